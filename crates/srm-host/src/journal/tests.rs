//! Proofs of the journal, at every prefix and every bit, and with every fault of the disk.

use super::frame::{Chain, START_BYTES, encode, frame_bytes, start};
use super::store::Store;
use super::*;
use crate::disk::faulty::{Fault, FaultyDisk};
use crate::disk::{Disk, RealDisk};
use proptest::prelude::*;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

const PATH: &str = "/j/s.journal";
const SMALL: Settings = Settings { reserve_bytes: 2000 };

fn record(seq: u64, payload: Vec<u8>) -> Record {
    let kind = if seq == 0 { RecordKind::Header } else { RecordKind::Event };
    Record { seq, at_us: seq / 2 * 10, kind, payload }
}

fn sample(seq: u64) -> Record {
    record(seq, (0..seq * 7 % 40).map(|byte| byte as u8).collect())
}

/// A file of the given batches and the offsets where its frames end.
fn file(batches: &[&[Record]]) -> (Vec<u8>, Vec<usize>) {
    let mut bytes = start().to_vec();
    let mut chain = Chain::new();
    let mut ends = Vec::new();
    for batch in batches {
        for record in *batch {
            encode(record, batch[0].seq, &mut chain, &mut bytes);
            ends.push(bytes.len());
        }
    }
    (bytes, ends)
}

fn singles(n: u64) -> (Vec<Record>, Vec<u8>, Vec<usize>) {
    let records: Vec<_> = (0..n).map(sample).collect();
    let (bytes, ends) = file(&records.chunks(1).collect::<Vec<_>>());
    (records, bytes, ends)
}

fn read(bytes: &[u8]) -> Result<Recovered, RecoverError> {
    let disk = FaultyDisk::new();
    disk.put(Path::new(PATH), bytes);
    recover(Path::new(PATH), &disk)
}

fn damage(bytes: &[u8]) -> (u64, u64) {
    match read(bytes) {
        Err(RecoverError::Damaged { offset, valid_after, .. }) => (offset, valid_after),
        Err(other) => panic!("{other}"),
        Ok(found) => panic!("{} records, {:?}", found.records.len(), found.end),
    }
}

#[test]
fn every_prefix_gives_the_records_wholly_inside_it() {
    let (records, bytes, ends) = singles(9);
    for len in 0..=bytes.len() {
        let found = read(&bytes[..len]).unwrap();
        let whole = ends.iter().filter(|&&end| end <= len).count();
        assert_eq!(found.records, records[..whole], "prefix of {len}");
        if ends.contains(&len) {
            assert_eq!(found.end, End::Clean, "prefix of {len}");
        }
        // The same prefix with claimed space behind it.
        let padded = [&bytes[..len], &[0; 700]].concat();
        if len >= START_BYTES {
            assert_eq!(read(&padded).unwrap().records, records[..whole], "padded prefix of {len}");
        }
    }
}

#[test]
fn every_flipped_bit_is_reported_and_alters_nothing() {
    let (records, mut bytes, ends) = singles(6);
    bytes.extend([0; 40]);
    let last = ends[ends.len() - 2];
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        match read(&bytes) {
            Ok(found) => {
                assert!(bit / 8 >= last, "bit {bit} of a saved record went unreported");
                assert!(matches!(found.end, End::Torn { .. }), "bit {bit}: {:?}", found.end);
                let good = if bit / 8 < ends[ends.len() - 1] { records.len() - 1 } else { records.len() };
                assert_eq!(found.records, records[..good], "bit {bit}");
            }
            Err(RecoverError::Damaged { offset, valid_after, .. }) => {
                let whole = ends.iter().filter(|&&end| end <= bit / 8).count();
                assert_eq!(
                    (offset, valid_after),
                    (ends.get(whole.wrapping_sub(1)).map_or(12, |end| *end as u64), ends[whole] as u64)
                );
            }
            Err(RecoverError::NotAJournal(_)) => assert!(bit / 8 < 8),
            Err(RecoverError::UnsupportedVersion { .. }) => assert!((8..12).contains(&(bit / 8))),
            Err(RecoverError::Disk(error)) => panic!("{error}"),
        }
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn a_hole_in_an_unsaved_batch_is_torn_but_in_a_saved_one_damage() {
    let records: Vec<_> = (0..7).map(sample).collect();
    let (whole, ends) = file(&[&records[..1], &records[1..4], &records[4..]]);
    let blank = |from: usize, to: usize| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(0);
        bytes
    };
    let found = read(&blank(ends[3], ends[5])).unwrap();
    assert_eq!(found.records, records[..4]);
    assert_eq!(found.end, End::Torn { cut_bytes: (ends[6] - ends[3]) as u64, at_offset: ends[3] as u64 });
    assert_eq!(damage(&blank(ends[2], ends[3])), (ends[2] as u64, ends[3] as u64));
    assert_eq!(damage(&blank(ends[0], ends[3])), (ends[0] as u64, ends[3] as u64));
}

#[test]
fn records_that_do_not_belong_together_are_damage() {
    let header = sample(0);
    let event = |seq, at_us, kind| Record { seq, at_us, kind, payload: vec![1] };
    let bad: [&[Record]; 6] = [
        &[event(0, 0, RecordKind::Event)],
        &[header.clone(), event(1, 0, RecordKind::Header)],
        &[header.clone(), event(2, 0, RecordKind::Event)],
        &[header.clone(), event(0, 0, RecordKind::Event)],
        &[header.clone(), event(1, 9, RecordKind::Event), event(2, 8, RecordKind::Event)],
        &[header.clone(), event(1, 9, RecordKind::Closed), event(2, 9, RecordKind::Heartbeat)],
    ];
    for records in bad {
        let mut bytes = start().to_vec();
        let mut chain = Chain::new();
        for record in records {
            encode(record, record.seq, &mut chain, &mut bytes);
        }
        let last = (bytes.len() as u64) - frame_bytes(records[records.len() - 1].payload.len());
        assert_eq!(damage(&bytes), (last, last));
    }
}

#[test]
fn a_record_exchanged_for_another_valid_one_breaks_the_chain() {
    let (records, bytes, ends) = singles(4);
    let mut other = records.clone();
    other[2].payload[0] ^= 1;
    let (forged, _) = file(&other.chunks(1).collect::<Vec<_>>());
    let spliced = [&bytes[..ends[1]], &forged[ends[1]..ends[2]], &bytes[ends[2]..]].concat();
    // The forged record itself continues the chain; the one after it no longer does.
    assert_eq!(damage(&spliced), (ends[2] as u64, ends[2] as u64));
    let moved = [&bytes[..ends[0]], &bytes[ends[1]..]].concat();
    assert_eq!(damage(&moved), (ends[0] as u64, ends[0] as u64));
}

#[test]
fn other_files_are_refused() {
    assert!(matches!(read(b"{\"a\":1}"), Err(RecoverError::NotAJournal(_))));
    assert!(matches!(read(&[0; 100]), Err(RecoverError::NotAJournal(_))));
    assert!(matches!(read(b"SRMJRNL\n\x02\0\0\0"), Err(RecoverError::UnsupportedVersion { version: 2, .. })));
    assert!(matches!(recover(Path::new("/none"), &FaultyDisk::new()), Err(RecoverError::Disk(_))));
    let disk = FaultyDisk::new();
    disk.put(Path::new(PATH), &vec![0; FILE_BYTES_MAX as usize + 1]);
    assert!(matches!(recover(Path::new(PATH), &disk), Err(RecoverError::Disk(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(payloads in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..20)) {
        let records: Vec<_> = payloads.into_iter().enumerate().map(|(seq, payload)| record(seq as u64, payload)).collect();
        let (bytes, _) = file(&[&records]);
        prop_assert_eq!(read(&bytes).unwrap().records, records);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), after_start in any::<bool>()) {
        let bytes = if after_start { [&start()[..], &bytes].concat() } else { bytes };
        let _ = read(&bytes);
    }

    #[test]
    fn garbage_behind_good_records_leaves_them_alone(garbage in prop::collection::vec(any::<u8>(), 1..400)) {
        let (records, bytes, _) = singles(3);
        let found = read(&[&bytes[..], &garbage].concat()).unwrap();
        prop_assert_eq!(found.records, records);
    }
}

/// One session on the disk: a header, then batches of growing size, then a resume and more. Gives what was attempted
/// and how many records were reported as saved.
fn session(disk: &FaultyDisk) -> (Vec<Record>, usize) {
    let path = Path::new(PATH);
    let shared: Arc<dyn Disk> = Arc::new(disk.clone());
    let mut attempted = vec![sample(0)];
    let mut saved = 0;
    let Ok(mut store) = Store::create(shared.clone(), path, &attempted[0], SMALL.reserve_bytes) else {
        return (attempted, saved);
    };
    saved = 1;
    for round in 0..2 {
        for size in 1..5 {
            let first = attempted.len() as u64;
            let batch: Vec<_> = (first..first + size).map(|seq| record(seq, vec![seq as u8; 200])).collect();
            attempted.extend_from_slice(&batch);
            store.push(&batch);
            if store.flush().is_err() {
                return (attempted, saved);
            }
            saved = attempted.len();
        }
        if round == 0 {
            let Ok(found) = recover(path, disk) else { return (attempted, saved) };
            assert_eq!(found.records, attempted);
            match Store::resume(shared.clone(), path, found, SMALL.reserve_bytes) {
                Ok(resumed) => store = resumed,
                Err(_) => return (attempted, saved),
            }
        }
    }
    (attempted, saved)
}

#[test]
fn every_saved_record_survives_a_fault_at_every_operation() {
    let path = Path::new(PATH);
    for fault in Fault::ALL {
        for op in 0.. {
            let disk = FaultyDisk::new();
            disk.fault_after(op, fault);
            let (attempted, saved) = session(&disk);
            let fired = disk.fired();
            for seed in 0..12 {
                let after = disk.after_power_cut(seed);
                if saved == 0 && !after.exists(path).unwrap() {
                    continue;
                }
                let found = recover(path, &after)
                    .unwrap_or_else(|error| panic!("{fault:?} at {op}, seed {seed}: {error}"));
                let n = found.records.len();
                assert!(n >= saved, "{fault:?} at {op}, seed {seed}: {n} of {saved} saved records");
                assert_eq!(found.records, attempted[..n], "{fault:?} at {op}, seed {seed}");
                // Going on after the cut works and leaves a clean file, even if the power goes once more.
                let next = record(n as u64, b"after".to_vec());
                let mut store =
                    Store::resume(Arc::new(after.clone()), path, found, SMALL.reserve_bytes).unwrap();
                store.push(std::slice::from_ref(&next));
                store.flush().unwrap();
                let again = recover(path, &after.after_power_cut(seed + 100)).unwrap();
                assert_eq!(again.end, End::Clean);
                assert_eq!(again.records.last(), Some(&next));
                assert_eq!(again.records.len(), n + 1);
            }
            if !fired {
                assert_eq!(saved, attempted.len());
                break;
            }
        }
    }
}

#[test]
fn the_default_reservation_is_zeros_that_read_as_a_clean_end() {
    let disk = FaultyDisk::new();
    let writer = open(&disk, Settings::default());
    let seq = writer.append(1, RecordKind::Event, b"one".to_vec()).unwrap();
    writer.wait(seq).unwrap();
    let bytes = disk.read(Path::new(PATH), u64::MAX).unwrap();
    assert!(bytes.len() > 4 << 20);
    let found = recover(Path::new(PATH), &disk).unwrap();
    assert_eq!((found.records.len(), found.end), (2, End::Clean));
}

fn open(disk: &FaultyDisk, settings: Settings) -> Writer {
    Writer::create(Arc::new(disk.clone()), Path::new(PATH), 0, b"header", settings, Box::new(|| {})).unwrap()
}

#[test]
fn the_writer_keeps_order_reports_syncs_and_flushes_when_dropped() {
    let disk = FaultyDisk::new();
    let calls = Arc::new(AtomicU64::new(0));
    let counted = calls.clone();
    let notify = Box::new(move || {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let writer =
        Writer::create(Arc::new(disk.clone()), Path::new(PATH), 5, b"header", SMALL, notify).unwrap();
    assert_eq!(writer.synced(), 0);
    for n in 1..=50 {
        assert_eq!(writer.append(5 + n, RecordKind::Event, vec![n as u8; 100]).unwrap(), n);
        if n % 7 == 0 {
            writer.wait(n).unwrap();
            assert!(writer.synced() >= n);
        }
    }
    assert!(matches!(writer.wait(51), Err(JournalError::NotAppended(51))));
    drop(writer);
    assert!(calls.load(Ordering::SeqCst) >= 7);
    let found = recover(Path::new(PATH), &disk.after_power_cut(1)).unwrap();
    assert_eq!(found.records.len(), 51);
    assert_eq!(found.end, End::Clean);
}

#[test]
fn the_writer_refuses_what_the_file_could_not_hold() {
    let disk = FaultyDisk::new();
    let writer = open(&disk, SMALL);
    writer.append(10, RecordKind::Heartbeat, Vec::new()).unwrap();
    assert!(matches!(
        writer.append(9, RecordKind::Event, Vec::new()),
        Err(JournalError::TimeWentBack { last_us: 10, at_us: 9 })
    ));
    assert!(matches!(writer.append(10, RecordKind::Header, Vec::new()), Err(JournalError::SecondHeader)));
    assert!(matches!(
        writer.append(10, RecordKind::Event, vec![0; PAYLOAD_BYTES_MAX + 1]),
        Err(JournalError::PayloadTooLong { .. })
    ));
    writer.append(10, RecordKind::Event, vec![7; PAYLOAD_BYTES_MAX]).unwrap();
    let closed = writer.append(10, RecordKind::Closed, Vec::new()).unwrap();
    writer.wait(closed).unwrap();
    assert!(matches!(writer.append(11, RecordKind::Event, Vec::new()), Err(JournalError::Closed)));
    let found = recover(Path::new(PATH), &disk).unwrap();
    assert!(found.is_closed());
    assert_eq!(found.records.len(), 4);
    let again = Writer::resume(Arc::new(disk.clone()), Path::new(PATH), found, SMALL, Box::new(|| {}));
    assert!(matches!(again, Err(JournalError::Closed)));
    let twice = Writer::create(Arc::new(disk), Path::new(PATH), 0, b"", SMALL, Box::new(|| {}));
    assert!(matches!(twice, Err(JournalError::Disk(_))));
}

#[test]
fn a_full_journal_can_still_be_closed_and_read() {
    let disk = FaultyDisk::new();
    let writer = open(&disk, Settings { reserve_bytes: 0 });
    let mut appended = 0;
    let error = loop {
        match writer.append(0, RecordKind::Event, vec![1; PAYLOAD_BYTES_MAX]) {
            Ok(seq) => appended = seq,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, JournalError::Full));
    let closed = writer.append(0, RecordKind::Closed, vec![2; PAYLOAD_BYTES_MAX]).unwrap();
    assert_eq!(closed, appended + 1);
    writer.wait(closed).unwrap();
    assert!(recover(Path::new(PATH), &disk).unwrap().is_closed());
}

#[test]
fn after_a_failure_everything_goes_on_at_the_spare_location() {
    let disk = FaultyDisk::new();
    let mut writer = open(&disk, SMALL);
    assert!(matches!(writer.continue_at(Path::new("/spare")), Err(JournalError::NotFailed)));
    let saved = writer.append(1, RecordKind::Event, b"saved".to_vec()).unwrap();
    writer.wait(saved).unwrap();
    disk.kill(Path::new("/j"));
    let unsaved = writer.append(2, RecordKind::Event, b"unsaved".to_vec()).unwrap();
    assert!(matches!(writer.wait(unsaved), Err(JournalError::Poisoned(_))));
    writer.wait(saved).unwrap();
    assert_eq!(writer.synced(), saved);
    assert!(writer.failure().unwrap().contains("/j/s.journal"));
    assert!(matches!(writer.append(3, RecordKind::Event, Vec::new()), Err(JournalError::Poisoned(_))));
    // A spare location on the same dead disk does not help; the next one does.
    assert!(writer.continue_at(Path::new("/j/spare")).is_err());
    assert!(writer.failure().is_some());
    let path = writer.continue_at(Path::new("/spare")).unwrap();
    assert_eq!(path, Path::new("/spare/s.journal"));
    assert_eq!(writer.path(), path);
    assert_eq!(writer.failure(), None);
    writer.wait(unsaved).unwrap();
    let next = writer.append(3, RecordKind::Event, b"next".to_vec()).unwrap();
    writer.wait(next).unwrap();
    let found = recover(&path, &disk.after_power_cut(3)).unwrap();
    let payloads: Vec<&[u8]> = found.records.iter().map(|record| &record.payload[..]).collect();
    assert_eq!(payloads, [&b"header"[..], b"saved", b"unsaved", b"next"]);
    // The abandoned file still holds what had been saved there.
    assert!(recover(Path::new(PATH), &disk.after_power_cut(4)).unwrap().records.len() >= 2);
}

#[test]
fn a_failed_sync_is_never_tried_again_in_the_same_file() {
    for fault in [Fault::InputOutput, Fault::Full] {
        for op in 0..2 {
            let disk = FaultyDisk::new();
            let mut writer = open(&disk, SMALL);
            disk.fault_after(op, fault);
            let seq = writer.append(1, RecordKind::Event, b"x".to_vec()).unwrap();
            assert!(matches!(writer.wait(seq), Err(JournalError::Poisoned(_))), "{fault:?} at {op}");
            assert!(matches!(
                writer.append(2, RecordKind::Event, Vec::new()),
                Err(JournalError::Poisoned(_))
            ));
            let path = writer.continue_at(Path::new("/spare")).unwrap();
            assert_eq!(recover(&path, &disk.after_power_cut(op)).unwrap().records.len(), 2);
        }
    }
}

#[test]
fn a_panic_in_the_callback_is_a_failure_not_a_hang() {
    let disk = FaultyDisk::new();
    let (armed, arm) = mpsc::channel::<()>();
    let notify = Box::new(move || assert!(arm.try_recv().is_err(), "a fault in the window"));
    let writer = Writer::create(Arc::new(disk), Path::new(PATH), 0, b"", SMALL, notify).unwrap();
    armed.send(()).unwrap();
    let first = writer.append(0, RecordKind::Event, Vec::new()).unwrap();
    writer.wait(first).unwrap();
    // Whether the thread is gone before or after this append, the answer comes and is honest.
    let answer = writer.append(0, RecordKind::Event, Vec::new()).and_then(|seq| writer.wait(seq));
    assert!(matches!(answer, Err(JournalError::Poisoned(_))));
}

#[test]
fn a_journal_without_header_cannot_be_resumed() {
    let disk = FaultyDisk::new();
    disk.put(Path::new(PATH), &start());
    let found = recover(Path::new(PATH), &disk).unwrap();
    let resumed = Writer::resume(Arc::new(disk), Path::new(PATH), found, SMALL, Box::new(|| {}));
    assert!(matches!(resumed, Err(JournalError::Empty(_))));
}

#[test]
fn quarantine_keeps_every_damaged_file() {
    let disk = FaultyDisk::new();
    for n in 1..4 {
        disk.put(Path::new(PATH), &[n]);
        let aside = quarantine(Path::new(PATH), &disk).unwrap();
        assert_eq!(aside, Path::new(&format!("{PATH}.damaged-{n}")));
        assert_eq!(disk.read(&aside, 9).unwrap(), [n]);
        let after = disk.after_power_cut(u64::from(n));
        assert!(!after.exists(Path::new(PATH)).unwrap() && after.exists(&aside).unwrap());
    }
}

/// The process is gone but not the power: what the next one reads may be in memory only, and after a failed sync the
/// system believes it saved.
#[test]
fn what_a_resumed_journal_holds_is_durable_even_after_a_failed_sync() {
    let path = Path::new(PATH);
    for (fault, op) in [(Fault::InputOutput, 1), (Fault::Full, 1), (Fault::Full, 0), (Fault::InputOutput, 0)]
    {
        let disk = FaultyDisk::new();
        let mut store = Store::create(Arc::new(disk.clone()), path, &sample(0), 20_000).unwrap();
        store.push(&[record(1, vec![1; 2000]), record(2, vec![2; 3000])]);
        disk.fault_after(op, fault);
        store.flush().unwrap_err();
        let found = recover(path, &disk).unwrap();
        let shown = found.records.clone();
        drop(Store::resume(Arc::new(disk.clone()), path, found, 10).unwrap());
        for seed in 0..12 {
            let after = recover(path, &disk.after_power_cut(seed)).unwrap();
            assert_eq!(
                (after.records, after.end),
                (shown.clone(), End::Clean),
                "{fault:?} at {op}, seed {seed}"
            );
        }
    }
}

#[test]
fn a_real_file_is_torn_recovered_and_resumed() {
    let dir = std::env::temp_dir().join(format!("srm-host-journal-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("s.journal");
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let writer = Writer::create(disk.clone(), &path, 0, b"h", SMALL, Box::new(|| {})).unwrap();
    writer.append(1, RecordKind::Event, b"first".to_vec()).unwrap();
    drop(writer);
    let len = START_BYTES as u64 + frame_bytes(1) + frame_bytes(5);
    let mut file = disk.open(&path).unwrap();
    file.write_all_at(len, b"half a record").unwrap();
    drop(file);
    let found = recover(&path, disk.as_ref()).unwrap();
    assert_eq!(found.end, End::Torn { cut_bytes: 13, at_offset: len });
    let head = found.head();
    let writer = Writer::resume(disk.clone(), &path, found, SMALL, Box::new(|| {})).unwrap();
    assert_eq!(writer.append(2, RecordKind::Closed, b"end".to_vec()).unwrap(), 2);
    drop(writer);
    let found = recover(&path, disk.as_ref()).unwrap();
    assert!(found.is_closed() && found.end == End::Clean && found.head() != head);
    std::fs::remove_dir_all(&dir).unwrap();
}

//! Kills a writing process without warning, again and again, and checks that no record it had been told was saved is
//! missing.

use srm_host::disk::{Disk, RealDisk};
use srm_host::journal::{RecordKind, Recovered, Settings, Writer, recover};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

const CHILD: &str = "SRM_HOST_KILL_TEST_JOURNAL";
const ROUNDS: usize = 30;

fn payload(seq: u64) -> Vec<u8> {
    (0..seq * 37 % 3000).map(|byte| (byte ^ seq) as u8).collect()
}

fn check(found: &Recovered) {
    for (seq, record) in (0_u64..).zip(&found.records) {
        assert_eq!(record.seq, seq);
        assert_eq!(record.payload, payload(seq));
    }
}

/// Not a test of its own: with the variable set this is the process that is killed. It appends in uneven batches
/// and prints each number it may promise.
#[test]
fn child_writes_until_killed() {
    let Some(path) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let settings = Settings { reserve_bytes: 20_000 };
    let writer = if path.exists() {
        let found = recover(&path, disk.as_ref()).unwrap();
        check(&found);
        Writer::resume(disk, &path, found, settings, Box::new(|| {})).unwrap()
    } else {
        Writer::create(disk, &path, 0, &payload(0), settings, Box::new(|| {})).unwrap()
    };
    let mut next = writer.synced() + 1;
    println!("\nsaved {}", writer.synced());
    loop {
        for _ in 0..=next % 5 {
            assert_eq!(writer.append(next, RecordKind::Event, payload(next)).unwrap(), next);
            next += 1;
        }
        writer.wait(next - 1).unwrap();
        println!("saved {}", writer.synced());
    }
}

/// Runs the child until it has promised `lines` times, kills it, and gives its last promise.
fn kill_after(path: &Path, lines: usize) -> io::Result<u64> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--exact", "child_writes_until_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let mut promises = BufReader::new(output)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("saved ")?.parse().ok());
    let seen = promises.nth(lines);
    child.kill()?;
    child.wait()?;
    // What it had printed before it died was promised too; no promise at all means it stopped by itself.
    promises.last().or(seen).ok_or(io::ErrorKind::UnexpectedEof.into())
}

#[test]
fn every_promised_record_survives_kill() {
    let dir = std::env::temp_dir().join(format!("srm-host-kill-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let mut random = [0; ROUNDS];
    getrandom::fill(&mut random).unwrap();
    let mut path = dir.join("0.journal");
    let mut had = 0;
    for (round, byte) in random.into_iter().enumerate() {
        // Mostly the same journal resumed again and again, sometimes a fresh one.
        if round % 10 == 0 {
            path = dir.join(format!("{round}.journal"));
            had = 0;
        }
        let promised = kill_after(&path, byte as usize % 24).unwrap();
        let found = recover(&path, &RealDisk).unwrap();
        check(&found);
        let last = found.records.last().unwrap().seq;
        assert!(last >= promised, "round {round}: {promised} was promised, {last} is the last found");
        assert!(last >= had, "round {round}: the journal became shorter");
        had = last;
    }
    std::fs::remove_dir_all(&dir).unwrap();
}

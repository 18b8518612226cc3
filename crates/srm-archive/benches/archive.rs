//! `cargo bench -p srm-archive`: what an office with a hundred thousand sheets waits for.
//!
//! Sheets of the demo set, each another session with another code, signed, brought in batch by batch as an import
//! does, then listed, filtered and counted; a share of them computed again. `SRM_BENCH_SHEETS` sets another number,
//! `SRM_BENCH_DIR` another folder than the system's for temporary files (the archive of a hundred thousand takes
//! about 2 GB).

use ed25519_dalek::SigningKey;
use srm_archive::{Actor, Archive, ArchiveKind, Candidate, Continue, Filter, NeedKind, Order, Page};
use srm_core::bot::{self, Profile};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::pack::PackFiles;
use srm_core::session::{Entry, Event, Purpose, Settings, Start};
use srm_sheet::packed::{self, KnownPack};
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{Sealing, Sheet, Timing};
use srm_sheet::utc::Utc;
use srm_sheet::wire::Journal;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

type Fallible<T> = Result<T, Box<dyn Error>>;

const SHEETS: u32 = 100_000;
/// Sheets made at once: making them is not what is measured.
const CHUNK: u32 = 2_000;
const RECOMPUTED: usize = 1_000;
const STATIONS: u32 = 40;
/// 2027-01-15T08:00:00Z.
const NOW_S: i64 = 1_800_000_000;

struct Figures(Vec<(String, f64, &'static str, &'static str)>);

impl Figures {
    fn add(&mut self, name: impl Into<String>, value: f64, unit: &'static str, goal: &'static str) {
        self.0.push((name.into(), value, unit, goal));
    }

    fn print(&self) {
        println!("\narchive");
        for (name, value, unit, goal) in &self.0 {
            println!("  {name:<52} {value:>12.2} {unit:<10} {goal}");
        }
        for (name, value, unit, goal) in &self.0 {
            println!(
                r#"{{"bench":"archive","figure":{name:?},"value":{value:.3},"unit":{unit:?},"note":{goal:?}}}"#
            );
        }
    }
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn main() -> Fallible<()> {
    // A test run over all targets only wants to know that this builds.
    if !std::env::args().any(|word| word == "--bench") {
        return Ok(());
    }
    let asked = std::env::var("SRM_BENCH_SHEETS").ok().and_then(|count| count.parse().ok());
    let count: u32 = asked.unwrap_or(SHEETS);
    let base = std::env::var_os("SRM_BENCH_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = Folder(base.join(format!("srm-archive-bench-{}", std::process::id())));
    fs::create_dir_all(&folder.0)?;
    let mut figures = Figures(Vec::new());

    let keys: Vec<SigningKey> =
        (1..=STATIONS as u8).map(|seed| SigningKey::from_bytes(&[seed; 32])).collect();
    let (known, packed) = demo(&keys[0])?;
    let templates = [Profile::Typical, Profile::Expert, Profile::Novice, Profile::SlowCareful]
        .map(|profile| template(&known, profile));
    let templates = templates.into_iter().collect::<Fallible<Vec<Sheet>>>()?;

    let archive = Archive::create(&folder.0.join("bench.srm-archive"), ArchiveKind::Live)?;
    let officer = Actor::new("officer/1")?;
    let now = Utc::from_unix_s(NOW_S).ok_or("a moment out of range")?;
    let line = |station: u32| format!("station/{station} {}", PublicKey::from(&keys[station as usize]));
    let trust = (0..STATIONS).map(line).collect::<Vec<_>>().join("\n");
    archive.set_trust(&trust, "", &officer, now)?;
    archive.put("demo.srm-pack", packed, &officer, now)?;

    let (mut spent, mut bytes) = (Duration::ZERO, 0_usize);
    let mut slowest: f64 = f64::MAX;
    for first in (0..count).step_by(CHUNK as usize) {
        let mut chunk = Vec::new();
        for number in first..(first + CHUNK).min(count) {
            let file = sheet(&templates, number, &keys)?;
            bytes += file.len();
            chunk.push(Candidate { name: format!("{number}.srm-sheet"), content: Ok(file) });
        }
        let of_chunk = chunk.len();
        let begun = Instant::now();
        let report = archive.import(&mut chunk.into_iter(), "bench", now, &mut |_| Continue::Yes)?;
        let took = begun.elapsed();
        if report.stored() != of_chunk {
            return Err(format!("{} of {of_chunk} sheets came in", report.stored()).into());
        }
        slowest = slowest.min(of_chunk as f64 / took.as_secs_f64());
        spent += took;
    }
    figures.add("sheets", f64::from(count), "", "100 000");
    figures.add("size of a sheet", bytes as f64 / f64::from(count) / 1024.0, "KiB", "at most 60");
    figures.add(
        "signature check and store",
        f64::from(count) / spent.as_secs_f64(),
        "sheets/s",
        "at least 500",
    );
    figures.add("the same, slowest 2000", slowest, "sheets/s", "at least 500");

    let begun = Instant::now();
    let mut done = 0;
    while done < RECOMPUTED.min(count as usize) {
        done += archive.recompute_next(64)?.done;
    }
    figures.add(
        "recompute, one core",
        done as f64 / begun.elapsed().as_secs_f64(),
        "sheets/s",
        "its own rate",
    );

    let archive = Archive::open(archive.path())?;
    queries(&archive, &mut figures)?;
    let size = fs::metadata(archive.path())?.len() as f64 / 1024.0 / 1024.0;
    figures.add("the archive's file", size, "MiB", "");
    figures.print();
    Ok(())
}

/// Every list and filter: the slowest of all its turns, the first one after opening included.
fn queries(archive: &Archive, figures: &mut Figures) -> Fallible<()> {
    let middle = Utc::from_unix_s(NOW_S - 30 * 24 * 3600);
    let filters = [
        ("everything", Filter::default()),
        ("by code", Filter { order: Order::Code, ..Filter::default() }),
        ("by what is due", Filter { order: Order::Due, ..Filter::default() }),
        ("what needs rating", Filter { need: Some(NeedKind::RatingDue), ..Filter::default() }),
        ("what nobody needs", Filter { open: Some(false), ..Filter::default() }),
        ("one code", Filter { text: "0050123".into(), ..Filter::default() }),
        ("codes by their beginning", Filter { text: "004".into(), ..Filter::default() }),
        ("a code that is not there", Filter { text: "99999999".into(), ..Filter::default() }),
        ("a set", Filter { set: Id::parse("demo"), order: Order::Code, ..Filter::default() }),
        ("a station", Filter { station: Some("station/7".into()), order: Order::Due, ..Filter::default() }),
        ("a period", Filter { from: middle, order: Order::Code, ..Filter::default() }),
        (
            "all of these",
            Filter {
                need: Some(NeedKind::AnswerDue),
                text: "00".into(),
                set: Id::parse("demo"),
                station: Some("station/3".into()),
                until: middle,
                purpose: Some(Purpose::Live),
                order: Order::Due,
                ..Filter::default()
            },
        ),
    ];
    for (name, filter) in &filters {
        let page = slowest(|| archive.queue(filter, None, 100))?;
        let next = {
            let first: Page = archive.queue(filter, None, 100)?;
            match first.next {
                Some(next) => slowest(|| archive.queue(filter, Some(&next), 100))?,
                None => 0.0,
            }
        };
        let counts = slowest(|| archive.counts(filter))?;
        let list = slowest(|| archive.list(filter))?;
        figures.add(format!("page: {name}"), page.max(next), "ms", "under 50");
        figures.add(format!("counts of all tabs: {name}"), counts, "ms", "under 50");
        figures.add(format!("all ids in order: {name}"), list, "ms", "under 50");
    }
    let words = slowest(|| archive.filter_words())?;
    figures.add("sets and stations for menus", words, "ms", "under 50");
    Ok(())
}

fn slowest<T, E: Error + 'static>(mut run: impl FnMut() -> Result<T, E>) -> Fallible<f64> {
    let mut worst: f64 = 0.0;
    for _ in 0..7 {
        let begun = Instant::now();
        run()?;
        worst = worst.max(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(worst)
}

fn demo(key: &SigningKey) -> Fallible<(KnownPack, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = PackFiles::default();
    for folder in ["exercises/demo", "exercises/demo/text"] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.is_file() {
                let name = path.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
                files
                    .insert(&format!("{folder}/{name}"), fs::read(&path)?)
                    .map_err(|fault| fault.to_string())?;
            }
        }
    }
    let rules = "scoring-rules/demo.ron";
    files.insert(rules, fs::read(root.join(rules))?).map_err(|fault| fault.to_string())?;
    let id = Id::parse("demo").ok_or("no id")?;
    let (known, problems) = KnownPack::check(&id, &files);
    let known = known.ok_or_else(|| format!("the demo set has errors: {problems:?}"))?;
    let packed = packed::to_signed(&files, &id, known.pack.version(), key)?.to_text().into_bytes();
    Ok((known, packed))
}

fn template(known: &KnownPack, profile: Profile) -> Fallible<Sheet> {
    let start = Start {
        session: Uuid::from_u128(1),
        seed: 7,
        purpose: Purpose::Live,
        set: known.pack.id().clone(),
        pack: known.digest,
        code: CandidateCode::from_number(1),
        attempt: 1,
        settings: Settings::default(),
    };
    let worked = bot::work(&known.pack, start, profile).ok_or("the worker came to no end")?;
    let at = Utc::from_unix_s(NOW_S).ok_or("a moment out of range")?;
    let seal = Sealing {
        sheet: Uuid::from_u128(2),
        station: "station/0".to_owned(),
        seq: 1,
        prev: Digest::ZERO,
        rubric: known.rubric,
        plan: known.plan,
        build: "bench".to_owned(),
        started: at,
        ended: at,
        timing: Timing {
            frames: 0,
            late_frames: 0,
            worst_frame_ms: 0,
            input_path: "simulated".to_owned(),
            display_stack: "no window".to_owned(),
        },
    };
    Ok(Sheet::of(&worked.session, &worked.journal, seal)?)
}

/// Another session with the same work: it verifies and recomputes like any other.
fn sheet(templates: &[Sheet], number: u32, keys: &[SigningKey]) -> Fallible<Vec<u8>> {
    let template = &templates[number as usize % templates.len()];
    let station = number % STATIONS;
    let (session, code) =
        (Uuid::from_u128(0x5e55 << 32 | u128::from(number)), CandidateCode::from_number(number));
    let mut entries = template.journal.entries().to_vec();
    if let Some(Entry { event: Event::Started(start), .. }) = entries.first_mut() {
        (start.session, start.code) = (session, code.clone());
    }
    let ended = NOW_S - i64::from(number) * 60;
    let time = |s: i64| Utc::from_unix_s(s).ok_or("a moment out of range");
    let sheet = Sheet {
        sheet: Uuid::from_u128(0x0005_4ee7 << 32 | u128::from(number)),
        session,
        code,
        station: format!("station/{station}"),
        seq: u64::from(number / STATIONS) + 1,
        started: time(ended - 600)?,
        ended: time(ended)?,
        journal: Journal::new(entries),
        ..template.clone()
    };
    Ok(sheet.sign(&keys[station as usize])?.to_text().into_bytes())
}

//! Whole sessions by a simulated candidate, on real folders and on a disk that fails.

mod crash;
mod leave;
mod whole;

use super::*;
use crate::clock::ManualClock;
use crate::disk::faulty::FaultyDisk;
use srm_core::bot::{self, Next, Profile};
use srm_core::session::{Applied, Event};
use srm_core::time::At;
use srm_sheet::packed::Packs;
use srm_sheet::sheet::Timing;
use srm_sheet::signers::AllowedSigners;
use std::sync::OnceLock;

/// 2026-03-09T08:00:00Z.
const MORNING_S: i64 = 1_773_043_200;

/// A folder of its own for each test; the key lies there even if everything else is in memory.
struct Place {
    root: PathBuf,
    clock: Arc<ManualClock>,
}

impl Place {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("srm-host-station-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        Self { root, clock: Arc::new(ManualClock::new(0, MORNING_S)) }
    }

    fn open_on(&self, disk: Arc<dyn Disk>, passphrase: Option<&str>) -> Result<Station, StationError> {
        let opening = Opening {
            passphrase,
            build: "srm 0.0.0 (test)".to_owned(),
            clock: Arc::<ManualClock>::clone(&self.clock),
            notify: Arc::new(|| {}),
        };
        let mut station = Station::open(DataFolder::open(Some(&self.root))?, disk, opening)?;
        station.keep_journals(journal::Settings { reserve_bytes: 16 * 1024 });
        Ok(station)
    }

    fn open(&self) -> Station {
        self.open_on(Arc::new(RealDisk), None).unwrap()
    }

    /// Both clocks go on.
    fn pass(&self, s: u64) {
        self.clock.advance_us(s * 1_000_000);
        self.clock.set_unix_s(self.clock.unix_s() + s as i64);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn demo() -> Arc<Loaded> {
    static DEMO: OnceLock<Arc<Loaded>> = OnceLock::new();
    Arc::clone(DEMO.get_or_init(|| Arc::new(crate::embedded::demo().unwrap())))
}

fn set_up(number: u32) -> SetUp {
    SetUp {
        code: CandidateCode::from_number(number),
        attempt: 1,
        settings: Settings::default(),
        purpose: Purpose::Simulated,
    }
}

fn timing() -> Timing {
    Timing {
        frames: 1000,
        late_frames: 1,
        worst_frame_ms: 21,
        input_path: "test".to_owned(),
        display_stack: "none".to_owned(),
    }
}

/// One step of the perfect candidate, the wall clock going along; `false` when there is nothing left to do.
fn step(place: &Place, live: &mut Live) -> bool {
    let before = live.session().now();
    let goes_on = match bot::next(live.session(), Profile::Perfect) {
        _ if live.session().ending().is_some() || live.is_stopped() => false,
        Next::Act(at, event) => {
            // The window advances many times between two inputs.
            for part in 1..4 {
                live.advance(At(before.0 + at.us_since(before) * part / 4));
            }
            let _ = live.apply(at, &event);
            true
        }
        Next::Wait(at) => {
            live.advance(at);
            true
        }
        Next::Stuck => false,
    };
    let now = live.session().now();
    place.clock.advance_us(now.us_since(before));
    let whole_s = (place.clock.now_us() / 1_000_000) as i64;
    place.clock.set_unix_s(MORNING_S + whole_s);
    goes_on
}

fn work(place: &Place, live: &mut Live) {
    while step(place, live) {}
}

/// The trust and the packs a stranger would have: the station's own line and the built-in set.
fn outside(station: &Station) -> (AllowedSigners, Packs) {
    let mut packs = Packs::new();
    packs.add(demo().known().unwrap());
    (AllowedSigners::parse(&station.allowed_signers()).unwrap(), packs)
}

/// The sheet's faults, as somebody with the exported files would find them.
fn faults(station: &Station, path: &Path) -> Vec<String> {
    let bytes = station.disk.read(path, 1 << 24).unwrap();
    let (trust, packs) = outside(station);
    let now_s = station.watch.unix_s();
    let report = srm_sheet::verify::verify_sheet("sheet", &bytes, &trust, &packs, now_s);
    report.faults.iter().map(ToString::to_string).collect()
}

fn sealed(outcome: Outcome) -> SealedInfo {
    match outcome {
        Outcome::Sealed(info) => info,
        other => panic!("{other:?}"),
    }
}

fn read_sheet(station: &Station, path: &Path) -> srm_sheet::sheet::Sheet {
    srm_sheet::sheet::Sheet::read(&station.disk.read(path, 1 << 24).unwrap()).unwrap().0
}

fn kinds(station: &Station) -> Vec<EntryKind> {
    station.ledger().entries().iter().map(|entry| entry.kind).collect()
}

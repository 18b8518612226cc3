//! The demo archive's content: a station of simulated candidates, from good to weak, with incidents, and with something
//! wrong in several ways; ratings of some of them by two raters.
//!
//! Sheets are `simulated` and ratings `demo`: nobody can ever be decided on with them elsewhere.

use ed25519_dalek::SigningKey;
use srm_core::bot::{Ability, Candidate, Next, Worked};
use srm_core::id::{CandidateCode, Id};
use srm_core::kinds::KindSpec;
use srm_core::pack::Pack;
use srm_core::session::{Applied, Entry, Event, Fault, Purpose, Session, Settings, Start};
use srm_core::time::At;
use srm_host::packs::Loaded;
use srm_host::{embedded, random};
use srm_sheet::digest::sha256;
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Rating;
use srm_sheet::judgement::rating::{CountGiven, CriterionMark, Mark, RatingFormat, RatingKind};
use srm_sheet::ledger::{EntryKind, Ledger, Payload};
use srm_sheet::note::Note;
use srm_sheet::packed::KnownPack;
use srm_sheet::principal::Principal;
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{Sealing, Sheet, Timing};
use srm_sheet::signers::{Patterns, Signer};
use srm_sheet::utc::Utc;
use srm_sheet::{json, signed::SignedFile};
use std::sync::Arc;

/// Who keeps the list of signers of a demo.
pub const OFFICER: &str = "officer/1";
/// The people who try a demo: name, and the names their keys sign under. Two, so that one can sign after the other.
pub const PEOPLE: [(&str, [&str; 2]); 2] =
    [("Robin", ["rater/1", "recruiter/1"]), ("Kim", ["rater/2", "recruiter/2"])];
/// How many sheets a demo has.
pub const SHEETS: usize = 30;

const STATIONS: [&str; 3] = ["station/03", "station/07", "station/11"];
const ACTS_MAX: usize = 2_000_000;
const HOUR_S: i64 = 3600;
/// Seed of the demo's people: the same each time.
const SEED: u64 = 0x5eed_de30;

/// What a demo is made of.
#[derive(Debug, Default)]
pub struct Made {
    /// Files to read in: name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// Lines of the list of signers, each with its end of line.
    pub signers: String,
    /// Revoked keys, one per line.
    pub revoked: String,
}

/// What is wrong with a sheet, on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Nothing,
    /// Points that do not follow from the journal, signed all the same.
    Points,
    /// A byte changed after signing.
    Changed,
    /// Signed by a station nobody knows.
    Stranger,
    /// Dated in the future.
    Future,
    /// The ledger tells of it, the file is not there.
    Missing,
}

/// How the n-th sheet is.
const fn wrong(index: usize) -> Wrong {
    match index {
        7 => Wrong::Points,
        12 => Wrong::Changed,
        16 => Wrong::Stranger,
        21 => Wrong::Future,
        25 => Wrong::Missing,
        _ => Wrong::Nothing,
    }
}

const fn has_incident(index: usize) -> bool {
    index % 9 == 4
}

struct Station {
    name: &'static str,
    key: SigningKey,
    ledger: Ledger,
}

/// Makes everything. `progress` is told how many sheets are made, of how many.
pub fn make(now: Utc, progress: &mut dyn FnMut(usize, usize)) -> Result<Made, String> {
    let loaded = embedded::demo().ok_or("the built-in demo set is not there")?;
    let pack = loaded.pack.clone().ok_or("the built-in demo set has errors")?;
    let known = loaded.known().ok_or("the built-in demo set has errors")?;
    let mut made = Made::default();
    let mut stations = Vec::new();
    for name in STATIONS {
        let key = new_key()?;
        made.signers += &line(name, "srm-sheet,srm-checkpoint,srm-pack", &key)?;
        let mut station = Station { name, key, ledger: Ledger::default() };
        let key_digest = sha256(&PublicKey::from(&station.key).to_bytes());
        let begun = back(now, 200 * HOUR_S)?;
        let enrolled =
            Payload { digest: Some(key_digest), code: Some(name.to_owned()), ..Payload::new(begun) };
        append(&mut station.ledger, EntryKind::Enrolled, enrolled)?;
        let code = Some(loaded.id.as_str().to_owned());
        let installed = Payload { digest: Some(loaded.digest), code, ..Payload::new(begun) };
        append(&mut station.ledger, EntryKind::PackInstalled, installed)?;
        stations.push(station);
    }
    let raters = [("rater/11", new_key()?), ("rater/12", new_key()?)];
    for (name, key) in &raters {
        made.signers += &line(name, "srm-rating", key)?;
    }
    for index in 0..SHEETS {
        let station = index % stations.len();
        let ended = if wrong(index) == Wrong::Future {
            back(now, -60 * 24 * HOUR_S)?
        } else {
            back(now, (SHEETS - index) as i64 * 2 * HOUR_S + 900)?
        };
        let session = sit(&loaded, &pack, index)?;
        if let Some(station) = stations.get_mut(station) {
            seal(station, &known, &session, index, ended, &mut made)?;
        }
        rate(&pack, &known, &session, index, ended, &raters, &mut made)?;
        progress(index + 1, SHEETS);
    }
    for station in &stations {
        let text = station.ledger.to_text().map_err(|error| error.to_string())?;
        let file = format!("{}/ledger.jsonl", station.name.replace('/', "-"));
        made.files.push((file, text.into_bytes()));
    }
    Ok(made)
}

fn back(now: Utc, seconds: i64) -> Result<Utc, String> {
    Utc::from_unix_s(now.unix_s() - seconds).ok_or_else(|| "this computer's clock is set wrong".to_owned())
}

fn new_key() -> Result<SigningKey, String> {
    let (one, two) = (random::salt(), random::salt());
    let (one, two) = (one.map_err(|error| error.to_string())?, two.map_err(|error| error.to_string())?);
    let mut seed = [0; 32];
    seed[..16].copy_from_slice(&one);
    seed[16..].copy_from_slice(&two);
    Ok(SigningKey::from_bytes(&seed))
}

/// A line of the list of signers.
pub fn line(names: &str, namespaces: &str, key: &SigningKey) -> Result<String, String> {
    let read = |text: &str| Patterns::parse(text).map_err(|error| error.to_string());
    let signer = Signer::new(read(names)?, PublicKey::from(key)).for_namespaces(read(namespaces)?);
    Ok(format!("{signer}\n"))
}

fn append(ledger: &mut Ledger, kind: EntryKind, payload: Payload) -> Result<(), String> {
    let salt = random::salt().map_err(|error| error.to_string())?;
    ledger.append(kind, payload, salt).map(|_| ()).map_err(|error| error.to_string())
}

/// A session with what it began with.
struct Sat {
    start: Start,
    worked: Worked,
}

/// Somebody's session: abilities from weak to strong, spread over the sheets.
fn sit(loaded: &Loaded, pack: &Arc<Pack>, index: usize) -> Result<Sat, String> {
    let start = Start {
        session: random::id(srm_host::clock::WallClock.unix_ms()).map_err(|error| error.to_string())?,
        seed: SEED + index as u64 * 7919,
        purpose: Purpose::Simulated,
        set: loaded.id.clone(),
        pack: loaded.digest,
        code: CandidateCode::from_number(4021 + index as u32 * 7),
        attempt: 1,
        settings: Settings::default(),
    };
    let between = |low: u32, high: u32, permille: u32| low + (high.abs_diff(low)) * permille / 1000;
    let skill = (index as u32 * 389) % 1000;
    let (weak, strong) = (Ability::NOVICE, Ability::EXPERT);
    let ability = Ability {
        pace_permille: between(strong.pace_permille, weak.pace_permille, 1000 - skill),
        slip_permille: between(strong.slip_permille, weak.slip_permille, 1000 - skill),
        lapse_permille: between(strong.lapse_permille, weak.lapse_permille, 1000 - skill),
        ..Ability::TYPICAL
    };
    let mut person = Candidate::new(ability, start.seed);
    let mut session = Session::begin(Arc::clone(pack), start.clone());
    let mut journal = vec![Entry { at: At::ZERO, event: Event::Started(Box::new(start.clone())) }];
    let mut disturb = has_incident(index);
    for _ in 0..ACTS_MAX {
        if session.ending().is_some() {
            return Ok(Sat { start, worked: Worked { session, journal } });
        }
        if disturb && session.now() > At::ZERO.plus_ms(240_000) {
            disturb = false;
            let event = Event::Fault(Fault::FocusLost);
            if session.apply(session.now(), &event) == Applied::Taken {
                journal.push(Entry { at: session.now(), event });
            }
        }
        match person.next(&session) {
            Next::Act(at, event) => {
                if session.apply(at, &event) == Applied::Taken {
                    journal.push(Entry { at: session.now(), event });
                }
            }
            Next::Wait(at) => session.advance(at),
            Next::Stuck => break,
        }
    }
    Err("a simulated session came to no end; please report this".to_owned())
}

fn seal(
    station: &mut Station,
    known: &KnownPack,
    sat: &Sat,
    index: usize,
    ended: Utc,
    made: &mut Made,
) -> Result<(), String> {
    let Sat { start, worked } = sat;
    let began = back(ended, (worked.session.now().ms() / 1000) as i64)?;
    let beginning = json::to_line(start).map_err(|error| error.to_string())?;
    let about = |at, digest| {
        let code = Some(start.code.as_str().to_owned());
        Payload { session: Some(start.session), digest: Some(digest), code, ..Payload::new(at) }
    };
    append(&mut station.ledger, EntryKind::SessionStarted, about(began, sha256(beginning.as_bytes())))?;
    let sealing = Sealing {
        sheet: random::id(ended.unix_s() * 1000).map_err(|error| error.to_string())?,
        station: station.name.to_owned(),
        seq: station.ledger.entries().len() as u64 + 1,
        prev: station.ledger.head(),
        rubric: known.rubric,
        plan: known.plan,
        build: concat!("srm ", env!("CARGO_PKG_VERSION")).to_owned(),
        started: began,
        ended,
        timing: Timing {
            frames: 0,
            late_frames: 0,
            worst_frame_ms: 0,
            input_path: "simulated".to_owned(),
            display_stack: "no window".to_owned(),
        },
    };
    let mut sheet =
        Sheet::of(&worked.session, &worked.journal, sealing).map_err(|error| error.to_string())?;
    if wrong(index) == Wrong::Points {
        raise_a_point(&mut sheet);
    }
    let stranger;
    let key = if wrong(index) == Wrong::Stranger {
        stranger = new_key()?;
        &stranger
    } else {
        &station.key
    };
    let file = sheet.sign(key).map_err(|error| error.to_string())?;
    append(&mut station.ledger, EntryKind::Sealed, about(ended, file.digest()))?;
    let name =
        format!("{}/{}-1-{}.srm-sheet", station.name.replace('/', "-"), start.code, file.digest().short());
    let bytes = match wrong(index) {
        Wrong::Missing => return Ok(()),
        Wrong::Changed => changed(&file),
        _ => file.to_text().into_bytes(),
    };
    made.files.push((name, bytes));
    Ok(())
}

/// A sheet that says more than its journal, as somebody with the key could make it.
fn raise_a_point(sheet: &mut Sheet) {
    for line in sheet.score.lines.iter_mut().filter(|line| line.points_milli.is_some()) {
        if line.points_milli < Some(line.max_milli) {
            line.points_milli = Some(line.max_milli);
            break;
        }
    }
}

/// The file with a space more, put there after signing.
fn changed(file: &SignedFile) -> Vec<u8> {
    let text = file.to_text();
    let turned = text.replacen("\"form\": ", "\"form\":  ", 1);
    turned.into_bytes()
}

/// Ratings of two thirds of the sheets: most by two people, some of whom lie far apart.
fn rate(
    pack: &Pack,
    known: &KnownPack,
    sat: &Sat,
    index: usize,
    ended: Utc,
    raters: &[(&str, SigningKey)],
    made: &mut Made,
) -> Result<(), String> {
    if index % 3 == 1 || wrong(index) != Wrong::Nothing {
        return Ok(());
    }
    let start = &sat.start;
    for exercise in pack.exercises() {
        let KindSpec::Observed(task) = exercise.kind() else { continue };
        let criteria: Vec<Id> = task.criteria().iter().map(|criterion| criterion.id().clone()).collect();
        let count = if index % 7 == 5 { 1 } else { raters.len() };
        for (place, (name, key)) in raters.iter().enumerate().take(count) {
            let far = if index % 8 == 6 && place == 1 { 3 } else { 0 };
            let rating = Rating {
                format: RatingFormat::V1,
                purpose: Purpose::Demo,
                rating: random::id(ended.unix_s() * 1000).map_err(|error| error.to_string())?,
                code: start.code.clone(),
                attempt: start.attempt,
                set: start.set.clone(),
                pack: start.pack,
                rubric: known.rubric,
                exercise: exercise.id().clone(),
                session: Some(start.session),
                sheet: None,
                by: Principal::parse(name).ok_or("a rater's name is wrong")?,
                at: back(ended, -600 - 60 * place as i64)?,
                marks: marks(&criteria, index, place, far)?,
                counts: task
                    .counts()
                    .iter()
                    .map(|count| CountGiven { count: count.id().clone(), number: 4 })
                    .collect(),
                kind: RatingKind::Own,
                of: Vec::new(),
                supersedes: None,
                reason: None,
            };
            let signed = rating.sign(key).map_err(|error| error.to_string())?;
            let short = signed.digest().short();
            made.files.push((format!("ratings/{}-{short}.srm-rating", start.code), signed.to_bytes()));
        }
    }
    Ok(())
}

fn marks(criteria: &[Id], index: usize, place: usize, far: u8) -> Result<Vec<CriterionMark>, String> {
    let mut all = Vec::new();
    for (number, criterion) in criteria.iter().enumerate() {
        let base = 2 + ((index * 5 + number * 3) % 4) as u8;
        let base = if far > 0 { 1 } else { base };
        let with_place = base.saturating_sub((place as u8) & (number as u8 & 1)).clamp(1, 5);
        let mark = if far > 0 && number == 0 { 5 } else { with_place };
        let note = "Read the card first, then worked part by part.";
        all.push(CriterionMark {
            criterion: criterion.clone(),
            mark: Mark::new(mark).ok_or("a mark lies off the scale")?,
            note: (number == 0).then(|| Note::new(note)).transpose().map_err(|_| "a note is not sound")?,
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_is_made_of_sheets_ratings_and_ledgers() {
        let now = Utc::from_unix_s(1_790_000_000).unwrap();
        let mut steps = 0;
        let made = make(now, &mut |_, _| steps += 1).unwrap();
        assert_eq!(steps, SHEETS);
        let ending = |end: &str| made.files.iter().filter(|(name, _)| name.ends_with(end)).count();
        assert_eq!(ending(".srm-sheet"), SHEETS - 1);
        assert_eq!(ending(".jsonl"), STATIONS.len());
        assert!(ending(".srm-rating") > 20);
        assert!(made.signers.lines().count() == STATIONS.len() + 2);
    }
}

//! A small set, sheets of it in any number, keys and people: what tests and benchmarks share. Names nothing of this
//! crate, so that a benchmark can take the file in.

use ed25519_dalek::SigningKey;
use srm_core::bot::{self, Profile, Worked};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::pack::PackFiles;
use srm_core::session::{Entry, Event, Purpose, Settings, Start};
use srm_sheet::document::Document as _;
use srm_sheet::json;
use srm_sheet::judgement::rating::RatingFormat;
use srm_sheet::judgement::{CriterionMark, Mark, Rating, RatingKind};
use srm_sheet::ledger::{Checkpoint, EntryKind, Ledger, Payload};
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::{self, KnownPack};
use srm_sheet::principal::Principal;
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{Sealing, Sheet, Timing};
use srm_sheet::signed::SignedFile;
use srm_sheet::utc::Utc;
use srm_sheet::wire::Journal;
use std::sync::LazyLock;
use uuid::Uuid;

pub const STATION: &str = "station/kista-3";
/// 2027-01-15T08:00:00Z.
pub const NOW_S: i64 = 1_800_000_000;

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// Who signs with which key.
pub fn person(principal: &str) -> SigningKey {
    key(match principal {
        STATION => 1,
        "author/one" => 2,
        "rater/1" => 11,
        "rater/2" => 12,
        "rater/4" | "recruiter/4" => 14,
        "recruiter/5" => 15,
        "officer/1" => 21,
        _ => 99,
    })
}

/// The office's list of signers.
pub fn trust() -> String {
    let line = |names: &str, namespaces: &str| {
        let first = names.split(',').next().unwrap_or_default();
        format!("{names} namespaces=\"{namespaces}\" {}\n", PublicKey::from(&person(first)))
    };
    let people = "srm-rating,srm-decision,srm-attestation,srm-checkpoint";
    [
        line(STATION, "srm-sheet,srm-checkpoint"),
        line("author/one", "srm-pack"),
        line("rater/1", "srm-rating"),
        line("rater/2", "srm-rating"),
        line("rater/4,recruiter/4", people),
        line("recruiter/5", people),
        line("officer/1", "srm-decision,srm-trust"),
    ]
    .concat()
}

pub fn utc(after_s: i64) -> Utc {
    Utc::from_unix_s(NOW_S + after_s).unwrap()
}

pub fn set() -> Id {
    Id::parse("test").unwrap()
}

/// Sorting, and something observers rate.
pub fn files() -> PackFiles {
    let sort = r#"Exercise(title: "t", job_link: "t", instruction: ["t"], skills: ["follow-rules"], limit_ms: 20000,
        demonstration_items: 1, practice: (items: 1, right_min: 1, rounds_max: 2), on_resume: continue,
        kind: rule_sort(bins: 3, by: colour, exceptions: 1, change_at_ms: 0, ahead: 1))"#;
    let screw = r#"Exercise(title: "t", job_link: "t", instruction: ["t"], skills: ["dexterity"], limit_ms: 20000,
        demonstration_items: 1, on_resume: continue,
        kind: observed(steps: [Step(glyph: take(plate)), Step(glyph: screw(plate))], team: false,
               criteria: [Criterion(id: "firm", words: "t", anchors: ["t", "t", "t", "t", "t"])], counts: []))"#;
    let rubric = r#"Rubric(set: "test", threshold: 40, band: 5, minimums: [], exercises: {
        "a-sort": [Points(skill: "follow-rules", measure: "net", rule: linear(zero_at: 0, full_at: 15, points: 40))],
        "c-screw": [Points(skill: "dexterity", measure: "firm", rule: rating(points: 20))]})"#;
    let set = r#"Set(id: "test", version: "1.2", title: "t", about: "t", occupation: "t", languages: ["sv"],
        answer_days: 3, job: Job(tasks: [Task(words: "t", skills: ["follow-rules", "dexterity"])],
        skills: {"follow-rules": "t", "dexterity": "t"}),
        route: [Exercise("a-sort"), Exercise("c-screw")])"#;
    let mut files = PackFiles::default();
    for (path, text) in [
        ("exercises/test/set.ron", set),
        ("exercises/test/a-sort.ron", sort),
        ("exercises/test/c-screw.ron", screw),
        ("exercises/test/text/sv.ron", r#"{"t": "Ord"}"#),
        ("scoring-rules/test.ron", rubric),
    ] {
        files.insert(path, text.as_bytes().to_vec()).unwrap();
    }
    files
}

static KNOWN: LazyLock<KnownPack> = LazyLock::new(|| {
    let (known, problems) = KnownPack::check(&set(), &files());
    known.unwrap_or_else(|| panic!("{problems:#?}"))
});

pub fn known() -> KnownPack {
    KNOWN.clone()
}

/// The packed set, signed by its author.
pub fn pack() -> Vec<u8> {
    packed::to_signed(&files(), &set(), "1.2", &person("author/one")).unwrap().to_text().into_bytes()
}

static WORKED: LazyLock<[Sheet; 2]> = LazyLock::new(|| [Profile::Perfect, Profile::Novice].map(worked));

fn worked(profile: Profile) -> Sheet {
    let start = Start {
        session: Uuid::from_u128(1),
        seed: 7,
        purpose: Purpose::Simulated,
        set: set(),
        pack: known().digest,
        code: CandidateCode::from_number(1),
        attempt: 1,
        settings: Settings::default(),
    };
    let Worked { session, journal } = bot::work(&known().pack, start, profile).expect("the session ends");
    let KnownPack { plan, rubric, .. } = known();
    let seal = Sealing {
        sheet: Uuid::from_u128(2),
        station: STATION.into(),
        seq: 1,
        prev: Digest::ZERO,
        rubric,
        plan,
        build: "srm 0.1.0".into(),
        started: utc(-600),
        ended: utc(-60),
        timing: Timing {
            frames: 5000,
            late_frames: 3,
            worst_frame_ms: 41,
            input_path: "bot".into(),
            display_stack: "none".into(),
        },
    };
    Sheet::of(&session, &journal, seal).unwrap()
}

pub fn session_of(number: u32) -> Uuid {
    Uuid::from_u128(0x5e55_0000 + u128::from(number))
}

pub fn code(number: u32) -> CandidateCode {
    CandidateCode::from_number(number)
}

/// A sheet like another, of another session: who and what for change nothing of the work, so it recomputes.
pub fn sheet_like(sheet: &Sheet, number: u32, purpose: Purpose, seq: u64, prev: Digest) -> Sheet {
    let mut entries = sheet.journal.entries().to_vec();
    let (session, code) = (session_of(number), code(number));
    if let Some(Entry { event: Event::Started(start), .. }) = entries.first_mut() {
        (start.session, start.code, start.purpose) = (session, code.clone(), purpose);
    }
    let ended = sheet.ended.unix_s() - i64::from(number) * 60;
    Sheet {
        sheet: Uuid::from_u128(0x0005_4ee7_0000 + u128::from(number)),
        session,
        code,
        purpose,
        seq,
        prev,
        started: Utc::from_unix_s(ended - 540).unwrap(),
        ended: Utc::from_unix_s(ended).unwrap(),
        journal: Journal::new(entries),
        ..sheet.clone()
    }
}

/// The sheet of one candidate: even numbers work perfectly, odd ones do not.
pub fn sheet(number: u32, purpose: Purpose) -> Sheet {
    sheet_like(&WORKED[number as usize % 2], number, purpose, u64::from(number) + 10, Digest::ZERO)
}

pub fn signed_sheet(sheet: &Sheet) -> Vec<u8> {
    sheet.sign(&person(STATION)).unwrap().to_text().into_bytes()
}

/// The file of one candidate's sheet.
pub fn sheet_file(number: u32, purpose: Purpose) -> Vec<u8> {
    signed_sheet(&sheet(number, purpose))
}

/// One rater's rating of the observed exercise.
pub fn rating(number: u32, purpose: Purpose, by: &str, mark: u8) -> Vec<u8> {
    let KnownPack { digest, rubric, .. } = known();
    let rating = Rating {
        format: RatingFormat::V1,
        purpose,
        rating: Uuid::from_u128(0xa000_0000 + u128::from(number) * 256 + u128::from(key_number(by))),
        code: code(number),
        attempt: 1,
        set: set(),
        pack: digest,
        rubric,
        exercise: Id::parse("c-screw").unwrap(),
        session: None,
        sheet: None,
        marks: vec![CriterionMark {
            criterion: Id::parse("firm").unwrap(),
            mark: Mark::new(mark).unwrap(),
            note: None,
        }],
        counts: Vec::new(),
        kind: RatingKind::Own,
        of: Vec::new(),
        supersedes: None,
        reason: None,
        by: Principal::parse(by).unwrap(),
        at: utc(-30),
    };
    rating.sign(&person(by)).unwrap().to_bytes()
}

fn key_number(by: &str) -> u8 {
    person(by).to_bytes()[0]
}

/// A station with its ledger and the sheets it sealed.
pub struct Day {
    pub ledger: Ledger,
    pub sheets: Vec<(String, Vec<u8>)>,
}

impl Day {
    pub fn new() -> Self {
        let mut day = Self { ledger: Ledger::default(), sheets: Vec::new() };
        day.chain(EntryKind::Enrolled, Payload { code: Some(STATION.into()), ..Payload::new(utc(-900)) });
        day
    }

    pub fn chain(&mut self, kind: EntryKind, payload: Payload) {
        let salt = [self.ledger.entries().len() as u8; 16];
        self.ledger.append(kind, payload, salt).unwrap();
    }

    /// Holds a session and seals it.
    pub fn hold(&mut self, number: u32, purpose: Purpose) -> Digest {
        let about = Payload {
            session: Some(session_of(number)),
            code: Some(code(number).to_string()),
            ..Payload::new(utc(-500))
        };
        self.chain(EntryKind::SessionStarted, about.clone());
        let seq = self.ledger.entries().len() as u64 + 1;
        let sheet = sheet_like(&WORKED[number as usize % 2], number, purpose, seq, self.ledger.head());
        let signed = sheet.sign(&person(STATION)).unwrap();
        self.chain(EntryKind::Sealed, Payload { digest: Some(signed.digest()), ..about });
        self.sheets.push((format!("{number}.srm-sheet"), signed.to_text().into_bytes()));
        signed.digest()
    }

    pub fn ledger_file(&self) -> (String, Vec<u8>) {
        ("ledger.jsonl".to_owned(), self.ledger.to_text().unwrap().into_bytes())
    }

    pub fn checkpoint_file(&self) -> (String, Vec<u8>) {
        let checkpoint = Checkpoint::new(STATION.into(), &self.ledger, utc(-10));
        let body = json::to_text(&checkpoint).unwrap();
        let signed = SignedFile::sign(body, Namespace::Checkpoint, &person(STATION)).unwrap();
        ("ledger.checkpoint".to_owned(), signed.to_text().into_bytes())
    }

    /// Everything an export holds.
    pub fn export(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = self.sheets.clone();
        files.push(("test.srm-pack".into(), pack()));
        files.push(self.ledger_file());
        files.push(self.checkpoint_file());
        files
    }
}

//! A small set, sessions worked on it by a bot, keys, and a station's day: what the tests share.

pub mod judged;

use crate::ledger::{Checkpoint, EntryKind, Ledger, Payload};
use crate::namespace::Namespace;
use crate::packed::{KnownPack, Packs};
use crate::public_key::PublicKey;
use crate::sheet::{Sealing, Sheet, Timing};
use crate::signed::SignedFile;
use crate::signers::AllowedSigners;
use crate::utc::Utc;
use ed25519_dalek::SigningKey;
use srm_core::bot::{self, Profile, Worked};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::pack::PackFiles;
use srm_core::session::{Purpose, Settings, Start};
use std::sync::LazyLock;
use uuid::Uuid;

pub const STATION: &str = "station/kista-3";
/// 2027-01-15T08:00:00Z.
pub const NOW_S: i64 = 1_800_000_000;

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// The station's key.
pub fn station_key() -> SigningKey {
    key(1)
}

pub fn trust() -> AllowedSigners {
    let station = PublicKey::from(&station_key());
    let author = PublicKey::from(&key(2));
    let namespaces = "srm-sheet,srm-checkpoint";
    let text = format!(
        "{STATION} namespaces=\"{namespaces}\",valid-after=\"20260101Z\",valid-before=\"20280101Z\" {station}\n\
         author/one namespaces=\"srm-pack\" {author}\n"
    );
    AllowedSigners::parse(&text).unwrap()
}

pub fn utc(after_s: i64) -> Utc {
    Utc::from_unix_s(NOW_S + after_s).unwrap()
}

pub fn set() -> Id {
    Id::parse("test").unwrap()
}

/// Sorting, a traced path, and something observers rate.
pub fn files() -> PackFiles {
    let exercise = |skill: &str, practice: &str, kind: &str| {
        format!(
            r#"Exercise(title: "t", job_link: "t", instruction: ["t"], skills: ["{skill}"], limit_ms: 20000,
               demonstration_items: 1, {practice} on_resume: continue, kind: {kind})"#
        )
    };
    let practice = "practice: (items: 1, right_min: 1, rounds_max: 2),";
    let sort = exercise(
        "follow-rules",
        practice,
        "rule_sort(bins: 3, by: colour, exceptions: 1, change_at_ms: 0, ahead: 1)",
    );
    let glue = exercise(
        "dexterity",
        practice,
        "trace_path(half_width: 40, turns: 2, length: 1_600, reverse: false)",
    );
    let anchors = r#"anchors: ["t", "t", "t", "t", "t"]"#;
    let screw = exercise(
        "dexterity",
        "",
        &format!(
            r#"observed(steps: [Step(glyph: take(plate)), Step(glyph: screw(plate))], team: false,
               criteria: [Criterion(id: "firm", words: "t", {anchors}), Criterion(id: "order", words: "t", {anchors})],
               counts: [Count(id: "drops", words: "t")])"#
        ),
    );
    let points = |skill: &str, measure: &str, rule: &str| {
        format!(r#"Points(skill: "{skill}", measure: "{measure}", rule: {rule})"#)
    };
    let rubric = format!(
        r#"Rubric(set: "test", threshold: 50, band: 5, minimums: [
             Minimum(exercise: "a-sort", points: 10, band: 2, reason: "t"),
             Minimum(exercise: "c-screw", points: 12, band: 2, reason: "t")],
           exercises: {{"a-sort": [{}], "b-glue": [{}], "c-screw": [{}, {}]}})"#,
        points("follow-rules", "net", "linear(zero_at: 0, full_at: 15, points: 40)"),
        points("dexterity", "net_units", "linear(zero_at: 0, full_at: 1000, points: 30)"),
        points("dexterity", "firm", "rating(points: 20)"),
        points("dexterity", "order", "rating(points: 10)"),
    );
    let question = |id: &str| format!(r#"Question(id: "{id}", words: "t", follow_ups: ["t"], {anchors})"#);
    let interview = format!(
        r#"Interview(title: "t", minutes: 20, opening: ["t"], questions: [{}, {}, {}], closing: ["t"])"#,
        question("why"),
        question("shift"),
        question("learn"),
    );
    let set = r#"Set(id: "test", version: "1.2", title: "t", about: "t", occupation: "t", languages: ["sv"],
        answer_days: 3, job: Job(tasks: [Task(words: "t", skills: ["follow-rules", "dexterity"])],
        skills: {"follow-rules": "t", "dexterity": "t"}),
        route: [Exercise("a-sort"), Exercise("b-glue"), Break(minutes: 5), Exercise("c-screw")])"#;
    let mut files = PackFiles::default();
    for (path, text) in [
        ("exercises/test/set.ron", set),
        ("exercises/test/a-sort.ron", &sort),
        ("exercises/test/b-glue.ron", &glue),
        ("exercises/test/c-screw.ron", &screw),
        ("exercises/test/interview.ron", &interview),
        ("exercises/test/text/sv.ron", r#"{"t": "Ord"}"#),
        ("scoring-rules/test.ron", &rubric),
    ] {
        files.insert(path, text.as_bytes().to_vec()).unwrap();
    }
    files.insert("exercises/test/assets/dot.bin", vec![0, 159, 146, 150]).unwrap();
    files
}

static KNOWN: LazyLock<KnownPack> = LazyLock::new(|| {
    let (known, problems) = KnownPack::check(&set(), &files());
    known.unwrap_or_else(|| panic!("{problems:#?}"))
});

pub fn known() -> KnownPack {
    KNOWN.clone()
}

pub fn packs() -> Packs {
    let mut packs = Packs::new();
    packs.add(known());
    packs
}

pub fn start(number: u32) -> Start {
    Start {
        session: Uuid::from_u128(0x5e55 + u128::from(number)),
        seed: u64::MAX - u64::from(number),
        purpose: Purpose::Simulated,
        set: set(),
        pack: known().digest,
        code: CandidateCode::from_number(number),
        attempt: 1,
        settings: Settings::default(),
    }
}

pub fn worked(number: u32, profile: Profile) -> Worked {
    bot::work(&known().pack, start(number), profile).expect("the session ends")
}

pub fn timing() -> Timing {
    Timing {
        frames: 5000,
        late_frames: 3,
        worst_frame_ms: 41,
        input_path: "bot".into(),
        display_stack: "none".into(),
    }
}

pub fn sealing(number: u32, seq: u64, prev: Digest) -> Sealing {
    let KnownPack { plan, rubric, .. } = known();
    Sealing {
        sheet: Uuid::from_u128(0x0005_4ee7 + u128::from(number)),
        station: STATION.into(),
        seq,
        prev,
        rubric,
        plan,
        build: "srm 0.1.0".into(),
        started: utc(-600),
        ended: utc(-60),
        timing: timing(),
    }
}

static PERFECT: LazyLock<Sheet> = LazyLock::new(|| sheet(1, Profile::Perfect, 3, Digest::ZERO));

/// A perfect worker's sheet.
pub fn perfect() -> Sheet {
    PERFECT.clone()
}

pub fn sheet(number: u32, profile: Profile, seq: u64, prev: Digest) -> Sheet {
    let Worked { session, journal } = worked(number, profile);
    Sheet::of(&session, &journal, sealing(number, seq, prev)).unwrap()
}

/// Any document, signed.
pub fn signed(body: &str, namespace: Namespace, key: &SigningKey) -> Vec<u8> {
    SignedFile::sign(body.to_owned(), namespace, key).unwrap().to_text().into_bytes()
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
        day.chain(EntryKind::Opened, Payload::new(utc(-800)));
        day
    }

    pub fn chain(&mut self, kind: EntryKind, payload: Payload) {
        let salt = [self.ledger.entries().len() as u8; 16];
        self.ledger.append(kind, payload, salt).unwrap();
    }

    pub fn session(number: u32) -> Payload {
        let Start { session, code, .. } = start(number);
        Payload { session: Some(session), code: Some(code.to_string()), ..Payload::new(utc(-500)) }
    }

    pub fn start(&mut self, number: u32) {
        self.chain(EntryKind::SessionStarted, Self::session(number));
    }

    /// Seals what a session gave, and gives the sheet's digest.
    pub fn seal(&mut self, number: u32, profile: Profile) -> Digest {
        let seq = self.ledger.entries().len() as u64 + 1;
        let signed = sheet(number, profile, seq, self.ledger.head()).sign(&station_key()).unwrap();
        self.chain(EntryKind::Sealed, Payload { digest: Some(signed.digest()), ..Self::session(number) });
        self.sheets.push((format!("{number}.srm-sheet"), signed.to_text().into_bytes()));
        signed.digest()
    }

    pub fn checkpoint(&self, name: &str) -> (String, Vec<u8>) {
        let checkpoint = Checkpoint::new(STATION.into(), &self.ledger, utc(-10));
        let body = crate::json::to_text(&checkpoint).unwrap();
        (name.to_owned(), signed(&body, Namespace::Checkpoint, &station_key()))
    }

    pub fn ledger_file(&self, name: &str) -> (String, Vec<u8>) {
        (name.to_owned(), self.ledger.to_text().unwrap().into_bytes())
    }

    /// Everything an export holds.
    pub fn export(&self) -> Vec<(String, Vec<u8>)> {
        let pack = crate::packed::to_signed(&files(), &set(), "1.2", &key(2)).unwrap();
        let mut files = self.sheets.clone();
        files.push(("test.srm-pack".into(), pack.to_text().into_bytes()));
        files.push(self.ledger_file("ledger.jsonl"));
        files.push(self.checkpoint("ledger.checkpoint"));
        files
    }
}

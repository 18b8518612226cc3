//! `observed`: a task with hands or in a group is done away from the screen, while observers rate it.
//!
//! The station shows the task's steps as pictures and a key to say that it is done; observers rate criteria with anchored
//! scales and enter counts in documents of their own. Evidence of whatever skill the criteria describe; the machine itself
//! only knows whether and when the candidate said "done". It does not show anything that no criterion asks for. It is
//! practised with the leader, not at the station.
//!
//! Root: practical tests watched with a rating sheet (METHOD §5). Main measure: none by machine; points come from ratings,
//! and counts are information.
//!
//! Difficulty lies in the task and its materials: `steps` (more to keep in order), `team` (work to divide and agree on),
//! `criteria` (what is asked for, and how much of it earns a 5).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::Good;
use crate::evidence::{Evidence, Measure};
use crate::id::Id;
use crate::intent::Intent;
use crate::pack::lists::{new_id, whole};
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Scene, WIDTH, pt};
use crate::time::At;
use picture::{KEY, Place};
use serde::Deserialize;

mod picture;

pub use picture::glyph_picture;

/// The kind.
#[derive(Debug)]
pub struct Observed;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "observed", deny_unknown_fields)]
pub struct File {
    /// The task in 2 to 8 pictures, each `Step(glyph: …)`; docs/glyphs.md shows them all.
    steps: Raw<Vec<Raw<StepFile>>>,
    /// Whether several people do it together.
    team: Raw<bool>,
    /// What observers rate, 1 to 5.
    criteria: Raw<Vec<Raw<CriterionFile>>>,
    /// What observers count, 0 to 4.
    counts: Raw<Vec<Raw<CountFile>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Step", deny_unknown_fields)]
struct StepFile {
    glyph: Raw<Glyph>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Criterion", deny_unknown_fields)]
struct CriterionFile {
    id: Raw<String>,
    words: Raw<String>,
    anchors: Raw<Vec<Raw<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Count", deny_unknown_fields)]
struct CountFile {
    id: Raw<String>,
    words: Raw<String>,
}

/// What a step shows: something done, and what it is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Glyph {
    /// Lift it from its place.
    Take(Good),
    /// Put it down in its place.
    Place(Good),
    /// Drive a screw into it.
    Screw(Good),
    /// Turn it round.
    Turn(Good),
    /// Look it over.
    Check(Good),
    /// Count several of them.
    Count(Good),
    /// Wipe it.
    Clean(Good),
    /// Put it into a box.
    Pack(Good),
    /// Give it to somebody.
    HandOver(Good),
    /// Talk with each other.
    Talk,
    /// Wash hands.
    WashHands,
    /// Put on gloves.
    PutOnGloves,
    /// Wipe a table.
    Wipe,
    /// Mop the floor.
    Mop,
    /// Spray it.
    Spray(Good),
    /// Pour something into it.
    Pour(Good),
    /// Weigh it.
    Measure(Good),
    /// Cut it.
    Cut(Good),
    /// Fold a cloth.
    Fold,
    /// Lift it with somebody.
    LiftTogether(Good),
    /// Greet each other.
    Greet,
    /// Write down what was done.
    WriteDown,
}

impl Glyph {
    /// Every step, those that take a thing with `thing`.
    pub const fn all(thing: Good) -> [Self; 22] {
        [
            Self::Take(thing),
            Self::Place(thing),
            Self::Screw(thing),
            Self::Turn(thing),
            Self::Check(thing),
            Self::Count(thing),
            Self::Clean(thing),
            Self::Pack(thing),
            Self::HandOver(thing),
            Self::Spray(thing),
            Self::Pour(thing),
            Self::Measure(thing),
            Self::Cut(thing),
            Self::LiftTogether(thing),
            Self::WashHands,
            Self::PutOnGloves,
            Self::Wipe,
            Self::Mop,
            Self::Fold,
            Self::Talk,
            Self::Greet,
            Self::WriteDown,
        ]
    }

    /// What it is done to.
    pub const fn thing(self) -> Option<Good> {
        match self {
            Self::Take(thing)
            | Self::Place(thing)
            | Self::Screw(thing)
            | Self::Turn(thing)
            | Self::Check(thing)
            | Self::Count(thing)
            | Self::Clean(thing)
            | Self::Pack(thing)
            | Self::HandOver(thing)
            | Self::Spray(thing)
            | Self::Pour(thing)
            | Self::Measure(thing)
            | Self::Cut(thing)
            | Self::LiftTogether(thing) => Some(thing),
            Self::Talk
            | Self::WashHands
            | Self::PutOnGloves
            | Self::Wipe
            | Self::Mop
            | Self::Fold
            | Self::Greet
            | Self::WriteDown => None,
        }
    }

    /// Message id of what is done.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Take(_) => "step-take",
            Self::Place(_) => "step-place",
            Self::Screw(_) => "step-screw",
            Self::Turn(_) => "step-turn",
            Self::Check(_) => "step-check",
            Self::Count(_) => "step-count",
            Self::Clean(_) => "step-clean",
            Self::Pack(_) => "step-pack",
            Self::HandOver(_) => "step-hand-over",
            Self::Spray(_) => "step-spray",
            Self::Pour(_) => "step-pour",
            Self::Measure(_) => "step-measure",
            Self::Cut(_) => "step-cut",
            Self::LiftTogether(_) => "step-lift-together",
            Self::WashHands => "step-wash-hands",
            Self::PutOnGloves => "step-put-on-gloves",
            Self::Wipe => "step-wipe",
            Self::Mop => "step-mop",
            Self::Fold => "step-fold",
            Self::Talk => "step-talk",
            Self::Greet => "step-greet",
            Self::WriteDown => "step-write-down",
        }
    }

    /// What its card says: the step's number, what is done, and to what.
    pub fn name(self, number: usize) -> Say {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        match self.thing() {
            Some(thing) => Say::new("observed-step-thing")
                .number("number", number)
                .word("act", self.word())
                .word("good", thing.word()),
            None => Say::new("observed-step").number("number", number).word("act", self.word()),
        }
    }
}

/// Something observers rate from 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    id: Id,
    words: String,
    anchors: [String; 5],
}

impl Criterion {
    /// Name, as rubrics and ratings write it.
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// Text key of what is rated.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Text keys of the behaviour that each rating stands for, 1 first.
    pub const fn anchors(&self) -> &[String; 5] {
        &self.anchors
    }
}

/// Something observers count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    id: Id,
    words: String,
}

impl Count {
    /// Name, as rubrics and ratings write it.
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// Text key of what is counted.
    pub fn words(&self) -> &str {
        &self.words
    }
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    steps: Vec<Glyph>,
    team: bool,
    criteria: Vec<Criterion>,
    counts: Vec<Count>,
}

impl Spec {
    /// The task's steps, in order.
    pub fn steps(&self) -> &[Glyph] {
        &self.steps
    }

    /// Whether several people do it together.
    pub const fn team(&self) -> bool {
        self.team
    }

    /// What observers rate.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// What observers count.
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }
}

/// How long a demonstration rests on each step.
const STEP_MS: u64 = 1700;
/// From the last step of a demonstration to the key, and between its two presses.
const SHOWN_MS: u64 = 1500;
/// Within this time the key has to be pressed again.
const ASK_MS: u64 = 5000;
/// A second press sooner than this belongs to the first one.
const TWICE_MS: u64 = 400;
/// How long before the limit the perfect worker says "done".
const EARLY_MS: u64 = 3000;

fn criterion(check: &mut Check<'_, '_>, raw: &Raw<CriterionFile>, taken: &mut Vec<Id>) -> Option<Criterion> {
    let file = check.doc.read(raw)?;
    let id = new_id(check.doc, &file.id, taken, "lids-on");
    let words = check.key(&file.words);
    let (anchors, _) = check.list(&file.anchors, "anchors", 5..=5);
    let anchors: Vec<Option<String>> = anchors.iter().map(|anchor| check.key(anchor)).collect();
    let anchors = anchors.into_iter().collect::<Option<Vec<String>>>()?;
    Some(Criterion { id: id?, words: words?, anchors: anchors.try_into().ok()? })
}

fn count(check: &mut Check<'_, '_>, raw: &Raw<CountFile>, taken: &mut Vec<Id>) -> Option<Count> {
    let file = check.doc.read(raw)?;
    let id = new_id(check.doc, &file.id, taken, "lids-on");
    let words = check.key(&file.words);
    Some(Count { id: id?, words: words? })
}

impl Kind for Observed {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "observed";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = false;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let mut taken = Vec::new();
        let (steps, fine) = check.list(&file.steps, "steps", 2..=8);
        let glyph = |raw: &Raw<StepFile>| check.doc.read(raw).and_then(|step| check.doc.read(&step.glyph));
        let steps = whole((steps.iter().map(glyph).collect(), fine));
        let team = check.doc.read(&file.team);
        let (criteria, fine) = check.list(&file.criteria, "criteria", 1..=5);
        let criteria = criteria.iter().map(|raw| criterion(check, raw, &mut taken)).collect();
        let criteria = whole((criteria, fine));
        let (counts, fine) = check.list(&file.counts, "counts", 0..=4);
        let counts = counts.iter().map(|raw| count(check, raw, &mut taken)).collect();
        let counts = whole((counts, fine));
        Some(Spec { steps: steps?, team: team?, criteria: criteria?, counts: counts? })
    }

    fn measures(_spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        vec![
            Measure::new("done_pressed", "times", 0..=1),
            Measure::new("time_used_ms", "ms", 0..=i64::from(limit_ms)),
        ]
    }

    fn criteria(spec: &Spec) -> Vec<String> {
        spec.criteria.iter().map(|criterion| criterion.id.to_string()).collect()
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Task { spec: spec.clone(), part, lit: 0, asked: None, done: None })
    }
}

#[derive(Debug)]
struct Task {
    spec: Spec,
    part: Part,
    /// Steps that have been lit so far; all of them from the start in the timed part.
    lit: u32,
    /// When the key was pressed for the first time, while it waits for the second.
    asked: Option<At>,
    done: Option<At>,
}

/// The whole card, the first step and the key among the nodes.
const CARD: u16 = 1;
const FIRST_STEP: u16 = 11;
const DONE: u16 = 20;

impl Task {
    fn shown(&self) -> bool {
        self.part.mode != Mode::Scored
    }

    /// Steps that a demonstration shows.
    fn to_show(&self) -> u32 {
        u32::from(self.part.items).clamp(1, self.spec.steps.len() as u32)
    }

}

impl Run for Task {
    fn advance(&mut self, to: At) {
        if self.shown() {
            self.lit = (to.ms() / STEP_MS).min(u64::from(self.to_show())) as u32;
        }
        if self.asked.is_some_and(|asked| to >= asked.plus_ms(ASK_MS)) {
            self.asked = None;
        }
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(DONE), .. } = intent else { return };
        if self.done.is_some() || self.lit < if self.shown() { self.to_show() } else { 0 } {
            return;
        }
        match self.asked {
            None => self.asked = Some(at),
            Some(asked) if at >= asked.plus_ms(TWICE_MS) => {
                self.asked = None;
                self.done = Some(at);
            }
            Some(_) => {}
        }
    }

    fn next_deadline(&self) -> Option<At> {
        let step = (self.shown() && self.lit < self.to_show())
            .then(|| At::from_ms(STEP_MS * (u64::from(self.lit) + 1)));
        let forgotten = self.asked.map(|asked| asked.plus_ms(ASK_MS));
        step.into_iter().chain(forgotten).min()
    }

    fn is_finished(&self, _at: At) -> bool {
        self.done.is_some()
    }

    fn scene(&self, _at: At) -> Scene {
        let mut items = Vec::new();
        self.draw_steps(&mut items);
        self.draw_bench(&mut items);
        self.draw_key(&mut items);
        let count = self.spec.steps.len();
        let name = Say::new("observed-card").number("steps", count as i64);
        let mut nodes = vec![Node::image(CARD, name, Area::rect(30, 20, WIDTH - 60, 660))];
        for (i, glyph) in self.spec.steps.iter().enumerate() {
            let Place { x, y, w, h, .. } = self.place(i);
            nodes.push(Node::image(FIRST_STEP + i as u16, glyph.name(i + 1), Area::rect(x, y, w, h)));
        }
        let (x, y, w, h) = KEY;
        let key = Node::button(DONE, Say::new("observed-done"), Area::rect(x, y, w, h));
        nodes.push(key.with_selected(self.asked.is_some() || self.done.is_some()));
        Scene { items, nodes, moving: false, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        None
    }

    fn progress(&self) -> Progress {
        Progress { done: self.lit, right: self.lit }
    }

    fn evidence(&self, at: At) -> Evidence {
        let limit_ms = i64::from(self.part.limit_ms);
        let used_ms = i64::try_from(self.done.unwrap_or(at).ms()).unwrap_or(limit_ms).min(limit_ms);
        Evidence::default().with("done_pressed", i64::from(self.done.is_some())).with("time_used_ms", used_ms)
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.done.is_some() {
            return None;
        }
        let first = if self.shown() {
            At::from_ms(STEP_MS * (u64::from(self.to_show()) + 1) + SHOWN_MS)
        } else {
            At::from_ms(u64::from(self.part.limit_ms).saturating_sub(EARLY_MS))
        };
        let press = self.asked.map_or(first, |asked| asked.plus_ms(SHOWN_MS));
        let (x, y, w, h) = KEY;
        Some((press, Intent::click(NodeId(DONE), pt(x + w / 2 + 74, y + h / 2 - 20))))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Header, KindSpec, proofs};
    use super::*;
    use crate::diag::{Code, Sink};
    use crate::pack::Keys;
    use crate::read::Doc;
    use crate::source::{FILE_BYTES_MAX, Source};
    use std::cell::RefCell;

    const GLYPHS: [&str; 10] = [
        "take(plate)",
        "wash_hands",
        "screw(plate)",
        "pour(bowl)",
        "check(bolt)",
        "count(box)",
        "clean(cup)",
        "pack(cell)",
        "hand_over(box)",
        "talk",
    ];

    fn checked(text: &str) -> Result<Spec, Vec<Code>> {
        let mut sink = Sink::new();
        let source = Source::new("e.ron", text.as_bytes(), FILE_BYTES_MAX, &mut sink).unwrap();
        let sink = RefCell::new(sink);
        let doc = Doc::new(&source, &sink);
        let header = Header { limit_ms: Some(60_000), practice_items: 0 };
        let mut keys = Keys::default();
        let spec = doc
            .document::<File>()
            .and_then(|file| Observed::check(&file, &mut Check { doc: &doc, header, keys: &mut keys }));
        let found = sink.into_inner().finish();
        spec.ok_or_else(|| found.into_iter().map(|d| d.code).collect())
    }

    fn criterion(id: &str, anchors: usize) -> String {
        let anchors = vec!["\"a\""; anchors].join(", ");
        format!("Criterion(id: \"{id}\", words: \"w\", anchors: [{anchors}])")
    }

    fn file(glyphs: &[&str], criteria: &[String], counts: &[&str]) -> String {
        let steps: Vec<String> = glyphs.iter().map(|glyph| format!("Step(glyph: {glyph})")).collect();
        let counts: Vec<String> =
            counts.iter().map(|id| format!("Count(id: \"{id}\", words: \"c\")")).collect();
        format!(
            "observed(steps: [{}], team: true, criteria: [{}], counts: [{}])",
            steps.join(", "),
            criteria.join(", "),
            counts.join(", ")
        )
    }

    fn spec(steps: usize) -> Spec {
        checked(&file(&GLYPHS[..steps], &[criterion("order", 5)], &["lids-on"])).unwrap()
    }

    fn task(mode: Mode, steps: usize) -> Task {
        let part = Part { mode, seed: 1, items: 12, limit_ms: 60_000 };
        Task { spec: spec(steps), part, lit: 0, asked: None, done: None }
    }

    fn press(task: &mut Task, at_ms: u64) {
        task.advance(At::from_ms(at_ms));
        task.apply(At::from_ms(at_ms), &Intent::key(NodeId(DONE)));
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for steps in 2..=8 {
            proofs::all(&KindSpec::Observed(spec(steps)), 60_000, Some("done_pressed"));
        }
        proofs::all(&KindSpec::Observed(spec(3)), 20_000, None);
    }

    #[test]
    fn every_glyph_can_be_written_and_is_a_picture_and_a_name_of_its_own() {
        let things = ["cup", "plate", "bolt", "mop", "egg"];
        let written = |thing: &str| -> Vec<String> {
            let taking = "take place screw turn check count clean pack hand_over spray pour measure cut lift_together";
            let alone = "wash_hands put_on_gloves wipe mop fold talk greet write_down";
            let taking = taking.split(' ').map(|act| format!("{act}({thing})"));
            taking.chain(alone.split(' ').map(str::to_owned)).collect()
        };
        for thing in things {
            let mut words = Vec::new();
            let mut pictures = Vec::new();
            for (i, one) in written(thing).iter().enumerate() {
                let spec = checked(&file(&["talk", one], &[criterion("order", 5)], &[])).unwrap();
                let glyph = spec.steps()[1];
                let Some(good) = glyph.thing() else {
                    assert!(i >= 14, "{one} takes a thing");
                    words.push(glyph.word());
                    continue;
                };
                assert_eq!(Glyph::all(good)[i], glyph, "{one}");
                words.push(glyph.word());
                let picture = glyph_picture(glyph);
                assert!(!pictures.contains(&picture), "{one} looks like another");
                pictures.push(picture);
            }
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), 22);
        }
    }

    #[test]
    fn what_observers_need_is_told() {
        let criteria = [criterion("order", 5), criterion("care", 5)];
        let spec = checked(&file(&GLYPHS[..4], &criteria, &["lids-on", "dropped"])).unwrap();
        assert_eq!(Observed::criteria(&spec), ["order", "care"]);
        assert_eq!(spec.criteria()[1].id().as_str(), "care");
        assert_eq!((spec.criteria()[0].words(), spec.criteria()[0].anchors().len()), ("w", 5));
        assert_eq!((spec.counts()[1].id().as_str(), spec.counts()[1].words()), ("dropped", "c"));
        assert!(spec.team() && spec.steps().len() == 4);
    }

    #[test]
    fn every_bad_file_is_refused_with_all_its_faults() {
        let good = [criterion("order", 5)];
        let many: Vec<String> = ["a", "b", "c", "d", "e", "f"].map(|id| criterion(id, 5)).to_vec();
        let nine = [GLYPHS[0]; 9];
        for (text, codes) in [
            (file(&GLYPHS[..1], &good, &[]), vec![Code::TooFew]),
            (file(&[], &good, &[]), vec![Code::TooFew]),
            (file(&nine, &good, &[]), vec![Code::TooMany]),
            (file(&GLYPHS[..2], &[], &[]), vec![Code::TooFew]),
            (file(&GLYPHS[..2], &many, &[]), vec![Code::TooMany]),
            (file(&GLYPHS[..2], &good, &["a", "b", "c", "d", "e"]), vec![Code::TooMany]),
            (file(&GLYPHS[..2], &[criterion("order", 4)], &[]), vec![Code::TooFew]),
            (file(&GLYPHS[..2], &[criterion("order", 6)], &[]), vec![Code::TooMany]),
            (file(&GLYPHS[..2], &[criterion("Order", 5)], &[]), vec![Code::BadId]),
            (file(&GLYPHS[..2], &[criterion("", 5)], &[]), vec![Code::BadId]),
            (file(&GLYPHS[..2], &[criterion("done_pressed", 5)], &[]), vec![Code::BadId]),
            (file(&GLYPHS[..2], &[criterion("a", 5), criterion("a", 5)], &[]), vec![Code::DuplicateId]),
            (file(&GLYPHS[..2], &good, &["order"]), vec![Code::DuplicateId]),
            (file(&GLYPHS[..2], &good, &["x", "x"]), vec![Code::DuplicateId]),
            (file(&GLYPHS[..2], &good, &["lids on"]), vec![Code::BadId]),
            (file(&["take(plat)", "talk"], &good, &[]), vec![Code::UnknownVariant]),
            (file(&["tak(plate)", "talk"], &good, &[]), vec![Code::UnknownVariant]),
            (
                file(&GLYPHS[..1], &[criterion("A", 4)], &["B"]),
                vec![Code::TooFew, Code::BadId, Code::TooFew, Code::BadId],
            ),
        ] {
            assert_eq!(checked(&text).unwrap_err(), codes, "{text}");
        }
    }

    #[test]
    fn done_needs_two_presses_that_are_neither_one_double_press_nor_far_apart() {
        let mut run = task(Mode::Scored, 4);
        press(&mut run, 1000);
        press(&mut run, 1000 + TWICE_MS - 1);
        assert!(!run.is_finished(At::from_ms(2000)), "a double press is one press");
        press(&mut run, 1000 + ASK_MS);
        assert!(!run.is_finished(At::from_ms(7000)), "after five seconds it asks anew");
        press(&mut run, 1000 + ASK_MS + TWICE_MS);
        assert!(run.is_finished(At::from_ms(7000)));
        let evidence = run.evidence(At::from_ms(60_000));
        assert_eq!(evidence.get("done_pressed"), Some(1));
        assert_eq!(evidence.get("time_used_ms"), Some(1000 + ASK_MS as i64 + TWICE_MS as i64));
    }

    #[test]
    fn whoever_never_presses_has_used_the_whole_limit() {
        let mut run = task(Mode::Scored, 4);
        press(&mut run, 59_000);
        run.advance(At::from_ms(60_000));
        let evidence = run.evidence(At::from_ms(60_000));
        assert_eq!((evidence.get("done_pressed"), evidence.get("time_used_ms")), (Some(0), Some(60_000)));
    }

    #[test]
    fn a_demonstration_lights_every_step_before_it_shows_the_key() {
        let mut run = task(Mode::Demonstration, 6);
        press(&mut run, STEP_MS * 2);
        assert_eq!((run.progress().done, run.asked), (2, None));
        run.advance(At::from_ms(STEP_MS * 6));
        assert_eq!(run.progress().done, 6);
        assert!(run.demonstrate().is_some_and(|(at, _)| at > At::from_ms(STEP_MS * 6)));
    }

    #[test]
    fn cards_never_cover_each_other_or_the_key() {
        for steps in 2..=8 {
            let run = task(Mode::Scored, steps);
            let places: Vec<Place> = (0..steps).map(|i| run.place(i)).collect();
            for (i, a) in places.iter().enumerate() {
                assert!(a.x >= 20 && a.x + a.w <= WIDTH - 20 && a.y + a.h < KEY.1 - 12, "{steps}");
                for b in &places[..i] {
                    assert!(b.x + b.w < a.x || a.y > b.y + b.h, "{steps}");
                }
            }
        }
    }
}

//! `observed`: a physical or group task away from the screen. The station shows the task's steps as pictures and a key to
//! say that it is done; observers rate criteria with anchored scales and enter counts in documents of their own.
//!
//! Evidence of whatever skill the criteria describe; the machine itself only knows whether and when the candidate said
//! "done". It is practised with the leader, not at the station.
//!
//! Root: practical tests watched with a rating sheet (METHOD §5). There is no main machine measure: points come from
//! ratings and counts.
//!
//! Difficulty lies in the task and its materials: `steps` (more to keep in order), `team` (work to divide and agree on).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::{self, Thing};
use crate::diag::Code;
use crate::evidence::{Evidence, Measure};
use crate::id::Id;
use crate::intent::Intent;
use crate::palette::Ink;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Item, Node, NodeId, Scene, WIDTH, pt, u};
use crate::time::At;
use serde::Deserialize;

/// The kind.
#[derive(Debug)]
pub struct Observed;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "observed", deny_unknown_fields)]
pub struct File {
    /// The task in 2 to 8 pictures.
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
    Take(Thing),
    /// Put it down in its place.
    Place(Thing),
    /// Drive a screw into it.
    Screw(Thing),
    /// Turn it round.
    Turn(Thing),
    /// Look it over.
    Check(Thing),
    /// Count several of them.
    Count(Thing),
    /// Wipe it.
    Clean(Thing),
    /// Put it into a box.
    Pack(Thing),
    /// Give it to somebody.
    HandOver(Thing),
    /// Talk with each other.
    Talk,
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

/// Reads an id that is not taken yet.
fn new_id(check: &Check<'_, '_>, raw: &Raw<String>, taken: &mut Vec<Id>) -> Option<Id> {
    let name = check.doc.get(raw)?;
    let Some(id) = Id::parse(&name.value) else {
        let what = format!("`{}` is not an id", name.value);
        let help =
            "use lower-case letters, digits and single hyphens, beginning with a letter, such as `lids-on`";
        check.doc.push(check.doc.problem(Code::BadId, name.span, what).help(help));
        return None;
    };
    if taken.contains(&id) {
        let what = format!("`{id}` is the id of another criterion or count of this exercise");
        check.doc.push(
            check.doc.problem(Code::DuplicateId, name.span, what).label("again").help("choose another"),
        );
        return None;
    }
    taken.push(id.clone());
    Some(id)
}

fn criterion(check: &mut Check<'_, '_>, raw: &Raw<CriterionFile>, taken: &mut Vec<Id>) -> Option<Criterion> {
    let file = check.doc.read(raw)?;
    let id = new_id(check, &file.id, taken);
    let words = check.key(&file.words);
    let (anchors, _) = check.list(&file.anchors, "anchors", 5..=5);
    let anchors: Vec<Option<String>> = anchors.iter().map(|anchor| check.key(anchor)).collect();
    let anchors = anchors.into_iter().collect::<Option<Vec<String>>>()?;
    Some(Criterion { id: id?, words: words?, anchors: anchors.try_into().ok()? })
}

fn count(check: &mut Check<'_, '_>, raw: &Raw<CountFile>, taken: &mut Vec<Id>) -> Option<Count> {
    let file = check.doc.read(raw)?;
    let id = new_id(check, &file.id, taken);
    let words = check.key(&file.words);
    Some(Count { id: id?, words: words? })
}

/// All of them, or nothing when one is missing.
fn whole<T>((items, fine): (Vec<Option<T>>, bool)) -> Option<Vec<T>> {
    items.into_iter().collect::<Option<Vec<T>>>().filter(|_| fine)
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

/// Where one step's card stands, whole units.
#[derive(Clone, Copy)]
struct Place {
    x: i32,
    y: i32,
    w: i32,
    h: i32,
    scale_pm: i32,
}

/// The key, whole units: left, top, width, height.
const KEY: (i32, i32, i32, i32) = (1268, 704, 290, 272);
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

    /// Cards in one row, or in two when there are more than four.
    fn place(&self, step: usize) -> Place {
        let count = self.spec.steps.len() as i32;
        let per_row = if count <= 4 { count } else { (count + 1) / 2 };
        let (scale_pm, gap) = match count {
            ..=3 => (1300, 110),
            5 | 6 => (1040, 110),
            _ => (1000, 100),
        };
        let (w, h) = (art::STEP_W * scale_pm / 1000, art::STEP_H * scale_pm / 1000);
        let (row, column) = (step as i32 / per_row, step as i32 % per_row);
        let left = (WIDTH - per_row * w - (per_row - 1) * gap) / 2;
        let top = if count <= 4 { 340 - h / 2 } else { 32 };
        Place { x: left + column * (w + gap), y: top + row * (h + 88), w, h, scale_pm }
    }

    fn draw_steps(&self, items: &mut Vec<Item>) {
        let count = self.spec.steps.len();
        for (i, glyph) in self.spec.steps.iter().enumerate() {
            let place = self.place(i);
            let now = self.shown() && i as u32 + 1 == self.lit && self.asked.is_none() && self.done.is_none();
            let waits = self.shown() && i as u32 >= self.lit && (i as u32) < self.to_show();
            let mut card = art::step_card();
            card.push(art::at(pt(0, 14), glyph_picture(*glyph)));
            let centre = pt(place.x + place.w / 2, place.y + place.h / 2);
            items.push(art::placed(centre, place.scale_pm, if waits { 40 } else { 100 }, card));
            items.push(art::placed(centre, place.scale_pm, 100, art::step_badge(i + 1)));
            if now {
                items.extend(art::ring(place.x, place.y, place.w, place.h, 24));
            }
            if i + 1 == count {
                break;
            }
            let next = self.place(i + 1);
            if next.y == place.y {
                let x = place.x + place.w;
                items.extend(art::arrow(x + 28, place.y + place.h / 2, next.x - x - 56, Ink::Ink));
            } else {
                // From the end of the first row to the beginning of the second.
                let (from, to) = (place.x + place.w / 2, next.x + next.w / 2);
                let (top, middle, end) = (place.y + place.h + 24, place.y + place.h + 38, next.y - 24);
                let line = art::stroke(Ink::Ink, 6);
                items.push(art::path(&[(from, top), (from, middle), (to, middle), (to, end)], line));
                items.push(art::path(&[(to - 14, end - 18), (to, end), (to + 14, end - 18)], line));
            }
        }
    }

    /// That the work is done at a bench away from the screen, by how many, and that somebody watches and notes.
    fn draw_bench(&self, items: &mut Vec<Item>) {
        let workers: &[(i32, art::Hue)] = if self.spec.team {
            &[(410, art::Hue::Green), (570, art::Hue::Purple), (730, art::Hue::Yellow)]
        } else {
            &[(560, art::Hue::Green)]
        };
        // From the steps to the bench.
        let (first, last) = (self.place(0), self.place(self.spec.steps.len() - 1));
        items.extend(art::upright_arrow((first.x + 40).max(302), last.y + last.h + 26, 872));
        for (x, hue) in workers {
            items.push(art::placed(pt(*x, 826), 1150, 100, art::person(*hue)));
        }
        items.extend(art::bench(270, 890, 580));
        for (x, hue) in workers {
            items.push(art::placed(pt(*x, 862), 520, 100, art::thing(first_thing(&self.spec.steps))));
            items.push(art::placed(pt(*x, 826), 1150, 100, art::reaching(*hue)));
        }
        let leader = pt(1040, 848);
        items.push(art::placed(leader, 1000, 100, art::legs()));
        items.push(art::placed(leader, 1000, 100, art::person(art::Hue::Steel)));
        items.push(art::placed(leader.moved(u(2), u(34)), 760, 100, art::clipboard()));
        items.push(art::placed(leader, 1000, 100, art::reaching(art::Hue::Steel)));
    }

    fn draw_key(&self, items: &mut Vec<Item>) {
        let (x, y, w, h) = KEY;
        let pressed = match (self.asked, self.done) {
            (_, Some(_)) => 2,
            (Some(_), None) => 1,
            (None, None) => 0,
        };
        items.push(art::at(pt(x + w / 2, y + h / 2), art::done_key(w, h, pressed)));
    }
}

/// What lies on the bench: the first thing the steps name.
fn first_thing(steps: &[Glyph]) -> Thing {
    let named = steps.iter().find_map(|glyph| match glyph {
        Glyph::Take(thing)
        | Glyph::Place(thing)
        | Glyph::Screw(thing)
        | Glyph::Turn(thing)
        | Glyph::Check(thing)
        | Glyph::Count(thing)
        | Glyph::Clean(thing)
        | Glyph::Pack(thing)
        | Glyph::HandOver(thing) => Some(*thing),
        Glyph::Talk => None,
    });
    named.unwrap_or(Thing::Box)
}

/// A step's picture about the origin, within 280 × 220 units.
fn glyph_picture(glyph: Glyph) -> Vec<Item> {
    let small = |x, y, scale_pm, thing| art::placed(pt(x, y), scale_pm, 100, art::thing(thing));
    let person = |x, y, hue| art::placed(pt(x, y), 900, 100, art::person(hue));
    let mut items = Vec::new();
    match glyph {
        Glyph::Take(thing) => {
            items.extend(art::tray_back(-112, 34, 224, 66));
            for x in [-76, 76] {
                items.push(small(x, 52, 520, thing));
            }
            items.extend(art::tray_front(-112, 62, 224, 42));
            items.push(small(0, -8, 720, thing));
            items.push(art::placed(pt(0, -40), 620, 100, art::grasp()));
            items.extend(art::upright_arrow(104, 14, -84));
        }
        Glyph::Place(thing) => {
            items.extend(art::shelf(-120, 90, 240));
            items.extend(art::landing(-56, 32, 112, 58));
            items.push(small(0, -22, 700, thing));
            items.push(art::placed(pt(0, -52), 580, 100, art::grasp()));
            items.extend(art::upright_arrow(104, -72, 60));
        }
        Glyph::Screw(thing) => {
            if matches!(thing, Thing::Plate | Thing::Bolt) {
                items.push(art::placed(pt(0, 70), 900, 100, art::fastened(14)));
            } else {
                items.push(small(0, 62, 1050, thing));
                items.push(small(0, 14, 400, Thing::Bolt));
            }
            items.push(art::placed(pt(0, 4), 860, 100, art::screwdriver()));
            items.extend(art::turn_arrow(0, -66, 44, 200));
        }
        Glyph::Turn(thing) => {
            items.push(art::placed(
                pt(0, 6),
                760,
                100,
                vec![art::turned(pt(0, 0), 24_000, art::thing(thing))],
            ));
            items.extend(art::turn_arrow(0, 6, 88, 30));
        }
        Glyph::Check(thing) => {
            if thing == Thing::Bolt {
                // The bolt that has been driven in, as it was drawn there, and larger under the lens.
                items.push(art::placed(pt(0, 50), 1150, 100, art::fastened(0)));
                items.push(art::placed(pt(0, -2), 1250, 100, art::magnifier()));
            } else {
                items.push(small(-14, 0, 1150, thing));
                items.push(art::at(pt(4, 4), art::magnifier()));
            }
        }
        Glyph::Count(thing) => {
            for (i, x) in [-92, 0, 92].into_iter().enumerate() {
                items.push(small(x, -12, 640, thing));
                items.push(art::label(x, 74, (i + 1).to_string(), 46, Ink::Ink));
            }
        }
        Glyph::Clean(thing) => {
            items.push(small(-14, 6, 1150, thing));
            items.push(art::placed(pt(14, 22), 660, 100, art::thing(Thing::Cloth)));
            items.push(art::placed(pt(14, 4), 720, 100, art::grasp()));
            items.extend(art::swing_arrow(6, 92, 150));
            for (x, y) in [(-100, -30), (98, -66), (-104, 44)] {
                items.push(art::at(pt(x, y), art::sparkle()));
            }
        }
        Glyph::Pack(thing) => {
            items.extend(art::open_box(-78, 20, 156, 84));
            items.push(small(-26, -48, 740, thing));
            items.extend(art::upright_arrow(84, -86, 0));
            items.extend(art::box_front(-78, 20, 156, 84));
        }
        Glyph::HandOver(thing) => {
            items.push(person(-98, 46, art::Hue::Blue));
            items.push(person(98, 46, art::Hue::Green));
            items.push(small(0, 34, 620, thing));
            items.extend(art::arrow(-50, -40, 100, Ink::Ink));
        }
        Glyph::Talk => {
            for (x, hue) in [(-78, art::Hue::Blue), (78, art::Hue::Green)] {
                items.push(art::placed(pt(x, 54), 800, 100, art::person(hue)));
            }
            items.extend(art::speech(-30, -64, 1));
            items.extend(art::speech(88, -64, 1));
        }
    }
    items
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
        for i in 0..count {
            let Place { x, y, w, h, .. } = self.place(i);
            let name = Say::new("observed-step").number("number", i as i64 + 1);
            nodes.push(Node::image(FIRST_STEP + i as u16, name, Area::rect(x, y, w, h)));
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
    use crate::diag::Sink;
    use crate::pack::Keys;
    use crate::read::Doc;
    use crate::source::{FILE_BYTES_MAX, Source};
    use std::cell::RefCell;

    const GLYPHS: [&str; 10] = [
        "take(plate)",
        "place(cell)",
        "screw(plate)",
        "turn(cup)",
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
    fn every_glyph_is_a_picture_inside_its_card() {
        let things = ["plate", "cell", "box", "bolt", "cup", "cloth"];
        for glyph in GLYPHS.iter().filter_map(|glyph| glyph.split_once('(')).map(|(verb, _)| verb) {
            for thing in things {
                let written = format!("{glyph}({thing})");
                let spec = checked(&file(&["talk", &written], &[criterion("order", 5)], &[])).unwrap();
                assert!(glyph_picture(spec.steps()[1]).len() > 1, "{written}");
            }
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

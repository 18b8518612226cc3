//! `ring_dot`: the candidate places a dot inside one ring after another, without touching the wall.
//!
//! One tiny exact gesture, repeated for a minute: evidence of *pointing exactly and fast*, a proxy for dexterity. It does
//! not show what fingers do with things: a screen measures how a hand steers a pointer. It should weigh little and have a
//! physical twin (`observed`). Mouse, touch and keyboard give scores that cannot be compared with each other; by keyboard
//! the arrows move a cross-hair in steps of fixed size and Enter places the dot.
//!
//! The ring that is next is marked. A dot that touches its wall is a wall touch, one wholly outside a miss; either way the
//! next ring comes. When a sheet is full, another one comes.
//!
//! Root: one tiny exact gesture repeated for a minute (METHOD §5); how long it takes to hit a target of given size at a
//! given distance (Fitts 1954). Main measure: dots inside − wall touches − misses within the limit.
//!
//! Difficulty: `hole` (a small hole is slow to hit), `wall` (a thick wall is touched by what a thin one lets pass as a
//! miss; both cost the same), `columns` and `rows` (more rings stand nearer together, so that the way to the next is
//! shorter), `scattered` (rings off the grid, and the next one anywhere on the sheet), `shrinks` (the rings of a sheet get
//! smaller, down to two thirds). Every form has the same rings on every sheet, and as long a way through them.

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::{Intent, Means};
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Pt, Role, Scene, u};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;
use sheet::{Hit, Ring, SHEET};

mod picture;
mod sheet;

/// The kind.
#[derive(Debug)]
pub struct RingDot;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "ring_dot", deny_unknown_fields)]
pub struct File {
    /// Inner radius of a ring in canvas units, 12 to 40: small holes are slow to hit.
    hole: Raw<u32>,
    /// Thickness of a ring's wall in canvas units, 4 to 16.
    wall: Raw<u32>,
    /// Rings in a row, 3 to 10: more stand nearer together.
    columns: Raw<u32>,
    /// Rows on a sheet, 2 to 6.
    rows: Raw<u32>,
    /// Whether the rings stand off the grid and the next one can be anywhere: longer ways, and the eye has to follow.
    scattered: Raw<bool>,
    /// Whether the rings of a sheet get smaller one after another, down to two thirds of `hole`, which is then at least
    /// 18.
    shrinks: Raw<bool>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    hole: i32,
    wall: i32,
    columns: i32,
    rows: i32,
    scattered: bool,
    shrinks: bool,
}

/// The least hole that can be hit on a screen.
const HOLE_MIN: i32 = 12;
/// Presses nearer together than this are one: a button that bounces is not a second dot.
const BOUNCE_MS: u64 = 100;
/// From the last dot of a sheet until the next sheet is there.
const CHANGE_MS: u64 = 300;
/// The pace of a demonstration.
const SHOWN_MS: u64 = 1500;
/// Radius of the cross-hair's area, whole units.
const AIM_R: i32 = 16;
/// How long the last dot of a round is seen.
const FEEDBACK_MS: u64 = 900;

/// How long the perfect worker needs for each dot: 240 ms, and 30 ms for each quarter bit of how hard the target is to
/// hit (log₂ of distance over width plus one). Hands that do nothing else come near that.
fn perfect_ms(spec: &Spec) -> u64 {
    let hole = if spec.shrinks { spec.hole * 5 / 6 } else { spec.hole };
    let width = i64::from(2 * (hole - spec.dot())).max(1);
    let ratio = ((spec.way() + width) * 256 / width).max(256) as u128;
    240 + 30 * u64::from(ratio.pow(4).ilog2() - 32)
}

/// Dots that the perfect worker places within the limit.
fn best(spec: &Spec, limit_ms: u32) -> u32 {
    let pace = perfect_ms(spec);
    let placed_ms = |dot: u64| (dot + 1) * pace + dot / spec.rings() as u64 * CHANGE_MS;
    (0..u64::from(limit_ms)).take_while(|dot| placed_ms(*dot) < u64::from(limit_ms)).count() as u32
}

impl Kind for RingDot {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "ring_dot";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let hole = check.number(&file.hole, "hole", HOLE_MIN as u32..=40);
        let wall = check.number(&file.wall, "wall", 4..=16);
        let columns = check.number(&file.columns, "columns", 3..=10);
        let rows = check.number(&file.rows, "rows", 2..=6);
        let (scattered, shrinks) = (check.doc.read(&file.scattered), check.doc.read(&file.shrinks));
        let spec = Spec {
            hole: hole? as i32,
            wall: wall? as i32,
            columns: columns? as i32,
            rows: rows? as i32,
            scattered: scattered?,
            shrinks: shrinks?,
        };
        let smallest = spec.hole_of(spec.rings() - 1);
        if smallest < HOLE_MIN {
            let why = format!("rings that shrink to {smallest} units can hardly be hit on a screen");
            check.impossible(&file.hole, why, (HOLE_MIN * 3 / 2) as u32);
            return None;
        }
        if !sheet::has_room(&spec) {
            let (columns, rows) = (spec.columns, spec.rows);
            let why = format!("{columns} × {rows} rings this large have no room to stand off the grid");
            check.impossible(&file.hole, why, spec.scattered_hole_max() as u32);
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let most = i64::from(best(spec, limit_ms));
        let presses = i64::from(limit_ms) / BOUNCE_MS as i64 + 1;
        vec![
            Measure::new("net_dots", "dots", 0..=most),
            Measure::new("dots_valid", "dots", 0..=most),
            Measure::new("wall_touches", "dots", 0..=presses),
            Measure::new("misses", "dots", 0..=presses),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Dotting::new(spec.clone(), part))
    }
}

/// A dot that has been placed.
#[derive(Clone, Copy, Debug)]
struct Placed {
    point: Pt,
    hit: Hit,
    ring: Ring,
}

#[derive(Debug)]
struct Dotting {
    spec: Spec,
    part: Part,
    draw: Seeded,
    /// Corners from which the next sheets begin.
    corners: Vec<u8>,
    /// The rings of this sheet in their order.
    rings: Vec<Ring>,
    /// The dots on this sheet.
    dots: Vec<Placed>,
    /// Since when this sheet is there.
    ready: At,
    /// When the last dot was placed.
    last: Option<At>,
    /// Where the arrow keys aim.
    aim: Pt,
    /// Whether the cross-hair is seen: from the first arrow key until the pointer is used.
    aiming: bool,
    done: u32,
    inside: u32,
    wall: u32,
    outside: u32,
    inside_by_minute: ByMinute,
    wrong_by_minute: ByMinute,
}

impl Dotting {
    fn new(spec: Spec, part: Part) -> Self {
        let (x, y, w, h) = SHEET;
        let mut run = Self {
            draw: Seeded::new(part.seed, "ring_dot"),
            spec,
            part,
            corners: Vec::new(),
            rings: Vec::new(),
            dots: Vec::new(),
            ready: At::ZERO,
            last: None,
            aim: Pt { x: u(x + w / 2), y: u(y + h / 2) },
            aiming: false,
            done: 0,
            inside: 0,
            wall: 0,
            outside: 0,
            inside_by_minute: ByMinute::default(),
            wrong_by_minute: ByMinute::default(),
        };
        run.turn_up_sheet();
        run
    }

    fn turn_up_sheet(&mut self) {
        if self.corners.is_empty() {
            self.corners = vec![0, 1, 2, 3];
            self.draw.shuffle(&mut self.corners);
        }
        let corner = self.corners.pop().unwrap_or(0);
        self.rings = sheet::rings(&self.spec, corner, &mut self.draw);
        self.dots.clear();
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.done)
    }

    /// The ring that is next.
    fn next(&self) -> Option<Ring> {
        self.rings.get(self.dots.len()).copied().filter(|_| !self.over())
    }

    /// When a full sheet makes way.
    fn change_at(&self) -> Option<At> {
        let full = self.dots.len() == self.rings.len() && !self.over();
        self.last.filter(|_| full).map(|last| last.plus_ms(CHANGE_MS))
    }

    fn place(&mut self, at: At, point: Pt) {
        let Some(ring) = self.next() else { return };
        if self.last.is_some_and(|last| at.ms_since(last) < BOUNCE_MS) {
            return;
        }
        let hit = ring.hit(&self.spec, point);
        self.dots.push(Placed { point, hit, ring });
        (self.last, self.aim) = (Some(at), point);
        self.done += 1;
        if hit == Hit::Inside {
            self.inside_by_minute.count(at);
        } else {
            self.wrong_by_minute.count(at);
        }
        match hit {
            Hit::Inside => self.inside += 1,
            Hit::Wall => self.wall += 1,
            Hit::Outside => self.outside += 1,
        }
    }

    /// One step of the cross-hair: as long as the room for error, so that every hole can be hit.
    fn step(&mut self, dx: i8, dy: i8) {
        let smallest = self.spec.hole_of(self.spec.rings() - 1);
        let step = |d: i8| u((smallest - self.spec.dot()).min(16)) * i32::from(d.signum());
        let (x, y, w, h) = SHEET;
        self.aim.x = (self.aim.x + step(dx)).clamp(u(x), u(x + w));
        self.aim.y = (self.aim.y + step(dy)).clamp(u(y), u(y + h));
        self.aiming = true;
    }
}

/// The pad is 1, the ring that is next 2, the cross-hair 3.
const PAD: u16 = 1;
const NEXT: u16 = 2;
const AIM: u16 = 3;

impl Run for Dotting {
    fn advance(&mut self, to: At) {
        if let Some(change) = self.change_at().filter(|change| *change <= to) {
            self.turn_up_sheet();
            self.ready = change;
        }
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        match intent {
            Intent::Hold { node: NodeId(PAD), point, .. }
            | Intent::Activate { node: NodeId(PAD), point: Some(point), .. } => {
                self.aiming = false;
                self.place(at, *point);
            }
            // Before the cross-hair has been seen nobody knows where it is.
            Intent::Activate { node: NodeId(PAD), point: None, .. } if !self.aiming => self.aiming = true,
            Intent::Activate { node: NodeId(PAD), point: None, .. } => self.place(at, self.aim),
            Intent::Move { node: NodeId(PAD), dx, dy } => self.step(*dx, *dy),
            _ => {}
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.change_at().or_else(|| self.shown_until())
    }

    fn is_finished(&self, at: At) -> bool {
        self.shown_until().is_some_and(|until| at >= until)
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        picture::draw_card(&mut items);
        let moving = self.draw_sheet(at, &mut items);
        let (x, y, w, h) = SHEET;
        let about = |at: Pt, r: i32| Area { at: at.moved(-r, -r), w: 2 * r, h: 2 * r, round: true };
        let mut nodes =
            vec![Node::button(PAD, Say::new("ring-pad"), Area::rect(x, y, w, h)).with_role(Role::Pad)];
        if let Some(ring) = self.next() {
            let (number, rings) = (self.dots.len() as i64 + 1, self.rings.len() as i64);
            let name = Say::new("ring-next").number("number", number).number("rings", rings);
            nodes.push(Node::image(NEXT, name, about(ring.at, u(ring.hole + self.spec.wall))));
        }
        if self.aiming {
            nodes.push(Node::image(AIM, Say::new("ring-aim"), about(self.aim, u(AIM_R))));
        }
        Scene { items, nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let last = self.dots.last().filter(|_| self.part.mode == Mode::Practice)?;
        let id = match last.hit {
            Hit::Inside => "feedback-right",
            Hit::Wall => "ring-feedback-wall",
            Hit::Outside => "ring-feedback-outside",
        };
        Some(Feedback { good: last.hit == Hit::Inside, say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.inside }
    }

    fn evidence(&self, _at: At) -> Evidence {
        // Nobody is credited with more than the perfect worker, or a hasty hand could outweigh its errors.
        let inside = self.inside.min(best(&self.spec, self.part.limit_ms));
        Evidence::default()
            .with("net_dots", inside.saturating_sub(self.wall + self.outside))
            .with("dots_valid", inside)
            .with("wall_touches", self.wall)
            .with("misses", self.outside)
            .series("dots_valid", self.inside_by_minute.counts())
            .series("wrong", self.wrong_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let pace_ms = if self.part.mode == Mode::Scored { perfect_ms(&self.spec) } else { SHOWN_MS };
        let from = self.last.unwrap_or_default().max(self.ready);
        let hold = |ring: Ring| Intent::Hold { node: NodeId(PAD), by: Means::Mouse, point: ring.at };
        self.next().map(|ring| (from.plus_ms(pace_ms), hold(ring)))
    }

    fn shown_until(&self) -> Option<At> {
        self.last.filter(|_| self.over()).map(|last| last.plus_ms(FEEDBACK_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::sheet::{APART, length};
    use super::*;
    use std::collections::BTreeSet;

    fn spec(hole: i32, columns: i32, rows: i32, scattered: bool, shrinks: bool) -> Spec {
        Spec { hole, wall: 8, columns, rows, scattered, shrinks }
    }

    fn run(mode: Mode, seed: u64, spec: Spec) -> Dotting {
        Dotting::new(spec, Part { mode, seed, items: 5, limit_ms: 60_000 })
    }

    fn press(run: &mut Dotting, ms: u64, off: i32) {
        let at = At::from_ms(ms);
        run.advance(at);
        let point = run.next().unwrap().at.moved(u(off), 0);
        run.apply(at, &Intent::Hold { node: NodeId(PAD), by: Means::Touch, point });
    }

    fn hits(run: &Dotting) -> (u32, u32, u32) {
        (run.inside, run.wall, run.outside)
    }

    /// Every spec that the check lets through, of a coarse choice.
    fn specs() -> Vec<Spec> {
        let mut all = Vec::new();
        for hole in [12, 18, 26, 40] {
            for (columns, rows) in [(3, 2), (3, 6), (8, 4), (10, 2), (10, 6)] {
                for (scattered, shrinks) in [(false, false), (true, false), (false, true), (true, true)] {
                    let spec = Spec { wall: 16, ..spec(hole, columns, rows, scattered, shrinks) };
                    if sheet::has_room(&spec) && spec.hole_of(spec.rings() - 1) >= HOLE_MIN {
                        all.push(spec);
                    }
                }
            }
        }
        assert!(all.len() > 50);
        all
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for (spec, limit_ms) in [
            (spec(26, 8, 4, false, false), 60_000),
            (spec(12, 10, 6, true, false), 61_234),
            (spec(40, 3, 2, true, true), 20_000),
        ] {
            proofs::all(&KindSpec::RingDot(spec), limit_ms, Some("net_dots"));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        for spec in [
            spec(26, 8, 4, false, false),
            spec(20, 8, 4, true, true),
            spec(16, 10, 6, true, false),
        ] {
            let spec = KindSpec::RingDot(spec);
            proofs::profiles(&spec, 60_000, "net_dots");
            proofs::parallel_forms(&spec, 60_000, "net_dots");
        }
    }

    #[test]
    fn the_whole_dot_has_to_be_inside_to_count() {
        let spec = spec(26, 8, 4, false, false);
        let (inside, wall) = (26 - spec.dot(), 26 + spec.wall + spec.dot());
        let mut run = run(Mode::Scored, 1, spec);
        for (i, (off, hit)) in [
            (0, Hit::Inside),
            (-inside, Hit::Inside),
            (inside + 1, Hit::Wall),
            (wall, Hit::Wall),
            (wall + 1, Hit::Outside),
            (-300, Hit::Outside),
        ]
        .into_iter()
        .enumerate()
        {
            press(&mut run, 1000 * i as u64 + 500, off);
            assert_eq!(run.dots.last().unwrap().hit, hit, "{off}");
        }
        assert_eq!(hits(&run), (2, 2, 2));
        assert_eq!(run.dots.len(), 6, "right or wrong, the next ring comes");
        assert_eq!(run.evidence(At::from_ms(7000)).get("net_dots"), Some(0));
    }

    #[test]
    fn wall_touches_and_misses_cost_what_a_dot_inside_gives() {
        let mut run = run(Mode::Scored, 1, spec(26, 8, 4, false, false));
        for (i, off) in [0, 0, 0, 0, 0, 30, 200].into_iter().enumerate() {
            press(&mut run, 1000 * i as u64 + 500, off);
        }
        let evidence = run.evidence(At::from_ms(9000));
        let value = |name| evidence.get(name).unwrap();
        assert_eq!(
            ["net_dots", "dots_valid", "wall_touches", "misses"].map(value),
            [3, 5, 1, 1]
        );
    }

    #[test]
    fn a_bouncing_button_places_one_dot() {
        let mut run = run(Mode::Scored, 1, spec(26, 8, 4, false, false));
        press(&mut run, 500, 0);
        press(&mut run, 500 + BOUNCE_MS - 1, 0);
        assert_eq!(run.done, 1);
        press(&mut run, 500 + BOUNCE_MS, 0);
        assert_eq!(run.done, 2);
    }

    #[test]
    fn hammering_in_one_place_earns_nothing() {
        let mut run = run(Mode::Scored, 4, spec(40, 3, 2, false, false));
        for i in 0..500 {
            let at = At::from_ms(i * 110);
            run.advance(at);
            run.apply(at, &Intent::click(NodeId(PAD), run.rings[2].at));
        }
        assert!(run.inside > 0);
        assert_eq!(run.evidence(At::from_ms(60_000)).get("net_dots"), Some(0));
    }

    #[test]
    fn a_hand_faster_than_the_perfect_one_is_credited_with_no_more() {
        let mut run = run(Mode::Scored, 4, spec(40, 10, 6, false, false));
        let most = best(&run.spec, 60_000);
        for i in 0..3 * u64::from(most) {
            let at = At::from_ms(i * 130 + 1);
            run.advance(at);
            if run.next().is_some() {
                press(&mut run, i * 130 + 1, 0);
            }
        }
        assert!(run.inside > most);
        assert_eq!(run.evidence(At::from_ms(60_000)).get("net_dots"), Some(i64::from(most)));
    }

    #[test]
    fn a_full_sheet_makes_way_for_another() {
        let mut run = run(Mode::Scored, 1, spec(26, 3, 2, false, false));
        for i in 0..6 {
            press(&mut run, 1000 * i + 500, 0);
        }
        let first = run.rings.clone();
        assert!(run.next().is_none() && run.next_deadline() == Some(At::from_ms(5500 + CHANGE_MS)));
        run.advance(At::from_ms(5500 + CHANGE_MS));
        assert!(run.next().is_some() && run.dots.is_empty());
        assert_ne!(run.rings, first, "another corner");
        press(&mut run, 6000, 0);
        assert_eq!(run.done, 7);
    }

    #[test]
    fn rings_stand_apart_on_the_sheet() {
        for spec in specs() {
            for seed in 0..4 {
                let rings = run(Mode::Scored, seed, spec.clone()).rings;
                assert_eq!(rings.len() as i32, spec.rings());
                let (x, y, w, h) = SHEET;
                for (i, ring) in rings.iter().enumerate() {
                    let r = ring.hole + spec.wall;
                    assert!(ring.at.x >= u(x + r) && ring.at.x <= u(x + w - r), "{spec:?} {ring:?}");
                    assert!(ring.at.y >= u(y + r) && ring.at.y <= u(y + h - r), "{spec:?} {ring:?}");
                    for other in &rings[i + 1..] {
                        let apart = i64::from(u(r + other.hole + spec.wall + APART));
                        assert!(ring.at.distance_squared(other.at) >= apart * apart, "{spec:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_sheet_has_the_same_rings_and_as_long_a_way() {
        for spec in specs() {
            let mut looks = BTreeSet::new();
            for seed in 0..40 {
                let rings = run(Mode::Scored, seed, spec.clone()).rings;
                let places: Vec<Pt> = rings.iter().map(|ring| ring.at).collect();
                let way = length(&places) / (places.len() as i64 - 1);
                let wanted = spec.way() * i64::from(u(1));
                // Six rings have few orders.
                let share = if !spec.scattered { 150 } else if spec.rings() > 6 { 100 } else { 12 };
                assert!(way.abs_diff(wanted) * share <= wanted.unsigned_abs(), "{spec:?}: {way}, not {wanted}");
                let holes: Vec<i32> = rings.iter().map(|ring| ring.hole).collect();
                assert_eq!(holes[0], spec.hole);
                assert!(!spec.shrinks || holes[holes.len() - 1] == spec.hole - spec.hole / 3);
                looks.insert(places);
            }
            assert!(looks.len() >= if spec.scattered { 30 } else { 4 }, "{}", looks.len());
        }
    }

    #[test]
    fn harder_parameters_leave_the_perfect_worker_fewer_dots() {
        let base = spec(26, 8, 4, false, false);
        let most = |spec: Spec| best(&spec, 60_000);
        let easy = most(base.clone());
        assert!(most(Spec { hole: 16, ..base.clone() }) < easy);
        assert!(most(Spec { columns: 4, ..base.clone() }) < easy);
        assert!(most(Spec { scattered: true, ..base.clone() }) < easy);
        assert!(most(Spec { hole: 18, shrinks: true, ..base.clone() }) < most(Spec { hole: 18, ..base.clone() }));
        let tall = Spec { columns: 3, rows: 2, scattered: true, ..base.clone() };
        assert!(most(tall.clone()) < most(Spec { rows: 6, ..tall }));
    }

    #[test]
    fn a_thicker_wall_is_touched_by_what_would_have_been_a_miss() {
        let thin = spec(26, 8, 4, false, false);
        let thick = Spec { wall: 16, ..thin.clone() };
        let off = 26 + thin.wall + thin.dot() + 3;
        for (spec, expected) in [(thin, (0, 0, 1)), (thick, (0, 1, 0))] {
            let mut run = run(Mode::Scored, 1, spec);
            press(&mut run, 500, off);
            assert_eq!(hits(&run), expected);
        }
    }

    #[test]
    fn the_arrow_keys_reach_the_middle_of_every_ring() {
        for spec in specs() {
            let mut run = run(Mode::Scored, 5, spec);
            let enter = Intent::key(NodeId(PAD));
            run.apply(At::ZERO, &enter);
            assert_eq!((run.done, run.aiming), (0, true), "the cross-hair is shown before it is used");
            let mut ms = 200;
            for _ in 0..run.rings.len().min(12) {
                if run.next().is_none() {
                    break;
                }
                let goal = run.next().unwrap().at;
                for _ in 0..1000 {
                    let away = (goal.x - run.aim.x, goal.y - run.aim.y);
                    let (before, mut moved) = (run.aim, false);
                    for (dx, dy) in [(away.0.signum(), 0), (0, away.1.signum())] {
                        let from = run.aim;
                        run.apply(At::from_ms(ms), &Intent::Move { node: NodeId(PAD), dx: dx as i8, dy: dy as i8 });
                        if run.aim.distance_squared(goal) >= from.distance_squared(goal) {
                            run.aim = from;
                        } else {
                            moved = true;
                        }
                    }
                    if !moved || run.aim == before {
                        break;
                    }
                }
                run.apply(At::from_ms(ms), &enter);
                assert_eq!(run.dots.last().unwrap().hit, Hit::Inside, "{:?}", run.spec);
                ms += 200;
            }
        }
    }

    #[test]
    fn the_pointer_takes_the_cross_hair_away() {
        let mut run = run(Mode::Scored, 5, spec(26, 8, 4, false, false));
        run.apply(At::ZERO, &Intent::Move { node: NodeId(PAD), dx: 1, dy: 0 });
        assert!(run.aiming);
        press(&mut run, 500, 0);
        assert!(!run.aiming && run.aim == run.dots[0].point, "the keys go on from the last dot");
    }

    #[test]
    fn practice_says_what_went_wrong_and_the_timed_part_says_nothing() {
        for mode in [Mode::Practice, Mode::Scored] {
            let mut run = run(mode, 2, spec(26, 8, 4, false, false));
            assert_eq!(run.feedback(), None);
            for (i, (off, id)) in
                [(0, "feedback-right"), (30, "ring-feedback-wall"), (90, "ring-feedback-outside")]
                    .into_iter()
                    .enumerate()
            {
                press(&mut run, 1000 * i as u64 + 500, off);
                let feedback = run.feedback().map(|feedback| (feedback.good, feedback.say.id));
                assert_eq!(feedback, (mode == Mode::Practice).then_some((i == 0, id)));
            }
        }
    }
}

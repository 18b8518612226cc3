//! `defect_stream`: parts ride past on a belt, and the rare defective ones are marked before they leave.
//!
//! Evidence of *keeping attention* on work where little happens. It does not show how somebody handles parts.
//!
//! Root: visual inspection on a moving line (METHOD §5). Main measure: hits − false alarms within the limit.
//!
//! Every form of an exercise has the same number of parts, the same number of defects and the same mix of them, so the
//! most that can be reached does not depend on luck.
//!
//! Difficulty: `pace_ms` (less time for each part), `visible` (fewer parts on the belt leave less time to look ahead,
//! more of them are smaller), `defects_permille` (rarer defects are missed more easily), `defect_kinds` (more to look
//! for), `hues` (colours and patterns that mean nothing distract).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::Theme;
use crate::art::{self, Flaw, Hue};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::palette::Ink;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Item, Node, NodeId, Pt, Scene, WIDTH, pt, u};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;

/// The kind.
#[derive(Debug)]
pub struct DefectStream;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "defect_stream", deny_unknown_fields)]
pub struct File {
    /// Time from one part to the next, 900 to 4000.
    pace_ms: Raw<u32>,
    /// Parts on the belt at once, 3 to 6.
    visible: Raw<u32>,
    /// Defective parts in a thousand, 20 to 300.
    defects_permille: Raw<u32>,
    /// Sorts of defects: 1 for cracks, 2 also for missing holes, 3 also for holes off centre.
    defect_kinds: Raw<u32>,
    /// Colours, 1 to 4; they mean nothing.
    hues: Raw<u32>,
    /// What rides past: `parts` (as without it), `care` (textiles: torn, holed, stained), `cleaning` (bottles: leaking,
    /// without cap, with a torn label) or `kitchen` (dishes: cracked, chipped, stained). `defect_kinds` counts in this
    /// order.
    theme: Option<Raw<Theme>>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pace_ms: u32,
    visible: u8,
    defects_permille: u16,
    defect_kinds: u8,
    hues: u8,
    theme: Theme,
}

/// Fewest parts that say something.
const PARTS_MIN: u32 = 20;
/// Fewest defects that say something.
const DEFECTS_MIN: u32 = 6;
/// Parts at the start that are never defective.
const GOOD_FIRST: u32 = 3;
/// The first part begins so many places away from the exit.
const LEAD: u64 = 2;
/// Pace of a demonstration or practice round, at its slowest and fastest.
const SHOWN_PACE_MS: (u32, u32) = (1800, 2600);
/// How long the perfect worker looks at a part that has come within reach, when scored.
const LOOK_MS: u64 = 600;
/// How long before a part leaves it is marked where people follow.
const MARK_EARLY_MS: u64 = 1500;
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1600;
/// How long a marked part rides on into the housing, and how long it then falls into its bin.
const RIDE_MS: u64 = 250;
const FALL_MS: u64 = 450;

/// Where the middle of a part is when it leaves, and when it comes in, in whole units.
const EXIT_X: i32 = 300;
const ENTRY_X: i32 = 1490;
/// Where it has vanished behind the housing, and from where it can be marked.
const HIDDEN_X: i32 = 130;
const REACH_X: i32 = 1350;
/// Top of the belt.
const BELT_Y: i32 = 500;
/// Where the housings stand, and under the left one the bin: middle and height of its rim.
const HOUSINGS_X: (i32, i32) = (28, 1368);
const BIN_X: i32 = 28 + art::BIN_HALF_W;
const BIN_Y: i32 = 762;
/// A part's node reaches from above its mark to below its key.
const NODE_TOP: i32 = 332;
const NODE_BOTTOM: i32 = 692;
/// Middle of the keys.
const KEYS_Y: i32 = 648;
/// Ids of parts: 20 to 59, again and again.
const FIRST_ID: u16 = 20;
const IDS: u16 = 40;

impl Kind for DefectStream {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "defect_stream";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let pace = check.number(&file.pace_ms, "pace_ms", 900..=4000);
        let visible = check.number(&file.visible, "visible", 3..=6);
        let share = check.number(&file.defects_permille, "defects_permille", 20..=300);
        let sorts = check.number(&file.defect_kinds, "defect_kinds", 1..=3);
        let hues = check.number(&file.hues, "hues", 1..=4);
        let theme = check.theme(file.theme.as_ref());
        let (pace_ms, visible, share, sorts, hues) = (pace?, visible?, share?, sorts?, hues?);
        let spec = Spec {
            pace_ms,
            visible: visible as u8,
            defects_permille: share as u16,
            defect_kinds: sorts as u8,
            hues: hues as u8,
            theme: theme?,
        };
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        let parts = parts_within(pace_ms, limit_ms);
        if parts < PARTS_MIN {
            let what = format!(
                "only {parts} parts pass within the limit, and fewer than {PARTS_MIN} say too little"
            );
            let works = limit_ms.saturating_sub(1) / (PARTS_MIN + LEAD as u32 - 1);
            check.impossible(&file.pace_ms, what, works);
            return None;
        }
        let defects = parts * share / 1000;
        if defects < DEFECTS_MIN {
            let what = format!(
                "only {defects} of the {parts} parts within the limit are defective, and fewer than {DEFECTS_MIN} say \
                 too little"
            );
            check.impossible(&file.defects_permille, what, (DEFECTS_MIN * 1000).div_ceil(parts));
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let (parts, defects) = amounts(spec, limit_ms);
        let measure = |name, max: u32| Measure::new(name, "parts", 0..=i64::from(max));
        vec![
            measure("net", defects),
            measure("hits", defects),
            measure("misses", defects),
            measure("false_alarms", parts - defects),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Stream::new(spec.clone(), part))
    }
}

impl Spec {
    /// The sorts of defects in play.
    fn sorts(&self) -> &'static [Flaw] {
        Flaw::ALL.get(..usize::from(self.defect_kinds)).unwrap_or(&Flaw::ALL)
    }
}

/// Parts that leave before the limit.
const fn parts_within(pace_ms: u32, limit_ms: u32) -> u32 {
    (limit_ms.saturating_sub(1) / pace_ms).saturating_sub(LEAD as u32 - 1)
}

/// Parts and defective parts of every form.
const fn amounts(spec: &Spec, limit_ms: u32) -> (u32, u32) {
    let parts = parts_within(spec.pace_ms, limit_ms);
    (parts, parts * spec.defects_permille as u32 / 1000)
}

/// One part of the stream.
#[derive(Clone, Copy, Debug)]
struct Piece {
    hue: Hue,
    flaw: Option<(Flaw, u8)>,
    marked: bool,
}

/// What became of the last part that left and said something about the candidate's work.
#[derive(Clone, Copy, Debug)]
struct Judged {
    piece: Piece,
    at: At,
}

impl Judged {
    const fn good(&self) -> bool {
        self.piece.marked == self.piece.flaw.is_some()
    }
}

#[derive(Debug)]
struct Stream {
    spec: Spec,
    part: Part,
    pace_ms: u64,
    /// Every part; those from `counted` on are only there so that the belt is never empty before the limit.
    pieces: Vec<Piece>,
    counted: usize,
    now: At,
    passed: usize,
    right: u32,
    hits: u32,
    misses: u32,
    false_alarms: u32,
    by_minute: [ByMinute; 3],
    judged: Option<Judged>,
}

impl Stream {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "defect_stream");
        let scored = part.mode == Mode::Scored;
        let (parts, defects, good_first) = if scored {
            let (parts, defects) = amounts(&spec, part.limit_ms);
            (parts, defects, GOOD_FIRST)
        } else {
            let parts = u32::from(part.items).max(1);
            let defects = ((parts + 1) / 3).max(1);
            // A demonstration shows every sort, if its parts are enough.
            let sorts = if part.mode == Mode::Demonstration { u32::from(spec.defect_kinds) } else { 0 };
            (parts, defects.max(sorts.min(parts / 2)), u32::from(parts > 1))
        };
        let pace_ms =
            if scored { spec.pace_ms } else { spec.pace_ms.clamp(SHOWN_PACE_MS.0, SHOWN_PACE_MS.1) };
        let after = if scored { u32::from(spec.visible) + 1 } else { 0 };
        let mut pieces: Vec<Piece> = (0..parts + after)
            .map(|_| Piece {
                hue: Hue::ALL[draw.below(u32::from(spec.hues)) as usize],
                flaw: None,
                marked: false,
            })
            .collect();
        let mut shown = Flaw::BY_SIGHT.into_iter().filter(|flaw| spec.sorts().contains(flaw)).cycle();
        for (place, (flaw, look)) in flawed(&spec, parts, defects, good_first, &mut draw) {
            let before = place.checked_sub(1).and_then(|before| pieces.get(before)).map(|piece| piece.hue);
            let Some(piece) = pieces.get_mut(place) else { continue };
            let flaw = if part.mode == Mode::Demonstration { shown.next().unwrap_or(flaw) } else { flaw };
            piece.flaw = Some((flaw, look));
            // Whoever is still learning must not take a colour for the defect.
            if !scored {
                piece.hue = before.unwrap_or(piece.hue);
            }
        }
        Self {
            spec,
            part,
            pace_ms: u64::from(pace_ms),
            pieces,
            counted: parts as usize,
            now: At::ZERO,
            passed: 0,
            right: 0,
            hits: 0,
            misses: 0,
            false_alarms: 0,
            by_minute: Default::default(),
            judged: None,
        }
    }

    /// When a part leaves.
    const fn leaves(&self, index: usize) -> At {
        At::from_ms((index as u64 + LEAD) * self.pace_ms)
    }

    /// When everything that a demonstration or practice round has to show has been seen.
    const fn end(&self) -> At {
        self.leaves(self.counted.saturating_sub(1)).plus_ms(FEEDBACK_MS)
    }

    fn over(&self) -> bool {
        self.part.shows_feedback() && self.passed >= self.counted
    }

    /// The next part leaves and counts.
    fn pass(&mut self) {
        let at = self.leaves(self.passed);
        let Some(piece) = self.pieces.get(self.passed).copied() else { return };
        self.passed += 1;
        let counter = match (piece.flaw.is_some(), piece.marked) {
            (true, true) => Some((&mut self.hits, 0)),
            (true, false) => Some((&mut self.misses, 1)),
            (false, true) => Some((&mut self.false_alarms, 2)),
            (false, false) => None,
        };
        if let Some((count, series)) = counter {
            *count += 1;
            self.by_minute[series].count(at);
            self.judged = Some(Judged { piece, at });
        }
        self.right += u32::from(piece.marked == piece.flaw.is_some());
    }

    /// Units between two parts, in 1/64 unit.
    fn gap(&self) -> i32 {
        u(ENTRY_X - EXIT_X) / i32::from(self.spec.visible)
    }

    /// Where the middle of a part is, in 1/64 unit.
    fn x(&self, index: usize, at: At) -> i32 {
        let to_go_us = self.leaves(index).0 as i64 - at.0 as i64;
        u(EXIT_X) + (i64::from(self.gap()) * to_go_us / (self.pace_ms as i64 * 1000)) as i32
    }

    /// How long a part can be marked before it leaves.
    fn reach_ms(&self) -> u64 {
        self.pace_ms * u(REACH_X - EXIT_X).unsigned_abs() as u64 / u64::from(self.gap().unsigned_abs().max(1))
    }

    /// Size of the parts, in thousandths: as large as their distance allows.
    fn scale_pm(&self) -> i32 {
        let room = self.gap() / 64 - 24;
        (room * 1000 / (2 * art::PLATE_HALF_W)).min(1200)
    }

    /// Parts that can be seen at `at`, the one nearest the exit first, with where they are.
    fn seen(&self, at: At) -> impl Iterator<Item = (usize, Pt)> {
        let y = BELT_Y - art::PLATE_HALF_H * self.scale_pm() / 1000;
        (self.passed.saturating_sub(2)..self.pieces.len())
            .map(move |index| (index, Pt { x: self.x(index, at), y: u(y) }))
            .take_while(|(_, place)| place.x < u(ENTRY_X))
            .skip_while(|(_, place)| place.x < u(HIDDEN_X))
    }

    /// The parts that can still be marked.
    fn within_reach(&self, at: At) -> impl Iterator<Item = (usize, Pt)> {
        self.seen(at).filter(move |(index, place)| self.leaves(*index) > at && place.x < u(REACH_X))
    }

    /// Every part keeps its key as it rides along, so that nobody's key means another part a moment later.
    fn key_of(&self, index: usize) -> char {
        char::from(b'1' + (index % (usize::from(self.spec.visible) + 1)) as u8)
    }

    fn draw_line(&self, at: At, items: &mut Vec<Item>) {
        let travelled = self.x(0, At::ZERO) - self.x(0, if self.over() { at.min(self.end()) } else { at });
        items.extend(art::belt(60, BELT_Y, 1480, -travelled));
        items.extend(art::belt_arrow(WIDTH / 2, BELT_Y + 42));
        for (index, place) in self.seen(at) {
            let piece = self.pieces[index];
            if piece.marked && self.leaves(index) <= at {
                continue;
            }
            let mut drawing = art::inspected(self.spec.theme, piece.hue, piece.flaw);
            if piece.marked {
                drawing.extend(art::reject_mark());
            }
            items.push(art::placed(place, self.scale_pm(), 100, drawing));
        }
        for (index, place) in self.within_reach(at) {
            let mut cap = vec![art::path(&[(0, -78), (0, -34)], art::stroke(Ink::Outline, 5))];
            cap.extend(art::key_cap(0, 0, self.key_of(index)));
            items.push(art::placed(Pt { x: place.x, y: u(KEYS_Y) }, 1000, 100, cap));
        }
    }

    /// What stands at the ends, over the parts; under the left one the bin, and a marked part on its way into it.
    fn draw_ends(&self, at: At, items: &mut Vec<Item>) {
        items.push(art::at(pt(BIN_X, BIN_Y), art::bin_back()));
        items.extend(art::chute(BIN_X, 616, 148, BIN_Y - 616));
        let last = self.passed.checked_sub(1).filter(|last| self.pieces[*last].marked);
        // Where feedback is shown, the part rests in the bin until that is over.
        let resting = self.fresh(at).filter(|judged| judged.piece.marked).map(|judged| judged.piece);
        if let Some(piece) = resting.or_else(|| last.map(|last| self.pieces[last])) {
            let gone_us = at.us_since(last.map_or(At::ZERO, |last| self.leaves(last)));
            let ridden = (gone_us / RIDE_MS).min(1000) as i32;
            let fallen = (gone_us.saturating_sub(RIDE_MS * 1000) / FALL_MS).min(1000) as i32;
            let from = pt(EXIT_X, BELT_Y - art::PLATE_HALF_H * self.scale_pm() / 1000);
            let (inside, rest) = (pt(HOUSINGS_X.0 + 102, BELT_Y), pt(BIN_X, BIN_Y + 8));
            // Falling gathers speed: the square of the time.
            let place = if fallen == 0 {
                from.toward(inside, ridden)
            } else {
                inside.toward(rest, fallen * fallen / 1000)
            };
            // Behind the housing nobody sees that it takes the size it has in a bin.
            let scale = if fallen == 0 { self.scale_pm() } else { self.scale_pm().min(900) };
            if fallen < 1000 || resting.is_some() {
                items.push(art::placed(place, scale, 100, art::inspected(self.spec.theme, piece.hue, piece.flaw)));
            }
        }
        items.push(art::at(pt(BIN_X, BIN_Y), art::reject_bin_front()));
        for x in [HOUSINGS_X.1 + 54, HOUSINGS_X.1 + 150] {
            items.extend(art::leg(x, 612, BIN_Y + art::BIN_H - 622));
        }
        items.extend(art::housing(HOUSINGS_X.0, 320, 204, 300, true));
        items.extend(art::housing(HOUSINGS_X.1, 320, 204, 300, false));
    }

    /// The card: what a good part looks like, and what is wrong with the others.
    fn draw_card(&self, items: &mut Vec<Item>) {
        let (x, y, h, step) = (HOUSINGS_X.0, 28, 250, 206);
        let w = 36 + step * (1 + i32::from(self.spec.defect_kinds)) + 20;
        items.push(art::card(x, y, w, h));
        let mut middle = x + 18 + step / 2;
        items.push(art::placed(pt(middle, y + 92), 1000, 100, art::inspected(self.spec.theme, Hue::Blue, None)));
        items.push(art::placed(pt(middle, y + 204), 700, 100, art::tick()));
        let line = middle + step / 2 + 10;
        items.push(art::path(&[(line, y + 26), (line, y + h - 26)], art::stroke(Ink::Line, 4)));
        middle += 20;
        for (flaw, look) in Flaw::ALL.into_iter().zip([1, 1, 2]).take(usize::from(self.spec.defect_kinds)) {
            middle += step;
            let drawing = art::inspected(self.spec.theme, Hue::Blue, Some((flaw, look)));
            items.push(art::placed(pt(middle, y + 92), 1000, 100, drawing));
            items.push(art::placed(pt(middle, y + 204), 700, 100, art::cross()));
        }
    }

    /// The tick stands where the part belonged, the cross where it went wrongly, and the part is shown large.
    fn draw_feedback(&self, at: At, items: &mut Vec<Item>) {
        let Some(judged) = self.fresh(at) else { return };
        let Piece { hue, flaw, marked } = judged.piece;
        let (bin, exit) = (pt(BIN_X + 118, BIN_Y - 10), pt(HOUSINGS_X.0 + 80, 480));
        let (right, taken) = (if flaw.is_some() { bin } else { exit }, if marked { bin } else { exit });
        if !judged.good() {
            items.push(art::at(taken, art::cross()));
        }
        items.push(art::at(right, art::tick()));
        let mut drawing = art::inspected(self.spec.theme, hue, flaw);
        if let Some((flaw, look)) = flaw {
            let (x, y) = art::flaw_spot(self.spec.theme, flaw, look);
            for (width, ink) in [(11, Ink::Outline), (6, Ink::Focus)] {
                drawing.push(art::lined(art::circle(x, y, 31), art::stroke(ink, width)));
            }
        }
        items.push(art::card(560, 724, 480, 248));
        items.push(art::placed(pt(720, 848), 1500, 100, drawing));
        items.extend(art::arrow(872, 848, 48, Ink::Ink));
        let goal = if flaw.is_some() { art::reject_sign() } else { art::tick() };
        items.push(art::placed(pt(978, 848), 1000, 100, goal));
    }

    fn fresh(&self, at: At) -> Option<&Judged> {
        let judged = self.judged.as_ref().filter(|_| self.part.shows_feedback());
        judged.filter(|judged| at.ms_since(judged.at) < FEEDBACK_MS)
    }
}

/// Which of `parts` are defective, and how: `defects` of them, never two in a row, every sort equally often.
fn flawed(
    spec: &Spec,
    parts: u32,
    defects: u32,
    good_first: u32,
    draw: &mut Seeded,
) -> Vec<(usize, (Flaw, u8))> {
    // Drawn without the part that stands between two defects, and moved apart afterwards: every spread is as likely.
    let mut places: Vec<u32> = (good_first..(parts + 1).saturating_sub(defects)).collect();
    draw.shuffle(&mut places);
    places.truncate(defects as usize);
    places.sort_unstable();
    let sorts = usize::from(spec.defect_kinds);
    let mut flaws: Vec<Flaw> = (0..places.len()).map(|i| Flaw::ALL[i % sorts.max(1)]).collect();
    draw.shuffle(&mut flaws);
    let apart = places.into_iter().enumerate().map(|(before, place)| place as usize + before);
    apart.zip(flaws).map(|(place, flaw)| (place, (flaw, draw.below(u32::from(Flaw::LOOKS)) as u8))).collect()
}

impl Run for Stream {
    fn advance(&mut self, to: At) {
        while self.passed < self.counted && self.leaves(self.passed) <= to {
            self.pass();
        }
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        let meant = self.within_reach(at).map(|(index, _)| index).find(|index| id_of(*index) == *node);
        if let Some(piece) = meant.and_then(|index| self.pieces.get_mut(index)) {
            piece.marked = !piece.marked;
        }
    }

    fn next_deadline(&self) -> Option<At> {
        if self.passed < self.counted {
            return Some(self.leaves(self.passed));
        }
        self.over().then(|| self.end())
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && at >= self.end()
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        self.draw_card(&mut items);
        self.draw_line(at, &mut items);
        self.draw_ends(at, &mut items);
        self.draw_feedback(at, &mut items);
        let half = art::PLATE_HALF_W * self.scale_pm() / 1000 + 8;
        let nodes = self.within_reach(at).enumerate().map(|(place, (index, middle))| {
            let piece = self.pieces[index];
            let name =
                Say::new(thing_word(self.spec.theme)).word("hue", piece.hue.word()).number("place", place as i64 + 1);
            let corner = Pt { x: middle.x - u(half), y: u(NODE_TOP) };
            let area = Area { at: corner, w: u(2 * half), h: u(NODE_BOTTOM - NODE_TOP), round: false };
            Node::button(id_of(index), name, area).with_key(self.key_of(index)).with_selected(piece.marked)
        });
        let nodes = nodes.collect();
        Scene { items, nodes, moving: !self.is_finished(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let judged = self.fresh(self.now).filter(|_| self.part.mode == Mode::Practice)?;
        let id = match (judged.good(), judged.piece.marked) {
            (true, _) => "feedback-right",
            (false, false) => "defect-feedback-missed",
            (false, true) => "defect-feedback-false",
        };
        Some(Feedback { good: judged.good(), say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.passed as u32, right: self.right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        Evidence::default()
            .with("net", self.hits.saturating_sub(self.false_alarms))
            .with("hits", self.hits)
            .with("misses", self.misses)
            .with("false_alarms", self.false_alarms)
            .series("hits", self.by_minute[0].counts())
            .series("misses", self.by_minute[1].counts())
            .series("false_alarms", self.by_minute[2].counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let open = self.pieces.iter().enumerate().take(self.counted).skip(self.passed);
        let mut wrong = open.filter(|(_, piece)| piece.marked != piece.flaw.is_some());
        let (index, _) = wrong.next()?;
        let early_ms = if self.part.mode == Mode::Scored {
            self.reach_ms().saturating_sub(LOOK_MS)
        } else {
            MARK_EARLY_MS
        };
        let at = At::from_ms(self.leaves(index).ms().saturating_sub(early_ms));
        // In a demonstration the hand goes along with the part from when it can be reached.
        let seen = if self.part.mode == Mode::Demonstration { self.now.min(at) } else { at };
        let point = Pt { x: self.x(index, seen).min(u(REACH_X)) + u(34), y: u(BELT_Y - 44) };
        Some((at, Intent::click(NodeId(id_of(index)), point)))
    }

    fn shown_until(&self) -> Option<At> {
        // The last parts still leave when all is marked.
        Some(self.end())
    }
}

/// Message id of what a thing on the belt is called; it takes its colour and place.
const fn thing_word(theme: Theme) -> &'static str {
    match theme {
        Theme::Parts => "defect-part",
        Theme::Care => "defect-textile",
        Theme::Cleaning => "defect-bottle",
        Theme::Kitchen => "defect-dish",
    }
}

/// The node of a part.
fn id_of(index: usize) -> u16 {
    FIRST_ID + (index % usize::from(IDS)) as u16
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    fn spec() -> Spec {
        Spec { pace_ms: 1200, visible: 5, defects_permille: 150, defect_kinds: 3, hues: 4, theme: Theme::Parts }
    }

    fn stream(spec: &Spec, mode: Mode, seed: u64) -> Stream {
        Stream::new(spec.clone(), Part { mode, seed, items: 6, limit_ms: 120_000 })
    }

    fn specs() -> Vec<Spec> {
        let hard = Spec { pace_ms: 900, visible: 3, defects_permille: 300, ..spec() };
        let rare = Spec { visible: 6, defects_permille: 65, defect_kinds: 1, hues: 1, ..spec() };
        let slow = Spec { pace_ms: 4000, visible: 4, defects_permille: 220, defect_kinds: 2, hues: 2, theme: Theme::Kitchen };
        vec![spec(), hard, rare, slow]
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            proofs::all(&KindSpec::DefectStream(spec), 120_000, Some("net"));
        }
    }

    #[test]
    fn ability_shows_and_forms_are_equally_hard() {
        for spec in specs() {
            let spec = KindSpec::DefectStream(spec);
            proofs::profiles(&spec, 120_000, "net");
            proofs::parallel_forms(&spec, 120_000, "net");
        }
    }

    #[test]
    fn a_theme_changes_what_is_drawn_and_called_and_nothing_else() {
        let at = At::from_ms(60_000);
        let run = |theme| {
            let mut run = stream(&Spec { theme, ..spec() }, Mode::Scored, 5);
            proofs::work(&mut run, at);
            run
        };
        let parts = run(Theme::Parts);
        let seen = parts.scene(at);
        for theme in [Theme::Care, Theme::Cleaning, Theme::Kitchen] {
            let other = run(theme);
            assert_eq!(other.evidence(at), parts.evidence(at));
            let scene = other.scene(at);
            assert_ne!(scene.items, seen.items);
            let places = |scene: &Scene| scene.nodes.iter().map(|node| (node.id, node.area)).collect::<Vec<_>>();
            assert_eq!(places(&scene), places(&seen));
        }
    }

    #[test]
    fn every_flaw_is_seen_and_lies_on_the_thing_in_every_trade() {
        for theme in Theme::ALL {
            let whole = art::inspected(theme, Hue::Blue, None);
            for (flaw, look) in Flaw::ALL.into_iter().flat_map(|flaw| (0..Flaw::LOOKS).map(move |look| (flaw, look))) {
                assert_ne!(art::inspected(theme, Hue::Blue, Some((flaw, look))), whole);
                let (x, y) = art::flaw_spot(theme, flaw, look);
                assert!(x.abs() <= art::PLATE_HALF_W && y.abs() <= art::PLATE_HALF_H, "{theme:?} {flaw:?} {look}");
            }
        }
    }

    #[test]
    fn every_form_has_the_same_defects_and_they_stand_apart() {
        for spec in specs() {
            let (parts, defects) = amounts(&spec, 120_000);
            let mut mixes = Vec::new();
            for seed in 0..100 {
                let run = stream(&spec, Mode::Scored, seed);
                let places: Vec<usize> =
                    (0..run.pieces.len()).filter(|i| run.pieces[*i].flaw.is_some()).collect();
                assert_eq!(places.len(), defects as usize);
                assert!(places[0] >= GOOD_FIRST as usize && *places.last().unwrap() < parts as usize);
                assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 2));
                assert!(run.leaves(parts as usize - 1) < At::from_ms(120_000));
                let mut mix: Vec<Flaw> = places.iter().map(|i| run.pieces[*i].flaw.unwrap().0).collect();
                mix.sort_unstable();
                mixes.push(mix);
            }
            assert!(mixes.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    #[test]
    fn short_rounds_have_a_defect_whatever_their_length() {
        for items in 1..=40 {
            let run = Stream::new(spec(), Part { mode: Mode::Practice, seed: 4, items, limit_ms: 120_000 });
            let places: Vec<usize> =
                (0..run.pieces.len()).filter(|i| run.pieces[*i].flaw.is_some()).collect();
            assert_eq!(run.pieces.len(), usize::from(items));
            assert_eq!(places.len(), ((usize::from(items) + 1) / 3).max(1));
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 2));
        }
    }

    #[test]
    fn a_demonstration_begins_with_the_plainest_defect_and_shows_every_sort_it_has_room_for() {
        for kinds in 1..=3_u8 {
            for (seed, items) in (0..20).flat_map(|seed| (1..=12).map(move |items| (seed, items))) {
                let part = Part { mode: Mode::Demonstration, seed, items, limit_ms: 120_000 };
                let run = Stream::new(Spec { defect_kinds: kinds, ..spec() }, part);
                let flaws: Vec<Flaw> = run.pieces.iter().filter_map(|piece| Some(piece.flaw?.0)).collect();
                assert_eq!(flaws[0], if kinds == 1 { Flaw::Crack } else { Flaw::HoleMissing });
                let mut sorts = flaws.clone();
                sorts.sort_unstable();
                sorts.dedup();
                assert_eq!(sorts.len(), usize::from(kinds).min((usize::from(items) / 2).max(1)), "{items}");
                for pair in run.pieces.windows(2).filter(|pair| pair[1].flaw.is_some()) {
                    assert_eq!(pair[0].hue, pair[1].hue, "no colour stands for the defect");
                }
            }
        }
    }

    #[test]
    fn marking_everything_or_nothing_earns_nothing() {
        let (mut all, mut none) = (stream(&spec(), Mode::Scored, 9), stream(&spec(), Mode::Scored, 9));
        for index in 0..all.counted {
            let at = At::from_ms(all.leaves(index).ms() - 300);
            all.advance(at);
            all.apply(at, &Intent::key(NodeId(id_of(index))));
        }
        let limit = At::from_ms(120_000);
        all.advance(limit);
        none.advance(limit);
        assert_eq!(all.evidence(limit).get("net"), Some(0));
        assert_eq!(all.evidence(limit).get("misses"), Some(0));
        assert_eq!(none.evidence(limit).get("net"), Some(0));
        assert_eq!(none.evidence(limit).get("hits"), Some(0));
    }

    #[test]
    fn a_mark_can_be_taken_back_until_the_part_leaves_and_not_at_that_moment() {
        let mut run = stream(&spec(), Mode::Scored, 1);
        let mark = Intent::key(NodeId(id_of(0)));
        let leaves = run.leaves(0);
        for (us_before, marked) in [(900_000, true), (800_000, false), (1, true)] {
            let at = At(leaves.0 - us_before);
            run.advance(at);
            run.apply(at, &mark);
            assert_eq!(run.pieces[0].marked, marked);
        }
        run.advance(leaves);
        run.apply(leaves, &mark);
        assert!(run.pieces[0].marked && run.false_alarms == 1);
    }

    #[test]
    fn keys_and_ids_of_the_parts_on_the_belt_differ_and_stay() {
        let run = stream(&Spec { visible: 6, ..spec() }, Mode::Scored, 3);
        let mut before: Vec<(NodeId, Option<char>)> = Vec::new();
        for step in 0..400 {
            let nodes = run.scene(At::from_ms(step * 130)).nodes;
            let mut now: Vec<_> = nodes.iter().map(|node| (node.id, node.key)).collect();
            for (id, key) in &now {
                assert!(before.iter().all(|(old, kept)| old != id || kept == key));
            }
            before.clone_from(&now);
            now.sort_unstable_by_key(|(_, key)| *key);
            now.dedup_by_key(|(_, key)| *key);
            assert_eq!(now.len(), nodes.len());
            assert!(
                nodes.windows(2).all(|pair| pair[0].area.at.x < pair[1].area.at.x),
                "nearest the exit first"
            );
        }
    }

    #[test]
    fn practice_says_what_was_missed_and_what_was_no_defect() {
        let mut run = stream(&spec(), Mode::Practice, 2);
        let defect = run.pieces.iter().position(|piece| piece.flaw.is_some()).unwrap();
        let good = run.pieces.iter().position(|piece| piece.flaw.is_none()).unwrap();
        let at = At::from_ms(run.leaves(good).ms() - 200);
        run.advance(at);
        run.apply(at, &Intent::key(NodeId(id_of(good))));
        for (index, say) in [(good, "defect-feedback-false"), (defect, "defect-feedback-missed")] {
            run.advance(run.leaves(index));
            let feedback = run.feedback().unwrap();
            assert!(!feedback.good && feedback.say.id == say, "{feedback:?}");
        }
        run.advance(run.end());
        assert_eq!(run.feedback(), None);
        assert!(run.is_finished(run.end()) && run.progress().right < run.progress().done);
    }

    /// The parameters, or the value that the first fault proposes.
    fn checked(values: [u32; 5], limit_ms: u32) -> Result<Spec, (Code, Option<String>)> {
        let [pace_ms, visible, defects, sorts, hues] = values;
        let text = format!(
            "defect_stream(pace_ms: {pace_ms}, visible: {visible}, defects_permille: {defects}, \
             defect_kinds: {sorts}, hues: {hues})"
        );
        proofs::checked::<DefectStream>(&text, limit_ms, 6).map_err(|refused| (refused.code, refused.proposed))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        assert_eq!(checked([1200, 5, 150, 3, 4], 120_000), Ok(spec()));
        for (place, values) in [[899, 4001], [2, 7], [19, 301], [0, 4], [0, 5]].into_iter().enumerate() {
            for value in values {
                let mut all = [1200, 5, 150, 3, 4];
                all[place] = value;
                let nearest = if value == values[0] { value + 1 } else { value - 1 };
                let expected = (Code::ParameterOutOfRange, Some(nearest.to_string()));
                assert_eq!(checked(all, 120_000), Err(expected), "{all:?}");
            }
        }
    }

    #[test]
    fn a_stream_that_says_too_little_is_refused_with_a_value_that_works() {
        for limit_ms in [20_000, 47_123, 120_000, 600_000] {
            for pace_ms in [900, 1501, 4000] {
                for defects in [20, 77, 300] {
                    let mut all = [pace_ms, 4, defects, 2, 1];
                    for _ in 0..2 {
                        let Err((code, works)) = checked(all, limit_ms) else { break };
                        assert_eq!(code, Code::Impossible);
                        let works: u32 = works.unwrap().parse().unwrap();
                        let place = if parts_within(all[0], limit_ms) < PARTS_MIN { 0 } else { 2 };
                        all[place] = works;
                    }
                    let spec = checked(all, limit_ms).unwrap();
                    let (parts, defects) = amounts(&spec, limit_ms);
                    assert!(parts >= PARTS_MIN && defects >= DEFECTS_MIN);
                }
            }
        }
    }
}

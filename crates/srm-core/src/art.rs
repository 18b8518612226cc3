//! The drawn world: parts, bins, belts, dials, cards and marks, in one visual language.
//!
//! Ink outline 3 units, rounded corners, light from above, a soft shadow under what can be taken. Everything is built
//! from convex shapes so that every painter draws it alike. Lengths are whole canvas units unless said otherwise.

use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Pt, Shape, Stroke, pt, u};

mod actions;
pub mod acts;
pub mod assembly;
pub mod blocks;
mod dials;
mod flawed;
pub mod flow;
mod forms;
pub mod goods;
mod handing;
mod inspection;
mod people;
pub mod picking;
pub mod places;
mod planning;
pub mod production;
mod readings;
mod riveting;
mod sheet_metal;
mod signals;
pub mod signs;
mod steps;
mod tracing;
mod wares;

pub use actions::{action, action_word};
pub use dials::{Band, BandLook, DIAL_R, dial, fan, small_dial, stop, valve};
pub use flawed::{flaw_spot, inspected};
pub use handing::{BOARD, give_key, report_board, waiting};
pub use inspection::{Flaw, chute, housing, pressed_plate, reject_bin_front, reject_mark, reject_sign};
pub use people::{Figure, Hair, Mood, figure, figure_from_behind};
pub use places::Place;
pub use planning::{badge, clock, coworker, deadline, hand_in_key, job_card, slot_number, stop_line};
pub use readings::{
    INSTRUMENT_DOWN, INSTRUMENT_HALF_W, INSTRUMENT_UP, Instrument, ROUND_CLOCK_R, SCALE_SPAN, Scale,
    enter_sign, erase_sign, flag, instrument, raised_key, round_clock, trend_sign,
};
pub use riveting::{cross_hair, eyelet, paint_dot};
pub use sheet_metal::{Blank, Square, choice_tile, cut_outline, cut_part, mirror_line};
pub use signals::{Signal, answer_key, draining_bar, signal, signal_board};
pub use steps::{
    STEP_H, STEP_W, bench, box_front, clipboard, done_key, fastened, grasp, landing, legs, magnifier,
    open_box, person, reaching, screwdriver, shelf, sparkle, speech, step_badge, step_card, swing_arrow,
    tray_back, tray_front, turn_arrow, upright_arrow,
};
pub use tracing::{bead, goal_pad, groove, nozzle, start_pad, work_plate};
pub use wares::ware;

/// The outline every drawn thing has.
pub const OUTLINE: Stroke = Stroke { ink: Ink::Outline, width: u(4), alpha_pct: 100, dash: (0, 0) };

/// A plain fill.
pub const fn flat(ink: Ink) -> Fill {
    Fill { ink, to: None, pattern: Pattern::Plain, alpha_pct: 100 }
}

/// A fill that goes from one role at the top to another at the bottom.
pub const fn graded(ink: Ink, to: Ink) -> Fill {
    Fill { ink, to: Some(to), pattern: Pattern::Plain, alpha_pct: 100 }
}

/// A line of `width` units.
pub const fn stroke(ink: Ink, width: i32) -> Stroke {
    Stroke { ink, width: u(width), alpha_pct: 100, dash: (0, 0) }
}

/// A rounded rectangle.
pub const fn rect(x: i32, y: i32, w: i32, h: i32, r: i32) -> Shape {
    Shape::Rect { at: pt(x, y), w: u(w), h: u(h), r: u(r) }
}

/// A circle.
pub const fn circle(x: i32, y: i32, r: i32) -> Shape {
    Shape::Circle { at: pt(x, y), r: u(r) }
}

/// A shape with fill and outline.
pub const fn drawn(shape: Shape, fill: Fill, line: Stroke) -> Item {
    Item::Draw { shape, fill: Some(fill), stroke: Some(line) }
}

/// A shape with fill only.
pub const fn filled(shape: Shape, fill: Fill) -> Item {
    Item::Draw { shape, fill: Some(fill), stroke: None }
}

/// A shape with outline only.
pub const fn lined(shape: Shape, line: Stroke) -> Item {
    Item::Draw { shape, fill: None, stroke: Some(line) }
}

/// A line through whole-unit points.
pub fn path(points: &[(i32, i32)], line: Stroke) -> Item {
    lined(Shape::Line(points.iter().map(|&(x, y)| pt(x, y)).collect()), line)
}

/// A filled convex outline through whole-unit points.
pub fn polygon(points: &[(i32, i32)], fill: Fill, line: Option<Stroke>) -> Item {
    let shape = Shape::Polygon(points.iter().map(|&(x, y)| pt(x, y)).collect());
    Item::Draw { shape, fill: Some(fill), stroke: line }
}

/// A centred label, `height` units high.
pub fn label(x: i32, y: i32, text: impl Into<String>, height: i32, ink: Ink) -> Item {
    Item::Label { at: pt(x, y), text: text.into(), height: u(height), ink, bold: true }
}

/// Things placed with their origin at a point.
pub const fn at(shift: Pt, items: Vec<Item>) -> Item {
    Item::Group { shift, turn_mdeg: 0, scale_pm: 1000, alpha_pct: 100, items }
}

/// Things placed, scaled in thousandths and faded in percent.
pub const fn placed(shift: Pt, scale_pm: i32, alpha_pct: u8, items: Vec<Item>) -> Item {
    Item::Group { shift, turn_mdeg: 0, scale_pm, alpha_pct, items }
}

/// Things turned about their origin, in thousandths of a degree clockwise.
pub const fn turned(shift: Pt, turn_mdeg: i32, items: Vec<Item>) -> Item {
    Item::Group { shift, turn_mdeg, scale_pm: 1000, alpha_pct: 100, items }
}

/// The things to tell apart, each a colour with its own pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hue {
    /// Blue, plain.
    Blue,
    /// Vermilion, stripes.
    Vermilion,
    /// Green, dots.
    Green,
    /// Steel, bars.
    Steel,
    /// Purple, grid.
    Purple,
    /// Yellow, rings.
    Yellow,
}

impl Hue {
    /// Every hue, in the order exercises take them.
    pub const ALL: [Self; 6] =
        [Self::Blue, Self::Vermilion, Self::Green, Self::Steel, Self::Purple, Self::Yellow];

    /// Its fill, colour and pattern together.
    pub const fn fill(self) -> Fill {
        let (ink, pattern) = match self {
            Self::Blue => (Ink::Blue, Pattern::Plain),
            Self::Vermilion => (Ink::Vermilion, Pattern::Stripes),
            Self::Green => (Ink::Green, Pattern::Dots),
            Self::Steel => (Ink::Steel, Pattern::Bars),
            Self::Purple => (Ink::Purple, Pattern::Grid),
            Self::Yellow => (Ink::Yellow, Pattern::Rings),
        };
        Fill { ink, to: None, pattern, alpha_pct: 100 }
    }

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blue => "hue-blue",
            Self::Vermilion => "hue-vermilion",
            Self::Green => "hue-green",
            Self::Steel => "hue-steel",
            Self::Purple => "hue-purple",
            Self::Yellow => "hue-yellow",
        }
    }
}

/// What a plate is made of, seen from the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Colour and pattern; `None` for a neutral plate on a rule card.
    pub hue: Option<Hue>,
    /// Holes in a row, 0 to 3.
    pub holes: u8,
}

/// Half the width of a plate.
pub const PLATE_HALF_W: i32 = 84;
/// Half the height of a plate.
pub const PLATE_HALF_H: i32 = 60;

/// A plate about the origin, 168 × 120 units.
pub fn plate(plate: Plate) -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W, PLATE_HALF_H);
    let body = rect(-w, -h, 2 * w, 2 * h, 20);
    let fill = plate.hue.map_or_else(|| flat(Ink::Card), Hue::fill);
    let mut items = vec![
        Item::Shadow(body.clone()),
        drawn(body, fill, OUTLINE),
        filled(rect(-w + 10, -h + 8, 2 * w - 20, 9, 4), Fill { alpha_pct: 40, ..flat(Ink::Light) }),
    ];
    for i in 0..i32::from(plate.holes) {
        let x = (2 * i - i32::from(plate.holes) + 1) * 23;
        items.push(drawn(circle(x, 6, 15), flat(Ink::Face), OUTLINE));
    }
    items
}

/// Half the width of a bin at its rim.
pub const BIN_HALF_W: i32 = 148;
/// Height of a bin.
pub const BIN_H: i32 = 192;

/// The back of an open bin, its rim centred on the origin; what lies in it is drawn between back and front.
pub fn bin_back() -> Vec<Item> {
    let (w, h) = (BIN_HALF_W, BIN_H);
    let body = [(-w, 0), (w, 0), (w - 30, h - 10), (w - 42, h), (42 - w, h), (30 - w, h - 10)];
    vec![
        Item::Shadow(rect(34 - w, 40, 2 * w - 68, h - 40, 16)),
        polygon(&body, flat(Ink::Card), Some(OUTLINE)),
        polygon(&[(12 - w, 8), (w - 12, 8), (w - 20, 50), (20 - w, 50)], flat(Ink::Hollow), None),
    ]
}

/// The front of an open bin, with nothing on it.
pub fn bin_front() -> Item {
    let (w, h) = (BIN_HALF_W, BIN_H);
    let front = [(8 - w, 50), (w - 8, 50), (w - 30, h - 10), (w - 42, h), (42 - w, h), (30 - w, h - 10)];
    polygon(&front, flat(Ink::Card), Some(OUTLINE))
}

/// The front of an open bin, with a key cap showing `key`.
pub fn keyed_bin_front(key: char) -> Vec<Item> {
    let mut items = vec![bin_front()];
    items.extend(key_cap(0, 118, key));
    items
}

/// A belt of `w` units with rollers, from its top left corner; `phase` in 1/64 unit turns the rollers' marks.
pub fn belt(x: i32, y: i32, w: i32, phase: i32) -> Vec<Item> {
    let mut items = vec![drawn(rect(x, y, w, 84, 42), graded(Ink::BeltLight, Ink::BeltDark), OUTLINE)];
    let count = (w - 60) / 78;
    let first = x + (w - (count - 1) * 78) / 2;
    for i in 0..count {
        let centre = pt(first + i * 78, y + 42);
        // Rollers of 17 units turn once for each 107 units of belt.
        let turn = (i64::from(phase) * 360_000 / i64::from(u(107)) % 360_000) as i32;
        items.push(turned(
            centre,
            turn,
            vec![
                drawn(circle(0, 0, 17), flat(Ink::Roller), stroke(Ink::Hollow, 4)),
                path(&[(0, -10), (0, -4)], stroke(Ink::Hollow, 4)),
            ],
        ));
    }
    items
}

/// A plate on the side of a belt with an arrow to the left, the way the belt runs; about its middle.
pub fn belt_arrow(x: i32, y: i32) -> Vec<Item> {
    vec![
        drawn(rect(x - 60, y - 25, 120, 50, 12), flat(Ink::Face), stroke(Ink::Outline, 3)),
        path(&[(x + 36, y), (x - 32, y)], stroke(Ink::Mark, 7)),
        path(&[(x - 14, y - 14), (x - 32, y), (x - 14, y + 14)], stroke(Ink::Mark, 7)),
    ]
}

/// A leg `h` units long with its foot, its top middle at a point.
pub fn leg(x: i32, y: i32, h: i32) -> Vec<Item> {
    let metal = graded(Ink::MetalLight, Ink::MetalDark);
    vec![
        drawn(rect(x - 14, y, 28, h, 4), metal, OUTLINE),
        drawn(rect(x - 40, y + h - 8, 80, 18, 8), metal, OUTLINE),
    ]
}

/// A quiet card that information stands on.
pub const fn card(x: i32, y: i32, w: i32, h: i32) -> Item {
    drawn(rect(x, y, w, h, 22), flat(Ink::Paper), stroke(Ink::Line, 3))
}

/// An arrow to the right from `x` to `x + w` at height `y`.
pub fn arrow(x: i32, y: i32, w: i32, ink: Ink) -> Vec<Item> {
    let end = x + w;
    vec![
        path(&[(x, y), (end, y)], stroke(ink, 6)),
        path(&[(end - 20, y - 14), (end, y), (end - 20, y + 14)], stroke(ink, 6)),
    ]
}

/// A key cap with a digit or letter, centred.
pub fn key_cap(x: i32, y: i32, key: char) -> Vec<Item> {
    vec![drawn(rect(x - 46, y - 34, 92, 68, 14), flat(Ink::Card), OUTLINE), label(x, y, key, 42, Ink::Ink)]
}

/// "Right": a tick in a disc, about the origin.
pub fn tick() -> Vec<Item> {
    vec![
        drawn(circle(0, 0, 40), flat(Ink::Card), stroke(Ink::Ok, 6)),
        path(&[(-18, 2), (-5, 16), (19, -14)], stroke(Ink::Ok, 9)),
    ]
}

/// "Wrong": a cross in a square, about the origin; the shape tells it from the tick without colour.
pub fn cross() -> Vec<Item> {
    vec![
        drawn(rect(-38, -38, 76, 76, 12), flat(Ink::Card), stroke(Ink::Bad, 6)),
        path(&[(-15, -15), (15, 15)], stroke(Ink::Bad, 9)),
        path(&[(15, -15), (-15, 15)], stroke(Ink::Bad, 9)),
    ]
}

/// A pointing hand with its finger tip at the origin, for demonstrations: it comes from the lower right, so that what
/// stands left of and above the tip can be seen. `pressed` draws the ring of a press.
pub fn hand(pressed: bool) -> Vec<Item> {
    let skin = flat(Ink::Face);
    // One outline round all of it: first every part with a broad line, then every part again without.
    let parts = [
        rect(-12, 0, 25, 96, 12),
        rect(14, 46, 24, 60, 12),
        rect(38, 51, 23, 58, 11),
        rect(61, 60, 20, 50, 10),
        rect(-12, 74, 93, 58, 24),
        rect(8, 106, 58, 52, 14),
    ];
    let thumb = |line: Option<Stroke>| {
        let shape = rect(-13, -44, 26, 62, 13);
        turned(pt(-10, 106), -30_000, vec![Item::Draw { shape, fill: Some(skin), stroke: line }])
    };
    let broad = stroke(Ink::Outline, 8);
    let mut drawing: Vec<Item> = parts.iter().map(|part| drawn(part.clone(), skin, broad)).collect();
    drawing.push(thumb(Some(broad)));
    drawing.extend(parts.map(|part| filled(part, skin)));
    drawing.push(thumb(None));
    for (x, from) in [(14, 62), (38, 64), (61, 72)] {
        drawing.push(path(&[(x, from), (x, 98)], stroke(Ink::Outline, 3)));
    }
    drawing.push(drawn(rect(-2, 142, 78, 40, 10), flat(Ink::Action), OUTLINE));
    drawing.push(path(&[(4, 156), (70, 156)], stroke(Ink::OnAction, 3)));
    let arm =
        Item::Group { shift: pt(0, 0), turn_mdeg: -26_000, scale_pm: 760, alpha_pct: 100, items: drawing };
    if !pressed {
        return vec![arm];
    }
    let mut items = press_ring(30);
    items.push(arm);
    items
}

/// The ring of a press, and of what is to be pressed, `r` units about the origin: amber between two ink lines.
pub fn press_ring(r: i32) -> Vec<Item> {
    vec![lined(circle(0, 0, r), stroke(Ink::Outline, 14)), lined(circle(0, 0, r), stroke(Ink::Focus, 8))]
}

/// A thin ring round one row of a card, with its tint, in whole units; the row is drawn on top.
pub fn row_ring(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    let row = rect(x, y, w, h, 16);
    vec![drawn(row.clone(), flat(Ink::Tint), stroke(Ink::Outline, 11)), lined(row, stroke(Ink::Focus, 5))]
}

/// A ring round something that has the candidate's attention: amber between two ink lines, in whole units.
pub fn ring(x: i32, y: i32, w: i32, h: i32, r: i32) -> Vec<Item> {
    vec![
        lined(rect(x - 12, y - 12, w + 24, h + 24, r + 12), stroke(Ink::Outline, 3)),
        lined(rect(x - 7, y - 7, w + 14, h + 14, r + 7), stroke(Ink::Focus, 8)),
        lined(rect(x - 2, y - 2, w + 4, h + 4, r + 2), stroke(Ink::Outline, 3)),
    ]
}

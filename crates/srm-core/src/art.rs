//! The drawn world: parts, bins, belts, dials, cards and marks, in one visual language.
//!
//! Ink outline 3 units, rounded corners, light from above, a soft shadow under what can be taken. Everything is built
//! from convex shapes so that every painter draws it alike. Lengths are whole canvas units unless said otherwise.

use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Pt, Shape, Stroke, pt, u};

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

/// An open bin, its rim centred on the origin, with a key cap below showing `key`.
pub fn bin(key: char) -> Vec<Item> {
    let (w, h) = (BIN_HALF_W, BIN_H);
    let body = [(-w, 0), (w, 0), (w - 30, h - 10), (w - 42, h), (42 - w, h), (30 - w, h - 10)];
    vec![
        Item::Shadow(rect(34 - w, 40, 2 * w - 68, h - 40, 16)),
        polygon(&body, flat(Ink::Card), Some(OUTLINE)),
        polygon(&[(12 - w, 8), (w - 12, 8), (w - 20, 50), (20 - w, 50)], flat(Ink::Hollow), None),
        drawn(rect(-44, 82, 88, 76, 14), flat(Ink::Paper), stroke(Ink::Outline, 3)),
        label(0, 120, key, 46, Ink::Ink),
    ]
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
    vec![
        drawn(rect(x - 46, y - 34, 92, 68, 14), flat(Ink::Card), OUTLINE),
        label(x, y, key, 42, Ink::Ink),
    ]
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

/// A pointing hand with its finger tip at the origin, for demonstrations; `pressed` draws the ring of a press.
pub fn hand(pressed: bool) -> Vec<Item> {
    let skin = flat(Ink::Card);
    let mut items = Vec::new();
    if pressed {
        items.push(lined(circle(0, 0, 30), stroke(Ink::Focus, 8)));
        items.push(lined(circle(0, 0, 36), stroke(Ink::Outline, 3)));
    }
    items.extend([
        Item::Shadow(rect(-24, 56, 92, 76, 26)),
        drawn(rect(-24, 60, 92, 78, 26), skin, OUTLINE),
        drawn(rect(-44, 62, 30, 56, 15), skin, OUTLINE),
        drawn(rect(-13, 0, 27, 92, 13), skin, OUTLINE),
        drawn(rect(14, 44, 26, 52, 13), skin, OUTLINE),
        drawn(rect(40, 52, 26, 46, 13), skin, OUTLINE),
        filled(rect(-9, 66, 74, 40, 10), skin),
    ]);
    items
}

/// A ring round something that has the candidate's attention: amber between two ink lines, in whole units.
pub fn ring(x: i32, y: i32, w: i32, h: i32, r: i32) -> Vec<Item> {
    vec![
        lined(rect(x - 12, y - 12, w + 24, h + 24, r + 12), stroke(Ink::Outline, 3)),
        lined(rect(x - 7, y - 7, w + 14, h + 14, r + 7), stroke(Ink::Focus, 8)),
        lined(rect(x - 2, y - 2, w + 4, h + 4, r + 2), stroke(Ink::Outline, 3)),
    ]
}

/// What can be wrong with a plate from a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// A crack from its edge.
    Crack,
    /// One of its three holes is not there.
    HoleMissing,
    /// One of its three holes sits too high or too low.
    HoleOff,
}

impl Flaw {
    /// Every flaw, in the order exercises take them.
    pub const ALL: [Self; 3] = [Self::Crack, Self::HoleMissing, Self::HoleOff];

    /// Ways in which each can look.
    pub const LOOKS: u8 = 6;

    /// Where on the plate it is, in whole units.
    pub const fn spot(self, look: u8) -> (i32, i32) {
        let hole = (look % 3) as i32 * 46 - 46;
        let up = if look % 6 < 3 { -1 } else { 1 };
        match self {
            Self::Crack => ([-70, -23, 68, -68, 23, 70][(look % 6) as usize], 36 * up),
            Self::HoleMissing => (hole, 6),
            Self::HoleOff => (hole, 6 + 19 * up),
        }
    }
}

/// A pressed plate about the origin, 168 × 120 units: three holes in a row when nothing is wrong with it.
pub fn pressed_plate(hue: Hue, flaw: Option<(Flaw, u8)>) -> Vec<Item> {
    let mut items = plate(Plate { hue: Some(hue), holes: 0 });
    for hole in 0..3_i32 {
        let (x, mut y) = (hole * 46 - 46, 6);
        match flaw {
            Some((Flaw::HoleMissing, look)) if i32::from(look % 3) == hole => continue,
            Some((Flaw::HoleOff, look)) if i32::from(look % 3) == hole => y = Flaw::HoleOff.spot(look).1,
            _ => {}
        }
        items.push(drawn(circle(x, y, 15), flat(Ink::Face), OUTLINE));
    }
    if let Some((Flaw::Crack, look)) = flaw {
        let (x, y) = Flaw::Crack.spot(look);
        let (edge, side) = (if y < 0 { -1 } else { 1 }, if look.is_multiple_of(2) { 1 } else { -1 });
        let crack = [(0, 58), (6 * side, 47), (-5 * side, 39), (5 * side, 27), (-2 * side, 16), (3 * side, 8)];
        let crack = crack.map(|(dx, dy)| (x + dx, dy * edge));
        items.push(path(&crack.map(|(x, y)| (x + 3, y)), Stroke { alpha_pct: 70, ..stroke(Ink::Light, 3) }));
        items.push(path(&crack[..3], stroke(Ink::Outline, 7)));
        items.push(path(&crack, stroke(Ink::Outline, 5)));
    }
    items
}

/// The sign of what is taken off the line, about the origin: a diamond with a bar, unlike the tick and the cross.
pub fn reject_sign() -> Vec<Item> {
    vec![
        polygon(&[(0, -34), (34, 0), (0, 34), (-34, 0)], flat(Ink::Yellow), Some(OUTLINE)),
        path(&[(-13, 0), (13, 0)], stroke(Ink::Outline, 9)),
    ]
}

/// The mark on a part that is to be taken off the line: a thick edge round a plate and the sign on top of it.
pub fn reject_mark() -> Vec<Item> {
    let (w, h) = (PLATE_HALF_W + 8, PLATE_HALF_H + 8);
    vec![
        lined(rect(-w, -h, 2 * w, 2 * h, 27), stroke(Ink::Outline, 14)),
        lined(rect(-w, -h, 2 * w, 2 * h, 27), stroke(Ink::Yellow, 7)),
        at(pt(0, -h - 6), reject_sign()),
    ]
}

/// The open bin for what is taken off the line, its rim centred on the origin.
pub fn reject_bin() -> Vec<Item> {
    let (w, h) = (BIN_HALF_W, BIN_H);
    let body = [(-w, 0), (w, 0), (w - 30, h - 10), (w - 42, h), (42 - w, h), (30 - w, h - 10)];
    vec![
        Item::Shadow(rect(34 - w, 40, 2 * w - 68, h - 40, 16)),
        polygon(&body, flat(Ink::Card), Some(OUTLINE)),
        polygon(&[(12 - w, 8), (w - 12, 8), (w - 20, 50), (20 - w, 50)], flat(Ink::Hollow), None),
        placed(pt(0, 120), 1250, 100, reject_sign()),
    ]
}

/// The housing at an end of a line, `w` × `h` units from its top left corner; its curtained mouth is on the right
/// side, or on the left.
pub fn housing(x: i32, y: i32, w: i32, h: i32, mouth_right: bool) -> Vec<Item> {
    let mouth = if mouth_right { x + w - 44 } else { x };
    let mut items = vec![
        Item::Shadow(rect(x, y, w, h, 18)),
        drawn(rect(x, y, w, h, 18), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        filled(rect(x + 10, y + 9, w - 20, 9, 4), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
        drawn(rect(mouth, y + 34, 44, h - 34, 8), graded(Ink::BeltLight, Ink::Hollow), OUTLINE),
    ];
    for strip in 1..3 {
        let x = mouth + strip * 44 / 3;
        items.push(path(&[(x, y + 42), (x, y + h - 8)], stroke(Ink::Roller, 3)));
    }
    let plain = if mouth_right { x } else { x + 44 };
    for (dx, dy) in [(22, 40), (w - 66, 40), (22, h - 22), (w - 66, h - 22)] {
        items.push(drawn(circle(plain + dx, y + dy, 6), flat(Ink::Roller), stroke(Ink::Outline, 3)));
    }
    items
}

/// One stretch of a dial's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Where it begins, thousandths of a degree from the top, clockwise.
    pub from_mdeg: i32,
    /// Where it ends.
    pub to_mdeg: i32,
    /// How it looks.
    pub look: BandLook,
}

/// How a stretch of a dial's scale looks; width and gaps tell them apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandLook {
    /// Within limits: a whole green line.
    Within,
    /// Outside: single red blocks.
    Outside,
    /// Far outside: broad red blocks, close together.
    Far,
}

/// Radius of a dial with its rim.
pub const DIAL_R: i32 = 136;

/// A round instrument about the origin with its needle at `needle_mdeg`, thousandths of a degree from the top,
/// clockwise.
pub fn dial(bands: &[Band], needle_mdeg: i32) -> Vec<Item> {
    let mut items = vec![
        Item::Shadow(circle(0, 0, DIAL_R)),
        drawn(circle(0, 0, DIAL_R), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(circle(0, 0, DIAL_R - 18), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ];
    items.extend(dial_scale(bands));
    for tick in -5..=5 {
        let long = if tick % 5 == 0 { -66 } else { -71 };
        items.push(turned(Pt::default(), tick * 27_000, vec![path(&[(0, -82), (0, long)], stroke(Ink::Mark, 4))]));
    }
    items.extend(dial_needle(needle_mdeg));
    items
}

/// A small instrument for a card: only scale and needle, 3/5 of a dial's size.
pub fn small_dial(bands: &[Band], needle_mdeg: i32) -> Vec<Item> {
    let mut items = vec![drawn(circle(0, 0, DIAL_R - 12), flat(Ink::Face), stroke(Ink::Outline, 6))];
    items.extend(dial_scale(bands));
    items.extend(dial_needle(needle_mdeg));
    vec![placed(Pt::default(), 600, 100, items)]
}

fn dial_scale(bands: &[Band]) -> Vec<Item> {
    let mut items = Vec::new();
    for band in bands {
        let sweep_mdeg = band.to_mdeg - band.from_mdeg;
        if band.look == BandLook::Within {
            // The round ends of the line reach a little further than its angles.
            let (from_mdeg, sweep_mdeg) = (band.from_mdeg + 4000, sweep_mdeg - 8000);
            let arc = Shape::Arc { at: Pt::default(), r: u(100), from_mdeg, sweep_mdeg };
            items.push(lined(arc, stroke(Ink::Ok, 14)));
            continue;
        }
        let (step_mdeg, w, h, top) = match band.look {
            BandLook::Far => (6_800, 9, 26, -113),
            _ => (9_200, 9, 14, -107),
        };
        let count = (sweep_mdeg / step_mdeg).max(1);
        for i in 0..count {
            let turn = band.from_mdeg + (2 * i + 1) * sweep_mdeg / (2 * count);
            items.push(turned(Pt::default(), turn, vec![filled(rect(-w / 2, top, w, h, 2), flat(Ink::Bad))]));
        }
    }
    items
}

fn dial_needle(needle_mdeg: i32) -> Vec<Item> {
    let needle = [(-7, 20), (-3, -84), (3, -84), (7, 20)];
    vec![
        turned(pt(2, 4), needle_mdeg, vec![polygon(&needle, Fill { alpha_pct: 18, ..flat(Ink::Shadow) }, None)]),
        turned(Pt::default(), needle_mdeg, vec![polygon(&needle, flat(Ink::Mark), Some(stroke(Ink::Mark, 3)))]),
        filled(circle(0, 0, 16), flat(Ink::Mark)),
        filled(circle(0, 0, 5), flat(Ink::MetalLight)),
    ]
}

/// The letter plate of a dial, centred.
pub fn letter_plate(x: i32, y: i32, letter: char) -> Vec<Item> {
    vec![
        drawn(rect(x - 33, y - 23, 66, 46, 10), flat(Ink::Paper), stroke(Ink::Line, 3)),
        label(x, y, letter, 30, Ink::Ink),
    ]
}

/// A valve with its wheel, about the origin.
pub fn valve() -> Vec<Item> {
    vec![
        path(&[(0, 6), (0, -32)], stroke(Ink::Outline, 8)),
        path(&[(-24, -34), (24, -34)], stroke(Ink::Outline, 10)),
        polygon(&[(-44, -20), (0, 6), (-44, 32)], flat(Ink::Blue), Some(OUTLINE)),
        polygon(&[(44, -20), (44, 32), (0, 6)], flat(Ink::Blue), Some(OUTLINE)),
        filled(circle(0, 6, 8), flat(Ink::Outline)),
    ]
}

/// A fan with three blades, about the origin.
pub fn fan() -> Vec<Item> {
    let blade = [(0, 0), (0, -14), (6, -32), (17, -42), (29, -42), (37, -34), (36, -22), (24, -9)];
    let mut items: Vec<Item> = (0..3)
        .map(|i| turned(Pt::default(), i * 120_000, vec![polygon(&blade, flat(Ink::Green), Some(OUTLINE))]))
        .collect();
    items.push(filled(circle(0, 0, 9), flat(Ink::Outline)));
    items
}

/// A stop sign, about the origin.
pub fn stop() -> Vec<Item> {
    let edge = [(-17, -41), (17, -41), (41, -17), (41, 17), (17, 41), (-17, 41), (-41, 17), (-41, -17)];
    vec![
        polygon(&edge, flat(Ink::Vermilion), Some(OUTLINE)),
        filled(rect(-22, -8, 44, 16, 3), flat(Ink::Face)),
    ]
}

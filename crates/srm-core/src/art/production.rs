//! A production line: machines with their glyphs, what comes out of them, and the glass one looks inside with.

use super::{
    Hue, OUTLINE, at, circle, drawn, filled, flat, graded, label, lined, path, placed, polygon, rect, stroke,
    turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, Stroke, pt, u};

/// What a machine does. Three families: those that push, those that heat, those that wet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Machine {
    /// Presses from above.
    Press,
    /// Saws.
    Saw,
    /// Drills.
    Drill,
    /// Rolls flat.
    Roller,
    /// Bakes over a flame.
    Oven,
    /// Dries with warm air.
    Dryer,
    /// Heats with a lamp.
    Lamp,
    /// Lays glue.
    Glue,
    /// Washes.
    Shower,
    /// Paints.
    Paint,
}

/// How a product is damaged; each family of machines can do it in its own way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// A crack from the edge.
    Crack,
    /// A burn.
    Burn,
    /// A splash.
    Splash,
}

impl Damage {
    /// Every damage, in the order exercises take them.
    pub const ALL: [Self; 3] = [Self::Crack, Self::Burn, Self::Splash];

    /// The machines that can cause it.
    pub const fn machines(self) -> &'static [Machine] {
        match self {
            Self::Crack => &[Machine::Press, Machine::Saw, Machine::Drill, Machine::Roller],
            Self::Burn => &[Machine::Oven, Machine::Dryer, Machine::Lamp],
            Self::Splash => &[Machine::Glue, Machine::Shower, Machine::Paint],
        }
    }

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Crack => "damage-crack",
            Self::Burn => "damage-burn",
            Self::Splash => "damage-splash",
        }
    }
}

impl Machine {
    /// Every machine.
    pub const ALL: [Self; 10] = [
        Self::Press,
        Self::Oven,
        Self::Glue,
        Self::Drill,
        Self::Lamp,
        Self::Shower,
        Self::Saw,
        Self::Dryer,
        Self::Paint,
        Self::Roller,
    ];

    /// The damage that its family can cause.
    pub const fn damage(self) -> Damage {
        match self {
            Self::Press | Self::Saw | Self::Drill | Self::Roller => Damage::Crack,
            Self::Oven | Self::Dryer | Self::Lamp => Damage::Burn,
            Self::Glue | Self::Shower | Self::Paint => Damage::Splash,
        }
    }

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Press => "machine-press",
            Self::Saw => "machine-saw",
            Self::Drill => "machine-drill",
            Self::Roller => "machine-roller",
            Self::Oven => "machine-oven",
            Self::Dryer => "machine-dryer",
            Self::Lamp => "machine-lamp",
            Self::Glue => "machine-glue",
            Self::Shower => "machine-shower",
            Self::Paint => "machine-paint",
        }
    }
}

/// Width of a machine.
pub const MACHINE_W: i32 = 150;
/// Height of a machine with what stands on its roof.
pub const MACHINE_H: i32 = 184;

const METAL: Fill = graded(Ink::MetalLight, Ink::MetalDark);

/// A machine that stands on a belt, its foot in the middle at the origin, with its number on a plate.
pub fn machine(machine: Machine, number: u8) -> Vec<Item> {
    let half = MACHINE_W / 2;
    let body = rect(-half, -150, MACHINE_W, 154, 16);
    let mut items = vec![Item::Shadow(body.clone())];
    items.extend(roof(machine.damage()));
    items.push(drawn(body, METAL, OUTLINE));
    items.push(filled(
        rect(-half + 12, -142, MACHINE_W - 24, 8, 4),
        Fill { alpha_pct: 60, ..flat(Ink::Light) },
    ));
    for (x, y) in [(-half + 13, -20), (half - 13, -20)] {
        items.push(drawn(circle(x, y, 5), flat(Ink::Roller), stroke(Ink::Outline, 3)));
    }
    items.push(drawn(rect(-58, -128, 116, 84, 10), flat(Ink::Face), stroke(Ink::Outline, 4)));
    items.push(at(pt(0, -86), glyph(machine)));
    items.push(drawn(rect(-31, -37, 62, 36, 9), flat(Ink::Card), stroke(Ink::Outline, 3)));
    items.push(label(0, -19, number.to_string(), 29, Ink::Ink));
    items
}

/// What stands on a machine's roof: a motor with its wheel, a chimney, or a tank.
fn roof(family: Damage) -> Vec<Item> {
    match family {
        Damage::Crack => vec![
            drawn(rect(-46, -170, 62, 26, 6), flat(Ink::Steel), OUTLINE),
            drawn(circle(34, -160, 22), METAL, OUTLINE),
            filled(circle(34, -160, 6), flat(Ink::Outline)),
        ],
        Damage::Burn => vec![
            drawn(rect(-44, -178, 30, 34, 3), flat(Ink::Steel), OUTLINE),
            drawn(rect(-52, -184, 46, 14, 5), METAL, OUTLINE),
            drawn(rect(14, -168, 30, 24, 3), flat(Ink::Steel), OUTLINE),
            drawn(rect(6, -174, 46, 14, 5), METAL, OUTLINE),
        ],
        Damage::Splash => vec![
            drawn(rect(-44, -182, 88, 50, 22), flat(Ink::Steel), OUTLINE),
            path(&[(-20, -179), (-20, -152)], stroke(Ink::Outline, 3)),
            path(&[(20, -179), (20, -152)], stroke(Ink::Outline, 3)),
        ],
    }
}

/// The glyph of a machine about the origin, 96 × 72 units.
pub fn glyph(machine: Machine) -> Vec<Item> {
    let line = |points: &[(i32, i32)], width| path(points, stroke(Ink::Mark, width));
    match machine {
        Machine::Press => vec![
            drawn(rect(-11, -35, 22, 32, 3), METAL, stroke(Ink::Outline, 3)),
            drawn(rect(-34, -6, 68, 16, 4), METAL, stroke(Ink::Outline, 3)),
            drawn(rect(-42, 22, 84, 12, 4), flat(Ink::Steel), stroke(Ink::Outline, 3)),
            line(&[(-44, -32), (-44, -12)], 5),
            line(&[(-52, -20), (-44, -12), (-36, -20)], 5),
        ],
        Machine::Saw => saw(),
        Machine::Drill => vec![
            drawn(rect(-22, -36, 44, 26, 5), flat(Ink::Steel), stroke(Ink::Outline, 3)),
            polygon(
                &[(-11, -10), (11, -10), (11, 18), (0, 34), (-11, 18)],
                METAL,
                Some(stroke(Ink::Outline, 3)),
            ),
            line(&[(-9, 2), (9, -6)], 3),
            line(&[(-9, 14), (9, 6)], 3),
            line(&[(-7, 23), (9, 17)], 3),
        ],
        Machine::Roller => vec![
            drawn(circle(0, -17, 19), METAL, stroke(Ink::Outline, 4)),
            drawn(circle(0, 21, 15), METAL, stroke(Ink::Outline, 4)),
            filled(circle(0, -17, 5), flat(Ink::Outline)),
            filled(circle(0, 21, 4), flat(Ink::Outline)),
            line(&[(-48, 4), (-20, 4)], 7),
            line(&[(20, 4), (48, 4)], 4),
        ],
        Machine::Oven => vec![
            polygon(
                &[(-4, -36), (16, -10), (24, 10), (16, 27), (0, 33), (-16, 27), (-24, 10), (-16, -8)],
                Fill { pattern: crate::scene::Pattern::Stripes, ..flat(Ink::Vermilion) },
                Some(stroke(Ink::Outline, 4)),
            ),
            polygon(
                &[(2, -6), (12, 12), (8, 25), (-1, 28), (-10, 22), (-11, 11)],
                flat(Ink::Yellow),
                Some(stroke(Ink::Outline, 3)),
            ),
        ],
        Machine::Dryer => {
            let wave = |x: i32| {
                let curve = [pt(x, -34), pt(x + 22, -10), pt(x - 22, 8), pt(x, 32)];
                lined(Shape::Curve(curve), stroke(Ink::Vermilion, 9))
            };
            vec![wave(-30), wave(0), wave(30)]
        }
        Machine::Lamp => {
            let mut items = vec![
                line(&[(0, -36), (0, -22)], 6),
                polygon(&[(-14, -24), (14, -24), (34, 0), (-34, 0)], METAL, Some(stroke(Ink::Outline, 4))),
            ];
            for (from, to) in [((-20, 10), (-32, 32)), ((0, 10), (0, 34)), ((20, 10), (32, 32))] {
                items.push(path(&[from, to], stroke(Ink::Vermilion, 7)));
            }
            items
        }
        Machine::Glue => {
            let mut items = vec![
                drawn(rect(-19, -36, 38, 30, 5), flat(Ink::Steel), stroke(Ink::Outline, 3)),
                polygon(&[(-13, -6), (13, -6), (5, 9), (-5, 9)], METAL, Some(stroke(Ink::Outline, 3))),
            ];
            items.extend(drop(0, 23));
            items
        }
        Machine::Shower => {
            let mut items = vec![
                line(&[(0, -36), (0, -22)], 8),
                polygon(&[(-12, -24), (12, -24), (34, -8), (-34, -8)], METAL, Some(stroke(Ink::Outline, 4))),
            ];
            for x in [-26, 0, 26] {
                items.push(path(&[(x, 2), (x, 11)], stroke(Ink::Blue, 6)));
                items.push(path(&[(x, 22), (x, 31)], stroke(Ink::Blue, 6)));
            }
            items
        }
        Machine::Paint => vec![turned(
            Pt::default(),
            34_000,
            vec![
                drawn(rect(-6, -40, 12, 36, 5), flat(Ink::Yellow), stroke(Ink::Outline, 3)),
                drawn(rect(-17, -8, 34, 16, 3), METAL, stroke(Ink::Outline, 3)),
                polygon(
                    &[(-17, 8), (17, 8), (10, 30), (-12, 34)],
                    flat(Ink::Blue),
                    Some(stroke(Ink::Outline, 3)),
                ),
            ],
        )],
    }
}

fn saw() -> Vec<Item> {
    let tooth = [(-7, -27), (7, -27), (9, -37)];
    let mut items: Vec<Item> = (0..10)
        .map(|i| turned(Pt::default(), i * 36_000, vec![polygon(&tooth, flat(Ink::Outline), None)]))
        .collect();
    items.push(drawn(circle(0, 0, 28), METAL, stroke(Ink::Outline, 4)));
    items.push(filled(circle(0, 0, 7), flat(Ink::Outline)));
    items
}

fn drop(x: i32, y: i32) -> Vec<Item> {
    let outline = [(0, -15), (7, -3), (10, 5), (6, 11), (0, 14), (-6, 11), (-10, 5), (-7, -3)];
    vec![at(pt(x, y), vec![polygon(&outline, flat(Ink::Blue), Some(stroke(Ink::Outline, 3)))])]
}

/// Height of a product.
pub const PRODUCT_H: i32 = 96;

/// Width of a product of so many parts.
pub const fn product_w(parts: usize) -> i32 {
    if parts == 1 { 128 } else { 84 * parts as i32 }
}

/// A product on a belt, its foot in the middle at the origin: its parts side by side, and the damage of one of them.
pub fn product(parts: &[Hue], damaged: Option<(usize, Damage)>) -> Vec<Item> {
    let (w, h) = (product_w(parts.len()), PRODUCT_H);
    let each = w / (parts.len() as i32).max(1);
    let mut items = vec![Item::Shadow(rect(-w / 2, -h, w, h, 14))];
    for (i, hue) in parts.iter().enumerate() {
        let x = -w / 2 + each * i as i32;
        items.push(drawn(rect(x, -h, each, h, 14), hue.fill(), OUTLINE));
        items.push(filled(rect(x + 10, -h + 8, each - 20, 8, 4), Fill { alpha_pct: 45, ..flat(Ink::Light) }));
        // A light lid with a knob keeps damage legible on every pattern.
        items.push(drawn(circle(x + each / 2, -h, 10), METAL, stroke(Ink::Outline, 3)));
        if damaged.is_some_and(|(part, _)| part == i) {
            let damage = damaged.map_or(Damage::Crack, |(_, damage)| damage);
            items.push(at(pt(x + each / 2, -h / 2 + 4), mark(damage)));
        }
    }
    items
}

/// The mark that a damage leaves, about the origin, 76 × 88 units.
pub fn mark(damage: Damage) -> Vec<Item> {
    match damage {
        Damage::Crack => {
            let crack = [(4, -50), (-10, -28), (9, -14), (-9, 4), (10, 18), (-4, 34)];
            vec![
                path(&crack, stroke(Ink::Light, 19)),
                path(&crack, stroke(Ink::Hollow, 10)),
                path(&[(9, -14), (25, -23)], stroke(Ink::Hollow, 6)),
                path(&[(-9, 4), (-25, 13)], stroke(Ink::Hollow, 6)),
            ]
        }
        Damage::Burn => {
            let blots = [(-12, 10, 20), (13, 6, 19), (0, -14, 19), (-16, -10, 12), (20, -12, 10)];
            let mut items: Vec<Item> =
                blots.iter().map(|&(x, y, r)| filled(circle(x, y, r + 5), flat(Ink::Light))).collect();
            items.extend(blots.iter().map(|&(x, y, r)| filled(circle(x, y, r), flat(Ink::Hollow))));
            for (x, y) in [(-8, 2), (8, -8), (12, 12)] {
                items.push(filled(circle(x, y, 4), flat(Ink::Vermilion)));
            }
            items
        }
        Damage::Splash => {
            let blots = [(0, -8, 21), (-21, 2, 11), (20, -2, 12), (-12, -24, 10), (15, -24, 8)];
            let runs = [(-10, 24), (7, 36), (18, 16)];
            let run = |(x, y): (i32, i32), width| path(&[(x, -4), (x, y)], stroke_of(width));
            let mut items: Vec<Item> =
                blots.iter().map(|&(x, y, r)| filled(circle(x, y, r + 4), flat(Ink::Hollow))).collect();
            items.extend(runs.map(|to| run(to, (Ink::Hollow, 17))));
            items.extend(blots.iter().map(|&(x, y, r)| filled(circle(x, y, r), flat(Ink::Light))));
            items.extend(runs.map(|to| run(to, (Ink::Light, 9))));
            items
        }
    }
}

const fn stroke_of((ink, width): (Ink, i32)) -> Stroke {
    stroke(ink, width)
}

/// Height of a conveyor.
pub const CONVEYOR_H: i32 = 44;

/// A conveyor of `w` units, its top left corner at a point.
pub fn conveyor(x: i32, y: i32, w: i32) -> Vec<Item> {
    let mut items =
        vec![drawn(rect(x, y, w, CONVEYOR_H, 20), graded(Ink::BeltLight, Ink::BeltDark), OUTLINE)];
    let count = ((w - 30) / 52).max(1);
    let first = x + (w - (count - 1) * 52) / 2;
    for i in 0..count {
        let centre = (first + i * 52, y + CONVEYOR_H / 2);
        items.push(drawn(circle(centre.0, centre.1, 10), flat(Ink::Roller), stroke(Ink::Hollow, 3)));
    }
    items
}

/// A conveyor that goes up or down, from one height to another, `x` its middle.
pub fn riser(x: i32, from: i32, to: i32) -> Vec<Item> {
    let (top, h) = (from.min(to), (from - to).abs());
    let belt = graded(Ink::BeltLight, Ink::BeltDark);
    let mut items = vec![drawn(rect(x - CONVEYOR_H / 2, top, CONVEYOR_H, h + CONVEYOR_H, 20), belt, OUTLINE)];
    let way = if to > from { 1 } else { -1 };
    let middle = i32::midpoint(from, to) + CONVEYOR_H / 2;
    for step in [-34, 0, 34] {
        let y = middle + step;
        let chevron = [(x - 11, y - 6 * way), (x, y + 6 * way), (x + 11, y - 6 * way)];
        items.push(path(&chevron, stroke(Ink::MetalLight, 5)));
    }
    items
}

/// The cover over a conveyor between two machines, on a belt whose top is at `y`.
pub fn cover(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    vec![
        drawn(rect(x, y - h, w, h + 2, 6), METAL, OUTLINE),
        filled(rect(x + 4, y - h + 5, w - 8, 5, 2), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ]
}

/// The glass one looks inside a line with, about the origin, `r` units in radius; a pipe of `reach` units goes up from
/// it to the belt.
pub fn looking_glass(r: i32, reach: i32) -> Vec<Item> {
    vec![
        drawn(rect(-9, -r - reach, 18, reach + 8, 3), METAL, OUTLINE),
        drawn(rect(-17, -r - reach - 7, 34, 16, 6), METAL, OUTLINE),
        Item::Shadow(circle(0, 0, r)),
        drawn(circle(0, 0, r), METAL, OUTLINE),
        drawn(circle(0, 0, r - 9), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ]
}

/// How much of the time for a look has passed, as an arc inside the glass's rim.
pub fn looking(r: i32, permille: i32) -> Item {
    let arc = Shape::Arc { at: Pt::default(), r: u(r - 18), from_mdeg: 0, sweep_mdeg: 360 * permille };
    lined(arc, stroke(Ink::Action, 9))
}

/// The glint on a glass that nobody has looked through yet.
pub fn glint(r: i32) -> Vec<Item> {
    let far = r - 24;
    let light = Stroke { alpha_pct: 60, ..stroke(Ink::Steel, 5) };
    vec![
        path(&[(-far * 3 / 4, far / 4), (-far / 4, -far * 3 / 4)], light),
        path(&[(far * 3 / 5, far / 5), (far / 4, far * 3 / 5)], light),
    ]
}

/// A stop sign on a broad key about the origin, 200 × 200 units; a sign that has been taken up leaves its place empty.
pub fn stop_key(taken: bool) -> Vec<Item> {
    let body = rect(-100, -100, 200, 200, 24);
    let mut items = vec![
        Item::Shadow(body.clone()),
        drawn(body, METAL, OUTLINE),
        filled(rect(-84, -92, 168, 9, 4), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ];
    if taken {
        items.push(drawn(circle(0, -12, 66), flat(Ink::Hollow), stroke(Ink::Outline, 3)));
    } else {
        items.push(placed(pt(0, -12), 1650, 100, super::stop()));
    }
    items
}

//! Places where people talk: what stands behind them, and what stands between them and whoever looks.

use super::{Hue, OUTLINE, circle, drawn, filled, flat, graded, path, polygon, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item};
use serde::Deserialize;

/// Where people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A counter where people are served.
    Counter,
    /// A bed in a care home or a hospital.
    Bedside,
    /// A corridor with doors.
    Corridor,
    /// A large kitchen.
    Kitchen,
    /// A workshop.
    Workshop,
    /// Somebody's home.
    Home,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 6] =
        [Self::Counter, Self::Bedside, Self::Corridor, Self::Kitchen, Self::Workshop, Self::Home];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counter => "place-counter",
            Self::Bedside => "place-bedside",
            Self::Corridor => "place-corridor",
            Self::Kitchen => "place-kitchen",
            Self::Workshop => "place-workshop",
            Self::Home => "place-home",
        }
    }

    /// Whether whoever is met lies in bed there.
    pub const fn has_bed(self) -> bool {
        matches!(self, Self::Bedside)
    }
}

/// Top of the floor.
const FLOOR: i32 = 800;
const THIN: crate::scene::Stroke = stroke(Ink::Line, 3);

/// A quiet thing on the wall: lined in the colour of hairlines, so that people stand out before it.
fn quiet(x: i32, y: i32, w: i32, h: i32, r: i32) -> Item {
    drawn(rect(x, y, w, h, r), flat(Ink::Card), THIN)
}

/// The room behind the people.
pub fn back(place: Place) -> Vec<Item> {
    let mut items = vec![
        drawn(rect(10, 10, 1580, 980, 30), flat(Ink::Paper), THIN),
        filled(rect(12, FLOOR, 1576, 188, 28), flat(Ink::Tint)),
        filled(rect(12, FLOOR, 1576, 60, 0), flat(Ink::Tint)),
        path(&[(12, FLOOR), (1588, FLOOR)], THIN),
    ];
    items.extend(match place {
        Place::Counter => counter_back(),
        Place::Bedside => bedside_back(),
        Place::Corridor => corridor_back(),
        Place::Kitchen => kitchen_back(),
        Place::Workshop => workshop_back(),
        Place::Home => home_back(),
    });
    items
}

/// What stands before the people.
pub fn front(place: Place) -> Vec<Item> {
    match place {
        Place::Counter => counter_front(),
        Place::Bedside => bedside_front(),
        Place::Corridor => Vec::new(),
        Place::Kitchen => kitchen_front(),
        Place::Workshop => workshop_front(),
        Place::Home => home_front(),
    }
}

/// A window with a cross bar, and light that falls in.
fn window(x: i32, y: i32, w: i32, h: i32) -> Vec<Item> {
    vec![
        drawn(rect(x, y, w, h, 10), graded(Ink::Card, Ink::Tint), THIN),
        path(&[(x + w / 2, y), (x + w / 2, y + h)], THIN),
        path(&[(x, y + h / 2), (x + w, y + h / 2)], THIN),
        quiet(x - 16, y + h, w + 32, 18, 6),
    ]
}

/// A door with a frame and a handle.
fn door(x: i32, handle_right: bool) -> Vec<Item> {
    let handle = if handle_right { x + 196 } else { x + 30 };
    vec![
        quiet(x, 250, 240, FLOOR - 250, 6),
        quiet(x + 18, 268, 204, FLOOR - 268, 4),
        drawn(rect(handle, 540, 30, 12, 6), flat(Ink::Steel), stroke(Ink::Muted, 2)),
    ]
}

fn counter_back() -> Vec<Item> {
    let mut items = window(120, 140, 250, 260);
    // Shelves with files.
    for (row, y) in [(0, 330), (1, 500)] {
        items.push(quiet(1240, y, 290, 16, 4));
        for i in 0..7 {
            let h = 100 - (i * 5 + row * 3) % 4 * 9;
            items.push(quiet(1252 + i * 38, y - h, 30, h, 4));
        }
    }
    items
}

fn counter_front() -> Vec<Item> {
    vec![
        Item::Shadow(rect(60, 792, 1480, 190, 16)),
        drawn(rect(80, 812, 1440, 172, 8), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(rect(50, 778, 1500, 42, 12), flat(Ink::Card), OUTLINE),
        filled(rect(66, 785, 1468, 7, 3), Fill { alpha_pct: 45, ..flat(Ink::Light) }),
        // A screen turned to whoever serves, and a sheet to sign.
        drawn(rect(706, 744, 70, 36, 4), flat(Ink::Steel), OUTLINE),
        drawn(rect(630, 632, 222, 124, 12), flat(Ink::BeltDark), OUTLINE),
        filled(rect(644, 646, 194, 96, 4), graded(Ink::Blue, Ink::BeltDark)),
        polygon(
            &[(1250, 770), (1420, 770), (1452, 792), (1232, 792)],
            flat(Ink::Face),
            Some(stroke(Ink::Outline, 3)),
        ),
    ]
}

fn bedside_back() -> Vec<Item> {
    let mut items = window(110, 130, 300, 300);
    // A lamp over the bed, and the bed's head with its pillow.
    items.push(quiet(1010, 150, 340, 26, 12));
    items.push(path(&[(1180, 176), (1180, 230)], THIN));
    items.push(drawn(rect(860, 430, 660, 440, 34), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE));
    items.push(drawn(rect(900, 468, 580, 330, 26), flat(Ink::Card), OUTLINE));
    items.push(drawn(rect(930, 480, 520, 230, 90), flat(Ink::Face), OUTLINE));
    items
}

fn bedside_front() -> Vec<Item> {
    let quilt = Fill { pattern: crate::scene::Pattern::Grid, ..flat(Ink::Blue) };
    vec![
        Item::Shadow(rect(830, 790, 720, 180, 40)),
        drawn(rect(820, 770, 736, 214, 44), quilt, OUTLINE),
        drawn(rect(820, 760, 736, 62, 30), flat(Ink::Face), OUTLINE),
        // A night table with a glass.
        drawn(rect(610, 800, 170, 184, 10), flat(Ink::Card), OUTLINE),
        path(&[(612, 876), (778, 876)], stroke(Ink::Outline, 3)),
        drawn(rect(674, 832, 42, 12, 6), flat(Ink::Steel), stroke(Ink::Outline, 3)),
        polygon(&[(664, 718), (726, 718), (718, 798), (672, 798)], flat(Ink::Tint), Some(OUTLINE)),
    ]
}

fn corridor_back() -> Vec<Item> {
    let mut items = door(120, true);
    items.extend(door(1240, false));
    items.extend(window(640, 170, 320, 280));
    // A rail along the wall, to hold on to.
    for (x, w) in [(376, 850), (20, 86), (1494, 84)] {
        items.push(drawn(
            rect(x, 640, w, 24, 12),
            graded(Ink::MetalLight, Ink::MetalDark),
            stroke(Ink::Muted, 2),
        ));
    }
    items.push(polygon(&[(560, 988), (700, FLOOR), (900, FLOOR), (1040, 988)], flat(Ink::Paper), None));
    items
}

fn kitchen_back() -> Vec<Item> {
    let mut items = vec![quiet(60, 120, 1480, 14, 6)];
    // Tiles, and pans that hang from a rail.
    for row in 0..3 {
        for column in 0..13 {
            items.push(quiet(70 + column * 113, 400 + row * 80, 104, 72, 4));
        }
    }
    for (i, x) in [140, 330, 700, 880, 1270, 1450].into_iter().enumerate() {
        let r = if i % 2 == 0 { 62 } else { 48 };
        items.push(path(&[(x, 134), (x, 250 - r)], stroke(Ink::Muted, 7)));
        items.push(drawn(circle(x, 250, r), graded(Ink::MetalLight, Ink::MetalDark), stroke(Ink::Muted, 3)));
        items.push(drawn(circle(x, 250, r - 14), flat(Ink::Card), THIN));
    }
    items
}

fn kitchen_front() -> Vec<Item> {
    let steel = graded(Ink::MetalLight, Ink::MetalDark);
    vec![
        Item::Shadow(rect(60, 800, 1480, 180, 12)),
        drawn(rect(90, 820, 1420, 164, 6), steel, OUTLINE),
        drawn(rect(50, 784, 1500, 44, 10), flat(Ink::Card), OUTLINE),
        // A pot with its lid, and a board with a loaf.
        drawn(rect(620, 700, 200, 86, 14), steel, OUTLINE),
        drawn(rect(606, 682, 228, 26, 12), flat(Ink::Steel), OUTLINE),
        drawn(rect(706, 662, 28, 22, 8), flat(Ink::Hollow), OUTLINE),
        drawn(rect(1290, 766, 220, 20, 6), flat(Ink::Yellow), OUTLINE),
        drawn(rect(1320, 706, 160, 62, 30), flat(Ink::Warn), OUTLINE),
    ]
}

fn workshop_back() -> Vec<Item> {
    let mut items = vec![quiet(90, 110, 520, 360, 12)];
    // Tools on a board: a wrench, a hammer, a driver, a saw.
    let tool = stroke(Ink::Muted, 16);
    items.push(path(&[(170, 200), (170, 390)], tool));
    items.push(drawn(circle(170, 190, 30), flat(Ink::Card), stroke(Ink::Muted, 14)));
    items.push(path(&[(290, 200), (290, 400)], tool));
    items.push(drawn(rect(240, 166, 100, 46, 8), flat(Ink::Steel), stroke(Ink::Muted, 4)));
    items.push(path(&[(400, 170), (400, 300)], stroke(Ink::Muted, 10)));
    items.push(drawn(rect(380, 290, 40, 110, 14), flat(Ink::Steel), stroke(Ink::Muted, 4)));
    items.push(polygon(&[(480, 170), (560, 170), (520, 330)], flat(Ink::Steel), Some(stroke(Ink::Muted, 4))));
    items.push(drawn(rect(490, 330, 60, 70, 16), flat(Ink::Card), stroke(Ink::Muted, 6)));
    // A shelf with boxes, and a gauge.
    items.push(quiet(1040, 300, 460, 18, 4));
    for (i, x) in [1060, 1200, 1350].into_iter().enumerate() {
        let h = [110, 80, 130][i % 3];
        items.push(quiet(x, 300 - h, 116, h, 6));
    }
    items.push(drawn(circle(800, 250, 78), flat(Ink::Card), stroke(Ink::Muted, 5)));
    items.push(path(&[(800, 250), (840, 204)], stroke(Ink::Muted, 6)));
    items
}

fn workshop_front() -> Vec<Item> {
    vec![
        Item::Shadow(rect(50, 800, 1500, 60, 10)),
        drawn(rect(150, 836, 60, 148, 6), flat(Ink::Steel), OUTLINE),
        drawn(rect(1390, 836, 60, 148, 6), flat(Ink::Steel), OUTLINE),
        drawn(rect(50, 790, 1500, 54, 10), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        // A vice, and plates in a pile.
        drawn(rect(1330, 738, 180, 54, 8), Hue::Blue.fill(), OUTLINE),
        drawn(rect(1370, 704, 50, 40, 6), flat(Ink::Steel), OUTLINE),
        drawn(rect(1436, 704, 50, 40, 6), flat(Ink::Steel), OUTLINE),
        drawn(rect(640, 766, 190, 24, 6), flat(Ink::Yellow), OUTLINE),
        drawn(rect(656, 742, 160, 24, 6), flat(Ink::Steel), OUTLINE),
    ]
}

fn home_back() -> Vec<Item> {
    let mut items = window(640, 140, 320, 300);
    for (x, lean) in [(600, 26), (940, -26)] {
        let cloth = [(x, 120), (x + 70, 120), (x + 70 - lean.max(0), 480), (x - lean.min(0), 480)];
        items.push(polygon(&cloth, flat(Ink::Card), Some(THIN)));
    }
    items.push(quiet(580, 104, 440, 18, 8));
    // Two pictures, and a lamp that stands.
    items.push(quiet(120, 190, 170, 130, 6));
    items.push(path(&[(140, 300), (190, 236), (226, 280), (250, 256), (272, 300)], THIN));
    items.push(quiet(1260, 210, 120, 150, 6));
    items.push(path(&[(1490, 420), (1490, FLOOR)], stroke(Ink::Muted, 8)));
    items.push(polygon(&[(1450, 320), (1530, 320), (1562, 424), (1418, 424)], flat(Ink::Card), Some(THIN)));
    // The back of an armchair.
    items.push(drawn(rect(900, 470, 460, 420, 90), flat(Ink::Steel), OUTLINE));
    items
}

fn home_front() -> Vec<Item> {
    vec![
        drawn(rect(860, 740, 110, 244, 50), flat(Ink::Steel), OUTLINE),
        drawn(rect(1290, 740, 110, 244, 50), flat(Ink::Steel), OUTLINE),
        // A small table with a cup and biscuits.
        Item::Shadow(rect(640, 830, 210, 40, 16)),
        drawn(rect(724, 850, 40, 134, 8), flat(Ink::Warn), OUTLINE),
        drawn(rect(626, 820, 236, 36, 16), flat(Ink::Yellow), OUTLINE),
        drawn(circle(738, 778, 22), flat(Ink::Card), stroke(Ink::Outline, 9)),
        polygon(&[(648, 744), (732, 744), (722, 820), (658, 820)], flat(Ink::Face), Some(OUTLINE)),
        drawn(rect(760, 804, 86, 16, 8), flat(Ink::Card), OUTLINE),
    ]
}

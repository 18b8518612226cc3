//! Instruments with scales to be read, and what a round of readings is logged with.

use super::{
    OUTLINE, circle, drawn, filled, flat, graded, key_cap, label, lined, path, placed, polygon, rect, stroke,
    turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pattern, Pt, Shape, Stroke, pt, u};
use crate::trig;

/// A scale of fifty units with a figure at every tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its first figure.
    pub low: i32,
    /// Small ticks from one figure to the next: 1, 2 or 5.
    pub divisions: i32,
}

/// What an instrument looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrument {
    /// A dial with a needle.
    Dial,
    /// A column that rises in a tube.
    Column,
    /// A level behind a window in a tank.
    Level,
}

/// Units from the first figure of a scale to the last.
pub const SCALE_SPAN: i32 = 50;
/// Half the width of an instrument.
pub const INSTRUMENT_HALF_W: i32 = 122;
/// How far an instrument reaches above and below its origin, its letter included.
pub const INSTRUMENT_UP: i32 = 150;
/// See [`INSTRUMENT_UP`].
pub const INSTRUMENT_DOWN: i32 = 214;

impl Scale {
    /// Every tick: where it is in thousandths of a unit from the first figure, and its figure if it has one.
    fn ticks(self) -> impl Iterator<Item = (i32, Option<i32>)> {
        let count = SCALE_SPAN / 10 * self.divisions;
        (0..=count).map(move |i| {
            let figure = (i % self.divisions == 0).then(|| self.low + i / self.divisions * 10);
            (i * SCALE_SPAN * 1000 / count, figure)
        })
    }

    /// How far a value in thousandths is from the first figure, kept a little inside the instrument.
    fn along(self, value_pm: i32) -> i32 {
        (value_pm - self.low * 1000).clamp(-600, SCALE_SPAN * 1000 + 600)
    }
}

/// An instrument about the origin that shows `value_pm`, in thousandths, with its letter below.
pub fn instrument(look: Instrument, scale: Scale, value_pm: i32, letter: char) -> Vec<Item> {
    let mut items = match look {
        Instrument::Dial => round_gauge(scale, value_pm),
        Instrument::Column => column_gauge(scale, value_pm),
        Instrument::Level => level_gauge(scale, value_pm),
    };
    items.push(placed(pt(0, 184), 800, 100, key_cap(0, 0, letter)));
    items
}

/// A point `r` units from the origin at an angle in thousandths of a degree from the top.
fn around(r: i32, mdeg: i32) -> (i32, i32) {
    let (sin, cos) = trig::sin_cos(mdeg);
    let whole = |part: i64| (i64::from(r) * part / trig::ONE) as i32;
    (whole(sin), -whole(cos))
}

fn round_gauge(scale: Scale, value_pm: i32) -> Vec<Item> {
    let r = INSTRUMENT_HALF_W;
    let y = 22;
    let angle = |along: i32| -135_000 + (i64::from(along) * 270_000 / i64::from(SCALE_SPAN * 1000)) as i32;
    let mut face = vec![
        Item::Shadow(circle(0, 0, r)),
        drawn(circle(0, 0, r), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(circle(0, 0, r - 14), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ];
    for (along, figure) in scale.ticks() {
        let inner = if figure.is_some() { 80 } else { 88 };
        let width = if figure.is_some() { 5 } else { 3 };
        let tick = vec![path(&[(0, -101), (0, -inner)], stroke(Ink::Mark, width))];
        face.push(turned(Pt::default(), angle(along), tick));
        if let Some(figure) = figure {
            let (x, y) = around(60, angle(along));
            face.push(label(x, y, figure.to_string(), 27, Ink::Mark));
        }
    }
    let needle = [(-5, 18), (-1, -92), (1, -92), (5, 18)];
    let turn = angle(scale.along(value_pm));
    let shade = Fill { alpha_pct: 18, ..flat(Ink::Shadow) };
    face.push(turned(pt(2, 4), turn, vec![polygon(&needle, shade, None)]));
    face.push(turned(
        Pt::default(),
        turn,
        vec![polygon(&needle, flat(Ink::Mark), Some(stroke(Ink::Mark, 3)))],
    ));
    face.push(filled(circle(0, 0, 14), flat(Ink::Mark)));
    face.push(filled(circle(0, 0, 4), flat(Ink::MetalLight)));
    vec![super::at(pt(0, y), face)]
}

/// From the first figure of an upright scale up to the last, and where the first stands.
const UPRIGHT: (i32, i32) = (222, 96);

/// How high a value stands on an upright scale, in 1/64 unit.
fn height_of(along: i32) -> i32 {
    u(UPRIGHT.1) - (i64::from(u(UPRIGHT.0)) * i64::from(along) / i64::from(SCALE_SPAN * 1000)) as i32
}

/// The ticks of an upright scale from `x` to the right, with their figures.
fn upright_scale(scale: Scale, x: i32) -> Vec<Item> {
    let mut items = Vec::new();
    for (along, figure) in scale.ticks() {
        let (length, width) = if figure.is_some() { (26, 5) } else { (15, 3) };
        let tick = Shape::Line(vec![pt(0, 0), pt(length, 0)]);
        let place = Pt { x: u(x), y: height_of(along) };
        items.push(super::at(place, vec![lined(tick, stroke(Ink::Mark, width))]));
        if let Some(figure) = figure {
            items.push(super::at(place, vec![label(52, 0, figure.to_string(), 27, Ink::Mark)]));
        }
    }
    items
}

/// The plate an upright instrument is fixed to.
fn upright_plate() -> Vec<Item> {
    let (x, y, w, h) = (-96, -150, 192, 298);
    let mut items = vec![
        Item::Shadow(rect(x, y, w, h, 20)),
        drawn(rect(x, y, w, h, 20), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(rect(x + 12, y + 12, w - 24, h - 24, 12), flat(Ink::Face), stroke(Ink::Outline, 3)),
    ];
    items.push(filled(rect(x + 16, y + 5, w - 32, 5, 2), Fill { alpha_pct: 60, ..flat(Ink::Light) }));
    items
}

/// A rectangle from height `top` (1/64 unit) down to `bottom`, `w` units wide about `x`.
fn standing(x: i32, w: i32, top: i32, bottom: i32, r: i32) -> Shape {
    Shape::Rect { at: Pt { x: u(x - w / 2), y: top }, w: u(w), h: (u(bottom) - top).max(0), r: u(r) }
}

fn column_gauge(scale: Scale, value_pm: i32) -> Vec<Item> {
    let x = -44;
    let top = height_of(scale.along(value_pm));
    let mut items = upright_plate();
    items.extend([
        drawn(rect(x - 15, -142, 30, 262, 15), flat(Ink::Card), OUTLINE),
        drawn(circle(x, 112, 24), flat(Ink::Vermilion), OUTLINE),
        filled(standing(x, 16, top, 116, 0), flat(Ink::Vermilion)),
        // The top edge is what is read.
        lined(
            Shape::Line(vec![Pt { x: u(x - 13), y: top }, Pt { x: u(x + 13), y: top }]),
            stroke(Ink::Outline, 4),
        ),
        filled(circle(x - 8, 105, 5), Fill { alpha_pct: 60, ..flat(Ink::Light) }),
    ]);
    items.extend(upright_scale(scale, x + 22));
    items
}

fn level_gauge(scale: Scale, value_pm: i32) -> Vec<Item> {
    let (x, w) = (-46, 62);
    let top = height_of(scale.along(value_pm));
    let water = Fill { pattern: Pattern::Bars, ..flat(Ink::Blue) };
    let mut items = upright_plate();
    items.extend([
        drawn(rect(x - w / 2, -138, w, 268, 12), flat(Ink::Card), OUTLINE),
        filled(standing(x, w - 5, top, 118, 0), water),
        filled(rect(x - w / 2 + 3, 112, w - 6, 15, 8), flat(Ink::Blue)),
        lined(
            Shape::Line(vec![Pt { x: u(x - w / 2 + 2), y: top }, Pt { x: u(x + w / 2 - 2), y: top }]),
            stroke(Ink::Outline, 5),
        ),
        filled(rect(x - w / 2 + 7, -126, 6, 238, 3), Fill { alpha_pct: 45, ..flat(Ink::Light) }),
    ]);
    items.extend(upright_scale(scale, x + w / 2 + 6));
    items
}

/// Radius of the clock of a round.
pub const ROUND_CLOCK_R: i32 = 112;

/// The clock of a round about the origin: a round begins at the top, the broad band is the time for it, and the hand is
/// where `hand_pm` thousandths of a turn are.
pub fn round_clock(window_pm: i32, hand_pm: i32) -> Vec<Item> {
    let r = ROUND_CLOCK_R;
    let band = |ink, width, trim: i32| {
        // A painter's round ends reach further than the angles.
        let sweep = window_pm * 360 - 2 * trim;
        let arc = Shape::Arc { at: Pt::default(), r: u(78), from_mdeg: trim, sweep_mdeg: sweep };
        lined(arc, stroke(ink, width))
    };
    let mut items = vec![
        Item::Shadow(circle(0, 0, r)),
        drawn(circle(0, 0, r), graded(Ink::MetalLight, Ink::MetalDark), OUTLINE),
        drawn(circle(0, 0, r - 12), flat(Ink::Face), stroke(Ink::Outline, 3)),
        band(Ink::Outline, 28, 11_000),
        band(Ink::Focus, 22, 11_000),
    ];
    for tick in 0..12 {
        let length = if tick % 3 == 0 { 78 } else { 86 };
        items.push(turned(
            Pt::default(),
            tick * 30_000,
            vec![path(&[(0, -94), (0, -length)], stroke(Ink::Mark, if tick % 3 == 0 { 6 } else { 4 }))],
        ));
    }
    items.push(turned(
        Pt::default(),
        hand_pm * 360,
        vec![
            path(&[(0, 18), (0, -68)], stroke(Ink::Mark, 9)),
            polygon(&[(-12, -56), (12, -56), (0, -80)], flat(Ink::Mark), Some(stroke(Ink::Mark, 4))),
        ],
    ));
    items.push(filled(circle(0, 0, 13), flat(Ink::Mark)));
    items.push(filled(circle(0, 0, 4), flat(Ink::MetalLight)));
    // Where a round begins.
    items.push(polygon(&[(-17, -126), (17, -126), (0, -98)], flat(Ink::Action), Some(OUTLINE)));
    items
}

/// A raised key of `w` × `h` units from its top left corner, with its face's colour.
pub fn raised_key(x: i32, y: i32, w: i32, h: i32, face: Ink) -> Vec<Item> {
    vec![
        Item::Shadow(rect(x, y, w, h, 18)),
        drawn(rect(x, y, w, h, 18), flat(Ink::MetalDark), OUTLINE),
        drawn(rect(x, y, w, h - 9, 18), flat(face), stroke(Ink::Outline, 3)),
        filled(rect(x + 16, y + 8, w - 32, 5, 2), Fill { alpha_pct: 50, ..flat(Ink::Light) }),
    ]
}

/// The sign of a key that takes the last digit back, about the origin.
pub fn erase_sign(ink: Ink) -> Vec<Item> {
    vec![
        path(&[(-38, 0), (-14, -24), (36, -24), (36, 24), (-14, 24), (-38, 0)], stroke(ink, 6)),
        path(&[(0, -10), (20, 10)], stroke(ink, 6)),
        path(&[(20, -10), (0, 10)], stroke(ink, 6)),
    ]
}

/// The sign of a key that enters what was typed, about the origin: down and to the left, as on a keyboard.
pub fn enter_sign(ink: Ink) -> Vec<Item> {
    vec![
        path(&[(34, -24), (34, 8), (-30, 8)], stroke(ink, 8)),
        path(&[(-10, -12), (-32, 8), (-10, 28)], stroke(ink, 8)),
    ]
}

/// A flag on its pole about the origin: raised, or only its outline where one could be.
pub fn flag(raised: bool) -> Vec<Item> {
    let cloth = [(-18, -30), (30, -16), (-18, 2)];
    if raised {
        return vec![
            path(&[(-20, -32), (-20, 34)], stroke(Ink::Outline, 8)),
            polygon(
                &cloth,
                Fill { pattern: Pattern::Stripes, ..flat(Ink::Vermilion) },
                Some(stroke(Ink::Outline, 4)),
            ),
        ];
    }
    let thin = Stroke { dash: (u(7), u(8)), ..stroke(Ink::Muted, 4) };
    vec![
        path(&[(-20, -32), (-20, 34)], stroke(Ink::Muted, 5)),
        path(&[cloth[0], cloth[1], cloth[2], cloth[0]], thin),
    ]
}

/// Three points that rise (`side` −1) or fall (1) in a row, joined by a line, about the origin.
pub fn trend_sign(side: i32, ink: Ink) -> Vec<Item> {
    let points = [(-30, -16 * side), (0, 0), (30, 16 * side)];
    let mut items = vec![path(&points, stroke(ink, 5))];
    items.extend(points.map(|(x, y)| filled(circle(x, y, 8), flat(ink))));
    items
}

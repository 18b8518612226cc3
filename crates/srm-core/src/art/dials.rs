//! Instruments and what is done about them.

use super::{
    OUTLINE, circle, drawn, filled, flat, graded, lined, path, placed, polygon, rect, stroke, turned,
};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, pt, u};

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
        items.push(turned(
            Pt::default(),
            tick * 27_000,
            vec![path(&[(0, -82), (0, long)], stroke(Ink::Mark, 4))],
        ));
    }
    items.extend(dial_needle(needle_mdeg));
    items
}

/// A small instrument for a card: the same scale and needle on a thin rim, about the origin, `r` units in radius.
pub fn small_dial(bands: &[Band], needle_mdeg: i32, r: i32) -> Vec<Item> {
    let rim = DIAL_R - 12;
    let mut items = vec![drawn(circle(0, 0, rim), flat(Ink::Face), stroke(Ink::Outline, 6))];
    items.extend(dial_scale(bands));
    items.extend(dial_needle(needle_mdeg));
    vec![placed(Pt::default(), r * 1000 / rim, 100, items)]
}

fn dial_scale(bands: &[Band]) -> Vec<Item> {
    let mut items = Vec::new();
    for band in bands {
        let sweep_mdeg = band.to_mdeg - band.from_mdeg;
        if band.look == BandLook::Within {
            // A painter's round ends reach a little further than the angles.
            let (from_mdeg, sweep_mdeg) = (band.from_mdeg + 3000, sweep_mdeg - 6000);
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
        turned(
            pt(2, 4),
            needle_mdeg,
            vec![polygon(&needle, Fill { alpha_pct: 18, ..flat(Ink::Shadow) }, None)],
        ),
        turned(
            Pt::default(),
            needle_mdeg,
            vec![polygon(&needle, flat(Ink::Mark), Some(stroke(Ink::Mark, 3)))],
        ),
        filled(circle(0, 0, 16), flat(Ink::Mark)),
        filled(circle(0, 0, 5), flat(Ink::MetalLight)),
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

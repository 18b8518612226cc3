//! Curved forms made of convex ones: ovals, drums and tubes, and several parts under one outline.

use super::{OUTLINE, drawn, filled, flat, lined, path, rect, stroke};
use crate::palette::Ink;
use crate::scene::{Fill, Item, Pt, Shape, Stroke, pt, u};
use crate::trig;

/// Metal, lit from above.
pub const METAL: Fill = super::graded(Ink::MetalLight, Ink::MetalDark);

/// A closed outline through whole-unit points, for parts of a joined form.
pub fn outline(points: &[(i32, i32)]) -> Shape {
    Shape::Polygon(points.iter().map(|&(x, y)| pt(x, y)).collect())
}

/// An open line through whole-unit points.
pub fn way(points: &[(i32, i32)]) -> Shape {
    Shape::Line(points.iter().map(|&(x, y)| pt(x, y)).collect())
}

/// A cubic curve through whole-unit points.
pub const fn curve(a: (i32, i32), b: (i32, i32), c: (i32, i32), d: (i32, i32)) -> Shape {
    Shape::Curve([pt(a.0, a.1), pt(b.0, b.1), pt(c.0, c.1), pt(d.0, d.1)])
}

/// Points on an oval's edge from one angle (thousandths of a degree from the top, clockwise) over `sweep_mdeg`.
pub fn around(x: i32, y: i32, rx: i32, (up, down): (i32, i32), from_mdeg: i32, sweep_mdeg: i32) -> Vec<Pt> {
    const STEPS: i32 = 48;
    let scaled = |r: i32, part: i64| (i64::from(u(r)) * part / trig::ONE) as i32;
    let point = |i: i32| {
        let (sin, cos) = trig::sin_cos(from_mdeg + sweep_mdeg / STEPS * i);
        Pt { x: u(x) + scaled(rx, sin), y: u(y) - scaled(if cos > 0 { up } else { down }, cos) }
    };
    let closed = i32::from(sweep_mdeg != 360_000);
    (0..STEPS + closed).map(point).collect()
}

/// Sines of every 7.5 degrees up to 90, in parts of 65 536: ovals are drawn often.
const SINES: [i64; 13] =
    [0, 8554, 16_962, 25_080, 32_768, 39_896, 46_341, 51_993, 56_756, 60_547, 63_303, 64_975, 65_536];

/// An oval `2 × rx` units wide that reaches `up` above its point and `down` below it.
pub fn oval(x: i32, y: i32, rx: i32, up: i32, down: i32) -> Shape {
    let scaled = |r: i32, sine: i64| (i64::from(u(r)) * sine / 65_536) as i32;
    let point = |step: usize| {
        let (quarter, i) = (step / 12, step % 12);
        let (rising, falling) = (SINES[i], SINES[12 - i]);
        let (right, above) = match quarter {
            0 => (rising, falling),
            1 => (falling, -rising),
            2 => (-rising, -falling),
            _ => (-falling, rising),
        };
        Pt { x: u(x) + scaled(rx, right), y: u(y) - scaled(if above > 0 { up } else { down }, above) }
    };
    Shape::Polygon((0..48).map(point).collect())
}

/// The lower edge of an oval, as a line.
fn lower_edge(x: i32, y: i32, rx: i32, ry: i32) -> Shape {
    Shape::Line(around(x, y, rx, (ry, ry), 90_000, 180_000))
}

/// Several convex parts as one form: one outline round them all.
pub fn joined(parts: &[Shape], fill: Fill) -> Vec<Item> {
    let broad = Stroke { width: 2 * OUTLINE.width - u(2), ..OUTLINE };
    let mut items: Vec<Item> = parts.iter().map(|part| lined(part.clone(), broad)).collect();
    items.extend(parts.iter().map(|part| filled(part.clone(), fill)));
    items
}

/// The side of an upright drum about `x`, its upper edge at `top` and its lower one at `low`; the lid comes on top.
pub fn drum(x: i32, rx: i32, ry: i32, (top, low): (i32, i32), fill: Fill) -> Vec<Item> {
    let side = Shape::Polygon(
        [vec![pt(x - rx, top), pt(x + rx, top)], around(x, low, rx, (ry, ry), 90_000, 180_000)].concat(),
    );
    vec![drawn(side, fill, OUTLINE), drawn(oval(x, top, rx, ry, ry), fill, OUTLINE)]
}

/// A band round a drum, its edges bowed as the drum's are; drawn before the drum's lid.
pub fn band(x: i32, rx: i32, ry: i32, (top, low): (i32, i32), fill: Fill, under: Fill) -> Vec<Item> {
    let thin = stroke(Ink::Outline, 3);
    let side = |top: i32, low: i32| {
        Shape::Polygon(
            [
                vec![pt(x - rx + 2, top), pt(x + rx - 2, top)],
                around(x, low, rx - 2, (ry, ry), 90_000, 180_000),
            ]
            .concat(),
        )
    };
    vec![
        filled(side(top, low), fill),
        lined(lower_edge(x, low, rx - 2, ry), thin),
        filled(side(top - 2 * ry, top), under),
        lined(lower_edge(x, top, rx - 2, ry), thin),
    ]
}

/// The lid of a drum.
pub fn lid(x: i32, rx: i32, ry: i32, y: i32, fill: Fill) -> Vec<Item> {
    vec![drawn(oval(x, y, rx, ry, ry), fill, OUTLINE), lit(oval(x, y - ry / 5, rx - 8, ry - 4, ry - 5), 28)]
}

/// Light along the upper edge inside an oval.
pub fn arched(x: i32, y: i32, rx: i32, ry: i32, alpha_pct: u8) -> Item {
    let edge = Shape::Line(around(x, y, rx, (ry, ry), -70_000, 90_000));
    lined(edge, Stroke { alpha_pct, ..stroke(Ink::Light, 5) })
}

/// Tubes along open lines, `width` units thick under one outline, with a light edge of their own.
pub fn tube(lines: &[Shape], width: i32, ink: Ink) -> Vec<Item> {
    let mut items: Vec<Item> =
        lines.iter().map(|line| lined(line.clone(), stroke(Ink::Outline, width + 7))).collect();
    items.extend(lines.iter().map(|line| lined(line.clone(), stroke(ink, width))));
    items
}

/// Light on a rounded rectangle's edge.
pub fn shine(x: i32, y: i32, w: i32, h: i32) -> Item {
    filled(rect(x, y, w, h, w.min(h) / 2), Fill { alpha_pct: 45, ..flat(Ink::Light) })
}

/// A shape in the light.
pub fn lit(shape: Shape, alpha_pct: u8) -> Item {
    filled(shape, Fill { alpha_pct, ..flat(Ink::Light) })
}

/// A shape in the shade.
pub fn shaded(shape: Shape, alpha_pct: u8) -> Item {
    filled(shape, Fill { alpha_pct, ..flat(Ink::Shadow) })
}

/// A thin line on a thing: a seam, a fold, an edge.
pub fn seam(points: &[(i32, i32)]) -> Item {
    path(points, stroke(Ink::Outline, 3))
}

/// A drop of liquid, `r` units in radius about a point.
pub fn drop(x: i32, y: i32, r: i32, ink: Ink) -> Vec<Item> {
    let tip = outline(&[(x, y - r * 2), (x + r * 85 / 100, y - r / 2), (x - r * 85 / 100, y - r / 2)]);
    let mut items = joined(&[Shape::Circle { at: pt(x, y), r: u(r) }, tip], flat(ink));
    items.push(filled(
        Shape::Circle { at: pt(x - r / 3, y + r / 5), r: u(r) / 4 },
        Fill { alpha_pct: 60, ..flat(Ink::Light) },
    ));
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_oval_is_what_the_sines_make_it() {
        let Shape::Polygon(points) = oval(7, -3, 40, 60, 20) else { panic!("an oval is a polygon") };
        let exact = around(7, -3, 40, (60, 20), 0, 360_000);
        assert_eq!(points.len(), exact.len());
        for (point, exact) in points.iter().zip(exact) {
            assert!(
                (point.x - exact.x).abs() <= 1 && (point.y - exact.y).abs() <= 1,
                "{point:?}, not {exact:?}"
            );
        }
    }
}

//! Patterns as geometry: stripes, dots, bars, grids and rings clipped to a convex outline.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use srm_core::scene::Pattern;

/// The parts of `pattern` inside the convex `outline`, as convex outlines. `scale` is points per canvas unit, `origin`
/// where the pattern begins, so that a part that moves takes its pattern along.
pub fn pieces(pattern: Pattern, outline: &[Pos2], origin: Pos2, scale: f32) -> Vec<Vec<Pos2>> {
    let bounds = Rect::from_points(outline);
    let clipped = |marks: Vec<Vec<Pos2>>| -> Vec<Vec<Pos2>> {
        marks.into_iter().map(|mark| clip(&mark, outline)).filter(|mark| mark.len() > 2).collect()
    };
    match pattern {
        Pattern::Plain => Vec::new(),
        Pattern::Stripes => clipped(stripes(bounds, origin, scale)),
        Pattern::Bars => clipped(bars(bounds, origin, scale)),
        Pattern::Dots => {
            clipped(on_lattice(bounds, origin, 24.0 * scale, |at| vec![round(at, 5.2 * scale, 10)]))
        }
        Pattern::Grid => clipped(on_lattice(bounds, origin, 22.0 * scale, |at| {
            let (half, thin) = (11.0 * scale, 4.0 * scale);
            vec![
                square(Rect::from_min_size(at - vec2(half, half), vec2(2.0 * half, thin))),
                square(Rect::from_min_size(at - vec2(half, half - thin), vec2(thin, 2.0 * half - thin))),
            ]
        })),
        Pattern::Rings => {
            clipped(on_lattice(bounds, origin, 30.0 * scale, |at| ring(at, 10.5 * scale, 6.0 * scale)))
        }
    }
}

fn stripes(bounds: Rect, origin: Pos2, scale: f32) -> Vec<Vec<Pos2>> {
    // Stripes rise to the right; x + y is constant along each.
    let (step, wide) = (28.0 * scale, 10.0 * scale);
    let base = origin.x + origin.y;
    let first = ((bounds.left() + bounds.top() - base) / step).floor();
    let last = ((bounds.right() + bounds.bottom() - base) / step).ceil();
    let (top, bottom) = (bounds.top(), bounds.bottom());
    (first as i32..=last as i32)
        .map(|i| {
            let sum = base + i as f32 * step;
            vec![
                pos2(sum - top, top),
                pos2(sum + wide - top, top),
                pos2(sum + wide - bottom, bottom),
                pos2(sum - bottom, bottom),
            ]
        })
        .collect()
}

fn bars(bounds: Rect, origin: Pos2, scale: f32) -> Vec<Vec<Pos2>> {
    let (step, high) = (20.0 * scale, 7.0 * scale);
    let first = ((bounds.top() - origin.y) / step).floor();
    let last = ((bounds.bottom() - origin.y) / step).ceil();
    (first as i32..=last as i32)
        .map(|i| {
            let top = origin.y + i as f32 * step;
            square(Rect::from_min_max(pos2(bounds.left(), top), pos2(bounds.right(), top + high)))
        })
        .collect()
}

fn on_lattice(
    bounds: Rect,
    origin: Pos2,
    step: f32,
    marks: impl Fn(Pos2) -> Vec<Vec<Pos2>>,
) -> Vec<Vec<Pos2>> {
    let range = |low: f32, high: f32, from: f32| {
        ((low - from) / step).floor() as i32..=((high - from) / step).ceil() as i32
    };
    let mut all = Vec::new();
    for row in range(bounds.top(), bounds.bottom(), origin.y) {
        for column in range(bounds.left(), bounds.right(), origin.x) {
            let at = origin + vec2(column as f32, row as f32) * step;
            if bounds.expand(step).contains(at) {
                all.extend(marks(at));
            }
        }
    }
    all
}

fn square(rect: Rect) -> Vec<Pos2> {
    vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}

/// A circle as an outline of `sides`.
pub fn round(at: Pos2, radius: f32, sides: usize) -> Vec<Pos2> {
    let corner = |i: usize| {
        let angle = i as f32 / sides as f32 * std::f32::consts::TAU;
        at + Vec2::angled(angle) * radius
    };
    (0..sides).map(corner).collect()
}

/// A ring as convex quarters.
fn ring(at: Pos2, outer: f32, inner: f32) -> Vec<Vec<Pos2>> {
    let sides = 14;
    let corner =
        |i: usize, radius: f32| at + Vec2::angled(i as f32 / sides as f32 * std::f32::consts::TAU) * radius;
    (0..sides)
        .map(|i| vec![corner(i, inner), corner(i, outer), corner(i + 1, outer), corner(i + 1, inner)])
        .collect()
}

/// The part of `subject` inside the convex `outline` (Sutherland and Hodgman, 1974). Either may turn either way round.
fn clip(subject: &[Pos2], outline: &[Pos2]) -> Vec<Pos2> {
    let turn: f32 = (0..outline.len()).map(|i| cross(outline[i], outline[(i + 1) % outline.len()])).sum();
    let sign = if turn < 0.0 { -1.0 } else { 1.0 };
    let mut kept = subject.to_vec();
    for i in 0..outline.len() {
        let (a, b) = (outline[i], outline[(i + 1) % outline.len()]);
        let side = |p: Pos2| sign * ((b - a).x * (p - a).y - (b - a).y * (p - a).x);
        let mut next = Vec::with_capacity(kept.len() + 2);
        for j in 0..kept.len() {
            let (p, q) = (kept[j], kept[(j + 1) % kept.len()]);
            let (at_p, at_q) = (side(p), side(q));
            if at_p >= 0.0 {
                next.push(p);
            }
            if (at_p > 0.0 && at_q < 0.0) || (at_p < 0.0 && at_q > 0.0) {
                next.push(p + (q - p) * (at_p / (at_p - at_q)));
            }
        }
        kept = next;
        if kept.len() < 3 {
            return Vec::new();
        }
    }
    kept
}

fn cross(a: Pos2, b: Pos2) -> f32 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(outline: &[Pos2]) -> f32 {
        let sum: f32 = (0..outline.len()).map(|i| cross(outline[i], outline[(i + 1) % outline.len()])).sum();
        sum.abs() / 2.0
    }

    #[test]
    fn clipping_keeps_what_is_inside_whichever_way_round() {
        let unit = square(Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0)));
        let half = square(Rect::from_min_max(pos2(5.0, -5.0), pos2(25.0, 25.0)));
        let back: Vec<Pos2> = unit.iter().rev().copied().collect();
        for outline in [&unit, &back] {
            assert!((area(&clip(&half, outline)) - 50.0).abs() < 0.01);
        }
        assert!(clip(&square(Rect::from_min_max(pos2(20.0, 0.0), pos2(30.0, 9.0))), &unit).is_empty());
    }

    #[test]
    fn every_pattern_stays_inside_and_covers_some() {
        let outline = round(pos2(50.0, 40.0), 37.0, 40);
        let bounds = Rect::from_points(&outline).expand(0.01);
        for pattern in [Pattern::Stripes, Pattern::Bars, Pattern::Dots, Pattern::Grid, Pattern::Rings] {
            let pieces = pieces(pattern, &outline, pos2(50.0, 40.0), 0.6);
            let covered: f32 = pieces.iter().map(|piece| area(piece)).sum();
            let share = covered / area(&outline);
            assert!((0.1..0.6).contains(&share), "{pattern:?} covers {share}");
            assert!(pieces.iter().flatten().all(|p| bounds.contains(*p)));
        }
        assert!(pieces(Pattern::Plain, &outline, pos2(0.0, 0.0), 1.0).is_empty());
    }
}

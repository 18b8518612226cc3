//! The channel's geometry in integers: a smooth winding line of given length, and movement inside it.

use super::{LOOK_UNITS, PIECE, Spec};
use crate::scene::{HEIGHT, Pt, WIDTH, u};
use crate::seeded::Seeded;

/// A smooth line through bends that go up and down in turn, level at each; `heights` in thousandths of `height`.
pub(super) fn curve(span: i32, heights: &[i32], height: i32, up: bool) -> Vec<Pt> {
    const PARTS: i64 = 64;
    let legs = heights.len() as i32 + 1;
    let knot = |i: i32| {
        let tall = usize::try_from(i - 1).ok().and_then(|i| heights.get(i)).copied().unwrap_or(0);
        let rise = (i64::from(height) * i64::from(tall) / 1000) as i32;
        let above = (i % 2 == 1) == up;
        Pt {
            x: u(WIDTH - span) / 2 + u(span) * i / legs,
            y: u(HEIGHT / 2) + if above { -rise } else { rise },
        }
    };
    let mut points = vec![knot(0)];
    for leg in 0..legs {
        let (from, to) = (knot(leg), knot(leg + 1));
        for t in 1..=PARTS {
            // A cubic curve with its control points level with the ends and right above each other.
            let rest = PARTS - t;
            let across = 3 * t * rest * rest + t * t * t;
            let down = 3 * t * t * rest + t * t * t;
            let mix =
                |a: i32, b: i32, share: i64| a + (i64::from(b - a) * share / (PARTS * PARTS * PARTS)) as i32;
            points.push(Pt { x: mix(from.x, to.x, across), y: mix(from.y, to.y, down) });
        }
    }
    points
}

pub(super) fn distance(a: Pt, b: Pt) -> i64 {
    a.distance_squared(b).unsigned_abs().isqrt() as i64
}

/// Length of a line in 1/64 unit.
pub(super) fn length(points: &[Pt]) -> i64 {
    points.windows(2).map(|two| distance(two[0], two[1])).sum()
}

/// The middle line of one channel: points [`PIECE`] units apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Channel {
    half_width: i32,
    pub(super) points: Vec<Pt>,
}

/// A movement inside a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glide {
    /// Where it ends.
    pub(super) tool: Pt,
    /// How far along the channel that is, 1/64 unit.
    pub(super) here: i32,
    /// The farthest along that it came.
    pub(super) farthest: i32,
    /// Where it left the channel.
    pub(super) touched: Option<Pt>,
}

impl Channel {
    pub(super) fn new(spec: &Spec, leftwards: bool, draw: &mut Seeded) -> Self {
        let mut heights: Vec<i32> = (0..spec.turns).map(|i| 700 + 300 * i / (spec.turns - 1)).collect();
        draw.shuffle(&mut heights);
        let up = draw.chance(500);
        let wanted = i64::from(spec.total());
        let (mut low, mut high) = (0, spec.height_max());
        while low < high {
            let middle = low.midpoint(high);
            if length(&curve(spec.span(), &heights, middle, up)) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let room = spec.height_max() - low;
        let shift = draw.within(-room, room);
        let line = curve(spec.span(), &heights, low, up);
        let mut points = divided(&line, spec.pieces);
        for point in &mut points {
            point.y += shift;
            if leftwards {
                point.x = u(WIDTH) - point.x;
            }
        }
        Self { half_width: u(spec.half_width), points }
    }

    pub(super) fn total(&self) -> i32 {
        (self.points.len() as i32 - 1) * u(PIECE)
    }

    /// The point of the middle line so far along.
    pub(super) fn place(&self, along: i32) -> Pt {
        let along = along.clamp(0, self.total());
        let (i, rest) = ((along / u(PIECE)) as usize, along % u(PIECE));
        let from = self.points.get(i).copied().unwrap_or_default();
        let to = self.points.get(i + 1).copied().unwrap_or(from);
        Pt { x: from.x + (to.x - from.x) * rest / u(PIECE), y: from.y + (to.y - from.y) * rest / u(PIECE) }
    }

    /// How far along the middle line is nearest to `point`, looking only a little ahead and back of `here`, so that
    /// nobody gets across to another leg; `None` when even that is outside the channel.
    fn nearest(&self, point: Pt, here: i32) -> Option<i32> {
        let window = 4 * self.half_width / u(PIECE) + 1;
        let middle = here / u(PIECE);
        let first = (middle - window).max(0) as usize;
        let last = ((middle + window) as usize).min(self.points.len() - 2);
        let mut found: Option<(i64, i32)> = None;
        for (i, piece) in self.points.windows(2).enumerate().take(last + 1).skip(first) {
            let (a, b) = (piece[0], piece[1]);
            let (dx, dy) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
            let whole = (dx * dx + dy * dy).max(1);
            let part = (i64::from(point.x - a.x) * dx + i64::from(point.y - a.y) * dy).clamp(0, whole);
            let foot = a.moved((dx * part / whole) as i32, (dy * part / whole) as i32);
            let away = point.distance_squared(foot);
            if found.is_none_or(|(least, _)| away < least) {
                found = Some((away, i as i32 * u(PIECE) + (i64::from(u(PIECE)) * part / whole) as i32));
            }
        }
        let most = i64::from(self.half_width) * i64::from(self.half_width);
        found.filter(|(away, _)| *away <= most).map(|(_, along)| along)
    }

    /// Moves straight from one place to another until the goal or a wall is in the way.
    pub(super) fn glide(&self, from: Pt, here: i32, to: Pt) -> Glide {
        let mut glide = Glide { tool: from, here, farthest: here, touched: None };
        let steps = distance(from, to) / i64::from(u(LOOK_UNITS)) + 1;
        for step in 1..=steps {
            let mix = |a: i32, b: i32| a + ((i64::from(b) - i64::from(a)) * step / steps) as i32;
            let tool = Pt { x: mix(from.x, to.x), y: mix(from.y, to.y) };
            let Some(here) = self.nearest(tool, glide.here) else {
                glide.touched = Some(tool);
                break;
            };
            glide = Glide { tool, here, farthest: glide.farthest.max(here), touched: None };
            if here == self.total() {
                break;
            }
        }
        glide
    }
}

/// `pieces + 1` points at equal distances along a line.
fn divided(line: &[Pt], pieces: i32) -> Vec<Pt> {
    let whole = length(line);
    let mut points = Vec::with_capacity(pieces as usize + 1);
    let mut passed = 0;
    for two in line.windows(2) {
        let (from, to) = (two[0], two[1]);
        let this = distance(from, to).max(1);
        while points.len() <= pieces as usize {
            let next = whole * points.len() as i64 / i64::from(pieces) - passed;
            if next > this {
                break;
            }
            let mix = |a: i32, b: i32| a + (i64::from(b - a) * next / this) as i32;
            points.push(Pt { x: mix(from.x, to.x), y: mix(from.y, to.y) });
        }
        passed += this;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_jump_is_the_same_as_many_small_moves_along_it() {
        let spec = Spec { half_width: 40, turns: 3, pieces: 80, reverse: false };
        for seed in 0..10 {
            let channel = Channel::new(&spec, false, &mut Seeded::new(seed, "test"));
            let (from, to) = (channel.place(0), channel.place(0).moved(u(130), u(20)));
            let once = channel.glide(from, 0, to);
            let (mut tool, mut here, mut touched) = (from, 0, false);
            for part in 1..=26 {
                let glide = channel.glide(tool, here, from.moved(u(5) * part, u(20) * part / 26));
                (tool, here, touched) = (glide.tool, glide.here, touched || glide.touched.is_some());
                if touched {
                    break;
                }
            }
            assert_eq!(once.touched.is_some(), touched);
            assert!(once.here.abs_diff(here) < u(10) as u32, "{} {here}", once.here);
        }
    }
}

//! Where the rings of a sheet stand, in which order they come, and what a dot has hit.

use super::Spec;
use crate::scene::{Pt, pt, u};
use crate::seeded::Seeded;

/// The sheet and, inside it, the field that is divided into places for rings: left, top, width and height, in whole
/// units.
pub(super) const SHEET: (i32, i32, i32, i32) = (90, 144, 1420, 836);
const FIELD: (i32, i32, i32, i32) = (160, 172, 1280, 780);
/// Least free plate between two rings.
pub(super) const APART: i32 = 16;
/// A ring that is off the grid can at least be so far off, each way.
const OFF_MIN: i32 = 12;
/// And at most so far.
const OFF_MAX: i32 = 48;
/// Exchanges of two rings that the search for an order tries.
const TRIES: u32 = 400;

/// What a dot has hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// The whole dot is inside the hole.
    Inside,
    /// It touches the wall.
    Wall,
    /// It is wholly outside.
    Outside,
}

/// One ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ring {
    pub(super) at: Pt,
    /// Inner radius, whole units.
    pub(super) hole: i32,
}

impl Ring {
    /// What a dot about `point` hits; a dot has the radius [`Spec::dot`].
    pub(super) fn hit(&self, spec: &Spec, point: Pt) -> Hit {
        let away = self.at.distance_squared(point);
        let within = |r: i32| away <= i64::from(u(r)) * i64::from(u(r));
        if within(self.hole - spec.dot()) {
            Hit::Inside
        } else if within(self.hole + spec.wall + spec.dot()) {
            Hit::Wall
        } else {
            Hit::Outside
        }
    }
}

impl Spec {
    /// Radius of a dot, whole units: small enough for the smallest hole, large enough to be seen.
    pub(super) fn dot(&self) -> i32 {
        (self.hole / 3).clamp(5, 10)
    }

    /// Rings on a sheet.
    pub(super) const fn rings(&self) -> i32 {
        self.columns * self.rows
    }

    /// From one place to the next, across and down, whole units.
    const fn step(&self) -> (i32, i32) {
        (FIELD.2 / self.columns, FIELD.3 / self.rows)
    }

    /// How far a ring can be off the grid without coming too near to another.
    fn off(&self) -> i32 {
        let (x, y) = self.step();
        (x.min(y) - APART) / 2 - self.hole - self.wall
    }

    /// The largest hole that leaves room for rings off the grid.
    pub(super) fn scattered_hole_max(&self) -> i32 {
        self.off() + self.hole - OFF_MIN
    }

    /// The hole of the ring that comes as number `i` on a sheet.
    pub(super) const fn hole_of(&self, i: i32) -> i32 {
        if self.shrinks { self.hole - self.hole * i / (3 * (self.rings() - 1)) } else { self.hole }
    }

    /// How far it is from one ring to the next on the average, whole units.
    pub(super) fn way(&self) -> i64 {
        let (columns, rows) = (i64::from(self.columns), i64::from(self.rows));
        let (x, y) = (i64::from(self.step().0), i64::from(self.step().1));
        if !self.scattered {
            return ((columns - 1) * rows * x + (rows - 1) * y) / (columns * rows - 1);
        }
        // Any ring can follow any other.
        let (mut sum, mut pairs) = (0, 0);
        for dx in 0..columns {
            for dy in 0..rows {
                if dx + dy > 0 {
                    let ways = (columns - dx) * (rows - dy) * if dx > 0 && dy > 0 { 2 } else { 1 };
                    sum += ways * (dx * dx * x * x + dy * dy * y * y).unsigned_abs().isqrt() as i64;
                    pairs += ways;
                }
            }
        }
        sum / pairs.max(1)
    }
}

/// The rings of a sheet in the order in which they come. On the grid that is row by row, there and back, from one of the
/// four corners.
pub(super) fn rings(spec: &Spec, corner: u8, draw: &mut Seeded) -> Vec<Ring> {
    let (x, y) = spec.step();
    let mut places = Vec::new();
    for row in 0..spec.rows {
        for column in 0..spec.columns {
            let column = if row % 2 == 0 { column } else { spec.columns - 1 - column };
            let column = if corner.is_multiple_of(2) { column } else { spec.columns - 1 - column };
            let row = if corner < 2 { row } else { spec.rows - 1 - row };
            places.push(pt(FIELD.0 + x * column + x / 2, FIELD.1 + y * row + y / 2));
        }
    }
    if spec.scattered {
        scatter(spec, &mut places, draw);
    }
    let ring = |(i, at): (usize, Pt)| Ring { at, hole: spec.hole_of(i as i32) };
    places.into_iter().enumerate().map(ring).collect()
}

/// Takes the places off the grid and puts them into an order that jumps about. Every sheet has the same shifts in
/// another order and, to a hundredth or so, the same way in all, so that sheets are equally hard.
fn scatter(spec: &Spec, places: &mut [Pt], draw: &mut Seeded) {
    let last = places.len() as i32 - 1;
    let off = spec.off().min(OFF_MAX);
    let mut shifts = || {
        let mut all: Vec<i32> = (0..=last).map(|i| u(2 * off * i) / last.max(1) - u(off)).collect();
        draw.shuffle(&mut all);
        all
    };
    let (across, down) = (shifts(), shifts());
    for (place, (dx, dy)) in places.iter_mut().zip(across.into_iter().zip(down)) {
        *place = place.moved(dx, dy);
    }
    draw.shuffle(places);
    let wanted = spec.way() * i64::from(u(last));
    let mut missing = length(places).abs_diff(wanted);
    for _ in 0..TRIES {
        if missing * 200 <= wanted.unsigned_abs() {
            break;
        }
        let (a, b) = (draw.below(places.len() as u32) as usize, draw.below(places.len() as u32) as usize);
        places.swap(a, b);
        let now = length(places).abs_diff(wanted);
        if now > missing {
            places.swap(a, b);
        } else {
            missing = now;
        }
    }
}

/// Length of the way through all places, 1/64 unit.
pub(super) fn length(places: &[Pt]) -> i64 {
    let step = |two: &[Pt]| two[0].distance_squared(two[1]).unsigned_abs().isqrt() as i64;
    places.windows(2).map(step).sum()
}

/// Whether rings off the grid have room.
pub(super) fn has_room(spec: &Spec) -> bool {
    !spec.scattered || spec.off() >= OFF_MIN
}

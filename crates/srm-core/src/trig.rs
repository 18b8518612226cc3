//! Sine and cosine in whole numbers, the same on every machine.
//!
//! Angles are thousandths of a degree. The power series of both functions converge within a quarter turn after a dozen
//! terms; the rest of the circle is symmetry.

/// What stands for 1 in the results.
pub const ONE: i64 = 1 << 30;

/// Binary places of the arithmetic inside.
const PLACES: u32 = 48;
/// π with [`PLACES`] binary places.
const PI: i128 = 884_279_719_003_555;
/// Thousandths of a degree in a quarter of a turn.
const QUARTER_MDEG: i32 = 90_000;

/// Sine and cosine of an angle, in parts of [`ONE`], rounded to the nearest.
pub fn sin_cos(mdeg: i32) -> (i64, i64) {
    let turn = mdeg.rem_euclid(4 * QUARTER_MDEG);
    let angle = i128::from(turn % QUARTER_MDEG) * PI / i128::from(2 * QUARTER_MDEG);
    let (sin, cos) = (rounded(series(angle, 1)), rounded(series(angle, 0)));
    match turn / QUARTER_MDEG {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The alternating power series of `angle` (radians) whose first term has the power `first`: 1 for the sine, 0 for the
/// cosine.
fn series(angle: i128, first: i128) -> i128 {
    let square = (angle * angle) >> PLACES;
    let (mut power, mut term) = (first, if first == 1 { angle } else { 1 << PLACES });
    let mut sum = 0;
    while term != 0 {
        sum += term;
        term = -((term * square) >> PLACES) / ((power + 1) * (power + 2));
        power += 2;
    }
    sum
}

fn rounded(value: i128) -> i64 {
    let drop = PLACES - 30;
    ((value + (1 << (drop - 1))) >> drop) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_angles() {
        // Half, root of a half, root of three quarters, in parts of 2^30.
        let (half, root_half, root_three) = (ONE / 2, 759_250_125, 929_887_697);
        for (mdeg, sin, cos) in [
            (0, 0, ONE),
            (30_000, half, root_three),
            (45_000, root_half, root_half),
            (60_000, root_three, half),
            (90_000, ONE, 0),
            (135_000, root_half, -root_half),
            (180_000, 0, -ONE),
            (210_000, -half, -root_three),
            (270_000, -ONE, 0),
            (300_000, -root_three, half),
            (360_000, 0, ONE),
            (-90_000, -ONE, 0),
            (-30_000, -half, root_three),
            (i32::MIN, -1_067_150_074, 118_794_883),
        ] {
            let (s, c) = sin_cos(mdeg);
            assert!((s - sin).abs() <= 1 && (c - cos).abs() <= 1, "{mdeg}: {s} {c}, not {sin} {cos}");
        }
    }

    #[test]
    fn every_angle_lies_on_the_circle_and_near_the_float() {
        for mdeg in (-400_000..400_000).step_by(37) {
            let (sin, cos) = sin_cos(mdeg);
            let off = i128::from(sin).pow(2) + i128::from(cos).pow(2) - i128::from(ONE).pow(2);
            assert!(off.abs() <= 2 * i128::from(ONE), "{mdeg}: {off}");
            let radians = (f64::from(mdeg) / 1000.0).to_radians();
            let near = |whole: i64, exact: f64| (whole as f64 / ONE as f64 - exact).abs() < 3e-9;
            assert!(near(sin, radians.sin()) && near(cos, radians.cos()), "{mdeg}");
        }
    }
}

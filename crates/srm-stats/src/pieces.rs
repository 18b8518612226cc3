//! Long sums on both cores: rows in pieces whose size depends on nothing but their number, so that every sum comes out to
//! the same bits whatever the number of threads.

use std::ops::Range;

use rayon::prelude::*;

/// Rows of the smallest piece: below, a thread costs more than it saves.
const ROWS_MIN: usize = 2048;

/// The most pieces.
const PIECES_MAX: usize = 64;

/// What `of` gives for each piece of `0..rows`, in order; one piece where there are few rows.
pub fn in_pieces<T: Send>(rows: usize, of: impl Fn(Range<usize>) -> T + Send + Sync) -> Vec<T> {
    let size = rows.div_ceil(PIECES_MAX).max(ROWS_MIN);
    if rows <= size {
        return vec![of(0..rows)];
    }
    let pieces: Vec<Range<usize>> =
        (0..rows).step_by(size).map(|from| from..(from + size).min(rows)).collect();
    pieces.into_par_iter().map(of).collect()
}

/// Adds the sums of all pieces, place by place.
pub fn sum_places(pieces: &[Vec<f64>]) -> Vec<f64> {
    let mut sums = vec![0.0; pieces.first().map_or(0, Vec::len)];
    for piece in pieces {
        for (sum, value) in sums.iter_mut().zip(piece) {
            *sum += value;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_all_rows_in_order() {
        for rows in [0, 1, ROWS_MIN, ROWS_MIN + 1, 1_000_003] {
            let covered = in_pieces(rows, |piece| piece);
            assert!(covered.len() <= PIECES_MAX + 1);
            let mut next = 0;
            for piece in covered {
                assert_eq!(piece.start, next);
                next = piece.end;
            }
            assert_eq!(next, rows);
        }
    }

    #[test]
    fn sums_are_added_place_by_place() {
        assert_eq!(sum_places(&[vec![1.0, 2.0], vec![3.0, 4.0]]), [4.0, 6.0]);
    }
}

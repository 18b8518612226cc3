//! Answer patterns with their frequencies: persons who answered alike are computed once.

use std::collections::HashMap;

/// The code of an answer that was not given.
pub const MISSING: u8 = u8::MAX;

/// Distinct answer patterns in the order in which they first occur.
#[derive(Clone, Debug)]
pub struct Patterns {
    items: usize,
    codes: Vec<u8>,
    weights: Vec<f64>,
    of_row: Vec<usize>,
}

impl Patterns {
    /// From persons × items `codes` row by row ([`MISSING`] where there is no answer), and how often each row occurred
    /// (`None`: once). A last row that is not full is not used, and neither are rows without a frequency.
    pub fn new(items: usize, codes: &[u8], frequencies: Option<&[f64]>) -> Self {
        let mut place: HashMap<&[u8], usize> = HashMap::new();
        let mut patterns = Self { items, codes: Vec::new(), weights: Vec::new(), of_row: Vec::new() };
        for (row, answers) in codes.chunks_exact(items.max(1)).enumerate() {
            let weight = frequencies.map_or(1.0, |all| all.get(row).copied().unwrap_or(0.0));
            let at = *place.entry(answers).or_insert_with(|| {
                patterns.codes.extend_from_slice(answers);
                patterns.weights.push(0.0);
                patterns.weights.len() - 1
            });
            patterns.weights[at] += weight;
            patterns.of_row.push(at);
        }
        patterns
    }

    /// How many items.
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many distinct patterns.
    pub const fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The answers of a pattern.
    pub fn answers(&self, pattern: usize) -> &[u8] {
        &self.codes[pattern * self.items..(pattern + 1) * self.items]
    }

    /// How often each pattern occurred.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// How many persons.
    pub fn persons(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// For each row of the input its pattern.
    pub fn of_row(&self) -> &[usize] {
        &self.of_row
    }

    /// The patterns in pieces whose size depends on nothing but their number, so that sums over pieces come out the same
    /// whatever the number of threads.
    pub fn pieces(&self) -> Vec<std::ops::Range<usize>> {
        let size = self.len().div_ceil(32).max(256);
        (0..self.len()).step_by(size).map(|from| from..(from + size).min(self.len())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_who_answered_alike_are_one_pattern() {
        let patterns = Patterns::new(2, &[0, 1, 1, MISSING, 0, 1], None);
        assert_eq!((patterns.len(), patterns.persons()), (2, 3.0));
        assert_eq!((patterns.answers(0), patterns.answers(1)), (&[0, 1][..], &[1, MISSING][..]));
        assert_eq!((patterns.weights(), patterns.of_row()), (&[2.0, 1.0][..], &[0, 1, 0][..]));
    }

    #[test]
    fn pieces_cover_every_pattern_once() {
        for rows in [0_usize, 1, 255, 256, 257, 10_000] {
            let codes: Vec<u8> = (0..rows).flat_map(|row| [(row % 200) as u8, (row / 200) as u8]).collect();
            let patterns = Patterns::new(2, &codes, None);
            let covered: Vec<usize> = patterns.pieces().into_iter().flatten().collect();
            assert_eq!(covered, (0..rows).collect::<Vec<_>>());
        }
    }
}

//! Fisher's exact test of a 2 × 2 table.

use serde::Serialize;
use serde_json::Value;

use crate::error::{InputError, StatsError};
use crate::input::{COUNT_MAX, Fields, count_of};
use crate::output::Output;
use crate::registry::Statistic;

/// Two tables count as equally probable when they differ by less than this, as in R.
const TIE: f64 = 1e-7;

/// A 2 × 2 table of counts, `[a, b; c, d]` row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FourCells([u64; 4]);

impl FourCells {
    /// Takes the four counts, row by row; `field` is named in the error for one above [`COUNT_MAX`].
    pub fn new(field: &str, cells: [u64; 4]) -> Result<Self, InputError> {
        match cells.iter().position(|count| *count > COUNT_MAX) {
            Some(at) => {
                let message = format_args!("is {}; a count may be at most {COUNT_MAX}", cells[at]);
                Err(InputError::new(field, message).at_row(at))
            }
            None => Ok(Self(cells)),
        }
    }

    /// The counts a, b, c, d.
    pub const fn cells(self) -> [u64; 4] {
        self.0
    }

    /// All that are counted.
    pub const fn total(self) -> u64 {
        let [a, b, c, d] = self.0;
        a + b + c + d
    }

    /// ad / bc; `None` where bc is 0.
    pub fn odds_ratio(self) -> Option<f64> {
        let [a, b, c, d] = self.0.map(|count| count as f64);
        (b * c > 0.0).then(|| a * d / (b * c))
    }
}

/// Exact probabilities of a 2 × 2 table with its margins held fixed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FisherExact {
    /// All tables at most as probable as the observed one.
    pub two_sided: f64,
    /// Tables with a first cell as small or smaller.
    pub less: f64,
    /// Tables with a first cell as large or larger.
    pub greater: f64,
    /// `two_sided` less half the probability of the observed table (Lancaster 1961; Biddle & Morris 2011).
    pub mid_p_two_sided: f64,
}

/// Fisher's exact test (Fisher 1935): the first cell is hypergeometric when all margins are held.
///
/// Two-sided sums every table whose probability is at most that of the observed one, with a relative tie tolerance of
/// 10⁻⁷ as in R's `fisher.test`. Probabilities are built from the most probable table outwards by the ratio of
/// neighbours, so that no difference of large logarithms is taken: the usual library call is wrong above about 1030
/// people. An empty table has one possibility only, with probability 1.
pub fn fisher_exact(table: FourCells) -> FisherExact {
    let [a, b, c, _] = table.cells();
    let (row, column, n) = (a + b, a + c, table.total());
    let low = (row + column).saturating_sub(n);
    let high = row.min(column);
    // Probability of first cell `x + 1` over that of `x`.
    let step = |x: u64| {
        let up = (row - x) as f64 * (column - x) as f64;
        let down = (x + 1) as f64 * (n + x + 1 - row - column) as f64;
        up / down
    };
    let mode = ((row + 1) as f64 * (column + 1) as f64 / (n + 2) as f64).floor() as u64;
    let mode = mode.clamp(low, high);
    let mut weights = vec![];
    let mut first = mode;
    let mut weight = 1.0;
    while first > low {
        weight /= step(first - 1);
        if weight < f64::MIN_POSITIVE {
            break;
        }
        first -= 1;
        weights.push(weight);
    }
    weights.reverse();
    weights.push(1.0);
    let mut weight = 1.0;
    for x in mode..high {
        weight *= step(x);
        if weight < f64::MIN_POSITIVE {
            break;
        }
        weights.push(weight);
    }
    // Far out the observed table itself may be less than the smallest number there is.
    let at =
        |x: u64| x.checked_sub(first).and_then(|index| weights.get(index as usize)).copied().unwrap_or(0.0);
    let observed = at(a);
    let bound = observed * (1.0 + TIE);
    let [mut all, mut below, mut above, mut rare] = [0.0; 4];
    for (x, weight) in (first..).zip(&weights) {
        all += weight;
        below += if x <= a { *weight } else { 0.0 };
        above += if x >= a { *weight } else { 0.0 };
        rare += if *weight <= bound { *weight } else { 0.0 };
    }
    FisherExact {
        two_sided: rare / all,
        less: below / all,
        greater: above / all,
        mid_p_two_sided: (rare - 0.5 * observed) / all,
    }
}

/// `srm stats fisher_exact`.
pub const STATISTIC: Statistic = Statistic {
    name: "fisher_exact",
    summary: "exact test of a table of two by two counts",
    input: &[("table", "[a, b, c, d] or [[a, b], [c, d]]: two groups in rows, yes and no in columns")],
    output: &[
        ("two_sided", "probability of all tables at most as probable as this one"),
        ("less", "probability of a first cell as small or smaller"),
        ("greater", "probability of a first cell as large or larger"),
        ("mid_p_two_sided", "two_sided less half the probability of this table"),
        ("notes", "what to know"),
    ],
    formula: "with all margins held, a is hypergeometric; tables whose probability is within 1e-7 (relative) of this \
              one's count as equally probable, as in R",
    source: "Fisher (1935), Journal of the Royal Statistical Society 98, 39-82; mid-P: Lancaster (1961), Journal of the \
             American Statistical Association 56, 223-234; Biddle & Morris (2011), Journal of Applied Psychology 96, 956-965",
    csv: None,
    example: r#"{ "table": [3, 1, 1, 3] }"#,
    run,
};

/// A 2 × 2 table from four numbers, or from two rows of two.
pub(crate) fn cells_of(field: &str, value: &Value) -> Result<FourCells, InputError> {
    let wrong = || InputError::new(field, "must be four counts, [a, b, c, d] or [[a, b], [c, d]]");
    let Value::Array(list) = value else { return Err(wrong()) };
    let flat: Vec<&Value> = list
        .iter()
        .flat_map(|value| value.as_array().map_or(vec![value], |row| row.iter().collect()))
        .collect();
    let nested = list.iter().filter(|value| value.is_array()).count();
    if flat.len() != 4
        || !(nested == 0
            || (nested == 2 && list.iter().all(|row| row.as_array().is_some_and(|row| row.len() == 2))))
    {
        return Err(wrong());
    }
    let mut cells = [0; 4];
    for (at, (cell, value)) in cells.iter_mut().zip(flat).enumerate() {
        *cell = count_of(value).map_err(|message| InputError::new(field, message).at_row(at))?;
    }
    FourCells::new(field, cells)
}

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let table = cells_of("table", fields.required("table")?)?;
    let exact = fisher_exact(table);
    Ok(Output::of(&exact)
        .note_if(table.total() == 0, "the table is empty: one possibility, with probability 1")
        .note_if(
            exact.two_sided == 0.0,
            "0 means smaller than the smallest number a computer shows, about 1e-300",
        )
        .done())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(cells: [u64; 4]) -> FisherExact {
        fisher_exact(FourCells::new("table", cells).unwrap())
    }

    #[test]
    fn the_lady_tasting_tea_is_known_in_fractions() {
        let tea = exact([3, 1, 1, 3]);
        assert!((tea.greater - 17.0 / 70.0).abs() < 1e-15);
        assert!((tea.less - 69.0 / 70.0).abs() < 1e-15);
        assert!((tea.two_sided - 34.0 / 70.0).abs() < 1e-15);
        assert!((tea.mid_p_two_sided - 26.0 / 70.0).abs() < 1e-15);
    }

    #[test]
    fn an_empty_margin_leaves_one_possibility() {
        for cells in [[0, 0, 0, 0], [5, 0, 9, 0], [0, 4, 0, 0], [0, 0, 3, 8]] {
            let one = exact(cells);
            assert_eq!((one.two_sided, one.less, one.greater, one.mid_p_two_sided), (1.0, 1.0, 1.0, 0.5));
        }
    }

    #[test]
    fn turning_the_table_changes_no_two_sided_probability() {
        for [a, b, c, d] in [[8, 2, 1, 5], [310, 190, 700, 900], [1, 24, 3, 1_000_000]] {
            let one = exact([a, b, c, d]);
            for turned in [[c, d, a, b], [b, a, d, c], [a, c, b, d]] {
                assert!((exact(turned).two_sided - one.two_sided).abs() < 1e-12 * one.two_sided);
            }
            assert!((exact([c, d, a, b]).less - one.greater).abs() < 1e-12);
        }
    }

    #[test]
    fn a_hundred_million_people_take_no_time() {
        let many = exact([30_000_000, 20_000_000, 29_990_000, 20_010_000]);
        assert!(many.two_sided > 0.0 && many.two_sided < 1.0);
        assert_eq!(exact([1_000_000_000, 0, 0, 1_000_000_000]).two_sided, 0.0);
    }

    #[test]
    fn counts_without_end_are_refused() {
        assert!(FourCells::new("table", [1, 2, 3, COUNT_MAX + 1]).is_err());
    }
}

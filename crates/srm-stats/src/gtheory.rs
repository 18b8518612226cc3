//! Generalisability: how much of the differences between scores comes from people, raters and criteria, and how reliable
//! another number of raters and criteria would be.

use serde_json::{Map, Value, json};

use crate::error::{InputError, StatsError};
use crate::input::Fields;
use crate::names::Names;
use crate::registry::{Csv, Statistic};
use crate::roc::with_notes;

/// The most cells of a design.
const CELLS_MAX: usize = 10_000_000;

/// Components of variance of a fully crossed random design, as computed: a negative one stays negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Components {
    /// People.
    pub p: f64,
    /// Raters.
    pub r: f64,
    /// Criteria; `None` in a design of people × raters.
    pub c: Option<f64>,
    /// People × raters (with error in a design of people × raters).
    pub pr: f64,
    /// People × criteria.
    pub pc: Option<f64>,
    /// Raters × criteria.
    pub rc: Option<f64>,
    /// People × raters × criteria, with error.
    pub prc: Option<f64>,
}

/// Coefficients of a design.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// For comparing people: p / (p + relative error). `None` without variance.
    pub g: Option<f64>,
    /// For a cut: p / (p + absolute error).
    pub phi: Option<f64>,
    /// Relative error variance.
    pub relative_error: f64,
    /// Absolute error variance.
    pub absolute_error: f64,
}

impl Components {
    /// From the scores of `n_p` people by `n_r` raters on `n_c` criteria (1: no facet of criteria), criteria fastest, then
    /// raters. Expected mean squares of the three-way analysis of variance.
    /// Source: Brennan (2001), Generalizability Theory, Springer; Shavelson & Webb (1991), Sage.
    ///
    /// `None` unless there are at least two people, two raters and all scores.
    pub fn from_scores(scores: &[f64], n_p: usize, n_r: usize, n_c: usize) -> Option<Self> {
        let size = n_p.checked_mul(n_r)?.checked_mul(n_c)?;
        if n_p < 2 || n_r < 2 || n_c < 1 || scores.len() != size {
            return None;
        }
        // Differences from one score keep the digits that large scores would lose.
        let first = *scores.first()?;
        let mut sums = Sums::new(n_p, n_r, n_c);
        for (at, score) in scores.iter().enumerate() {
            sums.add(at / (n_r * n_c), at / n_c % n_r, at % n_c, score - first);
        }
        Some(if n_c == 1 { sums.people_by_raters() } else { sums.crossed() })
    }

    /// Coefficients with `n_r` raters and `n_c` criteria.
    pub fn decide(&self, n_r: f64, n_c: f64) -> Decision {
        let of = |component: Option<f64>, size: f64| component.map_or(0.0, |value| value / size);
        let relative_error = self.pr / n_r + of(self.pc, n_c) + of(self.prc, n_r * n_c);
        let absolute_error = relative_error + self.r / n_r + of(self.c, n_c) + of(self.rc, n_r * n_c);
        let coefficient = |error: f64| {
            let total = self.p + error;
            (total > 0.0).then(|| self.p / total)
        };
        Decision {
            g: coefficient(relative_error),
            phi: coefficient(absolute_error),
            relative_error,
            absolute_error,
        }
    }
}

struct Sums {
    n: [usize; 3],
    all: f64,
    p: Vec<f64>,
    r: Vec<f64>,
    c: Vec<f64>,
    pr: Vec<f64>,
    pc: Vec<f64>,
    rc: Vec<f64>,
    prc: Vec<f64>,
}

impl Sums {
    fn new(n_p: usize, n_r: usize, n_c: usize) -> Self {
        Self {
            n: [n_p, n_r, n_c],
            all: 0.0,
            p: vec![0.0; n_p],
            r: vec![0.0; n_r],
            c: vec![0.0; n_c],
            pr: vec![0.0; n_p * n_r],
            pc: vec![0.0; n_p * n_c],
            rc: vec![0.0; n_r * n_c],
            prc: Vec::with_capacity(n_p * n_r * n_c),
        }
    }

    fn add(&mut self, p: usize, r: usize, c: usize, score: f64) {
        let [_, n_r, n_c] = self.n;
        self.all += score;
        self.p[p] += score;
        self.r[r] += score;
        self.c[c] += score;
        self.pr[p * n_r + r] += score;
        self.pc[p * n_c + c] += score;
        self.rc[r * n_c + c] += score;
        self.prc.push(score);
    }

    fn grand_mean(&self) -> f64 {
        self.all / self.n.iter().product::<usize>() as f64
    }

    /// Means of sums over `each` scores.
    fn means(sums: &[f64], each: usize) -> Vec<f64> {
        sums.iter().map(|sum| sum / each as f64).collect()
    }

    fn people_by_raters(&self) -> Components {
        let [n_p, n_r, _] = self.n;
        let mean = self.grand_mean();
        let (p, r) = (Self::means(&self.p, n_r), Self::means(&self.r, n_p));
        let ms_p = n_r as f64 * squares(p.iter().map(|p| p - mean)) / (n_p - 1) as f64;
        let ms_r = n_p as f64 * squares(r.iter().map(|r| r - mean)) / (n_r - 1) as f64;
        let rest = self.prc.iter().enumerate().map(|(at, score)| score - p[at / n_r] - r[at % n_r] + mean);
        let ms_pr = squares(rest) / ((n_p - 1) * (n_r - 1)) as f64;
        Components {
            p: (ms_p - ms_pr) / n_r as f64,
            r: (ms_r - ms_pr) / n_p as f64,
            pr: ms_pr,
            c: None,
            pc: None,
            rc: None,
            prc: None,
        }
    }

    fn crossed(&self) -> Components {
        let [n_p, n_r, n_c] = self.n;
        let (np, nr, nc) = (n_p as f64, n_r as f64, n_c as f64);
        let mean = self.grand_mean();
        let (p, r, c) = (
            Self::means(&self.p, n_r * n_c),
            Self::means(&self.r, n_p * n_c),
            Self::means(&self.c, n_p * n_r),
        );
        let (pr, pc, rc) =
            (Self::means(&self.pr, n_c), Self::means(&self.pc, n_r), Self::means(&self.rc, n_p));
        let ms_p = nr * nc * squares(p.iter().map(|p| p - mean)) / (np - 1.0);
        let ms_r = np * nc * squares(r.iter().map(|r| r - mean)) / (nr - 1.0);
        let ms_c = np * nr * squares(c.iter().map(|c| c - mean)) / (nc - 1.0);
        let both = |cells: &[f64], rows: &[f64], columns: &[f64]| {
            let width = columns.len();
            squares(
                cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| cell - rows[at / width] - columns[at % width] + mean),
            )
        };
        let ms_pr = nc * both(&pr, &p, &r) / ((np - 1.0) * (nr - 1.0));
        let ms_pc = nr * both(&pc, &p, &c) / ((np - 1.0) * (nc - 1.0));
        let ms_rc = np * both(&rc, &r, &c) / ((nr - 1.0) * (nc - 1.0));
        let rest = self.prc.iter().enumerate().map(|(at, score)| {
            let (at_p, at_r, at_c) = (at / (n_r * n_c), at / n_c % n_r, at % n_c);
            let pairs = pr[at_p * n_r + at_r] + pc[at_p * n_c + at_c] + rc[at_r * n_c + at_c];
            score - pairs + p[at_p] + r[at_r] + c[at_c] - mean
        });
        let ms_rest = squares(rest) / ((np - 1.0) * (nr - 1.0) * (nc - 1.0));
        Components {
            p: (ms_p - ms_pr - ms_pc + ms_rest) / (nr * nc),
            r: (ms_r - ms_pr - ms_rc + ms_rest) / (np * nc),
            c: Some((ms_c - ms_pc - ms_rc + ms_rest) / (np * nr)),
            pr: (ms_pr - ms_rest) / nc,
            pc: Some((ms_pc - ms_rest) / nr),
            rc: Some((ms_rc - ms_rest) / np),
            prc: Some(ms_rest),
        }
    }
}

fn squares(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|value| value * value).sum()
}

/// `srm stats gtheory`.
pub const STATISTIC: Statistic = Statistic {
    name: "gtheory",
    summary: "where differences between scores come from, and what more raters or criteria would bring",
    input: &[
        (
            "rows",
            "list of objects with p (person), r (rater), c (criterion; leave it out of all for people x raters) and score",
        ),
        ("p", "name of the person, in each of `rows`"),
        ("r", "name of the rater"),
        ("c", "name of the criterion"),
        ("score", "number"),
        ("d_studies", "designs to foresee: list of objects with n_r and n_c; the present one if absent"),
    ],
    output: &[
        (
            "components",
            "variance of p, r, c, pr, pc, rc, prc (the last with error); negative ones as computed",
        ),
        ("d_studies", "for each design n_r, n_c, g, phi, relative_error and absolute_error"),
        ("n_p", "people"),
        ("n_r", "raters"),
        ("n_c", "criteria"),
        ("notes", "what to know of"),
    ],
    formula: "components from the expected mean squares of the fully crossed random analysis of variance; g = p / (p + pr/n_r + \
        pc/n_c + prc/(n_r n_c)); phi adds r/n_r + c/n_c + rc/(n_r n_c) to the error",
    source: "Cronbach, Gleser, Nanda & Rajaratnam (1972); Brennan (2001), Generalizability Theory, Springer",
    csv: Some(Csv::Rows("rows")),
    example: r#"{ "rows": [{"p":"A","r":"x","score":4},{"p":"A","r":"y","score":5},{"p":"B","r":"x","score":2},
  {"p":"B","r":"y","score":4},{"p":"C","r":"x","score":5},{"p":"C","r":"y","score":6}],
  "d_studies": [{"n_r": 1, "n_c": 1}, {"n_r": 4, "n_c": 1}] }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let rows = fields.rows("rows")?;
    let (mut people, mut raters, mut criteria) = (Names::default(), Names::default(), Names::default());
    let with_criteria = rows.iter().any(|row| row.has("c"));
    let mut cells = Vec::with_capacity(rows.len());
    for row in &rows {
        let c = if with_criteria { criteria.place(row.label("c")?) } else { 0 };
        cells.push((people.place(row.label("p")?), raters.place(row.label("r")?), c, row.number("score")?));
    }
    let (n_p, n_r, n_c) = (people.all().len(), raters.all().len(), criteria.all().len().max(1));
    for (count, what) in [(n_p, "person"), (n_r, "rater")] {
        if count < 2 {
            return Err(
                InputError::new("rows", format_args!("holds one {what}; at least two are needed")).into()
            );
        }
    }
    let size = n_p.saturating_mul(n_r).saturating_mul(n_c);
    if size > CELLS_MAX {
        let message = format_args!(
            "spans {n_p} people x {n_r} raters x {n_c} criteria; at most {CELLS_MAX} cells are taken"
        );
        return Err(InputError::new("rows", message).into());
    }
    let mut scores: Vec<Option<f64>> = vec![None; size];
    for (row, (p, r, c, score)) in cells.iter().enumerate() {
        if scores[(p * n_r + r) * n_c + c].replace(*score).is_some() {
            let message = "the same person, rater and criterion stand in an earlier row too; keep one score";
            return Err(InputError::new("rows", message).at_row(row).into());
        }
    }
    if let Some(at) = scores.iter().position(Option::is_none) {
        let (p, r) = (&people.all()[at / (n_r * n_c)], &raters.all()[at / n_c % n_r]);
        let c = criteria.all().get(at % n_c).map(|name| format!(" on \"{name}\"")).unwrap_or_default();
        let message = format_args!(
            "no score of \"{p}\" by \"{r}\"{c}; everyone must be scored by every rater{}",
            if with_criteria { " on every criterion" } else { "" }
        );
        return Err(InputError::new("rows", message).into());
    }
    let scores: Vec<f64> = scores.into_iter().flatten().collect();
    let Some(found) = Components::from_scores(&scores, n_p, n_r, n_c) else {
        return Err(InputError::new("rows", "do not make a whole design").into());
    };
    let designs = designs(fields, n_r, n_c)?;
    Ok(output(&found, &designs, [n_p, n_r, n_c], with_criteria))
}

fn designs(fields: &Fields<'_>, n_r: usize, n_c: usize) -> Result<Vec<(u64, u64)>, InputError> {
    if !fields.has("d_studies") {
        return Ok(vec![(n_r as u64, n_c as u64)]);
    }
    let of = |design: &Fields<'_>| {
        let criteria = if design.has("n_c") { design.size("n_c")? } else { 1 };
        Ok((design.size("n_r")?, criteria))
    };
    fields.rows("d_studies")?.iter().map(of).collect()
}

fn output(found: &Components, designs: &[(u64, u64)], n: [usize; 3], with_criteria: bool) -> Value {
    let mut notes = Vec::new();
    let mut components = Map::new();
    let all = [
        ("p", Some(found.p)),
        ("r", Some(found.r)),
        ("c", found.c),
        ("pr", Some(found.pr)),
        ("pc", found.pc),
        ("rc", found.rc),
        ("prc", found.prc),
    ];
    for (name, value) in all.iter().filter_map(|(name, value)| value.map(|value| (*name, value))) {
        components.insert(name.to_owned(), json!(value));
        if value < 0.0 {
            notes.push(format!("{name} is negative: read it as none; it enters g and phi as computed"));
        }
    }
    if with_criteria && n[2] == 1 {
        notes.push("there is one criterion: the design is people x raters".to_owned());
    }
    let mut undefined = false;
    let d_studies: Vec<Value> = designs
        .iter()
        .map(|(n_r, n_c)| {
            let decision = found.decide(*n_r as f64, *n_c as f64);
            undefined |= decision.g.is_none() || decision.phi.is_none();
            json!({
                "n_r": n_r, "n_c": n_c, "g": decision.g, "phi": decision.phi,
                "relative_error": decision.relative_error, "absolute_error": decision.absolute_error,
            })
        })
        .collect();
    if undefined {
        notes.push("without variance g and phi are undefined".to_owned());
    }
    let mut output = Map::new();
    output.insert("components".into(), Value::Object(components));
    output.insert("d_studies".into(), json!(d_studies));
    output.insert("n_p".into(), json!(n[0]));
    output.insert("n_r".into(), json!(n[1]));
    output.insert("n_c".into(), json!(n[2]));
    with_notes(output, &notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_made_of_one_effect_have_that_component_only() {
        let effect = [1.0, 3.0, 8.0, 4.0];
        let of = |which: usize| -> Vec<f64> {
            (0..4 * 3 * 2).map(|at| effect[[at / 6, at / 2 % 3, at % 2][which]]).collect()
        };
        let [p, r, c] = [0, 1, 2].map(|which| Components::from_scores(&of(which), 4, 3, 2).unwrap());
        // Sample variances of 1, 3, 8, 4; of 1, 3, 8; of 1, 3.
        assert!((p.p - 26.0 / 3.0).abs() < 1e-12 && p.r.abs() + p.pr.abs() + p.prc.unwrap().abs() < 1e-12);
        assert!((r.r - 13.0).abs() < 1e-12 && r.p.abs() < 1e-12);
        assert!((c.c.unwrap() - 2.0).abs() < 1e-12 && c.p.abs() < 1e-12);
        assert_eq!(p.decide(3.0, 2.0).g, Some(1.0));
    }

    #[test]
    fn without_variance_the_coefficients_are_undefined() {
        let found = Components::from_scores(&[2.0; 8], 4, 2, 1).unwrap();
        assert_eq!((found.p, found.decide(2.0, 1.0).g, found.decide(2.0, 1.0).phi), (0.0, None, None));
    }

    #[test]
    fn what_is_no_crossed_design_is_one_error() {
        for (rows, expected) in [
            (
                json!([{"p": 1, "r": 1, "score": 2}, {"p": 2, "r": 1, "score": 2}]),
                "`rows`: holds one rater; at least two are needed",
            ),
            (
                json!([{"p": 1, "r": 1, "score": 2}, {"p": 1, "r": 2, "score": 2}, {"p": 2, "r": 1, "score": 3}]),
                "`rows`: no score of \"2\" by \"2\"; everyone must be scored by every rater",
            ),
            (
                json!([{"p": 1, "r": 1, "score": 2}, {"p": 1, "r": 1, "score": 2}, {"p": 2, "r": 2, "score": 3}]),
                "`rows` row 2: the same person, rater and criterion stand in an earlier row too; keep one score",
            ),
            (
                json!([{"p": 1, "r": 1, "c": 1, "score": 2}, {"p": 1, "r": 2, "score": 2}]),
                "`rows.c` row 2: is missing; `--help` shows an example",
            ),
        ] {
            assert_eq!(STATISTIC.compute(&json!({ "rows": rows })).unwrap_err().to_string(), expected);
        }
    }
}

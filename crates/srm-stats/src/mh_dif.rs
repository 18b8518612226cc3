//! Item bias by Mantel–Haenszel: do equally able people of two groups get an item right equally often?

use serde::Serialize;
use serde_json::Value;

use crate::dif::{GroupedAnswers, INPUT, Purified, SIGNIFICANCE, output, purified, read};
use crate::dist::{chi_square_sf, normal_sf};
use crate::error::StatsError;
use crate::input::Fields;
use crate::mantel_haenszel::Strata;
use crate::registry::{Csv, Statistic};

/// From log odds to the delta scale of the Educational Testing Service.
const DELTA: f64 = -2.35;

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MhItem {
    /// Chi-square with continuity correction, 1 degree of freedom; undefined where no total has both groups and both
    /// answers.
    pub chi_square: Option<f64>,
    /// Probability of it.
    pub p: Option<f64>,
    /// Common odds ratio; above 1 the item favours the reference group.
    pub alpha: Option<f64>,
    /// −2.35 ln alpha; negative: harder for the focal group.
    pub delta: Option<f64>,
    /// Standard error of it (Phillips & Holland 1987).
    pub delta_se: Option<f64>,
    /// Class of the Educational Testing Service: A negligible, B moderate, C large.
    pub class: Option<char>,
    /// Focal less reference share of right answers, averaged over the totals of the focal group (Dorans & Kulick 1986).
    pub standardized_difference: Option<f64>,
}

/// Class by size and by significance (Zieky 1993): A if below 1 or not different from 0; C if 1.5 or more and, by a
/// one-sided test at 5 %, above 1; else B.
fn ets_class(delta: f64, se: f64, p: f64) -> char {
    let size = delta.abs();
    if size < 1.0 || p >= SIGNIFICANCE {
        'A'
    } else if size >= 1.5 && normal_sf((size - 1.0) / se) < SIGNIFICANCE {
        'C'
    } else {
        'B'
    }
}

fn item(tables: &[[u32; 4]]) -> MhItem {
    let mut strata = Strata::default();
    let (mut weighted, mut focal) = (0.0, 0.0);
    for table in tables {
        let cells @ [a, b, c, d] = table.map(f64::from);
        strata.add(cells);
        let (reference, people) = (a + b, c + d);
        if reference > 0.0 && people > 0.0 {
            weighted += people * (c / people - a / reference);
            focal += people;
        }
    }
    let chi_square = strata.chi_square(true);
    let p = chi_square.map(|chi| chi_square_sf(chi, 1.0));
    let alpha = strata.odds_ratio();
    let delta_se = strata.log_odds_se().map(|se| se * DELTA.abs());
    // Without right answers in one group the odds ratio is 0 and has no logarithm.
    let delta = alpha.filter(|alpha| *alpha > 0.0).map(|alpha| DELTA * alpha.ln() + 0.0);
    let class = match (delta, delta_se, p) {
        (Some(delta), Some(se), Some(p)) => Some(ets_class(delta, se, p)),
        _ => None,
    };
    MhItem {
        chi_square,
        p,
        alpha,
        delta,
        delta_se,
        class,
        standardized_difference: (focal > 0.0).then(|| weighted / focal),
    }
}

/// Mantel–Haenszel analysis of every item (Holland & Thayer 1988): persons are matched on their total, which contains
/// the item. An item is flagged when its chi-square is significant at 5 %; with `purify`, flagged items leave the total
/// of the others.
pub fn mh_dif(answers: &GroupedAnswers, purify: bool) -> Purified<MhItem> {
    purified(answers, purify, item, |item| item.p.is_some_and(|p| p < SIGNIFICANCE))
}

/// `srm stats mh_dif`.
pub const STATISTIC: Statistic = Statistic {
    name: "mh_dif",
    summary: "item bias by Mantel-Haenszel: do equally able people of two groups get an item right equally often",
    input: INPUT,
    output: &[
        ("MH_chisq", "for each item: chi-square with continuity correction, 1 degree of freedom"),
        ("p", "its probability"),
        ("alpha_MH", "common odds ratio; above 1: easier for the reference group"),
        ("MH_D_DIF", "-2.35 ln alpha_MH; negative: harder for the focal group"),
        ("se_D", "standard error of MH_D_DIF"),
        ("ets_class", "A negligible, B moderate, C large, by size and significance"),
        ("st_p_dif", "focal less reference share right at the same total, averaged over the focal group"),
        ("flagged_items", "items with p below 0.05, counted from 1"),
        ("flagged_names", "their names, if items have any"),
        ("n_reference", "persons of the reference group"),
        ("n_focal", "persons of the focal group"),
        ("rounds", "rounds of purification made"),
        ("settled", "whether the last two rounds flagged the same items"),
        ("notes", "what to know"),
    ],
    formula: "persons are matched on the total with the item in it; chi-square (|sum(A - E A)| - 1/2)^2 / sum Var A; class A \
              if |D| < 1 or p >= 0.05, C if |D| >= 1.5 and (|D| - 1) / se_D > 1.645, else B",
    source: "Holland & Thayer (1988) in Wainer & Braun (eds), Test Validity, 129-145; Phillips & Holland (1987), Biometrics \
             43, 425-431; Zieky (1993) in Holland & Wainer (eds), Differential Item Functioning, 337-347; Dorans & Kulick \
             (1986), Journal of Educational Measurement 23, 355-368; Candell & Drasgow (1988), Applied Psychological \
             Measurement 12, 253-260",
    csv: Some(Csv::Table("responses")),
    example: r#"{ "responses": [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 0], [1, 1, 0, 1], [0, 1, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [1, 1, 1, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1]], "group": ["r", "f", "r", "r", "f", "f", "r", "f", "r", "f", "f", "r", "f", "r"], "reference": "r", "focal": "f" }"#,
    run,
};

fn run(fields: &Fields<'_>) -> Result<Value, StatsError> {
    let reading = read(fields)?;
    let found = mh_dif(&reading.answers, reading.purify);
    let each = |part: fn(&MhItem) -> Option<f64>| found.items.iter().map(part).collect::<Vec<_>>();
    let classes: Vec<Option<char>> = found.items.iter().map(|item| item.class).collect();
    Ok(output(&reading, &found)
        .note_if(
            classes.contains(&None),
            "null: at no total do both groups have right and wrong answers to compare",
        )
        .put("MH_chisq", each(|item| item.chi_square))
        .put("p", each(|item| item.p))
        .put("alpha_MH", each(|item| item.alpha))
        .put("MH_D_DIF", each(|item| item.delta))
        .put("se_D", each(|item| item.delta_se))
        .put("ets_class", classes)
        .put("st_p_dif", each(|item| item.standardized_difference))
        .done())
}

//! `srm score`: a sheet's points, line by line, computed again from its journal.

use crate::args::Score;
use crate::commands::sheet_file;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::sets;
use crate::table::{points, table};
use serde_json::{Value, json};
use srm_core::id::Id;
use srm_core::pack::{Line, Pack};
use srm_core::score::{Basis, LineScore};
use srm_sheet::case::Case;
use srm_sheet::sheet::Sheet;
use std::fmt::Write as _;

/// What a total means, and what it does not.
const REMINDER: &str = "The basis is where the points stand to the threshold with its uncertainty. It decides nothing: a person does, with a reason.";

pub fn run(args: &Score, out: &mut Output) -> Result<Exit, Failure> {
    let (sheet, bytes) = sheet_file::read(&args.sheet)?;
    let known = sets::of_sheet(&sheet, &args.sheet, &args.pack, out)?;
    sheet_file::check(&args.sheet, &bytes, &known)?;
    let pack = &known.pack;
    // Observers' ratings are documents of their own; without them the case says what is still open.
    let case = Case::of(&sheet, pack.rubric(), &[]).map_err(Failure::bad)?;
    let text = explain(&sheet, pack, &case);
    out.result(&text, || answer(&sheet, pack, &case));
    Ok(Exit::Fine)
}

fn explain(sheet: &Sheet, pack: &Pack, case: &Case) -> String {
    let head = ["Exercise", "Skill", "Measure", "Value", "Rule", "Points", "Of"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (line, score) in pack.rubric().lines().iter().zip(&sheet.score.lines) {
        rows.push(vec![
            score.exercise.to_string(),
            score.skill.clone(),
            score.measure.clone(),
            value(pack, score),
            line.rule().explain(),
            score.points_milli.map_or_else(|| open(line, sheet).to_owned(), points),
            points(score.max_milli),
        ]);
    }
    let mut text = format!(
        "Sheet {} of set {} {}, code {}, attempt {}\n\n{}\n",
        sheet.sheet,
        sheet.set,
        sheet.set_version,
        sheet.code,
        sheet.attempt,
        table(&rows, &[5, 6])
    );
    let (low, high) = case.reach_milli;
    let rubric = pack.rubric();
    let _ = writeln!(text, "Points     {} of {}", points(low), points(case.score.max_milli));
    if low != high {
        let _ = writeln!(text, "Reachable  {} to {}, when every rating is in", points(low), points(high));
    }
    let _ =
        writeln!(text, "Threshold  {}, uncertain within {} either way", rubric.threshold(), rubric.band());
    for minimum in &case.minima {
        let (least, most) = minimum.reach_milli;
        let has =
            if least == most { points(least) } else { format!("{} to {}", points(least), points(most)) };
        let (exercise, basis) = (&minimum.exercise, word(minimum.basis));
        let (cut, band) = (minimum.points, minimum.band);
        let _ = writeln!(text, "Minimum    {cut} on {exercise}, uncertain within {band}: has {has}, {basis}");
    }
    for pending in &case.pending {
        let _ = writeln!(
            text,
            "Pending    {} {}: up to {}",
            pending.exercise,
            pending.criterion,
            points(pending.max_milli)
        );
    }
    let _ = writeln!(text, "Basis      {}\n\n{REMINDER}", word(case.basis));
    text.push_str("Who signed the sheet was not judged; `srm verify` does that.\n");
    text
}

fn answer(sheet: &Sheet, pack: &Pack, case: &Case) -> Value {
    let lines: Vec<Value> = pack
        .rubric()
        .lines()
        .iter()
        .zip(&sheet.score.lines)
        .map(|(line, score)| {
            json!({
                "exercise": score.exercise.as_str(), "skill": score.skill, "measure": score.measure,
                "unit": unit(pack, score), "value": score.value, "rule": score.rule,
                "explanation": line.rule().explain(), "points_milli": score.points_milli,
                "max_milli": score.max_milli,
            })
        })
        .collect();
    let (low, high) = case.reach_milli;
    json!({
        "sheet": sheet.sheet.to_string(),
        "lines": lines,
        "points_milli": sheet.score.machine_milli,
        "reach_milli": [low, high],
        "max_milli": sheet.score.max_milli,
        "threshold": pack.rubric().threshold(),
        "band": pack.rubric().band(),
        "basis": word(case.basis),
        "reminder": REMINDER,
    })
}

/// Why a line has no points yet.
fn open(line: &Line, sheet: &Sheet) -> &'static str {
    let is_pending = |exercise: &Id, criterion: &str| {
        sheet.pending.iter().any(|pending| pending.exercise == *exercise && pending.criterion == criterion)
    };
    if is_pending(line.exercise(), line.measure()) { "pending" } else { "void" }
}

fn value(pack: &Pack, score: &LineScore) -> String {
    match score.value {
        Some(value) => format!("{value} {}", unit(pack, score).unwrap_or_default()).trim_end().to_owned(),
        None => "–".to_owned(),
    }
}

fn unit(pack: &Pack, score: &LineScore) -> Option<&'static str> {
    let exercise = pack.exercise(&score.exercise)?;
    let measures = exercise.kind().measures(exercise.limit_ms());
    measures.into_iter().find(|measure| measure.name == score.measure).map(|measure| measure.unit)
}

const fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::Incomplete => "incomplete",
        Basis::Above => "above",
        Basis::Within => "within",
        Basis::Below => "below",
    }
}

//! From the author's reports to reports that can be handed over.

use super::{FACT_MS, FACTS_MAX, Fact, FactFile, File, Report, ReportFile, Spec, Weight};
use crate::diag::Code;
use crate::kinds::Check;
use crate::read::{Raw, Spanned};

/// Fewest things in a report, and fewest of noise among them.
const FACTS_MIN: usize = 5;
const NOISE_MIN: usize = 2;
/// Shortest time to wait for a report.
const PATIENCE_MIN_MS: u32 = FACT_MS * FACTS_MIN as u32;

pub(super) fn spec(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
    let place = check.doc.read(&file.place);
    let keep = check.number(&file.keep, "keep", 2..=6);
    let ordered = check.doc.read(&file.ordered);
    let patience_ms = check.number(&file.patience_ms, "patience_ms", 0..=180_000);
    let (raws, fine) = check.list(&file.reports, "reports", 3..=13);
    let reports: Vec<Option<(Report, bool)>> =
        raws.iter().map(|raw| report(raw, check, keep.map(|keep| keep as usize), ordered)).collect();
    let reports = reports.into_iter().collect::<Option<Vec<_>>>().filter(|_| fine)?;
    let (practice, scored): (Vec<_>, Vec<_>) = reports.into_iter().partition(|(_, practice)| *practice);
    let scored: Vec<Report> = scored.into_iter().map(|(report, _)| report).collect();
    let count = practice.len();
    let Ok([(practice, _)]) = <[_; 1]>::try_from(practice) else {
        let what = format!("exactly one report is for practice, and here are {count}");
        let code = if count == 0 { Code::TooFew } else { Code::TooMany };
        let help = "write `practice: true` in one report, which then never counts";
        check.hopeless(code, &file.reports, what, help);
        return None;
    };
    let facts = |report: &Report| report.facts.len() as u32;
    let longest_ms = scored.iter().map(facts).max().unwrap_or(0) * FACT_MS;
    let patience_ms = patience_ms?;
    if (1..longest_ms.max(PATIENCE_MIN_MS)).contains(&patience_ms) {
        let what = format!("nobody reads and picks the things of the longest report in {patience_ms} ms");
        check.impossible(&file.patience_ms, what, longest_ms.max(PATIENCE_MIN_MS));
        return None;
    }
    let all: u32 = scored.iter().map(facts).sum();
    let least_ms = all * FACT_MS;
    if let Some(limit_ms) = check.header.limit_ms.filter(|limit_ms| *limit_ms < least_ms) {
        let what = format!("the reports hold {all} things to be read and weighed, too many for a limit of {limit_ms} ms");
        let help = format!("a `limit_ms` of {least_ms} would work, or {} things", limit_ms / FACT_MS);
        check.hopeless(Code::Impossible, &file.reports, what, help);
        return None;
    }
    let (place, keep, ordered) = (place?, keep? as usize, ordered?);
    Some(Spec { place, reports: scored, practice, keep, ordered, patience_ms })
}

/// A report, and whether it is for practice.
fn report(
    raw: &Raw<ReportFile>,
    check: &mut Check<'_, '_>,
    keep: Option<usize>,
    ordered: Option<bool>,
) -> Option<(Report, bool)> {
    let file = check.doc.read(raw)?;
    let who = check.key(&file.who);
    let asks = check.key(&file.asks);
    let hair = file.hair.as_ref().map(|raw| check.doc.read(raw));
    let practice = match &file.practice {
        Some(raw) => check.doc.read(raw),
        None => Some(false),
    };
    let (raws, fine) = check.list(&file.facts, "facts", FACTS_MIN..=FACTS_MAX);
    let files: Vec<Option<FactFile>> = raws.iter().map(|raw| check.doc.read(raw)).collect();
    let files = files.into_iter().collect::<Option<Vec<FactFile>>>();
    let words: Vec<Option<Spanned<String>>> =
        files.iter().flatten().map(|file| check.key(&file.words).and_then(|_| check.doc.get(&file.words))).collect();
    let (files, words) = (files?, words.into_iter().collect::<Option<Vec<_>>>()?);
    let names: Vec<&str> = words.iter().map(|words| words.value.as_str()).collect();
    for (i, twice) in words.iter().enumerate() {
        if names[..i].contains(&twice.value.as_str()) {
            let what = format!("the report says `{}` twice", twice.value);
            let made = check.doc.problem(Code::DuplicateId, twice.span.clone(), what).label("again");
            check.doc.push(made.help("take it out here"));
            return None;
        }
    }
    let facts: Vec<Option<Fact>> = files.iter().map(|file| fact(file, &names, check, ordered)).collect();
    let facts = facts.into_iter().collect::<Option<Vec<Fact>>>().filter(|_| fine)?;
    let hair = match hair {
        Some(hair) => Some(hair?),
        None => None,
    };
    let report = Report { who: who?, hair, asks: asks?, facts };
    weighs_up(&report, &file, &files, check, keep?)?;
    Some((report, practice?))
}

fn fact(file: &FactFile, names: &[&str], check: &Check<'_, '_>, ordered: Option<bool>) -> Option<Fact> {
    let glyph = match &file.glyph {
        Some(raw) => Some(check.doc.read(raw)?),
        None => None,
    };
    let weight = check.doc.read(&file.weight);
    let after = match &file.after {
        None => None,
        Some(raw) => {
            let name = check.doc.read(raw)?;
            let found = names.iter().position(|known| *known == name);
            if found.is_none() {
                check.unknown(raw, &name, "thing", names);
            } else if ordered == Some(false) {
                let what = "the order does not count, so nothing comes `after` anything";
                check.hopeless(Code::Impossible, raw, what, "leave `after` out, or write `ordered: true`");
                return None;
            }
            Some(found?)
        }
    };
    let words = check.doc.read(&file.words)?;
    Some(Fact { words, glyph, weight: weight?, after })
}

/// Whether the report can be handed over in full and in order, and has something to leave out.
fn weighs_up(
    report: &Report,
    file: &ReportFile,
    files: &[FactFile],
    check: &Check<'_, '_>,
    keep: usize,
) -> Option<()> {
    let critical = report.count(Weight::Critical);
    if critical == 0 {
        let what = "nothing in this report is critical, so leaving it out would cost nothing";
        check.hopeless(Code::TooFew, &file.facts, what, "let one to `keep` of its things be `critical`");
        return None;
    }
    if critical > keep {
        let what = format!("{critical} things are critical, and only {keep} can be handed over");
        let help = format!("a `keep` of {critical} would work, or {keep} critical things");
        check.hopeless(Code::Impossible, &file.facts, what, help);
        return None;
    }
    let noise = report.count(Weight::Noise);
    if noise < NOISE_MIN {
        let what = format!("{noise} of the things are noise, and whoever keeps everything would do nothing wrong");
        check.hopeless(Code::TooFew, &file.facts, what, format!("let {NOISE_MIN} or more be `noise`"));
        return None;
    }
    for (i, fact) in report.facts.iter().enumerate() {
        let Some(after) = fact.after.and_then(|after| report.facts.get(after)) else { continue };
        if after.weight > fact.weight || after.weight == Weight::Noise {
            let what = format!("`{}` would come after something that weighs less", fact.words);
            let raw = files.get(i).and_then(|file| file.after.as_ref())?;
            check.hopeless(Code::Impossible, raw, what, "let it come after something as weighty, or leave `after` out");
            return None;
        }
    }
    let matter = report.facts.len() - noise;
    if report.wanted(matter).len() < matter {
        let what = "some things of this report come after each other in a circle";
        check.hopeless(Code::Impossible, &file.facts, what, "leave one `after` of the circle out");
        return None;
    }
    Some(())
}

//! `srm explain`: what a code means, why it matters, and what to do.

use crate::args::Explain;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::table;
use serde_json::{Value, json};
use srm_archive::refusal::{Own, Reason};
use srm_core::diag::{self, Code};
use srm_sheet::fault::FaultCode;

pub fn run(args: &Explain, out: &mut Output) -> Result<Exit, Failure> {
    match &args.code {
        Some(code) => explain(code, out)?,
        None => list(out),
    }
    Ok(Exit::Fine)
}

fn explain(code: &str, out: &mut Output) -> Result<(), Failure> {
    let code = code.trim().to_ascii_uppercase();
    if let Ok(found) = code.parse::<Code>() {
        let e = found.explanation();
        let text = format!(
            "{}[{}]: {}\n\n{}\n\nWrong\n{}\n\nRight\n{}\n\n{}\n",
            e.severity.word(),
            e.id,
            e.title,
            folded(e.why),
            indented(e.wrong),
            indented(e.right),
            folded(e.fix),
        );
        out.result(&text, || diagnostic(found));
        return Ok(());
    }
    if let Some(found) = FaultCode::parse(&code) {
        let e = found.explain();
        let text = format!("fault[{}]: {}\n\n{}\n", e.code, e.title, folded(e.advice));
        out.result(&text, || fault(found));
        return Ok(());
    }
    if let Some(found) = Reason::parse_own(&code).map(Reason::Own) {
        let text = format!("refused[{}]: {}\n\n{}\n", found.code(), found.title(), folded(found.advice()));
        out.result(&text, || refusal(found));
        return Ok(());
    }
    let near = diag::suggest(&code, &all_ids()).map(|id| format!(", did you mean {id}")).unwrap_or_default();
    Err(Failure::usage(format_args!("there is no code `{code}`{near}; `srm explain --list` shows all")))
}

fn list(out: &mut Output) {
    let mut rows = vec![vec!["Code".to_owned(), "Kind".to_owned(), "What".to_owned()]];
    for code in Code::ALL {
        let e = code.explanation();
        rows.push(vec![e.id.to_owned(), e.severity.word().to_owned(), e.title.to_owned()]);
    }
    for code in FaultCode::ALL {
        let e = code.explain();
        rows.push(vec![e.code.to_owned(), "fault".to_owned(), e.title.to_owned()]);
    }
    let refusals = || Own::ALL.iter().map(|own| Reason::Own(*own));
    rows.extend(refusals().map(|r| vec![r.code().to_owned(), "refused".to_owned(), r.title().to_owned()]));
    out.result(&table(&rows, &[]), || {
        let diagnostics = Code::ALL.iter().map(|code| diagnostic(*code));
        diagnostics
            .chain(FaultCode::ALL.iter().map(|code| fault(*code)))
            .chain(refusals().map(refusal))
            .collect()
    });
}

fn all_ids() -> Vec<&'static str> {
    let diagnostics = Code::ALL.iter().map(|code| code.id());
    let refusals = Own::ALL.iter().map(|own| Reason::Own(*own).code());
    diagnostics.chain(FaultCode::ALL.iter().map(|code| code.as_str())).chain(refusals).collect()
}

fn diagnostic(code: Code) -> Value {
    let e = code.explanation();
    json!({
        "code": e.id, "kind": e.severity.word(), "title": e.title,
        "why": e.why, "wrong": e.wrong, "right": e.right, "fix": e.fix,
    })
}

fn fault(code: FaultCode) -> Value {
    let e = code.explain();
    json!({ "code": e.code, "kind": "fault", "title": e.title, "fix": e.advice })
}

fn refusal(reason: Reason) -> Value {
    json!({ "code": reason.code(), "kind": "refused", "title": reason.title(), "fix": reason.advice() })
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// Lines of at most 90 characters, broken at spaces.
fn folded(text: &str) -> String {
    const CHARS_MAX: usize = 90;
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let full = lines.last().is_some_and(|line| {
            !line.is_empty() && line.chars().count() + 1 + word.chars().count() > CHARS_MAX
        });
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

//! What is in an archive: sessions, one case, stations.

use super::{failed, open};
use crate::args::archive::{List, ListOrder, Place, Show};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::{points, table};
use serde_json::{Value, json};
use srm_archive::case::OpenCase;
use srm_archive::{Archive, Filter, Kept, NeedKind, Order, Recompute, Row};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_sheet::case_file::Need;
use srm_sheet::utc::Utc;
use std::fmt::Write as _;
use uuid::Uuid;

pub fn list(args: &List, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.place.db)?;
    let filter = filter(args)?;
    let counts = archive.counts(&filter).map_err(failed)?;
    let mut rows = Vec::new();
    let mut after = None;
    while rows.len() < args.limit {
        let page = archive.queue(&filter, after.as_ref(), args.limit - rows.len()).map_err(failed)?;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut lines =
        vec![["Code", "Try", "Set", "Station", "Ended", "Basis", "Needs"].map(String::from).to_vec()];
    for row in &rows {
        lines.push(vec![
            row.code.to_string(),
            row.attempt.to_string(),
            row.set.to_string(),
            row.station.clone(),
            row.ended.to_string(),
            basis_of(row).to_owned(),
            row.needs.iter().map(NeedKind::as_str).collect::<Vec<_>>().join(", "),
        ]);
    }
    let mut text = table(&lines, &[1]);
    let _ = writeln!(text, "\n{} of {}; {} need something", rows.len(), counts.all, counts.open);
    out.result(&text, || {
        let needs =
            NeedKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), Value::from(counts.of(*kind))));
        json!({
            "all": counts.all, "open": counts.open, "needs": needs.collect::<serde_json::Map<_, _>>(),
            "rows": rows.iter().map(row_json).collect::<Vec<_>>(),
        })
    });
    Ok(Exit::Fine)
}

fn filter(args: &List) -> Result<Filter, Failure> {
    let need = args.need.as_deref().map(|word| {
        let known = || NeedKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
        NeedKind::parse(word)
            .ok_or_else(|| Failure::usage(format_args!("there is no need `{word}`; known are {}", known())))
    });
    let set = args.set.as_deref().map(|set| {
        Id::parse(set).ok_or_else(|| Failure::usage(format_args!("`{set}` is not the id of a set")))
    });
    let day = |day: &Option<String>| {
        day.as_deref()
            .map(|day| {
                format!("{day}T00:00:00Z")
                    .parse::<Utc>()
                    .map_err(|_| Failure::usage(format_args!("`{day}` is not a day; write it YYYY-MM-DD")))
            })
            .transpose()
    };
    Ok(Filter {
        any_of: srm_archive::Needs::NONE,
        need: need.transpose()?,
        open: None,
        text: args.text.clone(),
        set: set.transpose()?,
        station: args.station.clone(),
        from: day(&args.from)?,
        until: day(&args.until)?,
        purpose: None,
        order: match args.order {
            ListOrder::Latest => Order::Latest,
            ListOrder::Earliest => Order::Earliest,
            ListOrder::Code => Order::Code,
            ListOrder::Due => Order::Due,
        },
    })
}

fn basis_of(row: &Row) -> &'static str {
    use srm_core::score::Basis;
    match row.basis {
        None => "",
        Some(Basis::Incomplete) => "incomplete",
        Some(Basis::Above) => "above",
        Some(Basis::Within) => "within",
        Some(Basis::Below) => "below",
    }
}

const fn recompute_of(row: &Row) -> &'static str {
    match row.recompute {
        Recompute::Waiting => "waiting",
        Recompute::Done => "done",
        Recompute::NotHere => "not-here",
    }
}

fn row_json(row: &Row) -> Value {
    json!({
        "digest": row.digest.to_string(), "session": row.session, "code": row.code, "attempt": row.attempt,
        "set": row.set, "station": row.station, "purpose": row.purpose, "ended": row.ended,
        "trusted": row.trusted, "recompute": recompute_of(row), "basis": row.basis, "due": row.due,
        "needs": row.needs.iter().map(NeedKind::as_str).collect::<Vec<_>>(),
        "faults": row.faults, "incidents": row.incidents,
    })
}

pub fn show(args: &Show, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.place.db)?;
    let what = args.what.trim();
    if let Some(digest) = Digest::from_hex(what) {
        let kept = archive.document(&digest).map_err(failed)?;
        let kept = kept.ok_or_else(|| Failure::bad("there is no document with this digest here"))?;
        out.result(&tell_document(&kept), || document_json(&kept));
        return Ok(Exit::Fine);
    }
    let sessions = sessions(&archive, what)?;
    let mut cases = Vec::new();
    for session in sessions {
        cases.extend(archive.case_file(session).map_err(failed)?);
    }
    if cases.is_empty() {
        return Err(Failure::bad(format_args!("there is no session of `{what}` here")));
    }
    let text: String = cases.iter().map(tell_case).collect::<Vec<_>>().join("\n");
    out.result(&text, || Value::Array(cases.iter().map(case_json).collect()));
    Ok(Exit::Fine)
}

fn sessions(archive: &Archive, what: &str) -> Result<Vec<Uuid>, Failure> {
    if let Ok(session) = what.parse::<Uuid>() {
        return Ok(vec![session]);
    }
    let code = CandidateCode::parse(what).map_err(|_| {
        Failure::usage(format_args!("`{what}` is no code, no session's id and no digest; check it"))
    })?;
    let filter = Filter { text: code.to_string(), order: Order::Earliest, ..Filter::default() };
    let page = archive.queue(&filter, None, srm_archive::queue::PAGE_ROWS_MAX).map_err(failed)?;
    let mut sessions: Vec<Uuid> = Vec::new();
    for row in page.rows.into_iter().filter(|row| row.code == code) {
        if !sessions.contains(&row.session) {
            sessions.push(row.session);
        }
    }
    Ok(sessions)
}

fn tell_document(kept: &Kept) -> String {
    let mut text = format!(
        "{} {}\n  came       {} as {}, by {}\n",
        kept.kind.name(),
        kept.digest,
        kept.received,
        kept.name,
        kept.brought_by
    );
    for signer in &kept.signers {
        let _ = writeln!(text, "  signer     {signer}");
    }
    if let Some(erased) = kept.erased {
        let _ = writeln!(text, "  erased     {erased}");
    }
    for fault in &kept.faults {
        let _ = writeln!(text, "  {fault}");
    }
    text
}

fn document_json(kept: &Kept) -> Value {
    json!({
        "digest": kept.digest.to_string(), "kind": kept.kind.name(), "name": kept.name, "received": kept.received,
        "by": kept.brought_by, "erased": kept.erased, "signers": kept.signers, "faults": kept.faults,
        "bytes": kept.bytes.as_ref().map(Vec::len),
    })
}

fn tell_case(case: &OpenCase) -> String {
    let (row, file) = (&case.row, &case.file);
    let mut text = format!(
        "{} attempt {} of {}, {}\n  session    {}\n  sheet      {}\n  points     {}\n",
        row.code,
        row.attempt,
        row.set,
        row.ended,
        row.session,
        row.digest,
        match row.recompute {
            Recompute::Waiting => "signature checked, score not recomputed yet",
            Recompute::Done => "computed again from the journal",
            Recompute::NotHere => "not recomputable here",
        }
    );
    if let Some(stand) = &file.case {
        let (least, most) = stand.reach_milli;
        let _ =
            writeln!(text, "  basis      {} ({} to {} points)", basis_of(row), points(least), points(most));
    }
    for fault in &case.faults {
        let _ = writeln!(text, "  {fault}\n             {}", fault.code.explain().advice);
    }
    for exercise in &file.exercises {
        let (name, given, wanted) = (&exercise.exercise, exercise.own.len(), exercise.raters);
        let _ = writeln!(text, "  rated      {name}: {given} of {wanted}");
    }
    for seen in &file.decisions {
        let word = |value: Result<Value, _>| value.ok().and_then(|v: Value| v.as_str().map(str::to_owned));
        let verdict = word(serde_json::to_value(seen.decision.verdict)).unwrap_or_default();
        let standing = word(serde_json::to_value(seen.standing)).unwrap_or_default();
        let _ = writeln!(text, "  decision   {verdict}, {standing}: {}", seen.signers.join(", "));
    }
    for refused in &file.refused {
        let _ = writeln!(text, "  not used   {} by {}", refused.kind.name(), refused.by);
        for fault in &refused.faults {
            let _ = writeln!(text, "             {fault}");
        }
    }
    for need in &file.needs {
        let where_ = match need {
            Need::RatingDue { exercise } | Need::SecondRatingDue { exercise } => format!(" {exercise}"),
            Need::Gap { exercise, criterion } => format!(" {exercise}, {criterion}"),
            Need::AnswerDue { by } => format!(" by {by}"),
            _ => String::new(),
        };
        let _ = writeln!(text, "  needs      {}{where_}", need.as_str());
    }
    text
}

fn case_json(case: &OpenCase) -> Value {
    json!({
        "row": row_json(&case.row), "faults": case.faults, "exercises": case.file.exercises,
        "reach_milli": case.file.case.as_ref().map(|case| case.reach_milli),
        "decisions": case.file.decisions, "interviews": case.file.interviews,
        "attestations": case.file.attestations, "refused": case.file.refused, "needs": case.file.needs,
        "answered": case.office.answered,
    })
}

pub fn stations(args: &Place, out: &mut Output) -> Result<Exit, Failure> {
    let archive = open(&args.db)?;
    let stations = archive.stations().map_err(failed)?;
    let mut text = String::new();
    for station in &stations {
        let ledger =
            station.entries.map_or_else(|| "no ledger".to_owned(), |count| format!("{count} entries"));
        let _ = writeln!(
            text,
            "{}: {} sheets, {ledger}, {} missing, {} erased",
            station.station,
            station.sheets,
            station.missing.len(),
            station.erased
        );
        for fault in &station.faults {
            let _ = writeln!(text, "  {fault}\n         {}", fault.code.explain().advice);
        }
    }
    let is_bad = stations.iter().any(|station| !station.faults.is_empty());
    out.result(&text, || {
        let stations = stations.iter().map(|station| {
            json!({
                "station": station.station, "sheets": station.sheets, "entries": station.entries,
                "last_ended": station.last_ended, "erased": station.erased, "faults": station.faults,
                "missing": station.missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
            })
        });
        Value::Array(stations.collect())
    });
    Ok(if is_bad { Exit::Bad } else { Exit::Fine })
}

//! What only handovers have: weights, order, and reports that cannot be handed over.

use super::super::{Header, KindSpec, proofs};
use super::*;
use crate::diag::{Code, Sink};
use crate::pack::Keys;
use crate::read::Doc;
use crate::source::Source;
use std::cell::RefCell;

const LIMIT_MS: u32 = 120_000;

const FACTS: &str = r#"
    Fact(words: "c1", weight: critical),
    Fact(words: "n1", weight: noise, glyph: mop),
    Fact(words: "u1", weight: useful, after: "c1"),
    Fact(words: "c2", weight: critical, after: "c1"),
    Fact(words: "u2", weight: useful),
    Fact(words: "n2", weight: noise),
    Fact(words: "n3", weight: noise),"#;

fn file(keep: u32, ordered: bool, patience_ms: u32, reports: &[&str]) -> String {
    let report = |facts: &&str| format!("Report(who: \"w\", asks: \"q\", facts: [{facts}])");
    let reports: Vec<String> = reports.iter().map(report).collect();
    let facts = if ordered { FACTS.to_owned() } else { FACTS.replace(", after: \"c1\"", "") };
    format!(
        "handover(place: corridor, keep: {keep}, ordered: {ordered}, patience_ms: {patience_ms}, reports: [{}, \
         Report(who: \"w\", asks: \"q\", practice: true, facts: [{facts}])])",
        reports.join(", ")
    )
}

fn checked_within(text: &str, limit_ms: u32) -> Result<Spec, Vec<(Code, String)>> {
    let mut sink = Sink::new();
    let source = Source::new("e.ron", text.as_bytes(), 100_000, &mut sink).unwrap();
    let sink = RefCell::new(sink);
    let doc = Doc::new(&source, &sink);
    let header = Header { limit_ms: Some(limit_ms), practice_items: 3 };
    let mut check = Check { doc: &doc, header, keys: &mut Keys::default() };
    let spec = doc.document::<File>().and_then(|file| Handover::check(&file, &mut check));
    let faults = sink.into_inner().finish();
    assert_eq!(spec.is_some(), faults.is_empty(), "{faults:#?}");
    spec.ok_or_else(|| faults.into_iter().map(|fault| (fault.code, fault.message)).collect())
}

fn checked(text: &str) -> Result<Spec, Vec<(Code, String)>> {
    checked_within(text, LIMIT_MS)
}

fn spec(keep: u32, ordered: bool, patience_ms: u32, reports: usize) -> Spec {
    let facts = if ordered { FACTS.to_owned() } else { FACTS.replace(", after: \"c1\"", "") };
    checked(&file(keep, ordered, patience_ms, &vec![facts.as_str(); reports])).unwrap()
}

fn handing(spec: &Spec, mode: Mode, seed: u64) -> Handing {
    Handing::new(spec.clone(), Part { mode, seed, items: 3, limit_ms: LIMIT_MS })
}

/// Picks the thing with these words at `ms`, or takes it back.
fn pick(run: &mut Handing, ms: u64, words: &str) {
    let at = At::from_ms(ms);
    run.advance(at);
    let choices = run.wording(at).unwrap().choices;
    let choice = choices.iter().find(|choice| choice.words == words).unwrap_or_else(|| panic!("no {words}"));
    run.apply(at, &Intent::key(choice.node));
}

fn give(run: &mut Handing, ms: u64) {
    let at = At::from_ms(ms);
    run.advance(at);
    run.apply(at, &Intent::key(NodeId(GIVE)));
}

/// The evidence of a report handed over with these things, in this order.
fn given(ordered: bool, words: &[&str]) -> Evidence {
    let mut run = handing(&spec(4, ordered, 0, 2), Mode::Scored, 1);
    for (i, words) in words.iter().enumerate() {
        pick(&mut run, 1000 + i as u64 * 500, words);
    }
    give(&mut run, 9000);
    run.evidence(At::from_ms(9000))
}

fn values(evidence: &Evidence) -> [Option<i64>; 6] {
    ["net", "kept", "noise", "critical_omitted", "reports_done", "in_order"].map(|name| evidence.get(name))
}

#[test]
fn keeps_what_every_kind_keeps() {
    for spec in [spec(4, true, 0, 2), spec(2, false, 0, 3), spec(6, true, 40_000, 4)] {
        proofs::all(&KindSpec::Handover(spec), LIMIT_MS, Some("net"));
    }
}

#[test]
fn what_is_kept_and_what_is_left_out_is_counted() {
    for (words, [net, kept, noise, omitted, in_order]) in [
        (&["c1", "c2", "u1", "u2"][..], [4, 4, 0, 0, 1]),
        (&["c1", "c2"], [2, 2, 0, 0, 1]),
        (&["c1", "u1", "c2"], [3, 3, 0, 0, 0]),
        (&["c2", "c1", "u1"], [3, 3, 0, 0, 0]),
        (&["c1", "c2", "n1", "u2"], [2, 3, 1, 0, 1]),
        (&["u1", "u2", "c1"], [1, 3, 0, 1, 0]),
        (&["u1", "u2"], [0, 2, 0, 2, 0]),
        (&["n1", "n2", "n3"], [0, 0, 3, 2, 0]),
    ] {
        let expected = [net, kept, noise, omitted, 1, in_order].map(Some);
        assert_eq!(values(&given(true, words)), expected, "{words:?}");
    }
    // Where the order does not count there is no measure of it.
    assert_eq!(values(&given(false, &["u1", "c2", "c1"])), [Some(3), Some(3), Some(0), Some(0), Some(1), None]);
}

#[test]
fn what_one_report_lost_the_next_does_not_forget() {
    let mut run = handing(&spec(4, true, 0, 2), Mode::Scored, 1);
    pick(&mut run, 1000, "n1");
    give(&mut run, 2000);
    for (i, words) in ["c1", "c2", "u1", "u2"].into_iter().enumerate() {
        pick(&mut run, 5000 + i as u64, words);
    }
    give(&mut run, 6000);
    assert_eq!(run.evidence(At::from_ms(6000)).get("net"), Some(0), "four kept, one of noise, two critical left out");
    assert!(!run.is_finished(At::from_ms(6000)));
    run.advance(At::from_ms(6000 + SETTLE_MS));
    assert!(run.is_finished(At::from_ms(6000 + SETTLE_MS)));
}

#[test]
fn a_report_that_nobody_handed_over_costs_nothing() {
    let mut run = handing(&spec(4, true, 0, 2), Mode::Scored, 1);
    pick(&mut run, 1000, "n1");
    run.advance(At::from_ms(u64::from(LIMIT_MS)));
    assert_eq!(values(&run.evidence(At::from_ms(u64::from(LIMIT_MS)))), [0, 0, 0, 0, 0, 0].map(Some));
}

#[test]
fn picking_again_takes_back_and_a_full_board_takes_no_more() {
    let mut run = handing(&spec(2, true, 0, 2), Mode::Scored, 1);
    give(&mut run, 500);
    assert_eq!(run.done, 0, "there is nothing to hand over yet");
    pick(&mut run, 1000, "n1");
    pick(&mut run, 1500, "c1");
    pick(&mut run, 2000, "c2");
    let at = At::from_ms(2000);
    let choices = run.wording(at).unwrap().choices;
    let orders: Vec<_> = choices.iter().filter_map(|choice| Some((choice.order?, choice.words.as_str()))).collect();
    assert!(orders.contains(&(1, "n1")) && orders.contains(&(2, "c1")) && orders.len() == 2);
    assert!(choices.iter().all(|choice| choice.enabled == choice.selected), "a full board can only be emptied");
    pick(&mut run, 2500, "n1");
    pick(&mut run, 3000, "c2");
    let choices = run.wording(at).unwrap().choices;
    let c1 = choices.iter().find(|choice| choice.words == "c1").unwrap();
    assert_eq!(c1.order, Some(1), "what comes after moves up");
    give(&mut run, 3500);
    assert_eq!(run.evidence(at).get("net"), Some(2));
}

#[test]
fn who_waits_too_long_gets_the_report_as_it_is() {
    let mut run = handing(&spec(4, true, 30_000, 2), Mode::Scored, 1);
    pick(&mut run, 1000, "c1");
    run.advance(At::from_ms(30_000));
    assert_eq!(values(&run.evidence(At::from_ms(30_000))), [0, 1, 0, 1, 1, 0].map(Some));
    // People who practise are given the time they need.
    assert_eq!(handing(&spec(4, true, 30_000, 2), Mode::Practice, 1).next_deadline(), None);
}

#[test]
fn practice_says_what_was_missing() {
    for (words, id) in [
        (&["c1", "c2", "u1", "u2"][..], "feedback-right"),
        (&["c1", "u1", "c2", "u2"], "handover-feedback-order"),
        (&["c1", "c2", "u2"], "handover-feedback-more"),
        (&["c1", "c2", "n1"], "handover-feedback-noise"),
        (&["c1", "n1"], "handover-feedback-critical"),
    ] {
        let mut run = handing(&spec(4, true, 0, 2), Mode::Practice, 1);
        for (i, words) in words.iter().enumerate() {
            pick(&mut run, 1000 + i as u64 * 500, words);
        }
        give(&mut run, 9000);
        let said = run.feedback().unwrap();
        assert_eq!((said.say.id, said.good), (id, id == "feedback-right"), "{words:?}");
        assert_eq!(run.progress(), Progress { done: 1, right: u32::from(said.good) });
        let marks = run.wording(At::from_ms(9000)).unwrap().choices;
        let mark = |words: &str| marks.iter().find(|choice| choice.words == words).unwrap().mark;
        assert_eq!(mark("n2"), None);
        assert_eq!(mark("c1"), Some(Mark::Right));
        assert_eq!(mark("c2") == Some(Mark::Missed), id == "handover-feedback-critical");
        assert_eq!(mark("n1") == Some(Mark::Wrong), words.contains(&"n1"));
    }
}

#[test]
fn every_form_has_the_same_reports_with_their_things_in_another_order() {
    let spec = spec(4, true, 0, 4);
    let mut firsts = std::collections::BTreeSet::new();
    for seed in 0..50 {
        let run = handing(&spec, Mode::Scored, seed);
        let mut reports: Vec<_> = run.rounds.iter().map(|round| round.report).collect();
        reports.sort_unstable();
        assert_eq!(reports, [Some(0), Some(1), Some(2), Some(3)]);
        for round in &run.rounds {
            let mut order = round.order.clone();
            firsts.insert(order[0]);
            order.sort_unstable();
            assert_eq!(order, [0, 1, 2, 3, 4, 5, 6]);
        }
    }
    assert_eq!(firsts.len(), 7, "anything can stand first");
}

#[test]
fn fewer_places_and_a_waiting_shift_make_it_harder() {
    let most = |spec: &Spec| Handover::measures(spec, LIMIT_MS)[0].max;
    assert_eq!([2, 3, 4, 6].map(|keep| most(&spec(keep, true, 0, 2))), [4, 6, 8, 8]);
    let slow = |patience_ms| {
        let mut run = handing(&spec(4, true, patience_ms, 2), Mode::Scored, 1);
        for (i, words) in ["c1", "c2", "u1", "u2"].into_iter().enumerate() {
            pick(&mut run, 10_000 * (i as u64 + 1), words);
        }
        run.advance(At::from_ms(45_000));
        run.chosen.len() as i64 + run.total.kept()
    };
    assert!(slow(30_000) < slow(0));
}

#[test]
fn reports_that_cannot_be_handed_over_are_refused() {
    let fact = |words: &str, weight: &str| format!("Fact(words: \"{words}\", weight: {weight}),");
    let facts = |weights: &[&str]| -> String {
        weights.iter().enumerate().map(|(i, weight)| fact(&format!("f{i}"), weight)).collect()
    };
    let with = |one: &str| file(3, true, 0, &[FACTS, one]);
    let cases = [
        (file(1, true, 0, &[FACTS, FACTS]), Code::ParameterOutOfRange, "2 to 6"),
        (file(7, true, 0, &[FACTS, FACTS]), Code::ParameterOutOfRange, "2 to 6"),
        (file(3, true, 180_001, &[FACTS, FACTS]), Code::ParameterOutOfRange, "180000"),
        (file(3, true, 27_999, &[FACTS, FACTS]), Code::Impossible, "27999 ms"),
        (file(3, true, 0, &[FACTS]), Code::TooFew, "3 to 13"),
        (file(3, true, 0, &[FACTS; 13]), Code::TooMany, "3 to 13"),
        (with(&facts(&["critical", "useful", "noise", "noise"])), Code::TooFew, "5 to 9"),
        (with(&facts(&["critical"; 10])), Code::TooMany, "5 to 9"),
        (with(&facts(&["useful", "useful", "useful", "noise", "noise"])), Code::TooFew, "nothing in this report"),
        (
            with(&facts(&["critical", "critical", "critical", "critical", "noise", "noise"])),
            Code::Impossible,
            "4 things are critical, and only 3",
        ),
        (with(&facts(&["critical", "useful", "useful", "useful", "noise"])), Code::TooFew, "are noise"),
        (with(&FACTS.replace("\"n3\"", "\"n2\"")), Code::DuplicateId, "`n2` twice"),
        (with(&FACTS.replacen("after: \"c1\"", "after: \"c9\"", 1)), Code::UnknownPart, "no thing `c9`"),
        (with(&FACTS.replace("mop", "mopp")), Code::UnknownVariant, "mopp"),
        (with(&FACTS.replace("\"c1\", weight: critical", "\"c1\", weight: critical, after: \"u2\"")), Code::Impossible, "weighs less"),
        (with(&FACTS.replace("\"u2\", weight: useful", "\"u2\", weight: useful, after: \"n1\"")), Code::Impossible, "weighs less"),
        (with(&FACTS.replace("\"c1\", weight: critical", "\"c1\", weight: critical, after: \"c2\"")), Code::Impossible, "circle"),
        (file(3, false, 0, &[FACTS, &FACTS.replace(", after: \"c1\"", "")]), Code::Impossible, "the order does not count"),
        (file(3, true, 0, &[FACTS, FACTS]).replace("practice: true, ", ""), Code::TooFew, "exactly one report"),
        (
            file(3, true, 0, &[FACTS, FACTS]).replace("who: \"w\"", "who: \"w\", practice: true").replace("practice: true, asks: \"q\", practice: true", "asks: \"q\", practice: true"),
            Code::TooMany,
            "exactly one report",
        ),
    ];
    for (text, code, part) in cases {
        let faults = checked(&text).unwrap_err();
        let found = faults.iter().any(|(found, message)| *found == code && message.contains(part));
        assert!(found, "{code} {part}: {faults:#?}\n{text}");
    }
}

#[test]
fn a_limit_too_short_to_read_is_refused_with_one_that_works() {
    let text = file(3, true, 0, &[FACTS, FACTS]);
    let least_ms = 14 * FACT_MS;
    assert!(checked_within(&text, least_ms).is_ok());
    let faults = checked_within(&text, least_ms - 1).unwrap_err();
    assert!(matches!(&faults[..], [(Code::Impossible, said)] if said.contains("14 things")), "{faults:?}");
}

#[test]
fn able_people_do_better_and_forms_are_alike() {
    let spec = KindSpec::Handover(spec(4, true, 0, 4));
    proofs::profiles(&spec, 4 * 90_000, "net");
    proofs::parallel_forms(&spec, 4 * 90_000, "net");
}

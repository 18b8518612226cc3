//! What only conversations have: branches, experts, and files that do not lead through.

use super::super::{Header, KindSpec, proofs};
use super::check::mean_milli;
use super::*;
use crate::diag::{Code, Sink};
use crate::pack::Keys;
use crate::read::Doc;
use crate::source::Source;
use std::cell::RefCell;

const LIMIT_MS: u32 = 120_000;

/// Two turns on every way, and a turn that only the second reply leads to.
const SCENE: &str = r#"opens: "a", turns: {
    "a": Turn(says: "s1", mood: worried, replies: [
        Reply(words: "r1", experts: [3, 3, 2], next: "b"),
        Reply(words: "r2", experts: [1, 2, 1], next: "c"),
        Reply(words: "r3", experts: [0, 0, 1], next: "b"),
    ]),
    "b": Turn(says: "s2", mood: glad, replies: [
        Reply(words: "r4", experts: [0, 1, 0]),
        Reply(words: "r5", experts: [3, 3, 3]),
        Reply(words: "r6", experts: [2, 1, 1]),
        Reply(words: "r7", experts: [2, 2, 2]),
    ]),
    "c": Turn(says: "s3", mood: angry, replies: [
        Reply(words: "r8", experts: [2, 2, 2]),
        Reply(words: "r9", experts: [0, 0, 0]),
        Reply(words: "r10", experts: [1, 1, 1]),
    ]),
}"#;

fn file(shown: u32, kept: u32, patience_ms: u32, scenes: &[&str]) -> String {
    let scenes: Vec<String> = scenes.iter().map(|scene| format!("Scene(who: \"w\", {scene})")).collect();
    format!(
        "dialogue(place: bedside, scenes: [{}, Scene(who: \"p\", practice: true, {SCENE})], replies_shown: {shown}, \
         lines_kept: {kept}, patience_ms: {patience_ms})",
        scenes.join(", ")
    )
}

fn checked_within(text: &str, limit_ms: u32) -> Result<Spec, Vec<(Code, String)>> {
    let mut sink = Sink::new();
    let source = Source::new("e.ron", text.as_bytes(), 100_000, &mut sink).unwrap();
    let sink = RefCell::new(sink);
    let doc = Doc::new(&source, &sink);
    let header = Header { limit_ms: Some(limit_ms), practice_items: 4 };
    let mut check = Check { doc: &doc, header, keys: &mut Keys::default() };
    let spec = doc.document::<File>().and_then(|file| Dialogue::check(&file, &mut check));
    let faults = sink.into_inner().finish();
    assert_eq!(spec.is_some(), faults.is_empty(), "{faults:#?}");
    spec.ok_or_else(|| faults.into_iter().map(|fault| (fault.code, fault.message)).collect())
}

fn checked(text: &str) -> Result<Spec, Vec<(Code, String)>> {
    checked_within(text, LIMIT_MS)
}

fn spec(shown: u32, patience_ms: u32, scenes: usize) -> Spec {
    checked(&file(shown, 2, patience_ms, &vec![SCENE; scenes])).unwrap()
}

fn talking(spec: &Spec, mode: Mode, seed: u64) -> Talking {
    Talking::new(spec.clone(), Part { mode, seed, items: 4, limit_ms: LIMIT_MS })
}

/// Chooses the reply with these words at `ms`.
fn say(run: &mut Talking, ms: u64, words: &str) {
    let at = At::from_ms(ms);
    run.advance(at);
    let choices = run.wording(at).unwrap().choices;
    let choice = choices.iter().find(|choice| choice.words == words).unwrap_or_else(|| panic!("no {words}"));
    run.apply(at, &Intent::key(choice.node));
}

fn said(run: &Talking, at: At) -> Vec<String> {
    run.wording(at).unwrap().said.into_iter().map(|said| said.words).collect()
}

#[test]
fn keeps_what_every_kind_keeps() {
    for spec in [spec(3, 0, 4), spec(2, 0, 2), spec(3, 20_000, 3)] {
        proofs::all(&KindSpec::Dialogue(spec), LIMIT_MS, Some("points"));
    }
}

#[test]
fn a_reply_earns_the_experts_mean_rounded_half_up() {
    assert_eq!(mean_milli(8, 3), 2667);
    assert_eq!(mean_milli(7, 3), 2333);
    assert_eq!(mean_milli(0, 5), 0);
    assert_eq!(mean_milli(9, 4), 2250);
    let mut run = talking(&spec(3, 0, 2), Mode::Scored, 1);
    say(&mut run, 4000, "r2");
    say(&mut run, 9000, "r10");
    say(&mut run, 14_000, "r1");
    say(&mut run, 19_000, "r4");
    let evidence = run.evidence(At::from_ms(19_000));
    assert_eq!(evidence.get("points"), Some(1333 + 1000 + 2667 + 333));
    assert_eq!((evidence.get("best_replies"), evidence.get("worst_replies")), (Some(1), Some(1)));
    assert_eq!(evidence.get("turns_done"), Some(4));
}

#[test]
fn what_is_said_next_depends_on_the_reply() {
    for (reply, next) in [("r1", "s2"), ("r2", "s3")] {
        let mut run = talking(&spec(3, 0, 2), Mode::Scored, 1);
        assert_eq!(said(&run, At::ZERO), ["s1"]);
        say(&mut run, 4000, reply);
        assert_eq!(said(&run, At::from_ms(4000)), ["s1"], "the chosen reply settles first");
        let at = At::from_ms(4000 + SETTLE_MS);
        run.advance(at);
        assert_eq!(said(&run, at), ["s1", reply, next]);
    }
}

#[test]
fn only_so_many_earlier_lines_stay() {
    for (kept, lines) in [(0, 1), (1, 2), (2, 3), (4, 3)] {
        let spec = checked(&file(3, kept, 0, &[SCENE, SCENE])).unwrap();
        let mut run = talking(&spec, Mode::Scored, 1);
        say(&mut run, 4000, "r1");
        let at = At::from_ms(5000);
        run.advance(at);
        assert_eq!(said(&run, at).len(), lines, "{kept}");
    }
}

#[test]
fn a_second_press_does_not_answer_the_next_turn() {
    let mut run = talking(&spec(3, 0, 2), Mode::Scored, 1);
    let first = run.wording(At::ZERO).unwrap().choices[0].node;
    run.apply(At::from_ms(4000), &Intent::key(first));
    run.apply(At::from_ms(4200), &Intent::key(first));
    run.advance(At::from_ms(5000));
    run.apply(At::from_ms(5000), &Intent::key(first));
    assert_eq!(run.done, 1);
    let nodes: Vec<_> = run.wording(At::from_ms(5000)).unwrap().choices.iter().map(|choice| choice.node).collect();
    assert!(!nodes.contains(&first), "answers of another turn are other nodes");
}

#[test]
fn whoever_lets_the_other_wait_loses_the_turn() {
    let mut run = talking(&spec(3, 20_000, 2), Mode::Scored, 1);
    run.advance(At::from_ms(20_000));
    assert_eq!((run.done, run.points), (1, 0));
    let at = At::from_ms(20_000 + SETTLE_MS);
    run.advance(at);
    // The other goes on as after the worst reply, and nothing stands as said by the candidate.
    assert_eq!(said(&run, at), ["s1", "s2"]);
    assert_eq!(talking(&spec(3, 20_000, 2), Mode::Practice, 1).next_deadline(), None);
}

#[test]
fn every_form_has_the_same_scenes_and_replies_in_another_order() {
    let spec = spec(3, 0, 4);
    let mut firsts = std::collections::BTreeSet::new();
    for seed in 0..50 {
        let run = talking(&spec, Mode::Scored, seed);
        let mut scenes: Vec<_> = run.rounds.iter().map(|round| round.scene).collect();
        scenes.sort_unstable();
        assert_eq!(scenes, [Some(0), Some(1), Some(2), Some(3)]);
        for round in &run.rounds {
            let mut last = round.orders[1].clone();
            firsts.insert(last[0]);
            last.sort_unstable();
            assert_eq!(last, [0, 1, 3], "the best, the worst and the next best");
        }
    }
    assert_eq!(firsts.len(), 3, "the best can stand anywhere");
}

#[test]
fn fewer_replies_leave_out_those_in_between() {
    let turn = &spec(2, 0, 2).scenes[0].turns[1];
    assert_eq!(turn.offered(2), [1, 0]);
    assert_eq!(turn.offered(3), [1, 0, 3]);
    assert_eq!(turn.offered(4), [1, 0, 3, 2]);
    // Choosing blindly earns less of the whole when more is offered that lies low, and never nearly all.
    let blind = |shown: usize| turn.offered(shown).iter().map(|i| turn.replies[*i].points).sum::<u32>() / shown as u32;
    assert!((2..=4).all(|shown| blind(shown) < 2000), "{} {} {}", blind(2), blind(3), blind(4));
}

#[test]
fn practice_repeats_its_scene_and_says_what_helps_more() {
    let mut run = talking(&spec(3, 0, 2), Mode::Practice, 1);
    assert_eq!(run.wording(At::ZERO).unwrap().said[0].by, Speaker::Other("p".to_owned()));
    say(&mut run, 4000, "r3");
    let feedback = run.feedback().unwrap();
    assert_eq!((feedback.good, feedback.say.id), (false, "dialogue-feedback-other"));
    let choices = run.wording(At::from_ms(4000)).unwrap().choices;
    let mark = |words: &str| choices.iter().find(|choice| choice.words == words).unwrap().mark;
    assert_eq!([mark("r1"), mark("r2"), mark("r3")], [Some(Mark::Missed), None, Some(Mark::Wrong)]);
    say(&mut run, 10_000, "r5");
    assert_eq!(run.feedback().map(|feedback| feedback.good), Some(true));
    say(&mut run, 20_000, "r1");
    say(&mut run, 30_000, "r5");
    assert_eq!(run.progress(), Progress { done: 4, right: 3 });
    run.advance(At::from_ms(40_000));
    assert!(run.is_finished(At::from_ms(40_000)));
}

#[test]
fn scenes_that_do_not_lead_through_are_refused() {
    let with = |scene: String| file(3, 2, 0, &[SCENE, &scene]);
    let cases = [
        (file(1, 2, 0, &[SCENE, SCENE]), Code::ParameterOutOfRange, "`replies_shown` goes from 2 to 4"),
        (file(3, 5, 0, &[SCENE, SCENE]), Code::ParameterOutOfRange, "`lines_kept` goes from 0 to 4"),
        (file(3, 2, 120_001, &[SCENE, SCENE]), Code::ParameterOutOfRange, "`patience_ms`"),
        (file(3, 2, 14_999, &[SCENE, SCENE]), Code::Impossible, "14999 ms"),
        (file(3, 2, 0, &[SCENE; 13]), Code::TooMany, "2 to 13"),
        (file(3, 2, 0, &[SCENE]), Code::TooFew, "2 turns in all"),
        (file(4, 2, 0, &[SCENE, SCENE]), Code::TooFew, "the turn `a` has 3 replies"),
        (file(3, 2, 0, &[SCENE, SCENE]).replace("practice: true, ", ""), Code::TooFew, "exactly one scene"),
        (
            file(3, 2, 0, &[SCENE, SCENE]).replace("who: \"w\"", "who: \"w\", practice: true"),
            Code::TooMany,
            "exactly one scene",
        ),
        (with(SCENE.replace("opens: \"a\"", "opens: \"d\"")), Code::UnknownPart, "no turn `d`"),
        (with(SCENE.replacen("next: \"b\"", "next: \"bb\"", 1)), Code::UnknownPart, "no turn `bb`"),
        (with(SCENE.replacen("experts: [2, 2, 2]", "experts: [2, 2, 2], next: \"a\"", 1)), Code::BrokenBranches, "never end"),
        (with(SCENE.replacen(", next: \"b\"", "", 1)), Code::BrokenBranches, "through 0 more turns and another through 1"),
        (with(SCENE.replace("next: \"c\"", "next: \"b\"")), Code::BrokenBranches, "no reply leads to the turn `c`"),
        (with(SCENE.replace("[3, 3, 3]", "[2, 3, 2]")), Code::Impossible, "the highest means are 2.33 and 2.00"),
        (with(SCENE.replace("[3, 3, 3]", "[3, 3]")), Code::TooFew, "`experts` has 3 to 9"),
        (with(SCENE.replace("[3, 3, 3]", "[3, 3, 3, 3]")), Code::TooMany, "4 experts judged this reply, and 3"),
        (with(SCENE.replace("[3, 3, 3]", "[3, 3, 4]")), Code::ParameterOutOfRange, "from 0 to 3"),
        (with(SCENE.replace("mood: glad", "mood: happy")), Code::UnknownVariant, "happy"),
        (with("opens: \"a\", turns: {}".to_owned()), Code::TooFew, "1 to 12 turns"),
    ];
    for (text, code, part) in cases {
        let faults = checked(&text).unwrap_err();
        let found = faults.iter().any(|(found, message)| *found == code && message.contains(part));
        assert!(found, "{code} {part}: {faults:#?}\n{text}");
    }
}

#[test]
fn a_worse_reply_never_leads_to_more_points() {
    // After the second reply of the first turn more can be earned than after the best one.
    let scene = SCENE.replace("[3, 3, 3]", "[1, 1, 0]").replace("[2, 2, 2]),\n        Reply(words: \"r9\"", "[3, 3, 3]),\n        Reply(words: \"r9\"");
    let scene = scene.replace("[0, 1, 0]", "[0, 0, 0]").replace("[2, 1, 1]", "[0, 0, 0]");
    let scene = scene.replace("Reply(words: \"r7\", experts: [2, 2, 2])", "Reply(words: \"r7\", experts: [0, 0, 0])");
    let scene = scene.replace("[1, 2, 1]", "[2, 2, 2]");
    let faults = checked(&file(3, 2, 0, &[SCENE, &scene])).unwrap_err();
    assert!(matches!(&faults[..], [(Code::Impossible, said)] if said.contains("leads to 3.33 points")), "{faults:?}");
}

#[test]
fn a_limit_too_short_to_read_is_refused_with_one_that_works() {
    let text = file(3, 2, 0, &[SCENE, SCENE]);
    assert!(checked_within(&text, 4 * TURN_MS).is_ok());
    let faults = checked_within(&text, 4 * TURN_MS - 1).unwrap_err();
    assert!(matches!(&faults[..], [(Code::Impossible, said)] if said.contains("4 turns")), "{faults:?}");
}

#[test]
fn able_people_do_better_and_forms_are_alike() {
    let spec = checked_within(&file(3, 2, 0, &[SCENE; 6]), 12 * 40_000).unwrap();
    let spec = KindSpec::Dialogue(spec);
    proofs::profiles(&spec, 12 * 40_000, "points");
    proofs::parallel_forms(&spec, 12 * 40_000, "points");
}

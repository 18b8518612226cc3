//! The session's promises, on a set of its own.

use super::*;
use crate::bot::{self, Profile};
use crate::digest::Digest;
use crate::id::{CandidateCode, Id};
use crate::kinds::proofs::any_intent;
use crate::pack::PackFiles;
use crate::score::Score;
use crate::time::TimeFactor;
use proptest::prelude::*;
use uuid::Uuid;

fn files() -> PackFiles {
    let mut files = PackFiles::default();
    let exercise = |on_resume: &str, change: u32| {
        format!(
            r#"Exercise(title: "t", job_link: "j", instruction: ["i"], skills: ["follow-rules"], limit_ms: 60000,
               demonstration_items: 2, practice: (items: 3, right_min: 2, rounds_max: 2), on_resume: {on_resume},
               kind: rule_sort(bins: 3, by: colour, exceptions: 1, change_at_ms: {change}, ahead: 1))"#
        )
    };
    let rules = r#"[Points(skill: "follow-rules", measure: "net", rule: linear(zero_at: 0, full_at: 40, points: 30))]"#;
    let set = r#"Set(id: "test", version: "1", title: "t", about: "t", occupation: "t", languages: ["sv", "ar"],
        answer_days: 3, job: Job(tasks: [Task(words: "t", skills: ["follow-rules"])], skills: {"follow-rules": "t"}),
        route: [Exercise("a"), Break(minutes: 5), Exercise("b"), Exercise("c")])"#;
    let rubric = format!(
        r#"Rubric(set: "test", threshold: 50, band: 3,
           minimums: [Minimum(exercise: "a", points: 10, band: 2, reason: "t")],
           exercises: {{"a": {rules}, "b": {rules}, "c": {rules}}})"#
    );
    for (path, text) in [
        ("exercises/test/set.ron", set.to_owned()),
        ("exercises/test/a.ron", exercise("continue", 0)),
        ("exercises/test/b.ron", exercise("restart_other_form", 30_000)),
        ("exercises/test/c.ron", exercise("void", 0)),
        ("exercises/test/text/sv.ron", r#"{"t": "T", "j": "J", "i": "I"}"#.to_owned()),
        ("exercises/test/text/ar.ron", r#"{"t": "ت", "j": "ج", "i": "ا"}"#.to_owned()),
        ("scoring-rules/test.ron", rubric),
    ] {
        files.insert(path, text.into_bytes()).unwrap();
    }
    files
}

fn pack() -> Arc<Pack> {
    let (pack, problems) = Pack::check(&Id::parse("test").unwrap(), &files());
    Arc::new(pack.unwrap_or_else(|| panic!("{problems:#?}")))
}

fn start(seed: u64, factor: u16) -> Start {
    Start {
        session: Uuid::from_u128(7),
        seed,
        purpose: Purpose::Simulated,
        set: Id::parse("test").unwrap(),
        pack: Digest::ZERO,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings { time_factor: TimeFactor::new(factor).unwrap(), ..Settings::default() },
    }
}

fn worked(seed: u64, factor: u16, profile: Profile) -> bot::Worked {
    bot::work(&pack(), start(seed, factor), profile).expect("the session ends")
}

/// A session worked up to the timed part of the `n`-th exercise, half a minute in.
fn inside(n: usize) -> (Session, Vec<Entry>) {
    let whole = worked(5, 1000, Profile::Perfect);
    let mut session = Session::begin(pack(), start(5, 1000));
    let mut journal = vec![whole.journal[0].clone()];
    for entry in &whole.journal[1..] {
        let _ = session.apply(entry.at, &entry.event);
        journal.push(entry.clone());
        if session.results().len() == n && session.is_timed() {
            let until = session.now().plus_ms(30_000);
            let rest = whole.journal.iter().skip(journal.len()).take_while(|entry| entry.at <= until);
            for entry in rest {
                let _ = session.apply(entry.at, &entry.event);
                journal.push(entry.clone());
            }
            return (session, journal);
        }
    }
    panic!("no timed part {n}");
}

fn finger(session: &Session) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        session.view(),
        session.results(),
        session.incidents(),
        session.next_deadline()
    )
}

#[test]
fn the_perfect_worker_reaches_full_marks_with_any_extra_time() {
    for factor in [1000, 1250, 1500, 2000, 3000] {
        for seed in 0..10 {
            let worked = worked(seed, factor, Profile::Perfect);
            assert_eq!(worked.session.ending(), Some(Ending::Completed));
            let score = Score::of(worked.session.pack().rubric(), worked.session.results());
            assert_eq!(score.machine_milli, 90_000, "{factor} {seed}");
        }
    }
}

#[test]
fn doing_nothing_earns_nothing_and_ends() {
    let worked = worked(1, 1000, Profile::Idle);
    assert_eq!(worked.session.ending(), Some(Ending::Completed));
    let score = Score::of(worked.session.pack().rubric(), worked.session.results());
    assert_eq!((score.machine_milli, score.open_milli), (0, 0));
}

#[test]
fn every_prefix_replays_to_the_state_it_had() {
    let worked = worked(3, 1250, Profile::Perfect);
    let pack = pack();
    let mut session = Session::begin(Arc::clone(&pack), start(3, 1250));
    for (i, entry) in worked.journal.iter().enumerate() {
        let _ = session.apply(entry.at, &entry.event);
        if i % 5 == 0 || i + 3 > worked.journal.len() {
            let again = Session::replay(&pack, &worked.journal[..=i]).expect("replays");
            assert_eq!(finger(&session), finger(&again), "after entry {i}");
        }
    }
    let again = Session::replay(&pack, &worked.journal).expect("replays");
    assert_eq!(again.results(), worked.session.results());
}

#[test]
fn a_journal_that_runs_backwards_or_begins_wrongly_is_refused() {
    let mut journal = worked(3, 1000, Profile::Perfect).journal;
    assert!(Session::replay(&pack(), &journal[1..]).is_none());
    assert!(Session::replay(&pack(), []).is_none());
    journal.swap(3, 4);
    journal[3].at = journal[4].at.plus_ms(1);
    assert!(Session::replay(&pack(), &journal).is_none());
}

#[test]
fn four_attempts_never_meet_the_same_form() {
    for forms in 4..=16 {
        for seed in 0..50 {
            let mut seen: Vec<u16> = (1..=4).map(|attempt| form_for(forms, seed * 31, attempt, 0)).collect();
            assert!(seen.iter().all(|form| *form < forms));
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), 4);
        }
    }
    assert_eq!(form_for(1, 99, 7, 3), 0);
}

#[test]
fn an_interruption_stops_the_clock_and_follows_the_exercises_policy() {
    let (mut session, _) = inside(0);
    let at = session.now();
    let left = session.view().page.clock.unwrap().left_ms;
    assert_eq!(session.apply(at, &Event::Resumed { away_s: 600 }), Applied::Taken);
    assert_eq!(session.view().page.screen, crate::page::Screen::Interrupted);
    assert!(session.view().scene.is_none(), "nothing is shown while the session stands still");
    let later = at.plus_ms(300_000);
    let _ = session.apply(later, &Event::Act(Act::Resume));
    assert_eq!(session.view().page.clock.unwrap().left_ms, left, "not a millisecond is lost");
    assert_eq!(session.incidents().last().unwrap().what, IncidentWhat::Interrupted { away_s: 600 });

    let (mut session, _) = inside(1);
    let at = session.now();
    let _ = session.apply(at, &Event::Resumed { away_s: 0 });
    let _ = session.apply(at, &Event::Act(Act::Resume));
    assert_eq!(session.view().page.clock.unwrap().left_ms, 60_000, "begun again");
    session.advance(at.plus_ms(60_000));
    let result = session.results().last().unwrap();
    assert_eq!((result.restarts, result.outcome), (1, Outcome::Scored));
    assert_ne!(result.form, session.form(), "on another form");

    let (mut session, _) = inside(2);
    let at = session.now();
    let _ = session.apply(at, &Event::Resumed { away_s: 0 });
    assert_eq!(session.results().last().unwrap().outcome, Outcome::Void);
    let score = Score::of(session.pack().rubric(), session.results());
    assert_eq!(score.open_milli, 30_000, "a void exercise leaves the total open");
}

#[test]
fn the_leaders_menu_hides_the_work_and_stops_the_clock() {
    let (mut session, _) = inside(0);
    let at = session.now();
    let left = session.view().page.clock.unwrap().left_ms;
    for act in [LeaderAct::Close, LeaderAct::Note(IncidentKind::Other)] {
        assert_eq!(session.apply(at, &Event::Leader(act)), Applied::Ignored, "not without opening the menu");
    }
    let _ = session.apply(at, &Event::Leader(LeaderAct::Open));
    assert!(session.view().scene.is_none() && session.view().page.main.is_none());
    let _ = session.apply(at.plus_ms(5000), &Event::Leader(LeaderAct::Note(IncidentKind::Disturbance)));
    let _ = session.apply(at.plus_ms(60_000), &Event::Leader(LeaderAct::Close));
    assert_eq!(session.view().page.clock.unwrap().left_ms, left);
    let _ = session.apply(at.plus_ms(60_000), &Event::Leader(LeaderAct::Open));
    let _ =
        session.apply(at.plus_ms(61_000), &Event::Leader(LeaderAct::VoidExercise(IncidentKind::Equipment)));
    assert_eq!(session.results()[0].outcome, Outcome::Void);
}

#[test]
fn leaving_asks_first_and_keeps_what_was_done() {
    let (mut session, _) = inside(1);
    let at = session.now();
    let _ = session.apply(at, &Event::Act(Act::AskLeave));
    let _ = session.apply(at.plus_ms(9000), &Event::Act(Act::Stay));
    assert!(session.view().scene.is_some());
    let _ = session.apply(at.plus_ms(9000), &Event::Act(Act::AskLeave));
    let _ = session.apply(at.plus_ms(9500), &Event::Act(Act::Leave));
    assert_eq!(session.ending(), Some(Ending::Left));
    let outcomes: Vec<_> = session.results().iter().map(|result| result.outcome).collect();
    assert_eq!(outcomes, [Outcome::Scored, Outcome::Left]);
    assert_eq!(session.apply(at.plus_ms(9999), &Event::Act(Act::Next)), Applied::Ignored);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn looking_more_often_changes_nothing(seed in any::<u64>(), gaps in proptest::collection::vec(1_u64..3_000_000, 1..200)) {
        let worked = worked(seed, 1250, Profile::Perfect);
        let mut session = Session::begin(pack(), start(seed, 1250));
        let mut gaps = gaps.iter().cycle();
        for entry in &worked.journal {
            let mut look = session.now().0;
            for _ in 0..40 {
                look += gaps.next().unwrap();
                if look >= entry.at.0 { break; }
                session.advance(At(look));
            }
            let _ = session.apply(entry.at, &entry.event);
        }
        prop_assert_eq!(session.results(), worked.session.results());
        prop_assert_eq!(format!("{:?}", session.view()), format!("{:?}", worked.session.view()));
    }

    #[test]
    fn no_sequence_of_acts_panics_or_leaves_the_bounds(seed in any::<u64>()) {
        let pack = pack();
        let mut session = Session::begin(Arc::clone(&pack), start(seed, 1000));
        let mut journal = vec![Entry { at: At::ZERO, event: Event::Started(Box::new(start(seed, 1000))) }];
        let mut draw = Seeded::new(seed, "acts");
        for _ in 0..400 {
            let at = At(session.now().0 + u64::from(draw.below(6_000_000)));
            session.advance(at);
            let view = session.view();
            let page_acts: Vec<Act> = view.page.main.iter().chain(&view.page.others).chain(&view.page.call)
                .map(|action| action.act.clone()).chain(view.page.choices.iter().map(|choice| choice.act.clone())).collect();
            let event = match draw.below(12) {
                0 => Event::Leader([LeaderAct::Open, LeaderAct::Close, LeaderAct::GoOn, LeaderAct::AnotherRound,
                    LeaderAct::Note(IncidentKind::Other)][draw.below(5) as usize]),
                1 => Event::Fault(Fault::FocusLost),
                2 if draw.chance(100) => Event::Resumed { away_s: 3 },
                3..=5 if view.scene.is_some() => {
                    any_intent(view.scene.as_ref().unwrap(), &[], &mut draw).map_or(Event::Act(Act::Next), Event::Intent)
                }
                _ => draw.pick(&page_acts).cloned().map_or(Event::Act(Act::Next), Event::Act),
            };
            if session.apply(at, &event) == Applied::Taken {
                journal.push(Entry { at: session.now(), event });
            }
        }
        let score = Score::of(pack.rubric(), session.results());
        prop_assert!(score.machine_milli >= 0 && score.machine_milli + score.open_milli <= score.max_milli);
        let mut again = Session::replay(&pack, &journal).expect("what was taken replays");
        again.advance(session.now());
        prop_assert_eq!(finger(&session), finger(&again));
    }

    #[test]
    fn entries_survive_json(seed in any::<u64>()) {
        for entry in worked(seed, 1000, Profile::Perfect).journal {
            let text = serde_json::to_string(&entry.event).unwrap();
            prop_assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), entry.event);
        }
    }
}

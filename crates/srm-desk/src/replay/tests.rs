//! Proofs of the player: any moment is the session's own, and the moments worth jumping to are those that happened.

use super::*;
use proptest::prelude::*;
use srm_core::bot::{self, Profile, Worked};
use srm_core::id::CandidateCode;
use srm_core::lang::Lang;
use srm_core::session::{Act, IncidentKind, LeaderAct, Purpose, Settings, Start};
use std::sync::LazyLock;
use uuid::Uuid;

struct Sample {
    pack: Arc<Pack>,
    entries: Vec<Entry>,
    score: Score,
    errors: i64,
}

fn worked(profile: Profile) -> Sample {
    let loaded = srm_host::embedded::demo().unwrap();
    let known = loaded.known().unwrap();
    let start = Start {
        session: Uuid::from_u128(7),
        seed: 99,
        purpose: Purpose::Demo,
        set: known.pack.id().clone(),
        pack: known.digest,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings::default(),
    };
    let Worked { session, journal } = bot::work(&known.pack, start, profile).unwrap();
    let errors = session.results().iter().flat_map(|result| faults(&result.evidence).into_values()).sum();
    Sample {
        score: Score::of(known.pack.rubric(), session.results()),
        pack: known.pack,
        entries: journal,
        errors,
    }
}

static CARELESS: LazyLock<Sample> = LazyLock::new(|| worked(Profile::FastCareless));

fn player(sample: &Sample) -> Player {
    Player::new(&sample.pack, sample.entries.clone()).unwrap()
}

#[test]
fn every_measure_of_errors_exists_and_has_words_in_every_language() {
    let sample = worked(Profile::Perfect);
    for lang in srm_text::languages() {
        let words = Words::of(&lang);
        for name in FAULTS {
            assert!(words.has(&format!("measure-{}", name.replace('_', "-"))), "{name} in {lang}");
        }
        for line in explained(&sample.pack, &sample.score, None, &words) {
            assert!(!line.measure.is_empty() && !line.rule.is_empty());
            assert!(!line.measure.contains('_'), "{} has no words in {lang}", line.measure);
        }
    }
}

#[test]
fn a_perfect_worker_has_parts_and_no_errors_a_careless_one_has_both() {
    let perfect = player(&worked(Profile::Perfect));
    let count =
        |player: &Player, sort| player.moments().iter().filter(|moment| moment.sort() == sort).count();
    let exercises = perfect.pack().exercises().len();
    assert_eq!((count(&perfect, Sort::Part), count(&perfect, Sort::Error)), (exercises, 0));
    assert!(CARELESS.errors > 0, "the sample makes errors");
    let careless = player(&CARELESS);
    assert_eq!(count(&careless, Sort::Part), exercises);
    let errors = count(&careless, Sort::Error) as i64;
    assert!(errors > 0 && errors <= CARELESS.errors, "{errors} of {}", CARELESS.errors);
    let times: Vec<At> = careless.moments().iter().map(|moment| moment.at).collect();
    assert!(times.is_sorted() && times.iter().all(|at| *at <= careless.end()));
}

#[test]
fn incidents_stand_where_they_happened() {
    let sample = worked(Profile::Perfect);
    let mut entries = sample.entries.clone();
    let place = entries.len() / 2;
    let at = entries[place - 1].at;
    for event in [
        Event::Act(Act::CallLeader),
        Event::Leader(LeaderAct::Open),
        Event::Leader(LeaderAct::Note(IncidentKind::Equipment)),
        Event::Leader(LeaderAct::Close),
    ]
    .into_iter()
    .rev()
    {
        entries.insert(place, Entry { at, event });
    }
    let mut player = Player::new(&sample.pack, entries).unwrap();
    let incidents: Vec<&Moment> =
        player.moments().iter().filter(|moment| moment.sort() == Sort::Incident).collect();
    assert!(incidents.len() >= 2 && incidents.iter().all(|moment| moment.at == at), "{incidents:?}");
    let words = Words::of(&Lang::parse("sv").unwrap());
    let said: Vec<String> = incidents.iter().map(|moment| moment.words(&sample.pack, &words)).collect();
    assert!(said.iter().any(|said| said.contains("Fel på utrustningen")), "{said:?}");
    assert_eq!(player.neighbour(Sort::Incident, true), Some(at));
    player.seek(at);
    assert_eq!((player.at(), player.neighbour(Sort::Incident, true)), (at, None));
    player.seek(player.end());
    assert_eq!(player.neighbour(Sort::Incident, false), Some(at));
}

#[test]
fn playing_comes_to_the_end_and_stays_there() {
    let mut player = player(&CARELESS);
    let mut frames = 0;
    while player.play(500_000, 8) {
        frames += 1;
        assert!(frames < 1000, "it never ends");
    }
    assert_eq!(player.at(), player.end());
    assert!(!player.play(u64::MAX, 8));
    player.seek(At(u64::MAX));
    assert_eq!(player.at(), player.end());
}

#[test]
fn what_is_so_far_measured_ends_as_the_sheet_says() {
    let mut player = player(&CARELESS);
    let words = Words::of(&Lang::parse("en").unwrap());
    let began: Vec<At> = player
        .moments()
        .iter()
        .filter(|moment| moment.sort() == Sort::Part)
        .map(|moment| moment.at)
        .collect();
    player.seek(began[0].plus_ms(20_000));
    let live = player.live().unwrap();
    let lines = explained(&CARELESS.pack, &CARELESS.score, Some(&live), &words);
    assert!(lines.iter().any(|line| line.exercise == live.0 && line.so_far.is_some()));
    assert!(lines.iter().filter(|line| line.exercise != live.0).all(|line| line.so_far.is_none()));
    player.seek(At::ZERO);
    assert_eq!(player.live(), None);
}

#[test]
fn what_is_no_session_of_the_set_is_refused() {
    let sample = worked(Profile::Perfect);
    assert!(Player::new(&sample.pack, Vec::new()).is_none());
    assert!(Player::new(&sample.pack, sample.entries[1..].to_vec()).is_none());
    let mut backwards = sample.entries.clone();
    backwards.swap(3, 40);
    assert!(Player::new(&sample.pack, backwards).is_none());
    let mut twice = sample.entries.clone();
    let first = Entry { at: twice[5].at, event: twice[0].event.clone() };
    twice.insert(6, first);
    assert!(Player::new(&sample.pack, twice).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// However one got there, a moment shows what the session itself shows at that moment.
    #[test]
    fn any_way_to_a_moment_shows_the_same(stops in prop::collection::vec(0_u64..1000, 1..6)) {
        let mut player = player(&CARELESS);
        for stop in stops {
            let at = At(player.end().0 / 1000 * stop);
            player.seek(at);
            let before = CARELESS.entries.iter().take_while(|entry| entry.at <= at);
            let mut session = Session::replay(&CARELESS.pack, before).unwrap();
            session.advance(at);
            prop_assert_eq!(player.at(), session.now());
            prop_assert_eq!(player.view().page.screen, session.view().page.screen);
            prop_assert_eq!(player.view().scene, session.view().scene);
        }
    }
}

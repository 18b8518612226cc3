//! Simulated candidates of mixed ability in every exercise set of the project: whether a set tells them apart, whether its
//! forms are equally hard, and whether it lasts as long as it says.
#![cfg(test)]

use srm_core::bot::{self, Ability, Profile, Worker, form_share_permille, work_on};
use srm_core::kinds::{Mode, Part};
use srm_core::pack::{Exercise, Pack};
use srm_core::seeded::Seeded;
use srm_core::session::Ending;
use srm_core::time::{At, TimeFactor};
use std::sync::{Arc, LazyLock};
use std::thread;

/// Every sound set; `packs.rs` says when one is not.
static PACKS: LazyLock<Vec<Arc<Pack>>> =
    LazyLock::new(|| srm_tests::packs().unwrap().into_iter().filter_map(|loaded| loaded.pack).collect());

/// Sessions and forms that are averaged.
const SESSIONS: u64 = 3;
const ORDER_FORMS: u64 = 8;
/// Forms whose differences are measured, and how many thousandths of the variance between persons they may make.
const FORMS: u64 = 48;
const FORM_SHARE_MAX_PERMILLE: u64 = 50;

/// Points in thousandths that the station's lines give for one run, and its main measure.
fn brings(pack: &Pack, exercise: &Exercise, form: u64, ability: Ability, luck: u64) -> (i64, i64) {
    let limit_ms = exercise.limit_ms();
    let limit = At::from_ms(u64::from(limit_ms));
    let mut run = exercise.kind().start(Part { mode: Mode::Scored, seed: form, items: 0, limit_ms });
    work_on(&mut *run, limit, &mut Worker::new(ability, luck));
    run.advance(limit);
    let evidence = run.evidence(limit);
    let lines = pack.rubric().lines().iter();
    let lines = lines.filter(|line| line.exercise() == exercise.id() && !line.rule().is_rated());
    let points = lines.map(|line| line.rule().points_milli(evidence.get(line.measure()).unwrap())).sum();
    let main = exercise.kind().measures(limit_ms).into_iter().next();
    (points, main.and_then(|measure| evidence.get(&measure.name)).unwrap_or(0))
}

/// Exercises that the station scores.
fn scored() -> Vec<(&'static Pack, &'static Exercise)> {
    let all = PACKS.iter().flat_map(|pack| pack.exercises().iter().map(move |exercise| (&**pack, exercise)));
    all.filter(|(_, exercise)| exercise.kind().info().practised).collect()
}

/// Does something for each of many, on every core there is.
fn each<T: Sync>(all: &[T], work: impl Fn(&T) + Sync) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for core in 0..cores {
            let mine = all.iter().skip(core).step_by(cores);
            scope.spawn(|| mine.for_each(&work));
        }
    });
}

#[test]
fn a_set_lasts_as_long_as_it_says() {
    each(&PACKS, |pack| {
        let said = f64::from(pack.minutes(TimeFactor::ONE));
        let took = |seed| {
            let worked = bot::work(pack, srm_tests::start(pack.id(), seed), Profile::Typical).unwrap();
            assert_eq!(worked.session.ending(), Some(Ending::Completed), "{}", pack.id());
            worked.session.now().ms() as f64 / 60_000.0
        };
        let mean = (0..SESSIONS).map(took).sum::<f64>() / SESSIONS as f64;
        let near = (mean - said).abs() <= said / 10.0;
        assert!(near, "{}: a typical candidate takes {mean:.1} minutes, the set says {said}", pack.id());
    });
}

#[test]
fn points_follow_ability_in_every_set() {
    each(&PACKS, |pack| {
        let total = |profile: Profile| -> i64 {
            let ability = profile.ability().unwrap();
            let exercises = pack.exercises().iter().filter(|exercise| exercise.kind().info().practised);
            let points = |exercise| {
                let forms = 0..ORDER_FORMS;
                forms.map(|form| brings(pack, exercise, form, ability, form + 77).0).sum::<i64>()
            };
            exercises.map(points).sum::<i64>() / ORDER_FORMS as i64
        };
        let [novice, typical, expert, careful, careless] =
            [Profile::Novice, Profile::Typical, Profile::Expert, Profile::SlowCareful, Profile::FastCareless]
                .map(total);
        let all = format!(
            "{}: novice {novice}, typical {typical}, expert {expert}, slow-careful {careful}, fast-careless {careless}",
            pack.id()
        );
        assert!(novice < typical && typical < expert, "the able do better: {all}");
        assert!(careless <= typical, "haste does not pay: {all}");
        assert!(careful > 0, "care pays: {all}");
    });
}

#[test]
fn the_forms_of_every_exercise_are_equally_hard() {
    let persons = [
        Ability::NOVICE,
        Ability::NOVICE.toward(&Ability::TYPICAL, 500),
        Ability::TYPICAL,
        Ability::TYPICAL.toward(&Ability::EXPERT, 500),
        Ability::EXPERT,
        Ability::TYPICAL.toward(&Ability::SLOW_CAREFUL, 600),
        Ability::SLOW_CAREFUL,
        Ability::TYPICAL.toward(&Ability::FAST_CARELESS, 600),
    ];
    each(&scored(), |(pack, exercise)| {
        let person = |(person, ability): (usize, &Ability)| -> Vec<i64> {
            let luck = |form: u64| Seeded::new(form, &format!("luck of {person}")).seed();
            (0..FORMS).map(|form| brings(pack, exercise, form, *ability, luck(form)).1).collect()
        };
        let scores: Vec<Vec<i64>> = persons.iter().enumerate().map(person).collect();
        let place = format!("{}/{}", pack.id(), exercise.id());
        let share =
            form_share_permille(&scores).unwrap_or_else(|| panic!("{place}: everybody brings the same"));
        assert!(
            share <= FORM_SHARE_MAX_PERMILLE,
            "{place}: variance of forms is {share} ‰ of that of persons, at most {FORM_SHARE_MAX_PERMILLE}"
        );
    });
}

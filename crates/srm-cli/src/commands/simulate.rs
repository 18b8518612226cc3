//! `srm simulate`: many simulated candidates sit a set; what they would bring, and how long they would take.
//!
//! Each candidate has a seed of their own, drawn from the command's seed and their number, so the result is the same
//! however many threads share the work.

use crate::args::Simulate;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::sets;
use crate::station::{self, failure, now};
use crate::table::{points, table};
use serde_json::{Value, json};
use srm_core::bot::{self, Ability, Profile, Sat, Spread, Study, Tried, Worked};
use srm_core::id::CandidateCode;
use srm_core::pack::Pack;
use srm_core::seeded::Seeded;
use srm_core::session::Start;
use srm_core::time::TimeFactor;
use srm_host::packs::Loaded;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Forms on which it is made sure that full marks can be reached, at most.
const FORMS_PROVED: u16 = 8;

pub fn run(args: &Simulate, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    let mut station = match (&args.out, &args.key) {
        (Some(folder), Some(key)) => Some(station::open(folder, key, None, &loaded, Arc::clone(&pack))?),
        _ => None,
    };
    let people = people(args, &loaded)?;
    let mut sat = Vec::new();
    // Sheets are sealed in the order of the candidates, and no more sessions are kept than one round of threads made.
    let threads = thread::available_parallelism().map_or(1, usize::from);
    for round in people.chunks(threads.max(1) * 4) {
        out.progress(sat.len(), people.len(), "candidates");
        for (person, worked) in round.iter().zip(all(&pack, round, threads)) {
            let worked = worked.ok_or_else(|| {
                Failure::bad(format_args!(
                    "the session of candidate {} came to no end; please report this with the set",
                    person.start.code
                ))
            })?;
            if let Some(station) = &mut station {
                let begun = station.begin(person.start.clone(), now()?).map_err(failure)?;
                station.seal(&begun, Some(&worked), now()?).map_err(failure)?;
            }
            sat.push(Sat::of(&pack, &worked));
        }
    }
    if let Some(station) = &station {
        station.close(now()?).map_err(failure)?;
    }
    let study = Study::of(&pack, &sat);
    let proof = proof(&pack, &loaded, threads)?;
    let report = Report { pack: &pack, args, study: &study, proof: &proof };
    out.result(&report.words(), || report.json());
    Ok(if proof.missed.is_empty() { Exit::Fine } else { Exit::Bad })
}

/// One candidate before the session.
struct Person {
    start: Start,
    profile: Option<Profile>,
    ability: Ability,
    luck: u64,
}

fn people(args: &Simulate, loaded: &Loaded) -> Result<Vec<Person>, Failure> {
    let person = |number: u32| {
        let mut draw = Seeded::new(args.seed, &format!("simulated candidate {number}"));
        let start = station::start(loaded, draw.seed(), CandidateCode::from_number(number))?;
        let luck = draw.seed();
        let profile = args.profile.0;
        let ability = profile.map_or_else(|| Some(Ability::drawn(&mut draw)), Profile::ability);
        // Who needs no ability is one of the two that make no mistakes.
        Ok(Person { start, profile, ability: ability.unwrap_or(Ability::EXPERT), luck })
    };
    (1..=args.number).map(person).collect()
}

fn sit(pack: &Arc<Pack>, person: &Person) -> Option<Worked> {
    match person.profile {
        Some(profile @ (Profile::Perfect | Profile::Idle)) => bot::work(pack, person.start.clone(), profile),
        _ => bot::work_as(pack, person.start.clone(), person.ability, person.luck),
    }
}

/// Everybody's session, in order, worked by so many threads.
fn all(pack: &Arc<Pack>, people: &[Person], threads: usize) -> Vec<Option<Worked>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut mine = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(person) = people.get(index) else { return mine };
            mine.push((index, sit(pack, person)));
        }
    };
    let mut worked = thread::scope(|scope| {
        let hands: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    worked.sort_by_key(|(index, _)| *index);
    worked.into_iter().map(|(_, worked)| worked).collect()
}

/// Whether full marks can be reached.
struct Proof {
    forms: usize,
    /// Exercises where the perfect worker misses some, and how many thousandths of a point at worst.
    missed: Vec<(String, i64)>,
}

/// Lets the perfect worker do as many forms as there are, up to [`FORMS_PROVED`].
fn proof(pack: &Arc<Pack>, loaded: &Loaded, threads: usize) -> Result<Proof, Failure> {
    let perfect = |form: u16| {
        let start = station::start(loaded, u64::from(form), CandidateCode::from_number(1))?;
        Ok(Person { start, profile: Some(Profile::Perfect), ability: Ability::EXPERT, luck: 0 })
    };
    let forms = pack.forms().min(FORMS_PROVED);
    let people: Vec<Person> = (0..forms).map(perfect).collect::<Result<_, Failure>>()?;
    let sat: Vec<Sat> =
        all(pack, &people, threads).iter().flatten().map(|worked| Sat::of(pack, worked)).collect();
    let study = Study::of(pack, &sat);
    let lacks = |tried: &Tried| tried.most_milli - tried.points_milli.quantile(0);
    let missed = study.tried.iter().map(|tried| (tried.exercise.to_string(), lacks(tried)));
    Ok(Proof { forms: sat.len(), missed: missed.filter(|(_, lacks)| *lacks > 0).collect() })
}

struct Report<'r> {
    pack: &'r Pack,
    args: &'r Simulate,
    study: &'r Study,
    proof: &'r Proof,
}

/// The deciles that are told, in thousandths.
const DECILES: [u32; 11] = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];

impl Report<'_> {
    fn words(&self) -> String {
        let Self { pack, args, study, proof } = self;
        let threshold = pack.rubric().threshold();
        let percent = |count: usize| (count * 100 + study.people / 2) / study.people.max(1);
        let minutes = |ms: i64| format!("{}.{}", ms / 60_000, ms % 60_000 / 6000);
        let mut text = format!(
            "{} {}: {} simulated candidates, {}, seed {}\n\n",
            pack.id(),
            pack.version(),
            study.people,
            args.profile.name(),
            args.seed
        );
        let deciles: Vec<String> =
            DECILES.iter().map(|at| points(round(study.totals_milli.quantile(*at)))).collect();
        let _ = writeln!(
            text,
            "Points the station gives, of {}: deciles {}; mean {}, sd {}",
            points(study.machine_milli),
            deciles.join(" "),
            points(round(study.totals_milli.mean_milli() / 1000)),
            points(round(study.totals_milli.sd_milli() / 1000)),
        );
        let rest = if study.rated_milli > 0 {
            format!(
                "; {} more points come from observers, so {} % are still open",
                points(study.rated_milli),
                100_usize.saturating_sub(percent(study.above) + percent(study.below))
            )
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "Threshold {threshold}: {} % reach it with these points alone, {} % cannot reach it{rest}",
            percent(study.above),
            percent(study.below),
        );
        let _ = writeln!(
            text,
            "Minutes: median {}, the middle four fifths {} to {}; the set says {}",
            minutes(study.took_ms.quantile(500)),
            minutes(study.took_ms.quantile(100)),
            minutes(study.took_ms.quantile(900)),
            pack.minutes(TimeFactor::ONE),
        );
        let _ = writeln!(text, "Practice: {} % needed the leader\n", percent(study.helped));
        let head = ["exercise", "measure", "mean", "sd", "possible", "points", "of", "all points", "nothing"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(study.tried.iter().map(|tried| {
            vec![
                tried.exercise.to_string(),
                format!("{} ({})", tried.measure.name, tried.measure.unit),
                tenths(tried.values.mean_milli()),
                tenths(tried.values.sd_milli()),
                tried.measure.max.to_string(),
                tenths(tried.points_milli.mean_milli() / 1000),
                points(tried.most_milli),
                format!("{} %", percent(tried.at_ceiling())),
                format!("{} %", percent(tried.at_zero())),
            ]
        }));
        text += &table(&rows, &[2, 3, 4, 5, 6, 7, 8]);
        text.push('\n');
        if proof.missed.is_empty() {
            let _ = writeln!(text, "Full marks: the perfect worker reaches them on {} forms", proof.forms);
        }
        for (exercise, lacks) in &proof.missed {
            let _ = writeln!(
                text,
                "Full marks: nobody reaches them in {exercise}; the perfect worker lacks {} points, so ask for less \
                 or give more time",
                points(*lacks)
            );
        }
        text + "Simulated candidates show whether a set works. They say nothing about people: thresholds come from \
                people who do the job.\n"
    }

    fn json(&self) -> Value {
        let Self { pack, args, study, proof } = self;
        let spread = |spread: &Spread| {
            json!({
                "mean_milli": spread.mean_milli(),
                "sd_milli": spread.sd_milli(),
                "deciles": DECILES.map(|at| spread.quantile(at)),
            })
        };
        let tried = |tried: &Tried| {
            json!({
                "exercise": tried.exercise.as_str(),
                "measure": tried.measure.name,
                "unit": tried.measure.unit,
                "possible": tried.measure.max,
                "values": spread(&tried.values),
                "points_milli": spread(&tried.points_milli),
                "points_max_milli": tried.most_milli,
                "at_ceiling": tried.at_ceiling(),
                "at_zero": tried.at_zero(),
            })
        };
        json!({
            "set": pack.id().as_str(),
            "version": pack.version(),
            "candidates": study.people,
            "profile": args.profile.name(),
            "seed": args.seed,
            "machine_points_milli": spread(&study.totals_milli),
            "machine_points_max_milli": study.machine_milli,
            "rated_points_max_milli": study.rated_milli,
            "threshold": pack.rubric().threshold(),
            "reach_threshold_without_ratings": study.above,
            "cannot_reach_threshold": study.below,
            "minutes_said": pack.minutes(TimeFactor::ONE),
            "session_ms": spread(&study.took_ms),
            "needed_leader_in_practice": study.helped,
            "exercises": study.tried.iter().map(tried).collect::<Vec<_>>(),
            "full_marks": {
                "forms": proof.forms,
                "missed": proof.missed.iter().map(|(exercise, lacks)| json!({
                    "exercise": exercise,
                    "lacks_milli": lacks,
                })).collect::<Vec<_>>(),
            },
        })
    }
}

/// Thousandths to the nearest tenth of a point.
const fn round(milli: i64) -> i64 {
    (milli + 50).div_euclid(100) * 100
}

/// Thousandths as a decimal with one digit.
fn tenths(milli: i64) -> String {
    let tenths = (milli + 50).div_euclid(100);
    format!("{}.{}", tenths / 10, tenths.rem_euclid(10))
}

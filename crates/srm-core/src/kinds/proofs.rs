//! What every kind must keep, proved on parameters that its own tests choose: [`all`], [`profiles`], [`parallel_forms`].

use super::{Check, Header, Kind, KindSpec, Mode, Part, Run, Wording};
use crate::bot::{Ability, Profile, Worker, form_share_permille, work_on};
use crate::diag::{Code, Sink};
use crate::evidence::Evidence;
use crate::intent::{Intent, Means};
use crate::pack::Keys;
use crate::read::Doc;
use crate::scene::{HEIGHT, NodeId, Role, Scene, TARGET_MIN, pt, u};
use crate::seeded::Seeded;
use crate::source::Source;
use crate::time::At;
use std::cell::RefCell;

/// Every proof. `main` is the measure that a perfect worker must bring to its maximum (`None` for a kind whose points
/// only people give).
pub(crate) fn all(spec: &KindSpec, limit_ms: u32, main: Option<&str>) {
    for seed in 0..12 {
        perfect_worker(spec, limit_ms, seed, main);
        idle_worker(spec, limit_ms, seed);
        advancing_in_pieces_changes_nothing(spec, limit_ms, seed);
        random_worker(spec, limit_ms, seed);
    }
    demonstration_ends(spec, limit_ms);
    practice_ends(spec, limit_ms);
}

fn part(mode: Mode, seed: u64, limit_ms: u32) -> Part {
    Part { mode, seed, items: 5, limit_ms }
}

fn scored(spec: &KindSpec, limit_ms: u32, seed: u64) -> Box<dyn Run> {
    spec.start(part(Mode::Scored, seed, limit_ms))
}

fn in_bounds(spec: &KindSpec, limit_ms: u32, evidence: &Evidence) {
    let measures = spec.measures(limit_ms);
    assert_eq!(measures.len(), evidence.measures.len(), "measures and evidence name the same: {evidence:?}");
    for measure in measures {
        let value = evidence.get(&measure.name).unwrap_or_else(|| panic!("no {}", measure.name));
        assert!((measure.min..=measure.max).contains(&value), "{} = {value}, not {measure:?}", measure.name);
    }
}

fn sound(spec: &KindSpec, scene: &Scene) {
    let mut ids: Vec<_> = scene.nodes.iter().map(|node| node.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), scene.nodes.len(), "node ids are unique");
    for node in &scene.nodes {
        let area = &node.area;
        assert!(area.at.x >= 0 && area.at.y >= 0, "{node:?} is on the canvas");
        assert!(
            area.at.x + area.w <= u(scene.width()) && area.at.y + area.h <= u(HEIGHT),
            "{node:?} is on the canvas"
        );
        if matches!(node.role, Role::Button | Role::Option) {
            assert!(area.w >= u(TARGET_MIN) && area.h >= u(TARGET_MIN), "{node:?} is large enough to hit");
        }
    }
    if spec.info().language_light {
        for label in scene.labels() {
            assert!(label.chars().count() <= 2, "a language-light scene says `{label}`");
        }
    }
}

fn sound_words(spec: &KindSpec, scene: &Scene, wording: &Wording) {
    assert!(!spec.info().language_light, "a language-light kind says nothing in words");
    let choices = &wording.choices;
    for (i, choice) in choices.iter().enumerate() {
        assert!(scene.node(choice.node).is_none(), "{choice:?} is a node of the scene too");
        assert!(
            scene.nodes.iter().all(|node| node.key != Some(choice.key)),
            "{choice:?} has a key of the scene"
        );
        assert!(!choices[..i].iter().any(|other| other.node == choice.node || other.key == choice.key));
        assert!(choice.key.is_ascii_digit() || choice.key.is_ascii_lowercase(), "{choice:?}");
    }
    assert!(choices.is_empty() || !wording.said.is_empty(), "what is answered has been said");
}

/// What is seen and said at a moment is sound.
fn sound_at(spec: &KindSpec, run: &dyn Run, at: At) {
    let scene = run.scene(at);
    sound(spec, &scene);
    if let Some(wording) = run.wording(at) {
        sound_words(spec, &scene, &wording);
    }
}

/// The answers in words at a moment, whether they can be chosen or not.
fn answers(run: &dyn Run, at: At) -> Vec<NodeId> {
    run.wording(at)
        .map_or_else(Vec::new, |wording| wording.choices.iter().map(|choice| choice.node).collect())
}

/// Works as [`Run::demonstrate`] says, up to the limit.
pub(crate) fn work(run: &mut dyn Run, limit: At) -> At {
    let mut now = At::ZERO;
    for _ in 0..200_000 {
        let act = run.demonstrate().filter(|(at, _)| *at < limit);
        let due = run.next_deadline().filter(|at| *at > now && *at < limit);
        match (act, due) {
            (Some((at, intent)), due) if due.is_none_or(|due| at <= due) => {
                now = now.max(at);
                run.advance(now);
                if run.demonstrate().is_some_and(|(again, same)| again <= now && same == intent) {
                    run.apply(now, &intent);
                    run.advance(now);
                }
            }
            (_, Some(due)) => {
                now = due;
                run.advance(now);
            }
            _ => return now,
        }
        if run.is_finished(now) {
            return now;
        }
    }
    panic!("the work never ends");
}

fn perfect_worker(spec: &KindSpec, limit_ms: u32, seed: u64, main: Option<&str>) {
    let limit = At::from_ms(u64::from(limit_ms));
    let mut run = scored(spec, limit_ms, seed);
    work(&mut *run, limit);
    run.advance(limit);
    let evidence = run.evidence(limit);
    in_bounds(spec, limit_ms, &evidence);
    if let Some(main) = main {
        let most = spec.measures(limit_ms).into_iter().find(|measure| measure.name == main).unwrap().max;
        assert_eq!(
            evidence.get(main),
            Some(most),
            "seed {seed}: the perfect worker reaches full {main}: {evidence:?}"
        );
    }
}

fn idle_worker(spec: &KindSpec, limit_ms: u32, seed: u64) {
    let limit = At::from_ms(u64::from(limit_ms));
    let mut run = scored(spec, limit_ms, seed);
    run.advance(limit);
    in_bounds(spec, limit_ms, &run.evidence(limit));
    sound_at(spec, &*run, limit);
}

fn advancing_in_pieces_changes_nothing(spec: &KindSpec, limit_ms: u32, seed: u64) {
    let (mut whole, mut pieces) = (scored(spec, limit_ms, seed), scored(spec, limit_ms, seed));
    let mut draw = Seeded::new(seed, "pieces");
    let mut now = 0_u64;
    while now < u64::from(limit_ms) * 1000 {
        for _ in 0..draw.below(6) {
            now += u64::from(draw.below(400_000));
            pieces.advance(At(now));
        }
        now += u64::from(draw.below(900_000));
        let at = At(now);
        pieces.advance(at);
        whole.advance(at);
        if let Some(intent) = any_intent(&whole.scene(at), &answers(&*whole, at), &mut draw) {
            whole.apply(at, &intent);
            pieces.apply(at, &intent);
        }
        whole.advance(at);
        pieces.advance(at);
        assert_eq!(whole.scene(at), pieces.scene(at));
        assert_eq!(whole.wording(at), pieces.wording(at));
        assert_eq!(whole.next_deadline(), pieces.next_deadline());
    }
    assert_eq!(whole.evidence(At(now)), pieces.evidence(At(now)));
}

/// Something a person could do with this scene and these answers in words, sensible or not.
pub(crate) fn any_intent(scene: &Scene, answers: &[NodeId], draw: &mut Seeded) -> Option<Intent> {
    if !answers.is_empty() && draw.below(3) > 0 {
        return draw.pick(answers).map(|node| Intent::key(*node));
    }
    let node = draw.pick(&scene.nodes)?;
    let inside = node.area.centre().moved(draw.within(-900, 900), draw.within(-900, 900));
    Some(match draw.below(8) {
        0..=3 => Intent::Activate { node: node.id, by: Means::Touch, point: Some(inside) },
        4 => Intent::Move { node: node.id, dx: draw.within(-1, 1) as i8, dy: draw.within(-1, 1) as i8 },
        5 => Intent::Hold { node: node.id, by: Means::Mouse, point: inside },
        6 => Intent::Point(pt(draw.within(-50, 1700), draw.within(-50, 1100))),
        _ => Intent::Release,
    })
}

fn random_worker(spec: &KindSpec, limit_ms: u32, seed: u64) {
    let mut run = scored(spec, limit_ms, seed);
    let mut draw = Seeded::new(seed, "random worker");
    let limit = At::from_ms(u64::from(limit_ms));
    let mut at = At::ZERO;
    while at < limit {
        at = At(at.0 + u64::from(draw.below(1_500_000))).min(limit);
        run.advance(at);
        sound_at(spec, &*run, at);
        if let Some(intent) = any_intent(&run.scene(at), &answers(&*run, at), &mut draw) {
            run.apply(at, &intent);
        }
        assert!(run.feedback().is_none(), "no feedback in the timed part");
    }
    in_bounds(spec, limit_ms, &run.evidence(limit));
}

fn demonstration_ends(spec: &KindSpec, limit_ms: u32) {
    let mut run = spec.start(part(Mode::Demonstration, 3, limit_ms));
    let end = work(&mut *run, At::from_ms(180_000));
    assert!(run.demonstrate().is_none() && run.progress().done > 0, "the demonstration comes to an end");
    let until = run.shown_until().map_or(end, |until| until.max(end));
    run.advance(until);
    assert!(run.demonstrate().is_none() && run.is_finished(until), "all is over when all has been shown");
    assert!(until < At::from_ms(90_000), "a demonstration is short, this one takes {until:?}");
}

fn practice_ends(spec: &KindSpec, limit_ms: u32) {
    if spec.info().practised {
        let mut run = spec.start(part(Mode::Practice, 3, limit_ms));
        let end = work(&mut *run, At::from_ms(600_000));
        assert!(run.is_finished(end), "a practice round ends");
        let progress = run.progress();
        assert!(progress.done >= 5 && progress.right >= progress.done, "the perfect worker practises well");
    }
}

/// What somebody of this ability brings of `main` on this form; `luck` seeds their slips and lapses.
fn brings(spec: &KindSpec, limit_ms: u32, main: &str, seed: u64, ability: Ability, luck: u64) -> i64 {
    let mut run = scored(spec, limit_ms, seed);
    let limit = At::from_ms(u64::from(limit_ms));
    work_on(&mut *run, limit, &mut Worker::new(ability, luck));
    run.advance(limit);
    let evidence = run.evidence(limit);
    evidence.get(main).unwrap_or_else(|| panic!("no {main}"))
}

/// Forms over which a profile's mean is taken.
const PROFILE_FORMS: u64 = 24;

/// Simulated candidates come out in the order of their ability: novice < typical < expert; who is fast and careless does
/// not beat the typical one; who is slow and careful brings something.
pub(crate) fn profiles(spec: &KindSpec, limit_ms: u32, main: &str) {
    let sum = |profile: Profile| -> i64 {
        let ability = profile.ability().unwrap();
        (0..PROFILE_FORMS).map(|seed| brings(spec, limit_ms, main, seed, ability, seed + 1000)).sum()
    };
    let [novice, typical, expert, careful, careless] =
        [Profile::Novice, Profile::Typical, Profile::Expert, Profile::SlowCareful, Profile::FastCareless]
            .map(sum);
    let all = format!(
        "sums of {main} over {PROFILE_FORMS} forms: novice {novice}, typical {typical}, expert {expert}, slow-careful \
         {careful}, fast-careless {careless}; {spec:?}"
    );
    assert!(novice < typical && typical < expert, "the able do better: {all}");
    assert!(careless <= typical, "haste does not pay: {all}");
    assert!(careful > 0, "care pays: {all}");
}

/// Forms compared, and how many thousandths of the variance between persons may lie between them.
const FORMS: u64 = 200;
const FORM_SHARE_MAX_PERMILLE: u64 = 50;

/// Whoever does whichever form: persons of mixed ability on every form, and hardly any variance between the forms.
pub(crate) fn parallel_forms(spec: &KindSpec, limit_ms: u32, main: &str) {
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
    let person = |(person, ability): (u64, Ability)| -> Vec<i64> {
        let luck = |form: u64| Seeded::new(form, &format!("luck of {person}")).seed();
        (0..FORMS).map(|form| brings(spec, limit_ms, main, form, ability, luck(form))).collect()
    };
    let scores: Vec<Vec<i64>> = (0..).zip(persons).map(person).collect();
    let share = form_share_permille(&scores).unwrap_or_else(|| panic!("everybody brings the same: {spec:?}"));
    assert!(
        share <= FORM_SHARE_MAX_PERMILLE,
        "forms differ: their variance is {share} ‰ of that between persons, at most {FORM_SHARE_MAX_PERMILLE} is fair; \
         {spec:?}"
    );
}

/// The first fault that a kind's check finds in parameters, and the way out it proposes.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Which fault.
    pub code: Code,
    /// How many commas stand before its place.
    pub place: usize,
    /// What should stand there instead.
    pub proposed: Option<String>,
    /// The parameters with that in its place.
    pub mended: String,
}

impl Refused {
    /// The number that it proposes.
    pub fn number(&self) -> u32 {
        self.proposed.as_ref().unwrap().parse().unwrap()
    }
}

/// What a kind's check says of parameters as an author writes them: what they mean, or the first fault in them.
pub(crate) fn checked<K: Kind>(text: &str, limit_ms: u32, practice_items: u16) -> Result<K::Spec, Refused> {
    let mut sink = Sink::new();
    let source = Source::new("e.ron", text.as_bytes(), 10_000, &mut sink).unwrap();
    let sink = RefCell::new(sink);
    let doc = Doc::new(&source, &sink);
    let header = Header { limit_ms: Some(limit_ms), practice_items };
    let mut check = Check { doc: &doc, header, keys: &mut Keys::default() };
    let spec = K::check(&doc.document::<K::File>().unwrap(), &mut check);
    let fault = sink.into_inner().finish().into_iter().next();
    assert_eq!(spec.is_some(), fault.is_none(), "what is refused is told, and what is told is refused");
    spec.ok_or_else(|| {
        let fault = fault.unwrap();
        let mut mended = text.to_owned();
        let mut place = 0;
        if let Some(fix) = &fault.fix {
            place = text[..fix.span.start].matches(',').count();
            mended.replace_range(fix.span.clone(), &fix.replacement);
        }
        Refused { code: fault.code, place, proposed: fault.fix.map(|fix| fix.replacement), mended }
    })
}

//! `shift_plan`: jobs are laid on people and times so that every limit on the cards is met; midway an urgent job arrives.
//!
//! A row of the board is a person, a column a slot of time. A card says how many slots its job takes, which badge its
//! person must wear, by the end of which slot it must be done, and which job must be done before it. When about half of
//! the jobs lie, one more arrives and must still fit, so what has been laid may have to move. A checker judges what is
//! handed in: any plan that meets all limits is right. Evidence of *organising* and, with a late job, of *planning
//! anew*. It does not show how somebody agrees on a plan with other people, nor whether they know how long work takes.
//!
//! Root: simulation of how the work is organised (METHOD §5); the task is the job shop of scheduling theory made small.
//! Main measure: limits met − broken, over the plans handed in within the limit; a job left out breaks one of its own.
//!
//! Every plan of every form has the same jobs by length and the same number of limits of each kind.
//!
//! Difficulty: `jobs` (more to keep in mind, less room), `slots` (more room but more places to weigh, as with more
//! people), `qualifications` (who can do what), `deadlines` (what must come early), `ordered` (what must wait for
//! something), `late_job` (a plan that has to change).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::Theme;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Role, Scene, pt};
use crate::seeded::Seeded;
use crate::time::At;
use picture::Layout;
use plan::{Limit, Place, Shift, can_be_drawn, lengths, limits};
use serde::Deserialize;

mod picture;
mod plan;

/// The kind.
#[derive(Debug)]
pub struct ShiftPlan;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "shift_plan", deny_unknown_fields)]
pub struct File {
    /// The trade whose goods the jobs are about: `parts`, `care`, `cleaning` or `kitchen`. No effect on difficulty.
    theme: Raw<Theme>,
    /// People, one row each, 2 to 4.
    people: Raw<u32>,
    /// Slots of time, one column each, 4 to 8.
    slots: Raw<u32>,
    /// Jobs that are there from the start, 3 to 8. They take one to three slots each.
    jobs: Raw<u32>,
    /// Badges, 0 to 2. With any, half of the jobs want one, and at most half of the people wear it.
    qualifications: Raw<u32>,
    /// Jobs that must be done by the end of a slot, 0 to 3. The late job always must.
    deadlines: Raw<u32>,
    /// Jobs that must wait for another, 0 to 2.
    ordered: Raw<u32>,
    /// Whether an urgent job of two slots arrives when half of the others lie.
    late_job: Raw<bool>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    theme: Theme,
    people: u8,
    slots: u8,
    jobs: u8,
    qualifications: u8,
    deadlines: u8,
    ordered: u8,
    late_job: bool,
}

/// Fewest limits in a plan, and plans in a timed part.
const LIMITS_MIN: u32 = 2;
const PLANS_MIN: u32 = 2;
/// Jobs that can be asked for.
const JOBS: (u8, u8) = (3, 8);
/// How long a card slides to its place.
const SLIDE_MS: u64 = 180;
/// How long a late job is ringed.
const NEW_JOB_MS: u64 = 4000;
/// How long after a plan was handed in the next comes: scored, and where feedback is shown.
const CHANGE_MS: u64 = 400;
const FEEDBACK_MS: u64 = 2600;

/// How long each step takes, in milliseconds.
struct Pace {
    /// A look at a new plan.
    look: u64,
    choose: u64,
    place: u64,
    /// A look at the late job.
    late: u64,
    done: u64,
}

/// The perfect worker, and the pace of a demonstration.
const PERFECT: Pace = Pace { look: 2000, choose: 600, place: 900, late: 800, done: 700 };
const SHOWN: Pace = Pace { look: 2600, choose: 1300, place: 1700, late: 1800, done: 1700 };

/// Plans that the perfect worker hands in before the limit.
fn plans_within(spec: &Spec, limit_ms: u32) -> u32 {
    let jobs = u64::from(spec.jobs) + u64::from(spec.late_job);
    let late_ms = if spec.late_job { PERFECT.late } else { 0 };
    let one_ms = PERFECT.look + jobs * (PERFECT.choose + PERFECT.place) + late_ms + PERFECT.done;
    // An act at the very limit comes too late.
    let last = u64::from(limit_ms).saturating_sub(1);
    last.checked_sub(one_ms).map_or(0, |left| left / (one_ms + CHANGE_MS) + 1) as u32
}

/// What a fault of the parameters is mended by.
#[derive(Clone, Copy)]
enum Mend {
    People(u8),
    Slots(u8),
    Jobs(u8),
    Qualifications(u8),
    Deadlines(u8),
    Ordered(u8),
}

/// Why a spec cannot be used, and what would help.
fn fault(spec: &Spec, limit_ms: Option<u32>) -> Option<(String, Mend)> {
    let with_jobs = |jobs: u8| Spec { jobs, ..spec.clone() };
    let fewer = |works: &dyn Fn(&Spec) -> bool| {
        Mend::Jobs((JOBS.0..spec.jobs).rev().find(|jobs| works(&with_jobs(*jobs))).unwrap_or(JOBS.0))
    };
    let (taken, room) = (taken(spec), room(spec));
    if taken > room {
        let what = format!("the jobs take {taken} slots, and there are only {room}");
        return Some((what, fewer(&|spec| self::taken(spec) <= room)));
    }
    let in_time = |spec: &Spec| limit_ms.is_none_or(|limit_ms| plans_within(spec, limit_ms) >= PLANS_MIN);
    if !in_time(spec) {
        let what = format!("nobody makes {PLANS_MIN} such plans within the limit");
        return Some((what, fewer(&in_time)));
    }
    if is_loose(spec) {
        let what = format!("the jobs take {taken} of {room} slots, so they lie almost anywhere");
        let jobs = (spec.jobs..=JOBS.1).map(with_jobs).find(|spec| !is_loose(spec) && in_time(spec));
        let slots = (4..spec.slots).rev().find(|slots| !is_loose(&Spec { slots: *slots, ..spec.clone() }));
        let people = Mend::People(spec.people.saturating_sub(1));
        let mend = jobs.map(|spec| Mend::Jobs(spec.jobs)).or(slots.map(Mend::Slots)).unwrap_or(people);
        return Some((what, mend));
    }
    if limits(spec) < LIMITS_MIN {
        let what = format!("a plan with fewer than {LIMITS_MIN} limits is right however it is made");
        return Some((what, Mend::Qualifications(1)));
    }
    if can_be_drawn(spec) {
        return None;
    }
    let fine = |spec: &Spec| !is_loose(spec) && self::taken(spec) <= room && in_time(spec) && can_be_drawn(spec);
    let mut jobs: Vec<u8> = (JOBS.0..=JOBS.1).collect();
    jobs.sort_by_key(|jobs| jobs.abs_diff(spec.jobs));
    let mend = match jobs.into_iter().find(|jobs| fine(&with_jobs(*jobs))) {
        Some(jobs) => Mend::Jobs(jobs),
        None if spec.deadlines > 0 => Mend::Deadlines(spec.deadlines - 1),
        None => Mend::Ordered(spec.ordered.saturating_sub(1)),
    };
    Some(("no plan can meet so many limits in so little room".to_owned(), mend))
}

/// Slots that the jobs of a plan take, and slots that there are.
fn taken(spec: &Spec) -> u32 {
    lengths(spec).into_iter().map(u32::from).sum()
}

const fn room(spec: &Spec) -> u32 {
    spec.people as u32 * spec.slots as u32
}

/// Whether the jobs take less than a third of the room.
fn is_loose(spec: &Spec) -> bool {
    taken(spec) * 3 < room(spec)
}

impl Kind for ShiftPlan {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "shift_plan";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let theme = check.doc.read(&file.theme);
        let people = check.number(&file.people, "people", 2..=4);
        let slots = check.number(&file.slots, "slots", 4..=8);
        let jobs = check.number(&file.jobs, "jobs", u32::from(JOBS.0)..=u32::from(JOBS.1));
        let qualifications = check.number(&file.qualifications, "qualifications", 0..=2);
        let deadlines = check.number(&file.deadlines, "deadlines", 0..=3);
        let ordered = check.number(&file.ordered, "ordered", 0..=2);
        let late_job = check.doc.read(&file.late_job);
        let spec = Spec {
            theme: theme?,
            people: people? as u8,
            slots: slots? as u8,
            jobs: jobs? as u8,
            qualifications: qualifications? as u8,
            deadlines: deadlines? as u8,
            ordered: ordered? as u8,
            late_job: late_job?,
        };
        let Some((what, mend)) = fault(&spec, check.header.limit_ms) else { return Some(spec) };
        let (raw, works) = match mend {
            Mend::People(works) => (&file.people, works),
            Mend::Slots(works) => (&file.slots, works),
            Mend::Jobs(works) => (&file.jobs, works),
            Mend::Qualifications(works) => (&file.qualifications, works),
            Mend::Deadlines(works) => (&file.deadlines, works),
            Mend::Ordered(works) => (&file.ordered, works),
        };
        check.impossible(raw, what, u32::from(works));
        None
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let plans = plans_within(spec, limit_ms);
        let most = i64::from(plans * limits(spec));
        let handed_in = i64::from(limit_ms) / CHANGE_MS as i64 + 1;
        let worst = handed_in * (i64::from(limits(spec)) + lengths(spec).len() as i64);
        let mut measures = vec![
            Measure::new("net_limits", "limits", 0..=most),
            Measure::new("limits_met", "limits", 0..=most),
            Measure::new("limits_broken", "limits", 0..=worst),
            Measure::new("plans_done", "plans", 0..=handed_in),
            Measure::new("plans_right", "plans", 0..=i64::from(plans)),
        ];
        if spec.late_job {
            measures.push(Measure::new("late_met", "jobs", 0..=i64::from(plans)));
        }
        measures
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Planning::new(spec.clone(), part))
    }
}

/// The last card that was laid or taken back, and where it came from.
#[derive(Clone, Copy, Debug)]
struct Moved {
    job: usize,
    from: Option<Place>,
    at: At,
}

#[derive(Debug)]
struct Planning {
    spec: Spec,
    part: Part,
    draw: Seeded,
    layout: Layout,
    shift: Shift,
    placed: Vec<Option<Place>>,
    chosen: Option<usize>,
    moved: Option<Moved>,
    /// When this plan began, and when something was last done about it.
    began: At,
    acted: At,
    late_since: Option<At>,
    handed_in: Option<At>,
    jobs_done: u32,
    jobs_wrong: u32,
    met: u32,
    broken: u32,
    plans: u32,
    plans_right: u32,
    late_met: u32,
    met_by_minute: ByMinute,
    broken_by_minute: ByMinute,
}

impl Planning {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "shift_plan");
        let shift = Shift::new(&spec, &mut draw);
        Self {
            placed: vec![None; shift.jobs.len()],
            layout: Layout::of(&spec),
            part,
            draw,
            shift,
            chosen: None,
            moved: None,
            began: At::ZERO,
            acted: At::ZERO,
            late_since: None,
            handed_in: None,
            jobs_done: 0,
            jobs_wrong: 0,
            met: 0,
            broken: 0,
            plans: 0,
            plans_right: 0,
            late_met: 0,
            met_by_minute: ByMinute::default(),
            broken_by_minute: ByMinute::default(),
            spec,
        }
    }

    const fn pace(&self) -> &'static Pace {
        if matches!(self.part.mode, Mode::Scored) { &PERFECT } else { &SHOWN }
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.jobs_done)
    }

    /// When the next plan comes, or the round ends.
    fn change_at(&self) -> Option<At> {
        let change_ms = if self.part.shows_feedback() { FEEDBACK_MS } else { CHANGE_MS };
        self.handed_in.map(|at| at.plus_ms(change_ms))
    }

    /// Whether a job is on the table: the late one comes later.
    fn is_there(&self, job: usize) -> bool {
        job < usize::from(self.spec.jobs) || (job < self.shift.jobs.len() && self.late_since.is_some())
    }

    /// The jobs that lie on some of the slots that `job` would take from `place`.
    fn in_the_way(&self, job: usize, place: Place) -> impl Iterator<Item = usize> {
        let span = self.shift.span(job, place);
        self.placed.iter().enumerate().filter_map(move |(other, at)| {
            let at = at.filter(|at| other != job && at.row == place.row)?;
            let taken = self.shift.span(other, at);
            (taken.start < span.end && span.start < taken.end).then_some(other)
        })
    }

    /// Whether a job can lie there: on free slots, before the shift ends.
    fn fits(&self, job: usize, place: Place) -> bool {
        let on_board = place.row < self.spec.people && self.shift.span(job, place).end <= self.spec.slots;
        on_board && self.in_the_way(job, place).next().is_none()
    }

    fn choose(&mut self, at: At, job: usize) {
        let place = self.placed[job].take();
        if place.is_some() {
            self.moved = Some(Moved { job, from: place, at });
        }
        let again = self.chosen == Some(job) && place.is_none();
        self.chosen = Some(job).filter(|_| !again);
        self.acted = at;
    }

    fn lay(&mut self, at: At, place: Place) {
        let Some(job) = self.chosen.filter(|job| self.fits(*job, place)) else { return };
        self.placed[job] = Some(place);
        self.chosen = None;
        self.moved = Some(Moved { job, from: None, at });
        self.acted = at;
        let lie = self.placed.iter().flatten().count();
        if self.spec.late_job && self.late_since.is_none() && lie >= usize::from(self.spec.jobs).div_ceil(2) {
            self.late_since = Some(at);
        }
    }

    /// Whether the plan can be handed in: not before the late job is there, lest somebody forgets that it comes.
    fn can_hand_in(&self) -> bool {
        let lie = self.placed.iter().flatten().count();
        let enough = self.late_since.is_some() || !self.spec.late_job;
        self.handed_in.is_none() && enough && lie >= usize::from(self.spec.jobs).div_ceil(2)
    }

    fn hand_in(&mut self, at: At) {
        self.chosen = None;
        self.handed_in = Some(at);
        self.plans += 1;
        let judged = self.shift.judged(&self.placed);
        for (_, limit, met) in &judged {
            if *met && *limit != Limit::Placed {
                self.met += 1;
                self.met_by_minute.count(at);
            } else if !*met {
                self.broken += 1;
                self.broken_by_minute.count(at);
            }
        }
        let right = |job: usize| judged.iter().all(|(of, _, met)| *of != job || *met);
        let wrong = (0..self.shift.jobs.len()).filter(|job| !right(*job)).count() as u32;
        self.jobs_done += self.shift.jobs.len() as u32;
        self.jobs_wrong += wrong;
        self.plans_right += u32::from(wrong == 0);
        self.late_met += u32::from(self.spec.late_job && right(usize::from(self.spec.jobs)));
    }
}

/// Jobs have the ids 1 to 9, people 41 to 44, "done" is 50, places are 101 on, row by row, ten ids for each.
const FIRST_JOB: u16 = 1;
const FIRST_PERSON: u16 = 41;
const DONE: u16 = 50;
const FIRST_PLACE: u16 = 101;
const ROW_IDS: u16 = 10;

const fn place_id(place: Place) -> u16 {
    FIRST_PLACE + place.row as u16 * ROW_IDS + place.slot as u16
}

const fn badge_word(badge: Option<u8>) -> &'static str {
    match badge {
        None => "shift-badge-none",
        Some(0) => "shift-badge-round",
        Some(_) => "shift-badge-square",
    }
}

impl Run for Planning {
    fn advance(&mut self, to: At) {
        let Some(change) = self.change_at().filter(|change| *change <= to && !self.over()) else { return };
        self.shift = Shift::new(&self.spec, &mut self.draw);
        self.placed = vec![None; self.shift.jobs.len()];
        (self.moved, self.late_since, self.handed_in) = (None, None, None);
        (self.began, self.acted) = (change, change);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if self.handed_in.is_some() {
            return;
        }
        let (job, place) = (node.wrapping_sub(FIRST_JOB), node.wrapping_sub(FIRST_PLACE));
        if *node == DONE {
            if self.can_hand_in() {
                self.hand_in(at);
            }
        } else if *node >= FIRST_PLACE {
            let (row, slot) = (place / ROW_IDS, place % ROW_IDS);
            if row < u16::from(self.spec.people) {
                self.lay(at, Place { row: row as u8, slot: slot as u8 });
            }
        } else if self.is_there(usize::from(job)) {
            self.choose(at, usize::from(job));
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.change_at()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && self.change_at().is_none_or(|change| at >= change)
    }

    fn scene(&self, at: At) -> Scene {
        let (items, moving) = self.drawn(at);
        let mut nodes = Vec::new();
        for row in 0..self.spec.people {
            let worn = self.shift.badges.get(usize::from(row)).map_or(&[][..], Vec::as_slice);
            let badge = match worn {
                [] => "shift-badge-none",
                [badge] => badge_word(Some(*badge)),
                _ => "shift-badge-both",
            };
            let name = Say::new("shift-person").number("row", row + 1).word("badge", badge);
            nodes.push(Node::image(FIRST_PERSON + u16::from(row), name, self.layout.head(row)));
        }
        let open = self.handed_in.is_none();
        for job in self.shift.tray.iter().map(|job| usize::from(*job)).filter(|job| self.is_there(*job)) {
            let mut node = Node::button(FIRST_JOB + job as u16, self.job_name(job), self.area(job));
            node.enabled = open;
            nodes.push(node.with_role(Role::Option).with_selected(self.chosen == Some(job)));
        }
        for row in 0..self.spec.people {
            for slot in 0..self.spec.slots {
                let place = Place { row, slot };
                let name = Say::new("shift-place").number("row", row + 1).number("slot", slot + 1);
                let mut node = Node::button(place_id(place), name, self.layout.cell(place));
                node.enabled = open && self.chosen.is_some_and(|job| self.fits(job, place));
                nodes.push(node);
            }
        }
        let (x, y, w, h) = self.layout.done();
        let mut done = Node::button(DONE, Say::new("shift-done"), Area::rect(x, y, w, h));
        done.enabled = self.can_hand_in();
        nodes.push(done.with_selected(!open));
        Scene { items, nodes, moving, ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        self.handed_in.filter(|_| self.part.mode == Mode::Practice)?;
        let judged = self.shift.judged(&self.placed);
        // The first of the limits that are not met is the plainest to see.
        let worst = judged.iter().filter(|(_, _, met)| !met).map(|(_, limit, _)| *limit).min();
        let id = match worst {
            None => "feedback-right",
            Some(Limit::Placed) => "shift-feedback-placed",
            Some(Limit::Badge) => "shift-feedback-badge",
            Some(Limit::Latest) => "shift-feedback-latest",
            Some(Limit::After) => "shift-feedback-after",
        };
        Some(Feedback { good: worst.is_none(), say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        // A round ends with a whole plan, which may be more jobs than it was to have.
        let items = if self.part.shows_feedback() { u32::from(self.part.items) } else { u32::MAX };
        let done = self.jobs_done.min(items);
        Progress { done, right: done.saturating_sub(self.jobs_wrong) }
    }

    fn evidence(&self, _at: At) -> Evidence {
        // Nobody is credited with more than the perfect worker.
        let plans = plans_within(&self.spec, self.part.limit_ms);
        let met = self.met.min(plans * limits(&self.spec));
        let evidence = Evidence::default()
            .with("net_limits", met.saturating_sub(self.broken))
            .with("limits_met", met)
            .with("limits_broken", self.broken)
            .with("plans_done", self.plans)
            .with("plans_right", self.plans_right.min(plans))
            .series("limits_met", self.met_by_minute.counts())
            .series("limits_broken", self.broken_by_minute.counts());
        if self.spec.late_job { evidence.with("late_met", self.late_met.min(plans)) } else { evidence }
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let pace = self.pace();
        if self.handed_in.is_some() {
            return None;
        }
        let fresh_ms = if self.acted == self.began { pace.look } else { 0 };
        let late_ms = if self.late_since == Some(self.acted) { pace.late } else { 0 };
        let after = |ms: u64| self.acted.plus_ms(ms + fresh_ms + late_ms);
        let choose = |job: usize| {
            let point = self.layout.hand_on(self.corner(job), self.shift.jobs[job].length);
            Some((after(pace.choose), Intent::click(NodeId(FIRST_JOB + job as u16), point)))
        };
        if let Some(job) = self.chosen {
            let place = *self.shift.solution.get(job)?;
            // Whatever lies there lies wrongly, as no two jobs share a slot of the known plan.
            if let Some(other) = self.in_the_way(job, place).next() {
                return choose(other);
            }
            let point = self.layout.cell(place).centre().moved(pt(30, 24).x, pt(30, 24).y);
            return Some((after(pace.place), Intent::click(NodeId(place_id(place)), point)));
        }
        let waiting = |job: &usize| self.is_there(*job) && self.placed[*job].is_none();
        if let Some(job) = self.shift.order.iter().map(|job| usize::from(*job)).find(waiting) {
            return choose(job);
        }
        let (x, y, w, h) = self.layout.done();
        Some((after(pace.done), Intent::click(NodeId(DONE), pt(x + w * 3 / 4, y + h * 3 / 4))))
    }

    fn shown_until(&self) -> Option<At> {
        self.change_at()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 120_000;

    fn spec() -> Spec {
        Spec {
            theme: Theme::Parts,
            people: 3,
            slots: 6,
            jobs: 6,
            qualifications: 2,
            deadlines: 1,
            ordered: 1,
            late_job: true,
        }
    }

    fn specs() -> Vec<Spec> {
        let large = Spec { theme: Theme::Kitchen, people: 4, slots: 8, jobs: 8, deadlines: 3, ordered: 2, ..spec() };
        let tight = Spec { theme: Theme::Care, people: 2, slots: 4, jobs: 3, qualifications: 1, ..spec() };
        let plain = Spec { people: 2, slots: 5, jobs: 4, qualifications: 0, ordered: 2, late_job: false, ..spec() };
        vec![spec(), large, tight, plain]
    }

    fn planning(spec: &Spec, mode: Mode, seed: u64) -> Planning {
        Planning::new(spec.clone(), Part { mode, seed, items: 5, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Planning, ms: u64, node: u16) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
    }

    fn put(run: &mut Planning, ms: u64, job: usize, place: Place) {
        press(run, ms, FIRST_JOB + job as u16);
        press(run, ms + 1, place_id(place));
    }

    /// Lays every job as the known plan says, the late one last.
    fn plan_all(run: &mut Planning, ms: u64) {
        for job in run.shift.order.clone() {
            let job = usize::from(job);
            let place = run.shift.solution[job];
            put(run, ms, job, place);
        }
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            proofs::all(&KindSpec::ShiftPlan(spec), 60_000, Some("net_limits"));
        }
    }

    #[test]
    fn the_able_plan_better_and_forms_are_alike() {
        for spec in specs().into_iter().take(3) {
            proofs::profiles(&KindSpec::ShiftPlan(spec), 240_000, "net_limits");
        }
        proofs::parallel_forms(&KindSpec::ShiftPlan(spec()), LIMIT_MS, "net_limits");
    }

    #[test]
    fn every_shift_can_be_planned_and_has_the_same_limits() {
        for spec in specs() {
            let mut draw = Seeded::new(1, "test");
            for _ in 0..300 {
                let shift = Shift::new(&spec, &mut draw);
                let mut run = planning(&spec, Mode::Scored, 0);
                run.shift = shift.clone();
                run.late_since = Some(At::ZERO);
                for (job, place) in shift.solution.iter().enumerate() {
                    assert!(run.fits(job, *place));
                    run.placed[job] = Some(*place);
                }
                let judged = shift.judged(&run.placed);
                assert!(judged.iter().all(|(_, _, met)| *met));
                assert_eq!(judged.len() as u32, limits(&spec));
                assert_eq!(shift.jobs.iter().map(|job| job.length).collect::<Vec<_>>(), lengths(&spec));
                for job in &shift.jobs {
                    assert!(job.latest.is_none_or(|latest| latest < spec.slots), "a deadline says something");
                    assert!(job.latest.is_none() || job.after.is_none(), "a card has room for one of them");
                    let wearers = |badge| shift.badges.iter().filter(|worn| worn.contains(&badge)).count();
                    assert!(
                        job.badge.is_none_or(|badge| (1..=spec.people as usize / 2).contains(&wearers(badge)))
                    );
                }
                let nothing = vec![None; shift.jobs.len()];
                let broken = shift.judged(&nothing).len();
                assert_eq!(broken, limits(&spec) as usize + shift.jobs.len(), "each job, and each limit");
            }
        }
    }

    #[test]
    fn limits_are_broken_one_by_one() {
        let mut seen = [0; 3];
        for seed in 0..60 {
            let mut run = planning(&spec(), Mode::Scored, seed);
            plan_all(&mut run, 10);
            let whole = run.placed.clone();
            assert!(whole.iter().all(Option::is_some));
            for job in 0..whole.len() {
                for row in 0..3 {
                    for slot in 0..6 {
                        let place = Place { row, slot };
                        if !run.fits(job, place) {
                            continue;
                        }
                        let mut other = whole.clone();
                        other[job] = Some(place);
                        let of = run.shift.jobs[job];
                        for (who, limit, met) in run.shift.judged(&other) {
                            let starts = |job: u8| other[usize::from(job)].unwrap();
                            let end = |job: u8| starts(job).slot + run.shift.jobs[usize::from(job)].length;
                            let expected = match limit {
                                Limit::Badge if who == job => run.shift.badges[usize::from(row)].contains(&of.badge.unwrap()),
                                Limit::Latest if who == job => slot + of.length <= of.latest.unwrap(),
                                Limit::After => {
                                    end(run.shift.jobs[who].after.unwrap()) <= starts(who as u8).slot
                                }
                                _ => true,
                            };
                            assert_eq!(met, expected, "{limit:?} of {who}");
                            seen[match limit {
                                Limit::Placed | Limit::Badge => 0,
                                Limit::Latest => 1,
                                Limit::After => 2,
                            }] += u32::from(!met);
                        }
                    }
                }
            }
        }
        assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
    }

    #[test]
    fn a_broken_limit_takes_one_away_and_the_next_plan_comes() {
        let mut run = planning(&spec(), Mode::Scored, 4);
        let most = limits(&run.spec);
        plan_all(&mut run, 10);
        let badged = (0..7).find(|job| run.shift.jobs[*job].badge.is_some()).unwrap();
        press(&mut run, 30, FIRST_JOB + badged as u16);
        let wrong = run.shift.judged(&run.placed).iter().filter(|(_, _, met)| !met).count() as i64;
        assert!(wrong >= 2, "the job and its badge");
        press(&mut run, 40, DONE);
        let evidence = run.evidence(At::from_ms(40));
        assert_eq!(evidence.get("limits_broken"), Some(wrong));
        assert_eq!(evidence.get("limits_met"), Some(i64::from(most) - wrong + 1));
        let met = evidence.get("limits_met").unwrap();
        assert_eq!(evidence.get("net_limits"), Some((met - wrong).max(0)));
        assert_eq!((evidence.get("plans_done"), evidence.get("plans_right")), (Some(1), Some(0)));
        let before = run.shift.jobs.clone();
        press(&mut run, 100, FIRST_JOB);
        assert_eq!(run.chosen, None, "nothing can be done until the next plan comes");
        run.advance(At::from_ms(40 + CHANGE_MS));
        assert!(run.placed.iter().all(Option::is_none) && run.shift.jobs != before);
        plan_all(&mut run, 1000);
        press(&mut run, 1100, DONE);
        let evidence = run.evidence(At::from_ms(1100));
        assert_eq!((evidence.get("plans_done"), evidence.get("plans_right")), (Some(2), Some(1)));
        assert_eq!(evidence.get("limits_met"), Some(met + i64::from(most)));
        assert!(evidence.get("late_met") >= Some(1));
    }

    #[test]
    fn the_late_job_comes_when_half_of_the_others_lie_and_nothing_is_handed_in_before() {
        let mut run = planning(&spec(), Mode::Scored, 9);
        let late = FIRST_JOB + 6;
        for (i, job) in run.shift.order.clone().into_iter().take(6).enumerate() {
            let scene = run.scene(At::from_ms(i as u64 * 10));
            assert_eq!(scene.node(NodeId(late)).is_some(), i >= 3);
            assert_eq!(scene.node(NodeId(DONE)).unwrap().enabled, i >= 3);
            press(&mut run, i as u64 * 10, DONE);
            press(&mut run, i as u64 * 10, late);
            if run.chosen.is_some() {
                press(&mut run, i as u64 * 10, late);
            }
            assert_eq!(run.plans, u32::from(i >= 3));
            if i >= 3 {
                break;
            }
            let place = run.shift.solution[usize::from(job)];
            put(&mut run, i as u64 * 10 + 1, usize::from(job), place);
        }
    }

    #[test]
    fn a_card_that_lies_can_be_taken_back_and_laid_elsewhere_but_never_on_another() {
        let mut run = planning(&spec(), Mode::Scored, 2);
        let (first, second) = (usize::from(run.shift.order[0]), usize::from(run.shift.order[1]));
        let place = Place { row: 1, slot: 2 };
        put(&mut run, 10, first, place);
        assert_eq!(run.placed[first], Some(place));
        put(&mut run, 20, second, place);
        assert_eq!((run.placed[second], run.chosen), (None, Some(second)), "it does not fit and is still in hand");
        press(&mut run, 30, place_id(Place { row: 1, slot: 5 }));
        assert_eq!(run.placed[second].is_some(), run.shift.jobs[second].length == 1, "nor beyond the last slot");
        press(&mut run, 40, FIRST_JOB + first as u16);
        assert_eq!((run.placed[first], run.chosen), (None, Some(first)));
        press(&mut run, 50, FIRST_JOB + first as u16);
        assert_eq!(run.chosen, None);
        // Slots that are not there do nothing.
        press(&mut run, 60, FIRST_JOB + first as u16);
        for node in [FIRST_PLACE + 9, FIRST_PLACE + 3 * ROW_IDS, 9999, 0, FIRST_PERSON] {
            press(&mut run, 70, node);
        }
        assert_eq!((run.placed[first], run.chosen), (None, Some(first)));
    }

    #[test]
    fn the_perfect_worker_clears_its_own_way_after_any_mess() {
        for spec in specs() {
            for seed in 0..40 {
                let mut run = planning(&spec, Mode::Scored, seed);
                let mut draw = Seeded::new(seed, "mess");
                let mut at = At::ZERO;
                for _ in 0..60 {
                    at = at.plus_ms(50);
                    run.advance(at);
                    let scene = run.scene(at);
                    let open: Vec<&Node> = scene.nodes.iter().filter(|node| node.enabled && node.id.0 != DONE).collect();
                    if let Some(node) = draw.pick(&open) {
                        run.apply(at, &Intent::key(node.id));
                    }
                }
                // What lies wrongly stays unless it is in the way; then all jobs lie and the plan is handed in.
                for _ in 0..60 {
                    let Some((due, act)) = run.demonstrate() else { break };
                    at = at.max(due);
                    run.apply(at, &act);
                }
                assert!(run.plans == 1 && run.placed.iter().all(Option::is_some), "{spec:?} {seed}");
            }
        }
    }

    #[test]
    fn a_round_ends_with_a_whole_plan_and_counts_jobs() {
        let mut run = planning(&spec(), Mode::Practice, 3);
        plan_all(&mut run, 10);
        assert_eq!(run.feedback(), None);
        press(&mut run, 100, DONE);
        assert_eq!(run.feedback().map(|said| (said.good, said.say.id)), Some((true, "feedback-right")));
        assert_eq!(run.progress(), Progress { done: 5, right: 5 });
        assert!(!run.is_finished(At::from_ms(99 + FEEDBACK_MS)) && run.is_finished(At::from_ms(100 + FEEDBACK_MS)));
        let mut run = planning(&spec(), Mode::Practice, 3);
        plan_all(&mut run, 10);
        let job = (0..6).find(|job| run.shift.jobs[*job].badge.is_some()).unwrap();
        press(&mut run, 50, FIRST_JOB + job as u16);
        press(&mut run, 100, DONE);
        assert_eq!(run.feedback().map(|said| (said.good, said.say.id)), Some((false, "shift-feedback-placed")));
        assert!(run.progress().right < 5);
    }

    #[test]
    fn cards_lie_apart_in_the_tray() {
        for people in 2..=4 {
            for slots in 4..=8 {
                for jobs in 3..=8 {
                    let spec = Spec { people, slots, jobs, ..spec() };
                    if fault(&spec, None).is_some() {
                        continue;
                    }
                    let mut run = planning(&spec, Mode::Scored, 1);
                    run.late_since = Some(At::ZERO);
                    let scene = run.scene(At::from_ms(500));
                    let solid: Vec<&Node> = scene.nodes.iter().filter(|node| node.id.0 < 60).collect();
                    for (i, one) in solid.iter().enumerate() {
                        for other in &solid[..i] {
                            let (a, b) = (&one.area, &other.area);
                            let apart = |a: i32, a_size: i32, b: i32, b_size: i32| {
                                a + a_size + crate::scene::u(16) <= b || b + b_size + crate::scene::u(16) <= a
                            };
                            assert!(
                                apart(a.at.x, a.w, b.at.x, b.w) || apart(a.at.y, a.h, b.at.y, b.h),
                                "{one:?} and {other:?} in {spec:?}"
                            );
                        }
                    }
                }
            }
        }
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 6], late: bool, limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [people, slots, jobs, qualifications, deadlines, ordered] = values;
        let text = format!(
            "shift_plan(people: {people}, slots: {slots}, jobs: {jobs}, qualifications: {qualifications}, \
             deadlines: {deadlines}, ordered: {ordered}, late_job: {late}, theme: cleaning)"
        );
        proofs::checked::<ShiftPlan>(&text, limit_ms, 6).map_err(|refused| (refused.code, refused.place, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [3, 6, 6, 2, 1, 1];
        assert_eq!(checked(fine, true, LIMIT_MS), Ok(Spec { theme: Theme::Cleaning, ..spec() }));
        let outside = [(1, 2), (5, 4), (3, 4), (9, 8), (2, 3), (9, 8), (3, 2), (4, 3), (3, 2)];
        for ((value, nearest), place) in outside.into_iter().zip([0, 0, 1, 1, 2, 2, 3, 4, 5]) {
            let mut all = fine;
            all[place] = value;
            assert_eq!(checked(all, true, LIMIT_MS), Err((Code::ParameterOutOfRange, place, nearest)));
        }
    }

    #[test]
    fn what_cannot_be_planned_is_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 120_000] {
            for (people, slots) in [(2, 4), (2, 8), (3, 6), (4, 4), (4, 8)] {
                for jobs in 3..=8 {
                    for (qualifications, deadlines, ordered) in [(0, 0, 0), (0, 3, 2), (1, 0, 0), (2, 3, 2)] {
                        for late in [false, true] {
                            let mut all = [people, slots, jobs, qualifications, deadlines, ordered];
                            for _ in 0..6 {
                                let Err((code, place, works)) = checked(all, late, limit_ms) else { break };
                                assert_eq!(code, Code::Impossible);
                                all[place] = works;
                                refused += 1;
                            }
                            assert!(checked(all, late, limit_ms).is_ok(), "{all:?} {late} in {limit_ms} ms");
                        }
                    }
                }
            }
        }
        assert!(refused > 60, "{refused}");
    }
}

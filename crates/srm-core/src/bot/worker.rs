//! A simulated candidate at work: what the perfect worker would do, later, and now and then something else.
//!
//! A worker decides once for each act that the perfect worker would do next: when, and whether it goes wrong. It looks
//! at nothing but [`Run::demonstrate`](crate::kinds::Run::demonstrate), the nodes of the scene and the answers in words,
//! so it works every kind of exercise. The noise comes from a seed of its own: the same seed is the same person on the same day.

use super::Ability;
use crate::intent::{Intent, Means};
use crate::kinds::Run;
use crate::say::Say;
use crate::scene::{Area, Node, NodeId, Pt, Role, Scene, u};
use crate::seeded::Seeded;
use crate::time::At;
use std::collections::BTreeMap;

/// Longest time that the perfect worker thinks about an act, microseconds; what is longer is waiting, which ability does
/// not stretch.
const THINKING_MAX_US: u64 = 1_200_000;
/// Least time to see that something is to be done, before ability stretches it.
const THINKING_MIN_US: u64 = 300_000;
/// The same between two points of one movement.
const SAMPLE_MIN_US: u64 = 20_000;
/// Nobody acts twice within this time, nor moves a pointer twice within that.
const ACTS_APART_US: u64 = 120_000;
const SAMPLES_APART_US: u64 = 20_000;
/// How long a lapse takes.
const LAPSE_MS: (i32, i32) = (2000, 6000);
/// How far a slip on a pad is off each way, units.
const PAD_SLIP_UNITS: (i32, i32) = (6, 60);
/// The same in a movement of this speed; a slower hand is less far off, as it has time to put it right.
const MOVING_SLIP_UNITS: (i32, i32) = (10, 90);
const MOVING_UNITS_PER_S: u64 = 400;

/// What a worker is going to do about the perfect worker's next act.
#[derive(Clone, Debug)]
struct Plan {
    about: Intent,
    due: At,
    slips: bool,
}

/// A candidate at work.
#[derive(Debug)]
pub struct Worker {
    ability: Ability,
    draw: Seeded,
    plan: Option<Plan>,
    /// When the perfect worker would have done what was done last.
    last_wanted: At,
    last_act: At,
    /// Whether a pointer is held down on a pad.
    holds: bool,
    /// Where a held pointer was meant to be last.
    pointed: Pt,
    needless_at: Option<At>,
    /// What was done by a slip that has not been noticed, and until when it is not.
    unaware: Option<(NodeId, At)>,
    /// Which nodes are pads, as far as this has been looked at.
    pads: BTreeMap<NodeId, bool>,
    /// The first of the answers in words that are being read or have been, and until when.
    reads: Option<(NodeId, At)>,
}

impl Worker {
    /// Somebody of this ability; `seed` is their luck.
    pub fn new(ability: Ability, seed: u64) -> Self {
        Self {
            ability,
            draw: Seeded::new(seed, "worker"),
            plan: None,
            last_wanted: At::ZERO,
            last_act: At::ZERO,
            holds: false,
            pointed: Pt::default(),
            needless_at: None,
            unaware: None,
            pads: BTreeMap::new(),
            reads: None,
        }
    }

    /// Forgets the work done so far: another part begins at `now`.
    pub fn begin(&mut self, now: At) {
        self.plan = None;
        (self.last_wanted, self.last_act) = (now, now);
        self.holds = false;
        self.unaware = None;
        self.pads.clear();
        self.reads = None;
        self.needless_at = self.needless_after(now);
    }

    /// There are answers in words, of which this is the first: new ones are read before they are chosen from.
    pub fn reads(&mut self, now: At, first: NodeId, words: impl FnOnce() -> u64) {
        if self.reads.is_none_or(|(known, _)| known != first) {
            let ms = words() * 60_000 / u64::from(self.ability.words_per_min.max(1));
            self.reads = Some((first, now.plus_ms(ms)));
        }
    }

    /// When the worker will next do something, given what the perfect worker would do next; `None` when there is nothing
    /// to do. Ask again whenever something has happened.
    pub fn due(&mut self, now: At, wanted: Option<&(At, Intent)>) -> Option<At> {
        match wanted {
            None => self.plan = None,
            Some((at, intent)) => {
                let kept =
                    self.plan.as_ref().is_some_and(|plan| same(&plan.about, intent) && *at <= plan.due);
                if !kept {
                    self.plan = Some(self.decide(now, *at, intent));
                }
            }
        }
        let read = self.reads.map_or(At::ZERO, |(_, until)| until);
        let plan = self.plan.as_ref().map(|plan| plan.due.max(read));
        let needless = self.needless_at.filter(|_| !self.holds);
        [plan, needless].into_iter().flatten().min().map(|due| due.max(now))
    }

    /// What the worker does at `now`, when something is due; `None` when it does nothing after all.
    pub fn act(
        &mut self,
        now: At,
        wanted: Option<&(At, Intent)>,
        scene: impl FnOnce() -> Scene,
    ) -> Option<Intent> {
        if self.needless_at.is_some_and(|at| at <= now) && !self.holds {
            self.needless_at = self.needless_after(now);
            self.last_act = now;
            self.plan = None;
            return self.something(&scene(), None);
        }
        let (at, intent) = wanted?;
        let plan = self.plan.take_if(|plan| plan.due <= now && same(&plan.about, intent) && *at <= now)?;
        let done = self.done(now, intent, plan.slips, scene);
        (self.last_wanted, self.last_act) = (*at, now);
        match done {
            Some(Intent::Hold { .. }) => self.holds = true,
            Some(Intent::Release | Intent::Activate { .. }) => self.holds = false,
            _ => {}
        }
        done
    }

    fn decide(&mut self, now: At, at: At, intent: &Intent) -> Plan {
        let moves = matches!(intent, Intent::Point(_) | Intent::Release | Intent::Move { .. });
        let (least_us, apart_us) =
            if moves { (SAMPLE_MIN_US, SAMPLES_APART_US) } else { (THINKING_MIN_US, ACTS_APART_US) };
        let ahead_us = at.us_since(now);
        // Who is behind takes the perfect worker's own time between the two acts.
        let lead_us = if ahead_us > 0 { ahead_us } else { at.us_since(self.last_wanted) };
        let thinking_us = lead_us.clamp(least_us, THINKING_MAX_US);
        let waiting_us = ahead_us.saturating_sub(thinking_us);
        let jitter = self.ability.jitter_permille.min(900) as i32;
        let varied = 1000 + self.draw.within(-jitter, jitter);
        let pace = u64::from(self.ability.pace_permille.clamp(1000, 100_000)) * varied.unsigned_abs() as u64;
        let mut due = At(now.0 + waiting_us + thinking_us * pace / 1_000_000);
        due = due.max(at).max(At(self.last_act.0 + apart_us)).max(At(now.0 + 1));
        // A movement is one act, however many points it has.
        let weight_ms = if moves { thinking_us / 1000 } else { 1000 };
        if u64::from(self.draw.below(1_000_000)) < u64::from(self.ability.lapse_permille) * weight_ms {
            due = due.plus_ms(self.draw.within(LAPSE_MS.0, LAPSE_MS.1) as u64);
        }
        if let (Some((slipped, until)), Intent::Activate { node, .. }) = (self.unaware, intent)
            && slipped == *node
        {
            due = due.max(until);
        }
        let slips = self.draw.chance(self.ability.slip_permille);
        Plan { about: intent.clone(), due, slips }
    }

    /// The act that comes of what was meant.
    fn done(
        &mut self,
        now: At,
        meant: &Intent,
        slips: bool,
        scene: impl FnOnce() -> Scene,
    ) -> Option<Intent> {
        match meant {
            Intent::Activate { node, by, point } => {
                let known = self.pads.get(node).copied();
                if known.is_none() || (slips && known == Some(false)) {
                    let scene = scene();
                    self.pads.extend(scene.nodes.iter().map(|node| (node.id, node.role == Role::Pad)));
                    if slips && !self.pads.get(node).copied().unwrap_or(false) {
                        return self.slip(now, &scene, *node);
                    }
                }
                let is_pad = self.pads.get(node).copied().unwrap_or(false);
                let off = slips.then_some(PAD_SLIP_UNITS);
                let point = point.map(|point| if is_pad { self.aimed(point, off) } else { point });
                Some(Intent::Activate { node: *node, by: *by, point })
            }
            Intent::Hold { node, by, point } => {
                let off = slips.then_some(PAD_SLIP_UNITS);
                self.pointed = *point;
                Some(Intent::Hold { node: *node, by: *by, point: self.aimed(*point, off) })
            }
            Intent::Point(point) => {
                let off = slips.then(|| self.moving_slip_units(now, *point));
                self.pointed = *point;
                Some(Intent::Point(self.aimed(*point, off)))
            }
            Intent::Move { node, .. } if slips => {
                let (dx, dy) = [(1, 0), (-1, 0), (0, 1), (0, -1)][self.draw.below(4) as usize];
                Some(Intent::Move { node: *node, dx, dy })
            }
            Intent::Move { .. } | Intent::Release => Some(meant.clone()),
        }
    }

    /// Takes another node for the one that was meant.
    fn slip(&mut self, now: At, scene: &Scene, meant: NodeId) -> Option<Intent> {
        let done = self.something(scene, Some(meant));
        if let Some(Intent::Activate { node, .. }) = done
            && self.draw.chance(self.ability.unaware_permille)
        {
            let ms = self.draw.within(LAPSE_MS.0, LAPSE_MS.1);
            self.unaware = Some((node, now.plus_ms(ms as u64)));
        }
        done
    }

    /// Presses something that can be pressed: other than `but`, and what is most easily taken for it.
    fn something(&mut self, scene: &Scene, but: Option<NodeId>) -> Option<Intent> {
        let can = |node: &&Node| {
            node.enabled && matches!(node.role, Role::Button | Role::Option) && Some(node.id) != but
        };
        let nodes: Vec<&Node> = scene.nodes.iter().filter(can).collect();
        let meant = but.and_then(|id| scene.node(id));
        // What does another kind of thing mostly has another size too: a dial is not taken for an action.
        let of_role = |node: &&&Node| meant.is_some_and(|meant| meant.role == node.role);
        let size = |node: &Node| (node.area.w, node.area.h);
        let alike = |node: &&&Node| of_role(node) && meant.is_some_and(|meant| size(meant) == size(node));
        let mut near: Vec<&Node> = nodes.iter().filter(alike).copied().collect();
        if near.is_empty() {
            near = nodes.iter().filter(of_role).copied().collect();
        }
        let node = self.draw.pick(if meant.is_some() { &near } else { &nodes })?;
        // An answer in words has no place on the canvas.
        let point = (node.area.w > 0).then(|| node.area.centre());
        Some(Intent::Activate { node: node.id, by: Means::Mouse, point })
    }

    /// Where a hand comes down that aims at `point`; a slip is off by so many units each way.
    fn aimed(&mut self, point: Pt, slip_units: Option<(i32, i32)>) -> Pt {
        let off = u(self.ability.pad_error_units.min(200) as i32);
        // Two draws: a hand is mostly near what it aims at.
        let mut near = || self.draw.within(-off, off).midpoint(self.draw.within(-off, off));
        let mut at = point.moved(near(), near());
        if let Some((least, most)) = slip_units {
            let mut far = || {
                let off = self.draw.within(u(least), u(most));
                if self.draw.chance(500) { off } else { -off }
            };
            at = at.moved(far(), far());
        }
        at
    }

    /// How far a slip on the way to `point` is off.
    fn moving_slip_units(&self, now: At, point: Pt) -> (i32, i32) {
        let way =
            point.distance_squared(self.pointed).unsigned_abs().isqrt() / u64::from(u(1).unsigned_abs());
        let units_per_s = way * 1_000_000 / now.us_since(self.last_act).max(1);
        let share = units_per_s.min(MOVING_UNITS_PER_S) as i32;
        let slower = |units: i32| units * share / MOVING_UNITS_PER_S as i32;
        (slower(MOVING_SLIP_UNITS.0), slower(MOVING_SLIP_UNITS.1))
    }

    fn needless_after(&mut self, now: At) -> Option<At> {
        let every_ms = 600_000_u32.checked_div(self.ability.needless_per_10_min)?;
        Some(now.plus_ms(u64::from(self.draw.below(2 * every_ms)) + 500))
    }
}

/// Whether two intents are the same thing to do; points move with what they are on.
fn same(a: &Intent, b: &Intent) -> bool {
    match (a, b) {
        (Intent::Activate { node: a, .. }, Intent::Activate { node: b, .. })
        | (Intent::Hold { node: a, .. }, Intent::Hold { node: b, .. }) => a == b,
        (Intent::Point(_), Intent::Point(_)) => true,
        _ => a == b,
    }
}

/// What a run shows to a worker: its scene, with the answers in words as nodes without a place.
fn seen(run: &dyn Run, now: At) -> Scene {
    let mut scene = run.scene(now);
    let choices = run.wording(now).map_or_else(Vec::new, |wording| wording.choices);
    scene.nodes.extend(choices.iter().map(|choice| answer(choice.node, choice.enabled)));
    scene
}

/// An answer in words as a node without a place.
pub(super) fn answer(node: NodeId, enabled: bool) -> Node {
    let area = Area { at: Pt::default(), w: 0, h: 0, round: false };
    Node { enabled, ..Node::button(node.0, Say::new("said-by-you"), area).with_role(Role::Option) }
}

/// Words that a text of the author has, more or less: a run knows keys only.
const WORDS_OF_A_TEXT: u64 = 10;

/// Works on a run until it is finished, or until `limit`; gives the moment of the end.
pub fn work_on(run: &mut dyn Run, limit: At, worker: &mut Worker) -> At {
    let mut now = At::ZERO;
    worker.begin(now);
    loop {
        if run.is_finished(now) {
            return now;
        }
        let wanted = run.demonstrate();
        if let Some(wording) = run.wording(now)
            && let Some(first) = wording.choices.first()
        {
            worker.reads(now, first.node, || (wording.choices.len() as u64 + 1) * WORDS_OF_A_TEXT);
        }
        let due = worker.due(now, wanted.as_ref()).filter(|due| *due < limit);
        let passes = run.next_deadline().filter(|at| *at > now && *at < limit);
        let Some(next) = [due, passes].into_iter().flatten().min() else { break };
        now = next;
        run.advance(now);
        if due == Some(now) {
            let wanted = run.demonstrate();
            if let Some(intent) = worker.act(now, wanted.as_ref(), || seen(run, now)) {
                run.apply(now, &intent);
                run.advance(now);
            }
        }
    }
    run.advance(limit);
    limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::pt;

    /// Waits for one press of its first button after another, each a second after the last, and notes what it gets.
    #[derive(Debug, Default)]
    struct Presses {
        free_from: At,
        done: Vec<(At, Intent)>,
    }

    impl Run for Presses {
        fn advance(&mut self, _to: At) {}
        fn apply(&mut self, at: At, intent: &Intent) {
            self.done.push((at, intent.clone()));
            self.free_from = at;
        }
        fn next_deadline(&self) -> Option<At> {
            None
        }
        fn is_finished(&self, _at: At) -> bool {
            false
        }
        fn scene(&self, _at: At) -> Scene {
            let button = |id, x, w| Node::button(id, Say::new("x"), Area::rect(x, 0, w, 100));
            let mut nodes = vec![button(1, 0, 100), button(2, 200, 100), button(3, 400, 300)];
            nodes.push(Node::image(4, Say::new("x"), Area::rect(800, 0, 100, 100)));
            nodes.push(Node { enabled: false, ..button(5, 1000, 100) });
            Scene { nodes, ..Scene::default() }
        }
        fn feedback(&self) -> Option<crate::kinds::Feedback> {
            None
        }
        fn progress(&self) -> crate::kinds::Progress {
            crate::kinds::Progress::default()
        }
        fn evidence(&self, _at: At) -> crate::evidence::Evidence {
            crate::evidence::Evidence::default()
        }
        fn demonstrate(&self) -> Option<(At, Intent)> {
            Some((self.free_from.plus_ms(1000), Intent::click(NodeId(1), pt(50, 50))))
        }
    }

    const LIMIT: At = At::from_ms(600_000);

    fn pressed(ability: Ability, seed: u64) -> Vec<(At, Intent)> {
        let mut run = Presses::default();
        work_on(&mut run, LIMIT, &mut Worker::new(ability, seed));
        run.done
    }

    fn node(intent: &Intent) -> u16 {
        if let Intent::Activate { node, .. } = intent { node.0 } else { 0 }
    }

    /// Fast and right, unless told otherwise.
    const STEADY: Ability = Ability {
        pace_permille: 1000,
        jitter_permille: 0,
        slip_permille: 0,
        unaware_permille: 0,
        lapse_permille: 0,
        needless_per_10_min: 0,
        pad_error_units: 0,
        words_per_min: 100,
    };

    #[test]
    fn the_same_luck_is_the_same_candidate_and_other_luck_another() {
        assert_eq!(pressed(Ability::TYPICAL, 7), pressed(Ability::TYPICAL, 7));
        assert_ne!(pressed(Ability::TYPICAL, 7), pressed(Ability::TYPICAL, 8));
    }

    #[test]
    fn without_noise_a_worker_is_the_perfect_one() {
        let done = pressed(STEADY, 1);
        assert_eq!(done.len(), 599);
        assert!(done.iter().zip(1..).all(|((at, act), i)| *at == At::from_ms(i * 1000) && node(act) == 1));
    }

    #[test]
    fn pace_makes_slower_and_lapses_make_pauses() {
        assert_eq!(pressed(Ability { pace_permille: 2500, ..STEADY }, 1).len(), 239);
        let lapsing = pressed(Ability { lapse_permille: 100, ..STEADY }, 1);
        let longest = lapsing.windows(2).map(|two| two[1].0.ms_since(two[0].0)).max().unwrap();
        assert!((350..500).contains(&lapsing.len()) && (5000..=7000).contains(&longest), "{longest}");
    }

    #[test]
    fn a_slip_takes_what_looks_alike_and_a_needless_act_anything_that_can_be_pressed() {
        let slips = pressed(Ability { slip_permille: 300, ..STEADY }, 3);
        let of = |done: &[(At, Intent)], id| done.iter().filter(|(_, act)| node(act) == id).count();
        assert!((150..210).contains(&of(&slips, 2)) && of(&slips, 1) + of(&slips, 2) == slips.len());
        let needless = pressed(Ability { needless_per_10_min: 60, ..STEADY }, 3);
        assert!((5..40).contains(&of(&needless, 3)), "{}", of(&needless, 3));
        assert_eq!(of(&needless, 4) + of(&needless, 5), 0);
    }

    #[test]
    fn no_ability_makes_hands_faster_than_hands() {
        let most = Ability {
            pace_permille: 0,
            jitter_permille: u32::MAX,
            slip_permille: u32::MAX,
            unaware_permille: u32::MAX,
            lapse_permille: 0,
            needless_per_10_min: u32::MAX,
            pad_error_units: u32::MAX,
            words_per_min: 0,
        };
        let done = pressed(most, 1);
        assert!(done.len() < 600 * 10, "{}", done.len());
        let never = Ability { pace_permille: u32::MAX, lapse_permille: u32::MAX, ..STEADY };
        assert!(pressed(never, 1).len() < 20);
    }
}

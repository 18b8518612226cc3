//! Exercise kinds: one file each, and one line in the registry below.
//!
//! A kind is parameters that can be checked ([`Kind`]) and a run of it ([`Run`]). It knows authored time, seeds,
//! intents and scenes; it never knows pages, journals, time factors or points. The session runs it three times: as a
//! wordless demonstration worked by [`Run::demonstrate`], as practice with feedback, and scored.

use crate::evidence::{Evidence, Measure};
use crate::intent::Intent;
use crate::say::Say;
use crate::scene::Scene;
use crate::time::At;
use serde::Deserialize;
use std::fmt::Debug;

mod params;
#[cfg(test)]
pub(crate) mod proofs;
mod wording;

pub(crate) use params::number;
pub use params::{Check, Header};
pub use wording::{Mark, Said, Speaker, WordChoice, Wording, reachable};

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Worked by the perfect worker while the candidate watches.
    Demonstration,
    /// Untimed, with feedback, never evidence.
    Practice,
    /// Timed, without feedback.
    Scored,
}

/// One run of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is for.
    pub mode: Mode,
    /// What the items are drawn from.
    pub seed: u64,
    /// Items in a demonstration or practice round; a scored part goes on to its limit.
    pub items: u16,
    /// The authored limit of the scored part.
    pub limit_ms: u32,
}

impl Part {
    /// Whether right and wrong are shown as they happen.
    pub const fn shows_feedback(&self) -> bool {
        !matches!(self.mode, Mode::Scored)
    }

    /// Whether `done` items are all there are.
    pub const fn is_over(&self, done: u32) -> bool {
        !matches!(self.mode, Mode::Scored) && done >= self.items as u32
    }
}

/// Feedback on the latest act of a practice round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was right.
    pub good: bool,
    /// What to say about it.
    pub say: Say,
}

/// How far a demonstration or practice round has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items dealt with.
    pub done: u32,
    /// Of these, right.
    pub right: u32,
}

/// A run in progress. Time is authored time since the part began, in microseconds, and comes in as an argument.
///
/// The caller advances a run to every moment before it applies an intent or asks for its scene there; advancing in one
/// step or in many gives the same run.
pub trait Run: Debug + Send {
    /// Lets time pass: everything due up to and including `to` happens.
    fn advance(&mut self, to: At);
    /// The candidate acts. Acts that mean nothing now are ignored.
    fn apply(&mut self, at: At, intent: &Intent);
    /// When something next happens by itself; `None` when only the candidate can move things on.
    fn next_deadline(&self) -> Option<At>;
    /// Whether there is nothing left to do.
    fn is_finished(&self, at: At) -> bool;
    /// What is seen at `at`.
    fn scene(&self, at: At) -> Scene;
    /// What is said at `at` and can be answered in words, beside the scene; `None` where the work has no words.
    fn wording(&self, _at: At) -> Option<Wording> {
        None
    }
    /// Feedback on the latest act, while it is fresh; always `None` when scored.
    fn feedback(&self) -> Option<Feedback>;
    /// How far it has come.
    fn progress(&self) -> Progress;
    /// The measures so far. `at` closes what is still open.
    fn evidence(&self, at: At) -> Evidence;
    /// The perfect worker's next act, and when; `None` when there is nothing to do until something happens.
    fn demonstrate(&self) -> Option<(At, Intent)>;
    /// Until when there is something to see after the last act of a demonstration; `None` when the act is the end of it.
    fn shown_until(&self) -> Option<At> {
        None
    }
}

/// A kind of exercise: its parameters, what it measures, and how it starts.
pub trait Kind {
    /// Parameters as an author writes them.
    type File: for<'de> Deserialize<'de>;
    /// Parameters that have been checked.
    type Spec: Clone + Debug + PartialEq;

    /// Name in exercise files.
    const NAME: &'static str;
    /// Raised by any change that alters an existing result.
    const REVISION: u16;
    /// Whether the scenes hold no words.
    const LANGUAGE_LIGHT: bool;
    /// Whether the station can let the candidate practise; a physical task is practised with the leader.
    const PRACTISED: bool;

    /// Checks the parameters; reports every fault and gives `None` when one is serious.
    fn check(file: &Self::File, check: &mut Check<'_, '_>) -> Option<Self::Spec>;
    /// What the scored part can give as evidence within `limit_ms`.
    fn measures(spec: &Self::Spec, limit_ms: u32) -> Vec<Measure>;
    /// The criteria that observers rate; their ratings come as documents of their own.
    fn criteria(_spec: &Self::Spec) -> Vec<String> {
        Vec::new()
    }
    /// Starts a run.
    fn start(spec: &Self::Spec, part: Part) -> Box<dyn Run>;
}

/// What is known of a kind without its parameters.
#[derive(Clone, Copy, Debug)]
pub struct KindInfo {
    /// Name in exercise files.
    pub name: &'static str,
    /// Revision of its results.
    pub revision: u16,
    /// Whether the scenes hold no words.
    pub language_light: bool,
    /// Whether it has practice rounds.
    pub practised: bool,
}

macro_rules! kinds {
    ($($module:ident => $kind:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// The kind of an exercise with its parameters, as written.
        #[derive(Debug, Deserialize)]
        #[serde(rename = "kind", rename_all = "snake_case")]
        pub enum KindFile { $(#[doc = stringify!($module)] $kind(<$module::$kind as Kind>::File)),* }

        /// The kind of an exercise with its parameters, checked.
        #[derive(Clone, Debug, PartialEq)]
        pub enum KindSpec { $(#[doc = stringify!($module)] $kind(<$module::$kind as Kind>::Spec)),* }

        /// Every kind there is.
        pub const KINDS: &[KindInfo] = &[$(KindInfo {
            name: $module::$kind::NAME,
            revision: $module::$kind::REVISION,
            language_light: $module::$kind::LANGUAGE_LIGHT,
            practised: $module::$kind::PRACTISED,
        }),*];

        impl KindFile {
            /// Checks the parameters against the exercise they stand in.
            pub fn check(&self, check: &mut Check<'_, '_>) -> Option<KindSpec> {
                match self { $(Self::$kind(file) => $module::$kind::check(file, check).map(KindSpec::$kind)),* }
            }
        }

        impl KindSpec {
            /// What is known of the kind.
            pub const fn info(&self) -> KindInfo {
                match self { $(Self::$kind(_) => KindInfo {
                    name: $module::$kind::NAME,
                    revision: $module::$kind::REVISION,
                    language_light: $module::$kind::LANGUAGE_LIGHT,
                    practised: $module::$kind::PRACTISED,
                }),* }
            }

            /// What the scored part can give as evidence within `limit_ms`.
            pub fn measures(&self, limit_ms: u32) -> Vec<Measure> {
                match self { $(Self::$kind(spec) => $module::$kind::measures(spec, limit_ms)),* }
            }

            /// The criteria that observers rate.
            pub fn criteria(&self) -> Vec<String> {
                match self { $(Self::$kind(spec) => $module::$kind::criteria(spec)),* }
            }

            /// Starts a run.
            pub fn start(&self, part: Part) -> Box<dyn Run> {
                match self { $(Self::$kind(spec) => $module::$kind::start(spec, part)),* }
            }
        }
    };
}

kinds! {
    rule_sort => RuleSort,
    follow_steps => FollowSteps,
    defect_stream => DefectStream,
    gauge_watch => GaugeWatch,
    ring_dot => RingDot,
    trace_path => TracePath,
    rotate_match => RotateMatch,
    plan_to_stack => PlanToStack,
    line_trace => LineTrace,
    flow_fix => FlowFix,
    dual_task => DualTask,
    pick_orders => PickOrders,
    log_readings => LogReadings,
    shift_plan => ShiftPlan,
    dialogue => Dialogue,
    handover => Handover,
    observed => Observed,
}

//! What can happen in a session: the journal's vocabulary.

use crate::digest::Digest;
use crate::id::{CandidateCode, Id};
use crate::intent::Intent;
use crate::lang::Lang;
use crate::palette::Theme;
use crate::time::{At, TimeFactor};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a session is for. It stands in the signed sheet; bots cannot write `live`, and only `live` can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A real candidate.
    Live,
    /// Calibration by people who already do the job.
    Trial,
    /// Trying the program out.
    Demo,
    /// A bot.
    Simulated,
}

/// Accommodation settings: what is set, never why (no diagnosis is kept anywhere).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How much more time, in thousandths.
    pub time_factor: TimeFactor,
    /// Text size in percent, 100 to 200.
    pub text_pct: u16,
    /// Colours.
    pub theme: Theme,
    /// Nothing moves that need not.
    pub calm_motion: bool,
    /// The clock is not shown.
    pub hide_clock: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            time_factor: TimeFactor::ONE,
            text_pct: 100,
            theme: Theme::Light,
            calm_motion: false,
            hide_clock: false,
        }
    }
}

/// The first entry of every journal: all that was known before the first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The session (UUID v7).
    pub session: Uuid,
    /// Drawn from the system; chooses the form and everything in it.
    pub seed: u64,
    /// What it is for.
    pub purpose: Purpose,
    /// Which set.
    pub set: Id,
    /// Which exact files.
    pub pack: Digest,
    /// Who: a code, never a name.
    pub code: CandidateCode,
    /// Which attempt at this set, from 1.
    pub attempt: u8,
    /// Accommodations authorised before the start.
    pub settings: Settings,
}

/// What the candidate does on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Act {
    /// Chooses the language.
    Language(Lang),
    /// Takes part.
    TakePart,
    /// Does not take part.
    Decline,
    /// The main action: go on.
    Next,
    /// See the demonstration again.
    Again,
    /// Pause, between exercises.
    Pause,
    /// Go on after a pause or an interruption.
    Resume,
    /// Asks to leave.
    AskLeave,
    /// Leaves.
    Leave,
    /// Stays after all.
    Stay,
    /// Calls the leader.
    CallLeader,
    /// The leader's code is being typed: the work is hidden and the clock stands still meanwhile.
    Knock,
}

/// Something the leader notes. Categories only: free text would sooner or later hold a name or a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IncidentKind {
    /// Noise or a disturbance in the room.
    Disturbance,
    /// The candidate was helped during the timed part.
    Helped,
    /// Mouse, keyboard, screen or sound failed.
    Equipment,
    /// The candidate felt unwell.
    Unwell,
    /// A misunderstanding about the task.
    Misunderstood,
    /// Something else; told on paper.
    Other,
}

impl IncidentKind {
    /// Every kind, in the order a menu shows them.
    pub const ALL: [Self; 6] =
        [Self::Disturbance, Self::Helped, Self::Equipment, Self::Unwell, Self::Misunderstood, Self::Other];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Disturbance => "incident-disturbance",
            Self::Helped => "incident-helped",
            Self::Equipment => "incident-equipment",
            Self::Unwell => "incident-unwell",
            Self::Misunderstood => "incident-misunderstood",
            Self::Other => "incident-other",
        }
    }
}

/// What the session leader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum LeaderAct {
    /// Opens the menu: the stimulus is hidden and the clock stops.
    Open,
    /// Closes the menu; what was paused goes on.
    Close,
    /// Notes an incident.
    Note(IncidentKind),
    /// Another practice round.
    AnotherRound,
    /// On to the timed part although practice did not come right.
    GoOn,
    /// This exercise does not count.
    VoidExercise(IncidentKind),
    /// The session ends here; what was done is sealed.
    End(IncidentKind),
    /// The session is void: no sheet.
    Void(IncidentKind),
}

/// Something the station noticed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fault {
    /// The journal could not be written and goes on at the spare place.
    JournalMoved,
    /// The window lost the keyboard.
    FocusLost,
    /// The wall clock jumped while the session ran.
    ClockChanged,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The session began.
    Started(Box<Start>),
    /// The candidate acted on a page.
    Act(Act),
    /// The candidate acted on the work.
    Intent(Intent),
    /// The leader acted.
    Leader(LeaderAct),
    /// The station noticed something.
    Fault(Fault),
    /// The program stopped without ending the session and has come back. The clock stood still meanwhile.
    Resumed {
        /// How long it was away by the wall clock, seconds; a claim, 0 when unknown.
        away_s: u32,
    },
}

/// One journal entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Session time; never decreases.
    pub at: At,
    /// What happened.
    pub event: Event,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Every exercise was done or voided.
    Completed,
    /// The candidate left.
    Left,
    /// The candidate chose not to take part.
    Declined,
    /// The leader ended it early.
    Ended(IncidentKind),
    /// The leader made it void.
    Voided(IncidentKind),
}

impl Ending {
    /// Whether a sheet is made of it.
    pub const fn has_sheet(self) -> bool {
        matches!(self, Self::Completed | Self::Left | Self::Ended(_))
    }
}

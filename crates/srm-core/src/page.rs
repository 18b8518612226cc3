//! A screen as meaning: title, paragraphs, choices, one main action, a clock. `srm-ui` lays it out, scales it to 200 %
//! and mirrors it; nothing here knows about pixels.

use crate::kinds::Mark;
use crate::lang::Lang;
use crate::say::Words;
use crate::scene::{Item, NodeId, Scene};
use crate::session::Act;

/// Which screen this is: stable names for tests, replay and pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    /// Choose a language.
    Language,
    /// What this is, the pass rule, take part or not.
    Participation,
    /// Which part of the job this exercise resembles.
    JobLink,
    /// What to do, in words.
    Instruction,
    /// What to do, shown.
    Demonstration,
    /// Try it, with feedback.
    Practice,
    /// Practice did not come right: the leader helps.
    PracticeHelp,
    /// Ready for the timed part?
    Ready,
    /// The timed part.
    Scored,
    /// The exercise is done.
    ExerciseDone,
    /// A break.
    Break,
    /// The last screen.
    Finished,
    /// The candidate left, or chose not to take part.
    Left,
    /// Paused.
    Paused,
    /// The station stopped and came back.
    Interrupted,
    /// Leave, really?
    AskLeave,
}

impl Screen {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Participation => "participation",
            Self::JobLink => "job-link",
            Self::Instruction => "instruction",
            Self::Demonstration => "demonstration",
            Self::Practice => "practice",
            Self::PracticeHelp => "practice-help",
            Self::Ready => "ready",
            Self::Scored => "scored",
            Self::ExerciseDone => "exercise-done",
            Self::Break => "break",
            Self::Finished => "finished",
            Self::Left => "left",
            Self::Paused => "paused",
            Self::Interrupted => "interrupted",
            Self::AskLeave => "ask-leave",
        }
    }
}

/// Something to press, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does.
    pub act: Act,
    /// What it says.
    pub words: Words,
}

/// One of several to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What choosing it does.
    pub act: Act,
    /// What it says.
    pub words: Words,
    /// The language it is written in, where that is not the page's.
    pub lang: Option<Lang>,
    /// Whether it is the one chosen now.
    pub selected: bool,
}

/// Where in the session this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Exercises begun.
    pub done: u16,
    /// Exercises in all.
    pub of: u16,
}

/// Time left, in real milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Left.
    pub left_ms: u64,
    /// In all.
    pub total_ms: u64,
    /// Whether it runs now.
    pub running: bool,
}

/// A short word to the candidate beside the work: practice feedback, the leader is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Good news, or a problem.
    pub good: bool,
    /// What it says.
    pub words: Words,
}

/// Something said in work that is about words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Who says it.
    pub by: Words,
    /// Whether that is the candidate.
    pub you: bool,
    /// What is said.
    pub words: Words,
}

/// How a demonstration presses an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// It is about to.
    Coming,
    /// It does.
    Pressing,
}

/// An answer in words; choosing it activates its node as one of the scene's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What choosing it activates.
    pub node: NodeId,
    /// What it says.
    pub words: Words,
    /// The digit or lower-case letter that stands on it and chooses it.
    pub key: char,
    /// Which it is in the order chosen, from 1, where order is shown.
    pub order: Option<u8>,
    /// Whether it is chosen.
    pub selected: bool,
    /// Whether it can be chosen, or taken back, now.
    pub enabled: bool,
    /// Feedback on it.
    pub mark: Option<Mark>,
    /// Whether the demonstration presses it.
    pub touch: Option<Touch>,
    /// A small picture about the origin, within 160 × 160 units; often none.
    pub picture: Vec<Item>,
}

/// The words of the work: what is said, and the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// What has been said, the latest last.
    pub said: Vec<Spoken>,
    /// The answers, in reading and keyboard order.
    pub answers: Vec<Answer>,
    /// Whether several of them are chosen together; otherwise one.
    pub several: bool,
}

/// A screen without its stimulus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which screen.
    pub screen: Screen,
    /// Title.
    pub title: Words,
    /// Paragraphs under it.
    pub paragraphs: Vec<Words>,
    /// Choices, when the screen asks for one.
    pub choices: Vec<Choice>,
    /// The one main action.
    pub main: Option<Action>,
    /// Quiet actions: see it again, pause, leave.
    pub others: Vec<Action>,
    /// Call the leader; on every screen while the session runs.
    pub call: Option<Action>,
    /// In place of that, once the leader has been called: that they will come.
    pub called: Option<Words>,
    /// Progress through the session.
    pub steps: Option<Steps>,
    /// The part of the job this resembles.
    pub job: Option<Words>,
    /// Time left.
    pub clock: Option<Clock>,
    /// Feedback or news.
    pub notice: Option<Notice>,
    /// The words of the work, where it has any.
    pub talk: Option<Talk>,
}

/// Everything on the screen at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The page.
    pub page: Page,
    /// The stimulus, when the page has one.
    pub scene: Option<Scene>,
    /// Whether the scene takes part: false while a demonstration plays, and for a picture beside words.
    pub interactive: bool,
}

impl View {
    /// Whether the scene is a still picture beside the page's words instead of the page's main matter.
    pub const fn is_illustrated(&self) -> bool {
        self.scene.is_some() && matches!(self.page.screen, Screen::JobLink | Screen::Instruction)
    }

    /// The answer in words that this node stands for.
    pub fn answer(&self, node: NodeId) -> Option<&Answer> {
        self.page.talk.as_ref()?.answers.iter().find(|answer| answer.node == node)
    }
}

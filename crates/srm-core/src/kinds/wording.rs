//! Work in words: what is said, and the answers to choose from.
//!
//! A scene holds no words, because it is scaled as a whole and never mirrored. A kind whose matter is words gives the
//! author's text keys instead; the page lays them out beside the scene, at any text size and in either direction.

use super::Run;
use crate::scene::{Item, NodeId, Role};
use crate::time::At;

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The candidate.
    You,
    /// Somebody the author names: the text key of the name.
    Other(String),
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// By whom.
    pub by: Speaker,
    /// Text key of the words.
    pub words: String,
}

/// What practice and demonstrations show at an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was chosen, and rightly.
    Right,
    /// It was chosen, and wrongly.
    Wrong,
    /// It would have been right and was not chosen.
    Missed,
}

/// An answer in words. Its node is no part of the scene: the page shows it and makes the same intents of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChoice {
    /// What activating it names; stable within a part, and never that of a node of the scene.
    pub node: NodeId,
    /// Text key of what it says.
    pub words: String,
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
    /// A small picture about the origin, within 160 × 160 units; often none.
    pub picture: Vec<Item>,
}

impl WordChoice {
    /// An answer that can be chosen.
    pub const fn new(node: NodeId, words: String, key: char) -> Self {
        Self {
            node,
            words,
            key,
            order: None,
            selected: false,
            enabled: true,
            mark: None,
            picture: Vec::new(),
        }
    }
}

/// The words of the work at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What has been said, the latest last.
    pub said: Vec<Said>,
    /// The answers, in reading and keyboard order.
    pub choices: Vec<WordChoice>,
    /// Whether several of them are chosen together; otherwise one.
    pub several: bool,
}

/// Every node that can be acted on at `at`: those of the scene, then the answers in words.
pub fn reachable(run: &dyn Run, at: At) -> Vec<NodeId> {
    let scene = run.scene(at);
    let nodes = scene.nodes.iter().filter(|node| node.enabled && node.role != Role::Image);
    let choices = run.wording(at).map_or_else(Vec::new, |wording| wording.choices);
    let answers = choices.iter().filter(|choice| choice.enabled).map(|choice| choice.node);
    nodes.map(|node| node.id).chain(answers).collect()
}

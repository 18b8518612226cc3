//! What a candidate does to the work: resolved against the last painted scene, ready for the journal.

use crate::scene::{NodeId, Pt};
use serde::{Deserialize, Serialize};

/// How a hand reached the station. Scores by different means are not interchangeable (METHOD §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A mouse or trackpad.
    Mouse,
    /// A finger or pen on the screen.
    Touch,
    /// The keyboard, or assistive technology acting as one.
    Key,
}

/// One act on the scene.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Intent {
    /// A node was clicked, tapped or chosen by key.
    Activate {
        /// Which node.
        node: NodeId,
        /// How.
        by: Means,
        /// Where on the canvas, when it was pointed at.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<Pt>,
    },
    /// An arrow key on a pad: one step in that direction.
    Move {
        /// Which pad.
        node: NodeId,
        /// Steps to the right (−1, 0 or 1).
        dx: i8,
        /// Steps down (−1, 0 or 1).
        dy: i8,
    },
    /// The pointer went down on a pad.
    Hold {
        /// Which pad.
        node: NodeId,
        /// How.
        by: Means,
        /// Where.
        point: Pt,
    },
    /// The held pointer moved. At most one each 10 ms; several are packed into one journal line.
    Point(Pt),
    /// The held pointer was lifted.
    Release,
}

impl Intent {
    /// A click on `node` by mouse at `point`.
    pub const fn click(node: NodeId, point: Pt) -> Self {
        Self::Activate { node, by: Means::Mouse, point: Some(point) }
    }

    /// `node` chosen by key.
    pub const fn key(node: NodeId) -> Self {
        Self::Activate { node, by: Means::Key, point: None }
    }

    /// By what means it was done; `None` where the act does not tell (it follows one that does).
    pub const fn means(&self) -> Option<Means> {
        match self {
            Self::Activate { by, .. } | Self::Hold { by, .. } => Some(*by),
            Self::Move { .. } => Some(Means::Key),
            Self::Point(_) | Self::Release => None,
        }
    }
}

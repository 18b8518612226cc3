//! The tree of a text's values, and where in it a place is.

use std::ops::Range;

use crate::source::Source;

/// Index of a node in its outline.
pub(crate) type NodeId = usize;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `( … )`, with or without a name, fields named or not.
    Group,
    /// `[ … ]`.
    List,
    /// `{ … }`.
    Map,
    Text,
    Char,
    Number,
    /// A name alone.
    Word,
}

/// One value of the text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub shape: Shape,
    /// From the name or opening bracket to the closing bracket.
    pub span: Range<usize>,
    /// The name before a group.
    pub name: Option<Range<usize>>,
    /// Where the opening bracket is; for leaves the start.
    pub open: usize,
    pub items: Vec<Item>,
    pub parent: Option<NodeId>,
    /// Whether the last item has a comma behind it.
    pub trailing_comma: bool,
}

/// One item of a group, list or map.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The field's name or the map's key.
    pub key: Option<Range<usize>>,
    pub value: NodeId,
    /// From the key to the comma behind the value, with it.
    pub whole: Range<usize>,
}

/// The tree: parents before children, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub nodes: Vec<Node>,
}

impl Outline {
    /// The node with this index.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The outermost node that starts at `offset` or, behind white space and comments, after it.
    pub fn starting(&self, offset: usize) -> Option<NodeId> {
        let id = self.nodes.partition_point(|node| node.span.start < offset);
        (id < self.nodes.len()).then_some(id)
    }

    /// The innermost node that holds the byte at `offset`.
    pub fn holding(&self, offset: usize) -> Option<NodeId> {
        let mut id = self.nodes.partition_point(|node| node.span.start <= offset).checked_sub(1)?;
        while !self.nodes.get(id)?.span.contains(&offset) {
            id = self.nodes.get(id)?.parent?;
        }
        Some(id)
    }

    /// The last node that starts before `offset` and has ended by then.
    pub fn ended_by(&self, offset: usize) -> Option<NodeId> {
        let end = self.nodes.partition_point(|node| node.span.start < offset);
        let last = end.checked_sub(1)?;
        // The deepest one that is over; then as far out as still over.
        let mut id = last;
        while self.nodes.get(id)?.span.end > offset {
            id = id.checked_sub(1)?;
        }
        while let Some(parent) = self.nodes.get(id)?.parent
            && self.nodes.get(parent)?.span.end <= offset
        {
            id = parent;
        }
        Some(id)
    }

    /// The way to a node in the author's words: `items[2].limit_ms`; empty for the document itself.
    pub fn path(&self, source: &Source, mut id: NodeId) -> String {
        let mut steps = Vec::new();
        while let Some(parent) = self.nodes.get(id).and_then(|node| node.parent) {
            let Some(above) = self.nodes.get(parent) else { break };
            let found = above.items.binary_search_by_key(&id, |item| item.value);
            if let Ok(index) = found {
                match above.items.get(index).and_then(|item| item.key.clone()) {
                    Some(key) if above.shape == Shape::Map => steps.push(format!("[{}]", source.slice(key))),
                    Some(key) => steps.push(format!(".{}", source.slice(key))),
                    None if above.shape == Shape::List => steps.push(format!("[{index}]")),
                    None => {}
                }
            }
            id = parent;
        }
        steps.reverse();
        steps.concat().trim_start_matches('.').to_owned()
    }
}

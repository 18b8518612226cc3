//! The stimulus as data: a display list on a 1600 × 1000 canvas (1960 × 1000 with a second panel), and the nodes that can be acted on.
//!
//! Lengths are integers in 1/64 canvas unit. One painter (`srm-ui`) and one SVG writer (`crate::svg`) draw every kind;
//! the nodes give hit targets, keyboard order, accessible names and read-aloud. A scene is never mirrored.

use crate::palette::Ink;
use crate::say::Say;
use serde::{Deserialize, Serialize};

/// Canvas width in whole units.
pub const WIDTH: i32 = 1600;
/// Canvas width of a wide scene, in whole units: what the card of the work holds beside the work itself.
pub const WIDE: i32 = 1960;
/// Canvas height in whole units.
pub const HEIGHT: i32 = 1000;
/// Fixed-point parts in one canvas unit.
pub const UNIT: i32 = 64;
/// Least width and height of what can be hit, in whole units: 48 points on a 1280 × 800 screen.
pub const TARGET_MIN: i32 = 84;

/// A length in 1/64 canvas unit from whole units.
pub const fn u(whole: i32) -> i32 {
    whole * UNIT
}

/// A point in 1/64 canvas unit, x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(i32, i32)", into = "(i32, i32)")]
pub struct Pt {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

impl From<(i32, i32)> for Pt {
    fn from((x, y): (i32, i32)) -> Self {
        Self { x, y }
    }
}

impl From<Pt> for (i32, i32) {
    fn from(pt: Pt) -> Self {
        (pt.x, pt.y)
    }
}

/// A point from whole canvas units.
pub const fn pt(x: i32, y: i32) -> Pt {
    Pt { x: u(x), y: u(y) }
}

impl Pt {
    /// The point `permille` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, permille: i32) -> Self {
        let mix = |a: i32, b: i32| a + (i64::from(b - a) * i64::from(permille) / 1000) as i32;
        Self { x: mix(self.x, other.x), y: mix(self.y, other.y) }
    }

    /// Moved by a vector.
    #[must_use]
    pub const fn moved(self, dx: i32, dy: i32) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// Squared distance in 1/4096 square units.
    pub fn distance_squared(self, other: Self) -> i64 {
        let (dx, dy) = (i64::from(self.x) - i64::from(other.x), i64::from(self.y) - i64::from(other.y));
        dx * dx + dy * dy
    }
}

/// What a fill is patterned with, so that colour never speaks alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Nothing.
    #[default]
    Plain,
    /// Slanted stripes.
    Stripes,
    /// Dots.
    Dots,
    /// Level bars.
    Bars,
    /// A grid.
    Grid,
    /// Rings.
    Rings,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// Colour at the top.
    pub ink: Ink,
    /// Colour at the bottom, when it differs.
    pub to: Option<Ink>,
    /// Pattern over it, in the light-edge colour.
    pub pattern: Pattern,
    /// Opacity in percent.
    pub alpha_pct: u8,
}

/// How a line is drawn: round ends and joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// Width in 1/64 unit.
    pub width: i32,
    /// Opacity in percent.
    pub alpha_pct: u8,
    /// Dash and gap in 1/64 unit; both 0 for a whole line.
    pub dash: (i32, i32),
}

/// A shape. Filled ones are convex; that is what painters can count on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle from its top left corner, with rounded corners.
    Rect {
        /// Top left.
        at: Pt,
        /// Width.
        w: i32,
        /// Height.
        h: i32,
        /// Corner radius.
        r: i32,
    },
    /// A circle.
    Circle {
        /// Centre.
        at: Pt,
        /// Radius.
        r: i32,
    },
    /// A closed convex outline.
    Polygon(Vec<Pt>),
    /// An open line through points.
    Line(Vec<Pt>),
    /// Part of a circle's outline; angles in thousandths of a degree, 0 upwards, clockwise.
    Arc {
        /// Centre.
        at: Pt,
        /// Radius.
        r: i32,
        /// Where it begins.
        from_mdeg: i32,
        /// How far it goes.
        sweep_mdeg: i32,
    },
    /// A cubic curve: start, two control points, end.
    Curve([Pt; 4]),
}

/// One thing to draw; later ones cover earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A shape with fill, outline or both.
    Draw {
        /// The shape.
        shape: Shape,
        /// Its inside.
        fill: Option<Fill>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A soft shadow under a rectangle or circle that can be taken.
    Shadow(Shape),
    /// A short label: a digit or a letter on a key, a dial or a bin. Never a word in a language-light scene.
    Label {
        /// Centre.
        at: Pt,
        /// What it says.
        text: String,
        /// Text height in 1/64 unit.
        height: i32,
        /// Colour.
        ink: Ink,
        /// Bold or regular.
        bold: bool,
    },
    /// Things moved, turned, scaled or faded together, about the group's own origin.
    Group {
        /// Where the origin goes.
        shift: Pt,
        /// Turn about the origin, thousandths of a degree, clockwise.
        turn_mdeg: i32,
        /// Size in thousandths.
        scale_pm: i32,
        /// Opacity in percent.
        alpha_pct: u8,
        /// The things.
        items: Vec<Item>,
    },
}

/// Which node of a scene; stable within a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u16);

/// What a node is to the person who meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Something seen, named for those who listen; not acted on.
    Image,
    /// Something to press.
    Button,
    /// One of several to choose from.
    Option,
    /// A field the pointer or the arrow keys draw in.
    Pad,
}

/// Where a node can be hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Top left.
    pub at: Pt,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// Whether it is round (an ellipse in the rectangle) for the focus ring and hits.
    pub round: bool,
}

impl Area {
    /// A rectangle in whole units.
    pub const fn rect(x: i32, y: i32, w: i32, h: i32) -> Self {
        Self { at: pt(x, y), w: u(w), h: u(h), round: false }
    }

    /// A circle in whole units.
    pub const fn circle(x: i32, y: i32, r: i32) -> Self {
        Self { at: pt(x - r, y - r), w: u(2 * r), h: u(2 * r), round: true }
    }

    /// Its middle.
    pub const fn centre(&self) -> Pt {
        Pt { x: self.at.x + self.w / 2, y: self.at.y + self.h / 2 }
    }

    /// Whether a point hits it.
    pub fn contains(&self, point: Pt) -> bool {
        let (dx, dy) = (point.x - self.at.x, point.y - self.at.y);
        if dx < 0 || dy < 0 || dx > self.w || dy > self.h {
            return false;
        }
        if !self.round {
            return true;
        }
        let (a, b) = (i64::from(self.w) / 2, i64::from(self.h) / 2);
        let (x, y) = (i64::from(dx) - a, i64::from(dy) - b);
        x * x * b * b + y * y * a * a <= a * a * b * b
    }
}

/// A part of the scene with a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub id: NodeId,
    /// What it is.
    pub role: Role,
    /// What can be seen there; never the answer.
    pub name: Say,
    /// Where.
    pub area: Area,
    /// A key that activates it, e.g. the digit drawn on a bin.
    pub key: Option<char>,
    /// Chosen or marked.
    pub selected: bool,
    /// Whether it can be acted on now.
    pub enabled: bool,
}

impl Node {
    /// A node that can be pressed.
    pub const fn button(id: u16, name: Say, area: Area) -> Self {
        Self { id: NodeId(id), role: Role::Button, name, area, key: None, selected: false, enabled: true }
    }

    /// Something seen.
    pub const fn image(id: u16, name: Say, area: Area) -> Self {
        Self { id: NodeId(id), role: Role::Image, name, area, key: None, selected: false, enabled: false }
    }

    /// With a key of its own.
    #[must_use]
    pub const fn with_key(mut self, key: char) -> Self {
        self.key = Some(key);
        self
    }

    /// With another role.
    #[must_use]
    pub const fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Marked as chosen.
    #[must_use]
    pub const fn with_selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }
}

/// What is seen, and what can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Drawn in order.
    pub items: Vec<Item>,
    /// In keyboard order.
    pub nodes: Vec<Node>,
    /// Whether something moves by itself, so that each frame needs drawing.
    pub moving: bool,
    /// Whether there is a second panel right of the work, from [`WIDTH`] to [`WIDE`].
    pub wide: bool,
}

impl Scene {
    /// Width of its canvas in whole units.
    pub const fn width(&self) -> i32 {
        if self.wide { WIDE } else { WIDTH }
    }

    /// The node a pointer at `point` hits: the last (topmost) that can be acted on.
    pub fn hit(&self, point: Pt) -> Option<&Node> {
        self.nodes.iter().rev().find(|node| node.enabled && node.area.contains(point))
    }

    /// The node with this id.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// Every label, also inside groups.
    pub fn labels(&self) -> Vec<&str> {
        fn collect<'a>(items: &'a [Item], out: &mut Vec<&'a str>) {
            for item in items {
                match item {
                    Item::Label { text, .. } => out.push(text),
                    Item::Group { items, .. } => collect(items, out),
                    Item::Draw { .. } | Item::Shadow(_) => {}
                }
            }
        }
        let mut out = Vec::new();
        collect(&self.items, &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_areas_are_hit_inside_the_circle_only() {
        let dial = Area::circle(100, 100, 50);
        assert!(dial.contains(pt(100, 51)));
        assert!(!dial.contains(pt(60, 60)));
        assert!(!dial.contains(pt(151, 100)));
        assert!(Area::rect(0, 0, 10, 10).contains(pt(10, 10)));
    }

    #[test]
    fn the_topmost_enabled_node_is_hit() {
        let named = |id| Node::button(id, Say::new("x"), Area::rect(0, 0, 100, 100));
        let mut scene = Scene { nodes: vec![named(1), named(2)], ..Scene::default() };
        assert_eq!(scene.hit(pt(5, 5)).map(|n| n.id), Some(NodeId(2)));
        scene.nodes[1].enabled = false;
        assert_eq!(scene.hit(pt(5, 5)).map(|n| n.id), Some(NodeId(1)));
        assert_eq!(scene.hit(pt(500, 5)), None);
    }
}

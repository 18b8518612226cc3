//! When inputs reached the station. The toolkit stamps all events of a frame alike; the window notes each one as it
//! comes, and the stage asks in the same order.

use egui::Context;
use std::sync::Arc;
use std::time::Instant;

/// Which stream of inputs a stamp belongs to; each keeps its own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A pointer button or a finger, down or up.
    Press,
    /// The pointer moved.
    Move,
    /// A key, down or up.
    Key,
}

/// The stamps of one frame.
#[derive(Clone, Debug, Default)]
pub struct Arrivals(Arc<Vec<(Class, Instant)>>);

impl Arrivals {
    /// The stamps of this frame's inputs, in the order they came.
    pub fn new(stamps: Vec<(Class, Instant)>) -> Self {
        Self(Arc::new(stamps))
    }

    /// Makes these the stamps of the frame.
    pub fn set(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(egui::Id::unique("arrivals"), self));
    }

    /// The stamps of the frame; none when no window gave any.
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(egui::Id::unique("arrivals"))).unwrap_or_default()
    }

    /// Reads each class in order.
    pub fn reader(&self) -> Reader {
        Reader { stamps: Arc::clone(&self.0), next: [0; 3] }
    }
}

/// Hands out the stamps of a frame, class by class.
#[derive(Debug)]
pub struct Reader {
    stamps: Arc<Vec<(Class, Instant)>>,
    next: [usize; 3],
}

impl Reader {
    /// The next stamp of `class`; `None` when the window noted fewer.
    pub fn next(&mut self, class: Class) -> Option<Instant> {
        let seen = &mut self.next[class as usize];
        let mut of_class = self.stamps.iter().filter(|(other, _)| *other == class);
        let stamp = of_class.nth(*seen).map(|(_, at)| *at);
        *seen += 1;
        stamp
    }
}

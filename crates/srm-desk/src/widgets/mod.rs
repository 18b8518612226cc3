//! The widgets of the desk's pages, beside those all pages share (`srm_ui::widgets`).
//!
//! Each takes its words in reading order, mirrors on right-to-left pages, and is worked by pointer, keyboard and
//! assistive technology alike.

mod anchors;
mod facts;
mod form_steps;
mod list;
mod stepper;
mod tabs;
mod text_field;
mod work;

pub use self::anchors::Anchors;
pub use self::facts::{Fact, FactCard, Mark};
pub use self::form_steps::{FormStep, FormSteps, side_by_side};
pub use self::list::{List, ListOut, ListRow};
pub use self::stepper::Stepper;
pub use self::tabs::{Tab, Tabs};
pub use self::text_field::TextField;
pub use self::work::{Work, Worked};

use egui::{Context, Key, KeyboardShortcut, Modifiers, Rect, Ui, UiBuilder};
use srm_ui::text::{Size, Text};
use srm_ui::tokens::Look;

/// Letters of details: the smallest on the desk.
pub const DETAIL: Size = Size::Points(16.0);

/// Whether a plain key may be taken as a shortcut: nobody is writing.
pub fn keys_are_free(ctx: &Context) -> bool {
    !ctx.text_edit_focused()
}

/// Takes a plain key press, unless somebody is writing.
pub fn key(ui: &Ui, key: Key) -> bool {
    keys_are_free(ui.ctx()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Takes Ctrl (on a Mac, Command) and a key, also while somebody writes.
pub fn ctrl(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key)))
}

/// Shows `content` in `place`, in a column that begins where reading begins.
pub fn inside<R>(ui: &mut Ui, place: Rect, salt: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.ctx());
    let mut part = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place).layout(look.column()));
    content(&mut part)
}

/// `text` on one line of at most `width` points; what does not fit ends with an ellipsis.
pub fn one_line(
    ctx: &Context,
    words: &str,
    make: impl Fn(String) -> Text<'static>,
    width: f32,
) -> Text<'static> {
    let fits = |words: &str| {
        let laid = make(words.to_owned()).line_chars(usize::MAX).layout(ctx, width);
        laid.line_count() <= 1 && laid.size().x <= width + 0.5
    };
    if fits(words) {
        return make(words.to_owned()).line_chars(usize::MAX);
    }
    let letters: Vec<char> = words.chars().collect();
    let shortened = |count: usize| format!("{}…", letters[..count].iter().collect::<String>().trim_end());
    let (mut low, mut high) = (0, letters.len());
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if fits(&shortened(middle)) { low = middle } else { high = middle }
    }
    make(shortened(low)).line_chars(usize::MAX)
}

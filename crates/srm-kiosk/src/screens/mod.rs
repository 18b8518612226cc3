//! One file per screen. A screen reads the model, shows it, and gives back what is asked for.

mod leader;
mod session;
mod set_up;
mod today;
mod trouble;
mod unlock;

use crate::command::Command;
use crate::model::{Model, News, Route};
use egui::Ui;
use srm_text::Words;
use srm_ui::tokens::GRID;
use srm_ui::widgets::{CodeField, Keypad, KeypadPress, Notice, NoticeKind};

/// Shows the screen that is on.
pub fn show(ui: &mut Ui, model: &Model, words: &Words) -> Vec<Command> {
    match &model.route {
        Route::Unlock => unlock::show(ui, model, words),
        Route::SetUp => set_up::show(ui, model, words),
        Route::Session => session::show(ui, model, words),
        Route::LeaderCode | Route::NewCode => leader::code(ui, model, words),
        Route::LeaderMenu => leader::menu(ui, model, words),
        Route::Why(grave) => leader::why(ui, *grave, words),
        Route::Today => today::show(ui, model, words),
        Route::Trouble(problem) => trouble::show(ui, model, problem, words),
    }
}

/// A field for digits with its keypad.
fn code_pad(
    ui: &mut Ui,
    label: &str,
    digits: &str,
    places: usize,
    masked: bool,
    words: &Words,
) -> Vec<Command> {
    let field = CodeField::new(label, digits, places);
    let _ = if masked { field.masked().show(ui) } else { field.show(ui) };
    ui.add_space(GRID);
    let erase = words.text("erase");
    let presses = Keypad::new(&erase).show(ui);
    presses
        .into_iter()
        .map(|press| match press {
            KeypadPress::Digit(digit) => Command::Digit(char::from(b'0' + digit.min(9))),
            KeypadPress::Erase => Command::Erase,
        })
        .collect()
}

/// News for the leader, when there is any.
fn news(ui: &mut Ui, news: Option<&News>) {
    if let Some(News { good, text }) = news {
        let kind = if *good { NoticeKind::Ok } else { NoticeKind::Problem };
        Notice::new(kind, text).show(ui);
    }
}

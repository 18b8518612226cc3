//! How the points of an exercise came about: what was measured, what the rule does with it, what it gave.

use crate::replay::Explained;
use egui::Ui;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::GRID;
use srm_ui::widgets::card;

/// The explanation of one exercise's points.
#[derive(Debug, Clone, Copy)]
pub struct PointsCard<'p> {
    /// Title of the exercise; `None` between exercises.
    pub exercise: Option<&'p str>,
    /// Its lines.
    pub lines: &'p [Explained],
}

impl PointsCard<'_> {
    /// Shows the card over the width at hand.
    pub fn show(&self, ui: &mut Ui, words: &Words) {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let title = words.text("replay-points");
            Text::new(title).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
            let Some(exercise) = self.exercise else {
                Text::label(words.text("replay-no-exercise")).size(Size::Fact).show(ui);
                return;
            };
            Text::label(exercise).size(Size::Fact).show(ui);
            for line in self.lines {
                ui.add_space(GRID);
                Text::new(line.measure.as_str()).size(Size::Fact).weight(Weight::Bold).show(ui);
                for said in values(line, words) {
                    Text::new(said).size(Size::Fact).show(ui);
                }
                Text::new(gave(line, words)).size(Size::Fact).show(ui);
                Text::label(line.rule.as_str()).size(crate::widgets::DETAIL).show(ui);
            }
        });
    }
}

fn values(line: &Explained, words: &Words) -> Vec<String> {
    let value = |value: i64| {
        if line.is_rated { thousandths(value, words) } else { value.to_string() }
    };
    let say =
        |id, found: Option<i64>| found.map(|found| words.say(&Say::new(id).verbatim("value", value(found))));
    say("replay-so-far", line.so_far).into_iter().chain(say("replay-in-all", line.value)).collect()
}

fn gave(line: &Explained, words: &Words) -> String {
    let max = thousandths(line.max_milli, words);
    match line.points_milli {
        Some(points) => {
            let points = thousandths(points, words);
            words.say(&Say::new("replay-points-of").verbatim("points", points).verbatim("max", max))
        }
        None => words.say(&Say::new("replay-points-open").verbatim("max", max)),
    }
}

/// A number of thousandths with as many decimals as it has, in the spelling of the language.
pub(crate) fn thousandths(milli: i64, words: &Words) -> String {
    let sign = if milli < 0 { "–" } else { "" };
    let (whole, rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{rest:03}");
    format!("{sign}{whole}{}{}", words.text("decimal-sign"), decimals.trim_end_matches('0'))
}

//! Where the points stand and what happened: what a decision is made from. Words, never a chart of a person.

use crate::forms::decide::{DecideView, ExerciseRow, PointsLine, Stand, points};
use crate::widgets::{Fact, FactCard, Mark};
use egui::{Role, Sense, Ui, WidgetInfo, vec2};
use srm_core::lang::Lang;
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_core::score::Basis;
use srm_text::Words;
use srm_ui::text::{Align, Size, Text, Weight, spoken};
use srm_ui::tokens::Look;
use srm_ui::widgets::{annotate, card};

/// The basis in words.
pub fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::Above => "decide-basis-above",
        Basis::Within => "decide-basis-within",
        Basis::Below => "decide-basis-below",
        Basis::Incomplete => "decide-basis-incomplete",
    }
}

/// Only what needs care has a shape: above and below are no tick and no warning.
const fn mark(basis: Basis) -> Mark {
    match basis {
        Basis::Within | Basis::Incomplete => Mark::Warn,
        Basis::Above | Basis::Below => Mark::None,
    }
}

fn points_of(stand: &Stand, words: &Words) -> String {
    let lang = words.lang();
    let (least, most) = stand.reach_milli;
    if least == most {
        of(least, i64::from(stand.max) * 1000, lang, words)
    } else {
        words.say(
            &Say::new("decide-points-between")
                .verbatim("least", points(least, lang))
                .verbatim("most", points(most, lang))
                .verbatim("max", stand.max.to_string()),
        )
    }
}

fn of(milli: i64, max_milli: i64, lang: &Lang, words: &Words) -> String {
    let say = Say::new("decide-points-of").verbatim("points", points(milli, lang));
    words.say(&say.verbatim("max", points(max_milli, lang)))
}

/// Total, threshold and minima.
pub fn stands(ui: &mut Ui, view: &DecideView, words: &Words) {
    let total = &view.total;
    let cut = Say::new("decide-cut-band").verbatim("cut", total.cut.to_string());
    let cut = cut.verbatim("band", total.band.to_string());
    let basis = Say::new("decide-stands").verbatim("basis", words.text(word(total.basis)));
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        super::parts::subheading(ui, &words.text("decide-basis"));
        line(ui, mark(total.basis), &words.say(&basis), Weight::Bold);
        pair(ui, &words.text("decide-points"), &points_of(total, words));
        pair(ui, &words.text("decide-cut"), &words.say(&cut));
        for minimum in &view.minima {
            let stand = &minimum.stand;
            let (least, _) = stand.reach_milli;
            let said = Say::new("decide-minimum-stand")
                .verbatim("points", points(least, words.lang()))
                .verbatim("max", stand.max.to_string())
                .verbatim("cut", stand.cut.to_string())
                .verbatim("band", stand.band.to_string())
                .verbatim("basis", words.text(word(stand.basis)));
            let name = Say::new("decide-minimum").verbatim("title", minimum.title.as_str());
            line(ui, mark(stand.basis), &words.say(&name), Weight::Bold);
            Text::label(words.say(&said)).size(Size::Fact).show(ui);
            let why = Say::new("decide-minimum-why").verbatim("reason", minimum.reason.as_str());
            Text::label(words.say(&why)).size(Size::Fact).show(ui);
        }
    });
}

/// A name, and what belongs to it at the end of the row.
fn pair(ui: &mut Ui, name: &str, words: &str) {
    let look = Look::of(ui.ctx());
    let width = ui.available_width();
    let name_text = Text::new(name).size(Size::Fact);
    let laid = name_text.layout(ui.ctx(), width);
    let beside = width - laid.size().x - 16.0;
    let text = Text::label(words).size(Size::Fact).align(Align::End);
    let words_laid = text.layout(ui.ctx(), beside.max(80.0));
    let height = laid.size().y.max(words_laid.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    laid.paint_in(ui.painter(), rect);
    words_laid.paint_in(ui.painter(), look.end(rect, beside.max(80.0)));
    let told = format!("{}: {}", spoken(name), spoken(words));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    annotate(&response, &look, None);
}

/// What the exercises gave; with `opened`, what each is made of.
pub fn exercises(view: &DecideView, opened: bool, words: &Words) -> FactCard {
    let mut facts = Vec::new();
    for row in &view.exercises {
        facts.push(exercise(row, words));
        if opened {
            facts.extend(row.lines.iter().map(|line| points_line(line, words)));
        }
    }
    FactCard::new(words.text("decide-exercises"), facts)
}

fn exercise(row: &ExerciseRow, words: &Words) -> Fact {
    let lang = words.lang();
    if row.is_open() {
        let said = Say::new("decide-exercise-open").verbatim("points", points(row.points_milli(), lang));
        let said = said.verbatim("max", points(row.max_milli(), lang));
        return Fact::new(Mark::Warn, row.title.as_str(), words.say(&said));
    }
    Fact::plain(row.title.as_str(), of(row.points_milli(), row.max_milli(), lang, words))
}

fn points_line(line: &PointsLine, words: &Words) -> Fact {
    let lang = words.lang();
    let skill = line.skill.map_or_else(String::new, |skill| words.text(&format!("skill-{}", skill.id())));
    let name = match &line.rated {
        Some(title) => words.say(&Say::new("decide-line-rated").verbatim("title", title.as_str())),
        None => words.say(&Say::new("decide-line-measured").verbatim("skill", skill)),
    };
    let Some(milli) = line.points_milli else {
        return Fact::new(Mark::Warn, name, words.text("decide-line-pending"));
    };
    let mut said = of(milli, line.max_milli, lang, words);
    if let (Some(_), Some(mean)) = (&line.rated, line.value) {
        let mean = Say::new("decide-line-mean").verbatim("mean", points(mean, lang));
        said = format!("{said} · {}", words.say(&mean));
    }
    Fact::plain(name, said)
}

/// What happened during the session.
pub fn incidents(ui: &mut Ui, view: &DecideView, words: &Words) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        super::parts::subheading(ui, &words.text("decide-incidents"));
        if view.incidents.is_empty() {
            Text::label(words.text("decide-no-incidents")).size(Size::Fact).show(ui);
        }
        for incident in &view.incidents {
            line(ui, Mark::Warn, incident, Weight::Regular);
        }
    });
}

/// A line with its shape, where it has one.
fn line(ui: &mut Ui, mark: Mark, words: &str, weight: Weight) {
    let look = Look::of(ui.ctx());
    let side = 24.0;
    let before = if mark == Mark::None { 0.0 } else { side + 10.0 };
    let width = ui.available_width();
    let text = Text::new(words).size(Size::Fact).weight(weight);
    let laid = text.layout(ui.ctx(), width - before);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y.max(side)), Sense::hover());
    mark.paint(ui, look.start(rect, side).with_max_y(rect.top() + side), Ink::Card);
    laid.paint_in(ui.painter(), look.after(rect, before));
    text.describe(&response);
}

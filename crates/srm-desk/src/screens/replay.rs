//! Watching a session again: what was on the screen, the moments worth jumping to, and how each point came about.

mod bar;
mod points;

pub use points::PointsCard;

use crate::replay::{SPEEDS, Sort};
use crate::widgets::{List, ListRow, Mark, inside, key};
use egui::{Key, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use srm_core::page::View;
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_core::time::At;
use srm_text::Words;
use srm_ui::stage;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{CARD_RADIUS, GRID, Look, TARGET_GAP};
use srm_ui::widgets::{Button, Icon, paint_card};

/// How far the arrow keys go.
const STEP: u64 = 5_000_000;
/// How far the button goes back.
const BACK: u64 = 10_000_000;
/// From this width on the points stand beside the screen, below it otherwise.
const BESIDE: f32 = 900.0;
const SIDE: f32 = 380.0;

/// A moment to jump to, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MomentRow {
    /// When.
    pub at: At,
    /// Its sort.
    pub sort: Sort,
    /// It in words.
    pub words: String,
}

/// What the page shows. It is opened only for whoever may see it; a rater after their own rating is locked.
#[derive(Debug)]
pub struct ReplayView<'v> {
    /// What was on the candidate's screen.
    pub screen: &'v View,
    /// The words the candidate saw.
    pub seen_in: &'v Words,
    /// The moment shown.
    pub at: At,
    /// The last moment.
    pub end: At,
    /// Whether it plays.
    pub is_playing: bool,
    /// How many times faster than it happened.
    pub speed: u64,
    /// Moments worth jumping to, in order.
    pub moments: &'v [MomentRow],
    /// Title of the exercise that is on.
    pub exercise: Option<&'v str>,
    /// How its points came about.
    pub points: &'v [crate::replay::Explained],
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayAct {
    /// Play, or pause.
    Play(bool),
    /// Play this many times faster.
    Speed(u64),
    /// Go to a moment.
    Seek(At),
    /// Go to the next moment of a sort, or to the one before.
    Jump(Sort, bool),
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &ReplayView<'_>, words: &Words) -> Vec<ReplayAct> {
    let mut acts = keys(ui, view);
    let look = Look::of(ui.ctx());
    let room = ui.max_rect();
    if room.width() >= BESIDE {
        let side = look.end(room, SIDE);
        let main = look.start(room, room.width() - SIDE - 3.0 * GRID);
        inside(ui, main, "replay main", |ui| acts.extend(watch(ui, view, words, main.height())));
        inside(ui, side, "replay side", |ui| acts.extend(beside(ui, view, words, side.height())));
        return acts;
    }
    ScrollArea::vertical().id_salt("replay").auto_shrink([false, false]).show(ui, |ui| {
        let wide = ui.available_width();
        acts.extend(watch(ui, view, words, (wide * 0.64 + 320.0).max(room.height() * 0.8)));
        acts.extend(beside(ui, view, words, 900.0));
    });
    acts
}

fn keys(ui: &Ui, view: &ReplayView<'_>) -> Vec<ReplayAct> {
    let mut acts = Vec::new();
    if key(ui, Key::P) {
        acts.push(ReplayAct::Play(!view.is_playing));
    }
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_free && key(ui, Key::ArrowLeft) {
        acts.push(ReplayAct::Seek(At(view.at.0.saturating_sub(STEP))));
    }
    if is_free && key(ui, Key::ArrowRight) {
        acts.push(ReplayAct::Seek(At(view.at.0 + STEP)));
    }
    if is_free && key(ui, Key::PageDown) {
        let next = view.moments.iter().find(|moment| moment.at > view.at);
        acts.extend(next.map(|moment| ReplayAct::Seek(moment.at)));
    }
    if is_free && key(ui, Key::PageUp) {
        let before = view.moments.iter().rev().find(|moment| moment.at < view.at);
        acts.extend(before.map(|moment| ReplayAct::Seek(moment.at)));
    }
    acts
}

/// Minutes and seconds.
pub(crate) fn clock(at: At) -> String {
    let seconds = at.0 / 1_000_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The screen, the bar and the buttons, over `height` points.
fn watch(ui: &mut Ui, view: &ReplayView<'_>, words: &Words, height: f32) -> Vec<ReplayAct> {
    let mut acts = Vec::new();
    let top = ui.cursor().top();
    ui.spacing_mut().item_spacing = vec2(TARGET_GAP / 2.0, GRID);
    Text::new(words.text("replay-title")).weight(Weight::Bold).heading(1).show(ui);
    let controls = 64.0 + 3.0 * 56.0 + 48.0;
    let width = ui.available_width();
    let left = (height - (ui.cursor().top() - top) - controls).max(160.0);
    let (place, _) = ui.allocate_exact_size(vec2(width, left.min(width * 0.66)), egui::Sense::hover());
    screen(ui, view, words, place);
    acts.extend(bar::show(ui, view, words).map(ReplayAct::Seek));
    let time = Say::new("replay-time").verbatim("now", clock(view.at)).verbatim("end", clock(view.end));
    let mut line = words.say(&time);
    if let Some(exercise) = view.exercise {
        line = format!("{line}  ·  {exercise}");
    }
    Text::label(line).size(Size::Fact).show(ui);
    acts.extend(buttons(ui, view, words));
    Text::label(words.text("replay-keys")).size(crate::widgets::DETAIL).show(ui);
    acts
}

fn buttons(ui: &mut Ui, view: &ReplayView<'_>, words: &Words) -> Vec<ReplayAct> {
    let text = |id: &str| words.text(id);
    let play = if view.is_playing {
        Button::main(text("replay-pause")).icon(Icon::Pause)
    } else {
        Button::main(text("replay-play")).icon(Icon::Forward)
    };
    let faster = SPEEDS.into_iter().find(|speed| *speed > view.speed).unwrap_or(SPEEDS[0]);
    let speed = words.say(&Say::new("replay-times").number("times", view.speed as i64));
    let speed_name = text("replay-speed");
    let speed = Button::second(format!("{speed_name} {speed}")).id_salt("speed");
    let jump = |sort, forward| {
        let id = match (sort, forward) {
            (Sort::Part, false) => "replay-part-before",
            (Sort::Part, true) => "replay-part-next",
            (Sort::Error, false) => "replay-error-before",
            (Sort::Error, true) => "replay-error-next",
            (Sort::Incident, false) => "replay-incident-before",
            (Sort::Incident, true) => "replay-incident-next",
        };
        let mut times = view.moments.iter().filter(|moment| moment.sort == sort).map(|moment| moment.at);
        let is_there = times.any(|at| if forward { at > view.at } else { at < view.at });
        (Button::quiet(text(id)).enabled(is_there), ReplayAct::Jump(sort, forward))
    };
    let mut all = vec![
        (play, ReplayAct::Play(!view.is_playing)),
        (speed, ReplayAct::Speed(faster)),
        (Button::quiet(text("replay-back")), ReplayAct::Seek(At(view.at.0.saturating_sub(BACK)))),
    ];
    all.extend(Sort::ALL.into_iter().flat_map(|sort| [jump(sort, false), jump(sort, true)]));
    flow(ui, all)
}

/// Buttons one after the other in reading direction, on as many lines as they need.
fn flow(ui: &mut Ui, buttons: Vec<(Button<'_>, ReplayAct)>) -> Vec<ReplayAct> {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let mut acts = Vec::new();
    let (mut before, mut top, mut tallest) = (0.0, room.top(), 0.0_f32);
    for (button, act) in buttons {
        let size = button.size(ui.ctx(), room.width());
        if before > 0.0 && before + size.x > room.width() {
            top += tallest + GRID;
            (before, tallest) = (0.0, 0.0);
        }
        let line = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), size.y));
        let place = look.start(look.after(line, before), size.x + 2.0);
        let mut one =
            ui.new_child(UiBuilder::new().id_salt(act_salt(act)).max_rect(place).layout(look.row()));
        if button.show(&mut one).clicked() {
            acts.push(act);
        }
        before += size.x + TARGET_GAP / 2.0;
        tallest = tallest.max(size.y);
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), top + tallest)));
    acts
}

/// A name that stays the same while a button's words and target change.
fn act_salt(act: ReplayAct) -> (u8, u8) {
    match act {
        ReplayAct::Play(_) => (0, 0),
        ReplayAct::Speed(_) => (1, 0),
        ReplayAct::Seek(_) => (2, 0),
        ReplayAct::Jump(sort, forward) => (3 + sort as u8, u8::from(forward)),
    }
}

/// What the candidate saw: the work as it was, or the words of the page.
fn screen(ui: &mut Ui, view: &ReplayView<'_>, words: &Words, place: Rect) {
    let look = Look::of(ui.ctx());
    paint_card(ui.painter(), place, CARD_RADIUS, &look);
    let seen =
        Look { rtl: view.seen_in.is_rtl(), language: view.seen_in.lang().code().into(), ..look.clone() };
    let mut room = place.shrink(GRID);
    let page = &view.screen.page;
    if let Some(scene) = view.screen.scene.as_ref().filter(|_| !view.screen.is_illustrated()) {
        if page.talk.is_some() {
            room.max.x = room.left() + room.width() * 0.5;
        }
        let mut canvas = ui.new_child(UiBuilder::new().id_salt("scene").max_rect(room));
        canvas.set_clip_rect(room.intersect(ui.clip_rect()));
        seen.set(ui.ctx());
        stage::show(&mut canvas, scene, view.seen_in, false);
        look.set(ui.ctx());
        if page.talk.is_none() {
            return;
        }
        room = Rect::from_min_max(pos2(room.right() + GRID, room.top()), place.shrink(GRID).max);
    }
    let name = words.text("replay-scene");
    inside(ui, room.shrink(GRID), "page", |ui| {
        seen.set(ui.ctx());
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GRID;
            page_words(ui, view);
        });
        look.set(ui.ctx());
    });
}

fn page_words(ui: &mut Ui, view: &ReplayView<'_>) {
    let page = &view.screen.page;
    let say = |what: &srm_core::say::Words| view.seen_in.words(what);
    Text::new(say(&page.title)).size(Size::Label).weight(Weight::Bold).show(ui);
    for paragraph in &page.paragraphs {
        Text::new(say(paragraph)).size(Size::Fact).show(ui);
    }
    for choice in &page.choices {
        let own = choice.lang.as_ref().map(|lang| Words::of(lang).words(&choice.words));
        chosen(ui, &own.unwrap_or_else(|| say(&choice.words)), choice.selected);
    }
    if let Some(talk) = &page.talk {
        for said in &talk.said {
            Text::new(format!("{}: {}", say(&said.by), say(&said.words))).size(Size::Fact).show(ui);
        }
        for answer in &talk.answers {
            chosen(ui, &say(&answer.words), answer.selected || answer.order.is_some());
        }
    }
}

/// A choice of the candidate's page; what was chosen has a tick and weight.
fn chosen(ui: &mut Ui, words: &str, is_chosen: bool) {
    let look = Look::of(ui.ctx());
    let weight = if is_chosen { Weight::Bold } else { Weight::Regular };
    let text = Text::new(words).size(Size::Fact).weight(weight);
    let laid = text.layout(ui.ctx(), ui.available_width() - 32.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), egui::Sense::hover());
    if is_chosen {
        Mark::Ok.paint(ui, look.start(rect, 22.0).with_max_y(rect.top() + 24.0), Ink::Card);
    }
    laid.paint_in(ui.painter(), look.after(rect, 32.0));
    text.describe(&response);
}

/// The points of the exercise that is on, and the moments to jump to.
fn beside(ui: &mut Ui, view: &ReplayView<'_>, words: &Words, height: f32) -> Vec<ReplayAct> {
    let room = ui.available_rect_before_wrap().with_max_y(ui.cursor().top() + height);
    let half = room.top() + height * 0.56;
    let mut acts = Vec::new();
    inside(ui, room.with_max_y(half - GRID), "points", |ui| {
        ScrollArea::vertical().id_salt("points").auto_shrink([false, false]).show(ui, |ui| {
            PointsCard { exercise: view.exercise, lines: view.points }.show(ui, words);
        });
    });
    inside(ui, room.with_min_y(half), "moments", |ui| {
        ui.spacing_mut().item_spacing.y = GRID;
        Text::new(words.text("replay-moments")).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
        if view.moments.is_empty() {
            Text::label(words.text("replay-no-moments")).size(Size::Fact).show(ui);
            return;
        }
        let name = words.text("replay-moments");
        let now = view.moments.iter().rposition(|moment| moment.at <= view.at);
        let out = List::new(&name, view.moments.len(), now)
            .keys(false)
            .show(ui, |index| view.moments.get(index).map(|moment| row(moment, words)).unwrap_or_default());
        let picked = out.opened.or(out.picked).and_then(|index| view.moments.get(index));
        acts.extend(picked.map(|moment| ReplayAct::Seek(moment.at)));
    });
    ui.advance_cursor_after_rect(room);
    acts
}

fn row(moment: &MomentRow, words: &Words) -> ListRow {
    let (sort, mark) = match moment.sort {
        Sort::Part => ("replay-sort-part", Mark::None),
        Sort::Error => ("replay-sort-error", Mark::Warn),
        Sort::Incident => ("replay-sort-incident", Mark::Bad),
    };
    let sort = words.text(sort);
    ListRow {
        title: moment.words.clone(),
        detail: format!("{} · {sort}", clock(moment.at)),
        mark,
        mark_words: String::new(),
    }
}

#[cfg(test)]
mod tests;

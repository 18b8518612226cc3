//! A view of the session on the screen: one layout for pages of words, one for work, one for
//! work in words, one for words with a picture.
//!
//! Owns no state of the session: it reads a [`View`] and gives back what was done.

use crate::bidi::Direction;
use crate::page_frame::PageFrame;
use crate::stage;
use crate::text::{Align, Size, Text, Weight};
use crate::tokens::{CARD_RADIUS, GRID, Look, TARGET_GAP};
use crate::widgets::{Button, Clock, Icon, Notice, NoticeKind, Steps, Tile, paint_card};
use egui::{Rect, Ui, UiBuilder, vec2};
use srm_core::page::{Action, Choice, Page, Screen, View};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_core::session::Act;
use srm_text::Words;

mod talk;
#[cfg(test)]
mod tests;

/// What the candidate did.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// Something on the page.
    Act(Act),
    /// The leader has come and wants in.
    Leader,
    /// Hid the clock, or had it shown again.
    Clock,
}

/// Width of a column of words, points.
const COLUMN_WIDTH: f32 = 760.0;

/// Shows `view` over the whole of `ui`. `clock_hidden` is the candidate's own wish.
pub fn show(ui: &mut Ui, view: &View, words: &Words, clock_hidden: bool) -> Vec<Done> {
    let page = &view.page;
    let steps = page.steps.map(|steps| {
        let say = Say::new("steps").number("done", steps.done).number("of", steps.of);
        (usize::from(steps.done), usize::from(steps.of), words.say(&say))
    });
    let is_work = view.scene.is_some() && !view.is_illustrated();
    // With large text the work needs the room: what else stands above it goes to the top line.
    let is_close = is_work && ui.available_height() < 560.0;
    let job = match &page.notice {
        Some(notice) if is_close => Some(words.words(&notice.words)),
        _ if is_close && page.screen != Screen::Scored => Some(words.words(&page.title)),
        _ => page.job.as_ref().map(|job| words.words(job)),
    };
    let (seconds, others) = split(page);
    let mut frame = PageFrame::new();
    if let Some((reached, total, said)) = &steps {
        frame = frame.steps(Steps::new(*reached, *total, said));
    }
    if let Some(job) = &job {
        frame = frame.job(job);
    }
    if let Some(clock) = page.clock {
        let switch = words.text(if clock_hidden { "clock-show" } else { "clock-hide" });
        let left = words.say(&left(clock.left_ms));
        frame =
            frame.clock(Clock::new(clock.left_ms, clock.total_ms, left).can_be_hidden(clock_hidden, switch));
    }
    let mut quiet = Vec::new();
    if let Some(call) = &page.call {
        frame = frame.quiet(Button::quiet(words.words(&call.words)).icon(Icon::Phone));
        quiet.push(act(call));
    }
    if let Some(called) = &page.called {
        frame = frame.quiet(Button::quiet(words.words(called)).icon(Icon::Lock));
        quiet.push(Done::Leader);
    }
    for action in &others {
        frame = frame.quiet(Button::quiet(words.words(&action.words)).icon(icon_of(&action.act)));
        quiet.push(act(action));
    }
    if let Some(second) = seconds {
        let text = words.words(&second.words);
        let grave = second.act == Act::Leave;
        frame = frame.second(if grave { Button::danger(text) } else { Button::second(text) });
    }
    if let Some(main) = &page.main {
        frame = frame.main(Button::main(words.words(&main.words)));
    }
    if is_work {
        frame = frame.fixed();
    }
    let framed = frame.show(ui, |ui| {
        if is_work {
            work(ui, view, words, !is_close && page.screen != Screen::Scored);
            return Vec::new();
        }
        reading(ui, view, words)
    });

    let mut done = framed.inner;
    let acts = [(framed.main, page.main.as_ref()), (framed.second, seconds)];
    done.extend(acts.into_iter().filter(|(pressed, _)| *pressed).filter_map(|(_, action)| action).map(act));
    done.extend(framed.quiet.and_then(|index| quiet.get(index).cloned()));
    if framed.clock {
        done.push(Done::Clock);
    }
    done
}

fn act(action: &Action) -> Done {
    Done::Act(action.act.clone())
}

/// The action that stands beside the main one, and the quiet ones below.
fn split(page: &Page) -> (Option<&Action>, Vec<&Action>) {
    let quiet = |action: &&Action| matches!(action.act, Act::Pause | Act::AskLeave);
    (page.others.iter().find(|action| !quiet(action)), page.others.iter().filter(quiet).collect())
}

const fn icon_of(act: &Act) -> Icon {
    match act {
        Act::Pause => Icon::Pause,
        _ => Icon::Leave,
    }
}

/// Whole minutes while there are many, seconds at the end.
fn left(left_ms: u64) -> Say {
    // The page before told the limit in seconds up to two minutes; the clock speaks alike.
    if left_ms >= 120_000 {
        Say::new("clock-left-minutes").number("minutes", left_ms.div_ceil(60_000) as i64)
    } else {
        Say::new("clock-left-seconds").number("seconds", left_ms.div_ceil(1000) as i64)
    }
}

/// The work fills the screen; above it at most a line of words.
fn work(ui: &mut Ui, view: &View, words: &Words, has_line: bool) {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let mut card = room;
    if has_line {
        card.min.y += line_above(ui, &view.page, words, room, &look);
    }
    paint_card(ui.painter(), card, CARD_RADIUS.min(card.height() / 10.0), &look);
    match (&view.scene, &view.page.talk) {
        (Some(scene), Some(said)) => talk::show(ui, view, scene, said, words, card),
        (Some(scene), None) => {
            let mut inside = ui.new_child(UiBuilder::new().id_salt("stage").max_rect(card.shrink(GRID)));
            stage::show(&mut inside, scene, words, view.interactive);
        }
        (None, _) => {}
    }
    ui.advance_cursor_after_rect(room);
}

/// Title at the start, feedback or the count at the end. Gives the height used.
fn line_above(ui: &mut Ui, page: &Page, words: &Words, room: Rect, look: &Look) -> f32 {
    let title = words.words(&page.title);
    let title_text = Text::new(title.as_str()).weight(Weight::Bold).heading(1);
    let laid = title_text.layout(ui.ctx(), room.width() * 0.55);
    let height = laid.size().y.max(34.0) + GRID;
    let line = Rect::from_min_size(room.min, vec2(room.width(), height - GRID));
    let place = look.start(line, laid.size().x);
    let response = ui.interact(place, ui.scope_id().with("line title"), egui::Sense::hover());
    laid.paint_in(ui.painter(), place);
    title_text.describe(&response);

    let (news, ink, icon) = match (&page.notice, page.paragraphs.first()) {
        (Some(notice), _) if notice.good => (words.words(&notice.words), Ink::Ok, Some(Icon::Tick)),
        (Some(notice), _) => (words.words(&notice.words), Ink::Bad, Some(Icon::Triangle)),
        (None, Some(count)) => (words.words(count), Ink::Muted, None),
        (None, None) => return height,
    };
    let text = Text::label(news.as_str()).ink(ink).weight(Weight::Bold);
    let laid = text.layout(ui.ctx(), room.width() * 0.45 - 40.0);
    let mark = if icon.is_some() { 34.0 } else { 0.0 };
    let place = look.end(line, laid.size().x + mark);
    if let Some(icon) = icon {
        let disc = Rect::from_center_size(look.start(place, 24.0).center(), vec2(24.0, 24.0));
        icon.paint(ui.painter(), disc, look.colour(ink), look.colour(Ink::Paper), look.rtl);
    }
    let words_at = look.after(place, mark);
    let middle = Rect::from_center_size(words_at.center(), laid.size());
    laid.paint_in(ui.painter(), middle);
    let response = ui.interact(place, ui.scope_id().with("line news"), egui::Sense::hover());
    text.describe(&response);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    height
}

/// Words, with a picture beside them where there is one.
fn reading(ui: &mut Ui, view: &View, words: &Words) -> Vec<Done> {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let Some(scene) = view.scene.as_ref() else {
        return column(ui, &view.page, words, room, COLUMN_WIDTH);
    };
    if room.width() < 900.0 {
        // Large text: the title, the picture over the width, then the words.
        Text::title(words.words(&view.page.title)).show(ui);
        ui.add_space(GRID);
        let below = ui.available_rect_before_wrap();
        let card = Rect::from_min_size(below.min, vec2(below.width(), below.width() / 1.9));
        picture(ui, scene, words, card, &look);
        ui.advance_cursor_after_rect(card);
        ui.add_space(TARGET_GAP);
        paragraphs(ui, &view.page, words);
        return Vec::new();
    }
    let gap = 48.0;
    let half = (room.width() - gap) * 0.5;
    let beside = look.end(room, half);
    let card = Rect::from_min_size(beside.min, vec2(half, half * 0.68));
    picture(ui, scene, words, card, &look);
    let side = look.start(room, half);
    column(ui, &view.page, words, side, half)
}

fn picture(ui: &mut Ui, scene: &srm_core::scene::Scene, words: &Words, card: Rect, look: &Look) {
    paint_card(ui.painter(), card, CARD_RADIUS, look);
    let mut inside = ui.new_child(UiBuilder::new().id_salt("picture").max_rect(card.shrink(GRID)));
    stage::show(&mut inside, scene, words, false);
}

/// Title, paragraphs and choices, in the middle of `room`.
fn column(ui: &mut Ui, page: &Page, words: &Words, room: Rect, width: f32) -> Vec<Done> {
    let look = Look::of(ui.ctx());
    let width = width.min(room.width());
    let place = if page.screen == Screen::Language || width < room.width() {
        let wide = if page.screen == Screen::Language { room.width().min(1020.0) } else { width };
        Rect::from_center_size(room.center(), vec2(wide, room.height())).with_min_y(room.top())
    } else {
        room
    };
    let mut inside = ui.new_child(UiBuilder::new().id_salt("column").max_rect(place).layout(look.column()));
    let ui_inside = &mut inside;
    let is_long = page.paragraphs.len() > 4;
    ui_inside.spacing_mut().item_spacing.y = if is_long { GRID } else { 2.0 * GRID };
    ui_inside.add_space(if room.height() > 420.0 && !is_long { 5.0 * GRID } else { 0.0 });
    let mut done = Vec::new();
    if page.screen == Screen::Language {
        done.extend(languages(ui_inside, page));
    } else {
        Text::title(words.words(&page.title)).show(ui_inside);
        ui_inside.add_space(if is_long { 0.0 } else { GRID });
        paragraphs(ui_inside, page, words);
    }
    let used = inside.min_rect();
    ui.advance_cursor_after_rect(used);
    done
}

fn paragraphs(ui: &mut Ui, page: &Page, words: &Words) {
    for paragraph in &page.paragraphs {
        Text::new(words.words(paragraph)).show(ui);
    }
    if let Some(notice) = &page.notice {
        let kind = if notice.good { NoticeKind::Ok } else { NoticeKind::Warn };
        let said = words.words(&notice.words);
        Notice::new(kind, &said).show(ui);
    }
}

/// "Choose language" in every language, and each language by its own name.
fn languages(ui: &mut Ui, page: &Page) -> Vec<Done> {
    let mut done = Vec::new();
    let in_own: Vec<(&Choice, Words)> = page
        .choices
        .iter()
        .filter_map(|choice| choice.lang.as_ref().map(|lang| (choice, Words::of(lang))))
        .collect();
    let title: Vec<String> = in_own.iter().map(|(_, words)| words.text("language-title")).collect();
    let roomy = ui.available_height() > 420.0;
    Text::title(title.join("  ·  ")).size(Size::Points(28.0)).align(Align::Center).show(ui);
    ui.add_space(if roomy { 2.0 * GRID } else { 0.0 });
    let width = ui.available_width();
    let columns = if width < 560.0 || in_own.len() < 5 { 1 } else { 2 };
    let tile_width = ((width - TARGET_GAP * (columns - 1) as f32) / columns as f32).min(500.0);
    // All of them fit without scrolling, also with large text: who cannot read the others must see their own.
    let rows = in_own.len().div_ceil(columns) as f32;
    let tile_height = ((ui.available_height() - TARGET_GAP) / rows - TARGET_GAP).clamp(56.0, 100.0);
    let used = tile_width * columns as f32 + TARGET_GAP * (columns - 1) as f32;
    for (row_index, row) in in_own.chunks(columns).enumerate() {
        // Languages keep their places whichever way the page runs: nobody has chosen one yet.
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(((width - used) / 2.0).max(0.0));
            ui.spacing_mut().item_spacing.x = TARGET_GAP;
            for (i, (choice, words)) in row.iter().enumerate() {
                let name = words.words(&choice.words);
                let direction = Direction::from_rtl(words.is_rtl());
                let tile = Tile::new(name)
                    .size(Size::Title)
                    .align(Align::Center)
                    .height(tile_height)
                    .in_language(words.lang().code().to_owned(), direction)
                    .selected(choice.selected)
                    .position(row_index * columns + i + 1);
                let pressed = ui
                    .scope_builder(
                        UiBuilder::new().max_rect(Rect::from_min_size(
                            ui.cursor().min,
                            vec2(tile_width, ui.available_height()),
                        )),
                        |ui| tile.show(ui).clicked(),
                    )
                    .inner;
                if pressed {
                    done.push(Done::Act(choice.act.clone()));
                }
            }
        });
    }
    done
}

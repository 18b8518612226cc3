//! The frame of every page: what this is and what waits at the top, the queue where reading begins, the work in the
//! middle, facts at the end. Who is signed in is always in sight, and so is that an archive is a demo.
//!
//! With large text, or in a small window, facts and then the queue give way: the work keeps its room.

use crate::widgets::{Tab, Tabs, one_line};
use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use srm_core::palette::Ink;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight, spoken};
use srm_ui::tokens::{GRID, LINE_WIDTH, Look};
use srm_ui::widgets::{Icon, annotate, focus_ring, target_at};

/// Height of the top, of the band below it, and of tabs on a row of their own.
const TOP: f32 = 60.0;
const BAND: f32 = 36.0;
const TABS: f32 = 48.0;
/// Width of the queue and of the facts.
const QUEUE: f32 = 372.0;
const QUEUE_CLOSE: f32 = 320.0;
const FACTS: f32 = 286.0;
/// From these widths on, in points, there is room for the queue, and for the facts too.
const WITH_QUEUE: f32 = 860.0;
const WITH_FACTS: f32 = 1120.0;
/// The widest line of work.
const WORK_MAX: f32 = 760.0;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The name they gave themselves.
    pub name: String,
    /// The principal their signatures carry, such as `recruiter/4`.
    pub principal: String,
}

/// What the frame shows.
#[derive(Clone, Copy, Debug)]
pub struct FrameView<'v> {
    /// Who is signed in; none before.
    pub who: Option<&'v Who>,
    /// What waits, with counts.
    pub tabs: &'v [Tab],
    /// The tab that is on.
    pub tab: Option<usize>,
    /// Whether the archive is a demo.
    pub demo: bool,
    /// Whether a page is open: in a narrow window it takes the place of the queue.
    pub page_open: bool,
    /// Whether the page takes all the room there is.
    pub wide: bool,
    /// Whether there are facts.
    pub facts: bool,
    /// Whether there is a queue: not before somebody is signed in.
    pub queue: bool,
}

/// What was asked for in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameAct {
    /// A tab.
    Tab(usize),
    /// The menu of everything else.
    Menu,
    /// Back to the queue, in a narrow window.
    Back,
}

/// Where the parts lie, in points. A part without a place is not to be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Areas {
    /// The queue.
    pub queue: Option<Rect>,
    /// The work.
    pub work: Option<Rect>,
    /// The facts, beside the work.
    pub facts: Option<Rect>,
}

impl Areas {
    /// Shares out the room below the top.
    fn of(body: Rect, look: &Look, view: &FrameView<'_>) -> Self {
        let wide = body.width();
        let (queue, mut work) = if !view.queue {
            (None, Some(body))
        } else if wide < WITH_QUEUE {
            let queue = (!view.page_open).then_some(body);
            (queue, view.page_open.then_some(body))
        } else {
            let queue = if wide < WITH_FACTS { QUEUE_CLOSE } else { QUEUE };
            (Some(look.start(body, queue)), Some(look.after(body, queue)))
        };
        let mut facts = None;
        if let Some(place) = &mut work {
            let margin = if wide < WITH_QUEUE { 20.0 } else { 32.0 };
            *place = place.shrink2(vec2(margin, 0.0)).with_min_y(place.top() + 8.0);
            if view.facts && wide >= WITH_FACTS {
                let side = look.end(*place, FACTS - 8.0).expand2(vec2(8.0, 0.0));
                facts = Some(side.with_min_y(side.top() + 14.0));
                *place = look.start(*place, place.width() - FACTS - 18.0);
            }
            if place.width() > WORK_MAX && !view.wide {
                // Beside a queue the work begins where it ends; alone it stands in the middle.
                *place = if view.queue {
                    look.start(*place, WORK_MAX)
                } else {
                    place.shrink2(vec2((place.width() - WORK_MAX) / 2.0, 0.0))
                };
            }
        }
        Self { queue, work, facts }
    }
}

/// Shows the frame over the whole of `ui`; gives the places for its parts and what was asked for.
pub fn show(ui: &mut Ui, view: &FrameView<'_>, words: &Words) -> (Areas, Vec<FrameAct>) {
    let look = Look::of(ui.ctx());
    let page = ui.max_rect();
    let wide = page.width() >= WITH_QUEUE;
    let mut acts = Vec::new();
    let mut below = page.top() + TOP;
    let top = page.with_max_y(below);
    let card = look.colour(Ink::Card);
    ui.painter().rect_filled(top, 0.0, card);
    let inside = top.shrink2(vec2(if wide { 28.0 } else { 20.0 }, 0.0));

    let chip = view.who.map_or(0.0, |who| who_width(ui, who, inside.width() * 0.45));
    if let Some(who) = view.who
        && show_who(ui, look.end(inside, chip), who, words).clicked()
    {
        acts.push(FrameAct::Menu);
    }
    let title = if !wide && view.page_open && view.queue {
        let place = look.start(inside, 48.0 + 120.0);
        if back(ui, place, words).clicked() {
            acts.push(FrameAct::Back);
        }
        place.width()
    } else {
        let text =
            Text::new(words.text("desk-title")).size(Size::Points(22.0)).weight(Weight::Bold).heading(1);
        let laid = text.layout(ui.ctx(), inside.width() - chip);
        let (place, response) = (look.start(inside, laid.size().x), "title");
        let response = ui.interact(place, ui.make_persistent_id(response), Sense::hover());
        laid.paint_middle(ui.painter(), place);
        text.describe(&response);
        place.width()
    };
    let name = words.text("desk-tabs");
    let tabs = Tabs::new(&name, view.tabs, view.tab);
    let room = look.after(inside, title + 16.0);
    let room = look.start(room, (room.width() - chip - 12.0).max(0.0));
    let fits = wide && tabs.width(ui) <= room.width();
    if fits {
        let chosen = crate::widgets::inside(ui, room, "tabs", |ui| tabs.height(TOP).show(ui));
        acts.extend(chosen.map(FrameAct::Tab));
    }
    if !fits && !view.tabs.is_empty() && (wide || !view.page_open) {
        let row = Rect::from_min_max(pos2(page.left(), below), pos2(page.right(), below + TABS));
        ui.painter().rect_filled(row, 0.0, card);
        let row_inside = row.shrink2(vec2(18.0, 0.0));
        let chosen = crate::widgets::inside(ui, row_inside, "tabs", |ui| tabs.height(TABS).show(ui));
        acts.extend(chosen.map(FrameAct::Tab));
        below += TABS;
    }
    line(ui, &look, page, below);
    if view.demo {
        let band = Rect::from_min_max(pos2(page.left(), below), pos2(page.right(), below + BAND));
        show_band(ui, &look, band, &words.text("desk-demo-band"));
        below += BAND;
        line(ui, &look, page, below);
    }
    let body = page.with_min_y(below);
    let areas = Areas::of(body, &look, view);
    if let Some(queue) = areas.queue {
        ui.painter().rect_filled(queue, 0.0, card);
        if areas.work.is_some() {
            let edge = look.end(queue, LINE_WIDTH);
            ui.painter().rect_filled(edge, 0.0, look.colour(Ink::Line));
        }
    }
    (areas, acts)
}

fn line(ui: &Ui, look: &Look, page: Rect, y: f32) {
    let rect = Rect::from_min_max(pos2(page.left(), y - LINE_WIDTH), pos2(page.right(), y));
    ui.painter().rect_filled(rect, 0.0, look.colour(Ink::Line));
}

fn show_band(ui: &Ui, look: &Look, band: Rect, words: &str) {
    ui.painter().rect_filled(band, 0.0, look.colour(Ink::Tint));
    let inside = band.shrink2(vec2(28.0, 6.0));
    let icon = look.start(inside, inside.height());
    Icon::Triangle.paint(ui.painter(), icon, look.colour(Ink::Warn), look.colour(Ink::Tint), look.rtl);
    let room = look.after(inside, icon.width() + GRID);
    let make = |words: String| Text::new(words).size(Size::Fact).weight(Weight::Bold);
    let text = one_line(ui.ctx(), words, make, room.width());
    text.layout(ui.ctx(), 1.0e4).paint_middle(ui.painter(), room);
    let response = ui.interact(band, ui.make_persistent_id("demo band"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, spoken(words)));
    annotate(&response, look, None);
}

const WHO_SIDE: f32 = 12.0;

fn who_text(who: &Who) -> String {
    if who.name.is_empty() { who.principal.clone() } else { format!("{} · {}", who.name, who.principal) }
}

fn who_line(ui: &Ui, who: &Who, width: f32) -> Text<'static> {
    one_line(ui.ctx(), &who_text(who), |words| Text::label(words).size(crate::widgets::DETAIL), width)
}

fn who_width(ui: &Ui, who: &Who, most: f32) -> f32 {
    let text = who_line(ui, who, most - 2.0 * WHO_SIDE - 40.0);
    text.layout(ui.ctx(), 1.0e4).size().x + 2.0 * WHO_SIDE + 40.0
}

/// The person, which is also the way to everything that is not in the queue.
fn show_who(ui: &Ui, place: Rect, who: &Who, words: &Words) -> Response {
    let look = Look::of(ui.ctx());
    let rect = Rect::from_center_size(place.center(), vec2(place.width(), 48.0));
    let response = target_at(ui, rect, ("frame", "who"), true);
    let lit = if response.hovered() { Ink::Tint } else { Ink::Card };
    srm_ui::widgets::panel_box(
        ui.painter(),
        rect,
        12.0,
        look.colour(lit),
        look.stroke(LINE_WIDTH, Ink::Line),
    );
    let inside = rect.shrink2(vec2(WHO_SIDE, 0.0));
    // Three lines: what is behind is a menu.
    let bars = look.end(inside, 22.0);
    for step in [-6.0, 0.0, 6.0] {
        let bar = Rect::from_center_size(bars.center() + vec2(0.0, step), vec2(20.0, 2.5));
        ui.painter().rect_filled(bar, 1.0, look.colour(Ink::Ink));
    }
    let room = look.start(inside, inside.width() - 32.0);
    who_line(ui, who, room.width() + 1.0)
        .ink(Ink::Ink)
        .layout(ui.ctx(), 1.0e4)
        .paint_middle(ui.painter(), room);
    focus_ring(ui, &response, rect, 12.0);
    let told = words.say(&srm_core::say::Say::new("desk-who").verbatim("who", who_text(who)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(&told)));
    annotate(&response, &look, Some(&words.text("desk-menu")));
    response
}

fn back(ui: &Ui, place: Rect, words: &Words) -> Response {
    let look = Look::of(ui.ctx());
    let rect = Rect::from_center_size(place.center(), vec2(place.width(), 48.0));
    let response = target_at(ui, rect, ("frame", "back"), true);
    let ink = look.colour(if response.hovered() { Ink::Ink } else { Ink::Action });
    let icon = look.start(rect, 28.0).shrink(1.0);
    Icon::Back.paint(ui.painter(), icon, ink, look.colour(Ink::Card), look.rtl);
    let name = words.text("desk-back");
    let text = Text::label(name.as_str()).weight(Weight::Bold).layout(ui.ctx(), 1.0e4).colour(ink);
    text.paint_middle(ui.painter(), look.after(rect, 38.0));
    focus_ring(ui, &response, rect, 12.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    annotate(&response, &look, None);
    response
}

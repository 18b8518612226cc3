//! The one text layer: every word on screen is a [`Text`].
//!
//! It breaks lines, orders them for drawing, aligns each line and gives assistive technology the words in the order
//! they are read in. Breaking and ordering are remembered between frames; glyphs are remembered by the toolkit.

use std::{borrow::Cow, collections::HashMap, ops::Range, sync::Arc};

use egui::{
    Color32, Context, Galley, Id, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
    mutex::Mutex,
    pos2,
    text::{ByteIndex, LayoutJob, LayoutSection, TextFormat},
    vec2,
};
use srm_core::palette::Ink;

use crate::{
    bidi::Analysed,
    lines::{Room, wrap},
    tokens::{LINE_CHARS, Look},
};
pub use crate::{bidi::Direction, fonts::Weight, tokens::Size};

/// Texts remembered between frames, at most.
const REMEMBERED_MAX: usize = 1024;
/// Line height as a part of the letter size: Arabic marks need the room.
const LINE_HEIGHT: f32 = 1.4;
/// An empty line parts paragraphs and is lower than a written one.
const EMPTY_LINE: f32 = 0.5;

/// Where lines stand in their box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the side where reading begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where reading ends.
    End,
}

/// Words, and how they look. Give it the words in the order they are read in, in any mix of scripts.
#[derive(Clone, Debug)]
#[must_use = "a text does nothing until it is shown or laid out"]
pub struct Text<'t> {
    words: Cow<'t, str>,
    size: Size,
    weight: Weight,
    ink: Ink,
    align: Align,
    direction: Option<Direction>,
    language: Option<Cow<'t, str>>,
    heading: Option<usize>,
    line_chars: usize,
}

impl<'t> Text<'t> {
    /// Running text in ink.
    pub fn new(words: impl Into<Cow<'t, str>>) -> Self {
        Self {
            words: words.into(),
            size: Size::Main,
            weight: Weight::Regular,
            ink: Ink::Ink,
            align: Align::Start,
            direction: None,
            language: None,
            heading: None,
            line_chars: LINE_CHARS,
        }
    }

    /// The title of a page: a level 1 heading in bold.
    pub fn title(words: impl Into<Cow<'t, str>>) -> Self {
        Self::new(words).size(Size::Title).weight(Weight::Bold).heading(1)
    }

    /// A quiet label.
    pub fn label(words: impl Into<Cow<'t, str>>) -> Self {
        Self::new(words).size(Size::Label).ink(Ink::Muted)
    }

    /// Letter size.
    pub fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// Regular or bold.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// Colour role.
    pub fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// Where lines stand in their box.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Base direction, where it is not the page's: the Arabic name in a Swedish list of languages.
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// BCP 47 tag, where the language is not the page's.
    pub fn language(mut self, tag: impl Into<Cow<'t, str>>) -> Self {
        self.language = Some(tag.into());
        self
    }

    /// Makes it a heading for assistive technology; `level` 1 is the page's.
    pub fn heading(mut self, level: usize) -> Self {
        self.heading = Some(level);
        self
    }

    /// The longest line in characters; [`LINE_CHARS`] unless told.
    pub fn line_chars(mut self, chars: usize) -> Self {
        self.line_chars = chars.max(1);
        self
    }

    /// The words in the order they are read in, without marks that only steer direction.
    pub fn spoken(&self) -> String {
        spoken(&self.words)
    }

    /// Breaks the text into lines of at most `width` points and orders each for drawing.
    pub fn layout(&self, ctx: &Context, width: f32) -> Laid {
        let look = Look::of(ctx);
        let direction = self.direction.unwrap_or(Direction::from_rtl(look.rtl));
        let jobs = remembered(ctx, self, direction, width.max(1.0));
        let line_height = line_height(self.size.points());
        let (mut size, mut lines) = (Vec2::ZERO, Vec::with_capacity(jobs.len()));
        for job in jobs.iter() {
            if job.sections.is_empty() {
                size.y += (line_height * EMPTY_LINE).round();
                continue;
            }
            let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job.clone()));
            size.x = size.x.max(galley.size().x);
            lines.push((size.y, galley));
            size.y += line_height;
        }
        Laid { lines, size, align: self.align, direction, colour: look.colour(self.ink) }
    }

    /// Lays the text out in the width at hand and paints it. In a column it takes the whole width, so that it can be
    /// aligned; in a row as much as it needs.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let width = ui.available_width();
        let laid = self.layout(ui.ctx(), width);
        let mut size = laid.size();
        if !ui.layout().is_horizontal() {
            size.x = size.x.max(width);
        }
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        laid.paint_in(ui.painter(), rect);
        self.describe(&response);
        response
    }

    /// Tells assistive technology what stands at `response`.
    pub fn describe(&self, response: &Response) {
        let role = if self.heading.is_some() { Role::Heading } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.spoken()));
        let tag = self.language_tag(&response.ctx);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_language(tag);
            if let Some(level) = self.heading {
                node.set_level(level);
            }
        });
    }

    fn language_tag(&self, ctx: &Context) -> String {
        self.language.as_deref().map_or_else(|| Look::of(ctx).language.to_string(), str::to_owned)
    }
}

/// `words` as a screen reader gets them: marks that only steer direction are left out.
pub fn spoken(words: &str) -> String {
    let steers = |letter: char| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    words.chars().filter(|&letter| !steers(letter)).collect()
}

/// Height of a line of letters of `points`, in points.
pub fn line_height(points: f32) -> f32 {
    (points * LINE_HEIGHT).round()
}

/// A text laid out for one place.
#[derive(Clone)]
pub struct Laid {
    /// Distance from the top, and the line.
    lines: Vec<(f32, Arc<Galley>)>,
    size: Vec2,
    align: Align,
    direction: Direction,
    colour: Color32,
}

impl Laid {
    /// Width of the widest line and height of all lines, in points.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// Number of written lines.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The same in another colour, for text whose colour changes under the pointer.
    #[must_use]
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = colour;
        self
    }

    /// Paints with the top left corner of the box at `at`; the box is [`Laid::size`] large.
    pub fn paint(&self, painter: &Painter, at: Pos2) {
        self.paint_in(painter, Rect::from_min_size(at, self.size));
    }

    /// Paints from the top of `rect`, each line aligned in its width.
    pub fn paint_in(&self, painter: &Painter, rect: Rect) {
        for (top, galley) in &self.lines {
            let free = rect.width() - galley.size().x;
            let left = match (self.align, self.direction.is_rtl()) {
                (Align::Center, _) => free / 2.0,
                (Align::Start, false) | (Align::End, true) => 0.0,
                (Align::Start, true) | (Align::End, false) => free,
            };
            painter.galley(pos2(rect.left() + left, rect.top() + top), galley.clone(), self.colour);
        }
    }

    /// Paints in the middle of the height of `rect`, each line aligned in its width.
    pub fn paint_middle(&self, painter: &Painter, rect: Rect) {
        let top = rect.center().y - self.size.y / 2.0;
        self.paint_in(painter, Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), self.size.y)));
    }
}

/// All that decides where lines break and in which order pieces stand.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    words: String,
    size_bits: u32,
    weight: Weight,
    direction: Direction,
    /// In quarter points: less cannot be seen, and the toolkit's widths wobble below it.
    width_quarters: u32,
    pixels_per_point_bits: u32,
    line_chars: usize,
}

#[derive(Clone)]
struct Entry {
    jobs: Arc<Vec<LayoutJob>>,
    used_at_pass: u64,
}

type Memory = Arc<Mutex<HashMap<Key, Entry>>>;

/// The lines of `text`, from memory where possible. An empty line is a job without sections.
fn remembered(ctx: &Context, text: &Text<'_>, direction: Direction, width: f32) -> Arc<Vec<LayoutJob>> {
    let memory: Memory = ctx.data_mut(|data| data.get_temp_mut_or_default::<Memory>(Id::NULL).clone());
    let key = Key {
        words: text.words.to_string(),
        size_bits: text.size.points().to_bits(),
        weight: text.weight,
        direction,
        width_quarters: (width.min(1.0e6) * 4.0) as u32,
        pixels_per_point_bits: ctx.pixels_per_point().to_bits(),
        line_chars: text.line_chars,
    };
    let pass = ctx.cumulative_pass_nr();
    if let Some(entry) = memory.lock().get_mut(&key) {
        entry.used_at_pass = pass;
        return entry.jobs.clone();
    }
    let jobs = Arc::new(break_and_order(ctx, text, direction, width));
    let mut entries = memory.lock();
    if entries.len() >= REMEMBERED_MAX {
        entries.retain(|_, entry| entry.used_at_pass + 1 >= pass);
    }
    if entries.len() < REMEMBERED_MAX {
        entries.insert(key, Entry { jobs: jobs.clone(), used_at_pass: pass });
    }
    jobs
}

fn break_and_order(ctx: &Context, text: &Text<'_>, direction: Direction, width: f32) -> Vec<LayoutJob> {
    let points = text.size.points();
    let format = TextFormat {
        font_id: text.weight.font(points),
        line_height: Some(line_height(points)),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let analysed = Analysed::new(&text.words, direction);
    let mut measure = |part: Range<usize>| {
        let job = line_job(&analysed, part, &format);
        if job.sections.is_empty() { 0.0 } else { ctx.fonts_mut(|fonts| fonts.layout_job(job)).size().x }
    };
    let lines = wrap(&text.words, Room { width, chars: text.line_chars }, &mut measure);
    lines.into_iter().map(|line| line_job(&analysed, line, &format)).collect()
}

/// One line for the toolkit. Each piece is a section of its own: sections are shaped apart, and joined sections of
/// the same format would be shaped as one run.
fn line_job(analysed: &Analysed<'_>, line: Range<usize>, format: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    for piece in analysed.pieces(line) {
        let start = job.text.len();
        job.text.push_str(&piece);
        let byte_range = ByteIndex(start)..ByteIndex(job.text.len());
        job.sections.push(LayoutSection { leading_space: 0.0, byte_range, format: format.clone() });
    }
    job
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::testing::harness;

    fn remembered_texts(ctx: &Context) -> usize {
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Memory>(Id::NULL).clone()).lock().len()
    }

    #[test]
    fn memory_is_bounded_and_old_texts_make_room_for_new_ones() {
        let page = harness(vec2(200.0, 100.0), &Look::default(), |_| {});
        for number in 0..REMEMBERED_MAX + 200 {
            Text::new(number.to_string()).layout(&page.ctx, 100.0);
        }
        assert_eq!(remembered_texts(&page.ctx), REMEMBERED_MAX);
        let mut page = page;
        page.run_steps(3);
        Text::new("ny").layout(&page.ctx, 100.0);
        assert_eq!(remembered_texts(&page.ctx), 1);
    }

    #[test]
    fn a_text_is_remembered_once_whatever_its_colour() {
        let page = harness(vec2(200.0, 100.0), &Look::default(), |_| {});
        for ink in Ink::ALL {
            Text::new("samma").ink(*ink).layout(&page.ctx, 100.0);
        }
        assert_eq!(remembered_texts(&page.ctx), 1);
        Text::new("samma").direction(Direction::RightToLeft).layout(&page.ctx, 100.0);
        Text::new("samma").weight(Weight::Bold).layout(&page.ctx, 100.0);
        assert_eq!(remembered_texts(&page.ctx), 3);
    }
}

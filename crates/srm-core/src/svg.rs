//! A view as SVG: for authors' previews and for replay on any machine.
//!
//! Text stands in logical order with `lang` and `direction`, so whoever opens the file shapes and reorders it; promised
//! are words and geometry, not where a line wraps. All numbers are integers or fixed decimals of integers.

use crate::page::{Clock, Page, View};
use crate::palette::{Ink, Rgb, Theme};
use crate::scene::{Fill, HEIGHT, Item, Pattern, Pt, Scene, Shape, Stroke, UNIT};
use crate::trig;
use std::fmt::Write as _;

mod talk;

/// Thousandths of a degree in a whole turn.
const FULL_TURN_MDEG: u32 = 360_000;

/// How a view is written: the theme, and who turns messages into words.
pub struct Style<'w> {
    /// Colour values.
    pub theme: Theme,
    /// Language code of the words, for `lang`.
    pub lang: &'w str,
    /// Whether the page is mirrored.
    pub rtl: bool,
    /// Finds the words.
    pub words: &'w dyn Fn(&crate::say::Words) -> String,
}

/// A scene by itself, 1600 × 1000 or 1960 × 1000.
pub fn scene(scene: &Scene, style: &Style<'_>) -> String {
    let mut out = Out::new(style, scene.width(), HEIGHT);
    out.rect(0, 0, scene.width(), HEIGHT, 0, Ink::Card);
    out.items(&scene.items);
    out.names(scene);
    out.finish()
}

/// A whole screen, 1280 × 800.
pub fn view(view: &View, style: &Style<'_>) -> String {
    let mut out = Out::new(style, 1280, 800);
    out.rect(0, 0, 1280, 800, 0, Ink::Paper);
    out.top(&view.page);
    match &view.scene {
        Some(scene) if view.is_illustrated() => {
            let x = if style.rtl { 60 } else { 660 };
            let scale = if scene.wide { ".286" } else { ".35" };
            let _ = write!(out.text, "<g transform='translate({x} 190) scale({scale})'>");
            out.items(&scene.items);
            out.text.push_str("</g>");
            out.middle(&view.page, 36);
        }
        Some(scene) if let Some(talk) = &view.page.talk => out.talk(scene, talk),
        Some(scene) => {
            out.rect(40, 88, 1200, 612, 22, Ink::Card);
            // 612 of 1000 units high, so the scene is 979 wide, and a wide one 1199.5.
            let left = if scene.wide { "40.2" } else { "150.4" };
            let _ = write!(out.text, "<g transform='translate({left} 88) scale(.612)'>");
            out.items(&scene.items);
            out.names(scene);
            out.text.push_str("</g>");
        }
        None => out.middle(&view.page, 68),
    }
    out.bottom(&view.page);
    out.finish()
}

struct Out<'s, 'w> {
    style: &'s Style<'w>,
    width: i32,
    defs: String,
    known: Vec<String>,
    text: String,
    height: i32,
}

/// How a line of words looks.
#[derive(Clone, Copy)]
struct Font {
    size: i32,
    bold: bool,
    ink: Ink,
}

const fn font(size: i32, bold: bool, ink: Ink) -> Font {
    Font { size, bold, ink }
}

impl<'s, 'w> Out<'s, 'w> {
    fn new(style: &'s Style<'w>, width: i32, height: i32) -> Self {
        Self { style, width, height, defs: String::new(), known: Vec::new(), text: String::new() }
    }

    fn finish(self) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {w} {h}' width='{w}' height='{h}' lang='{}' \
             font-family='Noto Sans, Noto Sans Arabic, sans-serif'>\n<defs>{}</defs>\n{}\n</svg>\n",
            escape(self.style.lang),
            self.defs,
            self.text,
            w = self.width,
            h = self.height,
        )
    }

    fn hex(&self, ink: Ink) -> String {
        let Rgb(r, g, b) = ink.rgb(self.style.theme);
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// A definition under `id`, written once.
    fn define(&mut self, id: &str, body: &str) {
        if !self.known.iter().any(|known| known == id) {
            self.known.push(id.to_owned());
            self.defs.push_str(body);
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Draw { shape, fill, stroke } => self.draw(shape, fill.as_ref(), stroke.as_ref()),
            Item::Shadow(shape) => {
                self.define(
                    "soft",
                    "<filter id='soft' x='-20%' y='-20%' width='140%' height='160%'><feGaussianBlur stdDeviation='6'/>\
                     </filter>",
                );
                let ink = self.hex(Ink::Shadow);
                let _ = write!(self.text, "<g transform='translate(0 7)' filter='url(#soft)' opacity='.2'>");
                self.shape(shape, &format!("fill='{ink}'"));
                self.text.push_str("</g>");
            }
            Item::Label { at, text, height, ink, bold } => {
                let _ = write!(
                    self.text,
                    "<text x='{}' y='{}' font-size='{}' font-weight='{}' text-anchor='middle' \
                     dominant-baseline='central' fill='{}'>{}</text>",
                    units(at.x),
                    units(at.y),
                    units(*height),
                    if *bold { 700 } else { 400 },
                    self.hex(*ink),
                    escape(text)
                );
            }
            Item::Group { shift, turn_mdeg, scale_pm, alpha_pct, items } => {
                let _ = write!(
                    self.text,
                    "<g transform='translate({} {}) rotate({}) scale({})' opacity='{}'>",
                    units(shift.x),
                    units(shift.y),
                    thousandths(*turn_mdeg),
                    thousandths(*scale_pm),
                    thousandths(i32::from(*alpha_pct) * 10)
                );
                self.items(items);
                self.text.push_str("</g>");
            }
        }
    }

    fn draw(&mut self, shape: &Shape, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(fill) = fill {
            let paint = match fill.to {
                Some(to) => self.gradient(fill.ink, to),
                None => self.hex(fill.ink),
            };
            let opacity = thousandths(i32::from(fill.alpha_pct) * 10);
            self.shape(shape, &format!("fill='{paint}' fill-opacity='{opacity}'"));
            if fill.pattern != Pattern::Plain {
                let pattern = self.pattern(fill.pattern);
                self.shape(shape, &format!("fill='url(#{pattern})'"));
            }
        }
        if let Some(stroke) = stroke {
            let dash = match stroke.dash {
                (0, 0) => String::new(),
                (on, off) => format!(" stroke-dasharray='{} {}'", units(on), units(off)),
            };
            let cap = if stroke.dash == (0, 0) { "round" } else { "butt" };
            let line = format!(
                "fill='none' stroke='{}' stroke-width='{}' stroke-opacity='{}' stroke-linecap='{cap}' \
                 stroke-linejoin='round'{dash}",
                self.hex(stroke.ink),
                units(stroke.width),
                thousandths(i32::from(stroke.alpha_pct) * 10)
            );
            self.shape(shape, &line);
        }
    }

    fn gradient(&mut self, from: Ink, to: Ink) -> String {
        let id = format!("from-{from:?}-{to:?}");
        let body = format!(
            "<linearGradient id='{id}' x1='0' y1='0' x2='0' y2='1'><stop offset='0' stop-color='{}'/>\
             <stop offset='1' stop-color='{}'/></linearGradient>",
            self.hex(from),
            self.hex(to)
        );
        self.define(&id, &body);
        format!("url(#{id})")
    }

    fn pattern(&mut self, pattern: Pattern) -> &'static str {
        let ink = self.hex(Ink::Light);
        let (id, size, turn, mark) = match pattern {
            Pattern::Plain | Pattern::Stripes => ("stripes", 20, 45, "<rect width='7' height='20'/>"),
            Pattern::Dots => ("dots", 24, 0, "<circle cx='12' cy='12' r='5'/>"),
            Pattern::Bars => ("bars", 18, 0, "<rect width='18' height='6'/>"),
            Pattern::Grid => ("grid", 20, 0, "<path d='M0 0h20v4h-16v16h-4z'/>"),
            Pattern::Rings => (
                "rings",
                28,
                0,
                "<path d='M14 4a10 10 0 1 1 0 20a10 10 0 1 1 0-20m0 5a5 5 0 1 0 0 10a5 5 0 1 0 0-10'/>",
            ),
        };
        let body = format!(
            "<pattern id='{id}' width='{size}' height='{size}' patternUnits='userSpaceOnUse' \
             patternTransform='rotate({turn})'><g fill='{ink}' fill-opacity='.45'>{mark}</g></pattern>"
        );
        self.define(id, &body);
        id
    }

    fn shape(&mut self, shape: &Shape, paint: &str) {
        let out = &mut self.text;
        let _ = match shape {
            Shape::Rect { at, w, h, r } => write!(
                out,
                "<rect x='{}' y='{}' width='{}' height='{}' rx='{}' {paint}/>",
                units(at.x),
                units(at.y),
                units(*w),
                units(*h),
                units(*r)
            ),
            Shape::Circle { at, r } => {
                write!(out, "<circle cx='{}' cy='{}' r='{}' {paint}/>", units(at.x), units(at.y), units(*r))
            }
            Shape::Polygon(points) => write!(out, "<polygon points='{}' {paint}/>", listed(points)),
            Shape::Line(points) => write!(out, "<polyline points='{}' {paint}/>", listed(points)),
            Shape::Arc { at, r, sweep_mdeg, .. } if sweep_mdeg.unsigned_abs() >= FULL_TURN_MDEG => {
                write!(out, "<circle cx='{}' cy='{}' r='{}' {paint}/>", units(at.x), units(at.y), units(*r))
            }
            Shape::Arc { at, r, from_mdeg, sweep_mdeg } => {
                let (large, clockwise) = (sweep_mdeg.unsigned_abs() > FULL_TURN_MDEG / 2, *sweep_mdeg > 0);
                write!(
                    out,
                    "<path d='M{} A{r} {r} 0 {} {} {}' {paint}/>",
                    on_circle(*at, *r, *from_mdeg),
                    u8::from(large),
                    u8::from(clockwise),
                    on_circle(*at, *r, from_mdeg.wrapping_add(*sweep_mdeg)),
                    r = units(*r)
                )
            }
            Shape::Curve([a, b, c, d]) => write!(
                out,
                "<path d='M{} C{}' {paint}/>",
                listed(std::slice::from_ref(a)),
                listed(&[*b, *c, *d])
            ),
        };
    }

    /// Nodes as empty groups with a title: what a listener is told.
    fn names(&mut self, scene: &Scene) {
        for node in &scene.nodes {
            let name = (self.style.words)(&node.name.clone().into());
            let _ = write!(
                self.text,
                "<rect x='{}' y='{}' width='{}' height='{}' fill='none' role='img'><title>{}</title></rect>",
                units(node.area.at.x),
                units(node.area.at.y),
                units(node.area.w),
                units(node.area.h),
                escape(&name)
            );
        }
    }

    fn rect(&mut self, x: i32, y: i32, w: i32, h: i32, r: i32, ink: Ink) {
        let _ = write!(
            self.text,
            "<rect x='{x}' y='{y}' width='{w}' height='{h}' rx='{r}' fill='{}' stroke='{}'/>",
            self.hex(ink),
            self.hex(if ink == Ink::Card { Ink::Line } else { ink })
        );
    }

    /// `x` from the start side of the page.
    fn mirrored(&self, x: i32) -> i32 {
        if self.style.rtl { self.width - x } else { x }
    }

    /// A line of words; `x` counts from the start side of the page.
    fn say(&mut self, (x, y): (i32, i32), font: Font, anchor: &str, text: &str) {
        let direction = if self.style.rtl { "rtl" } else { "ltr" };
        let _ = write!(
            self.text,
            "<text x='{}' y='{y}' font-size='{}' font-weight='{}' fill='{}' text-anchor='{anchor}' \
             direction='{direction}' unicode-bidi='plaintext'>{}</text>",
            self.mirrored(x),
            font.size,
            if font.bold { 700 } else { 400 },
            self.hex(font.ink),
            escape(text)
        );
    }

    fn top(&mut self, page: &Page) {
        if let Some(steps) = page.steps {
            for step in 0..i32::from(steps.of) {
                let ink = if step < i32::from(steps.done) { Ink::Action } else { Ink::Line };
                let x = 40 + step * 34;
                let x = if self.style.rtl { self.width - x - 26 } else { x };
                self.rect(x, 36, 26, 8, 4, ink);
            }
            if let Some(job) = &page.job {
                let job = (self.style.words)(job);
                self.say((54 + i32::from(steps.of) * 34, 47), font(20, false, Ink::Muted), "start", &job);
            }
        }
        if let Some(Clock { left_ms, .. }) = page.clock {
            let clock = format!("{}:{:02}", left_ms / 60_000, left_ms / 1000 % 60);
            self.say((1240, 49), font(26, true, Ink::Ink), "end", &clock);
        }
    }

    /// Title, paragraphs of at most `chars` a line, choices.
    fn middle(&mut self, page: &Page, chars: usize) {
        let mut y = 150;
        let title = (self.style.words)(&page.title);
        self.say((130, y), font(34, true, Ink::Ink), "start", &title);
        y += 60;
        for paragraph in &page.paragraphs {
            for line in wrapped(&(self.style.words)(paragraph), chars) {
                self.say((130, y), font(24, false, Ink::Ink), "start", &line);
                y += 36;
            }
            y += 16;
        }
        for choice in &page.choices {
            self.rect(130, y - 10, 1020, 72, 14, Ink::Card);
            let words = (self.style.words)(&choice.words);
            let lang = choice.lang.as_ref().map_or_else(String::new, |lang| format!(" ({lang})"));
            self.say((160, y + 36), font(26, choice.selected, Ink::Ink), "start", &(words + &lang));
            y += 88;
        }
    }

    fn bottom(&mut self, page: &Page) {
        let mut x = 40;
        for action in page.call.iter().chain(&page.others) {
            let words = (self.style.words)(&action.words);
            self.say((x, 756), font(20, false, Ink::Muted), "start", &words);
            x += 40 + 12 * words.chars().count() as i32;
        }
        if let Some(called) = &page.called {
            let words = (self.style.words)(called);
            self.say((x, 756), font(20, false, Ink::Ok), "start", &words);
        }
        if let Some(notice) = &page.notice {
            let words = (self.style.words)(&notice.words);
            let ink = if notice.good { Ink::Ok } else { Ink::Bad };
            self.say((640, 720), font(22, true, ink), "middle", &words);
        }
        if let Some(main) = &page.main {
            let start = if self.style.rtl { 40 } else { 960 };
            self.rect(start, 716, 280, 64, 12, Ink::Action);
            let words = (self.style.words)(&main.words);
            self.say((1100, 756), font(24, true, Ink::OnAction), "middle", &words);
        }
    }
}

/// Lines of at most `chars` characters, broken at spaces.
fn wrapped(text: &str, chars: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + word.chars().count() >= chars {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

fn listed(points: &[Pt]) -> String {
    let pairs: Vec<String> = points.iter().map(|p| format!("{},{}", units(p.x), units(p.y))).collect();
    pairs.join(" ")
}

/// The point of a circle at an angle, 0 upwards and clockwise, as `x,y`.
fn on_circle(at: Pt, r: i32, mdeg: i32) -> String {
    let (sin, cos) = trig::sin_cos(mdeg);
    let place = |middle: i32, part: i64| {
        let exact = (i128::from(middle) * i128::from(trig::ONE) + i128::from(r) * i128::from(part)) * 1000;
        let whole = i128::from(UNIT) * i128::from(trig::ONE);
        thousandths((2 * exact + whole).div_euclid(2 * whole) as i32)
    };
    format!("{},{}", place(at.x, sin), place(at.y, -cos))
}

/// A length in 1/64 unit as a decimal with three digits, without floats.
fn units(fixed: i32) -> String {
    thousandths((i64::from(fixed) * 1000 / i64::from(UNIT)) as i32)
}

fn thousandths(value: i32) -> String {
    let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    match size % 1000 {
        0 => format!("{sign}{}", size / 1000),
        rest => format!("{sign}{}.{rest:03}", size / 1000),
    }
}

fn escape(text: &str) -> String {
    // Isolate marks around arguments are for our own bidi code; SVG readers do well without them.
    let kept = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    let mut out = String::new();
    for c in kept {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&#39;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{pt, u};

    #[test]
    fn numbers_are_decimals_of_integers() {
        assert_eq!(units(64), "1");
        assert_eq!(units(-32), "-0.500");
        assert_eq!(thousandths(45_500), "45.500");
    }

    #[test]
    fn arcs_end_where_their_angles_say() {
        let style = Style { theme: Theme::Light, lang: "en", rtl: false, words: &|_| String::new() };
        let arc = |from_mdeg, sweep_mdeg| {
            let mut out = Out::new(&style, 1600, HEIGHT);
            out.shape(&Shape::Arc { at: pt(100, 200), r: u(50), from_mdeg, sweep_mdeg }, "p");
            out.text
        };
        assert_eq!(arc(0, 90_000), "<path d='M100,150 A50 50 0 0 1 150,200' p/>");
        assert_eq!(arc(90_000, -90_000), "<path d='M150,200 A50 50 0 0 0 100,150' p/>");
        assert_eq!(arc(-135_000, 270_000), "<path d='M64.645,235.355 A50 50 0 1 1 135.355,235.355' p/>");
        assert_eq!(arc(30_000, 30_000), "<path d='M125,156.699 A50 50 0 0 1 143.301,175' p/>");
        assert_eq!(arc(10_000, 360_000), "<circle cx='100' cy='200' r='50' p/>");
    }

    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(escape("<script>'&\u{2068}x\u{2069}"), "&lt;script&gt;&#39;&amp;x");
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
    }
}

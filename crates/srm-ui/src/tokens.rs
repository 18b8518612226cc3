//! Sizes, spaces and colours of the look, and [`Look`]: what a candidate's settings make of them.
//!
//! Lengths are points; at 100 % on a 1280×800 station a point is a pixel. Text size is a zoom of the whole page
//! (100–200 %), so these numbers hold at every setting and only the room around them shrinks.

use std::{sync::Arc, time::Duration};

use egui::{Color32, Context, CornerRadius, Id, Rect, Stroke, Vec2, style::ScrollStyle, vec2};
use srm_core::palette::{Ink, Theme};

use crate::fonts::Weight;

/// Margin of a page on a roomy screen; see [`Look::page_margin`].
pub const PAGE_MARGIN: f32 = 40.0;
/// The base of all spacing.
pub const GRID: f32 = 8.0;
/// Space between two targets.
pub const TARGET_GAP: f32 = 16.0;
/// Smallest side of anything that can be pressed.
pub const TARGET_MIN: f32 = 48.0;
/// Height of the one main action.
pub const MAIN_ACTION_HEIGHT: f32 = 64.0;
/// Width of the main action unless its words need more.
pub const MAIN_ACTION_WIDTH: f32 = 280.0;
/// The same where large text leaves less than 800 points in a row.
pub const MAIN_ACTION_WIDTH_CLOSE: f32 = 200.0;
/// Corner radius of a card.
pub const CARD_RADIUS: f32 = 22.0;
/// Corner radius of a choice tile or a panel inside a card.
pub const TILE_RADIUS: f32 = 14.0;
/// Corner radius of a button.
pub const BUTTON_RADIUS: f32 = 12.0;
/// Quiet borders.
pub const LINE_WIDTH: f32 = 2.0;
/// Outline of drawn things and the edge of what is selected.
pub const EDGE_WIDTH: f32 = 3.0;
/// Width of the amber focus ring, without its two ink lines.
pub const FOCUS_WIDTH: f32 = 5.0;
/// How far a focus ring reaches outside its widget.
pub const FOCUS_REACH: f32 = 10.0;
/// How long a part takes to slide to its bin, in milliseconds.
pub const SLIDE_MS: u64 = 180;
/// Longest line of running text, in characters.
pub const LINE_CHARS: usize = 60;

/// The type scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Size {
    /// 34 points: the title of a page, names of languages.
    Title,
    /// 26 points: the clock, keys of a keypad.
    Clock,
    /// 24 points: running text and the main action.
    #[default]
    Main,
    /// 20 points: labels, quiet actions.
    Label,
    /// 17 points: facts on the leader's pages.
    Fact,
    /// Any size, for labels inside a scene that is scaled as a whole.
    Points(f32),
}

impl Size {
    /// Points at 100 %.
    pub fn points(self) -> f32 {
        match self {
            Self::Title => 34.0,
            Self::Clock => 26.0,
            Self::Main => 24.0,
            Self::Label => 20.0,
            Self::Fact => 17.0,
            Self::Points(points) => points.clamp(1.0, 400.0),
        }
    }
}

/// The value of a colour role in a theme.
pub fn colour(ink: Ink, theme: Theme) -> Color32 {
    let rgb = ink.rgb(theme);
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// What the accommodations and the language make of the look; the same for all widgets of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which values the colour roles have.
    pub theme: Theme,
    /// Size of everything, 100–200 %.
    pub scale_pct: u16,
    /// Nothing slides or fades.
    pub calm_motion: bool,
    /// Pages run from right to left.
    pub rtl: bool,
    /// BCP 47 tag of the page's language, for screen readers.
    pub language: Arc<str>,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::Light, scale_pct: 100, calm_motion: false, rtl: false, language: "sv".into() }
    }
}

impl Look {
    /// The look of this frame, as last given to [`Look::set`] or [`apply`].
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default()
    }

    /// Makes this the look of the frame without touching the toolkit's style.
    pub fn set(&self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, self.clone()));
    }

    /// The value of a colour role.
    pub fn colour(&self, ink: Ink) -> Color32 {
        colour(ink, self.theme)
    }

    /// A stroke in a colour role; `width` in points.
    pub fn stroke(&self, width: f32, ink: Ink) -> Stroke {
        Stroke::new(width, self.colour(ink))
    }

    /// Zoom factor, 1.0–2.0.
    pub fn zoom(&self) -> f32 {
        f32::from(self.scale_pct.clamp(100, 200)) / 100.0
    }

    /// How long a movement lasts: `wish_ms`, or nothing in calm motion.
    pub fn motion(&self, wish_ms: u64) -> Duration {
        Duration::from_millis(if self.calm_motion { 0 } else { wish_ms })
    }

    /// Margin of a page of `size` points: large text leaves less room, and the words need it.
    pub fn page_margin(size: Vec2) -> f32 {
        if size.x >= 1000.0 {
            PAGE_MARGIN
        } else if size.x >= 700.0 {
            24.0
        } else {
            16.0
        }
    }

    /// A row that begins where reading begins.
    pub fn row(&self) -> egui::Layout {
        let middle = egui::Align::Center;
        if self.rtl { egui::Layout::right_to_left(middle) } else { egui::Layout::left_to_right(middle) }
    }

    /// A column whose items begin where reading begins.
    pub fn column(&self) -> egui::Layout {
        egui::Layout::top_down(if self.rtl { egui::Align::Max } else { egui::Align::Min })
    }

    /// `width` points of `rect` at the side where reading begins.
    pub fn start(&self, rect: Rect, width: f32) -> Rect {
        let mut part = rect;
        if self.rtl {
            part.min.x = rect.max.x - width;
        } else {
            part.max.x = rect.min.x + width;
        }
        part
    }

    /// `width` points of `rect` at the side where reading ends.
    pub fn end(&self, rect: Rect, width: f32) -> Rect {
        Self { rtl: !self.rtl, ..self.clone() }.start(rect, width)
    }

    /// `rect` without `width` points at the side where reading begins.
    pub fn after(&self, rect: Rect, width: f32) -> Rect {
        self.end(rect, rect.width() - width)
    }
}

/// Writes `look` into the toolkit's style when it differs from the last one. Call at the start of every frame.
pub fn apply(ctx: &Context, look: &Look) {
    let done = Id::unique("look applied");
    if ctx.data(|data| data.get_temp::<Look>(done)).as_ref() == Some(look) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(done, look.clone()));
    look.set(ctx);
    ctx.set_zoom_factor(look.zoom());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.all_styles_mut(|style| write_style(style, look));
}

fn write_style(style: &mut egui::Style, look: &Look) {
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style.override_font_id = Some(Weight::Regular.font(Size::Label.points()));

    style.interaction.selectable_labels = false;
    style.interaction.multi_widget_text_select = false;
    style.interaction.interact_radius = GRID;

    let spacing = &mut style.spacing;
    spacing.interact_size = vec2(TARGET_MIN, TARGET_MIN);
    spacing.button_padding = vec2(18.0, 12.0);
    spacing.item_spacing = vec2(TARGET_GAP, TARGET_GAP);
    spacing.icon_width = 30.0;
    spacing.scroll = ScrollStyle {
        bar_width: 10.0,
        bar_inner_margin: 4.0,
        bar_outer_margin: 0.0,
        handle_min_length: TARGET_MIN,
        ..ScrollStyle::solid()
    };

    let visuals = &mut style.visuals;
    visuals.dark_mode = look.theme != Theme::Light;
    visuals.override_text_color = Some(look.colour(Ink::Ink));
    visuals.panel_fill = look.colour(Ink::Paper);
    visuals.window_fill = look.colour(Ink::Card);
    visuals.window_stroke = look.stroke(LINE_WIDTH, Ink::Line);
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS as u8);
    visuals.extreme_bg_color = look.colour(Ink::Paper);
    visuals.faint_bg_color = look.colour(Ink::Tint);
    visuals.selection.bg_fill = look.colour(Ink::Tint);
    visuals.selection.stroke = look.stroke(LINE_WIDTH, Ink::Action);
    let radius = CornerRadius::same(BUTTON_RADIUS as u8);
    let widgets = &mut visuals.widgets;
    for (visual, fill, stroke) in [
        (&mut widgets.noninteractive, Ink::Card, look.stroke(LINE_WIDTH, Ink::Line)),
        (&mut widgets.inactive, Ink::Steel, look.stroke(LINE_WIDTH, Ink::Line)),
        (&mut widgets.hovered, Ink::Muted, look.stroke(LINE_WIDTH, Ink::Muted)),
        // The toolkit paints the widget in focus as active: a thick ring, or focus would be invisible.
        (&mut widgets.active, Ink::Muted, look.stroke(FOCUS_WIDTH, Ink::Focus)),
        (&mut widgets.open, Ink::Tint, look.stroke(LINE_WIDTH, Ink::Action)),
    ] {
        visual.bg_fill = look.colour(fill);
        visual.weak_bg_fill = look.colour(Ink::Card);
        visual.bg_stroke = stroke;
        visual.fg_stroke = look.stroke(LINE_WIDTH, Ink::Ink);
        visual.corner_radius = radius;
        visual.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_is_kept_between_100_and_200_percent() {
        for (given, zoom) in [(0, 1.0), (100, 1.0), (150, 1.5), (200, 2.0), (u16::MAX, 2.0)] {
            let look = Look { scale_pct: given, ..Look::default() };
            assert!((look.zoom() - zoom).abs() < f32::EPSILON, "{given}");
        }
    }

    #[test]
    fn start_and_end_mirror_and_share_the_rect() {
        let rect = Rect::from_min_size(egui::pos2(10.0, 0.0), vec2(100.0, 10.0));
        let ltr = Look::default();
        let rtl = Look { rtl: true, ..Look::default() };
        assert_eq!(ltr.start(rect, 30.0), rtl.end(rect, 30.0));
        assert_eq!(ltr.end(rect, 30.0), rtl.start(rect, 30.0));
        assert_eq!(ltr.after(rect, 30.0).union(ltr.start(rect, 30.0)), rect);
        assert!((rtl.start(rect, 30.0).right() - rect.right()).abs() < f32::EPSILON);
    }

    #[test]
    fn calm_motion_lasts_no_time() {
        let calm = Look { calm_motion: true, ..Look::default() };
        assert_eq!(calm.motion(SLIDE_MS), Duration::ZERO);
        assert_eq!(Look::default().motion(SLIDE_MS), Duration::from_millis(SLIDE_MS));
    }

    #[test]
    fn a_second_apply_of_the_same_look_changes_nothing() {
        let ctx = Context::default();
        let look = Look { theme: Theme::Dark, ..Look::default() };
        apply(&ctx, &look);
        let first = ctx.global_style();
        apply(&ctx, &look);
        assert!(Arc::ptr_eq(&first, &ctx.global_style()));
        assert_eq!(Look::of(&ctx), look);
        assert!(!first.interaction.selectable_labels && first.spacing.interact_size.min_elem() >= TARGET_MIN);
    }
}

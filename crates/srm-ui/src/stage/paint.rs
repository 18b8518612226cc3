//! The one painter: display lists to the toolkit's shapes.

use super::pattern;
use crate::rounded;
use crate::text::{Size, Text, Weight};
use crate::tokens::Look;
use egui::emath::GuiRounding as _;
use egui::epaint::{CircleShape, CornerRadiusF32, Mesh, PathShape, PathStroke, RectShape};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape as Painted, Stroke, StrokeKind, Vec2, vec2};
use srm_core::palette::{Ink, Theme};
use srm_core::scene::{Fill, HEIGHT, Item, Pt, Scene, Shape, Stroke as Line, UNIT};

/// Where a group lies: turn and scale about its own origin, then shift.
#[derive(Clone, Copy)]
struct Place {
    origin: Pos2,
    turn: Vec2,
    /// Points in 1/64 unit.
    scale: f32,
    /// How much of the colour is left; the rest is the card's.
    strength: f32,
}

impl Place {
    fn at(&self, point: Pt) -> Pos2 {
        self.origin + self.turned(vec2(point.x as f32, point.y as f32)) * self.scale
    }

    fn turned(&self, v: Vec2) -> Vec2 {
        vec2(v.x * self.turn.x - v.y * self.turn.y, v.x * self.turn.y + v.y * self.turn.x)
    }

    fn length(&self, fixed: i32) -> f32 {
        fixed as f32 * self.scale
    }

    fn is_upright(&self) -> bool {
        self.turn.y.abs() < 1e-4 && self.turn.x > 0.0
    }

    fn inside(&self, shift: Pt, turn_mdeg: i32, scale_pm: i32, alpha_pct: u8) -> Self {
        let own = Vec2::angled((turn_mdeg as f32 / 1000.0).to_radians());
        Self {
            origin: self.at(shift),
            turn: vec2(self.turn.x * own.x - self.turn.y * own.y, self.turn.x * own.y + self.turn.y * own.x),
            scale: self.scale * scale_pm as f32 / 1000.0,
            strength: self.strength * f32::from(alpha_pct) / 100.0,
        }
    }
}

/// Paints `scene` so that its 1000 units of height fill that of `canvas`.
pub fn scene(painter: &Painter, scene: &Scene, canvas: Rect, look: &Look) {
    let place = Place {
        origin: canvas.min,
        turn: vec2(1.0, 0.0),
        scale: canvas.height() / (HEIGHT * UNIT) as f32,
        strength: 1.0,
    };
    Brush { painter, look }.items(&scene.items, place);
}

/// Paints things drawn about their origin, so that `units` of them fill the width of `square`.
pub fn picture(painter: &Painter, items: &[Item], square: Rect, units: f32, look: &Look) {
    let scale = square.width() / (units * UNIT as f32);
    let place = Place { origin: square.center(), turn: vec2(1.0, 0.0), scale, strength: 1.0 };
    Brush { painter, look }.items(items, place);
}

struct Brush<'p> {
    painter: &'p Painter,
    look: &'p Look,
}

impl Brush<'_> {
    fn items(&self, items: &[Item], place: Place) {
        for item in items {
            match item {
                Item::Draw { shape, fill, stroke } => self.draw(shape, *fill, *stroke, place),
                Item::Shadow(shape) => self.shadow(shape, place),
                Item::Label { at, text, height, ink, bold } => {
                    let weight = if *bold { Weight::Bold } else { Weight::Regular };
                    let words =
                        Text::new(text.as_str()).size(Size::Points(place.length(*height))).weight(weight);
                    let laid = words.layout(self.painter.ctx(), f32::INFINITY);
                    let laid = laid.colour(self.colour(*ink, 100, place));
                    let rect = Rect::from_center_size(place.at(*at), laid.size());
                    laid.paint_in(self.painter, rect);
                }
                Item::Group { shift, turn_mdeg, scale_pm, alpha_pct, items } => {
                    self.items(items, place.inside(*shift, *turn_mdeg, *scale_pm, *alpha_pct));
                }
            }
        }
    }

    /// Fading mixes with the card the work lies on, so that things behind do not shine through a faded one.
    fn colour(&self, ink: Ink, alpha_pct: u8, place: Place) -> Color32 {
        let full = self.look.colour(ink);
        let mixed = self.look.colour(Ink::Card).lerp_to_gamma(full, place.strength.clamp(0.0, 1.0));
        if alpha_pct >= 100 { mixed } else { mixed.gamma_multiply(f32::from(alpha_pct) / 100.0) }
    }

    fn shadow(&self, shape: &Shape, place: Place) {
        if self.look.theme == Theme::HighContrast {
            return;
        }
        let (rect, radius) = match shape {
            Shape::Rect { at, w, h, r } => {
                let size = vec2(place.length(*w), place.length(*h));
                (Rect::from_min_size(place.at(*at), size), place.length(*r))
            }
            Shape::Circle { at, r } => {
                let radius = place.length(*r);
                (Rect::from_center_size(place.at(*at), Vec2::splat(2.0 * radius)), radius)
            }
            Shape::Polygon(_) | Shape::Line(_) | Shape::Arc { .. } | Shape::Curve(_) => return,
        };
        let reach = (place.scale * 640.0).clamp(1.0, 40.0).floor();
        let blur = reach.min(rect.size().min_elem() - 0.1).max(0.0);
        let colour = self.look.colour(Ink::Shadow).gamma_multiply(0.22 * place.strength);
        let under = rect.translate(vec2(0.0, (reach * 0.6).floor()));
        let soft = rounded::mesh(under, radius + blur / 2.0, &rounded::blurred(blur, colour), true);
        self.painter.add(soft);
    }

    fn draw(&self, shape: &Shape, fill: Option<Fill>, stroke: Option<Line>, place: Place) {
        let line = stroke
            .map(|line| Stroke::new(place.length(line.width), self.colour(line.ink, line.alpha_pct, place)));
        let dash = stroke.map_or((0, 0), |line| line.dash);
        match (shape, fill) {
            (Shape::Rect { at, w, h, r }, Some(fill))
                if is_simple(fill) && place.is_upright() && dash == (0, 0) =>
            {
                let rect = Rect::from_min_size(place.at(*at), vec2(place.length(*w), place.length(*h)));
                let ink = self.colour(fill.ink, fill.alpha_pct, place);
                self.painter.add(self.boxed(rect, place.length(*r), ink, line.unwrap_or(Stroke::NONE)));
            }
            (Shape::Circle { at, r }, Some(fill)) if is_simple(fill) && dash == (0, 0) => {
                let (center, radius) = (place.at(*at), place.length(*r));
                let fill = self.colour(fill.ink, fill.alpha_pct, place);
                let stroke = line.unwrap_or(Stroke::NONE);
                let square = Rect::from_center_size(center, Vec2::splat(2.0 * radius));
                // The toolkit puts the line of a circle outside it.
                let round = self.rounded(square, radius, fill, stroke, (-stroke.width, 0.0));
                let small = || CircleShape { center, radius, fill, stroke }.into();
                self.painter.add(round.unwrap_or_else(small));
            }
            (shape, fill) => {
                let (points, closed) = outline(shape, place);
                if let Some(fill) = fill.filter(|_| closed) {
                    self.fill(&points, fill, place);
                }
                if let Some(line) = line {
                    self.line(points, closed, line, dash, place);
                }
            }
        }
    }

    fn boxed(&self, rect: Rect, radius: f32, fill: Color32, line: Stroke) -> Painted {
        let pixels_per_point = self.painter.pixels_per_point();
        let width_px = line.width * pixels_per_point;
        // A line an odd number of pixels wide is crisp on the middle of one, any other on an edge.
        let odd = width_px > 0.0 && (width_px < 1.0 || (width_px.round() % 2.0 - 1.0).abs() < 0.5);
        let crisp = if odd {
            rect.round_to_pixel_center(pixels_per_point)
        } else {
            rect.round_to_pixels(pixels_per_point)
        };
        let half = line.width / 2.0;
        self.rounded(crisp, radius, fill, line, (-half, half))
            .unwrap_or_else(|| RectShape::new(rect, corners(radius), fill, line, StrokeKind::Middle).into())
    }

    /// A box in few broad triangles, its line between these two insets; `None` for what is too small to gain by it.
    fn rounded(
        &self,
        rect: Rect,
        radius: f32,
        fill: Color32,
        line: Stroke,
        (from, to): (f32, f32),
    ) -> Option<Painted> {
        let feather = 1.0 / self.painter.pixels_per_point();
        if rect.size().min_elem() < 16.0 * feather + 2.0 * line.width {
            return None;
        }
        if line.is_empty() {
            return Some(rounded::mesh(rect, radius, &rounded::plain(feather, fill), true).into());
        }
        let rings = rounded::lined(feather, (from, to.max(from + feather)), line.color, fill);
        Some(rounded::mesh(rect, radius, &rings, true).into())
    }

    fn fill(&self, points: &[Pos2], fill: Fill, place: Place) {
        let top = self.colour(fill.ink, fill.alpha_pct, place);
        match fill.to {
            None => {
                self.painter.add(Painted::convex_polygon(points.to_vec(), top, Stroke::NONE));
            }
            Some(to) => {
                let bottom = self.colour(to, fill.alpha_pct, place);
                self.painter.add(graded(points, top, bottom));
            }
        }
        // The pattern hangs on the middle of the shape, so that it moves with it.
        let middle = Rect::from_points(points).center();
        let light = self.colour(Ink::Light, 45, place);
        let unit = place.scale * UNIT as f32;
        for piece in pattern::pieces(fill.pattern, points, middle, unit) {
            self.painter.add(Painted::convex_polygon(piece, light, Stroke::NONE));
        }
    }

    fn line(&self, points: Vec<Pos2>, closed: bool, line: Stroke, dash: (i32, i32), place: Place) {
        if dash != (0, 0) {
            let mut path = points;
            if closed && let Some(first) = path.first().copied() {
                path.push(first);
            }
            let (on, off) = (place.length(dash.0).max(0.5), place.length(dash.1).max(0.5));
            self.painter.extend(Painted::dashed_line(&path, line, on, off));
            return;
        }
        if !closed && line.width > 2.0 {
            // The toolkit's lines have flat ends; ours are round.
            for end in points.first().into_iter().chain(points.last()) {
                self.painter.circle_filled(*end, line.width / 2.0, line.color);
            }
        }
        let stroke = PathStroke::new(line.width, line.color);
        self.painter.add(PathShape { points, closed, fill: Color32::TRANSPARENT, stroke });
    }
}

fn is_simple(fill: Fill) -> bool {
    fill.to.is_none() && fill.pattern == srm_core::scene::Pattern::Plain
}

fn corners(radius: f32) -> CornerRadius {
    CornerRadius::from(CornerRadiusF32::same(radius.clamp(0.0, 255.0)))
}

/// A convex outline filled from one colour at its top to another at its bottom, in level bands.
fn graded(points: &[Pos2], top: Color32, bottom: Color32) -> Mesh {
    let bounds = Rect::from_points(points);
    let height = bounds.height().max(0.001);
    let mut mesh = Mesh::default();
    let middle = bounds.center();
    let shade = |p: Pos2| top.lerp_to_gamma(bottom, ((p.y - bounds.top()) / height).clamp(0.0, 1.0));
    mesh.colored_vertex(middle, shade(middle));
    for point in points {
        mesh.colored_vertex(*point, shade(*point));
    }
    let count = points.len() as u32;
    for i in 0..count {
        mesh.add_triangle(0, 1 + i, 1 + (i + 1) % count);
    }
    mesh
}

/// A shape as points on the screen, and whether it closes.
fn outline(shape: &Shape, place: Place) -> (Vec<Pos2>, bool) {
    match shape {
        Shape::Rect { at, w, h, r } => (rounded(*at, *w, *h, *r, place), true),
        Shape::Circle { at, r } => {
            let radius = place.length(*r);
            (pattern::round(place.at(*at), radius, sides(radius)), true)
        }
        Shape::Polygon(points) => (points.iter().map(|p| place.at(*p)).collect(), true),
        Shape::Line(points) => (points.iter().map(|p| place.at(*p)).collect(), false),
        Shape::Arc { at, r, from_mdeg, sweep_mdeg } => {
            let count =
                (sides(place.length(*r)) as f32 * (*sweep_mdeg as f32 / 360_000.0).abs()).ceil().max(2.0);
            let point = |i: usize| {
                let mdeg = *from_mdeg as f32 - 90_000.0 + *sweep_mdeg as f32 * i as f32 / count;
                place.at(*at) + place.turned(Vec2::angled((mdeg / 1000.0).to_radians())) * place.length(*r)
            };
            ((0..=count as usize).map(point).collect(), false)
        }
        Shape::Curve([a, b, c, d]) => {
            let (a, b, c, d) = (place.at(*a), place.at(*b), place.at(*c), place.at(*d));
            let point = |i: i32| {
                let t = i as f32 / 24.0;
                let s = 1.0 - t;
                let sum = a.to_vec2() * s * s * s
                    + b.to_vec2() * 3.0 * s * s * t
                    + c.to_vec2() * 3.0 * s * t * t
                    + d.to_vec2() * t * t * t;
                sum.to_pos2()
            };
            ((0..=24).map(point).collect(), false)
        }
    }
}

fn rounded(at: Pt, w: i32, h: i32, r: i32, place: Place) -> Vec<Pos2> {
    let r = r.min(w / 2).min(h / 2).max(0);
    if r == 0 {
        let corner = |x, y| place.at(at.moved(x, y));
        return vec![corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)];
    }
    let steps = (sides(place.length(r)) / 4).max(2);
    let mut points = Vec::with_capacity(4 * (steps + 1));
    for (quarter, (x, y)) in [(w - r, h - r), (r, h - r), (r, r), (w - r, r)].into_iter().enumerate() {
        for i in 0..=steps {
            let angle = (quarter as f32 + i as f32 / steps as f32) * std::f32::consts::FRAC_PI_2;
            let centre = place.at(at.moved(x, y));
            points.push(centre + place.turned(Vec2::angled(angle)) * place.length(r));
        }
    }
    points
}

/// Sides that make a circle of `radius` points look round.
fn sides(radius: f32) -> usize {
    ((radius.max(1.0)).sqrt() * 6.0).ceil().clamp(10.0, 96.0) as usize
}

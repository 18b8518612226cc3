//! Pictograms drawn from lines and fills on a grid of 24 units, so they are crisp at every size.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// A pictogram. It always stands beside words, so it has no accessible name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Handset: call the leader.
    Phone,
    /// Two bars: take a pause.
    Pause,
    /// A doorway with an arrow out: leave.
    Leave,
    /// Read aloud.
    Speaker,
    /// Done, in order.
    Tick,
    /// Something to look at first.
    Triangle,
    /// Onwards in reading direction.
    Forward,
    /// Back against reading direction.
    Back,
    /// Show.
    Eye,
    /// Hide.
    EyeOff,
    /// A key file.
    Key,
    /// Locked, the leader's.
    Lock,
    /// Take back the last digit.
    Erase,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 13] = [
        Self::Phone,
        Self::Pause,
        Self::Leave,
        Self::Speaker,
        Self::Tick,
        Self::Triangle,
        Self::Forward,
        Self::Back,
        Self::Eye,
        Self::EyeOff,
        Self::Key,
        Self::Lock,
        Self::Erase,
    ];

    /// Whether it points somewhere and so turns with the page. A keypad is not turned, so nor is its erase key.
    pub fn mirrors(self) -> bool {
        matches!(self, Self::Leave | Self::Speaker | Self::Forward | Self::Back)
    }

    /// Paints into the square inside `rect`. `ground` is what lies behind, for the parts cut out of a fill.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32, ground: Color32, rtl: bool) {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), vec2(side, side));
        let pen = Pen { painter, square, colour, mirror: rtl && self.mirrors() };
        match self {
            Self::Phone => {
                pen.line(&quadratic((6.6, 6.4), (8.2, 15.8), (17.6, 17.4)), 4.0);
                pen.line(&[(5.4, 6.6), (8.0, 5.4), (9.0, 8.4)], 4.2);
                pen.line(&[(15.6, 15.0), (18.6, 16.0), (17.4, 18.6)], 4.2);
            }
            Self::Pause => {
                pen.line(&[(8.2, 5.5), (8.2, 18.5)], 4.0);
                pen.line(&[(15.8, 5.5), (15.8, 18.5)], 4.0);
            }
            Self::Leave => {
                pen.line(&[(13.0, 4.0), (5.0, 4.0), (5.0, 20.0), (13.0, 20.0)], 2.4);
                pen.line(&[(10.5, 12.0), (20.5, 12.0)], 2.4);
                pen.line(&[(16.6, 8.0), (20.6, 12.0), (16.6, 16.0)], 2.4);
            }
            Self::Speaker => {
                pen.fill(&[(3.4, 8.6), (8.4, 8.6), (8.4, 15.4), (3.4, 15.4)], colour);
                pen.fill(&[(8.0, 8.6), (13.4, 3.8), (13.4, 20.2), (8.0, 15.4)], colour);
                pen.line(&arc((12.4, 12.0), 6.6, -0.85, 0.85), 2.6);
            }
            Self::Tick => pen.line(&[(4.5, 12.8), (9.6, 18.2), (19.6, 6.4)], 3.2),
            Self::Triangle => {
                pen.fill(&[(12.0, 3.6), (21.6, 20.2), (2.4, 20.2)], colour);
                pen.line(&[(12.0, 3.6), (21.6, 20.2), (2.4, 20.2), (12.0, 3.6)], 2.0);
                let cut = Pen { colour: ground, ..pen };
                cut.line(&[(12.0, 9.6), (12.0, 13.8)], 2.4);
                cut.dot((12.0, 17.4), 1.4);
            }
            Self::Forward | Self::Back => {
                let turn = |x: f32| if self == Self::Forward { x } else { 24.0 - x };
                pen.line(&[(turn(4.0), 12.0), (turn(20.0), 12.0)], 2.8);
                pen.line(&[(turn(13.6), 5.6), (turn(20.0), 12.0), (turn(13.6), 18.4)], 2.8);
            }
            Self::Eye | Self::EyeOff => {
                pen.line(&quadratic((2.4, 12.0), (12.0, 1.6), (21.6, 12.0)), 2.2);
                pen.line(&quadratic((2.4, 12.0), (12.0, 22.4), (21.6, 12.0)), 2.2);
                pen.dot((12.0, 12.0), 3.2);
                if self == Self::EyeOff {
                    Pen { colour: ground, ..pen }.line(&[(6.0, 20.6), (20.0, 4.6)], 2.6);
                    pen.line(&[(4.6, 19.6), (19.0, 3.6)], 2.4);
                }
            }
            Self::Key => {
                pen.line(&arc((7.6, 12.0), 4.2, 0.0, 2.0 * PI), 2.6);
                pen.line(&[(12.0, 12.0), (21.0, 12.0), (21.0, 15.8)], 2.6);
                pen.line(&[(17.0, 12.0), (17.0, 15.0)], 2.6);
            }
            Self::Lock => {
                let mut shackle = vec![(7.6, 12.0)];
                shackle.extend(arc((12.0, 8.4), 4.4, -PI, 0.0));
                shackle.push((16.4, 12.0));
                pen.line(&shackle, 2.4);
                pen.block((4.8, 10.8), (19.2, 20.8), 2.4);
                let cut = Pen { colour: ground, ..pen };
                cut.dot((12.0, 14.8), 1.6);
                cut.line(&[(12.0, 15.0), (12.0, 17.6)], 1.6);
            }
            Self::Erase => {
                pen.line(&[(9.0, 5.2), (21.4, 5.2), (21.4, 18.8), (9.0, 18.8), (2.8, 12.0), (9.0, 5.2)], 2.2);
                pen.line(&[(11.8, 9.2), (17.4, 14.8)], 2.2);
                pen.line(&[(17.4, 9.2), (11.8, 14.8)], 2.2);
            }
        }
    }
}

/// Draws in units of the grid.
#[derive(Clone, Copy)]
struct Pen<'p> {
    painter: &'p Painter,
    square: Rect,
    colour: Color32,
    mirror: bool,
}

impl Pen<'_> {
    fn unit(&self) -> f32 {
        self.square.width() / 24.0
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        let x = if self.mirror { 24.0 - x } else { x };
        self.square.min + vec2(x, y) * self.unit()
    }

    /// A line with round ends and corners: the toolkit's own lines are cut off square.
    fn line(&self, points: &[(f32, f32)], width: f32) {
        let points: Vec<Pos2> = points.iter().map(|&point| self.at(point)).collect();
        rounded_line(self.painter, points, Stroke::new(width * self.unit(), self.colour));
    }

    /// A convex shape.
    fn fill(&self, points: &[(f32, f32)], colour: Color32) {
        let points = points.iter().map(|&point| self.at(point)).collect();
        self.painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    }

    fn dot(&self, at: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(at), radius * self.unit(), self.colour);
    }

    fn block(&self, min: (f32, f32), max: (f32, f32), radius: f32) {
        let rect = Rect::from_two_pos(self.at(min), self.at(max));
        let radius = CornerRadius::same((radius * self.unit()).round() as u8);
        self.painter.rect_filled(rect, radius, self.colour);
    }
}

/// A line with round ends and corners. Use opaque colours: ends overlap the line.
pub(crate) fn rounded_line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    for &point in &points {
        painter.circle_filled(point, stroke.width / 2.0, stroke.color);
    }
    painter.add(Shape::line(points, stroke));
}

/// Points of an arc, angles in radians clockwise from three o'clock.
fn arc(centre: (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    let steps = (((to - from).abs() / FRAC_PI_2 * 10.0).ceil() as usize).max(2);
    (0..=steps)
        .map(|step| {
            let angle = from + (to - from) * step as f32 / steps as f32;
            (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
        })
        .collect()
}

/// Points of a curve with one control point.
fn quadratic(from: (f32, f32), control: (f32, f32), to: (f32, f32)) -> Vec<(f32, f32)> {
    let blend = |a: f32, b: f32, c: f32, t: f32| {
        let rest = 1.0 - t;
        rest * rest * a + 2.0 * rest * t * b + t * t * c
    };
    (0..=16)
        .map(|step| {
            let t = step as f32 / 16.0;
            (blend(from.0, control.0, to.0, t), blend(from.1, control.1, to.1, t))
        })
        .collect()
}

/// A pie slice of `part` (0.0–1.0) from twelve o'clock clockwise, as triangles: a slice above one half is not convex.
pub(crate) fn pie(painter: &Painter, centre: Pos2, radius: f32, part: f32, colour: Color32) {
    let part = part.clamp(0.0, 1.0);
    if part <= 0.0 {
        return;
    }
    if part >= 1.0 {
        painter.circle_filled(centre, radius, colour);
        return;
    }
    // Two convex halves; the second starts a hair early so that no seam shows.
    let halves = if part > 0.5 { vec![(0.0, 0.5), (0.495, part)] } else { vec![(0.0, part)] };
    for (from, to) in halves {
        let angle = |part: f32| part * 2.0 * PI - FRAC_PI_2;
        let mut points = vec![centre];
        points.extend(
            arc((0.0, 0.0), radius, angle(from), angle(to))
                .into_iter()
                .map(|(x, y)| pos2(centre.x + x, centre.y + y)),
        );
        painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    }
}

//! Rounded boxes as few broad triangles.
//!
//! The toolkit fills one as a fan from a single corner: of a card over the whole screen, hundreds of slivers as long as
//! the screen, and a painter in software touches each pixel along them several times. Here each corner is a small fan
//! and the rest five rectangles, and what lies hidden under the box need not be filled at all.

use egui::{Color32, Mesh, Rect, Vec2};

/// A line round the box: how far inside the edge it lies (outside, when negative), and its colour. Between two lines one
/// colour runs into the other.
pub type Ring = (f32, Color32);

/// The rings of a box in one colour, with an edge as soft as one pixel.
pub const fn plain(feather: f32, fill: Color32) -> [Ring; 2] {
    [(-feather / 2.0, Color32::TRANSPARENT), (feather / 2.0, fill)]
}

/// The rings of a box with an outline between the insets `from` and `to`.
pub const fn lined(feather: f32, (from, to): (f32, f32), line: Color32, fill: Color32) -> [Ring; 4] {
    let half = feather / 2.0;
    [(from - half, Color32::TRANSPARENT), (from + half, line), (to - half, line), (to + half, fill)]
}

/// The rings of a shadow as wide as `blur`.
pub const fn blurred(blur: f32, colour: Color32) -> [Ring; 2] {
    plain(blur, colour)
}

/// A box with its rings, outermost first. With `filled`, the colour of the last one goes on inside it.
pub fn mesh(rect: Rect, radius: f32, rings: &[Ring], filled: bool) -> Mesh {
    let room = rect.size().min_elem().max(0.0) / 2.0;
    // No ring turns inside out: a sharp corner is as round as its innermost ring lies deep.
    let deepest = rings.last().map_or(0.0, |(inset, _)| *inset);
    let radius = radius.max(deepest).clamp(0.0, room);
    // So many that a side is nowhere a tenth of a point off the circle.
    let steps = ((radius.sqrt() * 2.0).ceil() as u32).clamp(1, 24);
    let inner = rect.shrink(radius);
    let corners = [inner.max, inner.left_bottom(), inner.min, inner.right_top()];
    let mut mesh = Mesh::default();
    for &(inset, colour) in rings {
        for (quarter, corner) in corners.into_iter().enumerate() {
            for i in 0..=steps {
                let turn = (quarter as f32 + i as f32 / steps as f32) * std::f32::consts::FRAC_PI_2;
                mesh.colored_vertex(corner + Vec2::angled(turn) * (radius - inset).max(0.0), colour);
            }
        }
    }
    let around = 4 * (steps + 1);
    for ring in 1..rings.len() as u32 {
        let (outer, inner) = ((ring - 1) * around, ring * around);
        for i in 0..around {
            let next = (i + 1) % around;
            mesh.add_triangle(outer + i, outer + next, inner + i);
            mesh.add_triangle(outer + next, inner + next, inner + i);
        }
    }
    if let (true, Some((_, fill))) = (filled, rings.last()) {
        let first = (rings.len() as u32 - 1) * around;
        let middle = mesh.vertices.len() as u32;
        for corner in corners {
            mesh.colored_vertex(corner, *fill);
        }
        mesh.add_triangle(middle, middle + 1, middle + 2);
        mesh.add_triangle(middle, middle + 2, middle + 3);
        for quarter in 0..4 {
            let (from, centre) = (first + quarter * (steps + 1), middle + quarter);
            for i in from..from + steps {
                mesh.add_triangle(centre, i, i + 1);
            }
            let (end, next) = (from + steps, first + (quarter + 1) % 4 * (steps + 1));
            mesh.add_triangle(centre, end, next);
            mesh.add_triangle(centre, next, middle + (quarter + 1) % 4);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    /// Doubled area of the triangles, as far as their corners all have `colour`.
    fn doubled_area(mesh: &Mesh, colour: Color32) -> f32 {
        let corners = |t: &[u32]| [0, 1, 2].map(|i| mesh.vertices[t[i] as usize]);
        let triangles = mesh.indices.chunks_exact(3).map(corners);
        let of_colour = triangles.filter(|t| t.iter().all(|vertex| vertex.color == colour));
        of_colour
            .map(|[a, b, c]| {
                ((b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x).abs()
            })
            .sum()
    }

    #[test]
    fn a_box_is_filled_once_and_its_corners_are_round() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 100.0));
        for radius in [0.0, 12.0, 50.0, 400.0] {
            let mesh = mesh(rect, radius, &plain(0.0, Color32::RED), true);
            let radius: f32 = f32::min(radius, 50.0);
            let full = 200.0 * 100.0 - (4.0 - std::f32::consts::PI) * radius * radius;
            let area = doubled_area(&mesh, Color32::RED) / 2.0;
            assert!((area - full).abs() < full * 0.01, "radius {radius}: {area}, not {full}");
            assert!(mesh.vertices.iter().all(|vertex| rect.expand(0.01).contains(vertex.pos)));
        }
    }

    #[test]
    fn a_hollow_shadow_fills_nothing() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 200.0));
        let mesh = mesh(rect, 20.0, &blurred(12.0, Color32::BLACK), false);
        assert!(doubled_area(&mesh, Color32::BLACK) < 1.0);
        assert!(mesh.is_valid());
    }
}

//! Tests and pictures without a screen: a renderer in plain code, and a harness in a given look.
//!
//! Pictures made here do not depend on a graphics driver, so they are the same on every machine.

use std::collections::HashMap;

use egui::{
    ClippedPrimitive, Color32, ColorImage, Context, FullOutput, ImageData, Mesh, TextureId, TexturesDelta,
    Ui, UiBuilder, Vec2, epaint::Primitive, epaint::Vertex,
};
use egui_kittest::{Harness, TestRenderer};
use image::RgbaImage;

use crate::{
    fonts,
    tokens::{self, Look},
};

/// The station every page is designed for, in pixels.
pub const STATION: Vec2 = Vec2::new(1280.0, 800.0);

/// A harness of `pixels` in `look`, with our fonts and the software renderer. At 200 % the page has half as many
/// points, as on a real screen.
pub fn harness<'a>(pixels: Vec2, look: &Look, mut page: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let setup = look.clone();
    Harness::builder()
        .with_size(pixels / look.zoom())
        .renderer(SoftwareRenderer::default())
        .with_render_cursor(false)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            tokens::apply(ctx, &setup);
        })
        // The harness gives its page a margin; a real window has none.
        .build_ui(move |ui| {
            let screen = ui.ctx().content_rect();
            let mut whole = ui.new_child(UiBuilder::new().max_rect(screen));
            whole.set_clip_rect(screen);
            // As the window does.
            whole.painter().rect_filled(screen, 0.0, whole.visuals().panel_fill);
            page(&mut whole);
        })
}

/// Paints what the toolkit tessellates, triangle by triangle, in gamma space with premultiplied colours.
#[derive(Default)]
pub struct SoftwareRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, parts) in delta.set.drain() {
            for part in parts {
                let ImageData::Color(image) = part.image;
                match (part.pos, self.textures.get_mut(&id)) {
                    (Some(at), Some(texture)) => patch(texture, &image, at),
                    _ => {
                        self.textures.insert(id, (*image).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("a paint callback cannot be drawn without a graphics card".to_owned());
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                return Err(format!("texture {:?} was never given to the renderer", mesh.texture_id));
            };
            canvas.mesh(&mesh, texture, clip_rect * scale, scale);
        }
        canvas.finish()
    }
}

/// Writes `image` into `texture` with its corner at `at`; what lies outside is dropped.
fn patch(texture: &mut ColorImage, image: &ColorImage, at: [usize; 2]) {
    let width = image.size[0].min(texture.size[0].saturating_sub(at[0]));
    let height = image.size[1].min(texture.size[1].saturating_sub(at[1]));
    for row in 0..height {
        let (from, to) = (row * image.size[0], (at[1] + row) * texture.size[0] + at[0]);
        texture.pixels[to..to + width].copy_from_slice(&image.pixels[from..from + width]);
    }
}

/// Premultiplied colours, 0–255 per channel.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0, 0.0, 0.0, 255.0]; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, clip: egui::Rect, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |i: usize| mesh.vertices.get(corners[i] as usize).copied();
            if let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) {
                self.triangle([a, b, c], texture, clip, scale);
            }
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], texture: &ColorImage, clip: egui::Rect, scale: f32) {
        let [a, mut b, mut c] = corners;
        let [pa, mut pb, mut pc] = corners.map(|corner| Grid::of(corner.pos, scale));
        let mut area = pa.side(pb, pc);
        if area < 0 {
            std::mem::swap(&mut b, &mut c);
            std::mem::swap(&mut pb, &mut pc);
            area = -area;
        }
        let bounds = egui::Rect::from_points(&corners.map(|corner| corner.pos)) * scale;
        let bounds = bounds.intersect(clip).intersect(self.bounds());
        if area == 0 || !bounds.is_positive() {
            return;
        }
        let sides = [(pb, pc), (pc, pa), (pa, pb)];
        // A picture element belongs to the triangle its middle lies in, and on a shared side to one of the two.
        let least = sides.map(|(from, to)| i64::from(!from.owns(to)));
        let plain = a.color == b.color && b.color == c.color && a.uv == b.uv && b.uv == c.uv;
        let source = |parts: [i64; 3]| {
            let [wa, wb, wc] = parts.map(|part| part as f32 / area as f32);
            let mix = |va: f32, vb: f32, vc: f32| va * wa + vb * wb + vc * wc;
            let texel = sample(texture, mix(a.uv.x, b.uv.x, c.uv.x), mix(a.uv.y, b.uv.y, c.uv.y));
            let [ca, cb, cc] = [a, b, c].map(|corner| corner.color.to_array().map(f32::from));
            std::array::from_fn(|i| mix(ca[i], cb[i], cc[i]) * texel[i] / 255.0)
        };
        let same = plain.then(|| source([area, 0, 0]));
        for y in bounds.top().floor() as usize..bounds.bottom().ceil() as usize {
            for x in bounds.left().floor() as usize..bounds.right().ceil() as usize {
                let at = Grid::middle(x, y);
                let parts = sides.map(|(from, to)| from.side(to, at));
                let inside = parts.iter().zip(least).all(|(&part, least)| part >= least);
                if inside && clip.contains(egui::pos2(x as f32 + 0.5, y as f32 + 0.5)) {
                    self.mix(x, y, same.unwrap_or_else(|| source(parts)));
                }
            }
        }
    }

    fn bounds(&self) -> egui::Rect {
        egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(self.width as f32, self.height as f32))
    }

    fn mix(&mut self, x: usize, y: usize, source: [f32; 4]) {
        if let Some(pixel) = self.pixels.get_mut(y * self.width + x) {
            for (to, from) in pixel.iter_mut().zip(source) {
                *to = from + *to * (1.0 - source[3] / 255.0);
            }
        }
    }

    fn finish(self) -> Result<RgbaImage, String> {
        let bytes =
            self.pixels.iter().flatten().map(|channel| channel.round().clamp(0.0, 255.0) as u8).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| format!("a picture of {}×{} pixels is too large", self.width, self.height))
    }
}

/// A point in 1/256 of a picture element: whole numbers, so that neighbours neither overlap nor part.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Grid {
    x: i64,
    y: i64,
}

impl Grid {
    fn of(pos: egui::Pos2, scale: f32) -> Self {
        Self { x: (pos.x * scale * 256.0).round() as i64, y: (pos.y * scale * 256.0).round() as i64 }
    }

    fn middle(x: usize, y: usize) -> Self {
        Self { x: x as i64 * 256 + 128, y: y as i64 * 256 + 128 }
    }

    /// Twice the area of the triangle from here over `to` to `at`: positive when `at` lies to the right, with y
    /// downwards.
    fn side(self, to: Self, at: Self) -> i64 {
        (to.x - self.x) * (at.y - self.y) - (to.y - self.y) * (at.x - self.x)
    }

    /// Whether the triangle to the right of the line to `to` paints what lies on it; the one to the left then not.
    fn owns(self, to: Self) -> bool {
        to.y < self.y || (to.y == self.y && to.x > self.x)
    }
}

/// The texture at (`u`, `v`) in 0–1, between its four nearest texels; channels 0–255.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let texel = |dx: f32, dy: f32| {
        let column = (left + dx).clamp(0.0, width.saturating_sub(1) as f32) as usize;
        let row = (top + dy).clamp(0.0, height.saturating_sub(1) as f32) as usize;
        texture.pixels.get(row * width + column).copied().unwrap_or(Color32::TRANSPARENT).to_array()
    };
    let (fx, fy) = (x - left, y - top);
    let corners = [
        (texel(0.0, 0.0), (1.0 - fx) * (1.0 - fy)),
        (texel(1.0, 0.0), fx * (1.0 - fy)),
        (texel(0.0, 1.0), (1.0 - fx) * fy),
        (texel(1.0, 1.0), fx * fy),
    ];
    std::array::from_fn(|i| corners.iter().map(|(texel, part)| f32::from(texel[i]) * part).sum())
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Rect, pos2, vec2};

    use super::*;

    #[test]
    fn a_filled_rect_covers_exactly_its_pixels() {
        let mut page = harness(vec2(40.0, 30.0), &Look::default(), |ui| {
            let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(8.0, 6.0));
            ui.painter().add(egui::Shape::mesh({
                let mut mesh = Mesh::default();
                mesh.add_colored_rect(rect, Color32::from_rgb(10, 20, 30));
                mesh
            }));
        });
        page.run();
        let picture = page.render().expect("picture");
        assert_eq!(picture.dimensions(), (40, 30));
        let hits = picture.pixels().filter(|pixel| pixel.0 == [10, 20, 30, 255]).count();
        assert_eq!(hits, 48);
        assert_eq!(picture.get_pixel(10, 10).0, [10, 20, 30, 255]);
        assert_ne!(picture.get_pixel(18, 16).0, [10, 20, 30, 255]);
    }

    #[test]
    fn half_transparent_paint_mixes() {
        let mut page = harness(vec2(20.0, 20.0), &Look::default(), |ui| {
            for colour in [Color32::WHITE, Color32::from_black_alpha(128)] {
                let mut mesh = Mesh::default();
                mesh.add_colored_rect(Rect::from_min_size(pos2(0.0, 0.0), vec2(20.0, 20.0)), colour);
                ui.painter().add(egui::Shape::mesh(mesh));
            }
        });
        page.run();
        let [r, ..] = page.render().expect("picture").get_pixel(5, 5).0;
        assert!((126..=128).contains(&r), "{r}");
    }

    #[test]
    fn a_page_of_200_percent_has_as_many_pixels() {
        let look = Look { scale_pct: 200, ..Look::default() };
        let mut page = harness(STATION, &look, |_| {});
        page.run();
        assert!((page.ctx.content_rect().width() - 640.0).abs() < 0.1);
        assert_eq!(page.render().expect("picture").dimensions(), (1280, 800));
    }
}

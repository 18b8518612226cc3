//! How the steps, the bench and the key look.

use super::{Glyph, Task};
use crate::art::goods::{Good, good};
use crate::art::{self, acts};
use crate::palette::Ink;
use crate::scene::{Item, WIDTH, pt, u};

/// Goods are drawn in 160 units; on a card they take about 110.
const THING_PM: i32 = 690;

/// The key, whole units: left, top, width, height.
pub(super) const KEY: (i32, i32, i32, i32) = (1268, 704, 290, 272);

/// Where one step's card stands, whole units.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
    scale_pm: i32,
}

impl Task {
    /// Cards in one row, or in two when there are more than four.
    pub(super) fn place(&self, step: usize) -> Place {
        let count = self.spec.steps.len() as i32;
        let per_row = if count <= 4 { count } else { (count + 1) / 2 };
        let (scale_pm, gap) = match count {
            ..=3 => (1300, 110),
            5 | 6 => (1040, 110),
            _ => (1000, 100),
        };
        let (w, h) = (art::STEP_W * scale_pm / 1000, art::STEP_H * scale_pm / 1000);
        let (row, column) = (step as i32 / per_row, step as i32 % per_row);
        let left = (WIDTH - per_row * w - (per_row - 1) * gap) / 2;
        let top = if count <= 4 { 340 - h / 2 } else { 32 };
        Place { x: left + column * (w + gap), y: top + row * (h + 88), w, h, scale_pm }
    }

    pub(super) fn draw_steps(&self, items: &mut Vec<Item>) {
        let count = self.spec.steps.len();
        for (i, glyph) in self.spec.steps.iter().enumerate() {
            let place = self.place(i);
            let now = self.shown() && i as u32 + 1 == self.lit && self.asked.is_none() && self.done.is_none();
            let waits = self.shown() && i as u32 >= self.lit && (i as u32) < self.to_show();
            let mut card = art::step_card();
            card.push(art::at(pt(0, 14), glyph_picture(*glyph)));
            let centre = pt(place.x + place.w / 2, place.y + place.h / 2);
            items.push(art::placed(centre, place.scale_pm, if waits { 40 } else { 100 }, card));
            items.push(art::placed(centre, place.scale_pm, 100, art::step_badge(i + 1)));
            if now {
                items.extend(art::ring(place.x, place.y, place.w, place.h, 24));
            }
            if i + 1 == count {
                break;
            }
            let next = self.place(i + 1);
            if next.y == place.y {
                let x = place.x + place.w;
                items.extend(art::arrow(x + 28, place.y + place.h / 2, next.x - x - 56, Ink::Ink));
            } else {
                // From the end of the first row to the beginning of the second.
                let (from, to) = (place.x + place.w / 2, next.x + next.w / 2);
                let (top, middle, end) = (place.y + place.h + 24, place.y + place.h + 38, next.y - 24);
                let line = art::stroke(Ink::Ink, 6);
                items.push(art::path(&[(from, top), (from, middle), (to, middle), (to, end)], line));
                items.push(art::path(&[(to - 14, end - 18), (to, end), (to + 14, end - 18)], line));
            }
        }
    }

    /// That the work is done at a bench away from the screen, by how many, and that somebody watches and notes.
    pub(super) fn draw_bench(&self, items: &mut Vec<Item>) {
        let workers: &[(i32, art::Hue)] = if self.spec.team {
            &[(410, art::Hue::Green), (570, art::Hue::Purple), (730, art::Hue::Yellow)]
        } else {
            &[(560, art::Hue::Green)]
        };
        // From the steps to the bench.
        let (first, last) = (self.place(0), self.place(self.spec.steps.len() - 1));
        items.extend(art::upright_arrow((first.x + 40).max(302), last.y + last.h + 26, 872));
        for (x, hue) in workers {
            items.push(art::placed(pt(*x, 826), 1150, 100, art::person(*hue)));
        }
        items.extend(art::bench(270, 890, 580));
        for (x, hue) in workers {
            items.push(art::placed(pt(*x, 862), 520 * THING_PM / 1000, 100, good(first_thing(&self.spec.steps))));
            items.push(art::placed(pt(*x, 826), 1150, 100, art::reaching(*hue)));
        }
        let leader = pt(1040, 848);
        items.push(art::placed(leader, 1000, 100, art::legs()));
        items.push(art::placed(leader, 1000, 100, art::person(art::Hue::Steel)));
        items.push(art::placed(leader.moved(u(2), u(34)), 760, 100, art::clipboard()));
        items.push(art::placed(leader, 1000, 100, art::reaching(art::Hue::Steel)));
    }

    pub(super) fn draw_key(&self, items: &mut Vec<Item>) {
        let (x, y, w, h) = KEY;
        let pressed = match (self.asked, self.done) {
            (_, Some(_)) => 2,
            (Some(_), None) => 1,
            (None, None) => 0,
        };
        items.push(art::at(pt(x + w / 2, y + h / 2), art::done_key(w, h, pressed)));
    }
}

/// What lies on the bench: the first thing the steps name.
fn first_thing(steps: &[Glyph]) -> Good {
    let named = steps.iter().find_map(|glyph| glyph.thing());
    named.unwrap_or(Good::Box)
}

/// A step's picture about the origin, within 280 × 220 units.
pub fn glyph_picture(glyph: Glyph) -> Vec<Item> {
    let small = |x, y, scale_pm, thing| art::placed(pt(x, y), scale_pm * THING_PM / 1000, 100, good(thing));
    let person = |x, y, hue| art::placed(pt(x, y), 900, 100, art::person(hue));
    let mut items = Vec::new();
    match glyph {
        Glyph::Take(thing) => {
            items.extend(art::tray_back(-112, 34, 224, 66));
            for x in [-76, 76] {
                items.push(small(x, 52, 520, thing));
            }
            items.extend(art::tray_front(-112, 62, 224, 42));
            items.push(small(0, -8, 720, thing));
            items.push(art::placed(pt(0, -40), 620, 100, art::grasp()));
            items.extend(art::upright_arrow(104, 14, -84));
        }
        Glyph::Place(thing) => {
            items.extend(art::shelf(-120, 90, 240));
            items.extend(art::landing(-56, 32, 112, 58));
            items.push(small(0, -22, 700, thing));
            items.push(art::placed(pt(0, -52), 580, 100, art::grasp()));
            items.extend(art::upright_arrow(104, -72, 60));
        }
        Glyph::Screw(thing) => {
            if matches!(thing, Good::Plate | Good::Bolt) {
                items.push(art::placed(pt(0, 70), 900, 100, art::fastened(14)));
            } else {
                items.push(small(0, 62, 1050, thing));
                items.push(small(0, 14, 400, Good::Bolt));
            }
            items.push(art::placed(pt(0, 4), 860, 100, art::screwdriver()));
            items.extend(art::turn_arrow(0, -66, 44, 200));
        }
        Glyph::Turn(thing) => {
            items.push(art::placed(
                pt(0, 6),
                760,
                100,
                vec![art::turned(pt(0, 0), 24_000, good(thing))],
            ));
            items.extend(art::turn_arrow(0, 6, 88, 30));
        }
        Glyph::Check(thing) => {
            if thing == Good::Bolt {
                // The bolt that has been driven in, as it was drawn there, and larger under the lens.
                items.push(art::placed(pt(0, 50), 1150, 100, art::fastened(0)));
                items.push(art::placed(pt(0, -2), 1250, 100, art::magnifier()));
            } else {
                items.push(small(-14, 0, 1150, thing));
                items.push(art::at(pt(4, 4), art::magnifier()));
            }
        }
        Glyph::Count(thing) => {
            for (i, x) in [-92, 0, 92].into_iter().enumerate() {
                items.push(small(x, -12, 640, thing));
                items.push(art::label(x, 74, (i + 1).to_string(), 46, Ink::Ink));
            }
        }
        Glyph::Clean(thing) => {
            items.push(small(-14, 6, 1150, thing));
            items.push(art::placed(pt(14, 22), 660, 100, good(Good::Cloth)));
            items.push(art::placed(pt(14, 4), 720, 100, art::grasp()));
            items.extend(art::swing_arrow(6, 92, 150));
            for (x, y) in [(-100, -30), (98, -66), (-104, 44)] {
                items.push(art::at(pt(x, y), art::sparkle()));
            }
        }
        Glyph::Pack(thing) => {
            items.extend(art::open_box(-78, 20, 156, 84));
            items.push(small(-26, -48, 740, thing));
            items.extend(art::upright_arrow(84, -86, 0));
            items.extend(art::box_front(-78, 20, 156, 84));
        }
        Glyph::HandOver(thing) => {
            items.push(person(-98, 46, art::Hue::Blue));
            items.push(person(98, 46, art::Hue::Green));
            items.push(small(0, 34, 620, thing));
            items.extend(art::arrow(-50, -40, 100, Ink::Ink));
        }
        Glyph::Talk => {
            for (x, hue) in [(-78, art::Hue::Blue), (78, art::Hue::Green)] {
                items.push(art::placed(pt(x, 54), 800, 100, art::person(hue)));
            }
            items.extend(art::speech(-30, -64, 1));
            items.extend(art::speech(88, -64, 1));
        }
        Glyph::WashHands => items = acts::washing_hands(),
        Glyph::PutOnGloves => items = acts::putting_on_gloves(),
        Glyph::Wipe => items = acts::wiping(),
        Glyph::Mop => items = acts::mopping(),
        Glyph::Spray(thing) => items = acts::spraying(thing),
        Glyph::Pour(thing) => items = acts::pouring(thing),
        Glyph::Measure(thing) => items = acts::measuring(thing),
        Glyph::Cut(thing) => items = acts::cutting(thing),
        Glyph::Fold => items = acts::folding(),
        Glyph::LiftTogether(thing) => items = acts::lifting(thing),
        Glyph::Greet => items = acts::greeting(),
        Glyph::WriteDown => items = acts::writing(),
    }
    items
}

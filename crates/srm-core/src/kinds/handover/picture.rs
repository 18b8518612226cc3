//! How the two shifts, the board between them and the key that hands it over look.

use super::{GIVE, Handing, SLIDE_MS};
use crate::art::{self, Figure, Hair, Hue, Mood, places};
use crate::say::Say;
use crate::scene::{Area, Node, Scene, pt};
use crate::time::At;

/// Where the one who goes and the one who comes stand: the middle of the collar, the size in thousandths, and how much
/// is seen.
const GOES: (i32, i32, i32, i32) = (310, 640, 1500, 232);
const COMES: (i32, i32, i32, i32) = (1270, 500, 1250, 384);
/// The board's middle before it is handed over and after.
const BOARD_AT: [(i32, i32); 2] = [(770, 360), (1080, 560)];
/// The key: left, top, width, height.
const KEY: (i32, i32, i32, i32) = (570, 690, 400, 270);
/// Where the demonstration presses it: beside its picture.
pub(super) const GIVE_AT: (i32, i32) = (KEY.0 + KEY.2 / 2, KEY.1 + KEY.3 - 62);
/// The picture among the nodes.
const PICTURE: u16 = 1;

impl Handing {
    pub(super) fn picture(&self, at: At) -> Scene {
        let place = self.spec.place;
        let who = self.rounds.get(self.round).and_then(|round| round.report).unwrap_or(self.spec.reports.len());
        let comes = Figure {
            hue: [Hue::Green, Hue::Purple, Hue::Yellow][who % 3],
            hair: self.report(self.round).hair.unwrap_or(Hair::ALL[(who + 1) % Hair::ALL.len()]),
            mood: self.mood(),
            facing: -1,
        };
        let mut items = places::back(place);
        let (x, y, size_pm, hem) = COMES;
        items.push(art::placed(pt(x, y), size_pm, 100, art::figure(comes, hem)));
        items.extend(places::front(place));
        let (x, y, size_pm, hem) = GOES;
        items.push(art::placed(pt(x, y), size_pm, 100, art::figure_from_behind(Hue::Blue, hem)));

        let gone_pm = self.given.map_or(0, |given| (at.ms_since(given) * 1000 / SLIDE_MS).min(1000) as i32);
        let [from, to] = BOARD_AT.map(|(x, y)| pt(x, y));
        let board = art::report_board(self.spec.keep, self.chosen.len());
        items.push(art::placed(from.toward(to, gone_pm), 1100 - gone_pm * 3 / 10, 100, board));
        let live = self.is_open() && !self.chosen.is_empty();
        let (x, y, w, h) = KEY;
        items.push(art::at(pt(x + w / 2, y + h / 2), art::give_key(w, h, live, self.given.is_some())));
        let waits = self.patience_ms().filter(|_| self.is_open());
        if let Some(patience_ms) = waits {
            let left_pm = 1000 - (at.ms_since(self.since) * 1000 / patience_ms.max(1)).min(1000) as i32;
            items.extend(art::waiting(1470, 130, left_pm));
        }
        let picture = Say::new("handover-picture").word("place", place.word());
        let mut give = Node::button(GIVE, Say::new("handover-give"), Area::rect(x, y, w, h));
        give.enabled = live;
        let nodes = vec![Node::image(PICTURE, picture, Area::rect(10, 10, 1580, 980)), give];
        let sliding = self.given.is_some() && gone_pm < 1000;
        Scene { items, nodes, moving: sliding || waits.is_some(), ..Scene::default() }
    }

    /// How the next shift looks: it only shows what it thinks of a report where that is feedback.
    fn mood(&self) -> Mood {
        if self.given.is_none() || !self.part.shows_feedback() {
            return Mood::Calm;
        }
        let tally = self.report(self.round).tally(&self.chosen);
        if tally.omitted > 0 { Mood::Worried } else { Mood::Glad }
    }
}

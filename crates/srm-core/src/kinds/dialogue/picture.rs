//! How the place, the two people and the one who speaks look.

use super::Talking;
use crate::art::{self, Figure, Hair, Hue, places};
use crate::say::Say;
use crate::scene::{Area, Node, Scene, pt};
use crate::time::At;

/// Where the candidate and the other stand: the middle of the collar, the size in thousandths, and how much is seen.
const YOU: (i32, i32, i32, i32) = (390, 640, 1500, 232);
const OTHER: (i32, i32, i32, i32) = (1100, 500, 1250, 384);
/// The picture among the nodes.
const PICTURE: u16 = 1;
/// What others wear, scene by scene; the candidate wears what nobody else does.
const HUES: [Hue; 4] = [Hue::Purple, Hue::Green, Hue::Yellow, Hue::Vermilion];

impl Talking {
    pub(super) fn picture(&self, at: At) -> Scene {
        let place = self.spec.place;
        let mood = self.turn().mood;
        // Every scene has somebody else in it; the one for practice is the last.
        let who = self.rounds.get(self.open.round).and_then(|round| round.scene).unwrap_or(self.spec.scenes.len());
        let hair = self.conversation(self.open.round).hair.unwrap_or(Hair::ALL[who % Hair::ALL.len()]);
        let other = Figure { hue: HUES[who % HUES.len()], hair, mood, facing: -1 };
        let mut items = places::back(place);
        let (x, y, size_pm, hem) = OTHER;
        items.push(art::placed(pt(x, y), size_pm, 100, art::figure(other, hem)));
        items.extend(places::front(place));
        let (x, y, size_pm, hem) = YOU;
        items.push(art::placed(pt(x, y), size_pm, 100, art::figure_from_behind(Hue::Blue, hem)));
        let you_speak = self.answered.is_some_and(|(reply, _)| reply.is_some());
        let (x, y, side) = if you_speak { (YOU.0 + 210, 250, 1) } else { (OTHER.0 - 240, 170, -1) };
        items.push(art::placed(pt(x, y), 1900, 100, art::speech(0, 0, side)));
        let waits = self.patience_ms().filter(|_| self.answered.is_none() && self.over.is_none());
        if let Some(patience_ms) = waits {
            let gone_ms = at.ms_since(self.open.since);
            items.extend(art::waiting(1470, 130, 1000 - (gone_ms * 1000 / patience_ms.max(1)).min(1000) as i32));
        }
        let name = Say::new("dialogue-picture").word("place", place.word()).word("mood", mood.word());
        let nodes = vec![Node::image(PICTURE, name, Area::rect(10, 10, 1580, 980))];
        Scene { items, nodes, moving: waits.is_some(), ..Scene::default() }
    }
}

//! Work in words: the scene as a picture, what is said beside it, and the answers as tiles.

use super::{Out, font, thousandths, wrapped};
use crate::art;
use crate::kinds::Mark;
use crate::page::{Answer, Spoken, Talk, Touch};
use crate::palette::Ink;
use crate::scene::{Item, Pt, Scene};
use std::fmt::Write as _;

/// The card of the work: top and height.
const CARD: (i32, i32) = (88, 612);
/// The picture: its place from the start side, its top, its width, and its scale in thousandths.
const PICTURE: (i32, i32, i32, i32) = (56, 230, 480, 300);
/// The words: their place from the start side and their width.
const WORDS: (i32, i32) = (560, 660);
/// Characters in a line of the spoken words and of an answer.
const CHARS: (usize, usize) = (54, 50);
/// Height of a line, and the least of an answer.
const LINE: i32 = 30;
const ANSWER_MIN: i32 = 56;
/// Between two answers, and between what is said and the answers.
const GAP: (i32, i32) = (14, 22);

/// An answer broken into lines, and its height; a picture before it and a sign behind it take their part.
fn laid(answer: &Answer, words: &str) -> (Vec<String>, i32) {
    let sign = answer.order.is_some() || answer.mark.is_some() || answer.touch.is_some();
    let taken = if answer.picture.is_empty() { 0 } else { 5 } + if sign { 8 } else { 0 };
    let lines = wrapped(words, CHARS.1 - taken);
    let height = (lines.len() as i32 * LINE + 20).max(ANSWER_MIN);
    (lines, height)
}

impl Out<'_, '_> {
    /// The work and its words on their card.
    pub(super) fn talk(&mut self, scene: &Scene, talk: &Talk) {
        self.rect(40, CARD.0, 1200, CARD.1, 22, Ink::Card);
        let (start, top, width, scale_pm) = PICTURE;
        let scale_pm = if scene.wide { scale_pm * 1600 / 1960 } else { scale_pm };
        let x = self.left(start, width);
        let _ = write!(self.text, "<g transform='translate({x} {top}) scale({})'>", thousandths(scale_pm));
        self.items(&scene.items);
        self.names(scene);
        self.text.push_str("</g>");

        let height = self.words_height(talk);
        let room = CARD.1 - 40;
        // What would be scrolled to on the screen is made smaller on paper, so that nothing is missing.
        let shrink_pm = if height > room { room * 1000 / height } else { 1000 };
        let (x, y) = (self.mirrored(WORDS.0), CARD.0 + 20 + ((room - height) / 3).max(0));
        let _ = write!(
            self.text,
            "<g transform='translate({x} {y}) scale({}) translate({} {})'>",
            thousandths(shrink_pm),
            -x,
            -y
        );
        let mut y = y;
        for said in &talk.said {
            y = self.spoken(said, y);
        }
        y += GAP.1;
        for answer in &talk.answers {
            y = self.answer(answer, y);
        }
        self.text.push_str("</g>");
    }

    /// Left edge of something `width` wide that begins at `start` from the start side.
    fn left(&self, start: i32, width: i32) -> i32 {
        if self.style.rtl { self.width - start - width } else { start }
    }

    fn words_height(&self, talk: &Talk) -> i32 {
        let words = self.style.words;
        let said =
            talk.said.iter().map(|said| wrapped(&words(&said.words), CHARS.0).len() as i32 * LINE + 40);
        let answers = talk.answers.iter().map(|answer| laid(answer, &words(&answer.words)).1 + GAP.0);
        said.sum::<i32>() + GAP.1 + answers.sum::<i32>()
    }

    fn spoken(&mut self, said: &Spoken, y: i32) -> i32 {
        let (by, words) = ((self.style.words)(&said.by), (self.style.words)(&said.words));
        let ink = if said.you { Ink::Muted } else { Ink::Ink };
        self.say((WORDS.0, y + 18), font(17, true, Ink::Muted), "start", &by);
        let mut line_y = y + 48;
        for line in wrapped(&words, CHARS.0) {
            self.say((WORDS.0, line_y), font(22, !said.you, ink), "start", &line);
            line_y += LINE;
        }
        line_y - 8
    }

    fn answer(&mut self, answer: &Answer, y: i32) -> i32 {
        let (lines, height) = laid(answer, &(self.style.words)(&answer.words));
        let x = self.left(WORDS.0, WORDS.1);
        let (fill, edge, width) = match (answer.selected, answer.enabled) {
            (true, _) => (Ink::Tint, Ink::Action, 3),
            (false, true) => (Ink::Card, Ink::Line, 2),
            (false, false) => (Ink::Paper, Ink::Line, 2),
        };
        let _ = write!(
            self.text,
            "<rect x='{x}' y='{y}' width='{}' height='{height}' rx='14' fill='{}' stroke='{}' \
             stroke-width='{width}'/>",
            WORDS.1,
            self.hex(fill),
            self.hex(edge)
        );
        let middle = y + height / 2;
        let (badge, on_badge) =
            if answer.selected { (Ink::Action, Ink::OnAction) } else { (Ink::Paper, Ink::Ink) };
        let badge_x = self.mirrored(WORDS.0 + 34);
        let _ = write!(
            self.text,
            "<circle cx='{badge_x}' cy='{middle}' r='18' fill='{}' stroke='{}' stroke-width='2'/>",
            self.hex(badge),
            self.hex(edge)
        );
        let key = answer.key.to_ascii_uppercase().to_string();
        self.say((WORDS.0 + 34, middle + 7), font(20, true, on_badge), "middle", &key);
        let picture = if answer.picture.is_empty() { 0 } else { 60 };
        if picture > 0 {
            self.placed(WORDS.0 + 92, middle, 300, answer.picture.clone());
        }
        let mut line_y = middle - (lines.len() as i32 - 1) * LINE / 2 + 7;
        let ink = if answer.enabled || answer.selected { Ink::Ink } else { Ink::Muted };
        for line in lines {
            self.say((WORDS.0 + 68 + picture, line_y), font(21, answer.selected, ink), "start", &line);
            line_y += LINE;
        }
        if let (Some(order), None) = (answer.order, answer.mark) {
            self.say(
                (WORDS.0 + WORDS.1 - 26, middle + 9),
                font(26, true, Ink::Action),
                "end",
                &order.to_string(),
            );
        }
        if let Some(mark) = answer.mark {
            let sign = if mark == Mark::Wrong { art::cross() } else { art::tick() };
            self.placed(WORDS.0 + WORDS.1 - 36, middle, 480, sign);
        }
        if answer.mark == Some(Mark::Missed) || answer.touch.is_some() {
            let ring = art::ring(x, y, WORDS.1, height, 14);
            self.items(&ring);
        }
        if let Some(touch) = answer.touch {
            self.placed(WORDS.0 + WORDS.1 - 92, middle, 480, art::hand(touch == Touch::Pressing));
        }
        y + height + GAP.0
    }

    /// Things with their origin `x` from the start side, scaled in thousandths.
    fn placed(&mut self, x: i32, y: i32, scale_pm: i32, items: Vec<Item>) {
        let x = self.mirrored(x);
        let _ = write!(self.text, "<g transform='translate({x} {y})'>");
        self.items(&[art::placed(Pt::default(), scale_pm, 100, items)]);
        self.text.push_str("</g>");
    }
}

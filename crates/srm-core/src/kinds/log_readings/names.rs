//! What can be hit and heard: the instruments, the clock, the rows of the sheet and the keys.

use super::{
    CLOCK, ERASE, FIRST_DIGIT, FIRST_FLAG, FIRST_INSTRUMENT, FIRST_ROW, Logging, NEXT, picture,
};
use crate::art::Instrument;
use crate::say::Say;
use crate::scene::Node;
use crate::time::At;

/// What a row of the sheet says where nothing was entered.
const NOTHING: &str = "–";

impl Logging {
    pub(super) fn nodes(&self, at: At) -> Vec<Node> {
        let mut nodes = Vec::new();
        for row in self.rows() {
            nodes.push(Node::image(
                FIRST_INSTRUMENT + u16::from(row),
                self.seen_on(row, at),
                self.instrument_area(row),
            ));
        }
        let (_, hand) = self.clock_pm(at);
        let clock = Say::new("log-clock").number("position", hand * 12 / 1000);
        nodes.push(Node::image(CLOCK, clock, picture::clock_area()));
        for row in self.rows() {
            let node = Node::button(FIRST_ROW + u16::from(row), self.written_on(row), self.row_area(row));
            let key = picture::letter_of(row).to_ascii_lowercase();
            nodes.push(node.with_key(key).with_selected(self.selected == Some(row)));
            if self.spec.trends > 0 {
                let letter = picture::letter_of(row);
                let name = Say::new("log-flag").verbatim("letter", letter);
                let set = self.current().is_some_and(|round| round.flags[usize::from(row)]);
                let node = Node::button(FIRST_FLAG + u16::from(row), name, self.flag_area(row));
                nodes.push(node.with_selected(set));
            }
        }
        for digit in picture::KEYS {
            let area = picture::key_area(digit);
            nodes.push(match digit {
                ERASE => Node::button(ERASE, Say::new("log-erase"), area).with_key('x'),
                NEXT => Node::button(NEXT, Say::new("log-enter"), area).with_key('n'),
                _ => {
                    let digit = digit - FIRST_DIGIT;
                    let name = Say::new("log-digit").number("digit", i64::from(digit));
                    Node::button(FIRST_DIGIT + digit, name, area).with_key(char::from(b'0' + digit as u8))
                }
            });
        }
        nodes
    }

    /// What can be seen on an instrument: the figure below its pointer and the small ticks above that.
    fn seen_on(&self, row: u8, at: At) -> Say {
        let scale = self.scale(row);
        let step_pm = self.spec.step() * 1000;
        let ticks = ((self.pointer_pm(row, at) - scale.low * 1000).max(0) + step_pm / 2) / step_pm;
        let (letter, figure) = (picture::letter_of(row), scale.low + ticks / scale.divisions * 10);
        let ticks = ticks % scale.divisions;
        match Self::look(row) {
            Instrument::Dial => {
                Say::new("log-dial").verbatim("letter", letter).number("figure", figure).number("ticks", ticks)
            }
            Instrument::Column => {
                Say::new("log-column").verbatim("letter", letter).number("figure", figure).number("ticks", ticks)
            }
            Instrument::Level => {
                Say::new("log-level").verbatim("letter", letter).number("figure", figure).number("ticks", ticks)
            }
        }
    }

    /// What stands on a row of the sheet.
    fn written_on(&self, row: u8) -> Say {
        let column = self.column();
        let before: Vec<String> = (column.saturating_sub(2)..column)
            .map(|column| self.written(row, column).map_or_else(|| NOTHING.to_owned(), |v| v.to_string()))
            .collect();
        let entered = self.written(row, column).map(|value| value.to_string());
        let typed: String = self.typed.iter().map(|digit| char::from(b'0' + digit)).collect();
        let now = if self.selected == Some(row) && !typed.is_empty() { Some(typed) } else { entered };
        Say::new("log-row")
            .verbatim("letter", picture::letter_of(row))
            .verbatim("before", before.join(", "))
            .verbatim("now", now.unwrap_or_else(|| NOTHING.to_owned()))
    }
}

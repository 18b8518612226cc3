//! What can be hit and heard: the order, the shelves, the cart, the card and the keys.

use super::{FIRST_FLAG, FIRST_LINE, FIRST_PIECE, FIRST_ROW, FIRST_SHELF, Picking, SEND, SIGN, picture};
use crate::say::Say;
use crate::scene::Node;

impl Picking {
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let word = |shelf: u8| self.store.goods.get(usize::from(shelf)).map_or("good-box", |good| good.word());
        if let Some(sign) = self.store.sign.filter(|_| self.order.without) {
            let name = Say::new("pick-without").word("sign", sign.word());
            nodes.push(Node::image(SIGN, name, picture::sign_area()));
        }
        for (i, line) in self.order.lines.iter().enumerate() {
            let name = Say::new("pick-line").word("good", word(line.shelf)).number("pieces", line.pieces);
            nodes.push(Node::image(FIRST_LINE + i as u16, name, self.line_area(i)));
            let name = Say::new("pick-flag").word("good", word(line.shelf));
            let set = self.flags.get(i).copied().unwrap_or(false);
            let key = char::from(b'a' + i as u8);
            let node = Node::button(FIRST_FLAG + i as u16, name, self.flag_area(i));
            nodes.push(node.with_key(key).with_selected(set));
        }
        for shelf in 0..self.spec.shelves {
            let node = Node::button(FIRST_SHELF + u16::from(shelf), self.seen_on(shelf), self.shelf_area(shelf));
            nodes.push(node.with_key(picture::key_of(shelf)));
        }
        for (row, (of, instead)) in self.store.card.iter().enumerate() {
            let name = match instead {
                Some(instead) => {
                    Say::new("pick-instead").word("good", word(*of)).word("other", word(*instead))
                }
                None => Say::new("pick-nothing-instead").word("good", word(*of)),
            };
            nodes.push(Node::image(FIRST_ROW + row as u16, name, picture::row_area(row)));
        }
        for (place, shelf) in self.seen.iter().enumerate() {
            let pieces = self.in_cart(*shelf);
            let name = Say::new("pick-in-cart").word("good", word(*shelf)).number("pieces", pieces);
            nodes.push(Node::button(FIRST_PIECE + u16::from(*shelf), name, picture::slot_area(place)));
        }
        nodes.push(Node::button(SEND, Say::new("pick-send"), picture::send_area()).with_key('s'));
        nodes
    }

    /// What can be seen on a shelf.
    fn seen_on(&self, shelf: u8) -> Say {
        let number = i64::from(shelf) + 1;
        let good = self.store.goods.get(usize::from(shelf)).map_or("good-box", |good| good.word());
        let empty = self.order.out.contains(&shelf);
        match self.store.sign.filter(|_| self.store.bearers.contains(&shelf)) {
            None if empty => Say::new("pick-shelf-empty").number("number", number).word("good", good),
            None => Say::new("pick-shelf").number("number", number).word("good", good),
            Some(sign) => {
                Say::new("pick-shelf-sign").number("number", number).word("good", good).word("sign", sign.word())
            }
        }
    }
}

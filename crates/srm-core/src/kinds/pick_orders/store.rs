//! The store of a form and the orders that come: which goods stand where, what may stand in for them, and the same mix
//! of easy and hard lines in every four orders.

use super::{Spec, ORDERS_A_BLOCK};
use crate::art::goods::{Good, Theme};
use crate::art::signs::Sign;
use crate::kinds::Mode;
use crate::seeded::Seeded;
use std::collections::VecDeque;

/// Shelves whose goods have nothing in their place on the card, and the most rows it has.
const SAFE: u8 = 3;
const ROWS_MAX: u8 = 5;
/// Rows of the card with a good to take instead.
const INSTEAD: usize = 3;

/// One line of an order: so many pieces of a shelf's good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) shelf: u8,
    pub(super) pieces: u8,
}

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) lines: Vec<Line>,
    /// Whether goods that bear the sign must not go in.
    pub(super) without: bool,
    /// Shelves that are empty while it is worked on.
    pub(super) out: Vec<u8>,
}

/// What a line asks for in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Pieces from this shelf.
    From(u8),
    /// It cannot be had: it is to be flagged.
    Flag,
}

/// What is still to come of goods dealt in shuffled rounds.
#[derive(Debug, Default)]
struct Deal {
    all: Vec<u8>,
    next: VecDeque<u8>,
}

impl Deal {
    const fn of(all: Vec<u8>) -> Self {
        Self { all, next: VecDeque::new() }
    }

    /// The next that fits; `None` when none ever does.
    fn take(&mut self, draw: &mut Seeded, fits: impl Fn(u8) -> bool) -> Option<u8> {
        if !self.all.iter().any(|shelf| fits(*shelf)) {
            return None;
        }
        loop {
            if let Some(place) = self.next.iter().position(|shelf| fits(*shelf)) {
                return self.next.remove(place);
            }
            let mut round = self.all.clone();
            draw.shuffle(&mut round);
            self.next.extend(round);
        }
    }
}

/// What an order of a block has beside plain lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Special {
    pub(super) out: u8,
    pub(super) without: bool,
}

impl Spec {
    /// The special lines of the orders of a block, before they are shuffled.
    pub(super) fn specials(&self) -> Vec<Special> {
        let orders = ORDERS_A_BLOCK as usize;
        let (each, more) = (usize::from(self.stock_outs) / orders, usize::from(self.stock_outs) % orders);
        // The odd ones go where nothing is excluded, as far as that goes.
        let special = |i: usize| Special {
            out: (each + usize::from(i >= orders - more)) as u8,
            without: i < usize::from(self.exclusions),
        };
        (0..orders).map(special).collect()
    }

    /// Most special lines of an order.
    pub(super) fn most_special(&self) -> u8 {
        let lines = |special: &Special| special.out + u8::from(special.without);
        self.specials().iter().map(lines).max().unwrap_or(0)
    }

    /// Fewest shelves from which every order can be dealt: the rest of its lines are neither what stands in for special
    /// ones nor what the order's sign excludes.
    pub(super) fn shelves_needed(&self) -> u8 {
        self.lines + self.most_special() + 1
    }
}

/// How many pieces the lines of an order ask for: always the same numbers, in another order.
pub(super) const fn pieces(lines: u8) -> &'static [u8] {
    match lines {
        2 => &[1, 3],
        3 => &[1, 2, 3],
        4 => &[1, 2, 2, 3],
        _ => &[1, 1, 2, 2, 4],
    }
}

/// The store.
#[derive(Debug)]
pub(super) struct Store {
    lines: u8,
    /// The good on each shelf.
    pub(super) goods: Vec<Good>,
    /// The card: what may stand in for the good of a shelf, if anything.
    pub(super) card: Vec<(u8, Option<u8>)>,
    /// The sign that some goods bear, and the shelves of these.
    pub(super) sign: Option<Sign>,
    pub(super) bearers: Vec<u8>,
    specials: VecDeque<Special>,
    mix: Vec<Special>,
    any: Deal,
    outs: Deal,
    bearing: Deal,
    draw: Seeded,
}

impl Store {
    pub(super) fn new(spec: &Spec, seed: u64, mode: Mode) -> Self {
        let mut draw = Seeded::new(seed, "pick_orders");
        let signed = (spec.exclusions > 0).then(|| signed_goods(spec.theme, &mut draw));
        let mut goods: Vec<Good> = signed.map_or(Vec::new(), |(_, bearers)| bearers.to_vec());
        let mut others: Vec<Good> =
            spec.theme.goods().into_iter().filter(|good| !goods.contains(good)).collect();
        draw.shuffle(&mut others);
        // What nothing can stand in for comes last, and only into a large store.
        others.sort_by_key(|good| irreplaceable(spec.theme).contains(good));
        let missing = usize::from(spec.shelves).saturating_sub(goods.len());
        goods.extend(others.into_iter().take(missing));
        let bearing: Vec<Good> = goods.iter().take(if signed.is_some() { 2 } else { 0 }).copied().collect();
        draw.shuffle(&mut goods);

        let shelf_of = |good: &Good| goods.iter().position(|other| other == good).map(|i| i as u8);
        let bearers: Vec<u8> = bearing.iter().filter_map(shelf_of).collect();
        let mut plain: Vec<u8> = (0..spec.shelves).filter(|shelf| !bearers.contains(shelf)).collect();
        draw.shuffle(&mut plain);
        let apart = |shelf: &u8| irreplaceable(spec.theme).contains(&goods[usize::from(*shelf)]);
        let (lone, mut plain): (Vec<u8>, Vec<u8>) = plain.into_iter().partition(apart);
        plain.splice(INSTEAD..INSTEAD, lone);
        // Goods with a row on the card: those that bear the sign, and some that can be sold out.
        let rows = (spec.shelves.saturating_sub(SAFE)).min(ROWS_MAX);
        let can_be_out = plain.split_off(plain.len().min(usize::from(spec.shelves - rows)));
        let mut card: Vec<(u8, Option<u8>)> =
            bearers.iter().chain(&can_be_out).map(|shelf| (*shelf, None)).collect();
        for (row, instead) in card.iter_mut().zip(plain.iter().take(INSTEAD)) {
            row.1 = Some(*instead);
        }
        draw.shuffle(&mut card);

        // Where people follow, the order of special lines is fixed, so that each sort is met early.
        let scored = mode == Mode::Scored;
        let mix = if scored { spec.specials() } else { shown_mix(spec) };
        Self {
            lines: spec.lines,
            card,
            sign: signed.map(|(sign, _)| sign),
            specials: if scored { VecDeque::new() } else { mix.clone().into() },
            mix,
            any: Deal::of((0..spec.shelves).collect()),
            outs: Deal::of(can_be_out),
            bearing: Deal::of(bearers.clone()),
            bearers,
            goods,
            draw,
        }
    }

    /// What may stand in for the good of a shelf.
    pub(super) fn instead_of(&self, shelf: u8) -> Wanted {
        let row = self.card.iter().find(|(of, _)| *of == shelf);
        row.and_then(|(_, instead)| *instead).map_or(Wanted::Flag, Wanted::From)
    }

    /// Whether a line of an order cannot be had as it stands there.
    pub(super) fn is_special(&self, order: &Order, line: Line) -> bool {
        order.out.contains(&line.shelf) || (order.without && self.bearers.contains(&line.shelf))
    }

    /// What a line of an order asks for in the end.
    pub(super) fn wanted(&self, order: &Order, line: Line) -> Wanted {
        if self.is_special(order, line) { self.instead_of(line.shelf) } else { Wanted::From(line.shelf) }
    }

    /// The next order.
    pub(super) fn order(&mut self) -> Order {
        if self.specials.is_empty() {
            let mut block = self.mix.clone();
            self.draw.shuffle(&mut block);
            self.specials = block.into();
        }
        let special = self.specials.pop_front().unwrap_or_default();
        let mut shelves: Vec<u8> = Vec::new();
        if special.without {
            shelves.extend(self.bearing.take(&mut self.draw, |_| true));
        }
        let mut out = Vec::new();
        for _ in 0..special.out {
            let next = self.outs.take(&mut self.draw, |shelf| !out.contains(&shelf));
            out.extend(next);
        }
        shelves.extend(&out);
        // Neither twice the same good, nor what stands in for another line, nor one more that is excluded.
        let taken: Vec<u8> = shelves
            .iter()
            .filter_map(|shelf| match self.instead_of(*shelf) {
                Wanted::From(instead) => Some(instead),
                Wanted::Flag => None,
            })
            .collect();
        while shelves.len() < usize::from(self.lines) {
            let fits = |shelf: u8| {
                let excluded = special.without && self.bearers.contains(&shelf);
                !shelves.contains(&shelf) && !taken.contains(&shelf) && !excluded
            };
            let Some(shelf) = self.any.take(&mut self.draw, fits) else { break };
            shelves.push(shelf);
        }
        self.draw.shuffle(&mut shelves);
        let mut numbers = pieces(self.lines).to_vec();
        self.draw.shuffle(&mut numbers);
        let line = |(shelf, pieces): (u8, u8)| Line { shelf, pieces };
        Order { lines: shelves.into_iter().zip(numbers).map(line).collect(), without: special.without, out }
    }
}

/// The special lines of the first orders where people follow: a sold-out good first, then a sign.
fn shown_mix(spec: &Spec) -> Vec<Special> {
    let (outs, signs) = (spec.stock_outs > 0, spec.exclusions > 0);
    let out = Special { out: u8::from(outs), without: false };
    let sign = Special { out: 0, without: signs };
    match (outs, signs) {
        (true, true) => vec![out, sign, out],
        (false, true) => vec![sign, out],
        _ => vec![out],
    }
}

/// Goods that are never sold out and stand in for nothing, so that no card says what nobody would do.
const fn irreplaceable(theme: Theme) -> &'static [Good] {
    match theme {
        Theme::Care => &[Good::PillBox],
        Theme::Kitchen => &[Good::DinnerPlate, Good::Pan],
        Theme::Parts | Theme::Cleaning => &[],
    }
}

/// A sign of a trade and the two goods that bear it.
fn signed_goods(theme: Theme, draw: &mut Seeded) -> (Sign, [Good; 2]) {
    match theme {
        Theme::Parts => (Sign::General, [Good::Cell, Good::Pouch]),
        Theme::Care => (Sign::General, [Good::Glove, Good::Blanket]),
        Theme::Cleaning => (Sign::Acid, [Good::Spray, Good::Canister]),
        Theme::Kitchen => {
            let of = [
                (Sign::Nut, [Good::Nut, Good::Bread]),
                (Sign::Milk, [Good::Milk, Good::Bowl]),
                (Sign::Egg, [Good::Egg, Good::Bread]),
                (Sign::Fish, [Good::Fish, Good::Bowl]),
            ];
            of[draw.below(of.len() as u32) as usize]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::spec;
    use super::*;

    fn specs() -> Vec<Spec> {
        let mut all = Vec::new();
        for theme in Theme::ALL {
            for shelves in 7..=10 {
                for lines in 2..=5 {
                    for stock_outs in 0..=8 {
                        for exclusions in 0..=4 {
                            let spec = Spec { theme, shelves, lines, stock_outs, exclusions, ..spec() };
                            if spec.most_special() < lines && spec.shelves_needed() <= shelves {
                                all.push(spec);
                            }
                        }
                    }
                }
            }
        }
        all
    }

    #[test]
    fn every_block_of_every_form_has_the_same_mix_and_every_line_is_plain_to_decide() {
        for spec in specs() {
            for seed in 0..4 {
                let mut store = Store::new(&spec, seed, Mode::Scored);
                assert_eq!(store.goods.len(), usize::from(spec.shelves));
                for _ in 0..3 {
                    let (mut outs, mut signs) = (0, 0);
                    for _ in 0..ORDERS_A_BLOCK {
                        let order = store.order();
                        outs += order.out.len();
                        signs += usize::from(order.without);
                        assert_eq!(order.lines.len(), usize::from(spec.lines), "{spec:?} {seed}");
                        let special = order.lines.iter().filter(|l| store.is_special(&order, **l)).count();
                        assert_eq!(special, order.out.len() + usize::from(order.without));
                        let mut asked: Vec<u8> = order.lines.iter().map(|line| line.pieces).collect();
                        asked.sort_unstable();
                        assert_eq!(asked, pieces(spec.lines));
                        let mut shelves: Vec<u8> = order.lines.iter().map(|line| line.shelf).collect();
                        for line in order.lines.iter().filter(|line| store.is_special(&order, **line)) {
                            let Wanted::From(instead) = store.wanted(&order, *line) else { continue };
                            assert!(!order.out.contains(&instead) && !store.bearers.contains(&instead));
                            shelves.push(instead);
                        }
                        let all = shelves.len();
                        shelves.sort_unstable();
                        shelves.dedup();
                        assert_eq!(shelves.len(), all, "no good stands for two lines");
                    }
                    assert_eq!((outs, signs), (usize::from(spec.stock_outs), usize::from(spec.exclusions)));
                }
            }
        }
    }

    #[test]
    fn the_card_has_goods_to_take_instead_and_at_least_one_that_has_none() {
        for spec in specs() {
            let store = Store::new(&spec, 3, Mode::Scored);
            let instead: Vec<u8> = store.card.iter().filter_map(|(_, instead)| *instead).collect();
            assert_eq!(instead.len(), INSTEAD);
            assert!(store.card.len() > INSTEAD && store.card.len() <= usize::from(ROWS_MAX));
            for (of, instead) in &store.card {
                for shelf in [Some(*of), *instead].into_iter().flatten() {
                    assert!(!irreplaceable(spec.theme).contains(&store.goods[usize::from(shelf)]));
                }
            }
            for bearer in &store.bearers {
                assert_ne!(store.instead_of(*bearer), Wanted::Flag, "what is excluded has something instead");
            }
        }
    }

    #[test]
    fn where_people_follow_every_sort_of_special_line_comes_soon() {
        for (stock_outs, exclusions) in [(4, 2), (0, 3), (5, 0), (1, 1)] {
            let spec = Spec { stock_outs, exclusions, lines: 4, ..spec() };
            let mut store = Store::new(&spec, 5, Mode::Demonstration);
            let two = [store.order(), store.order()];
            assert_eq!(two.iter().any(|order| !order.out.is_empty()), stock_outs > 0);
            assert_eq!(two.iter().any(|order| order.without), exclusions > 0);
        }
    }
}

//! `pick_orders`: goods are picked for order after order in a small store, and what cannot be had is decided upon.
//!
//! An order card asks for goods and pieces; a cart fetches them from the shelves. When a shelf is empty, or an order
//! bears a warning sign that a good bears too, a card says what may stand in for it, or that nothing may: then the line
//! is flagged. Evidence of *initiative*, getting on by oneself when something is missing, and of working *under
//! pressure*. It does not show how somebody asks a customer or a colleague what to do, or how they carry and lift.
//!
//! Root: picking by order lists in a store, with stock-outs to be decided upon (METHOD §5). Main measure: lines right −
//! wrong − omitted.
//!
//! Difficulty: `shelves` (more to look through), `lines` (longer orders), `stock_outs` (more to decide), `exclusions`
//! (a second reason to look at the card), `travel_ms` (a slower cart leaves less time for the rest).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::goods::Theme;
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{NodeId, Scene};
use crate::time::At;
use serde::Deserialize;
use store::{Line, Order, Store, Wanted, pieces};

mod names;
mod picture;
mod store;

/// The kind.
#[derive(Debug)]
pub struct PickOrders;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "pick_orders", deny_unknown_fields)]
pub struct File {
    /// Whose goods: `parts`, `care`, `cleaning` or `kitchen`.
    theme: Raw<Theme>,
    /// Shelves, 7 to 10.
    shelves: Raw<u32>,
    /// Lines of an order, 2 to 5.
    lines: Raw<u32>,
    /// Lines in four orders whose good is sold out, 0 to 8.
    stock_outs: Raw<u32>,
    /// Orders of four with a warning sign, 0 to 4; such an order has one line whose good bears the sign.
    exclusions: Raw<u32>,
    /// How long the cart takes from one shelf to another: 200 to 1500.
    travel_ms: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    theme: Theme,
    shelves: u8,
    lines: u8,
    stock_outs: u8,
    exclusions: u8,
    travel_ms: u32,
}

/// Orders with the same mix of lines.
const ORDERS_A_BLOCK: u32 = 4;
/// Until the next order can be worked on: scored, and where feedback is shown.
const NEXT_MS: u64 = 400;
const SHOWN_NEXT_MS: u64 = 2000;
/// How long a piece slides, and a new order.
const SLIDE_MS: u64 = 180;
/// The perfect worker's time to read a line and find its good, for each further piece, and to look an order over before
/// it is sent: scored, and where people follow.
const PERFECT_MS: [u64; 3] = [900, 350, 800];
const SHOWN_MS: [u64; 3] = [1500, 650, 1300];
/// The slowest cart where people follow.
const SHOWN_TRAVEL_MS: u64 = 700;
/// Most pieces of a good in the cart.
const PIECES_MAX: u8 = 9;

impl Spec {
    /// How long the perfect worker takes for an order, from when it can be worked on to when it is sent.
    fn order_ms(&self) -> u64 {
        let all: u64 = pieces(self.lines).iter().map(|pieces| u64::from(*pieces)).sum();
        let lines = u64::from(self.lines);
        let [look_ms, piece_ms, send_ms] = PERFECT_MS;
        lines * (look_ms + u64::from(self.travel_ms)) + (all - lines) * piece_ms + send_ms
    }

    /// Orders that the perfect worker sends within the limit.
    fn orders(&self, limit_ms: u32) -> u32 {
        let spare = u64::from(limit_ms).checked_sub(self.order_ms() + 1);
        spare.map_or(0, |spare| spare / (self.order_ms() + NEXT_MS) + 1) as u32
    }
}

impl Kind for PickOrders {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "pick_orders";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        let theme = check.doc.read(&file.theme);
        let shelves = check.number(&file.shelves, "shelves", 7..=10);
        let lines = check.number(&file.lines, "lines", 2..=5);
        let stock_outs = check.number(&file.stock_outs, "stock_outs", 0..=8);
        let exclusions = check.number(&file.exclusions, "exclusions", 0..=4);
        let travel = check.number(&file.travel_ms, "travel_ms", 200..=1500);
        let spec = Spec {
            theme: theme?,
            shelves: shelves? as u8,
            lines: lines? as u8,
            stock_outs: stock_outs? as u8,
            exclusions: exclusions? as u8,
            travel_ms: travel?,
        };
        let special = spec.most_special();
        if special >= spec.lines {
            let why = format!(
                "some orders would have {special} lines that cannot be had as they stand, of {}, and none that can",
                spec.lines
            );
            let works = |n: &u8| {
                let spec = Spec { stock_outs: *n, ..spec.clone() };
                spec.most_special() < spec.lines
            };
            let works = (0..spec.stock_outs).rev().find(works).unwrap_or(0);
            check.impossible(&file.stock_outs, why, u32::from(works));
            return None;
        }
        let needed = spec.shelves_needed();
        if needed > spec.shelves {
            let why = format!(
                "orders of {} lines, {special} of which have something else in their place, need more shelves",
                spec.lines
            );
            check.impossible(&file.shelves, why, u32::from(needed));
            return None;
        }
        let Some(limit_ms) = check.header.limit_ms else { return Some(spec) };
        let orders = spec.orders(limit_ms);
        if orders < ORDERS_A_BLOCK {
            let why = format!(
                "the limit holds {orders} orders at best, and {ORDERS_A_BLOCK} are the fewest with every sort of line"
            );
            let holds = |spec: &Spec| spec.orders(limit_ms) >= ORDERS_A_BLOCK;
            let travel = |ms: &u32| holds(&Spec { travel_ms: *ms, ..spec.clone() });
            if let Some(works) = (200..spec.travel_ms).rev().find(travel) {
                check.impossible(&file.travel_ms, why, works);
            } else {
                let lines = |n: &u8| holds(&Spec { lines: *n, ..spec.clone() });
                let works = (2..spec.lines).rev().find(lines).unwrap_or(2);
                check.impossible(&file.lines, why, u32::from(works));
            }
            return None;
        }
        Some(spec)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let orders = i64::from(spec.orders(limit_ms));
        let (lines, shelves) = (i64::from(spec.lines), i64::from(spec.shelves));
        // Whoever sends empty carts sends many.
        let sent = i64::from(limit_ms) / NEXT_MS as i64 + 1;
        let specials = i64::from(spec.stock_outs) + i64::from(spec.exclusions);
        let blocks = (orders + 3) / i64::from(ORDERS_A_BLOCK);
        let measure = |name, max| Measure::new(name, "lines", 0..=max);
        vec![
            measure("net_lines", orders * lines),
            measure("lines_right", orders * lines),
            measure("lines_wrong", sent * (lines + shelves)),
            measure("lines_omitted", sent * lines),
            Measure::new("orders_sent", "orders", 0..=sent),
            measure("stock_outs_right", specials * blocks),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Picking::new(spec.clone(), part))
    }
}

/// How a line came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong,
    Omitted,
}

/// An order that has been sent.
#[derive(Clone, Debug)]
struct Sent {
    lines: Vec<Outcome>,
    /// Goods that no line asked for.
    surplus: Vec<u8>,
}

/// The cart goes to a shelf and takes one piece.
#[derive(Clone, Copy, Debug)]
struct Trip {
    from: u8,
    to: u8,
    begin: At,
    take: At,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    right: u32,
    wrong: u32,
    omitted: u32,
    orders: u32,
    orders_right: u32,
    specials_right: u32,
}

#[derive(Debug)]
struct Picking {
    spec: Spec,
    part: Part,
    store: Store,
    order: Order,
    /// From when the order can be worked on.
    ready: At,
    /// Pieces of each shelf's good in the cart, and the order in which goods came in.
    cart: Vec<u8>,
    seen: Vec<u8>,
    flags: Vec<bool>,
    /// Where the cart is, and what it will do.
    here: u8,
    trips: Vec<Trip>,
    /// The latest piece on its way into the cart.
    taken: Option<(u8, At)>,
    /// When the order leaves; it has been sent.
    leaves: Option<At>,
    sent: Option<Sent>,
    acted: At,
    now: At,
    counts: Counts,
    right_by_minute: ByMinute,
    wrong_by_minute: ByMinute,
}

impl Picking {
    fn new(spec: Spec, part: Part) -> Self {
        let mut store = Store::new(&spec, part.seed, part.mode);
        let order = store.order();
        Self {
            flags: vec![false; order.lines.len()],
            cart: vec![0; usize::from(spec.shelves)],
            seen: Vec::new(),
            here: 0,
            trips: Vec::new(),
            taken: None,
            leaves: None,
            sent: None,
            ready: At::ZERO,
            acted: At::ZERO,
            now: At::ZERO,
            counts: Counts::default(),
            right_by_minute: ByMinute::default(),
            wrong_by_minute: ByMinute::default(),
            store,
            order,
            spec,
            part,
        }
    }

    const fn scored(&self) -> bool {
        matches!(self.part.mode, Mode::Scored)
    }

    fn travel_ms(&self) -> u64 {
        let travel = u64::from(self.spec.travel_ms);
        if self.scored() { travel } else { travel.min(SHOWN_TRAVEL_MS) }
    }

    const fn over(&self) -> bool {
        self.part.is_over(self.counts.orders)
    }

    /// Whether the order can be worked on.
    fn works(&self, at: At) -> bool {
        at >= self.ready && self.leaves.is_none() && self.sent.is_none()
    }

    /// When the cart has done what it was sent for.
    fn free(&self) -> At {
        self.trips.last().map_or(At::ZERO, |trip| trip.take)
    }

    fn in_cart(&self, shelf: u8) -> u8 {
        self.cart.get(usize::from(shelf)).copied().unwrap_or(0)
    }

    /// Pieces in the cart and on their way.
    fn coming(&self, shelf: u8) -> u8 {
        self.in_cart(shelf) + self.trips.iter().filter(|trip| trip.to == shelf).count() as u8
    }

    fn fetch(&mut self, at: At, shelf: u8) {
        if self.order.out.contains(&shelf) || self.coming(shelf) >= PIECES_MAX {
            return;
        }
        let from = self.trips.last().map_or(self.here, |trip| trip.to);
        let begin = self.free().max(at);
        // Nothing is far for a cart that stands there, and the first of all comes from where it was left.
        let take = if from == shelf { begin } else { begin.plus_ms(self.travel_ms()) };
        self.trips.push(Trip { from, to: shelf, begin, take });
    }

    fn put_back(&mut self, shelf: u8) {
        if let Some(pieces) = self.cart.get_mut(usize::from(shelf)) {
            *pieces = pieces.saturating_sub(1);
            if *pieces == 0 {
                self.seen.retain(|seen| *seen != shelf);
            }
        }
    }

    /// How the order came out, by what is in the cart and flagged.
    fn judged(&self) -> Sent {
        let outcome = |(line, flagged): (&Line, &bool)| {
            let own = self.in_cart(line.shelf);
            match self.store.wanted(&self.order, *line) {
                Wanted::From(shelf) => {
                    let pieces = self.in_cart(shelf);
                    let nothing_else = shelf == line.shelf || own == 0;
                    if pieces == line.pieces && nothing_else && !flagged {
                        Outcome::Right
                    } else if pieces == 0 && own == 0 && !flagged {
                        Outcome::Omitted
                    } else {
                        Outcome::Wrong
                    }
                }
                Wanted::Flag if own > 0 => Outcome::Wrong,
                Wanted::Flag if *flagged => Outcome::Right,
                Wanted::Flag => Outcome::Omitted,
            }
        };
        let asked = |shelf: u8| {
            self.order.lines.iter().any(|line| {
                line.shelf == shelf || self.store.wanted(&self.order, *line) == Wanted::From(shelf)
            })
        };
        let surplus = (0..self.spec.shelves).filter(|shelf| self.in_cart(*shelf) > 0 && !asked(*shelf));
        Sent {
            lines: self.order.lines.iter().zip(&self.flags).map(outcome).collect(),
            surplus: surplus.collect(),
        }
    }

    /// The order leaves, and is counted.
    fn leave(&mut self, at: At) {
        let sent = self.judged();
        let count = |wanted| sent.lines.iter().filter(|outcome| **outcome == wanted).count() as u32;
        let wrong = count(Outcome::Wrong) + sent.surplus.len() as u32;
        let special = |(line, outcome): &(&Line, &Outcome)| {
            **outcome == Outcome::Right && self.store.is_special(&self.order, **line)
        };
        self.counts.specials_right += self.order.lines.iter().zip(&sent.lines).filter(special).count() as u32;
        self.counts.right += count(Outcome::Right);
        self.counts.wrong += wrong;
        self.counts.omitted += count(Outcome::Omitted);
        self.counts.orders += 1;
        let all_right = count(Outcome::Right) == sent.lines.len() as u32 && sent.surplus.is_empty();
        self.counts.orders_right += u32::from(all_right);
        (0..count(Outcome::Right)).for_each(|_| self.right_by_minute.count(at));
        (0..wrong).for_each(|_| self.wrong_by_minute.count(at));
        self.leaves = None;
        self.sent = Some(sent);
        self.ready = at.plus_ms(if self.scored() { NEXT_MS } else { SHOWN_NEXT_MS });
    }

    fn next_order(&mut self) {
        self.sent = None;
        self.order = self.store.order();
        self.flags = vec![false; self.order.lines.len()];
        self.cart.fill(0);
        self.seen.clear();
        self.taken = None;
        self.acted = self.ready;
    }

    /// What next happens by itself.
    fn due(&self) -> Option<At> {
        if let Some(trip) = self.trips.first() {
            return Some(trip.take);
        }
        self.leaves.or_else(|| self.sent.as_ref().map(|_| self.ready))
    }

    fn happen(&mut self, at: At) {
        if let Some(trip) = self.trips.first().copied() {
            self.trips.remove(0);
            self.here = trip.to;
            if let Some(pieces) = self.cart.get_mut(usize::from(trip.to)) {
                *pieces += 1;
                if *pieces == 1 {
                    self.seen.push(trip.to);
                }
            }
            self.taken = Some((trip.to, trip.take));
        } else if self.leaves.is_some() {
            self.leave(at);
        } else {
            self.next_order();
        }
    }

    /// The line that the perfect worker is at: what is wanted there, and whether it has been begun.
    fn next_line(&self) -> Option<(usize, Line, Wanted)> {
        let open = |(i, line): &(usize, &Line)| match self.store.wanted(&self.order, **line) {
            Wanted::From(shelf) => self.coming(shelf) < line.pieces,
            Wanted::Flag => !self.flags.get(*i).copied().unwrap_or(true),
        };
        let (i, line) = self.order.lines.iter().enumerate().find(open)?;
        Some((i, *line, self.store.wanted(&self.order, *line)))
    }
}

/// Shelves have the ids 1 to 10, pieces in the cart 21 to 30, flags 41 to 45, sending 50; the order's lines 61 to 65, its
/// sign 70, the rows of the card 71 to 75.
const FIRST_SHELF: u16 = 1;
const FIRST_PIECE: u16 = 21;
const FIRST_FLAG: u16 = 41;
const SEND: u16 = 50;
const FIRST_LINE: u16 = 61;
const SIGN: u16 = 70;
const FIRST_ROW: u16 = 71;

impl Run for Picking {
    fn advance(&mut self, to: At) {
        while let Some(at) = self.due().filter(|at| *at <= to) {
            if self.over() && self.sent.is_some() && self.trips.is_empty() {
                break;
            }
            self.happen(at);
        }
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if !self.works(at) || self.over() {
            return;
        }
        let shelves = u16::from(self.spec.shelves);
        let (shelf, piece) = (node.wrapping_sub(FIRST_SHELF), node.wrapping_sub(FIRST_PIECE));
        let flag = node.wrapping_sub(FIRST_FLAG);
        if shelf < shelves {
            self.fetch(at, shelf as u8);
        } else if piece < shelves && self.in_cart(piece as u8) > 0 {
            self.put_back(piece as u8);
        } else if let Some(flag) = self.flags.get_mut(usize::from(flag)) {
            *flag = !*flag;
        } else if *node == SEND {
            self.leaves = Some(self.free().max(at));
        } else {
            return;
        }
        self.acted = at;
    }

    fn next_deadline(&self) -> Option<At> {
        self.due()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over() && self.sent.is_some() && at >= self.ready
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        self.draw(at, &mut items);
        let slides = |since: At| at.ms_since(since) < SLIDE_MS;
        let moving = !self.trips.is_empty()
            || self.taken.is_some_and(|(_, since)| slides(since))
            || self.sent.is_some()
            || (self.counts.orders > 0 && slides(self.ready));
        Scene { items, nodes: self.nodes(), moving: moving && !self.is_finished(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let sent = self.sent.as_ref().filter(|_| self.part.mode == Mode::Practice)?;
        let has = |wanted| sent.lines.contains(&wanted);
        let say = if has(Outcome::Wrong) {
            Say::new("pick-feedback-wrong")
        } else if has(Outcome::Omitted) {
            Say::new("pick-feedback-omitted")
        } else if !sent.surplus.is_empty() {
            Say::new("pick-feedback-surplus")
        } else {
            Say::new("feedback-right")
        };
        Some(Feedback { good: say.id == "feedback-right", say })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.counts.orders, right: self.counts.orders_right }
    }

    fn evidence(&self, _at: At) -> Evidence {
        let Counts { right, wrong, omitted, orders, specials_right, .. } = self.counts;
        Evidence::default()
            .with("net_lines", right.saturating_sub(wrong + omitted))
            .with("lines_right", right)
            .with("lines_wrong", wrong)
            .with("lines_omitted", omitted)
            .with("orders_sent", orders)
            .with("stock_outs_right", specials_right)
            .series("lines_right", self.right_by_minute.counts())
            .series("lines_wrong", self.wrong_by_minute.counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        if self.leaves.is_some() || self.sent.is_some() || self.over() {
            return None;
        }
        let [look_ms, piece_ms, send_ms] = if self.scored() { PERFECT_MS } else { SHOWN_MS };
        let from = self.acted.max(self.free()).max(self.ready);
        let (at, node) = match self.next_line() {
            Some((_, _, Wanted::From(shelf))) => {
                let begun = self.coming(shelf) > 0;
                let pause_ms = if begun { piece_ms } else { look_ms };
                (from.plus_ms(pause_ms), FIRST_SHELF + u16::from(shelf))
            }
            Some((i, _, Wanted::Flag)) => (from.plus_ms(look_ms), FIRST_FLAG + i as u16),
            None => {
                // Time saved on an order is used to look it over, so that every order takes as long.
                let least = if self.scored() { self.spec.order_ms() } else { 0 };
                (from.plus_ms(send_ms).max(self.ready.plus_ms(least)), SEND)
            }
        };
        Some((at, Intent::click(NodeId(node), self.point_of(node))))
    }

    fn shown_until(&self) -> Option<At> {
        self.sent.as_ref().map(|_| self.ready)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 110_000;

    pub(super) fn spec() -> Spec {
        Spec {
            theme: Theme::Kitchen,
            shelves: 8,
            lines: 3,
            stock_outs: 3,
            exclusions: 2,
            travel_ms: 600,
        }
    }

    fn specs() -> Vec<Spec> {
        let long = Spec {
            theme: Theme::Parts,
            shelves: 10,
            lines: 5,
            stock_outs: 8,
            exclusions: 4,
            travel_ms: 1500,
        };
        let plain = Spec {
            theme: Theme::Care,
            shelves: 7,
            lines: 2,
            stock_outs: 0,
            exclusions: 0,
            travel_ms: 200,
        };
        let cleaning = Spec { theme: Theme::Cleaning, stock_outs: 0, ..spec() };
        vec![long, plain, cleaning]
    }

    fn picking(mode: Mode, seed: u64) -> Picking {
        Picking::new(spec(), Part { mode, seed, items: 3, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Picking, ms: u64, node: u16) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
        run.advance(At::from_ms(ms));
    }

    fn get(run: &Picking, name: &str) -> i64 {
        run.evidence(At::ZERO).get(name).unwrap()
    }

    /// Works the order that is on without sending it, and gives the moment after.
    fn fill(run: &mut Picking) -> u64 {
        while let Some((at, act)) = run.demonstrate() {
            if act == Intent::click(NodeId(SEND), run.point_of(SEND)) {
                return at.ms();
            }
            run.advance(at);
            run.apply(at, &act);
            run.advance(at);
        }
        panic!("an order can always be worked on");
    }

    /// A run whose order has a special line that wants `flag`, or something else.
    fn with_special(flag: bool) -> (Picking, usize) {
        for seed in 0..200 {
            let run = picking(Mode::Scored, seed);
            let found = run.order.lines.iter().position(|line| {
                run.store.is_special(&run.order, *line)
                    && (run.store.wanted(&run.order, *line) == Wanted::Flag) == flag
            });
            if let Some(line) = found {
                return (run, line);
            }
        }
        panic!("no such form");
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            // As short as a block of orders allows.
            let limit_ms = (spec.order_ms() + NEXT_MS) as u32 * ORDERS_A_BLOCK;
            assert_eq!(spec.orders(limit_ms), ORDERS_A_BLOCK, "{spec:?}");
            proofs::all(&KindSpec::PickOrders(spec), limit_ms, Some("net_lines"));
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        let long = Spec { theme: Theme::Parts, shelves: 10, lines: 4, ..spec() };
        proofs::profiles(&KindSpec::PickOrders(long), LIMIT_MS, "net_lines");
        let spec = KindSpec::PickOrders(spec());
        proofs::profiles(&spec, LIMIT_MS, "net_lines");
        proofs::parallel_forms(&spec, LIMIT_MS, "net_lines");
    }

    #[test]
    fn a_line_is_right_with_the_right_good_and_number_only() {
        for (more, wrong) in [(0, 0), (1, 1), (-1, 1)] {
            let mut run = picking(Mode::Scored, 4);
            let ms = fill(&mut run);
            let wanted = run.order.lines.iter().find_map(|line| match run.store.wanted(&run.order, *line) {
                Wanted::From(shelf) if line.pieces > 1 => Some(u16::from(shelf)),
                _ => None,
            });
            let shelf = wanted.unwrap();
            match more {
                1 => press(&mut run, ms, FIRST_SHELF + shelf),
                -1 => press(&mut run, ms, FIRST_PIECE + shelf),
                _ => {}
            }
            press(&mut run, ms + 2000, SEND);
            assert_eq!((get(&run, "lines_wrong"), get(&run, "lines_right")), (wrong, 3 - wrong), "{more}");
            assert_eq!(get(&run, "lines_omitted"), 0);
        }
    }

    #[test]
    fn a_line_with_nothing_taken_and_nothing_said_is_omitted() {
        let mut run = picking(Mode::Scored, 4);
        press(&mut run, 100, SEND);
        assert_eq!((get(&run, "lines_omitted"), get(&run, "orders_sent")), (3, 1));
        assert_eq!(get(&run, "net_lines"), 0);
    }

    #[test]
    fn what_nobody_asked_for_is_one_wrong_however_many_pieces() {
        let mut run = picking(Mode::Scored, 4);
        let ms = fill(&mut run);
        let asked = |run: &Picking, shelf: u8| {
            let lines = &run.order.lines;
            lines.iter().any(|l| {
                l.shelf == shelf || run.store.wanted(&run.order, *l) == Wanted::From(shelf)
            })
        };
        let other = (0..8).find(|shelf| !asked(&run, *shelf) && !run.order.out.contains(shelf)).unwrap();
        press(&mut run, ms, FIRST_SHELF + u16::from(other));
        press(&mut run, ms + 700, FIRST_SHELF + u16::from(other));
        press(&mut run, ms + 1000, SEND);
        assert_eq!((get(&run, "lines_right"), get(&run, "lines_wrong"), get(&run, "net_lines")), (3, 1, 2));
    }

    #[test]
    fn a_sold_out_line_wants_what_the_card_says_or_a_flag() {
        for flag in [false, true] {
            let (mut run, line) = with_special(flag);
            let ms = fill(&mut run);
            press(&mut run, ms, SEND);
            assert_eq!(get(&run, "lines_right"), 3);
            let special = run.order.lines.iter().filter(|l| run.store.is_special(&run.order, **l)).count();
            assert_eq!(get(&run, "stock_outs_right"), special as i64);

            // With its flag the other way round it is wrong, or omitted.
            let (mut run, _) = with_special(flag);
            let ms = fill(&mut run);
            press(&mut run, ms, FIRST_FLAG + line as u16);
            press(&mut run, ms, SEND);
            assert_eq!(get(&run, "lines_right"), 2);
            assert_eq!((get(&run, "lines_wrong"), get(&run, "lines_omitted")), if flag { (0, 1) } else { (1, 0) });
        }
    }

    #[test]
    fn an_excluded_good_must_not_go_in() {
        let mut run = (0..100).map(|seed| picking(Mode::Scored, seed)).find(|run| run.order.without).unwrap();
        let line = *run.order.lines.iter().find(|l| run.store.bearers.contains(&l.shelf)).unwrap();
        let ms = fill(&mut run);
        assert_eq!(run.in_cart(line.shelf), 0);
        press(&mut run, ms, FIRST_SHELF + u16::from(line.shelf));
        press(&mut run, ms + 700, SEND);
        run.advance(At::from_ms(ms + 700));
        assert_eq!((get(&run, "lines_right"), get(&run, "lines_wrong")), (2, 1));
    }

    #[test]
    fn the_cart_takes_its_time_to_another_shelf_and_none_where_it_stands() {
        let mut run = picking(Mode::Scored, 4);
        let out = run.order.out.clone();
        let shelf = (1..8).find(|shelf| !out.contains(shelf)).unwrap();
        let id = FIRST_SHELF + u16::from(shelf);
        press(&mut run, 1000, id);
        press(&mut run, 1100, id);
        assert_eq!(run.in_cart(shelf), 0);
        run.advance(At::from_ms(1600));
        assert_eq!(run.in_cart(shelf), 2, "what was asked for on the way is taken on arrival");
        press(&mut run, 2000, id);
        assert_eq!(run.in_cart(shelf), 3);
        press(&mut run, 2001, FIRST_PIECE + u16::from(shelf));
        assert_eq!(run.in_cart(shelf), 2);
    }

    #[test]
    fn an_order_that_is_sent_early_leaves_when_the_cart_is_there() {
        let mut run = picking(Mode::Scored, 4);
        let out = run.order.out.clone();
        let shelf = (1..8).find(|shelf| !out.contains(shelf)).unwrap();
        press(&mut run, 1000, FIRST_SHELF + u16::from(shelf));
        press(&mut run, 1100, SEND);
        assert_eq!(get(&run, "orders_sent"), 0);
        press(&mut run, 1200, FIRST_SHELF + u16::from(shelf));
        run.advance(At::from_ms(1600));
        assert_eq!((get(&run, "orders_sent"), run.in_cart(shelf)), (1, 1), "nothing comes in after sending");
        assert_eq!(run.next_deadline(), Some(At::from_ms(2000)));
        run.advance(At::from_ms(2000));
        assert_eq!(run.in_cart(shelf), 0, "the next order begins with an empty cart");
    }

    #[test]
    fn an_empty_shelf_gives_nothing_and_no_good_is_taken_without_end() {
        let (mut run, _) = with_special(true);
        let empty = run.order.out[0];
        press(&mut run, 1000, FIRST_SHELF + u16::from(empty));
        assert_eq!((run.trips.len(), run.in_cart(empty)), (0, 0));
        let full = (0..8).find(|shelf| !run.order.out.contains(shelf)).unwrap();
        for i in 0..30 {
            press(&mut run, 3000 + i * 50, FIRST_SHELF + u16::from(full));
        }
        run.advance(At::from_ms(9000));
        assert_eq!(run.in_cart(full), PIECES_MAX);
    }

    #[test]
    fn practice_says_what_was_wrong_and_shows_it_before_the_next_order() {
        let mut run = picking(Mode::Practice, 4);
        press(&mut run, 1000, SEND);
        assert_eq!(run.feedback().unwrap().say.id, "pick-feedback-omitted");
        assert_eq!(run.progress(), Progress { done: 1, right: 0 });
        run.advance(At::from_ms(1000 + SHOWN_NEXT_MS));
        assert!(run.feedback().is_none());
        let ms = fill(&mut run);
        press(&mut run, ms, SEND);
        assert!(run.feedback().unwrap().good);
        assert_eq!(run.progress(), Progress { done: 2, right: 1 });
    }

    #[test]
    fn each_parameter_makes_the_work_harder_as_it_says() {
        let most = |spec: &Spec| spec.orders(LIMIT_MS);
        assert!(most(&Spec { lines: 5, ..spec() }) < most(&spec()));
        assert!(most(&Spec { travel_ms: 1500, ..spec() }) < most(&spec()));
        let shelves = |shelves| Store::new(&Spec { shelves, ..spec() }, 1, Mode::Scored).goods.len();
        assert!(shelves(10) > shelves(8));
        let special = |stock_outs, exclusions| {
            let spec = Spec { stock_outs, exclusions, ..spec() };
            PickOrders::measures(&spec, LIMIT_MS)[5].max
        };
        assert!(special(4, 2) > special(3, 2) && special(3, 3) > special(3, 2));
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 5], limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [shelves, lines, stock_outs, exclusions, travel_ms] = values;
        let text = format!(
            "pick_orders(theme: kitchen, shelves: {shelves}, lines: {lines}, stock_outs: {stock_outs}, \
             exclusions: {exclusions}, travel_ms: {travel_ms})"
        );
        proofs::checked::<PickOrders>(&text, limit_ms, 6).map_err(|refused| (refused.code, refused.place - 1, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [8, 3, 3, 2, 600];
        assert_eq!(checked(fine, LIMIT_MS), Ok(spec()));
        let outside = [[6, 11], [1, 6], [u32::MAX, 9], [u32::MAX, 5], [199, 1501]];
        for (place, values) in outside.into_iter().enumerate() {
            for value in values {
                let mut all = fine;
                all[place] = value;
                let Err((code, at, _)) = checked(all, LIMIT_MS) else { panic!("{all:?}") };
                assert_eq!((code, at), (Code::ParameterOutOfRange, place), "{all:?}");
            }
        }
    }

    #[test]
    fn orders_that_cannot_be_are_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 40_000, 600_000] {
            for shelves in 7..=10 {
                for lines in 2..=5 {
                    for stock_outs in [0, 3, 8] {
                        for exclusions in [0, 4] {
                            let mut all = [shelves, lines, stock_outs, exclusions, 1500];
                            for _ in 0..4 {
                                let Err((code, place, works)) = checked(all, limit_ms) else { break };
                                assert_eq!(code, Code::Impossible);
                                all[place] = works;
                                refused += 1;
                            }
                            assert!(checked(all, limit_ms).is_ok(), "{all:?} in {limit_ms} ms");
                        }
                    }
                }
            }
        }
        assert!(refused > 50);
    }
}

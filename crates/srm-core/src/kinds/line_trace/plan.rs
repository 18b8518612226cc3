//! How a line is laid out, where its fault is, and how the faults of a form are dealt.

use super::Spec;
use crate::art::production::{Damage, Machine};
use crate::seeded::Seeded;

/// Which stations stand where. Stations count from 0: row by row, then those behind the join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Rows that join, each with its own part; one row is the whole line.
    pub rows: u8,
    /// Stations of each row before the join.
    pub before: u8,
    /// Stations behind it.
    pub behind: u8,
}

impl Layout {
    pub(super) const fn of(stations: u8, branches: u8) -> Self {
        let before = if branches == 0 { 0 } else { stations / (branches + 2) };
        let rows = branches + 1;
        Self { rows, before, behind: stations - rows * before }
    }

    pub(super) const fn stations(self) -> u8 {
        self.rows * self.before + self.behind
    }

    /// The row and the place in it; the row is `None` behind the join.
    pub(super) const fn place(self, station: u8) -> (Option<u8>, u8) {
        if station < self.rows * self.before {
            (Some(station / self.before), station % self.before)
        } else {
            (None, station - self.rows * self.before)
        }
    }

    /// The stations that a part passes, in order.
    pub(super) fn path(self, part: u8) -> Vec<u8> {
        let first = part * self.before;
        (first..first + self.before).chain(self.rows * self.before..self.stations()).collect()
    }
}

/// One line with its fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub machines: Vec<Machine>,
    /// The part that comes out damaged, and how.
    pub part: u8,
    pub damage: Damage,
    /// The station that does it.
    pub fault: u8,
    /// The stations that could, in the order the part passes them.
    pub suspects: Vec<u8>,
}

impl Item {
    /// Whether the damaged part already is damaged behind `station`.
    pub(super) fn is_damaged_behind(&self, layout: Layout, station: u8) -> bool {
        let path = layout.path(self.part);
        let place = |of: u8| path.iter().position(|station| *station == of);
        place(station).is_some_and(|here| place(self.fault).is_some_and(|fault| fault <= here))
    }
}

/// Stations that can have caused a damage, on every line of a form.
pub(super) const fn suspects(spec: &Spec) -> u32 {
    let layout = Layout::of(spec.stations, spec.branches);
    ((layout.before + layout.behind) as u32).div_ceil(spec.kinds_of_damage as u32)
}

/// Looks that halving needs for the suspect in this place, of so many.
pub(super) const fn looks(suspects: u32, place: u32) -> u32 {
    if suspects < 2 {
        return 0;
    }
    let first = suspects.div_ceil(2);
    1 + if place < first { looks(first, place) } else { looks(suspects - first, place - first) }
}

/// The most looks that halving can need.
pub(super) const fn looks_max(suspects: u32) -> u32 {
    suspects.next_power_of_two().trailing_zeros()
}

/// Deals one line after another. How many looks each needs is the same in every form; which station it is, is dealt so
/// that each comes equally often.
#[derive(Debug)]
pub(super) struct Dealer {
    draw: Seeded,
    dealt: u32,
    /// The rows in the order their parts are damaged.
    parts: Vec<u8>,
    /// Kinds of damage still to come.
    damages: Vec<Damage>,
    /// Places of the fault still to come, for each part.
    places: Vec<Vec<u32>>,
}

impl Dealer {
    pub(super) fn new(spec: &Spec, seed: u64) -> Self {
        let mut draw = Seeded::new(seed, "line_trace");
        let mut parts: Vec<u8> = (0..=spec.branches).collect();
        draw.shuffle(&mut parts);
        Self { draw, dealt: 0, places: vec![Vec::new(); parts.len()], parts, damages: Vec::new() }
    }

    /// How many looks the line with this number needs, whatever the form.
    pub(super) const fn looks_of(spec: &Spec, number: u32) -> u32 {
        let suspects = suspects(spec);
        looks(suspects, number / (spec.branches as u32 + 1) % suspects)
    }

    pub(super) fn deal(&mut self, spec: &Spec) -> Item {
        let layout = Layout::of(spec.stations, spec.branches);
        let turn = self.dealt as usize % self.parts.len();
        let part = self.parts[turn];
        let suspects = suspects(spec);
        let wanted = Self::looks_of(spec, self.dealt);
        self.dealt += 1;
        if self.damages.is_empty() {
            self.damages = Damage::ALL[..usize::from(spec.kinds_of_damage)].to_vec();
            self.draw.shuffle(&mut self.damages);
        }
        let damage = self.damages.pop().unwrap_or(Damage::Crack);
        let left = &mut self.places[turn];
        if left.is_empty() {
            *left = (0..suspects).collect();
            self.draw.shuffle(left);
        }
        let next = left.iter().position(|place| looks(suspects, *place) == wanted).unwrap_or(0);
        let place = left.swap_remove(next);
        let mut path = layout.path(part);
        self.draw.shuffle(&mut path);
        path.truncate(suspects as usize);
        path.sort_unstable();
        let fault = path.get(place as usize).copied().unwrap_or(0);
        let machines = self.machines(spec, layout, damage, part, &path);
        Item { machines, part, damage, fault, suspects: path }
    }

    /// A machine for every station: of the damage's family for suspects, of others on the rest of the part's way.
    fn machines(
        &mut self,
        spec: &Spec,
        layout: Layout,
        damage: Damage,
        part: u8,
        suspects: &[u8],
    ) -> Vec<Machine> {
        if spec.kinds_of_damage == 1 {
            let mut all = Machine::ALL.to_vec();
            self.draw.shuffle(&mut all);
            all.truncate(usize::from(layout.stations()));
            return all;
        }
        let kinds = &Damage::ALL[..usize::from(spec.kinds_of_damage)];
        let others: Vec<Damage> = kinds.iter().copied().filter(|kind| *kind != damage).collect();
        let path = layout.path(part);
        let mut decks: Vec<Vec<Machine>> = vec![Vec::new(); kinds.len()];
        let mut turn = self.draw.below(3) as usize;
        let mut machines = Vec::new();
        for station in 0..layout.stations() {
            turn += 1;
            let family = if suspects.contains(&station) {
                damage
            } else if path.contains(&station) {
                others[turn % others.len()]
            } else {
                kinds[turn % kinds.len()]
            };
            let deck = &mut decks[family as usize];
            if deck.is_empty() {
                *deck = family.machines().to_vec();
                self.draw.shuffle(deck);
            }
            machines.extend(deck.pop());
        }
        machines
    }
}

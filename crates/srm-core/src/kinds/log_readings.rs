//! `log_readings`: instruments are read round by round, their values go on a log sheet, and what keeps rising or falling
//! gets a flag.
//!
//! A clock says when a round begins and how long there is for it. Evidence of *collecting data* with care: reading a
//! scale, writing in the right place, in time, and seeing what three values in a row tell. It does not show whether
//! somebody knows what the values mean for a machine, or what to do about them.
//!
//! Root: rounds with a log sheet, as operators, nurses and cooks keep them (METHOD §5). Main measure: cells right − wrong;
//! a cell that was left empty or came too late is neither.
//!
//! Difficulty: `instruments` (more to read in each round), `window_ms` (less time for a round), `interval_ms` (longer
//! waits in which the next round can be forgotten, and fewer rounds), `divisions` (finer scales are read more slowly and
//! forgive less), `trends` (more to flag), `drift` (a lively pointer has to be read at its middle).

use super::{Check, Feedback, Kind, Mode, Part, Progress, Run};
use crate::art::{Instrument, Scale};
use crate::evidence::{ByMinute, Evidence, Measure};
use crate::intent::Intent;
use crate::read::Raw;
use crate::say::Say;
use crate::scene::{NodeId, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use plan::{BEFORE, Plan, trend_rounds};
use serde::Deserialize;

mod motion;
mod names;
mod parameters;
mod picture;
mod plan;

/// The kind.
#[derive(Debug)]
pub struct LogReadings;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "log_readings", deny_unknown_fields)]
pub struct File {
    /// Instruments, 2 to 5.
    instruments: Raw<u32>,
    /// From the beginning of a round to the next: 6000 to 120000.
    interval_ms: Raw<u32>,
    /// Time to read and enter a round: 4500 to 60000.
    window_ms: Raw<u32>,
    /// Small ticks from one figure of a scale to the next, ten units on: 1, 2 or 5. Half a small tick off is still right.
    divisions: Raw<u32>,
    /// How many times in ten rounds an instrument has three values in a row that rise or fall, 0 to 6; 0 leaves the
    /// flags away.
    trends: Raw<u32>,
    /// How lively the pointers are, 1 to 3: still, trembling, swaying.
    drift: Raw<u32>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    instruments: u8,
    interval_ms: u32,
    window_ms: u32,
    divisions: u8,
    trends: u8,
    drift: u8,
}

/// Fewest rounds that say something.
const ROUNDS_MIN: u32 = 3;
/// Quiet before the first round of a timed part, and after the window of the last.
const LEAD_MS: u32 = 1500;
const TAIL_MS: u32 = 300;
/// How long the pointers take to their next values; a round is over when they set out.
const MOVE_MS: u32 = 1500;
/// Least window: for each instrument, and for the flag.
const NEED_MS: (u32, u32) = (1800, 900);
/// The perfect worker's time to read and type the first digit, for each key after it, and for a flag: scored, and where
/// people follow.
const PERFECT_MS: [u64; 3] = [900, 300, 700];
const SHOWN_MS: [u64; 3] = [2000, 1050, 1900];
/// How long feedback stays.
const FEEDBACK_MS: u64 = 1600;
/// How long a practice round waits for a flag that is missing.
const PATIENCE_MS: u64 = 7000;
/// From the end of a round to the next, where feedback is shown.
const SHOWN_GAP_MS: u64 = 2200;
/// Digits of a value.
const DIGITS: usize = 2;

impl Kind for LogReadings {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "log_readings";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = true;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        parameters::check(file, check)
    }

    fn measures(spec: &Spec, limit_ms: u32) -> Vec<Measure> {
        let rounds = spec.rounds(limit_ms);
        let cells = i64::from(rounds * u32::from(spec.instruments));
        let trends = i64::from(spec.trends_in(rounds));
        let measure = |name| Measure::new(name, "cells", 0..=cells);
        vec![
            measure("net_cells"),
            measure("cells_right"),
            measure("cells_wrong"),
            measure("cells_late"),
            measure("cells_missing"),
            Measure::new("flags_right", "flags", 0..=trends),
            Measure::new("flags_false", "flags", 0..=if spec.trends > 0 { cells - trends } else { 0 }),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Logging::new(spec.clone(), part))
    }
}

/// A value on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    value: i32,
    at: At,
}

/// How a cell came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong,
    Late,
    Missing,
}

/// One round on its way.
#[derive(Clone, Debug)]
struct Round {
    /// When it begins; `None` while a practice round has not come so far.
    start: Option<At>,
    /// When it was over.
    closed: Option<At>,
    cells: Vec<Option<Entry>>,
    flags: Vec<bool>,
}

/// What feedback is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Cell,
    Flag,
    MissingFlag,
}

#[derive(Clone, Copy, Debug)]
struct Shown {
    at: At,
    row: u8,
    about: About,
    right: bool,
}

#[derive(Debug)]
struct Logging {
    spec: Spec,
    part: Part,
    plan: Plan,
    rounds: Vec<Round>,
    /// The round that is on, or comes next.
    round: usize,
    /// Whether it is on.
    open: bool,
    /// The row that is written in, and what has been typed.
    selected: Option<u8>,
    typed: Vec<u8>,
    /// When something was last done, or the round began.
    acted: At,
    now: At,
    shown: Option<Shown>,
    /// Whether each cell was right when it was first entered, where feedback is shown.
    firsts: Vec<bool>,
    /// By how much of a turn each pointer's swaying is ahead, in thousandths of a degree.
    phases: Vec<i32>,
}

impl Logging {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "log_readings");
        let scored = part.mode == Mode::Scored;
        let rounds = if scored {
            spec.rounds(part.limit_ms)
        } else {
            u32::from(part.items.max(1)).div_ceil(u32::from(spec.instruments))
        } as usize;
        let flagged = if scored {
            trend_rounds(rounds, spec.trends_in(rounds as u32) as usize, &mut draw)
        } else {
            // A demonstration or practice round flags at once, and every other round.
            (0..rounds).step_by(2).filter(|_| spec.trends > 0).collect()
        };
        let plan = Plan::new(&spec, rounds, &flagged, &mut draw);
        let start = |round: usize| {
            let at = At::from_ms(u64::from(LEAD_MS) + round as u64 * u64::from(spec.interval_ms));
            (scored || round == 0).then_some(at)
        };
        let rows = usize::from(spec.instruments);
        let empty = |round| Round {
            start: start(round),
            closed: None,
            cells: vec![None; rows],
            flags: vec![false; rows],
        };
        Self {
            rounds: (0..rounds).map(empty).collect(),
            phases: (0..rows).map(|_| draw.within(0, 359_999)).collect(),
            plan,
            round: 0,
            open: false,
            selected: None,
            typed: Vec::new(),
            acted: At::ZERO,
            now: At::ZERO,
            shown: None,
            firsts: Vec::new(),
            spec,
            part,
        }
    }

    const fn paced(&self) -> [u64; 3] {
        if matches!(self.part.mode, Mode::Scored) { PERFECT_MS } else { SHOWN_MS }
    }

    fn current(&self) -> Option<&Round> {
        self.rounds.get(self.round)
    }

    fn rows(&self) -> impl Iterator<Item = u8> + use<> {
        0..self.spec.instruments
    }

    /// Whether a row has a trend in a round.
    fn is_trend(&self, round: usize, row: u8) -> bool {
        self.plan.trends.get(round).copied().flatten() == Some(row)
    }

    /// The row of this round whose flag is missing.
    fn flag_missing(&self) -> Option<u8> {
        let round = self.current()?;
        self.rows().find(|row| self.is_trend(self.round, *row) && !round.flags[usize::from(*row)])
    }

    fn is_empty(&self, row: u8) -> bool {
        self.current().is_some_and(|round| round.cells.get(usize::from(row)) == Some(&None))
    }

    /// The next empty row of this round after `row`.
    fn empty_after(&self, row: u8) -> Option<u8> {
        let rows = self.spec.instruments;
        (1..=rows).map(|on| (row + on) % rows).find(|row| self.is_empty(*row))
    }

    /// When the round that is on will be over, as far as is known.
    fn closes(&self) -> Option<At> {
        let round = self.current().filter(|_| self.open)?;
        if self.part.mode == Mode::Scored {
            return Some(round.start?.plus_ms(u64::from(self.spec.interval_ms - MOVE_MS)));
        }
        let complete = self.rows().all(|row| !self.is_empty(row));
        let patience = if self.flag_missing().is_some() { PATIENCE_MS } else { FEEDBACK_MS };
        complete.then(|| self.acted.plus_ms(patience))
    }

    /// When a demonstration or practice round, or the last round of a timed part, is over.
    fn end(&self) -> Option<At> {
        let last = self.rounds.last()?.closed?;
        Some(if self.part.mode == Mode::Scored { last } else { last.plus_ms(FEEDBACK_MS) })
    }

    /// What next happens by itself.
    fn due(&self) -> Option<At> {
        if self.open { self.closes() } else { self.current()?.start }
    }

    fn begin(&mut self, at: At) {
        self.open = true;
        self.selected = Some(0);
        self.typed.clear();
        self.acted = at;
    }

    fn close(&mut self, at: At) {
        if let Some(row) = self.flag_missing().filter(|_| self.part.shows_feedback()) {
            self.shown = Some(Shown { at, row, about: About::MissingFlag, right: false });
        }
        if let Some(round) = self.rounds.get_mut(self.round) {
            round.closed = Some(at);
        }
        self.open = false;
        self.selected = None;
        self.typed.clear();
        self.round += 1;
        if let Some(next) = self.rounds.get_mut(self.round).filter(|next| next.start.is_none()) {
            next.start = Some(at.plus_ms(SHOWN_GAP_MS));
        }
    }

    /// Whether a value is right for a row of a round: at most half a small tick off.
    fn is_right(&self, round: usize, row: u8, value: i32) -> bool {
        (value - self.plan.value(row, round)).abs() * 2 <= self.spec.step()
    }

    fn enter(&mut self, at: At, row: u8) {
        if self.typed.is_empty() {
            self.selected = self.empty_after(row).or(self.selected);
            return;
        }
        let value = self.typed.iter().fold(0, |sum, digit| sum * 10 + i32::from(*digit));
        let right = self.is_right(self.round, row, value);
        let first = self.is_empty(row);
        if let Some(cell) = self.rounds.get_mut(self.round).and_then(|r| r.cells.get_mut(usize::from(row))) {
            *cell = Some(Entry { value, at });
        }
        if self.part.shows_feedback() {
            if first {
                self.firsts.push(right);
            }
            self.shown = Some(Shown { at, row, about: About::Cell, right });
        }
        self.typed.clear();
        self.selected = self.empty_after(row);
    }

    fn flag(&mut self, at: At, row: u8) {
        let wanted = self.is_trend(self.round, row);
        let Some(flag) = self.rounds.get_mut(self.round).and_then(|r| r.flags.get_mut(usize::from(row)))
        else {
            return;
        };
        *flag = !*flag;
        let right = *flag == wanted;
        if self.part.shows_feedback() {
            self.shown = Some(Shown { at, row, about: About::Flag, right });
        }
    }

    /// How the cells of a round came out, with the time that counts.
    fn outcomes(&self, index: usize, at: At) -> Vec<(Outcome, At)> {
        let Some((round, start)) = self.rounds.get(index).and_then(|round| Some((round, round.start?))) else {
            return Vec::new();
        };
        let window = start.plus_ms(u64::from(self.spec.window_ms));
        let outcome = |(row, cell): (usize, &Option<Entry>)| match cell {
            Some(entry) if self.part.mode == Mode::Scored && entry.at > window => {
                Some((Outcome::Late, entry.at))
            }
            Some(entry) if self.is_right(index, row as u8, entry.value) => Some((Outcome::Right, entry.at)),
            Some(entry) => Some((Outcome::Wrong, entry.at)),
            None if window <= at => Some((Outcome::Missing, window)),
            None => None,
        };
        round.cells.iter().enumerate().filter_map(outcome).collect()
    }

    /// Flags that were set where they were wanted, and where not.
    fn flags(&self) -> (u32, u32) {
        let mut count = (0, 0);
        for (index, round) in self.rounds.iter().enumerate() {
            for row in self.rows().filter(|row| round.flags[usize::from(*row)]) {
                if self.is_trend(index, row) {
                    count.0 += 1;
                } else {
                    count.1 += 1;
                }
            }
        }
        count
    }

    fn fresh(&self, at: At) -> Option<Shown> {
        self.shown.filter(|shown| at.ms_since(shown.at) < FEEDBACK_MS)
    }

    fn scale(&self, row: u8) -> Scale {
        let low = self.plan.lows.get(usize::from(row)).copied().unwrap_or(0);
        Scale { low, divisions: i32::from(self.spec.divisions) }
    }

    fn look(row: u8) -> Instrument {
        [Instrument::Dial, Instrument::Column, Instrument::Level][usize::from(row % 3)]
    }
}

/// Rows have the ids 1 to 5, their flags 11 to 15, digits 20 to 29; the instruments 41 to 45.
const FIRST_ROW: u16 = 1;
const FIRST_FLAG: u16 = 11;
const FIRST_DIGIT: u16 = 20;
const ERASE: u16 = 30;
const NEXT: u16 = 31;
const FIRST_INSTRUMENT: u16 = 41;
const CLOCK: u16 = 50;

impl Run for Logging {
    fn advance(&mut self, to: At) {
        while let Some(at) = self.due().filter(|at| *at <= to) {
            if self.open {
                self.close(at);
            } else {
                self.begin(at);
            }
        }
        self.now = self.now.max(to);
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node: NodeId(node), .. } = intent else { return };
        if !self.open {
            return;
        }
        let (row, flag) = (node.wrapping_sub(FIRST_ROW), node.wrapping_sub(FIRST_FLAG));
        let (digit, rows) = (node.wrapping_sub(FIRST_DIGIT), u16::from(self.spec.instruments));
        if row < rows {
            self.selected = Some(row as u8);
            self.typed.clear();
        } else if flag < rows && self.spec.trends > 0 {
            self.flag(at, flag as u8);
        } else if digit < 10 {
            if self.selected.is_none() || self.typed.len() >= DIGITS {
                return;
            }
            self.typed.push(digit as u8);
        } else if *node == ERASE {
            self.typed.pop();
        } else if *node == NEXT {
            let Some(row) = self.selected else { return };
            self.enter(at, row);
        } else {
            return;
        }
        self.acted = at;
    }

    fn next_deadline(&self) -> Option<At> {
        self.due().or_else(|| self.end())
    }

    fn is_finished(&self, at: At) -> bool {
        self.end().is_some_and(|end| at >= end)
    }

    fn scene(&self, at: At) -> Scene {
        let mut items = Vec::new();
        self.draw(at, &mut items);
        Scene { items, nodes: self.nodes(at), moving: !self.is_finished(at), ..Scene::default() }
    }

    fn feedback(&self) -> Option<Feedback> {
        let shown = self.fresh(self.now).filter(|_| self.part.mode == Mode::Practice)?;
        let letter = picture::letter_of(shown.row);
        let say = match shown.about {
            _ if shown.right => Say::new("feedback-right"),
            About::Cell => Say::new("log-feedback-value").verbatim("letter", letter),
            About::Flag => Say::new("log-feedback-flag").verbatim("letter", letter),
            About::MissingFlag => Say::new("log-feedback-missing").verbatim("letter", letter),
        };
        Some(Feedback { good: shown.right, say })
    }

    fn progress(&self) -> Progress {
        let done = self.firsts.len().min(usize::from(self.part.items));
        let right = self.firsts.iter().take(done).filter(|right| **right).count();
        Progress { done: done as u32, right: right as u32 }
    }

    fn evidence(&self, at: At) -> Evidence {
        let all: Vec<(Outcome, At)> =
            (0..self.rounds.len()).flat_map(|round| self.outcomes(round, at)).collect();
        let count = |wanted| all.iter().filter(|(outcome, _)| *outcome == wanted).count() as u32;
        let by_minute = |wanted| {
            let mut minutes = ByMinute::default();
            all.iter().filter(|(outcome, _)| *outcome == wanted).for_each(|(_, at)| minutes.count(*at));
            minutes
        };
        let (right, wrong) = (count(Outcome::Right), count(Outcome::Wrong));
        let (flags_right, flags_false) = self.flags();
        Evidence::default()
            .with("net_cells", right.saturating_sub(wrong))
            .with("cells_right", right)
            .with("cells_wrong", wrong)
            .with("cells_late", count(Outcome::Late))
            .with("cells_missing", count(Outcome::Missing))
            .with("flags_right", flags_right)
            .with("flags_false", flags_false)
            .series("cells_right", by_minute(Outcome::Right).counts())
            .series("cells_wrong", by_minute(Outcome::Wrong).counts())
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let [read_ms, key_ms, flag_ms] = self.paced();
        let (pause_ms, node) = self.next_act(read_ms, key_ms, flag_ms)?;
        Some((self.acted.plus_ms(pause_ms), Intent::click(NodeId(node), self.point_of(node))))
    }
}

impl Logging {
    /// What the perfect worker does next, and after how long a look: reads and enters row by row, and sets a row's flag
    /// as soon as its third value stands there. What has been typed wrongly is entered as it is.
    fn next_act(&self, read_ms: u64, key_ms: u64, flag_ms: u64) -> Option<(u64, u16)> {
        if !self.open {
            return None;
        }
        if let Some(row) = self.flag_missing().filter(|row| !self.is_empty(*row) && self.typed.is_empty()) {
            return Some((flag_ms, FIRST_FLAG + u16::from(row)));
        }
        let row = match self.selected {
            Some(row) if self.is_empty(row) || !self.typed.is_empty() => row,
            _ => {
                let row = self.empty_after(self.spec.instruments - 1)?;
                return Some((key_ms, FIRST_ROW + u16::from(row)));
            }
        };
        let value = self.plan.value(row, self.round);
        Some(match self.typed.len() {
            0 => (read_ms, FIRST_DIGIT + (value / 10) as u16),
            1 => (key_ms, FIRST_DIGIT + (value % 10) as u16),
            _ => (key_ms, NEXT),
        })
    }

    /// The column of the sheet that is on, or comes next, those from before counted in.
    fn column(&self) -> usize {
        self.round.min(self.rounds.len().saturating_sub(1)) + BEFORE
    }

    /// What stands in a column of a row.
    fn written(&self, row: u8, column: usize) -> Option<i32> {
        let Some(round) = column.checked_sub(BEFORE) else { return Some(self.plan.before(row, column)) };
        Some(self.rounds.get(round)?.cells.get(usize::from(row)).copied().flatten()?.value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindSpec, proofs};
    use super::*;
    use crate::diag::Code;

    const LIMIT_MS: u32 = 110_000;

    pub(super) fn spec() -> Spec {
        Spec { instruments: 3, interval_ms: 20_000, window_ms: 15_000, divisions: 5, trends: 5, drift: 2 }
    }

    fn specs() -> Vec<Spec> {
        let crowded =
            Spec { instruments: 5, interval_ms: 14_000, window_ms: 9900, divisions: 2, trends: 6, drift: 3 };
        let plain =
            Spec { instruments: 2, interval_ms: 6000, window_ms: 4500, divisions: 1, trends: 0, drift: 1 };
        let four = Spec { instruments: 4, ..spec() };
        vec![spec(), crowded, plain, four]
    }

    fn logging(mode: Mode, seed: u64) -> Logging {
        Logging::new(spec(), Part { mode, seed, items: 6, limit_ms: LIMIT_MS })
    }

    fn press(run: &mut Logging, ms: u64, node: u16) {
        run.advance(At::from_ms(ms));
        run.apply(At::from_ms(ms), &Intent::key(NodeId(node)));
    }

    /// Types a value into the selected row and enters it, 10 ms a key.
    fn type_in(run: &mut Logging, ms: u64, value: i32) {
        press(run, ms, FIRST_DIGIT + (value / 10) as u16);
        press(run, ms + 10, FIRST_DIGIT + (value % 10) as u16);
        press(run, ms + 20, NEXT);
    }

    fn get(run: &Logging, ms: u64, name: &str) -> i64 {
        run.evidence(At::from_ms(ms)).get(name).unwrap()
    }

    #[test]
    fn keeps_what_every_kind_keeps() {
        for spec in specs() {
            assert!(spec.fits(LIMIT_MS), "{spec:?}");
            proofs::all(&KindSpec::LogReadings(spec), LIMIT_MS, Some("net_cells"));
        }
    }

    #[test]
    fn the_able_do_better_and_every_form_is_as_hard() {
        let gallery = Spec { interval_ms: 21_000, window_ms: 18_000, ..spec() };
        let crowded = Spec { instruments: 5, interval_ms: 22_000, window_ms: 20_000, drift: 3, ..spec() };
        for spec in [gallery, crowded] {
            let spec = KindSpec::LogReadings(spec);
            proofs::profiles(&spec, 120_000, "net_cells");
            proofs::parallel_forms(&spec, 120_000, "net_cells");
        }
    }

    #[test]
    fn the_perfect_worker_sets_every_flag_and_no_other() {
        for seed in 0..50 {
            let mut run = logging(Mode::Scored, seed);
            proofs::work(&mut run, At::from_ms(u64::from(LIMIT_MS)));
            let evidence = run.evidence(At::from_ms(u64::from(LIMIT_MS)));
            assert_eq!((evidence.get("flags_right"), evidence.get("flags_false")), (Some(2), Some(0)));
            assert_eq!(evidence.get("cells_missing"), Some(0));
        }
    }

    #[test]
    fn a_value_is_right_up_to_half_a_small_tick_off() {
        for (divisions, off) in [(1, 5), (2, 2), (5, 1)] {
            let spec = Spec { divisions, ..spec() };
            let part = Part { mode: Mode::Scored, seed: 5, items: 0, limit_ms: LIMIT_MS };
            for (by, right) in [(0, 1), (off, 1), (-off, 1), (off + 1, 0), (-off - 1, 0)] {
                let mut run = Logging::new(spec.clone(), part);
                let value = run.plan.value(0, 0) + by;
                type_in(&mut run, 3000, value);
                assert_eq!(get(&run, 3100, "cells_right"), right, "{by} off with {divisions}");
                assert_eq!(get(&run, 3100, "cells_wrong"), 1 - right);
            }
        }
    }

    #[test]
    fn a_cell_is_late_after_its_window_and_missing_when_it_stays_empty() {
        let start = u64::from(LEAD_MS);
        for (ms, name) in [(start + 14_980, "cells_right"), (start + 14_981, "cells_late")] {
            let mut run = logging(Mode::Scored, 5);
            let value = run.plan.value(0, 0);
            type_in(&mut run, ms, value);
            assert_eq!(get(&run, start + 15_001, name), 1, "{name}");
            assert_eq!(get(&run, start + 15_001, "cells_missing"), 2);
        }
        // When the pointers have set out nothing can be entered any more.
        let mut run = logging(Mode::Scored, 5);
        type_in(&mut run, start + 18_500, 30);
        assert_eq!(get(&run, start + 18_600, "cells_missing"), 3);
        assert_eq!(run.next_deadline(), Some(At::from_ms(start + 20_000)));
    }

    #[test]
    fn an_entry_can_be_replaced_and_then_counts_as_the_last_one() {
        let mut run = logging(Mode::Scored, 5);
        let value = run.plan.value(0, 0);
        type_in(&mut run, 3000, value + 7);
        assert_eq!(run.selected, Some(1));
        press(&mut run, 4000, FIRST_ROW);
        type_in(&mut run, 4100, value);
        assert_eq!((get(&run, 5000, "cells_right"), get(&run, 5000, "cells_wrong")), (1, 0));
        assert_eq!(run.selected, Some(1), "and the work goes on at the next empty row");
    }

    #[test]
    fn digits_can_be_taken_back_and_a_third_is_not_taken() {
        let mut run = logging(Mode::Scored, 5);
        for node in [FIRST_DIGIT + 9, ERASE, ERASE, FIRST_DIGIT + 4, FIRST_DIGIT + 2, FIRST_DIGIT + 7] {
            press(&mut run, 3000, node);
        }
        assert_eq!(run.typed, [4, 2]);
        press(&mut run, 3001, FIRST_ROW + 2);
        assert_eq!((run.selected, run.typed.len()), (Some(2), 0), "another row begins afresh");
        // Entering nothing goes on to the next row and writes nothing.
        press(&mut run, 3002, NEXT);
        assert_eq!(run.selected, Some(0));
        assert_eq!(get(&run, 3003, "cells_wrong"), 0);
    }

    #[test]
    fn a_flag_counts_by_its_row_and_round_and_can_be_taken_back() {
        let mut run = logging(Mode::Scored, 5);
        let round = run.plan.trends.iter().position(Option::is_some).unwrap();
        let row = u16::from(run.plan.trends[round].unwrap());
        let ms = u64::from(LEAD_MS) + 20_000 * round as u64 + 100;
        press(&mut run, ms, FIRST_FLAG + row);
        press(&mut run, ms, FIRST_FLAG + (row + 1) % 3);
        assert_eq!((get(&run, ms, "flags_right"), get(&run, ms, "flags_false")), (1, 1));
        press(&mut run, ms, FIRST_FLAG + (row + 1) % 3);
        assert_eq!((get(&run, ms, "flags_right"), get(&run, ms, "flags_false")), (1, 0));
        // Flags never touch the main measure.
        assert_eq!(get(&run, ms, "net_cells"), 0);
    }

    #[test]
    fn wrong_values_cost_as_much_as_right_ones_give() {
        let mut run = logging(Mode::Scored, 5);
        for row in 0..2 {
            let value = run.plan.value(row, 0);
            type_in(&mut run, 3000 + u64::from(row) * 100, value);
        }
        assert_eq!(get(&run, 4000, "net_cells"), 2);
        let wrong = run.plan.value(2, 0) + 8;
        type_in(&mut run, 5000, wrong);
        assert_eq!(get(&run, 6000, "net_cells"), 1);
    }

    #[test]
    fn after_a_wrong_digit_the_work_goes_on_and_the_cell_is_wrong() {
        let mut run = logging(Mode::Scored, 5);
        let value = run.plan.value(0, 0);
        press(&mut run, 3000, FIRST_DIGIT + ((value / 10 + 3) % 10) as u16);
        proofs::work(&mut run, At::from_ms(u64::from(LEAD_MS) + 15_000));
        assert_eq!((get(&run, 16_400, "cells_right"), get(&run, 16_400, "cells_wrong")), (2, 1));
    }

    #[test]
    fn practice_says_what_was_wrong_and_waits_for_the_flag() {
        let mut run = logging(Mode::Practice, 5);
        let row = run.plan.trends[0].unwrap();
        let wrong = run.plan.value(0, 0) + 9;
        type_in(&mut run, 3000, wrong);
        assert_eq!(run.feedback().unwrap().say.id, "log-feedback-value");
        press(&mut run, 3100, FIRST_FLAG + u16::from((row + 1) % 3));
        assert_eq!(run.feedback().unwrap().say.id, "log-feedback-flag");
        for other in 1..3 {
            let value = run.plan.value(other, 0);
            type_in(&mut run, 3200 + u64::from(other) * 100, value);
        }
        assert!(run.feedback().unwrap().good);
        let close = run.closes().unwrap();
        assert_eq!(close, At::from_ms(3420 + PATIENCE_MS));
        run.advance(close);
        let said = run.feedback().unwrap();
        assert_eq!(
            said.say,
            Say::new("log-feedback-missing").verbatim("letter", picture::letter_of(row).to_string())
        );
        assert_eq!(run.progress(), Progress { done: 3, right: 2 });
    }

    #[test]
    fn a_pointer_sways_less_than_what_is_still_right_and_stands_on_its_value_in_a_demonstration() {
        for spec in specs() {
            let part = Part { mode: Mode::Scored, seed: 8, items: 5, limit_ms: LIMIT_MS };
            let (mut run, mut shown) = (
                Logging::new(spec.clone(), part),
                Logging::new(spec.clone(), Part { mode: Mode::Demonstration, ..part }),
            );
            shown.advance(At::from_ms(2000));
            for step in 0..200 {
                let at = At::from_ms(u64::from(LEAD_MS) + step * (u64::from(spec.window_ms) / 200));
                run.advance(at);
                for row in 0..spec.instruments {
                    let off = (run.pointer_pm(row, at) - run.plan.value(row, 0) * 1000).abs();
                    assert!(off * 2 < spec.step() * 1000, "{off}");
                    assert_eq!(shown.pointer_pm(row, at), shown.plan.value(row, 0) * 1000);
                }
            }
        }
    }

    #[test]
    fn pointers_and_the_clock_never_jump() {
        for spec in specs() {
            for mode in [Mode::Scored, Mode::Demonstration] {
                let part = Part { mode, seed: 3, items: 6, limit_ms: LIMIT_MS };
                let mut run = Logging::new(spec.clone(), part);
                let mut before: Option<(Vec<i32>, i32)> = None;
                for step in 0..LIMIT_MS / 10 {
                    let at = At::from_ms(u64::from(step) * 10);
                    run.advance(at);
                    if let Some((due, act)) = run.demonstrate().filter(|(due, _)| *due <= at) {
                        run.apply(due, &act);
                    }
                    if run.is_finished(at) {
                        break;
                    }
                    let now = (0..spec.instruments).map(|row| run.pointer_pm(row, at)).collect::<Vec<_>>();
                    let (_, hand) = run.clock_pm(at);
                    if let Some((pointers, was)) = before {
                        assert!(pointers.iter().zip(&now).all(|(a, b)| a.abs_diff(*b) < 1200));
                        let turn = (hand - was).rem_euclid(1000);
                        assert!(!(20..=998).contains(&turn), "{was} to {hand} at {at:?} {mode:?}");
                    }
                    before = Some((now, hand));
                }
            }
        }
    }

    /// The parameters, or the code of the first fault, its place in the file's order and the value it proposes.
    fn checked(values: [u32; 6], limit_ms: u32) -> Result<Spec, (Code, usize, u32)> {
        let [instruments, interval_ms, window_ms, divisions, trends, drift] = values;
        let text = format!(
            "log_readings(instruments: {instruments}, interval_ms: {interval_ms}, window_ms: {window_ms}, \
             divisions: {divisions}, trends: {trends}, drift: {drift})"
        );
        proofs::checked::<LogReadings>(&text, limit_ms, 6).map_err(|refused| (refused.code, refused.place, refused.number()))
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        let fine = [3, 20_000, 15_000, 5, 5, 2];
        assert_eq!(checked(fine, LIMIT_MS), Ok(spec()));
        let outside =
            [[1, 6], [5999, 120_001], [4499, 60_001], [0, 6], [u32::MAX, 7], [0, 4]];
        for (place, values) in outside.into_iter().enumerate() {
            for value in values {
                let mut all = fine;
                all[place] = value;
                let Err((code, at, _)) = checked(all, LIMIT_MS) else { panic!("{all:?}") };
                assert_eq!((code, at), (Code::ParameterOutOfRange, place), "{all:?}");
            }
        }
        assert_eq!(checked([3, 20_000, 15_000, 3, 5, 2], LIMIT_MS), Err((Code::Impossible, 3, 2)));
        assert_eq!(checked([3, 20_000, 15_000, 5, 1, 2], LIMIT_MS), Err((Code::Impossible, 4, 2)));
    }

    #[test]
    fn rounds_that_cannot_be_done_are_refused_and_following_the_proposals_works() {
        let mut refused = 0;
        for limit_ms in [20_000, 31_111, 60_000, 600_000] {
            for instruments in [2, 5] {
                for interval_ms in [6000, 20_000, 120_000] {
                    for window_ms in [4500, 20_000, 60_000] {
                        let mut all = [instruments, interval_ms, window_ms, 5, 6, 1];
                        for _ in 0..5 {
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
        assert!(refused > 20);
    }

    #[test]
    fn each_parameter_makes_the_work_harder_or_easier_as_it_says() {
        let most = |spec: &Spec| LogReadings::measures(spec, LIMIT_MS)[0].max;
        let base = spec();
        assert!(most(&Spec { instruments: 4, ..base.clone() }) > most(&base));
        assert!(most(&Spec { interval_ms: 40_000, ..base.clone() }) < most(&base));
        assert!(Spec { divisions: 2, ..base.clone() }.step() > base.step());
        let trends = |spec: &Spec| LogReadings::measures(spec, LIMIT_MS)[5].max;
        assert!(trends(&Spec { trends: 2, ..base.clone() }) < trends(&base));
        let part = Part { mode: Mode::Scored, seed: 4, items: 0, limit_ms: LIMIT_MS };
        let reach = |drift: u8| {
            let mut run = Logging::new(Spec { drift, ..spec() }, part);
            let off = |ms: u64| {
                let at = At::from_ms(u64::from(LEAD_MS) + ms * 10);
                run.advance(at);
                (run.pointer_pm(0, at) - run.plan.value(0, 0) * 1000).abs()
            };
            (0..600).map(off).max().unwrap()
        };
        assert_eq!(reach(1), 0);
        assert!(reach(1) < reach(2) && reach(2) < reach(3));
        // Less time for a round: a slower worker gets less done.
        let slow = |window_ms: u32| {
            let mut run = Logging::new(Spec { window_ms, ..spec() }, part);
            while let Some(due) = run.due() {
                let act = run.demonstrate().map(|(at, act)| (At(run.acted.0 + at.us_since(run.acted) * 3), act));
                match act.filter(|(at, _)| *at < due) {
                    Some((at, act)) => run.apply(at, &act),
                    None => run.advance(due),
                }
            }
            get(&run, u64::from(LIMIT_MS), "net_cells")
        };
        assert!(slow(7000) < slow(15_000));
    }
}

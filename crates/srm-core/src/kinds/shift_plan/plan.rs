//! A shift to be planned: jobs with their limits, one way to meet them all, and the check of what somebody has planned.

use super::Spec;
use crate::art::goods::Good;
use crate::seeded::Seeded;

/// Slots of the jobs, in the order they are numbered.
const LENGTHS: [u8; 8] = [2, 1, 2, 1, 3, 1, 2, 1];
/// Slots of the late job.
const LATE_LENGTH: u8 = 2;
/// How often a shift is drawn anew before the drawing is given up.
const TRIES: u32 = 400;

/// Where a job is done: by whom, from which slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub row: u8,
    pub slot: u8,
}

/// One job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub good: Good,
    /// Slots it takes.
    pub length: u8,
    /// The badge that whoever does it must wear.
    pub badge: Option<u8>,
    /// The slot, counted from 1, by whose end it must be done.
    pub latest: Option<u8>,
    /// The job that must be done before it begins.
    pub after: Option<u8>,
}

/// What can be wrong with a job in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// Nobody does it.
    Placed,
    /// It wants somebody with its badge.
    Badge,
    /// It must be done in time.
    Latest,
    /// Another job comes before it.
    After,
}

/// Jobs, people and one way that meets every limit.
#[derive(Clone, Debug)]
pub(super) struct Shift {
    /// The late job is the last.
    pub jobs: Vec<Job>,
    /// The badges that each person wears.
    pub badges: Vec<Vec<u8>>,
    pub solution: Vec<Place>,
    /// The order in which somebody who reads from left to right lays the jobs.
    pub order: Vec<u8>,
    /// The order in which the jobs lie in the tray.
    pub tray: Vec<u8>,
}

/// Slots of every job of a shift, the late one last.
pub(super) fn lengths(spec: &Spec) -> Vec<u8> {
    let late = spec.late_job.then_some(LATE_LENGTH);
    LENGTHS.into_iter().take(usize::from(spec.jobs)).chain(late).collect()
}

/// Jobs that want a badge.
pub(super) const fn badged(spec: &Spec) -> u8 {
    if spec.qualifications == 0 { 0 } else { spec.jobs.div_ceil(2) }
}

/// Limits of every shift, apart from each job being done at all.
pub(super) const fn limits(spec: &Spec) -> u32 {
    badged(spec) as u32 + spec.deadlines as u32 + spec.ordered as u32 + spec.late_job as u32
}

/// Whether shifts with these parameters can be drawn: each can be planned so that every limit is met.
pub(super) fn can_be_drawn(spec: &Spec) -> bool {
    (0..4).all(|seed| {
        let mut draw = Seeded::new(seed, "shift_plan check");
        (0..TRIES / 4).any(|_| Shift::drawn(spec, &mut draw).is_some())
    })
}

impl Shift {
    /// A shift. A checked spec leaves it no way to fail; should it fail all the same, one known to work is used.
    pub fn new(spec: &Spec, draw: &mut Seeded) -> Self {
        let found = (0..TRIES).find_map(|_| Self::drawn(spec, draw));
        let known = || {
            let mut draw = Seeded::new(0, "shift_plan check");
            (0..TRIES).find_map(|_| Self::drawn(spec, &mut draw))
        };
        found.or_else(known).unwrap_or_else(Self::empty)
    }

    const fn empty() -> Self {
        Self { jobs: Vec::new(), badges: Vec::new(), solution: Vec::new(), order: Vec::new(), tray: Vec::new() }
    }

    /// Lays the jobs first and writes the limits after that, so that they can be met.
    fn drawn(spec: &Spec, draw: &mut Seeded) -> Option<Self> {
        let lengths = lengths(spec);
        let mut goods = spec.theme.goods();
        draw.shuffle(&mut goods);
        let blank = |(length, good): (&u8, Good)| Job {
            good,
            length: *length,
            badge: None,
            latest: None,
            after: None,
        };
        let mut jobs: Vec<Job> = lengths.iter().zip(goods).map(blank).collect();
        let mut plain: Vec<usize> = (0..usize::from(spec.jobs)).collect();
        draw.shuffle(&mut plain);
        for (i, job) in plain.iter().take(usize::from(badged(spec))).enumerate() {
            jobs[*job].badge = Some(i as u8 % spec.qualifications);
        }
        let badges = badges(spec, draw);
        let rows = rows(spec, &jobs, &badges, draw)?;
        let solution = places(spec, &lengths, &rows, draw);
        let end = |job: usize| solution[job].slot + lengths[job];
        let mut pairs: Vec<(usize, usize)> =
            plain.iter().flat_map(|first| plain.iter().map(|second| (*first, *second))).collect();
        // A card with a job before it needs the room of two slots.
        pairs.retain(|(first, second)| lengths[*second] > 1 && end(*first) <= solution[*second].slot);
        draw.shuffle(&mut pairs);
        let mut ordered = 0;
        for (first, second) in pairs {
            if ordered < spec.ordered && jobs[second].after.is_none() {
                jobs[second].after = Some(first as u8);
                ordered += 1;
            }
        }
        let mut due: Vec<usize> = plain
            .iter()
            .copied()
            .filter(|job| jobs[*job].after.is_none() && end(*job) < spec.slots)
            .take(usize::from(spec.deadlines))
            .collect();
        if ordered < spec.ordered || due.len() < usize::from(spec.deadlines) {
            return None;
        }
        if spec.late_job {
            due.insert(0, jobs.len() - 1);
        }
        for (i, job) in due.into_iter().enumerate() {
            // Every second one has a slot to spare.
            let latest = (end(job) + (i % 2) as u8).min(spec.slots - 1);
            if latest < end(job) {
                return None;
            }
            jobs[job].latest = Some(latest);
        }
        let late = spec.late_job.then_some(spec.jobs);
        let mut order: Vec<u8> = (0..spec.jobs).collect();
        order.sort_by_key(|job| (solution[usize::from(*job)].slot, solution[usize::from(*job)].row));
        order.extend(late);
        let tray = plain.iter().map(|job| *job as u8).rev().chain(late).collect();
        Some(Self { jobs, badges, solution, order, tray })
    }

    /// The slots that a job would take from `place`.
    pub fn span(&self, job: usize, place: Place) -> std::ops::Range<u8> {
        place.slot..place.slot + self.jobs.get(job).map_or(0, |job| job.length)
    }

    /// Every limit of the shift and whether a plan meets it; that a job is done at all counts only when it is not.
    pub fn judged(&self, placed: &[Option<Place>]) -> Vec<(usize, Limit, bool)> {
        let at = |job: usize| placed.get(job).copied().flatten();
        let mut found = Vec::new();
        for (i, job) in self.jobs.iter().enumerate() {
            let place = at(i);
            if place.is_none() {
                found.push((i, Limit::Placed, false));
            }
            if let Some(badge) = job.badge {
                let met = place.is_some_and(|place| self.wears(place.row, badge));
                found.push((i, Limit::Badge, met));
            }
            if let Some(latest) = job.latest {
                found.push((i, Limit::Latest, place.is_some_and(|place| self.span(i, place).end <= latest)));
            }
            if let Some(first) = job.after.map(usize::from) {
                let met = place
                    .zip(at(first))
                    .is_some_and(|(place, before)| self.span(first, before).end <= place.slot);
                found.push((i, Limit::After, met));
            }
        }
        found
    }

    /// Whether a person wears a badge.
    pub fn wears(&self, row: u8, badge: u8) -> bool {
        self.badges.get(usize::from(row)).is_some_and(|worn| worn.contains(&badge))
    }
}

/// Who wears which badges: each is worn by half of the people at most, and never by all.
fn badges(spec: &Spec, draw: &mut Seeded) -> Vec<Vec<u8>> {
    let people = usize::from(spec.people);
    let mut rows: Vec<usize> = (0..people).collect();
    draw.shuffle(&mut rows);
    let mut badges = vec![Vec::new(); people];
    for badge in 0..spec.qualifications {
        for i in 0..(people / 2).max(1) {
            badges[rows[(usize::from(badge) + i) % people]].push(badge);
        }
    }
    badges
}

/// Who does which job, so that everybody's jobs fit their slots and badges; `None` when that cannot be.
fn rows(spec: &Spec, jobs: &[Job], badges: &[Vec<u8>], draw: &mut Seeded) -> Option<Vec<u8>> {
    let mut order: Vec<usize> = (0..jobs.len()).collect();
    draw.shuffle(&mut order);
    order.sort_by_key(|job| (jobs[*job].badge.is_none(), u8::MAX - jobs[*job].length));
    let mut room = vec![spec.slots; usize::from(spec.people)];
    let mut rows = vec![0; jobs.len()];
    fill(&order, jobs, badges, &mut room, &mut rows, draw).then_some(rows)
}

fn fill(
    order: &[usize],
    jobs: &[Job],
    badges: &[Vec<u8>],
    room: &mut [u8],
    rows: &mut [u8],
    draw: &mut Seeded,
) -> bool {
    let Some((job, rest)) = order.split_first() else { return true };
    let Job { length, badge, .. } = jobs[*job];
    let mut who: Vec<usize> = (0..room.len()).collect();
    draw.shuffle(&mut who);
    for row in who {
        if room[row] < length || badge.is_some_and(|badge| !badges[row].contains(&badge)) {
            continue;
        }
        room[row] -= length;
        rows[*job] = row as u8;
        if fill(rest, jobs, badges, room, rows, draw) {
            return true;
        }
        room[row] += length;
    }
    false
}

/// Where each job begins: everybody's jobs in a drawn order, with the free slots spread among them.
fn places(spec: &Spec, lengths: &[u8], rows: &[u8], draw: &mut Seeded) -> Vec<Place> {
    let mut places = vec![Place { row: 0, slot: 0 }; lengths.len()];
    for row in 0..spec.people {
        let mut mine: Vec<usize> = (0..lengths.len()).filter(|job| rows[*job] == row).collect();
        draw.shuffle(&mut mine);
        let mut free = spec.slots - mine.iter().map(|job| lengths[*job]).sum::<u8>();
        let mut slot = 0;
        for job in mine {
            let gap = draw.below(u32::from(free) + 1) as u8;
            (free, slot) = (free - gap, slot + gap);
            places[job] = Place { row, slot };
            slot += lengths[job];
        }
    }
    places
}

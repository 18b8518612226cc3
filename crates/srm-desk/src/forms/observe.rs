//! Observing live, without a sheet and without a network: whom, what, how long it has gone on, what was noted when, and
//! a form for each person watched.
//!
//! What is noted on the way is the observer's own memory. Only what is taken over into the form is signed and kept.

use super::marks::Marks;
use super::missing::{Missing, note_fault};
use super::task::Task;
use super::watch::{Watch, minutes_seconds};
use serde::{Deserialize, Serialize};
use srm_core::id::{CandidateCode, CodeFault, Id};

/// How many people one observer can watch at once.
pub const PEOPLE_MAX: usize = 4;
/// How many notes are kept for one person.
pub const NOTES_MAX: usize = 100;
/// Attempts that can be chosen.
pub const ATTEMPTS_MAX: u8 = 4;

/// An exercise that can be observed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The set's digest in hexadecimal.
    pub pack: String,
    /// The exercise.
    pub task: Task,
}

/// All that the observer's page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObserveView {
    /// The observed exercises of every installed set.
    pub offers: Vec<Offer>,
    /// The program's own clock, milliseconds.
    pub now_ms: u64,
    /// Who signs: principal and the name that goes with it.
    pub signs_as: String,
}

/// Where the observer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Choosing the exercise and the people.
    #[default]
    Prepare,
    /// The task is going on.
    Watch,
    /// Marks and notes are filled in.
    Rate,
}

/// What was seen at a time of the task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiveNote {
    /// Since the start of the task, milliseconds.
    pub at_ms: u64,
    /// What was seen.
    pub text: String,
}

/// One person who is watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watched {
    /// Whom.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// What was noted on the way.
    pub notes: Vec<LiveNote>,
    /// Marks, notes and counts.
    pub marks: Marks,
    /// Locked and signed.
    pub signed: bool,
}

/// Which exercise is observed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// The set's digest in hexadecimal.
    pub pack: String,
    /// Which exercise.
    pub exercise: Id,
}

/// An observation as far as it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObserveDraft {
    /// Where the observer is.
    pub phase: Phase,
    /// Which exercise, once chosen.
    pub chosen: Option<Chosen>,
    /// The code being typed.
    pub code: String,
    /// The attempt that goes with it; 0 stands for the first.
    pub attempt: u8,
    /// Who is watched.
    pub people: Vec<Watched>,
    /// Who is in front.
    pub at: usize,
    /// How long the task has gone on.
    pub watch: Watch,
    /// The note being typed.
    pub note: String,
    /// They have asked to lock a rating and are asked once more.
    #[serde(skip)]
    pub confirming: bool,
    /// They have asked to begin anew and are asked once more.
    #[serde(skip)]
    pub discarding: bool,
}

/// Why somebody cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddFault {
    /// The code is not one.
    Code(CodeFault),
    /// They are on the list already.
    Twice,
    /// The list is full.
    Full,
}

impl ObserveDraft {
    /// The exercise that is observed, if it is installed.
    pub fn task<'v>(&self, view: &'v ObserveView) -> Option<&'v Task> {
        let chosen = self.chosen.as_ref()?;
        let is_chosen =
            |offer: &&Offer| offer.pack == chosen.pack && offer.task.form.exercise == chosen.exercise;
        view.offers.iter().find(is_chosen).map(|offer| &offer.task)
    }

    /// Chooses the exercise. An exercise for one person keeps only the first one on the list.
    pub fn choose(&mut self, offer: &Offer) {
        self.chosen = Some(Chosen { pack: offer.pack.clone(), exercise: offer.task.form.exercise.clone() });
        if self.people.len() > people_max(&offer.task) {
            self.people.truncate(people_max(&offer.task));
            self.at = 0;
        }
    }

    /// Puts the typed code on the list.
    pub fn add(&mut self, view: &ObserveView) -> Result<(), AddFault> {
        let code = CandidateCode::parse(&self.code).map_err(AddFault::Code)?;
        let most = self.task(view).map_or(PEOPLE_MAX, people_max);
        if self.people.iter().any(|person| person.code == code) {
            return Err(AddFault::Twice);
        }
        if self.people.len() >= most {
            return Err(AddFault::Full);
        }
        let attempt = self.attempt.clamp(1, ATTEMPTS_MAX);
        let (notes, marks) = (Vec::new(), Marks::default());
        self.people.push(Watched { code, attempt, notes, marks, signed: false });
        self.code.clear();
        self.attempt = 1;
        Ok(())
    }

    /// Takes somebody off the list before the task begins.
    pub fn remove(&mut self, place: usize) {
        if self.phase == Phase::Prepare && place < self.people.len() {
            self.people.remove(place);
            self.at = 0;
        }
    }

    /// Whether the task can begin.
    pub fn may_begin(&self, view: &ObserveView) -> bool {
        self.phase == Phase::Prepare && self.task(view).is_some() && !self.people.is_empty()
    }

    /// Begins, or lets the watch go on.
    pub fn begin(&mut self, view: &ObserveView) {
        if self.may_begin(view) {
            self.phase = Phase::Watch;
        }
        if self.phase == Phase::Watch {
            self.watch.start(view.now_ms);
        }
    }

    /// The task is over: the watch rests and the forms are filled in.
    pub fn end(&mut self, now_ms: u64) {
        self.watch.rest(now_ms);
        self.phase = Phase::Rate;
    }

    /// Which person is in front.
    pub fn front(&self) -> Option<&Watched> {
        self.people.get(self.at.min(self.people.len().saturating_sub(1)))
    }

    /// The person in front, to fill in; not once their rating is signed.
    pub fn front_mut(&mut self) -> Option<&mut Watched> {
        let last = self.people.len().saturating_sub(1);
        self.people.get_mut(self.at.min(last)).filter(|person| !person.signed)
    }

    /// Puts somebody in front.
    pub fn turn_to(&mut self, place: usize) {
        self.at = place.min(self.people.len().saturating_sub(1));
        self.confirming = false;
    }

    /// Keeps the typed note for the person in front, with the time of the task. A note that may not be kept stays in
    /// the field.
    pub fn keep_note(&mut self, now_ms: u64) {
        let at_ms = self.watch.elapsed_ms(now_ms);
        let text = self.note.trim().to_owned();
        if text.is_empty() || note_fault(&text).is_some() {
            return;
        }
        if let Some(person) = self.front_mut().filter(|person| person.notes.len() < NOTES_MAX) {
            person.notes.push(LiveNote { at_ms, text });
            self.note.clear();
        }
    }

    /// Takes a note of the person in front over into the form, with its time.
    pub fn take_over(&mut self, note: usize, item: &Id) {
        let Some(person) = self.front_mut() else { return };
        let Some(LiveNote { at_ms, text }) = person.notes.get(note).cloned() else { return };
        let line = format!("{} {text}", minutes_seconds(at_ms));
        let into = person.marks.note_mut(item);
        if into.lines().any(|written| written == line) {
            return;
        }
        if !into.trim().is_empty() && !into.ends_with('\n') {
            into.push('\n');
        }
        into.push_str(&line);
    }

    /// All that keeps the rating of the person in front from being locked.
    pub fn missing(&self, task: &Task) -> Vec<Missing> {
        self.front().map_or_else(Vec::new, |person| person.marks.missing(&task.form.items, &task.form.counts))
    }

    /// Whether the rating of the person in front may be locked now.
    pub fn may_lock(&self, task: &Task) -> bool {
        let open = self.front().is_some_and(|person| !person.signed);
        open && self.phase == Phase::Rate && self.missing(task).is_empty()
    }

    /// The rating of a person is locked and signed; the next one comes in front.
    pub fn locked(&mut self, place: usize) {
        if let Some(person) = self.people.get_mut(place) {
            person.signed = true;
            person.notes.clear();
        }
        self.confirming = false;
        if let Some(next) = self.people.iter().position(|person| !person.signed) {
            self.at = next;
        }
    }

    /// Whether everybody's rating is signed.
    pub fn is_done(&self) -> bool {
        !self.people.is_empty() && self.people.iter().all(|person| person.signed)
    }

    /// The draft as it is kept: with the watch at rest.
    #[must_use]
    pub fn kept(&self, now_ms: u64) -> Self {
        Self { watch: self.watch.kept(now_ms), ..self.clone() }
    }
}

fn people_max(task: &Task) -> usize {
    if task.team { PEOPLE_MAX } else { 1 }
}

/// What an observer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObserveAct {
    /// Keep the draft as it is.
    Save,
    /// Sign the rating of the person at this place.
    Sign(usize),
    /// Throw this observation away and begin a new one.
    Anew,
    /// Away from the page; the draft stays.
    Leave,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::testing::{fill, observe_view};

    fn watching(team: bool, people: u32) -> (ObserveView, ObserveDraft) {
        let view = observe_view(team);
        let mut draft = ObserveDraft::default();
        draft.choose(&view.offers[0]);
        for number in 0..people {
            draft.code = CandidateCode::from_number(4021 + number).to_string();
            draft.add(&view).unwrap();
        }
        draft.begin(&view);
        (view, draft)
    }

    #[test]
    fn a_code_with_a_wrong_digit_is_not_taken() {
        let view = observe_view(true);
        let mut draft = ObserveDraft::default();
        let right = CandidateCode::from_number(4021).to_string();
        let wrong: String = right.replace("4021", "4012");
        for (typed, fault) in [
            ("", CodeFault::Short),
            ("402", CodeFault::Short),
            ("anna", CodeFault::Form),
            ("811218-9876", CodeFault::Form),
            (&wrong, CodeFault::Check),
        ] {
            draft.code = typed.to_owned();
            assert_eq!(draft.add(&view), Err(AddFault::Code(fault)), "{typed}");
            assert_eq!(draft.code, typed, "what was typed stays to be corrected");
        }
        draft.code = right.clone();
        draft.add(&view).unwrap();
        draft.code = right;
        assert_eq!(draft.add(&view), Err(AddFault::Twice));
    }

    #[test]
    fn a_group_is_watched_together_and_other_tasks_one_person_at_a_time() {
        for (team, most) in [(true, PEOPLE_MAX), (false, 1)] {
            let view = observe_view(team);
            let mut draft = ObserveDraft::default();
            draft.choose(&view.offers[0]);
            for number in 0..9 {
                draft.code = CandidateCode::from_number(4021 + number).to_string();
                let added = draft.add(&view);
                assert_eq!(added.is_ok(), (number as usize) < most);
            }
            assert_eq!(draft.people.len(), most);
        }
    }

    #[test]
    fn choosing_a_task_for_one_keeps_one() {
        let view = observe_view(true);
        let mut draft = ObserveDraft::default();
        draft.choose(&view.offers[0]);
        for number in 0..3 {
            draft.code = CandidateCode::from_number(4021 + number).to_string();
            draft.add(&view).unwrap();
        }
        let mut alone = view.offers[0].clone();
        alone.task.team = false;
        draft.choose(&alone);
        assert_eq!(draft.people.len(), 1);
    }

    #[test]
    fn nothing_begins_without_a_task_and_a_person() {
        let view = observe_view(true);
        let mut draft = ObserveDraft::default();
        draft.begin(&view);
        assert_eq!((draft.phase, draft.watch.goes()), (Phase::Prepare, false));
        draft.choose(&view.offers[0]);
        draft.begin(&view);
        assert_eq!(draft.phase, Phase::Prepare);
        draft.code = CandidateCode::from_number(4021).to_string();
        draft.add(&view).unwrap();
        draft.begin(&view);
        assert_eq!((draft.phase, draft.watch.goes()), (Phase::Watch, true));
        draft.remove(0);
        assert_eq!(draft.people.len(), 1, "nobody leaves the list while the task goes on");
    }

    #[test]
    fn notes_carry_the_time_of_the_task_and_only_what_is_taken_over_is_in_the_form() {
        let (view, mut draft) = watching(true, 2);
        draft.note = "  Kontrollerar lock 3. ".to_owned();
        draft.keep_note(view.now_ms + 75_000);
        draft.note = "811218-9876 säger till.".to_owned();
        draft.keep_note(view.now_ms + 80_000);
        assert_eq!(draft.note, "811218-9876 säger till.", "what may not be kept stays to be corrected");
        draft.end(view.now_ms + 90_000);
        let task = draft.task(&view).unwrap().clone();
        let item = &task.form.items[0].id;
        assert_eq!(draft.front().unwrap().notes.len(), 1);
        assert_eq!(draft.front().unwrap().marks.note(item), "");
        draft.take_over(0, item);
        draft.take_over(0, item);
        draft.take_over(7, item);
        assert_eq!(draft.front().unwrap().marks.note(item), "1:15 Kontrollerar lock 3.");
        draft.front_mut().unwrap().notes.push(LiveNote { at_ms: 81_000, text: "Frågar.".into() });
        draft.take_over(1, item);
        assert_eq!(draft.front().unwrap().marks.note(item), "1:15 Kontrollerar lock 3.\n1:21 Frågar.");
    }

    #[test]
    fn a_signed_rating_is_not_changed_and_its_notes_are_gone() {
        let (view, mut draft) = watching(true, 2);
        draft.note = "Delar upp arbetet.".to_owned();
        draft.keep_note(view.now_ms);
        draft.end(view.now_ms);
        let task = draft.task(&view).unwrap().clone();
        assert!(!draft.may_lock(&task));
        fill(&mut draft.front_mut().unwrap().marks, &task.form);
        assert!(draft.may_lock(&task));
        draft.locked(0);
        assert_eq!(draft.at, 1);
        assert!(draft.people[0].notes.is_empty());
        draft.turn_to(0);
        assert!(draft.front_mut().is_none() && !draft.may_lock(&task));
        assert!(!draft.is_done());
        draft.locked(1);
        assert!(draft.is_done());
    }

    #[test]
    fn a_rating_is_locked_only_after_the_task() {
        let (view, mut draft) = watching(false, 1);
        let task = draft.task(&view).unwrap().clone();
        fill(&mut draft.front_mut().unwrap().marks, &task.form);
        assert!(!draft.may_lock(&task));
        draft.end(view.now_ms);
        assert!(draft.may_lock(&task));
    }

    #[test]
    fn a_kept_observation_goes_on_where_it_was() {
        let (view, mut draft) = watching(true, 3);
        draft.note = "Lyssnar.".to_owned();
        draft.keep_note(view.now_ms + 5_000);
        draft.turn_to(2);
        let text = crate::forms::to_text(&draft.kept(view.now_ms + 60_000)).unwrap();
        let mut read: ObserveDraft = crate::forms::from_text(&text).unwrap();
        assert_eq!((read.people.len(), read.at, read.phase), (3, 2, Phase::Watch));
        assert!(!read.watch.goes());
        let later = ObserveView { now_ms: 10, ..view };
        read.begin(&later);
        assert_eq!(read.watch.elapsed_ms(1_010), 61_000);
    }

    #[test]
    fn a_set_that_is_no_longer_installed_is_no_task() {
        let (view, draft) = watching(true, 1);
        assert!(draft.task(&view).is_some());
        assert_eq!(draft.task(&ObserveView { offers: Vec::new(), ..view }), None);
    }
}

//! The form that is open: how it begins from a case, where its draft is kept, and how it becomes a signed document.

use crate::answering::Answering;
use crate::case_view::Eyes;
use crate::clock::now;
use crate::forms::decide::{
    CountersignAct, CountersignDraft, CountersignView, DecideAct, DecideDraft, DecideView,
};
use crate::forms::interview::{InterviewAct, InterviewDraft, InterviewView};
use crate::forms::moderate::{ModerateAct, ModerateDraft, ModerateView};
use crate::forms::rate::{RateAct, RateDraft, RateView};
use crate::forms::sealed::{self, Stamp, Subject};
use crate::forms::{from_text, to_text};
use crate::model::Person;
use crate::replay::incident_words;
use crate::screens::answer::AnswerAct;
use crate::screens::case::Task;
use crate::screens::{countersign, decide, interview, moderate, rate};
use crate::watching::Watching;
use egui::Ui;
use srm_archive::case::OpenCase;
use srm_archive::{Actor, Archive, ArchiveKind, Outcome};
use srm_core::digest::Digest;
use srm_core::id::Id;
use srm_core::pack::Pack;
use srm_core::session::Purpose;
use srm_host::clock::WallClock;
use srm_host::random;
use srm_sheet::document::Document;
use srm_sheet::judgement::Decision;
use srm_sheet::principal::{Principal, Role};
use srm_text::Words;
use std::sync::Arc;
use uuid::Uuid;

/// A form with what is filled in so far.
pub enum Form {
    /// Rating an exercise.
    Rate(Id, RateView, RateDraft),
    /// Talking a gap over.
    Moderate(Id, ModerateView, ModerateDraft),
    /// Deciding.
    Decide(DecideView, DecideDraft),
    /// Signing as the second person.
    Countersign(Digest, CountersignView, CountersignDraft),
    /// Holding the interview.
    Interview(InterviewView, InterviewDraft),
    /// Writing and giving the answer.
    Answer(Box<Answering>),
    /// Watching the session; nothing is filled in.
    Replay(Box<Watching>),
}

/// The form that is open, and about whom.
pub struct Work {
    /// The session.
    pub session: Uuid,
    /// The form.
    pub form: Form,
}

/// What was asked for on a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkAct {
    /// Keep the draft.
    Save,
    /// Sign.
    Sign,
    /// Back to the case; the draft stays.
    Leave,
    /// Watch the session.
    Replay,
    /// A decision of one's own instead of the waiting one.
    Otherwise,
    /// Of the answer.
    Answer(AnswerAct),
}

impl Work {
    /// Opens the form of a task, with the draft kept of it. What is not possible is said by a message id.
    pub fn begin(
        archive: &Archive,
        open: &OpenCase,
        task: &Task,
        person: &Person,
        words: &Words,
    ) -> Result<Self, &'static str> {
        let pack = &open.pack.as_ref().ok_or("work-set-missing")?.pack;
        let (file, lang) = (&open.file, words.lang());
        let as_role = |role| person.in_role(role).ok_or("work-other-role");
        let form = match task {
            Task::Rate(exercise) => {
                let who = as_role(Role::Rater)?;
                let view = RateView::of_case(file, pack, lang, exercise, who).ok_or("work-not-now")?;
                Form::Rate(exercise.clone(), view, RateDraft::default())
            }
            Task::Moderate(exercise) => {
                let who = as_role(Role::Rater)?;
                let view = ModerateView::of_case(file, pack, lang, exercise, who).ok_or("work-not-now")?;
                Form::Moderate(exercise.clone(), view.map_err(|_| "work-not-now")?, ModerateDraft::default())
            }
            Task::Decide => {
                let view = decide_view(open, as_role(Role::Recruiter)?, words).ok_or("work-not-now")?;
                Form::Decide(view, DecideDraft::default())
            }
            Task::Countersign => {
                let who = as_role(Role::Recruiter)?;
                let seen = file.waiting().ok_or("work-not-now")?;
                let case = decide_view(open, who, words).ok_or("work-not-now")?;
                let view = CountersignView::of_case(case, seen, who).ok_or("work-not-now")?;
                Form::Countersign(seen.digest, view, CountersignDraft::default())
            }
            Task::Interview => {
                let who = as_role(Role::Recruiter)?;
                let view = InterviewView::of_case(file, pack, lang, who).ok_or("work-not-now")?;
                Form::Interview(view, InterviewDraft::default())
            }
            Task::Answer => {
                as_role(Role::Recruiter)?;
                Form::Answer(Box::new(Answering::begin(archive, open).ok_or("work-not-now")?))
            }
            Task::Replay => Form::Replay(Box::new(watch(open, pack, person)?)),
        };
        let mut work = Self { session: open.row.session, form };
        let kept = work
            .role_of(person)
            .and_then(|who| archive.draft(&work.place(), &Actor::from(who.clone())).ok().flatten());
        if let Some(text) = kept {
            work.take_draft(&text);
        }
        Ok(work)
    }

    fn role_of<'p>(&self, person: &'p Person) -> Option<&'p Principal> {
        match self.form {
            Form::Rate(..) | Form::Moderate(..) => person.in_role(Role::Rater),
            Form::Replay(_) => None,
            _ => person.in_role(Role::Recruiter),
        }
    }

    /// Where the draft is kept, for one person.
    fn place(&self) -> String {
        let session = self.session;
        match &self.form {
            Form::Rate(exercise, ..) => format!("rate/{session}/{exercise}"),
            Form::Moderate(exercise, ..) => format!("moderate/{session}/{exercise}"),
            Form::Decide(..) => format!("decide/{session}"),
            Form::Countersign(..) => format!("countersign/{session}"),
            Form::Interview(..) => format!("interview/{session}"),
            Form::Answer(_) => format!("answer/{session}"),
            Form::Replay(_) => format!("replay/{session}"),
        }
    }

    fn take_draft(&mut self, text: &str) {
        fn put<T: serde::de::DeserializeOwned>(place: &mut T, text: &str) {
            if let Some(draft) = from_text(text) {
                *place = draft;
            }
        }
        match &mut self.form {
            Form::Rate(.., draft) => put(draft, text),
            Form::Moderate(.., draft) => put(draft, text),
            Form::Decide(_, draft) => put(draft, text),
            Form::Countersign(.., draft) => put(draft, text),
            Form::Interview(_, draft) => put(draft, text),
            Form::Answer(answering) => answering.take_draft(text),
            Form::Replay(_) => {}
        }
    }

    /// Keeps the draft, so that nothing written is lost.
    pub fn save(&self, archive: &Archive, person: &Person) -> Result<(), String> {
        if matches!(self.form, Form::Replay(_)) {
            return Ok(());
        }
        let who = self.role_of(person).ok_or("nobody is signed in for this")?;
        let text = match &self.form {
            Form::Rate(.., draft) => to_text(draft),
            Form::Moderate(.., draft) => to_text(draft),
            Form::Decide(_, draft) => to_text(draft),
            Form::Countersign(.., draft) => to_text(draft),
            Form::Interview(_, draft) => to_text(draft),
            Form::Answer(answering) => to_text(answering.draft()),
            Form::Replay(_) => return Ok(()),
        };
        let text = text.ok_or("the draft is too long to be kept; make the notes shorter")?;
        let actor = Actor::from(who.clone());
        archive.save_draft(&self.place(), &text, &actor, now()?).map_err(|error| error.to_string())
    }

    /// Shows the form in the room at hand.
    pub fn show(&mut self, ui: &mut Ui, words: &Words) -> Vec<WorkAct> {
        match &mut self.form {
            Form::Rate(_, view, draft) => {
                let acts = rate::show(ui, view, draft, words);
                acts.into_iter().map(of_rate).collect()
            }
            Form::Moderate(_, view, draft) => {
                let acts = moderate::show(ui, view, draft, words);
                acts.into_iter().map(of_moderate).collect()
            }
            Form::Decide(view, draft) => {
                let acts = decide::show(ui, view, draft, words);
                acts.into_iter().map(of_decide).collect()
            }
            Form::Countersign(_, view, draft) => {
                let acts = countersign::show(ui, view, draft, words);
                acts.into_iter().map(of_countersign).collect()
            }
            Form::Interview(view, draft) => {
                let acts = interview::show(ui, view, draft, words);
                acts.into_iter().map(of_interview).collect()
            }
            Form::Answer(answering) => answering.show(ui, words).into_iter().map(WorkAct::Answer).collect(),
            Form::Replay(watching) => {
                watching.show(ui, words);
                Vec::new()
            }
        }
    }

    /// Whether this is an answer whose attestation nobody has signed.
    pub fn wants_attestation(&self) -> bool {
        matches!(&self.form, Form::Answer(answering) if answering.is_unattested())
    }

    /// Signs what is filled in and puts it into the archive, on the case as it stands now.
    pub fn sign(&self, archive: &Archive, person: &Person) -> Result<Outcome, String> {
        let text = |error: &dyn std::fmt::Display| error.to_string();
        let who = self.role_of(person).ok_or("nobody is signed in for this")?.clone();
        let open = archive.case_file(self.session).map_err(|error| text(&error))?;
        let open = open.ok_or("the sheet is no longer in the archive")?;
        let unfinished = "the form is not complete; fill in what it names";
        let at = now()?;
        let purpose = if archive.kind() == ArchiveKind::Demo { Purpose::Demo } else { open.sheet.purpose };
        let id = random::id(WallClock.unix_ms()).map_err(|error| text(&error))?;
        let stamp = Stamp { id, purpose, by: who.clone(), at };
        let subject = Subject::sealed(open.row.digest, &open.sheet);
        let file = &open.file;
        let key = &person.key;
        let (kind, bytes) = match &self.form {
            Form::Rate(exercise, view, draft) => {
                let rated = file.exercise(exercise);
                let mine = rated.and_then(|rated| rated.own.iter().find(|own| own.by == who));
                let rating = sealed::rating(view, draft, subject, stamp, mine.map(|own| own.digest));
                ("rating", signed(rating.map_err(|_| unfinished)?, key)?)
            }
            Form::Moderate(exercise, view, draft) => {
                let rated = file.exercise(exercise).ok_or(unfinished)?;
                let of: Vec<Digest> = rated.own.iter().map(|own| own.digest).collect();
                let before = rated.moderated.as_ref().map(|seen| seen.digest);
                let agreed = sealed::moderation(view, draft, subject, stamp, &of, before);
                ("rating", signed(agreed.map_err(|_| unfinished)?, key)?)
            }
            Form::Decide(view, draft) => {
                let case = file.case.as_ref().ok_or(unfinished)?;
                let before = file.decided().or(file.waiting()).map(|seen| seen.digest);
                let decision = sealed::decision(view, draft, (file, case, &open.sheet), stamp, before);
                ("decision", signed(decision.map_err(|_| unfinished)?, key)?)
            }
            Form::Countersign(digest, ..) => {
                let kept = archive.document(digest).map_err(|error| text(&error))?;
                let bytes =
                    kept.and_then(|kept| kept.bytes).ok_or("the decision is no longer in the archive")?;
                let mut decision = Decision::read(&bytes).map_err(|error| text(&error))?;
                decision.countersign(key).map_err(|error| text(&error))?;
                ("decision", decision.to_bytes())
            }
            Form::Interview(view, draft) => {
                let decided = file.decided().ok_or(unfinished)?.digest;
                let interview = sealed::interview(view, draft, (decided, file.pack), stamp);
                ("interview", signed(interview.map_err(|_| unfinished)?, key)?)
            }
            Form::Answer(_) => {
                let attestation = sealed::attestation(&open, stamp).map_err(ToOwned::to_owned)?;
                ("attestation", signed(attestation, key)?)
            }
            Form::Replay(_) => return Err("there is nothing to sign on this page".to_owned()),
        };
        let name = format!("{}-{}.srm-{kind}", file.code, at.to_compact());
        let actor = Actor::from(who);
        let outcome = archive.put(&name, bytes, &actor, at).map_err(|error| text(&error))?;
        if matches!(outcome, Outcome::Stored { .. }) && !matches!(self.form, Form::Answer(_)) {
            archive.drop_draft(&self.place(), &actor).map_err(|error| text(&error))?;
        }
        Ok(outcome)
    }
}

/// The session for watching, with no more of its points than these eyes may see.
fn watch(open: &OpenCase, pack: &Arc<Pack>, person: &Person) -> Result<Watching, &'static str> {
    let eyes = Eyes { principals: &person.principals };
    if eyes.is_closed(&open.file) {
        return Err("replay-closed");
    }
    let case = open.file.case.as_ref().filter(|_| !eyes.blind(open));
    let score = case.map_or(&open.sheet.score, |case| &case.score);
    Watching::open(pack, open.sheet.journal.entries().to_vec(), score.clone()).ok_or("replay-broken")
}

fn signed<D: Document>(document: D, key: &ed25519_dalek::SigningKey) -> Result<Vec<u8>, String> {
    Ok(document.sign(key).map_err(|error| error.to_string())?.to_bytes())
}

fn decide_view(open: &OpenCase, who: &Principal, words: &Words) -> Option<DecideView> {
    let pack = &open.pack.as_ref()?.pack;
    let told = open.sheet.incidents.iter().map(|incident| incident_words(incident.what, words)).collect();
    DecideView::of_case(&open.file, pack, words.lang(), told, who)
}

const fn of_rate(act: RateAct) -> WorkAct {
    match act {
        RateAct::Save => WorkAct::Save,
        RateAct::Sign => WorkAct::Sign,
        RateAct::Leave => WorkAct::Leave,
    }
}

const fn of_moderate(act: ModerateAct) -> WorkAct {
    match act {
        ModerateAct::Save => WorkAct::Save,
        ModerateAct::Sign => WorkAct::Sign,
        ModerateAct::Leave => WorkAct::Leave,
    }
}

const fn of_decide(act: DecideAct) -> WorkAct {
    match act {
        DecideAct::Save => WorkAct::Save,
        DecideAct::Sign => WorkAct::Sign,
        DecideAct::Replay => WorkAct::Replay,
        DecideAct::Leave => WorkAct::Leave,
    }
}

const fn of_countersign(act: CountersignAct) -> WorkAct {
    match act {
        CountersignAct::Sign => WorkAct::Sign,
        CountersignAct::Otherwise => WorkAct::Otherwise,
        CountersignAct::Replay => WorkAct::Replay,
        CountersignAct::Leave => WorkAct::Leave,
    }
}

const fn of_interview(act: InterviewAct) -> WorkAct {
    match act {
        InterviewAct::Save => WorkAct::Save,
        InterviewAct::Sign => WorkAct::Sign,
        InterviewAct::Leave => WorkAct::Leave,
    }
}

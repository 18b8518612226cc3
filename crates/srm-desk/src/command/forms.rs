//! Forms: opened, kept, signed.

use super::{go, good, problem};
use crate::flaws;
use crate::forms::observe::ObserveAct;
use crate::model::{Model, News, Route};
use crate::screens::answer::AnswerAct;
use crate::screens::case::Task;
use crate::work::{Form, Work, WorkAct};
use srm_archive::Outcome;
use srm_archive::refusal::Refused;
use srm_ui::widgets::NoticeKind;

pub(super) fn keep_draft(model: &mut Model) {
    let kept = match (&model.work, &model.observing, &model.person) {
        (Some(work), _, Some(person)) => work.save(&model.archive, person),
        (_, Some(observing), _) => observing.save(&model.archive),
        _ => Ok(()),
    };
    if let Err(error) = kept {
        problem(model, error);
    }
}

pub(super) fn begin(model: &mut Model, task: &Task) {
    let Route::Case(session) = model.route else { return };
    let words = model.words();
    let open = match model.archive.case_file(session) {
        Ok(Some(open)) => open,
        Ok(None) => return problem(model, words.text("case-gone")),
        Err(error) => return problem(model, error.to_string()),
    };
    let Some(person) = &model.person else { return };
    match Work::begin(&model.archive, &open, task, person, &words) {
        Ok(mut work) => {
            model.news = None;
            if let Form::Answer(answering) = &mut work.form {
                answering.save_in(&model.home.letters());
            }
            model.work = Some(work);
            model.route = Route::Work(session);
        }
        Err(id) => problem(model, words.text(id)),
    }
}

pub(super) fn work(model: &mut Model, act: WorkAct) {
    let Route::Work(session) = model.route else { return };
    let words = model.words();
    match act {
        WorkAct::Save => {
            keep_draft(model);
            if model.news.as_ref().is_none_or(|news| news.kind != NoticeKind::Problem) {
                good(model, words.text("work-saved"));
            }
        }
        WorkAct::Leave => go(model, Route::Case(session)),
        WorkAct::Replay => {
            go(model, Route::Case(session));
            begin(model, &Task::Replay);
        }
        WorkAct::Otherwise => {
            go(model, Route::Case(session));
            begin(model, &Task::Decide);
        }
        WorkAct::Sign => sign(model, session),
        WorkAct::Answer(act) => answer(model, act),
    }
}

pub(super) fn observe(model: &mut Model, act: ObserveAct) {
    let (Some(observing), Some(person)) = (&mut model.observing, &model.person) else { return };
    let done = match act {
        ObserveAct::Save => observing.save(&model.archive).map(|()| None),
        ObserveAct::Anew => observing.anew(&model.archive).map(|()| None),
        ObserveAct::Sign(place) => observing.sign(&model.archive, person, place).map(Some),
        ObserveAct::Leave => return go(model, Route::Queue),
    };
    let words = model.words();
    match done {
        Ok(None) => model.news = None,
        Ok(Some(Outcome::Refused(refused))) => refused_here(model, &refused),
        Ok(Some(_)) => {
            model.stale = true;
            good(model, words.text("work-signed"));
        }
        Err(error) => problem(model, error),
    }
}

fn answer(model: &mut Model, act: AnswerAct) {
    keep_draft(model);
    let words = model.words();
    let (Some(work), Some(person)) = (&mut model.work, &model.person) else { return };
    let signed = if act == AnswerAct::SaveAttestation && work.wants_attestation() {
        work.sign(&model.archive, person).map(Some)
    } else {
        Ok(None)
    };
    let done = match signed {
        Ok(Some(Outcome::Refused(refused))) => return refused_here(model, &refused),
        Ok(_) => match &mut work.form {
            Form::Answer(answering) => answering.take(act, &model.archive, person, &words),
            _ => return,
        },
        Err(error) => Err(error),
    };
    model.stale = true;
    match done {
        Ok(()) => model.news = None,
        Err(error) => problem(model, error),
    }
}

fn refused_here(model: &mut Model, refused: &Refused) {
    let (what, advice) = flaws::told(refused.reason.code(), &model.words());
    let advice = Some(format!("{advice} ({})", refused.what));
    model.news = Some(News { kind: NoticeKind::Problem, what, advice });
}

fn sign(model: &mut Model, session: uuid::Uuid) {
    let (Some(work), Some(person)) = (&model.work, &model.person) else { return };
    let outcome = work.sign(&model.archive, person);
    let words = model.words();
    match outcome {
        Ok(Outcome::Refused(refused)) => refused_here(model, &refused),
        Ok(Outcome::Stored { faults, .. }) => {
            // The draft went with the signature.
            model.work = None;
            go(model, Route::Case(session));
            model.stale = true;
            match faults.first() {
                None => good(model, words.text("work-signed")),
                Some(fault) => {
                    let (what, advice) = flaws::told(fault.code.as_str(), &words);
                    model.news = Some(News { kind: NoticeKind::Warn, what, advice: Some(advice) });
                }
            }
        }
        Ok(Outcome::Already { .. }) => {
            model.work = None;
            go(model, Route::Case(session));
            model.stale = true;
            good(model, words.text("work-signed"));
        }
        Err(error) => problem(model, error),
    }
}

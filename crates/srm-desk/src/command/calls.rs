//! What the call list asks for: tries and answers are noted in the archive, the list is saved as a page.

use super::papers::{saved, written};
use super::{go, open_case, problem};
use crate::calling::Calling;
use crate::clock::now;
use crate::model::{Model, Person, Route};
use crate::screens::calls::CallsAct;
use srm_archive::office::Means;
use srm_core::id::CandidateCode;
use uuid::Uuid;

/// Reads the list anew.
pub(super) fn read(model: &mut Model) {
    let words = model.words();
    let read = model.person.as_ref().map(|person| Calling::read(&model.archive, person, &words));
    match read.transpose() {
        Ok(calling) => model.calling = calling,
        Err(error) => problem(model, error),
    }
}

pub(super) fn run(model: &mut Model, act: CallsAct) {
    match act {
        CallsAct::Pick(index) => {
            if let Some(calling) = &mut model.calling {
                calling.pick(index);
            }
        }
        CallsAct::Tried(code) => called(model, &code, false),
        CallsAct::Reached(code) => called(model, &code, true),
        CallsAct::Letter(code) => {
            if let Some(session) = session(model, &code) {
                go(model, Route::Case(session));
                open_case(model, session);
            }
        }
        CallsAct::Save => {
            if let Err(error) = save(model) {
                problem(model, error);
            }
        }
    }
}

fn session(model: &Model, code: &CandidateCode) -> Option<Uuid> {
    model.calling.as_ref().and_then(|calling| calling.session(code))
}

fn called(model: &mut Model, code: &CandidateCode, reached: bool) {
    let Some(session) = session(model, code) else { return };
    model.news = None;
    let noted = noted(model, session, reached);
    read(model);
    if let Some(calling) = &mut model.calling {
        calling.pick_session(session);
    }
    model.stale = true;
    if let Err(error) = noted {
        problem(model, error);
    }
}

fn noted(model: &Model, session: Uuid, reached: bool) -> Result<(), String> {
    let actor = model.person.as_ref().and_then(Person::actor).ok_or("nobody is signed in")?;
    let at = now()?;
    model.archive.note_try(session, reached, &actor, at).map_err(|error| error.to_string())?;
    if reached {
        let marked = model.archive.mark_answered(session, Means::Call, &actor, at);
        marked.map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn save(model: &mut Model) -> Result<(), String> {
    let words = model.words();
    let Some(calling) = &mut model.calling else { return Ok(()) };
    let list = calling.list();
    let bytes = srm_print::pdf(&list.paper(&words)).map_err(|error| error.to_string())?;
    let name = format!("calls-{}.pdf", list.at.to_compact());
    let path = written(&model.home.letters(), &name, &bytes)?;
    calling.told(saved(&[path], &words));
    Ok(())
}

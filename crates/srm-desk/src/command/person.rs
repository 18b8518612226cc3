//! Who sits here: keys, requests, the people of a demo.

use super::{go, problem, read_in};
use crate::clock::now;
use crate::frame::Who;
use crate::model::{Busy, Model, Person, Route, SignIn};
use crate::screens::sign_in::{SignInAct, SignInDraft};
use crate::worker::Job;
use crate::{demo, enrol};
use ed25519_dalek::SigningKey;
use srm_archive::{Actor, Filter};
use srm_core::session::Purpose;
use srm_host::disk::{RealDisk, write_atomically};
use srm_sheet::principal::{Principal, Role};
use srm_sheet::public_key::PublicKey;

pub(super) fn sign_in(model: &mut Model, act: SignInAct) {
    let draft = &model.drafts.sign_in;
    match act {
        SignInAct::Make if draft.missing().is_none() => {
            let principals = draft.principals();
            let Some(principal) = principals.first().cloned() else { return };
            model.settings.name = draft.name.trim().to_owned();
            model.settings.principals = principals;
            let passphrase = Some(draft.passphrase.clone());
            model.busy = Busy::Key;
            model.news = None;
            model.worker.ask(Job::MakeKey { path: model.home.key(), passphrase, principal });
        }
        SignInAct::Make => {}
        SignInAct::Open => {
            let passphrase = Some(draft.passphrase.clone());
            model.busy = Busy::Key;
            model.news = None;
            model.worker.ask(Job::Unlock { path: model.home.key(), passphrase });
        }
        SignInAct::Begin => {
            let done = begin_list(model);
            signed_in(model);
            if let Err(error) = done {
                problem(model, error);
            }
        }
        SignInAct::GoOn => signed_in(model),
    }
}

pub(super) fn signed_in(model: &mut Model) {
    model.sign_in = SignIn::Done;
    model.drafts.sign_in = SignInDraft::default();
    model.stale = true;
    go(model, Route::Queue);
    let waiting = std::mem::take(&mut model.to_import);
    if !waiting.is_empty() {
        read_in(model, waiting);
    }
}

/// Somebody who tries a demo signs in: a key without a passphrase, made when it is not there.
pub fn sign_in_demo(model: &mut Model, person: usize) {
    let person = person % demo::PEOPLE.len();
    let (name, principals) = demo::PEOPLE[person];
    model.demo_person = person;
    name.clone_into(&mut model.settings.name);
    model.settings.principals = principals.iter().map(|&name| name.to_owned()).collect();
    model.sign_in = SignIn::Locked;
    model.person = None;
    model.busy = Busy::Key;
    let path = model.home.demo_key(person);
    let job = if path.exists() {
        Job::Unlock { path, passphrase: None }
    } else {
        Job::MakeKey { path, passphrase: None, principal: principals[0].to_owned() }
    };
    model.worker.ask(job);
}

/// Puts who tries a demo on its list, and has its sheets made the first time.
fn begin_demo(model: &mut Model, line: &str) -> Result<(), String> {
    let actor = Actor::new(demo::OFFICER).map_err(|error| error.to_string())?;
    let list = model.archive.trust().map_err(|error| error.to_string())?;
    let signers = enrol::added(&list.signers, line);
    if signers != list.signers {
        let set = model.archive.set_trust(&signers, &list.revoked, &actor, now()?);
        set.map_err(|error| error.to_string())?;
    }
    let counts = model.archive.counts(&Filter::default()).map_err(|error| error.to_string())?;
    if counts.all == 0 {
        model.busy = Busy::Demo(0, demo::SHEETS);
        model.worker.ask(Job::Demo);
    }
    Ok(())
}

/// The first person of an archive puts themselves on its list.
fn begin_list(model: &Model) -> Result<(), String> {
    let person = model.person.as_ref().ok_or("nobody is signed in")?;
    let (_, line) = enrol::make(&person.key, &person.principals, &person.who.name, purpose(model))?;
    let actor = person.actor().ok_or("no name was chosen for the key")?;
    let list = model.archive.trust().map_err(|error| error.to_string())?;
    let signers = enrol::added(&list.signers, &line);
    model.archive.set_trust(&signers, &list.revoked, &actor, now()?).map_err(|error| error.to_string())?;
    Ok(())
}

fn purpose(model: &Model) -> Purpose {
    if model.is_demo() { Purpose::Demo } else { Purpose::Live }
}

pub(super) fn key_open(model: &mut Model, key: SigningKey) {
    model.busy = Busy::No;
    let principals: Vec<Principal> =
        model.settings.principals.iter().filter_map(|name| Principal::parse(name)).collect();
    // The name with the widest view stands in the frame; each form says under which name it is signed.
    let shown = principals.iter().max_by_key(|principal| principal.role() != Role::Rater);
    let principal = shown.map_or_else(String::new, ToString::to_string);
    let who = Who { name: model.settings.name.clone(), principal };
    let fingerprint = PublicKey::from(&key).fingerprint();
    let is_new = model.sign_in == SignIn::First;
    let request = enrol::make(&key, &principals, &who.name, purpose(model));
    model.person = Some(Person { who, principals, key });
    if model.is_demo() {
        let begun = request.and_then(|(_, line)| begin_demo(model, &line));
        signed_in(model);
        if let Err(error) = begun {
            problem(model, error);
        }
        return;
    }
    if !is_new {
        signed_in(model);
        return;
    }
    if let Err(error) = model.home.keep(&model.settings) {
        problem(model, error);
    }
    match request {
        Ok((bytes, _)) => {
            let path = model.home.enrolment();
            if let Err(error) = write_atomically(&RealDisk, &path, &bytes) {
                problem(model, error.to_string());
            }
            model.sign_in = SignIn::Asked { request: path, fingerprint };
        }
        Err(error) => problem(model, error),
    }
}

//! The menu and what it leads to: settings, whom to trust, people, the log.

use super::person::sign_in_demo;
use super::{go, good, problem};
use crate::clock::now;
use crate::home::Settings;
use crate::model::{Model, Person, Route, SignIn};
use crate::screens::log::LogRow;
use crate::screens::menu::MenuAct;
use crate::screens::people::{PeopleAct, PeopleDraft, PersonLine};
use crate::screens::settings::SettingsAct;
use crate::{case_view, enrol};
use srm_archive::log::{LogCheck, LogLine};
use srm_archive::people::{GroupFacts, Known};
use srm_core::id::CandidateCode;

pub(super) fn menu(model: &mut Model, act: MenuAct) {
    match act {
        MenuAct::Import => go(model, Route::Import),
        MenuAct::Observe => go(model, Route::Observe),
        MenuAct::People => go(model, Route::People),
        MenuAct::Calls => go(model, Route::Calls),
        MenuAct::Employer => go(model, Route::Employer),
        MenuAct::Log => go(model, Route::Log),
        MenuAct::Settings => go(model, Route::Settings),
        MenuAct::Keys => go(model, Route::Keys),
        MenuAct::OtherPerson => {
            go(model, Route::Queue);
            sign_in_demo(model, model.demo_person + 1);
        }
        MenuAct::SignOut => {
            model.person = None;
            model.sign_in = SignIn::Locked;
            model.people = None;
            model.log = Vec::new();
            go(model, Route::Queue);
        }
    }
}

pub(super) fn settings(model: &mut Model, act: SettingsAct) {
    match act {
        SettingsAct::Keep(wanted) => keep(model, wanted),
        SettingsAct::Open(typed) => match enrol::open(&typed) {
            Ok(asked) => model.asked = Some(asked),
            Err(error) => problem(model, error),
        },
        SettingsAct::Accept => {
            let Some(asked) = model.asked.take() else { return };
            if let Err(error) = accept(model, &asked.lines) {
                problem(model, error);
                return;
            }
            model.drafts.settings.signer.clear();
            model.stale = true;
            let words = model.words();
            good(model, words.text("trust-added"));
        }
        SettingsAct::Refuse => model.asked = None,
    }
}

fn accept(model: &Model, lines: &str) -> Result<(), String> {
    let actor = model.person.as_ref().and_then(Person::actor).ok_or("nobody is signed in")?;
    let list = model.archive.trust().map_err(|error| error.to_string())?;
    let signers = enrol::added(&list.signers, lines);
    model.archive.set_trust(&signers, &list.revoked, &actor, now()?).map_err(|error| error.to_string())?;
    Ok(())
}

fn keep(model: &mut Model, wanted: Settings) {
    model.settings = wanted;
    model.read_set_titles();
    model.stale = true;
    if let Err(error) = model.home.keep(&model.settings) {
        problem(model, error);
    }
}

pub(super) fn people(model: &mut Model, act: PeopleAct) {
    let result = match act {
        PeopleAct::Search => find_people(model),
        PeopleAct::Link => link(model),
    };
    if let Err(error) = result {
        problem(model, error);
    }
}

fn find_people(model: &mut Model) -> Result<(), String> {
    let actor = model.person.as_ref().and_then(Person::actor).ok_or("nobody is signed in")?;
    let found = model.archive.search_people(&model.drafts.people.search, &actor, now()?);
    let line = |known: Known| {
        let codes: Vec<String> = known.codes.iter().map(ToString::to_string).collect();
        PersonLine { name: known.person.name, contact: known.person.contact, codes: codes.join(", ") }
    };
    model.people = Some(found.map_err(|error| error.to_string())?.into_iter().map(line).collect());
    Ok(())
}

fn link(model: &mut Model) -> Result<(), String> {
    let actor = model.person.as_ref().and_then(Person::actor).ok_or("nobody is signed in")?;
    let draft = &model.drafts.people;
    let Ok(code) = CandidateCode::parse(draft.code.trim()) else {
        model.people_fault = Some("people-code-wrong");
        return Ok(());
    };
    let person = srm_archive::people::Person {
        name: draft.name.trim().to_owned(),
        contact: draft.contact.trim().to_owned(),
        language: model.settings.lang.clone(),
        facts: GroupFacts::default(),
    };
    model.archive.link(&code, &person, &actor, now()?).map_err(|error| error.to_string())?;
    model.people_fault = None;
    model.drafts.people = PeopleDraft::default();
    let words = model.words();
    good(model, words.text("people-linked"));
    Ok(())
}

pub(super) fn read_log(model: &mut Model) {
    let Some(actor) = model.person.as_ref().and_then(Person::actor) else { return };
    let words = model.words();
    match (model.archive.log_page(None, 500, &actor), model.archive.check_log()) {
        (Ok(lines), Ok(check)) => {
            model.log_whole = matches!(check, LogCheck::Whole(_));
            let row = |line: LogLine| LogRow {
                who: format!("{} · {}", line.actor, case_view::minute(line.at)),
                what: format!("{} · {}", words.text(&format!("log-act-{}", line.act)), line.subject),
            };
            model.log = lines.into_iter().map(row).collect();
        }
        (Err(error), _) | (_, Err(error)) => {
            model.log = Vec::new();
            problem(model, error.to_string());
        }
    }
}

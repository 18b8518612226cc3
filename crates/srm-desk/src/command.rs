//! What screens ask for, and the one place where it is done.

mod calls;
mod employer;
mod forms;
mod office;
mod papers;
mod person;

pub use person::sign_in_demo;

use crate::case_view::{self, Eyes};
use crate::forms::observe::ObserveAct;
use crate::frame::FrameAct;
use crate::model::{Busy, ImportDone, Model, News, Route, SignIn};
use crate::observing::Observing;
use crate::screens::calls::CallsAct;
use crate::screens::case::CaseAct;
use crate::screens::employer::EmployerAct;
use crate::screens::import::{ImportAct, ImportLine};
use crate::screens::menu::MenuAct;
use crate::screens::people::PeopleAct;
use crate::screens::queue::{QueueAct, QueueRow};
use crate::screens::settings::SettingsAct;
use crate::screens::sign_in::SignInAct;
use crate::widgets::Mark;
use crate::work::WorkAct;
use crate::worker::{Job, Told};
use crate::{flaws, places, waits};
use srm_archive::{Filter, ImportReport, Order, Outcome, Row};
use srm_ui::widgets::NoticeKind;
use std::ops::Range;
use std::path::PathBuf;

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Of the frame.
    Frame(FrameAct),
    /// Of the queue.
    Queue(QueueAct),
    /// Of the page of a case.
    Case(CaseAct),
    /// Of the form that is open.
    Work(WorkAct),
    /// Of watching live.
    Observe(ObserveAct),
    /// Of signing in.
    SignIn(SignInAct),
    /// Of reading in.
    Import(ImportAct),
    /// Of the menu.
    Menu(MenuAct),
    /// Of the settings.
    Settings(SettingsAct),
    /// Of the call list.
    Calls(CallsAct),
    /// Of the employer's pages.
    Employer(EmployerAct),
    /// Of people.
    People(PeopleAct),
    /// Files were dropped on the window, or named at the start.
    Dropped(Vec<PathBuf>),
    /// Open a page.
    Go(Route),
    /// The news has been read.
    NewsRead,
}

/// Does what a screen asked for.
pub fn run(model: &mut Model, command: Command) {
    match command {
        Command::Frame(FrameAct::Tab(tab)) => {
            model.queue.tab = tab;
            model.queue.selected = None;
            refresh(model);
        }
        Command::Frame(FrameAct::Menu) => go(model, Route::Menu),
        Command::Frame(FrameAct::Back) => go(model, Route::Queue),
        Command::Queue(act) => queue(model, act),
        Command::Case(CaseAct::Begin(task)) => forms::begin(model, &task),
        Command::Work(act) => forms::work(model, act),
        Command::Observe(act) => forms::observe(model, act),
        Command::SignIn(act) => person::sign_in(model, act),
        Command::Import(act) => import(model, act),
        Command::Menu(act) => office::menu(model, act),
        Command::Settings(act) => office::settings(model, act),
        Command::Calls(act) => calls::run(model, act),
        Command::Employer(act) => employer::run(model, act),
        Command::People(act) => office::people(model, act),
        Command::Dropped(paths) => read_in(model, paths),
        Command::Go(route) => go(model, route),
        Command::NewsRead => model.news = None,
    }
}

fn problem(model: &mut Model, what: impl Into<String>) {
    model.news = Some(News { kind: NoticeKind::Problem, what: what.into(), advice: None });
}

fn good(model: &mut Model, what: impl Into<String>) {
    model.news = Some(News { kind: NoticeKind::Ok, what: what.into(), advice: None });
}

fn go(model: &mut Model, route: Route) {
    forms::keep_draft(model);
    match &route {
        Route::Import => model.places = places::found(),
        Route::Log => office::read_log(model),
        Route::Queue => model.queue.selected = None,
        _ => {}
    }
    if !matches!(route, Route::Case(_) | Route::Work(_)) {
        model.case = None;
    }
    model.work = None;
    model.observing = None;
    model.calling = None;
    model.employing = None;
    if route == Route::Observe {
        let words = model.words();
        let begun = model.person.as_ref().and_then(|person| Observing::begin(&model.archive, person, &words));
        model.observing = begun;
    }
    model.news = None;
    match route {
        Route::Calls => calls::read(model),
        Route::Employer => employer::read(model),
        _ => {}
    }
    model.route = route;
}

// The queue.

fn filter(model: &Model) -> Filter {
    let tabs = waits::tabs(model.sees_all());
    let tab = tabs.get(model.queue.tab).copied();
    let any_of = tab.map(|tab| tab.needs()).unwrap_or_default();
    let is_answer = tab.is_some_and(|tab| tab.words == "tab-answer");
    let order = if is_answer { Order::Due } else { Order::Latest };
    Filter { any_of, text: model.queue.draft.search.clone(), order, ..Filter::default() }
}

/// Reads the list and the counts anew; rows in sight follow when they are asked for.
pub fn refresh(model: &mut Model) {
    let wanted = filter(model);
    let sets: Vec<_> = waits::tabs(model.sees_all()).iter().map(waits::WaitTab::needs).collect();
    let kept = model.queue.selected.and_then(|index| model.queue.ids.get(index)).copied();
    match (model.archive.list(&wanted), model.archive.counts_any(&wanted, &sets)) {
        (Ok(ids), Ok(counts)) => {
            model.queue.rows = vec![None; ids.len()];
            model.queue.sessions = vec![None; ids.len()];
            model.queue.selected = kept.and_then(|id| ids.iter().position(|other| *other == id));
            model.queue.ids = ids;
            model.queue.counts = counts;
            let first = 0..40.min(model.queue.ids.len());
            rows_in_sight(model, &first);
        }
        (Err(error), _) | (_, Err(error)) => problem(model, error.to_string()),
    }
    let open = match &model.route {
        Route::Case(session) | Route::Work(session) => Some(*session),
        _ => None,
    };
    if let Some(session) = open {
        open_case(model, session);
    }
    model.stale = false;
}

fn rows_in_sight(model: &mut Model, range: &Range<usize>) {
    let queue = &model.queue;
    let wanted: Vec<usize> =
        range.clone().filter(|index| queue.rows.get(*index).is_some_and(Option::is_none)).collect();
    if wanted.is_empty() {
        return;
    }
    let ids: Vec<_> = wanted.iter().filter_map(|index| queue.ids.get(*index)).copied().collect();
    let words = model.words();
    match model.archive.rows(&ids) {
        Ok(rows) => {
            for row in rows {
                let Some(index) =
                    wanted.iter().copied().find(|index| model.queue.ids.get(*index) == Some(&row.id))
                else {
                    continue;
                };
                let shown = row_of(&row, model.sees_all(), model, &words);
                if let (Some(place), Some(session)) =
                    (model.queue.rows.get_mut(index), model.queue.sessions.get_mut(index))
                {
                    *place = Some(shown);
                    *session = Some(row.session);
                }
            }
        }
        Err(error) => problem(model, error.to_string()),
    }
}

fn row_of(row: &Row, sees_all: bool, model: &Model, words: &srm_text::Words) -> QueueRow {
    let (mark, id) = if row.faults > 0 {
        (Mark::Bad, "row-faults")
    } else if row.incidents > 0 {
        (Mark::Warn, "row-incidents")
    } else if row.recompute == srm_archive::Recompute::Waiting {
        (Mark::None, "row-waiting")
    } else {
        (Mark::Ok, "row-good")
    };
    let set = model.set_titles.get(&row.set).cloned().unwrap_or_else(|| row.set.to_string());
    QueueRow {
        code: row.code.to_string(),
        set,
        waits: waits::words_of(row.needs, sees_all, words),
        mark,
        mark_words: words.text(id),
    }
}

fn queue(model: &mut Model, act: QueueAct) {
    match act {
        QueueAct::Search(_) => {
            model.queue.selected = None;
            refresh(model);
        }
        QueueAct::Open(_) => {
            let first = model.case.as_ref().and_then(|case| case.tasks.first()).map(|line| line.task.clone());
            if let Some(task) = first {
                forms::begin(model, &task);
            }
        }
        QueueAct::Pick(index) => {
            rows_in_sight(model, &(index..index + 1));
            model.queue.selected = Some(index);
            if let Some(Some(session)) = model.queue.sessions.get(index).copied() {
                go(model, Route::Case(session));
                open_case(model, session);
            }
        }
        QueueAct::InSight(range) => rows_in_sight(model, &range),
        QueueAct::Import => go(model, Route::Import),
    }
}

fn open_case(model: &mut Model, session: uuid::Uuid) {
    let words = model.words();
    let principals = model.person.as_ref().map(|person| person.principals.clone()).unwrap_or_default();
    match model.archive.case_file(session) {
        Ok(Some(open)) => {
            model.case = Some(case_view::of(&open, Eyes { principals: &principals }, &words));
        }
        Ok(None) => {
            model.case = None;
            problem(model, words.text("case-gone"));
        }
        Err(error) => problem(model, error.to_string()),
    }
}

// Reading in.

fn import(model: &mut Model, act: ImportAct) {
    match act {
        ImportAct::Path(text) => read_in(model, vec![places::written(&text)]),
        ImportAct::Place(index) => {
            if let Some(place) = model.places.get(index).cloned() {
                read_in(model, vec![place]);
            }
        }
        ImportAct::Stop => model.worker.stop(),
        ImportAct::Look => model.places = places::found(),
    }
}

fn read_in(model: &mut Model, paths: Vec<PathBuf>) {
    if model.sign_in != SignIn::Done {
        model.to_import.extend(paths);
        return;
    }
    let by = model.person.as_ref().map(|person| person.who.principal.clone()).unwrap_or_default();
    go(model, Route::Import);
    model.import = None;
    model.drafts.import.selected = None;
    model.busy = Busy::Import(0, None);
    model.worker.ask(Job::Import { paths, by });
}

fn imported(model: &mut Model, report: &ImportReport) {
    let words = model.words();
    let mut lines = Vec::new();
    let mut faulty = 0;
    for row in &report.rows {
        let (mark, code, detail) = match &row.outcome {
            Outcome::Stored { faults, .. } => match faults.first() {
                Some(fault) => {
                    faulty += 1;
                    (Mark::Warn, fault.code.as_str(), fault.to_string())
                }
                None => continue,
            },
            Outcome::Refused(refused) => {
                let code = refused.reason.code();
                (Mark::Bad, code, format!("{code}: {}", refused.what))
            }
            Outcome::Already { .. } => continue,
        };
        let (what, advice) = flaws::told(code, &words);
        lines.push(ImportLine { name: row.name.clone(), mark, what, detail, advice });
    }
    model.import = Some(ImportDone {
        stored: report.stored(),
        faulty,
        already: report.already(),
        refused: report.refused(),
        stopped: report.stopped,
        lines,
    });
}

/// Takes what the thread has told since the last frame.
pub fn hear(model: &mut Model) {
    for told in model.worker.told() {
        match told {
            Told::Importing(progress) => model.busy = Busy::Import(progress.done, progress.total),
            Told::Imported(report) => {
                let was_demo = matches!(model.busy, Busy::Demo(..));
                model.busy = Busy::No;
                imported(model, &report);
                model.stale = true;
                if was_demo {
                    go(model, Route::Queue);
                }
            }
            Told::DemoMade(done, total) => model.busy = Busy::Demo(done, total),
            Told::Recomputed(waiting) => {
                model.recompute_waiting = waiting;
                model.stale = true;
            }
            Told::Key(key) => person::key_open(model, *key),
            Told::NoKey { why, wrong_passphrase } => {
                model.busy = Busy::No;
                let words = model.words();
                let what = if wrong_passphrase { words.text("sign-in-wrong") } else { why };
                problem(model, what);
            }
            Told::Failed(why) => {
                model.busy = Busy::No;
                problem(model, why);
            }
        }
    }
    if model.stale && model.sign_in == SignIn::Done {
        refresh(model);
    }
}

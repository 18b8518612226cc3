//! One frame of the desk: what the thread has told, the frame, the queue, the page that is open.

use crate::command::{self, Command};
use crate::frame::{self, FrameView};
use crate::model::{Busy, Model, Route, SignIn};
use crate::screens::import::{ImportStage, ImportView};
use crate::screens::menu::{MenuAct, MenuView};
use crate::screens::people::PeopleView;
use crate::screens::queue::QueueView;
use crate::screens::settings::{SettingsView, Trusted};
use crate::screens::sign_in::{SignInStage, SignInView};
use crate::screens::{case, import, keys, log, menu, people, queue, settings, sign_in};
use crate::widgets::{ctrl, inside, key};
use crate::work::Form;
use egui::{Context, Key, Rect, Ui};
use srm_core::say::Say;
use srm_sheet::principal::Role;
use srm_text::Words;
use srm_ui::text::Text;
use srm_ui::tokens;
use srm_ui::widgets::Notice;
use std::path::PathBuf;

/// What comes before the pages: the look, and what the thread has told.
pub fn logic(ctx: &Context, model: &mut Model) {
    tokens::apply(ctx, &model.look());
    command::hear(model);
    let dropped: Vec<PathBuf> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !dropped.is_empty() {
        command::run(model, Command::Dropped(dropped));
    }
}

/// Shows everything, and does what is asked for.
pub fn show(ui: &mut Ui, model: &mut Model) {
    let words = model.words();
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| {
        node.set_label(words.text("desk-title"));
    });
    let mut commands = shortcuts(ui, model);
    let signed_in = model.sign_in == SignIn::Done;
    let tabs = if signed_in { model.tabs(&words) } else { Vec::new() };
    let watches = model.work.as_ref().is_some_and(|work| matches!(work.form, Form::Replay(_)));
    let has_facts =
        matches!(model.route, Route::Case(_) | Route::Work(_)) && model.case.is_some() && !watches;
    let view = FrameView {
        who: model.person.as_ref().filter(|_| signed_in).map(|person| &person.who),
        tabs: &tabs,
        tab: signed_in.then_some(model.queue.tab),
        demo: model.is_demo(),
        page_open: !signed_in || model.route != Route::Queue,
        wide: watches,
        facts: has_facts,
        queue: signed_in,
    };
    let (areas, acts) = frame::show(ui, &view, &words);
    commands.extend(acts.into_iter().map(Command::Frame));
    if let Some(place) = areas.queue {
        commands.extend(inside(ui, place, "queue", |ui| show_queue(ui, model, &words)));
    }
    if let Some(place) = areas.work {
        let below = areas.facts.is_none();
        commands.extend(inside(ui, place.with_max_y(place.bottom() - 8.0), "page", |ui| {
            page(ui, model, below, &words)
        }));
    }
    if let (Some(place), Some(case)) = (areas.facts, &model.case) {
        inside(ui, place, "facts", |ui| case::facts(ui, &case.facts));
    }
    for command in commands {
        command::run(model, command);
        ui.ctx().request_repaint();
    }
}

/// Control with one of these opens the tab of that number.
const TABS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// Keys that work on every page.
fn shortcuts(ui: &Ui, model: &Model) -> Vec<Command> {
    if model.sign_in != SignIn::Done {
        return Vec::new();
    }
    let mut commands = Vec::new();
    let count = crate::waits::tabs(model.sees_all()).len();
    for (index, number) in TABS.iter().enumerate().take(count) {
        if ctrl(ui, *number) {
            commands.push(Command::Frame(frame::FrameAct::Tab(index)));
        }
    }
    if ctrl(ui, Key::I) {
        commands.push(Command::Go(Route::Import));
    }
    if ctrl(ui, Key::M) {
        commands.push(Command::Go(Route::Menu));
    }
    if key(ui, Key::F1) {
        commands.push(Command::Go(Route::Keys));
    }
    if model.route != Route::Queue && key(ui, Key::Escape) {
        commands.push(match model.route {
            Route::Work(session) => Command::Go(Route::Case(session)),
            _ => Command::Go(Route::Queue),
        });
    }
    commands
}

fn show_queue(ui: &mut Ui, model: &mut Model, words: &Words) -> Vec<Command> {
    let busy = match model.busy {
        Busy::Import(done, Some(total)) => {
            let told = Say::new("import-progress").number("done", done as i64).number("total", total as i64);
            Some(words.say(&told))
        }
        Busy::Import(done, None) => {
            Some(words.say(&Say::new("import-progress-open").number("done", done as i64)))
        }
        Busy::Demo(done, total) => {
            let told = Say::new("demo-progress").number("done", done as i64).number("total", total as i64);
            Some(words.say(&told))
        }
        _ if model.recompute_waiting > 0 => {
            Some(words.say(&Say::new("queue-recompute").number("count", model.recompute_waiting as i64)))
        }
        _ => None,
    };
    let all = model.queue.counts.last().copied().unwrap_or(0);
    let searching = !model.queue.draft.search.trim().is_empty();
    let view = QueueView {
        rows: &model.queue.rows,
        selected: model.queue.selected,
        archive_empty: all == 0 && !searching,
        busy: busy.as_deref(),
        keys: matches!(model.route, Route::Queue | Route::Case(_)),
    };
    queue::show(ui, &view, &mut model.queue.draft, words).into_iter().map(Command::Queue).collect()
}

fn page(ui: &mut Ui, model: &mut Model, facts_below: bool, words: &Words) -> Vec<Command> {
    if model.sign_in != SignIn::Done {
        return show_sign_in(ui, model, words);
    }
    if let Some(news) = &model.news {
        let notice = Notice::new(news.kind, &news.what);
        ui.add_space(12.0);
        match &news.advice {
            Some(advice) => notice.advice(advice).show(ui),
            None => notice.show(ui),
        };
        ui.add_space(4.0);
    }
    let room = ui.available_rect_before_wrap();
    inside(ui, room, "screen", |ui| screen(ui, model, facts_below, words))
}

fn screen(ui: &mut Ui, model: &mut Model, facts_below: bool, words: &Words) -> Vec<Command> {
    match model.route {
        Route::Queue => {
            welcome(ui, model, words);
            Vec::new()
        }
        Route::Case(_) => {
            let acts = model.case.as_ref().map(|view| case::show(ui, view, facts_below, words));
            acts.unwrap_or_default().into_iter().map(Command::Case).collect()
        }
        Route::Work(_) => {
            let acts = model.work.as_mut().map(|work| work.show(ui, words));
            acts.unwrap_or_default().into_iter().map(Command::Work).collect()
        }
        Route::Observe => {
            let acts = model.observing.as_mut().map(|observing| observing.show(ui, words));
            acts.unwrap_or_default().into_iter().map(Command::Observe).collect()
        }
        Route::Import => {
            let places: Vec<String> = model.places.iter().map(|place| place.display().to_string()).collect();
            let stage = match (model.busy, &model.import) {
                (Busy::Import(done, total), _) => ImportStage::Running(done, total),
                (_, Some(done)) => ImportStage::Done {
                    stored: done.stored,
                    faulty: done.faulty,
                    already: done.already,
                    refused: done.refused,
                    stopped: done.stopped,
                    lines: &done.lines,
                },
                _ => ImportStage::Ready,
            };
            let view = ImportView { places: &places, stage };
            let acts = import::show(ui, &view, &mut model.drafts.import, words);
            acts.into_iter().map(Command::Import).collect()
        }
        Route::Menu => {
            let who = model
                .person
                .as_ref()
                .map_or_else(String::new, |person| format!("{} · {}", person.who.name, person.who.principal));
            let has = |role| model.person.as_ref().is_some_and(|person| person.in_role(role).is_some());
            let (rates, decides) = (has(Role::Rater), has(Role::Recruiter));
            let view =
                MenuView { who: &who, sees_people: model.sees_all(), rates, decides, demo: model.is_demo() };
            let acts: Vec<MenuAct> = menu::show(ui, &view, words);
            acts.into_iter().map(Command::Menu).collect()
        }
        Route::Settings => {
            let trusted = trusted(model);
            // A path keeps its order on right-to-left pages.
            let archive = format!("\u{2066}{}\u{2069}", model.archive.path().display());
            let view = SettingsView {
                settings: &model.settings,
                trusted: &trusted,
                request: model.asked.as_ref().map(|asked| &asked.request),
                may_trust: model.sees_all(),
                archive: &archive,
            };
            let acts = settings::show(ui, &view, &mut model.drafts.settings, words);
            acts.into_iter().map(Command::Settings).collect()
        }
        Route::People => {
            let view = PeopleView { found: model.people.as_deref(), fault: model.people_fault };
            let acts = people::show(ui, &view, &mut model.drafts.people, words);
            acts.into_iter().map(Command::People).collect()
        }
        Route::Calls => {
            let acts = model.calling.as_ref().map(|calling| calling.show(ui, words));
            acts.unwrap_or_default().into_iter().map(Command::Calls).collect()
        }
        Route::Employer => {
            let acts = model.employing.as_mut().map(|employing| employing.show(ui, words));
            acts.unwrap_or_default().into_iter().map(Command::Employer).collect()
        }
        Route::Log => {
            log::show(ui, &log::LogView { rows: &model.log, whole: model.log_whole }, words);
            Vec::new()
        }
        Route::Keys => {
            keys::show(ui, words);
            Vec::new()
        }
    }
}

fn trusted(model: &Model) -> Vec<Trusted> {
    let Ok(list) = model.archive.trust() else { return Vec::new() };
    let revoked = |fingerprint: &str| {
        list.revoked.lines().any(|line| {
            srm_sheet::public_key::PublicKey::parse(line).is_ok_and(|key| key.fingerprint() == fingerprint)
        })
    };
    let line = |signer: &srm_sheet::signers::Signer| {
        let fingerprint = signer.key().fingerprint();
        Trusted {
            names: signer.principals().as_str().to_owned(),
            revoked: revoked(&fingerprint),
            fingerprint,
        }
    };
    list.allowed.signers().iter().map(line).collect()
}

fn show_sign_in(ui: &mut Ui, model: &mut Model, words: &Words) -> Vec<Command> {
    let who = format!("{} · {}", model.settings.name, model.settings.principals.join(", "));
    let asked;
    let stage = match &model.sign_in {
        SignIn::First | SignIn::Done => SignInStage::First,
        SignIn::Locked => SignInStage::Locked { who: &who },
        SignIn::Asked { request, fingerprint } => {
            asked = request.display().to_string();
            let empty = model.archive.trust().is_ok_and(|list| list.allowed.signers().is_empty());
            SignInStage::Asked { request: &asked, fingerprint, may_begin: empty && model.sees_all() }
        }
    };
    let fault = model.news.as_ref().map(|news| news.what.as_str());
    let view = SignInView { stage, busy: model.busy == Busy::Key, fault };
    let acts = sign_in::show(ui, &view, &mut model.drafts.sign_in, words);
    acts.into_iter().map(Command::SignIn).collect()
}

/// Nothing is open: what to do first.
fn welcome(ui: &mut Ui, model: &Model, words: &Words) {
    let room: Rect = ui.available_rect_before_wrap();
    ui.add_space((room.height() * 0.3).min(200.0));
    let name = model.person.as_ref().map(|person| person.who.name.clone()).unwrap_or_default();
    Text::title(words.say(&Say::new("welcome-title").verbatim("name", name)))
        .size(srm_ui::text::Size::Points(28.0))
        .show(ui);
    ui.add_space(8.0);
    let id =
        if model.queue.counts.last().copied().unwrap_or(0) == 0 { "welcome-empty" } else { "welcome-choose" };
    Text::label(words.text(id)).show(ui);
}

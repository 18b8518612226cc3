//! What screens ask for, and the one place where it is done.

use crate::media;
use crate::model::{Form, Grave, Model, News, Problem, Route};
use srm_core::id::CandidateCode;
use srm_core::say::Say;
use srm_core::session::{Act, Applied, Event, IncidentKind, LeaderAct, Purpose, Settings};
use srm_host::disk::{Disk as _, RealDisk};
use srm_host::station::{Finding, Outcome, SetUp, StationError};
use srm_ui::stage::Acted;

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A digit was typed on the screen that is on.
    Digit(char),
    /// The last digit is taken back.
    Erase,
    /// The passphrase as it stands.
    Passphrase(String),
    /// The key is to be opened.
    Unlock,
    /// The form says something else.
    Form(Form),
    /// Prepare for a candidate.
    Prepare,
    /// Begin the session the form describes.
    Begin,
    /// Go on with what was interrupted.
    ResumeInterrupted,
    /// The candidate acted on a page.
    Act(Act),
    /// The candidate acted on the work.
    Work(Acted),
    /// The clock is hidden, or shown.
    Clock,
    /// The leader wants in.
    LeaderCode,
    /// The code has been typed.
    TryCode,
    /// The leader wants another code.
    NewCode,
    /// Back to what was on before the leader's pages.
    Back,
    /// The leader acts on the session.
    Leader(LeaderAct),
    /// The leader is asked why.
    Ask(Grave),
    /// The leader has said why.
    Why(Grave, IncidentKind),
    /// The day's codes.
    Today,
    /// Copy all results.
    Export,
    /// Read the office's receipts.
    Receipts,
    /// End the program.
    Quit,
}

/// Does what a screen asked for.
pub fn run(model: &mut Model, command: Command) {
    match command {
        Command::Digit(digit) => digit_typed(model, digit),
        Command::Erase => {
            model.wrong = false;
            match model.route {
                Route::SetUp => model.form.digits.pop(),
                _ => model.typed.pop(),
            };
        }
        Command::Passphrase(text) => model.typed = text,
        Command::Unlock => unlock(model),
        Command::Form(form) => model.form = form,
        Command::Prepare => prepare(model),
        Command::Begin => begin(model),
        Command::ResumeInterrupted => resume(model),
        Command::Act(act) => {
            let at = model.now();
            apply(model, at, &Event::Act(act));
        }
        Command::Work(acted) => {
            let at = model.at(acted.arrived);
            model.frames.input(acted.arrived.is_some());
            apply(model, at, &Event::Intent(acted.intent));
        }
        Command::Clock => model.clock_hidden = !model.clock_hidden,
        Command::LeaderCode => {
            model.typed.clear();
            model.wrong = false;
            let at = model.now();
            apply(model, at, &Event::Act(Act::Knock));
            model.route = Route::LeaderCode;
        }
        Command::NewCode => {
            model.typed.clear();
            model.wrong = false;
            model.route = Route::NewCode;
        }
        Command::TryCode => try_code(model),
        Command::Back => back(model),
        Command::Leader(act) => leader(model, act),
        Command::Ask(grave) => model.route = Route::Why(grave),
        Command::Why(grave, why) => {
            leader(model, grave.act(why));
        }
        Command::Today => today(model),
        Command::Export => export(model),
        Command::Receipts => receipts(model),
        Command::Quit => {
            if !model.is_occupied()
                && let Some(station) = model.station.take()
            {
                // The ledger notes the end of the day; if it cannot, the next start shows the gap.
                let _ = station.close();
                model.quit = true;
            }
            model.quit |= model.station.is_none();
        }
    }
}

/// Time has come to now: the session follows, and is sealed when it is over.
pub fn advance(model: &mut Model) {
    let now = model.now();
    if let Some(live) = &mut model.live {
        live.advance(now);
        model.view = Some(live.view());
    }
    seal_if_over(model);
}

fn apply(model: &mut Model, at: srm_core::time::At, event: &Event) {
    let Some(live) = &mut model.live else { return };
    if live.apply(at, event) == Applied::Taken {
        model.view = Some(live.view());
    }
    seal_if_over(model);
}

fn leader(model: &mut Model, act: LeaderAct) {
    let at = model.now();
    apply(model, at, &Event::Leader(act));
    if matches!(model.route, Route::Trouble(_)) {
        return;
    }
    // The session says whether the menu is still open: an act that means nothing now leaves it so.
    let is_open = model.live.as_ref().is_some_and(|live| live.session().with_leader());
    model.route = if is_open { Route::LeaderMenu } else { Route::Session };
}

fn seal_if_over(model: &mut Model) {
    let (Some(station), Some(live)) = (&mut model.station, &mut model.live) else { return };
    if live.session().ending().is_none() || live.outcome().is_some() {
        return;
    }
    match station.seal(live, model.frames.timing(&model.display)) {
        Ok(Outcome::Sealed(info)) => {
            println!("sheet: {}", info.path.display());
            println!(
                "check: srm verify {} --trust {}",
                quoted(&info.path),
                quoted(&station.allowed_signers_path())
            );
            model.sheet = Some(info.path);
        }
        Ok(Outcome::Unsealed | Outcome::Voided { .. }) => model.sheet = None,
        Err(error) => model.route = trouble(&error),
    }
}

/// A path as a shell takes it.
pub fn quoted(path: &std::path::Path) -> String {
    let text = path.display().to_string();
    if text.chars().all(|c| c.is_alphanumeric() || "/._-~".contains(c)) { text } else { format!("'{text}'") }
}

/// The command that checks the last sheet, for the demo's last screen.
pub fn check_command(model: &Model) -> Option<String> {
    let (station, sheet) = (model.station.as_ref()?, model.sheet.as_ref()?);
    Some(format!("srm verify {} --trust {}", quoted(sheet), quoted(&station.allowed_signers_path())))
}

fn trouble(error: &StationError) -> Route {
    let (what, advice) = error.words();
    Route::Trouble(Problem { what, advice, detail: error.to_string() })
}

fn digit_typed(model: &mut Model, digit: char) {
    model.wrong = false;
    let (digits, most) = match model.route {
        Route::SetUp => (&mut model.form.digits, 9),
        _ => (&mut model.typed, 8),
    };
    if digit.is_ascii_digit() && digits.len() < most {
        digits.push(digit);
    }
}

fn unlock(model: &mut Model) {
    let typed = std::mem::take(&mut model.typed);
    let Some(station) = &mut model.station else { return };
    match station.unlock(&typed) {
        Ok(()) => prepare(model),
        Err(_) => model.wrong = true,
    }
}

/// The page before a session. In the demo a code that fits stands there already, so that anybody can begin.
fn prepare(model: &mut Model) {
    model.live = None;
    model.view = None;
    model.sheet = None;
    // What was found when the station was opened, such as a damaged journal that was set aside, concerns the leader.
    let finding =
        model.station.as_ref().and_then(|station| station.findings().iter().find_map(Finding::words));
    model.news = finding.map(|(what, advice)| News {
        good: false,
        text: format!("{} {}", model.leader_words.text(what), model.leader_words.text(advice)),
    });
    model.clock_hidden = false;
    model.frames = crate::timing::FrameWatch::default();
    let locked = model.station.as_ref().is_some_and(srm_host::station::Station::is_locked);
    model.route = if locked { Route::Unlock } else { Route::SetUp };
    model.form = Form { digits: String::new(), attempt: 1, settings: Settings::default() };
    if model.purpose == Purpose::Demo {
        let begun = model.station.as_ref().map_or(0, |station| station.ledger().entries().len());
        let code = CandidateCode::from_number(4021 + u32::try_from(begun).unwrap_or(0));
        model.form.digits = code.as_str().chars().filter(char::is_ascii_digit).collect();
    }
}

fn begin(model: &mut Model) {
    let (Ok(code), Some(pack), Some(station)) = (model.code(), model.pack.clone(), &mut model.station) else {
        return;
    };
    let Form { attempt, settings, .. } = model.form;
    match station.begin(&pack, SetUp { code, attempt, settings, purpose: model.purpose }) {
        Ok(live) => {
            model.clock_hidden = settings.hide_clock;
            model.view = Some(live.view());
            model.live = Some(live);
            model.route = Route::Session;
        }
        Err(error) => model.route = trouble(&error),
    }
}

fn resume(model: &mut Model) {
    let Some(station) = &mut model.station else { return };
    let found = station.interrupted().map(|all| all.into_iter().next());
    let resumed = match found {
        Ok(Some(first)) => station.resume(first.session),
        Ok(None) => return,
        Err(error) => Err(error),
    };
    match resumed {
        Ok(live) => {
            model.clock_hidden = live.session().start().settings.hide_clock;
            model.view = Some(live.view());
            model.live = Some(live);
            model.route = Route::Session;
        }
        Err(error) => model.route = trouble(&error),
    }
}

fn try_code(model: &mut Model) {
    let typed = std::mem::take(&mut model.typed);
    if model.route == Route::NewCode {
        let Some(station) = &mut model.station else { return };
        model.route = match station.set_leader_code(&typed) {
            Ok(()) => Route::SetUp,
            Err(error) => trouble(&error),
        };
        return;
    }
    model.wrong = !model.station.as_ref().is_some_and(|station| station.leader_code_fits(&typed));
    if model.wrong {
        return;
    }
    if model.is_occupied() {
        leader(model, LeaderAct::Open);
    } else {
        prepare(model);
    }
}

/// From the leader's pages back to the session, or to the page before one.
fn back(model: &mut Model) {
    model.news = None;
    if model.route == Route::LeaderCode {
        let at = model.now();
        apply(model, at, &Event::Act(Act::Resume));
    }
    let with_leader = model.live.as_ref().is_some_and(|live| live.session().with_leader());
    model.route = match (&model.route, &model.live) {
        (Route::Why(_) | Route::Today, Some(_)) if with_leader => Route::LeaderMenu,
        (_, Some(_)) => Route::Session,
        _ => Route::SetUp,
    };
}

fn today(model: &mut Model) {
    let Some(station) = &mut model.station else { return };
    match station.today() {
        Ok(rows) => {
            model.rows = rows;
            model.route = Route::Today;
        }
        Err(error) => model.route = trouble(&error),
    }
}

fn export(model: &mut Model) {
    let Some(station) = &mut model.station else { return };
    let fallback = station.folder().root().join("export");
    let to = media::target(model.export.as_deref(), &fallback);
    // Only our own folder is made: a memory stick that is not there must not become a folder on the station's disk.
    let made = if to == fallback { RealDisk.create_dir_all(&to) } else { Ok(()) };
    let copied = made.map_err(|error| error.to_string());
    let copied = copied.and_then(|()| station.export_all(&to).map_err(|error| error.to_string()));
    model.news = Some(match copied {
        Ok(info) => {
            let say = Say::new("export-done")
                .number("count", i64::try_from(info.count).unwrap_or(i64::MAX))
                .verbatim("path", info.path.display().to_string());
            News { good: true, text: model.leader_words.say(&say) }
        }
        Err(detail) => {
            News { good: false, text: format!("{} {detail}", model.leader_words.text("export-failed")) }
        }
    });
}

fn receipts(model: &mut Model) {
    let Some(station) = &mut model.station else { return };
    let fallback = station.folder().root().join("export");
    let place = media::target(model.export.as_deref(), &fallback);
    let (mut removed, mut accepted, mut refused) = (0, 0, None);
    for path in media::receipts(&place) {
        let read = RealDisk.read(&path, 1 << 20).map_err(|error| error.to_string());
        match read.and_then(|bytes| station.accept_receipt(&bytes).map_err(|error| error.to_string())) {
            Ok(receipt) => {
                accepted += 1;
                removed += receipt.removed;
            }
            Err(error) => refused = Some(error),
        }
    }
    model.news = Some(match (accepted, refused) {
        (_, Some(detail)) => {
            News { good: false, text: format!("{} {detail}", model.leader_words.text("receipt-none")) }
        }
        (0, None) => News { good: false, text: model.leader_words.text("receipt-none") },
        (_, None) => {
            let say = Say::new("receipt-removed").number("count", i64::try_from(removed).unwrap_or(i64::MAX));
            News { good: true, text: model.leader_words.say(&say) }
        }
    });
    if let Ok(rows) = station.today() {
        model.rows = rows;
    }
}

//! `srm replay`: what happened in a finished session, or what was on the screen at one moment.

use crate::args::Replay;
use crate::commands::sheet_file;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::{clock, table};
use crate::{files, sets};
use serde_json::{Value, json};
use srm_core::intent::Intent;
use srm_core::pack::Pack;
use srm_core::page::{Answer, Screen, View};
use srm_core::say;
use srm_core::scene::NodeId;
use srm_core::session::{Act, Entry, Event, Fault, LeaderAct, Session};
use srm_core::svg::{self, Style};
use srm_core::time::At;
use srm_sheet::sheet::Sheet;
use srm_text::Words;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

pub fn run(args: &Replay, out: &mut Output) -> Result<Exit, Failure> {
    let (sheet, bytes) = sheet_file::read(&args.sheet)?;
    let known = sets::of_sheet(&sheet, &args.sheet, &args.pack, out)?;
    sheet_file::check(&args.sheet, &bytes, &known)?;
    let entries = sheet.journal.entries();
    let whole = Session::replay(&known.pack, entries).ok_or_else(|| broken(&args.sheet))?;
    if args.at.is_none() && args.svg.is_none() {
        timeline(&sheet, &known.pack, out).ok_or_else(|| broken(&args.sheet))?;
        return Ok(Exit::Fine);
    }
    let end = whole.now();
    let at = args.at.map_or(end, At::from_ms);
    if at > end.plus_ms(1) {
        let ms = end.ms();
        return Err(Failure::usage(format_args!(
            "the session ended at {ms} ms; give `--at` an earlier moment"
        )));
    }
    let session = at_moment(&known.pack, entries, at.min(end)).ok_or_else(|| broken(&args.sheet))?;
    match &args.svg {
        Some(file) => draw(&session, file, out)?,
        None => describe(&session, out),
    }
    Ok(Exit::Fine)
}

fn broken(path: &Path) -> Failure {
    let path = path.display();
    Failure::bad(format_args!(
        "{path}: the journal is no session of this set; `srm verify` says where it breaks"
    ))
}

/// The session at a moment: all that had happened, up to and at it.
fn at_moment(pack: &Arc<Pack>, entries: &[Entry], at: At) -> Option<Session> {
    let mut session = Session::replay(pack, entries.iter().take_while(|entry| entry.at <= at))?;
    session.advance(at);
    Some(session)
}

fn draw(session: &Session, file: &Path, out: &mut Output) -> Result<(), Failure> {
    let words = Words::of(session.lang());
    let style = Style {
        theme: session.start().settings.theme,
        lang: session.lang().code(),
        rtl: session.lang().is_rtl(),
        words: &|what| words.words(what),
    };
    let view = session.view();
    let drawn = svg::view(&view, &style);
    if file == Path::new("-") {
        out.document(&drawn);
        return Ok(());
    }
    files::write(file, drawn.as_bytes())?;
    let (at, screen) = (session.now(), view.page.screen.name());
    let text = format!("{}: screen `{screen}` at {}\n", file.display(), clock(at.0));
    out.result(&text, || {
        json!({ "svg": file.display().to_string(), "at_us": at.0, "screen": screen, "language": session.lang().code() })
    });
    Ok(())
}

/// The screen in words.
fn describe(session: &Session, out: &mut Output) {
    let words = Words::of(session.lang());
    let say = |what: &say::Words| words.words(what);
    let view = session.view();
    let page = &view.page;
    let mut text =
        format!("{}  screen `{}`\n{}\n", clock(session.now().0), page.screen.name(), say(&page.title));
    let paragraphs: Vec<String> = page.paragraphs.iter().map(say).collect();
    let choices: Vec<String> = page.choices.iter().map(|choice| say(&choice.words)).collect();
    // A picture beside the text says nothing the text does not.
    let scene = view.scene.iter().filter(|_| !view.is_illustrated());
    let nodes: Vec<String> = scene.flat_map(|scene| &scene.nodes).map(|node| words.say(&node.name)).collect();
    let talk = page.talk.iter();
    let said = talk.clone().flat_map(|talk| &talk.said);
    let said: Vec<String> = said.map(|said| format!("{}: {}", say(&said.by), say(&said.words))).collect();
    let answers: Vec<String> =
        talk.flat_map(|talk| &talk.answers).map(|answer| answered(answer, &words)).collect();
    let actions: Vec<String> =
        page.main.iter().chain(&page.others).chain(&page.call).map(|action| say(&action.words)).collect();
    for (title, list) in [
        ("", &paragraphs),
        ("Choices", &choices),
        ("On the scene", &nodes),
        ("Said", &said),
        ("Answers", &answers),
        ("Actions", &actions),
    ] {
        if !list.is_empty() {
            let _ = writeln!(
                text,
                "\n{title}{}{}",
                if title.is_empty() { "" } else { ":\n  " },
                list.join("\n  ")
            );
        }
    }
    if let Some(left) = page.clock {
        let _ =
            writeln!(text, "\nTime left: {} of {}", clock(left.left_ms * 1000), clock(left.total_ms * 1000));
    }
    out.result(&text, || {
        json!({
            "at_us": session.now().0,
            "screen": page.screen.name(),
            "language": session.lang().code(),
            "exercise": session.exercise().map(|exercise| exercise.id().as_str()),
            "title": say(&page.title),
            "paragraphs": paragraphs,
            "choices": choices,
            "scene": nodes,
            "said": said,
            "answers": answers,
            "actions": actions,
            "left_ms": page.clock.map(|clock| clock.left_ms),
        })
    });
}

/// An answer in words: its key, what it says, and whether it is chosen.
fn answered(answer: &Answer, words: &Words) -> String {
    let chosen = match (answer.order, answer.selected) {
        (Some(order), _) => format!(" (chosen, number {order})"),
        (None, true) => " (chosen)".to_owned(),
        (None, false) => String::new(),
    };
    format!("{} {}{chosen}", answer.key.to_ascii_uppercase(), words.words(&answer.words))
}

/// One line of the timeline.
struct Moment {
    at: At,
    what: &'static str,
    detail: String,
}

/// Screens and acts, first to last. `None` when the journal is no session.
fn timeline(sheet: &Sheet, pack: &Arc<Pack>, out: &mut Output) -> Option<()> {
    let entries = sheet.journal.entries();
    let Event::Started(start) = &entries.first()?.event else { return None };
    let mut session = Session::begin(Arc::clone(pack), (**start).clone());
    let words = Words::of(&sheet.language);
    let mut moments = vec![screen(&session)];
    let mut points = 0_usize;
    for entry in entries.iter().skip(1) {
        while let Some(due) = session.next_deadline().filter(|due| *due <= entry.at) {
            session.advance(due);
            see(&session, &mut moments);
        }
        session.advance(entry.at);
        see(&session, &mut moments);
        if matches!(entry.event, Event::Intent(Intent::Point(_))) {
            points += 1;
        } else {
            if points > 0 {
                let detail = format!("moved the pointer, {points} times");
                moments.push(Moment { at: entry.at, what: "act", detail });
                points = 0;
            }
            let (what, detail) = describe_event(&entry.event, &session, &words);
            moments.push(Moment { at: entry.at, what, detail });
        }
        let _ = session.apply(entry.at, &entry.event);
        see(&session, &mut moments);
    }
    let mut rows = vec![["Time", "What", "Detail"].map(str::to_owned).to_vec()];
    rows.extend(moments.iter().map(|m| vec![clock(m.at.0), m.what.to_owned(), m.detail.clone()]));
    out.result(&table(&rows, &[0]), || {
        let list: Vec<Value> =
            moments.iter().map(|m| json!({ "at_us": m.at.0, "what": m.what, "detail": m.detail })).collect();
        json!({ "sheet": sheet.sheet.to_string(), "ended_us": session.now().0, "timeline": list })
    });
    Some(())
}

fn screen(session: &Session) -> Moment {
    let screen = session.view().page.screen;
    let is_outside =
        matches!(screen, Screen::Language | Screen::Participation | Screen::Finished | Screen::Left);
    let detail = match session.exercise().filter(|_| !is_outside) {
        Some(exercise) => format!("{} of {}", screen.name(), exercise.id()),
        None => screen.name().to_owned(),
    };
    Moment { at: session.now(), what: "screen", detail }
}

/// Adds the screen when it is another than the last one seen.
fn see(session: &Session, moments: &mut Vec<Moment>) {
    let now = screen(session);
    let last = moments.iter().rev().find(|moment| moment.what == "screen");
    if last.is_none_or(|last| last.detail != now.detail) {
        moments.push(now);
    }
}

fn describe_event(event: &Event, session: &Session, words: &Words) -> (&'static str, String) {
    match event {
        Event::Started(_) => ("session", "started".to_owned()),
        Event::Act(act) => ("act", describe_act(act)),
        Event::Intent(intent) => ("act", describe_intent(intent, &session.view(), words)),
        Event::Leader(act) => ("leader", describe_leader(*act, words)),
        Event::Fault(Fault::JournalMoved) => ("station", "the journal went on at the spare place".to_owned()),
        Event::Fault(Fault::FocusLost) => ("station", "the window lost the keyboard".to_owned()),
        Event::Fault(Fault::ClockChanged) => ("station", "the wall clock jumped".to_owned()),
        Event::Resumed { away_s } => ("station", format!("came back after a stop, away for {away_s} s")),
    }
}

fn describe_act(act: &Act) -> String {
    match act {
        Act::Language(lang) => format!("chose the language {lang}"),
        Act::TakePart => "takes part".to_owned(),
        Act::Decline => "does not take part".to_owned(),
        Act::Next => "went on".to_owned(),
        Act::Again => "saw the demonstration again".to_owned(),
        Act::Pause => "paused".to_owned(),
        Act::Resume => "went on after a pause".to_owned(),
        Act::AskLeave => "asked to leave".to_owned(),
        Act::Leave => "left".to_owned(),
        Act::Stay => "stayed".to_owned(),
        Act::CallLeader => "called the leader".to_owned(),
        Act::Knock => "the leader's code was asked for".to_owned(),
    }
}

fn describe_leader(act: LeaderAct, words: &Words) -> String {
    match act {
        LeaderAct::Open => "opened the menu".to_owned(),
        LeaderAct::Close => "closed the menu".to_owned(),
        LeaderAct::Note(kind) => format!("noted: {}", words.text(kind.word())),
        LeaderAct::AnotherRound => "gave another practice round".to_owned(),
        LeaderAct::GoOn => "let the candidate go on to the timed part".to_owned(),
        LeaderAct::VoidExercise(kind) => format!("voided the exercise: {}", words.text(kind.word())),
        LeaderAct::End(kind) => format!("ended the session: {}", words.text(kind.word())),
        LeaderAct::Void(kind) => format!("voided the session: {}", words.text(kind.word())),
    }
}

fn describe_intent(intent: &Intent, view: &View, words: &Words) -> String {
    let name = |id: NodeId| {
        let mut nodes = view.scene.iter().flat_map(|scene| &scene.nodes);
        let found = nodes.find(|node| node.id == id).map(|node| words.say(&node.name));
        let answer = || view.answer(id).map(|answer| words.words(&answer.words));
        found.or_else(answer).map_or_else(|| format!("part {}", id.0), |name| format!("“{name}”"))
    };
    match intent {
        Intent::Activate { node, .. } => format!("chose {}", name(*node)),
        Intent::Move { node, dx, dy } => format!("moved on {} by {dx}, {dy}", name(*node)),
        Intent::Hold { node, .. } => format!("pressed on {}", name(*node)),
        Intent::Point(_) => "moved the pointer".to_owned(),
        Intent::Release => "let go".to_owned(),
    }
}

//! Everything the station knows while it runs. Screens read it; only `command` changes it.

use crate::args::{Args, Task};
use crate::timing::FrameWatch;
use srm_core::id::CandidateCode;
use srm_core::lang::Lang;
use srm_core::page::View;
use srm_core::session::{IncidentKind, LeaderAct, Purpose, Settings};
use srm_core::time::At;
use srm_host::clock::SessionClock;
use srm_host::disk::RealDisk;
use srm_host::packs::{self, Loaded};
use srm_host::paths::DataFolder;
use srm_host::station::{Live, Opening, Row, Station};
use srm_text::Words;
use srm_ui::tokens::Look;
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

/// Which screen is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The key waits for its passphrase.
    Unlock,
    /// The leader prepares for a candidate.
    SetUp,
    /// The candidate's session.
    Session,
    /// The leader types their code.
    LeaderCode,
    /// The leader chooses another code.
    NewCode,
    /// The leader's menu.
    LeaderMenu,
    /// The leader says why, before something grave is done.
    Why(Grave),
    /// The day's codes, copying, receipts.
    Today,
    /// Something is wrong that the leader must mend.
    Trouble(Problem),
}

/// What the leader does with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grave {
    /// Notes an incident.
    Note,
    /// This exercise does not count.
    VoidExercise,
    /// The session ends.
    End,
    /// The session is void.
    Void,
}

impl Grave {
    /// The leader's act for a reason.
    pub const fn act(self, why: IncidentKind) -> LeaderAct {
        match self {
            Self::Note => LeaderAct::Note(why),
            Self::VoidExercise => LeaderAct::VoidExercise(why),
            Self::End => LeaderAct::End(why),
            Self::Void => LeaderAct::Void(why),
        }
    }
}

/// Something wrong: ids of the words for what and what to do, and the detail as the system told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub what: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// The detail, for the person who mends it.
    pub detail: String,
}

/// The leader's form before a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Digits typed so far.
    pub digits: String,
    /// Which attempt.
    pub attempt: u8,
    /// Accommodations.
    pub settings: Settings,
}

/// News for the leader's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Good, or a problem.
    pub good: bool,
    /// What to say.
    pub text: String,
}

/// Where session time comes from: the session's own clock, or a test's hand.
#[derive(Clone, Debug)]
pub enum Time {
    /// The real clock.
    Real,
    /// A moment set by a test.
    Set(Rc<Cell<u64>>),
}

/// The station while it runs.
pub struct Model {
    /// Which screen.
    pub route: Route,
    /// The station's data; none when it could not be opened.
    pub station: Option<Station>,
    /// The set.
    pub pack: Option<Arc<Loaded>>,
    /// The session, from set-up until the next candidate.
    pub live: Option<Live>,
    /// The last view of it.
    pub view: Option<View>,
    /// The leader's form.
    pub form: Form,
    /// Digits of a code, or a passphrase, being typed.
    pub typed: String,
    /// Whether the last code typed was wrong.
    pub wrong: bool,
    /// What sessions are for.
    pub purpose: Purpose,
    /// The candidate has hidden the clock.
    pub clock_hidden: bool,
    /// The day's sessions.
    pub rows: Vec<Row>,
    /// News for the leader.
    pub news: Option<News>,
    /// Where the last sheet is and how to check it, for the demo.
    pub sheet: Option<PathBuf>,
    /// Where results are copied to.
    pub export: Option<PathBuf>,
    /// How well time is kept.
    pub frames: FrameWatch,
    /// What stands between the program and the screen.
    pub display: String,
    /// Where time comes from.
    pub time: Time,
    /// The program is to end.
    pub quit: bool,
    /// The leader's language: the set's first.
    pub leader_words: Words,
    /// Kept for as long as a preview lasts.
    pub scrap: Option<PathBuf>,
}

impl Model {
    /// Opens the station as the arguments say. What goes wrong becomes the first screen.
    pub fn open(args: &Args, notify: Arc<dyn Fn() + Send + Sync>) -> Self {
        let mut not_read = String::new();
        let pack = match &args.set {
            None => srm_host::embedded::demo().map(Arc::new),
            Some(path) => match packs::load(path) {
                Ok(loaded) => Some(Arc::new(loaded)),
                Err(error) => {
                    not_read = error.to_string();
                    None
                }
            },
        };
        let usual = if args.set.is_some() { Purpose::Live } else { Purpose::Demo };
        let purpose = match args.task {
            Task::Preview => Purpose::Demo,
            _ => args.purpose.unwrap_or(usual),
        };
        let scrap = (args.task == Task::Preview)
            .then(|| std::env::temp_dir().join(format!("srm-preview-{}", std::process::id())));
        let mut model = Self::blank(pack, purpose);
        model.export.clone_from(&args.export);
        let folder = DataFolder::open(scrap.as_deref().or(args.data.as_deref()));
        model.scrap = scrap;
        let opened = folder.map_err(srm_host::station::StationError::from).and_then(|folder| {
            let build = concat!("srm-kiosk ", env!("CARGO_PKG_VERSION")).to_owned();
            let clock = Arc::new(SessionClock::starting_at(0));
            Station::open(folder, Arc::new(RealDisk), Opening { passphrase: None, build, clock, notify })
        });
        match opened {
            Ok(mut station) => {
                if let Some(pack) = &model.pack {
                    station.offer(pack);
                }
                model.station = Some(station);
                model.first_screen(not_read);
                if args.task == Task::Preview {
                    crate::command::run(&mut model, crate::command::Command::Begin);
                }
            }
            Err(error) => {
                let (what, advice) = error.words();
                model.route = Route::Trouble(Problem { what, advice, detail: error.to_string() });
            }
        }
        model
    }

    fn blank(pack: Option<Arc<Loaded>>, purpose: Purpose) -> Self {
        let leader =
            pack.as_ref().and_then(|pack| pack.pack.as_ref()).map(|pack| pack.languages()[0].clone());
        let leader = leader.or_else(|| Lang::parse("sv"));
        Self {
            route: Route::SetUp,
            station: None,
            pack,
            live: None,
            view: None,
            form: Form { digits: String::new(), attempt: 1, settings: Settings::default() },
            typed: String::new(),
            wrong: false,
            purpose,
            clock_hidden: false,
            rows: Vec::new(),
            news: None,
            sheet: None,
            export: None,
            frames: FrameWatch::default(),
            display: String::from("unknown"),
            time: Time::Real,
            quit: false,
            leader_words: leader.as_ref().map_or_else(|| Words::of(&fallback()), Words::of),
            scrap: None,
        }
    }

    /// What is shown first: a session that was interrupted goes on, else the leader prepares.
    fn first_screen(&mut self, not_read: String) {
        let bad = match &self.pack {
            None => Some(("err-pack-missing", "rec-pack-missing", not_read)),
            Some(loaded) if loaded.pack.is_none() => {
                let text = srm_host::render::short(&loaded.diagnostics);
                Some(("err-pack-bad", "rec-pack-bad", text))
            }
            Some(_) => None,
        };
        if let Some((what, advice, detail)) = bad {
            self.route = Route::Trouble(Problem { what, advice, detail });
            return;
        }
        crate::command::run(self, crate::command::Command::ResumeInterrupted);
        if self.live.is_none() {
            crate::command::run(self, crate::command::Command::Prepare);
        }
    }

    /// Session time now.
    pub fn now(&self) -> At {
        match (&self.time, &self.live) {
            (Time::Set(us), _) => At(us.get()),
            (Time::Real, Some(live)) => live.now(),
            (Time::Real, None) => At::ZERO,
        }
    }

    /// Session time of an input; now, when it came without a stamp.
    pub fn at(&self, arrived: Option<Instant>) -> At {
        match (&self.time, &self.live, arrived) {
            (Time::Real, Some(live), Some(instant)) => live.at(instant),
            _ => self.now(),
        }
    }

    /// The words of the screen that is on: the candidate's language in their session, else the leader's.
    pub fn words(&self) -> Words {
        match (&self.route, &self.live) {
            (Route::Session, Some(live)) => Words::of(live.session().lang()),
            _ => self.leader_words.clone(),
        }
    }

    /// How the screen that is on looks.
    pub fn look(&self) -> Look {
        let words = self.words();
        let language_asked =
            self.view.as_ref().is_some_and(|view| view.page.screen == srm_core::page::Screen::Language);
        let settings = match (&self.route, &self.live) {
            (Route::Session, Some(live)) => live.session().start().settings,
            _ => self.form.settings,
        };
        Look {
            theme: settings.theme,
            // The leader's own pages are read by the leader.
            scale_pct: if self.route == Route::Session { settings.text_pct } else { 100 },
            calm_motion: settings.calm_motion,
            rtl: words.is_rtl() && !(self.route == Route::Session && language_asked),
            language: words.lang().code().into(),
        }
    }

    /// The code typed in the form, when it is one.
    pub fn code(&self) -> Result<CandidateCode, srm_core::id::CodeFault> {
        CandidateCode::parse(&self.form.digits)
    }

    /// Whether a candidate may be sitting at the station: then it cannot be closed.
    pub fn is_occupied(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.session().ending().is_none())
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        if let Some(scrap) = self.scrap.take() {
            self.live = None;
            self.station = None;
            // A preview leaves nothing behind; if it cannot be removed, it lies among the temporary files.
            let _ = std::fs::remove_dir_all(scrap);
        }
    }
}

#[expect(clippy::expect_used, reason = "a literal of the right form")]
fn fallback() -> Lang {
    Lang::parse("sv").expect("a language code")
}

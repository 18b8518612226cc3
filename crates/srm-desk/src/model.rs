//! Everything the desk knows while it runs. Screens get parts of it as plain data; only `command` changes it.

use crate::args::Args;
use crate::calling::Calling;
use crate::employing::Employing;
use crate::enrol::Asked;
use crate::frame::Who;
use crate::home::{Home, Settings, ThemeName};
use crate::observing::Observing;
use crate::screens::case::CaseView;
use crate::screens::import::{ImportDraft, ImportLine};
use crate::screens::log::LogRow;
use crate::screens::people::{PeopleDraft, PersonLine};
use crate::screens::queue::{QueueDraft, QueueRow};
use crate::screens::settings::SettingsDraft;
use crate::screens::sign_in::SignInDraft;
use crate::widgets::Tab;
use crate::work::Work;
use crate::worker::Worker;
use ed25519_dalek::SigningKey;
use srm_archive::{Actor, Archive, ArchiveKind, RowId};
use srm_core::id::Id;
use srm_sheet::packed::{KnownPack, PackSource as _};
use srm_sheet::principal::{Principal, Role};
use srm_text::Words;
use srm_ui::tokens::Look;
use srm_ui::widgets::NoticeKind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// Which page is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// None: the queue alone.
    #[default]
    Queue,
    /// A candidate's session.
    Case(Uuid),
    /// The form that is open, on a candidate's session.
    Work(Uuid),
    /// Watching an exercise live.
    Observe,
    /// Reading in.
    Import,
    /// Everything that is not in the queue.
    Menu,
    /// Who a code is.
    People,
    /// Who waits for a call.
    Calls,
    /// What an employer is told.
    Employer,
    /// Who looked at what.
    Log,
    /// Language, colours, whom to trust.
    Settings,
    /// Which keys do what.
    Keys,
}

/// How far signing in is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// No key yet: the person says who they are.
    First,
    /// The key is locked.
    Locked,
    /// The key was made now; the request lies here.
    Asked {
        /// The request's file.
        request: PathBuf,
        /// The key's fingerprint.
        fingerprint: String,
    },
    /// Signed in.
    Done,
}

/// Who is signed in, with the key that signs.
pub struct Person {
    /// As the frame shows them.
    pub who: Who,
    /// Every name the key signs under.
    pub principals: Vec<Principal>,
    /// The key.
    pub key: SigningKey,
}

impl Person {
    /// The name used in a role, if the person has it.
    pub fn in_role(&self, role: Role) -> Option<&Principal> {
        self.principals.iter().find(|principal| principal.role() == role)
    }

    /// Who acts towards the archive: the name with the widest view.
    pub fn actor(&self) -> Option<Actor> {
        let order = [Role::Recruiter, Role::Officer, Role::Rater, Role::Employer];
        let name = order.into_iter().find_map(|role| self.in_role(role));
        name.or(self.principals.first()).cloned().map(Actor::from)
    }
}

/// One piece of news at the top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Good, or a problem.
    pub kind: NoticeKind,
    /// What is so.
    pub what: String,
    /// What to do.
    pub advice: Option<String>,
}

/// What reading in gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportDone {
    /// Files kept now.
    pub stored: usize,
    /// Of these, with something wrong.
    pub faulty: usize,
    /// Files that were here before.
    pub already: usize,
    /// Files not taken.
    pub refused: usize,
    /// Whether somebody stopped it.
    pub stopped: bool,
    /// Every file of which there is something to say.
    pub lines: Vec<ImportLine>,
}

/// What the thread is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Busy {
    /// Nothing, or computing so many sheets again.
    #[default]
    No,
    /// Reading in: files done, of how many.
    Import(usize, Option<usize>),
    /// Making demo sheets: done, of how many.
    Demo(usize, usize),
    /// Opening or making a key.
    Key,
}

/// The queue as read from the archive.
#[derive(Default)]
pub struct Queue {
    /// The tab that is on.
    pub tab: usize,
    /// What is typed in the search.
    pub draft: QueueDraft,
    /// All rows that fit, by their ids.
    pub ids: Vec<RowId>,
    /// Rows read so far, beside their ids.
    pub rows: Vec<Option<QueueRow>>,
    /// Their sessions.
    pub sessions: Vec<Option<Uuid>>,
    /// The row selected.
    pub selected: Option<usize>,
    /// How many rows each tab has.
    pub counts: Vec<usize>,
}

/// Everything.
pub struct Model {
    /// The archive, on this thread's connection.
    pub archive: Archive,
    /// The thread.
    pub worker: Worker,
    /// Where things are kept.
    pub home: Home,
    /// How the person wants it.
    pub settings: Settings,
    /// How far signing in is.
    pub sign_in: SignIn,
    /// Who is signed in.
    pub person: Option<Person>,
    /// The page that is open.
    pub route: Route,
    /// The queue.
    pub queue: Queue,
    /// The case that is open.
    pub case: Option<CaseView>,
    /// The form that is open.
    pub work: Option<Work>,
    /// The observation on its way.
    pub observing: Option<Observing>,
    /// The call list that is open.
    pub calling: Option<Calling>,
    /// The employer's pages that are open.
    pub employing: Option<Employing>,
    /// What the thread is at.
    pub busy: Busy,
    /// Sheets whose points wait to be computed again.
    pub recompute_waiting: usize,
    /// What the last reading in gave.
    pub import: Option<ImportDone>,
    /// Which of the people of a demo is signed in.
    pub demo_person: usize,
    /// Places that are plugged in.
    pub places: Vec<PathBuf>,
    /// Files to be read in once somebody is signed in.
    pub to_import: Vec<PathBuf>,
    /// A request to be trusted that was opened.
    pub asked: Option<Asked>,
    /// People the last search found.
    pub people: Option<Vec<PersonLine>>,
    /// Message id of what is wrong with the person typed.
    pub people_fault: Option<&'static str>,
    /// The log as last read, the latest first.
    pub log: Vec<LogRow>,
    /// Whether the log is whole.
    pub log_whole: bool,
    /// Titles of sets in the language of the pages.
    pub set_titles: BTreeMap<Id, String>,
    /// News on the page.
    pub news: Option<News>,
    /// What is typed on pages of the shell.
    pub drafts: Drafts,
    /// Whether the list shows what is in sight anew.
    pub stale: bool,
}

/// What is typed on pages of the shell.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// Signing in.
    pub sign_in: SignInDraft,
    /// Reading in.
    pub import: ImportDraft,
    /// Settings.
    pub settings: SettingsDraft,
    /// People.
    pub people: PeopleDraft,
}

impl Model {
    /// Opens everything the arguments name. `wake` wakes the window when the thread has told something.
    pub fn open(args: &Args, wake: Arc<dyn Fn() + Send + Sync>) -> Result<Self, String> {
        let text = |error: &dyn std::fmt::Display| error.to_string();
        let home = Home::open(args.data.as_deref(), args.demo).map_err(|error| text(&error))?;
        let path = args.archive.clone().unwrap_or_else(|| home.archive());
        let kind = if args.demo { ArchiveKind::Demo } else { ArchiveKind::Live };
        if !path.exists() {
            Archive::create(&path, kind).map_err(|error| text(&error))?;
        }
        let archive = open_archive(&path)?;
        let worker = Worker::start(move || open_archive(&path), wake).map_err(|error| text(&error))?;
        let mut settings = home.settings();
        if let Some(lang) = &args.lang {
            settings.lang = lang.clone();
        }
        if let Some(theme) = args.theme {
            settings.theme = ThemeName::of(theme);
        }
        let sign_in = if home.key().exists() && !settings.principals.is_empty() {
            SignIn::Locked
        } else {
            SignIn::First
        };
        let mut model = Self {
            archive,
            worker,
            home,
            settings,
            sign_in,
            person: None,
            route: Route::Queue,
            queue: Queue::default(),
            case: None,
            work: None,
            observing: None,
            calling: None,
            employing: None,
            busy: Busy::No,
            recompute_waiting: 0,
            import: None,
            demo_person: 0,
            places: Vec::new(),
            to_import: args.import.clone(),
            asked: None,
            people: None,
            people_fault: None,
            log: Vec::new(),
            log_whole: true,
            set_titles: BTreeMap::new(),
            news: None,
            drafts: Drafts::default(),
            stale: true,
        };
        model.read_set_titles();
        if model.is_demo() {
            crate::command::sign_in_demo(&mut model, 0);
        }
        Ok(model)
    }

    /// Reads the titles of the sets that are here, in the language of the pages.
    pub fn read_set_titles(&mut self) {
        let rows = self.archive.pack_rows().unwrap_or_default();
        let lent = srm_host::embedded::demo().map(|loaded| loaded.digest);
        let packs = self.archive.packs();
        let known = rows.into_iter().map(|row| row.pack).chain(lent).filter_map(|digest| packs.find(&digest));
        let title = |known: &KnownPack| known.pack.text(&self.settings.lang, known.pack.title()).to_owned();
        self.set_titles = known.map(|known| (known.pack.id().clone(), title(&known))).collect();
    }

    /// The words of the pages.
    pub fn words(&self) -> Words {
        Words::of(&self.settings.lang)
    }

    /// How the pages look.
    pub fn look(&self) -> Look {
        Look {
            theme: self.settings.theme.theme(),
            scale_pct: self.settings.text_pct,
            calm_motion: true,
            rtl: self.settings.lang.is_rtl(),
            language: self.settings.lang.code().into(),
        }
    }

    /// Whether the archive is a demo.
    pub fn is_demo(&self) -> bool {
        self.archive.kind() == ArchiveKind::Demo
    }

    /// The tabs of who is signed in, with counts.
    pub fn tabs(&self, words: &Words) -> Vec<Tab> {
        let counts = self.queue.counts.iter().copied().chain(std::iter::repeat(0));
        let tabs = crate::waits::tabs(self.sees_all()).iter().zip(counts);
        tabs.map(|(tab, count)| Tab::counted(words.text(tab.words), count as u64)).collect()
    }

    /// Whether the person may see more than a rater does.
    pub fn sees_all(&self) -> bool {
        self.person.as_ref().is_some_and(|person| {
            person.in_role(Role::Recruiter).is_some() || person.in_role(Role::Officer).is_some()
        })
    }
}

/// A connection to the archive that knows the built-in set.
fn open_archive(path: &Path) -> Result<Archive, String> {
    let mut archive = Archive::open(path).map_err(|error| error.to_string())?;
    if let Some(known) = srm_host::embedded::demo().and_then(|loaded| loaded.known()) {
        archive.lend_pack(known).map_err(|error| error.to_string())?;
    }
    Ok(archive)
}

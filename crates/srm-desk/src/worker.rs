//! The thread for what takes long: reading sheets in, computing points again, opening a key. The window never waits.

use crate::clock::now;
use crate::demo;
use ed25519_dalek::SigningKey;
use srm_archive::{Archive, Candidate, Continue, ImportReport, Progress, folder};
use srm_host::keys;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// Sheets computed again in one go, so that something else can come between.
const RECOMPUTE_SHEETS: usize = 4;

/// Something to be done.
pub enum Job {
    /// Read files in.
    Import {
        /// Files and folders.
        paths: Vec<PathBuf>,
        /// Who brought them.
        by: String,
    },
    /// Make the sheets of a demo and read them in.
    Demo,
    /// Make a key.
    MakeKey {
        /// Where.
        path: PathBuf,
        /// What locks it.
        passphrase: Option<String>,
        /// The name in the key's comment.
        principal: String,
    },
    /// Open a key.
    Unlock {
        /// Where it is.
        path: PathBuf,
        /// What opens it.
        passphrase: Option<String>,
    },
}

/// What came of it.
#[derive(Debug)]
pub enum Told {
    /// Reading in goes on.
    Importing(Progress),
    /// Reading in is over.
    Imported(ImportReport),
    /// Demo sheets are being made: done, of how many.
    DemoMade(usize, usize),
    /// Points of some sheets were computed again; so many wait.
    Recomputed(usize),
    /// The key is open.
    Key(Box<SigningKey>),
    /// The key could not be opened or made; why, and whether another passphrase may help.
    NoKey {
        /// Why.
        why: String,
        /// Whether the passphrase was wrong.
        wrong_passphrase: bool,
    },
    /// Something failed, as told by who failed.
    Failed(String),
}

/// The thread. It ends with its owner.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    told: Receiver<Told>,
    stop: Arc<AtomicBool>,
}

impl Worker {
    /// Starts the thread; `open` gives it a connection of its own. `wake` is called after each thing it tells.
    pub fn start(
        open: impl FnOnce() -> Result<Archive, String> + Send + 'static,
        wake: Arc<dyn Fn() + Send + Sync>,
    ) -> std::io::Result<Self> {
        let (jobs, wanted) = channel();
        let (tell, told) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        std::thread::Builder::new().name("desk work".to_owned()).spawn(move || match open() {
            Ok(archive) => Hand { archive, tell, wake, stop: stopped }.run(&wanted),
            Err(error) => {
                // Nobody listens any more when the window is closing.
                let _ = tell.send(Told::Failed(error));
                wake();
            }
        })?;
        Ok(Self { jobs, told, stop })
    }

    /// Asks for something.
    pub fn ask(&self, job: Job) {
        self.stop.store(false, Ordering::Relaxed);
        // A thread that is gone has told why.
        let _ = self.jobs.send(job);
    }

    /// Stops reading in after the batch it is at.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Everything told since the last call.
    pub fn told(&self) -> Vec<Told> {
        self.told.try_iter().collect()
    }
}

struct Hand {
    archive: Archive,
    tell: Sender<Told>,
    wake: Arc<dyn Fn() + Send + Sync>,
    stop: Arc<AtomicBool>,
}

impl Hand {
    fn run(&self, wanted: &Receiver<Job>) {
        let mut waiting = self.archive.recompute_waiting().unwrap_or(0);
        loop {
            let job = if waiting > 0 {
                match wanted.try_recv() {
                    Ok(job) => Some(job),
                    Err(TryRecvError::Empty) => None,
                    Err(TryRecvError::Disconnected) => return,
                }
            } else {
                match wanted.recv() {
                    Ok(job) => Some(job),
                    Err(_) => return,
                }
            };
            match job {
                Some(job) => {
                    self.work(job);
                    waiting = self.archive.recompute_waiting().unwrap_or(0);
                }
                None => match self.archive.recompute_next(RECOMPUTE_SHEETS) {
                    Ok(turn) => {
                        waiting = if turn.done == 0 { 0 } else { turn.waiting };
                        self.say(Told::Recomputed(waiting));
                    }
                    Err(error) => {
                        waiting = 0;
                        self.say(Told::Failed(error.to_string()));
                    }
                },
            }
        }
    }

    fn say(&self, told: Told) {
        // Nobody listens any more when the window is closing.
        let _ = self.tell.send(told);
        (self.wake)();
    }

    fn work(&self, job: Job) {
        match job {
            Job::Import { paths, by } => self.import_paths(&paths, &by),
            Job::Demo => self.demo(),
            Job::MakeKey { path, passphrase, principal } => {
                match keys::generate(&path, passphrase.as_deref(), &principal) {
                    Ok(_) => self.open_key(&path, passphrase.as_deref()),
                    Err(error) => self.say(Told::NoKey { why: error.to_string(), wrong_passphrase: false }),
                }
            }
            Job::Unlock { path, passphrase } => self.open_key(&path, passphrase.as_deref()),
        }
    }

    fn open_key(&self, path: &std::path::Path, passphrase: Option<&str>) {
        match keys::load(path, passphrase) {
            Ok(key) => self.say(Told::Key(Box::new(key))),
            Err(error) => {
                let wrong =
                    matches!(error, keys::KeyError::WrongPassphrase(_) | keys::KeyError::NeedsPassphrase(_));
                self.say(Told::NoKey { why: error.to_string(), wrong_passphrase: wrong });
            }
        }
    }

    fn import_paths(&self, paths: &[PathBuf], by: &str) {
        let mut all = ImportReport::default();
        for path in paths {
            let files = match folder::files(path) {
                Ok(files) => files,
                Err(error) => {
                    self.say(Told::Failed(error.to_string()));
                    continue;
                }
            };
            match self.import(&mut { files }, by) {
                Ok(report) => {
                    all.rows.extend(report.rows);
                    all.stopped |= report.stopped;
                }
                Err(error) => self.say(Told::Failed(error)),
            }
            if all.stopped {
                break;
            }
        }
        self.say(Told::Imported(all));
    }

    fn import(&self, files: &mut dyn Iterator<Item = Candidate>, by: &str) -> Result<ImportReport, String> {
        let mut progress = |progress: Progress| {
            self.say(Told::Importing(progress));
            if self.stop.load(Ordering::Relaxed) { Continue::Stop } else { Continue::Yes }
        };
        self.archive.import(files, by, now()?, &mut progress).map_err(|error| error.to_string())
    }

    fn demo(&self) {
        match self.make_demo() {
            Ok(report) => self.say(Told::Imported(report)),
            Err(error) => self.say(Told::Failed(error)),
        }
    }

    fn make_demo(&self) -> Result<ImportReport, String> {
        let now = now()?;
        let made = demo::make(now, &mut |done, total| self.say(Told::DemoMade(done, total)))?;
        let actor = srm_archive::Actor::new(demo::OFFICER).map_err(|error| error.to_string())?;
        let known = self.archive.trust().map_err(|error| error.to_string())?;
        let signers = crate::enrol::added(&known.signers, &made.signers);
        let set = self.archive.set_trust(&signers, &made.revoked, &actor, now);
        set.map_err(|error| error.to_string())?;
        let files = made.files.into_iter().map(|(name, bytes)| Candidate { name, content: Ok(bytes) });
        self.import(&mut files.collect::<Vec<_>>().into_iter(), demo::OFFICER)
    }
}

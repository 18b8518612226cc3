//! Appending without making the window wait: records queue up and a thread of its own makes them durable in batches.

use super::frame::{FILE_BYTES_MAX, PAYLOAD_BYTES_MAX, Record, RecordKind, START_BYTES, frame_bytes};
use super::recover::Recovered;
use super::store::Store;
use crate::disk::{Attempt as _, Disk, DiskError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// Called after every sync and after a failure, from the syncing thread.
type Notify = Box<dyn Fn() + Send>;

/// How a journal is kept.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Space claimed ahead of the records, in bytes.
    pub reserve_bytes: u64,
}

impl Default for Settings {
    /// 4 MiB ahead: several hours of a session.
    fn default() -> Self {
        Self { reserve_bytes: 4 * 1024 * 1024 }
    }
}

/// Why the journal did not take a record or cannot say it is saved.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// An earlier write or sync failed; this file is never written again.
    #[error("the journal stopped: {0}; call the leader and continue on the spare location")]
    Poisoned(String),
    /// The journal was closed.
    #[error("the journal is closed: no record may follow")]
    Closed,
    /// The payload is over its limit.
    #[error("a journal record of {bytes} bytes is over the limit of {PAYLOAD_BYTES_MAX}; split it")]
    PayloadTooLong {
        /// Its length.
        bytes: usize,
    },
    /// The file has reached its limit.
    #[error("the journal has reached its limit of {FILE_BYTES_MAX} bytes; close the session")]
    Full,
    /// Session time went backwards.
    #[error("journal time went back from {last_us} to {at_us} microseconds")]
    TimeWentBack {
        /// Time of the record before.
        last_us: u64,
        /// Time of the refused record.
        at_us: u64,
    },
    /// Only record 0 is a header, and it is made with the file.
    #[error("a journal has one header, written when it is made")]
    SecondHeader,
    /// Waited for a record that was never appended.
    #[error("record {0} was never appended to this journal")]
    NotAppended(u64),
    /// The recovered file holds no header to go on from.
    #[error("the journal {} has no header record, there is no session to resume; set it aside", .0.display())]
    Empty(PathBuf),
    /// The journal works, there is nothing to flee from.
    #[error("the journal has not failed; the spare location is only for after a failure")]
    NotFailed,
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

struct State {
    queue: Vec<Record>,
    next_seq: u64,
    synced: u64,
    last_us: u64,
    /// Length of the file once the queue is written.
    len_bytes: u64,
    closed: bool,
    failure: Option<String>,
    stop: bool,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    /// Held by the thread while it writes; free once the thread is gone.
    store: Mutex<Store>,
    notify: Mutex<Notify>,
}

/// A panicking thread leaves consistent data behind here: every change is made in one step under the lock.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open journal. Dropping it writes what is queued and waits for that.
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    path: PathBuf,
}

impl Writer {
    /// Makes a journal whose record 0 is the header; it is durable when this returns. Refuses to replace a file.
    pub fn create(
        disk: Arc<dyn Disk>,
        path: &Path,
        at_us: u64,
        header: &[u8],
        settings: Settings,
        notify: Box<dyn Fn() + Send>,
    ) -> Result<Self, JournalError> {
        check_payload(header)?;
        let record = Record { seq: 0, at_us, kind: RecordKind::Header, payload: header.to_vec() };
        let store = Store::create(disk, path, &record, settings.reserve_bytes)?;
        let len_bytes = START_BYTES as u64 + frame_bytes(header.len());
        Self::start(store, 1, at_us, len_bytes, notify)
    }

    /// Goes on with a recovered journal; a torn end is cut. All recovered records are durable when this returns.
    pub fn resume(
        disk: Arc<dyn Disk>,
        path: &Path,
        recovered: Recovered,
        settings: Settings,
        notify: Box<dyn Fn() + Send>,
    ) -> Result<Self, JournalError> {
        let Some(last) = recovered.records.last() else { return Err(JournalError::Empty(path.to_owned())) };
        if recovered.is_closed() {
            return Err(JournalError::Closed);
        }
        let (next_seq, last_us) = (last.seq + 1, last.at_us);
        let len_bytes = recovered.image.len() as u64;
        let store = Store::resume(disk, path, recovered, settings.reserve_bytes)?;
        Self::start(store, next_seq, last_us, len_bytes, notify)
    }

    fn start(
        store: Store,
        next_seq: u64,
        last_us: u64,
        len_bytes: u64,
        notify: Notify,
    ) -> Result<Self, JournalError> {
        let path = store.path.clone();
        let state = State {
            queue: Vec::new(),
            next_seq,
            synced: next_seq - 1,
            last_us,
            len_bytes,
            closed: false,
            failure: None,
            stop: false,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
            store: Mutex::new(store),
            notify: Mutex::new(notify),
        });
        let thread = spawn(&shared).doing("start the thread that syncs", &path)?;
        Ok(Self { shared, thread: Some(thread), path })
    }

    /// Queues a record and gives its sequence number. It is saved once [`Writer::synced`] reaches that number.
    pub fn append(&self, at_us: u64, kind: RecordKind, payload: Vec<u8>) -> Result<u64, JournalError> {
        check_payload(&payload)?;
        let mut state = lock(&self.shared.state);
        if let Some(reason) = &state.failure {
            return Err(JournalError::Poisoned(reason.clone()));
        }
        if state.closed {
            return Err(JournalError::Closed);
        }
        if kind == RecordKind::Header {
            return Err(JournalError::SecondHeader);
        }
        if at_us < state.last_us {
            return Err(JournalError::TimeWentBack { last_us: state.last_us, at_us });
        }
        // Room for an ordinary closing record is kept, so that a full journal can still be closed.
        let spare_bytes = if kind == RecordKind::Closed { 0 } else { frame_bytes(PAYLOAD_BYTES_MAX) };
        let len_bytes = state.len_bytes + frame_bytes(payload.len());
        if len_bytes + spare_bytes > FILE_BYTES_MAX {
            return Err(JournalError::Full);
        }
        let seq = state.next_seq;
        state.queue.push(Record { seq, at_us, kind, payload });
        state.next_seq += 1;
        state.last_us = at_us;
        state.len_bytes = len_bytes;
        state.closed = kind == RecordKind::Closed;
        drop(state);
        self.shared.changed.notify_all();
        Ok(seq)
    }

    /// The highest sequence number that is durable, with all before it.
    pub fn synced(&self) -> u64 {
        lock(&self.shared.state).synced
    }

    /// Waits until the record is durable or the journal has failed.
    pub fn wait(&self, seq: u64) -> Result<(), JournalError> {
        let mut state = lock(&self.shared.state);
        if seq >= state.next_seq {
            return Err(JournalError::NotAppended(seq));
        }
        loop {
            if state.synced >= seq {
                return Ok(());
            }
            if let Some(reason) = &state.failure {
                return Err(JournalError::Poisoned(reason.clone()));
            }
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Why the journal stopped, if it did.
    pub fn failure(&self) -> Option<String> {
        lock(&self.shared.state).failure.clone()
    }

    /// Where the journal is written now.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// After a failure: writes every record, the unsaved ones included, to a new file in `spare_dir` and goes on
    /// there. All are durable when this returns the new path. If it fails, another folder may be tried.
    pub fn continue_at(&mut self, spare_dir: &Path) -> Result<PathBuf, JournalError> {
        if self.failure().is_none() {
            return Err(JournalError::NotFailed);
        }
        self.join();
        let mut store = lock(&self.shared.store);
        let mut state = lock(&self.shared.state);
        let left = std::mem::take(&mut state.queue);
        store.push(&left);
        store.move_to(spare_dir)?;
        self.path.clone_from(&store.path);
        state.synced = state.next_seq - 1;
        state.failure = None;
        drop((store, state));
        let thread = spawn(&self.shared).doing("start the thread that syncs", &self.path);
        match thread {
            Ok(thread) => self.thread = Some(thread),
            Err(error) => {
                lock(&self.shared.state).failure = Some(error.to_string());
                return Err(error.into());
            }
        }
        Ok(self.path.clone())
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has already become the journal's failure.
            let _ = thread.join();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        lock(&self.shared.state).stop = true;
        self.shared.changed.notify_all();
        self.join();
    }
}

fn check_payload(payload: &[u8]) -> Result<(), JournalError> {
    if payload.len() > PAYLOAD_BYTES_MAX {
        return Err(JournalError::PayloadTooLong { bytes: payload.len() });
    }
    Ok(())
}

fn spawn(shared: &Arc<Shared>) -> io::Result<JoinHandle<()>> {
    let shared = Arc::clone(shared);
    std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
        // Whoever waits must hear of it even if the thread dies of a panic.
        let _guard = FailOnPanic(&shared);
        run(&shared);
    })
}

struct FailOnPanic<'a>(&'a Shared);

impl Drop for FailOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            lock(&self.0.state)
                .failure
                .get_or_insert_with(|| "the thread that syncs stopped by a fault".to_owned());
            self.0.changed.notify_all();
        }
    }
}

fn run(shared: &Shared) {
    loop {
        let mut state = lock(&shared.state);
        while state.queue.is_empty() && !state.stop {
            state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let batch = std::mem::take(&mut state.queue);
        drop(state);
        let Some(last) = batch.last() else { return };
        let outcome = {
            let mut store = lock(&shared.store);
            store.push(&batch);
            store.flush()
        };
        let mut state = lock(&shared.state);
        let failed = match outcome {
            Ok(()) => {
                state.synced = last.seq;
                false
            }
            Err(error) => {
                state.failure = Some(error.to_string());
                true
            }
        };
        drop(state);
        shared.changed.notify_all();
        lock(&shared.notify)();
        if failed {
            return;
        }
    }
}

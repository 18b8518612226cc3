//! What a sound chain tells about its sessions, and what in it cannot be right.

use super::{Entry, EntryKind, Ledger};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Something wrong with what a sound chain tells.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// Started and left open although another session started later.
    #[error(
        "session {session} (entry {seq}) was started but neither sealed nor voided; ask the station for it"
    )]
    OpenSession {
        /// The session.
        session: Uuid,
        /// The entry that started it.
        seq: u64,
    },
    /// Sealed or voided without ever starting.
    #[error("entry {seq}: session {session} was {kind} without being started")]
    EndedWithoutStart {
        /// The session.
        session: Uuid,
        /// Sealed or voided.
        kind: EntryKind,
        /// The entry that ended it.
        seq: u64,
    },
    /// Started a second time.
    #[error("entry {seq}: session {session} was started a second time")]
    StartedTwice {
        /// The session.
        session: Uuid,
        /// The second start.
        seq: u64,
    },
    /// Sealed or voided after it had ended.
    #[error("entry {seq}: session {session} was {kind} after it had ended")]
    EndedTwice {
        /// The session.
        session: Uuid,
        /// Sealed or voided.
        kind: EntryKind,
        /// The second end.
        seq: u64,
    },
    /// A session entry that does not say which session.
    #[error("entry {seq}: {kind} without a session")]
    NoSession {
        /// The kind of the entry.
        kind: EntryKind,
        /// The entry.
        seq: u64,
    },
    /// Among the erased entries, starts and ends differ in number: erasure must not hide an open session.
    #[error(
        "{starts} erased entries start a session, but {ends} end one; a session's entries are erased together"
    )]
    ErasedUneven {
        /// Erased starts.
        starts: u64,
        /// Erased seals and voids.
        ends: u64,
    },
}

impl Ledger {
    /// The session that was started last and has not ended: to be resumed, sealed or voided.
    pub fn open_session(&self) -> Option<Uuid> {
        let last = self.entries.iter().rposition(|entry| entry.kind == EntryKind::SessionStarted)?;
        let session = self.entries[last].session()?;
        let has_ended =
            self.entries[last..].iter().any(|entry| is_end(entry.kind) && entry.session() == Some(session));
        (!has_ended).then_some(session)
    }

    /// What the entries tell that cannot be right. The session of [`Ledger::open_session`] is not a fault yet.
    pub fn audit(&self) -> Vec<LedgerFault> {
        let mut faults = Vec::new();
        let mut seen = BTreeMap::<Uuid, (u64, bool)>::new();
        let (mut starts, mut ends) = (0, 0);
        for Entry { seq, kind, payload, .. } in &self.entries {
            let (seq, kind) = (*seq, *kind);
            let is_start = kind == EntryKind::SessionStarted;
            if !is_start && !is_end(kind) {
                continue;
            }
            let Some(payload) = payload else {
                starts += u64::from(is_start);
                ends += u64::from(!is_start);
                continue;
            };
            let Some(session) = payload.session else {
                faults.push(LedgerFault::NoSession { kind, seq });
                continue;
            };
            match seen.get_mut(&session) {
                None => {
                    if !is_start {
                        faults.push(LedgerFault::EndedWithoutStart { session, kind, seq });
                    }
                    seen.insert(session, (seq, !is_start));
                }
                Some(_) if is_start => faults.push(LedgerFault::StartedTwice { session, seq }),
                Some((_, true)) => faults.push(LedgerFault::EndedTwice { session, kind, seq }),
                Some((_, has_ended)) => *has_ended = true,
            }
        }
        let may_be_open = self.open_session();
        let mut open: Vec<_> = seen
            .into_iter()
            .filter(|(session, (_, has_ended))| !has_ended && Some(*session) != may_be_open)
            .map(|(session, (seq, _))| LedgerFault::OpenSession { session, seq })
            .collect();
        open.sort_by_key(|fault| if let LedgerFault::OpenSession { seq, .. } = fault { *seq } else { 0 });
        faults.extend(open);
        if starts != ends {
            faults.push(LedgerFault::ErasedUneven { starts, ends });
        }
        faults
    }
}

fn is_end(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Sealed | EntryKind::Voided)
}

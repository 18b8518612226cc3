//! Whom the archive trusts: the list of allowed signers and the revoked keys, every version kept.

use crate::actor::Actor;
use crate::archive::Archive;
use crate::error::ArchiveError;
use rusqlite::{Connection, OptionalExtension as _, params};
use srm_sheet::principal::Role;
use srm_sheet::signers::{AllowedSigners, Signer};
use srm_sheet::utc::Utc;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Largest list taken.
pub const TRUST_BYTES_MAX: usize = 4 << 20;

/// One version of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrustList {
    /// Its number, from 1; 0 while there is none.
    pub version: i64,
    /// `allowed_signers` as it was given.
    pub signers: String,
    /// Revoked keys, one per line, as given.
    pub revoked: String,
    /// Who set it; nobody for version 0.
    pub set_by: Option<String>,
    /// When, by the office's clock.
    pub set_at: Option<Utc>,
    /// The list, read.
    pub allowed: AllowedSigners,
}

/// The last version read, so that it is parsed once.
#[derive(Debug, Default)]
pub(crate) struct TrustCache(RefCell<Option<Arc<TrustList>>>);

impl Archive {
    /// The list in force.
    pub fn trust(&self) -> Result<Arc<TrustList>, ArchiveError> {
        let version = current(&self.db)?;
        if let Some(known) = self.trust.0.borrow().as_ref().filter(|known| known.version == version) {
            return Ok(Arc::clone(known));
        }
        let list = Arc::new(read(&self.db, version)?);
        *self.trust.0.borrow_mut() = Some(Arc::clone(&list));
        Ok(list)
    }

    /// Puts another list in force and judges anew every document that a key with changed lines signed. Gives how many
    /// those are. Only officers and recruiters may.
    pub fn set_trust(
        &self,
        signers: &str,
        revoked: &str,
        actor: &Actor,
        at: Utc,
    ) -> Result<usize, ArchiveError> {
        actor.must_be(&[Role::Officer, Role::Recruiter], "change whom the archive trusts")?;
        if signers.len() + revoked.len() > TRUST_BYTES_MAX {
            return Err(ArchiveError::Bad(format!(
                "the list of signers is larger than {TRUST_BYTES_MAX} bytes; it is not one of ours"
            )));
        }
        let bad = |what: &str, error: String| ArchiveError::Bad(format!("{what}, {error}"));
        let new = AllowedSigners::parse(signers)
            .map_err(|error| bad("the list of signers", error.to_string()))?
            .with_revoked(revoked)
            .map_err(|error| bad("the list of revoked keys", error.to_string()))?;
        let tx = self.writing()?;
        let old = read(&tx, current(&tx)?)?;
        if old.signers == signers && old.revoked == revoked && old.version > 0 {
            return Ok(0);
        }
        tx.execute(
            "INSERT INTO trust (version, signers, revoked, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![old.version + 1, signers, revoked, actor.principal(), at.unix_s()],
        )?;
        let mut affected = BTreeSet::new();
        let mut by_key = tx.prepare("SELECT document FROM signer WHERE fingerprint = ?1")?;
        for fingerprint in changed(&old, &new, revoked) {
            for document in by_key.query_map([&fingerprint], |row| row.get::<_, i64>(0))? {
                affected.insert(document?);
            }
        }
        drop(by_key);
        // Judged in the same transaction: nobody ever sees a document judged by the list before.
        let list = TrustList { version: old.version + 1, allowed: new, ..TrustList::default() };
        for document in &affected {
            self.judge_again(&tx, *document, &list)?;
        }
        tx.commit()?;
        Ok(affected.len())
    }
}

/// Fingerprints of all keys whose lines differ, or that are revoked in one list and not in the other.
fn changed(old: &TrustList, new: &AllowedSigners, revoked: &str) -> BTreeSet<String> {
    let lines = |list: &AllowedSigners| -> BTreeSet<(String, String)> {
        list.signers()
            .iter()
            .map(|signer: &Signer| (signer.key().fingerprint(), signer.to_string()))
            .collect()
    };
    let (before, after) = (lines(&old.allowed), lines(new));
    let mut keys: BTreeSet<String> =
        before.symmetric_difference(&after).map(|(fingerprint, _)| fingerprint.clone()).collect();
    let gone = |text: &str| -> BTreeSet<String> {
        let key = |line: &str| srm_sheet::public_key::PublicKey::parse(line.trim_start_matches(' ')).ok();
        text.lines().filter_map(key).map(|key| key.fingerprint()).collect()
    };
    keys.extend(gone(&old.revoked).symmetric_difference(&gone(revoked)).cloned());
    keys
}

/// The version in force.
pub(crate) fn current(db: &Connection) -> Result<i64, ArchiveError> {
    Ok(db.prepare_cached("SELECT ifnull(max(version), 0) FROM trust")?.query_row([], |row| row.get(0))?)
}

fn read(db: &Connection, version: i64) -> Result<TrustList, ArchiveError> {
    let row = db
        .query_row(
            "SELECT signers, revoked, set_by, set_at FROM trust WHERE version = ?1",
            [version],
            |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get::<_, i64>(3)?))
            },
        )
        .optional()?;
    let Some((signers, revoked, set_by, set_at)) = row else { return Ok(TrustList::default()) };
    let allowed = AllowedSigners::parse(&signers)
        .and_then(|allowed| allowed.with_revoked(&revoked))
        .map_err(|_| ArchiveError::Unsound("trust"))?;
    Ok(TrustList {
        version,
        signers,
        revoked,
        set_by: Some(set_by),
        set_at: Utc::from_unix_s(set_at),
        allowed,
    })
}

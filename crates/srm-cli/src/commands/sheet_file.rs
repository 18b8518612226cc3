//! A sheet's file, for the commands that look into one.

use crate::exit::Failure;
use crate::files;
use srm_host::clock::WallClock;
use srm_sheet::fault::FaultCode;
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::{KnownPack, Packs};
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sheet};
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::verify_sheet;
use std::path::Path;

/// Reads a sheet whose signatures fit its text, and its bytes. Whose they are is for `srm verify`.
pub fn read(path: &Path) -> Result<(Sheet, Vec<u8>), Failure> {
    let bytes = files::read(path, SHEET_BYTES_MAX, "read the sheet")?;
    let bad = |error: &dyn std::fmt::Display| {
        Failure::bad(format_args!("{}: {error}; `srm verify` names every fault", path.display()))
    };
    let (sheet, signed) = Sheet::read(&bytes).map_err(|error| bad(&error))?;
    signed.verify(Namespace::Sheet).map_err(|error| bad(&error))?;
    Ok((sheet, bytes))
}

/// Makes sure that all a sheet says follows from its journal.
pub fn check(path: &Path, bytes: &[u8], known: &KnownPack) -> Result<(), Failure> {
    let mut packs = Packs::new();
    packs.add(known.clone());
    let report =
        verify_sheet(&files::name(path), bytes, &AllowedSigners::default(), &packs, WallClock.unix_s());
    // Nobody is trusted here on purpose, so the signer is always unknown.
    match report.faults.iter().find(|fault| fault.code != FaultCode::UnknownSigner) {
        Some(fault) => Err(Failure::bad(format_args!(
            "{}: {fault}; `srm explain {}` says what to do",
            path.display(),
            fault.code
        ))),
        None => Ok(()),
    }
}

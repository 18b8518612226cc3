//! What a sheet's row says beyond the sheet: what it needs, by when, and where its points stand.

use crate::archive::ArchiveKind;
use crate::need::{NeedKind, Needs};
use crate::recompute::Recompute;
use srm_core::score::Basis;
use srm_sheet::case::Case;
use srm_sheet::packed::KnownPack;
use srm_sheet::sheet::Sheet;
use srm_sheet::utc::Utc;

/// A candidate has the answer this long after the session: three days.
pub const ANSWER_S: i64 = 3 * 24 * 3600;

/// What the row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stand {
    pub needs: Needs,
    pub due: Option<Utc>,
    pub basis: Option<Basis>,
}

/// What is known of a sheet besides its text.
pub(crate) struct Around<'a> {
    pub kind: ArchiveKind,
    pub faults: i64,
    pub recompute: Recompute,
    pub pack: Option<&'a KnownPack>,
}

/// A pure function of the sheet, its set and what was found wrong.
pub(crate) fn of(sheet: &Sheet, around: &Around<'_>) -> Stand {
    let mut stand = Stand::default();
    let mut need = |kind: NeedKind, is_needed: bool| {
        if is_needed {
            stand.needs = stand.needs.with(kind);
        }
    };
    need(NeedKind::Recompute, around.recompute == Recompute::Waiting);
    need(NeedKind::FaultFound, around.faults > 0);
    if !around.kind.decides(sheet.purpose) {
        return stand;
    }
    need(NeedKind::Incident, !sheet.incidents.is_empty());
    need(NeedKind::RatingDue, !sheet.pending.is_empty());
    need(NeedKind::AnswerDue, true);
    let case = around.pack.and_then(|known| Case::of(sheet, known.pack.rubric(), &[]).ok());
    if let Some(case) = &case {
        need(NeedKind::NearCut, case.basis == Basis::Within);
        need(NeedKind::DecisionDue, case.basis != Basis::Incomplete);
    }
    stand.basis = case.map(|case| case.basis);
    stand.due = Utc::from_unix_s(sheet.ended.unix_s().saturating_add(ANSWER_S));
    stand
}

//! What a sheet's row says beyond the sheet: what it needs, by when, and where its points stand.

use crate::archive::ArchiveKind;
use crate::need::{NeedKind, Needs};
use crate::recompute::Recompute;
use srm_core::score::Basis;
use srm_sheet::case_file::{CaseFile, Need};
use srm_sheet::utc::Utc;

/// What the row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stand {
    pub needs: Needs,
    pub due: Option<Utc>,
    pub basis: Option<Basis>,
}

/// A pure function of the case file and of how far the sheet has been checked.
pub(crate) fn of(kind: ArchiveKind, faults: usize, recompute: Recompute, file: &CaseFile) -> Stand {
    let mut stand = Stand::default();
    let mut need = |kind: NeedKind| stand.needs = stand.needs.with(kind);
    if recompute == Recompute::Waiting {
        need(NeedKind::Recompute);
    }
    if faults > 0 {
        need(NeedKind::FaultFound);
    }
    if !kind.decides(file.purpose) {
        return stand;
    }
    for wanted in &file.needs {
        match wanted {
            // Without its set a sheet is no fault as long as nobody has looked for the set.
            Need::FaultFound if faults == 0 && recompute == Recompute::Waiting => {}
            Need::FaultFound => need(NeedKind::FaultFound),
            Need::RatingDue { .. } => need(NeedKind::RatingDue),
            Need::SecondRatingDue { .. } => need(NeedKind::SecondRatingDue),
            Need::Gap { .. } => need(NeedKind::Gap),
            Need::NearCut => need(NeedKind::NearCut),
            Need::Incident => need(NeedKind::Incident),
            Need::DecisionDue => need(NeedKind::DecisionDue),
            Need::SecondPersonDue => need(NeedKind::SecondPersonDue),
            Need::InterviewDue => need(NeedKind::InterviewDue),
            Need::AnswerDue { by } => {
                need(NeedKind::AnswerDue);
                stand.due = Some(*by);
            }
        }
    }
    stand.basis = file.case.as_ref().map(|case| case.basis);
    stand
}

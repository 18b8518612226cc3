//! What waits for a person, as tabs and as words.

use srm_archive::{NeedKind, Needs};
use srm_text::Words;

/// A tab: several kinds of what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTab {
    /// Message id of its words.
    pub words: &'static str,
    /// What rows of it need; none for all rows.
    pub any_of: &'static [NeedKind],
}

impl WaitTab {
    /// What rows of it need, as a set.
    pub fn needs(&self) -> Needs {
        self.any_of.iter().fold(Needs::NONE, |needs, kind| needs.with(*kind))
    }
}

const RATE: WaitTab =
    WaitTab { words: "tab-rate", any_of: &[NeedKind::RatingDue, NeedKind::SecondRatingDue, NeedKind::Gap] };
const ALL: WaitTab = WaitTab { words: "tab-all", any_of: &[] };

/// The tabs, for who sees all, or for who only rates: nearness to a threshold is not for a rater's eyes.
pub const fn tabs(sees_all: bool) -> &'static [WaitTab] {
    const EVERY: [WaitTab; 6] = [
        RATE,
        WaitTab { words: "tab-near-cut", any_of: &[NeedKind::NearCut] },
        WaitTab { words: "tab-decide", any_of: &[NeedKind::DecisionDue, NeedKind::SecondPersonDue] },
        WaitTab { words: "tab-events", any_of: &[NeedKind::Incident, NeedKind::FaultFound] },
        WaitTab { words: "tab-answer", any_of: &[NeedKind::AnswerDue, NeedKind::InterviewDue] },
        ALL,
    ];
    const RATER: [WaitTab; 2] = [RATE, ALL];
    if sees_all { &EVERY } else { &RATER }
}

/// What a row waits for, in words: the first two things, most urgent first.
pub fn words_of(needs: Needs, sees_all: bool, words: &Words) -> String {
    let mut order: Vec<NeedKind> = needs.iter().collect();
    // An answer is due to nearly everybody: it says something only when nothing else does.
    order.sort_by_key(|kind| *kind == NeedKind::AnswerDue);
    order.retain(|kind| sees_all || RATE.any_of.contains(kind));
    if order.len() > 1 {
        order.retain(|kind| *kind != NeedKind::AnswerDue);
    }
    let told: Vec<String> = order.iter().take(2).map(|kind| words.text(&format!("need-{kind}"))).collect();
    if told.is_empty() { words.text("need-nothing") } else { told.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::words_of as language;

    #[test]
    fn every_kind_of_need_has_words_and_a_tab_and_raters_see_only_ratings() {
        let words = language("sv");
        for kind in NeedKind::ALL {
            assert!(words.has(&format!("need-{kind}")), "{kind}");
            let told = words_of(Needs::NONE.with(*kind), false, &words);
            let is_rating = RATE.any_of.contains(kind);
            assert_eq!(told == words.text("need-nothing"), !is_rating, "{kind}");
        }
        assert_eq!(tabs(false).len(), 2);
        assert!(tabs(true).iter().all(|tab| words.has(tab.words)));
    }
}

//! What waits for a person, as bits that an index can count.

use std::fmt;

macro_rules! needs {
    ($($name:ident $word:literal $doc:literal)*) => {
        /// One kind of thing that waits for a person (or, for the first, for the program).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NeedKind { $(#[doc = $doc] $name),* }

        impl NeedKind {
            /// Every kind, in the order tabs show them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in files and on the command line; also the end of its message id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

needs! {
    Recompute "recompute" "The signature is checked, the points have not been computed again yet."
    FaultFound "fault-found" "Something is wrong with the sheet."
    RatingDue "rating-due" "Somebody must rate an exercise."
    SecondRatingDue "second-rating-due" "A second person must rate an exercise."
    Gap "gap" "Two ratings lie too far apart."
    Incident "incident" "Something happened in the session that a person must look at."
    NearCut "near-cut" "The points lie within the band of uncertainty."
    DecisionDue "decision-due" "A person must decide."
    SecondPersonDue "second-person-due" "A decision waits for a second person."
    InterviewDue "interview-due" "The structured interview follows."
    AnswerDue "answer-due" "The candidate waits for the answer."
}

impl NeedKind {
    /// The kind with this name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }

    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl fmt::Display for NeedKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What one case needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Needs(u32);

impl Needs {
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// These, and one more.
    #[must_use]
    pub const fn with(self, kind: NeedKind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// Whether this is among them.
    pub const fn has(self, kind: NeedKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Whether nothing is needed.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each kind needed, in order.
    pub fn iter(self) -> impl Iterator<Item = NeedKind> {
        NeedKind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }

    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_their_own_bit_and_word() {
        let mut all = Needs::NONE;
        for kind in NeedKind::ALL {
            assert!(!all.has(*kind));
            all = all.with(*kind);
            assert_eq!(NeedKind::parse(kind.as_str()), Some(*kind));
        }
        assert_eq!(all.iter().collect::<Vec<_>>(), NeedKind::ALL);
        assert_eq!(NeedKind::parse("rank"), None);
    }
}

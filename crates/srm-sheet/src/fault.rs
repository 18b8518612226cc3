//! Everything that checking can find wrong, each with a stable code, and what to do about it.

use serde::{Serialize, Serializer};
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Its code.
    pub code: FaultCode,
    /// What exactly, and where.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means, and what to do.
    pub advice: &'static str,
}

macro_rules! faults {
    ($($name:ident $code:literal $title:literal $advice:literal)*) => {
        /// A kind of fault. Codes never change their meaning and are never used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FaultCode { $(#[doc = $title] $name),* }

        impl FaultCode {
            /// Every kind, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What it means and what to do.
            pub const fn explain(self) -> Explanation {
                match self {
                    $(Self::$name => Explanation { code: $code, title: $title, advice: $advice }),*
                }
            }
        }
    };
}

faults! {
    NotSigned "SV0101" "no signed file in proper form"
        "The file was cut off, altered, or never signed. Fetch the original again, as a binary copy; a document \
         without a proper signature block proves nothing."
    BadSignature "SV0102" "the signature does not fit the text"
        "The text or the signature was changed after signing. Do not use the document; fetch the original from the \
         station or from the last export."
    OtherPurpose "SV0103" "signed for another purpose"
        "A signature counts only for the kind of document it was made for. Somebody put it under another one: ask \
         where the file comes from."
    UnknownSigner "SV0104" "the signature is good, but nobody here knows the key"
        "Compare the fingerprint with the station's over a second way (telephone, paper). If it is the station's, add \
         its line to the list of allowed signers; if not, do not use the document."
    SignerNotAllowed "SV0105" "the key may not sign this kind of document"
        "The list of allowed signers names the key, but for other purposes (`namespaces`). Ask who keeps the list \
         whether that is meant."
    NotYetValid "SV0106" "signed before the key's time began"
        "The document's own time lies before the key's `valid-after`. Check the station's clock and the list."
    Expired "SV0107" "signed after the key's time was over"
        "The document's own time lies after the key's `valid-before`. The station needs a new line in the list, or \
         somebody used an old key."
    Revoked "SV0108" "the key is revoked"
        "The key was lost or stolen. Nothing it ever signed counts, whatever time stands in the document."
    OtherStation "SV0109" "signed by somebody else than the one it names"
        "The key is trusted, but for another name than the one in the document. Ask whoever signed."

    OtherVersion "SV0201" "written in another version of the format"
        "This program is too old (or the file is none of ours). Check it with a newer program; nothing is said about \
         its content."
    NotTheDocument "SV0202" "not a document of this kind, or not in its one spelling"
        "A field is missing, unknown or of another type, or the text was written by another program. Fetch the \
         original; if it is the original, tell the makers of the program that wrote it."
    FromTheFuture "SV0203" "dated in the future"
        "The document says it was made more than a day from now. Check this computer's clock, then the station's."
    EndsBeforeStart "SV0204" "ended before it began"
        "The wall clock of the station went back during the session without being noted. Check the station's clock."

    PackMissing "SV0301" "the exercise set is not here: signature good, score not recomputed"
        "Give the packed set with `--pack`, or put it beside the sheet; exports carry it. Until then nobody has \
         checked that the points follow from the journal."
    OtherRevision "SV0302" "made with another revision of a kind or rule: not recomputable here"
        "This is no sign of tampering: the program that computed the points had another revision. Check it with the \
         program version the sheet names under `build`."
    PackBroken "SV0303" "the packed set does not agree with itself"
        "A file's hash, path or the digest of all does not fit. Ask the author to pack the set again."
    SetBroken "SV0304" "the packed set has errors"
        "`srm check` on the set names them all. A set with errors cannot be run or scored."

    JournalStart "SV0401" "the journal does not begin with the session's start"
        "The first entry tells at time 0 what the session was started with, and no other entry does. The sheet was \
         not made by a station of ours."
    TimeGoesBack "SV0402" "the journal is out of order or beyond its limits"
        "Session time never goes back and never exceeds a week. Entries were moved or changed before signing."
    AfterTheEnd "SV0403" "the journal goes on after the end"
        "Nothing can happen in a session that is over. The sheet was not made by a station of ours."
    CannotHappen "SV0404" "the journal tells something that could not happen"
        "A station writes down only what meant something at that moment. The entry was added or changed before \
         signing, or the set is not the one the session ran on."
    NotEnded "SV0405" "the session did not end, or not in a way that gives a sheet"
        "Only completed, left and ended sessions have sheets. The sheet was not made by a station of ours."

    FactsDiffer "SV0501" "the sheet tells the session differently than its journal"
        "What the sheet says about the session does not follow from the journal and the set. Do not use it; ask the \
         station for its own copy."
    EvidenceDiffers "SV0502" "the evidence does not follow from the journal"
        "Replaying the journal gives other results than the sheet holds. Do not use it; keep the file, and tell the \
         programme's officers."
    ScoreDiffers "SV0503" "the points do not follow from the evidence"
        "The scoring rules give other points than the sheet holds. Do not use it; keep the file, and tell the \
         programme's officers."

    LedgerBroken "SV0601" "the ledger's chain is broken"
        "An entry was changed, removed or added, or the file was cut off. Fetch the ledger again; if it is the same, \
         sessions may be missing: tell the programme's officers."
    OpenSession "SV0602" "a session was started and never ended"
        "Every session ends sealed or voided with a reason before the next begins. Ask the station what became of it."
    LedgerStory "SV0603" "the ledger tells something that cannot be"
        "The chain is whole, but a session ends twice, starts twice or ends without a start. Tell the makers of the \
         program, and the programme's officers."
    SheetMissing "SV0604" "a sealed sheet is missing"
        "The ledger says a sheet was signed, but its file is not here, nor a signed report that it was deleted. Ask the \
         station for it; without it the export is not whole."
    NotInLedger "SV0605" "no ledger here tells of this sheet"
        "The station's ledger should be in the same export. Fetch it; a sheet outside its ledger may have been \
         chosen from several."
    LedgerDisagrees "SV0606" "the ledger tells otherwise than the sheet"
        "At the sheet's place the ledger has something else. Ask the station for a new export; if it says the same, \
         tell the programme's officers."
    Fork "SV0607" "the station has two histories"
        "Two ledgers, checkpoints or sheets of one station part ways. The station was copied or set back and used \
         again: tell the programme's officers, and use neither history before they have looked."
    Rollback "SV0608" "the ledger is older than something beside it"
        "A sheet or checkpoint proves that the ledger went further than this file. Fetch the newest ledger; if this \
         is the newest, the station was set back."
    SheetTwice "SV0609" "two different sheets of one session"
        "A session is sealed once. Ask the station which one its ledger names."
    NoLedgerFits "SV0610" "no ledger here fits the checkpoint"
        "The checkpoint is another station's, or that station's ledger is missing from the export. Fetch it."

    RoleNotAllowed "SV0701" "made in a role that does not make such documents"
        "Ratings come from raters, decisions from recruiters, approvals from employers. Ask who made it to sign again \
         under the right name."
    PersonalNumber "SV0702" "holds a personal identity number"
        "No document may hold one: the code says who it is about. Do not keep the file; ask who wrote it to write it \
         again without the number."
    Inconsistent "SV0703" "does not agree with itself"
        "Two fields say different things, or one that is needed is missing. No program of ours signs such a document: \
         ask who made it."
    OtherSession "SV0704" "about another session than the sheet"
        "Candidate, attempt, session or sheet is another. It may belong to another sheet that is not here yet; it \
         counts for nothing in this case."
    OtherRules "SV0705" "about another set or other scoring rules than the sheet's"
        "Who judged had other files than the station. Judge again with the set the sheet names by its digest."
    PurposeDiffers "SV0706" "for another purpose than the session"
        "What was made to try things out says nothing about a real session, and the other way round. It counts for \
         nothing in this case."
    PartUnknown "SV0707" "judges what the set does not have, or leaves out what it has"
        "An exercise, criterion, count, question or skill is unknown, or a mark is missing. Judge again with the set \
         the sheet names."
    NamedMissing "SV0708" "names a document that is not here"
        "It rests on another document, takes its place or follows from it, and that one has not come, or does not fit \
         itself. Import it; until then this one counts for nothing."
    NotItsPlace "SV0709" "there is one in its place already"
        "Nothing is changed by a second document beside the first: a new one names the last one, by the same person. \
         This one counts for nothing."
    BasisDiffers "SV0710" "decided on something else than sheet and ratings give"
        "What the decision says it saw does not follow from the sheet and the ratings it names. Do not act on it; ask \
         who decided, and tell the programme's officers."
    NotInForce "SV0711" "follows from a decision that is not in force"
        "The decision waits for a second person, or does not take the person forward. Until one in force does, this \
         counts for nothing."
    OtherKey "SV0712" "not signed with the key it asks for"
        "Who asks to be put on the list proves to have the key by signing with it. Do not accept the request; ask for \
         a new one."
}

impl FaultCode {
    /// The code's text.
    pub const fn as_str(self) -> &'static str {
        self.explain().code
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fault| fault.as_str() == code)
    }

    /// One such fault.
    pub(crate) fn fault(self, message: impl Into<String>) -> Fault {
        Fault { code: self, message: message.into() }
    }
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FaultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_in_order_and_read_back() {
        let codes: Vec<_> = FaultCode::ALL.iter().map(|fault| fault.as_str()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        for fault in FaultCode::ALL {
            let Explanation { code, title, advice } = fault.explain();
            assert_eq!(FaultCode::parse(code), Some(*fault));
            assert!(code.len() == 6 && code.starts_with("SV0"));
            assert!(!title.is_empty() && advice.ends_with('.') && !advice.contains("  "), "{code}");
        }
        for bad in ["", "SV0100", "sv0101", "SV01011"] {
            assert_eq!(FaultCode::parse(bad), None);
        }
    }
}

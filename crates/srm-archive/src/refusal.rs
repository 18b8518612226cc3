//! Why a file was not taken in: a stable code, what is wrong, and what to do. Codes `SV…` are those of verification.

use srm_sheet::fault::FaultCode;
use std::fmt;

macro_rules! refusals {
    ($($name:ident $code:literal $title:literal $advice:literal)*) => {
        /// A reason of the archive's own. Codes never change their meaning and are never used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Own { $(#[doc = $title] $name),* }

        impl Own {
            /// Every reason, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            const fn parts(self) -> (&'static str, &'static str, &'static str) {
                match self { $(Self::$name => ($code, $title, $advice)),* }
            }
        }
    };
}

refusals! {
    TooLarge "SA0101" "the file is larger than any document"
        "It was not read. If it should be a sheet, ask the station for it again."
    Link "SA0102" "a link to somewhere else"
        "Links are not followed. Copy the file itself into the folder."
    Unreadable "SA0103" "the file cannot be read"
        "Try again; if the stick is damaged, let the station export once more."
    TooDeep "SA0104" "folders inside folders, too deep"
        "Choose the folder that holds the sheets."
    TooMany "SA0105" "more files than one import takes"
        "The files before it were taken in. Choose a smaller folder, and import the rest after."
    Container "SA0106" "a packed archive, such as zip"
        "It was not opened. Unpack it yourself, look at what is in it, and import the folder."
    Foreign "SA0107" "not a document of ours"
        "Nothing to do, unless it should be a sheet: then ask the station for it again."
    Empty "SA0108" "an empty file"
        "The copy was cut off. Fetch the file again."
    SignersBeside "SA0109" "a list of signers that came with the documents"
        "It is not used: documents must not say themselves whom to trust. Compare the key on a second way and add it in \
         the settings."
    Special "SA0110" "not a plain file"
        "Devices and pipes are not read. Copy the documents into a folder of their own."

    Erased "SA0201" "erased here before"
        "The document was erased under the rules for keeping, and is not taken in again. Remove the copy, too."
    OtherPurpose "SA0202" "not for this kind of archive"
        "A demo archive takes only demo and simulated sessions. Import the others where they belong."
    OtherPerson "SA0203" "made by somebody else than who is signed in"
        "Sign in as the person who made it, or import the file."
    RaterOnly "SA0204" "not for this role"
        "Let a person with the right role do it."
}

/// Which reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Found by verification.
    Fault(FaultCode),
    /// Found by the archive.
    Own(Own),
}

impl Reason {
    /// The reason of the archive's own with this code; those of verification are [`FaultCode::parse`]'s.
    pub fn parse_own(code: &str) -> Option<Own> {
        Own::ALL.iter().copied().find(|own| own.parts().0 == code)
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.as_str(),
            Self::Own(own) => own.parts().0,
        }
    }

    /// What it is, in a few words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.explain().title,
            Self::Own(own) => own.parts().1,
        }
    }

    /// What to do.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.explain().advice,
            Self::Own(own) => own.parts().2,
        }
    }
}

/// Why one file was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The reason.
    pub reason: Reason,
    /// What exactly, and where.
    pub what: String,
}

impl Refused {
    pub(crate) fn own(own: Own, what: impl Into<String>) -> Self {
        Self { reason: Reason::Own(own), what: what.into() }
    }

    pub(crate) fn fault(code: FaultCode, what: impl Into<String>) -> Self {
        Self { reason: Reason::Fault(code), what: what.into() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reason.code(), self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_in_order_and_advice_is_a_sentence() {
        let codes: Vec<_> = Own::ALL.iter().map(|own| Reason::Own(*own).code()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        for own in Own::ALL {
            let reason = Reason::Own(*own);
            assert!(reason.code().starts_with("SA0") && reason.code().len() == 6);
            assert!(
                !reason.title().is_empty()
                    && reason.advice().ends_with('.')
                    && !reason.advice().contains("  ")
            );
        }
    }
}

//! What is wrong with a file, in the reader's language: many codes, fewer kinds of trouble, one advice for each kind.

use srm_text::Words;

/// The kind of trouble a code is about; `flaw-<kind>` says what it is, `flaw-<kind>-do` what to do.
pub fn kind(code: &str) -> &'static str {
    match code {
        "SV0101" | "SV0102" | "SV0103" => "signature",
        "SV0104" => "unknown-signer",
        "SV0105" | "SV0109" | "SV0701" => "not-allowed",
        "SV0106" | "SV0107" => "key-period",
        "SV0108" => "revoked",
        "SV0201" => "newer",
        "SV0202" | "SV0703" => "not-a-document",
        "SV0203" => "future",
        "SV0204" => "clock",
        "SV0301" => "set-missing",
        "SV0302" => "other-revision",
        "SV0303" | "SV0304" => "set-broken",
        "SV0401" | "SV0402" | "SV0403" | "SV0404" | "SV0405" => "journal",
        "SV0501" | "SV0502" | "SV0503" => "points",
        "SV0601" | "SV0603" | "SV0606" | "SV0607" | "SV0608" => "ledger",
        "SV0602" => "open-session",
        "SV0604" => "sheet-missing",
        "SV0605" | "SV0610" => "ledger-missing",
        "SV0609" => "twice",
        "SV0702" => "personal-number",
        "SA0101" | "SA0104" | "SA0105" => "too-much",
        "SA0102" | "SA0110" => "not-a-file",
        "SA0103" => "unreadable",
        "SA0106" => "container",
        "SA0107" => "foreign",
        "SA0108" => "empty",
        "SA0109" => "signers-beside",
        "SA0201" => "erased",
        "SA0202" => "other-purpose",
        "SA0203" | "SA0204" => "other-person",
        code if code.starts_with("SV07") => "does-not-fit",
        _ => "other",
    }
}

/// What a code means, and what to do.
pub fn told(code: &str, words: &Words) -> (String, String) {
    let kind = kind(code);
    (words.text(&format!("flaw-{kind}")), words.text(&format!("flaw-{kind}-do")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::words_of;
    use srm_archive::refusal::{Own, Reason};
    use srm_sheet::fault::FaultCode;

    #[test]
    fn every_code_has_words_and_advice() {
        let words = words_of("sv");
        let codes = FaultCode::ALL.iter().map(|code| code.as_str());
        for code in codes.chain(Own::ALL.iter().map(|own| Reason::Own(*own).code())) {
            let kind = kind(code);
            assert_ne!(kind, "other", "{code} falls among the others");
            assert!(
                words.has(&format!("flaw-{kind}")) && words.has(&format!("flaw-{kind}-do")),
                "{code}: {kind}"
            );
        }
    }
}

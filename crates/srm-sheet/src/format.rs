//! What the document types share: the `format` field, and texts that are safe to print.

use serde::Deserialize;

/// The head of any document.
#[derive(Deserialize)]
struct Head {
    format: String,
}

/// The format a body claims, when it is of this `kind` but not a version that major `major` minor 0 covers.
pub(crate) fn other_version(body: &str, kind: &str, major: u32) -> Option<String> {
    let format = of(body)?;
    let (found, version) = format.split_once('/')?;
    let (other_major, minor) = version.split_once('.')?;
    let number = |text: &str| text.parse::<u32>().ok();
    let (other_major, minor) = (number(other_major)?, number(minor)?);
    (found == kind && (other_major, minor) != (major, 0)).then_some(format)
}

/// The `format` field of a JSON body.
pub(crate) fn of(body: &str) -> Option<String> {
    serde_json::from_str(body).ok().map(|Head { format }| format)
}

/// One line of 1 to `chars_max` characters without control characters, so that it can be printed as it is.
pub(crate) fn is_line(text: &str, chars_max: usize) -> bool {
    let count = text.chars().take(chars_max + 1).count();
    (1..=chars_max).contains(&count) && !text.chars().any(char::is_control)
}

/// A name as it stands in `allowed_signers` and after `ssh-keygen -I`: no wildcards, commas, spaces or quotes.
pub(crate) fn is_principal(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_graphic() && !b"*?,!\"\\#".contains(&b);
    (1..=80).contains(&text.len()) && text.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_names_and_lines() {
        let body = |format: &str| format!("{{\"format\":\"{format}\",\"more\":[1.5]}}");
        let other = |format: &str| other_version(&body(format), "srm-sheet", 1);
        assert_eq!(other("srm-sheet/2.0"), Some("srm-sheet/2.0".into()));
        assert_eq!(other("srm-sheet/1.1"), Some("srm-sheet/1.1".into()));
        for same in ["srm-sheet/1.0", "srm-pack/2.0", "srm-sheet/x.y", "srm-sheet", ""] {
            assert_eq!(other(same), None, "{same}");
        }
        assert_eq!(other_version("[", "srm-sheet", 1), None);
        for good in ["station/kista-3", "a"] {
            assert!(is_principal(good), "{good}");
        }
        for bad in ["", "station/*", "a b", "a,b", "å", "\u{1b}[0m", "!a", &"a".repeat(81)] {
            assert!(!is_principal(bad), "{bad}");
        }
        assert!(is_line("srm 0.1.0", 20) && is_line("å", 1));
        for bad in ["", "a\nb", "\u{1b}[2J", "\u{85}", "for-ever-and-ever-long"] {
            assert!(!is_line(bad, 20), "{bad:?}");
        }
    }
}

//! Who may sign what, and when: OpenSSH's `allowed_signers` file, and a list of revoked keys.
//!
//! One signer per line: `principals [options] ssh-ed25519 AAAA… [comment]`. We take a strict part of what OpenSSH takes,
//! so a file good here means the same to `ssh-keygen -Y verify`: the options `namespaces="…"`, `valid-after="…Z"` and
//! `valid-before="…Z"` only, no certificates, no negated patterns, times in UTC. Both ends of a period belong to it.

use crate::public_key::{PublicKey, PublicKeyError};
use crate::utc::{Utc, UtcError};
use std::fmt;

/// Longest list of patterns taken.
pub const PATTERNS_BYTES_MAX: usize = 1024;

/// A comma list of names in which `*` stands for any text and `?` for any one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns(String);

/// One line: a key, whose it is, what for and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    principals: Patterns,
    namespaces: Option<Patterns>,
    valid_after: Option<Utc>,
    valid_before: Option<Utc>,
    key: PublicKey,
}

/// All signers of a file, and the revoked keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedSigners {
    signers: Vec<Signer>,
    revoked: Vec<PublicKey>,
}

/// What the list says about a key that made a good signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Allowed for this purpose at this time.
    Trusted {
        /// Whose key it is, as the file says; the document's own claim must match it.
        principal: Patterns,
    },
    /// No line names this key.
    UnknownKey,
    /// The key is on the revoked list; nothing it ever signed counts.
    Revoked,
    /// The key may sign, but not for this purpose.
    WrongNamespace {
        /// Whose key it is.
        principal: Patterns,
    },
    /// The key's period starts later.
    NotYetValid {
        /// Whose key it is.
        principal: Patterns,
        /// First second of the period.
        valid_after: Utc,
    },
    /// The key's period is over.
    Expired {
        /// Whose key it is.
        principal: Patterns,
        /// Last second of the period.
        valid_before: Utc,
    },
}

/// A bad line of an `allowed_signers` file or a list of revoked keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct SignersError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: SignersFault,
}

/// What is wrong with a signer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignersFault {
    /// A tab, carriage return or other control character.
    #[error("a control character (a tab or a Windows line end, perhaps); use spaces and LF line ends")]
    Control,
    /// A list of names is empty, too long or has a character it may not have.
    #[error(
        "`{0}` is not a list of names: printable ASCII without spaces or quotes, separated by commas, none empty, none starting with !"
    )]
    Patterns(String),
    /// The line ends after the names.
    #[error("the key is missing; write `name ssh-ed25519 AAAA…`")]
    KeyMissing,
    /// A bad key.
    #[error("{0}")]
    Key(#[from] PublicKeyError),
    /// `cert-authority`.
    #[error("`cert-authority` is not taken: name each signer's own key on a line of its own")]
    CertAuthority,
    /// An option we do not know; ignoring it could allow more than was meant.
    #[error("unknown option `{0}`; known are namespaces, valid-after and valid-before")]
    UnknownOption(String),
    /// An option given twice.
    #[error("the option `{0}` is given twice; keep one")]
    RepeatedOption(String),
    /// An option without a quoted value.
    #[error("the option `{0}` needs a value in double quotes, as in namespaces=\"srm-sheet\"")]
    Unquoted(String),
    /// A bad time.
    #[error("`{text}`: {error}")]
    Time {
        /// The time as written.
        text: String,
        /// What is wrong with it.
        error: UtcError,
    },
    /// A period without a second in it.
    #[error("valid-before must be later than valid-after, and both later than 1970-01-01T00:00:00Z")]
    Period,
}

impl Patterns {
    /// Reads a comma list.
    pub fn parse(text: &str) -> Result<Self, SignersFault> {
        let is_name = |name: &str| {
            let is_plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'\\');
            !name.is_empty() && !name.starts_with(['!', '#']) && name.bytes().all(is_plain)
        };
        if text.len() <= PATTERNS_BYTES_MAX && text.split(',').all(is_name) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SignersFault::Patterns(text.chars().take(80).collect()))
        }
    }

    /// Whether one of the patterns fits the whole name.
    pub fn matches(&self, name: &str) -> bool {
        self.0.split(',').any(|pattern| fits(pattern.as_bytes(), name.as_bytes()))
    }

    /// The list as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Matches by going back to the last `*` only, so no pattern takes more than length × length steps.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star = None;
    while n < name.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(letter) if *letter == b'?' || *letter == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((star_p, star_n)) = star else { return false };
                star = Some((star_p, star_n + 1));
                p = star_p + 1;
                n = star_n + 1;
            }
        }
    }
    pattern[p..].iter().all(|letter| *letter == b'*')
}

impl fmt::Display for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Signer {
    /// A key that may sign for every purpose at any time, until limited.
    pub fn new(principals: Patterns, key: PublicKey) -> Self {
        Self { principals, namespaces: None, valid_after: None, valid_before: None, key }
    }

    /// Limits the purposes.
    #[must_use]
    pub fn for_namespaces(self, namespaces: Patterns) -> Self {
        Self { namespaces: Some(namespaces), ..self }
    }

    /// Limits the time; both ends belong to the period.
    pub fn for_period(
        self,
        valid_after: Option<Utc>,
        valid_before: Option<Utc>,
    ) -> Result<Self, SignersFault> {
        // OpenSSH takes second 0 for "no limit".
        let is_zero = |end: Option<Utc>| end.is_some_and(|end| end.unix_s() == 0);
        let is_empty = valid_after.zip(valid_before).is_some_and(|(after, before)| after >= before);
        if is_zero(valid_after) || is_zero(valid_before) || is_empty {
            return Err(SignersFault::Period);
        }
        Ok(Self { valid_after, valid_before, ..self })
    }

    /// Reads one line that is neither blank nor a comment.
    pub fn parse(line: &str) -> Result<Self, SignersFault> {
        if line.chars().any(char::is_control) {
            return Err(SignersFault::Control);
        }
        let (principals, rest) = line.trim_matches(' ').split_once(' ').ok_or(SignersFault::KeyMissing)?;
        let principals = Patterns::parse(principals)?;
        let rest = rest.trim_start_matches(' ');
        let (options, key) = match option_bytes(rest) {
            0 => ("", rest),
            end => (&rest[..end], rest[end..].trim_start_matches(' ')),
        };
        if key.is_empty() && !options.is_empty() {
            read_options(options)?;
            return Err(SignersFault::KeyMissing);
        }
        let options = read_options(options)?;
        let signer = Self::new(principals, PublicKey::parse(key)?);
        let signer = Self { namespaces: options.namespaces, ..signer };
        signer.for_period(options.valid_after, options.valid_before)
    }

    /// Whose key it is.
    pub fn principals(&self) -> &Patterns {
        &self.principals
    }

    /// The key.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    fn judge(&self, namespace: &str, at_unix_s: i64) -> Trust {
        let principal = self.principals.clone();
        if self.namespaces.as_ref().is_some_and(|namespaces| !namespaces.matches(namespace)) {
            return Trust::WrongNamespace { principal };
        }
        match (self.valid_after, self.valid_before) {
            (Some(valid_after), _) if at_unix_s < valid_after.unix_s() => {
                Trust::NotYetValid { principal, valid_after }
            }
            (_, Some(valid_before)) if at_unix_s > valid_before.unix_s() => {
                Trust::Expired { principal, valid_before }
            }
            _ => Trust::Trusted { principal },
        }
    }
}

/// The line as `ssh-keygen` reads it, without line end.
impl fmt::Display for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = [
            ("namespaces", self.namespaces.as_ref().map(ToString::to_string)),
            ("valid-after", self.valid_after.map(Utc::to_compact)),
            ("valid-before", self.valid_before.map(Utc::to_compact)),
        ];
        write!(f, "{}", self.principals)?;
        let mut separator = ' ';
        for (name, value) in options {
            if let Some(value) = value {
                write!(f, "{separator}{name}=\"{value}\"")?;
                separator = ',';
            }
        }
        write!(f, " {}", self.key)
    }
}

#[derive(Default)]
struct Options {
    namespaces: Option<Patterns>,
    valid_after: Option<Utc>,
    valid_before: Option<Utc>,
}

/// How many bytes of options the text starts with: 0 when it starts with a key.
fn option_bytes(text: &str) -> usize {
    let mut is_quoted = false;
    let is_end = |letter: char| {
        is_quoted ^= letter == '"';
        letter == ' ' && !is_quoted
    };
    let end = text.find(is_end).unwrap_or(text.len());
    let word = &text[..end];
    let is_option = word.contains(['=', '"', ',']) || word.eq_ignore_ascii_case("cert-authority");
    if is_option { end } else { 0 }
}

fn read_options(text: &str) -> Result<Options, SignersFault> {
    let mut options = Options::default();
    let mut rest = text;
    while !rest.is_empty() {
        let name = rest.split(['=', ',']).next().unwrap_or_default();
        if name.eq_ignore_ascii_case("cert-authority") {
            return Err(SignersFault::CertAuthority);
        }
        let named = || name.chars().take(40).collect::<String>();
        if !matches!(name, "namespaces" | "valid-after" | "valid-before") {
            return Err(SignersFault::UnknownOption(named()));
        }
        let (value, after) = rest[name.len()..]
            .strip_prefix("=\"")
            .and_then(|quoted| quoted.split_once('"'))
            .ok_or_else(|| SignersFault::Unquoted(named()))?;
        let is_repeated = match name {
            "namespaces" => options.namespaces.replace(Patterns::parse(value)?).is_some(),
            "valid-after" => options.valid_after.replace(time(value)?).is_some(),
            _ => options.valid_before.replace(time(value)?).is_some(),
        };
        if is_repeated {
            return Err(SignersFault::RepeatedOption(named()));
        }
        rest = match after.strip_prefix(',') {
            Some(next) if !next.is_empty() => next,
            None if after.is_empty() => after,
            _ => return Err(SignersFault::UnknownOption(after.chars().take(40).collect())),
        };
    }
    Ok(options)
}

fn time(text: &str) -> Result<Utc, SignersFault> {
    Utc::from_compact(text)
        .map_err(|error| SignersFault::Time { text: text.chars().take(40).collect(), error })
}

impl AllowedSigners {
    /// Reads a whole file: one signer per line, blank lines and lines starting with `#` skipped.
    pub fn parse(text: &str) -> Result<Self, SignersError> {
        Ok(Self { signers: read_lines(text, Signer::parse)?, revoked: Vec::new() })
    }

    /// Adds revoked keys, one public key per line, blank lines and lines starting with `#` skipped.
    pub fn with_revoked(mut self, keys: &str) -> Result<Self, SignersError> {
        self.revoked.extend(read_lines(keys, |line| Ok(PublicKey::parse(line)?))?);
        Ok(self)
    }

    /// Adds a signer.
    pub fn push(&mut self, signer: Signer) {
        self.signers.push(signer);
    }

    /// The signers in file order.
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// The file's text, one line per signer.
    pub fn to_text(&self) -> String {
        self.signers.iter().fold(String::new(), |text, signer| text + &signer.to_string() + "\n")
    }

    /// Judges a key that made a good signature for a purpose at a time (the time of checking, or one that is proven).
    ///
    /// A key on several lines is trusted if one of them allows it; otherwise the line that came closest is named.
    pub fn judge(&self, key: &PublicKey, namespace: &str, at_unix_s: i64) -> Trust {
        if self.revoked.contains(key) {
            return Trust::Revoked;
        }
        let rank = |trust: &Trust| match trust {
            Trust::Trusted { .. } => 0,
            Trust::Expired { .. } => 1,
            Trust::NotYetValid { .. } => 2,
            Trust::WrongNamespace { .. } => 3,
            Trust::UnknownKey | Trust::Revoked => 4,
        };
        let lines = self.signers.iter().filter(|signer| signer.key == *key);
        lines.map(|signer| signer.judge(namespace, at_unix_s)).min_by_key(rank).unwrap_or(Trust::UnknownKey)
    }
}

fn read_lines<T>(text: &str, read: impl Fn(&str) -> Result<T, SignersFault>) -> Result<Vec<T>, SignersError> {
    let is_content = |line: &str| !line.is_empty() && !line.starts_with('#');
    text.split('\n')
        .enumerate()
        .filter(|(_, line)| is_content(line.trim_start_matches(' ')))
        .map(|(index, line)| read(line).map_err(|fault| SignersError { line: index + 1, fault }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;
    use proptest::prelude::*;

    fn key(seed: u8) -> PublicKey {
        PublicKey::from(&SigningKey::from_bytes(&[seed; 32]))
    }

    fn at(text: &str) -> i64 {
        text.parse::<Utc>().unwrap().unix_s()
    }

    fn name(text: &str) -> Patterns {
        Patterns::parse(text).unwrap()
    }

    #[test]
    fn wildcards() {
        for (pattern, good, bad) in [
            ("station/a", "station/a", "station/ab"),
            ("station/*", "station/", "stations/a"),
            ("station/?", "station/a", "station/"),
            ("*", "", "\u{0}"),
            ("a*b*c", "axxbxbxc", "axxbxbx"),
            ("*a", "aaa", "aab"),
            ("x,rater/*", "rater/1", "x,rater/1"),
            ("?*?", "ab", "a"),
        ] {
            assert!(name(pattern).matches(good), "{pattern} {good}");
            assert!(pattern == "*" || !name(pattern).matches(bad), "{pattern} {bad}");
        }
        assert!(!name(&"*a".repeat(500)).matches(&"a".repeat(499)), "no blow-up");
    }

    #[test]
    fn purposes_periods_and_revocation_are_judged() {
        let text = format!(
            "# the programme's signers\n\n  \
             station/a {0} made in March\n\
             station/b namespaces=\"srm-sheet,srm-check*\",valid-after=\"20260301Z\",valid-before=\"202604010000Z\"   {1}\n",
            key(1),
            key(2)
        );
        let signers = AllowedSigners::parse(&text).unwrap();
        let (a, b) = (name("station/a"), name("station/b"));
        let march = at("2026-03-15T00:00:00Z");
        assert_eq!(signers.judge(&key(1), "anything", 0), Trust::Trusted { principal: a });
        assert_eq!(signers.judge(&key(3), "srm-sheet", march), Trust::UnknownKey);
        let second = |namespace, at| signers.judge(&key(2), namespace, at);
        let trusted = Trust::Trusted { principal: b.clone() };
        assert_eq!(second("srm-sheet", march), trusted);
        assert_eq!(second("srm-checkpoint", march), trusted);
        assert_eq!(second("srm-pack", march), Trust::WrongNamespace { principal: b.clone() });
        let valid_after: Utc = "2026-03-01T00:00:00Z".parse().unwrap();
        let valid_before: Utc = "2026-04-01T00:00:00Z".parse().unwrap();
        assert_eq!(second("srm-sheet", valid_after.unix_s()), trusted, "both ends belong to the period");
        assert_eq!(second("srm-sheet", valid_before.unix_s()), trusted);
        let early = Trust::NotYetValid { principal: b.clone(), valid_after };
        assert_eq!(second("srm-sheet", valid_after.unix_s() - 1), early);
        assert_eq!(
            second("srm-sheet", valid_before.unix_s() + 1),
            Trust::Expired { principal: b, valid_before }
        );
        let revoked = signers.with_revoked(&format!("# lost\n{} lost\n", key(2))).unwrap();
        assert_eq!(revoked.judge(&key(2), "srm-sheet", march), Trust::Revoked);
        assert!(matches!(revoked.judge(&key(1), "srm-sheet", march), Trust::Trusted { .. }));
    }

    #[test]
    fn a_key_on_two_lines_takes_the_better_one() {
        let text = format!("a namespaces=\"srm-pack\" {0}\nb namespaces=\"srm-sheet\" {0}\n", key(1));
        let signers = AllowedSigners::parse(&text).unwrap();
        assert_eq!(signers.judge(&key(1), "srm-sheet", 0), Trust::Trusted { principal: name("b") });
        assert_eq!(signers.judge(&key(1), "srm-trust", 0), Trust::WrongNamespace { principal: name("a") });
    }

    #[test]
    fn bad_lines_are_named_with_their_number() {
        let patterns = |text: &str| SignersFault::Patterns(text.into());
        let unknown = |text: &str| SignersFault::UnknownOption(text.into());
        let unquoted = |text: &str| SignersFault::Unquoted(text.into());
        let repeated = |text: &str| SignersFault::RepeatedOption(text.into());
        let kind = |text: &str| SignersFault::Key(PublicKeyError::Kind(text.into()));
        let time = |text: &str, error| SignersFault::Time { text: text.into(), error };
        let no_day = UtcError::NoSuch("day in that month");
        for (bad, fault) in [
            ("a", SignersFault::KeyMissing),
            ("a ", SignersFault::KeyMissing),
            ("a namespaces=\"x\"", SignersFault::KeyMissing),
            ("KEY", patterns("ssh-ed25519-not-a-name,")),
            ("a,,b KEY", patterns("a,,b")),
            (",a KEY", patterns(",a")),
            ("!a,b KEY", patterns("!a,b")),
            ("å KEY", patterns("å")),
            ("\"a b\" KEY", patterns("\"a")),
            ("\u{feff}a KEY", patterns("\u{feff}a")),
            ("a\tKEY", SignersFault::Control),
            ("a KEY\r", SignersFault::Control),
            ("a cert-authority KEY", SignersFault::CertAuthority),
            ("a CERT-AUTHORITY,namespaces=\"x\" KEY", SignersFault::CertAuthority),
            ("a namespaces=\"x\",cert-authority KEY", SignersFault::CertAuthority),
            ("a namespace=\"x\" KEY", unknown("namespace")),
            ("a NAMESPACES=\"x\" KEY", unknown("NAMESPACES")),
            ("a verify-required, KEY", unknown("verify-required")),
            ("a namespaces=\"x\", KEY", unknown(",")),
            ("a namespaces=\"x\"valid-after=\"20260101Z\" KEY", unknown("valid-after=\"20260101Z\"")),
            ("a namespaces=x KEY", unquoted("namespaces")),
            ("a namespaces=\"x KEY", unquoted("namespaces")),
            ("a namespaces=\"\" KEY", patterns("")),
            ("a namespaces=\"x y\" KEY", patterns("x y")),
            ("a namespaces=\"!x\" KEY", patterns("!x")),
            ("a namespaces=\"x\",namespaces=\"y\" KEY", repeated("namespaces")),
            ("a valid-after=\"20260101\" KEY", time("20260101", UtcError::CompactShape)),
            ("a valid-before=\"20260230Z\" KEY", time("20260230Z", no_day)),
            ("a valid-after=\"19700101Z\" KEY", SignersFault::Period),
            ("a valid-after=\"20260102Z\",valid-before=\"20260101Z\" KEY", SignersFault::Period),
            ("a valid-after=\"20260101Z\",valid-before=\"20260101Z\" KEY", SignersFault::Period),
            ("a ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ", kind("ssh-rsa")),
            ("a namespaces=\"x\" namespaces=\"y\" KEY", kind("namespaces=\"y\"")),
            ("a b KEY", kind("b")),
            ("a ssh-ed25519 AAAA", SignersFault::Key(PublicKeyError::Blob)),
        ] {
            let line = if bad == "KEY" {
                "ssh-ed25519-not-a-name, AAAA".into()
            } else {
                bad.replace("KEY", &key(1).to_string())
            };
            let text = format!("# one\n\ngood {}\n{line}\n", key(2));
            let error = AllowedSigners::parse(&text).unwrap_err();
            assert_eq!(error, SignersError { line: 4, fault }, "{line}");
        }
        let good = AllowedSigners::default();
        assert_eq!(good.with_revoked("\n# x\nstation/a\n").unwrap_err().line, 3);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            principals in "[a-z/*?]{1,9}(,[a-z0-9@.]{1,9}){0,2}",
            namespaces in prop::option::of("[a-z*-]{1,9}(,srm-[a-z]{1,5}){0,2}"),
            after in prop::option::of(1_i64..2_000_000_000),
            before in prop::option::of(2_000_000_001_i64..4_000_000_000),
        ) {
            let mut signer = Signer::new(name(&principals), key(5));
            if let Some(namespaces) = namespaces {
                signer = signer.for_namespaces(name(&namespaces));
            }
            let signer = signer.for_period(after.and_then(Utc::from_unix_s), before.and_then(Utc::from_unix_s)).unwrap();
            let mut signers = AllowedSigners::default();
            signers.push(signer);
            prop_assert_eq!(AllowedSigners::parse(&signers.to_text()), Ok(signers));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}|[a =\",\n#]{0,30}(valid-after=\"|namespaces=\"|ssh-ed25519 )?[a =\",\n]{0,30}") {
            let _ = AllowedSigners::parse(&text);
            let _ = AllowedSigners::default().with_revoked(&text);
        }
    }
}

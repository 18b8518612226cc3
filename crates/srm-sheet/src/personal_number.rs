//! Swedish personal identity numbers and coordination numbers in free text, so that none is kept by accident.
//!
//! Source: Skatteverket, SKV 704 (personnummer) and SKV 707 (samordningsnummer: 60 is added to the day). A number counts
//! when its date is possible and its check digit fits (Luhn over the last ten digits), whatever stands between date and
//! number, in European or Arabic digits. One number in ten of the right shape fits by chance; such a text has to be
//! written in another way.

use std::ops::Range;

/// The first such number in a text, as a range of bytes.
pub fn find(text: &str) -> Option<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let is_start = |at: usize| {
        chars.get(at).is_some_and(|(_, c)| digit(*c).is_some())
            && (at == 0 || chars.get(at - 1).is_none_or(|(_, c)| !c.is_alphanumeric()))
    };
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    (0..chars.len()).filter(|at| is_start(*at)).find_map(|at| {
        let end = number_end(&chars, at)?;
        Some(byte(at)..byte(end))
    })
}

/// Where the number that begins at `start` ends; `None` when none begins there.
fn number_end(chars: &[(usize, char)], start: usize) -> Option<usize> {
    let mut digits: Vec<u8> = Vec::new();
    // After how many digits something else stands.
    let mut gaps: Vec<usize> = Vec::new();
    for (at, (_, c)) in chars.iter().enumerate().skip(start) {
        match digit(*c) {
            Some(digit) => digits.push(digit),
            None if is_gap(*c) && follows(chars, at) => gaps.push(digits.len()),
            None => return None,
        }
        if digits.len() > 12 {
            return None;
        }
        let is_end = chars.get(at + 1).is_none_or(|(_, c)| !c.is_alphanumeric());
        if is_end && is_number(&digits, &gaps) {
            return Some(at + 1);
        }
    }
    None
}

/// Whether a digit comes after this sign and at most two more.
fn follows(chars: &[(usize, char)], at: usize) -> bool {
    let rest = chars.iter().skip(at + 1).take(3);
    rest.map(|(_, c)| *c).find(|c| !is_gap(*c)).is_some_and(|c| digit(c).is_some())
}

fn is_gap(c: char) -> bool {
    matches!(
        c,
        '-' | '+' | ' ' | '\u{a0}' | '\u{202f}' | '.' | '/' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{200e}' | '\u{200f}'
    )
}

/// A decimal digit in European, Arabic, Persian or full-width form.
fn digit(c: char) -> Option<u8> {
    let first = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(first)).ok()
}

/// Whether ten or twelve digits are a possible date with a number whose check digit fits, parted only where the parts
/// of such a number meet.
fn is_number(digits: &[u8], gaps: &[usize]) -> bool {
    let short = match digits.len() {
        10 => digits,
        12 if matches!(digits, [1, 8 | 9, ..] | [2, 0, ..]) => &digits[2..],
        _ => return false,
    };
    let century = digits.len() - short.len();
    if gaps.iter().any(|gap| ![2, 4, 6].contains(&gap.saturating_sub(century))) {
        return false;
    }
    let two = |at: usize| short[at] * 10 + short[at + 1];
    let (month, day) = (two(2), two(4));
    let date = (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day));
    date && luhn(short)
}

fn luhn(digits: &[u8]) -> bool {
    let weigh = |(index, digit): (usize, &u8)| {
        let product = digit * if index % 2 == 0 { 2 } else { 1 };
        u32::from(product / 10 + product % 10)
    };
    digits.iter().enumerate().map(weigh).sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Numbers that Skatteverket publishes for tests, and the example of SKV 704.
    const KNOWN: [&str; 4] = ["811218-9876", "198112189876", "19811218-9876", "670919-9530"];

    #[test]
    fn numbers_are_found_in_every_spelling() {
        for number in KNOWN {
            assert_eq!(find(number), Some(0..number.len()), "{number}");
            let within = format!("Han sa ({number}) att det gick bra.");
            assert_eq!(find(&within), Some(8..8 + number.len()), "{within}");
        }
        for spelling in [
            "811218+9876",
            "811218 9876",
            "811218 - 9876",
            "811218–9876",
            "8112189876",
            "1981-12-18-9876",
            "1981 12 18 9876",
            "nr:811218-9876.",
            "٨١١٢١٨-٩٨٧٦",
            "۸۱۱۲۱۸۹۸۷۶",
        ] {
            assert!(find(spelling).is_some(), "{spelling}");
        }
        // A coordination number: the day plus 60.
        assert!(find("701063-2391").is_some());
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for other in [
            "",
            "4021-7",
            "811218-9875",
            "811318-9876",
            "811200-9876",
            "811240-9876",
            "811292-9876",
            "2026-03-09T14:05:00Z",
            "12 av 12 lock, 3 minuter",
            "1681121898760",
            "811218-98766",
            "x811218-9876",
            "811218-9876x",
            "171811218987",
            "811218----------9876",
            "8112 189 876",
            "81 12 18 98 76",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn every_number_with_its_check_digit_is_found_and_no_other_last_digit(
            year in 0_u32..100, month in 1_u32..=12, day in 1_u32..=28, coordination: bool, serial in 0_u32..1000,
        ) {
            let day = if coordination { day + 60 } else { day };
            let body = format!("{year:02}{month:02}{day:02}-{serial:03}");
            let found = (0..10).filter(|check| find(&format!("{body}{check}")).is_some()).count();
            prop_assert_eq!(found, 1);
        }

        #[test]
        fn any_text_is_searched_to_the_end(text in "\\PC{0,60}|[0-9 +-]{0,40}") {
            if let Some(range) = find(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}

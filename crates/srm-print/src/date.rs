//! Dates as a reader of each language writes them.

use srm_core::say::Say;
use srm_sheet::utc::Utc;
use srm_text::Words;

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

/// The day, such as `9 March 2026`.
pub fn day(words: &Words, at: Utc) -> String {
    let text = at.to_string();
    let number =
        |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    let month = usize::try_from(number(5, 7) - 1).ok().and_then(|index| MONTHS.get(index));
    let month = month.copied().unwrap_or("month-1");
    let (day, year) = (number(8, 10), number(0, 4));
    plain(&words.say(&Say::new("paper-date").number("day", day).word("month", month).number("year", year)))
}

/// The day and the minute, in UTC and saying so.
pub fn moment(words: &Words, at: Utc) -> String {
    let text = at.to_string();
    let time = text.get(11..16).unwrap_or_default();
    plain(&words.say(&Say::new("paper-date-time").verbatim("date", day(words, at)).verbatim("time", time)))
}

/// Several words in a row, with the comma of the language.
pub fn list(words: &Words, items: impl IntoIterator<Item = String>) -> String {
    let join = |list: String, next: String| {
        words.say(&Say::new("paper-list").verbatim("list", list).verbatim("next", next))
    };
    plain(&items.into_iter().reduce(join).unwrap_or_default())
}

/// A phrase without the marks round its arguments. Whoever puts it into a sentence marks it as a whole; a whole of
/// which every part is marked would have no letter to take its direction from, and would always run from left to right.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use srm_core::lang::Lang;

    #[test]
    fn days_read_as_people_write_them() {
        let at: Utc = "2026-03-09T14:05:59Z".parse().unwrap();
        for (code, wanted) in [("sv", "9 mars 2026"), ("en", "9 March 2026"), ("ar", "9 مارس 2026")] {
            let words = Words::of(&Lang::parse(code).unwrap());
            assert_eq!(day(&words, at), wanted);
            assert!(moment(&words, at).ends_with("14:05 UTC"));
        }
    }

    #[test]
    fn lists_have_the_comma_of_their_language() {
        let words = |code| Words::of(&Lang::parse(code).unwrap());
        let items = || ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&words("sv"), items()), "a, b, c");
        assert_eq!(list(&words("ar"), items()), "a، b، c");
        assert_eq!(list(&words("sv"), []), "");
    }
}

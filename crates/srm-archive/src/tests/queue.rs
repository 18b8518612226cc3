//! Lists: filters, orders, pages and counts agree with each other, and nothing ranks people.

use super::*;
use crate::testing::{rating, sheet_file};
use crate::{Filter, NeedKind, Order};
use proptest::prelude::*;
use std::sync::LazyLock;

struct Shared {
    _place: Place,
    archive: std::sync::Mutex<Archive>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 12, Purpose::Live);
    for number in 20..26 {
        one(&archive, "t", sheet_file(number, Purpose::Trial));
    }
    for number in 0..4 {
        one(&archive, "r", rating(number, Purpose::Live, "rater/1", 4));
    }
    Shared { _place: place, archive: std::sync::Mutex::new(archive) }
});

fn filters() -> impl Strategy<Value = Filter> {
    let need = prop::option::of(prop::sample::select(NeedKind::ALL));
    let text =
        prop::sample::select(vec!["", "00", "000", "0003", "test", "te*", "[", "zz", "0 0", "'; --", "TEST"]);
    let order = prop::sample::select(vec![Order::Latest, Order::Earliest, Order::Code, Order::Due]);
    let purpose = prop::option::of(prop::sample::select(vec![Purpose::Live, Purpose::Trial]));
    let time = || prop::option::of(-1800_i64..0);
    (need, prop::option::of(any::<bool>()), text, order, purpose, time(), time()).prop_map(
        |(need, open, text, order, purpose, from, until)| Filter {
            need,
            open,
            text: text.to_owned(),
            order,
            purpose,
            from: from.map(utc),
            until: until.map(utc),
            ..Filter::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
    #[test]
    fn pages_lists_and_counts_agree(filter in filters(), rows_max in 1_usize..7) {
        let archive = SHARED.archive.lock().unwrap();
        let ids = archive.list(&filter).unwrap();
        let mut paged = Vec::new();
        let mut after = None;
        loop {
            let page = archive.queue(&filter, after.as_ref(), rows_max).unwrap();
            prop_assert!(page.rows.len() <= rows_max);
            paged.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        prop_assert_eq!(&archive.rows(&ids).unwrap(), &paged);
        let counts = archive.counts(&filter).unwrap();
        for kind in NeedKind::ALL {
            let of_kind = Filter { need: Some(*kind), open: None, ..filter.clone() };
            prop_assert_eq!(archive.list(&of_kind).unwrap().len(), counts.of(*kind));
        }
        let open = Filter { need: None, open: Some(true), ..filter.clone() };
        prop_assert_eq!(archive.list(&open).unwrap().len(), counts.open);
        let in_order = match filter.order {
            Order::Latest => paged.is_sorted_by_key(|row| std::cmp::Reverse(row.ended)),
            Order::Earliest => paged.is_sorted_by_key(|row| row.ended),
            Order::Code => paged.is_sorted_by_key(|row| row.code.clone()),
            Order::Due => paged.is_sorted_by_key(|row| (row.due.is_none(), row.due)),
        };
        prop_assert!(in_order);
    }
}

#[test]
fn a_code_is_found_with_and_without_its_hyphen() {
    let archive = SHARED.archive.lock().unwrap();
    let code = testing::code(3);
    let plain: String = code.as_str().chars().filter(char::is_ascii_digit).collect();
    for text in [code.as_str(), &plain, &plain[..4], &format!(" {code} ")] {
        let found =
            archive.queue(&Filter { text: text.to_owned(), ..Filter::default() }, None, 10).unwrap().rows;
        assert!(found.iter().all(|row| row.code == code) && found.len() == 1, "{text}");
    }
}

#[test]
fn trial_sessions_in_a_live_archive_wait_for_nobody() {
    let archive = SHARED.archive.lock().unwrap();
    let trial =
        Filter { purpose: Some(Purpose::Trial), need: Some(NeedKind::DecisionDue), ..Filter::default() };
    assert_eq!(archive.list(&trial).unwrap(), []);
}

#[test]
fn who_rated_needs_no_rating_and_waits_for_a_decision() {
    let archive = SHARED.archive.lock().unwrap();
    let due = Filter { need: Some(NeedKind::RatingDue), purpose: Some(Purpose::Live), ..Filter::default() };
    assert_eq!(archive.list(&due).unwrap().len(), 8);
    let decide = Filter { need: Some(NeedKind::DecisionDue), ..Filter::default() };
    assert_eq!(archive.list(&decide).unwrap().len(), 4);
}

//! Who a code is: seen by few, noted always, and found nowhere else.

use super::*;
use crate::log::{Act, LogCheck};
use crate::office::Means;
use crate::people::{GroupFacts, Person};
use crate::testing::{code, session_of};
use srm_core::lang::Lang;

pub fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        contact: "070-123 45 67".to_owned(),
        language: Lang::parse("ar").unwrap(),
        facts: GroupFacts { sex: Some("kvinna".into()), ..GroupFacts::default() },
    }
}

#[test]
fn raters_and_employers_never_see_a_person_and_each_look_is_noted() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    archive.link(&code(1), &person("Amina Öberg"), &recruiter(), utc(0)).unwrap();
    for other in ["rater/1", "employer/2", "author/one", "station/a"] {
        let other = actor(other);
        assert!(archive.person_of(&code(1), &other, utc(1)).is_err());
        assert!(archive.link(&code(2), &person("B"), &other, utc(1)).is_err());
        assert!(archive.unlink(&code(1), &other, utc(1)).is_err());
        assert!(archive.search_people("", &other, utc(1)).is_err());
        assert!(archive.call_list(&other, utc(1)).is_err());
        assert!(archive.candidate_copy(&code(1), &other, utc(1)).is_err());
        assert!(archive.log_page(None, 10, &other).is_err());
    }
    let known = archive.person_of(&code(1), &officer(), utc(2)).unwrap().unwrap();
    assert_eq!((known.person, known.codes), (person("Amina Öberg"), vec![code(1)]));
    assert_eq!(archive.person_of(&code(9), &recruiter(), utc(3)).unwrap(), None);
    let acts: Vec<_> = archive
        .log_page(None, 10, &officer())
        .unwrap()
        .into_iter()
        .map(|line| (line.act, line.actor))
        .collect();
    let line = |act: Act, who: &str| (act.as_str().to_owned(), who.to_owned());
    assert_eq!(
        acts,
        [line(Act::Looked, "recruiter/4"), line(Act::Looked, "officer/1"), line(Act::Linked, "recruiter/4")]
    );
}

#[test]
fn people_are_found_by_any_part_of_the_name_whatever_its_case() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    archive.link(&code(1), &person("Amina Öberg"), &recruiter(), utc(0)).unwrap();
    archive.link(&code(2), &person("Ali Said"), &recruiter(), utc(0)).unwrap();
    archive.link_also(&code(3), &code(2), &recruiter(), utc(0)).unwrap();
    let found = |text: &str| -> Vec<String> {
        let found = archive.search_people(text, &recruiter(), utc(0)).unwrap();
        found.into_iter().map(|known| known.person.name).collect()
    };
    assert_eq!(found("öBERG"), ["Amina Öberg"]);
    assert_eq!(found(code(3).as_str()), ["Ali Said"]);
    assert_eq!(found("a").len(), 2);
    assert_eq!(found("%' OR 1"), Vec::<String>::new());
    assert!(archive.link_also(&code(1), &code(2), &recruiter(), utc(0)).is_err(), "another person's code");
    assert!(archive.unlink(&code(3), &recruiter(), utc(0)).unwrap());
    assert!(archive.unlink(&code(2), &recruiter(), utc(0)).unwrap());
    assert_eq!(found("ali"), Vec::<String>::new(), "the person goes with the last code");
    let number = archive.link(&code(2), &person("C"), &recruiter(), utc(0)).unwrap();
    assert_eq!(number, 3, "numbers are used once");
}

#[test]
fn a_personal_identity_number_is_not_taken() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    for bad in [
        Person { name: "Amina 811228-9874".into(), ..person("x") },
        Person { contact: "19811228 9874".into(), ..person("x") },
        Person { name: String::new(), ..person("x") },
        Person { name: "a\nb".into(), ..person("x") },
        Person { name: " a".into(), ..person("x") },
        Person { contact: "x".repeat(201), ..person("x") },
        Person { facts: GroupFacts { other: Some(String::new()), ..GroupFacts::default() }, ..person("x") },
    ] {
        assert!(archive.link(&code(1), &bad, &recruiter(), utc(0)).is_err(), "{bad:?}");
    }
}

#[test]
fn the_log_cannot_be_changed_and_damage_shows() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    for number in 0..5 {
        archive.person_of(&code(number), &recruiter(), utc(number.into())).unwrap();
    }
    assert_eq!(archive.check_log().unwrap(), LogCheck::Whole(5));
    for sql in ["DELETE FROM access", "DELETE FROM access WHERE seq = 5", "UPDATE access SET actor = 'x'"] {
        assert!(archive.db.execute(sql, []).is_err(), "{sql}");
    }
    // Somebody with the file and a program of their own.
    archive
        .db
        .execute_batch("DROP TRIGGER access_is_fixed; UPDATE access SET actor = 'x' WHERE seq = 3")
        .unwrap();
    assert_eq!(archive.check_log().unwrap(), LogCheck::Broken { seq: 3 });
    archive.db.execute_batch("DROP TRIGGER access_stays; DELETE FROM access WHERE seq = 3").unwrap();
    assert_eq!(archive.check_log().unwrap(), LogCheck::Broken { seq: 4 });
}

#[test]
fn the_call_list_runs_by_the_clock_and_ends_with_the_answer() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 3, Purpose::Live);
    archive.link(&code(1), &person("Amina"), &recruiter(), utc(0)).unwrap();
    archive.note_try(session_of(1), false, &recruiter(), utc(5)).unwrap();
    let calls = archive.call_list(&recruiter(), utc(0)).unwrap();
    assert!(calls.is_sorted_by_key(|call| call.row.due));
    let call = calls.iter().find(|call| call.row.code == code(1)).unwrap();
    assert_eq!((call.tries, call.last_try), (1, Some(utc(5))));
    assert_eq!(call.known.as_ref().unwrap().person.name, "Amina");
    archive.mark_answered(session_of(1), Means::Call, &recruiter(), utc(6)).unwrap();
    assert_eq!(archive.call_list(&recruiter(), utc(7)).unwrap().len(), 2);
    assert!(archive.mark_answered(session_of(77), Means::Call, &recruiter(), utc(6)).is_err());
}

#[test]
fn a_form_is_its_writers_own() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    archive.save_draft("rate/1", "half", &actor("rater/1"), utc(0)).unwrap();
    archive.save_draft("rate/1", "more", &actor("rater/1"), utc(1)).unwrap();
    assert_eq!(archive.draft("rate/1", &actor("rater/1")).unwrap().as_deref(), Some("more"));
    assert_eq!(archive.draft("rate/1", &actor("rater/2")).unwrap(), None);
    archive.drop_draft("rate/1", &actor("rater/1")).unwrap();
    assert_eq!(archive.draft("rate/1", &actor("rater/1")).unwrap(), None);
    assert!(archive.save_draft("x", &"x".repeat(300_000), &actor("rater/1"), utc(0)).is_err());
}

#[test]
fn the_copy_holds_all_about_one_person_and_nothing_about_others() {
    let place = Place::new();
    let (archive, day) = with_day(&place, ArchiveKind::Live, 3, Purpose::Live);
    archive.link(&code(1), &person("Amina"), &recruiter(), utc(0)).unwrap();
    one(&archive, "r", testing::rating(1, Purpose::Live, "rater/1", 4));
    one(&archive, "r", testing::rating(2, Purpose::Live, "rater/1", 4));
    let files = archive.candidate_copy(&code(1), &recruiter(), utc(0)).unwrap();
    assert_eq!(files.len(), 3);
    assert_eq!(files[0].1, day.sheets[1].1);
    let about = String::from_utf8(files.last().unwrap().1.clone()).unwrap();
    assert!(about.contains("Amina") && about.contains(code(1).as_str()));
    for (_, bytes) in &files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for other in [0, 2] {
            assert!(!text.contains(&format!("\"{}\"", code(other))));
        }
    }
}

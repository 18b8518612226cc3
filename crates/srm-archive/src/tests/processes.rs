//! Several programs at once: real processes on one archive lose nothing.

use super::*;
use crate::testing::{pack, rating, sheet_file};
use std::process::{Child, Command};

const PATH: &str = "SRM_ARCHIVE_TEST_PATH";
const PART: &str = "SRM_ARCHIVE_TEST_PART";
const SHEETS: u32 = 160;

/// Not a test by itself: what each process does when the test below starts this program again.
#[test]
fn one_of_several_processes() {
    let (Ok(path), Ok(part)) = (std::env::var(PATH), std::env::var(PART)) else { return };
    let archive = Archive::open(Path::new(&path)).unwrap();
    let part: u32 = part.parse().unwrap();
    let by = ["rater/1", "rater/2"][part as usize % 2];
    // Every process brings three quarters of all sheets, so each comes from several.
    for number in (0..SHEETS).filter(|number| number % 4 != part) {
        assert!(matches!(
            code_of(&one(&archive, "s", sheet_file(number, Purpose::Live))),
            "stored" | "already"
        ));
        if number % 10 == 0 {
            let outcome = archive.put("r", rating(number, Purpose::Live, by, 3), &actor(by), utc(0)).unwrap();
            assert!(matches!(code_of(&outcome), "stored" | "already"));
            archive.person_of(&testing::code(number), &recruiter(), utc(0)).unwrap();
        }
        if number % 40 == part {
            archive.recompute_next(20).unwrap();
        }
    }
}

#[test]
fn processes_that_import_and_rate_at_once_lose_nothing() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "set", pack());
    let start = |part: u32| -> Child {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::processes::one_of_several_processes"])
            .env(PATH, archive.path())
            .env(PART, part.to_string())
            .spawn()
            .unwrap()
    };
    for mut child in (0..4).map(start).collect::<Vec<_>>() {
        assert!(child.wait().unwrap().success());
    }
    recompute(&archive);
    assert_eq!(archive.counts(&crate::Filter::default()).unwrap().all, SHEETS as usize);
    let ratings = archive.judgements(crate::DocumentKind::Rating).unwrap();
    assert_eq!(ratings.len(), 32, "two raters, sixteen sessions");
    assert!(matches!(archive.check_log().unwrap(), crate::log::LogCheck::Whole(count) if count > 40));
    let stored = archive.index_text().unwrap();
    archive.rebuild(&mut |_| Continue::Yes).unwrap();
    recompute(&archive);
    assert_eq!(archive.index_text().unwrap(), stored);
}

#[test]
fn a_process_killed_in_the_middle_leaves_a_whole_archive() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    one(&archive, "set", pack());
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::processes::one_of_several_processes"])
        .env(PATH, archive.path())
        .env(PART, "0")
        .spawn()
        .unwrap();
    // Killed as soon as something is there; whatever that moment is, the archive must be whole.
    while archive.counts(&crate::Filter::default()).unwrap().all < 5 && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    recompute(&archive);
    let stored = archive.index_text().unwrap();
    archive.rebuild(&mut |_| Continue::Yes).unwrap();
    recompute(&archive);
    assert_eq!(archive.index_text().unwrap(), stored);
}

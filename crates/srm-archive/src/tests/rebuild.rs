//! The index follows from the documents; copies are whole.

use super::*;
use crate::testing::{pack, rating, sheet, sheet_file, signed_sheet};
use proptest::prelude::*;

/// What can happen to an archive, in any order.
#[derive(Debug, Clone)]
enum Step {
    Sheet(u32),
    Twin(u32),
    Forged(u32),
    Rating(u32, u8),
    Pack,
    Ledger(u32),
    Trust(bool),
    Recompute,
    Ask(u32),
    Answer(u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = 0_u32..4;
    let step = prop_oneof![
        4 => number.clone().prop_map(Step::Sheet),
        1 => number.clone().prop_map(Step::Twin),
        1 => number.clone().prop_map(Step::Forged),
        3 => (number.clone(), 1_u8..6).prop_map(|(number, mark)| Step::Rating(number, mark)),
        2 => Just(Step::Pack),
        2 => (1_u32..4).prop_map(Step::Ledger),
        1 => any::<bool>().prop_map(Step::Trust),
        2 => Just(Step::Recompute),
        1 => number.clone().prop_map(Step::Ask),
        1 => number.prop_map(Step::Answer),
    ];
    prop::collection::vec(step, 1..14)
}

fn take(archive: &Archive, step: &Step) {
    match step {
        Step::Sheet(number) => drop(one(archive, "s", sheet_file(*number, Purpose::Live))),
        Step::Twin(number) => {
            let mut twin = sheet(*number, Purpose::Live);
            twin.build = "srm 0.2.0".into();
            one(archive, "twin", signed_sheet(&twin));
        }
        Step::Forged(number) => {
            let mut forged = sheet(*number, Purpose::Live);
            forged.score.machine_milli += 1;
            one(archive, "forged", signed_sheet(&forged));
        }
        Step::Rating(number, mark) => {
            let by = if mark % 2 == 0 { "rater/1" } else { "rater/2" };
            one(archive, "r", rating(*number, Purpose::Live, by, *mark));
        }
        Step::Pack => drop(one(archive, "p", pack())),
        Step::Ledger(sessions) => {
            let mut day = Day::new();
            for number in 0..*sessions {
                day.hold(number, Purpose::Live);
            }
            import(archive, vec![day.ledger_file(), day.checkpoint_file()]);
        }
        Step::Trust(all) => {
            let text = if *all { testing::trust() } else { String::new() };
            archive.set_trust(&text, "", &officer(), utc(0)).unwrap();
        }
        Step::Recompute => drop(recompute(archive)),
        Step::Ask(number) => {
            let exercise = srm_core::id::Id::parse("c-screw").unwrap();
            archive.ask_raters(testing::session_of(*number), &exercise, 2, &recruiter(), utc(0)).unwrap();
        }
        Step::Answer(number) => {
            let means = crate::office::Means::Call;
            // Without a sheet there is nobody to answer.
            let _ = archive.mark_answered(testing::session_of(*number), means, &recruiter(), utc(0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]
    #[test]
    fn a_rebuilt_index_is_the_stored_one(steps in steps()) {
        let place = Place::new();
        let archive = place.archive(ArchiveKind::Live);
        steps.iter().for_each(|step| take(&archive, step));
        recompute(&archive);
        let stored = archive.index_text().unwrap();
        archive.rebuild(&mut |_| Continue::Yes).unwrap();
        recompute(&archive);
        prop_assert_eq!(archive.index_text().unwrap(), stored);
    }
}

#[test]
fn a_damaged_index_comes_right_and_a_stopped_rebuild_changes_nothing() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Live, 5, Purpose::Live);
    let good = archive.index_text().unwrap();
    archive
        .db
        .execute_batch("DELETE FROM fault; UPDATE sheet SET needs = 0, trusted = 0; DELETE FROM ledger;")
        .unwrap();
    let damaged = archive.index_text().unwrap();
    assert_eq!(archive.rebuild(&mut |_| Continue::Stop).unwrap(), None);
    assert_eq!(archive.index_text().unwrap(), damaged);
    assert_eq!(archive.rebuild(&mut |_| Continue::Yes).unwrap(), Some(8));
    recompute(&archive);
    assert_eq!(archive.index_text().unwrap(), good);
}

#[test]
fn a_backup_is_the_same_archive_and_takes_nobodys_place() {
    let place = Place::new();
    let (archive, _) = with_day(&place, ArchiveKind::Demo, 5, Purpose::Demo);
    let copy = place.path("copy");
    assert!(archive.backup(&copy, &mut |_| Continue::Yes).unwrap());
    assert!(archive.backup(&copy, &mut |_| Continue::Yes).is_err(), "there is a file");
    let restored = Archive::restore(&copy, &place.path("restored")).unwrap();
    assert_eq!(restored.index_text().unwrap(), archive.index_text().unwrap());
    assert_eq!(restored.kind(), ArchiveKind::Demo);
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xee);
    let damaged = place.path("damaged");
    std::fs::write(&damaged, bytes).unwrap();
    let to = place.path("from-damaged");
    assert!(Archive::restore(&damaged, &to).is_err());
    assert!(!to.exists(), "a damaged copy restores nothing");
}

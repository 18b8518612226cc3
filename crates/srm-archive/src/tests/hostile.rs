//! A stick with a thousand files, half of them bad: the good ones come in, each bad one is named.

use super::*;
use crate::folder;
use crate::testing::{sheet, sheet_file, signed_sheet};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn a_hostile_folder_of_a_thousand_files_brings_in_the_good_and_names_the_bad() {
    let place = Place::new();
    let archive = place.archive(ArchiveKind::Live);
    let folder = place.path("stick");
    fs::create_dir(&folder).unwrap();
    let mut expected: BTreeMap<String, &str> = BTreeMap::new();
    let mut files = Vec::new();
    let mut put = |name: String, bytes: Vec<u8>, code: &'static str| {
        expected.insert(name.clone(), code);
        files.push((name, bytes));
    };
    for number in 0..500_u32 {
        let good = sheet_file(number, Purpose::Live);
        let text = || String::from_utf8(good.clone()).unwrap();
        let bad = |kind: &str| format!("{number:03}-{kind}.srm-sheet");
        match number % 10 {
            0 => put(bad("cut"), good[..good.len() - 1 - number as usize].to_vec(), "SV0101"),
            1 => put(bad("changed"), text().replacen("\"seq\": ", "\"seq\": 1", 1).into_bytes(), "SV0102"),
            2 => put(bad("zzz-copy"), good.clone(), "already"),
            3 => {
                let mut future = sheet(1000 + number, Purpose::Live);
                future.ended = utc(90 * 24 * 3600);
                put(bad("future"), signed_sheet(&future), "stored");
            }
            4 => {
                let mut unknown = sheet(1000 + number, Purpose::Live);
                unknown.station = "station/nowhere".into();
                let signed = unknown.sign(&testing::key(77)).unwrap().to_text();
                put(bad("unknown"), signed.into_bytes(), "stored");
            }
            5 => put(bad("empty"), Vec::new(), "SA0108"),
            6 => put(format!("{number:03}-notes.docx"), b"PK\x03\x04\x14\x00".to_vec(), "SA0106"),
            7 => put(format!("{number:03}-photo.jpg"), vec![0xff; 64], "SA0107"),
            8 => put(bad("nested"), format!("{{\n{}", "{\"a\":".repeat(20_000)).into_bytes(), "SV0101"),
            _ => put(format!("{number:03}-odd\u{202e}\u{7}.srm-sheet"), vec![0; 300], "SV0101"),
        }
        put(format!("{number:03}.txt"), good, "stored");
    }
    write_all(&folder, &files);
    // What a plain list of files cannot have.
    let huge = fs::File::create(folder.join("huge.srm-sheet")).unwrap();
    huge.set_len(40 << 30).unwrap();
    expected.insert("huge.srm-sheet".into(), "SA0101");
    let mut deep = folder.join("deep");
    for _ in 0..20 {
        deep = deep.join("d");
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("x.srm-sheet"), b"x").unwrap();
    expected.insert("deep/d/d/d/d/d".into(), "SA0104");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/passwd", folder.join("link.srm-sheet")).unwrap();
        std::os::unix::fs::symlink(&folder, folder.join("loop")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).unwrap();
        for (name, code) in [("link.srm-sheet", "SA0102"), ("loop", "SA0102"), ("socket", "SA0110")] {
            expected.insert(name.into(), code);
        }
    }
    let mut walked = folder::files(&folder).unwrap();
    let report = archive.import(&mut walked, "test", utc(0), &mut |_| Continue::Yes).unwrap();
    assert_eq!(report.rows.len(), expected.len());
    for row in &report.rows {
        let clean = |name: &str| name.replace('\u{7}', "\u{fffd}");
        let (_, code) = expected
            .iter()
            .find(|(name, _)| clean(name) == row.name)
            .unwrap_or_else(|| panic!("{}", row.name));
        // The copy sorts before the good file of its name, which then is the one already here.
        let got = code_of(&row.outcome);
        let is_twin = matches!(got, "stored" | "already") && matches!(*code, "stored" | "already");
        assert!(got == *code || is_twin, "{}: {got} {code} {:?}", row.name, row.outcome);
        if let Outcome::Refused(refused) = &row.outcome {
            assert!(
                !refused.what.is_empty() && refused.what.len() < 1000 && !refused.reason.advice().is_empty()
            );
        }
    }
    // 500 good ones, and 100 that are whole but not to be relied upon.
    assert_eq!((report.stored(), report.already()), (600, 50));
    let all = archive.counts(&crate::Filter::default()).unwrap();
    assert_eq!((all.all, all.of(crate::NeedKind::FaultFound)), (600, 100));
}

#[test]
fn a_folder_that_is_not_there_is_an_error_and_one_file_is_a_folder_of_one() {
    let place = Place::new();
    assert!(folder::files(&place.path("nowhere")).is_err());
    fs::write(place.path("one.srm-sheet"), sheet_file(0, Purpose::Live)).unwrap();
    let names: Vec<_> = folder::files(&place.path("one.srm-sheet")).unwrap().map(|file| file.name).collect();
    assert_eq!(names, ["one.srm-sheet"]);
}

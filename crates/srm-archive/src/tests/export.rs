//! Exports: whole, without names, in a form others read.

use super::people::person;
use super::*;
use crate::export::{Codes, ExportAsk, Form};
use crate::testing::{code, rating};
use srm_sheet::personal_number;
use std::collections::BTreeMap;
use std::fs;

fn export(archive: &Archive, place: &Place, name: &str, ask: &ExportAsk) -> BTreeMap<String, String> {
    let folder = place.path(name);
    archive.export(ask, &folder, &officer(), utc(0), &mut |_| Continue::Yes).unwrap();
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

fn filled(place: &Place) -> Archive {
    let (archive, _) = with_day(place, ArchiveKind::Live, 4, Purpose::Live);
    for number in 0..4 {
        one(&archive, "r", rating(number, Purpose::Live, "rater/1", 4));
        archive.link(&code(number), &person("Amina Unusual"), &recruiter(), utc(0)).unwrap();
    }
    archive
}

const ASK: ExportAsk = ExportAsk { form: Form::Csv, codes: Codes::Omitted, with_groups: false };

#[test]
fn no_export_holds_a_name_a_code_or_an_identity_number() {
    let place = Place::new();
    let archive = filled(&place);
    let salted = ExportAsk { codes: Codes::Salted([7; 16]), with_groups: true, ..ASK };
    for (name, ask) in [("a", ASK), ("b", salted), ("c", ExportAsk { form: Form::Json, ..salted })] {
        for (file, text) in export(&archive, &place, name, &ask) {
            assert_eq!(personal_number::find(&text), None, "{file}");
            for gone in ["Amina", "070-123", "rater/1", &testing::session_of(1).to_string()] {
                assert!(!text.contains(gone), "{gone} in {file}");
            }
            for number in 0..4 {
                assert!(!text.contains(code(number).as_str()), "{file}");
            }
        }
    }
}

#[test]
fn the_same_salt_gives_the_same_name_and_another_salt_another() {
    let place = Place::new();
    let archive = filled(&place);
    let of = |name: &str, salt: u8| {
        let ask = ExportAsk { codes: Codes::Salted([salt; 16]), ..ASK };
        export(&archive, &place, name, &ask)["sessions.csv"].clone()
    };
    let first = of("a", 1);
    assert_eq!(first, of("b", 1));
    assert_ne!(first, of("c", 2));
}

#[test]
fn a_data_package_says_what_its_files_hold() {
    let place = Place::new();
    let archive = filled(&place);
    let files = export(&archive, &place, "a", &ASK);
    let package: serde_json::Value = serde_json::from_str(&files["datapackage.json"]).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len() + 1, files.len());
    for resource in resources {
        let text = &files[resource["path"].as_str().unwrap()];
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), names);
        for record in reader.records() {
            for (cell, field) in record.unwrap().iter().zip(fields).filter(|(cell, _)| !cell.is_empty()) {
                match field["type"].as_str().unwrap() {
                    "integer" => assert!(cell.parse::<i64>().is_ok(), "{cell}"),
                    "boolean" => assert!(matches!(cell, "true" | "false")),
                    "datetime" => assert!(cell.parse::<srm_sheet::utc::Utc>().is_ok(), "{cell}"),
                    _ => {}
                }
            }
        }
    }
    assert_eq!(files["sessions.csv"].lines().count(), 5);
    assert_eq!(files["ratings.csv"].lines().count(), 5);
}

#[test]
fn a_data_package_is_valid_by_frictionless() {
    let place = Place::new();
    let archive = filled(&place);
    export(&archive, &place, "a", &ASK);
    let ran = std::process::Command::new("frictionless")
        .arg("validate")
        .arg(place.path("a/datapackage.json"))
        .output();
    match ran {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        Err(_) => eprintln!("SKIPPED: frictionless is not installed"),
    }
}

#[test]
fn groups_are_for_officers_and_a_full_folder_is_left_alone() {
    let place = Place::new();
    let archive = filled(&place);
    let groups = ExportAsk { with_groups: true, ..ASK };
    let try_it = |ask: &ExportAsk, name: &str, who: &str| {
        archive.export(ask, &place.path(name), &actor(who), utc(0), &mut |_| Continue::Yes).is_ok()
    };
    assert!(!try_it(&groups, "a", "recruiter/4"));
    assert!(!try_it(&ASK, "b", "rater/1"));
    fs::create_dir(place.path("c")).unwrap();
    fs::write(place.path("c/x"), "x").unwrap();
    assert!(!try_it(&ASK, "c", "recruiter/4"));
    assert_eq!(fs::read_dir(place.path("c")).unwrap().count(), 1);
    let stopped =
        archive.export(&ASK, &place.path("d"), &officer(), utc(0), &mut |_| Continue::Stop).unwrap();
    assert!(stopped.stopped && fs::read_dir(place.path("d")).unwrap().next().is_none());
}

#[test]
fn exported_documents_fill_another_archive_with_the_same() {
    let place = Place::new();
    let archive = filled(&place);
    let folder = place.path("documents");
    archive.export_documents(&folder, &recruiter(), utc(0), &mut |_| Continue::Yes).unwrap();
    let other = Place::new();
    let second = other.archive(ArchiveKind::Live);
    let mut files = crate::folder::files(&folder).unwrap();
    let report = second.import(&mut files, "test", utc(0), &mut |_| Continue::Yes).unwrap();
    assert_eq!(report.refused(), 0, "{:#?}", report.rows);
    recompute(&second);
    let rows = |archive: &Archive| {
        let rows = archive.queue(&crate::Filter::default(), None, 10).unwrap().rows;
        rows.into_iter().map(|row| (row.digest, row.needs, row.basis)).collect::<Vec<_>>()
    };
    assert_eq!(rows(&second), rows(&archive));
}

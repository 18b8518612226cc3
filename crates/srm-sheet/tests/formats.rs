//! Documents of every format there has ever been open for ever: `tests/data/formats/<version>/` keeps one of each.
#![cfg(test)]

use srm_sheet::document::Document;
use srm_sheet::fault::FaultCode;
use srm_sheet::folder::{kind_of, verify_folder};
use srm_sheet::judgement::Enrolment;
use srm_sheet::namespace::Namespace;
use srm_sheet::packed::Packs;
use srm_sheet::signed::SignedFile;
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::Kind;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A day after the examples were made: 2027-01-16.
const NOW_S: i64 = 1_800_086_400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/formats/1.0")
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named =
        |path: &PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap());
    paths.iter().map(named).collect()
}

fn trust() -> AllowedSigners {
    AllowedSigners::parse(&fs::read_to_string(root().join("allowed_signers")).unwrap()).unwrap()
}

#[test]
fn every_format_of_version_1_0_is_here_and_still_good() {
    let mut kinds = BTreeSet::new();
    for folder in ["judged", "station"] {
        let report = verify_folder(&files(folder), &trust(), &Packs::new(), NOW_S);
        let faults = report.files.iter().flat_map(|file| &file.faults).chain(&report.faults);
        // A later program may have later kinds and rules: it says so, and reads all the same.
        let bad: Vec<_> = faults.filter(|fault| fault.code != FaultCode::OtherRevision).collect();
        assert!(bad.is_empty(), "{folder}: {bad:#?}");
        assert!(
            report.notes.iter().all(|note| note.starts_with("there is no ledger here")),
            "{:?}",
            report.notes
        );
        kinds.extend(report.files.iter().map(|file| file.kind));
    }
    assert!(Kind::ALL.iter().all(|(kind, _)| kinds.contains(kind)), "{kinds:?}");
}

#[test]
fn a_stranger_checks_every_judgement_with_ssh_keygen() {
    if Command::new("ssh-keygen").arg("-?").stdin(Stdio::null()).output().is_err() {
        eprintln!("SKIPPED: ssh-keygen is not here; install OpenSSH to run this check");
        return;
    }
    let folder = std::env::temp_dir().join(format!("srm-sheet-formats-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut checked = 0;
    for (name, bytes) in files("judged") {
        let kind = kind_of(&name, &bytes).unwrap();
        if !kind.is_judgement() {
            continue;
        }
        let (namespace, by, signers) = match kind {
            Kind::Rating | Kind::Interview => (Namespace::Rating, None, trust().to_text()),
            Kind::Attestation | Kind::Accepted => (Namespace::Attestation, None, trust().to_text()),
            Kind::Enrolment => {
                let request = Enrolment::read(&bytes).unwrap().into_document();
                (Namespace::Trust, Some(request.by.to_string()), format!("{} {}\n", request.by, request.key))
            }
            _ => (Namespace::Decision, None, trust().to_text()),
        };
        let signed = SignedFile::split(&bytes, 1 << 20).unwrap();
        let value: serde_json::Value = serde_json::from_str(signed.body()).unwrap();
        let by = by.unwrap_or_else(|| value["by"].as_str().unwrap().to_owned());
        fs::write(folder.join("signers"), signers).unwrap();
        fs::write(folder.join("block"), signed.signatures()[0].to_string()).unwrap();
        let verify = |message: &str, by: &str| {
            fs::write(folder.join("message"), message).unwrap();
            let mut command = Command::new("ssh-keygen");
            command.current_dir(&folder).args(["-Y", "verify", "-f", "signers", "-s", "block"]);
            command.args(["-I", by, "-n", namespace.as_str()]);
            command
                .stdin(fs::File::open(folder.join("message")).unwrap())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command.status().unwrap().success()
        };
        assert!(verify(signed.body(), &by), "{name}");
        assert!(!verify(&signed.body().replacen("1.0", "1.1", 1), &by), "{name} changed");
        assert!(!verify(signed.body(), "rater/99"), "{name} by another");
        checked += 1;
    }
    let _ = fs::remove_dir_all(&folder);
    assert_eq!(checked, 10);
}

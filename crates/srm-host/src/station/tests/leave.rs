//! Results leave the station: exports that anybody can check, receipts that let copies go.

use super::*;
use crate::receipt::{Receipt, Receipted};
use srm_core::session::Act;
use srm_sheet::namespace::Namespace;
use srm_sheet::signed::SignedFile;

/// A session left early, sealed.
fn quick(place: &Place, station: &mut Station, number: u32) -> SealedInfo {
    let mut live = station.begin(&demo(), set_up(number)).unwrap();
    (0..6).for_each(|_| assert!(step(place, &mut live)));
    for act in [Act::AskLeave, Act::Leave] {
        let _ = live.apply(live.session().now(), &Event::Act(act));
    }
    sealed(station.seal(&mut live, timing()).unwrap())
}

fn office(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn trust(station: &Station, seeds: &[u8], namespaces: &str) {
    let line = |seed: &u8| {
        format!("officer/{seed} namespaces=\"{namespaces}\" {}\n", PublicKey::from(&office(*seed)))
    };
    let text: String = seeds.iter().map(line).collect();
    std::fs::write(station.office_signers_path(), text).unwrap();
}

fn receipt(station: &Station, sheets: Vec<Digest>) -> Receipt {
    Receipt::new(station.name(), station.watch.utc().unwrap(), sheets)
}

#[test]
fn stock_ssh_keygen_accepts_an_exported_sheet_and_refuses_a_changed_one() {
    use std::process::{Command, Stdio};
    let place = Place::new("keygen");
    let mut station = place.open();
    let info = quick(&place, &mut station, 9);
    let (_, signed) = srm_sheet::sheet::Sheet::read(&std::fs::read(&info.path).unwrap()).unwrap();
    let signature = place.root.join("sheet.sig");
    std::fs::write(&signature, signed.signatures()[0].to_string()).unwrap();
    let accepts = |body: &str| {
        let file = place.root.join("body");
        std::fs::write(&file, body).unwrap();
        let mut command = Command::new("ssh-keygen");
        command.args(["-Y", "verify", "-n", "srm-sheet", "-I", station.name(), "-f"]);
        command.arg(station.allowed_signers_path()).arg("-s").arg(&signature);
        command.stdin(std::fs::File::open(&file).unwrap()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().map(|status| status.success())
    };
    match accepts(signed.body()) {
        Ok(is_good) => assert!(is_good),
        Err(error) => return eprintln!("SKIPPED: no ssh-keygen to ask ({error})"),
    }
    assert!(!accepts(&signed.body().replacen("\"attempt\": 1", "\"attempt\": 2", 1)).unwrap());
}

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let paths = RealDisk.list(dir).unwrap();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}

#[test]
fn an_export_has_everything_a_stranger_needs() {
    let place = Place::new("export");
    let mut station = place.open();
    let infos: Vec<_> = (0..3).map(|number| quick(&place, &mut station, number)).collect();
    let stick = place.root.join("stick");
    std::fs::create_dir(&stick).unwrap();
    let info = station.export_all(&stick).unwrap();
    assert_eq!(info.count, 3);
    assert!(info.path.starts_with(&stick));
    let files = files(&info.path);
    assert_eq!(info.bytes, files.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>());
    for wanted in infos {
        assert!(files.iter().any(|(_, bytes)| *bytes == std::fs::read(&wanted.path).unwrap()));
    }
    assert_eq!(kinds(&station).last(), Some(&EntryKind::Exported));
    let trust = AllowedSigners::parse(&station.allowed_signers()).unwrap();
    folder_is_clean(&files, &trust, station.watch.unix_s());
    // A sheet that cannot be read hides nobody.
    let sheet = RealDisk.list(&station.folder.sheets()).unwrap().remove(0);
    let content = std::fs::read(&sheet).unwrap();
    std::fs::write(&sheet, "not a sheet").unwrap();
    let rows = station.today().unwrap();
    assert!(rows.len() == 3 && rows.iter().all(|row| row.state == RowState::Left), "{rows:?}");
    std::fs::write(&sheet, content).unwrap();
    // Again, in the same second: another folder.
    let again = station.export_all(&stick).unwrap();
    assert_ne!(again.path, info.path);
    for bad in [place.root.join("no-stick"), PathBuf::from("/dev/null/nowhere")] {
        let gone = station.export_all(&bad).unwrap_err();
        assert_eq!(gone.words().0, "err-export-failed", "{gone}");
        assert!(!bad.exists());
    }
}

#[test]
fn only_the_offices_receipt_removes_and_only_what_it_names() {
    let place = Place::new("receipt");
    let mut station = place.open();
    let (first, second) = (quick(&place, &mut station, 1), quick(&place, &mut station, 2));
    let both = vec![first.digest, second.digest];
    let good = receipt(&station, both.clone()).sign(&office(1)).unwrap();
    let refuse = |station: &mut Station, bytes: &[u8], why: &str| {
        let before = kinds(station).len();
        let error = station.accept_receipt(bytes).unwrap_err().to_string();
        assert!(error.contains(why) && error.ends_with("nothing was removed"), "{error}");
        assert!(first.path.exists() && second.path.exists());
        assert_eq!(kinds(station).len(), before);
    };
    let text = good.to_text();
    refuse(&mut station, text.as_bytes(), "there are no office keys");
    trust(&station, &[2], "srm-checkpoint");
    refuse(&mut station, text.as_bytes(), "not among the office keys");
    trust(&station, &[1], "srm-sheet");
    refuse(&mut station, text.as_bytes(), "may not sign receipts");
    std::fs::write(station.office_signers_path(), "nonsense\n").unwrap();
    refuse(&mut station, text.as_bytes(), "line 1");
    trust(&station, &[1], "srm-checkpoint");
    refuse(&mut station, good.body().as_bytes(), "no signature");
    refuse(&mut station, b"", "line end");
    let sign = |body: String, namespace| SignedFile::sign(body, namespace, &office(1)).unwrap().to_text();
    refuse(&mut station, sign(good.body().to_owned(), Namespace::Sheet).as_bytes(), "signature 1");
    refuse(&mut station, sign("{}\n".to_owned(), Namespace::Checkpoint).as_bytes(), "line 1");
    let other = Receipt::new("station/00000000", station.watch.utc().unwrap(), both);
    refuse(&mut station, other.sign(&office(1)).unwrap().to_text().as_bytes(), "it is for station/00000000");
    for at in (0..text.len()).step_by(7) {
        let mut bad = text.clone().into_bytes();
        bad[at] ^= 1;
        assert!(station.accept_receipt(&bad).is_err(), "byte {at}");
    }

    let unknown = receipt(&station, vec![Digest::ZERO]).sign(&office(1)).unwrap();
    let done = station.accept_receipt(unknown.to_text().as_bytes()).unwrap();
    assert_eq!(done, Receipted { removed: 0, not_here: 1 });
    assert!(first.path.exists() && second.path.exists());

    let one = receipt(&station, vec![second.digest]).sign(&office(1)).unwrap();
    let done = station.accept_receipt(one.to_text().as_bytes()).unwrap();
    assert_eq!(done, Receipted { removed: 1, not_here: 0 });
    assert!(first.path.exists() && !second.path.exists());
    assert!(shelf::path_of(&station.folder, first.session).exists());
    assert!(!shelf::path_of(&station.folder, second.session).exists());
    assert_eq!(kinds(&station).last(), Some(&EntryKind::Receipt));
    assert_eq!(station.today().unwrap().len(), 1);
    let done = station.accept_receipt(text.as_bytes()).unwrap();
    assert_eq!(done, Receipted { removed: 1, not_here: 1 });
    assert_eq!(files(&station.folder.sheets()), []);
    drop(station);
    let mut station = place.open();
    assert_eq!(station.findings(), []);
    // What was handed over is not missing.
    let third = quick(&place, &mut station, 3);
    let stick = place.root.join("stick");
    std::fs::create_dir(&stick).unwrap();
    let info = station.export_all(&stick).unwrap();
    assert_eq!(info.count, 1);
    let trust = AllowedSigners::parse(&station.allowed_signers()).unwrap();
    let mut files = files(&info.path);
    folder_is_clean(&files, &trust, station.watch.unix_s());
    // What was not, is.
    let name = third.path.file_name().unwrap().to_str().unwrap();
    files.retain(|(file, _)| file != name);
    let report = srm_sheet::folder::verify_folder(&files, &trust, &Packs::new(), station.watch.unix_s());
    assert!(report.has(srm_sheet::fault::FaultCode::SheetMissing), "{report:?}");
}

/// What `srm verify DIR` says of these files.
fn folder_is_clean(files: &[(String, Vec<u8>)], trust: &AllowedSigners, now_s: i64) {
    let report = srm_sheet::folder::verify_folder(files, trust, &Packs::new(), now_s);
    assert!(report.is_good(), "{report:?}");
}

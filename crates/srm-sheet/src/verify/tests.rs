//! Proofs of verification: every fault has its name.

use super::*;
use crate::packed::Packs;
use crate::public_key::PublicKey;
use crate::sheet::Revision;
use crate::testing::{Day, NOW_S, files, key, known, packs, perfect, set, signed, station_key, trust, utc};
use crate::wire::Journal;
use serde_json::Value;
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::intent::Intent;
use srm_core::pack::PackFiles;
use srm_core::scene::NodeId;
use srm_core::session::{Act, Entry, Purpose};
use srm_core::time::At;

fn verify(bytes: &[u8]) -> Report {
    verify_sheet("a.srm-sheet", bytes, &trust(), &packs(), NOW_S)
}

/// A sheet that its station signed as it is.
fn file(sheet: &Sheet) -> Vec<u8> {
    sheet.sign(&station_key()).unwrap().to_text().into_bytes()
}

fn codes(report: &Report) -> Vec<FaultCode> {
    let mut codes: Vec<_> = report.faults.iter().map(|fault| fault.code).collect();
    codes.dedup();
    codes
}

fn changed(change: impl FnOnce(&mut Sheet)) -> Report {
    let mut sheet = perfect();
    change(&mut sheet);
    verify(&file(&sheet))
}

#[test]
fn a_good_sheet_is_good_and_says_what_was_established() {
    let (report, sheet) = examine_sheet("a", &file(&perfect()), &trust(), &packs(), NOW_S);
    assert_eq!(report.faults, []);
    assert!(report.signature_good && report.trusted && report.recomputed && report.is_good());
    assert_eq!(report.signers.len(), 1);
    assert_eq!(report.signers[0].principal.as_deref(), Some("station/kista-3"));
    assert_eq!(report.signers[0].fingerprint, PublicKey::from(&station_key()).fingerprint());
    assert_eq!(report.digest, Some(perfect().sign(&station_key()).unwrap().digest()));
    assert_eq!(report.pack, Some(known().digest));
    assert_eq!(sheet, Some(perfect()));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["kind"], "sheet");
}

#[test]
fn who_signed_is_judged_apart_from_what_was_signed() {
    let sheet = perfect();
    let body = sheet.to_text().unwrap();
    let list = |lines: &str| {
        let key = PublicKey::from(&station_key());
        AllowedSigners::parse(&lines.replace('@', &key.to_string())).unwrap()
    };
    let with = |trust: &AllowedSigners| verify_sheet("a", &file(&sheet), trust, &packs(), NOW_S);
    for (lines, code) in [
        ("", FaultCode::UnknownSigner),
        ("station/kista-3 namespaces=\"srm-pack\" @", FaultCode::SignerNotAllowed),
        ("station/kista-3 valid-after=\"20280101Z\" @", FaultCode::NotYetValid),
        ("station/kista-3 valid-before=\"20260101Z\" @", FaultCode::Expired),
        ("station/other @", FaultCode::OtherStation),
        ("rater/1 @\nstation/kista-3 namespaces=\"srm-pack\" @", FaultCode::OtherStation),
    ] {
        let report = with(&list(lines));
        assert_eq!(codes(&report), [code], "{lines}");
        assert!(report.signature_good && !report.trusted && report.recomputed);
    }
    for lines in [
        "station/* @",
        "* @",
        "rater/1 @\nstation/kista-3 @",
        "station/kista-3 valid-before=\"20260101Z\" @\nstation/kista-3 @",
    ] {
        assert_eq!(codes(&with(&list(lines))), [], "{lines}");
    }
    let revoked = trust().with_revoked(&PublicKey::from(&station_key()).to_string()).unwrap();
    assert_eq!(codes(&with(&revoked)), [FaultCode::Revoked]);
    let other_key = verify(&signed(&body, Namespace::Sheet, &key(9)));
    assert_eq!(codes(&other_key), [FaultCode::UnknownSigner]);
    for namespace in Namespace::ALL.into_iter().filter(|namespace| *namespace != Namespace::Sheet) {
        let report = verify(&signed(&body, namespace, &station_key()));
        assert_eq!(codes(&report), [FaultCode::OtherPurpose]);
        assert!(!report.signature_good);
    }
    let mut both = sheet.sign(&station_key()).unwrap();
    both.countersign(Namespace::Sheet, &key(9)).unwrap();
    let report = verify(both.to_text().as_bytes());
    assert_eq!(codes(&report), [FaultCode::UnknownSigner], "each signer must be known");
}

#[test]
fn what_is_no_sheet_is_named() {
    let body = perfect().to_text().unwrap();
    assert_eq!(codes(&verify(body.as_bytes())), [FaultCode::NotSigned]);
    assert_eq!(codes(&verify(b"")), [FaultCode::NotSigned]);
    let text = String::from_utf8(file(&perfect())).unwrap();
    assert_eq!(codes(&verify(text.replace('\n', "\r\n").as_bytes())), [FaultCode::NotSigned]);
    let later = body.replacen("srm-sheet/1.0", "srm-sheet/2.0", 1);
    assert_eq!(codes(&verify(&signed(&later, Namespace::Sheet, &station_key()))), [FaultCode::OtherVersion]);
    let unknown = body.replacen("\"seq\"", "\"note\": 1,\n  \"seq\"", 1);
    assert_eq!(
        codes(&verify(&signed(&unknown, Namespace::Sheet, &station_key()))),
        [FaultCode::NotTheDocument]
    );
    let one_byte = text.replacen("\"attempt\": 1", "\"attempt\": 2", 1);
    let report = verify(one_byte.as_bytes());
    assert_eq!(report.faults[0].code, FaultCode::BadSignature);
    assert!(report.has(FaultCode::FactsDiffer), "and what was changed is told, too");
}

#[test]
fn times_that_cannot_be() {
    let early = verify_sheet("a", &file(&perfect()), &trust(), &packs(), NOW_S - 100 - AHEAD_S_MAX);
    assert_eq!(codes(&early), [FaultCode::FromTheFuture]);
    assert_eq!(
        codes(&verify_sheet("a", &file(&perfect()), &trust(), &packs(), i64::MIN)),
        [FaultCode::FromTheFuture]
    );
    let backwards = |sheet: &mut Sheet| sheet.started = utc(-10);
    assert_eq!(codes(&changed(backwards)), [FaultCode::EndsBeforeStart]);
}

#[test]
fn without_the_pack_the_score_is_not_recomputed_and_that_is_a_fault() {
    let report = verify_sheet("a", &file(&perfect()), &trust(), &Packs::new(), NOW_S);
    assert_eq!(codes(&report), [FaultCode::PackMissing]);
    assert!(report.signature_good && report.trusted && !report.recomputed);
}

#[test]
fn another_revision_is_never_called_tampering() {
    for change in [
        |sheet: &mut Sheet| sheet.kinds[0].revision += 1,
        |sheet: &mut Sheet| sheet.rules[0].revision = 0,
        |sheet: &mut Sheet| sheet.kinds.push(Revision { name: "weld".into(), revision: 1 }),
    ] {
        let report = changed(change);
        assert_eq!(codes(&report), [FaultCode::OtherRevision]);
        assert!(!report.recomputed);
    }
    assert_eq!(codes(&changed(|sheet| drop(sheet.kinds.pop()))), [FaultCode::FactsDiffer]);
    assert_eq!(codes(&changed(|sheet| sheet.rules.swap(0, 1))), [FaultCode::FactsDiffer]);
}

fn with_journal(change: impl FnOnce(&mut Vec<Entry>)) -> Report {
    changed(|sheet| {
        let mut entries = sheet.journal.entries().to_vec();
        change(&mut entries);
        sheet.journal = Journal::new(entries);
    })
}

#[test]
fn journals_that_cannot_be_are_named() {
    let last = perfect().journal.entries().last().unwrap().at;
    let next = |at: At| Entry { at, event: Event::Act(Act::Next) };
    let after_end = with_journal(|entries| entries.push(next(last)));
    assert_eq!(codes(&after_end), [FaultCode::AfterTheEnd]);
    let no_start = with_journal(|entries| drop(entries.remove(0)));
    assert_eq!(codes(&no_start), [FaultCode::JournalStart]);
    assert_eq!(codes(&with_journal(Vec::clear)), [FaultCode::JournalStart]);
    let late_start = with_journal(|entries| entries[0].at = At(1));
    assert_eq!(codes(&late_start), [FaultCode::JournalStart]);
    let second_start = with_journal(|entries| {
        let again = Entry { at: entries[2].at, event: entries[0].event.clone() };
        entries.insert(3, again);
    });
    assert_eq!(codes(&second_start), [FaultCode::JournalStart]);
    let back = with_journal(|entries| entries.swap(4, 6));
    assert_eq!(codes(&back), [FaultCode::TimeGoesBack]);
    let too_late = with_journal(|entries| entries.last_mut().unwrap().at = At(u64::MAX));
    assert!(!too_late.is_good());
    let not_ended = with_journal(|entries| drop(entries.pop()));
    assert_eq!(codes(&not_ended), [FaultCode::NotEnded]);
    let declined = with_journal(|entries| {
        entries.truncate(2);
        let at = entries[1].at;
        entries.push(Entry { at, event: Event::Act(Act::Decline) });
    });
    assert_eq!(codes(&declined), [FaultCode::NotEnded]);
    let impossible = with_journal(|entries| {
        let at = entries[1].at;
        (0..30).for_each(|_| entries.insert(2, Entry { at, event: Event::Act(Act::Resume) }));
    });
    assert_eq!(codes(&impossible), [FaultCode::CannotHappen]);
    assert_eq!(impossible.faults.len(), 21, "twenty told, the rest counted");
}

#[test]
fn a_changed_answer_changes_the_evidence_and_is_named() {
    let report = with_journal(|entries| {
        let answers =
            entries.iter_mut().filter(|entry| matches!(entry.event, Event::Intent(Intent::Activate { .. })));
        for entry in answers {
            if let Event::Intent(Intent::Activate { node, .. }) = &mut entry.event {
                *node = NodeId(if node.0 == 1 { 2 } else { 1 });
            }
        }
    });
    assert!(!report.is_good());
    // Fewer points than the journal gives, and more.
    for more in [-1, 1] {
        let report = changed(|sheet| {
            *sheet.results[0].evidence.measures.get_mut("net").unwrap() += more;
            sheet.score.machine_milli += more;
        });
        assert_eq!(codes(&report), [FaultCode::EvidenceDiffers, FaultCode::ScoreDiffers]);
        assert!(
            report.faults[0].message.starts_with("results[0].evidence.measures.net: the sheet says "),
            "{}",
            report.faults[0]
        );
    }
    let many = changed(|sheet| sheet.results.clear());
    assert!(many.faults.len() <= 21);
}

/// Every leaf of a value with its path, and other values that could stand there.
fn leaves(path: &str, value: &Value, into: &mut Vec<(String, Vec<Value>)>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                leaves(&format!("{path}/{key}"), inner, into);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                leaves(&format!("{path}/{index}"), inner, into);
            }
        }
        Value::Number(number) => {
            let mut others = Vec::new();
            if let Some(number) = number.as_u64() {
                others.extend([number.wrapping_add(1), number.wrapping_sub(1)].map(Value::from));
            } else if let Some(number) = number.as_i64() {
                others.extend([number + 1, number - 1].map(Value::from));
            }
            into.push((path.to_owned(), others));
        }
        Value::Bool(value) => into.push((path.to_owned(), vec![Value::from(!value)])),
        Value::String(text) => into.push((path.to_owned(), other_texts(text))),
        Value::Null => {}
    }
}

fn other_texts(text: &str) -> Vec<Value> {
    const WORDS: [&str; 21] = [
        "live",
        "demo",
        "trial",
        "simulated",
        "completed",
        "left",
        "declined",
        "scored",
        "void",
        "light",
        "dark",
        "mouse",
        "touch",
        "key",
        "next",
        "again",
        "pause",
        "call-leader",
        "rating",
        "linear",
        "a-sort",
    ];
    let mut texts: Vec<String> = WORDS.map(str::to_owned).to_vec();
    texts.push(CandidateCode::from_number(77).to_string());
    for (at, _) in text.char_indices() {
        for digit in ['0', '1', '7', 'a', 'x'] {
            let mut other = text.to_owned();
            other.replace_range(at..=at, &digit.to_string());
            texts.push(other);
        }
    }
    texts.retain(|other| other != text);
    texts.into_iter().map(Value::from).collect()
}

#[test]
fn no_field_can_be_changed_and_signed_again_unnoticed() {
    // What only the station can say: signature, trust and ledger speak for it, the journal does not.
    let claims = ["/sheet", "/seq", "/prev", "/build", "/started", "/ended", "/timing"];
    let original = perfect();
    let value = serde_json::to_value(&original).unwrap();
    let mut all = Vec::new();
    leaves("", &value, &mut all);
    let (mut refused, mut claimed, mut harmless, mut journal) = (0, 0, 0, 0);
    for (path, others) in all {
        let is_journal = path.starts_with("/journal");
        if is_journal {
            journal += 1;
            if journal % 41 != 0 {
                continue;
            }
        }
        let mut tried = 0;
        for other in others {
            let mut value = value.clone();
            *value.pointer_mut(&path).unwrap() = other.clone();
            let Ok(sheet) = serde_json::from_value::<Sheet>(value) else { continue };
            if sheet == original {
                continue;
            }
            tried += 1;
            if tried > 6 {
                break;
            }
            let report = verify(&file(&sheet));
            if !report.is_good() {
                refused += 1;
            } else if is_journal {
                // A touch at another place of the same key, say: what follows from the journal is the same.
                assert_eq!(Sheet { journal: original.journal.clone(), ..sheet }, original, "{path} {other}");
                harmless += 1;
            } else {
                assert!(
                    claims.iter().any(|claim| path.starts_with(claim)),
                    "{path} became {other} unnoticed"
                );
                claimed += 1;
            }
        }
        assert!(tried > 0 || path == "/format", "nothing else was tried at {path}");
    }
    println!("{refused} refused, {claimed} claims, {harmless} harmless in the journal");
    assert!(refused > 200 && claimed > 10);
}

#[test]
fn no_entry_of_the_journal_can_be_left_out_unnoticed_where_it_counts() {
    let original = perfect();
    let count = original.journal.entries().len();
    for index in (0..count).step_by(13) {
        let report = with_journal(|entries| drop(entries.remove(index)));
        if report.is_good() {
            let entry = &original.journal.entries()[index];
            assert!(matches!(entry.event, Event::Intent(_)), "{entry:?}");
        }
    }
}

#[test]
fn no_byte_of_the_file_can_be_changed_unnoticed() {
    let bytes = file(&perfect());
    for at in (0..bytes.len()).step_by(31) {
        let mut bad = bytes.clone();
        bad[at] ^= 1 << (at % 8);
        assert!(!verify(&bad).is_good(), "byte {at}");
    }
    // The whole signature block, bit by bit.
    let start = bytes.windows(10).position(|window| window == b"-----BEGIN").unwrap();
    for bit in (start * 8..bytes.len() * 8).step_by(5) {
        let mut bad = bytes.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(!verify(&bad).is_good(), "bit {bit}");
    }
    for end in (0..bytes.len()).step_by(61) {
        assert!(!verify(&bytes[..end]).is_good(), "{end} bytes");
    }
}

#[test]
fn a_live_sheet_and_another_digest_are_different_facts() {
    assert_eq!(codes(&changed(|sheet| sheet.purpose = Purpose::Live)), [FaultCode::FactsDiffer]);
    assert_eq!(codes(&changed(|sheet| sheet.rubric = Digest::ZERO)), [FaultCode::FactsDiffer]);
    assert_eq!(codes(&changed(|sheet| sheet.plan = Digest::ZERO)), [FaultCode::FactsDiffer]);
    assert_eq!(codes(&changed(|sheet| sheet.pack = Digest::ZERO)), [FaultCode::PackMissing]);
    assert_eq!(codes(&changed(|sheet| sheet.pending.clear())), [FaultCode::ScoreDiffers]);
}

#[test]
fn packs_and_checkpoints_by_themselves() {
    let pack = packed::to_signed(&files(), &set(), "1.2", &key(2)).unwrap();
    let (report, known_pack) = examine_pack("p", pack.to_text().as_bytes(), &trust(), NOW_S);
    assert_eq!(report.faults, []);
    assert_eq!(known_pack, Some(known()));
    let pack_codes = |bytes: &[u8]| codes(&verify_pack("p", bytes, &trust(), NOW_S));
    assert_eq!(pack_codes(&signed(pack.body(), Namespace::Pack, &key(9))), [FaultCode::UnknownSigner]);
    assert_eq!(
        pack_codes(&signed(pack.body(), Namespace::Pack, &station_key())),
        [FaultCode::SignerNotAllowed]
    );
    assert_eq!(pack_codes(&signed(pack.body(), Namespace::Sheet, &key(2))), [FaultCode::OtherPurpose]);
    assert_eq!(pack_codes(pack.body().as_bytes()), [FaultCode::NotSigned]);
    let other_version = packed::to_signed(&files(), &set(), "1.3", &key(2)).unwrap();
    assert_eq!(pack_codes(other_version.to_text().as_bytes()), [FaultCode::PackBroken]);
    let broken = pack.body().replacen("threshold: 50", "threshold: 500", 1);
    assert_eq!(pack_codes(&signed(&broken, Namespace::Pack, &key(2))), [FaultCode::PackBroken]);
    let mut wordless = PackFiles::default();
    for (path, bytes) in files().iter().filter(|(path, _)| !path.contains("text/")) {
        wordless.insert(path, bytes.to_vec()).unwrap();
    }
    let with_errors = packed::to_signed(&wordless, &set(), "1.2", &key(2)).unwrap();
    assert_eq!(pack_codes(with_errors.to_text().as_bytes()), [FaultCode::SetBroken]);

    let (_, bytes) = Day::new().checkpoint("c");
    assert!(verify_checkpoint("c", &bytes, &trust(), NOW_S).is_good());
    let text = String::from_utf8(bytes).unwrap();
    let body = text.split_once("-----BEGIN").unwrap().0;
    let codes_of = |body: &str, namespace, key: u8| {
        codes(&verify_checkpoint("c", &signed(body, namespace, &self::key(key)), &trust(), NOW_S))
    };
    assert_eq!(codes_of(body, Namespace::Checkpoint, 9), [FaultCode::UnknownSigner]);
    assert_eq!(codes_of(body, Namespace::Checkpoint, 2), [FaultCode::SignerNotAllowed]);
    assert_eq!(codes_of(body, Namespace::Sheet, 1), [FaultCode::OtherPurpose]);
    assert_eq!(
        codes_of(&body.replace("kista-3", "kista-4"), Namespace::Checkpoint, 1),
        [FaultCode::OtherStation]
    );
    assert_eq!(
        codes_of(&body.replace("checkpoint/1.0", "checkpoint/2.0"), Namespace::Checkpoint, 1),
        [FaultCode::OtherVersion]
    );
    assert_eq!(
        codes_of(&body.replace("\"seq\"", "\"Seq\""), Namespace::Checkpoint, 1),
        [FaultCode::NotTheDocument]
    );
}

//! Proofs of the ledger: gaps, forks and rollback are seen.

use super::*;
use crate::json;
use crate::namespace::Namespace;
use crate::signed::SignedFile;
use EntryKind::*;
use proptest::prelude::*;

const A: Uuid = Uuid::from_u128(0xa);
const B: Uuid = Uuid::from_u128(0xb);

fn now() -> Utc {
    Utc::from_unix_s(1_800_000_000).unwrap()
}

fn ledger(events: &[(EntryKind, Option<Uuid>)]) -> Ledger {
    let mut ledger = Ledger::default();
    for (index, (kind, session)) in events.iter().enumerate() {
        let code = session.map(|_| "K7-204".to_owned());
        let payload = Payload { session: *session, code, ..Payload::new(now()) };
        ledger.append(*kind, payload, [index as u8; 16]).unwrap();
    }
    ledger
}

fn day() -> Ledger {
    ledger(&[(Enrolled, None), (Opened, None), (SessionStarted, Some(A)), (Sealed, Some(A)), (Closed, None)])
}

#[test]
fn a_day_round_trips_one_line_per_entry() {
    let ledger = day();
    let text = ledger.to_text().unwrap();
    assert_eq!(text.lines().count(), 5);
    assert_eq!(Ledger::parse(&text), Ok(ledger.clone()));
    assert_eq!(Ledger::parse(""), Ok(Ledger::default()));
    assert_eq!(Ledger::default().head(), Digest::ZERO);
    for (entry, next) in ledger.entries().iter().zip(&ledger.entries()[1..]) {
        assert_eq!(next.prev, entry.digest());
    }
}

#[test]
fn the_format_is_frozen() {
    let ledger = ledger(&[(SessionStarted, Some(A))]);
    let line = ledger.to_text().unwrap();
    // Computed apart from this code, with Python's hashlib.
    assert_eq!(
        line,
        "{\"seq\":1,\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\",\
         \"kind\":\"session-started\",\
         \"payload_digest\":\"86f096f4493e2328d242aacac05b2c54c867f6e2323e472ce3fe73fd7bb1fb2c\",\
         \"salt\":\"00000000000000000000000000000000\",\
         \"payload\":{\"at\":\"2027-01-15T08:00:00Z\",\
         \"session\":\"00000000-0000-0000-0000-00000000000a\",\"code\":\"K7-204\"}}\n"
    );
    assert_eq!(ledger.head().to_string(), "4aa7d4b45ac7c75b46953dc6fb202737cf7c61e249314da9dbcf4157e3cfd8cd");
}

#[test]
fn kinds_are_spelt_alike_in_file_and_digest() {
    for kind in [
        Enrolled,
        Opened,
        PackInstalled,
        SessionStarted,
        Sealed,
        Voided,
        Exported,
        ClockChanged,
        Closed,
        Receipt,
    ] {
        assert_eq!(json::to_line(&kind).unwrap(), format!("\"{kind}\""));
    }
}

#[test]
fn bad_ledgers_are_refused_with_line_and_fault() {
    let good = day().to_text().unwrap();
    let lines: Vec<_> = good.split_inclusive('\n').collect();
    let refuse = |text: &str| Ledger::parse(text).map_err(|error| (error.line, error.fault)).unwrap_err();
    let seq = |line: usize, found| (line, EntryFault::Seq { expected: line as u64, found });
    assert_eq!(refuse(&lines[1..].concat()), seq(1, 2), "first entry gone");
    assert_eq!(refuse(&[lines[0], lines[2]].concat()), seq(2, 3), "an entry gone");
    assert_eq!(refuse(&[lines[0], lines[0]].concat()), seq(2, 1), "an entry twice");
    assert_eq!(refuse(&[lines[0], lines[2], lines[1]].concat()), seq(2, 3), "entries moved");
    assert_eq!(refuse(&format!("{good}{{")), (6, EntryFault::Torn));
    let long = format!("{good}{}\n", "x".repeat(LINE_BYTES_MAX));
    assert_eq!(refuse(&long), (6, EntryFault::TooLong));
    let changed = |from: &str, to: &str| {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        refuse(&bad)
    };
    assert_eq!(changed("K7-204", "K7-205"), (3, EntryFault::Payload));
    assert_eq!(changed("2027-01", "2027-02"), (1, EntryFault::Payload));
    assert_eq!(changed(&"01".repeat(16), &"10".repeat(16)), (2, EntryFault::Payload));
    assert!(matches!(changed("sealed", "voided"), (5, EntryFault::Chain { .. })));
    assert!(matches!(changed("prev\":\"0", "prev\":\"1"), (1, EntryFault::Chain { .. })));
    let salt = format!("\"salt\":\"{}\",", "0".repeat(32));
    assert_eq!(changed(&salt, ""), (1, EntryFault::HalfErased));
    assert_eq!(changed(",\"payload\":{\"at\":\"2027-01-15T08:00:00Z\"}", ""), (1, EntryFault::HalfErased));
    for (from, to) in [
        ("{\"seq\"", "\u{feff}{\"seq\""),
        ("{\"seq\"", " {\"seq\""),
        ("\"seq\":1", "\"seq\": 1"),
        ("\"seq\":1", "\"seq\":1.0"),
        ("\"seq\":1", "\"seq\":-1"),
        ("\"seq\":1", "\"seq\":1,\"seq\":1"),
        ("\"seq\":1", "\"seq\":1,\"note\":1"),
        ("\"seq\":1,", ""),
        ("enrolled", "Enrolled"),
        ("enrolled", "erased"),
        ("}\n", "}\r\n"),
        ("}\n", "}\n\n"),
        ("}\n", "} {}\n"),
        ("2027-01-15T08:00:00Z", "2027-01-15T08:00:00+00:00"),
        (
            "\"session\":\"00000000-0000-0000-0000-00000000000a\"",
            "\"session\":\"0000000000000000000000000000000a\"",
        ),
        ("\"session\":\"00000000-0000-0000-0000-00000000000a\"", "\"session\":null"),
        ("K7-204", "\\u004b7-204"),
        ("salt\":\"0", "salt\":\"+"),
    ] {
        let fault = changed(from, to);
        assert!(matches!(fault.1, EntryFault::Json { .. }), "{to}: {fault:?}");
    }
    let not_utf8 = Ledger::recover(&[good.as_bytes(), b"\xff\n"].concat()).unwrap_err();
    assert_eq!((not_utf8.line, not_utf8.fault), (6, EntryFault::NotUtf8));
}

#[test]
fn every_prefix_recovers_its_whole_entries() {
    let ledger = day();
    let text = ledger.to_text().unwrap();
    for end in 0..=text.len() {
        let bytes = &text.as_bytes()[..end];
        let whole = text[..end].matches('\n').count();
        let recovered = Ledger::recover(bytes).unwrap();
        assert_eq!(recovered.ledger.entries(), &ledger.entries()[..whole]);
        assert_eq!(recovered.kept_bytes + recovered.torn_bytes, end);
        assert_eq!(Ledger::parse(&text[..end]).is_ok(), recovered.torn_bytes == 0);
    }
    let zeroed = [text.as_bytes(), &[0; 100]].concat();
    assert_eq!(Ledger::recover(&zeroed).unwrap().torn_bytes, 100);
}

#[test]
fn no_single_bit_of_the_chain_changes_unnoticed() {
    let ledger = day();
    let bytes = ledger.to_text().unwrap().into_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut bad = bytes.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let same = Ledger::recover(&bad)
            .is_ok_and(|recovered| recovered.torn_bytes == 0 && recovered.ledger.head() == ledger.head());
        assert!(!same, "bit {bit}");
    }
}

#[test]
fn erasure_keeps_the_chain_and_takes_the_content() {
    let ledger = day();
    let mut erased = ledger.clone();
    assert_eq!(erased.erase_session(A), 2);
    assert_eq!(erased.erase_session(B), 0);
    let text = erased.to_text().unwrap();
    assert!(!text.contains("K7-204"));
    assert_eq!(Ledger::parse(&text), Ok(erased.clone()));
    assert_eq!(compare(&ledger, &erased), Relation::Same);
    assert_eq!(erased.audit(), []);
}

#[test]
fn texts_that_are_too_long_are_not_appended() {
    let mut ledger = day();
    let head = ledger.head();
    let payload = Payload { reason: Some("å".repeat(REASON_CHARS_MAX)), ..Payload::new(now()) };
    assert!(ledger.clone().append(Voided, payload, [0; 16]).is_ok());
    let code = Payload { code: Some("1".repeat(CODE_CHARS_MAX + 1)), ..Payload::new(now()) };
    let reason = Payload { reason: Some("å".repeat(REASON_CHARS_MAX + 1)), ..Payload::new(now()) };
    for payload in [code, reason] {
        let error = ledger.append(Voided, payload, [0; 16]).unwrap_err();
        assert!(matches!(error.fault, EntryFault::TextTooLong(_)));
    }
    assert_eq!(ledger.head(), head);
    let widest = Payload {
        code: Some("\u{1}".repeat(CODE_CHARS_MAX)),
        reason: Some("\u{1}".repeat(REASON_CHARS_MAX)),
        session: Some(A),
        digest: Some(Digest([0xff; 32])),
        at: now(),
    };
    assert!(
        ledger.append(SessionStarted, widest, [0; 16]).unwrap().to_line().unwrap().len() < LINE_BYTES_MAX
    );
}

#[test]
fn sessions_are_audited() {
    let (a, b) = (Some(A), Some(B));
    let audit = |events: &[(EntryKind, Option<Uuid>)]| ledger(events).audit();
    assert_eq!(audit(&[(SessionStarted, a), (Sealed, a), (SessionStarted, b), (Voided, b)]), []);
    assert_eq!(audit(&[(SessionStarted, a), (Closed, None)]), [], "the last may be open");
    assert_eq!(ledger(&[(SessionStarted, a), (Closed, None)]).open_session(), a);
    assert_eq!(ledger(&[(SessionStarted, a), (Sealed, a)]).open_session(), None);
    assert_eq!(Ledger::default().open_session(), None);
    let open = |session, seq| LedgerFault::OpenSession { session, seq };
    assert_eq!(audit(&[(SessionStarted, a), (SessionStarted, b), (Sealed, b)]), [open(A, 1)]);
    assert_eq!(audit(&[(SessionStarted, b), (SessionStarted, a)]), [open(B, 1)]);
    let unstarted = LedgerFault::EndedWithoutStart { session: A, kind: Sealed, seq: 1 };
    assert_eq!(audit(&[(Sealed, a)]), [unstarted]);
    let again = LedgerFault::StartedTwice { session: A, seq: 3 };
    assert_eq!(audit(&[(SessionStarted, a), (Sealed, a), (SessionStarted, a)])[0], again);
    for (kind, twice) in [(Sealed, Sealed), (Sealed, Voided), (Voided, Sealed), (Voided, Voided)] {
        let fault = LedgerFault::EndedTwice { session: A, kind: twice, seq: 3 };
        assert_eq!(audit(&[(SessionStarted, a), (kind, a), (twice, a)]), [fault]);
    }
    assert_eq!(audit(&[(Voided, None)]), [LedgerFault::NoSession { kind: Voided, seq: 1 }]);
    let mut hidden = ledger(&[(SessionStarted, a), (SessionStarted, b), (Sealed, b)]);
    hidden.erase_session(A);
    assert_eq!(hidden.audit(), [LedgerFault::ErasedUneven { starts: 1, ends: 0 }]);
}

#[test]
fn rollback_and_forks_are_told_apart() {
    let events = [(Enrolled, None), (Opened, None), (SessionStarted, Some(A)), (Sealed, Some(A))];
    let full = ledger(&events);
    let mut forked = ledger(&events[..2]);
    forked.append(Closed, Payload::new(now()), [9; 16]).unwrap();
    for count in 0..=4 {
        let part = ledger(&events[..count]);
        let point = Checkpoint::new("kista-3".into(), &part, now());
        let forward = if count == 4 { Relation::Same } else { Relation::Extends };
        assert_eq!((compare(&part, &full), full.since(&point)), (forward, forward));
        let back = if count == 4 { Relation::Same } else { Relation::Rollback };
        assert_eq!(compare(&full, &part), back);
        assert_eq!(part.since(&Checkpoint::new("kista-3".into(), &full, now())), back);
    }
    assert_eq!(compare(&full, &forked), Relation::Fork { seq: 3 });
    assert_eq!(compare(&forked, &full), Relation::Fork { seq: 3 });
    let point = Checkpoint::new("kista-3".into(), &forked, now());
    assert_eq!(full.since(&point), Relation::Fork { seq: 3 });
    assert_eq!(
        full.since(&Checkpoint { seq: 0, head: point.head, ..point.clone() }),
        Relation::Fork { seq: 0 }
    );
    assert_eq!(full.since(&Checkpoint { seq: u64::MAX, ..point }), Relation::Rollback);
}

#[test]
fn a_checkpoint_is_a_signed_document() {
    let point = Checkpoint::new("kista-3".into(), &day(), now());
    let body = json::to_text(&point).unwrap();
    assert!(body.starts_with(
        "{\n  \"format\": \"srm-checkpoint/1.0\",\n  \"station\": \"kista-3\",\n  \"seq\": 5,\n"
    ));
    assert_eq!(json::from_text::<Checkpoint>(&body), Ok(point));
    assert!(json::from_text::<Checkpoint>(&body.replace("/1.0", "/2.0")).is_err());
    let key = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let file = SignedFile::sign(body, Namespace::Checkpoint, &key).unwrap();
    assert!(file.verify(Namespace::Checkpoint).is_ok());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..2000) {
        let _ = Ledger::recover(&bytes);
        let mut noisy = day().to_text().unwrap().into_bytes();
        let at = at.min(noisy.len());
        noisy.splice(at..at, bytes);
        let _ = Ledger::recover(&noisy);
    }

    #[test]
    fn any_payload_round_trips(code in prop::option::of("\\PC{0,64}"), reason in prop::option::of("[\\x00-\\x20\"é]{0,50}"), salt: [u8; 16]) {
        let mut ledger = day();
        ledger.append(Voided, Payload { code, reason, session: Some(B), ..Payload::new(now()) }, salt).unwrap();
        prop_assert_eq!(Ledger::parse(&ledger.to_text().unwrap()), Ok(ledger));
    }
}

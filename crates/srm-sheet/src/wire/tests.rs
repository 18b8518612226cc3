//! Proofs of the signed form: any changed byte is refused.

use super::*;
use proptest::prelude::*;
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::intent::Means;
use srm_core::lang::Lang;
use srm_core::scene::{NodeId, pt};
use srm_core::session::{IncidentKind, Purpose, Settings};
use uuid::Uuid;

fn entry(at: u64, event: Event) -> Entry {
    Entry { at: At(at), event }
}

fn point(at: u64, x: i32, y: i32) -> Entry {
    entry(at, Event::Intent(Intent::Point(Pt { x, y })))
}

fn start() -> Event {
    Event::Started(Box::new(Start {
        session: Uuid::from_u128(1),
        seed: u64::MAX,
        purpose: Purpose::Demo,
        set: Id::parse("demo").unwrap(),
        pack: Digest::ZERO,
        code: CandidateCode::from_number(12),
        attempt: 1,
        settings: Settings::default(),
    }))
}

#[test]
fn the_format_is_frozen() {
    let journal = [
        entry(0, start()),
        entry(1_500_000, Event::Act(Act::Language(Lang::parse("sv").unwrap()))),
        entry(1_500_000, Event::Act(Act::TakePart)),
        entry(2_000_000, Event::Intent(Intent::click(NodeId(3), pt(1, 2)))),
        entry(2_000_001, Event::Intent(Intent::Hold { node: NodeId(9), by: Means::Touch, point: pt(0, 0) })),
        point(2_010_001, 100, -200),
        point(2_020_003, 110, -190),
        point(2_030_003, 121, -180),
        entry(2_030_003, Event::Intent(Intent::Release)),
        entry(3_000_000, Event::Leader(LeaderAct::Note(IncidentKind::Helped))),
        entry(3_000_000, Event::Fault(Fault::FocusLost)),
        entry(3_000_000, Event::Resumed { away_s: 61 }),
    ];
    let lines = encode(&journal).unwrap();
    let expected = [
        r#"[1500000,{"act":{"language":"sv"}}]"#,
        r#"[1500000,{"act":"take-part"}]"#,
        r#"[2000000,{"intent":{"activate":{"node":3,"by":"mouse","point":[64,128]}}}]"#,
        r#"[2000001,{"intent":{"hold":{"node":9,"by":"touch","point":[0,0]}}}]"#,
        r#"[2010001,{"points":[100,-200,2,10,10,-2,1,0]}]"#,
        r#"[2030003,{"intent":"release"}]"#,
        r#"[3000000,{"leader":{"note":"helped"}}]"#,
        r#"[3000000,{"fault":"focus-lost"}]"#,
        r#"[3000000,{"resumed":{"away_s":61}}]"#,
    ];
    assert!(lines[0].starts_with(
        r#"[0,{"started":{"session":"00000000-0000-0000-0000-000000000001","seed":18446744073709551615,"#
    ));
    assert_eq!(lines[1..], expected);
    assert_eq!(decode(lines.iter().map(String::as_str)), Ok(journal.to_vec()));
}

#[test]
fn bad_lines_are_refused() {
    let points = |numbers: &[i64]| format!("[5,{{\"points\":{}}}]", json::to_line(&numbers).unwrap());
    let many = |count: usize| points(&vec![0; 2 + 3 * (count - 1)]);
    assert_eq!(decode_line(&many(POINTS_MAX)).unwrap().len(), POINTS_MAX);
    for (bad, fault) in [
        (points(&[]), WireFault::Points),
        (points(&[1]), WireFault::Points),
        (points(&[1, 2, 3]), WireFault::Points),
        (points(&[1, 2, 3, 4]), WireFault::Points),
        (many(POINTS_MAX + 1), WireFault::TooManyPoints),
        (points(&[i64::MAX, 0]), WireFault::Range),
        (points(&[0, i64::from(i32::MIN) - 1]), WireFault::Range),
        (points(&[0, 0, -10_001, 0, 0]), WireFault::Range),
        (points(&[0, 0, i64::MAX, 0, 0]), WireFault::Range),
        (points(&[0, 0, i64::MIN, 0, 0]), WireFault::Range),
        (points(&[0, 0, 0, i64::MAX, 0]), WireFault::Range),
        (points(&[0, 0, 0, 1, 0, 0, i64::MAX, 0]), WireFault::Range),
        (points(&[0, 0, AT_MAX.0 as i64, 0, 0]), WireFault::Range),
        (format!("[{},{{\"act\":\"next\"}}]", AT_MAX.0 + 1), WireFault::Range),
        (format!("[{},{{\"points\":[0,0]}}]", u64::MAX), WireFault::Range),
    ] {
        assert_eq!(decode_line(&bad), Err(fault), "{bad}");
    }
    for bad in [
        "",
        "[]",
        "[5]",
        "[5,{}]",
        "[-1,{\"act\":\"next\"}]",
        "[5.0,{\"act\":\"next\"}]",
        "[5,{\"act\":\"next\"},1]",
        "[5, {\"act\":\"next\"}]",
        "[5,{\"act\":\"next\"}]\n",
        "[5,{\"act\":\"Next\"}]",
        "[5,{\"act\":\"next\",\"act\":\"next\"}]",
        "[5,{\"act\":\"next\",\"leader\":\"open\"}]",
        "[5,{\"sleep\":1}]",
        "[5,{\"resumed\":{\"away_s\":1,\"why\":2}}]",
        "[5,{\"resumed\":{}}]",
        "[5,{\"points\":[1.5,2]}]",
        "[5,{\"intent\":{\"activate\":{\"node\":3,\"by\":\"mouse\",\"point\":null}}}]",
        "[5,{\"intent\":{\"activate\":{\"node\":70000,\"by\":\"mouse\"}}}]",
        "{\"at\":5,\"act\":\"next\"}",
    ] {
        assert!(matches!(decode_line(bad), Err(WireFault::Json(_))), "{bad}");
    }
}

#[test]
fn time_that_goes_back_is_named_with_its_place() {
    let lines = [r#"[5,{"act":"next"}]"#, r#"[5,{"act":"next"}]"#, r#"[4,{"act":"next"}]"#];
    let goes_back = WireError { entry: 3, fault: WireFault::TimeGoesBack { before_us: 5, at_us: 4 } };
    assert_eq!(decode(lines), Err(goes_back.clone()));
    let journal = Journal::new(vec![
        entry(5, Event::Act(Act::Next)),
        entry(5, Event::Act(Act::Next)),
        entry(4, Event::Act(Act::Next)),
    ]);
    assert_eq!(journal.check_order(), Err(goes_back));
    // In a document the order is not the reader's business, so that a report can name it.
    let text = json::to_text(&journal).unwrap();
    assert_eq!(json::from_text::<Journal>(&text), Ok(journal));
}

#[test]
fn absurd_counts_are_refused() {
    let line = r#"[5,{"act":"next"}]"#;
    assert!(decode(std::iter::repeat_n(line, ENTRIES_MAX / 100)).is_ok());
    let packed = format!("[5,{{\"points\":{}}}]", json::to_line(&vec![0; 2 + 63 * 3]).unwrap());
    let too_many = decode(std::iter::repeat_n(packed.as_str(), 1));
    assert_eq!(too_many.map(|entries| entries.len()), Ok(64));
    let samples: Vec<Entry> = (0..=ENTRIES_MAX).map(|_| point(0, 0, 0)).collect();
    let journal = Journal::new(samples);
    assert_eq!(journal.check_order().unwrap_err().fault, WireFault::TooManyEntries);
    let text = json::to_line(&journal).unwrap();
    let refused = serde_json::from_str::<Journal>(&text).unwrap_err().to_string();
    assert!(refused.contains("more than 400000 entries"), "{refused}");
}

#[test]
fn a_moving_hand_takes_few_bytes() {
    // A hand on an arc, sampled about each 10 ms with some jitter.
    let mut journal = Vec::new();
    for step in 0..6000_i64 {
        let angle = step % 1200 - 600;
        let jitter = (step * 7919 % 401) as u64;
        let (x, y) = (30_000 + 40 * angle, 20_000 + angle * angle / 30);
        journal.push(point(1_000_000 + 10_000 * step as u64 + jitter, x as i32, y as i32));
    }
    let bytes: usize = encode(&journal).unwrap().iter().map(|line| line.len() + 6).sum();
    assert!(bytes <= 10 * journal.len(), "{bytes} bytes for {} samples", journal.len());
}

fn any_event() -> impl Strategy<Value = Event> {
    let place = || (any::<i32>(), any::<i32>()).prop_map(|(x, y)| Pt { x, y });
    prop_oneof![
        6 => place().prop_map(|point| Event::Intent(Intent::Point(point))),
        1 => Just(start()),
        1 => Just(Event::Act(Act::Next)),
        1 => Just(Event::Intent(Intent::Release)),
        1 => (any::<u16>(), place()).prop_map(|(node, point)| Event::Intent(Intent::click(NodeId(node), point))),
        1 => (any::<u16>(), any::<i8>(), any::<i8>())
            .prop_map(|(node, dx, dy)| Event::Intent(Intent::Move { node: NodeId(node), dx, dy })),
        1 => Just(Event::Leader(LeaderAct::Void(IncidentKind::Unwell))),
        1 => Just(Event::Fault(Fault::JournalMoved)),
        1 => any::<u32>().prop_map(|away_s| Event::Resumed { away_s }),
    ]
}

proptest! {
    #[test]
    fn journals_round_trip(steps in prop::collection::vec((0_u64..300_000, any_event()), 0..200)) {
        let mut now = 0;
        let journal: Vec<Entry> = steps
            .into_iter()
            .map(|(step, event)| {
                now += if step > 200_000 { step } else { step / 20 };
                entry(now, event)
            })
            .collect();
        let lines = encode(&journal).unwrap();
        prop_assert_eq!(decode(lines.iter().map(String::as_str)).unwrap(), journal.clone());
        for line in &lines {
            let entries = decode_line(line).unwrap();
            prop_assert!(entries.len() <= 25);
            prop_assert!(entries[entries.len() - 1].at.us_since(entries[0].at) <= 250_000);
        }
        let whole = Journal::new(journal);
        prop_assert!(whole.check_order().is_ok());
        prop_assert_eq!(json::from_text::<Journal>(&json::to_text(&whole).unwrap()).unwrap(), whole);
    }

    #[test]
    fn any_numbers_are_read_or_refused(at: u64, numbers in prop::collection::vec(any::<i64>(), 0..12)) {
        let line = format!("[{at},{{\"points\":{}}}]", json::to_line(&numbers).unwrap());
        if let Ok(entries) = decode_line(&line) {
            prop_assert!(entries.windows(2).all(|two| two[0].at <= two[1].at));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|\\[[0-9]{1,3},\\{\"[a-z]{3,7}\":[\\[\\]0-9,\"a-z{}:-]{0,20}\\}\\]") {
        let _ = decode_line(&text);
    }
}

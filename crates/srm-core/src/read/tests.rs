//! Proofs of the reader: every fault is told once, at its place, and nothing hides the next.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Deserialize)]
#[serde(rename = "Set", deny_unknown_fields)]
struct SetFile {
    id: Raw<String>,
    limit_ms: Raw<u32>,
    #[serde(default)]
    title: Option<Raw<String>>,
    #[serde(default)]
    steps: Vec<Raw<Step>>,
    #[serde(default)]
    words: Option<Raw<Table<String>>>,
    #[serde(default)]
    resume: Option<Raw<Resume>>,
    #[serde(default)]
    kind: Option<Raw<Kind>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Step", deny_unknown_fields)]
struct Step {
    name: Raw<String>,
    weight: Raw<u8>,
    #[serde(default)]
    flag: Option<Raw<bool>>,
    #[serde(default)]
    shift: Raw0,
}

/// A field that is not kept raw, to see nested faults.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw0 {
    #[serde(default)]
    by: i16,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Resume {
    #[serde(rename = "continue")]
    Continue,
    #[serde(rename = "restart")]
    Restart,
}

#[derive(Debug, Deserialize)]
enum Kind {
    Sort(Sort),
    Watch { limit_ms: Raw<u32> },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sort {
    rounds: Raw<u8>,
    even: Raw<Even>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "u32")]
struct Even;

impl TryFrom<u32> for Even {
    type Error = String;
    fn try_from(number: u32) -> Result<Self, String> {
        if number.is_multiple_of(2) {
            Ok(Self)
        } else {
            Err(format!("{number} is odd; an even number is needed"))
        }
    }
}

/// Reads everything there is, like a checker would.
fn read_all(doc: &Doc<'_>) -> Option<()> {
    let set: SetFile = doc.document()?;
    doc.get(&set.id);
    doc.get(&set.limit_ms);
    set.title.map(|raw| doc.get(&raw));
    for step in doc.list(&set.steps) {
        doc.get(&step.value.name);
        doc.get(&step.value.weight);
        step.value.flag.map(|raw| doc.get(&raw));
        let _ = step.value.shift.by;
    }
    if let Some(table) = set.words.and_then(|raw| doc.read(&raw)) {
        for (_, value) in doc.entries(&table) {
            doc.get(&value);
        }
    }
    set.resume.map(|raw| doc.get(&raw));
    match doc.read(&set.kind?)? {
        Kind::Sort(sort) => {
            doc.get(&sort.rounds);
            doc.get(&sort.even);
        }
        Kind::Watch { limit_ms } => {
            doc.get(&limit_ms);
        }
    }
    Some(())
}

fn problems(text: &str) -> Vec<Diagnostic> {
    let mut early = Sink::new();
    let Some(source) = Source::new("a.ron", text.as_bytes(), 1 << 20, &mut early) else {
        return early.finish();
    };
    let sink = RefCell::new(Sink::new());
    let doc = Doc::new(&source, &sink);
    let read = read_all(&doc);
    let found = sink.take();
    assert!(read.is_some() || found.has_errors() || doc.is_sound(), "silent failure: {text}");
    let found = found.finish();
    for d in &found {
        assert_eq!(d.severity, Severity::Error);
        let spans = d.labels.iter().map(|(span, _)| span).chain(d.fix.iter().map(|fix| &fix.span));
        for span in spans.chain([&d.span]) {
            assert!(text.get(span.clone()).is_some(), "{span:?} of {} in {text}", d.code);
        }
    }
    found
}

const GOOD: &str = r#"// åäö
Set(
    id: "sätt", // ö
    limit_ms: 4_000,
    title: "Sortera delar, nr \"7\" — €",
    steps: [
        Step(name: "a", weight: 1, flag: true), /* é */ (name: "b", weight: 0x10, shift: (by: -3)),
    ],
    words: {"start": "Börja", "stop": r"S"},
    resume: continue,
    kind: Sort(rounds: 3, even: 4),
)
"#;

#[test]
fn a_good_file_has_no_problems_and_right_places() {
    assert_eq!(problems(GOOD), []);
    let source = Source::new("a.ron", GOOD.as_bytes(), 9999, &mut Sink::new()).unwrap();
    let sink = RefCell::default();
    let doc = Doc::new(&source, &sink);
    let set: SetFile = doc.document().unwrap();
    let text = |span: Range<usize>| source.slice(span);
    assert_eq!(text(doc.span(&set.id)), "\"sätt\"");
    assert_eq!(doc.get(&set.limit_ms).unwrap().value, 4000);
    let steps = doc.list(&set.steps);
    assert_eq!(text(steps[1].span.clone()), r#"(name: "b", weight: 0x10, shift: (by: -3))"#);
    assert_eq!(text(doc.span(&steps[1].value.weight)), "0x10");
    assert_eq!(doc.path(&steps[1].value.weight), "steps[1].weight");
    assert_eq!(steps[1].value.shift.by, -3);
    assert_eq!(text(doc.span(&set.title.unwrap())), r#""Sortera delar, nr \"7\" — €""#);
    let words = doc.read(&set.words.unwrap()).unwrap();
    let keys: Vec<_> = doc.entries(&words).into_iter().map(|(key, v)| (key.value, doc.read(&v))).collect();
    assert_eq!(keys, [("start".into(), Some("Börja".into())), ("stop".into(), Some("S".into()))]);
    assert_eq!(doc.read(&set.resume.unwrap()), Some(Resume::Continue));
    let Some(Kind::Sort(sort)) = doc.read(&set.kind.unwrap()) else { panic!("not a sort") };
    assert_eq!((text(doc.span(&sort.rounds)), doc.read(&sort.rounds)), ("3", Some(3)));
    assert!(doc.read(&sort.even).is_some());
}

#[test]
fn struct_variants_keep_raw_fields() {
    assert_eq!(problems(r#"Set(id: "å", limit_ms: 1, kind: Watch(limit_ms: 5))"#), []);
    let found = problems(r#"Set(id: "å", limit_ms: 1, kind: Watch(limit_ms: "5"))"#);
    assert_eq!((found[0].code, found[0].place.to_string()), (Code::WrongType, "1:49".into()));
}

/// Everything expected of one broken text: code, place, a part of the message; in the order of the file.
type Expected<'a> = &'a [(Code, &'a str, &'a str)];

#[test]
fn broken_texts() {
    use Code::*;
    let cases: &[(&str, Expected<'_>)] = &[
        // Reading.
        ("", &[(EmptyFile, "1:1", "no document")]),
        ("// nothing\n", &[(EmptyFile, "1:1", "no document")]),
        ("Set(id: \"å\" limit_ms: 1)", &[(MissingComma, "1:12", "comma is missing")]),
        ("Set(id: \"a\"\n limit_ms: 1)", &[(MissingComma, "1:12", "comma")]),
        (
            "Set(id: \"a\", steps: [1 2 3], limit_ms: 1)",
            &[(MissingComma, "1:23", "comma"), (MissingComma, "1:25", "comma")],
        ),
        ("Set(\n id: \"a,\n limit_ms: 1,\n)", &[(UnclosedText, "2:6", "closing quote")]),
        ("Set(\n id: \"a,\n title: \"b\",\n limit_ms: 1,\n)", &[(UnclosedText, "2:6", "closing quote")]),
        (
            "Set(\n id: \"a,\n title: \"b\",\n words: {\"c\": \"d\"},\n limit_ms: \"1,\n)",
            &[(UnclosedText, "2:6", "closing quote"), (UnclosedText, "5:12", "closing quote")],
        ),
        ("Set(id: \"say \"hello\" twice\", limit_ms: 1)", &[(UnclosedText, "1:9", "quote")]),
        ("Set(id: r#\"a\", limit_ms: 1)", &[(UnclosedText, "1:9", "closing quote")]),
        (
            "Set(id: \"a\", /* limit_ms: 1)",
            &[(UnclosedBracket, "1:4", "never closed"), (UnclosedComment, "1:14", "comment")],
        ),
        ("Set(id: \"a\", limit_ms: 1", &[(UnclosedBracket, "1:4", "never closed")]),
        (
            "Set(id: \"a\", steps: [(name: \"b\", weight: 1], limit_ms: 1)",
            &[(UnclosedBracket, "1:22", "never closed")],
        ),
        (
            "Set(\n  id: \"a\",\n  steps: [\n    Step(\n      name: \"b\",\n  ],\n  limit_ms: 1,\n)",
            &[(UnclosedBracket, "4:9", "never closed")],
        ),
        (
            "Set(\n  id: \"a\",\n  kind: Sort(\n    rounds: 1,\n  limit_ms: 1,\n)",
            &[(UnclosedBracket, "3:13", "never closed")],
        ),
        ("Set(id: \"a\", limit_ms: 1]", &[(WrongBracket, "1:25", "`]` closes")]),
        ("Set{id: \"a\", limit_ms: 1}", &[(WrongBracket, "1:4", "`Set` are written in `( )`")]),
        ("Set(id: \"a\", limit_ms: 1))", &[(WrongBracket, "1:26", "closes nothing")]),
        ("Set(id: \"a\", limit_ms: 1) Set()", &[(TrailingText, "1:27", "ended before")]),
        ("Set(id = \"a\", limit_ms: 1)", &[(UnexpectedCharacter, "1:8", "`=`")]),
        (
            "Set(id: 'abc'; limit_ms: 1)",
            &[(UnexpectedCharacter, "1:9", "double quotes"), (UnexpectedCharacter, "1:14", "`;`")],
        ),
        ("Set(\"id\": \"a\", limit_ms: 1)", &[(QuotedField, "1:5", "without quotes")]),
        ("Set(id: \"a\", limit_ms: , title: \"\")", &[(MissingValue, "1:24", "value is missing")]),
        ("Set(id: \"a\",, limit_ms: 1)", &[(MissingValue, "1:13", "value is missing")]),
        ("Set(id: \"a\", limit_ms: 1, words: {\"a\", \"b\": \"c\"})", &[(MissingColon, "1:38", "`:`")]),
        ("Set(id: \"C:\\pictures\", limit_ms: 1)", &[(BadEscape, "1:12", "`\\p`")]),
        ("Rubric(id: \"a\", limit_ms: 1)", &[(OtherDocument, "1:1", "`Set` is needed here")]),
        ("[1, 2]", &[(WrongBracket, "1:1", "`( )`")]),
        // Structure.
        (
            "Set(id: \"a\", limit_sm: 1, tittle: 5)",
            &[
                (UnknownField, "1:14", "`limit_sm` in `Set`"),
                (UnknownField, "1:27", "`tittle`"),
                (WrongType, "1:35", "`tittle`"),
            ],
        ),
        (
            "Set(colour: (1, [2]), id: 5, limit_ms: \"x\")",
            &[
                (UnknownField, "1:5", "`colour`"),
                (WrongType, "1:27", "not the number 5"),
                (WrongType, "1:40", "not the text \"x\""),
            ],
        ),
        (
            "Set(title: 7)",
            &[
                (MissingField, "1:1", "`id` is missing in `Set`"),
                (MissingField, "1:1", "`limit_ms` is missing in `Set`"),
                (WrongType, "1:12", "not the number 7"),
            ],
        ),
        ("Set()", &[(MissingField, "1:1", "`id`"), (MissingField, "1:1", "`limit_ms`")]),
        (
            "Set(steps: [Step(weight: 1), (nam: 5)], // é\n)",
            &[
                (MissingField, "1:1", "`id`"),
                (MissingField, "1:1", "`limit_ms`"),
                (MissingField, "1:13", "`name` is missing in `Step`"),
                (MissingField, "1:30", "`weight` is missing"),
                (UnknownField, "1:31", "`nam` in"),
                (WrongType, "1:36", "not the number 5"),
            ],
        ),
        (
            "Set(id: \"a\", id: \"b\", limit_ms: x)",
            &[(DuplicateField, "1:14", "`id` comes twice"), (WrongType, "1:33", "`x`")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, resume: contineu)",
            &[(UnknownVariant, "1:35", "`contineu` is not known")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, resume: \"restart\")",
            &[(WrongType, "1:35", "one of `continue`, `restart`")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, resume: continue(2))",
            &[(TakesNoFields, "1:43", "`continue` takes no fields")],
        ),
        ("Set(id: \"a\", limit_ms: 1, kind: Sortt(rounds: 1))", &[(UnknownVariant, "1:33", "`Sortt`")]),
        ("Set(id: \"a\", limit_ms: 1, kind: Sort)", &[(WrongType, "1:33", "`Sort`")]),
        (
            "Set(id: \"a\", limit_ms: 1, kind: Sort(rounds: 1.5, evn: 3))",
            &[
                (NotWhole, "1:46", "`kind.rounds`, not `1.5`"),
                (UnknownField, "1:51", "`evn` in `Sort`"),
                (InvalidValue, "1:56", "3 is odd"),
            ],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, kind: Sort(rounds: 1, even: 3))",
            &[(InvalidValue, "1:55", "3 is odd")],
        ),
        (
            "Set(id: a, limit_ms: \"1\")",
            &[(WrongType, "1:9", "not the name `a`"), (WrongType, "1:22", "whole number")],
        ),
        ("Set(id: a-b, limit_ms: 1)", &[(WrongType, "1:9", "a-b")]),
        ("Set(id: \"a\", limit_ms: 1.5)", &[(NotWhole, "1:24", "not `1.5`")]),
        ("Set(id: \"a\", limit_ms: 1e3)", &[(NotWhole, "1:24", "not `1e3`")]),
        ("Set(id: \"a\", limit_ms: NaN)", &[(NotANumber, "1:24", "`NaN`")]),
        ("Set(id: \"a\", limit_ms: -inf)", &[(NotANumber, "1:24", "`-inf`")]),
        ("Set(id: \"a\", limit_ms: -5)", &[(NumberOutOfRange, "1:24", "-5 is out of range")]),
        ("Set(id: \"a\", limit_ms: 5_000_000_000)", &[(NumberOutOfRange, "1:24", "out of range")]),
        (
            "Set(id: \"a\", limit_ms: 1, steps: [(name: \"é\", weight: 256)])",
            &[(NumberOutOfRange, "1:55", "`steps[0].weight`")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, steps: [(name: \"é\", weight: 1, shift: (by: 0.5))])",
            &[(NotWhole, "1:70", "`steps[0].shift.by`")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, steps: [(name: \"é\", weight: 1, shift: (by: 40000))])",
            &[(NumberOutOfRange, "1:70", "40000")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, steps: [(name: \"é\", weight: 1, flag: \"true\")])",
            &[(WrongType, "1:64", "`true` or `false`")],
        ),
        (
            "Set(id: \"a\", limit_ms: 1, steps: (name: \"é\", weight: 1))",
            &[(WrongBracket, "1:34", "`[ ]` are needed for `steps`")],
        ),
        ("Set(id: \"a\", limit_ms: 1, words: [\"a\"])", &[(WrongBracket, "1:34", "`{ }`")]),
        (
            "Set(id: \"a\", limit_ms: 1, words: {\"a\": 1, b: \"c\", \"a\": \"d\"})",
            &[
                (WrongType, "1:40", "not the number 1"),
                (WrongType, "1:43", "not the name `b`"),
                (DuplicateKey, "1:51", "\"a\" comes twice"),
            ],
        ),
    ];
    let mut failed = String::new();
    for (text, expected) in cases {
        let found = problems(text);
        let same = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(d, (code, place, part))| {
                d.code == *code
                    && d.place.to_string() == *place
                    && d.message.contains(part)
                    && d.help.is_some()
            });
        if !same {
            let lines =
                found.iter().map(|d| format!("    {:?} {} {} | {:?}\n", d.code, d.place, d.message, d.help));
            failed = format!("{failed}\n{text}\n{}", lines.collect::<String>());
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn fixes_repair_what_they_can() {
    for (text, repaired) in [
        ("Set(id: \"a\" limit_ms: 1)", "Set(id: \"a\", limit_ms: 1)"),
        ("Set(id = 'abc'; limit_ms: 1)", "Set(id : \"abc\", limit_ms: 1)"),
        ("Set(\"id\": \"a\", limit_sm: 1)", "Set(id: \"a\", limit_ms: 1)"),
        ("Set(\n id: \"a,\n limit_ms: \"1\",\n)", "Set(\n id: \"a\",\n limit_ms: 1,\n)"),
        ("Set(id: \"a\", limit_ms: 1]", "Set(id: \"a\", limit_ms: 1)"),
        ("Sett(id: a, limit_ms: 1, resume: \"continue\")", "Set(id: \"a\", limit_ms: 1, resume: continue)"),
        ("Set(id: r#\"a\", limit_ms: 1,\n)", "Set(id: r#\"a\", limit_ms: 1\"#,\n)"),
    ] {
        let mut text = text.to_owned();
        for _ in 0..6 {
            let fixes = problems(&text).into_iter().filter_map(|d| d.fix);
            let Some(fix) = fixes.max_by_key(|fix| fix.span.start) else { break };
            text.replace_range(fix.span, &fix.replacement);
        }
        assert_eq!(text, repaired);
    }
}

#[test]
fn brackets_at_the_depth_limit_are_read() {
    let list = format!("{}{}", "[".repeat(63), "]".repeat(63));
    let text = format!("Set(id: \"a\", limit_ms: {list})");
    let found = problems(&text);
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::WrongType]);
    let deep = format!("Set(id: \"a\", limit_ms: [{list}])");
    assert_eq!(problems(&deep)[0].code, Code::NestedTooDeep);
}

#[test]
fn a_part_of_another_document_is_not_read() {
    let source = Source::new("a.ron", GOOD.as_bytes(), 9999, &mut Sink::new()).unwrap();
    let other = Source::new("b.ron", b"1", 9999, &mut Sink::new()).unwrap();
    let sink = RefCell::default();
    let set: SetFile = Doc::new(&source, &sink).document().unwrap();
    assert_eq!(Doc::new(&other, &sink).read(&set.limit_ms), None);
}

/// Large and hostile files take no longer than large ones; a walk through the whole text for each fault would show.
#[test]
fn hostile_files_end_soon() {
    let bytes = crate::source::FILE_BYTES_MAX / 8;
    let many = |part: &str| part.repeat(bytes / part.len());
    for text in [
        many("1,"),
        many("(nam:1),"),
        many("\\\"\n"),
        many("r#\"\n"),
        many("'a\n"),
        many("b 1 "),
        many("/*"),
        many("[],"),
        many("\"a\nb\" c "),
        many("a:"),
        many("é"),
    ] {
        assert!(!problems(&text).is_empty());
        let inside = problems(&format!("Set(id: \"a\", limit_ms: 1, steps: [{text}])"));
        assert!(!inside.is_empty() && inside.len() <= Sink::DIAGNOSTICS_MAX + 1);
    }
}

#[test]
fn every_prefix_is_refused_without_panic() {
    let end = GOOD.trim_end().len();
    for (at, _) in GOOD.char_indices().take_while(|(at, _)| *at < end) {
        assert!(!problems(&GOOD[..at]).is_empty(), "{}", &GOOD[..at]);
    }
}

#[test]
fn every_character_may_be_lost_or_changed() {
    for (at, c) in GOOD.char_indices() {
        let (before, after) = (&GOOD[..at], &GOOD[at + c.len_utf8()..]);
        for put in ["", "\"", "(", ")", "]", "{", ",", ":", "\\", "#", "'", "/*", "é", "1.5", "\n"] {
            problems(&format!("{before}{put}{after}"));
        }
    }
}

proptest! {
    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = std::str::from_utf8(&bytes) {
            problems(text);
        } else {
            prop_assert!(Source::new("a.ron", &bytes, 999, &mut Sink::new()).is_none());
        }
    }

    #[test]
    fn random_ron_like_text(text in r#"([\(\)\[\]\{\},:"'rb#/*\\\n =]|[a-z]{1,3}|[0-9.+-]{1,3}|å|Set\(|id:|Some\(|steps:){0,40}"#) {
        problems(&text);
        problems(&format!("Set(id: \"a\", limit_ms: 1, {text})"));
    }

    #[test]
    fn random_changes(changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, "\\PC{0,3}"), 1..6)) {
        let mut text: Vec<char> = GOOD.chars().collect();
        for (index, length, put) in changes {
            let at = index.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, put.chars());
        }
        problems(&text.into_iter().collect::<String>());
    }

    /// Whatever `ron` writes is read: the shape parser is never stricter than the writer.
    #[test]
    fn what_ron_writes_has_no_fault(value in any_value(), pretty in any::<bool>()) {
        let text = if pretty {
            ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::default()).unwrap()
        } else {
            ron::to_string(&value).unwrap()
        };
        let source = Source::new("a.ron", text.as_bytes(), 1 << 20, &mut Sink::new()).unwrap();
        let found = outline::outline(&source);
        prop_assert!(found.sound, "{text}\n{:?}", found.faults);
    }
}

fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(serde_json::Value::from),
        any::<bool>().prop_map(serde_json::Value::from),
        ".{0,12}"
            .prop_filter("a zero byte is refused earlier", |s| !s.contains('\0'))
            .prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::btree_map("[a-z\"\\\\]{0,5}", inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

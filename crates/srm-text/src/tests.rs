//! Proofs of the words and their languages.

use crate::{Words, languages};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use srm_core::art::Hue;
use srm_core::lang::Lang;
use srm_core::say::{Say, Words as Page};
use srm_core::session::IncidentKind;
use srm_core::skill::Skill;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SAMPLES: [i64; 7] = [0, 1, 2, 3, 11, 100, 1234];

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

fn words(code: &str) -> Words {
    Words::of(&lang(code))
}

fn bare(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Every file below `folder` whose name ends in `ending`.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A message as it stands in a file.
#[derive(Debug)]
struct Written {
    file: String,
    id: String,
    body: String,
}

impl Written {
    /// The names after `$`.
    fn variables(&self) -> BTreeSet<String> {
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        self.body.split('$').skip(1).map(name).collect()
    }
}

/// The messages of a language, file by file, in the order written.
fn written(lang: &Lang) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    for path in files_below(&here().join("i18n").join(lang.code()), ".ftl") {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (id, body) = line.split_once(" =").unwrap();
                all.push(Written { file: file.clone(), id: id.to_owned(), body: body.to_owned() });
            } else if !line.is_empty() {
                let last = all.last_mut().unwrap();
                last.body.push('\n');
                last.body.push_str(line);
            }
        }
    }
    all
}

#[test]
fn no_file_has_a_fault_and_no_message_stands_twice() {
    for lang in languages() {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap()]);
        for path in files_below(&here().join("i18n").join(lang.code()), ".ftl") {
            let source = fs::read_to_string(&path).unwrap();
            let resource = FluentResource::try_new(source)
                .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", path.display()));
            bundle.add_resource(resource).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
        }
    }
}

#[test]
fn the_check_for_faults_finds_faults() {
    for bad in ["a = {", "a = { $n ->\n    [one] x\n}", "a =\n", "a b = c", "= x", "a = { $n -> *[other] x"] {
        assert!(FluentResource::try_new(bad.to_owned()).is_err(), "{bad:?}");
    }
}

#[test]
fn every_language_says_the_same_things_with_the_same_arguments() {
    let shape = |lang: &Lang| -> BTreeMap<(String, String), BTreeSet<String>> {
        written(lang).into_iter().map(|message| (key(&message), message.variables())).collect()
    };
    let swedish = shape(&lang("sv"));
    assert!(swedish.len() > 150);
    for lang in languages() {
        let other = shape(&lang);
        for (key, variables) in &swedish {
            assert_eq!(other.get(key), Some(variables), "{key:?} in {lang}");
        }
        for key in other.keys() {
            assert!(swedish.contains_key(key), "{key:?} is only in {lang}");
        }
    }
}

fn key(message: &Written) -> (String, String) {
    (message.file.clone(), message.id.clone())
}

#[test]
fn every_message_can_be_said_for_every_number() {
    for lang in languages() {
        for message in written(&lang) {
            for sample in SAMPLES {
                let args: FluentArgs<'_> =
                    message.variables().into_iter().map(|name| (name, sample)).collect();
                let text = crate::files::format(&lang, &message.id, &args)
                    .unwrap_or_else(|| panic!("{} in {lang} has no words", message.id));
                assert!(!bare(&text).trim().is_empty(), "{} in {lang} is empty", message.id);
                assert!(!text.contains(['{', '}', '$']), "{} in {lang}: {text}", message.id);
                assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count(), "{text}");
            }
        }
    }
}

#[test]
fn counted_nouns_have_every_form_their_language_has() {
    for lang in languages() {
        let forms: &[&str] = match lang.code() {
            "ar" => &["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"],
            "sv" | "en" => &["[one]", "*[other]"],
            _ => &["*[other]"],
        };
        for message in written(&lang) {
            let choices = message.body.matches("->").count();
            for form in forms {
                assert_eq!(message.body.matches(form).count(), choices, "{form} of {} in {lang}", message.id);
            }
        }
    }
}

#[test]
fn the_tone_is_calm_and_digits_are_european() {
    for lang in languages() {
        for message in written(&lang) {
            assert!(!message.body.contains(['!', '¡', '\u{fe57}', '\u{ff01}']), "{} in {lang}", message.id);
            let other_digit = |c: char| c.is_numeric() && !c.is_ascii_digit();
            assert!(!message.body.contains(other_digit), "{} in {lang}", message.id);
        }
    }
}

#[test]
fn every_fault_comes_with_what_to_do() {
    let ids: BTreeSet<String> = written(&lang("sv")).into_iter().map(|message| message.id).collect();
    let after = |prefix| ids.iter().filter_map(move |id| id.strip_prefix(prefix));
    assert!(after("err-").count() > 5);
    assert!(after("err-").eq(after("rec-")));
}

#[test]
fn plurals_follow_each_language() {
    let said =
        |code, number: i64| bare(&words(code).say(&Say::new("finished-answer").number("days", number)));
    let ends = [
        ("sv", 0, "inom 0 dagar."),
        ("sv", 1, "inom en dag."),
        ("sv", 2, "inom 2 dagar."),
        ("sv", 3, "inom 3 dagar."),
        ("sv", 11, "inom 11 dagar."),
        ("sv", 100, "inom 100 dagar."),
        ("en", 0, "within 0 days."),
        ("en", 1, "within one day."),
        ("en", 2, "within 2 days."),
        ("en", 3, "within 3 days."),
        ("en", 11, "within 11 days."),
        ("en", 100, "within 100 days."),
        ("ar", 0, "اليوم."),
        ("ar", 1, "خلال يوم واحد."),
        ("ar", 2, "خلال يومين."),
        ("ar", 3, "خلال 3 أيام."),
        ("ar", 11, "خلال 11 يومًا."),
        ("ar", 100, "خلال 100 يوم."),
        ("sv", 21, "inom 21 dagar."),
    ];
    for (code, number, end) in ends {
        assert!(said(code, number).ends_with(end), "{code} {number}: {}", said(code, number));
    }
}

/// The plural rules we use take every Arabic number above 102 for `other`, which would be wrong for 103 to 199 beside
/// a noun. Messages that can count so far put the number last.
#[test]
fn large_arabic_numbers_stand_apart_from_their_noun() {
    let said = |id, name, number: i64| bare(&words("ar").say(&Say::new(id).number(name, number)));
    for number in [100, 103, 105, 110, 111, 135, 199] {
        for (id, name) in [
            ("instruction-minutes", "minutes"),
            ("instruction-seconds", "seconds"),
            ("break-text", "minutes"),
            ("clock-left-minutes", "minutes"),
            ("clock-left-seconds", "seconds"),
            ("receipt-removed", "count"),
            ("today-incidents", "number"),
        ] {
            let text = said(id, name, number);
            assert!(text.contains(&format!(": {number}")), "{text}");
        }
        let shape = Say::new("participation-shape").number("exercises", 5).number("minutes", number);
        assert!(bare(&words("ar").say(&shape)).ends_with(&format!(": {number} تقريبًا.")));
    }
    assert_eq!(said("clock-left-minutes", "minutes", 99), "الباقي 99 دقيقة");
}

#[test]
fn nothing_is_counted_as_no_holes() {
    let part = |code, holes: i64| {
        bare(&words(code).say(&Say::new("sort-part").word("hue", "hue-blue").number("holes", holes)))
    };
    assert_eq!(part("sv", 0), "Del: blå utan mönster, inga hål");
    assert_eq!(part("en", 1), "Part: blue without pattern, one hole");
    assert_eq!(part("ar", 2), "قطعة: أزرق بلا نقش، ثقبان");
}

#[test]
fn a_missing_language_falls_back_but_keeps_its_direction() {
    let next = Say::new("next");
    assert_eq!(words("so").say(&next), "Nästa");
    assert_eq!(words("sv-x-easy").say(&next), "Nästa");
    assert_eq!(words("en-gb").say(&next), "Next");
    assert_eq!(words("ar-eg").say(&next), "التالي");
    let persian = words("fa");
    assert_eq!(persian.say(&next), "Nästa");
    assert_eq!(persian.lang().code(), "fa");
    assert!(persian.is_rtl() && words("ar").is_rtl() && !words("sv").is_rtl());
}

#[test]
fn an_unknown_id_is_shown_and_never_panics() {
    for id in ["no-such-id", "", "-", "next.title", "{", "länk"] {
        for code in ["sv", "en", "ar", "so"] {
            assert_eq!(words(code).text(id), id);
            assert!(!words(code).has(id));
        }
    }
    assert!(words("so").has("next"));
}

#[test]
fn a_missing_argument_stays_visible_and_a_surplus_one_is_ignored() {
    assert_eq!(bare(&words("en").text("sort-bin")), "Bin {$number}");
    assert_eq!(words("en").say(&Say::new("next").number("number", 3)), "Next");
}

#[test]
fn authored_words_and_arguments_are_never_read_as_messages() {
    let authored = "{ $number } next { next } !";
    assert_eq!(words("ar").words(&Page::Authored(authored.to_owned())), authored);
    assert_eq!(words("ar").words(&Page::Say(Say::new("next"))), "التالي");
    let where_it_is = Say::new("sheet-where").verbatim("path", "/a/{ next }/$b");
    assert_eq!(words("en").say(&where_it_is), "The result is here: \u{2068}/a/{ next }/$b\u{2069}");
}

#[test]
fn words_can_be_used_from_any_thread() {
    fn shared<T: Send + Sync>(value: T) -> T {
        value
    }
    let arabic = shared(words("ar"));
    let said = std::thread::spawn(move || arabic.text("next")).join().unwrap();
    assert_eq!(said, words("ar").text("next"));
}

#[test]
fn languages_name_themselves_each_by_its_own_name() {
    let own_name = |code| words(code).text("language-name");
    assert_eq!(["ar", "en", "sv"].map(own_name), ["العربية", "English", "Svenska"]);
    let names: BTreeSet<String> = languages().iter().map(|lang| own_name(lang.code())).collect();
    assert_eq!(names.len(), languages().len(), "two languages have the same name");
}

/// A Rust source without its tests and whole-line comments.
fn source(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands between `before` and the next quotation mark, wherever `before` occurs.
fn literals_after<'a>(code: &'a str, before: &str) -> Vec<&'a str> {
    code.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Every string literal of lower-case letters and hyphens.
fn plain_literals(code: &str) -> Vec<&str> {
    let plain = |text: &&str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    code.split('"').skip(1).step_by(2).filter(plain).collect()
}

fn program_sources() -> Vec<PathBuf> {
    let crates = here().parent().unwrap();
    let folders = ["srm-core", "srm-kiosk", "srm-desk"].map(|name| crates.join(name).join("src"));
    let files = folders.iter().flat_map(|folder| files_below(folder, ".rs"));
    files.filter(|path| !path.ends_with("tests.rs") && !path.ends_with("proofs.rs")).collect()
}

#[test]
fn every_id_the_programs_name_has_words_and_every_argument_they_need() {
    let known: BTreeMap<String, BTreeSet<String>> =
        written(&lang("sv")).into_iter().map(|message| (message.id.clone(), message.variables())).collect();
    let mut seen = 0;
    for path in program_sources() {
        let code = source(&path);
        for call in code.split("Say::new(\"").skip(1) {
            let (id, rest) = call.split_once('"').unwrap();
            let wanted = known.get(id).unwrap_or_else(|| panic!("{}: no words for `{id}`", path.display()));
            let rest = rest.split(';').next().unwrap_or_default();
            let given: BTreeSet<&str> = [".number(\"", ".word(\"", ".verbatim(\""]
                .into_iter()
                .flat_map(|method| literals_after(rest, method))
                .collect();
            for name in wanted {
                assert!(given.contains(name.as_str()), "{}: `{id}` needs `{name}`", path.display());
            }
            seen += 1;
        }
        for call in code.split(".word(\"").skip(1) {
            // The name, what is between, and an id unless that is computed.
            let parts: Vec<&str> = call.split('"').take(3).collect();
            if let [_, ", ", id] = parts[..] {
                assert!(known.contains_key(id), "{}: no words for `{id}`", path.display());
            }
        }
    }
    assert!(seen >= 25, "only {seen} messages found in the sources");
}

#[test]
fn every_id_the_pages_name_has_words() {
    let code = source(&here().parent().unwrap().join("srm-core/src/session/view.rs"));
    let known = words("sv");
    // `practice-help` is the name of a page, not of a message.
    let ids = plain_literals(&code).into_iter().filter(|id| id.contains('-') && *id != "practice-help");
    let buttons = code.split("action(Act::").skip(1).filter_map(|call| call.split(';').next());
    let mut seen = 0;
    for id in ids.chain(buttons.flat_map(plain_literals)) {
        assert!(known.has(id), "no words for `{id}`");
        seen += 1;
    }
    assert!(seen > 40, "only {seen} ids found");
}

#[test]
fn every_named_thing_has_words() {
    let known = words("sv");
    for skill in Skill::ALL {
        assert!(known.has(&format!("skill-{}", skill.id())), "{skill:?}");
    }
    for hue in Hue::ALL {
        assert!(known.has(hue.word()), "{hue:?}");
    }
    for kind in IncidentKind::ALL {
        assert!(known.has(kind.word()), "{kind:?}");
    }
}

//! Pages as PDF, looked at by programs of others: Poppler reads text and tags, qpdf the file's structure, `ZBar` the code.
//! A program that is not installed is said to be SKIPPED; what needs none is tested everywhere.
#![cfg(test)]

use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::lang::Lang;
use srm_core::pack::{Pack, PackFiles};
use srm_core::score::Score;
use srm_core::skill::Skill;
use srm_print::answer::{Answer, Going, Letter};
use srm_print::attestation::AttestationPage;
use srm_print::forms::{approval, interview_form};
use srm_print::lists::{AcceptedPage, AcceptedRow, Call, CallList};
use srm_print::{Block, CHARS_MAX, Paper, PrintError, pdf};
use srm_sheet::note::Note;
use srm_sheet::utc::Utc;
use srm_text::Words;
use std::path::{Path, PathBuf};
use std::process::Command;

const LANGS: [&str; 3] = ["sv", "en", "ar"];
const FINGERPRINT: &str = "SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDdUBxjHTJdi2yIz7E";

fn words(code: &str) -> Words {
    Words::of(&Lang::parse(code).unwrap())
}

fn utc(text: &str) -> Utc {
    text.parse().unwrap()
}

fn code(number: u32) -> CandidateCode {
    CandidateCode::from_number(number)
}

fn pack() -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = PackFiles::default();
    let mut folders = vec![root.join("exercises/battery-operator")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(&inside, std::fs::read(&path).unwrap()).unwrap();
            }
        }
    }
    let rubric = "scoring-rules/battery-operator.ron";
    files.insert(rubric, std::fs::read(root.join(rubric)).unwrap()).unwrap();
    Pack::check(&Id::parse("battery-operator").unwrap(), &files).0.unwrap()
}

fn letter() -> Letter {
    Letter {
        code: Some(code(4021)),
        ended: Some(utc("2026-03-09T14:05:00Z")),
        contact: "Åsa Öberg, 010-486 00 00".to_owned(),
        note: Some(Note::new("Du var lugn hela dagen.\nVälkommen tillbaka.").unwrap()),
        is_demo: false,
    }
}

fn answer(pack: &Pack, going: Going, lang: &str) -> Paper {
    let results: Vec<srm_core::session::PartResult> = Vec::new();
    let mut score = Score::of(pack.rubric(), &results);
    for (index, line) in score.lines.iter_mut().enumerate() {
        line.points_milli = Some(line.max_milli * [950, 760, 520, 210][index % 4] / 1000);
    }
    let done = pack.exercises().iter().map(|exercise| srm_core::session::PartResult {
        exercise: exercise.id().clone(),
        outcome: srm_core::session::Outcome::Scored,
        form: 0,
        began: srm_core::time::At::ZERO,
        ended: srm_core::time::At::ZERO,
        stood_still_us: 0,
        restarts: 0,
        evidence: srm_core::evidence::Evidence::default(),
    });
    let results: Vec<_> = done.collect();
    Answer::of(pack, &score, &results, going).paper(pack, &letter(), &words(lang))
}

fn attestation() -> AttestationPage {
    AttestationPage {
        number: "0197c2c4-7a10-7e44-a2ab-3f0f5d6c1b22".to_owned(),
        holder: None,
        code: code(4021),
        occupation: "Batterioperatör".to_owned(),
        shown_on: utc("2026-03-09T14:05:00Z"),
        valid_until: utc("2028-03-09T00:00:00Z"),
        by: "recruiter/4".to_owned(),
        skills: vec![Skill::FollowRules, Skill::Dexterity],
        digest: Digest([0xab; 32]),
        fingerprint: FINGERPRINT.to_owned(),
        is_demo: false,
    }
}

fn calls() -> CallList {
    let call = |number: u32, by: &str, going| Call {
        by: utc(by),
        code: code(number),
        name: if number == 3 { String::new() } else { "ليلى حداد".to_owned() },
        phone: "070-123 45 67".to_owned(),
        language: "العربية".to_owned(),
        going,
        tried: 1,
    };
    let calls = vec![
        call(3, "2026-03-12T14:05:00Z", None),
        call(1, "2026-03-11T09:00:00Z", Some(Going::Forward)),
        call(2, "2026-03-12T14:05:00Z", Some(Going::NotForward)),
    ];
    CallList { calls, at: utc("2026-03-10T08:00:00Z"), is_demo: false }
}

fn accepted(lang: &str) -> Paper {
    let row = |number| AcceptedRow {
        code: code(number),
        occupation: "Batterioperatör".to_owned(),
        skills: vec![Skill::FollowRules, Skill::Process],
        agreed: utc("2026-03-10T08:00:00Z"),
    };
    let page = AcceptedPage {
        employer: "Exempelbolaget AB".to_owned(),
        set: "Batterioperatör".to_owned(),
        rows: vec![row(9), row(2), row(5)],
        digest: Digest([0x5a; 32]),
        fingerprint: FINGERPRINT.to_owned(),
        is_demo: true,
    };
    page.paper(&words(lang))
}

/// Every page there is, in one language.
fn pages(lang: &str) -> Vec<(&'static str, Paper)> {
    let pack = pack();
    let digest = Digest([0xc3; 32]);
    vec![
        ("answer-forward", answer(&pack, Going::Forward, lang)),
        ("answer-not", answer(&pack, Going::NotForward, lang)),
        ("attestation", attestation().paper(&words(lang)).unwrap()),
        ("call-list", calls().paper(&words(lang))),
        ("accepted", accepted(lang)),
        ("approval", approval(&pack, digest, "Exempelbolaget AB", false, &words(lang))),
        ("interview", interview_form(&pack, &words(lang)).unwrap()),
    ]
}

/// Writes a page where the programs of others can read it.
fn save(name: &str, paper: &Paper) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, pdf(paper).unwrap()).unwrap();
    path
}

/// What a program says of a file; `None` when it is not installed.
fn ask(program: &str, args: &[&str], path: &Path, last: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(args).arg(path).args(last).output() else {
        println!("SKIPPED: {program} is not installed");
        return None;
    };
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Words without marks of order, and with single spaces: a reader may break lines anywhere.
fn flat(text: &str) -> String {
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_in_every_language_is_a_tagged_pdf_that_other_programs_accept() {
    for lang in LANGS {
        for (name, paper) in pages(lang) {
            let path = save(&format!("{name}-{lang}"), &paper);
            let bytes = std::fs::read(&path).unwrap();
            assert!(bytes.starts_with(b"%PDF-1.7"), "{name} {lang}");
            let has = |wanted: &str| bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes());
            assert!(has("pdfuaid:part"), "{name} {lang} does not declare PDF/UA");
            if let Some(info) = ask("pdfinfo", &[], &path, &[]) {
                assert!(info.contains("Tagged:          yes"), "{name} {lang}: {info}");
                assert!(
                    flat(&info).contains(&flat(&format!("Title: {}", paper.title()))),
                    "{name} {lang}: {info}"
                );
                assert!(
                    info.contains("JavaScript:      no") && info.contains("Encrypted:       no"),
                    "{info}"
                );
            }
            if let Some(tags) = ask("pdfinfo", &["-struct"], &path, &[]) {
                assert!(tags.contains("H1"), "{name} {lang}: {tags}");
                assert!(!tags.contains("H3"), "a step of headings is left out in {name} {lang}");
            }
            ask("qpdf", &["--check"], &path, &[]);
            if let Some(json) = ask("qpdf", &["--json", "--json-key=qpdf"], &path, &[]) {
                assert!(
                    json.contains(&format!("\"/Lang\": \"u:{lang}\"")),
                    "{name} {lang} does not name its language"
                );
            }
        }
    }
}

/// The call list holds Arabic names, which Poppler gives in the order they are drawn.
fn is_mixed(text: &str) -> bool {
    text.contains(|c: char| ('\u{600}'..'\u{700}').contains(&c))
}

#[test]
fn every_word_of_every_page_can_be_read_out_in_the_order_it_was_written() {
    for lang in ["sv", "en"] {
        for (name, paper) in pages(lang) {
            let path = save(&format!("words-{name}-{lang}"), &paper);
            let Some(text) = ask("pdfinfo", &["-struct-text"], &path, &[]) else { return };
            // Poppler gives each tag's text in quotation marks on lines of their own.
            let read: String = text.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ");
            let read = flat(&read).replace(' ', "");
            for wanted in paper.texts() {
                let wanted = flat(wanted).replace(' ', "");
                let is_artifact = wanted == flat(&words(lang).text("paper-footer")).replace(' ', "");
                let is_alternative =
                    wanted == flat(&words(lang).text("attestation-code-alt")).replace(' ', "");
                assert!(
                    is_artifact || is_alternative || is_mixed(&wanted) || read.contains(&wanted),
                    "{name} {lang}: {wanted}\nis not in\n{read}"
                );
            }
        }
    }
}

/// Poppler takes ligatures of Arabic apart in the wrong order, so some words do not match; those that do must come one
/// after the other as they were written, and they must be most.
#[test]
fn arabic_words_stand_in_the_order_they_are_read() {
    for (name, paper) in pages("ar") {
        let path = save(&format!("order-{name}"), &paper);
        let Some(text) = ask("pdftotext", &[], &path, &["-"]) else { return };
        let read: Vec<String> = flat(&text).split(' ').map(str::to_owned).collect();
        let (mut right, mut wrong) = (0, 0);
        for written in paper.texts() {
            let written: Vec<&str> = written.split_whitespace().filter(|word| is_mixed(word)).collect();
            for pair in written.windows(2) {
                let follows = |first: &str, second: &str| {
                    read.windows(2).any(|found| found[0] == first && found[1] == second)
                };
                right += usize::from(follows(pair[0], pair[1]));
                wrong += usize::from(follows(pair[1], pair[0]) && !follows(pair[0], pair[1]));
            }
        }
        assert!(right >= 6 && wrong * 20 < right, "{name}: {right} pairs in order, {wrong} reversed");
    }
}

#[test]
fn dates_run_from_right_to_left_on_arabic_pages_and_codes_do_not() {
    let path = save("arabic-date", &answer(&pack(), Going::Forward, "ar"));
    let Some(boxes) = ask("pdftotext", &["-bbox"], &path, &["-"]) else { return };
    let left_of = |word: &str| {
        let line = boxes
            .lines()
            .find(|line| line.contains(&format!(">{word}<")))
            .unwrap_or_else(|| panic!("{word}"));
        line.split("xMin=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap()
    };
    // Day, month, year, each to the left of the one before.
    assert!(left_of("9") > left_of("2026"), "{boxes}");
    assert!(boxes.contains(">4021-6<"), "a code is never turned round");
}

#[test]
fn tables_say_which_cells_are_headings_and_pictures_say_what_they_are() {
    let path = save("tags-calls", &calls().paper(&words("sv")));
    if let Some(tags) = ask("pdfinfo", &["-struct"], &path, &[]) {
        assert_eq!(tags.matches("TH <").count(), 8, "{tags}");
        assert_eq!(tags.matches("TD:").count(), 24, "{tags}");
    }
    let path = save("tags-attestation", &attestation().paper(&words("sv")).unwrap());
    if let Some(json) = ask("qpdf", &["--json", "--json-key=qpdf"], &path, &[]) {
        assert!(json.contains("Kod att skanna."), "the code has no words for those who do not see it");
    }
}

#[test]
fn the_code_on_an_attestation_can_be_scanned_and_holds_digest_and_fingerprint_only() {
    let page = attestation();
    let path = save("scan", &page.paper(&words("sv")).unwrap());
    let image = path.with_extension("");
    if ask("pdftoppm", &["-r", "150", "-png", "-singlefile"], &path, &[image.to_str().unwrap()]).is_none() {
        return;
    }
    let Some(read) = ask("zbarimg", &["-q", "--raw"], &image.with_extension("png"), &[]) else { return };
    assert_eq!(read.trim_end(), page.code_text());
    assert!(!page.code_text().contains(page.code.as_str()));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = answer(&pack(), Going::Forward, "ar");
    assert_eq!(pdf(&paper).unwrap(), pdf(&paper).unwrap());
}

#[test]
fn what_people_write_is_never_read_as_markup() {
    let nasty = [
        "#import \"x\"; *a* _b_ $c$ = d",
        "#read(\"/etc/passwd\")",
        "\\ ~ -- @ref <label> `raw` // gone /* gone */",
        "]]]} ) #panic()",
        "https://example.org -> … 'quotes' \"double\"",
    ];
    let mut paper = Paper::new(&words("sv"), "answer-kicker", nasty[0]);
    for text in nasty {
        let owned = || text.to_owned();
        paper = paper
            .heading(text)
            .text(text)
            .small(text)
            .with(Block::Notice { title: owned(), text: owned() })
            .with(Block::Points { items: vec![owned()] })
            .with(Block::Facts { items: vec![(owned(), owned())] })
            .with(Block::Table { shares: vec![1], head: vec![owned()], rows: vec![vec![owned()]] })
            .with(Block::Lines { label: owned(), count: 1 })
            .with(Block::Scale { anchors: vec![owned()] })
            .with(Block::Sign { labels: vec![owned()] });
    }
    let path = save("markup", &paper);
    let Some(text) = ask("pdftotext", &["-raw"], &path, &["-"]) else { return };
    let read = flat(&text).replace(' ', "");
    for text in nasty {
        assert!(read.contains(&flat(text).replace(' ', "")), "{text}\n{read}");
    }
}

#[test]
fn too_much_and_letters_we_do_not_have_are_refused_in_words() {
    let paper = |text: String| Paper::new(&words("sv"), "answer-kicker", "x").text(text);
    let long = pdf(&paper("a".repeat(CHARS_MAX + 1)));
    assert!(matches!(long, Err(PrintError::TooLong(chars)) if chars > CHARS_MAX));
    let letters = pdf(&paper("Ĝo ሰላም 你好 Åsa".to_owned()));
    assert_eq!(letters, Err(PrintError::NoLetters("ሰላም你好".to_owned())));
    assert!(letters.unwrap_err().to_string().contains("write it in Latin"));
    let mut digits = attestation();
    digits.fingerprint = "x".repeat(5000);
    assert!(matches!(digits.paper(&words("sv")), Err(PrintError::CodeTooLong(_))));
    assert!(pdf(&paper("\u{0}\u{7}".to_owned())).is_err(), "signs that nobody can print");
}

#[test]
fn lists_are_ordered_by_time_and_code_and_never_by_how_somebody_did() {
    let rows = |paper: &Paper| {
        let table = paper.blocks().iter().find_map(|block| match block {
            Block::Table { rows, .. } => Some(rows.clone()),
            _ => None,
        });
        table.unwrap()
    };
    let codes = |rows: &[Vec<String>], at: usize| rows.iter().map(|row| flat(&row[at])).collect::<Vec<_>>();
    let wanted = |numbers: [u32; 3]| numbers.map(|number| code(number).to_string()).to_vec();
    assert_eq!(codes(&rows(&calls().paper(&words("sv"))), 1), wanted([1, 2, 3]));
    assert_eq!(codes(&rows(&accepted("sv")), 0), wanted([2, 5, 9]));
}

#[test]
fn what_was_made_to_try_the_program_says_so_on_every_page() {
    let words = words("sv");
    let mut paper = Paper::new(&words, "call-kicker", "Prov").demo(&words, true);
    for line in 0..120 {
        paper = paper.text(format!("Rad {line}."));
    }
    let path = save("demo", &paper);
    let Some(text) = ask("pdftotext", &[], &path, &["-"]) else { return };
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 2);
    assert!(pages.iter().all(|page| page.contains("DEMO")), "{text}");
}

//! Proofs of what a letter says, and of what it never says.

use super::*;
use srm_core::evidence::Evidence;
use srm_core::lang::Lang;
use srm_core::pack::PackFiles;
use srm_core::time::At;
use std::path::Path;

fn set(name: &str) -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = PackFiles::default();
    let mut folders = vec![root.join("exercises").join(name)];
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
    let rubric = format!("scoring-rules/{name}.ron");
    files.insert(&rubric, std::fs::read(root.join(&rubric)).unwrap()).unwrap();
    Pack::check(&Id::parse(name).unwrap(), &files).0.unwrap()
}

/// Every line of a set with this share of its points, in thousandths, by skill.
fn score(pack: &Pack, share: impl Fn(Skill) -> Option<i64>) -> Score {
    let lines: Vec<LineScore> = pack
        .rubric()
        .lines()
        .iter()
        .map(|line| LineScore {
            exercise: line.exercise().clone(),
            skill: line.skill().id().to_owned(),
            measure: line.measure().to_owned(),
            rule: line.rule().name_and_revision().0.to_owned(),
            revision: 1,
            value: None,
            points_milli: share(line.skill()).map(|share| line.rule().max_milli() * share / 1000),
            max_milli: line.rule().max_milli(),
        })
        .collect();
    let machine_milli = lines.iter().filter_map(|line| line.points_milli).sum();
    Score { lines, machine_milli, open_milli: 0, max_milli: i64::from(pack.rubric().points_max()) * 1000 }
}

fn results(pack: &Pack, outcome: Outcome) -> Vec<PartResult> {
    let result = |exercise: &Exercise| PartResult {
        exercise: exercise.id().clone(),
        outcome,
        form: 0,
        began: At::ZERO,
        ended: At::ZERO,
        stood_still_us: 0,
        restarts: 0,
        evidence: Evidence::default(),
    };
    pack.exercises().iter().map(result).collect()
}

fn words(code: &str) -> Words {
    Words::of(&Lang::parse(code).unwrap())
}

fn bare(paper: &Paper) -> String {
    paper.texts().join("\n").replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn strengths_are_named_clearest_first_and_only_when_they_are_strengths() {
    let pack = set("battery-operator");
    let share = |skill| {
        Some(match skill {
            Skill::Dexterity => 950,
            Skill::FollowRules => 800,
            Skill::SustainAttention => 500,
            _ => 100,
        })
    };
    let answer = Answer::of(&pack, &score(&pack, share), &results(&pack, Outcome::Scored), Going::Forward);
    assert_eq!(answer.strengths, [Skill::Dexterity, Skill::FollowRules]);
    assert!(answer.are_strengths);
    assert_eq!(answer.practise, None, "who goes on is not sent home to practise");
    let weak = Answer::of(
        &pack,
        &score(&pack, |skill| Some(if skill == Skill::Process { 300 } else { 200 })),
        &results(&pack, Outcome::Scored),
        Going::NotForward,
    );
    assert_eq!(
        (weak.strengths, weak.are_strengths),
        (vec![Skill::Process], false),
        "what went best is not called a strength"
    );
    assert!(weak.practise.is_some_and(|skill| skill != Skill::Process));
}

#[test]
fn who_did_nothing_is_told_of_no_strength_and_nothing_is_made_up() {
    let pack = set("demo");
    for (share, outcome, level) in [
        (Some(0), Outcome::Left, Level::NotDone),
        (None, Outcome::Void, Level::Void),
        (None, Outcome::Scored, Level::Void),
        (Some(0), Outcome::Scored, Level::Growing),
    ] {
        let answer = Answer::of(&pack, &score(&pack, |_| share), &results(&pack, outcome), Going::NotForward);
        assert!(answer.strengths.is_empty(), "{share:?} {outcome:?}");
        assert!(answer.shown.iter().all(|shown| shown.level == level), "{:?}", answer.shown);
    }
    let answer = Answer::of(&pack, &score(&pack, |_| Some(0)), &[], Going::NotForward);
    assert!(answer.shown.iter().all(|shown| shown.level == Level::NotDone), "no result at all");
}

#[test]
fn levels_begin_where_they_say() {
    for (share, wanted) in [
        (0, Level::Growing),
        (449, Level::Growing),
        (450, Level::Good),
        (699, Level::Good),
        (700, Level::Strong),
        (1000, Level::Strong),
    ] {
        assert_eq!(level(share), wanted, "{share}");
    }
}

/// What the set's author says in a letter.
fn authored(pack: &Pack, code: &str) -> Vec<String> {
    let lang = Lang::parse(code).unwrap();
    let exercises = pack.exercises().iter().flat_map(|exercise| [exercise.title(), exercise.job_link()]);
    let evidence = pack.job().skills.iter().map(|(_, key)| key.as_str());
    exercises.chain(evidence).map(|key| pack.text(&lang, key).to_owned()).collect()
}

/// The letter's own facts are the code and the day; no other digit may stand in it.
#[test]
fn a_letter_holds_no_number_and_no_word_of_passing_in_any_language() {
    for name in ["demo", "battery-operator", "care-assistant", "cleaning-service", "kitchen"] {
        let pack = set(name);
        for going in [Going::Forward, Going::NotForward] {
            for share in [0, 333, 617, 941] {
                let answer = Answer::of(
                    &pack,
                    &score(&pack, |_| Some(share)),
                    &results(&pack, Outcome::Scored),
                    going,
                );
                for code in ["sv", "en", "ar"] {
                    let text = bare(&answer.paper(&pack, &Letter::default(), &words(code)));
                    let digit = text.lines().find(|line| line.contains(|c: char| c.is_numeric()));
                    assert_eq!(digit, None, "{name} {code}");
                    let refused = [
                        "underkän",
                        "godkän",
                        "poäng",
                        "failed",
                        "passed",
                        "score",
                        "points",
                        "rank",
                        "نقاط:",
                        "راسب",
                    ];
                    // An author may well write of rejected parts; our own words may not of rejected people.
                    let own = text
                        .lines()
                        .filter(|line| !authored(&pack, code).iter().any(|text| line.contains(text)));
                    let lower = own.collect::<Vec<_>>().join("\n").to_lowercase();
                    for word in refused {
                        assert!(!lower.contains(word), "{name} {code}: {word}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_same_work_gives_the_same_words_whoever_it_is() {
    let pack = set("demo");
    let letter = |code: u32| Letter { code: Some(CandidateCode::from_number(code)), ..Letter::default() };
    let answer =
        Answer::of(&pack, &score(&pack, |_| Some(610)), &results(&pack, Outcome::Scored), Going::Forward);
    let text = |code: u32| {
        let code_text = CandidateCode::from_number(code).to_string();
        bare(&answer.paper(&pack, &letter(code), &words("sv"))).replace(&code_text, "")
    };
    assert_eq!(text(1), text(77_777));
}

#[test]
fn what_a_person_wrote_keeps_its_paragraphs_and_holds_no_personal_number() {
    let pack = set("demo");
    let answer =
        Answer::of(&pack, &score(&pack, |_| Some(610)), &results(&pack, Outcome::Scored), Going::Forward);
    let letter = |note: &str| Letter { note: Note::new(note).ok(), ..Letter::default() };
    let paper = answer.paper(&pack, &letter("Tack.\n\n  Vi hörs.  "), &words("sv"));
    let said = |text: &str| paper.blocks().contains(&Block::Text { text: text.to_owned() });
    assert!(said("Tack.") && said("Vi hörs."));
    for refused in [" \n ", "Ring 19121212-1212 i dag."] {
        let paper = answer.paper(&pack, &letter(refused), &words("sv"));
        assert!(!bare(&paper).contains("Några ord från oss"), "{refused}");
    }
}

#[test]
fn every_word_a_letter_needs_exists_in_every_language() {
    for lang in srm_text::languages() {
        let known = Words::of(&lang);
        for source in [
            include_str!("../answer.rs"),
            include_str!("../attestation.rs"),
            include_str!("../lists.rs"),
            include_str!("../forms.rs"),
            include_str!("../paper.rs"),
        ] {
            for literal in source.split('"').skip(1).step_by(2) {
                let prefixes =
                    ["answer-", "attestation-", "call-", "accepted-", "approval-", "interview-", "paper-"];
                if prefixes.iter().any(|prefix| literal.starts_with(prefix)) {
                    assert!(known.has(literal), "{literal} in {lang}");
                }
            }
        }
    }
}

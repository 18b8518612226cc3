//! Pages made from a set: the employer's approval of it, and the blank form of its interview.

use crate::attestation::grouped;
use crate::paper::{Block, Card, Paper};
use srm_core::digest::Digest;
use srm_core::pack::{Interview, Pack, Question};
use srm_core::say::Say;
use srm_text::Words;

/// How many lines there are to write on below each question.
const LINES: u32 = 3;

/// What an employer approves by signing: the exercises, the limits, and every minimum with its reason.
pub fn approval(pack: &Pack, digest: Digest, employer: &str, is_demo: bool, words: &Words) -> Paper {
    let text = |id: &str| words.text(id);
    let own = |key: &str| pack.text(words.lang(), key).to_owned();
    let facts = vec![
        (text("approval-employer"), employer.to_owned()),
        (text("approval-set"), own(pack.title())),
        (text("approval-version"), pack.version().to_owned()),
        (text("approval-occupation"), own(pack.occupation())),
        (text("approval-pack"), grouped(&digest.to_string())),
    ];
    let card = |exercise: &srm_core::pack::Exercise| Card {
        title: own(exercise.title()),
        tag: String::new(),
        tick: false,
        texts: vec![own(exercise.job_link())],
    };
    let rubric = pack.rubric();
    let threshold = Say::new("approval-threshold")
        .number("points", rubric.threshold())
        .number("max", rubric.points_max())
        .number("band", rubric.band());
    let minimum = |minimum: &srm_core::pack::Minimum| {
        let title = pack.exercise(minimum.exercise()).map(|exercise| own(exercise.title()));
        let say = Say::new("approval-minimum")
            .verbatim("exercise", title.unwrap_or_default())
            .number("points", minimum.points())
            .number("max", rubric.exercise_max(minimum.exercise()))
            .verbatim("reason", own(minimum.reason()));
        words.say(&say)
    };
    let minima: Vec<String> = rubric.minima().iter().map(minimum).collect();
    let minima = if minima.is_empty() {
        Block::Text { text: text("approval-no-minima") }
    } else {
        Block::Points { items: minima }
    };
    let sign = ["approval-sign-employer", "approval-sign-office"].map(text).to_vec();
    Paper::new(words, "approval-kicker", &own(pack.occupation()))
        .demo(words, is_demo)
        .text(text("approval-lead"))
        .with(Block::Facts { items: facts })
        .heading(text("approval-exercises"))
        .with(Block::Cards { items: pack.exercises().iter().map(card).collect() })
        .heading(text("approval-threshold-title"))
        .text(words.say(&threshold))
        .heading(text("approval-minima"))
        .with(minima)
        .text(text("approval-person"))
        .with(Block::Sign { labels: sign })
}

/// The set's interview form, to be filled in by hand; `None` when the set has none.
pub fn interview_form(pack: &Pack, words: &Words) -> Option<Paper> {
    let form: &Interview = pack.interview()?;
    let text = |id: &str| words.text(id);
    let own = |key: &String| pack.text(words.lang(), key).to_owned();
    let head = ["interview-form-person", "interview-form-interviewer", "interview-form-date"];
    let minutes = words.say(&Say::new("interview-form-minutes").number("minutes", form.minutes()));
    let paper = Paper::new(words, "interview-form-kicker", pack.text(words.lang(), form.title()))
        .text(text("interview-form-lead"))
        .small(minutes)
        .with(Block::Sign { labels: head.map(text).to_vec() })
        .heading(text("interview-form-say-first"))
        .with(Block::Points { items: form.opening().iter().map(own).collect() });
    let questions = form.questions().iter().zip(1_i64..);
    let paper = paper.with_all(questions.flat_map(|(question, number)| asked(pack, question, number, words)));
    let paper = paper
        .heading(text("interview-form-say-last"))
        .with(Block::Points { items: form.closing().iter().map(own).collect() })
        .with(Block::Sign { labels: vec![text("interview-form-sign")] });
    Some(paper)
}

fn asked(pack: &Pack, question: &Question, number: i64, words: &Words) -> Vec<Block> {
    let own = |key: &String| pack.text(words.lang(), key).to_owned();
    let follow_ups: Vec<String> = question.follow_ups().iter().map(own).collect();
    let title = words.say(&Say::new("interview-form-question").number("number", number));
    let mut blocks = vec![
        Block::Heading { text: title },
        Block::Text { text: pack.text(words.lang(), question.words()).to_owned() },
    ];
    if !follow_ups.is_empty() {
        blocks.push(Block::Small { text: words.text("interview-form-follow-ups") });
        blocks.push(Block::Points { items: follow_ups });
    }
    blocks.push(Block::Lines { label: words.text("interview-form-heard"), count: LINES });
    blocks.push(Block::Small { text: words.text("interview-form-anchors") });
    blocks.push(Block::Scale { anchors: question.anchors().iter().map(own).collect() });
    blocks
}

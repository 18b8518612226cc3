//! The answer being written: the facts it follows from, what the recruiter adds, and the letter as it now is.

use crate::screens::answer::AnswerDraft;
use srm_core::id::CandidateCode;
use srm_core::pack::Pack;
use srm_core::score::Score;
use srm_core::session::PartResult;
use srm_print::answer::{Answer, Going, Letter};
use srm_print::{Paper, PrintError};
use srm_sheet::note::{Note, NoteFault};
use srm_sheet::utc::Utc;
use srm_text::Words;
use std::sync::Arc;

/// What a letter is about.
#[derive(Debug, Clone)]
pub struct About {
    /// The set.
    pub pack: Arc<Pack>,
    /// The case's points, with the ratings that count.
    pub score: Score,
    /// How each exercise came out.
    pub results: Vec<PartResult>,
    /// The decision in force.
    pub going: Going,
    /// Whom.
    pub code: CandidateCode,
    /// When the session ended.
    pub ended: Utc,
    /// Whether it was made to try the program.
    pub is_demo: bool,
}

/// A letter in the making.
#[derive(Debug)]
pub struct Lettering {
    about: About,
    answer: Answer,
    paper: Paper,
    fault: Option<NoteFault>,
}

impl Lettering {
    /// Begins the letter with what the draft holds.
    pub fn new(about: About, draft: &AnswerDraft) -> Self {
        let answer = Answer::of(&about.pack, &about.score, &about.results, about.going);
        let (paper, fault) = written(&about, &answer, draft);
        Self { about, answer, paper, fault }
    }

    /// Writes it anew after the draft has changed.
    pub fn change(&mut self, draft: &AnswerDraft) {
        (self.paper, self.fault) = written(&self.about, &self.answer, draft);
    }

    /// The letter.
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// What is wrong with the recruiter's own words; they are left out until it is put right.
    pub const fn fault(&self) -> Option<NoteFault> {
        self.fault
    }

    /// The letter as a PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, PrintError> {
        srm_print::pdf(&self.paper)
    }
}

fn written(about: &About, answer: &Answer, draft: &AnswerDraft) -> (Paper, Option<NoteFault>) {
    let (note, fault) = match Note::new(&draft.note) {
        Ok(note) => (Some(note), None),
        // Nothing written is nothing wrong.
        Err(NoteFault::Empty) => (None, None),
        Err(fault) => (None, Some(fault)),
    };
    let letter = Letter {
        code: Some(about.code.clone()),
        ended: Some(about.ended),
        contact: draft.contact.clone(),
        note,
        is_demo: about.is_demo,
    };
    (answer.paper(&about.pack, &letter, &Words::of(&draft.lang)), fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use srm_core::lang::Lang;

    fn draft(note: &str) -> AnswerDraft {
        AnswerDraft {
            lang: Lang::parse("sv").unwrap(),
            contact: "Åsa, 010-486 00 00".into(),
            note: note.into(),
            folder: String::new(),
        }
    }

    fn lettering(note: &str) -> Lettering {
        let pack = srm_host::embedded::demo().unwrap().known().unwrap().pack;
        let about = About {
            score: Score::of(pack.rubric(), &[]),
            pack,
            results: Vec::new(),
            going: Going::NotForward,
            code: CandidateCode::from_number(4021),
            ended: "2026-03-09T14:05:00Z".parse().unwrap(),
            is_demo: true,
        };
        Lettering::new(about, &draft(note))
    }

    #[test]
    fn a_personal_number_is_refused_in_words_and_never_gets_into_the_letter() {
        let mut letter = lettering("");
        assert_eq!(letter.fault(), None);
        letter.change(&draft("Hör av dig, 19121212-1212."));
        assert!(matches!(letter.fault(), Some(NoteFault::PersonalNumber(_))));
        assert!(!letter.paper().texts().iter().any(|text| text.contains("1212-1212")));
        letter.change(&draft("Hör av dig."));
        assert_eq!(letter.fault(), None);
        assert!(letter.paper().texts().contains(&"Hör av dig."));
    }

    #[test]
    fn the_letter_follows_the_language_and_keeps_the_demo_band() {
        let mut letter = lettering("");
        letter.change(&AnswerDraft { lang: Lang::parse("ar").unwrap(), ..draft("") });
        assert!(letter.paper().is_rtl());
        assert!(letter.paper().band().is_some());
    }
}

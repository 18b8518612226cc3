//! How long people look at a page that only wants to be read.

use super::Ability;
use crate::page::{Page, Screen};
use crate::say::{Arg, Say, Words};
use std::collections::BTreeSet;

/// How long anybody looks at a page, besides reading it.
const LOOK_MS: u64 = 2000;
/// Words that our own messages have, more or less; the core does not know them.
const WORDS_OF_A_TITLE: u64 = 4;
const WORDS_OF_A_MESSAGE: u64 = 14;
/// The same where the rules of the session are told.
const WORDS_OF_A_RULE: u64 = 28;

/// What somebody has read before and does not read again: our own messages, which are the same in every exercise.
#[derive(Clone, Debug, Default)]
pub struct Read(BTreeSet<&'static str>);

impl Read {
    /// How long somebody of this ability looks at a page, who has read what has been read before.
    pub fn page_ms(&mut self, page: &Page, ability: &Ability) -> u64 {
        let paragraph =
            if page.screen == Screen::Participation { WORDS_OF_A_RULE } else { WORDS_OF_A_MESSAGE };
        let mut words = self.words(&page.title, WORDS_OF_A_TITLE);
        for text in &page.paragraphs {
            words += self.words(text, paragraph);
        }
        LOOK_MS + words * 60_000 / u64::from(ability.words_per_min.max(1))
    }

    fn words(&mut self, words: &Words, of_a_message: u64) -> u64 {
        match words {
            Words::Authored(text) => count(text),
            Words::Say(say) if self.0.insert(say.id) => of_a_message + verbatim(say),
            Words::Say(_) => 0,
        }
    }
}

/// Words of something said in the work.
pub(super) fn words(words: &Words) -> u64 {
    match words {
        Words::Authored(text) => count(text),
        Words::Say(say) => WORDS_OF_A_MESSAGE + verbatim(say),
    }
}

fn verbatim(say: &Say) -> u64 {
    let args = say.args.iter().map(|(_, arg)| match arg {
        Arg::Verbatim(text) => count(text),
        Arg::Number(_) | Arg::Word(_) => 0,
    });
    args.sum()
}

fn count(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

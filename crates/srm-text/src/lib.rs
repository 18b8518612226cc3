//! The words of SRM's programs in every shipped language.
//!
//! The core says *what* is to be said ([`Say`]); this crate knows how it reads. Words lie in Fluent files,
//! `i18n/<language>/*.ftl`, and are part of the program. A new language is a new folder and nothing else.
//! An exercise's own words are not here: authors write them, and the pack carries them.
//!
//! Arguments stand between the marks U+2068 and U+2069, so that a code or a path keeps its order inside
//! right-to-left words. The marks have no width and must be kept until the text is laid out.

mod files;
pub mod fonts;
#[cfg(test)]
mod tests;

use fluent_bundle::{FluentArgs, FluentValue};
use srm_core::lang::Lang;
use srm_core::say::{Arg, Say};

/// Languages asked in turn when the one wanted lacks a message.
const FALLBACK: [&str; 2] = ["sv", "en"];

/// Every language the programs can speak, in the order of their codes.
pub fn languages() -> Vec<Lang> {
    files::languages().cloned().collect()
}

/// The words of one language. Cheap to make and to clone; can be used from any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
    /// Languages that exist, in the order they are asked.
    chain: Vec<Lang>,
}

impl Words {
    /// The words of `lang`. What it lacks is said in its primary language (`sv` for `sv-x-easy`), in Swedish, or in
    /// English, whichever has it first.
    pub fn of(lang: &Lang) -> Self {
        let primary = lang.code().split('-').next();
        let others = primary.into_iter().chain(FALLBACK).filter_map(Lang::parse);
        let mut chain = Vec::new();
        for next in std::iter::once(lang.clone()).chain(others) {
            if files::has_language(&next) && !chain.contains(&next) {
                chain.push(next);
            }
        }
        Self { lang: lang.clone(), chain }
    }

    /// The language asked for, also when it has no words of its own.
    pub const fn lang(&self) -> &Lang {
        &self.lang
    }

    /// Whether the language asked for is written from right to left.
    pub fn is_rtl(&self) -> bool {
        self.lang.is_rtl()
    }

    /// Whether there are words for `id`, in this language or one it falls back to.
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|lang| files::has(lang, id))
    }

    /// A message with its arguments. An id that no language knows is given back as it is.
    pub fn say(&self, say: &Say) -> String {
        let mut args = FluentArgs::with_capacity(say.args.len());
        for (name, arg) in &say.args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Word(id) => FluentValue::from(self.text(id)),
                Arg::Verbatim(text) => FluentValue::from(text.as_str()),
            };
            args.set(*name, value);
        }
        self.find(say.id, &args)
    }

    /// A message without arguments, by an id put together as the program runs, such as `skill-` and a skill's id.
    pub fn text(&self, id: &str) -> String {
        self.find(id, &FluentArgs::new())
    }

    /// What stands on a page: a message of ours, or an author's words as they are.
    pub fn words(&self, words: &srm_core::say::Words) -> String {
        match words {
            srm_core::say::Words::Say(say) => self.say(say),
            srm_core::say::Words::Authored(text) => text.clone(),
        }
    }

    fn find(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let found = self.chain.iter().find_map(|lang| files::format(lang, id, args));
        found.unwrap_or_else(|| id.to_owned())
    }
}

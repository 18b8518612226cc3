//! Every shipped set in every language: each page of a whole session, and the pages beside the way, resolve to words.
#![cfg(test)]

use srm_core::bot::Profile;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::page::{Page, Screen};
use srm_core::say::Words as Said;
use srm_core::session::{Act, Applied, Ending, Event, LeaderAct, Session};
use srm_text::Words;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

static PACKS: LazyLock<Vec<Arc<Pack>>> = LazyLock::new(|| {
    srm_tests::packs().unwrap().into_iter().map(|loaded| loaded.pack.expect("the set is sound")).collect()
});

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

/// Words that a page shows have to be words, and in the language of the page.
fn readable(words: &Words, said: &Said, place: &str) {
    let text = words.words(said);
    assert!(!text.trim().is_empty(), "{place}: nothing to read");
    assert!(!text.contains("{$") && !text.contains("{ $"), "{place}: {text}");
    if let Said::Say(say) = said {
        assert!(words.has(say.id) && text != say.id, "{place}: no words for `{}`", say.id);
    }
    if words.lang().code() == "ar" {
        assert!(text.chars().any(is_arabic), "{place}: `{text}` is not Arabic");
    } else {
        assert!(!text.chars().any(is_arabic), "{place}: `{text}` is Arabic");
    }
}

fn page_readable(words: &Words, page: &Page) {
    let place = format!("{} {}", words.lang(), page.screen.name());
    readable(words, &page.title, &place);
    page.paragraphs.iter().for_each(|said| readable(words, said, &place));
    let actions = page.main.iter().chain(&page.others).chain(&page.call);
    actions.for_each(|action| readable(words, &action.words, &place));
    page.job.iter().for_each(|said| readable(words, said, &place));
    page.notice.iter().for_each(|notice| readable(words, &notice.words, &place));
    if let Some(talk) = &page.talk {
        let said = talk.said.iter().flat_map(|said| [&said.by, &said.words]);
        said.chain(talk.answers.iter().map(|answer| &answer.words))
            .for_each(|said| readable(words, said, &place));
    }
    for choice in &page.choices {
        let own = choice.lang.as_ref().map(Words::of);
        readable(own.as_ref().unwrap_or(words), &choice.words, &place);
    }
}

/// Looks at a page when there is something new to read on it.
struct Reader {
    words: Words,
    screens: BTreeSet<Screen>,
    last: Option<String>,
}

impl Reader {
    fn new(lang: &Lang) -> Self {
        Self { words: Words::of(lang), screens: BTreeSet::new(), last: None }
    }

    fn look(&mut self, session: &Session) {
        // Before the choice of language the page is in the set's first.
        if session.lang() != self.words.lang() {
            return;
        }
        let mut page = session.view().page;
        page.clock = None;
        let shown = format!("{page:?}");
        if self.last.as_ref() != Some(&shown) {
            self.screens.insert(page.screen);
            page_readable(&self.words, &page);
            self.last = Some(shown);
        }
    }
}

#[test]
fn every_set_has_every_language_of_the_programs() {
    let ours = srm_text::languages();
    for pack in PACKS.iter() {
        for lang in &ours {
            assert!(pack.languages().contains(lang), "{} has no `{lang}`", pack.id());
        }
        for lang in pack.languages() {
            assert!(
                ours.contains(lang),
                "the programs have no words in `{lang}`, which {} offers",
                pack.id()
            );
        }
    }
}

#[test]
fn every_page_of_a_session_is_readable_in_every_language() {
    for pack in PACKS.iter() {
        for lang in pack.languages() {
            let mut reader = Reader::new(lang);
            let session =
                srm_tests::walk(pack, lang, Profile::Perfect, |session| reader.look(session)).unwrap();
            assert_eq!((session.ending(), session.lang()), (Some(Ending::Completed), lang));
            let on_the_way = [
                Screen::Participation,
                Screen::JobLink,
                Screen::Instruction,
                Screen::Demonstration,
                Screen::Practice,
                Screen::Ready,
                Screen::Scored,
                Screen::ExerciseDone,
                Screen::Finished,
            ];
            let unseen: Vec<_> =
                on_the_way.iter().filter(|screen| !reader.screens.contains(screen)).collect();
            assert!(unseen.is_empty(), "{} {lang}: {unseen:?}", pack.id());
        }
    }
}

#[test]
fn the_pages_beside_the_way_are_readable_in_every_language() {
    for pack in PACKS.iter() {
        for lang in pack.languages() {
            let mut reader = Reader::new(lang);
            let mut session = Session::begin(Arc::clone(pack), srm_tests::start(pack.id(), 1));
            let mut does = |session: &mut Session, event: Event, wanted: Screen| {
                let at = session.now().plus_ms(1000);
                assert_eq!(session.apply(at, &event), Applied::Taken, "{event:?}");
                assert_eq!(session.view().page.screen, wanted, "{event:?}");
                reader.look(session);
            };
            let act = Event::Act;
            does(&mut session, act(Act::Language(lang.clone())), Screen::Participation);
            does(&mut session, act(Act::TakePart), Screen::JobLink);
            does(&mut session, act(Act::CallLeader), Screen::JobLink);
            does(&mut session, act(Act::Pause), Screen::Paused);
            does(&mut session, act(Act::Resume), Screen::JobLink);
            does(&mut session, act(Act::AskLeave), Screen::AskLeave);
            does(&mut session, act(Act::Stay), Screen::JobLink);
            does(&mut session, Event::Resumed { away_s: 5 }, Screen::Interrupted);
            does(&mut session, act(Act::Resume), Screen::JobLink);
            does(&mut session, Event::Leader(LeaderAct::Open), Screen::Paused);
            does(&mut session, Event::Leader(LeaderAct::Close), Screen::JobLink);
            does(&mut session, act(Act::AskLeave), Screen::AskLeave);
            does(&mut session, act(Act::Leave), Screen::Left);

            let mut declined = Session::begin(Arc::clone(pack), srm_tests::start(pack.id(), 1));
            does(&mut declined, act(Act::Language(lang.clone())), Screen::Participation);
            does(&mut declined, act(Act::Decline), Screen::Left);
        }
    }
}

#[test]
fn practice_that_does_not_come_right_is_readable_in_every_language() {
    for pack in PACKS.iter() {
        for lang in pack.languages() {
            let mut reader = Reader::new(lang);
            let session = srm_tests::walk(pack, lang, Profile::Idle, |session| reader.look(session)).unwrap();
            assert_eq!(session.ending(), Some(Ending::Completed));
        }
    }
}

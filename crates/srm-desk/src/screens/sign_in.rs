//! Who sits here: the first time a key and a request are made, later a passphrase opens the key.

use crate::widgets::{TextField, Work};
use egui::{Key, Ui};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::GRID;
use srm_ui::widgets::{Button, Notice, NoticeKind, Toggle, card};

/// Shortest passphrase taken.
pub const PASSPHRASE_CHARS_MIN: usize = 8;

/// How far signing in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInStage<'v> {
    /// The person says who they are.
    First,
    /// The key waits for its passphrase.
    Locked {
        /// Who the key belongs to.
        who: &'v str,
    },
    /// The request has been written.
    Asked {
        /// Where.
        request: &'v str,
        /// The key's fingerprint, to be read out over a second way.
        fingerprint: &'v str,
        /// Nobody is on the archive's list yet: the person may begin it.
        may_begin: bool,
    },
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInView<'v> {
    /// How far it is.
    pub stage: SignInStage<'v>,
    /// A key is being made or opened.
    pub busy: bool,
    /// What went wrong.
    pub fault: Option<&'v str>,
}

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInDraft {
    /// The name others see.
    pub name: String,
    /// The number the office gave.
    pub number: String,
    /// Whether the person rates.
    pub rates: bool,
    /// Whether the person decides.
    pub decides: bool,
    /// Whether the person keeps the office's lists.
    pub keeps: bool,
    /// The passphrase.
    pub passphrase: String,
    /// The same again.
    pub again: String,
}

impl Default for SignInDraft {
    fn default() -> Self {
        let empty = String::new;
        Self {
            name: empty(),
            number: empty(),
            rates: true,
            decides: false,
            keeps: false,
            passphrase: empty(),
            again: empty(),
        }
    }
}

impl SignInDraft {
    /// The names the key signs under, in the order rater, recruiter, officer.
    pub fn principals(&self) -> Vec<String> {
        let number = self.number.trim();
        let named = [(self.rates, "rater"), (self.decides, "recruiter"), (self.keeps, "officer")];
        named.iter().filter(|(on, _)| *on).map(|(_, role)| format!("{role}/{number}")).collect()
    }

    /// Message id of what is still missing; none when a key can be made.
    pub fn missing(&self) -> Option<&'static str> {
        let number = self.number.trim();
        let digits = !number.is_empty() && number.len() <= 9 && number.bytes().all(|b| b.is_ascii_digit());
        let checks = [
            (!self.name.trim().is_empty(), "sign-in-name-missing"),
            (digits, "sign-in-number-missing"),
            (self.rates || self.decides || self.keeps, "sign-in-role-missing"),
            (self.passphrase.chars().count() >= PASSPHRASE_CHARS_MIN, "sign-in-passphrase-short"),
            (self.passphrase == self.again, "sign-in-passphrase-differs"),
        ];
        checks.into_iter().find(|(right, _)| !right).map(|(_, id)| id)
    }
}

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInAct {
    /// Make the key and the request.
    Make,
    /// Open the key.
    Open,
    /// Begin the archive's list with this key.
    Begin,
    /// Go on to the desk.
    GoOn,
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &SignInView<'_>, draft: &mut SignInDraft, words: &Words) -> Vec<SignInAct> {
    match view.stage {
        SignInStage::First => first(ui, view, draft, words),
        SignInStage::Locked { who } => locked(ui, who, view, draft, words),
        SignInStage::Asked { request, fingerprint, may_begin } => {
            asked(ui, request, fingerprint, may_begin, words)
        }
    }
}

fn fault(ui: &mut Ui, view: &SignInView<'_>) {
    if let Some(fault) = view.fault {
        Notice::new(NoticeKind::Problem, fault).show(ui);
    }
}

fn first(ui: &mut Ui, view: &SignInView<'_>, draft: &mut SignInDraft, words: &Words) -> Vec<SignInAct> {
    let (title, lead) = (words.text("sign-in-first-title"), words.text("sign-in-first-lead"));
    let missing = draft.missing();
    let main = Button::main(words.text(if view.busy { "sign-in-busy" } else { "sign-in-make" }));
    let worked = Work::new(&title).lead(&lead).main(main, missing.is_none() && !view.busy).show(ui, |ui| {
        fault(ui, view);
        let label = words.text("sign-in-name");
        TextField::line(&label).chars_max(80).show(ui, &mut draft.name);
        let label = words.text("sign-in-number");
        TextField::line(&label).chars_max(9).show(ui, &mut draft.number);
        Text::label(words.text("sign-in-roles")).size(Size::Fact).show(ui);
        for (id, on) in [
            ("sign-in-rates", &mut draft.rates),
            ("sign-in-decides", &mut draft.decides),
            ("sign-in-keeps", &mut draft.keeps),
        ] {
            if Toggle::new(words.text(id), *on).show(ui).clicked() {
                *on = !*on;
            }
        }
        let label = words.text("sign-in-passphrase");
        TextField::line(&label).chars_max(200).masked().show(ui, &mut draft.passphrase);
        let label = words.text("sign-in-again");
        TextField::line(&label).chars_max(200).masked().show(ui, &mut draft.again);
        // What is missing is said once something has been written.
        let begun = !draft.name.is_empty() || !draft.passphrase.is_empty();
        if let Some(id) = missing.filter(|_| begun) {
            Text::label(words.text(id)).size(Size::Fact).ink(Ink::Warn).weight(Weight::Bold).show(ui);
        }
    });
    if worked.main { vec![SignInAct::Make] } else { Vec::new() }
}

fn locked(
    ui: &mut Ui,
    who: &str,
    view: &SignInView<'_>,
    draft: &mut SignInDraft,
    words: &Words,
) -> Vec<SignInAct> {
    let title = words.text("sign-in-title");
    let typed = !draft.passphrase.is_empty();
    let main = Button::main(words.text(if view.busy { "sign-in-busy" } else { "sign-in-open" }));
    let worked = Work::new(&title).lead(who).main(main, typed && !view.busy).show(ui, |ui| {
        fault(ui, view);
        let label = words.text("sign-in-passphrase");
        let response = TextField::line(&label).chars_max(200).masked().show(ui, &mut draft.passphrase);
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    let open = (worked.main || worked.inner) && typed && !view.busy;
    if open { vec![SignInAct::Open] } else { Vec::new() }
}

fn asked(ui: &mut Ui, request: &str, fingerprint: &str, may_begin: bool, words: &Words) -> Vec<SignInAct> {
    let (title, lead) = (words.text("sign-in-asked-title"), words.text("sign-in-asked-lead"));
    let mut work = Work::new(&title).lead(&lead).main(Button::main(words.text("sign-in-go-on")), true);
    if may_begin {
        work = work.other(Button::second(words.text("sign-in-begin")));
    }
    let worked = work.show(ui, |ui| {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GRID;
            Text::label(words.text("sign-in-request")).size(Size::Fact).show(ui);
            Text::new(request).size(Size::Fact).line_chars(90).show(ui);
            Text::label(words.text("sign-in-fingerprint")).size(Size::Fact).show(ui);
            Text::new(fingerprint).size(Size::Fact).line_chars(90).show(ui);
        });
        let next = Say::new("sign-in-asked-next");
        Text::label(words.say(&next)).size(Size::Fact).show(ui);
        if may_begin {
            Text::label(words.text("sign-in-begin-lead")).size(Size::Fact).show(ui);
        }
    });
    match (worked.main, worked.other) {
        (true, _) => vec![SignInAct::GoOn],
        (_, Some(_)) => vec![SignInAct::Begin],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, each_look, words_of};
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use std::cell::RefCell;

    fn filled() -> SignInDraft {
        let passphrase = || "korrekt häst".to_owned();
        SignInDraft {
            name: "Åsa".into(),
            number: "4".into(),
            decides: true,
            passphrase: passphrase(),
            again: passphrase(),
            ..SignInDraft::default()
        }
    }

    #[test]
    fn what_is_missing_is_named_until_a_key_can_be_made() {
        let whole = filled();
        assert_eq!(whole.missing(), None);
        assert_eq!(whole.principals(), ["rater/4", "recruiter/4"]);
        let words = words_of("sv");
        let faulty = [
            SignInDraft { name: " ".into(), ..whole.clone() },
            SignInDraft { number: "4x".into(), ..whole.clone() },
            SignInDraft { number: "1234567890".into(), ..whole.clone() },
            SignInDraft { rates: false, decides: false, ..whole.clone() },
            SignInDraft { passphrase: "kort".into(), again: "kort".into(), ..whole.clone() },
            SignInDraft { again: "annat ord".into(), ..whole.clone() },
        ];
        for draft in faulty {
            assert!(words.has(draft.missing().unwrap()), "{draft:?}");
        }
    }

    #[test]
    fn the_key_is_made_and_opened_by_the_main_action() {
        let words = words_of("sv");
        let acts = RefCell::new(Vec::new());
        let stage = RefCell::new(SignInStage::First);
        let draft = RefCell::new(filled());
        let mut page = desk(&srm_ui::tokens::Look::default(), |ui| {
            let view = SignInView { stage: *stage.borrow(), busy: false, fault: None };
            acts.borrow_mut().extend(show(ui, &view, &mut draft.borrow_mut(), &words));
        });
        page.get_by_role_and_label(Role::TextInput, &words.text("sign-in-name"));
        page.get_by_role_and_label(Role::Button, &words.text("sign-in-make")).click();
        page.run();
        *stage.borrow_mut() = SignInStage::Locked { who: "Åsa · rater/4" };
        page.run();
        page.get_by_role_and_label(Role::Button, &words.text("sign-in-open")).click();
        page.run();
        *stage.borrow_mut() =
            SignInStage::Asked { request: "/x", fingerprint: "SHA256:abc", may_begin: true };
        page.run();
        page.get_by_role_and_label(Role::Button, &words.text("sign-in-begin")).click();
        page.run();
        assert_eq!(*acts.borrow(), [SignInAct::Make, SignInAct::Open, SignInAct::Begin]);
    }

    #[test]
    fn it_can_be_read_in_every_look() {
        each_look("sign-in", |ui, words| {
            let view = SignInView { stage: SignInStage::First, busy: false, fault: None };
            show(ui, &view, &mut SignInDraft::default(), words);
        });
        each_look("sign-in-asked", |ui, words| {
            let fingerprint = "SHA256:4f5Zb1r7m0nq2xk6Jt8yVw3uCz9dEaBhGiLoPsRtXyQ";
            let stage = SignInStage::Asked {
                request: "/home/asa/my-key.srm-enrolment",
                fingerprint,
                may_begin: true,
            };
            show(ui, &SignInView { stage, busy: false, fault: None }, &mut SignInDraft::default(), words);
        });
    }
}

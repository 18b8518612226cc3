//! How the person wants the desk, and whom the archive trusts.

use crate::home::{Settings, TEXT_SIZES, ThemeName};
use crate::widgets::{Fact, FactCard, Mark, TextField, Work};
use egui::Ui;
use srm_core::lang::Lang;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Align, Size, Text, Weight};
use srm_ui::tokens::{Look, TARGET_GAP};
use srm_ui::widgets::{Button, Notice, NoticeKind, Tile, card};

/// Somebody the archive trusts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trusted {
    /// The names the key signs under.
    pub names: String,
    /// The key's fingerprint.
    pub fingerprint: String,
    /// Whether the key is revoked.
    pub revoked: bool,
}

/// A request that was opened, to be compared and accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Who it says it is.
    pub name: String,
    /// The names wanted.
    pub principals: String,
    /// The key's fingerprint.
    pub fingerprint: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct SettingsView<'v> {
    /// The settings as they are.
    pub settings: &'v Settings,
    /// Whom the archive trusts.
    pub trusted: &'v [Trusted],
    /// A request that waits.
    pub request: Option<&'v Request>,
    /// Whether the person may change whom to trust.
    pub may_trust: bool,
    /// Where the archive lies.
    pub archive: &'v str,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsDraft {
    /// The file of a request, of a list of signers, or a line of one.
    pub signer: String,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingsAct {
    /// These settings.
    Keep(Settings),
    /// Open a request or list of signers.
    Open(String),
    /// Accept the request that is shown.
    Accept,
    /// Put it away.
    Refuse,
}

/// Shows the page in the room at hand.
pub fn show(
    ui: &mut Ui,
    view: &SettingsView<'_>,
    draft: &mut SettingsDraft,
    words: &Words,
) -> Vec<SettingsAct> {
    let mut acts = Vec::new();
    let title = words.text("settings-title");
    Work::new(&title).show(ui, |ui| {
        acts.extend(look(ui, view.settings, words));
        if let Some(request) = view.request {
            acts.extend(one_request(ui, request, words));
        }
        let name = |signer: &Trusted| {
            let (mark, state) =
                if signer.revoked { (Mark::Warn, "trust-revoked") } else { (Mark::Ok, "trust-good") };
            Fact::new(mark, signer.names.clone(), format!("{} · {}", words.text(state), signer.fingerprint))
        };
        let mut list = FactCard::new(words.text("trust-title"), view.trusted.iter().map(name).collect());
        if view.trusted.is_empty() {
            list = list.note(words.text("trust-empty"));
        }
        list.show(ui);
        if view.may_trust {
            let label = words.text("trust-file");
            TextField::line(&label).chars_max(4000).show(ui, &mut draft.signer);
            let typed = !draft.signer.trim().is_empty();
            if Button::second(words.text("trust-open")).enabled(typed).show(ui).clicked() {
                acts.push(SettingsAct::Open(draft.signer.clone()));
            }
        }
        let place = Fact::plain(words.text("settings-archive"), view.archive);
        FactCard::new(words.text("settings-places"), vec![place]).show(ui);
    });
    acts
}

fn look(ui: &mut Ui, settings: &Settings, words: &Words) -> Option<SettingsAct> {
    let mut wanted = settings.clone();
    let own_name = |lang: &Lang| Words::of(lang).text("language-name");
    let langs: Vec<(String, Lang)> =
        srm_text::languages().into_iter().map(|lang| (own_name(&lang), lang)).collect();
    row(ui, &words.text("settings-language"), &langs, &mut wanted.lang);
    let themes: Vec<(String, ThemeName)> =
        ThemeName::ALL.iter().map(|theme| (words.text(theme.word()), *theme)).collect();
    row(ui, &words.text("setup-theme"), &themes, &mut wanted.theme);
    let sizes: Vec<(String, u16)> = TEXT_SIZES.iter().map(|pct| (format!("{pct}\u{a0}%"), *pct)).collect();
    row(ui, &words.text("setup-text-size"), &sizes, &mut wanted.text_pct);
    (wanted != *settings).then_some(SettingsAct::Keep(wanted))
}

fn one_request(ui: &mut Ui, request: &Request, words: &Words) -> Option<SettingsAct> {
    card(ui, |ui| {
        Text::new(words.text("request-title")).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
        let told = Say::new("request-who")
            .verbatim("name", request.name.as_str())
            .verbatim("principals", request.principals.as_str());
        Text::new(words.say(&told)).size(Size::Label).show(ui);
        Text::new(request.fingerprint.as_str()).size(Size::Fact).line_chars(90).show(ui);
        let advice = words.text("request-compare");
        Notice::new(NoticeKind::Warn, &advice).show(ui);
        let mut act = None;
        if Button::main(words.text("request-accept")).show(ui).clicked() {
            act = Some(SettingsAct::Accept);
        }
        if Button::second(words.text("request-refuse")).show(ui).clicked() {
            act = Some(SettingsAct::Refuse);
        }
        act
    })
}

/// A label and a row of choices; below each other where they do not fit.
fn row<T: Clone + PartialEq>(ui: &mut Ui, label: &str, choices: &[(String, T)], chosen: &mut T) {
    let look = Look::of(ui.ctx());
    Text::label(label).size(Size::Fact).show(ui);
    let room = ui.available_rect_before_wrap();
    let count = choices.len().max(1) as f32;
    let width = (room.width() - TARGET_GAP * (count - 1.0)) / count;
    let beside = width >= 110.0;
    let mut bottom = room.top();
    for (index, (words, value)) in choices.iter().enumerate() {
        let tile = Tile::new(words.as_str())
            .size(Size::Label)
            .height(52.0)
            .align(Align::Center)
            .selected(value == chosen)
            .position(index + 1);
        let clicked = if beside {
            let place = look.start(look.after(room, (width + TARGET_GAP) * index as f32), width);
            crate::widgets::inside(ui, place, &format!("{label}{index}"), |ui| {
                let clicked = tile.show(ui).clicked();
                bottom = bottom.max(ui.min_rect().bottom());
                clicked
            })
        } else {
            tile.show(ui).clicked()
        };
        if clicked {
            *chosen = value.clone();
        }
    }
    if beside {
        ui.advance_cursor_after_rect(room.with_max_y(bottom));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, each_look, words_of};
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use std::cell::RefCell;

    fn trusted() -> Vec<Trusted> {
        let key = || "SHA256:4f5Zb1r7m0nq2xk6Jt8yVw3uCz9dEaBhGiLoPsRtXyQ".to_owned();
        vec![
            Trusted { names: "station/03".into(), fingerprint: key(), revoked: false },
            Trusted { names: "rater/4,recruiter/4".into(), fingerprint: key(), revoked: true },
        ]
    }

    #[test]
    fn a_choice_asks_to_be_kept_and_a_request_to_be_accepted() {
        let words = words_of("sv");
        let acts = RefCell::new(Vec::new());
        let settings = Settings::default();
        let request =
            Request { name: "Kim".into(), principals: "rater/5".into(), fingerprint: "SHA256:x".into() };
        let mut page = desk(&Look::default(), |ui| {
            let view = SettingsView {
                settings: &settings,
                trusted: &[],
                request: Some(&request),
                may_trust: true,
                archive: "/a.db",
            };
            acts.borrow_mut().extend(show(ui, &view, &mut SettingsDraft::default(), &words));
        });
        page.get_by_role_and_label(Role::RadioButton, &words.text("theme-dark")).click();
        page.run();
        page.get_by_role_and_label(Role::Button, &words.text("request-accept")).click();
        page.run();
        let wanted = Settings { theme: ThemeName::Dark, ..settings.clone() };
        assert_eq!(*acts.borrow(), [SettingsAct::Keep(wanted), SettingsAct::Accept]);
    }

    #[test]
    fn it_can_be_read_in_every_look() {
        let (settings, trusted) = (Settings::default(), trusted());
        each_look("settings", |ui, words| {
            let view = SettingsView {
                settings: &settings,
                trusted: &trusted,
                request: None,
                may_trust: true,
                archive: "/home/asa/desk/archive.db",
            };
            show(ui, &view, &mut SettingsDraft::default(), words);
        });
    }
}

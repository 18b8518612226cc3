//! Reading sheets in: from where, how far, and what became of each file with something to be said about it.

use crate::widgets::{List, ListRow, Mark, TextField, Work};
use egui::{Rect, Ui, vec2};
use srm_core::palette::Ink;
use srm_core::say::Say;
use srm_text::Words;
use srm_ui::text::{Size, Text, Weight};
use srm_ui::tokens::{GRID, Look};
use srm_ui::widgets::{Button, Notice, NoticeKind, Tile};

/// One file of which there is something to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportLine {
    /// The file.
    pub name: String,
    /// Kept with faults, or not taken.
    pub mark: Mark,
    /// What is wrong.
    pub what: String,
    /// The detail with its code, for who is asked for help.
    pub detail: String,
    /// What to do.
    pub advice: String,
}

/// How reading in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStage<'v> {
    /// It can be begun; nothing was read in yet.
    Ready,
    /// Files done, of how many.
    Running(usize, Option<usize>),
    /// It is over: kept, of these faulty, here before, not taken, and whether it was stopped.
    Done {
        /// Files kept now.
        stored: usize,
        /// Of these, with something wrong.
        faulty: usize,
        /// Files that were here before.
        already: usize,
        /// Files not taken.
        refused: usize,
        /// Whether somebody stopped it.
        stopped: bool,
        /// What there is to say.
        lines: &'v [ImportLine],
    },
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportView<'v> {
    /// Places that are plugged in.
    pub places: &'v [String],
    /// How it stands.
    pub stage: ImportStage<'v>,
}

/// What is typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportDraft {
    /// A file or folder.
    pub path: String,
    /// The line that is read.
    pub selected: Option<usize>,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportAct {
    /// Read in what is typed.
    Path(String),
    /// Read in a place that is plugged in.
    Place(usize),
    /// Stop after the files it is at.
    Stop,
    /// Look for places anew.
    Look,
}

/// Shows the page in the room at hand.
pub fn show(ui: &mut Ui, view: &ImportView<'_>, draft: &mut ImportDraft, words: &Words) -> Vec<ImportAct> {
    match view.stage {
        ImportStage::Running(done, total) => running(ui, done, total, words),
        _ => ready(ui, view, draft, words),
    }
}

fn running(ui: &mut Ui, done: usize, total: Option<usize>, words: &Words) -> Vec<ImportAct> {
    let title = words.text("import-running");
    let worked = Work::new(&title).other(Button::second(words.text("import-stop"))).show(ui, |ui| {
        let look = Look::of(ui.ctx());
        let told = match total {
            Some(total) => {
                Say::new("import-progress").number("done", done as i64).number("total", total as i64)
            }
            None => Say::new("import-progress-open").number("done", done as i64),
        };
        let told = words.say(&told);
        Text::new(told.as_str()).size(Size::Label).show(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 8.0, look.colour(Ink::Line));
        let part = total.filter(|total| *total > 0).map_or(0.0, |total| done as f32 / total as f32);
        let filled: Rect = look.start(rect, rect.width() * part.clamp(0.02, 1.0));
        ui.painter().rect_filled(filled, 8.0, look.colour(Ink::Action));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, srm_ui::text::spoken(&told))
        });
        Text::label(words.text("import-meanwhile")).size(Size::Fact).show(ui);
    });
    if worked.other.is_some() { vec![ImportAct::Stop] } else { Vec::new() }
}

fn ready(ui: &mut Ui, view: &ImportView<'_>, draft: &mut ImportDraft, words: &Words) -> Vec<ImportAct> {
    let mut acts = Vec::new();
    let title = words.text("import-title");
    let lead = words.text("import-lead");
    let typed = !draft.path.trim().is_empty();
    let worked = Work::new(&title)
        .lead(&lead)
        .main(Button::main(words.text("import-start")), typed)
        .other(Button::second(words.text("import-look")))
        .show(ui, |ui| {
            if let ImportStage::Done { stored, faulty, already, refused, stopped, lines } = view.stage {
                done(ui, [stored, faulty, already, refused], stopped, words);
                results(ui, lines, draft, words);
            }
            if !view.places.is_empty() {
                Text::label(words.text("import-places")).size(Size::Fact).show(ui);
                for (index, place) in view.places.iter().enumerate() {
                    if Tile::new(place.as_str()).size(Size::Label).height(60.0).show(ui).clicked() {
                        acts.push(ImportAct::Place(index));
                    }
                }
            }
            let label = words.text("import-path");
            let response = TextField::line(&label).chars_max(4000).show(ui, &mut draft.path);
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && typed {
                acts.push(ImportAct::Path(draft.path.clone()));
            }
            Text::label(words.text("import-drop")).size(Size::Fact).show(ui);
        });
    if worked.main {
        acts.push(ImportAct::Path(draft.path.clone()));
    }
    if worked.other.is_some() {
        acts.push(ImportAct::Look);
    }
    acts
}

fn done(ui: &mut Ui, [stored, faulty, already, refused]: [usize; 4], stopped: bool, words: &Words) {
    let mut parts = vec![words.say(&Say::new("import-stored").number("count", stored as i64))];
    if already > 0 {
        parts.push(words.say(&Say::new("import-already").number("count", already as i64)));
    }
    let what = parts.join(" ");
    let mut advice = Vec::new();
    if faulty > 0 {
        advice.push(words.say(&Say::new("import-faulty").number("count", faulty as i64)));
    }
    if refused > 0 {
        advice.push(words.say(&Say::new("import-refused").number("count", refused as i64)));
    }
    if stopped {
        advice.push(words.text("import-stopped"));
    }
    let kind = if advice.is_empty() { NoticeKind::Ok } else { NoticeKind::Warn };
    let advice = advice.join(" ");
    let notice = Notice::new(kind, &what);
    if advice.is_empty() {
        notice.show(ui)
    } else {
        notice.advice(&advice).show(ui)
    };
}

fn results(ui: &mut Ui, lines: &[ImportLine], draft: &mut ImportDraft, words: &Words) {
    if lines.is_empty() {
        return;
    }
    let name = words.text("import-results");
    Text::new(name.as_str()).size(Size::Label).weight(Weight::Bold).heading(2).show(ui);
    let height = (lines.len() as f32 * 78.0).min(330.0);
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(room.min, vec2(room.width(), height));
    ui.painter().rect_filled(place, 14.0, look.colour(Ink::Card));
    let out = crate::widgets::inside(ui, place, "results", |ui| {
        List::new(&name, lines.len(), draft.selected).keys(false).show(ui, |index| {
            let Some(line) = lines.get(index) else { return ListRow::default() };
            ListRow {
                title: line.name.clone(),
                detail: line.what.clone(),
                mark: line.mark,
                mark_words: String::new(),
            }
        })
    });
    ui.advance_cursor_after_rect(place);
    if let Some(picked) = out.picked {
        draft.selected = Some(picked);
    }
    if let Some(line) = draft.selected.and_then(|index| lines.get(index)) {
        let kind = if line.mark == Mark::Bad { NoticeKind::Problem } else { NoticeKind::Warn };
        Notice::new(kind, &line.what).advice(&line.advice).show(ui);
        Text::label(line.detail.as_str()).size(Size::Points(16.0)).line_chars(90).show(ui);
    }
    ui.add_space(GRID);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, each_look, words_of};
    use egui::Role;
    use egui_kittest::kittest::Queryable as _;
    use std::cell::RefCell;

    fn lines() -> Vec<ImportLine> {
        let words = words_of("sv");
        ["SV0101", "SA0106", "SV0203"]
            .iter()
            .enumerate()
            .map(|(index, code)| {
                let (what, advice) = crate::flaws::told(code, &words);
                let mark = if index == 2 { Mark::Warn } else { Mark::Bad };
                ImportLine {
                    name: format!("mapp/{index}.srm-sheet"),
                    mark,
                    what,
                    detail: (*code).into(),
                    advice,
                }
            })
            .collect()
    }

    #[test]
    fn a_result_tells_what_to_do_once_it_is_chosen() {
        let (all, words) = (lines(), words_of("sv"));
        let draft = RefCell::new(ImportDraft::default());
        let mut page = desk(&Look::default(), |ui| {
            let stage = ImportStage::Done {
                stored: 20,
                faulty: 1,
                already: 3,
                refused: 2,
                stopped: false,
                lines: &all,
            };
            let view = ImportView { places: &[], stage };
            show(ui, &view, &mut draft.borrow_mut(), &words);
        });
        let first = format!("{}, {}", all[0].name, all[0].what);
        page.get_by_role_and_label(Role::ListBoxOption, &first).click();
        page.run();
        page.get_by_role_and_label(Role::Alert, &all[0].what);
        assert_eq!(draft.borrow().selected, Some(0));
    }

    #[test]
    fn a_path_and_a_place_can_be_read_in_and_reading_stopped() {
        let words = words_of("en");
        let acts = RefCell::new(Vec::new());
        let stage = RefCell::new(ImportStage::Ready);
        let draft = RefCell::new(ImportDraft { path: "/media/usb".into(), selected: None });
        let places = ["/media/one".to_owned()];
        let look = Look { language: "en".into(), ..Look::default() };
        let mut page = desk(&look, |ui| {
            let view = ImportView { places: &places, stage: *stage.borrow() };
            acts.borrow_mut().extend(show(ui, &view, &mut draft.borrow_mut(), &words));
        });
        page.get_by_role_and_label(Role::Button, &words.text("import-start")).click();
        page.run();
        page.get_by_role_and_label(Role::RadioButton, "/media/one").click();
        page.run();
        *stage.borrow_mut() = ImportStage::Running(3, Some(10));
        page.run();
        page.get_by_role_and_label(Role::Button, &words.text("import-stop")).click();
        page.run();
        let wanted = [ImportAct::Path("/media/usb".into()), ImportAct::Place(0), ImportAct::Stop];
        assert_eq!(*acts.borrow(), wanted);
    }

    #[test]
    fn it_can_be_read_in_every_look() {
        let all = lines();
        each_look("import", |ui, words| {
            let stage = ImportStage::Done {
                stored: 20,
                faulty: 1,
                already: 0,
                refused: 2,
                stopped: true,
                lines: &all,
            };
            let mut draft = ImportDraft { path: String::new(), selected: Some(1) };
            show(ui, &ImportView { places: &["/media/usb".into()], stage }, &mut draft, words);
        });
    }
}

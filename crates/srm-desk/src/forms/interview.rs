//! The structured interview: the same questions, in the same order, for everybody who was taken forward.

use super::marks::Marks;
use super::missing::Missing;
use super::task::Item;
use serde::{Deserialize, Serialize};
use srm_core::id::CandidateCode;
use srm_core::lang::Lang;
use srm_core::pack::{Pack, Question};

/// The form of a set, in the page's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewForm {
    /// Its title.
    pub title: String,
    /// Minutes to plan for it.
    pub minutes: u16,
    /// What the interviewer says first.
    pub opening: Vec<String>,
    /// The questions with their follow-ups and anchors.
    pub questions: Vec<Item>,
    /// What the interviewer says last.
    pub closing: Vec<String>,
}

impl InterviewForm {
    /// The form of a set; `None` when it has none.
    pub fn of(pack: &Pack, lang: &Lang) -> Option<Self> {
        let form = pack.interview()?;
        let text = |key: &str| pack.text(lang, key).to_owned();
        let texts = |keys: &[String]| keys.iter().map(|key| text(key)).collect::<Vec<_>>();
        let item = |question: &Question| Item {
            id: question.id().clone(),
            title: text(question.words()),
            follow_ups: texts(question.follow_ups()),
            anchors: question.anchors().each_ref().map(|key| text(key)),
        };
        Some(Self {
            title: text(form.title()),
            minutes: form.minutes(),
            opening: texts(form.opening()),
            questions: form.questions().iter().map(item).collect(),
            closing: texts(form.closing()),
        })
    }
}

/// All that the page of an interview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewView {
    /// Whom it is with.
    pub code: CandidateCode,
    /// Which attempt, from 1.
    pub attempt: u8,
    /// The form.
    pub form: InterviewForm,
    /// Who signs: principal and the name that goes with it.
    pub signs_as: String,
}

/// An interview as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewDraft {
    /// Marks and notes.
    pub marks: Marks,
    /// What is said first has been said.
    pub opened: bool,
    /// The interviewer has asked to lock it and is asked once more.
    #[serde(skip)]
    pub confirming: bool,
}

impl InterviewDraft {
    /// All that keeps it from being locked.
    pub fn missing(&self, view: &InterviewView) -> Vec<Missing> {
        self.marks.missing(&view.form.questions, &[])
    }
}

/// What an interviewer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterviewAct {
    /// Keep the draft as it is.
    Save,
    /// Sign it; nobody can change it afterwards.
    Sign,
    /// Back to the case; the draft stays.
    Leave,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::testing::{interview_view, lang, pack};
    use srm_sheet::judgement::Mark;

    #[test]
    fn the_form_asks_the_questions_of_the_set_in_their_order() {
        let pack = pack("battery-operator");
        let form = InterviewForm::of(&pack, &lang("sv")).unwrap();
        let ids: Vec<&str> = form.questions.iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["why", "shift", "rules", "fault", "learn"]);
        assert!(form.questions.iter().all(|question| !question.follow_ups.is_empty()));
        let all = form.questions.iter().flat_map(|question| &question.anchors);
        assert!(all.chain(&form.opening).chain(&form.closing).all(|words| words.contains(' ')));
        let arabic = InterviewForm::of(&pack, &lang("ar")).unwrap();
        assert_ne!(arabic.title, form.title);
    }

    #[test]
    fn an_interview_is_complete_when_every_answer_has_a_mark() {
        let view = interview_view();
        let mut draft = InterviewDraft::default();
        assert_eq!(draft.missing(&view).len(), view.form.questions.len());
        for question in &view.form.questions {
            draft.marks.choose(&question.id, Mark::ALL[3]);
        }
        assert!(draft.missing(&view).is_empty());
    }
}

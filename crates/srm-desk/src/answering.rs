//! Giving the answer: the letter as it is being written, what has been given, the attestation.

use crate::clock::now;
use crate::forms::from_text;
use crate::forms::missing::say_note;
use crate::lettering::{About, Lettering};
use crate::model::Person;
use crate::papers;
use crate::screens::answer::{self, AnswerAct, AnswerDraft, AnswerView, Attest};
use crate::widgets::Mark;
use egui::Ui;
use srm_archive::case::OpenCase;
use srm_archive::office::{Given, Means};
use srm_archive::{Archive, ArchiveKind};
use srm_core::digest::Digest;
use srm_core::lang::Lang;
use srm_core::say::Say;
use srm_print::answer::Going;
use srm_print::attestation::AttestationPage;
use srm_print::date;
use srm_sheet::case_file::{CaseFile, DecisionSeen};
use srm_sheet::document::Document as _;
use srm_sheet::judgement::Attestation;
use srm_sheet::utc::Utc;
use srm_text::Words;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// An answer on its way.
pub struct Answering {
    session: Uuid,
    code: String,
    letter: Lettering,
    draft: AnswerDraft,
    languages: Vec<(Lang, String)>,
    due: Utc,
    given: Option<Given>,
    is_forward: bool,
    attested: Option<Digest>,
    saved: Option<String>,
}

/// The decision an answer follows from: in force, and on the ratings that count now.
pub fn answerable(file: &CaseFile) -> Option<&DecisionSeen> {
    file.decided().filter(|seen| seen.rests_on_current)
}

/// The attestation that counts.
fn attested(open: &OpenCase) -> Option<Digest> {
    open.file.attestations.iter().rev().find(|kept| !kept.superseded).map(|kept| kept.digest)
}

impl Answering {
    /// Begins the answer of a case; `None` before a decision is in force on the ratings that count.
    pub fn begin(archive: &Archive, open: &OpenCase) -> Option<Self> {
        let file = &open.file;
        let verdict = answerable(file)?.decision.verdict;
        let going = Going::from(verdict);
        let about = About {
            pack: open.pack.as_ref()?.pack.clone(),
            score: file.case.as_ref()?.score.clone(),
            results: open.sheet.results.clone(),
            going,
            code: file.code.clone(),
            ended: file.ended,
            is_demo: archive.kind() == ArchiveKind::Demo,
        };
        let known = srm_text::languages();
        let spoken = Some(&open.sheet.language).filter(|lang| known.contains(lang));
        let draft = AnswerDraft {
            lang: spoken.cloned().unwrap_or_else(Lang::swedish),
            contact: String::new(),
            note: String::new(),
            folder: String::new(),
        };
        let own = |lang: Lang| (lang.clone(), Words::of(&lang).text("language-name"));
        Some(Self {
            session: file.session,
            code: file.code.to_string(),
            letter: Lettering::new(about, &draft),
            draft,
            languages: known.into_iter().map(own).collect(),
            due: file.answer_by,
            given: archive.given_answer(file.session).ok()?,
            is_forward: going == Going::Forward,
            attested: attested(open),
            saved: None,
        })
    }

    /// What is being written.
    pub const fn draft(&self) -> &AnswerDraft {
        &self.draft
    }

    /// Goes on where a draft stands.
    pub fn take_draft(&mut self, text: &str) {
        if let Some(draft) = from_text(text) {
            let folder = std::mem::take(&mut self.draft.folder);
            self.draft = AnswerDraft { folder, ..draft };
            self.letter.change(&self.draft);
        }
    }

    /// Says where pages are saved unless somebody writes another folder.
    pub fn save_in(&mut self, folder: &Path) {
        self.draft.folder = folder.display().to_string();
    }

    /// Whether an attestation can be signed, and nobody has.
    pub const fn is_unattested(&self) -> bool {
        self.is_forward && self.attested.is_none()
    }

    /// Shows the page in the room at hand; what has been typed is in the letter at once.
    pub fn show(&mut self, ui: &mut Ui, words: &Words) -> Vec<AnswerAct> {
        let (clock, clock_mark) = self.clock(words);
        let fault = self.letter.fault().map(|fault| words.say(&say_note(fault)));
        let view = AnswerView {
            letter: Some(self.letter.paper()),
            languages: &self.languages,
            clock,
            clock_mark,
            is_given: self.given.is_some(),
            attestation: match (self.is_forward, self.attested) {
                (false, _) => Attest::No,
                (true, None) => Attest::Sign,
                (true, Some(_)) => Attest::Save,
            },
            saved: self.saved.as_deref(),
            note_fault: fault.as_deref(),
        };
        let mut acts = answer::show(ui, &view, &mut self.draft, words);
        if acts.contains(&AnswerAct::Changed) {
            self.letter.change(&self.draft);
            acts.retain(|act| *act != AnswerAct::Changed);
        }
        acts
    }

    fn clock(&self, words: &Words) -> (String, Mark) {
        if let Some(given) = &self.given {
            let (when, who) = (date::moment(words, given.at), given.by.as_str());
            let told = Say::new("letter-was-given").verbatim("when", when).verbatim("who", who);
            return (words.say(&told), Mark::Ok);
        }
        let is_late = now().is_ok_and(|now| now > self.due);
        let (id, mark) = if is_late { ("letter-late", Mark::Bad) } else { ("letter-due", Mark::Warn) };
        (words.say(&Say::new(id).verbatim("when", date::moment(words, self.due))), mark)
    }

    /// Does what was asked for. An attestation must have been signed before its page is saved.
    pub fn take(
        &mut self,
        act: AnswerAct,
        archive: &Archive,
        person: &Person,
        words: &Words,
    ) -> Result<(), String> {
        let text = |error: &dyn std::fmt::Display| error.to_string();
        let (actor, at) = (person.actor().ok_or("nobody is signed in")?, now()?);
        let path = match act {
            AnswerAct::Changed => return Ok(()),
            AnswerAct::Given => {
                let given = archive.mark_answered(self.session, Means::Letter, &actor, at);
                given.map_err(|error| text(&error))?;
                self.given = archive.given_answer(self.session).map_err(|error| text(&error))?;
                return Ok(());
            }
            AnswerAct::Save => {
                let bytes = self.letter.pdf().map_err(|error| text(&error))?;
                let name = format!("{}-{}", self.code, self.draft.lang.code());
                papers::save(&self.folder(), &name, at, "pdf", &bytes)?
            }
            AnswerAct::SaveAttestation => {
                let open = archive.case_file(self.session).map_err(|error| text(&error))?;
                let open = open.ok_or("the sheet is no longer in the archive")?;
                self.attested = attested(&open);
                let gone =
                    "the attestation does not count: its signer is not on the list, or it does not fit";
                let digest = self.attested.ok_or(gone)?;
                let kept = archive.document(&digest).map_err(|error| text(&error))?.ok_or(gone)?;
                let bytes = kept.bytes.ok_or(gone)?;
                let attestation = Attestation::read(&bytes).map_err(|error| text(&error))?.into_document();
                let holder = archive.person_of(&open.file.code, &actor, at).map_err(|error| text(&error))?;
                let fingerprint = kept.signers.into_iter().next().ok_or(gone)?;
                let holder = holder.map(|known| known.person.name);
                let page = AttestationPage::of(&attestation, digest, fingerprint, holder);
                let paper = page.paper(&Words::of(&self.draft.lang)).map_err(|error| text(&error))?;
                let pdf = srm_print::pdf(&paper).map_err(|error| text(&error))?;
                let name = format!("{}-attestation", self.code);
                // Whoever checks the page needs the signed file.
                papers::save(&self.folder(), &name, at, "srm-attestation", &bytes)?;
                papers::save(&self.folder(), &name, at, "pdf", &pdf)?
            }
        };
        self.saved = Some(words.say(&Say::new("letter-saved").verbatim("path", papers::shown(&path))));
        Ok(())
    }

    fn folder(&self) -> PathBuf {
        crate::places::written(&self.draft.folder)
    }
}

#[cfg(test)]
mod tests;

//! The attestation a person keeps: what was shown, when, how long it holds, and how anybody can check it.

use crate::answer::skill_name;
use crate::date;
use crate::fault::PrintError;
use crate::paper::{Block, Paper, left_to_right};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::session::Purpose;
use srm_core::skill::Skill;
use srm_sheet::judgement::Attestation;
use srm_sheet::utc::Utc;
use srm_text::Words;

/// What is printed of a signed attestation. It never holds points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttestationPage {
    /// Its number.
    pub number: String,
    /// The person's name, when the office adds it; a line to write it on otherwise. It is on paper only.
    pub holder: Option<String>,
    /// The candidate's code.
    pub code: CandidateCode,
    /// The occupation, in the language of the page.
    pub occupation: String,
    /// When it was shown.
    pub shown_on: Utc,
    /// Until when it holds.
    pub valid_until: Utc,
    /// Who signed, as `allowed_signers` names them.
    pub by: String,
    /// The skills shown.
    pub skills: Vec<Skill>,
    /// Digest of the signed document.
    pub digest: Digest,
    /// Fingerprint of the key that signed, `SHA256:…`.
    pub fingerprint: String,
    /// Whether it was made to try the program.
    pub is_demo: bool,
}

impl AttestationPage {
    /// The page of a signed attestation: its document, that document's digest, and the fingerprint of the key that
    /// signed it.
    pub fn of(
        attestation: &Attestation,
        digest: Digest,
        fingerprint: String,
        holder: Option<String>,
    ) -> Self {
        Self {
            number: attestation.attestation.to_string(),
            holder,
            code: attestation.code.clone(),
            occupation: attestation.occupation.title.as_str().to_owned(),
            shown_on: attestation.date.start(),
            valid_until: attestation.valid_until.start(),
            by: attestation.by.to_string(),
            skills: attestation.skills.clone(),
            digest,
            fingerprint,
            is_demo: attestation.purpose != Purpose::Live,
        }
    }

    /// What the code to scan says: the document's digest and the key's fingerprint, nothing about the person.
    pub fn code_text(&self) -> String {
        format!("srm-attestation/1.0 sha256:{} key {}", self.digest, self.fingerprint)
    }

    /// The page in the language of `words`.
    pub fn paper(&self, words: &Words) -> Result<Paper, PrintError> {
        let text = |id: &str| words.text(id);
        let fact = |id: &str, value: String| (text(id), value);
        let facts = vec![
            fact("attestation-code", left_to_right(self.code.as_str())),
            fact("attestation-date", date::day(words, self.shown_on)),
            fact("attestation-valid", date::day(words, self.valid_until)),
            fact("attestation-by", left_to_right(&self.by)),
            fact("attestation-number", left_to_right(&self.number)),
        ];
        let holder = match &self.holder {
            Some(name) => Block::Facts { items: vec![fact("attestation-holder", name.clone())] },
            None => Block::Lines { label: text("attestation-holder"), count: 1 },
        };
        let check = ["attestation-check-file", "attestation-check-command", "attestation-check-key"];
        let code = Block::Code {
            svg: code_svg(&self.code_text())?,
            alt: text("attestation-code-alt"),
            items: vec![
                fact("attestation-digest", grouped(&self.digest.to_string())),
                fact("attestation-key", left_to_right(&self.fingerprint)),
            ],
        };
        let skills = self.skills.iter().map(|skill| skill_name(words, *skill)).collect();
        Ok(Paper::new(words, "attestation-kicker", &self.occupation)
            .demo(words, self.is_demo)
            .text(text("attestation-lead"))
            .with(holder)
            .with(Block::Facts { items: facts })
            .heading(text("attestation-skills"))
            .with(Block::Points { items: skills })
            .small(text("attestation-limits"))
            .heading(text("attestation-check"))
            .with(Block::Points { items: check.map(text).to_vec() })
            .with(code))
    }
}

/// Eight signs at a time, as people compare them.
pub(crate) fn grouped(digest: &str) -> String {
    let signs: Vec<char> = digest.chars().collect();
    let groups: Vec<String> = signs.chunks(8).map(|group| group.iter().collect()).collect();
    left_to_right(&groups.join(" "))
}

fn code_svg(text: &str) -> Result<String, PrintError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|_| PrintError::CodeTooLong(text.len()))?;
    Ok(code.render::<svg::Color<'_>>().module_dimensions(4, 4).build())
}

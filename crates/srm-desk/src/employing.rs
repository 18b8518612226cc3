//! What an employer is told: the list of people who go on and have agreed, and the page on which a set is approved.

use crate::case_view::day;
use crate::clock::now;
use crate::forms::{from_text, to_text};
use crate::model::Person;
use crate::screens::employer::{self, EmployerAct, EmployerDraft, EmployerView, Forward};
use egui::Ui;
use srm_archive::case::OpenCase;
use srm_archive::{Actor, Archive, ArchiveKind, DocumentKind};
use srm_core::digest::Digest;
use srm_core::id::{CandidateCode, Id};
use srm_core::pack::{Line, Pack};
use srm_core::say::Say;
use srm_core::session::{Outcome, Purpose};
use srm_core::skill::Skill;
use srm_host::clock::WallClock;
use srm_host::random;
use srm_print::Paper;
use srm_print::answer::skill_name;
use srm_sheet::day::Day;
use srm_sheet::judgement::attestation::AcceptedFormat;
use srm_sheet::judgement::{Accepted, AcceptedEntry, Judgement, Verdict, purpose_fits};
use srm_sheet::note::Label;
use srm_sheet::packed::PackSource as _;
use srm_sheet::principal::{Principal, Role};
use srm_text::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Where it is kept who has agreed.
const AGREED: &str = "accepted";

/// A set there is.
struct Set {
    pack: Arc<Pack>,
    digest: Digest,
    approved: Option<String>,
}

/// Somebody taken forward by a decision in force.
struct Taken {
    set: Id,
    decision: Digest,
    skills: Vec<Skill>,
}

/// The employer's pages as they now are.
pub struct Employing {
    sets: Vec<Set>,
    titles: Vec<String>,
    taken: BTreeMap<CandidateCode, Taken>,
    agreed: BTreeMap<CandidateCode, Day>,
    people: Vec<Forward>,
    approval: Option<Paper>,
    saved: Option<String>,
    draft: EmployerDraft,
    purpose: Purpose,
}

impl Employing {
    /// Reads the sets, the decisions in force, and who has agreed.
    pub fn read(archive: &Archive, person: &Person, words: &Words) -> Result<Self, String> {
        let text = |error: &dyn std::fmt::Display| error.to_string();
        let purpose = if archive.kind() == ArchiveKind::Demo { Purpose::Demo } else { Purpose::Live };
        let sets = sets(archive, words)?;
        let title =
            |set: &Set| format!("{} · {}", set.pack.text(words.lang(), set.pack.title()), set.pack.version());
        let titles = sets.iter().map(title).collect();
        let kept = archive.draft(AGREED, &recruiter(person)?).map_err(|error| text(&error))?;
        let agreed: Option<Vec<(CandidateCode, Day)>> = kept.and_then(|kept| from_text(&kept));
        let taken = taken(archive, purpose)?;
        // Nobody is remembered here for longer than their decision stands.
        let mut agreed: BTreeMap<CandidateCode, Day> = agreed.unwrap_or_default().into_iter().collect();
        agreed.retain(|code, _| taken.contains_key(code));
        let mut employing = Self {
            sets,
            titles,
            taken,
            agreed,
            people: Vec::new(),
            approval: None,
            saved: None,
            draft: EmployerDraft::default(),
            purpose,
        };
        employing.change(words);
        Ok(employing)
    }

    /// Makes the pages anew after something has changed.
    pub fn change(&mut self, words: &Words) {
        let Some(set) = self.sets.get(self.draft.set) else { return };
        let is_demo = self.purpose != Purpose::Live;
        let name = self.draft.employer.trim();
        self.approval = Some(srm_print::forms::approval(&set.pack, set.digest, name, is_demo, words));
        let here = self.taken.iter().filter(|(_, taken)| taken.set == *set.pack.id());
        let forward = |(code, taken): (&CandidateCode, &Taken)| {
            let skills: Vec<String> = taken.skills.iter().map(|skill| skill_name(words, *skill)).collect();
            let since = self.agreed.get(code).map(|agreed| {
                words.say(&Say::new("employer-agreed-since").verbatim("when", day(agreed.start())))
            });
            Forward {
                code: code.clone(),
                skills: skills.join(" · "),
                agreed: since.is_some(),
                since: since.unwrap_or_default(),
            }
        };
        self.people = here.map(forward).collect();
    }

    /// Shows the pages in the room at hand.
    pub fn show(&mut self, ui: &mut Ui, words: &Words) -> Vec<EmployerAct> {
        let view = EmployerView {
            sets: &self.titles,
            people: &self.people,
            approval: self.approval.as_ref(),
            approved: self.sets.get(self.draft.set).and_then(|set| set.approved.as_deref()),
            saved: self.saved.as_deref(),
        };
        employer::show(ui, &view, &mut self.draft, words)
    }

    /// Notes that somebody agreed today, or took it back, and keeps it.
    pub fn agree(
        &mut self,
        code: CandidateCode,
        agreed: bool,
        archive: &Archive,
        person: &Person,
    ) -> Result<(), String> {
        let at = now()?;
        let mut all = self.agreed.clone();
        if agreed {
            all.insert(code, Day::of(at));
        } else {
            all.remove(&code);
        }
        let kept: Vec<(&CandidateCode, &Day)> = all.iter().collect();
        let text = to_text(&kept).ok_or("too many people have agreed to be kept; sign the list first")?;
        archive.save_draft(AGREED, &text, &recruiter(person)?, at).map_err(|error| error.to_string())?;
        self.agreed = all;
        Ok(())
    }

    /// The list of those who agreed, by decisions as they stand now.
    pub fn list(&mut self, archive: &Archive, person: &Person, words: &Words) -> Result<Accepted, String> {
        self.taken = taken(archive, self.purpose)?;
        self.change(words);
        let set = self.sets.get(self.draft.set).ok_or("the set is no longer in the archive")?;
        let employer = self.draft.principal().ok_or("write the employer's number first")?;
        let by = person.in_role(Role::Recruiter).ok_or("only a recruiter signs the list")?.clone();
        let title = set.pack.text(words.lang(), set.pack.occupation());
        let occupation = Label::new(title).map_err(|_| "the set's occupation cannot stand in a list")?;
        let entry = |(code, taken): (&CandidateCode, &Taken)| {
            Some(AcceptedEntry {
                code: code.clone(),
                decision: taken.decision,
                occupation: occupation.clone(),
                skills: taken.skills.clone(),
                agreed: *self.agreed.get(code)?,
            })
        };
        let here = self.taken.iter().filter(|(_, taken)| taken.set == *set.pack.id());
        Ok(Accepted {
            format: AcceptedFormat::default(),
            purpose: self.purpose,
            list: random::id(WallClock.unix_ms()).map_err(|error| error.to_string())?,
            employer,
            set: set.pack.id().clone(),
            entries: here.filter_map(entry).collect(),
            by,
            at: now()?,
        })
    }

    /// The employer's name, and the set's title in the language of `words`.
    pub fn names(&self, words: &Words) -> (String, String) {
        let title = self.sets.get(self.draft.set).map(|set| set.pack.text(words.lang(), set.pack.title()));
        (self.draft.employer.trim().to_owned(), title.unwrap_or_default().to_owned())
    }

    /// The page of the approval.
    pub const fn approval(&self) -> Option<&Paper> {
        self.approval.as_ref()
    }

    /// Keeps what a saving came to.
    pub fn told(&mut self, saved: Option<String>) {
        self.saved = saved;
    }
}

/// Who signs lists.
pub fn recruiter(person: &Person) -> Result<Actor, String> {
    let name: Option<&Principal> = person.in_role(Role::Recruiter);
    name.cloned().map(Actor::from).ok_or_else(|| "only a recruiter signs the list".to_owned())
}

fn sets(archive: &Archive, words: &Words) -> Result<Vec<Set>, String> {
    let rows = archive.pack_rows().map_err(|error| error.to_string())?;
    let words_on = archive.judgements(DocumentKind::Approval).map_err(|error| error.to_string())?;
    let lent = srm_host::embedded::demo().map(|loaded| loaded.digest);
    let packs = archive.packs();
    let mut sets: Vec<Set> = Vec::new();
    for digest in rows.into_iter().map(|row| row.pack).chain(lent) {
        let Some(known) = packs.find(&digest) else { continue };
        if sets.iter().any(|set| set.digest == digest) {
            continue;
        }
        // The latest word counts; an employer may take an approval back.
        let last = words_on.iter().filter(|filed| filed.faults.is_empty()).find_map(|filed| {
            match &filed.judgement {
                Judgement::Approval(approval) if approval.pack == digest => Some(approval),
                _ => None,
            }
        });
        let approved = last.filter(|approval| approval.approved).map(|approval| {
            let (when, who) = (day(approval.at), approval.by.as_str());
            words.say(&Say::new("employer-approved").verbatim("when", when).verbatim("who", who))
        });
        sets.push(Set { pack: Arc::clone(&known.pack), digest, approved });
    }
    Ok(sets)
}

/// Everybody whom a decision in force takes forward.
fn taken(archive: &Archive, purpose: Purpose) -> Result<BTreeMap<CandidateCode, Taken>, String> {
    let decisions = archive.judgements(DocumentKind::Decision).map_err(|error| error.to_string())?;
    let forward = decisions.iter().filter_map(|filed| match &filed.judgement {
        Judgement::Decision(decision) if decision.verdict == Verdict::Forward => Some(decision.session),
        _ => None,
    });
    let sessions: BTreeSet<Uuid> = forward.collect();
    let mut all = BTreeMap::new();
    for session in sessions {
        let Some(open) = archive.case_file(session).map_err(|error| error.to_string())? else { continue };
        // A decision on ratings that no longer count has to be made again first.
        let Some(seen) = open.file.decided().filter(|seen| seen.rests_on_current) else { continue };
        let skills = skills(&open);
        let decision = &seen.decision;
        let counts = decision.verdict == Verdict::Forward && purpose_fits(decision.purpose, purpose);
        // A list names what somebody has shown; where nothing counted there is nothing to name.
        if counts && !skills.is_empty() {
            let set = open.row.set.clone();
            all.insert(decision.code.clone(), Taken { set, decision: seen.digest, skills });
        }
    }
    Ok(all)
}

/// The skills of the attestation in force, or else of every exercise that counted.
fn skills(open: &OpenCase) -> Vec<Skill> {
    if let Some(kept) = open.file.attestations.iter().find(|kept| !kept.superseded) {
        return kept.document.skills.clone();
    }
    let Some(known) = &open.pack else { return Vec::new() };
    let scored = |line: &&Line| {
        let mut results = open.sheet.results.iter();
        results.any(|part| part.exercise == *line.exercise() && part.outcome == Outcome::Scored)
    };
    let shown: BTreeSet<Skill> = known.pack.rubric().lines().iter().filter(scored).map(Line::skill).collect();
    shown.into_iter().collect()
}

//! What the page of a case may show to whom: nothing of points or others' marks to somebody who still owes a rating.

use crate::answering::answerable;
use crate::flaws;
use crate::screens::case::{CaseView, Flaw, Task, TaskLine};
use crate::widgets::{Fact, FactCard, Mark};
use srm_archive::Recompute;
use srm_archive::case::OpenCase;
use srm_core::id::Id;
use srm_core::say::Say;
use srm_core::score::Basis;
use srm_sheet::case_file::{CaseFile, DecisionSeen, Need, RatedExercise, Standing};
use srm_sheet::judgement::decision::Verdict;
use srm_sheet::principal::{Principal, Role};
use srm_sheet::utc::Utc;
use srm_text::Words;

/// Who looks: the names their key signs under.
#[derive(Clone, Copy)]
pub struct Eyes<'p> {
    /// All names.
    pub principals: &'p [Principal],
}

impl<'p> Eyes<'p> {
    fn role(self, role: Role) -> Option<&'p Principal> {
        self.principals.iter().find(|principal| principal.role() == role)
    }

    /// Whether this person may still be asked to rate the exercise, and so must not see what others found.
    pub fn owes(self, rated: &RatedExercise) -> bool {
        let wanted = rated.own.len() < usize::from(rated.raters);
        let mine = |principal: &Principal| rated.own.iter().any(|own| own.by == *principal);
        wanted && self.role(Role::Rater).is_some_and(|me| !mine(me))
    }

    /// Whether the session stays closed to them: a rater watches it only after their own ratings are locked, also of
    /// exercises that others have rated enough; somebody who decides too, once they owe none.
    pub fn is_closed(self, file: &CaseFile) -> bool {
        let Some(me) = self.role(Role::Rater) else { return false };
        let may_rate = |rated: &&RatedExercise| rated.is_waiting || !rated.own.is_empty();
        if self.only_rates() {
            file.exercises.iter().filter(may_rate).any(|rated| !file.has_locked(&rated.exercise, me))
        } else {
            file.exercises.iter().filter(may_rate).any(|rated| self.owes(rated))
        }
    }

    fn only_rates(self) -> bool {
        self.role(Role::Recruiter).is_none() && self.role(Role::Officer).is_none()
    }

    /// Whether points, nearness and others' marks stay hidden: a rater's eyes, or somebody who owes a rating.
    pub fn blind(self, open: &OpenCase) -> bool {
        self.only_rates() || open.file.exercises.iter().any(|rated| self.owes(rated))
    }
}

/// The day of a time, as it is written everywhere.
pub fn day(at: Utc) -> String {
    at.to_string().chars().take(10).collect()
}

/// Day and minute.
pub fn minute(at: Utc) -> String {
    let text = at.to_string();
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    format!("{day} {}", time.chars().take(5).collect::<String>())
}

/// The set's title in the reader's language, or its id.
pub fn set_title(open: &OpenCase, words: &Words) -> String {
    let titled = open.pack.as_ref().map(|known| known.pack.text(words.lang(), known.pack.title()).to_owned());
    titled.unwrap_or_else(|| open.row.set.to_string())
}

/// The page of a case, for these eyes.
pub fn of(open: &OpenCase, eyes: Eyes<'_>, words: &Words) -> CaseView {
    let blind = eyes.blind(open);
    let row = &open.row;
    let lead = format!("{} · {} · {}", set_title(open, words), row.station, day(row.ended));
    CaseView {
        session: row.session,
        code: row.code.to_string(),
        lead,
        flaws: flaws_of(open, words),
        tasks: tasks(open, eyes, blind, words),
        stand: (!blind).then(|| stand(open, words)),
        judged: if blind { Vec::new() } else { judged(open, words) },
        facts: vec![sheet_facts(open, words), raters(open, eyes, words)],
    }
}

fn flaws_of(open: &OpenCase, words: &Words) -> Vec<Flaw> {
    let mut all: Vec<Flaw> = Vec::new();
    for fault in &open.faults {
        let code = fault.code.as_str();
        let (what, advice) = flaws::told(code, words);
        // Several codes of one kind of trouble are one thing to the reader.
        match all.iter_mut().find(|flaw| flaw.what == what) {
            Some(flaw) => flaw.code = format!("{}, {code}", flaw.code),
            None => all.push(Flaw { code: code.to_owned(), what, advice }),
        }
    }
    for flaw in &mut all {
        flaw.advice = format!("{} ({})", flaw.advice, flaw.code);
    }
    all
}

fn title_of(open: &OpenCase, exercise: &Id, words: &Words) -> String {
    let found = open.pack.as_ref().and_then(|known| {
        let exercise = known.pack.exercise(exercise)?;
        Some(known.pack.text(words.lang(), exercise.title()).to_owned())
    });
    found.unwrap_or_else(|| exercise.to_string())
}

fn tasks(open: &OpenCase, eyes: Eyes<'_>, blind: bool, words: &Words) -> Vec<TaskLine> {
    let mut all: Vec<TaskLine> = Vec::new();
    let mut add = |task: Task, id: &str, detail: String| {
        if all.iter().all(|line| line.task != task) {
            all.push(TaskLine { task, words: words.text(id), detail });
        }
    };
    let recruiter = eyes.role(Role::Recruiter);
    let file = &open.file;
    for need in &file.needs {
        match need {
            Need::RatingDue { exercise } | Need::SecondRatingDue { exercise }
                if file.exercise(exercise).is_some_and(|rated| eyes.owes(rated)) =>
            {
                add(Task::Rate(exercise.clone()), "task-rate", title_of(open, exercise, words));
            }
            Need::Gap { exercise, .. } if !blind => {
                add(Task::Moderate(exercise.clone()), "task-moderate", title_of(open, exercise, words));
            }
            Need::DecisionDue if recruiter.is_some() && !blind => {
                add(Task::Decide, "task-decide", words.text("task-decide-detail"));
            }
            Need::SecondPersonDue if !blind => {
                let signed = |me: &Principal| {
                    file.waiting().is_some_and(|seen| seen.signers.iter().any(|name| name == me.as_str()))
                };
                if recruiter.is_some_and(|me| !signed(me)) {
                    add(Task::Countersign, "task-countersign", words.text("task-countersign-detail"));
                }
            }
            Need::InterviewDue if recruiter.is_some() && !blind => {
                add(Task::Interview, "task-interview", words.text("task-interview-detail"));
            }
            _ => {}
        }
    }
    if recruiter.is_some() && !blind && answerable(file).is_some() {
        let detail = if open.office.answered {
            words.text("task-answer-given")
        } else {
            words.say(&Say::new("task-answer-detail").verbatim("day", day(file.answer_by)))
        };
        add(Task::Answer, "task-answer", detail);
    }
    if open.pack.is_some() {
        let is_closed = eyes.is_closed(file);
        let detail = if is_closed { "replay-closed" } else { "task-replay-detail" };
        add(Task::Replay, "task-replay", words.text(detail));
    }
    all
}

/// Message id and shape of where points stand. Never "passed" or "failed": a person decides.
pub fn basis_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Above => "basis-above",
        Basis::Within => "basis-within",
        Basis::Below => "basis-below",
        Basis::Incomplete => "basis-incomplete",
    }
}

fn stand(open: &OpenCase, words: &Words) -> FactCard {
    let mut facts = vec![Fact::plain(words.text("stand-all"), words.text(basis_words(open.file.basis())))];
    if let Some(case) = &open.file.case {
        for minimum in &case.minima {
            let name = title_of(open, &minimum.exercise, words);
            facts.push(Fact::plain(name, words.text(basis_words(minimum.basis))));
        }
    }
    FactCard::new(words.text("stand-title"), facts).note(words.text("stand-note"))
}

fn decision_words(seen: &DecisionSeen, words: &Words) -> String {
    let verdict = match seen.decision.verdict {
        Verdict::Forward => "verdict-forward",
        Verdict::NotForward => "verdict-not-forward",
    };
    let standing = match seen.standing {
        Standing::InForce => "standing-in-force",
        Standing::WaitingForSecond => "standing-waiting",
        Standing::Superseded => "standing-superseded",
    };
    format!("{} · {} · {}", words.text(verdict), words.text(standing), day(seen.decision.at))
}

fn judged(open: &OpenCase, words: &Words) -> Vec<Fact> {
    let file = &open.file;
    let mut facts = Vec::new();
    for rated in &file.exercises {
        let title = title_of(open, &rated.exercise, words);
        for own in &rated.own {
            facts.push(Fact::plain(own.by.as_str(), format!("{} · {title}", words.text("judged-rating"))));
        }
        if let Some(seen) = &rated.moderated {
            facts.push(Fact::plain(
                seen.by.as_str(),
                format!("{} · {title}", words.text("judged-moderation")),
            ));
        }
    }
    for seen in &file.decisions {
        facts.push(Fact::plain(seen.decision.by.as_str(), decision_words(seen, words)));
    }
    for kept in file.interviews.iter().filter(|kept| !kept.superseded) {
        facts.push(Fact::plain(kept.document.by.as_str(), words.text("judged-interview")));
    }
    for kept in file.attestations.iter().filter(|kept| !kept.superseded) {
        facts.push(Fact::plain(kept.document.by.as_str(), words.text("judged-attestation")));
    }
    for refused in &file.refused {
        let why = refused
            .faults
            .first()
            .map_or_else(String::new, |fault| flaws::told(fault.code.as_str(), words).0);
        facts.push(Fact::new(
            Mark::Warn,
            refused.by.as_str(),
            format!("{} {why}", words.text("judged-refused")),
        ));
    }
    facts
}

fn sheet_facts(open: &OpenCase, words: &Words) -> FactCard {
    let has = |from: &str, to: &str| {
        open.faults.iter().any(|fault| {
            let code = fault.code.as_str();
            code >= from && code <= to
        })
    };
    let fact = |good: bool, bad: Mark, name: &str, yes: String, no: &str| {
        if good {
            Fact::new(Mark::Ok, words.text(name), yes)
        } else {
            Fact::new(bad, words.text(name), words.text(no))
        }
    };
    let sheet_good = !has("SV0101", "SV0103") && !has("SV0201", "SV0204");
    let genuine = format!("{} · {}", words.text("fact-genuine"), open.row.station);
    let points = match open.row.recompute {
        Recompute::Waiting => Fact::plain(words.text("fact-points"), words.text("fact-points-waiting")),
        Recompute::NotHere => {
            Fact::new(Mark::Warn, words.text("fact-points"), words.text("fact-points-not-here"))
        }
        Recompute::Done => {
            let same = !has("SV0401", "SV0503");
            fact(same, Mark::Bad, "fact-points", words.text("fact-points-same"), "fact-points-differ")
        }
    };
    let incidents = open.sheet.incidents.len();
    let interruptions = if incidents == 0 {
        Fact::new(Mark::Ok, words.text("fact-incidents"), words.text("fact-incidents-none"))
    } else {
        let told = words.say(&Say::new("fact-incidents-some").number("count", incidents as i64));
        Fact::new(Mark::Warn, words.text("fact-incidents"), told)
    };
    FactCard::new(
        words.text("facts-title"),
        vec![
            fact(sheet_good, Mark::Bad, "fact-sheet", genuine, "fact-sheet-bad"),
            fact(
                !has("SV0104", "SV0109"),
                Mark::Bad,
                "fact-key",
                words.text("fact-key-good"),
                "fact-key-bad",
            ),
            points,
            fact(
                !has("SV0601", "SV0610"),
                Mark::Warn,
                "fact-series",
                words.text("fact-series-whole"),
                "fact-series-gaps",
            ),
            interruptions,
        ],
    )
}

fn raters(open: &OpenCase, eyes: Eyes<'_>, words: &Words) -> FactCard {
    let mut facts = Vec::new();
    for rated in open.file.exercises.iter().filter(|rated| rated.is_waiting || !rated.own.is_empty()) {
        let owes = eyes.owes(rated);
        if owes {
            facts.push(Fact::plain(words.text("raters-you"), words.text("raters-going-on")));
        }
        for (place, own) in rated.own.iter().enumerate() {
            let mine = eyes.principals.contains(&own.by);
            let name = if mine {
                words.text("raters-you")
            } else if owes {
                // Not even who: only that somebody has locked theirs.
                words.say(&Say::new("raters-number").number("number", place as i64 + 1))
            } else {
                own.by.to_string()
            };
            let state = if owes { "raters-locked-hidden" } else { "raters-locked" };
            facts.push(Fact::plain(name, words.text(state)));
        }
    }
    let gap = open.file.exercises.iter().map(|rated| rated.gap_max).max().unwrap_or(1);
    let note = words.say(&Say::new("raters-gap").number("steps", i64::from(gap)));
    FactCard::new(words.text("raters-title"), facts).note(note)
}

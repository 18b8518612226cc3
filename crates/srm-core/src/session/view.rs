//! What is on the screen at a moment: the page of the phase, and the scene of the part that is on.

use super::{Act, Ending, Hold, Phase, Session, part};
use crate::kinds::{Mode, Speaker};
use crate::pack::{Exercise, Stop};
use crate::page::{Action, Answer, Choice, Clock, Notice, Page, Screen, Spoken, Steps, Talk, View};
use crate::say::{Say, Words};
use crate::scene::Scene;

impl Session {
    /// What is on the screen now. Advance the session to the moment first.
    pub fn view(&self) -> View {
        let held = self.hold.map(|(hold, _)| hold);
        let page = match held {
            Some(Hold::Candidate | Hold::Leader) => Self::plain(Screen::Paused, "paused", Some(Act::Resume)),
            Some(Hold::Interrupted) => Self::plain(Screen::Interrupted, "interrupted", Some(Act::Resume)),
            Some(Hold::AskLeave) => Self::ask_leave(),
            None => self.page_of_phase(),
        };
        let mut page = self.with_surroundings(page, held);
        if held == Some(Hold::Leader) {
            page.main = None;
        }
        let running = self.running.as_ref().filter(|_| held.is_none());
        page.talk = self.talk();
        let scene = running.map(|running| running.scene(self.now, self.start.settings.time_factor));
        View {
            scene: scene.or_else(|| self.picture().filter(|_| held.is_none())),
            interactive: running.is_some_and(|running| running.mode() != Mode::Demonstration),
            page,
        }
    }

    /// The words of the part that is on, in the session's language; `None` where the work has no words, or none is on.
    pub fn talk(&self) -> Option<Talk> {
        let running = self.running.as_ref().filter(|_| self.hold.is_none())?;
        let factor = self.start.settings.time_factor;
        let wording = running.wording(self.now, factor)?;
        let said = wording.said.into_iter().map(|said| {
            let (by, you) = match said.by {
                Speaker::You => (Say::new("said-by-you").into(), true),
                Speaker::Other(name) => (self.authored(&name), false),
            };
            Spoken { by, you, words: self.authored(&said.words) }
        });
        let answers = wording.choices.into_iter().map(|choice| Answer {
            node: choice.node,
            words: self.authored(&choice.words),
            key: choice.key,
            order: choice.order,
            selected: choice.selected,
            enabled: choice.enabled,
            mark: choice.mark,
            touch: running.touch(choice.node, self.now, factor),
            picture: choice.picture,
        });
        Some(Talk { said: said.collect(), answers: answers.collect(), several: wording.several })
    }

    /// What the work looks like, beside the words that lead to it.
    fn picture(&self) -> Option<Scene> {
        let told = matches!(self.phase, Phase::JobLink | Phase::Instruction);
        self.exercise().filter(|_| told).map(|exercise| part::still(exercise, u64::from(self.form)))
    }

    fn page_of_phase(&self) -> Page {
        match self.phase {
            Phase::Language => self.language(),
            Phase::Participation => self.participation(),
            Phase::JobLink => self.job_link(),
            Phase::Instruction => self.instruction(),
            Phase::Demonstration => self.demonstration(),
            Phase::Practice => self.practice(),
            Phase::PracticeHelp => Self::plain(Screen::PracticeHelp, "practice-help", None),
            Phase::Ready => self.ready(),
            Phase::Scored => self.scored(),
            Phase::ExerciseDone => self.exercise_done(),
            Phase::Break => self.break_page(),
            Phase::Over(Ending::Completed) => self.finished(),
            Phase::Over(Ending::Declined) => Self::plain(Screen::Left, "declined", None),
            Phase::Over(_) => Self::plain(Screen::Left, "left", None),
        }
    }

    /// A page of our own words only: `{name}-title`, `{name}-text`, `{name}-main`.
    fn plain(screen: Screen, name: &'static str, main: Option<Act>) -> Page {
        let (title, text, button) = match name {
            "paused" => ("paused-title", "paused-text", "paused-main"),
            "interrupted" => ("interrupted-title", "interrupted-text", "interrupted-main"),
            "practice-help" => ("practice-help-title", "practice-help-text", "next"),
            "declined" => ("declined-title", "declined-text", "next"),
            _ => ("left-title", "left-text", "next"),
        };
        let mut page = blank(screen, Say::new(title).into());
        page.paragraphs.push(Say::new(text).into());
        page.main = main.map(|act| action(act, button));
        page
    }

    fn with_surroundings(&self, mut page: Page, held: Option<Hold>) -> Page {
        let begun = !matches!(self.phase, Phase::Language | Phase::Participation);
        let of = self.pack.exercises().len() as u16;
        let done = self.results.len() as u16;
        let on = u16::from(
            self.exercise().is_some() && !matches!(self.phase, Phase::ExerciseDone | Phase::Over(_)),
        );
        page.steps = Some(Steps { done: if begun { (done + on).min(of) } else { 0 }, of });
        if self.ending().is_none() {
            if !self.leader_called {
                page.call = Some(action(Act::CallLeader, "call-leader"));
            } else if held != Some(Hold::Leader) {
                page.called = Some(Say::new("leader-called").into());
            }
            if held.is_none() && self.may_pause() && begun {
                page.others.push(action(Act::Pause, "pause"));
            }
            if matches!(held, None | Some(Hold::Candidate | Hold::Interrupted)) && begun {
                page.others.push(action(Act::AskLeave, "leave"));
            }
        }
        page
    }

    fn language(&self) -> Page {
        let mut page = blank(Screen::Language, Say::new("language-title").into());
        page.choices = self
            .pack
            .languages()
            .iter()
            .map(|lang| Choice {
                act: Act::Language(lang.clone()),
                words: Say::new("language-name").into(),
                lang: Some(lang.clone()),
                selected: false,
            })
            .collect();
        page
    }

    fn participation(&self) -> Page {
        let rubric = self.pack.rubric();
        let mut page = blank(Screen::Participation, self.authored(self.pack.title()));
        page.paragraphs.push(self.authored(self.pack.about()));
        page.paragraphs.push(
            Say::new("participation-shape")
                .number("exercises", self.pack.exercises().len() as i64)
                .number("minutes", i64::from(self.pack.minutes(self.start.settings.time_factor)))
                .into(),
        );
        page.paragraphs.push(
            Say::new("participation-rule")
                .number("threshold", rubric.threshold())
                .number("max", rubric.points_max())
                .into(),
        );
        for minimum in rubric.minima() {
            let title = self.pack.exercise(minimum.exercise()).map(Exercise::title).unwrap_or_default();
            page.paragraphs.push(
                Say::new("participation-minimum")
                    .number("points", minimum.points())
                    .number("max", rubric.exercise_max(minimum.exercise()))
                    .verbatim("exercise", self.pack.text(&self.lang, title))
                    .verbatim("reason", self.pack.text(&self.lang, minimum.reason()))
                    .into(),
            );
        }
        page.paragraphs.push(Say::new("participation-rights").into());
        page.main = Some(action(Act::TakePart, "participation-yes"));
        page.others.push(action(Act::Decline, "participation-no"));
        page
    }

    fn job_link(&self) -> Page {
        let mut page = self.exercise_page(Screen::JobLink);
        if let Some(exercise) = self.exercise() {
            page.paragraphs.push(self.authored(exercise.job_link()));
        }
        page.main = Some(action(Act::Next, "next"));
        page
    }

    fn instruction(&self) -> Page {
        let mut page = self.exercise_page(Screen::Instruction);
        if let Some(exercise) = self.exercise() {
            page.paragraphs.extend(exercise.instruction().iter().map(|key| self.authored(key)));
            let minutes = self
                .start
                .settings
                .time_factor
                .to_real_us(crate::time::At::from_ms(u64::from(exercise.limit_ms())));
            page.paragraphs.push(instruction_time(minutes / 1_000_000));
        }
        page.main = Some(action(Act::Next, "instruction-main"));
        page
    }

    fn demonstration(&self) -> Page {
        let mut page = self.exercise_page(Screen::Demonstration);
        page.title = Say::new("demonstration-title").into();
        if self.demonstration_seen() {
            page.main =
                Some(action(Act::Next, if self.is_practised() { "demonstration-main" } else { "next" }));
            page.others.push(action(Act::Again, "demonstration-again"));
        }
        page
    }

    fn practice(&self) -> Page {
        let mut page = self.exercise_page(Screen::Practice);
        page.title = Say::new("practice-title").into();
        if let Some(running) = &self.running {
            page.paragraphs.push(
                Say::new("practice-count")
                    .number("done", i64::from(running.progress().done))
                    .number("of", i64::from(running.items()))
                    .into(),
            );
            page.notice =
                running.feedback().map(|feedback| Notice { good: feedback.good, words: feedback.say.into() });
            if page.notice.is_none() && self.round > 0 {
                page.notice = Some(Notice { good: true, words: Say::new("practice-again").into() });
            }
        }
        page
    }

    fn ready(&self) -> Page {
        let mut page = self.exercise_page(Screen::Ready);
        page.title = Say::new("ready-title").into();
        page.paragraphs.push(Say::new("ready-text").into());
        if let Some(exercise) = self.exercise() {
            let limit = crate::time::At::from_ms(u64::from(exercise.limit_ms()));
            page.paragraphs
                .push(instruction_time(self.start.settings.time_factor.to_real_us(limit) / 1_000_000));
        }
        page.main = Some(action(Act::Next, "ready-main"));
        page.others.push(action(Act::Again, "demonstration-again"));
        page
    }

    fn scored(&self) -> Page {
        let mut page = self.exercise_page(Screen::Scored);
        let factor = self.start.settings.time_factor;
        page.clock = self
            .running
            .as_ref()
            .and_then(|running| running.clock_ms(self.now, factor))
            .map(|(left_ms, total_ms)| Clock { left_ms, total_ms, running: true });
        page
    }

    fn exercise_done(&self) -> Page {
        let mut page = self.exercise_page(Screen::ExerciseDone);
        page.title = Say::new("exercise-done-title").into();
        page.paragraphs.push(Say::new("exercise-done-text").into());
        page.main = Some(action(Act::Next, "next"));
        page
    }

    fn break_page(&self) -> Page {
        let mut page = blank(Screen::Break, Say::new("break-title").into());
        let minutes = match self.pack.route().get(self.stop) {
            Some(Stop::Break { minutes }) => *minutes,
            _ => 0,
        };
        page.paragraphs.push(Say::new("break-text").number("minutes", minutes).into());
        let total_ms = u64::from(minutes) * 60_000;
        let left_ms = total_ms.saturating_sub(self.now.ms_since(self.break_began));
        page.clock = Some(Clock { left_ms, total_ms, running: true });
        page.main = Some(action(Act::Next, "break-main"));
        page
    }

    fn finished(&self) -> Page {
        let mut page = blank(Screen::Finished, Say::new("finished-title").into());
        page.paragraphs.push(Say::new("finished-text").number("exercises", self.results.len() as i64).into());
        page.paragraphs
            .push(Say::new("finished-answer").number("days", i64::from(self.pack.answer_days())).into());
        page
    }

    fn ask_leave() -> Page {
        let mut page = blank(Screen::AskLeave, Say::new("ask-leave-title").into());
        page.paragraphs.push(Say::new("ask-leave-text").into());
        page.main = Some(action(Act::Stay, "ask-leave-stay"));
        page.others.push(action(Act::Leave, "ask-leave-leave"));
        page
    }

    fn exercise_page(&self, screen: Screen) -> Page {
        let title = self.exercise().map(Exercise::title).unwrap_or_default();
        let mut page = blank(screen, self.authored(title));
        page.job = Some(self.authored(title));
        page
    }

    fn authored(&self, key: &str) -> Words {
        Words::Authored(self.pack.text(&self.lang, key).to_owned())
    }
}

/// "You have 4 minutes" or "You have 45 seconds".
fn instruction_time(seconds: u64) -> Words {
    if seconds >= 120 {
        Say::new("instruction-minutes").number("minutes", seconds.div_ceil(60) as i64).into()
    } else {
        Say::new("instruction-seconds").number("seconds", seconds as i64).into()
    }
}

fn action(act: Act, id: &'static str) -> Action {
    Action { act, words: Say::new(id).into() }
}

fn blank(screen: Screen, title: Words) -> Page {
    Page {
        screen,
        title,
        paragraphs: Vec::new(),
        choices: Vec::new(),
        main: None,
        others: Vec::new(),
        call: None,
        called: None,
        steps: None,
        job: None,
        clock: None,
        notice: None,
        talk: None,
    }
}

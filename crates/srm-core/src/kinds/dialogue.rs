//! `dialogue`: a conversation at work, turn by turn; the candidate reads what somebody says and chooses what to reply.
//!
//! Every reply has been judged beforehand by several people who know the work, each from 0 to 3, and earns their mean.
//! What is said next depends on the reply, but every way through a scene has the same number of turns. Evidence of
//! *service* and of *communication*: whether somebody takes in what the other needs, and answers that. It does not show
//! how somebody speaks or listens aloud, nor what they would do when no replies are offered; that takes an observed
//! exercise. It needs reading, so the result of a weak reader says less.
//!
//! Choosing blindly earns about half of the points, so a scoring rule begins (`zero_at`) at half of what is possible.
//!
//! Root: situational judgement in branching scenes, keyed by several experts (METHOD §5). Main measure: `points`, the
//! experts' means of the chosen replies, added up in thousandths.
//!
//! Difficulty: `replies_shown` (more to weigh, and closer to the best), `lines_kept` (fewer earlier lines to read again,
//! more to keep in mind), `patience_ms` (less time before the other gives up), `scenes` (more turns, replies whose means
//! lie closer together).

use super::{Check, Feedback, Kind, Mark, Mode, Part, Progress, Run, Said, Speaker, WordChoice, Wording};
use crate::art::{Hair, Mood, Place};
use crate::evidence::{Evidence, Measure};
use crate::intent::Intent;
use crate::read::{Raw, Table};
use crate::say::Say;
use crate::scene::{NodeId, Scene};
use crate::seeded::Seeded;
use crate::time::At;
use serde::Deserialize;

mod check;
mod picture;
#[cfg(test)]
mod tests;

/// The kind.
#[derive(Debug)]
pub struct Dialogue;

/// Parameters as written.
#[derive(Debug, Deserialize)]
#[serde(rename = "dialogue", deny_unknown_fields)]
pub struct File {
    /// Where it happens: `counter`, `bedside`, `corridor`, `kitchen`, `workshop` or `home`.
    place: Raw<Place>,
    /// The conversations, 2 to 13; one of them says `practice: true`, is used for the demonstration and for practice,
    /// and never counts. All others come in every form, in shuffled order.
    scenes: Raw<Vec<Raw<SceneFile>>>,
    /// Replies to choose from, 2 to 4: the best, the worst, and of the others those that come closest to the best.
    replies_shown: Raw<u32>,
    /// Earlier lines of the conversation that stay to be read again, 0 to 4.
    lines_kept: Raw<u32>,
    /// How long the other waits for a reply before the turn is lost, 15000 to 120000; 0 for as long as it takes.
    patience_ms: Raw<u32>,
}

/// A conversation.
#[derive(Debug, Deserialize)]
#[serde(rename = "Scene", deny_unknown_fields)]
struct SceneFile {
    /// Text key: who the candidate talks with.
    who: Raw<String>,
    /// How that person's head is drawn: `grey`, `bun`, `short`, `scarf` or `long`; left out, one after the other.
    hair: Option<Raw<Hair>>,
    /// Whether it is the one for practice.
    practice: Option<Raw<bool>>,
    /// The turn it begins with.
    opens: Raw<String>,
    /// Its turns by name, 1 to 12.
    turns: Raw<Table<TurnFile>>,
}

/// Something the other says, and the replies to it.
#[derive(Debug, Deserialize)]
#[serde(rename = "Turn", deny_unknown_fields)]
struct TurnFile {
    /// Text key: what the other says.
    says: Raw<String>,
    /// How the other looks: `calm`, `worried`, `angry`, `glad` or `in_pain`.
    mood: Raw<Mood>,
    /// 2 to 4 replies, one of them clearly the best.
    replies: Raw<Vec<Raw<ReplyFile>>>,
}

/// A reply.
#[derive(Debug, Deserialize)]
#[serde(rename = "Reply", deny_unknown_fields)]
struct ReplyFile {
    /// Text key.
    words: Raw<String>,
    /// What each expert gave it, 0 to 3; 3 to 9 experts, the same everywhere.
    experts: Raw<Vec<Raw<u32>>>,
    /// The turn that follows; left out where the scene ends.
    next: Option<Raw<String>>,
}

/// Parameters, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    place: Place,
    scenes: Vec<Conversation>,
    practice: Conversation,
    replies_shown: usize,
    lines_kept: usize,
    patience_ms: u32,
}

/// A conversation, checked: its turns lead through.
#[derive(Clone, Debug, PartialEq)]
struct Conversation {
    who: String,
    hair: Option<Hair>,
    opens: usize,
    turns: Vec<Turn>,
    /// Turns on every way through it.
    length: u32,
}

#[derive(Clone, Debug, PartialEq)]
struct Turn {
    says: String,
    mood: Mood,
    replies: Vec<Reply>,
}

#[derive(Clone, Debug, PartialEq)]
struct Reply {
    words: String,
    /// The experts' mean, in thousandths.
    points: u32,
    next: Option<usize>,
}

impl Turn {
    /// The reply with the highest mean, and the one with the lowest.
    fn extremes(&self) -> (usize, usize) {
        let (mut best, mut worst) = (0, 0);
        for (i, reply) in self.replies.iter().enumerate() {
            if reply.points > self.replies[best].points {
                best = i;
            }
            if reply.points < self.replies[worst].points {
                worst = i;
            }
        }
        (best, worst)
    }

    /// The replies that are offered, not yet shuffled.
    fn offered(&self, count: usize) -> Vec<usize> {
        let (best, worst) = self.extremes();
        let mut between: Vec<usize> = (0..self.replies.len()).filter(|i| *i != best && *i != worst).collect();
        between.sort_by_key(|i| std::cmp::Reverse(self.replies[*i].points));
        let mut offered = vec![best, worst];
        offered.extend(between.into_iter().take(count.saturating_sub(2)));
        offered
    }
}

impl Conversation {
    /// What the best replies earn, all the way through.
    fn best_points(&self) -> u32 {
        let mut points = 0;
        let mut at = Some(self.opens);
        for _ in 0..self.length {
            let Some(turn) = at.and_then(|at| self.turns.get(at)) else { break };
            let best = &turn.replies[turn.extremes().0];
            points += best.points;
            at = best.next;
        }
        points
    }
}

/// Time in which a turn can be read and answered at leisure; a limit leaves at least this for each.
const TURN_MS: u32 = 15_000;
/// Fewest turns that say something.
const TURNS_MIN: u32 = 3;
/// How long a chosen reply stays before the other answers: scored, and with feedback.
const SETTLE_MS: u64 = 700;
const FEEDBACK_MS: u64 = 3000;
/// The perfect worker's time to a reply: scored, and where people follow.
const PERFECT_MS: u64 = 3300;
const SHOWN_MS: u64 = 4200;
/// Replies have the ids from here on, four to each turn.
const FIRST_REPLY: u16 = 101;
const REPLIES_MAX: usize = 4;

impl Kind for Dialogue {
    type File = File;
    type Spec = Spec;
    const NAME: &'static str = "dialogue";
    const REVISION: u16 = 1;
    const LANGUAGE_LIGHT: bool = false;
    const PRACTISED: bool = true;

    fn check(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
        check::spec(file, check)
    }

    fn measures(spec: &Spec, _limit_ms: u32) -> Vec<Measure> {
        let turns = i64::from(spec.scenes.iter().map(|scene| scene.length).sum::<u32>());
        let points = i64::from(spec.scenes.iter().map(Conversation::best_points).sum::<u32>());
        vec![
            Measure::new("points", "thousandths", 0..=points),
            Measure::new("best_replies", "replies", 0..=turns),
            Measure::new("worst_replies", "replies", 0..=turns),
            Measure::new("turns_done", "turns", 0..=turns),
        ]
    }

    fn start(spec: &Spec, part: Part) -> Box<dyn Run> {
        Box::new(Talking::new(spec.clone(), part))
    }
}

/// A scene of this run, with the replies of each turn in the order they are offered.
#[derive(Debug)]
struct Round {
    /// Which scene; `None` for the one for practice.
    scene: Option<usize>,
    orders: Vec<Vec<usize>>,
}

/// A turn that waits for a reply, now or soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    round: usize,
    turn: usize,
    /// Turns before it in this run.
    step: u32,
    since: At,
}

#[derive(Debug)]
struct Talking {
    spec: Spec,
    part: Part,
    rounds: Vec<Round>,
    open: Open,
    /// The reply chosen in the open turn (`None` when the other has given up), and when.
    answered: Option<(Option<usize>, At)>,
    /// What has been said in this scene before the open turn.
    history: Vec<Said>,
    points: u32,
    best: u32,
    worst: u32,
    done: u32,
    over: Option<At>,
}

impl Talking {
    fn new(spec: Spec, part: Part) -> Self {
        let mut draw = Seeded::new(part.seed, "dialogue");
        let scenes: Vec<Option<usize>> = if part.mode == Mode::Scored {
            let mut order: Vec<Option<usize>> = (0..spec.scenes.len()).map(Some).collect();
            draw.shuffle(&mut order);
            order
        } else {
            vec![None; u32::from(part.items.max(1)).div_ceil(spec.practice.length.max(1)) as usize]
        };
        let round = |scene: Option<usize>| {
            let turns = &scene.and_then(|i| spec.scenes.get(i)).unwrap_or(&spec.practice).turns;
            let order = |turn: &Turn| {
                let mut order = turn.offered(spec.replies_shown);
                draw.shuffle(&mut order);
                order
            };
            Round { scene, orders: turns.iter().map(order).collect() }
        };
        let rounds: Vec<Round> = scenes.into_iter().map(round).collect();
        let mut run = Self {
            spec,
            part,
            rounds,
            open: Open { round: 0, turn: 0, step: 0, since: At::ZERO },
            answered: None,
            history: Vec::new(),
            points: 0,
            best: 0,
            worst: 0,
            done: 0,
            over: None,
        };
        run.open.turn = run.conversation(0).opens;
        run
    }

    const fn settle_ms(&self) -> u64 {
        if self.part.shows_feedback() { FEEDBACK_MS } else { SETTLE_MS }
    }

    /// How long the other waits; people who practise are given the time they need.
    fn patience_ms(&self) -> Option<u64> {
        let limited = self.part.mode == Mode::Scored && self.spec.patience_ms > 0;
        limited.then(|| u64::from(self.spec.patience_ms))
    }

    fn conversation(&self, round: usize) -> &Conversation {
        let scene = self.rounds.get(round).and_then(|round| round.scene);
        scene.and_then(|i| self.spec.scenes.get(i)).unwrap_or(&self.spec.practice)
    }

    fn turn(&self) -> &Turn {
        &self.conversation(self.open.round).turns[self.open.turn]
    }

    /// The replies of an open turn in the order they are offered.
    fn order(&self, open: Open) -> &[usize] {
        self.rounds.get(open.round).and_then(|round| round.orders.get(open.turn)).map_or(&[], Vec::as_slice)
    }

    const fn node(open: Open, place: usize) -> NodeId {
        NodeId(FIRST_REPLY + open.step as u16 * REPLIES_MAX as u16 + place as u16)
    }

    /// The turn that waits for a reply, or will when the chosen one has settled.
    fn ahead(&self) -> Option<Open> {
        let Some((reply, at)) = self.answered else {
            return Some(self.open).filter(|_| self.over.is_none());
        };
        if self.over.is_some() || self.part.is_over(self.done) {
            return None;
        }
        let turn = self.turn();
        let reply = reply.unwrap_or(turn.extremes().1);
        let next = Open { step: self.done, since: at.plus_ms(self.settle_ms()), ..self.open };
        match turn.replies.get(reply).and_then(|reply| reply.next) {
            Some(turn) => Some(Open { turn, ..next }),
            None if next.round + 1 < self.rounds.len() => {
                let round = next.round + 1;
                Some(Open { round, turn: self.conversation(round).opens, ..next })
            }
            None => None,
        }
    }

    fn answer(&mut self, reply: Option<usize>, at: At) {
        let turn = self.turn();
        let (best, worst) = turn.extremes();
        let chosen = reply.and_then(|reply| turn.replies.get(reply));
        let points = chosen.map_or(0, |chosen| chosen.points);
        let is_worst = chosen.is_some_and(|chosen| chosen.points == turn.replies[worst].points);
        self.points += points;
        self.best += u32::from(reply == Some(best));
        self.worst += u32::from(is_worst);
        self.done += 1;
        self.answered = Some((reply, at));
    }

    /// The chosen reply has settled: the other answers, another scene begins, or all is over.
    fn go_on(&mut self, at: At) {
        let ahead = self.ahead();
        let Some((reply, _)) = self.answered else { return };
        let who = self.conversation(self.open.round).who.clone();
        let turn = self.turn();
        let theirs = Said { by: Speaker::Other(who), words: turn.says.clone() };
        let yours = reply.and_then(|reply| turn.replies.get(reply));
        let yours = yours.map(|reply| Said { by: Speaker::You, words: reply.words.clone() });
        let Some(ahead) = ahead else {
            self.over = Some(at);
            return;
        };
        if ahead.round == self.open.round {
            self.history.push(theirs);
            self.history.extend(yours);
        } else {
            self.history.clear();
        }
        self.answered = None;
        self.open = ahead;
    }

    fn due(&self) -> Option<At> {
        match self.answered {
            _ if self.over.is_some() => None,
            Some((_, at)) => Some(at.plus_ms(self.settle_ms())),
            None => self.patience_ms().map(|ms| self.open.since.plus_ms(ms)),
        }
    }

    /// The mark of a reply while feedback is shown.
    fn mark(&self, reply: usize) -> Option<Mark> {
        let (chosen, _) = self.answered.filter(|_| self.part.shows_feedback())?;
        let (best, _) = self.turn().extremes();
        match (chosen == Some(reply), reply == best) {
            (true, true) => Some(Mark::Right),
            (true, false) => Some(Mark::Wrong),
            (false, true) => Some(Mark::Missed),
            (false, false) => None,
        }
    }
}

impl Run for Talking {
    fn advance(&mut self, to: At) {
        while let Some(due) = self.due().filter(|due| *due <= to) {
            if self.answered.is_some() {
                self.go_on(due);
            } else {
                self.answer(None, due);
            }
        }
    }

    fn apply(&mut self, at: At, intent: &Intent) {
        let Intent::Activate { node, .. } = intent else { return };
        if self.answered.is_some() || self.over.is_some() {
            return;
        }
        let order = self.order(self.open);
        let reply = (0..order.len()).find(|place| Self::node(self.open, *place) == *node);
        if let Some(reply) = reply.and_then(|place| order.get(place).copied()) {
            self.answer(Some(reply), at);
        }
    }

    fn next_deadline(&self) -> Option<At> {
        self.due()
    }

    fn is_finished(&self, at: At) -> bool {
        self.over.is_some_and(|over| at >= over)
    }

    fn scene(&self, at: At) -> Scene {
        self.picture(at)
    }

    fn wording(&self, _at: At) -> Option<Wording> {
        let turn = self.turn();
        let kept = self.history.len().saturating_sub(self.spec.lines_kept);
        let mut said: Vec<Said> = self.history[kept..].to_vec();
        let by = Speaker::Other(self.conversation(self.open.round).who.clone());
        said.push(Said { by, words: turn.says.clone() });
        let choices = self.order(self.open).iter().zip('1'..).enumerate().map(|(place, (reply, key))| {
            let words = turn.replies[*reply].words.clone();
            let mut choice = WordChoice::new(Self::node(self.open, place), words, key);
            choice.selected = self.answered.is_some_and(|(chosen, _)| chosen == Some(*reply));
            choice.enabled = self.answered.is_none() && self.over.is_none();
            choice.mark = self.mark(*reply);
            choice
        });
        Some(Wording { said, choices: choices.collect(), several: false })
    }

    fn feedback(&self) -> Option<Feedback> {
        let (reply, _) = self.answered.filter(|_| self.part.mode == Mode::Practice && self.over.is_none())?;
        let good = reply == Some(self.turn().extremes().0);
        let id = if good { "dialogue-feedback-best" } else { "dialogue-feedback-other" };
        Some(Feedback { good, say: Say::new(id) })
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done, right: self.best }
    }

    fn evidence(&self, _at: At) -> Evidence {
        Evidence::default()
            .with("points", self.points)
            .with("best_replies", self.best)
            .with("worst_replies", self.worst)
            .with("turns_done", self.done)
    }

    fn demonstrate(&self) -> Option<(At, Intent)> {
        let open = self.ahead()?;
        let turn = self.conversation(open.round).turns.get(open.turn)?;
        let (best, _) = turn.extremes();
        let place = self.order(open).iter().position(|reply| *reply == best)?;
        let pace = if self.part.shows_feedback() { SHOWN_MS } else { PERFECT_MS };
        Some((open.since.plus_ms(pace), Intent::key(Self::node(open, place))))
    }

    fn shown_until(&self) -> Option<At> {
        self.answered.map(|(_, at)| at.plus_ms(self.settle_ms()))
    }
}

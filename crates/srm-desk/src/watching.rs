//! A session being watched: the player, what is shown of it, and what the page asks for, in one place.

use crate::replay::{Explained, Player, explained};
use crate::screens::replay::{MomentRow, ReplayAct, ReplayView, show};
use egui::Ui;
use srm_core::pack::Pack;
use srm_core::score::Score;
use srm_core::session::Entry;
use srm_text::Words;
use std::sync::Arc;
use std::time::Duration;

/// Between two pictures while it plays.
const FRAME: Duration = Duration::from_millis(33);

/// A session that somebody watches. Opened only for whoever may: a rater after their own rating is locked
/// (`CaseFile::has_locked`).
#[derive(Debug)]
pub struct Watching {
    player: Player,
    score: Score,
    is_playing: bool,
    speed: u64,
    /// The moments in the language they were last asked for.
    rows: Option<(srm_core::lang::Lang, Vec<MomentRow>)>,
}

impl Watching {
    /// Opens a session from its journal. `score` is the case's, with the ratings that count. `None` when the journal is
    /// no session of this set.
    pub fn open(pack: &Arc<Pack>, entries: Vec<Entry>, score: Score) -> Option<Self> {
        let player = Player::new(pack, entries)?;
        Some(Self { player, score, is_playing: false, speed: 1, rows: None })
    }

    /// Lets it play on, shows it in the room at hand, and does what was asked for.
    pub fn show(&mut self, ui: &mut Ui, words: &Words) {
        if self.is_playing {
            let gone_s = f64::from(ui.input(|input| input.unstable_dt)).clamp(0.0, 0.5);
            self.is_playing = self.player.play((gone_s * 1_000_000.0) as u64, self.speed);
            ui.ctx().request_repaint_after(FRAME);
        }
        for act in self.page(ui, words) {
            self.take(act);
        }
    }

    fn page(&mut self, ui: &mut Ui, words: &Words) -> Vec<ReplayAct> {
        self.in_language(words);
        let live = self.player.live();
        let pack = self.player.pack();
        let is_on = |line: &Explained| live.as_ref().is_some_and(|(exercise, _)| *exercise == line.exercise);
        let points: Vec<Explained> =
            explained(pack, &self.score, live.as_ref(), words).into_iter().filter(is_on).collect();
        let exercise = live.as_ref().and_then(|(id, _)| pack.exercise(id));
        let exercise = exercise.map(|exercise| pack.text(words.lang(), exercise.title()));
        let (screen, seen_in) = (self.player.view(), Words::of(self.player.lang()));
        let view = ReplayView {
            screen: &screen,
            seen_in: &seen_in,
            at: self.player.at(),
            end: self.player.end(),
            is_playing: self.is_playing,
            speed: self.speed,
            moments: self.rows.as_ref().map_or(&[], |(_, rows)| rows.as_slice()),
            exercise,
            points: &points,
        };
        show(ui, &view, words)
    }

    fn in_language(&mut self, words: &Words) {
        if self.rows.as_ref().is_some_and(|(lang, _)| lang == words.lang()) {
            return;
        }
        let row = |moment: &crate::replay::Moment| MomentRow {
            at: moment.at,
            sort: moment.sort(),
            words: moment.words(self.player.pack(), words),
        };
        let rows = self.player.moments().iter().map(row).collect();
        self.rows = Some((words.lang().clone(), rows));
    }

    fn take(&mut self, act: ReplayAct) {
        match act {
            ReplayAct::Play(is_playing) => {
                // At the end, playing begins again.
                if is_playing && self.player.at() == self.player.end() {
                    self.player.seek(srm_core::time::At::ZERO);
                }
                self.is_playing = is_playing;
            }
            ReplayAct::Speed(speed) => self.speed = speed,
            ReplayAct::Seek(at) => self.player.seek(at),
            ReplayAct::Jump(sort, forward) => {
                if let Some(at) = self.player.neighbour(sort, forward) {
                    self.player.seek(at);
                }
            }
        }
    }
}

//! Watching physical and group exercises live, before there is a sheet: what the page shows, where the draft is kept,
//! and how a rating is signed.

use crate::clock::now;
use crate::forms::observe::{ObserveAct, ObserveDraft, ObserveView, Offer};
use crate::forms::sealed::{self, Stamp, Subject};
use crate::forms::task::Task;
use crate::forms::{from_text, to_text};
use crate::model::Person;
use crate::screens::observe;
use egui::Ui;
use srm_archive::{Actor, Archive, ArchiveKind, Outcome};
use srm_core::session::Purpose;
use srm_host::clock::WallClock;
use srm_host::random;
use srm_sheet::document::Document as _;
use srm_sheet::packed::{KnownPack, PackSource as _};
use srm_sheet::principal::{Principal, Role};
use srm_text::Words;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where the draft is kept, for one person.
const PLACE: &str = "observe";
/// A running clock is looked at so often.
const CLOCK_LOOK: Duration = Duration::from_millis(200);

/// An observation on its way.
pub struct Observing {
    view: ObserveView,
    draft: ObserveDraft,
    by: Principal,
    since: Instant,
}

/// Every sound set that is here.
fn sets(archive: &Archive) -> Vec<Arc<KnownPack>> {
    let rows = archive.pack_rows().unwrap_or_default();
    let built_in = srm_host::embedded::demo().map(|loaded| loaded.digest);
    let packs = archive.packs();
    let mut all: Vec<Arc<KnownPack>> = rows
        .into_iter()
        .map(|row| row.pack)
        .chain(built_in)
        .filter_map(|digest| packs.find(&digest))
        .collect();
    all.sort_by_key(|known| known.digest);
    all.dedup_by_key(|known| known.digest);
    all
}

impl Observing {
    /// Begins, or goes on where the draft stands. `None` for somebody who does not rate.
    pub fn begin(archive: &Archive, person: &Person, words: &Words) -> Option<Self> {
        let by = person.in_role(Role::Rater)?.clone();
        let offer = |known: &Arc<KnownPack>| {
            let pack = known.digest.to_string();
            let tasks = Task::all(&known.pack, words.lang());
            tasks.into_iter().map(move |task| Offer { pack: pack.clone(), task }).collect::<Vec<_>>()
        };
        let offers = sets(archive).iter().flat_map(offer).collect();
        let view = ObserveView { offers, now_ms: 0, signs_as: by.to_string() };
        let kept = archive.draft(PLACE, &Actor::from(by.clone())).ok().flatten();
        let draft = kept.and_then(|text| from_text(&text)).unwrap_or_default();
        Some(Self { view, draft, by, since: Instant::now() })
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Shows the page in the room at hand.
    pub fn show(&mut self, ui: &mut Ui, words: &Words) -> Vec<ObserveAct> {
        self.view.now_ms = self.now_ms();
        ui.ctx().request_repaint_after(CLOCK_LOOK);
        observe::show(ui, &self.view, &mut self.draft, words)
    }

    /// Keeps the draft, so that nothing written is lost.
    pub fn save(&self, archive: &Archive) -> Result<(), String> {
        let text = to_text(&self.draft.kept(self.now_ms()));
        let text = text.ok_or("the draft is too long to be kept; make the notes shorter")?;
        let actor = Actor::from(self.by.clone());
        archive.save_draft(PLACE, &text, &actor, now()?).map_err(|error| error.to_string())
    }

    /// Throws the observation away.
    pub fn anew(&mut self, archive: &Archive) -> Result<(), String> {
        self.draft = ObserveDraft::default();
        archive.drop_draft(PLACE, &Actor::from(self.by.clone())).map_err(|error| error.to_string())
    }

    /// Signs the rating of the person at a place and puts it into the archive.
    pub fn sign(&mut self, archive: &Archive, person: &Person, place: usize) -> Result<Outcome, String> {
        let unfinished = "the form is not complete; fill in what it names";
        let task = self.draft.task(&self.view).ok_or(unfinished)?;
        let chosen = self.draft.chosen.as_ref().ok_or(unfinished)?;
        let known = sets(archive).into_iter().find(|known| known.digest.to_string() == chosen.pack);
        let known = known.ok_or("the exercise set is no longer here; read it in again")?;
        let watched = self.draft.people.get(place).ok_or(unfinished)?;
        let at = now()?;
        let purpose = if archive.kind() == ArchiveKind::Demo { Purpose::Demo } else { Purpose::Live };
        let id = random::id(WallClock.unix_ms()).map_err(|error| error.to_string())?;
        let stamp = Stamp { id, purpose, by: self.by.clone(), at };
        let whom = (watched.code.clone(), watched.attempt);
        let rating = sealed::observation(&task.form, whom, &watched.marks, Subject::live(&known), stamp);
        let rating = rating.map_err(|_| unfinished)?;
        let signed = rating.sign(&person.key).map_err(|error| error.to_string())?;
        let name = format!("{}-{}.srm-rating", watched.code, at.to_compact());
        let actor = Actor::from(self.by.clone());
        let outcome = archive.put(&name, signed.to_bytes(), &actor, at).map_err(|error| error.to_string())?;
        if !matches!(outcome, Outcome::Refused(_)) {
            self.draft.locked(place);
            self.save(archive)?;
        }
        Ok(outcome)
    }
}

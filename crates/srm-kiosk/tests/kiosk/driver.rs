//! A kiosk on a data folder of its own, and a candidate's hands.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use srm_core::bot::{self, Next, Profile};
use srm_core::intent::Intent;
use srm_core::page::{Screen, View};
use srm_core::scene::{NodeId, Pt};
use srm_core::session::Event as Happened;
use srm_core::time::At;
use srm_kiosk::app;
use srm_kiosk::args::Args;
use srm_kiosk::model::{Model, Route, Time};
use srm_sheet::packed::{KnownPack, Packs};
use srm_sheet::signers::AllowedSigners;
use srm_sheet::verify::{Report, verify_sheet};
use srm_text::Words;
use srm_ui::testing::{STATION, SoftwareRenderer};
use srm_ui::text::spoken;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that goes when the test is over.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("srm-kiosk-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How the candidate reaches the station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    Mouse,
    Keys,
}

pub struct Kiosk {
    harness: Harness<'static, Model>,
    time: Rc<Cell<u64>>,
    hands: Hands,
    /// Every screen of the session seen so far.
    pub seen: BTreeSet<Screen>,
    presses: u32,
    /// Commands to the window since the last look.
    commands: Vec<ViewportCommand>,
}

impl Kiosk {
    /// Opens the station in `folder` with the demo set.
    pub fn open(folder: &Folder, hands: Hands) -> Self {
        let out = folder.path().join("stick");
        std::fs::create_dir_all(&out).unwrap();
        let data = folder.path().join("data");
        let words =
            ["--data".into(), data.display().to_string(), "--export-to".into(), out.display().to_string()];
        let args = Args::parse(words).unwrap();
        let mut model = Model::open(&args, Arc::new(|| {}));
        let time = Rc::new(Cell::new(model.live.as_ref().map_or(0, |live| live.session().now().0)));
        model.time = Time::Set(Rc::clone(&time));
        let harness = Harness::builder()
            .with_size(STATION)
            .renderer(SoftwareRenderer::default())
            .with_render_cursor(false)
            .with_context_setup(srm_ui::fonts::install)
            .build_ui_state(
                |ui, model: &mut Model| {
                    app::logic(&ui.ctx().clone(), model);
                    // The harness gives its page a margin; a real window has none.
                    let screen = ui.ctx().content_rect();
                    let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(screen));
                    whole.set_clip_rect(screen);
                    app::show(&mut whole, model);
                },
                model,
            );
        let mut kiosk =
            Self { harness, time, hands, seen: BTreeSet::new(), presses: 0, commands: Vec::new() };
        kiosk.settle();
        kiosk
    }

    pub fn model(&self) -> &Model {
        self.harness.state()
    }

    pub fn model_mut(&mut self) -> &mut Model {
        self.harness.state_mut()
    }

    pub fn view(&self) -> &View {
        self.model().view.as_ref().expect("a session is on")
    }

    pub fn screen(&self) -> Screen {
        self.view().page.screen
    }

    /// What `id` says on the screen that is on.
    pub fn say(&self, id: &str) -> String {
        spoken(&self.model().words().text(id))
    }

    /// Everything that queued inputs lead to, each in a frame of its own.
    pub fn step(&mut self) {
        // A real window gives the toolkit fewer points when the zoom grows.
        let zoom = self.model().look().zoom();
        self.harness.set_size(STATION / zoom);
        self.harness.step();
        for output in self.harness.output().viewport_output.values() {
            self.commands.extend(output.commands.iter().cloned());
        }
    }

    /// The page as it stands after all inputs, looked through for what must hold on every page.
    pub fn settle(&mut self) {
        // A new zoom is known to the page one frame later.
        for _ in 0..3 {
            self.step();
        }
        self.harness.check_accessibility();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let writes = node.is_text_input() && !node.data().is_read_only();
            assert!(!writes || self.model().route == Route::Unlock, "{:?} takes text", node.label());
        }
        let at_work = self.model().route == Route::Session && self.model().is_occupied();
        if at_work {
            self.seen.insert(self.screen());
            let called = self.model().live.as_ref().is_some_and(|live| live.session().leader_called());
            let id = if called { "leader-called" } else { "call-leader" };
            assert!(self.has(Role::Button, &self.say(id)), "no way to the leader on {:?}", self.screen());
        }
    }

    pub fn has(&self, role: Role, name: &str) -> bool {
        self.harness.query_all_by_role_and_label(role, name).next().is_some()
    }

    pub fn has_words(&self, id: &str) -> bool {
        self.harness.query_all_by_label(&self.say(id)).next().is_some()
    }

    pub fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// Whether the button with this name can be pressed now.
    pub fn can_press(&self, name: &str) -> bool {
        !self.node(Role::Button, name).accesskit_node().is_disabled()
    }

    pub fn rect_of(&self, role: Role, name: &str) -> Rect {
        self.node(role, name).rect()
    }

    /// Where every named thing of this role is on the screen, in points.
    pub fn all(&self, role: Role) -> Vec<(String, Rect)> {
        let nodes = self.harness.query_all_by_role(role);
        nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
    }

    /// The page in points.
    pub fn page(&self) -> Rect {
        Rect::from_min_size(Pos2::ZERO, STATION / self.model().look().zoom())
    }

    /// Scrolls to what may be below the edge and gives its place.
    pub fn bring_to_view(&mut self, role: Role, name: &str) -> Rect {
        self.node(role, name).scroll_to_me();
        self.step();
        self.step();
        self.rect_of(role, name)
    }

    /// Presses the button that says `id`.
    pub fn press(&mut self, id: &str) {
        let name = self.say(id);
        self.press_named(Role::Button, &name);
    }

    /// Presses what has this role and name, in the way of these hands.
    pub fn press_named(&mut self, role: Role, name: &str) {
        assert!(!self.node(role, name).accesskit_node().is_disabled(), "{name} cannot be pressed");
        match self.hands {
            Hands::Mouse => {
                let page = self.page();
                if !page.contains_rect(self.rect_of(role, name)) {
                    self.bring_to_view(role, name);
                }
                self.node(role, name).click();
                self.step();
            }
            Hands::Keys => {
                self.focus(role, name);
                self.presses += 1;
                // Both keys press, whatever is in focus.
                self.key(if self.presses.is_multiple_of(2) { Key::Enter } else { Key::Space });
            }
        }
        self.settle();
    }

    /// Goes with Tab to what has this role and name.
    pub fn focus(&mut self, role: Role, name: &str) {
        for _ in 0..80 {
            if self.node(role, name).is_focused() {
                return;
            }
            self.key(Key::Tab);
        }
        panic!("Tab never comes to {name} on {:?}", self.model().route);
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.step();
    }

    /// Types digits as a keyboard does.
    pub fn type_digits(&mut self, digits: &str) {
        for digit in digits.chars() {
            self.harness.event(Event::Text(digit.to_string()));
        }
        self.settle();
    }

    /// Somebody asks the window to close. Gives whether it would.
    pub fn ask_to_close(&mut self) -> bool {
        self.commands.clear();
        let viewport = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
        viewport.events.push(ViewportEvent::Close);
        self.step();
        !self.commands.iter().any(|command| matches!(command, ViewportCommand::CancelClose))
    }

    /// Session time comes to `at`, and the screen shows it.
    pub fn come_to(&mut self, at: At) {
        self.time.set(at.0.max(self.time.get()));
        self.step();
    }

    pub fn wait_ms(&mut self, ms: u64) {
        self.come_to(At(self.time.get()).plus_ms(ms));
    }

    /// From the page before a session into it, in the language.
    pub fn begin(&mut self, lang: &str) {
        self.press("setup-start");
        self.choose(lang);
    }

    /// Chooses the language by its own name.
    pub fn choose(&mut self, lang: &str) {
        assert_eq!(self.screen(), Screen::Language);
        let lang = srm_core::lang::Lang::parse(lang).unwrap();
        let name = Words::of(&lang).text("language-name");
        self.press_named(Role::RadioButton, &name);
        assert_eq!((self.screen(), self.model().words().lang()), (Screen::Participation, &lang));
    }

    /// One page on, as a perfect candidate goes on.
    pub fn go_on(&mut self) {
        match self.screen() {
            Screen::Participation => self.press("participation-yes"),
            Screen::JobLink | Screen::ExerciseDone => self.press("next"),
            Screen::Instruction => self.press("instruction-main"),
            Screen::Demonstration => {
                self.watch();
                let practised = self.has(Role::Button, &self.say("demonstration-main"));
                self.press(if practised { "demonstration-main" } else { "next" });
            }
            Screen::Practice | Screen::Scored => self.work(),
            Screen::Ready => self.press("ready-main"),
            Screen::Break => self.press("break-main"),
            other => panic!("{other:?} leads nowhere by itself"),
        }
    }

    /// Goes on until this screen.
    pub fn go_to(&mut self, screen: Screen) {
        for _ in 0..100 {
            if self.screen() == screen {
                return;
            }
            self.go_on();
        }
        panic!("{screen:?} never comes");
    }

    /// Watches a demonstration to its end; nothing can be pressed before.
    pub fn watch(&mut self) {
        for _ in 0..600 {
            if self.view().page.main.is_some() {
                self.settle();
                return;
            }
            self.wait_ms(250);
        }
        panic!("the demonstration never ends");
    }

    /// Works like the perfect worker until the part is over.
    pub fn work(&mut self) {
        let screen = self.screen();
        for _ in 0..20_000 {
            if self.screen() != screen {
                self.settle();
                return;
            }
            self.work_once();
        }
        panic!("{screen:?} never ends");
    }

    /// Lets the part run out untouched.
    pub fn idle(&mut self) {
        let screen = self.screen();
        for _ in 0..200 {
            if self.screen() != screen {
                self.settle();
                return;
            }
            self.wait_ms(5_000);
        }
        panic!("{screen:?} never ends");
    }

    /// The perfect worker's next act, or the time until it.
    pub fn work_once(&mut self) {
        let now = At(self.time.get());
        let session = self.model().live.as_ref().unwrap().session();
        match bot::next(session, Profile::Perfect) {
            Next::Act(at, _) if at > now => self.come_to(at),
            Next::Act(_, Happened::Intent(intent)) => self.act(&intent),
            Next::Wait(at) => self.come_to(at),
            other => panic!("work was expected, not {other:?}"),
        }
    }

    fn act(&mut self, intent: &Intent) {
        match (intent, self.hands) {
            (Intent::Activate { node, .. }, Hands::Keys) => self.key_of(*node),
            (Intent::Activate { point: Some(point), .. }, Hands::Mouse) => {
                let pos = self.on_screen(*point);
                self.point(pos);
                self.button(pos, true);
                self.button(pos, false);
            }
            (Intent::Activate { node, point: None, .. }, Hands::Mouse) => {
                let answer = self.view().answer(*node).expect("an answer in words");
                let name = spoken(&self.model().words().words(&answer.words));
                let pos = self.harness.get_by_label(&name).rect().center();
                self.point(pos);
                self.button(pos, true);
                self.button(pos, false);
            }
            (Intent::Hold { point, .. }, Hands::Mouse) => {
                let pos = self.on_screen(*point);
                self.point(pos);
                self.button(pos, true);
            }
            (Intent::Point(point), Hands::Mouse) => {
                let pos = self.on_screen(*point);
                self.point(pos);
            }
            (Intent::Release, Hands::Mouse) => {
                let pos = self.harness.ctx.input(|input| input.pointer.latest_pos()).unwrap_or_default();
                self.button(pos, false);
            }
            (other, hands) => panic!("{hands:?} cannot do {other:?}"),
        }
        self.step();
    }

    /// A node's own key, or Tab and Enter.
    fn key_of(&mut self, id: NodeId) {
        if let Some(answer) = self.view().answer(id) {
            let key = Key::from_name(&answer.key.to_uppercase().to_string()).expect("a key");
            self.harness.key_press(key);
            return;
        }
        let scene = self.view().scene.as_ref().expect("work");
        let node = scene.node(id).expect("a node of the scene");
        if let Some(key) = node.key {
            let key = Key::from_name(&key.to_uppercase().to_string()).expect("a key");
            self.harness.key_press(key);
        } else {
            let name = spoken(&self.model().words().say(&node.name));
            self.focus(Role::Button, &name);
            self.harness.key_press(Key::Enter);
        }
    }

    pub fn arrow(&mut self, key: Key) {
        self.harness.key_press(key);
        self.step();
    }

    fn point(&mut self, pos: Pos2) {
        self.harness.event(Event::PointerMoved(pos));
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::default());
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Where a point of the canvas is, worked out from where a named node of the scene is found.
    fn on_screen(&self, point: Pt) -> Pos2 {
        let words = self.model().words();
        let scene = self.view().scene.as_ref().expect("work");
        let found = scene.nodes.iter().find_map(|node| {
            let name = spoken(&words.say(&node.name));
            let mut all = self.harness.query_all_by_label(&name);
            let rect = all.next()?.rect();
            all.next().is_none().then_some((node.area, rect))
        });
        let (area, rect) = found.expect("a node with a name of its own");
        let scale = rect.width() / area.w as f32;
        rect.min + egui::vec2((point.x - area.at.x) as f32, (point.y - area.at.y) as f32) * scale
    }

    /// The leader's menu by F10 and the code.
    pub fn leader(&mut self) {
        self.key(Key::F10);
        self.settle();
        assert_eq!(self.model().route, Route::LeaderCode);
        self.type_digits("1234");
        self.press("leader-confirm");
        assert_eq!(self.model().route, Route::LeaderMenu);
    }

    /// Checks the sheet of the session that is over, with the station's own line of signers.
    pub fn verify(&self, bytes: &[u8]) -> Report {
        let station = self.model().station.as_ref().unwrap();
        let trust = AllowedSigners::parse(&station.allowed_signers()).unwrap();
        let loaded = self.model().pack.as_ref().unwrap();
        let mut packs = Packs::new();
        packs.add(KnownPack::new(Arc::clone(loaded.pack.as_ref().unwrap()), &loaded.files));
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        verify_sheet("sheet", bytes, &trust, &packs, now.as_secs() as i64)
    }

    /// The sheet as it lies on the disk.
    pub fn sheet(&self) -> Vec<u8> {
        std::fs::read(self.model().sheet.as_ref().expect("a sheet")).unwrap()
    }
}

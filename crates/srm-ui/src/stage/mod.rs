//! The stage: a scene painted, and what a hand does to it turned into intents.
//!
//! One painter draws every exercise kind. A press counts when the button goes *down*, and is resolved against the scene
//! that was last painted: that is what the hand saw. Every node is also reached by Tab, worked by Enter or Space or its
//! own key, and known to assistive technology by the name of what can be seen.
//!
//! Answers in words lie beside the scene on the page, but what is done to them comes the same way and with the same
//! stamps. An answer counts when the press on it is let go: a finger that goes down there may be about to scroll.

mod arrivals;
mod paint;
mod pattern;

use egui::{
    Context, Event, EventFilter, Id, Key, LayerId, PointerButton, Pos2, Rect, Response, Sense, Ui,
    WidgetInfo, accesskit,
};
use srm_core::intent::{Intent, Means};
use srm_core::scene::{HEIGHT, Node, NodeId, Pt, Role, Scene, UNIT};
use srm_text::Words;
use std::time::Instant;

pub use arrivals::{Arrivals, Class};
pub use paint::picture as paint_picture;

use crate::tokens::Look;
use crate::widgets::paint_focus_ring;

/// One act on the scene, and when it reached the station.
#[derive(Clone, Debug, PartialEq)]
pub struct Acted {
    /// What was done.
    pub intent: Intent,
    /// When the input arrived; `None` when the window did not tell (tests, assistive technology).
    pub arrived: Option<Instant>,
}

/// An answer in words as it was last painted.
#[derive(Clone, Debug)]
pub struct Answerable {
    /// What choosing it activates.
    pub node: NodeId,
    /// The digit or lower-case letter that chooses it.
    pub key: char,
    /// The widget that stands for it.
    pub id: Id,
    /// Where it can be seen.
    pub rect: Rect,
}

/// Farther than this, a press that was let go was a scroll.
const SCROLLED: f32 = 24.0;

/// What the stage remembers from one frame to the next.
#[derive(Clone, Default)]
struct Memory {
    /// The nodes as last painted, each with the widget that stands for it, and where the canvas lay.
    nodes: Vec<(Node, Id)>,
    canvas: Option<Rect>,
    /// What of the canvas can be seen.
    visible: Option<Rect>,
    layer: Option<LayerId>,
    /// The answers in words that can be chosen.
    answers: Vec<Answerable>,
    /// The frame they were painted in.
    frame: u64,
    /// The pad that the pointer holds, and the last point told.
    held: Option<Pt>,
    /// The answer that the pointer went down on, and where.
    pressed: Option<(NodeId, Pos2)>,
}

fn memory_id() -> Id {
    Id::unique("stage memory")
}

/// What was done to the scene since it was last painted, in the order the inputs came. Call once a frame, before the
/// session is advanced and the new scene shown: inputs come before what is due after them.
pub fn acts(ctx: &Context) -> Vec<Acted> {
    let mut memory: Memory = ctx.data(|data| data.get_temp(memory_id())).unwrap_or_default();
    let fresh = memory.frame + 1 >= ctx.cumulative_frame_nr();
    let Some(canvas) = memory.canvas.filter(|_| fresh) else { return Vec::new() };
    let acted = read_inputs(ctx, &mut memory, canvas);
    ctx.data_mut(|data| data.insert_temp(memory_id(), memory));
    acted
}

/// Paints `scene` into the room at hand. Without `interactive` it is only looked at.
pub fn show(ui: &mut Ui, scene: &Scene, words: &Words, interactive: bool) {
    let look = Look::of(ui.ctx());
    let room = ui.available_rect_before_wrap();
    let canvas = canvas_in(room, scene.width());
    let before = ui.ctx().data(|data| data.get_temp::<Memory>(memory_id())).unwrap_or_default();
    ui.advance_cursor_after_rect(room);
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    paint::scene(&painter, scene, canvas, &look);
    let mut nodes = Vec::new();
    for node in &scene.nodes {
        let response = node_response(ui, node, canvas, words, interactive);
        if interactive && node.enabled {
            nodes.push((node.clone(), response.id));
            if response.has_focus() {
                let rect = on_screen(node, canvas).shrink(4.0);
                let radius = if node.area.round { rect.width() / 2.0 } else { 14.0 };
                paint_focus_ring(&painter, rect, radius, &look);
            }
        }
    }
    if interactive {
        let memory = Memory {
            nodes,
            canvas: Some(canvas),
            visible: Some(ui.clip_rect()),
            layer: Some(ui.layer_id()),
            answers: Vec::new(),
            frame: ui.ctx().cumulative_frame_nr(),
            held: before.held,
            pressed: before.pressed,
        };
        ui.ctx().data_mut(|data| data.insert_temp(memory_id(), memory));
    }
}

/// The answers in words that belong to the scene just shown. Call after [`show`].
pub fn show_answers(ctx: &Context, answers: Vec<Answerable>) {
    ctx.data_mut(|data| {
        let mut memory: Memory = data.get_temp(memory_id()).unwrap_or_default();
        memory.answers = answers;
        data.insert_temp(memory_id(), memory);
    });
}

/// The largest rectangle for a scene `width` units wide in the middle of `room`.
pub fn canvas_in(room: Rect, width: i32) -> Rect {
    let scale = (room.width() / width as f32).min(room.height() / HEIGHT as f32).max(0.01);
    Rect::from_center_size(room.center(), egui::vec2(width as f32 * scale, HEIGHT as f32 * scale))
}

fn on_screen(node: &Node, canvas: Rect) -> Rect {
    let scale = canvas.height() / (HEIGHT * UNIT) as f32;
    let corner = canvas.min + egui::vec2(node.area.at.x as f32, node.area.at.y as f32) * scale;
    Rect::from_min_size(corner, egui::vec2(node.area.w as f32, node.area.h as f32) * scale)
}

/// Where on the canvas a point of the screen lies, in 1/64 unit.
fn on_canvas(point: Pos2, canvas: Rect) -> Pt {
    let scale = (HEIGHT * UNIT) as f32 / canvas.height();
    let from = (point - canvas.min) * scale;
    Pt { x: from.x.round() as i32, y: from.y.round() as i32 }
}

fn read_inputs(ctx: &Context, memory: &mut Memory, canvas: Rect) -> Vec<Acted> {
    let (events, touched) = ctx.input(|input| (input.events.clone(), input.any_touches()));
    let by = if touched || events.iter().any(|event| matches!(event, Event::Touch { .. })) {
        Means::Touch
    } else {
        Means::Mouse
    };
    let focused = ctx.memory(egui::Memory::focused);
    // Only what lies on the page itself: nothing acts through something that covers it.
    let layer = memory.layer;
    let covered = |pos: Pos2| ctx.layer_id_at(pos) != layer;
    let mut arrivals = Arrivals::of(ctx).reader();
    let mut acted = Vec::new();
    for event in events {
        match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } => {
                let arrived = arrivals.next(Class::Press);
                let point = on_canvas(pos, canvas);
                let seen = memory.visible.is_none_or(|visible| visible.contains(pos));
                let intent = if pressed && !covered(pos) {
                    memory.pressed = answer_at(memory, pos).map(|answer| (answer, pos));
                    press(memory, point, by).filter(|_| seen)
                } else {
                    let chosen = let_go(memory, pos, by);
                    memory.held.take().map(|_| Intent::Release).or(chosen)
                };
                acted.extend(intent.map(|intent| Acted { intent, arrived }));
            }
            Event::PointerMoved(pos) => {
                let arrived = arrivals.next(Class::Move);
                if let Some(last) = &mut memory.held {
                    let point = on_canvas(pos, canvas);
                    if *last != point {
                        *last = point;
                        acted.push(Acted { intent: Intent::Point(point), arrived });
                    }
                }
            }
            Event::PointerGone if memory.held.take().is_some() => {
                acted.push(Acted { intent: Intent::Release, arrived: None });
            }
            Event::Key { key, pressed, repeat, modifiers, .. } => {
                let arrived = arrivals.next(Class::Key);
                if pressed && modifiers.is_none() {
                    let intent = key_pressed(memory, focused, key, repeat);
                    acted.extend(intent.map(|intent| Acted { intent, arrived }));
                }
            }
            _ => {}
        }
    }
    let nodes = memory.nodes.iter().map(|(node, id)| (node.id, *id));
    let answers = memory.answers.iter().map(|answer| (answer.node, answer.id));
    for (node, id) in nodes.chain(answers) {
        if ctx.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
            acted.push(Acted { intent: Intent::key(node), arrived: None });
        }
    }
    acted
}

/// The answer in words at a point of the screen.
fn answer_at(memory: &Memory, pos: Pos2) -> Option<NodeId> {
    memory.answers.iter().find(|answer| answer.rect.contains(pos)).map(|answer| answer.node)
}

/// The answer that was pressed and is let go, if it is still there and the pointer has not scrolled.
fn let_go(memory: &mut Memory, pos: Pos2, by: Means) -> Option<Intent> {
    let (node, from) = memory.pressed.take()?;
    let chosen = answer_at(memory, pos) == Some(node) && from.distance(pos) <= SCROLLED;
    chosen.then_some(Intent::Activate { node, by, point: None })
}

/// Enter, Space and arrows act on the node in focus, on a pad where its own mark stands; a node's own key acts from
/// anywhere.
fn key_pressed(memory: &Memory, focused: Option<Id>, key: Key, repeat: bool) -> Option<Intent> {
    let in_focus = memory.nodes.iter().find(|(_, id)| Some(*id) == focused).map(|(node, _)| node);
    let is_pad = in_focus.is_some_and(|node| node.role == Role::Pad);
    let answer = memory.answers.iter().find(|answer| Some(answer.id) == focused);
    let step = |dx, dy| in_focus.filter(|_| is_pad).map(|node| Intent::Move { node: node.id, dx, dy });
    match key {
        Key::Enter | Key::Space if !repeat => {
            in_focus.map(|node| node.id).or(answer.map(|answer| answer.node)).map(Intent::key)
        }
        Key::ArrowLeft => step(-1, 0),
        Key::ArrowRight => step(1, 0),
        Key::ArrowUp => step(0, -1),
        Key::ArrowDown => step(0, 1),
        _ if repeat => None,
        _ => {
            let typed = char_of(key)?;
            let own = memory.nodes.iter().find(|(node, _)| node.key == Some(typed)).map(|(node, _)| node.id);
            let answer = || memory.answers.iter().find(|answer| answer.key == typed);
            own.or_else(|| answer().map(|answer| answer.node)).map(Intent::key)
        }
    }
}

fn press(memory: &mut Memory, point: Pt, by: Means) -> Option<Intent> {
    let (hit, _) = memory.nodes.iter().rev().find(|(node, _)| node.area.contains(point))?;
    let node = hit.id;
    if hit.role == Role::Pad {
        memory.held = Some(point);
        return Some(Intent::Hold { node, by, point });
    }
    Some(Intent::Activate { node, by, point: Some(point) })
}

/// The character on a key, as nodes name theirs: a lower-case letter or a digit.
fn char_of(key: Key) -> Option<char> {
    let mut name = key.name().chars();
    match (name.next(), name.next()) {
        (Some(typed), None) => Some(typed.to_ascii_lowercase()),
        _ => None,
    }
}

fn node_response(ui: &Ui, node: &Node, canvas: Rect, words: &Words, interactive: bool) -> Response {
    let works = interactive && node.enabled;
    let sense = if works { Sense::focusable_noninteractive() } else { Sense::hover() };
    let response = ui.interact(on_screen(node, canvas), ui.scope_id().with(("node", node.id.0)), sense);
    let name = crate::text::spoken(&words.say(&node.name));
    let role = match node.role {
        Role::Image => egui::Role::Image,
        Role::Button | Role::Pad => egui::Role::Button,
        Role::Option => egui::Role::RadioButton,
    };
    response.widget_info(|| match node.role {
        Role::Option => WidgetInfo::selected(role, works, node.selected, &name),
        _ => WidgetInfo::labeled(role, works, &name),
    });
    response.ctx.accesskit_node_builder(response.id, |builder| {
        builder.set_role(match node.role {
            Role::Image => accesskit::Role::Image,
            Role::Button => accesskit::Role::Button,
            Role::Option => accesskit::Role::RadioButton,
            Role::Pad => accesskit::Role::Canvas,
        });
        builder.set_language(words.lang().code());
        if works && node.role != Role::Pad {
            builder.add_action(accesskit::Action::Click);
        }
        if let Some(key) = node.key {
            builder.set_keyboard_shortcut(key.to_string());
        }
    });
    if works && node.role == Role::Pad && response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use srm_core::say::Say;
    use srm_core::scene::{Area, NodeId};

    #[test]
    fn keys_act_on_the_node_in_focus_and_a_pad_has_arrows_besides() {
        let area = Area::rect(0, 0, 100, 100);
        let pad = Node::button(1, Say::new("pad"), area).with_role(Role::Pad);
        let button = Node::button(2, Say::new("button"), area).with_key('7');
        let ids = [Id::unique("pad"), Id::unique("button")];
        let memory = Memory { nodes: vec![(pad, ids[0]), (button, ids[1])], ..Memory::default() };
        let pressed = |focused, key| key_pressed(&memory, focused, key, false);
        let (pad, button) = (NodeId(1), NodeId(2));
        for key in [Key::Enter, Key::Space] {
            assert_eq!(pressed(Some(ids[0]), key), Some(Intent::key(pad)));
            assert_eq!(pressed(Some(ids[1]), key), Some(Intent::key(button)));
            assert_eq!(pressed(None, key), None);
            assert_eq!(key_pressed(&memory, Some(ids[0]), key, true), None, "a key that is held acts once");
        }
        let step = Some(Intent::Move { node: pad, dx: 0, dy: -1 });
        assert_eq!(pressed(Some(ids[0]), Key::ArrowUp), step);
        assert_eq!(key_pressed(&memory, Some(ids[0]), Key::ArrowUp, true), step, "arrows go on");
        assert_eq!(pressed(Some(ids[1]), Key::ArrowUp), None);
        assert_eq!(pressed(Some(ids[0]), Key::Num7), Some(Intent::key(button)), "its own key, from anywhere");
    }
}

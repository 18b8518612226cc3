//! Where a running kiosk is, worked out from its journal alone: `cargo run -p srm-kiosk --example peek -- DATA`.
//!
//! For tests that drive the real window: they must know which screen is on and what a perfect candidate would do, and
//! the window tells nobody. One line of `name=value` words: `screen`, `exercise`, `records`, `key` and `point` (on the
//! canvas, 1/64 unit) of the next act, `wait_ms` until it, and the colours of the light theme to find things by.

use srm_core::intent::Intent;
use srm_core::palette::{Ink, Theme};
use srm_core::session::{Entry, Event, Session, Start};
use srm_core::time::At;
use srm_host::disk::RealDisk;
use srm_host::journal::{RecordKind, recover};
use srm_host::paths::DataFolder;
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::args().nth(1).ok_or("usage: peek DATA")?;
    for (name, ink) in [("action", Ink::Action), ("card", Ink::Card), ("paper", Ink::Paper)] {
        let rgb = ink.rgb(Theme::Light);
        print!("{name}={:02x}{:02x}{:02x} ", rgb.0, rgb.1, rgb.2);
    }
    let folder = DataFolder::open(Some(data.as_ref()))?;
    let mut journals: Vec<PathBuf> = std::fs::read_dir(folder.journals())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end != "tmp"))
        .collect();
    // Sessions are named by when they began.
    journals.sort();
    let Some(path) = journals.last() else {
        println!("screen=none");
        return Ok(());
    };
    let recovered = recover(path, &RealDisk)?;
    let mut session: Option<Session> = None;
    let mut last = At::ZERO;
    for record in &recovered.records {
        last = At(record.at_us);
        match (record.kind, &mut session) {
            (RecordKind::Header, _) => {
                let header: serde_json::Value = serde_json::from_slice(&record.payload)?;
                let start: Start = serde_json::from_value(header["start"].clone())?;
                let pack = srm_host::embedded::demo().and_then(|demo| demo.pack).ok_or("no demo set")?;
                session = Some(Session::begin(pack, start));
            }
            (RecordKind::Event, Some(session)) => {
                for (at, event) in serde_json::from_slice::<Vec<(u64, Event)>>(&record.payload)? {
                    let entry = Entry { at: At(at), event };
                    let _ = session.apply(entry.at, &entry.event);
                }
            }
            _ => {}
        }
    }
    let mut session = session.ok_or("the journal has no header")?;
    session.advance(last);
    tell(&session, recovered.records.len());
    Ok(())
}

fn tell(session: &Session, records: usize) {
    let view = session.view();
    print!("screen={} records={records}", view.page.screen.name());
    if let Some(exercise) = session.exercise() {
        print!(" exercise={}", exercise.id());
    }
    if let Some((at, intent)) = session.demonstrated() {
        print!(" wait_ms={}", at.ms_since(session.now()));
        if let Intent::Activate { node, point, .. } = intent {
            let key = view.scene.as_ref().and_then(|scene| scene.node(node)).and_then(|node| node.key);
            if let Some(key) = key {
                print!(" key={key}");
            }
            if let Some(point) = point {
                print!(" point={},{}", point.x, point.y);
            }
        }
    }
    println!();
}

//! Draws every screen of the demo set, in every language, as small PNGs: `cargo run -p srm-kiosk --example pictures -- DIR`.
//!
//! A simulated candidate walks through the session; each screen is taken when it has something to show. Also three
//! screens at 200 % in high contrast. Pictures are painted in plain code, so they are the same on every machine.

use egui::Vec2;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use srm_core::bot::{self, Next, Profile};
use srm_core::digest::Digest;
use srm_core::id::CandidateCode;
use srm_core::lang::Lang;
use srm_core::pack::Pack;
use srm_core::page::{Screen, View};
use srm_core::palette::Theme;
use srm_core::session::{Act, Event, Purpose, Session, Settings, Start};
use srm_core::time::At;
use srm_text::Words;
use srm_ui::session_page;
use srm_ui::testing::{STATION, harness};
use srm_ui::tokens::Look;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs/images".into()));
    let only = std::env::args().nth(2);
    std::fs::create_dir_all(&folder)?;
    let pack = srm_host::embedded::demo().and_then(|demo| demo.pack).ok_or("the demo set does not check")?;
    for lang in pack.languages() {
        let shots = walk(&pack, lang);
        for (name, view) in &shots {
            let name = format!("{lang}-{name}");
            if only.as_ref().is_none_or(|only| name.contains(only.as_str())) {
                draw(&folder, &name, view, lang, Theme::Light, 100)?;
            }
            let large =
                ["instruction-1", "practice-1", "participation"].iter().any(|large| name.ends_with(large));
            if large && only.as_ref().is_none_or(|only| "large".contains(only.as_str())) {
                draw(&folder, &format!("{name}-large"), view, lang, Theme::HighContrast, 200)?;
            }
        }
    }
    Ok(())
}

/// Every screen of a session, once for each exercise, at a moment when there is something to see.
fn walk(pack: &Arc<Pack>, lang: &Lang) -> Vec<(String, View)> {
    let start = Start {
        session: uuid::Uuid::nil(),
        seed: 4,
        purpose: Purpose::Demo,
        set: pack.id().clone(),
        pack: Digest::ZERO,
        code: CandidateCode::from_number(4021),
        attempt: 1,
        settings: Settings::default(),
    };
    let mut session = Session::begin(Arc::clone(pack), start);
    let mut shots: Vec<(String, View)> = Vec::new();
    let mut last: Option<(Screen, usize, At)> = None;
    loop {
        let view = session.view();
        let screen = view.page.screen;
        let exercise = session.results().len() + 1;
        let entered = match last {
            Some((same, number, since)) if (same, number) == (screen, exercise) => since,
            _ => session.now(),
        };
        last = Some((screen, exercise, entered));
        let name = match screen {
            Screen::Language | Screen::Participation | Screen::Break | Screen::Finished => {
                screen.name().to_owned()
            }
            Screen::ExerciseDone => format!("{}-{}", screen.name(), exercise - 1),
            _ => format!("{}-{exercise}", screen.name()),
        };
        // Work is taken some seconds in, words at once.
        let wait_ms = match screen {
            Screen::Demonstration => 5200,
            Screen::Practice => 4100,
            Screen::Scored => 9300,
            _ => 0,
        };
        if session.now() >= entered.plus_ms(wait_ms) && !shots.iter().any(|(taken, _)| *taken == name) {
            shots.push((name, view));
        }
        if session.ending().is_some() {
            return shots;
        }
        match bot::next(&session, Profile::Perfect) {
            Next::Act(at, event) => {
                let until = entered.plus_ms(wait_ms);
                if session.now() < until && at >= until {
                    session.advance(until);
                    continue;
                }
                let event = match event {
                    Event::Act(Act::Language(_)) => Event::Act(Act::Language(lang.clone())),
                    other => other,
                };
                let _ = session.apply(at, &event);
            }
            Next::Wait(at) => {
                let until = entered.plus_ms(wait_ms);
                session.advance(if session.now() < until { at.min(until) } else { at });
            }
            Next::Stuck => return shots,
        }
    }
}

fn draw(
    folder: &Path,
    name: &str,
    view: &View,
    lang: &Lang,
    theme: Theme,
    scale_pct: u16,
) -> Result<(), Box<dyn std::error::Error>> {
    let words = Words::of(lang);
    let rtl = words.is_rtl() && view.page.screen != Screen::Language;
    let look = Look { theme, scale_pct, rtl, language: lang.code().into(), ..Look::default() };
    let mut harness = harness(STATION, &look, |ui| {
        let _ = session_page::show(ui, view, &words, false);
    });
    harness.run_steps(3);
    let image = harness.render()?;
    let small = Vec2::new(640.0, 400.0);
    let full = std::env::var_os("FULL_SIZE").is_some();
    let image = if full {
        image
    } else {
        image::imageops::resize(&image, small.x as u32, small.y as u32, FilterType::Lanczos3)
    };
    let file = std::io::BufWriter::new(std::fs::File::create(folder.join(format!("{name}.png")))?);
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, PngFilter::Adaptive);
    image::DynamicImage::from(image).to_rgb8().write_with_encoder(encoder)?;
    Ok(())
}

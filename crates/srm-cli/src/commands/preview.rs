//! `srm preview`: every screen of a set as pictures, or the way to see it in the station's program.

use crate::args::Preview;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::clock;
use crate::{files, sets, station};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;
use srm_core::id::{CandidateCode, Id};
use srm_core::lang::Lang;
use srm_core::pack::{Exercise, Pack};
use srm_core::palette::{Ink, Theme};
use srm_core::preview::{self, Shot};
use srm_core::say;
use srm_core::session::Start;
use srm_core::svg::{self, Style};
use srm_host::packs::Loaded;
use srm_text::Words;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

pub fn run(args: &Preview, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    match &args.svg {
        Some(folder) => draw(args, folder, &loaded, &pack, out),
        None => watch(&args.set, out),
    }
}

/// Starts the station's program when it lies beside this one; otherwise says how.
fn watch(set: &Path, out: &mut Output) -> Result<Exit, Failure> {
    let kiosk = beside();
    let words = format!(
        "See it as a candidate does:  srm-kiosk {set} --preview\nDraw every screen:           srm preview {set} \
         --svg DIR\n",
        set = set.display()
    );
    out.result(
        &words,
        || json!({ "set": set.display().to_string(), "kiosk": kiosk.as_ref().map(|kiosk| kiosk.display().to_string()) }),
    );
    let Some(kiosk) = kiosk else { return Ok(Exit::Fine) };
    let ended = Command::new(&kiosk).arg(set).arg("--preview").status();
    let ended = ended.map_err(|source| files::refused("start", &kiosk, source))?;
    if ended.success() {
        return Ok(Exit::Fine);
    }
    Err(Failure::usage(format_args!("{} ended with {ended}", kiosk.display())))
}

/// The station's program beside this one.
fn beside() -> Option<PathBuf> {
    let name = format!("srm-kiosk{}", std::env::consts::EXE_SUFFIX);
    Some(std::env::current_exe().ok()?.with_file_name(name)).filter(|path| path.is_file())
}

/// A picture on the disk.
struct Drawn {
    file: String,
    shot: Shot,
    title: String,
}

fn draw(
    args: &Preview,
    folder: &Path,
    loaded: &Loaded,
    pack: &Arc<Pack>,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let lang = sets::language(pack, args.lang.as_deref())?;
    let start: Start = station::start(loaded, args.seed, CandidateCode::from_number(1))?;
    let shots = preview::shots(pack, start, &lang)
        .ok_or_else(|| Failure::bad("the session came to no end; please report this with the set"))?;
    files::make_folder(folder)?;
    let words = Words::of(&lang);
    let style = Style {
        theme: args.theme.theme(),
        lang: lang.code(),
        rtl: lang.is_rtl(),
        words: &|what| words.words(what),
    };
    let digits = shots.len().to_string().len().max(2);
    let all = shots.len();
    let mut drawn = Vec::new();
    for (index, shot) in shots.into_iter().enumerate() {
        let of = shot.exercise.as_ref().map_or("set", Id::as_str);
        let file = format!("{:0digits$}-{of}-{}.svg", index + 1, shot.name);
        out.progress(index, all, &file);
        files::write(&folder.join(&file), svg::view(&shot.view, &style).as_bytes())?;
        let title = said(&words, &shot.view.page.title);
        drawn.push(Drawn { file, shot, title });
    }
    let index = folder.join("index.html");
    let sheet = ContactSheet { pack, lang: &lang, words: &words, theme: style.theme };
    files::write(&index, sheet.page(&drawn).into_string().as_bytes())?;
    let answer = format!("{}\n{} screens in `{lang}`\n", index.display(), drawn.len());
    out.result(&answer, || {
        json!({
            "set": pack.id().as_str(),
            "language": lang.code(),
            "index": index.display().to_string(),
            "screens": drawn.iter().map(|drawn| json!({
                "file": drawn.file,
                "exercise": drawn.shot.exercise.as_ref().map(Id::as_str),
                "screen": drawn.shot.name,
                "title": drawn.title,
                "at_ms": drawn.shot.at.ms(),
            })).collect::<Vec<_>>(),
        })
    });
    Ok(Exit::Fine)
}

/// Words for a browser, which isolates arguments by itself.
fn said(words: &Words, what: &say::Words) -> String {
    words.words(what).replace(['\u{2068}', '\u{2069}'], "")
}

/// The page that shows all pictures beside each other.
struct ContactSheet<'s> {
    pack: &'s Pack,
    lang: &'s Lang,
    words: &'s Words,
    theme: Theme,
}

impl ContactSheet<'_> {
    fn page(&self, drawn: &[Drawn]) -> Markup {
        let title = self.pack.text(self.lang, self.pack.title());
        let direction = if self.lang.is_rtl() { "rtl" } else { "ltr" };
        html! {
            (DOCTYPE)
            html lang=(self.lang.code()) dir=(direction) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width";
                    title { (title) }
                    style { (PreEscaped(self.style())) }
                }
                body {
                    h1 { (title) " " small { (self.pack.id().as_str()) " " (self.pack.version()) } }
                    @for part in drawn.chunk_by(|a, b| a.shot.exercise == b.shot.exercise) {
                        (self.part(part))
                    }
                }
            }
        }
    }

    /// The pictures of one exercise, or of the set's pages in between.
    fn part(&self, drawn: &[Drawn]) -> Markup {
        let id = drawn.first().and_then(|drawn| drawn.shot.exercise.as_ref());
        let exercise = id.and_then(|id| self.pack.exercise(id));
        html! {
            @if let Some(exercise) = exercise { (self.heading(exercise)) }
            div {
                @for Drawn { file, shot, title } in drawn {
                    figure {
                        a href=(file) { img src=(file) alt=(title) loading="lazy" width="1280" height="800"; }
                        figcaption {
                            b { (title) } " " span { (shot.name) " · " (clock(shot.at.0)) }
                            @for text in shot.view.page.notice.iter().map(|notice| said(self.words, &notice.words)) {
                                br; (text)
                            }
                        }
                    }
                }
            }
        }
    }

    fn heading(&self, exercise: &Exercise) -> Markup {
        html! {
            h2 id=(exercise.id().as_str()) {
                (self.pack.text(self.lang, exercise.title())) " "
                small { (exercise.id().as_str()) " · " (exercise.kind().info().name) }
            }
        }
    }

    fn style(&self) -> String {
        let hex = |ink: Ink| {
            let rgb = ink.rgb(self.theme);
            format!("#{:02x}{:02x}{:02x}", rgb.0, rgb.1, rgb.2)
        };
        format!(
            "body {{ font: 15px/1.4 'Noto Sans', 'Noto Sans Arabic', sans-serif; margin: 2rem; background: {}; color: {} }} \
             small, span {{ color: {}; font-weight: normal; font-size: .85em }} \
             div {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.2rem }} \
             figure {{ margin: 0 }} img {{ width: 100%; height: auto; border: 1px solid {}; border-radius: 6px }}",
            hex(Ink::Paper),
            hex(Ink::Ink),
            hex(Ink::Muted),
            hex(Ink::Line),
        )
    }
}

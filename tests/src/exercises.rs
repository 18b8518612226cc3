//! `docs/exercises.md` and its pictures, made from what each kind says of itself: the head of its file, the comments of
//! its parameters, its measures, and the sample of it in the gallery.

use srm_core::kinds::{KINDS, KindInfo, Mode, Part};
use srm_core::lang::Lang;
use srm_core::pack::{Exercise, Pack};
use srm_core::palette::Theme;
use srm_core::svg::{self, Style};
use srm_core::time::At;
use srm_text::Words;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// A form like any other.
const SEED: u64 = 3;
/// How far into its demonstration a kind is pictured, milliseconds.
const PICTURED_MS: u64 = 7000;
/// Where the pictures lie, below `docs`.
pub const PICTURES: &str = "images/exercises";

/// What a kind's own file says: its head as paragraphs, and its parameters.
#[derive(Debug)]
pub struct Own {
    /// The paragraphs of the head, each as one line.
    pub head: Vec<String>,
    /// Name and comment of each parameter.
    pub parameters: Vec<(String, String)>,
}

impl Own {
    /// Reads the source of a kind.
    pub fn of(source: &str) -> Self {
        let head: Vec<&str> =
            source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let head = head.split(|line| line.is_empty()).map(|lines| lines.join(" "));
        Self {
            head: head.filter(|paragraph| !paragraph.is_empty()).collect(),
            parameters: parameters(source),
        }
    }

    /// The paragraph that says what makes it harder.
    pub fn difficulty(&self) -> &str {
        self.head
            .iter()
            .find_map(|line| line.find("Difficulty").map(|from| &line[from..]))
            .unwrap_or_default()
    }
}

/// The fields of `File`, each with its comment.
fn parameters(source: &str) -> Vec<(String, String)> {
    let body = source.lines().skip_while(|line| !line.ends_with("struct File {")).skip(1);
    let mut found = Vec::new();
    let mut comment = String::new();
    for line in body.take_while(|line| *line != "}").map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            comment.push_str(words);
        } else if let Some((name, _)) = line.split_once(':') {
            let name = name.trim_start_matches("pub ").to_owned();
            found.push((name, std::mem::take(&mut comment).trim().to_owned()));
        }
    }
    found
}

/// The source of a kind, with its path below the project.
pub fn source(kind: &str) -> io::Result<(String, String)> {
    let folder = "crates/srm-core/src/kinds";
    let path = format!("{folder}/{kind}.rs");
    Ok((std::fs::read_to_string(crate::root().join(&path))?, path))
}

/// The gallery's sample of a kind.
pub fn sample<'p>(gallery: &'p Pack, kind: &str) -> Option<&'p Exercise> {
    gallery.exercises().iter().find(|exercise| exercise.kind().info().name == kind)
}

/// The page.
pub fn page(gallery: &Pack) -> io::Result<String> {
    let mut out = String::from(HEAD);
    for kind in KINDS {
        let _ = writeln!(out, "- [`{0}`](#{0})", kind.name);
    }
    out.push_str("- [`interview`](#interview), a form at the desk\n");
    for kind in KINDS {
        let (text, path) = source(kind.name)?;
        if let Some(exercise) = sample(gallery, kind.name) {
            section(&mut out, *kind, &Own::of(&text), exercise, &path);
        }
    }
    interview(&mut out)?;
    Ok(out)
}

const HEAD: &str = "# The kinds of exercise

<!-- Made by `cargo exercise-docs` from the files of the kinds; a test says when it is out of date. Change those files. -->

One page for each kind: what the candidate does, what it is evidence of and what it is not, its parameters with their
effect, and its measures. *Most* is what a perfect worker reaches with the parameters of the sample; no rule may ask for
more. A rate or sum never falls below 0. [authors.md](authors.md) says how an exercise file is written.

";

fn section(out: &mut String, kind: KindInfo, own: &Own, exercise: &Exercise, path: &str) {
    let _ =
        writeln!(out, "\n## {0}\n\n![{0}: a moment of its demonstration]({PICTURES}/{0}.svg)\n", kind.name);
    for paragraph in &own.head {
        let _ = writeln!(out, "{paragraph}\n");
    }
    let words = if kind.language_light { "holds no words" } else { "is about words" };
    let practised = if kind.practised { "at the station" } else { "with the leader" };
    let _ = writeln!(
        out,
        "The scene {words}. It is practised {practised}. Revision of its results: {}. Sample: \
         [`{id}.ron`](../exercises/gallery/{id}.ron), source: [`{path}`](../{path}).\n",
        kind.revision,
        id = exercise.id(),
    );
    parameter_table(out, &own.parameters);
    out.push_str("| measure | unit | least | most |\n|---|---|---:|---:|\n");
    for measure in exercise.kind().measures(exercise.limit_ms()) {
        let _ =
            writeln!(out, "| `{}` | {} | {} | {} |", measure.name, measure.unit, measure.min, measure.max);
    }
    let criteria = exercise.kind().criteria();
    if !criteria.is_empty() {
        let _ = writeln!(out, "\nRated by observers in the sample: `{}`.", criteria.join("`, `"));
    }
}

fn parameter_table(out: &mut String, parameters: &[(String, String)]) {
    out.push_str("| parameter | values and effect |\n|---|---|\n");
    for (name, comment) in parameters {
        let _ = writeln!(out, "| `{name}` | {} |", comment.replace('|', "\\|"));
    }
    out.push('\n');
}

fn interview(out: &mut String) -> io::Result<()> {
    let path = "crates/srm-core/src/pack/interview.rs";
    let own = Own::of(&std::fs::read_to_string(crate::root().join(path))?);
    out.push_str("\n## interview\n\n");
    for paragraph in &own.head {
        let _ = writeln!(out, "{paragraph}\n");
    }
    let _ = writeln!(out, "It lies beside the set as `interview.ron`. Source: [`{path}`](../{path}).\n");
    parameter_table(out, &own.parameters);
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    Ok(())
}

/// Name and content of the picture of each kind: a moment of its demonstration.
pub fn pictures(gallery: &Pack) -> Vec<(String, String)> {
    let words = Lang::parse("en").map(|lang| Words::of(&lang));
    let style = Style {
        theme: Theme::Light,
        lang: "en",
        rtl: false,
        words: &|what| words.as_ref().map(|words| words.words(what)).unwrap_or_default(),
    };
    let drawn = KINDS.iter().filter_map(|kind| {
        let exercise = sample(gallery, kind.name)?;
        Some((format!("{}.svg", kind.name), svg::scene(&moment(exercise), &style)))
    });
    drawn.collect()
}

/// The scene some seconds into a demonstration.
fn moment(exercise: &Exercise) -> srm_core::scene::Scene {
    let items = exercise.demonstration_items();
    let part = Part { mode: Mode::Demonstration, seed: SEED, items, limit_ms: exercise.limit_ms() };
    let mut run = exercise.kind().start(part);
    let until = At::from_ms(PICTURED_MS);
    while let Some((at, act)) = run.demonstrate().filter(|(at, _)| *at <= until) {
        run.advance(at);
        // Something may have happened at that very moment; then the act is thought over again.
        if run.demonstrate().is_some_and(|(again, same)| again <= at && same == act) {
            run.apply(at, &act);
        }
    }
    run.advance(until);
    run.scene(until)
}

/// Writes page and pictures below `docs`.
pub fn write(gallery: &Pack, docs: &Path) -> io::Result<()> {
    std::fs::write(docs.join("exercises.md"), page(gallery)?)?;
    let folder = docs.join(PICTURES);
    std::fs::create_dir_all(&folder)?;
    for (name, picture) in pictures(gallery) {
        std::fs::write(folder.join(name), picture)?;
    }
    Ok(())
}

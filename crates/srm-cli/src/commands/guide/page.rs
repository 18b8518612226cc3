//! The leader's folder as HTML: one file without anything outside it, made for paper (A4) and readable on a screen.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use srm_core::kinds::KindSpec;
use srm_core::kinds::observed::Spec as Observed;
use srm_core::lang::Lang;
use srm_core::pack::{Exercise, Interview, Leader, OnResume, Pack, Per, Stop, Supply};
use srm_core::say::Say;
use srm_core::time::TimeFactor;
use srm_text::Words;

/// Paper first: black on white, no colour that ink would be needed for, each form on a page of its own.
const STYLE: &str = "
@page { size: A4; margin: 18mm 16mm }
body { font: 11.5pt/1.45 'Noto Sans', 'Noto Sans Arabic', sans-serif; color: #1b1f24; max-width: 178mm; margin: 8mm auto; padding: 0 4mm }
h1 { font-size: 22pt; margin: 0 0 2mm } h2 { font-size: 15pt; margin: 9mm 0 2mm; break-after: avoid }
h3 { font-size: 12pt; margin: 5mm 0 1mm; break-after: avoid }
p { margin: 1mm 0 } .muted { color: #55606b }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 }
th, td { border: 0.3mm solid #8a94a0; padding: 1.5mm 2mm; text-align: start; vertical-align: top }
th { background: #f6f4ef } tr { break-inside: avoid } .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
blockquote { margin: 1mm 0 1mm; padding-inline-start: 4mm; border-inline-start: 1.2mm solid #0b5563 }
.form { break-before: page } .lines td { height: 9mm } .box { width: 11mm; text-align: center; font-weight: bold }
.notes { height: 22mm } ul { margin: 1mm 0; padding-inline-start: 6mm }
";

struct Guide<'p> {
    pack: &'p Pack,
    leader: Option<&'p Leader>,
    lang: &'p Lang,
    words: Words,
}

/// The whole page.
pub fn write(pack: &Pack, lang: &Lang, digest: &str) -> String {
    let guide = Guide { pack, leader: pack.leader(), lang, words: Words::of(lang) };
    guide.page(digest).into_string()
}

impl Guide<'_> {
    /// Words of ours. The marks round arguments are for the window's text layout; a browser isolates by itself.
    fn say(&self, say: &Say) -> String {
        self.words.say(say).replace(['\u{2068}', '\u{2069}'], "")
    }

    fn of(&self, id: &'static str) -> String {
        self.say(&Say::new(id))
    }

    /// Words of the author.
    fn text(&self, key: &str) -> &str {
        self.pack.text(self.lang, key)
    }

    fn page(&self, digest: &str) -> Markup {
        let direction = if self.lang.is_rtl() { "rtl" } else { "ltr" };
        let title = format!("{} – {}", self.of("guide-title"), self.text(self.pack.title()));
        html! {
            (DOCTYPE)
            html lang=(self.lang.code()) dir=(direction) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    (self.head(digest))
                    (self.job())
                    (self.preparation())
                    (self.run_sheet())
                    (self.script())
                    @for exercise in self.pack.exercises() {
                        @if let KindSpec::Observed(task) = exercise.kind() { (self.observation(exercise, task)) }
                    }
                    @if let Some(interview) = self.pack.interview() { (self.interview(interview)) }
                }
            }
        }
    }

    fn head(&self, digest: &str) -> Markup {
        let (pack, rubric) = (self.pack, self.pack.rubric());
        let scored_ms: u64 = pack.exercises().iter().map(|exercise| u64::from(exercise.limit_ms())).sum();
        let glance = Say::new("guide-glance")
            .number("exercises", pack.exercises().len() as i64)
            .number("minutes", i64::from(pack.minutes(TimeFactor::ONE)))
            .number("scored", scored_ms.div_ceil(60_000) as i64);
        let set =
            Say::new("guide-set").verbatim("set", pack.id().as_str()).verbatim("version", pack.version());
        let threshold = Say::new("guide-threshold")
            .number("threshold", rubric.threshold())
            .number("max", rubric.points_max());
        html! {
            h1 { (self.of("guide-title")) }
            p { strong { (self.text(pack.occupation())) } }
            p { (self.text(pack.about())) }
            p { (self.say(&glance)) }
            p { (self.say(&threshold)) }
            @for minimum in rubric.minima() {
                @let title = pack.exercise(minimum.exercise()).map_or("", |exercise| self.text(exercise.title()));
                p { (self.say(&Say::new("guide-minimum")
                    .number("points", minimum.points())
                    .number("max", rubric.exercise_max(minimum.exercise()))
                    .verbatim("exercise", title)
                    .verbatim("reason", self.text(minimum.reason())))) }
            }
            p.muted { (self.say(&set)) " · " bdi { (digest) } }
        }
    }

    fn skills(&self, skills: &[srm_core::skill::Skill]) -> String {
        let names: Vec<String> =
            skills.iter().map(|skill| self.words.text(&format!("skill-{}", skill.id()))).collect();
        names.join(", ")
    }

    fn job(&self) -> Markup {
        let job = self.pack.job();
        html! {
            h2 { (self.of("guide-job")) }
            table {
                tr { th scope="col" { (self.of("guide-task")) } th scope="col" { (self.of("guide-skills")) } }
                @for task in &job.tasks { tr { td { (self.text(&task.words)) } td { (self.skills(&task.skills)) } } }
            }
            table {
                tr { th scope="col" { (self.of("guide-skill")) } th scope="col" { (self.of("guide-evidence")) } }
                @for (skill, evidence) in &job.skills {
                    tr { td { (self.skills(&[*skill])) } td { (self.text(evidence)) } }
                }
            }
        }
    }

    fn preparation(&self) -> Markup {
        let Some(leader) = self.leader else { return html! {} };
        let scripts = self.pack.exercises().iter().filter_map(|e| Some((e, leader.script(e.id())?)));
        html! {
            h2 { (self.of("guide-prepare")) }
            (self.list(leader.prepare()))
            h2 { (self.of("guide-supplies")) }
            table {
                tr {
                    th scope="col" { (self.of("guide-supply")) }
                    th scope="col" { (self.of("guide-number")) }
                    th scope="col" { (self.of("guide-where")) }
                }
                @for supply in leader.supplies() { (self.supply(supply, &self.of("guide-all"))) }
                @for (exercise, script) in scripts {
                    @for supply in script.supplies() { (self.supply(supply, self.text(exercise.title()))) }
                }
            }
        }
    }

    fn supply(&self, supply: &Supply, place: &str) -> Markup {
        let id = match supply.per() {
            Per::Person => "guide-per-person",
            Per::Group => "guide-per-group",
            Per::Observer => "guide-per-observer",
            Per::Session => "guide-per-session",
        };
        let number = self.say(&Say::new(id).number("number", supply.number()));
        html! { tr { td { (self.text(supply.words())) } td { (number) } td { (place) } } }
    }

    fn list(&self, keys: &[String]) -> Markup {
        html! { ul { @for key in keys { li { (self.text(key)) } } } }
    }

    fn run_sheet(&self) -> Markup {
        let columns = ["guide-begins", "guide-stop", "guide-takes", "guide-scored", "guide-resume"];
        html! {
            h2 { (self.of("guide-run-sheet")) }
            table {
                tr { @for column in columns { th scope="col" { (self.of(column)) } } }
                @for line in self.pack.run_sheet(TimeFactor::ONE) {
                    tr {
                        td.number { (format!("{}:{:02}", line.begins_min / 60, line.begins_min % 60)) }
                        @match line.stop {
                            Stop::Exercise(index) => @if let Some(exercise) = self.pack.exercises().get(index) {
                                td {
                                    (self.text(exercise.title()))
                                    @if !exercise.kind().criteria().is_empty() { " – " em { (self.of("guide-observed")) } }
                                }
                                td.number { (line.takes_min) }
                                td.number { (exercise.limit_ms().div_ceil(60_000)) }
                                td { (self.of(resume(exercise.on_resume()))) }
                            },
                            Stop::Break { .. } => {
                                td { (self.of("guide-break")) } td.number { (line.takes_min) } td {} td {}
                            }
                        }
                    }
                }
            }
            p.muted { (self.of("guide-times")) }
        }
    }

    fn script(&self) -> Markup {
        let Some(leader) = self.leader else { return html! {} };
        html! {
            h2 { (self.of("guide-script")) }
            h3 { (self.of("guide-opening")) }
            (self.aloud(leader.opening()))
            @for (number, exercise) in self.pack.exercises().iter().enumerate() {
                @if let Some(script) = leader.script(exercise.id()) {
                    h3 { (number + 1) ". " (self.text(exercise.title())) }
                    (self.aloud(script.aloud()))
                    @if !script.acts().is_empty() {
                        p { strong { (self.of("guide-acts")) } }
                        (self.list(script.acts()))
                    }
                }
            }
            h3 { (self.of("guide-closing")) }
            (self.aloud(leader.closing()))
        }
    }

    fn aloud(&self, keys: &[String]) -> Markup {
        html! {
            p.muted { (self.of("guide-aloud")) }
            blockquote { @for key in keys { p { (self.text(key)) } } }
        }
    }

    /// A table of one anchored scale: a box to mark for each rating.
    fn scale(&self, anchors: &[String; 5]) -> Markup {
        html! {
            table {
                @for (rating, anchor) in anchors.iter().enumerate().rev() {
                    tr { td.box { (rating + 1) } td { (self.text(anchor)) } td.box { "☐" } }
                }
            }
        }
    }

    /// Who is rated, by whom, and when.
    fn signature(&self, by: &'static str) -> Markup {
        let rows = ["guide-candidate", by, "guide-date", "guide-signature"];
        html! { table.lines { @for row in rows { tr { th scope="row" { (self.of(row)) } td {} } } } }
    }

    fn observation(&self, exercise: &Exercise, task: &Observed) -> Markup {
        let title = Say::new("guide-sheet").verbatim("exercise", self.text(exercise.title()));
        html! {
            section.form {
                h2 { (self.say(&title)) }
                p { (self.of("guide-sheet-rule")) }
                (self.signature("guide-observer"))
                @for criterion in task.criteria() {
                    h3 { (self.text(criterion.words())) }
                    (self.scale(criterion.anchors()))
                }
                @if !task.counts().is_empty() {
                    h3 { (self.of("guide-counts")) }
                    table.lines { @for count in task.counts() { tr { td { (self.text(count.words())) } td.box {} } } }
                }
                h3 { (self.of("guide-notes")) }
                table { tr { td.notes {} } }
            }
        }
    }

    fn interview(&self, interview: &Interview) -> Markup {
        let minutes = Say::new("guide-interview-minutes").number("minutes", interview.minutes());
        html! {
            section.form {
                h2 { (self.text(interview.title())) }
                p { (self.say(&minutes)) }
                (self.signature("guide-recruiter"))
                (self.aloud(interview.opening()))
                @for (number, question) in interview.questions().iter().enumerate() {
                    h3 { (number + 1) ". " (self.text(question.words())) }
                    p { strong { (self.of("guide-follow-ups")) } }
                    (self.list(question.follow_ups()))
                    (self.scale(question.anchors()))
                    table { tr { td.notes { (self.of("guide-notes")) } } }
                }
                (self.aloud(interview.closing()))
            }
        }
    }
}

const fn resume(policy: OnResume) -> &'static str {
    match policy {
        OnResume::Continue => "guide-resume-continue",
        OnResume::RestartOtherForm => "guide-resume-restart",
        OnResume::Void => "guide-resume-void",
    }
}

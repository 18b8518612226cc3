//! What the program is started with. Few words, so they are read by hand; `srm` has the large command line.

use srm_core::session::Purpose;
use std::path::PathBuf;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Run the station.
    Station,
    /// Show the set to its author, in a folder that is thrown away.
    Preview,
    /// Measure the machine and write one line of JSON per trial.
    SelfTest(PathBuf),
    /// Tell how to use the program.
    Help,
}

/// Arguments, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Args {
    /// What to do.
    pub task: Task,
    /// The set; none for the built-in demo.
    pub set: Option<PathBuf>,
    /// The data folder; none for the platform's own.
    pub data: Option<PathBuf>,
    /// Where results are copied to; none for the first memory stick found.
    pub export: Option<PathBuf>,
    /// Window size instead of the full screen.
    pub window: Option<(u32, u32)>,
    /// What sessions are for.
    pub purpose: Option<Purpose>,
    /// Leave the program after this many frames and tell the time they took.
    pub bench_frames: Option<u32>,
    /// Have the perfect worker do the session, and tell the frames of so many seconds of each kind.
    pub bench_work: Option<u32>,
    /// Trials of the self-test.
    pub trials: u32,
}

impl Args {
    /// How to use the program.
    pub const HELP: &str = "\
usage: srm-kiosk [SET] [options]

SET is a folder exercises/<set>, a signed .srm-pack file, or nothing for the built-in demo.

  --preview            show SET to its author; nothing is kept
  --self-test OUT      measure disk, clock, display, keys and response times; one line of JSON per trial
  --trials N           trials of the self-test (20)
  --data DIR           keep keys, journals and sheets in DIR
  --export-to DIR      copy results to DIR instead of a memory stick
  --purpose P          live, trial or demo (demo for the built-in set, else live)
  --window WxH         a window of this size instead of the full screen
  --bench-frames N     draw N frames, print their times, leave
  --bench-work N       with --preview: print the frame times of N seconds of each kind's work, leave
  --help               this text";

    /// Reads the arguments after the program's name.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut args = Self {
            task: Task::Station,
            set: None,
            data: None,
            export: None,
            window: None,
            purpose: None,
            bench_frames: None,
            bench_work: None,
            trials: 20,
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = |what: &str| words.next().ok_or_else(|| format!("{word} needs {what}"));
            match word.as_str() {
                "--help" | "-h" => args.task = Task::Help,
                "--preview" => args.task = Task::Preview,
                "--self-test" => args.task = Task::SelfTest(value("a file to write to")?.into()),
                "--trials" => args.trials = number(&value("a number")?)?.clamp(1, 1000),
                "--data" => args.data = Some(value("a folder")?.into()),
                "--export-to" => args.export = Some(value("a folder")?.into()),
                "--bench-frames" => args.bench_frames = Some(number(&value("a number")?)?),
                "--bench-work" => args.bench_work = Some(number(&value("a number of seconds")?)?),
                "--purpose" => args.purpose = Some(purpose(&value("live, trial or demo")?)?),
                "--window" => args.window = Some(size(&value("a size such as 1280x800")?)?),
                option if option.starts_with('-') => return Err(format!("there is no option {option}")),
                _ if args.set.is_some() => return Err(format!("one set at a time; {word} is one too many")),
                _ => args.set = Some(word.into()),
            }
        }
        Ok(args)
    }
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("`{text}` is not a whole number"))
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    sides
        .filter(|(w, h)| (320..=8000).contains(w) && (320..=8000).contains(h))
        .ok_or_else(|| format!("`{text}` is not a size such as 1280x800"))
}

fn purpose(text: &str) -> Result<Purpose, String> {
    match text {
        "live" => Ok(Purpose::Live),
        "trial" => Ok(Purpose::Trial),
        "demo" => Ok(Purpose::Demo),
        _ => Err(format!("`{text}` is not live, trial or demo")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Args, String> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read_and_wrong_ones_named() {
        let args = parsed("exercises/demo --window 1280x800 --purpose trial").unwrap();
        assert_eq!(args.set, Some("exercises/demo".into()));
        assert_eq!((args.window, args.purpose), (Some((1280, 800)), Some(Purpose::Trial)));
        assert_eq!(parsed("--self-test out.json").unwrap().task, Task::SelfTest("out.json".into()));
        for (wrong, why) in [
            ("--purpose simulated", "simulated"),
            ("--window 10x10", "10x10"),
            ("--trials x", "x"),
            ("--data", "--data needs"),
            ("a b", "one too many"),
            ("--nope", "--nope"),
        ] {
            assert!(parsed(wrong).unwrap_err().contains(why), "{wrong}");
        }
    }
}

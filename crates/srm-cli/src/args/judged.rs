//! Arguments of the commands that judge: `enrol`, `rate`, `decide`, `attest`, `approve`.

use clap::{Args, ValueEnum};
use srm_core::session::Purpose;
use std::path::PathBuf;

/// Who signs, and by which list that is checked.
#[derive(Debug, Args)]
pub struct Who {
    /// Your key.
    #[arg(long, value_name = "K")]
    pub key: PathBuf,
    /// Who may sign: an `allowed_signers` file; you must be on it.
    #[arg(long, value_name = "T")]
    pub trust: PathBuf,
    /// Keys that no longer count, one public key per line.
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
    /// Your name, such as `rater/17`, when the list has several for your key in this role.
    #[arg(long, value_name = "P")]
    pub by: Option<String>,
}

/// A session's documents.
#[derive(Debug, Args)]
pub struct About {
    /// The sheet.
    #[arg(long, value_name = "SHEET")]
    pub sheet: PathBuf,
    /// Judgements about it made so far: files, or folders with them.
    #[arg(long, value_name = "FILE|DIR", num_args = 1..)]
    pub with: Vec<PathBuf>,
    /// Its set, when it lies neither beside the sheet nor in the program.
    #[arg(long, value_name = "P")]
    pub pack: Vec<PathBuf>,
}

/// Arguments of `enrol`.
///
/// A person asks with `--key`, `--as` and `--name`; who keeps the list compares the fingerprint with that person and then
/// runs `--accept`, which prints the line for `allowed_signers`.
#[derive(Debug, Args)]
pub struct Enrol {
    /// The request to accept: prints its line for `allowed_signers`.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["key", "names", "name", "out", "purpose"])]
    pub accept: Option<PathBuf>,
    /// The first day the line counts (`--accept`), as `YYYY-MM-DD`.
    #[arg(long, value_name = "DAY", requires = "accept")]
    pub from: Option<String>,
    /// The last day the line counts (`--accept`), as `YYYY-MM-DD`.
    #[arg(long, value_name = "DAY", requires = "accept")]
    pub until: Option<String>,
    /// Your key.
    #[arg(long, value_name = "K", required_unless_present = "accept")]
    pub key: Option<PathBuf>,
    /// A name you ask for, such as `recruiter/4`; again for another.
    #[arg(long = "as", value_name = "P", required_unless_present = "accept")]
    pub names: Vec<String>,
    /// Who you are, for whoever accepts it.
    #[arg(long, value_name = "TEXT", required_unless_present = "accept")]
    pub name: Option<String>,
    /// `demo` for trying things out.
    #[arg(long, value_enum, default_value = "live")]
    pub purpose: Use,
    /// The request to write.
    #[arg(short = 'o', long = "out", value_name = "FILE", required_unless_present = "accept")]
    pub out: Option<PathBuf>,
}

/// What a judgement is for, where no sheet says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Use {
    /// A real candidate.
    Live,
    /// Calibration.
    Trial,
    /// Trying things out.
    Demo,
}

impl Use {
    /// As documents have it.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Live => Purpose::Live,
            Self::Trial => Purpose::Trial,
            Self::Demo => Purpose::Demo,
        }
    }
}

/// Arguments of `rate`.
///
/// Without `--in` it prints the form: what is rated, the anchors, what is counted. Fill it in as JSON:
/// `{"marks":[{"criterion":"order","mark":4,"note":"…"}],"counts":[{"count":"lids","number":12}]}`.
#[derive(Debug, Args)]
pub struct Rate {
    /// Which exercise.
    #[arg(long, value_name = "ID")]
    pub exercise: String,
    /// The sheet; not needed when you rate before there is one.
    #[arg(long, value_name = "SHEET", required_unless_present_all = ["code", "set"])]
    pub sheet: Option<PathBuf>,
    /// The sheet's set, when it lies neither beside the sheet nor in the program.
    #[arg(long, value_name = "P")]
    pub pack: Vec<PathBuf>,
    /// The candidate's code, when there is no sheet yet.
    #[arg(long, value_name = "CODE", conflicts_with = "sheet", requires = "set")]
    pub code: Option<String>,
    /// Which attempt, when there is no sheet yet.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=99))]
    pub attempt: u8,
    /// The set, when there is no sheet yet: exactly the files the station has.
    #[arg(long, value_name = "SET", conflicts_with = "sheet", requires = "code")]
    pub set: Option<PathBuf>,
    /// What it is for, when there is no sheet yet.
    #[arg(long, value_enum, default_value = "live")]
    pub purpose: Use,
    /// The language of the form, such as `sv`; the set's first if not given.
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
    /// The filled-in form, as JSON (`-` for stdin).
    #[arg(long = "in", value_name = "FILE", requires_all = ["key", "trust", "out"])]
    pub input: Option<PathBuf>,
    /// Your earlier rating that this one takes the place of.
    #[arg(long, value_name = "FILE", requires = "reason", conflicts_with = "moderates")]
    pub supersedes: Option<PathBuf>,
    /// The ratings that this one reconciles: all there are, after you have talked.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "reason")]
    pub moderates: Vec<PathBuf>,
    /// Why, when it reconciles others or takes an earlier one's place.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Your key.
    #[arg(long, value_name = "K", requires = "input")]
    pub key: Option<PathBuf>,
    /// Who may sign: an `allowed_signers` file; you must be on it.
    #[arg(long, value_name = "T")]
    pub trust: Option<PathBuf>,
    /// Keys that no longer count, one public key per line.
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
    /// Your name, such as `rater/17`, when the list has several raters for your key.
    #[arg(long, value_name = "P")]
    pub by: Option<String>,
    /// The rating to write.
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Arguments of `decide`.
///
/// Without `--verdict` or `--countersign` it only shows the case: basis, minima, ratings, what is due and what does not fit.
#[derive(Debug, Args)]
pub struct Decide {
    /// The session's documents.
    #[command(flatten)]
    pub about: About,
    /// Your decision.
    #[arg(long, value_enum, requires_all = ["reason", "key", "out"])]
    pub verdict: Option<Word>,
    /// Why, in your own words.
    #[arg(long, value_name = "TEXT", requires = "verdict")]
    pub reason: Option<String>,
    /// Another person's decision that you agree with: signs the same text as the second person.
    #[arg(long, value_name = "FILE", requires_all = ["key", "out"], conflicts_with = "verdict")]
    pub countersign: Option<PathBuf>,
    /// Your key.
    #[arg(long, value_name = "K")]
    pub key: Option<PathBuf>,
    /// Who may sign: an `allowed_signers` file.
    #[arg(long, value_name = "T")]
    pub trust: PathBuf,
    /// Keys that no longer count, one public key per line.
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
    /// Your name, such as `recruiter/4`, when the list has several recruiters for your key.
    #[arg(long, value_name = "P")]
    pub by: Option<String>,
    /// The decision to write.
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Word {
    /// The person goes on.
    Forward,
    /// The person does not go on this time.
    NotForward,
}

/// Arguments of `attest`.
#[derive(Debug, Args)]
pub struct Attest {
    /// The session's documents; a decision in force must be among them.
    #[command(flatten)]
    pub about: About,
    /// Who attests.
    #[command(flatten)]
    pub who: Who,
    /// The skills shown, such as `follow-rules,dexterity`; all the set gives evidence of if not given.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub skills: Vec<String>,
    /// The occupation's name; the set's own, in the sheet's language, if not given.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// For how many days from the session it is meant to be relied upon.
    #[arg(long, value_name = "N", default_value_t = 730, value_parser = clap::value_parser!(i32).range(1..=3650))]
    pub valid_days: i32,
    /// The attestation to write.
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: PathBuf,
}

/// Arguments of `approve`.
///
/// Signs that an employer has seen a set with its threshold and minima, and approves it or not.
#[derive(Debug, Args)]
pub struct Approve {
    /// The set: a folder, a packed file, or `demo`.
    pub set: PathBuf,
    /// Which employer.
    #[command(flatten)]
    pub who: Who,
    /// The language the reasons are shown in, such as `sv`; the set's first if not given.
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
    /// Do not approve, for this reason.
    #[arg(long, value_name = "TEXT")]
    pub refuse: Option<String>,
    /// `demo` for trying things out.
    #[arg(long, value_enum, default_value = "live")]
    pub purpose: Use,
    /// The document to write.
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: PathBuf,
}

//! What can be asked of `srm`.

pub mod archive;
pub mod judged;

pub use archive::{Archive, ArchiveCommand};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use srm_core::bot::Profile;
use srm_core::palette::Theme;
use srm_core::time::TimeFactor;
use std::path::PathBuf;

/// Make, check and run exercise sets; verify score sheets, and judge them.
///
/// Exit codes: 0 fine; 1 the thing checked is bad (malformed content, bad signature, unknown signer, different score);
/// 2 wrong usage or a file that cannot be opened.
#[derive(Debug, Parser)]
#[command(name = "srm", version, max_term_width = 100, propagate_version = true)]
pub struct Cli {
    /// How to answer: words for people, or one JSON document on stdout. `check` also knows one line per problem.
    #[arg(long, global = true, value_enum, default_value = "human")]
    pub format: Format,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Words for people.
    Human,
    /// One JSON document on stdout.
    Json,
    /// One line per problem (`check` only).
    Short,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The office's archive: import, list, answer, export, keep and erase.
    Archive(Archive),
    /// Report every problem of exercise sets, with place and fix.
    Check(Check),
    /// Say what a code such as SR0201 or SV0101 means.
    Explain(Explain),
    /// Write the leader's folder of a set: run sheet, script, material, observation sheets, interview form.
    Guide(Guide),
    /// Make a signing key, its public half, and its line for `allowed_signers`.
    Keygen(Keygen),
    /// Write a set as one signed file for stations.
    Pack(Pack),
    /// See a set before anybody sits it: in the station's program, or every screen drawn as SVG.
    Preview(Preview),
    /// Run a simulated session without a window; its sheet lands in a folder.
    Run(Run),
    /// Let many simulated candidates sit a set: expected points, measures and minutes.
    Simulate(Simulate),
    /// Compute one statistic on plain numbers, to be checked against R or Python.
    Stats(Stats),
    /// Check signatures, trust, ledger and scores of sheets; every fault is named.
    Verify(Verify),
    /// Explain a sheet's points, line by line.
    Score(Score),
    /// Show what happened in a session, or what was on the screen at a moment.
    Replay(Replay),
    /// Ask to be put on the list of signers, or accept such a request.
    Enrol(judged::Enrol),
    /// Rate an observed exercise, or print the form for it.
    Rate(judged::Rate),
    /// Show a case; decide on it with a reason; sign as the second person.
    Decide(judged::Decide),
    /// Write what a candidate keeps after a decision in force.
    Attest(judged::Attest),
    /// Sign an employer's word on a set and its minima.
    Approve(judged::Approve),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// A set's folder, any of its files, a packed file, a project folder, or `demo`.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code, such as SR0201.
    #[arg(required_unless_present = "list")]
    pub code: Option<String>,
    /// List every code.
    #[arg(long, conflicts_with = "code")]
    pub list: bool,
}

/// Arguments of `guide`.
#[derive(Debug, Args)]
pub struct Guide {
    /// The set: a folder or a packed file.
    pub set: PathBuf,
    /// The page to write (HTML, for any browser and for paper).
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: PathBuf,
    /// The language, such as `sv`; the set's first if not given.
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
}

/// Arguments of `keygen`.
#[derive(Debug, Args)]
pub struct Keygen {
    /// The key's file. Beside it come `<K>.pub` and `<K>.allowed_signers`. No file is replaced.
    #[arg(long, value_name = "K")]
    pub out: PathBuf,
    /// Leave the key unlocked. Otherwise the passphrase is asked for twice, or taken from `SRM_PASSPHRASE`.
    #[arg(long)]
    pub no_passphrase: bool,
    /// The name the office knows the signer by; the key's file name if not given.
    #[arg(long, value_name = "P")]
    pub principal: Option<String>,
}

/// Arguments of `pack`.
#[derive(Debug, Args)]
pub struct Pack {
    /// The set: a folder, a packed file, or `demo`.
    pub set: PathBuf,
    /// The author's key.
    #[arg(long, value_name = "K")]
    pub key: PathBuf,
    /// The file to write.
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    pub out: PathBuf,
}

/// Arguments of `run`.
///
/// The seed fixes form, items, every act and so the points. Ids, keys and wall times are new each time. The sheet's
/// purpose is `simulated`, which no one can decide on.
#[derive(Debug, Args)]
pub struct Run {
    /// The set: a folder, a packed file, or `demo`.
    pub set: PathBuf,
    /// Who works: `perfect` does everything right, `idle` only turns the pages; the others make mistakes as people do.
    #[arg(long, required = true, num_args = 0..=1, default_missing_value = "perfect", value_parser = profile())]
    pub bot: Profile,
    /// What form and items are drawn from.
    #[arg(long, value_name = "N")]
    pub seed: u64,
    /// The station's key.
    #[arg(long, value_name = "K")]
    pub key: PathBuf,
    /// Where the sheet, its pack and the ledger go.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Which attempt at the set.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=99))]
    pub attempt: u8,
    /// More time, in thousandths: 1000 (none) to 3000.
    #[arg(long, value_name = "N", default_value = "1000", value_parser = time_factor)]
    pub time_factor: TimeFactor,
    /// The candidate's code, with its check digit; made from the seed if not given.
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// The station's name; the one in `<K>.allowed_signers` if not given.
    #[arg(long, value_name = "P")]
    pub station: Option<String>,
}

/// Arguments of `preview`.
///
/// Without `--svg` the station's program is started with `--preview`, if it lies beside this one.
#[derive(Debug, Args)]
pub struct Preview {
    /// The set: a folder, a packed file, or `demo`.
    pub set: PathBuf,
    /// Draw every screen into this folder, with `index.html` to look through them.
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    /// The language, such as `sv`; the set's first if not given.
    #[arg(long, value_name = "L", requires = "svg")]
    pub lang: Option<String>,
    /// The colours.
    #[arg(long, value_enum, default_value = "light", requires = "svg")]
    pub theme: Look,
    /// What the form is drawn from.
    #[arg(long = "seed", value_name = "N", default_value_t = 1, requires = "svg")]
    pub seed: u64,
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Look {
    /// Dark on warm paper.
    Light,
    /// Light on dark.
    Dark,
    /// Black, white and yellow.
    HighContrast,
}

impl Look {
    /// The theme.
    pub const fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::HighContrast => Theme::HighContrast,
        }
    }
}

/// Arguments of `simulate`.
///
/// Nothing is written unless `--out` is given. Ends with 1 when full marks cannot be reached in some exercise.
#[derive(Debug, Args)]
pub struct Simulate {
    /// The set: a folder, a packed file, or `demo`.
    pub set: PathBuf,
    /// How many candidates.
    #[arg(short = 'n', long = "number", value_name = "N", default_value_t = 40,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub number: u32,
    /// What their forms, abilities and mistakes are drawn from; the same seed gives the same candidates.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Who they are: all of one kind, or a mixed crowd.
    #[arg(long, value_name = "NAME", default_value = "mixed", value_parser = crowd())]
    pub profile: Crowd,
    /// Also write their sheets, with ledger and set, into this folder; takes a key.
    #[arg(long, value_name = "DIR", requires = "key")]
    pub out: Option<PathBuf>,
    /// The station's key for the sheets.
    #[arg(long, value_name = "K", requires = "out")]
    pub key: Option<PathBuf>,
}

/// Who sits a set: everybody of one profile, or a mixed crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd(pub Option<Profile>);

impl Crowd {
    /// What a mixed crowd is called.
    pub const MIXED: &str = "mixed";

    /// The name, as it is asked for.
    pub const fn name(self) -> &'static str {
        match self.0 {
            None => Self::MIXED,
            Some(profile) => profile.name(),
        }
    }
}

fn profile_of(name: &str) -> Option<Profile> {
    Profile::ALL.into_iter().find(|profile| profile.name() == name)
}

fn profile() -> impl TypedValueParser<Value = Profile> {
    let names = PossibleValuesParser::new(Profile::ALL.map(Profile::name));
    names.try_map(|name| profile_of(&name).ok_or("no such profile"))
}

fn crowd() -> impl TypedValueParser<Value = Crowd> {
    let names = Profile::ALL.map(Profile::name).into_iter().chain([Crowd::MIXED]);
    PossibleValuesParser::new(names).map(|name| Crowd(profile_of(&name)))
}

/// Arguments of `stats`.
///
/// The input is a JSON object on stdin, the output a JSON object on stdout. In the input `null` is a missing value, in
/// the output it is a value that is not defined, with the reason in `notes`. Instead of a table, the input may name a CSV
/// file in `data_csv`, as a path from the current folder.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct Stats {
    /// The statistic.
    pub name: Option<String>,
    /// List every statistic.
    #[arg(long, conflicts_with_all = ["name", "help"])]
    pub list: bool,
    /// Take the table from a CSV file: a comma between cells, a point in numbers, an empty cell or NA where a value is
    /// missing, names of columns in the first line if there are any.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Further fields as a JSON object, beside a CSV file or instead of stdin.
    #[arg(long, value_name = "JSON")]
    pub options: Option<String>,
    /// Print help; after the name of a statistic, its own: input, output, formula, source and an example.
    #[arg(short, long)]
    pub help: bool,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Sheets, judgements, packed sets, or folders of them as stations and offices export them.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// Who may sign: an `allowed_signers` file.
    #[arg(long, value_name = "T")]
    pub trust: PathBuf,
    /// Keys that no longer count, one public key per line.
    #[arg(long, value_name = "FILE")]
    pub revoked: Option<PathBuf>,
    /// A set that sheets may name; those beside the sheets and the built-in one are known without.
    #[arg(long, value_name = "P")]
    pub pack: Vec<PathBuf>,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub struct Score {
    /// The sheet.
    pub sheet: PathBuf,
    /// Its set, when it lies neither beside the sheet nor in the program.
    #[arg(long, value_name = "P")]
    pub pack: Vec<PathBuf>,
}

/// Arguments of `replay`.
#[derive(Debug, Args)]
pub struct Replay {
    /// The sheet.
    pub sheet: PathBuf,
    /// The moment, in milliseconds of session time; the end if not given.
    #[arg(long, value_name = "MS")]
    pub at: Option<u64>,
    /// Write what was on the screen at that moment as SVG (`-` for stdout).
    #[arg(long, value_name = "F")]
    pub svg: Option<PathBuf>,
    /// Its set, when it lies neither beside the sheet nor in the program.
    #[arg(long, value_name = "P")]
    pub pack: Vec<PathBuf>,
}

fn time_factor(text: &str) -> Result<TimeFactor, String> {
    let factor = text.parse().ok().and_then(TimeFactor::new);
    factor
        .ok_or_else(|| "a time factor is 1000 to 3000 thousandths; 1250 gives a quarter more time".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_sound() {
        Cli::command().debug_assert();
    }
}

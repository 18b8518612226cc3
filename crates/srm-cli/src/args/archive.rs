//! What can be asked of `srm archive`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Arguments of `archive`.
#[derive(Debug, Args)]
pub struct Archive {
    /// What to do.
    #[command(subcommand)]
    pub command: ArchiveCommand,
}

/// What `archive` does.
#[derive(Debug, Subcommand)]
pub enum ArchiveCommand {
    /// Begin a new archive.
    Create(Create),
    /// Show whom the archive trusts, or put another list in force.
    Trust(Trust),
    /// Take in a folder, a stick or single files; each is named with what became of it.
    Import(Import),
    /// Compute the points of sheets again, until none waits.
    Recompute(Place),
    /// List sessions. Never sorted by points.
    List(List),
    /// Show all that is known of a case: faults, ratings, decisions, what it needs.
    Show(Show),
    /// Lay each station's ledger against the sheets: what is missing, exchanged or set back.
    Stations(Place),
    /// Make the index again from the documents.
    Rebuild(Place),
    /// Write a checked copy of the whole archive, while others use it.
    Backup(Backup),
    /// Put a backup in the place of an archive that is gone.
    Restore(Restore),
    /// Write tables without names, or the documents themselves.
    Export(Export),
    /// Write everything kept about the person behind a code, for that person.
    Copy(Copy),
    /// Show what has had its time; with a key, erase it and keep a signed report.
    Purge(Purge),
    /// Show the access log and check its chain.
    Log(Log),
    /// Show or say who a code is.
    Person(Person),
    /// Search people by name or contact.
    People(People),
    /// Who waits for an answer, by the clock.
    Calls(Acting),
    /// Note a try to reach a candidate, or that the answer was given.
    Called(Called),
}

/// Which archive.
#[derive(Debug, Args)]
pub struct Place {
    /// The archive's file.
    #[arg(long, value_name = "PATH")]
    pub db: PathBuf,
}

/// Which archive, and who acts.
#[derive(Debug, Args)]
pub struct Acting {
    /// The archive's file.
    #[arg(long, value_name = "PATH")]
    pub db: PathBuf,
    /// Who acts, such as `recruiter/4`; it stands in the access log.
    #[arg(long, value_name = "WHO")]
    pub by: String,
}

/// Arguments of `archive create`.
#[derive(Debug, Args)]
pub struct Create {
    #[command(flatten)]
    pub place: Place,
    /// For trying out: takes only demo and simulated sessions, and never becomes anything else.
    #[arg(long)]
    pub demo: bool,
}

/// Arguments of `archive trust`.
#[derive(Debug, Args)]
pub struct Trust {
    #[command(flatten)]
    pub place: Place,
    /// The new list (`allowed_signers`); without it the one in force is shown.
    pub signers: Option<PathBuf>,
    /// Revoked public keys, one per line.
    #[arg(long, value_name = "FILE", requires = "signers")]
    pub revoked: Option<PathBuf>,
    /// Who puts it in force, such as `officer/1`.
    #[arg(long, value_name = "WHO", default_value = "")]
    pub by: String,
}

/// Arguments of `archive import`.
#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    pub acting: Acting,
    /// Folders and files.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `archive list`.
#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub place: Place,
    /// Only what needs this, such as `decision-due`.
    #[arg(long, value_name = "NEED")]
    pub need: Option<String>,
    /// The beginning of a code or of a set's id.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    /// Only this set.
    #[arg(long, value_name = "SET")]
    pub set: Option<String>,
    /// Only this station.
    #[arg(long, value_name = "STATION")]
    pub station: Option<String>,
    /// Only sessions that ended on this day (YYYY-MM-DD) or later.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Only sessions that ended before this day.
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// In which order.
    #[arg(long, value_enum, default_value = "latest")]
    pub order: ListOrder,
    /// Most rows.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// In which order sessions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListOrder {
    /// The latest first.
    Latest,
    /// The earliest first.
    Earliest,
    /// By code.
    Code,
    /// What is due first.
    Due,
}

/// Arguments of `archive show`.
#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub place: Place,
    /// A candidate's code, a session's id, or a document's digest.
    pub what: String,
}

/// Arguments of `archive backup`.
#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub place: Place,
    /// The copy to write; no file is replaced.
    pub to: PathBuf,
}

/// Arguments of `archive restore`.
#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    pub place: Place,
    /// The backup.
    pub from: PathBuf,
}

/// Arguments of `archive export`.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub acting: Acting,
    /// The folder to write; empty or not there yet.
    pub out: PathBuf,
    /// Tables without names: CSV with `datapackage.json`, or JSON.
    #[arg(long, value_enum, default_value = "csv", conflicts_with = "documents")]
    pub data: DataForm,
    /// The documents as they are, instead of tables.
    #[arg(long)]
    pub documents: bool,
    /// A file with 32 hex digits: codes stand in as digests salted with it. It is made if it is not there.
    #[arg(long, value_name = "FILE", conflicts_with = "documents")]
    pub salt: Option<PathBuf>,
    /// Also the group facts that people gave (officers only).
    #[arg(long, conflicts_with = "documents")]
    pub groups: bool,
}

/// The form of exported tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DataForm {
    /// CSV files and `datapackage.json`.
    Csv,
    /// JSON files.
    Json,
}

/// Arguments of `archive copy`.
#[derive(Debug, Args)]
pub struct Copy {
    #[command(flatten)]
    pub acting: Acting,
    /// The candidate's code.
    pub code: String,
    /// The folder to write.
    pub out: PathBuf,
}

/// Arguments of `archive purge`.
#[derive(Debug, Args)]
pub struct Purge {
    #[command(flatten)]
    pub acting: Acting,
    /// Erase, and sign the report with this key. Without it nothing is changed.
    #[arg(long, value_name = "K")]
    pub key: Option<PathBuf>,
}

/// Arguments of `archive log`.
#[derive(Debug, Args)]
pub struct Log {
    #[command(flatten)]
    pub acting: Acting,
    /// Most lines, the latest first.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// Arguments of `archive person`.
#[derive(Debug, Args)]
pub struct Person {
    #[command(flatten)]
    pub acting: Acting,
    /// The candidate's code.
    pub code: String,
    /// The name, to say or change who the code is.
    #[arg(long, requires_all = ["contact", "language"])]
    pub name: Option<String>,
    /// A telephone number or an address.
    #[arg(long, requires = "name")]
    pub contact: Option<String>,
    /// The language of letters, such as `sv`.
    #[arg(long, requires = "name")]
    pub language: Option<String>,
    /// As the person gives it, of their own will.
    #[arg(long, requires = "name")]
    pub sex: Option<String>,
    /// As the person gives it, such as `25-34`.
    #[arg(long, requires = "name")]
    pub age_band: Option<String>,
    /// Any other group the programme follows up, as the person gives it.
    #[arg(long, requires = "name")]
    pub other: Option<String>,
    /// A further code of the person known by `--also`.
    #[arg(long, value_name = "CODE", conflicts_with = "name")]
    pub also: Option<String>,
    /// Take the code from its person, after a mistake.
    #[arg(long, conflicts_with_all = ["name", "also"])]
    pub unlink: bool,
}

/// Arguments of `archive people`.
#[derive(Debug, Args)]
pub struct People {
    #[command(flatten)]
    pub acting: Acting,
    /// Part of a name or contact, or a whole code.
    pub text: String,
}

/// Arguments of `archive called`.
#[derive(Debug, Args)]
pub struct Called {
    #[command(flatten)]
    pub acting: Acting,
    /// The session's id, as `archive calls` shows it.
    pub session: String,
    /// The candidate was reached.
    #[arg(long)]
    pub reached: bool,
    /// The answer was given: by `call`, `letter` or `meeting`.
    #[arg(long, value_name = "MEANS")]
    pub answered: Option<String>,
}

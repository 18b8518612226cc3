//! What leaves the archive: tables without names for statistics, and the documents themselves for another office.
//!
//! A data package is CSV with `datapackage.json` (Frictionless Data Package 1), or the same tables as JSON. No table holds
//! a name, a contact, a code or free text; a code can stand in as its salted digest, so that two exports made with the
//! same salt can be laid together.

mod tables;

use crate::actor::Actor;
use crate::archive::Archive;
use crate::content;
use crate::error::ArchiveError;
use crate::import::{Continue, Progress};
use crate::log::Act;
use serde_json::{Map, Value, json};
use srm_sheet::judgement::Tombstone;
use srm_sheet::principal::Role;
use srm_sheet::utc::Utc;
use srm_sheet::{personal_number, verify::Kind};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tables::{Cell, TABLES, Table, Writer};

/// In which form tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// CSV files and `datapackage.json`.
    Csv,
    /// One JSON file per table: a list of objects.
    Json,
}

/// What stands for a candidate's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// Nothing: rows of one case share a running number.
    Omitted,
    /// A digest of salt and code, cut to 32 hex digits. The salt must be kept secret, or codes can be tried out.
    Salted([u8; 16]),
}

/// What an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportAsk {
    /// The form.
    pub form: Form,
    /// What stands for codes.
    pub codes: Codes,
    /// Whether the table of group facts is written: for the question whether the method is fair, officers only.
    pub with_groups: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Rows by table, in the order written.
    pub rows: Vec<(String, usize)>,
    /// Whether it was stopped; the folder then holds nothing that looks whole.
    pub stopped: bool,
}

impl Archive {
    /// Writes the tables into a folder that is empty or not there yet.
    pub fn export(
        &self,
        ask: &ExportAsk,
        folder: &Path,
        actor: &Actor,
        at: Utc,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<Exported, ArchiveError> {
        actor.must_be(&[Role::Recruiter, Role::Officer], "export data")?;
        if ask.with_groups {
            actor.must_be(&[Role::Officer], "export group facts")?;
        }
        make_empty(folder)?;
        self.note(actor, Act::Exported, if ask.with_groups { "data with groups" } else { "data" }, at)?;
        let mut writer = Writer::new(ask.codes);
        let is_whole = self.fill(&mut writer, ask.with_groups, progress)?;
        if !is_whole {
            return Ok(Exported { rows: Vec::new(), stopped: true });
        }
        let mut rows = Vec::new();
        let mut resources = Vec::new();
        for table in TABLES.iter().filter(|table| ask.with_groups || table.name != "groups") {
            let lines = writer.rows(table.name);
            if let Some(text) = lines.iter().flatten().find_map(personal) {
                return Err(ArchiveError::Bad(format!(
                    "the table `{}` would hold something that reads like a personal identity number ({text}); correct \
                     it where it comes from",
                    table.name
                )));
            }
            let (name, text) = match ask.form {
                Form::Csv => (format!("{}.csv", table.name), csv_of(table, lines)?),
                Form::Json => (format!("{}.json", table.name), json_of(table, lines)?),
            };
            write(&folder.join(&name), text.as_bytes())?;
            resources.push(resource(table, &name));
            rows.push((table.name.to_owned(), lines.len()));
        }
        if ask.form == Form::Csv {
            let package = json!({
                "profile": "tabular-data-package",
                "name": "srm-archive-export",
                "title": "Sessions of an SRM office, without names",
                "created": at.to_string(),
                "resources": resources,
            });
            write(&folder.join("datapackage.json"), pretty(&package)?.as_bytes())?;
        }
        Ok(Exported { rows, stopped: false })
    }

    /// Writes every document as it is, in one folder for each kind, with a list of what was erased. Another archive, or
    /// `srm verify`, reads the folder.
    pub fn export_documents(
        &self,
        folder: &Path,
        actor: &Actor,
        at: Utc,
        progress: &mut dyn FnMut(Progress) -> Continue,
    ) -> Result<Exported, ArchiveError> {
        actor.must_be(&[Role::Recruiter, Role::Officer], "export documents")?;
        make_empty(folder)?;
        self.note(actor, Act::Exported, "documents", at)?;
        let mut exported = Exported { rows: Vec::new(), stopped: false };
        let mut done = 0;
        for (kind, name) in Kind::ALL {
            let digests = self.documents(kind)?;
            if digests.is_empty() {
                continue;
            }
            let inner = folder.join(name);
            fs::create_dir_all(&inner).map_err(|error| ArchiveError::File { path: inner.clone(), error })?;
            for digest in &digests {
                let Some(bytes) = self.document(digest)?.and_then(|kept| kept.bytes) else { continue };
                write(&inner.join(format!("{digest}.{}", extension(kind))), &bytes)?;
                done += 1;
                if progress(Progress { done, total: None }) == Continue::Stop {
                    exported.stopped = true;
                    return Ok(exported);
                }
            }
            exported.rows.push((name.to_owned(), digests.len()));
        }
        let stones = crate::retention::tombstones(&self.db)?;
        let line = |(stone, erased, class): &(Tombstone, Utc, String)| {
            format!("{} {} {erased} {class}\n", stone.digest, stone.kind.name())
        };
        let lines: String = stones.iter().map(line).collect();
        if !lines.is_empty() {
            write(&folder.join("erased.txt"), lines.as_bytes())?;
        }
        Ok(exported)
    }

    /// Everything kept about the person with this code, as files: who they are, their sheets and every judgement about
    /// them. It is what a person may ask for.
    pub fn candidate_copy(
        &self,
        code: &srm_core::id::CandidateCode,
        actor: &Actor,
        at: Utc,
    ) -> Result<Vec<(String, Vec<u8>)>, ArchiveError> {
        actor.must_be(crate::people::SEE, "copy what is kept about a person")?;
        let known = self.person_of(code, actor, at)?;
        self.note(actor, Act::Copied, code.as_str(), at)?;
        let codes = known.as_ref().map_or_else(|| vec![code.clone()], |known| known.codes.clone());
        let mut files = Vec::new();
        let mut listed = Vec::new();
        let sql =
            "SELECT document FROM sheet WHERE code = ?1 UNION SELECT document FROM judgement WHERE code = ?1
                   ORDER BY 1";
        for code in &codes {
            let mut statement = self.db.prepare_cached(sql)?;
            let documents = statement
                .query_map([code.as_str()], |row| row.get::<_, i64>(0))?
                .collect::<Result<Vec<_>, _>>()?;
            for document in documents {
                let (digest, kind) = self.db.query_row(
                    "SELECT digest, kind FROM document WHERE id = ?1",
                    [document],
                    |row| Ok((srm_core::digest::Digest(row.get(0)?), row.get::<_, String>(1)?)),
                )?;
                let kind = Kind::from_name(&kind).ok_or(ArchiveError::Unsound("document.kind"))?;
                let Some(bytes) = content::bytes_of(&self.db, document)? else { continue };
                let name = format!("{code}-{}.{}", digest.short(), extension(kind));
                listed.push(json!({ "file": name, "kind": kind.name(), "digest": digest.to_string() }));
                files.push((name, bytes));
            }
        }
        let mut calls = Vec::new();
        let mut statement =
            self.db.prepare_cached("SELECT at, reached FROM contact WHERE code = ?1 ORDER BY at")?;
        for code in &codes {
            for row in statement
                .query_map([code.as_str()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?)))?
            {
                let (at, reached) = row?;
                calls
                    .push(json!({ "at": Utc::from_unix_s(at).map(|at| at.to_string()), "reached": reached }));
            }
        }
        let about = json!({
            "made": at.to_string(),
            "person": known.map(|known| known.person),
            "codes": codes,
            "calls": calls,
            "documents": listed,
        });
        files.push(("about.json".to_owned(), pretty(&about)?.into_bytes()));
        Ok(files)
    }
}

/// How files of this kind end.
pub(crate) fn extension(kind: Kind) -> &'static str {
    match kind {
        Kind::Ledger => "jsonl",
        Kind::Checkpoint => "checkpoint",
        _ => kind.name(),
    }
}

fn make_empty(folder: &Path) -> Result<(), ArchiveError> {
    let failed = |error| ArchiveError::File { path: folder.to_owned(), error };
    fs::create_dir_all(folder).map_err(failed)?;
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(ArchiveError::Bad(format!(
            "{} holds something already; choose an empty folder",
            folder.display()
        )));
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ArchiveError> {
    let failed = |error| ArchiveError::File { path: PathBuf::from(path), error };
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)
}

/// The part of a text that reads like a personal identity number, shortened so that it is not told on.
fn personal(cell: &Cell) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let found = personal_number::find(text)?;
    Some(format!("{}…", text.get(found)?.chars().take(2).collect::<String>()))
}

fn csv_of(table: &Table, lines: &[Vec<Cell>]) -> Result<String, ArchiveError> {
    let failed = |_| ArchiveError::Unsound("csv");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.fields.iter().map(|field| field.name)).map_err(failed)?;
    for line in lines {
        let cells = line.iter().map(|cell| match cell {
            Cell::Text(text) => plain(text),
            Cell::Number(number) => number.to_string(),
            Cell::Yes(is) => is.to_string(),
            Cell::Nothing => String::new(),
        });
        writer.write_record(cells).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|_| ArchiveError::Unsound("csv"))?;
    String::from_utf8(bytes).map_err(|_| ArchiveError::Unsound("csv"))
}

/// A text that a spreadsheet does not take for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() }
}

fn json_of(table: &Table, lines: &[Vec<Cell>]) -> Result<String, ArchiveError> {
    let object = |line: &Vec<Cell>| -> Value {
        let fields = table.fields.iter().zip(line).map(|(field, cell)| {
            let value = match cell {
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::Number(number) => Value::from(*number),
                Cell::Yes(is) => Value::from(*is),
                Cell::Nothing => Value::Null,
            };
            (field.name.to_owned(), value)
        });
        Value::Object(fields.collect::<Map<_, _>>())
    };
    pretty(&Value::Array(lines.iter().map(object).collect()))
}

fn pretty(value: &Value) -> Result<String, ArchiveError> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|_| ArchiveError::Unsound("json"))
}

fn resource(table: &Table, path: &str) -> Value {
    let fields: Vec<Value> = table
        .fields
        .iter()
        .map(|field| json!({ "name": field.name, "type": field.kind, "description": field.about }))
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    if table.name != "sessions" && table.fields.iter().any(|field| field.name == "case") {
        schema["foreignKeys"] =
            json!([{ "fields": ["case"], "reference": { "resource": "sessions", "fields": ["case"] } }]);
    }
    json!({
        "name": table.name,
        "title": table.about,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

//! `srm stats`: one statistic on the numbers of a JSON text or a CSV file, so that anybody can check it elsewhere.

use crate::args::{Cli, Format, Stats};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::table;
use clap::CommandFactory as _;
use serde_json::{Map, Value, json};
use srm_core::diag;
use srm_stats::read;
use srm_stats::registry::{self, Statistic};
use std::fs::File;
use std::io::{IsTerminal as _, Read};
use std::path::{Path, PathBuf};

pub fn run(args: &Stats, out: &mut Output) -> Result<Exit, Failure> {
    let statistic = args.name.as_deref().map(find).transpose()?;
    match statistic {
        Some(statistic) if args.help => help(statistic, out),
        Some(statistic) => compute(statistic, args, out)?,
        None if args.list => list(out),
        None => {
            // The general help of this command; it takes the place of what clap would print.
            let mut command = Cli::command();
            let text = command.find_subcommand_mut("stats").map(|stats| stats.render_long_help().to_string());
            out.document(&text.unwrap_or_default());
            if !args.help {
                return Err(Failure::usage("name a statistic; `srm stats --list` shows all"));
            }
        }
    }
    Ok(Exit::Fine)
}

fn find(name: &str) -> Result<&'static Statistic, Failure> {
    registry::find(name).ok_or_else(|| {
        let names: Vec<&str> = registry::ALL.iter().map(|statistic| statistic.name).collect();
        let near =
            diag::suggest(name, &names).map(|near| format!(", did you mean {near}")).unwrap_or_default();
        Failure::usage(format_args!("there is no statistic `{name}`{near}; `srm stats --list` shows all"))
    })
}

fn list(out: &mut Output) {
    let head = vec!["Name".to_owned(), "What it answers".to_owned()];
    let row = |statistic: &&Statistic| vec![statistic.name.to_owned(), statistic.summary.to_owned()];
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(registry::ALL.iter().map(row)).collect();
    out.result(&table(&rows, &[]), || {
        let entry = |statistic: &&Statistic| json!({ "name": statistic.name, "summary": statistic.summary });
        registry::ALL.iter().map(entry).collect()
    });
}

fn help(statistic: &Statistic, out: &mut Output) {
    out.result(&statistic.help(), || {
        let keys = |keys: &[registry::Key]| -> Value {
            keys.iter().map(|(key, what)| json!({ "key": key, "what": what })).collect()
        };
        json!({
            "name": statistic.name, "summary": statistic.summary,
            "input": keys(statistic.input), "output": keys(statistic.output),
            "formula": statistic.formula, "source": statistic.source, "example": statistic.example,
        })
    });
}

fn compute(statistic: &Statistic, args: &Stats, out: &mut Output) -> Result<(), Failure> {
    let input = match &args.csv {
        None => with_table(statistic, read::json(&stdin(args)?).map_err(Failure::bad)?)?,
        Some(path) => from_csv(statistic, path, args)?,
    };
    let output = statistic.compute(&input).map_err(Failure::bad)?;
    // The answer is numbers for other programs; it has the same form for people.
    let text = if out.format() == Format::Json { String::new() } else { format!("{output:#}\n") };
    if out.format() == Format::Json {
        out.result(&text, || output);
    } else {
        out.document(&text);
    }
    Ok(())
}

fn stdin(args: &Stats) -> Result<Vec<u8>, Failure> {
    if let Some(options) = &args.options {
        // All fields are on the command line; stdin has nothing to add.
        return Ok(options.clone().into_bytes());
    }
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        let message = "the input comes on stdin, `srm stats NAME < input.json`; `srm stats NAME --help` shows an example";
        return Err(Failure::usage(message));
    }
    limited(stdin.lock(), "stdin")
}

/// An input may name its table by a file instead of holding it: `"data_csv"`, a path from the current folder.
fn with_table(statistic: &Statistic, mut input: Value) -> Result<Value, Failure> {
    let Some(path) = input.get("data_csv").and_then(Value::as_str).map(PathBuf::from) else {
        return Ok(input);
    };
    let fields = table_fields(statistic, &path)?;
    if let Some(given) = input.as_object_mut() {
        for (key, value) in fields {
            given.entry(key).or_insert(value);
        }
    }
    Ok(input)
}

/// The fields that a CSV file gives a statistic.
fn table_fields(statistic: &Statistic, path: &Path) -> Result<Map<String, Value>, Failure> {
    let Some(form) = statistic.csv else {
        let name = statistic.name;
        let message = format_args!("`{name}` does not take a table; give its fields as JSON on stdin");
        return Err(Failure::usage(message));
    };
    let place = path.display();
    let file =
        File::open(path).map_err(|fault| Failure::usage(format_args!("cannot open {place}: {fault}")))?;
    let size =
        file.metadata().map_err(|fault| Failure::usage(format_args!("cannot open {place}: {fault}")))?;
    read::check_size(size.len()).map_err(|fault| Failure::bad(format_args!("{place}: {fault}")))?;
    let bytes = limited(file, &place.to_string())?;
    read::csv(&bytes, form).map_err(|fault| Failure::bad(format_args!("{place}: {fault}")))
}

fn from_csv(statistic: &Statistic, path: &Path, args: &Stats) -> Result<Value, Failure> {
    let place = path.display();
    let mut fields = table_fields(statistic, path)?;
    if let Some(options) = &args.options {
        let Value::Object(more) = read::json(options.as_bytes()).map_err(Failure::bad)? else {
            return Err(Failure::bad("`--options` must be a JSON object, such as '{\"confidence\": 0.9}'"));
        };
        for (key, value) in more {
            if fields.insert(key.clone(), value).is_some() && key != "items" {
                return Err(Failure::bad(format_args!(
                    "`{key}` stands both in {place} and in `--options`; give it once"
                )));
            }
        }
    }
    Ok(Value::Object(fields))
}

/// All of a source, or a refusal as soon as it is longer than an input may be.
fn limited(source: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = source.take(read::BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|fault| Failure::usage(format_args!("cannot read {name}: {fault}")))?;
    read::check_size(bytes.len() as u64).map_err(|fault| Failure::bad(format_args!("{name}: {fault}")))?;
    Ok(bytes)
}

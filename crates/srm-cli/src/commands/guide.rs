//! `srm guide`: the leader's folder of a set as one page to print: job analysis, what to prepare, run sheet, script,
//! observation sheets and the interview form.

mod page;

use crate::args::Guide;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::{files, sets};
use serde_json::json;

pub fn run(args: &Guide, out: &mut Output) -> Result<Exit, Failure> {
    let (loaded, pack) = sets::usable(&args.set, out)?;
    if pack.leader().is_none() {
        return Err(Failure::bad(format_args!(
            "the set `{}` has no leader.ron, so there is nothing to read aloud or to prepare; write exercises/{}/leader.ron \
             (docs/authors.md shows how)",
            pack.id(),
            pack.id()
        )));
    }
    let lang = sets::language(&pack, args.lang.as_deref())?;
    let page = page::write(&pack, &lang, &loaded.digest.to_string());
    files::write(&args.out, page.as_bytes())?;
    let file = args.out.display().to_string();
    out.result(
        &format!("{file}\n"),
        || json!({ "file": file, "set": pack.id().as_str(), "language": lang.code() }),
    );
    Ok(Exit::Fine)
}

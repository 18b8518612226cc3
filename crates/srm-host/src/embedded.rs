//! The demonstration set, compiled in: a fresh machine can run a session without any file.

use crate::packs::Loaded;
use include_dir::{Dir, include_dir};
use srm_core::diag::{Code, Diagnostic};
use srm_core::id::Id;
use srm_core::pack::PackFiles;

static EXERCISES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../exercises/demo");
static RUBRIC: &[u8] = include_bytes!("../../../scoring-rules/demo.ron");

/// The set's id.
const SET: &str = "demo";

/// The demonstration set, checked. `None` only if the program was built with a set of another name.
pub fn demo() -> Option<Loaded> {
    let id = Id::parse(SET)?;
    let mut files = PackFiles::default();
    let mut problems = Vec::new();
    let mut all = Vec::new();
    gather(&EXERCISES, &mut all);
    let rubric = (format!("scoring-rules/{SET}.ron"), RUBRIC);
    for (path, bytes) in all.into_iter().chain([rubric]) {
        if let Err(fault) = files.insert(&path, bytes.to_vec()) {
            problems.push(Diagnostic::in_file(Code::PathOutside, path, fault.to_string()));
        }
    }
    Some(Loaded::check(id, files, problems))
}

/// The files that [`crate::packs::read_folder`] would take, so that folder and built-in set have one digest.
fn gather(dir: &Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if !path.split('/').any(|part| part.starts_with('.')) {
            files.push((format!("exercises/{SET}/{path}"), file.contents()));
        }
    }
    dir.dirs().for_each(|dir| gather(dir, files));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_built_in_set_is_sound_and_the_one_on_disk() {
        let demo = demo().unwrap();
        assert_eq!(demo.diagnostics, [], "{}", crate::render::short(&demo.diagnostics));
        assert!(demo.pack.is_some());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../exercises/demo");
        assert_eq!(demo.digest, crate::packs::load(&folder).unwrap().digest);
    }
}

//! Proofs of the pack reader: what is in a pack, and what never gets in.

use super::*;
use ed25519_dalek::SigningKey;
use std::fs;

struct Project(PathBuf);

impl Project {
    /// A project with a copy of the demonstration set.
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("srm-host-packs-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for (path, bytes) in crate::embedded::demo().unwrap().files.iter() {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self(root)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn set(&self) -> PathBuf {
        self.at("exercises/demo")
    }

    fn codes(&self) -> Vec<(Code, String)> {
        let found = load(&self.set()).unwrap();
        assert!(found.pack.is_none() || found.diagnostics.iter().all(|d| d.severity == Severity::Warning));
        found.diagnostics.into_iter().map(|d| (d.code, d.file)).collect()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_way_to_name_a_set_finds_the_same_files() {
    let project = Project::new("ways");
    let wanted = crate::embedded::demo().unwrap().digest;
    for path in [
        "exercises/demo",
        "exercises/demo/",
        "exercises/demo/set.ron",
        "exercises/demo/text/sv.ron",
        "exercises/demo/sort-parts.ron",
        "scoring-rules/demo.ron",
        "exercises",
        ".",
        "exercises/../exercises/demo",
    ] {
        let loaded = load(&project.at(path)).unwrap();
        assert_eq!((loaded.digest, loaded.diagnostics.len()), (wanted, 0), "{path}");
        assert!(loaded.pack.is_some() && loaded.text("exercises/demo/set.ron").is_some());
        assert!(loaded.find(&wanted).is_some() && loaded.find(&Digest::ZERO).is_none());
    }
    assert_eq!(sets(&project.0).unwrap(), [Id::parse("demo").unwrap()]);
}

#[test]
fn what_is_no_set_is_named() {
    let project = Project::new("none");
    let fails = |path: &str| load(&project.at(path)).unwrap_err();
    assert!(matches!(fails("exercises/other"), PackReadError::Missing(_)));
    assert!(matches!(fails("scoring-rules"), PackReadError::NotASet(_)));
    fs::write(project.at("loose.ron"), "()").unwrap();
    assert!(matches!(fails("loose.ron"), PackReadError::NotASet(_)));
    fs::create_dir_all(project.at("exercises/Demo_2")).unwrap();
    assert!(matches!(fails("exercises/Demo_2"), PackReadError::BadName(_)));
    fs::create_dir_all(project.at("exercises/second")).unwrap();
    fs::write(project.at("exercises/second/set.ron"), "Set()").unwrap();
    let message = fails(".").to_string();
    assert!(message.contains("`demo`, `second`"), "{message}");
    // An empty folder under `exercises` is a set without its file: that is for the check to say.
    fs::create_dir_all(project.at("exercises/third")).unwrap();
    let third = load(&project.at("exercises/third")).unwrap();
    assert!(third.pack.is_none());
    assert!(third.diagnostics.iter().any(|d| d.code == Code::MissingFile));
}

#[test]
fn a_file_too_large_is_reported_unread_and_not_as_missing() {
    let project = Project::new("large");
    let file = fs::File::create(project.at("exercises/demo/text/sv.ron")).unwrap();
    file.set_len(10_000_000).unwrap();
    let codes = project.codes();
    assert_eq!(codes, [(Code::FileTooLarge, "exercises/demo/text/sv.ron".to_owned())]);
    let rubric = fs::File::create(project.at("scoring-rules/demo.ron")).unwrap();
    rubric.set_len(10_000_000).unwrap();
    assert!(project.codes().contains(&(Code::FileTooLarge, "scoring-rules/demo.ron".to_owned())));
}

#[test]
fn too_much_is_reported_once() {
    let project = Project::new("much");
    fs::create_dir_all(project.at("exercises/demo/assets")).unwrap();
    for n in 0..6 {
        let file = fs::File::create(project.at(&format!("exercises/demo/assets/{n}.png"))).unwrap();
        file.set_len(PackFiles::FILE_BYTES_MAX as u64).unwrap();
    }
    let codes = project.codes();
    assert_eq!(codes.iter().filter(|(code, _)| *code == Code::PackTooLarge).count(), 1, "{codes:?}");

    let project = Project::new("many");
    for n in 0..PackFiles::FILES_MAX {
        fs::write(project.at(&format!("exercises/demo/n{n}.ron")), "()").unwrap();
    }
    let codes = project.codes();
    assert_eq!(codes.iter().filter(|(code, _)| *code == Code::TooManyFiles).count(), 1, "{codes:?}");
}

#[test]
fn names_that_differ_between_systems_are_refused() {
    let project = Project::new("names");
    fs::write(project.at("exercises/demo/Extra.ron"), "()").unwrap();
    fs::write(project.at("exercises/demo/två ord.ron"), "()").unwrap();
    fs::write(project.at("exercises/demo/.swap"), "left out").unwrap();
    fs::rename(project.at("exercises/demo/text"), project.at("exercises/demo/TEXT")).unwrap();
    let codes = project.codes();
    for wanted in [
        (Code::WrongCase, "exercises/demo/Extra.ron"),
        (Code::PathOutside, "exercises/demo/två ord.ron"),
        (Code::WrongCase, "exercises/demo/TEXT/sv.ron"),
    ] {
        assert!(codes.contains(&(wanted.0, wanted.1.to_owned())), "{wanted:?} of {codes:?}");
    }
    assert!(codes.iter().all(|(_, file)| !file.contains(".swap")));
}

#[cfg(unix)]
#[test]
fn links_and_special_files() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let project = Project::new("links");
    let set = project.set();
    symlink("sort-parts.ron", set.join("inside.ron")).unwrap();
    symlink("/etc/hostname", set.join("outside.ron")).unwrap();
    symlink("../../scoring-rules/demo.ron", set.join("beside.ron")).unwrap();
    symlink(".", set.join("loop")).unwrap();
    symlink("nowhere", set.join("dangling.ron")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(set.join("socket.ron")).unwrap();
    fs::write(set.join("secret.ron"), "()").unwrap();
    fs::set_permissions(set.join("secret.ron"), fs::Permissions::from_mode(0o000)).unwrap();
    let read = read_folder(&set).unwrap();
    assert!(read.files.get("exercises/demo/inside.ron").is_some());
    let codes: Vec<_> =
        read.problems.iter().map(|d| (d.code, d.file.trim_start_matches("exercises/demo/"))).collect();
    for wanted in [
        (Code::PathOutside, "outside.ron"),
        (Code::PathOutside, "beside.ron"),
        (Code::UnreadableFile, "loop"),
        (Code::UnreadableFile, "dangling.ron"),
        (Code::UnreadableFile, "socket.ron"),
    ] {
        assert!(codes.contains(&wanted), "{wanted:?} of {codes:?}");
    }
    // Who may read everything reads this too.
    let is_refused = codes.contains(&(Code::UnreadableFile, "secret.ron"));
    assert!(is_refused || read.files.get("exercises/demo/secret.ron").is_some());
}

#[test]
fn a_rubric_that_is_a_link_stays_inside_its_folder() {
    let project = Project::new("rubric");
    fs::remove_file(project.at("scoring-rules/demo.ron")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/hostname", project.at("scoring-rules/demo.ron")).unwrap();
        let codes = project.codes();
        assert!(codes.contains(&(Code::PathOutside, "scoring-rules/demo.ron".to_owned())), "{codes:?}");
        fs::remove_file(project.at("scoring-rules/demo.ron")).unwrap();
    }
    assert!(project.codes().contains(&(Code::MissingFile, "scoring-rules/demo.ron".to_owned())));
}

#[test]
fn a_packed_file_is_the_same_set_and_every_changed_byte_is_refused() {
    let project = Project::new("packed");
    let demo = load(&project.set()).unwrap();
    let key = SigningKey::from_bytes(&[7; 32]);
    let version = demo.pack.as_ref().unwrap().version();
    let signed = packed::to_signed(&demo.files, &demo.id, version, &key).unwrap();
    let path = project.at("demo.srm-pack");
    let bytes = signed.to_text().into_bytes();
    fs::write(&path, &bytes).unwrap();
    let loaded = load(&path).unwrap();
    assert_eq!((loaded.digest, &loaded.files), (demo.digest, &demo.files));
    assert!(loaded.pack.is_some());
    assert_eq!(loaded.signed.as_deref(), Some(bytes.as_slice()));
    for at in (0..bytes.len()).step_by(bytes.len() / 150) {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        assert!(unpack(&path, bad).is_err(), "byte {at}");
    }
    let other =
        srm_sheet::signed::SignedFile::sign(signed.body().to_owned(), Namespace::Sheet, &key).unwrap();
    let error = unpack(&path, other.to_text().into_bytes()).unwrap_err();
    assert!(matches!(error, PackReadError::Signature { .. }), "{error}");
}

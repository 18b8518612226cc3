//! Proofs of packed sets.

use super::*;
use crate::testing::{files, key, known, set};
use proptest::prelude::*;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Stdio};

fn packed() -> SignedFile {
    to_signed(&files(), &set(), "1.2", &key(2)).unwrap()
}

/// The packed file with its document changed, signed again.
fn changed(change: impl FnOnce(&mut Value)) -> Result<PackedContent, PackedError> {
    let mut value: Value = serde_json::from_str(packed().body()).unwrap();
    change(&mut value);
    // Keys back in the document's own order, where they are the document's.
    let body = serde_json::from_value::<Document>(value.clone())
        .map_or_else(|_| json::to_text(&value).unwrap(), |document| json::to_text(&document).unwrap());
    read(SignedFile::sign(body, Namespace::Pack, &key(2)).unwrap().to_text().as_bytes())
}

#[test]
fn packing_and_reading_give_the_same_files() {
    let content = read(packed().to_text().as_bytes()).unwrap();
    assert_eq!(content.files, files());
    assert_eq!((content.set, content.version.as_str()), (set(), "1.2"));
    assert_eq!(content.digest, pack_digest(&files()));
    assert_eq!(content.digest, known().digest);
    assert_eq!(content.signed, packed());
    assert_eq!(Packs::default().find(&content.digest), None);
}

#[test]
fn the_digest_is_what_sha256sum_gives() {
    let mut small = PackFiles::default();
    small.insert("b/two", b"2\n".to_vec()).unwrap();
    small.insert("a.ron", b"".to_vec()).unwrap();
    // Computed by hand with coreutils.
    assert_eq!(pack_digest(&small).to_string(), SMALL);
    let folder = std::env::temp_dir().join(format!("srm-pack-digest-{}", std::process::id()));
    for (path, bytes) in files().iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
    }
    let recipe =
        "find exercises/test scoring-rules/test.ron -type f | LC_ALL=C sort | xargs sha256sum | sha256sum";
    let output = Command::new("sh").args(["-c", recipe]).current_dir(&folder).stderr(Stdio::null()).output();
    std::fs::remove_dir_all(&folder).unwrap();
    match output {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(text.split(' ').next(), Some(pack_digest(&files()).to_string().as_str()));
        }
        _ => eprintln!("SKIPPED: sh with find, sort, xargs and sha256sum is not here"),
    }
}

const SMALL: &str = "e0b9f9f2123d3103d7859fdef98eece0c80ccbb9586f4131d1c4359cb9482821";

#[test]
fn every_change_of_a_file_changes_the_digest() {
    let digest = pack_digest(&files());
    for (changed_path, _) in files().iter() {
        let mut other = PackFiles::default();
        for (path, bytes) in files().iter() {
            let mut bytes = bytes.to_vec();
            if path == changed_path {
                bytes[0] ^= 1;
            }
            other.insert(path, bytes).unwrap();
        }
        assert_ne!(pack_digest(&other), digest, "{changed_path}");
    }
}

#[test]
fn bad_packs_are_refused_by_name() {
    let file = |value: &mut Value, index: usize| value["files"][index].take();
    assert!(matches!(changed(|value| value["files"][0]["text"] = "x".into()), Err(PackedError::Hash(_))));
    let other_hash: Value = Digest::ZERO.to_string().into();
    assert!(matches!(
        changed(|value| value["files"][0]["sha256"] = other_hash.clone()),
        Err(PackedError::Hash(_))
    ));
    assert!(matches!(changed(|value| value["digest"] = other_hash.clone()), Err(PackedError::Digest { .. })));
    let left_out = changed(|value| drop(value["files"].as_array_mut().unwrap().pop()));
    assert!(matches!(left_out, Err(PackedError::Digest { .. })));
    let twice = changed(|value| {
        let first = value["files"][0].clone();
        value["files"].as_array_mut().unwrap().insert(0, first);
    });
    assert!(matches!(twice, Err(PackedError::Order(_))));
    let moved = changed(|value| value["files"].as_array_mut().unwrap().swap(0, 1));
    assert!(matches!(moved, Err(PackedError::Order(_))));
    for path in ["", "../a", "/a", "a/../b", "A.ron", "a\\b", "a//b"] {
        let result = changed(|value| {
            let mut entry = file(value, 0);
            entry["path"] = path.into();
            value["files"] = vec![entry].into();
        });
        assert!(matches!(result, Err(PackedError::File { fault: FileFault::Path, .. })), "{path}");
    }
    for (text, base64) in [
        (None, None),
        (Some("a"), Some("YQ==")),
        (None, Some("YQ==")),
        (None, Some("!")),
        (None, Some("//79")),
    ] {
        let entry = FileEntry {
            path: "a".into(),
            sha256: sha256(b"a"),
            text: text.map(str::to_owned),
            base64: base64.map(str::to_owned),
        };
        let result = changed(|value| value["files"] = vec![serde_json::to_value(entry).unwrap()].into());
        let expected = if base64 == Some("//79") { "Hash" } else { "Content" };
        let found = format!("{:?}", result.unwrap_err());
        assert!(found.starts_with(expected), "{text:?} {base64:?} {found}");
    }
    for version in ["", "1\n2", "\u{1b}[2J", &"1".repeat(VERSION_CHARS_MAX + 1)] {
        assert_eq!(changed(|value| value["version"] = version.into()), Err(PackedError::VersionText));
        assert_eq!(to_signed(&files(), &set(), version, &key(2)), Err(PackedError::VersionText));
    }
    for format in ["srm-pack/1.1", "srm-pack/2.0"] {
        assert_eq!(
            changed(|value| value["format"] = format.into()),
            Err(PackedError::Version(format.into()))
        );
    }
    for (field, with) in [("format", "srm-sheet/1.0"), ("set", "No Id"), ("digest", "0"), ("more", "1")] {
        assert!(matches!(changed(|value| value[field] = with.into()), Err(PackedError::Json(_))), "{field}");
    }
    assert!(matches!(read(packed().body().as_bytes()), Err(PackedError::Signed(SignedError::NoSignature))));
    let large = vec![b'a'; PACKED_BYTES_MAX + 1];
    assert!(matches!(read(&large), Err(PackedError::Signed(SignedError::TooLarge { .. }))));
}

#[test]
fn every_prefix_is_refused() {
    let text = packed().to_text();
    for end in 0..text.len() {
        assert!(read(&text.as_bytes()[..end]).is_err(), "{end}");
    }
}

proptest! {
    #[test]
    fn any_files_round_trip(contents in prop::collection::btree_map("[a-z]{1,6}(/[a-z0-9_-]{1,6}){0,2}", prop::collection::vec(any::<u8>(), 0..30), 0..6)) {
        let mut files = PackFiles::default();
        for (path, bytes) in contents {
            files.insert(&path, bytes).unwrap();
        }
        let text = to_signed(&files, &set(), "1", &key(2)).unwrap().to_text();
        prop_assert_eq!(read(text.as_bytes()).unwrap().files, files);
    }
}

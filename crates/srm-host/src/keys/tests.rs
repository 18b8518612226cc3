//! Proofs of the keys: made and read as OpenSSH does it, and refused when anything is wrong.

use super::*;
use std::process::Command;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("srm-host-keys-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Standard output of `ssh-keygen`, or `None` with a loud note where the tool is absent.
fn ssh_keygen(args: &[&str], paths: &[&Path]) -> Option<(bool, String)> {
    match Command::new("ssh-keygen").args(args).args(paths).stdin(std::process::Stdio::null()).output() {
        Ok(output) => Some((output.status.success(), String::from_utf8(output.stdout).unwrap())),
        Err(error) => {
            eprintln!("SKIPPED: no ssh-keygen to compare with ({error})");
            None
        }
    }
}

#[test]
fn a_key_is_the_same_to_us_and_to_ssh_keygen() {
    let folder = Folder::new("same");
    for (name, passphrase) in [("open", None), ("locked", Some("correct häst 42"))] {
        let paths = generate(&folder.file(name), passphrase, "station-7@lab.example").unwrap();
        let key = load(&paths.key, passphrase).unwrap();
        let line = public_line(&key.verifying_key()).unwrap();
        let public = std::fs::read_to_string(&paths.public).unwrap();
        assert_eq!(public, format!("{line} station-7@lab.example\n"));
        assert_eq!(
            std::fs::read_to_string(&paths.allowed_signers).unwrap(),
            format!("station-7@lab.example namespaces=\"srm-pack,srm-sheet,srm-checkpoint\" {line}\n")
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&paths.key).unwrap().permissions().mode() & 0o777, 0o600);
        }
        if let Some((good, printed)) =
            ssh_keygen(&["-y", "-P", passphrase.unwrap_or(""), "-f"], &[&paths.key])
        {
            assert!(good);
            assert!(printed.starts_with(&line), "{printed} is not {line}");
        }
    }
}

#[test]
fn keys_made_by_ssh_keygen_load() {
    let folder = Folder::new("theirs");
    for (name, passphrase) in [("open", ""), ("locked", "abc def")] {
        let path = folder.file(name);
        let Some((good, _)) =
            ssh_keygen(&["-q", "-t", "ed25519", "-N", passphrase, "-C", "x", "-f"], &[&path])
        else {
            return;
        };
        assert!(good);
        let line = public_line(&load(&path, Some(passphrase)).unwrap().verifying_key()).unwrap();
        assert!(std::fs::read_to_string(with_suffix(&path, ".pub")).unwrap().starts_with(&line));
    }
    for kind in ["rsa", "ecdsa"] {
        for (lock, passphrase) in [("open", ""), ("locked", "abc def")] {
            let path = folder.file(&format!("{kind}-{lock}"));
            ssh_keygen(&["-q", "-t", kind, "-N", passphrase, "-f"], &[&path]).unwrap();
            let error = load(&path, Some(passphrase)).unwrap_err();
            assert!(matches!(error, KeyError::WrongKind { .. }), "{kind} {lock}: {error}");
        }
    }
}

#[test]
fn nothing_is_replaced() {
    let folder = Folder::new("exists");
    for taken in ["a", "b.pub", "c.allowed_signers"] {
        let file = folder.file(taken);
        std::fs::write(&file, "mine").unwrap();
        let key = folder.file(&taken[..1]);
        assert!(matches!(generate(&key, None, "x"), Err(KeyError::Exists(path)) if path == file));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        assert_eq!(key.exists(), key == file);
    }
}

#[test]
fn a_locked_key_needs_its_passphrase() {
    let folder = Folder::new("locked");
    let key = folder.file("k");
    generate(&key, Some("right"), "x").unwrap();
    assert!(matches!(load(&key, None), Err(KeyError::NeedsPassphrase(_))));
    for wrong in ["", "Right", "right ", "wrong"] {
        assert!(matches!(load(&key, Some(wrong)), Err(KeyError::WrongPassphrase(_))), "{wrong}");
    }
    load(&key, Some("right")).unwrap();
    assert!(matches!(generate(&folder.file("n"), Some(""), "x"), Err(KeyError::EmptyPassphrase)));
}

#[test]
fn what_is_not_a_key_is_named() {
    let folder = Folder::new("bad");
    let good = generate(&folder.file("k"), None, "x").unwrap();
    assert!(matches!(load(&folder.file("none"), None), Err(KeyError::Missing(_))));
    assert!(load(&good.public, None).unwrap_err().to_string().contains(".pub"));
    let bad = folder.file("bad");
    let pem = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let huge = vec![b'-'; 100_000];
    for bytes in [&b""[..], b"hello", b"\xff\xfe\0", pem, b"-----BEGIN OPENSSH PRIVATE KEY-----\n", &huge] {
        std::fs::write(&bad, bytes).unwrap();
        assert!(matches!(load(&bad, None), Err(KeyError::NotAKey { .. } | KeyError::Disk(_))));
    }
}

#[test]
fn no_prefix_and_no_altered_character_gives_another_key() {
    let folder = Folder::new("altered");
    let good = generate(&folder.file("k"), None, "x").unwrap();
    let key = load(&good.key, None).unwrap();
    let text = std::fs::read(&good.key).unwrap();
    let bad = folder.file("bad");
    for len in 0..text.len() - 1 {
        std::fs::write(&bad, &text[..len]).unwrap();
        assert!(load(&bad, None).is_err(), "prefix of {len}");
    }
    for at in 0..text.len() {
        let mut text = text.clone();
        text[at] = if text[at] == b'A' { b'B' } else { b'A' };
        std::fs::write(&bad, &text).unwrap();
        if let Ok(found) = load(&bad, None) {
            assert_eq!(found.to_bytes(), key.to_bytes(), "character {at}");
        }
    }
}

#[test]
fn a_key_that_asks_for_endless_work_is_refused() {
    let folder = Folder::new("work");
    let made = generate(&folder.file("k"), Some("p"), "x").unwrap();
    let key = PrivateKey::from_openssh(std::fs::read(&made.key).unwrap()).unwrap();
    let mut bytes = key.to_bytes().unwrap().to_vec();
    // The rounds follow the 16 bytes of salt in the unlocking parameters.
    let Kdf::Bcrypt { salt, .. } = key.kdf() else { panic!("not locked") };
    let at = bytes.windows(16).position(|window| window == salt).unwrap() + 16;
    bytes[at..at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
    let forged = PrivateKey::from_bytes(&bytes).unwrap();
    std::fs::write(&made.key, forged.to_openssh(LineEnding::LF).unwrap().as_bytes()).unwrap();
    assert!(matches!(load(&made.key, Some("p")), Err(KeyError::NotAKey { .. })));
}

#[test]
fn principals_mean_themselves() {
    let folder = Folder::new("names");
    let long = "a".repeat(129);
    for bad in ["", "a b", "a,b", "*", "a*", "a?", "!a", "#a", "\"a", "a\nb", "-a", "/a", "å", &long] {
        assert!(matches!(generate(&folder.file("k"), None, bad), Err(KeyError::BadPrincipal(_))), "{bad}");
        assert!(!folder.file("k").exists());
    }
    let made = generate(&folder.file("station"), None, "station/kista-3").unwrap();
    let signers = std::fs::read_to_string(&made.allowed_signers).unwrap();
    assert!(signers.starts_with("station/kista-3 namespaces="), "{signers}");
}

//! A folder of its own for each test, and `srm` run in it.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder that goes when the test is over.
pub struct Bench(PathBuf);

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run gave.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        Self { code: output.status.code().unwrap(), stdout, stderr }
    }

    /// Fails the test unless the run ended like this.
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// stdout as the one JSON document it must be.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }
}

impl Bench {
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("srm-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The command, in this folder, with nobody at the terminal and no passphrase in the environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_srm"));
        command.args(args).current_dir(&self.0).env_remove("SRM_PASSPHRASE").stdin(Stdio::null());
        command
    }

    pub fn srm(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command(args).output().unwrap())
    }

    pub fn srm_with_passphrase(&self, passphrase: &str, args: &[&str]) -> Ran {
        Ran::of(&self.command(args).env("SRM_PASSPHRASE", passphrase).output().unwrap())
    }

    /// A key `k` of the signer `kista-3`.
    pub fn with_key(self) -> Self {
        self.srm(&["keygen", "--out", "k", "--no-passphrase", "--principal", "kista-3"]).ends(0);
        self
    }

    /// A sheet in `out`, worked by a bot on the built-in set; gives its name in `out`.
    pub fn with_sheet(self) -> (Self, String) {
        let bench = self.with_key();
        bench.srm(&["run", "demo", "--bot", "--seed", "7", "--key", "k", "--out", "out"]).ends(0);
        let name = bench.one("out", ".srm-sheet");
        (bench, name)
    }

    /// The one file of a folder whose name ends like this, by its path from here.
    pub fn one(&self, folder: &str, ending: &str) -> String {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let found: Vec<String> = names.filter(|name| name.ends_with(ending)).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        format!("{folder}/{}", found[0])
    }

    /// The demonstration set as a project of its own that can be changed: `exercises/demo`, `scoring-rules/demo.ron`.
    pub fn with_project(self) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for part in ["exercises/demo", "scoring-rules/demo.ron"] {
            copy(&root.join(part), &self.path(part));
        }
        self
    }

    /// Replaces the first `from` in a file.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, text.replacen(from, to, 1));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

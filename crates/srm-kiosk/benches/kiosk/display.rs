//! A screen in memory, of the size every page is designed for, and a place for a station's data.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// An `Xvfb` of 1280×800, painted in software; it ends with this value.
#[derive(Debug)]
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one on a free number; what is missing, when it cannot.
    pub fn open() -> Result<Self, String> {
        let mut server = Command::new("Xvfb")
            .args("-displayfd 1 -screen 0 1280x800x24 -ac +extension GLX -noreset -nolisten tcp".split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb could not be started ({error}); install xvfb"))?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            // An error leaves the line empty.
            let _ = BufReader::new(out).read_line(&mut number);
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if display.name == ":" { Err("Xvfb told no display number".to_owned()) } else { Ok(display) }
    }

    /// A command that sees this screen and no other.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.name).env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").env_remove("XDG_SESSION_TYPE");
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A new folder among the temporary files; it goes with this value.
#[derive(Debug)]
pub struct Scrap(PathBuf);

impl Scrap {
    /// Makes it. `name` tells it from others of this process.
    pub fn new(name: &str) -> std::io::Result<Self> {
        let path = std::env::temp_dir().join(format!("srm-bench-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        // What is left lies among the temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What `/proc/PID/smaps_rollup` says of a process, in MB (10⁶ bytes): PSS, of that memory of its own, RSS.
/// `None` where there is no such file.
pub fn memory_mb(process: u32) -> Option<[f64; 3]> {
    let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib * 1024.0 / 1e6)
    };
    Some([field("Pss:")?, field("Pss_Anon:")?, field("Rss:")?])
}

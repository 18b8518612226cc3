//! Where the desk keeps its things: the person's key, settings, the archive.

use serde::{Deserialize, Serialize};
use srm_core::lang::Lang;
use srm_core::palette::Theme;
use srm_host::disk::{RealDisk, write_atomically};
use srm_host::paths::{self, PathsError};
use std::path::{Path, PathBuf};

/// Largest settings file read.
const SETTINGS_BYTES_MAX: u64 = 64 * 1024;
/// Text sizes offered, per cent.
pub const TEXT_SIZES: [u16; 4] = [100, 125, 150, 200];

/// The desk's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    folder: PathBuf,
}

impl Home {
    /// Opens the given folder, or the platform's own place, and makes what is missing. A demo has a folder of its own.
    pub fn open(data: Option<&Path>, demo: bool) -> Result<Self, PathsError> {
        let folder = paths::desk_folder(data, if demo { "desk-demo" } else { "desk" })?;
        Ok(Self { folder })
    }

    /// The person's key.
    pub fn key(&self) -> PathBuf {
        self.folder.join("person_key")
    }

    /// The key of one of the people of a demo.
    pub fn demo_key(&self, person: usize) -> PathBuf {
        self.folder.join(format!("demo_key_{person}"))
    }

    /// The request to be put on the list of signers.
    pub fn enrolment(&self) -> PathBuf {
        self.folder.join("my-key.srm-enrolment")
    }

    /// The archive, unless another is named.
    pub fn archive(&self) -> PathBuf {
        self.folder.join("archive.db")
    }

    /// The folder for letters, lists and other pages, unless another is named.
    pub fn letters(&self) -> PathBuf {
        self.folder.join("letters")
    }

    fn settings_path(&self) -> PathBuf {
        self.folder.join("settings.json")
    }

    /// The settings kept here; the usual ones when there are none or they cannot be read.
    pub fn settings(&self) -> Settings {
        let path = self.settings_path();
        let small = std::fs::metadata(&path).is_ok_and(|file| file.len() <= SETTINGS_BYTES_MAX);
        let text = if small { std::fs::read_to_string(&path).ok() } else { None };
        let read = text.and_then(|text| serde_json::from_str::<Settings>(&text).ok());
        read.map(Settings::sound).unwrap_or_default()
    }

    /// Keeps the settings.
    pub fn keep(&self, settings: &Settings) -> Result<(), String> {
        let text = serde_json::to_string_pretty(settings).map_err(|error| error.to_string())?;
        write_atomically(&RealDisk, &self.settings_path(), text.as_bytes()).map_err(|error| error.to_string())
    }
}

/// How the desk looks for its person, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Language of the pages.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeName,
    /// Text size, per cent.
    pub text_pct: u16,
    /// The name the person gave.
    pub name: String,
    /// The names their signatures carry.
    pub principals: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::swedish(),
            theme: ThemeName::Light,
            text_pct: 100,
            name: String::new(),
            principals: Vec::new(),
        }
    }
}

impl Settings {
    fn sound(mut self) -> Self {
        if !TEXT_SIZES.contains(&self.text_pct) {
            self.text_pct = 100;
        }
        self
    }
}

/// Colours as the settings file writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
    /// White and yellow on black.
    HighContrast,
}

impl ThemeName {
    /// Every one, as offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
            Self::HighContrast => "theme-high-contrast",
        }
    }

    /// The theme.
    pub const fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::Light,
            Self::Dark => Theme::Dark,
            Self::HighContrast => Theme::HighContrast,
        }
    }

    /// The name of a theme.
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::HighContrast => Self::HighContrast,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_unreadable_ones_are_the_usual() {
        let root = std::env::temp_dir().join(format!("srm-desk-home-{}", std::process::id()));
        let home = Home::open(Some(&root), false).unwrap();
        assert_eq!(home.settings(), Settings::default());
        let wanted =
            Settings { theme: ThemeName::Dark, text_pct: 150, name: "Åsa".into(), ..Settings::default() };
        home.keep(&wanted).unwrap();
        assert_eq!(home.settings(), wanted);
        for bad in ["", "{", "[]", "{\"lang\":\"sv\"}", "\u{0}"] {
            std::fs::write(home.settings_path(), bad).unwrap();
            assert_eq!(home.settings(), Settings::default(), "{bad}");
        }
        assert_ne!(home.archive(), Home::open(Some(&root), true).unwrap().archive());
        std::fs::remove_dir_all(&root).unwrap();
    }
}

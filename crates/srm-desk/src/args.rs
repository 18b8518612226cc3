//! What the program is started with. Few words, so they are read by hand; `srm archive` has the large command line.

use srm_core::lang::Lang;
use srm_core::palette::Theme;
use std::path::PathBuf;

/// Arguments, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// Tell how to use the program.
    pub help: bool,
    /// The archive; none for the one in the data folder.
    pub archive: Option<PathBuf>,
    /// An archive of demo sheets, made at the first start.
    pub demo: bool,
    /// Where keys, settings and the archive are kept; none for the platform's own place.
    pub data: Option<PathBuf>,
    /// Size of the window in points; none for what was last, or 1280 × 800.
    pub window: Option<(u32, u32)>,
    /// Language of the pages, for this start.
    pub lang: Option<Lang>,
    /// Colours, for this start.
    pub theme: Option<Theme>,
    /// Files and folders to read in at once.
    pub import: Vec<PathBuf>,
}

impl Args {
    /// How to use the program.
    pub const HELP: &str = "\
usage: srm-desk [ARCHIVE.db] [options]

ARCHIVE.db is the office's archive; it is made when it does not exist. Without it, the archive in the data folder.

  --demo               an archive of demo sheets in which everything can be tried; what is made there stays demo
  --data DIR           keep key, settings and archive in DIR
  --import PATH        read sheets in from a file or folder at once; may be given several times
  --window WxH         a window of this size
  --lang LANG          sv, en or ar
  --theme THEME        light, dark or high-contrast
  --help               this text";

    /// Reads the arguments after the program's name.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut args = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = |what: &str| words.next().ok_or_else(|| format!("{word} needs {what}"));
            match word.as_str() {
                "--help" | "-h" => args.help = true,
                "--demo" => args.demo = true,
                "--data" => args.data = Some(value("a folder")?.into()),
                "--import" => args.import.push(value("a file or folder")?.into()),
                "--window" => args.window = Some(size(&value("a size such as 1280x800")?)?),
                "--lang" => args.lang = Some(language(&value("sv, en or ar")?)?),
                "--theme" => args.theme = Some(theme(&value("light, dark or high-contrast")?)?),
                option if option.starts_with('-') => return Err(format!("there is no option {option}")),
                _ if args.archive.is_some() => {
                    return Err(format!("one archive at a time; {word} is one too many"));
                }
                _ => args.archive = Some(word.into()),
            }
        }
        if args.demo && args.archive.is_some() {
            return Err(
                "--demo has an archive of its own; leave the archive out, or leave out --demo".to_owned()
            );
        }
        Ok(args)
    }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    sides
        .filter(|(w, h)| (320..=8000).contains(w) && (320..=8000).contains(h))
        .ok_or_else(|| format!("`{text}` is not a size such as 1280x800"))
}

fn language(text: &str) -> Result<Lang, String> {
    let known = srm_text::languages();
    known.into_iter().find(|lang| lang.code() == text).ok_or_else(|| format!("`{text}` is not sv, en or ar"))
}

fn theme(text: &str) -> Result<Theme, String> {
    match text {
        "light" => Ok(Theme::Light),
        "dark" => Ok(Theme::Dark),
        "high-contrast" => Ok(Theme::HighContrast),
        _ => Err(format!("`{text}` is not light, dark or high-contrast")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Args, String> {
        Args::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read_and_wrong_ones_named() {
        let args =
            parsed("office.db --window 1280x800 --lang ar --theme dark --import a --import b").unwrap();
        assert_eq!(args.archive, Some("office.db".into()));
        assert_eq!((args.window, args.theme), (Some((1280, 800)), Some(Theme::Dark)));
        assert_eq!(args.lang.unwrap().code(), "ar");
        assert_eq!(args.import, [PathBuf::from("a"), PathBuf::from("b")]);
        assert!(parsed("--demo").unwrap().demo);
        for (wrong, why) in [
            ("--window 10x10", "10x10"),
            ("--lang xx", "xx"),
            ("--theme pink", "pink"),
            ("--data", "--data needs"),
            ("a b", "one too many"),
            ("office.db --demo", "--demo has"),
            ("--nope", "--nope"),
        ] {
            assert!(parsed(wrong).unwrap_err().contains(why), "{wrong}");
        }
    }
}

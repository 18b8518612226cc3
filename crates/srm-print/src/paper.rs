//! What stands on paper, as data: a title and blocks one below the other. How they look is the template's business.
//!
//! Every word here is plain text. It reaches the typesetter as data, so nothing a person has written can be read as
//! markup.

use serde::Serialize;
use srm_text::Words;

/// A document to print or save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Primary language code, for hyphenation, shaping and screen readers.
    lang: String,
    /// Whether it is written from right to left.
    rtl: bool,
    /// Whether the sheet lies on its long side.
    wide: bool,
    /// What kind of document this is, above the title.
    kicker: String,
    title: String,
    /// What stands at the foot of every page.
    footer: String,
    /// The words of a band on every page, for what must not be taken for real.
    band: Option<String>,
    blocks: Vec<Block>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
    },
    /// A paragraph that explains something else.
    Small {
        /// Its words.
        text: String,
    },
    /// What has to be seen first.
    Notice {
        /// A few words.
        title: String,
        /// The rest.
        text: String,
    },
    /// A list with bullets.
    Points {
        /// Its items.
        items: Vec<String>,
    },
    /// What belongs together, each in a frame that no page break divides.
    Cards {
        /// The frames.
        items: Vec<Card>,
    },
    /// Names and values.
    Facts {
        /// Name and value of each.
        items: Vec<(String, String)>,
    },
    /// A table with a heading row.
    Table {
        /// How wide each column is, in shares.
        shares: Vec<u32>,
        /// The heading row.
        head: Vec<String>,
        /// The rows; a cell with no words is there to be written in.
        rows: Vec<Vec<String>>,
    },
    /// Lines to write on.
    Lines {
        /// What is to be written.
        label: String,
        /// How many lines.
        count: u32,
    },
    /// A scale to tick on: what each step means, the lowest first.
    Scale {
        /// The steps.
        anchors: Vec<String>,
    },
    /// A code for a camera, with words beside it.
    Code {
        /// The picture, as SVG.
        svg: String,
        /// What the picture is, for those who do not see it.
        alt: String,
        /// Names and values beside it; values are digests and the like, always written from left to right.
        items: Vec<(String, String)>,
    },
    /// Where a person signs by hand.
    Sign {
        /// Below each line.
        labels: Vec<String>,
    },
}

/// A few words in a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// First line.
    pub title: String,
    /// A word about it.
    pub tag: String,
    /// Whether a tick stands at the tag.
    pub tick: bool,
    /// Paragraphs.
    pub texts: Vec<String>,
}

/// A digest, code or telephone number keeps its own order inside words that run from right to left.
pub(crate) fn left_to_right(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

impl Paper {
    /// An empty document in the language of `words`.
    pub fn new(words: &Words, kicker: &str, title: &str) -> Self {
        let primary = words.lang().code().split('-').next().unwrap_or_default();
        Self {
            lang: primary.to_owned(),
            rtl: words.is_rtl(),
            wide: false,
            kicker: words.text(kicker),
            title: title.to_owned(),
            footer: words.text("paper-footer"),
            band: None,
            blocks: Vec::new(),
        }
    }

    /// Lays the sheet on its long side.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Puts the band of demonstrations on every page.
    #[must_use]
    pub fn demo(mut self, words: &Words, is_demo: bool) -> Self {
        self.band = is_demo.then(|| words.text("paper-demo-band"));
        self
    }

    /// With one thing more.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// With more things.
    #[must_use]
    pub fn with_all(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    /// With a heading.
    #[must_use]
    pub fn heading(self, text: impl Into<String>) -> Self {
        self.with(Block::Heading { text: text.into() })
    }

    /// With a paragraph.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.with(Block::Text { text: text.into() })
    }

    /// With a paragraph that explains something else.
    #[must_use]
    pub fn small(self, text: impl Into<String>) -> Self {
        self.with(Block::Small { text: text.into() })
    }

    /// Primary language code.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What kind of document it is.
    pub fn kicker(&self) -> &str {
        &self.kicker
    }

    /// The words of the band, when there is one.
    pub fn band(&self) -> Option<&str> {
        self.band.as_deref()
    }

    /// Whether it is written from right to left.
    pub const fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// What stands on it, from top to bottom.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Every text on it, for whoever has to look for what must not be there.
    pub fn texts(&self) -> Vec<&str> {
        let mut all = vec![self.kicker.as_str(), self.title.as_str(), self.footer.as_str()];
        all.extend(self.band.as_deref());
        for block in &self.blocks {
            block.texts(&mut all);
        }
        all
    }
}

impl Block {
    fn texts<'a>(&'a self, all: &mut Vec<&'a str>) {
        let pairs = |all: &mut Vec<&'a str>, items: &'a [(String, String)]| {
            all.extend(items.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
        };
        match self {
            Self::Heading { text } | Self::Text { text } | Self::Small { text } => all.push(text),
            Self::Notice { title, text } => all.extend([title.as_str(), text.as_str()]),
            Self::Points { items } | Self::Scale { anchors: items } | Self::Sign { labels: items } => {
                all.extend(items.iter().map(String::as_str));
            }
            Self::Cards { items } => {
                for card in items {
                    all.extend([card.title.as_str(), card.tag.as_str()]);
                    all.extend(card.texts.iter().map(String::as_str));
                }
            }
            Self::Facts { items } => pairs(all, items),
            Self::Table { head, rows, .. } => {
                all.extend(head.iter().chain(rows.iter().flatten()).map(String::as_str));
            }
            Self::Lines { label, .. } => all.push(label),
            Self::Code { alt, items, .. } => {
                all.push(alt);
                pairs(all, items);
            }
        }
    }
}

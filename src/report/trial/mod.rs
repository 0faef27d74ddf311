//! What a trial of all scenes found: the data, and its reports as text, JSON, Markdown, one HTML file, and JUnit XML for build servers.

mod earlier;
mod html;
mod json;
mod junit;
mod markdown;
mod text;

pub use earlier::{Changes, Earlier};
pub use json::about;

use crate::model::product::Product;
use crate::model::widget::Widget;
use crate::services::mark::Carrier;
use crate::text::Lang;
use crate::text::msg::{Arg, Msg};

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Lines for a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// One file that needs nothing else, for a browser.
    Html,
    /// For tickets and merge requests.
    Markdown,
    /// For build servers.
    Junit,
}

/// What is judged in a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judge {
    /// The script loads, gives a constructor, and so do the texts.
    Load,
    /// The CRM's calls come back as they should.
    Callbacks,
    /// Nothing is thrown, no promise is rejected unhandled.
    Exceptions,
    /// The widget prints no error.
    Console,
    /// Something is drawn where the area promises it.
    Drawn,
    /// Nothing is drawn elsewhere.
    DrawnElsewhere,
    /// All texts are texts, of the locale.
    RawText,
    /// A second `init` doubles nothing.
    DoubleInit,
    /// `destroy` leaves nothing.
    LeftAfterDestroy,
    /// An answer after `destroy` draws nothing.
    LateAnswer,
    /// Settings are saved and read back.
    SettingsRoundtrip,
    /// Required settings can't be left empty.
    RequiredEmpty,
    /// The bot's code is valid, and leaves by the exits that are declared.
    SalesbotCode,
    /// The files that are asked for are there.
    MissingFile,
    /// Requests go to known hosts only, safely.
    ForeignHosts,
    /// No secret is in a request to another host.
    SecretInRequest,
    /// Long texts have room.
    Overflow,
    /// Texts can be read in both themes.
    Contrast,
}

impl Judge {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 18] = [
        Self::Load,
        Self::Callbacks,
        Self::Exceptions,
        Self::Console,
        Self::Drawn,
        Self::DrawnElsewhere,
        Self::RawText,
        Self::DoubleInit,
        Self::LeftAfterDestroy,
        Self::LateAnswer,
        Self::SettingsRoundtrip,
        Self::RequiredEmpty,
        Self::SalesbotCode,
        Self::MissingFile,
        Self::ForeignHosts,
        Self::SecretInRequest,
        Self::Overflow,
        Self::Contrast,
    ];

    /// Its id in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Callbacks => "callbacks",
            Self::Exceptions => "exceptions",
            Self::Console => "console",
            Self::Drawn => "drawn",
            Self::DrawnElsewhere => "drawn-elsewhere",
            Self::RawText => "raw-text",
            Self::DoubleInit => "double-init",
            Self::LeftAfterDestroy => "left-after-destroy",
            Self::LateAnswer => "late-answer",
            Self::SettingsRoundtrip => "settings-roundtrip",
            Self::RequiredEmpty => "required-empty",
            Self::SalesbotCode => "salesbot-code",
            Self::MissingFile => "missing-file",
            Self::ForeignHosts => "foreign-hosts",
            Self::SecretInRequest => "secret-in-request",
            Self::Overflow => "overflow",
            Self::Contrast => "contrast",
        }
    }

    /// Its name.
    pub fn name(self) -> Msg {
        Msg::new(match self {
            Self::Load => "trial-judge-load",
            Self::Callbacks => "trial-judge-callbacks",
            Self::Exceptions => "trial-judge-exceptions",
            Self::Console => "trial-judge-console",
            Self::Drawn => "trial-judge-drawn",
            Self::DrawnElsewhere => "trial-judge-drawn-elsewhere",
            Self::RawText => "trial-judge-raw-text",
            Self::DoubleInit => "trial-judge-double-init",
            Self::LeftAfterDestroy => "trial-judge-left-after-destroy",
            Self::LateAnswer => "trial-judge-late-answer",
            Self::SettingsRoundtrip => "trial-judge-settings-roundtrip",
            Self::RequiredEmpty => "trial-judge-required-empty",
            Self::SalesbotCode => "trial-judge-salesbot-code",
            Self::MissingFile => "trial-judge-missing-file",
            Self::ForeignHosts => "trial-judge-foreign-hosts",
            Self::SecretInRequest => "trial-judge-secret-in-request",
            Self::Overflow => "trial-judge-overflow",
            Self::Contrast => "trial-judge-contrast",
        })
    }
}

/// A trial of all scenes.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// The browser with its version.
    pub browser: String,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// The scenes in their variants, in the order in which they were tried.
    pub entries: Vec<Entry>,
}

/// A scene in one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which it is.
    pub variant: Variant,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// Its picture as PNG; `None` if none could be taken.
    pub picture: Option<Vec<u8>>,
    /// The path at which the picture was written.
    pub written: Option<String>,
    /// What was judged: only what applies to the scene.
    pub judgements: Vec<Judgement>,
}

/// A scene with what the bar of the stand-in chooses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The scene, by its id.
    pub scene: String,
    /// The locale.
    pub locale: String,
    /// `admin`, `user`, `free`.
    pub role: &'static str,
    /// `light`, `dark`.
    pub theme: &'static str,
    /// The product.
    pub product: Product,
}

/// What was judged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What.
    pub judge: Judge,
    /// Whether it is as it should be.
    pub passed: bool,
    /// What was seen: of a failure each thing that is wrong.
    pub detail: Vec<Msg>,
    /// The file and line in the widget that it is about.
    pub place: Option<(String, usize)>,
}

impl Judgement {
    /// What was seen as sentences in one line.
    pub fn words(&self, lang: Lang) -> String {
        self.detail.iter().map(|msg| lang.msg(msg)).collect::<Vec<_>>().join("; ")
    }

    /// `script.js:12`; empty without a place.
    pub fn at(&self) -> String {
        self.place.as_ref().map(|(file, line)| format!("{file}:{line}")).unwrap_or_default()
    }
}

impl Entry {
    /// Whether all is as it should be.
    pub fn passed(&self) -> bool {
        self.judgements.iter().all(|judgement| judgement.passed)
    }

    /// How many judgements passed, of how many, for the text `trial-counts`.
    pub fn counts(&self) -> [(&'static str, Arg); 2] {
        let all = self.judgements.len();
        [("passed", (all - self.failures().count()).into()), ("all", all.into())]
    }

    /// What isn't.
    pub fn failures(&self) -> impl Iterator<Item = &Judgement> {
        self.judgements.iter().filter(|judgement| !judgement.passed)
    }
}

impl Variant {
    /// The product's word in reports.
    pub fn product_word(&self) -> &'static str {
        match self.product {
            Product::AmoCrm => "amocrm",
            Product::Kommo => "kommo",
        }
    }

    /// The parts that tell variants of a scene apart.
    pub fn parts(&self) -> [&str; 4] {
        [&self.locale, self.role, self.theme, self.product_word()]
    }

    /// A name for a file.
    pub fn file_name(&self) -> String {
        format!("{}-{}", self.scene, self.parts().join("-"))
    }
}

impl Trial {
    /// How many scenes passed, and how many failed.
    pub fn counts(&self) -> (usize, usize) {
        let passed = self.entries.iter().filter(|entry| entry.passed()).count();
        (passed, self.entries.len() - passed)
    }

    /// The counts, the time and the browser as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        let (passed, failed) = self.counts();
        let seconds = lang.decimal(seconds(self.ms));
        let args =
            [("passed", passed.into()), ("failed", failed.into()), ("seconds", seconds.into()), ("browser", self.browser.as_str().into())];
        lang.with("trial-summary", &args)
    }
}

/// Milliseconds as seconds, to a tenth.
#[allow(clippy::cast_precision_loss, reason = "a trial takes no years")]
fn seconds(ms: u64) -> f64 {
    (ms as f64 / 100.0).round() / 10.0
}

impl Layout {
    /// All layouts, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Html, Self::Markdown, Self::Junit];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Junit => "junit",
        }
    }

    /// How a report in this layout says in a file that the studio wrote it.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Text => Carrier::Line,
            Self::Markdown => Carrier::Comment,
            Self::Html | Self::Junit => Carrier::SecondComment,
            Self::Json => Carrier::Member,
        }
    }
}

/// The report in `layout`. `scene` gives the name of a scene.
pub fn render(trial: &Trial, widget: &Widget, scene: &dyn Fn(&str) -> String, layout: Layout, lang: Lang) -> String {
    match layout {
        Layout::Text => text::render(trial, scene, lang),
        Layout::Json => json::render(trial, lang),
        Layout::Html => html::render(trial, widget, scene, lang),
        Layout::Markdown => markdown::render(trial, widget, scene, lang),
        Layout::Junit => junit::render(trial, widget, scene, lang),
    }
}

//! The texts of the studio in English and Russian. Every visible string goes through here.

pub mod msg;
pub mod pictures;
pub mod problems;
pub mod structure;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::Loader as _;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};

use msg::{Arg, Msg};

static_loader! {
    static TEXTS = {
        locales: "./assets/text",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static EN: LanguageIdentifier = langid!("en");
static RU: LanguageIdentifier = langid!("ru");

/// A language of the studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Русский
    Ru,
    /// English with every text marked and longer: shows what isn't translated and what has no room to grow. It is in no menu.
    Pseudo,
}

impl Lang {
    /// All languages, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Pseudo => "‹›",
        }
    }

    /// The code of the language, as in the names of locale files.
    pub fn code(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => "en",
            Self::Ru => "ru",
        }
    }

    /// The language of the system: Russian where it is set, else English.
    pub fn of_system() -> Self {
        let russian = sys_locale::get_locale().is_some_and(|locale| locale.to_lowercase().starts_with("ru"));
        if russian { Self::Ru } else { Self::En }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::En | Self::Pseudo => &EN,
            Self::Ru => &RU,
        }
    }

    /// The text `id`. A text that is missing shows its id, so that it is seen.
    pub fn tr(self, id: &str) -> String {
        TEXTS.try_lookup(self.id(), id).map_or_else(|| id.to_owned(), |text| self.shown(text))
    }

    /// The text `id` with `args` filled in.
    pub fn with(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let value = |arg: &Arg| match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
        };
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args.iter().map(|(name, arg)| (Cow::Borrowed(*name), value(arg))).collect();
        TEXTS.try_lookup_with_args(self.id(), id, &args).map_or_else(|| id.to_owned(), |text| self.shown(text))
    }

    /// A text as it is shown: marked and longer by two fifths in the language of tests.
    fn shown(self, text: String) -> String {
        if self != Self::Pseudo {
            return text;
        }
        let more = (text.chars().count() * 2).div_ceil(5);
        format!("‹{text}{}›", "~~~~ ".chars().cycle().take(more).collect::<String>())
    }

    /// A prepared text.
    pub fn msg(self, msg: &Msg) -> String {
        if msg.args.is_empty() { self.tr(&msg.id) } else { self.with(&msg.id, &msg.args) }
    }

    /// Whether there is a text `id` in this language itself.
    pub fn has(self, id: &str) -> bool {
        TEXTS.lookup_single_language::<&str>(self.id(), id, None).is_ok()
    }

    /// A size for people: `18.7 KB`, `312 B`.
    pub fn size(self, bytes: usize) -> String {
        let (number, unit) = match bytes {
            0..1024 => (bytes.to_string(), "unit-b"),
            1024..1_048_576 => (self.decimal(bytes as f64 / 1024.0), "unit-kb"),
            _ => (self.decimal(bytes as f64 / 1_048_576.0), "unit-mb"),
        };
        format!("{number}\u{a0}{}", self.tr(unit))
    }

    /// A number with one place behind the decimal sign.
    pub fn decimal(self, number: f64) -> String {
        let text = format!("{number:.1}");
        if self == Self::Ru { text.replace('.', ",") } else { text }
    }
}

//! The languages of the studio: a row here and a folder in `assets/text` for each.

use fluent_templates::{LanguageIdentifier, langid};

/// What the studio knows of a language.
struct Row {
    code: &'static str,
    name: &'static str,
    decimal_sign: char,
    id: &'static LanguageIdentifier,
}

/// Makes the enum [`Lang`] of rows with a variant, the code (the name of its folder in `assets/text`), the language's own name, and its
/// decimal sign.
macro_rules! languages {
    ($($lang:ident: $code:literal, $name:literal, $decimal_sign:literal;)+) => {
        /// A language of the studio.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Lang {
            $(
                #[doc = $name]
                #[serde(rename = $code)]
                $lang,
            )+
            /// English with every text marked and longer: shows what isn't translated and what has no room to grow. It is in no menu.
            #[serde(rename = "pseudo")]
            Pseudo,
        }

        impl Lang {
            /// All languages, in the order of the menu.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$lang),+];

            fn row(self) -> Row {
                match self {
                    $(Self::$lang => {
                        static ID: LanguageIdentifier = langid!($code);
                        Row { code: $code, name: $name, decimal_sign: $decimal_sign, id: &ID }
                    })+
                    Self::Pseudo => Row { name: "‹›", ..Self::default().row() },
                }
            }
        }
    };
}

languages! {
    En: "en", "English", '.';
    Ru: "ru", "Русский", ',';
}

impl Default for Lang {
    /// The language in which every text is: its texts stand in where another language has none.
    fn default() -> Self {
        Self::En
    }
}

impl Lang {
    /// The language's own name.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The code of the language, as in the names of locale files.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The language with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of the system, or English where the studio doesn't have it.
    pub fn of_system() -> Self {
        sys_locale::get_locale().and_then(|locale| Self::of_locale(&locale)).unwrap_or_default()
    }

    /// The language of a locale such as `ru`, `ru-RU` or `ru_RU.UTF-8`.
    fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.to_lowercase();
        let is_of = |code: &str| locale.strip_prefix(code).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        Self::ALL.into_iter().find(|lang| is_of(lang.code()))
    }

    /// The language after this one in the menu; the first after the last.
    pub fn following(self) -> Self {
        let later = Self::ALL.into_iter().skip_while(|lang| *lang != self).nth(1);
        later.unwrap_or_default()
    }

    /// What stands before the decimals of a number.
    pub(super) fn decimal_sign(self) -> char {
        self.row().decimal_sign
    }

    /// The language as Fluent knows it.
    pub(super) fn id(self) -> &'static LanguageIdentifier {
        self.row().id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_locale_is_its_first_part() {
        for (locale, lang) in [("ru", "ru"), ("RU", "ru"), ("ru-RU", "ru"), ("ru_RU.UTF-8", "ru"), ("en-GB", "en"), ("run", ""), ("de", "")]
        {
            assert_eq!(Lang::of_locale(locale).map_or("", Lang::code), lang, "{locale}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_code_and_followed_by_the_next() {
        for (at, lang) in Lang::ALL.into_iter().enumerate() {
            assert_eq!(Lang::of_code(lang.code()), Some(lang));
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.code());
            assert_eq!(lang.following(), Lang::ALL[(at + 1) % Lang::ALL.len()]);
        }
        assert_eq!((Lang::of_code("xx"), Lang::Pseudo.following(), Lang::Pseudo.code()), (None, Lang::En, "en"));
    }
}

//! The texts of new widgets in all locales of both products.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Texts by key, then by locale.
static TEXTS: LazyLock<HashMap<String, HashMap<String, String>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../assets/templates/new/texts.json")).unwrap_or_default());

/// The text of `key` in the locale `code`; English for a locale that the studio has no texts in, nothing for an unknown key.
pub fn text(key: &str, code: &str) -> Option<&'static str> {
    let all = TEXTS.get(key)?;
    all.get(code).or_else(|| all.get("en")).map(String::as_str)
}

/// The label of the field `code` in a locale: known ones by their name, others by their code.
pub fn label(field: &str, code: &str) -> String {
    let named = text(&format!("label.{field}"), code).map(str::to_owned);
    named.unwrap_or_else(|| format!("{} {field}", text("label.field", code).unwrap_or_default()))
}

/// Latin letters for Russian ones, as addresses have them; other characters as they are.
pub fn in_latin(text: &str) -> String {
    const FROM: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    const TO: [&str; 33] = [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch",
        "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let small: String = letter.to_lowercase().collect();
        match FROM.chars().position(|known| small.starts_with(known)).and_then(|at| TO.get(at)) {
            None => out.push(letter),
            Some(latin) if letter.is_uppercase() => {
                let mut rest = latin.chars();
                out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(rest.as_str());
            }
            Some(latin) => out.push_str(latin),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::manifest::LOCALES;

    #[test]
    fn every_text_is_there_in_every_locale_and_unlike_the_others() {
        assert!(TEXTS.len() > 40);
        for (key, all) in TEXTS.iter() {
            for code in LOCALES {
                let text = all.get(*code).map(String::as_str).unwrap_or_default();
                assert!(!text.trim().is_empty(), "{key} {code}");
                assert_eq!(text.ends_with('.'), all["en"].ends_with('.'), "{key} {code}");
                assert!(!key.starts_with("short.") || text.chars().count() <= 24, "{key} {code}");
            }
        }
    }

    #[test]
    fn labels_and_names_in_other_letters() {
        assert_eq!(
            (label("greeting", "ru").as_str(), label("shop", "ru").as_str(), label("shop", "kk").as_str()),
            ("Приветствие", "Поле shop", "Field shop")
        );
        assert_eq!(in_latin("Щука и Ёж 2"), "Shchuka i Ezh 2");
    }
}

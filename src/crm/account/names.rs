//! [`Names`]: what a widget is known by apart from its place on disk, which another widget may take.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crm::i18n::{self, Resolved};
use crate::model::widget::Widget;

/// The names of a widget by locale; a name that is no reference stands under the empty locale.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The names of `widget`; none if its manifest or its texts can't be read.
    pub fn of(widget: &Widget) -> Self {
        let Some(name) = widget.manifest("/widget/name").and_then(|node| node.as_str()) else { return Self::default() };
        let text = |locale: i18n::Locale<'_>| match i18n::resolve(locale.json?, name) {
            Resolved::Text(text) if !text.trim().is_empty() => Some((locale.code.to_owned(), text.trim().to_owned())),
            _ => None,
        };
        let mut names: BTreeMap<_, _> = i18n::locales(widget).into_iter().filter_map(text).collect();
        if names.is_empty() && !i18n::is_reference(name) && !name.trim().is_empty() {
            names.insert(String::new(), name.trim().to_owned());
        }
        Self(names)
    }

    /// Whether both are of one widget, as far as names tell: they agree in every locale that both have, and have one in common.
    pub fn is_same(&self, other: &Self) -> bool {
        let mut common = self.0.iter().filter_map(|(locale, name)| Some((name, other.0.get(locale)?))).peekable();
        common.peek().is_some() && common.all(|(one, other)| one == other)
    }

    /// Whether both have one name in common: an update may have changed the others.
    pub fn is_like(&self, other: &Self) -> bool {
        self.0.iter().any(|(locale, name)| other.0.get(locale) == Some(name))
    }

    /// The name in the locale `code`, else in any.
    pub fn in_locale(&self, code: &str) -> Option<&str> {
        self.0.get(code).or_else(|| self.0.values().next()).map(String::as_str)
    }

    /// Whether the widget has no name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[(&str, &str)]) -> Names {
        Names(list.iter().map(|(locale, name)| ((*locale).to_owned(), (*name).to_owned())).collect())
    }

    #[test]
    fn names_that_agree_where_both_have_one_are_of_one_widget() {
        let shop = names(&[("en", "Shop exchange"), ("ru", "Обмен")]);
        for (other, is_same) in [
            (shop.clone(), true),
            (names(&[("en", "Shop exchange")]), true),
            (names(&[("en", "Shop exchange"), ("es", "Tienda")]), true),
            (names(&[("en", "Shop exchange"), ("ru", "Телефон")]), false),
            (names(&[("en", "Other phone")]), false),
            (names(&[("es", "Shop exchange")]), false),
            (names(&[]), false),
        ] {
            assert_eq!((shop.is_same(&other), other.is_same(&shop)), (is_same, is_same), "{other:?}");
        }
        let renamed = names(&[("en", "Shop exchange 2"), ("ru", "Обмен")]);
        assert!(shop.is_like(&renamed) && !shop.is_same(&renamed) && !shop.is_like(&names(&[("en", "Other phone")])));
        assert!(!Names::default().is_like(&Names::default()), "two widgets without a name are not like each other");
        assert!(!Names::default().is_same(&Names::default()), "two widgets without a name are not one");
    }
}

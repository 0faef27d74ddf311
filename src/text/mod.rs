//! The texts of the studio in all its languages: every visible string is rendered here.

mod languages;
pub mod messages;
pub mod msg;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader as _, static_loader};

pub use languages::Lang;

use msg::{Arg, Msg};

static_loader! {
    static TEXTS = {
        locales: "./assets/text",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

impl Lang {
    /// The text `id`. A missing text or argument fails in a debug build, so that a test finds it; in a release build the id is shown.
    pub fn tr(self, id: &str) -> String {
        self.shown(id, TEXTS.try_lookup(self.id(), id))
    }

    /// The text `id` with `args` filled in.
    pub fn with(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.shown(id, TEXTS.try_lookup_with_args(self.id(), id, &self.values(args)))
    }

    /// What Fluent fills in, by name.
    fn values(self, args: &[(&'static str, Arg)]) -> HashMap<Cow<'static, str>, FluentValue<'static>> {
        args.iter().map(|(name, arg)| (Cow::Borrowed(*name), self.value(arg))).collect()
    }

    /// What Fluent fills in for an argument.
    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Tenths(tenths) => FluentValue::from(self.decimal(*tenths as f64 / 10.0)),
            Arg::Size(bytes) => FluentValue::from(self.size(usize::try_from(*bytes).unwrap_or(usize::MAX))),
            Arg::Msg(msg) => FluentValue::from(self.msg(msg)),
        }
    }

    /// The text `id` as it is shown: marked and longer by two fifths in the language of tests.
    fn shown(self, id: &str, text: Option<String>) -> String {
        debug_assert!(text.is_some(), "there is no text {id}, or it lacks an argument");
        let text = text.unwrap_or_else(|| id.to_owned());
        if self != Self::Pseudo {
            return text;
        }
        let more = (text.chars().count() * 2).div_ceil(5);
        format!("‹{text}{}›", "~~~~ ".chars().cycle().take(more).collect::<String>())
    }

    /// The sentence of a message.
    pub fn msg(self, msg: &Msg) -> String {
        if msg.args.is_empty() { self.tr(&msg.id) } else { self.with(&msg.id, &msg.args) }
    }

    /// Whether there is a text `id` without arguments in this language itself.
    pub fn has(self, id: &str) -> bool {
        self.has_msg(&Msg::new(id))
    }

    /// Whether there is a text for `msg` in this language itself, with no more arguments than `msg` has.
    pub fn has_msg(self, msg: &Msg) -> bool {
        TEXTS.lookup_single_language(self.id(), &msg.id, Some(&self.values(&msg.args))).is_ok()
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

    /// A number with one decimal.
    pub fn decimal(self, number: f64) -> String {
        format!("{number:.1}").replace('.', self.decimal_sign().encode_utf8(&mut [0; 4]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_messages_in_a_message_follow_the_language() {
        let inner = Msg::new("archive-file-too-large").with("file", "a.js").with("limit", Arg::Size(3 << 19));
        let msg = Msg::new("open-archive").with("path", "w.zip").with("reason", inner.clone());
        for (lang, size) in [(Lang::En, "1.5\u{a0}MB"), (Lang::Ru, "1,5\u{a0}МБ")] {
            let (inner, whole) = (lang.msg(&inner), lang.msg(&msg));
            assert!(inner.contains(size) && whole.contains(&inner), "{whole}");
        }
        assert_eq!(Lang::En.msg(&msg.next_step()), Lang::En.tr("open-archive.next"));
    }

    #[test]
    fn a_text_is_there_with_its_arguments() {
        let msg = Msg::new("open-io").with("path", "w").with("reason", "r");
        for lang in Lang::ALL {
            assert!(lang.has("unit-b") && lang.has_msg(&msg) && lang.has_msg(&msg.next_step()));
            assert!(!lang.has_msg(&Msg::new("open-io")) && !lang.has("nothing") && !lang.has("open-io.nothing"));
        }
    }
}

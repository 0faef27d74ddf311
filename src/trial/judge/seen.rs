//! [`Seen`]: what a visit showed, and the judgements of what stands in the page.

use super::Verdict;
use crate::crm::locations;
use crate::model::widget::Widget;
use crate::report::trial::{Judge, Judgement, Variant};
use crate::stand_in::event::{Left as Item, What};
use crate::stand_in::scenes::SCENES;
use crate::text::msg::{Arg, Msg};
use crate::trial::answers::{Contrast, Late, Left, Look, Twice, Use};
use crate::trial::events::Steps;

/// What a visit showed.
#[derive(Debug, Default)]
pub struct Seen {
    /// The events.
    pub steps: Steps,
    /// Why the page doesn't answer any more, if it doesn't.
    pub stuck: Option<String>,
    /// Whether the widget runs.
    pub runs: bool,
    /// What was to be seen in each theme.
    pub looks: Vec<Look>,
    /// The contrast in the theme that wasn't asked for.
    pub other_contrast: Option<(&'static str, Contrast)>,
    /// What came of using the scene.
    pub used: Use,
    /// What was left.
    pub left: Left,
    /// After a second `init`.
    pub twice: Twice,
    /// After answers that came too late.
    pub late: Late,
}

/// The place that an area promises to be filled.
enum Promise {
    Column,
    Page,
}

/// What a widget may do in a card instead of drawing at once.
const REGISTERS: [&str; 3] = ["add_action", "add_source", "widgetsOverlay"];

impl Seen {
    /// Whether the CRM starts no widget there, by the role.
    pub fn has_no_widgets(&self) -> bool {
        self.steps.first().any(|event| matches!(&event.what, What::Ready { why: Some(why), .. } if why == "free-user"))
    }

    fn look(&self, at: usize) -> Look {
        self.looks.get(at).cloned().unwrap_or_default()
    }

    /// What the scene's area promises; `None` where the CRM fills the place by itself.
    fn promise(variant: &Variant, widget: &Widget) -> Option<Promise> {
        let area = SCENES.iter().find(|(scene, _)| *scene == variant.scene).map(|(_, area)| *area)?;
        match variant.scene.as_str() {
            "lead" | "contact" | "company" | "customer" => {
                let has_column = |(entry, _): &(locations::Entry<'_>, _)| entry.name == area && entry.text.ends_with("-1");
                locations::entries(widget).iter().any(has_column).then_some(Promise::Column)
            }
            "advanced" | "menu" => Some(Promise::Page),
            _ => None,
        }
    }

    /// Whether something is drawn where the area promises it.
    pub fn drawn(&self, variant: &Variant, widget: &Widget) -> Option<Judgement> {
        let promise = Self::promise(variant, widget)?;
        let look = self.look(0);
        let mut verdict = Verdict::new(Judge::Drawn);
        let registers = |event: &crate::stand_in::event::Event| match &event.what {
            What::Use { name, .. } => REGISTERS.contains(&name.as_str()) || name.contains("NotificationCallback"),
            _ => false,
        };
        match promise {
            Promise::Column if look.block => verdict.note(Msg::new("trial-drawn-block")),
            Promise::Page if look.area => verdict.note(Msg::new("trial-drawn-page")),
            Promise::Column if look.anywhere > 0 => verdict.note(Msg::new("trial-drawn-anywhere").with("count", look.anywhere)),
            _ if self.steps.has_blocked() => verdict.note(Msg::new("trial-drawn-waits")),
            Promise::Column if self.steps.first().any(registers) => verdict.note(Msg::new("trial-drawn-registers")),
            Promise::Column => verdict.fail(Msg::new("trial-drawn-no-block"), None),
            Promise::Page => verdict.fail(Msg::new("trial-drawn-no-page"), None),
        }
        Some(verdict.done())
    }

    /// Whether nothing is drawn where it has no place.
    pub fn drawn_elsewhere(&self, variant: &Variant, widget: &Widget) -> Judgement {
        let mut verdict = Verdict::new(Judge::DrawnElsewhere);
        let look = self.look(0);
        if self.has_no_widgets() && look.anywhere > 0 {
            verdict.fail(Msg::new("trial-drawn-for-free").with("count", look.anywhere), None);
        }
        // A widget of all pages has the page itself for its place.
        if variant.scene != "everywhere" && !locations::declares(widget, "everywhere") {
            for what in &look.outside {
                verdict.fail(Msg::new("trial-drawn-outside").with("what", what), None);
            }
        }
        if self.steps.has_rule("column-off") {
            verdict.note(Msg::new("trial-drawn-column-off"));
        }
        if self.steps.has_rule("no-right-column") {
            verdict.note(Msg::new("trial-drawn-no-column"));
        }
        verdict.done()
    }

    /// Whether all texts are texts, of the locale.
    pub fn raw_text(&self) -> Judgement {
        let mut verdict = Verdict::new(Judge::RawText);
        let texts = self.look(0).texts;
        for wrong in &texts.wrong {
            let msg = match (wrong.what.as_str(), &wrong.locale) {
                ("key", _) => Msg::new("trial-text-key"),
                ("hole", _) => Msg::new("trial-text-hole"),
                (_, locale) => Msg::new("trial-text-foreign").with("locale", locale.as_deref().unwrap_or("?")),
            };
            verdict.fail(msg.with("text", short(&wrong.text)), None);
        }
        verdict.note(Msg::new("trial-texts").with("count", texts.count));
        verdict.done()
    }

    /// Whether a second `init` doubles nothing.
    pub fn double_init(&self) -> Judgement {
        let mut verdict = Verdict::new(Judge::DoubleInit);
        for what in &self.twice.doubled {
            verdict.fail(Msg::new("trial-doubled").with("what", what), None);
        }
        if self.left.kept {
            // The CRM calls `render` once more on each page: what that doubles is told as an event.
            for event in self.steps.step("again") {
                let What::Doubled { items } = &event.what else { continue };
                items.iter().for_each(|item| verdict.fail(Msg::new("trial-doubled").with("what", &item.text), item.place.as_ref()));
            }
        }
        verdict.done()
    }

    /// Whether `destroy` leaves nothing.
    pub fn left_after_destroy(&self) -> Judgement {
        let mut verdict = Verdict::new(Judge::LeftAfterDestroy);
        if self.left.kept {
            verdict.note(Msg::new("trial-left-kept"));
            return verdict.done();
        }
        let items = self.steps.step("leave").filter_map(|event| match &event.what {
            What::Leftover { items } => Some(items),
            _ => None,
        });
        let doubled = self.steps.step("again").filter_map(|event| match &event.what {
            What::Doubled { items } => Some(items),
            _ => None,
        });
        let doubled: Vec<&Item> = doubled.flatten().filter(|item| item.what == "style").collect();
        for item @ Item { what, text, place } in items.flatten() {
            if is_sheet(item) && !doubled.iter().any(|other| other.text.starts_with(text.as_str())) {
                verdict.note(Msg::new("trial-left-sheet").with("file", text));
                continue;
            }
            verdict.fail(Msg::new("trial-left").with("kind", what).with("what", text), place.as_ref());
        }
        for name in &self.left.globals {
            verdict.fail(Msg::new("trial-left").with("kind", "global").with("what", name), None);
        }
        verdict.done()
    }

    /// Whether an answer that comes after `destroy` does nothing.
    pub fn late_answer(&self) -> Judgement {
        let mut verdict = Verdict::new(Judge::LateAnswer);
        for what in &self.late.drawn {
            verdict.fail(Msg::new("trial-late-drawn").with("what", what), None);
        }
        let before: Vec<&str> = Steps::thrown(self.steps.first()).map(|(_, error, _)| error.message.as_str()).collect();
        for (event, error, uncaught) in Steps::thrown(self.steps.step("lateAnswer")) {
            if uncaught && !before.contains(&error.message.as_str()) && !self.steps.may_be_aftermath(event) {
                verdict.fail(Msg::new("trial-late-thrown").with("text", short(&error.message)), error.place.as_ref());
            }
        }
        verdict.note(Msg::new("trial-late").with("count", self.late.asked));
        verdict.done()
    }

    /// Whether settings are saved and read back.
    pub fn settings_roundtrip(&self) -> Option<Judgement> {
        let settings = self.used.settings.as_ref()?;
        let mut verdict = Verdict::new(Judge::SettingsRoundtrip);
        for lost in &settings.lost {
            let id = if lost.got.is_empty() { "trial-settings-gone" } else { "trial-settings-lost" };
            let msg = Msg::new(id).with("name", &lost.name).with("put", short(&lost.put)).with("got", short(&lost.got));
            verdict.fail(msg, None);
        }
        // A widget without `onSave`, or with one that throws, is judged by its calls.
        let is_judged = self.steps.has_rule("no-onsave") || Steps::thrown(self.steps.step("use")).any(|(_, _, uncaught)| !uncaught);
        match settings.saved {
            true => verdict.note(Msg::new("trial-settings").with("count", settings.fields)),
            false if !settings.unfilled.is_empty() => {
                verdict.note(Msg::new("trial-settings-unfilled").with("names", settings.unfilled.join(", ")));
            }
            false if is_judged => verdict.note(Msg::new("trial-settings-elsewhere")),
            false if self.steps.has_blocked() => verdict.note(Msg::new("trial-settings-waits")),
            false => verdict.fail(Msg::new("trial-settings-refused"), None),
        }
        Some(verdict.done())
    }

    /// Whether required settings can't be left empty.
    pub fn required_empty(&self) -> Option<Judgement> {
        let required = self.used.required.as_ref()?;
        let mut verdict = Verdict::new(Judge::RequiredEmpty);
        let names = required.fields.join(", ");
        if required.saved {
            verdict.fail(Msg::new("trial-required-saved").with("names", names), None);
        } else {
            verdict.note(Msg::new("trial-required").with("names", names));
        }
        Some(verdict.done())
    }

    /// Whether the bot's code is valid, and its exits are declared.
    pub fn salesbot_code(&self) -> Option<Judgement> {
        let bot = self.used.bot.as_ref()?;
        let mut verdict = Verdict::new(Judge::SalesbotCode);
        for event in self.steps.first() {
            let What::Rule { id, .. } = &event.what else { continue };
            let msg = match id.as_str() {
                "exits-missing" => Msg::new("trial-bot-exits-missing"),
                "bot-not-text" => Msg::new("trial-bot-not-text"),
                "bot-not-json" => Msg::new("trial-bot-not-json"),
                "bot-no-steps" => Msg::new("trial-bot-no-steps"),
                _ => continue,
            };
            verdict.fail(msg, None);
        }
        for exit in &bot.unknown {
            verdict.fail(Msg::new("trial-bot-exit").with("exit", &exit.exit).with("handler", &exit.handler), None);
        }
        verdict.note(Msg::new("trial-bot").with("count", bot.blocks));
        Some(verdict.done())
    }

    /// Whether long texts have room.
    pub fn overflow(&self, at: usize) -> Judgement {
        let mut verdict = Verdict::new(Judge::Overflow);
        for item in &self.look(at).overflow {
            let msg = match item.how.as_str() {
                "as-is" => Msg::new("trial-overflow-as-is"),
                "pseudo" => Msg::new("trial-overflow-pseudo"),
                _ => Msg::new("trial-overflow-long"),
            };
            verdict.fail(msg.with("text", short(&item.text)).with("by", format!("{:.0}", item.by)), None);
        }
        verdict.done()
    }

    /// Whether texts can be read in each theme that was shown.
    pub fn contrast(&self, at: usize, theme: &str) -> Judgement {
        let mut verdict = Verdict::new(Judge::Contrast);
        let own = self.look(at).contrast;
        let other = self.other_contrast.as_ref().filter(|_| at == 0);
        for (theme, contrast) in std::iter::once((theme, &own)).chain(other.map(|(theme, contrast)| (*theme, contrast))) {
            for weak in &contrast.weak {
                let msg = Msg::new("trial-contrast-weak").with("text", short(&weak.text)).with("theme", theme);
                verdict.fail(msg.with("ratio", Arg::decimal(weak.ratio)), None);
            }
            if let Some(least) = contrast.least {
                verdict.note(Msg::new("trial-contrast").with("theme", theme).with("ratio", Arg::decimal(least)));
            }
        }
        verdict.done()
    }
}

/// Whether a thing that is left is a link to a stylesheet of the widget, which the CRM's documents put in without a way out (`docs/PLATFORM.md`,
/// 6.3): once is as it should be.
fn is_sheet(item: &Item) -> bool {
    item.what == "style" && !item.text.starts_with('<') && !item.text.contains("://")
}

/// The beginning of a text.
pub fn short(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}

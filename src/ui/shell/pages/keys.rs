//! The page of all keys: those of the actions, of the tabs, and of the parts that have some of their own.

use egui::{CentralPanel, Frame, RichText, ScrollArea, Ui};

use crate::app::action::Action;
use crate::app::core::navigation::NavCommand;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};
use crate::ui::tabs::TABS;

/// Widest column of a group.
const WIDTH: f32 = 620.0;
/// Height of a line.
const LINE: f32 = 30.0;

/// The keys of a part of the window: what they do, by its text id.
type Own = (&'static str, &'static [(&'static str, &'static str)]);

/// Keys that only one part of the window knows.
const OWN: &[Own] = &[
    (
        "keys-source",
        &[
            ("F3", "source-next"),
            ("Shift F3", "source-previous"),
            ("Ctrl A", "keys-select-all"),
            ("Ctrl C", "keys-copy"),
            ("Ctrl Space", "keys-offers"),
            ("F12", "keys-definition"),
            ("Ctrl /", "keys-comment"),
            ("Tab, Shift Tab", "keys-indent"),
            ("Alt ↑, Alt ↓", "keys-move-line"),
            ("Ctrl D", "keys-duplicate"),
        ],
    ),
    ("keys-files", &[("F2", "file-menu-rename"), ("Ctrl D", "file-menu-copy"), ("Del", "file-menu-delete")]),
    ("keys-window", &[("F6, Shift F6", "keys-regions"), ("Tab", "keys-tab"), ("Enter", "keys-enter"), ("Esc", "keys-escape")]),
];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(tokens::PAD_READING).show(ui, |ui| {
                ui.set_width(ui.available_width().min(WIDTH));
                if Button::new(&cx.tr("page-back")).icon(icons::ARROW_LEFT).ghost().ui(ui).clicked() {
                    cx.send(NavCommand::ClosePage);
                }
                ui.add_space(tokens::SPACE_S);
                ui.label(RichText::new(cx.tr("keys-title")).font(tokens::semibold(tokens::HEADLINE)).color(t.text));
                for (name, actions) in Action::WITH_KEYS {
                    group(ui, &cx.tr(name), actions.iter().map(|action| (keys(*action), cx.tr(action.text_id()))));
                }
                group(ui, &cx.tr("keys-tabs"), TABS.iter().map(|tab| (format!("Ctrl {}", tab.key.symbol_or_name()), cx.tr(tab.text))));
                for (name, lines) in OWN {
                    group(ui, &cx.tr(name), lines.iter().map(|(keys, about)| ((*keys).to_owned(), cx.tr(about))));
                }
                ui.add_space(tokens::SPACE_XL);
            });
        });
    });
}

fn keys(action: Action) -> String {
    let keys = [action.shortcut(), action.other_shortcut()];
    keys.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn group(ui: &mut Ui, name: &str, lines: impl Iterator<Item = (String, String)>) {
    let t = tokens(ui);
    ui.add_space(tokens::SPACE_L);
    kit::title(ui, name);
    ui.add_space(tokens::SPACE_XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (keys, about) in lines {
        let row = Row::plain(ui, LINE).underlined(ui);
        let galley = ui.painter().layout_no_wrap(keys.clone(), tokens::code(tokens::SMALL), t.text);
        let end = row.words_to(ui, row.rect.right(), galley, t.text);
        row.fill(ui, &about, row.rect.left(), end - tokens::SPACE_M, RichText::new(&about).color(t.text));
        row.end(ui, egui::Role::Label, &format!("{about}: {keys}"), "");
    }
}

//! What people see of the widget in the list of integrations: logo, name, texts with tags filled in for a made-up account.

use egui::{Frame, Margin, RichText, ScrollArea, Ui, Vec2, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::manifest;
use crate::formats::html;
use crate::ui::kit;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::{Cx, crm_window};

/// Around the preview.
const PADDING: Margin = Margin::symmetric(16, 4);
/// Size of the logo.
const LOGO: Vec2 = vec2(200.0, 136.0);

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    locale: Option<String>,
}

/// The locale in which the texts are shown: the chosen one while it is there, else the base.
fn locale<'o>(open: &'o OpenWidget, view: &View) -> Option<i18n::Locale<'o>> {
    let widget = open.project.widget();
    let chosen = view.locale.as_ref().and_then(|code| i18n::locales(widget).into_iter().find(|locale| locale.code == code));
    chosen.or_else(|| i18n::base(widget))
}

pub fn locale_chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let Some(current) = locale(open, view).map(|locale| locale.code.to_owned()) else { return };
    kit::menu_chip(ui, None, &current, &cx.tr("preview-locale"), |ui| {
        for offered in i18n::locales(open.project.widget()) {
            if kit::menu_item(ui, offered.code == current, offered.code) {
                view.locale = Some(offered.code.to_owned());
            }
        }
    });
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &View, textures: &mut Textures) {
    let t = tokens(ui);
    let text = |pointer: &str| text_of(open, view, pointer);
    ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            kit::hint(ui, &cx.tr("preview-about"));
            ui.add_space(tokens::SPACE_S);
            kit::card(ui, tokens::PAD_L, |ui| {
                ui.set_width(ui.available_width());
                crm_window::picture(ui, cx, open, "images/logo_main.png", LOGO, textures);
                ui.add_space(tokens::SPACE_S);
                let name = text("/widget/name").unwrap_or_else(|| cx.tr("header-no-name"));
                ui.add(egui::Label::new(RichText::new(name).font(tokens::semibold(tokens::TITLE)).color(t.text)).wrap());
                if let Some(version) = open.version() {
                    kit::hint(ui, &cx.lang.with("preview-version", &[("version", version.into())]));
                }
                if let Some(short) = text("/widget/short_description") {
                    kit::muted(ui, &short);
                }
                ui.add_space(tokens::SPACE_S);
                for block in html::blocks(&text("/widget/description").unwrap_or_default()) {
                    crm_window::paragraph(ui, &block);
                }
                let support =
                    ["/widget/support/link", "/widget/support/email"].into_iter().filter_map(text).collect::<Vec<_>>().join(" · ");
                if !support.is_empty() {
                    ui.add_space(tokens::SPACE_S);
                    kit::hint(ui, &cx.lang.with("preview-support", &[("support", support.into())]));
                }
            });
        });
    });
}

/// The text that a field of the manifest leads to, tags filled in.
fn text_of(open: &OpenWidget, view: &View, pointer: &str) -> Option<String> {
    let value = open.project.widget().manifest(pointer)?.as_str()?;
    let text = if i18n::is_reference(value) {
        match locale(open, view).and_then(|locale| locale.json).map(|json| i18n::resolve(json, value)) {
            Some(Resolved::Text(text)) => text,
            _ => value,
        }
    } else {
        value
    };
    Some(manifest::fill_tags(text, crm_window::domain_of(open))).filter(|text| !text.trim().is_empty())
}

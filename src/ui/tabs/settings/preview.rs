//! The CRM's window beside the form: for a locale, light or dark; it can be filled in, and tried: what request would install
//! the widget with it.

use egui::{CornerRadius, Frame, Margin, RichText, ScrollArea, Ui};

use super::View as Tab;
use super::form_cx::FormCx;
use crate::crm::i18n;
use crate::crm::settings::Form;
use crate::crm::settings::body;
use crate::crm::settings::body::Filled;
use crate::formats::highlight::Language;
use crate::formats::json::Node;
use crate::services::forms::texts;
use crate::ui::crm_window;
use crate::ui::crm_window::{Mark, Shown};
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, code, icons};

/// Around the drawn window.
const PADDING: Margin = Margin { left: 14, right: 14, top: 4, bottom: 16 };

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    locale: Option<String>,
    theme: Option<egui::Theme>,
    filled: std::collections::HashMap<Form, Filled>,
    tries: bool,
    is_pseudo: bool,
}

pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, tab: &mut Tab, form: &Form, textures: &mut Textures) {
    let expanded = tab.expanded.clone();
    let marked = form.fields(fcx.widget()).listed().iter().find(|field| Some(&field.at) == expanded.as_ref()).map(|field| field.code);
    let mark = match (&tab.typed_key, marked) {
        (Some(key), _) => Mark::Key(key),
        (None, Some(code)) => Mark::Field(code),
        (None, None) => Mark::None,
    };
    let view = &mut tab.preview;
    let codes = texts::codes(fcx.widget());
    let chosen = view.locale.as_deref().filter(|code| codes.contains(code));
    let own = Some(fcx.cx.lang.code()).filter(|code| codes.contains(code));
    let base = i18n::base(fcx.widget()).map(|locale| locale.code);
    let locale = chosen.or(own).or(base).unwrap_or("en").to_owned();
    let theme = view.theme.unwrap_or_else(|| ui.theme());
    Frame::new().inner_margin(tokens::PAD_SIDE_HEAD).show(ui, |ui| {
        ui.horizontal(|ui| {
            kit::title(ui, &fcx.tr("preview-title"));
            kit::right(ui, |ui| {
                kit::menu_chip(ui, None, &locale, &fcx.tr("preview-locale"), |ui| {
                    for code in &codes {
                        if kit::menu_item(ui, *code == locale, code) {
                            view.locale = Some((*code).to_owned());
                        }
                    }
                    if kit::menu_item(ui, view.is_pseudo, &fcx.tr("texts-pseudo")) {
                        view.is_pseudo = !view.is_pseudo;
                    }
                });
                let (light, dark) = (fcx.tr("ground-light"), fcx.tr("ground-dark"));
                // Laid out from the right.
                let choices =
                    [(egui::Theme::Dark, Some(icons::MOON), &*dark, false), (egui::Theme::Light, Some(icons::SUN), &*light, false)];
                if let Some(theme) = kit::segmented(ui, theme, &choices) {
                    view.theme = Some(theme);
                }
            });
        });
    });
    ScrollArea::vertical().id_salt("window").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let shown = Shown { open: fcx.open, form, locale: &locale, theme, mark, is_pseudo: view.is_pseudo };
            let filled = view.filled.entry(form.clone()).or_default();
            crm_window::ui(ui, fcx.cx, &shown, filled, textures);
            ui.add_space(tokens::SPACE_XS);
            kit::hint(ui, &fcx.tr("fields-preview-about"));
            if *form == Form::Window {
                attempt(ui, fcx, &mut view.tries, filled);
            }
        });
    });
}

/// In the place of the window where the chosen part has none.
pub fn nothing(ui: &mut Ui, fcx: &FormCx<'_, '_>) {
    Frame::new().inner_margin(tokens::PAD_SIDE_HEAD).show(ui, |ui| kit::title(ui, &fcx.tr("preview-title")));
    Frame::new().inner_margin(PADDING).show(ui, |ui| kit::hint(ui, &fcx.tr("preview-nothing")));
}

/// What `POST /api/v4/widgets/{code}` would get.
fn attempt(ui: &mut Ui, fcx: &FormCx<'_, '_>, tries: &mut bool, filled: &Filled) {
    ui.add_space(tokens::SPACE_XS);
    let text = fcx.tr(if *tries { "fields-try-hide" } else { "fields-try" });
    if Button::new(&text).icon(icons::PLAY).ui(ui).on_hover_text(fcx.tr("fields-try-about")).clicked() {
        *tries = !*tries;
    }
    if !*tries {
        return;
    }
    let t = tokens(ui);
    let fields = Form::Window.fields(fcx.widget());
    let body = serde_json::to_string_pretty(&body::install(fields.listed(), filled)).unwrap_or_default();
    let widget_code = fcx.node("/widget/code").and_then(Node::as_str).unwrap_or("{code}");
    let missing = body::missing(fields.listed(), filled);
    if !missing.is_empty() {
        ui.horizontal_wrapped(|ui| {
            kit::icon(ui, icons::TRIANGLE_ALERT, tokens::ICON_SMALL, t.warning_mark);
            let words = fcx.named("fields-try-missing", &missing.join(", "));
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(t.warning)).wrap());
        });
    }
    Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let request = format!("POST /api/v4/widgets/{widget_code}");
            ui.add(egui::Label::new(RichText::new(request).font(tokens::code(tokens::SMALL)).color(t.muted)).truncate());
            kit::right(ui, |ui| {
                if kit::icon_button(ui, icons::COPY, &fcx.tr("fields-try-copy")).clicked() {
                    ui.ctx().copy_text(body.clone());
                }
            });
        });
        ScrollArea::horizontal().id_salt("request").show(ui, |ui| {
            let label = ui.add(egui::Label::new(code::whole(&body, Language::Json, t)).extend());
            label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &body));
        });
    });
}

//! The CRM's own windows with the widget in them: the settings window, a pipeline step, a bot step. Drawn for one locale, light
//! or dark whatever the studio is, with tags filled in for a made-up account; can be filled in.

pub mod controls;
mod parts;

pub use parts::{domain_of, paragraph, picture};

use egui::{CornerRadius, Frame, RichText, Stroke, StrokeKind, Ui, Vec2, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::crm::settings::body::Filled;
use crate::crm::settings::{Field, Form};
use crate::formats::html;
use crate::formats::json::{Node, pointer};
use crate::services::texts::pseudo::pseudo;
use crate::text::Lang;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button};
use parts::Words;

/// Size of the logo in the settings window.
const MAIN_LOGO: Vec2 = vec2(120.0, 81.6);
/// Size of the logo in a pipeline step.
const STEP_LOGO: Vec2 = vec2(87.0, 54.5);
/// Size of the logo in a bot step.
const BOT_LOGO: Vec2 = vec2(54.0, 54.0);

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The widget.
    pub open: &'a OpenWidget,
    /// Which window.
    pub form: &'a Form,
    /// The code of the locale.
    pub locale: &'a str,
    /// Light or dark.
    pub theme: egui::Theme,
    /// What stands out.
    pub mark: Mark<'a>,
    /// Whether the widget's texts are shown in the pseudo-locale.
    pub is_pseudo: bool,
}

/// What stands out in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark<'a> {
    /// Nothing.
    #[default]
    None,
    /// Every text of this i18n key.
    Key(&'a str),
    /// The field of this code.
    Field(&'a str),
}

impl Shown<'_> {
    /// The language of the CRM's own words beside the widget's texts.
    fn lang(&self) -> Lang {
        Lang::of_code(self.locale).unwrap_or_default()
    }

    fn words(&self, pointer: &str) -> Option<Words> {
        let words = parts::words(self.open, self.locale, pointer)?;
        let text = if self.is_pseudo && !words.missing { pseudo(&words.text) } else { words.text };
        Some(Words { text, ..words })
    }

    fn marks(&self, words: &Words) -> bool {
        matches!(self.mark, Mark::Key(key) if words.key.as_deref() == Some(key))
    }
}

/// Draws the window over the width there is.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, filled: &mut Filled, textures: &mut Textures) {
    let style = ui.ctx().style_of(shown.theme);
    ui.scope(|ui| {
        ui.set_style(style);
        let t = tokens(ui);
        let frame = Frame::new()
            .fill(t.surface)
            .stroke(Stroke::new(tokens::LINE, t.border))
            .corner_radius(CornerRadius::same(tokens::RADIUS_LARGE));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            Frame::new().inner_margin(tokens::PAD_L).show(ui, |ui| {
                ui.set_width(ui.available_width());
                head(ui, cx, shown, textures);
                if *shown.form == Form::Window {
                    description(ui, shown);
                }
                ui.add_space(tokens::SPACE_S);
                for field in shown.form.fields(shown.open.project.widget()).listed() {
                    row(ui, shown, field, filled);
                }
                buttons(ui, shown);
            });
        });
    });
}

/// The file of the widget that `salesbot_designer.logo` leads to, whatever stands before its folder; else the small logo.
fn bot_logo(open: &OpenWidget) -> &str {
    let widget = open.project.widget();
    let path = widget.manifest("/salesbot_designer/logo").and_then(Node::as_str).unwrap_or_default();
    let file = path.find("images/").and_then(|at| widget.meant(path.get(at..)?));
    file.map_or("images/logo_small.png", |(path, _)| path.as_str())
}

/// The logo beside name, version and short description.
fn head(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, textures: &mut Textures) {
    let t = tokens(ui);
    let file = match shown.form {
        Form::Window => "images/logo_main.png",
        Form::Pipeline => "images/logo_dp.png",
        Form::Bot(_) => bot_logo(shown.open),
    };
    let size = match shown.form {
        Form::Window => MAIN_LOGO,
        Form::Pipeline => STEP_LOGO,
        Form::Bot(_) => BOT_LOGO,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        picture(ui, cx, shown.open, file, size, textures);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            let title = match shown.form {
                Form::Window => None,
                Form::Pipeline => shown.words("/dp/title"),
                Form::Bot(code) => shown.words(&pointer::join(&pointer::join("/salesbot_designer", code), "name")),
            };
            if let Some(name) = title.or_else(|| shown.words("/widget/name")) {
                line(ui, shown, &name, tokens::semibold(tokens::TITLE), t.text);
            }
            if *shown.form != Form::Window {
                return;
            }
            if let Some(version) = shown.open.version() {
                kit::hint(ui, &shown.lang().with("preview-version", &[("version", version.into())]));
            }
            if let Some(short) = shown.words("/widget/short_description") {
                line(ui, shown, &short, egui::FontId::proportional(tokens::BODY), t.muted);
            }
        });
    });
}

fn description(ui: &mut Ui, shown: &Shown<'_>) {
    let Some(words) = shown.words("/widget/description") else { return };
    if words.missing {
        line(ui, shown, &words, egui::FontId::proportional(tokens::BODY), tokens(ui).text);
        return;
    }
    let drawn = ui.scope(|ui| {
        for block in html::blocks(&words.text) {
            paragraph(ui, &block);
        }
    });
    if shown.marks(&words) {
        outline(ui, drawn.response.rect);
    }
}

/// A text of the widget, standing out if it is the marked one. One that a locale lacks shows its key, as in the CRM.
fn line(ui: &mut Ui, shown: &Shown<'_>, words: &Words, font: egui::FontId, colour: egui::Color32) -> egui::Response {
    let colour = if words.missing { tokens(ui).error } else { colour };
    let response = ui.add(egui::Label::new(RichText::new(&words.text).font(font).color(colour)).wrap());
    if shown.marks(words) {
        outline(ui, response.rect);
    }
    response
}

/// A field: its label, with a star if it must be filled in, and its control.
fn row(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, filled: &mut Filled) {
    if !field.is_field() {
        return;
    }
    let t = tokens(ui);
    let name = pointer::join(&field.at, "name");
    let words = shown.words(&name).unwrap_or_else(|| Words::of_code(field.code));
    let drawn = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            line(ui, shown, &words, egui::FontId::proportional(tokens::BODY), t.text);
            if field.required() == Some(true) {
                let star = ui.label(RichText::new("*").font(tokens::semibold(tokens::BODY)).color(t.error));
                star.on_hover_text(shown.lang().tr("settings-window-required"));
            }
        });
        controls::ui(ui, shown, field, &words.text, filled);
    });
    if shown.mark == Mark::Field(field.code) {
        outline(ui, drawn.response.rect);
    }
    ui.add_space(tokens::SPACE_XS);
}

/// The buttons of the window, and where to get help.
fn buttons(ui: &mut Ui, shown: &Shown<'_>) {
    let lang = shown.lang();
    ui.add_space(tokens::SPACE_XS);
    ui.horizontal_wrapped(|ui| {
        let (first, second) = match shown.form {
            Form::Window => ("settings-window-install", "settings-window-disable"),
            Form::Pipeline | Form::Bot(_) => ("settings-window-save", "settings-window-cancel"),
        };
        // Drawn as they are in the CRM; nothing is installed from here.
        Button::new(&lang.tr(first)).soft().ui(ui).on_hover_text(lang.tr("settings-window-drawn"));
        Button::new(&lang.tr(second)).ui(ui).on_hover_text(lang.tr("settings-window-drawn"));
    });
    if *shown.form != Form::Window {
        return;
    }
    let contacts = ["/widget/support/link", "/widget/support/email"].into_iter().filter_map(|pointer| shown.words(pointer));
    if let Some(support) = contacts.map(|words| words.text).next() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            kit::hint(ui, &lang.tr("settings-window-support"));
            ui.label(RichText::new(support).size(tokens::SMALL).color(tokens(ui).accent_text));
        });
    }
}

fn outline(ui: &Ui, rect: egui::Rect) {
    let stroke = Stroke::new(2.0, tokens(ui).accent);
    ui.painter().rect_stroke(rect.expand(tokens::SPACE_XS), CornerRadius::same(tokens::RADIUS), stroke, StrokeKind::Inside);
}

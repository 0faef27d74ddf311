//! What people see of the widget in the list of integrations: logo, name, texts with tags filled in for a made-up account.

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, RichText, ScrollArea, Sense, Ui, vec2};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::picture::{Ground, Textures};
use super::super::super::widgets::{self};
use crate::app::state::OpenWidget;
use crate::checks::rule::Product;
use crate::domain::html::{self, Block};
use crate::domain::i18n::{self, Resolved};
use crate::domain::manifest;

/// What concerns the view alone.
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
    widgets::menu_chip(ui, None, &current, &cx.tr("preview-locale"), |ui| {
        for offered in i18n::locales(open.project.widget()) {
            if widgets::menu_item(ui, offered.code == current, offered.code) {
                view.locale = Some(offered.code.to_owned());
            }
        }
    });
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &View, textures: &mut Textures) {
    let t = tokens(ui);
    let text = |pointer: &str| text_of(open, view, pointer);
    ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::hint(ui, &cx.tr("preview-about"));
            ui.add_space(theme::SPACE_S);
            widgets::card(ui, 16, |ui| {
                ui.set_width(ui.available_width());
                logo(ui, cx, open, textures);
                ui.add_space(theme::SPACE_S);
                let name = text("/widget/name").unwrap_or_else(|| cx.tr("header-no-name"));
                ui.add(egui::Label::new(RichText::new(name).font(theme::semibold(theme::TITLE)).color(t.text)).wrap());
                if let Some(version) = open.version() {
                    widgets::hint(ui, &cx.lang.with("preview-version", &[("version", version.into())]));
                }
                if let Some(short) = text("/widget/short_description") {
                    widgets::muted(ui, &short);
                }
                ui.add_space(theme::SPACE_S);
                for block in html::blocks(&text("/widget/description").unwrap_or_default()) {
                    paragraph(ui, &block);
                }
                let support =
                    ["/widget/support/link", "/widget/support/email"].into_iter().filter_map(text).collect::<Vec<_>>().join(" · ");
                if !support.is_empty() {
                    ui.add_space(theme::SPACE_S);
                    widgets::hint(ui, &cx.lang.with("preview-support", &[("support", support.into())]));
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
    let domain = if open.product == Product::Kommo { "kommo.com" } else { "amocrm.ru" };
    Some(manifest::fill_tags(text, domain)).filter(|text| !text.trim().is_empty())
}

fn logo(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, textures: &mut Textures) {
    let size = vec2(200.0, 136.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    Ground::Light.paint(ui, ui.painter(), rect);
    let texture = open
        .project
        .widget()
        .get("images/logo_main.png")
        .and_then(|body| textures.get(ui, open, body).map(|texture| egui::load::SizedTexture::from_handle(texture.handle)));
    match texture {
        Some(texture) => egui::Image::from_texture(texture).alt_text("logo_main.png").paint_at(ui, rect),
        None => drop(ui.painter().text(
            rect.center(),
            egui::Align2::CENTER_CENTER,
            cx.tr("images-no-file"),
            egui::FontId::proportional(theme::SMALL),
            theme::LIGHT.muted,
        )),
    }
    ui.painter().rect_stroke(rect, 0.0, egui::Stroke::new(theme::LINE, tokens(ui).border), egui::StrokeKind::Outside);
}

fn paragraph(ui: &mut Ui, block: &Block) {
    let t = tokens(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    if block.bullet {
        job.append("•  ", 0.0, TextFormat::simple(egui::FontId::proportional(theme::BODY), t.muted));
    }
    for run in &block.runs {
        let font = if run.bold { theme::semibold(theme::BODY) } else { egui::FontId::proportional(theme::BODY) };
        let mut format = TextFormat::simple(font, if run.link { t.accent_text } else { t.text });
        format.italics = run.italic;
        format.line_height = Some(19.0);
        job.append(&run.text, 0.0, format);
    }
    ui.add(egui::Label::new(job).wrap());
}

//! Parts of the CRM's windows: a widget's texts with tags filled in, its logos, the paragraphs of its description.

use egui::text::{LayoutJob, TextFormat};
use egui::{Sense, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::rule::Product;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::manifest;
use crate::formats::html::Block;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Textures};
use crate::ui::kit::tokens::{self, tokens};

/// Least width of a logo's place that has room for words.
const WORDY: f32 = 100.0;

/// A text of the widget as the CRM shows it.
pub struct Words {
    /// The text; the key itself if it leads nowhere.
    pub text: String,
    /// The key that it comes from.
    pub key: Option<String>,
    /// Whether the locale has no such text.
    pub missing: bool,
}

impl Words {
    /// What a field without a label shows.
    pub fn of_code(code: &str) -> Self {
        Self { text: code.to_owned(), key: None, missing: true }
    }
}

/// What the value at `pointer` of the manifest says in `locale`; `None` if there is nothing.
pub fn words(open: &OpenWidget, locale: &str, pointer: &str) -> Option<Words> {
    let widget = open.project.widget();
    let value = widget.manifest(pointer)?.as_str().filter(|text| !text.trim().is_empty())?;
    if !i18n::is_reference(value) {
        return Some(Words { text: manifest::fill_tags(value, domain_of(open)), key: None, missing: false });
    }
    let json = widget.json(&i18n::path_of(locale));
    let (text, missing) = match json.map(|json| i18n::resolve(json, value)) {
        Some(Resolved::Text(text)) if text.trim().is_empty() => (value, true),
        Some(Resolved::Text(text)) => (text, false),
        _ => (value, true),
    };
    Some(Words { text: manifest::fill_tags(text, domain_of(open)), key: Some(value.to_owned()), missing })
}

/// The domain of the product's accounts.
pub fn domain_of(open: &OpenWidget) -> &'static str {
    if open.product == Product::Kommo { "kommo.com" } else { "amocrm.ru" }
}

/// A picture of the widget, scaled into `size`; a word where there is none.
pub fn picture(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, file: &str, size: egui::Vec2, textures: &mut Textures) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    Ground::Light.paint(ui, ui.painter(), rect);
    let body = open.project.widget().get(file);
    let texture = body.and_then(|body| textures.get(ui, &cx.app.images, body));
    match texture {
        Some(texture) => {
            let scale = (size.x / texture.size.x).min(size.y / texture.size.y).min(1.0);
            let at = egui::Rect::from_center_size(rect.center(), texture.size * scale);
            egui::Image::from_texture(egui::load::SizedTexture::from_handle(texture.handle)).alt_text(file).paint_at(ui, at);
        }
        None => {
            let words = if size.x < WORDY { "…".to_owned() } else { cx.tr("images-no-file") };
            let font = egui::FontId::proportional(tokens::SMALL);
            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, words, font, tokens::LIGHT.muted);
        }
    }
    ui.painter().rect_stroke(rect, 0.0, egui::Stroke::new(tokens::LINE, tokens(ui).border), egui::StrokeKind::Outside);
}

/// A paragraph or item of a description.
pub fn paragraph(ui: &mut Ui, block: &Block) {
    let t = tokens(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    if block.bullet {
        job.append("•  ", 0.0, TextFormat::simple(egui::FontId::proportional(tokens::BODY), t.muted));
    }
    for run in &block.runs {
        let font = if run.bold { tokens::semibold(tokens::BODY) } else { egui::FontId::proportional(tokens::BODY) };
        let mut format = TextFormat::simple(font, if run.link { t.accent_text } else { t.text });
        format.italics = run.italic;
        format.line_height = Some(tokens::PROSE);
        job.append(&run.text, 0.0, format);
    }
    ui.add(egui::Label::new(job).wrap());
}

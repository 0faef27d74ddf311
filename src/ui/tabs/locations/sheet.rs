//! A screen of the CRM in outline: plain shapes for what the CRM shows, and places where the widget shows or could.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::row::dashed;
use super::{flip, name_of};
use crate::app::core::open_widget::OpenWidget;
use crate::crm::locations::{Area, Listing, Panel, declares, entries, listing};
use crate::formats::json::Node;
use crate::model::widget::Widget;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Width of a screen in its own units.
pub const WIDTH: i16 = 206;
/// Height of a screen in its own units.
pub const HEIGHT: i16 = 150;
/// A rectangle in units of the screen: left, top, width, height.
pub type Place = [i16; 4];

/// Smallest letters.
const LEAST: f32 = 8.0;
/// Side of the smallest sign.
const LEAST_SIGN: f32 = 6.0;

// Measures in units of the screen.

/// Letters of the word of a tag.
const WORD: f32 = 7.5;
/// Letters of a name.
const WORDS: f32 = 8.5;
/// Height of a line of text.
const LINE: f32 = 3.5;
/// From one line of text to the next.
const LINE_STEP: f32 = 9.0;
/// Between the edge of a place and what is in it; the radius of a person.
const PADDING: f32 = 6.0;
/// Above the box of a row.
const TICK_TOP: f32 = 4.5;
/// Side of the plus of a place that is off.
const PLUS: f32 = 10.0;
/// Side of the logo of a panel.
const LOGO: f32 = 20.0;
/// Height of a name.
const NAME: f32 = 22.0;
/// Side of the logo of a tag.
const TAG: f32 = 14.0;
/// Size of the logo of the window.
const WINDOW_LOGO: Vec2 = vec2(44.0, 30.0);
/// Size of the button of the window.
const BUTTON: Vec2 = vec2(44.0, 11.0);
/// Above that button.
const BUTTON_TOP: f32 = 8.0;
/// Between logo and form of the window.
const FORM_X: f32 = 10.0;
/// Above the fields of the window.
const FIELDS_TOP: f32 = 30.0;
/// From one field to the next.
const FIELD_STEP: f32 = 29.0;
/// Width of the label of a field.
const LABEL: f32 = 26.0;
/// Top and bottom of the input of a field.
const INPUT: (f32, f32) = (7.0, 21.0);

/// What a place shows of the widget.
#[derive(Clone, Copy)]
pub enum Shown {
    /// Logo over name.
    Panel,
    /// The logo of this file beside the name.
    Wide(&'static str),
    /// The window of settings.
    Window,
    /// A small logo and a word.
    Tag(&'static str),
    /// Only a small logo.
    Dot,
}

/// Whether a widget shows at a place.
#[derive(Clone, Copy, PartialEq)]
pub enum State {
    /// It does.
    Shown,
    /// It only starts there.
    Starts,
    /// It doesn't.
    Off,
}

impl State {
    fn of(open: &OpenWidget, area: &Area) -> Self {
        let widget = open.project.widget();
        let entry = entries(widget).into_iter().map(|(entry, _)| entry).find(|entry| entry.name == area.name);
        match entry {
            Some(entry) if area.flag && Panel::of(&entry) == Some(Panel::Unused) => Self::Starts,
            Some(_) => Self::Shown,
            None if area.flag && (declares(widget, "everywhere") || starts_everywhere(widget)) => Self::Starts,
            None => Self::Off,
        }
    }

    /// The case of the text that says so, for an area that is on or off.
    fn case(self, on: bool) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Starts if on => "starts",
            Self::Starts => "anyway",
            Self::Off => "off",
        }
    }

    /// Paints the ground and edge of a place.
    pub fn paint(self, ui: &Ui, rect: Rect, lit: bool) {
        let t = tokens(ui);
        let radius = CornerRadius::same(tokens::RADIUS_SMALL);
        let edge = Stroke::new(if lit { 2.0 } else { 1.5 }, t.accent);
        match self {
            Self::Shown => {
                ui.painter().rect(rect, radius, t.accent_soft, edge, StrokeKind::Inside);
            }
            Self::Starts => {
                ui.painter().rect(rect, radius, t.surface, edge, StrokeKind::Inside);
            }
            Self::Off => {
                ui.painter().rect_filled(rect, radius, if lit { t.accent_soft } else { t.surface });
                dashed(ui.painter(), rect.shrink(0.5), if lit { t.accent } else { t.border_strong });
            }
        }
    }
}

/// Whether the widget starts on every page, whatever areas are on. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
fn starts_everywhere(widget: &Widget) -> bool {
    widget.manifest("/widget/init_once").and_then(Node::as_bool) == Some(true)
}

/// What every screen is drawn with.
pub struct Crm<'c> {
    pub cx: &'c Cx<'c>,
    pub open: &'c OpenWidget,
    pub textures: &'c mut Textures,
    /// The widget's own name.
    pub name: String,
    /// The area under the pointer.
    pub pointed: Option<&'static str>,
}

/// A screen being drawn.
pub struct Sheet<'a, 'c> {
    ui: &'a mut Ui,
    crm: &'a mut Crm<'c>,
    rect: Rect,
    scale: f32,
}

impl<'a, 'c> Sheet<'a, 'c> {
    /// An empty screen over `rect`.
    pub fn new(ui: &'a mut Ui, crm: &'a mut Crm<'c>, rect: Rect) -> Self {
        let t = tokens(ui);
        let edge = Stroke::new(tokens::LINE, t.border);
        ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_CARD), t.raised, edge, StrokeKind::Inside);
        Self { scale: rect.width() / f32::from(WIDTH), ui, crm, rect }
    }

    /// A rectangle of the screen, from its own units.
    fn at(&self, place: Place) -> Rect {
        let [x, y, width, height] = place.map(f32::from);
        Rect::from_min_size(self.rect.min + vec2(x, y) * self.scale, vec2(width, height) * self.scale)
    }

    fn font(&self, size: f32) -> FontId {
        tokens::semibold((size * self.scale).max(LEAST))
    }

    /// The CRM's own menu at the left.
    pub fn menu(&self) {
        let t = tokens(self.ui);
        let radius = CornerRadius { nw: tokens::RADIUS_CARD, sw: tokens::RADIUS_CARD, ..CornerRadius::ZERO };
        self.ui.painter().rect_filled(self.at([0, 0, 18, HEIGHT]), radius, t.border);
    }

    /// Something of the CRM with an edge.
    pub fn block(&self, place: Place) {
        let t = tokens(self.ui);
        self.ui.painter().rect(self.at(place), CornerRadius::same(3), t.surface, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    }

    /// Lines of text of these widths, one under the other.
    pub fn lines(&self, x: i16, y: i16, widths: &[i16]) {
        let t = tokens(self.ui);
        for (row, width) in widths.iter().enumerate() {
            let from = vec2(f32::from(x), f32::from(y) + row as f32 * LINE_STEP);
            let rect = Rect::from_min_size(self.rect.min + from * self.scale, vec2(f32::from(*width), LINE) * self.scale);
            self.ui.painter().rect_filled(rect, CornerRadius::same(2), if row % 2 == 0 { t.control_edge } else { t.border });
        }
    }

    /// A person.
    pub fn avatar(&self, x: i16, y: i16) {
        self.ui.painter().circle_filled(self.at([x, y, 0, 0]).min, PADDING * self.scale, tokens(self.ui).border);
    }

    /// The box of the row that begins at `y`, ticked or not.
    pub fn tick(&self, x: i16, y: i16, on: bool) {
        let t = tokens(self.ui);
        let fill = if on { t.accent } else { t.surface };
        self.ui.painter().rect(
            self.at([x, y, 6, 6]).translate(vec2(0.0, TICK_TOP) * self.scale),
            CornerRadius::same(1),
            fill,
            Stroke::new(tokens::LINE, t.control_edge),
            StrokeKind::Inside,
        );
    }

    /// What people wrote in a card.
    pub fn feed(&self) {
        for (x, y, width) in [(82, 12, 46), (82, 44, 36), (90, 76, 38), (82, 118, 46)] {
            self.block([x, y, width, 22]);
            self.lines(x + 6, y + 9, &[width / 2]);
        }
    }

    /// A place of the widget: shows the area `name`, and switches it.
    pub fn place(&mut self, name: &'static str, place: Place, look: Shown) {
        let Some(area) = Area::of(name) else { return };
        let rect = self.at(place);
        let can = matches!(listing(self.crm.open.project.widget()), Listing::List | Listing::Missing);
        let id = self.ui.scope_id().with(("place", name));
        let response = self.ui.interact(rect, id, if can { Sense::click() } else { Sense::hover() });
        let state = State::of(self.crm.open, area);
        let on = declares(self.crm.open.project.widget(), name);
        if response.hovered() || response.has_focus() {
            self.crm.pointed = Some(name);
        }
        state.paint(self.ui, rect, response.hovered());
        match state {
            State::Shown => self.shown(rect, look),
            State::Starts => self.words(rect.shrink(PADDING * self.scale), &self.crm.cx.tr("map-starts"), tokens(self.ui).accent_text),
            State::Off => self.off(rect, look),
        }
        let plain = name_of(self.crm.cx, area);
        let label = self.crm.cx.lang.with("map-place", &[("area", plain.as_str().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, can, on, &label));
        let tip = [("name", plain.as_str().into()), ("code", name.into()), ("state", state.case(on).into())];
        let response = response.on_hover_text(self.crm.cx.lang.with("map-place-tip", &tip));
        if kit::focus_ring(self.ui, response).clicked() {
            flip(self.crm.cx, self.crm.open, area);
        }
    }

    /// A place that is off: a plus, and its word where it has one.
    fn off(&self, rect: Rect, look: Shown) {
        let t = tokens(self.ui);
        let side = (PLUS * self.scale).clamp(LEAST, tokens::ICON);
        let word = if let Shown::Tag(id) = look { self.crm.cx.tr(id) } else { String::new() };
        let galley = self.ui.painter().layout_no_wrap(word, self.font(WORD), t.muted);
        let beside = side + galley.size().x + tokens::SPACE_M <= rect.width();
        let room = if beside { vec2(side + galley.size().x + 3.0, side) } else { vec2(side, side) };
        let start = rect.center() - room / 2.0;
        let icon =
            Rect::from_min_size(pos2(if galley.is_empty() { rect.center().x - side / 2.0 } else { start.x }, start.y), Vec2::splat(side));
        icons::PLUS.image(side, t.muted).paint_at(self.ui, icon);
        if beside && !galley.is_empty() {
            self.ui.painter().galley(pos2(icon.right() + 3.0, rect.center().y - galley.size().y / 2.0), galley, t.muted);
        }
    }

    /// A place where the widget shows.
    fn shown(&mut self, rect: Rect, look: Shown) {
        let accent = tokens(self.ui).accent_text;
        let pad = PADDING * self.scale;
        let inner = rect.shrink(pad);
        match look {
            Shown::Panel => {
                let side = LOGO * self.scale;
                let logo = Rect::from_center_size(pos2(inner.center().x, inner.top() + side * 0.6), Vec2::splat(side));
                self.logo(logo, &["logo_small.png", "logo_min.png", "logo_main.png"]);
                let name = Rect::from_min_size(pos2(inner.left(), logo.bottom() + 2.0), vec2(inner.width(), NAME * self.scale));
                self.words(name, &self.crm.name, accent);
                for (line, part) in [0.9, 0.6].into_iter().enumerate() {
                    let top = name.bottom() + (PADDING + line as f32 * LINE_STEP) * self.scale;
                    let line = Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width() * part, LINE * self.scale));
                    self.ui.painter().with_clip_rect(inner).rect_filled(line, CornerRadius::same(2), tokens(self.ui).selection);
                }
            }
            Shown::Wide(file) => {
                let logo = Rect::from_min_size(inner.min, vec2(inner.height() * 1.6, inner.height()));
                self.logo(logo, &[file]);
                self.words(
                    Rect::from_min_max(pos2(logo.right() + pad, rect.top()), inner.right_bottom() + vec2(0.0, pad)),
                    &self.crm.name,
                    accent,
                );
            }
            Shown::Window => self.window(inner),
            Shown::Tag(id) => {
                let word = self.ui.painter().layout_no_wrap(self.crm.cx.tr(id), self.font(WORD), accent);
                let side = inner.height().min(TAG * self.scale);
                let whole = side + 3.0 + word.size().x;
                let fits = whole <= rect.width() - tokens::SPACE_XS;
                let left = rect.center().x - if fits { whole } else { side } / 2.0;
                self.logo(
                    Rect::from_min_size(pos2(left, rect.center().y - side / 2.0), Vec2::splat(side)),
                    &["logo_min.png", "logo_small.png"],
                );
                if fits {
                    self.ui.painter().galley(pos2(left + side + 3.0, rect.center().y - word.size().y / 2.0), word, accent);
                }
            }
            Shown::Dot => self.logo(rect.shrink(2.0), &["logo_min.png", "logo_small.png"]),
        }
    }

    /// The window of settings: logo, name, button, fields.
    fn window(&mut self, inner: Rect) {
        let t = tokens(self.ui);
        let unit = self.scale;
        let logo = Rect::from_min_size(inner.min, WINDOW_LOGO * unit);
        self.logo(logo, &["logo_main.png"]);
        let button = Rect::from_min_size(logo.left_bottom() + vec2(0.0, BUTTON_TOP * unit), BUTTON * unit);
        self.ui.painter().rect_filled(button, CornerRadius::same(3), t.accent);
        let right = logo.right() + FORM_X * unit;
        self.words(
            Rect::from_min_max(pos2(right, inner.top()), pos2(inner.right(), inner.top() + NAME * unit)),
            &self.crm.name,
            t.accent_text,
        );
        let fields = self.crm.open.project.widget().manifest("/settings").map_or(0, |node| node.members().len());
        for field in 0..fields.min(3) {
            let top = inner.top() + (FIELDS_TOP + field as f32 * FIELD_STEP) * unit;
            let label = Rect::from_min_size(pos2(right, top), vec2(LABEL, LINE) * unit);
            self.ui.painter().rect_filled(label, CornerRadius::same(2), t.control_edge);
            let input = Rect::from_min_max(pos2(right, top + INPUT.0 * unit), pos2(inner.right(), top + INPUT.1 * unit));
            self.ui.painter().rect(input, CornerRadius::same(3), t.surface, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
        }
    }

    /// The first of these logos that can be drawn, as large as fits; a sign for a missing one if there is none.
    fn logo(&mut self, rect: Rect, files: &[&str]) {
        let t = tokens(self.ui);
        for file in files {
            let Some(body) = self.crm.open.project.widget().get(&format!("images/{file}")) else { continue };
            let Some(texture) = self.crm.textures.get(self.ui, &self.crm.cx.app.images, body) else { continue };
            let fit = (rect.width() / texture.size.x).min(rect.height() / texture.size.y);
            let at = Rect::from_center_size(rect.center(), texture.size * fit);
            let source = egui::load::SizedTexture::from_handle(texture.handle);
            egui::Image::from_texture(source).paint_at(self.ui, at);
            return;
        }
        self.ui.painter().rect_filled(rect, CornerRadius::same(2), t.error_soft);
        dashed(self.ui.painter(), rect, t.error);
        let side = (rect.height() * 0.6).clamp(LEAST_SIGN, tokens::ICON);
        icons::IMAGE_OFF.image(side, t.error).paint_at(self.ui, Rect::from_center_size(rect.center(), Vec2::splat(side)));
    }

    /// Words in the middle of a rectangle, in up to two lines.
    fn words(&self, rect: Rect, text: &str, colour: Color32) {
        let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(self.font(WORDS), colour));
        job.wrap.max_width = rect.width();
        job.wrap.max_rows = 2;
        job.halign = Align::Center;
        let galley = self.ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
        let top = rect.center().y - galley.size().y / 2.0;
        self.ui.painter().with_clip_rect(rect.expand(2.0)).galley(pos2(rect.center().x, top), galley, colour);
    }
}

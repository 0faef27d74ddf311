//! A row of a list: its ground, an icon, words, and what stands at its right, all in the middle of its height.

use std::sync::Arc;

use egui::{
    Align, AsIdSalt, Color32, CornerRadius, Galley, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::focus_ring;
use super::icons::Icon;
use super::tokens::{self, tokens};

/// A row over the whole width.
pub struct Row {
    /// Where it is.
    pub rect: Rect,
    /// What the pointer and the keyboard do with it.
    pub response: Response,
    on: bool,
}

impl Row {
    /// A row that is pressed as a whole; `on` if it is the chosen one. Its ground has corners of this radius.
    pub fn new(ui: &mut Ui, height: f32, on: bool, radius: u8) -> Self {
        let t = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        if on || response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(radius), if on { t.accent_soft } else { t.raised });
        }
        Self { rect, response, on }
    }

    /// A row that only tells something.
    pub fn plain(ui: &mut Ui, height: f32) -> Self {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        Self { rect, response, on: false }
    }

    /// The head of other rows: a plain one on a ground of its own.
    pub fn head(ui: &mut Ui, height: f32) -> Self {
        let row = Self::plain(ui, height);
        ui.painter().rect_filled(row.rect, CornerRadius::ZERO, tokens(ui).raised);
        row.underlined(ui)
    }

    /// The head of other rows that folds them when it is pressed.
    pub fn folding(ui: &mut Ui, height: f32) -> Self {
        let t = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        ui.painter().rect_filled(rect, CornerRadius::ZERO, if response.hovered() { t.sunken } else { t.raised });
        Self { rect, response, on: false }.underlined(ui)
    }

    /// With a line at its lower edge.
    pub fn underlined(self, ui: &Ui) -> Self {
        ui.painter().hline(self.rect.x_range(), self.rect.bottom() - 0.5, Stroke::new(tokens::LINE, tokens(ui).border));
        self
    }

    /// Draws an icon whose middle is `x` from the left edge.
    pub fn icon(&self, ui: &Ui, x: f32, icon: Icon, side: f32, colour: Color32) {
        let centre = pos2(self.rect.left() + x, self.rect.center().y);
        icon.image(side, colour).paint_at(ui, Rect::from_center_size(centre, Vec2::splat(side)));
    }

    /// Draws words that begin `x` from the left edge.
    pub fn words(&self, ui: &Ui, x: f32, galley: Arc<Galley>, colour: Color32) {
        ui.painter().galley(pos2(self.rect.left() + x, self.rect.center().y - galley.size().y / 2.0), galley, colour);
    }

    /// Draws words that end at `right`. Returns where they begin.
    pub fn words_to(&self, ui: &Ui, right: f32, galley: Arc<Galley>, colour: Color32) -> f32 {
        let left = right - galley.size().x;
        self.words(ui, left - self.rect.left(), galley, colour);
        left
    }

    /// A part of the row from `left` to `right` in which controls stand from the left.
    pub fn left_to_right(&self, ui: &mut Ui, salt: impl AsIdSalt, left: f32, right: f32) -> Ui {
        self.part(ui, salt, left, right, Layout::left_to_right(Align::Center))
    }

    /// A part of the row from `left` to `right` in which controls stand from the right.
    pub fn right_to_left(&self, ui: &mut Ui, salt: impl AsIdSalt, left: f32, right: f32) -> Ui {
        self.part(ui, salt, left, right, Layout::right_to_left(Align::Center))
    }

    fn part(&self, ui: &mut Ui, salt: impl AsIdSalt, left: f32, right: f32, layout: Layout) -> Ui {
        let rect = Rect::from_min_max(pos2(left, self.rect.top()), pos2(right.max(left), self.rect.bottom()));
        ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout))
    }

    /// Draws words from `left` to `right`, cut where there is no more room.
    pub fn fill(&self, ui: &mut Ui, salt: impl AsIdSalt, left: f32, right: f32, words: RichText) {
        self.left_to_right(ui, salt, left, right).add(egui::Label::new(words).selectable(false).truncate());
    }

    /// Names the row for those who don't see it, and draws the ring of the keyboard focus.
    pub fn end(self, ui: &Ui, role: Role, name: &str, tip: &str) -> Response {
        self.response.widget_info(|| WidgetInfo::selected(role, true, self.on, name));
        focus_ring(ui, if tip.is_empty() { self.response } else { self.response.on_hover_text(tip) })
    }
}

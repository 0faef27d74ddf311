//! Drawings of the places where the CRM shows logos. Measures are points of the CRM at 100 %: there a logo takes half as many
//! points as it has pixels.

use egui::{CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::canvas::dashed_in;
use crate::app::core::open_widget::OpenWidget;
use crate::crm::images::{LOGO_DP, Slot, TOUR_SIZE};
use crate::formats::json::Node;
use crate::services::logos::uses;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, Crm, tokens};
use crate::ui::kit::{icons, picture};

/// A place of the CRM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of integrations.
    List,
    /// The window in which a widget is set up.
    Settings,
    /// The panel of a card, open and folded.
    Card,
    /// The Digital Pipeline.
    Pipeline,
    /// The slideshow before the installation.
    Tour,
}

/// What a place is drawn on.
pub struct Board<'b> {
    pub ui: &'b Ui,
    pub cx: &'b Cx<'b>,
    /// Where its point (0, 0) is.
    pub at: Pos2,
    /// Points of the screen for one of the CRM.
    pub scale: f32,
    pub t: &'static Crm,
    pub open: &'b OpenWidget,
    pub textures: &'b mut Textures,
}

const MAIN: &str = "logo_main.png";
const MEDIUM: &str = "logo_medium.png";
const MIN: &str = "logo_min.png";

impl Place {
    /// All places, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::List, Self::Settings, Self::Card, Self::Pipeline, Self::Tour];

    /// Id of its name in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::List => "crm-list",
            Self::Settings => "crm-settings",
            Self::Card => "crm-card",
            Self::Pipeline => "crm-pipeline",
            Self::Tour => "crm-tour",
        }
    }

    /// The logos that it shows.
    pub fn logos(self) -> &'static [&'static str] {
        match self {
            Self::List | Self::Settings => &[MAIN],
            Self::Card => &[MEDIUM, MIN],
            Self::Pipeline => &[LOGO_DP],
            Self::Tour => &[],
        }
    }

    /// Its size.
    pub fn size(self) -> Vec2 {
        match self {
            Self::List => vec2(440.0, 196.0),
            Self::Settings => vec2(500.0, 236.0),
            Self::Card => vec2(400.0, 190.0),
            Self::Pipeline => vec2(460.0, 120.0),
            Self::Tour => vec2(TOUR_SIZE.0 as f32 / 2.0, TOUR_SIZE.1 as f32 / 2.0 + 24.0),
        }
    }
}

/// Draws a place with the widget's own name; `save` is what the button of the settings says.
pub fn draw(board: &mut Board<'_>, place: Place, name: &str, save: &str) {
    match place {
        Place::List => list(board, name),
        Place::Settings => settings(board, name, save),
        Place::Card => card(board, name),
        Place::Pipeline => pipeline(board),
        Place::Tour => tour(board),
    }
}

fn list(board: &mut Board<'_>, name: &str) {
    for x in [0.0, 226.0] {
        board.sheet(x, 0.0, 214.0, 196.0);
        board.fill(x, 150.0, 214.0, 1.0, 0.0, board.t.line);
    }
    board.logo(MAIN, 7.0, 7.0);
    board.text(12.0, 163.0, 190.0, 14.0, name);
    board.fill(283.0, 45.0, 100.0, 60.0, 4.0, board.t.bar);
    board.fill(238.0, 168.0, 90.0, 9.0, 4.5, board.t.bar);
}

fn settings(board: &mut Board<'_>, name: &str, save: &str) {
    board.sheet(0.0, 0.0, 500.0, 236.0);
    board.fill(228.0, 0.0, 1.0, 236.0, 0.0, board.t.line);
    board.logo(MAIN, 14.0, 14.0);
    for (y, width) in [(168.0, 180.0), (186.0, 196.0), (204.0, 120.0)] {
        board.fill(16.0, y, width, 8.0, 4.0, board.t.bar);
    }
    board.text(248.0, 16.0, 236.0, 16.0, name);
    for y in [52.0, 116.0] {
        board.fill(248.0, y, 90.0, 8.0, 4.0, board.t.bar);
        board.field(248.0, y + 16.0, 232.0, 30.0);
    }
    board.button(248.0, 188.0, 110.0, 30.0, save);
}

fn card(board: &mut Board<'_>, name: &str) {
    board.sheet(0.0, 0.0, 290.0, 190.0);
    board.logo(MEDIUM, 14.0, 12.0);
    board.fill(0.0, 66.0, 290.0, 1.0, 0.0, board.t.line);
    for (y, width) in [(84.0, 220.0), (102.0, 150.0), (120.0, 190.0)] {
        board.fill(14.0, y, width, 8.0, 4.0, board.t.bar);
    }
    board.button(14.0, 146.0, 160.0, 30.0, name);
    board.sheet(320.0, 0.0, 80.0, 190.0);
    board.logo(MIN, 339.0, 16.0);
    for y in [76.0, 132.0] {
        board.fill(339.0, y, 42.0, 42.0, 6.0, board.t.bar);
    }
}

fn pipeline(board: &mut Board<'_>) {
    for (column, stripe) in board.t.stripes.into_iter().enumerate() {
        let x = 158.0 * column as f32;
        board.fill(x, 0.0, 144.0, 5.0, 2.0, stripe);
        board.sheet(x, 16.0, 144.0, 104.0);
        if column == 1 {
            board.logo(LOGO_DP, x + 28.5, 40.0);
        } else {
            board.fill(x + 12.0, 34.0, 100.0, 9.0, 4.5, board.t.bar);
            board.fill(x + 12.0, 54.0, 70.0, 9.0, 4.5, board.t.bar);
        }
    }
}

fn tour(board: &mut Board<'_>) {
    let (width, height) = (TOUR_SIZE.0 as f32 / 2.0, TOUR_SIZE.1 as f32 / 2.0);
    let widget = board.open.project.widget();
    let lists = widget.manifest("/tour/tour_images").map_or(&[][..], Node::members);
    let slides = lists.iter().map(|list| list.node.items()).find(|items| !items.is_empty()).unwrap_or_default();
    let first = slides.first().and_then(Node::as_str).and_then(uses::path_in).unwrap_or_default();
    board.picture(first, TOUR_SIZE, 0.0, 0.0);
    let start = width / 2.0 - 8.0 * slides.len() as f32;
    for dot in 0..slides.len() {
        let colour = if dot == 0 { board.t.button } else { board.t.bar };
        board.fill(start + 16.0 * dot as f32 + 4.0, height + 12.0, 8.0, 8.0, 4.0, colour);
    }
}

impl Board<'_> {
    fn rect(&self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.at + vec2(x, y) * self.scale, vec2(width, height) * self.scale)
    }

    fn radius(&self, radius: f32) -> CornerRadius {
        CornerRadius::from(radius * self.scale)
    }

    fn fill(&self, x: f32, y: f32, width: f32, height: f32, radius: f32, colour: egui::Color32) {
        let mut rect = self.rect(x, y, width, height);
        // Lines stay lines however small the place is drawn.
        rect.set_width(rect.width().max(tokens::LINE));
        rect.set_height(rect.height().max(tokens::LINE));
        self.ui.painter().rect_filled(rect, self.radius(radius), colour);
    }

    fn sheet(&self, x: f32, y: f32, width: f32, height: f32) {
        let line = Stroke::new(tokens::LINE, self.t.line);
        self.ui.painter().rect(self.rect(x, y, width, height), self.radius(6.0), self.t.surface, line, StrokeKind::Inside);
    }

    fn field(&self, x: f32, y: f32, width: f32, height: f32) {
        let line = Stroke::new(tokens::LINE, self.t.edge);
        self.ui.painter().rect(self.rect(x, y, width, height), self.radius(4.0), self.t.surface, line, StrokeKind::Inside);
    }

    /// Words in one line, cut off where they are too long.
    fn text(&self, x: f32, y: f32, width: f32, size: f32, words: &str) {
        let rect = self.rect(x, y, width, size * 1.6);
        self.words(rect, size, words, self.t.text, false);
    }

    fn button(&self, x: f32, y: f32, width: f32, height: f32, words: &str) {
        let rect = self.rect(x, y, width, height);
        self.ui.painter().rect_filled(rect, self.radius(4.0), self.t.button);
        self.words(rect.shrink2(vec2(8.0, 0.0) * self.scale), 13.0, words, self.t.on_button, true);
    }

    fn words(&self, rect: Rect, size: f32, words: &str, colour: egui::Color32, centred: bool) {
        let font = tokens::semibold((size * self.scale).max(9.0));
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let galley = self.ui.painter().layout_job(job);
        let x = if centred { rect.center().x - galley.size().x / 2.0 } else { rect.left() };
        self.ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
    }

    /// The logo of a slot.
    fn logo(&mut self, file: &str, x: f32, y: f32) {
        let path = format!("images/{file}");
        if let Some(slot) = Slot::of(&path) {
            self.picture(&path, slot.size(), x, y);
        }
    }

    /// A picture of the widget where the CRM has room for one of `size` pixels.
    fn picture(&mut self, path: &str, size: (u32, u32), x: f32, y: f32) {
        let t = tokens(self.ui);
        let rect = self.rect(x, y, size.0 as f32 / 2.0, size.1 as f32 / 2.0);
        let body = self.open.project.widget().get(path);
        if body.is_some_and(|body| body.as_blob().is_some() && !self.cx.app.images.pictures.contains_key(&body.identity())) {
            // It is being decoded.
            return;
        }
        let Some(texture) = body.and_then(|body| self.textures.get(self.ui, &self.cx.app.images, body)) else {
            let side = 16.0_f32.min(rect.height() * 0.6);
            dashed_in(self.ui.painter(), rect, t.error);
            return icons::IMAGE_OFF.image(side, t.error).paint_at(self.ui, Rect::from_center_size(rect.center(), Vec2::splat(side)));
        };
        let scale = (rect.width() / texture.size.x).min(rect.height() / texture.size.y);
        picture::paint(self.ui.painter(), texture.handle.id(), Rect::from_center_size(rect.center(), texture.size * scale));
        if texture.size != vec2(size.0 as f32, size.1 as f32) {
            dashed_in(self.ui.painter(), rect, t.error);
        }
    }
}

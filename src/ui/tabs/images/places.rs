//! Drawings of the places where the CRM shows logos. Measures are points of the CRM at 100 %: there a logo takes half as many
//! points as it has pixels.

use egui::{Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::crm::images::{LOGO_DP, Slot, TOUR_SIZE};
use crate::formats::json::Node;
use crate::services::logos::uses;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, Crm, tokens};
use crate::ui::kit::{self, icons, picture};

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

/// Corners of what has none.
const SQUARE: f32 = 0.0;
/// Corners of the stripe over a stage.
const STRIPE_RADIUS: f32 = 2.0;
/// Corners of bars, inputs and buttons.
const BAR_RADIUS: f32 = 4.0;
/// Corners of bars in the place of titles.
const TITLE_RADIUS: f32 = 4.5;
/// Corners of sheets and tiles.
const TILE_RADIUS: f32 = 6.0;
/// Side of the dot of a slide.
const DOT: f32 = 8.0;
/// From one dot to the next.
const DOT_STEP: f32 = 16.0;
/// Between a slide and the dots.
const DOTS_TOP: f32 = 12.0;
/// Between the edge of a button and its words.
const BUTTON_X: f32 = 8.0;
/// Size of the words of a button.
const BUTTON_TEXT: f32 = 13.0;
/// Size of the smallest letters, in points of the screen.
const LEAST_TEXT: f32 = 9.0;

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
    pub const fn size(self) -> Vec2 {
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
    for x in [0, 226] {
        board.sheet(x, 0, 214, 196);
        board.fill(x, 150, 214, 1, SQUARE, board.t.line);
    }
    board.logo(MAIN, 7, 7);
    board.text(12, 163, 190, 14, name);
    board.fill(283, 45, 100, 60, BAR_RADIUS, board.t.bar);
    board.fill(238, 168, 90, 9, TITLE_RADIUS, board.t.bar);
}

fn settings(board: &mut Board<'_>, name: &str, save: &str) {
    board.sheet(0, 0, 500, 236);
    board.fill(228, 0, 1, 236, SQUARE, board.t.line);
    board.logo(MAIN, 14, 14);
    for (y, width) in [(168, 180), (186, 196), (204, 120)] {
        board.fill(16, y, width, 8, BAR_RADIUS, board.t.bar);
    }
    board.text(248, 16, 236, 16, name);
    for y in [52, 116] {
        board.fill(248, y, 90, 8, BAR_RADIUS, board.t.bar);
        board.field(248, y + 16, 232, 30);
    }
    board.button(248, 188, 110, 30, save);
}

fn card(board: &mut Board<'_>, name: &str) {
    board.sheet(0, 0, 290, 190);
    board.logo(MEDIUM, 14, 12);
    board.fill(0, 66, 290, 1, SQUARE, board.t.line);
    for (y, width) in [(84, 220), (102, 150), (120, 190)] {
        board.fill(14, y, width, 8, BAR_RADIUS, board.t.bar);
    }
    board.button(14, 146, 160, 30, name);
    board.sheet(320, 0, 80, 190);
    board.logo(MIN, 339, 16);
    for y in [76, 132] {
        board.fill(339, y, 42, 42, TILE_RADIUS, board.t.bar);
    }
}

fn pipeline(board: &mut Board<'_>) {
    for (column, stripe) in (0..).zip(board.t.stripes) {
        let x = 158 * column;
        board.fill(x, 0, 144, 5, STRIPE_RADIUS, stripe);
        board.sheet(x, 16, 144, 104);
        if column == 1 {
            board.logo_in(LOGO_DP, x, 144, 40);
        } else {
            board.fill(x + 12, 34, 100, 9, TITLE_RADIUS, board.t.bar);
            board.fill(x + 12, 54, 70, 9, TITLE_RADIUS, board.t.bar);
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
    let start = width / 2.0 - DOT * slides.len() as f32;
    for dot in 0..slides.len() {
        let colour = if dot == 0 { board.t.button } else { board.t.bar };
        let from = vec2(start + DOT_STEP * dot as f32 + DOT / 2.0, height + DOTS_TOP);
        board.paint(board.area(from, Vec2::splat(DOT)), BAR_RADIUS, colour);
    }
}

impl Board<'_> {
    /// Where something of the CRM is on the screen.
    fn area(&self, from: Vec2, size: Vec2) -> Rect {
        Rect::from_min_size(self.at + from * self.scale, size * self.scale)
    }

    fn rect(&self, x: i16, y: i16, width: i16, height: i16) -> Rect {
        let [x, y, width, height] = [x, y, width, height].map(f32::from);
        self.area(vec2(x, y), vec2(width, height))
    }

    fn radius(&self, radius: f32) -> CornerRadius {
        CornerRadius::from(radius * self.scale)
    }

    fn fill(&self, x: i16, y: i16, width: i16, height: i16, radius: f32, colour: Color32) {
        self.paint(self.rect(x, y, width, height), radius, colour);
    }

    fn paint(&self, mut rect: Rect, radius: f32, colour: Color32) {
        // Lines stay lines however small the place is drawn.
        rect.set_width(rect.width().max(tokens::LINE));
        rect.set_height(rect.height().max(tokens::LINE));
        self.ui.painter().rect_filled(rect, self.radius(radius), colour);
    }

    fn sheet(&self, x: i16, y: i16, width: i16, height: i16) {
        let line = Stroke::new(tokens::LINE, self.t.line);
        self.ui.painter().rect(self.rect(x, y, width, height), self.radius(TILE_RADIUS), self.t.surface, line, StrokeKind::Inside);
    }

    fn field(&self, x: i16, y: i16, width: i16, height: i16) {
        let line = Stroke::new(tokens::LINE, self.t.edge);
        self.ui.painter().rect(self.rect(x, y, width, height), self.radius(BAR_RADIUS), self.t.surface, line, StrokeKind::Inside);
    }

    /// Words in one line, cut off where they are too long.
    fn text(&self, x: i16, y: i16, width: i16, size: i16, words: &str) {
        let size = f32::from(size);
        let rect = self.area(vec2(f32::from(x), f32::from(y)), vec2(f32::from(width), size * 1.6));
        self.words(rect, size, words, self.t.text, false);
    }

    fn button(&self, x: i16, y: i16, width: i16, height: i16, words: &str) {
        let rect = self.rect(x, y, width, height);
        self.ui.painter().rect_filled(rect, self.radius(BAR_RADIUS), self.t.button);
        self.words(rect.shrink2(vec2(BUTTON_X, 0.0) * self.scale), BUTTON_TEXT, words, self.t.on_button, true);
    }

    fn words(&self, rect: Rect, size: f32, words: &str, colour: Color32, centred: bool) {
        let font = tokens::semibold((size * self.scale).max(LEAST_TEXT));
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let galley = self.ui.painter().layout_job(job);
        let x = if centred { rect.center().x - galley.size().x / 2.0 } else { rect.left() };
        self.ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
    }

    /// The logo of a slot.
    fn logo(&mut self, file: &str, x: i16, y: i16) {
        let path = format!("images/{file}");
        if let Some(slot) = Slot::of(&path) {
            self.picture(&path, slot.size(), f32::from(x), f32::from(y));
        }
    }

    /// The logo of a slot in the middle of `width`.
    fn logo_in(&mut self, file: &str, x: i16, width: i16, y: i16) {
        let path = format!("images/{file}");
        if let Some(slot) = Slot::of(&path) {
            let left = f32::from(x) + (f32::from(width) - slot.width as f32 / 2.0) / 2.0;
            self.picture(&path, slot.size(), left, f32::from(y));
        }
    }

    /// A picture of the widget where the CRM has room for one of `size` pixels.
    fn picture(&mut self, path: &str, size: (u32, u32), x: f32, y: f32) {
        let t = tokens(self.ui);
        let rect = self.area(vec2(x, y), vec2(size.0 as f32, size.1 as f32) / 2.0);
        let body = self.open.project.widget().get(path);
        if body.is_some_and(|body| body.as_blob().is_some() && !self.cx.app.images.pictures.contains_key(&body.identity())) {
            // It is being decoded.
            return;
        }
        let Some(texture) = body.and_then(|body| self.textures.get(self.ui, &self.cx.app.images, body)) else {
            let side = tokens::ICON.min(rect.height() * 0.6);
            kit::dashed_thin(self.ui.painter(), rect, t.error);
            return icons::IMAGE_OFF.image(side, t.error).paint_at(self.ui, Rect::from_center_size(rect.center(), Vec2::splat(side)));
        };
        let scale = (rect.width() / texture.size.x).min(rect.height() / texture.size.y);
        picture::paint(self.ui.painter(), texture.handle.id(), Rect::from_center_size(rect.center(), texture.size * scale));
        if texture.size != vec2(size.0 as f32, size.1 as f32) {
            kit::dashed_thin(self.ui.painter(), rect, t.error);
        }
    }
}

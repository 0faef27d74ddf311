//! The dialog that makes logos from a picture: the source with its crop on the left, all logos at once on the right.

mod crop;
mod draft;
mod results;
mod settings;

use egui::{CornerRadius, Frame, Rect, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::images::{ImageError, Images, ImagesCommand, Lab, Loaded, Origin, Role};
use crate::crm::images::{LOGO_DP, MAX_BYTES};
use crate::crm::locations;
use crate::formats::picture::pyramid::Rect as Part;
use crate::services::logos::compose::Plan;
use crate::ui::Cx;
use crate::ui::kit::picture::Shots;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Foot, Head, dashed, icons, pair};
use crop::Crop;
use draft::{Draft, Mode};
use settings::Pick;

/// Half the height of what is shown without a source.
const LOADING_TOP: f32 = 110.0;
/// Width of the bar of loading.
const LOADING: f32 = 320.0;
/// Greatest width of the words without a source.
const WORDS: f32 = 460.0;
/// Greatest width of what is said of a fault.
const FAULT: f32 = 560.0;
/// Least height of the source.
const LEAST_VIEW: f32 = 110.0;
/// Between the settings and what is below them.
const ABOVE_FOOT: f32 = 8.0;
/// Height of the line of loading.
const LINE_HEIGHT: f32 = 34.0;
/// Width of its bar.
const LINE_BAR: f32 = 100.0;
/// Width of what stands beside the zoom.
const ZOOM_BESIDE: f32 = 170.0;

/// What the person has in mind, until it is written.
#[derive(Default)]
pub struct View {
    of: u64,
    drafts: Vec<Draft>,
    /// The source for which each draft was made, by its place in memory.
    seeds: Vec<usize>,
    sent: Vec<Plan>,
    chosen: usize,
    is_comparing: bool,
    settings: settings::View,
    compare: pair::View,
    shots: Shots,
}

/// Width of the dialog, and of its left part.
const WIDTH: f32 = 1046.0;
const LEFT: f32 = 420.0;
/// Greatest height of its content, and what is above and below it.
const HEIGHT: f32 = 580.0;
const AROUND: f32 = 124.0 + 2.0 * tokens::SPACE_XL;

pub fn ui(ui: &Ui, cx: &Cx<'_>, open: &OpenWidget, lab: &Lab, view: &mut View) {
    view.follow(open, lab);
    take_dropped(ui, cx);
    let ticked: Vec<usize> = view.drafts.iter().enumerate().filter(|(_, draft)| draft.ticked).map(|(at, _)| at).collect();
    let is_one = lab.targets.len() == 1;
    let title = match lab.targets.first() {
        Some(target) if is_one => cx.lang.with("lab-title-one", &[("file", target.path.name().into())]),
        _ => cx.tr("lab-title"),
    };
    let head = Head { icon: icons::WAND_SPARKLES, title: &title, about: "" };
    let height = (ui.ctx().content_rect().height() - AROUND).min(HEIGHT);
    kit::dialog(ui, cx, WIDTH, &head, |ui| content(ui, cx, open, lab, view, height), |foot| buttons(foot, cx, lab, &ticked));
    let plans: Vec<Plan> = view.drafts.iter().map(Draft::plan).collect();
    if plans != view.sent {
        cx.send(ImagesCommand::Draw(plans.iter().copied().enumerate().collect()));
        view.sent = plans;
    }
    view.shots.sweep();
}

impl View {
    /// Begins anew for another dialog, and makes drafts for sources that have come.
    fn follow(&mut self, open: &OpenWidget, lab: &Lab) {
        if self.of != lab.id {
            *self = Self { of: lab.id, ..Self::default() };
        }
        for (at, target) in lab.targets.iter().enumerate() {
            let Some(loaded) = lab.source_of(at) else { return };
            let seed = std::sync::Arc::as_ptr(&loaded.source) as usize;
            if self.seeds.get(at) == Some(&seed) {
                continue;
            }
            let is_needed = target.path.name() != LOGO_DP
                || locations::declares(open.project.widget(), "digital_pipeline")
                || open.project.widget().contains(target.path.as_str());
            let draft = Draft::of(loaded, target.size, is_needed || lab.targets.len() == 1);
            match (self.drafts.get_mut(at), self.seeds.get_mut(at)) {
                (Some(known), Some(known_seed)) => (*known, *known_seed) = (Draft { ticked: known.ticked, ..draft }, seed),
                _ => {
                    self.drafts.push(draft);
                    self.seeds.push(seed);
                }
            }
        }
    }

    /// Takes a changed draft: for all pictures, unless a change is for one only. Crops stay each one's own.
    fn take(&mut self, draft: Draft) {
        if !self.settings.only_one && draft.mode != Mode::Crop {
            self.drafts.iter_mut().for_each(|other| other.like(&draft));
        } else if !self.settings.only_one {
            let around = |other: &mut Draft| other.like(&Draft { mode: other.mode, ..draft.clone() });
            self.drafts.iter_mut().for_each(around);
        }
        if let Some(own) = self.drafts.get_mut(self.chosen) {
            *own = draft;
        }
    }

    fn crop(&mut self, crop: Part) {
        if let Some(draft) = self.drafts.get_mut(self.chosen) {
            (draft.mode, draft.crop) = (Mode::Crop, crop);
        }
    }
}

/// A picture that is dropped anywhere while the dialog is open becomes the source.
fn take_dropped(ui: &Ui, cx: &Cx<'_>) {
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = dropped {
        cx.send(ImagesCommand::Take(Role::All, Origin::Disk(path)));
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, lab: &Lab, view: &mut View, height: f32) {
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let part = |ui: &mut Ui, salt: &str, rect: Rect| ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    let Some(loaded) = lab.source_of(view.chosen) else {
        return without_source(&mut part(ui, "empty", whole.shrink(tokens::PAGE_X)), cx, lab);
    };
    let (left, right) = whole.split_left_right_at_x(whole.left() + LEFT.min(whole.width() * 0.45));
    ui.painter().rect_filled(right, 0.0, tokens(ui).canvas);
    ui.painter().vline(right.left(), whole.y_range(), Stroke::new(tokens::LINE, tokens(ui).border));
    source(&mut part(ui, "source", left.shrink2(vec2(tokens::PAGE_X, tokens::SPACE_M))), cx, lab, loaded, view);
    results(&mut part(ui, "results", right.shrink2(vec2(tokens::PAGE_X, tokens::SPACE_M))), cx, open, lab, view);
}

/// What is there before a source: a place to drop one, how far reading is, what went wrong.
fn without_source(ui: &mut Ui, cx: &Cx<'_>, lab: &Lab) {
    let t = tokens(ui);
    let rect = ui.max_rect();
    dashed(ui, rect, t.border_strong);
    ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(tokens::RADIUS), t.raised);
    ui.vertical_centered(|ui| {
        ui.add_space((rect.height() / 2.0 - LOADING_TOP).max(tokens::SPACE_M));
        if let Some(loading) = &lab.loading {
            loading_line(ui, cx, loading.progress.part(), &loading.name, LOADING);
            return;
        }
        kit::icon(ui, icons::IMAGE_PLUS, tokens::SPACE_XXL, t.muted);
        ui.add_space(tokens::SPACE_S);
        kit::title(ui, &cx.tr("lab-drop"));
        ui.scope(|ui| {
            ui.set_max_width(WORDS);
            kit::hint(ui, &cx.tr("lab-drop-about"));
        });
        ui.add_space(tokens::SPACE_S);
        if Button::new(&cx.tr("lab-choose")).icon(icons::FOLDER_OPEN).ui(ui).clicked() {
            cx.send(ImagesCommand::Choose(Role::All));
        }
        if let Some(trouble) = &lab.trouble {
            ui.add_space(tokens::SPACE_M);
            ui.scope(|ui| {
                ui.set_max_width(FAULT);
                trouble_card(ui, cx, trouble);
            });
        }
    });
}

fn loading_line(ui: &mut Ui, cx: &Cx<'_>, part: f32, name: &str, width: f32) {
    let words = cx.lang.with("lab-reading", &[("file", name.into())]);
    ui.add(egui::Label::new(&words).truncate());
    ui.add_space(tokens::SPACE_XS);
    kit::progress(ui, part, width, &words);
    ui.add_space(tokens::SPACE_XS);
    if Button::new(&cx.tr("lab-stop")).small().ui(ui).clicked() {
        cx.send(ImagesCommand::Stop);
    }
}

/// What went wrong, why, and what to do next.
pub fn trouble_card(ui: &mut Ui, cx: &Cx<'_>, trouble: &ImageError) {
    let t = tokens(ui);
    Frame::new().fill(t.error_soft).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_NOTE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let words = |text: String, colour| egui::Label::new(RichText::new(text).size(tokens::SMALL).color(colour)).wrap();
            ui.add(words(cx.lang.msg(&trouble.what), t.error));
            ui.add(words(cx.lang.msg(&trouble.why()), t.text));
            ui.add(words(cx.lang.msg(&trouble.next()), t.text));
        });
    });
}

/// The source and how the chosen picture is made from it.
fn source(ui: &mut Ui, cx: &Cx<'_>, lab: &Lab, loaded: &Loaded, view: &mut View) {
    ui.spacing_mut().item_spacing.y = tokens::GAP;
    source_row(ui, cx, lab, loaded, view.chosen);
    if let Some(trouble) = &lab.trouble {
        trouble_card(ui, cx, trouble);
    }
    let (Some(target), Some(mut draft)) = (lab.targets.get(view.chosen), view.drafts.get(view.chosen).cloned()) else { return };
    let ready = lab.rendered.get(view.chosen).and_then(|rendered| rendered.as_ref()?.ready.as_ref()?.as_ref().ok());
    let rows = match draft.ground {
        draft::GroundKind::None => 4_u8,
        draft::GroundKind::Colour => 5,
        draft::GroundKind::Gradient => 6,
    };
    let height = (ui.available_height() - f32::from(rows) * (tokens::INPUT + tokens::GAP) - tokens::BUTTON - ABOVE_FOOT).max(LEAST_VIEW);
    if view.is_comparing {
        match ready {
            Some(ready) => pair::ui(ui, cx, &ready.pair, &mut view.compare, &mut view.shots, height),
            None => drop(ui.add_sized(vec2(ui.available_width(), height), egui::Spinner::new())),
        }
    } else {
        let done = crop::ui(ui, cx, Crop { loaded, target, draft: &draft }, view.settings.picks.is_some(), height, &mut view.shots);
        if let Some(crop) = done.crop {
            view.crop(crop);
            draft = Draft { mode: Mode::Crop, crop, ..draft };
        }
        if let (Some(colour), Some(which)) = (done.colour, view.settings.picks.take_if(|_| done.colour.is_some())) {
            match which {
                Pick::First => draft.colour = colour,
                Pick::Second => draft.to = colour,
            }
            view.take(draft.clone());
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
        if let Some(crop) = crop::zoom_row(ui, cx, Crop { loaded, target, draft: &draft }, ZOOM_BESIDE) {
            view.crop(crop);
            draft = Draft { mode: Mode::Crop, crop, ..draft.clone() };
        }
        if kit::toggle_icon(ui, icons::COLUMNS_2, view.is_comparing, &cx.tr("lab-compare")).clicked() {
            view.is_comparing = !view.is_comparing;
        }
    });
    if settings::ui(ui, cx, loaded, &mut draft, lab.targets.len() > 1, &mut view.settings) {
        view.take(draft);
    }
}

/// The file of the source, and others for wide and square pictures.
fn source_row(ui: &mut Ui, cx: &Cx<'_>, lab: &Lab, loaded: &Loaded, chosen: usize) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(LINE_HEIGHT);
        if let Some(loading) = &lab.loading {
            let words = cx.lang.with("lab-reading", &[("file", (&loading.name).into())]);
            kit::progress(ui, loading.progress.part(), LINE_BAR, &words);
            if Button::new(&cx.tr("lab-stop")).small().ui(ui).clicked() {
                cx.send(ImagesCommand::Stop);
            }
            ui.add(egui::Label::new(words).truncate());
            return;
        }
        kit::icon(ui, icons::IMAGE, tokens::ICON, t.muted);
        kit::right(ui, |ui| {
            let role = lab.role_of(chosen);
            if Button::new(&cx.tr("lab-change")).ui(ui).clicked() {
                cx.send(ImagesCommand::Choose(role));
            }
            if lab.targets.len() > 1 {
                separate_sources(ui, cx, lab);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = |text: RichText| egui::Label::new(text).truncate().selectable(false);
                ui.add(line(RichText::new(&loaded.name).font(tokens::semibold(tokens::BODY)).color(t.text)));
                let (width, height) = loaded.source.size;
                let facts = format!("{} {width}×{height}, {}", loaded.source.kind.name(), cx.lang.size(loaded.bytes));
                ui.add(line(RichText::new(facts).size(tokens::SMALL).color(t.muted)));
            });
        });
    });
}

fn separate_sources(ui: &mut Ui, cx: &Cx<'_>, lab: &Lab) {
    let more = Button::new(&cx.tr("lab-separate")).icon(icons::PLUS).ghost().ui(ui);
    kit::menu(&more, |ui| {
        for (role, add, remove) in [(Role::Wide, "lab-wide", "lab-wide-remove"), (Role::Square, "lab-square", "lab-square-remove")] {
            if kit::menu_item(ui, lab.sources.contains_key(&role), &cx.tr(add)) {
                cx.send(ImagesCommand::Choose(role));
            }
            if lab.sources.contains_key(&role) && kit::menu_item(ui, false, &cx.tr(remove)) {
                cx.send(ImagesCommand::Drop(role));
            }
        }
    });
}

/// The pictures as they would come out.
fn results(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, lab: &Lab, view: &mut View) {
    let is_wanting = |at: usize| is_wrong_or_missing(&cx.app.images, open, lab, at);
    let wanting = (0..lab.targets.len()).filter(|at| is_wanting(*at)).count();
    ui.horizontal(|ui| {
        ui.set_height(tokens::BUTTON);
        kit::group_title(ui, &cx.tr("lab-results"));
        let ticked = view.drafts.iter().filter(|draft| draft.ticked).count();
        let count = cx.lang.with("lab-count", &[("ticked", ticked.into()), ("all", lab.targets.len().into())]);
        ui.label(RichText::new(count).size(tokens::SMALL).color(tokens(ui).muted));
        if lab.is_working() {
            ui.add(egui::Spinner::new().size(tokens::ICON_SMALL));
        }
        let text = cx.lang.with("lab-only-wanting", &[("count", wanting.into())]);
        kit::right(ui, |ui| {
            if wanting > 0 && lab.targets.len() > 1 && Button::new(&text).icon(icons::LIST_CHECKS).ui(ui).clicked() {
                view.drafts.iter_mut().enumerate().for_each(|(at, draft)| draft.ticked = is_wanting(at));
            }
        });
    });
    ui.add_space(tokens::SPACE_XS);
    if let Some(chosen) = results::ui(ui, cx, open, lab, &mut view.drafts, view.chosen, &mut view.shots) {
        view.chosen = chosen;
        view.settings.picks = None;
    }
}

/// Whether the present file of a target isn't there, can't be read, or has the wrong size or weight.
fn is_wrong_or_missing(images: &Images, open: &OpenWidget, lab: &Lab, at: usize) -> bool {
    let Some(target) = lab.targets.get(at) else { return false };
    match open.project.widget().get(target.path.as_str()) {
        None => target.path.name() != LOGO_DP || locations::declares(open.project.widget(), "digital_pipeline"),
        Some(body) => {
            super::canvas::known(images, body).is_some_and(|info| info.fault.is_some() || info.size != Some(target.size))
                || body.len() > MAX_BYTES
        }
    }
}

fn buttons(foot: &mut Foot<'_>, cx: &Cx<'_>, lab: &Lab, ticked: &[usize]) {
    let weights = ticked.iter().map(|at| {
        let rendered = lab.rendered.get(*at)?.as_ref()?;
        Some(rendered.ready.as_ref()?.as_ref().ok()?.png.len())
    });
    let sum: Option<usize> = weights.sum();
    let make = cx.lang.with("lab-make", &[("count", ticked.len().into())]);
    // While pictures are drawn they are made as soon as they are there.
    let can_make = !ticked.is_empty() && !lab.applies() && (sum.is_some() || lab.is_working());
    if foot.primary(Button::new(&make).enabled(can_make)) {
        cx.send(ImagesCommand::Apply(ticked.to_vec()));
    }
    foot.cancel();
    if lab.applies() {
        foot.say(|ui| {
            ui.add(egui::Spinner::new().size(tokens::ICON_SMALL));
            kit::hint(ui, &cx.tr("lab-applies"));
        });
    } else if let Some(sum) = sum.filter(|_| !ticked.is_empty()) {
        let words = cx.lang.with("lab-sum", &[("size", cx.lang.size(sum).into())]);
        foot.say(|ui| {
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).muted)).truncate());
        });
    }
}

//! The header: the widget's name, what it is checked for, and the most used actions.

use egui::{RichText, Ui, vec2};

use crate::app::action::Action;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::ticket::Busy;
use crate::app::features::checking::CheckingCommand;
use crate::app::features::preferences::PreferencesCommand;
use crate::checks::engine::rule::{Product, Profile};
use crate::system::preferences::Theme;
use crate::text::Lang;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Side of the logo.
const LOGO: f32 = 28.0;
/// Size of the widget's name.
const NAME: f32 = 14.0;
/// How many gaps there are between what stands at the right.
const GAPS: f32 = 11.0;
/// Width of the search besides its icon and key.
const AROUND_KEY: f32 = 34.0;
/// Middle of the search's icon, from its left edge.
const SEARCH_X: f32 = 14.0;
/// Beginning of the search's key.
const KEY_X: f32 = 28.0;

/// Widths between which the name of the widget is cut.
const LEAST_NAME: f32 = 48.0;
const MOST_NAME: f32 = 300.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, textures: &mut Textures) {
    let t = tokens(ui);
    ui.horizontal_centered(|ui| match cx.open() {
        Some(open) => {
            widget(ui, cx, open, textures);
            kit::right(ui, |ui| actions(ui, cx, open));
        }
        None => {
            let (rect, _) = ui.allocate_exact_size(vec2(LOGO, LOGO), egui::Sense::hover());
            paint_logo(ui, rect, None);
            ui.label(RichText::new("Widget Studio").font(tokens::semibold(NAME)).color(t.text));
            ui.label(RichText::new(env!("CARGO_PKG_VERSION")).color(t.muted));
            kit::right(ui, |ui| {
                preferences(ui, cx);
                search(ui, cx);
            });
        }
    });
}

fn widget(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, textures: &mut Textures) {
    let t = tokens(ui);
    let small = open.project.widget().get("images/logo_small.png").or_else(|| open.project.widget().get("images/logo_min.png"));
    let texture =
        small.and_then(|body| textures.get(ui, &cx.app.images, body)).map(|texture| egui::load::SizedTexture::from_handle(texture.handle));
    let (rect, logo) = ui.allocate_exact_size(vec2(LOGO, LOGO), egui::Sense::click());
    paint_logo(ui, rect, texture);
    let close = cx.tr("action-close");
    logo.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &close));
    if kit::focus_ring(ui, logo.on_hover_text(&close)).clicked() {
        cx.send(Action::CloseWidget);
    }
    let name = open.name(cx.lang).unwrap_or_else(|| cx.tr("header-no-name"));
    let most = (ui.available_width() - width_without_name(ui, cx, open)).clamp(LEAST_NAME, MOST_NAME);
    let size = ui.painter().layout_no_wrap(name.clone(), tokens::semibold(NAME), t.text).size();
    ui.allocate_ui_with_layout(vec2(size.x.ceil().min(most), tokens::BUTTON), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let label = egui::Label::new(RichText::new(&name).font(tokens::semibold(NAME)).color(t.text)).selectable(false);
        ui.add(label.truncate()).on_hover_text(&name);
    });
    if let Some(version) = open.version() {
        ui.label(RichText::new(version).color(t.muted));
        let bump = kit::icon_button(ui, icons::CHEVRONS_UP, &cx.tr("header-bump"));
        kit::menu(&bump, |ui| {
            for action in [Action::BumpPatch, Action::BumpMinor, Action::BumpMajor] {
                if kit::menu_item(ui, false, &cx.tr(action.text_id())) {
                    cx.send(action);
                }
            }
        });
    }
    kit::menu_chip(ui, None, product(open.product), &cx.tr("header-product"), |ui| {
        for choice in [Product::AmoCrm, Product::Kommo] {
            if kit::menu_item(ui, open.product == choice, product(choice)) {
                cx.send(CheckingCommand::SetProduct(choice));
            }
        }
    });
    kit::menu_chip(ui, None, &profile(cx, open.profile), &cx.tr("header-profile"), |ui| {
        for choice in [Profile::Private, Profile::Public] {
            if kit::menu_item(ui, open.profile == choice, &profile(cx, choice)) {
                cx.send(CheckingCommand::SetProfile(choice));
            }
        }
    });
}

fn product(product: Product) -> &'static str {
    if product == Product::AmoCrm { "amoCRM" } else { "Kommo" }
}

fn profile(cx: &Cx<'_>, profile: Profile) -> String {
    cx.tr(if profile == Profile::Private { "profile-private" } else { "profile-public" })
}

/// How wide all is that stands beside the name.
fn width_without_name(ui: &Ui, cx: &Cx<'_>, open: &OpenWidget) -> f32 {
    let body =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), tokens(ui).text).size().x;
    let version = open.version().map_or(0.0, |version| body(version) + tokens::BUTTON);
    let chips = kit::menu_chip_width(ui, product(open.product)) + kit::menu_chip_width(ui, &profile(cx, open.profile));
    let buttons = ["header-pack", "header-save"].map(|id| Button::new(&cx.tr(id)).icon(icons::PACKAGE).measure(ui)).iter().sum::<f32>();
    // More, undo, redo.
    let icons = 3.0 * tokens::BUTTON;
    version + chips + buttons + icons + search_width(&search_key(ui)) + GAPS * ui.spacing().item_spacing.x
}

fn actions(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let tip = |action: Action| match action.shortcut() {
        Some(shortcut) => format!("{}  {shortcut}", cx.tr(action.text_id())),
        None => cx.tr(action.text_id()),
    };
    let idle = cx.app.core.busy().is_none();
    if Button::new(&cx.tr("header-pack")).icon(icons::PACKAGE).primary().enabled(idle).ui(ui).on_hover_text(tip(Action::Pack)).clicked() {
        cx.send(Action::Pack);
    }
    let unsaved = cx.changes.is_dirty || open.origin.is_none();
    let saving = cx.app.core.busy() == Some(Busy::Saving);
    if Button::new(&cx.tr("header-save")).icon(icons::SAVE).enabled(unsaved && !saving).ui(ui).on_hover_text(tip(Action::Save)).clicked() {
        cx.send(Action::Save);
    }
    more(ui, cx);
    search(ui, cx);
    for (action, icon, can) in
        [(Action::Redo, icons::REDO_2, open.project.can_redo()), (Action::Undo, icons::UNDO_2, open.project.can_undo())]
    {
        if kit::icon_button_if(ui, icon, &tip(action), can).clicked() && can {
            cx.send(action);
        }
    }
}

/// Everything else, the look and the language among it.
fn more(ui: &mut Ui, cx: &Cx<'_>) {
    let button = kit::icon_button(ui, icons::ELLIPSIS, &cx.tr("header-more"));
    kit::menu(&button, |ui| {
        let entries = |ui: &mut Ui, caption: &str, actions: &[Action]| {
            kit::menu_caption(ui, &cx.tr(caption));
            for action in actions {
                if kit::MenuItem::new(&cx.tr(action.text_id())).keys(action.shortcut()).ui(ui) {
                    cx.send(*action);
                }
            }
        };
        entries(ui, "menu-open", &[Action::NewWidget, Action::OpenFolder, Action::OpenZip]);
        let here = [Action::SaveAsFolder, Action::SaveAsZip, Action::Reload, Action::BuildFolder, Action::CloseWidget];
        entries(ui, "menu-widget", &here);
        kit::menu_caption(ui, &cx.tr("header-theme"));
        for theme in THEMES {
            if kit::menu_item(ui, cx.app.core.preferences.theme == theme, &theme_name(cx, theme)) {
                cx.send(PreferencesCommand::SetTheme(theme));
            }
        }
        kit::menu_caption(ui, &cx.tr("header-language"));
        for lang in Lang::ALL {
            if kit::menu_item(ui, cx.lang == lang, lang.name()) {
                cx.send(PreferencesCommand::SetLang(lang));
            }
        }
        entries(ui, "menu-studio", &[Action::ChooseEditor, Action::Keys, Action::AllChecks, Action::About]);
    });
}

const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

fn theme_name(cx: &Cx<'_>, theme: Theme) -> String {
    cx.tr(match theme {
        Theme::System => "theme-system",
        Theme::Light => "theme-light",
        Theme::Dark => "theme-dark",
    })
}

fn preferences(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.app.core.preferences.theme;
    let icon = match theme {
        Theme::System => icons::MONITOR,
        Theme::Light => icons::SUN,
        Theme::Dark => icons::MOON,
    };
    kit::menu_chip(ui, Some(icon), &theme_name(cx, theme), &cx.tr("header-theme"), |ui| {
        for choice in THEMES {
            if kit::menu_item(ui, theme == choice, &theme_name(cx, choice)) {
                cx.send(PreferencesCommand::SetTheme(choice));
            }
        }
    });
    kit::menu_chip(ui, Some(icons::GLOBE), cx.lang.name(), &cx.tr("header-language"), |ui| {
        for lang in Lang::ALL {
            if kit::menu_item(ui, cx.lang == lang, lang.name()) {
                cx.send(PreferencesCommand::SetLang(lang));
            }
        }
    });
}

fn search_key(ui: &Ui) -> std::sync::Arc<egui::Galley> {
    let shortcut = Action::Palette.shortcut().map(|shortcut| shortcut.to_string()).unwrap_or_default();
    ui.painter().layout_no_wrap(shortcut, egui::FontId::proportional(tokens::TINY), tokens(ui).muted)
}

fn search_width(key: &egui::Galley) -> f32 {
    tokens::ICON + key.size().x + AROUND_KEY
}

/// The button of the palette with its key.
fn search(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let galley = search_key(ui);
    let size = vec2(search_width(&galley), tokens::BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, egui::CornerRadius::same(tokens::RADIUS), t.sunken);
    }
    let icon = egui::Rect::from_center_size(egui::pos2(rect.left() + SEARCH_X, rect.center().y), vec2(tokens::ICON, tokens::ICON));
    icons::SEARCH.image(tokens::ICON, t.text).paint_at(ui, icon);
    let key = egui::Rect::from_min_size(
        egui::pos2(rect.left() + KEY_X, rect.center().y - tokens::ICON / 2.0),
        vec2(galley.size().x + tokens::INSET, tokens::ICON),
    );
    ui.painter().rect_stroke(key, 3.0, egui::Stroke::new(tokens::LINE, t.border), egui::StrokeKind::Inside);
    ui.painter().galley(key.center() - galley.size() / 2.0, galley, t.muted);
    let name = cx.tr(Action::Palette.text_id());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
        cx.send(Action::Palette);
    }
}

/// The widget's own logo, or the studio's.
fn paint_logo(ui: &Ui, rect: egui::Rect, texture: Option<egui::load::SizedTexture>) {
    let image = match texture {
        Some(texture) => egui::Image::from_texture(texture),
        None => egui::Image::from_texture(app_icon(ui)),
    };
    image.corner_radius(egui::CornerRadius::same(tokens::RADIUS)).paint_at(ui, rect);
}

/// The studio's own icon, decoded once.
fn app_icon(ui: &Ui) -> egui::load::SizedTexture {
    let id = egui::Id::unique("app-icon");
    let known: Option<egui::TextureHandle> = ui.data(|data| data.get_temp(id));
    let handle = known.unwrap_or_else(|| {
        let pixels = crate::formats::picture::decode(crate::ui::window::ICON).unwrap_or_default();
        let image = egui::ColorImage::from_rgba_unmultiplied([pixels.width() as usize, pixels.height() as usize], pixels.as_raw());
        let handle = ui.ctx().load_texture("app-icon", image, egui::TextureOptions::LINEAR);
        ui.data_mut(|data| data.insert_temp(id, handle.clone()));
        handle
    });
    egui::load::SizedTexture::from_handle(&handle)
}

//! The form of `left_menu`: the widget's own items with what is below them, and the CRM's items that it hides.

use egui::load::SizedTexture;
use egui::{Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::form_cx::FormCx;
use super::{View, card_title, details};
use crate::app::core::intent::Intent;
use crate::crm::manifest::{MENU_ITEMS, menu_hideable, menu_neighbours};
use crate::crm::settings::is_code;
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::product::Product;
use crate::ui::edits;
use crate::ui::kit::picture::{Ground, Textures};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Typed, icons};

/// Greatest side of an icon as the menu shows it.
const MENU_ICON: f32 = 20.0;
/// Width of the input of a number.
const NUMBER: f32 = 64.0;

const MENU: &str = "/left_menu";
/// The CRM's items that take items of a widget below them. Source: `docs/PLATFORM.md` 1.7, read 2026-11-21.
const WITH_SUBMENU: &[&str] = &["stats", "settings"];
/// Width of an item that may be hidden.
const HIDDEN: f32 = 136.0;

pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, textures: &mut Textures) {
    let items = fcx.node(MENU).map_or(&[][..], Node::members);
    let own = |member: &&Member| !MENU_ITEMS.contains(&member.key.as_str());
    for member in items.iter().filter(own) {
        let at = pointer::join(MENU, &member.key);
        entry(ui, fcx, &at, &member.key, |ui| {
            if member.node.kind() == Kind::Object {
                item(ui, fcx, view, textures, &at, member);
            } else {
                fcx.read_only(ui, &member.node);
            }
        });
    }
    if Button::new(&fcx.tr("fields-menu-add")).icon(icons::PLUS).small().ui(ui).clicked() {
        let code = free(items, "page");
        let value = serde_json::json!({ "title": "", "icon": "", "sort": { "after": "leads" } });
        edits::set(fcx.cx, fcx.open, &pointer::join(MENU, &code), &value);
    }
    for code in WITH_SUBMENU {
        submenu(ui, fcx, view, &pointer::join(MENU, code), code, &crm_item(fcx, code));
    }
    ui.add_space(tokens::SPACE_XS);
    kit::group_title(ui, &fcx.tr("fields-menu-hide"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for code in menu_hideable(fcx.open.product) {
            hidden(ui, fcx, code);
        }
    });
}

/// What the CRM calls an item of its menu.
fn crm_item(fcx: &FormCx<'_, '_>, code: &str) -> String {
    if MENU_ITEMS.contains(&code) { fcx.cx.lang.with("fields-menu-crm", &[("code", code.into())]) } else { code.to_owned() }
}

/// An item with its code and the button that takes it away, and its form.
fn entry(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, code: &str, form: impl FnOnce(&mut Ui)) {
    kit::card(ui, tokens::PAD_S, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        ui.horizontal(|ui| {
            card_title(ui, code);
            kit::right(ui, |ui| remove(ui, fcx, at, code));
        });
        form(ui);
    });
}

/// A code that no item has.
fn free(items: &[Member], base: &str) -> String {
    let taken = |code: &String| items.iter().any(|member| member.key == *code);
    std::iter::once(base.to_owned()).chain((2..).map(|n| format!("{base}_{n}"))).find(|code| !taken(code)).unwrap_or_default()
}

fn remove(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, code: &str) {
    if kit::icon_button(ui, icons::TRASH_2, &fcx.named("fields-menu-remove", code)).clicked() {
        fcx.cx.edit(fcx.open, Intent::RemoveWithTexts { pointer: at.to_owned() });
    }
}

/// The code of an item; `reserved` are those of the CRM.
fn code(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, code: &str, reserved: &[&str]) {
    let Some((holder, _)) = pointer::split_last(at) else { return };
    let free = |to: &str| is_code(to) && !reserved.contains(&to) && fcx.node(&pointer::join(holder, to)).is_none();
    details::code(ui, fcx, view, at, &fcx.named("fields-menu-code-of", code), free);
}

fn item(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, textures: &mut Textures, at: &str, member: &Member) {
    code(ui, fcx, view, at, &member.key, MENU_ITEMS);
    details::title(ui, fcx, view, &pointer::join(at, "title"), &format!("menu.{}", member.key));
    let icons_at = pointer::join(at, "icons");
    if member.node.get("icons").is_some_and(|node| node.kind() == Kind::Object) {
        for (shade, id, ground) in [("light", "fields-menu-icon-light", Ground::Light), ("dark", "fields-menu-icon-dark", Ground::DarkMenu)]
        {
            icon(ui, fcx, textures, &pointer::join(&icons_at, shade), &fcx.tr(id), &[ground]);
        }
    } else {
        icon(ui, fcx, textures, &pointer::join(at, "icon"), &fcx.tr("fields-menu-icon"), &[Ground::Light, Ground::DarkMenu]);
    }
    let sort = pointer::join(&pointer::join(at, "sort"), "after");
    fcx.row(ui, &fcx.tr("fields-menu-after"), Some(&pointer::join(at, "sort")), |ui| {
        let now = fcx.node(&sort).and_then(Node::as_str);
        let shown = now.map_or_else(|| "—".to_owned(), |code| crm_item(fcx, code));
        kit::menu_chip(ui, None, &shown, &fcx.named("fields-menu-after-of", &member.key), |ui| {
            for code in menu_neighbours(fcx.open.product) {
                if kit::menu_item(ui, Some(*code) == now, &crm_item(fcx, code)) {
                    edits::set(fcx.cx, fcx.open, &sort, &(*code).into());
                }
            }
        });
        if fcx.open.product == Product::Kommo {
            kit::hint(ui, &fcx.tr("fields-menu-after-kommo"));
        }
    });
    submenu(ui, fcx, view, at, &member.key, &member.key);
}

/// The path of an icon, and the icon as the menu shows it.
fn icon(ui: &mut Ui, fcx: &FormCx<'_, '_>, textures: &mut Textures, at: &str, label: &str, grounds: &[Ground]) {
    fcx.row(ui, label, Some(at), |ui| {
        fcx.path(ui, at, &format!("{label} ({})", at.trim_start_matches('/')), &ToString::to_string);
        ui.horizontal(|ui| {
            for ground in grounds {
                drawn_icon(ui, fcx, textures, at, *ground);
            }
            kit::hint(ui, &fcx.tr("fields-menu-icon.about"));
        });
    });
}

/// The icon that `at` names, on a ground of the menu; a sign that there is none to be drawn.
fn drawn_icon(ui: &mut Ui, fcx: &FormCx<'_, '_>, textures: &mut Textures, at: &str, ground: Ground) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(tokens::INPUT), Sense::hover());
    ground.paint(ui, ui.painter(), rect);
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(tokens::LINE, tokens(ui).border), StrokeKind::Outside);
    let path = fcx.node(at).and_then(Node::as_str).unwrap_or_default().trim_start_matches('/');
    let body = fcx.widget().get(path);
    let drawn = body.and_then(|body| textures.get(ui, &fcx.cx.app.images, body)).map(|texture| {
        let size = texture.size * (MENU_ICON / texture.size.max_elem());
        egui::Image::from_texture(SizedTexture::from_handle(texture.handle)).paint_at(ui, Rect::from_center_size(rect.center(), size));
    });
    let id = if drawn.is_some() { "fields-menu-icon-drawn" } else { "fields-menu-icon-none" };
    if drawn.is_none() {
        icons::IMAGE_OFF
            .image(tokens::ICON, tokens::LIGHT.faint)
            .paint_at(ui, Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON)));
    }
    let about = fcx.named(id, if path.is_empty() { "—" } else { path });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &about));
    response.on_hover_text(&about);
}

/// The items below an item, which people know as `name`.
fn submenu(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, code: &str, name: &str) {
    let below = pointer::join(at, "submenu");
    let items = fcx.node(&below).map_or(&[][..], Node::members);
    ui.horizontal(|ui| {
        kit::group_title(ui, &fcx.named("fields-menu-below", name));
        let add = Button::new(&fcx.tr("fields-menu-add-below")).icon(icons::PLUS).small().ghost().ui(ui);
        add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, fcx.named("fields-menu-add-below-of", code)));
        if add.clicked() {
            let value = serde_json::json!({ "title": "" });
            edits::set(fcx.cx, fcx.open, &pointer::join(&below, &free(items, "item")), &value);
        }
    });
    for member in items {
        let at = pointer::join(&below, &member.key);
        entry(ui, fcx, &at, &member.key, |ui| {
            if member.node.kind() != Kind::Object {
                return fcx.read_only(ui, &member.node);
            }
            self::code(ui, fcx, view, &at, &member.key, &[]);
            details::title(ui, fcx, view, &pointer::join(&at, "title"), &format!("menu.{}", member.key));
            let place = pointer::join(&at, "sort");
            fcx.row(ui, &fcx.tr("fields-menu-sort"), Some(&place), |ui| sort(ui, fcx, &place, &member.key));
        });
    }
}

/// The place of an item below another one, a whole number that may be absent.
fn sort(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, code: &str) {
    if let Some(node) = fcx.node(at).filter(|node| !matches!(node.kind(), Kind::Number | Kind::Null)) {
        return fcx.read_only(ui, node);
    }
    let present = fcx.node(at).and_then(Node::as_number).unwrap_or_default();
    let name = fcx.named("fields-menu-sort-of", code);
    let (response, typed) = kit::number_input(ui, present, egui::Id::unique(("settings", at)), &name, false, NUMBER);
    match typed {
        Some(Typed::Number(number)) => edits::set(fcx.cx, fcx.open, at, &number.into()),
        Some(Typed::Nothing) => edits::remove(fcx.cx, fcx.open, at),
        None => {}
    }
    fcx.follow(ui, &response, at);
}

/// Whether the widget hides an item of the CRM.
fn hidden(ui: &mut Ui, fcx: &FormCx<'_, '_>, code: &str) {
    let at = pointer::join(&pointer::join(MENU, code), "is_hidden");
    let now = fcx.node(&at).and_then(Node::as_bool) == Some(true);
    let name = crm_item(fcx, code);
    ui.allocate_ui_with_layout(vec2(HIDDEN, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_width(HIDDEN);
        if kit::switch(ui, now, &fcx.named("fields-menu-hide-of", &name)).changed() {
            edits::set(fcx.cx, fcx.open, &at, &(!now).into());
        }
        ui.add(egui::Label::new(RichText::new(name).color(tokens(ui).text)).truncate().selectable(false)).on_hover_text(code);
    });
}

//! The form of `left_menu`: the widget's own items with what is below them, and the CRM's items that it hides.

use egui::Ui;

use super::super::super::edits;
use super::super::super::theme;
use super::super::super::widgets::{self, Button, icons};
use super::stage::Stage;
use super::{View, blocks, card_title};
use crate::domain::json::{Kind, Member, Node, pointer};
use crate::domain::manifest::MENU_ITEMS;
use crate::domain::settings::blocks as operations;

const MENU: &str = "/left_menu";
/// The CRM's item that can't be hidden. Source: `domain.md` 1.7, read 2026-11-21.
const NEVER_HIDDEN: &str = "settings";
/// The CRM's items that take items of a widget below them. Source: `domain.md` 1.7, read 2026-11-21.
const WITH_SUBMENU: &[&str] = &["stats", "settings"];

pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View) {
    let items = stage.node(MENU).map_or(&[][..], Node::members);
    let own = |member: &&Member| !MENU_ITEMS.contains(&member.key.as_str());
    for member in items.iter().filter(own) {
        let at = pointer::join(MENU, &member.key);
        widgets::card(ui, 10, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = theme::SPACE_S;
            ui.horizontal(|ui| {
                card_title(ui, &member.key);
                widgets::right(ui, |ui| remove(ui, stage, &at, &member.key));
            });
            if member.node.kind() == Kind::Object { item(ui, stage, view, &at, member) } else { stage.read_only(ui, &member.node) }
        });
    }
    ui.horizontal_wrapped(|ui| {
        if Button::new(&stage.tr("fields-menu-add")).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
            let code = free(items, "page");
            let value = serde_json::json!({ "title": "", "icon": "", "sort": { "after": "leads" } });
            edits::set(stage.cx, stage.open, &pointer::join(MENU, &code), &value);
        }
    });
    for code in WITH_SUBMENU {
        let at = pointer::join(MENU, code);
        stage.row(ui, &stage.named("fields-menu-below", code), None, |ui| submenu(ui, stage, view, &at, code));
    }
    stage.row(ui, &stage.tr("fields-menu-hide"), None, |ui| {
        ui.horizontal_wrapped(|ui| {
            for code in MENU_ITEMS.iter().filter(|code| **code != NEVER_HIDDEN) {
                hidden(ui, stage, code);
            }
        });
    });
}

/// A code that no item has.
fn free(items: &[Member], base: &str) -> String {
    let taken = |code: &String| items.iter().any(|member| member.key == *code);
    std::iter::once(base.to_owned()).chain((2..).map(|n| format!("{base}_{n}"))).find(|code| !taken(code)).unwrap_or_default()
}

fn remove(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, code: &str) {
    if widgets::icon_button(ui, icons::TRASH_2, &stage.named("fields-menu-remove", code)).clicked() {
        edits::step(stage.cx, operations::remove_at(stage.widget(), at), None);
    }
}

fn item(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, member: &Member) {
    blocks::title(ui, stage, view, &pointer::join(at, "title"), &format!("menu.{}", member.key));
    let icons_at = pointer::join(at, "icons");
    if member.node.get("icons").is_some_and(|node| node.kind() == Kind::Object) {
        for shade in ["light", "dark"] {
            icon(ui, stage, &pointer::join(&icons_at, shade), &format!("{} ({shade})", stage.tr("fields-menu-icon")));
        }
    } else {
        icon(ui, stage, &pointer::join(at, "icon"), &stage.tr("fields-menu-icon"));
    }
    let sort = pointer::join(&pointer::join(at, "sort"), "after");
    stage.row(ui, &stage.tr("fields-menu-after"), Some(&pointer::join(at, "sort")), |ui| {
        let now = stage.node(&sort).and_then(Node::as_str).unwrap_or("—").to_owned();
        widgets::menu_chip(ui, None, &now, &stage.named("fields-menu-after-of", &member.key), |ui| {
            for code in MENU_ITEMS {
                if widgets::menu_item(ui, *code == now, code) {
                    edits::set(stage.cx, stage.open, &sort, &(*code).into());
                }
            }
        });
    });
    stage.row(ui, &stage.tr("fields-menu-submenu"), None, |ui| submenu(ui, stage, view, at, &member.key));
}

fn icon(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, label: &str) {
    stage.row(ui, label, Some(at), |ui| {
        blocks::path(ui, stage, at, &format!("{label}, {at}"), &ToString::to_string);
        widgets::hint(ui, &stage.tr("fields-menu-icon.about"));
    });
}

/// The items below an item.
fn submenu(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, code: &str) {
    let below = pointer::join(at, "submenu");
    let items = stage.node(&below).map_or(&[][..], Node::members);
    for member in items {
        let at = pointer::join(&below, &member.key);
        ui.horizontal(|ui| {
            card_title(ui, &member.key);
            widgets::right(ui, |ui| remove(ui, stage, &at, &member.key));
        });
        let title = pointer::join(&at, "title");
        let name = format!("{} ({})", stage.tr("fields-title"), title.trim_start_matches('/'));
        let typed = stage.texts(ui, &title, &name, &format!("menu.{}", member.key));
        view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
        stage.findings(ui, &title);
        sort(ui, stage, &pointer::join(&at, "sort"), &member.key);
    }
    let add = Button::new(&stage.tr("fields-menu-add-below")).icon(icons::PLUS).small().ghost().ui(ui);
    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, stage.named("fields-menu-add-below-of", code)));
    if add.clicked() {
        let value = serde_json::json!({ "title": "" });
        edits::set(stage.cx, stage.open, &pointer::join(&below, &free(items, "item")), &value);
    }
}

/// The place of an item below another one, a whole number that may be absent.
fn sort(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, code: &str) {
    ui.horizontal(|ui| {
        widgets::hint(ui, &stage.tr("fields-menu-sort"));
        let mut value = stage.node(at).and_then(Node::as_number).unwrap_or_default().to_owned();
        let name = stage.named("fields-menu-sort-of", code);
        let response = widgets::input(ui, &mut value, egui::Id::unique(("settings", at)), &name, true, false, 64.0);
        if response.changed() {
            match value.trim().parse::<u32>() {
                Ok(number) => edits::set(stage.cx, stage.open, at, &number.into()),
                Err(_) if value.is_empty() && stage.node(at).is_some() => edits::remove(stage.cx, stage.open, at),
                Err(_) => {}
            }
        }
        stage.follow(ui, &response, at);
    });
}

/// Whether the widget hides an item of the CRM.
fn hidden(ui: &mut Ui, stage: &Stage<'_, '_>, code: &str) {
    let at = pointer::join(&pointer::join(MENU, code), "is_hidden");
    let now = stage.node(&at).and_then(Node::as_bool) == Some(true);
    let mut on = now;
    let response = ui.checkbox(&mut on, code);
    if widgets::focus_ring(ui, response).changed() {
        edits::set(stage.cx, stage.open, &at, &on.into());
    }
}

//! The control of `tour.tour_images`: the pictures of each locale as paths, with adding and removal.

use egui::{Id, RichText, Ui};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, Button, icons};
use super::form;
use crate::app::is_picture_name;
use crate::app::state::OpenWidget;
use crate::domain::images::Slot;
use crate::domain::json::{Kind, Node, pointer};
use crate::domain::manifest;

const POINTER: &str = "/tour/tour_images";

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, node: Option<&Node>) {
    let listed = node.map_or(&[][..], Node::members);
    for member in listed {
        let at = pointer::join(POINTER, &member.key);
        ui.horizontal(|ui| {
            ui.label(RichText::new(member.key.to_uppercase()).font(theme::semibold(11.0)).color(tokens(ui).muted));
            add_button(ui, cx, open, &at, &member.node, &member.key);
        });
        for (index, item) in member.node.items().iter().enumerate() {
            path(ui, cx, open, &pointer::join(&at, &index.to_string()), item);
        }
    }
    ui.horizontal(|ui| {
        for (code, _) in
            manifest::locales(open.project.widget()).into_iter().filter(|(code, _)| !listed.iter().any(|member| member.key == *code))
        {
            let text = cx.lang.with("tour-add-locale", &[("code", code.into())]);
            if Button::new(&text).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
                form::set(cx, open, &pointer::join(POINTER, code), &serde_json::json!([]));
            }
        }
    });
}

/// One picture: its path, whether it is there, and removal.
fn path(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, at: &str, item: &Node) {
    let Some(text) = item.as_str() else { return };
    ui.horizontal(|ui| {
        let mut value = text.to_owned();
        let there = open.project.widget().contains(text.trim_start_matches('/'));
        let width = ui.available_width() - theme::BUTTON - theme::SPACE_S;
        let response = widgets::input(ui, &mut value, Id::unique(at), at, true, !there, width);
        if response.changed() {
            form::set(cx, open, at, &value.into());
        }
        if response.lost_focus() {
            cx.send(crate::app::command::Command::EndTyping);
        }
        if widgets::icon_button(ui, icons::X, &cx.lang.with("form-remove-key", &[("key", text.into())])).clicked() {
            form::remove(cx, open, at);
        }
    });
}

/// Adds a picture of the widget that is no logo and not in the list yet, chosen from a menu.
fn add_button(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, at: &str, list: &Node, code: &str) {
    if list.kind() != Kind::Array {
        return;
    }
    let add = Button::new(&cx.tr("locales-add")).icon(icons::PLUS).small().ghost().ui(ui);
    let name = cx.lang.with("tour-add-picture", &[("code", code.into())]);
    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    egui::Popup::menu(&add).show(|ui| {
        let listed: Vec<&str> = list.items().iter().filter_map(Node::as_str).collect();
        let pictures =
            open.project.widget().files().map(|(path, _)| path).filter(|path| is_picture_name(path) && Slot::of(path.as_str()).is_none());
        let offered: Vec<String> = pictures.map(|path| format!("/{path}")).filter(|path| !listed.contains(&path.as_str())).collect();
        if offered.is_empty() {
            widgets::hint(ui, &cx.tr("tour-no-pictures"));
        }
        for path in offered {
            if widgets::menu_item(ui, false, &path) {
                form::set(cx, open, &pointer::join(at, &list.items().len().to_string()), &path.into());
            }
        }
    });
}

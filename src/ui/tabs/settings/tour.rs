//! The form of `tour`: its text, and its pictures for each locale, chosen among the widget's files and shown.

use egui::{Id, RichText, Ui, Vec2, vec2};

use super::View;
use super::form_cx::FormCx;
use crate::app::features::images::is_picture_name;
use crate::crm::images::Slot;
use crate::formats::json::{Kind, Node, pointer};
use crate::services::forms::texts;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{crm_window, edits};

/// Size of a picture.
const PICTURE: Vec2 = vec2(58.0, 30.0);

const IMAGES: &str = "/tour/tour_images";

pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, textures: &mut Textures) {
    fcx.row(ui, &fcx.tr("field-tour-is_tour"), Some("/tour/is_tour"), |ui| {
        fcx.switch(ui, "/tour/is_tour", &fcx.tr("field-tour-is_tour"));
        kit::hint(ui, &fcx.tr("field-tour-is_tour.help"));
    });
    let text = "/tour/tour_description";
    let mut typed = None;
    fcx.row(ui, &fcx.tr("field-tour-tour_description"), Some(text), |ui| {
        typed = fcx.texts(ui, text, &fcx.tr("field-tour-tour_description"), "widget.tour_description");
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    fcx.row(ui, &fcx.tr("field-tour-tour_images"), Some(IMAGES), |ui| {
        match fcx.node(IMAGES).filter(|node| !matches!(node.kind(), Kind::Object | Kind::Null)) {
            Some(node) => fcx.read_only(ui, node),
            None => pictures(ui, fcx, textures),
        }
        kit::hint(ui, &fcx.tr("field-tour-tour_images.help"));
    });
}

fn pictures(ui: &mut Ui, fcx: &FormCx<'_, '_>, textures: &mut Textures) {
    let listed = fcx.node(IMAGES).map_or(&[][..], Node::members);
    for member in listed {
        let at = pointer::join(IMAGES, &member.key);
        ui.horizontal(|ui| {
            ui.label(RichText::new(member.key.to_uppercase()).font(tokens::semibold(tokens::TINY)).color(tokens(ui).muted));
            add_button(ui, fcx, &at, &member.node, &member.key);
        });
        for (index, item) in member.node.items().iter().enumerate() {
            picture(ui, fcx, &pointer::join(&at, &index.to_string()), item, textures);
        }
    }
    let codes = texts::codes(fcx.widget());
    ui.horizontal_wrapped(|ui| {
        for code in codes.into_iter().filter(|code| !listed.iter().any(|member| member.key == *code)) {
            let text = fcx.cx.lang.with("tour-add-locale", &[("code", code.into())]);
            if Button::new(&text).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
                edits::set(fcx.cx, fcx.open, &pointer::join(IMAGES, code), &serde_json::json!([]));
            }
        }
    });
}

/// One picture: as it is, its path, and removal.
fn picture(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, item: &Node, textures: &mut Textures) {
    let Some(text) = item.as_str() else { return };
    ui.horizontal(|ui| {
        let file = text.trim_start_matches('/');
        crm_window::picture(ui, fcx.cx, fcx.open, file, PICTURE, textures);
        let mut value = text.to_owned();
        let width = ui.available_width() - tokens::BUTTON - tokens::SPACE_S;
        let response = kit::input(ui, &mut value, Id::unique(at), at, true, !fcx.widget().contains(file), width);
        if response.changed() {
            edits::set(fcx.cx, fcx.open, at, &value.into());
        }
        fcx.follow(ui, &response, at);
        if kit::icon_button(ui, icons::X, &fcx.cx.lang.with("form-remove-key", &[("key", text.into())])).clicked() {
            edits::remove(fcx.cx, fcx.open, at);
        }
    });
}

/// Adds a picture of the widget that is no logo and not in the list yet, chosen from a menu.
fn add_button(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, list: &Node, code: &str) {
    if list.kind() != Kind::Array {
        return;
    }
    let add = Button::new(&fcx.tr("locales-add")).icon(icons::PLUS).small().ghost().ui(ui);
    let name = fcx.cx.lang.with("tour-add-picture", &[("code", code.into())]);
    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    kit::menu(&add, |ui| {
        let listed: Vec<&str> = list.items().iter().filter_map(Node::as_str).collect();
        let pictures = fcx.widget().files().map(|(path, _)| path);
        let pictures = pictures.filter(|path| is_picture_name(path) && Slot::of(path.as_str()).is_none());
        let offered: Vec<String> = pictures.map(|path| format!("/{path}")).filter(|path| !listed.contains(&path.as_str())).collect();
        if offered.is_empty() {
            kit::hint(ui, &fcx.tr("tour-no-pictures"));
        }
        for path in offered {
            if kit::menu_item(ui, false, &path) {
                edits::set(fcx.cx, fcx.open, &pointer::join(at, &list.items().len().to_string()), &path.into());
            }
        }
    });
}

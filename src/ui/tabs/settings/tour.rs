//! The form of `tour`: its text, and its pictures for each locale, chosen among the widget's files and shown.

use egui::{Id, RichText, Ui, vec2};

use super::View;
use super::stage::Stage;
use crate::app::is_picture_name;
use crate::crm::images::Slot;
use crate::formats::json::{Kind, Node, pointer};
use crate::services::forms::texts;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{crm_window, edits};

const IMAGES: &str = "/tour/tour_images";

pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, textures: &mut Textures) {
    stage.row(ui, &stage.tr("field-tour-is_tour"), Some("/tour/is_tour"), |ui| {
        stage.switch(ui, "/tour/is_tour", &stage.tr("field-tour-is_tour"));
        kit::hint(ui, &stage.tr("field-tour-is_tour.help"));
    });
    let text = "/tour/tour_description";
    let mut typed = None;
    stage.row(ui, &stage.tr("field-tour-tour_description"), Some(text), |ui| {
        typed = stage.texts(ui, text, &stage.tr("field-tour-tour_description"), "widget.tour_description");
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    stage.row(ui, &stage.tr("field-tour-tour_images"), Some(IMAGES), |ui| {
        match stage.node(IMAGES).filter(|node| !matches!(node.kind(), Kind::Object | Kind::Null)) {
            Some(node) => stage.read_only(ui, node),
            None => pictures(ui, stage, textures),
        }
        kit::hint(ui, &stage.tr("field-tour-tour_images.help"));
    });
}

fn pictures(ui: &mut Ui, stage: &Stage<'_, '_>, textures: &mut Textures) {
    let listed = stage.node(IMAGES).map_or(&[][..], Node::members);
    for member in listed {
        let at = pointer::join(IMAGES, &member.key);
        ui.horizontal(|ui| {
            ui.label(RichText::new(member.key.to_uppercase()).font(tokens::semibold(11.0)).color(tokens(ui).muted));
            add_button(ui, stage, &at, &member.node, &member.key);
        });
        for (index, item) in member.node.items().iter().enumerate() {
            picture(ui, stage, &pointer::join(&at, &index.to_string()), item, textures);
        }
    }
    let codes = texts::codes(stage.widget());
    ui.horizontal_wrapped(|ui| {
        for code in codes.into_iter().filter(|code| !listed.iter().any(|member| member.key == *code)) {
            let text = stage.cx.lang.with("tour-add-locale", &[("code", code.into())]);
            if Button::new(&text).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
                edits::set(stage.cx, stage.open, &pointer::join(IMAGES, code), &serde_json::json!([]));
            }
        }
    });
}

/// One picture: as it is, its path, and removal.
fn picture(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, item: &Node, textures: &mut Textures) {
    let Some(text) = item.as_str() else { return };
    ui.horizontal(|ui| {
        let file = text.trim_start_matches('/');
        crm_window::picture(ui, stage.cx, stage.open, file, vec2(58.0, 30.0), textures);
        let mut value = text.to_owned();
        let width = ui.available_width() - tokens::BUTTON - tokens::SPACE_S;
        let response = kit::input(ui, &mut value, Id::unique(at), at, true, !stage.widget().contains(file), width);
        if response.changed() {
            edits::set(stage.cx, stage.open, at, &value.into());
        }
        stage.follow(ui, &response, at);
        if kit::icon_button(ui, icons::X, &stage.cx.lang.with("form-remove-key", &[("key", text.into())])).clicked() {
            edits::remove(stage.cx, stage.open, at);
        }
    });
}

/// Adds a picture of the widget that is no logo and not in the list yet, chosen from a menu.
fn add_button(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, list: &Node, code: &str) {
    if list.kind() != Kind::Array {
        return;
    }
    let add = Button::new(&stage.tr("locales-add")).icon(icons::PLUS).small().ghost().ui(ui);
    let name = stage.cx.lang.with("tour-add-picture", &[("code", code.into())]);
    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    egui::Popup::menu(&add).show(|ui| {
        let listed: Vec<&str> = list.items().iter().filter_map(Node::as_str).collect();
        let pictures = stage.widget().files().map(|(path, _)| path);
        let pictures = pictures.filter(|path| is_picture_name(path) && Slot::of(path.as_str()).is_none());
        let offered: Vec<String> = pictures.map(|path| format!("/{path}")).filter(|path| !listed.contains(&path.as_str())).collect();
        if offered.is_empty() {
            kit::hint(ui, &stage.tr("tour-no-pictures"));
        }
        for path in offered {
            if kit::menu_item(ui, false, &path) {
                edits::set(stage.cx, stage.open, &pointer::join(at, &list.items().len().to_string()), &path.into());
            }
        }
    });
}

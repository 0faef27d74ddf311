//! The forms of the blocks that go with an area: Digital Pipeline, bot steps, advanced settings, SMS, mobile card.

use egui::{RichText, Ui};

use super::stage::Stage;
use super::{View, card_title, details, menu, tour};
use crate::app::command::Command;
use crate::app::intent::{Intent, Proposal, Ways};
use crate::app::state::Tab;
use crate::crm::blocks::Block;
use crate::crm::images::LOGO_DP;
use crate::crm::locations;
use crate::crm::settings::{handlers, is_code};
use crate::formats::json::{Kind, pointer};
use crate::formats::path::RelPath;
use crate::services::forms::blocks;
use crate::text::msg::Msg;
use crate::ui::edits;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Id of a block's name in the texts; what it is for is its `.about`.
fn text_id(block: Block) -> &'static str {
    match block {
        Block::Pipeline => "fields-block-dp",
        Block::Bot => "fields-block-salesbot",
        Block::Advanced => "fields-block-advanced",
        Block::Menu => "fields-block-menu",
        Block::Sms => "fields-block-sms",
        Block::Mobile => "fields-block-mobile",
        Block::Forms => "fields-block-forms",
        Block::Tour => "fields-block-tour",
    }
}

/// A block: its name, adding and removing of the pair of block and area, and its form if it is there.
fn card(ui: &mut Ui, stage: &Stage<'_, '_>, block: Block, form: impl FnOnce(&mut Ui)) {
    let widget = stage.widget();
    let there = block.is_there(widget);
    let lacks_area = block.area().is_some_and(|area| !locations::declares(widget, area));
    let at = block.pointer();
    let drawn = kit::card(ui, 12, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        let name = stage.tr(text_id(block));
        ui.horizontal(|ui| {
            card_title(ui, &name);
            ui.label(RichText::new(block.key()).font(tokens::code(tokens::SMALL)).color(tokens(ui).faint));
            kit::right(ui, |ui| {
                if block.is_used(widget) {
                    pair_button(ui, stage, block, &name, false);
                }
                if !there || lacks_area {
                    pair_button(ui, stage, block, &name, true);
                }
            });
        });
        kit::hint(ui, &stage.tr(&format!("{}.about", text_id(block))));
        if let Some(area) = block.area() {
            let state = match (there, lacks_area) {
                (true, true) => Some("fields-block-no-area"),
                (false, false) => Some("fields-block-no-block"),
                _ => None,
            };
            if let Some(state) = state {
                kit::hint(ui, &stage.named(state, area));
            }
        }
        match stage.node(&at).filter(|_| there) {
            Some(node) if node.kind() == Kind::Object => form(ui),
            Some(node) => {
                stage.read_only(ui, node);
                stage.findings(ui, &at);
            }
            None => {}
        }
    });
    if stage.wanted == Some(&at) {
        ui.scroll_to_rect(drawn.response.rect, None);
    }
    ui.add_space(tokens::SPACE_S);
}

/// Adds or removes the pair; what it changes is shown first.
fn pair_button(ui: &mut Ui, stage: &Stage<'_, '_>, block: Block, name: &str, add: bool) {
    let (icon, id) = if add { (icons::PLUS, "fields-block-add") } else { (icons::TRASH_2, "fields-block-remove") };
    let button = Button::new(&stage.tr(id)).icon(icon).small().ui(ui);
    let title = Msg::new(if add { "fields-block-add-title" } else { "fields-block-remove-title" }).with("name", name);
    let said = stage.cx.lang.msg(&title);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    if !button.clicked() {
        return;
    }
    let about = Msg::new(if add { "fields-block-add-about" } else { "fields-block-remove-about" });
    let ways = if add { Ways::AddBlock(block) } else { Ways::RemoveBlock(block) };
    stage.cx.propose(stage.open, Proposal { title, about, ways });
}

pub fn pipeline(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View) {
    card(ui, stage, Block::Pipeline, |ui| {
        stage.row(ui, &stage.tr("fields-dp-webhook"), Some("/dp/webhook_url"), |ui| {
            stage.line(ui, "/dp/webhook_url", &stage.tr("fields-dp-webhook"));
        });
        stage.row(ui, &stage.tr("fields-dp-multiple"), Some("/dp/action_multiple"), |ui| {
            stage.switch(ui, "/dp/action_multiple", &stage.tr("fields-dp-multiple"));
            kit::hint(ui, &stage.tr("fields-dp-multiple.about"));
        });
        title(ui, stage, view, "/dp/title", "dp.title");
        let logo = format!("images/{LOGO_DP}");
        if !stage.widget().contains(&logo) {
            stage.row(ui, LOGO_DP, None, |ui| {
                ui.horizontal_wrapped(|ui| {
                    kit::hint(ui, &stage.tr("fields-dp-no-logo"));
                    if kit::link(ui, &stage.tr("fields-dp-to-images")).clicked() {
                        stage.cx.send(Command::ShowTab(Tab::Images));
                    }
                });
            });
        }
    });
}

/// A title in every locale, and its key.
pub fn title(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, new_key: &str) {
    let name = format!("{} ({})", stage.tr("fields-title"), at.trim_start_matches('/'));
    let mut typed = None;
    stage.row(ui, &stage.tr("fields-title"), Some(at), |ui| typed = stage.texts(ui, at, &name, new_key));
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    details::key(ui, stage, view, at, &stage.named("fields-key-of", at.trim_start_matches('/')));
}

/// The bot's logo, and the step that is chosen.
pub fn bot(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View) {
    card(ui, stage, Block::Bot, |ui| {
        let logo = "/salesbot_designer/logo";
        stage.row(ui, &stage.tr("fields-bot-logo"), Some(logo), |ui| {
            path(ui, stage, logo, &stage.tr("fields-bot-logo"), &|path| format!("/widgets/code/{path}"));
            kit::hint(ui, &stage.tr("fields-bot-logo.about"));
        });
        let known = handlers(stage.widget());
        stage.row(ui, &stage.tr("fields-bot-step"), None, |ui| {
            ui.horizontal_wrapped(|ui| {
                if let Some(now) = view.handler.clone() {
                    kit::menu_chip(ui, None, &now, &stage.tr("fields-bot-step"), |ui| {
                        for (_, handler) in &known {
                            if kit::menu_item(ui, handler.key == now, &handler.key) {
                                view.handler = Some(handler.key.clone());
                            }
                        }
                    });
                }
                if Button::new(&stage.tr("fields-bot-add")).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
                    if let Ok((code, _)) = blocks::add_handler(stage.widget()) {
                        view.handler = Some(code);
                    }
                    stage.cx.edit(stage.open, Intent::AddBotStep);
                }
            });
        });
        if let Some((at, handler)) = known.iter().find(|(_, handler)| Some(&handler.key) == view.handler.as_ref()) {
            step(ui, stage, view, at, &handler.key);
        }
    });
}

/// The code and the name of a bot step.
fn step(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, code: &str) {
    if let Some(node) = stage.node(at).filter(|node| node.kind() != Kind::Object) {
        stage.read_only(ui, node);
        return stage.findings(ui, at);
    }
    let name = stage.named("fields-code-of", code);
    let free = |to: &str| is_code(to) && to != "logo" && stage.node(&pointer::join(&Block::Bot.pointer(), to)).is_none();
    details::code(ui, stage, view, at, &name, free);
    let name_at = pointer::join(at, "name");
    let name = stage.named("fields-label-of", code);
    let mut typed = None;
    stage.row(ui, &stage.tr("fields-bot-name"), Some(&name_at), |ui| {
        typed = stage.texts(ui, &name_at, &name, &format!("salesbot.{code}"));
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    details::key(ui, stage, view, &name_at, &stage.named("fields-key-of", code));
    let delete = Button::new(&stage.tr("fields-bot-delete")).icon(icons::TRASH_2).small().ui(ui);
    delete.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, stage.named("fields-delete-of", code)));
    if delete.clicked() {
        stage.cx.edit(stage.open, Intent::RemoveWithTexts { pointer: at.to_owned() });
    }
}

/// A path as one line, with the widget's own pictures to choose from; `written` makes the path as it stands in the manifest.
pub fn path(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, name: &str, written: &dyn Fn(&RelPath) -> String) {
    ui.horizontal(|ui| {
        kit::right(ui, |ui| {
            let choose = kit::icon_button(ui, icons::IMAGE_PLUS, &stage.named("fields-choose-picture", name));
            egui::Popup::menu(&choose).show(|ui| {
                let is_picture = |path: &&RelPath| crate::app::is_picture_name(path) || path.extension() == "svg";
                for path in stage.widget().files().map(|(path, _)| path).filter(is_picture) {
                    if kit::menu_item(ui, false, path.as_str()) {
                        edits::set(stage.cx, stage.open, at, &written(path).into());
                    }
                }
            });
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| stage.line(ui, at, name));
        });
    });
}

/// The blocks without fields.
pub fn others(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, textures: &mut Textures) {
    card(ui, stage, Block::Advanced, |ui| title(ui, stage, view, "/advanced/title", "advanced.title"));
    card(ui, stage, Block::Menu, |ui| menu::ui(ui, stage, view, textures));
    card(ui, stage, Block::Sms, |ui| address(ui, stage, "/sms/endpoint", "fields-sms-endpoint"));
    card(ui, stage, Block::Mobile, |ui| {
        address(ui, stage, "/mobile/frame_url", "fields-mobile-url");
        address(ui, stage, "/mobile/color", "fields-mobile-colour");
    });
    card(ui, stage, Block::Forms, |ui| forms(ui, stage, view));
    card(ui, stage, Block::Tour, |ui| tour::ui(ui, stage, view, textures));
}

fn forms(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View) {
    title(ui, stage, view, "/amoforms_settings/title", "amoforms.title");
    let (required, error) = ("/amoforms_settings/required", "/amoforms_settings/error_text");
    stage.row(ui, &stage.tr("fields-is-required"), Some(required), |ui| {
        stage.switch(ui, required, &stage.tr("fields-forms-required"));
    });
    let mut typed = None;
    stage.row(ui, &stage.tr("fields-forms-error"), Some(error), |ui| {
        typed = stage.texts(ui, error, &stage.tr("fields-forms-error"), "amoforms.error_text");
        kit::hint(ui, &stage.tr("fields-forms-error.about"));
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
}

fn address(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, id: &str) {
    let label = stage.tr(id);
    stage.row(ui, &label, Some(at), |ui| {
        stage.line(ui, at, &format!("{label} ({})", at.trim_start_matches('/')));
        kit::hint(ui, &stage.tr(&format!("{id}.about")));
    });
}

//! The forms of the blocks that go with an area: Digital Pipeline, bot steps, advanced settings, SMS, mobile card.

use egui::{RichText, Ui};

use super::form_cx::FormCx;
use super::{View, card_title, details, menu, tour};
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::crm::blocks::Block;
use crate::crm::images::LOGO_DP;
use crate::crm::locations;
use crate::crm::settings::{handlers, is_code};
use crate::formats::json::{Kind, pointer};
use crate::services::forms::blocks;
use crate::text::msg::Msg;
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
fn card(ui: &mut Ui, fcx: &FormCx<'_, '_>, block: Block, form: impl FnOnce(&mut Ui)) {
    let widget = fcx.widget();
    let there = block.is_there(widget);
    let lacks_area = block.area().is_some_and(|area| !locations::declares(widget, area));
    let at = block.pointer();
    let drawn = kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        let name = fcx.tr(text_id(block));
        ui.horizontal(|ui| {
            card_title(ui, &name);
            ui.label(RichText::new(block.key()).font(tokens::code(tokens::SMALL)).color(tokens(ui).faint));
            kit::right(ui, |ui| {
                if block.is_used(widget) {
                    pair_button(ui, fcx, block, &name, false);
                }
                if !there || lacks_area {
                    pair_button(ui, fcx, block, &name, true);
                }
            });
        });
        kit::hint(ui, &fcx.tr(&format!("{}.about", text_id(block))));
        if let Some(area) = block.area() {
            let state = match (there, lacks_area) {
                (true, true) => Some("fields-block-no-area"),
                (false, false) => Some("fields-block-no-block"),
                _ => None,
            };
            if let Some(state) = state {
                kit::hint(ui, &fcx.named(state, area));
            }
        }
        match fcx.node(&at).filter(|_| there) {
            Some(node) if node.kind() == Kind::Object => form(ui),
            Some(node) => {
                fcx.read_only(ui, node);
                fcx.findings(ui, &at);
            }
            None => {}
        }
    });
    if fcx.wanted == Some(&at) {
        ui.scroll_to_rect(drawn.response.rect, None);
    }
    ui.add_space(tokens::SPACE_S);
}

/// Adds or removes the pair; what it changes is shown first.
fn pair_button(ui: &mut Ui, fcx: &FormCx<'_, '_>, block: Block, name: &str, add: bool) {
    let (icon, id) = if add { (icons::PLUS, "fields-block-add") } else { (icons::TRASH_2, "fields-block-remove") };
    let button = Button::new(&fcx.tr(id)).icon(icon).small().ui(ui);
    let title = Msg::new(if add { "fields-block-add-title" } else { "fields-block-remove-title" }).with("name", name);
    let said = fcx.cx.lang.msg(&title);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    if !button.clicked() {
        return;
    }
    let about = Msg::new(if add { "fields-block-add-about" } else { "fields-block-remove-about" });
    let ways = if add { Ways::AddBlock(block) } else { Ways::RemoveBlock(block) };
    fcx.cx.propose(fcx.open, Proposal { title, about, ways });
}

pub fn pipeline(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View) {
    card(ui, fcx, Block::Pipeline, |ui| {
        fcx.row(ui, &fcx.tr("fields-dp-webhook"), Some("/dp/webhook_url"), |ui| {
            fcx.line(ui, "/dp/webhook_url", &fcx.tr("fields-dp-webhook"));
        });
        fcx.row(ui, &fcx.tr("fields-dp-multiple"), Some("/dp/action_multiple"), |ui| {
            fcx.switch(ui, "/dp/action_multiple", &fcx.tr("fields-dp-multiple"));
            kit::hint(ui, &fcx.tr("fields-dp-multiple.about"));
        });
        details::title(ui, fcx, view, "/dp/title", "dp.title");
        let logo = format!("images/{LOGO_DP}");
        if !fcx.widget().contains(&logo) {
            fcx.row(ui, LOGO_DP, None, |ui| {
                ui.horizontal_wrapped(|ui| {
                    kit::hint(ui, &fcx.tr("fields-dp-no-logo"));
                    if kit::link(ui, &fcx.tr("fields-dp-to-images")).clicked() {
                        fcx.cx.send(NavCommand::ShowTab(Tab::Images));
                    }
                });
            });
        }
    });
}

/// The bot's logo, and the step that is chosen.
pub fn bot(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View) {
    card(ui, fcx, Block::Bot, |ui| {
        let logo = "/salesbot_designer/logo";
        fcx.row(ui, &fcx.tr("fields-bot-logo"), Some(logo), |ui| {
            fcx.path(ui, logo, &fcx.tr("fields-bot-logo"), &|path| format!("/widgets/code/{path}"));
            kit::hint(ui, &fcx.tr("fields-bot-logo.about"));
        });
        let known = handlers(fcx.widget());
        fcx.row(ui, &fcx.tr("fields-bot-step"), None, |ui| {
            ui.horizontal_wrapped(|ui| {
                if let Some(now) = view.handler.clone() {
                    kit::menu_chip(ui, None, &now, &fcx.tr("fields-bot-step"), |ui| {
                        for (_, handler) in &known {
                            if kit::menu_item(ui, handler.key == now, &handler.key) {
                                view.handler = Some(handler.key.clone());
                            }
                        }
                    });
                }
                if Button::new(&fcx.tr("fields-bot-add")).icon(icons::PLUS).small().ghost().ui(ui).clicked() {
                    if let Ok((code, _)) = blocks::add_handler(fcx.widget()) {
                        view.handler = Some(code);
                    }
                    fcx.cx.edit(fcx.open, Intent::AddBotStep);
                }
            });
        });
        if let Some((at, handler)) = known.iter().find(|(_, handler)| Some(&handler.key) == view.handler.as_ref()) {
            step(ui, fcx, view, at, &handler.key);
        }
    });
}

/// The code and the name of a bot step.
fn step(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, code: &str) {
    if let Some(node) = fcx.node(at).filter(|node| node.kind() != Kind::Object) {
        fcx.read_only(ui, node);
        return fcx.findings(ui, at);
    }
    let name = fcx.named("fields-code-of", code);
    let free = |to: &str| is_code(to) && to != "logo" && fcx.node(&pointer::join(&Block::Bot.pointer(), to)).is_none();
    details::code(ui, fcx, view, at, &name, free);
    let name_at = pointer::join(at, "name");
    let name = fcx.named("fields-label-of", code);
    let mut typed = None;
    fcx.row(ui, &fcx.tr("fields-bot-name"), Some(&name_at), |ui| {
        typed = fcx.texts(ui, &name_at, &name, &format!("salesbot.{code}"));
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    details::key(ui, fcx, view, &name_at, &fcx.named("fields-key-of", code));
    let delete = Button::new(&fcx.tr("fields-bot-delete")).icon(icons::TRASH_2).small().ui(ui);
    delete.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, fcx.named("fields-delete-of", code)));
    if delete.clicked() {
        fcx.cx.edit(fcx.open, Intent::RemoveWithTexts { pointer: at.to_owned() });
    }
}

/// The blocks without fields.
pub fn others(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, textures: &mut Textures) {
    card(ui, fcx, Block::Advanced, |ui| details::title(ui, fcx, view, "/advanced/title", "advanced.title"));
    card(ui, fcx, Block::Menu, |ui| menu::ui(ui, fcx, view, textures));
    card(ui, fcx, Block::Sms, |ui| address(ui, fcx, "/sms/endpoint", "fields-sms-endpoint"));
    card(ui, fcx, Block::Mobile, |ui| {
        address(ui, fcx, "/mobile/frame_url", "fields-mobile-url");
        address(ui, fcx, "/mobile/color", "fields-mobile-colour");
    });
    card(ui, fcx, Block::Forms, |ui| forms(ui, fcx, view));
    card(ui, fcx, Block::Tour, |ui| tour::ui(ui, fcx, view, textures));
}

fn forms(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View) {
    details::title(ui, fcx, view, "/amoforms_settings/title", "amoforms.title");
    let (required, error) = ("/amoforms_settings/required", "/amoforms_settings/error_text");
    fcx.row(ui, &fcx.tr("fields-is-required"), Some(required), |ui| {
        fcx.switch(ui, required, &fcx.tr("fields-forms-required"));
    });
    let mut typed = None;
    fcx.row(ui, &fcx.tr("fields-forms-error"), Some(error), |ui| {
        typed = fcx.texts(ui, error, &fcx.tr("fields-forms-error"), "amoforms.error_text");
        kit::hint(ui, &fcx.tr("fields-forms-error.about"));
    });
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
}

fn address(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str, id: &str) {
    let label = fcx.tr(id);
    fcx.row(ui, &label, Some(at), |ui| {
        fcx.line(ui, at, &format!("{label} ({})", at.trim_start_matches('/')));
        kit::hint(ui, &fcx.tr(&format!("{id}.about")));
    });
}

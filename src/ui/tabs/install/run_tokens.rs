//! The tokens of accounts whose secrets aren't kept, in one list, before a run over many accounts.

use std::collections::BTreeMap;

use egui::{Id, RichText, Ui};

use crate::ui::Cx;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};

/// Width of a token.
const TOKEN: f32 = 260.0;

/// Draws the list, if any token is wanted; `typed` has the tokens by the names of their accounts.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, typed: &mut BTreeMap<String, String>) {
    let t = tokens(ui);
    let wanted: Vec<_> = cx.app.install.targets().into_iter().filter(|target| cx.app.install.wants_token(target)).collect();
    if wanted.is_empty() {
        return;
    }
    kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        kit::group_title(ui, &cx.tr("bulk-tokens"));
        for target in &wanted {
            let name = target.name(cx.lang);
            ui.horizontal(|ui| {
                let host = cx.app.install.host(target).unwrap_or_default();
                let label = cx.lang.with("bulk-token-of", &[("name", name.as_str().into())]);
                let value = typed.entry(name.clone()).or_default();
                kit::drawn_input(ui, value, Id::unique(("bulk token", &name)), &label, &label, true, TOKEN);
                ui.add(egui::Label::new(RichText::new(format!("{name} · {host}")).size(tokens::SMALL).color(t.muted)).truncate());
            });
        }
        kit::hint(ui, &cx.tr("install-keep-ask.help"));
    });
    ui.add_space(tokens::SPACE_S);
}

//! Finds the findings of a value or a file, and draws one under its field.

use egui::{RichText, Ui, vec2};

use super::Cx;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::fixes::FixesCommand;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Severity;
use crate::formats::json::pointer;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};

/// Findings about a file.
pub fn in_file<'o>(open: &'o OpenWidget, path: &str) -> Vec<&'o Finding> {
    open.index.in_file(&open.report, path).collect()
}

/// Findings at a value of a file or below it.
pub fn at<'o>(open: &'o OpenWidget, file: &str, pointer: &str) -> impl Iterator<Item = &'o Finding> {
    let at = pointer.to_owned();
    let here = move |finding: &&Finding| finding.place.pointer.as_deref().is_some_and(|pointer| pointer::is_within(pointer, &at));
    open.index.in_file(&open.report, file).filter(here)
}

/// Whether the value of a field is wrong, so that its control shows it.
pub fn is_wrong(open: &OpenWidget, file: &str, pointer: &str) -> bool {
    at(open, file, pointer).any(|finding| finding.severity == Severity::Error)
}

/// A finding under its field, with its fix and its reason.
pub fn line(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding) {
    let t = tokens(ui);
    let (colour, _) = kit::severity_colours(t, finding.severity);
    ui.scope(|ui| {
        // Its lines stand closer than controls do.
        ui.spacing_mut().interact_size.y = tokens::ICON;
        ui.spacing_mut().item_spacing = vec2(tokens::GAP, 2.0);
        ui.horizontal_top(|ui| {
            kit::icon(ui, kit::severity_icon(finding.severity), tokens::ICON_SMALL, colour);
            // Lines after the first begin below the words.
            ui.horizontal_wrapped(|ui| {
                ui.add(egui::Label::new(RichText::new(cx.lang.title(finding)).size(tokens::SMALL).color(colour)).wrap());
                if let Some(option) = finding.fix.as_ref().and_then(|fix| fix.options.first())
                    && kit::link(ui, &cx.lang.msg(&option.title)).clicked()
                {
                    cx.send(FixesCommand::Fix(finding.id()));
                }
                if kit::link(ui, &cx.tr("finding-why")).clicked() {
                    cx.send(NavCommand::ShowRule(finding.rule.id.to_owned()));
                }
            });
        });
    });
}

//! The pages of the checks: all of them, and one with its reason and its findings here.

use egui::{RichText, Role, Ui, Vec2, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::core::navigation::NavCommand;
use crate::app::core::navigation::Page;
use crate::app::features::checking::CheckingCommand;
use crate::app::features::fixes::FixesCommand;
use crate::checks;
use crate::checks::engine::rule::{Applicability, Area, Profile, Rule, Severity};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Size of a fact of a rule.
const FACT: Vec2 = vec2(200.0, 22.0);
/// Size of the name of a part.
const LABEL: Vec2 = vec2(120.0, 20.0);
/// Width of the filter.
const FILTER: f32 = 280.0;

/// What the list of checks is narrowed to.
#[derive(Default)]
pub struct View {
    filter: String,
}

/// Widest column of text that reads well.
const TEXT_WIDTH: f32 = 720.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    kit::page(ui, "rule", tokens::PAD_READING, |ui| {
        ui.set_width(ui.available_width().min(TEXT_WIDTH));
        match &cx.app.core.page {
            Some(Page::Rule(id)) => match checks::rules::of(id) {
                Some(rule) => one(ui, cx, rule),
                None => all(ui, cx, view),
            },
            _ => all(ui, cx, view),
        }
    });
}

fn back(ui: &mut Ui, cx: &Cx<'_>, text: &str, command: Command) {
    if Button::new(text).icon(icons::ARROW_LEFT).ghost().ui(ui).clicked() {
        cx.send(command);
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, rule: &'static Rule) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        back(ui, cx, &cx.tr("page-back"), Command::Nav(NavCommand::ClosePage));
        kit::right(ui, |ui| {
            let rules: Vec<&Rule> = checks::rules::all().collect();
            let at = rules.iter().position(|other| *other == rule).unwrap_or(0);
            if kit::icon_button(ui, icons::CHEVRON_RIGHT, &cx.tr("page-next")).clicked()
                && let Some(next) = rules.get((at + 1) % rules.len())
            {
                cx.send(NavCommand::ShowRule(next.id.to_owned()));
            }
            if kit::icon_button(ui, icons::CHEVRON_LEFT, &cx.tr("page-previous")).clicked()
                && let Some(previous) = rules.get((at + rules.len() - 1) % rules.len())
            {
                cx.send(NavCommand::ShowRule(previous.id.to_owned()));
            }
            kit::hint(ui, &cx.lang.with("page-count", &[("at", (at + 1).into()), ("of", rules.len().into())]));
            if kit::link(ui, &cx.tr("page-all")).clicked() {
                cx.send(Action::AllChecks);
            }
        });
    });
    ui.add_space(tokens::SPACE_S);
    ui.label(RichText::new(cx.lang.rule_name(rule)).font(tokens::semibold(tokens::HEADLINE)).color(t.text));
    ui.label(RichText::new(rule.id).font(tokens::code(tokens::CODE)).color(t.muted));
    ui.add_space(tokens::SPACE_L);
    part(ui, &cx.tr("page-why"), |ui| paragraph(ui, &cx.lang.rule_why(rule)));
    part(ui, &cx.tr("page-how"), |ui| {
        paragraph(ui, &cx.lang.rule_todo(rule));
        if let Some(safety) = rule.fix {
            kit::hint(ui, &cx.tr(safety_id(safety)));
        }
    });
    part(ui, &cx.tr("page-severity"), |ui| {
        for (profile, id) in [(Profile::Private, "profile-private"), (Profile::Public, "profile-public")] {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(FACT, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(FACT.x);
                    ui.label(RichText::new(cx.tr(id)).color(t.text));
                });
                severity_chip(ui, cx, rule.severity(profile));
            });
        }
    });
    here(ui, cx, rule);
    if let Some(example) = checks::engine::examples::of(rule.id) {
        part(ui, &cx.tr("page-example"), |ui| examples(ui, cx, example));
    }
    part(ui, &cx.tr("page-basis"), |ui| {
        for line in cx.lang.basis(rule) {
            kit::muted(ui, &line);
        }
    });
}

/// The findings of the rule in the open widget.
fn here(ui: &mut Ui, cx: &Cx<'_>, rule: &Rule) {
    let Some(open) = cx.open() else { return };
    let found: Vec<&checks::engine::finding::Finding> = open.findings().iter().filter(|finding| finding.rule == rule).collect();
    part(ui, &cx.tr("page-here"), |ui| {
        if found.is_empty() {
            ui.horizontal(|ui| {
                kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, tokens(ui).success);
                kit::muted(ui, &cx.tr("page-not-here"));
            });
        }
        for finding in found {
            ui.horizontal_wrapped(|ui| {
                if kit::link(ui, &cx.lang.title(finding)).clicked() {
                    cx.send(CheckingCommand::Select(finding.id()));
                }
                if let Some(fix) = &finding.fix {
                    let id = if fix.applicability == Applicability::Safe { "finding-fix" } else { "finding-fix-ask" };
                    if Button::new(&cx.tr(id)).small().primary().ui(ui).clicked() {
                        cx.send(FixesCommand::Fix(finding.id()));
                    }
                }
                for place in &finding.related {
                    if kit::link(ui, &cx.lang.with("page-related", &[("place", place.to_string().into())])).clicked() {
                        cx.send(NavCommand::GoTo { file: place.file.clone(), pointer: place.pointer.clone(), range: place.range.clone() });
                    }
                }
            });
        }
    });
}

/// A bad and a good example side by side.
fn examples(ui: &mut Ui, cx: &Cx<'_>, example: &checks::engine::examples::Example) {
    let t = tokens(ui);
    if !example.file.is_empty() {
        ui.label(RichText::new(&example.file).font(tokens::code(tokens::SMALL)).color(t.muted));
    }
    let sides = [("page-bad", icons::CIRCLE_X, t.error, &example.bad), ("page-good", icons::CIRCLE_CHECK, t.success, &example.good)];
    for (name, icon, colour, lines) in sides {
        kit::card(ui, tokens::PAD_BOX, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                kit::icon(ui, icon, tokens::ICON, colour);
                ui.label(RichText::new(cx.tr(name)).font(tokens::semibold(tokens::SMALL)).color(colour));
            });
            for line in lines {
                ui.add(egui::Label::new(RichText::new(line).font(tokens::code(tokens::SMALL)).color(t.text)).truncate());
            }
        });
    }
}

fn part(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    kit::hairline(ui);
    ui.add_space(tokens::SPACE_S);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(LABEL, egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(LABEL.x);
            ui.label(RichText::new(name).font(tokens::semibold(tokens::BODY)).color(t.text));
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
    ui.add_space(tokens::SPACE_M);
}

fn paragraph(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).color(tokens(ui).text).line_height(Some(tokens::PROSE))).wrap());
}

fn severity_chip(ui: &mut Ui, cx: &Cx<'_>, severity: Option<Severity>) {
    let t = tokens(ui);
    match severity {
        Some(severity) => {
            let (colour, ground) = kit::severity_colours(t, severity);
            kit::chip(ui, &cx.tr(kit::severity_id(severity)), colour, ground);
        }
        None => drop(kit::chip(ui, &cx.tr("severity-off"), t.muted, t.sunken)),
    }
}

fn safety_id(safety: Applicability) -> &'static str {
    match safety {
        Applicability::Safe => "page-fix-safe",
        Applicability::Unsafe => "page-fix-unsafe",
        Applicability::Choice => "page-fix-ask",
    }
}

fn all(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = tokens(ui);
    ui.horizontal(|ui| back(ui, cx, &cx.tr("page-back"), Command::Nav(NavCommand::ClosePage)));
    ui.add_space(tokens::SPACE_S);
    ui.label(RichText::new(cx.tr("page-all-title")).font(tokens::semibold(tokens::HEADLINE)).color(t.text));
    kit::muted(ui, &cx.lang.with("page-all-about", &[("count", checks::rules::all().count().into())]));
    ui.add_space(tokens::SPACE_S);
    let name = cx.tr("problems-filter");
    kit::input(ui, &mut view.filter, egui::Id::unique("rules-filter"), &name, false, false, FILTER);
    let filter = view.filter.to_lowercase();
    let mut area: Option<Area> = None;
    for rule in checks::rules::all() {
        let name = cx.lang.rule_name(rule);
        if !filter.is_empty() && !name.to_lowercase().contains(&filter) && !rule.id.contains(&filter) {
            continue;
        }
        if area != Some(rule.area) {
            area = Some(rule.area);
            ui.add_space(tokens::SPACE_L);
            let group = rule.id.split('/').next().unwrap_or_default();
            kit::title(ui, &cx.tr(&format!("area-{group}")));
            ui.add_space(tokens::SPACE_XS);
        }
        row(ui, cx, rule, &name);
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, rule: &Rule, name: &str) {
    let t = tokens(ui);
    let row = Row::new(ui, tokens::ROW, false, 0).underlined(ui);
    let mut right = row.right_to_left(ui, rule.id, row.rect.left() + tokens::SPACE_M, row.rect.right() - tokens::SPACE_M);
    severity_chip(&mut right, cx, rule.private.or(rule.public));
    right.add(egui::Label::new(RichText::new(rule.id).font(tokens::code(tokens::CODE_SMALL)).color(t.muted)).selectable(false).extend());
    row.fill(ui, (rule.id, "name"), row.rect.left() + tokens::SPACE_M, right.min_rect().left(), RichText::new(name).color(t.text));
    if row.end(ui, Role::Button, name, "").clicked() {
        cx.send(NavCommand::ShowRule(rule.id.to_owned()));
    }
}

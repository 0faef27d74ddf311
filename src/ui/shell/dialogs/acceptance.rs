//! Acceptance: the sign-off of a pass, and a case of the person's own.

use egui::{Id, RichText, Ui};

use crate::app::features::acceptance::{AcceptanceCommand, OwnCaseDialog};
use crate::report::acceptance as report;
use crate::services::acceptance::own::OwnCase;
use crate::ui::Cx;
use crate::ui::kit::tokens::tokens;
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialogs.
const WIDTH: f32 = 520.0;

/// What is typed.
#[derive(Default)]
pub struct View {
    name: String,
    remark: String,
    knows_failures: bool,
    /// The own case as it was when the dialog came up, with its title, steps and expectation as they are typed.
    own: Option<(OwnCase, [String; 3])>,
}

impl View {
    /// What is typed into a dialog is for this time; the name stays.
    pub fn forget(&mut self) {
        let name = std::mem::take(&mut self.name);
        *self = Self { name, ..Self::default() };
    }
}

pub fn sign_off(ui: &Ui, cx: &Cx<'_>, view: &mut View) {
    let Some(kept) = cx.app.acceptance.current() else { return };
    let counts = kept.pass.counts();
    let (title, about) = (cx.tr("acceptance-sign-off"), report::summary(counts, cx.lang));
    let head = Head { icon: icons::PENCIL, title: &title, about: &about };
    let is_ready = counts.open == 0 && !view.name.trim().is_empty() && (counts.failed == 0 || view.knows_failures);
    let typed = (view.name.clone(), view.remark.clone(), view.knows_failures);
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                let t = tokens(ui);
                let archive = &kept.pass.start.archive;
                kit::hint(ui, &format!("{}, SHA-256 {}", archive.name, archive.sha256));
                kit::hint(ui, &report::place(&kept.pass.start.place, cx.lang));
                if counts.open > 0 {
                    let open = cx.lang.with("acceptance-open-count", &[("count", counts.open.into())]);
                    ui.add(egui::Label::new(RichText::new(open).color(t.warning)).wrap());
                }
                let width = ui.available_width();
                kit::group_title(ui, &cx.tr("acceptance-signer"));
                kit::input(ui, &mut view.name, Id::unique("acceptance signer"), &cx.tr("acceptance-signer"), false, false, width);
                kit::group_title(ui, &cx.tr("acceptance-remark"));
                kit::text_area(ui, &mut view.remark, Id::unique("acceptance remark"), &cx.tr("acceptance-remark"), false, width);
                if counts.failed > 0 {
                    ui.horizontal(|ui| {
                        let words = cx.lang.with("acceptance-knows", &[("count", counts.failed.into())]);
                        kit::tick(ui, &mut view.knows_failures, &words);
                        ui.add(egui::Label::new(RichText::new(&words).color(t.text)).wrap());
                    });
                }
            });
        },
        |foot| {
            let word = match counts.failed {
                0 => cx.tr("acceptance-sign"),
                count => cx.lang.with("acceptance-sign-with", &[("count", count.into())]),
            };
            if foot.grave(Button::new(&word).icon(icons::PENCIL).enabled(is_ready)) {
                let (name, remark, knows_failures) = typed;
                cx.send(AcceptanceCommand::SignOff { name, remark, knows_failures });
            }
            foot.cancel();
        },
    );
}

pub fn own(ui: &Ui, cx: &Cx<'_>, OwnCaseDialog(case): &OwnCaseDialog, view: &mut View) {
    if view.own.as_ref().is_none_or(|(of, _)| of != case) {
        view.own = Some((case.clone(), [case.title.clone(), case.steps.join("\n"), case.expected.clone()]));
    }
    let Some((_, [title, steps, expected])) = &mut view.own else { return };
    let made = OwnCase {
        id: case.id.clone(),
        title: title.trim().to_owned(),
        steps: steps.lines().map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect(),
        expected: expected.trim().to_owned(),
    };
    let head = Head { icon: icons::LIST_CHECKS, title: &cx.tr("acceptance-own-title"), about: &cx.tr("acceptance-own-title.about") };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                let width = ui.available_width();
                kit::group_title(ui, &cx.tr("acceptance-column-case"));
                kit::input(ui, title, Id::unique("own title"), &cx.tr("acceptance-column-case"), false, false, width);
                kit::group_title(ui, &cx.tr("acceptance-own-steps"));
                kit::text_area(ui, steps, Id::unique("own steps"), &cx.tr("acceptance-own-steps"), false, width);
                kit::group_title(ui, &cx.tr("acceptance-expected"));
                kit::text_area(ui, expected, Id::unique("own expected"), &cx.tr("acceptance-expected"), false, width);
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr("acceptance-own-keep")).icon(icons::CHECK).enabled(!made.title.is_empty())) {
                cx.send(AcceptanceCommand::PutOwn(made));
            }
            foot.cancel();
        },
    );
}

//! The preview of a fix or a larger step: its changes, and where there are several ways, the choice.

use egui::{Frame, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use crate::app::features::fixes::FixesCommand;
use crate::app::features::fixes::{Drawn, FixDialog, Purpose};
use crate::checks::engine::question::Question;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Shots};
use crate::ui::kit::{self, Button, Head, diff, icons, tokens};

/// Width of the dialog.
const WIDTH: f32 = 640.0;
/// Greatest height of the differences.
const DIFF: f32 = 340.0;

/// Greatest size of a picture beside its way.
const PICTURE: Vec2 = vec2(120.0, 76.0);
/// Greatest height of the inputs.
const QUESTIONS: f32 = 180.0;
/// Height of an input.
const QUESTION: f32 = 32.0;
/// Width of what stands before an input.
const QUESTION_NAME: f32 = 230.0;
/// Most pictures beside a way.
const MOST_PICTURES: usize = 4;

/// Textures of the pictures.
#[derive(Default)]
pub struct View {
    shots: Shots,
}

impl View {
    /// Lets go of pictures that are not drawn any more.
    pub fn sweep(&mut self) {
        self.shots.sweep();
    }
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &FixDialog, view: &mut View) {
    let (title, about) = match &dialog.purpose {
        Purpose::Finding(finding) => (cx.lang.title(finding), cx.lang.todo(finding)),
        Purpose::AllSafe => (cx.tr("fix-all-title"), cx.lang.with("fix-all-about", &[("count", dialog.repairs.into())])),
        Purpose::Step { title, about, .. } => (cx.lang.msg(title), cx.lang.msg(about)),
    };
    let head = Head { icon: icons::WAND_SPARKLES, title: &title, about: &about };
    let ready = dialog.changes.as_ref().is_some_and(|changes| !changes.is_empty());
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            ways(ui, cx, dialog, &mut view.shots);
            questions(ui, cx, dialog);
            changes(ui, cx, dialog);
        },
        |foot| {
            let apply = cx.tr(if let Purpose::Step { verb, .. } = &dialog.purpose { verb } else { "fix-apply" });
            if foot.primary(Button::new(&apply).icon(icons::CHECK).enabled(ready)) {
                cx.send(FixesCommand::Confirm);
            }
            foot.cancel();
        },
    );
}

/// The ways to choose from.
fn ways(ui: &mut Ui, cx: &Cx<'_>, dialog: &FixDialog, shots: &mut Shots) {
    let options = &dialog.ways;
    if options.is_empty() {
        return;
    }
    Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        for (way, option) in options.iter().enumerate() {
            let text = cx.lang.msg(&option.title);
            if options.len() == 1 {
                kit::group_title(ui, &text);
            } else {
                if kit::radio(ui, dialog.chosen == way, &text).clicked() {
                    cx.send(FixesCommand::Choose(way));
                }
            }
            if let Some(pictures) = dialog.pictures.get(way).filter(|pictures| !pictures.is_empty()) {
                ui.horizontal(|ui| pictures.iter().take(MOST_PICTURES).for_each(|drawn| picture(ui, drawn, shots)));
            }
        }
    });
}

/// The inputs for what the chosen way asks.
fn questions(ui: &mut Ui, cx: &Cx<'_>, dialog: &FixDialog) {
    let questions = dialog.questions();
    if questions.is_empty() {
        return;
    }
    Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| {
        if questions.iter().any(|question| question.otherwise.is_some()) {
            kit::muted(ui, &cx.tr("fix-questions"));
            ui.add_space(tokens::SPACE_S);
        }
        let rows = ScrollArea::vertical().max_height(QUESTIONS).auto_shrink([false, true]);
        rows.show_rows(ui, QUESTION, questions.len(), |ui, shown| {
            for (at, question) in questions.iter().enumerate().skip(shown.start).take(shown.len()) {
                self::question(ui, cx, at, question);
            }
        });
    });
}

/// One input: what it is for on the left, what is written without an answer in it while it is empty.
fn question(ui: &mut Ui, cx: &Cx<'_>, at: usize, question: &Question) {
    ui.horizontal(|ui| {
        ui.set_height(QUESTION);
        let name = format!("{} · {}", question.name, question.file);
        ui.allocate_ui_with_layout(vec2(QUESTION_NAME, QUESTION), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(QUESTION_NAME);
            let words = egui::RichText::new(&name).font(tokens::code(tokens::CODE_SMALL)).color(tokens::tokens(ui).text);
            ui.add(egui::Label::new(words).truncate()).on_hover_text(&name);
        });
        let mut answer = question.answer.clone();
        let id = egui::Id::unique(("question", &question.file, &question.pointer));
        let otherwise = question.otherwise.as_deref().unwrap_or_default();
        let input = kit::drawn_input(ui, &mut answer, id, &name, otherwise, false, ui.available_width());
        if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
            input.request_focus();
        }
        if input.changed() {
            cx.send(FixesCommand::Answer(at, answer));
        }
    });
}

/// A picture as it would be.
fn picture(ui: &mut Ui, drawn: &Drawn, shots: &mut Shots) {
    let size = vec2(drawn.image.width() as f32, drawn.image.height() as f32);
    let scale = (PICTURE.x / size.x).min(PICTURE.y / size.y).min(1.0);
    let (rect, response) = ui.allocate_exact_size(size * scale, Sense::hover());
    Ground::Checker.paint(ui, ui.painter(), rect);
    kit::picture::paint(ui.painter(), shots.get(ui, &drawn.image, false), rect);
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(tokens::LINE, tokens::tokens(ui).border), StrokeKind::Outside);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &drawn.path));
    response.on_hover_text(&drawn.path);
}

/// What the chosen way changes.
fn changes(ui: &mut Ui, cx: &Cx<'_>, dialog: &FixDialog) {
    if let Some(error) = &dialog.error {
        Frame::new()
            .inner_margin(tokens::PAD_DIALOG)
            .show(ui, |ui| kit::muted(ui, &cx.lang.with("fix-failed", &[("reason", error.into())])));
        return;
    }
    let Some(changes) = &dialog.changes else {
        Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| kit::muted(ui, &cx.tr("busy-fixing")));
        return;
    };
    if changes.is_empty() {
        Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| kit::muted(ui, &cx.tr("fix-nothing")));
        return;
    }
    ScrollArea::vertical().max_height(DIFF).auto_shrink([false, true]).show(ui, |ui| diff::ui(ui, cx.lang, &dialog.diff));
}

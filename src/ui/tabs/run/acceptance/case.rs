//! The case in front: what is done, what must be seen, what shows it, and the verdict: one key each.

use egui::{Event, Id, Key, Modifiers, RichText, ScrollArea, Sense, Ui, Vec2, vec2};
use image::RgbaImage;

use super::{View, look, next_open};
use crate::app::features::acceptance::AcceptanceCommand;
use crate::report::acceptance as report;
use crate::report::when;
use crate::services::acceptance::pass::{By, Case, Evidence, Kind, Pass, Verdict};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Size of a piece of evidence.
const EVIDENCE: Vec2 = vec2(140.0, 104.0);
/// How much wider a piece of evidence is once it is opened.
const ENLARGED: f32 = 4.0;
/// Height of its name.
const NAME: f32 = 26.0;
/// Lines of a text that are shown in it.
const LINES: usize = 5;
/// Letters of such a line.
const LETTERS: usize = 24;
/// Height of the buttons with what stands above and below them.
const FOOT: f32 = 188.0;
/// Least width of a verdict's button.
const VERDICT: f32 = 86.0;
/// Keys of the verdicts, in their order.
const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, pass: &Pass, view: &mut View) {
    let Some(case) = view.chosen.as_deref().and_then(|id| pass.case(id)).cloned() else { return };
    keys(ui, cx, pass, &case, view);
    pasted(ui, cx, pass, &case);
    let height = (ui.available_height() - FOOT).max(FOOT);
    ScrollArea::vertical().id_salt(("acceptance case", &case.id)).auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        head(ui, cx, pass, &case, view);
        let t = tokens(ui);
        kit::group_title(ui, &cx.tr("acceptance-steps"));
        for (at, step) in case.steps.iter().enumerate() {
            ui.add(egui::Label::new(RichText::new(format!("{}. {step}", at + 1)).color(t.text)).wrap());
        }
        ui.add_space(tokens::SPACE_S);
        kit::group_title(ui, &cx.tr("acceptance-expected"));
        ui.add(egui::Label::new(RichText::new(&case.expected).color(t.text)).wrap());
        ui.add_space(tokens::SPACE_S);
        evidence(ui, cx, pass, &case, view);
        ui.add_space(tokens::SPACE_S);
        for said in pass.said(&case.id) {
            let word = cx.tr(report::verdict_id(said.verdict));
            let who = if said.by == By::Studio { format!("{}: {word}", cx.tr("acceptance-by-studio")) } else { word };
            kit::hint(ui, &format!("{} {who}. {}", when(said.at), said.note));
        }
    });
    foot(ui, cx, pass, &case, view);
}

fn head(ui: &mut Ui, cx: &Cx<'_>, pass: &Pass, case: &Case, view: &mut View) {
    let cases = &pass.start.cases;
    let at = cases.iter().position(|other| other.id == case.id).unwrap_or_default();
    ui.horizontal(|ui| {
        kit::right(ui, |ui| {
            let to = |by: isize| at.checked_add_signed(by).and_then(|at| cases.get(at));
            for (icon, id, other) in [(icons::CHEVRON_DOWN, "acceptance-next", to(1)), (icons::CHEVRON_UP, "acceptance-previous", to(-1))] {
                if kit::icon_button_if(ui, icon, &cx.tr(id), other.is_some()).clicked()
                    && let Some(other) = other
                {
                    view.chosen = Some(other.id.clone());
                }
            }
            kit::hint(ui, &cx.lang.with("acceptance-case-of", &[("at", (at + 1).into()), ("count", cases.len().into())]));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = RichText::new(&case.title).font(tokens::semibold(tokens::TITLE)).color(tokens(ui).text);
                ui.add(egui::Label::new(title).truncate());
            });
        });
    });
    if !case.from.is_empty() {
        kit::hint(ui, &case.from);
    }
    ui.add_space(tokens::SPACE_XS);
}

fn evidence(ui: &mut Ui, cx: &Cx<'_>, pass: &Pass, case: &Case, view: &mut View) {
    let t = tokens(ui);
    let shown = pass.evidence(&case.id);
    let remark = if shown.is_empty() { String::new() } else { cx.tr("acceptance-evidence.about") };
    kit::group_head(ui, &cx.tr("acceptance-evidence"), &remark);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_S);
        for (at, evidence) in shown.iter().enumerate() {
            one(ui, cx, evidence, at, view);
        }
    });
    let is_open = pass.signed().is_none();
    if is_open {
        ui.horizontal_wrapped(|ui| {
            if Button::new(&cx.tr("acceptance-attach"))
                .icon(icons::PAPERCLIP)
                .small()
                .ui(ui)
                .on_hover_text(cx.tr("acceptance-attach.about"))
                .clicked()
            {
                cx.send(AcceptanceCommand::Attach(case.id.clone()));
            }
            kit::hint(ui, &cx.tr("acceptance-paste"));
        });
        if pass.start.place == crate::services::acceptance::pass::Place::StandIn && !cx.app.acceptance.is_of_open_widget(pass) {
            ui.add(egui::Label::new(RichText::new(cx.tr("acceptance-other-files")).size(tokens::SMALL).color(t.warning)).wrap());
        }
    }
}

/// A piece of evidence: its beginning, or the picture.
fn one(ui: &mut Ui, cx: &Cx<'_>, evidence: &Evidence, at: usize, view: &mut View) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(EVIDENCE, Sense::click());
    let edge = egui::Stroke::new(tokens::LINE, t.border);
    ui.painter().rect(rect, tokens::RADIUS, t.surface, edge, egui::StrokeKind::Inside);
    let upper = egui::Rect::from_min_max(rect.min, rect.max - vec2(0.0, NAME)).shrink(tokens::SPACE_XS);
    let name = if evidence.of == Kind::Picture || evidence.of == Kind::Account {
        cx.tr(report::kind_id(evidence.of))
    } else {
        format!("{}, {}", cx.tr(report::kind_id(evidence.of)), evidence.count)
    };
    let short = |line: &str| line.chars().take(LETTERS).collect::<String>();
    let lines: Vec<String> = evidence.text.lines().take(LINES).map(short).collect();
    if let Some(pixels) = cx.app.acceptance.pictures.get(&evidence.file) {
        let texture = view.shots.get(ui, pixels, false);
        let size = vec2(pixels.width() as f32, pixels.height() as f32);
        let part = (upper.width() / size.x).min(upper.height() / size.y);
        kit::picture::paint(ui.painter(), texture, egui::Rect::from_center_size(upper.center(), size * part));
    } else {
        let painter = ui.painter().with_clip_rect(upper);
        let galley = painter.layout_no_wrap(lines.join("\n"), tokens::code(tokens::TINY), t.text);
        painter.galley(upper.min + vec2(tokens::SPACE_XS, 0.0), galley, t.text);
    }
    let galley = ui.painter().layout_no_wrap(name.clone(), egui::FontId::proportional(tokens::SMALL), t.muted);
    ui.painter().hline(rect.x_range(), rect.bottom() - NAME, edge);
    ui.painter().galley(egui::pos2(rect.left() + tokens::SPACE_S, rect.bottom() - NAME / 2.0 - galley.size().y / 2.0), galley, t.muted);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = kit::focus_ring(ui, response);
    if evidence.text.is_empty() {
        return;
    }
    egui::Popup::menu(&response).id(Id::unique(("evidence", at))).width(EVIDENCE.x * ENLARGED).show(|ui| {
        ScrollArea::both().max_height(EVIDENCE.x * 2.5).show(ui, |ui| {
            kit::code_block(ui, &evidence.text);
            if Button::new(&cx.tr("document-copy")).icon(icons::COPY).small().ui(ui).clicked() {
                ui.ctx().copy_text(evidence.text.clone());
            }
        });
    });
}

/// The note, the verdicts, and the way to a ticket.
fn foot(ui: &mut Ui, cx: &Cx<'_>, pass: &Pass, case: &Case, view: &mut View) {
    let t = tokens(ui);
    ui.add_space(tokens::SPACE_S);
    if let Some((signed, at)) = pass.signed() {
        kit::muted(ui, &cx.lang.with("acceptance-signed-by", &[("name", signed.name.as_str().into()), ("when", when(at).into())]));
    } else {
        let is_missing = view.pending.is_some() && view.note.trim().is_empty();
        let title = match view.pending {
            Some(Verdict::Blocked | Verdict::Skipped) => "acceptance-why",
            _ => "acceptance-happened",
        };
        kit::group_title(ui, &cx.tr(title));
        let width = ui.available_width();
        let input = kit::text_area(ui, &mut view.note, note_id(), &cx.tr("acceptance-happened"), is_missing, width);
        if std::mem::take(&mut view.asks_note) {
            input.request_focus();
        }
        ui.add_space(tokens::SPACE_XS);
    }
    let said = pass.standing(&case.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_XS);
        if pass.signed().is_none() {
            for (verdict, number) in Verdict::ALL.into_iter().zip(1..) {
                let (icon, _) = look(t, verdict);
                let word = format!("{} {number}", cx.tr(report::verdict_id(verdict)));
                let on = view.pending == Some(verdict)
                    || view.pending.is_none() && said.is_some_and(|said| said.verdict == verdict && said.by == By::Person);
                let button = Button::new(&word).icon(icon).width(VERDICT).enabled(!cx.app.acceptance.is_working());
                if (if on { button.soft() } else { button }).ui(ui).clicked() {
                    say(cx, pass, case, verdict, view);
                }
            }
        }
        if said.is_some_and(|said| said.verdict == Verdict::Failed) {
            let word = cx.tr("acceptance-fault");
            if Button::new(&word).icon(icons::CIRCLE_ALERT).ui(ui).clicked() {
                cx.send(AcceptanceCommand::Fault(case.id.clone()));
            }
        }
    });
    if pass.signed().is_none() {
        kit::hint(ui, &cx.tr("acceptance-keys"));
    }
}

fn note_id() -> Id {
    Id::unique("acceptance note")
}

/// Says how a case came out; one that needs a sentence waits for it.
fn say(cx: &Cx<'_>, pass: &Pass, case: &Case, verdict: Verdict, view: &mut View) {
    if verdict.needs_note() && view.note.trim().is_empty() {
        (view.pending, view.asks_note) = (Some(verdict), true);
        return;
    }
    let note = if verdict.needs_note() || pass.standing(&case.id).is_none_or(|said| said.note != view.note) {
        view.note.clone()
    } else {
        String::new()
    };
    cx.send(AcceptanceCommand::Say { case: case.id.clone(), verdict, note });
    view.pending = None;
    // The next open case comes to the front, unless a fault may want its ticket.
    if verdict != Verdict::Failed
        && let Some(next) = next_open(pass, Some(&case.id)).filter(|next| *next != case.id)
    {
        view.chosen = Some(next);
    }
}

/// 1 to 4 say how the case came out, N goes to the next open one. A text that is being typed, a dialog or a menu has the keys for itself.
fn keys(ui: &Ui, cx: &Cx<'_>, pass: &Pass, case: &Case, view: &mut View) {
    let is_typing = ui.memory(|memory| memory.focused()).is_some_and(|id| id == note_id());
    if is_typing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
        ui.memory_mut(|memory| memory.surrender_focus(note_id()));
        say(cx, pass, case, view.pending.unwrap_or(Verdict::Failed), view);
        return;
    }
    let is_elsewhere =
        cx.app.core.dialogs.is_open() || cx.app.core.palette || egui::Popup::is_any_open(ui.ctx()) || ui.ctx().text_edit_focused();
    if is_elsewhere || pass.signed().is_some() || cx.app.acceptance.is_working() {
        return;
    }
    for (verdict, key) in Verdict::ALL.into_iter().zip(KEYS) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            return say(cx, pass, case, verdict, view);
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::N)) {
        view.chosen = next_open(pass, Some(&case.id)).or(view.chosen.take());
    }
}

/// Pictures that were pasted or dropped.
fn pasted(ui: &Ui, cx: &Cx<'_>, pass: &Pass, case: &Case) {
    if pass.signed().is_some() || cx.app.core.dialogs.is_open() {
        return;
    }
    let (images, paths) = ui.input(|input| {
        let image = |event: &Event| if let Event::PasteImage(image) = event { Some(image.clone()) } else { None };
        let paths: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        (input.events.iter().filter_map(image).collect::<Vec<_>>(), paths)
    });
    for image in images {
        let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or_default());
        let pixels: Vec<u8> = image.pixels.iter().flat_map(|pixel| pixel.to_srgba_unmultiplied()).collect();
        if let Some(picture) = RgbaImage::from_raw(width, height, pixels) {
            cx.send(AcceptanceCommand::Paste { case: case.id.clone(), picture: picture.into() });
        }
    }
    let is_picture = |path: &std::path::Path| {
        path.extension()
            .is_some_and(|ending| ["png", "jpg", "jpeg", "gif", "webp", "bmp"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    for path in paths.into_iter().filter(|path| is_picture(path)) {
        cx.send(AcceptanceCommand::Drop { case: case.id.clone(), path });
    }
}

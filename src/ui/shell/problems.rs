//! The Problems panel: every finding, with its fix and its reason.

use egui::{Frame, Panel, RichText, Role, ScrollArea, Stroke, Ui};

use crate::app::action::Action;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::app::features::checking::CheckingCommand;
use crate::app::features::fixes::FixesCommand;
use crate::app::features::source::SourceCommand;
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Applicability, Severity};
use crate::text::Lang;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};
use crate::ui::memo::{Memo, Same};
use crate::ui::tabs::{TABS, view_of};

/// Width of the filter.
const FILTER: f32 = 150.0;
/// Least width of the filter.
const LEAST_FILTER: f32 = 60.0;
/// Middle of a row's icon, from the left edge.
const ICON_X: f32 = 28.0;
/// Beginning of a row's words.
const TEXT_X: f32 = 48.0;
/// Least width of the ids of checks.
const RULE: f32 = 176.0;

/// What the list is narrowed to.
#[derive(Default)]
pub struct View {
    folded: bool,
    filter: String,
    severity: Option<Severity>,
    tab: Option<Tab>,
    last_selected: Option<usize>,
    accepted: bool,
    titles: Memo<(Same<Report>, Lang), Vec<Title>>,
    listed: Memo<(Same<Report>, Lang, Narrowed), Listed>,
}

/// What the list is narrowed to: a severity, a tab, a word.
type Narrowed = (Option<Severity>, Option<Tab>, String);

/// The sentence of a finding, as it is shown and as it is searched in.
struct Title {
    shown: String,
    searched: String,
}

/// The findings that are listed, by their places in the report.
struct Listed {
    places: Vec<usize>,
    has_fixes: bool,
    /// The longest id of a check.
    longest: &'static str,
}

/// What the columns of all rows follow.
#[derive(Clone, Copy)]
struct Columns {
    /// Whether there is room for a fix.
    has_fixes: bool,
    /// Width of the ids of checks, with the room behind them.
    rule: f32,
}

impl Title {
    fn of(finding: &Finding, lang: Lang) -> Self {
        let shown = lang.title(finding);
        Self { searched: shown.to_lowercase(), shown }
    }
}

impl Listed {
    fn of(open: &OpenWidget, titles: &[Title], (severity, tab, filter): &Narrowed) -> Self {
        let filter = filter.to_lowercase();
        let fits = |(index, finding): &(usize, &Finding)| {
            severity.is_none_or(|severity| finding.severity == severity)
                && tab.is_none_or(|tab| open.index.tab(*index) == Some(tab))
                && (filter.is_empty()
                    || titles.get(*index).is_some_and(|title| title.searched.contains(&filter))
                    || finding.rule.id.contains(&filter)
                    || finding.place.file.contains(&filter))
        };
        let shown: Vec<(usize, &Finding)> = open.findings().iter().enumerate().filter(fits).collect();
        let has_fixes = shown.iter().any(|(_, finding)| finding.fix.is_some());
        let longest = shown.iter().map(|(_, finding)| finding.rule.id).max_by_key(|id| id.len()).unwrap_or_default();
        Self { places: shown.into_iter().map(|(index, _)| index).collect(), has_fixes, longest }
    }
}

/// Width that the tab and the filter take beside the button that mends.
const NEXT_TO_FIX: f32 = 250.0;

/// Width of a row that has room for the id of the check before the sentence; in others the tip on hover has it.
const ROOMY: f32 = 960.0;

/// Severities with the texts of their counts.
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "count-errors"), (Severity::Warning, "count-warnings"), (Severity::Advice, "count-advice")];

pub fn panel(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) -> egui::Rect {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.surface);
    // Two ids, and one state for the whole frame: folding must not make the panel forget its height.
    // Nothing to list takes no room.
    let folded = view.folded || is_empty(open) && !view.accepted;
    let panel = Panel::bottom(if folded { "folded-problems" } else { "problems" }).frame(frame);
    let panel = if folded {
        panel.resizable(false).exact_size(tokens::PROBLEMS_HEADER)
    } else {
        let header = tokens::PROBLEMS_HEADER;
        panel
            .resizable(true)
            .default_size(header + 3.0 * tokens::ROW + 1.0)
            .size_range((header + tokens::ROW)..=(ui.available_height() * 0.7).max(header + tokens::ROW))
    };
    let shown = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        header(ui, cx, open, view);
        if folded {
            return;
        }
        if view.accepted {
            accepted_list(ui, cx, open);
        } else {
            list(ui, cx, open, view);
        }
        // A panel is as high as what is in it: a short list must not shrink it.
        ui.allocate_space(ui.available_size());
    });
    shown.response.rect
}

/// Whether there is nothing to list.
fn is_empty(open: &OpenWidget) -> bool {
    open.report_of.is_some() && open.findings().is_empty()
}

fn header(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let frame = Frame::new().inner_margin(tokens::PAD_PAGE_X);
    frame.show(ui, |ui| {
        ui.set_height(tokens::PROBLEMS_HEADER);
        ui.horizontal_centered(|ui| {
            ui.label(RichText::new(cx.tr("problems-title")).font(tokens::semibold(tokens::BODY)));
            if open.checked_in.is_some() {
                counts(ui, cx, open, view);
                accepted_chip(ui, cx, open, view);
                brought_chip(ui, cx, open);
            } else {
                kit::hint(ui, &cx.tr("problems-checking"));
            }
            kit::right(ui, |ui| tools(ui, cx, open, view));
        });
    });
}

fn counts(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    if !open.report.has_errors() {
        kit::chip(ui, &cx.tr("count-no-errors"), t.success, t.success_soft);
    }
    for (severity, id) in SEVERITIES {
        let count = open.report.count(severity);
        if count == 0 {
            continue;
        }
        let text = cx.lang.with(id, &[("count", count.into())]);
        let on = view.severity == Some(severity);
        if kit::chip_button(ui, &text, kit::severity_colours(t, severity), on, &cx.tr("problems-only-these")).clicked() {
            view.severity = if on { None } else { Some(severity) };
        }
    }
}

/// The chip of accepted findings, which turns the list over to them.
fn accepted_chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let count = open.report.suppressed.len();
    view.accepted &= count > 0;
    if count == 0 {
        return;
    }
    let t = tokens(ui);
    let text = cx.lang.with("problems-accepted", &[("count", count.into())]);
    if kit::chip_button(ui, &text, (t.muted, t.sunken), view.accepted, &cx.tr("problems-accepted-tip")).clicked() {
        view.accepted = !view.accepted;
    }
}

/// The chip of acceptances that came with the widget and silence nothing.
fn brought_chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let count = open.report.ignored;
    if count == 0 {
        return;
    }
    let t = tokens(ui);
    let text = cx.lang.with("problems-brought", &[("count", count.into())]);
    if kit::chip_button(ui, &text, (t.muted, t.sunken), false, &cx.tr("problems-brought-tip")).clicked() {
        cx.send(CheckingCommand::ShowBrought);
    }
}

/// What was accepted, each with its reason and the way back.
fn accepted_list(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let t = tokens(ui);
    let accepted = &open.report.suppressed;
    ScrollArea::vertical().id_salt("accepted").auto_shrink(false).show_rows(ui, tokens::ROW, accepted.len(), |ui, rows| {
        for index in rows {
            let Some((finding, reason)) = accepted.get(index) else { continue };
            let row = Row::plain(ui, tokens::ROW).underlined(ui);
            let (left, right) = (row.rect.left() + tokens::PAGE_X, row.rect.right() - tokens::PAGE_X);
            let mut row = row.right_to_left(ui, ("accepted", index), left, right);
            if Button::new(&cx.tr("accepted-back")).small().ui(&mut row).clicked() {
                cx.send(CheckingCommand::StopAccepting(finding.id()));
            }
            let reason = if reason.is_empty() { cx.tr("accepted-no-reason") } else { reason.clone() };
            row.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.label(RichText::new(finding.rule.id).font(tokens::code(tokens::CODE_SMALL)).color(t.muted));
                let text = format!("{} — {reason}", cx.lang.title(finding));
                ui.add(egui::Label::new(RichText::new(text).color(t.text)).truncate());
            });
        }
    });
}

fn tools(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let (icon, name) = if view.folded { (icons::CHEVRON_UP, "problems-unfold") } else { (icons::CHEVRON_DOWN, "problems-fold") };
    if kit::icon_button(ui, icon, &cx.tr(name)).clicked() {
        view.folded = !view.folded;
    }
    let more = kit::icon_button(ui, icons::ELLIPSIS, &cx.tr("problems-more"));
    kit::menu(&more, |ui| {
        for action in [Action::Report, Action::Checklist] {
            if kit::menu_item(ui, false, &cx.tr(action.text_id())) {
                cx.send(action);
            }
        }
        if kit::menu_item(ui, false, &cx.tr("accept-all-ask")) {
            cx.send(CheckingCommand::AskReason(None));
        }
    });
    let safe = open.index.safe();
    if safe > 0 {
        let text = |id: &str| cx.lang.with(id, &[("count", safe.into())]);
        let (long, short) = (text("problems-fix-all-safe"), text("problems-fix-all-safe-short"));
        let button = Button::new(&long).icon(icons::WAND_SPARKLES);
        let fits = ui.available_width() > button.measure(ui) + NEXT_TO_FIX;
        let button = if fits { button } else { Button::new(&short).icon(icons::WAND_SPARKLES) };
        if button.ui(ui).on_hover_text(cx.tr("problems-fix-all-safe-tip")).clicked() {
            cx.send(Action::FixAllSafe);
        }
    }
    let tab_name = cx.tr(view.tab.map_or("problems-all-tabs", |tab| view_of(tab).text));
    kit::menu_chip(ui, None, &tab_name, &cx.tr("problems-tab"), |ui| {
        if kit::menu_item(ui, view.tab.is_none(), &cx.tr("problems-all-tabs")) {
            view.tab = None;
        }
        for row in &TABS {
            if kit::menu_item(ui, view.tab == Some(row.tab), &cx.tr(row.text)) {
                view.tab = Some(row.tab);
            }
        }
    });
    let id = egui::Id::unique("problems-filter");
    let width = FILTER.min(ui.available_width() - tokens::SPACE_S).max(LEAST_FILTER);
    let name = cx.tr("problems-filter");
    kit::drawn_input(ui, &mut view.filter, id, &name, &name, false, width);
}

fn list(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    let titles =
        view.titles.get((Same(open.report.clone()), cx.lang), |_| open.findings().iter().map(|it| Title::of(it, cx.lang)).collect());
    let narrowed = (view.severity, view.tab, view.filter.clone());
    let listed = view.listed.get((Same(open.report.clone()), cx.lang, narrowed), |(_, _, narrowed)| Listed::of(open, &titles, narrowed));
    let shown = &listed.places;
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(tokens::LINE, t.border));
    if !shown.is_empty() {
        // Rows begin where the line is.
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, t.surface);
    } else if open.checked_in.is_some() {
        ui.add_space(tokens::SPACE_L);
        ui.vertical_centered(|ui| kit::muted(ui, &cx.tr(if open.findings().is_empty() { "problems-none" } else { "problems-none-shown" })));
        return;
    }
    let selected = open.selected_index();
    let position = |index: usize| shown.iter().position(|at| *at == index);
    let mut scroll = ScrollArea::vertical().auto_shrink(false);
    if let Some(row) = selected.filter(|_| view.last_selected != selected).and_then(position) {
        let top = row as f32 * tokens::ROW;
        scroll = scroll.vertical_scroll_offset((top - ui.available_height() + 2.0 * tokens::ROW).max(0.0));
    }
    view.last_selected = selected;
    let ids = ui.painter().layout_no_wrap(listed.longest.to_owned(), tokens::code(tokens::CODE_SMALL), t.muted).size().x;
    let columns = Columns { has_fixes: listed.has_fixes, rule: RULE.max(ids + tokens::SPACE_M) };
    scroll.show_rows(ui, tokens::ROW, shown.len(), |ui, rows| {
        for index in shown.get(rows).unwrap_or_default() {
            let (Some(finding), Some(title)) = (open.findings().get(*index), titles.get(*index)) else { continue };
            ui.push_id(index, |ui| row(ui, cx, (*index, finding, &title.shown), selected == Some(*index), columns));
        }
    });
}

/// Draws a row.
fn row(ui: &mut Ui, cx: &Cx<'_>, (index, finding, title): (usize, &Finding, &str), selected: bool, columns: Columns) {
    let t = tokens(ui);
    let row = Row::new(ui, tokens::ROW, selected, 0).underlined(ui);
    let rect = row.rect;
    if row.response.clicked() {
        cx.send(CheckingCommand::Select(finding.id()));
    }
    let (colour, _) = kit::severity_colours(t, finding.severity);
    row.icon(ui, ICON_X, kit::severity_icon(finding.severity), tokens::ICON, colour);

    // Buttons from the right, then the place, then id and sentence in what is left.
    let mut right = row.right_to_left(ui, ("finding", index), rect.left() + tokens::SPACE_L, rect.right() - tokens::SPACE_L);
    right.spacing_mut().item_spacing.x = tokens::SPACE_XS;
    let more = kit::icon_button(&mut right, icons::ELLIPSIS, &cx.tr("finding-more"));
    kit::menu(&more, |ui| {
        if kit::menu_item(ui, false, &cx.tr("finding-copy")) {
            cx.send(CheckingCommand::Copy(finding.id()));
        }
        let place = &finding.place;
        let is_there = cx.open().is_some_and(|open| open.project.widget().contains(&place.file));
        if is_there && kit::menu_item(ui, false, &cx.tr(Action::OpenInEditor.text_id())) {
            cx.send(SourceCommand::OpenInEditor { place: Some((place.file.clone(), place.range.as_ref().map(|range| range.start))) });
        }
        if kit::menu_item(ui, false, &cx.tr("accept-ask")) {
            cx.send(CheckingCommand::AskReason(Some(finding.id())));
        }
        for place in &finding.related {
            if kit::menu_item(ui, false, &cx.lang.with("page-related", &[("place", place.to_string().into())])) {
                cx.send(NavCommand::GoTo { file: place.file.clone(), pointer: place.pointer.clone(), range: place.range.clone() });
            }
        }
    });
    if Button::new(&cx.tr("finding-why")).small().ghost().ui(&mut right).clicked() {
        cx.send(NavCommand::ShowRule(finding.rule.id.to_owned()));
    }
    let widest = Button::new(&cx.tr("finding-fix-ask")).small().measure(&right);
    match &finding.fix {
        Some(fix) => {
            let id = if fix.applicability == Applicability::Safe { "finding-fix" } else { "finding-fix-ask" };
            let tip = fix.options.first().map(|option| cx.lang.msg(&option.title)).unwrap_or_default();
            if Button::new(&cx.tr(id)).small().width(widest).ui(&mut right).on_hover_text(tip).clicked() {
                cx.send(FixesCommand::Fix(finding.id()));
            }
        }
        None if columns.has_fixes => right.add_space(widest + tokens::SPACE_XS),
        None => {}
    }
    right.add_space(tokens::SPACE_S);
    let place = finding.place.to_string();
    let at =
        right.add(egui::Label::new(RichText::new(&place).font(tokens::code(tokens::CODE_SMALL)).color(t.muted)).selectable(false).extend());
    let left = rect.left() + TEXT_X;
    let end = at.rect.left() - tokens::SPACE_L;
    let id_galley = ui.painter().layout_no_wrap(finding.rule.id.to_owned(), tokens::code(tokens::CODE_SMALL), t.muted);
    let is_roomy = rect.width() >= ROOMY;
    let id_width = if is_roomy { columns.rule } else { 0.0 };
    if is_roomy {
        row.words(ui, TEXT_X, id_galley, t.muted);
    }
    row.fill(ui, ("sentence", index), left + id_width, end, RichText::new(title).color(t.text));
    let said = format!("{}: {title}", cx.tr(kit::severity_id(finding.severity)));
    row.end(ui, Role::Button, &said, &format!("{title}\n{}", finding.rule.id));
}

//! The palette: every action, fix, file, tab and check, found by typing a few letters of it.

use std::rc::Rc;

use egui::{Align2, CornerRadius, Frame, Id, Key, Margin, Modal, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::app::features::fixes::FixesCommand;
use crate::app::features::images::is_picture_name;
use crate::app::features::recent::{RecentCommand, RecentWidgets};
use crate::checks;
use crate::checks::engine::Report;
use crate::crm::i18n;
use crate::crm::settings::Form;
use crate::model::project::Revision;
use crate::model::widget::MANIFEST;
use crate::text::Lang;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Row, icons};
use crate::ui::memo::{Memo, Same};
use crate::ui::tabs::{TABS, field_text_id};

/// Below the upper edge of the window.
const TOP: f32 = 76.0;
/// Width of the palette.
const WIDTH: f32 = 640.0;
/// Width of what is typed.
const QUERY: f32 = 480.0;
/// Greatest height of the entries.
const HEIGHT: f32 = 440.0;
/// Height of the window that the entries leave free.
const REST: f32 = 220.0;
/// Height of an entry.
const ROW: f32 = 36.0;
/// Middle of an entry's icon, from its left edge.
const ICON_X: f32 = 18.0;
/// Beginning of an entry's text.
const TEXT_X: f32 = 38.0;
/// Around what is typed.
const QUERY_PADDING: Margin = Margin::symmetric(16, 10);
/// Around the name of a group.
const GROUP_PADDING: Margin = Margin { left: 10, right: 10, top: 8, bottom: 4 };
/// Around the keys.
const KEYS_PADDING: Margin = Margin::symmetric(16, 8);

/// What is typed and chosen.
#[derive(Default)]
pub struct View {
    query: String,
    chosen: usize,
    was_open: bool,
    all: Memo<Of, Vec<Rc<Entry>>>,
    matching: Memo<(Of, String), Vec<Rc<Entry>>>,
}

/// What the entries are made of: the report, the state of the widget, the language.
type Of = (Option<(Same<Report>, Revision)>, Lang);

/// The group of the checks.
const LEARN: &str = "palette-group-learn";
/// The group of the settings and texts.
const TEXTS: &str = "palette-group-texts";
/// Letters of a text that are shown and searched in.
const MOST_LETTERS: usize = 60;
/// Entries shown at most in a group while something is typed.
const MOST_PER_GROUP: usize = 8;

struct Entry {
    group: &'static str,
    icon: icons::Icon,
    text: String,
    detail: String,
    /// One after the other.
    commands: Vec<Command>,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    if !cx.app.core.palette {
        view.was_open = false;
        return;
    }
    let just_opened = !std::mem::replace(&mut view.was_open, true);
    if just_opened {
        view.query.clear();
        view.chosen = 0;
    }
    let t = tokens(ui);
    let of = || (cx.open().map(|open| (Same(open.report.clone()), open.project.revision())), cx.lang);
    let all = view.all.get(of(), |_| all(cx));
    let entries = view.matching.get((of(), view.query.trim().to_owned()), |(_, query)| matching(cx, &all, query));
    let (up, down, enter) = ui.input_mut(|input| {
        let mut take = |key| input.consume_key(egui::Modifiers::NONE, key);
        (take(Key::ArrowUp), take(Key::ArrowDown), take(Key::Enter))
    });
    let last = entries.len().saturating_sub(1);
    view.chosen = match (up, down) {
        (true, _) => view.chosen.checked_sub(1).unwrap_or(last),
        (_, true) if view.chosen < last => view.chosen + 1,
        (_, true) => 0,
        _ => view.chosen.min(last),
    };
    let frame = Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(tokens::LINE, t.border_strong))
        .corner_radius(CornerRadius::same(tokens::RADIUS_CARD));
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(t.backdrop);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        kit::room_to_grow(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        query(ui, cx, view, entries.len());
        let clicked = list(ui, cx, view, &entries, up || down);
        keys(ui, cx);
        clicked
    });
    let run = if enter { entries.get(view.chosen) } else { shown.inner.and_then(|index| entries.get(index)) };
    if let Some(entry) = run {
        cx.send(Action::Palette);
        entry.commands.iter().for_each(|command| cx.send(command.clone()));
    } else if shown.should_close() {
        cx.send(Action::Palette);
    }
}

fn query(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, count: usize) {
    let t = tokens(ui);
    Frame::new().inner_margin(QUERY_PADDING).show(ui, |ui| {
        ui.horizontal(|ui| {
            kit::icon(ui, icons::SEARCH, tokens::ICON_MEDIUM, t.muted);
            let name = cx.tr("palette-hint");
            let edit = egui::TextEdit::singleline(&mut view.query)
                .hint_text(RichText::new(&name).color(t.faint))
                .font(egui::FontId::proportional(tokens::TITLE))
                .frame(Frame::NONE)
                .align(Align2::LEFT_CENTER)
                .min_size(vec2(0.0, tokens::BUTTON))
                .desired_width(QUERY);
            let response = ui.add(edit).accessible_name(name);
            response.request_focus();
            if response.changed() {
                view.chosen = 0;
            }
            kit::right(ui, |ui| kit::hint(ui, &cx.lang.with("palette-results", &[("count", count.into())])));
        });
    });
    kit::hairline(ui);
}

/// Draws the entries; returns the one that was clicked.
fn list(ui: &mut Ui, cx: &Cx<'_>, view: &View, entries: &[Rc<Entry>], moved: bool) -> Option<usize> {
    let mut clicked = None;
    // A modal gives its content little height at first: the list says itself how much it wants.
    let height = HEIGHT.min(ui.ctx().content_rect().height() - REST);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        Frame::new().inner_margin(tokens::PAD_S).show(ui, |ui| {
            let mut group = "";
            for (index, entry) in entries.iter().enumerate() {
                if entry.group != group {
                    group = entry.group;
                    Frame::new().inner_margin(GROUP_PADDING).show(ui, |ui| kit::group_title(ui, &cx.tr(group)));
                }
                if row(ui, entry, index == view.chosen, moved) {
                    clicked = Some(index);
                }
            }
            if entries.is_empty() {
                ui.vertical_centered(|ui| {
                    ui.add_space(tokens::SPACE_L);
                    kit::muted(ui, &cx.tr("palette-nothing"));
                    ui.add_space(tokens::SPACE_L);
                });
            }
        });
    });
    clicked
}

/// The keys that work here.
fn keys(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    kit::hairline(ui);
    Frame::new().inner_margin(KEYS_PADDING).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            for (key, id) in [("↑ ↓", "palette-move"), ("Enter", "palette-run"), ("Esc", "palette-close")] {
                let galley = ui.painter().layout_no_wrap(key.to_owned(), egui::FontId::proportional(tokens::TINY), t.muted);
                let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(tokens::SPACE_M, tokens::SPACE_XS), Sense::hover());
                ui.painter().rect_stroke(rect, 3.0, Stroke::new(tokens::LINE, t.control_edge), egui::StrokeKind::Inside);
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, t.muted);
                kit::hint(ui, &cx.tr(id));
                ui.add_space(tokens::SPACE_S);
            }
        });
    });
}

fn row(ui: &mut Ui, entry: &Entry, chosen: bool, moved: bool) -> bool {
    let t = tokens(ui);
    let row = Row::new(ui, ROW, chosen, tokens::RADIUS);
    if chosen && moved {
        row.response.scroll_to_me(None);
    }
    row.icon(ui, ICON_X, entry.icon, tokens::ICON, t.muted);
    let detail = ui.painter().layout_no_wrap(entry.detail.clone(), tokens::code(tokens::CODE_SMALL), t.muted);
    let end = row.words_to(ui, row.rect.right() - tokens::SPACE_M, detail, t.muted);
    row.fill(ui, "text", row.rect.left() + TEXT_X, end - tokens::SPACE_M, RichText::new(&entry.text).color(t.text));
    row.response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &entry.text));
    row.response.clicked()
}

/// All entries, group by group.
fn all(cx: &Cx<'_>) -> Vec<Rc<Entry>> {
    [fixes(cx), places(cx), texts(cx), windows(cx), actions(cx), learn(cx)].into_iter().flatten().map(Rc::new).collect()
}

/// The entries that fit what is typed, group by group, best first.
fn matching(cx: &Cx<'_>, all: &[Rc<Entry>], query: &str) -> Vec<Rc<Entry>> {
    let mut found: Vec<Rc<Entry>> = Vec::new();
    for group in all.chunk_by(|one, next| one.group == next.group) {
        // Checks and texts only once something is typed: there are many.
        if query.is_empty() && group.first().is_some_and(|entry| [LEARN, TEXTS].contains(&entry.group)) {
            continue;
        }
        let mut scored: Vec<(usize, &Rc<Entry>)> =
            group.iter().filter_map(|entry| Some((score(query, &entry.text, &entry.detail)?, entry))).collect();
        scored.sort_by_key(|(score, _)| *score);
        if !query.is_empty() {
            scored.truncate(MOST_PER_GROUP);
        }
        found.extend(scored.into_iter().map(|(_, entry)| entry.clone()));
    }
    // What was typed in full is meant.
    found.sort_by_key(|entry| entry.text.to_lowercase() != query.to_lowercase());
    // Last: a JSON pointer looks like a path as well.
    let path = std::path::Path::new(query);
    if path.is_absolute() {
        let text = cx.lang.with("palette-open-path", &[("path", query.into())]);
        let command = Command::Nav(NavCommand::Open(path.to_owned()));
        found.push(Rc::new(Entry {
            group: "palette-group-do",
            icon: icons::FOLDER_OPEN,
            text,
            detail: String::new(),
            commands: vec![command],
        }));
    }
    found
}

/// How well an entry fits: the less the better; `None` if it doesn't.
fn score(query: &str, text: &str, detail: &str) -> Option<usize> {
    if query.is_empty() {
        return Some(0);
    }
    let (query, text, detail) = (query.to_lowercase(), text.to_lowercase(), detail.to_lowercase());
    if let Some(at) = text.find(&query) {
        return Some(at);
    }
    if detail.contains(&query) {
        return Some(200);
    }
    // All letters in order, at the beginnings of words or anywhere.
    let mut rest = text.char_indices();
    let mut gaps = 300;
    for wanted in query.chars() {
        gaps += rest.position(|(_, c)| c == wanted)?;
    }
    (gaps < 320).then_some(gaps)
}

fn fixes(cx: &Cx<'_>) -> Vec<Entry> {
    let findings = cx.open().map_or(&[][..], |open| open.findings());
    let entry = |finding: &checks::engine::finding::Finding| {
        let option = finding.fix.as_ref()?.options.first()?;
        Some(Entry {
            group: "palette-group-fix",
            icon: icons::WAND_SPARKLES,
            text: format!("{}: {}", cx.lang.msg(&option.title), cx.lang.title(finding)),
            detail: finding.rule.id.to_owned(),
            commands: vec![Command::Fixes(FixesCommand::Fix(finding.id()))],
        })
    };
    findings.iter().filter_map(entry).collect()
}

fn places(cx: &Cx<'_>) -> Vec<Entry> {
    let Some(open) = cx.open() else { return Vec::new() };
    let tabs = TABS.iter().map(|view| Entry {
        group: "palette-group-go",
        icon: view.icon,
        text: cx.tr(view.text),
        detail: format!("Ctrl {}", view.key.symbol_or_name()),
        commands: vec![Command::Nav(NavCommand::ShowTab(view.tab))],
    });
    let fields = crate::crm::manifest::FIELDS.iter().map(|field| Entry {
        group: "palette-group-go",
        icon: icons::CHEVRON_RIGHT,
        text: cx.tr(&field_text_id(field.pointer)),
        detail: field.pointer.to_owned(),
        commands: going(open, Tab::Manifest, field.pointer),
    });
    let texts = open.project.widget().files().filter(|(_, body)| body.as_text().is_some());
    let files = texts.map(|(path, _)| Entry {
        group: "palette-group-go",
        icon: icons::FILE_CODE,
        text: path.to_string(),
        detail: cx.tr("palette-file"),
        commands: vec![Command::Nav(NavCommand::ShowFile(path.clone()))],
    });
    let pictures = open.project.widget().files().filter(|(path, body)| body.as_text().is_none() && is_picture_name(path));
    let pictures = pictures.map(|(path, _)| Entry {
        group: "palette-group-go",
        icon: icons::IMAGE,
        text: path.to_string(),
        detail: cx.tr("palette-picture"),
        commands: vec![Command::Nav(NavCommand::ShowTab(Tab::Images))],
    });
    tabs.chain(fields).chain(files).chain(pictures).collect()
}

/// The way to a value of the manifest in a tab.
fn going(open: &OpenWidget, tab: Tab, at: &str) -> Vec<Command> {
    let range = open.project.widget().manifest(at).map(|node| node.range.clone());
    let go = NavCommand::GoTo { file: MANIFEST.to_owned(), pointer: Some(at.to_owned()), range };
    vec![Command::Nav(NavCommand::ShowTab(tab)), Command::Nav(go)]
}

/// The recent widgets, each in a window of its own.
fn windows(cx: &Cx<'_>) -> Vec<Entry> {
    let recent = cx.app.core.preferences.recent.iter();
    let named = recent.filter(|recent| !recent.name.is_empty()).map(|recent| Entry {
        group: TEXTS,
        icon: icons::EXTERNAL_LINK,
        text: cx.lang.with("palette-in-window", &[("name", (&recent.name).into())]),
        detail: RecentWidgets::place_words(&recent.path),
        commands: vec![Command::Recent(RecentCommand::OpenWindow(recent.path.clone()))],
    });
    named.collect()
}

/// Settings and texts of the widget, by their codes and by what they say.
fn texts(cx: &Cx<'_>) -> Vec<Entry> {
    let Some(open) = cx.open() else { return Vec::new() };
    let widget = open.project.widget();
    let fields = Form::Window.fields(widget);
    let settings = fields.listed().iter().map(|field| Entry {
        group: TEXTS,
        icon: icons::SLIDERS_HORIZONTAL,
        text: field.code.to_owned(),
        detail: cx.tr("tab-settings"),
        commands: going(open, Tab::Settings, &field.at),
    });
    let readable = i18n::readable(widget);
    let all = readable.first().into_iter().flat_map(|locale| locale.texts().map(|(_, at, node)| (locale.path.to_string(), at, node)));
    let keys = all.filter_map(|(file, pointer, node)| {
        let go = NavCommand::GoTo { file, pointer: Some(pointer.to_owned()), range: Some(node.range.clone()) };
        Some(Entry {
            group: TEXTS,
            icon: icons::LANGUAGES,
            text: pointer.trim_start_matches('/').replace('/', "."),
            detail: node.as_str()?.chars().take(MOST_LETTERS).collect(),
            commands: vec![Command::Nav(NavCommand::ShowTab(Tab::I18n)), Command::Nav(go)],
        })
    });
    settings.chain(keys).collect()
}

fn actions(cx: &Cx<'_>) -> Vec<Entry> {
    let usable = Action::ALL.iter().filter(|action| **action != Action::Palette && (cx.open().is_some() || !action.needs_widget()));
    usable
        .map(|action| Entry {
            group: "palette-group-do",
            icon: icons::CORNER_DOWN_LEFT,
            text: cx.tr(action.text_id()),
            detail: action.shortcut().map_or(String::new(), |shortcut| shortcut.to_string()),
            commands: vec![Command::Do(*action)],
        })
        .collect()
}

fn learn(cx: &Cx<'_>) -> Vec<Entry> {
    checks::rules::all()
        .map(|rule| Entry {
            group: LEARN,
            icon: icons::BOOK_OPEN,
            text: cx.lang.rule_name(rule),
            detail: rule.id.to_owned(),
            commands: vec![Command::Nav(NavCommand::ShowRule(rule.id.to_owned()))],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn letters_in_order_fit_and_nearer_is_better() {
        assert!(score("pack", "Pack widget.zip", "").unwrap() < score("pack", "Show what to pack", "").unwrap());
        assert!(score("pwz", "Pack widget.zip", "").is_some());
        assert!(score("images/too", "A logo is too big", "images/too-big").is_some());
        assert_eq!(score("zzz", "Pack widget.zip", ""), None);
    }
}

//! The review of texts from translators: each change to be chosen, what is refused with its reason, what is skipped.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontId, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::features::texts::TextsCommand;
use crate::app::features::texts::TextsDialog;
use crate::checks::engine::rule::Severity;
use crate::report::exchange as words;
use crate::services::diff::changed_words;
use crate::services::texts::exchange::{Change, PassedOver, Refusal, Review};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Foot, Head, diff, icons};

/// Height of the list.
const LIST: f32 = 430.0;
/// Height of what stands around the list.
const REST: f32 = 230.0;
/// Width of what stands between and beside the two texts.
const BETWEEN: f32 = 30.0;
/// Width of what stands beside the words.
const BESIDE: f32 = 160.0;

const WIDTH: f32 = 900.0;
const HEADING: f32 = 32.0;
const ROW: f32 = 56.0;
/// Height of the line that names key and locale.
const NAMES: f32 = 20.0;
/// Width of the column with the box or the icon.
const BOX: f32 = 56.0;

/// What is chosen and shown.
#[derive(Default)]
pub struct View {
    /// The review that it is for.
    review: Option<Arc<Review>>,
    /// The locales that it is about.
    locales: Vec<String>,
    /// What the person chose.
    choice: Choice,
}

/// What the person chose.
#[derive(Default)]
struct Choice {
    /// Places of the changes that aren't taken.
    left: HashSet<usize>,
    /// The only locale that is shown, by its place.
    locale: Option<usize>,
}

/// A line of the list.
#[derive(Clone, Copy)]
enum Row<'r> {
    Heading(&'static str, usize),
    Refused(&'r Refusal),
    Change(usize, &'r Change),
    Passed(&'r PassedOver),
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &TextsDialog, view: &mut View) {
    let review = &*dialog.review;
    if !view.review.as_ref().is_some_and(|known| Arc::ptr_eq(known, &dialog.review)) {
        *view = View { review: Some(dialog.review.clone()), locales: locales(review), choice: Choice::default() };
    }
    let counts = [("changes", review.changes.len().into()), ("unchanged", review.unchanged.into()), ("file", (&dialog.file).into())];
    let head = Head { icon: icons::FILE_SPREADSHEET, title: &cx.tr("exchange-title"), about: &cx.lang.with("exchange-about", &counts) };
    let chosen = review.changes.len() - view.choice.left.len();
    let mut take = false;
    let buttons = |foot: &mut Foot<'_>| {
        let text = cx.lang.with("exchange-take", &[("count", chosen.into())]);
        let ready = chosen > 0 && cx.app.core.busy().is_none();
        if foot.primary(Button::new(&text).icon(icons::CHECK).enabled(ready)) {
            take = true;
        }
        foot.cancel();
        foot.say(|ui| kit::hint(ui, &cx.tr("exchange-undo-hint")));
    };
    kit::dialog(ui, cx, WIDTH, &head, |ui| content(ui, cx, review, view), buttons);
    let is_decided = !view.choice.left.is_empty();
    if is_decided != dialog.is_decided {
        cx.send(TextsCommand::Decided(is_decided));
    }
    if take {
        cx.send(TextsCommand::Take((0..review.changes.len()).filter(|at| !view.choice.left.contains(at)).collect()));
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>, review: &Review, View { locales, choice, .. }: &mut View) {
    bar(ui, cx, review, locales, choice);
    let rows = rows(review, shown(locales, choice));
    let height = LIST.min(ui.ctx().content_rect().height() - REST);
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut inner = ui.new_child(UiBuilder::new().id_salt("list").max_rect(area));
    inner.set_clip_rect(area.intersect(ui.clip_rect()));
    let total: f32 = rows.iter().map(height_of).sum();
    ScrollArea::vertical().auto_shrink(false).show_viewport(&mut inner, |ui, viewport| {
        ui.set_height(total);
        let top = ui.max_rect().top();
        let mut y = 0.0;
        for row in &rows {
            let height = height_of(row);
            // A row beyond each edge is drawn too, so that the focus can go there.
            if y + height + ROW >= viewport.min.y && y - ROW <= viewport.max.y {
                let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top + y), vec2(ui.available_width(), height));
                line(ui, cx, rect, row, &mut choice.left);
            }
            y += height;
        }
    });
}

/// The locales that the review is about, sorted.
fn locales(review: &Review) -> Vec<String> {
    let changed = review.changes.iter().map(|change| change.locale.as_str());
    let refused = review.refused.iter().filter(|refusal| refusal.row.is_some()).map(|refusal| refusal.locale.as_str());
    let passed = review.passed_over.iter().filter_map(locale_of);
    let all: BTreeSet<&str> = changed.chain(refused).chain(passed).filter(|code| !code.is_empty()).collect();
    all.into_iter().map(str::to_owned).collect()
}

/// The only locale that is shown; `None` for all.
fn shown<'l>(locales: &'l [String], choice: &Choice) -> Option<&'l str> {
    locales.get(choice.locale?).map(String::as_str)
}

fn locale_of(passed: &PassedOver) -> Option<&str> {
    if let PassedOver::Empty { locale, .. } = passed { Some(locale) } else { None }
}

/// What is shown of the review: what needs a look first.
fn rows<'r>(review: &'r Review, only: Option<&str>) -> Vec<Row<'r>> {
    let is_shown = |locale: &str| only.is_none_or(|only| only == locale);
    let refused: Vec<Row<'_>> = review.refused.iter().filter(|it| is_shown(&it.locale)).map(Row::Refused).collect();
    let changes: Vec<Row<'_>> =
        review.changes.iter().enumerate().filter(|(_, it)| is_shown(&it.locale)).map(|(at, it)| Row::Change(at, it)).collect();
    let passed: Vec<Row<'_>> =
        review.passed_over.iter().filter(|it| is_shown(locale_of(it).unwrap_or_default())).map(Row::Passed).collect();
    let groups = [("exchange-refused", refused), ("exchange-changes", changes), ("exchange-passed-over", passed)];
    let with_heading = |(id, rows): (&'static str, Vec<Row<'r>>)| (!rows.is_empty()).then_some((Row::Heading(id, rows.len()), rows));
    groups.into_iter().filter_map(with_heading).flat_map(|(heading, rows)| std::iter::once(heading).chain(rows)).collect()
}

fn height_of(row: &Row<'_>) -> f32 {
    if matches!(row, Row::Heading(..)) { HEADING } else { ROW }
}

/// The filter by locale, and what chooses many.
fn bar(ui: &mut Ui, cx: &Cx<'_>, review: &Review, locales: &[String], choice: &mut Choice) {
    egui::Frame::new().inner_margin(tokens::PAD_DIALOG_HEAD).show(ui, |ui| {
        ui.horizontal(|ui| {
            let all = cx.tr("exchange-all-locales");
            let codes = locales.iter().enumerate().map(|(at, code)| (Some(at), None, code.as_str(), true));
            let choices: Vec<_> = std::iter::once((None, None, all.as_str(), true)).chain(codes).collect();
            if let Some(chosen) = kit::segmented(ui, choice.locale, &choices) {
                choice.locale = chosen;
            }
            let only = shown(locales, choice);
            let changes = review.changes.iter().enumerate();
            let mut listed = changes.filter(|(_, change)| only.is_none_or(|only| change.locale == only)).map(|(at, _)| at);
            kit::right(ui, |ui| {
                if kit::link(ui, &cx.tr("exchange-take-none")).clicked() {
                    choice.left.extend(&mut listed);
                }
                ui.add_space(tokens::SPACE_S);
                if kit::link(ui, &cx.tr("exchange-take-all")).clicked() {
                    for at in listed {
                        choice.left.remove(&at);
                    }
                }
            });
        });
    });
    kit::hairline(ui);
}

fn line(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, row: &Row<'_>, left: &mut HashSet<usize>) {
    let t = tokens(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(tokens::LINE, t.border));
    match row {
        Row::Heading(id, count) => {
            ui.painter().rect_filled(rect, 0.0, t.raised);
            let place = Rect::from_min_max(rect.min + vec2(tokens::PAGE_X, 0.0), rect.max);
            let mut inner = ui.new_child(UiBuilder::new().id_salt(id).max_rect(place).layout(Layout::left_to_right(Align::Center)));
            kit::group_title(&mut inner, &cx.lang.with(id, &[("count", (*count).into())]));
        }
        Row::Change(at, change) => change_row(ui, cx, rect, *at, change, left),
        Row::Refused(refusal) => {
            let place = match refusal.row {
                Some(row) => cx.lang.with("exchange-row", &[("row", row.into())]),
                None => cx.lang.with("exchange-column-place", &[("name", (&refusal.locale).into())]),
            };
            let locale = refusal.row.map_or("", |_| refusal.locale.as_str());
            let (colour, icon) = (t.error, kit::severity_icon(Severity::Error));
            told(ui, rect, (icon, colour), (&refusal.key, locale, &place), &words::reason(refusal, cx.lang), &refusal.new);
        }
        Row::Passed(passed) => {
            let (key, locale) = match passed {
                PassedOver::Empty { key, locale, .. } => (key.as_str(), locale.as_str()),
                PassedOver::Column(name) => (name.as_str(), ""),
            };
            told(ui, rect, (icons::MINUS, t.faint), (key, locale, ""), &words::passed_over(passed, cx.lang), "");
        }
    }
}

/// The two parts of a row: the box or icon, and what stands beside it.
fn parts(rect: Rect) -> (Rect, Rect) {
    let (side, main) = rect.split_left_right_at_x(rect.left() + BOX);
    (
        Rect::from_min_max(side.min + vec2(tokens::PAGE_X, 0.0), side.max),
        Rect::from_min_max(main.min + vec2(0.0, tokens::GAP), main.max - vec2(tokens::PAGE_X, tokens::SPACE_XS)),
    )
}

fn change_row(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, at: usize, change: &Change, left: &mut HashSet<usize>) {
    let t = tokens(ui);
    let (side, main) = parts(rect);
    let mut taken = !left.contains(&at);
    let name = cx.lang.with("exchange-take-one", &[("locale", (&change.locale).into()), ("key", (&change.key).into())]);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("box", at)).max_rect(side).layout(Layout::left_to_right(Align::Center)));
    let mark = inner.add(egui::Checkbox::without_text(&mut taken)).accessible_name(name);
    let mark = kit::focus_ring(&inner, mark);
    if mark.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if mark.changed() {
        if taken {
            left.remove(&at)
        } else {
            left.insert(at)
        };
    }
    let whole = [change.old.as_deref().unwrap_or_default(), &change.new].join("\n→\n");
    if mark.has_focus() {
        mark.show_tooltip_text(&whole);
    }
    let added = if change.old.is_none() { cx.tr("exchange-added") } else { String::new() };
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("text", at)).max_rect(main));
    inner.spacing_mut().item_spacing.y = tokens::SPACE_XS;
    about(&mut inner, (&change.key, &change.locale, &added));
    let (old, new) = (change.old.as_deref().map(one_line).unwrap_or_default(), one_line(&change.new));
    let (gone, added) = changed_words(&old, &new);
    let font = FontId::proportional(tokens::BODY);
    let half = (main.width() - BETWEEN) / 2.0;
    inner.horizontal(|ui| {
        if change.old.is_some() {
            snippet(ui, ("old", at), half, diff::words(&old, &gone, &font, t.muted, t.error_soft, true));
            ui.label(RichText::new("→").color(t.faint));
        }
        let width = if change.old.is_some() { half } else { main.width() };
        snippet(ui, ("new", at), width, diff::words(&new, &added, &font, t.text, t.success_soft, false));
    });
    ui.interact(main, ui.scope_id().with(("whole", at)), Sense::hover()).on_hover_text(whole);
}

/// A row that only tells: why something is refused or passed over.
fn told(ui: &mut Ui, rect: Rect, (icon, colour): (icons::Icon, Color32), names: (&str, &str, &str), sentence: &str, text: &str) {
    let t = tokens(ui);
    let (side, main) = parts(rect);
    let salt = (names, sentence, text);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("icon", salt)).max_rect(side).layout(Layout::left_to_right(Align::Center)));
    // Centred under the boxes, which are as wide as they can be pressed.
    inner.add_space((tokens::BUTTON - tokens::ICON) / 2.0);
    kit::icon(&mut inner, icon, tokens::ICON, colour);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("told", salt)).max_rect(main));
    inner.spacing_mut().item_spacing.y = tokens::SPACE_XS;
    about(&mut inner, names);
    let mut job = LayoutJob::default();
    let format = |color| TextFormat { font_id: FontId::proportional(tokens::BODY), color, ..TextFormat::default() };
    job.append(&one_line(sentence), 0.0, format(t.text));
    if !text.is_empty() {
        job.append(&one_line(text), tokens::SPACE_M, format(t.muted));
    }
    let line = inner.add(egui::Label::new(job).truncate());
    if !text.is_empty() {
        line.on_hover_text(text);
    }
}

/// Key, locale and a word about them.
fn about(ui: &mut Ui, (key, locale, word): (&str, &str, &str)) {
    let t = tokens(ui);
    ui.spacing_mut().interact_size.y = NAMES;
    ui.horizontal(|ui| {
        if !locale.is_empty() {
            kit::chip(ui, locale, t.muted, t.sunken);
        }
        if !key.is_empty() {
            let width = ui.available_width() - BESIDE;
            ui.scope(|ui| {
                ui.set_max_width(width);
                ui.add(egui::Label::new(RichText::new(key).font(tokens::code(tokens::SMALL)).color(t.muted)).truncate());
            });
        }
        if !word.is_empty() {
            ui.label(RichText::new(word).size(tokens::SMALL).color(t.muted));
        }
    });
}

/// The beginning of `text` with its line breaks as signs.
fn one_line(text: &str) -> String {
    const MOST: usize = 2_000;
    text.chars().take(MOST).filter(|c| *c != '\r').map(|c| if c == '\n' { '¶' } else { c }).collect()
}

/// A text on one line that scrolls sideways, with what differs marked.
fn snippet(ui: &mut Ui, salt: impl egui::AsIdSalt, width: f32, job: LayoutJob) {
    ui.allocate_ui(vec2(width, ROW - NAMES), |ui| {
        let scroll = ScrollArea::horizontal().id_salt(salt).auto_shrink(false).max_width(width);
        scroll.show(ui, |ui| ui.add(egui::Label::new(job).extend().selectable(false)));
    });
}

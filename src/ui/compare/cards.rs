//! What differs, in cards: consequences, findings, texts, values of the manifest, files with their lines.

use egui::text::LayoutJob;
use egui::{Label, Margin, RichText, Role, Ui};

use super::View;
use crate::app::core::navigation::NavCommand;
use crate::app::features::compare::{CompareCommand, Compared, Source};
use crate::checks::consequences::{Consequence, Effect};
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::Severity;
use crate::report::difference::{file_words, masked, pointer_words};
use crate::services::compare::{TextChange, TextKey, ValueChange};
use crate::services::diff::{self, DiffKind, FileDiff};
use crate::ui::Cx;
use crate::ui::kit::icons::Icon;
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Heights of rows.
const CONSEQUENCE: f32 = 30.0;
const LINE: f32 = 26.0;
/// Room above and below words that take several lines.
const LEADING: f32 = 10.0;
/// Most lines of a value; the rest is in its hint.
const MOST_LINES: usize = 4;
/// Height of a card's head.
const HEAD: f32 = 32.0;
/// Width of the word for an effect, and of a place at the right.
const EFFECT: f32 = 122.0;
const PLACE: f32 = 150.0;
/// Width of a key.
const KEY: f32 = 140.0;
/// Width of the word for a finding.
const STATE: f32 = 56.0;
/// Rows of a list at first, and how many more come with each click: a frame costs what is listed.
const MOST: usize = 12;
const MORE: usize = 100;
/// From this width on two cards stand beside each other.
const TWO: f32 = 620.0;

/// Draws the cards.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    consequences(ui, cx, result, view);
    if result.is_partial {
        partial(ui, cx);
    }
    findings(ui, cx, result, view);
    texts(ui, cx, result, view);
    let difference = &result.found.difference;
    if ui.available_width() < TWO || difference.manifest.is_empty() || difference.files.is_empty() {
        manifest(ui, cx, result, view);
        files(ui, cx, result, view);
    } else {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            manifest(left, cx, result, view);
            files(right, cx, result, view);
        });
    }
    lines(ui, cx, result, view);
    ui.add_space(tokens::SPACE_L);
}

/// What an account doesn't tell, and what can be read of it on a click.
fn partial(ui: &mut Ui, cx: &Cx<'_>) {
    kit::card(ui, tokens::PAD_NOTE, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(cx.tr("builds-partial")).size(tokens::SMALL).color(tokens(ui).muted)).wrap());
        let sides = &cx.app.compare.sides.0;
        for (name, reached, there) in super::sides::reached(cx) {
            let unread =
                |source: &Source| matches!(source, Source::Account { name: other, logos, .. } if *other == name && logos.is_empty());
            if !sides.iter().any(unread) {
                continue;
            }
            let words = cx.lang.with("builds-read-logos", &[("name", name.as_str().into())]);
            let address = format!("https://{}/upl/{}/current/widget/images/…", reached.host(), there.code);
            let button = Button::new(&words).small().enabled(cx.app.compare.reading_logos.is_none()).ui(ui);
            if button.on_hover_text(address).clicked() {
                cx.send(CompareCommand::ReadLogos { name, client: reached.client().clone(), code: there.code.clone() });
            }
        }
    });
}

/// A card with a head and rows.
fn card(ui: &mut Ui, title: &str, remark: &str, rows: impl FnOnce(&mut Ui)) {
    kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let row = Row::head(ui, HEAD);
        let mut inner = row.left_to_right(ui, title, row.rect.left() + tokens::SPACE_M, row.rect.right() - tokens::SPACE_M);
        kit::group_title(&mut inner, title);
        kit::right(&mut inner, |ui| kit::hint(ui, remark));
        rows(ui);
    });
}

fn colours(t: &Tokens, effect: Effect) -> (Icon, egui::Color32) {
    match effect {
        Effect::DataLost => (icons::CIRCLE_X, t.error),
        Effect::Breaks => (icons::CIRCLE_ALERT, t.error),
        Effect::StepNeeded | Effect::NewAddress | Effect::PlaceGone => (icons::TRIANGLE_ALERT, t.warning),
        Effect::NewPlace => (icons::CIRCLE_PLUS, t.accent_text),
        Effect::Changed => (icons::INFO, t.advice),
    }
}

fn consequences(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let found = &result.found.consequences;
    let count = cx.lang.with("builds-changes", &[("count", found.len().into())]);
    card(ui, &cx.tr("builds-consequences"), &count, |ui| {
        if !result.found.is_whole {
            line(ui, icons::CIRCLE_ALERT, tokens(ui).error, &cx.tr("builds-unread"));
        }
        for (at, consequence) in found.iter().enumerate() {
            one(ui, cx, consequence, at, view);
            if view.consequence == Some(at) {
                details(ui, cx, result, consequence, view);
            }
        }
        let is_raised = found.iter().all(|consequence| consequence.row.id != "version-not-raised");
        if found.is_empty() && result.found.is_whole {
            line(ui, icons::CHECK, tokens(ui).success, &cx.tr("builds-no-consequences"));
        } else if is_raised && result.old.title != result.new.title {
            line(ui, icons::CHECK, tokens(ui).success, &cx.tr("builds-version-raised"));
        }
    });
}

/// A row that only says something.
fn line(ui: &mut Ui, icon: Icon, colour: egui::Color32, words: &str) {
    let row = Row::plain(ui, CONSEQUENCE).underlined(ui);
    row.icon(ui, tokens::PAGE_X, icon, tokens::ICON, colour);
    let text = RichText::new(words).color(tokens(ui).text);
    row.fill(ui, words, row.rect.left() + tokens::PAGE_X + tokens::SPACE_L, row.rect.right() - tokens::SPACE_M, text);
}

fn one(ui: &mut Ui, cx: &Cx<'_>, consequence: &Consequence, at: usize, view: &mut View) {
    let t = tokens(ui);
    let (icon, colour) = colours(t, consequence.row.effect);
    let effect = cx.tr(consequence.row.effect.text_id());
    let title = cx.lang.msg(&consequence.title());
    let is_wide = ui.available_width() > TWO;
    let before = tokens::PAGE_X + tokens::SPACE_L + EFFECT;
    let after = tokens::SPACE_M + tokens::SPACE_S + if is_wide { PLACE } else { 0.0 };
    let words = ui.painter().layout(title.clone(), egui::FontId::proportional(tokens::BODY), t.text, ui.available_width() - before - after);
    let row = Row::new(ui, CONSEQUENCE.max(words.size().y + LEADING), view.consequence == Some(at), 0).underlined(ui);
    row.icon(ui, tokens::PAGE_X, icon, tokens::ICON, colour);
    let (left, right) = (row.rect.left() + tokens::PAGE_X + tokens::SPACE_L, row.rect.right() - tokens::SPACE_M);
    row.fill(ui, ("effect", at), left, left + EFFECT, RichText::new(&effect).font(tokens::semibold(tokens::SMALL)).color(colour));
    row.words(ui, before, words, t.text);
    let place = shown_place(consequence).map(place_words).unwrap_or_default();
    if is_wide {
        let mut part = row.right_to_left(ui, ("place", at), right - PLACE, right);
        part.add(Label::new(RichText::new(&place).font(tokens::code(tokens::CODE_SMALL)).color(t.muted)).selectable(false).truncate());
    }
    if row.end(ui, Role::Button, &format!("{effect}: {title}"), &format!("{title}\n{place}")).clicked() {
        view.consequence = if view.consequence == Some(at) { None } else { Some(at) };
    }
}

/// The place of a consequence that says most: of what is gone the one in the build before, as the other has only what held it.
fn shown_place(consequence: &Consequence) -> Option<&Place> {
    let pointer = |place: &Option<Place>| place.as_ref().and_then(|place| place.pointer.clone()).unwrap_or_default();
    let (old, new) = (pointer(&consequence.old), pointer(&consequence.new));
    let key = old.strip_prefix(&new).and_then(|rest| rest.strip_prefix('/'));
    match key {
        // A number is another entry in the other build.
        Some(key) if !key.bytes().all(|byte| byte.is_ascii_digit()) => consequence.old.as_ref(),
        _ => consequence.place(),
    }
}

/// Where something is, in few words: the value, or the file and its line.
fn place_words(place: &Place) -> String {
    match &place.pointer {
        Some(pointer) if !pointer.is_empty() => pointer_words(pointer),
        _ => place.at.map_or_else(|| place.file.clone(), |at| format!("{}:{}", place.file, at.line)),
    }
}

/// Why it matters, what to do, and the way to both places.
fn details(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, consequence: &Consequence, view: &mut View) {
    let id = consequence.row.text_id();
    egui::Frame::new().inner_margin(tokens::PAD_NOTE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        kit::muted(ui, &cx.tr(&format!("{id}.why")));
        ui.add(Label::new(RichText::new(cx.tr(&format!("{id}.todo"))).color(tokens(ui).text)).wrap());
        kit::hint(ui, &cx.lang.sources(consequence.row.basis).join("; "));
        ui.horizontal_wrapped(|ui| {
            if let Some(place) = consequence.new.as_ref().filter(|_| is_open(cx, &result.new)) {
                let words = cx.lang.with("builds-go", &[("place", place.to_string().into())]);
                if kit::link(ui, &words).clicked() {
                    go(cx, place);
                }
            }
            let files = &result.found.difference.files;
            let file = consequence.old.iter().chain(&consequence.new).map(|place| place.file.as_str()).next().unwrap_or_default();
            if files.iter().any(|diff| diff.path == file) {
                let before = consequence.old.as_ref().map(ToString::to_string).unwrap_or_else(|| file.to_owned());
                if kit::link(ui, &cx.lang.with("builds-show-lines", &[("place", before.into())])).clicked() {
                    view.file = Some(file.to_owned());
                    view.scrolls = true;
                }
            }
        });
    });
}

/// Whether a side is the open widget as it is now.
fn is_open(cx: &Cx<'_>, side: &crate::app::features::compare::Loaded) -> bool {
    let [_, new] = &cx.app.compare.sides.0;
    *new == Source::Open && cx.open().is_some_and(|open| open.project.widget().get("manifest.json") == side.widget.get("manifest.json"))
}

fn go(cx: &Cx<'_>, place: &Place) {
    cx.send(NavCommand::ClosePage);
    cx.send(NavCommand::GoTo { file: place.file.clone(), pointer: place.pointer.clone(), range: place.range.clone() });
}

fn findings(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let found = &result.found.findings;
    if found.new.is_empty() && found.gone.is_empty() {
        return;
    }
    let counts = [("new", found.new.len().into()), ("gone", found.gone.len().into()), ("still", found.still.len().into())];
    card(ui, &cx.tr("builds-findings"), &cx.lang.with("builds-findings-count", &counts), |ui| {
        let t = tokens(ui);
        let all = found.new.iter().map(|finding| (finding, true)).chain(found.gone.iter().map(|finding| (finding, false)));
        for (at, (finding, is_new)) in all.enumerate().take(shown(view)) {
            let icon = if is_new { kit::severity_icon(finding.severity) } else { icons::CHECK };
            let colour = if is_new { severity_colour(t, finding.severity) } else { t.success };
            finding_row(ui, cx, finding, at, (icon, colour, if is_new { "builds-new" } else { "builds-gone" }));
        }
        more(ui, cx, found.new.len() + found.gone.len(), view);
    });
}

fn severity_colour(t: &Tokens, severity: Severity) -> egui::Color32 {
    kit::severity_colours(t, severity).0
}

fn finding_row(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding, at: usize, (icon, colour, state): (Icon, egui::Color32, &str)) {
    let t = tokens(ui);
    let width = ui.available_width();
    let before = tokens::PAGE_X + tokens::SPACE_L + STATE;
    let (rule, place) = if width > TWO { (PLACE + tokens::SPACE_S, PLACE) } else { (0.0, 0.0) };
    let room = width - before - rule - place - tokens::SPACE_M - tokens::SPACE_S;
    let title = ui.painter().layout(cx.lang.title(finding), egui::FontId::proportional(tokens::SMALL), t.text, room);
    let row = Row::plain(ui, LINE.max(title.size().y + LEADING)).underlined(ui);
    row.icon(ui, tokens::PAGE_X, icon, tokens::ICON_SMALL, colour);
    let (left, right) = (row.rect.left() + before, row.rect.right() - tokens::SPACE_M);
    row.fill(ui, ("state", at), left - STATE, left, RichText::new(cx.tr(state)).size(tokens::SMALL).color(colour));
    row.left_to_right(ui, ("title", at), left + rule, right - place).add(Label::new(title).selectable(false));
    if width > TWO {
        let code = |text: &str| RichText::new(text).font(tokens::code(tokens::CODE_SMALL)).color(t.muted);
        row.fill(ui, ("rule", at), left, left + PLACE, code(finding.rule.id));
        let mut part = row.right_to_left(ui, ("place", at), right - PLACE, right);
        part.add(Label::new(code(&place_words(&finding.place))).selectable(false).truncate());
    }
}

fn shown(view: &View) -> usize {
    MOST + view.more * MORE
}

/// The rest of a list that isn't shown yet.
fn more(ui: &mut Ui, cx: &Cx<'_>, count: usize, view: &mut View) {
    if count > shown(view) {
        egui::Frame::new().inner_margin(tokens::PAD_LINE).show(ui, |ui| {
            let left = count - shown(view);
            let words = [("count", left.min(MORE).into()), ("left", left.into())];
            if kit::link(ui, &cx.lang.with("builds-more", &words)).clicked() {
                view.more += 1;
            }
        });
    }
}

fn texts(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let keys = &result.found.difference.texts;
    if keys.is_empty() {
        return;
    }
    let of = |is: &dyn Fn(&TextChange) -> bool| keys.iter().filter(|key| key.changes.iter().any(is)).count();
    let counts = [
        ("added", of(&|change| change.old.is_none()).into()),
        ("changed", of(&|change| change.old.is_some() && change.new.is_some()).into()),
        ("removed", of(&|change| change.new.is_none()).into()),
    ];
    card(ui, &cx.tr("builds-texts"), &cx.lang.with("builds-texts-count", &counts), |ui| {
        for key in keys.iter().take(shown(view)) {
            text_rows(ui, cx, key);
        }
        more(ui, cx, keys.len(), view);
    });
}

/// A key with its texts, a line for each locale.
fn text_rows(ui: &mut Ui, cx: &Cx<'_>, key: &TextKey) {
    let t = tokens(ui);
    egui::Frame::new().inner_margin(tokens::PAD_LINE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(egui::vec2(KEY, tokens::PROSE), egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_width(KEY);
                let words = RichText::new(&key.key).font(tokens::code(tokens::CODE_SMALL)).color(t.text);
                ui.add(Label::new(words).truncate()).on_hover_text(&key.key);
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
                for change in &key.changes {
                    ui.add(Label::new(text_words(t, key, change)).wrap());
                    if !change.lost.is_empty() {
                        let words = cx.lang.with("builds-lost", &[("names", change.lost.join(", ").into())]);
                        ui.label(RichText::new(words).size(tokens::SMALL).color(t.error));
                    }
                }
                if !key.outdated.is_empty() {
                    let words = format!("{}: {}", key.outdated.join(", "), cx.tr("builds-outdated"));
                    ui.label(RichText::new(words).size(tokens::SMALL).color(t.warning));
                }
            });
        });
    });
    let rect = ui.cursor();
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(tokens::LINE, t.border));
}

/// The locale, what is gone struck out, and what is new.
fn text_words(t: &Tokens, key: &TextKey, change: &TextChange) -> LayoutJob {
    let font = egui::FontId::proportional(tokens::SMALL);
    let mut job = LayoutJob::default();
    let mut add = |text: &str, colour, ground, is_gone: bool| {
        let strike = if is_gone { egui::Stroke::new(tokens::LINE, colour) } else { egui::Stroke::NONE };
        let format = egui::TextFormat { background: ground, strikethrough: strike, ..egui::TextFormat::simple(font.clone(), colour) };
        job.append(text, 0.0, format);
    };
    let none = egui::Color32::TRANSPARENT;
    add(&change.locale, t.muted, none, false);
    add("  ", t.muted, none, false);
    let side = |text: &Option<String>| text.as_deref().map(|text| masked(&key.key, text));
    match (side(&change.old), side(&change.new)) {
        (Some(old), Some(new)) => {
            let (gone, added) = diff::changed_words(&old, &new);
            if gone.is_empty() && added.is_empty() {
                add(&old, t.error, t.error_soft, true);
                add("  ", t.text, none, false);
                add(&new, t.success, t.success_soft, false);
            } else {
                both(&old, &new, &gone, &added, &mut |text, kind| match kind {
                    Kind::Same => add(text, t.text, none, false),
                    Kind::Gone => add(text, t.error, t.error_soft, true),
                    Kind::Added => add(text, t.success, t.success_soft, false),
                });
            }
        }
        (Some(old), None) => add(&old, t.error, t.error_soft, true),
        (None, Some(new)) => add(&new, t.success, t.success_soft, false),
        (None, None) => {}
    }
    job
}

/// What a piece of a text is.
enum Kind {
    Same,
    Gone,
    Added,
}

/// Both texts in one line: what is gone, then what came in its place.
fn both(old: &str, new: &str, gone: &[std::ops::Range<usize>], added: &[std::ops::Range<usize>], add: &mut dyn FnMut(&str, Kind)) {
    let (mut before, mut after) = (0, 0);
    let (mut gone, mut added) = (gone.iter().peekable(), added.iter().peekable());
    loop {
        // What is the same up to the next change has one length in both.
        let same = |next: Option<&&std::ops::Range<usize>>, at: usize, text: &str| next.map_or(text.len(), |range| range.start) - at;
        let length = same(gone.peek(), before, old).min(same(added.peek(), after, new));
        add(new.get(after..after + length).unwrap_or_default(), Kind::Same);
        before += length;
        after += length;
        if let Some(range) = gone.next_if(|range| range.start <= before) {
            add(old.get(range.clone()).unwrap_or_default(), Kind::Gone);
            before = range.end;
        } else if let Some(range) = added.next_if(|range| range.start <= after) {
            add(new.get(range.clone()).unwrap_or_default(), Kind::Added);
            after = range.end;
        } else if length == 0 {
            return;
        }
    }
}

fn manifest(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let values = &result.found.difference.manifest;
    if values.is_empty() {
        return;
    }
    card(ui, &cx.tr("builds-manifest"), &cx.lang.with("builds-values", &[("count", values.len().into())]), |ui| {
        for (at, change) in values.iter().enumerate().take(shown(view)) {
            value_row(ui, change, at);
        }
        more(ui, cx, values.len(), view);
    });
}

fn value_row(ui: &mut Ui, change: &ValueChange, at: usize) {
    let t = tokens(ui);
    let name = pointer_words(&change.pointer);
    let font = tokens::code(tokens::CODE_SMALL);
    let mut job = LayoutJob::default();
    let one_line = |value: &str| masked(&change.pointer, &value.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(old) = &change.old {
        let strike = egui::Stroke::new(tokens::LINE, t.error);
        let format =
            egui::TextFormat { background: t.error_soft, strikethrough: strike, ..egui::TextFormat::simple(font.clone(), t.error) };
        job.append(&one_line(old), 0.0, format);
    }
    if let Some(new) = &change.new {
        let sign = if change.old.is_none() { "+ " } else { "" };
        let format = egui::TextFormat { background: t.success_soft, ..egui::TextFormat::simple(font, t.success) };
        job.append(&format!("{sign}{}", one_line(new)), if change.old.is_some() { tokens::SPACE_S } else { 0.0 }, format);
    }
    let all = job.text.clone();
    job.wrap = egui::text::TextWrapping {
        max_rows: MOST_LINES,
        ..egui::text::TextWrapping::wrap_at_width(ui.available_width() / 2.0 - tokens::SPACE_L)
    };
    let value = ui.painter().layout_job(job);
    let row = Row::plain(ui, LINE.max(value.size().y + LEADING)).underlined(ui);
    let (left, right) = (row.rect.left() + tokens::SPACE_M, row.rect.right() - tokens::SPACE_M);
    let middle = f32::midpoint(left, right);
    row.fill(ui, ("pointer", at), left, middle, RichText::new(&name).font(tokens::code(tokens::CODE_SMALL)).color(t.text));
    let mut part = row.right_to_left(ui, ("value", at), middle + tokens::SPACE_S, right);
    part.add(Label::new(value).selectable(false)).on_hover_text(format!("{name}\n{all}"));
}

fn files(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let files = &result.found.difference.files;
    if files.is_empty() {
        return;
    }
    let total = result.new.widget.files().len();
    let remark = cx.lang.with("builds-files-count", &[("count", files.len().into()), ("total", total.into())]);
    card(ui, &cx.tr("builds-files"), &remark, |ui| {
        for (at, file) in files.iter().enumerate().take(shown(view)) {
            file_row(ui, cx, result, file, at, view);
        }
        more(ui, cx, files.len(), view);
    });
}

fn file_row(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, file: &FileDiff, at: usize, view: &mut View) {
    let t = tokens(ui);
    let row = Row::new(ui, LINE, view.file.as_deref() == Some(&file.path), 0).underlined(ui);
    let (left, right) = (row.rect.left() + tokens::SPACE_M, row.rect.right() - tokens::SPACE_M);
    let mut part = row.right_to_left(ui, ("words", at), f32::midpoint(left, right), right);
    let small =
        |text: String, colour| Label::new(RichText::new(text).font(tokens::code(tokens::CODE_SMALL)).color(colour)).selectable(false);
    let words = file_words(cx.lang, &file.kind);
    let (added, deleted) = file.counts();
    part.add(small(words.clone(), t.muted).truncate());
    if matches!(file.kind, DiffKind::Changed(..)) && (added, deleted) != (0, 0) {
        part.add(small(format!("−{deleted}"), t.error));
        part.add(small(format!("+{added}"), t.success));
    }
    let end = part.min_rect().left() - tokens::SPACE_S;
    row.fill(ui, ("path", at), left, end, RichText::new(&file.path).font(tokens::code(tokens::CODE_SMALL)).color(t.text));
    if row.end(ui, Role::Button, &file.path, &format!("{}\n{words}", file.path)).clicked() {
        view.file = if view.file.as_deref() == Some(&file.path) { None } else { Some(file.path.clone()) };
        view.scrolls = view.file.is_some();
        if result.found.difference.pictures.iter().any(|picture| picture.path == file.path) {
            cx.send(CompareCommand::ShowPicture(file.path.clone()));
        }
    }
}

/// The lines of the file that is chosen.
fn lines(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let Some(path) = &view.file else { return };
    let Some(file) = result.found.difference.files.iter().find(|file| file.path == *path) else { return };
    let mut closes = false;
    let card = kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        kit::diff::one(ui, cx.lang, file, |_| {}, |ui| closes = kit::icon_button(ui, icons::X, &cx.tr("builds-close-lines")).clicked());
    });
    if std::mem::take(&mut view.scrolls) {
        card.response.scroll_to_me(Some(egui::Align::TOP));
    }
    if closes {
        view.file = None;
    }
}

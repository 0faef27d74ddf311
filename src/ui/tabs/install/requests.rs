//! The list of requests to accounts and their answers, without secrets: beside the widget, and all of them with a search.

use std::sync::Arc;

use egui::{CentralPanel, Frame, Id, Panel, RichText, Role, ScrollArea, Ui, vec2};

use crate::account::ApiError;
use crate::account::history::{BODY_FILE, Entry, time, to_har};
use crate::app::command::Command;
use crate::app::features::install::{InstallCommand, PRACTICE, Target};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Least and greatest width of the list at first.
const USUAL: (f32, f32) = (280.0, 400.0);
/// Least width of the list.
const LEAST: f32 = 240.0;
/// Least width of the details.
const DETAILS: f32 = 420.0;
/// Width of the search.
const SEARCH: f32 = 280.0;

/// What is chosen and looked for.
#[derive(Default)]
pub struct View {
    /// The id of the request that is looked at.
    chosen: Option<String>,
    search: String,
    found: Option<Found>,
}

/// The requests that fit, newest first, as they were found last.
struct Found {
    /// The number of the requests' state, the account, and the search.
    of: (u64, String, String),
    entries: Arc<Vec<Arc<Entry>>>,
}

/// Height of a row.
const ROW: f32 = 30.0;
/// Letters of the longest method, `DELETE`: where there is room, paths stand one below the other.
const METHOD: usize = 6;
/// Width of the column of milliseconds.
const DURATION: f32 = 52.0;
/// Width of a panel that has room for such columns, and for buttons with icons beside its title.
const ROOMY: f32 = 340.0;

/// The requests of `target`, newest first.
pub fn panel(ui: &mut Ui, cx: &Cx<'_>, target: &Target, view: &mut View) {
    let t = tokens(ui);
    let account = match target {
        Target::Practice => PRACTICE,
        Target::Saved(name) => name,
    };
    let width = ui.available_width();
    Panel::right("requests")
        .resizable(true)
        .default_size((width * 0.36).clamp(USUAL.0, USUAL.1))
        .size_range(LEAST..=(width - DETAILS).max(LEAST))
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE))
        .show(ui, |ui| {
            let entries = found(cx, view, account, "");
            let is_roomy = ui.available_width() >= ROOMY;
            ui.horizontal(|ui| {
                kit::title(ui, &cx.tr("install-requests"));
                kit::right(ui, |ui| tools(ui, cx, &entries, view, is_roomy));
            });
            list(ui, cx, &entries, view, false);
        });
}

/// All requests of all accounts.
pub fn history(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let frame = Frame::new().fill(tokens(ui).canvas).inner_margin(tokens::PAD_PAGE);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        super::error(ui, cx);
        if let Some(target) = &cx.app.install.chosen {
            super::running(ui, cx, target);
        }
        let wanted = view.search.to_lowercase();
        let entries = found(cx, view, "", &wanted);
        ui.horizontal(|ui| {
            let name = cx.tr("install-history-search");
            kit::drawn_input(ui, &mut view.search, Id::unique("history-search"), &name, &name, false, SEARCH);
            kit::hint(ui, &cx.lang.with("install-history-count", &[("count", entries.len().into())]));
            kit::right(ui, |ui| tools(ui, cx, &entries, view, true));
        });
        list(ui, cx, &entries, view, true);
    });
}

/// The requests to `account` (all of them if it is empty) that hold `wanted`; looked for anew only when there are others.
fn found(cx: &Cx<'_>, view: &mut View, account: &str, wanted: &str) -> Arc<Vec<Arc<Entry>>> {
    let of = (cx.app.install.requests_revision(), account.to_owned(), wanted.to_owned());
    if let Some(found) = view.found.as_ref().filter(|found| found.of == of) {
        return found.entries.clone();
    }
    let has = |entry: &Entry| {
        let status = entry.status.map(|status| status.to_string()).unwrap_or_default();
        let texts = [&entry.account, &entry.host, &entry.method, &entry.path, &status, entry.error.as_ref().unwrap_or(&status)];
        texts.iter().any(|text| text.to_lowercase().contains(wanted))
    };
    let mut entries = cx.app.install.requests();
    entries.retain(|entry| (account.is_empty() || entry.account == account) && has(entry));
    entries.reverse();
    let entries = Arc::new(entries);
    view.found = Some(Found { of, entries: entries.clone() });
    entries
}

/// Copies the request that is looked at or sends it once more; copies or saves all of them. Nothing of it holds a secret.
/// What isn't roomy shows less, so that the title has its place.
fn tools(ui: &mut Ui, cx: &Cx<'_>, entries: &[Arc<Entry>], view: &View, is_roomy: bool) {
    let copying = |text: &'static str| {
        let button = Button::new(text).small();
        if is_roomy { button.icon(icons::COPY) } else { button }
    };
    let har = kit::icon_button_if(ui, icons::SAVE, &cx.tr("install-har-save"), !entries.is_empty());
    if har.clicked() {
        cx.send(Command::Install(InstallCommand::ExportHar(entries.iter().rev().cloned().collect())));
    }
    if copying("HAR").enabled(!entries.is_empty()).ui(ui).on_hover_text(cx.tr("install-har")).clicked() {
        ui.ctx().copy_text(to_har(entries.iter().rev().map(|entry| &**entry)));
    }
    let chosen = chosen(entries, view);
    let command = chosen.and_then(|entry| entry.to_curl());
    let about = match (chosen, &command) {
        (Some(_), None) => cx.tr("install-curl-refused"),
        (Some(entry), Some(_)) if entry.is_cut() => cx.lang.with("install-curl-cut", &[("file", BODY_FILE.into())]),
        _ => cx.tr("install-curl"),
    };
    let curl = copying("curl").enabled(command.is_some()).ui(ui).on_hover_text(&about).on_disabled_hover_text(&about);
    if curl.clicked()
        && let Some(command) = command
    {
        ui.ctx().copy_text(command);
    }
    let target = chosen.and_then(|entry| cx.app.install.target_of(entry));
    let can = chosen.is_some_and(|entry| entry.can_repeat());
    let id = match (&target, can) {
        (Some(_), true) => "requests-repeat.about",
        (None, true) => "requests-repeat-unreached",
        (_, false) => "requests-repeat-masked",
    };
    let text = cx.tr("requests-repeat");
    let idle = cx.app.install.running.is_none();
    let enabled = can && target.is_some() && idle;
    let button = if is_roomy {
        Button::new(&text).icon(icons::REDO_2).small().enabled(enabled).ui(ui)
    } else {
        kit::icon_button_if(ui, icons::REDO_2, &text, enabled)
    };
    if button.on_hover_text(cx.tr(id)).on_disabled_hover_text(cx.tr(id)).clicked()
        && let (Some(entry), Some(target)) = (chosen, target)
    {
        cx.send(Command::Install(InstallCommand::Repeat(target, entry.clone())));
    }
}

/// The request that is looked at; the newest if none was chosen.
fn chosen<'e>(entries: &'e [Arc<Entry>], view: &View) -> Option<&'e Arc<Entry>> {
    entries.iter().find(|entry| view.chosen.as_ref() == Some(&entry.id)).or(entries.first())
}

fn list(ui: &mut Ui, cx: &Cx<'_>, entries: &[Arc<Entry>], view: &mut View, wide: bool) {
    if entries.is_empty() {
        kit::muted(ui, &cx.tr("install-no-requests"));
        // A panel is as high as what is in it.
        ui.allocate_space(ui.available_size());
        return;
    }
    let height = ui.available_height() * 0.45;
    let shown = chosen(entries, view).cloned();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = ScrollArea::vertical().id_salt(("requests", wide)).auto_shrink([false, true]).max_height(height);
        rows.show_rows(ui, ROW, entries.len(), |ui, range| {
            for (at, entry) in entries.get(range.clone()).unwrap_or_default().iter().enumerate() {
                let on = shown.as_ref().is_some_and(|shown| shown.id == entry.id);
                let number = range.start + at;
                if ui.push_id(number, |ui| row(ui, cx, entry, number, on, wide)).inner {
                    view.chosen = Some(entry.id.clone());
                }
            }
        });
    });
    let Some(entry) = shown else { return };
    ui.add_space(tokens::SPACE_S);
    ScrollArea::vertical().id_salt(("request", wide)).auto_shrink(false).show(ui, |ui| {
        address(ui, cx, &entry);
        if let Some(problem) = entry.problem() {
            explanation(ui, cx, &problem);
        }
        if let Some(request) = &entry.request {
            block(ui, &cx.tr("install-sent"), request);
        }
        block(ui, &cx.tr("install-answer"), &entry.response);
    });
}

fn row(ui: &mut Ui, cx: &Cx<'_>, entry: &Entry, number: usize, on: bool, wide: bool) -> bool {
    let t = tokens(ui);
    let row = Row::new(ui, ROW, on, 0).underlined(ui);
    let is_roomy = row.rect.width() >= ROOMY;
    let (left, right) = (row.rect.left() + tokens::SPACE_S, row.rect.right() - tokens::SPACE_S);
    let mut inner = row.right_to_left(ui, ("request", number), left, right);
    let code =
        |text: String, colour| egui::Label::new(RichText::new(text).font(tokens::code(tokens::SMALL)).color(colour)).selectable(false);
    inner.scope(|ui| {
        ui.set_min_width(DURATION);
        ui.add(code(cx.lang.with("requests-ms", &[("count", entry.ms.into())]), t.muted));
    });
    let status = entry.status.map_or_else(|| cx.tr(entry.no_status_text_id()), |status| status.to_string());
    let good = entry.status.is_some_and(|status| (200..300).contains(&status)) && entry.error.is_none();
    inner.add(code(status.clone(), if good { t.success } else { t.error }));
    inner.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if wide {
            ui.add(code(time(entry.at).chars().take(19).collect::<String>().replace('T', " "), t.muted));
            let is_practice = entry.account == PRACTICE && cx.app.install.accounts.get(PRACTICE).is_none();
            let account = if is_practice { Target::Practice.name(cx.lang) } else { entry.account.clone() };
            ui.add(code(account, t.text));
        }
        let method = if is_roomy { METHOD } else { 0 };
        ui.add(code(format!("{:<method$}", entry.method), t.muted));
        let letter = ui.painter().layout_no_wrap("0".to_owned(), tokens::code(tokens::SMALL), t.text).size().x;
        let most = (ui.available_width() / letter).max(1.0) as usize;
        ui.add(code(shortened(&entry.path, most), t.text).truncate());
    });
    let name = format!("{} {} {status}", entry.method, entry.path);
    row.end(ui, Role::Button, &name, &name).clicked()
}

/// A path in this many letters: without the beginning that all have, then without its middle.
fn shortened(path: &str, most: usize) -> String {
    let is_fit = |text: &str| text.chars().count() <= most;
    if is_fit(path) {
        return path.to_owned();
    }
    let own = path.strip_prefix("/api/v4").map_or_else(|| path.to_owned(), |own| format!("…{own}"));
    if is_fit(&own) {
        return own;
    }
    let kept = most.saturating_sub(1);
    let (start, end) = (kept / 2, kept - kept / 2);
    let skipped = own.chars().count() - end;
    own.chars().take(start).chain(std::iter::once('…')).chain(own.chars().skip(skipped)).collect()
}

/// The whole address of a request, to be read and copied.
fn address(ui: &mut Ui, cx: &Cx<'_>, entry: &Entry) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - tokens::BUTTON - tokens::SPACE_S;
        ui.allocate_ui_with_layout(vec2(width, tokens::BUTTON), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.add_space(tokens::SPACE_XS);
            let words = RichText::new(format!("{} {}", entry.method, entry.url())).font(tokens::code(tokens::SMALL)).color(t.text);
            ui.add(egui::Label::new(words).wrap());
        });
        if kit::icon_button(ui, icons::COPY, &cx.tr("install-copy-address")).clicked() {
            ui.ctx().copy_text(entry.url());
        }
    });
}

/// What went wrong with a request: what happened, why, what next.
fn explanation(ui: &mut Ui, cx: &Cx<'_>, problem: &ApiError) {
    let t = tokens(ui);
    let told = problem.explain();
    ui.add(egui::Label::new(RichText::new(cx.lang.msg(&told.what)).font(tokens::semibold(tokens::SMALL)).color(t.error)).wrap());
    for line in [told.why, told.next] {
        ui.add(egui::Label::new(RichText::new(cx.lang.msg(&line)).size(tokens::SMALL).color(t.text)).wrap());
    }
    ui.add_space(tokens::SPACE_S);
}

fn block(ui: &mut Ui, title: &str, text: &str) {
    let t = tokens(ui);
    kit::group_title(ui, title);
    Frame::new().fill(t.sunken).corner_radius(egui::CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_BOX).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
        let pretty = value.and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| text.to_owned());
        ui.add(egui::Label::new(RichText::new(pretty).font(tokens::code(tokens::SMALL)).color(t.text)).wrap());
    });
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_path_keeps_what_tells_it_from_others() {
        let path = "/api/v4/widgets/demo_phone?page=1";
        assert_eq!(shortened(path, 33), path);
        assert_eq!(shortened(path, 32), "…/widgets/demo_phone?page=1");
        assert_eq!(shortened(path, 12), "…/wid…page=1");
        assert_eq!(shortened("/oauth2/access_token", 9), "/oau…oken");
        assert_eq!(shortened("/api/v4/ы", 1), "…");
    }
}

//! The shell: what stands around the tabs. Bars, rail, Problems, pages, dialogs, the palette, messages, keys.

mod dialogs;
mod disk_bar;
mod dropped;
mod header;
mod notices;
mod pages;
mod palette;
mod path_line;
mod problems;
mod rail;
mod regions;
mod shortcuts;
mod start;
mod status;
mod tab_order;

use egui::{Frame, Margin, Panel, Ui};

use crate::app::core::navigation::Page;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::{Cx, View, compare, tabs};

/// Around the header and the status bar.
const BAR_PADDING: Margin = Margin::symmetric(16, 0);
/// The region of the page, among those that F6 leads through.
const PAGE: usize = 2;
/// Around the rail.
const RAIL_PADDING: Margin = Margin::symmetric(8, 12);

/// What concerns only the view of the shell, whatever widget is open.
#[derive(Default)]
pub struct ShellView {
    dialogs: dialogs::View,
    palette: palette::View,
    path_line: path_line::View,
    rules: pages::rule::View,
    regions: regions::Regions,
    start: start::View,
}

/// What concerns only the view of one opened widget.
#[derive(Default)]
pub struct WidgetShellView {
    problems: problems::View,
    checklist: pages::checklist::View,
    search: pages::search::View,
}

/// Draws the window.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    shortcuts::take(ui, cx);
    tab_order::follow(ui);
    if !cx.app.core.dialogs.is_open() {
        view.shell.regions.follow(ui, PAGE);
    }
    view.shell.regions.begin();
    dropped::take(ui, cx);
    let t = tokens(ui);
    let bar = |padding: Margin| Frame::new().fill(t.surface).inner_margin(padding);
    let header = Panel::top("header")
        .exact_size(tokens::HEADER)
        .resizable(false)
        .frame(bar(BAR_PADDING))
        .show(ui, |ui| header::ui(ui, cx, &mut view.textures));
    let status =
        Panel::bottom("status").exact_size(tokens::STATUS).resizable(false).frame(bar(BAR_PADDING)).show(ui, |ui| status::ui(ui, cx));
    view.shell.regions.add(header.response.rect);
    let bottom = status.response.rect.top() - tokens::SPACE_S;
    let mut room = notices::aside(ui.ctx().content_rect(), bottom);
    match cx.open() {
        Some(open) => {
            let panel = Panel::left("rail").exact_size(tokens::RAIL).resizable(false).frame(bar(RAIL_PADDING));
            let rail = panel.show(ui, |ui| rail::ui(ui, cx, open));
            room = rail.inner.with_max_y(bottom);
            view.shell.regions.add(rail.response.rect);
            view.widget.follow(open);
            // What the window remembers by id, such as how far something is scrolled, is of this widget only.
            ui.push_id(open.project.id(), |ui| {
                disk_bar::ui(ui, cx, open);
                let problems = problems::panel(ui, cx, open, &mut view.widget.shell.problems);
                view.shell.regions.add(ui.available_rect_before_wrap());
                view.shell.regions.add(problems);
                match cx.app.core.page {
                    Some(Page::Compare) => compare::ui(ui, cx, open, &mut view.widget.compare),
                    Some(Page::Checklist) => pages::checklist::ui(ui, cx, open, &mut view.widget.shell.checklist),
                    Some(Page::Search) => pages::search::ui(ui, cx, open, &mut view.widget.shell.search),
                    Some(Page::Keys) => pages::keys::ui(ui, cx),
                    Some(Page::Checks | Page::Rule(_)) => pages::rule::ui(ui, cx, &mut view.shell.rules),
                    None => tabs::ui(ui, cx, open, &mut view.widget, &mut view.textures),
                }
            });
        }
        None if cx.app.core.page == Some(Page::Keys) => pages::keys::ui(ui, cx),
        None if cx.app.core.page.is_some() => pages::rule::ui(ui, cx, &mut view.shell.rules),
        None => start::ui(ui, cx, &mut view.shell.start),
    }
    view.shell.regions.add(status.response.rect);
    dialogs::ui(ui, cx, &mut view.shell.dialogs);
    palette::ui(ui, cx, &mut view.shell.palette);
    path_line::ui(ui, cx, &mut view.shell.path_line);
    notices::ui(ui, cx, room);
}

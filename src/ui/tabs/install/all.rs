//! All widgets that the account shows: a table with search, filters, an order, and a link to each.

use std::cmp::Ordering;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Id, Ui, vec2};

use crate::account::AccountWidget;
use crate::app::command::Command;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{InstallCommand, Reached, Target};
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::table::{At, Column, Order, Table, code, words};
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, Button, icons};

/// Side of a logo.
const LOGO: f32 = 24.0;
/// Height of a row.
const ROW: f32 = tokens::ROW + 4.0;
/// Width of the search.
const SEARCH: f32 = 190.0;

/// What is looked for, and in which order it is shown.
#[derive(Default)]
pub struct View {
    search: String,
    which: Which,
    order: Order,
    hidden: Vec<What>,
    found: Option<Found>,
}

/// The rows as they were worked out for a list, a search, a filter and an order.
struct Found {
    widgets: Arc<Vec<AccountWidget>>,
    by: (String, Which, Option<What>, bool),
    rows: Vec<usize>,
}

/// Which widgets are shown. The account doesn't say whose a widget is: a public one has a rating, an own one has none.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Which {
    #[default]
    All,
    Installed,
    Own,
    Public,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Logo,
    Code,
    Open,
    Version,
    State,
    Rating,
    Fields,
    Pipeline,
    LeadSource,
    Dp,
    Solution,
    Integration,
    Settings,
    Number,
    Rest,
}

impl What {
    const ALL: [Self; 15] = [
        Self::Logo,
        Self::Code,
        Self::Open,
        Self::Version,
        Self::State,
        Self::Rating,
        Self::Fields,
        Self::Pipeline,
        Self::LeadSource,
        Self::Dp,
        Self::Solution,
        Self::Integration,
        Self::Settings,
        Self::Number,
        Self::Rest,
    ];

    fn title(self) -> Option<&'static str> {
        Some(match self {
            Self::Logo | Self::Open => return None,
            Self::Code => "install-code",
            Self::Version => "install-column-version",
            Self::State => "install-column-state",
            Self::Rating => "install-column-rating",
            Self::Fields => "install-column-fields",
            Self::Pipeline => "install-column-pipeline",
            Self::LeadSource => "install-column-source",
            Self::Dp => "install-column-dp",
            Self::Solution => "install-column-solution",
            Self::Integration => "install-column-integration",
            Self::Settings => "install-column-settings",
            Self::Number => "install-column-number",
            Self::Rest => "install-column-rest",
        })
    }

    const fn width(self) -> f32 {
        match self {
            Self::Logo => 44.0,
            Self::Code => 170.0,
            Self::Version | Self::Number => 86.0,
            Self::State | Self::Pipeline => 124.0,
            Self::Rating | Self::Fields => 82.0,
            Self::LeadSource | Self::Dp | Self::Solution => 112.0,
            Self::Integration => 270.0,
            Self::Settings | Self::Rest => 150.0,
            Self::Open => 132.0,
        }
    }

    fn column(self, cx: &Cx<'_>) -> Column {
        let Some(title) = self.title() else { return Column::new(String::new(), self.width()) };
        let column = Column::new(cx.tr(title), self.width()).sorts();
        if self == Self::Code { column.grows(1.0) } else { column }
    }

    fn compare(self, a: &AccountWidget, b: &AccountWidget) -> Ordering {
        match self {
            Self::Logo | Self::Open | Self::Code => a.code.cmp(&b.code),
            Self::Version => a.version.cmp(&b.version),
            Self::State => b.is_active.cmp(&a.is_active),
            Self::Rating => b.rating.unwrap_or(-1.0).total_cmp(&a.rating.unwrap_or(-1.0)),
            Self::Fields => b.template.len().cmp(&a.template.len()),
            Self::Pipeline => b.pipeline_id.cmp(&a.pipeline_id),
            Self::LeadSource => b.is_lead_source.cmp(&a.is_lead_source),
            Self::Dp => b.is_work_with_dp.cmp(&a.is_work_with_dp),
            Self::Solution => b.is_crm_template.cmp(&a.is_crm_template),
            Self::Integration => b.client_uuid.cmp(&a.client_uuid),
            Self::Settings => b.shows_settings().cmp(&a.shows_settings()),
            Self::Number => a.id.cmp(&b.id),
            Self::Rest => b.rest.len().cmp(&a.rest.len()),
        }
    }
}

impl Which {
    fn takes(self, widget: &AccountWidget) -> bool {
        match self {
            Self::All => true,
            Self::Installed => widget.is_active,
            Self::Own => widget.rating.is_none(),
            Self::Public => widget.rating.is_some(),
        }
    }
}

/// Returns whether the page of the open widget is to be shown.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, reached: &Reached, view: &mut View, textures: &mut Textures) -> bool {
    let frame = Frame::new().fill(tokens(ui).canvas).inner_margin(tokens::PAD_PAGE);
    let mut goes = false;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        super::error(ui, cx);
        if let Some(target) = &cx.app.install.chosen {
            super::running(ui, cx, target);
        }
        let Some(widgets) = &reached.widgets else {
            if cx.app.install.running.is_none() && Button::new(&cx.tr("install-list")).primary().ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Widgets));
            }
            return;
        };
        let shown: Vec<What> = What::ALL.into_iter().filter(|what| !view.hidden.contains(what)).collect();
        let rows = rows(view, widgets, shown.get(view.order.column).copied());
        toolbar(ui, cx, view, rows.len());
        ui.add_space(tokens::SPACE_S);
        if rows.is_empty() {
            kit::muted(ui, &cx.tr("install-no-widgets"));
            return;
        }
        let columns: Vec<Column> = shown.iter().map(|what| what.column(cx)).collect();
        let table = Table { id: "all widgets", columns: &columns, rows: rows.len(), height: ROW, chosen: None };
        let mut order = view.order;
        table.ui(ui, &mut order, |ui, at| {
            let At { row: Some(row), column } = at else { return };
            let widget = rows.get(row).and_then(|at| widgets.get(*at));
            let (Some(widget), Some(what)) = (widget, shown.get(column).copied()) else { return };
            match what {
                What::Logo => logo(ui, cx, open, reached, widget, textures),
                What::Open => goes |= way(ui, cx, reached, widget),
                what => cell(ui, cx, reached, widget, what),
            }
        });
        if order != view.order {
            view.order = order;
            ui.ctx().request_repaint();
        }
    });
    goes
}

/// The places of the widgets that are shown, in their order; worked out anew only when something else is asked for.
fn rows(view: &mut View, widgets: &Arc<Vec<AccountWidget>>, by: Option<What>) -> Vec<usize> {
    let asked = (view.search.to_lowercase(), view.which, by, view.order.is_backwards);
    if let Some(found) = view.found.as_ref().filter(|found| Arc::ptr_eq(&found.widgets, widgets) && found.by == asked) {
        return found.rows.clone();
    }
    let wanted = &asked.0;
    let has = |widget: &AccountWidget| {
        let uuid = widget.client_uuid.as_deref().unwrap_or_default();
        widget.code.to_lowercase().contains(wanted) || widget.id.to_string().contains(wanted) || uuid.contains(wanted)
    };
    let fits = |(_, widget): &(usize, &AccountWidget)| view.which.takes(widget) && has(widget);
    let mut found: Vec<(usize, &AccountWidget)> = widgets.iter().enumerate().filter(fits).collect();
    if let Some(by) = by.filter(|by| by.title().is_some()) {
        found.sort_by(|(_, a), (_, b)| by.compare(a, b));
        if view.order.is_backwards {
            found.reverse();
        }
    }
    let rows: Vec<usize> = found.into_iter().map(|(at, _)| at).collect();
    view.found = Some(Found { widgets: widgets.clone(), by: asked, rows: rows.clone() });
    rows
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, count: usize) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        let name = cx.tr("install-find-widget");
        kit::drawn_input(ui, &mut view.search, Id::unique("widget-search"), &name, &name, false, SEARCH);
        let names = ["install-which-all", "install-which-installed", "install-which-own", "install-which-public"].map(|id| cx.tr(id));
        let kinds = [Which::All, Which::Installed, Which::Own, Which::Public];
        let choices: Vec<_> = kinds.iter().zip(&names).map(|(which, name)| (*which, None, name.as_str(), true)).collect();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            if let Some(which) = kit::segmented(ui, view.which, &choices) {
                view.which = which;
            }
            kit::help(ui, &cx.tr("install-which"), &cx.tr("install-which.help"));
        });
        kit::menu_chip(ui, None, &cx.tr("install-columns"), &cx.tr("install-columns.about"), |ui| columns(ui, cx, view));
        ui.horizontal(|ui| {
            kit::hint(ui, &cx.lang.with("install-widgets-count", &[("count", count.into())]));
            if kit::icon_button(ui, icons::REFRESH_CW, &cx.tr("install-list")).clicked() {
                cx.send(Command::Install(InstallCommand::Widgets));
            }
        });
    });
}

/// Which columns are shown. The menu stays open.
fn columns(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    for what in What::ALL.into_iter().filter(|what| *what != What::Code) {
        let Some(title) = what.title() else { continue };
        let name = cx.tr(title);
        ui.horizontal(|ui| {
            let mut on = !view.hidden.contains(&what);
            let tick = kit::tick(ui, &mut on, &name);
            let label = ui.add(egui::Label::new(&name).selectable(false).sense(egui::Sense::CLICK));
            if tick.changed() || label.clicked() {
                view.order = Order::default();
                if view.hidden.contains(&what) { view.hidden.retain(|it| *it != what) } else { view.hidden.push(what) }
            }
        });
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, widget: &AccountWidget, what: What) {
    let t = tokens(ui);
    let yes = |ui: &mut Ui, is: bool, t: &Tokens| {
        if is {
            words(ui, &cx.tr("install-yes"), t.text);
        } else {
            words(ui, "—", t.muted);
        }
    };
    match what {
        What::Logo | What::Open => {}
        What::Code => drop(code(ui, &widget.code, t.text)),
        What::Version => drop(code(ui, &widget.version, t.text)),
        What::State if widget.is_active => drop(words(ui, &cx.tr("cli-installed"), t.success)),
        What::State => drop(words(ui, &cx.tr("cli-not-installed"), t.muted)),
        What::Rating => match widget.rating {
            Some(rating) => drop(code(ui, &cx.lang.decimal(rating), t.text)),
            None => yes(ui, false, t),
        },
        What::Fields => {
            let fields = widget.template.iter().map(|field| {
                let required = if field.is_required { " *" } else { "" };
                format!("{} · {}{required} {}", field.key, field.kind.word(), field.name)
            });
            let about: Vec<String> = fields.collect();
            code(ui, &widget.template.len().to_string(), t.text).on_hover_text(about.join("\n"));
        }
        What::Pipeline => match widget.pipeline_id {
            Some(id) => {
                let known = reached.pipelines.iter().find(|pipeline| pipeline.id == id);
                words(ui, &known.map_or_else(|| id.to_string(), |pipeline| pipeline.name.clone()), t.text).on_hover_text(id.to_string());
            }
            None => yes(ui, false, t),
        },
        What::LeadSource => yes(ui, widget.is_lead_source, t),
        What::Dp => yes(ui, widget.is_work_with_dp, t),
        What::Solution => yes(ui, widget.is_crm_template, t),
        What::Integration => drop(code(ui, widget.client_uuid.as_deref().unwrap_or("—"), t.muted)),
        What::Settings => {
            let id = if widget.shows_settings() { "install-settings-shown" } else { "install-settings-hidden" };
            words(ui, &cx.tr(id), t.muted);
        }
        What::Number => drop(code(ui, &widget.id.to_string(), t.muted)),
        What::Rest => {
            let keys: Vec<&str> = widget.rest.keys().map(String::as_str).filter(|key| *key != "_links").collect();
            words(ui, if keys.is_empty() { "—" } else { "" }, t.muted);
            if !keys.is_empty() {
                code(ui, &keys.join(", "), t.muted);
            }
        }
    }
}

/// The open widget's own logo; those of others would have to come from the network, and the account names none.
fn logo(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, reached: &Reached, widget: &AccountWidget, textures: &mut Textures) {
    let own = widget.code == reached.remote.code;
    let body = open.project.widget().get("images/logo_min.png").filter(|_| own);
    match body.and_then(|body| textures.get(ui, &cx.app.images, body)) {
        Some(texture) => {
            let sized = egui::load::SizedTexture::from_handle(texture.handle);
            ui.add(egui::Image::from_texture(sized).fit_to_exact_size(vec2(LOGO, LOGO)).corner_radius(tokens::RADIUS));
        }
        None => drop(kit::icon(ui, icons::PUZZLE, tokens::ICON, tokens(ui).faint)),
    }
}

/// The way to a widget: its page in the account, and its page here if it is the open one.
fn way(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, widget: &AccountWidget) -> bool {
    let args = [("code", widget.code.as_str().into())];
    let is_practice = cx.app.install.chosen == Some(Target::Practice);
    let name = cx.lang.with(if is_practice { "install-no-page" } else { "install-open-widget" }, &args);
    if kit::icon_button_if(ui, icons::EXTERNAL_LINK, &name, !is_practice).clicked() {
        cx.send(NavCommand::OpenLink(reached.widget_page(&widget.code)));
    }
    widget.code == reached.remote.code && Button::new(&cx.tr("install-this-widget")).small().ui(ui).clicked()
}

//! The dialog that makes widgets, new ones and of folders without a manifest: what is ordered, and the files as they would be.
//! They are made and checked in a job after each change; nothing is kept until the person says so.

mod update;

use std::collections::BTreeMap;
use std::sync::Arc;

use image::RgbaImage;

use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::checks::engine::Report;
use crate::formats::path::RelPath;
use crate::model::widget::{FileChange, Widget};
use crate::services::new_widget::spec::{kept_names, suggested};
use crate::services::new_widget::{FileState, Intent, Logo, Mark, NewWidgetSpec, Problem};

/// What a person can ask of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewWidgetCommand {
    /// Open it for a new widget.
    Open,
    /// Open it for a new widget of this kind.
    OpenFor(Intent),
    /// Open it for the open folder, which has no manifest.
    Fill,
    /// Use this spec instead.
    Change(Box<NewWidgetSpec>),
    /// Make what is ordered.
    Create,
}

/// A widget to be made.
pub struct Wizard {
    /// What is ordered.
    pub order: NewWidgetSpec,
    /// What keeps it from being made.
    pub problems: Vec<Problem>,
    /// Whether the open folder becomes the widget.
    pub fills: bool,
    /// The names that are in the folder's texts already, by locale.
    pub kept_names: BTreeMap<String, String>,
    /// The files as of the last order that could be carried out, or why they can't be made (English).
    pub made: Option<Result<Made, String>>,
    before: Arc<Widget>,
    working: Option<JobId>,
}

/// A widget as it would be.
pub struct Made {
    /// All its files.
    pub widget: Arc<Widget>,
    /// What was done to each of them, in the same order.
    pub states: Vec<(RelPath, FileState)>,
    /// Its pictures, ready to be drawn.
    pub pictures: BTreeMap<RelPath, Arc<RgbaImage>>,
    /// Its errors and warnings in either profile.
    pub faults: Report,
    order: NewWidgetSpec,
    before: Arc<Widget>,
    changes: Vec<FileChange>,
    mark: Mark,
    logos: Arc<Vec<Logo>>,
}

impl Wizard {
    fn new(order: NewWidgetSpec, before: Arc<Widget>, fills: bool) -> Self {
        let kept_names = kept_names(&before);
        let problems = order.problems();
        Self { order, problems, fills, kept_names, made: None, before, working: None }
    }

    /// Whether the files are those of the present order, and can be kept.
    pub fn is_ready(&self) -> bool {
        self.problems.is_empty()
            && matches!(&self.made, Some(Ok(made)) if made.order == self.order && Arc::ptr_eq(&made.before, &self.before))
    }

    /// Takes a new order. Fields that nobody changed follow the intents, and locales the product.
    fn change(&mut self, mut order: NewWidgetSpec) {
        if order.intents != self.order.intents && order.fields == suggested(&self.order.intents) {
            order.fields = suggested(&order.intents);
        }
        if order.product != self.order.product {
            order.locales.retain(|code| order.product.locales().contains(&code.as_str()));
            if order.locales.is_empty() {
                order.locales.extend(order.product.locales().first().map(|code| (*code).to_owned()));
            }
        }
        self.problems = order.problems();
        self.order = order;
    }
}

/// The files of a widget that is ordered were made; or why not (English).
pub struct NewWidgetEvent(Result<Box<Made>, String>);

/// The dialog between two openings.
#[derive(Default)]
pub struct NewWidget {
    /// What was ordered of a new widget when the dialog was closed.
    ordered: Option<NewWidgetSpec>,
}

impl NewWidget {
    /// The dialog was closed without making anything: what was ordered of a new widget is there again when it is opened again.
    pub(in crate::app) fn cancelled(&mut self, wizard: Wizard) {
        if !wizard.fills {
            self.ordered = Some(wizard.order);
        }
    }
}

impl Dialog for Wizard {}

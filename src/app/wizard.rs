//! The dialog that makes widgets, new ones and of folders without a manifest: what is ordered, and the files as they would be.
//! They are made and checked in a job after each change; nothing is kept until the person says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::RgbaImage;

use super::App;
use super::delivery::Failure;
use super::dialog::{Dialog, Leaving};
use super::event::{Event, Owner, Ticket};
use super::jobs::JobId;
use crate::checks;
use crate::checks::engine::Report;
use crate::formats::path::RelPath;
use crate::formats::picture;
use crate::model::document::FileBody;
use crate::model::product::Product;
use crate::model::project::Edit;
use crate::model::widget::{FileChange, Widget};
use crate::services::new_widget;
use crate::services::new_widget::order::{kept_names, suggested};
use crate::services::new_widget::{Comments, FileState, Logo, Mark, Order, Problem};

/// What can be asked of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WizardCommand {
    /// Open it for a new widget.
    Open,
    /// Open it for the open folder, which has no manifest.
    Fill,
    /// Order this instead.
    Change(Box<Order>),
    /// Make what is ordered.
    Create,
}

/// A widget to be made.
pub struct Wizard {
    /// What is ordered.
    pub order: Order,
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
    order: Order,
    before: Arc<Widget>,
    changes: Vec<FileChange>,
    mark: Mark,
    logos: Arc<Vec<Logo>>,
}

impl Wizard {
    fn new(order: Order, before: Arc<Widget>, fills: bool) -> Self {
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
    fn change(&mut self, mut order: Order) {
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

impl App {
    /// Closes the dialog. What was ordered of a new widget is there again when it is opened again.
    pub(super) fn cancel(&mut self) {
        match self.state.dialog.take() {
            Some(Dialog::New(wizard)) if !wizard.fills => self.state.ordered = Some(wizard.order),
            // Whoever doesn't want to be the second closes the widget, and is asked about what is unsaved.
            Some(Dialog::Second) => self.leave(Leaving::Start),
            _ => {}
        }
    }

    pub(super) fn wizard(&mut self, command: WizardCommand) {
        let (lang, comments) = (self.state.lang(), Comments::of_code(self.state.lang().code()));
        match command {
            WizardCommand::Open => {
                let product = self.state.open.as_ref().map_or_else(Product::default, |open| open.product);
                let order = self.state.ordered.take().unwrap_or_else(|| {
                    let order = Order::plain(product, lang.code(), comments);
                    Order { names: order.locales.iter().map(|code| (code.clone(), order.name(code))).collect(), ..order }
                });
                self.show_dialog(Dialog::New(Box::new(Wizard::new(order, Arc::default(), false))));
            }
            WizardCommand::Fill => {
                let Some(open) = &self.state.open else { return };
                let folder = open.origin.as_ref().and_then(|origin| origin.path().file_stem());
                let folder = folder.unwrap_or_default().to_string_lossy().into_owned();
                let before = open.project.widget().clone();
                let order = Order::guessed(&before, &folder, lang.code(), comments);
                self.show_dialog(Dialog::New(Box::new(Wizard::new(order, before, true))));
            }
            WizardCommand::Change(order) => {
                if let Some(Dialog::New(wizard)) = &mut self.state.dialog {
                    wizard.change(*order);
                }
            }
            WizardCommand::Create => return self.create_widget(),
        }
        self.make_widget();
    }

    /// Makes the files of the present order, unless they are being made: what was changed meanwhile is made after it.
    fn make_widget(&mut self) {
        let Some(Dialog::New(wizard)) = &mut self.state.dialog else { return };
        if wizard.working.is_some() || !wizard.problems.is_empty() || wizard.is_ready() {
            return;
        }
        let (order, before) = (wizard.order.clone(), wizard.before.clone());
        let known = match &wizard.made {
            Some(Ok(made)) => Some((made.mark.clone(), made.logos.clone())),
            _ => None,
        };
        let ticket = Ticket::program(Owner::Wizard);
        wizard.working = Some(self.jobs.start("new widget", ticket, move |_| Event::Made(made(order, before, known).map(Box::new))));
    }

    pub(super) fn widget_made(&mut self, job: JobId, made: Result<Made, String>) {
        let Some(wizard) = self.waiting_wizard(job) else { return };
        let failed = made.is_err();
        wizard.made = Some(made);
        if !failed {
            self.make_widget();
        }
    }

    /// The files could not be made: the dialog says so instead of waiting for ever.
    pub(super) fn wizard_failed(&mut self, job: JobId, failure: &Failure) -> bool {
        let Some(wizard) = self.waiting_wizard(job) else { return false };
        if let Failure::Panicked(panicked) = failure {
            wizard.made = Some(Err(panicked.to_string()));
        }
        true
    }

    /// The dialog that waits for this job; it waits no more.
    fn waiting_wizard(&mut self, job: JobId) -> Option<&mut Wizard> {
        let Some(Dialog::New(wizard)) = &mut self.state.dialog else { return None };
        wizard.working.take_if(|working| *working == job).map(|_| &mut **wizard)
    }

    /// A new widget is shown after the question about unsaved changes; one made of a folder is one step in it.
    fn create_widget(&mut self) {
        let Some(Dialog::New(wizard)) = self.state.dialog.take_if(|dialog| matches!(dialog, Dialog::New(wizard) if wizard.is_ready()))
        else {
            return;
        };
        let Some(Ok(made)) = wizard.made else { return };
        if !wizard.fills {
            return self.leave(Leaving::New(made.widget, made.order.product));
        }
        let is_same = self.state.open.as_ref().is_some_and(|open| *open.project.widget() == wizard.before);
        if !is_same {
            // The folder changed meanwhile: what is made of it is worked out anew.
            return self.wizard(WizardCommand::Fill);
        }
        if let Some(of) = self.revision() {
            self.edit(Edit::new(of, made.changes));
        }
        self.with_open(|open| open.product = made.order.product);
    }
}

fn made(order: Order, before: Arc<Widget>, known: Option<(Mark, Arc<Vec<Logo>>)>) -> Result<Made, String> {
    let mark = Mark::of(&order.name(order.base()));
    let logos = match known {
        Some((same, logos)) if same == mark => logos,
        _ => Arc::new(mark.logos()),
    };
    let changes = new_widget::changes(&before, &order, &logos).map_err(|error| error.to_string())?;
    let mut widget = Widget::clone(&before);
    widget.apply(&changes).map_err(|error| error.to_string())?;
    let picture = |(path, body): (&RelPath, &FileBody)| {
        let image = picture::decode(body.as_blob()?.as_slice()).ok()?;
        Some((path.clone(), Arc::new(picture::for_screen(image))))
    };
    Ok(Made {
        states: new_widget::states(&before, &widget),
        pictures: widget.files().filter_map(picture).collect(),
        faults: checks::faults(&widget, order.product),
        widget: Arc::new(widget),
        order,
        before,
        changes,
        mark,
        logos,
    })
}

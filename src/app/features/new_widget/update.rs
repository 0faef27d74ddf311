//! Carries out the commands of the dialog that makes widgets.

use std::sync::Arc;

use super::{Made, NewWidget, NewWidgetCommand, NewWidgetEvent, Wizard};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::Leaving;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks;
use crate::formats::path::RelPath;
use crate::formats::picture;
use crate::model::document::FileBody;
use crate::model::product::Product;
use crate::model::project::Edit;
use crate::model::widget::Widget;
use crate::services::new_widget;
use crate::services::new_widget::{Comments, Logo, Mark, NewWidgetSpec};
use crate::text::Lang;

impl Feature for NewWidget {
    type Command = NewWidgetCommand;
    type Event = NewWidgetEvent;

    fn update(&mut self, core: &mut Core, command: NewWidgetCommand) {
        self.wizard(core, command);
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: NewWidgetEvent) {
        self.widget_made(core, job, event.0.map(|made| *made));
    }

    fn failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        self.wizard_failed(core, job, failure)
    }
}

impl NewWidget {
    pub(super) fn wizard(&mut self, core: &mut Core, command: NewWidgetCommand) {
        let (lang, comments) = (core.lang(), comments(core.lang()));
        match command {
            NewWidgetCommand::Open => {
                let product = core.open.as_ref().map_or_else(Product::default, |open| open.product);
                let order = self.ordered.take().unwrap_or_else(|| {
                    let order = NewWidgetSpec::plain(product, lang.code(), comments);
                    NewWidgetSpec { names: order.locales.iter().map(|code| (code.clone(), order.name(code))).collect(), ..order }
                });
                core.show_dialog(Wizard::new(order, Arc::default(), false));
            }
            NewWidgetCommand::OpenFor(intent) => {
                self.wizard(core, NewWidgetCommand::Open);
                if let Some(wizard) = core.dialogs.front_mut::<Wizard>() {
                    wizard.change(NewWidgetSpec { intents: vec![intent], ..wizard.order.clone() });
                }
            }
            NewWidgetCommand::Fill => {
                let Some(open) = &core.open else { return };
                let folder = open.origin.as_ref().and_then(|origin| origin.path().file_stem());
                let folder = folder.unwrap_or_default().to_string_lossy().into_owned();
                let before = open.project.widget().clone();
                let order = NewWidgetSpec::guessed(&before, &folder, lang.code(), comments);
                core.show_dialog(Wizard::new(order, before, true));
            }
            NewWidgetCommand::Change(order) => {
                if let Some(wizard) = core.dialogs.front_mut::<Wizard>() {
                    wizard.change(*order);
                }
            }
            NewWidgetCommand::Create => return self.create_widget(core),
        }
        self.make_widget(core);
    }

    /// Makes the files of the present order, unless they are being made: what was changed meanwhile is made after it.
    fn make_widget(&mut self, core: &mut Core) {
        let Some(wizard) = core.dialogs.front::<Wizard>() else { return };
        if wizard.working.is_some() || !wizard.problems.is_empty() || wizard.is_ready() {
            return;
        }
        let (order, before) = (wizard.order.clone(), wizard.before.clone());
        let known = match &wizard.made {
            Some(Ok(made)) => Some((made.mark.clone(), made.logos.clone())),
            _ => None,
        };
        let ticket = Ticket::program(Owner::NewWidget);
        let job = core.start("new widget", ticket, move |_| NewWidgetEvent(made(order, before, known).map(Box::new)));
        if let Some(wizard) = core.dialogs.front_mut::<Wizard>() {
            wizard.working = Some(job);
        }
    }

    pub(super) fn widget_made(&mut self, core: &mut Core, job: JobId, made: Result<Made, String>) {
        let Some(wizard) = self.waiting_wizard(core, job) else { return };
        let failed = made.is_err();
        wizard.made = Some(made);
        if !failed {
            self.make_widget(core);
        }
    }

    /// The files could not be made: the dialog says so instead of waiting for ever.
    pub(super) fn wizard_failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        let Some(wizard) = self.waiting_wizard(core, job) else { return false };
        if let Failure::Panicked(panicked) = failure {
            wizard.made = Some(Err(panicked.to_string()));
        }
        true
    }

    /// The dialog that waits for this job; it waits no more.
    fn waiting_wizard<'c>(&self, core: &'c mut Core, job: JobId) -> Option<&'c mut Wizard> {
        let wizard = core.dialogs.front_mut::<Wizard>()?;
        wizard.working.take_if(|working| *working == job).map(|_| wizard)
    }

    /// A new widget is shown after the question about unsaved changes; one made of a folder is one step in it.
    fn create_widget(&mut self, core: &mut Core) {
        if !core.dialogs.front().is_some_and(Wizard::is_ready) {
            return;
        }
        let Some(wizard) = core.dialogs.take::<Wizard>() else { return };
        let Some(Ok(made)) = wizard.made else { return };
        if !wizard.fills {
            return core.leave(Leaving::New(made.widget, made.order.product));
        }
        let is_same = core.open.as_ref().is_some_and(|open| *open.project.widget() == wizard.before);
        if !is_same {
            // The folder changed meanwhile: what is made of it is worked out anew.
            return self.wizard(core, NewWidgetCommand::Fill);
        }
        if let Some(of) = core.revision() {
            core.edit(Edit::new(of, made.changes));
        }
        core.with_open(|open| open.product = made.order.product);
    }
}

fn comments(lang: Lang) -> Comments {
    match lang {
        Lang::En | Lang::Pseudo => Comments::En,
        Lang::Ru => Comments::Ru,
    }
}

fn made(order: NewWidgetSpec, before: Arc<Widget>, known: Option<(Mark, Arc<Vec<Logo>>)>) -> Result<Made, String> {
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

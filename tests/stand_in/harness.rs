//! A stand-in with a widget that can be changed.

use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::product::Product;
use widget_studio::model::project::{DocId, Revision};
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::stand_in::libraries::Libraries;
use widget_studio::stand_in::{Build, Kept, Options, StandIn};
use widget_studio::text::Lang;

/// A running stand-in with what is needed to give it another build.
pub struct Bench {
    pub stand_in: StandIn,
    pub widget: Widget,
    revision: Revision,
}

/// The libraries of the CRM; `npm ci --ignore-scripts` in the folder `web` brings them.
pub fn libraries() -> Libraries {
    Libraries::find().unwrap_or_else(|error| panic!("{error}: run npm ci --ignore-scripts in the folder web"))
}

pub fn options() -> Options {
    Options {
        port: 0,
        lang: Lang::En,
        product: Product::AmoCrm,
        name: "plain".to_owned(),
        libraries: libraries(),
        kept: Kept::default(),
        can_edit: false,
        wake: None,
    }
}

pub fn write(path: &str, text: &str) -> FileChange {
    FileChange::Write { path: RelPath::new(path).unwrap(), body: FileBody::text(text) }
}

impl Bench {
    pub fn with(options: Options, widget: Widget) -> Self {
        let revision = Revision { doc: DocId::default(), number: 1 };
        let stand_in = StandIn::start(options, Build::of(&widget, revision, false)).unwrap();
        Self { stand_in, widget, revision }
    }

    /// The widget as it is now.
    pub fn build(&mut self, unsaved: bool) -> Build {
        self.revision.number += 1;
        Build::of(&self.widget, self.revision, unsaved)
    }

    pub fn change(&mut self, changes: &[FileChange]) -> Build {
        self.widget.apply(changes).unwrap();
        self.build(true)
    }
}

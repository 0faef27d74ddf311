//! Blocks of the manifest that go with an area, and the tour: which there are, and whether a widget has them.

use super::locations;
use crate::formats::json::pointer;
use crate::model::widget::Widget;

/// A block with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// A step of the Digital Pipeline.
    Pipeline,
    /// Steps of a bot.
    Bot,
    /// A page in the account's settings.
    Advanced,
    /// Items of the left menu.
    Menu,
    /// Sending of SMS.
    Sms,
    /// A card in the mobile app.
    Mobile,
    /// A field of the CRM's web forms.
    Forms,
    /// Pictures before the installation.
    Tour,
}

impl Block {
    /// All blocks, in the order in which they are shown.
    pub const ALL: [Self; 8] = [Self::Pipeline, Self::Bot, Self::Advanced, Self::Menu, Self::Sms, Self::Mobile, Self::Forms, Self::Tour];

    /// Its key at the top of the manifest. Source: `docs/PLATFORM.md` 1.1, read 2026-11-21.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pipeline => "dp",
            Self::Bot => "salesbot_designer",
            Self::Advanced => "advanced",
            Self::Menu => "left_menu",
            Self::Sms => "sms",
            Self::Mobile => "mobile",
            Self::Forms => "amoforms_settings",
            Self::Tour => "tour",
        }
    }

    /// Its JSON pointer.
    pub fn pointer(self) -> String {
        pointer::join("", self.key())
    }

    /// The area that it goes with; the tour goes with none.
    pub fn area(self) -> Option<&'static str> {
        locations::AREAS.iter().find(|area| area.block == Some(self.key())).map(|area| area.name)
    }

    /// Whether `widget` has the block.
    pub fn is_there(self, widget: &Widget) -> bool {
        widget.manifest(&self.pointer()).is_some()
    }

    /// Whether `widget` has the block or its area.
    pub fn is_used(self, widget: &Widget) -> bool {
        self.is_there(widget) || self.area().is_some_and(|area| locations::declares(widget, area))
    }
}

/// Whether the forms of fields and blocks show what is at `pointer` of the manifest; a block of fields inside `widget` included.
pub fn is_in_form(pointer: &str) -> bool {
    let is_block = |block: Block| pointer::is_within(pointer, &block.pointer());
    ["/settings", "/widget/settings"].iter().any(|at| pointer::is_within(pointer, at)) || Block::ALL.into_iter().any(is_block)
}

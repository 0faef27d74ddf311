//! The way to ask for an address for support.

use crate::checks::engine::fix::{FixOption, IntoFix};
use crate::checks::engine::question::Question;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::Widget;
use crate::text::msg::Msg;

/// Where the web address stands in the manifest.
pub const LINK: &str = "/widget/support/link";
/// Where the e-mail address stands.
pub const EMAIL: &str = "/widget/support/email";

/// The way to type the address for support.
pub fn ask_contact(widget: &Widget) -> Option<FixOption> {
    let questions = [LINK, EMAIL].map(Question::value_of).into();
    ChangeBuilder::new(widget).asking(Msg::new("fix-type-contact"), questions)
}

//! Fields that a person fills in when installing a widget, in a pipeline step or in a bot block.

use super::json::{Member, Node, pointer};
use super::widget::Widget;

/// Field types of `settings`. Source: `domain.md` 1.5, read 2026-11-21.
pub const TYPES: &[&str] = &["text", "pass", "users", "users_lp", "custom"];

/// Field types of `dp.settings`: those of `settings` and what the official wizard adds.
/// Source: `domain.md` 1.6, read 2026-11-21.
pub const DP_TYPES: &[&str] = &["text", "pass", "users", "users_lp", "custom", "number"];

/// Field types of a bot block. Source: `domain.md` 1.7, read 2026-11-21.
pub const SALESBOT_TYPES: &[&str] = &["text", "numeric", "url"];

/// The handlers of `salesbot_designer` with their pointers: every member but `logo`.
pub fn handlers(widget: &Widget) -> Vec<(String, &Member)> {
    let members = widget.manifest("/salesbot_designer").map_or(&[][..], Node::members);
    let handlers = members.iter().filter(|member| member.key != "logo");
    handlers.map(|member| (pointer::join("/salesbot_designer", &member.key), member)).collect()
}

//! Typing, undo, and the version: what a person changes in the open widget by hand. It has no state of its own: the widget's is in
//! the core.

use crate::app::core::Core;
use crate::app::core::intent::Intent;
use crate::checks::engine::rule::Severity;
use crate::crm::manifest::{Bump, bump as bumped};
use crate::model::project::{DocId, Project};
use crate::model::widget::MANIFEST;
use crate::text::msg::Msg;

/// What a person changes by hand.
#[derive(Debug, Clone)]
pub enum EditingCommand {
    /// Change the widget as one step.
    Edit {
        /// The widget that the person sees.
        doc: DocId,
        /// What to change.
        intent: Intent,
    },
    /// Take back what was typed last into a field.
    CancelTyping {
        /// The widget that the person sees.
        doc: DocId,
        /// The merge key of what was typed.
        key: String,
        /// What puts back what the field had before.
        before: Intent,
    },
    /// Typing in a field has ended.
    EndTyping,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Raise the version.
    Bump(Bump),
}

/// Carries out a command.
pub fn update(core: &mut Core, command: EditingCommand) {
    match command {
        EditingCommand::Edit { doc, intent } => core.carry_out(doc, &intent),
        EditingCommand::CancelTyping { doc, key, before } => core.cancel_typing(doc, &key, &before),
        EditingCommand::EndTyping => core.with_open(|open| open.project.seal()),
        EditingCommand::Undo => core.step(Project::undo),
        EditingCommand::Redo => core.step(Project::redo),
        EditingCommand::Bump(step) => bump(core, step),
    }
}

fn bump(core: &mut Core, step: Bump) {
    let Some(open) = &core.open else { return };
    let Some(next) = open.version().and_then(|version| bumped(version, step)) else {
        core.notify(Some(Severity::Warning), Msg::new("notice-version"), None);
        return;
    };
    let (doc, intent) = (open.project.id(), Intent::set(MANIFEST, "/widget/version", next));
    core.with_open(|open| open.project.seal());
    core.carry_out(doc, &intent);
    core.with_open(|open| open.project.seal());
}

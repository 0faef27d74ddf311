//! Sends the changes of keys and locales; larger ones are shown before they are made.

use super::{GridCx, View};
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::app::core::navigation::NavCommand;
use crate::app::features::editing::EditingCommand;
use crate::crm::i18n::usage::{Usage, Uses, rename_in_scripts};
use crate::formats::json::pointer;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::texts::exchange::key;
use crate::services::texts::grid::{Content, Row};
use crate::services::texts::structure;
use crate::text::messages::texts::message as why;
use crate::text::msg::Msg;

fn widget<'o>(gcx: &GridCx<'o, '_>) -> &'o Widget {
    gcx.open.project.widget()
}

/// Shows what a step would change.
fn propose(gcx: &GridCx<'_, '_>, title: Msg, about: Msg, ways: Ways) {
    gcx.cx.send(EditingCommand::EndTyping);
    gcx.cx.propose(gcx.open, Proposal { title, about, ways });
}

/// Fills what `code` lacks of `keys` from the base, marked as to do; all that it lacks if there are no keys.
pub fn fill(gcx: &GridCx<'_, '_>, code: &str, keys: &[&str]) {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    gcx.cx.edit(gcx.open, Intent::FillFromBase { locale: code.to_owned(), keys });
}

/// Offers the shapes that a key has: a text, or a section.
pub fn repair_shape(gcx: &GridCx<'_, '_>, row: &Row) {
    let mut like = Vec::new();
    for is_section in [row.is_section, !row.is_section] {
        let has = |content: Content| match content {
            Content::Missing | Content::Unreadable => false,
            other => (other == Content::Section) == is_section,
        };
        let column = row.cells.iter().position(|cell| has(cell.content)).and_then(|at| gcx.grid.columns.get(at));
        if let Some(column) = column {
            let id = if is_section { "texts-make-section" } else { "texts-make-text" };
            like.push((Msg::new(id).with("locale", &column.code), column.code.clone()));
        }
    }
    let title = Msg::new("texts-repair-title").with("key", key::of(&row.key));
    propose(gcx, title, Msg::new("texts-repair-about"), Ways::RepairShape { key: row.key.to_string(), like });
}

/// Renames a key or section. Where scripts use it by name, what changes in them is shown first.
///
/// # Errors
/// Why the name can't be given.
pub fn rename(gcx: &GridCx<'_, '_>, view: &mut View, from: &str, to: &str) -> Result<(), Msg> {
    if from == to {
        return Ok(());
    }
    structure::rename(widget(gcx), from, to).map_err(|error| why(&error))?;
    let script = rename_in_scripts(widget(gcx), from, to);
    view.wanted = Some(to.to_owned());
    let left = places_left(gcx, from, &script);
    if !left.is_empty() {
        gcx.cx.send(NavCommand::Tell(Msg::new("texts-rename-left").with("key", key::of(from)).with("places", left.join(", "))));
    }
    let (from, to) = (from.to_owned(), to.to_owned());
    if script.is_empty() {
        gcx.cx.edit(gcx.open, Intent::RenameKey { from, to });
    } else {
        let title = Msg::new("texts-rename-title").with("from", key::of(&from)).with("to", key::of(&to));
        propose(gcx, title, Msg::new("texts-rename-about"), Ways::RenameKey { from, to });
    }
    Ok(())
}

/// Places in scripts that use a key by its old name, or may mean it by a computed one, after `changes`.
fn places_left(gcx: &GridCx<'_, '_>, key: &str, changes: &[FileChange]) -> Vec<String> {
    let mut renamed = widget(gcx).clone();
    if renamed.apply(changes).is_err() {
        return Vec::new();
    }
    let uses = Uses::read(&renamed);
    let in_scripts = uses.of(key).iter().filter(|place| place.file != MANIFEST);
    in_scripts.chain(uses.may_mean(key)).map(|place| format!("{}:{}", place.file, place.line)).collect()
}

/// Whether a key may be deleted: not if a script may mean it by a computed name.
pub fn can_delete(gcx: &GridCx<'_, '_>, row: &Row) -> bool {
    let below = gcx.grid.rows.iter().filter(|other| !other.is_section && pointer::is_within(&other.key, &row.key));
    below.into_iter().all(|other| other.usage != Usage::Undeterminable)
}

/// Deletes a key or section: at once if nothing uses it, else after a look at what goes.
pub fn delete(gcx: &GridCx<'_, '_>, row: &Row) {
    let below: Vec<&Row> = gcx.grid.rows.iter().filter(|other| pointer::is_within(&other.key, &row.key)).collect();
    let used: usize = below.iter().map(|row| gcx.grid.uses.of(&row.key).len()).sum();
    let gone = vec![row.key.to_string()];
    if used == 0 && !row.is_section {
        return gcx.cx.edit(gcx.open, Intent::DeleteKeys(gone));
    }
    let keys = below.iter().filter(|row| !row.is_section).count();
    let title = Msg::new("texts-delete-title").with("key", key::of(&row.key));
    let about = Msg::new(if used == 0 { "texts-delete-section" } else { "texts-delete-used" }).with("keys", keys).with("uses", used);
    propose(gcx, title, about, Ways::DeleteKeys(gone));
}

/// Moves a key or section up or down among its siblings.
pub fn move_row(gcx: &GridCx<'_, '_>, key: &str, down: bool) {
    let Some((section, name)) = pointer::split_last(key) else { return };
    let is_sibling = |row: &&Row| row.key.rsplit_once('/').map(|(parent, _)| parent) == Some(section);
    let siblings: Vec<&str> = gcx.grid.rows.iter().filter(is_sibling).map(|row| row.name.as_str()).collect();
    let Some(at) = siblings.iter().position(|sibling| *sibling == name) else { return };
    let after = match (down, at) {
        (true, _) if at + 1 == siblings.len() => return,
        (true, _) => siblings.get(at + 1).copied(),
        (false, 0) => return,
        (false, _) => at.checked_sub(2).and_then(|before| siblings.get(before).copied()),
    };
    let (key, section, after) = (key.to_owned(), section.to_owned(), after.map(str::to_owned));
    gcx.cx.edit(gcx.open, Intent::MoveKey { key, section, after });
}

/// Shows what goes with a locale.
pub fn remove_locale(gcx: &GridCx<'_, '_>, code: &str) {
    let texts = gcx.grid.columns.iter().find(|column| column.code == code).map_or(0, |column| column.counts.all() - column.counts.missing);
    let title = Msg::new("texts-remove-title").with("locale", code);
    let about = Msg::new("texts-remove-about").with("locale", code).with("texts", texts);
    propose(gcx, title, about, Ways::RemoveLocale(code.to_owned()));
}

/// Declares a locale that has a file.
pub fn declare(gcx: &GridCx<'_, '_>, code: &str) {
    gcx.cx.edit(gcx.open, Intent::DeclareLocale(code.to_owned()));
}

/// Creates the file of a locale, and its entry if it has none.
pub fn add_locale(gcx: &GridCx<'_, '_>, code: &str) -> Result<(), Msg> {
    structure::add_locale(widget(gcx), code).map_err(|error| why(&error))?;
    gcx.cx.edit(gcx.open, Intent::AddLocale(code.to_owned()));
    Ok(())
}

/// Adds a key or a section after the cursor's sibling.
///
/// # Errors
/// Why the name can't be given.
pub fn add(gcx: &GridCx<'_, '_>, view: &mut View, key: &str, is_section: bool) -> Result<(), Msg> {
    let beside = view
        .cursor
        .as_ref()
        .and_then(|cursor| pointer::split_last(&cursor.key))
        .filter(|(parent, _)| pointer::split_last(key).is_some_and(|(section, _)| section == *parent));
    let after = beside.map(|(_, name)| name);
    make(gcx, view, key, Intent::AddKey { key: key.to_owned(), after, is_section })
}

/// Adds the key `key` with the texts of its sibling `like`.
///
/// # Errors
/// Why the name can't be given.
pub fn copy(gcx: &GridCx<'_, '_>, view: &mut View, like: &str, key: &str) -> Result<(), Msg> {
    match (pointer::split_last(like), pointer::split_last(key)) {
        (Some((old, _)), Some((new, name))) if old == new => make(gcx, view, key, Intent::CopyKey { like: like.to_owned(), name }),
        _ => Err(why(&structure::StructureError::NoName)),
    }
}

/// Carries out what makes `key`, and goes there.
fn make(gcx: &GridCx<'_, '_>, view: &mut View, key: &str, intent: Intent) -> Result<(), Msg> {
    if let Err(error) = intent.changes(widget(gcx)) {
        return Err(error.msg().unwrap_or_else(|| Msg::new("texts-error-change").with("reason", error.to_string())));
    }
    view.wanted = Some(key.to_owned());
    gcx.cx.edit(gcx.open, intent);
    Ok(())
}

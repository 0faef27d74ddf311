//! What a person does with keys and locales: the changes come from the domain; larger ones are shown before they are made.

use super::{Stage, View, errors, send};
use crate::app::command::Command;
use crate::checks::finding::Msg;
use crate::checks::fix::FixOption;
use crate::domain::i18n::exchange::key;
use crate::domain::i18n::grid::{Content, Row};
use crate::domain::i18n::structure::{self, Outcome};
use crate::domain::i18n::usage::{Usage, Uses, rename_in_scripts};
use crate::domain::json::pointer;
use crate::domain::widget::{FileChange, MANIFEST, Widget};

fn widget<'o>(stage: &Stage<'o, '_>) -> &'o Widget {
    stage.open.project.widget()
}

/// Shows what a step would change; says why if it can't be made.
fn propose(stage: &Stage<'_, '_>, title: Msg, about: Msg, ways: Vec<(Msg, Outcome)>) {
    let mut offered = Vec::new();
    for (name, outcome) in ways {
        match outcome {
            Ok(changes) => offered.push(FixOption::new(name, changes)),
            Err(error) => return stage.cx.send(Command::Tell(errors::msg(&error))),
        }
    }
    stage.cx.send(Command::EndTyping);
    stage.cx.send(Command::Propose { title, about, ways: offered });
}

/// Fills what `code` lacks of `keys` from the base, marked as to do; all that it lacks if there are no keys.
pub fn fill(stage: &Stage<'_, '_>, code: &str, keys: &[&str]) {
    send(stage.cx, structure::fill_from_base(widget(stage), code, keys));
}

/// Offers the shapes that a key has: a text, or a section.
pub fn repair_shape(stage: &Stage<'_, '_>, row: &Row) {
    let mut ways = Vec::new();
    for is_section in [row.is_section, !row.is_section] {
        let has = |content: Content| match content {
            Content::Missing | Content::Unreadable => false,
            other => (other == Content::Section) == is_section,
        };
        let like = row.cells.iter().position(|cell| has(cell.content)).and_then(|at| stage.grid.columns.get(at));
        if let Some(like) = like {
            let id = if is_section { "texts-make-section" } else { "texts-make-text" };
            ways.push((Msg::new(id).with("locale", &like.code), structure::repair_shape(widget(stage), &row.key, &like.code)));
        }
    }
    propose(stage, Msg::new("texts-repair-title").with("key", key::of(&row.key)), Msg::new("texts-repair-about"), ways);
}

/// Renames a key or section. Where scripts use it by name, what changes in them is shown first. Returns whether the name
/// could be given.
pub fn rename(stage: &Stage<'_, '_>, view: &mut View, from: &str, to: &str) -> Result<(), Msg> {
    if from == to {
        return Ok(());
    }
    let changes = structure::rename(widget(stage), from, to).map_err(|error| errors::msg(&error))?;
    let script = rename_in_scripts(widget(stage), from, to);
    view.wanted = Some(to.to_owned());
    let left = places_left(stage, from, &script);
    if !left.is_empty() {
        stage.cx.send(Command::Tell(Msg::new("texts-rename-left").with("key", key::of(from)).with("places", left.join(", "))));
    }
    if script.is_empty() {
        send(stage.cx, Ok(changes));
        return Ok(());
    }
    let both = changes.iter().cloned().chain(script).collect();
    let ways = vec![(Msg::new("texts-rename-with-script"), Ok(both)), (Msg::new("texts-rename-alone"), Ok(changes))];
    let title = Msg::new("texts-rename-title").with("from", key::of(from)).with("to", key::of(to));
    propose(stage, title, Msg::new("texts-rename-about"), ways);
    Ok(())
}

/// Places in scripts that use a key by its old name, or may mean it by a computed one, after `changes`.
fn places_left(stage: &Stage<'_, '_>, key: &str, changes: &[FileChange]) -> Vec<String> {
    let mut renamed = widget(stage).clone();
    if renamed.apply(changes).is_err() {
        return Vec::new();
    }
    let uses = Uses::read(&renamed);
    let in_scripts = uses.of(key).iter().filter(|place| place.file != MANIFEST);
    in_scripts.chain(uses.may_mean(key)).map(|place| format!("{}:{}", place.file, place.line)).collect()
}

/// Whether a key may be deleted: not if a script may mean it by a computed name.
pub fn can_delete(stage: &Stage<'_, '_>, row: &Row) -> bool {
    let below = stage.grid.rows.iter().filter(|other| !other.is_section && pointer::is_within(&other.key, &row.key));
    below.into_iter().all(|other| other.usage != Usage::Undeterminable)
}

/// Deletes a key or section: at once if nothing uses it, else after a look at what goes.
pub fn delete(stage: &Stage<'_, '_>, row: &Row) {
    let below: Vec<&Row> = stage.grid.rows.iter().filter(|other| pointer::is_within(&other.key, &row.key)).collect();
    let used: usize = below.iter().map(|row| stage.grid.uses.of(&row.key).len()).sum();
    let outcome = structure::delete(widget(stage), &[&row.key]);
    if used == 0 && !row.is_section {
        send(stage.cx, outcome);
        return;
    }
    let keys = below.iter().filter(|row| !row.is_section).count();
    let title = Msg::new("texts-delete-title").with("key", key::of(&row.key));
    let about = Msg::new(if used == 0 { "texts-delete-section" } else { "texts-delete-used" }).with("keys", keys).with("uses", used);
    propose(stage, title, about, vec![(Msg::new("texts-delete"), outcome)]);
}

/// Moves a key or section up or down among its siblings.
pub fn move_row(stage: &Stage<'_, '_>, key: &str, down: bool) {
    let Some((section, name)) = pointer::split_last(key) else { return };
    let is_sibling = |row: &&Row| row.key.rsplit_once('/').map(|(parent, _)| parent) == Some(section);
    let siblings: Vec<&str> = stage.grid.rows.iter().filter(is_sibling).map(|row| row.name.as_str()).collect();
    let Some(at) = siblings.iter().position(|sibling| *sibling == name) else { return };
    let after = match (down, at) {
        (true, _) if at + 1 == siblings.len() => return,
        (true, _) => siblings.get(at + 1).copied(),
        (false, 0) => return,
        (false, _) => at.checked_sub(2).and_then(|before| siblings.get(before).copied()),
    };
    send(stage.cx, structure::move_key(widget(stage), key, section, after));
}

/// Shows what goes with a locale.
pub fn remove_locale(stage: &Stage<'_, '_>, code: &str) {
    let texts =
        stage.grid.columns.iter().find(|column| column.code == code).map_or(0, |column| column.counts.all() - column.counts.missing);
    let title = Msg::new("texts-remove-title").with("locale", code);
    let about = Msg::new("texts-remove-about").with("locale", code).with("texts", texts);
    propose(stage, title, about, vec![(Msg::new("texts-remove"), structure::remove_locale(widget(stage), code))]);
}

/// Declares a locale that has a file.
pub fn declare(stage: &Stage<'_, '_>, code: &str) {
    send(stage.cx, structure::declare_locale(widget(stage), code));
}

/// Creates the file of a locale, and its entry if it has none.
pub fn add_locale(stage: &Stage<'_, '_>, code: &str) -> Result<(), Msg> {
    let changes = structure::add_locale(widget(stage), code).map_err(|error| errors::msg(&error))?;
    send(stage.cx, Ok(changes));
    Ok(())
}

/// Adds a key or a section after the cursor's sibling, or copies `like`.
pub fn add(stage: &Stage<'_, '_>, view: &mut View, key: &str, kind: &super::prompt::Kind) -> Result<(), Msg> {
    use super::prompt::Kind;
    let beside = view
        .cursor
        .as_ref()
        .and_then(|cursor| pointer::split_last(&cursor.key))
        .filter(|(parent, _)| pointer::split_last(key).is_some_and(|(section, _)| section == *parent));
    let after = beside.as_ref().map(|(_, name)| name.as_str());
    let outcome = match kind {
        Kind::Section => structure::add_section(widget(stage), key, after),
        Kind::Copy(like) => match (pointer::split_last(like), pointer::split_last(key)) {
            (Some((old, _)), Some((new, name))) if old == new => structure::duplicate(widget(stage), like, &name),
            _ => Err(structure::StructureError::NoName),
        },
        _ => structure::add_key(widget(stage), key, after, ""),
    };
    let changes = outcome.map_err(|error| errors::msg(&error))?;
    view.wanted = Some(key.to_owned());
    send(stage.cx, Ok(changes));
    Ok(())
}

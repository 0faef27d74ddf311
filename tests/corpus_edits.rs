//! What the forms do to real widgets: each edit changes its own bytes alone, and undo brings them back.
//!
//! The widgets are those of `corpus.rs`.

#[path = "corpus/widgets.rs"]
mod widgets;

use std::path::Path;

use widget_studio::crm::i18n;
use widget_studio::crm::settings::{Fields, Form, handlers};
use widget_studio::formats::json::{Kind, pointer};
use widget_studio::model::project::{Edit, Project};
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::forms::fields;
use widget_studio::services::forms::fields::{FieldError, NewField};

use widgets::each;

/// The forms of a widget: its settings, its pipeline step where there is one, its bot steps.
fn forms(widget: &Widget) -> Vec<Form> {
    let mut forms = vec![Form::Window];
    forms.extend(widget.manifest("/dp").map(|_| Form::Pipeline));
    let blocks = handlers(widget).into_iter().filter(|(_, handler)| handler.node.kind() == Kind::Object);
    forms.extend(blocks.map(|(_, handler)| Form::Bot(handler.key.clone())));
    forms
}

/// Whether `new` is `old` with some bytes put in at one place.
fn is_insertion(old: &str, new: &str) -> bool {
    let start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let end = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    start + end >= old.len()
}

/// Applies `changes` and returns the widget before and after; undo must lead back to every byte.
fn applied(at: &str, widget: &Widget, changes: Vec<FileChange>) -> Widget {
    let mut project = Project::new(widget.clone());
    project.apply(Edit::new(project.revision(), changes)).unwrap();
    let after = (**project.widget()).clone();
    assert!(project.undo().is_some() && **project.widget() == *widget, "{at}: undo");
    after
}

#[test]
fn a_field_that_is_added_and_removed_leaves_every_other_byte() {
    each("a field added and removed", |path, widget| {
        for form in forms(widget) {
            let at = format!("{} {form:?}", path.display());
            let code = fields::free_code(widget, &form, "added_here");
            let label = ["ru", "en"].map(|locale| (locale.to_owned(), format!("Поле {locale}"))).to_vec();
            let field = NewField { code: code.clone(), kind: "text".to_owned(), required: true, label };
            let before = form.fields(widget);
            match fields::add(widget, &form, &field) {
                Ok(changes) => added_and_removed(&at, path, widget, &form, &code, changes),
                Err(FieldError::Change(_)) if matches!(before, Fields::Malformed(_)) => {}
                // Nothing can be added to a manifest that is no object, and so cut off that there is no place.
                Err(error) => assert!(widget.json(MANIFEST).is_none_or(|json| !json.is_whole()), "{at}: {error}"),
            }
        }
    });
}

fn added_and_removed(at: &str, path: &Path, widget: &Widget, form: &Form, code: &str, changes: Vec<FileChange>) {
    let with = applied(at, widget, changes);
    for (file, body) in widget.files() {
        let (old, new) = (body.as_text(), with.text(file.as_str()));
        match (old, new) {
            (Some(old), Some(new)) if *file == *MANIFEST && form.fields(widget) == Fields::Absent && old.as_str() != new.as_str() => {}
            (Some(old), Some(new)) => assert!(is_insertion(old.as_str(), new.as_str()), "{at}: {file}"),
            _ => assert_eq!(Some(body), with.get(file.as_str()), "{at}: {file}"),
        }
    }
    assert_eq!(with.files().len(), widget.files().len(), "{at}");
    let key = with.manifest(&pointer::join(&pointer::join(&form.pointer(), code), "name")).and_then(|node| node.as_str()).unwrap();
    for file in i18n::readable(&with) {
        assert!(matches!(i18n::resolve(file.json, key), i18n::Resolved::Text(_)), "{at}: {key} in {}", file.code);
    }
    let without = applied(at, &with, fields::remove(&with, form, code).unwrap());
    let codes = |widget: &Widget| form.fields(widget).listed().iter().map(|field| field.code.to_owned()).collect::<Vec<_>>();
    assert_eq!(codes(&without), codes(widget), "{}", path.display());
    if !codes(widget).is_empty() {
        assert_eq!(without.text(MANIFEST).map(|text| text.as_str()), widget.text(MANIFEST).map(|text| text.as_str()), "{at}");
    }
}

#[test]
fn a_field_that_is_moved_there_and_back_leaves_every_byte() {
    each("a field moved", |path, widget| {
        for form in forms(widget) {
            let at = format!("{} {form:?}", path.display());
            let Some(first) = form.fields(widget).listed().first().map(|field| field.code.to_owned()) else { continue };
            let last = form.fields(widget).listed().len() - 1;
            let moved = applied(&at, widget, fields::move_to(widget, &form, &first, last).unwrap());
            let back = fields::move_to(&moved, &form, &first, 0).unwrap();
            assert!(applied(&at, &moved, back) == *widget, "{at}");
        }
    });
}

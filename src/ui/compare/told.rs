//! The side of a comparison: what is told to people, to be edited and copied, and the pictures that differ.

use egui::{Id, RichText, Role, Ui};

use super::View;
use crate::app::features::compare::{CompareCommand, Compared};
use crate::report::difference::picture_words;
use crate::text::Lang;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons, pair};

/// Height of the pictures.
const PICTURE: f32 = 210.0;
/// Below this width buttons are icons.
const NARROW: f32 = 300.0;
/// Height of a row.
const LINE: f32 = 26.0;

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
    changelog(ui, cx, view);
    pictures(ui, cx, result, view);
}

fn changelog(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let lang = view.lang.unwrap_or(cx.lang);
    let is_narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        kit::title(ui, &cx.tr("builds-changelog"));
        let choices: Vec<_> = Lang::ALL.into_iter().map(|lang| (lang, None, lang.code(), true)).collect();
        if let Some(lang) = kit::segmented(ui, lang, &choices) {
            view.lang = Some(lang);
        }
        kit::right(ui, |ui| {
            let name = cx.tr("builds-copy");
            let button =
                if is_narrow { kit::icon_button(ui, icons::COPY, &name) } else { Button::new(&name).icon(icons::COPY).small().ui(ui) };
            kit::menu(&button, |ui| {
                for (plain, id) in [(true, "builds-copy-text"), (false, "builds-copy-markdown")] {
                    if kit::menu_item(ui, false, &cx.tr(id)) {
                        cx.send(CompareCommand::CopyChangelog { lang, plain });
                    }
                }
            });
        });
    });
    let mut text = cx.app.compare.told(lang);
    let width = ui.available_width();
    let name = format!("{} ({})", cx.tr("builds-changelog"), lang.code());
    if kit::code_input(ui, &mut text, Id::unique(("builds-changelog", lang.code())), &name, false, width).changed() {
        cx.send(CompareCommand::EditChangelog(lang, text));
    }
    ui.horizontal_wrapped(|ui| {
        if cx.app.compare.changelog.contains_key(lang.code()) {
            if kit::link(ui, &cx.tr("builds-remake")).clicked() {
                cx.send(CompareCommand::RemakeChangelog(lang));
            }
        } else {
            kit::hint(ui, &cx.tr("builds-changelog-about"));
        }
    });
}

fn pictures(ui: &mut Ui, cx: &Cx<'_>, result: &Compared, view: &mut View) {
    let t = tokens(ui);
    let pictures = &result.found.difference.pictures;
    if pictures.is_empty() {
        return;
    }
    ui.add_space(tokens::SPACE_S);
    kit::title(ui, &cx.tr("builds-pictures"));
    let shown = cx.app.compare.picture.as_ref();
    if shown.is_none()
        && let Some(first) = pictures.first()
    {
        cx.send(CompareCommand::ShowPicture(first.path.clone()));
    }
    if let Some((path, picture)) = shown {
        match picture {
            Some(picture) => pair::ui(ui, cx, picture, &mut view.pair, &mut view.shots, PICTURE),
            None => drop(kit::muted(ui, &cx.tr("builds-no-picture"))),
        }
        ui.add(egui::Label::new(RichText::new(path).font(tokens::code(tokens::CODE_SMALL)).color(t.text)).truncate());
        if let Some(change) = pictures.iter().find(|change| change.path == *path) {
            let sides = [&change.old, &change.new].map(|facts| picture_words(cx.lang, facts.as_ref()));
            kit::hint(ui, &sides.join(" → "));
        }
    }
    if pictures.len() > 1 {
        for change in pictures {
            let on = shown.is_some_and(|(path, _)| *path == change.path);
            let row = Row::new(ui, LINE, on, tokens::RADIUS);
            let words = RichText::new(&change.path).font(tokens::code(tokens::CODE_SMALL)).color(if on { t.accent_text } else { t.text });
            row.fill(ui, &change.path, row.rect.left() + tokens::GAP, row.rect.right(), words);
            if row.end(ui, Role::Button, &change.path, "").clicked() {
                cx.send(CompareCommand::ShowPicture(change.path.clone()));
            }
        }
    }
}

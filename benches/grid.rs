//! What the grid of texts costs with 10,000 keys in five locales: making it, a key press, a search.

#[path = "common/large.rs"]
mod large;

use std::collections::HashSet;
use std::hint::black_box;
use std::sync::Arc;

use divan::Bencher;
use large::{LARGE, widget};
use widget_studio::services::texts::grid::{Filter, Grid};
use widget_studio::services::texts::structure::set_texts;

fn main() {
    divan::main();
}

#[divan::bench]
fn made_anew(bencher: Bencher) {
    let widget = Arc::new(widget(LARGE));
    bencher.bench(|| Grid::new(&widget, &widget, None, None));
}

/// The change of one text, reading its file anew, and the grid after it.
#[divan::bench]
fn after_a_key_press(bencher: Bencher) {
    let widget = Arc::new(widget(LARGE));
    let before = Grid::new(&widget, &widget, None, None);
    bencher.bench(|| {
        let mut next = (*widget).clone();
        let changes = set_texts(&next, "/section_50/key_50", &[("es", "x")]);
        let applied = changes.is_ok_and(|changes| next.apply(&changes).is_ok());
        (applied, Grid::new(&Arc::new(next), &widget, None, Some(&before)))
    });
}

#[divan::bench]
fn search(bencher: Bencher) {
    let widget = Arc::new(widget(LARGE));
    let grid = Grid::new(&widget, &widget, None, None);
    bencher.bench(|| grid.visible(Filter::All, black_box("text 99"), &HashSet::new()));
}

//! What a frame of each tab costs the processor, up to the triangles: at rest, while scrolling, while typing. Bound: 8 ms.

#[path = "common/faulty.rs"]
mod faulty;
#[path = "common/folder.rs"]
mod folder;
#[path = "common/large.rs"]
mod large;
#[path = "common/window.rs"]
mod window;

use divan::Bencher;
use egui::{Event, Pos2};
use faulty::faulty;
use large::{LARGE, widget};
use widget_studio::app::core::tab::Tab;
use widget_studio::services::bundled;
use window::{Window, wheel};

fn main() {
    divan::main();
}

#[divan::bench(args = Tab::ALL)]
fn typical_at_rest(bencher: Bencher, tab: Tab) {
    at_rest(bencher, Window::new("frame", &bundled::sample(), tab));
}

#[divan::bench(args = Tab::ALL)]
fn large_at_rest(bencher: Bencher, tab: Tab) {
    at_rest(bencher, Window::new("frame", &widget(LARGE), tab));
}

#[divan::bench(args = Tab::ALL)]
fn faulty_at_rest(bencher: Bencher, tab: Tab) {
    at_rest(bencher, Window::new("frame", &faulty(), tab));
}

#[divan::bench(args = Tab::ALL)]
fn typical_scrolled(bencher: Bencher, tab: Tab) {
    scrolled(bencher, Window::new("frame", &bundled::sample(), tab));
}

#[divan::bench(args = Tab::ALL)]
fn large_scrolled(bencher: Bencher, tab: Tab) {
    scrolled(bencher, Window::new("frame", &widget(LARGE), tab));
}

#[divan::bench(args = Tab::ALL)]
fn faulty_scrolled(bencher: Bencher, tab: Tab) {
    scrolled(bencher, Window::new("frame", &faulty(), tab));
}

#[divan::bench(args = Tab::ALL)]
fn typical_typed(bencher: Bencher, tab: Tab) {
    typed(bencher, Window::new("frame", &bundled::sample(), tab));
}

#[divan::bench(args = Tab::ALL)]
fn large_typed(bencher: Bencher, tab: Tab) {
    typed(bencher, Window::new("frame", &widget(LARGE), tab));
}

#[divan::bench(args = Tab::ALL)]
fn faulty_typed(bencher: Bencher, tab: Tab) {
    typed(bencher, Window::new("frame", &faulty(), tab));
}

fn at_rest(bencher: Bencher, mut window: Window) {
    bencher.bench_local(|| window.frame(Vec::new()));
}

fn scrolled(bencher: Bencher, mut window: Window) {
    window.frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
    let mut down = true;
    bencher.bench_local(|| {
        down = !down;
        window.frame(vec![wheel(if down { -3000.0 } else { 2000.0 })])
    });
}

/// A letter goes into the first text field that the Tab key comes to; the check that follows runs beside.
fn typed(bencher: Bencher, mut window: Window) {
    window.go_to_text();
    let mut letters = "text 1234 ".chars().cycle();
    bencher.bench_local(|| {
        let letter = letters.next().map(String::from).unwrap_or_default();
        window.frame(vec![Event::Text(letter)])
    });
}

//! Opening, checking and packing from and to the disk: a typical widget and a large one.

#[path = "common/folder.rs"]
mod folder;
#[path = "common/large.rs"]
mod large;

use divan::Bencher;
use folder::Folder;
use large::{LARGE, widget};
use widget_studio::checks;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::model::widget::Widget;
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::files;

fn main() {
    divan::main();
}

#[divan::bench]
fn open_typical(bencher: Bencher) {
    open(bencher, &bundled::sample());
}

#[divan::bench(sample_count = 20)]
fn open_large(bencher: Bencher) {
    open(bencher, &widget(LARGE));
}

/// Bound: 15 ms.
#[divan::bench]
fn open_and_check_typical(bencher: Bencher) {
    open_and_check(bencher, &bundled::sample());
}

/// Bound: 400 ms.
#[divan::bench(sample_count = 20)]
fn open_and_check_large(bencher: Bencher) {
    open_and_check(bencher, &widget(LARGE));
}

#[divan::bench]
fn pack_typical(bencher: Bencher) {
    pack(bencher, &bundled::sample());
}

#[divan::bench(sample_count = 20)]
fn pack_large(bencher: Bencher) {
    pack(bencher, &widget(LARGE));
}

fn open(bencher: Bencher, widget: &Widget) {
    let folder = Folder::new("open", widget);
    bencher.bench_local(|| files::open(&folder.0).is_ok());
}

fn open_and_check(bencher: Bencher, widget: &Widget) {
    let folder = Folder::new("check", widget);
    bencher.bench_local(|| files::open(&folder.0).map(|opened| checks::check(&opened.widget, Product::AmoCrm, Profile::Public)));
}

/// The archive in memory, proved by reading it again.
fn pack(bencher: Bencher, widget: &Widget) {
    bencher.bench(|| zip::build(widget).map(|bytes| zip::verify(&bytes, widget).is_ok()));
}

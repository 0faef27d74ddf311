//! Six logos from one large picture, decode to written files: `cargo bench --bench images`.

use std::fs;
use std::path::Path;

use divan::Bencher;
use image::{Rgb, RgbImage};
use widget_studio::crm::images::{SLOTS, Slot};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::picture::no_progress;
use widget_studio::formats::picture::source::Source;
use widget_studio::services::logos::compose::Plan;
use widget_studio::services::logos::make::{Order, make};

/// What the issue of speed is about, and the largest that is read.
const USUAL: (u32, u32) = (4000, 3000);
const LARGE: (u32, u32) = (12_000, 12_000);

fn main() {
    divan::main();
}

#[divan::bench(args = ["png", "jpg"], sample_count = 10)]
fn six_logos(bencher: Bencher, format: &str) {
    measured(bencher, USUAL, format);
}

#[divan::bench(args = ["png", "jpg"], sample_count = 3)]
fn six_logos_from_the_largest(bencher: Bencher, format: &str) {
    measured(bencher, LARGE, format);
}

fn measured(bencher: Bencher, size: (u32, u32), format: &str) {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // It stays there, for measuring the command with the same picture.
    let source = dir.join(format!("{}x{}.{format}", size.0, size.1));
    let prepared = source.exists() || picture(size).save(&source).is_ok();
    assert!(prepared, "the source can't be written to {}", dir.display());
    bencher.bench(|| {
        let made = six(&source, dir);
        assert!(made.is_ok(), "{made:?}");
    });
}

/// What a person waits for: from the file of the source to the files of the logos.
fn six(source: &Path, dir: &Path) -> anyhow::Result<()> {
    let source = Source::read(&fs::read(source)?, &no_progress)?;
    let paths: Vec<RelPath> = SLOTS.iter().filter_map(|slot| RelPath::new(&slot.path()).ok()).collect();
    let order = |(slot, path): (&Slot, _)| Order { path, size: slot.size(), source: &source, plan: Plan::default() };
    let orders: Vec<Order<'_>> = SLOTS.iter().zip(&paths).map(order).collect();
    for made in make(&orders, &no_progress)? {
        fs::write(dir.join(made.path.name()), made.png)?;
    }
    Ok(())
}

/// Like a drawing with soft shades: a ground that changes slowly, and circles with sharp edges.
fn picture((width, height): (u32, u32)) -> RgbImage {
    let part = |at: u32, of: u32, most: u32| (u64::from(at) * u64::from(most) / u64::from(of)) as u8;
    RgbImage::from_fn(width, height, |x, y| {
        let inside = |cx: f64, r: f64| {
            let away = |at: u32, centre: f64| f64::from(at) / f64::from(height) - centre;
            away(x, cx).hypot(away(y, 0.5)) < r
        };
        match (inside(0.4, 0.3), inside(0.8, 0.2)) {
            (true, _) => Rgb([255, 196, part(y, height, 100)]),
            (_, true) => Rgb([250, 250, 250 - part(x, width, 100)]),
            _ => Rgb([part(x, width, 100), part(y, height, 150), 220]),
        }
    })
}

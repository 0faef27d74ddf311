//! Six logos from one large picture, decode to written files: `cargo bench --bench images`.

use std::fs;
use std::path::Path;

use divan::Bencher;
use image::{Rgb, RgbImage};
use widget_studio::domain::images::{SLOTS, Slot};
use widget_studio::domain::path::RelPath;
use widget_studio::domain::pictures::compose::Plan;
use widget_studio::domain::pictures::make::{Order, make};
use widget_studio::domain::pictures::source::Source;
use widget_studio::domain::pictures::unwatched;

const SIZE: (u32, u32) = (4000, 3000);

fn main() {
    divan::main();
}

#[divan::bench(args = ["png", "jpg"], sample_count = 10)]
fn six_logos(bencher: Bencher, format: &str) {
    let dir = std::env::temp_dir().join(format!("widget-studio-bench-{}", std::process::id()));
    let source = dir.join(format!("source.{format}"));
    let prepared = fs::create_dir_all(&dir).is_ok() && picture().save(&source).is_ok();
    assert!(prepared, "the source can't be written to {}", dir.display());
    bencher.bench(|| {
        let made = six(&source, &dir);
        assert!(made.is_ok(), "{made:?}");
    });
    fs::remove_dir_all(&dir).ok();
}

/// What a person waits for: from the file of the source to the files of the logos.
fn six(source: &Path, dir: &Path) -> anyhow::Result<()> {
    let source = Source::read(&fs::read(source)?, &unwatched)?;
    let paths: Vec<RelPath> = SLOTS.iter().filter_map(|slot| RelPath::new(&slot.path()).ok()).collect();
    let order = |(slot, path): (&Slot, _)| Order { path, size: slot.size(), source: &source, plan: Plan::default() };
    let orders: Vec<Order<'_>> = SLOTS.iter().zip(&paths).map(order).collect();
    for made in make(&orders, &unwatched)? {
        fs::write(dir.join(made.path.name()), made.png)?;
    }
    Ok(())
}

/// Like a drawing with soft shades: a ground that changes slowly, and circles with sharp edges.
fn picture() -> RgbImage {
    RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let inside = |cx: u32, cy: u32, r: u32| u64::from(x.abs_diff(cx)).pow(2) + u64::from(y.abs_diff(cy)).pow(2) < u64::from(r).pow(2);
        match (inside(1400, 1500, 900), inside(2700, 1500, 700)) {
            (true, _) => Rgb([255, 196, (y / 30) as u8]),
            (_, true) => Rgb([250, 250, 250 - (x / 40) as u8]),
            _ => Rgb([(x / 40) as u8, (y / 20) as u8, 220]),
        }
    })
}

//! Nothing is cut off: in the smallest window, in both languages, at scales of 1, 1.5 and 2.

use egui::Rect;
use widget_studio::text::Lang;

use super::scenes::{self, SCENES, Scene};
use super::seen::{Control, Words, bars, controls, words};
use crate::harness::{Look, SMALLEST, Window};

/// How much of a letter may be outside of what is shown.
const SLACK: f32 = 1.5;

/// Whether what is cut off at `clip` can be scrolled into view.
fn scrolls(bars: &[egui::Rect], clip: egui::Rect, across: bool) -> bool {
    bars.iter().any(|bar| {
        let upright = bar.height() > bar.width();
        let along = if upright { bar.y_range().intersection(clip.y_range()) } else { bar.x_range().intersection(clip.x_range()) };
        let near = if upright { bar.left() > clip.left() } else { bar.top() > clip.top() };
        upright != across && near && along.span() > 0.6 * if upright { clip.height() } else { clip.width() }
    })
}

/// Whether the whole text is seen once the pointer is over it.
fn is_told(window: &mut Window, cut: &Words) -> bool {
    window.harness.hover_at(cut.shown().center());
    for _ in 0..4 {
        window.harness.step();
    }
    let said = words(window).iter().any(|words| !words.is_elided && words.text.contains(cut.text.trim()));
    window.harness.remove_cursor();
    window.harness.step();
    said
}

fn is_input(controls: &[Control], rect: egui::Rect) -> bool {
    use egui::accesskit::Role::{MultilineTextInput, PasswordInput, TextInput};
    let inputs = controls.iter().filter(|control| matches!(control.role, TextInput | MultilineTextInput | PasswordInput));
    inputs.into_iter().any(|control| control.rect.expand(1.0).contains(rect.left_center()) || control.rect.contains_rect(rect))
}

/// Cells show the beginning of their text; the one that is selected is shown whole beside the grid.
fn is_cell(controls: &[Control], line: Rect) -> bool {
    use egui::accesskit::Role::{Cell, RowHeader};
    controls.iter().any(|control| matches!(control.role, Cell | RowHeader) && control.rect.contains(line.center()))
}

/// What of a window is cut off or lies over each other.
pub fn cut(window: &mut Window) -> Vec<String> {
    window.harness.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    let (bars, known, words) = (bars(window), controls(window), words(window));
    let mut wrong = Vec::new();
    for words in &words {
        let (text, clip) = (&words.text, words.clip);
        let line = |is_out: &dyn Fn(&Rect) -> bool| words.lines.iter().find(|line| is_out(line)).filter(|line| !is_input(&known, **line));
        let beside = line(&|line| line.left() < clip.left() - SLACK || line.right() > clip.right() + SLACK);
        let above = line(&|line| line.top() < clip.top() - SLACK || line.bottom() > clip.bottom() + SLACK);
        if let Some(line) = beside.filter(|_| !scrolls(&bars, clip, true)) {
            wrong.push(format!("cut off at the side: {text:?} {line:?} in {clip:?}"));
        } else if let Some(line) = above.filter(|_| !scrolls(&bars, clip, false)) {
            wrong.push(format!("cut off above or below: {text:?} {line:?} in {clip:?}"));
        }
    }
    for (at, one) in words.iter().enumerate() {
        for other in words.iter().skip(at + 1).filter(|other| other.text != one.text) {
            let over = |a: &Rect, b: &Rect| {
                let both = a.intersect(one.clip).intersect(b.intersect(other.clip));
                both.is_positive() && both.width() > 2.0 && both.height() > 3.0
            };
            if one.lines.iter().any(|a| other.lines.iter().any(|b| over(a, b))) && window.state().notices.last().is_none() {
                wrong.push(format!("words over words: {:?} and {:?} at {:?}", one.text, other.text, one.lines[0]));
            }
        }
    }
    let known_but_grid: Vec<_> = known.iter().filter(|control| control.role != egui::accesskit::Role::Grid).collect();
    for (at, one) in known_but_grid.iter().enumerate() {
        for other in known_but_grid.iter().skip(at + 1).filter(|other| other.layer == one.layer) {
            let both = one.visible.intersect(other.visible);
            let within = one.rect.expand(1.0).contains_rect(other.rect) || other.rect.expand(1.0).contains_rect(one.rect);
            if both.is_positive() && both.width() > 2.0 && both.height() > 2.0 && !within {
                wrong.push(format!("{:?} {:?} lies over {:?} {:?}", one.name, one.rect, other.name, other.rect));
            }
        }
    }
    for words in words.iter().filter(|words| words.is_elided && words.shown().height() > 8.0) {
        if !is_cell(&known, words.lines[0]) && !is_told(window, words) {
            wrong.push(format!("shortened, and nothing tells the whole: {:?} {:?}", words.text, words.lines[0]));
        }
    }
    wrong
}

fn all(scenes: &[Scene], looks: &[(Lang, (f32, f32), f32)]) {
    let mut wrong = Vec::new();
    for scene in scenes {
        for &(lang, size, scale) in looks {
            let mut window = Window::with(Look { lang, size, ..Look::default() });
            window.scale(scale);
            scene.1(&mut window);
            window.settle();
            wrong.extend(cut(&mut window).into_iter().map(|it| format!("{} {lang:?} {size:?} ×{scale}: {it}", scene.0)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_cut_off_in_english() {
    all(SCENES, &[(Lang::En, SMALLEST, 1.0)]);
}

#[test]
fn nothing_is_cut_off_in_russian() {
    all(SCENES, &[(Lang::Ru, SMALLEST, 1.0)]);
}

#[test]
fn nothing_is_cut_off_when_all_is_larger() {
    all(scenes::TABS, &[(Lang::Ru, SMALLEST, 1.5), (Lang::En, SMALLEST, 2.0)]);
}

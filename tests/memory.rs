//! What the undo history holds, measured by the allocator.

use std::alloc::System;

use cap::Cap;
use serde_json::json;
use widget_studio::formats::json::edit;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::project::{Edit, MAX_HISTORY_BYTES, Project};
use widget_studio::model::widget::{FileChange, MANIFEST};
use widget_studio::services::bundled;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

const MB: usize = 1024 * 1024;

/// Bytes that `work` leaves allocated, besides what was before.
fn grown(work: impl FnOnce()) -> usize {
    let before = ALLOCATOR.allocated();
    work();
    ALLOCATOR.allocated().saturating_sub(before)
}

/// One test, so that nothing else allocates meanwhile.
#[test]
fn the_history_stays_within_its_bound() {
    let mut project = Project::new(bundled::plain());
    let step = |project: &mut Project, number: usize| {
        let value = json!(format!("1.{}.{number}", number % 7));
        let change = project.widget().edit_json(MANIFEST, |text, json| edit::set(text, json, "/widget/version", &value)).unwrap();
        project.apply(Edit::new(project.revision(), vec![change])).unwrap();
    };
    step(&mut project, 0);
    let fields = grown(|| (1..=10_000).for_each(|number| step(&mut project, number)));
    println!("10,000 steps of a field: {fields} bytes, counted {}", project.history_bytes());
    assert!(fields < MAX_HISTORY_BYTES / 8);
    assert!(fields < 2 * project.history_bytes(), "what is counted is near to what is held");
    let steps = std::iter::from_fn(|| project.undo().map(drop)).count();
    assert_eq!(steps, 10_001);

    let mut project = Project::new(bundled::plain());
    let texts = grown(|| {
        for number in 0..700 {
            let path = RelPath::new("i18n/ru.json").unwrap();
            let text = format!("{{\"a\": {{{}\"z\": {number}}}}}", "\"key\": \"значение\", ".repeat(2_000));
            project.apply(Edit::new(project.revision(), vec![FileChange::Write { path, body: FileBody::text(text) }])).unwrap();
            // Whoever looks at it makes its tree, which is larger than the text.
            assert!(project.widget().json("i18n/ru.json").is_some());
        }
    });
    println!("700 whole texts: {texts} bytes, counted {}", project.history_bytes());
    assert!(texts < MAX_HISTORY_BYTES + 8 * MB, "{texts}");

    let mut project = Project::new(bundled::plain());
    let pictures = grown(|| {
        for number in 0..500 {
            let path = RelPath::new("images/logo.png").unwrap();
            project
                .apply(Edit::new(project.revision(), vec![FileChange::Write { path, body: FileBody::bytes(vec![number as u8; MB]) }]))
                .unwrap();
        }
    });
    println!("500 pictures of 1 MB: {pictures} bytes, counted {}", project.history_bytes());
    assert!(pictures < MAX_HISTORY_BYTES + 8 * MB, "{pictures}");
    assert!(project.undo().is_some() && project.undo().is_some());
}

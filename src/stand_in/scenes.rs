//! The scenes of the stand-in: the places of the CRM that a widget is shown in. The pages have the same table
//! (`assets/stand-in/page/scenes/table.js`), with all that is known of each.

/// The ids of the scenes, each with the area of the manifest that it shows.
pub const SCENES: [(&str, &str); 19] = [
    ("lead", "lcard"),
    ("contact", "ccard"),
    ("company", "comcard"),
    ("customer", "cucard"),
    ("tab", "card_sdk"),
    ("leads", "llist"),
    ("contacts", "clist"),
    ("companies", "clist"),
    ("customers", "culist"),
    ("tasks", "tlist"),
    ("settings", "settings"),
    ("advanced", "advanced_settings"),
    ("pipeline", "digital_pipeline"),
    ("sources", "lead_sources"),
    ("salesbot", "salesbot_designer"),
    ("menu", "widget_page"),
    ("element", "catalogs"),
    ("calendar", "tcalendar"),
    ("everywhere", "everywhere"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stand_in::assets;

    #[test]
    fn the_pages_have_the_same_scenes() {
        let part =
            |row: &str, name: &str| row.split_once(&format!("{name}: \"")).and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()));
        let rows = assets::text("page/scenes/table.js").unwrap().lines().filter(|row| row.trim_start().starts_with("{ id:"));
        let shown = rows.filter(|row| part(row, "group").as_deref() != Some("silent"));
        let found: Vec<(String, String)> = shown.filter_map(|row| Some((part(row, "id")?, part(row, "location")?))).collect();
        assert_eq!(found, SCENES.map(|(id, area)| (id.to_owned(), area.to_owned())));
    }
}

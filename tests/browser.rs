//! The stand-in in a real browser: what a widget can't do, what it meets, and that edits reach the page. Needs Chromium (or Chrome, Edge)
//! and the CRM's libraries (`npm ci --ignore-scripts` in the folder `web`).

#[path = "browser/acts.rs"]
mod acts;
#[path = "browser/escapes.rs"]
mod escapes;
#[path = "browser/faults.rs"]
mod faults;
#[path = "stand_in/harness.rs"]
mod harness;
#[path = "browser/reload.rs"]
mod reload;
#[path = "browser/scenes.rs"]
mod scenes;
#[path = "browser/themes.rs"]
mod themes;
#[path = "browser/trial.rs"]
mod trial;
#[path = "browser/trial_command.rs"]
mod trial_command;
#[path = "browser/trouble.rs"]
mod trouble;
#[path = "browser/visit.rs"]
mod visit;

//! The window, driven by label and role as a person would: what can be done in it, and how it looks.

#[path = "ui/acceptance.rs"]
mod acceptance;
#[path = "ui/access/mod.rs"]
mod access;
#[path = "ui/brought.rs"]
mod brought;
#[path = "ui/bulk.rs"]
mod bulk;
#[path = "ui/bulk_again.rs"]
mod bulk_again;
#[path = "ui/bulk_settings.rs"]
mod bulk_settings;
#[path = "ui/codes.rs"]
mod codes;
#[path = "ui/compare.rs"]
mod compare;
#[path = "ui/dialogs.rs"]
mod dialogs;
#[path = "ui/disk_sync.rs"]
mod disk_sync;
#[path = "ui/documents.rs"]
mod documents;
#[path = "ui/editing.rs"]
mod editing;
#[path = "ui/editor.rs"]
mod editor;
#[path = "ui/exchange.rs"]
mod exchange;
#[path = "ui/files.rs"]
mod files;
#[path = "ui/harness.rs"]
mod harness;
#[path = "ui/i18n.rs"]
mod i18n;
#[path = "ui/images.rs"]
mod images;
#[path = "ui/install.rs"]
mod install;
#[path = "ui/install_account.rs"]
mod install_account;
#[path = "ui/install_secrets.rs"]
mod install_secrets;
#[path = "ui/install_upload.rs"]
mod install_upload;
#[path = "ui/leaving.rs"]
mod leaving;
#[path = "ui/locations.rs"]
mod locations;
#[path = "ui/new_widget.rs"]
mod new_widget;
#[path = "ui/opening.rs"]
mod opening;
#[path = "ui/packing.rs"]
mod packing;
#[path = "ui/path_line.rs"]
mod path_line;
#[path = "ui/problems.rs"]
mod problems;
#[path = "ui/renderer.rs"]
mod renderer;
#[path = "ui/rescue.rs"]
mod rescue;
#[path = "ui/run.rs"]
mod run;
#[path = "ui/search.rs"]
mod search;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/shared_files.rs"]
mod shared_files;
#[path = "ui/snapshots.rs"]
mod snapshots;
#[path = "ui/source.rs"]
mod source;
#[path = "ui/stand_ins.rs"]
mod stand_ins;
#[path = "ui/studio.rs"]
mod studio;

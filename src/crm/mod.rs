//! Facts of amoCRM and Kommo, each with its source, and what a widget's files say in their terms.

pub mod account;
pub mod blocks;
pub mod callbacks;
pub mod contacts;
pub mod hosts;
pub mod i18n;
pub mod images;
pub mod link_tags;
pub mod locations;
pub mod manifest;
pub mod modules;
pub mod next;
pub mod package;
pub mod page;
pub mod products;
pub mod salesbot;
pub mod samples;
pub mod secrets;
pub mod settings;

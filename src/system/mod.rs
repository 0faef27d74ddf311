//! Files, archives, preferences, accounts, the keyring, dialogs and other programs: all that the operating system does for the studio.

pub mod acceptance;
pub mod accounts;
pub mod browser;
pub mod bulk_runs;
pub mod clock;
pub mod crashes;
pub mod data;
pub mod dialogs;
pub mod disk;
pub mod files;
pub mod folder;
pub mod history;
pub mod input;
pub mod install_defaults;
pub mod interrupt;
pub mod keyring;
pub mod lock;
pub mod logs;
pub mod loopback;
pub mod machine;
pub mod open_external;
pub mod output;
pub mod pauses;
pub mod pictures;
pub mod preferences;
pub mod recovery;
pub mod runs;
pub mod settling;
pub mod shared_file;
pub mod tables;
pub mod watch;
pub mod zone;

mod atomic;
mod explain;
mod leftovers;
mod private;

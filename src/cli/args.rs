//! The command line. Its help is in English, as that of most commands is.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::checks::rule::{Product, Profile};
use crate::report::Format;
use crate::report::checklist::Layout;
use crate::text::Lang;

/// Opens, checks, repairs and packs amoCRM and Kommo widgets. Without a command the window opens.
#[derive(Debug, Clone, Parser)]
#[command(name = "widget-studio", version)]
pub struct Args {
    /// The widget to open: a folder or a zip archive.
    pub path: Option<PathBuf>,
    /// Open the bundled sample widget.
    #[arg(long, conflicts_with = "path")]
    pub sample: bool,
    /// Draw the window once, write it to a PNG file and exit.
    #[arg(long, value_name = "FILE")]
    pub screenshot_to: Option<PathBuf>,
    /// Language of the texts [default: the system's].
    #[arg(long, global = true)]
    pub lang: Option<Lang>,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command without a window.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Check a widget. Exit code: 0 no errors, 1 errors found, 2 the widget can't be read.
    Check(CheckArgs),
    /// Print what a person has to look at before moderation, with what the rules found. Exit code: 0, or 2 if the widget can't be read.
    Checklist(ChecklistArgs),
    /// Pack a widget. Exit code: 0 packed, 1 not packed because of errors, 2 the widget can't be read or packed.
    Pack(PackArgs),
}

/// Arguments of `check`.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What the widget is checked for.
    #[command(flatten)]
    pub target: Target,
    /// Apply the fixes that can't change a meaning, save, and report what is left.
    #[arg(long)]
    pub fix: bool,
    /// Say under each finding why it matters and what to do. All formats but text always say it.
    #[arg(long)]
    pub why: bool,
}

/// Arguments of `checklist`.
#[derive(Debug, Clone, clap::Args)]
pub struct ChecklistArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// How the checklist is written.
    #[arg(long, value_enum, default_value_t)]
    pub format: Layout,
    /// The product whose moderation it is for.
    #[arg(long, value_enum, default_value_t)]
    pub product: Product,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `pack`.
#[derive(Debug, Clone, clap::Args)]
pub struct PackArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// The archive to write [default: widget.zip in the current folder].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Pack even if there are errors.
    #[arg(long)]
    pub force: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: PackFormat,
    /// What the widget is checked for.
    #[command(flatten)]
    pub target: Target,
}

/// What a widget is checked for.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Target {
    /// The product that the widget is for.
    #[arg(long, value_enum, default_value_t)]
    pub product: Product,
    /// What the widget has to stand: an upload into one's own account, or moderation.
    #[arg(long, value_enum, default_value_t)]
    pub profile: Profile,
}

/// How the result of packing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PackFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

impl Args {
    /// The arguments of this process. Wrong ones, and a wish for help, end it here.
    pub fn read() -> Self {
        let args = Self::parse();
        if args.command.is_some() && (args.path.is_some() || args.sample || args.screenshot_to.is_some()) {
            let message = "a path or --screenshot-to before the command has no meaning; the path follows the command";
            Self::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        args
    }

    /// The language of the texts.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(Lang::of_system)
    }
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::En => "en",
            Self::Ru => "ru",
        }))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for Layout {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for Product {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::AmoCrm, Self::Kommo]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::AmoCrm => "amocrm",
            Self::Kommo => "kommo",
        }))
    }
}

impl ValueEnum for Profile {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Private, Self::Public]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Private => "private",
            Self::Public => "public",
        }))
    }
}

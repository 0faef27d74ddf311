//! The arguments of the command line. Their help is in `assets/text/<lang>/cli-help.ftl`: see `help.rs`.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};

use super::account_args::{
    AccountArgs, AccountFormat, HistoryArgs, InstallArgs, PracticeArgs, TargetArgs, UninstallArgs, WidgetArgs, port,
};
use super::bad_value::BadValue;
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::Trust;
use crate::crm::images::{SLOTS, Slot};
use crate::report::Format;
use crate::report::checklist::Layout;
use crate::report::difference;
use crate::report::trial::Layout as TrialLayout;
use crate::services::forms::fields::NewField;
use crate::services::logos::compose::{Background, MAX_PADDING};
use crate::services::new_widget::Intent;
use crate::stand_in::scenes::SCENES;
use crate::text::Lang;
use crate::text::msg::Msg;
use crate::trial::{ROLES, THEMES};

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
    /// Replace the PNG file if it is there.
    #[arg(long, requires = "screenshot_to")]
    pub overwrite: bool,
    /// Write a line for each frame: for measuring.
    #[arg(long, hide = true)]
    pub print_frames: bool,
    /// Edit the widget and panic before the edit is kept: for testing that nothing is lost.
    #[arg(long, hide = true)]
    pub break_down: bool,
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
    /// Compare two builds. Exit code: 0 nothing changes for those who use the widget, 1 something does, 2 a side can't be read.
    Diff(DiffArgs),
    /// List the builds that were packed. Exit code: 0, or 2 if the list can't be read.
    Builds(BuildsArgs),
    /// List the logos, make them from one picture, or make pictures lighter. Exit code: 0 no errors in the logos, 1 errors found,
    /// 2 the widget or the picture can't be read or written.
    Images(ImagesArgs),
    /// Make a new widget. Exit code: 0 made, 1 made but errors are left in files that were kept, 2 nothing made.
    New(NewArgs),
    /// Pack a widget. Exit code: 0 packed, 1 not packed because of errors, 2 the widget can't be read or packed.
    Pack(PackArgs),
    /// Run a widget in a made-up CRM in the browser, until Ctrl+C. Exit code: that of the signal, or 2 if it can't be run.
    Run(RunArgs),
    /// Try all scenes of a widget in a browser without a window. Exit code: 0 all passed, 1 something failed, 2 it could not be tried.
    Try(TryArgs),
    /// Take the texts out to translators as a table, and back in.
    #[command(subcommand)]
    I18n(I18nCommand),
    /// Name accounts, so that the other commands find them.
    Account(AccountArgs),
    /// List the widgets of an account, all pages. Exit code: 0 listed, 1 refused, 2 not reached.
    Widgets(TargetArgs),
    /// Show whether an account has a widget, and in which build. Exit code: 0 as here, 1 refused or another build, 2 not reached.
    Status(WidgetArgs),
    /// Install a widget and read it back. Exit code: 0 done and verified, 1 refused or not as asked, 2 not reached or not read.
    Install(InstallArgs),
    /// Uninstall a widget and read it back. Exit code: as with install.
    Uninstall(UninstallArgs),
    /// Run the practice account on this machine until Ctrl+C.
    Practice(PracticeArgs),
    /// List the requests to accounts, the newest last, or show one.
    History(HistoryArgs),
    /// Print the script by which a shell completes the commands.
    Completions(CompletionsArgs),
    /// Print the manual page, for man.
    Man,
}

/// Arguments of `run`.
#[derive(Debug, Clone, clap::Args)]
pub struct RunArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// The scene that is opened [default: the first one that the widget has].
    #[arg(long, value_name = "SCENE", value_parser = PossibleValuesParser::new(SCENES.map(|(scene, _)| scene)))]
    pub scene: Option<String>,
    /// The locale of the account [default: that of the texts].
    #[arg(long, value_name = "CODE")]
    pub locale: Option<String>,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 0, value_parser = port)]
    pub port: u16,
    /// Open no browser.
    #[arg(long)]
    pub no_open: bool,
    /// Take the CRM's libraries from this folder, such as node_modules, and keep them.
    #[arg(long, value_name = "FOLDER", conflicts_with = "fetch_libraries")]
    pub libraries: Option<PathBuf>,
    /// Fetch the CRM's libraries once, if they aren't there, check and keep them.
    #[arg(long)]
    pub fetch_libraries: bool,
    /// How what happens is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
}

/// Arguments of `try`. What is left out is tried in all ways that the widget has.
#[derive(Debug, Clone, clap::Args)]
pub struct TryArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// Only these scenes, separated by commas.
    #[arg(long, value_name = "SCENES", value_delimiter = ',', value_parser = PossibleValuesParser::new(SCENES.map(|(scene, _)| scene)))]
    pub scene: Vec<String>,
    /// Only these locales.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub locale: Vec<String>,
    /// In these roles [default: those that get widgets].
    #[arg(long, value_name = "ROLES", value_delimiter = ',', value_parser = PossibleValuesParser::new(ROLES))]
    pub role: Vec<String>,
    /// In these themes [default: light].
    #[arg(long, value_name = "THEMES", value_delimiter = ',', value_parser = PossibleValuesParser::new(THEMES))]
    pub theme: Vec<String>,
    /// The product [default: the one that the widget seems to be for].
    #[arg(long, value_enum)]
    pub product: Option<Product>,
    /// The browser [default: the Chrome, Edge or Chromium of this machine].
    #[arg(long, value_name = "FILE")]
    pub browser: Option<PathBuf>,
    /// How the result is written.
    #[arg(long, value_enum, default_value_t)]
    pub format: TrialLayout,
    /// The file to write [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write a picture of each scene into this folder.
    #[arg(long, value_name = "FOLDER")]
    pub pictures: Option<PathBuf>,
    /// Tell what fails newly and what is mended since an earlier run, by its report as JSON.
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// Replace the files that are there.
    #[arg(long)]
    pub overwrite: bool,
    /// Take the CRM's libraries from this folder, such as node_modules, and keep them.
    #[arg(long, value_name = "FOLDER", conflicts_with = "fetch_libraries")]
    pub libraries: Option<PathBuf>,
    /// Fetch the CRM's libraries once, if they aren't there, check and keep them.
    #[arg(long)]
    pub fetch_libraries: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Clone, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// What to do with texts.
#[derive(Debug, Clone, Subcommand)]
pub enum I18nCommand {
    /// Write the texts into a table: a row for each key, a column for each locale. Exit code: 0, or 2 if the widget can't be read or the table not be written.
    Export(ExportArgs),
    /// Take changed texts from a table. Exit code: 0 saved, 1 nothing saved because a text would break a placeholder or the structure, 2 something can't be read or saved.
    Import(ImportArgs),
}

/// Arguments of `i18n export`.
#[derive(Debug, Clone, clap::Args)]
pub struct ExportArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// The table to write: FILE.xlsx opens right in every spreadsheet program, FILE.csv is text with semicolons, - is CSV to standard output.
    pub file: PathBuf,
    /// The locales to write, in this order [default: all].
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub locales: Vec<String>,
    /// Replace the table if it is there.
    #[arg(long, visible_alias = "overwrite")]
    pub force: bool,
}

/// Arguments of `i18n import`.
#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// The table to read: XLSX, or CSV in any of the ways that spreadsheet programs save it.
    pub file: PathBuf,
    /// Print what would change and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Where a result goes.
#[derive(Debug, Clone, clap::Args)]
pub struct OutputArgs {
    /// The file to write, or - for standard output [default: standard output]. An earlier output for the same widget is replaced.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace FILE whatever it is, but no file of the widget.
    #[arg(long, requires = "output")]
    pub overwrite: bool,
}

/// Arguments of `check`.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Where the result goes.
    #[command(flatten)]
    pub to: OutputArgs,
    /// What the widget is checked for.
    #[command(flatten)]
    pub target: Target,
    /// Whether the widget's own acceptances count.
    #[command(flatten)]
    pub trust: AcceptedArgs,
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
    /// The product whose moderation it is for [default: guessed from the widget].
    #[arg(long, value_enum)]
    pub product: Option<Product>,
    /// Whether the widget's own acceptances count.
    #[command(flatten)]
    pub trust: AcceptedArgs,
    /// Where the result goes.
    #[command(flatten)]
    pub to: OutputArgs,
}

/// Arguments of `diff`.
#[derive(Debug, Clone, clap::Args)]
pub struct DiffArgs {
    /// The build before: a folder, a zip archive, a git revision such as HEAD~1, v1.2 or main:src/widget, or a build of the shelf such
    /// as shelf:last or shelf:b20c51e7.
    pub old: String,
    /// The build after: the same.
    pub new: String,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: difference::Format,
    /// Add a draft of what is told to people who use the widget.
    #[arg(long)]
    pub changelog: bool,
    /// Where the result goes.
    #[command(flatten)]
    pub to: OutputArgs,
    /// What the findings are for.
    #[command(flatten)]
    pub target: Target,
    /// Whether the widget's own acceptances count.
    #[command(flatten)]
    pub trust: AcceptedArgs,
}

/// Arguments of `builds`.
#[derive(Debug, Clone, clap::Args)]
pub struct BuildsArgs {
    /// Only builds with these words: the name, the version, the sum, the note, the sign-off, the ids of consequences.
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: PackFormat,
}

/// Arguments of `images`.
#[derive(Debug, Clone, clap::Args)]
pub struct ImagesArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// Make the logos from this picture: PNG, JPEG, WebP, GIF, BMP or SVG.
    #[arg(long, value_name = "FILE", conflicts_with = "shrink")]
    pub from: Option<PathBuf>,
    /// Another picture for the wide logo, logo_medium.
    #[arg(long, value_name = "FILE", requires = "from")]
    pub wide: Option<PathBuf>,
    /// The logos to make, such as logo_main,logo_min [default: all that the widget needs or has].
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = slot, requires = "from")]
    pub slots: Vec<Slot>,
    /// Whether all of the picture is drawn, or its middle up to all edges.
    #[arg(long, value_enum, default_value_t, requires = "from")]
    pub fit: Fitting,
    /// Free border in percent of the shorter side, 0 to 40.
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = padding, requires = "from")]
    pub padding: u8,
    /// What is behind the picture: transparent or a colour such as #1f6feb.
    #[arg(long, value_name = "COLOUR", default_value = "transparent", value_parser = background, requires = "from")]
    pub background: Background,
    /// Recompress all PNG files without loss.
    #[arg(long)]
    pub shrink: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: PackFormat,
    /// What the widget is checked for.
    #[command(flatten)]
    pub target: Target,
}

/// How a picture gets the proportions of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Fitting {
    /// All of it, with free space beside it.
    #[default]
    Fit,
    /// Its middle, without free space.
    Fill,
}

/// Arguments of `new`.
#[derive(Debug, Clone, clap::Args)]
pub struct NewArgs {
    /// The folder of the widget: one that is not there yet, or an empty one.
    pub dir: PathBuf,
    /// What the widget is for; several go together.
    #[arg(long = "intent", value_name = "INTENTS", value_delimiter = ',', value_parser = intent(), required_unless_present = "keep")]
    pub intents: Vec<Intent>,
    /// The product that it is for [default: amocrm].
    #[arg(long, value_enum)]
    pub product: Option<Product>,
    /// Its locales; the first is the one that others are compared with [default: ru,en for amoCRM, en for Kommo].
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub locales: Vec<String>,
    /// Its name; once more as CODE=TEXT for each locale that has a name of its own.
    #[arg(long = "name", value_name = "TEXT", required_unless_present = "keep")]
    pub names: Vec<String>,
    /// A field of the settings, as KEY, KEY:TYPE or KEY:TYPE:required; the types are text, pass, users, users_lp and custom
    /// [default: one that suits].
    #[arg(long = "field", value_name = "FIELD", value_parser = new_field)]
    pub fields: Vec<NewField>,
    /// The language of the comments in the script [default: that of the texts].
    #[arg(long, value_enum, value_name = "LANG")]
    pub comments: Option<Lang>,
    /// Turn a folder without a manifest into a widget: its files stay, what is missing is made, and what isn't named here is
    /// told from the files.
    #[arg(long)]
    pub keep: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: PackFormat,
}

/// Arguments of `pack`.
#[derive(Debug, Clone, clap::Args)]
pub struct PackArgs {
    /// The widget: a folder or a zip archive.
    pub path: PathBuf,
    /// The archive to write, or - for standard output [default: widget.zip in the current folder]. One that was packed of the same
    /// widget is replaced.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the archive whatever it is, but no file of the widget.
    #[arg(long)]
    pub overwrite: bool,
    /// Pack even if there are errors.
    #[arg(long)]
    pub force: bool,
    /// Whether the widget's own acceptances count.
    #[command(flatten)]
    pub trust: AcceptedArgs,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: PackFormat,
    /// What the widget is checked for.
    #[command(flatten)]
    pub target: Target,
}

/// Whether the findings that a widget's own `.widget-studio.json` accepts are accepted. It comes with the widget, so they aren't unless
/// whoever runs the command says so.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct AcceptedArgs {
    /// Accept the findings that the widget's own .widget-studio.json accepts: for widgets of one's own.
    #[arg(long)]
    pub accepted: bool,
}

impl AcceptedArgs {
    /// What that means for a check.
    pub fn trust(self) -> Trust {
        if self.accepted { Trust::All } else { Trust::Nothing }
    }
}

/// What a widget is checked for.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Target {
    /// The product that the widget is for [default: guessed from the widget].
    #[arg(long, value_enum)]
    pub product: Option<Product>,
    /// What the widget has to stand: an upload into one's own account, or moderation.
    #[arg(long, value_enum, default_value_t)]
    pub profile: Profile,
}

/// How a result is printed that is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PackFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// A slot by its file name, with or without its ending.
fn slot(name: &str) -> Result<Slot, BadValue> {
    let names = || SLOTS.map(|slot| slot.file.trim_end_matches(".png")).join(", ");
    let found = SLOTS.iter().find(|slot| slot.file.trim_end_matches(".png") == name.trim().trim_end_matches(".png"));
    found.copied().ok_or_else(|| BadValue(Msg::new("cli-value-slot").with("names", names())))
}

/// The intents by their names.
fn intent() -> impl TypedValueParser<Value = Intent> {
    let words = PossibleValuesParser::new(Intent::ALL.map(Intent::word));
    words.try_map(|word| Intent::of(&word).ok_or("no such intent"))
}

/// `KEY`, `KEY:TYPE` or `KEY:TYPE:required`.
fn new_field(text: &str) -> Result<NewField, BadValue> {
    let mut parts = text.split(':');
    let (code, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("text"));
    let required = match (parts.next(), parts.next()) {
        (None, _) => false,
        (Some("required"), None) => true,
        _ => return Err(BadValue(Msg::new("cli-value-field"))),
    };
    Ok(NewField { code: code.to_owned(), kind: kind.to_owned(), required, ..NewField::default() })
}

/// A border in percent.
fn padding(text: &str) -> Result<u8, BadValue> {
    let bad = || BadValue(Msg::new("cli-value-padding").with("most", MAX_PADDING.to_string()));
    text.parse().ok().filter(|percent| f32::from(*percent) <= MAX_PADDING).ok_or_else(bad)
}

/// `transparent` or `#rrggbb`.
fn background(text: &str) -> Result<Background, BadValue> {
    if text == "transparent" {
        return Ok(Background::Transparent);
    }
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, r, g, b] = number.ok_or_else(|| BadValue(Msg::new("cli-value-background")))?.to_be_bytes();
    Ok(Background::Colour([r, g, b]))
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()))
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

impl ValueEnum for difference::Format {
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

impl ValueEnum for TrialLayout {
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

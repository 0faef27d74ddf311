//! Arguments of the commands that talk to an account.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{ArgGroup, Subcommand, ValueEnum};

use super::bad_value::BadValue;
use crate::practice;
use crate::system::accounts::{Colour, Kind};
use crate::text::msg::Msg;

/// Arguments of `account`.
#[derive(Debug, Clone, clap::Args)]
pub struct AccountArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: AccountCommand,
}

/// What to do with the named accounts.
#[derive(Debug, Clone, Subcommand)]
pub enum AccountCommand {
    /// Name an account. The token is read from WIDGET_STUDIO_TOKEN and kept in the system's keyring.
    Add(AddArgs),
    /// List the named accounts.
    List(ListArgs),
    /// Sign in, and show the account, its user and the user's rights. Exit code: 0 signed in, 1 refused, 2 not reached.
    Test(TargetArgs),
    /// Forget an account, and delete its secrets from the keyring.
    Remove(RemoveArgs),
}

/// Arguments of `account add`.
#[derive(Debug, Clone, clap::Args)]
pub struct AddArgs {
    /// Your name for it.
    pub name: String,
    /// Its address: name.amocrm.ru, name.kommo.com, or a URL of one of its pages.
    #[arg(long)]
    pub host: String,
    /// Whether a company works in it; changes then ask for its subdomain.
    #[arg(long, value_enum, default_value_t)]
    pub kind: Kind,
    /// Its mark in the window.
    #[arg(long, value_enum, default_value_t)]
    pub colour: Colour,
    /// Keep no secret: each command reads the token from WIDGET_STUDIO_TOKEN.
    #[arg(long, conflicts_with = "client_id")]
    pub ask_each_time: bool,
    /// Sign in as the integration of this ID, with its secret from WIDGET_STUDIO_CLIENT_SECRET and its 20-minute code from
    /// WIDGET_STUDIO_CODE.
    #[arg(long, value_name = "ID", requires = "redirect_uri")]
    pub client_id: Option<String>,
    /// The redirect URI of the integration, exactly as it is set there.
    #[arg(long, value_name = "URI", requires = "client_id")]
    pub redirect_uri: Option<String>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
    /// Secrets that don't belong on a command line.
    #[command(flatten)]
    pub exposed: Exposed,
}

/// Arguments of `account list`.
#[derive(Debug, Clone, clap::Args)]
pub struct ListArgs {
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
}

/// Arguments of `account remove`.
#[derive(Debug, Clone, clap::Args)]
pub struct RemoveArgs {
    /// Its name.
    pub name: String,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
}

/// Which account, and how the result is printed.
#[derive(Debug, Clone, clap::Args)]
#[command(group(ArgGroup::new("way").args(["account", "host"]).required(true)))]
pub struct TargetArgs {
    /// A named account.
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// An account by its address, with the token from WIDGET_STUDIO_TOKEN.
    #[arg(long, value_name = "URL")]
    pub host: Option<String>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
    /// Secrets that don't belong on a command line.
    #[command(flatten)]
    pub exposed: Exposed,
}

/// Which accounts, and how the result is printed.
#[derive(Debug, Clone, clap::Args)]
#[command(group(ArgGroup::new("way").args(["account", "host"]).required(true)))]
pub struct TargetsArgs {
    /// A named account; several are worked on one after the other.
    #[arg(long, value_name = "NAME")]
    pub account: Vec<String>,
    /// An account by its address, with the token from WIDGET_STUDIO_TOKEN.
    #[arg(long, value_name = "URL")]
    pub host: Option<String>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
    /// Secrets that don't belong on a command line.
    #[command(flatten)]
    pub exposed: Exposed,
}

impl TargetsArgs {
    /// The first account, as commands for one account take it.
    pub fn one(&self) -> TargetArgs {
        TargetArgs { account: self.account.first().cloned(), host: self.host.clone(), format: self.format, exposed: self.exposed.clone() }
    }
}

/// Secrets that don't belong on a command line: they are taken in to be refused with the reason.
#[derive(Debug, Clone, clap::Args)]
pub struct Exposed {
    #[arg(long, hide = true, num_args = 0..=1, default_missing_value = "")]
    token: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, default_missing_value = "")]
    client_secret: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, default_missing_value = "")]
    password: Option<String>,
}

impl Exposed {
    /// Whether a secret was given.
    pub fn is_there(&self) -> bool {
        [&self.token, &self.client_secret, &self.password].into_iter().any(Option::is_some)
    }
}

/// Which widget, and in which account.
#[derive(Debug, Clone, clap::Args)]
pub struct WidgetArgs {
    /// The widget: a folder or a zip archive. It names its code, or --code does.
    #[arg(required_unless_present = "code")]
    pub path: Option<PathBuf>,
    /// The code of the widget, from the tab “Keys” of its integration.
    #[arg(long)]
    pub code: Option<String>,
    /// A report on all accounts: FILE.md, FILE.html or FILE.csv.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Replace the file that the report goes to, whatever it is.
    #[arg(long, requires = "report")]
    pub overwrite: bool,
    /// The accounts.
    #[command(flatten)]
    pub target: TargetsArgs,
}

/// Arguments of `install`.
#[derive(Debug, Clone, clap::Args)]
pub struct InstallArgs {
    /// Which widget, and where.
    #[command(flatten)]
    pub widget: WidgetArgs,
    /// The settings: a JSON object by field; - reads standard input.
    #[arg(long, value_name = "FILE.json")]
    pub settings: Option<PathBuf>,
    /// Install the version that the account has, though it is another one than that of the widget.
    #[arg(long)]
    pub any_version: bool,
    /// Unlocks a production account: its subdomain; once for each of several.
    #[arg(long, value_name = "SUBDOMAIN")]
    pub confirm: Vec<String>,
}

/// Arguments of `uninstall`.
#[derive(Debug, Clone, clap::Args)]
pub struct UninstallArgs {
    /// Which widget, and where.
    #[command(flatten)]
    pub widget: WidgetArgs,
    /// Unlocks a production account: its subdomain; once for each of several.
    #[arg(long, value_name = "SUBDOMAIN")]
    pub confirm: Vec<String>,
}

/// Arguments of `history`.
#[derive(Debug, Clone, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct HistoryArgs {
    /// What to do other than list.
    #[command(subcommand)]
    pub command: Option<HistoryCommand>,
    /// Only the requests to this account: its name or its host.
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// At most so many, the newest.
    #[arg(long, value_name = "COUNT", default_value_t = 20, value_parser = count)]
    pub limit: usize,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
}

/// What to do with the history other than list it.
#[derive(Debug, Clone, Subcommand)]
pub enum HistoryCommand {
    /// Show a request with its whole answer.
    Show(ShowArgs),
}

/// Arguments of `history show`.
#[derive(Debug, Clone, clap::Args)]
pub struct ShowArgs {
    /// The id of the request, from the list.
    pub id: String,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: AccountFormat,
}

/// Arguments of `practice`.
#[derive(Debug, Clone, clap::Args)]
pub struct PracticeArgs {
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = practice::PORT, value_parser = port)]
    pub port: u16,
    /// Forget all that was done in it, and begin anew.
    #[arg(long)]
    pub reset: bool,
}

/// A number of requests.
fn count(text: &str) -> Result<usize, BadValue> {
    text.parse().map_err(|_| BadValue(Msg::new("cli-value-count")))
}

/// A port.
pub fn port(text: &str) -> Result<u16, BadValue> {
    text.parse().map_err(|_| BadValue(Msg::new("cli-value-port")))
}

/// How a result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum AccountFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Sandbox, Self::Production]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }))
    }
}

impl ValueEnum for Colour {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

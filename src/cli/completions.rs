//! `completions`: what a shell offers after each word of the command line.

use clap::Command;
use clap_complete::Shell;

/// The script for `shell` that completes `commands`.
pub fn script(commands: &Command, shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut shown(commands), commands.get_name(), &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The command without its hidden arguments, which some shells would offer.
fn shown(command: &Command) -> Command {
    let about = command.get_about().cloned().unwrap_or_default();
    Command::new(command.get_name().to_owned())
        .about(about)
        .version(command.get_version().unwrap_or_default().to_owned())
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args(
            command
                .get_arguments()
                .filter(|arg| !arg.is_hide_set())
                .map(|arg| arg.clone().hide_possible_values(false).hide_default_value(false)),
        )
        .subcommands(command.get_subcommands().map(shown))
}

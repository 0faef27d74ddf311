//! `completions`: what a shell offers after each word of the command line, made from the commands themselves.

use std::fmt::Write;

use clap::{Arg, Command, ValueHint};

use super::args::Shell;
use super::help;

/// A command as a shell sees it.
struct Place {
    /// The command with those above it, such as `i18n export`; empty for the program itself.
    path: String,
    /// The command and the one above it; the program has none above.
    above: Option<(String, String)>,
    /// What may follow, with its help: commands, options, and the words of its arguments.
    entries: Vec<(String, String)>,
    /// The options that take a value, and what it may be.
    values: Vec<(Vec<String>, Takes)>,
}

/// What may follow an option.
enum Takes {
    Words(Vec<String>),
    File,
    Other,
}

/// The script for `shell` that completes `commands`.
pub fn script(commands: &Command, shell: Shell) -> String {
    let mut places = Vec::new();
    collect(commands, "", None, &mut places);
    match shell {
        Shell::Bash => bash(&places),
        Shell::Zsh => zsh(&places),
        Shell::Fish => fish(&places),
        Shell::Powershell => powershell(&places),
        Shell::Elvish => elvish(&places),
    }
}

fn collect(command: &Command, path: &str, above: Option<(String, String)>, places: &mut Vec<Place>) {
    let text = |text: Option<&clap::builder::StyledStr>| text.map(|text| text.to_string()).unwrap_or_default();
    let mut place = Place { path: path.to_owned(), above, entries: Vec::new(), values: Vec::new() };
    for below in command.get_subcommands() {
        place.entries.push((below.get_name().to_owned(), text(below.get_about())));
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let names = names(arg);
        place.entries.extend(names.iter().map(|name| (name.clone(), text(arg.get_help()))));
        let words = help::values(arg);
        if arg.is_positional() {
            place.entries.extend(words.into_iter().map(|word| (word, String::new())));
        } else if arg.get_action().takes_values() {
            let takes = match arg.get_value_hint() {
                _ if !words.is_empty() => Takes::Words(words),
                ValueHint::AnyPath => Takes::File,
                _ => Takes::Other,
            };
            place.values.push((names, takes));
        }
    }
    places.push(place);
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let below_path = format!("{path} {}", below.get_name()).trim_start().to_owned();
        collect(below, &below_path, Some((path.to_owned(), below.get_name().to_owned())), places);
    }
}

/// The names of an option with their dashes.
fn names(arg: &Arg) -> Vec<String> {
    let short = arg.get_short().map(|short| format!("-{short}"));
    short.into_iter().chain(arg.get_long().map(|long| format!("--{long}"))).collect()
}

/// `text` in single quotes, with `escaped` for a quote in it.
fn quoted(text: &str, escaped: &str) -> String {
    format!("'{}'", text.replace('\'', escaped))
}

/// The word before, after the command: `i18n export --locales`.
fn after(place: &Place, name: &str) -> String {
    format!("{} {name}", place.path)
}

/// The arms of a `case` by which bash and zsh tell the command from the words before.
fn arms_of_commands(places: &[Place]) -> String {
    let above = places.iter().filter_map(|place| Some((place.above.as_ref()?, &place.path)));
    above.map(|((above, name), path)| format!("            '{above} {name}') at='{path}' ;;\n")).collect()
}

/// The arms of a `case` for the values of options in bash and zsh.
fn arms_of_values(places: &[Place], words: impl Fn(&str) -> String, files: &str) -> String {
    let mut out = String::new();
    for place in places {
        for (names, takes) in &place.values {
            let patterns: Vec<String> = names.iter().map(|name| format!("'{}'", after(place, name))).collect();
            let done = match takes {
                Takes::Words(list) => words(&list.join(" ")),
                Takes::File => files.to_owned(),
                Takes::Other => ":".to_owned(),
            };
            writeln!(out, "        {}) {done}; return ;;", patterns.join("|")).ok();
        }
    }
    out
}

fn bash(places: &[Place]) -> String {
    let values = arms_of_values(
        places,
        |words| format!("COMPREPLY=($(compgen -W '{words}' -- \"$current\"))"),
        "COMPREPLY=($(compgen -f -- \"$current\"))",
    );
    let mut entries = String::new();
    for place in places {
        let words: Vec<&str> = place.entries.iter().map(|(word, _)| word.as_str()).collect();
        writeln!(entries, "        '{}') offered='{}' ;;", place.path, words.join(" ")).ok();
    }
    format!(
        "_widget_studio() {{
    local at='' word offered='' current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
    COMPREPLY=()
    for word in \"${{COMP_WORDS[@]:1:COMP_CWORD - 1}}\"; do
        case \"$at $word\" in
{commands}        esac
    done
    case \"$at $previous\" in
{values}    esac
    case \"$at\" in
{entries}    esac
    COMPREPLY=($(compgen -W \"$offered\" -- \"$current\"))
}}
complete -o default -F _widget_studio widget-studio
",
        commands = arms_of_commands(places),
    )
}

fn zsh(places: &[Place]) -> String {
    let values = arms_of_values(places, |words| format!("compadd -- {words}"), "_files");
    let mut entries = String::new();
    for place in places {
        let entry = |(word, help): &(String, String)| quoted(&format!("{word}:{help}"), "'\\''");
        let list: Vec<String> = place.entries.iter().map(entry).collect();
        writeln!(entries, "        '{}') offered=({}) ;;", place.path, list.join(" ")).ok();
    }
    format!(
        "#compdef widget-studio
_widget_studio() {{
    local at='' word
    local -a offered
    for word in \"${{(@)words[2,CURRENT-1]}}\"; do
        case \"$at $word\" in
{commands}        esac
    done
    case \"$at ${{words[CURRENT-1]}}\" in
{values}    esac
    case \"$at\" in
{entries}    esac
    _describe widget-studio offered
    _files
}}
compdef _widget_studio widget-studio
",
        commands = arms_of_commands(places),
    )
}

fn fish(places: &[Place]) -> String {
    let quoted = |text: &str| quoted(&text.replace('\\', "\\\\"), "\\'");
    let mut out =
        "function __widget_studio_at\n    set -l at ''\n    for word in (commandline -opc)[2..-1]\n        switch \"$at $word\"\n"
            .to_owned();
    for (above, path) in places.iter().filter_map(|place| Some((place.above.as_ref()?, &place.path))) {
        writeln!(out, "            case '{} {}'\n                set at '{path}'", above.0, above.1).ok();
    }
    out += "        end\n    end\n    test \"$at\" = \"$argv[1]\"\nend\n";
    for place in places {
        for (word, help) in &place.entries {
            let takes = place.values.iter().find(|(names, _)| names.contains(word)).map(|(_, takes)| takes);
            let value = match takes {
                Some(Takes::Words(words)) => format!(" -x -a {}", quoted(&words.join(" "))),
                Some(Takes::File) => " -r -F".to_owned(),
                Some(Takes::Other) => " -x".to_owned(),
                None => String::new(),
            };
            let name = match (word.strip_prefix("--"), word.strip_prefix('-')) {
                (Some(long), _) => format!("-l {long}"),
                (None, Some(short)) => format!("-s {short}"),
                (None, None) => format!("-a {word}"),
            };
            writeln!(out, "complete -c widget-studio -n \"__widget_studio_at '{}'\" {name}{value} -d {}", place.path, quoted(help)).ok();
        }
    }
    out
}

fn powershell(places: &[Place]) -> String {
    let quoted = |text: &str| quoted(text, "''");
    let (mut commands, mut values, mut entries) = (String::new(), String::new(), String::new());
    for place in places {
        if let Some((above, name)) = &place.above {
            writeln!(commands, "        '{above} {name}' = '{}'", place.path).ok();
        }
        for (names, takes) in &place.values {
            let Takes::Words(words) = takes else { continue };
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            for name in names {
                writeln!(values, "        '{}' = @({})", after(place, name), words.join(", ")).ok();
            }
        }
        let list: Vec<String> = place.entries.iter().map(|(word, help)| format!("@({}, {})", quoted(word), quoted(help))).collect();
        writeln!(entries, "        '{}' = @({})", place.path, list.join(", ")).ok();
    }
    format!(
        "Register-ArgumentCompleter -Native -CommandName widget-studio -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $commands = @{{
{commands}    }}
    $values = @{{
{values}    }}
    $entries = @{{
{entries}    }}
    $at = ''
    $previous = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {{
        if ($wordToComplete -and $element.Extent.EndOffset -ge $cursorPosition) {{ break }}
        $previous = \"$element\"
        if ($commands.ContainsKey(\"$at $element\")) {{ $at = $commands[\"$at $element\"] }}
    }}
    $offered = if ($values.ContainsKey(\"$at $previous\")) {{ $values[\"$at $previous\"] | ForEach-Object {{ , @($_, '') }} }} else {{ $entries[$at] }}
    $offered | Where-Object {{ $_[0] -like \"$wordToComplete*\" }} | ForEach-Object {{
        $help = if ($_[1]) {{ $_[1] }} else {{ $_[0] }}
        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $help)
    }}
}}
"
    )
}

fn elvish(places: &[Place]) -> String {
    let quoted = |text: &str| quoted(text, "''");
    let (mut commands, mut values, mut files, mut entries) = (String::new(), String::new(), String::new(), String::new());
    for place in places {
        if let Some((above, name)) = &place.above {
            writeln!(commands, "    &'{above} {name}'='{}'", place.path).ok();
        }
        for (names, takes) in &place.values {
            for name in names {
                match takes {
                    Takes::Words(words) => writeln!(values, "    &'{}'=[{}]", after(place, name), words.join(" ")).ok(),
                    Takes::File => writeln!(files, "    &'{}'=$true", after(place, name)).ok(),
                    Takes::Other => None,
                };
            }
        }
        let list: Vec<String> = place.entries.iter().map(|(word, help)| format!("[{} {}]", quoted(word), quoted(help))).collect();
        writeln!(entries, "    &'{}'=[{}]", place.path, list.join(" ")).ok();
    }
    format!(
        "var widget-studio-commands = [
{commands}]
var widget-studio-values = [
{values}]
var widget-studio-files = [
{files}]
var widget-studio-entries = [
{entries}]
set edit:completion:arg-completer[widget-studio] = {{|@words|
    var at = ''
    for word $words[1..-1] {{
        if (has-key $widget-studio-commands $at' '$word) {{ set at = $widget-studio-commands[$at' '$word] }}
    }}
    var previous = $at' '$words[-2]
    if (has-key $widget-studio-values $previous) {{
        all $widget-studio-values[$previous]
    }} elif (has-key $widget-studio-files $previous) {{
        edit:complete-filename $words[-1]
    }} else {{
        for entry $widget-studio-entries[$at] {{ edit:complex-candidate $entry[0] &display=$entry[0]'  '$entry[1] }}
        edit:complete-filename $words[-1]
    }}
}}
"
    )
}

//! What a person prefers. It has no state of its own: preferences are in the core.

use crate::app::core::Core;
use crate::system::preferences::Theme;
use crate::text::Lang;

/// What a person can prefer.
#[derive(Debug, Clone)]
pub enum PreferencesCommand {
    /// Light, dark or as the system.
    SetTheme(Theme),
    /// The next of them.
    NextTheme,
    /// The language of the studio.
    SetLang(Lang),
    /// The next one.
    NextLang,
    /// The window has this size in points.
    SetWindowSize(f32, f32),
}

/// Carries out a command.
pub fn update(core: &mut Core, command: PreferencesCommand) {
    match command {
        PreferencesCommand::SetTheme(theme) => core.remember(move |it| it.theme = theme),
        PreferencesCommand::NextTheme => {
            let next = match core.preferences.theme {
                Theme::System => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::System,
            };
            update(core, PreferencesCommand::SetTheme(next));
        }
        PreferencesCommand::SetLang(lang) => {
            core.preferences.session_lang = None;
            core.remember(move |it| it.lang = Some(lang));
        }
        PreferencesCommand::NextLang => {
            let next = core.lang().following();
            update(core, PreferencesCommand::SetLang(next));
        }
        PreferencesCommand::SetWindowSize(width, height) => core.remember(move |it| it.window = Some((width, height))),
    }
}

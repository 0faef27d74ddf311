//! Colours by purpose, in both themes. The values are held to their contrast by the tests below.

#![allow(clippy::disallowed_methods, reason = "the home of raw colours")]

use egui::Color32;

/// The colours of a theme, named for what they are for.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind forms.
    pub canvas: Color32,
    /// Bars, rail, panels, cards, inputs.
    pub surface: Color32,
    /// Table heads, hovered rows.
    pub raised: Color32,
    /// Chips, read-only fields.
    pub sunken: Color32,
    /// Separators (decorative).
    pub border: Color32,
    /// Edges of buttons: the word inside says what they are.
    pub control_edge: Color32,
    /// Edges of inputs.
    pub border_strong: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Line numbers, hints.
    pub faint: Color32,
    /// Primary button, switch.
    pub accent: Color32,
    /// Ring of the keyboard focus.
    pub focus: Color32,
    /// Primary button under the pointer.
    pub accent_hover: Color32,
    /// Text on accent.
    pub on_accent: Color32,
    /// Links, selected text.
    pub accent_text: Color32,
    /// Current row.
    pub accent_soft: Color32,
    /// Selected text's ground.
    pub selection: Color32,
    /// Errors.
    pub error: Color32,
    /// Ground of errors.
    pub error_soft: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Ground of warnings.
    pub warning_soft: Color32,
    /// The mark of a warning.
    pub warning_mark: Color32,
    /// Advice.
    pub advice: Color32,
    /// Ground of advice.
    pub advice_soft: Color32,
    /// Success.
    pub success: Color32,
    /// Ground of success.
    pub success_soft: Color32,
    /// Keys in code.
    pub code_key: Color32,
    /// Strings in code.
    pub code_string: Color32,
    /// Numbers and values in code.
    pub code_number: Color32,
    /// Words of the language in code.
    pub code_word: Color32,
    /// Comments in code.
    pub code_comment: Color32,
    /// Elements and selectors in code.
    pub code_tag: Color32,
    /// The marks of accounts, in the order of `Colour::ALL`.
    pub marks: [Color32; 8],
    /// The darker squares behind transparent pictures.
    pub checker: Color32,
    /// Behind dialogs.
    pub backdrop: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    canvas: rgb(0xF4F5F7),
    surface: rgb(0xFFFFFF),
    raised: rgb(0xF8F9FB),
    sunken: rgb(0xEDEFF3),
    border: rgb(0xDADFE6),
    control_edge: rgb(0xCBD2DC),
    border_strong: rgb(0x7D8796),
    text: rgb(0x18202C),
    muted: rgb(0x566173),
    faint: rgb(0x626C7D),
    accent: rgb(0x2459E0),
    focus: rgb(0x2459E0),
    accent_hover: rgb(0x1D4BC2),
    on_accent: rgb(0xFFFFFF),
    accent_text: rgb(0x2459E0),
    accent_soft: rgb(0xE7EEFE),
    selection: rgb(0xCDDDFD),
    error: rgb(0xC8232F),
    error_soft: rgb(0xFCEBEC),
    warning: rgb(0x8F5A00),
    warning_soft: rgb(0xFFF3DC),
    warning_mark: rgb(0xB97700),
    advice: rgb(0x4A6378),
    advice_soft: rgb(0xEAF0F5),
    success: rgb(0x197A43),
    success_soft: rgb(0xE4F5EB),
    code_key: rgb(0x8A2E6B),
    code_string: rgb(0x1B673D),
    code_number: rgb(0x8A4300),
    code_word: rgb(0x5B35B8),
    code_comment: rgb(0x505B6D),
    code_tag: rgb(0x1D4BC2),
    marks: [rgb(0x4A80F0), rgb(0x28955F), rgb(0xA38600), rgb(0xC4711A), rgb(0xD64550), rgb(0x8A63D2), rgb(0x1792A8), rgb(0x6B7684)],
    checker: rgb(0xE6E9EE),
    backdrop: Color32::from_rgba_premultiplied(11, 14, 19, 110),
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    canvas: rgb(0x12151A),
    surface: rgb(0x1A1E25),
    raised: rgb(0x1F242C),
    sunken: rgb(0x151920),
    border: rgb(0x2C343F),
    control_edge: rgb(0x3A4452),
    border_strong: rgb(0x6E7A8C),
    text: rgb(0xE7EBF1),
    muted: rgb(0xA3AEBE),
    faint: rgb(0x8B97A8),
    accent: rgb(0x3568E8),
    focus: rgb(0x5B8DF5),
    accent_hover: rgb(0x2F5FDA),
    on_accent: rgb(0xFFFFFF),
    accent_text: rgb(0x86AEFF),
    accent_soft: rgb(0x1E2D4F),
    selection: rgb(0x243B6C),
    error: rgb(0xFF7A80),
    error_soft: rgb(0x3A2024),
    warning: rgb(0xF3BC62),
    warning_soft: rgb(0x362C1A),
    warning_mark: rgb(0xF3BC62),
    advice: rgb(0x9DB7CC),
    advice_soft: rgb(0x202B35),
    success: rgb(0x5FD197),
    success_soft: rgb(0x18301F),
    code_key: rgb(0xE8A6D6),
    code_string: rgb(0x8FD3A6),
    code_number: rgb(0xF0B878),
    code_word: rgb(0xC3AEFF),
    code_comment: rgb(0xB3BDCC),
    code_tag: rgb(0x9CBDFF),
    marks: [rgb(0x5B8DF5), rgb(0x35AD74), rgb(0xC4A51A), rgb(0xD98A35), rgb(0xE0606A), rgb(0x9A78DB), rgb(0x22A2B8), rgb(0x8793A3)],
    checker: rgb(0x262C36),
    backdrop: Color32::from_rgba_premultiplied(5, 7, 10, 150),
};

/// Colours of the CRM itself, for drawings of its places. They stay as they are whatever theme the studio has.
#[derive(Debug, Clone, Copy)]
pub struct Crm {
    /// Behind its sheets.
    pub ground: Color32,
    /// Its sheets.
    pub surface: Color32,
    /// Between parts.
    pub line: Color32,
    /// Edges of inputs.
    pub edge: Color32,
    /// What stands for texts and pictures of others.
    pub bar: Color32,
    /// Words.
    pub text: Color32,
    /// Its main button.
    pub button: Color32,
    /// Words on it.
    pub on_button: Color32,
    /// Stages of a pipeline.
    pub stripes: [Color32; 3],
}

/// The light CRM.
pub const CRM_LIGHT: Crm = Crm {
    ground: rgb(0xF0F3F6),
    surface: rgb(0xFFFFFF),
    line: rgb(0xDDE3EA),
    edge: rgb(0xC3CCD6),
    bar: rgb(0xDCE3EB),
    text: rgb(0x1D2939),
    button: rgb(0x2F6FEB),
    on_button: rgb(0xFFFFFF),
    stripes: [rgb(0x7CB0F5), rgb(0xF3B94F), rgb(0x6CC48B)],
};

/// The dark CRM: Kommo's (`docs/PLATFORM.md` 1.7 has the colour of its menu).
pub const CRM_DARK: Crm = Crm {
    ground: rgb(0x0F2231),
    surface: rgb(0x153043),
    line: rgb(0x24465E),
    edge: rgb(0x3A5F7A),
    bar: rgb(0x2A4C63),
    text: rgb(0xEEF4F8),
    button: rgb(0x2F6FEB),
    on_button: rgb(0xFFFFFF),
    stripes: [rgb(0x7CB0F5), rgb(0xF3B94F), rgb(0x6CC48B)],
};

/// A colour that was found in a picture or chosen by a person.
pub fn of_picture([r, g, b]: [u8; 3]) -> Color32 {
    Color32::from_rgb(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two opaque colours as WCAG 2 defines it.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let light = |c: Color32| {
            let [r, g, b, _] = egui::Rgba::from(c).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_in_the_drawn_crm_can_be_read() {
        for t in [CRM_LIGHT, CRM_DARK] {
            assert!(contrast(t.text, t.surface) >= 4.5 && contrast(t.on_button, t.button) >= 4.5);
        }
    }

    const THEMES: [(&str, Tokens); 2] = [("light", LIGHT), ("dark", DARK)];

    /// What things stand on, rows that are selected among it.
    fn grounds(t: &Tokens) -> [(&'static str, Color32); 5] {
        [("canvas", t.canvas), ("surface", t.surface), ("raised", t.raised), ("sunken", t.sunken), ("accent_soft", t.accent_soft)]
    }

    /// Holds that each of `colours` has a contrast of `least` on each of `behind`.
    fn hold(theme: &str, least: f32, colours: &[(&str, Color32)], behind: &[(&str, Color32)]) {
        for (name, colour) in colours {
            for (ground, under) in behind {
                let is = contrast(*colour, *under);
                assert!(is >= least, "{theme}: {name} on {ground} has {is:.2}, at least {least} is due");
            }
        }
    }

    #[test]
    fn text_can_be_read_in_both_themes() {
        for (theme, t) in THEMES {
            let quiet = [("text", t.text), ("muted", t.muted), ("faint", t.faint)];
            let kinds = [("error", t.error), ("warning", t.warning), ("advice", t.advice), ("success", t.success)];
            hold(theme, 4.5, &quiet, &grounds(&t));
            hold(theme, 4.5, &kinds, &grounds(&t));
            hold(theme, 4.5, &[("accent_text", t.accent_text)], &grounds(&t));
            hold(theme, 4.5, &[("on_accent", t.on_accent)], &[("accent", t.accent), ("accent_hover", t.accent_hover)]);
            // Text that is selected, to be copied.
            hold(theme, 4.5, &[("text", t.text), ("muted", t.muted)], &[("selection", t.selection)]);
            let soft = [("error_soft", t.error_soft), ("warning_soft", t.warning_soft), ("advice_soft", t.advice_soft)];
            for ((name, colour), ground) in kinds.into_iter().zip(soft.into_iter().chain([("success_soft", t.success_soft)])) {
                hold(theme, 4.5, &[(name, colour), ("text", t.text), ("muted", t.muted)], &[ground]);
            }
        }
    }

    #[test]
    fn code_can_be_read_in_both_themes() {
        for (theme, t) in THEMES {
            let code = [("key", t.code_key), ("string", t.code_string), ("number", t.code_number), ("word", t.code_word)];
            let more = [("comment", t.code_comment), ("tag", t.code_tag), ("text", t.text)];
            let behind = [("surface", t.surface), ("sunken", t.sunken), ("current line", t.accent_soft), ("selection", t.selection)];
            // What is found, what is wrong, what was taken out and put in.
            let marked = [("warning_soft", t.warning_soft), ("error_soft", t.error_soft), ("success_soft", t.success_soft)];
            for colours in [&code[..], &more] {
                hold(theme, 4.5, colours, &behind);
                hold(theme, 4.5, colours, &marked);
            }
        }
    }

    #[test]
    fn marks_and_edges_are_seen_in_both_themes() {
        for (theme, t) in THEMES {
            let marks = [("border_strong", t.border_strong), ("focus", t.focus), ("warning_mark", t.warning_mark)];
            hold(theme, 3.0, &marks, &grounds(&t));
            hold(theme, 3.0, &t.marks.map(|mark| ("the mark of an account", mark)), &grounds(&t));
            // Switches and ticks, whose state these two show.
            let [canvas, surface, ..] = grounds(&t);
            hold(theme, 3.0, &[("accent", t.accent)], &[canvas, surface]);
            hold(theme, 3.0, &[("knob", t.on_accent)], &[("switch that is off", t.border_strong), ("switch that is on", t.accent)]);
        }
    }

    /// What can't be pressed now still says what it would do.
    #[test]
    fn words_of_disabled_controls_can_be_read() {
        for (theme, t) in THEMES {
            for (ground, behind) in [("canvas", t.canvas), ("surface", t.surface)] {
                let faded = behind.lerp_to_gamma(t.text, crate::ui::kit::tokens::style::DISABLED);
                hold(theme, 4.5, &[("disabled text", faded)], &[(ground, behind)]);
            }
        }
    }
}

//! [`Rule`]: its id, its severity in each profile, and the applicability of its fix.

pub use crate::model::product::{Product, Profile};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The platform refuses it or the widget can't work. Blocks packing.
    Error,
    /// Probably wrong, or refused in moderation.
    Warning,
    /// Polish.
    Advice,
}

/// Who decides whether a fix is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Nobody: the meaning of the widget can't change.
    Safe,
    /// The person, who looks at the difference first.
    Unsafe,
    /// The person, who chooses between several fixes.
    Choice,
}

/// The tab that shows a rule's findings; the texts of the rule are in the file of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// `json/*`
    Json,
    /// `manifest/*`, `advanced/*`, `tour/*`, `menu/*`, `amoforms/*`
    Manifest,
    /// `settings/*`, `dp/*`, `salesbot/*`
    Settings,
    /// `locations/*`
    Locations,
    /// `i18n/*`
    I18n,
    /// `images/*`
    Images,
    /// `package/*`
    Package,
    /// `secrets/*`
    Secrets,
    /// `script/*`, `style/*`, `php/*`
    Script,
    /// `studio/*`
    Studio,
    /// `install/*`, `uninstall/*`, `account/*`, `api/*`
    Install,
}

/// One check of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id, `area/kebab-name`.
    pub id: &'static str,
    /// Where it belongs.
    pub area: Area,
    /// Severity for a private upload; `None` is off.
    pub private: Option<Severity>,
    /// Severity for public moderation; `None` is off.
    pub public: Option<Severity>,
    /// The applicability of its fix; `None` if it has no fix.
    pub fix: Option<Applicability>,
    /// What the rule rests on: `S0` to `S4`, `R` and `K` are the platform's documents, `D` its upload page, `C` real widgets,
    /// `P` other checkers. Shown in `docs/RULES.md`.
    pub basis: &'static str,
}

impl Rule {
    pub fn severity(&self, profile: Profile) -> Option<Severity> {
        match profile {
            Profile::Private => self.private,
            Profile::Public => self.public,
        }
    }

    /// The id of the rule's texts: the id with `-` for `/`.
    pub fn text_id(&self) -> String {
        self.id.replace('/', "-")
    }
}

/// Short names for the tables of rules.
pub(in crate::checks) mod short {
    pub use super::Area::*;
    use super::{Applicability, Severity};
    pub use super::{Applicability::*, Area, Rule};

    pub const E: Option<Severity> = Some(Severity::Error);
    pub const W: Option<Severity> = Some(Severity::Warning);
    pub const A: Option<Severity> = Some(Severity::Advice);

    /// No fix.
    pub const NO: Option<Applicability> = None;
    pub const SAFE: Option<Applicability> = Some(Applicability::Safe);
    pub const UNSAFE: Option<Applicability> = Some(Applicability::Unsafe);
    pub const CHOICE: Option<Applicability> = Some(Applicability::Choice);

    /// A row of the catalogue.
    pub const fn rule(
        id: &'static str,
        area: Area,
        private: Option<Severity>,
        public: Option<Severity>,
        fix: Option<Applicability>,
        basis: &'static str,
    ) -> Rule {
        Rule { id, area, private, public, fix, basis }
    }
}

impl Area {
    /// The word for it in reports; its name is the text `area-` and this word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Manifest => "manifest",
            Self::Settings => "settings",
            Self::Locations => "locations",
            Self::I18n => "i18n",
            Self::Images => "images",
            Self::Package => "package",
            Self::Secrets => "secrets",
            Self::Script => "script",
            Self::Studio => "studio",
            Self::Install => "install",
        }
    }
}

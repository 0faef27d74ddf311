//! What a rule is: its id, how severe it is for whom, and how far its fix can be trusted.

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

/// How far a fix can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// The meaning can't change: applied without a look.
    Safe,
    /// Needs a look at the difference.
    Unsafe,
    /// The person chooses.
    Ask,
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
    /// How far its fix can be trusted; `None` if it has no fix.
    pub fix: Option<Safety>,
    /// What the rule rests on: `S0` to `S4`, `R` and `K` are the platform's documents, `D` its upload page, `C` real widgets,
    /// `P` other checkers. Shown in `docs/RULES.md`.
    pub basis: &'static str,
}

impl Rule {
    /// The severity in a profile.
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
    pub use super::{Area, Rule, Safety::*};
    use super::{Safety, Severity};

    pub const E: Option<Severity> = Some(Severity::Error);
    pub const W: Option<Severity> = Some(Severity::Warning);
    pub const A: Option<Severity> = Some(Severity::Advice);

    /// No fix.
    pub const NO: Option<Safety> = None;
    pub const SAFE: Option<Safety> = Some(Safety::Safe);
    pub const UNSAFE: Option<Safety> = Some(Safety::Unsafe);
    pub const ASK: Option<Safety> = Some(Safety::Ask);

    /// A row of the catalogue.
    pub const fn rule(
        id: &'static str,
        area: Area,
        private: Option<Severity>,
        public: Option<Severity>,
        fix: Option<Safety>,
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

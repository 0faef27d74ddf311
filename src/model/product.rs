//! The two products that take widgets.

/// The product that a widget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// amoCRM, `*.amocrm.ru`.
    #[default]
    AmoCrm,
    /// Kommo, `*.kommo.com`.
    Kommo,
}

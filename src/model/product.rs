//! What a widget is made for: the product, and the way into it.

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

/// What the widget has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// An upload into one's own account.
    #[default]
    Private,
    /// Moderation for the marketplace.
    Public,
}

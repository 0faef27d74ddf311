//! What is left to do by hand once a widget is packed or installed: what no documented call does, and what an account does only after
//! somebody saves. Source: `docs/PLATFORM.md` 4.2, 4.3, read 2026-11-30. Steps are ids of texts.

use crate::crm::locations::declares;
use crate::model::product::{Product, Profile};
use crate::model::widget::Widget;

/// What follows on packing, in this order.
pub fn after_pack(widget: &Widget, product: Product, profile: Profile) -> Vec<&'static str> {
    let upload = match (product, profile) {
        (Product::AmoCrm, Profile::Private) => ["next-upload-amo", "next-raise-version", "next-supplement"].as_slice(),
        (Product::Kommo, Profile::Private) => &["next-upload-kommo", "next-raise-version", "next-plan"],
        (_, Profile::Public) => &["next-upload-public", "next-raise-version"],
    };
    upload.iter().copied().chain(after_install(widget, product)).collect()
}

/// What follows on an installation.
pub fn after_install(widget: &Widget, product: Product) -> Vec<&'static str> {
    let has_step = declares(widget, "salesbot_designer");
    let save_once = (product == Product::Kommo && has_step).then_some("next-save-once");
    save_once.into_iter().chain(has_step.then_some("next-save-bots")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;

    #[test]
    fn the_steps_are_those_of_the_product_and_the_widget() {
        let plain = bundled::plain();
        let steps = |product, profile| after_pack(&plain, product, profile);
        assert_eq!(steps(Product::AmoCrm, Profile::Private), ["next-upload-amo", "next-raise-version", "next-supplement"]);
        assert_eq!(steps(Product::Kommo, Profile::Private), ["next-upload-kommo", "next-raise-version", "next-plan"]);
        assert_eq!(steps(Product::Kommo, Profile::Public), ["next-upload-public", "next-raise-version"]);
        assert_eq!(after_install(&plain, Product::Kommo), [""; 0]);
    }
}

//! Settings by user in many accounts at once: users have other numbers in each account, so that a set of settings for all of them names
//! the token's own user, or a user of one account.

use serde_json::{Map, Value};

use super::types::{FieldType, TemplateField};

/// The key that stands for the token's own user.
pub const OWN: &str = "me";

/// What stands between the name of an account and the number of a user of it.
pub const OF: char = '/';

/// `values` for one account: [`OWN`] becomes the number that `own` gives, `name/504141` becomes `504141` in the account `name` and is left
/// out in others. `own` is asked only if it is needed; without an answer what stands under [`OWN`] is left out.
pub fn resolve(
    values: Map<String, Value>,
    template: &[TemplateField],
    account: &str,
    own: impl FnOnce() -> Option<u64>,
) -> Map<String, Value> {
    let names_own = |value: &Value| value.as_object().is_some_and(|users| users.contains_key(OWN));
    let own = if values.iter().any(|(name, value)| is_of_users(template, name) && names_own(value)) {
        own().map(|id| id.to_string())
    } else {
        None
    };
    let key = |key: String| match key.rsplit_once(OF) {
        _ if key == OWN => own.clone(),
        Some((name, user)) => (name == account).then(|| user.to_owned()),
        None => Some(key),
    };
    let resolved = |name: &str, value| match value {
        Value::Object(users) if is_of_users(template, name) => {
            Value::Object(users.into_iter().filter_map(|(user, value)| Some((key(user)?, value))).collect())
        }
        other => other,
    };
    values.into_iter().map(|(name, value)| (name.clone(), resolved(&name, value))).collect()
}

/// `values` as they may look in any account: for a check before an account is known.
pub fn sample(values: &Map<String, Value>, template: &[TemplateField]) -> Map<String, Value> {
    let key = |key: &str| match key.rsplit_once(OF) {
        _ if key == OWN => "1".to_owned(),
        Some((_, user)) => user.to_owned(),
        None => key.to_owned(),
    };
    let sampled = |name: &str, value: &Value| match value {
        Value::Object(users) if is_of_users(template, name) => {
            Value::Object(users.iter().map(|(user, value)| (key(user), value.clone())).collect())
        }
        other => other.clone(),
    };
    values.iter().map(|(name, value)| (name.clone(), sampled(name, value))).collect()
}

/// Whether a field holds a value for each user: others may have any keys.
fn is_of_users(template: &[TemplateField], name: &str) -> bool {
    template.iter().any(|field| field.key == name && matches!(field.kind, FieldType::Users | FieldType::UsersLp))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn template() -> Vec<TemplateField> {
        TemplateField::read_all(
            &json!([{"key": "phones", "type": "users"}, {"key": "by", "type": "users_lp"}, {"key": "any", "type": "custom"}]),
        )
    }

    fn resolved(values: &Value, account: &str, own: Option<u64>) -> Value {
        Value::Object(resolve(values.as_object().unwrap().clone(), &template(), account, || own))
    }

    #[test]
    fn users_are_those_of_the_account_and_other_fields_stay() {
        let values = json!({"phones": {"me": "101", "qa/clean/7": "102", "other/8": "103"}, "any": {"me": 1, "a/b": 2}, "by": {"9": "x"}});
        let rest = |phones: Value| json!({"phones": phones, "any": {"me": 1, "a/b": 2}, "by": {"9": "x"}});
        assert_eq!(resolved(&values, "qa/clean", Some(5)), rest(json!({"5": "101", "7": "102"})));
        assert_eq!(resolved(&values, "other", None), rest(json!({"8": "103"})));
        let plain = json!({"phones": {"5": "1"}, "any": {"me": 1}});
        let alone = resolve(plain.as_object().unwrap().clone(), &template(), "a", || unreachable!("not needed"));
        assert_eq!(Value::Object(alone), plain);
        let sample = sample(values.as_object().unwrap(), &template());
        assert_eq!((&sample["phones"], &sample["any"]), (&json!({"1": "101", "7": "102", "8": "103"}), &values["any"]));
    }
}

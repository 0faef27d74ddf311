//! Names of values that may be secrets: keys in any spelling, and labels in the languages of the studio and of widgets.

use unicode_normalization::UnicodeNormalization as _;

/// Whole words that name a secret.
const WORDS: &[&str] = &[
    "auth",
    "authorization",
    "cookie",
    "cvc",
    "cvv",
    "hash",
    "jwt",
    "key",
    "keys",
    "otp",
    "pass",
    "pin",
    "psw",
    "pwd",
    "salt",
    "totp",
    "ключ",
    "ключа",
    "ключи",
    "пин",
    // Spanish, Portuguese, Turkish, Indonesian, French, German, Polish, Kazakh, Uzbek.
    "clave",
    "claves",
    "llave",
    "llaves",
    "chave",
    "chaves",
    "segredo",
    "anahtar",
    "anahtarı",
    "gizli",
    "kunci",
    "rahasia",
    "sandi",
    "clé",
    "clef",
    "jeton",
    "geheimnis",
    "klucz",
    "kalit",
    "кілт",
    "құпия",
];

/// Beginnings of words that name a secret.
const BEGINNINGS: &[&str] = &[
    "credential",
    "passcode",
    "passphrase",
    "passwort",
    "password",
    "passwd",
    "secret",
    "token",
    "парол",
    "секрет",
    "токен",
    "contrase",
    "credencia",
    "senha",
    "şifre",
    "sifre",
    "parola",
    "kennwort",
    "schlüssel",
    "hasło",
    "haslo",
    "heslo",
    "parol",
];

/// Ends of words that name a secret.
const ENDS: &[&str] = &["key", "pass", "passwd", "password", "pwd", "secret", "token", "ключ", "пароль", "токен"];

/// Words that end like one of [`ENDS`] and name none.
const OTHERS: &[&str] = &["bypass", "compass", "donkey", "hockey", "hotkey", "jockey", "monkey", "turkey", "whiskey"];

/// Words that only together name a secret, written as one.
const TOGETHER: &[&str] =
    &["accesscode", "authcode", "sessionid", "verificationcode", "кодавторизации", "коддоступа", "кодподтверждения", "motdepasse"];

/// Names in scripts that write no spaces between words.
const ANYWHERE: &[&str] = &["密码", "密碼", "密钥", "密鑰", "令牌", "パスワード", "비밀번호"];

/// Whether `name`, a key or a label, may stand for something that others must not read: in camelCase, with `_`, `-`, points or spaces,
/// in any letter case.
pub fn may_be_secret(name: &str) -> bool {
    let name: String = name.nfkc().collect();
    let words = words(&name);
    let joined = words.concat();
    let names_one = |word: &String| {
        WORDS.contains(&word.as_str())
            || BEGINNINGS.iter().any(|known| word.starts_with(known))
            || ENDS.iter().any(|known| word.ends_with(known)) && !OTHERS.contains(&word.as_str())
    };
    is_secret(&name)
        || words.iter().any(names_one)
        || TOGETHER.iter().any(|known| joined.contains(known))
        || ANYWHERE.iter().any(|known| name.contains(known))
}

/// Whether words surely name something that others must not read: so much that a rule may warn of it.
pub fn is_secret(words: &str) -> bool {
    let lower = words.to_lowercase();
    let starts =
        |word: &str| ["парол", "токен", "секрет", "token", "secret", "password", "passwd"].iter().any(|known| word.starts_with(known));
    let ends = |word: &str| ["token", "secret", "password", "apikey"].iter().any(|known| word.ends_with(known));
    ["api_key", "api key", "api-key"].iter().any(|known| lower.contains(known))
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| starts(word) || ends(word) || ["pass", "ключ"].contains(&word))
}

/// The words of a name in lower case: `apiKey`, `API-Key` and `api key` are `api` and `key`.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let next_is_small = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        // In `APIKey` the word begins with the last of the capitals.
        let begins = c.is_uppercase() && before.is_some_and(|before| before.is_lowercase() || before.is_uppercase() && next_is_small);
        if begins || !c.is_alphabetic() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphabetic()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_in_any_spelling_and_language() {
        for name in [
            "api_key",
            "apikey",
            "API-KEY",
            "apiKey",
            "APIKey2",
            "x-api-key",
            "key",
            "Key",
            "secret",
            "clientSecret",
            "WEBHOOK_SECRET",
            "webhooksecret",
            "accessToken",
            "refresh_token",
            "tokens",
            "pwd",
            "dbPwd",
            "userpwd",
            "smtp_pass",
            "password2",
            "auth-key",
            "PIN",
            "api_hash",
            "credentials",
            "authCode",
            "access code",
            "Пароль от сервиса",
            "Токен доступа",
            "Секретный ключ",
            "API-ключ",
            "Код доступа",
            "Contraseña",
            "contrasen\u{303}a",
            "Clave de API",
            "Senha",
            "Chave secreta",
            "Şifre",
            "Kata sandi",
            "Mot de passe",
            "Clé API",
            "Құпия сөз",
            "密码",
        ] {
            assert!(may_be_secret(name), "{name}");
        }
        for name in [
            "login",
            "name",
            "keyword",
            "keyboard",
            "monkey",
            "passenger",
            "passport",
            "compass",
            "author",
            "service_url",
            "phone",
            "Подключение",
            "Ключевые слова",
            "Включить",
            "Телефон",
            "pipeline_id",
            "client_id",
            "code",
            "hashtag",
            "",
        ] {
            assert!(!may_be_secret(name), "{name}");
        }
    }
}

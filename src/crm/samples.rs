//! What people leave in a widget from a template, a guide or a wizard: hosts, values and texts that stand for others.

/// Hosts that stand for some host, whatever the country: `example.com`, `example.ru`.
const SAMPLE_NAMES: &[&str] = &["example", "domain", "mydomain", "mysite", "site", "sitename"];

/// Parts of a host that ask the reader for his own.
const SAMPLE_LABELS: &[&str] = &[
    "yourdomain",
    "your-domain",
    "yoursite",
    "your-site",
    "yourserver",
    "your-server",
    "yourcompany",
    "your-company",
    "yourapp",
    "your-app",
    "yourhost",
    "your-host",
    "yourname",
    "my-domain",
    "my-site",
    "placeholder",
    "tu-sitio",
    "tusitio",
    "tu-dominio",
    "tudominio",
    "tu-servidor",
    "tuservidor",
    "tu-empresa",
    "tuempresa",
    "su-sitio",
    "su-dominio",
    "seu-site",
    "seusite",
    "seu-dominio",
    "seudominio",
    "seu-servidor",
    "sua-empresa",
    "suaempresa",
    "vash-sait",
    "vash-domen",
    "ваш-сайт",
    "вашсайт",
    "ваш-домен",
    "вашдомен",
    "ваш-сервер",
    "вашсервер",
];

/// The last part of hosts that never exist (RFC 2606).
const RESERVED: &[&str] = &["example", "invalid", "test"];

/// First words of a value in capitals that asks for another one: `GENERATE_YOUR_KEY_HERE`.
const ASKING: &[&str] = &[
    "generate",
    "your",
    "replace",
    "change",
    "insert",
    "put",
    "enter",
    "paste",
    "set",
    "add",
    "fill",
    "todo",
    "tu",
    "su",
    "seu",
    "sua",
    "вставьте",
    "замените",
    "введите",
    "ваш",
    "укажите",
];

/// Values that only name what belongs there, in lower case.
const NAMING: &[&str] =
    &["widget_code", "code", "secret_key", "secret", "key", "changeme", "change_me", "string", "xxx", "none", "null", "undefined", "test"];

/// Words that say what a text is of, in the languages of both products.
const SUBJECTS: &[&str] = &[
    "widget",
    "widgets",
    "description",
    "descript",
    "виджет",
    "виджета",
    "описание",
    "descripción",
    "descripcion",
    "descrição",
    "descricao",
];

/// Words that say nothing of a widget.
const FILLERS: &[&str] = &[
    // English
    "a",
    "an",
    "the",
    "of",
    "for",
    "my",
    "your",
    "new",
    "demo",
    "test",
    "sample",
    "example",
    "template",
    "default",
    "hello",
    "world",
    "name",
    "title",
    "short",
    "full",
    "long",
    "brief",
    "tour",
    "text",
    "here",
    "enter",
    "describe",
    "write",
    "put",
    "first",
    "this",
    "is",
    // What templates are made with
    "vue",
    "react",
    "angular",
    "js",
    "ts",
    "на",
    "with",
    "on",
    // Russian
    "мой",
    "моя",
    "новый",
    "новая",
    "демо",
    "тест",
    "тестовый",
    "тестовое",
    "пример",
    "примера",
    "шаблон",
    "шаблона",
    "название",
    "имя",
    "краткое",
    "короткое",
    "полное",
    "подробное",
    "длинное",
    "тур",
    "тура",
    "текст",
    "здесь",
    "ваш",
    "ваше",
    "вашего",
    "вашей",
    "введите",
    "опишите",
    "напишите",
    "укажите",
    "первый",
    "для",
    "это",
    // Spanish
    "mi",
    "nuevo",
    "nueva",
    "prueba",
    "ejemplo",
    "plantilla",
    "nombre",
    "título",
    "titulo",
    "corta",
    "breve",
    "completa",
    "larga",
    "del",
    "de",
    "el",
    "la",
    "tu",
    "su",
    "texto",
    "aquí",
    "aqui",
    "primer",
    // Portuguese
    "meu",
    "minha",
    "novo",
    "nova",
    "teste",
    "exemplo",
    "modelo",
    "nome",
    "curta",
    "longa",
    "do",
    "da",
    "o",
    "seu",
    "sua",
    "primeiro",
];

/// Whether an address or e-mail is at a host that stands for another one.
pub fn is_sample_host(text: &str) -> bool {
    let host = host(text);
    let mut labels = host.split('.').rev();
    let top = labels.next().unwrap_or_default();
    let below: Vec<&str> = labels.collect();
    RESERVED.contains(&top) && !below.is_empty()
        || matches!(below.as_slice(), [name] if SAMPLE_NAMES.contains(name))
        || below.iter().any(|label| SAMPLE_LABELS.contains(label))
}

/// Whether an address or e-mail is at a name that no real host can have.
pub fn is_reserved(text: &str) -> bool {
    host(text).rsplit('.').next().is_some_and(|top| RESERVED.contains(&top))
}

/// Whether an address is of this machine or of a network at home or in an office: nobody else gets there.
pub fn is_local_host(text: &str) -> bool {
    let host = host(text);
    let private = |rest: &str| rest.split('.').next().and_then(|part| part.parse::<u8>().ok()).is_some_and(|part| (16..32).contains(&part));
    ["localhost", "0.0.0.0", "[", "host"].contains(&host.as_str())
        || host.starts_with("127.")
        || host.starts_with("10.")
        || host.starts_with("192.168.")
        || host.strip_prefix("172.").is_some_and(private)
        || [".local", ".localhost", ".lan", ".internal"].iter().any(|end| host.ends_with(end))
}

/// The host of an address or e-mail in lower case, without `www.`; of an address in brackets only the bracket.
fn host(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let host = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    host.trim_start_matches("www.").trim_end_matches('.').to_owned()
}

/// Whether a code or key only says that one belongs there.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let lower = value.to_lowercase();
    let is_framed = [("<", ">"), ("{{", "}}"), ("%", "%"), ("[", "]"), ("${", "}"), ("__", "__")]
        .iter()
        .any(|(open, close)| value.len() > open.len() + close.len() && value.starts_with(open) && value.ends_with(close));
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let asks = words.len() > 1 && words.first().is_some_and(|word| ASKING.contains(word));
    let is_one_letter = value.len() > 3 && lower.chars().all(|c| matches!(c, 'x' | '*' | '.' | '-' | '_'));
    is_framed || asks || is_one_letter || NAMING.contains(&lower.as_str())
}

/// Whether a text would suit any widget: it has no word that says what this one is about.
pub fn is_sample_text(text: &str) -> bool {
    let words = words(text);
    let is_known = |word: &String| SUBJECTS.contains(&word.as_str()) || FILLERS.contains(&word.as_str());
    let is_about_itself = words.iter().any(|word| SUBJECTS.contains(&word.as_str()));
    words.starts_with(&["lorem".to_owned(), "ipsum".to_owned()]) || !words.is_empty() && is_about_itself && words.iter().all(is_known)
}

/// The words of a text in lower case; `MyWidget` has two.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut was_lower = false;
    for c in text.chars() {
        if c.is_uppercase() && was_lower {
            spaced.push(' ');
        }
        was_lower = c.is_lowercase();
        spaced.extend(c.to_lowercase());
    }
    spaced.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_stand_for_others() {
        for text in [
            "https://www.example.com/webhook",
            "me@example.org",
            "https://example.ru",
            "https://yourdomain.com/support",
            "support@yourdomain.com",
            "https://api.your-domain.ru:8080/x",
            "https://tu-sitio.com",
            "https://crm.seudominio.com.br/hook",
            "https://ваш-сайт.рф",
            "https://widgets.test/x",
        ] {
            assert!(is_sample_host(text), "{text}");
        }
        for text in
            ["https://widgets.example.net/support", "https://my-example.com", "https://domain-tools.com", "https://testing.io", "a@test"]
        {
            assert!(!is_sample_host(text), "{text}");
        }
    }

    #[test]
    fn hosts_that_only_one_network_reaches() {
        for text in [
            "http://localhost:4000/x",
            "https://127.0.0.1",
            "http://192.168.1.5:80/",
            "https://172.20.0.2/a",
            "https://pc.local/",
            "http://[::1]/",
        ] {
            assert!(is_local_host(text), "{text}");
        }
        for text in ["https://172.40.0.2/a", "https://locals.io", "https://110.0.0.1", "https://10days.ru"] {
            assert!(!is_local_host(text), "{text}");
        }
    }

    #[test]
    fn values_and_texts_that_say_nothing() {
        for value in
            ["GENERATE_YOUR_SECRET_KEY_HERE", "widget_code", "your-secret-key", "<secret>", "{{ code }}", "XXXXXXXX", "ВСТАВЬТЕ_КЛЮЧ"]
        {
            assert!(is_placeholder(value), "{value}");
        }
        for value in ["amo_dropbox", "k3Jf82Hs0qLx91Zp", "my_widget", "sets", "order_courier", ""] {
            assert!(!is_placeholder(value), "{value}");
        }
        for text in [
            "Мой виджет",
            "Короткое описание виджета",
            "Полное описание виджета.",
            "MyWidget",
            "Full description",
            "Tour description",
            "Mi Widget",
            "Meu widget",
            "Descrição curta",
            "demo-widget",
            "Lorem ipsum dolor sit amet",
        ] {
            assert!(is_sample_text(text), "{text}");
        }
        for text in ["Courier for orders", "Widget for calls", "Виджет звонков", "Имя", "", "Doctor's description", "Test"]
        {
            assert!(!is_sample_text(text), "{text}");
        }
    }
}

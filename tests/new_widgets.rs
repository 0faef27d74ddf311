//! What the studio makes for people who begin: every two purposes together, for both products, in one to three locales; and
//! folders without a manifest.

use std::collections::BTreeMap;

use widget_studio::checks;
use widget_studio::checks::engine::rule::{Product, Profile, Severity};
use widget_studio::crm::i18n;
use widget_studio::crm::settings::TYPES;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::archive as zip;
use widget_studio::services::forms::fields::NewField;
use widget_studio::services::new_widget::spec::suggested;
use widget_studio::services::new_widget::{Comments, Intent, Logo, Mark, NewWidgetSpec, Problem, changes};

const NAME: &str = "Quick notes";

fn order(product: Product, intents: &[Intent], locales: &[&str]) -> NewWidgetSpec {
    NewWidgetSpec {
        product,
        intents: intents.to_vec(),
        locales: locales.iter().map(|code| (*code).to_owned()).collect(),
        names: BTreeMap::from([(locales[0].to_owned(), NAME.to_owned())]),
        support: String::new(),
        fields: suggested(intents),
        comments: Comments::En,
    }
}

fn made(before: &Widget, order: &NewWidgetSpec, logos: &[Logo]) -> Widget {
    assert_eq!(order.problems(), [], "{order:?}");
    let mut widget = before.clone();
    widget.apply(&changes(before, order, logos).unwrap()).unwrap();
    widget
}

/// Errors and warnings in both profiles.
fn faults(widget: &Widget, product: Product) -> Vec<String> {
    let found = checks::faults(widget, product).findings;
    found.iter().map(|it| format!("{} {} {:?}", it.rule.id, it.place, it.args)).collect()
}

fn locales(product: Product) -> [&'static [&'static str]; 3] {
    match product {
        Product::AmoCrm => [&["ru"], &["ru", "en"], &["es", "ru", "pt"]],
        Product::Kommo => [&["en"], &["es", "en"], &["en", "tr", "id"]],
    }
}

/// Everything that is found in a new widget, advice as well.
fn found(name: &str, product: Product, intent: Intent, locales: &[&str]) -> Vec<String> {
    let mut order = order(product, &[intent], locales);
    order.names = BTreeMap::from([(locales[0].to_owned(), name.to_owned())]);
    let widget = made(&Widget::default(), &order, &Mark::of(name).logos());
    let found = [Profile::Private, Profile::Public].map(|profile| checks::check(&widget, product, profile).findings);
    found.iter().flatten().map(|it| format!("{name} {product:?} {intent:?}: {} {} {:?}", it.rule.id, it.place, it.args)).collect()
}

#[test]
fn a_new_widget_gets_no_advice() {
    let mut advice = Vec::new();
    for product in [Product::AmoCrm, Product::Kommo] {
        for intent in Intent::ALL {
            advice.extend(found(NAME, product, intent, locales(product)[1]));
        }
    }
    for name in ["I", "Wide Map", "1С: обмен", "Ё", "日本"] {
        advice.extend(found(name, Product::AmoCrm, Intent::CardPanel, &["ru"]));
    }
    // Only the author can give a tour; that is told for moderation.
    let (tours, others): (Vec<_>, Vec<_>) = advice.into_iter().partition(|it| it.contains(": tour/missing manifest.json:1:1 "));
    assert_eq!((tours.len(), others), (2 * Intent::ALL.len() + 5, Vec::<String>::new()));
}

#[test]
fn every_two_purposes_make_a_widget_without_errors_and_warnings() {
    let logos = Mark::of(NAME).logos();
    let mut count = 0;
    for (at, one) in Intent::ALL.into_iter().enumerate() {
        for other in Intent::ALL.into_iter().skip(at) {
            let intents = if one == other { vec![one] } else { vec![one, other] };
            for product in [Product::AmoCrm, Product::Kommo] {
                for locales in locales(product) {
                    let widget = made(&Widget::default(), &order(product, &intents, locales), &logos);
                    let what = format!("{intents:?} {product:?} {locales:?}");
                    assert_eq!(faults(&widget, product), Vec::<String>::new(), "{what}");
                    let script = widget.text("script.js").unwrap().as_str();
                    for (open, close) in [('(', ')'), ('{', '}'), ('[', ']')] {
                        assert_eq!(script.matches(open).count(), script.matches(close).count(), "{what}\n{script}");
                    }
                    let texts = i18n::readable(&widget);
                    let keys = |file: &i18n::Readable<'_>| file.texts().map(|(key, ..)| key.to_owned()).collect::<Vec<_>>();
                    assert_eq!(texts.len(), locales.len(), "{what}");
                    assert!(texts.iter().all(|file| keys(file) == keys(&texts[0])), "{what}");
                    let packed = zip::build(&widget).unwrap();
                    assert_eq!(zip::verify(&packed, &widget), Ok(()), "{what}");
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, 66 * 2 * 3);
}

#[test]
fn all_purposes_and_all_types_of_fields_go_together() {
    for product in [Product::AmoCrm, Product::Kommo] {
        let mut order = order(product, &Intent::ALL, product.locales());
        let field = |kind: &&str| NewField { code: format!("own_{kind}"), kind: (*kind).to_owned(), required: true, ..NewField::default() };
        order.fields.extend(TYPES.iter().map(field));
        for comments in [Comments::En, Comments::Ru] {
            let widget = made(&Widget::default(), &NewWidgetSpec { comments, ..order.clone() }, &Mark::of(NAME).logos());
            assert_eq!(faults(&widget, product), Vec::<String>::new());
            let script = widget.text("script.js").unwrap().as_str();
            let cyrillic = script.chars().any(|c| ('а'..='я').contains(&c));
            assert!(
                cyrillic == (comments == Comments::Ru) && !script.contains('@') && !script.contains('%') && !script.contains("//#"),
                "{script}"
            );
            for area in i18n_free_callbacks(&widget) {
                assert!(script.contains(area), "{area}");
            }
        }
    }
}

/// The callbacks of the declared areas, without the parts after a dot.
fn i18n_free_callbacks(widget: &Widget) -> Vec<&'static str> {
    let areas = widget_studio::crm::locations::entries(widget).into_iter().filter_map(|(entry, _)| entry.area());
    areas.flat_map(|area| area.callbacks).map(|name| name.split('.').next().unwrap()).collect()
}

#[test]
fn names_and_labels_are_those_that_were_given() {
    let mut order = order(Product::AmoCrm, &[Intent::CardPanel], &["ru", "en"]);
    order.names = BTreeMap::from([("ru".to_owned(), "Учёт заявок".to_owned())]);
    order.fields[0].label = vec![("ru".to_owned(), "Обращение".to_owned())];
    let widget = made(&Widget::default(), &order, &[]);
    let text = |code: &str, key: &str| match i18n::resolve(widget.json(&i18n::path_of(code)).unwrap(), key) {
        i18n::Resolved::Text(text) => text.to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!((text("ru", "widget.name"), text("en", "widget.name")), ("Учёт заявок".to_owned(), "Uchet zayavok".to_owned()));
    assert_eq!((text("ru", "settings.greeting"), text("en", "settings.greeting")), ("Обращение".to_owned(), "Greeting".to_owned()));
    assert!(widget.text("style.css").unwrap().as_str().starts_with(".uchet-zayavok {"));
    assert!(!widget.contains("templates/page.twig"));
}

#[test]
fn what_is_missing_in_an_order_is_said() {
    let empty = NewWidgetSpec::default();
    assert_eq!(empty.problems(), [Problem::NoIntent, Problem::NoLocale, Problem::NoName, Problem::NoField]);
    let mut wrong = order(Product::Kommo, &[Intent::Salesbot], &["en", "ru"]);
    let field = |code: &str, kind: &str| NewField { code: code.to_owned(), kind: kind.to_owned(), ..NewField::default() };
    wrong.fields = vec![field("ключ", "text"), field("a", "custom"), field("a", "custom"), field("b", "select")];
    let expected =
        [Problem::Locale("ru".to_owned()), Problem::FieldCode(0), Problem::FieldTaken(2), Problem::SecondCustom(2), Problem::FieldType(3)];
    assert_eq!(wrong.problems(), expected);
}

fn folder(files: &[(&str, &str)]) -> Widget {
    Widget::new(files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(*text))).collect(), None)
}

#[test]
fn a_folder_keeps_its_files_and_gets_what_it_lacks() {
    let texts = "{\r\n\t\"widget\": {\r\n\t\t\"name\": \"Обмен заказами\"\r\n\t},\r\n\t\"settings\": {\"shop\": \"Магазин\", \"a\": \"Ключ\"},\r\n\t\"own\": {\"text\": \"Своё\"}\r\n}";
    let script = "define([], function () { return function () { this.callbacks = { dpSettings: function () {} }; }; });";
    let before = folder(&[("script.js", script), ("i18n/ru.json", texts), ("notes.md", "# mine")]);
    let order = NewWidgetSpec::guessed(&before, "exchange", "en", Comments::En);
    assert_eq!(
        (order.product, order.locales.as_slice(), order.intents.as_slice()),
        (Product::AmoCrm, &["ru".to_owned()][..], &[Intent::DigitalPipeline][..])
    );
    assert_eq!((order.name("ru").as_str(), order.fields.len(), order.fields[0].kind.as_str()), ("Обмен заказами", 2, "text"));
    assert_eq!((order.fields[0].code.as_str(), order.fields[1].kind.as_str()), ("shop", "pass"), "its label sounds secret");
    let widget = made(&before, &order, &Mark::of("Обмен").logos());
    for path in ["script.js", "notes.md"] {
        assert_eq!(widget.get(path), before.get(path), "{path}");
    }
    // The texts that were there are there as they were, in the same style; the missing ones follow.
    let after = widget.text("i18n/ru.json").unwrap().as_str();
    for kept in ["\t\t\"name\": \"Обмен заказами\"", "{\"shop\": \"Магазин\", \"a\": \"Ключ\"}", "{\"text\": \"Своё\"}", "\r\n"]
    {
        assert!(after.contains(kept), "{after}");
    }
    assert!(after.contains("short_description") && after.contains("Сообщение") && !after.contains("Здравствуйте"), "{after}");
    assert!(widget.contains(MANIFEST) && widget.contains("images/logo_dp.png") && !widget.contains("style.css"));
    // The script is the person's: what it lacks is told, and left to them.
    let report = checks::check(&widget, Product::AmoCrm, Profile::Private);
    let errors = report.findings.iter().filter(|it| it.severity == Severity::Error);
    assert_eq!(errors.map(|it| (it.rule.id, it.place.file.as_str())).collect::<Vec<_>>(), [("script/callback-missing", "script.js")]);
}

#[test]
fn a_locale_that_is_new_beside_others_has_all_their_texts() {
    let before = folder(&[("i18n/en.json", "{\"widget\": {\"name\": \"Orders\"}, \"own\": {\"deep\": {\"text\": \"Mine\"}}}")]);
    let mut order = NewWidgetSpec::guessed(&before, "", "en", Comments::En);
    assert_eq!(order.locales, ["en"]);
    order.locales.push("ru".to_owned());
    order.names.insert("ru".to_owned(), "Заказы".to_owned());
    let widget = made(&before, &order, &[]);
    assert_eq!(i18n::resolve(widget.json("i18n/ru.json").unwrap(), "own.deep.text"), i18n::Resolved::Text("Mine"));
    assert_eq!(i18n::resolve(widget.json("i18n/ru.json").unwrap(), "widget.name"), i18n::Resolved::Text("Заказы"));
    let rules: Vec<&str> = checks::check(&widget, Product::AmoCrm, Profile::Private).findings.iter().map(|it| it.rule.id).collect();
    assert!(!rules.iter().any(|id| id.contains("-key") || id.contains("shape")), "{rules:?}");
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let before = folder(&[("i18n/ru.json", "{\"widget\": {\"name\": "), ("i18n/en.json", "[]"), ("i18n/de.json", "{}"), ("script.js", "")]);
    let order = NewWidgetSpec::guessed(&before, "Old one", "ru", Comments::Ru);
    let changes = changes(&before, &order, &[]).unwrap();
    let written: Vec<&str> = changes
        .iter()
        .map(|change| match change {
            FileChange::Write { path, .. } => path.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(written, [MANIFEST]);
}

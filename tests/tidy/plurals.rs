//! Words with numbers: right for every number that a language treats in its own way.

use std::collections::BTreeMap;
use std::fs;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_templates::fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use widget_studio::text::Lang;
use widget_studio::text::msg::Arg;

use crate::source::files;

/// None, one, a few, many; and the numbers that end like these.
const NUMBERS: [usize; 9] = [0, 1, 2, 5, 11, 21, 22, 25, 101];

/// A text that is chosen by a number.
#[derive(Default)]
struct Plural {
    /// Variables that choose, and the keys they choose from.
    by: Vec<(String, Vec<String>)>,
    /// All variables.
    variables: Vec<String>,
}

impl Plural {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut plural = Self::default();
        plural.look_into(pattern);
        plural
    }

    fn look_into(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => self.variables.push(id.name.to_owned()),
                Expression::Inline(_) => {}
                Expression::Select { selector, variants } => {
                    variants.iter().for_each(|variant| self.look_into(&variant.value));
                    let InlineExpression::VariableReference { id } = selector else { continue };
                    let keys = variants.iter().map(|variant| match &variant.key {
                        VariantKey::Identifier { name } => (*name).to_owned(),
                        VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    });
                    self.by.push((id.name.to_owned(), keys.collect()));
                    self.variables.push(id.name.to_owned());
                }
            }
        }
    }

    /// The variable that is counted by, with all keys of its choices.
    fn counted(&self) -> Option<(&str, Vec<&str>)> {
        let is_plural = |keys: &[String]| keys.iter().any(|key| ["one", "few", "many", "1"].contains(&key.as_str()));
        let (name, _) = self.by.iter().find(|(_, keys)| is_plural(keys))?;
        let keys = self.by.iter().filter(|(by, _)| by == name).flat_map(|(_, keys)| keys.iter().map(String::as_str));
        Some((name, keys.collect()))
    }
}

/// All texts of a language that are chosen by a number, by id.
fn plurals(lang: Lang) -> Vec<(String, Plural)> {
    let mut found = Vec::new();
    for path in files(&format!("assets/text/{}", lang.code()), "ftl") {
        let content = fs::read_to_string(&path).unwrap();
        let parsed = fluent_syntax::parser::parse(content.as_str()).unwrap();
        for entry in &parsed.body {
            let Entry::Message(message) = entry else { continue };
            let value = message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern));
            let attributes = message.attributes.iter().map(|it| (format!("{}.{}", message.id.name, it.id.name), &it.value));
            found.extend(value.chain(attributes).map(|(id, pattern)| (id, Plural::of(pattern))).filter(|(_, it)| it.counted().is_some()));
        }
    }
    found
}

/// The text for a number, which stands in it as `#`; with whether it stands there.
fn shape(lang: Lang, id: &str, plural: &Plural, counted: &str, number: usize) -> (String, bool) {
    // Other numbers are 7, other words a letter that is in no text.
    let chooses = |name: &str| plural.by.iter().any(|(by, keys)| by == name && keys.iter().any(|key| key == "one"));
    let leak = |name: &String| -> &'static str { Box::leak(name.clone().into_boxed_str()) };
    let value = |name: &String| match name {
        name if name == counted => Arg::from(number),
        name if chooses(name) => Arg::from(7_usize),
        _ => Arg::from("ж"),
    };
    let args: Vec<_> = plural.variables.iter().map(|name| (leak(name), value(name))).collect();
    let text = lang.with(id, &args);
    let mut parts: Vec<_> = text.split_inclusive(|letter: char| !letter.is_ascii_digit()).map(str::to_owned).collect();
    let mut shown = false;
    for part in &mut parts {
        if part.trim_end_matches(|letter: char| !letter.is_ascii_digit()) == number.to_string() {
            *part = part.replace(&number.to_string(), "#");
            shown = true;
        }
    }
    (parts.concat(), shown)
}

fn wrong_in(lang: Lang, groups: &[Vec<usize>]) -> Vec<String> {
    let texts = plurals(lang);
    assert!(texts.len() > 20);
    let mut wrong = Vec::new();
    for (id, plural) in &texts {
        let (counted, keys) = plural.counted().unwrap();
        let exact = |number: usize| keys.contains(&number.to_string().as_str());
        let of = |number: usize| shape(lang, id, plural, counted, number);
        for group in groups {
            let usual: Vec<_> = group.iter().copied().filter(|number| !exact(*number)).collect();
            if let [first, others @ ..] = usual.as_slice() {
                wrong.extend(others.iter().filter(|it| of(**it).0 != of(*first).0).map(|it| format!("{id}: {first} and {it} differ")));
            }
        }
        // "One file" must not be said of 21.
        let silent =
            NUMBERS.into_iter().filter(|number| keys.contains(&"one") && *number > 1 && of(*number).0 == of(1).0 && !of(*number).1);
        wrong.extend(silent.map(|number| format!("{id}: {number} is said as if it were one: {:?}", of(number).0)));
    }
    wrong
}

/// The numbers by how the language counts them: one, a few, many.
fn groups(lang: Lang) -> Vec<Vec<usize>> {
    let keys = ["zero", "one", "two", "few", "many"];
    let words: String = keys.iter().map(|key| format!("    [{key}] {key}\n")).collect();
    let resource = FluentResource::try_new(format!("of =\n    {{ $number ->\n{words}   *[other] other\n    }}\n")).unwrap();
    let mut bundle = FluentBundle::new(vec![lang.code().parse().unwrap()]);
    bundle.add_resource(resource).unwrap();
    let pattern = bundle.get_message("of").and_then(|message| message.value()).unwrap();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for number in NUMBERS {
        let args = FluentArgs::from_iter([("number", number)]);
        found.entry(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()).or_default().push(number);
    }
    found.into_values().collect()
}

#[test]
fn numbers_are_grouped_as_each_language_counts() {
    assert_eq!(groups(Lang::En), [vec![1], vec![0, 2, 5, 11, 21, 22, 25, 101]]);
    assert_eq!(groups(Lang::Ru), [vec![2, 22], vec![0, 5, 11, 25], vec![1, 21, 101]]);
}

#[test]
fn every_language_says_numbers_as_it_counts() {
    for lang in Lang::ALL {
        let wrong = wrong_in(lang, &groups(lang));
        assert!(wrong.is_empty(), "{lang:?}:\n{}", wrong.join("\n"));
    }
}

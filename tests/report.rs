//! Reports: what each format looks like for the sample, that programs can read theirs, and that foreign text stays text.

use html5gum::{Token, Tokenizer};
use serde_json::Value;
use widget_studio::checks;
use widget_studio::checks::checklist::{self, Checklist, POINTS};
use widget_studio::checks::engine::Report;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::rule::{Product, Profile, Severity};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::report::checklist::Layout;
use widget_studio::report::{self, Format, Meta, render};
use widget_studio::services::bundled;
use widget_studio::text::Lang;

fn write(path: &str, body: FileBody) -> FileChange {
    FileChange::Write { path: RelPath::new(path).unwrap(), body }
}

/// The sample, one of its errors accepted.
fn sample() -> Widget {
    let mut widget = bundled::sample();
    let accepted = r#"{"suppressions": [{"rule": "settings/required-type", "reason": "Goes with the next version"}]}"#;
    widget.apply(&[write(".widget-studio.json", FileBody::text(accepted))]).unwrap();
    widget
}

/// A widget whose every text would like to be markup.
fn hostile() -> Widget {
    let mut widget = bundled::plain();
    let bad = "<script>alert('1')</script>\" onload=\"x\" `|](javascript:x) ![x](http://x)";
    let manifest = widget.text("manifest.json").unwrap().as_str();
    let quoted = serde_json::to_string(bad).unwrap();
    let manifest = manifest.replace("\"widget.name\"", &quoted).replace("\"0.1.0\"", &quoted).replace("\"lcard-1\"", &quoted);
    let manifest = manifest.replace("\"installation\": true", &format!("\"installation\": {quoted}"));
    let studio = serde_json::json!({
        "suppressions": [{"rule": "manifest/field-type", "reason": bad}],
        "checklist": {"real-name": {"done": true, "note": bad}},
    });
    let key = "var k = 'AKIAQ3EGRT5UVWXY2Z7B'; // <script>";
    let changes = [
        write("manifest.json", FileBody::text(manifest)),
        write("images/\"><img src=x onerror=alert(1)>.png", FileBody::bytes([1, 2, 3])),
        write("images/logo.png", FileBody::bytes(*b"GIF89a<script>")),
        write("<b>.js", FileBody::text(key)),
        write("tests/x.js", FileBody::text("")),
        write(".widget-studio.json", FileBody::text(studio.to_string())),
    ];
    widget.apply(&changes).unwrap();
    widget
}

fn check(widget: &Widget) -> Report {
    checks::check(widget, Product::AmoCrm, Profile::Private)
}

fn meta() -> Meta {
    Meta { date: Some("2026-11-21".to_owned()), ..Meta::default() }
}

fn rendered(widget: &Widget, format: Format, lang: Lang) -> String {
    render(&check(widget), widget, &meta(), format, lang)
}

/// Without the contents of pictures and the style sheet.
fn readable(html: &str) -> String {
    let mut parts = html.split(";base64,");
    let first = parts.next().unwrap().to_owned();
    let short = parts.fold(first, |out, part| out + ";base64,…" + &part[part.find('"').unwrap()..]);
    let (head, rest) = short.split_once("<style>").unwrap();
    head.to_owned() + "<style>…" + &rest[rest.find("</style>").unwrap()..]
}

#[test]
fn each_format_of_the_sample() {
    let widget = sample();
    insta::assert_snapshot!("text", rendered(&widget, Format::Text, Lang::En));
    insta::assert_snapshot!("markdown", rendered(&widget, Format::Markdown, Lang::Ru));
    insta::assert_snapshot!("html", readable(&rendered(&widget, Format::Html, Lang::En)));
    insta::assert_snapshot!("json", rendered(&widget, Format::Json, Lang::En));
    insta::assert_snapshot!("sarif", rendered(&widget, Format::Sarif, Lang::En));
}

#[test]
fn the_checklist_of_the_sample() {
    let mut widget = sample();
    widget.apply(&[checklist::set(&widget.clone(), &POINTS[0], true, "Agreed with *sales*").unwrap()]).unwrap();
    let found = checks::check(&widget, Product::Kommo, Profile::Public);
    let list = Checklist::of(&widget, &found, Product::Kommo);
    let meta = Meta { product: Product::Kommo, profile: Profile::Public, ..Meta::default() };
    insta::assert_snapshot!("checklist-markdown", report::checklist::render(&list, &widget, &meta, Layout::Markdown, Lang::En));
    insta::assert_snapshot!("checklist-html", readable(&report::checklist::render(&list, &widget, &meta, Layout::Html, Lang::Ru)));
}

#[test]
fn every_point_of_the_checklist_has_its_texts() {
    for lang in Lang::ALL {
        for point in POINTS {
            let id = point.text_id();
            assert!(lang.has(&id) && lang.has(&format!("{id}.why")), "{lang:?} {id}");
        }
        for area in checks::rules::all().map(|rule| rule.id.split('/').next().unwrap()) {
            assert!(lang.has(&format!("area-{area}")), "{lang:?} {area}");
        }
    }
}

#[test]
fn every_format_tells_errors_first_and_then_goes_by_file() {
    assert!(check(&sample()).findings.first().is_some_and(|first| first.severity != Severity::Advice));
    for widget in [sample(), hostile()] {
        let found = check(&widget).findings;
        let key = |f: &Finding| (f.severity, f.place.file != "manifest.json", f.place.file.clone());
        assert!(found.iter().map(key).is_sorted());
        for format in Format::ALL {
            let text = rendered(&widget, format, Lang::En);
            let unescaped = text.replace('\\', "");
            // SARIF describes the rules before it has the results.
            let results = unescaped.rsplit_once("\"results\":").map_or(unescaped.as_str(), |(_, results)| results);
            let mut rest = results;
            for finding in &found {
                let place = rest.find(finding.rule.id).unwrap_or_else(|| panic!("{format:?}: {} comes too early", finding.rule.id));
                rest = &rest[place + finding.rule.id.len()..];
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(rendered(&sample(), format, Lang::Ru), rendered(&sample(), format, Lang::Ru), "{format:?}");
    }
}

/// What a finding says of its place in JSON.
fn place_of(finding: &Finding) -> Value {
    let place = &finding.place;
    serde_json::json!({
        "id": finding.rule.id,
        "file": place.file,
        "pointer": place.pointer,
        "line": place.at.map(|at| at.line),
        "column": place.at.map(|at| at.column),
        "start": place.range.as_ref().map(|range| range.start),
        "end": place.range.as_ref().map(|range| range.end),
        "title": Lang::En.title(finding),
        "related": finding.related.len(),
    })
}

#[test]
fn json_says_all_of_the_findings_and_comes_back() {
    for widget in [sample(), hostile()] {
        let found = check(&widget);
        let read: Value = serde_json::from_str(&rendered(&widget, Format::Json, Lang::En)).unwrap();
        let same = |value: &Value, finding: &Finding| {
            let mut said = place_of(finding);
            for (key, expected) in said.as_object_mut().unwrap() {
                let given = if key == "related" { Value::from(value[key].as_array().unwrap().len()) } else { value[key].clone() };
                assert_eq!(given, *expected, "{key}");
            }
        };
        let (findings, suppressed) = (read["findings"].as_array().unwrap(), read["suppressed"].as_array().unwrap());
        assert_eq!((findings.len(), suppressed.len()), (found.findings.len(), found.suppressed.len()));
        assert!(!found.suppressed.is_empty());
        findings.iter().zip(&found.findings).for_each(|(value, finding)| same(value, finding));
        for (value, (finding, reason)) in suppressed.iter().zip(&found.suppressed) {
            same(value, finding);
            assert_eq!(value["reason"], *reason);
        }
        assert_eq!(read["summary"]["error"], found.count(Severity::Error));
    }
}

#[test]
fn sarif_has_what_the_schema_asks_for() {
    for widget in [sample(), hostile()] {
        let found = check(&widget);
        let log: Value = serde_json::from_str(&rendered(&widget, Format::Sarif, Lang::En)).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let runs = log["runs"].as_array().unwrap();
        assert_eq!(runs.len(), 1);
        let driver = &runs[0]["tool"]["driver"];
        assert!(driver["name"].is_string() && driver["language"] == "en");
        assert_eq!(runs[0]["columnKind"], "unicodeCodePoints");
        let rules = driver["rules"].as_array().unwrap();
        for rule in rules {
            assert!(rule["id"].is_string() && rule["help"]["text"].as_str().is_some_and(|text| text.len() > 10), "{rule}");
            assert!(["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
        }
        let results = runs[0]["results"].as_array().unwrap();
        assert_eq!(results.len(), found.findings.len() + found.suppressed.len());
        for result in results {
            assert!(result["message"]["text"].is_string(), "{result}");
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert_eq!(result["locations"].as_array().unwrap().len(), 1, "{result}");
            result["locations"].as_array().unwrap().iter().for_each(|location| sarif_location(location, &widget));
            result["relatedLocations"].as_array().into_iter().flatten().for_each(|location| sarif_location(location, &widget));
            assert!(result.get("fixes").is_none());
        }
        let suppressed: Vec<&Value> = results.iter().filter(|result| result.get("suppressions").is_some()).collect();
        assert_eq!(suppressed.len(), found.suppressed.len());
        for result in suppressed {
            let [suppression] = &result["suppressions"].as_array().unwrap()[..] else { panic!("{result}") };
            assert!(suppression["kind"] == "external" && suppression["justification"].is_string(), "{suppression}");
        }
    }
}

fn sarif_location(location: &Value, widget: &Widget) {
    let physical = &location["physicalLocation"];
    let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
    let Some(region) = physical.get("region") else { return };
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    for one_based in ["startLine", "startColumn", "endLine", "endColumn"] {
        assert!(number(one_based) >= 1, "{region}");
    }
    assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")), "{region}");
    if !uri.contains('%') {
        let text = widget.text(uri).unwrap().as_str();
        let bytes = &text[number("byteOffset")..number("byteOffset") + number("byteLength")];
        let chars: String = text.chars().skip(number("charOffset")).take(number("charLength")).collect();
        assert_eq!(bytes, chars);
    }
}

/// The tags of a page and the addresses in it; fails on an attribute that the reports don't write.
fn tags(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for token in Tokenizer::new(html) {
        let Token::StartTag(tag) = token.unwrap() else { continue };
        let name = String::from_utf8(tag.name.0.clone()).unwrap();
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8(key.0.clone()).unwrap(), String::from_utf8(value.0.clone()).unwrap());
            let known = ["lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "src", "alt"];
            assert!(known.contains(&key.as_str()), "{name} {key}={value}");
            assert!(key != "src" || value.starts_with("data:image/"), "{value}");
            assert!(key != "href" || value.starts_with("#picture-"), "{value}");
        }
        found.push(name);
    }
    found
}

#[test]
fn hostile_texts_are_no_markup() {
    let widget = hostile();
    let found = check(&widget);
    assert!(found.findings.iter().any(|finding| finding.place.file.contains("onerror")), "{found:#?}");
    let list = Checklist::of(&widget, &found, Product::AmoCrm);
    for lang in Lang::ALL {
        let pages = [rendered(&widget, Format::Html, lang), report::checklist::render(&list, &widget, &meta(), Layout::Html, lang)];
        for page in pages {
            assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x"), "{page}");
            for tag in tags(&page) {
                assert!(!["script", "b", "iframe", "object", "link"].contains(&tag.as_str()), "{tag}");
            }
        }
        let texts = [rendered(&widget, Format::Markdown, lang), report::checklist::render(&list, &widget, &meta(), Layout::Markdown, lang)];
        for text in texts {
            // What stands in code spans is no markup anyway.
            let plain: String = text.lines().map(|line| line.split('`').step_by(2).collect::<String>() + "\n").collect();
            assert!(!plain.contains("<script") && !plain.contains("![x]"), "{text}");
            assert!(text.contains("&lt;script&gt;"), "{text}");
        }
    }
}

#[test]
fn a_report_never_holds_a_secret() {
    let widget = hostile();
    for format in Format::ALL {
        let text = rendered(&widget, format, Lang::En);
        assert!(text.contains("AKIA") && !text.contains("Q3EGRT5UVWXY2Z7B"), "{format:?}: {text}");
    }
    assert!(rendered(&widget, Format::Html, Lang::En).contains("<mark>AKIA••••••••••••••••</mark>"));
}

#[test]
fn titles_and_bodies_agree_with_the_number() {
    for (count, words) in [
        (1, ["Nothing uses the text", "asks for it.", "Delete it,", "не используется", "Его не запрашивает", "Удалите его"]),
        (2, ["Nothing uses 2 texts", "asks for them.", "Delete them,", "не используются (2)", "Их не запрашивает", "Удалите их"]),
        (5, ["Nothing uses 5 texts", "asks for them.", "Delete them,", "не используются (5)", "Их не запрашивает", "Удалите их"]),
    ] {
        let mut widget = bundled::plain();
        for locale in ["ru", "en"] {
            let path = format!("i18n/{locale}.json");
            let mut texts: Value = serde_json::from_str(widget.text(&path).unwrap().as_str()).unwrap();
            for at in 0..count {
                texts["card"][format!("spare{at}")] = format!("{locale} {at}").into();
            }
            widget.apply(&[write(&path, FileBody::text(texts.to_string()))]).unwrap();
        }
        let found = check(&widget).findings;
        let finding = found.iter().find(|finding| finding.rule.id == "i18n/unused").unwrap();
        let said = [Lang::En, Lang::Ru].map(|lang| [lang.title(finding), lang.why(finding), lang.todo(finding)]).concat();
        for (said, words) in said.iter().zip(words) {
            assert!(said.contains(words), "{count}: {said}");
        }
    }
}

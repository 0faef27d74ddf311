//! `script/*`, what stands in the code: calls that moderation refuses, and addresses that don't belong there.
//!
//! A script that a bundler wrote holds other people's code too: what libraries often have isn't reported there.

use std::collections::HashSet;
use std::ops::Range;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::own;
use crate::crm::hosts::{PRODUCTS, hosts, is_namespace};
use crate::crm::samples::{is_reserved, is_sample_host};
use crate::formats::json::Node;
use crate::formats::script::{Literal, Note, Script, What};
use crate::formats::text_edit::TextEdit;
use crate::model::widget::FileChange;
use crate::services::forms::script_uses as names;
use crate::text::msg::Msg;

static HTTP_URL: Rule = rule("script/http-url", Script, W, W, NO, "P");
static LOCALHOST_URL: Rule = rule("script/localhost-url", Script, W, E, NO, "R, K; P");
static DEV_SWITCH: Rule = rule("script/dev-switch", Script, A, A, NO, "K; C");
static EXAMPLE: Rule = rule("script/example-url", Script, A, W, NO, "C");
static ACCOUNT: Rule = rule("script/hard-coded-account", Script, W, W, NO, "P");
static CODE: Rule = rule("script/hard-coded-code", Script, A, A, NO, "P");
static OBSOLETE: Rule = rule("script/obsolete-api", Script, A, W, NO, "P");
static EVAL: Rule = rule("script/eval", Script, A, W, NO, "R, K");
static DOCUMENT_WRITE: Rule = rule("script/document-write", Script, A, W, NO, "P");
static DEBUGGER: Rule = rule("script/debugger", Script, A, W, UNSAFE, "R, K");
static CONSOLE: Rule = rule("script/console", Script, A, W, UNSAFE, "R, K; C 112 of 209");
static ALERT: Rule = rule("script/alert", Script, A, W, NO, "R, K");
static SYNC: Rule = rule("script/sync-request", Script, A, W, NO, "R, K");
static LOOP: Rule = rule("script/request-in-loop", Script, A, W, NO, "R, K");
static ELEMENT: Rule = rule("script/script-element", Script, A, W, NO, "R, K");
static SELECTOR: Rule = rule("script/system-selector", Script, None, A, NO, "R, K");

pub static RULES: &[&Rule] = &[
    &HTTP_URL,
    &LOCALHOST_URL,
    &DEV_SWITCH,
    &EXAMPLE,
    &ACCOUNT,
    &CODE,
    &OBSOLETE,
    &EVAL,
    &DOCUMENT_WRITE,
    &DEBUGGER,
    &CONSOLE,
    &ALERT,
    &SYNC,
    &LOOP,
    &ELEMENT,
    &SELECTOR,
];

/// What is refused: the place, the rule, and whether the libraries in a built script have it so often that nothing can be told there.
const REFUSED: &[(&[What], &Rule, bool)] = &[
    (&[What::Eval], &EVAL, false),
    (&[What::DocumentWrite], &DOCUMENT_WRITE, true),
    (&[What::Debugger], &DEBUGGER, false),
    (&[What::Alert], &ALERT, false),
    (&[What::Synchronous], &SYNC, true),
    (&[What::RequestInLoop], &LOOP, true),
    (&[What::ScriptElement], &ELEMENT, true),
    (&[What::SystemClass], &SELECTOR, true),
];
/// Hosts of these domains that are nobody's account, by their beginnings.
const NO_ACCOUNTS: &[&str] = &[
    "www",
    "api",
    "developers",
    "drive",
    "support",
    "static",
    "cdn",
    "widgets",
    "forms",
    "gso",
    "example",
    "subdomain",
    "your",
    "test",
    "account",
    "amojo",
    "id",
    "docs",
    "files",
    "files-storage",
];
/// Services that lead to the machine of somebody who runs their program, as `ngrok` does, by the ends of their hosts.
const TUNNELS: &[&str] = &[
    ".zrok.io",
    ".trycloudflare.com",
    ".loca.lt",
    ".localtunnel.me",
    ".serveo.net",
    ".localhost.run",
    ".lhr.life",
    ".pagekite.me",
    ".bore.pub",
    ".devtunnels.ms",
    ".tunnelmole.net",
];
/// Places that the API has left: for own requests, which name no host, and for those to an account. Source: the documents of API v4.
const OBSOLETE_PATHS: &[&str] = &["/private/api/", "/api/v2/"];
/// Shortest own code that is looked for: shorter ones are words.
const LEAST_CODE: usize = 6;

/// The words of the official template's switch: a key of the browser's storage that ends so makes it load from the developer's machine.
const DEV_SWITCH_MARKS: &[&str] = &["_is_dev", "localStorage"];

/// Reports the widget's own scripts.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let code = widget.manifest("/widget/code").and_then(Node::as_str).filter(|code| code.len() >= LEAST_CODE);
    let kommo = cx.product == Product::Kommo;
    for path in own(widget, &cx.modules()) {
        let Some(text) = widget.text(path) else { continue };
        cx.part("code", &[path], fingerprint((code, kommo)), |cx| {
            let script = text.script(path);
            for (what, rule, in_libraries) in REFUSED {
                if !(script.form.is_built && *in_libraries) {
                    notes(cx, rule, path, script, &|note| what.contains(&note.what));
                }
            }
            // amoCRM allows to debug.
            notes(cx, &CONSOLE, path, script, &|note| note.what == What::Console || kommo && note.what == What::Debug);
            addresses(cx, path, script);
            if let Some(code) = code.filter(|code| names::count(text.as_str(), code) > 0) {
                let at = text.as_str().find(code).unwrap_or_default();
                cx.find_in(&CODE, path).range(at..at + code.len()).arg("code", code).report();
            }
        });
    }
    for rule in REFUSED.iter().map(|(_, rule, _)| *rule).chain([&CONSOLE]) {
        cx.join(rule, |_| Vec::new());
    }
}

/// Reports all places of one kind together, at the first of them.
fn notes(cx: &mut Check<'_>, rule: &'static Rule, path: &str, script: &Script, is_meant: &dyn Fn(&Note) -> bool) {
    let found: Vec<&Note> = script.notes.iter().filter(|note| is_meant(note)).collect();
    let Some(first) = found.first() else { return };
    let widget = cx.widget;
    let text = widget.text(path).map_or("", |text| text.as_str());
    let words = text.get(first.range.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let deletes =
        rule.fix.is_some().then(|| found.iter().map(|note| Some(TextEdit::delete(with_line(text, note.statement.clone()?)))).collect());
    let changes = deletes
        .flatten()
        .zip(widget.entry(path))
        .map(|(edits, (path, _)): (Vec<TextEdit>, _)| vec![FileChange::Edit { path: path.clone(), edits }]);
    cx.find_in(rule, path)
        .range(first.range.clone())
        .arg("count", found.len())
        .arg("words", shorten(&words))
        .fix_with(Msg::new("fix-delete-statements").with("count", found.len()), changes)
        .report();
}

/// A statement with its line, if nothing else is on it.
fn with_line(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let rest = after.len() - after.trim_start_matches([' ', '\t', '\r']).len();
    let is_alone = before.get(..before.len() - indent).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    match after.get(rest..).is_some_and(|after| after.starts_with('\n')) && is_alone {
        true => range.start - indent..range.end + rest + 1,
        false => range,
    }
}

fn addresses(cx: &mut Check<'_>, path: &str, script: &Script) {
    let literals = &script.literals;
    let text = cx.widget.text(path).map_or("", |text| text.as_str());
    report(cx, &HTTP_URL, path, literals, &is_insecure, None);
    let is_switched = DEV_SWITCH_MARKS.iter().all(|mark| text.contains(mark));
    // A module that is loaded from there: without it nothing of the widget runs anywhere else.
    let is_needed = |literal: &Literal| script.form.needs.iter().any(|need| need.at_load && need.range.start == literal.range.start);
    let least = literals.iter().any(|literal| local(&literal.text).is_some() && is_needed(literal)).then_some(Severity::Error);
    match is_switched {
        true => report(cx, &DEV_SWITCH, path, literals, &local, None),
        false => report(cx, &LOCALHOST_URL, path, literals, &local, least),
    }
    report(cx, &EXAMPLE, path, literals, &example, None);
    report(cx, &ACCOUNT, path, literals, &account, None);
    report(cx, &OBSOLETE, path, literals, &obsolete, None);
}

/// Reports the literals in which `find` finds something together, at the first of them.
fn report(
    cx: &mut Check<'_>,
    rule: &'static Rule,
    path: &str,
    literals: &[Literal],
    find: &dyn Fn(&str) -> Option<String>,
    least: Option<Severity>,
) {
    let mut names: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut first = None;
    for literal in literals {
        if let Some(found) = find(&literal.text) {
            first.get_or_insert_with(|| literal.range.clone());
            if seen.insert(found.clone()) {
                names.push(found);
            }
        }
    }
    let Some(first) = first else { return };
    let shown: Vec<String> = names.iter().map(|name| shorten(name)).collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let finding = cx.find_in(rule, path).range(first).arg("count", names.len()).arg("names", first_names(&shown));
    finding.at_least(least.unwrap_or(Severity::Advice)).report();
}

/// A request or a source without encryption: the text begins with it, or an attribute does. Links may lead anywhere.
fn is_insecure(text: &str) -> Option<String> {
    let source = |text: &str| ["http://", "ws://"].iter().any(|scheme| text.starts_with(scheme));
    let begins = Some(text.trim_start()).filter(|text| source(text));
    let attribute = text.match_indices("src=").find_map(|(at, found)| {
        text.get(at + found.len()..).map(|rest| rest.trim_start_matches(['"', '\'', '\\'])).filter(|rest| source(rest))
    });
    let address = begins.or(attribute)?;
    let (scheme, host) = hosts(address).next()?;
    (!is_namespace(host) && local(address).is_none()).then(|| format!("{scheme}://{host}"))
}

/// An address of the developer's own machine or network.
fn local(text: &str) -> Option<String> {
    let is_local = |host: &str| {
        let (name, port) = host.split_once(':').unwrap_or((host, ""));
        let numbers: Vec<u8> = name.split('.').filter_map(|part| part.parse().ok()).collect();
        let is_private = match numbers.as_slice() {
            [127 | 10, _, _, _] | [192, 168, _, _] | [0, 0, 0, 0] => name.split('.').count() == 4,
            [172, second, _, _] => (16..32).contains(second),
            _ => false,
        };
        // Libraries name a bare `localhost` where there is no page.
        name == "localhost" && !port.is_empty()
            || is_private
            || name.ends_with(".local")
            || name.contains(".ngrok")
            || TUNNELS.iter().any(|tunnel| name.ends_with(tunnel))
    };
    hosts(text).find(|(_, host)| is_local(host)).map(|(_, host)| host.to_owned())
}

/// An address at a host that stands for another one, if the whole text is that address: words and fields may show an example.
fn example(text: &str) -> Option<String> {
    let text = text.trim();
    let is_address = ["http://", "https://", "//", "ws://", "wss://"].iter().any(|scheme| text.starts_with(scheme));
    let is_one = is_address && !text.contains(char::is_whitespace);
    hosts(text).next().filter(|(_, host)| is_one && is_sample_host(host) && !is_reserved(host)).map(|(_, host)| host.to_owned())
}

/// An account of the product that is written down.
fn account(text: &str) -> Option<String> {
    let is_account = |host: &str| {
        PRODUCTS.iter().any(|product| {
            let name = host.strip_suffix(product).and_then(|name| name.strip_suffix('.'));
            name.is_some_and(|name| {
                !name.is_empty()
                    && !name.contains(['.', '_'])
                    && !NO_ACCOUNTS
                        .iter()
                        .any(|other| name == *other || name.starts_with(&format!("{other}-")) || other.len() > 3 && name.starts_with(other))
            })
        })
    };
    hosts(text).find(|(_, host)| is_account(host)).map(|(_, host)| host.to_owned())
}

fn obsolete(text: &str) -> Option<String> {
    let is_own = text.starts_with('/') && !text.starts_with("//") || PRODUCTS.iter().any(|product| text.contains(product));
    let found = OBSOLETE_PATHS.iter().find(|path| text.contains(*path)).filter(|_| is_own);
    found.map(|path| (*path).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        let none: Option<String> = None;
        assert_eq!(is_insecure("http://widget.example/x"), Some("http://widget.example".to_owned()));
        assert_eq!(is_insecure("<img src=\"http://a.example/x.png\">"), Some("http://a.example".to_owned()));
        for text in ["https://a.example", "<a href=\"http://a.example\">", "http://www.w3.org/2000/svg", "http://", "http://localhost:80/"]
        {
            assert_eq!(is_insecure(text), none, "{text}");
        }
        for text in [
            "http://localhost:3000/x",
            "//127.0.0.1/x",
            "ws://192.168.0.12:80",
            "https://abc.ngrok.io/x",
            "https://dev.local",
            "https://a1.share.zrok.io/index.js",
            "https://a-b.trycloudflare.com",
        ] {
            assert!(local(text).is_some(), "{text}");
        }
        for text in ["http://localhost", "https://10.example", "https://172.example.com", "https://local.example.com"] {
            assert_eq!(local(text), none, "{text}");
        }
        for text in ["https://example.com/", "//www.example.org/a.js", "https://yourdomain.com/hook", "https://tu-sitio.com"] {
            assert!(example(text).is_some(), "{text}");
        }
        for text in ["such as https://example.com/", "https://api.example.com/x", "https://a.example", "https://domain-tools.com"] {
            assert_eq!(example(text), none, "{text}");
        }
        assert_eq!(account("https://mycompany.amocrm.ru/api/v4/leads"), Some("mycompany.amocrm.ru".to_owned()));
        for text in ["https://www.amocrm.ru/oauth", "https://.amocrm.ru/api", "https://yourdomain.kommo.com", "https://api-b.amocrm.ru/x"] {
            assert_eq!(account(text), none, "{text}");
        }
        assert!(obsolete("/api/v2/leads").is_some() && obsolete("https://x.amocrm.ru/private/api/auth.php").is_some());
        assert_eq!(obsolete("https://service.example/api/v2/x"), none);
    }

    #[test]
    fn a_statement_goes_with_its_line() {
        let text = "a();\n  debugger;\nb(); debugger; c();\n";
        let whole = |at: usize| with_line(text, at..at + 9);
        assert_eq!(text.get(whole(7)), Some("  debugger;\n"));
        assert_eq!(text.get(whole(22)), Some("debugger;"));
    }
}

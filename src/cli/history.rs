//! `history`: the requests that were sent, newest last, and the whole of one with its answer. Secrets were taken out before it was kept.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::account_args::{AccountFormat, HistoryArgs, HistoryCommand, ShowArgs};
use super::connect;
use super::failure::{Failure, UNREAD};
use super::remote::Printed;
use crate::account::history::{Entry, time};
use crate::system::history::History;
use crate::text::Lang;
use crate::text::msg::Msg;

/// How the result of `args` is printed.
pub fn format(args: &HistoryArgs) -> AccountFormat {
    match &args.command {
        Some(HistoryCommand::Show(show)) => show.format,
        None => args.format,
    }
}

pub fn run(args: &HistoryArgs, lang: Lang) -> Result<Printed, Failure> {
    let folder = connect::folder(lang)?;
    let unread = |error: std::io::Error| {
        let msg = Msg::new("cli-history-unread").with("path", folder.display().to_string());
        Failure::own(UNREAD, "history", &msg, lang).detail(error.to_string())
    };
    let entries = identified(History::open(&folder).entries().map_err(unread)?);
    match &args.command {
        Some(HistoryCommand::Show(show)) => whole(&entries, show, lang),
        None => Ok(list(&entries, args, lang)),
    }
}

/// The requests with their ids: when they were sent, in milliseconds, and which of those of that moment it is.
fn identified(entries: Vec<Entry>) -> Vec<(String, Entry)> {
    let mut of_moment: HashMap<i64, usize> = HashMap::new();
    let id = |entry: Entry| {
        let number = of_moment.entry(entry.at).or_default();
        *number += 1;
        let id = if *number == 1 { entry.at.to_string() } else { format!("{}-{number}", entry.at) };
        (id, entry)
    };
    entries.into_iter().map(id).collect()
}

fn list(entries: &[(String, Entry)], args: &HistoryArgs, lang: Lang) -> Printed {
    let is_asked = |entry: &Entry| args.account.as_ref().is_none_or(|account| [&entry.account, &entry.host].contains(&account));
    let asked: Vec<_> = entries.iter().filter(|(_, entry)| is_asked(entry)).collect();
    let shown = asked.get(asked.len().saturating_sub(args.limit)..).unwrap_or_default();
    let mut text: String = shown.iter().map(|(id, entry)| line(id, entry, lang) + "\n").collect();
    text += &(lang.with("cli-history-count", &[("shown", shown.len().into()), ("count", asked.len().into())]) + "\n");
    Printed::done(text, json!({"requests": shown.iter().map(|(id, entry)| brief(id, entry)).collect::<Vec<_>>()}))
}

fn line(id: &str, entry: &Entry, lang: Lang) -> String {
    let status = entry.status.map_or_else(|| lang.tr("cli-history-no-answer"), |status| status.to_string());
    let took = lang.with("cli-history-took", &[("ms", entry.ms.into())]);
    let parts = [id, &time(entry.at), &entry.account, &entry.method, &entry.path, &status, &took];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A request without the bodies.
fn brief(id: &str, entry: &Entry) -> Value {
    json!({
        "id": id, "at": time(entry.at), "account": entry.account, "host": entry.host, "method": entry.method, "path": entry.path,
        "status": entry.status, "ms": entry.ms, "error": entry.error
    })
}

fn whole(entries: &[(String, Entry)], args: &ShowArgs, lang: Lang) -> Result<Printed, Failure> {
    let unknown = || Failure::own(UNREAD, "unknown-request", &Msg::new("cli-history-unknown").with("id", &args.id), lang);
    let (id, entry) = entries.iter().find(|(id, _)| *id == args.id).ok_or_else(unknown)?;
    let mut text = format!("{}\n{} {}\n", line(id, entry, lang), entry.method, entry.url());
    let bodies = [("cli-history-request", entry.request.as_deref()), ("cli-history-response", Some(entry.response.as_str()))];
    for (heading, body) in bodies {
        if let Some(body) = body.filter(|body| !body.is_empty()) {
            text += &format!("\n{}\n{}\n", lang.tr(heading), laid_out(body));
        }
    }
    let mut json = brief(id, entry);
    if let Some(map) = json.as_object_mut() {
        map.insert("request".to_owned(), json!(entry.request));
        map.insert("response".to_owned(), json!(entry.response));
    }
    Ok(Printed::done(text, json))
}

/// JSON on several lines; other text as it is.
fn laid_out(body: &str) -> String {
    let parsed: Option<Value> = serde_json::from_str(body).ok();
    parsed.and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| body.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_the_same_moment_have_different_ids() {
        let entry = |at| Entry { at, ..Entry::default() };
        let ids: Vec<String> = identified(vec![entry(5), entry(7), entry(7), entry(7)]).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["5", "7", "7-2", "7-3"]);
    }
}

//! `history`: the requests that were sent, newest last, and the whole of one with its answer. Secrets were taken out before it was kept.

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
    let entries = History::open(&folder).entries().map_err(unread)?;
    match &args.command {
        Some(HistoryCommand::Show(show)) => whole(&entries, show, lang),
        None => Ok(list(&entries, args, lang)),
    }
}

fn list(entries: &[Entry], args: &HistoryArgs, lang: Lang) -> Printed {
    let is_asked = |entry: &Entry| args.account.as_ref().is_none_or(|account| [&entry.account, &entry.host].contains(&account));
    let asked: Vec<_> = entries.iter().filter(|entry| is_asked(entry)).collect();
    let shown = asked.get(asked.len().saturating_sub(args.limit)..).unwrap_or_default();
    let mut text: String = shown.iter().map(|entry| line(entry, lang) + "\n").collect();
    text += &(lang.with("cli-history-count", &[("shown", shown.len().into()), ("count", asked.len().into())]) + "\n");
    Printed::done(text, json!({"requests": shown.iter().map(|entry| brief(entry)).collect::<Vec<_>>()}))
}

fn line(entry: &Entry, lang: Lang) -> String {
    let status = entry.status.map_or_else(|| lang.tr(entry.no_status_text_id()), |status| status.to_string());
    let took = lang.with("cli-history-took", &[("ms", entry.ms.into())]);
    let parts = [entry.id.as_str(), &time(entry.at), &entry.account, &entry.method, &entry.path, &status, &took];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A request without the bodies.
fn brief(entry: &Entry) -> Value {
    json!({
        "id": entry.id, "at": time(entry.at), "account": entry.account, "host": entry.host, "method": entry.method, "path": entry.path,
        "status": entry.status, "ms": entry.ms, "error": entry.error
    })
}

fn whole(entries: &[Entry], args: &ShowArgs, lang: Lang) -> Result<Printed, Failure> {
    let unknown = || Failure::own(UNREAD, "unknown-request", &Msg::new("cli-history-unknown").with("id", &args.id), lang);
    let entry = entries.iter().find(|entry| entry.id == args.id).ok_or_else(unknown)?;
    let mut text = format!("{}\n{} {}\n", line(entry, lang), entry.method, entry.url());
    let bodies = [("cli-history-request", entry.request.as_deref()), ("cli-history-response", Some(entry.response.as_str()))];
    for (heading, body) in bodies {
        if let Some(body) = body.filter(|body| !body.is_empty()) {
            text += &format!("\n{}\n{}\n", lang.tr(heading), laid_out(body));
        }
    }
    let mut json = brief(entry);
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

//! The tag `#LINK#https://…#/LINK#` of descriptions, which the platform shows as a field with a copy button.

use std::ops::Range;

use crate::text::msg::Msg;

const OPENING: &str = "#LINK#";
const CLOSING: &str = "#/LINK#";

/// What is wrong with a tag, and texts in which it is right.
pub struct Fault {
    /// The word that the finding's sentence turns on: `open`, `close` or `address`.
    pub what: &'static str,
    /// The tag, or what stands between the tags.
    pub found: String,
    /// Ways to repair it with the whole new text.
    pub repairs: Vec<(Msg, String)>,
}

struct Tag {
    range: Range<usize>,
    closing: bool,
}

/// The first tag in `text` that has no partner or encloses no address.
pub fn first_fault(text: &str) -> Option<Fault> {
    let tags = tags(text);
    let mut rest = tags.iter();
    while let Some(tag) = rest.next() {
        if tag.closing {
            return Some(Fault { what: "close", found: CLOSING.to_owned(), repairs: vec![without(text, &[tag])] });
        }
        match rest.as_slice().first() {
            Some(partner) if partner.closing => {
                let inside = text.get(tag.range.end..partner.range.start).unwrap_or_default();
                if !is_address(inside) {
                    return Some(Fault { what: "address", found: inside.trim().to_owned(), repairs: vec![without(text, &[tag, partner])] });
                }
                rest.next();
            }
            _ => {
                let repairs = closed(text, tag).into_iter().chain([without(text, &[tag])]).collect();
                return Some(Fault { what: "open", found: OPENING.to_owned(), repairs });
            }
        }
    }
    None
}

/// All tags, blanks inside them allowed, as the documents print them.
fn tags(text: &str) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for (start, _) in text.match_indices('#') {
        if tags.last().is_some_and(|tag| start < tag.range.end) {
            continue;
        }
        let rest = text.get(start + 1..).unwrap_or_default().trim_start_matches(' ');
        let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest.trim_start_matches(' ')));
        let after = rest.strip_prefix("LINK").and_then(|rest| rest.trim_start_matches(' ').strip_prefix('#'));
        if let Some(after) = after {
            tags.push(Tag { range: start..text.len() - after.len(), closing });
        }
    }
    tags
}

/// Whether it may be an address; one that begins with another tag is.
fn is_address(inside: &str) -> bool {
    let inside = inside.trim();
    inside.contains("://") || inside.starts_with(['#', '{', '/'])
}

fn without(text: &str, tags: &[&Tag]) -> (Msg, String) {
    let mut kept = text.to_owned();
    for tag in tags.iter().rev() {
        kept.replace_range(tag.range.clone(), "");
    }
    (Msg::new("fix-delete-link-tag"), kept)
}

/// `text` with the closing tag after the address that follows the opening one.
fn closed(text: &str, tag: &Tag) -> Option<(Msg, String)> {
    let rest = text.get(tag.range.end..)?;
    let blanks = rest.len() - rest.trim_start().len();
    let address =
        rest.trim_start().split(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '\'')).next()?.trim_end_matches(['.', ',', ';']);
    if !address.contains("://") {
        return None;
    }
    let mut whole = text.to_owned();
    whole.insert_str(tag.range.end + blanks + address.len(), CLOSING);
    Some((Msg::new("fix-close-link-tag").with("address", address), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_and_faults_repaired() {
        for good in
            ["", "# 1", "#HOST#", "a #LINK#https://a.b/c#/LINK# b", "# LINK # http://a.b # /LINK #", "#LINK#https://#SUBDOMAIN#.a.b#/LINK#"]
        {
            assert!(first_fault(good).is_none(), "{good}");
        }
        let table = [
            ("x #LINK#https://a.b/c. y", "open", "x #LINK#https://a.b/c#/LINK#. y"),
            ("#LINK#soon", "open", "soon"),
            ("https://a.b#/LINK#", "close", "https://a.b"),
            ("#LINK#here#/LINK#", "address", "here"),
        ];
        for (text, what, repaired) in table {
            let fault = first_fault(text).unwrap();
            assert_eq!((fault.what, fault.repairs[0].1.as_str()), (what, repaired));
            assert!(fault.repairs.iter().all(|(_, text)| first_fault(text).is_none()));
        }
    }
}

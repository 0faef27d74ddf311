//! The tag `#LINK#https://…#/LINK#` of descriptions, which the platform shows as a field with a copy button.

use std::ops::Range;

const OPENING: &str = "#LINK#";
const CLOSING: &str = "#/LINK#";

/// A link tag that doesn't work, with texts in which it is repaired.
pub struct BrokenTag {
    /// What is wrong with it.
    pub fault: TagFault,
    /// The tag, or what stands between the tags.
    pub found: String,
    /// Ways to repair it, each with the whole new text.
    pub repairs: Vec<(TagRepair, String)>,
}

/// What is wrong with a link tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagFault {
    /// It is opened and never closed.
    NotClosed,
    /// It is closed and was never opened.
    NotOpened,
    /// It encloses no address.
    NoAddress,
}

/// How a link tag is repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagRepair {
    /// The closing tag is added after this address.
    Close(String),
    /// The tag, or the pair of tags, is deleted; what stands between them stays.
    Delete,
}

struct Tag {
    range: Range<usize>,
    closing: bool,
}

/// The first tag in `text` that has no partner or encloses no address.
pub fn first_broken(text: &str) -> Option<BrokenTag> {
    let tags = tags(text);
    let mut rest = tags.iter();
    while let Some(tag) = rest.next() {
        if tag.closing {
            return Some(BrokenTag { fault: TagFault::NotOpened, found: CLOSING.to_owned(), repairs: vec![without(text, &[tag])] });
        }
        match rest.as_slice().first() {
            Some(partner) if partner.closing => {
                let inside = text.get(tag.range.end..partner.range.start).unwrap_or_default();
                if !is_address(inside) {
                    return Some(BrokenTag {
                        fault: TagFault::NoAddress,
                        found: inside.trim().to_owned(),
                        repairs: vec![without(text, &[tag, partner])],
                    });
                }
                rest.next();
            }
            _ => {
                let repairs = closed(text, tag).into_iter().chain([without(text, &[tag])]).collect();
                return Some(BrokenTag { fault: TagFault::NotClosed, found: OPENING.to_owned(), repairs });
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

fn without(text: &str, tags: &[&Tag]) -> (TagRepair, String) {
    let mut kept = text.to_owned();
    for tag in tags.iter().rev() {
        kept.replace_range(tag.range.clone(), "");
    }
    (TagRepair::Delete, kept)
}

/// `text` with the closing tag after the address that follows the opening one.
fn closed(text: &str, tag: &Tag) -> Option<(TagRepair, String)> {
    let rest = text.get(tag.range.end..)?;
    let blanks = rest.len() - rest.trim_start().len();
    let address =
        rest.trim_start().split(|c: char| c.is_whitespace() || matches!(c, '<' | '"' | '\'')).next()?.trim_end_matches(['.', ',', ';']);
    if !address.contains("://") {
        return None;
    }
    let mut whole = text.to_owned();
    whole.insert_str(tag.range.end + blanks + address.len(), CLOSING);
    Some((TagRepair::Close(address.to_owned()), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_and_faults_repaired() {
        for good in
            ["", "# 1", "#HOST#", "a #LINK#https://a.b/c#/LINK# b", "# LINK # http://a.b # /LINK #", "#LINK#https://#SUBDOMAIN#.a.b#/LINK#"]
        {
            assert!(first_broken(good).is_none(), "{good}");
        }
        let table = [
            ("x #LINK#https://a.b/c. y", TagFault::NotClosed, "x #LINK#https://a.b/c#/LINK#. y"),
            ("#LINK#soon", TagFault::NotClosed, "soon"),
            ("https://a.b#/LINK#", TagFault::NotOpened, "https://a.b"),
            ("#LINK#here#/LINK#", TagFault::NoAddress, "here"),
        ];
        for (text, fault, repaired) in table {
            let broken = first_broken(text).unwrap();
            assert_eq!((broken.fault, broken.repairs[0].1.as_str()), (fault, repaired));
            assert!(broken.repairs.iter().all(|(_, text)| first_broken(text).is_none()));
        }
    }
}

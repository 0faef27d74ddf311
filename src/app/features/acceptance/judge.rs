//! What is known of cases as entries of a log.

use crate::app::core::handed::Materials;
use crate::services::acceptance::pass::{By, Evidence, Pass, Verdict, What};

/// The entries for what is known of `case`: its evidence, and what the studio makes of it, unless it said just that before.
pub fn entries(pass: &Pass, case: &str, known: Materials) -> Vec<What> {
    let shown = pass.evidence(case);
    let is_new = |of, text: &str| !shown.iter().any(|evidence| evidence.of == of && evidence.text == text);
    let evidence = known.evidence.into_iter().filter(|(of, _, text)| is_new(*of, text)).map(|(of, count, text)| {
        What::Evidence(Evidence { case: case.to_owned(), of, count, text, file: String::new(), sha256: String::new() })
    });
    let before = pass.said(case).rfind(|said| said.by == By::Studio).map(|said| (said.verdict, said.note.to_owned()));
    let judged = known.judged.filter(|judged| before.as_ref() != Some(judged));
    let judged = judged.map(|(verdict, note)| What::Verdict { case: case.to_owned(), verdict, note, by: By::Studio });
    evidence.chain(judged).collect()
}

/// The entries by which a person agrees with all that only the studio said.
pub fn confirmations(pass: &Pass) -> Vec<What> {
    let standings = pass.standings();
    let only_studio = pass.start.cases.iter().filter_map(|case| Some((case, standings.get(case.id.as_str())?)));
    let only_studio = only_studio.filter(|(_, said)| said.by == By::Studio);
    let entry =
        |case: &str, verdict: Verdict, note: &str| What::Verdict { case: case.to_owned(), verdict, note: note.to_owned(), by: By::Person };
    only_studio.map(|(case, said)| entry(&case.id, said.verdict, said.note)).collect()
}

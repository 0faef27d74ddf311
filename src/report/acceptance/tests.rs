//! What a pass looks like for others.

use super::*;
use crate::model::product;
use crate::services::acceptance::own::OwnCase;
use crate::services::acceptance::pass::{Archive, Entry, Evidence, SignOff, Start, What};
use crate::services::acceptance::plan::plan;
use crate::services::bundled;

/// The smallest PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82";

fn pass(lang: Lang) -> Pass {
    let mut cases: Vec<_> = plan(&bundled::plain(), lang.code()).iter().map(|planned| frozen(planned, lang)).collect();
    let own = OwnCase { id: "own-1".into(), title: "<b>@team</b> | x".into(), steps: vec!["# not a head".into()], expected: "*y*".into() };
    cases.push(of_own(own));
    let archive = Archive {
        name: "widget.zip".into(),
        sha256: "3f".repeat(32),
        bytes: 38_912,
        widget: "Demo".into(),
        code: None,
        version: "1.4.2".into(),
        product: product::Product::Kommo,
        profile: product::Profile::Private,
    };
    let place = Place::Sandbox { name: "demo".into(), host: "demo.kommo.com".into() };
    let start = Start { number: 3, archive, place, studio: "0.1.0".into(), lang: lang.code().into(), cases };
    let verdict = |case: &str, verdict, note: &str, by| What::Verdict { case: case.into(), verdict, note: note.into(), by };
    let evidence = |of, text: &str, file: &str| {
        let (text, file) = (text.to_owned(), file.to_owned());
        What::Evidence(Evidence { case: "own-1".into(), of, count: 2, text, file, sha256: String::new() })
    };
    let entries = [
        What::Start(Box::new(start)),
        evidence(Kind::Timeline, "render() → true\n```\n<script>", ""),
        evidence(Kind::Picture, "", "1.png"),
        verdict("own-1", Verdict::Passed, "", By::Studio),
        verdict("own-1", Verdict::Failed, "It beeps twice", By::Person),
        verdict("life/install", Verdict::Passed, "", By::Person),
    ];
    Pass::read(entries.into_iter().zip(0..).map(|(what, at)| Entry { at, zone: 180, what })).unwrap()
}

fn pictures() -> Pictures {
    [("1.png".to_owned(), PNG.to_vec())].into()
}

#[test]
fn both_layouts_tell_build_place_and_verdicts_and_foreign_text_stays_text() {
    for lang in Lang::ALL {
        let pass = pass(lang);
        for layout in Layout::ALL {
            let text = render(&pass, &pictures(), layout, lang);
            for part in
                [&*"3f".repeat(32), "1.4.2", "widget.zip", "demo.kommo.com", "+03:00", "It beeps twice", &lang.tr("acceptance-not-signed")]
            {
                assert!(text.replace(['\\', '\u{2060}'], "").contains(part), "{layout:?} without {part}:\n{text}");
            }
            assert!(!text.contains("<b>") && !text.contains("<script>"), "{text}");
        }
        let html = render(&pass, &pictures(), Layout::Html, lang);
        assert!(html.contains("data:image/png;base64,iVBOR") && html.contains(&lang.tr("acceptance-by-studio")), "{html}");
        let markdown = render(&pass, &pictures(), Layout::Markdown, lang);
        assert!(!markdown.contains("@team") && markdown.contains("\\| x"), "{markdown}");
    }
}

#[test]
fn a_signed_pass_says_who_and_when() {
    let mut pass = pass(Lang::En);
    let signed = SignOff { name: "Tester".into(), remark: "For now".into(), counts: pass.counts(), knows_failures: true };
    pass.entries.push(Entry { at: 0, zone: -60, what: What::Signed(signed) });
    let text = render(&pass, &pictures(), Layout::Html, Lang::En);
    assert!(text.contains("Tester, 1969") || text.contains("Tester, 1970-01-01 00:00:00 -01:00"), "{text}");
    assert!(text.contains("For now"));
}

#[test]
fn a_fault_is_a_ticket_with_the_files_of_its_evidence() {
    let pass = pass(Lang::En);
    let files = fault_files(&pass, "own-1", &pictures(), Lang::En);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["fault.md", "timeline.txt", "picture-1.png"]);
    assert_eq!(fault_file_names(&pass, "own-1"), names);
    let ticket = fault_to_markdown(&pass, "own-1", Lang::En);
    assert!(ticket.contains("It beeps twice") && ticket.contains("````text\nrender"), "{ticket}");
    assert_eq!(files[2].1, PNG);
    assert_eq!(fault_to_markdown(&pass, "nothing", Lang::En), "");
    let other = [("1.png".to_owned(), b"<svg onload=x>".to_vec())].into();
    assert_eq!(fault_files(&pass, "own-1", &other, Lang::En).len(), 2, "what is no picture goes nowhere");
}

#[test]
fn each_text_of_a_case_has_steps_and_an_expectation() {
    for lang in Lang::ALL {
        for id in TEXTS {
            let about = [("area", "A".into()), ("name", "n".into()), ("label", "L".into()), ("title", "T".into()), ("line", 1usize.into())];
            let [title, steps, expected] = [id, &format!("{id}.todo"), &format!("{id}.about")].map(|id| lang.with(id, &about));
            assert!(title != id && steps.lines().count() >= 2 && expected.lines().count() == 1, "{id} in {}: {steps}", lang.code());
        }
        for planned in plan(&bundled::sample(), lang.code()) {
            let case = frozen(&planned, lang);
            let all = format!("{} {} {} {}", case.title, case.from, case.steps.join(" "), case.expected);
            assert!(!case.steps.is_empty() && !case.expected.is_empty() && !all.contains('{'), "{case:?}");
            assert!(TEXTS.iter().all(|id| case.title != *id), "{case:?}");
        }
    }
}

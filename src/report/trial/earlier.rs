//! A trial set against an earlier one: which judgements fail newly, which are mended.

use serde::Deserialize;

use super::{Entry, Judge, Trial, Variant};
use crate::text::Lang;

/// An earlier trial, read from its report as JSON.
#[derive(Debug, Clone, Deserialize)]
pub struct Earlier {
    scenes: Vec<Scene>,
}

#[derive(Debug, Clone, Deserialize)]
struct Scene {
    scene: String,
    locale: String,
    role: String,
    theme: String,
    product: String,
    judgements: Vec<Judged>,
}

#[derive(Debug, Clone, Deserialize)]
struct Judged {
    id: String,
    passed: bool,
}

/// What differs between two trials, in the order of the later one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes<'t> {
    /// What fails now and didn't in the earlier trial.
    pub fails: Vec<(&'t Variant, Judge)>,
    /// What failed in the earlier trial and was judged as passed now.
    pub mended: Vec<(&'t Variant, Judge)>,
    /// How many scenes in their variants the earlier trial doesn't have.
    pub only_now: usize,
}

impl Earlier {
    /// Reads a report as JSON.
    ///
    /// # Errors
    /// It isn't the report of a trial.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What differs in `now`. What wasn't judged now isn't mended, and a scene that the earlier trial doesn't have is only counted.
    pub fn changes<'t>(&self, now: &'t Trial) -> Changes<'t> {
        let mut changes = Changes::default();
        for entry in &now.entries {
            let Some(earlier) = self.scenes.iter().find(|scene| scene.is(entry)) else {
                changes.only_now += 1;
                continue;
            };
            for judgement in &entry.judgements {
                let row = (&entry.variant, judgement.judge);
                match (earlier.failed(judgement.judge), judgement.passed) {
                    (false, false) => changes.fails.push(row),
                    (true, true) => changes.mended.push(row),
                    _ => {}
                }
            }
        }
        changes
    }
}

impl Scene {
    fn is(&self, entry: &Entry) -> bool {
        let parts = [&self.locale, &self.role, &self.theme, &self.product].map(String::as_str);
        self.scene == entry.variant.scene && parts == entry.variant.parts()
    }

    fn failed(&self, judge: Judge) -> bool {
        self.judgements.iter().any(|judged| judged.id == judge.id() && !judged.passed)
    }
}

impl Changes<'_> {
    /// The counts, then a line for each difference. `scene` gives the name of a scene.
    pub fn lines(&self, scene: &dyn Fn(&str) -> String, lang: Lang) -> Vec<String> {
        let line = |id: &'static str, (variant, judge): &(&Variant, Judge)| {
            let place = format!("{} ({}), {}", scene(&variant.scene), variant.scene, variant.parts().join(", "));
            lang.with(id, &[("place", place.into()), ("judge", judge.id().into())])
        };
        let counts = [("new", self.fails.len().into()), ("mended", self.mended.len().into())];
        let mut lines = vec![lang.with("trial-against", &counts)];
        lines.extend(self.fails.iter().map(|row| line("trial-against-new", row)));
        lines.extend(self.mended.iter().map(|row| line("trial-against-mended", row)));
        if self.only_now > 0 {
            lines.push(lang.with("trial-against-only-now", &[("count", self.only_now.into())]));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::product::Product;
    use crate::report::trial::{Judgement, json};

    fn entry(scene: &str, locale: &str, judged: Given<'_>) -> Entry {
        let judgements = judged.iter().map(|&(judge, passed)| Judgement { judge, passed, detail: Vec::new(), place: None });
        Entry {
            variant: Variant { scene: scene.into(), locale: locale.into(), role: "admin", theme: "light", product: Product::Kommo },
            ms: 1,
            picture: None,
            written: None,
            judgements: judgements.collect(),
        }
    }

    fn trial(entries: Vec<Entry>) -> Trial {
        Trial { entries, ..Trial::default() }
    }

    /// What a scene was judged as.
    type Given<'c> = &'c [(Judge, bool)];
    /// What is told of two trials.
    type Told<'c> = &'c [Judge];

    /// The trial as it is read back from its own report.
    fn kept(trial: &Trial) -> Earlier {
        Earlier::read(&json::render(trial, Lang::En)).unwrap()
    }

    #[test]
    fn each_pair_of_judgements_gives_its_difference() {
        use Judge::{Console, Drawn};
        let cases: [(Given<'_>, Given<'_>, Told<'_>, Told<'_>); 7] = [
            (&[(Console, true)], &[(Console, false)], &[Console], &[]),
            (&[(Console, false)], &[(Console, true)], &[], &[Console]),
            (&[(Console, false)], &[(Console, false)], &[], &[]),
            (&[(Console, true)], &[(Console, true)], &[], &[]),
            // Not judged earlier, and fails now.
            (&[], &[(Console, false)], &[Console], &[]),
            // Not judged any more: nobody knows whether it is mended.
            (&[(Console, false)], &[], &[], &[]),
            (&[(Console, false), (Drawn, true)], &[(Console, true), (Drawn, false)], &[Drawn], &[Console]),
        ];
        for (earlier, now, fails, mended) in cases {
            let now = trial(vec![entry("lead", "en", now)]);
            let changes = kept(&trial(vec![entry("lead", "en", earlier)])).changes(&now);
            let judges = |rows: &[(&Variant, Judge)]| rows.iter().map(|row| row.1).collect::<Vec<_>>();
            assert_eq!((judges(&changes.fails), judges(&changes.mended)), (fails.to_vec(), mended.to_vec()), "{earlier:?} {now:?}");
        }
    }

    #[test]
    fn a_scene_is_compared_with_itself_only() {
        let earlier = kept(&trial(vec![entry("lead", "en", &[(Judge::Console, true)]), entry("lead", "ru", &[(Judge::Console, false)])]));
        let now = trial(vec![
            entry("settings", "en", &[(Judge::Load, false)]),
            entry("lead", "ru", &[(Judge::Console, false)]),
            entry("lead", "en", &[(Judge::Console, false)]),
        ]);
        let changes = earlier.changes(&now);
        assert_eq!(changes.only_now, 1);
        assert_eq!(changes.fails, [(&now.entries[2].variant, Judge::Console)]);
        let lines = changes.lines(&|scene| scene.to_uppercase(), Lang::En);
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[1].contains("LEAD (lead), en, admin, light, kommo: console"), "{lines:?}");
    }

    #[test]
    fn what_is_no_report_of_a_trial_is_refused() {
        for text in ["", "{}", "[]", r#"{"scenes": 1}"#, r#"{"scenes": [{"scene": "lead"}]}"#] {
            assert!(Earlier::read(text).is_err(), "{text}");
        }
        assert!(Earlier::read(r#"{"of": "another member", "scenes": []}"#).is_ok());
    }
}

//! The sentences of a finding and of its rule in a language.

use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Rule;
use crate::text::Lang;
use crate::text::msg::Arg;

impl Lang {
    /// What is wrong here.
    pub fn title(self, finding: &Finding) -> String {
        self.msg(&finding.title())
    }

    /// The heading of a rule's page.
    pub fn rule_name(self, rule: &Rule) -> String {
        self.tr(&format!("{}.name", rule.text_id()))
    }

    /// Why it matters on the platform.
    pub fn rule_why(self, rule: &Rule) -> String {
        self.with(&format!("{}.why", rule.text_id()), SEVERAL)
    }

    /// What to do.
    pub fn rule_todo(self, rule: &Rule) -> String {
        self.with(&format!("{}.todo", rule.text_id()), SEVERAL)
    }

    /// Why it matters here: in the number of the finding.
    pub fn why(self, finding: &Finding) -> String {
        self.with(&format!("{}.why", finding.rule.text_id()), &count(finding))
    }

    /// What to do here.
    pub fn todo(self, finding: &Finding) -> String {
        self.with(&format!("{}.todo", finding.rule.text_id()), &count(finding))
    }
}

/// A rule's page is about any number.
const SEVERAL: &[(&str, Arg)] = &[("count", Arg::Number(5))];

/// How many things a finding is about, for words that agree with it: one where it doesn't count.
fn count(finding: &Finding) -> [(&'static str, Arg); 1] {
    let counted = finding.args.iter().find(|(name, _)| *name == "count").map(|(_, count)| count.clone());
    [("count", counted.unwrap_or(Arg::Number(1)))]
}

//! The sentences of a finding and of its rule in a language.

use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Rule;
use crate::text::Lang;

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
        self.tr(&format!("{}.why", rule.text_id()))
    }

    /// What to do.
    pub fn rule_todo(self, rule: &Rule) -> String {
        self.tr(&format!("{}.todo", rule.text_id()))
    }
}

//! [`too_many`]: functions with more parameters than the analysis of a script is given, which compares each parameter with all others.

use std::ops::Range;

use oxc_ast::ast::{FormalParameters, Program};
use oxc_ast_visit::{Visit, walk};

use super::tree;

/// Most parameters of a function in a script that is read.
pub const MAX_PARAMETERS: usize = 1_000;

/// The parameters of the first function that has more than [`MAX_PARAMETERS`].
pub fn too_many(program: &Program<'_>) -> Option<Range<usize>> {
    let mut search = Search { found: None };
    search.visit_program(program);
    search.found
}

struct Search {
    found: Option<Range<usize>>,
}

impl<'a> Visit<'a> for Search {
    fn visit_formal_parameters(&mut self, parameters: &FormalParameters<'a>) {
        if parameters.items.len() > MAX_PARAMETERS {
            self.found.get_or_insert_with(|| tree::range(parameters.span));
        }
        walk::walk_formal_parameters(self, parameters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::script::Script;

    #[test]
    fn a_function_with_too_many_parameters_is_refused_at_its_place() {
        let names = |count: usize| (0..count).map(|n| format!("p{n}")).collect::<Vec<_>>().join(", ");
        let forms: [fn(&str) -> String; 3] = [
            |names| format!("define([], function ({names}) {{ return 1; }});"),
            |names| format!("const a = {{ b: ({names}) => 1 }};"),
            |names| format!("class A {{ b({names}) {{}} }}"),
        ];
        for form in forms {
            assert!(Script::read("script.js", &form(&names(MAX_PARAMETERS))).is_read());
            let text = form(&names(MAX_PARAMETERS + 1));
            let error = Script::read("script.js", &text).error.unwrap();
            assert!(error.words.is_empty() && text.get(error.range).unwrap().starts_with("(p0, "));
        }
        let needs = format!("define([{}], function () {{ return 1; }});", names(20_000).replace('p', "'p").replace(',', "',") + "'");
        assert_eq!(Script::read("script.js", &needs).form.needs.len(), 20_000);
    }
}

//! Whether the end of a function is reached: on some way through it nothing is given back.

use oxc_ast::ast::{Expression, Statement};

/// Whether the end of some statements can be reached.
pub fn falls_through(statements: &[Statement<'_>]) -> bool {
    statements.iter().all(goes_on)
}

/// Whether what follows a statement can be reached.
fn goes_on(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(_) | Statement::ThrowStatement(_) => false,
        Statement::BlockStatement(block) => falls_through(&block.body),
        Statement::IfStatement(one) => one.alternate.as_ref().is_none_or(goes_on) || goes_on(&one.consequent),
        Statement::SwitchStatement(switch) => {
            let has_default = switch.cases.iter().any(|case| case.test.is_none());
            let last = switch.cases.last().is_none_or(|case| falls_through(&case.consequent));
            !has_default || last || switch.cases.iter().flat_map(|case| &case.consequent).any(breaks)
        }
        Statement::TryStatement(one) => {
            let ends = one.finalizer.as_ref().is_some_and(|last| !falls_through(&last.body));
            let handles = one.handler.as_ref().is_some_and(|handler| falls_through(&handler.body.body));
            !ends && (falls_through(&one.block.body) || handles)
        }
        Statement::WhileStatement(one) => !is_true(&one.test) || breaks(&one.body),
        Statement::ForStatement(one) => one.test.as_ref().is_some_and(|test| !is_true(test)) || breaks(&one.body),
        Statement::LabeledStatement(one) => goes_on(&one.body) || breaks(&one.body),
        _ => true,
    }
}

fn is_true(test: &Expression<'_>) -> bool {
    matches!(test, Expression::BooleanLiteral(literal) if literal.value)
}

/// Whether a statement has a `break` in it.
fn breaks(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::BreakStatement(_) => true,
        Statement::BlockStatement(block) => block.body.iter().any(breaks),
        Statement::IfStatement(one) => breaks(&one.consequent) || one.alternate.as_ref().is_some_and(breaks),
        Statement::TryStatement(one) => one.block.body.iter().any(breaks),
        Statement::LabeledStatement(one) => breaks(&one.body),
        _ => false,
    }
}

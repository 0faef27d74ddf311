//! Sizes in the window have names: a number of points stands in a constant, and what several places use in `kit::tokens`.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprLit, ExprStruct, ImplItemConst, ImplItemFn, Item, Lit, Macro};

use crate::imports::is_test;
use crate::source::{files, root};

/// Smaller numbers are halves, hairs and factors.
const LEAST: f64 = 4.0;

/// Raw sizes in a file, each with the function that it stands in.
struct Sizes {
    found: Vec<String>,
    function: String,
}

impl Sizes {
    fn of(text: &str) -> Vec<String> {
        let mut sizes = Self { found: Vec::new(), function: String::new() };
        sizes.visit_file(&syn::parse_file(text).unwrap());
        sizes.found
    }

    fn take(&mut self, number: &str, is_size: bool) {
        if is_size {
            self.found.push(format!("{number} in {}", self.function));
        }
    }

    fn float(&mut self, number: &syn::LitFloat) {
        self.take(number.base10_digits(), number.base10_parse::<f64>().unwrap() >= LEAST);
    }

    fn whole(&mut self, value: &Expr) {
        if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = value {
            self.take(number.base10_digits(), number.base10_parse::<i64>().unwrap() >= LEAST as i64);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Float(number) = Lit::new(literal) {
                        self.float(&number);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}

/// Whether a path names a margin or corners, or what makes them.
fn is_of_whole_points(path: &syn::Path) -> bool {
    path.segments.iter().any(|segment| segment.ident == "Margin" || segment.ident == "CornerRadius")
}

impl<'ast> Visit<'ast> for Sizes {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Const(_) | Item::Static(_) => {}
            Item::Mod(module) if is_test(&module.attrs) => {}
            Item::Fn(function) if function.sig.constness.is_some() => {}
            Item::Fn(function) => {
                self.function = function.sig.ident.to_string();
                visit::visit_item_fn(self, function);
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item_const(&mut self, _: &'ast ImplItemConst) {}

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if function.sig.constness.is_none() {
            self.function = function.sig.ident.to_string();
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_lit_float(&mut self, number: &'ast syn::LitFloat) {
        self.float(number);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(function) = &*call.func
            && is_of_whole_points(&function.path)
        {
            call.args.iter().for_each(|value| self.whole(value));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_struct(&mut self, value: &'ast ExprStruct) {
        if is_of_whole_points(&value.path) {
            value.fields.iter().for_each(|field| self.whole(&field.expr));
        }
        visit::visit_expr_struct(self, value);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.tokens(item.tokens.clone());
    }
}

#[test]
fn sizes_have_names() {
    let mut wrong = Vec::new();
    for path in files("src/ui", "rs") {
        let path = path.strip_prefix(root()).unwrap();
        if !path.starts_with("src/ui/kit/tokens") {
            let found = Sizes::of(&std::fs::read_to_string(root().join(path)).unwrap());
            wrong.extend(found.into_iter().map(|size| format!("{}: {size}", path.display())));
        }
    }
    crate::none("raw sizes; name them in a constant, or take a token of src/ui/kit/tokens", &wrong);
}

#[test]
fn raw_sizes_are_found_wherever_they_stand() {
    let text = "const A: f32 = 20.0; static B: f32 = 20.0; const fn c() -> f32 { 20.0 }
        fn d() { const E: f32 = 20.0; f(0.5, 3.9, 20, 4.0); vec![5.0]; Margin::same(6); CornerRadius { nw: 7, ..g(8.0) } }
        #[cfg(test)] mod tests { fn h() { 20.0 } }
        impl I { const J: f32 = 20.0; fn k(&self) { egui::Margin::symmetric(9, L) } }";
    assert_eq!(Sizes::of(text), ["4.0 in d", "5.0 in d", "6 in d", "7 in d", "8.0 in d", "9 in k"]);
}

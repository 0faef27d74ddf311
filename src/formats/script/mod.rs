//! What a script of a widget declares and uses: read with a real parser, never run.
//!
//! Reading never fails: what can't be parsed has an [`SyntaxError`] and nothing else. What a script works out while it runs isn't known;
//! where that may matter the reading says so ([`Callbacks::is_whole`], [`Access::is_followed`]), and the checks keep silent.

mod accesses;
mod asked;
mod bot;
mod callbacks;
mod data;
mod exits;
mod exports;
mod fields;
mod flow;
mod form;
mod globals;
mod guards;
mod lasting;
mod life;
mod markup;
mod names;
mod nesting;
mod notes;
mod parameters;
mod pieces;
mod tree;

pub use accesses::Access;
pub use asked::{Asked, Call, File, Maker};
pub use bot::{Bot, Code};
pub use callbacks::{Callback, Callbacks, Place, Returns};
pub use data::{Data, Value};
pub use exits::Exits;
pub use exports::{Exports, Given};
pub use form::{Form, Module, Need};
pub use lasting::{Kept, Target};
pub use life::{Handler, Life, Off, Running, Runs};
pub use markup::{Handled, Markup};
pub use names::{Name, Names};
pub use notes::{BotLimit, Literal, Note, What, is_system_class};
pub use parameters::MAX_PARAMETERS;

use std::collections::HashSet;
use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// The script of a widget.
pub const SCRIPT: &str = "script.js";

/// Larger scripts aren't read: they hold data.
const MOST_BYTES: usize = 8_000_000;
/// The deepest nesting that is read, as [`nesting::weight`] counts it; real scripts have a few hundred, built ones a few thousand.
const DEEPEST: usize = 12_000;
/// The stack that is enough for [`DEEPEST`], without optimisation too. Only what is used of it takes memory.
const STACK: usize = 256 << 20;

/// What is read off a script.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Script {
    /// What keeps it from being parsed.
    pub error: Option<SyntaxError>,
    /// How it is made.
    pub form: Form,
    /// What it gives the loader.
    pub exports: Exports,
    /// The functions that the platform calls.
    pub callbacks: Callbacks,
    /// The files of the widget that it asks for.
    pub asked: Asked,
    /// What it does at which time of the widget's life.
    pub life: Life,
    /// The names that it uses and declares nowhere; of a built script none.
    pub names: Names,
    /// What it does to the page; of a built script nothing.
    pub markup: Markup,
    /// What it does for bots.
    pub bot: Bot,
    /// What it asks of the texts.
    pub texts: Vec<Access>,
    /// What it asks of the settings.
    pub settings: Vec<Access>,
    /// The fields that `onSave` reads of what it is given.
    pub saved: Vec<Access>,
    /// Fields of forms that it looks for by their names.
    pub fields: Vec<(String, Range<usize>)>,
    /// Settings that it sets itself.
    pub own_settings: Vec<String>,
    /// Places that mean something to the rules.
    pub notes: Vec<Note>,
    /// Texts in it that are addresses, or read by people.
    pub literals: Vec<Literal>,
    /// What it hands to a bot beyond the limits.
    pub limits: Vec<BotLimit>,
    /// The exits of its steps in bots.
    pub exits: Exits,
}

/// What the ending of a script's name decides: how the same text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// JavaScript, and what has no ending of a script.
    JavaScript,
    /// JavaScript with elements, `.jsx`.
    Jsx,
    /// TypeScript.
    TypeScript,
    /// TypeScript with elements, `.tsx`.
    Tsx,
    /// Declarations of TypeScript, `.d.ts`.
    Declarations,
}

impl Dialect {
    /// The dialect of a script of this name.
    pub fn of(name: &str) -> Self {
        let source = SourceType::from_path(name).unwrap_or_default();
        match (source.is_typescript_definition(), source.is_typescript(), source.is_jsx()) {
            (true, ..) => Self::Declarations,
            (_, true, true) => Self::Tsx,
            (_, true, false) => Self::TypeScript,
            (_, false, true) => Self::Jsx,
            (_, false, false) => Self::JavaScript,
        }
    }

    fn source_type(self) -> SourceType {
        let source = match self {
            Self::JavaScript => SourceType::mjs(),
            Self::Jsx => SourceType::jsx(),
            Self::TypeScript => SourceType::ts(),
            Self::Tsx => SourceType::tsx(),
            Self::Declarations => SourceType::d_ts(),
        };
        source.with_unambiguous(true)
    }
}

/// Why a script can't be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where; empty for the whole script.
    pub range: Range<usize>,
    /// What the parser says, in English; empty if a bound refuses the script: it nests too deep or is too large, or a function has more
    /// than [`MAX_PARAMETERS`] parameters, whose range this is then.
    pub words: String,
}

impl Script {
    /// Reads a script of this name: the ending distinguishes TypeScript and JSX from JavaScript.
    pub fn read(name: &str, text: &str) -> Self {
        Self::read_as(Dialect::of(name), text)
    }

    /// Reads a script in this dialect.
    pub fn read_as(dialect: Dialect, text: &str) -> Self {
        if text.len() > MOST_BYTES || nesting::weight(text, DEEPEST) > DEEPEST {
            return Self::unread(0..0, String::new());
        }
        stacker::grow(STACK, || parse(dialect, text))
    }

    /// Whether it could be parsed.
    pub fn is_read(&self) -> bool {
        self.error.is_none()
    }

    fn unread(range: Range<usize>, words: String) -> Self {
        Self { error: Some(SyntaxError { range, words }), ..Self::default() }
    }
}

fn parse(dialect: Dialect, text: &str) -> Script {
    let allocator = Allocator::default();
    let options = ParseOptions { preserve_parens: false, ..ParseOptions::default() };
    let parsed = Parser::new(&allocator, text, dialect.source_type()).with_options(options).parse();
    if let Some(first) = parsed.diagnostics.errors().next() {
        let start = first.labels.first().map_or(0, |label| label.offset() as usize);
        let length = first.labels.first().map_or(0, |label| label.len() as usize);
        let end = (start + length).min(text.len());
        let range = floor(text, start.min(end))..floor(text, end);
        return Script::unread(range, first.message.to_string());
    }
    let program = allocator.alloc(parsed.program);
    if let Some(range) = parameters::too_many(program) {
        return Script::unread(range, String::new());
    }
    let semantic = SemanticBuilder::new().with_build_nodes(true).build(program).semantic;
    let tree = tree::Tree::new(text, &semantic);
    let (settings, own_settings) = accesses::settings(&tree);
    let (notes, literals, limits) = notes::read(&tree);
    let form = form::read(&tree);
    let (exports, constructor) = exports::read(&tree, &form);
    let (callbacks, functions) = callbacks::read(&tree);
    let code = |name: &str| functions.get(name).or_else(|| functions.get(&format!("{}{name}", callbacks::BOUND))).copied();
    let bot = bot::read(&tree, code("onSalesbotDesignerSave"), code("salesbotDesignerSettings"));
    let unbound: HashSet<_> = functions
        .iter()
        .filter(|(name, _)| !name.starts_with(callbacks::BOUND))
        .filter_map(|(_, kind)| tree::plain_function(*kind))
        .collect();
    let own = !form.is_built;
    Script {
        error: None,
        exports,
        asked: asked::read(&tree),
        life: life::read(&tree, constructor, &unbound),
        names: if own { names::read(&tree) } else { Names::default() },
        markup: if own { markup::read(&tree) } else { Markup::default() },
        bot,
        form,
        callbacks,
        texts: accesses::texts(&tree),
        settings,
        saved: code("onSave").map(|save| accesses::saved(&tree, save)).unwrap_or_default(),
        fields: fields::read(&tree),
        own_settings,
        notes,
        literals,
        limits,
        exits: exits::read(&tree),
    }
}

/// The character that `at` lies in begins here.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_too_deep_is_not_read_and_what_is_just_deep_is() {
        for (open, close) in
            [("(", ")"), ("[", "]"), ("!", ""), ("a=>", ""), ("{", "}"), ("a.b(", ")"), ("`${", "}`"), ("if(a)", ""), ("1+", "")]
        {
            let text = |count: usize| format!("x = {}1{}", open.repeat(count), close.repeat(count));
            // As deep as is read at all: the stack has to be enough for it.
            let most = DEEPEST / (nesting::weight(&text(200), DEEPEST) - nesting::weight(&text(100), DEEPEST)) * 100 - 40;
            for count in [200, most, 100_000] {
                let script = Script::read(SCRIPT, &text(count));
                let is_refused = script.error.as_ref().is_some_and(|error| error.words.is_empty());
                assert_eq!(is_refused, count == 100_000, "{open} {count}");
            }
        }
    }
}

//! Who imports whom: the arrows between the files of `src`, read by `syn`, so that groups of names, aliases, re-exports, paths in
//! code and in macros count. Code of tests has no arrows.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, Macro, UseTree, Visibility};

use crate::source::{files, root};

/// The house as it stands in `src`, read once.
pub static HOUSE: LazyLock<House> = LazyLock::new(House::read);

/// A module, as the names from the root of the crate to it; the root has none.
pub type Module = Vec<String>;

/// The modules that are files, and the arrows between them: from, to, and the path that makes the arrow.
pub struct House {
    /// All modules that are files.
    pub modules: BTreeSet<Module>,
    /// The arrows, each with one path that makes it.
    pub arrows: BTreeMap<(Module, Module), String>,
    /// Items without a doc comment that a file of another layer names, each with that file.
    pub undocumented: BTreeMap<(Module, String), Module>,
}

/// What one file says.
struct Read {
    /// Names that `use` brings into the file, with what they stand for.
    names: HashMap<String, Vec<String>>,
    /// Those of them that others can import from here.
    exported: HashMap<String, Vec<String>>,
    /// Modules whose names are imported all together.
    globs: Vec<Vec<String>>,
    /// Modules whose names others can import from here, all together.
    exported_globs: Vec<Vec<String>>,
    /// Every path in its code.
    paths: Vec<Vec<String>>,
    /// Public types, functions, traits and constants that have no doc comment.
    undocumented: BTreeSet<String>,
}

impl House {
    /// The house as it stands in `src`.
    fn read() -> Self {
        let files = files("src", "rs").into_iter().map(|path| {
            let module = module_of(path.strip_prefix(root().join("src")).unwrap().to_str().unwrap());
            let text = std::fs::read_to_string(&path).unwrap();
            (module, text)
        });
        Self::of(files.filter(|(module, _)| module.last().is_none_or(|name| name != "main")))
    }

    /// The house of these modules with their texts.
    pub fn of(texts: impl IntoIterator<Item = (Module, String)>) -> Self {
        let mut read: BTreeMap<Module, Read> = BTreeMap::new();
        let mut only_tests: BTreeSet<Module> = BTreeSet::new();
        for (module, text) in texts {
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", module.join("::")));
            only_tests.extend(test_modules(&file, &module));
            read.insert(module.clone(), Read::of(&file, &module));
        }
        read.retain(|module, _| !only_tests.iter().any(|tests| module.starts_with(tests)));
        let modules: BTreeSet<Module> = read.keys().cloned().collect();
        let mut house = Self { modules, arrows: BTreeMap::new(), undocumented: BTreeMap::new() };
        for (module, file) in &read {
            for path in &file.paths {
                let Some((to, item)) = house.target(&read, module, path) else { continue };
                if to == *module {
                    continue;
                }
                let is_bare = |item: &String| read.get(&to).is_some_and(|file| file.undocumented.contains(item));
                if let Some(item) = item.filter(|item| to.first() != module.first() && is_bare(item)) {
                    house.undocumented.entry((to.clone(), item)).or_insert_with(|| module.clone());
                }
                house.arrows.entry((module.clone(), to)).or_insert_with(|| path.join("::"));
            }
        }
        house
    }

    /// The file in which what `path` names stands, when it is written in `module`, and its name there if it is no file itself.
    fn target(&self, read: &BTreeMap<Module, Read>, module: &Module, path: &[String]) -> Option<(Module, Option<String>)> {
        let absolute = absolute(read.get(module)?, &self.modules, module, path)?;
        Some(self.home(read, &absolute, 0))
    }

    /// The file in which an absolute path ends, re-exports followed, and the name of the item there.
    fn home(&self, read: &BTreeMap<Module, Read>, absolute: &[String], depth: usize) -> (Module, Option<String>) {
        let length = (0..=absolute.len()).rev().find(|length| self.modules.contains(&absolute[..*length])).unwrap_or(0);
        let (module, rest) = absolute.split_at(length);
        let (Some(file), Some(name)) = (read.get(module), rest.first()) else { return (module.to_vec(), None) };
        let here = (module.to_vec(), Some(name.clone()));
        if depth > 8 {
            return here;
        }
        if let Some(other) = file.exported.get(name) {
            let path: Vec<String> = other.iter().chain(&rest[1..]).cloned().collect();
            return self.home(read, &path, depth + 1);
        }
        for glob in &file.exported_globs {
            let path: Vec<String> = glob.iter().chain(rest).cloned().collect();
            let home = self.home(read, &path, depth + 1);
            if home.0.len() > glob.len() {
                return home;
            }
        }
        here
    }

    /// Circles between the children of a module, each a folder with all that is in it or a file. What a child takes from the file of
    /// its parent is no arrow: a parent and its children may know each other.
    pub fn circles(&self) -> Vec<String> {
        let parents: BTreeSet<&[String]> = self.modules.iter().filter(|module| !module.is_empty()).map(|it| &it[..it.len() - 1]).collect();
        parents.into_iter().filter_map(|parent| self.circle_below(parent)).collect()
    }

    fn circle_below(&self, parent: &[String]) -> Option<String> {
        let child = |module: &Module| module.strip_prefix(parent).and_then(|rest| rest.first()).cloned();
        let mut below: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for ((from, to), path) in &self.arrows {
            if let (Some(a), Some(b)) = (child(from), child(to))
                && a != b
            {
                below.entry(a).or_default().entry(b).or_insert_with(|| format!("{} takes {path}", from.join("::")));
            }
        }
        // What is reached from nowhere, or reaches nothing, is in no circle.
        loop {
            let reached: BTreeSet<String> = below.values().flat_map(|to| to.keys().cloned()).collect();
            let before: usize = below.values().map(BTreeMap::len).sum();
            let there: BTreeSet<String> = below.keys().filter(|from| reached.contains(*from)).cloned().collect();
            below.retain(|from, _| there.contains(from));
            below.values_mut().for_each(|to| to.retain(|to, _| there.contains(to)));
            below.retain(|_, to| !to.is_empty());
            if before == below.values().map(BTreeMap::len).sum::<usize>() {
                break;
            }
        }
        if below.is_empty() {
            return None;
        }
        let arrows = below.iter().flat_map(|(a, to)| to.iter().map(move |(b, why)| format!("  {a} -> {b}: {why}")));
        Some(format!(
            "in {}:\n{}",
            if parent.is_empty() { "src".to_owned() } else { parent.join("::") },
            arrows.collect::<Vec<_>>().join("\n")
        ))
    }
}

/// The module of a file below `src`.
fn module_of(path: &str) -> Module {
    let path = path.replace('\\', "/");
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
}

/// What `path` stands for from the root of the crate; `None` for names of other crates and of the file itself.
fn absolute(file: &Read, modules: &BTreeSet<Module>, module: &Module, path: &[String]) -> Option<Vec<String>> {
    let first = path.first()?;
    let below = |base: &[String], rest: &[String]| base.iter().chain(rest).cloned().collect::<Vec<_>>();
    match first.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some(below(module, &path[1..])),
        "super" => {
            let ups = path.iter().take_while(|name| *name == "super").count();
            Some(below(&module[..module.len().checked_sub(ups)?], &path[ups..]))
        }
        _ => {
            if let Some(known) = file.names.get(first) {
                return Some(below(known, &path[1..]));
            }
            let child = below(module, path);
            if modules.contains(&child[..module.len() + 1]) {
                return Some(child);
            }
            file.globs.iter().map(|glob| below(glob, path)).find(|path| modules.contains(path))
        }
    }
}

/// Whether what has these attributes is there for tests only.
pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

/// The name of a public item without a doc comment.
fn bare(item: &Item) -> Option<String> {
    let (vis, attributes, name) = match item {
        Item::Const(item) => (&item.vis, &item.attrs, &item.ident),
        Item::Enum(item) => (&item.vis, &item.attrs, &item.ident),
        Item::Fn(item) => (&item.vis, &item.attrs, &item.sig.ident),
        Item::Static(item) => (&item.vis, &item.attrs, &item.ident),
        Item::Struct(item) => (&item.vis, &item.attrs, &item.ident),
        Item::Trait(item) => (&item.vis, &item.attrs, &item.ident),
        Item::Type(item) => (&item.vis, &item.attrs, &item.ident),
        _ => return None,
    };
    let is_documented = attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
    (!is_documented && !matches!(vis, Visibility::Inherited)).then(|| name.to_string())
}

/// Modules in files of their own that are there for tests only.
fn test_modules(file: &File, module: &Module) -> Vec<Module> {
    let tests = file.items.iter().filter_map(|item| match item {
        Item::Mod(item) if is_test(&item.attrs) => Some(item.ident.to_string()),
        _ => None,
    });
    tests.map(|name| module.iter().cloned().chain([name]).collect()).collect()
}

impl Read {
    fn of(file: &File, module: &Module) -> Self {
        let mut read = Self {
            names: HashMap::new(),
            exported: HashMap::new(),
            globs: Vec::new(),
            exported_globs: Vec::new(),
            paths: Vec::new(),
            undocumented: file.items.iter().filter_map(bare).collect(),
        };
        Reader { read: &mut read, module, depth: 0 }.visit_file(file);
        read
    }
}

struct Reader<'r> {
    read: &'r mut Read,
    module: &'r Module,
    /// How many modules inside the file are around.
    depth: usize,
}

impl Reader<'_> {
    fn used(&mut self, item: &ItemUse, tree: &UseTree, before: &[String]) {
        let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.used(item, &path.tree, &with(path.ident.to_string())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.used(item, tree, before)),
            UseTree::Name(name) if name.ident == "self" => {
                let name = before.last().cloned().unwrap_or_default();
                self.names_it(item, name, before.to_vec());
            }
            UseTree::Name(name) => self.names_it(item, name.ident.to_string(), with(name.ident.to_string())),
            UseTree::Rename(rename) => self.names_it(item, rename.rename.to_string(), with(rename.ident.to_string())),
            UseTree::Glob(_) => {
                let path = self.in_crate(before);
                self.read.paths.push(before.to_vec());
                self.read.globs.push(path.clone());
                if !matches!(item.vis, Visibility::Inherited) {
                    self.read.exported_globs.push(path);
                }
            }
        }
    }

    fn names_it(&mut self, item: &ItemUse, name: String, path: Vec<String>) {
        let absolute = self.in_crate(&path);
        self.read.paths.push(path);
        if self.depth == 0 && !matches!(item.vis, Visibility::Inherited) {
            self.read.exported.insert(name.clone(), absolute.clone());
        }
        self.read.names.insert(name, absolute);
    }

    /// A path of `use` from the root of the crate; one of another crate, or of a module below, is taken as below this module.
    fn in_crate(&self, path: &[String]) -> Vec<String> {
        match path.first().map(String::as_str) {
            Some("crate") => path[1..].to_vec(),
            Some("self") => self.module.iter().chain(&path[1..]).cloned().collect(),
            Some("super") => {
                let ups = path.iter().take_while(|name| *name == "super").count().saturating_sub(self.depth);
                let rest = path.iter().skip_while(|name| *name == "super");
                self.module[..self.module.len().saturating_sub(ups)].iter().chain(rest).cloned().collect()
            }
            _ => self.module.iter().chain(path).cloned().collect(),
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.read.paths.push(std::mem::take(&mut path));
                    colons = 0;
                    match other {
                        TokenTree::Ident(ident) => path.push(ident.to_string()),
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        _ => {}
                    }
                }
            }
        }
        self.read.paths.push(path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.depth += 1;
        visit::visit_item_mod(self, item);
        self.depth -= 1;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.used(item, &item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.read.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

fn house(files: &[(&str, &str)]) -> House {
    House::of(files.iter().map(|(path, text)| (module_of(path), (*text).to_owned())))
}

#[test]
fn arrows_are_followed_through_groups_aliases_and_re_exports() {
    let files = [
        ("lib.rs", "pub mod a; pub mod b;"),
        ("a/mod.rs", "pub mod one; pub mod two; pub use two::Deep as Shallow;"),
        ("a/one.rs", "use crate::a::{Shallow, two as other}; fn f() { vec![crate::b::g()]; }"),
        ("a/two.rs", "pub struct Deep; #[cfg(test)] mod tests { use crate::a::one; }"),
        ("b.rs", "pub fn g() {} use super::a::one::*;"),
    ];
    let house = house(&files);
    let arrows: Vec<String> = house.arrows.keys().map(|(from, to)| format!("{} {}", from.join("::"), to.join("::"))).collect();
    assert_eq!(arrows, ["a a::two", "a::one a::two", "a::one b", "b a::one"]);
    assert_eq!(house.circles().len(), 1, "a and b know each other; in a, nothing is round: {:?}", house.circles());
}

#[test]
fn a_circle_through_a_re_export_is_one() {
    let files = [
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod x; mod y; pub use y::Y;"),
        ("a/x.rs", "pub struct X; use super::Y;"),
        ("a/y.rs", "pub struct Y; fn f(x: crate::a::x::X) {}"),
    ];
    assert!(house(&files).circles()[0].contains("x -> y: a::x takes super::Y"), "{:?}", house(&files).circles());
}

#[test]
fn what_another_layer_names_is_looked_for_where_it_stands() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod x; pub use x::{Bare, Said}; pub struct Unused;"),
        ("a/x.rs", "pub struct Bare; /** It is said what it is. */ pub struct Said; pub fn near() {} fn f() { super::Unused; }"),
        ("b.rs", "use crate::a::{Bare, Said}; fn f() { crate::a::x::near(); }"),
    ];
    let house = house(&files);
    let names: Vec<&str> = house.undocumented.keys().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Bare", "near"]);
}

//! The house rules that a machine can check: who may use whom, how long files and functions are, and that no
//! relation's name stands in the source. Only what is outside of test modules counts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and what it may use. Modules look down only.
const MAY_USE: &[(&str, &str)] = &[
    ("span", ""),
    ("date", ""),
    ("shipped", ""),
    ("data", ""),
    ("fact", "date span"),
    ("article", "date fact"),
    ("relation", "data fact"),
    ("language", "span data shipped"),
    ("text", "span article language"),
    ("tag", "span data language text shipped"),
    ("actor", "span article language text fact data shipped date tag"),
    ("time", "date shipped data language text"),
    ("amount", "language text data shipped fact span"),
    ("rule", "date shipped data relation fact language text"),
    ("clause", "span text tag actor language rule"),
    ("extract", "span date shipped data fact article relation language text tag actor time amount rule clause"),
    ("same", "fact data shipped"),
    ("graph", "fact relation date"),
    ("deal", "date fact relation graph"),
    ("query", "fact graph relation date same deal"),
    ("input", "article date fact"),
    ("export", "fact graph query relation date article deal same"),
    ("check", "*"),
    ("evaluate", "*"),
    ("cli", "*"),
];

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 60;

/// A source file without its test modules.
struct Source {
    path: PathBuf,
    module: String,
    lines: Vec<String>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    paths.sort();
    paths.iter().map(|path| read(path.strip_prefix(root).expect("below the root"), path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// Test modules stand last in a file, so the source ends where they begin.
fn read(name: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source file");
    let module = name.components().nth(1).expect("below src").as_os_str().to_string_lossy().replace(".rs", "");
    let lines = text.lines().take_while(|l| l.trim() != "#[cfg(test)]").map(str::to_string).collect();
    Source { path: name.to_path_buf(), module, lines }
}

/// True for a file that is itself a test module: `#[cfg(test)] mod tests;` names it.
fn is_test(source: &Source) -> bool {
    let parent = source.path.parent().expect("below src");
    let name = source.path.file_stem().expect("a name").to_string_lossy().into_owned();
    let declared = [parent.join("mod.rs"), parent.with_extension("rs"), parent.join("lib.rs")];
    declared.iter().any(|file| {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default();
        let mut lines = text.lines().map(str::trim);
        lines.any(|l| l == "#[cfg(test)]") && text.contains(&format!("#[cfg(test)]\nmod {name};"))
            || text.contains(&format!("#[cfg(test)]\npub mod {name};"))
            || text.contains(&format!("#[cfg(test)]\npub(crate) mod {name};"))
    })
}

/// The modules that a line names: `crate::x::…`, `crate::{x::…, y::…}`.
fn used(line: &str) -> BTreeSet<String> {
    let code = line.split("//").next().unwrap_or("");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.insert(word(rest)),
            Some(list) => {
                found.extend(outer_parts(list).map(word));
                true
            }
        };
    }
    found.remove("");
    found
}

fn word(text: &str) -> String {
    text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The parts of a list between commas that stand in no inner braces.
fn outer_parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    list.split(move |c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    })
}

#[test]
fn modules_look_down_only() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !is_test(s) && s.module != "lib" && s.module != "main") {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == source.module) else {
            wrong.push(format!("{}: the table knows no module `{}`", source.path.display(), source.module));
            continue;
        };
        for (number, line) in joined(&source.lines) {
            for name in used(&line).iter().filter(|n| **n != source.module && !may_use(allowed, n)) {
                let place = source.path.display();
                wrong.push(format!("{place}:{number}: `{}` may not use `{name}`, only: {allowed}", source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn may_use(allowed: &str, name: &str) -> bool {
    match allowed {
        "*" => name != "cli",
        _ => allowed.split(' ').any(|a| a == name),
    }
}

/// A `use` with braces may run over several lines; each comes with the number of its first.
fn joined(lines: &[String]) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (i, line) in lines.iter().enumerate() {
        match all.last_mut().filter(|_| open) {
            Some((_, last)) => last.push_str(line.trim()),
            None => all.push((i + 1, line.clone())),
        }
        let last = &all.last().expect("one was pushed").1;
        let starts = last.trim_start();
        let is_use = starts.starts_with("use ") || starts.starts_with("pub use ");
        open = is_use && !last.contains(';');
    }
    all
}

#[test]
fn every_module_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lib = fs::read_to_string(root.join("src/lib.rs")).expect("lib.rs");
    let modules = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'));
    let modules: BTreeSet<&str> = modules.collect();
    let table: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(modules, table.iter().copied().collect());
    let map = lib.lines().filter_map(|l| l.strip_prefix("//! | [`")?.split('`').next());
    assert_eq!(map.collect::<Vec<_>>(), table, "the map in lib.rs is another");
}

#[test]
fn the_table_looks_up_from_below() {
    for (i, (name, allowed)) in MAY_USE.iter().enumerate() {
        let above: BTreeSet<&str> = MAY_USE[..i].iter().map(|(name, _)| *name).collect();
        for other in allowed.split(' ').filter(|other| !other.is_empty() && *other != "*") {
            assert!(above.contains(other), "`{name}` may not use `{other}`, which stands below it");
        }
    }
}

#[test]
fn files_and_functions_are_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&source.path)).expect("a source file");
        let length = text.lines().count();
        if length > LONGEST_FILE {
            wrong.push(format!("{}: {length} lines, {LONGEST_FILE} at most", source.path.display()));
        }
        for (line, length) in functions(text.lines()).into_iter().filter(|f| f.1 > LONGEST_FUNCTION) {
            let place = source.path.display();
            wrong.push(format!("{place}:{line}: a function of {length} lines, {LONGEST_FUNCTION} at most"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The first line and the length of every function. Code is formatted, so a function ends at the brace that is
/// indented like its first line.
fn functions<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (i, line) in lines.enumerate() {
        let indent = line.len() - line.trim_start().len();
        let code = line.trim_start();
        if code == "}" && open.last().is_some_and(|(_, at)| *at == indent) {
            let (first, _) = open.pop().expect("one is open");
            found.push((first, i + 2 - first));
        } else if is_function(code) && !(code.ends_with('}') || code.ends_with(';')) {
            open.push((i + 1, indent));
        }
    }
    found
}

fn is_function(code: &str) -> bool {
    let code = ["pub ", "pub(crate) ", "pub(super) ", "const ", "unsafe "]
        .iter()
        .fold(code, |code, prefix| code.strip_prefix(prefix).unwrap_or(code));
    code.starts_with("fn ")
}

#[test]
fn no_relation_is_named_in_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("rules/relations.toml")).expect("relations.toml");
    let names = text.lines().filter_map(|l| l.strip_prefix("name = \"")?.strip_suffix('"'));
    let literals: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    assert!(literals.len() > 10);
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !is_test(s)) {
        for (i, line) in source.lines.iter().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for name in literals.iter().filter(|name| line.contains(*name)) {
                wrong.push(format!("{}:{}: {name} is the name of a relation", source.path.display(), i + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_reader_sees_what_is_used() {
    let found = |line: &str| used(line).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(found("use crate::fact::{Fact, Status};"), "fact");
    assert_eq!(found("use crate::{data::{File, Table}, fact::Fact, text};"), "data fact text");
    assert_eq!(found("let x = crate::shipped::text(path); // crate::cli"), "shipped");
    assert_eq!(found("use super::Fault;"), "");
    let functions = functions("fn a() {\n    x();\n}\n\nimpl B {\n    pub fn b(\n    ) {\n    }\n}\n".lines());
    assert_eq!(functions, [(1, 3), (6, 3)]);
}

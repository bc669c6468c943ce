//! The rules of all languages: the shipped ones with the caller's folders laid over them. A language is compiled when it
//! is first met.

use super::RuleSet;
use super::layer::{Layer, problem};
use crate::data::{Problem, unknown};
use crate::language::Language;
use crate::relation::Relations;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{fmt, io};

/// Read only; one for all threads.
pub struct Book {
    layers: Vec<Layer>,
    relations: Relations,
    sets: Known<RuleSet>,
    /// The languages alone, for those whose rules are not compiled.
    languages: Known<Language>,
}

/// By the code of a language; nothing where its files have mistakes.
type Known<T> = BTreeMap<String, OnceLock<Option<T>>>;

/// Why the rules could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// Mistakes in rule files, all of them.
    Rules(Vec<Problem>),
    Unreadable(PathBuf, io::Error),
}

impl Book {
    /// The shipped rules, with the folders in `added` laid over them in order; and what was replaced, for people.
    /// Languages that a folder says something of are compiled at once, so that its mistakes are met here.
    pub fn load(added: &[&Path]) -> Result<(Book, Vec<String>), LoadError> {
        let mut layers = vec![Layer::Shipped];
        for folder in added {
            layers.push(Layer::read(folder)?);
        }
        let (relations, mut notes) = relations(&layers).map_err(LoadError::Rules)?;
        let book = Book { sets: languages(&layers), languages: languages(&layers), layers, relations };
        let mut problems: Vec<Problem> = book.layers[1..].iter().flat_map(Layer::misplaced).collect();
        notes.extend(book.replaced());
        for code in &book.touched() {
            match book.compile(code) {
                Ok(more) => notes.extend(more),
                Err(more) => problems.extend(more),
            }
        }
        match problems.is_empty() {
            true => Ok((book, notes)),
            false => Err(LoadError::Rules(problems)),
        }
    }

    /// Languages that an added folder says something of; one that says something of all languages touches them all.
    pub fn touched(&self) -> BTreeSet<String> {
        let is_list = |path: &String| !path.contains('/') && !path.ends_with(".toml");
        let all = self.layers[1..].iter().any(|layer| layer.paths("").iter().any(is_list));
        let known = self.sets.keys().filter(|_| all).cloned();
        self.layers[1..].iter().flat_map(Layer::languages).chain(known).collect()
    }

    /// Whole files of shipped data that an added folder replaces, for people. Rules and lists are replaced one by one.
    fn replaced(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (i, layer) in self.layers.iter().enumerate().skip(1) {
            for path in layer.paths("").iter().filter(|path| is_whole(path)) {
                let before = self.layers[..i].iter().any(|l| l.bytes(path).is_some());
                notes.extend(before.then(|| format!("{path}: replaced by {}", layer.name(path))));
            }
        }
        notes
    }

    /// Compiles every language; all mistakes of all files at once.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let problems: Vec<Problem> = self.sets.keys().filter_map(|code| self.compile(code).err()).flatten().collect();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn compile(&self, code: &str) -> Result<Vec<String>, Vec<Problem>> {
        let Some(cell) = self.sets.get(code) else { return Err(self.unknown_language(code)) };
        let (set, notes) = RuleSet::load(code, &self.layers, &self.relations)?;
        cell.get_or_init(|| Some(set));
        Ok(notes)
    }

    fn unknown_language(&self, code: &str) -> Vec<Problem> {
        let of =
            |layer: &Layer| layer.paths(&format!("{code}/")).into_iter().find_map(|p| layer.source(&p)).map(|s| s.name);
        let file = self.layers.iter().find_map(of).unwrap_or_default();
        let message = format!(
            "{}; a new one needs {code}/language.toml",
            unknown("language", code, self.languages().into_iter())
        );
        vec![problem(&file, message)]
    }

    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// Codes of the languages that are known, sorted.
    pub fn languages(&self) -> Vec<&str> {
        self.sets.keys().map(String::as_str).collect()
    }

    /// The rules of a language, compiled when first asked for; `None` if it is not known.
    pub fn set(&self, code: &str) -> Option<&RuleSet> {
        let load = || RuleSet::load(code, &self.layers, &self.relations).ok().map(|(set, _)| set);
        self.sets.get(code)?.get_or_init(load).as_ref()
    }

    /// A language without its rules, which take ten times as long; `None` if it is not known.
    pub fn language(&self, code: &str) -> Option<&Language> {
        if let Some(Some(set)) = self.sets.get(code)?.get() {
            return Some(&set.language);
        }
        let load = || super::load::language(code, &self.layers).ok().map(|(language, _)| language);
        self.languages.get(code)?.get_or_init(load).as_ref()
    }

    /// The newest file of this path, relative to `rules/`: `fr/places.txt`.
    pub fn source(&self, path: &str) -> Option<super::Source<'_>> {
        self.layers.iter().rev().find_map(|layer| layer.source(path))
    }

    /// The bytes of that file.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.layers.iter().rev().find_map(|layer| layer.bytes(path))
    }
}

/// True for a file that is read as a whole: a list, weights, what is no list of rules.
fn is_whole(path: &str) -> bool {
    let of_language = path.split_once('/').map(|(_, file)| file);
    !path.ends_with(".toml") || of_language.is_some_and(|file| WHOLE.contains(&file))
}

/// Files of a language that are no lists of rules. `language.toml` is told where it is read.
const WHOLE: [&str; 3] = ["amount.toml", "names.toml", "time.toml"];

fn relations(layers: &[Layer]) -> Result<(Relations, Vec<String>), Vec<Problem>> {
    let (mut relations, mut notes) = (Relations::default(), Vec::new());
    for source in layers.iter().filter_map(|layer| layer.source("relations.toml")) {
        let (more, replaced) = relations.with(&source.name, &source.text)?;
        relations = more;
        notes.extend(replaced.iter().map(|name| format!("the relation {name}: replaced by {}", source.name)));
    }
    Ok((relations, notes))
}

/// The folders with a `language.toml`.
fn languages<T>(layers: &[Layer]) -> Known<T> {
    let is_language = |code: &String| layers.iter().any(|l| !l.paths(&format!("{code}/language.toml")).is_empty());
    layers.iter().flat_map(Layer::languages).filter(is_language).map(|code| (code, OnceLock::new())).collect()
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            LoadError::Unreadable(path, error) => write!(f, "{}: {error}", path.display()),
            LoadError::Rules(problems) => {
                let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for LoadError {}

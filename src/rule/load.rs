//! Loads the rules of a language from layers of files: reads all of them, lays one layer over the other, compiles, and
//! reports every mistake of every file at once.

use super::layer::{Layer, Source, problem};
use super::lexicon::Builder;
use super::nouns::Lists;
use super::relation_file::{self, Draft, Owned};
use super::slots::Context;
use super::status::{self, Sayings};
use super::{Hearsay, Lexicon, Operator, Owner, Rule, RuleSet, Shape, pattern};
use crate::data::{File, Problem, unknown};
use crate::language::{Form, Key, Language, key};
use crate::relation::Relations;
use crate::text::Document;
use std::borrow::Cow;
use std::collections::BTreeSet;

impl RuleSet {
    /// The rules that the binary carries.
    pub fn shipped(code: &str, relations: &Relations) -> Result<RuleSet, Vec<Problem>> {
        RuleSet::load(code, &[Layer::Shipped], relations).map(|(set, _)| set)
    }

    /// The rules of a language, later layers over earlier ones; and what was replaced, for people.
    pub fn load(code: &str, layers: &[Layer], relations: &Relations) -> Result<(RuleSet, Vec<String>), Vec<Problem>> {
        let (language, mut notes) = language(code, layers)?;
        let sources = Sources::of(code, layers);
        let files: Vec<File> = sources.0.iter().map(|(_, s)| File::new(&s.name, &s.text)).collect();
        let set = read(language, &sources, &files, relations, &mut notes);
        let mut problems: Vec<Problem> = files.into_iter().flat_map(File::into_problems).collect();
        problems.extend(strangers(code, layers, relations));
        match problems.is_empty() {
            true => Ok((set, notes)),
            false => Err(problems),
        }
    }
}

/// The language of the last layer that describes it.
pub(super) fn language(code: &str, layers: &[Layer]) -> Result<(Language, Vec<String>), Vec<Problem>> {
    let path = format!("{code}/language.toml");
    let mut sources: Vec<Source> = layers.iter().filter_map(|layer| layer.source(&path)).collect();
    let Some(source) = sources.pop() else {
        return Err(vec![problem(&path, format!("the language `{code}` has no such file"))]);
    };
    let replaced = sources.last().map(|_| format!("{code}/language: replaced by {}", source.name));
    let common = common_words(code, layers)?;
    Ok((Language::read(code, &source.name, &source.text, common)?, replaced.into_iter().collect()))
}

/// The common words of a language, one a line; the shipped ones are not copied.
fn common_words(code: &str, layers: &[Layer]) -> Result<Cow<'static, str>, Vec<Problem>> {
    let path = format!("{code}/common_words.txt");
    let has_it = |layer: &&Layer| !layer.paths(&path).is_empty();
    let source = match layers.iter().rev().find(has_it) {
        Some(Layer::Shipped) => return Ok(crate::shipped::text(&format!("rules/{path}")).unwrap_or("").into()),
        Some(layer) => layer.source(&path),
        None => None,
    };
    let Some(source) = source else { return Ok("".into()) };
    let lines = source.text.lines().zip(source.text.lines().skip(1));
    let unsorted = lines.enumerate().find(|(_, (before, after))| before >= after);
    match unsorted {
        Some((i, (_, line))) => {
            let message = "the words should be sorted by their bytes, each once";
            Err(vec![Problem { line: i + 2, source: line.to_string(), ..problem(&source.name, message) }])
        }
        None => Ok(source.text.into_owned().into()),
    }
}

/// The `.toml` files of a language, each with what it is called; layer by layer.
struct Sources<'l>(Vec<(String, Source<'l>)>);

impl<'l> Sources<'l> {
    fn of(code: &str, layers: &'l [Layer]) -> Self {
        let prefix = format!("{code}/");
        let stem = |path: &str| Some(path.strip_prefix(&prefix)?.strip_suffix(".toml")?.to_string());
        let of_layer = |layer: &'l Layer| {
            let named = |path: String| Some((stem(&path)?, layer.source(&path)?));
            layer
                .paths(&prefix)
                .into_iter()
                .filter_map(named)
                .filter(|(stem, _)| stem != "language")
                .collect::<Vec<_>>()
        };
        Sources(layers.iter().flat_map(of_layer).collect())
    }

    fn named(&self, stem: &str) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(move |(_, (name, _))| name == stem).map(|(i, _)| i)
    }
}

/// Files of added folders that are called like no relation and like no other file that is shipped for a language.
fn strangers(code: &str, layers: &[Layer], relations: &Relations) -> Vec<Problem> {
    let shipped = Layer::Shipped.paths("");
    let known: BTreeSet<&str> = shipped.iter().filter_map(|path| Some(path.split_once('/')?.1)).collect();
    let mut problems = Vec::new();
    for layer in layers.iter().filter(|layer| !matches!(layer, Layer::Shipped)) {
        for path in layer.paths(&format!("{code}/")) {
            let file = path.split_once('/').map_or(path.as_str(), |(_, file)| file);
            let message = match file.strip_suffix(".toml") {
                _ if known.contains(file) => continue,
                Some(stem) if relations.get(stem).is_some() => continue,
                Some(stem) => unknown("relation", stem, relations.names()),
                None => unknown("list", file, known.iter().copied().filter(|f| !f.ends_with(".toml"))),
            };
            problems.push(problem(&layer.name(&path), message));
        }
    }
    problems
}

fn read(
    language: Language,
    sources: &Sources,
    files: &[File],
    relations: &Relations,
    notes: &mut Vec<String>,
) -> RuleSet {
    let mut lists = Lists::default();
    for i in sources.named("nouns") {
        notes.extend(lists.read(i, &files[i], &language));
    }
    let context = Context { language: &language, relations, lists: &lists };
    let mut sayings = Sayings::default();
    let mut operators = Vec::new();
    for i in sources.named("status") {
        lay(&mut operators, status::read(i, &files[i], &context, &mut sayings), files, notes);
    }
    let mut rules = Vec::new();
    for (i, (stem, _)) in sources.0.iter().enumerate().filter(|(_, (stem, _))| relations.get(stem).is_some()) {
        lay(&mut rules, relation_file::read(i, &files[i], stem, &context), files, notes);
    }
    lists.finish(files);
    let (lexicon, hearsay) = compile(&language, &mut rules, &operators, sayings);
    words_in_ignores(&rules, &lexicon, &language, files, Owner::Rule);
    words_in_ignores(&operators, &lexicon, &language, files, Owner::Operator);
    RuleSet {
        nouns: lists.compile(&language),
        rules: rules.into_iter().map(|d| d.owned).collect(),
        operators: operators.into_iter().map(|d| d.owned).collect(),
        lexicon,
        hearsay,
        language,
    }
}

/// Lays the rules of one file over those read so far: the same name replaces. Two of one name in a file are a mistake.
fn lay<T: Owned>(all: &mut Vec<Draft<T>>, new: Vec<Draft<T>>, files: &[File], notes: &mut Vec<String>) {
    for draft in new {
        match all.iter().position(|other| other.owned.id() == draft.owned.id()) {
            Some(i) if all[i].file == draft.file => {
                let line = all[i].owned.place().1;
                let message = format!("two rules are named `{}`; the other stands in line {line}", draft.owned.id());
                files[draft.file].problem(draft.place, message);
            }
            Some(i) => {
                let (file, line) = draft.owned.place();
                notes.push(format!("{}: replaced by {file}:{line}", draft.owned.id()));
                all[i] = draft;
            }
            None => all.push(draft),
        }
    }
}

fn compile(
    language: &Language,
    rules: &mut [Draft<Rule>],
    operators: &[Draft<Operator>],
    sayings: Sayings,
) -> (Lexicon, Hearsay) {
    let mut builder = Builder::new(language);
    sayings.sayings.iter().chain(&sayings.closings).for_each(|verb| builder.verb(verb));
    for (i, draft) in rules.iter().enumerate() {
        draft.lemmas.iter().for_each(|lemma| builder.add(lemma, Owner::Rule(i)));
    }
    for (i, draft) in operators.iter().enumerate() {
        draft.lemmas.iter().for_each(|lemma| builder.add(lemma, Owner::Operator(i)));
    }
    for (i, draft) in rules.iter_mut().enumerate() {
        let Some(pieces) = &draft.pattern else { continue };
        let (elements, trigger) = pattern::compile(pieces, &builder.inflector);
        draft.owned.shape = Shape::Pattern(elements);
        builder.add_pattern(trigger, Owner::Rule(i));
    }
    (builder.finish(), hearsay(sayings, language))
}

/// Gives verbs of saying and closing their forms. Where a form may be several, the one that may have a subject counts.
fn hearsay(sayings: Sayings, language: &Language) -> Hearsay {
    let mut hearsay = sayings.hearsay;
    for verb in &sayings.sayings {
        let mut forms = language.inflection().verb(verb);
        forms.sort_by_key(|(_, form): &(String, Form)| !form.is_finite());
        for (word, form) in forms {
            hearsay.sayings.entry(key(&word)).or_insert(form);
        }
    }
    for verb in &sayings.closings {
        hearsay.closings.extend(language.inflection().verb(verb).iter().map(|(word, _)| key(word)));
    }
    hearsay
}

/// A near miss must hold a word of its rule, or it shows nothing.
fn words_in_ignores<T: Owned>(
    drafts: &[Draft<T>],
    lexicon: &Lexicon,
    language: &Language,
    files: &[File],
    owner: fn(usize) -> Owner,
) {
    for (i, draft) in drafts.iter().enumerate() {
        let words = draft.owned.words();
        if draft.lemmas.is_empty() && words.is_empty() {
            continue;
        }
        let of_rule = |t: &(u32, Form)| lexicon.triggers[t.0 as usize].owner == owner(i);
        let holds = |key: Key| words.contains(&language.plain(key)) || lexicon.at(key).iter().any(of_rule);
        for ignore in &draft.owned.examples().ignores {
            let document = Document::read(&ignore.text, language);
            if !document.tokens.iter().any(|token| holds(token.key)) {
                let message = format!("`{}` holds none of the rule's words: it is no near miss", ignore.text);
                files[draft.file].problem_at(ignore.line, message);
            }
        }
    }
}

//! Reads `language.toml`.

use super::{Class, Classes, Form, Inflection, Key, KeyMap, Language, Tense, inflect::Conjugation, key};
use crate::data::{File, Problem, Table, Word, unknown};
use std::borrow::Cow;
use std::collections::HashMap;

impl Language {
    /// Reads the `language.toml` of one language; `file` is its name for messages, `common` its list of common words.
    pub fn read(
        code: &str,
        file: &str,
        text: &str,
        common: impl Into<Cow<'static, str>>,
    ) -> Result<Language, Vec<Problem>> {
        let file = File::new(file, text);
        let root = file.parse();
        let language = read(code, &file.table(&root), common.into());
        match file.into_problems() {
            problems if problems.is_empty() => Ok(language),
            problems => Err(problems),
        }
    }
}

const KEYS: [&str; 18] = [
    "name",
    "detect",
    "compounds",
    "abbreviations",
    "elisions",
    "prefixes",
    "suffixes",
    "boilerplate",
    "classes",
    "contractions",
    "modals",
    "tense_endings",
    "clitics",
    "auxiliaries",
    "verb",
    "irregular",
    "plural",
    "adjective",
];

fn read(code: &str, table: &Table, common: Cow<'static, str>) -> Language {
    let keys = |name: &str| table.texts(name).iter().map(|w| key(&w.text)).collect();
    let mut suffixes: Vec<String> = table.texts("suffixes").into_iter().map(|w| w.text).collect();
    suffixes.sort_by_key(|s| std::cmp::Reverse(s.len()));
    let classes = read_classes(table);
    let language = Language {
        code: code.to_string(),
        name: table.required("name").text,
        detect: table.required("detect").text,
        negates_twice: classes.values().any(|c| c.has(Class::NegationOpener)),
        classes,
        modals: read_modals(table),
        tense_endings: read_tense_endings(table),
        clitics: table.flag("clitics"),
        contractions: read_contractions(table),
        auxiliaries: table.texts("auxiliaries").into_iter().map(|w| w.text).collect(),
        abbreviations: keys("abbreviations"),
        elisions: keys("elisions"),
        prefixes: keys("prefixes"),
        suffixes,
        boilerplate: table.texts("boilerplate").iter().map(|w| w.text.split(' ').map(key).collect()).collect(),
        inflection: read_inflection(table),
        common,
        remembered: Default::default(),
        compounds: table.flag("compounds"),
    };
    table.finish(&KEYS);
    language
}

fn read_classes(table: &Table) -> KeyMap<Classes> {
    let mut all: KeyMap<Classes> = KeyMap::default();
    let Some(classes) = table.table("classes") else { return all };
    for name in classes.keys() {
        match Class::NAMES.iter().find(|(n, _)| *n == name.text) {
            Some((_, class)) => {
                classes.texts(&name.text).iter().for_each(|w| all.entry(key(&w.text)).or_default().add(*class));
            }
            None => {
                let valid = Class::NAMES.iter().map(|(n, _)| *n);
                table.file().problem(name.place, unknown("class of words", &name.text, valid));
            }
        }
    }
    all
}

fn read_contractions(table: &Table) -> KeyMap<Key> {
    let Some(list) = table.table("contractions") else { return KeyMap::default() };
    list.keys().iter().map(|w| (key(&w.text), key(&list.required(&w.text).text))).collect()
}

fn read_modals(table: &Table) -> KeyMap<Tense> {
    let Some(list) = table.table("modals") else { return KeyMap::default() };
    list.keys().iter().filter_map(|word| Some((key(&word.text), tense(&list, &list.required(&word.text))?))).collect()
}

fn tense(table: &Table, word: &Word) -> Option<Tense> {
    let found = Tense::NAMES.iter().find(|(name, _)| *name == word.text).map(|(_, tense)| *tense);
    if found.is_none() {
        let valid = Tense::NAMES.iter().map(|(name, _)| *name);
        table.file().problem(word.place, unknown("tense", &word.text, valid));
    }
    found
}

/// `tense = ["ending"]`, the longest ending first.
fn read_tense_endings(table: &Table) -> Vec<(String, Tense)> {
    let Some(list) = table.table("tense_endings") else { return Vec::new() };
    let mut all = Vec::new();
    for name in list.keys() {
        let Some(value) = tense(&list, &name) else { continue };
        all.extend(list.texts(&name.text).into_iter().map(|ending| (ending.text, value)));
    }
    all.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    all
}

fn read_inflection(table: &Table) -> Inflection {
    let mut irregular = HashMap::new();
    if let Some(list) = table.table("irregular") {
        for lemma in list.keys() {
            irregular.insert(lemma.text.clone(), list.table(&lemma.text).map(|t| forms(&t)).unwrap_or_default());
        }
    }
    Inflection {
        verbs: table.tables("verb").iter().map(conjugation).collect(),
        irregular,
        plurals: endings(table, "plural"),
        adjectives: endings(table, "adjective"),
    }
}

fn conjugation(table: &Table) -> Conjugation {
    let class = Conjugation {
        ending: table.required("ending").text,
        lemmas: table.texts("lemmas").into_iter().map(|w| w.text).collect(),
        forms: table.table("forms").map(|t| forms(&t)).unwrap_or_default(),
    };
    table.finish(&["ending", "lemmas", "forms"]);
    class
}

fn forms(table: &Table) -> Vec<(Form, Vec<String>)> {
    let words = |form: &str| table.texts(form).into_iter().map(|w: Word| w.text).collect();
    let present = Form::NAMES.iter().filter(|(name, _)| table.has(name));
    let forms = present.map(|(name, form)| (*form, words(name))).collect();
    table.finish(&Form::NAMES.map(|(name, _)| name));
    forms
}

/// `ending = ["replacement"]`, the longest ending first.
fn endings(table: &Table, name: &str) -> Vec<(String, Vec<String>)> {
    let Some(list) = table.table(name) else { return Vec::new() };
    let row = |w: &Word| (w.text.clone(), list.texts(&w.text).into_iter().map(|s| s.text).collect());
    let mut all: Vec<(String, Vec<String>)> = list.keys().iter().map(row).collect();
    all.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_language_loads() {
        for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/language.toml")) {
            let text = crate::shipped::text(path).expect("UTF-8");
            let problems = Language::read("xx", path, text, "").err().unwrap_or_default();
            let list: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
            assert!(list.is_empty(), "{}", list.join("\n"));
        }
    }

    #[track_caller]
    fn check(lang: &str, verb: &str, forms: &[(&str, Form)]) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let all = language.inflection.verb(verb);
        for (word, form) in forms {
            assert!(all.contains(&(word.to_string(), *form)), "{verb}: no {word} {form:?} in {all:?}");
        }
    }

    #[test]
    fn verbs_have_their_forms() {
        use Form::*;
        check("fr", "racheter", &[("rachète", Present), ("rachèterait", Conditional), ("rachetées", PastParticiple)]);
        check("fr", "rejeter", &[("rejette", Present), ("rejettera", Future), ("rejetant", Gerund)]);
        check("fr", "acquérir", &[("acquis", PastParticiple), ("acquerra", Future), ("acquérant", Gerund)]);
        check("fr", "céder", &[("cède", Present), ("céda", Past)]);
        check("fr", "reprendre", &[("repris", PastParticiple), ("reprendra", Future)]);
        check("fr", "détenir", &[("détient", Present), ("détenu", PastParticiple)]);
        check("fr", "avancer", &[("avançait", Past)]);
        check("fr", "racheter", &[("racheter", Infinitive)]);
        check("en", "buy", &[("bought", PastParticiple), ("buys", Present), ("buying", Gerund)]);
        check("en", "acquire", &[("acquired", Past), ("acquiring", Gerund)]);
        check("en", "drop", &[("dropped", Past), ("dropping", Gerund)]);
        check("en", "deny", &[("denies", Present), ("denied", PastParticiple)]);
        check("en", "be", &[("is", Present), ("been", PastParticiple), ("being", Gerund)]);
    }
}

//! Whom a name means in a gold: names are compared without case, accents, articles and legal forms.

use super::gold::Gold;
use crate::data::File;
use crate::fact::Party;
use crate::same::push_folded;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The actors of one text by their forms.
pub(super) struct Actors<'g> {
    names: BTreeMap<String, BTreeSet<&'g str>>,
    /// Descriptions: *le groupe*.
    described: BTreeSet<String>,
}

impl<'g> Actors<'g> {
    pub fn new(gold: &'g Gold) -> Self {
        let mut actors = Actors { names: BTreeMap::new(), described: BTreeSet::new() };
        for (name, forms) in &gold.actors {
            actors.names.entry(norm(name)).or_default().insert(name);
            // An authority stands under a canonical name that the text may never use: all of its forms will do.
            let canonical = forms.iter().all(|form| norm(form) != norm(name));
            for form in forms {
                if canonical || is_proper(form) {
                    actors.names.entry(norm(form)).or_default().insert(name);
                } else {
                    actors.described.insert(norm(form));
                }
            }
        }
        actors
    }

    /// The gold's names that a party may stand for. Only if its name is unknown to the gold is its mention looked at.
    pub fn resolve(&self, party: &Party) -> BTreeSet<&'g str> {
        let name = norm(&party.name);
        if let Some(found) = self.names.get(&name) {
            return found.clone();
        }
        if name.is_empty() || self.described.contains(&name) {
            return BTreeSet::new();
        }
        self.names.get(&norm(&party.mention)).filter(|found| found.len() == 1).cloned().unwrap_or_default()
    }
}

/// A name as it is compared.
pub(super) fn norm(name: &str) -> String {
    let words = words();
    let folded = fold(name);
    let unbracketed = words.brackets.replace_all(folded.trim(), " ");
    let name = words.article.replace(unbracketed.trim_start(), "");
    let name = words.owner_mark.replace_all(&name, "");
    let bare = words.signs.replace_all(&words.legal_form.replace_all(&name, " "), " ").trim().to_string();
    if bare.chars().count() > 1 { bare } else { words.signs.replace_all(&name, " ").trim().to_string() }
}

/// Lower case without accents; other signs stay.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{2019}' => folded.push('\''),
            c if c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') => push_folded(c, &mut folded),
            c if c.is_whitespace() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded
}

/// True for a name: a capital or a digit begins it, or a capital stands in its first word.
fn is_proper(form: &str) -> bool {
    let plain = form.replace('\u{2019}', "'");
    let bare = words().article.replace(plain.trim(), "").into_owned();
    let first = bare.split_whitespace().next().unwrap_or("");
    first.starts_with(|c: char| c.is_ascii_digit()) || first.contains(char::is_uppercase)
}

/// The regular expressions of `rules/scoring.toml`.
struct Words {
    legal_form: Regex,
    article: Regex,
    owner_mark: Regex,
    brackets: Regex,
    /// What parts words.
    signs: Regex,
}

const FILE: &str = "rules/scoring.toml";
const KEYS: [&str; 3] = ["legal_form", "article", "owner_mark"];

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::read(&File::new(FILE, crate::shipped::text(FILE).unwrap_or(""))))
}

impl Words {
    fn read(file: &File) -> Words {
        let root = file.parse();
        let table = file.table(&root);
        let [legal_form, article, owner_mark] = KEYS.map(|key| regex(&table.required(key).text));
        table.finish(&KEYS);
        Words { legal_form, article, owner_mark, brackets: regex(r"\(.*?\)|<.*?>"), signs: regex(r"[^\w&+]+") }
    }
}

/// No input reaches this: a test reads the shipped patterns.
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a regular expression of this program")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_patterns_have_no_mistakes() {
        let file = File::new(FILE, crate::shipped::text(FILE).expect("shipped"));
        Words::read(&file);
        assert_eq!(file.into_problems(), []);
    }

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(norm(name), expected, "{name}");
    }

    #[test]
    fn names_are_compared_without_what_changes() {
        check("", "");
        check("L’Oréal S.A.", "oreal");
        check("the Walt Disney Company", "walt disney");
        check("SA", "sa");
        check("Procter & Gamble Co.", "procter & gamble");
        check("Elon Musk's", "elon musk");
        check("Alphabet (Google)", "alphabet");
        check("Groupe BPCE", "bpce");
        check("Canal+", "canal+");
        check("Société Générale", "societe generale");
    }

    #[test]
    fn a_proper_form_has_a_capital() {
        for (form, proper) in [
            ("Oracle", true),
            ("le groupe", false),
            ("iPhone maker", true),
            ("3M", true),
            ("l’Autorité", true),
            ("", false),
        ] {
            assert_eq!(is_proper(form), proper, "{form}");
        }
    }
}

//! When two spellings are one name: case, accents, dots, legal forms at the end and articles at the start do not count.
//! The legal forms and articles are data, from `rules/names.toml`.

use crate::data::{File, Problem};
use std::collections::HashSet;

/// What a name may drop.
#[derive(Clone, Debug, Default)]
pub struct Names {
    legal_forms: HashSet<Vec<String>>,
    articles: HashSet<Vec<String>>,
    /// The most words that a legal form has.
    longest: usize,
}

const KEYS: [&str; 2] = ["legal_forms", "articles"];

impl Names {
    /// The shipped words.
    pub fn shipped() -> Result<Names, Vec<Problem>> {
        let mut names = Names::default();
        let path = "rules/names.toml";
        names.add(path, crate::shipped::text(path).unwrap_or_default())?;
        Ok(names)
    }

    /// Adds the words of one more file; all its mistakes at once.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Vec<Problem>> {
        let file = File::new(name, text);
        let root = file.parse();
        let table = file.table(&root);
        self.legal_forms.extend(table.texts(KEYS[0]).iter().map(|w| words(&w.text)));
        self.articles.extend(table.texts(KEYS[1]).iter().map(|w| words(&w.text)));
        table.finish(&KEYS);
        self.longest = self.legal_forms.iter().map(Vec::len).max().unwrap_or(0);
        match file.into_problems() {
            problems if problems.is_empty() => Ok(()),
            problems => Err(problems),
        }
    }

    /// The name as it is compared: `L'Oréal S.A.` and `l oreal` give `oreal`.
    /// A name that is nothing but a legal form or an article stays.
    pub fn fold(&self, name: &str) -> String {
        let all = words(name);
        let mut kept = all.as_slice();
        while let Some(shorter) = self.without_legal_form(kept) {
            kept = shorter;
        }
        if kept.len() > 1 && self.articles.contains(&kept[..1]) {
            kept = &kept[1..];
        }
        kept.join(" ")
    }

    /// The name as one word, with everything that `fold` drops: `loreal`, `airliquide`.
    pub fn compact(&self, name: &str) -> String {
        words(name).concat()
    }

    fn without_legal_form<'w>(&self, words: &'w [String]) -> Option<&'w [String]> {
        let most = self.longest.min(words.len().saturating_sub(1));
        let cut = (1..=most).rev().map(|n| words.len() - n).find(|&at| self.legal_forms.contains(&words[at..]))?;
        Some(&words[..cut])
    }
}

/// Lower case, without accents; dots vanish and other signs part words.
fn words(name: &str) -> Vec<String> {
    let mut folded = String::with_capacity(name.len());
    for sign in name.chars().flat_map(char::to_lowercase) {
        push_folded(sign, &mut folded);
    }
    folded.split(' ').filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// Latin letters with marks, by the letters that people type instead.
const LETTERS: [(&str, &str); 27] = [
    ("àáâãäåāăąǎ", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőơ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűųư", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("œ", "oe"),
    ("æ", "ae"),
    ("ß", "ss"),
    ("þ", "th"),
    ("\u{fb01}", "fi"),
    ("\u{fb02}", "fl"),
    ("ª", "a"),
    ("º", "o"),
];

/// Adds a letter in lower case without its marks; dots vanish, other signs are a blank.
pub(crate) fn push_folded(sign: char, folded: &mut String) {
    match sign {
        '.' | '\u{300}'..='\u{36f}' => {}
        _ if sign.is_ascii_alphanumeric() => folded.push(sign),
        _ if !sign.is_alphanumeric() => folded.push(' '),
        _ => match LETTERS.iter().find(|(marked, _)| marked.contains(sign)) {
            Some((_, plain)) => folded.push_str(plain),
            None => folded.push(sign),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(Names::shipped().expect("the shipped file").fold(name), expected);
    }

    #[test]
    fn spellings_of_one_name_meet() {
        check("", "");
        check("Oracle", "oracle");
        check("ORACLE Corp.", "oracle");
        check("Oracle Corporation, Inc.", "oracle");
        check("L'Oréal S.A.", "oreal");
        check("l’oreal", "oreal");
        check("The Carlyle Group", "carlyle group");
        check("Société Générale SA", "societe generale");
        check("Socie\u{301}te\u{301} Ge\u{301}ne\u{301}rale", "societe generale");
        check("Air-Liquide", "air liquide");
        check("Novo Nordisk A/S", "novo nordisk");
        check("Merck KGaA", "merck");
        check("Grupo Bimbo, S.A.B. de C.V.", "grupo bimbo");
        check("Œuvre ß", "oeuvre ss");
    }

    #[test]
    fn a_name_never_folds_to_nothing() {
        check("SE", "se");
        check("The Company", "the");
        check("Les", "les");
        check("字节跳动", "字节跳动");
    }

    #[test]
    fn unknown_key_is_reported() {
        let problems = Names::default().add("x/names.toml", "article = [\"the\"]\n").expect_err("a wrong key");
        assert_eq!(problems[0].to_string(), "x/names.toml:1:1: no key named `article`; did you mean `articles`?");
    }

    proptest! {
        #[test]
        fn what_has_a_letter_keeps_one(name in "\\PC{0,20}") {
            let folded = Names::shipped().expect("the shipped file").fold(&name);
            prop_assert_eq!(folded.is_empty(), words(&name).is_empty());
        }
    }
}

//! When two spellings are one name: case, accents, dots, legal forms at the end and articles at the start do not count.
//! Also what only says that a name is a group, and what tells one of two bearers of a name from the other. All these
//! words are data, from `rules/names.toml`.

use crate::data::{File, Problem};
use std::collections::{BTreeMap, HashSet};

/// What a name may drop.
#[derive(Clone, Debug, Default)]
pub struct Names {
    legal_forms: HashSet<Vec<String>>,
    articles: HashSet<Vec<String>>,
    /// The most words that a legal form has.
    longest: usize,
    /// Words at either end that only say that the name is a group's.
    descriptors: HashSet<String>,
    /// Words that say what somebody does, by line of business.
    sectors: BTreeMap<String, Vec<Vec<String>>>,
}

const KEYS: [&str; 4] = ["legal_forms", "articles", "descriptors", "sectors"];

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
        self.descriptors.extend(table.texts(KEYS[2]).iter().flat_map(|w| words(&w.text)));
        if let Some(sectors) = table.table(KEYS[3]) {
            for key in sectors.keys() {
                let said = sectors.texts(&key.text);
                self.sectors.entry(key.text).or_default().extend(said.iter().map(|w| words(&w.text)));
            }
        }
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

    /// The name without what only says that it is a group: `Groupe Brévane` gives `brevane`. A name of nothing else stays.
    pub fn bare(&self, name: &str) -> String {
        let folded = self.fold(name);
        let all: Vec<&str> = folded.split(' ').collect();
        let says = |word: Option<&&str>| word.is_some_and(|w| self.descriptors.contains(*w));
        let kept = match all.len() {
            0 | 1 => &all[..],
            _ if says(all.first()) => &all[1..],
            _ if says(all.last()) => &all[..all.len() - 1],
            _ => &all[..],
        };
        kept.join(" ")
    }

    /// The line of business that a phrase names right beside a mention: *the dairy group Delta* is `food`.
    pub fn sector(&self, phrase: &str, mention: &str) -> Option<&str> {
        let (phrase, mention) = (words(phrase), words(mention));
        let at = phrase.windows(mention.len().max(1)).position(|w| w == mention)?;
        let after = at + mention.len();
        let near = [&phrase[at.saturating_sub(REACH)..at], &phrase[after..phrase.len().min(after + REACH)]];
        let told = |said: &[Vec<String>]| near.iter().any(|n| said.iter().any(|s| n.windows(s.len()).any(|w| w == s)));
        let mut all = self.sectors.iter().filter(|(_, said)| told(said)).map(|(sector, _)| sector.as_str());
        // A phrase that names two tells none.
        all.next().filter(|_| all.next().is_none())
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

/// Words beside a mention in which its line of business is looked for: *the American dairy group Delta*.
const REACH: usize = 3;

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
    fn a_group_is_what_it_is_called() {
        let names = Names::shipped().expect("the shipped file");
        for (name, bare) in [
            ("Groupe Brévane", "brevane"),
            ("The Carlyle Group", "carlyle"),
            ("Group", "group"),
            ("BAE Systems", "bae systems"),
            ("Groupe", "groupe"),
        ] {
            assert_eq!(names.bare(name), bare);
        }
    }

    #[test]
    fn lines_of_business_stand_beside_the_name() {
        let names = Names::shipped().expect("the shipped file");
        for (phrase, sector) in [
            ("the dairy group Delta", Some("food")),
            ("la compagnie aérienne américaine Delta", Some("aviation")),
            ("Delta, a Greek dairy", Some("food")),
            ("Delta", None),
            ("the airline unit of the big conglomerate Delta", None),
            ("the airline and dairy Delta", None),
        ] {
            assert_eq!(names.sector(phrase, "Delta"), sector, "{phrase}");
        }
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

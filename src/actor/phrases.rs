//! Lists of phrases, found in a text by a hash of their letters without case, accents and stops.
//!
//! The hash runs over letters and not over tokens, so that one list serves every language whatever it cuts off at an
//! apostrophe; blanks and hyphens count as the same gap.

use crate::text::{Document, Kind};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A phrase has this many tokens at most.
const LONGEST: usize = 14;

/// Hash of the letters seen so far.
#[derive(Clone, Copy)]
pub(super) struct Fold {
    hash: u64,
    gap: bool,
}

impl Fold {
    pub fn new() -> Self {
        Fold { hash: 0, gap: false }
    }

    pub fn of(text: &str) -> u64 {
        let mut fold = Fold::new();
        fold.push(text);
        fold.hash
    }

    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            self.letter(c);
        }
    }

    pub fn gap(&mut self) {
        self.gap = self.hash != 0;
    }

    fn letter(&mut self, c: char) {
        match plain(c) {
            Plain::Gap => self.gap(),
            Plain::Letters(letters) => letters.bytes().for_each(|b| self.step(u32::from(b))),
            Plain::Letter(c) => self.step(c as u32),
        }
    }

    fn step(&mut self, c: u32) {
        if std::mem::take(&mut self.gap) {
            self.mix(32);
        }
        self.mix(c);
    }

    fn mix(&mut self, c: u32) {
        let mixed = (self.hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.hash = mixed ^ (mixed >> 29);
    }
}

enum Plain {
    Gap,
    Letter(char),
    /// None, one or two letters of ASCII in lower case.
    Letters(&'static str),
}

fn plain(c: char) -> Plain {
    if c.is_ascii_alphanumeric() {
        return Plain::Letter(c.to_ascii_lowercase());
    }
    Plain::Letters(match c {
        ' ' | '-' | '‐' | '‑' => return Plain::Gap,
        '.' | '\u{ad}' | '\u{300}'..='\u{36f}' => "",
        '’' | 'ʼ' | '‘' => "'",
        c if c.is_ascii() => return Plain::Letter(c),
        c if c.is_whitespace() => return Plain::Gap,
        c => return accented(c),
    })
}

fn accented(c: char) -> Plain {
    let lower = c.to_lowercase().next().unwrap_or(c);
    Plain::Letters(match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        other => return Plain::Letter(other),
    })
}

/// Readable identity of a name: `Crédit du Nord` is `credit-du-nord`. Letters of other scripts stay.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        match plain(c) {
            Plain::Letter('\'') | Plain::Letters("'") => {}
            Plain::Letter(c) if c.is_alphanumeric() => slug.push(c),
            Plain::Letters(letters) => slug.push_str(letters),
            Plain::Letter('&') => slug.push_str("and"),
            Plain::Letter('+') => slug.push_str("plus"),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_string()
}

/// The hash is mixed already.
#[derive(Clone, Copy, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

pub(super) type MixedMap<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

pub(super) type MixedSet = HashSet<u64, BuildHasherDefault<Mixed>>;

/// Phrases with a value each.
pub(super) struct Phrases<V> {
    slots: MixedMap<Slot<V>>,
}

struct Slot<V> {
    value: Option<V>,
    /// True if a longer phrase begins with this one.
    goes_on: bool,
}

impl<V: Copy> Phrases<V> {
    pub fn new(capacity: usize) -> Self {
        Phrases { slots: HashMap::with_capacity_and_hasher(capacity, BuildHasherDefault::default()) }
    }

    /// The value of a phrase, to be set or joined with what it has.
    pub fn entry(&mut self, phrase: &str) -> &mut Option<V> {
        let mut fold = Fold::new();
        for c in phrase.chars() {
            if matches!(plain(c), Plain::Gap) && !fold.gap && fold.hash != 0 {
                self.slot(fold.hash).goes_on = true;
            }
            fold.letter(c);
        }
        &mut self.slot(fold.hash).value
    }

    fn slot(&mut self, hash: u64) -> &mut Slot<V> {
        self.slots.entry(hash).or_insert(Slot { value: None, goes_on: false })
    }

    pub fn get(&self, hash: u64) -> Option<V> {
        self.slots.get(&hash)?.value
    }

    /// The longest phrase that begins at a token and ends before `end`: the token after it, and its value.
    pub fn longest(
        &self,
        document: &Document,
        start: usize,
        end: usize,
        fits: impl Fn(usize, V) -> bool,
    ) -> Option<(usize, V)> {
        let mut fold = Fold::new();
        let mut best = None;
        for at in start..end.min(start + LONGEST) {
            let token = &document.tokens[at];
            if token.spaced {
                fold.gap();
            }
            let before = fold.hash;
            fold.push(document.word(at));
            // A stop or a hyphen adds no letter: what ends before it has been seen.
            let slot = self.slots.get(&fold.hash).filter(|_| fold.hash != before);
            if let Some(value) = slot.and_then(|s| s.value).filter(|v| fits(at + 1, *v)) {
                best = Some((at + 1, value));
            }
            let separate = document.tokens.get(at + 1).is_none_or(|t| t.spaced || t.kind == Kind::Hyphen);
            if separate && fold.hash != before && slot.is_none_or(|s| !s.goes_on) {
                break;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_accents_and_stops() {
        assert_eq!(Fold::of("Société Générale"), Fold::of("SOCIETE GENERALE"));
        assert_eq!(Fold::of("L’Oréal"), Fold::of("l'oreal"));
        assert_eq!(Fold::of("Saint-Gobain"), Fold::of("Saint Gobain"));
        assert_eq!(Fold::of("U.S. Treasury"), Fold::of("US Treasury"));
        assert_ne!(Fold::of("AB"), Fold::of("A B"));
    }

    #[test]
    fn slugs_are_plain() {
        for (name, expected) in [
            ("", ""),
            ("Air Liquide", "air-liquide"),
            ("Crédit du Nord", "credit-du-nord"),
            ("Procter & Gamble", "procter-and-gamble"),
            ("L'Oréal", "loreal"),
            ("A \"B\" <C>", "a-b-c"),
            ("Canal+", "canalplus"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }
}

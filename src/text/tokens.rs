//! Cuts a text into tokens.
//!
//! An apostrophe cuts off what the language elides (`l'` + `offre`) or appends (`Oracle` + `'s`, `did` + `n't`). A
//! hyphen joins words in lower case (`vice-président`) and is a token of its own in names (`Saint` `-` `Gobain`), so
//! that `Microsoft-backed` has its name apart. Numbers keep their separators (`4,2`, `1 000` with a no-break blank).

use super::{Case, Kind, Token};
use crate::language::{Language, key};

pub(super) fn cut(text: &str, language: &Language, tokens: &mut Vec<Token>) {
    let mut cutter = Cutter { text, bytes: text.as_bytes(), language, tokens, spaced: true };
    let mut at = 0;
    while at < text.len() {
        at = cutter.next(at);
    }
}

struct Cutter<'a, 't: 'a> {
    text: &'t str,
    bytes: &'t [u8],
    language: &'a Language,
    tokens: &'a mut Vec<Token>,
    spaced: bool,
}

impl Cutter<'_, '_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            None => None,
            Some(b) if b.is_ascii() => Some(*b as char),
            Some(_) => self.text[at..].chars().next(),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.push_as(start, end, kind, &self.text[start..end]);
    }

    /// A token that counts as `word`.
    fn push_as(&mut self, start: usize, end: usize, kind: Kind, word: &str) {
        let case = if kind == Kind::Word { case(word) } else { Case::Lower };
        let spaced = std::mem::replace(&mut self.spaced, false);
        self.tokens.push(Token { start: start as u32, end: end as u32, key: key(word), kind, case, spaced });
    }

    /// Cuts one piece at `at` and returns where the next begins.
    fn next(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.text.len() };
        let end = at + c.len_utf8();
        if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{ad}') {
            self.spaced = true;
            return end;
        }
        if c.is_numeric() {
            return self.number(at);
        }
        if is_letter(c) {
            return self.word(at);
        }
        self.sign(at, end, c)
    }

    fn number(&mut self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            let digit_follows = self.char_at(next).is_some_and(|d| d.is_ascii_digit());
            let joins = matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}') && digit_follows;
            let thousands = !c.is_whitespace() || self.three_digits(next);
            if !(c.is_alphanumeric() || (joins && thousands)) {
                break;
            }
            end = next;
        }
        self.push(at, end, Kind::Number);
        end
    }

    /// True if exactly three digits stand at `at`.
    fn three_digits(&self, at: usize) -> bool {
        let digits = self.bytes[at.min(self.bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
        digits == 3
    }

    fn word(&mut self, at: usize) -> usize {
        let end = self.run(at);
        if let Some(cut) = self.elision(at, end) {
            self.push(at, cut, Kind::Word);
            return cut;
        }
        if let Some(cut) = self.prefix(at, end) {
            self.push(at, cut, Kind::Word);
            self.push(cut, cut + 1, Kind::Hyphen);
            return cut + 1;
        }
        if let Some(cut) = self.suffix(at, end) {
            self.pieces(at, cut);
            self.push(cut, end, Kind::Word);
            return end;
        }
        if self.char_at(end) == Some('.') && self.is_abbreviation(at, end) {
            self.push_as(at, end + 1, Kind::Word, &self.text[at..end]);
            return end + 1;
        }
        if let Some(end) = self.ticker(at, end) {
            self.push(at, end, Kind::Sign);
            return end;
        }
        self.pieces(at, end);
        end
    }

    /// A word that is known to be written with a full stop, where a sentence may go on.
    fn is_abbreviation(&self, at: usize, end: usize) -> bool {
        let known = self.language.abbreviations.contains(&key(&self.text[at..end]));
        known && self.text[end + 1..].trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| !c.is_whitespace())
    }

    /// The code of a share: `DELL.O`, `RIO.AX`.
    fn ticker(&self, at: usize, end: usize) -> Option<usize> {
        let capitals = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase());
        let place = self.text.get(end..)?.strip_prefix('.')?;
        let length = place.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let fits =
            end - at > 1 && (1..=2).contains(&length) && capitals(&place[..length]) && capitals(&self.text[at..end]);
        fits.then_some(end + 1 + length)
    }

    /// The end of a run of letters, digits, inner apostrophes, hyphens, stops of initials and `&`.
    fn run(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            let letter_follows = self.char_at(next).is_some_and(|c| is_letter(c) || c.is_ascii_digit());
            let initial = end == at + 1 || self.bytes[..end].iter().rev().nth(1).is_some_and(|b| *b == b'.');
            let goes_on = match c {
                '\'' | '’' | '-' | '‐' | '‑' => letter_follows,
                '&' => letter_follows && self.char_at(next).is_some_and(char::is_uppercase),
                '.' => initial && self.is_initialism(at, end, letter_follows),
                '\u{ad}' => letter_follows,
                c => is_letter(c) || c.is_numeric() || is_mark(c),
            };
            if !goes_on {
                break;
            }
            end = next;
        }
        end
    }

    /// `U.S.`, `S.p.A.`, `J.`: single letters with stops. The last stop belongs to it if one stands inside too, or if
    /// the letter is a capital alone.
    fn is_initialism(&self, at: usize, stop: usize, letter_follows: bool) -> bool {
        let before = &self.text[at..stop];
        let single = before.split('.').all(|piece| piece.chars().count() == 1);
        single
            && (letter_follows && self.single_letter(stop + 1)
                || before.contains('.')
                || before.chars().all(char::is_uppercase))
    }

    fn single_letter(&self, at: usize) -> bool {
        let Some(c) = self.char_at(at) else { return false };
        is_letter(c) && self.char_at(at + c.len_utf8()).is_none_or(|n| n == '.' || !is_letter(n))
    }

    /// Where an elided word ends: after its apostrophe. A capital `L'` or `D'` is cut too; names know both ways.
    fn elision(&self, at: usize, end: usize) -> Option<usize> {
        let word = &self.text[at..end];
        let (i, c) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
        let head = &word[..i];
        self.language.elisions.contains(&key(head)).then_some(at + i + c.len_utf8())
    }

    /// Where a prefix that is a word of its own ends, before its hyphen: *ex-président*.
    fn prefix(&self, at: usize, end: usize) -> Option<usize> {
        let (prefix, rest) = self.text[at..end].split_once('-')?;
        let known = self.language.prefixes.contains(&key(prefix)) && !rest.is_empty();
        known.then_some(at + prefix.len())
    }

    /// Where a clitic at the end begins.
    fn suffix(&self, at: usize, end: usize) -> Option<usize> {
        let word = &self.text[at..end];
        if !word.contains(['\'', '’', '-']) {
            return None;
        }
        let fits = |suffix: &&String| {
            let tail = tail(word, suffix.chars().count());
            tail.is_some_and(|t| t.len() < word.len() && key(t) == key(suffix))
        };
        let suffix = self.language.suffixes.iter().find(fits)?;
        Some(end - tail(word, suffix.chars().count())?.len())
    }

    /// One token, or several where a compound holds a capital or a digit.
    fn pieces(&mut self, at: usize, end: usize) {
        let word = &self.text[at..end];
        let hyphen = |c: char| matches!(c, '-' | '‐' | '‑');
        if !word.contains(hyphen) || !word.contains(|c: char| c.is_uppercase() || c.is_numeric()) {
            return self.push(at, end, Kind::Word);
        }
        let mut start = at;
        for (i, c) in word.char_indices().filter(|(_, c)| hyphen(*c)) {
            if start < at + i {
                self.push(start, at + i, Kind::Word);
            }
            self.push(at + i, at + i + c.len_utf8(), Kind::Hyphen);
            start = at + i + c.len_utf8();
        }
        if start < end {
            self.push(start, end, Kind::Word);
        }
    }

    fn sign(&mut self, at: usize, end: usize, c: char) -> usize {
        let dash_run = |from: usize| self.bytes[from..].iter().take_while(|b| **b == b'-').count();
        match c {
            '.' if self.text[at..].starts_with("...") => {
                self.push(at, at + 3, Kind::Stop);
                return at + 3;
            }
            '-' if dash_run(at) > 1 => {
                let end = at + dash_run(at);
                self.push(at, end, Kind::Dash);
                return end;
            }
            _ => {}
        }
        let blank_follows = self.char_at(end).is_none_or(char::is_whitespace);
        self.push(at, end, sign_kind(c, self.spaced, blank_follows));
        end
    }
}

fn sign_kind(c: char, spaced: bool, blank_follows: bool) -> Kind {
    match c {
        '.' | '!' | '?' | '…' => Kind::Stop,
        ',' => Kind::Comma,
        ';' | ':' => Kind::Colon,
        '–' | '—' | '―' => Kind::Dash,
        '-' if spaced || blank_follows => Kind::Dash,
        '-' | '‐' | '‑' => Kind::Hyphen,
        '«' | '“' | '„' => Kind::OpenQuote,
        '»' | '”' => Kind::CloseQuote,
        '‘' if spaced => Kind::OpenQuote,
        '"' => Kind::Quote,
        '(' | '[' | '{' | '<' => Kind::Open,
        ')' | ']' | '}' | '>' => Kind::Close,
        _ => Kind::Sign,
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Combining marks: part of the letter before (NFD).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The last `count` characters.
fn tail(word: &str, count: usize) -> Option<&str> {
    let (start, _) = word.char_indices().rev().nth(count.checked_sub(1)?)?;
    Some(&word[start..])
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        match c.is_uppercase() {
            true => upper += 1,
            false => lower += 1,
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Initial,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {

    use crate::text::Document;
    use proptest::prelude::*;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &str) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let document = Document::read(text, &language);
        let words: Vec<&str> = (0..document.tokens.len()).map(|i| document.word(i)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn words_are_cut_where_languages_cut() {
        check("fr", "", "");
        check("fr", "L’offre d'Oracle n’est-elle", "L’|offre|d'|Oracle|n’|est|-elle");
        check("fr", "aujourd'hui, a-t-il dit", "aujourd'hui|,|a|-t-il|dit");
        check("fr", "l'ex-président", "l'|ex|-|président");
        check("fr", "Saint-Gobain et vice-président", "Saint|-|Gobain|et|vice-président");
        check("fr", "4,2 milliards, 51 % en 2020.", "4,2|milliards|,|51|%|en|2020|.");
        check("fr", "1\u{a0}000 euros", "1\u{a0}000|euros");
        check("en", "Oracle's deal didn't close", "Oracle|'s|deal|did|n't|close");
        check("en", "the Microsoft-backed AT&T", "the|Microsoft|-|backed|AT&T");
        check("en", "J. P. Morgan of the U.S. said", "J.|P.|Morgan|of|the|U.S.|said");
        check("en", "Yahoo! bids $4.2bn.", "Yahoo|!|bids|$|4.2bn|.");
        check("en", "Dell (DELL.N) - up", "Dell|(|DELL.N|)|-|up");
        check("en", "by Mr. Dell of Apple Inc. Then", "by|Mr.|Dell|of|Apple|Inc.|Then");
        check("en", "shareholders' votes -- all", "shareholders|'|votes|--|all");
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_blanks(text in "[ a-zA-Zé’'\\-.&0-9,“\u{301}\u{a0}😀\n]{0,60}") {
            let language = crate::language::shipped("fr").expect("a shipped language");
            let document = Document::read(&text, &language);
            let mut at = 0;
            for token in &document.tokens {
                prop_assert!(token.span().start >= at && !token.span().is_empty());
                prop_assert!(text[at..token.span().start].chars().all(|c| c.is_whitespace()));
                at = token.span().end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}

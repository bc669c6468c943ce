//! Numbers in digits and in words, with their scale: `4,2`, `1 000`, `4.2bn`, `deux cents millions`.

use super::Amounts;
use crate::language::key;
use crate::text::{Document, Token};

/// A number that begins at some token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    /// The token after it.
    pub end: usize,
    /// Whether a scale (million) was said, and which.
    pub scale: Option<f64>,
    /// Written in words.
    pub words: bool,
    /// A percent sign or word that is joined to the digits.
    pub percent: bool,
}

/// Digits as a whole number and how many of them stand after the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Digits {
    mantissa: f64,
    decimals: i32,
}

impl Digits {
    /// One division at the end: `16.1` billion is 16100000000 and no hair more.
    fn times(self, scale: f64) -> f64 {
        self.mantissa * scale / 10f64.powi(self.decimals)
    }
}

impl Amounts {
    /// The number at a token before `end`, in digits or in words.
    pub(super) fn number(&self, document: &Document, at: usize, end: usize) -> Option<Number> {
        let token = document.tokens.get(at).filter(|_| at < end)?;
        match document.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            true => self.in_digits(document, at, end),
            false => self.in_words(document, token, at, end),
        }
    }

    fn in_digits(&self, document: &Document, at: usize, end: usize) -> Option<Number> {
        let word = document.word(at);
        let letters = word.find(char::is_alphabetic).unwrap_or(word.len());
        let (text, suffix) = word.split_at(letters);
        let (text, next) = with_groups(document, text, at, end);
        let digits = self.digits(&text)?;
        let suffix = (!suffix.is_empty()).then(|| key(suffix));
        let percent = suffix.is_some_and(|k| self.percents.word(k).is_some());
        let joined = suffix.and_then(|k| self.scales.word(k)).copied();
        if suffix.is_some() && !percent && joined.is_none() {
            return None;
        }
        let (scale, next) = match joined {
            Some(scale) => (Some(scale), next),
            None => self.scale(document, next, end),
        };
        Some(Number { value: digits.times(scale.unwrap_or(1.0)), end: next, scale, words: false, percent })
    }

    fn in_words(&self, document: &Document, token: &Token, at: usize, end: usize) -> Option<Number> {
        if !token.is_word() {
            return None;
        }
        let (mut value, mut next) = (0.0, at);
        while let Some((len, word)) = self.numbers.at(document, next, end) {
            let hundred = *word == 100.0 && value > 0.0;
            value = if hundred { value * 100.0 } else { value + word };
            next += len;
        }
        let (scale, next) = (next > at).then(|| self.scale(document, next, end))?;
        Some(Number { value: value * scale.unwrap_or(1.0), end: next, scale, words: true, percent: false })
    }

    /// A scale after a number, with the hyphen of `4.2-billion`.
    fn scale(&self, document: &Document, at: usize, end: usize) -> (Option<f64>, usize) {
        let hyphen = usize::from(document.tokens.get(at).is_some_and(|t| t.kind == crate::text::Kind::Hyphen));
        match self.scales.at(document, at + hyphen, end) {
            Some((len, scale)) => (Some(*scale), at + hyphen + len),
            None => (None, at),
        }
    }

    /// A mark before exactly three digits groups them, unless it is the language's decimal mark; any other is decimal.
    fn digits(&self, text: &str) -> Option<Digits> {
        let (mut mantissa, mut decimals, mut after_mark) = (0.0, 0, false);
        for (at, c) in text.char_indices() {
            match c.to_digit(10) {
                Some(digit) => {
                    mantissa = mantissa * 10.0 + f64::from(digit);
                    decimals += i32::from(after_mark);
                }
                None if after_mark => return None,
                None => after_mark = !self.groups(c, &text[at + c.len_utf8()..]),
            }
        }
        (mantissa < 1e15).then_some(Digits { mantissa, decimals })
    }

    fn groups(&self, mark: char, rest: &str) -> bool {
        let three = rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
        mark.is_whitespace() || three && mark != self.decimal
    }
}

/// Takes along the groups of three digits that follow with a plain blank: `1 200`.
fn with_groups(document: &Document, text: &str, at: usize, end: usize) -> (String, usize) {
    let (mut all, mut next) = (text.to_string(), at + 1);
    let first = text.len() == document.word(at).len() && text.len() <= 3;
    while first && next < end && document.tokens[next].spaced && group_of_three(document.word(next)) {
        all.push_str(document.word(next));
        next += 1;
    }
    (all, next)
}

fn group_of_three(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit())
}

//! Numbers in digits and in words, with their scale: `4,2`, `1 000`, `4.2bn`, `deux cents millions`.

use super::Amounts;
use crate::language::key;
use crate::text::{Document, Token};
use regex::Regex;

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

    fn digits(&self, text: &str) -> Option<Digits> {
        let parts = self.digits.as_ref()?.captures(text)?;
        let decimals = parts.get(2).map_or("", |part| part.as_str());
        let all = parts.get(1)?.as_str().chars().chain(decimals.chars()).filter_map(|c| c.to_digit(10));
        let mantissa = all.fold(0.0, |number, digit| number * 10.0 + f64::from(digit));
        (mantissa < 1e15).then_some(Digits { mantissa, decimals: decimals.len() as i32 })
    }
}

/// A number in digits, whole part and decimals. A mark before exactly three digits groups them, unless it is the
/// language's decimal mark; any other is decimal.
pub(super) fn digits(decimal: char) -> Option<Regex> {
    let decimal = regex::escape(&decimal.to_string());
    Regex::new(&format!(r"^([0-9]+(?:\s[0-9]*|[^0-9\s{decimal}][0-9]{{3}})*)(?:[^0-9\s]([0-9]*))?$")).ok()
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

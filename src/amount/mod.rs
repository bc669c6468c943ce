//! Amounts of money and stakes that a sentence names: *4,2 milliards d'euros*, *$4.2bn*, *51 %*, *a minority stake*.
//!
//! Scales, currencies and the words around a stake are data, `rules/<lang>/amount.toml`. A price per share is no
//! amount. Of a range (*$4-5 billion*) the value is the higher end, and the text the whole of it.

mod load;
mod number;
mod phrases;

use crate::fact::{Amount, Stake, StakeWord};
use crate::language::key;
use crate::text::{Document, Sentence};
use number::Number;
use phrases::Phrases;
use regex::Regex;
use std::ops::Range;

/// What a language says about money and stakes. Read only; one for all threads.
pub struct Amounts {
    /// How digits are written.
    digits: Option<Regex>,
    numbers: Phrases<f64>,
    scales: Phrases<f64>,
    money: Phrases<Money>,
    /// Words between a scale and its currency.
    links: Phrases<()>,
    /// Words between the two ends of a range.
    ranges: Phrases<()>,
    /// The opening word of a range, with the one in its middle.
    between: Phrases<String>,
    percents: Phrases<()>,
    unit_price_after: Phrases<()>,
    unit_price_before: Phrases<()>,
    /// What stands before or after a percentage, and what that says of it.
    before: Phrases<Proof>,
    after: Phrases<Proof>,
    stakes: Phrases<StakeWord>,
    fractions: Phrases<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The document's tokens.
    pub tokens: Range<usize>,
    pub what: What,
    /// Of a stake, true if the words around it say that it is one; a percentage alone may be one if the verb says so.
    /// Of an amount, true if it is no small sum: that is the price of something else than a company.
    pub said: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Amount(Amount),
    Stake(Stake),
}

/// In units of any currency: less is the price of a share or of goods.
const SMALL: f64 = 10_000.0;

/// A currency, perhaps in one word with a scale.
#[derive(Clone, Debug)]
struct Money {
    code: String,
    scale: Option<f64>,
    /// The word means other things too: it needs a scale before it.
    scaled: bool,
}

/// What a neighbour says about a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    Stake,
    Other,
}

/// Money from one token to another.
struct Sum {
    value: f64,
    code: String,
    end: usize,
}

impl Amounts {
    /// The amounts of a language that is shipped; `None` if it has no `amount.toml` or that has mistakes (a test reads
    /// each).
    pub fn shipped(lang: &str) -> Option<Amounts> {
        let file = format!("rules/{lang}/amount.toml");
        Amounts::read(&file, crate::shipped::text(&file)?).ok()
    }

    /// Every amount and stake of a sentence, in order.
    pub fn find(&self, document: &Document, sentence: &Sentence) -> Vec<Found> {
        let reader = Reader { amounts: self, document, start: sentence.tokens.start, end: sentence.tokens.end };
        let mut found = Vec::new();
        let mut at = reader.start;
        while at < reader.end {
            let (next, what) = reader.read(at).unwrap_or((at + 1, None));
            found.extend(what);
            at = next.max(at + 1);
        }
        found
    }
}

struct Reader<'a> {
    amounts: &'a Amounts,
    document: &'a Document<'a>,
    start: usize,
    end: usize,
}

impl Reader<'_> {
    /// Where what begins at a token ends, and what it is; nothing if it is no amount or stake after all.
    fn read(&self, at: usize) -> Option<(usize, Option<Found>)> {
        if self.glued(at) {
            return None;
        }
        self.stake_word(at).or_else(|| self.fraction(at)).or_else(|| self.money(at)).or_else(|| self.percent(at))
    }

    /// True if the token continues a word or a number: the `5` of `A-5`.
    fn glued(&self, at: usize) -> bool {
        use crate::text::Kind::{Hyphen, Number, Word};
        let token = &self.document.tokens[at];
        let digits = self.document.word(at).starts_with(|c: char| c.is_ascii_digit());
        let before = at.checked_sub(1).and_then(|b| self.document.tokens.get(b));
        digits
            && !token.spaced
            && before.is_some_and(|b| matches!(b.kind, Hyphen | Number | Word))
            && !self.document.word(at - 1).ends_with(['\'', '’'])
    }

    fn stake_word(&self, at: usize) -> Option<(usize, Option<Found>)> {
        let (len, word) = self.amounts.stakes.at(self.document, at, self.end)?;
        Some((at + len, Some(self.found(at..at + len, What::Stake(Stake::Word(*word)), true))))
    }

    /// *La moitié du capital*: a fraction is a stake only if the words after it say so.
    fn fraction(&self, at: usize) -> Option<(usize, Option<Found>)> {
        let (len, value) = self.amounts.fractions.at(self.document, at, self.end)?;
        let said = self.after(at + len) == Some(Proof::Stake);
        said.then(|| (at + len, Some(self.percentage(at..at + len, *value, true))))
    }

    fn money(&self, at: usize) -> Option<(usize, Option<Found>)> {
        let opened = self.amounts.between.at(self.document, at, self.end);
        let start = at + opened.map_or(0, |(len, _)| len);
        let middle = opened.map(|(_, middle)| middle.as_str());
        let sum = self.range(start, middle).or_else(|| self.sum(at).filter(|_| opened.is_none()))?;
        let document = self.document;
        let unit = self.amounts.unit_price_after.at(document, sum.end, self.end).is_some()
            || self.amounts.unit_price_before.before(document, self.start, at).is_some();
        let text = document.words(&(start..sum.end)).to_string();
        let amount = Amount { value: sum.value, currency: sum.code, text };
        let said = amount.value >= SMALL;
        Some((sum.end, (!unit).then(|| self.found(start..sum.end, What::Amount(amount), said))))
    }

    /// Two numbers, or two sums, with a word of ranges between: the higher end.
    fn range(&self, at: usize, middle: Option<&str>) -> Option<Sum> {
        let sign = self.sign(at);
        let first = self.amounts.number(self.document, sign.as_ref().map_or(at, |s| s.1), self.end)?;
        let first_end = self.sum(at).map_or(first.end, |s| s.end);
        let second_at = first_end + self.link(first_end, middle)?;
        let second = match (&sign, self.sum(second_at)) {
            (_, Some(sum)) => sum,
            (Some((money, _)), None) => {
                let number = self.amounts.number(self.document, second_at, self.end)?;
                Sum { value: number.value, code: money.code.clone(), end: number.end }
            }
            _ => return None,
        };
        (second.value >= first.value).then_some(second)
    }

    fn link(&self, at: usize, middle: Option<&str>) -> Option<usize> {
        match middle {
            Some(word) => (self.document.tokens.get(at)?.key == key(word)).then_some(1),
            None => self.amounts.ranges.at(self.document, at, self.end).map(|(len, _)| len),
        }
    }

    /// A currency before a number, and where the number begins.
    fn sign(&self, at: usize) -> Option<(&Money, usize)> {
        let (len, money) = self.amounts.money.at(self.document, at, self.end)?;
        (money.scale.is_none()).then_some((money, at + len))
    }

    /// One sum: `$4.2bn`, `4,2 milliards d'euros`.
    fn sum(&self, at: usize) -> Option<Sum> {
        if let Some((money, next)) = self.sign(at) {
            let number = self.amounts.number(self.document, next, self.end).filter(|n| !n.words)?;
            let usable = !money.scaled || number.scale.is_some();
            let fits = usable && !self.percent_follows(&number);
            return fits.then(|| Sum { value: number.value, code: money.code.clone(), end: number.end });
        }
        let number = self.amounts.number(self.document, at, self.end)?;
        let (money, end) = self.currency(number.end)?;
        let scale = number.scale.or(money.scale);
        let needs_scale = money.scaled || number.words;
        let fits = !number.percent && (scale.is_some() || !needs_scale);
        let value = number.value * money.scale.unwrap_or(1.0);
        fits.then(|| Sum { value, code: money.code.clone(), end })
    }

    fn currency(&self, at: usize) -> Option<(&Money, usize)> {
        let link = self.amounts.links.at(self.document, at, self.end).map_or(0, |(len, _)| len);
        let (len, money) = self.amounts.money.at(self.document, at + link, self.end)?;
        Some((money, at + link + len))
    }

    fn percent_follows(&self, number: &Number) -> bool {
        number.percent || self.amounts.percents.at(self.document, number.end, self.end).is_some()
    }

    fn percent(&self, at: usize) -> Option<(usize, Option<Found>)> {
        let first = self.amounts.number(self.document, at, self.end).filter(|n| n.scale.is_none())?;
        let after = |n: &Number| match n.percent {
            true => Some(n.end),
            false => self.amounts.percents.at(self.document, n.end, self.end).map(|(len, _)| n.end + len),
        };
        let second = || {
            let at = after(&first).unwrap_or(first.end);
            let next = self.amounts.number(self.document, at + self.link(at, None)?, self.end)?;
            Some((next.value, after(&next)?)).filter(|_| next.value >= first.value && next.scale.is_none())
        };
        let (value, end) = second().or_else(|| Some((first.value, after(&first)?)))?;
        let possible = value > 0.0 && value <= 100.0;
        let proof = self.proof(at, end);
        let found = || self.percentage(at..end, value, proof == Some(Proof::Stake));
        Some((end, (possible && proof != Some(Proof::Other)).then(found)))
    }

    /// What the neighbours say; those after it first.
    fn proof(&self, start: usize, end: usize) -> Option<Proof> {
        self.after(end).or_else(|| self.amounts.before.before(self.document, self.start, start).copied())
    }

    fn after(&self, end: usize) -> Option<Proof> {
        self.amounts.after.at(self.document, end, self.end).map(|(_, proof)| *proof)
    }

    fn percentage(&self, tokens: Range<usize>, value: f64, said: bool) -> Found {
        let text = self.document.words(&tokens).to_string();
        self.found(tokens, What::Stake(Stake::Percent { value, text }), said)
    }

    fn found(&self, tokens: Range<usize>, what: What, said: bool) -> Found {
        Found { tokens, what, said }
    }
}

#[cfg(test)]
mod tests;

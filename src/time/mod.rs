//! Date expressions of a text, as values with the precision that the words have.
//!
//! What the words of a language mean is data, `rules/<lang>/time.toml`: lists of words (months, weekdays, units,
//! numbers) and patterns of tokens with what they mean together. A pattern is a row of
//!
//! - words: `il y a`; in lower case they match any case, with a capital only a capital, with `!` at the end only as written;
//! - slots that take one token: `NUMBER`, `FEW`, `DAY`, `MONTH`, `YEAR`, `YEAR_BARE`, `YEAR_OF`, `WEEKDAY`, `QUARTER`, `HALF`,
//!   `SEASON`, `UNIT`, `DECADE`, `MONTH_DIGITS`, each with the words of the list of its name, and lists of other names
//!   that begin so (`MONTH_ALONE`);
//! - `TIME`: another expression; `[optional]` parts, and `{one|or|the other}`.
//!
//! `means` says what comes of it (`Means`), `kind` whether the expression says when something was ([`TimeKind`]).
//! A time that leaves its year or week open (*in September*, *on Monday*) leans to the past unless the coming one is
//! near; the caller, who knows the tense, may ask for either: [`Expression::as_past`], [`Expression::as_future`].

mod calendar;
mod find;
mod load;
mod means;
mod pattern;
mod piece;
mod when;

use crate::data::{File, Place, Problem};
use crate::date::DateValue;
use crate::language::{KeyMap, KeySet, Language};
use crate::text::{Document, Sentence, Token};
use calendar::Anchor;
use find::{Finder, Found};
use means::Means;
use pattern::Node;
use piece::{Lexicon, Unit};
use std::collections::HashMap;
use std::ops::Range;
use std::str::FromStr;
use when::{Context, Lean, When};

/// The date expressions that a language knows. Read only; one for all threads.
pub struct Times {
    lexicon: Lexicon,
    /// Words after which four digits before them are no year.
    counted: KeySet,
    /// Endings of what is counted.
    plurals: Vec<String>,
    /// Words that may follow a year that no preposition announces.
    edges: KeySet,
    few: HashMap<Unit, (i32, Unit)>,
    patterns: Vec<Pattern>,
    by_key: KeyMap<Vec<usize>>,
    by_digit: Vec<usize>,
    /// Each expression holds one of these words, or a number: a sentence without is not looked at.
    cores: KeySet,
    examples: Vec<Example>,
    /// Name and text of the file, for messages about its examples.
    file: String,
    text: String,
}

/// A time that a sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The document's tokens, prepositions among them.
    pub tokens: Range<usize>,
    /// `None`: understood as a time, but without a place in the calendar, or in need of a date that the text lacks.
    pub value: Option<DateValue>,
    pub kind: TimeKind,
    /// True if the words leave open which one is meant: [`Expression::as_past`] and [`Expression::as_future`] differ.
    pub bare: bool,
    past: Option<DateValue>,
    future: Option<DateValue>,
}

/// What an expression says about an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// When it was or will be.
    Point,
    /// By when it has to be; never the date of the event.
    Deadline,
    /// How long; no value.
    Duration,
    /// From when on, up to now.
    Since,
}

struct Pattern {
    nodes: Vec<Node>,
    means: Means,
    kind: TimeKind,
    unit: Option<Unit>,
    count: Option<i32>,
    /// The count is *some*.
    few: bool,
    /// Only inside other expressions.
    inside: bool,
    /// Looks forward by itself: *by Friday*.
    ahead: bool,
}

enum Meaning {
    Time(When),
    Unresolved,
    Nothing,
}

/// A sentence of `time.toml` and what is found in it.
struct Example {
    text: String,
    date: Option<DateValue>,
    /// Value and kind; `None` if nothing may be found.
    found: Option<(Option<DateValue>, TimeKind)>,
    past: Option<DateValue>,
    future: Option<DateValue>,
    place: Place,
}

impl TimeKind {
    const NAMES: [&str; 4] = ["point", "deadline", "duration", "since"];
}

impl FromStr for TimeKind {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        let all = [TimeKind::Point, TimeKind::Deadline, TimeKind::Duration, TimeKind::Since];
        TimeKind::NAMES.iter().position(|n| *n == name).map(|i| all[i]).ok_or(())
    }
}

impl Expression {
    /// The value if the event is told as past.
    pub fn as_past(&self) -> Option<DateValue> {
        self.past
    }

    /// The value if the event is told as to come.
    pub fn as_future(&self) -> Option<DateValue> {
        self.future
    }
}

impl Times {
    /// The expressions of a language that is shipped; `None` if it has no `time.toml` or that has mistakes (a test
    /// reads each).
    pub fn shipped(lang: &str) -> Option<Times> {
        let file = format!("rules/{lang}/time.toml");
        Times::read(&file, crate::shipped::text(&file)?).ok()
    }

    /// Every date expression of a sentence, leftmost longest, in order. `reference` is the text's date.
    pub fn find(&self, document: &Document, sentence: &Sentence, reference: Option<&DateValue>) -> Vec<Expression> {
        let finder = Finder::new(self, document, sentence);
        let mut context = Context { reference: reference.map(Anchor::new), previous: None };
        let mut expressions = Vec::new();
        let mut at = sentence.tokens.start;
        while let Some(start) = finder.next(at) {
            at = start;
            let Some(found) = finder.longest(at) else {
                at += 1;
                continue;
            };
            let end = found.end;
            if let Some(expression) = expression(at, found, &context) {
                let names = expression.value.filter(|_| expression.kind == TimeKind::Point);
                context.previous = names.as_ref().map(Anchor::new).or(context.previous);
                expressions.push(expression);
            }
            at = end;
        }
        expressions
    }

    /// Runs the examples of the file; what came out else is a problem at its place.
    pub fn check(&self, language: &Language) -> Vec<Problem> {
        let file = File::new(&self.file, &self.text);
        for example in &self.examples {
            if let Err(message) = self.check_example(example, language) {
                file.problem(example.place, message);
            }
        }
        file.into_problems()
    }

    fn check_example(&self, example: &Example, language: &Language) -> Result<(), String> {
        let document = Document::read(&example.text, language);
        let find = |s: &Sentence| self.find(&document, s, example.date.as_ref());
        let found: Vec<Expression> = document.sentences.iter().flat_map(find).collect();
        let fits = |e: &Expression| {
            example.found == Some((e.value, e.kind))
                && (example.past.is_none() || example.past == e.past)
                && (example.future.is_none() || example.future == e.future)
        };
        let right = match example.found {
            None => found.is_empty(),
            Some(_) => found.iter().any(fits),
        };
        let said: Vec<String> = found.iter().map(|e| e.show(&document)).collect();
        if right { Ok(()) } else { Err(format!("in `{}` was found: {}", example.text, said.join(", "))) }
    }

    /// The patterns that can begin with a token.
    fn beginning(&self, token: &Token, word: &str) -> impl Iterator<Item = &Pattern> {
        let digits: &[usize] = if word.starts_with(|c: char| c.is_ascii_digit()) { &self.by_digit } else { &[] };
        let words = self.by_key.get(&token.key).map_or(&[][..], |list| list);
        // A pattern may stand in both lists; it is tried once.
        let more = digits.iter().filter(|d| !words.contains(d));
        words.iter().chain(more).map(|i| &self.patterns[*i])
    }

    fn few_of(&self, unit: Unit) -> (i32, Unit) {
        self.few.get(&unit).copied().unwrap_or((1, unit))
    }
}

impl Expression {
    /// ``the words` kind value`` for messages.
    fn show(&self, document: &Document) -> String {
        let value = |v: Option<DateValue>| v.map_or("none".into(), |v| v.to_string());
        let lean = format!("past {}, future {}", value(self.past), value(self.future));
        let open = if self.bare { lean } else { String::new() };
        format!("`{}` {:?} {} {open}", document.words(&self.tokens), self.kind, value(self.value)).trim_end().into()
    }
}

fn expression(start: usize, found: Found, context: &Context) -> Option<Expression> {
    let resolve = |lean| match &found.meaning {
        Meaning::Time(when) => when.resolve(context, lean),
        _ => None,
    };
    if matches!(found.meaning, Meaning::Nothing) {
        return None;
    }
    let (past, future) = (resolve(Lean::Past), resolve(Lean::Future));
    let value = resolve(if found.pattern.ahead { Lean::Future } else { Lean::Usual });
    let bare = past != future;
    Some(Expression { tokens: start..found.end, value, kind: found.pattern.kind, bare, past, future })
}

#[cfg(test)]
mod tests;

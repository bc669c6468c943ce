//! The examples of a rule: texts with the facts that they must give, and texts that must give none.

use super::{Examples, Find, Ignore};
use crate::data::{Table, nearest, unknown};
use crate::date::DateValue;
use crate::fact::Status;
use crate::relation::Relations;
use std::fmt;

/// What an example expects: `Sanofi acquire Principia completed 2020`.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    pub subject: String,
    pub relation: String,
    pub object: String,
    pub status: Status,
    /// Compared if it is there.
    pub date: Option<DateValue>,
}

impl Expected {
    /// Reads `SUBJECT relation OBJECT status [date]`; the names may have several words. The error says what is wrong.
    pub fn read(text: &str, relations: &Relations) -> Result<Expected, String> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let date = match words.last() {
            Some(last) if last.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(last.parse::<DateValue>().map_err(|error| error.to_string())?)
            }
            _ => None,
        };
        words.truncate(words.len() - usize::from(date.is_some()));
        if words.len() < 4 {
            return Err(format!("`{text}` should read `SUBJECT relation OBJECT status [date]`"));
        }
        let last = words.pop().unwrap_or_default();
        let status = last.parse().map_err(|()| unknown("status", last, Status::ALL.iter().map(|s| s.name())))?;
        let inner = 1..words.len() - 1;
        let Some(at) = inner.clone().find(|i| relations.get(words[*i]).is_some()) else {
            return Err(no_relation(text, &words[inner], relations));
        };
        let (subject, object) = (words[..at].join(" "), words[at + 1..].join(" "));
        Ok(Expected { subject, relation: words[at].to_string(), object, status, date })
    }
}

fn no_relation(text: &str, inner: &[&str], relations: &Relations) -> String {
    if let [word] = inner {
        return unknown("relation", word, relations.names());
    }
    match inner.iter().find_map(|word| nearest(word, relations.names())) {
        Some(near) => format!("no relation stands between the names of `{text}`; did you mean `{near}`?"),
        None => format!("no relation stands between the names of `{text}`"),
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} {} {} {}", self.subject, self.relation, self.object, self.status)?;
        self.date.map_or(Ok(()), |date| write!(f, " {date}"))
    }
}

/// The examples of a rule or operator; both kinds must be there.
pub(super) fn read(table: &Table, relations: &Relations) -> Examples {
    for key in ["finds", "ignores"] {
        if !table.has(key) {
            table.file().problem(
                table.place(),
                format!("`{key}` is missing: a rule has texts that it finds and texts that it ignores"),
            );
        }
    }
    let finds: Vec<Find> = table.tables("finds").iter().map(|t| find(t, relations)).collect();
    let ignores: Vec<Ignore> = table.tables("ignores").iter().map(ignore).collect();
    for (key, none) in [("finds", finds.is_empty()), ("ignores", ignores.is_empty())] {
        if table.has(key) && none {
            table.file().problem(table.place_of(key), format!("`{key}` holds no example"));
        }
    }
    Examples { finds, ignores }
}

fn find(table: &Table, relations: &Relations) -> Find {
    let facts = table.texts("facts");
    if facts.is_empty() {
        table.file().problem(table.place_of("facts"), "an example of `finds` needs `facts`");
    }
    for fact in &facts {
        if let Err(message) = Expected::read(&fact.text, relations) {
            table.file().problem(fact.place, message);
        }
    }
    let date = date(table);
    let find = Find {
        text: text(table, "text"),
        date,
        facts: facts.into_iter().map(|f| f.text).collect(),
        line: table.file().position(table.place()).0,
    };
    table.finish(&["text", "date", "facts"]);
    find
}

fn ignore(table: &Table) -> Ignore {
    let (text, why) = (text(table, "text"), text(table, "why"));
    let ignore = Ignore { text, why, date: date(table), line: table.file().position(table.place()).0 };
    table.finish(&["text", "date", "why"]);
    ignore
}

fn date(table: &Table) -> Option<String> {
    let word = table.text("date")?;
    if let Err(error) = word.text.parse::<DateValue>() {
        table.file().problem(word.place, error.to_string());
    }
    Some(word.text)
}

/// A string that must be there and say something.
pub(super) fn text(table: &Table, key: &str) -> String {
    let word = table.required(key);
    if table.has(key) && word.text.trim().is_empty() {
        table.file().problem(word.place, format!("`{key}` is empty"));
    }
    word.text
}

//! What a user gives, read: plain texts, JSON lines and folders of both become articles (or facts, for a query).
//!
//! Nothing here opens a file or lists a folder: the caller hands over what is open, and gets [`Batch`]es that know
//! from which line of which file each record comes, so that workers may take them in any order.

pub mod batch;
pub mod folder;
pub mod jsonl;
pub mod text;

pub use batch::{Batch, Batches, Kind, Source};

use crate::article::Article;
use crate::date::DateError;
use crate::fact::Fact;
use std::fmt;
use std::sync::Arc;

/// One thing that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Article(Box<Article>),
    /// A line with `subject` and `relation`: what `extract` has written before.
    Fact(Box<Fact>),
}

/// A record or what is wrong with it, and where it stands.
#[derive(Debug)]
pub struct Entry {
    pub place: Place,
    pub record: Result<Record, Fault>,
    /// Fields that mean nothing here and were passed over.
    pub ignored: Vec<String>,
}

/// Where a record stands. The line counts from 1; a plain text has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: Arc<str>,
    pub line: Option<usize>,
}

/// Why something cannot be read.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be opened or read on.
    Unreadable(std::io::Error),
    /// The first wrong byte, counted from 1 from the start of the line or text.
    NotUtf8 {
        byte: usize,
    },
    /// Not JSON; the column counts from 1.
    Syntax {
        column: usize,
        message: String,
    },
    /// The line ends before the article does.
    CutOff {
        column: usize,
    },
    /// A JSON value of the wrong type.
    Type {
        field: String,
        expected: &'static str,
        found: &'static str,
    },
    NoText,
    Date(DateError),
    /// A mention that does not stand in the text.
    Mention {
        number: usize,
        message: String,
    },
    /// A line that looks like a fact and is none.
    Fact(String),
    /// A document of JSON over several lines, or a list of articles.
    NotLines,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

impl Fault {
    /// What is wrong, after its place: `news.jsonl:3:17: …`.
    pub fn at(&self, place: &Place) -> String {
        match self {
            Fault::Syntax { column, .. } | Fault::CutOff { column } => format!("{place}:{column}: {self}"),
            _ => format!("{place}: {self}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Fault::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Fault::NotUtf8 { byte } => write!(f, "byte {byte} is not UTF-8: expected a text in UTF-8"),
            Fault::Syntax { message, .. } => write!(f, "this is not JSON: {message}; expected one article on one line"),
            Fault::CutOff { .. } => {
                write!(f, "the line ends before its JSON does: expected a whole article on one line")
            }
            Fault::Type { field, expected, found } => write!(f, "`{field}` should be {expected}, this is {found}"),
            Fault::NoText => write!(f, "the article has no text: expected a field `text` with a string"),
            Fault::Date(error) => write!(f, "{error}"),
            Fault::Mention { number, message } => write!(f, "mention {number}: {message}"),
            Fault::Fact(message) => write!(f, "this has `subject` and `relation` and is not a fact: {message}"),
            Fault::NotLines => {
                write!(f, "expected JSON lines, one article a line; this is one JSON over several lines")
            }
        }
    }
}

impl std::error::Error for Fault {}

/// The text of bytes, without a byte order mark.
fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|e| Fault::NotUtf8 { byte: e.valid_up_to() + 1 })?;
    Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text))
}

const BYTE_ORDER_MARK: char = '\u{feff}';

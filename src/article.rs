//! One news item, before anything is understood of it.

use crate::date::DateValue;
use crate::fact::ActorType;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    pub id: String,
    pub text: String,
    /// When it was published.
    pub date: Option<DateValue>,
    /// Code of a language, `fr`; detected if absent.
    pub lang: Option<String>,
    pub title: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    /// The caller's own entity recognition: trusted instead of ours if given.
    pub mentions: Option<Vec<GivenMention>>,
}

/// A name that the caller has found. Offsets count characters of the text, end not included.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenMention {
    pub start: usize,
    pub end: usize,
    pub kind: Option<ActorType>,
    pub name: Option<String>,
}

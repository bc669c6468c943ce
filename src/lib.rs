//! Reads news and writes the network of who does what to whom in corporate deals.
//!
//! ```text
//! bytes ─input─► Article ─text─► Document ─actor─► Mentions ─clause─► Clauses ─extract─► Fact ─graph─► DealGraph ─export─► bytes
//! ```
//!
//! What is known of languages and relations is data, in `rules/` (see `rules/README.md`); what is known of actors, in
//! `seeds/actors/`. The code has no word that is matched against articles. The unit of knowledge is the [`fact::Fact`]
//! with its evidence; an edge of the network is a projection of facts. Spans are byte offsets into an article's text;
//! only on the wire do offsets count characters.
//!
//! # The map
//!
//! From the bottom up; a module uses only what stands above it in this table, and not all of that: who may use whom is
//! kept by `tests/modules.rs`.
//!
//! | module | holds |
//! |---|---|
//! | [`span`] | a range of bytes in one text, and the way from bytes to characters |
//! | [`date`] | a date as precise as the words that gave it |
//! | [`shipped`] | the files of `rules/` and `seeds/actors/` that the binary carries |
//! | [`data`] | TOML data files, read strictly: every mistake with its place |
//! | [`fact`] | the fact, as it is on the wire |
//! | [`article`] | one news item before anything is understood of it |
//! | [`relation`] | the relations: how they read, what their ends may be, how they are drawn |
//! | [`language`] | what is particular to one language: closed classes, conjugation, common words |
//! | [`text`] | a text as tokens and sentences |
//! | [`tag`] | parts of speech by learned weights, and the learning |
//! | [`actor`] | who is named in a text: mentions, their types, which names are one actor |
//! | [`time`] | date expressions as values with their precision |
//! | [`amount`] | amounts of money and stakes |
//! | [`rule`] | rule files as one compiled, checked rule set of a language |
//! | [`clause`] | a sentence as noun phrases, verb groups and the marks between them |
//! | [`extract`] | articles in, facts out: the rules run over the clauses |
//! | [`same`] | which names of different articles are one actor, and why |
//! | [`graph`] | the deal network; the only module with petgraph's types |
//! | [`deal`] | the facts about one deal across articles: parties, prices, and the timeline of its steps |
//! | [`query`] | selects facts by actor, relation, status, date |
//! | [`input`] | what a user gives, as articles: texts, JSON lines, folders |
//! | [`export`] | facts and networks as bytes, one file a format |
//! | [`check`] | runs the examples that stand in the rule files |
//! | [`evaluate`] | scores facts against a gold |
//! | [`cli`] | the command line; the only module that meets files and the terminal |
//!
//! # As a library
//!
//! ```
//! use dealgraph::article::Article;
//! use dealgraph::extract::Extractor;
//!
//! let extractor = Extractor::load(&[])?.extractor;
//! let article = Article { text: "Sanofi a racheté Principia.".into(), ..Article::default() };
//! for fact in extractor.facts(&article, Some("fr")).facts {
//!     println!("{} {} {}: {}", fact.subject.name, fact.relation, fact.object.name, fact.status);
//! }
//! # Ok::<(), dealgraph::extract::LoadError>(())
//! ```

pub mod actor;
pub mod amount;
pub mod article;
pub mod check;
pub mod clause;
pub mod cli;
pub mod data;
pub mod date;
pub mod deal;
pub mod evaluate;
pub mod export;
pub mod extract;
pub mod fact;
pub mod graph;
pub mod input;
pub mod language;
pub mod query;
pub mod relation;
pub mod rule;
pub mod same;
pub mod shipped;
pub mod span;
pub mod tag;
pub mod text;
pub mod time;

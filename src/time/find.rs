//! Finds expressions in the tokens of a sentence: at each token the patterns that can begin there, the longest wins.

use super::means::build;
use super::pattern::Node;
use super::piece::{Piece, Slot, SlotKind};
use super::when::When;
use super::{Meaning, Pattern, Times};
use crate::text::{Document, Kind, Sentence, Token};
use std::ops::Range;

/// Expressions within expressions at most.
const DEPTH: usize = 4;

/// Tokens from the begin of an expression to its first core at most.
const REACH: usize = 12;

/// A pattern that fits at some token.
pub(super) struct Found<'t> {
    pub end: usize,
    pub pattern: &'t Pattern,
    pub meaning: Meaning,
}

pub(super) struct Finder<'a> {
    times: &'a Times,
    document: &'a Document<'a>,
    range: Range<usize>,
    /// Tokens of the sentence of which each expression holds one.
    cores: Vec<usize>,
}

/// A way through a pattern: where it has come to, and what it took.
#[derive(Clone, Default)]
struct Path {
    at: usize,
    pieces: Vec<Piece>,
}

impl<'a> Finder<'a> {
    pub fn new(times: &'a Times, document: &'a Document<'a>, sentence: &Sentence) -> Self {
        let range = sentence.tokens.clone();
        let core = |at: &usize| {
            let token = &document.tokens[*at];
            times.cores.contains(&token.key) || document.word(*at).starts_with(|c: char| c.is_ascii_digit())
        };
        let cores = range.clone().filter(core).collect();
        Finder { times, document, range, cores }
    }

    /// The first token from `at` on that an expression may begin with.
    pub fn next(&self, at: usize) -> Option<usize> {
        let core = self.cores.get(self.cores.partition_point(|core| *core < at))?;
        Some(at.max(core.saturating_sub(REACH)))
    }

    /// The longest expression that begins at a token; of equals the one whose pattern stands first.
    pub fn longest(&self, start: usize) -> Option<Found<'a>> {
        if self.glued_before(start) {
            return None;
        }
        let alone = self.all(start, 0).into_iter().filter(|f| !f.pattern.inside && !self.glued_after(f.end));
        alone.reduce(|best, next| if next.end > best.end { next } else { best })
    }

    fn all(&self, start: usize, depth: usize) -> Vec<Found<'a>> {
        let Some(token) = self.token(start).filter(|_| depth < DEPTH) else { return Vec::new() };
        let mut found = Vec::new();
        for pattern in self.times.beginning(token, self.document.word(start)) {
            let paths = self.sequence(&pattern.nodes, vec![Path { at: start, pieces: Vec::new() }], depth);
            for path in paths.into_iter().filter(|p| p.at > start) {
                let meaning = build(self.times, pattern, &path.pieces);
                found.extend(meaning.map(|meaning| Found { end: path.at, pattern, meaning }));
            }
        }
        found
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens.get(at).filter(|_| self.range.contains(&at))
    }

    fn sequence(&self, nodes: &[Node], mut paths: Vec<Path>, depth: usize) -> Vec<Path> {
        for node in nodes {
            if paths.is_empty() {
                break;
            }
            paths = paths.into_iter().flat_map(|path| self.step(node, path, depth)).collect();
        }
        paths
    }

    fn step(&self, node: &Node, path: Path, depth: usize) -> Vec<Path> {
        match node {
            Node::Word(form) => {
                let fits = self.token(path.at).is_some_and(|t| form.fits(t.key, t.is_capital()));
                fits.then(|| path.step(1, None)).into_iter().collect()
            }
            Node::Slot(slot) => {
                let piece = self.slot(*slot, path.at);
                piece.map(|piece| path.step(1, Some(piece))).into_iter().collect()
            }
            Node::Time => self.times_at(&path, depth),
            Node::Choice(options) => options.iter().flat_map(|o| self.sequence(o, vec![path.clone()], depth)).collect(),
        }
    }

    fn times_at(&self, path: &Path, depth: usize) -> Vec<Path> {
        let mut found: Vec<(usize, When)> = Vec::new();
        for inner in self.all(path.at, depth + 1) {
            match inner.meaning {
                Meaning::Time(when) if !found.iter().any(|(end, w)| *end == inner.end && *w == when) => {
                    found.push((inner.end, when));
                }
                _ => {}
            }
        }
        found.into_iter().map(|(end, when)| path.clone().step(end - path.at, Some(Piece::Time(when)))).collect()
    }

    fn slot(&self, slot: Slot, at: usize) -> Option<Piece> {
        let piece = self.times.lexicon.piece(slot, self.token(at)?, self.document.word(at))?;
        let fits = match slot.kind {
            SlotKind::Year => !self.counts(at),
            SlotKind::YearOf => !self.counts(at) && !self.counts_plural(at),
            SlotKind::YearBare => !self.counts(at) && !self.named(at) && self.ends(at),
            _ => true,
        };
        fits.then_some(piece)
    }

    /// True if what follows is counted: *2000 employees, 2020 %*.
    fn counts(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|t| self.times.counted.contains(&t.key))
    }

    /// True if a noun in the plural follows: *of 2000 lawyers*.
    fn counts_plural(&self, at: usize) -> bool {
        let Some(next) = self.token(at + 1).filter(|t| t.is_word() && !t.is_capital()) else { return false };
        let word = self.document.word(at + 1);
        !self.times.edges.contains(&next.key) && self.times.plurals.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// True if a name stands before: *Windows 2000*.
    fn named(&self, at: usize) -> bool {
        at > self.range.start && self.token(at - 1).is_some_and(|t| t.is_capital())
    }

    /// True if what follows can be no noun.
    fn ends(&self, at: usize) -> bool {
        self.token(at + 1).is_none_or(|t| match t.kind {
            Kind::Word => self.times.edges.contains(&t.key),
            Kind::Sign | Kind::Hyphen | Kind::Number => false,
            _ => true,
        })
    }

    /// True if a hyphen or a sign joins the token to the one before.
    fn glued_before(&self, at: usize) -> bool {
        let joined = at > self.range.start && self.token(at).is_some_and(|t| !t.spaced);
        joined && self.token(at - 1).is_some_and(|t| matches!(t.kind, Kind::Hyphen | Kind::Sign | Kind::Number))
    }

    /// True if the token at the end belongs to the same word: *2020-backed, monday.com*.
    fn glued_after(&self, end: usize) -> bool {
        let Some(next) = self.token(end).filter(|t| !t.spaced) else { return false };
        let continues = || self.token(end + 1).is_some_and(|t| !t.spaced && t.is_word() && !t.is_capital());
        match next.kind {
            Kind::Hyphen | Kind::Sign | Kind::Number => true,
            Kind::Stop => continues(),
            _ => false,
        }
    }
}

impl Path {
    /// Goes on by so many tokens.
    fn step(mut self, tokens: usize, piece: Option<Piece>) -> Path {
        self.at += tokens;
        self.pieces.extend(piece);
        self
    }
}

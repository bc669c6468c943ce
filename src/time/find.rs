//! Finds expressions in the tokens of a sentence: at each token the patterns that can begin there, the longest wins.

use super::means::build;
use super::pattern::Node;
use super::piece::{Piece, Slot, SlotKind};
use super::when::When;
use super::{Meaning, Pattern, Times};
use crate::text::{Document, Kind, Sentence, Token};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

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
    /// The times that were found inside others: token, depth, and each with its length.
    inner: RefCell<Vec<(usize, usize, Inner)>>,
}

type Inner = Rc<[(usize, When)]>;

/// A way through a pattern: where it has come to, and what it took. One is enough: it goes back where it fails.
struct Way {
    at: usize,
    pieces: Vec<Piece>,
}

/// What is left of a pattern after a choice within it.
struct Rest<'r> {
    nodes: &'r [Node],
    next: Option<&'r Rest<'r>>,
}

/// Takes each way that comes to the end of its pattern.
type End<'e> = dyn FnMut(&Way) + 'e;

impl<'a> Finder<'a> {
    pub fn new(times: &'a Times, document: &'a Document<'a>, sentence: &Sentence) -> Self {
        let range = sentence.tokens.clone();
        let core = |at: &usize| {
            let token = &document.tokens[*at];
            times.cores.contains(&token.key) || document.word(*at).starts_with(|c: char| c.is_ascii_digit())
        };
        let cores = range.clone().filter(core).collect();
        Finder { times, document, range, cores, inner: RefCell::default() }
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
        let mut way = Way { at: start, pieces: Vec::new() };
        for pattern in self.times.beginning(token, self.document.word(start)) {
            self.walk(&pattern.nodes, None, &mut way, depth, &mut |way| {
                let meaning = build(self.times, pattern, &way.pieces).filter(|_| way.at > start);
                found.extend(meaning.map(|meaning| Found { end: way.at, pattern, meaning }));
            });
        }
        found
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens.get(at).filter(|_| self.range.contains(&at))
    }

    /// Goes every way through `nodes` and what is left after them, in the order in which the pattern names them.
    fn walk(&self, nodes: &[Node], rest: Option<&Rest>, way: &mut Way, depth: usize, end: &mut End) {
        let Some((node, after)) = nodes.split_first() else {
            return match rest {
                Some(rest) => self.walk(rest.nodes, rest.next, way, depth, end),
                None => end(way),
            };
        };
        match node {
            Node::Word(form) => {
                if self.token(way.at).is_some_and(|t| form.fits(t.key, t.is_capital())) {
                    way.at += 1;
                    self.walk(after, rest, way, depth, end);
                    way.at -= 1;
                }
            }
            Node::Slot(slot) => {
                if let Some(piece) = self.slot(*slot, way.at) {
                    way.take(1, piece, |way| self.walk(after, rest, way, depth, end));
                }
            }
            Node::Time => {
                for (tokens, when) in self.times_at(way.at, depth).iter() {
                    way.take(*tokens, Piece::Time(when.clone()), |way| self.walk(after, rest, way, depth, end));
                }
            }
            Node::Choice(options) => {
                let rest = Rest { nodes: after, next: rest };
                options.iter().for_each(|option| self.walk(option, Some(&rest), way, depth, end));
            }
        }
    }

    /// The different times that begin at a token, each with how many tokens it has.
    fn times_at(&self, at: usize, depth: usize) -> Inner {
        let known = |(a, d, _): &&(usize, usize, Inner)| (*a, *d) == (at, depth);
        let kept = self.inner.borrow().iter().find(known).map(|(_, _, times)| times.clone());
        kept.unwrap_or_else(|| {
            let times: Inner = self.times_anew(at, depth).into();
            self.inner.borrow_mut().push((at, depth, times.clone()));
            times
        })
    }

    fn times_anew(&self, at: usize, depth: usize) -> Vec<(usize, When)> {
        let mut found: Vec<(usize, When)> = Vec::new();
        for inner in self.all(at, depth + 1) {
            match inner.meaning {
                Meaning::Time(when) if !found.iter().any(|(n, w)| at + n == inner.end && *w == when) => {
                    found.push((inner.end - at, when));
                }
                _ => {}
            }
        }
        found
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

impl Way {
    /// Goes on by so many tokens with a piece, and back again.
    fn take(&mut self, tokens: usize, piece: Piece, then: impl FnOnce(&mut Way)) {
        self.at += tokens;
        self.pieces.push(piece);
        then(self);
        self.pieces.pop();
        self.at -= tokens;
    }
}

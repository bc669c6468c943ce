//! Matches `[[pattern]]` rules: fixed words with noun phrases between, forwards and backwards from the trigger.

use super::events::Event;
use super::scene::Scene;
use super::slots::Filler;
use crate::clause::Via;
use crate::rule::{Element, Rule, Shape};
use crate::text::Kind;

/// Words that `*` skips at most.
const GAP: usize = 4;

/// Roles of a pattern, by name, with the chunk that fills each.
pub(super) type Bound = Vec<(String, usize)>;

impl Scene<'_, '_> {
    /// The roles of a pattern around its trigger, each with what fills it; `None` if the words do not fit.
    pub fn match_pattern(&self, event: &Event, rule: &Rule) -> Option<Vec<(String, Filler)>> {
        let Shape::Pattern(elements) = &rule.shape else { return None };
        let anchors = (0..elements.len()).filter(|i| self.is_word(event.token, &elements[*i]));
        let bound = anchors.into_iter().find_map(|anchor| {
            let mut bound = Bound::new();
            let fits = self.forwards(&elements[anchor + 1..], event.token + 1, &mut bound)
                && self.backwards(&elements[..anchor], event.token, &mut bound);
            fits.then_some(bound)
        })?;
        let filler = |(name, chunk): (String, usize)| {
            (name, Filler { parties: self.parties(chunk), chunk: Some(chunk), via: Some(Via::Direct) })
        };
        Some(bound.into_iter().map(filler).collect())
    }

    /// Matches elements from the token `at` on.
    fn forwards(&self, elements: &[Element], at: usize, bound: &mut Bound) -> bool {
        let Some((first, rest)) = elements.split_first() else { return true };
        let end = self.reading.input.sentence.tokens.end;
        match first {
            Element::Words { optional, .. } | Element::Written { optional, .. } => {
                let here = at < end && self.is_word(at, first);
                here && self.forwards(rest, at + 1, bound) || *optional && self.forwards(rest, at, bound)
            }
            Element::Gap => (0..=GAP)
                .take_while(|n| at + n <= end && self.is_open(at, *n))
                .any(|n| self.forwards(rest, at + n, bound)),
            Element::Role(name) => {
                let at = self.skip_signs(at);
                let Some(chunk) = self
                    .reading
                    .chunks
                    .iter()
                    .position(|c| c.tokens.contains(&at))
                    .filter(|c| self.reading.noun(*c).is_some())
                else {
                    return false;
                };
                let next = self.reading.chunks[chunk].tokens.end;
                let fits = self.forwards(rest, next, bound);
                if fits {
                    bound.push((name.clone(), chunk));
                }
                fits
            }
        }
    }

    /// Matches elements that end right before the token `at`.
    fn backwards(&self, elements: &[Element], at: usize, bound: &mut Bound) -> bool {
        let Some((last, rest)) = elements.split_last() else { return true };
        let start = self.reading.input.sentence.tokens.start;
        match last {
            Element::Words { optional, .. } | Element::Written { optional, .. } => {
                let here = at > start && self.is_word(at - 1, last);
                here && self.backwards(rest, at - 1, bound) || *optional && self.backwards(rest, at, bound)
            }
            Element::Gap => {
                let fits = |n: &usize| at >= start + n && self.is_open(at - n, *n);
                (0..=GAP).take_while(fits).any(|n| self.backwards(rest, at - n, bound))
            }
            Element::Role(name) => {
                let chunk = self
                    .reading
                    .chunks
                    .iter()
                    .position(|c| c.tokens.end == at || c.tokens.contains(&at.wrapping_sub(1)));
                let Some(chunk) =
                    chunk.filter(|c| self.reading.noun(*c).is_some() && self.reading.chunks[*c].tokens.end <= at)
                else {
                    return false;
                };
                let fits = self.backwards(rest, self.reading.chunks[chunk].tokens.start, bound);
                if fits {
                    bound.push((name.clone(), chunk));
                }
                fits
            }
        }
    }

    fn is_word(&self, token: usize, element: &Element) -> bool {
        let key = self.reading.key(token);
        match element {
            Element::Words { any, .. } => any.contains(&key) || any.contains(&self.rules().language.plain(key)),
            Element::Written { shape, .. } => shape.fits(self.document().word(token)),
            _ => false,
        }
    }

    /// Quotes and determiners before a noun phrase are no part of a pattern.
    fn skip_signs(&self, mut at: usize) -> usize {
        let end = self.reading.input.sentence.tokens.end;
        while at < end && matches!(self.document().tokens[at].kind, Kind::OpenQuote | Kind::Quote) {
            at += 1;
        }
        at
    }

    /// No clause ends within the `n` tokens from `at`.
    fn is_open(&self, at: usize, n: usize) -> bool {
        let tokens = &self.document().tokens;
        (at..(at + n).min(tokens.len())).all(|t| !matches!(tokens[t].kind, Kind::Stop | Kind::Colon))
    }
}

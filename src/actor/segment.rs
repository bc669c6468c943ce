//! Cuts one name out of a run of capitals: where it begins, how far it goes, what of it is the name.

use super::known::Hit;
use super::names::{Listed, stands_after};
use super::state::Reading;
use crate::language::Class;
use crate::text::{Case, Kind, Sentence};
use std::ops::Range;

/// One name in a run.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub tokens: Range<usize>,
    pub name: Range<usize>,
    /// The known form that is exactly this name.
    pub hit: Option<Hit>,
    pub listed: Listed,
    pub legal: bool,
    pub titled: bool,
    /// A role of persons stands right before.
    pub role: bool,
    /// A domain ends it.
    pub domain: bool,
}

/// The start of a name, and what stands before it.
struct Start {
    at: usize,
    titled: bool,
    role: bool,
}

impl Reading<'_, '_> {
    /// The name that begins at a capital or after what stands before it there; else the token to go on at.
    pub fn segment(&self, at: usize, sentence: &Sentence) -> Result<Segment, usize> {
        let end = sentence.tokens.end;
        let start = self.start(at, sentence);
        if start.at >= end || !self.may_begin(start.at, sentence) {
            return Err(start.at.max(at + 1).min(end));
        }
        let run = self.run(start.at, end);
        let run = self.cut(start.at, run, sentence);
        let (name, tokens) = self.legal(start.at, run, end);
        let hit = self.known_at(name.start, name.end).filter(|h| h.end == name.end);
        let dotted = |i: usize| self.document.tokens[i].kind == Kind::Stop;
        Ok(Segment {
            hit,
            listed: self.names.listed(self.document, &name),
            legal: tokens.end > name.end,
            titled: start.titled,
            role: start.role,
            domain: name.len() > 2 && dotted(name.end - 2),
            name,
            tokens,
        })
    }

    fn start(&self, at: usize, sentence: &Sentence) -> Start {
        let end = sentence.tokens.end;
        let mut start = Start { at, titled: false, role: false };
        if self.is(at, Class::Determiner) && self.reaches_farther(at, end) {
            start.at += 1;
        }
        while start.at < end && !self.is_phrase(start.at, end) {
            if let Some(after) = self.role(start.at, end) {
                (start.at, start.role) = (after, true);
            } else if let Some(after) = self.title(start.at, end) {
                (start.at, start.titled) = (after, true);
            } else if self.is_prefix(start.at, end) {
                start.at += 2;
            } else if self.capital_follows(start.at, end) && self.is_foreword(start.at, sentence) {
                start.at += 1;
            } else {
                break;
            }
        }
        start
    }

    /// True if the known form after an article is longer than the one with it: *La Caisse des dépôts*, not *La Caisse*.
    fn reaches_farther(&self, at: usize, end: usize) -> bool {
        let known = |at: usize| if at < end { self.known_at(at, end).map(|h| h.end) } else { None };
        known(at + 1).is_some_and(|after| known(at).is_some_and(|with| after > with))
    }

    /// True if a known form or a list knows what begins here and is longer than a word.
    fn is_phrase(&self, at: usize, end: usize) -> bool {
        let known = self.known_at(at, end).is_some_and(|h| h.end > at + 1);
        known || self.listed_at(at, end).is_some_and(|(after, _)| after > at + 1)
    }

    /// *Ex-* before a name.
    fn is_prefix(&self, at: usize, end: usize) -> bool {
        let hyphen = at + 2 < end && self.document.tokens[at + 1].kind == Kind::Hyphen;
        hyphen && self.has_key(at, &self.names.prefixes)
    }

    fn capital_follows(&self, at: usize, end: usize) -> bool {
        at + 1 < end && self.document.tokens[at + 1].is_capital()
    }

    /// The token after a role that a person's name follows.
    fn role(&self, at: usize, end: usize) -> Option<usize> {
        let (after, ()) = self.names.roles.longest(self.document, at, end, |_, ()| true)?;
        let capital = after < end && self.document.tokens[after].is_capital();
        let opens_name = capital && !self.has_ending(after) && !self.names.heads.contains_key(&self.key(after));
        opens_name.then_some(after)
    }

    /// The token after a title and its stop.
    fn title(&self, at: usize, end: usize) -> Option<usize> {
        if !self.is(at, Class::Title) || !self.document.tokens[at].is_capital() {
            return None;
        }
        let stop = at + 1 < end && self.document.tokens[at + 1].kind == Kind::Stop;
        let after = at + 1 + usize::from(stop);
        (after < end && self.document.tokens[after].is_capital()).then_some(after)
    }

    /// True for a capital word before a name that is no part of it.
    fn is_foreword(&self, at: usize, sentence: &Sentence) -> bool {
        let next_known = self.known_at(at + 1, sentence.tokens.end).is_some_and(|h| h.sure);
        let listed = self.listed(at);
        let rest = self.listed(at + 1);
        let word = listed.word && !(rest.place || rest.country);
        if self.is_own_article(at, sentence) {
            return false;
        }
        if word || self.has_key(at, &self.names.never) || self.function_word(at) {
            return true;
        }
        let person = self.is_first_name(at + 1) && self.capital_follows(at + 1, sentence.tokens.end);
        let role = self.role(at + 1, sentence.tokens.end).is_some();
        if listed.nationality && (next_known || person || role) {
            return true;
        }
        let described = self.names.descriptors.contains_key(&self.key(at));
        let everyday =
            self.common(at) && self.capital(at) == 0 && !self.is_first_name(at) && (next_known || !self.common(at + 1));
        self.opens(at, sentence) && (described || everyday)
    }

    /// A capital article in mid-sentence is part of the name: *la manufacture La Bressane*.
    fn is_own_article(&self, at: usize, sentence: &Sentence) -> bool {
        let article = self.is(at, Class::Determiner) && self.document.tokens[at].case == Case::Initial;
        if !article || self.opens(at, sentence) || !self.capital_follows(at, sentence.tokens.end) {
            return false;
        }
        let next = self.listed(at + 1);
        let known = self.known_at(at + 1, sentence.tokens.end).is_some_and(|h| h.sure);
        !(known || next.country || (next.nationality && self.language.compounds))
    }

    fn may_begin(&self, at: usize, sentence: &Sentence) -> bool {
        let end = sentence.tokens.end;
        if self.is_phrase(at, end) {
            let listed = self.listed_at(at, end);
            let mere = listed.filter(|(after, l)| *after > at + 1 && l.word);
            return mere.is_none_or(|(after, _)| self.known_at(at, after).is_some());
        }
        if self.is_own_article(at, sentence) {
            return true;
        }
        let token = &self.document.tokens[at];
        let listed = self.listed(at);
        let known = self.known_at(at, end).is_some();
        let next = at + 1 < end && (self.listed(at + 1).place || self.listed(at + 1).country);
        let mere = listed.word && !known && !(next && self.capital_follows(at, end));
        let bound = self.function_word(at) && (!known || self.opens(at, sentence));
        let word = mere || self.has_key(at, &self.names.never) || bound;
        let single = token.span().len() < 2 && !known && !self.capital_follows(at, end);
        token.is_capital() && !word && !single && !self.is_ticker(at)
    }

    pub fn key(&self, at: usize) -> u64 {
        self.document.tokens[at].key
    }

    pub fn has_ending(&self, at: usize) -> bool {
        self.names.endings.contains_key(&self.key(at))
    }

    /// Where the run of capitals and what joins them ends.
    fn run(&self, start: usize, end: usize) -> usize {
        let known = self.known_at(start, end).map_or(start + 1, |h| h.end);
        let listed = self.listed_at(start, end).map_or(known, |(after, _)| after.max(known));
        let mut at = listed;
        while at < end && !(at > start + 1 && self.is_legal(at - 1)) {
            match self.step(start, at, end) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The end of one more piece of the run.
    fn step(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let token = &self.document.tokens[at];
        let capital = |i: usize| i < end && self.document.tokens[i].is_capital() && !self.blocks(i, end);
        let touches = |i: usize| i < end && !self.document.tokens[i].spaced;
        match token.kind {
            Kind::Word if token.is_capital() => capital(at).then_some(at + 1),
            Kind::Word => self.joined(start, at, end),
            Kind::Hyphen => (touches(at + 1) && capital(at + 1)).then_some(at + 2),
            Kind::Sign if self.document.word(at) == "&" => capital(at + 1).then_some(at + 2),
            Kind::Sign if self.document.word(at) == "+" => touches(at).then_some(at + 1),
            Kind::Stop => {
                let domain = touches(at) && touches(at + 1) && self.has_key(at + 1, &self.names.domains);
                domain.then_some(at + 2)
            }
            Kind::Number => self.numbered(start, at).then_some(at + 1),
            _ => None,
        }
    }

    /// True if a capital word ends the name before it.
    fn blocks(&self, at: usize, end: usize) -> bool {
        let listed = self.listed(at);
        let numeral = self.has_key(at, &self.names.numerals) && self.document.tokens[at].case != Case::Lower;
        let word = (listed.word && !self.is_legal(at) && !numeral) || self.has_key(at, &self.names.never);
        let tokens = &self.document.tokens;
        // The next dateline after a byline: *By Ann Lee PARIS*.
        let shout = |i: usize| tokens[i].case == Case::Upper && tokens[i].span().len() > 3;
        let dateline = self.listed(at).place && shout(at) && !shout(at - 1);
        word || dateline
            || self.is_ticker(at)
            || self.function_word(at)
            || self.role(at, end).is_some()
            || self.title(at, end).is_some()
    }

    /// Particles in lower case that a capital follows.
    fn joined(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        if self.is(at, Class::OwnerMark) {
            return self.owned(start, at, end);
        }
        let mut after = at;
        while after < end && self.has_key(after, &self.names.particles) {
            after += 1;
        }
        if after == at && self.is_first_name(start) {
            after = stands_after(self.document, at, &self.names.person_particles).unwrap_or(at);
            let head = after < end && self.names.heads.contains_key(&self.key(after));
            if head || (after < end && self.known_at(after, end).is_some_and(|h| h.sure)) {
                after = at;
            }
        }
        let head = |i: usize| self.names.heads.contains_key(&self.key(i));
        if after == at && (head(start) || head(at - 1)) {
            after = stands_after(self.document, at, &self.names.complements).unwrap_or(at);
        }
        let capital = after > at && after < end && self.document.tokens[after].is_capital();
        if capital && !self.blocks(after, end) {
            return Some(after + 1);
        }
        self.coordinated(start, at, end).or_else(|| self.institution(start, at, end))
    }

    /// *Hart's Bakery*: one word that only names have before a word that ends names of companies.
    fn owned(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let ending = (at + 1 < end).then(|| self.names.endings.get(&self.key(at + 1)))??;
        let listed = self.listed(start);
        let whose = at == start + 1 && self.known_at(start, end).is_none() && !listed.place && !listed.country;
        let capital = self.document.tokens[at + 1].is_capital() && self.common(at + 1);
        (whose && capital && *ending == super::NameType::Company).then_some(at + 2)
    }

    /// Everyday words on both sides of a coordinator, with an ending of names last: *Competition and Markets Authority*.
    fn coordinated(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let capitals = |range: Range<usize>| range.into_iter().all(|i| self.document.tokens[i].is_capital());
        let ending = |i: usize| self.names.endings.contains_key(&self.key(i));
        let article = start > 0 && self.is(start - 1, Class::Determiner);
        let named = |i: usize| !self.common(i) || ending(i);
        if !article || !self.is(at, Class::Coordinator) || !capitals(start..at) || (start..at).any(named) {
            return None;
        }
        let right = (at + 1..end).take_while(|i| self.document.tokens[*i].is_capital() && !self.blocks(*i, end));
        let last = right.last().filter(|last| *last > at + 1)?;
        let everyday = (at + 1..last).all(|i| self.common(i));
        (everyday && (ending(last) || self.is_legal(last))).then_some(last + 1)
    }

    /// What follows the capital of an institution in lower case: *Autorité bancaire*, *Conseil d'orientation*.
    fn institution(&self, start: usize, at: usize, end: usize) -> Option<usize> {
        let kind = self.names.heads.get(&self.key(start)).copied();
        let institution = matches!(kind, Some(super::NameType::Authority | super::NameType::Organisation));
        let first = at == start + 1 && start > 0 && self.is(start - 1, Class::Determiner);
        let lower = |i: usize| i < end && self.document.tokens[i].is_word() && !self.document.tokens[i].is_capital();
        if !institution || !first || !lower(at) || self.names.adjectives.is_empty() {
            return None;
        }
        if self.is_adjective(at) && !self.function_word(at) {
            return Some(at + 1);
        }
        let noun = stands_after(self.document, at, &self.names.complements)?;
        (lower(noun) && !self.function_word(noun)).then_some(noun + 1)
    }

    /// True if a small number belongs to the name before it: the two stand together twice.
    fn numbered(&self, start: usize, at: usize) -> bool {
        let digits = self.document.word(at);
        if digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) || !self.document.tokens[at].spaced {
            return false;
        }
        if self.known_at(start, at).is_some_and(|h| h.end == at) {
            return false;
        }
        let (a, b) = (self.key(at - 1), self.key(at));
        self.document.tokens.windows(2).filter(|w| w[0].key == a && w[1].key == b).count() > 1
    }

    /// Shortens a run that holds more than one name.
    fn cut(&self, start: usize, run: usize, sentence: &Sentence) -> usize {
        if self.known_at(start, run).is_some_and(|h| h.end == run) {
            return run;
        }
        if let Some(hyphen) = self.split_hyphen(start, run) {
            return hyphen;
        }
        let parts = [self.place_before_known(start, run), self.company_before_person(start, run, sentence)];
        if let Some(end) = parts.into_iter().flatten().next() {
            return end;
        }
        let Some(hit) = self.known_at(start, run) else { return run };
        if self.document.tokens[hit.end].kind == Kind::Sign {
            return run;
        }
        let kind = self.known.rows[hit.row as usize].kind;
        let whole = matches!(kind, super::NameType::Company | super::NameType::Organisation) || !hit.sure;
        let rest = self.known_at(hit.end, run);
        let person = run > hit.end + 1 && self.is_first_name(hit.end) && !self.has_ending(run - 1);
        let rest_known = hit.sure && (person || rest.is_some_and(|r| r.sure && r.end == run));
        if (whole && !rest_known) || self.is_legal(hit.end) { run } else { hit.end }
    }

    /// The end of a place that a known name follows: *le fonds d'Abou Dhabi Mubadala*.
    fn place_before_known(&self, start: usize, run: usize) -> Option<usize> {
        let (after, listed) = self.listed_at(start, run)?;
        let known = after < run && self.known_at(after, run).is_some_and(|h| h.sure && h.end == run);
        (known && (listed.place || listed.country)).then_some(after)
    }

    /// The end of a company that a person's full name follows: *le patron d'Exemple Luc Duteil*.
    fn company_before_person(&self, start: usize, run: usize, sentence: &Sentence) -> Option<usize> {
        let whose = self.is_acronym(start) || self.company_before(start, sentence);
        let full = |at: usize| self.is_first_name(at) && !self.is_acronym(at) && self.document.tokens[at].spaced;
        let first = (start + 1..run.saturating_sub(1)).find(|at| full(*at))?;
        (whose && !self.is_first_name(start) && !self.has_ending(run - 1)).then_some(first)
    }

    /// The hyphen between two names that each stand alone elsewhere or are known.
    fn split_hyphen(&self, start: usize, run: usize) -> Option<usize> {
        let alone = |from: usize, to: usize| {
            let known = self.known_at(from, to).is_some_and(|h| h.end == to && h.sure);
            known || (to == from + 1 && self.stands_alone(from))
        };
        let hyphens = (start + 1..run).filter(|i| self.document.tokens[*i].kind == Kind::Hyphen);
        hyphens.into_iter().find(|h| alone(start, *h) && alone(h + 1, run))
    }

    /// True if the word has a capital elsewhere without a hyphen beside it.
    fn stands_alone(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let hyphen = |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| t.kind == Kind::Hyphen);
        let key = tokens[at].key;
        let same = |i: &usize| tokens[*i].key == key && tokens[*i].is_capital();
        (0..tokens.len()).filter(same).any(|i| !hyphen(i.checked_sub(1)) && !hyphen(Some(i + 1)))
    }

    /// Name and tokens of a run: a legal form at its end or after a comma is no part of the name.
    fn legal(&self, start: usize, run: usize, end: usize) -> (Range<usize>, Range<usize>) {
        let kind = |i: usize| self.document.tokens.get(i).filter(|_| i < end).map(|t| t.kind);
        let joined = |i: usize| kind(i) == Some(Kind::Sign);
        let mut name = run;
        while name > start + 1 && self.is_legal(name - 1) && !joined(name - 2) {
            name -= 1;
        }
        let mut tokens = run;
        if kind(run) == Some(Kind::Comma) && run + 1 < end && self.is_legal(run + 1) {
            tokens = run + 2;
        } else if run < end && self.is_legal(run) {
            tokens = run + 1;
        }
        let stopped = tokens > name && kind(tokens) == Some(Kind::Stop) && !self.document.tokens[tokens].spaced;
        (start..name, start..tokens + usize::from(stopped && tokens + 1 < end))
    }

    /// True for a legal form, written as one.
    pub fn is_legal(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let classes = self.language.classes(token.key);
        if !classes.has(Class::LegalForm) {
            return false;
        }
        let mut others = classes;
        others.remove(Class::LegalForm);
        match token.case {
            Case::Upper | Case::Mixed => true,
            Case::Initial => others.is_empty(),
            Case::Lower => others.is_empty() && !self.common(at),
        }
    }
}

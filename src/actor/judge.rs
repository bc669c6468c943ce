//! What speaks for a name, and for its type: what stands in it and around it.

use super::NameType;
use super::names::{Types, stands_before};
use super::scan::Governments;
use super::segment::Segment;
use super::state::{Candidate, Reading};
use crate::language::Class;
use crate::text::{Case, Kind, Sentence};
use std::ops::Range;

/// How far before a name its describing noun may stand, in tokens.
const REACH: usize = 5;

impl Reading<'_, '_> {
    /// The candidate of a segment, with its votes and proofs.
    pub fn judged(&self, segment: Segment, sentence: &Sentence, governments: &Governments) -> Candidate {
        let mut candidate = self.candidate(segment.name.clone());
        candidate.tokens = segment.tokens.clone();
        candidate.titled = segment.titled;
        let shaped = self.is_acronym(segment.name.start) || segment.titled || segment.role;
        candidate.opens = self.opens(segment.name.start, sentence) && !shaped;
        candidate.common = self.all_common(&segment.name);
        self.by_lists(&segment, sentence, governments, &mut candidate);
        self.by_words(&segment, &mut candidate);
        self.by_context(&segment, sentence, &mut candidate);
        self.by_shape(&segment, sentence, &mut candidate);
        candidate
    }

    fn capitals_of(&self, name: &Range<usize>) -> impl Iterator<Item = usize> {
        name.clone().filter(|i| self.document.tokens[*i].is_capital())
    }

    fn all_common(&self, name: &Range<usize>) -> bool {
        let mixed = |i: usize| self.document.tokens[i].case == Case::Mixed;
        let acronym = |i: usize| mixed(i) || (self.is_acronym(i) && self.document.word(i).len() <= 5);
        // Only names have a capital after a hyphen.
        let joined = |i: usize| i > name.start && self.document.tokens[i - 1].kind == Kind::Hyphen;
        self.capitals_of(name).all(|i| self.common(i) && !acronym(i) && !joined(i))
    }

    fn by_lists(&self, segment: &Segment, sentence: &Sentence, governments: &Governments, candidate: &mut Candidate) {
        if let Some(kind) = segment.listed.kind() {
            // A company may bear the name of a little-known place.
            let place = kind == NameType::Place && !segment.listed.country;
            candidate.votes.add(kind, if place { 3 } else { 4 });
            candidate.proofs += 1;
        }
        if let Some(hit) = segment.hit {
            let kind = self.known.rows[hit.row as usize].kind;
            let metonym = segment.listed.place && kind == NameType::Authority;
            if metonym {
                return self.metonym(hit.row, sentence, candidate);
            }
            (candidate.row, candidate.sure) = (Some(hit.row), hit.sure);
            candidate.votes.add(kind, if hit.sure { 8 } else { 4 });
            candidate.proofs += if hit.sure { 2 } else { 1 };
        } else if segment.listed.country
            && !self.modifies(segment.name.end, sentence)
            && let Some(row) = governments.get(&segment.listed.code)
        {
            self.metonym(*row, sentence, candidate);
        }
    }

    /// True if a noun follows that a name before it only modifies: *U.S. stocks*.
    fn modifies(&self, end: usize, sentence: &Sentence) -> bool {
        let follows = end < sentence.tokens.end && self.document.tokens[end].is_word();
        let verb = self.has_key(end, &self.names.verbs);
        follows && !verb && self.language.compounds && self.language.classes(self.document.tokens[end].key).is_empty()
    }

    /// A capital or a country: the authority, unless a preposition says that it is the mere place.
    fn metonym(&self, row: u32, sentence: &Sentence, candidate: &mut Candidate) {
        let at = candidate.name.start;
        let placed = self.preposition_before(at, sentence, &self.names.locatives).is_some();
        let genitive = self.preposition_before(at, sentence, &self.names.genitives);
        let noun = |i: usize| self.has_key(i, &self.names.deeds);
        let deed = |start: usize| {
            start > 0 && (noun(start - 1) || start > 1 && self.is_adjective(start - 1) && noun(start - 2))
        };
        let country = self.names.listed(self.document, &candidate.name).country;
        let comma = self.document.tokens.get(candidate.name.end).is_some_and(|t| t.kind == Kind::Comma);
        let address = comma && !country && self.country_follows(candidate.name.end + 1);
        let linked = self.document.tokens.get(candidate.name.end).is_some_and(|t| t.kind == Kind::Hyphen);
        if genitive.map_or(placed, |g| !deed(g)) || address || linked {
            // The place is somebody else than the authority of this name.
            candidate.fold = !candidate.fold;
            return candidate.votes.add(NameType::Place, 6);
        }
        (candidate.row, candidate.sure, candidate.metonym) = (Some(row), true, true);
        candidate.votes.add(NameType::Authority, 9);
        candidate.proofs += 2;
    }

    fn country_follows(&self, at: usize) -> bool {
        let end = self.document.tokens.len();
        at < end && self.listed_at(at, end).is_some_and(|(_, l)| l.country)
    }

    /// Its words: endings, heads, first names, legal forms.
    fn by_words(&self, segment: &Segment, candidate: &mut Candidate) {
        let name = &segment.name;
        let words = self.capitals_of(name).count();
        let typed = |set: &Types, at: usize| set.get(&self.key(at)).copied();
        let ending = typed(&self.names.endings, name.end - 1).filter(|_| words > 1);
        let head = typed(&self.names.heads, name.start).filter(|_| words > 1);
        for kind in [ending, head].into_iter().flatten() {
            candidate.votes.add(kind, 3);
            candidate.proofs += if candidate.opens { 1 } else { 2 };
        }
        let ampersand = name.clone().any(|i| self.document.tokens[i].kind == Kind::Sign);
        if segment.legal || segment.domain || ampersand {
            candidate.votes.add(NameType::Company, 5);
            candidate.proofs += 2;
        }
        let first = self.is_first_name(name.start);
        if first && words == 1 && segment.hit.is_none() {
            candidate.votes.add(NameType::Person, 1);
        }
        let acronym = self.capitals_of(name).skip(1).any(|i| self.is_acronym(i) && self.document.word(i).len() < 5);
        let company = ampersand || acronym || ending.is_some() || segment.hit.is_some();
        if first && words > 1 && !company {
            candidate.votes.add(NameType::Person, 4);
            candidate.proofs += 2;
        }
        if segment.titled || segment.role {
            candidate.votes.add(NameType::Person, 5);
            candidate.proofs += 2;
        }
    }

    /// A first name that is not written as an acronym.
    pub fn is_first_name(&self, at: usize) -> bool {
        let upper = self.document.tokens[at].case == Case::Upper && self.is_acronym(at);
        let short = self.document.word(at).len() < 4;
        !(upper && short) && self.listed(at).first_name
    }

    fn by_context(&self, segment: &Segment, sentence: &Sentence, candidate: &mut Candidate) {
        if let Some(kind) = self.described_before(segment.name.start, sentence) {
            candidate.votes.add(kind, 3);
            candidate.proofs += 1;
        }
        if let Some(kind) = self.described_after(segment.tokens.end, sentence) {
            candidate.votes.add(kind, 2);
            candidate.proofs += 1;
        }
        if let Some(kind) = self.modifies_kind(segment, sentence) {
            candidate.votes.add(kind, 2);
            candidate.proofs += 2;
        }
        if candidate.opens && self.is_subject(segment.tokens.end, sentence) {
            candidate.proofs += 1;
        }
        if self.ticker_after(segment.tokens.end, sentence) {
            candidate.votes.add(NameType::Company, 4);
            candidate.proofs += 2;
        }
        if self.company_before(segment.name.start, sentence) {
            candidate.votes.add(NameType::Company, 2);
        }
        if self.is_within(segment.name.start, sentence) {
            candidate.votes.add(NameType::Place, 1);
        }
    }

    /// The describing noun right before a name: *le groupe suédois X*, *chipmaker X*.
    fn described_before(&self, name: usize, sentence: &Sentence) -> Option<NameType> {
        let tokens = &self.document.tokens;
        let mut at = name;
        while at > sentence.tokens.start && matches!(tokens[at - 1].kind, Kind::OpenQuote | Kind::Quote) {
            at -= 1;
        }
        let mut nation = false;
        for i in (sentence.tokens.start..at).rev().take(REACH) {
            if !tokens[i].is_word() {
                return None;
            }
            if let Some(kind) = self.names.descriptors.get(&tokens[i].key) {
                return Some(*kind);
            }
            let nationality = self.listed(i).nationality;
            if nation && self.names.nationality_before && self.is(i, Class::Determiner) {
                return Some(NameType::Company);
            }
            nation = nationality && i + 1 == at;
            let passes = nationality || self.is_adjective(i) || (i + 1 < at && self.complements(i));
            if !passes {
                return None;
            }
        }
        None
    }

    /// The describing noun that a name stands before: *the X chain*.
    fn modifies_kind(&self, segment: &Segment, sentence: &Sentence) -> Option<NameType> {
        let (before, after) = (segment.name.start.checked_sub(1)?, segment.tokens.end);
        let fits = self.language.compounds && after < sentence.tokens.end && self.is(before, Class::Determiner);
        let kind = self.names.descriptors.get(&self.key(after.min(self.document.tokens.len() - 1)));
        kind.copied().filter(|k| fits && matches!(k, NameType::Company | NameType::Organisation | NameType::Place))
    }

    /// What opens a sentence is a name if a verb of firms follows, an owner's mark, or another name after a coordinator
    /// or after a noun that describes it: *Apple supplier Foxconn*.
    fn is_subject(&self, end: usize, sentence: &Sentence) -> bool {
        let tokens = &self.document.tokens;
        let between = [Class::Reflexive, Class::ObjectPronoun, Class::NegationOpener, Class::Adverb];
        let passes = |i: &usize| tokens[*i].is_word() && self.language.classes(self.key(*i)).any(&between);
        let verb = [Class::Have, Class::Be, Class::Modal, Class::OwnerMark];
        let capital = |i: usize| i < sentence.tokens.end && tokens[i].is_capital();
        let after = (end..sentence.tokens.end).find(|i| !passes(i)).filter(|i| tokens[*i].is_word());
        let Some(after) = after else { return false };
        let classes = self.language.classes(self.key(after));
        let described = self.language.compounds && self.names.descriptors.contains_key(&self.key(after));
        let linked = (classes.has(Class::Coordinator) || described) && capital(after + 1);
        linked || classes.any(&verb) || self.has_key(after, &self.names.verbs)
    }

    /// The words between a describing noun and a name: *fonds d'investissement*, *éditeur de logiciels*.
    fn complements(&self, at: usize) -> bool {
        self.is(at, Class::Of)
            || self.language.preposition(self.key(at)).is_some_and(|p| self.language.is(p, Class::Of))
    }

    pub fn is_adjective(&self, at: usize) -> bool {
        let word = self.document.word(at);
        self.names.adjectives.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// The describing noun of an apposition after a name: *X, éditeur de logiciels*.
    fn described_after(&self, end: usize, sentence: &Sentence) -> Option<NameType> {
        let tokens = &self.document.tokens;
        if tokens.get(end).is_none_or(|t| t.kind != Kind::Comma) {
            return None;
        }
        let mut found = None;
        for i in (end + 1..sentence.tokens.end).take(REACH) {
            let listed = self.listed(i);
            let name = tokens[i].is_capital() && !(self.language.compounds && (listed.place || listed.nationality));
            if !tokens[i].is_word() || name || self.is(i, Class::Preposition) {
                break;
            }
            found = self.names.descriptors.get(&tokens[i].key).copied().or(found);
            // The head of a noun phrase stands last where nouns modify nouns, else first.
            if found.is_some() && !self.language.compounds {
                break;
            }
        }
        found
    }

    /// `( DELL.N )`, `(NYSE: IBM)`, `ROH.N`.
    fn ticker_after(&self, end: usize, sentence: &Sentence) -> bool {
        let tokens = &self.document.tokens;
        let upper = |i: usize| tokens[i].is_word() && !self.document.word(i).contains(char::is_lowercase);
        if end + 2 < sentence.tokens.end && upper(end) && tokens[end + 1].kind == Kind::Stop {
            return !tokens[end + 1].spaced && !tokens[end + 2].spaced && upper(end + 2);
        }
        if end >= sentence.tokens.end || tokens[end].kind != Kind::Open {
            return false;
        }
        let inside = end + 1..sentence.tokens.end.min(end + 9);
        let Some(close) = inside.clone().find(|i| tokens[*i].kind == Kind::Close) else { return false };
        let stopped = |i: usize| tokens[i].is_word() && self.document.word(i).contains('.');
        let marked = |i: usize| matches!(tokens[i].kind, Kind::Stop | Kind::Colon) || stopped(i);
        close > end + 1 && (end + 1..close).any(marked) && upper(close - 1) && self.document.word(close - 1).len() < 6
    }

    /// A noun whose complement is a company: *le PDG de X*, *shares of X*.
    pub fn company_before(&self, name: usize, sentence: &Sentence) -> bool {
        let of = self.preposition_before(name, sentence, &self.names.genitives);
        let direct = |at: usize| stands_before(self.document, at, &self.names.company_of).is_some();
        of.map_or_else(|| direct(name), direct)
    }

    fn is_within(&self, name: usize, sentence: &Sentence) -> bool {
        let before = self.preposition_before(name, sentence, &self.names.within);
        before.is_some_and(|start| start == 0 || !self.has_key(start - 1, &self.names.holdings))
    }

    /// True if no capital stands beside the name.
    fn is_alone(&self, name: &Range<usize>) -> bool {
        let capital = |i: Option<usize>| i.and_then(|i| self.document.tokens.get(i)).is_some_and(|t| t.is_capital());
        !capital(name.start.checked_sub(1)) && !capital(Some(name.end))
    }

    /// Capitals, place in the sentence, and how usual the words are.
    fn by_shape(&self, segment: &Segment, sentence: &Sentence, candidate: &mut Candidate) {
        let name = &segment.name;
        let article = name.start > sentence.tokens.start && self.is(name.start - 1, Class::Determiner);
        let words = self.capitals_of(name).count();
        let letters = self.document.words(name).chars().count();
        let weak = candidate.common || (candidate.row.is_some() && !candidate.sure);
        if !candidate.common {
            candidate.proofs += if candidate.opens && letters < 4 { 1 } else { 2 };
        }
        if !(candidate.opens || weak && article) {
            candidate.proofs += if self.is_alone(name) { 2 } else { 1 };
        }
        if words > 1 && !(candidate.common && (article || candidate.opens)) {
            candidate.proofs += 1;
        }
        let elsewhere = self.capitals_of(name).all(|i| self.capital(i) > u16::from(!candidate.opens));
        if elsewhere && !(weak && article) {
            candidate.proofs += 1;
        }
    }
}

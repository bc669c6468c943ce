//! The operators above an event: what governs it, from the inner to the outer, and the phrases of its clause.

use super::events::Event;
use super::scene::Scene;
use super::status::{Above, Applied};
use crate::clause::{ChunkKind, Governor, Mark, Tense, VerbForm};
use crate::fact::Status;
use crate::language::{Class, Form, Key};
use crate::rule::{Control, Effect, Owner, PartOfSpeech, Shape};

/// Operators above an event at most.
const DEPTH: usize = 5;

impl Scene<'_, '_> {
    /// The operators whose trigger stands at `governor` and that take what stands at `governed`.
    pub fn operators_of(&self, governor: usize, governed: usize) -> Vec<usize> {
        let operator = |e: &Event| match self.rules().lexicon.triggers[e.trigger].owner {
            Owner::Operator(o) => Some(o),
            Owner::Rule(_) => None,
        };
        self.operator_events(governor, governed).iter().filter_map(operator).collect()
    }

    pub(super) fn operator_events(&self, governor: usize, governed: usize) -> Vec<Event> {
        let tokens = match &self.reading.chunks[governor].kind {
            ChunkKind::Verb(verb) => verb.main..verb.main + 1,
            // *sur le point de*: an operator may begin with the preposition of its noun.
            _ => {
                let before = governor.checked_sub(1).map_or(0, |b| self.reading.chunks[b].tokens.end);
                let start = before.max(self.reading.chunks[governor].tokens.start.saturating_sub(2));
                start..self.reading.chunks[governor].tokens.end
            }
        };
        let at = |token| self.operator_heads(token, governor);
        let mut found: Vec<Event> = tokens.flat_map(at).filter(|e| self.takes(e, governor, governed)).collect();
        let longest = found.iter().map(|e| e.last).max();
        found.retain(|e| Some(e.last) == longest && self.tense_fits(e, governor));
        self.prefer_negative(&mut found);
        found
    }

    /// Triggers of operators whose head is a token, with fixed words but without regard to their preposition.
    pub(super) fn operator_heads(&self, token: usize, chunk: usize) -> Vec<Event> {
        let lexicon = &self.rules().lexicon;
        let entry = |(t, form): &(u32, Form)| {
            let trigger = &lexicon.triggers[*t as usize];
            let mine = matches!(trigger.owner, Owner::Operator(_)) && trigger.word != PartOfSpeech::Phrase;
            let verb = self.reading.verb(chunk);
            let fits = match (trigger.word, verb) {
                (PartOfSpeech::Verb, Some(v)) => v.reflexive == trigger.reflexive && (v.negated || !trigger.negative),
                (PartOfSpeech::Verb, None) | (PartOfSpeech::Noun, Some(_)) => false,
                _ => true,
            };
            let last = (mine && fits).then(|| self.tail_at(chunk, token, &trigger.tail)).flatten()?;
            Some(Event { trigger: *t as usize, token, chunk, form: *form, last, object: None })
        };
        lexicon.at(self.reading.key(token)).iter().filter_map(entry).collect()
    }

    pub(super) fn tail_at(&self, chunk: usize, token: usize, tail: &[Key]) -> Option<usize> {
        match tail.is_empty() {
            true => Some(token),
            false if self.reading.verb(chunk).is_some() => self.tail_after(chunk, tail),
            false => self.follow(token, tail),
        }
    }

    /// True if an operator's complement can be what stands at `governed`: its preposition agrees.
    pub(super) fn takes(&self, event: &Event, governor: usize, governed: usize) -> bool {
        let trigger = &self.rules().lexicon.triggers[event.trigger];
        let marker = self.reading.chunks[governed].preposition;
        let infinitive = self.reading.verb(governed).is_some();
        let subject = governed < governor && !infinitive;
        match (trigger.preposition, marker) {
            // What the event itself does is no operator; that it fails or is done is one.
            _ if subject => {
                self.reading.verb(governor).is_some_and(|v| v.passive) || self.reading.object(governor).is_none()
            }
            (None, Some(m)) if !infinitive => self.reading.is_of(m) || trigger.word != PartOfSpeech::Verb,
            (None, _) => true,
            (Some(p), Some(m)) => p == m,
            (Some(_), None) => false,
        }
    }

    pub(super) fn tense_fits(&self, event: &Event, governor: usize) -> bool {
        let Owner::Operator(o) = self.rules().lexicon.triggers[event.trigger].owner else { return false };
        let wanted = match self.rules().operators[o].tense {
            None => return true,
            Some(Form::Conditional) => Tense::Conditional,
            Some(Form::Future) => Tense::Future,
            Some(Form::Past) => Tense::Past,
            Some(Form::Present) => Tense::Present,
            Some(_) => return true,
        };
        self.reading.verb(governor).is_some_and(|v| v.tense == wanted)
    }

    /// Climbs from an event to what governs it.
    pub fn above(&self, chunk: usize, shape: &Shape) -> Above {
        let mut above = Above::default();
        if matches!(shape, Shape::Relational) && !self.is_predicate(chunk) {
            above
                .verbs
                .extend(self.reading.governor(chunk).map(Governor::chunk).filter(|c| self.reading.verb(*c).is_some()));
            return above;
        }
        if self.reading.verb(chunk).is_some() {
            above.verbs.push(chunk);
        }
        let mut current = chunk;
        for _ in 0..DEPTH {
            match self.climb(current, &mut above) {
                Some(next) => current = next,
                None => break,
            }
        }
        let finite = above.verbs.last().filter(|v| self.reading.verb(**v).is_some_and(|g| g.form == VerbForm::Finite));
        above.operators.extend(finite.and_then(|v| self.denial(*v)));
        above
    }

    /// True if a phrase says what its subject is or becomes: *est, devient, nommé X*. What else governs a description
    /// says nothing of what it describes.
    pub(super) fn is_predicate(&self, chunk: usize) -> bool {
        match self.reading.governor(chunk) {
            Some(Governor::Object(v)) => self.reading.verb(v).is_some_and(|g| g.copula || g.passive),
            Some(Governor::Complement(_)) => {
                self.reading.chunks[chunk].preposition.is_some_and(|p| self.rules().language.is(p, Class::Role))
            }
            _ => false,
        }
    }

    /// What governs a chunk; behind a noun that is a fixed word of an operator that operator's verb: *met fin à*.
    pub(super) fn governor_of(&self, current: usize) -> Option<Governor> {
        let governor = self.attached(current)?;
        let Governor::Noun(noun) = governor else { return Some(governor) };
        // *talks with Vestbyg to acquire*: the infinitive belongs to the noun whose complement stands between.
        let start = self.reading.chain_start(noun);
        if let Some(head) = (start..noun).rev().find(|c| !self.operators_of(*c, current).is_empty()) {
            return Some(Governor::Noun(head));
        }
        let above = match self.reading.governor(noun) {
            Some(Governor::Object(v) | Governor::Complement(v)) => v,
            _ => return Some(governor),
        };
        let main = self.reading.verb(above).map(|v| v.main)?;
        let tokens = self.reading.chunks[noun].tokens.clone();
        let covers = |e: &Event| e.last > main && tokens.contains(&e.last);
        let infinitive = self.reading.verb(current).is_some();
        let fits = |e: &Event| covers(e) || infinitive && self.reading.chunks[noun].preposition.is_some();
        let fixed = self
            .operator_heads(main, above)
            .iter()
            .any(|e| fits(e) && (self.takes(e, above, current) || infinitive && self.takes(e, above, noun)));
        Some(if fixed { Governor::Complement(above) } else { governor })
    }

    pub(super) fn climb(&self, current: usize, above: &mut Above) -> Option<usize> {
        let infinitive = self.reading.verb(current).is_some_and(|v| v.form == VerbForm::Infinitive);
        let gerund = self.reading.verb(current).is_some_and(|v| v.form == VerbForm::Gerund);
        above.purpose |= infinitive && self.is_purpose(current);
        let Some(governor) = self.governor_of(current) else {
            above.opaque |= infinitive;
            return None;
        };
        let chunk = governor.chunk();
        if infinitive && self.is_headline_subject(chunk, current) && self.operators_of(chunk, current).is_empty() {
            above.headline = true;
            return None;
        }
        let mut found = self.operators_of(chunk, current);
        // *barred X from buying, pays 2 billion to buy*: the party or the sum stands between.
        let between = match self.reading.governor(current) {
            Some(Governor::Noun(noun)) if found.is_empty() && (infinitive || gerund) => Some(noun),
            _ => None,
        };
        if let Some(verb) = between.and_then(|n| self.verb_between(n, current)) {
            found = self.operators_of(verb, current);
            if let Some(operator) = found.first() {
                above.operators.push(self.applied(*operator, verb));
                above.verbs.push(verb);
                return self.reading.verb(verb).filter(|v| v.form != VerbForm::Finite).map(|_| verb);
            }
        }
        if let (true, Some(Governor::Noun(noun))) = (found.is_empty() && infinitive, self.reading.governor(current)) {
            // *interdit à X de racheter*: the operator's own preposition opens the party between.
            if noun != chunk {
                found = self.operators_of(chunk, noun);
            }
        }
        if gerund && found.is_empty() {
            return None;
        }
        let verb = self.reading.verb(chunk);
        // *is to take X private*
        above.headline |= infinitive && verb.is_some_and(|v| v.copula) && self.is_marked(current);
        if let Some(operator) = found.first() {
            above.operators.push(self.applied(*operator, chunk));
        } else if infinitive && verb.is_some_and(|v| !v.copula) {
            above.opaque = true;
        }
        match verb {
            Some(v) => {
                above.verbs.push(chunk);
                (v.form != VerbForm::Finite).then_some(chunk)
            }
            None if self.reading.mark(chunk) == Some(Mark::Adjective) => self.adjective_verb(chunk, above),
            None if matches!(governor, Governor::Noun(_)) => Some(chunk),
            None => None,
        }
    }

    /// The verb whose operator takes an infinitive or a gerund across the object between them.
    fn verb_between(&self, noun: usize, current: usize) -> Option<usize> {
        let verb = match self.reading.governor(self.reading.chain_start(noun))? {
            Governor::Object(v) => v,
            _ => return None,
        };
        let marker = self.reading.chunks[current].preposition?;
        let agrees = |e: &Event| self.rules().lexicon.triggers[e.trigger].preposition == Some(marker);
        self.operator_events(verb, current).iter().any(agrees).then_some(verb)
    }

    /// *denied that it was planning to buy, a démenti être*: the verb above the clause of a verb, if it denies it.
    fn denial(&self, verb: usize) -> Option<Applied> {
        let governor = self.reading.clause_governor(verb)?;
        let main = self.reading.verb(governor).filter(|v| !v.negated)?.main;
        let denies = |e: &Event| match self.rules().lexicon.triggers[e.trigger].owner {
            Owner::Operator(o) => Some(o).filter(|o| {
                self.rules().operators[*o].effect == Effect::Status(Status::Denied)
                    && self.rules().operators[*o].control == Control::Same
            }),
            Owner::Rule(_) => None,
        };
        let operator = self.operator_heads(main, governor).iter().find_map(denies)?;
        Some(self.applied(operator, governor))
    }

    pub(super) fn is_marked(&self, infinitive: usize) -> bool {
        self.reading.chunks[infinitive].preposition.is_some_and(|p| self.rules().language.is(p, Class::InfinitiveMark))
    }

    /// The copula of a predicate adjective: *est prêt à*.
    pub(super) fn adjective_verb(&self, chunk: usize, above: &mut Above) -> Option<usize> {
        let verb = self
            .reading
            .skip_left(chunk, &[Mark::Adverb, Mark::Adjective])
            .filter(|v| self.reading.verb(*v).is_some())?;
        if let (Some(last), Some(group)) = (above.operators.last_mut(), self.reading.verb(verb)) {
            last.negated |= group.negated;
            last.tense = group.tense;
        }
        above.verbs.push(verb);
        None
    }

    /// True if the operator asks for the negation of its verb, which then says no more.
    fn is_spent(&self, operator: usize, main: usize, chunk: usize) -> bool {
        self.operator_heads(main, chunk).iter().any(|e| {
            let trigger = &self.rules().lexicon.triggers[e.trigger];
            trigger.negative && trigger.owner == Owner::Operator(operator)
        })
    }

    pub(super) fn applied(&self, operator: usize, chunk: usize) -> Applied {
        let group = self.reading.verb(chunk);
        let noun = self.reading.noun(chunk);
        Applied {
            operator,
            negated: group.is_some_and(|v| v.negated && !self.is_spent(operator, v.main, chunk))
                || noun.is_some_and(|n| n.negative),
            tense: group.map_or(Tense::Bare, |v| v.tense),
            perfect: group.is_some_and(|v| v.perfect || v.tense == Tense::Past),
            infinitive: group.is_some_and(|v| v.form == VerbForm::Infinitive && !v.perfect),
        }
    }

    /// Operators that are phrases of their own in the clause of an event: *tombe à l'eau, hors de course*.
    pub(super) fn phrases(&self, event: &Event, above: &Above) -> Vec<Applied> {
        let lexicon = &self.rules().lexicon;
        let clause = |token: usize| {
            let chunk = self.reading.chunk_of(token)?;
            if self.reading.verb(chunk).is_some() { Some(chunk) } else { self.verb_of(chunk) }
        };
        let own = clause(event.token);
        let mut found = Vec::new();
        for token in self.reading.input.sentence.tokens.clone() {
            for (trigger, _) in lexicon.at(self.reading.key(token)) {
                let trigger = &lexicon.triggers[*trigger as usize];
                let Owner::Operator(operator) = trigger.owner else { continue };
                let phrase = trigger.word == PartOfSpeech::Phrase && self.follow(token, &trigger.tail).is_some();
                let here = clause(token).is_some_and(|v| above.verbs.contains(&v) || Some(v) == own);
                if phrase && here {
                    found.push(self.applied(operator, clause(token).unwrap_or(event.chunk)));
                }
            }
        }
        found
    }
}

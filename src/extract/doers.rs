//! Whose deed an event is: the subject of its verb, or of what governs an infinitive, a gerund or an event noun.

use super::scene::Scene;
use super::slots::Filler;
use crate::clause::{Governor, Mark, VerbForm, Via};
use crate::language::Class;
use crate::rule::Control;

impl Scene<'_, '_> {
    /// Whose deed a verb is: its subject, or for an infinitive that of what governs it.
    pub fn doer(&self, verb: usize, depth: usize) -> Option<Filler> {
        let depth = depth.checked_sub(1)?;
        let group = self.reading.verb(verb)?;
        let governed = group.form == VerbForm::Infinitive || group.form == VerbForm::Gerund && self.is_governed(verb);
        if !governed {
            let link = self.reading.subject(verb)?;
            return self.filler(link.chunk, Some(link.via));
        }
        let Some(governor) = self.reading.governor(verb) else {
            // *Après avoir racheté X, Y*: before the clause that it belongs to.
            let link = self.reading.is_fronted(verb).then(|| self.reading.main_subject(verb, depth)).flatten()?;
            return self.filler(link.chunk, Some(link.via));
        };
        match governor {
            Governor::Complement(chunk) => self.controller(chunk, verb, depth),
            Governor::Noun(chunk) => self.noun_controller(chunk, verb, depth),
            Governor::Object(_) | Governor::Subject(_) => None,
        }
    }

    /// True if a gerund is the complement of an operator: *barred from buying, denies planning*.
    pub(super) fn is_governed(&self, gerund: usize) -> bool {
        let Some(governor) = self.reading.governor(gerund) else { return false };
        let chunk = governor.chunk();
        let through = match governor {
            Governor::Noun(noun) => self.reading.governor(noun).map(Governor::chunk),
            _ => None,
        };
        [Some(chunk), through].into_iter().flatten().any(|c| !self.operators_of(c, gerund).is_empty())
    }

    /// The one who does the infinitive under a verb: of an operator as it says, else the subject.
    pub(super) fn controller(&self, governor: usize, infinitive: usize, depth: usize) -> Option<Filler> {
        let group = self.reading.verb(governor)?;
        let control = self.operators_of(governor, infinitive).first().map(|o| self.rules().operators[*o].control);
        match control {
            Some(Control::Object) if !group.passive && group.form != VerbForm::Participle => {
                let object = self.reading.object(governor)?;
                self.filler(object.chunk, Some(object.via))
            }
            Some(Control::Other) if !group.passive => None,
            _ => self.doer(governor, depth),
        }
    }

    /// The one who does the infinitive behind a noun or an adjective: *l'intention de*, *prêt à*, *force X à*.
    pub(super) fn noun_controller(&self, chunk: usize, infinitive: usize, depth: usize) -> Option<Filler> {
        if self.reading.mark(chunk) == Some(Mark::Adjective) {
            let verb = self.reading.skip_left(chunk, &[Mark::Adverb, Mark::Adjective])?;
            return self.reading.verb(verb).and_then(|_| self.doer(verb, depth));
        }
        if let Some(Governor::Object(verb)) = self.reading.governor(chunk) {
            let object = self
                .operators_of(verb, infinitive)
                .iter()
                .any(|o| self.rules().operators[*o].control == Control::Object);
            if object {
                return self.filler(chunk, Some(Via::Direct));
            }
        }
        if let Some(verb) = self.verb_across(chunk, infinitive) {
            return self.doer(verb, depth);
        }
        if self.is_headline_subject(chunk, infinitive) {
            return self.filler(chunk, Some(Via::Direct));
        }
        if let Some(Governor::Complement(verb)) = self.reading.governor(chunk) {
            let passive = self.reading.verb(verb).is_some_and(|v| v.passive || v.form == VerbForm::Participle);
            if passive && self.reading.chunks[chunk].preposition.is_some_and(|p| self.is_agent(p)) {
                // *autorisé par Z à racheter*: the agent stands between.
                return self.doer(verb, depth);
            }
            let mut over = self.operators_of(verb, infinitive);
            over.extend(self.operators_of(verb, chunk));
            let controls: Vec<Control> = over.into_iter().map(|o| self.rules().operators[o].control).collect();
            let control = controls.iter().find(|c| **c == Control::Object).or(controls.first()).copied();
            return match control {
                // *interdit au groupe d'entrer*
                Some(Control::Object) => self.filler(chunk, Some(Via::Direct)),
                Some(Control::Other) => None,
                // *won approval from the Commission to buy*
                Some(Control::Same) => self.doer(verb, depth),
                // *en passe de, en mesure de*: an idiom of the verb, whose subject it shares.
                _ if self.reading.noun(chunk).is_some_and(|n| n.names.is_empty()) => self.doer(verb, depth),
                _ => None,
            };
        }
        self.owner_or_carrier(chunk, depth).or_else(|| self.holder_before(chunk, infinitive))
    }

    /// *débourse 2 milliards pour racheter X, pays $2bn to buy X*: the verb whose operator or purpose an infinitive is,
    /// across the object of the verb.
    pub(super) fn verb_across(&self, noun: usize, infinitive: usize) -> Option<usize> {
        let head = self.reading.chain_start(noun);
        let verb = match self.reading.governor(head)? {
            Governor::Object(v) | Governor::Complement(v) => v,
            _ => return None,
        };
        let preposed = |e: &super::events::Event| self.rules().lexicon.triggers[e.trigger].preposition.is_some();
        let own = self.operator_events(verb, infinitive).iter().any(preposed)
            && self.reading.noun(head).is_some_and(|n| n.names.is_empty());
        (own || self.is_purpose(infinitive)).then_some(verb)
    }

    /// *pour racheter, afin d'acquérir*: the infinitive says what something else is done for.
    pub(super) fn is_purpose(&self, infinitive: usize) -> bool {
        let chunk = &self.reading.chunks[infinitive];
        let before = chunk.tokens.start.checked_sub(2).filter(|t| *t >= self.reading.input.sentence.tokens.start);
        let words = chunk.preposition.into_iter().chain(before.map(|t| self.reading.key(t)));
        words.into_iter().any(|w| self.rules().language.is(w, Class::Purpose))
    }

    /// *X, en passe de racheter Y*; *X en passe de racheter Y*: an operator in apposition, whose holder stands before.
    pub(super) fn holder_before(&self, chunk: usize, infinitive: usize) -> Option<Filler> {
        self.operators_of(chunk, infinitive).first()?;
        let before = self.reading.skip_left(chunk, &[Mark::Comma, Mark::Adverb])?;
        let bare = self.reading.chunks[before].preposition.is_none()
            && self.reading.noun(before).is_some_and(|n| !n.names.is_empty());
        bare.then(|| self.filler(before, Some(Via::Participle))).flatten()
    }

    /// *Pfizer to buy Seagen*: the infinitive of a headline, right behind its subject, with no verb before.
    pub fn is_headline_subject(&self, noun: usize, infinitive: usize) -> bool {
        let marked = self.reading.chunks[infinitive]
            .preposition
            .is_some_and(|k| self.rules().language.is(k, Class::InfinitiveMark));
        let named = self.reading.noun(noun).is_some_and(|n| !n.names.is_empty() && !n.genitive);
        let bare = self.reading.chunks[noun].preposition.is_none();
        let first = !(0..noun).any(|i| self.reading.verb(i).is_some_and(|v| v.form == VerbForm::Finite));
        let later = (infinitive + 1..self.reading.chunks.len()).any(|i| {
            self.reading.verb(i).is_some_and(|v| v.form == VerbForm::Finite)
                && self.reading.subject(i).is_some_and(|s| s.chunk == noun)
        });
        marked && named && bare && first && !later
    }

    /// Whose an event noun is: the owner before it, else the subject of the verb that carries it.
    pub(super) fn owner_or_carrier(&self, chunk: usize, depth: usize) -> Option<Filler> {
        let noun = self.reading.noun(chunk)?;
        // *a battle with Japan's SoftBank to acquire*: the owner of a name does nothing.
        let bare = noun.head.is_none() && !noun.names.is_empty();
        if let Some(owner) = noun.owner.filter(|_| !bare) {
            return self.filler(owner, Some(Via::Direct));
        }
        let of = self
            .reading
            .complements(chunk)
            .find(|c| self.reading.chunks[*c].preposition.is_some_and(|p| self.reading.is_of(p) || self.is_agent(p)));
        if let Some(filler) = of.and_then(|c| self.filler(c, Some(Via::Direct))).filter(|f| !f.parties.is_empty()) {
            return Some(filler);
        }
        if let Some(filler) = noun.possessive.and_then(|token| self.owners_of(chunk, token)) {
            return Some(filler);
        }
        // *Cartwell, dont le projet d'achat de Y*
        if let Some(filler) = self.relative_owner(chunk) {
            return Some(filler);
        }
        self.carrier(chunk, depth)
    }

    /// *son, its*: one actor; *leur, their*: all subjects of the clause.
    pub(super) fn owners_of(&self, chunk: usize, possessive: usize) -> Option<Filler> {
        if self.rules().language.is(self.reading.key(possessive), Class::PluralPronoun) {
            let verb = (0..chunk).rev().find(|i| self.reading.verb(*i).is_some())?;
            return self.doer(verb, 3).filter(|f| f.parties.len() > 1);
        }
        let party = self.owner_ahead(chunk).or_else(|| self.owner_of(chunk, possessive))?;
        Some(Filler::new(vec![party], chunk, None))
    }

    /// *Since its takeover by Kraft, Cadbury*: before its clause a possessive may mean the subject to come, if that is
    /// a name.
    fn owner_ahead(&self, chunk: usize) -> Option<super::parties::Party> {
        let first = !(0..chunk).any(|i| self.reading.verb(i).is_some() || self.reading.mark(i) == Some(Mark::Colon));
        let named = (0..chunk).any(|i| !self.mentions(i).is_empty());
        let subject = (first && !named).then(|| self.reading.main_subject(chunk, 2)).flatten()?.chunk;
        let behind = subject > chunk && self.reading.mark(subject - 1) == Some(Mark::Comma);
        let mut parties = if behind { self.parties(subject) } else { Vec::new() };
        let one = parties.len() == 1 && parties[0].by == super::parties::By::Name;
        one.then(|| parties.remove(0))
    }

    /// *With the purchase of B, A enters*: a phrase that tells what the subject of the clause does it with.
    fn is_means(&self, chunk: usize) -> bool {
        self.reading.chunks[chunk].preposition.is_some_and(|p| self.rules().language.is(p, Class::Means))
    }

    /// The governor of a phrase; of one behind a bare name what governs that: *négocie avec X pour la cession de Y*.
    pub(super) fn attached(&self, chunk: usize) -> Option<Governor> {
        // *is open to a merger*: an adjective that takes the phrase.
        let adjective = chunk.checked_sub(1).filter(|a| self.reading.mark(*a) == Some(Mark::Adjective));
        if let Some(adjective) = adjective.filter(|a| {
            self.reading.noun(chunk).is_some_and(|n| n.owner.is_none()) && !self.operators_of(*a, chunk).is_empty()
        }) {
            return Some(Governor::Noun(adjective));
        }
        let governor = self.reading.governor(chunk)?;
        let Governor::Noun(left) = governor else { return Some(governor) };
        let tied = self.reading.chunks[chunk]
            .preposition
            .is_none_or(|p| self.reading.is_of(p) || self.rules().language.is(p, Class::Inside) || self.is_agent(p));
        let bare = self.reading.noun(left).is_some_and(|n| n.head.is_none() && !n.names.is_empty());
        if tied || !bare {
            return Some(governor);
        }
        match self.attached(left) {
            Some(Governor::Object(v) | Governor::Complement(v)) => Some(Governor::Complement(v)),
            Some(Governor::Noun(n)) => Some(Governor::Noun(n)),
            _ => Some(governor),
        }
    }

    /// The subject of the verb that carries an event noun: *A annonce le rachat de B*.
    pub(super) fn carrier(&self, chunk: usize, depth: usize) -> Option<Filler> {
        let depth = depth.checked_sub(1)?;
        if self.is_means(chunk) {
            let link = self.reading.main_subject(chunk, depth)?;
            return self.filler(link.chunk, Some(link.via));
        }
        match self.attached(chunk)? {
            Governor::Object(verb) if self.reading.verb(verb).is_some_and(|v| v.copula) => self.doer(verb, depth),
            Governor::Object(verb) | Governor::Complement(verb) => {
                let operators = self.operators_of(verb, chunk);
                let same = operators.iter().any(|o| self.rules().operators[*o].control == Control::Same);
                let passive = self.reading.verb(verb)?.passive;
                if !same || passive && matches!(self.reading.governor(chunk), Some(Governor::Object(_))) {
                    return None;
                }
                self.doer(verb, depth)
            }
            Governor::Subject(verb) => {
                let group = self.reading.verb(verb)?;
                let same =
                    self.operators_of(verb, chunk).iter().any(|o| self.rules().operators[*o].control == Control::Same);
                let agent = group
                    .passive
                    .then(|| self.reading.behind(verb, |k| self.is_agent(k)))
                    .flatten()
                    .filter(|_| same)?;
                self.filler(agent, Some(Via::Direct))
            }
            Governor::Noun(noun) => {
                let same =
                    self.operators_of(noun, chunk).iter().any(|o| self.rules().operators[*o].control == Control::Same);
                if self.reading.mark(noun) == Some(Mark::Adjective) {
                    let verb = self.reading.skip_left(noun, &[Mark::Adverb, Mark::Adjective]).filter(|_| same)?;
                    return self.reading.verb(verb).and_then(|_| self.doer(verb, depth));
                }
                let holder = || self.holder_before(noun, chunk);
                same.then(|| self.owner_or_carrier(noun, depth).or_else(holder)).flatten()
            }
        }
    }
}

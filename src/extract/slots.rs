//! Fills the slots of a rule around its trigger.

use super::events::Event;
use super::parties::{By, Party};
use super::scene::Scene;
use crate::clause::{Governor, Mark, VerbForm, Via};
use crate::language::{Class, Key};
use crate::rule::{Control, Owner, PartOfSpeech, Rule, Shape, Slot};
use crate::text::Kind;

/// What fills a slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filler {
    pub parties: Vec<Party>,
    /// The chunk that the slot's phrase is; none for references to a deal.
    pub chunk: Option<usize>,
    pub via: Option<Via>,
}

impl Filler {
    fn new(parties: Vec<Party>, chunk: usize, via: Option<Via>) -> Self {
        Filler { parties, chunk: Some(chunk), via }
    }
}

/// Steps up from an infinitive to the one whose deed it is at most.
const DEPTH: usize = 4;

impl Scene<'_, '_> {
    /// What fills a slot of a rule, if anything stands there at all.
    pub fn fill(&self, event: &Event, rule: &Rule, slot: Slot) -> Option<Filler> {
        match rule.shape {
            Shape::Verb if self.reading.noun(event.chunk).is_some() => self.fill_compound_participle(event, slot),
            Shape::Verb => self.fill_verb(event, slot),
            Shape::Noun => self.fill_noun(event, slot),
            Shape::Relational => self.fill_relational(event, rule, slot),
            Shape::Pattern(_) => None,
        }
    }

    fn filler(&self, chunk: usize, via: Option<Via>) -> Option<Filler> {
        Some(Filler::new(self.parties(chunk), chunk, via))
    }

    fn is_agent(&self, key: Key) -> bool {
        self.rules().language.is(key, Class::Agent)
    }

    fn fill_verb(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let verb = self.reading.verb(event.chunk)?;
        let direct = self.rules().lexicon.triggers[event.trigger].preposition.is_none();
        let passive = (verb.passive || verb.form == VerbForm::Participle) && direct;
        match slot {
            Slot::Subject if passive => {
                let agent = self.reading.behind(event.chunk, |k| self.is_agent(k))?;
                self.filler(agent, Some(Via::Direct))
            }
            Slot::Subject => self.doer(event.chunk, DEPTH),
            Slot::Object if passive => self.doer(event.chunk, DEPTH),
            Slot::Object => self.object_of(event),
            Slot::Preposition(key) => {
                let chunk = self.reading.behind(event.chunk, |k| k == key).filter(|c| Some(*c) != event.object)?;
                self.filler(chunk, Some(Via::Direct))
            }
            _ => None,
        }
    }

    fn object_of(&self, event: &Event) -> Option<Filler> {
        if let Some(object) = event.object {
            return self.filler(object, Some(Via::Direct));
        }
        let link = self.reading.object(event.chunk)?;
        // Fixed words are no object: *take control*, the object stands elsewhere.
        let fixed = self.reading.chunks[link.chunk].tokens.start <= event.last
            && event.last > event.token
            && link.via == Via::Direct;
        let particle =
            event.last > event.token && self.rules().language.is(self.reading.key(event.last), Class::VerbParticle);
        if fixed && !particle {
            return None;
        }
        self.filler(link.chunk, Some(link.via))
    }

    /// Whose deed a verb is: its subject, or for an infinitive that of what governs it.
    pub fn doer(&self, verb: usize, depth: usize) -> Option<Filler> {
        let depth = depth.checked_sub(1)?;
        let group = self.reading.verb(verb)?;
        let governed = group.form == VerbForm::Infinitive || group.form == VerbForm::Gerund && self.is_governed(verb);
        if !governed {
            let link = self.reading.subject(verb)?;
            return self.filler(link.chunk, Some(link.via));
        }
        match self.reading.governor(verb)? {
            Governor::Complement(chunk) => self.controller(chunk, verb, depth),
            Governor::Noun(chunk) => self.noun_controller(chunk, verb, depth),
            Governor::Object(_) | Governor::Subject(_) => None,
        }
    }

    /// True if a gerund is the complement of an operator: *barred from buying, denies planning*.
    fn is_governed(&self, gerund: usize) -> bool {
        let Some(governor) = self.reading.governor(gerund) else { return false };
        let chunk = governor.chunk();
        let through = match governor {
            Governor::Noun(noun) => self.reading.governor(noun).map(Governor::chunk),
            _ => None,
        };
        [Some(chunk), through].into_iter().flatten().any(|c| !self.operators_of(c, gerund).is_empty())
    }

    /// The one who does the infinitive under a verb: of an operator as it says, else the subject.
    fn controller(&self, governor: usize, infinitive: usize, depth: usize) -> Option<Filler> {
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
    fn noun_controller(&self, chunk: usize, infinitive: usize, depth: usize) -> Option<Filler> {
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
        if self.is_headline_subject(chunk, infinitive) {
            return self.filler(chunk, Some(Via::Direct));
        }
        if let Some(Governor::Complement(verb)) = self.reading.governor(chunk) {
            let passive = self.reading.verb(verb).is_some_and(|v| v.passive || v.form == VerbForm::Participle);
            if passive && self.reading.chunks[chunk].preposition.is_some_and(|p| self.is_agent(p)) {
                // *autorisé par Z à racheter*: the agent stands between.
                return self.doer(verb, depth);
            }
            let over = self
                .operators_of(verb, infinitive)
                .first()
                .copied()
                .or_else(|| self.operators_of(verb, chunk).first().copied());
            return match over.map(|o| self.rules().operators[o].control) {
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

    /// *X, en passe de racheter Y*; *X en passe de racheter Y*: an operator in apposition, whose holder stands before.
    fn holder_before(&self, chunk: usize, infinitive: usize) -> Option<Filler> {
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
    fn owner_or_carrier(&self, chunk: usize, depth: usize) -> Option<Filler> {
        let noun = self.reading.noun(chunk)?;
        if let Some(owner) = noun.owner {
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
        self.carrier(chunk, depth)
    }

    /// *son, its*: one actor; *leur, their*: all subjects of the clause.
    fn owners_of(&self, chunk: usize, possessive: usize) -> Option<Filler> {
        if self.rules().language.is(self.reading.key(possessive), Class::PluralPronoun) {
            let verb = (0..chunk).rev().find(|i| self.reading.verb(*i).is_some())?;
            return self.doer(verb, 3).filter(|f| f.parties.len() > 1);
        }
        let party = self.owner_of(chunk, possessive)?;
        Some(Filler::new(vec![party], chunk, None))
    }

    /// The subject of the verb that carries an event noun: *A annonce le rachat de B*.
    fn carrier(&self, chunk: usize, depth: usize) -> Option<Filler> {
        let depth = depth.checked_sub(1)?;
        match self.reading.governor(chunk)? {
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
                same.then(|| self.owner_or_carrier(noun, depth)).flatten()
            }
        }
    }

    fn fill_noun(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        match slot {
            Slot::Preposition(key) => {
                let from = self.reading.chunk_of(event.last)?;
                let fits =
                    |c: &usize| self.reading.chunks[*c].preposition == Some(key) && !self.is_owned_elsewhere(*c, from);
                let found = self
                    .reading
                    .complements(from)
                    .filter(fits)
                    .map(|c| Filler::new(self.parties(c), c, Some(Via::Direct)));
                let mut found: Vec<Filler> = found.collect();
                let named = found.iter().position(|f| !f.parties.is_empty()).unwrap_or(0);
                if found.is_empty() {
                    return self.beside(event.chunk, key);
                }
                Some(found.swap_remove(named))
            }
            Slot::Object => event.object.and_then(|o| self.filler(o, Some(Via::Direct))),
            Slot::Owner => {
                if let Some(owner) = noun.owner {
                    return self.filler(owner, Some(Via::Direct));
                }
                noun.possessive.and_then(|token| self.owners_of(event.chunk, token))
            }
            Slot::Compound => self.compound(event),
            Slot::Subject => self.carrier(event.chunk, DEPTH),
            Slot::Between => self.between(event),
            _ => None,
        }
    }

    /// *signe avec B un accord*: a phrase of the verb that carries the noun, before the noun.
    fn beside(&self, chunk: usize, key: Key) -> Option<Filler> {
        let Some(Governor::Object(verb)) = self.reading.governor(chunk) else { return None };
        if self.reading.is_of(key) || self.operators_of(verb, chunk).is_empty() {
            return None;
        }
        let beside = self.reading.behind(verb, |k| k == key).filter(|c| *c < chunk)?;
        self.filler(beside, Some(Via::Direct))
    }

    /// True if an owner or a complement of an event noun names an actor that no role has taken: then no deal of
    /// before is meant.
    pub fn names_other<'f>(&self, event: &Event, fillers: impl Iterator<Item = &'f Filler>) -> bool {
        let taken: Vec<usize> = fillers.flat_map(|f| &f.parties).map(|p| p.actor).collect();
        let owner = self.reading.noun(event.chunk).and_then(|n| n.owner);
        let mut around = self.reading.complements(event.chunk).chain(owner).chain([event.chunk]);
        around.any(|c| self.mentions(c).iter().any(|m| !taken.contains(&m.actor)))
    }

    /// A complement behind another noun that takes it: *le rachat de la filiale de X*.
    fn is_owned_elsewhere(&self, chunk: usize, noun: usize) -> bool {
        let before = chunk - 1;
        let of = self.reading.chunks[chunk].preposition.is_some_and(|p| self.reading.is_of(p));
        of && before > noun && self.reading.noun(before).is_some_and(|n| n.names.is_empty())
    }

    /// A name right before the noun: *Activision takeover*.
    fn compound(&self, event: &Event) -> Option<Filler> {
        let before: Vec<_> = self.mentions(event.chunk).into_iter().filter(|m| m.tokens.end <= event.token).collect();
        let mention = before.last()?;
        let pair = before.len() > 1 && self.joined_names(event.chunk).is_some();
        let party = self.mention_party(event.chunk, mention).filter(|_| !pair)?;
        Some(Filler::new(vec![party], event.chunk, Some(Via::Direct)))
    }

    fn mention_party(&self, chunk: usize, mention: &crate::actor::Mention) -> Option<Party> {
        self.story.actor(mention.actor).kind.actor_type()?;
        let phrase = self.reading.chunks[chunk].tokens.clone();
        Some(Party {
            actor: mention.actor,
            sentence: self.sentence,
            words: mention.tokens.clone(),
            phrase,
            by: By::Name,
            scope: None,
            holding: false,
        })
    }

    /// *entre A et B*, *A-B deal*: two actors, the first of them first.
    fn between(&self, event: &Event) -> Option<Filler> {
        if let Some(pair) = self.joined_names(event.chunk).filter(|p| p.len() == 2 && p[1].words.end <= event.token) {
            return Some(Filler::new(pair, event.chunk, Some(Via::Direct)));
        }
        let from = self.reading.chunk_of(event.last)?;
        let between = |c: &usize| {
            self.reading.chunks[*c].preposition.is_some_and(|p| self.rules().language.is(p, Class::Between))
        };
        let chunk = self.reading.complements(from).find(between)?;
        let parties = self.parties(chunk);
        (parties.len() > 1).then(|| Filler::new(parties, chunk, Some(Via::Direct)))
    }

    /// *Microsoft-backed OpenAI*.
    fn fill_compound_participle(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let mentions = self.mentions(event.chunk);
        let mention = match slot {
            Slot::Subject => mentions.into_iter().rev().find(|m| m.tokens.end + 1 == event.token)?,
            Slot::Object => mentions.into_iter().find(|m| m.tokens.start > event.token)?,
            _ => return None,
        };
        let party = self.mention_party(event.chunk, mention)?;
        Some(Filler::new(vec![party], event.chunk, Some(Via::Direct)))
    }

    fn fill_relational(&self, event: &Event, rule: &Rule, slot: Slot) -> Option<Filler> {
        match slot {
            Slot::Itself => self.described(event),
            Slot::Of => self.other(event).or_else(|| rule.topic.then(|| self.topic(event)).flatten()),
            Slot::Preposition(key) => {
                let chunk = self
                    .reading
                    .complements(self.reading.chunk_of(event.last)?)
                    .find(|c| self.reading.chunks[*c].preposition == Some(key))?;
                self.filler(chunk, Some(Via::Direct))
            }
            Slot::Between => {
                let both = self.described(event).filter(|f| f.parties.len() > 1)?;
                rule.roles.iter().all(|r| r.slot != Slot::Of || self.other(event).is_none()).then_some(both)
            }
            _ => None,
        }
    }

    /// The other actor of a relational noun: owner, complement, compound, possessive, or the owner of a relative.
    fn other(&self, event: &Event) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        if let Some(owner) = noun.owner {
            return self.filler(owner, Some(Via::Direct));
        }
        if let Some(before) = self
            .mentions(event.chunk)
            .into_iter()
            .rev()
            .find(|m| m.tokens.end <= event.token && self.near(m.tokens.end, event.token))
        {
            let compound = self.rules().language.compounds;
            return compound
                .then(|| self.mention_party(event.chunk, before))
                .flatten()
                .map(|p| Filler::new(vec![p], event.chunk, Some(Via::Direct)));
        }
        let from = self.reading.chunk_of(event.last)?;
        if let Some(complement) = self
            .reading
            .complements(from)
            .next()
            .filter(|c| self.reading.chunks[*c].preposition.is_some_and(|p| self.reading.is_of(p)))
        {
            let filler = self.filler_first_name(complement);
            return filler.filter(|f| !f.parties.is_empty());
        }
        if let Some(party) = noun.possessive.and_then(|token| self.owner_of(event.chunk, token)) {
            return Some(Filler::new(vec![party], event.chunk, None));
        }
        self.relative_owner(event.chunk)
    }

    /// The actor that the text is about, for a description that names no other end.
    fn topic(&self, event: &Event) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        let free = noun.owner.is_none()
            && noun.possessive.is_none()
            && self.reading.complements(self.reading.chunk_of(event.last)?).next().is_none();
        let party = free.then(|| self.topic_party(event.chunk)).flatten()?;
        Some(Filler::new(vec![party], event.chunk, None))
    }

    /// Only adjectives and nouns in lower case stand between.
    fn near(&self, from: usize, to: usize) -> bool {
        self.document().tokens[from..to].iter().all(|t| t.kind == Kind::Word)
    }

    /// In *le patron de Renault Luca de Meo* the complement's first name is the other one.
    fn filler_first_name(&self, chunk: usize) -> Option<Filler> {
        let mentions = self.mentions(chunk);
        match (
            mentions.first(),
            mentions.len() > 1 && self.joined_names(chunk).is_none() && !self.rules().language.compounds,
        ) {
            (Some(first), true) => {
                Some(Filler::new(self.mention_party(chunk, first).into_iter().collect(), chunk, Some(Via::Direct)))
            }
            _ => self.filler(chunk, Some(Via::Direct)),
        }
    }

    /// *Oracle, dont le patron est X*: the antecedent owns the noun.
    fn relative_owner(&self, chunk: usize) -> Option<Filler> {
        let opener = (0..chunk)
            .rev()
            .find(|i| self.reading.mark(*i).is_some_and(|m| !matches!(m, Mark::Adverb | Mark::Time | Mark::Quote)))?;
        if self.reading.mark(opener) != Some(Mark::RelativeOwner) {
            return None;
        }
        self.filler(self.reading.antecedent(opener)?, Some(Via::Relative))
    }

    /// The actor that a relational noun describes.
    fn described(&self, event: &Event) -> Option<Filler> {
        self.apposed_inside(event)
            .or_else(|| self.apposed_behind(event))
            .or_else(|| self.apposed_before(event))
            .or_else(|| self.predicated(event))
            .filter(|f| !f.parties.is_empty())
            .or_else(|| self.meant(event))
    }

    /// *Le directeur général de Tesla se dit prêt*: the description itself means somebody spoken of before.
    fn meant(&self, event: &Event) -> Option<Filler> {
        let definite = self.reading.noun(event.chunk)?.definite;
        let party = definite.then(|| self.person_meant(event.chunk, self.is_subject(event.chunk))).flatten()?;
        Some(Filler::new(vec![party], event.chunk, None))
    }

    /// *sa filiale X, chief executive Tim Cook*: a name behind the noun in its phrase, and those that follow it.
    fn apposed_inside(&self, event: &Event) -> Option<Filler> {
        let own = self.mentions(event.chunk).into_iter().find(|m| m.tokens.start > event.last);
        if own.is_some() {
            let members = self.reading.coordinated(event.chunk).into_iter().filter(|c| *c >= event.chunk);
            let parties = members.flat_map(|c| self.members(c)).collect();
            return Some(Filler::new(parties, event.chunk, Some(Via::Direct)));
        }
        // *le patron de Renault Luca de Meo*: the second name of the complement.
        let complement = self.reading.complements(self.reading.chunk_of(event.last)?).next()?;
        let mentions = self.mentions(complement);
        if mentions.len() < 2 || self.joined_names(complement).is_some() || self.rules().language.compounds {
            return None;
        }
        let party = self.mention_party(complement, mentions.last()?)?;
        Some(Filler::new(vec![party], complement, Some(Via::Direct)))
    }

    /// *la filiale de Y, X,*: a bare name behind the chain and a comma.
    fn apposed_behind(&self, event: &Event) -> Option<Filler> {
        let from = self.reading.chunk_of(event.last)?;
        let chain = self.reading.complements(from).last().unwrap_or(from);
        let definite = self.reading.noun(event.chunk).is_some_and(|n| n.definite || n.owner.is_some());
        let described = chain + 1 < self.reading.chunks.len() && self.is_described_name(chain + 2);
        let comma = self.reading.mark(chain + 1) == Some(Mark::Comma);
        let direct = self.reading.noun(chain + 1).is_some() && chain > from;
        let next = chain + 1 + usize::from(comma);
        let bare = self.is_bare_name(next) && (comma || direct);
        let fits = bare && definite || comma && described;
        (fits && self.ends_apposition(next)).then(|| self.filler_one(next)).flatten()
    }

    /// *le lyonnais Octavium*: a definite phrase that ends with a name.
    fn is_described_name(&self, chunk: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        self.reading.chunks[chunk].preposition.is_none() && noun.definite && !noun.names.is_empty() && !noun.genitive
    }

    /// A noun phrase that is nothing but a name.
    pub fn is_bare_name(&self, chunk: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        let names = &self.reading.input.names[noun.names.clone()];
        self.reading.chunks[chunk].preposition.is_none()
            && !noun.genitive
            && names.first().is_some_and(|n| n.start == self.reading.chunks[chunk].tokens.start)
    }

    /// A comma, the sentence's end or the main verb stands behind an apposed name.
    fn ends_apposition(&self, chunk: usize) -> bool {
        match self.reading.chunks.get(chunk + 1).map(|c| &c.kind) {
            None => true,
            Some(crate::clause::ChunkKind::Mark(m)) => !matches!(m, Mark::Coordinator),
            Some(_) => true,
        }
    }

    fn filler_one(&self, chunk: usize) -> Option<Filler> {
        Some(Filler::new(self.members(chunk), chunk, Some(Via::Direct)))
    }

    /// *X, filiale de Y*; *X, a unit of Y*; *X (filiale de Y)*.
    fn apposed_before(&self, event: &Event) -> Option<Filler> {
        if self.reading.chunks[event.chunk].preposition.is_some() {
            return None;
        }
        let start = self.reading.noun(event.chunk)?.owner.unwrap_or(event.chunk);
        let comma = start
            .checked_sub(1)
            .filter(|i| matches!(self.reading.mark(*i), Some(Mark::Comma | Mark::Open | Mark::Dash)))?;
        let before = comma.checked_sub(1)?;
        let noun = self.reading.noun(before)?;
        let named = !noun.names.is_empty() && !noun.genitive;
        let verbless = !self.is_subject(event.chunk);
        (named && verbless).then(|| self.filler_one(before)).flatten()
    }

    /// True if a phrase is the subject of a finite verb that follows.
    fn is_subject(&self, chunk: usize) -> bool {
        matches!(self.reading.governor(chunk), Some(Governor::Subject(_)))
    }

    /// *X est une filiale de Y*, *X devient le partenaire de Y*, *X retenu comme partenaire de Y*, *nomme X directeur de Y*.
    fn predicated(&self, event: &Event) -> Option<Filler> {
        let chunk = event.chunk;
        match self.reading.governor(chunk)? {
            Governor::Object(verb) => {
                let group = self.reading.verb(verb)?;
                let named = group.passive && self.has_operator(verb);
                if !group.copula && !named {
                    return None;
                }
                self.doer(verb, DEPTH)
            }
            Governor::Subject(verb) => {
                let copula = self.reading.verb(verb)?.copula;
                let object = self.reading.object(verb).filter(|_| copula)?;
                self.filler(object.chunk, Some(object.via))
            }
            Governor::Complement(verb) => {
                let as_role =
                    self.reading.chunks[chunk].preposition.is_some_and(|p| self.rules().language.is(p, Class::Role));
                let group = self.reading.verb(verb).filter(|_| as_role)?;
                match group.passive || group.form == VerbForm::Participle {
                    true => self.doer(verb, DEPTH),
                    false => self.reading.object(verb).and_then(|o| self.filler(o.chunk, Some(o.via))),
                }
            }
            Governor::Noun(_) => None,
        }
    }

    /// True if a verb is the trigger of an operator that takes a predicate (*devenir, nommer*).
    fn has_operator(&self, verb: usize) -> bool {
        let Some(group) = self.reading.verb(verb) else { return false };
        let lexicon = &self.rules().lexicon;
        let operators = lexicon.at(self.reading.key(group.main)).iter().map(|(t, _)| &lexicon.triggers[*t as usize]);
        operators
            .filter(|t| t.word == PartOfSpeech::Verb && t.tail.is_empty())
            .any(|t| matches!(t.owner, Owner::Operator(_)))
    }
}

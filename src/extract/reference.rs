//! Whom pronouns, possessives and descriptions mean. Where no reading is clearly best nothing is claimed.

use super::parties::{By, Party};
use super::scene::Scene;
use crate::actor::NameType;
use crate::clause::{Mark, VerbForm, Via};
use crate::language::Class;

/// Sentences that a reference looks back.
const BACK: usize = 2;

/// What a reference asks of its actor.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Person,
    /// A company or an organisation.
    Body,
    Authority,
    Any,
}

/// Whom a subject means.
#[derive(Clone, Copy, PartialEq)]
enum Spoken {
    Of(usize),
    /// Somebody who is described, and it is not known who.
    Unclear,
    OfNobody,
}

/// The lists of nouns that describe actors.
const DESCRIPTIONS: [&str; 4] =
    ["descriptions", "descriptions_of_trade", "descriptions_person", "descriptions_authority"];

impl Wanted {
    fn fits(self, kind: NameType) -> bool {
        match self {
            Wanted::Person => kind == NameType::Person,
            Wanted::Body => matches!(kind, NameType::Company | NameType::Organisation),
            Wanted::Authority => kind == NameType::Authority,
            Wanted::Any => kind.actor_type().is_some(),
        }
    }
}

impl Scene<'_, '_> {
    /// *il, it*: the subject of the clause before.
    pub fn pronoun(&self, chunk: usize) -> Option<Party> {
        let token = self.reading.noun(chunk)?.pronoun?;
        let classes = self.rules().language.classes(self.reading.key(token));
        if !classes.has(Class::SubjectPronoun) || classes.has(Class::PluralPronoun) || classes.has(Class::Demonstrative)
        {
            return None;
        }
        let wanted = if classes.has(Class::PersonPronoun) { Wanted::Person } else { Wanted::Body };
        if let Some(actor) = self.object_before(chunk).filter(|a| wanted.fits(self.story.actor(*a).kind)) {
            return Some(self.referring(chunk, actor, By::Pronoun));
        }
        self.subject_before(chunk, wanted).map(|actor| self.referring(chunk, actor, By::Pronoun))
    }

    /// *they, the two companies*: the subjects of the clause before, if there are several.
    pub fn several(&self, chunk: usize) -> Option<Vec<Party>> {
        let noun = self.reading.noun(chunk)?;
        let language = &self.rules().language;
        let pronoun = noun.pronoun.is_some_and(|t| {
            let classes = language.classes(self.reading.key(t));
            classes.has(Class::SubjectPronoun) && classes.has(Class::PluralPronoun)
        });
        let described = || {
            let two = self.reading.chunks[chunk].tokens.clone().any(|t| language.is(self.reading.key(t), Class::Two));
            two && noun.definite && noun.head.is_some_and(|h| DESCRIPTIONS.iter().any(|l| self.in_list(h, l)))
        };
        if !pronoun && !described() {
            return None;
        }
        let here = (0..chunk).rev().filter_map(|v| self.reading.verb(v).and_then(|_| self.reading.subject(v)));
        let own = here.filter(|s| s.chunk < chunk).map(|s| self.parties(s.chunk)).find(|p| p.len() > 1);
        let parties = own.or_else(|| {
            let before = self.story.scene(self.sentence.checked_sub(1)?)?;
            let subjects = (0..before.reading.chunks.len())
                .filter_map(|v| before.reading.verb(v).and_then(|_| before.reading.subject(v)));
            subjects.map(|s| before.parties(s.chunk)).find(|p| p.len() > 1)
        })?;
        let meant = |p: Party| Party { scope: p.scope.clone(), ..self.referring(chunk, p.actor, By::Pronoun) };
        (parties.len() == 2).then(|| parties.into_iter().map(meant).collect())
    }

    /// *founded Acantha and runs it*: the named object of the verb before, for a pronoun that is an object itself.
    fn object_before(&self, chunk: usize) -> Option<usize> {
        let own = chunk.checked_sub(1).filter(|v| self.reading.verb(*v).is_some())?;
        let before = (0..own).rev().find(|i| self.reading.verb(*i).is_some())?;
        let object = self.reading.object(before).filter(|o| o.chunk < own)?;
        self.names_of(object.chunk)
    }

    /// *son, its*: the subject of its own clause, else of the clause before.
    pub fn owner_of(&self, chunk: usize, possessive: usize) -> Option<Party> {
        let classes = self.rules().language.classes(self.reading.key(possessive));
        let wanted = if classes.has(Class::PersonPronoun) { Wanted::Person } else { Wanted::Any };
        let actor = match (self.neighbour(chunk), self.own_subject(chunk)) {
            (Some(neighbour), _) => neighbour,
            (None, Spoken::Of(own)) if wanted.fits(self.story.actor(own).kind) => own,
            (None, Spoken::OfNobody) if self.opens_sentence(chunk) => self.subject_before(chunk, wanted)?,
            (None, Spoken::OfNobody) => self.names_of(self.label()?)?,
            _ => return None,
        };
        Some(Party { words: possessive..possessive + 1, ..self.referring(chunk, actor, By::Pronoun) })
    }

    /// *Y et sa filiale X*: the member of the coordination before.
    fn neighbour(&self, chunk: usize) -> Option<usize> {
        let before = self.reading.coordinated(chunk).into_iter().filter(|c| *c < chunk).max()?;
        self.names_of(before)
    }

    /// *le groupe, the company*: the subject that was spoken of last, or the only one of its kind.
    pub fn description(&self, chunk: usize) -> Option<Party> {
        let noun = self.reading.noun(chunk)?;
        if let Some(actor) = self.named_before(chunk) {
            return Some(self.referring(chunk, actor, By::Description));
        }
        let head = noun.head.filter(|_| noun.definite && noun.possessive.is_none())?;
        let wanted = match () {
            () if self.in_list(head, "descriptions") || self.in_list(head, "descriptions_of_trade") => Wanted::Body,
            () if self.in_list(head, "descriptions_person") => Wanted::Person,
            () if self.in_list(head, "descriptions_authority") => Wanted::Authority,
            () => return None,
        };
        if self
            .reading
            .complements(chunk)
            .next()
            .is_some_and(|c| self.reading.chunks[c].preposition.is_some_and(|p| self.reading.is_of(p)))
        {
            return None;
        }
        if let Some(label) = self.label().filter(|l| *l < chunk && noun.possessive.is_none()) {
            let actor = self.names_of(label).filter(|a| wanted.fits(self.story.actor(*a).kind))?;
            return Some(self.referring(chunk, actor, By::Description));
        }
        let actor = match self.nationality(chunk) {
            Some(country) => self.only_one(wanted, Some(&country))?,
            None if self.in_list(head, "descriptions_of_trade") => self.only_one(wanted, None)?,
            None => {
                let clear = |a: &usize| self.is_topic(*a, wanted) || self.is_alone(*a, wanted);
                self.subject_before(chunk, wanted).filter(clear).or_else(|| self.only_one(wanted, None))?
            }
        };
        Some(self.referring(chunk, actor, By::Description))
    }

    /// *SANOFI – Le laboratoire a bouclé*: the name before a dash or colon that a brief begins with.
    fn label(&self) -> Option<usize> {
        let marked = matches!(self.reading.mark(1), Some(Mark::Dash | Mark::Colon));
        (marked && self.is_bare_name(0)).then_some(0)
    }

    /// *Half Moon, the Elgin brewery he set up*: the name that a description is apposed to.
    fn named_before(&self, chunk: usize) -> Option<usize> {
        let noun = self.reading.noun(chunk).filter(|n| n.definite && n.names.is_empty() && n.pronoun.is_none())?;
        let described = noun.head.is_some_and(|h| DESCRIPTIONS.iter().any(|l| self.in_list(h, l)));
        // *Tochigi Castings, the foundry it has owned*
        let relative = self.reading.noun(chunk + 1).is_some_and(|n| n.pronoun.is_some());
        if !described && !relative {
            return None;
        }
        let comma = chunk.checked_sub(1).filter(|c| self.reading.mark(*c) == Some(Mark::Comma))?;
        let before = comma.checked_sub(1)?;
        let ends = self.reading.noun(before).is_some_and(|n| !n.names.is_empty() && !n.genitive);
        ends.then(|| self.names_of(before)).flatten()
    }

    /// The person that a definite description of a post means: the only one so far, for a subject also the subject
    /// before it.
    pub fn person_meant(&self, chunk: usize, is_subject: bool) -> Option<Party> {
        let before = || is_subject.then(|| self.subject_before(chunk, Wanted::Person)).flatten();
        let actor = self.only_one(Wanted::Person, None).or_else(before)?;
        Some(self.referring(chunk, actor, By::Description))
    }

    /// The company or organisation that is named most often up to here, if one is.
    pub fn topic_party(&self, chunk: usize) -> Option<Party> {
        let end = self.document().sentences[self.sentence].tokens.end;
        let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        for mention in self.story.mentions.list.iter().take_while(|m| m.tokens.start < end) {
            if Wanted::Body.fits(self.story.actor(mention.actor).kind) {
                *counts.entry(mention.actor).or_default() += 1;
            }
        }
        let most = counts.values().max().copied()?;
        let mut top = counts.iter().filter(|(_, n)| **n == most);
        let (actor, _) = top.next()?;
        top.next().is_none().then(|| self.referring(chunk, *actor, By::Topic))
    }

    /// The country that an adjective or a name inside the phrase says.
    fn nationality(&self, chunk: usize) -> Option<String> {
        let tokens = self.reading.chunks[chunk].tokens.clone();
        tokens.into_iter().find_map(|t| self.story.lists.nationality(self.document().word(t)))
    }

    /// True if the sentence before names no other actor of its kind.
    fn is_alone(&self, actor: usize, wanted: Wanted) -> bool {
        let Some(before) = self.sentence.checked_sub(1) else { return false };
        let tokens = self.document().sentences[before].tokens.clone();
        let mut near = self.story.mentions.list.iter().filter(|m| tokens.contains(&m.tokens.start));
        near.all(|m| m.actor == actor || !wanted.fits(self.story.actor(m.actor).kind))
    }

    /// True if no other actor of its kind has been named more often so far.
    fn is_topic(&self, actor: usize, wanted: Wanted) -> bool {
        let end = self.document().sentences[self.sentence].tokens.start;
        let before = || self.story.mentions.list.iter().take_while(|m| m.tokens.start < end);
        let count = |a: usize| before().filter(|m| m.actor == a).count();
        let own = count(actor);
        before().all(|m| !wanted.fits(self.story.actor(m.actor).kind) || count(m.actor) <= own)
    }

    /// The only actor so far of a kind (and country).
    fn only_one(&self, wanted: Wanted, country: Option<&str>) -> Option<usize> {
        let end = self.document().sentences[self.sentence].tokens.start;
        let mut found = None;
        for mention in self.story.mentions.list.iter().take_while(|m| m.tokens.start < end) {
            let actor = self.story.actor(mention.actor);
            let there = country.is_none_or(|c| actor.country.as_deref() == Some(c));
            if wanted.fits(actor.kind) && there && found != Some(mention.actor) {
                if found.is_some() {
                    return None;
                }
                found = Some(mention.actor);
            }
        }
        found
    }

    fn referring(&self, chunk: usize, actor: usize, by: By) -> Party {
        let tokens = self.reading.chunks[chunk].tokens.clone();
        Party { actor, sentence: self.sentence, words: tokens.clone(), phrase: tokens, by, scope: None, holding: false }
    }

    /// The subject of the clause that a chunk stands in, if the chunk is not part of it.
    fn own_subject(&self, chunk: usize) -> Spoken {
        let finite = |v: &crate::clause::VerbGroup| v.form == VerbForm::Finite;
        let Some(near) = (0..chunk).rev().find(|i| self.reading.verb(*i).is_some()) else { return Spoken::OfNobody };
        if self.reading.verb(near).is_some_and(|v| v.form == VerbForm::Infinitive) {
            let doer = self.doer(near, 3).and_then(|d| d.parties.first().map(|p| p.actor));
            return doer.map_or(Spoken::Unclear, Spoken::Of);
        }
        let verb = (0..chunk).rev().find(|i| self.reading.verb(*i).is_some_and(finite));
        let subject = verb.and_then(|v| self.reading.subject(v)).filter(|s| s.chunk < chunk && s.via != Via::Inverted);
        subject.map_or(Spoken::OfNobody, |s| self.spoken(s.chunk))
    }

    /// True if no name and no description stands before a chunk in its sentence.
    fn opens_sentence(&self, chunk: usize) -> bool {
        (0..chunk).all(|i| self.reading.noun(i).is_none() || self.spoken(i) == Spoken::OfNobody)
    }

    /// The subject of a clause before this chunk, two sentences back at most, that fits.
    fn subject_before(&self, chunk: usize, wanted: Wanted) -> Option<usize> {
        let fits = |a: &usize| wanted.fits(self.story.actor(*a).kind);
        match self.last_subject(chunk) {
            Spoken::Of(actor) if fits(&actor) => return Some(actor),
            Spoken::Unclear => return None,
            _ => {}
        }
        for back in 1..=BACK.min(self.sentence) {
            let Some(scene) = self.story.scene(self.sentence - back) else { continue };
            match scene.first_subject(wanted) {
                Spoken::Of(actor) => return Some(actor),
                Spoken::Unclear => return None,
                Spoken::OfNobody => {}
            }
        }
        None
    }

    /// The named subject of the nearest finite verb before a chunk.
    fn last_subject(&self, chunk: usize) -> Spoken {
        let verbs = (0..chunk).rev().filter(|i| self.reading.verb(*i).is_some_and(|v| v.form == VerbForm::Finite));
        let subjects = verbs.filter_map(|v| self.reading.subject(v)).filter(|s| s.chunk < chunk);
        subjects.map(|s| self.spoken(s.chunk)).find(|s| *s != Spoken::OfNobody).unwrap_or(Spoken::OfNobody)
    }

    /// Whom a subject means: an actor by name, somebody who is described and not known, or nobody that could act.
    fn spoken(&self, chunk: usize) -> Spoken {
        if let Some(actor) = self.names_of(chunk) {
            return Spoken::Of(actor);
        }
        let described = |n: &crate::clause::NounPhrase| {
            n.pronoun.is_none()
                && n.definite
                && n.possessive.is_none()
                && n.head.is_some_and(|h| DESCRIPTIONS.iter().any(|l| self.in_list(h, l)))
        };
        match self.reading.noun(chunk).is_some_and(described) {
            true => self.description(chunk).map_or(Spoken::Unclear, |p| Spoken::Of(p.actor)),
            false => Spoken::OfNobody,
        }
    }

    /// The subject of the first clause of the sentence whose subject fits.
    fn first_subject(&self, wanted: Wanted) -> Spoken {
        let verbs = (0..self.reading.chunks.len()).filter(|i| self.reading.verb(*i).is_some());
        let subjects = verbs.filter_map(|v| self.reading.subject(v)).map(|s| self.spoken(s.chunk));
        let fits = |s: &Spoken| match s {
            Spoken::Of(a) => wanted.fits(self.story.actor(*a).kind),
            Spoken::Unclear => true,
            Spoken::OfNobody => false,
        };
        subjects.into_iter().find(fits).unwrap_or(Spoken::OfNobody)
    }

    /// The actor of a phrase that has a name in the role of an actor.
    fn names_of(&self, chunk: usize) -> Option<usize> {
        let noun = self.reading.noun(chunk)?;
        if noun.pronoun.is_some() || noun.names.is_empty() {
            return None;
        }
        self.members(chunk).first().map(|p| p.actor)
    }
}

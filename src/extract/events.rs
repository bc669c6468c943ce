//! Where a sentence holds a trigger of a rule or of an operator, with its fixed words.

use super::scene::Scene;
use crate::clause::ChunkKind;
use crate::language::{Class, Form, Key};
use crate::rule::{Owner, PartOfSpeech, Trigger};
use crate::text::Kind;

/// A trigger that stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Event {
    /// Index into the lexicon's triggers.
    pub trigger: usize,
    /// Its head: the verb, or the first word of the noun.
    pub token: usize,
    pub chunk: usize,
    pub form: Form,
    /// The last token of its fixed words.
    pub last: usize,
    /// The chunk of the object that its own preposition opens.
    pub object: Option<usize>,
}

/// Words between a verb and its fixed words at most.
const GAP: usize = 4;
/// Words between the fixed words and the preposition at most: *une participation minoritaire dans*.
const INNER: usize = 3;

impl Scene<'_, '_> {
    /// Every trigger of the sentence; of those that begin at one token only the longest of each owner's kind.
    pub fn events(&self) -> Vec<Event> {
        let mut all = Vec::new();
        for (chunk, c) in self.reading.chunks.iter().enumerate() {
            match &c.kind {
                ChunkKind::Verb(verb) => self.add_events(verb.main, chunk, &mut all),
                ChunkKind::Noun(noun) => {
                    let names = &self.reading.input.names[noun.names.clone()];
                    let free = c.tokens.clone().filter(|t| !names.iter().any(|n| n.contains(t)));
                    free.for_each(|token| self.add_events(token, chunk, &mut all));
                }
                ChunkKind::Mark(_) => {}
            }
        }
        all
    }

    fn add_events(&self, token: usize, chunk: usize, all: &mut Vec<Event>) {
        let found = self.triggers_at(token, chunk, |o| matches!(o, Owner::Rule(_)));
        let longest = found.iter().map(|e| e.last).max();
        all.extend(found.into_iter().filter(|e| Some(e.last) == longest));
    }

    /// The triggers whose head is at a token and whose fixed words stand there.
    pub fn triggers_at(&self, token: usize, chunk: usize, wanted: impl Fn(Owner) -> bool) -> Vec<Event> {
        let lexicon = &self.rules().lexicon;
        let entries = lexicon.at(self.reading.key(token)).iter();
        let mine = entries.filter(|(t, _)| wanted(lexicon.triggers[*t as usize].owner));
        let mut found: Vec<Event> = mine.filter_map(|(t, form)| self.event(*t as usize, *form, token, chunk)).collect();
        self.prefer_negative(&mut found);
        found
    }

    /// A trigger that asks for a negation knows better than one that only meets it.
    pub fn prefer_negative(&self, events: &mut Vec<Event>) {
        let negative = |e: &Event| self.rules().lexicon.triggers[e.trigger].negative;
        if events.iter().any(negative) {
            events.retain(negative);
        }
    }

    fn event(&self, index: usize, form: Form, token: usize, chunk: usize) -> Option<Event> {
        let trigger = &self.rules().lexicon.triggers[index];
        let event = Event { trigger: index, token, chunk, form, last: token, object: None };
        match trigger.word {
            PartOfSpeech::Verb => self.verb_event(trigger, event),
            PartOfSpeech::Noun | PartOfSpeech::Adjective => self.noun_event(trigger, event),
            PartOfSpeech::Phrase => {
                let last = self.follow(token, &trigger.tail)?;
                Some(Event { last, ..event })
            }
        }
    }

    fn verb_event(&self, trigger: &Trigger, event: Event) -> Option<Event> {
        let Some(verb) = self.reading.verb(event.chunk) else { return self.compound_participle(trigger, event) };
        if verb.main != event.token || verb.reflexive != trigger.reflexive {
            return None;
        }
        if trigger.negative && !verb.negated {
            return None;
        }
        let last = match trigger.tail.is_empty() {
            true => event.token,
            false => self.tail_after(event.chunk, &trigger.tail)?,
        };
        let object = match trigger.preposition {
            None => None,
            Some(preposition) => Some(self.prepositional(event.chunk, last, trigger, preposition)?),
        };
        Some(Event { last, object, ..event })
    }

    /// *Microsoft-backed OpenAI*: a participle behind a name and a hyphen.
    fn compound_participle(&self, trigger: &Trigger, event: Event) -> Option<Event> {
        let hyphen = event.token.checked_sub(1)?;
        let joined = self.document().tokens[hyphen].kind == Kind::Hyphen;
        let plain = trigger.tail.is_empty() && !trigger.reflexive && trigger.preposition.is_none();
        (joined && plain && event.form == Form::PastParticiple).then_some(event)
    }

    fn noun_event(&self, trigger: &Trigger, event: Event) -> Option<Event> {
        self.reading.noun(event.chunk)?;
        // The reading has found a noun where only the tagger saw a verb: *its sale to*.
        let owned = self.reading.noun(event.chunk)?.head == Some(event.token);
        if !owned
            && matches!(
                self.reading_tag(event.token),
                crate::tag::Tag::Verb | crate::tag::Tag::Infinitive | crate::tag::Tag::Auxiliary
            )
        {
            return None;
        }
        let last = self.follow(event.token, &trigger.tail)?;
        let object = trigger.preposition.and_then(|p| self.reading.behind(self.reading.chunk_of(last)?, |k| k == p));
        if trigger.preposition.is_some() && object.is_none() {
            return None;
        }
        Some(Event { last, object, ..event })
    }

    /// False in *deputy chief executive* and *chief operating officer*: a relational noun that another word changes.
    pub fn is_whole(&self, event: &Event) -> bool {
        let tokens = self.reading.chunks[event.chunk].tokens.clone();
        let deputy = tokens.clone().take_while(|t| *t < event.token).any(|t| self.in_list(t, "deputies"))
            || (event.last + 1..tokens.end).any(|t| t <= event.last + 2 && self.in_list(t, "deputies"));
        let names = &self.reading.input.names;
        let goes_on = self.rules().language.compounds
            && event.last + 1 < tokens.end
            && matches!(self.reading_tag(event.last + 1), crate::tag::Tag::Noun | crate::tag::Tag::Gerund)
            && !names.iter().any(|n| n.contains(&(event.last + 1)));
        !deputy && !goes_on
    }

    fn reading_tag(&self, token: usize) -> crate::tag::Tag {
        let start = self.reading.input.sentence.tokens.start;
        self.reading.input.tags[token - start]
    }

    /// The last token of fixed words that follow a token at once.
    pub fn follow(&self, token: usize, words: &[Key]) -> Option<usize> {
        let end = self.reading.input.sentence.tokens.end;
        let mut at = token;
        for word in words {
            at += 1;
            if at >= end || !self.same_word(at, *word) {
                return None;
            }
        }
        Some(at)
    }

    /// Fixed words behind a verb group, with a few words between; a particle may stand behind the object.
    pub fn tail_after(&self, chunk: usize, words: &[Key]) -> Option<usize> {
        let start = self.reading.chunks[chunk].tokens.end - 1;
        let end = self.reading.input.sentence.tokens.end;
        let particle = self.rules().language.is(words[0], Class::VerbParticle);
        let gap = if particle { GAP + 4 } else { GAP };
        for at in start..end.min(start + gap) {
            if let Some(last) = self.follow(at, words) {
                return Some(last);
            }
            let next = at + 1;
            if next < end && self.reading.chunk_of(next).is_some_and(|c| c != chunk && self.is_border(c)) {
                return None;
            }
        }
        None
    }

    fn is_border(&self, chunk: usize) -> bool {
        use crate::clause::Mark::*;
        matches!(
            self.reading.mark(chunk),
            Some(Colon | Stop | RelativeSubject | RelativeObject | Subordinator | Condition)
        ) || self.reading.verb(chunk).is_some()
    }

    /// A word of a rule, which stands there in plain form: `de` for `du` and `d'`.
    fn same_word(&self, token: usize, word: Key) -> bool {
        let key = self.reading.key(token);
        key == word || self.rules().language.plain(key) == word
    }

    /// The noun phrase behind the preposition of a trigger, near its last fixed word.
    fn prepositional(&self, chunk: usize, last: usize, trigger: &Trigger, preposition: Key) -> Option<usize> {
        let from = if trigger.tail.is_empty() { chunk } else { self.reading.chunk_of(last).unwrap_or(chunk) };
        if let Some(object) = self.reading.behind(from, |k| k == preposition) {
            let near = trigger.tail.is_empty() || self.reading.chunks[object].tokens.start <= last + 2 + INNER;
            return near.then_some(object);
        }
        None
    }
}

//! Where an event stands: what its own verb says, and the operators above it, inner to outer.

use super::events::Event;
use super::scene::Scene;
use crate::clause::{ChunkKind, Governor, Mark, Tense, VerbForm, VerbGroup};
use crate::fact::{Stage, Status};
use crate::language::{Class, Form, Key};
use crate::relation::{Class as RelationClass, Relation};
use crate::rule::{Effect, Owner, PartOfSpeech, Shape};

/// Operators above an event at most.
const DEPTH: usize = 5;

/// An operator above an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Applied {
    /// Index into the rule set's operators.
    pub operator: usize,
    pub negated: bool,
    /// The operator's verb lies in the future or is hearsay or a possibility.
    pub tense: Tense,
    pub perfect: bool,
}

/// What stands above an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Above {
    pub operators: Vec<Applied>,
    /// Chunks of the verbs that were passed, the event's own first.
    pub verbs: Vec<usize>,
    /// Something governs the event whose meaning is not known.
    pub opaque: bool,
    /// The infinitive of a headline.
    pub headline: bool,
}

/// What an event's words say of its status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub status: Status,
    pub hearsay: bool,
}

impl Scene<'_, '_> {
    /// The operators whose trigger stands at `governor` and that take what stands at `governed`.
    pub fn operators_of(&self, governor: usize, governed: usize) -> Vec<usize> {
        let operator = |e: &Event| match self.rules().lexicon.triggers[e.trigger].owner {
            Owner::Operator(o) => Some(o),
            Owner::Rule(_) => None,
        };
        self.operator_events(governor, governed).iter().filter_map(operator).collect()
    }

    fn operator_events(&self, governor: usize, governed: usize) -> Vec<Event> {
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
    fn operator_heads(&self, token: usize, chunk: usize) -> Vec<Event> {
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

    fn tail_at(&self, chunk: usize, token: usize, tail: &[Key]) -> Option<usize> {
        match tail.is_empty() {
            true => Some(token),
            false if self.reading.verb(chunk).is_some() => self.tail_after(chunk, tail),
            false => self.follow(token, tail),
        }
    }

    /// True if an operator's complement can be what stands at `governed`: its preposition agrees.
    fn takes(&self, event: &Event, governor: usize, governed: usize) -> bool {
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

    fn tense_fits(&self, event: &Event, governor: usize) -> bool {
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
        above
    }

    /// True if a phrase says what its subject is or becomes: *est, devient, nommé X*. What else governs a description
    /// says nothing of what it describes.
    fn is_predicate(&self, chunk: usize) -> bool {
        match self.reading.governor(chunk) {
            Some(Governor::Object(v)) => self.reading.verb(v).is_some_and(|g| g.copula || g.passive),
            Some(Governor::Complement(_)) => {
                self.reading.chunks[chunk].preposition.is_some_and(|p| self.rules().language.is(p, Class::Role))
            }
            _ => false,
        }
    }

    /// What governs a chunk; behind a noun that is a fixed word of an operator that operator's verb: *met fin à*.
    fn governor_of(&self, current: usize) -> Option<Governor> {
        let governor = self.reading.governor(current)?;
        let Governor::Noun(noun) = governor else { return Some(governor) };
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

    fn climb(&self, current: usize, above: &mut Above) -> Option<usize> {
        let infinitive = self.reading.verb(current).is_some_and(|v| v.form == VerbForm::Infinitive);
        let gerund = self.reading.verb(current).is_some_and(|v| v.form == VerbForm::Gerund);
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
            above.operators.push(self.applied(*operator, chunk, current));
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

    fn is_marked(&self, infinitive: usize) -> bool {
        self.reading.chunks[infinitive].preposition.is_some_and(|p| self.rules().language.is(p, Class::InfinitiveMark))
    }

    /// The copula of a predicate adjective: *est prêt à*.
    fn adjective_verb(&self, chunk: usize, above: &mut Above) -> Option<usize> {
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

    fn applied(&self, operator: usize, chunk: usize, current: usize) -> Applied {
        let group = self.reading.verb(chunk);
        let noun = self.reading.noun(chunk);
        let _ = current;
        Applied {
            operator,
            negated: group.is_some_and(|v| v.negated && !self.is_spent(operator, v.main, chunk))
                || noun.is_some_and(|n| n.negative),
            tense: group.map_or(Tense::Bare, |v| v.tense),
            perfect: group.is_some_and(|v| v.perfect || v.tense == Tense::Past),
        }
    }

    /// True if the operator asks for the negation of its verb, which then says no more.
    fn is_spent(&self, operator: usize, main: usize, chunk: usize) -> bool {
        self.operator_heads(main, chunk).iter().any(|e| {
            let trigger = &self.rules().lexicon.triggers[e.trigger];
            trigger.negative && trigger.owner == Owner::Operator(operator)
        })
    }

    /// The status of an event of a relation; `None` if its words tell no fact.
    pub fn standing(
        &self,
        event: &Event,
        shape: &Shape,
        relation: &Relation,
        above: &Above,
        fixed: Option<Status>,
    ) -> Option<Standing> {
        let top = above.verbs.last().and_then(|v| self.reading.verb(*v).map(|group| (*v, group)));
        if self.is_question() || top.is_some_and(|(v, _)| self.reading.is_conditional(v)) {
            return None;
        }
        let base = self.base(event, shape, relation, above);
        let ended = base == Some(Status::Ended);
        let mut status = base.map(|b| if ended { b } else { fixed.unwrap_or(b) });
        for (i, applied) in above.operators.iter().enumerate() {
            status = self.apply(applied, status, i == 0 && relation.class != RelationClass::Act).or(status);
        }
        for operator in self.phrases(event, above) {
            status = self.apply(&operator, status, above.operators.is_empty()).or(status);
        }
        if relation.class == RelationClass::State {
            // What runs is not agreed upon, and is ended where a deed is abandoned.
            status = match (base, status) {
                (_, Some(Status::Abandoned)) => Some(Status::Ended),
                (Some(Status::Ongoing), Some(Status::Announced | Status::Completed)) => base,
                (_, status) => status,
            };
        }
        let hearsay = above.verbs.iter().any(|v| self.is_hearsay(*v));
        let own = self.reading.verb(event.chunk).filter(|_| matches!(shape, Shape::Verb));
        let spent = self.rules().lexicon.triggers[event.trigger].negative;
        let denied = own.is_some_and(|v| v.negated && !spent)
            || self.reading.noun(event.chunk).is_some_and(|n| n.negative)
            || self.denies(event, shape);
        let status = status?;
        let status = if denied { negate(status) } else { status };
        Some(Standing { status: self.with_mood(status, hearsay, top.map(|t| t.1)), hearsay })
    }

    /// A copula that is negated denies what it predicates.
    fn denies(&self, event: &Event, shape: &Shape) -> bool {
        let Shape::Relational = shape else { return false };
        match self.reading.governor(event.chunk) {
            Some(Governor::Object(v)) => self.reading.verb(v).is_some_and(|g| g.copula && g.negated),
            _ => false,
        }
    }

    fn is_question(&self) -> bool {
        let sentence = self.reading.input.sentence;
        let tail = self.document().tokens[sentence.tokens.clone()].iter().rev().take(3);
        tail.into_iter().any(|t| t.kind == crate::text::Kind::Stop && t.of(self.document().text) == "?")
    }

    /// What the event's own word says. An infinitive says nothing.
    fn base(&self, event: &Event, shape: &Shape, relation: &Relation, above: &Above) -> Option<Status> {
        let tenses = relation.tenses;
        let group = match shape {
            Shape::Verb => self.reading.verb(event.chunk),
            Shape::Relational => return Some(self.relational_base(event, relation)),
            _ => None,
        };
        let Some(group) = group else {
            return Some(if matches!(shape, Shape::Verb) { tenses.participle } else { tenses.noun });
        };
        match group.form {
            VerbForm::Infinitive if above.headline => Some(tenses.future),
            VerbForm::Infinitive if group.perfect => Some(tenses.past),
            VerbForm::Infinitive if !above.operators.is_empty() && !above.opaque => Some(tenses.present),
            VerbForm::Infinitive => None,
            VerbForm::Participle => Some(tenses.participle),
            VerbForm::Gerund if group.perfect || self.is_after(event.chunk) => Some(tenses.past),
            VerbForm::Gerund => Some(tenses.present),
            // *est entré au capital*: a verb with a prepositional object has no passive.
            VerbForm::Finite if group.passive && event.object.is_some() && group.tense == Tense::Present => {
                Some(tenses.past)
            }
            VerbForm::Finite => Some(finite_base(group, relation)),
        }
    }

    fn relational_base(&self, event: &Event, relation: &Relation) -> Status {
        match self.is_former(event) {
            true => Status::Ended,
            false => relation.tenses.participle,
        }
    }

    /// Operators that are phrases of their own in the clause of an event: *tombe à l'eau, hors de course*.
    fn phrases(&self, event: &Event, above: &Above) -> Vec<Applied> {
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
                    found.push(self.applied(operator, clause(token).unwrap_or(event.chunk), event.chunk));
                }
            }
        }
        found
    }

    /// *ex-patron, ancienne filiale, former owner*: a word of the list `former` right before or behind.
    pub fn is_former(&self, event: &Event) -> bool {
        let chunk = &self.reading.chunks[event.chunk];
        let near = event.token.saturating_sub(3).max(chunk.tokens.start)..(event.last + 2).min(chunk.tokens.end);
        near.into_iter().any(|t| self.in_list(t, "former"))
    }

    /// *after acquiring, après avoir*: a gerund behind a preposition of time.
    fn is_after(&self, chunk: usize) -> bool {
        let word = self.reading.chunks[chunk]
            .tokens
            .start
            .checked_sub(1)
            .filter(|t| *t >= self.reading.input.sentence.tokens.start);
        let before = word.map(|t| self.reading.key(t)).or(self.reading.chunks[chunk].preposition);
        before.is_some_and(|p| self.rules().language.is(p, Class::Afterwards))
    }

    /// What an operator makes of a status.
    fn apply(&self, applied: &Applied, status: Option<Status>, innermost: bool) -> Option<Status> {
        let operator = &self.rules().operators[applied.operator];
        let effect = if applied.negated { operator.negated } else { operator.effect };
        let unreal = matches!(applied.tense, Tense::Future | Tense::Possible);
        let new = match effect {
            Effect::Same => return status,
            Effect::Expected => match status {
                Some(Status::Announced | Status::Completed | Status::Approved | Status::Pending) if !innermost => {
                    Status::Pending
                }
                Some(s) if s.stage() == Stage::Dead => s,
                _ => Status::Considered,
            },
            Effect::Status(Status::Completed | Status::Approved) if unreal => Status::Pending,
            Effect::Status(s) if unreal && s.stage() == Stage::Dead => Status::Considered,
            Effect::Status(s) => s,
        };
        match (status, new) {
            (Some(old), Status::Announced) if !innermost || old == Status::Completed => Some(old),
            (Some(old), new) if !innermost && rank(old) < rank(new) => Some(old),
            _ => Some(new),
        }
    }

    /// The bare conditional is hearsay where the language says so, but not under a past verb of saying.
    fn is_hearsay(&self, verb: usize) -> bool {
        let Some(group) = self.reading.verb(verb) else { return false };
        let conditional =
            self.rules().hearsay.conditional && group.tense == Tense::Conditional && group.form == VerbForm::Finite;
        let expected = self.has_expected(verb);
        conditional && !expected && !self.reading.clause_governor(verb).is_some_and(|g| self.says_in_past(g))
    }

    fn has_expected(&self, verb: usize) -> bool {
        let Some(group) = self.reading.verb(verb) else { return false };
        self.operator_heads(group.main, verb).iter().any(|e| match self.rules().lexicon.triggers[e.trigger].owner {
            Owner::Operator(o) => self.rules().operators[o].effect == Effect::Expected,
            Owner::Rule(_) => false,
        })
    }

    fn says_in_past(&self, verb: usize) -> bool {
        let Some(group) = self.reading.verb(verb) else { return false };
        let past = group.perfect || group.tense == Tense::Past || group.form != VerbForm::Finite;
        past && self.rules().hearsay.sayings.contains_key(&self.reading.key(group.main))
    }

    /// Mood of the top verb: possibilities and future-in-the-past.
    fn with_mood(&self, status: Status, hearsay: bool, top: Option<&VerbGroup>) -> Status {
        let possible = top.is_some_and(|v| v.tense == Tense::Possible);
        match status {
            Status::Denied | Status::Delayed => status,
            s if s.stage() == Stage::Dead => s,
            _ if hearsay => Status::Rumoured,
            Status::InTalks | Status::Considered | Status::Offered => status,
            _ if possible => Status::Considered,
            s => s,
        }
    }
}

/// The order in which statuses win: the lower the stronger.
fn rank(status: Status) -> u8 {
    match status {
        Status::Denied => 0,
        Status::Rejected | Status::Blocked | Status::Abandoned | Status::Ended => 1,
        Status::Delayed => 2,
        Status::Rumoured => 3,
        Status::InTalks => 4,
        Status::Considered => 5,
        _ => 6,
    }
}

fn negate(status: Status) -> Status {
    match status.stage() {
        Stage::Dead => status,
        _ => Status::Denied,
    }
}

/// What a finite verb says by its tense.
fn finite_base(group: &VerbGroup, relation: &Relation) -> Status {
    let tenses = relation.tenses;
    match group.tense {
        Tense::Future => tenses.future,
        Tense::Conditional | Tense::Possible if group.perfect => tenses.past,
        Tense::Conditional | Tense::Possible => tenses.future,
        Tense::Past => tenses.past,
        Tense::Present | Tense::Bare if group.perfect => tenses.past,
        Tense::Present | Tense::Bare => tenses.present,
    }
}

/// True if of two readings of one sentence the first status wins.
pub(super) fn stronger(new: Status, old: Status) -> bool {
    rank(new) < rank(old)
}

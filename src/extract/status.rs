//! Where an event stands: what its own verb says, and the operators above it, inner to outer.

use super::events::Event;
use super::scene::Scene;
use crate::clause::{Governor, Tense, VerbForm, VerbGroup};
use crate::fact::{Stage, Status};
use crate::language::Class;
use crate::relation::{Class as RelationClass, Relation};
use crate::rule::{Effect, Owner, Shape};

/// An operator above an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Applied {
    /// Index into the rule set's operators.
    pub operator: usize,
    pub negated: bool,
    /// The operator's verb lies in the future or is hearsay or a possibility.
    pub tense: Tense,
    pub perfect: bool,
    /// An infinitive that is no perfect: what it says is real only if what governs it is.
    pub infinitive: bool,
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
    /// The infinitive says what something else is done for.
    pub purpose: bool,
}

/// What an event's words say of its status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub status: Status,
    pub hearsay: bool,
}

impl Scene<'_, '_> {
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
        let aim = above.purpose && above.operators.is_empty() && matches!(shape, Shape::Verb);
        let base = base.or(aim.then_some(Status::Considered));
        let ended = base == Some(Status::Ended);
        let mut status = base.map(|b| if ended { b } else { fixed.unwrap_or(b) });
        for (i, applied) in above.operators.iter().enumerate() {
            // *sued to block the merger*: nothing says that it was blocked.
            let last = i + 1 == above.operators.len();
            if applied.infinitive && last && !above.headline && self.is_dead(applied) {
                continue;
            }
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
        let own_verb = own.or_else(|| self.predicate_verb(event));
        let over = denied && own_verb.is_some_and(|v| v.no_longer);
        let status = match (over, relation.class) {
            (true, RelationClass::State) => Status::Ended,
            (true, _) => Status::Abandoned,
            (false, _) if denied => negate(status),
            _ => status,
        };
        Some(Standing { status: self.with_mood(status, hearsay, top.map(|t| t.1)), hearsay })
    }

    /// The verb that predicates a relational noun of its subject.
    fn predicate_verb(&self, event: &Event) -> Option<&VerbGroup> {
        match self.reading.governor(event.chunk)? {
            Governor::Object(v) => self.reading.verb(v),
            _ => None,
        }
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

    fn is_dead(&self, applied: &Applied) -> bool {
        let effect = self.rules().operators[applied.operator].effect;
        matches!(effect, Effect::Status(s) if s.stage() == Stage::Dead)
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

//! Verb groups: auxiliaries, negation, pronouns before the verb, and the verb that carries the meaning.

use super::chunks::Cutter;
use super::{ChunkKind, Tense, VerbForm, VerbGroup};
use crate::language::{Class, Form, Key};
use crate::tag::Tag;
use crate::text::Kind;

/// Adverbs inside a group at most.
const ADVERBS: usize = 3;

/// What has been read of a group.
#[derive(Default)]
struct Group {
    /// Verbs, the meaning last.
    verbs: Vec<usize>,
    negated: bool,
    opener: bool,
    reflexive: bool,
    clitic: Option<usize>,
    marked: bool,
    inverted: bool,
}

impl Cutter<'_> {
    /// True if the tagger sees a verb, or a form of a known verb stands after an auxiliary.
    pub fn is_verbal(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let verb = matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Infinitive | Tag::PastParticiple | Tag::Gerund);
        at < self.end && self.name_at(at).is_none() && self.token(at).is_some_and(|t| t.kind == Kind::Word) && verb
    }

    /// Cuts a verb group at `at`, if one begins there, and returns the token after it.
    pub fn verb_group(&mut self, at: usize, preposition: Option<Key>) -> Option<usize> {
        let mut group = Group::default();
        let mut i = self.before_verb(at, &mut group);
        let marker = group.marked.then(|| self.key(i - 1));
        if !self.is_verbal(i) || self.in_noun(i, at) {
            return None;
        }
        group.verbs.push(i);
        i += 1;
        while let Some((next, verb)) = self.next_verb(i, &mut group) {
            group.verbs.push(verb);
            i = next;
        }
        let verb = self.finish(&group);
        let nonfinite = verb.form != VerbForm::Finite;
        if preposition.is_some() && !nonfinite {
            return None;
        }
        let end = i + self.inversion(i, &mut group);
        let verb = VerbGroup {
            inverted: group.inverted,
            negated: group.negated && (group.opener || !self.input.rules.language.negates_twice()),
            ..verb
        };
        self.push(at..end, marker.or(preposition), ChunkKind::Verb(verb));
        Some(end)
    }

    /// Pronouns, negation and the mark of the infinitive before the verb.
    fn before_verb(&self, at: usize, group: &mut Group) -> usize {
        let mut i = at;
        while i < self.end && i < at + 5 && !self.is_verbal(i) && self.name_at(i).is_none() {
            let classes = self.classes(i);
            let tag = self.tag(i);
            if classes.any(&[Class::NegationOpener, Class::Negation]) && tag != Tag::Determiner && tag != Tag::Noun {
                group.negated |= !classes.has(Class::NegationOpener);
                group.opener |= classes.has(Class::NegationOpener);
            } else if classes.has(Class::Reflexive) && tag != Tag::Subordinator {
                group.reflexive = true;
            } else if self.input.rules.language.clitics
                && classes.has(Class::ObjectPronoun)
                && matches!(tag, Tag::Pronoun | Tag::Adposition)
            {
                group.clitic = Some(i).filter(|_| !classes.has(Class::IndirectPronoun));
            } else if classes.has(Class::InfinitiveMark) {
                group.marked = true;
            } else if !(i > at && self.is_inner_adverb(i)) {
                break;
            }
            i += 1;
        }
        i
    }

    fn is_inner_adverb(&self, at: usize) -> bool {
        self.is(at, Class::Adverb) || self.tag(at) == Tag::Adverb
    }

    /// A participle or gerund that stands before its noun belongs to the noun phrase.
    fn in_noun(&self, verb: usize, start: usize) -> bool {
        verb == start && matches!(self.tag(verb), Tag::PastParticiple | Tag::Gerund) && self.begins_noun(verb)
    }

    /// The next verb of the group, behind adverbs and negations: the token after it, and the verb.
    fn next_verb(&self, at: usize, group: &mut Group) -> Option<(usize, usize)> {
        let last = *group.verbs.last()?;
        let mut i = at;
        let mut negated = false;
        while i < self.end && i < at + ADVERBS && !self.is_verbal(i) {
            let negation = self.is(i, Class::Negation);
            if !(negation || self.is_inner_adverb(i) || self.is(i, Class::InvertedSubject)) || self.name_at(i).is_some()
            {
                break;
            }
            negated |= negation;
            i += 1;
        }
        let verb = self.joins(last, i);
        if !verb {
            // A negation behind the only verb: *ne rachète pas*.
            group.negated |= negated;
            return None;
        }
        group.negated |= negated;
        Some((i + 1, i))
    }

    /// True if the verb at `next` completes the auxiliary at `last`.
    fn joins(&self, last: usize, next: usize) -> bool {
        let auxiliary = self.classes(last).any(&[Class::Have, Class::Be, Class::Modal]);
        if !auxiliary || self.name_at(next).is_some() || next >= self.end {
            return false;
        }
        let modal = self.is(last, Class::Modal);
        let known = self.forms(next);
        match self.tag(next) {
            Tag::PastParticiple | Tag::Auxiliary => true,
            Tag::Gerund => self.is(last, Class::Be),
            Tag::Infinitive => modal,
            Tag::Verb => modal || known.contains(&Form::PastParticiple),
            Tag::Adjective | Tag::Noun => !modal && known.contains(&Form::PastParticiple),
            _ => false,
        }
    }

    fn forms(&self, at: usize) -> &[Form] {
        self.input.rules.lexicon.verbs.get(&self.key(at)).map_or(&[], |f| f.as_slice())
    }

    /// A subject pronoun right behind the verb: *a-t-il*, *-on*.
    fn inversion(&self, at: usize, group: &mut Group) -> usize {
        group.inverted = self.is(at, Class::InvertedSubject);
        usize::from(group.inverted)
    }

    /// The tense that the ending of an unknown verb says.
    fn tense_by_ending(&self, at: usize) -> Tense {
        let word = self.input.document.word(at);
        let endings = &self.input.rules.language.tense_endings;
        endings.iter().find(|(ending, _)| word.ends_with(ending.as_str())).map_or(Tense::Present, |(_, tense)| *tense)
    }

    fn finish(&self, group: &Group) -> VerbGroup {
        let first = group.verbs[0];
        let main = group.verbs[group.verbs.len() - 1];
        let before = &group.verbs[..group.verbs.len() - 1];
        let have = before.iter().any(|v| self.is(*v, Class::Have));
        let be = before.iter().any(|v| self.is(*v, Class::Be));
        let participle = self.tag(main) == Tag::PastParticiple || self.forms(main).contains(&Form::PastParticiple);
        let gerund = self.tag(main) == Tag::Gerund;
        let form = self.form(first, group);
        VerbGroup {
            main,
            form,
            tense: if form == VerbForm::Finite { self.tense(first) } else { Tense::Bare },
            perfect: have || be && group.reflexive,
            passive: be && participle && !gerund && !group.reflexive,
            reflexive: group.reflexive,
            negated: false,
            copula: self.is(main, Class::Be) || self.is(main, Class::Becoming),
            clitic: group.clitic,
            inverted: false,
        }
    }

    fn form(&self, first: usize, group: &Group) -> VerbForm {
        let tag = self.tag(first);
        let known = self.forms(first);
        let finite = known.iter().any(|f| f.is_finite()) || self.input.rules.language.modal(self.key(first)).is_some();
        let lonely = group.verbs.len() == 1;
        match tag {
            _ if group.marked => VerbForm::Infinitive,
            Tag::Infinitive => VerbForm::Infinitive,
            Tag::PastParticiple if lonely && !group.opener => VerbForm::Participle,
            Tag::Gerund => VerbForm::Gerund,
            Tag::Auxiliary if !finite && known.contains(&Form::Infinitive) => VerbForm::Infinitive,
            Tag::Auxiliary if !finite && known.contains(&Form::Gerund) => VerbForm::Gerund,
            Tag::Auxiliary if !finite && known.contains(&Form::PastParticiple) => VerbForm::Participle,
            _ => VerbForm::Finite,
        }
    }

    /// Tense of a finite verb: from the table of modals, from its known forms, else present.
    fn tense(&self, first: usize) -> Tense {
        if let Some(tense) = self.input.rules.language.modal(self.key(first)) {
            return tense;
        }
        let known = self.forms(first);
        let order = [
            (Form::Conditional, Tense::Conditional),
            (Form::Future, Tense::Future),
            (Form::Past, Tense::Past),
            (Form::Present, Tense::Present),
        ];
        let known = order.iter().find(|(form, _)| known.contains(form)).map(|(_, tense)| *tense);
        known.unwrap_or_else(|| self.tense_by_ending(first))
    }
}

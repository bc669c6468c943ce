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
    no_longer: bool,
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
        let word = at < self.end && self.name_at(at).is_none() && self.token(at).is_some_and(|t| t.kind == Kind::Word);
        word && !self.is_owned_noun(at) && (verb || self.follows_name(at) && self.is_missed_verb(at))
    }

    /// *its sale to*: behind a possessive that is nothing else no verb stands, whatever the tagger says.
    pub fn is_owned_noun(&self, at: usize) -> bool {
        let owned = at > self.input.sentence.tokens.start
            && self.is(at - 1, Class::Possessive)
            && !self.is(at - 1, Class::ObjectPronoun);
        owned && self.input.rules.language.compounds && matches!(self.tag(at), Tag::Verb | Tag::Infinitive)
    }

    /// True if a name ends right before a token, or before the time that ends there.
    pub fn follows_name(&self, at: usize) -> bool {
        let ends = |ranges: &[std::ops::Range<usize>], at: usize| {
            let i = ranges.partition_point(|n| n.end < at);
            ranges.get(i).filter(|n| n.end == at).map(|n| n.start)
        };
        // *The Commission on Tuesday cleared*: a time may stand between.
        let at = ends(self.input.times, at).unwrap_or(at);
        ends(self.input.names, at).is_some()
    }

    /// *Facebook buys Giphy*: a form of a known verb behind a name, which the tagger took for a noun, in a clause that
    /// has no other verb, before what may be its object.
    pub fn is_missed_verb(&self, at: usize) -> bool {
        let lower = self.token(at).is_some_and(|t| !t.is_capital());
        let finite = self.forms(at).iter().any(|f| f.is_finite());
        let known = matches!(self.tag(at), Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Other | Tag::Adverb);
        let object = self.name_at(at + 1).is_some()
            || matches!(self.tag(at + 1), Tag::Determiner | Tag::Adposition | Tag::Number | Tag::Infinitive)
            || self.tag(at + 1) == Tag::Auxiliary && self.forms(at + 1).contains(&Form::Infinitive)
            || self.is(at + 1, Class::Possessive)
            || self.tag(at + 1) == Tag::Noun && self.noun_ends_clause(at + 1);
        lower && finite && known && object && !self.has_verb(at)
    }

    fn noun_ends_clause(&self, at: usize) -> bool {
        self.preposition(at + 1).is_some()
            || at + 1 >= self.end
            || self.token(at + 1).is_some_and(|t| t.kind == Kind::Stop)
    }

    /// True if the tagger sees a finite verb in the clause around a token.
    fn has_verb(&self, at: usize) -> bool {
        let border = |i: &usize| {
            self.token(*i).is_some_and(|t| {
                matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Quote | Kind::OpenQuote)
            })
        };
        let finite = |i: usize| match self.tag(i) {
            Tag::Verb => true,
            Tag::Auxiliary => self.forms(i).iter().any(|f| f.is_finite()),
            _ => false,
        };
        let start = self.input.sentence.tokens.start;
        (start..at).rev().take_while(|i| !border(i)).any(finite)
            || (at + 1..self.end).take_while(|i| !border(i)).any(finite)
    }

    /// Cuts a verb group at `at`, if one begins there, and returns the token after it.
    pub fn verb_group(&mut self, at: usize, preposition: Option<Key>) -> Option<usize> {
        let mut group = Group::default();
        let mut i = self.before_verb(at, &mut group);
        let marker = group.marked.then(|| self.key(i - 1));
        let marked = group.marked && self.forms(i).contains(&Form::Infinitive) && self.name_at(i).is_none();
        if !(self.is_verbal(i) || marked) || self.in_noun(i, at) {
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
            no_longer: group.no_longer && group.negated,
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
        // *va s'offrir, allait le racheter*: pronouns between an auxiliary of the future and its infinitive.
        let clitics = self.input.rules.language.clitics && self.is(last, Class::Modal);
        let (mut reflexive, mut clitic) = (false, None);
        while i < self.end && i < at + ADVERBS && !self.is_verbal(i) {
            let negation = self.is(i, Class::Negation);
            let pronoun = clitics && self.classes(i).any(&[Class::Reflexive, Class::ObjectPronoun]);
            let inner = negation || pronoun || self.is_inner_adverb(i) || self.is(i, Class::InvertedSubject);
            if !inner || self.name_at(i).is_some() {
                break;
            }
            reflexive |= pronoun && self.is(i, Class::Reflexive);
            if pronoun && !self.classes(i).any(&[Class::Reflexive, Class::IndirectPronoun]) {
                clitic = Some(i);
            }
            negated |= negation;
            group.no_longer |= self.is(i, Class::NoLonger);
            i += 1;
        }
        let verb = self.joins(last, i);
        if !verb {
            // A negation behind the only verb: *ne rachète pas*.
            group.negated |= negated;
            return None;
        }
        group.negated |= negated;
        group.reflexive |= reflexive;
        group.clitic = group.clitic.or(clitic);
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
            Tag::Adjective | Tag::Noun | Tag::Other if known.contains(&Form::Gerund) => self.is(last, Class::Be),
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
            no_longer: false,
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
            Tag::PastParticiple if lonely && !group.opener && !self.is_past(first) => VerbForm::Participle,
            Tag::Gerund => VerbForm::Gerund,
            Tag::Auxiliary if !finite && known.contains(&Form::Infinitive) => VerbForm::Infinitive,
            Tag::Auxiliary if !finite && known.contains(&Form::Gerund) => VerbForm::Gerund,
            Tag::Auxiliary if !finite && known.contains(&Form::PastParticiple) => VerbForm::Participle,
            _ => VerbForm::Finite,
        }
    }

    /// *Shell sold a stake*: a form that may be the past behind a name, with an object right behind it and no other verb.
    fn is_past(&self, at: usize) -> bool {
        let object =
            self.name_at(at + 1).is_some() || self.tag(at + 1) == Tag::Determiner || self.is(at + 1, Class::Possessive);
        self.forms(at).contains(&Form::Past) && self.follows_name(at) && object && !self.has_verb(at)
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

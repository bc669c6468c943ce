//! A text with all that was read of it, and one sentence of it in view.

use super::pack::Pack;
use crate::actor::{Actor, Mention, Mentions, Names};
use crate::clause::{Input, Reading};
use crate::date::DateValue;
use crate::rule::{Head, RuleSet};
use crate::tag::Tag;
use crate::text::{Document, Part};
use crate::time::Expression;
use std::cell::OnceCell;
use std::ops::Range;

/// What is read of one sentence when it is first asked for: its tags and times, then its clauses.
#[derive(Default)]
pub(super) struct Analysis {
    read: OnceCell<Read>,
    amounts: OnceCell<Vec<crate::amount::Found>>,
}

/// Tags and times of one sentence.
struct Read {
    tags: Vec<Tag>,
    times: Vec<Expression>,
    /// The tokens of the times.
    ranges: Vec<Range<usize>>,
}

/// Finds the sentences that hold a trigger of a rule, outside boilerplate.
pub(super) fn candidates(document: &Document, rules: &RuleSet) -> Vec<bool> {
    let holds = |range: &Range<usize>| rules.lexicon.may_hold(&document.tokens[range.clone()], &rules.language);
    document.sentences.iter().map(|s| s.part != Part::Boilerplate && holds(&s.tokens)).collect()
}

/// A text with its mentions and readings. Candidates are read, and of the two sentences before each those in which a
/// reference looks for its actor.
pub(super) struct Story<'a> {
    pub document: &'a Document<'a>,
    pub rules: &'a RuleSet,
    pub mentions: &'a Mentions,
    pub lists: &'a Names,
    names: &'a [Range<usize>],
    pack: &'a Pack,
    date: Option<&'a DateValue>,
    analyses: &'a [Analysis],
    readings: Vec<OnceCell<Reading<'a>>>,
    /// Whether a sentence may be read at all.
    near: Vec<bool>,
}

/// What a story is made of.
pub(super) struct Parts<'a> {
    pub document: &'a Document<'a>,
    pub rules: &'a RuleSet,
    pub mentions: &'a Mentions,
    /// The tokens of the names that count as units in a phrase.
    pub names: &'a [Range<usize>],
    pub pack: &'a Pack,
    pub date: Option<&'a DateValue>,
}

impl<'a> Story<'a> {
    /// `analyses` has a place for each sentence.
    pub fn new(parts: Parts<'a>, candidates: &[bool], analyses: &'a [Analysis]) -> Self {
        let Parts { document, rules, mentions, names, pack, date } = parts;
        let near = |i: usize| (i..candidates.len().min(i + 3)).any(|j| candidates[j]);
        let near = (0..candidates.len()).map(near).collect();
        let readings = candidates.iter().map(|_| OnceCell::new()).collect();
        Story { document, rules, mentions, lists: pack.names(rules), names, pack, date, analyses, readings, near }
    }

    fn read(&self, i: usize) -> Option<&'a Read> {
        let analysis = self.analyses.get(i).filter(|_| self.near[i])?;
        Some(analysis.read.get_or_init(|| {
            let (document, sentence) = (self.document, &self.document.sentences[i]);
            let mut tags = Vec::new();
            match self.pack.tagger() {
                Some(tagger) => tagger.tag(document, sentence, &self.rules.language, &mut tags),
                None => super::plain_tags::tag(document, sentence, self.rules, &mut tags),
            }
            let times = self.pack.times().map(|times| times.find(document, sentence, self.date)).unwrap_or_default();
            let ranges = times.iter().map(|t| t.tokens.clone()).collect();
            Read { tags, times, ranges }
        }))
    }

    /// The times of a sentence; none if it is not read.
    pub fn times(&self, sentence: usize) -> &'a [Expression] {
        self.read(sentence).map_or(&[], |read| &read.times)
    }

    /// The amounts of a sentence; none if it is not read.
    pub fn amounts(&self, sentence: usize) -> &'a [crate::amount::Found] {
        let Some(analysis) = self.analyses.get(sentence).filter(|_| self.near[sentence]) else { return &[] };
        let find = |amounts: &crate::amount::Amounts| amounts.find(self.document, &self.document.sentences[sentence]);
        analysis.amounts.get_or_init(|| self.pack.amounts().map(find).unwrap_or_default())
    }

    fn reading(&self, i: usize) -> Option<&Reading<'a>> {
        let read = self.read(i)?;
        let sentence = &self.document.sentences[i];
        Some(self.readings[i].get_or_init(|| {
            let first = self.names.partition_point(|n| n.start < sentence.tokens.start);
            let last = self.names.partition_point(|n| n.start < sentence.tokens.end);
            let (document, rules, names) = (self.document, self.rules, &self.names[first..last]);
            Reading::new(Input { document, sentence, tags: &read.tags, rules, names, times: &read.ranges })
        }))
    }

    /// One sentence in view, if it was read.
    pub fn scene<'s>(&'s self, sentence: usize) -> Option<Scene<'s, 'a>> {
        let reading = self.reading(sentence)?;
        Some(Scene { story: self, sentence, reading })
    }

    pub fn actor(&self, actor: usize) -> &Actor {
        &self.mentions.actors[actor]
    }
}

/// One sentence of a story.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s, 'a> {
    pub story: &'s Story<'a>,
    pub sentence: usize,
    pub reading: &'s Reading<'a>,
}

impl<'s, 'a> Scene<'s, 'a> {
    pub fn rules(&self) -> &'a RuleSet {
        self.story.rules
    }

    pub fn document(&self) -> &'a Document<'a> {
        self.story.document
    }

    pub fn words(&self, tokens: &Range<usize>) -> &'a str {
        self.document().words(tokens)
    }

    /// The mentions of actors (and of other names) inside a chunk, by place.
    pub fn mentions(&self, chunk: usize) -> Vec<&'s Mention> {
        let Some(noun) = self.reading.noun(chunk) else { return Vec::new() };
        let names = &self.reading.input.names[noun.names.clone()];
        names.iter().filter_map(|n| self.story.mentions.at(n.start)).collect()
    }

    /// The actors that the sentence names.
    pub fn actors_named(&self) -> Vec<usize> {
        let tokens = self.reading.input.sentence.tokens.clone();
        self.story.mentions.within(tokens).map(|m| m.actor).collect()
    }

    /// The lists of `nouns.toml` that hold the noun at a token.
    pub fn lists(&self, token: usize) -> Vec<usize> {
        let lists = &self.rules().nouns.lists;
        let mut all = Vec::new();
        // A noun of several words counts at its first and at its last one.
        for start in token.saturating_sub(2).max(self.reading.input.sentence.tokens.start)..=token {
            let entries = lists.get(&self.reading.key(start)).into_iter().flatten();
            let stands = |e: &&crate::rule::Entry| {
                self.follow(start, &e.tail).is_some_and(|last| start == token || last == token)
            };
            all.extend(entries.filter(stands).map(|e| e.list));
        }
        all
    }

    pub fn in_list(&self, token: usize, name: &str) -> bool {
        let nouns = &self.rules().nouns;
        self.lists(token).iter().any(|l| nouns.names[*l] == name)
    }

    /// What the head of a chunk makes of the names inside.
    pub fn head(&self, chunk: usize) -> Option<Head> {
        let head = self.reading.noun(chunk)?.head?;
        self.head_at(head)
    }

    pub fn head_at(&self, token: usize) -> Option<Head> {
        let heads = &self.rules().nouns.heads;
        self.lists(token).iter().find_map(|l| heads[*l])
    }
}

//! A text with all that was read of it, and one sentence of it in view.

use super::pack::Pack;
use crate::actor::{Actor, Mention, Mentions, Names};
use crate::clause::{Input, Reading};
use crate::date::DateValue;
use crate::rule::{Head, RuleSet};
use crate::tag::Tag;
use crate::text::{Document, Part};
use crate::time::Expression;
use std::ops::Range;

/// Tags and times of one sentence.
#[derive(Default)]
pub(super) struct Analysis {
    pub tags: Vec<Tag>,
    pub times: Vec<Expression>,
    pub amounts: Vec<crate::amount::Found>,
    /// The tokens of the times.
    pub ranges: Vec<Range<usize>>,
}

/// Finds the sentences that hold a trigger of a rule, outside boilerplate.
pub(super) fn candidates(document: &Document, rules: &RuleSet) -> Vec<bool> {
    let holds = |range: &Range<usize>| rules.lexicon.may_hold(&document.tokens[range.clone()], &rules.language);
    document.sentences.iter().map(|s| s.part != Part::Boilerplate && holds(&s.tokens)).collect()
}

/// Analyses the candidates and the two sentences before each, in which references look for their actor.
pub(super) fn analyse(
    document: &Document,
    candidates: &[bool],
    rules: &RuleSet,
    pack: &Pack,
    date: Option<&DateValue>,
) -> Vec<Option<Analysis>> {
    let near = |i: usize| (i..candidates.len().min(i + 3)).any(|j| candidates[j]);
    let one = |i: usize| {
        let sentence = &document.sentences[i];
        let mut analysis = Analysis::default();
        match pack.tagger() {
            Some(tagger) => tagger.tag(document, sentence, &rules.language, &mut analysis.tags),
            None => super::plain_tags::tag(document, sentence, rules, &mut analysis.tags),
        }
        if let Some(amounts) = pack.amounts().filter(|_| candidates[i]) {
            analysis.amounts = amounts.find(document, sentence);
        }
        if let Some(times) = pack.times() {
            analysis.times = times.find(document, sentence, date);
            analysis.ranges = analysis.times.iter().map(|t| t.tokens.clone()).collect();
        }
        analysis
    };
    (0..candidates.len()).map(|i| near(i).then(|| one(i))).collect()
}

/// A text with its mentions and readings.
pub(super) struct Story<'a> {
    pub document: &'a Document<'a>,
    pub rules: &'a RuleSet,
    pub mentions: &'a Mentions,
    pub lists: &'a Names,
    pub analyses: &'a [Option<Analysis>],
    pub readings: Vec<Option<Reading<'a>>>,
}

impl<'a> Story<'a> {
    pub fn new(
        document: &'a Document<'a>,
        rules: &'a RuleSet,
        mentions: &'a Mentions,
        names: &'a [Range<usize>],
        lists: &'a Names,
        analyses: &'a [Option<Analysis>],
    ) -> Self {
        let read = |(i, analysis): (usize, &'a Option<Analysis>)| {
            let analysis = analysis.as_ref()?;
            let sentence = &document.sentences[i];
            let first = names.partition_point(|n| n.start < sentence.tokens.start);
            let last = names.partition_point(|n| n.start < sentence.tokens.end);
            let names = &names[first..last];
            let input = Input { document, sentence, tags: &analysis.tags, rules, names, times: &analysis.ranges };
            Some(Reading::new(input))
        };
        let readings = analyses.iter().enumerate().map(read).collect();
        Story { document, rules, mentions, lists, analyses, readings }
    }

    /// One sentence in view, if it was read.
    pub fn scene<'s>(&'s self, sentence: usize) -> Option<Scene<'s, 'a>> {
        let reading = self.readings.get(sentence)?.as_ref()?;
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

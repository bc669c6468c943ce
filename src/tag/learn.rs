//! Learns the weights of a tagger from treebanks: an averaged perceptron in whole numbers, so that the same treebanks
//! give the same bytes on every machine.

use super::features::{Buckets, Window};
use super::random::Random;
use super::treebank::{self, Sample};
use super::weights::{ROWS, Weights};
use super::{Tag, fixed};
use crate::data::Problem;
use crate::language::Language;
use crate::text::Document;

const TAGS: usize = Tag::ALL.len();
/// How often the samples are gone through.
const PASSES: usize = 8;
const SEED: u64 = 2020;
/// An average weight of 1 is packed as this; larger ones are cut at 127.
const SCALE: i64 = 12;
/// Every so manyth sentence is learned as a headline in capitals too.
const HEADLINES: usize = 4;

/// Learns from treebanks, each with its file's name and its text in CoNLL-U. The bytes are what
/// [`Tagger::read`](super::Tagger::read) takes. Every mistake in a treebank is reported.
pub fn learn(treebanks: &[(&str, &str)], language: &Language) -> Result<Vec<u8>, Vec<Problem>> {
    let mut samples = Vec::new();
    for (name, text) in treebanks {
        samples.extend(treebank::read(name, text)?);
    }
    let headlines: Vec<Sample> = samples.iter().step_by(HEADLINES).map(headline).collect();
    samples.extend(headlines);
    let mut random = Random(SEED);
    let mut learner = Learner::new();
    for _ in 0..PASSES {
        random.shuffle(&mut samples);
        samples.iter().for_each(|sample| learner.sample(sample, language));
    }
    Ok(Weights::pack(&learner.averages()))
}

/// Words of so many letters or fewer stay as they are in headlines, if they are no verbs, nouns and the like.
const SMALL: usize = 4;

/// The sentence with capitals as in English headlines, without its full stop.
fn headline(sample: &Sample) -> Sample {
    let mut text = sample.text.clone();
    for (span, tag) in &sample.words {
        let small = span.len() <= SMALL && !tag.is_content() && *tag != Tag::Adverb && *tag != Tag::Auxiliary;
        let Some(first) = span.of(&text).chars().next().filter(|_| !small) else { continue };
        let capital: String = first.to_uppercase().collect();
        // Another length would move all that follows.
        if capital.len() == first.len_utf8() {
            text.replace_range(span.start..span.start + capital.len(), &capital);
        }
    }
    let mut words = sample.words.clone();
    if let Some((span, Tag::Punctuation)) = words.last().copied().filter(|_| text.ends_with('.')) {
        words.pop();
        text.truncate(span.start);
    }
    Sample { text, words }
}

/// A weight with the sum of its values over all steps so far.
#[derive(Clone, Copy, Default)]
struct Weight {
    value: i32,
    /// The step at which the value was last changed.
    since: u32,
    sum: i64,
}

struct Learner {
    weights: Vec<Weight>,
    step: u32,
}

impl Learner {
    fn new() -> Self {
        Learner { weights: vec![Weight::default(); ROWS * TAGS], step: 0 }
    }

    fn sample(&mut self, sample: &Sample, language: &Language) {
        let document = Document::read(&sample.text, language);
        let gold = sample.tags(&document);
        for sentence in &document.sentences {
            let mut window = Window::new(&document, sentence, language);
            let mut before = [Tag::Punctuation; 2];
            for at in sentence.tokens.clone() {
                let tag =
                    fixed(document.tokens[at].kind).unwrap_or_else(|| self.token(&window.features(before), gold[at]));
                before = [tag, before[0]];
                window.advance();
            }
        }
    }

    /// Guesses the tag of a token and learns from a mistake.
    fn token(&mut self, buckets: &Buckets, gold: Tag) -> Tag {
        self.step += 1;
        let guess = self.best(buckets);
        if guess != gold {
            for bucket in buckets {
                self.change(*bucket, gold, 1);
                self.change(*bucket, guess, -1);
            }
        }
        guess
    }

    fn best(&self, buckets: &Buckets) -> Tag {
        let mut sums = [0i32; TAGS];
        for bucket in buckets {
            let row = &self.weights[*bucket as usize * TAGS..][..TAGS];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight.value);
        }
        let best = (1..TAGS).fold(0, |best, tag| if sums[tag] > sums[best] { tag } else { best });
        Tag::ALL[best]
    }

    fn change(&mut self, bucket: u32, tag: Tag, by: i32) {
        let weight = &mut self.weights[bucket as usize * TAGS + tag as usize];
        weight.sum += i64::from(weight.value) * i64::from(self.step - weight.since);
        weight.since = self.step;
        weight.value += by;
    }

    /// The average of each weight over all steps, scaled and cut to a byte.
    fn averages(&self) -> Vec<i8> {
        let steps = i64::from(self.step.max(1));
        let average = |weight: &Weight| {
            let sum = weight.sum + i64::from(weight.value) * i64::from(self.step - weight.since);
            // The cut is within a byte.
            (sum * SCALE / steps).clamp(-127, 127) as i8
        };
        self.weights.iter().map(average).collect()
    }
}

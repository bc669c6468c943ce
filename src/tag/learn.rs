//! Learns the weights of a tagger from treebanks: an averaged perceptron in whole numbers, so that the same treebanks
//! give the same bytes on every machine.

use super::features::{Before, Buckets, Window, Words};
use super::lexicon::{self, Counts, Entry};
use super::random::Random;
use super::treebank::{self, Sample};
use super::weights::{ROWS, Weights};
use super::{Tag, fixed};
use crate::data::Problem;
use crate::language::{Key, Language};
use crate::text::Document;

const TAGS: usize = Tag::ALL.len();
/// How often the samples are gone through.
const PASSES: usize = 5;
const SEED: u64 = 2020;
/// An average weight of 1 is packed as this; larger ones are cut at 127. What falls below 1 is dropped: on held-out
/// text 3 to 6 is better than 12 or more, and half as large.
const SCALE: i64 = 4;
/// Every so manyth sentence is learned as a headline in capitals too.
const HEADLINES: usize = 4;

/// Learns from treebanks, each with its file's name and its text in CoNLL-U. The bytes are what
/// [`Tagger::read`](super::Tagger::read) takes. Every mistake in a treebank is reported.
pub fn learn(treebanks: &[(&str, &str)], language: &Language) -> Result<Vec<u8>, Vec<Problem>> {
    let mut samples = Vec::new();
    for (name, text) in treebanks {
        samples.extend(treebank::read(name, text)?);
    }
    let mut counts = Counts::new();
    lexicon::add_verbs(&mut counts, language);
    samples.iter().for_each(|sample| count(sample, language, &mut counts));
    let headlines: Vec<Sample> = samples.iter().step_by(HEADLINES).map(headline).collect();
    samples.extend(headlines);
    let mut random = Random(SEED);
    let mut learner = Learner::new();
    for _ in 0..PASSES {
        random.shuffle(&mut samples);
        samples.iter().for_each(|sample| learner.sample(sample, &counts, language));
    }
    Ok(Weights::pack(&lexicon::entries(&counts), &learner.averages()))
}

fn count(sample: &Sample, language: &Language, counts: &mut Counts) {
    let document = Document::read(&sample.text, language);
    let tags = sample.tags(&document);
    document.tokens.iter().zip(tags).for_each(|(token, tag)| counts.entry(token.key).or_default().add(tag));
}

/// The counts without the place that is being learned, so that a word seen once is learned as a new one.
struct Others<'a> {
    counts: &'a Counts,
    gold: &'a [Tag],
}

impl Words for &Others<'_> {
    fn entry(&self, at: usize, key: Key) -> Entry {
        self.counts.get(&key).map(|count| count.entry(Some(self.gold[at]))).unwrap_or_default()
    }
}

/// Words of so many letters or fewer stay as they are in headlines, if they are no verbs, nouns and the like.
const SMALL: usize = 4;

/// The sentence with capitals as in English headlines, without its full stop.
fn headline(sample: &Sample) -> Sample {
    let mut text = sample.text.clone();
    for (span, tag) in &sample.words {
        let small = span.len() <= SMALL && (Tag::Determiner as u8..=Tag::Particle as u8).contains(&(*tag as u8));
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

    fn sample(&mut self, sample: &Sample, counts: &Counts, language: &Language) {
        let document = Document::read(&sample.text, language);
        let gold = sample.tags(&document);
        for sentence in &document.sentences {
            let words = Others { counts, gold: &gold };
            let mut window = Window::new(&words, &document, sentence, language);
            let mut before = Before::NOTHING;
            for at in sentence.tokens.clone() {
                let tag =
                    fixed(document.tokens[at].kind).unwrap_or_else(|| self.token(&window.features(&before), gold[at]));
                before.add(tag);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::{Tagger, evaluate};

    const SMALL_TREEBANK: &str = "\
# text = Kering rachète Creed.
1\tKering\t_\tPROPN\t_\t_\t_\tnsubj\t_\t_
2\trachète\t_\tVERB\t_\tVerbForm=Fin\t_\troot\t_\t_
3\tCreed\t_\tPROPN\t_\t_\t_\tobj\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t_\t_\t_\tpunct\t_\t_

# text = Une offre tombe.
1\tUne\t_\tDET\t_\t_\t_\tdet\t_\t_
2\toffre\t_\tNOUN\t_\t_\t_\tnsubj\t_\t_
3\ttombe\t_\tVERB\t_\tVerbForm=Fin\t_\troot\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t_\t_\t_\tpunct\t_\t_
";

    #[test]
    fn same_treebanks_give_same_bytes() {
        let language = crate::language::shipped("fr").expect("a shipped language");
        let treebanks = [("small", SMALL_TREEBANK)];
        let bytes = learn(&treebanks, &language).expect("a sound treebank");
        assert_eq!(Ok(&bytes), learn(&treebanks, &language).as_ref());
        let tagger = Tagger::read(&bytes).expect("what was learned can be read");
        let figures = evaluate(&tagger, &treebanks, &language).expect("a sound treebank");
        assert_eq!((figures.tokens, figures.right), (8, 8));
        assert!(learn(&[("empty", "")], &language).is_ok());
        assert!(learn(&[("broken", "1\n")], &language).is_err());
    }

    #[test]
    fn headlines_have_capitals_and_no_stop() {
        let text = "Oracle agrees to buy the unit.";
        let tags = [
            ("Oracle", Tag::ProperNoun),
            ("agrees", Tag::Verb),
            ("to", Tag::Particle),
            ("buy", Tag::Infinitive),
            ("the", Tag::Determiner),
            ("unit", Tag::Noun),
            (".", Tag::Punctuation),
        ];
        let place = |word: &str| text.find(word).map(|at| crate::span::Span::new(at, at + word.len()));
        let words = tags.iter().map(|(word, tag)| (place(word).expect("a word of the text"), *tag)).collect();
        let sample = Sample { text: text.into(), words };
        assert_eq!(headline(&sample).text, "Oracle Agrees to Buy the Unit");
    }
}

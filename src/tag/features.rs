//! What a token shows to the tagger: its word, endings, beginning and shape, those of its neighbours, and the two
//! tags before it. Each feature is hashed into one of a fixed number of buckets.

use super::Tag;
use super::lexicon::{Entry, Lexicon};
use super::weights::BITS;
use crate::language::{Key, Language};
use crate::text::{Document, Kind, Sentence, Token};

/// Features of one token.
pub(super) const COUNT: usize = 25;
pub(super) type Buckets = [u32; COUNT];

/// What one token shows by itself. Hashes; 0 where there is nothing.
#[derive(Clone, Copy, Default)]
struct View {
    word: u64,
    /// The last 2, 3, 4 characters in lower case, or the whole word if it is shorter.
    endings: [u64; 3],
    /// The first 3 characters in lower case.
    beginning: u64,
    shape: u64,
    /// Tags that treebanks give the word.
    tags: u64,
    /// Forms of verbs that it is.
    forms: u64,
    entry: Entry,
}

/// What the tags before a token say.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// The last and the last but one.
    last: [Tag; 2],
    /// The last form of a verb since the clause began; a noun if there was none.
    verb: Tag,
}

impl Before {
    pub const NOTHING: Before = Before { last: [Tag::Punctuation; 2], verb: Tag::Noun };

    pub fn add(&mut self, tag: Tag) {
        self.last = [tag, self.last[0]];
        match tag {
            Tag::Verb | Tag::Infinitive | Tag::PastParticiple | Tag::Gerund | Tag::Auxiliary => self.verb = tag,
            Tag::Subordinator | Tag::Punctuation | Tag::Coordinator => self.verb = Tag::Noun,
            _ => {}
        }
    }
}

/// What is known of a token's word; while learning, without what its own place tells.
pub(super) trait Words {
    fn entry(&self, at: usize, key: Key) -> Entry;
}

impl Words for &Lexicon {
    fn entry(&self, _: usize, key: Key) -> Entry {
        Lexicon::entry(self, key)
    }
}

/// The word of tokens that have no weights of their own.
const UNKNOWN: u64 = 3;

/// A token with the two before it and the one behind it, moved along a sentence.
pub(super) struct Window<'a, 't, W> {
    words: W,
    document: &'a Document<'t>,
    sentence: &'a Sentence,
    language: &'a Language,
    /// The token that the last view shows.
    last: usize,
    views: [View; 4],
}

impl<'a, 't, W: Words> Window<'a, 't, W> {
    /// A window on the first token of a sentence.
    pub fn new(words: W, document: &'a Document<'t>, sentence: &'a Sentence, language: &'a Language) -> Self {
        let last = sentence.tokens.start;
        let mut window = Window { words, document, sentence, language, last, views: [View::default(); 4] };
        window.views[2] = window.view(last);
        window.views[3] = window.view(last + 1);
        window.last += 1;
        window
    }

    pub fn advance(&mut self) {
        self.views.rotate_left(1);
        self.last += 1;
        self.views[3] = self.view(self.last);
    }

    /// What is known of the word that the window is on.
    pub fn entry(&self) -> Entry {
        self.views[2].entry
    }

    fn view(&self, at: usize) -> View {
        if at >= self.sentence.tokens.end {
            return View { word: 1, ..View::default() };
        }
        let token = &self.document.tokens[at];
        let word = self.document.word(at);
        let entry = self.words.entry(at, token.key);
        View {
            word: match token.kind {
                Kind::Number => digits(word),
                _ if entry.is_seen() => token.key,
                _ => UNKNOWN,
            },
            tags: entry.tags() + 1,
            forms: entry.forms() + 1,
            endings: endings(word),
            beginning: beginning(word),
            shape: self.shape(at, token, word),
            entry,
        }
    }

    /// Kind, case, place in the sentence, and whether a capital proves something.
    fn shape(&self, at: usize, token: &Token, word: &str) -> u64 {
        let first = at == self.sentence.tokens.start;
        let common = token.is_capital() && self.language.is_common_token(token.key, word);
        let flags = [first, self.sentence.capitals, common, word.contains(['-', '‑']), !token.spaced];
        let flags = flags.iter().fold(0, |sum, flag| sum << 1 | u64::from(*flag));
        1 + (flags << 8 | (token.kind as u64) << 4 | token.case as u64)
    }

    /// The buckets of the token that the window is on.
    pub fn features(&self, before: &Before) -> Buckets {
        let [w2, w1, this, n1] = &self.views;
        let (t1, t2) = (before.last[0] as u64 + 1, before.last[1] as u64 + 1);
        let verb = before.verb as u64;
        let tags = t1 << 8 | t2;
        let pairs: [(u64, u64); COUNT] = [
            (0, 0),
            (this.word, 0),
            (this.endings[1], 0),
            (this.endings[2], 0),
            (this.beginning, 0),
            (this.shape, 0),
            (t1, this.word),
            (t1, this.endings[1]),
            (t1, 0),
            (t1, this.forms),
            (w1.word, 0),
            (w2.word, 0),
            (n1.word, 0),
            (w1.word, this.word),
            (this.word, n1.word),
            (n1.shape, this.shape),
            (this.tags, this.forms),
            (this.tags, this.shape),
            (this.forms, this.endings[1]),
            (tags, this.tags << 8 | this.forms),
            (n1.tags << 8 | n1.forms, this.tags << 8 | this.forms),
            (n1.tags, n1.forms),
            (verb, this.tags << 8 | this.forms),
            (verb << 8 | t1, this.endings[0]),
            (verb << 8 | t1, this.tags << 8 | this.forms),
        ];
        let mut buckets = [0; COUNT];
        for (i, (bucket, (a, b))) in buckets.iter_mut().zip(pairs).enumerate() {
            *bucket = hash(i as u64, a, b);
        }
        buckets
    }
}

/// The bucket of a feature: its number, and what it shows.
fn hash(feature: u64, a: u64, b: u64) -> u32 {
    let mixed = (a ^ feature.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 32) ^ b.rotate_left(17)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as u32
}

fn step(hash: u64, c: char) -> u64 {
    let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
    (hash ^ u64::from(lower as u32)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

/// A word that is shorter than an ending shows that it is.
fn endings(word: &str) -> [u64; 3] {
    let mut chars = word.chars().rev();
    let mut hash = 7;
    let mut next = || {
        hash = step(hash, chars.next().unwrap_or('^'));
        hash
    };
    next();
    [next(), next(), next()]
}

fn beginning(word: &str) -> u64 {
    let mut chars = word.chars();
    (0..3).fold(11, |hash, _| step(hash, chars.next().unwrap_or('$')))
}

/// Numbers are alike by how many digits they have, up to four, and by what else stands in them.
fn digits(word: &str) -> u64 {
    let digits = word.bytes().filter(u8::is_ascii_digit).count().min(5) as u64;
    let letters = word.bytes().any(|b| b.is_ascii_alphabetic());
    2 + (digits << 1 | u64::from(letters))
}

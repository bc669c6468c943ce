//! What a token shows to the tagger: its word, endings, beginning and shape, those of its neighbours, and the two
//! tags before it. Each feature is hashed into one of a fixed number of buckets.

use super::Tag;
use super::weights::BITS;
use crate::language::Language;
use crate::text::{Document, Kind, Sentence, Token};

/// Features of one token.
pub(super) const COUNT: usize = 25;
pub(super) type Buckets = [u32; COUNT];

/// What one token shows by itself. Hashes; 0 where there is nothing.
#[derive(Clone, Copy, Default)]
struct View {
    word: u64,
    /// The last 1, 2, 3, 4 characters in lower case, or the whole word if it is shorter.
    endings: [u64; 4],
    /// The first 2, 3 characters in lower case.
    beginnings: [u64; 2],
    shape: u64,
}

/// A token with its two neighbours on either side, moved along a sentence.
pub(super) struct Window<'a, 't> {
    document: &'a Document<'t>,
    sentence: &'a Sentence,
    language: &'a Language,
    /// The token that the last view shows.
    last: usize,
    views: [View; 5],
}

impl<'a, 't> Window<'a, 't> {
    /// A window on the first token of a sentence.
    pub fn new(document: &'a Document<'t>, sentence: &'a Sentence, language: &'a Language) -> Self {
        let last = sentence.tokens.start;
        let mut window = Window { document, sentence, language, last, views: [View::default(); 5] };
        window.views[2] = window.view(last);
        window.views[3] = window.view(last + 1);
        window.views[4] = window.view(last + 2);
        window.last += 2;
        window
    }

    pub fn advance(&mut self) {
        self.views.rotate_left(1);
        self.last += 1;
        self.views[4] = self.view(self.last);
    }

    fn view(&self, at: usize) -> View {
        if at >= self.sentence.tokens.end {
            return View { word: 1, ..View::default() };
        }
        let token = &self.document.tokens[at];
        let word = self.document.word(at);
        View {
            word: if token.kind == Kind::Number { digits(word) } else { token.key },
            endings: endings(word),
            beginnings: beginnings(word),
            shape: self.shape(at, token, word),
        }
    }

    /// Kind, case, place in the sentence, and whether a capital proves something.
    fn shape(&self, at: usize, token: &Token, word: &str) -> u64 {
        let first = at == self.sentence.tokens.start;
        let common = token.is_capital() && is_common(word, self.language);
        let flags = [first, self.sentence.capitals, common, word.contains(['-', '‑']), !token.spaced];
        let flags = flags.iter().fold(0, |sum, flag| sum << 1 | u64::from(*flag));
        1 + (flags << 8 | (token.kind as u64) << 4 | token.case as u64)
    }

    /// The buckets of the token in the middle; `before` holds the tags before it, the nearest first.
    pub fn features(&self, before: [Tag; 2]) -> Buckets {
        let [w2, w1, this, n1, n2] = &self.views;
        let (t1, t2) = (before[0] as u64 + 1, before[1] as u64 + 1);
        let tags = t1 << 8 | t2;
        let pairs: [(u64, u64); COUNT] = [
            (0, 0),
            (this.word, 0),
            (this.endings[0], 0),
            (this.endings[1], 0),
            (this.endings[2], 0),
            (this.endings[3], 0),
            (this.beginnings[0], 0),
            (this.beginnings[1], 0),
            (this.shape, 0),
            (t1, this.shape),
            (tags, 0),
            (t1, this.word),
            (t1, this.endings[2]),
            (tags, this.endings[1]),
            (w1.word, 0),
            (w2.word, 0),
            (n1.word, 0),
            (n2.word, 0),
            (w1.word, this.word),
            (this.word, n1.word),
            (w1.endings[2], 0),
            (n1.endings[2], 0),
            (n1.shape, this.shape),
            (t1, n1.word),
            (n1.endings[1], this.endings[1]),
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

fn endings(word: &str) -> [u64; 4] {
    let mut all = [0; 4];
    let mut hash = 7;
    let mut chars = word.chars().rev();
    for ending in &mut all {
        // A word that has ended stays as it is, and shows that it has.
        hash = step(hash, chars.next().unwrap_or('^'));
        *ending = hash;
    }
    all
}

fn beginnings(word: &str) -> [u64; 2] {
    let mut chars = word.chars();
    let mut next = |hash: u64| step(hash, chars.next().unwrap_or('$'));
    let two = next(11);
    let two = next(two);
    [two, next(two)]
}

/// Numbers are alike by how many digits they have, up to four, and by what else stands in them.
fn digits(word: &str) -> u64 {
    let digits = word.bytes().filter(u8::is_ascii_digit).count().min(5) as u64;
    let letters = word.bytes().any(|b| b.is_ascii_alphabetic());
    2 + (digits << 1 | u64::from(letters))
}

/// Longest word, in bytes, that is looked up among the common ones.
const LONGEST: usize = 48;

/// True if the language knows the word in lower case.
fn is_common(word: &str, language: &Language) -> bool {
    let mut buffer = [0; LONGEST];
    let mut end = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        match buffer.get_mut(end..end + c.len_utf8()) {
            Some(place) => end += c.encode_utf8(place).len(),
            None => return false,
        }
    }
    std::str::from_utf8(&buffer[..end]).is_ok_and(|lower| language.is_common(lower))
}

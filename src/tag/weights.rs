//! The weights as they are used: one row of small numbers per bucket, a column per tag.

use super::Tag;
use super::features::Buckets;
use super::lexicon::{self, Entry, Lexicon};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// First bytes of a packed file; the last says the version of the features.
const MAGIC: &[u8; 4] = b"dgt2";
const TAGS: usize = Tag::ALL.len();
/// Bits of a bucket's number.
pub(super) const BITS: u32 = 16;
pub(super) const ROWS: usize = 1 << BITS;
/// Bytes of an unpacked file at most.
const LIMIT: usize = 16 << 20;

/// The weights of one bucket, filled up to half a cache line.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Row([i8; 32]);

pub(super) struct Weights {
    rows: Vec<Row>,
    pub lexicon: Lexicon,
}

impl Weights {
    /// The tag with the highest sum; of equals the first.
    pub fn best(&self, buckets: &Buckets) -> Tag {
        let mut sums = [0i16; 32];
        for bucket in buckets {
            let row = &self.rows[*bucket as usize].0;
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(*weight);
            }
        }
        let mut best = 0;
        for tag in 1..TAGS {
            if sums[tag] > sums[best] {
                best = tag;
            }
        }
        Tag::ALL[best]
    }

    /// Packs a lexicon and weights, `Tag::ALL.len()` for each of `ROWS` rows.
    pub fn pack(entries: &[(u32, Entry)], weights: &[i8]) -> Vec<u8> {
        let mut plain = lexicon::pack(entries);
        // Column by column: equal numbers stand together.
        plain.extend((0..TAGS).flat_map(|tag| weights.iter().skip(tag).step_by(TAGS)).map(|w| *w as u8));
        [MAGIC.as_slice(), &compress_to_vec(&plain, 10)].concat()
    }

    pub fn unpack(bytes: &[u8]) -> Option<Weights> {
        let plain = decompress_to_vec_with_limit(bytes.strip_prefix(MAGIC)?, LIMIT).ok()?;
        let (lexicon, plain) = lexicon::unpack(&plain)?;
        if plain.len() != ROWS * TAGS {
            return None;
        }
        let mut rows = vec![Row([0; 32]); ROWS];
        for (at, row) in rows.iter_mut().enumerate() {
            let weights = plain.iter().skip(at).step_by(ROWS);
            row.0.iter_mut().zip(weights).for_each(|(place, weight)| *place = *weight as i8);
        }
        Some(Weights { rows, lexicon })
    }
}

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

/// The weights of one bucket, a byte each and 128 more than they are, so that eight of them are summed as one number.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Row([u64; WORDS]);

const WORDS: usize = TAGS.div_ceil(8);
/// Every other byte of a word: what is summed needs room to grow.
const LANES: u64 = 0x00ff_00ff_00ff_00ff;

pub(super) struct Weights {
    rows: Vec<Row>,
    pub lexicon: Lexicon,
}

impl Weights {
    /// The tag with the highest sum; of equals the first.
    pub fn best(&self, buckets: &Buckets) -> Tag {
        let (mut even, mut odd) = ([0; WORDS], [0; WORDS]);
        for bucket in buckets {
            let row = &self.rows[*bucket as usize].0;
            for i in 0..WORDS {
                even[i] += row[i] & LANES;
                odd[i] += row[i] >> 8 & LANES;
            }
        }
        let sum = |tag: usize| {
            let lanes = if tag.is_multiple_of(2) { even[tag / 8] } else { odd[tag / 8] };
            (lanes >> (tag % 8 / 2 * 16)) as u16
        };
        let best = (1..TAGS).fold(0, |best, tag| if sum(tag) > sum(best) { tag } else { best });
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
        let mut rows = vec![Row::default(); ROWS];
        for (tag, column) in plain.chunks_exact(ROWS).enumerate() {
            for (row, weight) in rows.iter_mut().zip(column) {
                row.0[tag / 8] |= u64::from(weight ^ 0x80) << (tag % 8 * 8);
            }
        }
        Some(Weights { rows, lexicon })
    }
}

//! Words as numbers: equal but for case and typography means the same key.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Hash of a word's lower-case form, the same in every run. Sixty-four bits: two words of one language never meet.
pub type Key = u64;

/// The key of one word. Typographic apostrophes and hyphens count as plain ones; soft hyphens as nothing.
pub fn key(word: &str) -> Key {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    if word.is_ascii() {
        for byte in word.bytes() {
            hash = step(hash, byte.to_ascii_lowercase() as u32);
        }
        return hash;
    }
    for c in word.chars() {
        match c {
            '’' | 'ʼ' | '‘' => hash = step(hash, '\'' as u32),
            '‐' | '‑' => hash = step(hash, '-' as u32),
            '\u{ad}' => {}
            c if c.is_ascii() => hash = step(hash, c.to_ascii_lowercase() as u32),
            c => c.to_lowercase().for_each(|l| hash = step(hash, l as u32)),
        }
    }
    hash
}

fn step(hash: u64, c: u32) -> u64 {
    let mixed = (hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Maps and sets of keys, which are hashes already.
pub type KeyMap<V> = HashMap<Key, V, BuildHasherDefault<KeyHasher>>;
pub type KeySet = HashSet<Key, BuildHasherDefault<KeyHasher>>;

/// Takes a key as its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = step(self.0, u32::from(*byte)));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fold_case_and_typography() {
        assert_eq!(key("L’Été"), key("l'été"));
        assert_eq!(key("co\u{ad}opère"), key("coopère"));
        assert_ne!(key("a"), key("b"));
    }
}

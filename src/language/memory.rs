//! Answers to a yes-or-no question about words, kept for the next time they are asked.

use super::Key;
use std::sync::atomic::{AtomicU64, Ordering};

/// Places; a power of two.
const SIZE: usize = 1 << 13;
/// A place that was never filled. Its key would be one less than the largest.
const EMPTY: u64 = u64::MAX;

/// One answer at most for each place; a new one takes the place of the old. Many threads may use it at once: a place is
/// one number, the key but for its last bit, which is the answer.
pub(crate) struct Memory(Box<[AtomicU64]>);

impl Default for Memory {
    fn default() -> Self {
        Memory((0..SIZE).map(|_| AtomicU64::new(EMPTY)).collect())
    }
}

impl Memory {
    /// The answer for a word: the remembered one, else that of `ask`.
    pub fn get(&self, key: Key, ask: impl FnOnce() -> bool) -> bool {
        let place = &self.0[(key >> 7) as usize % SIZE];
        let kept = place.load(Ordering::Relaxed);
        if kept != EMPTY && kept >> 1 == key >> 1 {
            return kept & 1 == 1;
        }
        let answer = ask();
        place.store(key & !1 | u64::from(answer), Ordering::Relaxed);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_those_of_the_question() {
        let memory = Memory::default();
        for key in (0..100_000).map(|i: u64| i.wrapping_mul(0x9e37_79b9_7f4a_7c15) & !1) {
            let truth = key >> 20 & 1 == 1;
            assert_eq!(memory.get(key, || truth), truth);
            assert_eq!(memory.get(key, || !truth), truth, "it is remembered");
        }
    }
}

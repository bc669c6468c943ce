//! How much two folded names look alike. Only names that share a beginning or a rare word are compared, so that many
//! names are no matter.

use std::collections::{BTreeMap, BTreeSet};

/// What is less alike is not told.
pub(super) const LEAST: f64 = 0.7;
/// One name for two that clash.
pub(super) const CLASH: f64 = 0.75;
/// Spellings that are nearer than this may be slips.
const SPELLED: f64 = 0.85;
/// Letters that a name needs for its spelling to tell.
const LONG: usize = 5;
/// A word that more names have than this says nothing.
const COMMON: usize = 12;

/// Pairs of places of names that look alike, each once, with how much and why.
pub(super) fn pairs(names: &[String]) -> Vec<(usize, usize, f64, String)> {
    let mut blocks: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, n)| !n.is_empty()) {
        for key in keys(name) {
            blocks.entry(key).or_default().insert(at);
        }
    }
    let mut seen = BTreeSet::new();
    for places in blocks.values().filter(|p| p.len() <= COMMON) {
        let all: Vec<usize> = places.iter().copied().collect();
        seen.extend(all.iter().enumerate().flat_map(|(i, a)| all[i + 1..].iter().map(move |b| (*a, *b))));
    }
    let score = |(a, b): (usize, usize)| alike(&names[a], &names[b]).map(|(score, why)| (a, b, score, why));
    seen.into_iter().filter_map(score).collect()
}

/// What two names must share to be compared: a word, the first letters, or the initials.
fn keys(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut keys: Vec<String> = words.iter().filter(|w| w.chars().count() > 2).map(|w| w.to_string()).collect();
    let joined: String = words.concat();
    keys.push(format!("^{}", joined.chars().take(4).collect::<String>()));
    keys.push(format!("{}$", joined.chars().rev().take(5).collect::<String>()));
    keys.push(format!("={}", initials(&words).unwrap_or(joined)));
    keys
}

/// `competition and markets authority` → `cama`; none for one word.
fn initials(words: &[&str]) -> Option<String> {
    (words.len() > 1).then(|| words.iter().filter_map(|w| w.chars().next()).collect())
}

/// How much two names look alike, if they do.
pub(super) fn alike(a: &str, b: &str) -> Option<(f64, String)> {
    if a == b || numbers(a) != numbers(b) {
        return None;
    }
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    let (s, l): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    if s.concat() == l.concat() {
        return Some((0.98, "they differ only in blanks".into()));
    }
    if l.len() > 2 && s.len() == 1 && short.chars().count() > 2 && initials(&l).as_deref() == Some(short) {
        return Some((0.85, "one is the initials of the other".into()));
    }
    if sorted(&s) == sorted(&l) {
        return Some((0.95, "the same words in another order".into()));
    }
    // The more of the long name the short one has, the likelier.
    let share = s.concat().chars().count() as f64 / l.concat().chars().count() as f64;
    if l.starts_with(&s) {
        return Some((0.7 + 0.25 * share, "one is the beginning of the other".into()));
    }
    if l.ends_with(&s) {
        return Some((0.62 + 0.25 * share, "one is the end of the other".into()));
    }
    let spelled = strsim::normalized_damerau_levenshtein(a, b);
    let long_enough = short.chars().count() >= LONG;
    (long_enough && spelled >= SPELLED).then(|| (spelled, "they are spelled nearly alike".into()))
}

fn sorted<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}

/// *Channel 4* is not *Channel 5*.
fn numbers(name: &str) -> Vec<&str> {
    name.split(' ').filter(|w| w.chars().any(|c| c.is_ascii_digit())).collect()
}

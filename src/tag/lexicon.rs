//! What is known of words before their sentence is read: which tags the treebanks give them, and of which verbs'
//! paradigms they are forms.

use super::Tag;
use crate::language::{Form, Key, Language};
use std::collections::BTreeMap;

/// What is known of one word, as bits; 0 if nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(pub u32);

const TAGS: u32 = (1 << Tag::ALL.len()) - 1;
const FORMS: u32 = Tag::ALL.len() as u32;
const SEEN: u32 = 1 << 31;
/// The forms of verbs that paradigms tell, as tags.
const FORM_TAGS: [Tag; 4] = [Tag::Verb, Tag::Infinitive, Tag::PastParticiple, Tag::Gerund];

impl Entry {
    /// Which tags the treebanks give the word, a bit each.
    pub fn tags(self) -> u64 {
        u64::from(self.0 & TAGS)
    }

    /// Of which forms of verbs it is, a bit each.
    pub fn forms(self) -> u64 {
        u64::from((self.0 & !SEEN) >> FORMS)
    }

    /// The tag of a word of a closed class that has no other one: *of, le*.
    pub fn closed(self) -> Option<Tag> {
        use Tag::*;
        let closed = [Determiner, Adposition, Pronoun, Coordinator];
        let only = |tag: &Tag| self.tags() == 1 << *tag as u64;
        closed.into_iter().find(only).filter(|_| self.is_seen() && self.forms() == 0)
    }

    /// True if it may be a form of a verb, and another one, a noun or an adjective too.
    pub fn is_ambiguous(self) -> bool {
        let forms = (0..FORM_TAGS.len()).filter(|i| self.forms() >> i & 1 == 1).map(|i| FORM_TAGS[i]);
        let forms = forms.fold(self.tags(), |tags, tag| tags | 1 << tag as u32);
        let tags = || Tag::ALL.into_iter().filter(|tag| forms >> *tag as u32 & 1 == 1);
        tags().any(Tag::is_verb)
            && tags().filter(|t| t.is_verb() || matches!(t, Tag::Noun | Tag::Adjective)).count() > 1
    }

    /// True if the word stands often enough in the treebanks to have weights of its own.
    pub fn is_seen(self) -> bool {
        self.0 & SEEN != 0
    }
}

/// How often the treebanks give a word each tag, and the forms of verbs that it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    tags: [u32; Tag::ALL.len()],
    forms: u32,
}

impl Count {
    pub fn add(&mut self, tag: Tag) {
        self.tags[tag as usize] += 1;
    }

    /// What is known of the word; with `but` as if one place where it has this tag had not been read.
    pub fn entry(&self, but: Option<Tag>) -> Entry {
        let mut tags = self.tags;
        if let Some(tag) = but {
            tags[tag as usize] = tags[tag as usize].saturating_sub(1);
        }
        let all: u32 = tags.iter().sum();
        // Rarer tags are mostly mistakes of the treebank.
        let bits = (0..tags.len()).filter(|i| tags[*i] * 50 > all).fold(0, |bits, i| bits | 1 << i);
        let seen = if all > 0 && self.tags.iter().sum::<u32>() > 1 { SEEN } else { 0 };
        Entry(bits | self.forms << FORMS | seen)
    }
}

/// Counts by word, in the order of their keys.
pub(super) type Counts = BTreeMap<Key, Count>;

/// Adds the forms of every verb of the language's common words. A word is taken for a verb if enough of the forms
/// that it would have are common words too.
pub(super) fn add_verbs(counts: &mut Counts, language: &Language) {
    for lemma in language.common.lines() {
        let forms = language.inflection().verb(lemma);
        if !is_verb(&forms, language) {
            continue;
        }
        for (word, form) in forms.iter().filter(|(word, _)| language.is_common(word)) {
            if let Some(bit) = FORM_TAGS.iter().position(|tag| Some(*tag) == tag_of(*form)) {
                counts.entry(crate::language::key(word)).or_default().forms |= 1 << bit;
            }
        }
    }
}

/// A present participle, a past one and a quarter of all forms are common words.
fn is_verb(forms: &[(String, Form)], language: &Language) -> bool {
    let common = |(word, _): &&(String, Form)| language.is_common(word);
    let has = |form: Form| forms.iter().filter(|(_, f)| *f == form).any(|pair| common(&pair));
    has(Form::Gerund) && has(Form::PastParticiple) && forms.iter().filter(common).count() * 4 > forms.len()
}

fn tag_of(form: Form) -> Option<Tag> {
    match form {
        Form::Infinitive => Some(Tag::Infinitive),
        Form::PastParticiple => Some(Tag::PastParticiple),
        Form::Gerund => Some(Tag::Gerund),
        form if form.is_finite() => Some(Tag::Verb),
        _ => None,
    }
}

/// Entries by word, for looking up.
pub(super) struct Lexicon {
    /// A power of two of places; a word lies at its hash or behind it, before the next empty place.
    places: Vec<(u32, Entry)>,
    mask: usize,
}

fn short(key: Key) -> u32 {
    (key >> 32) as u32
}

impl Lexicon {
    pub fn new(entries: &[(u32, Entry)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(16);
        let mut lexicon = Lexicon { places: vec![(0, Entry(0)); size], mask: size - 1 };
        for (hash, entry) in entries.iter().filter(|(_, entry)| entry.0 != 0) {
            let mut at = *hash as usize & lexicon.mask;
            while lexicon.places[at].1.0 != 0 {
                at = (at + 1) & lexicon.mask;
            }
            lexicon.places[at] = (*hash, *entry);
        }
        lexicon
    }

    pub fn entry(&self, key: Key) -> Entry {
        let hash = short(key);
        let mut at = hash as usize & self.mask;
        loop {
            let (found, entry) = self.places[at];
            if found == hash || entry.0 == 0 {
                return entry;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// Sorted by hash. Of two words with one hash the first stays.
pub(super) fn entries(counts: &Counts) -> Vec<(u32, Entry)> {
    let mut all: Vec<(u32, Entry)> = counts.iter().map(|(key, count)| (short(*key), count.entry(None))).collect();
    all.retain(|(_, entry)| entry.0 != 0);
    all.dedup_by_key(|(hash, _)| *hash);
    all
}

/// Differences of hashes (7 bits a byte, the lowest first, the last without its top bit), then the entries by their
/// number in a list of the different ones, then that list.
pub(super) fn pack(entries: &[(u32, Entry)]) -> Vec<u8> {
    let mut kinds: Vec<u32> = entries.iter().map(|(_, entry)| entry.0).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut bytes = Vec::new();
    let mut last = 0;
    number(&mut bytes, entries.len() as u32);
    number(&mut bytes, kinds.len() as u32);
    for (hash, _) in entries {
        number(&mut bytes, hash - last);
        last = *hash;
    }
    for (_, entry) in entries {
        number(&mut bytes, kinds.partition_point(|kind| *kind < entry.0) as u32);
    }
    kinds.iter().for_each(|kind| number(&mut bytes, *kind));
    bytes
}

fn number(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what [`pack`] wrote, and gives what stands behind it.
pub(super) fn unpack(mut bytes: &[u8]) -> Option<(Lexicon, &[u8])> {
    let (length, kinds) = (next(&mut bytes)?, next(&mut bytes)?);
    let mut hash = 0u32;
    let mut hashes = Vec::new();
    for _ in 0..length {
        hash = hash.checked_add(next(&mut bytes)?)?;
        hashes.push(hash);
    }
    let numbers = (0..length).map(|_| next(&mut bytes)).collect::<Option<Vec<u32>>>()?;
    let kinds = (0..kinds).map(|_| next(&mut bytes)).collect::<Option<Vec<u32>>>()?;
    let entry = |number: u32| kinds.get(number as usize).map(|kind| Entry(*kind));
    let entries = hashes.into_iter().zip(numbers).map(|(hash, number)| Some((hash, entry(number)?)));
    Some((Lexicon::new(&entries.collect::<Option<Vec<_>>>()?), bytes))
}

fn next(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 127).checked_shl(shift)?;
        if *byte < 128 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::key;

    #[test]
    fn what_is_packed_is_unpacked() {
        let mut counts = Counts::new();
        for word in ["le", "offre", "rachète"] {
            counts.entry(key(word)).or_default().add(Tag::Noun);
        }
        counts.entry(key("offre")).or_default().add(Tag::Verb);
        let bytes = pack(&entries(&counts));
        let (lexicon, rest) = unpack(&bytes).expect("what was packed");
        assert!(rest.is_empty());
        for (key, count) in &counts {
            assert_eq!(lexicon.entry(*key), count.entry(None));
        }
        assert_eq!(lexicon.entry(key("autre")), Entry(0));
        assert!(unpack(&bytes[..bytes.len() - 1]).is_none());
    }

    #[track_caller]
    fn check(lang: &str, word: &str, tags: &[Tag]) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let mut counts = Counts::new();
        add_verbs(&mut counts, &language);
        let forms = counts.get(&key(word)).map_or(0, |count| count.entry(None).forms());
        let found: Vec<Tag> = (0..4).filter(|i| forms >> i & 1 == 1).map(|i| FORM_TAGS[i]).collect();
        assert_eq!(found, tags, "{word}");
    }

    #[test]
    fn verbs_are_known_by_their_paradigms() {
        check("fr", "rachète", &[Tag::Verb]);
        check("fr", "cédée", &[Tag::PastParticiple]);
        check("fr", "maison", &[]);
        check("en", "acquired", &[Tag::Verb, Tag::PastParticiple]);
        check("en", "bid", &[Tag::Verb, Tag::Infinitive, Tag::PastParticiple]);
    }
}

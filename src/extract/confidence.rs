//! How sure a fact is: a documented value for each shape, lowered by what stands between its words and its actors.
//!
//! | shape | value |
//! |---|---|
//! | verb with subject and object in its own clause | 0.90 |
//! | relational noun (*filiale de, chief executive*) | 0.85 |
//! | pattern | 0.80 |
//! | event noun (*le rachat de B par A*) | 0.80 |
//!
//! Times 0.95 for each end that is found behind a relative pronoun, over a coordination, inverted or through a
//! participle or gerund; 0.85 for a description, 0.8 for a pronoun, 0.75 for the deal under way; 0.95 for an actor that
//! is in no list; 0.9 where what governs the event is not known. Fitting these to texts is later work.

use super::find::Found;
use super::parties::{By, Party};
use super::scene::Story;
use crate::clause::Via;
use crate::rule::Shape;

/// Facts below this are left out.
pub(super) const THRESHOLD: f64 = 0.5;

pub(super) fn confidence(story: &Story, found: &Found) -> f64 {
    let shape = match story.rules.rules[found.rule].shape {
        Shape::Verb => 0.9,
        Shape::Relational => 0.85,
        Shape::Noun | Shape::Pattern(_) => 0.8,
    };
    let ways: f64 = found.vias.iter().filter(|v| **v != Via::Direct).map(|_| 0.95).product();
    let ends: f64 = [&found.subject, &found.object].iter().map(|p| end(story, p)).product();
    let governed = if found.above.opaque { 0.9 } else { 1.0 };
    let value: f64 = shape * ways * ends * governed;
    (value * 100.0).round() / 100.0
}

fn end(story: &Story, party: &Party) -> f64 {
    let by = match party.by {
        By::Name => 1.0,
        By::Description | By::Topic => 0.85,
        By::Pronoun => 0.8,
        By::Deal => 0.75,
    };
    let known = if story.actor(party.actor).known { 1.0 } else { 0.95 };
    by * known
}

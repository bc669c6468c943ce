//! The date of an event: the expression of time in its own clause, else the text's date.

use super::find::Found;
use super::scene::Scene;
use crate::article::Article;
use crate::clause::{ChunkKind, Mark, Tense};
use crate::date::DateValue;
use crate::fact::{DateSource, FactDate, Status};
use crate::time::{Expression, TimeKind};

/// What the times of a clause say of an event.
pub(super) struct Dated {
    pub date: Option<FactDate>,
    pub closing: Option<DateValue>,
}

impl Scene<'_, '_> {
    /// The date of a fact, and the closing that is expected.
    pub fn date(&self, found: &Found, article: &Article) -> Dated {
        let times = self.own_times(found);
        let point = times.iter().find(|t| t.kind == TimeKind::Point && !self.lies_ahead(t, found, article));
        let ahead = times
            .iter()
            .find(|t| t.kind == TimeKind::Deadline || t.kind == TimeKind::Point && self.lies_ahead(t, found, article));
        let stated = point.and_then(|t| {
            let value = if is_ahead(found.status) { t.value } else { t.as_past().or(t.value) };
            Some(FactDate { value: value?, text: Some(self.words(&t.tokens).to_string()), source: DateSource::Stated })
        });
        let document = || article.date.map(|value| FactDate { value, text: None, source: DateSource::Document });
        Dated { date: stated.or_else(document), closing: ahead.and_then(|t| t.as_future()) }
    }

    /// A time after the text's date is when something will be done, not when it was said.
    fn lies_ahead(&self, time: &Expression, found: &Found, article: &Article) -> bool {
        let Some(reference) = article.date else { return false };
        let to_come = found
            .above
            .verbs
            .iter()
            .filter_map(|v| self.reading.verb(*v))
            .any(|v| matches!(v.tense, Tense::Future | Tense::Conditional | Tense::Possible));
        let value = if (to_come || found.above.headline) && time.bare { time.as_future() } else { time.value };
        value.is_some_and(|v| v.first_day() > reference.last_day())
    }

    /// The times that stand in the clause of the event or of a verb above it, the nearest first.
    fn own_times(&self, found: &Found) -> Vec<&Expression> {
        let mut verbs = found.above.verbs.clone();
        if self.reading.verb(found.event.chunk).is_none() {
            verbs.push(self.verb_of(found.event.chunk).unwrap_or(usize::MAX));
        }
        let event = found.event.chunk;
        let own = |t: &&Expression| {
            let chunk = self.reading.chunk_of(t.tokens.start);
            chunk.and_then(|c| self.verb_of(c)).is_none_or(|v| verbs.contains(&v))
        };
        let mut times: Vec<&Expression> = self.story.times(self.sentence).iter().filter(own).collect();
        times.sort_by_key(|t| self.reading.chunk_of(t.tokens.start).map_or(usize::MAX, |c| c.abs_diff(event)));
        times
    }

    /// The verb in whose clause a chunk stands: the nearest before it without a border between, else the next one.
    pub fn verb_of(&self, chunk: usize) -> Option<usize> {
        let chunks = &self.reading.chunks;
        let border = |i: &usize| {
            matches!(
                chunks[*i].kind,
                ChunkKind::Mark(
                    Mark::Colon
                        | Mark::RelativeSubject
                        | Mark::RelativeObject
                        | Mark::RelativeOwner
                        | Mark::Subordinator
                        | Mark::Condition
                )
            )
        };
        let verb = |i: &usize| matches!(chunks[*i].kind, ChunkKind::Verb(_));
        let before = (0..chunk).rev().take_while(|i| !border(i)).find(verb);
        let comma = before.is_some_and(|v| (v..chunk).any(|i| chunks[i].kind == ChunkKind::Mark(Mark::Comma)));
        let after = (chunk + 1..chunks.len()).take_while(|i| !border(i)).find(verb);
        match (before, after) {
            (Some(b), Some(a)) if comma && (chunk..a).all(|i| chunks[i].kind != ChunkKind::Mark(Mark::Comma)) => {
                Some(a).or(Some(b))
            }
            (Some(b), _) => Some(b),
            (None, a) => a,
        }
    }
}

/// Statuses of what is still to come.
fn is_ahead(status: Status) -> bool {
    matches!(
        status,
        Status::Announced
            | Status::Pending
            | Status::Considered
            | Status::Rumoured
            | Status::Offered
            | Status::InTalks
            | Status::Delayed
    )
}

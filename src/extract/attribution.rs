//! Who says so: *selon le Wall Street Journal*, *sources told Reuters*.

use super::find::Found;
use super::scene::Scene;
use crate::actor::NameType;
use crate::fact::{Attribution, SourceType};
use crate::language::Key;

impl Scene<'_, '_> {
    /// The source that a sentence names, if any.
    pub fn attribution(&self, found: &Found) -> Option<Attribution> {
        self.opened_source().or_else(|| self.saying_media(found)).or_else(|| self.has_sources().then(anonymous))
    }

    /// *selon X, according to X*: what follows the opener.
    fn opened_source(&self) -> Option<Attribution> {
        let hearsay = &self.rules().hearsay;
        let tokens = self.reading.input.sentence.tokens.clone();
        let end =
            tokens.clone().find_map(|t| hearsay.openers.iter().find(|o| self.stands_at(t, o)).map(|o| t + o.len()))?;
        let near = end..(end + 6).min(tokens.end);
        let mention = near.clone().find_map(|t| self.story.mentions.at(t));
        match mention {
            Some(m) => Some(self.source(m.actor)),
            None => near.into_iter().any(|t| self.is_source(t)).then(anonymous),
        }
    }

    /// *Reuters reported*: a media that is the subject of a verb of saying.
    fn saying_media(&self, found: &Found) -> Option<Attribution> {
        let sayings = &self.rules().hearsay.sayings;
        for i in 0..self.reading.chunks.len() {
            if !self.reading.verb(i).is_some_and(|v| sayings.contains_key(&self.reading.key(v.main))) {
                continue;
            }
            let Some(subject) = self.reading.subject(i) else { continue };
            let mention = self.mentions(subject.chunk).into_iter().last();
            if let Some(m) = mention.filter(|m| m.actor != found.subject.actor && m.actor != found.object.actor) {
                let kind = self.story.actor(m.actor).kind;
                if matches!(kind, NameType::Media | NameType::Person) {
                    return Some(self.source(m.actor));
                }
            }
        }
        None
    }

    fn source(&self, actor: usize) -> Attribution {
        let actor = self.story.actor(actor);
        let kind = match actor.kind {
            NameType::Person => SourceType::Person,
            NameType::Media => SourceType::Media,
            _ => SourceType::Organisation,
        };
        Attribution { name: actor.name.clone(), kind }
    }

    /// True if the sentence speaks by sources without a name.
    pub fn has_sources(&self) -> bool {
        let tokens = self.reading.input.sentence.tokens.clone();
        tokens.into_iter().any(|t| self.rules().hearsay.phrases.iter().any(|p| self.stands_at(t, p)))
    }

    fn is_source(&self, token: usize) -> bool {
        self.rules().hearsay.sources.iter().any(|s| self.stands_at(token, s))
    }

    /// True if these words stand at a token.
    pub fn stands_at(&self, token: usize, words: &[Key]) -> bool {
        let end = self.reading.input.sentence.tokens.end;
        token + words.len() <= end
            && words.iter().enumerate().all(|(i, w)| self.rules().language.plain(self.reading.key(token + i)) == *w)
    }
}

fn anonymous() -> Attribution {
    Attribution { name: "anonymous sources".to_string(), kind: SourceType::Anonymous }
}

//! Puts together what the sentences of one text tell: one fact for one subject, relation and object, with its steps.

use super::confidence::{THRESHOLD, confidence};
use super::find::Found;
use super::parties::{By, Party as Found_};
use super::scene::Story;
use crate::article::Article;
use crate::fact::{Attributes, Attribution, DateSource, Fact, FactDate, Origin, Party, Quote, Status, Step};
use crate::relation::Relations;
use crate::span::{Characters, Span};
use jiff::civil::Date;

/// A text that begins with the article's title, and where its body begins.
pub(super) struct Layout<'t> {
    pub text: &'t str,
    /// Bytes of the title and the blank lines behind it; 0 if the article has no title of its own.
    pub body: usize,
}

impl Layout<'_> {
    /// A span in characters of the field that it stands in, and the field's name if it is the title.
    fn wire(&self, span: Span) -> (Span, Option<String>) {
        let (start, field) = match span.start < self.body {
            true => (0, Some("title".to_string())),
            false => (self.body, None),
        };
        let mut characters = Characters::new(&self.text[start..]);
        (characters.span(Span::new(span.start - start, span.end - start)), field)
    }
}

/// The facts of a text, in the order of their first sentence.
pub(super) fn assemble(
    story: &Story,
    found: &[Found],
    article: &Article,
    layout: &Layout,
    relations: &Relations,
) -> Vec<Fact> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    let sure = |f: &&Found| confidence(story, f) >= THRESHOLD && !is_guess_undone(f, found);
    for f in found.iter().filter(sure) {
        match groups.iter_mut().find(|g| same(g[0], f, relations)) {
            Some(group) => group.push(f),
            None => groups.push(vec![f]),
        }
    }
    groups.iter().map(|group| fact(story, group, article, layout)).collect()
}

/// *a bid led by Chairman Charlie Ergen*: what was taken for the text's topic is given up where the text names the end.
fn is_guess_undone(guess: &Found, found: &[Found]) -> bool {
    let named =
        |f: &Found| f.relation == guess.relation && f.subject.actor == guess.subject.actor && f.object.by < By::Topic;
    guess.object.by == By::Topic && found.iter().any(named)
}

fn same(a: &Found, b: &Found, relations: &Relations) -> bool {
    let straight = a.subject.actor == b.subject.actor && a.object.actor == b.object.actor;
    let crossed = a.subject.actor == b.object.actor && a.object.actor == b.subject.actor;
    a.relation == b.relation && (straight || crossed && relations.is_symmetric(&a.relation))
}

fn fact(story: &Story, group: &[&Found], article: &Article, layout: &Layout) -> Fact {
    let mut steps: Vec<(&Found, Step, Attributes)> = group.iter().map(|f| step(story, f, article, layout)).collect();
    steps.sort_by_key(|(f, s, _)| (day(s), s.status.progress(), f.sentence));
    let (last, own, _) = steps.last().cloned().expect("a group has a member");
    let attributes = steps.iter().rev().fold(Attributes::default(), |all, (_, _, a)| merge(all, a));
    let best = group.iter().map(|f| confidence(story, f)).fold(0.0, f64::max);
    // The words that name an end are better than those that refer to it.
    let named = |end: fn(&Found) -> &Found_| group.iter().map(|f| end(f)).min_by_key(|p| p.by);
    let (subject, object) = oriented(last, group, named);
    Fact {
        document: article.id.clone(),
        article: origin(article),
        subject: party(story, subject, layout),
        relation: last.relation.clone(),
        object: party(story, object, layout),
        status: own.status,
        date: own.date.clone(),
        attributes,
        attribution: own.attribution.clone(),
        confidence: best,
        rule: own.rule.clone(),
        sentence: own.sentence.clone(),
        steps: steps.into_iter().map(|(_, s, _)| s).collect(),
    }
}

fn origin(article: &Article) -> Origin {
    Origin {
        date: article.date,
        source: article.source.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
    }
}

/// The ends of a fact in the order of its first telling.
fn oriented<'f>(
    last: &'f Found,
    group: &[&'f Found],
    named: impl Fn(fn(&Found) -> &Found_) -> Option<&'f Found_>,
) -> (&'f Found_, &'f Found_) {
    let one_way = group.iter().all(|f| f.subject.actor == group[0].subject.actor);
    match one_way {
        true => (named(|f| &f.subject).unwrap_or(&last.subject), named(|f| &f.object).unwrap_or(&last.object)),
        false => (&group[0].subject, &group[0].object),
    }
}

fn step<'f>(story: &Story, found: &'f Found, article: &Article, layout: &Layout) -> (&'f Found, Step, Attributes) {
    let scene = story.scene(found.sentence).expect("what was found stands in a sentence that was read");
    let dated = scene.date(found, article);
    let attribution = scene.attribution(found);
    let step = Step {
        status: settled(attributed(found, attribution.as_ref()), dated.date.as_ref(), article),
        date: dated.date,
        attribution,
        rule: story.rules.rules[found.rule].id.clone(),
        sentence: quote(story, found.sentence, layout),
    };
    let scope = found.object.scope.clone().map(|s| story.document.words(&s).to_string());
    (found, step, Attributes { scope, closing: dated.closing, ..scene.attributes(found) })
}

/// Anonymous sources make hearsay of what is not done.
fn attributed(found: &Found, attribution: Option<&Attribution>) -> Status {
    use crate::fact::SourceType::Anonymous;
    let hearsay = attribution.is_some_and(|a| a.kind == Anonymous);
    match found.status {
        Status::Announced | Status::Considered | Status::Pending | Status::Completed if hearsay && found.deal => {
            Status::Rumoured
        }
        status => status,
    }
}

/// Days after which a deal that is told as agreed upon, with its date, is over: background of another story.
const SETTLED: i32 = 400;

/// What was announced long before the text's date has been completed, if nothing else is told of it.
fn settled(status: Status, date: Option<&FactDate>, article: &Article) -> Status {
    let stated = date.filter(|d| d.source == DateSource::Stated).zip(article.date);
    let old = stated.is_some_and(|(d, reference)| (reference.first_day() - d.value.last_day()).get_days() > SETTLED);
    if status == Status::Announced && old { Status::Completed } else { status }
}

fn merge(all: Attributes, other: &Attributes) -> Attributes {
    Attributes {
        scope: all.scope.or_else(|| other.scope.clone()),
        amount: all.amount.or_else(|| other.amount.clone()),
        stake: all.stake.or_else(|| other.stake.clone()),
        condition: all.condition.or_else(|| other.condition.clone()),
        closing: all.closing.or(other.closing),
    }
}

fn quote(story: &Story, sentence: usize, layout: &Layout) -> Quote {
    let span = story.document.sentences[sentence].span;
    let (wire, field) = layout.wire(span);
    Quote { start: wire.start, end: wire.end, text: span.of(layout.text).to_string(), field }
}

fn party(story: &Story, found: &Found_, layout: &Layout) -> Party {
    let actor = story.actor(found.actor);
    let words = story.document.span(&found.words);
    let (wire, _) = layout.wire(words);
    Party {
        id: actor.id.clone(),
        name: actor.name.clone(),
        kind: actor.kind.actor_type().unwrap_or(crate::fact::ActorType::Organisation),
        country: actor.country.clone(),
        mention: words.of(layout.text).to_string(),
        start: wire.start,
        end: wire.end,
        phrase: story.document.words(&found.phrase).to_string(),
    }
}

/// The day of a step in the time of the events; steps without a date come first.
fn day(step: &Step) -> Option<Date> {
    step.date.as_ref().map(|d: &FactDate| d.value.first_day())
}

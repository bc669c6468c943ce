//! Runs the rules over the sentences of a story: each trigger with its roles becomes the facts that its rule says.

use super::deals::Deals;
use super::events::Event;
use super::filled::Filled;
use super::parties::{By, Party};
use super::scene::{Scene, Story};
use super::slots::Filler;
use super::status::Above;
use crate::clause::Via;
use crate::fact::Status;
use crate::relation::{Class, Relation, Relations};
use crate::rule::{Emit, Owner, Role, Rule, Shape, Slot, Test};

/// A fact that one sentence tells, before the facts of the text are put together.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub relation: String,
    pub subject: Party,
    pub object: Party,
    pub status: Status,
    /// Its relation is a deal that goes through stages, no deed and no state.
    pub deal: bool,
    pub sentence: usize,
    /// Index into the rule set's rules.
    pub rule: usize,
    pub event: Event,
    pub above: Above,
    pub vias: Vec<Via>,
}

/// Why a trigger gave no fact: for `explain`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Miss {
    pub sentence: usize,
    pub token: usize,
    pub rule: usize,
    /// How many steps it went: the more the nearer.
    pub steps: usize,
    pub why: Why,
}

/// What a trigger lacked; put into words only where somebody asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Why {
    /// The noun is part of another one.
    PartOfAnother,
    Gate(Slot),
    NoRole,
    /// An end of what the rule emits at this index has no actor.
    NoActor {
        emit: usize,
        subject: bool,
    },
    Untold,
    Ends {
        emit: usize,
    },
    UnknownRelation,
}

impl Why {
    /// For people.
    pub fn show(self, rule: &Rule) -> String {
        let end = |emit: usize, subject| {
            let emit = &rule.emits[emit];
            if subject { emit.subject.clone() } else { emit.object.clone() }
        };
        match self {
            Why::PartOfAnother => "the noun is part of another one".into(),
            Why::Gate(slot) => format!("the gate on {} is shut", slot_name(rule, slot)),
            Why::NoRole => "no role is filled".into(),
            Why::NoActor { emit, subject } => format!("no actor for {}", end(emit, subject)),
            Why::Untold => "what governs it tells no fact".into(),
            Why::Ends { emit } => {
                format!("the ends are one actor or of a type that `{}` does not take", rule.emits[emit].relation)
            }
            Why::UnknownRelation => "unknown relation".into(),
        }
    }
}

/// All that the sentences of a story tell, in the order of the text.
pub(super) fn all(story: &Story, candidates: &[bool], relations: &Relations) -> (Vec<Found>, Vec<Miss>) {
    let mut finder = Finder { relations, deals: Deals::default(), found: Vec::new(), misses: Vec::new() };
    for sentence in (0..candidates.len()).filter(|i| candidates[*i]) {
        let Some(scene) = story.scene(sentence) else { continue };
        let events = scene.events();
        // What names its ends comes first: it may be the deal that the others mean.
        for event in &events {
            finder.event(&scene, event, false);
        }
        if finder.deals.is_empty() {
            continue;
        }
        for event in &events {
            finder.event(&scene, event, true);
        }
    }
    (finder.found, finder.misses)
}

struct Finder<'f> {
    relations: &'f Relations,
    deals: Deals,
    found: Vec<Found>,
    misses: Vec<Miss>,
}

impl Finder<'_> {
    /// Tries the rule of one event; with `by_deal` roles may come from the deal under way.
    fn event(&mut self, scene: &Scene, event: &Event, by_deal: bool) {
        let rules = scene.rules();
        let Owner::Rule(index) = rules.lexicon.triggers[event.trigger].owner else { return };
        let rule = &rules.rules[index];
        match self.facts(scene, event, index, rule, by_deal) {
            Ok(facts) => {
                for found in facts {
                    self.keep(found);
                }
            }
            Err((steps, why)) => {
                self.note_target(scene, event, rule);
                self.misses.push(Miss { sentence: scene.sentence, token: event.token, rule: index, steps, why });
            }
        }
    }

    /// *La vente de X est lancée*: a target that the text names without its buyer is what bids without one are for.
    fn note_target(&mut self, scene: &Scene, event: &Event, rule: &Rule) {
        let about =
            |e: &Emit| self.relations.get(&e.relation).is_some_and(|r| r.object_part == "target" && !r.symmetric);
        if !matches!(rule.shape, Shape::Noun) || !rule.emits.first().is_some_and(about) {
            return;
        }
        if let (None, Some(target)) = self.ends(scene, event) {
            let named = target.parties.into_iter().filter(|p| p.by == By::Name && !p.holding);
            named.for_each(|p| self.deals.add_target(&p, scene.sentence));
        }
    }

    fn keep(&mut self, found: Found) {
        let relation = self.relations.get(&found.relation);
        if relation.is_some_and(|r| r.subject_part == "buyer" && r.object_part == "target" && !found.subject.holding) {
            self.deals.add(&found.subject, &found.object, found.sentence);
        }
        let again = |f: &Found| {
            f.sentence == found.sentence
                && f.relation == found.relation
                && f.subject.actor == found.subject.actor
                && f.object.actor == found.object.actor
        };
        match self.found.iter_mut().find(|f| again(f)) {
            Some(old) if super::status::stronger(found.status, old.status) => *old = found,
            Some(_) => {}
            None => self.found.push(found),
        }
    }

    fn facts(
        &self,
        scene: &Scene,
        event: &Event,
        index: usize,
        rule: &Rule,
        by_deal: bool,
    ) -> Result<Vec<Found>, (usize, Why)> {
        if matches!(rule.shape, Shape::Relational) && !scene.is_whole(event) {
            return Err((0, Why::PartOfAnother));
        }
        let mut filled = self.fill(scene, event, rule, by_deal);
        for gate in &rule.gates {
            let other = if filled.has(gate.slot) { None } else { scene.fill(event, rule, gate.slot) };
            if scene.passes(gate, filled.slot(gate.slot).or(other.as_ref())) {
                continue;
            }
            // A kind of noun that a gate asks for must be there; only what it forbids may be left out.
            let waived = gate.negative || matches!(gate.test, Test::Named);
            if !(filled.empty_optional(gate.slot) || waived && filled.empty_spare(gate.slot)) {
                return Err((2, Why::Gate(gate.slot)));
            }
        }
        let above = scene.above(event.chunk, &rule.shape);
        let mut facts = Vec::new();
        let mut reason = (0, Why::NoRole);
        for emit in 0..rule.emits.len() {
            match self.emit(scene, event, rule, emit, &filled, &above, by_deal) {
                Ok(found) => facts.extend(found.into_iter().map(|f| Found { rule: index, ..f })),
                Err(why) if why.0 >= reason.0 => reason = why,
                Err(_) => {}
            }
        }
        if facts.is_empty() { Err(reason) } else { Ok(facts) }
    }

    fn fill<'r>(&self, scene: &Scene, event: &Event, rule: &'r Rule, by_deal: bool) -> Filled<'r> {
        if matches!(rule.shape, Shape::Pattern(_)) {
            return self.fill_pattern(scene, event, rule);
        }
        let mut between = scene.fill(event, rule, Slot::Between).map(|f| f.parties).unwrap_or_default().into_iter();
        let through = self.through_object(scene, event, rule, by_deal);
        let one = |role: &'r Role| {
            let filler = match role.slot {
                Slot::Between => {
                    between.next().map(|p| Filler { parties: vec![p], chunk: Some(event.chunk), via: None })
                }
                Slot::ObjectSubject => through.as_ref().and_then(|t| t.0.clone()),
                Slot::ObjectObject => through.as_ref().and_then(|t| t.1.clone()),
                slot => scene.fill(event, rule, slot),
            };
            (role, filler)
        };
        let mut roles: Vec<(&Role, Option<Filler>)> = rule.roles.iter().map(one).collect();
        if through.is_some() {
            roles.iter_mut().filter(|(r, _)| r.slot == Slot::Object).for_each(|(_, f)| *f = None);
        }
        if matches!(rule.shape, Shape::Noun)
            && !roles.iter().any(|(r, f)| r.name == SUBJECT && f.as_ref().is_some_and(|f| !f.parties.is_empty()))
        {
            let carried = scene.fill(event, rule, Slot::Subject);
            if let (Some(role), Some(filler)) = (roles.iter().position(|(r, _)| r.name == SUBJECT), carried) {
                roles[role].1 = Some(filler);
            }
        }
        Filled { roles }
    }

    fn fill_pattern<'r>(&self, scene: &Scene, event: &Event, rule: &'r Rule) -> Filled<'r> {
        let bound = scene.match_pattern(event, rule).unwrap_or_default();
        let one = |role: &'r Role| (role, bound.iter().find(|(name, _)| *name == role.name).map(|(_, f)| f.clone()));
        Filled { roles: rule.roles.iter().map(one).collect() }
    }

    /// The subject and object of the event noun that fills the object of a verb.
    fn through_object(
        &self,
        scene: &Scene,
        event: &Event,
        rule: &Rule,
        by_deal: bool,
    ) -> Option<(Option<Filler>, Option<Filler>)> {
        if !rule.roles.iter().any(|r| matches!(r.slot, Slot::ObjectSubject | Slot::ObjectObject)) {
            return None;
        }
        let object = match rule.shape {
            Shape::Noun => rule
                .roles
                .iter()
                .filter(|r| matches!(r.slot, Slot::Preposition(_)))
                .find_map(|r| scene.fill(event, rule, r.slot)),
            _ => scene.fill(event, rule, Slot::Object),
        };
        let chunk = object?.chunk?;
        let inner = scene.noun_event_at(chunk);
        let deal = by_deal.then(|| self.deals.live(scene.sentence, &scene.actors_named())).flatten();
        let from_deal = |buyer: bool| {
            let party = deal.map(|d| if buyer { &d.buyer } else { &d.target })?;
            Some(Filler { parties: vec![scene.by_deal(party, chunk)], chunk: None, via: None })
        };
        match inner {
            Some(inner) => {
                let kind = self.relation_of(scene, &inner)?;
                let (subject, mut target) = self.ends(scene, &inner);
                if !kind.symmetric && self.takes_bidder_only(rule) {
                    target = None;
                }
                let consistent = deal.is_some_and(|d| {
                    let same = |f: &Option<Filler>, p: &Party| {
                        f.as_ref().is_none_or(|f| f.parties.iter().any(|x| x.actor == p.actor))
                    };
                    same(&subject, &d.buyer) && same(&target, &d.target)
                });
                let fill = |f: Option<Filler>, buyer| f.or_else(|| consistent.then(|| from_deal(buyer)).flatten());
                Some((fill(subject, true), fill(target, false)))
            }
            None if scene.means_deal(chunk) => Some((from_deal(true), from_deal(false))),
            None => None,
        }
    }

    /// The relation that an event noun tells, if it is one of buyer and target or a merger.
    fn relation_of(&self, scene: &Scene, event: &Event) -> Option<&Relation> {
        let Owner::Rule(index) = scene.rules().lexicon.triggers[event.trigger].owner else { return None };
        let name = &scene.rules().rules[index].emits.first()?.relation;
        self.relations.get(name).filter(|r| r.object_part == "target" || r.symmetric)
    }

    /// True if a rule says of the object of an event only what is said of its bidder: then both count at a merger only.
    fn takes_bidder_only(&self, rule: &Rule) -> bool {
        let inner = |name: &str| rule.roles.iter().any(|r| r.name == name && r.slot == Slot::ObjectObject);
        let parts = rule.emits.iter().filter(|e| inner(&e.object)).filter_map(|e| self.relations.get(&e.relation));
        let mut parts = parts.peekable();
        parts.peek().is_some() && parts.all(|r| r.object_part == "buyer")
    }

    /// The subject and object parties of an event noun by its own rule.
    fn ends(&self, scene: &Scene, event: &Event) -> (Option<Filler>, Option<Filler>) {
        let Owner::Rule(index) = scene.rules().lexicon.triggers[event.trigger].owner else { return (None, None) };
        let rule = &scene.rules().rules[index];
        let filled = self.fill(scene, event, rule, false);
        let Some(emit) = rule.emits.first() else { return (None, None) };
        let (mut subject, mut object) = (filled.get(&emit.subject).cloned(), filled.get(&emit.object).cloned());
        if self.relations.is_symmetric(&emit.relation) {
            divide(&mut subject, &mut object);
        }
        (subject, object)
    }

    #[allow(clippy::too_many_arguments)]
    fn emit(
        &self,
        scene: &Scene,
        event: &Event,
        rule: &Rule,
        index: usize,
        filled: &Filled,
        above: &Above,
        by_deal: bool,
    ) -> Result<Vec<Found>, (usize, Why)> {
        let emit = &rule.emits[index];
        let relation = self.relations.get(&emit.relation).ok_or((0, Why::UnknownRelation))?;
        let mut subject = self.role(scene, event, rule, &emit.subject, &relation.subject_part, filled, by_deal);
        let mut object = self.role(scene, event, rule, &emit.object, &relation.object_part, filled, by_deal);
        if relation.symmetric && filled.may_divide(scene, emit) {
            divide(&mut subject, &mut object);
        }
        let (Some(subject), Some(object)) = (&subject, &object) else {
            return Err((1, Why::NoActor { emit: index, subject: subject.is_none() }));
        };
        let standing = scene.standing(event, &rule.shape, relation, above, emit.status);
        let standing = standing.ok_or((3, Why::Untold))?;
        let pairs = self.pairs(scene, relation, subject, object);
        if pairs.is_empty() {
            return Err((2, Why::Ends { emit: index }));
        }
        let vias: Vec<Via> = subject.via.into_iter().chain(object.via).collect();
        let found = |(s, o): (Party, Party)| Found {
            relation: scene.by_stake(relation, &o, event).to_string(),
            subject: s,
            object: o,
            status: standing.status,
            deal: relation.class == Class::Deal,
            sentence: scene.sentence,
            rule: 0,
            event: *event,
            above: above.clone(),
            vias: vias.clone(),
        };
        Ok(pairs.into_iter().map(found).collect())
    }

    /// The filler of a role; if it is empty and the trigger a noun, the end of the deal that is live.
    #[allow(clippy::too_many_arguments)]
    fn role(
        &self,
        scene: &Scene,
        event: &Event,
        rule: &Rule,
        name: &str,
        part: &str,
        filled: &Filled,
        by_deal: bool,
    ) -> Option<Filler> {
        if let Some(filler) = filled.get(name) {
            return Some(filler.clone());
        }
        let optional = rule.roles.iter().any(|r| r.name == name && r.optional);
        if !by_deal || optional || !matches!(rule.shape, Shape::Noun) || self.is_filled_otherwise(name, filled) {
            return None;
        }
        if scene.names_other(event, rule.roles.iter().filter_map(|r| filled.get(&r.name))) {
            return None;
        }
        let Some(deal) = self.deals.live(scene.sentence, &scene.actors_named()) else {
            let target = self.deals.target(scene.sentence).filter(|_| part == "target")?;
            return Some(Filler { parties: vec![scene.by_deal(target, event.chunk)], chunk: None, via: None });
        };
        let party = match part {
            "buyer" => &deal.buyer,
            "target" => &deal.target,
            _ => return None,
        };
        Some(Filler { parties: vec![scene.by_deal(party, event.chunk)], chunk: None, via: None })
    }

    /// A phrase stands in the role's slot, but no actor is in it: then nothing else is meant.
    fn is_filled_otherwise(&self, name: &str, filled: &Filled) -> bool {
        filled.roles.iter().any(|(r, f)| r.name == name && f.as_ref().is_some_and(|f| f.parties.is_empty()))
    }

    fn one_fits(&self, scene: &Scene, relation: &Relation, subject: &Party, object: &Party) -> bool {
        let fits =
            |p: &Party| scene.story.actor(p.actor).kind.actor_type().is_some_and(|t| relation.one_of.contains(&t));
        relation.one_of.is_empty() || fits(subject) || fits(object)
    }

    fn refuses(&self, scene: &Scene, relation: &Relation, party: &Party) -> bool {
        let name = &scene.story.actor(party.actor).name;
        relation.object_not.iter().any(|prefix| name.starts_with(prefix.as_str()))
    }

    /// Every subject with every object that the relation takes.
    fn pairs(&self, scene: &Scene, relation: &Relation, subject: &Filler, object: &Filler) -> Vec<(Party, Party)> {
        let takes = |party: &Party, types: &[crate::fact::ActorType]| {
            scene.story.actor(party.actor).kind.actor_type().is_some_and(|t| types.contains(&t))
        };
        let mut pairs = Vec::new();
        for s in subject.parties.iter().filter(|p| takes(p, &relation.subject)) {
            for o in object.parties.iter().filter(|p| {
                takes(p, &relation.object)
                    && p.actor != s.actor
                    && !self.refuses(scene, relation, p)
                    && self.one_fits(scene, relation, s, p)
            }) {
                pairs.push((s.clone(), o.clone()));
            }
        }
        pairs
    }
}

/// The role that a noun's carrier fills.
const SUBJECT: &str = "SUBJECT";

/// A slot for people: the role that it fills, else what it is.
fn slot_name(rule: &Rule, slot: Slot) -> String {
    match (rule.roles.iter().find(|r| r.slot == slot), slot) {
        (Some(role), _) => role.name.clone(),
        (None, Slot::Preposition(_)) => String::from("a phrase with a preposition"),
        (None, slot) => format!("{slot:?}").to_lowercase(),
    }
}

/// *A et B fusionnent*: where one end of a symmetric relation names several and the other nobody, they are its ends.
fn divide(subject: &mut Option<Filler>, object: &mut Option<Filler>) {
    let (full, empty) = match (&subject, &object) {
        (Some(_), None) => (subject, object),
        (None, Some(_)) => (object, subject),
        _ => return,
    };
    let Some(filler) = full.as_mut().filter(|f| f.parties.len() > 1) else { return };
    let rest = filler.parties.split_off(1);
    *empty = Some(Filler { parties: rest, ..filler.clone() });
}

impl Scene<'_, '_> {
    /// The event noun that a phrase is about: its head, or that of its complement (*l'offre de rachat*).
    pub fn noun_event_at(&self, chunk: usize) -> Option<Event> {
        let rules = self.rules();
        let mut chunks = vec![chunk];
        chunks.extend(self.reading.complements(chunk).take(1));
        let noun = |o: Owner| matches!(o, Owner::Rule(r) if matches!(rules.rules[r].shape, Shape::Noun));
        chunks.into_iter().find_map(|c| {
            let tokens = self.reading.chunks[c].tokens.clone();
            tokens.into_iter().flat_map(|t| self.triggers_at(t, c, noun)).last()
        })
    }
}

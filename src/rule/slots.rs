//! The roles of a rule, the slots that fill them, what they emit and the gates before them.

use super::nouns::Lists;
use super::{Emit, Gate, Role, Shape, Slot, Test};
use crate::data::{Table, Word, nearest, unknown};
use crate::fact::{ActorType, Status};
use crate::language::{Language, key};
use crate::relation::Relations;

/// Internal types of names that are no actors, as gates name them.
const OTHER_TYPES: [&str; 3] = ["place", "product", "media"];
const SUBJECT: &str = "SUBJECT";
const OBJECT: &str = "OBJECT";

/// What a rule file may refer to.
pub(super) struct Context<'c> {
    pub language: &'c Language,
    pub relations: &'c Relations,
    pub lists: &'c Lists,
}

fn fixed_slots(shape: &Shape) -> &'static [(&'static str, Slot)] {
    match shape {
        Shape::Verb => &[
            ("subject", Slot::Subject),
            ("object", Slot::Object),
            ("object.subject", Slot::ObjectSubject),
            ("object.object", Slot::ObjectObject),
        ],
        Shape::Noun => &[
            ("object", Slot::Object),
            ("owner", Slot::Owner),
            ("compound", Slot::Compound),
            ("between", Slot::Between),
            ("object.subject", Slot::ObjectSubject),
            ("object.object", Slot::ObjectObject),
        ],
        Shape::Relational => &[("self", Slot::Itself), ("of", Slot::Of)],
        Shape::Pattern(_) => &[],
    }
}

fn slot(word: &Word, table: &Table, shape: &Shape, language: &Language) -> Option<Slot> {
    let fixed = fixed_slots(shape);
    if let Some((_, slot)) = fixed.iter().find(|(name, _)| *name == word.text) {
        return Some(*slot);
    }
    let takes_prepositions = !matches!(shape, Shape::Pattern(_));
    if let Some(preposition) = language.preposition(key(&word.text)).filter(|_| takes_prepositions) {
        return Some(Slot::Preposition(preposition));
    }
    let mut message = unknown("slot", &word.text, fixed.iter().map(|(name, _)| *name));
    if takes_prepositions {
        message.push_str(" It may be a preposition of `language.toml` too");
    }
    table.file().problem(word.place, message);
    None
}

/// The roles of a rule with lemmas.
pub(super) fn roles(table: &Table, shape: &Shape, language: &Language) -> Vec<Role> {
    let role = |slot, name: &str| Role { slot, name: name.into(), optional: false };
    let Some(list) = table.table("roles") else {
        if *shape != Shape::Verb && !table.has("roles") {
            table.file().problem(table.place(), "`roles` is missing: only verbs have default roles");
        }
        return vec![role(Slot::Subject, SUBJECT), role(Slot::Object, OBJECT)];
    };
    let mut roles = Vec::new();
    for word in list.keys() {
        let slot = slot(&word, &list, shape, language);
        if let Some(value) = list.text(&word.text) {
            fill(slot, &value, &list, &mut roles);
        }
    }
    roles
}

/// One slot: a role or several; two for `between`, one for each end.
fn fill(slot: Option<Slot>, value: &Word, table: &Table, roles: &mut Vec<Role>) {
    let names: Vec<&str> = value.text.split(' ').filter(|n| !n.is_empty()).collect();
    if slot == Some(Slot::Between) && names.len() != 2 {
        return table.file().problem(value.place, "`between` fills two roles: `between = \"SUBJECT OBJECT\"`");
    }
    if names.is_empty() {
        return table.file().problem(value.place, "a slot fills a role");
    }
    for name in names {
        let optional = name.ends_with('?');
        let name = name.trim_end_matches('?');
        if !is_role(name) {
            let message = format!("`{name}` is no role: a role is a word in capitals like `SUBJECT`");
            return table.file().problem(value.place, message);
        }
        roles.extend(slot.map(|slot| Role { slot, name: name.to_string(), optional }));
    }
}

/// `BUYER`, `RIVAL_BIDDER`
fn is_role(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '_')
}

/// What the rule says; `relation` is the default one.
pub(super) fn emits(table: &Table, relation: &str, context: &Context) -> Vec<(Emit, Word)> {
    if !table.has("emits") {
        let text = format!("{SUBJECT} {relation} {OBJECT}");
        let emit = Emit { subject: SUBJECT.into(), relation: relation.into(), object: OBJECT.into(), status: None };
        return vec![(emit, Word { text, place: table.place() })];
    }
    let words = table.texts("emits");
    if words.is_empty() {
        table.file().problem(table.place_of("emits"), "`emits` is empty");
    }
    words.into_iter().filter_map(|word| Some((emit(&word, table, context)?, word))).collect()
}

fn emit(word: &Word, table: &Table, context: &Context) -> Option<Emit> {
    let problem = |message: String| table.file().problem(word.place, message);
    let parts: Vec<&str> = word.text.split_whitespace().collect();
    let (subject, relation, object, status) = match parts[..] {
        [subject, relation, object] => (subject, relation, object, None),
        [subject, relation, object, status] => (subject, relation, object, Some(status)),
        _ => {
            problem(format!("`{}` should read `SUBJECT relation OBJECT [status]`", word.text));
            return None;
        }
    };
    if context.relations.get(relation).is_none() {
        problem(unknown("relation", relation, context.relations.names()));
        return None;
    }
    let parsed = status.and_then(|s| s.parse::<Status>().ok());
    if let (Some(status), None) = (status, parsed) {
        problem(unknown("status", status, Status::ALL.iter().map(|s| s.name())));
        return None;
    }
    Some(Emit { subject: subject.into(), relation: relation.into(), object: object.into(), status: parsed })
}

/// Every role that is emitted is filled, and the reverse. A noun may take its subject from the verb that carries it.
pub(super) fn agree(table: &Table, shape: &Shape, roles: &[Role], emits: &[(Emit, Word)]) {
    let filled = |name: &str| roles.iter().any(|r| r.name == name) || (*shape == Shape::Noun && name == SUBJECT);
    let emitted = |name: &str| emits.iter().any(|(e, _)| e.subject == name || e.object == name);
    let idle = || roles.iter().map(|r| r.name.as_str()).filter(|name| !emitted(name));
    let mut empty = false;
    for (emit, word) in emits {
        for name in [&emit.subject, &emit.object].into_iter().filter(|name| !filled(name)) {
            let fills = if matches!(shape, Shape::Pattern(_)) { "word of the pattern is" } else { "slot fills" };
            let near = nearest(name, idle()).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            table.file().problem(word.place, format!("no {fills} the role `{name}`{near}"));
            empty = true;
        }
    }
    for name in idle().filter(|_| !emits.is_empty() && !empty) {
        table.file().problem(table.place_of("roles"), format!("the role `{name}` stands in no `emits`"));
    }
}

pub(super) fn gates(table: &Table, shape: &Shape, context: &Context) -> Vec<Gate> {
    let Some(list) = table.table("gate") else { return Vec::new() };
    let mut gates = Vec::new();
    for word in list.keys() {
        let slot = slot(&word, &list, shape, context.language);
        for condition in list.texts(&word.text) {
            let gate = test(&condition, table, context).zip(slot);
            gates.extend(gate.map(|((negative, test), slot)| Gate { slot, negative, test }));
        }
    }
    gates
}

/// `not goods`, `is company`, `named`.
fn test(word: &Word, table: &Table, context: &Context) -> Option<(bool, Test)> {
    let parts: Vec<&str> = word.text.split_whitespace().collect();
    let (negative, name) = match parts[..] {
        ["named"] | ["is", "named"] => return Some((false, Test::Named)),
        ["not", "named"] => return Some((true, Test::Named)),
        ["not", name] => (true, name),
        ["is", name] => (false, name),
        _ => {
            let message =
                format!("`{}` should read `not LIST`, `is LIST`, `not TYPE`, `is TYPE` or `named`", word.text);
            table.file().problem(word.place, message);
            return None;
        }
    };
    if is_type(name) {
        return Some((negative, Test::Type(name.to_string())));
    }
    let list = context.lists.find(name);
    if list.is_none() {
        table.file().problem(word.place, unknown("word list", name, context.lists.names().chain(types())));
    }
    list.map(|list| (negative, Test::List(list)))
}

fn types<'a>() -> impl Iterator<Item = &'a str> + Clone {
    ActorType::ALL.map(ActorType::name).into_iter().chain(OTHER_TYPES)
}

pub(super) fn is_type(name: &str) -> bool {
    types().any(|t| t == name)
}

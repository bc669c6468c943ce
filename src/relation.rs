//! The relations: how they read, what their tenses mean, what their ends may be, how their edges are drawn.
//! All of it is data, from `rules/relations.toml`.

use crate::data::{File, Problem, Table, Word};
use crate::fact::{ActorType, Status};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a relation is, which decides what its bare tenses mean as status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// An agreement that goes through stages: *X buys Y* is announced.
    Deal,
    /// A deed that is done once told: *X rejects Y*.
    Act,
    /// Something that runs: *X owns Y*.
    State,
}

const CLASSES: [&str; 3] = ["deal", "act", "state"];

impl FromStr for Class {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "deal" => Class::Deal,
            "act" => Class::Act,
            "state" => Class::State,
            _ => return Err(()),
        })
    }
}

/// What a fact of this relation does to the deals that are grouped from facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InDeals {
    /// It tells of an attempt: *X buys Y*, *Y is sold*, *X and Y merge*, *Y turns X down*.
    Opens,
    /// It belongs to the deal that its parties have under way, in whatever article: *the regulator approves X*.
    Joins,
    /// It belongs to a deal only beside that deal, in one article: *X's partner*.
    Beside,
    /// It says nothing of a deal.
    Apart,
}

const IN_DEALS: [&str; 4] = ["opens", "joins", "beside", "apart"];

impl FromStr for InDeals {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "opens" => InDeals::Opens,
            "joins" => InDeals::Joins,
            "beside" => InDeals::Beside,
            "apart" => InDeals::Apart,
            _ => return Err(()),
        })
    }
}

/// The part that one end of a relation plays in a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    Buyer,
    Target,
    Seller,
    /// One of two that become one.
    Merging,
    /// One of several that act together.
    Ally,
    Owner,
    Adviser,
    Lender,
    Authority,
    Opponent,
    Rival,
    /// Buyer, target, seller or merging: whoever of them the deal has.
    Party,
    /// No part in a deal, for relations that stand apart.
    Other,
}

const PARTS: [(&str, Part); 17] = [
    ("buyer", Part::Buyer),
    ("target", Part::Target),
    ("seller", Part::Seller),
    ("merging", Part::Merging),
    ("ally", Part::Ally),
    ("owner", Part::Owner),
    ("adviser", Part::Adviser),
    ("lender", Part::Lender),
    ("authority", Part::Authority),
    ("opponent", Part::Opponent),
    ("rival", Part::Rival),
    ("party", Part::Party),
    ("supplier", Part::Other),
    ("customer", Part::Other),
    ("leader", Part::Other),
    ("founder", Part::Other),
    ("other", Part::Other),
];

impl FromStr for Part {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        PARTS.iter().find(|(name, _)| *name == text).map(|(_, part)| *part).ok_or(())
    }
}

/// What bare tenses mean as status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenses {
    pub present: Status,
    pub past: Status,
    pub future: Status,
    /// *racheté par X* without an auxiliary.
    pub participle: Status,
    /// *le rachat de Y par X* with nothing that says how far it is.
    pub noun: Status,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub name: String,
    /// How an edge reads in a language: `{en: "acquires"}`.
    pub reads: BTreeMap<String, String>,
    /// One line that says what it covers.
    pub covers: String,
    pub symmetric: bool,
    pub class: Class,
    pub tenses: Tenses,
    pub subject: Vec<ActorType>,
    pub object: Vec<ActorType>,
    /// Names that begin like this are no object: nobody leads the `government of` a country here.
    pub object_not: Vec<String>,
    /// At least one end is of one of these types: governments among themselves make no deal.
    pub one_of: Vec<ActorType>,
    /// What it is instead if less, or more, than half of the object is meant.
    pub minority: Option<String>,
    pub majority: Option<String>,
    /// The part that each end plays in a deal: buyer, target, seller, adviser, authority, opponent, rival, party.
    pub subject_part: String,
    pub object_part: String,
    pub in_deals: InDeals,
    /// Where a deal stands after this act is done: *blocks* makes it `blocked`.
    pub turns: Option<Status>,
    /// The family of relations that share a colour: ownership, cooperation, conflict, authority, people, money.
    pub family: String,
    /// `#1f77b4`
    pub colour: String,
    /// The schema it becomes in FollowTheMoney.
    pub ftm: String,
}

impl Relation {
    /// The parts of subject and object in a deal.
    pub fn parts(&self) -> (Part, Part) {
        let part = |name: &str| name.parse().unwrap_or(Part::Other);
        (part(&self.subject_part), part(&self.object_part))
    }
}

/// All relations, in the order of their file, which is the order of display.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    list: Vec<Relation>,
    /// The rows of `[tenses]`, for files that add relations.
    tenses: BTreeMap<String, Tenses>,
}

impl Relations {
    /// Reads `relations.toml`; all its mistakes at once.
    pub fn read(name: &str, text: &str) -> Result<Relations, Vec<Problem>> {
        Relations::default().with(name, text).map(|(relations, _)| relations)
    }

    /// Adds the relations of one more file, which may use the rows of `[tenses]` of those before. One of the same name
    /// replaces, in its place; the names of the replaced ones are the second value.
    pub fn with(&self, name: &str, text: &str) -> Result<(Relations, Vec<String>), Vec<Problem>> {
        let file = File::new(name, text);
        let root = file.parse();
        let table = file.table(&root);
        let mut tenses = self.tenses.clone();
        tenses.extend(table.table("tenses").map(|t| read_tenses(&t)).unwrap_or_default());
        let list: Vec<Relation> = table.tables("relation").iter().filter_map(|t| read_relation(t, &tenses)).collect();
        table.finish(&["tenses", "relation"]);
        for (i, relation) in list.iter().enumerate() {
            if list[..i].iter().any(|other| other.name == relation.name) {
                file.problem(0, format!("two relations are named `{}`", relation.name));
            }
        }
        match file.into_problems() {
            problems if problems.is_empty() => Ok(self.laid_over(list, tenses)),
            problems => Err(problems),
        }
    }

    fn laid_over(&self, new: Vec<Relation>, tenses: BTreeMap<String, Tenses>) -> (Relations, Vec<String>) {
        let (mut list, mut replaced) = (self.list.clone(), Vec::new());
        for relation in new {
            match list.iter_mut().find(|old| old.name == relation.name) {
                Some(old) => {
                    replaced.push(relation.name.clone());
                    *old = relation;
                }
                None => list.push(relation),
            }
        }
        (Relations { list, tenses }, replaced)
    }

    pub fn get(&self, name: &str) -> Option<&Relation> {
        self.list.iter().find(|r| r.name == name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Relation> {
        self.list.iter()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.list.iter().map(|r| r.name.as_str())
    }

    /// The place in the order of display; unknown ones last.
    pub fn rank(&self, name: &str) -> usize {
        self.list.iter().position(|r| r.name == name).unwrap_or(self.list.len())
    }

    pub fn is_symmetric(&self, name: &str) -> bool {
        self.get(name).is_some_and(|r| r.symmetric)
    }
}

fn read_tenses(table: &Table) -> BTreeMap<String, Tenses> {
    let read = |key: &Word| {
        let row = table.table(&key.text)?;
        let status = |tense: &str| row.one_of(tense, &Status::ALL.map(Status::name)).unwrap_or(Status::Announced);
        let tenses = Tenses {
            present: status("present"),
            past: status("past"),
            future: status("future"),
            participle: status("participle"),
            noun: status("noun"),
        };
        row.finish(&["present", "past", "future", "participle", "noun"]);
        Some((key.text.clone(), tenses))
    };
    table.keys().iter().filter_map(read).collect()
}

const KEYS: [&str; 18] = [
    "name",
    "reads",
    "covers",
    "symmetric",
    "class",
    "tenses",
    "subject",
    "object",
    "parts",
    "deal",
    "turns",
    "family",
    "colour",
    "ftm",
    "object_not",
    "one_of",
    "minority",
    "majority",
];

fn read_relation(table: &Table, tenses: &BTreeMap<String, Tenses>) -> Option<Relation> {
    let name = table.required("name");
    let class_word = table.required("class");
    let class: Option<Class> = table.choice(&class_word, "class", &CLASSES);
    let row = table.text("tenses").unwrap_or(class_word);
    let Some(tenses) = tenses.get(&row.text) else {
        table.file().problem(row.place, format!("no row `{}` in `[tenses]`", row.text));
        return None;
    };
    let parts = table.texts("parts");
    if parts.len() != 2 {
        table.file().problem(table.place_of("parts"), "`parts` should name the part of the subject and of the object");
    }
    let valid = PARTS.map(|(name, _)| name);
    for word in &parts {
        let _: Option<Part> = table.choice(word, "part", &valid);
    }
    let part = |i: usize| parts.get(i).map_or(String::new(), |p| p.text.clone());
    let relation = Relation {
        name: name.text,
        reads: read_reads(table),
        covers: table.required("covers").text,
        symmetric: table.flag("symmetric"),
        class: class?,
        tenses: *tenses,
        subject: ends(table, "subject"),
        object: ends(table, "object"),
        object_not: table.texts("object_not").into_iter().map(|w| w.text).collect(),
        one_of: ends(table, "one_of"),
        minority: table.text("minority").map(|w| w.text),
        majority: table.text("majority").map(|w| w.text),
        subject_part: part(0),
        object_part: part(1),
        in_deals: table.one_of("deal", &IN_DEALS).unwrap_or(InDeals::Apart),
        turns: table.one_of("turns", &Status::ALL.map(Status::name)),
        family: table.required("family").text,
        colour: table.required("colour").text,
        ftm: table.required("ftm").text,
    };
    table.finish(&KEYS);
    Some(relation)
}

fn read_reads(table: &Table) -> BTreeMap<String, String> {
    let Some(reads) = table.table("reads") else {
        table.file().problem(table.place(), "`reads` is missing");
        return BTreeMap::new();
    };
    reads.keys().iter().map(|k| (k.text.clone(), reads.required(&k.text).text)).collect()
}

fn ends(table: &Table, key: &str) -> Vec<ActorType> {
    let valid = ActorType::ALL.map(ActorType::name);
    table.texts(key).iter().filter_map(|word| table.choice(word, "type of actor", &valid)).collect()
}

//! Selects facts: by actor, relation, status, date, or between two actors. Conditions of different kinds must
//! all hold; several of one kind mean any of them.

mod directory;

pub use crate::same::Names;
pub use directory::{Directory, Ids, UnknownActor};

use crate::date::DateValue;
use crate::fact::{Fact, Status};

/// What is asked for. Empty lists and `None` ask for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Names as a user types them; one of the two ends must be one of them.
    pub actors: Vec<String>,
    pub relations: Vec<String>,
    pub statuses: Vec<Status>,
    /// A fact is kept if its date overlaps the time from the first day of `since` to the last of `until`.
    pub since: Option<DateValue>,
    pub until: Option<DateValue>,
    /// The two ends, in any order.
    pub between: Option<[String; 2]>,
}

/// What was found.
#[derive(Debug, PartialEq)]
pub struct Selection<'f> {
    /// In the order of the input.
    pub facts: Vec<&'f Fact>,
    /// Facts that only the lack of a date kept out.
    pub undated: usize,
}

impl Query {
    /// The facts that answer the query, or the names in it that nobody has.
    pub fn select<'f>(&self, facts: &'f [Fact], names: &'f Names) -> Result<Selection<'f>, Vec<UnknownActor>> {
        let directory = Directory::new(facts, names);
        let mut unknown = Vec::new();
        let actors = self.actors.iter().flat_map(|a| directory.collect(a, &mut unknown)).collect();
        let between = self.between.as_ref().map(|pair| pair.each_ref().map(|a| directory.collect(a, &mut unknown)));
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let mut selection = Selection { facts: Vec::new(), undated: 0 };
        for fact in facts.iter().filter(|f| self.takes(f) && self.has_ends(f, &actors, between.as_ref())) {
            match self.is_in_time(fact) {
                Some(true) => selection.facts.push(fact),
                Some(false) => {}
                None => selection.undated += 1,
            }
        }
        Ok(selection)
    }

    fn takes(&self, fact: &Fact) -> bool {
        (self.relations.is_empty() || self.relations.contains(&fact.relation))
            && (self.statuses.is_empty() || self.statuses.contains(&fact.status))
    }

    fn has_ends(&self, fact: &Fact, actors: &Ids, between: Option<&[Ids; 2]>) -> bool {
        let (subject, object) = (fact.subject.id.as_str(), fact.object.id.as_str());
        let one_of = self.actors.is_empty() || actors.contains(subject) || actors.contains(object);
        let both = between.is_none_or(|[a, b]| {
            (a.contains(subject) && b.contains(object)) || (b.contains(subject) && a.contains(object))
        });
        one_of && both
    }

    /// `None` if a time is asked for and the fact has no date.
    fn is_in_time(&self, fact: &Fact) -> Option<bool> {
        if self.since.is_none() && self.until.is_none() {
            return Some(true);
        }
        let date = fact.date.as_ref()?.value;
        let late_enough = self.since.is_none_or(|since| date.last_day() >= since.first_day());
        let early_enough = self.until.is_none_or(|until| date.first_day() <= until.last_day());
        Some(late_enough && early_enough)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{ActorType, Attributes, DateSource, FactDate, Party, Quote};

    fn party(name: &str, mention: &str) -> Party {
        let id = name.to_lowercase().replace(' ', "-");
        let (mention, phrase) = (mention.to_string(), mention.to_string());
        Party { id, name: name.into(), kind: ActorType::Company, country: None, mention, start: 0, end: 1, phrase }
    }

    fn fact(subject: &str, relation: &str, object: &str, status: Status, date: Option<&str>) -> Fact {
        Fact {
            document: "a".into(),
            article: Default::default(),
            subject: party(subject, "le géant"),
            relation: relation.into(),
            object: party(object, object.split(' ').next().unwrap_or(object)),
            status,
            date: date.map(|d| FactDate { value: d.parse().unwrap(), text: None, source: DateSource::Document }),
            attributes: Attributes::default(),
            attribution: None,
            confidence: 0.9,
            rule: "x".into(),
            sentence: Quote { start: 0, end: 1, text: "x".into(), field: None },
            steps: Vec::new(),
        }
    }

    fn facts() -> Vec<Fact> {
        vec![
            fact("Oracle", "partner", "TikTok", Status::Ongoing, Some("2020-09")),
            fact("Microsoft", "acquire", "TikTok", Status::Rejected, Some("2020-09-13")),
            fact("Sanofi", "acquire", "Principia Biopharma Inc", Status::Completed, None),
            fact("L'Oréal", "invest", "Oracle", Status::Announced, Some("2021")),
        ]
    }

    fn ask(query: Query) -> Result<Vec<usize>, Vec<UnknownActor>> {
        let (facts, names) = (facts(), Names::shipped().expect("the shipped file"));
        let found = query.select(&facts, &names)?;
        Ok(facts.iter().enumerate().filter(|(_, f)| found.facts.contains(f)).map(|(i, _)| i).collect())
    }

    #[track_caller]
    fn check(query: Query, expected: &[usize]) {
        assert_eq!(ask(query).as_deref(), Ok(expected));
    }

    fn actors(names: &[&str]) -> Query {
        Query { actors: names.iter().map(|n| n.to_string()).collect(), ..Query::default() }
    }

    #[test]
    fn nothing_asked_is_everything() {
        check(Query::default(), &[0, 1, 2, 3]);
    }

    #[test]
    fn actors_are_found_by_any_spelling() {
        check(actors(&["ORACLE corp."]), &[0, 3]);
        check(actors(&["loreal"]), &[3]);
        check(actors(&["oreal"]), &[3]);
        check(actors(&["principia-biopharma"]), &[2]);
        check(actors(&["principia"]), &[2]);
        check(actors(&["sanofi", "microsoft"]), &[1, 2]);
    }

    #[test]
    fn unknown_actor_gives_the_nearest() {
        let unknown = ask(actors(&["Orcale", "Oracle"])).expect_err("nobody has the name");
        assert_eq!(unknown.len(), 1);
        assert_eq!((unknown[0].nearest[0].as_str(), unknown[0].known), ("Oracle", 6));
        let far = ask(actors(&["字节"])).expect_err("nobody has the name");
        assert!(far[0].nearest.is_empty());
    }

    #[test]
    fn relation_and_status_must_both_hold() {
        let relations = vec!["acquire".to_string()];
        check(Query { relations: relations.clone(), ..Query::default() }, &[1, 2]);
        check(Query { relations, statuses: vec![Status::Rejected], ..Query::default() }, &[1]);
    }

    #[test]
    fn dates_compare_by_overlap() {
        let time = |since: &str, until: &str| Query {
            since: since.parse().ok(),
            until: until.parse().ok(),
            ..Query::default()
        };
        check(time("2020-09-20", ""), &[0, 3]);
        check(time("", "2020-09-12"), &[0]);
        check(time("2020-09-13", "2020-09-13"), &[0, 1]);
        check(time("2022", ""), &[]);
        let (facts, names) = (facts(), Names::shipped().expect("the shipped file"));
        assert_eq!(time("2020", "").select(&facts, &names).map(|s| s.undated), Ok(1));
    }

    #[test]
    fn between_takes_either_order() {
        let between = |a: &str, b: &str| Query { between: Some([a.into(), b.into()]), ..Query::default() };
        check(between("TikTok", "Oracle"), &[0]);
        check(between("Oracle", "TikTok"), &[0]);
        check(between("Oracle", "Sanofi"), &[]);
    }
}

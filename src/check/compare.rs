//! Compares the facts of an example with those that it lists.

use crate::fact::Fact;
use crate::relation::Relations;
use crate::rule::{Expected, Find, Ignore};
use crate::same::Names;

/// What decides whether two facts are the same.
pub(super) struct Judge<'r> {
    pub names: Names,
    pub relations: &'r Relations,
}

impl Judge<'_> {
    /// What is wrong with the facts of a text that must find some. `rule` may find no others than those listed; without
    /// it others are free.
    pub fn find(&self, find: &Find, rule: Option<&str>, facts: &[Fact]) -> Vec<String> {
        let listed = find.facts.iter().map(|text| Expected::read(text, self.relations));
        let listed: Vec<Expected> = match listed.collect() {
            Ok(listed) => listed,
            Err(message) => return vec![message],
        };
        let mut lines = Vec::new();
        for expected in &listed {
            if !facts.iter().any(|fact| self.is(expected, fact)) {
                lines.push(format!("expected: {expected}"));
                lines.push(self.instead(expected, &listed, facts));
            }
        }
        let by_rule = facts.iter().filter(|fact| rule.is_some_and(|rule| is_by(fact, rule)));
        let others = by_rule.filter(|fact| !listed.iter().any(|expected| self.is(expected, fact)));
        let others = others.map(|fact| format!("not listed: {}", show(fact)));
        let new: Vec<String> =
            others.filter(|line| !lines.iter().any(|l| l.ends_with(&line["not listed".len()..]))).collect();
        lines.extend(new);
        lines
    }

    /// What is wrong with the facts of a text in which `rule`, or without it no rule at all, may find anything.
    pub fn ignore(&self, ignore: &Ignore, rule: Option<&str>, facts: &[Fact]) -> Vec<String> {
        let found = facts.iter().filter(|fact| rule.is_none_or(|rule| is_by(fact, rule)));
        let mut lines: Vec<String> = found.map(|fact| format!("came out: {}", show(fact))).collect();
        if !lines.is_empty() {
            lines.insert(0, format!("expected: nothing, {}", ignore.why));
        }
        lines
    }

    /// What came out in place of an expected fact: one of the same ends and relation, else all that is not listed.
    fn instead(&self, expected: &Expected, listed: &[Expected], facts: &[Fact]) -> String {
        let near: Vec<&Fact> = facts.iter().filter(|fact| self.has_ends(expected, fact)).collect();
        let free = facts.iter().filter(|fact| !listed.iter().any(|e| self.is(e, fact))).collect();
        let shown = if near.is_empty() { free } else { near };
        match shown.is_empty() {
            true => "came out: nothing".into(),
            false => format!("came out: {}", shown.into_iter().map(show).collect::<Vec<_>>().join("; ")),
        }
    }

    fn is(&self, expected: &Expected, fact: &Fact) -> bool {
        let date = |wanted| fact.date.as_ref().is_some_and(|date| date.value == wanted);
        self.has_ends(expected, fact) && fact.status == expected.status && expected.date.is_none_or(date)
    }

    /// The same relation between the same two, in any order if it is symmetric.
    fn has_ends(&self, expected: &Expected, fact: &Fact) -> bool {
        let same = |a: &str, b: &str| self.names.fold(a) == self.names.fold(b);
        let (subject, object) = (&fact.subject.name, &fact.object.name);
        let straight = same(&expected.subject, subject) && same(&expected.object, object);
        let turned = same(&expected.subject, object) && same(&expected.object, subject);
        fact.relation == expected.relation && (straight || turned && self.relations.is_symmetric(&fact.relation))
    }
}

fn is_by(fact: &Fact, rule: &str) -> bool {
    fact.rule == rule || fact.steps.iter().any(|step| step.rule == rule)
}

/// `Sanofi acquire Principia completed 2020 (fr/acquire/buyer-buys-target)`
fn show(fact: &Fact) -> String {
    let date = fact.date.as_ref().map_or(String::new(), |date| format!(" {}", date.value));
    let Fact { subject, relation, object, status, rule, .. } = fact;
    format!("{} {relation} {} {status}{date} ({rule})", subject.name, object.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fact as an extractor would give it: `A acquire B announced 2020`, by `rule`.
    fn fact(text: &str, rule: &str, relations: &Relations) -> Fact {
        let e = Expected::read(text, relations).expect(text);
        let party = |name: &str| serde_json::json!({"id": name, "name": name, "type": "company", "mention": name, "start": 0, "end": 1, "phrase": name});
        let date = e.date.map(|d| serde_json::json!({"value": d.to_string(), "source": "stated"}));
        let fact = serde_json::json!({"document": "a", "subject": party(&e.subject), "relation": e.relation, "object": party(&e.object),
            "status": e.status.name(), "date": date, "confidence": 1.0, "rule": rule, "sentence": {"start": 0, "end": 1, "text": "x"}});
        serde_json::from_value(fact).expect("a fact")
    }

    fn judge(relations: &Relations) -> Judge<'_> {
        Judge { names: Names::shipped().expect("no mistakes"), relations }
    }

    fn relations() -> Relations {
        Relations::read("relations.toml", crate::shipped::text("rules/relations.toml").expect("shipped"))
            .expect("right")
    }

    /// Listed facts; facts that came out, each `rule: fact`; what is said.
    #[track_caller]
    fn check(listed: &[&str], found: &[&str], expected: &[&str]) {
        let relations = relations();
        let facts: Vec<Fact> =
            found.iter().filter_map(|f| f.split_once(": ")).map(|(rule, f)| fact(f, rule, &relations)).collect();
        let find =
            Find { text: "x".into(), date: None, facts: listed.iter().map(|f| f.to_string()).collect(), line: 1 };
        assert_eq!(judge(&relations).find(&find, Some("r"), &facts), expected);
    }

    #[test]
    fn listed_facts_must_come_out() {
        check(&["A acquire B announced"], &["r: A acquire B announced"], &[]);
        check(&["A acquire B announced"], &["s: a acquire B SA announced 2020"], &[]);
        check(&["A acquire B announced"], &[], &["expected: A acquire B announced", "came out: nothing"]);
        check(
            &["A acquire B announced 2020"],
            &["r: A acquire B announced 2021"],
            &["expected: A acquire B announced 2020", "came out: A acquire B announced 2021 (r)"],
        );
        check(
            &["A acquire B announced"],
            &["s: B acquire A announced"],
            &["expected: A acquire B announced", "came out: B acquire A announced (s)"],
        );
        check(&["A merge B announced"], &["r: B merge A announced"], &[]);
    }

    #[test]
    fn a_rule_may_find_no_more_than_listed() {
        let listed = ["A acquire B announced"];
        check(&listed, &["r: A acquire B announced", "s: A own C ongoing"], &[]);
        check(&listed, &["r: A acquire B announced", "r: A own C ongoing"], &["not listed: A own C ongoing (r)"]);
    }

    #[test]
    fn near_misses_stay_empty() {
        let relations = relations();
        let judge = judge(&relations);
        let ignore = Ignore { text: "x".into(), date: None, why: "no deal".into(), line: 1 };
        let facts = [fact("A acquire B announced", "r", &relations)];
        let said = ["expected: nothing, no deal", "came out: A acquire B announced (r)"];
        assert_eq!(judge.ignore(&ignore, Some("r"), &facts), said);
        assert!(judge.ignore(&ignore, Some("s"), &facts).is_empty());
        assert_eq!(judge.ignore(&ignore, None, &facts), said);
    }
}

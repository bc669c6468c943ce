//! Tests of merging: which names meet, which do not, and why.

use super::*;
use crate::fact::{ActorType, Fact};
use crate::graph::sample::{fact, network, party};
use proptest::prelude::*;

/// A fact between two actors, called as they are.
fn pair(a: &str, b: &str) -> Fact {
    let mut all = fact("A own B ongoing");
    (all.subject, all.object) = (party(a), party(b));
    for side in [&mut all.subject, &mut all.object] {
        side.id = side.id.replace([' ', '.'], "-");
    }
    all
}

fn names() -> Names {
    Names::shipped().expect("the shipped file")
}

fn file(text: &str) -> ActorsFile {
    let mut file = ActorsFile::default();
    file.add("actors.toml", text).expect(text);
    file
}

/// The ids of all actors, and the findings: `one: A, A SA`.
fn run(facts: Vec<Fact>, decisions: &str) -> (Vec<String>, Vec<String>) {
    let mut facts = facts;
    let merged = merge(&mut facts, &names(), &file(decisions));
    let mut ids: Vec<String> = facts.iter().flat_map(|f| [f.subject.id.clone(), f.object.id.clone()]).collect();
    ids.sort();
    ids.dedup();
    let told = |f: &Finding| format!("{:?}: {}", f.verdict, f.names.join(", "));
    (ids, merged.findings.iter().map(told).collect())
}

#[track_caller]
fn check(facts: &[(&str, &str)], decisions: &str, ids: &[&str], findings: &[&str]) {
    let make = || facts.iter().map(|(a, b)| pair(a, b)).collect::<Vec<_>>();
    let found = run(make(), decisions);
    assert_eq!((&found.0[..], &found.1[..]), (&strings(ids)[..], &strings(findings)[..]));
    assert_eq!(run(make().into_iter().rev().collect(), decisions), found, "in another order");
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| s.to_string()).collect()
}

#[test]
fn spellings_of_one_name_are_one() {
    check(&[], "", &[], &[]);
    check(
        &[("Air Liquide SA", "Kestrel"), ("AIR LIQUIDE", "Kestrel"), ("Air Liquide", "Kestrel")],
        "",
        &["air-liquide", "kestrel"],
        &["Merged: Air Liquide, Air Liquide SA, AIR LIQUIDE"],
    );
    check(
        &[("Groupe Brévane", "Kestrel"), ("Brévane", "Kestrel")],
        "",
        &["brévane", "kestrel"],
        &["Merged: Brévane, Groupe Brévane"],
    );
    // Nothing is called Casino alone: the word stays.
    check(&[("Groupe Casino", "Kestrel")], "", &["groupe-casino", "kestrel"], &[]);
}

#[test]
fn what_only_looks_alike_is_left() {
    check(&[("Total", "Kestrel"), ("TotalEnergies", "Kestrel")], "", &["kestrel", "total", "totalenergies"], &[]);
    check(
        &[("Delta", "Kestrel"), ("Delta Dairy", "Kestrel")],
        "",
        &["delta", "delta-dairy", "kestrel"],
        &["Possible: Delta, Delta Dairy"],
    );
    check(
        &[("Vandermeulen", "Kestrel"), ("Vandermeulin", "Kestrel")],
        "",
        &["kestrel", "vandermeulen", "vandermeulin"],
        &["Possible: Vandermeulen, Vandermeulin"],
    );
    check(&[("Channel 4", "Kestrel"), ("Channel 5", "Kestrel")], "", &["channel-4", "channel-5", "kestrel"], &[]);
    let mut person = pair("Ferrand SA", "Kestrel");
    person.subject.kind = ActorType::Person;
    let found = run(vec![pair("Ferrand", "Kestrel"), person], "");
    assert_eq!(found.1, ["Possible: Ferrand, Ferrand SA"]);
}

#[test]
fn decisions_last() {
    let same = "[[same]]\nname = \"TotalEnergies\"\naliases = [\"Total\"]\n";
    check(&[("Total SA", "Kestrel"), ("TotalEnergies", "Kestrel")], same, &["kestrel", "totalenergies"], &[]);
    let never = "[[never]]\nnames = [\"Brévane\", \"Groupe Brévane\"]\n";
    check(
        &[("Groupe Brévane", "Kestrel"), ("Brévane", "Kestrel")],
        never,
        &["brevane", "groupe-brevane", "kestrel"],
        &["Never: Brévane, Groupe Brévane"],
    );
    check(
        &[("Delta", "Kestrel"), ("Delta Dairy", "Kestrel")],
        "[[actor]]\nname = \"Delta Dairy\"\ntype = \"company\"\naliases = [\"Delta\"]\n",
        &["delta-dairy", "kestrel"],
        &[],
    );
}

#[test]
fn one_name_of_two_is_taken_apart() {
    let told = |document: &str, phrase: &str| {
        let mut fact = pair("Delta", "Kestrel");
        fact.document = document.into();
        fact.subject.phrase = phrase.into();
        fact
    };
    let both = vec![told("a", "the airline Delta"), told("b", "the dairy group Delta"), told("c", "Delta")];
    let (ids, findings) = run(both, "");
    assert_eq!(ids, ["delta-aviation", "delta-food", "kestrel"]);
    assert_eq!(findings, ["Split: Delta (aviation), Delta (food)"]);
    // One article that says both means one conglomerate.
    let one = vec![told("a", "the airline Delta"), told("a", "the dairy group Delta")];
    assert_eq!(run(one, "").0, ["delta", "kestrel"]);
}

#[test]
fn no_merge_is_without_a_reason() {
    let mut facts = vec![pair("Air Liquide SA", "Kestrel"), pair("AIR LIQUIDE", "Groupe Kestrel"), pair("X", "Y")];
    let merged = merge(&mut facts, &names(), &ActorsFile::default());
    assert_eq!(merged.findings.len(), 2);
    assert!(merged.findings.iter().all(|f| !f.why.is_empty()), "{:?}", merged.findings);
}

#[test]
fn an_actor_has_no_relation_with_itself() {
    let mut facts = vec![pair("Groupe Brévane", "Brévane"), pair("Brévane", "Kestrel")];
    assert_eq!(merge(&mut facts, &names(), &ActorsFile::default()).loops, 1);
    assert_eq!(facts.len(), 1);
}

#[test]
fn what_is_written_can_be_given_back() {
    let all = || vec![pair("Air \"Liquide\" SA", "Delta"), pair("AIR LIQUIDE", "Delta Dairy")];
    let mut first = all();
    let found = merge(&mut first, &names(), &ActorsFile::default());
    let text = decisions(&found.findings);
    insta::assert_snapshot!(text);
    let given = file(&text);
    assert_eq!((given.same.len(), given.possible), (1, 1));
    let mut again = all();
    merge(&mut again, &names(), &given);
    let count = |facts: &[Fact]| crate::graph::actors(facts).len();
    assert_eq!(count(&again), count(&first));
}

#[track_caller]
fn refuse(text: &str, expected: &[&str]) {
    let problems = ActorsFile::default().add("a.toml", text).expect_err(text);
    assert_eq!(problems.iter().map(|p| p.to_string()).collect::<Vec<_>>(), expected);
}

#[test]
fn mistakes_have_their_place() {
    refuse("[[sam]]\n", &["a.toml:1:3: no key named `sam`; did you mean `same`?"]);
    refuse("[[same]]\naliases = [\"A\"]\n", &["a.toml:1:1: `name` is missing"]);
    refuse(
        "[[actor]]\nname = \"A\"\ntype = \"compny\"\n",
        &["a.toml:3:8: no type named `compny`; did you mean `company`?"],
    );
    refuse(
        "[[actor]]\nname = \"A\"\ntype = \"company\"\ncountry = \"France\"\n",
        &["a.toml:4:11: `France` is no country: two capitals of ISO 3166 are expected"],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn order_does_not_matter(mut facts in Just(network()).prop_shuffle()) {
        let mut whole = network();
        let (a, b) = (merge(&mut whole, &names(), &ActorsFile::default()), merge(&mut facts, &names(), &ActorsFile::default()));
        prop_assert_eq!(a, b);
        let ids = |facts: &[Fact]| crate::graph::actors(facts).into_iter().map(|a| a.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&whole), ids(&facts));
    }

    #[test]
    fn any_name_may_be_written(name in "\\PC{1,12}", other in "\\PC{1,12}") {
        let finding = Finding {
            verdict: Verdict::Never, names: vec![name.clone(), other.clone()], ids: vec![], facts: vec![], score: 1.0, why: name.clone(),
        };
        prop_assert_eq!(&file(&decisions(&[finding])).never, &[vec![name, other]]);
    }
}

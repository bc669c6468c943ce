//! Merges the names of all facts by rule and by the file, and says what was done and what was left.

use super::alike;
use super::census::{Entry, census, homonyms};
use super::{ActorsFile, Names};
use crate::fact::{ActorType, Fact, Party};
use std::collections::{BTreeMap, BTreeSet};

/// What became of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They are one actor.
    Merged,
    /// One name was two actors, and was taken apart.
    Split,
    /// They may be one, and were left apart.
    Possible,
    /// The file says that they never are one.
    Never,
}

/// Some names, what became of them, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub verdict: Verdict,
    /// The first is what the actor is called.
    pub names: Vec<String>,
    pub ids: Vec<String>,
    /// In how many facts each of the ids stands.
    pub facts: Vec<usize>,
    /// 0 to 1; 1 for what is decided.
    pub score: f64,
    pub why: String,
}

/// All that was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// Merged, split, possible (by falling score), never.
    pub findings: Vec<Finding>,
    /// Facts whose two ends turned out to be one actor, and were left out.
    pub loops: usize,
}

/// Gives each actor one id in all facts. The order of the facts changes nothing.
pub fn merge(facts: &mut Vec<Fact>, names: &Names, file: &ActorsFile) -> Merge {
    let decided = Decided::new(names, file);
    facts.iter_mut().flat_map(|f| [&mut f.subject, &mut f.object]).for_each(|party| decided.apply(party));
    let mut findings = split(facts, names);
    let entries = census(facts);
    let mut union = Union::new(&entries, names, &decided);
    union.same_names();
    union.same_but_for_descriptors();
    findings.extend(union.merged(&decided));
    findings.extend(union.possible());
    findings.extend(decided.never_findings());
    findings.sort_by(|a, b| {
        a.verdict.cmp(&b.verdict).then(b.score.total_cmp(&a.score)).then_with(|| a.names.cmp(&b.names))
    });
    let into = union.into_ids();
    for party in facts.iter_mut().flat_map(|f| [&mut f.subject, &mut f.object]) {
        if let Some(id) = into.get(&party.id) {
            party.id.clone_from(id);
        }
    }
    let before = facts.len();
    facts.retain(|f| f.subject.id != f.object.id);
    Merge { findings, loops: before - facts.len() }
}

impl ActorsFile {
    /// Applies the decisions to facts that pass one by one, without a look at the others; what then links an actor to
    /// itself is left out.
    pub fn decide(&self, names: &Names) -> impl Fn(&mut Vec<Fact>) + use<> {
        let decided = Decided::new(names, self);
        move |facts| {
            if !decided.same.is_empty() || !decided.never.is_empty() {
                facts.iter_mut().flat_map(|f| [&mut f.subject, &mut f.object]).for_each(|party| decided.apply(party));
                facts.retain(|f| f.subject.id != f.object.id);
            }
        }
    }
}

/// The file's decisions by folded name.
struct Decided {
    names: Names,
    /// Folded name → name and reason.
    same: BTreeMap<String, (String, String)>,
    never: Vec<BTreeSet<String>>,
    never_names: Vec<Vec<String>>,
}

impl Decided {
    fn new(names: &Names, file: &ActorsFile) -> Self {
        let mut same = BTreeMap::new();
        for group in &file.same {
            for name in &group.names {
                same.entry(names.fold(name)).or_insert_with(|| (group.names[0].clone(), group.why.clone()));
            }
        }
        let never = file.never.iter().map(|all| all.iter().map(|n| names.fold(n)).collect()).collect();
        Decided { names: names.clone(), same, never, never_names: file.never.clone() }
    }

    fn apply(&self, party: &mut Party) {
        let folded = self.names.fold(&party.name);
        if self.never.iter().any(|all| all.contains(&folded)) {
            party.id = slug(&folded);
        }
        if let Some((name, _)) = self.same.get(&folded) {
            party.id = slug(&self.names.fold(name));
            party.name.clone_from(name);
        }
    }

    fn forbids(&self, a: &str, b: &str) -> bool {
        self.never.iter().any(|all| a != b && all.contains(a) && all.contains(b))
    }

    fn never_findings(&self) -> impl Iterator<Item = Finding> {
        self.never_names.iter().map(|names| Finding {
            verdict: Verdict::Never,
            names: names.clone(),
            ids: names.iter().map(|n| slug(&self.names.fold(n))).collect(),
            facts: Vec::new(),
            score: 1.0,
            why: "the file says so".into(),
        })
    }
}

fn slug(folded: &str) -> String {
    folded.replace(' ', "-")
}

/// One name of two actors: each article's goes with what the article says it is, the others with the most frequent.
fn split(facts: &mut [Fact], names: &Names) -> Vec<Finding> {
    let mut findings = Vec::new();
    let homonyms: BTreeMap<String, BTreeMap<String, String>> = homonyms(facts, names)
        .into_iter()
        .map(|(id, told)| (id, told.into_iter().map(|(d, t)| (d.to_string(), t)).collect()))
        .collect();
    for (id, told) in homonyms {
        findings.push(split_one(facts, &id, &told));
    }
    findings
}

fn split_one(facts: &mut [Fact], id: &str, told: &BTreeMap<String, String>) -> Finding {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    told.values().for_each(|t| *votes.entry(t).or_default() += 1);
    let most = votes.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or("", |(t, _)| *t).to_string();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut unsaid = 0;
    let mut name = String::new();
    for fact in facts.iter_mut() {
        let sort = told.get(&fact.document);
        for party in [&mut fact.subject, &mut fact.object].into_iter().filter(|p| p.id == id) {
            unsaid += usize::from(sort.is_none());
            let sort = sort.unwrap_or(&most);
            name = if name.is_empty() { party.name.clone() } else { name.min(party.name.clone()) };
            party.name = format!("{} ({sort})", party.name);
            party.id = format!("{id}-{}", slug(sort));
            *counts.entry(sort.clone()).or_default() += 1;
        }
    }
    let rest = if unsaid > 0 { format!("; {unsaid} without a word on it are taken for {most}") } else { String::new() };
    Finding {
        verdict: Verdict::Split,
        names: counts.keys().map(|sort| format!("{name} ({sort})")).collect(),
        ids: counts.keys().map(|sort| format!("{id}-{}", slug(sort))).collect(),
        facts: counts.values().copied().collect(),
        score: 1.0,
        why: format!("articles describe it as {}{rest}", counts.keys().cloned().collect::<Vec<_>>().join(" and as ")),
    }
}

/// Groups of ids that are one, with the reasons.
struct Union<'e> {
    entries: &'e BTreeMap<String, Entry>,
    names: &'e Names,
    decided: &'e Decided,
    ids: Vec<&'e str>,
    parent: Vec<usize>,
    reasons: BTreeMap<usize, BTreeSet<String>>,
    /// Pairs with one name that are not one all the same.
    clashes: Vec<(usize, usize, &'static str)>,
}

impl<'e> Union<'e> {
    fn new(entries: &'e BTreeMap<String, Entry>, names: &'e Names, decided: &'e Decided) -> Self {
        let ids: Vec<&str> = entries.keys().map(String::as_str).collect();
        let parent = (0..ids.len()).collect();
        Union { entries, names, decided, ids, parent, reasons: BTreeMap::new(), clashes: Vec::new() }
    }

    fn entry(&self, at: usize) -> &'e Entry {
        &self.entries[self.ids[at]]
    }

    fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    /// Ids by what their names come to.
    fn by_key(&self, key: impl Fn(&str) -> String) -> BTreeMap<String, BTreeSet<usize>> {
        let mut keys: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for at in 0..self.ids.len() {
            for name in self.entry(at).names.keys() {
                keys.entry(key(name)).or_default().insert(at);
            }
        }
        keys
    }

    fn same_names(&mut self) {
        for (_, places) in self.by_key(|name| self.names.fold(name)) {
            self.join(&places, "they differ only in capitals, accents, signs, legal form or article");
        }
    }

    /// *Groupe Brévane* is *Brévane*, if there is one of that name.
    fn same_but_for_descriptors(&mut self) {
        let full = self.by_key(|name| self.names.fold(name));
        for (name, places) in self.by_key(|name| self.names.bare(name)) {
            let company = |at: &usize| matches!(self.entry(*at).kind(), ActorType::Company | ActorType::Organisation);
            let all: BTreeSet<usize> = places.into_iter().filter(company).collect();
            if full.contains_key(&name) && all.len() > 1 && name.chars().count() > 2 {
                self.join(&all, "a word of theirs only says that it is a group");
            }
        }
    }

    fn join(&mut self, places: &BTreeSet<usize>, why: &str) {
        let all: Vec<usize> = places.iter().copied().collect();
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
                self.join_two(*a, *b, why);
            }
        }
    }

    fn join_two(&mut self, a: usize, b: usize, why: &str) {
        let fold = |at: usize| self.names.fold(self.entry(at).name());
        if self.root(a) == self.root(b) || self.decided.forbids(&fold(a), &fold(b)) {
            return;
        }
        if let Some(clash) = self.entry(a).clash(self.entry(b)) {
            return self.clashes.push((a, b, clash));
        }
        let (a, b) = (self.root(a), self.root(b));
        let (root, child) = (a.min(b), a.max(b));
        self.parent[child] = root;
        let moved = self.reasons.remove(&child).unwrap_or_default();
        let reasons = self.reasons.entry(root).or_default();
        reasons.extend(moved);
        reasons.insert(why.to_string());
    }

    fn groups(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        (0..self.ids.len()).for_each(|at| groups.entry(self.root(at)).or_default().push(at));
        groups
    }

    /// Every actor that has several names.
    fn merged(&self, decided: &Decided) -> Vec<Finding> {
        let finding = |(root, members): (usize, Vec<usize>)| {
            let mut all = Entry::default();
            for entry in members.iter().map(|at| self.entry(*at)) {
                entry.names.iter().for_each(|(name, n)| *all.names.entry(name.clone()).or_default() += n);
            }
            let mut reasons: BTreeSet<String> = self.reasons.get(&root).cloned().unwrap_or_default();
            reasons.extend(self.own_reasons(&members, decided));
            Finding {
                verdict: Verdict::Merged,
                names: all.all_names(),
                ids: members.iter().map(|at| self.ids[*at].to_string()).collect(),
                facts: members.iter().map(|at| self.entry(*at).facts).collect(),
                score: 1.0,
                why: reasons.into_iter().collect::<Vec<_>>().join("; "),
            }
        };
        let findings = self.groups().into_iter().map(finding);
        findings.filter(|f| f.names.len() > 1 || f.ids.len() > 1).collect()
    }

    /// Why names that had one id from the start are one.
    fn own_reasons(&self, members: &[usize], decided: &Decided) -> BTreeSet<String> {
        let mut reasons = BTreeSet::new();
        for entry in members.iter().map(|at| self.entry(*at)) {
            let folded: BTreeSet<String> = entry.names.keys().map(|n| self.names.fold(n)).collect();
            reasons.extend(folded.iter().filter_map(|f| Some(decided.same.get(f)?.1.clone())));
            if entry.names.len() > 1 && folded.len() == 1 {
                reasons.insert("they differ only in capitals, accents, signs, legal form or article".into());
            } else if folded.len() > 1 {
                reasons.insert("the list of known actors has them as one, or one article uses both".into());
            }
        }
        reasons
    }

    fn possible(&self) -> Vec<Finding> {
        let mut found: BTreeMap<(usize, usize), (f64, String)> = BTreeMap::new();
        for (a, b, clash) in &self.clashes {
            found.insert((*a.min(b), *a.max(b)), (alike::CLASH, format!("one name, but {clash}")));
        }
        let names: Vec<String> = (0..self.ids.len()).map(|at| self.names.fold(self.entry(at).name())).collect();
        for (a, b, score, why) in alike::pairs(&names) {
            found.entry((a, b)).or_insert((score, why));
        }
        found.retain(|(a, b), _| self.root(*a) != self.root(*b) && !self.decided.forbids(&names[*a], &names[*b]));
        let finding = |((a, b), (score, why)): ((usize, usize), (f64, String))| {
            let clash = self.entry(a).clash(self.entry(b)).filter(|c| !why.contains(c));
            let (score, why) = match clash {
                Some(clash) => (score * 0.8, format!("{why}, but {clash}")),
                None => (score, why),
            };
            let both = [a, b];
            Finding {
                verdict: Verdict::Possible,
                names: both.iter().map(|at| self.entry(*at).name().to_string()).collect(),
                ids: both.iter().map(|at| self.ids[*at].to_string()).collect(),
                facts: both.iter().map(|at| self.entry(*at).facts).collect(),
                score,
                why,
            }
        };
        found.into_iter().map(finding).filter(|f| f.score >= alike::LEAST).collect()
    }

    /// Id → id of its group, the shortest of them: it has neither article nor legal form.
    fn into_ids(self) -> BTreeMap<String, String> {
        let mut into = BTreeMap::new();
        for members in self.groups().into_values().filter(|m| m.len() > 1) {
            let ids = || members.iter().map(|at| self.ids[*at]);
            let Some(best) = ids().min_by_key(|id| (id.len(), *id)) else { continue };
            into.extend(ids().map(|id| (id.to_string(), best.to_string())));
        }
        into
    }
}

//! Runs the examples that stand in the rule files: what each must find, and what it must leave alone.

mod compare;

use crate::article::Article;
use crate::data::Problem;
use crate::extract::Extractor;
use crate::fact::Fact;
use crate::rule::{Examples, RuleSet};
use crate::same::Names;
use compare::Judge;
use std::fmt;

/// What came of the examples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rules and operators.
    pub rules: usize,
    pub examples: usize,
    pub failures: Vec<Failure>,
}

/// An example that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// `fr/acquire/buyer-buys-target`
    pub rule: String,
    pub file: String,
    /// Line of the example, from 1.
    pub line: usize,
    pub text: String,
    /// What was expected and what came out instead, a line each.
    pub lines: Vec<String>,
}

/// Runs every example of every rule and operator in every language that is known. Mistakes in rule files are an error.
pub fn run(extractor: &Extractor) -> Result<Report, Vec<Problem>> {
    extractor.book().check()?;
    let judge = Judge { names: Names::shipped()?, relations: extractor.relations() };
    let mut report = Report::default();
    for code in extractor.languages() {
        if let Some(set) = extractor.book().set(code) {
            check_set(set, extractor, &judge, &mut report);
        }
    }
    Ok(report)
}

/// Whose examples they are.
struct Owner<'r> {
    id: &'r str,
    file: &'r str,
    /// True for a rule, which answers for the facts that carry its id; an operator carries none.
    finds: bool,
    examples: &'r Examples,
}

fn check_set(set: &RuleSet, extractor: &Extractor, judge: &Judge, report: &mut Report) {
    let rules = set.rules.iter().map(|r| Owner { id: &r.id, file: &r.file, finds: true, examples: &r.examples });
    let operators =
        set.operators.iter().map(|o| Owner { id: &o.id, file: &o.file, finds: false, examples: &o.examples });
    for owner in rules.chain(operators) {
        report.rules += 1;
        report.examples += owner.examples.finds.len() + owner.examples.ignores.len();
        let facts = |text: &str, date: &Option<String>| facts(extractor, &set.language.code, text, date);
        let failure = |line, text: &str, lines| Failure {
            rule: owner.id.into(),
            file: owner.file.into(),
            line,
            text: text.into(),
            lines,
        };
        for find in &owner.examples.finds {
            let lines = judge.find(find, owner.finds.then_some(owner.id), &facts(&find.text, &find.date));
            report.failures.extend((!lines.is_empty()).then(|| failure(find.line, &find.text, lines)));
        }
        for ignore in &owner.examples.ignores {
            let lines = judge.ignore(ignore, owner.finds.then_some(owner.id), &facts(&ignore.text, &ignore.date));
            report.failures.extend((!lines.is_empty()).then(|| failure(ignore.line, &ignore.text, lines)));
        }
    }
}

/// The facts of an example, read as an article of its own.
fn facts(extractor: &Extractor, lang: &str, text: &str, date: &Option<String>) -> Vec<Fact> {
    let date = date.as_ref().and_then(|d| d.parse().ok());
    let article = Article { text: text.to_string(), date, lang: Some(lang.to_string()), ..Article::default() };
    extractor.facts(&article, Some(lang)).facts
}

impl Report {
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for failure in &self.failures {
            writeln!(f, "{failure}\n")?;
        }
        let failed = self.failures.len();
        write!(f, "{} examples of {} rules, {failed} failed", self.examples, self.rules)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}: {}\n  {}", self.file, self.line, self.rule, self.text)?;
        self.lines.iter().try_for_each(|line| write!(f, "\n    {line}"))
    }
}

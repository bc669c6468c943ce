//! What one language needs beside its rules: tagger, times, amounts, names. Loaded when first met, from the newest file
//! of each, shipped or added.

use crate::actor::Names;
use crate::amount::Amounts;
use crate::data::Problem;
use crate::rule::{Book, RuleSet};
use crate::tag::Tagger;
use crate::time::Times;
use std::sync::{Arc, OnceLock};

pub(super) struct Pack {
    pub code: String,
    book: Arc<Book>,
    tagger: OnceLock<Option<Tagger>>,
    times: OnceLock<Option<Times>>,
    amounts: OnceLock<Option<Amounts>>,
    names: OnceLock<Names>,
}

impl Pack {
    pub fn new(code: &str, book: Arc<Book>) -> Self {
        Pack {
            code: code.to_string(),
            book,
            tagger: OnceLock::new(),
            times: OnceLock::new(),
            amounts: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    pub fn tagger(&self) -> Option<&Tagger> {
        self.tagger.get_or_init(|| Tagger::read(self.book.bytes(&self.path("tagger.bin"))?)).as_ref()
    }

    pub fn times(&self) -> Option<&Times> {
        self.times.get_or_init(|| self.read("time.toml", Times::read)?.ok()).as_ref()
    }

    pub fn amounts(&self) -> Option<&Amounts> {
        self.amounts.get_or_init(|| self.read("amount.toml", Amounts::read)?.ok()).as_ref()
    }

    pub fn names(&self, rules: &RuleSet) -> &Names {
        self.names.get_or_init(|| self.read_names(rules, &mut Vec::new()))
    }

    /// The mistakes of the files that are read here; they count as absent.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(self.read("time.toml", Times::read).and_then(Result::err).into_iter().flatten());
        problems.extend(self.read("amount.toml", Amounts::read).and_then(Result::err).into_iter().flatten());
        if let Some(rules) = self.book.set(&self.code) {
            self.read_names(rules, &mut problems);
        }
        if self.tagger().is_none() && self.book.bytes(&self.path("tagger.bin")).is_some() {
            let message = "these are no weights that `dealgraph learn` has written".to_string();
            problems.push(Problem {
                file: self.path("tagger.bin"),
                line: 1,
                column: 1,
                message,
                source: String::new(),
            });
        }
        problems
    }

    fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.code)
    }

    fn read<T>(&self, file: &str, read: fn(&str, &str) -> T) -> Option<T> {
        self.book.source(&self.path(file)).map(|source| read(&source.name, &source.text))
    }

    fn read_names(&self, rules: &RuleSet, problems: &mut Vec<Problem>) -> Names {
        let sources: Vec<_> = Names::paths(&self.code).filter_map(|path| self.book.source(&path)).collect();
        let files = sources.iter().map(|source| (source.name.as_str(), source.text.as_ref()));
        Names::read(&rules.language, files, problems)
    }
}

//! What one language needs beside its rules: tagger, times, names. Loaded when first met.

use crate::actor::Names;
use crate::amount::Amounts;
use crate::rule::RuleSet;
use crate::tag::Tagger;
use crate::time::Times;
use std::sync::OnceLock;

pub(super) struct Pack {
    pub code: String,
    tagger: OnceLock<Option<Tagger>>,
    times: OnceLock<Option<Times>>,
    amounts: OnceLock<Option<Amounts>>,
    names: OnceLock<Names>,
}

impl Pack {
    pub fn new(code: &str) -> Self {
        Pack {
            code: code.to_string(),
            tagger: OnceLock::new(),
            times: OnceLock::new(),
            amounts: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    pub fn tagger(&self) -> Option<&Tagger> {
        self.tagger.get_or_init(|| Tagger::shipped(&self.code)).as_ref()
    }

    pub fn times(&self) -> Option<&Times> {
        self.times.get_or_init(|| Times::shipped(&self.code)).as_ref()
    }

    pub fn amounts(&self) -> Option<&Amounts> {
        self.amounts.get_or_init(|| Amounts::shipped(&self.code)).as_ref()
    }

    pub fn names(&self, rules: &RuleSet) -> &Names {
        self.names.get_or_init(|| Names::shipped(&rules.language))
    }
}

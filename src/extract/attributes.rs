//! Attributes that stand in the sentence of a fact: amount and stake.

use super::find::Found;
use super::scene::Scene;
use crate::fact::Attributes;

impl Scene<'_, '_> {
    /// The amount and stake of a fact's sentence.
    pub fn attributes(&self, found: &Found) -> Attributes {
        let _ = found;
        Attributes::default()
    }
}

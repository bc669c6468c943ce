//! Reads `amount.toml`.

use super::phrases::Phrases;
use super::{Amounts, Money, Proof};
use crate::data::{File, Problem, Table};
use crate::fact::StakeWord;

const KEYS: [&str; 17] = [
    "decimal",
    "numbers",
    "scales",
    "currencies",
    "scaled_currencies",
    "compounds",
    "links",
    "ranges",
    "between",
    "percents",
    "unit_price_after",
    "unit_price_before",
    "stake_before",
    "stake_after",
    "no_stake_before",
    "no_stake_after",
    "stakes",
];

impl Amounts {
    /// Reads the `amount.toml` of one language; `file` is its name for messages.
    pub fn read(file: &str, text: &str) -> Result<Amounts, Vec<Problem>> {
        let file = File::new(file, text);
        let root = file.parse();
        let amounts = read(&file.table(&root));
        match file.into_problems() {
            problems if problems.is_empty() => Ok(amounts),
            problems => Err(problems),
        }
    }
}

fn read(table: &Table) -> Amounts {
    let mut amounts = Amounts {
        digits: super::number::digits(table.required("decimal").text.chars().next().unwrap_or('.')),
        numbers: by_number(table, "numbers"),
        scales: by_number(table, "scales"),
        money: money(table),
        links: list(table, "links"),
        ranges: list(table, "ranges"),
        between: between(table),
        percents: list(table, "percents"),
        unit_price_after: list(table, "unit_price_after"),
        unit_price_before: list(table, "unit_price_before"),
        before: proofs(table, "stake_before", "no_stake_before"),
        after: proofs(table, "stake_after", "no_stake_after"),
        stakes: Phrases::default(),
        fractions: Phrases::default(),
    };
    if let Some(stakes) = table.table("stakes") {
        read_stakes(&stakes, &mut amounts);
    }
    table.finish(&KEYS);
    amounts
}

fn list(table: &Table, name: &str) -> Phrases<()> {
    let mut phrases = Phrases::default();
    table.texts(name).iter().for_each(|w| phrases.add(&w.text, ()));
    phrases
}

/// `value = ["words"]`.
fn by_number(table: &Table, name: &str) -> Phrases<f64> {
    let mut phrases = Phrases::default();
    let Some(list) = table.table(name) else { return phrases };
    for value in list.keys() {
        match value.text.parse::<f64>() {
            Ok(number) => list.texts(&value.text).iter().for_each(|w| phrases.add(&w.text, number)),
            Err(_) => list.file().problem(value.place, format!("`{}` is no number", value.text)),
        }
    }
    phrases
}

/// Currencies by their code; with the scales that are written in one word with them (*billion-euro*).
fn money(table: &Table) -> Phrases<Money> {
    let mut phrases = Phrases::default();
    let compounds = table.table("compounds");
    for (name, scaled) in [("currencies", false), ("scaled_currencies", true)] {
        let Some(list) = table.table(name) else { continue };
        for code in list.keys() {
            for word in list.texts(&code.text) {
                let money = |scale| Money { code: code.text.clone(), scale, scaled };
                phrases.add(&word.text, money(None));
                each_compound(compounds.as_ref(), &word.text, |text, scale| phrases.add(text, money(Some(scale))));
            }
        }
    }
    phrases
}

fn each_compound(compounds: Option<&Table>, currency: &str, mut add: impl FnMut(&str, f64)) {
    let Some(table) = compounds.filter(|_| currency.chars().all(char::is_alphabetic)) else { return };
    for value in table.keys() {
        let scale = value.text.parse().unwrap_or(1.0);
        table.texts(&value.text).iter().for_each(|w| add(&format!("{}-{currency}", w.text), scale));
    }
}

/// `between = ["entre et"]`: the opening word and the one in the middle.
fn between(table: &Table) -> Phrases<String> {
    let mut phrases = Phrases::default();
    for word in table.texts("between") {
        match word.text.split_once(' ') {
            Some((open, middle)) => phrases.add(open, middle.to_string()),
            None => table.file().problem(word.place, "expected two words, like `between and`"),
        }
    }
    phrases
}

fn proofs(table: &Table, yes: &str, no: &str) -> Phrases<Proof> {
    let mut phrases = Phrases::default();
    table.texts(yes).iter().for_each(|w| phrases.add(&w.text, Proof::Stake));
    table.texts(no).iter().for_each(|w| phrases.add(&w.text, Proof::Other));
    phrases
}

fn read_stakes(table: &Table, amounts: &mut Amounts) {
    for (name, stake) in [("minority", StakeWord::Minority), ("majority", StakeWord::Majority)] {
        table.texts(name).iter().for_each(|w| amounts.stakes.add(&w.text, stake));
    }
    amounts.fractions = by_number(table, "fractions");
    table.finish(&["minority", "majority", "fractions"]);
}

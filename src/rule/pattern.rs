//! Patterns of words for what is neither verb nor noun: `SUBJECT * out of race for OBJECT`.

use super::forms::Inflector;
use super::{Element, Emit, Role, Slot, WordShape};
use crate::data::{Table, Word};
use crate::language::{Class, Language, key};
use crate::text::Document;

/// An element of a pattern before its words have their forms.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Words { any: Vec<String>, optional: bool },
    Written { shape: WordShape, optional: bool },
    Gap,
    Role(String),
}

/// Cuts the pattern of a rule. Words that the rule emits are roles.
pub(super) fn pieces(table: &Table, emits: &[(Emit, Word)], language: &Language) -> Vec<Piece> {
    let pattern = table.required("pattern");
    let is_role = |word: &str| emits.iter().any(|(e, _)| e.subject == word || e.object == word);
    let piece = |word: &str| match word {
        "*" => Ok(vec![Piece::Gap]),
        role if is_role(role) => Ok(vec![Piece::Role(role.to_string())]),
        word => words(word, language),
    };
    let pieces: Result<Vec<_>, String> = pattern.text.split_whitespace().map(piece).collect();
    let pieces = pieces.map(|p| p.concat()).and_then(|pieces| match trigger(&pieces, language) {
        None => Err("a pattern needs a word that may not be absent".into()),
        Some(_) => Ok(pieces),
    });
    pieces.unwrap_or_else(|message| {
        table.file().problem(pattern.place, message);
        Vec::new()
    })
}

/// `a|b`, `/a.*/`, `[a]`, or a word, which an apostrophe may cut in two.
fn words(text: &str, language: &Language) -> Result<Vec<Piece>, String> {
    let inner = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
    let optional = inner.is_some();
    let text = inner.unwrap_or(text);
    if let Some(shape) = text.strip_prefix('/').and_then(|t| t.strip_suffix('/')) {
        return WordShape::read(shape).map(|shape| vec![Piece::Written { shape, optional }]);
    }
    if text.contains(['[', ']', '*']) || text.split('|').any(str::is_empty) {
        return Err(format!("`{text}` should be a word, `a|b`, `[a]`, `*` or a role that the rule emits"));
    }
    let cut = |text: &str| -> Vec<String> {
        Document::read(text, language).tokens.iter().map(|t| t.of(text).to_string()).collect()
    };
    if !text.contains('|') {
        return Ok(cut(text).into_iter().map(|word| Piece::Words { any: vec![word], optional }).collect());
    }
    let alternatives: Vec<Vec<String>> = text.split('|').map(cut).collect();
    match alternatives.iter().find(|words| words.len() != 1) {
        Some(words) => Err(format!("`{}` should be one word: it stands beside `|`", words.concat())),
        None => Ok(vec![Piece::Words { any: alternatives.concat(), optional }]),
    }
}

/// The words that a pattern is looked up by: the first that may not be absent and is in no closed class, else the first
/// that may not be absent.
fn trigger<'p>(pieces: &'p [Piece], language: &Language) -> Option<&'p [String]> {
    let firm = pieces.iter().filter_map(|piece| match piece {
        Piece::Words { any, optional: false } => Some(any.as_slice()),
        _ => None,
    });
    let open = |any: &&[String]| any.iter().all(|w| language.classes(key(w)).without(Class::VerbParticle).is_empty());
    firm.clone().find(open).or_else(|| firm.clone().next())
}

pub(super) fn roles_of(pieces: &[Piece]) -> Vec<Role> {
    let role = |piece: &Piece| match piece {
        Piece::Role(name) => Some(Role { slot: Slot::Pattern, name: name.clone(), optional: false }),
        _ => None,
    };
    pieces.iter().filter_map(role).collect()
}

/// Gives words their forms, and says by which words the pattern is looked up.
pub(super) fn compile<'p>(pieces: &'p [Piece], inflector: &Inflector) -> (Vec<Element>, &'p [String]) {
    let element = |piece: &Piece| match piece {
        Piece::Gap => Element::Gap,
        Piece::Role(name) => Element::Role(name.clone()),
        Piece::Written { shape, optional } => Element::Written { shape: shape.clone(), optional: *optional },
        Piece::Words { any, optional } => {
            let any = any.iter().flat_map(|word| inflector.any_form(word)).map(|(key, _)| key).collect();
            Element::Words { any, optional: *optional }
        }
    };
    (pieces.iter().map(element).collect(), trigger(pieces, inflector.language).unwrap_or_default())
}

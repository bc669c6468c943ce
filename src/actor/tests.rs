//! Names in small invented texts.

use super::*;
use crate::text::Document;

/// Each mention as `words = name (type)`, by place; internal types are left out.
fn found(lang: &str, text: &str) -> Vec<String> {
    let language = crate::language::shipped(lang).expect("a shipped language");
    let document = Document::read(text, &language);
    let names = Names::shipped(&language);
    let mentions = Mentions::find(&document, &language, &names, &KnownActors::shipped(), None);
    let actors = mentions.list.iter().map(|m| (document.words(&m.tokens), &mentions.actors[m.actor]));
    let named = actors.filter(|(_, a)| a.kind.actor_type().is_some());
    named
        .map(|(words, a)| match words == a.name {
            true => format!("{words} ({})", a.kind.name()),
            false => format!("{words} = {} ({})", a.name, a.kind.name()),
        })
        .collect()
}

#[track_caller]
fn check(lang: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(lang, text), expected, "{text}");
}

#[test]
fn nothing_has_no_names() {
    check("fr", "", &[]);
    check("en", "", &[]);
}

#[test]
fn known_actors_are_found() {
    check("fr", "Le groupe Kering rachète la marque Creed.", &["Kering (company)", "Creed (company)"]);
    check("en", "Shares of Oracle rose after Microsoft left.", &["Oracle (company)", "Microsoft (company)"]);
}

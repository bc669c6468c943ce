//! How a text was read, for people: sentences, names, chunks, facts with their rules, and why a trigger gave none.

use super::find::{Found, Miss};
use super::scene::{Scene, Story};
use crate::fact::Fact;
use std::fmt::Write;

pub(super) fn explain(story: &Story, candidates: &[bool], found: &[Found], misses: &[Miss], facts: &[Fact]) -> String {
    let mut out = format!("language: {}\n", story.rules.language.name);
    for (i, sentence) in story.document.sentences.iter().enumerate() {
        let words = sentence.span.of(story.document.text).replace(['\n', '\r'], " ");
        let _ = write!(out, "\n{:>3}. [{:?}] {words}\n", i + 1, sentence.part);
        match story.scene(i).filter(|_| candidates[i]) {
            Some(scene) => read_sentence(&scene, found, misses, &mut out),
            None => out.push_str("     no word of a rule beside a name\n"),
        }
    }
    summary(facts, &mut out);
    out
}

fn read_sentence(scene: &Scene, found: &[Found], misses: &[Miss], out: &mut String) {
    let tokens = scene.reading.input.sentence.tokens.clone();
    for mention in scene.story.mentions.list.iter().filter(|m| tokens.contains(&m.tokens.start)) {
        let actor = scene.story.actor(mention.actor);
        let known = if actor.known { ", known" } else { "" };
        let _ = writeln!(
            out,
            "     name    {} → {} ({}{known})",
            scene.words(&mention.tokens),
            actor.name,
            actor.kind.name()
        );
    }
    let _ = writeln!(out, "     clauses {}", scene.reading.outline());
    for f in found.iter().filter(|f| f.sentence == scene.sentence) {
        tell_fact(scene, f, out);
    }
    for miss in nearest_misses(scene, found, misses) {
        let rule = &scene.rules().rules[miss.rule];
        let word = scene.document().word(miss.token);
        let _ = writeln!(
            out,
            "     no fact from `{word}`: {} ({}, {}:{})",
            miss.why.show(rule),
            rule.id,
            rule.file,
            rule.line
        );
    }
}

fn tell_fact(scene: &Scene, f: &Found, out: &mut String) {
    let rule = &scene.rules().rules[f.rule];
    let (s, o) = (&scene.story.actor(f.subject.actor).name, &scene.story.actor(f.object.actor).name);
    let confidence = super::confidence::confidence(scene.story, f);
    let _ = writeln!(out, "     FACT    {s} {} {o}: {} ({confidence})", f.relation, f.status);
    let _ = writeln!(
        out,
        "             rule {} ({}:{}) at `{}`",
        rule.id,
        rule.file,
        rule.line,
        scene.document().word(f.event.token)
    );
    for party in [&f.subject, &f.object] {
        if scene.words(&party.words) != scene.story.actor(party.actor).name {
            let _ = writeln!(
                out,
                "             `{}` is {} ({:?})",
                scene.words(&party.words),
                scene.story.actor(party.actor).name,
                party.by
            );
        }
    }
    for applied in &f.above.operators {
        let operator = &scene.rules().operators[applied.operator];
        let negated = if applied.negated { ", negated" } else { "" };
        let _ = writeln!(out, "             under {} ({}:{}{negated})", operator.id, operator.file, operator.line);
    }
}

/// For each trigger that gave no fact the rule that came nearest.
fn nearest_misses<'m>(scene: &Scene, found: &[Found], misses: &'m [Miss]) -> Vec<&'m Miss> {
    let mut nearest: Vec<&Miss> = Vec::new();
    let told = |m: &&Miss| found.iter().any(|f| f.sentence == m.sentence && f.event.token == m.token);
    for miss in misses.iter().filter(|m| m.sentence == scene.sentence && !told(m)) {
        match nearest.iter_mut().find(|n| n.token == miss.token) {
            Some(old) if old.steps < miss.steps => *old = miss,
            Some(_) => {}
            None => nearest.push(miss),
        }
    }
    nearest
}

fn summary(facts: &[Fact], out: &mut String) {
    let _ = writeln!(out, "\n{} {}", facts.len(), if facts.len() == 1 { "fact" } else { "facts" });
    for fact in facts {
        let date = fact.date.as_ref().map_or(String::from("no date"), |d| d.value.to_string());
        let by = fact.attribution.as_ref().map_or(String::new(), |a| format!(", says {}", a.name));
        let _ = writeln!(
            out,
            "  {} {} {}: {}, {date}{by} ({})",
            fact.subject.name, fact.relation, fact.object.name, fact.status, fact.confidence
        );
    }
}

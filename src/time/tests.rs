//! Dates in French and English, one line a case; near misses among them.

use super::*;

#[test]
fn every_shipped_file_loads() {
    for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/time.toml")) {
        let text = crate::shipped::text(path).expect("UTF-8");
        let problems = Times::read(path, text).err().unwrap_or_default();
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

#[test]
fn every_example_holds() {
    for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/time.toml")) {
        let code = path.split('/').nth(1).expect("a language");
        let language = crate::language::shipped(code).expect("a shipped language");
        let problems = Times::shipped(code).expect("a file without mistakes").check(&language);
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(|p| p.to_string()).collect::<Vec<_>>().join("\n")
}

//! The commands, run as a user runs them: what they print, what they say, how they end.

use snapbox::cmd::{Command, cargo_bin};
use snapbox::str;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

/// A folder of a user, gone at the end of the test.
struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Desk {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
        Desk(folder)
    }

    fn run(&self, args: &[&str]) -> Command {
        Command::new(cargo_bin!("dealgraph")).args(args).current_dir(self.0.path())
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).expect(name)
    }
}

fn facts() -> Desk {
    let facts = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/network.jsonl"));
    Desk::new(&[("facts.jsonl", &facts.expect("the sample facts"))])
}

#[test]
fn no_input_says_what_to_name() {
    for command in ["graph", "extract", "query"] {
        Desk::new(&[]).run(&[command]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no input: name a text, a .jsonl file or a folder of them, or - for standard input

"#]]);
    }
    Desk::new(&[("x/a.pdf", b"")]).run(&["extract", "x"]).assert().code(2).stderr_eq(str![[r#"
error: no input: no .txt or .jsonl file in x

"#]]);
}

#[test]
fn a_good_article_gives_its_facts() {
    let text = "\u{feff} date 2020-09 Sanofi a racheté Principia.\r\n";
    let desk = Desk::new(&[("in/fr/a.txt", text.as_bytes())]);
    let found = desk.run(&["extract", "in", "--lang", "fr"]).assert().code(0).stderr_eq("");
    let fact: serde_json::Value = serde_json::from_slice(&found.get_output().stdout).expect("one line of JSON");
    assert_eq!((&fact["document"], &fact["subject"]["name"]), (&"fr/a.txt".into(), &"Sanofi".into()));
    assert_eq!((&fact["object"]["start"], &fact["date"]["value"]), (&17.into(), &"2020-09".into()));
    desk.run(&["query", "in", "--lang", "fr", "--actor", "SANOFI S.A.", "--format", "table"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
...
 Sanofi    acquires   Principia   completed   2020-09   fr/a.txt
...

"#]]);
}

#[test]
fn bad_articles_are_told_and_the_others_go_on() {
    let lines = concat!(
        "{\"id\": \"a\", \"text\": \"Il pleut sur la ville.\", \"lang\": \"fr\"}\n",
        "{\"id\": \"b\", \"text\": \"Il pl\n",
        "{\"id\": \"c\", \"text\": 7}\n",
        "\n",
        "{\"id\": \"d\"}\n",
        "{\"id\": \"e\", \"text\": \"Il pleut.\", \"date\": \"demain\"}\n",
        "{\"id\": \"f\", \"text\": \"\"}\n",
        "nothing\n",
        "{\"id\": \"g\", \"text\": \"It rains.\", \"lang\": \"xx\", \"mood\": \"sad\"}\n",
    );
    let desk = Desk::new(&[("in/a.jsonl", lines.as_bytes()), ("in/b.txt", b"caf\xe9"), ("in/c.png", b"")]);
    desk.run(&["extract", "in", "missing.txt", "--format", "jsonl"]).assert().code(2).stdout_eq("").stderr_eq(str![[
        r#"
in/a.jsonl:2:26: the line ends before its JSON does: expected a whole article on one line
in/a.jsonl:3: `text` should be a string, this is a number
in/a.jsonl:5: the article has no text: expected a field `text` with a string
in/a.jsonl:6: `demain` is not a date: expected 2020, 2020-09, 2020-09-13, 2020-Q3 or a range like 2020-05/2020-08
in/a.jsonl:7: the text is empty; skipped
in/a.jsonl:8:2: this is not JSON: expected ident; expected one article on one line
in/a.jsonl:9: no rules for the language `xx` (known: en, fr); skipped
in/b.txt: byte 4 is not UTF-8: expected a text in UTF-8
missing.txt: cannot be read: [..]
fields that mean nothing here were passed over: `mood` (1)
1 article, 0 facts; skipped: 7 unreadable, 1 in no known language, 1 empty, 1 file of another kind

"#
    ]]);
}

#[test]
fn empty_text_is_done() {
    let desk = Desk::new(&[("a.txt", b""), ("b.jsonl", b"")]);
    desk.run(&["extract", "a.txt"]).assert().code(0).stdout_eq("").stderr_eq(str![[r#"
a.txt: the text is empty; skipped
0 articles, 0 facts; skipped: 1 empty

"#]]);
    desk.run(&["extract", "b.jsonl"]).assert().code(0).stdout_eq("").stderr_eq("");
    desk.run(&["extract", "-"]).stdin("").assert().code(0).stderr_eq(str![[r#"
-: the text is empty; skipped
0 articles, 0 facts; skipped: 1 empty

"#]]);
}

#[test]
fn unknown_language_is_an_error() {
    let desk = Desk::new(&[("a.txt", b"x")]);
    desk.run(&["extract", "a.txt", "--lang", "xx"]).assert().code(2).stderr_eq(str![[r#"
error: no language named `xx`; valid: `en`, `fr`

"#]]);
}

#[test]
fn query_selects_facts() {
    let asked = ["query", "facts.jsonl", "--between", "VEXIA SA", "northwind-media", "--status", "offered"];
    let found = facts().run(&asked).assert().code(0).stderr_eq("");
    let line = String::from_utf8(found.get_output().stdout.clone()).expect("UTF-8");
    assert_eq!(line.lines().count(), 1);
    assert!(line.contains("\"status\":\"offered\""), "{line}");
    let again = Desk::new(&[("found.jsonl", line.as_bytes())]);
    again.run(&["query", "found.jsonl", "--since", "2020-06", "--until", "2020"]).assert().code(0).stdout_eq(line);
}

#[test]
fn query_says_what_it_does_not_know() {
    let desk = facts();
    desk.run(&["query", "facts.jsonl", "--actor", "Vexai"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
no actor named `Vexai`; the nearest: Vexia[..]

"#]]);
    desk.run(&["query", "facts.jsonl", "--relation", "aquire"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no relation named `aquire`; did you mean `acquire`?

"#]]);
    desk.run(&["query", "facts.jsonl", "--status", "anounced"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: no status named `anounced`; did you mean `announced`?

"#]]);
    desk.run(&["query", "facts.jsonl", "--since", "2050"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
...
nothing found among [..] facts

"#]]);
    desk.run(&["query", "facts.jsonl", "--since", "soon"]).assert().code(2).stdout_eq("");
}

#[test]
fn articles_and_facts_may_be_mixed() {
    let fact = facts().read("facts.jsonl").lines().next().expect("a fact").to_string();
    let mixed = format!("{fact}\n{{\"text\": \"Il pleut sur la ville.\", \"lang\": \"fr\"}}\n");
    let desk = Desk::new(&[("mixed.jsonl", mixed.as_bytes())]);
    desk.run(&["query", "mixed.jsonl"]).assert().code(0).stdout_eq(str![[r#"
{"document":"a01",[..]

"#]]);
    desk.run(&["extract", "mixed.jsonl"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
mixed.jsonl:1: expected articles, 1 line is a fact already; `dealgraph query` reads those
1 article, 0 facts; skipped: 1 fact instead of an article

"#]]);
}

#[test]
fn csv_cells_are_harmless() {
    let fact = facts().read("facts.jsonl").lines().next().expect("a fact").to_string();
    let evil = fact.replace("\"name\": \"Vexia\"", "\"name\": \"=HYPERLINK(1)\"");
    let found =
        Desk::new(&[("f.jsonl", evil.as_bytes())]).run(&["query", "f.jsonl", "--format", "csv"]).assert().code(0);
    let text = String::from_utf8(found.get_output().stdout.clone()).expect("UTF-8");
    assert!(text.contains("HYPERLINK") && !text.contains(",=") && !text.contains("\"="), "{text}");
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let mut lines = String::new();
    for n in 0..1000 {
        let text = format!("Sanofi a racheté Principia{n}. {}", "Il pleut sur la ville. ".repeat(60));
        lines.push_str(&format!("{{\"text\": \"{text}\", \"lang\": \"fr\"}}\n{{\"id\": {n}}}\n"));
    }
    let desk = Desk::new(&[("a.jsonl", lines.as_bytes())]);
    let run = |jobs: &str| {
        let ended = desk.run(&["extract", "a.jsonl", "--jobs", jobs]).assert().code(2);
        (ended.get_output().stdout.clone(), ended.get_output().stderr.clone())
    };
    let one = run("1");
    assert_eq!(one.0.split(|b| *b == b'\n').count(), 1000 + 1);
    assert_eq!(one.1.split(|b| *b == b'\n').count(), 1000 + 2);
    assert!(one == run("4"));
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    for args in [&["query", "facts.jsonl"][..], &["--help"], &["schema"], &["relations"]] {
        let desk = facts();
        let many = desk.read("facts.jsonl").repeat(200);
        std::fs::write(desk.0.path().join("facts.jsonl"), many).expect("a file");
        let mut command = std::process::Command::new(cargo_bin!("dealgraph"));
        command.args(args).current_dir(desk.0.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn graph_writes_four_files_or_none() {
    let desk = Desk::new(&[("in/a.txt", b"date 2020-09-14\nIl pleut sur la ville depuis longtemps.")]);
    desk.run(&["graph", "in", "-o", "x/y"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
1 article, 0 facts, 0 actors, 0 edges
x/y/deals.dot, x/y/deals.json, x/y/deals.svg, x/y/facts.jsonl
picture by [..]

"#]]);
    for name in ["deals.dot", "deals.json", "deals.svg", "facts.jsonl"] {
        desk.read(&format!("x/y/{name}"));
    }
    desk.run(&["graph", "gone", "-o", "z"]).assert().code(2).stdout_eq("");
    assert!(!desk.0.path().join("z").exists());
}

#[test]
fn explain_takes_a_file_before_a_text() {
    let desk = Desk::new(&[("Sanofi", b"caf\xe9")]);
    desk.run(&["explain", "Sanofi"]).assert().code(2).stderr_eq(str![[r#"
Sanofi: byte 4 is not UTF-8: expected a text in UTF-8

"#]]);
    desk.run(&["explain", "gone.txt"]).assert().code(2).stderr_eq(str![[r#"
gone.txt: cannot be read: [..]

"#]]);
    desk.run(&["explain", "."]).assert().code(2).stderr_eq(str![[r#"
error: . is a folder: expected a text, a file, or - for standard input

"#]]);
    let read = desk.run(&["explain", "Sanofi a racheté Principia.", "--lang", "fr"]).assert().code(0).stderr_eq("");
    assert!(String::from_utf8_lossy(&read.get_output().stdout).contains("rules/fr/"));
    desk.run(&["explain", "-", "--lang", "en"]).stdin("{\"text\": \"Sanofi buys Principia.\"}").assert().code(0);
}

#[test]
fn a_wrong_rule_file_has_a_place() {
    let desk = Desk::new(&[("my/names.toml", b"article = [\"the\"]\n"), ("a.txt", b"x")]);
    desk.run(&["query", "a.txt", "--rules", "my"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
...
my/names.toml:1:1: no key named `article`; did you mean `articles`?

"#]]);
}

#[test]
fn help_version_and_schema_are_for_standard_output() {
    let desk = Desk::new(&[]);
    for args in [&["--help"][..], &["--version"], &["graph", "--help"], &["rules", "check", "--help"], &["relations"]] {
        let said = desk.run(args).assert().code(0).stderr_eq("");
        assert!(!said.get_output().stdout.is_empty(), "{args:?}");
    }
    let schema = desk.run(&["schema"]).assert().code(0).stderr_eq("").get_output().stdout.clone();
    assert!(serde_json::from_slice::<serde_json::Value>(&schema).is_ok());
    desk.run(&["grph"]).assert().code(2).stdout_eq("");
}

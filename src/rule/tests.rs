//! Mistakes in rule files and what is said of them; layers; what compiles to what.

use super::*;
use crate::data::Problem;
use crate::relation::Relations;
use std::collections::BTreeMap;

const RULE: &str = r#"[[verb]]
name = "buyer-gobbles-target"
why = "x"
lemmas = ["gober"]
finds = [{ text = "A gobe B.", facts = ["A acquire B announced"] }]
ignores = [{ text = "Il a gobé.", why = "x" }]
"#;

fn layer(files: &[(&str, &str)]) -> Layer {
    let files: BTreeMap<String, Vec<u8>> = files.iter().map(|(p, t)| (p.to_string(), t.as_bytes().to_vec())).collect();
    Layer::Folder("my".into(), files)
}

fn relations() -> Relations {
    let text = crate::shipped::text("rules/relations.toml").expect("shipped");
    Relations::read("rules/relations.toml", text).expect("no mistakes")
}

fn load(files: &[(&str, &str)]) -> Result<(RuleSet, Vec<String>), Vec<Problem>> {
    let language = crate::shipped::text("rules/fr/language.toml").expect("shipped");
    RuleSet::load("fr", &[layer(&[("fr/language.toml", language)]), layer(files)], &relations())
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = load(&[(path, text)]).err().unwrap_or_default().iter().map(|p| p.to_string()).collect();
    assert_eq!(found, expected);
}

/// The rule with one piece of text replaced, and where the mistake is.
#[track_caller]
fn wrong(old: &str, new: &str, expected: &[&str]) {
    assert!(RULE.contains(old), "{old}");
    let expected: Vec<String> = expected.iter().map(|e| format!("my/fr/acquire.toml:{e}")).collect();
    check("fr/acquire.toml", &RULE.replacen(old, new, 1), &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn mistakes_of_a_rule_are_told() {
    wrong("gober", "gober", &[]);
    wrong("lemmas", "lemma", &["1:1: `lemmas` is missing", "4:1: no key named `lemma`; did you mean `lemmas`?"]);
    wrong("why = \"x\"\n", "", &["1:1: `why` is missing"]);
    wrong("why = \"x\"", "why = \" \"", &["3:7: `why` is empty"]);
    wrong(
        "buyer-gobbles-target",
        "gobbles",
        &["2:8: `gobbles` should be two to five words joined by hyphens, like `buyer-buys-target`"],
    );
    wrong("name = \"buyer-gobbles-target\"\n", "", &["1:1: `name` is missing"]);
    wrong("[\"gober\"]", "[]", &["4:1: `lemmas` is empty"]);
    wrong("[\"gober\"]", "[\"gober\", \"gober\"]", &["4:20: `gober` stands twice in `lemmas`"]);
    wrong(
        "[\"gober\"]",
        "[\"gober\", \"rachat\"]",
        &["4:20: `rachat` is no verb: no conjugation of `language.toml` fits it"],
    );
    wrong(
        RULE,
        &format!("{RULE}{RULE}"),
        &["7:1: two rules are named `fr/acquire/buyer-gobbles-target`; the other stands in line 1"],
    );
    wrong("[[verb]]", "[[verbs]]", &["1:3: no key named `verbs`; did you mean `verb`?"]);
    wrong("[[verb]]", "[[verb]", &["1:8: this is not TOML: unclosed array table, expected `]`"]);
}

#[test]
fn mistakes_of_roles_are_told() {
    let roles = |text: &str| format!("lemmas = [\"gober\"]\n{text}");
    let wrong = |text: &str, expected: &[&str]| wrong("lemmas = [\"gober\"]", &roles(text), expected);
    wrong(
        r#"roles = { subject = "BUYER", object = "UNIT", "à" = "SELLER?" }
emits = ["BUYER acquire UNIT completed", "SELLER divest UNIT"]"#,
        &[],
    );
    wrong(
        r#"roles = { subjet = "SUBJECT", subject = "SUBJECT", object = "OBJECT" }"#,
        &["5:11: no slot named `subjet`; did you mean `subject`? It may be a preposition of `language.toml` too"],
    );
    wrong(r#"roles = { subject = "SUBJECT" }"#, &["1:1: no slot fills the role `OBJECT`"]);
    wrong(
        r#"roles = { subject = "SUBJECT", object = "objet" }"#,
        &[
            "1:1: no slot fills the role `OBJECT`",
            "5:41: `objet` is no role: a role is a word in capitals like `SUBJECT`",
        ],
    );
    wrong(r#"emits = ["SUBJECT acquire OBJET"]"#, &["5:10: no slot fills the role `OBJET`; did you mean `OBJECT`?"]);
    wrong(r#"emits = ["SUBJECT aquire OBJECT"]"#, &["5:10: no relation named `aquire`; did you mean `acquire`?"]);
    wrong(
        r#"emits = ["SUBJECT acquire OBJECT complete"]"#,
        &["5:10: no status named `complete`; did you mean `completed`?"],
    );
    wrong(
        r#"emits = ["SUBJECT acquire"]"#,
        &["5:10: `SUBJECT acquire` should read `SUBJECT relation OBJECT [status]`"],
    );
    wrong(
        r#"roles = { subject = "SUBJECT", object = "OBJECT", "à" = "SELLER" }"#,
        &["5:1: the role `SELLER` stands in no `emits`"],
    );
}

#[test]
fn mistakes_of_gates_are_told() {
    let wrong = |text: &str, expected: &[&str]| {
        wrong("lemmas = [\"gober\"]", &format!("lemmas = [\"gober\"]\ngate = {text}"), expected);
    };
    wrong(
        r#"{ object = ["not place", "named", "not plce"] }"#,
        &["5:42: no word list named `plce`; did you mean `place`?"],
    );
    wrong(
        r#"{ object = "place" }"#,
        &["5:19: `place` should read `not LIST`, `is LIST`, `not TYPE`, `is TYPE` or `named`"],
    );
}

#[test]
fn mistakes_of_examples_are_told() {
    let finds = r#"finds = [{ text = "A gobe B.", facts = ["A acquire B announced"] }]"#;
    wrong(
        &format!("{finds}\n"),
        "",
        &["1:1: `finds` is missing: a rule has texts that it finds and texts that it ignores"],
    );
    wrong(finds, "finds = []", &["5:1: `finds` holds no example"]);
    let fact = |fact: &str| {
        RULE[RULE.find("finds").unwrap_or(0)..].lines().next().unwrap_or("").replace("A acquire B announced", fact)
    };
    wrong(finds, &fact("A acquire B"), &["5:41: `A acquire B` should read `SUBJECT relation OBJECT status [date]`"]);
    wrong(finds, &fact("A aquire B announced"), &["5:41: no relation named `aquire`; did you mean `acquire`?"]);
    wrong(finds, &fact("Air Liquide acquire B C announced 2020-05"), &[]);
    wrong(finds, &fact("A acquire B announce"), &["5:41: no status named `announce`; did you mean `announced`?"]);
    wrong(
        finds,
        &fact("A acquire B announced 2020-5"),
        &["5:41: `2020-5` is not a date: expected 2020, 2020-09, 2020-09-13, 2020-Q3 or a range like 2020-05/2020-08"],
    );
    wrong(", facts = [\"A acquire B announced\"]", "", &["5:10: an example of `finds` needs `facts`"]);
    wrong("Il a gobé.", "Il a vendu.", &["6:1: `Il a vendu.` holds none of the rule's words: it is no near miss"]);
    wrong(", why = \"x\" }", " }", &["6:12: `why` is missing"]);
}

#[test]
fn mistakes_of_nouns_and_relational_rules_are_told() {
    let noun = RULE.replace("[[verb]]", "[[noun]]").replace("gober", "gobage").replace("gobé", "du gobage");
    check("fr/acquire.toml", &noun, &["my/fr/acquire.toml:1:1: `roles` is missing: only verbs have default roles"]);
    let with = |roles: &str| noun.replace("finds", &format!("roles = {roles}\nfinds"));
    check("fr/acquire.toml", &with(r#"{ "de" = "OBJECT", between = "SUBJECT OBJECT" }"#), &[]);
    check(
        "fr/acquire.toml",
        &with(r#"{ "de" = "OBJECT", between = "SUBJECT" }"#),
        &["my/fr/acquire.toml:5:38: `between` fills two roles: `between = \"SUBJECT OBJECT\"`"],
    );
    let relational = with(r#"{ self = "OBJECT", off = "SUBJECT" }"#).replace("[[noun", "[[relational");
    check(
        "fr/acquire.toml",
        &relational,
        &[
            "my/fr/acquire.toml:1:1: no slot fills the role `SUBJECT`",
            "my/fr/acquire.toml:5:28: no slot named `off`; did you mean `of`? It may be a preposition of `language.toml` too",
        ],
    );
}

#[test]
fn mistakes_of_patterns_are_told() {
    let pattern = |text: &str| {
        RULE.replace("[[verb]]", "[[pattern]]").replace("lemmas = [\"gober\"]", &format!("pattern = \"{text}\""))
    };
    check("fr/acquire.toml", &pattern("SUBJECT * [le] gobé|avale OBJECT"), &[]);
    check(
        "fr/acquire.toml",
        &pattern("SUBJECT gobé OBJ"),
        &["my/fr/acquire.toml:1:1: no word of the pattern is the role `OBJECT`"],
    );
    check(
        "fr/acquire.toml",
        &pattern("SUBJECT gobé|l'avale OBJECT"),
        &["my/fr/acquire.toml:4:11: `l'avale` should be one word: it stands beside `|`"],
    );
    check("fr/acquire.toml", &pattern("SUBJECT gobé /tout[es]?|[0-9]+/ [/cru(es)?/] OBJECT"), &[]);
    check(
        "fr/acquire.toml",
        &pattern("SUBJECT /gobée?/ OBJECT"),
        &["my/fr/acquire.toml:4:11: a pattern needs a word that may not be absent"],
    );
    check(
        "fr/acquire.toml",
        &pattern("SUBJECT gobé /tou(t/ OBJECT"),
        &["my/fr/acquire.toml:4:11: `tou(t` is no regular expression: error: unclosed group"],
    );
}

#[test]
fn a_written_word_is_matched_as_a_whole() {
    let shape = WordShape::read("présidente?").expect("a regular expression");
    for (word, fits) in [("président", true), ("Présidente", true), ("vice-président", false), ("présidents", false)]
    {
        assert_eq!(shape.fits(word), fits, "{word}");
    }
}

#[test]
fn mistakes_of_other_files_are_told() {
    check("fr/aquire.toml", RULE, &["my/fr/aquire.toml:1:1: no relation named `aquire`; did you mean `acquire`?"]);
    let list = "[[list]]\nname = \"gobbled\"\nwhy = \"x\"\nwords = [\"mouche\"]\n";
    check(
        "fr/nouns.toml",
        list,
        &["my/fr/nouns.toml:2:8: nobody uses the list `gobbled`: no gate asks for it and it has no `head`"],
    );
    check(
        "fr/nouns.toml",
        &format!("{list}head = \"parts\"\n"),
        &[
            "my/fr/nouns.toml:2:8: nobody uses the list `gobbled`: no gate asks for it and it has no `head`",
            "my/fr/nouns.toml:5:8: no head named `parts`; did you mean `part`?",
        ],
    );
    let operator = RULE.replace("[[verb]]", "[[operator]]").replace("lemmas", "status = \"completed\"\nverbs");
    check("fr/status.toml", &operator, &[]);
    check(
        "fr/status.toml",
        &operator.replace("status = \"completed\"", "status = \"done\"\nsubject = \"owner\""),
        &[
            "my/fr/status.toml:4:10: no status named `done`; valid: `rumoured`, `considered`, `in_talks`, `offered`, `announced`, `pending`, `approved`, `completed`, `ongoing`, `rejected`, `blocked`, `abandoned`, `denied`, `ended`, `delayed`, `same`, `expected`",
            "my/fr/status.toml:5:11: no subject named `owner`; valid: `same`, `object`, `other`",
        ],
    );
    check(
        "fr/status.toml",
        &operator.replace("verbs = [\"gober\"]\n", ""),
        &["my/fr/status.toml:1:1: an operator needs `verbs`, `nouns`, `adjectives` or `phrases`"],
    );
    check("fr/language.toml", "name = \"French\"\n", &["my/fr/language.toml:1:1: `detect` is missing"]);
    check(
        "fr/common_words.txt",
        "b\na\n",
        &["my/fr/common_words.txt:2:1: the words should be sorted by their bytes, each once"],
    );
}

#[test]
fn later_layers_replace_and_add() {
    let relations = relations();
    let other = RULE.replace("gober", "avaler").replace("gobé", "avalé");
    let layers = [layer(&[("fr/acquire.toml", RULE)]), layer(&[("fr/acquire.toml", &other)])];
    let language = layer(&[("fr/language.toml", crate::shipped::text("rules/fr/language.toml").expect("shipped"))]);
    let [first, second] = layers;
    let (set, notes) = RuleSet::load("fr", &[language, first, second], &relations).expect("no mistakes");
    assert_eq!(notes, ["fr/acquire/buyer-gobbles-target: replaced by my/fr/acquire.toml:1"]);
    assert_eq!(set.rules.len(), 1);
    assert_eq!(set.lexicon.at(crate::language::key("gobe")), []);
    let forms = set.lexicon.at(crate::language::key("avalera"));
    assert_eq!(forms, [(0, Form::Future)]);
    assert_eq!(set.lexicon.triggers[0].owner, Owner::Rule(0));
}

#[test]
fn folders_are_read_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let load = || Book::load(&[folder.path()]);
    assert!(matches!(load(), Err(LoadError::Unreadable(..))));
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(path, text).expect("written");
    };
    write("eo/acquire.toml", RULE);
    let message = load().err().map(|e| e.to_string()).unwrap_or_default();
    assert!(
        message.ends_with(
            "eo/acquire.toml:1:1: no language named `eo`; valid: `en`, `fr`; a new one needs eo/language.toml"
        ),
        "{message}"
    );
    write("eo/language.toml", &crate::shipped::text("rules/fr/language.toml").expect("shipped").replace("fra", "epo"));
    write("relations.toml", "");
    let (book, notes) = load().expect("no mistakes");
    assert_eq!((book.languages(), notes), (vec!["en", "eo", "fr"], vec![]));
    assert_eq!(book.set("eo").expect("known").rules[0].id, "eo/acquire/buyer-gobbles-target");
    assert!(book.set("xx").is_none());
    write("acquire.toml", RULE);
    let message = load().err().map(|e| e.to_string()).unwrap_or_default();
    assert!(message.ends_with("acquire.toml:1:1: rules of a language stand in a folder with its code"), "{message}");
}

#[test]
fn every_shipped_rule_loads() {
    let (book, _) = Book::load(&[]).expect("the relations are right");
    let problems = book.check().err().unwrap_or_default();
    let list: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

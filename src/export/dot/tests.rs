//! DOT that is valid and says what was meant, whatever the names are.

use super::*;
use crate::graph::sample::{fact, network, relations};
use graphviz_rust::parse;
use proptest::prelude::*;

fn of(facts: Vec<crate::fact::Fact>) -> String {
    dot(&DealGraph::new(facts, &relations()), &relations(), &Look::default())
}

/// The network of one deal whose buyer is called this.
fn named(name: &str) -> String {
    let mut deal = fact("A acquire B announced 2020-09-13");
    deal.subject.name = name.into();
    deal.sentence.text = name.into();
    of(vec![deal])
}

/// What Graphviz would show for a quoted label.
fn shown(id: &Id) -> Option<String> {
    let Id::Escaped(quoted) = id else { return None };
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                'n' => out.push('\n'),
                c @ ('\\' | '"') => out.push(c),
                other => panic!("`\\{other}` means something else to Graphviz"),
            },
            '"' => panic!("a bare quote in {inner}"),
            c => out.push(c),
        }
    }
    Some(out.replace("&amp;", "&"))
}

/// The labels of the nodes `a` as graphviz-rust reads them.
fn labels(dot: &str) -> Vec<String> {
    let Graph::DiGraph { stmts, .. } = parse(dot).expect(dot) else { panic!("directed") };
    let nodes = stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Node(node) if node.id.0 == quoted("a") => Some(node),
        _ => None,
    });
    let label = |a: &Attribute| if a.0 == Id::Plain("label".into()) { shown(&a.1) } else { None };
    nodes.flat_map(|node| node.attributes.iter().filter_map(label)).collect()
}

#[track_caller]
fn check(name: &str, label: &str) {
    assert_eq!(labels(&named(name)), [label]);
}

#[test]
fn names_come_out_as_written() {
    check("Vexia", "Vexia");
    check("A \"B\" \\N <C>", "A \"B\" \\N <C>");
    check("ends in \\", "ends in \\");
    check("<b>no HTML</b>", "<b>no HTML</b>");
    check("AT&T &lt; \\G\\L", "AT&T &lt; \\G\\L");
    check("two\nlines", "two lines");
    check("nul\u{0}\u{1b}[31m", "nul [31m");
    check("été 漢字 😀", "été 漢字 😀");
    check("", "");
}

#[test]
fn ids_are_quoted() {
    let mut deal = fact("A acquire B announced");
    for (id, text) in
        [("a\"b", r#""a\"b""#), ("node", "\"node\""), ("a:b", "\"a:b\""), ("", "\"\""), ("a\\", r#""a\\""#)]
    {
        deal.subject.id = id.into();
        let dot = of(vec![deal.clone()]);
        parse(&dot).expect(&dot);
        assert!(dot.contains(&format!("{text} -> \"b\"")), "{dot}");
    }
}

#[test]
fn legend_never_takes_an_actors_id() {
    let mut deal = fact("A acquire B announced");
    deal.subject.id = "legend:type:company".into();
    assert!(of(vec![deal]).contains("\"legend::type:company\""));
}

#[test]
fn empty_network_is_valid() {
    let dot = of(Vec::new());
    parse(&dot).expect(&dot);
    assert!(!dot.contains("legend"), "{dot}");
}

#[test]
fn small_network() {
    let facts = [
        "Northwind acquire Vexia rumoured 2020-05",
        "Northwind acquire Vexia completed 2020-09-13",
        "Vexia partner Lumora ended 2021",
        "Helvar acquire Lumora delayed",
        "Helvar invest Vexia considered 2021-Q2",
    ];
    insta::assert_snapshot!(of(facts.iter().map(|line| fact(line)).collect()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_name_is_escaped(name in "[a-c\"\\\\<>&;{}|\\[\\]nNGL\u{e9}]{1,16}") {
        prop_assert_eq!(labels(&named(&name)), [name]);
    }

    #[test]
    fn any_order_gives_the_same_bytes(facts in Just(network()).prop_shuffle()) {
        prop_assert_eq!(of(facts), of(network()));
    }
}

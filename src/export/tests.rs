//! What holds for every format.

use super::*;
use crate::graph::sample::{network, relations};
use std::collections::BTreeSet;

fn export(format: Format, facts: Vec<crate::fact::Fact>) -> Result<Export, String> {
    let relations = relations();
    let graph = DealGraph::new(facts, &relations);
    format.export(&Network { graph: &graph, relations: &relations, look: &Look::default() })
}

/// Those that need no other program.
fn own() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|f| !matches!(f, Format::Svg | Format::Png | Format::Pdf))
}

#[test]
fn names_come_back() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    assert!("xlsx".parse::<Format>().is_err());
}

#[test]
fn file_names_are_unique() {
    let files: Vec<&str> = own().flat_map(|f| export(f, network()).expect("made").files).map(|f| f.0).collect();
    assert_eq!(files.iter().collect::<BTreeSet<_>>().len(), files.len(), "{files:?}");
}

#[test]
fn any_order_gives_the_same_bytes() {
    for format in own() {
        let (there, back) = (export(format, network()), export(format, network().into_iter().rev().collect()));
        assert!(there == back, "{format}");
    }
}

#[test]
fn an_empty_network_is_written() {
    for format in own() {
        let export = export(format, Vec::new()).expect("made");
        assert!(export.files.iter().all(|(_, bytes)| bytes.ends_with(b"\n")), "{format}");
    }
}

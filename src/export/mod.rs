//! Exporters: finished facts and networks into bytes, one file a format. The same input gives the same bytes.
//!
//! A format of the network is registered here, and only here: add a variant to [`Format`], and the compiler asks for
//! the rest; the command line, its help and the tests read this list. The exporters do not know each other. Actors
//! and edges have the same ids in all of them, those of [`crate::graph`].

pub mod actors;
pub mod deals;
pub mod dot;
pub mod facts;
pub mod graphviz;
mod layered;
pub mod node_link;
mod picture;
pub mod svg;

pub use picture::Look;

use crate::graph::DealGraph;
use crate::relation::Relations;
use std::fmt;
use std::str::FromStr;

/// All that an exporter may show.
#[derive(Clone, Copy)]
pub struct Network<'a> {
    pub graph: &'a DealGraph,
    pub relations: &'a Relations,
    pub look: &'a Look,
}

/// What came of one format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// File names and what goes into them.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// What a person should know of it, in one line.
    pub note: Option<String>,
}

/// Every format of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A drawing that Graphviz lays out.
    Dot,
    /// A picture.
    Svg,
    /// A picture in dots, by Graphviz.
    Png,
    /// A picture for print, by Graphviz.
    Pdf,
    /// Node-link JSON, with every fact.
    Json,
}

impl Format {
    pub const ALL: [Format; 5] = [Format::Dot, Format::Svg, Format::Png, Format::Pdf, Format::Json];

    /// As the command line says it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Dot => "dot",
            Format::Svg => "svg",
            Format::Png => "png",
            Format::Pdf => "pdf",
            Format::Json => "json",
        }
    }

    /// What it is, for the help.
    pub fn about(self) -> &'static str {
        match self {
            Format::Dot => "a drawing for Graphviz",
            Format::Svg => "a picture",
            Format::Png => "a picture in dots; needs Graphviz' `dot`",
            Format::Pdf => "a picture for print; needs Graphviz' `dot`",
            Format::Json => "node-link JSON with every fact, for networkx",
        }
    }

    /// The files of this format, or why it can't be made, in one line.
    pub fn export(self, network: &Network) -> Result<Export, String> {
        let Network { graph, relations, look } = *network;
        match self {
            Format::Dot => Ok(one("deals.dot", dot::dot(graph, relations, look).into_bytes())),
            Format::Svg => {
                let drawing = svg::svg(graph, relations, look);
                let note = Some(format!("picture by {}", drawing.told()));
                Ok(Export { note, ..one("deals.svg", drawing.svg.into_bytes()) })
            }
            Format::Png => Ok(one("deals.png", graphviz::render(network, "png")?)),
            Format::Pdf => Ok(one("deals.pdf", graphviz::render(network, "pdf")?)),
            Format::Json => Ok(one("deals.json", node_link::json(graph, relations, &look.lang))),
        }
    }
}

fn one(name: &'static str, bytes: Vec<u8>) -> Export {
    Export { files: vec![(name, bytes)], note: None }
}

impl FromStr for Format {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Format::ALL.into_iter().find(|f| f.name() == text).ok_or_else(|| format!("no format named `{text}`"))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests;

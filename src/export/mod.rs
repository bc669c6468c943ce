//! Exporters: finished facts and networks into bytes, one file a format. The same input gives the same bytes.

pub mod dot;
pub mod facts;
mod layered;
pub mod node_link;
mod picture;
pub mod svg;

pub use picture::Look;

use std::fmt;
use std::str::FromStr;

/// Every format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The network as a drawing that Graphviz lays out.
    Dot,
    /// The network as a picture.
    Svg,
    /// The network as node-link JSON.
    NodeLink,
    /// One fact a line, the contract of the project's JSON Schema.
    Jsonl,
    /// One fact a row, flat.
    Csv,
    /// Facts for a terminal.
    Table,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::Dot, Format::Svg, Format::NodeLink, Format::Jsonl, Format::Csv, Format::Table];

    /// As the command line says it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Dot => "dot",
            Format::Svg => "svg",
            Format::NodeLink => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Table => "table",
        }
    }

    /// What a run calls the file; none for what only terminals get.
    pub fn file_name(self) -> Option<&'static str> {
        match self {
            Format::Dot => Some("deals.dot"),
            Format::Svg => Some("deals.svg"),
            Format::NodeLink => Some("deals.json"),
            Format::Jsonl => Some("facts.jsonl"),
            Format::Csv => Some("facts.csv"),
            Format::Table => None,
        }
    }
}

impl FromStr for Format {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Format::ALL.into_iter().find(|f| f.name() == text).ok_or(())
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("xlsx".parse::<Format>(), Err(()));
    }
}

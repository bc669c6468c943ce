//! Cuts what is read into batches of about a megabyte, so that workers share the work and memory stays bounded.
//! A file of lines is cut at line ends; small texts travel together.

use super::{BYTE_ORDER_MARK, Entry, Fault, Place, Record, jsonl, text};
use std::io::{self, Read};
use std::sync::Arc;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole is one article.
    Text,
    /// One article (or fact) a line, as JSON.
    Lines,
    /// Told by the first sign: `{` begins JSON lines, anything else a text.
    Unknown,
}

/// Something open to read.
pub struct Source {
    /// As messages call it.
    pub name: String,
    /// As facts call it.
    pub id: String,
    pub kind: Kind,
    /// Or why it could not be opened.
    pub reader: io::Result<Box<dyn Read + Send>>,
}

/// Some of the input, raw. Batches are worth reading on any thread.
pub struct Batch {
    chunks: Vec<Chunk>,
}

struct Chunk {
    origin: Arc<Origin>,
    content: Content,
}

struct Origin {
    file: Arc<str>,
    id: String,
}

enum Content {
    Text(Vec<u8>),
    /// Whole lines, and the number of the first.
    Lines(Vec<u8>, usize),
    Failed(Fault),
}

/// All batches of some sources, in the order of the input.
pub struct Batches<I> {
    sources: I,
    open: Option<Lines>,
    /// A batch is full when it has so many bytes.
    size: usize,
}

/// A file of lines that is being read.
struct Lines {
    origin: Arc<Origin>,
    reader: Box<dyn Read + Send>,
    /// Read already and not yet handed out.
    rest: Vec<u8>,
    /// The number of the first line of `rest`.
    line: usize,
}

/// A batch of a megabyte is a few hundred articles: enough to share, little to hold.
pub const BATCH_SIZE: usize = 1 << 20;

impl<I: Iterator<Item = Source>> Batches<I> {
    /// `size` in bytes; a single line or text may be longer.
    pub fn new(sources: I, size: usize) -> Self {
        Batches { sources, open: None, size: size.max(1) }
    }

    fn next_chunk(&mut self) -> Option<Chunk> {
        loop {
            if let Some(chunk) = self.next_lines() {
                return Some(chunk);
            }
            let source = self.sources.next()?;
            let origin = Arc::new(Origin { file: source.name.into(), id: source.id });
            let content = match source.reader.and_then(|reader| sniff(reader, source.kind)) {
                Err(error) => Content::Failed(Fault::Unreadable(error)),
                Ok((_, Shape::List)) => Content::Failed(Fault::NotLines),
                Ok((reader, Shape::Text)) => whole(reader),
                Ok((reader, Shape::Lines)) => {
                    self.open = Some(Lines { origin, reader, rest: Vec::new(), line: 1 });
                    continue;
                }
            };
            return Some(Chunk { origin, content });
        }
    }

    fn next_lines(&mut self) -> Option<Chunk> {
        let lines = self.open.as_mut()?;
        let content = lines.cut(self.size);
        if content.as_ref().is_none_or(|c| matches!(c, Content::Failed(_))) {
            let origin = lines.origin.clone();
            self.open = None;
            return content.map(|content| Chunk { origin, content });
        }
        content.map(|content| Chunk { origin: lines.origin.clone(), content })
    }
}

impl<I: Iterator<Item = Source>> Iterator for Batches<I> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut chunks = Vec::new();
        let mut bytes = 0;
        while bytes < self.size {
            let Some(chunk) = self.next_chunk() else { break };
            bytes += chunk.content.len();
            chunks.push(chunk);
        }
        (!chunks.is_empty()).then_some(Batch { chunks })
    }
}

enum Shape {
    Text,
    Lines,
    List,
}

/// Looks at the first signs of a source, and gives it back whole.
fn sniff(mut reader: Box<dyn Read + Send>, kind: Kind) -> io::Result<(Box<dyn Read + Send>, Shape)> {
    if kind == Kind::Text {
        return Ok((reader, Shape::Text));
    }
    let mut start = Vec::new();
    reader.by_ref().take(4096).read_to_end(&mut start)?;
    let shape = shape(&start, kind);
    Ok((Box::new(io::Cursor::new(start).chain(reader)), shape))
}

fn shape(start: &[u8], kind: Kind) -> Shape {
    let mark = BYTE_ORDER_MARK.to_string();
    let start = start.strip_prefix(mark.as_bytes()).unwrap_or(start).trim_ascii_start();
    let after = |sign: u8| start.strip_prefix(&[sign]).map(|rest| rest.trim_ascii_start().first().copied());
    let alone = start.split(|b| *b == b'\n').next().is_some_and(|line| line.trim_ascii_end() == b"{");
    match (after(b'['), after(b'{')) {
        (Some(Some(b'{')), _) => Shape::List,
        (_, Some(Some(_))) if alone => Shape::List,
        (_, Some(_)) => Shape::Lines,
        _ if kind == Kind::Lines => Shape::Lines,
        _ => Shape::Text,
    }
}

fn whole(mut reader: Box<dyn Read + Send>) -> Content {
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => Content::Text(bytes),
        Err(error) => Content::Failed(Fault::Unreadable(error)),
    }
}

impl Lines {
    /// The next lines, `size` bytes or somewhat more; none at the end.
    fn cut(&mut self, size: usize) -> Option<Content> {
        loop {
            let missing = size.saturating_sub(self.rest.len()).max(size / 4 + 1) as u64;
            match self.reader.by_ref().take(missing).read_to_end(&mut self.rest) {
                Ok(0) => return (!self.rest.is_empty()).then(|| self.hand_out(self.rest.len())),
                Ok(_) => {}
                Err(error) => {
                    self.rest.clear();
                    return Some(Content::Failed(Fault::Unreadable(error)));
                }
            }
            if let Some(end) = self.rest.iter().rposition(|b| *b == b'\n') {
                return Some(self.hand_out(end + 1));
            }
        }
    }

    fn hand_out(&mut self, end: usize) -> Content {
        let rest = self.rest.split_off(end);
        let lines = std::mem::replace(&mut self.rest, rest);
        let first = self.line;
        self.line += lines.iter().filter(|b| **b == b'\n').count();
        Content::Lines(lines, first)
    }
}

impl Content {
    fn len(&self) -> usize {
        match self {
            // A message or an empty text counts too, so that a batch of a million of them is cut.
            Content::Failed(_) => 64,
            Content::Text(bytes) | Content::Lines(bytes, _) => bytes.len() + 64,
        }
    }
}

impl Batch {
    /// Reads the batch and hands over each record or fault, in the order of the input.
    pub fn read(self, mut take: impl FnMut(Entry)) {
        for Chunk { origin, content } in self.chunks {
            let place = |line| Place { file: origin.file.clone(), line };
            match content {
                Content::Failed(fault) => {
                    take(Entry { place: place(None), record: Err(fault), ignored: Vec::new() });
                }
                Content::Text(bytes) => {
                    let record = text::read(&origin.id, &bytes).map(|a| Record::Article(Box::new(a)));
                    take(Entry { place: place(None), record, ignored: Vec::new() });
                }
                Content::Lines(bytes, first) => read_lines(&bytes, first, &origin, &mut take),
            }
        }
    }
}

fn read_lines(bytes: &[u8], first: usize, origin: &Origin, take: &mut impl FnMut(Entry)) {
    for (i, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let number = first + i;
        let mut ignored = Vec::new();
        let record = jsonl::read(line, &mut ignored, || format!("{}:{number}", origin.id));
        take(Entry { place: Place { file: origin.file.clone(), line: Some(number) }, record, ignored });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, kind: Kind, bytes: &[u8]) -> Source {
        let reader: Box<dyn Read + Send> = Box::new(io::Cursor::new(bytes.to_vec()));
        Source { name: format!("in/{name}"), id: name.into(), kind, reader: Ok(reader) }
    }

    fn summary(entry: Entry) -> String {
        match entry.record {
            Ok(Record::Article(a)) => format!("{} {}={}", entry.place, a.id, a.text.trim_end()),
            Ok(Record::Fact(f)) => format!("{} fact of {}", entry.place, f.document),
            Err(fault) => format!("{}: {fault}", entry.place),
        }
    }

    /// What comes out, the same whatever the size of a batch.
    #[track_caller]
    fn check(sources: &[(&str, Kind, &[u8])], expected: &[&str]) {
        for size in [1, 7, 64, BATCH_SIZE] {
            let open = sources.iter().map(|(name, kind, bytes)| source(name, *kind, bytes));
            let mut found = Vec::new();
            Batches::new(open, size).for_each(|batch| batch.read(|entry| found.push(summary(entry))));
            assert_eq!(found, expected, "in batches of {size}");
        }
    }

    #[test]
    fn batches_keep_order_and_lines() {
        let lines = b"{\"id\":\"x\",\"text\":\"X\"}\n\n{\"text\":\"Y\"}\r\n{\"id\":\"z\",\"text\":\"Z\"}";
        check(
            &[("a.txt", Kind::Text, b"A"), ("b.jsonl", Kind::Lines, lines), ("c.txt", Kind::Text, b"C")],
            &[
                "in/a.txt a.txt=A",
                "in/b.jsonl:1 x=X",
                "in/b.jsonl:3 b.jsonl:3=Y",
                "in/b.jsonl:4 z=Z",
                "in/c.txt c.txt=C",
            ],
        );
        check(&[("b.jsonl", Kind::Lines, b"")], &[]);
        check(&[], &[]);
    }

    #[test]
    fn the_first_sign_tells_the_kind() {
        check(&[("-", Kind::Unknown, b"\xef\xbb\xbf {\"text\":\"X\"}\n")], &["in/-:1 -:1=X"]);
        check(&[("-", Kind::Unknown, b"Plain {text}")], &["in/- -=Plain {text}"]);
        check(&[("-", Kind::Unknown, b"[Reuters] Plain")], &["in/- -=[Reuters] Plain"]);
        check(&[("-", Kind::Unknown, b"")], &["in/- -="]);
    }

    #[test]
    fn a_document_of_json_is_refused_once() {
        let refused = "in/a.json: expected JSON lines, one article a line; this is one JSON over several lines";
        check(&[("a.json", Kind::Unknown, b"[\n{\"text\": \"X\"}\n]")], &[refused]);
        check(&[("a.json", Kind::Lines, b"{\n  \"text\": \"X\"\n}\n")], &[refused]);
    }
}

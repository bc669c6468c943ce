//! A range of bytes in one text, end not included; and the way from bytes to characters, which is what
//! the wire counts in (Unicode scalar values).

/// Bytes `start..end` of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The words that stand here. The span must lie on character borders of `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    pub fn len(&self) -> usize {
        self.end - self.start
    }

    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(&self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Turns byte offsets of one text into character offsets; walks the text once if asked in rising order.
pub struct Characters<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> Characters<'t> {
    pub fn new(text: &'t str) -> Self {
        Characters { text, byte: 0, count: 0 }
    }

    /// How many characters stand before `byte`, which must be a character border.
    pub fn before(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }

    pub fn span(&mut self, span: Span) -> Span {
        let start = self.before(span.start);
        Span::new(start, self.before(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn characters_cut_the_same_words(text in "[aé😀\r\n’ ]{0,40}", cuts in proptest::collection::vec(0usize..200, 2)) {
            let border = |cut: usize| text.char_indices().map(|(i, _)| i).rfind(|i| *i <= cut).unwrap_or(0);
            let (a, b) = (border(cuts[0].min(cuts[1])), border(cuts[0].max(cuts[1])));
            let mut characters = Characters::new(&text);
            let wire = characters.span(Span::new(a, b));
            let cut: String = text.chars().skip(wire.start).take(wire.len()).collect();
            prop_assert_eq!(cut, &text[a..b]);
        }
    }
}

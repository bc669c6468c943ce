//! Groups tokens into sentences, and sentences into the parts of an article.

use super::{Kind, Part, Sentence, Token};
use crate::language::{Class, Language};
use crate::span::Span;
use std::ops::Range;

/// Words of a heading at most.
const HEADING_WORDS: usize = 16;

pub(super) fn cut(text: &str, tokens: &[Token], language: &Language, sentences: &mut Vec<Sentence>) {
    let mut start = 0;
    let mut paragraph = 0;
    while start < tokens.len() {
        let end = paragraph_end(text, tokens, start);
        cut_paragraph(tokens, start..end, language, paragraph, sentences);
        start = end;
        paragraph += 1;
    }
}

/// A paragraph ends at an empty line, or at a line's end where the line is no running text.
fn paragraph_end(text: &str, tokens: &[Token], start: usize) -> usize {
    for i in start + 1..tokens.len() {
        if !tokens[i].spaced {
            continue;
        }
        let gap = &text[tokens[i - 1].span().end..tokens[i].span().start];
        let breaks = gap.matches('\n').count();
        if breaks > 1 || (breaks == 1 && line_ends(&tokens[i - 1], &tokens[i])) {
            return i;
        }
    }
    tokens.len()
}

/// A single line break ends a paragraph after the end of a sentence, before a bullet, or before a capital.
fn line_ends(before: &Token, after: &Token) -> bool {
    matches!(before.kind, Kind::Stop | Kind::Colon | Kind::CloseQuote | Kind::Quote) || after.kind != Kind::Word
}

fn cut_paragraph(
    tokens: &[Token],
    range: Range<usize>,
    language: &Language,
    paragraph: usize,
    sentences: &mut Vec<Sentence>,
) {
    let part = part_of(tokens, &range, language, paragraph);
    let mut start = range.start;
    for i in range.clone() {
        let last = i + 1 == range.end;
        if last || ends_sentence(tokens, i, &range, language) {
            let end = closing(tokens, i + 1, range.end);
            if end > start {
                sentences.push(sentence(tokens, start..end, part, paragraph));
            }
            start = start.max(end);
        }
    }
}

fn sentence(tokens: &[Token], range: Range<usize>, part: Part, paragraph: usize) -> Sentence {
    let span = Span::new(tokens[range.start].span().start, tokens[range.end - 1].span().end);
    let capitals = is_capitals(&tokens[range.clone()]);
    Sentence { tokens: range, span, part, paragraph, capitals }
}

/// Headlines in capitals: of the words of four letters or more nearly all begin with one.
fn is_capitals(tokens: &[Token]) -> bool {
    let long = tokens.iter().skip(1).filter(|t| t.is_word() && t.span().len() > 3);
    let (mut all, mut capital) = (0, 0);
    for token in long {
        all += 1;
        capital += usize::from(token.is_capital());
    }
    all >= 3 && capital * 10 >= all * 8
}

fn part_of(tokens: &[Token], range: &Range<usize>, language: &Language, paragraph: usize) -> Part {
    let words = &tokens[range.clone()];
    let boilerplate = language.boilerplate.iter().any(|opening| {
        let mut keys = words.iter().filter(|t| t.kind != Kind::OpenQuote).map(|t| t.key);
        opening.iter().all(|k| keys.next() == Some(*k))
    });
    let short = words.iter().filter(|t| t.is_word()).count() <= HEADING_WORDS;
    let last_stops = words.last().is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::CloseQuote | Kind::Quote));
    let stopped = last_stops || words.windows(2).any(|w| w[0].kind == Kind::Stop && w[1].spaced);
    match () {
        () if boilerplate && paragraph > 0 => Part::Boilerplate,
        () if paragraph == 0 && (!stopped || short) => Part::Title,
        () if short && !stopped => Part::Heading,
        () => Part::Body,
    }
}

/// Takes closing quotes and brackets along.
fn closing(tokens: &[Token], mut at: usize, end: usize) -> usize {
    while at < end {
        let token = &tokens[at];
        let closes =
            matches!(token.kind, Kind::CloseQuote | Kind::Close) || (token.kind == Kind::Quote && !token.spaced);
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

fn ends_sentence(tokens: &[Token], i: usize, range: &Range<usize>, language: &Language) -> bool {
    let token = &tokens[i];
    if token.kind != Kind::Stop {
        return false;
    }
    let next = closing(tokens, i + 1, range.end);
    let Some(after) = tokens.get(next).filter(|_| next < range.end) else { return true };
    if !after.spaced {
        return false;
    }
    let abbreviated = i > range.start && is_abbreviation(&tokens[i - 1], token, language);
    let opens = match after.kind {
        Kind::Word => after.is_capital(),
        Kind::Number | Kind::OpenQuote | Kind::Quote | Kind::Dash | Kind::Open => true,
        _ => false,
    };
    opens && !abbreviated
}

/// A word before the stop that is known to end with one: *Corp. said*, *M. Dupont*.
fn is_abbreviation(before: &Token, stop: &Token, language: &Language) -> bool {
    let touching = !stop.spaced;
    touching
        && before.is_word()
        && (language.abbreviations.contains(&before.key) || language.is(before.key, Class::Title))
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    #[track_caller]
    fn check(lang: &str, text: &str, expected: &[&str]) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let document = Document::read(text, &language);
        let found: Vec<String> =
            document.sentences.iter().map(|s| format!("{:?} {}", s.part, s.span.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        check("fr", "", &[]);
        check(
            "fr",
            "Titre court\n\nIl dit non. Elle part.",
            &["Title Titre court", "Body Il dit non.", "Body Elle part."],
        );
        check(
            "fr",
            "A.\n\nM. Bolloré vend. « Oui. » Il part.",
            &["Title A.", "Body M. Bolloré vend.", "Body « Oui. »", "Body Il part."],
        );
        check(
            "en",
            "T\n\nApple Inc. bids 4.2 bn. It won.",
            &["Title T", "Body Apple Inc. bids 4.2 bn.", "Body It won."],
        );
        check(
            "en",
            "T\n\nThe U.S. agreed. \"We do.\" He left",
            &["Title T", "Body The U.S. agreed.", "Body \"We do.\"", "Body He left"],
        );
        check("en", "T\n\nBody here.\n\nReporting by X", &["Title T", "Body Body here.", "Boilerplate Reporting by X"]);
    }
}

//! Reads CoNLL-U (<https://universaldependencies.org/format.html>) and lays its tags over our own tokens.
//!
//! A treebank cuts words its own way: `du` is *de* + *le*, `search-engine` three words. Both cuts are laid over the
//! same text by their places. A token takes the tag of the first word that it covers (`du` is an adposition); a
//! compound with hyphens takes that of the last, and is an adjective where that is a participle (`state-owned`).

use super::{Tag, fixed};
use crate::data::{File, Place, Problem};
use crate::span::Span;
use crate::text::Document;

/// One sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sample {
    pub text: String,
    /// Rising, without overlap.
    pub words: Vec<(Span, Tag)>,
}

impl Sample {
    /// One tag per token of the document, which must have been cut from `self.text`.
    pub fn tags(&self, document: &Document) -> Vec<Tag> {
        document.tokens.iter().map(|t| fixed(t.kind).unwrap_or_else(|| self.tag(t.span()))).collect()
    }

    fn tag(&self, token: Span) -> Tag {
        let start = self.words.partition_point(|(span, _)| span.end <= token.start);
        let covered = || self.words[start..].iter().take_while(|(span, _)| span.start < token.end).map(|(_, tag)| *tag);
        let hyphens = covered().skip(1).any(|tag| tag == Tag::Punctuation);
        match (covered().next(), covered().last()) {
            (Some(Tag::Punctuation), Some(last)) => last,
            (Some(_), Some(Tag::PastParticiple | Tag::Gerund)) if hyphens => Tag::Adjective,
            (Some(_), Some(last)) if hyphens && last != Tag::Punctuation => last,
            (Some(first), _) => first,
            (None, _) => Tag::Other,
        }
    }
}

/// Reads a treebank; `name` is its file's name for messages. Every mistake is reported with its line.
pub(super) fn read(name: &str, text: &str) -> Result<Vec<Sample>, Vec<Problem>> {
    let file = File::new(name, text);
    let mut reader = Reader { file: &file, samples: Vec::new(), sample: None, at: 0, within: None };
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        reader.line(line.trim_end_matches(['\n', '\r']), place);
        place += line.len();
    }
    reader.end_sentence(text.len());
    let samples = reader.samples;
    match file.into_problems() {
        problems if problems.is_empty() => Ok(samples),
        problems => Err(problems),
    }
}

struct Reader<'f, 't> {
    file: &'f File<'t>,
    samples: Vec<Sample>,
    sample: Option<Sample>,
    /// How far the words have come in the sentence's text.
    at: usize,
    /// A token of several words (`3-4 du`): number of its last word, place, and how far its words have come in it.
    within: Option<Within>,
}

struct Within {
    last: usize,
    span: Span,
    at: usize,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &str, place: Place) {
        if let Some(text) = line.strip_prefix("# text = ") {
            self.end_sentence(place);
            self.sample = Some(Sample { text: text.to_string(), words: Vec::new() });
        } else if line.is_empty() {
            self.end_sentence(place);
        } else if !line.starts_with('#') {
            self.row(line, place);
        }
    }

    fn end_sentence(&mut self, place: Place) {
        self.within = None;
        let Some(sample) = self.sample.take() else { return };
        if sample.words.is_empty() {
            self.file.problem(place, "a sentence without words");
        } else if !sample.text[self.at..].trim().is_empty() {
            self.file.problem(place, format!("the words end before `{}`", sample.text[self.at..].trim()));
        }
        self.at = 0;
        self.samples.push(sample);
    }

    fn row(&mut self, line: &str, place: Place) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, _, features, _, relation, ..] = columns[..] else {
            return self.file.problem(place, format!("expected 10 columns cut by tabs, found {}", columns.len()));
        };
        match columns.len() {
            10 => {}
            n => return self.file.problem(place, format!("expected 10 columns cut by tabs, found {n}")),
        }
        if let Some((first, last)) = id.split_once('-') {
            let ids = first.parse::<usize>().ok().zip(last.parse().ok());
            return match ids {
                Some((_, last)) => self.several(form, last, place),
                None => self.file.problem(place, format!("expected numbers of words like `3-4`, found `{id}`")),
            };
        }
        // Words that were left out by the writer, `8.1`, stand nowhere in the text.
        if id.contains('.') {
            return;
        }
        let Ok(id) = id.parse() else {
            return self.file.problem(place, format!("expected the number of a word, found `{id}`"));
        };
        match tag(upos, features, relation) {
            Some(tag) => self.word(id, form, tag, place),
            None => self.file.problem(place, format!("`{upos}` is no universal part of speech")),
        }
    }

    /// Finds a form in the text, after blanks.
    fn find(&mut self, form: &str, place: Place) -> Option<Span> {
        let Some(sample) = &self.sample else {
            self.file.problem(place, "a word before the line `# text = `");
            return None;
        };
        let rest = &sample.text[self.at..];
        let start = self.at + rest.len() - rest.trim_start().len();
        if !sample.text[start..].starts_with(form) {
            self.file.problem(place, format!("the text has no `{form}` at `{}`", rest.trim_start()));
            return None;
        }
        self.at = start + form.len();
        Some(Span::new(start, self.at))
    }

    fn several(&mut self, form: &str, last: usize, place: Place) {
        self.within = self.find(form, place).map(|span| Within { last, span, at: span.start });
    }

    fn word(&mut self, id: usize, form: &str, tag: Tag, place: Place) {
        let inside = self.within.as_ref().is_some_and(|w| id <= w.last);
        let span = if inside { self.part(form) } else { self.find(form, place) };
        if let (Some(span), Some(sample)) = (span, &mut self.sample) {
            sample.words.push((span, tag));
        }
    }

    /// The place of a word in a token of several: its own where it is spelt there (`do` in `don't`), else the first
    /// word has all that is left (`de` in `du`).
    fn part(&mut self, form: &str) -> Option<Span> {
        let (within, sample) = (self.within.as_mut()?, self.sample.as_ref()?);
        let rest = Span::new(within.at, within.span.end);
        if rest.is_empty() {
            return None;
        }
        let spelt = rest.of(&sample.text).starts_with(form);
        within.at = if spelt { rest.start + form.len() } else { rest.end };
        Some(Span::new(rest.start, within.at))
    }
}

/// Our tag for a universal part of speech, its features and its relation to its head.
fn tag(upos: &str, features: &str, relation: &str) -> Option<Tag> {
    let has = |feature: &str| features.split('|').any(|f| f == feature);
    let owner = has("Poss=Yes") && has("PronType=Prs") && relation.starts_with("nmod");
    Some(match upos {
        "NOUN" => Tag::Noun,
        "PROPN" => Tag::ProperNoun,
        "VERB" if has("VerbForm=Inf") => Tag::Infinitive,
        "VERB" if has("VerbForm=Ger") || (has("VerbForm=Part") && has("Tense=Pres")) => Tag::Gerund,
        "VERB" if has("VerbForm=Part") => Tag::PastParticiple,
        "VERB" => Tag::Verb,
        "AUX" => Tag::Auxiliary,
        "ADJ" => Tag::Adjective,
        "ADV" => Tag::Adverb,
        "PRON" if owner => Tag::Determiner,
        "DET" => Tag::Determiner,
        "PRON" => Tag::Pronoun,
        "ADP" => Tag::Adposition,
        "CCONJ" => Tag::Coordinator,
        "SCONJ" => Tag::Subordinator,
        "NUM" => Tag::Number,
        "PART" => Tag::Particle,
        "PUNCT" => Tag::Punctuation,
        "SYM" | "INTJ" | "X" => Tag::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of `id form upos features relation`, as CoNLL-U.
    fn conllu(text: &str, rows: &[&str]) -> String {
        let row = |row: &&str| {
            let cells: Vec<&str> = row.split(' ').collect();
            let [id, form, upos, features, relation] = cells[..] else { return row.to_string() };
            format!("{id}\t{form}\t_\t{upos}\t_\t{features}\t_\t{relation}\t_\t_")
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        format!("# text = {text}\n{}\n\n", rows.join("\n"))
    }

    #[track_caller]
    fn check(lang: &str, text: &str, rows: &[&str], expected: &str) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let samples = read("t", &conllu(text, rows)).expect("a sound treebank");
        let document = Document::read(&samples[0].text, &language);
        let tags = samples[0].tags(&document);
        let found: Vec<String> =
            tags.iter().enumerate().map(|(i, tag)| format!("{}/{tag:?}", document.word(i))).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn tags_lie_over_our_tokens() {
        check(
            "fr",
            "L'offre du groupe",
            &[
                "1 L' DET _ det",
                "2 offre NOUN _ root",
                "3-4 du _ _ _",
                "3 de ADP _ case",
                "4 le DET _ det",
                "5 groupe NOUN _ nmod",
            ],
            "L'/Determiner offre/Noun du/Adposition groupe/Noun",
        );
        check(
            "en",
            "don't",
            &["1-2 don't _ _ _", "1 do AUX _ aux", "2 n't PART _ advmod"],
            "do/Auxiliary n't/Particle",
        );
        check(
            "en",
            "state-owned Saint-Gobain",
            &[
                "1 state NOUN _ obl",
                "2 - PUNCT _ punct",
                "3 owned VERB Tense=Past|VerbForm=Part amod",
                "4 Saint-Gobain PROPN _ root",
            ],
            "state-owned/Adjective Saint/ProperNoun -/Punctuation Gobain/ProperNoun",
        );
        check(
            "en",
            "its own",
            &["1 its PRON Poss=Yes|PronType=Prs nmod:poss", "2 own ADJ _ root"],
            "its/Determiner own/Adjective",
        );
        check("en", "bought", &["1 bought VERB Tense=Past|VerbForm=Part root"], "bought/PastParticiple");
        check("en", "buying", &["1 buying VERB VerbForm=Ger root"], "buying/Gerund");
        check("fr", "achetant", &["1 achetant VERB Tense=Pres|VerbForm=Part root"], "achetant/Gerund");
        check("fr", "va", &["1 va VERB Mood=Ind|VerbForm=Fin root", "1.1 x NOUN _ _"], "va/Verb");
    }

    #[track_caller]
    fn check_problem(text: &str, expected: &str) {
        let problems = read("t.conllu", text).expect_err("a mistake");
        let list: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
        assert_eq!(list.join("\n"), expected);
    }

    #[test]
    fn mistakes_are_reported_with_their_line() {
        assert_eq!(read("t", ""), Ok(Vec::new()));
        check_problem(
            "# text = a\n1\ta\n\n",
            "t.conllu:2:1: expected 10 columns cut by tabs, found 2\nt.conllu:3:1: a sentence without words",
        );
        check_problem(
            &conllu("a", &["1 a FOO _ root"]),
            "t.conllu:2:1: `FOO` is no universal part of speech\nt.conllu:3:1: a sentence without words",
        );
        check_problem(
            &conllu("a b", &["1 a DET _ det", "2 c NOUN _ root"]),
            "t.conllu:3:1: the text has no `c` at `b`\nt.conllu:4:1: the words end before `b`",
        );
        check_problem(
            &conllu("a", &["x a DET _ det"]),
            "t.conllu:2:1: expected the number of a word, found `x`\nt.conllu:3:1: a sentence without words",
        );
        check_problem(
            &conllu("a", &["1-x a _ _ _"]),
            "t.conllu:2:1: expected numbers of words like `3-4`, found `1-x`\nt.conllu:3:1: a sentence without words",
        );
        check_problem("1\ta\t_\tDET\t_\t_\t_\tdet\t_\t_\n", "t.conllu:1:1: a word before the line `# text = `");
    }
}

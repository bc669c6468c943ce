//! One line of JSON is one article: `text`, and optionally `id`, `date`, `lang`, `title`, `source`, `url`, `mentions`.
//! `null` is the same as absent, other fields are passed over and named. A line with `subject` and `relation` is a fact.

use super::{Fault, Record, utf8};
use crate::article::{Article, GivenMention};
use crate::date::DateValue;
use crate::fact::{ActorType, Fact};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// Reads one line. An article without an `id` gets the one that `id` makes; the names of fields that mean nothing
/// here are added to `ignored`.
pub fn read(line: &[u8], ignored: &mut Vec<String>, id: impl FnOnce() -> String) -> Result<Record, Fault> {
    let line = utf8(line)?;
    match serde_json::from_str::<Wire>(line) {
        Ok(wire) if !wire.is_fact() => article(wire, ignored, id),
        _ => fact_or_fault(line),
    }
}

/// An article as it stands on the wire.
#[derive(Default)]
struct Wire {
    id: Option<String>,
    text: Option<String>,
    date: Option<String>,
    lang: Option<String>,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    mentions: Option<Vec<WireMention>>,
    has_subject: bool,
    has_relation: bool,
    ignored: Vec<String>,
}

#[derive(Deserialize)]
struct WireMention {
    start: usize,
    end: usize,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl Wire {
    fn is_fact(&self) -> bool {
        self.has_subject && self.has_relation
    }
}

impl<'de> Deserialize<'de> for Wire {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(WireVisitor)
    }
}

struct WireVisitor;

impl<'de> Visitor<'de> for WireVisitor {
    type Value = Wire;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wire, A::Error> {
        let mut wire = Wire::default();
        while let Some(Key(key)) = map.next_key::<Key>()? {
            match key.as_ref() {
                _ if wire.is_fact() => drop(map.next_value::<IgnoredAny>()?),
                "id" => wire.id = map.next_value()?,
                "text" => wire.text = map.next_value()?,
                "date" => wire.date = map.next_value()?,
                "lang" => wire.lang = map.next_value()?,
                "title" => wire.title = map.next_value()?,
                "source" => wire.source = map.next_value()?,
                "url" => wire.url = map.next_value()?,
                "mentions" => wire.mentions = map.next_value()?,
                other => {
                    wire.has_subject |= other == "subject";
                    wire.has_relation |= other == "relation";
                    wire.ignored.push(other.to_string());
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(wire)
    }
}

fn article(wire: Wire, ignored: &mut Vec<String>, id: impl FnOnce() -> String) -> Result<Record, Fault> {
    ignored.extend(wire.ignored);
    let text = wire.text.ok_or(Fault::NoText)?;
    let mentions = wire.mentions.map(|list| given_mentions(list, &text)).transpose()?;
    Ok(Record::Article(Box::new(Article {
        id: wire.id.unwrap_or_else(id),
        date: wire.date.as_deref().map(date).transpose()?,
        lang: wire.lang.as_deref().map(language),
        title: wire.title,
        source: wire.source,
        url: wire.url,
        text,
        mentions,
    })))
}

/// A date of the wire; of a time stamp (`2020-09-13T08:00:00Z`) the day.
fn date(text: &str) -> Result<DateValue, Fault> {
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    day.parse().map_err(|_| Fault::Date(crate::date::DateError(text.to_string())))
}

/// `fr-CA` and `FR` are `fr`.
fn language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase()
}

fn given_mentions(list: Vec<WireMention>, text: &str) -> Result<Vec<GivenMention>, Fault> {
    let length = text.chars().count();
    let check = |(i, mention): (usize, WireMention)| {
        given_mention(mention, length).map_err(|message| Fault::Mention { number: i + 1, message })
    };
    list.into_iter().enumerate().map(check).collect()
}

fn given_mention(mention: WireMention, length: usize) -> Result<GivenMention, String> {
    let WireMention { start, end, kind, name } = mention;
    if start >= end || end > length {
        return Err(format!("{start} to {end} is no place in a text of {length} characters"));
    }
    let kind = kind.map(|kind| kind.parse().map_err(|()| no_type(&kind))).transpose()?;
    Ok(GivenMention { start, end, kind, name })
}

fn no_type(kind: &str) -> String {
    let valid = ActorType::ALL.map(|t| format!("`{t}`")).join(", ");
    format!("no type named `{kind}`; valid: {valid}, or none")
}

/// A line that did not read as an article: a fact, or what is wrong with it.
fn fact_or_fault(line: &str) -> Result<Record, Fault> {
    let value: Value = serde_json::from_str(line).map_err(|error| syntax(line, &error))?;
    let Value::Object(fields) = &value else {
        return Err(Fault::Type { field: "article".into(), expected: "an object", found: what(&value) });
    };
    if fields.contains_key("subject") && fields.contains_key("relation") {
        let fact: Fact = serde_json::from_str(line).map_err(|error| Fault::Fact(without_place(&error)))?;
        return Ok(Record::Fact(Box::new(fact)));
    }
    Err(wrong_field(fields))
}

fn syntax(line: &str, error: &serde_json::Error) -> Fault {
    let bytes = error.column().min(line.len());
    let column = line.char_indices().take_while(|(at, _)| *at < bytes).count().max(1);
    match error.is_eof() {
        true => Fault::CutOff { column },
        false => Fault::Syntax { column, message: without_place(error) },
    }
}

/// The message without the place, which would count lines inside the line.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(text, _)| text.to_string())
}

fn wrong_field(fields: &serde_json::Map<String, Value>) -> Fault {
    for field in ["id", "text", "date", "lang", "title", "source", "url"] {
        if let Some(found) = fields.get(field).filter(|v| !v.is_string() && !v.is_null()) {
            return Fault::Type { field: field.into(), expected: "a string", found: what(found) };
        }
    }
    match fields.get("mentions") {
        Some(Value::Array(list)) => wrong_mention(list),
        Some(found) => Fault::Type { field: "mentions".into(), expected: "a list", found: what(found) },
        None => Fault::NoText,
    }
}

fn wrong_mention(list: &[Value]) -> Fault {
    let read = |(i, value): (usize, &Value)| WireMention::deserialize(value).err().map(|e| (i + 1, e.to_string()));
    let wrong = list.iter().enumerate().find_map(read);
    wrong.map_or(Fault::NoText, |(number, message)| Fault::Mention { number, message })
}

fn what(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_line(line: &str) -> Result<Record, Fault> {
        read(line.as_bytes(), &mut Vec::new(), || "file:1".into())
    }

    #[track_caller]
    fn check(line: &str, expected: Article) {
        assert_eq!(read_line(line).expect(line), Record::Article(Box::new(expected)));
    }

    #[track_caller]
    fn refuse(line: &str, expected: &str) {
        assert_eq!(read_line(line).expect_err(line).to_string(), expected);
    }

    #[test]
    fn null_is_absent() {
        let bare = Article { id: "file:1".into(), text: "X".into(), ..Article::default() };
        check(r#"{"text":"X"}"#, bare.clone());
        let nulls = r#"{"id":null,"text":"X","date":null,"lang":null,"title":null,"url":null,"mentions":null}"#;
        check(nulls, bare);
    }

    #[test]
    fn every_field_is_read() {
        let mention = GivenMention { start: 0, end: 1, kind: Some(ActorType::Company), name: Some("Xé".into()) };
        let full = Article {
            id: "a1".into(),
            text: "X\ny".into(),
            date: "2020-09-13".parse().ok(),
            lang: Some("fr".into()),
            title: Some("T".into()),
            source: Some("S".into()),
            url: Some("u".into()),
            mentions: Some(vec![mention]),
        };
        check(
            r#"{"id":"a1","text":"X\ny","date":"2020-09-13T08:00:00Z","lang":"fr-CA","title":"T","source":"S","url":"u",
            "mentions":[{"start":0,"end":1,"type":"company","name":"X\u00e9"}]}"#,
            full,
        );
    }

    #[test]
    fn unknown_fields_are_named() {
        let mut ignored = Vec::new();
        let line = br#"{"n":3,"text":"X","facts":[{"a":1}],"date":"2020"}"#;
        assert!(read(line, &mut ignored, String::new).is_ok());
        assert_eq!(ignored, ["n", "facts"]);
    }

    #[test]
    fn mistakes_say_what_was_expected() {
        refuse(r#"{"text":5}"#, "`text` should be a string, this is a number");
        refuse(r#"{"text":"X","id":5}"#, "`id` should be a string, this is a number");
        refuse(r#"{"id":"a"}"#, "the article has no text: expected a field `text` with a string");
        refuse(r#"{"text":null}"#, "the article has no text: expected a field `text` with a string");
        refuse("[1]", "`article` should be an object, this is a list");
        refuse(r#"{"text":"X"#, "the line ends before its JSON does: expected a whole article on one line");
        refuse(r#"{"text":"X",}"#, "this is not JSON: trailing comma; expected one article on one line");
        refuse(
            r#"{"text":"X","date":"soon"}"#,
            "`soon` is not a date: expected 2020, 2020-09, 2020-09-13, 2020-Q3 or a range like 2020-05/2020-08",
        );
        refuse(
            r#"{"text":"é","mentions":[{"start":0,"end":2}]}"#,
            "mention 1: 0 to 2 is no place in a text of 1 characters",
        );
        refuse(
            r#"{"text":"é","mentions":[{"start":0,"end":1,"type":"ORG"}]}"#,
            "mention 1: no type named `ORG`; valid: `company`, `person`, `authority`, `organisation`, or none",
        );
        refuse(r#"{"text":"é","mentions":[{"end":2}]}"#, "mention 1: missing field `start`");
        refuse(r#"{"text":"é","mentions":3}"#, "`mentions` should be a list, this is a number");
    }

    #[test]
    fn columns_count_characters() {
        let fault = read_line(r#"{"text":"éé"x}"#).expect_err("no JSON");
        assert!(matches!(fault, Fault::Syntax { column: 13, .. }), "{fault:?}");
    }

    #[test]
    fn a_fact_is_told_by_its_fields() {
        let party = r#"{"id":"o","name":"O","type":"company","mention":"O","start":0,"end":1,"phrase":"O"}"#;
        let rest = r#""status":"ongoing","confidence":0.9,"rule":"r","sentence":{"start":0,"end":1,"text":"O"}"#;
        let date = r#""date":{"value":"2020","source":"document"}"#;
        for line in [
            format!(r#"{{"document":"d","subject":{party},"relation":"x","object":{party},{date},{rest}}}"#),
            format!(r#"{{{date},{rest},"object":{party},"relation":"x","subject":{party},"document":"d"}}"#),
        ] {
            assert!(matches!(read_line(&line), Ok(Record::Fact(f)) if f.document == "d"), "{line}");
        }
        refuse(
            r#"{"subject":"O","relation":"x"}"#,
            "this has `subject` and `relation` and is not a fact: invalid type: string \"O\", expected struct Party",
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = read(&bytes, &mut Vec::new(), String::new);
        }

        #[test]
        fn any_cut_of_an_article_is_refused(cut in 1usize..40) {
            let line = r#"{"text":"é","mentions":[],"date":"2020"}"#;
            let cut = line.floor_char_boundary(cut);
            prop_assert!(read_line(&line[..cut]).is_err());
        }
    }
}

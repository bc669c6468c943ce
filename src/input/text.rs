//! A plain text is one article. It may begin with its date, `date 2020-09` or `date 2020-09-14`, blanks before it
//! or not, in a line of its own or before the text; the body begins after it.

use super::{Fault, utf8};
use crate::article::Article;
use crate::date::DateValue;

/// Reads one article; `id` is what facts will call it.
pub fn read(id: &str, bytes: &[u8]) -> Result<Article, Fault> {
    let (date, body) = split_date(utf8(bytes)?)?;
    Ok(Article { id: id.to_string(), text: body.to_string(), date, ..Article::default() })
}

/// The date that a text begins with, and the text after it: after the line break where the date has a line of its
/// own, else from the next word. Any form of [`DateValue`] will do. A text that begins with the word *date* and no
/// number is a text; one that begins with a date that does not exist is a mistake.
pub fn split_date(text: &str) -> Result<(Option<DateValue>, &str), Fault> {
    let Some(rest) = after_word(text.trim_start_matches(is_blank)) else { return Ok((None, text)) };
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (word, body) = rest.split_at(end);
    if !looks_like_date(word) {
        return Ok((None, text));
    }
    let date = word.parse().map_err(Fault::Date)?;
    let body = body.trim_start_matches(is_blank);
    Ok((Some(date), body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n')).unwrap_or(body)))
}

fn after_word(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("date")?;
    let value = rest.trim_start_matches(is_blank);
    (value.len() < rest.len()).then_some(value)
}

/// Four digits, and nothing or a hyphen or slash after them.
fn looks_like_date(word: &str) -> bool {
    let year = word.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && matches!(word.as_bytes().get(4), None | Some(b'-' | b'/'))
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, date: Option<&str>, body: &str) {
        let article = read("a.txt", text.as_bytes()).expect(text);
        assert_eq!((article.date.map(|d| d.to_string()).as_deref(), article.text.as_str()), (date, body));
    }

    #[test]
    fn a_text_may_begin_with_its_date() {
        check("", None, "");
        check("Sanofi rachète Principia.", None, "Sanofi rachète Principia.");
        check("date 2020-09\nSanofi", Some("2020-09"), "Sanofi");
        check(" date 2020-09 Microsoft est écarté", Some("2020-09"), "Microsoft est écarté");
        check("date 2020-09-14\r\nA\r\nB\r\n", Some("2020-09-14"), "A\r\nB\r\n");
        check("\u{feff}date 2020-09-14 \n\nA", Some("2020-09-14"), "\nA");
        check("date\u{a0}2020-09", Some("2020-09"), "");
    }

    #[test]
    fn the_word_date_alone_is_text() {
        check("date limite : le 20 septembre", None, "date limite : le 20 septembre");
        check("date", None, "date");
        check("date2020-09 x", None, "date2020-09 x");
        check("date\n2020-09", None, "date\n2020-09");
        check("date 2020s style", None, "date 2020s style");
        check("  \n x", None, "  \n x");
    }

    #[test]
    fn a_date_that_does_not_exist_is_said() {
        let fault = read("a.txt", b"date 2020-13 x").expect_err("no such month");
        assert!(fault.to_string().starts_with("`2020-13` is not a date"), "{fault}");
        let fault = read("a.txt", b"caf\xe9").expect_err("Latin-1");
        assert_eq!(fault.to_string(), "byte 4 is not UTF-8: expected a text in UTF-8");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = read("a.txt", &bytes);
        }

        #[test]
        fn the_body_is_the_end_of_the_text(text in "[ \t]{0,2}(date)?[ \u{a0}]{0,2}[0-9Q/-]{0,9}[ \r\n]{0,3}[aé😀 ]{0,9}") {
            if let Ok((_, body)) = split_date(&text) {
                prop_assert!(text.ends_with(body));
            }
        }
    }
}

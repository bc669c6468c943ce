//! Dates in French and English, one line a case; near misses among them. The examples of the files are run too.

use super::*;
use TimeKind::{Deadline, Duration, Point, Since};

/// Whether each expression of the text is as expected: its words, kind, and value (`-` for none).
#[track_caller]
fn check(lang: &str, date: &str, text: &str, expected: &[(&str, TimeKind, &str)]) {
    let language = crate::language::shipped(lang).expect("a shipped language");
    let times = Times::shipped(lang).expect("a file without mistakes");
    let document = Document::read(text, &language);
    let reference: Option<DateValue> = date.parse().ok();
    let mut found = Vec::new();
    for sentence in &document.sentences {
        for e in times.find(&document, sentence, reference.as_ref()) {
            let value = e.value.map_or("-".to_string(), |v| v.to_string());
            found.push((document.words(&e.tokens).to_string(), e.kind, value));
        }
    }
    let expected: Vec<_> = expected.iter().map(|(w, kind, v)| (w.to_string(), *kind, v.to_string())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn nothing_in_nothing() {
    for lang in ["fr", "en"] {
        check(lang, "2020-09-14", "", &[]);
        check(lang, "", "2 4 31 12.", &[]);
        check(lang, "2020-09-14", "– - / . 20:20", &[]);
    }
}

#[test]
fn french_words_and_values() {
    let check = |text, expected: &[(&str, TimeKind, &str)]| check("fr", "2020-09-16", text, expected);
    check("Donald Trump a donné jusqu’au 20 septembre à TikTok.", &[("jusqu’au 20 septembre", Deadline, "2020-09-20")]);
    check("L'accord (3 mars 2020) tient.", &[("3 mars 2020", Point, "2020-03-03")]);
    check("Jeudi 10 septembre 2020, il signe.", &[("Jeudi 10 septembre 2020", Point, "2020-09-10")]);
    check("Le 1er avril il signe.", &[("Le 1er avril", Point, "2020-04-01")]);
    check("Il signe le 31 février.", &[("le 31 février", Point, "-")]);
    check("Il signe le 29 février.", &[("le 29 février", Point, "2020-02-29")]);
    check("Le groupe a signé en août.", &[("en août", Point, "2020-08")]);
    check("Le groupe a signé en septembre.", &[("en septembre", Point, "2020-09")]);
    check("Hier et aujourd'hui, il signe.", &[("Hier", Point, "2020-09-15"), ("aujourd'hui", Point, "2020-09-16")]);
    check("De mars à mai, il a tout vendu.", &[("De mars à mai", Point, "2020-03/2020-05")]);
    check(
        "Il dirigeait la banque depuis 2015, avant 2019.",
        &[("depuis 2015", Since, "2015"), ("avant 2019", Deadline, "2019")],
    );
    check("Un contrat de trois ans signé mardi.", &[("de trois ans", Duration, "-"), ("mardi", Point, "2020-09-15")]);
    check(
        "Le rachat, annoncé fin 2019, a été bouclé début mars.",
        &[("fin 2019", Point, "2019-Q4"), ("début mars", Point, "2020-03")],
    );
    check("Il part à la fin du mois.", &[("à la fin du mois", Point, "2020-09")]);
    check("Il part d'ici à la fin de 2021.", &[("d'ici à la fin de 2021", Deadline, "2021-Q4")]);
    check("Le T1 2021 sera bon.", &[("Le T1 2021", Point, "2021-Q1")]);
    check("Au cours de l'exercice 2020, il vend.", &[("de l'exercice 2020", Point, "2020")]);
    check("Il y a un an, il vendait.", &[("Il y a un an", Point, "2019")]);
    check("Il vend l'an dernier.", &[("l'an dernier", Point, "2019")]);
    check("La semaine prochaine, il vend.", &[("La semaine prochaine", Point, "2020-09-21/2020-09-27")]);
    check("Dans les années 1990, il vend.", &[("Dans les années 1990", Point, "1990/1999")]);
    check("Entre mai et août 2020, il vend.", &[("Entre mai et août 2020", Point, "2020-05/2020-08")]);
    check("Du 28 août au 3 septembre, il vend.", &[("Du 28 août au 3 septembre", Point, "2020-08-28/2020-09-03")]);
    check(
        "En 2016, deux ans plus tôt, puis un an plus tard.",
        &[("En 2016", Point, "2016"), ("deux ans plus tôt", Point, "2014"), ("un an plus tard", Point, "2015")],
    );
}

#[test]
fn english_words_and_values() {
    let check = |text, expected: &[(&str, TimeKind, &str)]| check("en", "2020-09-16", text, expected);
    check("Oracle said on Sept. 14 it won.", &[("on Sept. 14", Point, "2020-09-14")]);
    check("Oracle said Sunday it won.", &[("Sunday", Point, "2020-09-13")]);
    check("On March 3, 2020, it won.", &[("On March 3, 2020", Point, "2020-03-03")]);
    check("The 20th of May was fine.", &[("The 20th of May", Point, "2020-05-20")]);
    check("It may march in May.", &[("in May", Point, "2020-05")]);
    check("It sold in the summer of 2019.", &[("in the summer of 2019", Point, "2019-06/2019-08")]);
    check("The 1990s were good.", &[("The 1990s", Point, "1990/1999")]);
    check("Q3 was good.", &[("Q3", Point, "2020-Q3")]);
    check("It closes in Q1 2021.", &[("in Q1 2021", Point, "2021-Q1")]);
    check(
        "It closed in early 2020 and late 2019.",
        &[("in early 2020", Point, "2020-Q1"), ("late 2019", Point, "2019-Q4")],
    );
    check("It closed in mid-2020.", &[("in mid-2020", Point, "2020-05/2020-08")]);
    check("It closes by the end of the year.", &[("by the end of the year", Deadline, "2020-Q4")]);
    check("It closes by Friday.", &[("by Friday", Deadline, "2020-09-18")]);
    check("It has run for five years.", &[("for five years", Duration, "-")]);
    check("It has run since 2015.", &[("since 2015", Since, "2015")]);
    check("It ran from 2015 to 2019.", &[("from 2015 to 2019", Point, "2015/2019")]);
    check("Sales fell from a year earlier.", &[("from a year earlier", Point, "2019")]);
    check("It fell last month, in 2008.", &[("last month", Point, "2020-08"), ("in 2008", Point, "2008")]);
    check("In the first half of 2021 it lists.", &[("In the first half of 2021", Point, "2021-01/2021-06")]);
    check(
        "In May 2018, two months later, it won.",
        &[("In May 2018", Point, "2018-05"), ("two months later", Point, "2018-07")],
    );
    check("It began over the weekend.", &[("over the weekend", Point, "2020-09-12/2020-09-13")]);
    check("Fiscal 2020 was good.", &[("Fiscal 2020", Point, "2020")]);
    check("It left on Monday, Sept. 7.", &[("on Monday, Sept. 7", Point, "2020-09-07")]);
}

#[test]
fn a_coarse_date_gives_no_finer_one() {
    let monday = |date, value| check("en", date, "It sold on Monday.", &[("on Monday", Point, value)]);
    monday("2020-09-14", "2020-09-14");
    monday("2020-09", "2020-09");
    monday("2020-Q3", "2020-Q3");
    monday("2020", "2020");
    monday("2020-05/2020-08", "2020-08");
    monday("", "-");
    check("en", "2020", "It sold last month.", &[("last month", Point, "2020")]);
    check("en", "2020-09", "It sold three weeks ago.", &[("three weeks ago", Point, "2020-08/2020-09")]);
    check("fr", "2020-09", "Il a vendu avant-hier.", &[("avant-hier", Point, "2020-09")]);
    check("fr", "2020-09", "Il vend le 20 septembre.", &[("le 20 septembre", Point, "2020-09-20")]);
}

#[test]
fn tense_decides_what_words_leave_open() {
    let language = crate::language::shipped("en").expect("a shipped language");
    let times = Times::shipped("en").expect("a file without mistakes");
    let document = Document::read("It closes in October.", &language);
    let date: DateValue = "2020-09-14".parse().expect("a date");
    let found = times.find(&document, &document.sentences[0], Some(&date));
    let show = |v: Option<DateValue>| v.map(|v| v.to_string());
    assert!(found[0].bare);
    assert_eq!(show(found[0].as_past()).as_deref(), Some("2019-10"));
    assert_eq!(show(found[0].as_future()).as_deref(), Some("2020-10"));
}

#[test]
fn the_ends_of_time_hold() {
    for date in ["0001-01-01", "9999-12-31", "0001", "9999"] {
        for text in
            ["It sold 999 decades ago.", "It sells in the next 999 years.", "On Monday, Feb 29, this week, next March."]
        {
            let language = crate::language::shipped("en").expect("a shipped language");
            let times = Times::shipped("en").expect("a file without mistakes");
            let document = Document::read(text, &language);
            times.find(&document, &document.sentences[0], date.parse().ok().as_ref());
        }
    }
}

#[track_caller]
fn refuses(text: &str, expected: &[&str]) {
    let problems = Times::read("time.toml", text).err().unwrap_or_default();
    let found: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
    assert_eq!(found, expected);
}

#[test]
fn mistakes_have_place_and_expectation() {
    let row = |pattern: &str, rest: &str| {
        format!("[[expression]]\npattern = \"{pattern}\"\n{rest}\nfinds = [{{ text = \"x\" }}]\n")
    };
    refuses("", &[]);
    refuses("wurds = 1\n", &["time.toml:1:1: no key named `wurds`; did you mean `words`?"]);
    refuses(
        &row("TIME", "means = \"same\""),
        &["time.toml:2:11: a pattern has to begin with a word or a slot, not with TIME or with nothing"],
    );
    refuses(&row("in YEARS", "means = \"date\""), &["time.toml:2:11: no slot named `YEARS`; did you mean `YEAR`?"]);
    refuses(&row("in YEAR", "means = \"dat\""), &["time.toml:3:9: no means named `dat`; did you mean `date`?"]);
    refuses(
        "[[expression]]\npattern = \"in YEAR\"\nmeans = \"date\"\n",
        &["time.toml:1:1: an expression needs an example: `finds` is missing or empty"],
    );
    refuses("[words.MONTH]\n1 = [\"x\"]\n", &["time.toml:1:8: no pattern uses the list `MONTH`"]);
}

#[test]
fn every_shipped_file_loads() {
    for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/time.toml")) {
        let text = crate::shipped::text(path).expect("UTF-8");
        let problems = Times::read(path, text).err().unwrap_or_default();
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

#[test]
fn every_example_holds() {
    for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/time.toml")) {
        let code = path.split('/').nth(1).expect("a language");
        let language = crate::language::shipped(code).expect("a shipped language");
        let problems = Times::shipped(code).expect("a file without mistakes").check(&language);
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(|p| p.to_string()).collect::<Vec<_>>().join("\n")
}

//! Amounts and stakes in French and English, one line a case; near misses among them.

use super::*;

#[test]
fn every_shipped_file_loads() {
    for (path, _) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/amount.toml")) {
        let problems = Amounts::read(path, crate::shipped::text(path).expect("UTF-8")).err().unwrap_or_default();
        let list: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
        assert!(list.is_empty(), "{}", list.join("\n"));
    }
}

/// `4200000000 EUR` with its text, `51 %`, `51 %?` where nothing but the verb can say that it is a stake, `minority`.
#[track_caller]
fn check(lang: &str, text: &str, expected: &[&str]) {
    let language = crate::language::shipped(lang).expect("a shipped language");
    let amounts = Amounts::shipped(lang).expect("a file without mistakes");
    let document = Document::read(text, &language);
    let find = |s: &Sentence| amounts.find(&document, s);
    let found: Vec<String> = document.sentences.iter().flat_map(find).map(|f| show(&f)).collect();
    assert_eq!(found, expected, "{text}");
}

fn show(found: &Found) -> String {
    let open = if found.said { "" } else { "?" };
    match &found.what {
        What::Amount(amount) => format!("{} {}{open} `{}`", amount.value, amount.currency, amount.text),
        What::Stake(Stake::Percent { value, .. }) => format!("{value} %{open}"),
        What::Stake(Stake::Word(word)) => format!("{word:?}"),
    }
}

#[test]
fn french_amounts() {
    let check = |text, expected: &[&str]| check("fr", text, expected);
    check("", &[]);
    check("Il paie 4,2 milliards d'euros.", &["4200000000 EUR `4,2 milliards d'euros`"]);
    check("Il paie 4,2 milliards d’euros.", &["4200000000 EUR `4,2 milliards d’euros`"]);
    check("Il paie 16,1 milliards de dollars.", &["16100000000 USD `16,1 milliards de dollars`"]);
    check("Un chèque de 500 millions de livres.", &["500000000 GBP `500 millions de livres`"]);
    check("Pour 1,3 milliard de dollars canadiens.", &["1300000000 CAD `1,3 milliard de dollars canadiens`"]);
    check("Pour 3 Mds€, tout part.", &["3000000000 EUR `3 Mds€`"]);
    check("Pour 500 M€, tout part.", &["500000000 EUR `500 M€`"]);
    check("Pour 500M€, tout part.", &["500000000 EUR `500M€`"]);
    check("Pour 250 000 euros, tout part.", &["250000 EUR `250 000 euros`"]);
    check("Pour 250\u{a0}000\u{a0}euros, tout part.", &["250000 EUR `250\u{a0}000\u{a0}euros`"]);
    check("Pour 1.200 millions de francs suisses.", &["1200000000 CHF `1.200 millions de francs suisses`"]);
    check("Pour un milliard d'euros.", &["1000000000 EUR `un milliard d'euros`"]);
    check("Pour deux cents millions d'euros.", &["200000000 EUR `deux cents millions d'euros`"]);
    check("Entre 4 et 5 milliards d'euros.", &["5000000000 EUR `4 et 5 milliards d'euros`"]);
    check("De 4 à 5 milliards d'euros.", &["5000000000 EUR `4 à 5 milliards d'euros`"]);
    check("Environ 40 milliards de francs CFA.", &["40000000000 XOF `40 milliards de francs CFA`"]);
    check("L'offre vaut 20 euros par action.", &[]);
    check(
        "L'offre, à 20 euros l'action, valorise le groupe 3 milliards d'euros.",
        &["3000000000 EUR `3 milliards d'euros`"],
    );
    check("Il compte 100 millions d'utilisateurs et 2 000 salariés.", &[]);
    check("Il a vendu 300 livres et un dollar.", &[]);
}

#[test]
fn english_amounts() {
    let check = |text, expected: &[&str]| check("en", text, expected);
    check("It paid $4.2bn in cash.", &["4200000000 USD `$4.2bn`"]);
    check("It paid $4.2 billion in cash.", &["4200000000 USD `$4.2 billion`"]);
    check("A $4.2-billion deal.", &["4200000000 USD `$4.2-billion`"]);
    check("A $16.1 billion deal.", &["16100000000 USD `$16.1 billion`"]);
    check("A A$300 million deal.", &["300000000 AUD `A$300 million`"]);
    check("A US$300m deal.", &["300000000 USD `US$300m`"]);
    check("A 2 billion euro deal.", &["2000000000 EUR `2 billion euro`"]);
    check("A 2.5 billion-euro deal.", &["2500000000 EUR `2.5 billion-euro`"]);
    check("It raised €250,000 from friends.", &["250000 EUR `€250,000`"]);
    check("It sold for 491 million euros.", &["491000000 EUR `491 million euros`"]);
    check("A ₹12,000-crore lease.", &["120000000000 INR `₹12,000-crore`"]);
    check("Rs 500 crore was paid.", &["5000000000 INR `Rs 500 crore`"]);
    check("Half a billion dollars was paid.", &["500000000 USD `Half a billion dollars`"]);
    check("It raised two million pounds.", &["2000000 GBP `two million pounds`"]);
    check("A $4-5 billion price.", &["5000000000 USD `$4-5 billion`"]);
    check("From $4 billion to $5 billion.", &["5000000000 USD `$4 billion to $5 billion`"]);
    check("Up to $2 billion was paid.", &["2000000000 USD `$2 billion`"]);
    check("It bought shares at 33.81 euros a share.", &[]);
    check("It offered $95 per share, or $68.7 billion.", &["68700000000 USD `$68.7 billion`"]);
    check("It bought 40.8 million ABN shares and weighs 300 pounds.", &[]);
    check("It won 3 won battles.", &[]);
    check("Shares closed at $58.27.", &["58.27 USD? `$58.27`"]);
    check("A record Australian dollar 29.4bn.", &["29400000000 AUD `Australian dollar 29.4bn`"]);
}

#[test]
fn french_stakes() {
    let check = |text, expected: &[&str]| check("fr", text, expected);
    check("Il détient 51 % du capital.", &["51 %"]);
    check("Il détient 51 % de Suez.", &["51 %?"]);
    check("Une participation de 29,9% dans Suez.", &["29.9 %"]);
    check("Il prend une participation majoritaire.", &["Majority"]);
    check("Il prend une participation minoritaire de 10 %.", &["Minority", "10 %"]);
    check("Il a acquis la moitié du capital.", &["50 %"]);
    check("Il prend entre 30 et 40 % du capital.", &["40 %"]);
    check("Il prend 30 à 40 % du capital.", &["40 %"]);
    check("Le titre a bondi de 5 %.", &[]);
    check("Il réalise 30 % de ses ventes en Asie, la moitié du marché.", &[]);
    check("Une hausse de 250 %, puis 250 % du capital.", &[]);
    check("Les actionnaires minoritaires protestent.", &[]);
}

#[test]
fn english_stakes() {
    let check = |text, expected: &[&str]| check("en", text, expected);
    check("It took a 26.5 per cent stake in the bank.", &["26.5 %"]);
    check("It took a 10% stake in the bank.", &["10 %"]);
    check("It owns 51 percent of Suez.", &["51 %?"]);
    check("It bought a controlling stake in the bank.", &["Majority"]);
    check("It bought a minority interest.", &["Minority"]);
    check("It owns half of the company.", &["50 %"]);
    check("Shares rose 5% on the news.", &[]);
    check("It offered a 30 percent premium.", &[]);
    check("The majority of analysts agree.", &[]);
}

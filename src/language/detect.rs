//! Which of the languages that are known a text is in, if any: by its letters, and by how many of its words the
//! language knows. Letters alone mislead on a sentence or two.

use super::{Language, key};

/// Bytes of a text that are looked at for letters.
const SAMPLE: usize = 4000;
/// Words of a text that are looked up.
const WORDS: usize = 40;
/// So much of the words must be known where the letters say the language too.
const ENOUGH: f64 = 0.4;
/// And so much where they say another: a neighbour shares up to three quarters.
const ENOUGH_ALONE: f64 = 0.8;
/// So many words without an article, a preposition or the like are no sentence of the language.
const MANY: usize = 3;

/// The index of the language that a text is in; `None` if it is in none of these. A text without letters is in the
/// first: nothing can be misread in it.
pub fn detect<'l>(text: &str, languages: impl Iterator<Item = &'l Language>) -> Option<usize> {
    if !text.chars().any(char::is_alphabetic) {
        return languages.enumerate().map(|(i, _)| i).next();
    }
    let letters = whichlang::detect_language(&text[..text.floor_char_boundary(SAMPLE)]).three_letter_code();
    let words = sample(text);
    let mut best = (0.0, None);
    for (i, language) in languages.enumerate() {
        let by_letters = language.detect == letters;
        let (share, enough) = (share(&words, language), if by_letters { ENOUGH } else { ENOUGH_ALONE });
        let told = by_letters || words.len() < MANY || words.iter().any(|w| is_closed(w, language));
        let score = share + if by_letters { 1.0 - ENOUGH_ALONE } else { 0.0 };
        if told && share >= enough && score > best.0 {
            best = (score, Some(i));
        }
    }
    best.1
}

/// The first words of a text that are written in lower case, for the others may be names; in a headline in capitals the
/// first words.
fn sample(text: &str) -> Vec<String> {
    let words = || text.split(|c: char| !(c.is_alphabetic() || is_apostrophe(c))).filter(|w| !w.is_empty());
    let small: Vec<String> = words().filter(|w| !w.contains(char::is_uppercase)).take(WORDS).map(stem).collect();
    if small.is_empty() { words().take(WORDS).map(stem).collect() } else { small }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The longest piece between apostrophes, in lower case: *l'offre* is *offre*, *company's* is *company*.
fn stem(word: &str) -> String {
    word.split(is_apostrophe).max_by_key(|piece| piece.len()).unwrap_or(word).to_lowercase()
}

/// How many of the words the language knows, 0 to 1.
fn share(words: &[String], language: &Language) -> f64 {
    let known = |w: &&String| is_closed(w, language) || language.is_common(w);
    words.iter().filter(known).count() as f64 / words.len().max(1) as f64
}

/// True for an article, a preposition, a pronoun and the like: neighbours share fewer of these than of nouns.
fn is_closed(word: &str, language: &Language) -> bool {
    language.classes.contains_key(&key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let languages: Vec<Language> = ["en", "fr"].iter().filter_map(|c| crate::language::shipped(c)).collect();
        let found = detect(text, languages.iter()).map(|i| languages[i].code.as_str());
        let letters = whichlang::detect_language(text).three_letter_code();
        let shares: Vec<f64> = languages.iter().map(|l| share(&sample(text), l)).collect();
        assert_eq!(found, expected, "{text} {letters} {shares:?}");
    }

    #[test]
    fn short_texts_have_a_language() {
        check("Sanofi a racheté Principia.", Some("fr"));
        check("Kering rachète Creed", Some("fr"));
        check("KERING VA RACHETER LE PARFUMEUR CREED", Some("fr"));
        check("Vivendi cède Editis à IMI.", Some("fr"));
        check("Bruxelles autorise l’offre d’Orange sur Voo.", Some("fr"));
        check("Fusion : Lafarge et Holcim négocient", Some("fr"));
        check("L'américain Oracle s'allie à TikTok.", Some("fr"));
        check("Oracle bought Cerner.", Some("en"));
        check("Microsoft to buy Nuance", Some("en"));
        check("Pfizer Buys Seagen in $43 Billion Deal", Some("en"));
        check("Dell's bid was rejected.", Some("en"));
        check("Atos didn't sell Syntel.", Some("en"));
        check("", Some("en"));
        check("2020 – 4,2 %", Some("en"));
    }

    #[test]
    fn long_texts_have_a_language() {
        check(
            "Le groupe de luxe a annoncé lundi qu'il avait conclu un accord pour reprendre la maison italienne, dont il \
             détenait déjà un tiers du capital. L'opération doit encore recevoir l'aval des autorités.",
            Some("fr"),
        );
        check(
            "The luxury group said on Monday that it had agreed to take over the Italian house, of which it already held \
             a third. The deal is still subject to the approval of the authorities.",
            Some("en"),
        );
    }

    #[test]
    fn foreign_texts_have_none() {
        check("Telefónica compra la filial alemana de la empresa por tres mil millones de euros.", None);
        check("Iberdrola vende su filial.", None);
        check("La Comisión Europea autoriza la compra de la compañía por el grupo francés.", None);
        check("Volkswagen übernimmt den Lastwagenbauer.", None);
        check("Die Deutsche Bank hat am Montag den Verkauf der Tochter an einen Investor angekündigt.", None);
        check("Enel ha acquistato la società spagnola per due miliardi di euro.", None);
        check("A Petrobras vendeu a refinaria ao grupo.", None);
        check("Philips verkoopt de divisie aan een Amerikaanse investeerder.", None);
        check("微软收购动视暴雪。", None);
        check("Роснефть купила компанию.", None);
        check("Orlen przejmuje spółkę i kupuje udziały w rafinerii od grupy Lotos.", None);
    }
}

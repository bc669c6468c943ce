//! Names in small invented texts.

use super::*;
use crate::text::Document;

/// Each mention as `words = name (type)`, by place; internal types are left out.
fn found(lang: &str, text: &str) -> Vec<String> {
    let language = crate::language::shipped(lang).expect("a shipped language");
    let document = Document::read(text, &language);
    let names = Names::shipped(&language);
    let mentions = Mentions::find(&document, &language, &names, &KnownActors::shipped(), None);
    let actors = mentions.list.iter().map(|m| (document.words(&m.tokens), &mentions.actors[m.actor]));
    let named = actors.filter(|(_, a)| a.kind.actor_type().is_some());
    named
        .map(|(words, a)| match words == a.name {
            true => format!("{words} ({})", a.kind.name()),
            false => format!("{words} = {} ({})", a.name, a.kind.name()),
        })
        .collect()
}

#[track_caller]
fn check(lang: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(lang, text), expected, "{text}");
}

#[test]
fn nothing_has_no_names() {
    check("fr", "", &[]);
    check("en", "", &[]);
}

#[test]
fn known_actors_are_found() {
    check("fr", "Le groupe Kering rachète la marque Creed.", &["Kering (company)", "Creed (company)"]);
    check("en", "Shares of Oracle rose after Microsoft left.", &["Oracle (company)", "Microsoft (company)"]);
    check("fr", "Titre\n\nElle négocie avec La Poste et bpost.", &["La Poste (company)", "bpost (company)"]);
    check("fr", "Titre\n\nIl a posé la poste et du pain.", &[]);
}

#[test]
fn everyday_words_are_no_names() {
    check("fr", "Titre\n\nLundi, la Bourse a monté. Selon elle, Aucun accord.", &[]);
    check("en", "Title\n\nThe deal closed on Monday. Shares rose. Orange juice sold well.", &[]);
    check("fr", "Titre\n\nIl boit une orange. L'orange est chère.", &[]);
    check("fr", "Titre\n\nHier, Orange a dit non à Verdanel.", &["Orange (company)", "Verdanel (company)"]);
    check("en", "Title\n\nThe CEO and the CFO left before the IPO in Q4.", &[]);
    check("en", "Title\n\nCROSSING THE LINE The end.", &[]);
}

#[test]
fn unknown_names_need_proofs() {
    check("fr", "Titre\n\nL'éditeur de logiciels Fastelo s'étend.", &["Fastelo (company)"]);
    check("fr", "Titre\n\nVerdier-Ost grandit.", &["Verdier-Ost (company)"]);
    check("fr", "Titre\n\nLe tribunal de Sirouane a tranché. Ce fut bref.", &["Sirouane (company)"]);
    check(
        "en",
        "Title\n\nThe Moth Foundation owns Dimmer. Dimmer has grown.",
        &["Moth Foundation (organisation)", "Dimmer (company)", "Dimmer (company)"],
    );
    check(
        "en",
        "Title\n\nPellworm, the buyout house, sold the Nightingale chain.",
        &["Pellworm (company)", "Nightingale (company)"],
    );
}

#[test]
fn legal_forms_and_tickers_stay_outside() {
    check(
        "en",
        "Title\n\nGantry Fastener Corp. makes bolts. It sued Trovex, LLC.",
        &["Gantry Fastener Corp. = Gantry Fastener (company)", "Trovex, LLC = Trovex (company)"],
    );
    check(
        "en",
        "Title\n\nGantrix Co GTX.N and Boltex ( BLT.O ) rose; so did .DJI.",
        &["Gantrix Co = Gantrix (company)", "Boltex (company)"],
    );
    check(
        "en",
        "Title\n\nE.ON sold Marvex VA.UL and AT&T Inc's ( T.N ) unit.",
        &["E.ON (company)", "Marvex (company)", "AT&T Inc = AT&T (company)"],
    );
    check("fr", "Titre\n\nSa filiale Norvelle SA recule.", &["Norvelle SA = Norvelle (company)"]);
}

#[test]
fn names_have_inner_words() {
    check(
        "fr",
        "Titre\n\nLe Crédit du Forez prête à Harrow & Lyle.",
        &["Crédit du Forez (company)", "Harrow & Lyle (company)"],
    );
    check(
        "en",
        "Title\n\nThe Bank of Trelawny and Hart's Bakery talk.",
        &["Bank of Trelawny (company)", "Hart's Bakery (company)"],
    );
    check(
        "fr",
        "Titre\n\nKoen Van Gerven et Ursula von der Leyen se voient.",
        &["Koen Van Gerven (person)", "Ursula von der Leyen (person)"],
    );
    check(
        "fr",
        "Titre\n\nL'hébergeur Nuage 9 monte. Nuage 9 a gagné. Il vaut 9 euros.",
        &["Nuage 9 (company)", "Nuage 9 (company)"],
    );
    check(
        "fr",
        "Titre\n\nLe patron de Tesla et les clients de Renault partent.",
        &["Tesla (company)", "Renault (company)"],
    );
    check("en", "Title\n\nThe Harbour and Bridges Authority sued.", &["Harbour and Bridges Authority (authority)"]);
    check("en", "Title\n\nRenault and Nissan meet.", &["Renault (company)", "Nissan (company)"]);
}

#[test]
fn coordinated_names_are_two() {
    check("fr", "Titre\n\nRenault et Nissan discutent.", &["Renault (company)", "Nissan (company)"]);
    check("en", "Title\n\nThe Microsoft-Walmart bid failed.", &["Microsoft (company)", "Walmart (company)"]);
    check("en", "Title\n\nThe Broadcom–VMware deal closed.", &["Broadcom (company)", "VMware (company)"]);
    check("fr", "Titre\n\nLe fonds d'Abou Dhabi Mubadala achète.", &["Mubadala (company)"]);
}

#[test]
fn persons_are_known_by_first_names_titles_and_roles() {
    check(
        "fr",
        "Titre\n\nClaire Desbiolles part. M. Vautrin reste.",
        &["Claire Desbiolles (person)", "Vautrin (person)"],
    );
    check(
        "en",
        "Title\n\nTesla CEO Elon Musk met President Zarnik.",
        &["Tesla (company)", "Elon Musk (person)", "Zarnik (person)"],
    );
    check(
        "fr",
        "Titre\n\nL'ancien patron d'Armorel Luc Duteil revient.",
        &["Armorel (company)", "Luc Duteil (person)"],
    );
    check("fr", "Titre\n\nLa famille Delestrade vend.", &["famille Delestrade (person)"]);
}

#[test]
fn short_names_are_tied_to_long_ones() {
    check(
        "en",
        "Title\n\nCarl Icahn bid. On Friday Icahn and Mr. Icahn won.",
        &["Carl Icahn (person)", "Icahn = Carl Icahn (person)", "Icahn = Carl Icahn (person)"],
    );
    check("en", "Title\n\nMichael Dell spoke. Shares of Dell rose.", &["Michael Dell (person)", "Dell (company)"]);
    check(
        "en",
        "Title\n\nBarrowgate Foods fell. Later Barrowgate rose.",
        &["Barrowgate Foods (company)", "Barrowgate = Barrowgate Foods (company)"],
    );
    check(
        "fr",
        "Titre\n\nL'Office des Ports Zélandais (OPZ) paie. L'OPZ attend.",
        &[
            "Office des Ports Zélandais (authority)",
            "OPZ = Office des Ports Zélandais (authority)",
            "OPZ = Office des Ports Zélandais (authority)",
        ],
    );
    check("fr", "Titre\n\nOrange Belgique négocie avec Orange.", &["Orange Belgique (company)", "Orange (company)"]);
}

#[test]
fn headlines_take_names_from_the_body() {
    check(
        "en",
        "Barrowgate Foods To Buy Silverdale Mills For Cash\n\nToday Barrowgate Foods bid for Silverdale Mills.",
        &[
            "Barrowgate Foods (company)",
            "Silverdale Mills (company)",
            "Barrowgate Foods (company)",
            "Silverdale Mills (company)",
        ],
    );
    check("en", "Microsoft Says Talks Over Cloud Are Nearly Done\n\nNo more was said.", &["Microsoft (company)"]);
}

#[test]
fn governments_have_one_name() {
    check(
        "fr",
        "Titre\n\nLe gouvernement chinois et les autorités de Tokyo attendent.",
        &[
            "gouvernement chinois = government of China (authority)",
            "autorités de Tokyo = government of Japan (authority)",
        ],
    );
    check(
        "en",
        "Title\n\nThe French government and Dutch authorities agreed.",
        &[
            "French government = government of France (authority)",
            "Dutch authorities = government of the Netherlands (authority)",
        ],
    );
    check(
        "fr",
        "Titre\n\nPékin refuse. Elle vit à Pékin, près du centre de Pékin.",
        &["Pékin = government of China (authority)"],
    );
    check("en", "Title\n\nBrussels cleared it. He works in Brussels.", &["Brussels = European Commission (authority)"]);
    check("fr", "Titre\n\nLe feu vert de Bruxelles manque.", &["Bruxelles = European Commission (authority)"]);
    check("fr", "Titre\n\nLe Maroc a signé. Il part au Maroc.", &["Maroc = government of Morocco (authority)"]);
}

#[test]
fn verbs_of_firms_prove_what_opens_a_sentence() {
    check("fr", "Titre\n\nOrange annonce la vente. Contrat signé.", &["Orange (company)"]);
    check(
        "en",
        "Title\n\nSnap spurned Facebook. Snap decisions are bad.",
        &["Snap (company)", "Facebook (company)", "Snap (company)"],
    );
    check(
        "en",
        "Title\n\nSprint and T-Mobile agreed. Orange trees and lemons grew.",
        &["Sprint (company)", "T-Mobile (company)"],
    );
    check("en", "Title\n\nApple supplier Foxconn hired workers.", &["Apple (company)", "Foxconn (company)"]);
}

#[test]
fn the_state_alone_is_that_of_the_text() {
    check("fr", "Titre\n\nL'État détient 84 % d'EDF.", &["État = government of France (authority)", "EDF (company)"]);
    check(
        "fr",
        "Titre\n\nLe postier belge bpost appartient à l'Etat.",
        &["bpost (company)", "Etat = government of Belgium (authority)"],
    );
    check("fr", "Titre\n\nElle est en bon état.", &[]);
}

#[test]
fn agencies_keep_the_fuller_name_of_the_text() {
    check(
        "en",
        "Title\n\nThe Federal Communications Commission banned Huawei.",
        &["Federal Communications Commission (authority)", "Huawei (company)"],
    );
    check(
        "fr",
        "Titre\n\nLa Commission européenne hésite.",
        &["Commission européenne = European Commission (authority)"],
    );
}

#[test]
fn datelines_and_sources_are_no_parties() {
    check(
        "en",
        "Title\n\nNEW YORK (Reuters) - The European Commission met Oracle.",
        &["European Commission (authority)", "Oracle (company)"],
    );
    check("fr", "Titre\n\nSelon le Sunday Times, Oracle vend.", &["Oracle (company)"]);
}

#[test]
fn metonyms_are_marked() {
    let language = crate::language::shipped("fr").expect("a shipped language");
    let document = Document::read("Titre\n\nPékin refuse. Le gouvernement chinois attend.", &language);
    let names = Names::shipped(&language);
    let mentions = Mentions::find(&document, &language, &names, &KnownActors::shipped(), None);
    let marks: Vec<bool> = mentions.list.iter().map(|m| m.metonym).collect();
    assert_eq!(marks, [true, false]);
    assert_eq!(mentions.actors.len(), 1);
    assert_eq!(mentions.actors[0].id, "government-of-china");
    assert_eq!(mentions.actors[0].country.as_deref(), Some("CN"));
}

#[test]
fn given_mentions_are_trusted() {
    use crate::article::GivenMention;
    use crate::fact::ActorType;
    let language = crate::language::shipped("fr").expect("a shipped language");
    let text = "Été : la maison bleue quitte Oracle.";
    let document = Document::read(text, &language);
    let given = |start, end, kind, name: Option<&str>| GivenMention { start, end, kind, name: name.map(String::from) };
    let all = [
        given(9, 21, Some(ActorType::Organisation), Some("Maison Bleue")),
        given(10, 12, None, None),
        given(400, 410, None, None),
    ];
    let names = Names::shipped(&language);
    let mentions = Mentions::find(&document, &language, &names, &KnownActors::shipped(), Some(&all));
    assert_eq!(mentions.list.len(), 1);
    assert_eq!(document.words(&mentions.list[0].tokens), "maison bleue");
    assert_eq!((mentions.actors[0].name.as_str(), mentions.actors[0].kind), ("Maison Bleue", NameType::Organisation));
}

#[test]
fn mentions_are_found_by_token() {
    let language = crate::language::shipped("en").expect("a shipped language");
    let document = Document::read("Title\n\nThen Oracle Corp. left Microsoft.", &language);
    let names = Names::shipped(&language);
    let mentions = Mentions::find(&document, &language, &names, &KnownActors::shipped(), None);
    let at = |word: &str| {
        (0..document.tokens.len())
            .find(|i| document.word(*i).trim_end_matches('.') == word)
            .expect("a word of the text")
    };
    assert!(mentions.at(at("Then")).is_none());
    assert_eq!(mentions.at(at("Corp")), mentions.list.first());
    assert_eq!(mentions.within(at("Oracle")..at("left")).count(), 1);
    assert_eq!(mentions.within(0..document.tokens.len()).count(), 2);
}

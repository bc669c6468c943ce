//! `cargo bench`: how fast articles are read, stage by stage, and what the start costs. `benches/README.md` says how to
//! read the figures.

mod articles;
mod ratio;

use articles::{Corpus, corpus};
use dealgraph::actor::{KnownActors, Mentions, Names};
use dealgraph::amount::Amounts;
use dealgraph::extract::Extractor;
use dealgraph::language::Language;
use dealgraph::rule::Book;
use dealgraph::tag::Tagger;
use dealgraph::text::Document;
use dealgraph::time::Times;
use divan::{Bencher, black_box, counter::BytesCount};

const LANGUAGES: [&str; 2] = ["fr", "en"];

fn main() {
    ratio::print();
    divan::main();
}

fn book() -> Book {
    Book::load(&[]).expect("the shipped rules").0
}

fn language(lang: &str) -> Language {
    dealgraph::language::shipped(lang).expect("a shipped language")
}

/// Runs `stage` over every article, as cut into tokens and sentences, and counts the bytes of their texts.
fn over_documents(bencher: Bencher, lang: &str, mut stage: impl FnMut(&Document)) {
    let (corpus, language) = (corpus(lang), language(lang));
    let documents: Vec<Document> = corpus.texts().map(|t| Document::read(t, &language)).collect();
    bencher.counter(bytes(&corpus)).bench_local(|| documents.iter().for_each(&mut stage));
}

fn bytes(corpus: &Corpus) -> BytesCount {
    BytesCount::new(corpus.texts().map(str::len).sum::<usize>())
}

/// Each over all articles of a language, on one core.
#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod stages {
    use super::*;

    #[divan::bench(args = LANGUAGES)]
    fn a_read_and_parse(bencher: Bencher, lang: &str) {
        let corpus = corpus(lang);
        bencher.counter(bytes(&corpus)).bench_local(|| articles::read(black_box(&corpus.lines)).len());
    }

    #[divan::bench(args = LANGUAGES)]
    fn b_scan_for_triggers(bencher: Bencher, lang: &str) {
        let corpus = corpus(lang);
        let scan = articles::trigger_scan(&corpus, lang);
        bencher.counter(bytes(&corpus)).bench_local(|| articles::count(&scan, &corpus));
    }

    #[divan::bench(args = LANGUAGES)]
    fn c_tokens_and_sentences(bencher: Bencher, lang: &str) {
        let (corpus, language) = (corpus(lang), language(lang));
        let cut = || corpus.texts().map(|t| Document::read(t, &language).tokens.len()).sum::<usize>();
        bencher.counter(bytes(&corpus)).bench_local(cut);
    }

    #[divan::bench(args = LANGUAGES)]
    fn d_names(bencher: Bencher, lang: &str) {
        let (language, known) = (language(lang), KnownActors::shipped());
        let names = Names::shipped(&language);
        over_documents(bencher, lang, |d| drop(black_box(Mentions::find(d, &language, &names, &known, None))));
    }

    #[divan::bench(args = LANGUAGES)]
    fn e_tags_of_every_sentence(bencher: Bencher, lang: &str) {
        let (language, tagger) = (language(lang), Tagger::shipped(lang).expect("a shipped tagger"));
        let mut tags = Vec::new();
        over_documents(bencher, lang, |d| d.sentences.iter().for_each(|s| tagger.tag(d, s, &language, &mut tags)));
    }

    #[divan::bench(args = LANGUAGES)]
    fn f_times_of_every_sentence(bencher: Bencher, lang: &str) {
        let times = Times::shipped(lang).expect("shipped times");
        over_documents(bencher, lang, |d| d.sentences.iter().for_each(|s| drop(black_box(times.find(d, s, None)))));
    }

    #[divan::bench(args = LANGUAGES)]
    fn g_amounts_of_every_sentence(bencher: Bencher, lang: &str) {
        let amounts = Amounts::shipped(lang).expect("shipped amounts");
        over_documents(bencher, lang, |d| d.sentences.iter().for_each(|s| drop(black_box(amounts.find(d, s)))));
    }

    #[divan::bench(args = LANGUAGES)]
    fn h_facts_whole(bencher: Bencher, lang: &str) {
        let (corpus, extractor) = (corpus(lang), ratio::extractor());
        let find = || corpus.articles.iter().map(|a| extractor.facts(a, None).facts.len()).sum::<usize>();
        bencher.counter(bytes(&corpus)).bench_local(find);
    }
}

/// What a run loads before its first article is read.
#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod start {
    use super::*;

    #[divan::bench]
    fn extractor() -> Extractor {
        Extractor::load(&[]).expect("the shipped rules").extractor
    }

    #[divan::bench(args = LANGUAGES)]
    fn rules(bencher: Bencher, lang: &str) {
        bencher.with_inputs(book).bench_refs(|book| book.set(lang).is_some());
    }

    #[divan::bench(args = LANGUAGES)]
    fn tagger(lang: &str) -> Option<Tagger> {
        Tagger::shipped(lang)
    }

    #[divan::bench]
    fn known_actors() -> KnownActors {
        KnownActors::shipped()
    }

    #[divan::bench(args = LANGUAGES)]
    fn names(bencher: Bencher, lang: &str) {
        let language = language(lang);
        bencher.bench_local(|| Names::shipped(&language));
    }

    #[divan::bench(args = LANGUAGES)]
    fn times(lang: &str) -> Option<Times> {
        Times::shipped(lang)
    }

    #[divan::bench(args = LANGUAGES)]
    fn amounts(lang: &str) -> Option<Amounts> {
        Amounts::shipped(lang)
    }
}

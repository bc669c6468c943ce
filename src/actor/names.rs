//! What one language knows of names: lists of places, media, first names and of capital words that are no actors, and
//! the words around and inside a name that tell its type. All of it is data in `rules/`.

use super::NameType;
use super::phrases::{MixedMap, MixedSet, Phrases};
use crate::data::{File, Problem, Table, unknown};
use crate::language::{Key, Language, key};
use crate::text::Document;

/// What a list says of a phrase; a phrase may be in several lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub place: bool,
    pub country: bool,
    pub nationality: bool,
    pub media: bool,
    pub product: bool,
    pub event: bool,
    pub index: bool,
    /// A capital word of documents: *CEO*, *Q4*.
    pub word: bool,
    pub first_name: bool,
    /// As a word or a media it is written in capitals only: *VAN* is none in *Koen Van Gerven*.
    pub shout: bool,
    /// ISO 3166 of a country or a nationality; zeros else.
    pub code: [u8; 2],
}

impl Listed {
    /// The type of a name that is exactly this phrase.
    pub fn kind(self) -> Option<NameType> {
        let types = [
            (self.event, NameType::Event),
            (self.index, NameType::Index),
            (self.product, NameType::Product),
            (self.media, NameType::Media),
            (self.country || self.place, NameType::Place),
            (self.nationality, NameType::Nationality),
        ];
        types.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
    }
}

/// Words by their key.
pub(super) type Words = MixedSet;
/// Words by their key, with the type that they tell.
pub(super) type Types = MixedMap<NameType>;
/// Phrases that stand right before something, as keys of their words.
type Before = Vec<Vec<Key>>;

/// The word lists of one language.
pub struct Names {
    pub(super) lists: Phrases<Listed>,
    pub(super) descriptors: Types,
    pub(super) endings: Types,
    pub(super) heads: Types,
    pub(super) roles: Phrases<()>,
    pub(super) neutral: Words,
    pub(super) never: Words,
    pub(super) domains: Words,
    pub(super) particles: Words,
    pub(super) person_particles: Before,
    pub(super) complements: Before,
    pub(super) locatives: Before,
    pub(super) genitives: Before,
    pub(super) deeds: Words,
    pub(super) government: Words,
    pub(super) government_of: Before,
    pub(super) company_of: Before,
    /// Endings of adjectives, in lower case.
    pub(super) adjectives: Vec<String>,
    /// Parts of a word before a hyphen: *Ex-Boeing*.
    pub(super) prefixes: Words,
    pub(super) numerals: Words,
    pub(super) within: Before,
    pub(super) holdings: Words,
    /// Forms of verbs of which firms are the subject.
    pub(super) verbs: Words,
    pub(super) state: Words,
    pub(super) home: String,
    pub(super) families: Words,
    pub(super) families_after: Words,
    pub(super) nationality_before: bool,
    pub(super) government_name: String,
}

const KEYS: [&str; 5] = ["descriptors", "endings", "heads", "roles", "words"];

const WORDS: [&str; 24] = [
    "neutral",
    "never",
    "domains",
    "particles",
    "person_particles",
    "complements",
    "locatives",
    "genitives",
    "deeds",
    "government",
    "government_of",
    "company_of",
    "adjectives",
    "prefixes",
    "numerals",
    "within",
    "holdings",
    "verbs",
    "state",
    "home",
    "families",
    "families_after",
    "nationality_before",
    "government_name",
];

/// The lists of [`Names`], by their path in `rules/`: those of all languages and those in the folder of one.
const SHARED: [&str; 3] = ["first_names.txt", "media.csv", "not_actors.csv"];
const OWN: [&str; 4] = ["places.txt", "countries.csv", "demonyms.csv", "names.toml"];

impl Names {
    /// The paths in `rules/` of all lists for a language; none of them must be there.
    pub fn paths(code: &str) -> impl Iterator<Item = String> {
        SHARED.into_iter().map(String::from).chain(OWN.map(|file| format!("{code}/{file}")))
    }

    /// The lists that the binary carries for a language. A test reads each for mistakes.
    pub fn shipped(language: &Language) -> Names {
        let paths: Vec<String> = Names::paths(&language.code).map(|path| format!("rules/{path}")).collect();
        let files = paths.iter().filter_map(|path| Some((path.as_str(), crate::shipped::text(path)?)));
        Names::read(language, files, &mut Vec::new())
    }

    /// Reads lists given as (path, text); a list is known by the name of its file, as in `rules/`. What is wrong is
    /// added to `problems`, and left out.
    pub fn read<'a>(
        language: &Language,
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        problems: &mut Vec<Problem>,
    ) -> Names {
        let mut names = Names::empty();
        for (path, text) in files {
            match path.rsplit('/').next().unwrap_or(path) {
                "names.toml" => names.describe(language, path, text, problems),
                "first_names.txt" => lines(text).for_each(|l| names.list(l.1).first_name = true),
                "places.txt" => lines(text).for_each(|l| names.list(l.1).place = true),
                file => names.table(file, path, text, problems),
            }
        }
        names
    }

    fn empty() -> Names {
        Names {
            lists: Phrases::new(28_000),
            descriptors: Types::default(),
            endings: Types::default(),
            heads: Types::default(),
            roles: Phrases::new(64),
            neutral: Words::default(),
            never: Words::default(),
            domains: Words::default(),
            particles: Words::default(),
            person_particles: Vec::new(),
            complements: Vec::new(),
            locatives: Vec::new(),
            genitives: Vec::new(),
            deeds: Words::default(),
            government: Words::default(),
            government_of: Vec::new(),
            company_of: Vec::new(),
            adjectives: Vec::new(),
            prefixes: Words::default(),
            numerals: Words::default(),
            within: Vec::new(),
            holdings: Words::default(),
            verbs: Words::default(),
            state: Words::default(),
            home: String::new(),
            families: Words::default(),
            families_after: Words::default(),
            nationality_before: false,
            government_name: String::new(),
        }
    }

    fn list(&mut self, phrase: &str) -> &mut Listed {
        self.lists.entry(phrase).get_or_insert_with(Listed::default)
    }

    /// A phrase of a list in which acronyms are written as such.
    fn loud(&mut self, phrase: &str) -> &mut Listed {
        let listed = self.list(phrase);
        listed.shout = is_acronym(phrase) && (listed.shout || !(listed.word || listed.media));
        listed
    }

    /// The lists with two columns.
    fn table(&mut self, file: &str, path: &str, text: &str, problems: &mut Vec<Problem>) {
        for (number, line) in lines(text).skip(1) {
            // No phrase holds a comma: a reader of CSV a line takes ten times the time.
            let (phrase, second) = line.split_once(',').unwrap_or((line, ""));
            let done = match file {
                "countries.csv" => self.country(phrase, second, true),
                "demonyms.csv" => self.country(phrase, second, false),
                "media.csv" => self.media(phrase, second),
                _ => self.no_actor(phrase, second),
            };
            if let Err(message) = done {
                problems.push(Problem { file: path.into(), line: number, column: 1, message, source: line.into() });
            }
        }
    }

    fn country(&mut self, phrase: &str, code: &str, country: bool) -> Result<(), String> {
        // Continents have no code.
        let (a, b) = match code.as_bytes() {
            &[a, b] => (a, b),
            [] if !country => (0, 0),
            _ => return Err(format!("`{code}` is no country of ISO 3166")),
        };
        let listed = self.list(phrase);
        listed.code = [a, b];
        listed.country |= country;
        listed.nationality |= !country;
        Ok(())
    }

    fn media(&mut self, phrase: &str, aliases: &str) -> Result<(), String> {
        let all = std::iter::once(phrase).chain(aliases.split('|'));
        all.filter(|a| !a.is_empty()).for_each(|alias| self.loud(alias).media = true);
        Ok(())
    }

    fn no_actor(&mut self, phrase: &str, kind: &str) -> Result<(), String> {
        let listed = self.loud(phrase);
        match kind {
            "event" => listed.event = true,
            "index" => listed.index = true,
            "product" => listed.product = true,
            "word" => listed.word = true,
            _ => return Err(unknown("kind", kind, ["event", "index", "product", "word"].into_iter())),
        }
        Ok(())
    }

    /// Reads `names.toml`.
    fn describe(&mut self, language: &Language, path: &str, text: &str, problems: &mut Vec<Problem>) {
        let file = File::new(path, text);
        let root = file.parse();
        let table = file.table(&root);
        for (noun, kind) in typed(&table, "descriptors") {
            for (form, _) in language.inflection().noun(&noun) {
                self.descriptors.insert(key(&form), kind);
            }
        }
        self.endings.extend(typed(&table, "endings").map(|(word, kind)| (key(&word), kind)));
        self.heads.extend(typed(&table, "heads").map(|(word, kind)| (key(&word), kind)));
        typed(&table, "roles").for_each(|(role, _)| *self.roles.entry(&role) = Some(()));
        if let Some(words) = table.table("words") {
            self.words(language, &words);
        }
        table.finish(&KEYS);
        problems.extend(file.into_problems());
    }

    fn words(&mut self, language: &Language, table: &Table) {
        for lemma in table.texts("verbs") {
            let forms = language.inflection().verb(&lemma.text).into_iter();
            self.verbs.extend(forms.filter(|(_, form)| form.is_finite()).map(|(word, _)| key(&word)));
        }
        let keys = |name: &str| table.texts(name).iter().map(|w| key(&w.text)).collect::<Words>();
        let before = |name: &str| {
            let phrase = |text: &str| text.split(' ').map(key).collect::<Vec<Key>>();
            table.texts(name).iter().map(|w| phrase(&w.text)).collect::<Before>()
        };
        self.neutral = keys("neutral");
        self.never = keys("never");
        self.domains = keys("domains");
        self.particles = keys("particles");
        self.deeds = keys("deeds");
        self.government = keys("government");
        self.adjectives = table.texts("adjectives").into_iter().map(|w| w.text).collect();
        self.prefixes = keys("prefixes");
        self.numerals = keys("numerals");
        self.within = before("within");
        self.holdings = keys("holdings");
        self.state = keys("state");
        self.home = table.required("home").text;
        self.families = keys("families");
        self.families_after = keys("families_after");
        self.person_particles = before("person_particles");
        self.complements = before("complements");
        self.locatives = before("locatives");
        self.genitives = before("genitives");
        self.government_of = before("government_of");
        self.company_of = before("company_of");
        self.nationality_before = table.flag("nationality_before");
        self.government_name = table.required("government_name").text;
        table.finish(&WORDS);
    }

    /// The longest listed phrase at a token. After an article that is part of it a capital is asked for.
    pub(super) fn longest(&self, document: &Document, start: usize, end: usize) -> Option<(usize, Listed)> {
        let tokens = &document.tokens;
        let shortened = document.word(start).ends_with(['\'', '’']);
        let article = shortened || document.word(start).len() < 4;
        let small =
            |end: usize| article && end > start + 1 && tokens[start + 1].is_word() && !tokens[start + 1].is_capital();
        let written = |end: usize, listed: Listed| {
            let quiet = listed.shout && document.words(&(start..end)).contains(char::is_lowercase);
            if quiet { Listed { word: false, media: false, shout: false, ..listed } } else { listed }
        };
        let fits = |end: usize, listed: Listed| written(end, listed) != Listed::default() && !small(end);
        let (after, listed) = self.lists.longest(document, start, end, fits)?;
        Some((after, written(after, listed)))
    }

    pub(super) fn listed(&self, document: &Document, range: &std::ops::Range<usize>) -> Listed {
        match self.longest(document, range.start, range.end) {
            Some((end, listed)) if end == range.end => listed,
            _ => Listed::default(),
        }
    }

    /// The country that a word says as its nationality: `chinoise` gives `CN`; a continent's gives none.
    pub fn nationality(&self, word: &str) -> Option<String> {
        let listed = self.lists.get(super::phrases::Fold::of(word)).filter(|l| l.nationality && l.code != [0, 0])?;
        std::str::from_utf8(&listed.code).ok().map(str::to_string)
    }
}

/// Two to four letters, all capitals.
fn is_acronym(phrase: &str) -> bool {
    let letters = phrase.chars().filter(|c| c.is_alphabetic()).count();
    (2..=4).contains(&letters) && phrase.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Lines with their number from 1, without empty ones and comments.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let all = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim()));
    all.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a table whose keys are types.
fn typed(table: &Table, name: &str) -> std::vec::IntoIter<(String, NameType)> {
    let mut all = Vec::new();
    if let Some(types) = table.table(name) {
        for word in types.keys() {
            let valid = NameType::ALL.map(NameType::name);
            let kind = types.choice::<NameType>(&word, "type of names", &valid).unwrap_or(NameType::Unknown);
            all.extend(types.texts(&word.text).into_iter().map(|w| (w.text, kind)));
        }
    }
    all.into_iter()
}

/// The start of the longest phrase of `list` that ends right before token `at`.
pub(super) fn stands_before(document: &Document, at: usize, list: &[Vec<Key>]) -> Option<usize> {
    let fits = |phrase: &&Vec<Key>| {
        let start = at.checked_sub(phrase.len())?;
        let same = phrase.iter().zip(&document.tokens[start..at]).all(|(k, t)| *k == t.key);
        same.then_some(start)
    };
    list.iter().filter_map(|p| fits(&p)).min()
}

/// The token after the longest phrase of `list` that begins at token `at`.
pub(super) fn stands_after(document: &Document, at: usize, list: &[Vec<Key>]) -> Option<usize> {
    let fits = |phrase: &Vec<Key>| {
        let words = document.tokens.get(at..at + phrase.len())?;
        phrase.iter().zip(words).all(|(k, t)| *k == t.key).then_some(at + phrase.len())
    };
    list.iter().filter_map(fits).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_lists_have_no_mistakes() {
        for code in ["fr", "en"] {
            let language = crate::language::shipped(code).expect("a shipped language");
            let paths: Vec<String> = Names::paths(code).map(|path| format!("rules/{path}")).collect();
            let files = paths.iter().map(|p| (p.as_str(), crate::shipped::text(p).expect("a shipped file")));
            let mut problems = Vec::new();
            Names::read(&language, files, &mut problems);
            let list: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
            assert!(list.is_empty(), "{}", list.join("\n"));
        }
    }

    #[track_caller]
    fn check(file: &str, text: &str, expected: &[&str]) {
        let language = crate::language::shipped("en").expect("a shipped language");
        let mut problems = Vec::new();
        Names::read(&language, [(file, text)], &mut problems);
        assert_eq!(problems.iter().map(|p| p.to_string()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn mistakes_have_their_place() {
        check(
            "not_actors.csv",
            "name,kind\nCEO,word\nGDP,wird\n",
            &["not_actors.csv:3:1: no kind named `wird`; did you mean `word`?"],
        );
        check("countries.csv", "name,country\nFrance,FRA\n", &["countries.csv:2:1: `FRA` is no country of ISO 3166"]);
        check(
            "names.toml",
            "[descriptors]\ncompani = [\"group\"]\n",
            &["names.toml:2:1: no type of names named `compani`; did you mean `company`?"],
        );
        check(
            "names.toml",
            "[words]\ngovernment_name = \"x\"\nhome = \"FR\"\nnevr = []\n",
            &["names.toml:4:1: no key named `nevr`; did you mean `never`?"],
        );
    }
}

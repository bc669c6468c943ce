//! What the user may say: commands, options and their help.

use crate::date::DateValue;
use crate::export::Format as NetworkFormat;
use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "dealgraph", version, about, max_term_width = 100, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  dealgraph graph seeds/articles             the network of the sample articles, into out/
  dealgraph extract news.jsonl > facts.jsonl one fact a line
  dealgraph deals facts.jsonl --actor Oracle who wants whom, and where it stands
  dealgraph query facts.jsonl --actor Oracle what is known about Oracle
  dealgraph explain \"Sanofi a racheté Principia.\"

Exit codes: 0 done; 1 done and the answer is no; 2 something failed, the rest was done.";

#[derive(clap::Args)]
pub struct Common {
    /// Add the rules of a folder to the shipped ones; the same name replaces. May be repeated.
    #[arg(long, global = true, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Known actors, names that are one, names that never are: TOML as `actors duplicates --format toml` writes it, or
    /// CSV as in seeds/actors. May be repeated.
    #[arg(long, global = true, value_name = "FILE")]
    pub actors: Vec<PathBuf>,
    /// How many threads read articles; the output is the same for any number [default: all cores].
    #[arg(long, global = true, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

impl Common {
    pub fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism();
        self.jobs.map_or_else(cores, Ok).map_or(1, NonZeroUsize::get)
    }
}

#[derive(Subcommand)]
pub enum Command {
    /// Write the network of articles or facts: deals.dot, deals.json, deals.svg, facts.jsonl, or other formats.
    Graph(Graph),
    /// Read articles and print their facts.
    Extract(Extract),
    /// Group facts into deals with their parties and timelines.
    Deals(Deals),
    /// Select facts by actor, relation, status or date.
    Query(Query),
    /// See which names were taken for one actor, and which may be.
    Actors(Actors),
    /// Show how a text was read, and why a rule did or did not match.
    Explain(Explain),
    /// List the relations and how they read.
    Relations,
    /// Print the JSON Schema of a fact.
    Schema,
    /// Work on rule files.
    Rules(Rules),
    /// Learn the tagger's weights from treebanks.
    Learn(Learn),
}

const INPUT: &str = "\
Text files, .jsonl files (one article a line), folders of both, or - for standard input. A text may begin with its \
date: `date 2020-09-14`. A file with another ending is read as JSON lines if it begins with {, else as a text.";

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph graph seeds/articles
  dealgraph graph news.jsonl letters/ -o out/september
  dealgraph graph facts.jsonl --format svg,pdf
  dealgraph graph facts.jsonl --deal TikTok -o out/tiktok
  zcat news.jsonl.gz | dealgraph graph -")]
pub struct Graph {
    /// Articles or facts, told apart by their fields; files, folders or - as for `extract`.
    #[arg(value_name = "INPUT|FACTS")]
    pub inputs: Vec<PathBuf>,
    /// Only the saga of a deal: its id, or an actor that buys, sells or is bought; with rival bids and earlier attempts.
    /// May be repeated.
    #[arg(long, value_name = "DEAL", value_parser = NonEmptyStringValueParser::new())]
    pub deal: Vec<String>,
    /// Write these formats only [default: dot, json, svg, and the facts].
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = network_format())]
    pub format: Vec<NetworkFormat>,
    /// Where the files go.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub output: PathBuf,
    /// The language of all articles, whatever they say [default: what they say, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// The formats of the network, as they are registered, with their help.
fn network_format() -> impl TypedValueParser<Value = NetworkFormat> {
    let formats = NetworkFormat::ALL.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(formats).try_map(|name| name.parse::<NetworkFormat>())
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph extract article.txt                 a table on a terminal
  dealgraph extract news.jsonl | jq .relation   JSON lines into a pipe
  dealgraph extract folder --format csv > facts.csv
  echo 'Kering rachète Creed.' | dealgraph extract - --lang fr")]
pub struct Extract {
    #[arg(value_name = "INPUT", help = INPUT)]
    pub inputs: Vec<PathBuf>,
    /// How facts are printed [default: table on a terminal, jsonl into a pipe].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The language of all articles, whatever they say [default: what they say, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// How facts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One fact a line, as the schema says.
    #[value(alias = "json")]
    Jsonl,
    /// For people.
    Table,
    /// One fact a row, flat.
    Csv,
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph deals seeds/articles                     all deals, with timelines if they are few
  dealgraph deals facts.jsonl --actor TikTok         the deals of one actor
  dealgraph deals facts.jsonl --format md > deals.md with the sentence behind every step

A deal is one attempt of one buyer or group of buyers at one target; rival bids are linked. Articles that report one
event are the sources of one step. Exit code 1 if there is no deal.")]
pub struct Deals {
    /// Articles or facts, told apart by their fields; files, folders or - as for `extract`.
    #[arg(value_name = "INPUT|FACTS")]
    pub inputs: Vec<PathBuf>,
    /// An actor that takes part, as buyer, target, seller, adviser, authority… May be repeated.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub actor: Vec<String>,
    /// How deals are printed.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table")]
    pub format: DealFormat,
    /// The language of all articles, whatever they say [default: what they say, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// How deals are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DealFormat {
    /// For people.
    Table,
    /// One document with every deal.
    Json,
    /// Markdown, with the sentence behind every step.
    Md,
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph query facts.jsonl --actor \"L'Oréal\" --since 2020
  dealgraph query seeds/articles --relation acquire --status rumoured --status in_talks
  dealgraph query facts.jsonl --between Oracle TikTok --format csv

Several values of one option mean any of them; different options must all hold. Names match without regard to
case, accents and legal forms. Dates compare by overlap. Exit code 1 if nothing is found.")]
pub struct Query {
    /// Articles or facts, told apart by their fields; files, folders or - as for `extract`.
    #[arg(value_name = "INPUT|FACTS")]
    pub inputs: Vec<PathBuf>,
    /// An actor at either end.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub actor: Vec<String>,
    /// See `dealgraph relations`.
    #[arg(long, value_name = "NAME")]
    pub relation: Vec<String>,
    /// Such as rumoured, announced, completed, rejected.
    #[arg(long, value_name = "NAME")]
    pub status: Vec<String>,
    /// Not over before: 2020, 2020-09, 2020-09-13, 2020-Q3.
    #[arg(long, value_name = "DATE")]
    pub since: Option<DateValue>,
    /// Begun by then.
    #[arg(long, value_name = "DATE")]
    pub until: Option<DateValue>,
    /// Both ends, in either order.
    #[arg(long, num_args = 2, value_names = ["A", "B"], value_parser = NonEmptyStringValueParser::new())]
    pub between: Option<Vec<String>>,
    /// How facts are printed [default: table on a terminal, jsonl into a pipe].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The language of all articles, whatever they say [default: what they say, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

#[derive(clap::Args)]
pub struct Actors {
    #[command(subcommand)]
    pub command: ActorsCommand,
}

#[derive(Subcommand)]
pub enum ActorsCommand {
    /// List names that were merged or taken apart, and names that look alike and were left; exit code 1 if there are none.
    #[command(after_help = "\
Examples:
  dealgraph actors duplicates facts.jsonl
  dealgraph actors duplicates facts.jsonl --format toml > actors.toml    then edit it, and give it back:
  dealgraph deals facts.jsonl --actors actors.toml")]
    Duplicates(Duplicates),
}

#[derive(clap::Args)]
pub struct Duplicates {
    /// Articles or facts, told apart by their fields; files, folders or - as for `extract`.
    #[arg(value_name = "INPUT|FACTS")]
    pub inputs: Vec<PathBuf>,
    /// How the names are printed.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table")]
    pub format: DuplicatesFormat,
    /// The language of all articles, whatever they say [default: what they say, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
}

/// How merged names are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DuplicatesFormat {
    /// For people.
    Table,
    /// A file for `--actors`.
    Toml,
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph explain \"Sanofi a racheté Principia.\"
  dealgraph explain article.txt --date 2020-09
  dealgraph explain - --lang en < article.txt")]
pub struct Explain {
    /// A text; the file, if there is one of that name; or - for standard input.
    #[arg(value_name = "TEXT|FILE|-")]
    pub text: OsString,
    /// The language [default: what the article says, else detected].
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// When the text was published.
    #[arg(long, value_name = "DATE")]
    pub date: Option<DateValue>,
}

#[derive(clap::Args)]
pub struct Rules {
    #[command(subcommand)]
    pub command: RulesCommand,
}

#[derive(Subcommand)]
pub enum RulesCommand {
    /// Run every example that stands in the rules; exit code 1 if one fails, 2 for a mistake in a file.
    #[command(after_help = "\
Examples:
  dealgraph rules check             the shipped rules
  dealgraph rules check my-rules    those and a folder of your own")]
    Check {
        /// A folder that is laid over the shipped rules, as by `--rules`.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dealgraph learn fr train.conllu dev.conllu -o rules/fr/tagger.bin --test test.conllu
  dealgraph learn en ewt_train.conllu gum_news.conllu:1221 -o rules/en/tagger.bin")]
pub struct Learn {
    /// The code of a language, shipped or in a folder of `--rules`.
    #[arg(value_name = "CODE")]
    pub lang: String,
    /// Files in CoNLL-U; `FILE:N` takes the first N sentences.
    #[arg(value_name = "TREEBANK", required = true)]
    pub treebanks: Vec<String>,
    /// Where the weights go.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Treebanks to measure the tagger on, which it does not learn from.
    #[arg(long, value_name = "TREEBANK", num_args = 1..)]
    pub test: Vec<String>,
}

//! `dealgraph explain`: how a text was read, for people.

use super::args::{Common, Explain};
use super::error::CliError;
use super::output;
use super::read::is_empty;
use super::report::Report;
use super::sources::Sources;
use super::{ExitStatus, check_language, load};
use crate::article::Article;
use crate::extract::Extractor;
use crate::input::batch::BATCH_SIZE;
use crate::input::{Batches, Entry, Kind, Record, Source};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

pub fn run(options: Explain, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    check_language(options.lang.as_deref(), extractor)?;
    let mut status = ExitStatus::Done;
    let mut out = output::stdout();
    for batch in Batches::new(sources(&options)?, BATCH_SIZE) {
        let mut written = Ok(());
        batch.read(|entry| {
            let (text, ended) = explained(entry, &options, extractor, report);
            status = status.max(ended);
            if written.is_ok() {
                written = out.write_all(text.as_bytes());
            }
        });
        written.map_err(CliError::Stdout)?;
    }
    out.flush().map_err(CliError::Stdout)?;
    Ok(status)
}

fn explained(entry: Entry, options: &Explain, extractor: &Extractor, report: &Report) -> (String, ExitStatus) {
    match entry.record {
        Err(fault) => {
            report.say(&fault.at(&entry.place));
            (String::new(), ExitStatus::Failed)
        }
        Ok(Record::Fact(_)) => {
            report.say(&format!("{}: expected an article, this is a fact", entry.place));
            (String::new(), ExitStatus::Failed)
        }
        Ok(Record::Article(article)) if is_empty(&article) => {
            report.say(&format!("{}: the text is empty; skipped", entry.place));
            (String::new(), ExitStatus::Done)
        }
        Ok(Record::Article(article)) => {
            let article = Article { date: options.date.or(article.date), ..*article };
            (extractor.explain(&article, options.lang.as_deref()), ExitStatus::Done)
        }
    }
}

/// The file of that name, if there is one; else the words themselves.
fn sources(options: &Explain) -> Result<Box<dyn Iterator<Item = Source>>, CliError> {
    let path = Path::new(&options.text);
    if path.is_dir() {
        let message = format!("{} is a folder: expected a text, a file, or - for standard input", path.display());
        return Err(CliError::Usage(message));
    }
    if options.text == "-" || path.is_file() || is_file_name(path) {
        return Ok(Box::new(Sources::find(&[PathBuf::from(path)])?.open()));
    }
    Ok(Box::new(std::iter::once(given(&options.text.to_string_lossy()))))
}

/// One word that ends like a file is a file that is missing, not a text.
fn is_file_name(path: &Path) -> bool {
    let is_word = path.to_str().is_some_and(|text| !text.contains(char::is_whitespace));
    is_word && crate::input::folder::kind(path).is_some()
}

fn given(text: &str) -> Source {
    let reader = Box::new(Cursor::new(text.as_bytes().to_vec()));
    Source { name: "text".into(), id: "text".into(), kind: Kind::Text, reader: Ok(reader) }
}

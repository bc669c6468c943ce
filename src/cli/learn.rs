//! `dealgraph learn`: the tagger's weights from treebanks, the same bytes each time.

use super::args::{Common, Learn};
use super::error::CliError;
use super::output;
use super::report::Report;
use super::{ExitStatus, check_language, load};
use crate::extract::Extractor;
use crate::language::Language;
use crate::tag::{Figures, Tagger, evaluate, learn};
use std::fs;
use std::path::{Path, PathBuf};

pub fn run(options: Learn, common: &Common, report: &Report) -> Result<ExitStatus, CliError> {
    let extractor = load(common, report)?;
    let language = language(&options.lang, extractor)?;
    let treebanks = read(&options.treebanks)?;
    let bytes = learn(&borrowed(&treebanks), language).map_err(CliError::Rules)?;
    let summary = match options.test.as_slice() {
        [] => String::new(),
        test => accuracy(&bytes, &read(test)?, language)?,
    };
    write(&options.output, bytes)?;
    output::print(&format!("{summary}{}\n", options.output.display()))?;
    Ok(ExitStatus::Done)
}

/// The language itself; its rules teach nothing.
fn language<'e>(code: &str, extractor: &'e Extractor) -> Result<&'e Language, CliError> {
    check_language(Some(code), extractor)?;
    let set = extractor.book().set(code);
    set.map(|set| &set.language).ok_or_else(|| CliError::Usage(format!("the rules of `{code}` have mistakes")))
}

/// Name and text of each treebank, `FILE` or `FILE:N` for its first N sentences.
fn read(files: &[String]) -> Result<Vec<(String, String)>, CliError> {
    files.iter().map(|argument| read_one(argument)).collect()
}

fn read_one(argument: &str) -> Result<(String, String), CliError> {
    let counted = argument.rsplit_once(':').and_then(|(file, n)| Some((file, n.parse().ok()?)));
    let (file, sentences) = counted.unwrap_or((argument, usize::MAX));
    let text = fs::read_to_string(file).map_err(|error| CliError::Unreadable(PathBuf::from(file), error))?;
    let end = text.match_indices("\n\n").nth(sentences.saturating_sub(1)).map_or(text.len(), |(at, _)| at + 2);
    Ok((file.to_string(), text[..end].to_string()))
}

fn borrowed(treebanks: &[(String, String)]) -> Vec<(&str, &str)> {
    treebanks.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

fn accuracy(bytes: &[u8], test: &[(String, String)], language: &Language) -> Result<String, CliError> {
    let tagger = Tagger::read(bytes).ok_or_else(|| CliError::Usage("the weights cannot be read back".into()))?;
    let Figures { tokens, right, ambiguous, ambiguous_right, .. } =
        evaluate(&tagger, &borrowed(test), language).map_err(CliError::Rules)?;
    Ok(format!(
        "{:.2} % of {tokens} tokens right; {:.2} % of {ambiguous} with several readings\n",
        percent(right, tokens),
        percent(ambiguous_right, ambiguous)
    ))
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn write(path: &Path, bytes: Vec<u8>) -> Result<(), CliError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
        return Err(CliError::Usage(format!("{} is no name of a file", path.display())));
    };
    output::write_files(folder, &[(name, bytes)])
}

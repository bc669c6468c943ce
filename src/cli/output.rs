//! Where results go: standard output, and files that are written whole or not at all.

use super::args::Format;
use super::error::CliError;
use crate::export::facts::{self, TableLook};
use crate::fact::Fact;
use crate::relation::Relations;
use comfy_table::Table;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Standard output, buffered.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// What the user asked for, else a table for a person and JSON lines for a program.
pub fn format(asked: Option<Format>) -> Format {
    let usual = if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl };
    asked.unwrap_or(usual)
}

/// Prints text and is done.
pub fn print(text: &str) -> Result<(), CliError> {
    let mut out = stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Stdout)
}

/// Prints all facts in one format.
pub fn print_facts(facts: &[&Fact], format: Format, relations: &Relations) -> Result<(), CliError> {
    let mut out = stdout();
    let facts = facts.iter().copied();
    let written = match format {
        Format::Jsonl => facts::jsonl(facts, &mut out),
        Format::Csv => facts::csv(facts, &mut out),
        Format::Table => facts::table(facts, relations, &look(), &mut out),
    };
    written.and_then(|()| out.flush()).map_err(CliError::Stdout)
}

/// As wide as the terminal, in colours if the user wants them; plain elsewhere.
pub fn look() -> TableLook {
    let is_terminal = io::stdout().is_terminal();
    // A terminal that does not say how wide it is, or says 0, is taken as the usual one.
    let width = is_terminal.then(|| Table::new().width().filter(|w| *w > 0).unwrap_or(80));
    TableLook { width, colour: is_terminal && wants_colours(), lang: READS_IN.into() }
}

/// The language in which relations read in tables and pictures.
pub const READS_IN: &str = "en";

/// False if `NO_COLOR` is set, as https://no-color.org says.
pub fn wants_colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes files into a folder, which is made if need be. All are written beside their place before the first is
/// put there, so that a full disk leaves what was there before.
pub fn write_files(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), CliError> {
    let failed = |error| CliError::Unwritable(folder.to_path_buf(), error);
    fs::create_dir_all(folder).map_err(failed)?;
    let write = |(_, bytes): &(&str, Vec<u8>)| -> io::Result<NamedTempFile> {
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        Ok(file)
    };
    let written: Vec<NamedTempFile> = files.iter().map(write).collect::<io::Result<_>>().map_err(failed)?;
    for (file, (name, _)) in written.into_iter().zip(files) {
        let path = folder.join(name);
        file.persist(&path).map_err(|error| CliError::Unwritable(path, error.error))?;
    }
    Ok(())
}

/// A file with the rights that any new file has, not only for its owner.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    builder.prefix(".dealgraph").tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let out = folder.path().join("a/b");
        for text in ["one", "two"] {
            write_files(&out, &[("x.txt", text.into()), ("y.txt", text.into())]).expect("written");
        }
        let names = fs::read_dir(&out).expect("the folder").map(|e| e.expect("an entry").file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        assert_eq!(names, ["x.txt", "y.txt"]);
        assert_eq!(fs::read_to_string(out.join("x.txt")).expect("the file"), "two");
    }
}

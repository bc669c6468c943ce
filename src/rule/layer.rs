//! Where rule files come from: the shipped ones, and folders of the same shape laid over them.

use super::LoadError;
use crate::data::{Problem, unknown};
use crate::shipped;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A set of files as `rules/` has them; paths in it are relative to that folder: `fr/acquire.toml`.
pub enum Layer {
    Shipped,
    /// The folder as the caller names it, and its files.
    Folder(PathBuf, BTreeMap<String, Vec<u8>>),
}

/// One file: its name as messages say it, and its text.
pub struct Source<'l> {
    pub name: String,
    pub text: Cow<'l, str>,
}

impl Layer {
    /// Reads a folder. One that does not exist or holds no rule file is an error.
    pub fn read(folder: &Path) -> Result<Layer, LoadError> {
        let mut files = BTreeMap::new();
        for entry in entries(folder)? {
            match entry.is_dir() {
                true => entries(&entry)?.iter().try_for_each(|file| add(folder, file, &mut files))?,
                false => add(folder, &entry, &mut files)?,
            }
        }
        if !files.keys().any(|path| path.ends_with(".toml")) {
            let error = io::Error::new(io::ErrorKind::NotFound, "the folder holds no rule file");
            return Err(LoadError::Unreadable(folder.to_path_buf(), error));
        }
        Ok(Layer::Folder(folder.to_path_buf(), files))
    }

    /// The files whose path begins with `prefix`, sorted.
    pub fn paths(&self, prefix: &str) -> Vec<String> {
        let begins = |path: &&str| path.starts_with(prefix);
        match self {
            Layer::Shipped => {
                shipped::below(&format!("rules/{prefix}")).map(|(path, _)| path[6..].to_string()).collect()
            }
            Layer::Folder(_, files) => files.keys().map(String::as_str).filter(begins).map(str::to_string).collect(),
        }
    }

    /// A file by its path.
    pub fn source(&self, path: &str) -> Option<Source<'_>> {
        match self {
            Layer::Shipped => {
                let name = self.name(path);
                let text = Cow::Borrowed(shipped::text(&name)?);
                Some(Source { name, text })
            }
            Layer::Folder(_, files) => {
                let text = Cow::Borrowed(std::str::from_utf8(files.get(path)?).ok()?);
                Some(Source { name: self.name(path), text })
            }
        }
    }

    /// A file as messages name it.
    pub fn name(&self, path: &str) -> String {
        match self {
            Layer::Shipped => format!("rules/{path}"),
            Layer::Folder(folder, _) => folder.join(path).display().to_string(),
        }
    }

    /// A file by its path, text or not.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self {
            Layer::Shipped => shipped::bytes(&format!("rules/{path}")),
            Layer::Folder(_, files) => files.get(path).map(Vec::as_slice),
        }
    }

    /// The folders that hold a file.
    pub fn languages(&self) -> BTreeSet<String> {
        self.paths("").iter().filter_map(|path| Some(path.split_once('/')?.0.to_string())).collect()
    }

    /// Files beside the folders of languages that nobody reads.
    pub(super) fn misplaced(&self) -> Vec<Problem> {
        let read: Vec<String> = Layer::Shipped.paths("").into_iter().filter(|path| !path.contains('/')).collect();
        let all = self.paths("");
        let wrong = all.iter().filter(|path| !path.contains('/') && !read.contains(path));
        let message = |path: &str| match path.ends_with(".toml") {
            true => "rules of a language stand in a folder with its code".to_string(),
            false => unknown("file", path, read.iter().map(String::as_str)),
        };
        wrong.filter_map(|path| Some(problem(&self.source(path)?.name, message(path)))).collect()
    }
}

/// A mistake of a file as a whole.
pub(super) fn problem(file: &str, message: impl Into<String>) -> Problem {
    Problem { file: file.to_string(), line: 1, column: 1, message: message.into(), source: String::new() }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let unreadable = |error| LoadError::Unreadable(folder.to_path_buf(), error);
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        all.push(entry.map_err(unreadable)?.path());
    }
    all.sort();
    Ok(all)
}

/// Takes a data file in; others (`README.md`, folders of folders) are no rules.
fn add(folder: &Path, file: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), LoadError> {
    let is_text = ["toml", "csv", "txt"].iter().any(|text| file.extension().is_some_and(|e| e == *text));
    let is_data = is_text || file.extension().is_some_and(|e| e == "bin");
    if !is_data || !file.is_file() {
        return Ok(());
    }
    let unreadable = |error| LoadError::Unreadable(file.to_path_buf(), error);
    let bytes = match is_text {
        true => fs::read_to_string(file).map_err(unreadable)?.into_bytes(),
        false => fs::read(file).map_err(unreadable)?,
    };
    let relative = file.strip_prefix(folder).unwrap_or(file);
    files.insert(relative.to_string_lossy().replace('\\', "/"), bytes);
    Ok(())
}

//! From the INPUT arguments to files that are opened one after the other.

use super::error::CliError;
use crate::input::folder::{self, Item};
use crate::input::{Kind, Source};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// All that is to be read.
pub struct Sources {
    files: Vec<Planned>,
    /// Files in folders that are neither `.txt` nor `.jsonl`.
    pub others: usize,
}

struct Planned {
    what: What,
    name: String,
    id: String,
    kind: Kind,
}

enum What {
    StandardInput,
    File(PathBuf),
    Failed(io::Error),
}

impl Sources {
    /// Walks through the folders among `inputs`; files are opened later.
    pub fn find(inputs: &[PathBuf]) -> Result<Sources, CliError> {
        let mut sources = Sources { files: Vec::new(), others: 0 };
        inputs.iter().for_each(|input| sources.add(input));
        if inputs.is_empty() {
            let expected = "name a text, a .jsonl file or a folder of them, or - for standard input";
            return Err(CliError::NoInput(format!("no input: {expected}")));
        }
        if sources.files.is_empty() {
            let names: Vec<String> = inputs.iter().map(|p| p.display().to_string()).collect();
            let message = format!("no input: no .txt or .jsonl file in {}", names.join(", "));
            return Err(CliError::NoInput(message));
        }
        Ok(sources)
    }

    fn add(&mut self, input: &Path) {
        if input.as_os_str() == "-" {
            let (name, id) = ("-".to_string(), "stdin".to_string());
            return self.files.push(Planned { what: What::StandardInput, name, id, kind: Kind::Unknown });
        }
        if input.is_dir() {
            return self.add_folder(input);
        }
        let id = input.file_name().unwrap_or(input.as_os_str()).to_string_lossy().into_owned();
        let kind = folder::kind(input).unwrap_or(Kind::Unknown);
        self.files.push(Planned { what: What::File(input.into()), name: shown(input), id, kind });
    }

    fn add_folder(&mut self, root: &Path) {
        let walk = folder::walk(root, &list);
        self.others += walk.others;
        for (path, error) in walk.unreadable {
            let name = shown(&path);
            self.files.push(Planned { what: What::Failed(error), id: name.clone(), name, kind: Kind::Text });
        }
        for found in walk.files {
            let name = shown(&found.path);
            self.files.push(Planned { what: What::File(found.path), name, id: found.id, kind: found.kind });
        }
    }

    /// Opens each file when its turn comes.
    pub fn open(self) -> impl Iterator<Item = Source> + Send {
        self.files.into_iter().map(|file| Source {
            reader: file.what.open(),
            name: file.name,
            id: file.id,
            kind: file.kind,
        })
    }
}

impl What {
    fn open(self) -> io::Result<Box<dyn Read + Send>> {
        match self {
            What::StandardInput => Ok(Box::new(io::stdin())),
            What::File(path) => Ok(Box::new(File::open(path)?)),
            What::Failed(error) => Err(error),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn list(folder: &Path) -> io::Result<Vec<Item>> {
    let item = |entry: fs::DirEntry| Ok(Item { is_folder: entry.file_type()?.is_dir(), path: entry.path() });
    fs::read_dir(folder)?.map(|entry| entry.and_then(item)).collect()
}

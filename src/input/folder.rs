//! A folder is read with all that is below it, sorted by path: `.txt` is a text, `.jsonl` has one article a line,
//! everything else is passed over and counted.

use super::Kind;
use std::io;
use std::path::{Path, PathBuf};

/// What stands in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub path: PathBuf,
    /// A link to a folder is none, so that a walk always ends.
    pub is_folder: bool,
}

/// What a walk has found.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files to read, in the order of the bytes of their path below the folder, which is their id.
    pub files: Vec<Found>,
    /// How many other files there were.
    pub others: usize,
    /// Folders that could not be listed.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub path: PathBuf,
    /// The path below the folder, with `/` between its parts.
    pub id: String,
    pub kind: Kind,
}

/// Walks through `root`; `list` says what stands in one folder, in any order.
pub fn walk(root: &Path, list: &dyn Fn(&Path) -> io::Result<Vec<Item>>) -> Walk {
    let mut walk = Walk::default();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        match list(&folder) {
            Ok(items) => items.into_iter().for_each(|item| walk.take(item, root, &mut folders)),
            Err(error) => walk.unreadable.push((folder, error)),
        }
    }
    walk.files.sort_by(|a, b| a.id.cmp(&b.id));
    walk.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
    walk
}

impl Walk {
    fn take(&mut self, item: Item, root: &Path, folders: &mut Vec<PathBuf>) {
        match kind(&item.path) {
            _ if item.is_folder => folders.push(item.path),
            Some(kind) => self.files.push(Found { id: below(root, &item.path), path: item.path, kind }),
            None => self.others += 1,
        }
    }
}

/// The kind that a file's name promises.
pub fn kind(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()? {
        "txt" => Some(Kind::Text),
        "jsonl" => Some(Kind::Lines),
        _ => None,
    }
}

fn below(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(folder: &Path) -> io::Result<Vec<Item>> {
        let item = |name: &str, is_folder| Item { path: folder.join(name), is_folder };
        match folder.to_str() {
            Some("in") => {
                Ok(vec![item("b.txt", false), item("a", true), item("a.jsonl", false), item("README.md", false)])
            }
            Some("in/a") => Ok(vec![item("z.txt", false), item("closed", true), item("x.txt.gz", false)]),
            _ => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }

    #[test]
    fn a_walk_is_sorted_and_counts_the_rest() {
        let walk = walk(Path::new("in"), &list);
        let files: Vec<_> = walk.files.iter().map(|f| (f.id.as_str(), f.kind)).collect();
        assert_eq!(files, [("a.jsonl", Kind::Lines), ("a/z.txt", Kind::Text), ("b.txt", Kind::Text)]);
        assert_eq!((walk.others, walk.unreadable.len()), (2, 1));
    }
}

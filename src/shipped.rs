//! The data that the binary carries: the files of `rules/` and `seeds/actors/`, by their path in the repository.

/// Path and bytes, sorted by path.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// Every file whose path begins with `prefix`.
pub fn below(prefix: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let start = FILES.partition_point(|(path, _)| *path < prefix);
    FILES[start..].iter().take_while(move |(path, _)| path.starts_with(prefix)).copied()
}

pub fn bytes(path: &str) -> Option<&'static [u8]> {
    let at = FILES.binary_search_by_key(&path, |(path, _)| path).ok()?;
    Some(FILES[at].1)
}

/// A text file that is shipped. All text files in the repository are UTF-8; a test reads each.
pub fn text(path: &str) -> Option<&'static str> {
    std::str::from_utf8(bytes(path)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_is_utf8() {
        let texts = ["toml", "csv", "txt"];
        for (path, bytes) in FILES.iter().filter(|(path, _)| texts.iter().any(|e| path.ends_with(e))) {
            assert!(std::str::from_utf8(bytes).is_ok(), "{path}");
        }
        assert!(text("rules/relations.toml").is_some());
    }
}

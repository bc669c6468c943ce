//! Gives the delayed edges of Graphviz' SVG a true pattern of dashes and dots.
//!
//! In DOT such an edge is a row of drawn and transparent pieces, see `export::dot::style`; here they are joined to
//! one path again. What does not look as expected is left as it is, which is right too, only rougher.

/// The class that DOT gives to such edges, as Graphviz writes it.
const EDGE: &str = "class=\"edge delayed\"";

pub fn dash_dot(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut pieces: Vec<&str> = Vec::new();
    let mut delayed = false;
    for line in svg.split_inclusive('\n') {
        if line.starts_with("<g ") && line.contains("class=\"") {
            delayed = line.contains(EDGE);
        }
        if delayed && line.starts_with("<path ") {
            pieces.push(line);
            continue;
        }
        flush(&mut pieces, &mut out);
        out.push_str(line);
    }
    flush(&mut pieces, &mut out);
    out
}

fn flush(pieces: &mut Vec<&str>, out: &mut String) {
    match join(pieces) {
        Some(path) => out.push_str(&path),
        None => pieces.iter().for_each(|piece| out.push_str(piece)),
    }
    pieces.clear();
}

/// One path over all pieces, in the look of the first.
fn join(pieces: &[&str]) -> Option<String> {
    let (head, _) = pieces.first()?.split_once(" d=\"")?;
    let curves = pieces.iter().enumerate().map(|(i, piece)| {
        let curve = piece.split_once(" d=\"")?.1.split_once('"')?.0;
        if i == 0 { Some(curve) } else { curve.find('C').map(|at| &curve[at..]) }
    });
    let curve: Option<String> = curves.collect();
    Some(format!("{head} stroke-dasharray=\"9,3,2,3\" d=\"{}\"/>\n", curve?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(svg: &str, expected: &str) {
        assert_eq!(dash_dot(svg), expected);
    }

    #[test]
    fn pieces_become_one_line() {
        check("", "");
        check(
            "<g id=\"a\" class=\"edge delayed\">\n<path stroke=\"red\" d=\"M1,1C2,2 3,3 4,4\"/>\n\
             <path stroke=\"transparent\" d=\"M4,4C5,5 6,6 7,7\"/>\n</g>\n",
            "<g id=\"a\" class=\"edge delayed\">\n\
             <path stroke=\"red\" stroke-dasharray=\"9,3,2,3\" d=\"M1,1C2,2 3,3 4,4C5,5 6,6 7,7\"/>\n</g>\n",
        );
        // Another edge, and what is not understood, stay as they are.
        for same in [
            "<g class=\"edge done\">\n<path d=\"M1,1C2,2 3,3 4,4\"/>\n</g>\n",
            "<g class=\"edge delayed\">\n<path stroke=\"red\"/>\n</g>\n",
        ] {
            check(same, same);
        }
    }
}

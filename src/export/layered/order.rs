//! The network in parts that hang together, each without circles: edges against the order are turned round for the
//! layout and keep their arrowheads.

use crate::export::picture::{Line, Picture};
use std::cmp::Reverse;

/// Places in a part count from 0 in the order of `shapes`.
pub struct Part {
    /// Places in the picture, sources first.
    pub shapes: Vec<usize>,
    /// Sorted by `from`, which is below `to`. Edges from an actor to itself are not for the layout, see `canvas`.
    pub edges: Vec<Edge>,
}

#[derive(Clone, Copy)]
pub struct Edge {
    /// Place in the picture's lines.
    pub line: usize,
    pub from: usize,
    pub to: usize,
    /// Turned round for the layout.
    pub back: bool,
}

/// In the order of the picture's parts.
pub fn parts(picture: &Picture) -> Vec<Part> {
    picture.parts.iter().map(|part| order(picture, part.clone())).collect()
}

/// Orders a part so that few edges go back: again and again takes whoever has the most edges out less edges in
/// among those that are left (the heuristic of Eades, Lin and Smyth, with one end only).
fn order(picture: &Picture, mut left: Vec<usize>) -> Part {
    left.sort_unstable();
    let here = |line: &Line| line.from != line.to && left.binary_search(&line.from).is_ok();
    let lines: Vec<usize> = (0..picture.lines.len()).filter(|i| here(&picture.lines[*i])).collect();
    let mut balance = vec![0isize; picture.shapes.len()];
    for line in lines.iter().map(|i| &picture.lines[*i]) {
        balance[line.from] += 1;
        balance[line.to] -= 1;
    }
    let mut place = vec![usize::MAX; picture.shapes.len()];
    let mut shapes = Vec::new();
    while let Some(best) = left.iter().copied().max_by_key(|at| (balance[*at], Reverse(*at))) {
        left.retain(|at| *at != best);
        place[best] = shapes.len();
        shapes.push(best);
        for line in lines.iter().map(|i| &picture.lines[*i]) {
            match best {
                b if b == line.from => balance[line.to] += 1,
                b if b == line.to => balance[line.from] -= 1,
                _ => {}
            }
        }
    }
    Part { shapes, edges: edges(picture, &lines, &place) }
}

fn edges(picture: &Picture, lines: &[usize], place: &[usize]) -> Vec<Edge> {
    let edge = |line: &usize| {
        let (a, b) = (place[picture.lines[*line].from], place[picture.lines[*line].to]);
        Edge { line: *line, from: a.min(b), to: a.max(b), back: b < a }
    };
    let mut edges: Vec<Edge> = lines.iter().map(edge).collect();
    edges.sort_by_key(|edge| (edge.from, edge.to, edge.line));
    edges
}

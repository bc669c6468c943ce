//! The network as SVG: laid out by Graphviz' `dot` where it is installed, else by layout-rs, plainer.

mod dashes;

use super::picture::{Look, Picture, picture};
use super::{dot, layered};
use crate::graph::DealGraph;
use crate::relation::Relations;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Who laid a picture out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Painter {
    Graphviz,
    LayoutRs,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub svg: String,
    pub painter: Painter,
    /// Why Graphviz did not draw it, in one line; none if it did or was not asked.
    pub reason: Option<String>,
    /// How many edges the picture leaves out, see [`Look::edges`].
    pub left_out: usize,
}

/// How long `dot` may take before layout-rs has to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// Draws with `dot` if it can be run, else with layout-rs.
pub fn svg(graph: &DealGraph, relations: &Relations, look: &Look) -> Drawing {
    svg_by(Some("dot"), graph, relations, look)
}

/// layout-rs needs seconds for some 200 edges that cross each other, and more than this can't be read anyway.
const PLAIN_EDGES: usize = 120;

/// Draws with this program as `dot`; with none, with layout-rs.
pub fn svg_by(program: Option<&str>, graph: &DealGraph, relations: &Relations, look: &Look) -> Drawing {
    let reason = match program.map(|program| (program, by_dot(program, graph, relations, look))) {
        Some((_, Ok(drawing))) => return drawing,
        Some((program, Err(error))) => Some(reason(program, &error)),
        None => None,
    };
    let (picture, left_out) = strongest(graph, relations, look, look.edges.min(PLAIN_EDGES));
    Drawing { svg: layered::svg(&picture), painter: Painter::LayoutRs, reason, left_out }
}

fn by_dot(program: &str, graph: &DealGraph, relations: &Relations, look: &Look) -> io::Result<Drawing> {
    let (picture, left_out) = strongest(graph, relations, look, look.edges);
    let svg = run(Command::new(program).arg("-Tsvg"), &dot::draw(&picture), PATIENCE)?;
    Ok(Drawing { svg: dashes::dash_dot(&svg), painter: Painter::Graphviz, reason: None, left_out })
}

/// The picture of at most so many edges, and how many that leaves out.
fn strongest(graph: &DealGraph, relations: &Relations, look: &Look, edges: usize) -> (Picture, usize) {
    let all = graph.edge_count();
    match all > edges {
        true => (picture(&graph.strongest(edges), relations, look, all), all - edges),
        false => (picture(graph, relations, look, all), 0),
    }
}

fn reason(program: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("`{program}` is not installed"),
        _ => format!("`{program}` failed: {}", error.to_string().lines().next().unwrap_or("no reason given")),
    }
}

/// Gives the DOT to the program and takes its SVG. Ends it if it takes longer than `patience`.
fn run(program: &mut Command, dot: &str, patience: Duration) -> io::Result<String> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    // Each pipe has a thread, since a full one would stop the program, and us with it.
    let (input, text) = (child.stdin.take(), dot.to_string());
    thread::spawn(move || input.map(|mut pipe| pipe.write_all(text.as_bytes())));
    let output = drain(child.stdout.take());
    let errors = drain(child.stderr.take());
    let status = wait(&mut child, patience)?;
    let (output, errors) = (join(output), join(errors));
    if !status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&errors).trim().to_string()));
    }
    match String::from_utf8(output) {
        Ok(svg) if svg.contains("</svg>") => Ok(svg),
        _ => Err(io::Error::other("it wrote no SVG")),
    }
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What came before an error is judged by the caller.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn join(reader: thread::JoinHandle<Vec<u8>>) -> Vec<u8> {
    reader.join().unwrap_or_default()
}

fn wait(child: &mut Child, patience: Duration) -> io::Result<ExitStatus> {
    let end = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::other(format!("it took longer than {} s", patience.as_secs_f32())));
        }
        thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(test)]
mod tests;

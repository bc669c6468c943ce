//! Asks Graphviz' `dot` to lay a network out, which PNG and PDF can't do without.
//!
//! These two show what the SVG shows, but for what only a screen can do: tooltips and the sentences in them are lost,
//! and of a large network the edges that few facts tell, see [`super::Look::edges`].

use super::picture::strongest;
use super::{Network, dot};
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long `dot` may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How fine a PNG is: sharp when printed at half its size.
const DOTS_PER_INCH: &str = "-Gdpi=144";

/// The network in a format of Graphviz, such as `png`; or why not, in one line.
pub fn render(network: &Network, format: &str) -> Result<Vec<u8>, String> {
    let (picture, _) = strongest(network.graph, network.relations, network.look, network.look.edges);
    let text = dot::draw(&picture);
    let mut program = Command::new("dot");
    program.arg(format!("-T{format}"));
    if format == "png" {
        program.arg(DOTS_PER_INCH);
    }
    run(&mut program, &text, PATIENCE).map_err(|error| reason("dot", &error))
}

/// The same as SVG, by this program.
pub(super) fn svg(program: &str, dot: &str) -> Result<String, String> {
    let drawn = run(Command::new(program).arg("-Tsvg"), dot, PATIENCE).map_err(|error| reason(program, &error))?;
    match String::from_utf8(drawn) {
        Ok(svg) if svg.contains("</svg>") => Ok(svg),
        _ => Err(format!("`{program}` failed: it wrote no SVG")),
    }
}

fn reason(program: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("`{program}` is not installed"),
        _ => format!("`{program}` failed: {}", error.to_string().lines().next().unwrap_or("no reason given")),
    }
}

/// Gives the DOT to the program and takes what it draws. Ends it if it takes longer than `patience`.
fn run(program: &mut Command, dot: &str, patience: Duration) -> io::Result<Vec<u8>> {
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
    Ok(output)
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
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_ended() {
        // Reads nothing and writes for ever.
        let error = run(&mut Command::new("yes"), "digraph {}", Duration::from_millis(100)).expect_err("ended");
        assert_eq!(error.to_string(), "it took longer than 0.1 s");
    }
}

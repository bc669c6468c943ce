//! The program `dealgraph`; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    dealgraph::cli::run(std::env::args_os()).into()
}

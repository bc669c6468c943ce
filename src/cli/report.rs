//! What goes to standard error: messages, one line each, and progress where a person watches.

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};

const ERROR: Style = AnsiColor::Red.on_default().bold();

pub struct Report {
    is_terminal: bool,
    has_colours: bool,
    /// Hidden until a command starts it.
    progress: ProgressBar,
}

impl Report {
    pub fn new() -> Report {
        let is_terminal = io::stderr().is_terminal();
        let has_colours = is_terminal && super::output::wants_colours();
        Report { is_terminal, has_colours, progress: ProgressBar::hidden() }
    }

    /// True if a person reads standard error.
    pub fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    pub fn has_colours(&self) -> bool {
        self.has_colours
    }

    /// One line, or the lines of one message. Nobody can be told if standard error is closed.
    pub fn say(&self, message: &str) {
        self.progress.suspend(|| {
            let _ = writeln!(io::stderr(), "{message}");
        });
    }

    /// What ends the command.
    pub fn error(&self, message: &str) {
        if self.has_colours {
            self.say(&format!("{ERROR}error:{ERROR:#} {message}"));
        } else {
            self.say(&format!("error: {message}"));
        }
    }

    /// Counts articles for a person who waits; `shares_screen` if the output goes to the same terminal meanwhile.
    pub fn progress(&self, shares_screen: bool) -> ProgressBar {
        if !self.is_terminal || shares_screen {
            return self.progress.clone();
        }
        let style = ProgressStyle::with_template("{spinner} {pos} articles, {msg} facts ({elapsed})");
        let target = indicatif::ProgressDrawTarget::stderr();
        self.progress.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        self.progress.set_draw_target(target);
        self.progress.clone()
    }
}

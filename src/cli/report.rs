//! What goes to standard error: messages, one line each, and progress where a person watches.

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

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
    pub fn progress(&self, shares_screen: bool) -> Progress<'_> {
        Progress { bar: &self.progress, is_wanted: self.is_terminal && !shares_screen, begun: Instant::now() }
    }
}

/// Appears when a run takes longer than a moment, and goes away when it is dropped.
pub struct Progress<'r> {
    bar: &'r ProgressBar,
    is_wanted: bool,
    begun: Instant,
}

const MOMENT: Duration = Duration::from_millis(500);

impl Progress<'_> {
    pub fn show(&self, articles: usize, facts: usize) {
        if !self.is_wanted || self.begun.elapsed() < MOMENT {
            return;
        }
        if self.bar.is_hidden() {
            let style = ProgressStyle::with_template("{spinner} {pos} articles, {msg} facts ({elapsed})");
            self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(facts.to_string());
        self.bar.set_position(articles as u64);
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

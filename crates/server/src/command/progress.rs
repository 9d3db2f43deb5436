//! How far a long command has come: a bar on a terminal, a line each ten per cent elsewhere; both on standard error.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows it.
pub struct Progress {
    bar: Option<ProgressBar>,
    tenth: u64,
}

impl Progress {
    /// Nothing done yet.
    pub fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:40} {percent}% {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0).with_style(style)
        });
        Self { bar, tenth: 0 }
    }

    /// So much of so much is done.
    pub fn show(&mut self, done: u64, of: u64) {
        if let Some(bar) = &self.bar {
            bar.set_length(of);
            bar.set_position(done);
            return;
        }
        let tenth = done * 10 / of.max(1);
        if tenth > self.tenth {
            self.tenth = tenth;
            eprintln!("{}%", tenth * 10);
        }
    }

    /// It is over.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

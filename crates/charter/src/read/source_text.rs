//! A rules file while it is read: finds lines, collects faults. It knows no rule.

use std::cell::RefCell;

use toml::de::DeTable;

use crate::{FILE_BYTES_MAX, Fault, Words};

/// More faults than this help nobody.
const FAULTS_MAX: usize = 100;

/// The text of one file and what was found wrong with it.
pub(super) struct SourceText<'t> {
    file: &'static str,
    text: &'t str,
    line_ends: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
}

impl<'t> SourceText<'t> {
    pub fn new(file: &'static str, text: &'t str) -> Self {
        let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self { file, text, line_ends, faults: RefCell::default() }
    }

    /// The file as a table; none when it is too large or not TOML, which is a fault.
    pub fn table(&self) -> Option<DeTable<'t>> {
        if self.text.len() > FILE_BYTES_MAX {
            self.fault(
                0,
                "",
                Words::new("文件过大。", "The file is too large."),
                Words::new("请控制在256 KB以内。", "Keep it within 256 kB."),
            );
            return None;
        }
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let detail = error.message();
            self.fault(
                error.span().map_or(0, |span| span.start),
                "",
                Words::new(format!("不是有效的TOML：{detail}。"), format!("Not valid TOML: {detail}.")),
                Words::new("请改正本行的写法。", "Correct the writing of this line."),
            );
        }
        errors.is_empty().then(|| table.into_inner())
    }

    /// Notes a fault at a byte of the text.
    pub fn fault(&self, at: usize, key: &str, wrong: Words, remedy: Words) {
        let mut faults = self.faults.borrow_mut();
        if faults.len() < FAULTS_MAX {
            let line = self.line_ends.partition_point(|end| *end < at) as u32 + 1;
            faults.push(Fault { file: self.file, line, key: key.to_owned(), wrong, remedy });
        }
    }

    /// The faults, in the order of their lines.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.line);
        faults
    }
}

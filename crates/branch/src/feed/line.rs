//! The lines of a calendar file (RFC 5545, 3.1 and 3.3.11): folded after 75 bytes and never within a letter; what was typed stays one value.
//! It knows nothing of calendars.

/// The most bytes of a line, its end not counted.
const BYTES_MAX: usize = 75;

/// Lines that are being written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value is the program's own and holds nothing that has a meaning in the format.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if width + letter.len_utf8() > BYTES_MAX {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(letter);
            width += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value somebody typed.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.trim().chars() {
            match letter {
                '\\' | ',' | ';' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => escaped.push(' '),
                letter => escaped.push(letter),
            }
        }
        self.raw(name, &escaped);
    }

    /// All of them.
    pub fn into_file(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_reads_as_it_was() {
        for value in ["会".repeat(100), format!("a{}", "会".repeat(100)), "x".repeat(300), String::new()] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &value);
            let file = lines.into_file();
            assert!(file.ends_with("\r\n") && file.split("\r\n").all(|line| line.len() <= BYTES_MAX), "{file}");
            assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn marks_of_the_format_are_escaped_and_a_line_break_is_none() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a,b;c\\d\nEND:VEVENT\r\t:\u{7}");
        assert_eq!(lines.into_file(), "SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT  : \r\n");
    }
}

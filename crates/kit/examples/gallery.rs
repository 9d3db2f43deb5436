//! Writes the page of all components to standard output: `cargo run -p zhixing-kit --example gallery zh|en > FILE`.

use std::io::Write;

use zhixing_kit::Language;
use zhixing_kit::html::{gallery, sample_frame};

fn main() -> std::io::Result<()> {
    let language = std::env::args().nth(1).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
    std::io::stdout().write_all(gallery(&sample_frame(language)).into_string().as_bytes())
}

//! The program zhixing.
fn main() {}

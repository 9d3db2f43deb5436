//! Makes sure that the folder of built styles and scripts exists, so that the program compiles before `make ui` was run; says what to run.

use std::path::Path;

fn main() {
    let dist = Path::new("../../ui/dist");
    if let Err(cause) = std::fs::create_dir_all(dist) {
        println!("cargo::warning=ui/dist cannot be made: {cause}");
    }
    if !dist.join("app.css").exists() {
        println!("cargo::warning=styles and scripts are not built yet: run `make ui`, then build again");
    }
    println!("cargo::rerun-if-changed=../../ui/dist");
}

//! How the program is linked, to be small: its relocations packed (DT_RELR, glibc 2.36 and newer), which saves a megabyte and a half; a linker that does
//! not know the word says so and goes on. And, where Rust brings its own linker (1.90 and newer), functions that came out the same are kept once, which saves
//! another megabyte in a release.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    if is("CARGO_CFG_TARGET_ARCH", "x86_64") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
    }
}

//! An installation on the disk: its archive.

pub mod archive;

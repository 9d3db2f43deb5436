//! Imports in the words of those who import: tables of files against the plan, and whole imports on both databases.

mod files;
mod plans;
mod scenes;
mod spellings;
mod workbooks;

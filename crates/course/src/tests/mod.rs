//! Scenarios of courses in the words of those who use them, through HTTP, on both databases.

mod packages;
mod scenes;
mod scorm;
mod town;

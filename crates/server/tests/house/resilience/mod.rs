//! What the product withstands (the list of bad input): each is a test that names it, through the program as its users have it.

mod away;
mod backup;
mod clock;
mod disk;
mod secrets;
mod verify;

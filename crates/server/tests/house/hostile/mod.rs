//! Hostile and careless input (the list of bad input): each is a test that names it, through every route and every form that there is.

mod forms;
mod ids;
mod marks;
mod names;
mod requests;
mod sessions;
mod votes;

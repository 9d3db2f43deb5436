//! The table of rights as tests: every kind of post, every right, from every place.

//! Units, members, posts and accounts, and what each may do.

//! The provider's answers, true and false: the rule for tokens as a table, and who may be linked by what.

mod linking;
mod tokens;

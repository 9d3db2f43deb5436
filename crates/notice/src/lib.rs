//! Messages to many inside the house, and suggestions from its users with their public answers.

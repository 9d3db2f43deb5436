//! The ledger inside the product: statements, the clerk, proofs and exports.

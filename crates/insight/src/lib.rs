//! What the others' questions show together: today, the ledger's pages, a superior's overview; owns no facts.

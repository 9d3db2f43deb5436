//! Accounts: who may sign in, and the rule for passwords. Pure; knows no hash and no secret.

zhixing_kit::ids! {
    /// An account.
    AccountId;
    /// A one-time link.
    LinkId;
}

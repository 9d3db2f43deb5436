//! Sessions: who is signed in where, and how long a wrong try makes one wait. Pure.

zhixing_kit::ids! {
    /// A session.
    SessionId;
    /// A browser that signed in before.
    DeviceId;
}

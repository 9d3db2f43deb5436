//! The sentences about sendings.

zhixing_kit::text! {
    /// What is said about what arrives twice, or for somebody else.
    pub Text
    taken_already() "这一份先前已经收到并保存，没有重复。" / "This had arrived and been saved before; it was not done twice.";
    another() "这台设备上现在登录的是另一个人。这一份会等原来的人登录后再发送。" / "Somebody else is signed in on this device now. This waits until its writer signs in again.";
}

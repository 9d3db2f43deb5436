//! The sentences about sendings.

zhixing_kit::text! {
    /// What is said about what arrives twice, or for somebody else.
    pub Text
    taken_already() "这一份先前已经收到并保存，没有重复。" / "This had arrived and been saved before; it was not done twice.";
    taken_then(at) "这一份在 {at} 已经收到过，这一次没有再做。要再做一次的，请在现在的页面上重新操作。" / "This had arrived on {at}; nothing was done now. To do it once more, do it on the page as it is now.";
    another() "这台设备上现在登录的是另一个人。这一份会等原来的人登录后再发送。" / "Somebody else is signed in on this device now. This waits until its writer signs in again.";
}

//! The words of this room's records: what can be done to units, members, posts and accounts. Signing in is no deed and is never recorded (P3).

use jiff::civil::Date;
use zhixing_kit::{Moment, Read};

/// What was done.
pub mod done {
    zhixing_records::verbs! {
        FOUNDED = "founded" "成立" / "founded";
        RENAMED = "renamed" "更名" / "renamed";
        MOVED = "moved" "调整隶属关系" / "moved";
        KEPT_SINCE = "kept-since" "设定起记日期" / "set the first day of the record of";
        DISSOLVED = "dissolved" "撤销" / "dissolved";
        ENTERED = "entered" "登记" / "entered";
        CHANGED = "changed" "修改" / "changed";
        TRANSFERRED = "transferred" "转接" / "transferred";
        LEFT = "left" "转出" / "left";
        EXEMPTED = "exempted" "登记免予催办" / "exempted";
        RESUMED = "resumed" "结束免予催办" / "resumed";
        ATTACHED = "attached" "编入临时党支部" / "set to a temporary branch";
        DETACHED = "detached" "结束临时编入" / "ended the time in a temporary branch of";
        APPOINTED = "appointed" "任命" / "appointed";
        RELIEVED = "relieved" "离任" / "relieved";
        INVITED = "invited" "发放登录链接" / "invited";
        PASSWORD_SET = "password-set" "设置登录密码" / "set the password of";
        PASSKEY_ADDED = "passkey-added" "添加通行密钥" / "added a passkey to";
        PASSKEY_REMOVED = "passkey-removed" "移除通行密钥" / "removed a passkey from";
        IDENTITY_LINKED = "identity-linked" "绑定统一登录" / "linked the organisation's sign-in with";
        IDENTITY_UNLINKED = "identity-unlinked" "解除统一登录绑定" / "ended the link with the organisation's sign-in of";
        BARRED = "barred" "停用账号" / "barred";
        IMPORTED = "imported" "导入名单" / "imported";
        REVERTED = "reverted" "撤销导入" / "reverted";
    }
}

/// To what it was done.
pub mod things {
    pub use zhixing_records::UNIT;

    zhixing_records::things! {
        MEMBER = "member" "成员" / "member";
        POST = "post" "职务" / "post";
        ACCOUNT = "account" "账号" / "account";
        IMPORT = "import" "成员名单" / "member list";
    }
}

/// When a deed of that day happened: at its start, but never later than now.
pub(crate) fn on_day(tx: &Read<'_>, day: Date) -> Moment {
    Moment::start_of(day, tx.zone()).min(tx.now())
}

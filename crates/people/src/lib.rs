//! People: units, members, posts and accounts, signing in, and `require`: the one function that decides who may do what.
//! It owns who belongs where and who may do what; it never knows what is done in the rooms above it.

mod account;
mod actor;
mod attachment;
mod beginning;
mod census;
mod draft;
pub mod fields;
mod first_day;
pub mod identity;
pub mod import;
mod keeping;
mod member;
mod passkey;
mod post;
mod query;
mod rights;
mod saver;
mod sending;
mod session;
mod spelling;
#[cfg(test)]
mod tests;
mod unit;
pub mod verbs;
mod words;

pub use account::{
    Account, AccountId, Invitation, LinkId, LinkPurpose, NewOrganisation, PasswordHash, Relock, Relocked, Relocking,
    Secret, bar, counted, first_link, found_organisation, has_password, in_turn, invite, open_with_password, prove,
    renewed_at,
};
pub use actor::{Actor, Held};
pub use attachment::{attach, attached_to, called_to, is_attached};
pub use beginning::{Beginning, beginning, secretaries_without_sign_in, without_sign_in};
pub use census::{Census, Excused, Stay, Tenure, census_of, census_of_many};
pub use draft::{Unfinished, unfinished};
pub use fields::FIELDS;
pub use first_day::{Attended, Rolls};
pub use identity::{Provider, ProviderSettings};
pub use import::{csv_cell, quoted_csv_cell};
pub use keeping::{keep_since, kept_since};
pub use member::{
    Admitted, Exemption, ExemptionId, ExemptionKind, Joining, Member, MemberKind, Membership, MembershipId, NewMember,
    Person, admit, change as change_member, end_exemption, enter, exempt, exemptions_of, exemptions_of_member,
    has_namesake, leave, may_send_away, member, member_numbered, members_below, members_of, membership_history,
    take_over, transfer,
};
pub use post::{
    Behind, LeftBehind, Post, PostId, PostKind, Vacancy, given_up, post, post_history, posts_of, posts_of_member,
    vacancies,
};
pub use post::{NewPost, NewTerm, appoint, begin_term, end as end_post, fill_vacancies, move_term_end, reinstate};
pub use query::in_query;
pub use rights::{Place, Right, may, reach, require, rights_table, units_for, units_where};
pub use saver::last_saver;
pub use sending::Waited;
pub use session::{BRANCH_COOKIE, DeviceId, Door, Glance, Network, Session, SessionId, Wiring, assemble, session};
pub use unit::{NewUnit, close as close_unit, found as found_unit, move_below as move_unit, rename as rename_unit};
pub use unit::{Unit, UnitKind, branch_of, the_organisation, top_unit, unit, units_below};
pub use zhixing_records::{MemberId, UnitId};

use zhixing_kit::jobs::JobKind;
use zhixing_kit::route::Routes;

/// Every route of this room.
pub fn routes() -> Routes {
    session::web::routes()
        .and(account::web::routes())
        .and(passkey::routes())
        .and(identity::routes())
        .and(unit::web::routes())
        .and(keeping::routes())
        .and(first_day::routes())
        .and(attachment::routes())
        .and(post::web::routes())
        .and(member::web::routes())
        .and(import::routes())
        .and(draft::routes())
}

/// What this room throws away by itself, and after how long (milliseconds): for documents.
pub fn retention() -> Vec<((&'static str, &'static str), i64)> {
    vec![
        (("没有使用的登录状态", "a session that is not used"), zhixing_kit::session::IDLE_MS_MAX),
        (("没有使用的一次性链接", "a one-time link that is not used"), account::LINK_MS_MAX),
        (("没有再用的常用设备", "a known device that is not used any more"), session::actions::DEVICE_MS_MAX),
        (("写了一半没有提交的内容", "what was half written and not sent"), draft::KEPT_MS_MAX),
        (("设备发来过哪些表单", "which sendings of a device arrived"), sending::KEPT_MS_MAX),
        (("没有确认的导入名单", "a list that was not confirmed"), import::DRAFT_MS_MAX),
    ]
}

/// Every kind of job of this room.
pub const JOBS: &[JobKind] = &[JobKind { name: session::PURGE, run: session::purge }];

/// Every SQL statement of this room.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        unit::store::STATEMENTS,
        keeping::store::STATEMENTS,
        first_day::store::STATEMENTS,
        attachment::store::STATEMENTS,
        member::store::STATEMENTS,
        post::store::STATEMENTS,
        account::store::STATEMENTS,
        session::store::STATEMENTS,
        passkey::store::STATEMENTS,
        identity::store::STATEMENTS,
        rights::store::STATEMENTS,
        census::store::STATEMENTS,
        import::STATEMENTS,
        beginning::store::STATEMENTS,
        draft::store::STATEMENTS,
        sending::store::STATEMENTS,
    ]
    .concat()
}

//! The components of a page. Each is a function that returns markup; none asks the database or knows a capability.
//! Pages are made of these alone: no capability writes a class or a style of its own. The program shows all of them at `/components`.

mod action;
mod bar;
mod calendar;
mod card;
mod definitions;
mod difference;
mod field;
mod form;
pub mod frame;
mod heading;
mod icon;
mod list;
mod live;
mod look;
mod move_about;
mod navigation;
mod notice;
mod page;
mod person;
mod progress;
mod reading;
mod roll;
mod status;
mod table;
mod time;
mod timeline;
pub mod words;
mod year;

pub use action::{
    Weight, actions, confirmed, copy_link, copy_text, device_key, link_button, post_button, post_button_uncoded,
    submit, submit_as,
};
pub use bar::{Part, bar, count, quorum, vote_bar};
pub use calendar::{Entry, Month, month_calendar};
pub use card::{card, copied_by_hand, details, section, sheet};
pub use definitions::{Fact, facts};
pub use difference::{difference, versions};
pub use field::{Choice, Input, field, field_again, hidden, optional_field};
pub use form::{
    PAGE_CODE, draft, draft_each, draft_here, filter_form, form, live_search_form, page_code, search_form, upload_form,
};
pub use frame::{ClockBehind, Frame, Look, NavItem, Reader, Shown, Theme, TypeSize, sample_frame};
pub use heading::Heading;
pub use icon::{ICONS, icon};
pub use list::{Item, filtered, list};
pub use live::{kept, live};
pub use look::look_form;
pub use move_about::{Tab, crumbs, pager, pager_in_order, tabs};
pub use notice::{Notice, empty, notice};
pub use page::{Back, WAY, error_page, page, plain_page, printed_page};
pub use person::{download, person};
pub use progress::{StepState, progress, steps};
pub use reading::{Passage, Set, reading};
pub use roll::{RollChoice, RollRow, roll};
pub use status::{Status, Tone, pill, status};
pub use table::{Column, table};
pub use time::{day, day_time, moment};
pub use timeline::{Event, timeline};
pub use year::{Mark, year_calendar};

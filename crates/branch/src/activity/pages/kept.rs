//! The pages of a meeting that lie on the device of who runs it, so that they open without a network.

use maud::Markup;
use zhixing_kit::html::{self, Frame};

use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::activity::text::Text;

/// The element that keeps them: nothing for everybody else, and nothing before the meeting or once it is signed, and of a talk nothing
/// at all: it has no roll, and no words are taken down. The roll while it is called, what was
/// said for as long as it is taken down.
pub fn kept(frame: &Frame, activity: &Activity, may: May) -> Markup {
    let text = Text(frame.language);
    let path = activity.path();
    let is_called = may.run && !activity.is_talk() && activity.state == State::Opened;
    let is_written = may.run && !activity.keeps_fact_only() && matches!(activity.state, State::Opened | State::Closed);
    let (roll, remarks) = (format!("{path}/roll"), format!("{path}/remarks/new"));
    let pages = [
        is_called.then_some((roll.as_str(), text.call_roll())),
        is_written.then_some((remarks.as_str(), text.take_down())),
        (is_called || is_written).then_some((path.as_str(), text.its_page())),
    ];
    let pages: Vec<_> = pages.into_iter().flatten().collect();
    html::kept(frame, &pages)
}

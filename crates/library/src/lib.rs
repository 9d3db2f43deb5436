//! The library: what a branch reads. Materials are brought in as files or words, made into readable paragraphs, published to everybody at once,
//! renewed in editions, and found by a paragraph. It never takes down who has read what, when or for how long, and fetches nothing from elsewhere.

pub mod acts;
mod extract;
mod feed;
mod following;
mod intake;
mod material;
mod search;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

use zhixing_kit::form::Field;
use zhixing_kit::jobs::JobKind;
use zhixing_kit::route::Routes;

pub use material::model::{Area, Material, MaterialId, Placed};
pub use material::pages::{reading_as as set_text, way_to_edition as way_to};
pub use material::questions::{Reading, list as materials, whole as whole_text};
pub use search::input::{ChosenPassage, PassageQuery};
pub use search::pages::choose_passage;
pub use search::questions::{Answers, Found, Quote, Within, passage_at, quote, search};
pub use search::snippet::snippet;
pub use search::words::{Word, hold, of_question};
pub use verbs::{KINDS, VERBS};

/// Every route of this room.
pub fn routes() -> Routes {
    intake::web::routes().and(feed::web::routes()).and(material::web::routes()).and(following::web::routes())
}

/// Every kind of job of this room.
pub const JOBS: &[JobKind] = &[JobKind { name: intake::FORGET, run: intake::forget }];

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        intake::store::STATEMENTS,
        material::store::STATEMENTS,
        following::store::STATEMENTS,
        feed::store::STATEMENTS,
        search::store::STATEMENTS,
    ]
    .concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [intake::FIELDS, material::input::FIELDS].concat()
}

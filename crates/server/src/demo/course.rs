//! The demonstration's courses: one of cmi5, one of SCORM 1.2, drawn and written by us (`courses/`), packed as an author's tool would, and chosen for the
//! topics of the first branch that they are about.

use zhixing_course::acts::{NewCourse, publish, read};
use zhixing_kit::{Error, Result};
use zhixing_question::pack;
use zhixing_study::acts::add_course;

use super::stage::Scene;
use super::study::topics_that_take;

/// A packed course: its file's name, and what is in it.
type Packed = (&'static str, &'static [(&'static str, &'static str)]);

const COURSES: &[Packed] = &[
    (
        "夜间设卡三件事.zip",
        &[
            ("cmi5.xml", include_str!("courses/night/cmi5.xml")),
            ("index.html", include_str!("courses/night/index.html")),
            ("slides.css", include_str!("courses/slides.css")),
            ("slides.js", include_str!("courses/slides.js")),
            ("tongue.js", include_str!("courses/night/tongue.js")),
        ],
    ),
    (
        "雨天执勤两个要点.zip",
        &[
            ("imsmanifest.xml", include_str!("courses/rain/imsmanifest.xml")),
            ("index.html", include_str!("courses/rain/index.html")),
            ("slides.css", include_str!("courses/slides.css")),
            ("slides.js", include_str!("courses/slides.js")),
            ("tongue.js", include_str!("courses/rain/tongue.js")),
        ],
    ),
];

/// The librarian publishes the courses, and the secretary chooses them for the topics.
pub fn bring(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let (librarian, secretary) = (scene.actor(branch.recorder())?, scene.actor(branch.secretary)?);
    for packed in COURSES {
        let bytes = bytes(packed)?;
        let package = read(&bytes).map_err(|_| Error::broken("a course of the demonstration cannot be read"))?;
        let title = packed.0.trim_end_matches(".zip").to_owned();
        let new = NewCourse::of(package, &bytes, packed.0, (title.clone(), String::new(), scene.unit(branch.unit)?));
        let course = publish(scene.tx, &librarian, &new)?;
        let topics = scene.ids().topics.get(&0).cloned().unwrap_or_default();
        for place in topics_that_take(&title) {
            add_course(scene.tx, &secretary, topics.get(place).ok_or(Error::NotFound)?, &course)?;
        }
    }
    Ok(())
}

fn bytes((_, files): &Packed) -> Result<Vec<u8>> {
    pack(files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_courses_are_read_without_a_word_of_warning() {
        for packed in COURSES {
            let package = read(&bytes(packed).unwrap()).unwrap();
            assert!(package.outline.notes.is_empty() && package.outline.parts.len() == 1, "{}", packed.0);
            assert!(package.outline.parts[0].mastery.is_some());
        }
    }
}

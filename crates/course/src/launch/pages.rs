//! The few pages around an open course: the one that leads to the courses' own address, the frame around a SCORM part there, and the one that says
//! that a session is over. The last two stand outside of the house: they have neither its styles nor anything of its reader.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use zhixing_kit::Language;
use zhixing_kit::html::{Frame, Heading, Weight, actions, crumbs, link_button, page};

use super::actions::Opened;
use super::text::Text;

/// Leads on to the courses' own address.
pub fn leading(frame: &Frame, opened: &Opened, to: &str) -> Markup {
    let text = Text(frame.language);
    let course = format!("/courses/{}", opened.speaker.course);
    let heading =
        Heading::new(text.open_it()).above(crumbs(frame, &[(&course, text.back())])).lead(text.opening_lead());
    let title = opened.part.title.pick(frame.language);
    page(
        frame,
        heading,
        html! { p role="status" { (text.opening(title)) } (actions(link_button(Weight::Primary, to, text.open_it()))) },
    )
}

/// What a page in the sandbox is given before its own scripts: what stands in for cookies and storage, which it may not have.
pub fn apart(script: &str) -> String {
    html! { script src=(script) {} }.into_string()
}

/// What a SCORM part's page is given before its own scripts: its configuration and the run-time.
pub fn runtime(config: &serde_json::Value, script: &str) -> String {
    let config = plain(&config.to_string());
    html! { script { (PreEscaped(format!("window.zhixingCourse={config}"))) } script src=(script) {} }.into_string()
}

/// JSON as a script of a page in whatever letters, in HTML and in XML: nothing but ASCII, and no sign that would end it or begin an entity.
fn plain(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    for one in json.chars() {
        if one.is_ascii() && !matches!(one, '<' | '>' | '&') {
            plain.push(one);
        } else {
            // All of them stand within texts, where each may be written by its number.
            for unit in one.encode_utf16(&mut [0; 2]) {
                plain.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    plain
}

/// The frame around a SCORM part at the courses' own address: the part finds its API in the window around it.
pub fn around(language: Language, title: &str, runtime: &str, part: &str) -> String {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { "html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}" }
                (PreEscaped(runtime))
            }
            body { iframe src=(part) title=(title) allow="fullscreen; autoplay" {} }
        }
    }
    .into_string()
}

/// Says that a session is over, and where to go.
pub fn over(home: &str) -> String {
    let (zh, en) = (Text(Language::Chinese), Text(Language::English));
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (zh.over_title()) }
                style { "body{font:18px/1.6 sans-serif;max-width:36em;margin:2em auto;padding:0 1em}" }
            }
            body {
                h1 { (zh.over_title()) }
                p { (zh.over()) }
                p lang="en" { (en.over()) }
                p { a href={ (home) "/courses" } { (zh.to_courses()) " · " (en.to_courses()) } }
            }
        }
    }
    .into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_reads_the_same_in_all_letters_and_in_xml() {
        let config = serde_json::json!({ "back": "返回 </script> & \"𠮷\"" });
        let told = runtime(&config, "/assets/a.js");
        assert!(told.is_ascii() && told.matches("</script>").count() == 2 && !told.contains('&'), "{told}");
        let json = told.strip_prefix("<script>window.zhixingCourse=").unwrap().split("</script>").next().unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(json).unwrap(), config);
    }
}

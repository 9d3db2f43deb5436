//! The fields of a picture, and what their form sends.

use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_question::{Image, Question};

use super::model::{Put, SHOWS_CHARS_MAX, Spot};
use super::text::Text;
use crate::bank::input::with_remedy;

zhixing_kit::fields! {
    PICTURE = "picture" "图片" / "Picture", why "看图才能答的题，例如交通标志。拍摄地点、设备等信息会先去掉。" / "For questions about what is seen, such as road signs. Where and with what it was taken is removed first.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    SHOWS = "shows" "图上画的是什么" / "What it shows", why "看不见图的人靠这句话答题：写形状、颜色、图案，不要写出答案。" / "Who cannot see it answers by these words: its shape, colours and signs, without giving away the answer.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    SPOT = "spot" "放在哪里" / "Where it stands", why "可以放在题干、某个选项或解析里。" / "In the stem, an option or the explanation.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
    INSTEAD = "instead" "选项只显示图片，不显示原来的字" / "The option is the picture alone, without its words", why "问“哪个标志是……”时，选项就是图片。" / "Where one is asked which sign it is, the options are pictures.", seen "管理题库的人和答题的人" / "Those who keep the bank and those who answer";
}

/// What the form of a picture sends.
#[derive(Default, Clone)]
pub struct PictureInput {
    pub bytes: Vec<u8>,
    pub shows: String,
    pub spot: String,
    pub instead: bool,
}

impl PictureInput {
    /// The picture, and where it is to stand in this question.
    pub fn check(&self, question: &Question) -> Result<(Image, Put), Faults> {
        let mut check = Check::default();
        let image = if self.bytes.is_empty() {
            check.fault(PICTURE.name, Sentence::of(|language| Text(language).none_chosen()));
            None
        } else {
            let looked = Image::of(&self.bytes).map_err(|unfit| unfit.told());
            looked.map_err(|(what, remedy)| check.fault(PICTURE.name, with_remedy(&what, &remedy))).ok()
        };
        let shows = check.lines(SHOWS.name, &self.shows, SHOWS_CHARS_MAX);
        // Signs with a meaning of their own are left out.
        let shows = shows.replace(['[', ']', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let spot = check.choice(SPOT.name, &self.spot, Spot::Stem, |code| Spot::of(question, code));
        let put = Put { spot, shows, instead: self.instead };
        check.finish(image.map(|image| (image, put)))?.ok_or_else(Faults::default)
    }
}

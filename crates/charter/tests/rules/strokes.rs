//! The order of names by strokes (选 24), against published lists and the number of strokes of their characters.

use zhixing_charter::sort_by_strokes;

const TABLE: &str = include_str!("../../../../charter/strokes.txt");

/// The number of strokes of a character, as the table has it.
fn strokes(character: char) -> u32 {
    let line = TABLE.lines().find(|line| line.contains(character)).expect("it stands in the table");
    line.split_once(' ').and_then(|(number, _)| number.parse().ok()).expect("a line begins with its number")
}

/// The names in the order of the rule, whatever order they came in.
fn sorted(names: &str) -> String {
    let mut all: Vec<&str> = names.split(' ').rev().collect();
    sort_by_strokes(&mut all, |name| name);
    all.join(" ")
}

#[test]
fn characters_have_the_strokes_that_the_dictionary_gives_them() {
    let known = [
        (1, "一乙"),
        (2, "丁卜刁"),
        (3, "于万马习"),
        (4, "王韦毛方尹孔邓"),
        (5, "石卢叶田史冯"),
        (6, "吕朱任刘许孙达"),
        (7, "李吴何沈宋张陆陈"),
        (8, "范林周郑孟"),
        (9, "赵胡段姜"),
        (10, "袁徐郭唐"),
        (11, "黄萧曹梁"),
        (12, "董韩彭程谢"),
        (13, "雷褚"),
        (14, "蔡谭熊"),
        (15, "黎颜潘"),
        (16, "薛霍"),
        (17, "戴魏"),
        (19, "瓣"),
        (20, "籍"),
    ];
    for (number, characters) in known {
        for character in characters.chars() {
            assert_eq!(strokes(character), number, "{character}");
        }
    }
}

#[test]
fn the_table_holds_each_character_once_and_everyday_ones_all() {
    let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
    let mut all: Vec<char> = lines.iter().flat_map(|line| line.chars().filter(|sign| *sign >= '\u{3400}')).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!((all.len(), count), (21_173, 21_173));
    let numbers: Vec<u32> = lines.iter().filter_map(|line| line.split(' ').next()?.parse().ok()).collect();
    assert!(numbers.len() == lines.len() && numbers.is_sorted());
    assert!(
        TABLE.lines().filter(|line| line.starts_with('#')).all(str::is_ascii),
        "the head holds no character of the table"
    );
}

#[test]
fn family_names_stand_as_in_published_lists() {
    let lists = [
        // The first family names of the delegates to the twentieth congress (新华社, 25 September 2022).
        "丁 于 才 万 么 习 马",
        // The committee of a university (河北师范大学, eighth committee), whose list says 按姓氏笔画为序.
        "于 史 付 刘 闫 关 苏 杨 张 陈 邵 武 郑 赵 胡 樊 霍 戴",
        // Equal numbers of strokes: by the kind of the first that differs.
        "王 韦 尤 车 牛 毛 方 尹 孔 邓",
        "李 吴 邱 何 余 邹 沈 宋 张 陆 陈",
    ];
    for list in lists {
        assert_eq!(sorted(list), list);
    }
}

#[test]
fn given_names_follow_with_the_shorter_ones_first() {
    let lists = [
        // One character before two, then by their strokes: 中 2512, 仁 3211, 月 3511; 波 8, 洋 and 勇 9.
        "丁云 丁伟 丁炜 丁浩 丁小云 丁中伟 丁仁杰 丁月明 丁向东",
        "于波 于洋 于勇 于川东 于立明 于吉成 于江东 于秀华 于绍文 于砚清 于洪波 才仁 万伟",
        // A compound family name by its first character; a name with a point is long.
        "欧文 欧小华 欧阳修 司马光 司马云飞 买买提·艾力",
        // Rare characters come after known ones, letters last and by the alphabet.
        "魏新 齉先 𠀀先 Ann Bob alan",
    ];
    for list in &lists[..2] {
        assert_eq!(sorted(list), *list);
    }
    assert_eq!(sorted(lists[2]), "司马光 司马云飞 买买提·艾力 欧文 欧小华 欧阳修");
    assert_eq!(sorted(lists[3]), "魏新 齉先 𠀀先 alan Ann Bob");
}

#[test]
fn spaces_within_a_name_do_not_count_and_equal_names_keep_their_order() {
    let mut names = [("王 雷", 1), ("王一丁", 2), ("王雷", 3), ("", 4), ("王雷", 5)];
    sort_by_strokes(&mut names, |(name, _)| name);
    assert_eq!(names.map(|(_, at)| at), [4, 1, 3, 5, 2]);
}

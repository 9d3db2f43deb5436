//! Members: entering, changing, transferring, leaving, exemption; what others may see; hostile names; lists that are paged.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::Random;
use zhixing_kit::{Result, Write};
use zhixing_records::MemberId;

use super::visits::fields;
use super::{PASSWORD, sign_in, worlds};
use crate::member::{NewMember, Person, store};
use crate::post::{NewPost, PostKind};
use crate::{
    ExemptionKind, MemberKind, PasswordHash, Secret, exemptions_of, members_of, membership_history, open_with_password,
};

#[test]
fn a_member_is_entered_with_faults_at_the_fields() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        secretary.get("/members/new").expect(200).shows("为什么").shows("第一小组").hides("第二支部");
        let mut wrong = fields(&world, "", "zhangsan");
        secretary.post("/members", &wrong).expect(422).shows("请填写这一项");
        wrong[0].1 = "孙七";
        secretary.post("/members", &wrong).expect(422).shows("已经属于另一位成员").shows("value=\"孙七\"");
        wrong[1].1 = "ZhangＳan";
        secretary.post("/members", &wrong).expect(422).shows("已有编号“zhangsan”，只差大小写或空格");
        // As it was kept before numbers were narrowed.
        let lisi = world.lisi.clone();
        world.act(&world.admin, move |tx, _| renumbered(tx, &lisi, "Ｓ００３")).unwrap();
        wrong[1].1 = "s003";
        secretary.post("/members", &wrong).expect(422).shows("已有编号“Ｓ００３”，只差大小写或空格");
        // Of a member who is not his to keep it is not told how the number is kept.
        wrong[1].1 = "ZHAOLIU";
        secretary.post("/members", &wrong).expect(422).shows("已有一个编号，与它只差大小写").hides("“zhaoliu”");
        wrong[0].1 = "孙　七";
        wrong[1].1 = "０００7";
        wrong[4].1 = "2026-03-03";
        secretary.post("/members", &wrong).expect(422).shows("不能晚于今天");
        wrong[4].1 = "2026-02-30";
        secretary.post("/members", &wrong).expect(422).shows("没有这一天").shows("value=\"2026-02-30\"");
        wrong[4].1 = "2025-02-28";
        let path = secretary.post("/members", &wrong).expect(303).leads_to().to_owned();
        secretary.get(&path).expect(200).shows("孙七").hides("孙　七").shows("0007").shows("正式党员");
        assert_eq!(world.verbs_about(path.trim_start_matches("/members/").to_owned()), Vec::<String>::new());
        wrong[1].1 = "0008";
        let again = secretary.post("/members", &wrong).expect(303).leads_to().to_owned();
        secretary.get(&again).expect(200).shows("已有同名的成员（编号 0007）");
        assert_eq!(world.verbs_about(path.replace("/members/", "member/")), ["entered"]);
    }
}

fn renumbered(tx: &Write<'_>, id: &MemberId, number: &str) -> Result<()> {
    let person = crate::member(tx, id)?.person();
    store::change(tx, id, &Person { number: number.to_owned(), ..person })
}

#[test]
fn hostile_names_are_shown_as_text_or_not_at_all() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let cases = [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("=HYPERLINK(\"x\")", "=HYPERLINK(&quot;x&quot;)"),
            ("\u{feff}张三 ", "张三"),
            ("阿依古丽·买买提", "阿依古丽·买买提"),
            ("'; drop table member; --", "&#39;; drop table member; --"),
        ];
        for (number, (name, shown)) in cases.iter().enumerate() {
            let number = format!("h{number}");
            let path = secretary.post("/members", &fields(&world, name, &number)).expect(303).leads_to().to_owned();
            let page = secretary.get(&path).expect(200).hides("<script>alert").hides("\u{202e}").hides("\0");
            assert!(
                page.text.contains(shown) || page.text.contains(&shown.replace("&#39;", "'")),
                "{shown} in {}",
                page.text
            );
        }
        let again = secretary.post("/members", &fields(&world, "张\u{202e}三\0", "h9")).expect(422);
        again
            .shows("第 1 个字后面有一个看不见的方向符号（U+202E）")
            .shows("已经替您去掉")
            .shows("value=\"张三\"")
            .hides("\u{202e}")
            .hides("\0");
        secretary.post("/members", &fields(&world, "\0\u{202e}", "h9")).expect(422).shows("空字符（U+0000）");
        secretary.post("/members", &fields(&world, &"长".repeat(41), "h9")).expect(422).shows("最多 40 个字");
        secretary.get("/members?q=%25%27%00%3Cb%3Ex&after=%00").expect(200).hides("<b>x");
    }
}

#[test]
fn nobody_is_born_joins_or_is_confirmed_on_a_day_to_come() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        for field in ["born_on", "joined_on", "confirmed_on"] {
            let typed = [&fields(&world, "未来人", "h8")[..], &[(field, "2031-01-01")]].concat();
            let page = secretary.post("/members", &typed).expect(422).shows("不能晚于今天").shows("value=\"未来人\"");
            page.shows(&format!("f-{field}"));
        }
    }
}

#[test]
fn a_guessed_id_looks_like_a_missing_one() {
    for world in worlds() {
        let mut stranger = world.signed_in("zhaoliu");
        let missing = "01990000-0000-7000-8000-000000000000";
        let (zhangsan, branch) = (world.zhangsan.to_string(), world.branch.to_string());
        for (pattern, real) in [
            ("/members/ID", &zhangsan),
            ("/members/ID/edit", &zhangsan),
            ("/units/ID", &branch),
            ("/members?unit=ID", &branch),
        ] {
            let guessed = stranger.get(&pattern.replace("ID", real)).expect(404).text;
            let guessed = guessed
                .replace(real.as_str(), missing)
                .replace(&real.replace('-', "%2D"), &missing.replace('-', "%2D"));
            assert_eq!(guessed, stranger.get(&pattern.replace("ID", missing)).expect(404).text, "{pattern}");
            stranger.get(&pattern.replace("ID", "..%2F..")).expect(404);
        }
        for path in
            ["/members/ID", "/members/ID/transfer", "/members/ID/leave", "/members/ID/exemptions", "/members/ID/bar"]
        {
            let fields = [
                ("name", "x"),
                ("number", "x"),
                ("unit", branch.as_str()),
                ("member_kind", "formal"),
                ("from_on", "2026-03-02"),
                ("last_day", "2026-03-02"),
                ("exemption_kind", "ill"),
            ];
            stranger.post(&path.replace("ID", &zhangsan), &fields).expect(404);
        }
        // A secretary cannot take a member of another branch, nor push his own into one.
        let mut secretary = world.signed_in("secretary");
        let transfer = |unit: &str| {
            [("unit", unit.to_owned()), ("member_kind", "formal".to_owned()), ("from_on", "2026-03-02".to_owned())]
        };
        let send = |browser: &mut zhixing_kit::test::Browser, member: &str, unit: &str| {
            let fields = transfer(unit);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let path = format!("/members/{member}/transfer");
            browser.edit(&path, &path, &fields)
        };
        send(&mut secretary, world.zhaoliu.as_str(), world.branch.as_str()).expect(404);
        send(&mut secretary, world.zhangsan.as_str(), world.other.as_str()).expect(404);
    }
}

#[test]
fn what_is_told_of_age_and_health_is_seen_by_few() {
    for world in worlds() {
        let path = format!("/members/{}", world.zhangsan);
        let mut secretary = world.signed_in("secretary");
        let person = [("name", "张三"), ("number", "zhangsan"), ("born_on", "1950-05-01"), ("joined_on", "1970-07-01")];
        secretary.edit(&format!("{path}/edit"), &path, &person).expect(303);
        let ill = [("exemption_kind", "ill"), ("from_on", "2019-03-01"), ("to_on", "")];
        let exemptions = format!("{path}/exemptions");
        secretary.get(&exemptions).expect(200).shows("第二天起照常催办").hides("权限自动结束");
        let wrong = [("exemption_kind", "ill"), ("from_on", "2199-01-01"), ("to_on", "")];
        secretary.post(&exemptions, &wrong).expect(422).shows("最多提前一年登记");
        secretary.post(&exemptions, &ill).expect(303);
        secretary.post(&format!("{path}/exemptions"), &ill).expect(422).shows("时间重叠");
        secretary.get(&path).expect(200).shows("1950年5月1日").shows("患病");
        world.signed_in("zhangsan").get(&path).expect(200).shows("1950年5月1日").shows("患病");
        world.signed_in("lisi").get(&path).expect(200).shows("1970年7月1日").hides("1950").hides("患病");
        let (branch, zhangsan) = (world.branch.clone(), world.zhangsan.clone());
        let known = world.house.db.read_now(move |tx| exemptions_of(tx, &branch, tx.today())).unwrap();
        assert_eq!(
            known.iter().map(|one| (&one.member, one.kind)).collect::<Vec<_>>(),
            [(&zhangsan, ExemptionKind::Ill)]
        );
        secretary.post(&format!("{path}/exemptions/{}/end", known[0].id), &[]).expect(303);
        world.place.pass_ms(DAY_MS);
        let branch = world.branch.clone();
        assert!(world.house.db.read_now(move |tx| exemptions_of(tx, &branch, tx.today())).unwrap().is_empty());
    }
}

#[test]
fn two_who_change_a_member_at_once_are_shown_each_others_words() {
    for world in worlds() {
        let path = format!("/members/{}", world.zhangsan);
        let (mut one, mut other) = (world.signed_in("secretary"), world.signed_in("admin"));
        let basis = other.get(&format!("{path}/edit")).expect(200).basis();
        let person = |name, born| [("name", name), ("number", "zhangsan"), ("born_on", born)];
        one.edit(&format!("{path}/edit"), &path, &person("张三丰", "1950-05-01")).expect(303);
        let mine = [&person("章三", "")[..], &[("joined_on", "1970-07-01"), ("basis", &basis)]].concat();
        let page = other.post(&path, &mine).expect(422);
        page.shows("value=\"章三\" checked").shows("value=\"张三丰\"").shows("name=\"born_on\" value=\"1950-05-01\"");
        one.get(&path).expect(200).shows("张三丰");
        // Two who transfer him at once, too.
        let transfer = format!("{path}/transfer");
        let basis = other.get(&transfer).expect(200).basis();
        world.place.pass_ms(DAY_MS);
        let to = |unit, day| [("unit", unit), ("member_kind", "formal"), ("from_on", day), ("basis", basis.as_str())];
        other.post(&transfer, &to(world.other.as_str(), "2026-03-03")).expect(303);
        other.post(&transfer, &to(world.group.as_str(), "2026-03-03")).expect(422).shows("第二支部").shows("第一小组");
    }
}

#[test]
fn a_transfer_keeps_what_was_and_ends_posts_of_the_old_branch() {
    for world in worlds() {
        world.place.pass_ms(30 * DAY_MS);
        let mut admin = world.signed_in("admin");
        let path = format!("/members/{}/transfer", world.secretary);
        let transfer = |unit, day| [("unit", unit), ("member_kind", "formal"), ("from_on", day)];
        admin.edit(&path, &path, &transfer(world.branch.as_str(), "2026-04-01")).expect(422).shows("都没有变");
        admin.edit(&path, &path, &transfer(world.other.as_str(), "2026-03-01")).expect(422).shows("晚于上一次变更");
        admin.edit(&path, &path, &transfer(world.other.as_str(), "2026-03-20")).expect(303);
        let (first, second, who) = (world.branch.clone(), world.other.clone(), world.secretary.clone());
        world
            .house
            .db
            .read_now(move |tx| {
                let day = |day| jiff::civil::date(2026, 3, day);
                let belongs =
                    |unit, on| Ok::<_, zhixing_kit::Error>(members_of(tx, unit, on)?.iter().any(|one| one.id == who));
                assert!(belongs(&first, day(19))? && !belongs(&first, day(20))?);
                assert!(!belongs(&second, day(19))? && belongs(&second, day(20))?);
                let stays = membership_history(tx, &who)?;
                assert_eq!(stays.len(), 2);
                assert_eq!(stays[0].to_on, Some(day(19)));
                assert!(crate::posts_of(tx, &first, day(20))?.is_empty());
                assert_eq!(crate::posts_of(tx, &first, day(19))?.len(), 1, "he held it until the day before");
                Ok(())
            })
            .unwrap();
        let mut secretary = world.signed_in("secretary");
        secretary.get(&format!("/members?unit={}", world.branch)).expect(404);
        secretary.get("/members").expect(200).shows("赵六");
    }
}

#[test]
fn who_becomes_a_formal_member_is_counted_as_such_from_that_day() {
    for world in worlds() {
        world.place.pass_ms(30 * DAY_MS);
        let mut secretary = world.signed_in("secretary");
        let mut new = fields(&world, "钱八", "0008");
        new[3].1 = "probationary";
        let path = secretary.post("/members", &new).expect(303).leads_to().to_owned();
        let change = [("unit", world.branch.as_str()), ("member_kind", "formal"), ("from_on", "2026-03-25")];
        let transfer = format!("{path}/transfer");
        secretary.edit(&transfer, &transfer, &change).expect(303);
        secretary.get(&path).expect(200).shows("转正日期").shows("2026年3月25日");
        let branch = world.branch.clone();
        let kinds = world.house.db.read_now(move |tx| {
            let kind = |day| {
                let members = members_of(tx, &branch, jiff::civil::date(2026, 3, day))?;
                Ok::<_, zhixing_kit::Error>(members.into_iter().find(|one| one.number == "0008").map(|one| one.kind))
            };
            Ok([kind(24)?, kind(25)?])
        });
        assert_eq!(kinds.unwrap(), [Some(MemberKind::Probationary), Some(MemberKind::Formal)]);
    }
}

/// Who is no member of the party becomes one by an admission; elsewhere it is asked why not, and which days are kept of it.
#[test]
fn an_auxiliary_is_no_member_by_one_press() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let mut new = fields(&world, "曾文静", "0009");
        new[3].1 = "auxiliary";
        let path = secretary.post("/members", &new).expect(303).leads_to().to_owned();
        let transfer = format!("{path}/transfer");
        secretary.get(&transfer).expect(200).shows("发展党员").shows("为什么不走发展党员");
        let own = format!("/members/{}/transfer", world.secretary);
        secretary.get(&own).expect(200).hides("为什么不走发展党员");
        // He has the rights of what he is from a day on: he joined by then.
        let later = [
            ("unit", world.branch.as_str()),
            ("member_kind", "formal"),
            ("from_on", "2026-03-01"),
            ("why_joined", "从外地转入"),
            ("joined_on", "2020-07-01"),
            ("confirmed_on", "2026-03-02"),
        ];
        secretary.edit(&transfer, &transfer, &later).expect(422).shows("不能晚于从哪天起算");
        let with = |more: &[(&'static str, &'static str)]| {
            let change = [("unit", world.branch.to_string()), ("member_kind", "formal".to_owned())];
            let day = [("from_on", "2026-03-02".to_owned())];
            let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
            change.into_iter().chain(day).chain(more).collect::<Vec<_>>()
        };
        let mut send = |more: &[(&'static str, &'static str)]| {
            let fields = with(more);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            secretary.edit(&transfer, &transfer, &fields)
        };
        send(&[]).expect(422).shows("他现在是辅警").shows("在本支部发展的，请用“发展党员”");
        send(&[("why_joined", "从外地转入")]).expect(422).shows("#f-joined_on").shows("#f-confirmed_on");
        let days = [("why_joined", "从外地转入"), ("joined_on", "2020-07-01"), ("confirmed_on", "2019-07-01")];
        send(&days).expect(422).shows("转正日期早于入党日期");
        send(&[days[0], days[1], ("confirmed_on", "2027-07-01")]).expect(422).shows("不能晚于从哪天起算");
        send(&[days[0], days[1], ("confirmed_on", "2021-07-01")]).expect(303);
        let page = secretary.get(&path).expect(200);
        page.shows("2020年7月1日").shows("2021年7月1日").shows("正式党员");
        let about = path.trim_start_matches('/').replace("members", "member");
        let facts = world.house.db.read_now(move |tx| {
            let entry = zhixing_records::latest(tx, &about, &[&crate::verbs::done::TRANSFERRED])?;
            Ok(entry.map(|entry| (entry.facts["reason"].clone(), entry.facts["after"]["joined_on"].clone())))
        });
        assert_eq!(facts.unwrap().unwrap(), ("从外地转入".into(), "2020-07-01".into()));
    }
}

/// Otherwise a number more would be the short way around what is asked of who joins.
#[test]
fn who_left_as_no_member_of_the_party_and_is_entered_anew_as_one_is_asked_how_he_joined() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let mut new = fields(&world, "曾文静", "0009");
        new[3].1 = "auxiliary";
        let path = secretary.post("/members", &new).expect(303).leads_to().to_owned();
        let mut anew = fields(&world, "曾文静", "0010").to_vec();
        anew[3].1 = "formal";
        secretary.post(&format!("{path}/leave"), &[("last_day", "2026-03-02"), ("sure", "yes")]).expect(303);
        secretary.get("/members/new").expect(200).hides("为什么不走发展党员");
        let asked = secretary.post("/members", &anew).expect(422);
        asked.shows("同名的人曾经登记为辅警，后来离开了").shows("#f-why_joined").shows("name=\"why_joined\"");
        anew.push(("why_joined", "不是同一个人"));
        secretary.post("/members", &anew).expect(422).shows("#f-joined_on").shows("不是同一个人");
        anew.extend([("joined_on", "2020-07-01"), ("confirmed_on", "2021-07-01")]);
        let path = secretary.post("/members", &anew).expect(303).leads_to().to_owned();
        let about = path.trim_start_matches('/').replace("members", "member");
        let reason = world.house.db.read_now(move |tx| {
            let entry = zhixing_records::latest(tx, &about, &[&crate::verbs::done::ENTERED])?;
            Ok(entry.map(|entry| entry.facts["reason"].clone()))
        });
        assert_eq!(reason.unwrap().unwrap(), "不是同一个人");
        // Nobody else of that name is asked.
        let mut other = fields(&world, "曾文静", "0011");
        other[3].1 = "guest";
        secretary.post("/members", &other).expect(303);
    }
}

/// A form asks of days what a list asks.
#[test]
fn days_that_cannot_be_true_are_refused_on_the_page_as_in_a_list() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let new = fields(&world, "钱八", "0008");
        let young = [&new[..], &[("born_on", "1990-01-01"), ("joined_on", "1995-07-01")]].concat();
        secretary.post("/members", &young).expect(422).shows("不满 18 岁").shows("#f-joined_on");
        let mut on_probation = [&new[..], &[("joined_on", "2025-07-01"), ("confirmed_on", "2026-02-01")]].concat();
        on_probation[3].1 = "probationary";
        secretary.post("/members", &on_probation).expect(422).shows("预备党员不会有转正日期");
        let good = [&new[..], &[("born_on", "1990-01-01"), ("joined_on", "2015-07-01")]].concat();
        let path = secretary.post("/members", &good).expect(303).leads_to().to_owned();
        let details = [("name", "钱八"), ("number", "0008"), ("born_on", "1999-01-01"), ("joined_on", "2015-07-01")];
        secretary.edit(&format!("{path}/edit"), &path, &details).expect(422).shows("不满 18 岁");
    }
}

#[test]
fn who_leaves_loses_posts_and_sign_in_and_can_come_back() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let mut admin = world.signed_in("admin");
        let path = format!("/members/{}", world.secretary);
        admin.post(&format!("{path}/leave"), &[("last_day", "2026-03-03")]).expect(422).shows("不能晚于今天");
        admin.post(&format!("{path}/leave"), &[("last_day", "2026-03-01")]).expect(422).shows("晚于上一次变更");
        // It is asked first, on a page of its own, which says what ends and where a change of branch is done.
        admin.get(&format!("{path}/leave")).expect(200).shows("组织关系转接").shows("/movings/new?member=");
        // Who sits above the branches has none that could send him: he is entered in one at once.
        let above = format!("/members/{}", world.admin);
        let page = admin.get(&format!("{above}/leave")).expect(200).hides("/movings/new");
        page.shows(&format!("{above}/transfer")).shows("他不在任何支部");
        admin.get(&format!("{above}/transfer")).expect(200).hides("/movings/new").shows("编入一个支部");
        let asked = admin.post(&format!("{path}/leave"), &[("last_day", "2026-03-02")]).expect(200);
        asked.shows("要转出吗").shows("职务：书记").shows("所有设备立即退出").shows("/movings/new?member=");
        admin.get(&path).expect(200).hides("已离开");
        admin.post(&format!("{path}/leave"), &[("last_day", "2026-03-02"), ("sure", "yes")]).expect(303);
        secretary.get("/members").expect(303);
        // At once, though he is counted on his last day.
        sign_in(&mut secretary, "secretary", PASSWORD).expect(422).shows("登录名或密码不对");
        admin.post(&format!("{path}/link"), &[]).expect(422).shows("已经转出");
        world.place.pass_ms(DAY_MS);
        sign_in(&mut secretary, "secretary", PASSWORD).expect(422).shows("登录名或密码不对");
        admin.get(&path).expect(200).shows("已离开，不能登录").hides("可以登录");
        let branch = world.branch.clone();
        assert_eq!(world.house.db.read_now(move |tx| members_of(tx, &branch, tx.today())).unwrap().len(), 2);
        let back = [("unit", world.group.as_str()), ("member_kind", "formal"), ("from_on", "2026-03-03")];
        let transfer = format!("{path}/transfer");
        admin.edit(&transfer, &transfer, &back).expect(303);
        sign_in(&mut secretary, "secretary", PASSWORD).expect(303);
        secretary.get("/members/new").expect(403);
        let verbs = world.verbs_about(format!("member/{}", world.secretary));
        assert!(verbs.contains(&"left".to_owned()) && verbs.contains(&"transferred".to_owned()), "{verbs:?}");
    }
}

#[test]
fn who_left_is_found_and_a_leaving_by_mistake_is_taken_back() {
    for world in worlds() {
        let (mut admin, mut secretary) = (world.signed_in("admin"), world.signed_in("secretary"));
        let at = format!("/members/{}", world.zhangsan);
        let former = format!("/members?unit={}&left=yes", world.branch);
        secretary.get("/members").expect(200).shows("&amp;left=yes");
        secretary.get(&former).expect(200).shows("没有已离开的成员");
        secretary.post(&format!("{at}/leave"), &[("last_day", "2026-03-02"), ("sure", "yes")]).expect(303);
        sign_in(&mut world.browser(), "zhangsan", PASSWORD).expect(422);
        secretary.get(&former).expect(200).shows("张三").shows("2026年3月2日").shows("已离开组织").shows(&at);
        secretary.get("/members?q=zhangsan").expect(200);
        world.place.pass_ms(DAY_MS);
        secretary.get("/members?q=zhangsan").expect(200).shows("在已离开的成员里找");
        secretary.get(&format!("{former}&q=zhang")).expect(200).shows("张三");
        secretary.get(&format!("{former}&q=nobody")).expect(200).hides("张三");
        admin.get(&at).expect(200).shows(&format!("{at}/leave")).shows("已于 2026年3月2日 转出").hides("可以登录");
        // A mistake: taken back with a reason, and beside what was recorded.
        let back = format!("{at}/leave/withdrawal");
        secretary.get(&format!("{at}/leave")).expect(200).shows("已于 2026年3月2日 转出").shows(&back);
        secretary.post(&back, &[("why", "")]).expect(422).shows("请填写这一项");
        world.signed_in("lisi").post(&back, &[("why", "记错了人")]).expect(403);
        secretary.post(&back, &[("why", "记错了人")]).expect(303);
        secretary.post(&back, &[("why", "记错了人")]).expect(422).shows("没有转出");
        sign_in(&mut world.browser(), "zhangsan", PASSWORD).expect(303);
        secretary.get(&former).expect(200).hides("张三");
        let who = world.zhangsan.clone();
        let stays = world.house.db.read_now(move |tx| membership_history(tx, &who)).unwrap();
        assert_eq!((stays.len(), stays[0].to_on), (1, None));
        assert!(world.verbs_about(format!("member/{}", world.zhangsan)).ends_with(&["corrected".to_owned()]));
        // Who went to another branch is listed with where he is; his page is that branch's.
        let transfer = format!("{at}/transfer");
        let to = [("unit", world.other.as_str()), ("member_kind", "formal"), ("from_on", "2026-03-03")];
        admin.edit(&transfer, &transfer, &to).expect(303);
        secretary.get(&former).expect(200).shows("现在在第二支部").hides(&at);
        world.signed_in("lisi").get(&former).expect(403);
        world.signed_in("zhaoliu").get(&former).expect(404);
    }
}

#[test]
fn a_long_list_is_paged_and_searched() {
    for world in worlds() {
        let branch = world.branch.clone();
        world
            .act(&world.admin, move |tx, admin| {
                for number in 0..60 {
                    let person = crate::Person {
                        number: format!("n{number:03}"),
                        name: format!("成员{number}"),
                        born_on: None,
                        joined_on: None,
                        confirmed_on: None,
                    };
                    let new = crate::NewMember {
                        person,
                        unit: branch.clone(),
                        kind: MemberKind::Formal,
                        from_on: tx.today(),
                    };
                    crate::enter(tx, admin, &new)?;
                }
                Ok(())
            })
            .unwrap();
        let mut secretary = world.signed_in("secretary");
        let first = secretary.get("/members").expect(200).shows("成员0").shows("rel=\"next\"").hides("成员55");
        let at = first.text.find("rel=\"next\" href=\"").unwrap() + "rel=\"next\" href=\"".len();
        let next = first.text[at..].split('"').next().unwrap().replace("&amp;", "&");
        secretary.get(&next).expect(200).shows("成员55").shows("张三").hides("rel=\"next\"");
        secretary.get("/members?q=%E6%88%90%E5%91%9855").expect(200).shows("成员55").hides("成员54");
        secretary.get("/members?q=%25").expect(200).shows("成员0");
        secretary.get("/members?q=%E6%B2%A1%E6%9C%89").expect(200).shows("没有找到符合的成员");
    }
}

#[test]
fn every_page_speaks_both_languages() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let (member, unit) = (&world.zhangsan, &world.branch);
        let pages = [
            "/settings".to_owned(),
            "/settings/password".to_owned(),
            "/settings/sessions".to_owned(),
            "/settings/accounts".to_owned(),
            "/members".to_owned(),
            "/members/new".to_owned(),
            format!("/members/{member}"),
            format!("/members/{member}/edit"),
            format!("/members/{member}/transfer"),
            format!("/members/{member}/exemptions"),
            format!("/members/{member}/leave"),
            "/units".to_owned(),
            "/units/new".to_owned(),
            format!("/units/{unit}"),
            format!("/units/{unit}/posts/new"),
        ];
        for (tag, other) in [("en", "zh-CN"), ("zh-CN", "en")] {
            admin.post("/language", &[("language", tag)]).expect(303);
            for path in &pages {
                let page = admin
                    .get(path)
                    .expect(200)
                    .shows(&format!("<html lang=\"{tag}\""))
                    .hides(&format!("<html lang=\"{other}\""));
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                let mut ids: Vec<_> = page
                    .text
                    .match_indices(" id=\"")
                    .map(|(at, _)| page.text[at + 5..].split('"').next().unwrap())
                    .collect();
                let all = ids.len();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), all, "an id stands twice on {path}");
            }
        }
    }
}

#[test]
fn who_looks_from_above_sees_the_people_of_his_own_seat_alone() {
    for world in worlds() {
        let (top, admin) = (world.top.clone(), world.admin.clone());
        let appointed = world.act(&admin, move |tx, admin| {
            let (name, number) = ("大队书记".to_owned(), "superior".to_owned());
            let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
            let (unit, from_on) = (top.clone(), tx.today());
            let new = NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on };
            let member = crate::member::enter(tx, admin, &new)?;
            let password = PasswordHash::of(&Secret::new(PASSWORD), &Random::system())?;
            open_with_password(tx, admin, &member, "superior", &password)?;
            let post = NewPost { unit, member, kind: PostKind::Secretary, from_on, to_on: None };
            crate::post::appoint(tx, admin, &post)
        });
        appointed.unwrap();
        let mut superior = world.signed_in("superior");
        for path in ["/members".to_owned(), format!("/members?unit={}", world.top), "/members?q=%E4%B8%89".to_owned()] {
            superior.get(&path).expect(200).hides("张三").hides("王书记").hides("第一支部");
        }
        superior.get("/members").expect(200).shows("大队书记").shows("由它们自己掌握").shows("href=\"/units\"");
        superior.get("/units").expect(200).shows("第一支部").hides("张三");
        superior.get(&format!("/members?unit={}", world.branch)).expect(403);
        let all = world.signed_in("admin").get("/members").expect(200).shows("张三").shows("第一支部");
        all.hides("由它们自己掌握").shows("href=\"/units\"");
        let settings = world.signed_in("admin").get("/settings").expect(200);
        settings.shows("/settings/accounts").shows("/settings/jobs").shows("href=\"/units\"").hides("/branch/settings");
        superior
            .get("/settings")
            .expect(200)
            .hides("/settings/jobs")
            .hides("/settings/accounts")
            .shows("href=\"/units\"");
        // Whoever keeps a branch finds its settings and its units here; who does not is led nowhere that he cannot go.
        let secretary = world.signed_in("secretary").get("/settings").expect(200);
        secretary.shows("href=\"/branch/settings\"").shows("href=\"/units\"").hides("/settings/accounts");
        world.signed_in("zhangsan").get("/settings").expect(200).hides("/branch/settings").hides("href=\"/units\"");
    }
}

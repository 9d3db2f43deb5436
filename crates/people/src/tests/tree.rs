//! Units: what may stand where, renaming, moving with the branch of those inside, closing.

use super::worlds;
use crate::{members_of, unit};

fn founding<'a>(parent: &'a str, kind: &'a str, name: &'a str) -> [(&'static str, &'a str); 4] {
    [("parent", parent), ("unit_kind", kind), ("unit_name", name), ("founded_on", "2026-03-01")]
}

#[test]
fn branches_stand_below_organisations_and_groups_below_branches() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let (top, branch, group) = (world.top.as_str(), world.branch.as_str(), world.group.as_str());
        admin.get("/units").expect(200).shows("第一支部").shows("第二支部").shows("第一小组");
        admin.post("/units", &founding(top, "group", "小组")).expect(422).shows("党小组不能设在组织之下");
        admin.post("/units", &founding(branch, "branch", "支部")).expect(422).shows("党支部不能设在党支部之下");
        admin.post("/units", &founding(group, "group", "小组")).expect(422);
        admin.post("/units", &founding(top, "branch", "第一支部")).expect(422).shows("已有同名单位");
        admin.post("/units", &founding(top, "joint_branch", "联合支部")).expect(303);
        admin.post("/units", &founding(branch, "group", "第一小组")).expect(422).shows("已有同名单位");
        admin.post("/units", &founding(top, "branch", "第一 支部")).expect(422).shows("已有同名单位");
        let alike = founding(top, "branch", "第一支部 ( 联合）");
        let path = admin.post("/units", &founding(top, "branch", "第一支部（联合）")).expect(303).leads_to().to_owned();
        admin.post("/units", &alike).expect(422).shows("同一上级下已有“第一支部（联合）”，只差空格、全半角或大小写");
        // Its own name in another spelling is a new name as any.
        admin.edit(&path, &format!("{path}/name"), &[("unit_name", "第一支部(联合)")]).expect(303);
        admin.post("/units", &founding("nonsense", "branch", "x")).expect(422).shows("请从所列各项中选择");
        let mut late = founding(top, "branch", "以后");
        late[3].1 = "2026-04-01";
        admin.post("/units", &late).expect(422).shows("不能晚于今天");
    }
}

#[test]
fn a_secretary_keeps_the_groups_of_his_own_branch() {
    for world in worlds() {
        let mut secretary = world.signed_in("secretary");
        let (branch, other, top) = (world.branch.as_str(), world.other.as_str(), world.top.as_str());
        secretary.get("/units").expect(200).shows("第一小组").hides("第二支部");
        let group = secretary.post("/units", &founding(branch, "group", "第二小组")).expect(303).leads_to().to_owned();
        secretary.edit(&group, &format!("{group}/name"), &[("unit_name", "青年小组")]).expect(303);
        let basis = secretary.get(&group).expect(200).basis();
        secretary
            .edit(&group, &format!("{group}/name"), &[("unit_name", "第一小组")])
            .expect(422)
            .shows("已有同名单位");
        // Two who rename it at once: the second one chooses.
        let renamed = |name| [("unit_name", name), ("basis", basis.as_str())];
        secretary.post(&format!("{group}/name"), &renamed("先锋小组")).expect(303);
        let page = secretary.post(&format!("{group}/name"), &renamed("骑警小组")).expect(422);
        page.shows("value=\"先锋小组\"").shows("value=\"骑警小组\"");
        secretary.post("/units", &founding(top, "branch", "新支部")).expect(403).shows("管理员");
        secretary.post("/units", &founding(other, "group", "小组")).expect(404);
        secretary.post(&format!("/units/{branch}/name"), &[("unit_name", "我的支部")]).expect(403);
        secretary.post(&format!("/units/{other}/name"), &[("unit_name", "我的支部")]).expect(404);
        secretary.post(&format!("{group}/closure"), &[]).expect(303);
        secretary.post(&format!("/units/{}/closure", world.group), &[]).expect(422).shows("还有 1 名成员");
        world.signed_in("zhangsan").post("/units", &founding(branch, "group", "我的小组")).expect(403);
        let verbs = world.verbs_about(group.replace("/units/", "unit/"));
        assert_eq!(verbs.len(), 4, "{verbs:?}");
    }
}

#[test]
fn a_group_that_moves_takes_its_members_to_the_new_branch() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let (page, path) = (format!("/units/{}", world.group), format!("/units/{}/parent", world.group));
        admin.edit(&page, &path, &[("parent", world.top.as_str())]).expect(422);
        admin.edit(&page, &path, &[("parent", world.group.as_str())]).expect(422).shows("自己");
        world.place.pass_ms(zhixing_kit::clock::DAY_MS);
        admin.edit(&page, &path, &[("parent", world.other.as_str())]).expect(303);
        let (first, second, group, lisi) =
            (world.branch.clone(), world.other.clone(), world.group.clone(), world.lisi.clone());
        world
            .house
            .db
            .read_now(move |tx| {
                let moved = unit(tx, &group)?;
                assert_eq!(moved.branch.as_ref(), Some(&second));
                assert!(moved.path.starts_with(&unit(tx, &second)?.path));
                let who = crate::member(tx, &lisi)?;
                assert_eq!(who.branch.as_ref(), Some(&second));
                assert_eq!(crate::membership_history(tx, &lisi)?.len(), 2);
                assert_eq!(members_of(tx, &first, tx.today())?.len(), 2);
                assert_eq!(members_of(tx, &second, tx.today())?.len(), 2);
                Ok(())
            })
            .unwrap();
        world.signed_in("lisi").get("/members").expect(200).shows("赵六").hides("张三");
    }
}

#[test]
fn the_top_stays_and_nothing_is_closed_with_people_in_it() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        admin.post(&format!("/units/{}/closure", world.top), &[]).expect(422).shows("最上级单位");
        admin
            .edit(
                &format!("/units/{}", world.top),
                &format!("/units/{}/parent", world.top),
                &[("parent", world.other.as_str())],
            )
            .expect(422)
            .shows("最上级单位");
        admin.post(&format!("/units/{}/closure", world.branch), &[]).expect(422).shows("还有下级单位");
        admin.post(&format!("/units/{}/closure", world.other), &[]).expect(422).shows("还有 1 名成员");
        admin
            .edit(
                &format!("/members/{}/transfer", world.zhaoliu),
                &format!("/members/{}/transfer", world.zhaoliu),
                &[("unit", world.branch.as_str()), ("member_kind", "formal"), ("from_on", "2026-03-02")],
            )
            .expect(303);
        admin.post(&format!("/units/{}/closure", world.other), &[]).expect(303);
        admin.get("/units").expect(200).shows("第二支部已撤销");
        admin.get("/units").expect(200).hides("第二支部").shows("第一支部");
        // The name is free again.
        admin.post("/units", &founding(world.top.as_str(), "branch", "第二支部")).expect(303);
    }
}

/// The day from which the record is kept is that on which the unit was made; who keeps its people sets it, for a branch with its groups.
#[test]
fn the_first_day_of_a_record_is_set_by_who_keeps_the_unit() {
    for world in worlds() {
        let (mut admin, mut secretary) = (world.signed_in("admin"), world.signed_in("secretary"));
        let kept = |unit: &crate::UnitId| {
            let unit = unit.clone();
            world.house.db.read_now(move |tx| Ok((crate::kept_since(tx, &unit)?, tx.today()))).unwrap()
        };
        let (since, today) = kept(&world.branch);
        assert_eq!(since, today, "founded long ago or not, it begins when it is made");
        let at = format!("/units/{}", world.branch);
        let page = format!("{at}/kept-since");
        secretary.get(&at).expect(200).shows("起记日期").shows(&page);
        world.signed_in("zhangsan").get(&at).expect(200).shows("起记日期").hides(&page);
        let day = |day: &'static str| [("kept_since", day)];
        secretary.edit(&page, &page, &day("2099-01-01")).expect(422).shows("不能晚于今天");
        secretary.edit(&page, &page, &day("2025-02-30")).expect(422);
        secretary.edit(&page, &page, &day("")).expect(422);
        let basis = secretary.get(&page).expect(200).basis();
        secretary.edit(&page, &page, &day("2025-01-01")).expect(303);
        for unit in [&world.branch, &world.group] {
            assert_eq!(kept(unit).0, jiff::civil::date(2025, 1, 1));
        }
        assert_eq!(kept(&world.other).0, today);
        secretary.edit(&page, &page, &day("2025-01-01")).expect(303);
        // Somebody else's form that was opened before: the second one chooses.
        let late = [("kept_since", "2024-01-01"), ("basis", basis.as_str())];
        admin.post(&page, &late).expect(422).shows("2025-01-01").shows("2024-01-01");
        let group = format!("/units/{}/kept-since", world.group);
        secretary.edit(&group, &group, &day("2025-06-01")).expect(303);
        assert_eq!(
            (kept(&world.branch).0, kept(&world.group).0),
            (jiff::civil::date(2025, 1, 1), jiff::civil::date(2025, 6, 1))
        );
        let verbs = world.verbs_about(format!("unit/{}", world.branch));
        assert_eq!(verbs.iter().filter(|verb| *verb == "kept-since").count(), 1, "once, though sent twice");

        world.signed_in("zhangsan").post(&page, &day("2025-01-01")).expect(403);
        secretary.get(&format!("/units/{}/kept-since", world.other)).expect(404);
        admin.get(&format!("/units/{}/kept-since", world.top)).expect(404);
    }
}

/// 支 ch. 2: members of other branches are set to it; it admits nobody and elects nobody, so that whoever belonged there would vote nowhere.
#[test]
fn nobody_belongs_to_a_temporary_branch() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let mut found = |parent: &str, kind: &str, name: &str| {
            let form = [("parent", parent), ("unit_kind", kind), ("unit_name", name), ("founded_on", "2026-03-01")];
            admin.post("/units", &form).expect(303).leads_to().trim_start_matches("/units/").to_owned()
        };
        let temporary = found(world.top.as_str(), "temporary_branch", "防汛临时党支部");
        let group = found(&temporary, "group", "堤上小组");
        let page = admin.get(&format!("/units/{temporary}/posts/new")).expect(200).shows("还没有编入党员");
        page.shows(&format!("/units/{temporary}/attached")).hides("name=\"post_kind\"");
        for home in [&temporary, &group] {
            let mut new = super::visits::fields(&world, "孙七", "0007");
            new[2].1 = home;
            admin.post("/members", &new).expect(422).shows("临时党支部不转组织关系").shows("临时编入的党员");
            let to = [("unit", home.as_str()), ("member_kind", "formal"), ("from_on", "2026-03-02")];
            let transfer = format!("/members/{}/transfer", world.zhangsan);
            admin.edit(&transfer, &transfer, &to).expect(422).shows("临时党支部不转组织关系");
        }
    }
}

/// Otherwise they would be set for ever to a branch that is no more.
#[test]
fn whoever_is_set_to_a_temporary_branch_that_is_closed_goes_back() {
    for world in worlds() {
        let (top, lisi) = (world.top.clone(), world.lisi.clone());
        let unit = world.act(&world.admin, move |tx, admin| {
            let (kind, founded_on) = (crate::UnitKind::TemporaryBranch, tx.today());
            let new = crate::NewUnit { parent: top.clone(), kind, name: "防汛临时党支部".into(), founded_on };
            let unit = crate::found_unit(tx, admin, &new)?;
            for number in ["zhangsan", "lisi"] {
                crate::attach(tx, admin, &unit, number, founded_on)?;
            }
            // He left meanwhile: his time there ends all the same.
            crate::leave(tx, admin, &lisi, tx.today())?;
            Ok(unit)
        });
        let at = format!("/units/{}", unit.unwrap());
        let mut admin = world.signed_in("admin");
        admin.get(&at).expect(200).shows("这里党员的临时编入到今天为止");
        admin.post(&format!("{at}/closure"), &[]).expect(303);
        let list = format!("{at}/attached");
        admin.get(&list).expect(200).shows("已经撤销，不再编入").hides("attached_number");
        let late = [("attached_number", "zhangsan"), ("attached_from", "2026-03-02")];
        admin.post(&list, &late).expect(422).shows("已经撤销");
        let about = format!("member/{}", world.zhangsan);
        let told = world.house.db.read_now(move |tx| {
            let days = tx.all::<(Option<jiff::civil::Date>,)>("select to_on from attachment", &[])?;
            let last = zhixing_records::latest(tx, &about, &[&crate::verbs::done::DETACHED])?;
            Ok((
                days.iter().filter(|(day,)| *day == Some(tx.today())).count(),
                last.map(|last| last.facts["until"].clone()),
            ))
        });
        let (ended, until) = told.unwrap();
        assert_eq!((ended, until), (2, Some("2026-03-02".into())), "{}", world.place.engine);
    }
}

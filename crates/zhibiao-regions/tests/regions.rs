//! The data against changes that are known, and the laws of looking up.

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::aggregate::{Axis, Missing, roll_up};
use zhibiao::indicator::Measure;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::{PROVINCES, RegionCode};
use zhibiao::validate;
use zhibiao_regions::{
    ChangeKind, Directory, DirectoryError, Division, FIRST_YEAR, Found, History, LAST_YEAR,
};

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn one(directory: &Directory, name: &str) -> Option<(String, &'static str)> {
    match directory.find(name) {
        Found::One(division) => Some((division.code().to_string(), division.name())),
        _ => None,
    }
}

#[test]
fn names_and_codes_of_known_regions() {
    let now = Directory::current();
    assert_eq!(now.year(), LAST_YEAR);
    for (name, expected) in [
        ("永嘉县", ("330324", "永嘉县")),
        ("永嘉", ("330324", "永嘉县")),
        ("浙江", ("33", "浙江省")),
        ("内蒙古", ("15", "内蒙古自治区")),
        ("温州", ("3303", "温州市")),
        ("延边", ("2224", "延边朝鲜族自治州")),
        ("北京朝阳区", ("110105", "朝阳区")),
        ("海南省定安县", ("469021", "定安县")),
        ("浙江省 温州市 永嘉县", ("330324", "永嘉县")),
    ] {
        assert_eq!(
            one(&now, name),
            Some((expected.0.to_owned(), expected.1)),
            "{name}"
        );
    }
    for name in [
        "",
        "省",
        "永",
        "永嘉镇",
        "江苏省永嘉县",
        "莱芜市",
        &"浙江".repeat(10_000),
    ] {
        assert_eq!(now.find(name), Found::None, "{name}");
    }
    let Found::Several(several) = now.find("朝阳") else {
        panic!("there are several");
    };
    let names: Vec<&str> = several.iter().map(|division| division.name()).collect();
    for name in ["朝阳区", "朝阳市", "朝阳县"] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn every_province_of_the_standard_is_there() {
    let now = Directory::current();
    for (code, name) in PROVINCES {
        assert_eq!(one(&now, name), Some((code.to_owned(), name)));
    }
}

#[test]
fn known_changes() {
    let history = History::new();
    let now = |text: &str, year| -> Vec<String> {
        let codes = history.now(code(text), year);
        codes.iter().map(ToString::to_string).collect()
    };
    // 莱芜市 into 济南市, approved in December 2018.
    assert_eq!(now("371202", 2017), ["370116"]);
    assert_eq!(now("371203", 2017), ["370117"]);
    let joined: Vec<_> = history.successors(code("3712")).collect();
    assert_eq!(
        (joined[0].year, joined[0].kind),
        (2018, ChangeKind::Abolished)
    );
    assert_eq!(joined[0].document, "国函〔2018〕163号");
    // Hangzhou in 2021.
    for (before, after) in [("330103", "330105"), ("330104", "330102")] {
        assert_eq!(now(before, 2020), [after]);
    }
    assert_eq!(now("330110", 2020), ["330110"]);
    let of_linping: Vec<_> = history
        .predecessors(code("330113"))
        .filter_map(|change| change.before)
        .collect();
    assert_eq!(of_linping[0].name, "余杭区");
    // Of twice renumbered regions the last.
    assert_eq!(now("330184", 2000), ["330110"]);
    for change in history.changes() {
        assert!((FIRST_YEAR..=LAST_YEAR).contains(&change.year));
        assert!(change.before.is_some() || change.after.is_some());
        assert!(!change.kind.label().is_empty());
    }
}

#[test]
fn years_that_are_not_known_are_refused() {
    for year in [FIRST_YEAR - 1, LAST_YEAR + 1, i32::MIN, i32::MAX] {
        let refused = Directory::at(year).unwrap_err();
        assert_eq!(refused, DirectoryError::YearUnknown { year });
        assert!(refused.to_string().contains("2000 to 2026"));
        assert!(refused.chinese().contains("2000年至2026年"));
    }
}

#[test]
fn validation_and_roll_up_take_it() {
    let now = Directory::current();
    let plan = |code: &str| {
        let region = zhibiao::region::Region::new("某地")
            .unwrap()
            .with_code(code.parse().unwrap());
        Plan::builder("计划").region(region).build().unwrap()
    };
    assert!(validate::plan_in(&plan("330324"), &now.codes()).is_empty());
    let gone = validate::plan_in(&plan("330104"), &now.codes());
    assert_eq!(gone[0].code().to_string(), "unknown-region-code");
    assert!(validate::plan_in(&plan("330104"), &Directory::at(2020).unwrap().codes()).is_empty());

    let tree = now.tree(code("46")).unwrap();
    let amount: Quantity = "2公里".parse().unwrap();
    let values = now
        .parts(code("46"))
        .filter(|part| tree.children(&part.code()).next().is_none());
    let values: Vec<(RegionCode, Quantity)> = values.map(|part| (part.code(), amount)).collect();
    let leaves = i64::try_from(values.len()).unwrap();
    let nodes = roll_up(&tree, values, Measure::Total, Axis::Regions, Missing::Fail).unwrap();
    let sum = nodes
        .iter()
        .find(|node| node.key == code("46"))
        .unwrap()
        .computed;
    assert_eq!(sum, Some(amount.checked_mul(leaves.into()).unwrap()));
}

#[test]
fn every_region_goes_into_a_plan() {
    for division in Directory::all() {
        let region = division.region().unwrap();
        assert_eq!(
            (region.name(), region.code()),
            (division.name(), Some(division.code()))
        );
        assert!(division.short_name().chars().count() >= 2);
        assert!(
            division
                .until()
                .is_none_or(|until| division.since().is_none_or(|since| since < until)),
            "{division:?}"
        );
    }
}

fn any_division() -> impl Strategy<Value = (i32, Division)> {
    (FIRST_YEAR..=LAST_YEAR).prop_flat_map(|year| {
        let directory = Directory::at(year).unwrap();
        let divisions: Vec<Division> = directory.divisions().copied().collect();
        (Just(year), select(divisions))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A full path always names a region that has the name, and a name never leaves the region out.
    #[test]
    fn a_region_is_found_by_its_names((year, division) in any_division()) {
        let directory = Directory::at(year).unwrap();
        let has = |name: &str| match directory.find(name) {
            Found::None => false,
            Found::One(found) => found.code() == division.code(),
            Found::Several(found) => found.iter().any(|one| one.code() == division.code()),
        };
        prop_assert!(has(division.name()));
        prop_assert!(has(division.short_name()));
        let province = division.code().province_name();
        let path = format!("{province}{}", division.name());
        prop_assert!(division.name() == province || has(&path));
        prop_assert_eq!(directory.get(division.code()), Some(&division));
    }

    /// What a code became is there today, and what is there today is still itself.
    #[test]
    fn what_became_of_a_region_is_there((year, division) in any_division()) {
        let (now, history) = (Directory::current(), History::new());
        for code in history.now(division.code(), year) {
                prop_assert!(now.get(code).is_some() || division.until().is_some());
        }
    }

    #[test]
    fn any_text_can_be_looked_up(name in "\\PC{0,60}") {
        let _ = Directory::current().find(&name);
    }
}

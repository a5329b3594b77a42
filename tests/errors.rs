//! Every error that a person may be shown, by the call that brings it about, and what it says in both languages.

use std::any::type_name_of_val;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use zhibiao::aggregate::{
    Aggregate, AggregateError, Axis, Columns, Dated, Latest, Missing, Portion, RatioOfSums,
    ReportsByGroup, Sum, SumsByGroup, Tree, WeightedMean, WeightedValue, require_sum, roll_up,
    summarize_by,
};
use zhibiao::catalogue::{Catalogue, CatalogueError, Entry, Slug};
use zhibiao::completion::{
    IndexNode, Light, MissingScores, PercentFormat, PointsBehind, Policy, Rung, Schedule,
    ScoreFunction, Scoring, StageWeights, assess, assess_plan,
};
use zhibiao::indicator::{Indicator, Labels, Measure};
use zhibiao::interchange::{csv, observations};
use zhibiao::number::{self, Decimal, Ratio, RoundingStrategy};
use zhibiao::observation::{DataStatus, Log, Observation};
use zhibiao::panel::Report;
use zhibiao::period::{ParsePeriodError, Period, PeriodError};
use zhibiao::plan::Plan;
use zhibiao::quantity::{ExchangeRate, Quantity};
use zhibiao::region::{Region, RegionCode};
use zhibiao::source::{Document, Source, Span};
use zhibiao::target::{Band, Bound, BoundKind, Revision, Target, TargetBuilder, TargetId};
use zhibiao::unit::{Atom, Dimension, Unit};

/// `TypeError::Variant`, and what it says.
type Row = (String, String);

macro_rules! rows {
    ($($call:expr),+ $(,)?) => {
        vec![$({
            let error = match $call {
                Ok(_) => panic!("{} is not refused", stringify!($call)),
                Err(error) => error,
            };
            row(type_name_of_val(&error), &error, error.chinese())
        }),+]
    };
}

fn row(type_name: &str, error: &dyn Error, chinese: String) -> Row {
    let debug = format!("{error:?}");
    let variant = debug.split(|c: char| !c.is_alphanumeric()).next().unwrap();
    let name = format!("{}::{variant}", type_name.rsplit("::").next().unwrap());
    (name, format!("  {chinese}\n  {error}\n"))
}

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn unit(text: &str) -> Unit {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn id(text: &str) -> TargetId {
    text.parse().unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 11, day).unwrap()
}

fn target(value: &str) -> TargetBuilder {
    let indicator = Indicator::new("县道").unwrap();
    Target::builder(indicator, Bound::Plain(q(value)))
}

fn plan(
    targets: impl IntoIterator<Item = TargetBuilder>,
) -> Result<Plan, zhibiao::plan::PlanError> {
    let targets = targets.into_iter().map(|target| target.build().unwrap());
    Plan::builder("计划").targets(targets).build()
}

const LARGEST: &str = "79228162514264337593543950335";

fn of_numbers() -> Vec<Row> {
    let third = Ratio::new(Decimal::ONE, Decimal::from(3)).unwrap();
    rows!(
        number::parse(""),
        number::parse("1.2.3"),
        number::parse("5."),
        number::parse("1,23"),
        number::parse("二十百"),
        number::parse("三五"),
        number::parse("123456789012345678901234567890123"),
        number::add(Decimal::MAX, Decimal::ONE),
        number::div(Decimal::ONE, Decimal::from(3)),
        number::div(Decimal::ONE, Decimal::ZERO),
        third.round(29, RoundingStrategy::MidpointAwayFromZero),
    )
}

fn of_units() -> Vec<Row> {
    let rate = |from: &str, to: &str, rate| {
        ExchangeRate::new(unit(from), unit(to), rate, day(30), "中国外汇交易中心")
    };
    rows!(
        "".parse::<Unit>(),
        "元/咪".parse::<Unit>(),
        "元/".parse::<Unit>(),
        Atom::counter("公里"),
        "颜色".parse::<Dimension>(),
        unit("家").factor_to(unit("个")),
        unit("元").factor_to(unit("美元")),
        "".parse::<Quantity>(),
        "5".parse::<Quantity>(),
        "1.2.3万元".parse::<Quantity>(),
        "5咪".parse::<Quantity>(),
        "0.5个".parse::<Quantity>(),
        q("3家").checked_add(&q("2个")),
        q("3公里").compare(&q("2元")),
        q("5%").checked_add(&q("0.5%")),
        q("1亩").convert(unit("平方米")),
        q("1公里").ratio(&q("0公里")),
        rate("元", "元", Decimal::ONE),
    )
}

/// Why there is no such period, without the text.
fn parse_error(text: &str) -> Result<Period, PeriodError> {
    text.parse().map_err(|error| match error {
        ParsePeriodError::NoSuchPeriod { source, .. } => source,
        other => panic!("{other}"),
    })
}

fn of_periods_and_places() -> Vec<Row> {
    let quote = Span::new(0, 9).unwrap();
    rows!(
        Period::year(999),
        Period::half(2024, 3),
        Period::quarter(2024, 5),
        Period::month(2024, 13),
        Period::five_year_plan(0),
        Period::range(day(2), day(1)),
        parse_error("2024-02-30"),
        "".parse::<Period>(),
        "11月底".parse::<Period>(),
        "2024-02-30".parse::<Period>(),
        "330".parse::<RegionCode>(),
        "99".parse::<RegionCode>(),
        "330024".parse::<RegionCode>(),
        Region::new(" "),
        Span::new(2, 1),
        Source::new(quote, "永嘉"),
        Source::locate("永嘉", Span::new(0, 4).unwrap()),
        Document::new("\u{200b}"),
        Document::new("政府\n工作报告"),
    )
}

fn of_targets() -> Vec<Row> {
    let pair = Bound::new(BoundKind::Between, q("1个"), None);
    let revision = |date| Revision {
        date,
        approver: None,
        previous: Bound::Plain(q("4公里")).into(),
    };
    let region = || Region::new("永嘉县").unwrap();
    rows!(
        Indicator::new(" "),
        Indicator::new("公办\n学位"),
        Labels::default().with("英文", "places"),
        Labels::default().with("en", " "),
        "".parse::<TargetId>(),
        "two words".parse::<TargetId>(),
        Band::new(q("1个"), q("2家")),
        Band::new(q("2个"), q("1个")),
        pair,
        target("5公里").leader("王\n县长".to_owned()).build(),
        target("5公里").measure(Measure::Growth).build(),
        target("5%").measure(Measure::Increase).build(),
        Target::builder(
            Indicator::new("县道").unwrap(),
            zhibiao::target::Aim::Breakthrough
        )
        .measure(Measure::Growth)
        .build(),
        Target::builder(
            Indicator::new("县道").unwrap(),
            zhibiao::target::Aim::Breakthrough
        )
        .floor(q("3公里"))
        .build(),
        target("5公里").floor(q("3个")).build(),
        target("-5个").build(),
        target("5公里").floor(q("6公里")).build(),
        target("5公里").stretch(q("4公里")).build(),
        target("5公里")
            .path_point(period("2024-Q2"), q("3公里"))
            .path_point(period("2024-Q1"), q("4公里"))
            .build(),
        target("5公里")
            .period(period("2024"))
            .path_point(period("2025"), q("5公里"))
            .build(),
        target("5公里").weight(-Decimal::ONE).build(),
        target("5公里")
            .allocate(region(), q("3公里"))
            .allocate(region(), q("2公里"))
            .build(),
        target("5公里")
            .revision(revision(day(2)))
            .revision(revision(day(1)))
            .build(),
        target("5公里").id(id("a")).part_of(id("a")).build(),
    )
}

fn of_plans() -> Vec<Row> {
    let part = |of: &str, own: &str| target("5公里").id(id(own)).part_of(id(of));
    rows!(
        Plan::builder(" ").build(),
        Plan::builder("民生\n实事").build(),
        plan([target("5公里").id(id("a")), target("6公里").id(id("a"))]),
        plan([part("b", "a")]),
        plan([part("b", "a"), part("a", "b")]),
        csv::read(b"\xff", Plan::builder("计划")),
        csv::read("sep=:\n指标".as_bytes(), Plan::builder("计划")),
        csv::read("数值".as_bytes(), Plan::builder("计划")),
        csv::read("指标,指标".as_bytes(), Plan::builder("计划")),
        csv::read("指标".as_bytes(), Plan::builder(" ")),
    )
}

fn of_observations() -> Vec<Row> {
    let observation = || Observation::to_date(id("a"), day(30), q("34个")).unwrap();
    rows!(
        Observation::missing(id("a"), day(30), " "),
        observation().with_status(DataStatus::Missing),
        Observation::missing(id("a"), day(30), "无数")
            .unwrap()
            .with_status(DataStatus::Final),
        observations::read_json(b"[\xff]"),
    )
}

fn of_aggregates() -> Vec<Row> {
    let table = [unit("元"), unit("万个")];
    let columns = |mantissa: i128, scale: u8, unit: u16| {
        let (mantissas, scales, units) = ([mantissa], [scale], [unit]);
        let columns = Columns::new(&mantissas, &scales, &units, &table).unwrap();
        SumsByGroup::new(1)
            .unwrap()
            .extend_from_columns(&columns, &[0])
    };
    let in_group = |group| {
        let columns = Columns::new(&[1_i64], &[0], &[0], &table).unwrap();
        SumsByGroup::new(1)
            .unwrap()
            .extend_from_columns(&columns, &[group])
    };
    let columns_of = |result| match result {
        Err(AggregateError::Columns(error)) => Err(error),
        other => Ok(other),
    };
    let sum = |quantities: &[&str]| {
        let mut sum = Sum::new();
        quantities
            .iter()
            .try_for_each(|quantity| sum.push(&q(quantity)))?;
        sum.finish()
    };
    let grouped = |reports: &[Observation]| {
        ReportsByGroup::new(1)
            .unwrap()
            .extend_from_slice(reports, |_| Some(0))
    };
    let mean = |weight: &str| {
        let mut mean = WeightedMean::new("人口");
        let weighted = WeightedValue {
            value: q("5%"),
            weight: q(weight),
        };
        mean.push(&weighted)?;
        mean.finish().map(drop)
    };
    let dated = |value: &str| Dated {
        as_of: day(30),
        value: q(value),
    };
    let latest = || {
        let mut latest = Latest::default();
        latest.push(&dated("5个"))?;
        latest.push(&dated("6个"))?;
        latest.finish()
    };
    let on = |day, value: &str| Observation::to_date(id("a"), day, q(value)).unwrap();
    let done = Observation::to_date(
        id("a"),
        day(30),
        zhibiao::observation::ReportedValue::Done(true),
    )
    .unwrap();
    let planned = |targets: Vec<TargetBuilder>| {
        let (plan, log, policy) = (plan(targets).unwrap(), Log::new(), Policy::default());
        zhibiao::aggregate::summarize(&plan, assess_plan(&plan, &log, day(30), &policy), &[])?
            .whole
            .planned()
    };
    let by = |keys: &[zhibiao::aggregate::Key]| {
        let (plan, log, policy) = (plan([]).unwrap(), Log::new(), Policy::default());
        zhibiao::aggregate::summarize(&plan, assess_plan(&plan, &log, day(30), &policy), keys)
            .unwrap()
    };
    let by_own_keys = |values: &[&str]| {
        let (plan, log, policy) = (
            plan([target("5公里")]).unwrap(),
            Log::new(),
            Policy::default(),
        );
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let assessments = assess_plan(&plan, &log, day(30), &policy);
        summarize_by(&plan, assessments, ["大小".to_owned()], |_| {
            vec![values.clone()]
        })
    };
    let level = |name: &str| {
        Target::builder(Indicator::new(name).unwrap(), Bound::Plain(q("5亿元")))
            .measure(Measure::Level)
            .id(id(name))
    };
    let work = |name: &str, value: &str| {
        Target::builder(Indicator::new(name).unwrap(), Bound::Plain(q(value))).id(id(name))
    };
    let at_stage = |action: &str| target("20个").action(action).id(id(action));
    let in_period = |code: &str| target("5公里").period(period(code)).id(id(code));
    let bounded = |bound: fn(Quantity) -> Bound| {
        let bound = bound(q("3亿元"));
        target("5公里").id(id(&bound.kind().to_string())).aim(bound)
    };
    let tree = || Tree::new([("雨城区", "雅安市"), ("名山区", "雅安市")]).unwrap();
    let roll = |values: Vec<(&'static str, Quantity)>| {
        roll_up(
            &tree(),
            values,
            Measure::Total,
            Axis::Regions,
            Missing::Fail,
        )
    };
    let code = |code: &str| code.parse::<RegionCode>().unwrap();
    let yuan_per_mu = {
        let mut sum = Sum::new();
        sum.push(&q("1亩")).unwrap();
        sum
    };
    rows!(
        Columns::new(&[1_i64, 2], &[0], &[0, 0], &table),
        columns(1, 0, 7),
        columns_of(columns(1, 0, 7)),
        columns_of(in_group(7)),
        columns_of(columns(i128::MAX, 0, 0)),
        SumsByGroup::new(usize::from(u16::MAX) << 16),
        columns_of(
            SumsByGroup::new(1)
                .unwrap()
                .merge(&SumsByGroup::new(2).unwrap())
        ),
        columns(5, 5, 1),
        sum(&["1元", "1个"]),
        sum(&["5%", "6%"]),
        sum(&[&format!("{LARGEST}元"), "1元"]),
        yuan_per_mu.finish_in(unit("平方米")),
        require_sum(Measure::Level, unit("张"), Axis::Periods),
        planned(vec![
            target("5公里").id(id("a")),
            target("5公里").id(id("b")).measure(Measure::Level)
        ]),
        planned(vec![level("财政收入"), level("地区生产总值")]),
        planned(vec![work("公办学位", "1650个"), work("孵化团队", "50个")]),
        planned(vec![at_stage("开工"), at_stage("竣工")]),
        planned(vec![in_period("2024"), in_period("2024-Q1")]),
        planned(vec![bounded(Bound::AtMost), bounded(Bound::AtLeast)]),
        latest(),
        grouped(&[done]),
        grouped(&[on(day(1), "5个"), on(day(2), "6个")]),
        by(&[]).merge(&by(&[zhibiao::aggregate::Key::Theme])),
        by_own_keys(&["大", "小"]),
        mean("-1人"),
        RatioOfSums::default().push(&Portion {
            numerator: q("3元"),
            denominator: q("-1人")
        }),
        mean("0人"),
        WeightedMean::new("人口").merge(&WeightedMean::new("户数")),
        Tree::new([("雨城区", "雅安市"), ("雨城区", "四川省")]),
        Tree::new([("雨城区", "雅安市"), ("雨城区", "雅安市")]),
        Tree::new([("雨城区", "雅安市"), ("雅安市", "雨城区")]),
        Tree::of_regions([(code("330324"), code("3302"))]),
        Tree::of_regions([(code("3303"), code("330324"))]),
        Tree::of_regions([(code("330324"), code("33")), (code("3303"), code("33"))]),
        roll(vec![("上海市", q("1公里"))]),
        roll(vec![("雨城区", q("1公里")), ("雨城区", q("2公里"))]),
        roll(vec![("雨城区", q("1公里"))]),
        roll(vec![("雨城区", q("1公里")), ("名山区", q("2个"))]),
    )
}

fn of_catalogues() -> Vec<Row> {
    let with = |row: &str| Catalogue::standard().extend().table(row).build();
    let alias = |slug, name| Catalogue::standard().extend().alias(slug, name).build();
    let of = |direction: &str| {
        format!(
            "tea\t茶叶产量\ttea\t\t吨\ttotal\t{direction}\t\t\tagriculture\t茶叶产量9000吨\t公报"
        )
    };
    rows![
        "GDP".parse::<Slug>(),
        Entry::new("tea", " "),
        Catalogue::standard()
            .extend()
            .entry(Entry::new("gdp", "总产出").unwrap())
            .build(),
        alias("retail-sales", "国内生产总值"),
        alias("no-such-row", "总产出"),
        with("tea\t茶叶产量"),
        with(&of("up")),
    ]
    .into_iter()
    .chain([inner(with("tea\t茶叶产量")), inner(with(&of("up")))])
    .collect()
}

/// What is wrong with a row of a table, without its line.
fn inner(built: Result<Catalogue, CatalogueError>) -> Row {
    match built {
        Err(CatalogueError::Row { error, .. }) => {
            row(type_name_of_val(&*error), &*error, error.chinese())
        }
        other => panic!("{other:?}"),
    }
}

fn of_reports() -> Vec<Row> {
    rows![
        Report::new(" ", 2024),
        Report::of_text("2024.txt", "各位代表"),
        Report::of_text("浙江省.txt", "各位代表"),
    ]
}

fn of_policies() -> Vec<Row> {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    rows![
        PointsBehind::new(Light::Red, Decimal::TEN, None),
        Schedule::new([decimal("20"), decimal("50")]),
        StageWeights::new([decimal("20"); 5]),
        Policy::default().with_tolerance(decimal("120")),
        Policy::default().with_cap(decimal("90")),
        PercentFormat::new(11),
        "rate".parse::<zhibiao::finding::Code>(),
    ]
}

fn of_scores() -> Vec<Row> {
    let leaf = |name: &str, weight: i64| {
        IndexNode::target(name, weight, name.parse::<TargetId>().unwrap())
    };
    let group = IndexNode::group("组", 1, [leaf("a", 1), leaf("b", 3)]).unwrap();
    let deep = (0..65).try_fold(leaf("a", 1), |inner, _| IndexNode::group("层", 1, [inner]));
    let only_a = |id: &TargetId| (id.as_str() == "a").then_some(Ratio::ONE);

    // A ladder of ranks for a target that has none, with a report and without.
    let rung = Rung {
        within: 3.try_into().unwrap(),
        percent: Decimal::ONE_HUNDRED,
    };
    let ladder = |rungs| Scoring::new(Decimal::TEN, ScoreFunction::RankLadder { rungs });
    let target = Target::stated("公路", "新建", None, Bound::Plain(q("5公里")))
        .unwrap()
        .id("t".parse::<TargetId>().unwrap())
        .build()
        .unwrap();
    let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let reported = Observation::to_date(target.id().clone(), day, q("4公里")).unwrap();
    let policy = Policy::default();
    let scored = |log: &Log| {
        let ladder = ladder(vec![rung]).unwrap();
        ladder.score(&assess(&target, log, day, &policy))
    };
    rows![
        Scoring::new(Decimal::ZERO, ScoreFunction::AllOrNothing {}),
        ladder(Vec::new()),
        scored(&Log::from_iter([reported])),
        scored(&Log::new()),
        IndexNode::group("组", 1, [leaf("a", -1)]),
        IndexNode::group("组", 1, [leaf("a", 0)]),
        deep,
        group.index(only_a, MissingScores::Fail, Ratio::ZERO),
        group.index(only_a, MissingScores::Skip, Ratio::ONE),
    ]
}

fn all() -> Vec<Row> {
    [
        of_numbers(),
        of_units(),
        of_periods_and_places(),
        of_catalogues(),
        of_reports(),
        of_targets(),
        of_plans(),
        of_observations(),
        of_aggregates(),
        of_policies(),
        of_scores(),
    ]
    .concat()
}

#[test]
fn what_errors_say() {
    let mut said = String::new();
    for (name, words) in all() {
        write!(said, "{name}\n{words}").unwrap();
    }
    assert_eq!(said, include_str!("golden/errors.txt"));
}

/// Errors that no call here brings about by itself, and what does.
const ELSEWHERE: [(&str, &str); 19] = [
    (
        "NumberError::SumTooLong",
        "the sum of fractions whose denominators have 4096 bits",
    ),
    (
        "UnitError::Factor",
        "between units of more digits than the table has",
    ),
    ("AggregateError::Unit", "the same"),
    (
        "PlanError::UnknownSchema",
        "tests/refused/schema-of-another-version.json",
    ),
    ("ScoreError::Number", "that of the number it holds"),
    ("IndexError::Number", "tests/completion_policies.rs"),
    ("IndexError::Content", "tests/completion_policies.rs"),
    ("ObservationError::Period", "tests/completion_bad_input.rs"),
    ("ObservationError::AsOf", "tests/completion_bad_input.rs"),
    ("BatchError::OtherRecord", "tests/arrow.rs"),
    ("BatchError::OtherVersion", "tests/arrow.rs"),
    ("BatchError::MissingColumn", "tests/arrow.rs"),
    ("BatchError::FloatColumn", "tests/arrow.rs"),
    ("BatchError::WrongType", "tests/arrow.rs"),
    ("BatchError::Null", "tests/arrow.rs"),
    (
        "BatchError::DanglingKey",
        "a dictionary that no safe code makes: Arrow refuses the key, as tests/arrow.rs shows",
    ),
    ("BatchError::TooManyDigits", "tests/arrow.rs"),
    ("BatchError::Row", "tests/arrow.rs"),
    (
        "BatchError::Arrow",
        "no array of this crate is known to bring it about",
    ),
];

#[test]
fn every_error_is_among_them() {
    let shown: BTreeSet<String> = all().into_iter().map(|(name, _)| name).collect();
    let mut lacking = variants(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    lacking.retain(|name| !shown.contains(name));
    let elsewhere: BTreeSet<String> = ELSEWHERE
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(lacking, elsewhere);
}

/// The variants of the error enums in a folder that have words in Chinese.
fn variants(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(variants(&path));
            continue;
        }
        let code = fs::read_to_string(&path).unwrap();
        for declaration in code.split("\npub enum ").skip(1) {
            let (name, rest) = declaration.split_once(" {\n").unwrap();
            if !name.ends_with("Error") {
                continue;
            }
            let (body, _) = rest.split_once("\n}").unwrap();
            for line in body.lines() {
                let variant = line.strip_prefix("    ").unwrap_or_default();
                if variant.starts_with(|c: char| c.is_ascii_uppercase()) {
                    let variant = variant
                        .split(|c: char| !c.is_alphanumeric())
                        .next()
                        .unwrap();
                    found.insert(format!("{name}::{variant}"));
                }
            }
        }
    }
    found
}

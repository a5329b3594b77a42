//! Figures as published pass in silence; a digit swapped, a scale slipped, a part dropped or a rate of another row is found.

use chrono::NaiveDate;
use proptest::prelude::*;
use zhibiao::audit::audit;
use zhibiao::extract::Extractor;
use zhibiao::finding::{Code, Finding, Severity};
use zhibiao::indicator::{Indicator, Measure};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::Region;
use zhibiao::source::{Source, Span};
use zhibiao::target::{Baseline, Bound, Target};
use zhibiao::validate;

/// A target of a city with the shares of its counties: indicator, unit, number, what was reached, the rate as published.
#[derive(Debug)]
struct Row {
    indicator: &'static str,
    unit: &'static str,
    target: Decimal,
    actual: &'static str,
    rate: &'static str,
    shares: Vec<(&'static str, Decimal)>,
}

/// The rows of cities of the published tables.
fn published() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in include_str!("data/county-allocations.csv").lines().skip(1) {
        let cells: Vec<&'static str> = line.split(',').collect();
        let number: Decimal = cells[4].parse().unwrap();
        match rows.last_mut() {
            Some(city) if !cells[1].is_empty() => city.shares.push((cells[0], number)),
            _ => rows.push(Row {
                indicator: cells[2],
                unit: cells[3],
                target: number,
                actual: cells[5],
                rate: cells[6],
                shares: Vec::new(),
            }),
        }
    }
    rows
}

fn plan(row: &Row, shares: &[(&str, Decimal)]) -> Plan {
    let amount =
        |number: &Decimal| -> Quantity { format!("{number}{}", row.unit).parse().unwrap() };
    let mut target = Target::builder(
        Indicator::new(row.indicator).unwrap(),
        Bound::Plain(amount(&row.target)),
    );
    for (county, share) in shares {
        target = target.allocate(Region::new(county).unwrap(), amount(share));
    }
    Plan::builder("分解任务")
        .period(Period::year(2015).unwrap())
        .target(target.build().unwrap())
        .build()
        .unwrap()
}

fn sentence(row: &Row, rate: &str) -> String {
    format!(
        "目标任务{}{unit},已完成{}{unit},完成率{rate}%。",
        row.target,
        row.actual,
        unit = row.unit
    )
}

fn of_text(text: &str) -> Vec<Finding> {
    audit(text, &Extractor::default().extract(text).statements)
}

#[test]
fn what_was_published_passes() {
    let rows = published();
    assert!(rows.iter().filter(|row| !row.shares.is_empty()).count() >= 3);
    for row in rows {
        assert_eq!(validate::plan(&plan(&row, &row.shares)), []);
        if !row.rate.is_empty() {
            assert_eq!(of_text(&sentence(&row, row.rate)), []);
        }
    }
}

#[test]
fn a_rate_of_another_row_is_found() {
    let rows = published();
    for row in rows.iter().filter(|row| !row.rate.is_empty()) {
        for other in rows
            .iter()
            .filter(|other| !other.rate.is_empty() && other.rate != row.rate)
        {
            let text = sentence(row, other.rate);
            let codes: Vec<Code> = of_text(&text).iter().map(Finding::code).collect();
            assert_eq!(codes, [Code::RateContradiction], "{text}");
        }
    }
}

/// A national target of 2016 and what was reported on it: number, actual, unit.
fn national() -> Vec<(&'static str, &'static str, &'static str)> {
    let rows = include_str!("data/national-2016-outcomes.csv")
        .lines()
        .skip(1);
    let cells = rows.map(|line| line.split(',').collect::<Vec<_>>());
    // A growth is compared with its target, not divided by it.
    cells
        .filter(|cells| cells[5] == "total")
        .map(|cells| (cells[2], cells[6], cells[3]))
        .collect()
}

/// The rate to two places, as notices give it.
fn rate(target: &str, actual: &str) -> String {
    let (actual, target): (Decimal, Decimal) = (actual.parse().unwrap(), target.parse().unwrap());
    let ratio = Ratio::new(actual, target).unwrap();
    let percent = ratio.to_percent(2, RoundingStrategy::MidpointAwayFromZero);
    percent.unwrap().to_string()
}

fn national_sentence((target, _, unit): (&str, &str, &str), reported: &str, rate: &str) -> String {
    format!("目标任务{target}{unit},已完成{reported},完成率{rate}%。")
}

fn contradicts(text: &str) -> bool {
    let codes: Vec<Code> = of_text(text).iter().map(Finding::code).collect();
    assert!(
        codes.is_empty() || codes == [Code::RateContradiction],
        "{text}: {codes:?}"
    );
    !codes.is_empty()
}

#[test]
fn national_outcomes_pass_and_slip_by_no_scale_nor_row() {
    let rows = national();
    assert_eq!(rows.len(), 9);
    for row @ (target, actual, unit) in rows.iter().copied() {
        let own = rate(target, actual);
        let reported = format!("{actual}{unit}");
        assert!(
            !contradicts(&national_sentence(row, &reported, &own)),
            "{row:?}"
        );
        let text = national_sentence(row, &format!("{actual}{}", slipped(unit)), &own);
        assert!(contradicts(&text), "{text}");
        for (other_target, other_actual, _) in &rows {
            let other = rate(other_target, other_actual);
            let text = national_sentence(row, &reported, &other);
            assert_eq!(contradicts(&text), other != own, "{text}");
        }
    }
}

/// What is noticed of values to date, by month from January on, of a target of the year.
fn reported(target: &str, values: &[&str]) -> Vec<Code> {
    let indicator = Indicator::new("投资").unwrap();
    let target = Target::builder(indicator, Bound::Plain(target.parse().unwrap()))
        .id(Some("a".parse().unwrap()))
        .build()
        .unwrap();
    let plan = Plan::builder("计划")
        .period(Period::year(2016).unwrap())
        .target(target)
        .build()
        .unwrap();
    let day = |month| NaiveDate::from_ymd_opt(2016, month, 28).unwrap();
    let log = Log::from_iter(values.iter().zip(1..).map(|(value, month)| {
        let value: Quantity = value.parse().unwrap();
        Observation::to_date("a".parse().unwrap(), day(month), value).unwrap()
    }));
    let found = validate::observations(&plan, &log, day(12));
    found.iter().map(Finding::code).collect()
}

/// The unit with 亿 for 万 and 万 for 亿; before another one, 万.
fn slipped(unit: &str) -> String {
    match unit.chars().next() {
        Some('万') => unit.replacen('万', "亿", 1),
        Some('亿') => unit.replacen('亿', "万", 1),
        _ => format!("万{unit}"),
    }
}

#[test]
fn a_slipped_scale_of_a_national_outcome_is_found() {
    let rows = national();
    assert!(rows.iter().any(|(.., unit)| unit.starts_with('万')));
    assert!(rows.iter().any(|(.., unit)| unit.starts_with('亿')));
    for (target, actual, unit) in rows {
        let (aim, right, wrong) = (
            format!("{target}{unit}"),
            format!("{actual}{unit}"),
            format!("{actual}{}", slipped(unit)),
        );
        assert_eq!(reported(&aim, &[&right]), []);
        assert_eq!(
            reported(&aim, &[&wrong]),
            [Code::ObservationProbableSlip],
            "{wrong}"
        );
        assert_eq!(
            reported(&format!("{target}{}", slipped(unit)), &[&right]),
            [Code::ObservationProbableSlip],
            "{wrong}"
        );
    }
}

#[test]
fn a_slip_is_told_from_a_small_value() {
    const SLIP: Code = Code::ObservationProbableSlip;
    for slip in ["2.4万元", "24000亿元", "2.4万亿元", "2500亿元", "25万元"] {
        assert_eq!(reported("2.5亿元", &[slip]), [SLIP], "{slip}");
    }
    for right in [
        "2.4亿元",
        "24000万元",
        "2499亿元",
        "0.0001亿元",
        "0亿元",
        "0万元",
        "26万元",
    ] {
        assert_eq!(reported("2.5亿元", &[right]), [], "{right}");
    }
    assert_eq!(
        reported("2.5亿元", &["-24000亿元"]),
        [Code::ObservationBeyondLimit, SLIP]
    );
    // A target of nothing is a thousandth of nothing.
    assert_eq!(reported("0亿元", &["3万元"]), []);
    // A share has no scale to mistake.
    assert_eq!(reported("0.01%", &["20%"]), []);
}

/// Against the month before, where the target tells nothing.
#[test]
fn a_slip_between_two_reports_is_found() {
    const SLIP: Code = Code::ObservationProbableSlip;
    assert_eq!(reported("90亿元", &["0.05亿元", "51亿元"]), [SLIP]);
    assert_eq!(reported("90亿元", &["0.05亿元", "49亿元"]), []);
    assert_eq!(reported("90亿元", &["0亿元", "49亿元"]), []);
    // What follows a value that the target tells to be mistaken is not held against that.
    assert_eq!(reported("90亿元", &["20万元", "30亿元", "40亿元"]), [SLIP]);
    assert_eq!(
        reported("90亿元", &["60亿元", "0.06亿元"]),
        [Code::ObservationFalling, SLIP]
    );
}

fn row() -> impl Strategy<Value = Row> {
    let rows = published()
        .into_iter()
        .filter(|row| !row.shares.is_empty())
        .count();
    (0..rows).prop_map(|place| {
        published()
            .into_iter()
            .filter(|row| !row.shares.is_empty())
            .nth(place)
            .unwrap()
    })
}

proptest! {
    /// Another digit in one of the first three places of a national outcome.
    #[test]
    fn a_changed_digit_of_a_national_outcome_is_found(row in prop::sample::select(national()), place in 0_usize..3, digit in 1_u8..=9) {
        let (target, actual, unit) = row;
        let digits: Vec<usize> = actual.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = digits[place];
        let mut changed = actual.to_owned();
        changed.replace_range(at..=at, &digit.to_string());
        let text = national_sentence(row, &format!("{changed}{unit}"), &rate(target, actual));
        prop_assert_eq!(contradicts(&text), changed != actual, "{}", text);
    }

    #[test]
    fn a_dropped_part_is_found(row in row(), dropped in any::<prop::sample::Index>()) {
        let mut shares = row.shares.clone();
        shares.remove(dropped.index(shares.len()));
        let found = validate::plan(&plan(&row, &shares));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].code(), Code::AllocationShort);
        // Removing the cause removes the finding.
        prop_assert_eq!(validate::plan(&plan(&row, &row.shares)), []);
    }

    #[test]
    fn a_changed_digit_is_found(row in row(), changed in any::<prop::sample::Index>(), by in 1_i64..10, place in 0_u32..2) {
        let mut shares = row.shares.clone();
        let place_of = changed.index(shares.len());
        shares[place_of].1 += Decimal::from(by * 10_i64.pow(place));
        let found = validate::plan(&plan(&row, &shares));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].code(), Code::AllocationSurplus);
        shares[place_of].1 -= Decimal::from(2 * by * 10_i64.pow(place));
        if !shares[place_of].1.is_sign_negative() {
            let found = validate::plan(&plan(&row, &shares));
            prop_assert_eq!(found[0].code(), Code::AllocationShort);
        }
    }

    #[test]
    fn a_slipped_scale_is_found(number in 1_u32..100_000, growth in 1_u32..50, slip in prop::sample::select(vec![("亿元", "万元"), ("万元", "亿元"), ("亿元", "元")])) {
        let plan = |unit: &str| {
            let target = format!("{number}{unit}").parse().unwrap();
            let before = Decimal::from(number) * Decimal::from(100 - growth) / Decimal::ONE_HUNDRED;
            let baseline = Baseline { value: format!("{before}{}", slip.0).parse().unwrap(), period: None };
            let target = Target::builder(Indicator::new("旅游收入").unwrap(), Bound::Plain(target))
                .measure(Measure::Level)
                .baseline(baseline)
                .build()
                .unwrap();
            Plan::builder("计划").target(target).build().unwrap()
        };
        let codes = |plan: Plan| validate::plan(&plan).iter().map(Finding::code).collect::<Vec<_>>();
        prop_assert!(codes(plan(slip.1)).contains(&Code::ProbableSlip));
        prop_assert_eq!(codes(plan(slip.0)), []);
    }

    /// A claim of other digits than those at its place is found, the right one is not.
    #[test]
    fn a_claim_that_is_not_in_the_text_is_found(number in 1_u32..100_000, other in 1_u32..100_000) {
        let text = format!("新增公办学位{number}个。");
        let span = Span::new("新增公办学位".len(), text.len() - "。".len()).unwrap();
        let found = |claimed: u32| {
            let target = Target::builder(Indicator::new("公办学位").unwrap(), Bound::Plain(format!("{claimed}个").parse().unwrap()))
                .source(Source::locate(&text, span).unwrap())
                .build()
                .unwrap();
            validate::sources(&Plan::builder("计划").target(target).build().unwrap(), &text)
        };
        prop_assert_eq!(found(number), []);
        let trimmed = |number: u32| number.to_string().trim_end_matches('0').to_owned();
        if trimmed(number) != trimmed(other) {
            let found = found(other);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].severity(), Severity::Error);
        }
    }
}

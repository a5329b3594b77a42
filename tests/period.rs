//! Periods: how they are written and read, and how much of them has passed.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::period::{ParsePeriodError, Period, PeriodKind};

mod strategies;
use strategies::{date, period};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ratio(numerator: u32, denominator: u32) -> Ratio {
    Ratio::new(Decimal::from(numerator), Decimal::from(denominator)).unwrap()
}

/// How reports write a period, its code, its first and its last day.
const READ: &[(&str, &str, &str, &str)] = &[
    ("2024年", "2024", "2024-01-01", "2024-12-31"),
    ("2024年度", "2024", "2024-01-01", "2024-12-31"),
    ("2024年全年", "2024", "2024-01-01", "2024-12-31"),
    ("２０２４年", "2024", "2024-01-01", "2024-12-31"),
    ("二〇二四年", "2024", "2024-01-01", "2024-12-31"),
    ("二○二四年", "2024", "2024-01-01", "2024-12-31"),
    ("2024", "2024", "2024-01-01", "2024-12-31"),
    ("2024年上半年", "2024-S1", "2024-01-01", "2024-06-30"),
    ("2024年下半年", "2024-S2", "2024-07-01", "2024-12-31"),
    ("2024-S2", "2024-S2", "2024-07-01", "2024-12-31"),
    ("2024年第一季度", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024年一季度", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024年第4季度", "2024-Q4", "2024-10-01", "2024-12-31"),
    (
        "2024年前三季度",
        "2024-01-01/2024-09-30",
        "2024-01-01",
        "2024-09-30",
    ),
    (
        "2024年一至三季度",
        "2024-01-01/2024-09-30",
        "2024-01-01",
        "2024-09-30",
    ),
    ("2024年3月", "2024-03", "2024-03-01", "2024-03-31"),
    ("2024年3月份", "2024-03", "2024-03-01", "2024-03-31"),
    ("2024年十二月", "2024-12", "2024-12-01", "2024-12-31"),
    ("2024-M03", "2024-03", "2024-03-01", "2024-03-31"),
    ("2023年2月", "2023-02", "2023-02-01", "2023-02-28"),
    ("2024年2月", "2024-02", "2024-02-01", "2024-02-29"),
    ("2000年2月", "2000-02", "2000-02-01", "2000-02-29"),
    ("1900年2月", "1900-02", "1900-02-01", "1900-02-28"),
    ("2024年3月5日", "2024-03-05", "2024-03-05", "2024-03-05"),
    (
        "二〇二四年三月五日",
        "2024-03-05",
        "2024-03-05",
        "2024-03-05",
    ),
    (
        "2024年1-11月",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2024年1—11月",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2024年1～11月份",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2024年1月至11月",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2024年7月到2025年3月",
        "2024-07-01/2025-03-31",
        "2024-07-01",
        "2025-03-31",
    ),
    (
        "2024年1月1日至11月30日",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2024年1月1日至2024年11月30日",
        "2024-01-01/2024-11-30",
        "2024-01-01",
        "2024-11-30",
    ),
    (
        "2021—2025年",
        "2021-01-01/2025-12-31",
        "2021-01-01",
        "2025-12-31",
    ),
    (
        "2021——2025年",
        "2021-01-01/2025-12-31",
        "2021-01-01",
        "2025-12-31",
    ),
    (
        "2021年至2025年",
        "2021-01-01/2025-12-31",
        "2021-01-01",
        "2025-12-31",
    ),
    ("“十四五”时期", "FYP14", "2021-01-01", "2025-12-31"),
    ("“十四五”", "FYP14", "2021-01-01", "2025-12-31"),
    ("\"十四五\"期间", "FYP14", "2021-01-01", "2025-12-31"),
    ("十四五", "FYP14", "2021-01-01", "2025-12-31"),
    ("第十四个五年规划", "FYP14", "2021-01-01", "2025-12-31"),
    ("“一五”计划", "FYP1", "1953-01-01", "1957-12-31"),
    ("“二五”时期", "FYP2", "1958-01-01", "1962-12-31"),
    ("“三五”时期", "FYP3", "1966-01-01", "1970-12-31"),
    ("“六五”时期", "FYP6", "1981-01-01", "1985-12-31"),
    ("“十五”计划", "FYP10", "2001-01-01", "2005-12-31"),
    ("“十五五”", "FYP15", "2026-01-01", "2030-12-31"),
    (" 2024 年 3 月 ", "2024-03", "2024-03-01", "2024-03-31"),
];

#[test]
fn reads_what_reports_write() {
    for (text, code, start, end) in READ {
        let period: Period = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(period.code(), *code, "{text}");
        assert_eq!(
            (period.start(), period.end()),
            (day(start), day(end)),
            "{text}"
        );
    }
}

#[test]
fn refuses_what_is_no_period() {
    let unknown = [
        "三年",
        "3年",
        "24年",
        "年",
        "上半年",
        "2024年三季",
        "2024年5个",
        "十四",
        "2024年1-11",
        "2024-1",
        "2024-S",
        "2024-Q12",
        "2024-01-01/",
        "2024-01-01/2024-02-01/2024-03-01",
        "FYP",
        "FYP014",
        "2024年3月5",
        "20245年",
        "全年",
        "五",
        "第十四五规划",
        "\u{0}",
        "2024年-",
        "🙂年",
    ];
    for text in unknown {
        let error = text.parse::<Period>().unwrap_err();
        assert!(
            matches!(error, ParsePeriodError::UnknownForm { .. }),
            "{text}: {error}"
        );
        // What a terminal would obey is written out.
        let shown = text.replace('\0', "\\u{0}");
        assert!(error.to_string().contains(&shown), "{error}");
    }
    let none = [
        ("2024年13月", "there is no month 13: it is 1 to 12"),
        ("2024年0月", "there is no month 0: it is 1 to 12"),
        ("2024年2月30日", "2024-02 has no day 30"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("2024年第五季度", "there is no quarter 5: it is 1 to 4"),
        ("2024-S3", "there is no half-year 3: it is 1 or 2"),
        ("FYP0", "there is no five-year plan 0: it is 1 to 99"),
        ("0999年", "the year 999 is outside 1000 to 9999"),
        (
            "2024年11-1月",
            "the range ends on 2024-01-31, before it starts on 2024-11-01",
        ),
        (
            "2025-2021年",
            "the range ends on 2021-12-31, before it starts on 2025-01-01",
        ),
    ];
    for (text, reason) in none {
        let error = text.parse::<Period>().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("`{text}` is not a period: {reason}")
        );
    }
    assert_eq!("　“” ".parse::<Period>(), Err(ParsePeriodError::Empty));
}

#[test]
fn writes_each_kind_in_chinese() {
    let written = [
        (Period::year(2024), "2024年"),
        (Period::half(2024, 1), "2024年上半年"),
        (Period::half(2024, 2), "2024年下半年"),
        (Period::quarter(2024, 1), "2024年第一季度"),
        (Period::month(2024, 3), "2024年3月"),
        (Period::day(day("2024-03-05")), "2024年3月5日"),
        (Period::five_year_plan(14), "“十四五”时期"),
        (Period::five_year_plan(10), "“十五”时期"),
        (Period::five_year_plan(20), "“二十五”时期"),
        (
            Period::range(day("2024-01-01"), day("2024-11-30")),
            "2024年1月1日至2024年11月30日",
        ),
    ];
    for (period, text) in written {
        assert_eq!(period.unwrap().to_string(), text);
    }
}

#[test]
fn the_years_of_adjustment_belong_to_no_five_year_plan() {
    let plans: Vec<Period> = (1..=99)
        .map(|number| Period::five_year_plan(number).unwrap())
        .collect();
    for year in 1963..=1965 {
        let year = Period::year(year).unwrap();
        assert!(!plans.iter().any(|plan| plan.overlaps(&year)));
    }
    assert!(plans.windows(2).all(|pair| pair[0].end() < pair[1].start()));
}

#[test]
fn elapsed_shares_of_supervision_notices() {
    let year = Period::year(2024).unwrap();
    // Xuancheng 2020: January to November is 11/12, printed as 91.7 %.
    let share = year.elapsed_by_months(day("2024-11-30"));
    assert_eq!(share, ratio(11, 12));
    assert_eq!(
        share
            .to_percent(1, RoundingStrategy::MidpointAwayFromZero)
            .unwrap()
            .to_string(),
        "91.7"
    );
    assert_eq!(year.elapsed_by_months(day("2024-11-29")), ratio(10, 12));
    assert_eq!(year.elapsed_by_months(day("2024-02-29")), ratio(2, 12));
    assert_eq!(year.elapsed_by_months(day("2023-12-31")), ratio(0, 12));
    assert_eq!(year.elapsed_by_days(day("2024-02-29")), ratio(60, 366));
    assert_eq!(year.elapsed_by_days(day("2024-12-31")), ratio(1, 1));
    // A range that begins and ends inside a month: its last month is over when the range is.
    let range: Period = "2024年1月15日至2024年3月10日".parse().unwrap();
    assert_eq!((range.months(), range.days()), (3, 56));
    assert_eq!(range.elapsed_by_months(day("2024-01-31")), ratio(1, 3));
    assert_eq!(range.elapsed_by_months(day("2024-03-09")), ratio(2, 3));
    assert_eq!(range.elapsed_by_months(day("2024-03-10")), ratio(1, 1));
    assert_eq!(
        Period::five_year_plan(14)
            .unwrap()
            .elapsed_by_months(day("2024-06-30")),
        ratio(42, 60)
    );
}

#[test]
fn the_same_days_written_otherwise_are_another_period() {
    let year = Period::year(2024).unwrap();
    let range = Period::range(year.start(), year.end()).unwrap();
    assert_ne!(year, range);
    assert!(year.includes(&range) && range.includes(&year));
}

proptest! {
    #[test]
    fn reading_what_is_written_is_the_identity(period in period()) {
        prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        prop_assert_eq!(period.code().parse::<Period>().unwrap(), period);
        prop_assert_eq!(serde_json::from_str::<Period>(&serde_json::to_string(&period).unwrap()).unwrap(), period);
    }

    #[test]
    fn full_width_digits_change_nothing(period in period()) {
        let wide: String = period
            .to_string()
            .chars()
            .map(|c| c.to_digit(10).and_then(|d| char::from_u32(u32::from('０') + d)).unwrap_or(c))
            .collect();
        prop_assert_eq!(wide.parse::<Period>().unwrap(), period);
    }

    #[test]
    fn any_text_is_a_period_or_an_error(text in "[0-9０-９一二三四五十〇年月日上下半第季度前至—-“”SQMFYP/ ]{0,14}|.{0,20}") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.code().parse::<Period>().unwrap(), period);
        }
    }

    #[test]
    fn elapsed_shares_grow_from_none_to_all(period in period(), offset in 0_u64..4000, step in 0_u64..400) {
        let earlier = period.start().checked_sub_days(Days::new(40)).unwrap().checked_add_days(Days::new(offset)).unwrap();
        let later = earlier.checked_add_days(Days::new(step)).unwrap();
        for share in [Period::elapsed_by_months, Period::elapsed_by_days] {
            let (none, all) = (ratio(0, 1), ratio(1, 1));
            prop_assert!(none <= share(&period, earlier) && share(&period, later) <= all);
            prop_assert!(share(&period, earlier) <= share(&period, later));
            prop_assert_eq!(share(&period, period.end()), all);
            prop_assert_eq!(share(&period, period.start().pred_opt().unwrap()), none);
        }
    }

    #[test]
    fn overlap_is_a_common_day(a in period(), b in period()) {
        let common = a.start().max(b.start());
        prop_assert_eq!(a.overlaps(&b), a.contains(common) && b.contains(common));
        prop_assert_eq!(a.includes(&b), a.contains(b.start()) && a.contains(b.end()));
    }

    #[test]
    fn a_range_is_read_back_with_its_kind(start in date(), length in 0_u64..2000) {
        let end = start.checked_add_days(Days::new(length)).unwrap();
        let period = Period::range(start, end).unwrap();
        prop_assert_eq!(period.kind(), if length == 0 { PeriodKind::Day } else { PeriodKind::Range });
        prop_assert_eq!(u64::from(period.days()), length + 1);
    }
}

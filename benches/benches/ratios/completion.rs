//! An assessment beside the one division that a program would use instead.

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use rust_decimal::Decimal;
use zhibiao::completion::{Policy, assess};
use zhibiao::indicator::Indicator;
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, Target, TargetId};
use zhibiao_benches::ratio::{self, Side, Work};

const COUNT: usize = 1000;
const WORK: Work = Work::Operations(COUNT);

const ASSESS: &str = "assess 公里, beside checked_div";
const ASSESS_SCALED: &str = "assess 亿元 by 万元, beside checked_div";

/// Actual and target values as notices have them: 0.37 … of 3.15 …
fn pairs() -> Vec<(Decimal, Decimal)> {
    (0..COUNT as i64)
        .map(|i| {
            (
                Decimal::new(i * 211 + 37, 2),
                Decimal::new(i * 300 + 315, 2),
            )
        })
        .collect()
}

/// A target and a log of one observation for each pair.
fn cases(target_unit: &str, actual_unit: &str) -> Vec<(Target, Log)> {
    let quantity = |value, unit: &str| {
        Quantity::new(value, unit.parse().expect("a unit of the table")).expect("no count")
    };
    let day = NaiveDate::from_ymd_opt(2024, 9, 30).expect("a day");
    pairs()
        .into_iter()
        .map(|(actual, target)| {
            let id: TargetId = "t-a51d1b1358a47897".parse().expect("an id");
            let indicator = Indicator::new("农村公路").expect("a name");
            let target = Target::builder(indicator, Bound::AtLeast(quantity(target, target_unit)))
                .id(id.clone())
                .period(Period::year(2024).expect("a year"))
                .build()
                .expect("a target");
            let observation = Observation::to_date(id, day, quantity(actual, actual_unit));
            (
                target,
                Log::from_iter([observation.expect("an observation")]),
            )
        })
        .collect()
}

fn assess_all(bencher: Bencher, row: &str, cases: &[(Target, Log)]) {
    let day = NaiveDate::from_ymd_opt(2024, 10, 31).expect("a day");
    let policy = Policy::default();
    ratio::time(bencher, row, Side::Ours, WORK, || {
        for (target, log) in cases {
            black_box(assess(black_box(target), black_box(log), day, &policy));
        }
    });
}

fn divide_all(bencher: Bencher, row: &str) {
    let pairs = pairs();
    ratio::time(bencher, row, Side::Rival, WORK, || {
        for (actual, target) in &pairs {
            black_box(black_box(actual).checked_div(*black_box(target)));
        }
    });
}

#[divan::bench]
fn amount(bencher: Bencher) {
    assess_all(bencher, ASSESS, &cases("公里", "公里"));
}

#[divan::bench]
fn amount_rival(bencher: Bencher) {
    divide_all(bencher, ASSESS);
}

#[divan::bench]
fn scaled(bencher: Bencher) {
    assess_all(bencher, ASSESS_SCALED, &cases("亿元", "万元"));
}

#[divan::bench]
fn scaled_rival(bencher: Bencher) {
    divide_all(bencher, ASSESS_SCALED);
}

//! Quantities beside the bare decimals a program would use instead: the same sums without units.

use divan::{Bencher, black_box};
use rust_decimal::Decimal;
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;
use zhibiao_benches::ratio::{self, Side, Work};

const COUNT: usize = 1000;
const WORK: Work = Work::Operations(COUNT);

const ADD: &str = "add 万元 + 万元, beside checked_add";
const ADD_MIXED: &str = "add 亿元 + 万元, beside mul and add";
const CONVERT: &str = "convert 亿元 → 万元, beside checked_mul";
const CONVERT_RATIONAL: &str = "convert 亩 → 公顷, beside checked_div";
const COMPARE: &str = "compare 亿元, 万元, beside mul and cmp";

/// Amounts as reports have them: 0.15 to 2,997.15 in steps of three.
fn decimals() -> Vec<Decimal> {
    (0..COUNT)
        .map(|i| Decimal::new(i as i64 * 300 + 15, 2))
        .collect()
}

fn unit(label: &str) -> Unit {
    label.parse().expect("a unit of the table")
}

fn quantities(label: &str) -> Vec<Quantity> {
    let unit = unit(label);
    decimals()
        .into_iter()
        .map(|decimal| Quantity::new(decimal, unit).expect("money may have a fraction"))
        .collect()
}

fn each<A, T>(items: &[A], run: impl Fn(&A) -> T) {
    for item in items {
        black_box(run(black_box(item)));
    }
}

fn each_pair<A, B, T>(left: &[A], right: &[B], run: impl Fn(&A, &B) -> T) {
    for (a, b) in left.iter().zip(right) {
        black_box(run(black_box(a), black_box(b)));
    }
}

#[divan::bench]
fn add(bencher: Bencher) {
    let (a, b) = (quantities("万元"), quantities("万元"));
    ratio::time(bencher, ADD, Side::Ours, WORK, || {
        each_pair(&a, &b, Quantity::checked_add)
    });
}

#[divan::bench]
fn add_rival(bencher: Bencher) {
    let (a, b) = (decimals(), decimals());
    ratio::time(bencher, ADD, Side::Rival, WORK, || {
        each_pair(&a, &b, |a, b| a.checked_add(*b))
    });
}

#[divan::bench]
fn add_mixed(bencher: Bencher) {
    let (a, b) = (quantities("亿元"), quantities("万元"));
    ratio::time(bencher, ADD_MIXED, Side::Ours, WORK, || {
        each_pair(&a, &b, Quantity::checked_add)
    });
}

#[divan::bench]
fn add_mixed_rival(bencher: Bencher) {
    let (a, b) = (decimals(), decimals());
    let factor = black_box(Decimal::from(10_000));
    ratio::time(bencher, ADD_MIXED, Side::Rival, WORK, || {
        each_pair(&a, &b, |a, b| {
            a.checked_mul(factor).and_then(|a| a.checked_add(*b))
        });
    });
}

#[divan::bench]
fn convert(bencher: Bencher) {
    let amounts = quantities("亿元");
    let unit = unit("万元");
    ratio::time(bencher, CONVERT, Side::Ours, WORK, || {
        each(&amounts, |amount| amount.convert(unit))
    });
}

#[divan::bench]
fn convert_rival(bencher: Bencher) {
    let amounts = decimals();
    let factor = black_box(Decimal::from(10_000));
    ratio::time(bencher, CONVERT, Side::Rival, WORK, || {
        each(&amounts, |amount| amount.checked_mul(factor));
    });
}

#[divan::bench]
fn convert_rational(bencher: Bencher) {
    let areas = quantities("亩");
    let unit = unit("公顷");
    ratio::time(bencher, CONVERT_RATIONAL, Side::Ours, WORK, || {
        each(&areas, |area| area.convert(unit))
    });
}

#[divan::bench]
fn convert_rational_rival(bencher: Bencher) {
    let areas = decimals();
    let factor = black_box(Decimal::from(15));
    ratio::time(bencher, CONVERT_RATIONAL, Side::Rival, WORK, || {
        each(&areas, |area| area.checked_div(factor));
    });
}

#[divan::bench]
fn compare(bencher: Bencher) {
    let (a, b) = (quantities("亿元"), quantities("万元"));
    ratio::time(bencher, COMPARE, Side::Ours, WORK, || {
        each_pair(&a, &b, Quantity::compare)
    });
}

#[divan::bench]
fn compare_rival(bencher: Bencher) {
    let (a, b) = (decimals(), decimals());
    let factor = black_box(Decimal::from(10_000));
    ratio::time(bencher, COMPARE, Side::Rival, WORK, || {
        each_pair(&a, &b, |a, b| a.checked_mul(factor).map(|a| a.cmp(b)));
    });
}

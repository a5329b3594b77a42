//! Reading numbers beside `Decimal::from_str`, which reads Arabic digits only.

use std::str::FromStr;

use divan::{Bencher, black_box};
use rust_decimal::Decimal;
use zhibiao::number::{self, to_chinese};
use zhibiao::quantity::Quantity;
use zhibiao_benches::ratio::{self, Side, Work};

const COUNT: usize = 1000;
const WORK: Work = Work::Operations(COUNT);

const DIGITS: &str = "read 1234.5, beside Decimal::from_str";
const CHINESE: &str = "read 一千二百, beside from_str of 1200";
const QUANTITY: &str = "read 1234.5万元, beside from_str of 1234.5";

fn decimals() -> Vec<String> {
    (0..COUNT)
        .map(|i| Decimal::new(i as i64 * 37 + 5, 1).to_string())
        .collect()
}

fn wholes() -> impl Iterator<Item = Decimal> {
    (0..COUNT).map(|i| Decimal::from(i * 37))
}

fn each<T>(texts: &[String], run: impl Fn(&str) -> T) {
    for text in texts {
        black_box(run(black_box(text)));
    }
}

#[divan::bench]
fn digits(bencher: Bencher) {
    let texts = decimals();
    ratio::time(bencher, DIGITS, Side::Ours, WORK, || {
        each(&texts, number::parse)
    });
}

#[divan::bench]
fn digits_rival(bencher: Bencher) {
    let texts = decimals();
    ratio::time(bencher, DIGITS, Side::Rival, WORK, || {
        each(&texts, Decimal::from_str)
    });
}

#[divan::bench]
fn chinese(bencher: Bencher) {
    let texts: Vec<String> = wholes().map(to_chinese).collect();
    ratio::time(bencher, CHINESE, Side::Ours, WORK, || {
        each(&texts, number::parse)
    });
}

#[divan::bench]
fn chinese_rival(bencher: Bencher) {
    let texts: Vec<String> = wholes().map(|whole| whole.to_string()).collect();
    ratio::time(bencher, CHINESE, Side::Rival, WORK, || {
        each(&texts, Decimal::from_str)
    });
}

#[divan::bench]
fn quantity(bencher: Bencher) {
    let texts: Vec<String> = decimals()
        .into_iter()
        .map(|number| number + "万元")
        .collect();
    ratio::time(bencher, QUANTITY, Side::Ours, WORK, || {
        each(&texts, Quantity::from_str)
    });
}

#[divan::bench]
fn quantity_rival(bencher: Bencher) {
    let texts = decimals();
    ratio::time(bencher, QUANTITY, Side::Rival, WORK, || {
        each(&texts, Decimal::from_str)
    });
}

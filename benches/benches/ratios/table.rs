//! Rows of a table of observations, checks and all, beside splitting the lines at their commas and reading the numbers.

use std::fmt::Write as _;
use std::str::FromStr;

use divan::Bencher;
use rust_decimal::Decimal;
use zhibiao::interchange::observations::read_csv;
use zhibiao_benches::ratio::{self, Work};

const COUNT: usize = 10_000;

const ROWS: &str = "read a row of observations, beside its cells";

/// A table as a platform exports it: one value to date for each of a thousand targets and each month.
fn rows() -> String {
    let mut table = String::from("编号,截止日期,数值,单位\n");
    for row in 0..COUNT {
        let (target, month) = (row / 10, row % 10 + 1);
        let tenths = row * 37 + 5;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        let _ = writeln!(
            table,
            "t-{target:04},2024-{month:02}-28,{whole}.{tenth},万元"
        );
    }
    table
}

#[divan::bench]
fn observations(bencher: Bencher) {
    let table = rows();
    ratio::in_turn(
        bencher,
        ROWS,
        Work::Operations(COUNT),
        || read_csv(table.as_bytes()),
        || {
            table
                .lines()
                .skip(1)
                .map(|line| {
                    let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
                    let number = cells.get(2).and_then(|cell| Decimal::from_str(cell).ok());
                    (cells, number)
                })
                .collect::<Vec<_>>()
        },
    );
}

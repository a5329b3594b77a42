//! Exact sums and grouping beside what a program would write by hand.

use std::collections::HashMap;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use rayon::prelude::*;
use rust_decimal::Decimal;
use zhibiao::aggregate::{Columns, Figure, ReportsByGroup, Sum, SumsByGroup};
use zhibiao::observation::Observation;
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::region::PROVINCES;
use zhibiao::target::TargetId;
use zhibiao::unit::Unit;
use zhibiao_benches::ratio::{self, Side, Work};
use zhibiao_benches::text::is_quick;

const SUM: &str = "sum, quantities, beside mul and add";
const SUM_BARE: &str = "sum, quantities, beside bare decimals";
const SUM_COLUMNS: &str = "sum, columns, beside mul and add";
const GROUP_COLUMNS: &str = "group 50 × 31, columns, beside plain loop";
const GROUP_FIGURES: &str = "group 50 × 31, figures, beside plain loop";
const GROUP_OBSERVATIONS: &str = "group 50 × 31, observations, beside plain loop";
const MERGE: &str = "merge 50 × 31, beside its group by";
const TWO_THREADS: &str = "group 50 × 31, two threads beside one";

const GROUPS: usize = 50 * 31;
const LABELS: [&str; 3] = ["元", "万元", "亿元"];
const EXPONENTS: [u32; 3] = [0, 4, 8];
const MOST_PLACES: u32 = 2;

/// Amounts of 0 to 1,000,000 with 0 to 2 places, in 元, 万元 and 亿元, in no order.
struct Data {
    mantissas: Vec<i64>,
    scales: Vec<u8>,
    units: Vec<u16>,
    groups: Vec<u32>,
    table: Vec<Unit>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let rows = if is_quick() { 100_000 } else { 10_000_000 };
    let mut seed = 20_240_101_u64;
    let mut below = |limit: u64| {
        // Knuth, MMIX.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % limit
    };
    let mut data = Data {
        mantissas: Vec::with_capacity(rows),
        scales: Vec::with_capacity(rows),
        units: Vec::with_capacity(rows),
        groups: Vec::with_capacity(rows),
        table: LABELS.map(|label| label.parse().expect("a unit")).to_vec(),
    };
    for _ in 0..rows {
        data.mantissas.push(below(1_000_000) as i64);
        data.scales.push(below(u64::from(MOST_PLACES) + 1) as u8);
        data.units.push(below(3) as u16);
        data.groups.push(below(GROUPS as u64) as u32);
    }
    data
});

impl Data {
    fn work(&self) -> Work {
        Work::Operations(self.mantissas.len())
    }

    fn columns(&self, rows: std::ops::Range<usize>) -> Columns<'_, i64> {
        Columns::new(
            &self.mantissas[rows.clone()],
            &self.scales[rows.clone()],
            &self.units[rows],
            &self.table,
        )
        .expect("one length")
    }

    fn all(&self) -> Columns<'_, i64> {
        self.columns(0..self.mantissas.len())
    }

    fn quantities(&self) -> impl Iterator<Item = Quantity> {
        self.mantissas
            .iter()
            .zip(&self.scales)
            .zip(&self.units)
            .map(|((mantissa, scale), unit)| {
                let magnitude = Decimal::new(*mantissa, (*scale).into());
                Quantity::new(magnitude, self.table[usize::from(*unit)]).expect("money")
            })
    }

    fn figures(&self) -> Vec<Figure> {
        self.quantities()
            .zip(&self.groups)
            .map(|(value, group)| Figure {
                value,
                group: *group,
            })
            .collect()
    }

    /// The loop that a program would write for these columns: 1 元 is 100 of the registers' units.
    fn plain_loop(&self) -> Vec<i128> {
        let powers: Vec<[i128; 3]> = EXPONENTS
            .iter()
            .map(|exponent| [0, 1, 2].map(|scale| 10_i128.pow(exponent + MOST_PLACES - scale)))
            .collect();
        let mut sums = vec![0_i128; GROUPS];
        for (((mantissa, scale), unit), group) in self
            .mantissas
            .iter()
            .zip(&self.scales)
            .zip(&self.units)
            .zip(&self.groups)
        {
            sums[*group as usize] +=
                i128::from(*mantissa) * powers[usize::from(*unit)][usize::from(*scale)];
        }
        sums
    }

    fn grouped(&self, rows: std::ops::Range<usize>) -> SumsByGroup {
        let mut sums = SumsByGroup::new(GROUPS).unwrap();
        sums.extend_from_columns(&self.columns(rows.clone()), &self.groups[rows])
            .expect("money adds");
        sums
    }
}

fn sum_of_slice(bencher: Bencher, row: &str) {
    let quantities: Vec<Quantity> = DATA.quantities().collect();
    ratio::time(bencher, row, Side::Ours, DATA.work(), || {
        let mut sum = Sum::new();
        sum.extend_from_slice(&quantities).expect("money adds");
        sum.finish()
    });
}

#[divan::bench]
fn sum(bencher: Bencher) {
    sum_of_slice(bencher, SUM);
}

/// The same slice, each amount by the factor of its unit.
#[divan::bench]
fn sum_rival(bencher: Bencher) {
    let quantities: Vec<Quantity> = DATA.quantities().collect();
    let factors: Vec<(Unit, Decimal)> = DATA.table.iter().copied().zip(decimal_factors()).collect();
    ratio::time(bencher, SUM, Side::Rival, DATA.work(), || {
        quantities.iter().try_fold(Decimal::ZERO, |sum, quantity| {
            let (_, factor) = factors.iter().find(|(unit, _)| *unit == quantity.unit())?;
            sum.checked_add(quantity.magnitude().checked_mul(*factor)?)
        })
    });
}

#[divan::bench]
fn sum_bare(bencher: Bencher) {
    sum_of_slice(bencher, SUM_BARE);
}

#[divan::bench]
fn sum_columns(bencher: Bencher) {
    ratio::time(bencher, SUM_COLUMNS, Side::Ours, DATA.work(), || {
        let mut sum = Sum::new();
        sum.extend_from_columns(&DATA.all()).expect("money adds");
        sum.finish()
    });
}

fn decimal_factors() -> [Decimal; 3] {
    EXPONENTS.map(|exponent| Decimal::from(10_u64.pow(exponent)))
}

/// The amounts and the numbers of their units, without anything else to read.
fn sum_by_decimals(bencher: Bencher, row: &str) {
    let factors = decimal_factors();
    let amounts: Vec<(Decimal, u16)> = DATA
        .quantities()
        .zip(&DATA.units)
        .map(|(quantity, unit)| (quantity.magnitude(), *unit))
        .collect();
    ratio::time(bencher, row, Side::Rival, DATA.work(), || {
        amounts
            .iter()
            .try_fold(Decimal::ZERO, |sum, (amount, unit)| {
                let amount = amount.checked_mul(factors[usize::from(*unit)])?;
                sum.checked_add(amount)
            })
    });
}

#[divan::bench]
fn sum_bare_rival(bencher: Bencher) {
    sum_by_decimals(bencher, SUM_BARE);
}

#[divan::bench]
fn sum_columns_rival(bencher: Bencher) {
    sum_by_decimals(bencher, SUM_COLUMNS);
}

#[divan::bench]
fn group_columns(bencher: Bencher) {
    let rows = DATA.mantissas.len();
    ratio::time(bencher, GROUP_COLUMNS, Side::Ours, DATA.work(), || {
        DATA.grouped(0..rows)
    });
}

#[divan::bench]
fn group_columns_rival(bencher: Bencher) {
    ratio::time(bencher, GROUP_COLUMNS, Side::Rival, DATA.work(), || {
        DATA.plain_loop()
    });
}

#[divan::bench]
fn group_figures(bencher: Bencher) {
    let figures = DATA.figures();
    ratio::time(bencher, GROUP_FIGURES, Side::Ours, DATA.work(), || {
        let mut sums = SumsByGroup::new(GROUPS).unwrap();
        sums.extend_from_slice(&figures).expect("money adds");
        sums
    });
}

#[divan::bench]
fn group_figures_rival(bencher: Bencher) {
    ratio::time(bencher, GROUP_FIGURES, Side::Rival, DATA.work(), || {
        DATA.plain_loop()
    });
}

/// An indicator's number in the code of a province, as the id of its target: `i07-33`.
fn target_ids() -> Vec<TargetId> {
    let provinces = PROVINCES
        .iter()
        .filter(|(code, _)| !["71", "81", "82"].contains(code));
    let codes: Vec<&str> = provinces.map(|(code, _)| *code).collect();
    (0..50)
        .flat_map(|indicator| {
            codes
                .iter()
                .map(move |code| format!("i{indicator:02}-{code}"))
        })
        .map(|id| id.parse().expect("an id"))
        .collect()
}

fn group_of_observations(bencher: Bencher, side: Side) {
    let ids = target_ids();
    let groups: HashMap<TargetId, u32> = ids.iter().cloned().zip(0..).collect();
    let january = Period::month(2024, 1).expect("a month");
    let observations: Vec<Observation> = match side {
        Side::Rival => Vec::new(),
        Side::Ours => DATA
            .quantities()
            .zip(&DATA.groups)
            .map(|(value, group)| {
                let id = ids[*group as usize].clone();
                Observation::in_period(id, january, value).expect("an amount")
            })
            .collect(),
    };
    let ours = || {
        let mut sums = ReportsByGroup::new(GROUPS).unwrap();
        sums.extend_from_slice(&observations, |target| groups.get(target).copied())
            .expect("money adds");
        sums
    };
    match side {
        Side::Ours => {
            assert_eq!(ours().sums(), DATA.grouped(0..DATA.mantissas.len()).sums());
            ratio::time(bencher, GROUP_OBSERVATIONS, side, DATA.work(), ours);
        }
        Side::Rival => {
            let plain = || DATA.plain_loop();
            ratio::time(bencher, GROUP_OBSERVATIONS, side, DATA.work(), plain);
        }
    }
}

#[divan::bench]
fn group_observations(bencher: Bencher) {
    group_of_observations(bencher, Side::Ours);
}

#[divan::bench]
fn group_observations_rival(bencher: Bencher) {
    group_of_observations(bencher, Side::Rival);
}

#[divan::bench]
fn merge(bencher: Bencher) {
    let rows = DATA.mantissas.len();
    let (left, right) = (DATA.grouped(0..rows / 2), DATA.grouped(rows / 2..rows));
    ratio::time(bencher, MERGE, Side::Ours, DATA.work(), || {
        let mut whole = left.clone();
        whole.merge(&right).expect("money adds");
        whole
    });
}

#[divan::bench]
fn merge_rival(bencher: Bencher) {
    let rows = DATA.mantissas.len();
    ratio::time(bencher, MERGE, Side::Rival, DATA.work(), || {
        DATA.grouped(0..rows)
    });
}

#[divan::bench]
fn two_threads(bencher: Bencher) {
    let rows = DATA.mantissas.len();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .expect("two threads");
    // More parts than threads, for one may be held up.
    let parts = 8;
    let part = |part: usize| DATA.grouped(rows * part / parts..rows * (part + 1) / parts);
    let two = || {
        pool.install(|| {
            (0..parts)
                .into_par_iter()
                .map(part)
                .reduce_with(|mut left, right| {
                    left.merge(&right).expect("money adds");
                    left
                })
        })
    };
    ratio::in_turn(bencher, TWO_THREADS, DATA.work(), two, || {
        DATA.grouped(0..rows)
    });
}

/// What is measured is right.
#[divan::bench]
fn agree(bencher: Bencher) {
    let rows = DATA.mantissas.len();
    let fine = Decimal::new(1, MOST_PLACES);
    let plain = DATA.plain_loop();
    for (sum, plain) in DATA.grouped(0..rows).sums().iter().zip(&plain) {
        let sum = sum.finish_in(DATA.table[0]).expect("it fits");
        assert_eq!(
            sum.magnitude(),
            Decimal::from_i128_with_scale(*plain, 0) * fine
        );
    }
    bencher.bench(|| black_box(rows));
}

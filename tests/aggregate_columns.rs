//! The ways for very many amounts give what the way for one gives.

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::aggregate::{AggregateError, Columns, ColumnsError, Figure, Sum, SumsByGroup};
use zhibiao::number::Decimal;
use zhibiao::quantity::Quantity;
use zhibiao::unit::{Atom, Scale, Unit};

const GROUPS: u32 = 6;

/// One dimension for each group, in several atoms: registers meet more than one of them.
const TABLE: [&[&str]; 6] = [
    &["元", "万元", "亿元", "万亿元"],
    &["亩", "平方米", "万亩"],
    &["家", "万家"],
    &["米", "公里"],
    &["吨", "公斤", "万吨"],
    &["{咪}", "万{咪}"],
];

fn table() -> Vec<Unit> {
    TABLE
        .iter()
        .flat_map(|units| units.iter().map(|label| label.parse().unwrap()))
        .collect()
}

fn decimal() -> impl Strategy<Value = Decimal> {
    let limit = (1_i128 << 96) - 1;
    prop_oneof![
        8 => (-1_000_000_i64..=1_000_000, 0_u32..=8).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
        2 => any::<i64>().prop_map(Decimal::from),
        1 => (-limit..=limit, 0_u32..=28).prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale)),
        1 => select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::from(i64::MAX), Decimal::from(i64::MIN)]),
    ]
}

fn figures() -> impl Strategy<Value = Vec<Figure>> {
    let figure = (decimal(), 0..GROUPS, any::<proptest::sample::Index>()).prop_map(
        |(magnitude, group, unit)| {
            let unit: Unit = unit.get(TABLE[group as usize]).parse().unwrap();
            let value = Quantity::new(magnitude, unit)
                .unwrap_or_else(|_| Quantity::new(magnitude.trunc(), unit).unwrap());
            Figure { value, group }
        },
    );
    proptest::collection::vec(figure, 0..60)
}

/// The columns of some figures.
struct Stored {
    mantissas: Vec<i128>,
    scales: Vec<u8>,
    units: Vec<u16>,
    groups: Vec<u32>,
    table: Vec<Unit>,
}

impl Stored {
    fn new(figures: &[Figure]) -> Self {
        let table = table();
        let magnitudes = || figures.iter().map(|figure| figure.value.magnitude());
        Self {
            mantissas: magnitudes().map(|magnitude| magnitude.mantissa()).collect(),
            scales: magnitudes()
                .map(|magnitude| magnitude.scale() as u8)
                .collect(),
            units: figures
                .iter()
                .map(|figure| {
                    let place = table.iter().position(|unit| *unit == figure.value.unit());
                    place.unwrap() as u16
                })
                .collect(),
            groups: figures.iter().map(|figure| figure.group).collect(),
            table,
        }
    }

    fn columns(&self) -> Columns<'_, i128> {
        Columns::new(&self.mantissas, &self.scales, &self.units, &self.table).unwrap()
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

proptest! {
    #[test]
    fn groups_at_once_are_groups_one_by_one(figures in figures(), cut in any::<proptest::sample::Index>()) {
        let mut expected = vec![Sum::new(); GROUPS as usize];
        for figure in &figures {
            expected[figure.group as usize].push(&figure.value).unwrap();
        }
        let of = |figures: &[Figure]| {
            let mut sums = SumsByGroup::new(GROUPS as usize).unwrap();
            sums.extend_from_slice(figures).unwrap();
            sums
        };
        let stored = Stored::new(&figures);
        let mut from_columns = SumsByGroup::new(GROUPS as usize).unwrap();
        from_columns.extend_from_columns(&stored.columns(), &stored.groups).unwrap();
        let (left, right) = figures.split_at(cut.index(figures.len() + 1));
        let mut merged = of(left);
        merged.merge(&serde_json::from_str(&json(&of(right))).unwrap()).unwrap();
        for found in [of(&figures), from_columns, merged] {
            prop_assert_eq!(json(&found.sums()), json(&expected));
        }
    }

    #[test]
    fn a_sum_at_once_is_a_sum_one_by_one(figures in figures()) {
        for group in 0..GROUPS {
            let figures: Vec<Figure> = figures.iter().filter(|figure| figure.group == group).copied().collect();
            let quantities: Vec<Quantity> = figures.iter().map(|figure| figure.value).collect();
            let mut expected = Sum::new();
            for quantity in &quantities {
                expected.push(quantity).unwrap();
            }
            let (mut slice, mut columns) = (Sum::new(), Sum::new());
            slice.extend_from_slice(&quantities).unwrap();
            columns.extend_from_columns(&Stored::new(&figures).columns()).unwrap();
            prop_assert_eq!(json(&slice), json(&expected));
            prop_assert_eq!(json(&columns), json(&expected));
        }
    }

    #[test]
    fn small_mantissas_may_be_of_64_bits(items in proptest::collection::vec((any::<i64>(), 0_u8..=28, 0_u16..4), 0..30)) {
        let table = table();
        let mantissas: Vec<i64> = items.iter().map(|item| item.0).collect();
        let wide: Vec<i128> = mantissas.iter().map(|mantissa| i128::from(*mantissa)).collect();
        let scales: Vec<u8> = items.iter().map(|item| item.1).collect();
        let units: Vec<u16> = items.iter().map(|item| item.2).collect();
        let (mut narrow_sum, mut wide_sum) = (Sum::new(), Sum::new());
        narrow_sum.extend_from_columns(&Columns::new(&mantissas, &scales, &units, &table).unwrap()).unwrap();
        wide_sum.extend_from_columns(&Columns::new(&wide, &scales, &units, &table).unwrap()).unwrap();
        prop_assert_eq!(json(&narrow_sum), json(&wide_sum));
    }
}

#[test]
fn ten_million_of_the_largest_decimal() {
    let max = Quantity::new(Decimal::MAX, Unit::YUAN).unwrap();
    let mut sum = Sum::new();
    for _ in 0..100 {
        sum.extend_from_slice(&[max; 1000]).unwrap();
    }
    let mut whole = Sum::new();
    for _ in 0..100 {
        whole.merge(&sum).unwrap();
    }
    assert_eq!(whole.count(), 10_000_000);
    // (2^96 - 1) × 10^7
    assert!(json(&whole).contains("\"792281625142643375935439503350000000\""));
    assert_eq!(
        whole.finish(),
        Err(AggregateError::Overflow { what: "sum" })
    );
}

#[test]
fn a_register_that_is_full_is_emptied_without_loss() {
    // 9223372036854775807 × 10^18 fills a register after a few rows.
    let full = Quantity::new(Decimal::from(i64::MAX), "万亿元".parse().unwrap()).unwrap();
    let many = vec![full; 1000];
    let mut sum = Sum::new();
    sum.extend_from_slice(&many).unwrap();
    assert!(json(&sum).contains("\"9223372036854775807000000000000000\""));
}

#[test]
fn units_without_a_row_in_the_table_go_the_long_way() {
    let own = Unit::new(Scale::TenThousand, Atom::counter("咪").unwrap());
    let item = Quantity::new(Decimal::new(15, 1), own).unwrap();
    let mut sum = Sum::new();
    sum.extend_from_slice(&[item; 3]).unwrap();
    assert_eq!(
        sum.finish(),
        Ok(Some(Quantity::new(Decimal::new(45, 1), own).unwrap()))
    );
}

#[test]
fn wrong_columns_are_errors_that_say_where() {
    let table = [Unit::YUAN, Unit::PIECE, Unit::PERCENT];
    let sum = |mantissas: &[i128], scales: &[u8], units: &[u16]| {
        let mut sum = Sum::new();
        sum.extend_from_columns(&Columns::new(mantissas, scales, units, &table)?)?;
        assert_eq!(sum.count(), mantissas.len() as u64);
        Ok::<_, AggregateError>(sum)
    };
    for (result, reason) in [
        (
            sum(&[1, 2], &[0], &[0, 0]),
            "the column `scales` has 1 rows, not 2",
        ),
        (
            sum(&[1, 2], &[0, 0], &[0, 3]),
            "row 1 is in unit 3, but the table has 3 units",
        ),
        (
            sum(&[1, 2], &[0, 29], &[0, 0]),
            "row 1 holds 2 with 29 decimal places",
        ),
        (
            sum(&[1, 2], &[0, 33], &[0, 0]),
            "row 1 holds 2 with 33 decimal places",
        ),
        (
            sum(&[1, 1 << 96], &[0, 0], &[0, 0]),
            "row 1 holds 79228162514264337593543950336",
        ),
        (sum(&[5], &[1], &[1]), "0.5个 is not whole"),
        (sum(&[5], &[0], &[2]), "do not add up"),
        (sum(&[5, 5], &[0, 0], &[0, 1]), "cannot be combined"),
    ] {
        let error = result.unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
    // 5.0个 is whole.
    assert_eq!(
        sum(&[50], &[1], &[1]).unwrap().finish().unwrap(),
        Some("5个".parse().unwrap())
    );
    assert_eq!(sum(&[], &[], &[]).unwrap(), Sum::new());

    let columns = Columns::new(&[1_i64, 2], &[0, 0], &[0, 0], &table).unwrap();
    let mut sums = SumsByGroup::new(2).unwrap();
    let before = sums.clone();
    assert_eq!(
        sums.extend_from_columns(&columns, &[0, 2]),
        Err(ColumnsError::UnknownGroup {
            row: 1,
            group: 2,
            known: 2
        }
        .into())
    );
    assert!(sums.extend_from_columns(&columns, &[0]).is_err());
    let figure = |text: &str, group| Figure {
        value: text.parse().unwrap(),
        group,
    };
    assert!(
        sums.extend_from_slice(&[figure("1元", 0), figure("1元", 7)])
            .is_err()
    );
    assert!(
        sums.extend_from_slice(&[figure("1元", 0), figure("1家", 0)])
            .is_err()
    );
    assert!(sums.extend_from_slice(&[figure("1%", 0)]).is_err());
    assert!(sums.merge(&SumsByGroup::new(3).unwrap()).is_err());
    assert_eq!(sums, before);
}

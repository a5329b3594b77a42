//! Nothing, one item, and what is no number.

use zhibiao::aggregate::{
    Aggregate, AggregateError, Columns, Distribution, Figure, Greatest, Groups, Latest, Least,
    Mean, PublishedFigure, RatioOfSums, Shortening, Sum, SumsByGroup, Tree, WeightedMean,
    compare_total,
};
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn what_is_no_number_is_no_amount() {
    for text in [
        "NaN", "nan", "inf", "-inf", "Infinity", "1e5", "0x10", "--1", "1.2.3", "", "-", ".",
        "1_000", "½",
    ] {
        let quantity = format!("{text}万元");
        assert!(quantity.parse::<Quantity>().is_err(), "{quantity}");
        let json = format!(r#"{{"count":1,"parts":[{{"unit":"元","value":"{text}"}}]}}"#);
        assert!(serde_json::from_str::<Sum>(&json).is_err(), "{json}");
    }
}

/// 2^96 - 1 has 29 digits and is the most a decimal holds; what does not fit is refused, never rounded.
#[test]
fn numbers_of_29_digits_are_exact_or_refused() {
    let most = "79228162514264337593543950335元";
    assert_eq!(q(most).to_string(), most);
    assert!(
        "79228162514264337593543950336元"
            .parse::<Quantity>()
            .is_err()
    );
    assert!(
        "99999999999999999999999999999元"
            .parse::<Quantity>()
            .is_err()
    );
    let mut sum = Sum::new();
    sum.extend_from_slice(&[q(most), q(most), q("-79228162514264337593543950334元")])
        .unwrap();
    assert_eq!(sum.finish(), Err(AggregateError::Overflow { what: "sum" }));
    sum.push(&q("-1元")).unwrap();
    assert_eq!(sum.finish(), Ok(Some(q(most))));
}

#[test]
fn of_nothing_there_is_nothing() {
    assert_eq!(Sum::new().finish(), Ok(None));
    assert_eq!(Mean::default().finish(), Ok(None));
    assert_eq!(Least::default().finish(), Ok(None));
    assert_eq!(Greatest::default().finish(), Ok(None));
    assert_eq!(Latest::default().finish(), Ok(None));
    assert_eq!(RatioOfSums::default().finish(), Ok(None));
    assert_eq!(WeightedMean::new("人口").finish(), Ok(None));
    let mut sum = Sum::new();
    sum.extend_from_slice(&[]).unwrap();
    let columns = Columns::<i64>::new(&[], &[], &[], &[]).unwrap();
    sum.extend_from_columns(&columns).unwrap();
    assert_eq!(sum, Sum::new());
    let mut none = SumsByGroup::new(0).unwrap();
    none.extend_from_slice(&[]).unwrap();
    none.extend_from_columns(&columns, &[]).unwrap();
    assert!(none.sums().is_empty());
    assert!(Tree::<String>::new([]).unwrap().iter().next().is_none());
    // A total of nothing is consistent with 0 only.
    let total =
        |text: &str| compare_total(&PublishedFigure::exact(q(text)), &[], Shortening::Rounded);
    assert!(total("0元").unwrap().is_consistent);
    assert!(!total("1元").unwrap().is_consistent);
}

#[test]
fn one_item_is_its_own_sum_mean_least_and_greatest() {
    for text in [
        "1.50亿元",
        "-3公里",
        "0个",
        "0.0000000000000000000000000001元",
    ] {
        let one = q(text);
        let mut sum = Sum::new();
        sum.extend_from_slice(&[one]).unwrap();
        assert_eq!(sum.finish(), Ok(Some(one)));
        let mut mean = Mean::default();
        mean.push(&one).unwrap();
        assert_eq!(mean.finish().unwrap().unwrap().exact(), Ok(one));
        let (mut least, mut greatest) = (Least::default(), Greatest::default());
        least.push(&one).unwrap();
        greatest.push(&one).unwrap();
        assert_eq!(
            (least.finish(), greatest.finish()),
            (Ok(Some(one)), Ok(Some(one)))
        );
    }
}

/// Ten times the items in the same groups: as many entries, each number in them a digit longer at most.
#[test]
fn a_state_grows_with_the_groups_and_not_with_the_items() {
    const GROUPS: usize = 7;
    const AREAS: [&str; 5] = ["1.5亩", "2公顷", "3.25万亩", "0.0007公顷", "40平方米"];
    // Atoms: 亩, 公顷, 平方米.
    const PARTS: usize = 3;
    let items: Vec<Figure> = (0..2_000_usize)
        .map(|place| Figure {
            value: q(AREAS[place % AREAS.len()]),
            group: u32::try_from(place % GROUPS).unwrap(),
        })
        .collect();
    let after = |times: usize| {
        let mut sums = SumsByGroup::new(GROUPS).unwrap();
        let mut keyed: Groups<u32, Sum> = Groups::default();
        let mut homes = Distribution::default();
        for _ in 0..times {
            sums.extend_from_slice(&items).unwrap();
            for item in &items {
                keyed.push_to(&item.group, &item.value).unwrap();
                homes.push(&item.group).unwrap();
            }
        }
        assert!(sums.sums().iter().all(|sum| sum.count() > 0));
        assert_eq!(
            (sums.sums().len(), keyed.len(), homes.iter().count()),
            (GROUPS, GROUPS, GROUPS)
        );
        [
            serde_json::to_string(&sums).unwrap(),
            serde_json::to_string(&keyed).unwrap(),
            serde_json::to_string(&homes).unwrap(),
        ]
    };
    let numbers = [GROUPS * (1 + PARTS), GROUPS * (1 + PARTS), GROUPS];
    for ((once, ten_times), numbers) in after(1).iter().zip(&after(10)).zip(numbers) {
        assert_eq!(
            once.matches("unit").count(),
            ten_times.matches("unit").count()
        );
        assert!(
            ten_times.len() <= once.len() + numbers,
            "{once}\n{ten_times}"
        );
    }
}

#[test]
fn groups_of_mixed_dimension_are_refused_and_left_as_they_were() {
    let figure = |text: &str, group| Figure {
        value: q(text),
        group,
    };
    let mut sums = SumsByGroup::new(2).unwrap();
    sums.extend_from_slice(&[figure("1公里", 0), figure("1元", 1)])
        .unwrap();
    let before = sums.clone();
    for other in ["1元", "1个", "5%", "3{咪}"] {
        let added = sums.extend_from_slice(&[figure("2元", 1), figure(other, 0)]);
        assert!(added.is_err(), "{other}");
        let units: [Unit; 1] = [q(other).unit()];
        let columns = Columns::new(&[1_i64], &[0], &[0], &units).unwrap();
        assert!(sums.extend_from_columns(&columns, &[0]).is_err(), "{other}");
        assert_eq!(sums, before);
    }
    let mut keyed: Groups<&str, Sum> = Groups::default();
    keyed.push_to(&"路", &q("1公里")).unwrap();
    let error = keyed.push_to(&"路", &q("1个")).unwrap_err();
    assert!(matches!(error, AggregateError::Mixed { .. }), "{error}");
    assert_eq!(keyed.whole().unwrap().finish(), Ok(Some(q("1公里"))));
}

/// Sums in a row of units of one dimension and several atoms, in slices long and short, are those one by one.
#[test]
fn a_slice_of_many_atoms_is_one_by_one() {
    let areas = [
        "1.5亩",
        "2公顷",
        "30平方米",
        "0.07平方公里",
        "4万亩",
        "79228162514264337593543950335平方米",
    ];
    let slice: Vec<Quantity> = (0..997)
        .map(|place| q(areas[place * place % areas.len()]))
        .collect();
    let (mut at_once, mut by_one) = (Sum::new(), Sum::new());
    at_once.extend_from_slice(&slice).unwrap();
    for area in &slice {
        by_one.push(area).unwrap();
    }
    assert_eq!(at_once, by_one);
    assert_eq!(at_once.unit(), by_one.unit());
}

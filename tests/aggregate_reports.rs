//! Sums of observations by group.

use std::cell::Cell;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zhibiao::aggregate::{AggregateError, ColumnsError, Over, ReportsByGroup, Sum};
use zhibiao::observation::{Observation, ReportedValue};
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Stage, TargetId};

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn id(text: &str) -> TargetId {
    text.parse().unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 11, day).unwrap()
}

fn in_month(target: &str, month: u32, value: impl Into<ReportedValue>) -> Observation {
    Observation::in_period(id(target), Period::month(2024, month).unwrap(), value).unwrap()
}

const TARGETS: [&str; 5] = ["a-0", "b-0", "a-1", "b-2", "other"];

/// The digit behind the hyphen; `other` is in no group.
fn group(target: &TargetId) -> Option<u32> {
    target.as_str().split_once('-')?.1.parse().ok()
}

/// Reports in periods, some of them without a value; each with an id of its own in memory, or all with clones of one.
fn observations() -> impl Strategy<Value = Vec<Observation>> {
    let amounts = select(vec![
        "1.25公里",
        "800米",
        "-3公里",
        "0.0000001米",
        "79228162514264337593543950335公里",
        "1里",
    ]);
    let item = (
        select(TARGETS.to_vec()),
        1_u32..=12,
        proptest::option::weighted(0.9, amounts),
    );
    (proptest::collection::vec(item, 0..60), any::<bool>()).prop_map(|(items, shared)| {
        let ids = TARGETS.map(id);
        let of = |items: (&str, u32, Option<&str>)| {
            let (target, month, amount) = items;
            let own = ids
                .iter()
                .find(|id| id.as_str() == target)
                .filter(|_| shared);
            let target = own.cloned().unwrap_or_else(|| id(target));
            let period = Period::month(2024, month).unwrap();
            match amount {
                Some(amount) => Observation::in_period(target, period, q(amount)).unwrap(),
                None => Observation::missing(target, period.end(), "未统计").unwrap(),
            }
        };
        items.into_iter().map(of).collect()
    })
}

fn sums(observations: &[Observation]) -> ReportsByGroup {
    let mut sums = ReportsByGroup::new(3).unwrap();
    sums.extend_from_slice(observations, group).unwrap();
    sums
}

proptest! {
    #[test]
    fn at_once_is_one_by_one(observations in observations()) {
        let mut expected = vec![Sum::new(); 3];
        for observation in &observations {
            if let (Some(group), Some(ReportedValue::Amount(amount))) = (group(observation.target()), observation.value()) {
                expected[group as usize].push(amount).unwrap();
            }
        }
        prop_assert_eq!(sums(&observations).sums().to_vec(), expected);
    }

    #[test]
    fn any_split_merges_in_another_process(observations in observations(), cut in any::<Index>()) {
        let (left, right) = observations.split_at(cut.index(observations.len() + 1));
        let sent = serde_json::to_string(&sums(right)).unwrap();
        let received: ReportsByGroup = serde_json::from_str(&sent).unwrap();
        let (mut either, mut other) = (sums(left), received.clone());
        either.merge(&received).unwrap();
        other.merge(&sums(left)).unwrap();
        prop_assert_eq!(&either, &sums(&observations));
        prop_assert_eq!(&other, &either);
    }

    #[test]
    fn a_group_is_asked_for_once_for_each_id(count in 1_usize..200) {
        let target = id("a-0");
        let observation = |month: u32| Observation::in_period(target.clone(), Period::month(2024, month).unwrap(), q("1米")).unwrap();
        let observations: Vec<Observation> = (0..count).map(|place| observation(1 + place as u32 % 12)).collect();
        let asked = Cell::new(0);
        let mut sums = ReportsByGroup::new(1).unwrap();
        sums.extend_from_slice(&observations, |id| { asked.set(asked.get() + 1); group(id) }).unwrap();
        prop_assert_eq!(asked.get(), 1);
        prop_assert_eq!(sums.sums()[0].count(), count as u64);
    }
}

/// What is refused leaves the sums as they were, and names the first in the order of the slice.
#[test]
fn what_does_not_add_is_refused() {
    let refused = |observations: &[Observation]| {
        let before = sums(&[in_month("b-2", 1, q("1公里"))]);
        let mut after = before.clone();
        let error = after.extend_from_slice(observations, group).unwrap_err();
        assert_eq!(after, before);
        error
    };
    let good = in_month("a-0", 1, q("1公里"));
    let rank = in_month("a-1", 2, ReportedValue::Stage(Stage::Started));
    assert!(matches!(
        refused(&[good.clone(), rank]),
        AggregateError::NoAmount { target, .. } if target == id("a-1")
    ));
    assert!(matches!(
        refused(&[good.clone(), in_month("b-0", 1, q("3个"))]),
        AggregateError::Mixed { .. }
    ));
    assert!(matches!(
        refused(&[good.clone(), in_month("a-7", 1, q("1公里"))]),
        AggregateError::Columns(ColumnsError::UnknownGroup {
            row: 1,
            group: 7,
            known: 3
        })
    ));
    // A value to date contains those before it, and stands beside no value in a period.
    let to_date =
        |target: &str, on: u32| Observation::to_date(id(target), day(on), q("1公里")).unwrap();
    let error = refused(&[to_date("a-0", 10), to_date("b-0", 30)]);
    assert_eq!(
        error,
        AggregateError::OtherTime {
            first: Over::ToDate(day(10)),
            other: Over::ToDate(day(30))
        }
    );
    assert!(error.to_string().contains("take the last"), "{error}");
    assert!(matches!(
        refused(&[good, to_date("b-0", 30)]),
        AggregateError::OtherTime { .. }
    ));
    // Of one day they add over regions; another group may be of another day.
    let one_day = [to_date("a-0", 30), to_date("b-0", 30), to_date("a-1", 10)];
    assert_eq!(sums(&one_day).sums()[0].finish(), Ok(Some(q("2公里"))));
    let mut earlier = sums(&[to_date("a-0", 10)]);
    assert!(matches!(
        earlier.merge(&sums(&one_day)),
        Err(AggregateError::OtherTime { .. })
    ));
    assert_eq!(earlier, sums(&[to_date("a-0", 10)]));
    assert!(earlier.merge(&ReportsByGroup::new(2).unwrap()).is_err());
}

#[test]
fn states_that_are_none_are_refused() {
    for (json, why) in [
        (r#"[[{"count":0},"periods"]]"#, "over what"),
        (
            r#"[[{"count":1,"parts":[{"unit":"米","value":"1"}]},null]]"#,
            "over what",
        ),
        (
            r#"[[{"count":1,"parts":[{"unit":"米","value":"NaN"}]},"periods"]]"#,
            "NaN",
        ),
    ] {
        let error = serde_json::from_str::<ReportsByGroup>(json).unwrap_err();
        assert!(error.to_string().contains(why), "{json}: {error}");
    }
}

/// As many ids as observations, so that many of them lie in each other's way in the scan's memory.
#[test]
fn very_many_ids_are_not_taken_for_one_another() {
    let ids: Vec<TargetId> = (0..3_000)
        .map(|number| id(&format!("t{number}-{}", number % 7)))
        .collect();
    let reports: Vec<Observation> = (1..=3_u32)
        .flat_map(|month| {
            ids.iter().enumerate().map(move |(number, id)| {
                let amount = q(&format!(
                    "{}米",
                    number * 10 + usize::try_from(month).unwrap()
                ));
                Observation::in_period(id.clone(), Period::month(2024, month).unwrap(), amount)
                    .unwrap()
            })
        })
        .collect();
    let mut sums = ReportsByGroup::new(7).unwrap();
    sums.extend_from_slice(&reports, group).unwrap();
    for (place, sum) in sums.sums().iter().enumerate() {
        // Σ over the numbers of the group of 10 × number, in each of three months, and 1 + 2 + 3 for each.
        let numbers = (0..3_000_u64).filter(|number| number % 7 == place as u64);
        let expected: u64 = numbers.map(|number| 30 * number + 6).sum();
        assert_eq!(sum.finish(), Ok(Some(q(&format!("{expected}米")))));
    }
}

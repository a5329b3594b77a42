//! What an observation keeps: it says what it was told, however it is kept.

mod strategies;

use proptest::prelude::*;
use zhibiao::observation::{Basis, DataStatus, Log, Observation, ReportedValue};
use zhibiao::quantity::Quantity;
use zhibiao::target::TargetId;

use strategies::{date, name, period, quantity};

fn id() -> TargetId {
    "t".parse().unwrap()
}

#[test]
fn an_observation_fits_a_cache_line() {
    // Ten million of them are summed at the speed of memory.
    #[cfg(target_pointer_width = "64")]
    assert_eq!(size_of::<Observation>(), 64);
}

proptest! {
    #[test]
    fn it_is_told_what_it_says(
        period in period(),
        day in date(),
        basis in 0..3_u8,
        amount in quantity(),
        revision in 0..3_u32,
        source in proptest::option::of(name()),
        evidence in proptest::collection::vec(name(), 0..3),
    ) {
        let (bare, as_of, basis) = match basis {
            0 => (Observation::to_date(id(), day, amount), day, Basis::ToDate),
            1 => (Observation::at_date(id(), day, amount), day, Basis::AtDate),
            _ => (Observation::in_period(id(), period, amount), period.end(), Basis::InPeriod(period)),
        };
        let bare = bare.unwrap();
        let source = source.as_deref().map(str::trim).filter(|source| !source.is_empty());
        let evidence: Vec<&str> = evidence.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();

        let first = bare.clone().with_revision(revision).with_source(source.unwrap_or_default());
        let first = evidence.iter().fold(first, Observation::with_evidence);
        let last = evidence.iter().fold(bare.clone(), Observation::with_evidence);
        let last = last.with_source("另一处").with_source(source.unwrap_or_default());
        let last = last.with_revision(7).with_revision(revision);

        for told in [&first, &last] {
            prop_assert_eq!((told.target(), told.as_of(), told.basis()), (&id(), as_of, basis));
            let expected = ReportedValue::Amount(amount);
            prop_assert_eq!(told.value(), Some(&expected));
            prop_assert_eq!((told.status(), told.revision(), told.source()), (DataStatus::Final, revision, source));
            let told: Vec<&str> = told.evidence().iter().map(String::as_str).collect();
            prop_assert_eq!(&told, &evidence);
        }
        prop_assert_eq!(&first, &last);
        let says_more = revision != 0 || source.is_some() || !evidence.is_empty();
        prop_assert_eq!(first != bare, says_more);

        let json = serde_json::to_string(&first).unwrap();
        prop_assert_eq!(serde_json::from_str::<Observation>(&json).unwrap(), first);
    }
}

/// 235.80亿元 was rounded further down than 235.8亿元, so a check of totals reads them differently.
#[test]
fn a_log_keeps_its_order_for_values_that_differ_in_their_places_only() {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 11, 30).unwrap();
    let of = |amount: &str| {
        Observation::to_date(id(), day, amount.parse::<Quantity>().unwrap()).unwrap()
    };
    let written =
        |amounts: [&str; 2]| serde_json::to_string(&Log::from_iter(amounts.map(of))).unwrap();
    let log = written(["235.80亿元", "235.8亿元"]);
    assert!(log.contains("235.80亿元"), "{log}");
    assert_eq!(log, written(["235.8亿元", "235.80亿元"]));
}

//! Generators of valid values, shared by the laws.
#![allow(dead_code)] // Each test file uses some of them.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use proptest::option::of;
use proptest::prelude::*;
use zhibiao::indicator::{Direction, Indicator, Labels, Measure};
use zhibiao::number::Decimal;
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::{PROVINCES, Region, RegionCode};
use zhibiao::source::{Document, Source, Span};
use zhibiao::target::{
    Aim, Baseline, Bound, BoundKind, Commitment, Delegated, Nature, Rank, Relation, Relative,
    Revision, Sign, Stage, Target, TargetId,
};

/// Days of the years 1000 to 9990.
pub fn date() -> impl Strategy<Value = NaiveDate> {
    (1000_i32..=9990, 1_u32..=366).prop_filter_map("not a leap year", |(year, day)| {
        NaiveDate::from_yo_opt(year, day)
    })
}

pub fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1000_i32..=9999).prop_map(|year| Period::year(year).unwrap()),
        (1000_i32..=9999, 1_u32..=2).prop_map(|(year, half)| Period::half(year, half).unwrap()),
        (1000_i32..=9999, 1_u32..=4)
            .prop_map(|(year, quarter)| Period::quarter(year, quarter).unwrap()),
        (1000_i32..=9999, 1_u32..=12).prop_map(|(year, month)| Period::month(year, month).unwrap()),
        (1_u32..=99).prop_map(|number| Period::five_year_plan(number).unwrap()),
        date().prop_map(|day| Period::day(day).unwrap()),
        (date(), date()).prop_map(|(a, b)| Period::range(a.min(b), a.max(b)).unwrap()),
    ]
}

/// Names with signs that mean something to CSV, to spreadsheets and to the lists in a cell.
pub fn name() -> impl Strategy<Value = String> {
    "[永嘉县a-c0-9=+@,\"'；>\\\\/、（）＝-]([永嘉县 a-c0-9=+@,\"'；>\\\\/、（）-]{0,6}[永嘉县a-c\\\\；])?"
}

pub fn decimal() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000_000_i64..1_000_000_000_000, 0_u32..=6)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

/// Quantities in measured and counted units, with and without scale.
pub fn quantity() -> impl Strategy<Value = Quantity> {
    let measured = prop::sample::select(vec![
        "亿元",
        "万美元",
        "公里",
        "%",
        "‰",
        "百分点",
        "元/人",
        "微克/立方米",
        "倍",
        "天",
    ]);
    let counted = prop::sample::select(vec!["个", "万套", "家", "人", "所"]);
    prop_oneof![
        (decimal(), measured).prop_map(|(number, unit)| Quantity::new(
            number,
            unit.parse().unwrap()
        )
        .unwrap()),
        (0_i64..1_000_000, counted).prop_map(|(number, unit)| Quantity::new(
            number.into(),
            unit.parse().unwrap()
        )
        .unwrap()),
    ]
}

pub fn bound() -> impl Strategy<Value = Bound> {
    let one = prop::sample::select(vec![
        BoundKind::Plain,
        BoundKind::AtLeast,
        BoundKind::MoreThan,
        BoundKind::AtMost,
        BoundKind::LessThan,
        BoundKind::About,
    ]);
    prop_oneof![
        4 => (one, quantity()).prop_map(|(kind, value)| Bound::new(kind, value, None).unwrap()),
        1 => (quantity(), 0_i64..1000).prop_map(|(low, more)| {
            let high = Quantity::new(low.magnitude() + Decimal::from(more), low.unit()).unwrap();
            Bound::between(low, high).unwrap()
        }),
    ]
}

pub fn aim() -> impl Strategy<Value = Aim> {
    prop_oneof![
        6 => bound().prop_map(Aim::Amount),
        1 => (of(1_u32..500), of(name())).prop_map(|(within, peers)| {
            Rank { within: within.and_then(NonZeroU32::new), peers }.into()
        }),
        1 => prop::sample::select(vec![
            Aim::Breakthrough,
            Aim::Milestone(Stage::Started),
            Aim::Milestone(Stage::InUse),
            Aim::Accreditation,
            Aim::Sign(Sign::Rising),
            Aim::Sign(Sign::NotRising),
            Aim::Qualitative,
            Aim::NoTarget,
        ]),
        1 => (prop::sample::select(vec![Relation::InStep, Relation::Above, Relation::AtMost]), name())
            .prop_map(|(relation, reference)| Aim::Relative(Relative { relation, reference })),
        1 => of(name()).prop_map(|by| Aim::Delegated(Delegated { by })),
        1 => name().prop_map(Aim::Worded),
    ]
}

pub fn region_code() -> impl Strategy<Value = RegionCode> {
    (
        0..PROVINCES.len(),
        0_u32..=99,
        0_u32..=99,
        0_u32..=999,
        0_u32..=999,
        1_usize..=5,
    )
        .prop_map(
            |(province, prefecture, county, township, village, levels)| {
                let province = PROVINCES[province].0;
                let prefecture = prefecture.max(1);
                let township = township.max(1);
                let code = format!("{province}{prefecture:02}{county:02}{township:03}{village:03}");
                code[..[2, 4, 6, 9, 12][levels - 1]].parse().unwrap()
            },
        )
}

pub fn region() -> impl Strategy<Value = Region> {
    (name(), of(region_code())).prop_map(|(name, code)| {
        let region = Region::new(name).unwrap();
        match code {
            Some(code) => region.with_code(code),
            None => region,
        }
    })
}

pub fn source() -> impl Strategy<Value = Source> {
    (0_usize..10_000, ".{0,12}", of(name())).prop_map(|(start, quote, rule)| {
        let span = Span::new(start, start + quote.len()).unwrap();
        Source::new(span, quote)
            .unwrap()
            .with_rule(rule.unwrap_or_default())
    })
}

pub fn indicator() -> impl Strategy<Value = Indicator> {
    let direction = prop::sample::select(vec![
        Direction::HigherIsBetter,
        Direction::LowerIsBetter,
        Direction::WithinBand,
    ]);
    (name(), of(direction), of(name())).prop_map(|(name, direction, label)| {
        let mut indicator = Indicator::new(name).unwrap();
        if let Some(direction) = direction {
            indicator = indicator.with_direction(direction);
        }
        match label {
            Some(label) => indicator.with_labels(Labels::default().with("en", label).unwrap()),
            None => indicator,
        }
    })
}

fn measure() -> impl Strategy<Value = Option<Measure>> {
    of(prop::sample::select(vec![
        Measure::Total,
        Measure::Level,
        Measure::Growth,
        Measure::Reduction,
        Measure::Increase,
        Measure::Decrease,
    ]))
}

/// Valid targets with whatever a target may say but revisions; what does not go together is left out.
pub fn target() -> impl Strategy<Value = Target> {
    let said = (
        of("[a-z0-9=+@-]{1,6}"),
        of("新增|实际利用|控制在|-下降|=1"),
        measure(),
        of(period()),
        of(region()),
        prop::sample::select(vec![
            Commitment::Ensure,
            Commitment::Strive,
            Commitment::Plan,
        ]),
        of(prop::sample::select(vec![
            Nature::Binding,
            Nature::Anticipatory,
        ])),
        of(0_i64..10_000),
    );
    let beside = (
        of((quantity(), of(period()))),
        prop::collection::vec(name(), 0..3),
        prop::collection::vec(name(), 0..3),
        of(name()),
        prop::collection::vec(name(), 0..3),
        of(source()),
        of("[^\\s].{0,8}"),
    );
    let split = (
        prop::collection::vec(region(), 0..3),
        0_i64..100,
        0_i64..100,
        any::<bool>(),
    );
    (indicator(), aim(), said, beside, split).prop_map(|(indicator, aim, said, beside, split)| {
        let (id, action, measure, period, region, commitment, nature, weight) = said;
        let (baseline, lead, co_responsible, leader, theme, source, note) = beside;
        let mut target = Target::builder(indicator, aim.clone())
            .id(id.map(|id| id.parse::<TargetId>().unwrap()))
            .action(action.unwrap_or_default())
            .period(period)
            .region(region)
            .commitment(commitment)
            .nature(nature)
            .weight(weight.map(|weight| Decimal::new(weight, 2)))
            .leader(leader)
            .theme(theme)
            .source(source)
            .note(note);
        for unit in &lead {
            target = target.lead(unit);
        }
        for unit in &co_responsible {
            target = target.co_responsible(unit);
        }
        let baseline = baseline.map(|(value, period)| Baseline { value, period });
        target = keep_if_valid(target, |target| target.baseline(baseline));
        if let Some(measure) = measure {
            target = keep_if_valid(target, |target| target.measure(measure));
        }
        let (regions, less, more, has_path) = split;
        if let Aim::Amount(bound) = aim {
            let shifted = |by: i64| {
                Quantity::new(
                    bound.value().magnitude() + Decimal::from(by),
                    bound.value().unit(),
                )
                .unwrap()
            };
            target = keep_if_valid(target, |target| target.floor(shifted(-less)));
            target = keep_if_valid(target, |target| target.stretch(shifted(more)));
            target = target.strives_for_more(more % 2 == 0);
            if period.is_none() && less % 2 == 0 {
                target = target.open_period();
            }
            for region in regions {
                target = keep_if_valid(target, |target| {
                    target.allocate(region.clone(), shifted(more))
                });
            }
            if let (Some(period), true) = (period, has_path) {
                let first = Period::day(period.start()).unwrap();
                target = keep_if_valid(target, |target| target.path_point(first, shifted(-less)));
                target = keep_if_valid(target, |target| target.path_point(period, *bound.value()));
            }
        }
        target.build().unwrap()
    })
}

fn keep_if_valid(
    target: zhibiao::target::TargetBuilder,
    change: impl Fn(zhibiao::target::TargetBuilder) -> zhibiao::target::TargetBuilder,
) -> zhibiao::target::TargetBuilder {
    let changed = change(target.clone());
    if changed.clone().build().is_ok() {
        changed
    } else {
        target
    }
}

/// Valid targets, some of them revised.
pub fn revised_target() -> impl Strategy<Value = Target> {
    (
        target(),
        prop::collection::vec((date(), of(name()), aim()), 0..3),
    )
        .prop_map(|(target, mut revisions)| {
            revisions.sort_by_key(|(date, ..)| *date);
            let mut builder = target.to_builder();
            for (date, approver, previous) in revisions {
                builder = builder.revision(Revision {
                    date,
                    approver,
                    previous,
                });
            }
            builder.build().unwrap()
        })
}

/// Plans of these targets; some are parts of others.
pub fn plan_of(targets: impl Strategy<Value = Target>) -> impl Strategy<Value = Plan> {
    let header = (
        name(),
        of(region()),
        of(period()),
        of((name(), of(name()), of(date()))),
    );
    (
        header,
        prop::collection::vec((targets, any::<bool>()), 0..6),
    )
        .prop_map(|(header, targets)| {
            let (title, region, period, document) = header;
            let document = document.map(|(title, issuer, date)| {
                let document = Document::new(title)
                    .unwrap()
                    .with_issuer(issuer.unwrap_or_default());
                match date {
                    Some(date) => document.with_date(date),
                    None => document,
                }
            });
            let mut plan = Plan::builder(title)
                .region(region)
                .period(period)
                .document(document);
            let mut ids: Vec<TargetId> = Vec::new();
            for (target, is_part) in targets {
                // Ids given by hand must differ; a derived one is numbered where it is taken.
                let mut builder = target.to_builder();
                if ids.contains(target.id()) {
                    builder = builder.id(None);
                }
                if let (Some(whole), true) = (ids.first(), is_part) {
                    builder = builder.part_of(whole.clone());
                }
                ids.push(plan.add(builder.build().unwrap()));
            }
            plan.build().unwrap()
        })
}

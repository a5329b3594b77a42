//! The table of additivity covers every case once and says what the design says.

use zhibiao::aggregate::{AmountKind, Axis, Combination, RULES, Sum, additivity, require_sum};
use zhibiao::finding::Language;
use zhibiao::indicator::Measure;
use zhibiao::quantity::Quantity;
use zhibiao::unit::{ATOMS, Unit};

const MEASURES: [Measure; 6] = [
    Measure::Total,
    Measure::Level,
    Measure::Growth,
    Measure::Reduction,
    Measure::Increase,
    Measure::Decrease,
];

fn u(text: &str) -> Unit {
    text.parse().unwrap()
}

#[test]
fn cases_by_hand() {
    use Axis::{Departments, Parts, Periods, Regions, ToDate};
    use Combination::{Last, Nothing, RatioOfSums, Sum, WeightedMean};
    use Measure::{Decrease, Growth, Increase, Level, Reduction, Total};
    for (measure, unit, axis, expected) in [
        // A flow adds over everything, but not with itself to date.
        (Total, "万元", Regions, Sum),
        (Total, "家", Departments, Sum),
        (Total, "公里", Parts, Sum),
        (Total, "万元", Periods, Sum),
        (Total, "万元", ToDate, Last),
        // A stock adds over regions and parts, not over time.
        (Level, "张", Regions, Sum),
        (Level, "张", Parts, Sum),
        (Level, "张", Periods, Last),
        (Level, "张", ToDate, Last),
        // Rates, shares, ranks and values per head do not add.
        (Growth, "%", Regions, WeightedMean),
        (Growth, "%", Periods, Nothing),
        (Reduction, "%", Parts, WeightedMean),
        (Level, "%", Regions, RatioOfSums),
        (Total, "%", Regions, RatioOfSums),
        (Level, "%", Periods, Last),
        (Level, "元/人", Regions, RatioOfSums),
        (Level, "微克/立方米", Departments, RatioOfSums),
        (Level, "名次", Regions, Nothing),
        (Level, "名次", Periods, Nothing),
        (Level, "名次", ToDate, Last),
        (Level, "点", Regions, WeightedMean),
        (Level, "岁", Regions, WeightedMean),
        // Differences add where their amounts do; points only from year to year.
        (Increase, "张", Regions, Sum),
        (Increase, "张", Periods, Sum),
        (Increase, "百分点", Periods, Sum),
        (Increase, "百分点", Regions, WeightedMean),
        (Decrease, "天", Periods, Sum),
        (Decrease, "天", Regions, WeightedMean),
        (Total, "小时", Regions, Sum),
        (Level, "天", Regions, WeightedMean),
    ] {
        let found = additivity(measure, u(unit).dimension(), axis).combination;
        assert_eq!(found, expected, "{measure} in {unit} over {axis}");
        assert_eq!(require_sum(measure, u(unit), axis).is_ok(), expected == Sum);
    }
}

#[test]
fn every_case_is_decided_by_a_row_and_every_row_decides_one() {
    let mut used = vec![false; RULES.len()];
    for row in ATOMS {
        let unit = u(row.label);
        for unit in [unit, unit.per(unit.scale(), Unit::PERSON.atom())] {
            for measure in MEASURES {
                for axis in Axis::ALL {
                    let rule = additivity(measure, unit.dimension(), axis);
                    let place = RULES.iter().position(|other| std::ptr::eq(other, rule));
                    used[place.unwrap_or_else(|| panic!("{measure} in {unit} over {axis}"))] = true;
                    let is_sum = rule.combination == Combination::Sum;
                    assert_eq!(rule.instead.is_empty(), is_sum, "{rule:?}");
                    assert_eq!(rule.instead_zh.is_empty(), is_sum, "{rule:?}");
                    assert!(!rule.reason.is_empty() && !rule.reason_zh.is_empty());
                }
            }
        }
    }
    for (rule, used) in RULES.iter().zip(used) {
        assert!(used, "no case is decided by {rule:?}");
    }
}

/// The sum refuses exactly the units that no measure adds over any axis.
#[test]
fn the_sum_takes_what_some_case_adds() {
    for row in ATOMS {
        let unit = u(row.label);
        for unit in [unit, unit.per(unit.scale(), Unit::PERSON.atom())] {
            let some_case = MEASURES.iter().any(|measure| {
                Axis::ALL
                    .iter()
                    .any(|axis| require_sum(*measure, unit, *axis).is_ok())
            });
            let one = Quantity::new(1.into(), unit).unwrap();
            let taken = Sum::new().push(&one);
            assert_eq!(taken.is_ok(), some_case, "{unit}: {taken:?}");
        }
    }
}

#[test]
fn a_refusal_says_why_and_what_instead() {
    let error = require_sum(Measure::Growth, u("%"), Axis::Regions).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a growth in % (比例) does not add up over regions: a rate of change is a share of its own base; \
         instead take the mean weighted by the values of the base period, or Σ current ÷ Σ base"
    );
    let error = Sum::new().push(&"3元/人".parse().unwrap()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("divide Σ numerator by Σ denominator"),
        "{error}"
    );
    assert_eq!(AmountKind::of(u("元/人").dimension()), AmountKind::PerUnit);
}

#[test]
fn axes_have_names() {
    let names =
        Axis::ALL.map(|axis| (axis.label(Language::Chinese), axis.label(Language::English)));
    assert_eq!(
        names,
        [
            ("地区", "regions"),
            ("部门", "departments"),
            ("组成部分", "parts"),
            ("各期", "periods"),
            ("累计值", "values to date"),
        ]
    );
}

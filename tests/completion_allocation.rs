//! An assessment allocates nothing; its explanation is written only when it is displayed.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use chrono::NaiveDate;
use zhibiao::completion::{Policy, assess};
use zhibiao::finding::Language;
use zhibiao::indicator::{Indicator, Measure};
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Aim, Baseline, Bound, Target};

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = COUNT.get();
    let result = run();
    (COUNT.get() - before, result)
}

#[test]
fn an_assessment_allocates_nothing() {
    let quantity = |text: &str| text.parse::<Quantity>().unwrap();
    let target = |aim: Aim, measure: Measure| {
        Target::builder(Indicator::new("指标").unwrap(), aim)
            .id("t".parse::<zhibiao::target::TargetId>().unwrap())
            .measure(measure)
            .period(Period::year(2024).unwrap())
    };
    let plain = |text: &str| Aim::from(Bound::Plain(quantity(text)));
    let baseline = Baseline {
        value: quantity("1亿元"),
        period: None,
    };
    let between = Bound::between(quantity("2亿元"), quantity("3亿元")).unwrap();
    let targets = [
        target(plain("3亿元"), Measure::Total),
        target(plain("3亿元"), Measure::Level).baseline(baseline),
        target(between.into(), Measure::Total),
        target(plain("0亿元"), Measure::Total),
        target(Bound::AtMost(quantity("3亿元")).into(), Measure::Total),
        target(Bound::About(quantity("3亿元")).into(), Measure::Total)
            .path_point(Period::half(2024, 1).unwrap(), quantity("1.2亿元")),
    ]
    .map(|target| target.build().unwrap());
    let in_month = |month: u32, value: &str| {
        let month = Period::month(2024, month).unwrap();
        Observation::in_period("t".parse().unwrap(), month, quantity(value)).unwrap()
    };
    let july = NaiveDate::from_ymd_opt(2024, 7, 31).unwrap();
    let to_date =
        |value: &str| Observation::to_date("t".parse().unwrap(), july, quantity(value)).unwrap();
    let logs = [
        Log::from_iter([to_date("2500万元")]),
        Log::from_iter((1..=7).map(|month| in_month(month, "2500.5万元"))),
        Log::from_iter([to_date("2500万元"), to_date("0.31亿元").with_revision(1)]),
        Log::new(),
    ];
    let policies = [Policy::default(), Policy::open_sdg()];
    for target in &targets {
        for log in &logs {
            for policy in &policies {
                let (count, assessment) = allocations(|| assess(target, log, july, policy));
                assert_eq!(count, 0, "{}", assessment.explanation(Language::English));
                let (count, _) = allocations(|| assessment.explanation(Language::Chinese));
                assert_eq!(count, 0);
                let (count, _) =
                    allocations(|| assessment.explanation(Language::Chinese).to_string());
                assert!(count > 0, "the allocations are counted");
            }
        }
    }
}

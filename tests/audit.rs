//! The figures of a text against each other: what contradicts is found, what is consistent passes in silence.

use proptest::prelude::*;
use zhibiao::audit::audit;
use zhibiao::extract::Extractor;
use zhibiao::finding::{Code, Finding, Place};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};

fn findings(text: &str) -> Vec<Finding> {
    audit(text, &Extractor::default().extract(text).statements)
}

/// One line a finding: its code and the words at its places.
fn written(text: &str, finding: &Finding) -> String {
    let mut line = finding.code().to_string();
    for place in std::iter::once(finding.place()).chain(finding.related()) {
        let Place::Span(span) = place else {
            panic!("{finding} is not in the text");
        };
        line.push(' ');
        line.push_str(span.of(text).unwrap());
    }
    line
}

#[test]
fn cases() {
    let mut wrong = String::new();
    for case in include_str!("data/audit.txt").split("\n\n") {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next() else { continue };
        let expected: Vec<&str> = lines.collect();
        let found: Vec<String> = findings(text)
            .iter()
            .map(|finding| written(text, finding))
            .collect();
        if found != expected {
            wrong += &format!("{text}\n  expected {expected:?}\n  found    {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn published_reports_are_consistent() {
    assert_eq!(findings(include_str!("../seeds/yongjia-2024.txt")), []);
    for line in include_str!("data/county-clauses.jsonl").lines() {
        let passage: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = passage["text"].as_str().unwrap();
        assert_eq!(findings(text), [], "{text}");
    }
}

/// Which of very many figures a share is of cannot be told.
#[test]
fn a_share_after_very_many_figures_is_left_alone() {
    let text = |count: u32| {
        let list: Vec<String> = (0..count).map(|_| "新建30个".to_owned()).collect();
        format!("{},现有132个,已开工19个,占15.2%。", list.join("、"))
    };
    assert_eq!(findings(&text(5)).len(), 1);
    assert_eq!(findings(&text(50)), []);
}

#[test]
fn a_report_may_hold_many() {
    let text =
        "完成农村公路926.1公里,占计划500公里的66%;建成绿道20公里,占计划10公里的20%。".repeat(200);
    assert_eq!(findings(&text).len(), 400);
}

fn percent(part: u32, base: u32, places: u32, strategy: RoundingStrategy) -> Decimal {
    let ratio = Ratio::new(Decimal::from(part), Decimal::from(base)).unwrap();
    let mut percent = ratio.to_percent(places, strategy).unwrap();
    percent.rescale(places);
    percent
}

/// The ways a share may be stated, with what stands for part, base and rate.
fn sentence() -> impl Strategy<Value = fn(u32, u32, Decimal) -> String> {
    prop::sample::select(vec![
        (|part, base, rate| format!("已开工{part}个,占{base}个的{rate}%。"))
            as fn(u32, u32, Decimal) -> String,
        |part, base, rate| format!("新增托位{part}个,完成年度任务{base}个的{rate}%。"),
        |part, base, rate| format!("目标任务{base}个,已完成{part}个,完成率{rate}%。"),
        |part, base, rate| format!("排查隐患{base}个,已整改{part}个,整改率{rate}%。"),
        |part, base, rate| format!("4|新增托位{base}个。|已新增托位{part}个,完成率{rate}%。|"),
    ])
}

fn strategy() -> impl Strategy<Value = RoundingStrategy> {
    prop::sample::select(vec![
        RoundingStrategy::MidpointAwayFromZero,
        RoundingStrategy::MidpointNearestEven,
        RoundingStrategy::ToZero,
    ])
}

proptest! {
    /// However the rate was rounded, it is consistent.
    #[test]
    fn what_is_computed_is_consistent(
        part in 1_u32..5000, base in 1_u32..5000, places in 0_u32..4, strategy in strategy(), sentence in sentence()
    ) {
        let stated = percent(part, base, places, strategy);
        let text = sentence(part, base, stated);
        // What was cut off is remarked upon, and nothing else.
        let is_cut = strategy == RoundingStrategy::ToZero
            && stated != percent(part, base, places, RoundingStrategy::MidpointAwayFromZero)
            && stated != percent(part, base, places, RoundingStrategy::MidpointTowardZero);
        let codes: Vec<Code> = findings(&text).iter().map(Finding::code).collect();
        let expected: &[Code] = if is_cut { &[Code::RateTruncated] } else { &[] };
        prop_assert_eq!(codes, expected, "{}", text);
    }

    /// A rate that is off by more than its last place is found, in every way to say it.
    #[test]
    fn what_is_off_is_found(
        part in 1_u32..5000, base in 1_u32..5000, places in 0_u32..4, off in 2_i64..500, sentence in sentence()
    ) {
        let exact = percent(part, base, places, RoundingStrategy::MidpointAwayFromZero);
        let text = sentence(part, base, exact + Decimal::new(off, places));
        let found = findings(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].code(), Code::RateContradiction);
        prop_assert_eq!(found[0].related().len(), 2);
    }

    /// A share of what stands before it in the sentence: found where it is off, but not where it is one of another figure there.
    #[test]
    fn a_share_of_what_stands_before(part in 1_u32..5000, more in 0_u32..5000, other in 1_u32..5000, places in 0_u32..3, off in 2_i64..500, strategy in strategy()) {
        let base = part + more;
        let right = percent(part, base, places, strategy);
        let text = |rate| format!("共有项目{base}个,已开工{part}个,占{rate}%。");
        prop_assert_eq!(findings(&text(right)), []);
        let wrong = percent(part, base, places, RoundingStrategy::MidpointAwayFromZero) + Decimal::new(off, places);
        let found = findings(&text(wrong));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].related().len(), 2);
        let share = percent(part, other, places, strategy);
        let text = format!("共有项目{other}个,年内安排{base}个,已开工{part}个,占{share}%。");
        prop_assert_eq!(findings(&text), [], "{}", text);
    }

    /// Parts that are at most the whole are consistent; one more than that is found.
    #[test]
    fn parts_up_to_the_whole(parts in prop::collection::vec(1_u32..500, 2..6), less in 0_u32..50) {
        let list: Vec<String> = parts.iter().zip(["小学", "初中", "高中", "职校", "特校"])
            .map(|(part, name)| format!("{name}{part}个")).collect();
        let sum: u32 = parts.iter().sum();
        let text = |whole: u32| format!("新增学位{whole}个,其中{}。", list.join("、"));
        prop_assert_eq!(findings(&text(sum + less)), []);
        prop_assert_eq!(findings(&text(sum - 1)).len(), 1);
    }

    #[test]
    fn any_text_is_read(text in "[占其中合计完成率任务目标的0-9.%个公里亿元、,。|\n（()]{0,200}") {
        for finding in findings(&text) {
            written(&text, &finding);
        }
    }

    #[test]
    fn arbitrary_text_does_no_harm(text in any::<String>()) {
        for finding in findings(&text) {
            written(&text, &finding);
        }
    }
}

/// Of the wrong sentences of `tests/data/audit-pairs.txt` at least nine in ten are found, with their code; of the right ones none.
#[test]
fn what_notices_print_is_caught() {
    let (mut all, mut missed, mut alarms) = (0, Vec::new(), Vec::new());
    let lines = include_str!("data/audit-pairs.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let [wrong, right, code] = line.split('|').collect::<Vec<_>>()[..] else {
            continue;
        };
        all += 1;
        let codes: Vec<String> = findings(wrong)
            .iter()
            .map(|finding| finding.code().to_string())
            .collect();
        if codes != [code] {
            missed.push(format!("{wrong} {code}: {codes:?}"));
        }
        if !findings(right).is_empty() {
            alarms.push(format!("{right}: {:?}", findings(right)));
        }
    }
    assert!(all >= 60, "{all}");
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
    assert!(
        missed.len() * 10 <= all,
        "{} of {all}\n{}",
        missed.len(),
        missed.join("\n")
    );
}

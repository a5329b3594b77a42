//! A plan that uses every field at least once.

use std::num::NonZeroU32;

use zhibiao::indicator::{Direction, Indicator, Labels, Measure};
use zhibiao::number::Decimal;
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::region::Region;
use zhibiao::source::{Document, Source, Span};
use zhibiao::target::{
    Aim, Baseline, Bound, Commitment, Delegated, Nature, Rank, Relation, Relative, Revision, Sign,
    Stage, Target,
};

pub fn plan() -> Plan {
    let county = Region::new("永嘉县")
        .unwrap()
        .with_code("330324".parse().unwrap());
    let year = Period::year(2024).unwrap();
    let report = Document::new("2024年永嘉县政府工作报告")
        .unwrap()
        .with_issuer("永嘉县人民政府")
        .with_date("2024-02-01".parse().unwrap())
        .with_url("https://example.org/2024");
    let mut plan = Plan::builder("2024年工作安排")
        .region(county)
        .period(year)
        .document(report);

    let places = Labels::default()
        .with("en", "places in public schools")
        .unwrap();
    let text = "新增公办学位1650个";
    let source = Source::locate(text, Span::new(18, text.len()).unwrap())
        .unwrap()
        .with_rule("verb-noun-number");
    let whole = plan.add(
        Target::builder(
            Indicator::new("公办学位").unwrap().with_labels(places),
            Bound::AtLeast("1650个".parse().unwrap()),
        )
        .action("新增")
        .period(Period::half(2024, 2).unwrap())
        .commitment(Commitment::Ensure)
        .nature(Nature::Binding)
        .baseline(Baseline {
            value: "1200个".parse().unwrap(),
            period: Some(Period::year(2023).unwrap()),
        })
        .path_point(Period::quarter(2024, 3).unwrap(), "800个".parse().unwrap())
        .path_point(Period::quarter(2024, 4).unwrap(), "1650个".parse().unwrap())
        .floor(Some("1500个".parse().unwrap()))
        .stretch(Some("1800个".parse().unwrap()))
        .strives_for_more(true)
        .lead("县教育局")
        .co_responsible("县财政局")
        .co_responsible("县住建局")
        .leader("张三".to_owned())
        .weight(Decimal::new(25, 1))
        .allocate(
            Region::new("瓯北街道")
                .unwrap()
                .with_code("330324008".parse().unwrap()),
            "1000个".parse().unwrap(),
        )
        .allocate(Region::new("桥头镇").unwrap(), "650个".parse().unwrap())
        .revision(Revision {
            date: "2024-06-30".parse().unwrap(),
            approver: Some("县人大常委会".into()),
            previous: Bound::Plain("1500个".parse().unwrap()).into(),
        })
        .theme(["(三)教育", "坚持优先发展。"])
        .source(source)
        .note("含幼儿园".to_owned())
        .build()
        .unwrap(),
    );
    plan.add(
        Target::builder(
            Indicator::new("小学学位").unwrap(),
            Bound::Plain("900个".parse().unwrap()),
        )
        .id("primary-places"
            .parse::<zhibiao::target::TargetId>()
            .unwrap())
        .action("新增")
        .part_of(whole)
        .build()
        .unwrap(),
    );
    let growth = Bound::between("5%".parse().unwrap(), "5.5%".parse().unwrap()).unwrap();
    plan.add(
        Target::builder(Indicator::new("地区生产总值").unwrap(), growth)
            .action("增长")
            .measure(Measure::Growth)
            .nature(Nature::Anticipatory)
            .build()
            .unwrap(),
    );
    plan.add(
        Target::builder(
            Indicator::new("居民消费价格")
                .unwrap()
                .with_direction(Direction::WithinBand),
            Bound::About("3%".parse().unwrap()),
        )
        .measure(Measure::Growth)
        .open_period()
        .build()
        .unwrap(),
    );
    let energy = Indicator::in_context("单位工业增加值能耗", "下降", Measure::Reduction).unwrap();
    plan.add(
        Target::builder(energy, Bound::MoreThan("3%".parse().unwrap()))
            .action("下降")
            .measure(Measure::Reduction)
            .baseline(Baseline {
                value: "0.5吨标准煤/万元".parse().unwrap(),
                period: None,
            })
            .build()
            .unwrap(),
    );
    let days = Indicator::new("审批环节")
        .unwrap()
        .with_direction(Direction::LowerIsBetter);
    plan.add(
        Target::builder(days, Bound::AtMost("20天".parse().unwrap()))
            .action("压缩至")
            .measure(Measure::Level)
            .region(Region::new("经济开发区").unwrap())
            .build()
            .unwrap(),
    );
    plan.add(
        Target::builder(
            Indicator::new("城镇调查失业率").unwrap(),
            Bound::LessThan("5%".parse().unwrap()),
        )
        .build()
        .unwrap(),
    );
    let rank = Rank {
        within: NonZeroU32::new(20),
        peers: Some("全省".into()),
    };
    let goals = [
        ("营商环境评价", Aim::from(rank), Commitment::Strive),
        (
            "专精特新企业数量",
            Rank {
                within: None,
                peers: None,
            }
            .into(),
            Commitment::Plan,
        ),
        ("制造业单项冠军", Aim::Breakthrough, Commitment::Strive),
        (
            "温州北站互通工程",
            Aim::Milestone(Stage::Started),
            Commitment::Plan,
        ),
        (
            "省级专精特新产业基地",
            Aim::Accreditation,
            Commitment::Strive,
        ),
        (
            "居民收入",
            Aim::Relative(Relative {
                relation: Relation::RoughlyInStep,
                reference: "经济增长".to_owned(),
            }),
            Commitment::Plan,
        ),
        ("外贸进出口", Aim::Sign(Sign::Rising), Commitment::Strive),
        (
            "单位地区生产总值二氧化碳排放",
            Aim::Delegated(Delegated {
                by: Some("省".to_owned()),
            }),
            Commitment::Ensure,
        ),
        (
            "物价总水平",
            Aim::Worded("保持基本稳定".to_owned()),
            Commitment::Plan,
        ),
        ("新气质", Aim::Qualitative, Commitment::Plan),
        ("财政收入", Aim::NoTarget, Commitment::Plan),
    ];
    for (name, aim, commitment) in goals {
        plan.add(
            Target::builder(Indicator::new(name).unwrap(), aim)
                .commitment(commitment)
                .build()
                .unwrap(),
        );
    }
    plan.build().unwrap()
}

//! The rules: how the text around a number is read. A row each with its name, an example that is its
//! test, and one function; the first rule that reads a number counts.

mod aim;
mod beneficiary;
mod carried;
mod change;
pub(crate) mod context;
mod counted;
pub(crate) mod elided;
pub(crate) mod header;
mod heads;
pub(crate) mod measure;
pub(crate) mod memory;
pub(crate) mod rank;
pub(crate) mod reading;
pub(crate) mod respectively;
mod subject;

use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::statement::rule::Rule;

/// A rule of the table.
pub(crate) struct Row {
    pub(crate) rule: Rule,
    /// A sentence whose last statement the rule reads; its test.
    #[cfg(test)]
    pub(crate) example: &'static str,
    pub(crate) read: for<'t> fn(&Context<'_, 't>) -> Option<Reading<'t>>,
}

/// The rows of the table; the examples are its tests, and no part of what is built for use.
macro_rules! rows {
    ($(Row { rule: $rule:expr, example: $example:expr, read: $read:expr },)*) => {
        &[$(Row { rule: $rule, #[cfg(test)] example: $example, read: $read }),*]
    };
}

/// The rules, asked in this order.
#[rustfmt::skip]
pub(crate) const RULES: &[Row] = rows![
    Row { rule: Rule::StatedAim, example: "优良率未达到80%的目标", read: aim::stated_aim },
    Row { rule: Rule::ShareOfBase, example: "新增床位410张,占年度计划500张的82%", read: aim::share_of_base },
    Row { rule: Rule::Respectively, example: "化学需氧量、氨氮排放总量分别下降3%、3.5%", read: respectively::respectively },
    Row { rule: Rule::BaselineToTarget, example: "农村生活污水治理率由68%提高到80%", read: change::baseline_to_target },
    Row { rule: Rule::Comparative, example: "规上工业增加值增速高于全市平均1.5个百分点", read: change::comparative },
    Row { rule: Rule::ShareOfSet, example: "在70%左右的地市开展分级诊疗试点", read: counted::share_of_set },
    Row { rule: Rule::Beneficiary, example: "为4.2万名老年人免费体检", read: beneficiary::beneficiary },
    Row { rule: Rule::ForWhom, example: "为困难家庭实施无障碍改造180户", read: counted::for_whom },
    Row { rule: Rule::NounNumber, example: "正在洽谈的有3个", read: change::existing },
    Row { rule: Rule::NumberNounVerb, example: "推动城北电厂、江口电厂等4台机组建成投运", read: subject::moved },
    Row { rule: Rule::ListAndCount, example: "推进抽水蓄能、热电联产等14个重大项目", read: counted::list_and_count },
    Row { rule: Rule::VerbNumberNoun, example: "新建12所学校", read: counted::verb_number_noun },
    Row { rule: Rule::ShareOfWhole, example: "船舶数量占全国三成以上", read: change::share_of_whole },
    Row { rule: Rule::NounVerbNumber, example: "地区生产总值增长6%", read: change::noun_verb_number },
    Row { rule: Rule::VerbNumber, example: "开工工业项目18个、竣工12个", read: carried::verb_number },
    Row { rule: Rule::VerbNounNumber, example: "新增公办学位1650个", read: counted::verb_noun_number },
    Row { rule: Rule::NumberNounVerb, example: "12个项目开工建设", read: subject::number_noun_verb },
    Row { rule: Rule::Part, example: "筹集保障性住房1280套,其中公租房300套", read: carried::part },
    Row { rule: Rule::SharedVerb, example: "新增高新技术企业40家、省科技型中小企业100家", read: carried::shared_verb },
    Row { rule: Rule::SharedVerbNumberNoun, example: "新建6所幼儿园、2所九年一贯制学校", read: carried::shared_verb_number_noun },
    Row { rule: Rule::NounVerbNounNumber, example: "城镇新增就业1000万人", read: counted::noun_verb_noun_number },
    Row { rule: Rule::NounNumber, example: "城镇登记失业率4.5%以内", read: change::noun_number },
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::extract::Extractor;

    #[test]
    fn every_rule_reads_its_example() {
        let extractor = Extractor::default();
        for row in RULES {
            let extraction = extractor.extract(row.example);
            let last = extraction.statements.last();
            assert_eq!(
                last.map(|statement| statement.rule),
                Some(row.rule),
                "{}",
                row.example
            );
        }
    }
}

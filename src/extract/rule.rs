//! The rules: how the text around a number is read. A row each with its name, an example that is its
//! test, and one function; the first rule that reads a number counts.

mod aim;
mod carried;
mod change;
mod counted;
mod elided;
mod respectively;
mod subject;

pub(super) use self::respectively::{members, shared_bound};

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use super::frame::{self, Frame};
use super::lexicon::{Lexicon, Sense, Tags, UnitClass};
use super::memory::Memory;
use super::sentence::Sentence;
use super::value::Expression;

/// The rule that produced a statement.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// 化学需氧量、氨氮排放总量分别下降3%、3.5%
    Respectively,
    /// 农村生活污水治理率由68%提高到80%
    BaselineToTarget,
    /// 规上工业增加值增速高于全市平均1.5个百分点
    Comparative,
    /// 在70%左右的地市开展分级诊疗试点
    ShareOfSet,
    /// 为4.2万名老年人免费体检
    Beneficiary,
    /// 为困难家庭实施无障碍改造180户
    ForWhom,
    /// 推进抽水蓄能、热电联产等14个重大项目
    ListAndCount,
    /// 新建12所学校
    VerbNumberNoun,
    /// 地区生产总值增长6%
    NounVerbNumber,
    /// 新增公办学位1650个
    VerbNounNumber,
    /// 开工工业项目18个、竣工12个
    VerbNumber,
    /// 城镇新增就业1000万人
    NounVerbNounNumber,
    /// 筹集保障性住房1280套,其中公租房300套
    Part,
    /// 新增高新技术企业40家、省科技型中小企业100家
    SharedVerb,
    /// 新建6所幼儿园、2所九年一贯制学校
    SharedVerbNumberNoun,
    /// 12个项目开工建设
    NumberNounVerb,
    /// 优良率未达到80%的目标
    StatedAim,
    /// 新增床位410张,占年度计划500张的82%
    ShareOfBase,
    /// 船舶数量占全国三成以上
    ShareOfWhole,
    /// 城镇登记失业率4.5%以内
    NounNumber,
    /// 营商环境评价进入全省前20名
    Rank,
    /// 制造业单项冠军实现零突破
    Breakthrough,
}

/// A rule of the table.
pub(super) struct Row {
    pub(super) rule: Rule,
    /// A sentence whose last statement the rule reads; its test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are the table's tests")
    )]
    pub(super) example: &'static str,
    pub(super) read: for<'t> fn(&Context<'_, 't>) -> Option<Reading<'t>>,
}

/// The rules, asked in this order.
#[rustfmt::skip]
pub(super) const RULES: &[Row] = &[
    Row { rule: Rule::StatedAim, example: "优良率未达到80%的目标", read: aim::stated_aim },
    Row { rule: Rule::ShareOfBase, example: "新增床位410张,占年度计划500张的82%", read: aim::share_of_base },
    Row { rule: Rule::Respectively, example: "化学需氧量、氨氮排放总量分别下降3%、3.5%", read: respectively::respectively },
    Row { rule: Rule::BaselineToTarget, example: "农村生活污水治理率由68%提高到80%", read: change::baseline_to_target },
    Row { rule: Rule::Comparative, example: "规上工业增加值增速高于全市平均1.5个百分点", read: change::comparative },
    Row { rule: Rule::ShareOfSet, example: "在70%左右的地市开展分级诊疗试点", read: counted::share_of_set },
    Row { rule: Rule::Beneficiary, example: "为4.2万名老年人免费体检", read: subject::beneficiary },
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

/// What a rule sees.
pub(super) struct Context<'s, 't> {
    pub(super) sentence: &'s Sentence<'t, 's>,
    pub(super) lexicon: &'s Lexicon,
    pub(super) frame: &'s Frame,
    pub(super) expression: &'s Expression,
    pub(super) class: UnitClass,
    /// The frames of the sentence, of which `frame` is `index`.
    pub(super) frames: &'s [Frame],
    pub(super) index: usize,
    /// The statements before, of this sentence and paragraph.
    pub(super) memory: &'s Memory<'t>,
}

/// What a rule makes of a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading<'t> {
    pub(super) action: Cow<'t, str>,
    pub(super) indicator: Cow<'t, str>,
    pub(super) sense: Option<Sense>,
    /// Whether the verb stands before the noun (增加深松土地) and not after it (产量增加).
    pub(super) leading: bool,
    /// Whether the noun was taken from the statement before.
    pub(super) elided: bool,
    /// What the indicator was completed with (总数 of what).
    pub(super) owner: Option<Cow<'t, str>>,
    /// Whether it only says how much of something the owner makes up (占…, 为计划的…): what follows
    /// speaks of the owner again.
    pub(super) is_share: bool,
    /// The subjects that the numbers after 分别 share out.
    pub(super) subjects: Vec<Cow<'t, str>>,
}

impl<'t> Reading<'t> {
    /// A verb before its noun.
    #[expect(clippy::unnecessary_wraps, reason = "a rule ends with it")]
    fn leading(action: Cow<'t, str>, indicator: Cow<'t, str>, sense: Sense) -> Option<Self> {
        Some(Self {
            leading: true,
            ..Self::following(action, indicator, Some(sense))
        })
    }

    /// A share that an owner makes up of something.
    fn share(owner: &Cow<'t, str>, of: &str) -> Self {
        Self {
            indicator: format!("{owner}{of}").into(),
            owner: Some(owner.clone()),
            is_share: true,
            ..Self::default()
        }
    }

    /// A verb after its noun, or none.
    fn following(action: Cow<'t, str>, indicator: Cow<'t, str>, sense: Option<Sense>) -> Self {
        Self {
            action,
            indicator,
            sense,
            ..Self::default()
        }
    }
}

impl<'t> Context<'_, 't> {
    fn text(&self, range: Range<usize>) -> Cow<'t, str> {
        self.sentence.shown(range)
    }

    /// A noun without the words around it that are no part of it.
    fn noun(&self, range: Range<usize>) -> Cow<'t, str> {
        self.text(frame::trim_adverbs(self.sentence, self.lexicon, range))
    }

    /// Whether a range holds openers, adverbs and dates alone, and names nothing: 规划, 建议2025年, 前三年.
    fn is_blank(&self, range: &Range<usize>) -> bool {
        let glyphs = self.sentence.glyphs;
        let mut at = range.start;
        while at < range.end {
            let word = self.lexicon.longest(
                glyphs,
                at,
                range.end,
                Tags::OPENER | Tags::ADVERB | Tags::FIRM | Tags::AIM_NOUN,
            );
            if let Some(word) = word {
                at += word.len();
                continue;
            }
            let date = self.sentence.expression_starting(at);
            let date = date.and_then(|date| self.sentence.parts.expressions.get(date));
            match date {
                Some(date)
                    if date.digits.end < range.end
                        && matches!(glyphs.char(date.digits.end), '年' | '月') =>
                {
                    at = date.digits.end + 1;
                }
                _ if matches!(glyphs.char(at), '底' | '末' | '的' | '、' | '前' | ')') => {
                    at += 1;
                }
                _ => return false,
            }
        }
        true
    }

    /// What follows the number, if it names something.
    fn noun_after(&self) -> Range<usize> {
        let glyphs = self.sentence.glyphs;
        let mut range = self.frame.after.clone();
        while range.start < range.end && glyphs.char(range.start) == '的' {
            range.start += 1;
        }
        // 连跨5万亿元、6万亿元两个台阶: what is counted next is no noun of this.
        let next = self.sentence.expression_starting(range.start);
        let next = next.and_then(|next| self.sentence.parts.expressions.get(next)?.unit.as_ref());
        if next.is_some_and(|unit| unit.class == UnitClass::Counter) {
            range.end = range.start;
        }
        // 1000亿元专项资金予以支持.
        if let Some(at) = glyphs.find(range.clone(), "予以") {
            range.end = at;
        }
        while range.start < range.end
            && matches!(
                glyphs.char(range.end - 1),
                '、' | '和' | '及' | '与' | '(' | ')' | '并' | '以'
            )
        {
            range.end -= 1;
        }
        // 7种药物(甲、乙): which they are.
        let listed = glyphs
            .find(range.clone(), "(")
            .filter(|&at| at > range.start + 1 && glyphs.find(at..range.end, "、").is_some());
        range.end = listed.unwrap_or(range.end);
        range.end = elided::said_of(glyphs, range.clone()).unwrap_or(range.end);
        if let Some(trailer) =
            self.lexicon
                .longest_before(glyphs, range.start, range.end, Tags::TRAILER)
        {
            // 规模 and 水平 say nothing alone, but are part of a longer noun.
            let whole = trailer.len() == range.len();
            let empty = matches!(glyphs.char(range.end - 1), '务' | '标' | '线');
            if whole || empty {
                range.end -= trailer.len();
            }
        }
        range
    }
}

#[cfg(test)]
mod tests {
    use super::super::Extractor;
    use super::RULES;

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

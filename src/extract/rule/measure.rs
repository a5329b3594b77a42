//! What a number means: an amount over the period, a state at its end, or a change.

use crate::extract::rule::reading::Reading;
use crate::extract::statement::StatementBound;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::indicator::Measure;

/// The measure of a number from its verb, its unit and, where it has no verb, its noun. `fronted` says that a word of
/// bound stands before the number (突破, 超).
pub(crate) fn measure(
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    class: UnitClass,
    bound: StatementBound,
    fronted: bool,
    after_growth: bool,
) -> Measure {
    let relative = matches!(class, UnitClass::Percent | UnitClass::Multiple);
    match reading.sense {
        // PM2.5浓度改善10.8%: it fell.
        Some(Sense::Amount)
            if class == UnitClass::Percent
                && !reading.leading
                && reading.action.starts_with("改善")
                && lexicon.ends_with(&reading.indicator, Tags::CONCENTRATION) =>
        {
            Measure::Reduction
        }
        Some(Sense::Amount)
            if class == UnitClass::Percent && lexicon.is(&reading.action, Tags::DIMINISHING) =>
        {
            Measure::Reduction
        }
        Some(Sense::Amount) if class == UnitClass::Percent => Measure::Level,
        Some(Sense::Amount) => Measure::Total,
        // 达到序时进度44项: so many are in that state.
        Some(Sense::Reach)
            if class == UnitClass::Counter
                && lexicon.ends_with(&reading.indicator, Tags::SCHEDULE) =>
        {
            Measure::Total
        }
        Some(Sense::Reach | Sense::Place) => Measure::Level,
        Some(Sense::Rise) if relative => Measure::Growth,
        Some(Sense::Rise) if reading.leading && counts(lexicon, reading, class) => Measure::Total,
        // 托养机构规范化提升74家: so many were.
        Some(Sense::Rise)
            if class == UnitClass::Counter
                && reading.action.ends_with("提升")
                && !reading.indicator.ends_with(['名', '次', '位'])
                && !lexicon.ends_with(&reading.indicator, Tags::LEVEL_NOUN | Tags::RELATIONAL) =>
        {
            Measure::Total
        }
        Some(Sense::Rise) => Measure::Increase,
        Some(Sense::Fall) if relative => Measure::Reduction,
        Some(Sense::Fall) => Measure::Decrease,
        None => without_verb(lexicon, reading, class, bound, fronted, after_growth),
    }
}

/// 增加深松土地1.5亿亩 adds to nothing: it is an amount. 提高标准50元 is a difference.
fn counts(lexicon: &Lexicon, reading: &Reading<'_>, class: UnitClass) -> bool {
    matches!(
        class,
        UnitClass::Counter | UnitClass::Extent | UnitClass::Money | UnitClass::Capacity
    ) && (reading.action.starts_with(['增', '扩', '新'])
        || class == UnitClass::Counter && reading.action.starts_with(['提', '加']))
        // 增加床位180张 is an amount, 增加床位数180张 a difference.
        && (class == UnitClass::Counter
            && reading.action.starts_with(['增', '扩', '新'])
            && !reading.indicator.ends_with(['数', '量', '率', '额'])
            || !lexicon.ends_with(&reading.indicator, Tags::LEVEL_NOUN))
}

fn without_verb(
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    class: UnitClass,
    bound: StatementBound,
    fronted: bool,
    after_growth: bool,
) -> Measure {
    let noun = &*reading.indicator;
    let is = |tags| lexicon.ends_with(noun, tags);
    match class {
        UnitClass::Percent if is(Tags::GROWTH_NOUN) => Measure::Growth,
        UnitClass::Percent if is(Tags::REDUCTION_NOUN) => Measure::Reduction,
        UnitClass::PercentagePoint => Measure::Increase,
        UnitClass::Percent | UnitClass::Rate | UnitClass::Time | UnitClass::Age => Measure::Level,
        _ if is(Tags::FLOW_NOUN) => Measure::Total,
        // 总产值突破3万亿元: what it has come to.
        UnitClass::Money | UnitClass::Extent | UnitClass::Capacity
            if fronted && bound == StatementBound::MoreThan =>
        {
            Measure::Level
        }
        UnitClass::Counter if fronted && is(Tags::EVENT_NOUN) => Measure::Total,
        _ if is(Tags::LEVEL_NOUN) || noun.starts_with('每') || after_growth => Measure::Level,
        // 产值超亿元企业逾40家: how many there are.
        UnitClass::Counter
            if matches!(
                bound,
                StatementBound::MoreThan | StatementBound::LessThan | StatementBound::About
            ) =>
        {
            Measure::Level
        }
        _ => Measure::Total,
    }
}

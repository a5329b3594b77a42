//! The rules: how the text around a number is read. A row each with its name, an example sentence
//! that is its test, and one function; the first rule that reads a number counts.

use std::ops::Range;

use serde::Serialize;
use strum::{Display, EnumIter, IntoStaticStr};

use super::frame::{Frame, is_relational, trim_adverbs};
use super::lexicon::{Lexicon, Sense, UnitClass};
use super::memory::Memory;
use super::sentence::{Sentence, ends_with_any, is_trailer};
use super::words;

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
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// 化学需氧量、氨氮排放总量分别下降3%、3.5%
    Respectively,
    /// 治理率由68%提高到80%
    BaselineToTarget,
    /// 增加值增速高于全市平均1.5个百分点
    Comparative,
    /// 在70%左右的地市开展分级诊疗试点
    ShareOfSet,
    /// 为4.2万名老年人免费体检
    Beneficiary,
    /// 推进栗坪抽水蓄能、城西热电联产等14个重大项目
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
    /// 供热中断恢复时间6小时
    NounNumber,
    /// 营商环境评价进入全省前20名
    Rank,
    /// 制造业单项冠军实现零突破
    Breakthrough,
}

/// A rule of the table.
pub(super) struct RuleRow {
    pub(super) rule: Rule,
    /// A sentence that the rule reads; its test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are the table's tests")
    )]
    pub(super) example: &'static str,
    pub(super) read: fn(&Context<'_, '_>) -> Option<Reading>,
}

/// What a rule sees.
pub(super) struct Context<'s, 'g> {
    pub(super) sentence: &'s Sentence<'g>,
    pub(super) lexicon: &'s Lexicon,
    pub(super) frame: &'s Frame,
    /// The frames of the sentence, of which `frame` is `index`.
    pub(super) frames: &'s [Frame],
    pub(super) index: usize,
    /// The statements before, of this sentence and paragraph.
    pub(super) memory: &'s Memory,
    pub(super) class: UnitClass,
}

/// What a rule makes of a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) action: String,
    pub(super) indicator: String,
    pub(super) sense: Option<Sense>,
    /// Whether the verb stands before the noun (增加深松土地) and not after it (产量增加).
    pub(super) leading: bool,
    /// Whether the noun was taken from the statement before.
    pub(super) elided: bool,
    /// The number of the next values that share this reading's subjects (分别).
    pub(super) subjects: Vec<String>,
}

/// The rules, asked in this order.
pub(super) const RULES: &[RuleRow] = &[
    RuleRow {
        rule: Rule::Respectively,
        example: "化学需氧量、氨氮排放总量分别下降3%、3.5%",
        read: respectively,
    },
    RuleRow {
        rule: Rule::BaselineToTarget,
        example: "农村生活污水治理率由68%提高到80%",
        read: baseline_to_target,
    },
    RuleRow {
        rule: Rule::Comparative,
        example: "增加值增速高于全市平均1.5个百分点",
        read: comparative,
    },
    RuleRow {
        rule: Rule::ShareOfSet,
        example: "在70%左右的地市开展分级诊疗试点",
        read: share_of_set,
    },
    RuleRow {
        rule: Rule::Beneficiary,
        example: "为4.2万名老年人免费体检",
        read: beneficiary,
    },
    RuleRow {
        rule: Rule::ListAndCount,
        example: "推进栗坪抽水蓄能、城西热电联产等14个重大项目",
        read: list_and_count,
    },
    RuleRow {
        rule: Rule::VerbNumberNoun,
        example: "新建12所学校",
        read: verb_number_noun,
    },
    RuleRow {
        rule: Rule::NounVerbNumber,
        example: "地区生产总值增长6%",
        read: noun_verb_number,
    },
    RuleRow {
        rule: Rule::VerbNumber,
        example: "开工工业项目18个、竣工12个",
        read: verb_number,
    },
    RuleRow {
        rule: Rule::VerbNounNumber,
        example: "新增公办学位1650个",
        read: verb_noun_number,
    },
    RuleRow {
        rule: Rule::Part,
        example: "筹集保障性住房1280套,其中公租房300套",
        read: part,
    },
    RuleRow {
        rule: Rule::SharedVerb,
        example: "新增高新技术企业40家、省科技型中小企业100家",
        read: shared_verb,
    },
    RuleRow {
        rule: Rule::SharedVerbNumberNoun,
        example: "新建6所幼儿园、2所九年一贯制学校",
        read: shared_verb_number_noun,
    },
    RuleRow {
        rule: Rule::NumberNounVerb,
        example: "12个项目开工建设",
        read: number_noun_verb,
    },
    RuleRow {
        rule: Rule::NounVerbNounNumber,
        example: "城镇新增就业1000万人",
        read: noun_verb_noun_number,
    },
    RuleRow {
        rule: Rule::NounNumber,
        example: "受益人口1.3万人",
        read: noun_number,
    },
];

impl Context<'_, '_> {
    fn text(&self, range: Range<usize>) -> String {
        self.sentence.glyphs.shown(range)
    }

    /// What follows the number, if it names something.
    fn noun_after(&self) -> String {
        let text = self.text(self.frame.after.clone());
        let text = text.trim_start_matches('的');
        let text = text.trim_end_matches(['、', '和', '及', '与', '(', ')', '并']);
        for trailer in words::TRAILERS {
            if let Some(shorter) = text.strip_suffix(trailer)
                && !matches!(*trailer, "规模" | "水平" | "台阶" | "区间")
            {
                return shorter.to_owned();
            }
        }
        if is_trailer(text) {
            String::new()
        } else {
            text.to_owned()
        }
    }

    fn noun(&self, range: Range<usize>) -> String {
        clean(&self.text(range))
    }

    fn verb(&self, range: &Range<usize>) -> String {
        self.text(range.clone())
    }

    /// A reading whose noun is the one of an earlier statement.
    fn elided(&self, action: String, sense: Sense) -> Option<Reading> {
        let unit = self.frame.expression(self.sentence)?.unit.as_ref();
        let indicator = self
            .memory
            .subject(unit.map(|unit| unit.label.as_str()), self.class)?;
        Some(Reading {
            action,
            indicator,
            sense: Some(sense),
            elided: true,
            ..Reading::default()
        })
    }

    /// Completes a noun that only says what is measured (总数, 占比) with what was measured before.
    fn completed(&self, noun: String) -> String {
        if is_relational(&noun)
            && let Some(previous) = self.memory.last().filter(|_| self.memory.in_sentence())
            && !previous.indicator.ends_with(&noun)
        {
            // 新增托位336个,完成率112%: how much of the adding is done.
            let task = noun.starts_with("完成")
                && previous.leading
                && !words::LIGHT_VERBS.contains(&previous.action.as_str());
            let action = if task { previous.action.as_str() } else { "" };
            return format!("{action}{}{noun}", previous.indicator);
        }
        noun
    }
}

/// A noun without the words around it that are no part of it.
pub(super) fn clean(text: &str) -> String {
    let text = trim_adverbs(text);
    let text = text.trim_matches(['的', ' ', '、', ',']);
    let text = text
        .strip_suffix("预期目标")
        .or_else(|| text.strip_suffix("目标"))
        .unwrap_or(text);
    text.to_owned()
}

fn descriptive(context: &Context<'_, '_>) -> bool {
    let glyphs = context.sentence.glyphs;
    let range = &context.frame.before;
    let starts = context
        .lexicon
        .longest(glyphs, range.start, range.end, |e| e.descriptive)
        .is_some();
    let ends = words::DESCRIPTIVE_ENDS
        .iter()
        .any(|word| glyphs.ends_with(range, word));
    starts || ends
}

/// The subject before the verb without the verb that only sets it in motion (推动占比提升).
fn subject(context: &Context<'_, '_>, end: usize) -> String {
    let frame = context.frame;
    let mut start = frame.before.start;
    if let Some((lead, _)) = &frame.lead {
        let causative = words::CAUSATIVES.contains(&context.verb(lead).as_str());
        if causative && lead.end < end {
            start = lead.end;
        }
    }
    context.noun(start..end)
}

fn respectively(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    if let Some((reading, position)) = context
        .memory
        .distribution
        .as_ref()
        .filter(|_| frame.linked)
    {
        let indicator = reading
            .subjects
            .get(*position)
            .or_else(|| reading.subjects.last())?
            .clone();
        if frame.before.is_empty() {
            return Some(Reading {
                indicator,
                ..reading.clone()
            });
        }
    }
    let at = frame.respectively?;
    let count = 1 + context
        .frames
        .iter()
        .skip(context.index + 1)
        .take_while(|next| next.linked && next.before.is_empty())
        .count();
    let (action, sense, subject_end) = match (&frame.trail, &frame.lead) {
        (Some((range, sense)), _) if range.start >= at => (context.verb(range), Some(*sense), at),
        (_, Some((range, sense))) if range.start >= at => (context.verb(range), Some(*sense), at),
        (_, Some((range, sense))) => (context.verb(range), Some(*sense), at),
        _ => (String::new(), None, at),
    };
    let mut start = frame.before.start.min(subject_end);
    let mut leading = false;
    if let Some((lead, _)) = frame
        .lead
        .as_ref()
        .filter(|(lead, _)| lead.end <= subject_end)
    {
        start = lead.end;
        leading = frame.trail.is_none();
    }
    let text = context.noun(start..subject_end);
    let text = text.trim_end_matches("分别");
    let subjects = if text.is_empty() {
        context.memory.last_subjects(count)
    } else {
        members(text, count)
    };
    let indicator = subjects.first()?.clone();
    Some(Reading {
        action,
        indicator,
        sense,
        leading,
        subjects,
        elided: text.is_empty(),
    })
}

/// The members of `A、B和C`, each completed with the head or the beginning they share; the text
/// itself for each of `count` values where there are not as many members.
pub(super) fn members(text: &str, count: usize) -> Vec<String> {
    let parts: Vec<&str> = text
        .split(['、', '和', '与', '及'])
        .map(|part| part.trim_start_matches('以'))
        .filter(|part| !part.is_empty())
        .collect();
    if count < 2 || parts.len() != count {
        return vec![text.to_owned(); count];
    }
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return vec![text.to_owned(); count];
    };
    let head = words::SHARED_HEADS
        .iter()
        .filter(|head| last.ends_with(**head) && last.len() > head.len())
        .max_by_key(|head| head.len())
        .copied()
        .or_else(|| measured_head(last));
    let has_head =
        |part: &str| ends_with_any(part, words::SHARED_HEADS) || measured_head(part).is_some();
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let is_last = index + 1 == parts.len();
            if !is_last
                && !has_head(part)
                && let Some(head) = head
            {
                return format!("{part}{head}");
            }
            // 粮食播种面积、总产量; 全县性文件、会议: what the first begins with belongs to all.
            if index > 0 && (words::SHARED_HEADS.contains(part) || part.chars().count() <= 2) {
                let first_head = words::SHARED_HEADS
                    .iter()
                    .filter(|head| first.ends_with(**head) && first.len() > head.len())
                    .max_by_key(|head| head.len())
                    .map_or(part.len(), |head| head.len());
                let stem = first
                    .get(..first.len().saturating_sub(first_head))
                    .unwrap_or("");
                return format!("{stem}{part}");
            }
            (*part).to_owned()
        })
        .collect()
}

/// The last three characters of a noun that names a quantity (施用量, 通达率).
fn measured_head(noun: &str) -> Option<&str> {
    let last = noun.chars().next_back()?;
    let (start, _) = noun.char_indices().rev().nth(2)?;
    matches!(last, '量' | '率' | '额' | '值' | '比' | '度')
        .then(|| noun.get(start..))
        .flatten()
}

fn baseline_to_target(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let baseline = context
        .index
        .checked_sub(1)
        .and_then(|before| context.frames.get(before))?;
    let (_, is_baseline) = context.memory.baseline?;
    if !is_baseline || !frame.same_clause {
        return None;
    }
    let text = context.text(baseline.before.clone());
    let noun = text
        .rfind(['由', '从'])
        .and_then(|at| text.get(..at))
        .unwrap_or(&text);
    let mut noun = clean(noun);
    if let Some((lead, _)) = &baseline.lead
        && let Some(rest) = noun.strip_prefix(context.verb(lead).as_str())
    {
        noun = rest.to_owned();
    }
    let (range, sense) = frame.trail.as_ref().or(frame.lead.as_ref())?;
    let action = context.verb(range);
    if noun.is_empty() {
        return context.elided(action, *sense);
    }
    Some(Reading {
        action,
        indicator: noun,
        sense: Some(Sense::Reach),
        ..Reading::default()
    })
}

fn comparative(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    if !matches!(
        context.class,
        UnitClass::PercentagePoint | UnitClass::Percent | UnitClass::Time | UnitClass::Rate
    ) {
        return None;
    }
    let glyphs = context.sentence.glyphs;
    for (word, sense) in [
        ("高于", Sense::Rise),
        ("快于", Sense::Rise),
        ("高出", Sense::Rise),
        ("好于", Sense::Rise),
        ("优于", Sense::Rise),
        ("低于", Sense::Fall),
        ("慢于", Sense::Fall),
        ("少于", Sense::Fall),
    ] {
        let Some(at) = glyphs.find(frame.before.clone(), word) else {
            continue;
        };
        let rest = at + word.chars().count()..frame.before.end;
        if rest.is_empty() || at == frame.before.start {
            continue;
        }
        let whole = frame.before.clone();
        let start = frame
            .lead
            .as_ref()
            .filter(|(lead, _)| words::CAUSATIVES.contains(&context.verb(lead).as_str()))
            .map_or(whole.start, |(lead, _)| lead.end);
        let indicator = context.text(start..whole.end);
        return Some(Reading {
            action: word.to_owned(),
            indicator,
            sense: Some(sense),
            ..Reading::default()
        });
    }
    None
}

fn share_of_set(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let after = context.text(frame.after.clone());
    let set = after.strip_prefix('的')?;
    if context.class != UnitClass::Percent
        || context.sentence.before(context.frame.opened.end) != '在'
    {
        return None;
    }
    let offset = frame.after.start + 1;
    let (verb, noun) = (offset..frame.after.end).find_map(|at| {
        let (end, _) = context
            .lexicon
            .verb_at(context.sentence.glyphs, at..frame.after.end)?;
        (at > offset).then_some((at..end, end..frame.after.end))
    })?;
    let members = set
        .get(..context.text(offset..verb.start).len())
        .unwrap_or("");
    let indicator = format!("{members}{}", context.text(noun));
    Some(Reading {
        action: context.verb(&verb),
        indicator,
        sense: Some(Sense::Amount),
        ..Reading::default()
    })
}

/// 为1600户困难家庭安装燃气安全装置; 在30个县建设; 对12家企业开展检查.
fn beneficiary(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let preposition = context.sentence.before(frame.opened.end);
    let only_preposition =
        frame.opened.end - frame.before.start.min(frame.opened.end) <= 1 || frame.before.is_empty();
    if !matches!(
        preposition,
        '为' | '在' | '对' | '向' | '给' | '将' | '把' | '让' | '使'
    ) || !only_preposition
    {
        return None;
    }
    let range = frame.after.clone();
    let end = context.sentence.glyphs.len().min(range.end);
    let verb = (range.start + 1..end).find_map(|at| {
        let (verb_end, sense) = context.lexicon.verb_at(glyphs, at..end)?;
        Some((at..verb_end, sense))
    });
    if let Some((mut verb, sense)) = verb {
        let who = context.noun(range.start..verb.start);
        let who = who
            .strip_suffix("免费")
            .or_else(|| who.strip_suffix("提供"))
            .map_or(who.clone(), str::to_owned);
        if context.text(verb.clone()).starts_with("免费") {
            verb.start += 2;
        }
        let what = context.text(verb.end..end);
        let indicator = if what.chars().count() > 12 {
            who
        } else {
            format!("{who}{}", what.trim_start_matches('了'))
        };
        return Some(Reading {
            action: context.verb(&verb),
            indicator,
            sense: Some(sense),
            leading: true,
            ..Reading::default()
        });
    }
    if !matches!(preposition, '将' | '把' | '对') {
        return None;
    }
    // 将18项收费的免征范围,从小微企业扩大到所有企业: the verb stands in the next clause.
    let rest = range.end..glyphs.len();
    let (verb, sense) = rest.clone().find_map(|at| {
        let (verb_end, sense) = context.lexicon.verb_at(glyphs, at..rest.end)?;
        Some((at..verb_end, sense))
    })?;
    let sense = if sense == Sense::Reach {
        Sense::Amount
    } else {
        sense
    };
    let action = context.verb(&verb);
    let action = action.trim_end_matches(['到', '至']).to_owned();
    Some(Reading {
        action,
        indicator: context.noun(range),
        sense: Some(sense),
        leading: true,
        ..Reading::default()
    })
}

fn list_and_count(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    if !context.sentence.glyphs.ends_with(&frame.before, "等") {
        return None;
    }
    let noun = context.noun_after();
    let (verb, sense) = frame.lead.clone().or_else(|| {
        // 完成投资…, 上塘公路等12个项目开工: no verb before the list.
        None
    })?;
    let list = context.text(verb.end..frame.before.end);
    if noun.is_empty() {
        return Some(Reading {
            action: context.verb(&verb),
            indicator: list.trim_end_matches('等').to_owned(),
            sense: Some(sense),
            leading: true,
            ..Reading::default()
        });
    }
    Some(Reading {
        action: context.verb(&verb),
        indicator: format!("{list}{noun}"),
        sense: Some(sense),
        leading: true,
        ..Reading::default()
    })
}

fn verb_number_noun(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let (verb, sense) = frame
        .lead
        .as_ref()
        .filter(|(verb, _)| verb.end == frame.before.end)?;
    if *sense == Sense::Place {
        return None;
    }
    let noun = context.noun_after();
    if noun.is_empty() || context.class == UnitClass::PercentagePoint {
        return None;
    }
    if matches!(
        context.sentence.glyphs.char(frame.after.start),
        '(' | '并' | '和' | '['
    ) {
        return None;
    }
    Some(Reading {
        action: context.verb(verb),
        indicator: noun,
        sense: Some(*sense),
        leading: true,
        ..Reading::default()
    })
}

fn noun_verb_number(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let (verb, sense) = frame.trail.as_ref()?;
    // 开展农民工培训3000人次: the verb before governs, the second is part of the noun.
    if *sense == Sense::Amount && frame.lead.is_some() {
        return None;
    }
    let noun = context.completed(subject(context, verb.start));
    if noun.is_empty() {
        return None;
    }
    if noun == context.verb(&frame.lead.clone().unwrap_or_default_range()) {
        return None;
    }
    Some(Reading {
        action: context.verb(verb),
        indicator: noun,
        sense: Some(*sense),
        ..Reading::default()
    })
}

trait DefaultRange {
    fn unwrap_or_default_range(self) -> Range<usize>;
}

impl DefaultRange for Option<(Range<usize>, Sense)> {
    fn unwrap_or_default_range(self) -> Range<usize> {
        self.map_or(0..0, |(range, _)| range)
    }
}

fn verb_noun_number(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let (verb, sense) = frame.lead.as_ref()?;
    let noun = context.noun(verb.end..frame.before.end);
    if noun.is_empty() || matches!(sense, Sense::Place) {
        return None;
    }
    // 改造剩余120公里: what is left of the thing named before.
    if matches!(noun.as_str(), "剩余" | "其余" | "余下" | "剩下") {
        return context.elided(context.verb(verb), *sense);
    }
    let noun = noun.trim_start_matches('了').to_owned();
    Some(Reading {
        action: context.verb(verb),
        indicator: noun,
        sense: Some(*sense),
        leading: true,
        ..Reading::default()
    })
}

fn verb_number(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let (verb, sense) = frame.lead.as_ref().or(frame.trail.as_ref())?;
    if verb.end != frame.before.end {
        return None;
    }
    context.elided(context.verb(verb), *sense)
}

fn noun_verb_noun_number(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let level = matches!(
        context.class,
        UnitClass::Percent
            | UnitClass::PercentagePoint
            | UnitClass::Rate
            | UnitClass::Time
            | UnitClass::Age
    );
    let measured = ends_with_any(&context.text(frame.before.clone()), words::LEVEL_NOUNS);
    if frame.lead.is_some() || level || measured || descriptive(context) {
        return None;
    }
    let range = frame.before.clone();
    let mut at = range.start + 1;
    while at < range.end {
        if let Some(entry) = context
            .lexicon
            .longest(glyphs, at, range.end, |e| e.non_verb)
        {
            at += entry.len();
            continue;
        }
        if let Some((end, Sense::Amount)) = context.lexicon.verb_at(glyphs, at..range.end)
            && end - at > 1
            && end < range.end
            && !context.sentence.is_quoted(at)
        {
            let action = context.text(at..end);
            let whole = action.starts_with("新增") || action.starts_with("净增");
            let noun = if whole {
                context.noun(range)
            } else {
                context.noun(end..frame.before.end)
            };
            return Some(Reading {
                action,
                indicator: noun,
                sense: Some(Sense::Amount),
                leading: true,
                ..Reading::default()
            });
        }
        at += 1;
    }
    None
}

/// 其中: the noun is the part's own, the verb is the whole's.
fn part(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    if !frame.part {
        return None;
    }
    let unit = frame.expression(context.sentence)?.unit.as_ref()?;
    let whole = context.memory.whole(&unit.label, context.class)?;
    let noun = context.noun(frame.before.clone());
    if noun.is_empty() {
        let after = context.noun_after();
        if after.is_empty() {
            return None;
        }
        return Some(Reading {
            action: whole.action.clone(),
            indicator: after,
            sense: whole.sense,
            leading: whole.leading,
            ..Reading::default()
        });
    }
    if is_relational(&noun) {
        let owner = context.memory.owner()?;
        return Some(Reading {
            indicator: format!("{owner}{noun}"),
            ..Reading::default()
        });
    }
    if whole.class != context.class && !matches!(whole.class, UnitClass::Counter) {
        return Some(Reading {
            action: whole.action.clone(),
            indicator: noun,
            sense: whole.sense,
            leading: whole.leading,
            ..Reading::default()
        });
    }
    let qualifier_only = ["以上", "以下", "以内", "级", "类", "型"]
        .iter()
        .any(|end| noun.ends_with(end));
    let indicator = if qualifier_only {
        format!("{noun}{}", head_of(&whole.indicator))
    } else {
        noun
    };
    Some(Reading {
        action: whole.action.clone(),
        indicator,
        sense: whole.sense,
        leading: whole.leading,
        ..Reading::default()
    })
}

/// The head of a noun phrase, without what qualifies it: 亿元以上项目 → 项目.
fn head_of(noun: &str) -> &str {
    for head in [
        "项目",
        "企业",
        "工程",
        "人才",
        "平台",
        "学校",
        "园区",
        "基地",
        "示范村",
        "景区",
        "机构",
    ] {
        if noun.ends_with(head) {
            return head;
        }
    }
    let after = ["以上", "以下", "以内", "级"]
        .iter()
        .filter_map(|word| noun.rfind(word).map(|at| at + word.len()))
        .max();
    after
        .and_then(|at| noun.get(at..))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(noun)
}

/// A noun without a verb after 、: the verb of the number before carries over.
fn shared_verb(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let previous = context.memory.last()?;
    if frame.lead.is_some() || frame.trail.is_some() || previous.action.is_empty() {
        return None;
    }
    let noun = context.noun(frame.before.clone());
    let same_kind = kind_of(previous.class) == kind_of(context.class);
    if noun.is_empty() || !same_kind || descriptive(context) {
        return None;
    }
    // 新增A3家,标准2项: a comma joins only what is counted alike and whose verb came first.
    let by_comma = previous.leading
        && previous.sense == Some(Sense::Amount)
        && (previous.class == UnitClass::Counter || previous.part)
        && frame
            .expression(context.sentence)
            .and_then(|e| e.unit.as_ref())
            .is_some_and(|unit| unit.label == previous.unit)
        && context.memory.in_sentence()
        && !frame.same_clause;
    if !(frame.linked || by_comma) || is_relational(&noun) {
        return None;
    }
    // A middle verb of its own: 农村新增就业.
    if frame.linked && noun_verb_noun_number(context).is_some() {
        return None;
    }
    Some(Reading {
        action: previous.action.clone(),
        indicator: noun,
        sense: previous.sense,
        leading: previous.leading,
        ..Reading::default()
    })
}

fn kind_of(class: UnitClass) -> u8 {
    match class {
        UnitClass::Counter | UnitClass::Extent => 0,
        UnitClass::Money => 1,
        UnitClass::Percent | UnitClass::PercentagePoint => 2,
        UnitClass::Capacity => 3,
        UnitClass::Time | UnitClass::Age => 4,
        UnitClass::Multiple | UnitClass::Rate => 5,
    }
}

fn shared_verb_number_noun(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let previous = context.memory.last()?;
    if !frame.before.is_empty() || !frame.linked {
        return None;
    }
    let noun = context.noun_after();
    // 增长12%、突破30亿元: no verb of its own, and the one before says nothing of it.
    if noun.is_empty() && kind_of(previous.class) != kind_of(context.class) {
        return Some(Reading {
            indicator: previous.indicator.clone(),
            elided: true,
            ..Reading::default()
        });
    }
    if previous.action.is_empty() {
        return None;
    }
    let indicator = if noun.is_empty() {
        previous.indicator.clone()
    } else {
        noun
    };
    Some(Reading {
        action: previous.action.clone(),
        indicator,
        sense: previous.sense,
        leading: true,
        ..Reading::default()
    })
}

/// 12个项目开工建设: the thing counted is the subject, and its verb ends the clause.
fn number_noun_verb(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    if !frame.before.is_empty() || context.class != UnitClass::Counter {
        return None;
    }
    let range = frame.after.clone();
    let (from, sense) = context
        .lexicon
        .verb_before(glyphs, range.start, range.end)?;
    let mut from = from;
    while let Some((earlier, _)) = context.lexicon.verb_before(glyphs, range.start, from) {
        from = earlier;
    }
    let noun = context.noun(range.start..from);
    if noun.is_empty() || sense == Sense::Place {
        return None;
    }
    Some(Reading {
        action: context.text(from..range.end),
        indicator: noun,
        sense: Some(sense),
        ..Reading::default()
    })
}

fn noun_number(context: &Context<'_, '_>) -> Option<Reading> {
    let frame = context.frame;
    if frame.lead.is_some() || frame.trail.is_some() || descriptive(context) {
        return None;
    }
    let noun = context.completed(context.noun(frame.before.clone()));
    if noun.chars().count() < 2
        || context.class == UnitClass::Time && !ends_with_any(&noun, words::LEVEL_NOUNS)
    {
        return None;
    }
    let after = context.noun_after();
    let counted = context.class == UnitClass::Counter && !after.is_empty() && !frame.linked;
    if counted
        && !matches!(
            context.sentence.glyphs.char(frame.after.start),
            '(' | '、' | '和' | '及' | '与' | '并' | '['
        )
    {
        return None;
    }
    if [
        "与", "和", "同", "跟", "在", "对", "至", "到", "等", "每", "第",
    ]
    .iter()
    .any(|word| noun.ends_with(word))
    {
        return None;
    }
    Some(Reading {
        indicator: noun,
        ..Reading::default()
    })
}

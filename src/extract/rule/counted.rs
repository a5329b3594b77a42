//! Things that are counted: 新增公办学位1650个, 新建12所学校, 为1600户困难家庭安装装置.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::rule::context::Context;
use crate::extract::rule::heads::head_of;
use crate::extract::rule::reading::Reading;
use crate::extract::words::entry::Entry;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;

#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn verb_noun_number<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let (verb, sense) = frame
        .lead
        .as_ref()
        .filter(|(_, sense)| *sense != Sense::Place)?;
    let glyphs = context.sentence.glyphs;
    // 入园企业已逾300家: the verb says what kind of them.
    let fronted = context.expression.front < context.expression.digits.start;
    if fronted
        && context.class == UnitClass::Counter
        && context.lexicon.is(&context.text(verb.clone()), Tags::STATE)
    {
        return Some(Reading::following(
            "".into(),
            context.noun(frame.before.clone()),
            Some(Sense::Reach),
        ));
    }
    let verb = &joined_verbs(context, verb);
    let mut noun = verb.end..frame.before.end;
    while noun.start < noun.end && glyphs.char(noun.start) == '了' {
        noun.start += 1;
    }
    // 占目标的56.8%, 仅为年计划的41%, 完成年度任务的71%: a share of what was planned.
    let share = context.text(verb.clone());
    let of = context.text(noun.start..frame.before.end);
    let of = of.trim_end_matches('的');
    let planned = context.lexicon.ends_with(of, Tags::AIM_NOUN | Tags::BUDGET);
    if context.is_rate()
        && !of.is_empty()
        && (matches!(&*share, "占" | "为") || planned && &*share == "完成")
        && context.memory.in_sentence()
    {
        let named = Reading::share(context.memory.owner()?, &format!("{share}{of}"));
        return Some(Reading {
            action: share,
            ..named
        });
    }
    // 完成应急指挥中心、18个乡镇分控中心建设: what stands before 、 is another member of the list.
    if context.class == UnitClass::Counter
        && noun.len() > 1
        && glyphs.char(noun.end - 1) == '、'
        && names(context, &context.noun_after())
    {
        return Reading::leading(
            context.text(verb.clone()),
            context.text(context.noun_after()),
            *sense,
        );
    }
    // 完成投资不足年度计划的30%: what is completed, and how much of the plan that is.
    let within = planned && context.class == UnitClass::Percent;
    let bound = within
        .then(|| {
            noun.clone().find(|&at| {
                let word = context
                    .lexicon
                    .longest(glyphs, at, noun.end, Tags::BOUND_WITHIN);
                at > noun.start && glyphs.begins(at) && word.is_some()
            })
        })
        .flatten();
    let noun = noun.start..bound.unwrap_or(noun.end);
    // 增长均超过60%: of nothing that the clause names.
    let blank = !noun.is_empty() && context.is_blank(&noun);
    let noun = context.noun(noun);
    if noun.is_empty() || blank && noun.chars().count() == 1 {
        return None;
    }
    // 实现制造业企业100%使用清洁电力: what they do is measured.
    let does = frame.after.clone();
    if context.class == UnitClass::Percent
        && matches!(
            context.lexicon.verb_at(glyphs, does.clone()),
            Some((_, Sense::Amount))
        )
    {
        let indicator = format!("{noun}{}", context.text(does));
        return Reading::leading(context.text(verb.clone()), indicator.into(), *sense);
    }
    // 完成投资120亿元,占年度计划的60%: a share of something else.
    if *sense == Sense::Reach
        && context.is_rate()
        && glyphs.char(verb.start) == '占'
        && verb.len() == 1
    {
        let share = Reading::share(context.memory.owner()?, &format!("占{noun}"));
        return Some(Reading {
            action: context.text(verb.clone()),
            ..share
        });
    }
    // 利用外资占比5%: the verb is part of what is measured.
    let light = context
        .lexicon
        .is(&context.text(verb.clone()), Tags::LIGHT | Tags::CAUSATIVE);
    let inside = *sense == Sense::Amount
        && context.is_rate()
        && context.lexicon.ends_with(&noun, Tags::LEVEL_NOUN);
    if inside && !light {
        return Some(Reading::following(
            "".into(),
            context.noun(frame.before.clone()),
            None,
        ));
    }
    // 其中竣工投产类9个,加快建设类4个: what class of the whole.
    if &*noun == "类" {
        let whole = context.memory.whole(context.expression.unit.as_ref()?)?;
        let class = context.text(frame.before.clone());
        let indicator = format!("{class}{}", head_of(&whole.indicator));
        let reading = Reading::following(whole.action.clone(), indicator.into(), whole.sense);
        return Some(reading);
    }
    // 达到国家标准的学校15所: which of them are counted; nothing reaches 15.
    if *sense == Sense::Reach
        && context.class == UnitClass::Counter
        && verb.start == frame.before.start
        && context.noun_after().is_empty()
        && noun
            .split_once('的')
            .is_some_and(|(_, head)| !head.is_empty())
    {
        let which = context.noun(frame.before.clone());
        return Some(Reading::following("".into(), which, None));
    }
    let action = context.text(verb.clone());
    // 88个重点项目完成投资93亿元; 实施重点项目126个,完成投资60亿元.
    if context.class == UnitClass::Money && &*noun == "投资" {
        let counted = || {
            let counted = context.memory.counted();
            let is_name = |name: &&Cow<'t, str>| {
                name.ends_with("项目") && name.len() > "项目".len() && !name.contains('、')
            };
            counted
                .filter(is_name)
                .cloned()
                .map(crate::extract::rule::elided::without_cost)
        };
        if let Some(owner) = context.topic().or_else(counted) {
            return Reading::leading(action, format!("{owner}{noun}").into(), *sense);
        }
    }
    // 改造剩余120公里: what is left of the thing named before.
    if matches!(&*noun, "剩余" | "其余" | "余下" | "剩下") {
        return context.elided(action, *sense);
    }
    // 建成A区、B区4家医院, 实施总投资35亿元的80项工程: what is counted stands after the number.
    let after = context.noun_after();
    if context.class == UnitClass::Counter && !frame.linked && names(context, &after) {
        // 实施4个专项行动22项重点工程: the actions are counted by themselves.
        let counted = context.sentence.expression_starting(verb.end);
        if counted.is_some() && !glyphs.ends_with(&frame.before, "的") {
            return Reading::leading(action, context.text(after), *sense);
        }
        return Reading::leading(
            action,
            format!("{noun}{}", context.text(after)).into(),
            *sense,
        );
    }
    Reading::leading(action, noun, *sense)
}

/// Whether what follows a number names what it counts.
fn names(context: &Context<'_, '_>, after: &Range<usize>) -> bool {
    let glyphs = context.sentence.glyphs;
    !after.is_empty()
        && !matches!(
            glyphs.char(after.start),
            '(' | '并' | '和' | '及' | '与' | '[' | '、' | '以' | '用'
        )
        && context.lexicon.verb_at(glyphs, after.clone()).is_none()
}

pub(crate) fn verb_number_noun<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    // 青海推出50条线路: whose verb it is says nothing of what is counted.
    let trail = frame.trail.as_ref().filter(|(verb, sense)| {
        let money = context.class == UnitClass::Money
            && context
                .lexicon
                .longest_before(
                    context.sentence.glyphs,
                    frame.after.start,
                    frame.after.end,
                    Tags::MONEY_HEAD,
                )
                .is_some();
        *sense == Sense::Amount
            && verb.len() > 1
            && (context.class == UnitClass::Counter || money)
            && frame.lead.is_none()
    });
    let (verb, sense) = frame.lead.as_ref().or(trail)?;
    let verb = joined_verbs(context, verb);
    if verb.end != frame.before.end {
        return None;
    }
    let after = context.noun_after();
    let opens = matches!(
        context.sentence.glyphs.char(after.start),
        '(' | '并' | '和' | '[' | '、'
    );
    if *sense == Sense::Place
        || after.is_empty()
        || opens
        || context.class == UnitClass::PercentagePoint
    {
        return None;
    }
    let noun = with_shared_tail(context, context.text(after.clone()), &after);
    // 教育事业初排6个项目,总投资22亿元: whose they are, for what is said of them next.
    let owner = frame
        .lead
        .is_none()
        .then(|| context.noun(frame.before.start..verb.start))
        .filter(|owner| !owner.is_empty())
        .map(|owner| Cow::Owned(format!("{owner}{noun}")));
    Some(Reading {
        owner,
        ..Reading::leading(context.text(verb), noun, *sense)?
    })
}

/// 8个国家级、13个省级区域医疗中心: what the members of a list are classes of stands behind the last.
pub(crate) fn with_shared_tail<'t>(
    context: &Context<'_, 't>,
    noun: Cow<'t, str>,
    range: &Range<usize>,
) -> Cow<'t, str> {
    let glyphs = context.sentence.glyphs;
    let classes = |at: usize| matches!(glyphs.char(at), '级' | '类' | '型');
    let is_class = range.end > range.start && classes(range.end - 1);
    let next = context
        .frames
        .get(context.index + 1)
        .filter(|next| is_class && next.linked);
    let Some(next) = next else { return noun };
    let tail = next
        .after
        .clone()
        .find(|&at| classes(at))
        .map(|at| at + 1..next.after.end);
    match tail.filter(|tail| !tail.is_empty()) {
        Some(tail) => format!("{noun}{}", context.text(tail)).into(),
        None => noun,
    }
}

/// 新建、改建6座厂: a verb with the verbs that are joined to it.
fn joined_verbs(context: &Context<'_, '_>, verb: &Range<usize>) -> Range<usize> {
    let glyphs = context.sentence.glyphs;
    let end = context.frame.before.end;
    let mut joined = verb.clone();
    while matches!(glyphs.char(joined.end), '、' | '和' | '及' | '与' | '或')
        && let Some((next, Sense::Amount)) = context.lexicon.verb_at(glyphs, joined.end + 1..end)
    {
        joined.end = next;
    }
    // 新建(改建)10家食堂.
    if glyphs.char(joined.end) == '('
        && let Some((next, Sense::Amount)) = context.lexicon.verb_at(glyphs, joined.end + 1..end)
        && glyphs.char(next) == ')'
    {
        joined.end = next + 1;
    }
    joined
}

/// 推进A、B等12个项目: the noun is the list with the head that follows the number.
pub(crate) fn list_and_count<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    if !context.sentence.glyphs.ends_with(&frame.before, "等") {
        return None;
    }
    let (verb, sense) = frame.lead.as_ref()?;
    // 组建了甲、乙等5个公司.
    let done = usize::from(context.sentence.glyphs.char(verb.end) == '了');
    let list = context.text(verb.end + done..frame.before.end);
    let head = context.text(context.noun_after());
    let noun = if head.is_empty() {
        list.trim_end_matches('等').to_owned()
    } else {
        format!("{list}{head}")
    };
    Reading::leading(context.text(verb.clone()), noun.into(), *sense)
}

/// 城镇新增就业1000万人: the verb stands inside; only 新增 leaves the whole as the
/// noun, and what 完成 and 实现 stand after owns it.
pub(crate) fn noun_verb_noun_number<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let range = frame.before.clone();
    let lexicon = context.lexicon;
    let measured = lexicon
        .longest_before(glyphs, range.start, range.end, Tags::LEVEL_NOUN)
        .is_some();
    if frame.lead.is_some() || context.is_rate() || measured || context.describes() {
        return None;
    }
    let opening = lexicon.longest(glyphs, range.start, range.end, Tags::NON_VERB);
    let mut at = range.start + opening.map_or(1, Entry::len);
    let mut found: Option<(Range<usize>, Sense)> = None;
    while at < range.end {
        if let Some(noun) =
            lexicon.longest(glyphs, at, range.end, Tags::NON_VERB | Tags::BOUND_AFTER)
        {
            at += noun.len();
            continue;
        }
        // 公办园增加托位800个.
        let adds = |sense| {
            sense == Sense::Rise
                && context.class == UnitClass::Counter
                && glyphs.starts_with(at, "增加")
        };
        if let Some((end, sense)) = lexicon.verb_at(glyphs, at..range.end)
            && (matches!(sense, Sense::Amount | Sense::Fall) || adds(sense))
            && end - at > 1
            && end < range.end
            // 路面维修等养护工程: one of what is done.
            && !matches!(glyphs.char(end), '等' | '、')
            // 建设任务400万亩: the verb only says what kind of task.
            && lexicon.longest(glyphs, end, range.end, Tags::PROJECT_TAIL).is_none_or(|tail| end + tail.len() < range.end)
            && !context.sentence.is_quoted(at)
        {
            // 品质提升行动完成投资: the verb nearest to the number governs it.
            found = Some((at..end, sense));
            at = end;
            continue;
        }
        at += 1;
    }
    if let Some((Range { start: at, end }, sense)) = found {
        {
            let is = |words: &[&str]| words.iter().any(|word| glyphs.starts_with(at, word));
            let noun = context.noun(end..range.end);
            let owner = context.noun(range.start..at);
            // 某省提出完成投资8000亿元: who says it.
            let owner = if owner.ends_with("提出") {
                Cow::Borrowed("")
            } else {
                owner
            };
            let noun = if is(&["新增", "净增"]) {
                context.noun(range)
            } else if is(&["完成", "实现", "到位", "增加"]) && !owner.is_empty() {
                // 规模企业实现工业总产值: whose it is.
                format!("{owner}{noun}").into()
            } else {
                noun
            };
            return Reading::leading(context.text(at..end), noun, sense);
        }
    }
    None
}

/// 在70%左右的地市开展分级诊疗试点.
pub(crate) fn share_of_set<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let glyphs = context.sentence.glyphs;
    let range = context.frame.after.clone();
    // 71%的煤电机组实现超低排放.
    let opens = glyphs.char(range.start) == '的'
        && (context.sentence.before(context.frame.opened.end) == '在'
            || context.frame.opened.is_empty());
    if context.class != UnitClass::Percent || !opens {
        return None;
    }
    // 稳定在5%左右的较低水平: the rate is what is said, and the level no set.
    let is_level = context.frame.trail.as_ref().or(context.frame.lead.as_ref());
    if is_level.is_some_and(|(_, sense)| *sense == Sense::Reach) {
        return None;
    }
    let set = range.start + 1;
    let (verb, end, sense) = (set + 1..range.end).find_map(|at| {
        context
            .lexicon
            .verb_at(glyphs, at..range.end)
            .map(|(end, sense)| (at, end, sense))
    })?;
    let indicator = format!(
        "{}{}",
        context.text(set..verb),
        context.text(end..range.end)
    );
    Some(Reading::following(
        context.text(verb..end),
        indicator.into(),
        Some(sense),
    ))
}

/// 为困难家庭实施无障碍改造180户: for whom, then what is done.
pub(crate) fn for_whom<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let glyphs = context.sentence.glyphs;
    let range = context.frame.before.clone();
    // 对共建国家出口增长14%: it grew, and nothing is done for anybody.
    let changes = matches!(
        context.frame.trail,
        Some((_, Sense::Rise | Sense::Fall | Sense::Reach))
    );
    if !matches!(glyphs.char(range.start), '为' | '给' | '向' | '对') || changes {
        return None;
    }
    let (start, end, sense) = (range.start + 2..range.end).find_map(|at| {
        context
            .lexicon
            .verb_at(glyphs, at..range.end)
            .map(|(end, sense)| (at, end, sense))
    })?;
    if sense != Sense::Amount || end == range.end {
        return None;
    }
    let indicator = format!(
        "{}{}",
        context.text(range.start + 1..start),
        context.noun(end..range.end)
    );
    Reading::leading(context.text(start..end), indicator.into(), sense)
}

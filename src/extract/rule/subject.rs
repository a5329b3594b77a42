//! Counted things that do something, and those that something is done to: 12个项目开工建设,
//! 为1600户困难家庭安装装置.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::frame::Frame;
use crate::extract::rule::context::Context;
use crate::extract::rule::memory::Past;
use crate::extract::rule::reading::Reading;
use crate::extract::words::entry::Entry;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;

/// 12个项目开工建设, 污水厂等3个项目建成投用, 9部尚未开工: the thing counted is the subject, and its verb follows; what
/// the verb takes (18个县通过考核验收) is no part of what is counted.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn number_noun_verb<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let counts = matches!(
        context.class,
        UnitClass::Counter | UnitClass::Extent | UnitClass::Capacity | UnitClass::Money
    ) || context.class == UnitClass::Percent
        && frame.before.is_empty()
        && context
            .lexicon
            .verb_at(glyphs, frame.after.clone())
            .is_some();
    // 推动甲、乙等4台机组建成投运: what moves them says nothing.
    let moved = frame.lead.as_ref().filter(|(lead, _)| {
        context
            .lexicon
            .longest(glyphs, lead.start, lead.end, Tags::CAUSATIVE)
            .is_some()
            && glyphs.ends_with(&frame.before, "等")
            && acting(context, &frame.after).is_some_and(|acting| acting.closes)
    });
    if !counts || frame.lead.is_some() && moved.is_none() {
        return None;
    }
    let listed = glyphs.ends_with(&frame.before, "等");
    let exists = || {
        frame.before.len() < 3
            && matches!(&*context.text(frame.before.clone()), "有" | "已有" | "共有")
    };
    // 剩余的13个项目全部开工, 去年结转的3个项目必须进场: which of them.
    let attributive = glyphs.ends_with(&frame.before, "的");
    // 受天气影响有6个没有动工.
    let caused = matches!(glyphs.char(frame.before.start), '受' | '因')
        && glyphs.ends_with(&frame.before, "有");
    // 文化中心、4座立交桥建成投用: the members before have no number.
    let member = frame.before.end > frame.before.start && glyphs.char(frame.before.end - 1) == '、';
    // 自贸试验区4项成果全国推广: whose they are.
    let owned = context.class == UnitClass::Counter
        && !frame.linked
        && (2..=10).contains(&frame.before.len())
        && frame.trail.is_none()
        && !context.lexicon.has_verb(glyphs, frame.before.clone())
        && acting(context, &frame.after).is_some_and(|acting| acting.noun.len() > 1);
    if !frame.before.is_empty()
        && !listed
        && !attributive
        && !caused
        && !member
        && !owned
        && !exists()
    {
        return None;
    }
    let range = frame.after.clone();
    // 31宗未开工项目中: a set, of which something is told next.
    // 11项指标中,有6项没有完成: the set is told of next, and its size is none (rule 11).
    if frame.before.is_empty()
        && range.len() > 2
        && glyphs.char(range.end - 1) == '中'
        && glyphs.begins(range.end - 1)
    {
        let negated = context
            .lexicon
            .longest(glyphs, range.start, range.end, Tags::NEGATION)
            .is_some();
        return negated.then(|| {
            Reading::following("".into(), context.text(range.start..range.end - 1), None)
        });
    }
    // 126条水体治理已完成120条: how many there are is said again by what is done of them.
    let again = context
        .frames
        .get(context.index + 1)
        .filter(|next| next.same_clause && !next.linked);
    let again = again.and_then(|next| next.expression(context.sentence)?.unit.clone());
    if again.is_some_and(|unit| {
        context
            .expression
            .unit
            .as_ref()
            .is_some_and(|own| own.is_like(&unit))
    }) {
        return None;
    }
    // 10个产业链、若干个产业集群.
    if glyphs.find(range.clone(), "、若干").is_some() {
        return None;
    }
    let Some(Acting {
        noun,
        verb,
        sense,
        closes,
    }) = acting(context, &range).or_else(|| shared_acting(context))
    else {
        return left_undone(context);
    };
    // 安排国债2500亿元支持以旧换新: what the money is for.
    if context.class == UnitClass::Money && noun.is_empty() {
        return None;
    }
    // 完成托位300个,120户适老化改造: a shared verb, and no verb at the end of a noun.
    if closes
        && verb.len() == 2
        && let Some(shared) = light_verb_before(context)
    {
        return Reading::leading(shared.action.clone(), context.text(range), Sense::Amount);
    }
    // 3条道路进行综合改造; 其余4项要求12月20日前销号.
    let noun = if context.is_blank(&noun) || is_schedule(context, &noun) {
        noun.start..noun.start
    } else {
        noun
    };
    let noun = match glyphs.find(noun.clone(), "进行") {
        Some(at) if at > noun.start => noun.start..at,
        _ => noun,
    };
    let noun =
        crate::extract::rule::counted::with_shared_tail(context, context.noun(noun.clone()), &noun);
    let list = if listed {
        // 对中山路等3条道路.
        let handled = matches!(glyphs.char(frame.before.start), '对' | '将' | '把');
        let start = moved.map_or(frame.before.start, |(lead, _)| lead.end);
        context.text(start + usize::from(handled)..frame.before.end)
    } else {
        Cow::Borrowed("")
    };
    // 1324人凭转化贡献晋升职称: what they gained.
    let object = context.text(verb.end..range.end);
    let negated = context
        .lexicon
        .longest(glyphs, verb.start, verb.end, Tags::NEGATION)
        .is_some();
    let people = ["人", "户", "人次"].iter().any(|people| {
        context
            .sentence
            .unit_of(context.expression)
            .ends_with(people)
    });
    // 1600万人进城落户, 300万人脱贫: the verb says all.
    let says_all = || {
        let said = context.text(verb.clone());
        !context.memory.in_sentence() && context.lexicon.is(&said, Tags::SELF_CONTAINED)
    };
    if !negated
        && people
        && noun.is_empty()
        && list.is_empty()
        && (!object.is_empty() || says_all())
    {
        let indicator = format!("{}{object}", context.text(verb.clone()));
        return Some(Reading::following(
            context.text(verb),
            indicator.into(),
            Some(sense),
        ));
    }
    if noun.is_empty() && list.is_empty() {
        let of_set = set_before(context).map(|set| {
            Reading::following(context.text(verb.clone()), context.text(set), Some(sense))
        });
        return of_set.or_else(|| context.elided(context.text(verb), sense));
    }
    let indicator = match &*list {
        "" => noun,
        _ => format!("{list}{noun}").into(),
    };
    Some(Reading::following(
        context.text(verb),
        indicator,
        Some(sense),
    ))
}

/// Whether what stands between a number and its verb only says until when, or that it has to be done: 拟于8月底前.
fn is_schedule(context: &Context<'_, '_>, noun: &Range<usize>) -> bool {
    const MODALS: [&str; 17] = [
        "要求", "预计", "计划", "力争", "确保", "必须", "务必", "应当", "拟", "须", "需", "应",
        "限", "将", "要", "于", "在",
    ];
    let shown = context.text(noun.clone());
    let mut rest = &*shown;
    while let Some(next) = MODALS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    let dated = rest.ends_with(['前', '内', '底', '末', '初', '月', '日', '号', '年', '度'])
        && rest.contains(['年', '月', '日', '季', '周', '底']);
    rest.len() < shown.len() && rest.is_empty() || dated && rest.chars().count() <= 12
}

/// 余下3个未选址: how what is left stands, in words that no verb is known of.
fn left_undone<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    let frame = context.frame;
    let glyphs = context.sentence.glyphs;
    let after = frame.after.clone();
    let counts = context.class == UnitClass::Counter && frame.before.is_empty();
    let closes = after.end == context.sentence.clause_of(frame.opened.end).end;
    let negation = context
        .lexicon
        .longest(glyphs, after.start, after.end, Tags::NEGATION)?;
    let state = after.start + negation.len()..after.end;
    let short = (1..=4).contains(&state.len());
    if !counts || !closes || !short || context.sentence.holds_number(&state) {
        return None;
    }
    context.elided(context.text(after), Sense::Amount)
}

/// 11项指标中,有6项没有完成: what the set is of.
fn set_before(context: &Context<'_, '_>) -> Option<Range<usize>> {
    let set = context.frames.get(context.index.checked_sub(1)?)?;
    let among = set.after.end.checked_sub(1)?;
    let is_set = context.sentence.glyphs.char(among) == '中' && among > set.after.start;
    is_set.then_some(set.after.start..among)
}

/// 6个企业品牌、2个区域品牌入选名单: what the last of a list does, all do.
fn shared_acting(context: &Context<'_, '_>) -> Option<Acting> {
    let own = context.frame.after.clone();
    let linked = |frame: &&Frame| frame.linked && frame.before.is_empty();
    let rest = context.frames.get(context.index + 1..)?;
    let last = rest.iter().take_while(linked).last()?;
    // 、若干个百亿级接续产业: a member without a number.
    let few = context.sentence.glyphs.find(last.after.clone(), "、若干");
    let acting = acting(context, &(last.after.start..few.unwrap_or(last.after.end)))?;
    (!own.is_empty()).then_some(Acting {
        noun: own,
        closes: false,
        ..acting
    })
}

/// Counted things behind a list and a verb that moves them (推动…等4台机组建成投运), before the list is taken for the
/// object.
pub(crate) fn moved<'t>(context: &Context<'_, 't>) -> Option<Reading<'t>> {
    context.frame.lead.as_ref()?;
    number_noun_verb(context)
}

/// What counted things do.
struct Acting {
    noun: Range<usize>,
    verb: Range<usize>,
    sense: Sense,
    /// Whether nothing stands behind the verb.
    closes: bool,
}

/// The first verb in what follows a number that is no part of its noun, where no other number is governed by it.
/// Behind 因, 凭, 受 … (1家因纠纷终止) the last one tells.
fn acting(context: &Context<'_, '_>, range: &Range<usize>) -> Option<Acting> {
    let glyphs = context.sentence.glyphs;
    let lexicon = context.lexicon;
    let frame = context.frame;
    let next = context.frames.get(context.index + 1);
    let governs_other = next.is_some_and(|next| next.same_clause && !next.linked);
    let far = range.end.min(range.start + 60);
    // 1324人晋升职称: the unit names who does it.
    let unit = context.sentence.unit_of(context.expression);
    let people = ["人", "户", "人次"]
        .iter()
        .any(|people| unit.ends_with(people));
    let mut at = range.start;
    let mut reason: Option<usize> = None;
    // Where the adverbs right before a place begin (扎实推进, 全面开工).
    let mut adverb: Option<usize> = None;
    let mut found: Option<Acting> = None;
    while at < far {
        if !glyphs.begins(at) || context.sentence.is_quoted(at) {
            at += 1;
            continue;
        }
        if reason.is_none()
            && matches!(glyphs.char(at), '因' | '凭' | '受' | '经' | '由' | '靠')
            && glyphs.border(at + 1) & crate::extract::text::glyphs::BEGINS != 0
        {
            reason = Some(at);
        }
        let Some((end, sense)) = lexicon.verb_at(glyphs, at..range.end) else {
            match lexicon.longest(glyphs, at, range.end, Tags::ADVERB | Tags::OPENER) {
                Some(word) if word.len() > 1 && at > range.start => {
                    adverb.get_or_insert(at);
                    at += word.len();
                }
                _ => {
                    adverb = None;
                    at += 1;
                }
            }
            continue;
        };
        let first = lexicon.longest(glyphs, at, end, Tags::VERB);
        let leading_only = first.is_some_and(|verb| verb.is(Tags::LEADING_ONLY));
        let tail = lexicon.longest(glyphs, end, range.end, Tags::PROJECT_TAIL);
        let names = tail.is_some_and(|tail| end + tail.len() == range.end);
        let alone = matches!(glyphs.char(at), '获' | '通');
        // 另有1家通过评审: who does it was named before.
        let elided = at == range.start
            && frame.before.is_empty()
            && !frame.opened.is_empty()
            && !leading_only;
        let closes = end == range.end;
        let acts = matches!(sense, Sense::Amount | Sense::Reach | Sense::Place)
            && (end - at > 1 || alone)
            && (!leading_only || closes && end - at > 2)
            && (closes
                || at > range.start && !names && !governs_other
                || (people || elided || context.class == UnitClass::Percent) && !governs_other
                || matches!(glyphs.char(at), '未' | '没') && !governs_other);
        if acts {
            let passive = usize::from(at > range.start && glyphs.char(at - 1) == '被');
            let noun = range.start..reason.or(adverb).unwrap_or(at - passive);
            let certain = reason.is_some() || adverb.is_some();
            if found.is_some() && !certain {
                break;
            }
            // 12家企业完成股改: what is completed is no part of the action.
            let light = lexicon
                .longest(glyphs, at, end, Tags::LIGHT)
                .map_or(0, Entry::len);
            let verb_end = if light > 0 && at + light < end {
                at + light
            } else {
                end
            };
            found = Some(Acting {
                noun,
                verb: at - passive..verb_end,
                sense,
                closes,
            });
        }
        adverb = None;
        at = end;
    }
    found
}

/// The statement before in the sentence, where its light verb may govern this number too.
fn light_verb_before<'c, 't>(context: &'c Context<'_, 't>) -> Option<&'c Past<'t>> {
    let light = |past: &&Past<'t>| {
        past.leading
            && past.class == UnitClass::Counter
            && context.lexicon.is(&past.action, Tags::LIGHT)
    };
    let here = context.memory.in_sentence();
    context.memory.last().filter(|_| here).filter(light)
}

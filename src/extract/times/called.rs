//! The kind of one number that the words right around it say.

use crate::extract::clause::sentence::Sentence;
use crate::extract::role::absorb;
use crate::extract::statement::Kind;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;

/// 下达增速目标11%, 建库目标任务17家, 力争13%: what stands right before the number calls it one; 完成目标任务85% is a result.
fn is_called_aim(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, expression: &Expression) -> bool {
    let glyphs = sentence.glyphs;
    let start = expression.whole.start;
    // No further back than a name is long, so that the time stays linear.
    let clause = sentence
        .clause_of(start)
        .start
        .max(start.saturating_sub(LONGEST_NAME));
    let strives = ["力争", "确保", "争取"]
        .iter()
        .any(|word| start == clause + 2 && glyphs.starts_with(clause, word));
    // 年初定的是改造学校45所.
    let meant = ["年初定", "年初承诺", "年初确定", "年初安排", "年初下达"]
        .iter()
        .any(|word| glyphs.starts_with(clause, word));
    if strives || meant || is_planned(sentence, clause, start) {
        return true;
    }
    let from = start.saturating_sub(5).max(clause);
    let noun = (from..start).find(|at| {
        // 今年目标为12亿元, 下达的任务为22.8万吨; 任务 alone is as well what was done of it.
        let copula = usize::from(matches!(sentence.before(start), '为' | '是'));
        (glyphs.starts_with(*at, "目标") || copula > 0 && glyphs.starts_with(*at, "任务"))
            && lexicon
                .longest_uncut(glyphs, *at, start - copula, Tags::AIM_NOUN)
                .is_some_and(|word| at + word.len() + copula == start)
    });
    noun.is_some_and(|noun| {
        // 完成目标300个, 占目标85%, 超目标5个百分点: how it stands to one.
        !(clause..noun).any(|at| {
            [
                "完成", "占", "超", "达到", "已达", "距", "离", "比", "较", "低于", "高于", "实现",
            ]
            .iter()
            .any(|word| glyphs.starts_with(at, word))
        })
    })
}

/// 计划投资2614万元, 本年度计划开工项目191项: a plan in its own words; 完成计划投资5亿元, 占计划的8% and 按计划完成5亿元 are results.
fn is_planned(sentence: &Sentence<'_, '_>, from: usize, start: usize) -> bool {
    const DONE: [&str; 9] = ["完成", "已", "实际", "的", "占", "超", "外", "数", "率"];
    let glyphs = sentence.glyphs;
    let near = from.max(start.saturating_sub(PLAN_BEFORE));
    let Some(plan) = (near..start)
        .rev()
        .find(|at| glyphs.starts_with(*at, "计划"))
    else {
        return false;
    };
    let within = |range: std::ops::Range<usize>, words: &[&str]| {
        range
            .into_iter()
            .any(|at| words.iter().any(|word| glyphs.starts_with(at, word)))
    };
    let verb = plan + 2;
    // 人才计划入选者, 营养改善计划惠及: the name of a programme.
    let is_verb = plan == from
        || PLANNERS.iter().any(|word| {
            plan.checked_sub(word.chars().count())
                .is_some_and(|at| at >= from && glyphs.starts_with(at, word))
        });
    // Right behind the word its number is that of the plan as a whole: 占年计划80%.
    is_verb
        && verb < start
        && !within(verb..start, &DONE)
        && !within(
            from..plan,
            &["完成", "占", "按", "达到", "超", "较", "比", "列入", "纳入"],
        )
}

/// What plans, or when, before 计划 as a verb.
const PLANNERS: [&str; 12] = [
    "年度", "今年", "年", "月份", "月", "年内", "原", "项目", "工程", "实事", "共", "总",
];

/// How far before a number the words are looked at that say what it is.
const LONGEST_NAME: usize = 40;

/// How far before its number a plan is said.
const PLAN_BEFORE: usize = 14;

/// The kind that the words right around a number say, whatever the sentence is.
pub(crate) fn kind_around(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    expression: &Expression,
    in_account: bool,
) -> Option<Kind> {
    let glyphs = sentence.glyphs;
    let clause = sentence.clause_of(expression.whole.start);
    let end = expression.whole.end;
    // 80%的节点目标, 5.5%左右的预期目标, 占计划500张的82%.
    if absorb::named_aim(sentence, lexicon, expression).is_some()
        || is_called_aim(sentence, lexicon, expression)
    {
        return Some(Kind::Target);
    }
    if !in_account {
        return None;
    }
    // 其余2处限7月10日前销号, 3个项目必须在4月底前进场: not yet done.
    let rest = end..clause.end.max(end).min(end + 30);
    let due = sentence
        .signals(Tags::DUE)
        .any(|signal| rest.contains(&signal.at))
        // 要求12月20日前销号: the day is a number; 拟于8月底前接入.
        || (rest.start + 1..rest.end).any(|at| {
            glyphs.char(at) == '前' && matches!(glyphs.char(at - 1), '日' | '号')
        })
        || glyphs.char(rest.start) == '拟' && glyphs.begins(rest.start);
    let not_done = rest.clone().any(|at| {
        glyphs.begins(at)
            && lexicon
                .longest(glyphs, at, rest.end, Tags::NEGATION)
                .is_some()
    });
    if due && !not_done {
        return Some(Kind::Target);
    }
    // 未开工13个, 停工1个: a count by state.
    let state = lexicon.verb_before(glyphs, clause.start, expression.whole.start);
    let negated = state.is_some_and(|(from, sense)| {
        sense == Sense::Amount
            && lexicon
                .longest(glyphs, from, expression.whole.start, Tags::NEGATION)
                .is_some()
    });
    (negated || not_done).then_some(Kind::Achievement)
}

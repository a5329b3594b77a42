//! Parts (其中) against their whole.

use super::figure::is_mark;
use super::sum::{Term, adds_up, contradiction};
use crate::extract::{Statement, StatementBound, Value};
use crate::finding::Finding;
use crate::quantity::Quantity;
use crate::unit::Dimension;

/// Names that together are the whole: where the parts are these and no others, they must add up.
const PARTITIONS: &[&[&str]] = &[
    // 财政赤字2.18万亿元,其中中央财政赤字1.4万亿元、地方财政赤字7800亿元
    &["中央", "地方"],
    // 新增就业5000人,其中城镇3000人、农村2000人
    &["城镇", "农村"],
    &["城镇", "乡村"],
    // 进出口总额50亿元,其中出口30亿元、进口20亿元
    &["出口", "进口"],
    // 重点项目132个,其中新建项目80个、续建项目52个
    &["新建", "续建"],
    // 地区生产总值362.32亿元,其中第一产业增加值24.56亿元…
    &["第一产业", "第二产业", "第三产业"],
    &["一产", "二产", "三产"],
];

/// Words for kinds that one thing or person may be of at once, whatever else it is: parts of such names have no sum.
const OVERLAPPING: &[&[&str]] = &[
    // 其中青年600人、妇女700人
    &[
        "青年",
        "妇女",
        "女性",
        "女",
        "党员",
        "大学生",
        "毕业生",
        "农民工",
        "退役军人",
        "残疾人",
        "脱贫",
        "低保",
        "困难",
        "老年",
        "少数民族",
        "失业",
        "本科",
        "研究生",
        "硕士以上",
        "高级",
        "中级",
        "返乡",
        "留守",
        "就业困难",
    ],
    // 其中高新技术企业60家、科技型中小企业70家
    &[
        "高新",
        "科技型",
        "专精特新",
        "规上",
        "规模以上",
        "上市",
        "亿元",
        "龙头",
        "民营",
        "外资",
        "单项冠军",
        "小巨人",
        "瞪羚",
        "外贸",
        "制造业",
        "工业",
        "省级",
        "国家级",
        "市级",
    ],
];

/// Words of a threshold, within which a higher one lies: 其中亿元以上80个、十亿元以上30个.
const THRESHOLDS: &[&str] = &["以上", "以下", "亿元", "超"];

/// Whether things may be of several of these kinds at once, so that no sum follows.
pub(super) fn may_overlap(names: &[String]) -> bool {
    let has = |name: &String, words: &[&str]| words.iter().any(|word| name.contains(word));
    let thresholds = names.iter().filter(|name| has(name, THRESHOLDS)).count();
    thresholds > 0
        || OVERLAPPING.iter().any(|words| {
            // Two sorts of one word (省级20个、市级30个, 本科、硕士) are told apart by it.
            let kinds = names
                .iter()
                .filter_map(|name| words.iter().find(|word| name.contains(**word)));
            let mut kinds: Vec<&&str> = kinds.collect();
            kinds.sort_unstable();
            kinds.dedup();
            kinds.len() > 1
                && !EXCLUSIVE
                    .iter()
                    .any(|set| kinds.iter().all(|kind| set.contains(*kind)))
        })
}

/// Whether the last of a list, that ends here, is called a share of one before it: 其中民生支出40亿元,教育支出12.5亿元,占民生支出的31.3%.
pub(super) fn is_part_of_part<'a>(
    text: &str,
    end: usize,
    mut earlier: impl Iterator<Item = &'a str>,
) -> bool {
    let behind = text.get(end..).unwrap_or("");
    let share = behind.trim_start_matches(is_mark).strip_prefix('占');
    share.is_some_and(|share| earlier.any(|name| !name.is_empty() && share.starts_with(name)))
}

/// Kinds of which a thing is of one only.
const EXCLUSIVE: &[&[&str]] = &[
    &["省级", "国家级", "市级"],
    &["本科", "研究生", "硕士以上"],
    &["高级", "中级"],
    &["民营", "外资"],
];

/// Words for all that is left: 其余30家.
pub(super) const REST: &[&str] = &["其余", "其他", "剩余"];

/// Words of what came of the part that was named before.
const TOLD: &[&str] = &["实际", "已", "现已", "目前", "有", "未", "尚", "仍", "完成"];

/// Marks between the members of a list; a list keeps to one of the two kinds.
const MARKS: [&[char]; 2] = [&['、', '和', '与'], &[',', '，']];

/// How many statements back a whole is looked for, past the shares and growth rates between.
const LOOK_BACK: usize = 3;

/// Every whole that its parts contradict.
pub(super) fn findings(text: &str, statements: &[Statement<'_>]) -> Vec<Finding> {
    (1..statements.len())
        .filter(|at| {
            let gap = gap(text, statements, *at);
            gap.contains("其中") && !is_broken(gap)
        })
        .filter_map(|at| parts(text, statements, at))
        .collect()
}

/// The words before a statement, from the one before it.
fn gap<'t>(text: &'t str, statements: &[Statement<'_>], at: usize) -> &'t str {
    let before = at.checked_sub(1).and_then(|before| statements.get(before));
    match (before, statements.get(at)) {
        (Some(before), Some(next)) => text.get(before.span.end()..next.span.start()).unwrap_or(""),
        _ => "",
    }
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '\n' | '|' | '!' | '?' | '！' | '？')
}

/// Whether a sentence ends in these words, other than right before 其中.
fn is_broken(gap: &str) -> bool {
    let last = gap.rfind(is_end).and_then(|at| gap.get(at..));
    last.is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c| is_mark(c) || c == ' ');
        !rest.starts_with("其中")
    })
}

/// A statement of one amount that adds up, whatever became of it.
fn amount<'a>(statement: &Statement<'a>) -> Option<Term<'a>> {
    let (Value::One(value), Some(unit)) = (&statement.value, statement.parsed_unit) else {
        return None;
    };
    Some(Term {
        span: statement.span,
        quote: statement.quote,
        quantity: Quantity::new(*value, unit).ok()?,
    })
}

/// A statement of one plain amount that adds up.
pub(super) fn term<'a>(statement: &Statement<'a>) -> Option<Term<'a>> {
    let (Value::One(value), Some(unit)) = (&statement.value, statement.parsed_unit) else {
        return None;
    };
    let plain = statement.bound == StatementBound::Plain && !statement.measure.is_change();
    if !plain || !adds_up(unit.dimension()) {
        return None;
    }
    Some(Term {
        span: statement.span,
        quote: statement.quote,
        quantity: Quantity::new(*value, unit).ok()?,
    })
}

/// What contradicts the whole in the list of parts that starts with the statement at `first`.
fn parts(text: &str, statements: &[Statement<'_>], first: usize) -> Option<Finding> {
    let head = statements.get(first)?;
    let part = term(head)?;
    let (stated, whole) = whole_before(text, statements, first)?;
    if whole.dimension() != part.dimension() || stated.kind != head.kind {
        return None;
    }
    let (mut list, mut names) = (vec![part], vec![name(head)]);
    // How many of the parts, from the first, have the same verb: those of several (新建…、竣工…) may overlap.
    let (mut alike, mut marks, mut rest) = (1, None, false);
    for at in first + 1..statements.len() {
        let gap = gap(text, statements, at);
        let kind = MARKS.iter().position(|marks| gap.starts_with(*marks));
        let (Some(kind), Some(statement)) = (kind, statements.get(at)) else {
            break;
        };
        // 其中10月底前应开工168项,实际开工151项: what came of the part.
        let told = gap.trim_start_matches(is_mark);
        let tells = kind == 1 && TOLD.iter().any(|word| told.starts_with(word));
        if gap.contains("其中") || gap.contains(is_end) || tells {
            break;
        }
        // 其中高校毕业生2万人,新增技能人才8万人: a verb of its own begins anew.
        let says_verb = |gap: &str, statement: &Statement<'_>| {
            !statement.action.is_empty() && gap.contains(&*statement.action)
        };
        if says_verb(gap, statement) && !says_verb(self::gap(text, statements, first), head) {
            break;
        }
        // A share of the part before may stand between: 30家,占25%、….
        if is_share(statement) {
            continue;
        }
        let next = term(statement).filter(|next| next.dimension() == part.dimension());
        let listed = (statement.action == head.action || kind == 0)
            && statement.measure == head.measure
            && statement.kind == head.kind
            && *marks.get_or_insert(kind) == kind;
        let Some(next) = next.filter(|_| listed) else {
            break;
        };
        rest |= REST.iter().any(|word| gap.contains(word));
        if alike == list.len() && statement.action == head.action {
            alike += 1;
        }
        list.push(next);
        names.push(name(statement));
    }
    let against = |list: &[Term<'_>], complete| {
        contradiction(&whole, list, complete)
            .filter(|_| !is_of_another(text, statements, first, &whole, list))
    };
    if rest || is_partition(&names) {
        return against(&list, true);
    }
    list.truncate(alike);
    names.truncate(alike);
    let end = list.last().map_or(0, |last| last.span.end());
    let earlier = statements.get(first..first + alike - 1).unwrap_or_default();
    if is_part_of_part(text, end, earlier.iter().map(|part| &*part.indicator)) {
        list.pop();
        names.pop();
    }
    if may_overlap(&names) {
        // Each by itself is a part all the same.
        return list.iter().find_map(|part| against(&[*part], false));
    }
    against(&list, false)
}

/// 实有主体5.83万户,净增2140户,其中企业1.27万户: whether a part that is more than the amount right before it fits into one of the line
/// before that.
fn is_of_another(
    text: &str,
    statements: &[Statement<'_>],
    first: usize,
    whole: &Term<'_>,
    parts: &[Term<'_>],
) -> bool {
    let exceeds =
        |whole: &Term<'_>, part: &Term<'_>| contradiction(whole, &[*part], false).is_some();
    let Some(part) = parts.iter().find(|part| exceeds(whole, part)) else {
        return false;
    };
    let earlier = statements.get(..first).unwrap_or(&[]);
    let from = earlier.last().map_or(0, |last| last.span.start());
    let line = |statement: &&Statement<'_>| {
        let between = text.get(statement.span.end()..from).unwrap_or("");
        !between.contains('\n')
    };
    let others = earlier.iter().rev().take(2 * LOOK_BACK).take_while(line);
    let alike = others.filter_map(amount);
    alike
        .filter(|other| part.dimension() == other.dimension())
        .any(|other| !exceeds(&other, part))
}

/// What a part is called, by its verb too: 续建项目.
fn name(statement: &Statement<'_>) -> String {
    format!("{}{}", statement.action, statement.indicator)
}

pub(super) fn is_share(statement: &Statement<'_>) -> bool {
    statement
        .parsed_unit
        .is_some_and(|unit| unit.dimension().numerator == Dimension::Share)
}

/// The amount before 其中, past shares and growth rates of it.
fn whole_before<'s, 'a>(
    text: &str,
    statements: &'s [Statement<'a>],
    first: usize,
) -> Option<(&'s Statement<'a>, Term<'a>)> {
    for at in (first.saturating_sub(LOOK_BACK)..first).rev() {
        let statement = statements.get(at)?;
        if !is_share(statement) {
            let whole = term(statement)?;
            // 主体13.62万户;新登记1.94万户,注销8720户。其中企业3.41万户: behind a sentence of several, whose parts they are is not said.
            let behind = gap(text, statements, at + 1);
            let earlier = statements.get(..at)?.iter().rev().take(LOOK_BACK);
            let mut earlier = earlier.filter(|other| !is_share(other)).filter_map(term);
            let is_one_of_several = behind.contains(is_end)
                && earlier.any(|other| {
                    let between = text.get(other.span.end()..statement.span.start());
                    other.dimension() == whole.dimension()
                        && between.is_some_and(|words| !words.contains('\n'))
                });
            return (!is_one_of_several).then_some((statement, whole));
        }
        if gap(text, statements, at).contains(is_end) {
            return None;
        }
    }
    None
}

/// Whether the names are those of a partition, each once.
pub(super) fn is_partition(names: &[String]) -> bool {
    PARTITIONS.iter().any(|members| {
        members.len() == names.len()
            && members
                .iter()
                .all(|member| names.iter().filter(|name| name.contains(*member)).count() == 1)
    })
}

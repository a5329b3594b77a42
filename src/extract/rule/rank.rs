//! Ranks and breakthroughs: statements whose number is a place in an order, or that have none.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::sentence::{Sentence, Signal};
use crate::extract::frame::{peel, subject};
use crate::extract::rule::respectively::members;
use crate::extract::statement::rule::Rule;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;
use crate::number::{Decimal, Numeral};
use crate::source::sort_by_place;

/// A rank or breakthrough found in a sentence.
pub(crate) struct Found<'t> {
    pub(crate) span: Range<usize>,
    pub(crate) value: Option<Decimal>,
    pub(crate) unit: Cow<'t, str>,
    pub(crate) action: Cow<'t, str>,
    pub(crate) indicator: Cow<'t, str>,
    /// Who is ranked: 全省, 山区26县.
    pub(crate) peers: Cow<'t, str>,
    pub(crate) rule: Rule,
    /// The expression that holds the number, so that it is not read again.
    pub(crate) expression: Option<usize>,
}

pub(crate) fn find<'t>(sentence: &Sentence<'t, '_>, lexicon: &Lexicon) -> Vec<Found<'t>> {
    let may_rank =
        |expression: &Expression| matches!(sentence.before(expression.digits.start), '前' | '第');
    if !sentence.may_signal(Tags::BREAKTHROUGH | Tags::FRONT_RANK)
        && !sentence.parts.expressions.iter().any(may_rank)
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(
        sentence
            .signals(Tags::BREAKTHROUGH)
            .filter(|signal| {
                closes(sentence, signal.range().end) && !holds_amount(sentence, signal.range())
            })
            .map(|signal| breakthrough(sentence, lexicon, signal)),
    );
    found.extend(
        sentence
            .signals(Tags::FRONT_RANK)
            .filter_map(|signal| front_rank(sentence, lexicon, signal)),
    );
    let places = |&(_, expression): &(usize, &Expression)| {
        let start = expression.digits.start;
        matches!(sentence.before(start), '前' | '第') && !sentence.is_quoted(start)
    };
    let numbers = sentence.parts.expressions.iter().enumerate().filter(places);
    for (index, number) in numbers {
        let digits = number.digits.clone();
        let rank = found
            .last()
            .and_then(|last| listed(sentence, lexicon, last, index, digits.clone()))
            .or_else(|| numbered(sentence, lexicon, index, digits));
        found.extend(rank);
    }
    sort_by_place(&mut found, |rank| rank.span.start);
    found.dedup_by(|next, rank| next.span.start < rank.span.end);
    for ranks in
        found.chunk_by_mut(|one, next| one.rule == next.rule && one.indicator == next.indicator)
    {
        share_out(lexicon, ranks);
    }
    found
}

/// 水稻面积、产量分居全国第1、第2位: as many subjects as ranks share them out, and the unit of the last.
fn share_out(lexicon: &Lexicon, ranks: &mut [Found<'_>]) {
    let Some(last) = ranks.last().filter(|_| ranks.len() > 1) else {
        return;
    };
    let subject = last.indicator.trim_end_matches("分别");
    let subject = subject.trim_end_matches('分').to_owned();
    let unit = last.unit.clone();
    let subjects = members(lexicon, subject.into(), ranks.len());
    let shared = subjects.first() == subjects.last();
    for (rank, subject) in ranks.iter_mut().zip(subjects) {
        if !shared {
            rank.indicator = Cow::Owned(subject.into_owned());
        }
        if rank.unit.is_empty() {
            rank.unit.clone_from(&unit);
        }
    }
}

/// Whether a word that ranks ends what it says: 首位度 and 前列腺 do not rank.
fn closes(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let next = sentence.glyphs.char(at);
    at == sentence.glyphs.len()
        || sentence.is_stop(at)
        || sentence.glyphs.starts_with(at, "水平")
        || matches!(
            next,
            '、' | '和'
                | '并'
                | '的'
                | '('
                | ')'
                | '['
                | '〔'
                | '”'
                | '"'
                | '。'
                | ' '
                | '以'
                | '后'
        )
}

/// Whether an amount stands in a range.
fn holds_amount(sentence: &Sentence<'_, '_>, range: Range<usize>) -> bool {
    let expressions = &sentence.parts.expressions;
    let first = expressions.partition_point(|expression| expression.whole.end <= range.start);
    // 山区26县 names peers.
    let is_peer = |at: usize| matches!(sentence.glyphs.char(at), '县' | '市' | '省' | '区' | '州');
    expressions
        .iter()
        .skip(first)
        .take_while(|expression| expression.whole.start < range.end)
        .any(|expression| expression.unit.is_some() || !is_peer(expression.digits.end))
}

fn breakthrough<'t>(sentence: &Sentence<'t, '_>, lexicon: &Lexicon, signal: Signal) -> Found<'t> {
    let clause = sentence.clause_of(signal.at);
    let start = chain_start(sentence, clause.start, signal.at);
    let (action, indicator) = verb_and_noun(sentence, lexicon, start..signal.at);
    Found {
        span: signal.range(),
        value: None,
        unit: Cow::Borrowed(""),
        action,
        indicator,
        peers: Cow::Borrowed(""),
        rule: Rule::Breakthrough,
        expression: None,
    }
}

/// 保持山区26县前列, 稳居全市前列.
fn front_rank<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    signal: Signal,
) -> Option<Found<'t>> {
    let clause = sentence.clause_of(signal.at);
    let verb = place_verb(sentence, lexicon, clause.start..signal.at)?;
    let span = signal.range();
    if !closes(sentence, span.end) || holds_amount(sentence, verb.end..span.end) {
        return None;
    }
    let is_first = sentence.glyphs.char(signal.at) != '前';
    Some(Found {
        span,
        value: is_first.then_some(Decimal::ONE),
        unit: Cow::Borrowed(""),
        peers: sentence.shown(verb.end..signal.at),
        action: sentence.shown(verb.clone()),
        indicator: indicator_before(sentence, lexicon, clause.start..verb.start),
        rule: Rule::Rank,
        expression: None,
    })
}

/// 前20名, 前三, 第2位, 第一.
fn numbered<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    index: usize,
    digits: Range<usize>,
) -> Option<Found<'t>> {
    let glyphs = sentence.glyphs;
    let Place { end, value } = numbered_at(sentence, digits.clone())?;
    let start = digits.start - 1;
    let clause = sentence.clause_of(start);
    let verb = place_verb(sentence, lexicon, clause.start..start);
    // 总量全市第三: the set of peers alone tells a rank from an ordinal.
    let peers_start = verb
        .as_ref()
        .map_or_else(|| start.saturating_sub(2), |verb| verb.end);
    let mut peers = sentence.shown(peers_start..start);
    let names_peers = PEERS.contains(&&*peers);
    if verb.is_none() && !names_peers {
        return None;
    }
    let verb = verb.unwrap_or(peers_start..peers_start);
    let mut indicator = indicator_before(sentence, lexicon, clause.start..verb.start);
    if indicator.is_empty() && !names_peers && peers.chars().count() > 4 {
        indicator = std::mem::take(&mut peers);
    }
    // 创新排名升至第10位: the rank is of the ranking where nothing else is named.
    let ranking = ["排名", "位次"]
        .iter()
        .any(|word| glyphs.starts_with(verb.start, word) && verb.len() > 2);
    let named = clause.start..verb.start;
    let mut verb = verb;
    if indicator.is_empty() && ranking && !named.is_empty() {
        indicator = sentence.shown(named.start..verb.start + 2);
        verb.start += 2;
    }
    Some(Found {
        span: start..end,
        value: Some(value),
        unit: sentence.shown(digits.end..end),
        peers,
        action: sentence.shown(verb),
        indicator,
        rule: Rule::Rank,
        expression: Some(index),
    })
}

/// A place in an order, and where its words end.
struct Place {
    end: usize,
    value: Decimal,
}

/// The place that a number names, if its words end there: 第3, 前20名, but not 第一梯队.
fn numbered_at(sentence: &Sentence<'_, '_>, digits: Range<usize>) -> Option<Place> {
    let glyphs = sentence.glyphs;
    let end = digits.end + usize::from(matches!(glyphs.char(digits.end), '名' | '位'));
    // 第二大支柱产业.
    let end = end + usize::from(glyphs.char(end) == '大');
    let largest = glyphs.char(end.saturating_sub(1)) == '大';
    // 第一方阵, 第一梯队, 第一档 are no places (ANNOTATION, rule 18).
    if ["方阵", "梯队", "档"]
        .iter()
        .any(|group| glyphs.starts_with(end, group))
    {
        return None;
    }
    let closes = end == glyphs.len()
        || largest
        || sentence.is_stop(end)
        || matches!(
            glyphs.char(end),
            '、' | '和' | '(' | ')' | '[' | '强' | '行' | '并' | '以' | '之'
        );
    let value = glyphs
        .folded(digits)
        .parse::<Numeral>()
        .and_then(|numeral| numeral.value())
        .ok()?;
    closes.then_some(Place { end, value })
}

/// 位居全国投资潜力第3、绿色发展第5: the next member of a list of ranks, with the verb of the first.
fn listed<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    last: &Found<'t>,
    index: usize,
    digits: Range<usize>,
) -> Option<Found<'t>> {
    let glyphs = sentence.glyphs;
    let noun = last.span.end + 1..digits.start - 1;
    let follows = last.expression.is_some()
        && matches!(glyphs.char(last.span.end), '、' | '和')
        && !noun.is_empty()
        && noun.len() <= 24
        && !sentence.holds_number(&noun)
        && !noun.clone().any(|at| sentence.is_stop(at))
        && !PEERS.iter().any(|peers| glyphs.ends_with(&noun, peers))
        && place_verb(sentence, lexicon, noun.clone()).is_none();
    if !follows {
        return None;
    }
    let own = numbered_at(sentence, digits.clone())?;
    Some(Found {
        span: digits.start - 1..own.end,
        value: Some(own.value),
        unit: sentence.shown(digits.end..own.end),
        action: last.action.clone(),
        indicator: sentence.shown(noun),
        peers: last.peers.clone(),
        rule: Rule::Rank,
        expression: Some(index),
    })
}

/// The sets of peers that a rank without a verb names.
const PEERS: [&str; 8] = [
    "全国", "全省", "全市", "全县", "全区", "全州", "全球", "世界",
];

/// Where the member of a list that ends at `at` begins: A实现零突破、B实现零的突破.
fn chain_start(sentence: &Sentence<'_, '_>, start: usize, at: usize) -> usize {
    let glyphs = sentence.glyphs;
    (start.max(at.saturating_sub(60))..at)
        .rev()
        .find(|&comma| glyphs.char(comma) == '、' && matches!(sentence.before(comma), '破'))
        .map_or(start, |comma| comma + 1)
}

/// The last verb of place or state in a clause; 争创 and 保持 place too.
fn place_verb(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Option<Range<usize>> {
    const ALSO: &[&str] = &[
        "保持",
        "争创",
        "冲刺",
        "达到",
        "稳定在",
        "保持在",
        "实现",
        "成为",
    ];
    let glyphs = sentence.glyphs;
    let tells = |at: usize| {
        // 前列 has no 列 in it.
        if glyphs.char(at) == '列' && sentence.before(at) == '前' {
            return None;
        }
        let (end, sense) = lexicon.verb_at(glyphs, at..range.end)?;
        let also = ALSO
            .iter()
            .any(|word| end - at == word.chars().count() && glyphs.starts_with(at, word));
        (also || matches!(sense, Sense::Place | Sense::Reach)).then_some(at..end)
    };
    let near = range.start.max(range.end.saturating_sub(40))..range.end;
    near.rev().find_map(|at| {
        let verb = tells(at)?;
        // 稳居 has 居 in it.
        let wider = at
            .checked_sub(1)
            .filter(|&before| before >= range.start)
            .and_then(tells);
        Some(wider.filter(|wider| wider.end >= verb.end).unwrap_or(verb))
    })
}

fn indicator_before<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Cow<'t, str> {
    let glyphs = sentence.glyphs;
    // 生产总值326.3亿元、居全市第三: the rank is that of what the amount is of.
    let amount = sentence
        .parts
        .expressions
        .iter()
        .take_while(|amount| amount.whole.end <= range.end)
        .filter(|amount| amount.whole.start >= range.start && amount.unit.is_some())
        .filter(|amount| matches!(glyphs.char(amount.whole.end), '、' | '并'))
        .last();
    let range = amount.map_or(range.start, |amount| amount.whole.end)..range.end;
    let (mut start, _) = peel(sentence, lexicon, &range);
    let mut end = range.end;
    // 其总量由全省第八位跃升到第四位: the rank it had belongs to no name.
    if let Some(from) = (start..end).find(|&at| {
        matches!(glyphs.char(at), '由' | '从')
            && PEERS.iter().any(|peers| glyphs.starts_with(at + 1, peers))
    }) {
        end = from;
    }
    if matches!(glyphs.char(start), '其' | '了') {
        start += 1;
    }
    // 要在…中走在前列: that names nothing.
    if end == start + 1
        && lexicon
            .longest_uncut(glyphs, start, end, Tags::OPENER)
            .is_some()
    {
        end = start;
    }
    // 总量在全省91个县中继续排名第一: among whom.
    while let Some(adverb) = lexicon.longest_before(glyphs, start, end, Tags::ADVERB) {
        end -= adverb.len();
    }
    if glyphs.ends_with(&(start..end), "中")
        // 处置率60.9%,在11个县中列第8位: and nothing else before.
        && let Some(among) = (start..end).find(|&at| glyphs.char(at) == '在' && (at > start || end > start + 3))
    {
        end = among;
    }
    // 增幅全省排第7位.
    if end > start + 2
        && PEERS
            .iter()
            .any(|peers| glyphs.ends_with(&(start..end), peers))
    {
        end -= 2;
    }
    sentence.shown(subject(sentence, lexicon, start..end))
}

/// Verb and noun before a breakthrough: X实现, or 实现X.
fn verb_and_noun<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> (Cow<'t, str>, Cow<'t, str>) {
    let glyphs = sentence.glyphs;
    let (start, _) = peel(sentence, lexicon, &range);
    let verb = ["实现", "取得", "完成", "迎来"]
        .iter()
        .filter_map(|word| glyphs.find(start..range.end, word).map(|at| at..at + 2))
        .min_by_key(|verb| verb.start);
    let Some(verb) = verb else {
        return (
            Cow::Borrowed(""),
            sentence.shown(subject(sentence, lexicon, start..range.end)),
        );
    };
    let before = subject(sentence, lexicon, start..verb.start);
    let mut after = verb.end..range.end;
    while after.start < after.end && glyphs.char(after.start) == '了' {
        after.start += 1;
    }
    (
        sentence.shown(verb),
        sentence.shown(if before.is_empty() { after } else { before }),
    )
}

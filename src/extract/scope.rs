//! How far a word reaches: kind (target or achievement), period and commitment of a number.

use std::borrow::Cow;
use std::ops::Range;

use super::frame::Frame;
use super::lexicon::{Lexicon, Sense, Tags, UnitClass};
use super::periods::{self, compares};
use super::sentence::{Sentence, Signal};
use super::statement::{BoundKind, Kind, Value};
use super::value::Expression;
use crate::number::Decimal;
use crate::target::Commitment;

/// What earlier sentences of a paragraph and the section leave in force.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'t> {
    /// The section's kind, from its heading (2023年工作回顾).
    pub(super) section: Option<Kind>,
    /// The kind that the header of a table gives the cell's column.
    pub(super) column: Option<Kind>,
    /// The kind that a word such as 过去一年 sets for the sentences of the paragraph after it.
    pub(super) paragraph: Option<Kind>,
    /// The kind that goes on over a semicolon.
    pub(super) carried: Option<Kind>,
    /// The period that goes on over a semicolon.
    pub(super) period: Cow<'t, str>,
    /// Whether nothing in the paragraph has told yet which kind its sentences are of.
    pub(super) is_open: bool,
}

/// Kind and period of the numbers of a sentence, by place.
pub(super) struct Times<'t> {
    /// The kind at the beginning, and from which place on another holds.
    start: Kind,
    kinds: Vec<(usize, Kind)>,
    /// The period at the beginning, and from which place on another holds.
    period: Cow<'t, str>,
    periods: Vec<(usize, Cow<'t, str>)>,
    /// The kind to carry on after a full stop.
    pub(super) wide: Option<Kind>,
    /// Whether nothing in the sentence tells its kind.
    pub(super) is_open: bool,
    /// Whether the sentence tells that it looks back, and with it those before it in the paragraph.
    pub(super) looks_back: bool,
}

impl<'t> Times<'t> {
    pub(super) fn new(
        sentence: &Sentence<'t, '_>,
        lexicon: &Lexicon,
        scope: &Scope<'t>,
        plan_year: Option<i32>,
    ) -> Self {
        let start = scope
            .carried
            .or(scope.paragraph)
            .or(scope.column)
            .or(scope.section)
            .unwrap_or(Kind::Target);
        let mut times = Self {
            start,
            kinds: Vec::new(),
            period: scope.period.clone(),
            periods: periods::periods(sentence),
            wide: scope.paragraph,
            is_open: false,
            looks_back: false,
        };
        let planned = times.marks(sentence, lexicon);
        times.past_spans(sentence);
        times.comparison(sentence, planned);
        let undecided = scope.column.or(scope.section).is_none() && !planned;
        let tells = || is_evidence(sentence) || scope.is_open && is_measured(sentence, lexicon);
        if !planned && start == Kind::Target && tells() {
            times.kinds.push((0, Kind::Achievement));
            // In a section of targets the sentence stands alone.
            if undecided {
                times.wide = Some(Kind::Achievement);
                times.looks_back = true;
            }
        }
        if undecided {
            times.part_of_year(sentence);
        }
        times.years(sentence, plan_year, undecided);
        times.is_open =
            times.kinds.is_empty() && !sentence.speaks_of_future() && !is_bounded(sentence);
        times.looks_back &= scope.is_open;
        times.kinds.sort_by_key(|&(at, _)| at);
        times
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        latest(&self.kinds, at).copied().unwrap_or(self.start)
    }

    pub(super) fn period(&self, at: usize) -> Cow<'t, str> {
        latest(&self.periods, at).unwrap_or(&self.period).clone()
    }

    /// Takes the words of time in; tells whether one of them speaks of what is to come.
    fn marks(&mut self, sentence: &Sentence<'t, '_>, lexicon: &Lexicon) -> bool {
        let glyphs = sentence.glyphs;
        let mut planned = false;
        for signal in sentence.signals(Tags::TIME) {
            let Some(mark) = signal.mark else {
                continue;
            };
            let at = signal.at;
            let is = |word: &str| glyphs.starts_with(at, word);
            let before = sentence.before(at);
            // 项目前期 has no 目前 in it.
            let cut = is("目前") && at > 0 && !matches!(before, ',' | '至' | '止' | ':');
            let weak = is("成功") || is("先后") || is("目前");
            // 支持成功自主创业2000人: how, not when.
            let manner = is("成功") && lexicon.longest_before(glyphs, 0, at, Tags::VERB).is_some();
            if mark.names_period && compares(before) || cut || manner || weak && planned {
                continue;
            }
            // 今年上半年,全县…: the part of the year tells.
            if is("今年") && is_part_of_year(sentence, signal.range().end) {
                continue;
            }
            if is("计划") {
                // 年度计划投资 is a noun; 计划建设 and 本年度计划开工 are to come.
                let of_year = glyphs.starts_with(at.saturating_sub(3), "本年度");
                let named = at > 0 && !matches!(before, ',' | '年' | ':') && !of_year;
                if named || lexicon.verb_at(glyphs, at + 2..glyphs.len()).is_none() {
                    continue;
                }
            }
            // 预计将新增: to come.
            if is("预计将") {
                planned = true;
                self.kinds.push((at, Kind::Target));
                self.wide = None;
                continue;
            }
            // 确保了: done.
            if signal.commitment.is_some() && glyphs.char(signal.range().end) == '了' {
                self.kinds.push((0, Kind::Achievement));
                continue;
            }
            // 争取上级资金20亿元: what is done, not how firmly.
            if is("争取") && takes_amount(sentence, lexicon, at + 2) {
                continue;
            }
            let done = glyphs.char(signal.range().end - 1) == '了';
            if is("超额") || done {
                // 新增378张床位,超额完成年度任务: what stands before it is done too.
                self.kinds.push((0, Kind::Achievement));
            }
            planned |= mark.kind == Kind::Target;
            // 24个事项已完成: said of what stands before it in the clause too.
            let opens = matches!(glyphs.char(at), '已') || is("均已");
            let from = if opens {
                sentence.clause_of(at).start
            } else {
                at
            };
            self.kinds.push((from, mark.kind));
            if mark.kind == Kind::Target {
                self.wide = None;
            } else if mark.lasts {
                self.wide = Some(Kind::Achievement);
            }
        }
        planned
    }

    /// 上半年…同比增长3.1%: a part of a year is compared only once it is over.
    fn comparison(&mut self, sentence: &Sentence<'t, '_>, planned: bool) {
        let Some(compared) = sentence
            .signals(Tags::COMPARISON)
            .next()
            .filter(|_| !planned)
        else {
            return;
        };
        let part_of_year = |(from, period): &&(usize, Cow<'t, str>)| {
            *from < compared.at
                && (period.ends_with("季度") || period.ends_with("半年") || period.ends_with('月'))
        };
        if let Some(&(from, _)) = self.periods.iter().find(part_of_year) {
            self.kinds.push((from, Kind::Achievement));
        }
    }

    /// 10年来, 1-10月: spans that nobody plans for.
    fn past_spans(&mut self, sentence: &Sentence<'_, '_>) {
        for expression in &sentence.parts.expressions {
            let Range { start, end } = expression.digits;
            if !matches!(sentence.glyphs.char(end), '年' | '月') {
                continue;
            }
            let since = sentence.glyphs.starts_with(end, "年来") && end - start <= 2;
            let from_first = match &expression.value {
                Ok(Value::Range(from, _)) => *from == Decimal::ONE,
                // 元至6月.
                _ => sentence.glyphs.starts_with(start.saturating_sub(2), "元至"),
            };
            let is_month = sentence.glyphs.char(end) == '月';
            let months = is_month && from_first;
            // 至10月底,全县…: by when it was done.
            let until = is_month
                && start == 1
                && sentence.before(1) == '至'
                && matches!(sentence.glyphs.char(end + 1), '底' | '末')
                && sentence.is_stop(end + 2)
                && !sentence.speaks_of_future();
            if since || months || until {
                self.kinds.push((start, Kind::Achievement));
                self.wide = Some(Kind::Achievement);
            }
        }
    }

    /// 上半年,全县…: set apart at the beginning, a first part of the year is one gone by.
    fn part_of_year(&mut self, sentence: &Sentence<'_, '_>) {
        let this_year = 2 * usize::from(sentence.glyphs.starts_with(0, "今年"));
        if is_part_of_year(sentence, this_year) && !sentence.speaks_of_future() {
            self.kinds.push((0, Kind::Achievement));
            self.wide = Some(Kind::Achievement);
        }
    }

    /// A year that opens a clause, against the plan's year. Where that is unknown and nothing speaks of
    /// what is to come, a bare year is one gone by: 2013年,全市….
    fn years(&mut self, sentence: &Sentence<'t, '_>, plan_year: Option<i32>, undecided: bool) {
        for (at, stated) in years(sentence) {
            let kind = match plan_year {
                Some(year) if stated < year => Kind::Achievement,
                Some(_) => Kind::Target,
                None if undecided
                    && is_set_apart(sentence, at + 5)
                    && !sentence.speaks_of_future() =>
                {
                    Kind::Achievement
                }
                None => continue,
            };
            self.kinds.push((at, kind));
            self.wide = (kind == Kind::Achievement).then_some(kind);
        }
    }
}

/// Whether a sentence says what is only said of something done (历史新高, 连续十年, 排全省第2), or compares
/// with the year before where no number is bounded: targets are (以上, 左右).
fn is_evidence(sentence: &Sentence<'_, '_>) -> bool {
    let expressions = &sentence.parts.expressions;
    // 支出30万亿元、比上年增加1.2万亿元 is a budget's.
    let budgeted = |signal: &Signal| {
        let end = signal.range().end;
        let next = expressions.partition_point(|next| next.whole.start < end);
        let amount = expressions.get(next).and_then(|next| next.unit.as_ref());
        sentence.glyphs.char(end - 1) == '加'
            && amount.is_some_and(|unit| unit.class == UnitClass::Money)
    };
    let compared = || {
        let mut signals = sentence.signals(Tags::COMPARISON);
        signals.any(|signal| !budgeted(&signal)) && !is_bounded(sentence)
    };
    let mut placed = false;
    let mut tells = sentence.signals(Tags::EVIDENCE).next().is_some() && !is_bounded(sentence);
    for expression in expressions {
        // 连续十年; 创26年来新高.
        tells |= sentence.in_a_row(expression).is_some()
            || sentence.glyphs.char(expression.whole.end) == '来'
                && sentence.glyphs.starts_with(expression.whole.end, "来新高");
        placed |= is_place_taken(sentence, expression);
    }
    let aims = |expression: &Expression| sentence.before(expression.digits.start) == '前';
    let tells =
        tells || placed && !expressions.iter().any(aims) && !is_bounded(sentence) || compared();
    tells && !sentence.speaks_of_future()
}

/// 排全省第2: a plan aims at the front (前列, 前20名, 第一), any other place is known afterwards.
fn is_place_taken(sentence: &Sentence<'_, '_>, expression: &Expression) -> bool {
    let Range { start, end } = expression.digits;
    let glyphs = sentence.glyphs;
    let is_first = end - start == 1 && matches!(glyphs.char(start), '一' | '1');
    if sentence.before(start) != '第' || is_first {
        return false;
    }
    let end = end + usize::from(matches!(glyphs.char(end), '名' | '位'));
    let closes = end == glyphs.len() || glyphs.char(end) == '、' || sentence.is_stop(end);
    let near = glyphs.get(start.saturating_sub(10)..start);
    let ranks = |c| matches!(c, '居' | '列' | '排' | '省' | '市');
    closes && near.iter().any(|glyph| ranks(glyph.c))
}

/// 增长11.1%, 投资189.4亿元: a plan names round figures, whole and half; what is finer was measured. An
/// amount beside a round rate (增长5%、达到28.6亿元) is a plan's.
fn is_measured(sentence: &Sentence<'_, '_>, lexicon: &Lexicon) -> bool {
    let expressions = &sentence.parts.expressions;
    // Most numbers are round.
    if !expressions.iter().any(|number| is_fine(sentence, number)) {
        return false;
    }
    let grows = |start: usize| {
        let verb = lexicon.verb_before(sentence.glyphs, start.saturating_sub(4), start);
        matches!(verb, Some((_, Sense::Rise)))
    };
    let (mut fine_rate, mut round_rate, mut fine_amount) = (false, false, false);
    for expression in expressions {
        let start = expression.digits.start;
        let is_fine = is_fine(sentence, expression);
        match expression.unit.as_ref().map(|unit| unit.class) {
            Some(UnitClass::Percent) if grows(start) => {
                fine_rate |= is_fine;
                round_rate |= !is_fine;
            }
            // 1.25亿元 is rounded too.
            Some(UnitClass::Money) => {
                fine_amount |= is_fine && sentence.glyphs.char(start + 1) != '.';
            }
            _ => {}
        }
    }
    let measured = fine_rate || fine_amount && !round_rate;
    measured && !is_bounded(sentence) && !sentence.speaks_of_future()
}

/// Whether a number is written finer than in halves.
fn is_fine(sentence: &Sentence<'_, '_>, expression: &Expression) -> bool {
    let Range { start, end } = expression.digits;
    if end - start < 3 || expression.chinese {
        return false;
    }
    let digit = |back: usize| sentence.glyphs.char(end - back);
    // 11.1, 4.25, but not 7.5 nor 6.0.
    match (digit(3), digit(2)) {
        (_, '.') => !matches!(digit(1), '0' | '5'),
        ('.', tenths) => tenths != '0' || digit(1) != '0',
        _ => false,
    }
}

/// 2023年,全县…; 2023年末,全县….
fn is_set_apart(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    sentence.is_stop(at + usize::from(sentence.glyphs.char(at) == '末'))
}

/// Whether a noun and its number follow, and no verb between them.
fn takes_amount(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, at: usize) -> bool {
    let expressions = &sentence.parts.expressions;
    let next = expressions.partition_point(|next| next.whole.start < at);
    let number = expressions
        .get(next)
        .filter(|next| next.unit.is_some() && next.whole.start < at + 16);
    number.is_some_and(|number| {
        let noun = at..number.whole.start;
        noun.len() > 1
            && sentence.clause_of(at).end >= number.whole.start
            && !lexicon.has_verb(sentence.glyphs, noun)
    })
}

/// Whether a first part of a year stands at `at`.
fn is_part_of_year(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    const PARTS: &[&str] = &["上半年", "前三季度", "一季度", "第一季度"];
    PARTS.iter().any(|part| {
        sentence.glyphs.starts_with(at, part) && sentence.is_stop(at + part.chars().count())
    })
}

/// Whether a number of the sentence is bounded as targets are (以上, 左右).
fn is_bounded(sentence: &Sentence<'_, '_>) -> bool {
    let bounded = |expression: &Expression| {
        !matches!(expression.bound, BoundKind::Plain | BoundKind::MoreThan)
    };
    sentence.parts.expressions.iter().any(bounded)
}

fn latest<T>(list: &[(usize, T)], at: usize) -> Option<&T> {
    let next = list.partition_point(|(from, _)| *from <= at);
    next.checked_sub(1)
        .and_then(|last| list.get(last))
        .map(|(_, value)| value)
}

/// The years that open a clause: 2023年,全县….
fn years(sentence: &Sentence<'_, '_>) -> Vec<(usize, i32)> {
    let year = |expression: &Expression| {
        let Range { start, end } = expression.digits;
        let opens = start == 0 || sentence.is_stop(start - 1);
        let is_year = sentence.glyphs.char(end) == '年' && end - start == 4 && !expression.chinese;
        if !opens || !is_year || !sentence.is_year(start..end) {
            return None;
        }
        Some((start, sentence.glyphs.folded(start..end).parse().ok()?))
    };
    sentence.parts.expressions.iter().filter_map(year).collect()
}

/// The commitment of a number: the word nearest before it in a range of its sentence; it reaches over the clauses after
/// it up to the next one (`ANNOTATION` rule 16).
pub(super) fn commitment(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
    at: usize,
) -> Option<Commitment> {
    let before = sentence
        .parts
        .signals
        .partition_point(|signal| signal.at < at);
    let signals = sentence.parts.signals.get(..before)?.iter().rev();
    signals
        .take_while(|signal| signal.at >= range.start)
        // 争取上级资金20亿元: what is done, not how firmly.
        .filter(|signal| {
            let earns = sentence.glyphs.starts_with(signal.at, "争取");
            // 其中必保10亿元以上项目1个 holds for the part alone.
            let of_part = sentence.glyphs.starts_with(signal.at.saturating_sub(2), "其中")
                && sentence.clause_of(signal.at).end < at;
            !of_part && !(earns && takes_amount(sentence, lexicon, signal.at + 2))
        })
        .find_map(|signal| signal.commitment)
}

/// 新增了, 完成了: done.
pub(super) fn is_done(sentence: &Sentence<'_, '_>, frame: &Frame) -> bool {
    let verb_end = frame
        .lead
        .as_ref()
        .or(frame.trail.as_ref())
        .map(|(verb, _)| verb.end);
    verb_end.is_some_and(|end| {
        sentence.glyphs.char(end) == '了' && !sentence.glyphs.starts_with(end, "了解")
    })
}

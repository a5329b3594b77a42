//! The rows of tables: a cell that holds a figure alone (62.3, ≥140, 9.6亿千瓦时以上) says what it says together with the
//! name of its row, the unit of its column or row, and the header of its column.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::outline::{Cell, Column, Table, TableColumn};
use crate::extract::text::glyphs::{Glyph, Glyphs};
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::Sense;
use crate::extract::words::tags::Tags;

/// What a row of a table says of all its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row<'t> {
    /// Where its table begins, and its place in it.
    pub(crate) place: Option<(usize, usize)>,
    /// What it is about, without the number of the row and a unit in brackets.
    pub(crate) name: &'t str,
    /// What its table is of, where the row has no name.
    of_all: &'t str,
    /// Where the name stands.
    name_at: Range<usize>,
    /// The unit of its figures.
    unit: &'t str,
    /// Who answers for it.
    pub(crate) responsible: Vec<&'t str>,
    /// Until when its aims are to be reached.
    pub(crate) deadline: &'t str,
}

impl<'t> Row<'t> {
    /// The row of a cell.
    pub(crate) fn of(text: &'t str, lexicon: &Lexicon, table: &Table, cell: &Cell) -> Self {
        let cells = table.cells();
        let first = cells.partition_point(|other| other.row() < cell.row());
        let mut row = Row {
            place: Some((
                cells.first().map_or(0, |cell| cell.span().start()),
                cell.row(),
            )),
            ..Row::default()
        };
        let mut indicator = false;
        let own = cells
            .iter()
            .skip(first)
            .take_while(|other| other.row() == cell.row());
        for other in own {
            let shown = other.span().of(text).unwrap_or("").trim();
            match table.column_of(other).map(TableColumn::column) {
                Some(Column::Indicator) => {
                    indicator = true;
                    row.named(shown, other);
                }
                Some(Column::Task) if !indicator => row.named(shown, other),
                Some(Column::Unit) => row.unit = shown,
                Some(Column::Deadline) => row.deadline = shown,
                Some(Column::Responsible) => {
                    row.responsible = shown
                        .split(['、', ',', '，', ';', '；', ' '])
                        .map(str::trim)
                        .filter(|unit| !unit.is_empty())
                        .collect();
                }
                _ => {}
            }
        }
        // 县区 | 任务数（户） | 开工数（户）, under 农村危房改造进度表.
        if row.name.is_empty()
            && let Some(topic) = table.topic().and_then(|topic| topic.of(text))
        {
            row.of_all = topic;
        }
        // PM2.5年均浓度（微克/立方米）.
        let bracket = row
            .name
            .rfind(['(', '（'])
            .filter(|_| row.name.ends_with([')', '）']));
        if let Some((name, unit)) = bracket.and_then(|at| row.name.split_at_checked(at)) {
            let unit = unit
                .trim_start_matches(['(', '（'])
                .trim_end_matches([')', '）']);
            let unit = unit
                .strip_prefix("单位")
                .map_or(unit, |unit| unit.trim_start_matches([':', '：']));
            if is_unit(lexicon, unit) {
                row.name = name.trim();
                row.unit = unit;
            }
        }
        row
    }

    fn named(&mut self, shown: &'t str, cell: &Cell) {
        // 1.常住人口城镇化率.
        let rest = shown.trim_start_matches(|c: char| c.is_ascii_digit());
        let name = rest
            .strip_prefix(['.', '．', '、'])
            .filter(|_| rest.len() < shown.len());
        let name = name.unwrap_or(shown).trim();
        // 其中：增值税.
        let part = name.strip_prefix("其中").map(str::trim_start);
        let part = part.and_then(|part| part.strip_prefix([':', '：']));
        self.name = part.unwrap_or(name).trim();
        self.name_at = cell.span().start()..cell.span().end();
    }

    /// What the row is about, for what its cells leave out: its name without the verb that it ends with (农村公路提档升级).
    pub(crate) fn topic(&self, lexicon: &Lexicon) -> Option<Cow<'t, str>> {
        let glyphs: Vec<Glyph> = self.name.chars().map(Glyph::new).collect();
        let glyphs = Glyphs::detached(&glyphs);
        let mut end = glyphs.len();
        while let Some((verb, Sense::Amount)) = lexicon.verb_before(glyphs, 0, end)
            && end - verb > 1
        {
            end = verb;
        }
        let end = if end > 1 { end } else { glyphs.len() };
        // 改造农村危房.
        let tags = Tags::VERB | Tags::NON_VERB | Tags::NOUN;
        let verb = lexicon
            .longest_uncut(glyphs, 0, end, tags)
            .filter(|word| word.is(Tags::VERB) && !word.is(Tags::NON_VERB | Tags::NOUN))
            .map_or(0, Entry::len);
        let start = if verb > 1 && verb + 1 < end { verb } else { 0 };
        let named: String = self.name.chars().skip(start).take(end - start).collect();
        (!named.is_empty() && !named.contains(|c: char| c.is_ascii_digit()))
            .then_some(Cow::Owned(named))
    }

    /// Whether a place of the text stands in the cell that names the row.
    pub(crate) fn is_name(&self, offset: usize) -> bool {
        self.name_at.contains(&offset)
    }
}

/// A sentence put together from a row's name and a cell, and the way back from it to the text.
#[derive(Debug)]
pub(crate) struct Composed {
    pub(crate) text: String,
    /// Where the cell's text begins in the sentence, and in the document.
    cell: usize,
    start: usize,
    /// Where the unit was put in, and how long it is.
    unit: usize,
    unit_length: usize,
    /// The sentence's length.
    end: usize,
}

impl Composed {
    /// The sentence that a figure alone in its cell stands for; none where the cell says more than a figure. `rate` says that it is
    /// a share of what was planned, whose sentence has the header in it.
    pub(crate) fn of(
        text: &str,
        lexicon: &Lexicon,
        row: &Row<'_>,
        column: &TableColumn,
        body: Range<usize>,
    ) -> Option<Self> {
        let shown = text.get(body.clone())?;
        let cell = shown.trim();
        let start = body.start + (shown.len() - shown.trim_start().len());
        let subject = column.subject().and_then(|subject| subject.of(text));
        let header = column
            .header()
            .and_then(|header| header.of(text))
            .unwrap_or("");
        let header = header
            .split(['(', '（', '%', '％'])
            .next()
            .unwrap_or("")
            .trim();
        let name = if row.name.is_empty() {
            named(lexicon, column, row.of_all, header, subject)
        } else {
            named(lexicon, column, row.name, header, subject)
        };
        let is_named = !name.is_empty() || column.column() == Column::Rate && subject.is_some();
        if !is_named || row.is_name(body.start) || !is_figure(cell) {
            return None;
        }
        let group = column
            .group()
            .and_then(|group| group.of(text))
            .unwrap_or("");
        let mut sentence = name.clone().into_owned();
        let signed = cell.starts_with(['-', '−', '－', '+', '＋']);
        match column.column() {
            Column::Rate if !name.ends_with(header) => {
                sentence.push_str(header);
            }
            Column::Growth
                if !cell.starts_with(|c: char| {
                    !c.is_ascii_digit() && !signed && !"≥≤>约".contains(c)
                }) =>
            {
                sentence.push_str("增长");
            }
            Column::Result
                if (header.contains("完成") || group.contains("完成"))
                    && is_amount(cell)
                    && !row.unit.contains('%')
                    && !lexicon.ends_with(&name, Tags::LEVEL_NOUN)
                    && !has_verb(lexicon, &name) =>
            {
                sentence.push_str("完成");
            }
            _ => {}
        }
        let is_rank = column.column() == Column::Rank;
        if is_rank {
            let is_place = cell.len() <= 3 && cell.bytes().all(|byte| byte.is_ascii_digit());
            if !is_place {
                return None;
            }
            sentence.push_str("排名第");
        } else if sentence.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            // PM2.5 | 24.
            sentence.push('为');
        }
        let unit = if is_rank {
            "位"
        } else {
            unit(text, column, row, cell)
        };
        let at = numeral_end(cell);
        let (before, after) = cell.split_at_checked(at)?;
        let cell_at = sentence.len();
        sentence.push_str(before);
        sentence.push_str(unit);
        sentence.push_str(after);
        let end = sentence.len();
        // A sentence, and no heading.
        sentence.push('。');
        Some(Self {
            text: sentence,
            cell: cell_at,
            start,
            unit: cell_at + at,
            unit_length: unit.len(),
            end,
        })
    }

    /// Where a range of the sentence stands in the document; none of the name's.
    pub(crate) fn place(&self, range: Range<usize>) -> Option<Range<usize>> {
        let back = |at: usize| {
            let at = at.min(self.end);
            let inside = match at {
                at if at <= self.unit => at,
                at if at <= self.unit + self.unit_length => self.unit,
                at => at - self.unit_length,
            };
            self.start + inside.saturating_sub(self.cell)
        };
        let start = back(range.start);
        let end = back(range.end);
        (start < end).then_some(start..end)
    }
}

/// What a figure is of: what the headers name; with the name of its row, where that is only what is done with it (新开工, 竣工数).
fn named<'a>(
    lexicon: &Lexicon,
    column: &TableColumn,
    row: &'a str,
    header: &str,
    subject: Option<&'a str>,
) -> Cow<'a, str> {
    let Some(subject) = subject else {
        return Cow::Borrowed(row);
    };
    let done = subject.trim_start_matches('已');
    let done = done.strip_suffix('数').unwrap_or(done);
    let is_verb = is_verb_alone(lexicon, done);
    match (is_verb, row.is_empty()) {
        (true, false) if row.ends_with(done) => Cow::Borrowed(row),
        (true, false) => Cow::Owned(format!("{row}{done}")),
        // The change of a count that nothing tells of what it is.
        (true, true) if matches!(column.column(), Column::Growth | Column::Rank) => {
            Cow::Borrowed(subject)
        }
        // The rate of a count that nothing tells of what it is.
        (true, true) if column.column() == Column::Rate => Cow::Borrowed(""),
        // 开工数, 实际到位 of what, nothing tells.
        (true, true) => Cow::Owned(format!("{header}为")),
        // 老年助餐点 over 目标 and 建成.
        (false, _) if column.group().is_some() && column.column() == Column::Result => {
            let header = header.trim_start_matches('已');
            let header = header.strip_suffix('数').unwrap_or(header);
            let is_done =
                header != "完成" && !subject.ends_with(header) && is_verb_alone(lexicon, header);
            let done = if is_done { header } else { "" };
            Cow::Owned(format!("{subject}{done}"))
        }
        _ => Cow::Borrowed(subject),
    }
}

fn is_verb_alone(lexicon: &Lexicon, words: &str) -> bool {
    let glyphs: Vec<Glyph> = words.chars().map(Glyph::new).collect();
    let glyphs = Glyphs::detached(&glyphs);
    matches!(lexicon.verb_before(glyphs, 0, glyphs.len()), Some((0, _)))
}

/// The unit that a figure without one has: its column's, or its row's; a rate of completion is in per cent.
fn unit<'a>(text: &'a str, column: &TableColumn, row: &Row<'a>, cell: &str) -> &'a str {
    let rest = cell.get(numeral_end(cell)..).unwrap_or("");
    let bounds = ["以上", "以下", "以内", "左右", "上下", "之间", "多", "余"];
    let bare = rest.is_empty()
        || bounds.iter().any(|bound| rest.starts_with(bound))
        || rest.starts_with(['(', '（']);
    if !bare {
        return "";
    }
    if let Some(unit) = column.unit().and_then(|unit| unit.of(text)) {
        return unit.trim();
    }
    match column.column() {
        Column::Rate | Column::Growth if column.has_units() => "",
        Column::Rate | Column::Growth => "%",
        _ => row.unit,
    }
}

/// Whether a cell holds a figure and nothing that says more: 62.3, ≥140, 增长5.4%, 不足1万, 3360（其中三格式2750）.
pub(crate) fn is_figure(cell: &str) -> bool {
    let stated = [
        "增长",
        "下降",
        "增加",
        "减少",
        "提高",
        "降低",
        "上升",
        "不少于",
        "不低于",
        "不超过",
        "不高于",
        "不足",
        "超过",
        "超",
        "突破",
        "近",
        "约",
        "达到",
        "达",
        "至少",
        "+",
        "-",
        "−",
        "≥",
        "≤",
        ">",
        "<",
        "＞",
        "＜",
        "≧",
        "≦",
    ];
    let mut rest = cell;
    while let Some(next) = stated.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next.trim_start();
    }
    let first = rest.chars().next();
    let digits = first.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    // A range written with a dash or 至 is a figure too; a full stop or a comma makes a sentence.
    let plain = rest.split(['(', '（']).next().unwrap_or("");
    digits
        && plain.chars().count() <= 16
        && !plain.contains(['，', '。', '；', ';', '、', '：', ':', '年', '月', '日'])
}

/// Whether a figure is an amount, and no rate.
fn is_amount(cell: &str) -> bool {
    !cell.contains(['%', '％', '‰'])
        && !cell.contains("百分点")
        && !cell.starts_with(['增', '下', '提', '降', '上'])
}

/// Where the first numeral of a cell ends.
fn numeral_end(cell: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let Some(first) = cell.find(is_digit) else {
        return cell.len();
    };
    let within = |c: char| {
        is_digit(c)
            || matches!(
                c,
                '.' | '．' | ',' | '万' | '亿' | '千' | '百' | '~' | '-' | '—' | '–' | '～'
            )
    };
    let tail = cell.get(first..).unwrap_or("");
    let length = tail.find(|c| !within(c)).unwrap_or(tail.len());
    first + length
}

fn is_unit(lexicon: &Lexicon, unit: &str) -> bool {
    let glyphs: Vec<Glyph> = unit.chars().map(Glyph::new).collect();
    let start = glyphs
        .iter()
        .take_while(|glyph| matches!(glyph.c, '万' | '亿' | '千' | '百'))
        .count();
    let rest = Glyphs::detached(glyphs.get(start..).unwrap_or(&[]));
    let Some((length, ..)) = lexicon.unit(rest, 0) else {
        return false;
    };
    length == rest.len() || rest.char(length) == '/'
}

fn has_verb(lexicon: &Lexicon, name: &str) -> bool {
    let glyphs: Vec<Glyph> = name.chars().map(Glyph::new).collect();
    let glyphs = Glyphs::detached(&glyphs);
    (0..glyphs.len()).any(|at| {
        lexicon
            .longest_uncut(
                glyphs,
                at,
                glyphs.len(),
                Tags::VERB | Tags::NON_VERB | Tags::NOUN,
            )
            .is_some_and(|word| {
                word.is(Tags::VERB) && word.len() > 1 && !word.is(Tags::NON_VERB | Tags::NOUN)
            })
    })
}

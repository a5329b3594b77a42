//! Observations in JSON text: a list, or a record a line (JSON Lines), each bad one named by its line.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::LogReading;
use super::fields::finding;
use super::records::{BadRecord, Cell, read, unique};
use crate::finding::{Code, Finding, Noticed, Place, Reason};
use crate::observation::Observation;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a text cannot be read at all. What is wrong with a record is a [`Finding`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// The bytes are not UTF-8.
    #[error(
        "the text is not UTF-8 from byte {at} on; JSON is UTF-8 (RFC 8259), so convert it first"
    )]
    NotUtf8 {
        /// The first byte that is not.
        at: usize,
    },
}

impl JsonError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NotUtf8 { at } => format!(
                "文本自第{}个字节起不是UTF-8，而JSON须用UTF-8（RFC 8259），请先转换编码",
                at.saturating_add(1)
            ),
        }
    }
}

/// Reads observations from a JSON list, from JSON Lines, or a single record; with or without byte order mark.
///
/// A record that is no observation is left out and reported with its line and the name of the field; one that is no JSON,
/// with the line and the column of the sign that is wrong. The others are kept.
///
/// # Errors
/// Where nothing can be read: see [`JsonError`].
///
/// ```
/// use zhibiao::interchange::observations::read_json;
///
/// let json = r#"[
///     {"target": "a", "as_of": "2024-11-30", "amount": "34个"},
///     {
///         "target": "b", "as_of": "2024-11-30",
///         "amount": 12.5
///     },
///     {"target": "c", "as_of": "2024-11-30", "rank" 3}
/// ]"#;
/// let reading = read_json(json.as_bytes())?;
/// assert_eq!(reading.log.len(), 1);
/// let places: Vec<_> = reading.findings.iter().map(|finding| finding.place().to_string()).collect();
/// assert_eq!(places, ["第5行“amount”列", "第7行"]);
/// # Ok::<(), zhibiao::interchange::observations::JsonError>(())
/// ```
pub fn read_json(text: &[u8]) -> Result<LogReading, JsonError> {
    let text = std::str::from_utf8(text).map_err(|error| JsonError::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let (mut good, mut noticed) = (Vec::new(), Noticed::default());
    let mut at = At {
        line: 1,
        line_start: 0,
        byte: 0,
    };
    let mut records = records(text);
    for record in records.by_ref() {
        at.advance(text, offset(text, record));
        // No observation, and a finding that is only counted.
        if noticed.is_full() && !record.starts_with('{') {
            noticed.push(|| at.malformed(0, 1, ("", "")));
            continue;
        }
        match parse(at, record) {
            Ok(observation) => good.push(observation),
            Err(finding) => noticed.push(|| finding),
        }
    }
    if !records.is_closed() {
        at.advance(text, text.trim_end().len());
        noticed.push(|| at.malformed(0, 1, ("列表没有结束", "the list is not closed")));
    }
    Ok(LogReading {
        log: good.into(),
        findings: noticed.finish(),
    })
}

/// A place in the text, whose line ends are counted once, from record to record.
#[derive(Clone, Copy)]
struct At {
    line: u64,
    line_start: usize,
    byte: usize,
}

impl At {
    fn advance(&mut self, text: &str, byte: usize) {
        let passed = text.get(self.byte..byte).unwrap_or_default();
        self.line = self.line.saturating_add(line_ends(passed));
        if let Some(end) = passed.rfind('\n') {
            self.line_start = self.byte + end + 1;
        }
        self.byte = byte;
    }

    /// The finding that there is no JSON so many lines below, at this column of the line; in its own line, the column counts
    /// from here.
    fn malformed(&self, below: usize, column: usize, reason: impl Into<Reason>) -> Finding {
        let before = if below == 0 {
            self.byte.saturating_sub(self.line_start)
        } else {
            0
        };
        let place = Place::Cell {
            line: self.line.saturating_add(number(below)),
            column: None,
        };
        Finding::new(Code::RecordMalformed, place)
            .with_value("column", before.saturating_add(column))
            .with_reason(reason)
    }
}

/// The records of a text, each without blanks around it.
enum Records<'a> {
    /// Those of a list.
    List(Items<'a>),
    /// One, or one on each line.
    One(std::option::IntoIter<&'a str>),
    Lines(std::str::Lines<'a>),
}

fn records(text: &str) -> Records<'_> {
    let trimmed = text.trim();
    if let Some(list) = trimmed.strip_prefix('[') {
        Records::List(Items::new(list))
    } else if serde_json::from_str::<&RawValue>(trimmed).is_ok() {
        Records::One(Some(trimmed).into_iter())
    } else {
        Records::Lines(text.lines())
    }
}

impl Records<'_> {
    /// Whether the list, read to its end, has one.
    const fn is_closed(&self) -> bool {
        match self {
            Self::List(items) => items.is_closed,
            Self::One(_) | Self::Lines(_) => true,
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self {
            Self::List(items) => items.next(),
            Self::One(record) => record.next(),
            Self::Lines(lines) => lines.map(str::trim).find(|line| !line.is_empty()),
        }
    }
}

/// What stands between the commas of a list, and behind its end.
struct Items<'a> {
    list: &'a str,
    /// Where the next item begins.
    start: usize,
    is_closed: bool,
    /// Whether an item came before.
    has_item: bool,
    is_over: bool,
}

impl<'a> Items<'a> {
    const fn new(list: &'a str) -> Self {
        Self {
            list,
            start: 0,
            is_closed: false,
            has_item: false,
            is_over: false,
        }
    }

    fn item(&self, end: usize) -> &'a str {
        let item = self.list.get(self.start..end);
        item.unwrap_or_default().trim()
    }

    /// Where the item ends, and what ends it: a comma, the end of the list, or the end of a line within a string.
    fn end(&self) -> Option<(usize, u8)> {
        let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
        let rest = self.list.bytes().enumerate().skip(self.start);
        for (at, byte) in rest {
            if in_string {
                if byte == b'\n' {
                    // No string goes over the end of a line: the record is spoiled, and the next one begins below.
                    return Some((at, byte));
                }
                in_string = is_escaped || byte != b'"';
                is_escaped = byte == b'\\' && !is_escaped;
                continue;
            }
            match byte {
                b'"' => in_string = true,
                b'{' | b'[' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b']' if depth > 0 => depth -= 1,
                b',' | b']' if depth == 0 => return Some((at, byte)),
                _ => {}
            }
        }
        None
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.is_over {
            return None;
        }
        // Behind the end of a list nothing is to stand; it is one item.
        let end = if self.is_closed { None } else { self.end() };
        let Some((at, byte)) = end else {
            self.is_over = true;
            return Some(self.item(self.list.len())).filter(|item| !item.is_empty());
        };
        let item = self.item(at);
        self.start = at + 1;
        if byte == b']' {
            self.is_closed = true;
            let is_blank = item.is_empty() && self.item(self.list.len()).is_empty();
            if is_blank && !self.has_item {
                // An empty list.
                return None;
            }
        }
        self.has_item = true;
        Some(item)
    }
}

fn parse(at: At, record: &str) -> Result<Observation, Finding> {
    let line = at.line;
    let malformed = |error: serde_json::Error| {
        // The error ends with its place within the record.
        at.malformed(
            error.line().saturating_sub(1),
            error.column(),
            reason(&error),
        )
    };
    let value: &RawValue = serde_json::from_str(record).map_err(malformed)?;
    let not_an_object = |_| {
        let BadRecord { name, cell, reason } = BadRecord::not_an_object();
        finding(line, &name, &cell, reason)
    };
    let Members(members) = serde_json::from_str(value.get()).map_err(not_an_object)?;
    // At the last of the fields of this name, where there are several.
    let bad = |BadRecord { name, cell, reason }| {
        let place = members.iter().rev().find(|(other, _)| *other == name);
        let place = place.map_or(0, |(_, value)| offset(record, value.get()));
        let below = line_ends(record.get(..place).unwrap_or_default());
        finding(line.saturating_add(below), &name, &cell, reason)
    };
    let mut cells = Vec::with_capacity(members.len());
    for (name, value) in &members {
        let cell: Cell = serde_json::from_str(value.get()).map_err(malformed)?;
        cells.push((name.clone(), cell));
    }
    unique(cells).and_then(read).map_err(bad)
}

/// The parser's words without the place they end with, which is one within the record; it has none in Chinese.
fn reason(error: &serde_json::Error) -> Reason {
    let english = error.to_string();
    let english = english.split(" at line ").next().unwrap_or_default();
    let chinese = SYNTAX
        .iter()
        .find_map(|(words, chinese)| english.starts_with(words).then_some(*chinese));
    Reason::new(chinese.unwrap_or("语法有误"), english)
}

/// How the parser's words begin, and what they mean. Source: `serde_json::error::ErrorCode`.
const SYNTAX: &[(&str, &str)] = &[
    ("EOF while parsing a list", "列表没有结束"),
    ("EOF while parsing an object", "对象没有结束"),
    ("EOF while parsing a string", "字符串没有结束"),
    ("EOF while parsing a value", "缺少值"),
    ("expected `:`", "应为冒号“:”"),
    ("expected `,` or `]`", "应为逗号“,”或“]”"),
    ("expected `,` or `}`", "应为逗号“,”或“}”"),
    ("expected `\"`", "应为引号"),
    ("expected", "应为值"),
    ("invalid escape", "转义有误"),
    ("invalid number", "数的写法有误"),
    ("number out of range", "数过大"),
    ("invalid unicode code point", "字符编码有误"),
    ("control character", "字符串中有控制字符"),
    ("key must be a string", "字段名须为字符串"),
    ("lone leading surrogate", "转义的字符不完整"),
    ("unexpected end of hex escape", "转义的字符不完整"),
    ("trailing comma", "末尾多了逗号"),
    ("trailing characters", "其后还有多余的字符"),
    ("recursion limit exceeded", "嵌套过深"),
];

/// The members of an object, in the order of the text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

fn line_ends(text: &str) -> u64 {
    number(text.bytes().filter(|byte| *byte == b'\n').count())
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The byte at which a part of the text begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

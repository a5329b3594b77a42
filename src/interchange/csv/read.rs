//! Reading the table: the header, the rows, and what holds between rows.

use std::collections::BTreeMap;
use std::str::FromStr;

use csv::StringRecord;

use super::column::Column;
use super::row::{Header, Row};
use super::{BYTE_ORDER_MARK, CsvError, Reading};
use crate::finding::{Code, Finding, Place};
use crate::plan::{BrokenLink, PlanBuilder, broken_links};
use crate::target::{Target, TargetId};

pub(super) fn table(table: &[u8], plan: PlanBuilder) -> Result<Reading, CsvError> {
    let text = std::str::from_utf8(table).map_err(|error| CsvError::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
        .into_records();
    let mut findings = Vec::new();
    findings.extend(unclosed_quote(text));
    let header = match rows.next() {
        Some(Ok(record)) => header(&record, &mut findings)?,
        _ => {
            return Err(CsvError::MissingColumn {
                column: Column::Indicator.name(),
            });
        }
    };
    let mut read = Vec::new();
    let mut lines = Lines::new(text);
    for record in rows {
        // The text is UTF-8 and rows may have any length, so there is no other way for a record to fail.
        let Ok(record) = record else { continue };
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let row = Row {
            header: &header,
            record: &record,
        };
        if row.is_blank() {
            continue;
        }
        match row.target() {
            Ok(target) => read.push(ReadRow {
                line,
                has_id: !row.cell(Column::Id).is_empty(),
                target,
            }),
            Err(bad) => findings.push(row.finding(line, bad)),
        }
    }
    let targets = link(with_unique_ids(read, &mut findings), &mut findings);
    findings.sort();
    Ok(Reading {
        plan: plan.targets(targets).build()?,
        findings,
    })
}

/// The finding for a quotation mark that is opened and not closed, at the line of the last one.
fn unclosed_quote(text: &str) -> Option<Finding> {
    let last = text
        .rfind('"')
        .filter(|_| text.matches('"').count() % 2 == 1)?;
    let line = text.get(..last)?.lines().count().max(1);
    let place = Place::Cell {
        line: u64::try_from(line).unwrap_or(u64::MAX),
        column: None,
    };
    Some(Finding::new(Code::CsvUnclosedQuote, place))
}

fn header(record: &StringRecord, findings: &mut Vec<Finding>) -> Result<Header, CsvError> {
    let mut places = BTreeMap::new();
    for (place, name) in record.iter().enumerate() {
        let name = name.trim();
        match Column::from_str(name) {
            Ok(column) => {
                if places.insert(column, place).is_some() {
                    return Err(CsvError::RepeatedColumn {
                        column: column.name(),
                    });
                }
            }
            Err(_) if name.is_empty() => {}
            Err(_) => findings.push(
                Finding::new(Code::CsvUnknownColumn, cell_place(1, Some(name)))
                    .with_value("column", name),
            ),
        }
    }
    if places.contains_key(&Column::Indicator) {
        Ok(Header {
            places,
            length: record.len(),
        })
    } else {
        Err(CsvError::MissingColumn {
            column: Column::Indicator.name(),
        })
    }
}

pub(super) fn cell_place(line: u64, column: Option<&str>) -> Place {
    Place::Cell {
        line,
        column: column.map(str::to_owned),
    }
}

struct ReadRow {
    line: u64,
    has_id: bool,
    target: Target,
}

/// Leaves out rows whose id is taken, and numbers derived ids that are.
fn with_unique_ids(rows: Vec<ReadRow>, findings: &mut Vec<Finding>) -> Vec<(u64, Target)> {
    let mut lines: BTreeMap<TargetId, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.has_id) {
        lines.entry(row.target.id().clone()).or_insert(row.line);
    }
    let mut next: BTreeMap<TargetId, usize> = BTreeMap::new();
    let mut unique = Vec::with_capacity(rows.len());
    for ReadRow {
        line,
        has_id,
        target,
    } in rows
    {
        match lines.get(target.id()) {
            Some(first) if has_id && *first != line => {
                let place = cell_place(line, Some(Column::Id.name()));
                findings.push(
                    Finding::new(Code::CsvBadCell, place)
                        .with_value("cell", target.id())
                        .with_value("column", Column::Id.name())
                        .with_value("reason", format!("line {first} has this id already")),
                );
            }
            Some(_) if !has_id => {
                let number = next.entry(target.id().clone()).or_insert(2);
                let mut id = target.id().numbered(*number);
                while lines.contains_key(&id) {
                    *number += 1;
                    id = target.id().numbered(*number);
                }
                *number += 1;
                lines.insert(id.clone(), line);
                unique.push((line, target.with_id(id)));
            }
            _ => {
                lines.insert(target.id().clone(), line);
                unique.push((line, target));
            }
        }
    }
    unique
}

/// Cuts the links to wholes that cannot be used.
fn link(rows: Vec<(u64, Target)>, findings: &mut Vec<Finding>) -> Vec<Target> {
    let (lines, targets): (Vec<u64>, Vec<Target>) = rows.into_iter().unzip();
    let broken = broken_links(&targets);
    let cut = |(target, line): (Target, u64)| match (broken.get(target.id()), target.part_of()) {
        (Some(link), Some(whole)) => {
            let reason = match link {
                BrokenLink::NoSuchWhole => "no row has this id",
                BrokenLink::Circular => "it is a part of itself, by way of its parts",
            };
            let place = cell_place(line, Some(Column::PartOf.name()));
            findings.push(
                Finding::new(Code::CsvPartWithoutWhole, place)
                    .with_value("id", whole)
                    .with_value("reason", reason),
            );
            target.standing_alone()
        }
        _ => target,
    };
    targets.into_iter().zip(lines).map(cut).collect()
}

/// Counts the lines of the text as an editor does; the positions of the CSV reader lag behind where lines end with CRLF.
pub(in crate::interchange) struct Lines<'a> {
    rest: std::str::Bytes<'a>,
    seen: u64,
    line: u64,
    after_return: bool,
}

impl<'a> Lines<'a> {
    pub(in crate::interchange) fn new(text: &'a str) -> Self {
        Self {
            rest: text.bytes(),
            seen: 0,
            line: 1,
            after_return: false,
        }
    }

    /// The line of the record that starts at this byte, or after the line ends that stand there; bytes must not fall.
    pub(in crate::interchange) fn at(&mut self, start: u64) -> u64 {
        while let Some(byte) = self.rest.clone().next() {
            let ends_line = matches!(byte, b'\r' | b'\n');
            if self.seen >= start && !ends_line {
                break;
            }
            if byte == b'\r' || (byte == b'\n' && !self.after_return) {
                self.line += 1;
            }
            self.after_return = byte == b'\r';
            self.rest.next();
            self.seen += 1;
        }
        self.line
    }
}

//! Reading the table: the header, the rows, and what holds between rows.

use std::collections::BTreeMap;
use std::str::FromStr;

use csv::StringRecord;

use super::cell::unprotected;
use super::column::Column;
use super::row::{Header, Row};
use super::sheet::Sheet;
use super::{CsvError, PlanReading};
use crate::finding::{Code, Finding, Noticed, Place, Reason};
use crate::plan::{BrokenLink, PlanBuilder, broken_links};
use crate::target::{Target, TargetId};

pub(super) fn table(table: &[u8], plan: PlanBuilder) -> Result<PlanReading, CsvError> {
    let sheet = Sheet::open(table)?;
    let mut rows = sheet.rows();
    let mut findings = Noticed::default();
    if let Some(finding) = sheet.unclosed_quote() {
        findings.push(|| finding);
    }
    let header = match rows.next() {
        Some(Ok(record)) => header(&record, sheet.first_line(), &mut findings)?,
        _ => {
            return Err(CsvError::MissingColumn {
                column: Column::Indicator.name(),
            });
        }
    };
    let mut read = Vec::new();
    let mut lines = sheet.lines();
    for record in rows {
        // The text is UTF-8 and rows may have any length, so there is no other way for a record to fail.
        let Ok(record) = record.map(unprotected) else {
            continue;
        };
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
            Err(bad) => findings.push(|| row.finding(line, bad)),
        }
    }
    let targets = link(with_unique_ids(read, &mut findings), &mut findings);
    Ok(PlanReading {
        plan: plan.targets(targets).build()?,
        findings: findings.sorted(),
    })
}

fn header(record: &StringRecord, line: u64, findings: &mut Noticed) -> Result<Header, CsvError> {
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
            Err(_) => findings.push(|| {
                Finding::new(Code::CsvUnknownColumn, cell_place(line, Some(name)))
                    .with_value("column", name)
            }),
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
fn with_unique_ids(rows: Vec<ReadRow>, findings: &mut Noticed) -> Vec<(u64, Target)> {
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
                findings.push(|| {
                    Finding::new(Code::CsvBadCell, place)
                        .with_value("cell", target.id())
                        .with_value("column", Column::Id.name())
                        .with_reason(Reason::new(
                            format!("第{first}行已用此编号"),
                            format!("line {first} has this id already"),
                        ))
                });
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
fn link(rows: Vec<(u64, Target)>, findings: &mut Noticed) -> Vec<Target> {
    let (lines, targets): (Vec<u64>, Vec<Target>) = rows.into_iter().unzip();
    let broken = broken_links(&targets);
    let cut = |(target, line): (Target, u64)| match (broken.get(target.id()), target.part_of()) {
        (Some(link), Some(whole)) => {
            let (chinese, english) = match link {
                BrokenLink::NoSuchWhole => ("没有这个编号的行", "no row has this id"),
                BrokenLink::Circular => (
                    "它经由自己的分项成为自己的一部分",
                    "it is a part of itself, by way of its parts",
                ),
            };
            let place = cell_place(line, Some(Column::PartOf.name()));
            findings.push(|| {
                Finding::new(Code::CsvPartWithoutWhole, place)
                    .with_value("id", whole)
                    .with_words("reason", chinese, english)
            });
            target.standing_alone()
        }
        _ => target,
    };
    targets.into_iter().zip(lines).map(cut).collect()
}

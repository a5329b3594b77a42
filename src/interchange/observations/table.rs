//! A table of observations: one row each, a Chinese header.

use std::str::FromStr;

use csv::StringRecord;
use strum::VariantArray;

use super::LogReading;
use super::fields::{Bad, Field, Record, finding, observation};
use crate::finding::{Code, Finding, Language, Noticed, Place};
use crate::interchange::csv::CsvError;
use crate::interchange::csv::cell::{ENTRIES, join, protect, split, unprotected};
use crate::interchange::csv::sheet::Sheet;
use crate::observation::{Basis, Log, Observation, ReportedValue};
use crate::target::TargetId;

/// Where each field stands in a row, if it does.
#[derive(Default)]
struct Places([Option<usize>; FIELDS]);

const FIELDS: usize = <Field as VariantArray>::VARIANTS.len();

impl Places {
    fn of(&self, field: Field) -> Option<usize> {
        self.0.get(field as usize).copied().flatten()
    }

    /// Whether the field had a place before.
    fn put(&mut self, field: Field, place: usize) -> bool {
        let slot = self.0.get_mut(field as usize);
        slot.is_some_and(|slot| slot.replace(place).is_some())
    }
}

struct Row<'a> {
    places: &'a Places,
    record: &'a StringRecord,
    known_target: Option<&'a TargetId>,
}

impl Record for Row<'_> {
    fn text(&self, field: Field) -> &str {
        let place = self.places.of(field);
        let cell = place.and_then(|place| self.record.get(place));
        cell.unwrap_or_default().trim()
    }

    fn evidence(&self) -> Vec<String> {
        split(self.text(Field::Evidence), ENTRIES)
    }

    fn known_target(&self) -> Option<&TargetId> {
        self.known_target
    }
}

/// Reads a table of observations; with or without byte order mark, columns in any order, 编号 and 截止日期 needed.
///
/// A row that is no observation is left out and reported with its line and column; the others are kept.
///
/// # Errors
/// Where nothing can be read: see [`CsvError`].
///
/// ```
/// use zhibiao::interchange::observations::read_csv;
///
/// let table = "编号,截止日期,数值,单位\na,2024-11-30,34,个\nb,2024-11-30,很多,个\n";
/// let reading = read_csv(table.as_bytes())?;
/// assert_eq!(reading.log.len(), 1);
/// assert_eq!(reading.findings[0].place().to_string(), "第3行“数值”列");
/// # Ok::<(), zhibiao::interchange::csv::CsvError>(())
/// ```
pub fn read_csv(table: &[u8]) -> Result<LogReading, CsvError> {
    let sheet = Sheet::open(table)?;
    let mut rows = sheet.rows();
    let mut noticed = Noticed::default();
    if let Some(finding) = sheet.unclosed_quote() {
        noticed.push(|| finding);
    }
    let header = rows.next().and_then(Result::ok).unwrap_or_default();
    let places = header_places(&header, sheet.first_line(), &mut noticed)?;
    let mut lines = sheet.lines();
    let mut good: Vec<Observation> = Vec::new();
    // The text is UTF-8 and rows may have any length, so there is no other way for a record to fail.
    for record in rows.filter_map(Result::ok).map(unprotected) {
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if let Some(cell) = record
            .iter()
            .skip(header.len())
            .find(|cell| !cell.is_empty())
        {
            let place = Place::Cell { line, column: None };
            noticed.push(|| Finding::new(Code::CsvBadRow, place).with_value("cell", cell));
            continue;
        }
        let row = Row {
            places: &places,
            record: &record,
            known_target: good.last().map(Observation::target),
        };
        match observation(&row) {
            Ok(observation) => good.push(observation),
            Err(Bad { field, reason }) => {
                noticed.push(|| finding(line, field.column(), row.text(field), reason));
            }
        }
    }
    Ok(LogReading {
        log: good.into(),
        findings: noticed.finish(),
    })
}

fn header_places(
    header: &StringRecord,
    line: u64,
    noticed: &mut Noticed,
) -> Result<Places, CsvError> {
    let mut places = Places::default();
    for (place, name) in header.iter().enumerate() {
        let name = name.trim();
        match Field::from_str(name) {
            Ok(field) => {
                if places.put(field, place) {
                    return Err(CsvError::RepeatedColumn {
                        column: field.column(),
                    });
                }
            }
            Err(_) if name.is_empty() => {}
            Err(_) => noticed.push(|| {
                let place = Place::Cell {
                    line,
                    column: Some(name.to_owned()),
                };
                Finding::new(Code::CsvUnknownColumn, place).with_value("column", name)
            }),
        }
    }
    for field in [Field::Target, Field::AsOf] {
        if places.of(field).is_none() {
            return Err(CsvError::MissingColumn {
                column: field.column(),
            });
        }
    }
    Ok(places)
}

/// Writes the observations as a table, in UTF-8 with CRLF line ends (RFC 4180). Reading it gives the same log.
#[must_use]
pub fn write_csv(log: &Log) -> String {
    let mut table = super::OBSERVATION_COLUMNS.join(",") + "\r\n";
    for observation in log.iter() {
        for (place, field) in <Field as VariantArray>::VARIANTS.iter().enumerate() {
            if place > 0 {
                table.push(',');
            }
            push_cell(&mut table, &cell(*field, observation));
        }
        table.push_str("\r\n");
    }
    table
}

fn push_cell(table: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell {
        table.push('"');
        table.push_str(&cell.replace('"', "\"\""));
        table.push('"');
    } else {
        table.push_str(cell);
    }
}

fn cell(field: Field, observation: &Observation) -> String {
    const CHINESE: Language = Language::Chinese;
    let amount = match observation.value() {
        Some(ReportedValue::Amount(amount)) => Some(amount),
        _ => None,
    };
    let text = match (field, observation.value()) {
        // A plain number is left as it is, with the places it is written with.
        (Field::Amount, _) => {
            return amount.map_or_else(String::new, |amount| amount.magnitude().to_string());
        }
        (Field::Unit, _) => {
            amount.map_or_else(String::new, |amount| format!("{:#}", amount.unit()))
        }
        (Field::Target, _) => observation.target().to_string(),
        (Field::AsOf, _) => observation.as_of().to_string(),
        (Field::Basis, _) => observation.basis().label(CHINESE).to_owned(),
        (Field::Period, _) => match observation.basis() {
            Basis::InPeriod(period) => period.to_string(),
            _ => String::new(),
        },
        (Field::Rank, Some(ReportedValue::Rank(rank))) => rank.to_string(),
        (Field::Stage, Some(ReportedValue::Stage(stage))) => stage.label(CHINESE).to_owned(),
        (Field::Done, Some(done @ ReportedValue::Done(_))) => done.to_string(),
        (Field::Text, Some(ReportedValue::Text(text))) => text.clone(),
        (Field::Reason, _) => observation.reason().unwrap_or_default().to_owned(),
        (Field::Status, _) => observation.status().label(CHINESE).to_owned(),
        (Field::Revision, _) if observation.revision() > 0 => observation.revision().to_string(),
        (Field::Source, _) => observation.source().unwrap_or_default().to_owned(),
        (Field::Evidence, _) => join(observation.evidence(), ENTRIES),
        _ => String::new(),
    };
    protect(text)
}

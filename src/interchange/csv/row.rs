//! Reading a row: cells to a target.

mod aim;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use csv::StringRecord;
use strum::IntoEnumIterator;

use super::cell::{ENTRIES, HEADINGS, PARTS, YES, split};
use super::column::Column;
use super::read::cell_place;
use crate::finding::{Code, Finding, Language, Reason, one_of};
use crate::indicator::{Direction, Labels, Measure};
use crate::number;
use crate::quantity::Quantity;
use crate::region::{Region, RegionCode};
use crate::source::{Source, Span};
use crate::target::{Baseline, Commitment, Nature, Target, TargetBuilder, TargetId};
use crate::unit::Unit;

/// Where each column stands, and how many there are.
pub(super) struct Header {
    pub(super) places: BTreeMap<Column, usize>,
    pub(super) length: usize,
}

/// Why a row is left out.
pub(super) enum Bad {
    /// A cell cannot be read, or contradicts the others.
    Cell { column: Column, reason: Reason },
    /// There are more cells than columns; this is one of them.
    TooLong { cell: String },
}

/// Turns an error into one about a column.
fn bad<E: Into<Reason>>(column: Column) -> impl FnOnce(E) -> Bad {
    move |error| Bad::Cell {
        column,
        reason: error.into(),
    }
}

const SPAN_NEEDED: (&str, &str) = (
    "原文须有起始字节和结束字节",
    "a quote needs its first and its last byte",
);

fn not_of_form(entry: &str, form: &str) -> Reason {
    Reason::new(
        format!("“{entry}”应写作“{form}”之类"),
        format!("`{entry}` is not of the form {form}"),
    )
}

pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) record: &'a StringRecord,
}

impl Row<'_> {
    fn written(&self, column: Column) -> &str {
        self.header
            .places
            .get(&column)
            .and_then(|place| self.record.get(*place))
            .unwrap_or_default()
    }

    /// The text of a cell with its blanks; empty where the table has no such column.
    fn raw(&self, column: Column) -> &str {
        self.written(column)
    }

    /// The text of a cell without blanks around it.
    pub(super) fn cell(&self, column: Column) -> &str {
        self.written(column).trim()
    }

    /// The finding about this row.
    pub(super) fn finding(&self, line: u64, bad: Bad) -> Finding {
        match bad {
            Bad::Cell { column, reason } => {
                Finding::new(Code::CsvBadCell, cell_place(line, Some(column.name())))
                    .with_value("cell", self.cell(column))
                    .with_value("column", column.name())
                    .with_reason(reason)
            }
            Bad::TooLong { cell } => {
                Finding::new(Code::CsvBadRow, cell_place(line, None)).with_value("cell", cell)
            }
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// What a cell says, `None` where it is empty.
    fn parse<T: FromStr<Err: Into<Reason>>>(&self, column: Column) -> Result<Option<T>, Bad> {
        match self.cell(column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(bad(column)),
        }
    }

    /// A choice, by its Chinese name or its code.
    fn choice<T: IntoEnumIterator + Display + Copy>(
        &self,
        column: Column,
        label: fn(T, Language) -> &'static str,
    ) -> Result<Option<T>, Bad> {
        let text = self.cell(column);
        if text.is_empty() {
            return Ok(None);
        }
        let label = |choice: T| label(choice, Language::Chinese);
        let found = T::iter().find(|choice| label(*choice) == text || choice.to_string() == text);
        found.map(Some).ok_or_else(|| {
            let choices: Vec<_> = T::iter().map(label).collect();
            bad(column)(one_of(&choices))
        })
    }

    pub(super) fn target(&self) -> Result<Target, Bad> {
        let action = self.cell(Column::Action);
        let measure = self.choice(Column::Measure, Measure::label)?;
        let name = self.cell(Column::Indicator);
        let target =
            Target::stated(name, action, measure, self.aim()?).map_err(bad(Column::Indicator))?;
        let labels = self.labels()?;
        let direction = self.choice(Column::Direction, Direction::label)?;
        let target = target
            .with_indicator(|indicator| {
                let indicator = indicator.with_labels(labels);
                match direction {
                    Some(direction) => indicator.with_direction(direction),
                    None => indicator,
                }
            })
            .id(self.parse::<TargetId>(Column::Id)?)
            .part_of(self.parse::<TargetId>(Column::PartOf)?)
            .theme(split(self.cell(Column::Theme), HEADINGS))
            .time(self.parse(Column::Period)?)
            .region(self.region()?)
            .commitment(
                self.choice(Column::Commitment, Commitment::label)?
                    .unwrap_or_default(),
            )
            .nature(self.choice(Column::Nature, Nature::label)?)
            .baseline(self.baseline()?)
            .floor(self.parse::<Quantity>(Column::Floor)?)
            .stretch(self.parse::<Quantity>(Column::Stretch)?)
            .strives_for_more(self.strives_for_more()?)
            .leader(Some(self.cell(Column::Leader).to_owned()).filter(|leader| !leader.is_empty()))
            .weight(self.number(Column::Weight)?)
            .source(self.source()?)
            .note(Some(self.raw(Column::Note).to_owned()).filter(|note| !note.trim().is_empty()));
        let target = self.lists(target)?;
        self.check_length()?;
        target
            .build()
            .map_err(|error| bad(column_of(error.field()))(error))
    }

    fn strives_for_more(&self) -> Result<bool, Bad> {
        match self.cell(Column::StrivesForMore) {
            "" => Ok(false),
            YES => Ok(true),
            _ => Err(bad(Column::StrivesForMore)((
                "应填“是”，或不填",
                "write 是 or nothing",
            ))),
        }
    }

    /// Cells beyond the header would be lost.
    fn check_length(&self) -> Result<(), Bad> {
        match self
            .record
            .iter()
            .skip(self.header.length)
            .find(|cell| !cell.trim().is_empty())
        {
            Some(cell) => Err(Bad::TooLong {
                cell: cell.to_owned(),
            }),
            None => Ok(()),
        }
    }

    fn number(&self, column: Column) -> Result<Option<number::Decimal>, Bad> {
        match self.cell(column) {
            "" => Ok(None),
            text => number::parse(text).map(Some).map_err(bad(column)),
        }
    }

    /// The number of a cell in the unit of the row; without a unit column filled in, the cell names its unit itself.
    fn quantity(&self, column: Column) -> Result<Option<Quantity>, Bad> {
        match (self.cell(column), self.parse::<Unit>(Column::Unit)?) {
            ("", _) => Ok(None),
            (_, None) => self.parse(column),
            (_, Some(unit)) => match self.number(column)? {
                Some(magnitude) => Quantity::new(magnitude, unit)
                    .map(Some)
                    .map_err(bad(column)),
                None => Ok(None),
            },
        }
    }

    fn region(&self) -> Result<Option<Region>, Bad> {
        let code = self.parse::<RegionCode>(Column::RegionCode)?;
        match (self.cell(Column::Region), code) {
            ("", None) => Ok(None),
            (name, code) => {
                let region = Region::new(name).map_err(bad(Column::Region))?;
                Ok(Some(match code {
                    Some(code) => region.with_code(code),
                    None => region,
                }))
            }
        }
    }

    fn baseline(&self) -> Result<Option<Baseline>, Bad> {
        let period = self.parse(Column::BaselinePeriod)?;
        match self.parse(Column::Baseline)? {
            Some(value) => Ok(Some(Baseline { value, period })),
            None if period.is_some() => Err(bad(Column::Baseline)((
                "基期须有基期值",
                "a baseline needs a value",
            ))),
            None => Ok(None),
        }
    }

    fn source(&self) -> Result<Option<Source>, Bad> {
        let quote = self.raw(Column::Quote);
        let (start, end) = (self.parse(Column::Start)?, self.parse(Column::End)?);
        let source = match (start, end) {
            (None, None) if quote.is_empty() && self.cell(Column::Rule).is_empty() => {
                return Ok(None);
            }
            (Some(start), Some(end)) => {
                let span = Span::new(start, end).map_err(bad(Column::End))?;
                Source::new(span, quote).map_err(bad(Column::Quote))?
            }
            (None, _) => {
                return Err(bad(Column::Start)(SPAN_NEEDED));
            }
            (_, None) => {
                return Err(bad(Column::End)(SPAN_NEEDED));
            }
        };
        Ok(Some(source.with_rule(self.raw(Column::Rule))))
    }

    fn labels(&self) -> Result<Labels, Bad> {
        let mut labels = Labels::default();
        for entry in split(self.cell(Column::Labels), ENTRIES) {
            let parts = split(&entry, PARTS);
            let [tag, label] = parts.as_slice() else {
                return Err(bad(Column::Labels)(not_of_form(&entry, "en=name")));
            };
            if labels.get(tag).is_some() {
                return Err(bad(Column::Labels)((
                    "同一语言有两个名称",
                    "a language has two names",
                )));
            }
            labels = labels.with(tag, label).map_err(bad(Column::Labels))?;
        }
        Ok(labels)
    }

    fn lists(&self, mut target: TargetBuilder) -> Result<TargetBuilder, Bad> {
        for unit in split(self.cell(Column::Lead), ENTRIES) {
            target = target.lead(unit);
        }
        for unit in split(self.cell(Column::CoResponsible), ENTRIES) {
            target = target.co_responsible(unit);
        }
        for entry in split(self.cell(Column::Path), ENTRIES) {
            let parts = split(&entry, PARTS);
            let [period, value] = parts.as_slice() else {
                return Err(bad(Column::Path)(not_of_form(
                    &entry,
                    "2024年第一季度=25个",
                )));
            };
            let period = period.parse().map_err(bad(Column::Path))?;
            target = target.path_point(period, value.parse().map_err(bad(Column::Path))?);
        }
        for entry in split(self.cell(Column::Allocation), ENTRIES) {
            let parts = split(&entry, PARTS);
            let (name, code, value) = match parts.as_slice() {
                [name, value] => (name, None, value),
                [name, code, value] => (name, Some(code), value),
                _ => {
                    return Err(bad(Column::Allocation)(not_of_form(&entry, "永嘉县=5个")));
                }
            };
            let mut region = Region::new(name).map_err(bad(Column::Allocation))?;
            if let Some(code) = code {
                region = region.with_code(code.parse().map_err(bad(Column::Allocation))?);
            }
            target = target.allocate(region, value.parse().map_err(bad(Column::Allocation))?);
        }
        Ok(target)
    }
}

/// The column that holds a field of a target.
fn column_of(field: &str) -> Column {
    match field {
        "action" => Column::Action,
        "theme" => Column::Theme,
        "lead" => Column::Lead,
        "co_responsible" => Column::CoResponsible,
        "leader" => Column::Leader,
        "peers" => Column::Peers,
        "reference" | "by" => Column::Reference,
        "words" => Column::Words,
        "note" => Column::Note,
        "measure" => Column::Measure,
        "floor" => Column::Floor,
        "stretch" => Column::Stretch,
        "path" => Column::Path,
        "weight" => Column::Weight,
        "allocation" => Column::Allocation,
        "baseline" => Column::Baseline,
        "part_of" => Column::PartOf,
        // "aim"; revisions are not in a table.
        _ => Column::Value,
    }
}

//! Tables flattened to text: a row a line, a cell a line, or a label before each cell.

use std::ops::Range;

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::column::{Column, unit};
use super::section::TimeDirection;
use super::years::{Named, Years, mentions};
use crate::source::Span;

/// How a table was flattened to text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum TableLayout {
    /// A line a row, its cells parted by bars, tabs, several blanks or `<td>`.
    RowPerLine,
    /// A line a cell: first the cells of the header, then the rows.
    CellPerLine,
    /// A line a cell, with the header before each: `年度目标：3200`.
    LabelPerLine,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    pub(super) header: Option<Span>,
    pub(super) group: Option<Span>,
    pub(super) subject: Option<Span>,
    pub(super) column: Column,
    pub(super) years: Option<Years>,
    pub(super) unit: Option<Span>,
    /// Whether it is the growth of what is aimed at.
    #[serde(skip)]
    pub(super) of_aim: bool,
    /// Whether a cell brings its unit itself, so that the others are not in it.
    #[serde(skip)]
    pub(super) has_units: bool,
    /// Whether its header is a time and nothing else (一季度).
    #[serde(skip)]
    pub(super) is_time: bool,
    #[serde(skip)]
    pub(super) named: Option<Named>,
}

impl TableColumn {
    /// The words of the header; `None` where the table has none and the cells tell what the column is.
    #[must_use]
    pub const fn header(&self) -> Option<Span> {
        self.header
    }

    /// The words of the header above its own, where it is one of several under it: 1—6月完成 over 金额 and 同比.
    #[must_use]
    pub const fn group(&self) -> Option<Span> {
        self.group
    }

    /// What its figures measure, where the headers say it and not the rows: 粮食播种面积 in 粮食播种面积（万亩）.
    #[must_use]
    pub const fn subject(&self) -> Option<Span> {
        self.subject
    }

    /// Whether some cells bring their unit themselves (+12%), so that it cannot be told for the others (+4).
    pub(crate) const fn has_units(&self) -> bool {
        self.has_units
    }

    /// The words of its header.
    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        self.header.and_then(|header| header.of(text)).unwrap_or("")
    }

    /// What its cells are.
    #[must_use]
    pub const fn column(&self) -> Column {
        self.column
    }

    /// Whether its figures were reached or are aimed at, where the column tells; a growth beside an aim alone is the aim's.
    #[must_use]
    pub const fn direction(&self) -> Option<TimeDirection> {
        if self.of_aim {
            return Some(TimeDirection::Ahead);
        }
        self.column.direction()
    }

    /// The years that the header names (2025年目标).
    #[must_use]
    pub const fn years(&self) -> Option<Years> {
        self.years
    }

    /// The unit that the header names (完成率（%）).
    #[must_use]
    pub const fn unit(&self) -> Option<Span> {
        self.unit
    }
}

/// A cell of a table, the header's left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub(super) span: Span,
    pub(super) row: usize,
    pub(super) column: Option<usize>,
}

impl Cell {
    /// What stands in it, without the blanks around it.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Its row, counted from 0.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.row
    }

    /// The place of its column among [`Table::columns`]; `None` in a row that has more or fewer cells than the header.
    #[must_use]
    pub const fn column(&self) -> Option<usize> {
        self.column
    }
}

/// A table: columns and cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    pub(super) layout: TableLayout,
    pub(super) columns: Vec<TableColumn>,
    pub(super) cells: Vec<Cell>,
    pub(super) topic: Option<Span>,
}

impl Table {
    /// How it was flattened.
    #[must_use]
    pub const fn layout(&self) -> TableLayout {
        self.layout
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[TableColumn] {
        &self.columns
    }

    /// What its title says that it is of: 农村危房改造 in 农村危房改造进度表.
    #[must_use]
    pub const fn topic(&self) -> Option<Span> {
        self.topic
    }

    /// Its cells that hold something, in the order of the text.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The column of a cell; `None` in a row that has more or fewer cells than the header.
    #[must_use]
    pub fn column_of(&self, cell: &Cell) -> Option<&TableColumn> {
        self.columns.get(cell.column?)
    }

    /// The cell that holds the byte `offset`.
    #[must_use]
    pub fn cell_at(&self, offset: usize) -> Option<&Cell> {
        let next = self
            .cells
            .partition_point(|cell| cell.span.start() <= offset);
        let cell = self.cells.get(next.checked_sub(1)?)?;
        (offset < cell.span.end()).then_some(cell)
    }

    /// Gives its figures the unit of all, said before it; shares and growths are per cent, and a column of units says more.
    pub(super) fn measure_in(&mut self, unit: Span) {
        if self
            .columns
            .iter()
            .any(|column| column.column == Column::Unit)
        {
            return;
        }
        for column in &mut self.columns {
            let counts = matches!(
                column.column,
                Column::Target | Column::Result | Column::Base | Column::Figures
            );
            if counts && column.unit.is_none() {
                column.unit = Some(unit);
            }
        }
    }

    /// Says of figures whose headers only name what is measured whether they are aims or results, by what the title says. In a plan
    /// the quarters are aims too; beside an aim (任务数 | 开工数 | 竣工数) other figures tell what came of it.
    pub(super) fn told(&mut self, text: &str, title: Option<Column>) {
        let mut aims = self.columns.iter().filter(|column| {
            column.column == Column::Target && !column.words(text).contains("投资")
        });
        let has_aim = aims.next().is_some();
        let is_plan = title == Some(Column::Target);
        let told = title.or(has_aim.then_some(Column::Result));
        for column in &mut self.columns {
            if column.column == Column::Figures || is_plan && !has_aim && column.is_time {
                column.column = told.unwrap_or(column.column);
            }
        }
    }

    /// The years of the columns, where the document is of the year `own`.
    pub(super) fn resolve(&mut self, own: Option<i32>) {
        for column in &mut self.columns {
            column.years = column.named.and_then(|named| named.resolve(own));
        }
    }
}

/// The most columns; a line of more cells is none of a table.
pub(super) const MOST: usize = 40;

/// Where a cell stands.
pub(super) fn span(range: &Range<usize>) -> Option<Span> {
    Span::new(range.start, range.end).ok()
}

/// The column that a header names.
pub(super) fn titled(words: &str, at: &Range<usize>, plain: &str, column: Column) -> TableColumn {
    let unit = unit(words).and_then(|unit| span(&(at.start + unit.start..at.start + unit.end)));
    let named = mentions(plain).first().map(|mention| mention.named);
    // 去年同期, 上年实绩: the header of a base is a year before.
    TableColumn {
        header: span(at),
        group: None,
        subject: None,
        column,
        years: None,
        unit,
        of_aim: false,
        has_units: false,
        is_time: column == Column::Result && TIMES.contains(&plain),
        named,
    }
}

/// Headers that are a time and nothing else.
#[rustfmt::skip]
const TIMES: [&str; 14] = [
    "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度", "上半年", "下半年", "6月底", "9月底", "6月末", "9月末",
];

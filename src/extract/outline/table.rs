//! Tables flattened to text: a row a line, a cell a line, or a label before each cell.

use std::ops::Range;

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::column::{Column, unit};
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
    pub(super) column: Column,
    pub(super) years: Option<Years>,
    pub(super) unit: Option<Span>,
    #[serde(skip)]
    pub(super) named: Option<Named>,
}

impl TableColumn {
    /// The words of the header; `None` where the table has none and the cells tell what the column is.
    #[must_use]
    pub const fn header(&self) -> Option<Span> {
        self.header
    }

    /// What its cells are.
    #[must_use]
    pub const fn column(&self) -> Column {
        self.column
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
                Column::Target | Column::Result | Column::Base
            );
            if counts && column.unit.is_none() {
                column.unit = Some(unit);
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
        column,
        years: None,
        unit,
        named,
    }
}

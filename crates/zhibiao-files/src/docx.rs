//! Word files: paragraphs with their numbers, tables, what was inserted and not what was deleted.

mod numbering;

use crate::document::{Document, Place};
use crate::error::FileError;
use crate::format::Format;
use crate::package::{Node, Package, attribute};
use crate::remark::Remark;
use crate::table::Table;
use crate::writer::Writer;
use numbering::{Numbered, Numbering};

pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Document, FileError> {
    let mut package = Package::open(name, bytes)?;
    let numbering = match package.part("word/numbering.xml")? {
        Some(xml) => Numbering::read(&package, &xml)?,
        None => Numbering::default(),
    };
    let styles = match package.part("word/styles.xml")? {
        Some(xml) => numbering::styles(&package, &xml)?,
        None => numbering::Styles::default(),
    };
    let xml = package.needed("word/document.xml")?;
    let mut body = Body {
        numbering,
        styles,
        ..Body::default()
    };
    package.events(&xml, |node| body.take(&node))?;
    Ok(body.finish())
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    numbered: Numbered,
    style: Option<String>,
}

/// A cell that is open.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    columns: usize,
    from_above: bool,
}

/// The body while it is read.
#[derive(Debug, Default)]
struct Body {
    writer: Writer,
    numbering: Numbering,
    styles: numbering::Styles,
    /// Open paragraphs: those of a text box stand in another one.
    paragraphs: Vec<Paragraph>,
    /// The outermost table, its cell, and how many tables are open.
    table: Table,
    cell: Cell,
    tables_open: usize,
    /// Whether the characters at hand are text of the paragraph.
    in_text: bool,
    /// How many elements are open whose text was deleted, or is said twice.
    left_out: usize,
    paragraph: usize,
    table_number: usize,
    changes: usize,
    pictures: usize,
    nested: usize,
    merged: usize,
}

impl Body {
    fn take(&mut self, node: &Node<'_, '_>) {
        match node {
            Node::Start(tag, name) => match *name {
                "p" => self.paragraphs.push(Paragraph::default()),
                "t" => self.in_text = true,
                "tab" if !self.paragraphs.is_empty() => self.write(" "),
                "br" | "cr" => self.write("\n"),
                "noBreakHyphen" => self.write("-"),
                "del" | "moveFrom" => {
                    self.left_out += 1;
                    self.changes += 1;
                }
                "Fallback" => self.left_out += 1,
                "ins" | "moveTo" => self.changes += 1,
                "blip" | "imagedata" => self.pictures += 1,
                "pStyle" => {
                    let style = attribute(tag, "val");
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.style = style;
                    }
                }
                "ilvl" => self.numbered(|numbered| numbered.level = number(attribute(tag, "val"))),
                "numId" => self.numbered(|numbered| numbered.list = attribute(tag, "val")),
                "tbl" => {
                    self.nested += usize::from(self.tables_open > 0);
                    if self.tables_open == 0 {
                        self.table = Table::default();
                        self.table_number += 1;
                    }
                    self.tables_open += 1;
                }
                "tr" if self.tables_open == 1 => self.table.begin_row(),
                "tc" if self.tables_open == 1 => {
                    self.cell = Cell {
                        columns: 1,
                        ..Cell::default()
                    };
                }
                "gridSpan" if self.tables_open == 1 => {
                    self.cell.columns = number(attribute(tag, "val")).unwrap_or(1);
                }
                "vMerge" if self.tables_open == 1 => {
                    self.cell.from_above = attribute(tag, "val").as_deref() != Some("restart");
                    self.merged += usize::from(!self.cell.from_above);
                }
                _ => {}
            },
            Node::Text(text) if self.in_text => self.write(text),
            Node::Text(_) => {}
            Node::End(name) => self.end(name),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "del" | "moveFrom" | "Fallback" => self.left_out = self.left_out.saturating_sub(1),
            "p" => self.end_paragraph(),
            "tc" if self.tables_open == 1 => {
                let cell = std::mem::take(&mut self.cell);
                if cell.from_above {
                    self.table.cell_from_above(cell.columns);
                } else {
                    self.table.cell(&cell.text, cell.columns, 1);
                }
            }
            "tr" if self.tables_open == 1 => self.table.end_row(),
            "tbl" => {
                self.tables_open = self.tables_open.saturating_sub(1);
                if self.tables_open == 0 {
                    let table = std::mem::take(&mut self.table);
                    self.merged += table.merged;
                    let number = self.table_number;
                    table.write(&mut self.writer, |row, column| Place::TableCell {
                        table: number,
                        row: row + 1,
                        column: column + 1,
                    });
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if self.left_out == 0
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    fn numbered(&mut self, set: impl FnOnce(&mut Numbered)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            set(&mut paragraph.numbered);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        self.paragraph += usize::from(self.tables_open == 0 && self.paragraphs.is_empty());
        if paragraph.text.trim().is_empty() {
            return;
        }
        let numbered = paragraph.numbered.or(paragraph
            .style
            .and_then(|style| self.styles.get(&style).cloned()));
        let text = self.numbering.next(&numbered) + paragraph.text.trim();
        if self.tables_open > 0 {
            if !self.cell.text.is_empty() {
                self.cell.text.push(' ');
            }
            self.cell.text.push_str(&text);
            return;
        }
        let place = Place::Paragraph(self.paragraph + usize::from(!self.paragraphs.is_empty()));
        for line in text.lines() {
            self.writer.line(line, place.clone());
        }
    }

    fn finish(self) -> Document {
        let remarks = [
            (self.changes, Remark::TrackedChanges(self.changes)),
            (self.pictures, Remark::Pictures(self.pictures)),
            (self.nested, Remark::NestedTables(self.nested)),
            (self.merged, Remark::MergedCells(self.merged)),
        ];
        let remarks = remarks.into_iter().filter(|(count, _)| *count > 0);
        let remarks = remarks.map(|(_, remark)| remark).collect();
        self.writer.finish(Format::Docx, remarks)
    }
}

fn number(text: Option<String>) -> Option<usize> {
    text?.parse().ok()
}

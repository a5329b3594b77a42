//! Web pages: the article without what leads around it, tables as rows.

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Error, Tokenizer};

use crate::document::{Document, Place};
use crate::format::Format;
use crate::remark::Remark;
use crate::table::Table;
use crate::writer::Writer;

/// Elements that are no part of what a page says.
const LEFT_OUT: [&str; 18] = [
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button",
    "select", "textarea", "svg", "head", "iframe", "object", "video", "audio", "canvas",
];

/// Elements that begin a line.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];

/// Elements that hold the article where a page has them.
const ARTICLE: [&str; 2] = ["article", "main"];

/// The fewest characters of an article.
const SHORTEST_ARTICLE: usize = 40;

/// A cell with so many lines, or so long, lays a page out and is no cell of a table.
const MOST_LINES: usize = 4;
const LONGEST_CELL: usize = 400;

/// The most characters of a line of links alone that leads around the site.
const LONGEST_LINK: usize = 30;

/// A line of a page.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    at: usize,
    in_article: bool,
    /// Whether all of it is a link.
    is_link: bool,
}

#[derive(Debug)]
enum Item {
    Line(Line),
    Table {
        rows: Vec<Vec<Cell>>,
        number: usize,
        in_article: bool,
    },
}

#[derive(Debug, Default)]
struct Cell {
    lines: Vec<Line>,
    columns: usize,
    rows: usize,
}

#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<Cell>>,
    in_cell: bool,
    /// Whether it lays the page out.
    is_layout: bool,
}

/// A page while it is read.
#[derive(Default)]
struct Page {
    items: Vec<Item>,
    tables: Vec<OpenTable>,
    line: String,
    at: Option<usize>,
    /// How many characters of the line stand in links, and how many open links there are.
    linked: usize,
    links: usize,
    article: usize,
    /// The element that is left out, and how many of its name are open.
    left_out: Option<(String, usize)>,
    in_title: bool,
    title: String,
    table_number: usize,
    nested: usize,
    merged: usize,
    pictures: usize,
    is_cut: bool,
}

/// Reads a page.
pub(crate) fn read(text: &str) -> Document {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(string) => {
                page.text(&String::from_utf8_lossy(&string.value), string.span.start);
            }
            Token::Error(error) => page.is_cut |= error.value == Error::EofInTag,
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    page.finish()
}

impl Page {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((left_out, depth)) = &mut self.left_out {
            self.in_title |= name == "title";
            *depth += usize::from(*left_out == name && !tag.self_closing);
            return;
        }
        if LEFT_OUT.contains(&&*name) && !tag.self_closing {
            self.end_line();
            self.left_out = Some((name, 1));
            return;
        }
        let attribute = |key: &str| {
            let value = tag.attributes.get(key.as_bytes())?;
            Some(String::from_utf8_lossy(&value.value).into_owned())
        };
        let spans = |key: &str| {
            let value = attribute(key).and_then(|value| value.trim().parse().ok());
            value.unwrap_or(1_usize)
        };
        match &*name {
            "a" => self.links += 1,
            "img" => self.pictures += 1,
            "title" => self.in_title = true,
            "table" => self.start_table(),
            "tr" => {
                self.end_line();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.end_line();
                let (columns, rows) = (spans("colspan"), spans("rowspan"));
                if let Some(table) = self.tables.last_mut() {
                    if table.rows.is_empty() {
                        table.rows.push(Vec::new());
                    }
                    table.in_cell = true;
                    if let Some(row) = table.rows.last_mut() {
                        row.push(Cell {
                            lines: Vec::new(),
                            columns,
                            rows,
                        });
                    }
                }
            }
            _ if BLOCKS.contains(&&*name) => {
                self.end_line();
                self.article += usize::from(ARTICLE.contains(&&*name));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title" {
            self.in_title = false;
        }
        if let Some((left_out, depth)) = &mut self.left_out {
            if left_out == name {
                *depth -= 1;
                if *depth == 0 {
                    self.left_out = None;
                }
            }
            return;
        }
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "table" => self.end_table(),
            "td" | "th" | "tr" => {
                self.end_line();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                }
            }
            _ if BLOCKS.contains(&name) => {
                self.end_line();
                if ARTICLE.contains(&name) {
                    self.article = self.article.saturating_sub(1);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.in_title {
            self.title.push_str(text);
            return;
        }
        if self.left_out.is_some() {
            return;
        }
        let before = text.len() - text.trim_start().len();
        if before > 0 && !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        self.at.get_or_insert(at + before);
        let words = words.join(" ");
        if self.links > 0 {
            self.linked += words.chars().count();
        }
        self.line.push_str(&words);
        if text.ends_with(char::is_whitespace) {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let linked = std::mem::take(&mut self.linked);
        let at = self.at.take().unwrap_or(0);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let line = Line {
            text: text.to_owned(),
            at,
            in_article: self.article > 0,
            is_link: linked >= text.chars().filter(|c| !c.is_whitespace()).count(),
        };
        let cell = self.tables.last_mut().filter(|table| !table.is_layout);
        let cell = cell.filter(|table| table.in_cell);
        match cell.and_then(|table| table.rows.last_mut()?.last_mut()) {
            Some(cell) => cell.lines.push(line),
            None => self.items.push(Item::Line(line)),
        }
    }

    fn start_table(&mut self) {
        self.end_line();
        // A table in a cell: the outer one lays the page out.
        if let Some(outer) = self.tables.last_mut().filter(|outer| !outer.is_layout) {
            outer.is_layout = true;
            self.nested += 1;
            let lines = std::mem::take(&mut outer.rows).into_iter().flatten();
            let lines = lines.flat_map(|cell| cell.lines);
            self.items.extend(lines.map(Item::Line));
        }
        self.tables.push(OpenTable::default());
    }

    fn end_table(&mut self) {
        self.end_line();
        let Some(table) = self.tables.pop() else {
            return;
        };
        let cells = || table.rows.iter().flatten();
        let lays_out = |cell: &Cell| {
            let length: usize = cell
                .lines
                .iter()
                .map(|line| line.text.chars().count())
                .sum();
            cell.lines.len() > MOST_LINES || length > LONGEST_CELL
        };
        let one_column = table.rows.iter().all(|row| row.len() < 2);
        if one_column || cells().any(lays_out) {
            let lines = table.rows.into_iter().flatten();
            let lines = lines.flat_map(|cell| cell.lines);
            self.items.extend(lines.map(Item::Line));
            return;
        }
        self.table_number += 1;
        self.items.push(Item::Table {
            rows: table.rows,
            number: self.table_number,
            in_article: self.article > 0,
        });
    }

    fn finish(mut self) -> Document {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        let in_article = |item: &Item| match item {
            Item::Line(line) => line.in_article,
            Item::Table { in_article, .. } => *in_article,
        };
        let length = |item: &Item| match item {
            Item::Line(line) => line.text.chars().count(),
            Item::Table { rows, .. } => rows.len() * SHORTEST_ARTICLE,
        };
        let article: usize = self
            .items
            .iter()
            .filter(|item| in_article(item))
            .map(length)
            .sum();
        let mut writer = Writer::default();
        self.write_title(&mut writer);
        for item in self.items {
            if article >= SHORTEST_ARTICLE && !in_article(&item) {
                continue;
            }
            match item {
                Item::Line(line) => {
                    let leads_around = line.is_link
                        && !line.in_article
                        && line.text.chars().count() <= LONGEST_LINK;
                    if !leads_around {
                        writer.line(&line.text, Place::Byte(line.at));
                    }
                }
                Item::Table { rows, number, .. } => {
                    self.merged += write_table(rows, number, &mut writer);
                }
            }
        }
        let mut remarks = Vec::new();
        if self.pictures > 0 {
            remarks.push(Remark::Pictures(self.pictures));
        }
        if self.merged > 0 {
            remarks.push(Remark::MergedCells(self.merged));
        }
        if self.is_cut {
            remarks.push(Remark::Cut);
        }
        writer.finish(Format::Html, remarks)
    }

    /// The title of the page, where the article does not say it: `2026年甲县政府工作报告_甲县人民政府`.
    fn write_title(&self, writer: &mut Writer) {
        let title = self
            .title
            .split(['_', '|', '－', '-'])
            .next()
            .unwrap_or("")
            .trim();
        let said = |item: &Item| match item {
            Item::Line(line) => line.text.contains(title) || title.contains(&*line.text),
            Item::Table { .. } => false,
        };
        let is_report = title.contains('年') || title.contains("报告");
        if is_report && !self.items.iter().take(40).any(said) {
            writer.line(title, Place::Byte(0));
        }
    }
}

/// Writes a table; returns how many of its cells are merged.
fn write_table(rows: Vec<Vec<Cell>>, number: usize, writer: &mut Writer) -> usize {
    let mut table = Table::default();
    for row in rows {
        table.begin_row();
        for cell in row {
            let lines: Vec<&str> = cell.lines.iter().map(|line| line.text.as_str()).collect();
            table.cell(&lines.join(" "), cell.columns, cell.rows);
        }
        table.end_row();
    }
    let merged = table.merged;
    table.write(writer, |row, column| Place::TableCell {
        table: number,
        row: row + 1,
        column: column + 1,
    });
    merged
}

//! Where documents begin and end in a text that may hold several, and what each line is.

use std::ops::Range;

use super::heading::{Heading, heading};
use super::line::{Line, plain};
use super::masthead::{MASTHEAD, is_issue};
use super::numbering::{numbering, rank};
use super::page::{is_explanation, is_furniture};
use super::rows::{Separator, separator};
use super::table::Table;
use super::tables::{captioned, table, unit_before};
use super::title::{Genre, Title, title};

/// The most bytes of a line that may be a heading, a title or of the page.
const SHORT: usize = 240;

/// The fewest bytes of a line that is a paragraph and no label of the page.
const SHORTEST_PARAGRAPH: usize = 45;

/// The most lines of the page that may stand before the first title.
const FURNITURE_BEFORE_TITLE: usize = 24;

/// What a line is.
#[derive(Clone, Debug)]
pub(super) enum Sort {
    Title,
    Furniture,
    Explanation,
    /// The first line of a table; the others are [`Sort::InTable`].
    Table(Box<Table>),
    InTable,
    Heading(Heading),
    /// A paragraph, or a part of one; with the rank of the number it begins with.
    Text(Option<u8>),
}

/// A document in a text: its lines and its title.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) lines: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) genre: Option<Genre>,
}

/// Whether a body ends a sentence.
fn ends_sentence(body: &str) -> bool {
    body.trim_end_matches(['”', '"', '）', ')', '』'])
        .ends_with(['。', '！', '？', '；', '：', ':', '!', ';', '.', '…'])
}

/// What is known of the document at hand while it is read.
#[derive(Default)]
struct Current {
    start: usize,
    title: Option<Title>,
    /// Whether it is a report, which no blank line ends.
    report: bool,
    /// Lines after a blank one, and others.
    loose: usize,
    tight: usize,
    /// Whether it has a heading on a line of its own.
    headed: bool,
    /// Long paragraphs so far, and all headings and paragraphs but the shortest.
    paragraphs: usize,
    content: usize,
    /// The last number of each rank.
    numbers: [u32; 32],
    /// Whether terms are explained up to the end.
    explains: bool,
}

/// Cuts a text into documents, and tells what each line is.
pub(super) fn parts(text: &str, lines: &[Line]) -> (Vec<Part>, Vec<Sort>) {
    let mut reader = Reader {
        text,
        lines,
        parts: Vec::new(),
        sorts: Vec::with_capacity(lines.len()),
        current: Current::default(),
        buffer: String::new(),
        no_table_before: 0,
    };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at = reader.line(at, line);
    }
    reader.finish(lines.len());
    (reader.parts, reader.sorts)
}

/// What is so far read of a text.
struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line],
    parts: Vec<Part>,
    sorts: Vec<Sort>,
    current: Current,
    /// The line at hand without blanks, where it is short.
    buffer: String,
    /// Up to which line there is no table.
    no_table_before: usize,
}

/// Whether a document begins at a line after a blank one.
enum Begin {
    No,
    Untitled,
    Titled(Title),
}

impl<'t> Reader<'t> {
    fn body(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.lines.get(at)?.body.clone())
    }

    /// Tells what a line is; returns the next one.
    fn line(&mut self, at: usize, line: &Line) -> usize {
        let body = self.body(at).unwrap_or("");
        if at == 0 || line.after_blank {
            match self.begins(at, line, body) {
                Begin::No => {}
                Begin::Untitled => {
                    self.finish(at);
                    self.current.start = at;
                }
                Begin::Titled(title) => return self.titled(at, title),
            }
        }
        if at > self.current.start {
            *(if line.after_blank {
                &mut self.current.loose
            } else {
                &mut self.current.tight
            }) += 1;
        }
        if let Some(next) = self.short(at, line, body) {
            return next;
        }
        if self.current.explains {
            self.sorts.push(Sort::Explanation);
            return at + 1;
        }
        self.heading_or_text(at, line, body)
    }

    /// Begins a document with its title.
    fn titled(&mut self, at: usize, title: Title) -> usize {
        self.finish(at);
        self.current.report = matches!(title.genre, Genre::WorkReport | Genre::PlanReport);
        self.current.start = at;
        let next = title.next;
        for line in self.lines.get(at..next).unwrap_or(&[]) {
            let in_title = title.range.start <= line.body.start && line.body.end <= title.range.end;
            self.sorts.push(if in_title {
                Sort::Title
            } else {
                Sort::Furniture
            });
        }
        self.current.title = Some(title);
        next
    }

    /// What a short line may be beside heading and text.
    fn short(&mut self, at: usize, line: &Line, body: &str) -> Option<usize> {
        if body.len() > SHORT {
            return None;
        }
        plain(body, &mut self.buffer);
        let plain = self.buffer.as_str();
        // A number between blank lines: a page's.
        let alone = line.after_blank && self.lines.get(at + 1).is_none_or(|next| next.after_blank);
        let is_page = alone && plain.len() < 4 && plain.bytes().all(|byte| byte.is_ascii_digit());
        if is_page || is_furniture(plain) {
            self.sorts.push(Sort::Furniture);
            return Some(at + 1);
        }
        // The address on a line of its own; within a paragraph it may stand in an excerpt.
        self.current.report |= plain.starts_with("各位代表") && plain.chars().count() < 8;
        let own = self
            .current
            .title
            .as_ref()
            .and_then(|title| self.text.get(title.range.clone()));
        if own == Some(body) {
            self.sorts.push(Sort::Title);
            return Some(at + 1);
        }
        // A second title inside a report: another report.
        let is_title = self.current.content > 2
            && plain.ends_with("政府工作报告")
            && plain.chars().count() < 30;
        if is_title
            && numbering(body).is_none()
            && let Some(title) = title(self.text, self.lines, at, 1, is_furniture)
        {
            return Some(self.titled(at, title));
        }
        if is_explanation(plain) {
            self.current.explains |= ["名词", "术语", "注释"]
                .iter()
                .any(|word| plain.starts_with(word));
            self.sorts.push(Sort::Explanation);
            return Some(at + 1);
        }
        None
    }

    fn heading_or_text(&mut self, at: usize, line: &Line, body: &str) -> usize {
        let opens = at == self.current.start
            || line.after_blank
            || body.starts_with('—')
            || at
                .checked_sub(1)
                .and_then(|before| self.body(before))
                .is_none_or(ends_sentence)
            || matches!(
                self.sorts.last(),
                Some(Sort::Heading(_) | Sort::Title | Sort::Furniture)
            );
        let (number, found) = heading(self.text, line, opens, &mut self.buffer);
        let chinese = number.is_some_and(|number| number.rank <= rank::CHINESE_IN_BRACKETS);
        if !chinese && line.mark == 0 && at >= self.no_table_before {
            match table(self.text, self.lines, at, &mut self.buffer) {
                Ok((mut table, next)) => {
                    if !matches!(self.sorts.last(), Some(Sort::InTable | Sort::Table(_)))
                        && let Some(unit) = unit_before(self.text, self.lines, at)
                    {
                        table.measure_in(unit);
                    }
                    let title = self.current.title.as_ref();
                    let title = title.map(|title| title.range.clone());
                    captioned(self.text, self.lines, at, title, &mut table);
                    self.sorts.push(Sort::Table(Box::new(table)));
                    self.sorts.extend((at + 1..next).map(|_| Sort::InTable));
                    self.current.paragraphs += 1;
                    return next;
                }
                Err(next) => self.no_table_before = next,
            }
        }
        if let Some(number) = number
            && let Some(last) = self.current.numbers.get_mut(usize::from(number.rank))
        {
            *last = number.number;
        }
        self.current.paragraphs += usize::from(body.len() > SHORT);
        self.current.content += usize::from(found.is_some() || body.len() > SHORTEST_PARAGRAPH);
        self.sorts.push(match found {
            Some(heading) => {
                self.current.headed |= heading.alone && heading.rank <= rank::CHINESE_IN_BRACKETS;
                if heading.rank == rank::BARE
                    && let Some(numbers) = self.current.numbers.get_mut(usize::from(rank::BARE)..)
                {
                    numbers.fill(0);
                }
                Sort::Heading(heading)
            }
            None => Sort::Text(number.map(|number| number.rank)),
        });
        at + 1
    }

    /// Ends the document at hand before the line `end`.
    fn finish(&mut self, end: usize) {
        let done = std::mem::take(&mut self.current);
        self.current.start = end;
        if done.start < end {
            let genre = match &done.title {
                Some(title) => Some(title.genre),
                None if done.report => Some(Genre::WorkReport),
                None => self.is_bulletin(done.start..end).then_some(Genre::Progress),
            };
            self.parts.push(Part {
                lines: done.start..end,
                genre,
                title: done.title.map(|title| title.range),
            });
        }
    }

    /// Whether lines without a title begin as an issue of a bulletin does: （2025年第12期）.
    fn is_bulletin(&mut self, lines: Range<usize>) -> bool {
        let head = lines.take(MASTHEAD);
        for at in head {
            let Some(body) = self.body(at).filter(|body| body.len() <= SHORT) else {
                return false;
            };
            if !matches!(self.sorts.get(at), Some(Sort::Text(_) | Sort::Furniture)) {
                return false;
            }
            plain(body, &mut self.buffer);
            if is_issue(&self.buffer) {
                return true;
            }
        }
        false
    }

    /// Whether a document begins at the first line or at one after a blank line.
    fn begins(&mut self, at: usize, line: &Line, body: &str) -> Begin {
        let current = &self.current;
        let far = if at == 0 { FURNITURE_BEFORE_TITLE } else { 4 };
        let found = title(self.text, self.lines, at, far, is_furniture);
        if at == 0 {
            return found.map_or(Begin::No, Begin::Titled);
        }
        if let Some(title) = found {
            let words = self.text.get(title.range.clone());
            let again = current
                .title
                .as_ref()
                .is_some_and(|own| self.text.get(own.range.clone()) == words);
            let cuts = !again && (!current.report || title.strong && current.content > 2);
            return if cuts {
                Begin::Titled(title)
            } else {
                Begin::No
            };
        }
        if current.report || at <= current.start || line.mark > 0 {
            return Begin::No;
        }
        let previous = at
            .checked_sub(1)
            .and_then(|before| self.body(before))
            .unwrap_or("");
        // What follows a heading, a title or an unfinished line goes on.
        let unfinished = match self.sorts.last() {
            Some(Sort::Heading(heading)) => heading.alone,
            Some(Sort::Title) => true,
            _ => previous.ends_with(['：', ':', '，', '、']),
        };
        // A table under a title belongs to it, wherever it stands.
        let is_row = matches!(separator(body), Some(Separator::Bar | Separator::Tab));
        if unfinished || is_row && current.title.is_some() {
            return Begin::No;
        }
        if body.len() <= SHORT {
            plain(body, &mut self.buffer);
            if is_furniture(&self.buffer) || is_explanation(&self.buffer) {
                return Begin::No;
            }
        }
        // （三） after （二）.
        if let Some(number) = numbering(body) {
            let last = current
                .numbers
                .get(usize::from(number.rank))
                .copied()
                .unwrap_or(0);
            if number.number > 1 && number.number == last.saturating_add(1) {
                return Begin::No;
            }
        }
        let anchored = current.title.is_some() || current.headed;
        let loose = current.loose > 0 && current.loose >= current.tight;
        // The first blank line after a title and a line or two tells nothing yet.
        let early = current.tight <= 1 && current.loose == 0 && current.paragraphs == 0;
        if anchored && (loose || early) {
            Begin::No
        } else {
            Begin::Untitled
        }
    }
}

//! The document as it was, its statements and findings marked.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;

use zhibiao::extract::{Kind, Section};
use zhibiao::finding::{Finding, Language, Place};

use crate::anchors::{sentence_anchor, sentence_starts, statement_anchor};
use crate::labels;
use crate::{Reading, escape};

/// A range to be marked.
struct Mark {
    range: Range<usize>,
    what: What,
}

enum What {
    /// A statement, by its number in the page and in the reading.
    Statement(usize, usize),
    Finding(usize),
}

/// Writes a document of the page by its number; its first statement is the page's `first`.
pub(crate) fn write(out: &mut String, reading: &Reading<'_>, document: usize, first: usize) {
    let marks = marks(reading, first);
    let mut notes = notes(reading).peekable();
    let name = escape::text(&reading.name);
    let _ = write!(
        out,
        "<section class=document aria-label=\"{name}\"><p class=file>{name}</p>"
    );
    let mut headings = reading
        .outline
        .sections()
        .iter()
        .filter(|section| section.heading().is_some())
        .peekable();
    let body = Body {
        reading,
        marks,
        document,
        starts: sentence_starts(reading.text),
    };
    let mut in_table = false;
    let mut start = 0;
    for line in reading.text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let is_row = line.contains('\t');
        if is_row != in_table {
            out.push_str(if is_row {
                "<table class=text>"
            } else {
                "</table>"
            });
            in_table = is_row;
        }
        if !in_table {
            note(out, &mut notes, range.end);
        }
        if range.is_empty() {
            continue;
        }
        if is_row {
            out.push_str("<tr>");
            let mut at = range.start;
            for cell in reading.text.get(range.clone()).unwrap_or("").split('\t') {
                out.push_str("<td>");
                body.sentences(out, at..at + cell.len());
                out.push_str("</td>");
                at += cell.len() + 1;
            }
            out.push_str("</tr>");
            continue;
        }
        let tag = heading_of(&mut headings, &range);
        let _ = write!(out, "<{tag}>");
        body.sentences(out, range);
        let _ = write!(out, "</{tag}>");
    }
    if in_table {
        out.push_str("</table>");
    }
    note(out, &mut notes, reading.text.len());
    out.push_str("</section>");
}

/// The findings that have a place, by where they begin, in the order of the text.
fn notes<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, &'r Finding)> {
    let findings = reading.findings.iter();
    findings.filter_map(|finding| match finding.place() {
        Place::Span(span) => Some((span.start(), finding)),
        _ => None,
    })
}

/// Writes the findings that begin before a place into the margin: beside a paragraph, behind a table.
fn note<'r>(
    out: &mut String,
    notes: &mut Peekable<impl Iterator<Item = (usize, &'r Finding)>>,
    end: usize,
) {
    while let Some((_, finding)) = notes.next_if(|(start, _)| *start < end) {
        let _ = write!(
            out,
            "<p class=margin role=note>{}</p>",
            labels::finding(finding)
        );
    }
}

/// The element of a line: a heading where a section's stands in it and little else.
fn heading_of<'s>(
    headings: &mut Peekable<impl Iterator<Item = &'s Section>>,
    line: &Range<usize>,
) -> &'static str {
    let mut tag = "p";
    while let Some(section) = headings.peek() {
        let Some(heading) = section.heading() else {
            break;
        };
        if heading.start() >= line.end {
            break;
        }
        // A heading that runs into its paragraph is none of its own line.
        if heading.start() >= line.start && line.len() < 2 * (heading.end() - heading.start()) + 12
        {
            tag = match section.level() {
                0 => "h2",
                1 => "h3",
                _ => "h4",
            };
        }
        headings.next();
    }
    tag
}

/// All marks in their order; where they overlap the statement goes before the finding.
fn marks(reading: &Reading<'_>, first: usize) -> Vec<Mark> {
    let statements = reading
        .statements
        .iter()
        .enumerate()
        .map(|(at, statement)| Mark {
            range: statement.span.start()..statement.span.end(),
            what: What::Statement(first + at, at),
        });
    let findings = reading
        .findings
        .iter()
        .enumerate()
        .filter_map(|(at, finding)| {
            let Place::Span(span) = finding.place() else {
                return None;
            };
            Some(Mark {
                range: span.start()..span.end(),
                what: What::Finding(at),
            })
        });
    let mut marks: Vec<Mark> = statements
        .chain(findings)
        .filter(|mark| !mark.range.is_empty())
        .collect();
    marks.sort_by_key(|mark| {
        (
            mark.range.start,
            matches!(mark.what, What::Finding(_)),
            mark.range.end,
        )
    });
    let mut end = 0;
    marks.retain(|mark| {
        let is_apart = mark.range.start >= end;
        if is_apart {
            end = mark.range.end;
        }
        is_apart
    });
    marks
}

/// What the lines of a document are written from.
struct Body<'r, 't> {
    reading: &'r Reading<'t>,
    marks: Vec<Mark>,
    document: usize,
    /// Where the sentences begin.
    starts: Vec<usize>,
}

impl Body<'_, '_> {
    /// A line or cell, each of its sentences with its anchor.
    fn sentences(&self, out: &mut String, range: Range<usize>) {
        let mut next = self.starts.partition_point(|start| *start < range.start);
        let mut at = range.start;
        while at < range.end {
            // What ends a sentence of the line before belongs to none here.
            let begins = self.starts.get(next) == Some(&at);
            let end = self.starts.get(next + usize::from(begins)).copied();
            let end = end.map_or(range.end, |end| end.min(range.end));
            if begins {
                let _ = write!(out, "<span id={}>", sentence_anchor(self.document, next));
                next += 1;
            }
            self.piece(out, at..end);
            if begins {
                out.push_str("</span>");
            }
            at = end;
        }
    }

    /// A piece of a line with its marks.
    fn piece(&self, out: &mut String, range: Range<usize>) {
        let reading = self.reading;
        let first = self
            .marks
            .partition_point(|mark| mark.range.end <= range.start);
        let marks = self
            .marks
            .iter()
            .skip(first)
            .take_while(|mark| mark.range.start < range.end);
        let text = |range: Range<usize>| escape::text(reading.text.get(range).unwrap_or(""));
        let mut at = range.start;
        for mark in marks {
            let part = mark.range.start.max(at)..mark.range.end.min(range.end);
            if part.is_empty() {
                continue;
            }
            out.push_str(&text(at..part.start));
            at = part.end;
            let begins = part.start == mark.range.start;
            match mark.what {
                What::Statement(number, own) => {
                    let Some(statement) = reading.statements.get(own) else {
                        continue;
                    };
                    let class = match statement.kind {
                        Kind::Target => "target",
                        Kind::Achievement => "achievement",
                    };
                    let id = if begins {
                        format!(" id=\"{}\"", statement_anchor(number))
                    } else {
                        String::new()
                    };
                    let (kind, _) = labels::kind(statement.kind);
                    let reading = format!("{kind}：{}{}", statement.action, statement.indicator);
                    let _ = write!(
                        out,
                        "<mark{id} class=\"{class}\" data-row=\"{number}\" tabindex=\"0\" role=\"button\" title=\"{}\">{}</mark>",
                        escape::text(&reading),
                        text(part)
                    );
                }
                What::Finding(own) => {
                    let message = reading
                        .findings
                        .get(own)
                        .map(|finding| finding.message(Language::Chinese));
                    let _ = write!(
                        out,
                        "<span class=\"finding\" tabindex=\"0\" role=\"note\" title=\"{}\">{}</span>",
                        escape::text(&message.unwrap_or_default()),
                        text(part)
                    );
                }
            }
        }
        out.push_str(&text(at..range.end));
    }
}

//! Puts documents, headings, evidence and margins together into sections.

use super::document::{DocumentYear, Lines, OutlineDocument, YearSource, place_of, year};
use super::evidence::span;
use super::line::lines;
use super::parts::{Part, Sort, parts};
use super::scan::{Scan, scan};
use super::section::SectionKind;
use super::title::Genre;
use super::tree::Builder;
use super::{Known, Outline};
use crate::source::Span;

/// Reads the outline of a text.
pub(super) fn outline(text: &str, known: &Known) -> Outline {
    let lines = lines(text);
    let (parts, mut sorts) = parts(text, &lines);
    let scans: Vec<Option<Scan>> = lines
        .iter()
        .zip(&sorts)
        .map(|(line, sort)| {
            let body = match sort {
                Sort::Text(_) => line.body.clone(),
                // What follows a heading on its line; the words of the heading are weighed by themselves.
                Sort::Heading(heading) if !heading.alone => heading.words.end..line.body.end,
                _ => return None,
            };
            text.get(body).map(|body| scan(before_turn(body)))
        })
        .collect();
    let mut outline = Outline {
        documents: Vec::with_capacity(parts.len()),
        sections: Vec::new(),
        turns: Vec::new(),
    };
    let count = parts.len();
    for (place, part) in parts.iter().enumerate() {
        let start = match place {
            0 => 0,
            _ => lines
                .get(part.lines.start)
                .map_or(text.len(), |line| line.start),
        };
        let end = if place + 1 == count {
            text.len()
        } else {
            lines
                .get(part.lines.end)
                .map_or(text.len(), |line| line.start)
        };
        let all = Lines {
            text,
            all: &lines,
            sorts: &sorts,
            scans: &scans,
        };
        let facts = facts(&all, part, known);
        let first = outline.sections.len();
        Builder::new(
            &all,
            part,
            facts.year.map(|year| year.year),
            facts.genre,
            known,
            start..end,
        )
        .build(&mut outline);
        let tables = sorts.get_mut(part.lines.clone()).unwrap_or(&mut []);
        let mut taken = outline
            .sections
            .iter_mut()
            .skip(first)
            .filter(|section| section.kind == SectionKind::Table);
        for sort in tables {
            if matches!(sort, Sort::Table(_))
                && let Sort::Table(mut table) = std::mem::replace(sort, Sort::InTable)
            {
                table.resolve(facts.year.map(|year| year.year));
                if let Some(section) = taken.next() {
                    section.table = Some(table);
                }
            }
        }
        drop(taken);
        let sections = first..outline.sections.len();
        outline.documents.push(OutlineDocument {
            span: span(start..end),
            title: part.title.clone().map(span),
            genre: facts.genre,
            year: facts.year,
            place: facts.place,
            place_span: facts.place_span,
            sections,
        });
    }
    outline
}

/// What a sentence inside a paragraph begins with that goes on with what will be done.
const TURNS: [&str; 6] = ["下一步", "下一阶段", "下阶段", "下步", "接下来", "下半年"];

/// A paragraph up to where it turns to what will be done: what stands there says nothing of what stands before.
fn before_turn(body: &str) -> &str {
    let mut stops = body.match_indices('。');
    let turn = stops.find(|(at, stop)| {
        let rest = body.get(at + stop.len()..).unwrap_or("");
        TURNS.iter().any(|word| rest.starts_with(word))
    });
    turn.and_then(|(at, _)| body.get(..at)).unwrap_or(body)
}

/// What is told of a document as a whole.
pub(super) struct Facts {
    pub(super) genre: Option<Genre>,
    pub(super) year: Option<DocumentYear>,
    place: Option<String>,
    place_span: Option<Span>,
}

fn facts(all: &Lines<'_>, part: &Part, known: &Known) -> Facts {
    let year = match known.year {
        Some(year) => Some(DocumentYear {
            year,
            source: YearSource::Stated,
            span: None,
        }),
        None => year(all, part),
    };
    let (place, place_span) = if let Some(place) = &known.place {
        (Some(place.clone()), None)
    } else {
        let found = place_of(all, part).map(span);
        let name = found.and_then(|span| span.of(all.text)).map(str::to_owned);
        (name, found)
    };
    Facts {
        genre: known.genre.or(part.genre),
        year,
        place,
        place_span,
    }
}

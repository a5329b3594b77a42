//! A document of a text: its title, the year it is of, its sort and its place.

use std::ops::Range;

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::column::Column;
use super::heading::weights;
use super::lead::without_address;
use super::line::{Line, plain};
use super::masthead::{is_date, is_issue};
use super::midterm::mid_term;
use super::parts::{Part, Sort};
use super::scan::Scan;
use super::section::TimeDirection;
use super::sieve::beginning_with_years;
use super::title::{Genre, place, place_of_session};
use super::years::{Named, mentions};
use crate::source::Span;

/// What the year of a document was told by.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum YearSource {
    /// The caller.
    Stated,
    /// The title: 2026年福建省政府工作报告.
    Title,
    /// The date or number under it: 2012年1月14日在…会议上, 〔2025〕19号.
    Date,
    /// A heading: 2025年工作回顾 stands in a report of 2026.
    Heading,
    /// The text: 2026年是…开局之年, or the latest year told as done.
    Text,
}

/// The year a document is of (年份): the year at hand when it was given. A report of 2026 plans 2026 and reviews 2025;
/// a notice on the first half of 2025 is of 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentYear {
    /// The calendar year.
    pub year: i32,
    /// What told it.
    pub source: YearSource,
    /// Where that stands; `None` of what the caller said.
    pub span: Option<Span>,
}

/// A document (文件) of a text that may hold several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlineDocument {
    pub(super) span: Span,
    pub(super) title: Option<Span>,
    pub(super) genre: Option<Genre>,
    pub(super) year: Option<DocumentYear>,
    pub(super) place: Option<String>,
    pub(super) place_span: Option<Span>,
    pub(super) sections: Range<usize>,
}

impl OutlineDocument {
    /// The bytes of the document, up to where the next one begins.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The title, where it has one; a title on two lines with the break between them.
    #[must_use]
    pub const fn title(&self) -> Option<Span> {
        self.title
    }

    /// What sort it is; `None` where nothing tells.
    #[must_use]
    pub const fn genre(&self) -> Option<Genre> {
        self.genre
    }

    /// The year it is of; `None` where nothing tells.
    #[must_use]
    pub const fn year(&self) -> Option<DocumentYear> {
        self.year
    }

    /// Whose it is, as the caller or the title says: 福建省, 甲县.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// Where the place stands in the text; `None` of what the caller said.
    #[must_use]
    pub const fn place_span(&self) -> Option<Span> {
        self.place_span
    }

    /// Its sections, as places among the [sections of the outline](super::Outline::sections).
    #[must_use]
    pub fn sections(&self) -> Range<usize> {
        self.sections.clone()
    }
}

/// The lines of a document with what is known of each.
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) all: &'a [Line],
    pub(super) sorts: &'a [Sort],
    pub(super) scans: &'a [Option<Scan>],
}

impl<'a> Lines<'a> {
    pub(super) fn of(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (&'a Line, &'a Sort, Option<&'a Scan>)> + use<'a> {
        let lines = self.all.get(range.clone()).unwrap_or(&[]);
        let sorts = self.sorts.get(range.clone()).unwrap_or(&[]);
        let scans = self.scans.get(range).unwrap_or(&[]);
        lines
            .iter()
            .zip(sorts)
            .zip(scans)
            .map(|((line, sort), scan)| (line, sort, scan.as_ref()))
    }

    fn body(&self, line: &Line) -> &'a str {
        self.text.get(line.body.clone()).unwrap_or("")
    }
}

/// The lines under a title that are looked at for a date.
const HEAD: usize = 8;

/// The year of a document.
pub(super) fn year(all: &Lines<'_>, part: &Part) -> Option<DocumentYear> {
    let told = |year: i32, source, range: &Range<usize>| {
        crate::period::Period::year(year).ok()?;
        Some(DocumentYear {
            year,
            source,
            span: Span::new(range.start, range.end).ok(),
        })
    };
    let mut buffer = String::new();
    let calendar = |words: &str| {
        let found = mentions(words);
        let years = found.iter().filter_map(|mention| match mention.named {
            Named::Year(year) | Named::Span(_, year) => Some(year),
            _ => None,
        });
        years.max()
    };
    if let Some(range) = &part.title {
        plain(all.text.get(range.clone()).unwrap_or(""), &mut buffer);
        if let Some(year) = calendar(&buffer) {
            return told(year, YearSource::Title, range);
        }
    }
    {
        let known = part.title.is_some() || part.genre.is_some();
        let head = all
            .of(part.lines.clone())
            .filter(|(line, _, _)| line.body.len() < 240)
            .take(HEAD);
        for (line, sort, _) in head {
            if matches!(sort, Sort::Heading(_) | Sort::Table(_) | Sort::InTable) {
                break;
            }
            plain(all.body(line), &mut buffer);
            if !known && !is_date(&buffer) && !is_issue(&buffer) {
                continue;
            }
            let dated = buffer.contains('月') || buffer.contains('第') || buffer.contains("会议");
            let year = if dated && !buffer.contains(['。', ';']) {
                calendar(&buffer)
            } else {
                None
            };
            if let Some(year) = year.or_else(|| of_number(&buffer)) {
                return told(year, YearSource::Date, &line.body);
            }
        }
    }
    if let Some((year, at)) = mid_term(all, part, &mut buffer) {
        return told(year, YearSource::Text, &at);
    }
    from_headings(all, part, &mut buffer, &told).or_else(|| from_text(all, part, &told))
}

/// 〔2025〕19号.
fn of_number(plain: &str) -> Option<i32> {
    let (_, rest) = plain.split_once(['〔', '['])?;
    let (year, after) = rest.split_once(['〕', ']'])?;
    (after.contains(['号', '期']) && year.len() == 4).then(|| year.parse().ok())?
}

type Told<'f> = &'f dyn Fn(i32, YearSource, &Range<usize>) -> Option<DocumentYear>;

/// 2025年工作回顾 is told in 2026, 2026年工作安排 too.
fn from_headings(
    all: &Lines<'_>,
    part: &Part,
    buffer: &mut String,
    told: Told<'_>,
) -> Option<DocumentYear> {
    let is_account = part.genre == Some(Genre::Progress);
    let mut planned: Option<(i32, Range<usize>)> = None;
    let mut reviewed: Option<(i32, Range<usize>)> = None;
    let mut bare: Option<(i32, Range<usize>)> = None;
    for (_, sort, _) in all.of(part.lines.clone()) {
        let Sort::Heading(heading) = sort else {
            continue;
        };
        plain(all.text.get(heading.words.clone()).unwrap_or(""), buffer);
        if !buffer.contains(['年', '五']) {
            continue;
        }
        let (back, ahead) = weights(buffer);
        for mention in mentions(buffer) {
            let (first, last) = match mention.named {
                Named::Year(year) => (year, year),
                Named::Span(first, last) | Named::Plan(first, last) => (first, last),
                _ => continue,
            };
            let is_plan = matches!(mention.named, Named::Plan(..));
            let at = heading.words.clone();
            if back > ahead {
                let year = if is_account && !is_plan {
                    last
                } else {
                    last + 1
                };
                reviewed = reviewed
                    .filter(|(known, _)| *known >= year)
                    .or(Some((year, at)));
            } else if ahead > back {
                planned = planned
                    .filter(|(known, _)| *known <= first)
                    .or(Some((first, at)));
            } else if !is_plan {
                bare = bare.or(Some((first, at)));
            }
        }
    }
    // A review says which year is over; a plan of years to come may begin later.
    let bare = bare.map(|(year, at)| {
        let (back, ahead) = all
            .of(part.lines.clone())
            .filter_map(|(_, _, scan)| scan)
            .fold((0_u64, 0_u64), |(back, ahead), scan| {
                (back + u64::from(scan.back), ahead + u64::from(scan.ahead))
            });
        (
            if back > ahead && !is_account {
                year + 1
            } else {
                year
            },
            at,
        )
    });
    let (year, at) = match (planned, reviewed) {
        (Some((first, at)), Some((next, _))) if first >= next => {
            (if first > next + 1 { next } else { first }, at)
        }
        (_, Some(reviewed)) => reviewed,
        (Some(planned), None) => planned,
        (None, None) => bare?,
    };
    told(year, YearSource::Heading, &at)
}

/// The characters of a paragraph that are looked at for the year that it begins with.
const BEGINNING: usize = 24;

/// 2026年是…, 今后五年（2026—2030年）, and else the latest year told as done.
fn from_text(all: &Lines<'_>, part: &Part, told: Told<'_>) -> Option<DocumentYear> {
    let mut buffer = String::new();
    let mut latest: Option<(i32, Range<usize>)> = None;
    let mut own: Option<(i32, Range<usize>)> = None;
    // The year that all lines name which name one.
    let mut only: Option<Option<(i32, Range<usize>)>> = None;
    for (line, sort, scan) in all.of(part.lines.clone()) {
        let body = all.body(line);
        if matches!(sort, Sort::Text(_))
            && own.is_none()
            && let Some(beginning) = beginning_with_years(body, BEGINNING)
        {
            plain(beginning, &mut buffer);
            let begin = without_address(&buffer);
            let found = mentions(begin);
            let ahead = scan.is_some_and(|scan| scan.ahead >= scan.back);
            let named = match found.as_slice() {
                [first, second, ..] if matches!(first.named, Named::Coming(_)) => {
                    match second.named {
                        Named::Span(first, _) => Some(first),
                        _ => None,
                    }
                }
                [first, ..] if first.start == 0 => match first.named {
                    Named::Year(year)
                        if ahead
                            && begin
                                .get(first.end..)
                                .is_some_and(|rest| rest.starts_with(['是', ','])) =>
                    {
                        Some(year)
                    }
                    Named::Plan(first, _) if ahead => Some(first),
                    Named::Plan(_, last) => Some(last + 1),
                    _ => None,
                },
                _ => None,
            };
            own = named.map(|year| (year, line.body.clone()));
        }
        if let Some(year) = scan.and_then(|scan| scan.latest_year) {
            only = match only {
                None => Some(Some((year, line.body.clone()))),
                Some(Some((known, at))) if known == year => Some(Some((known, at))),
                _ => Some(None),
            };
        }
        if let Some(scan) = scan
            && let Some(year) = scan.latest_year
            && (scan.back > scan.ahead || part.genre == Some(Genre::Progress))
        {
            latest = latest
                .filter(|(known, _)| *known >= year)
                .or(Some((year, line.body.clone())));
        }
    }
    let columns = all
        .of(part.lines.clone())
        .filter_map(|(_, sort, _)| match sort {
            Sort::Table(table) => Some(table.columns()),
            _ => None,
        });
    // 2023年完成: the year of the results.
    let of_results = columns.flatten().filter(|column| {
        column.column().direction() == Some(TimeDirection::Back) && column.column() != Column::Base
    });
    for column in of_results {
        if let (Some(Named::Year(year)), Some(header)) = (column.named, column.header())
            && latest.as_ref().is_none_or(|(known, _)| *known < year)
        {
            latest = Some((year, header.range()));
        }
    }
    if let Some((year, at)) = own {
        return told(year, YearSource::Text, &at);
    }
    // In a report the one year that is named may be any.
    let alone = only.flatten().filter(|_| part.genre.is_none());
    let Some((year, at)) = latest else {
        let (year, at) = alone?;
        return told(year, YearSource::Text, &at);
    };
    let is_report = matches!(part.genre, Some(Genre::WorkReport | Genre::PlanReport));
    told(
        if is_report { year + 1 } else { year },
        YearSource::Text,
        &at,
    )
}

/// The place that a title, or the line under it, names.
pub(super) fn place_of(all: &Lines<'_>, part: &Part) -> Option<Range<usize>> {
    let within = |range: &Range<usize>, found: Range<usize>| {
        range.start + found.start..range.start + found.end
    };
    if let Some(range) = &part.title
        && let Some(found) = all.text.get(range.clone()).and_then(place)
    {
        return Some(within(range, found));
    }
    let head = all
        .of(part.lines.clone())
        .filter(|(line, _, _)| line.body.len() < 240)
        .take(HEAD);
    for (line, sort, _) in head {
        if matches!(sort, Sort::Heading(_)) {
            break;
        }
        let body = all.body(line);
        let found = place_of_session(body).or_else(|| {
            place(body)
                .filter(|found| found.start == 0 && matches!(sort, Sort::Furniture | Sort::Title))
        });
        if let Some(found) = found {
            return Some(within(&line.body, found));
        }
    }
    None
}

//! A whole text taken in: its statements, and the goals of its headline sentences that have no number.

use std::ops::Range;

use super::{Item, Panel, Report};
use crate::catalogue::Catalogue;
use crate::extract::Extractor;
use crate::headline::{goals, strives_for_more};
use crate::source::Span;

impl Panel {
    /// Takes in the text of a report: the statements that are read in it, those of a headline sentence (预期目标是：…) marked as such, and the
    /// goals of that sentence without a number.
    ///
    /// ```
    /// use zhibiao::catalogue::Catalogue;
    /// use zhibiao::extract::Extractor;
    /// use zhibiao::panel::{Panel, Report};
    ///
    /// let text = "今年主要预期目标是：地区生产总值增长5%左右，在实际工作中争取更好结果；居民收入增长与经济增长同步。";
    /// let mut panel = Panel::new();
    /// panel.add_text(&Report::new("某省", 2026)?, text, &Extractor::default(), &Catalogue::standard());
    /// let target = |slug| panel.cell("某省", slug, 2026).unwrap().target().unwrap().to_string();
    /// assert_eq!(target("gdp"), "5%左右，争取更好");
    /// assert_eq!(target("household-income"), "与经济增长同步");
    /// # Ok::<(), zhibiao::panel::ReportError>(())
    /// ```
    pub fn add_text(
        &mut self,
        report: &Report,
        text: &str,
        extractor: &Extractor,
        catalogue: &Catalogue,
    ) {
        let extraction = extractor.extract(text);
        let mut items: Vec<Item<'_>> = extraction
            .statements
            .iter()
            .filter_map(|statement| Item::of_statement(statement, report.year()))
            .collect();
        for sentence in headlines(text) {
            let inside = |item: &Item<'_>| {
                sentence.contains(&item.span.start()) && item.span.end() <= sentence.end
            };
            for item in items.iter_mut().filter(|item| inside(item)) {
                item.is_headline = true;
            }
            for clause in clauses(text, sentence.clone()) {
                let words = text.get(clause.clone()).unwrap_or("");
                if strives_for_more(words) {
                    let before = items
                        .iter_mut()
                        .filter(|item| {
                            item.span.end() <= clause.start && sentence.contains(&item.span.start())
                        })
                        .max_by_key(|item| item.span);
                    if let Some(item) = before {
                        item.strives_for_more = true;
                    }
                }
                let read = goals(words);
                let members = members(words, read.len());
                for (goal, member) in read.iter().zip(members) {
                    let (start, end) = (clause.start + member.start, clause.start + member.end);
                    let (Ok(span), Some(quote)) = (Span::new(start, end), text.get(start..end))
                    else {
                        continue;
                    };
                    let item = Item::of_goal(goal, report.year(), quote, span);
                    self.insert(report, &item, catalogue);
                }
            }
        }
        for item in &items {
            self.insert(report, item, catalogue);
        }
    }
}

/// The sentences that list the targets of the year, by their bytes.
fn headlines(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in text.match_indices("目标") {
        let Some(rest) = text.get(at + word.len()..) else {
            continue;
        };
        let rest = rest.trim_start_matches(['是', '为']);
        if !rest.starts_with(['：', ':']) || found.last().is_some_and(|last| last.contains(&at)) {
            continue;
        }
        let before = text.get(..at).unwrap_or("");
        if !["预期", "主要", "发展"]
            .iter()
            .any(|word| before.ends_with(word))
        {
            continue;
        }
        let start = text.len() - rest.len();
        let end = rest.find('。').map_or(text.len(), |end| start + end);
        found.push(start..end);
    }
    found
}

/// The members of a list (…、…), by their bytes, where there are so many of them; else the whole for each.
fn members(words: &str, count: usize) -> Vec<Range<usize>> {
    let mut members = Vec::new();
    let mut start = 0;
    for (at, mark) in words.match_indices('、') {
        members.push(start..at);
        start = at + mark.len();
    }
    members.push(start..words.len());
    if members.len() != count {
        members = vec![0..words.len(); count];
    }
    members
}

/// The clauses of a sentence, by their bytes.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(sentence.clone()).unwrap_or("");
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    let marks = words.match_indices(['，', '；', '：', ',', ';', ':']);
    for (at, mark) in marks {
        let end = sentence.start + at;
        clauses.push(start..end);
        start = end + mark.len();
    }
    clauses.push(start..sentence.end);
    clauses
}

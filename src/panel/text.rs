//! A whole text taken in: its statements, and the goals of its headline sentences that have no number.

use super::apart::tell_apart;
use super::scope::{Scopes, are_shared_out, is_of_a_day, is_of_its_own, sums_up_years};
use super::{Item, Panel, Report, Scope, Side};
use crate::catalogue::Catalogue;
use crate::extract::{Extractor, Outline, Section, SectionKind, Statement, TimeDirection, Years};
use crate::headline::{Clause, Passage, passages, with_shared_head};

impl Panel {
    /// Takes in the text of a report: the statements that are read in it, those of a headline paragraph (预期目标是：…) marked as such, and the
    /// goals of the headline sentence without a number. What is said of a part of the region only is left out, also where the
    /// sentence names the part only once.
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
        let extractor = extractor.clone().plan_year(report.year());
        let (mut extraction, outline) = extractor.extract_outlined(text);
        tell_apart(text, &mut extraction.statements);
        let mut items = items(&extraction.statements, catalogue);
        items
            .retain(|item| item.side == Side::Outcome || !is_doubtful(&outline, item.span.start()));
        let mut scopes = Scopes::new(report.region(), catalogue);
        for item in &mut items {
            if scopes.is_elsewhere(text, item) || is_of_a_day(text, item) {
                item.scope = Scope::Part;
            }
            item.years = item
                .years
                .filter(|years| !(years.is_one() && sums_up_years(text, item)));
        }
        leave_out_shared(text, &mut items);
        for passage in passages(text) {
            for item in items.iter_mut().filter(|item| passage.holds(item.span)) {
                item.is_headline = true;
            }
            let ahead = |clause: &Clause<'_>| !is_review(&outline, clause.start());
            for clause in passage.clauses().filter(ahead) {
                let before = last_before(&passage, &mut items, clause.end());
                if clause.strives_for_more()
                    && let Some(item) = before
                {
                    item.strives_for_more = true;
                }
                let years = years(&passage, &mut items, &clause, &outline);
                let goals = clause.goals();
                let first = goals.first().map_or("", |(goal, _)| goal.indicator);
                for (goal, span) in &goals {
                    let quote = span.of(text).unwrap_or("");
                    let name = with_shared_head(first, goal.indicator);
                    let mut item = Item::of_goal(goal, years, quote, *span);
                    item.name = &name;
                    self.insert(report, &item, catalogue);
                }
            }
        }
        for item in &items {
            self.insert(report, item, catalogue);
        }
    }
}

/// The statements of a document as items.
pub(super) fn items<'a>(statements: &'a [Statement<'_>], catalogue: &Catalogue) -> Vec<Item<'a>> {
    let item = |statement: &'a Statement<'_>| {
        let mut item = Item::of_statement(statement)?;
        if is_of_its_own(statement, statements, catalogue) {
            item.scope = Scope::Whole;
        }
        Some(item)
    };
    statements.iter().filter_map(item).collect()
}

/// Marks the values that are shared out among names that are not told apart.
fn leave_out_shared(text: &str, items: &mut [Item<'_>]) {
    let mut previous: Option<&mut Item<'_>> = None;
    for item in items {
        if let Some(previous) = previous
            && are_shared_out(text, previous, item)
        {
            previous.scope = Scope::Part;
            item.scope = Scope::Part;
        }
        previous = Some(item);
    }
}

fn is_review(outline: &Outline, offset: usize) -> bool {
    let section = outline.section_at(offset);
    section.and_then(|section| section.kind().direction()) == Some(TimeDirection::Back)
}

/// Whether what is read as a target stands in paragraphs of a review that nothing tells to be anything else: no cell is better than
/// a result among the targets.
fn is_doubtful(outline: &Outline, offset: usize) -> bool {
    let Some(section) = outline.section_at(offset) else {
        return false;
    };
    section.heading().is_none()
        && section.kind() == SectionKind::Unknown
        && outline
            .path(section)
            .any(|section| section.kind() == SectionKind::Review)
}

/// The target that the list has last before a place.
fn last_before<'i, 't>(
    passage: &Passage<'_>,
    items: &'i mut [Item<'t>],
    end: usize,
) -> Option<&'i mut Item<'t>> {
    let listed = items
        .iter_mut()
        .filter(|item| item.side == Side::Target && passage.lists(item.span));
    listed
        .filter(|item| item.span.end() <= end)
        .max_by_key(|item| item.span)
}

/// The years of a goal: those of the target next to it in the list, else those of the section.
fn years(
    passage: &Passage<'_>,
    items: &mut [Item<'_>],
    clause: &Clause<'_>,
    outline: &Outline,
) -> Option<Years> {
    if let Some(before) = last_before(passage, items, clause.start()) {
        return before.years;
    }
    let listed = items
        .iter()
        .filter(|item| item.side == Side::Target && passage.lists(item.span));
    if let Some(after) = listed.min_by_key(|item| item.span) {
        return after.years;
    }
    let section = outline.section_at(clause.start());
    let of_section = section.and_then(Section::years);
    of_section.or_else(|| {
        let year = outline.document_at(clause.start())?.year()?.year;
        Years::new(year, year).ok()
    })
}

//! A whole text taken in: its statements, and the goals of its headline sentences that have no number.

use super::scope::Scopes;
use super::{Item, Panel, Report, Side};
use crate::catalogue::Catalogue;
use crate::extract::{Direction, Extractor, Outline, Section, Years};
use crate::headline::{Clause, Passage, passages};

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
        let extraction = extractor.extract(text);
        let statements = extraction.statements.iter();
        let mut items: Vec<Item<'_>> = statements.filter_map(Item::of_statement).collect();
        let mut scopes = Scopes::new(report.region(), catalogue);
        for item in &mut items {
            item.is_of_part |= scopes.is_elsewhere(text, item);
        }
        let passages = passages(text);
        let outline = (!passages.is_empty()).then(|| extractor.outline(text));
        for passage in passages {
            for item in items.iter_mut().filter(|item| passage.holds(item.span)) {
                item.is_headline = true;
            }
            let ahead = |clause: &Clause<'_>| !is_review(outline.as_ref(), clause.start());
            for clause in passage.clauses().filter(ahead) {
                let before = last_before(&passage, &mut items, &clause);
                if clause.strives_for_more()
                    && let Some(item) = before
                {
                    item.strives_for_more = true;
                }
                let years = years(&passage, &mut items, &clause, outline.as_ref());
                for (goal, span) in clause.goals() {
                    let quote = span.of(text).unwrap_or("");
                    let item = Item::of_goal(&goal, years, quote, span);
                    self.insert(report, &item, catalogue);
                }
            }
        }
        for item in &items {
            self.insert(report, item, catalogue);
        }
    }
}

fn is_review(outline: Option<&Outline>, offset: usize) -> bool {
    let section = outline.and_then(|outline| outline.section_at(offset));
    section.and_then(|section| section.kind().direction()) == Some(Direction::Back)
}

/// The target that the list has before a clause.
fn last_before<'i, 't>(
    passage: &Passage<'_>,
    items: &'i mut [Item<'t>],
    clause: &Clause<'_>,
) -> Option<&'i mut Item<'t>> {
    let listed = items
        .iter_mut()
        .filter(|item| item.side == Side::Target && passage.lists(item.span));
    listed
        .filter(|item| item.span.end() <= clause.start())
        .max_by_key(|item| item.span)
}

/// The years of a goal: those of the target next to it in the list, else those of the section.
fn years(
    passage: &Passage<'_>,
    items: &mut [Item<'_>],
    clause: &Clause<'_>,
    outline: Option<&Outline>,
) -> Option<Years> {
    if let Some(before) = last_before(passage, items, clause) {
        return before.years;
    }
    let listed = items
        .iter()
        .filter(|item| item.side == Side::Target && passage.lists(item.span));
    if let Some(after) = listed.min_by_key(|item| item.span) {
        return after.years;
    }
    let of_section = outline?
        .section_at(clause.start())
        .and_then(Section::years);
    of_section.or_else(|| {
        let year = outline?.document_at(clause.start())?.year()?.year;
        Years::new(year, year).ok()
    })
}

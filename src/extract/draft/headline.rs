//! The goals without a number of a text's headline sentences, for its plan.

use crate::extract::draft::{Common, Deadline, Ends, PlanDraft};
use crate::extract::outline::{Outline, Section, SectionKind, TimeDirection, Years};
use crate::extract::statement::{Kind, Statement};
use crate::headline::{Clause, Passage, passages, with_shared_head};
use crate::source::Span;
use crate::target::Commitment;

/// The headline sentences of a text.
pub(crate) struct Headline<'t> {
    text: &'t str,
    clauses: Vec<(Clause<'t>, Option<Years>)>,
    /// The places of the goals, in order.
    spans: Vec<Span>,
    /// The places of the targets that more is striven for than, in order.
    exceeded: Vec<Span>,
}

impl<'t> Headline<'t> {
    pub(crate) fn of(text: &'t str, statements: &[Statement<'_>], outline: &Outline) -> Self {
        let mut headline = Self {
            text,
            clauses: Vec::new(),
            spans: Vec::new(),
            exceeded: Vec::new(),
        };
        for passage in passages(text) {
            headline.read(&passage, statements, outline);
        }
        headline
    }

    fn read(&mut self, passage: &Passage<'t>, statements: &[Statement<'_>], outline: &Outline) {
        let listed = |statement: &&Statement<'_>| {
            passage.lists(statement.span) && statement.kind == Kind::Target
        };
        for clause in passage.clauses() {
            let is_review = outline
                .section_at(clause.start())
                .and_then(|section| section.kind().direction())
                == Some(TimeDirection::Back);
            if is_review {
                continue;
            }
            let before = statements.partition_point(|one| one.span.end() <= clause.start());
            let (before, after) = statements
                .split_at_checked(before)
                .unwrap_or((statements, &[]));
            let mut before = before
                .iter()
                .rev()
                .take_while(|one| passage.lists(one.span));
            let last = before.find(|one| one.kind == Kind::Target);
            if clause.strives_for_more() {
                self.exceeded.extend(last.map(|one| one.span));
            }
            let near = last.or_else(|| after.iter().take(1).find(listed));
            let years = match near {
                Some(near) => near.years().map(|years| years.years()),
                None => years_at(outline, clause.start()),
            };
            self.spans
                .extend(clause.goals().iter().map(|(_, span)| *span));
            self.clauses.push((clause, years));
        }
    }

    /// Whether more is striven for than the target at a place.
    pub(crate) fn exceeds(&self, span: Span) -> bool {
        self.exceeded.binary_search(&span).is_ok()
    }

    /// Whether a goal of a headline sentence stands at a place, or in it.
    pub(crate) fn has(&self, span: Span) -> bool {
        let next = self.spans.partition_point(|one| one.end() <= span.start());
        self.spans
            .get(next)
            .is_some_and(|one| one.start() < span.end())
    }

    /// Adds the goals to a plan. What a clause leaves out is of the clause before it.
    pub(crate) fn add_to(&self, draft: &mut PlanDraft) {
        let mut named = String::new();
        for (clause, years) in &self.clauses {
            let goals = clause.goals();
            let first = goals.first().map_or("", |(goal, _)| goal.indicator);
            for (goal, span) in &goals {
                let span = *span;
                if !goal.indicator.is_empty() {
                    named = with_shared_head(first, goal.indicator).into_owned();
                }
                let common = Common {
                    span,
                    quote: span.of(self.text).unwrap_or(""),
                    name: &named,
                    baseline: None,
                    part_of: None,
                    region: None,
                    action: if goal.is_worded() { "" } else { goal.action },
                    measure: goal.measure,
                    commitment: Commitment::default(),
                    deadline: Deadline::of_section(*years, "", draft.period),
                    stated: "",
                    is_yearly_average: false,
                    strives_for_more: false,
                    ends: Ends::default(),
                    theme: &[],
                    units: &[],
                    rule: goal.aim.kind().to_string(),
                };
                draft.add(&common, goal.aim.clone());
            }
        }
    }
}

/// The years that what is aimed at in a place is for: those of its section, else the document's own.
pub(crate) fn years_at(outline: &Outline, offset: usize) -> Option<Years> {
    let section = outline.section_at(offset);
    let of_section = section
        .filter(|section| section.kind() != SectionKind::Review)
        .and_then(Section::years);
    of_section.or_else(|| {
        let year = outline.document_at(offset)?.year()?.year;
        Years::new(year, year).ok()
    })
}

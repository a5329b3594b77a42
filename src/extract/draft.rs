//! Statements and goals → plan.

mod aim;
mod deadline;

use crate::finding::{Code, Finding, Place, Reason};
use crate::indicator::{Indicator, Measure};
use crate::period::Period;
use crate::plan::{Plan, PlanBuilder, PlanError};
use crate::region::Region;
use crate::source::{Document, Source, Span};
use crate::target::{Aim, Baseline, Commitment, Target, TargetBuilder, TargetId};

use super::goal::Goal;
use super::statement::{Kind, Statement};
use deadline::Deadline;

/// Makes a [`Plan`] of what was read in a document.
///
/// Achievements are no targets; they stay in the extraction. What cannot become a target is a finding.
///
/// ```
/// use zhibiao::extract::{Extractor, PlanDraft};
/// use zhibiao::period::Period;
/// use zhibiao::source::Document;
///
/// let text = "新增公办学位1650个,争创省级产业基地。";
/// let extractor = Extractor::default();
/// let draft = PlanDraft::new(Document::new("政府工作报告")?, Period::year(2024)?)
///     .statements(&extractor.extract(text).statements)
///     .goals(&extractor.goals(text))
///     .build()?;
/// assert_eq!(draft.plan.targets()[0].to_string(), "新增公办学位1650个");
/// assert_eq!(draft.plan.targets().len(), 2);
/// assert!(draft.findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a plan exists only after `build`"]
pub struct PlanDraft {
    plan: PlanBuilder,
    period: Period,
    targets: Vec<(Span, Target)>,
    findings: Vec<Finding>,
}

/// A plan that was made of a document, and what did not become a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The plan, its targets in the order of the document.
    pub plan: Plan,
    /// What was read and cannot be a target, with its place and the reason.
    pub findings: Vec<Finding>,
}

/// What a statement and a goal have in common.
struct Common<'a> {
    span: Span,
    quote: &'a str,
    name: &'a str,
    baseline: Option<Baseline>,
    part_of: Option<Span>,
    action: &'a str,
    measure: Measure,
    commitment: Commitment,
    period: &'a str,
    theme: &'a [&'a str],
    units: &'a [&'a str],
    rule: String,
}

impl PlanDraft {
    /// A plan with the title of this document, for this period.
    pub fn new(document: Document, period: Period) -> Self {
        Self {
            plan: Plan::builder(document.title())
                .period(period)
                .document(document),
            period,
            targets: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The region it is for.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.plan = self.plan.region(region);
        self
    }

    /// Adds the targets among these statements.
    pub fn statements(mut self, statements: &[Statement<'_>]) -> Self {
        for statement in statements.iter().filter(|s| s.kind == Kind::Target) {
            let common = Common {
                span: statement.span,
                quote: statement.quote,
                name: &statement.indicator,
                baseline: aim::baseline(statement),
                part_of: statement.part_of(),
                action: &statement.action,
                measure: statement.measure,
                commitment: statement.commitment,
                period: &statement.period,
                theme: &statement.theme,
                units: statement.units(),
                rule: statement.rule.to_string(),
            };
            match aim::of(statement) {
                Ok(aim) => self.add(&common, aim),
                Err(finding) => self.findings.push(finding),
            }
        }
        self
    }

    /// Adds the goals that are set, not those that were reached.
    pub fn goals(mut self, goals: &[Goal<'_>]) -> Self {
        for goal in goals.iter().filter(|goal| goal.kind == Kind::Target) {
            let common = Common {
                span: goal.span,
                quote: goal.quote,
                name: &goal.subject,
                baseline: None,
                part_of: None,
                action: &goal.action,
                measure: Measure::Level,
                commitment: goal.commitment,
                period: &goal.period,
                theme: &goal.theme,
                units: &goal.units,
                rule: goal.goal.aim_kind().to_string(),
            };
            self.add(&common, goal.goal.into());
        }
        self
    }

    /// The plan, and what did not become a target.
    ///
    /// # Errors
    /// As [`PlanBuilder::build`].
    pub fn build(mut self) -> Result<Draft, PlanError> {
        self.targets.sort_by_key(|(span, _)| *span);
        self.findings.sort();
        let targets = self.targets.into_iter().map(|(_, target)| target);
        Ok(Draft {
            plan: self.plan.targets(targets).build()?,
            findings: self.findings,
        })
    }

    fn add(&mut self, common: &Common<'_>, aim: Aim) {
        match self.target(common, aim) {
            Ok(target) => self.targets.push((common.span, target)),
            Err(reason) => self
                .findings
                .push(refused(common.span, common.quote, reason)),
        }
    }

    /// The target that a part belongs to; extraction looks for it only a few statements back.
    fn whole(&self, common: &Common<'_>) -> Option<TargetId> {
        let span = common.part_of?;
        let whole = self
            .targets
            .iter()
            .rev()
            .take(16)
            .find(|(at, _)| *at == span);
        whole.map(|(_, target)| target.id().clone())
    }

    fn target(&self, common: &Common<'_>, aim: Aim) -> Result<Target, Reason> {
        let indicator = Indicator::in_context(common.name, common.action, common.measure)?;
        let source = Source::new(common.span, common.quote)?.with_rule(&common.rule);
        let mut builder: TargetBuilder = Target::builder(indicator, aim)
            .action(common.action)
            .measure(common.measure)
            .commitment(common.commitment)
            .theme(common.theme)
            .source(source)
            .baseline(common.baseline)
            .part_of(self.whole(common));
        builder = match Deadline::read(common.period, self.period) {
            Deadline::OfPlan => builder,
            Deadline::Stated(period) => builder.period(period),
            // What is not understood is kept as it is written.
            Deadline::Unclear(text) => builder.note(format!("期限：{text}")),
        };
        if let Some((lead, others)) = common.units.split_first() {
            builder = builder.lead(lead);
            for unit in others.iter().filter(|unit| *unit != lead) {
                builder = builder.co_responsible(unit);
            }
        }
        Ok(builder.build()?)
    }
}

/// The finding for what cannot be a target.
fn refused(span: Span, quote: &str, reason: impl Into<Reason>) -> Finding {
    Finding::new(Code::NotATarget, Place::Span(span))
        .with_value("text", quote)
        .with_reason(reason)
}

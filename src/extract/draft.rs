//! Statements and goals → plan.

mod deadline;
mod headline;
mod place;

use crate::finding::{Code, Finding, Place, Reason};
use crate::indicator::Measure;
use crate::period::Period;
use crate::plan::{Plan, PlanBuilder, PlanError};
use crate::quantity::Quantity;
use crate::region::Region;
use crate::source::{Document, Source, Span};
use crate::target::{Aim, Baseline, Commitment, Target, TargetBuilder, TargetId};

use crate::extract::goal::Goal;
use crate::extract::outline::Outline;
use crate::extract::reader::extractor::Extractor;
use crate::extract::statement::aim::{self, refused};
use crate::extract::statement::{Kind, Statement};
use crate::source::sort_by_place;
use deadline::Deadline;

/// Makes a [`Plan`] of what was read in a document.
///
/// A target is for the [years](Statement::years) that it speaks of: of what accumulates over the five years of a plan for a range of
/// years, of a state in 2030 for 2030. Where nothing tells them its [period is open](Target::has_open_period), and a finding says so; a
/// caller who knows the year of a passage without its document [says it to the extractor](Extractor::plan_year).
///
/// Achievements are no targets; they stay in the extraction. What cannot become a target is a finding.
///
/// ```
/// use zhibiao::extract::{Extractor, PlanDraft};
/// use zhibiao::period::Period;
/// use zhibiao::source::Document;
///
/// let text = "2026年政府工作报告\n一、今年主要目标\n今年预期目标是：生产总值增长5%左右，居民收入增长与经济增长同步。\n\
///     二、“十五五”时期主要目标\n生产总值年均增长5%左右。";
/// let draft = PlanDraft::new(Document::new("2026年政府工作报告")?, Period::year(2026)?)
///     .text(&Extractor::default(), text)
///     .build()?;
/// let targets: Vec<_> = draft.plan.targets().iter().map(ToString::to_string).collect();
/// assert_eq!(targets, ["生产总值增长5%左右", "居民收入增长与经济增长同步", "生产总值增长5%左右"]);
/// let of_five_years = &draft.plan.targets()[2];
/// assert_eq!(draft.plan.period_of(of_five_years).unwrap().code(), "2026-01-01/2030-12-31");
/// assert_eq!(of_five_years.note(), Some("年均"));
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
    /// What was read and cannot be a target, and the targets of which nothing tells the years, with its place and the reason.
    pub findings: Vec<Finding>,
}

/// What a statement and a goal have in common.
struct Common<'a> {
    span: Span,
    quote: &'a str,
    name: &'a str,
    baseline: Option<Baseline>,
    part_of: Option<Span>,
    /// Named before the verb, apart from the region of the plan.
    region: Option<Region>,
    action: &'a str,
    measure: Measure,
    commitment: Commitment,
    deadline: Deadline,
    /// The period as written.
    stated: &'a str,
    is_yearly_average: bool,
    strives_for_more: bool,
    ends: Ends,
    theme: &'a [&'a str],
    units: &'a [&'a str],
    rule: String,
}

/// What a target must reach in any case, and what is striven for beyond it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ends {
    floor: Option<Quantity>,
    stretch: Option<Quantity>,
}

impl Ends {
    /// The target that statements set one behind another of one indicator, and its ends: 增长7%，确保6%，力争8% is one of 7 %; what is
    /// ensured is the target where nothing else is said. `None` where they do not belong together.
    fn of<'a, 't>(statements: &'a [Statement<'t>]) -> Option<(&'a Statement<'t>, Self)> {
        let (first, rest) = statements.split_first()?;
        if rest.is_empty() || !rest.iter().all(|next| is_of_same(first, next)) {
            return None;
        }
        let mut found = [None, None, None];
        let order = [Commitment::Plan, Commitment::Ensure, Commitment::Strive];
        for statement in statements {
            let place = order.iter().position(|one| *one == statement.commitment)?;
            // Said twice with one firmness, they are two targets.
            if found.get_mut(place)?.replace(statement).is_some() {
                return None;
            }
        }
        let [plan, ensure, strive] = found;
        // What has no value would be lost as the end of another.
        let value = |statement: Option<&Statement<'_>>| match statement {
            Some(statement) => statement.quantity().map(Some),
            None => Some(None),
        };
        let ends = Self {
            floor: value(ensure)?,
            stretch: value(strive)?,
        };
        Some((plan.or(ensure)?, ends))
    }
}

/// Whether the second speaks of the same indicator in the same sentence: 确保完成投资80亿元，力争达到90亿元.
fn is_of_same(statement: &Statement<'_>, next: &Statement<'_>) -> bool {
    let amounts = [Measure::Total, Measure::Level];
    let is_one_measure = next.measure == statement.measure
        || (amounts.contains(&next.measure) && amounts.contains(&statement.measure));
    statement.kind == Kind::Target
        && next.kind == Kind::Target
        && next.sentence == statement.sentence
        && next.indicator == statement.indicator
        && is_one_measure
        && next.years() == statement.years()
        && next.part_of().is_none()
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

    /// Adds all targets of a text: those with a number, the goals without one, and those of its headline sentences (预期目标是：…) that are
    /// relative, delegated, in words …; what these strive to exceed (争取更好结果) is marked.
    ///
    /// What could not be read is in the findings of [`Extractor::extract`], not in the draft's.
    pub fn text(mut self, extractor: &Extractor, text: &str) -> Self {
        let (extraction, goals, outline) = extractor.extract_all(text);
        let statements = extraction.statements;
        let headline = headline::Headline::of(text, &statements, &outline);
        self.all(&statements, Some(text), |span| headline.exceeds(span));
        headline.add_to(&mut self);
        for goal in &goals {
            if !headline.has(goal.span) {
                self.goal(goal, Some(&outline));
            }
        }
        self
    }

    /// Adds the targets among these statements.
    ///
    /// What a sentence ensures of an indicator and what it strives for (确保完成投资80亿元，力争90亿元) are one target with its floor and
    /// its stretch value.
    pub fn statements(mut self, statements: &[Statement<'_>]) -> Self {
        self.all(statements, None, |_| false);
        self
    }

    /// Adds the goals that are set, not those that were reached. They are taken to be for the plan's period where their sentence names no
    /// other; [`text`](Self::text) knows the section that they stand in.
    pub fn goals(mut self, goals: &[Goal<'_>]) -> Self {
        for goal in goals {
            self.goal(goal, None);
        }
        self
    }

    /// In a text, the place that stands before the verb is known too.
    fn all(
        &mut self,
        statements: &[Statement<'_>],
        text: Option<&str>,
        exceeds: impl Fn(Span) -> bool,
    ) {
        let mut rest = statements;
        while let Some(statement) = rest.first() {
            // One target of three or two, where what ends it is on its right side; else as many as there are.
            let taken = [3, 2].into_iter().find(|count| {
                let group = rest.get(..*count).and_then(Ends::of);
                group.is_some_and(|(statement, ends)| {
                    self.statement(statement, text, exceeds(statement.span), ends)
                })
            });
            if taken.is_none() {
                self.statement(statement, text, exceeds(statement.span), Ends::default());
            }
            rest = rest.get(taken.unwrap_or(1)..).unwrap_or_default();
        }
    }

    /// Adds a target, or tells why it is none; not where its ends do not fit it.
    fn statement(
        &mut self,
        statement: &Statement<'_>,
        text: Option<&str>,
        strives_for_more: bool,
        ends: Ends,
    ) -> bool {
        if statement.kind != Kind::Target {
            return true;
        }
        let years = statement.years();
        let common = Common {
            span: statement.span,
            quote: statement.quote,
            name: &statement.indicator,
            baseline: aim::baseline(statement),
            part_of: statement.part_of(),
            region: text.and_then(|text| place::of(text, statement)),
            action: &statement.action,
            measure: statement.measure,
            commitment: statement.commitment,
            deadline: match Deadline::of_row(years, statement.deadline(), self.period) {
                Some(deadline) if statement.period.is_empty() => deadline,
                _ => Deadline::of_years(years, &statement.period, self.period),
            },
            stated: &statement.period,
            is_yearly_average: years.is_some_and(|years| years.is_yearly_average()),
            strives_for_more,
            ends,
            theme: &statement.theme,
            units: statement.units(),
            rule: statement.rule.to_string(),
        };
        match aim::of(statement) {
            Ok(aim) if ends != Ends::default() && self.target(&common, aim.clone()).is_err() => {
                return false;
            }
            Ok(aim) => self.add(&common, aim),
            // What ends a target that is none would be lost with it.
            Err(_) if ends != Ends::default() => return false,
            Err(finding) => self.findings.push(finding),
        }
        true
    }

    fn goal(&mut self, goal: &Goal<'_>, outline: Option<&Outline>) {
        if goal.kind != Kind::Target {
            return;
        }
        let deadline = match outline {
            Some(outline) => {
                let years = headline::years_at(outline, goal.span.start());
                Deadline::of_section(years, &goal.period, self.period)
            }
            None if goal.period.is_empty() => Deadline::OfPlan,
            None => Deadline::of_section(None, &goal.period, self.period),
        };
        let common = Common {
            span: goal.span,
            quote: goal.quote,
            name: &goal.subject,
            baseline: None,
            part_of: None,
            region: None,
            action: &goal.action,
            measure: Measure::Level,
            commitment: goal.commitment,
            deadline,
            stated: &goal.period,
            is_yearly_average: false,
            strives_for_more: false,
            ends: Ends::default(),
            theme: &goal.theme,
            units: &goal.units,
            rule: goal.goal.aim_kind().to_string(),
        };
        self.add(&common, goal.goal.into());
    }

    /// The plan, and what did not become a target.
    ///
    /// # Errors
    /// As [`PlanBuilder::build`].
    pub fn build(mut self) -> Result<Draft, PlanError> {
        sort_by_place(&mut self.targets, |(span, _)| span.start());
        self.findings.sort();
        let targets = self.targets.into_iter().map(|(_, target)| target);
        Ok(Draft {
            plan: self.plan.targets(targets).build()?,
            findings: self.findings,
        })
    }

    fn add(&mut self, common: &Common<'_>, aim: Aim) {
        match self.target(common, aim) {
            Ok(target) => {
                if target.has_open_period() {
                    self.findings.push(
                        Finding::new(Code::YearsOpen, Place::Span(common.span))
                            .with_value("text", common.quote),
                    );
                }
                self.targets.push((common.span, target));
            }
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
        let source = Source::new(common.span, common.quote)?.with_rule(&common.rule);
        let stated = Target::stated(common.name, common.action, common.measure, aim)?;
        let mut builder: TargetBuilder = stated
            .region(common.region.clone())
            .commitment(common.commitment)
            .strives_for_more(common.strives_for_more)
            .floor(common.ends.floor)
            .stretch(common.ends.stretch)
            .theme(common.theme)
            .source(source)
            .baseline(common.baseline)
            .part_of(self.whole(common))
            .note(common.note());
        builder = match common.deadline {
            Deadline::OfPlan => builder,
            Deadline::Stated(period) => builder.period(period),
            Deadline::Open => builder.open_period(),
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

impl Common<'_> {
    /// What the model has no field for: that a value is a yearly average, and words for a time that are no period.
    fn note(&self) -> Option<String> {
        let mut notes = Vec::new();
        if self.is_yearly_average {
            notes.push("年均".to_owned());
        }
        if self.deadline == Deadline::Open && !self.stated.is_empty() {
            notes.push(format!("期限：{}", self.stated));
        }
        (!notes.is_empty()).then(|| notes.join("；"))
    }
}

//! Who goes with whom: candidates of one indicator, their scores, and the choice on both sides.

use std::collections::BTreeMap;

use super::sides::{
    Counted, Promise, Report, promise, promises_of_members, report, turned, value_as,
};
use super::time::{Asked, Fit, fit};
use super::{
    Achieved, Aspect, FollowUp, NearMiss, Pair, ReportedAchievement, Unpaired, UnpairedStatement,
    UnpairedTarget,
};
use crate::catalogue::Catalogue;
use crate::extract::{Kind, Statement};
use crate::number::{Decimal, Ratio};
use crate::plan::Plan;
use crate::source::{Source, Span};
use crate::target::TargetId;

/// How many candidates of one indicator are compared, and named, on either side: more are too many to choose from.
const MOST: usize = 16;

/// By how much the best candidate must be ahead of the next: one tenth.
fn margin() -> Ratio {
    Ratio::new(Decimal::ONE, Decimal::TEN).unwrap_or(Ratio::ONE)
}

/// A promise and a report of one indicator, compared.
struct Candidate {
    promise: usize,
    report: usize,
    /// What was reported, in the terms of the target where it has any.
    value: Achieved,
    score: Ratio,
    differed: Vec<Aspect>,
    /// Where they may be a pair: how the times fit.
    fit: Option<Fit>,
}

pub(super) fn pair(plan: &Plan, statements: &[Statement<'_>], catalogue: &Catalogue) -> FollowUp {
    let mut outcome = FollowUp::default();
    let region = plan.region().map(crate::region::Region::name);
    let mut reports = Vec::new();
    for statement in statements.iter().filter(|s| s.kind == Kind::Achievement) {
        match report(statement, region, catalogue) {
            Some(report) => reports.push(report),
            None => outcome.statements.push(UnpairedStatement {
                span: statement.span,
                reason: Unpaired::NotComparable,
            }),
        }
    }
    reports.sort_by_key(|report| report.statement.span);
    let mut promises = Vec::new();
    for target in plan.targets() {
        let Some(promise) = promise(target, region, catalogue) else {
            outcome.targets.push(UnpairedTarget {
                target: target.id().clone(),
                reason: Unpaired::NotComparable,
            });
            continue;
        };
        // A list that is reported as one is one; else each of its members may be reported alone.
        let key = &promise.identity.key;
        let members = if reports.iter().any(|report| report.identity.key == *key) {
            Vec::new()
        } else {
            promises_of_members(target, region, catalogue)
        };
        if members.is_empty() {
            promises.push(promise);
        } else {
            promises.extend(members);
        }
    }
    promises.sort_by(|a, b| (a.target.id(), &a.member).cmp(&(b.target.id(), &b.member)));

    let mut groups: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, promise) in promises.iter().enumerate() {
        groups.entry(&promise.identity.key).or_default().0.push(at);
    }
    for (at, report) in reports.iter().enumerate() {
        groups.entry(&report.identity.key).or_default().1.push(at);
    }
    for (of_plan, of_report) in groups.values() {
        let group = Group {
            plan,
            promises: &promises,
            reports: &reports,
            of_plan,
            of_report,
        };
        group.decide(&mut outcome);
    }
    outcome
        .pairs
        .sort_by_key(|pair| pair.reported.source.span());
    let is_paired = |target: &TargetId| {
        let mut pairs = outcome.pairs.iter();
        pairs.any(|pair| pair.member.is_some() && pair.reported.target == *target)
    };
    // Of a list of which nothing, or only some, was reported, one reason is enough.
    outcome
        .targets
        .retain(|unpaired| !is_paired(&unpaired.target));
    outcome.targets.sort_by(|a, b| a.target.cmp(&b.target));
    outcome.targets.dedup_by(|a, b| a.target == b.target);
    outcome.statements.sort_by_key(|statement| statement.span);
    outcome
}

/// The promises and reports of one indicator.
struct Group<'a> {
    plan: &'a Plan,
    promises: &'a [Promise<'a>],
    reports: &'a [Report<'a>],
    of_plan: &'a [usize],
    of_report: &'a [usize],
}

/// What one side of a group is to do.
enum Choice<'c> {
    Take(&'c Candidate),
    /// These are too close to each other.
    Refuse(Vec<usize>),
}

impl Group<'_> {
    fn decide(&self, outcome: &mut FollowUp) {
        let candidates = self.candidates();
        let mut paired = Vec::new();
        for &promise in self.of_plan {
            let all: Vec<&Candidate> = candidates.iter().filter(|c| c.promise == promise).collect();
            let reason = match self.choose(&all, |candidate| candidate.report) {
                Some(Choice::Take(candidate)) => {
                    let back = candidates.iter().filter(|c| c.report == candidate.report);
                    match self.choose(&back.collect::<Vec<_>>(), |candidate| candidate.promise) {
                        Some(Choice::Take(chosen)) if chosen.promise == promise => {
                            paired.push((promise, candidate.report));
                            outcome.pairs.extend(self.pair(candidate));
                            continue;
                        }
                        Some(Choice::Take(_)) => Unpaired::Taken(self.spans(&[candidate.report])),
                        _ => Unpaired::Ambiguous(self.spans(&[candidate.report])),
                    }
                }
                Some(Choice::Refuse(reports)) => Unpaired::Ambiguous(self.spans(&reports)),
                None if self.of_report.is_empty() => Unpaired::NoCandidate,
                None if all.is_empty() => Unpaired::Ambiguous(self.spans(self.of_report)),
                None => Unpaired::Differs(misses(&all, |c| self.span(c.report))),
            };
            let target = self.id(promise);
            outcome
                .targets
                .extend(target.map(|target| UnpairedTarget { target, reason }));
        }
        for &report in self.of_report {
            if paired.iter().any(|&(_, taken)| taken == report) {
                continue;
            }
            let all: Vec<&Candidate> = candidates.iter().filter(|c| c.report == report).collect();
            let fitting = all.iter().filter(|candidate| candidate.fit.is_some());
            let fitting: Vec<usize> = fitting.map(|candidate| candidate.promise).collect();
            let is_paired = |promise: &usize| paired.iter().any(|(taken, _)| taken == promise);
            let reason = if self.of_plan.is_empty() {
                Unpaired::NoCandidate
            } else if all.is_empty() {
                Unpaired::Ambiguous(self.ids(self.of_plan))
            } else if fitting.is_empty() {
                Unpaired::Differs(misses(&all, |c| self.id(c.promise)))
            } else if fitting.iter().all(is_paired) {
                Unpaired::Taken(self.ids(&fitting))
            } else {
                Unpaired::Ambiguous(self.ids(&fitting))
            };
            let span = self.span(report);
            outcome
                .statements
                .extend(span.map(|span| UnpairedStatement { span, reason }));
        }
    }

    /// Every promise with every report, where there are few enough.
    fn candidates(&self) -> Vec<Candidate> {
        if self.of_plan.len() > MOST || self.of_report.len() > MOST {
            return Vec::new();
        }
        let mut candidates = Vec::new();
        for &promise in self.of_plan {
            for &report in self.of_report {
                candidates.extend(self.compare(promise, report));
            }
        }
        candidates
    }

    fn compare(&self, promise: usize, report: usize) -> Option<Candidate> {
        let (promised, reported) = (self.promises.get(promise)?, self.reports.get(report)?);
        let (target, statement) = (promised.target, reported.statement);
        let mut differed = Vec::new();
        let score = promised.name.likeness(&reported.name);
        if score != Ratio::ONE {
            differed.push(Aspect::Wording);
        }
        // The work of a standard indicator is told by its name, and may be left unsaid.
        let mut fits = if promised.identity.is_standard {
            !promised.name.contradicts(&reported.name)
        } else {
            promised.name.agrees(&reported.name)
        };
        if !fits {
            differed.push(Aspect::Action);
        }
        if promised.identity.family != reported.identity.family {
            differed.push(Aspect::Measure);
            fits = false;
        }
        let value = value_as(reported, &promised.counted);
        let value = value.and_then(|value| turned(value, &promised.identity, &reported.identity));
        if value.is_none() {
            differed.push(Aspect::Unit);
            fits = false;
        }
        let asked = Asked {
            target: self.plan.period_of(target),
            plan: self.plan.period(),
            is_open: target.has_open_period(),
        };
        let time = fit(statement, asked);
        if time.is_none_or(|fit| !fit.exact) {
            differed.push(Aspect::Period);
        }
        Some(Candidate {
            promise,
            report,
            value: value.unwrap_or(reported.value),
            score,
            differed,
            fit: time.filter(|_| fits),
        })
    }

    /// The best of the candidates that may be pairs, where none of the others is close; `None` where there are none.
    fn choose<'c>(
        &self,
        candidates: &[&'c Candidate],
        other: fn(&Candidate) -> usize,
    ) -> Option<Choice<'c>> {
        let rank = |candidate: &Candidate| Some((candidate.fit?.exact, candidate.score));
        // What has a number of its own comes before a goal that only compares.
        let candidates: Vec<&'c Candidate> = {
            let numbers = candidates.iter().copied();
            let numbers: Vec<_> = numbers
                .filter(|candidate| candidate.fit.is_some() && self.has_number(candidate))
                .collect();
            if numbers.is_empty() {
                candidates.to_vec()
            } else {
                numbers
            }
        };
        // Of equal ones the first, for both sides are sorted.
        let mut best: Option<(&Candidate, (bool, Ratio))> = None;
        for &candidate in &candidates {
            if let Some(rank) = rank(candidate)
                && best.is_none_or(|(_, first)| rank > first)
            {
                best = Some((candidate, rank));
            }
        }
        let (first, (exact, score)) = best?;
        let is_close = |candidate: &&&Candidate| {
            rank(candidate).is_some_and(|(also, next)| also == exact && !is_ahead(score, next))
                && !self.repeats(first, candidate)
                && !self.promises_again(first, candidate)
        };
        let close: Vec<usize> = candidates
            .iter()
            .filter(is_close)
            .map(|c| other(c))
            .collect();
        if close.iter().all(|at| *at == other(first)) {
            return Some(Choice::Take(first));
        }
        Some(Choice::Refuse(close))
    }

    fn has_number(&self, candidate: &Candidate) -> bool {
        let promise = self.promises.get(candidate.promise);
        promise.is_some_and(|promise| promise.counted != Counted::AnyAmount)
    }

    /// Whether two candidates for one target report the same value: the report says it twice.
    fn repeats(&self, first: &Candidate, second: &Candidate) -> bool {
        let value = |candidate: &Candidate| {
            let report = self.reports.get(candidate.report)?;
            Some((report.value, report.statement.bound))
        };
        first.promise == second.promise
            && first.report != second.report
            && match (value(first), value(second)) {
                (Some((Achieved::Amount(a), x)), Some((Achieved::Amount(b), y))) => {
                    x == y && a.compare(&b).is_ok_and(std::cmp::Ordering::is_eq)
                }
                (a, b) => a == b,
            }
    }

    /// Whether two candidates for one report are targets that say the same: the plan sets it twice (经济增长6.5%至7%).
    fn promises_again(&self, first: &Candidate, second: &Candidate) -> bool {
        let target = |candidate: &Candidate| Some(self.promises.get(candidate.promise)?.target);
        first.report == second.report
            && first.promise != second.promise
            && match (target(first), target(second)) {
                (Some(one), Some(other)) => {
                    one.aim() == other.aim() && one.period() == other.period()
                }
                _ => false,
            }
    }

    fn pair(&self, candidate: &Candidate) -> Option<Pair> {
        const ALL: [Aspect; 6] = [
            Aspect::Indicator,
            Aspect::Wording,
            Aspect::Action,
            Aspect::Measure,
            Aspect::Unit,
            Aspect::Period,
        ];
        let report = self.reports.get(candidate.report)?;
        let Fit { basis, as_of, .. } = candidate.fit?;
        let statement = report.statement;
        let source = Source::new(statement.span, statement.quote)
            .ok()?
            .with_rule(statement.rule.to_string());
        let differed = candidate.differed.clone();
        Some(Pair {
            reported: ReportedAchievement {
                target: self.id(candidate.promise)?,
                value: candidate.value,
                basis,
                as_of,
                source,
            },
            score: candidate.score,
            matched: ALL
                .into_iter()
                .filter(|aspect| !differed.contains(aspect))
                .collect(),
            differed,
            bound: statement.bound,
            member: self.promises.get(candidate.promise)?.member.clone(),
        })
    }

    fn id(&self, promise: usize) -> Option<TargetId> {
        self.promises
            .get(promise)
            .map(|promise| promise.target.id().clone())
    }

    fn span(&self, report: usize) -> Option<Span> {
        self.reports.get(report).map(|report| report.statement.span)
    }

    fn ids(&self, promises: &[usize]) -> Vec<TargetId> {
        let few = promises.iter().take(MOST);
        few.filter_map(|at| self.id(*at)).collect()
    }

    fn spans(&self, reports: &[usize]) -> Vec<Span> {
        let few = reports.iter().take(MOST);
        few.filter_map(|at| self.span(*at)).collect()
    }
}

fn misses<T>(
    candidates: &[&Candidate],
    name: impl Fn(&Candidate) -> Option<T>,
) -> Vec<NearMiss<T>> {
    let miss = |candidate: &&Candidate| {
        Some(NearMiss {
            candidate: name(candidate)?,
            differed: candidate.differed.clone(),
        })
    };
    candidates.iter().filter_map(miss).collect()
}

/// Whether the score `best` is ahead of `next` by the margin.
fn is_ahead(best: Ratio, next: Ratio) -> bool {
    // Scores are fractions of small integers: best - next >= margin, over the product of the denominators.
    let (a, b, c, d) = (
        best.numerator(),
        best.denominator(),
        next.numerator(),
        next.denominator(),
    );
    let difference = crate::number::mul(a, d)
        .and_then(|left| crate::number::sub(left, crate::number::mul(c, b)?))
        .and_then(|above| Ratio::new(above, crate::number::mul(b, d)?));
    difference.is_ok_and(|difference| difference >= margin())
}

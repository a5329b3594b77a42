//! What a clause leaves out, from its neighbours: the noun said before, the topic, the owner of a rate.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::frame;
use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;

impl<'t> Context<'_, 't> {
    /// A reading whose noun is the one of an earlier statement.
    pub(crate) fn elided(&self, action: Cow<'t, str>, sense: Sense) -> Option<Reading<'t>> {
        let unit = self.expression.unit.as_ref()?;
        if !self.frame.same_clause
            && !self.frame.linked
            && let Some(indicator) = self.raised()
        {
            return Some(Reading {
                elided: true,
                ..Reading::following(action, indicator, Some(sense))
            });
        }
        // 排放量下降5.6%,74个重点城市细颗粒物年均浓度下降9.1%: of what the clause itself names.
        let named = self.topic().filter(|_| unit.class == UnitClass::Percent);
        let indicator = match named.or_else(|| self.memory.subject(unit, sense)) {
            // 改厕任务3000座,完成3200座: the task is not what is done.
            Some(Cow::Owned(mut task)) if &*action == "完成" => {
                task.truncate(without_task(&task).len());
                Cow::Owned(task)
            }
            Some(Cow::Borrowed(task)) if &*action == "完成" => Cow::Borrowed(without_task(task)),
            Some(indicator) => without_cost(indicator),
            None => self
                .topic()
                .or_else(|| self.worked_on().filter(|_| sense == Sense::Amount))?,
        };
        Some(Reading {
            elided: true,
            ..Reading::following(action, indicator, Some(sense))
        })
    }

    /// 65件实事已完成26件: what the number before counts, where it is no statement's and nothing else
    /// stands before it in the clause.
    pub(crate) fn topic(&self) -> Option<Cow<'t, str>> {
        let before = self.index.checked_sub(1)?;
        let topic = self
            .frames
            .get(before)
            .filter(|topic| self.frame.same_clause && topic.before.is_empty())?;
        let noun = self.noun(topic.after.clone());
        (noun.chars().count() > 1 && !self.frame.linked).then_some(noun)
    }

    /// 粮食产量再创新高,达到1390亿斤: what the clause right before speaks of, which holds no number.
    pub(crate) fn raised(&self) -> Option<Cow<'t, str>> {
        let glyphs = self.sentence.glyphs;
        let own = self.sentence.clause_of(self.frame.opened.start);
        // 提高低保标准、覆盖119万人: the clause before 、.
        let comma = self
            .frame
            .before
            .start
            .checked_sub(1)
            .filter(|&at| glyphs.char(at) == '、' && at > own.start);
        let end = own.start;
        let clause = match comma {
            Some(comma) => own.start..comma,
            None => self.sentence.clause_of(end.checked_sub(2)?),
        };
        if self.sentence.holds_number(&clause) {
            return None;
        }
        if comma.is_some() {
            let (start, _) = frame::peel(self.sentence, self.lexicon, &clause);
            let (verb, _) = self.lexicon.verb_at(glyphs, start..clause.end)?;
            return (verb < clause.end).then(|| self.noun(verb..clause.end));
        }
        let opened = clause.start..clause.end.min(clause.start + 32);
        let (start, _) = frame::peel(self.sentence, self.lexicon, &opened);
        let turn = (start + 2..opened.end).find(|&at| {
            glyphs.begins(at)
                && self
                    .lexicon
                    .longest(glyphs, at, clause.end, Tags::TURN)
                    .is_some()
        });
        // 每万人文化设施面积,规划由1150平方米…; 进出口总额未达到序时进度,落后10个百分点.
        let turn = match turn {
            Some(turn) => turn,
            None if self
                .frame
                .trail
                .as_ref()
                .or(self.frame.lead.as_ref())
                .is_some_and(|(_, sense)| *sense != Sense::Amount) =>
            {
                let verb = (start + 2..opened.end)
                    .find(|&at| self.lexicon.verb_at(glyphs, at..clause.end).is_some());
                verb.unwrap_or(opened.end)
            }
            None => return None,
        };
        if turn < start + 3 {
            return None;
        }
        // 农田全部建成高标准农田,累计改造4000亩: what was made is worked on.
        let works = self.frame.lead.as_ref().or(self.frame.trail.as_ref());
        if works.is_some_and(|(_, sense)| *sense == Sense::Amount) {
            let made = (turn..opened.end).find_map(|at| {
                let (end, sense) = self.lexicon.verb_at(glyphs, at..clause.end)?;
                (sense == Sense::Amount && end + 2 < clause.end).then_some(end)
            });
            if let Some(made) = made {
                return Some(self.noun(made..clause.end));
            }
        }
        let is_noun = !self.lexicon.has_verb(glyphs, start..turn);
        is_noun.then(|| self.noun(start..turn))
    }

    /// 加强餐具监管,年度抽检50批次: what the clause before is about, the first number being here.
    pub(crate) fn worked_on(&self) -> Option<Cow<'t, str>> {
        const WORK: &[&str] = &["加强", "加大", "强化", "严格"];
        if self.index > 0 {
            return None;
        }
        let end = self.sentence.clause_of(self.frame.opened.start).start;
        let clause = self.sentence.clause_of(end.checked_sub(2)?);
        let opens = |word: &&&str| self.sentence.glyphs.starts_with(clause.start, word);
        let word = WORK.iter().find(opens)?;
        let mut noun = clause.start + word.chars().count()..clause.end;
        let ends = |word| self.sentence.glyphs.ends_with(&noun, word);
        if ends("力度") || ends("工作") {
            noun.end -= 2;
        }
        (4..24).contains(&noun.len()).then(|| self.text(noun))
    }

    /// Whether a noun only says what of a thing is measured (总数, 占生产总值比重).
    pub(crate) fn is_relational(&self, noun: &str) -> bool {
        self.lexicon.is(noun, Tags::RELATIONAL)
            || noun.starts_with('占') && (noun.ends_with("比重") || noun.ends_with("比例"))
            || noun.starts_with("占比")
    }

    /// Completes a noun that only says what is measured with what was measured before.
    pub(crate) fn completed(
        &self,
        noun: Cow<'t, str>,
        action: Cow<'t, str>,
        sense: Option<Sense>,
    ) -> Reading<'t> {
        let reading = |noun, owner| Reading {
            owner,
            ..Reading::following(action, noun, sense)
        };
        let previous = self.memory.last().filter(|_| self.memory.in_sentence());
        // 项目79个,总投资290亿元,年度投资60亿元: both are of the projects.
        let invested = self.class == UnitClass::Money && noun.contains("投资");
        let owner = match self.memory.owner() {
            Some(_) if invested => self.memory.counted(),
            owner => owner,
        };
        // 居民消费价格指数同比持平,涨幅收窄3个百分点.
        let raised = (!self.frame.same_clause && self.is_relational(&noun))
            .then(|| self.raised())
            .flatten();
        if let Some(owner) = raised {
            return reading(format!("{owner}{noun}").into(), Some(owner));
        }
        let (Some(previous), Some(owner)) = (previous, owner) else {
            return reading(noun, None);
        };
        if !self.is_relational(&noun) || owner.ends_with(&*noun) {
            return reading(noun, None);
        }
        // 粮食播种面积28万亩,总产量1.9亿斤: the last noun changes, the thing stays.
        let produce = ["产量", "总产", "总产值"]
            .iter()
            .any(|end| noun.ends_with(end))
            .then(|| self.lexicon.ending(owner, Tags::SHARED_HEAD))
            .flatten();
        if let Some(stem) = produce
            .and_then(|head| owner.get(..owner.len() - head))
            .filter(|stem| !stem.is_empty())
        {
            return reading(Cow::Owned(format!("{stem}{noun}")), Some(owner.clone()));
        }
        // 甲公司等20个合作项目落地、总投资9亿元: the names say nothing of what the whole is.
        let owner = &match owner.split_once('等') {
            Some((_, named)) if !named.is_empty() => Cow::Owned(named.to_owned()),
            _ => owner.clone(),
        };
        // 新增托位336个,完成率112%: how much of the adding is done.
        let task = noun.starts_with("完成")
            && previous.leading
            && !self.lexicon.is(&previous.action, Tags::LIGHT);
        let doing = if task { &*previous.action } else { "" };
        reading(
            Cow::Owned(format!("{doing}{owner}{noun}")),
            Some(owner.clone()),
        )
    }

    /// Whether the clause describes instead of setting a target (总面积, 现有, 高达).
    pub(crate) fn describes(&self) -> bool {
        let glyphs = self.sentence.glyphs;
        let Range { start, end } = self.frame.before;
        // 总人口达到10250万人 is said of what will be.
        let reaches = self
            .frame
            .trail
            .as_ref()
            .is_some_and(|(verb, sense)| *sense == Sense::Reach && verb.len() > 1);
        // 高校毕业生去向落实率不低于90% is no count of them.
        let rate = self.class == UnitClass::Percent && self.sentence.before(end) == '率';
        if reaches || rate {
            return false;
        }
        // 占地区生产总值比重 has no 占地 in it.
        self.lexicon
            .longest(glyphs, start, end, Tags::DESCRIPTIVE_START | Tags::NON_VERB)
            .is_some_and(|entry| entry.is(Tags::DESCRIPTIVE_START))
            || self
                .lexicon
                .longest_before(glyphs, start, end, Tags::DESCRIPTIVE_END)
                .is_some()
    }

    /// Whether the statement's value is a rate or a state, which no amount verb governs.
    pub(crate) fn is_rate(&self) -> bool {
        matches!(
            self.class,
            UnitClass::Percent
                | UnitClass::PercentagePoint
                | UnitClass::Rate
                | UnitClass::Time
                | UnitClass::Age
        )
    }
}

/// 总投资126亿元重点项目 → 重点项目: what they cost belongs to no name.
pub(crate) fn without_cost(noun: Cow<'_, str>) -> Cow<'_, str> {
    let rest = noun.starts_with("总投资").then(|| noun.split_once('元'));
    match rest.flatten() {
        Some((_, name)) if !name.is_empty() => {
            let name = name.trim_start_matches("以上").trim_start_matches('的');
            Cow::Owned(name.to_owned())
        }
        _ => noun,
    }
}

/// 改厕任务 → 改厕.
pub(crate) fn without_task(noun: &str) -> &str {
    ["考核指标", "目标任务", "任务", "指标"]
        .iter()
        .find_map(|task| noun.strip_suffix(task))
        .filter(|done| !done.is_empty())
        .unwrap_or(noun)
}

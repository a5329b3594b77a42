//! What a clause leaves out, from its neighbours: the noun said before, the topic, the owner of a rate.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::frame;
use crate::extract::rule::context::Context;
use crate::extract::rule::reading::Reading;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value::{Expression, UnitText};

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
        // 280个避灾点已建成246个: so does a count of the same.
        let named = self.topic().filter(|_| {
            unit.class == UnitClass::Percent || self.frame.same_clause || self.of_set(unit)
        });
        // 实施公路项目,开工3条: nearer than what a sentence before counted.
        let named = named.or_else(|| {
            self.worked_on()
                .filter(|_| sense == Sense::Amount && !self.memory.in_sentence())
        });
        // 其中工业项目13个,已开工10个: of the part.
        let named = named.or_else(|| self.of_part(unit));
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
    ///
    /// 56个重点项目,已开工37个: so is what a clause names that says nothing else.
    pub(crate) fn topic(&self) -> Option<Cow<'t, str>> {
        if !self.frame.same_clause {
            return self.set_alone();
        }
        let before = self.index.checked_sub(1)?;
        let topic = self
            .frames
            .get(before)
            .filter(|topic| topic.before.is_empty() && !self.frame.linked)?;
        let noun = self.noun(topic.after.clone());
        (noun.chars().count() > 1).then_some(noun)
    }

    /// What the clause right before the one at hand counts, where it holds nothing else.
    fn set_alone(&self) -> Option<Cow<'t, str>> {
        let (number, noun) = self.set_before()?;
        let lone = number.unit.is_some() && noun.len() > 1;
        // 160公里公路硬化工程: no verb there, but the kind of work.
        let glyphs = self.sentence.glyphs;
        let work = self
            .lexicon
            .longest_before(glyphs, noun.start, noun.end, Tags::PROJECT_TAIL);
        let acts = work.is_none() && self.lexicon.has_verb(glyphs, noun.clone());
        (lone && !acts).then(|| self.noun(noun))
    }

    /// The number that the clause before the one at hand begins with, and what follows it in that clause.
    fn set_before(&self) -> Option<(&Expression, Range<usize>)> {
        let own = self.sentence.clause_of(self.frame.opened.start).start;
        let clause = self.sentence.clause_of(own.checked_sub(2)?);
        let expressions = &self.sentence.parts.expressions;
        let after = expressions.partition_point(|number| number.whole.start < clause.end);
        let number = expressions.get(after.checked_sub(1)?)?;
        let before = clause.start..number.whole.start;
        // 年初确定的十件实事,4件已办结: whose they are.
        let opens = number.whole.start >= clause.start
            && (self.is_blank(&before) || self.sentence.before(before.end) == '的');
        let noun = number.whole.end..clause.end;
        (opens && !noun.is_empty()).then_some((number, noun))
    }

    /// The part that was counted right before, where this number says what was done of it.
    fn of_part(&self, unit: &UnitText) -> Option<Cow<'t, str>> {
        let glyphs = self.sentence.glyphs;
        let own = self.frame.opened.start;
        let part = self.memory.last().filter(|past| {
            past.part
                && past.action.is_empty()
                && past.unit.as_ref().is_some_and(|u| u.is_like(unit))
        })?;
        let done = ["已", "现已", "均已", "目前已"]
            .iter()
            .any(|word| glyphs.starts_with(own, word));
        (done && self.memory.in_sentence()).then(|| part.indicator.clone())
    }

    /// Whether the number before counts the set that this one is counted like.
    fn of_set(&self, unit: &UnitText) -> bool {
        let set = self.set_before().and_then(|(set, _)| set.unit.as_ref());
        set.is_some_and(|set| set.is_like(unit))
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
        const WORK: &[&str] = &[
            "加强", "加大", "强化", "严格", "实施", "推进", "开展", "抓好", "启动", "推动",
        ];
        const PROJECTS: &[&str] = &["项目", "工程", "行动", "计划"];
        if self.index > 0 {
            return None;
        }
        let end = self.sentence.clause_of(self.frame.opened.start).start;
        let clause = self.sentence.clause_of(end.checked_sub(2)?);
        let clause = frame::peel(self.sentence, self.lexicon, &clause).0..clause.end;
        let opens = |word: &&&str| self.sentence.glyphs.starts_with(clause.start, word);
        let word = WORK.iter().find(opens)?;
        let mut noun = clause.start + word.chars().count()..clause.end;
        let ends = |word| self.sentence.glyphs.ends_with(&noun, word);
        // 实施整治工程,完成治理20条: one thing, and no list of measures.
        if !["加", "强", "严"]
            .iter()
            .any(|first| word.starts_with(first))
            && !PROJECTS.iter().any(|tail| ends(tail))
        {
            return None;
        }
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
        // 项目开工率100%,投资完成率23%: both rates are of the projects.
        let of_rate = owner
            .strip_suffix('率')
            .filter(|_| noun.ends_with('率'))
            .and_then(|_| self.lexicon.ending(owner, Tags::RELATIONAL))
            .and_then(|rate| owner.get(..owner.len() - rate))
            .filter(|stem| !stem.is_empty());
        let owner = &of_rate.map_or_else(|| owner.clone(), |stem| Cow::Owned(stem.to_owned()));
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

/// 进出口总额再创历史新高,跃居全区首位: what the clause before a rank speaks of, where neither it nor the rank's own clause names
/// anything else.
pub(crate) fn raised_before<'t>(
    sentence: &Sentence<'t, '_>,
    lexicon: &Lexicon,
    at: usize,
) -> Option<Cow<'t, str>> {
    let glyphs = sentence.glyphs;
    let own = sentence.clause_of(at);
    let clause = sentence.clause_of(own.start.checked_sub(2)?);
    if sentence.holds_number(&clause) {
        return None;
    }
    let (start, _) = frame::peel(sentence, lexicon, &clause);
    let turn = (start + 2..clause.end.min(start + 32)).find(|&at| {
        glyphs.begins(at)
            && lexicon
                .longest(glyphs, at, clause.end, Tags::TURN)
                .is_some()
    })?;
    let noun = frame::trim_adverbs(sentence, lexicon, start..turn);
    let names = noun.len() > 1 && !lexicon.has_verb(glyphs, noun.clone());
    names.then(|| sentence.shown(noun))
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

//! How far the things of a whole came, where these are all of them: 120项任务,已完成90项、正在推进20项、尚未启动10项.

use super::figure::{Figure, Figures, is_mark};
use super::sum::{Term, adds_up, contradiction};
use crate::extract::sentences;
use crate::finding::Finding;

/// How far something came; no thing is in two of these at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    /// Begun, and perhaps done.
    Begun,
    UnderWay,
    NotBegun,
    NotDone,
}

/// Words for a state, in the order in which they are looked for: 未完成 before 完成.
const STATES: &[(&[&str], State)] = &[
    (
        &[
            "未启动",
            "未开工",
            "未动工",
            "未开展",
            "未实施",
            "未开始",
            "未动",
            "待开工",
            "没有开工",
            "未进场",
        ],
        State::NotBegun,
    ),
    (
        &[
            "未完成",
            "未办结",
            "未整改",
            "未竣工",
            "未建成",
            "未销号",
            "未达标",
            "未办理",
            "未落实",
        ],
        State::NotDone,
    ),
    (
        &[
            "正在",
            "在建",
            "推进中",
            "进行中",
            "实施中",
            "办理中",
            "整改中",
            "建设中",
            "有序推进",
            "加快推进",
            "持续推进",
        ],
        State::UnderWay,
    ),
    (
        &[
            "完成",
            "竣工",
            "建成",
            "办结",
            "销号",
            "投用",
            "完工",
            "投产",
            "落实到位",
            "整改到位",
        ],
        State::Done,
    ),
    (&["开工", "启动", "动工", "进场"], State::Begun),
];

/// The most characters of words that tell a state.
const LONGEST: usize = 14;

/// Words that say that a number is of something else, or of a part only.
const OTHER: &[&str] = &[
    "投资", "占", "率", "计划", "目标", "任务", "比", "新增", "包括",
];

/// Every whole that the states of its things contradict.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let figures = Figures::of(text, sentence.body);
        let mut at = 0;
        while at < figures.all.len() {
            let parts = parts(&figures, at);
            found.extend(contradicted(&figures, at, &parts));
            at += parts.len().max(1);
        }
    }
    found
}

/// The figures behind a whole that tell states, each with its own.
fn parts<'a>(figures: &'a Figures<'_>, at: usize) -> Vec<(&'a Figure, State)> {
    let mut found: Vec<(&Figure, State)> = Vec::new();
    let Some(whole) = figures.get(at) else {
        return found;
    };
    // Things that a state counts already are no whole of states: 新开工项目30个,竣工20个; 4件已办结,5件正在实施.
    let lead = figures.before(at);
    let lead = lead.rsplit(is_mark).next().unwrap_or("");
    let behind = figures
        .after(at)
        .split_once(is_mark)
        .map_or("", |(clause, _)| clause);
    let tells = |words: &str| {
        STATES
            .iter()
            .any(|(names, _)| names.iter().any(|name| words.contains(name)))
    };
    if tells(lead) || tells(behind) {
        return found;
    }
    // The state stands before all of the numbers or behind all of them.
    let is_before = state(clause_before(figures, at + 1)).is_some();
    for next in at + 1.. {
        let Some(figure) = figures.get(next) else {
            break;
        };
        let gap = figures.before(next);
        let is_listed = gap.contains(is_mark) && !gap.contains(['。', '\n', '|']);
        let is_first = found.is_empty();
        if figure.dimension() != whole.dimension() || figure.inexact || !is_listed && !is_first {
            break;
        }
        let words = if is_before {
            clause_before(figures, next)
        } else {
            let behind = figures.after(next);
            behind.split(is_mark).next().unwrap_or("")
        };
        // A part of a part is none of the whole.
        let is_part_of_part = !is_first && gap.contains("其中");
        let Some(state) = state(words).filter(|_| !is_part_of_part) else {
            break;
        };
        if found.iter().any(|(_, other)| *other == state) {
            return Vec::new();
        }
        found.push((figure, state));
    }
    found
}

/// The last clause before a figure.
fn clause_before<'t>(figures: &Figures<'t>, at: usize) -> &'t str {
    let gap = figures.before(at);
    gap.rsplit(is_mark).next().unwrap_or("").trim()
}

/// The state that a few words tell.
fn state(words: &str) -> Option<State> {
    if words.chars().count() > LONGEST || OTHER.iter().any(|word| words.contains(word)) {
        return None;
    }
    STATES.iter().find_map(|(names, state)| {
        names
            .iter()
            .any(|name| words.contains(name))
            .then_some(*state)
    })
}

fn contradicted(figures: &Figures<'_>, at: usize, parts: &[(&Figure, State)]) -> Option<Finding> {
    let whole = figures.get(at)?;
    if parts.len() < 2 || whole.inexact || !adds_up(whole.dimension()) {
        return None;
    }
    let has = |state: State| parts.iter().any(|(_, other)| *other == state);
    // What is done was begun, and what is under way too: these overlap.
    if has(State::Begun) && (has(State::Done) || has(State::UnderWay)) {
        return None;
    }
    // What is not done may be under way, begun or not.
    let others = [State::UnderWay, State::NotBegun, State::Begun];
    if has(State::NotDone) && others.into_iter().any(has) {
        return None;
    }
    // With those that are not begun or not done, the states are all there are.
    let is_complete = has(State::NotBegun) && (has(State::Begun) || has(State::UnderWay))
        || has(State::NotDone) && has(State::Done);
    let term = |figure: &Figure| Term::of(figures.text, figure);
    let terms: Option<Vec<Term<'_>>> = parts.iter().map(|(figure, _)| term(figure)).collect();
    contradiction(&term(whole)?, &terms?, is_complete)
}

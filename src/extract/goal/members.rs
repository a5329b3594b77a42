//! The members of a list: A工程、B工程和C大桥等一批项目.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::goal::words;
use crate::extract::text::glyphs::Glyphs;

/// A member of a list of projects.
pub(crate) struct Member {
    pub(crate) range: Range<usize>,
    /// Whether the words after 等 (等一批交通项目) or the other members say that it is a project.
    pub(crate) vouched: bool,
}

/// The ways to cut a list.
pub(crate) struct Members;

impl Members {
    /// The projects of a list. A member that names no project (桥头、桥下工业区配套工程) goes with the next one.
    pub(crate) fn of_projects(
        sentence: &Sentence<'_, '_>,
        list: Range<usize>,
    ) -> impl Iterator<Item = Member> {
        let glyphs = sentence.glyphs;
        let (list, rest) = before_etc(sentence, list);
        let vouched = rest.is_some_and(|rest| words::project_head(glyphs, &rest).is_some());
        let mut members: Vec<Member> = Vec::new();
        let mut open: Option<usize> = None;
        let pieces = pieces(sentence, list, |left| {
            words::project_head(glyphs, left).is_some()
        });
        let final_index = pieces.len().saturating_sub(1);
        for (index, piece) in pieces.into_iter().enumerate() {
            let start = open.unwrap_or(piece.start);
            if index < final_index && words::project_head(glyphs, &piece).is_none() {
                open = Some(start);
                continue;
            }
            open = None;
            members.push(Member {
                range: start..piece.end,
                vouched,
            });
        }
        // 市民服务中心、科技馆: where one is a project, a bare 科技馆 is one too.
        let listed = members.len() > 1
            && members
                .iter()
                .any(|member| is_project(glyphs, &member.range));
        for member in &mut members {
            let headed = words::project_head(glyphs, &member.range).is_some();
            member.vouched |= listed && headed && member.range.len() > 2;
        }
        members.into_iter()
    }

    /// The titles of a list.
    pub(crate) fn of_titles(
        sentence: &Sentence<'_, '_>,
        list: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let glyphs = sentence.glyphs;
        let (list, _) = before_etc(sentence, list);
        pieces(sentence, list, |left| words::title_head(glyphs, left)).into_iter()
    }
}

/// Whether a range names a project: it ends with the head of one, and says more than that and 重点, 重大, 一批.
pub(crate) fn is_project(glyphs: Glyphs<'_>, range: &Range<usize>) -> bool {
    let Some(head) = words::project_head(glyphs, range) else {
        return false;
    };
    let name = words::without_generic(glyphs, range.start..head);
    // “十三五”规划重大项目 are many.
    let many = ["重大", "重点", "重要"]
        .iter()
        .any(|word| glyphs.ends_with(&name, word));
    !name.is_empty() && !many && !words::is_programme(glyphs, range)
}

/// Whether a range is a title to be won. `strict` asks for the head of one, for verbs that take other objects too.
pub(crate) fn is_title(glyphs: Glyphs<'_>, range: &Range<usize>, strict: bool) -> bool {
    range.len() >= 3
        && !words::is_boast(glyphs, range.start)
        && (!strict || words::title_head(glyphs, range))
}

/// Cuts at 、 and, where `closed` says that the words before are whole, at 和 及 与, outside quotes and brackets.
fn pieces(
    sentence: &Sentence<'_, '_>,
    list: Range<usize>,
    closed: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let glyphs = sentence.glyphs;
    let mut pieces = Vec::new();
    let mut start = list.start;
    let mut depth = 0_usize;
    let mut at = list.start;
    while at < list.end {
        let mut length = 0;
        match glyphs.char(at) {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 || sentence.is_quoted(at) => {}
            '、' => length = 1,
            '以' if glyphs.starts_with(at, "以及") && closed(&(start..at)) => length = 2,
            '和' | '及' | '与' if closed(&(start..at)) => length = 1,
            _ => {}
        }
        if length > 0 {
            if start < at {
                pieces.push(start..at);
            }
            start = at + length;
        }
        at += length.max(1);
    }
    if start < list.end {
        pieces.push(start..list.end);
    }
    pieces
}

/// The list before its 等, and what follows that.
fn before_etc(
    sentence: &Sentence<'_, '_>,
    list: Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    let glyphs = sentence.glyphs;
    let etc = list.clone().rev().find(|&at| {
        glyphs.char(at) == '等'
            && at > list.start
            && !sentence.is_quoted(at)
            && !words::ETC_BEFORE.contains(&glyphs.char(at - 1))
            && !words::ETC_AFTER.contains(&glyphs.char(at + 1))
    });
    match etc {
        Some(at) => (list.start..at, Some(at + 1..list.end)),
        None => (list, None),
    }
}

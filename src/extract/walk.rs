//! The walk over a text's sentences: which headings and which words of time are in force where.

use std::borrow::Cow;

use super::heading::Headings;
use super::lexer::{End, Sentence};
use super::scope::{Scope, Times};
use super::sentence;
use super::statement::Kind;
use super::table::Table;

/// What is in force at a place of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk<'t> {
    pub(super) headings: Headings<'t>,
    pub(super) scope: Scope<'t>,
    table: Table,
    /// Whether the line explains terms instead of setting targets.
    pub(super) is_footnote: bool,
    /// Whether the sentence is a heading or a lead sentence.
    pub(super) is_title: bool,
}

impl<'t> Walk<'t> {
    /// Comes to a sentence.
    pub(super) fn enter(&mut self, text: &'t str, sentence: &Sentence) {
        self.is_title = false;
        let column = self.table.enter(text, sentence);
        if !sentence.starts_line {
            self.scope.column = column;
            return;
        }
        // A line stands for itself: only its section goes on.
        self.scope = Scope {
            section: self.scope.section,
            column,
            is_open: self.scope.section.is_none() && column.is_none(),
            ..Scope::default()
        };
        let body = text.get(sentence.body.clone()).unwrap_or("");
        self.is_footnote = sentence::is_footnote_line(body);
        self.headings.new_line();
        let ends_line = text
            .get(sentence.mark.clone())
            .is_some_and(|mark| mark.contains('\n'));
        let alone = ends_line || matches!(sentence.end, End::Line | End::Blank);
        let (is_title, kind) = self.headings.first_sentence(
            body,
            alone,
            sentence.end == End::Stop,
            sentence.contents.digits,
        );
        self.is_title = is_title;
        self.scope.section = kind.or(self.scope.section);
    }

    /// Keeps what a sentence's words of time leave in force.
    pub(super) fn keep(&mut self, times: &Times<'t>) {
        self.scope.paragraph = times.wide;
        self.scope.is_open &= times.is_open;
        self.scope.carried = Some(times.kind(usize::MAX));
        self.scope.period = times.period(usize::MAX);
    }

    /// Leaves a sentence: nothing ends at a semicolon, the period and a passing kind at a stop, all
    /// but the section at a line end.
    pub(super) fn leave(&mut self, text: &str, sentence: &Sentence) {
        let end = sentence.end;
        self.scope.is_open &= end != End::Cell;
        if self.table.leave(text, sentence) {
            self.scope.paragraph = None;
        }
        if matches!(end, End::Semicolon | End::Cut) {
            return;
        }
        self.scope.period = Cow::Borrowed("");
        self.scope.carried = None;
        if matches!(end, End::Line | End::Blank) {
            self.scope.paragraph = None;
        }
    }

    /// 过去一年,我们…: what the beginning of a sentence without numbers says of the sentences after it.
    pub(super) fn review(&mut self, body: &str) {
        const REVIEWS: &[&str] = &[
            "过去一年",
            "过去的一年",
            "过去五年",
            "过去三年",
            "一年来",
            "三年来",
            "五年来",
            "十年来",
            "这一年",
            "这五年",
            "近年来",
            "去年",
            "今年以来",
            "年初以来",
            "截至目前",
        ];
        let begins = body.starts_with([
            '过', '一', '三', '五', '十', '这', '近', '去', '今', '年', '截',
        ]);
        if begins && REVIEWS.iter().any(|word| body.starts_with(word)) {
            self.scope.paragraph = Some(Kind::Achievement);
        }
    }
}

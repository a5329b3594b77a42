//! The walk over a text's sentences: which headings are in force where, and what a line is.

use crate::extract::text::heading::{Headings, enumerated};
use crate::extract::text::lexer::{End, Sentence, is_digit};

/// What is in force at a place of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk<'t> {
    pub(crate) headings: Headings<'t>,
    /// Whether the line explains terms instead of setting targets.
    pub(crate) is_footnote: bool,
    /// Whether the sentence is a heading or a lead sentence.
    pub(crate) is_title: bool,
    line: LineKind,
    /// Where the line began whose mark, (一) or 1., is all that was read of it.
    mark: Option<usize>,
}

/// What a line is beside text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LineKind {
    #[default]
    Text,
    /// A note on what stands above it: 注：, 说明：.
    Note,
    /// With a mark of a footnote, or a glossary.
    Glossary,
}

impl<'t> Walk<'t> {
    /// Comes to a sentence.
    pub(crate) fn enter(&mut self, text: &'t str, sentence: &Sentence) {
        self.is_title = false;
        if sentence.starts_line {
            let line = text.get(sentence.body.clone()).unwrap_or("").trim_start();
            self.line = if is_glossary(line) {
                LineKind::Glossary
            } else if NOTES.iter().any(|word| line.starts_with(word)) {
                LineKind::Note
            } else {
                LineKind::Text
            };
        }
        let body = text.get(sentence.body.clone()).unwrap_or("");
        self.is_footnote = match self.line {
            LineKind::Text => false,
            LineKind::Note => explains(body),
            LineKind::Glossary => true,
        };
        let marked = self.mark.take().filter(|_| !sentence.starts_line);
        if !sentence.starts_line && marked.is_none() {
            return;
        }
        // The mark of an item stands apart, and belongs to the heading behind it.
        let start = marked.unwrap_or(sentence.body.start);
        let body = text.get(start..sentence.body.end).unwrap_or("");
        if sentence.starts_line {
            self.headings.new_line();
        }
        let is_mark = sentence.end == End::Cell
            && enumerated(body.trim()).is_some_and(|(_, title)| title.is_empty());
        if is_mark {
            self.mark = Some(start);
            return;
        }
        let ends_line = text
            .get(sentence.mark.clone())
            .is_some_and(|mark| mark.contains('\n'));
        let alone = ends_line || matches!(sentence.end, End::Line | End::Blank);
        self.is_title = self.headings.first_sentence(
            body,
            alone,
            sentence.end == End::Stop,
            sentence.contents.digits,
        );
    }
}

/// What a note begins with.
const NOTES: [&str; 6] = ["注:", "注：", "备注", "说明:", "说明：", "注1"];

/// What a sentence of a note has that says how a figure is meant, and states none.
#[rustfmt::skip]
const EXPLAINS: [&str; 16] = [
    "是指", "系指", "指标口径", "口径为", "统计口径", "之和", "不含", "未含", "不包括", "来源", "四舍五入", "计算", "的比重", "统计范围", "可比价", "指的是",
];

fn explains(sentence: &str) -> bool {
    EXPLAINS.iter().any(|word| sentence.contains(word))
}

/// Whether a line explains terms instead of setting targets: it starts with a footnote mark.
fn is_glossary(line: &str) -> bool {
    let bracketed = line
        .strip_prefix(['[', '［', '〔', '【'])
        .and_then(|rest| rest.split_once([']', '］', '〕', '】']))
        .is_some_and(|(mark, _)| !mark.is_empty() && mark.len() <= 9 && mark.chars().all(is_digit));
    let circled =
        line.starts_with(|c: char| ('①'..='⑳').contains(&c)) && line.contains([':', '：']);
    line.starts_with("名词解释") || bracketed || circled
}

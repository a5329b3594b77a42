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
    /// Where the line began whose mark, (一) or 1., is all that was read of it.
    mark: Option<usize>,
}

impl<'t> Walk<'t> {
    /// Comes to a sentence.
    pub(crate) fn enter(&mut self, text: &'t str, sentence: &Sentence) {
        self.is_title = false;
        let marked = self.mark.take().filter(|_| !sentence.starts_line);
        if !sentence.starts_line && marked.is_none() {
            return;
        }
        // The mark of an item stands apart, and belongs to the heading behind it.
        let start = marked.unwrap_or(sentence.body.start);
        let body = text.get(start..sentence.body.end).unwrap_or("");
        if sentence.starts_line {
            self.is_footnote = is_footnote_line(body);
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

/// Whether a line explains terms instead of setting targets: it starts with a footnote mark.
fn is_footnote_line(line: &str) -> bool {
    const STARTS: &[&str] = &["注:", "注：", "备注", "名词解释", "说明:", "说明："];
    let line = line.trim_start();
    let bracketed = line
        .strip_prefix(['[', '［', '〔', '【'])
        .and_then(|rest| rest.split_once([']', '］', '〕', '】']))
        .is_some_and(|(mark, _)| !mark.is_empty() && mark.len() <= 9 && mark.chars().all(is_digit));
    let circled =
        line.starts_with(|c: char| ('①'..='⑳').contains(&c)) && line.contains([':', '：']);
    // 注：出口落后10个百分点 tells how things stand, and explains nothing.
    let tells = line.starts_with('注')
        && ["未达", "落后", "低于", "未完成"]
            .iter()
            .any(|word| line.contains(word));
    STARTS.iter().any(|mark| line.starts_with(mark)) && !tells || bracketed || circled
}

//! The walk over a text's sentences: which headings are in force where, and what a line is.

use super::heading::{Headings, enumerated};
use super::lexer::{End, Sentence};
use super::sentence;

/// What is in force at a place of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk<'t> {
    pub(super) headings: Headings<'t>,
    /// Whether the line explains terms instead of setting targets.
    pub(super) is_footnote: bool,
    /// Whether the sentence is a heading or a lead sentence.
    pub(super) is_title: bool,
    /// Where the line began whose mark, (一) or 1., is all that was read of it.
    mark: Option<usize>,
}

impl<'t> Walk<'t> {
    /// Comes to a sentence.
    pub(super) fn enter(&mut self, text: &'t str, sentence: &Sentence) {
        self.is_title = false;
        let marked = self.mark.take().filter(|_| !sentence.starts_line);
        if !sentence.starts_line && marked.is_none() {
            return;
        }
        // The mark of an item stands apart, and belongs to the heading behind it.
        let start = marked.unwrap_or(sentence.body.start);
        let body = text.get(start..sentence.body.end).unwrap_or("");
        if sentence.starts_line {
            self.is_footnote = sentence::is_footnote_line(body);
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

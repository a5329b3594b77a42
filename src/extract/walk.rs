//! The walk over a text's sentences: which headings are in force where, and what a line is.

use super::heading::Headings;
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
}

impl<'t> Walk<'t> {
    /// Comes to a sentence.
    pub(super) fn enter(&mut self, text: &'t str, sentence: &Sentence) {
        self.is_title = false;
        if !sentence.starts_line {
            return;
        }
        let body = text.get(sentence.body.clone()).unwrap_or("");
        self.is_footnote = sentence::is_footnote_line(body);
        self.headings.new_line();
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

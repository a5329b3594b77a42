//! Quotations: “…”, ‘…’, 《…》, "…".

use crate::extract::clause::sentence::scan::Layout;
use crate::extract::words::tags::Tags;

impl Layout<'_, '_> {
    /// 某省提出“全年完成投资2.8万亿元”: what is quoted is said, and no name.
    fn is_speech(&self, start: usize, end: usize) -> bool {
        const SAYS: &[&str] = &["提出", "明确", "要求", "强调"];
        let says = |word: &&str| self.glyphs.ends_with(&(0..start), word);
        let counts = || {
            let expressions = &self.parts.expressions;
            let from = expressions.partition_point(|amount| amount.whole.start < start);
            let mut quoted = expressions.iter().skip(from);
            quoted.any(|amount| amount.unit.is_some())
        };
        end - start > 10 && SAYS.iter().any(says) && counts()
    }

    /// Opens or closes a quotation: “…”, ‘…’, 《…》, "…". What stands inside ends no clause and signals
    /// nothing; a mark without its partner quotes nothing.
    pub(crate) fn quote(&mut self, at: usize, c: char) {
        match self.open_quote {
            Some((start, close, stops, _)) if c == close && self.is_speech(start, at) => {
                self.parts
                    .stops
                    .insert(stops.min(self.parts.stops.len()), start);
                self.parts.stops.push(at);
                self.open_quote = None;
            }
            Some((start, close, stops, signals)) if c == close => {
                self.parts.quotes.push(start..at + 1);
                self.parts.stops.truncate(stops);
                let mut index = 0;
                self.parts.signals.retain(|signal| {
                    index += 1;
                    index <= signals || signal.is(Tags::FIVE_YEAR_PLAN | Tags::BREAKTHROUGH)
                });
                self.open_quote = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' => '”',
                    '‘' => '’',
                    '《' => '》',
                    '"' => '"',
                    _ => return,
                };
                self.open_quote =
                    Some((at, close, self.parts.stops.len(), self.parts.signals.len()));
            }
        }
    }
}

//! The extractor: what a caller sees of extraction.

use std::sync::{Arc, LazyLock};

use crate::extract::layout::{self, Mark};
use crate::extract::outline::{Known, Outline};
use crate::extract::reader::Reader;
use crate::extract::reader::extraction::{Accounted, Extraction};
use crate::extract::reader::restore::Restore;
use crate::extract::words::lexicon::Lexicon;

/// Reads statements out of report text. It keeps nothing between calls: one extractor serves any
/// number of threads.
///
/// ```
/// use zhibiao::extract::Extractor;
///
/// let extraction = Extractor::default().extract("确保城镇新增就业不少于4500人。");
/// let statement = &extraction.statements[0];
/// assert_eq!((&*statement.action, &*statement.indicator), ("新增", "城镇新增就业"));
/// assert_eq!((statement.quote, &*statement.unit), ("不少于4500人", "人"));
/// assert_eq!(statement.commitment.to_string(), "ensure");
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    /// Shared: an extractor is copied for each document whose year is told.
    lexicon: Arc<Lexicon>,
    known: Known,
}

/// The lexicon of the crate: making one builds its indices.
static STANDARD: LazyLock<Arc<Lexicon>> = LazyLock::new(Arc::default);

impl Default for Extractor {
    fn default() -> Self {
        Self {
            lexicon: STANDARD.clone(),
            known: Known::default(),
        }
    }
}

impl Extractor {
    /// An extractor with a lexicon of the caller's.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon: Arc::new(lexicon),
            known: Known::default(),
        }
    }

    /// The year that the text plans for; years before it are then past, itself and later ones to come.
    #[must_use]
    pub fn plan_year(mut self, year: i32) -> Self {
        if let Ok(known) = self.known.clone().with_year(year) {
            self.known = known;
        }
        self
    }

    /// What the caller knows of the text and its place, year and kind; it goes before what the text says itself.
    ///
    /// ```
    /// use zhibiao::extract::{TimeDirection, Extractor, Kind, Known};
    ///
    /// let known = Known::default().with_direction(TimeDirection::Back);
    /// let extraction = Extractor::default().known(known).extract("新增公办学位1650个。");
    /// assert_eq!(extraction.statements[0].kind, Kind::Achievement);
    /// ```
    #[must_use]
    pub fn known(mut self, known: Known) -> Self {
        self.known = known;
        self
    }

    /// The outline of a text, with what the caller knows of it: what each section is and of which years it speaks, and why.
    #[must_use]
    pub fn outline(&self, text: &str) -> Outline {
        Outline::of(text, &self.known)
    }

    /// The lexicon in use.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads all statements of a text. It never fails: what it cannot read comes back as a finding.
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Extraction<'t> {
        self.extract_outlined(text).0
    }

    /// The statements of a text, and the outline that they were read by. That of [`outline`](Self::outline) tells the furniture of the
    /// pages too; this one is of the text without it.
    pub(crate) fn extract_outlined<'t>(&self, text: &'t str) -> (Extraction<'t>, Outline) {
        let mended = layout::mend(text);
        if mended.is_as_given() {
            let outline = self.outline(text);
            return (self.read(text, &outline, mended.marks()), outline);
        }
        let outline = self.outline(mended.text());
        let restore = Restore::new(&mended);
        let read = self.read(mended.text(), &outline, mended.marks());
        let outline = outline.moved(text.len(), |span| restore.span(span));
        (restore.extraction(read), outline)
    }

    /// Reads a text whose layout is as it should be.
    pub(crate) fn read<'t>(
        &self,
        text: &'t str,
        outline: &Outline,
        marks: &[Mark],
    ) -> Extraction<'t> {
        let mut reader = Reader::new(self, text, outline, marks);
        reader.read();
        Extraction {
            findings: reader.noticed(),
            statements: reader.statements,
        }
    }

    /// What became of every number of a text: a statement, a part of a name, a date, not understood ….
    /// The spans are ordered and disjoint, and every run of digits lies in exactly one of them.
    ///
    /// ```
    /// use zhibiao::extract::{Extractor, Role};
    ///
    /// let text = "2024年新建104国道服务区2个";
    /// let account = Extractor::default().account(text);
    /// let roles: Vec<_> = account.iter().map(|number| (number.span.of(text).unwrap(), number.role)).collect();
    /// assert_eq!(roles, [("2024", Role::Date), ("104", Role::Name), ("2", Role::Statement)]);
    /// ```
    #[must_use]
    pub fn account(&self, text: &str) -> Vec<Accounted> {
        let mended = layout::mend(text);
        let outline = self.outline(mended.text());
        let mut reader = Reader::new(self, mended.text(), &outline, mended.marks());
        reader.account = Some(Vec::new());
        reader.read();
        let account = reader.account.unwrap_or_default();
        if mended.is_as_given() {
            return account;
        }
        let restore = Restore::new(&mended);
        let restored = |number: Accounted| Accounted {
            span: restore.span(number.span),
            role: number.role,
        };
        account.into_iter().map(restored).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Extractor;
    use crate::extract::text::steps;

    /// Texts that were made to cost much, each to be said again and again.
    const HOSTILE: [&str; 22] = [
        "7",
        "一",
        "（",
        "“",
        "、",
        "：",
        "%",
        "5家,",
        "5%…",
        "\n",
        "\t",
        "①",
        "一、",
        "2026年\n",
        "新增企业5家和",
        "注：前列；",
        "新增企业5家（责任单位：发改局）。",
        "责任单位：",
        "分别5家、6家，",
        "（其中5家）",
        "由5家提高到",
        "任务\t目标\n修路\t5公里\n",
    ];

    /// Eight times as long a text takes eight times as many steps; what is quadratic takes sixty-four. Both are longer than
    /// the longest sentence, which may cost more than its parts.
    #[test]
    fn the_steps_of_a_text_grow_with_its_length_alone() {
        let extractor = Extractor::default();
        for text in HOSTILE {
            let steps = |times: usize| {
                let long = text.repeat(times);
                steps::of(|| {
                    let (extraction, goals) = extractor.extract_with_goals(&long);
                    drop((extraction, goals));
                })
            };
            let times = 24_000 / text.len();
            let (short, long) = (steps(times), steps(8 * times));
            assert!(short > 0, "{text:?}");
            assert!(
                long <= 10 * short,
                "{text:?}: {short} steps, and {long} for eight times as much"
            );
        }
    }

    /// The outline of a damaged page points into the page: its sections are in order and stand in their parents, and each heading
    /// is the one of the tidy text.
    #[test]
    fn the_outline_of_a_mended_text_points_into_the_text_as_given() {
        let tidy = "2026年甲县政府工作报告\n各位代表：\n一、2025年工作回顾\n新增企业5家，改造老旧小区12个。\n\
                    二、2026年工作安排\n（一）就业\n新增就业800人以上。\n";
        let spaced: String = tidy
            .chars()
            .flat_map(|c| [c, if c == '\n' { '\n' } else { ' ' }])
            .collect();
        let tagged = tidy.replace('\n', "</p>\n<p>");
        let furnished = tidy.replace("二、", "— 3 —\n二、");
        let extractor = Extractor::default();
        let (_, of_tidy) = extractor.extract_outlined(tidy);
        for page in [spaced, tagged, furnished] {
            let (extraction, outline) = extractor.extract_outlined(&page);
            let documents = outline.documents();
            assert_eq!(documents[0].span().start(), 0);
            assert_eq!(documents[documents.len() - 1].span().end(), page.len());
            assert_eq!(outline.sections().len(), of_tidy.sections().len(), "{page}");
            for (section, tidied) in outline.sections().iter().zip(of_tidy.sections()) {
                let heading = section.heading().and_then(|span| span.of(&page));
                let in_tidy = tidied.heading().and_then(|span| span.of(tidy));
                let heading = heading.map(|heading| heading.replace(' ', ""));
                assert_eq!(heading.as_deref(), in_tidy, "{page}");
                assert_eq!(section.kind(), tidied.kind(), "{page}");
                if let Some(parent) = section.parent() {
                    let parent = outline.sections()[parent].span();
                    assert!(parent.includes(&section.span()), "{page}");
                }
            }
            for statement in &extraction.statements {
                let section = outline.section_at(statement.span.start()).unwrap();
                assert!(section.span().includes(&statement.span), "{page}");
            }
            assert_eq!(extraction.statements.len(), 3, "{page}");
        }
    }
}

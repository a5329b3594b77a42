//! The extractor: what a caller sees of extraction.

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
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    lexicon: Lexicon,
    known: Known,
}

impl Extractor {
    /// An extractor with a lexicon of the caller's.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
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
        let mended = layout::mend(text);
        if mended.is_as_given() {
            return self.read(text, mended.marks());
        }
        Restore::new(&mended).extraction(self.read(mended.text(), mended.marks()))
    }

    /// Reads a text whose layout is as it should be.
    pub(crate) fn read<'t>(&self, text: &'t str, marks: &[Mark]) -> Extraction<'t> {
        let outline = self.outline(text);
        let mut reader = Reader::new(self, text, &outline, marks);
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

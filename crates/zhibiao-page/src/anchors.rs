//! The names of places on a page, to lead there from elsewhere.

/// The place of a statement, by its number among all of the page, from 0.
///
/// ```
/// # use zhibiao::extract::Extractor;
/// # use zhibiao_page::{Reading, document, statement_anchor};
/// let page = document(&[Reading::new("甲县-2026.txt", "新增公办学位1650个。", &Extractor::default())]);
/// assert!(page.contains(&format!("id=\"{}\"", statement_anchor(0))));
/// ```
#[must_use]
pub fn statement_anchor(number: usize) -> String {
    format!("s{number}")
}

/// The place of a line of text, by the numbers of its document and of the line in it, both from 0; a line without text has none.
///
/// ```
/// # use zhibiao::extract::Extractor;
/// # use zhibiao_page::{Reading, document, line_anchor};
/// let text = "一、主要目标\n\n全面推进乡村振兴。";
/// let page = document(&[Reading::new("甲县-2026.txt", text, &Extractor::default())]);
/// assert!(page.contains(&format!("id={}>全面推进", line_anchor(0, 2))));
/// ```
#[must_use]
pub fn line_anchor(document: usize, line: usize) -> String {
    format!("p{document}-{line}")
}

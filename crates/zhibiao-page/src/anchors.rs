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

/// The place of a sentence, by the numbers of its document and of the sentence in it (see [`sentence_starts`]), both from 0.
///
/// ```
/// # use zhibiao::extract::Extractor;
/// # use zhibiao_page::{Reading, document, sentence_anchor};
/// let text = "一、主要目标\n新增学位5个。全面推进乡村振兴。";
/// let page = document(&[Reading::new("甲县-2026.txt", text, &Extractor::default())]);
/// assert!(page.contains(&format!("id={}>全面推进", sentence_anchor(0, 2))));
/// ```
#[must_use]
pub fn sentence_anchor(document: usize, sentence: usize) -> String {
    format!("p{document}-{sentence}")
}

/// Where the sentences of a text begin, in bytes: at each line and cell, and behind 。！？；.
///
/// ```
/// # use zhibiao_page::sentence_starts;
/// let text = "一、目标\n新增学位5个。修路；建桥。”\n";
/// let starts: Vec<&str> = sentence_starts(text).into_iter().map(|at| &text[at..at + 6]).collect();
/// assert_eq!(starts, ["一、", "新增", "修路", "建桥"]);
/// ```
#[must_use]
pub fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut ended = true;
    for (at, c) in text.char_indices() {
        match c {
            '。' | '！' | '？' | '；' | '\n' | '\r' | '\t' => ended = true,
            '”' | '’' | '」' | '）' if ended => {}
            _ if ended => {
                starts.push(at);
                ended = false;
            }
            _ => {}
        }
    }
    starts
}

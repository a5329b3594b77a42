//! Bytes → characters and UTF-16 units, for those whose strings are counted so.

use std::ops::Range;

use super::Span;

/// How many bytes lie between two places that are kept.
const STRIDE: usize = 256;

/// Where bytes of a text stand when characters (Python) or UTF-16 units (JavaScript, Java, .NET) are counted.
///
/// It is made once for a text, in one pass, and answers for any place of it in constant time; it keeps one place for every
/// 256 bytes.
///
/// ```
/// use zhibiao::source::{Positions, Span};
///
/// let text = "𠮷村新建泵站5个";
/// let span = Span::new(19, 23)?;
/// assert_eq!(span.of(text), Some("5个"));
/// let positions = Positions::new(text);
/// assert_eq!(positions.characters(span), Some(6..8));
/// assert_eq!(positions.utf16(span), Some(7..9));
/// # Ok::<(), zhibiao::source::SourceError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Positions<'t> {
    text: &'t str,
    /// What lies before the bytes 0, 256, 512 ….
    kept: Vec<Counts>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    characters: usize,
    utf16: usize,
}

impl Counts {
    /// These and what begins in the bytes.
    fn and(self, bytes: &[u8]) -> Self {
        let begins = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        // What takes four bytes in UTF-8 takes two units in UTF-16.
        let long = bytes.iter().filter(|byte| **byte >= 0xF0).count();
        Self {
            characters: self.characters + begins,
            utf16: self.utf16 + begins + long,
        }
    }
}

impl<'t> Positions<'t> {
    /// The positions of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut counts = Counts::default();
        let kept = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = counts;
            counts = counts.and(chunk);
            before
        });
        Self {
            kept: kept.collect(),
            text,
        }
    }

    /// The characters of a span; none where it does not mark whole characters of the text.
    #[must_use]
    pub fn characters(&self, span: Span) -> Option<Range<usize>> {
        let (start, end) = self.ends(span)?;
        Some(start.characters..end.characters)
    }

    /// The UTF-16 units of a span; none where it does not mark whole characters of the text.
    #[must_use]
    pub fn utf16(&self, span: Span) -> Option<Range<usize>> {
        let (start, end) = self.ends(span)?;
        Some(start.utf16..end.utf16)
    }

    fn ends(&self, span: Span) -> Option<(Counts, Counts)> {
        span.of(self.text)?;
        Some((self.before(span.start()), self.before(span.end())))
    }

    /// What lies before a byte of the text.
    fn before(&self, byte: usize) -> Counts {
        let Some(last) = self.kept.len().checked_sub(1) else {
            return Counts::default();
        };
        let kept = (byte / STRIDE).min(last);
        let bytes = self.text.as_bytes().get(kept * STRIDE..byte);
        self.kept[kept].and(bytes.unwrap_or_default())
    }
}

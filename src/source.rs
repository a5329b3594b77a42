//! Where a value came from (出处): the document, the bytes of its text, and the words that stand there.

mod positions;

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::number::Shown;
pub use positions::Positions;

use crate::region::name::{is_name, is_visible};

/// Why a span, a source or a document is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The span ends before it starts.
    #[error("the span ends at byte {end}, before it starts at byte {start}")]
    EndBeforeStart {
        /// First byte.
        start: usize,
        /// Byte after the last.
        end: usize,
    },
    /// The quote is not as long as the span that is said to hold it.
    #[error("the quote `{quote}` has {} bytes, its span {start}..{end} has {}", .quote.len(), .end - .start, quote = Shown(quote))]
    QuoteDoesNotFit {
        /// The quote.
        quote: String,
        /// First byte of the span.
        start: usize,
        /// Byte after the last of the span.
        end: usize,
    },
    /// The span does not lie in the text, or cuts a character in two.
    #[error("the span {start}..{end} does not mark whole characters of a text of {length} bytes")]
    OutsideText {
        /// First byte.
        start: usize,
        /// Byte after the last.
        end: usize,
        /// Bytes of the text.
        length: usize,
    },
    /// A document without a title, or one of which nothing can be seen.
    #[error("a document needs a title that can be seen")]
    NoTitle,
    /// A title that holds a line break or another control character.
    #[error("the document title {title:?} holds a control character", title = Shown(title))]
    ControlCharacter {
        /// The title as given.
        title: String,
    },
}

impl SourceError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::EndBeforeStart { start, end } => {
                format!("止于字节{end}，早于起始的字节{start}")
            }
            Self::QuoteDoesNotFit { quote, start, end } => format!(
                "原文“{quote}”长{}字节，所标的{start}..{end}长{}字节",
                quote.len(),
                end.saturating_sub(*start),
                quote = Shown(quote)
            ),
            Self::OutsideText { start, end, length } => {
                format!("位置{start}..{end}不在{length}字节的文本之内，或截断了字符")
            }
            Self::NoTitle => "文件须有可见的标题".to_owned(),
            Self::ControlCharacter { title } => {
                format!("文件标题“{title}”含控制字符", title = Shown(title))
            }
        }
    }
}

/// A run of bytes of a UTF-8 text: `start` is included, `end` is not, and `start <= end`.
///
/// ```
/// use zhibiao::source::Span;
///
/// let text = "新增公办学位1650个";
/// let span = Span::new(18, 25)?;
/// assert_eq!(span.of(text), Some("1650个"));
/// assert!(Span::new(25, 18).is_err());
/// # Ok::<(), zhibiao::source::SourceError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "WireSpan")]
pub struct Span {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSpan {
    start: usize,
    end: usize,
}

impl TryFrom<WireSpan> for Span {
    type Error = SourceError;

    fn try_from(wire: WireSpan) -> Result<Self, Self::Error> {
        Self::new(wire.start, wire.end)
    }
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    ///
    /// # Errors
    /// [`SourceError::EndBeforeStart`].
    pub const fn new(start: usize, end: usize) -> Result<Self, SourceError> {
        if start <= end {
            Ok(Self { start, end })
        } else {
            Err(SourceError::EndBeforeStart { start, end })
        }
    }

    /// The place before the byte `offset`: no bytes.
    #[must_use]
    pub const fn at(offset: usize) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.end
    }

    /// How many bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it marks a place between two bytes only.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, to index with.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether every byte of `other` lies in this span.
    #[must_use]
    pub const fn includes(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What stands there; `None` where the span leaves the text or cuts a character in two.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> Option<&'a str> {
        text.get(self.range())
    }
}

/// The place of a text that a value was taken from: span, quote and, where a rule read it, the rule's name.
///
/// The quote is what stands in the span, so the two have the same length.
///
/// ```
/// use zhibiao::source::{Source, Span};
///
/// let text = "新增公办学位1650个";
/// let source = Source::locate(text, Span::new(18, 25)?)?;
/// assert_eq!(source.quote(), "1650个");
/// assert!(source.matches(text));
/// # Ok::<(), zhibiao::source::SourceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireSource")]
pub struct Source {
    span: Span,
    quote: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSource {
    span: Span,
    quote: String,
    #[serde(default)]
    rule: Option<String>,
}

impl TryFrom<WireSource> for Source {
    type Error = SourceError;

    fn try_from(wire: WireSource) -> Result<Self, Self::Error> {
        let source = Self::new(wire.span, wire.quote)?;
        Ok(source.with_rule(wire.rule.unwrap_or_default()))
    }
}

impl Source {
    /// A place known by its span and the words in it.
    ///
    /// # Errors
    /// [`SourceError::QuoteDoesNotFit`] where their lengths differ.
    pub fn new(span: Span, quote: impl Into<String>) -> Result<Self, SourceError> {
        let quote = quote.into();
        if quote.len() == span.len() {
            Ok(Self {
                span,
                quote,
                rule: None,
            })
        } else {
            Err(SourceError::QuoteDoesNotFit {
                quote,
                start: span.start,
                end: span.end,
            })
        }
    }

    /// The place `span` of `text`, with the words that stand there.
    ///
    /// # Errors
    /// [`SourceError::OutsideText`] where the span does not mark whole characters of the text.
    pub fn locate(text: &str, span: Span) -> Result<Self, SourceError> {
        match span.of(text) {
            Some(quote) => Ok(Self {
                span,
                quote: quote.to_owned(),
                rule: None,
            }),
            None => Err(SourceError::OutsideText {
                start: span.start,
                end: span.end,
                length: text.len(),
            }),
        }
    }

    /// Names the rule that read the value; a blank name is none.
    #[must_use]
    pub fn with_rule(mut self, rule: impl AsRef<str>) -> Self {
        self.rule = not_blank(rule.as_ref());
        self
    }

    /// The bytes.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The words that stand there.
    #[must_use]
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// The rule that read the value, where one did.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// Whether these words stand at this place of `text`.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.span.of(text) == Some(self.quote.as_str())
    }
}

/// The document (文件) that a plan was read from. Only the title has to be known.
///
/// ```
/// use zhibiao::source::Document;
///
/// let report = Document::new("2024年永嘉县政府工作报告")?.with_issuer("永嘉县人民政府");
/// assert_eq!(report.issuer(), Some("永嘉县人民政府"));
/// assert_eq!(report.date(), None);
/// # Ok::<(), zhibiao::source::SourceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireDocument")]
pub struct Document {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireDocument {
    title: String,
    #[serde(default)]
    issuer: Option<String>,
    #[serde(default)]
    date: Option<NaiveDate>,
    #[serde(default)]
    url: Option<String>,
}

impl TryFrom<WireDocument> for Document {
    type Error = SourceError;

    fn try_from(wire: WireDocument) -> Result<Self, Self::Error> {
        let document = Self::new(wire.title)?
            .with_issuer(wire.issuer.unwrap_or_default())
            .with_url(wire.url.unwrap_or_default());
        Ok(Self {
            date: wire.date,
            ..document
        })
    }
}

impl Document {
    /// A document known by its title.
    ///
    /// # Errors
    /// [`SourceError::NoTitle`] where the title is blank, [`SourceError::ControlCharacter`] where it holds one.
    pub fn new(title: impl AsRef<str>) -> Result<Self, SourceError> {
        let title = not_blank(title.as_ref()).ok_or(SourceError::NoTitle)?;
        if !is_name(&title) {
            return Err(SourceError::ControlCharacter { title });
        }
        Ok(Self {
            title,
            issuer: None,
            date: None,
            url: None,
        })
    }

    /// Says who issued it (发文机关).
    #[must_use]
    pub fn with_issuer(mut self, issuer: impl AsRef<str>) -> Self {
        self.issuer = not_blank(issuer.as_ref());
        self
    }

    /// Says when it was issued (成文日期).
    #[must_use]
    pub const fn with_date(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Says where it can be found.
    #[must_use]
    pub fn with_url(mut self, url: impl AsRef<str>) -> Self {
        self.url = not_blank(url.as_ref());
        self
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Who issued it.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// When it was issued.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// Where it can be found.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }
}

/// The text without blanks around it, if anything is left.
fn not_blank(text: &str) -> Option<String> {
    let text = text.trim();
    is_visible(text).then(|| text.to_owned())
}

/// Sorts by place in a text; what stands at one place keeps its order.
///
/// Most lists are in order already. One sort serves all kinds of items: each of its own would bring kilobytes of code into every
/// program for WebAssembly.
pub(crate) fn sort_by_place<T>(items: &mut [T], place: impl Fn(&T) -> usize) {
    if items.is_sorted_by_key(&place) {
        return;
    }
    let mut places: Vec<(usize, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (place(item), at))
        .collect();
    places.sort_unstable();
    // Where each item goes.
    let mut goes = vec![0; items.len()];
    for (to, (_, from)) in places.iter().enumerate() {
        if let Some(goes) = goes.get_mut(*from) {
            *goes = to;
        }
    }
    // Each swap brings one item to its place.
    for at in 0..items.len() {
        while let Some(&to) = goes.get(at).filter(|to| **to != at) {
            items.swap(at, to);
            goes.swap(at, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sort_by_place;

    proptest! {
        #[test]
        fn sorting_by_place_is_stable(places in prop::collection::vec(0..6_usize, 0..40)) {
            let mut items: Vec<(usize, usize)> = places.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(place, _)| *place);
            sort_by_place(&mut items, |(place, _)| *place);
            prop_assert_eq!(items, expected);
        }
    }
}

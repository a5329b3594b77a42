//! Bytes as text: UTF-8, GB18030 and UTF-16, told by a mark, by what a page says of itself, or by what fits.

use std::fmt;

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::FileError;
use crate::format::Format;
use crate::remark::Remark;

/// How characters are written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        })
    }
}

impl Encoding {
    const fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Gb18030 => GB18030,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        }
    }

    /// The text, if all bytes fit.
    fn text(self, bytes: &[u8]) -> Option<String> {
        let text = self
            .codec()
            .decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }

    /// The encoding that a page says it has.
    fn said(label: &str) -> Option<Self> {
        let codec = encoding_rs::Encoding::for_label(label.as_bytes())?;
        [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be]
            .into_iter()
            .find(|known| {
                known.codec() == codec || codec.name() == "GBK" && *known == Self::Gb18030
            })
    }
}

/// The marks at the beginning of a text.
const MARKS: [(&[u8], Encoding); 3] = [
    (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
    (&[0xff, 0xfe], Encoding::Utf16Le),
    (&[0xfe, 0xff], Encoding::Utf16Be),
];

/// The text of a file, its encoding, and what should be known of it.
pub(crate) fn decode(
    name: &str,
    bytes: &[u8],
    format: Format,
) -> Result<(String, Encoding, Vec<Remark>), FileError> {
    if let Some((mark, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let body = bytes.get(mark.len()..).unwrap_or_default();
        let text = encoding.text(body).ok_or_else(|| FileError::Encoding {
            name: name.to_owned(),
            at: mark.len() + valid(*encoding, body) + 1,
        })?;
        return Ok((text, *encoding, Vec::new()));
    }
    let said = (format == Format::Html).then(|| charset(bytes)).flatten();
    let claimed = said.as_deref().and_then(Encoding::said);
    // A page is what it says where that fits.
    if let Some(encoding) = claimed
        && let Some(text) = encoding.text(bytes)
    {
        return Ok((text, encoding, Vec::new()));
    }
    let guess = [Encoding::Utf8, Encoding::Gb18030]
        .into_iter()
        .chain(wide(bytes));
    for encoding in guess {
        if let Some(text) = encoding.text(bytes).filter(|text| !text.contains('\0')) {
            let remark = match said {
                Some(said) => Some(Remark::WrongEncoding {
                    said,
                    found: encoding,
                }),
                None => (encoding != Encoding::Utf8).then_some(Remark::Encoding(encoding)),
            };
            return Ok((text, encoding, remark.into_iter().collect()));
        }
    }
    let at = valid(Encoding::Utf8, bytes).max(valid(Encoding::Gb18030, bytes));
    Err(FileError::Encoding {
        name: name.to_owned(),
        at: at + 1,
    })
}

/// UTF-16 without its mark: digits, blanks and line ends leave zeros at every other byte.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |rest: usize| {
        let places = head.iter().enumerate();
        places
            .filter(|(at, byte)| at % 2 == rest && **byte == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 1..) => Some(Encoding::Utf16Le),
        (1.., 0) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many bytes fit an encoding.
fn valid(encoding: Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut out = vec![0; 4096];
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, taken, _) = decoder.decode_to_utf8_without_replacement(rest, &mut out, true);
        read += taken;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return read,
            encoding_rs::DecoderResult::Malformed(length, after) => {
                return read.saturating_sub(usize::from(length) + usize::from(after));
            }
        }
    }
}

/// What a page says of its encoding: `charset=gb2312` in its first bytes.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let label: String = rest
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

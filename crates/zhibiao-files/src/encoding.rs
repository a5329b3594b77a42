//! Bytes as text: UTF-8, GB18030 and UTF-16, told by a mark, by what a page says of itself, or by what fits.

use std::fmt;

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
    /// The text, or how many of the bytes fit.
    fn text(self, bytes: &[u8]) -> Result<String, usize> {
        match self {
            Self::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                Err(error) => Err(error.valid_up_to()),
            },
            Self::Gb18030 => gb18030(bytes),
            Self::Utf16Le => wide_text(bytes, u16::from_le_bytes),
            Self::Utf16Be => wide_text(bytes, u16::from_be_bytes),
        }
    }

    /// The encoding that a page says it has.
    fn said(label: &str) -> Option<Self> {
        LABELS
            .iter()
            .find_map(|(known, encoding)| (*known == label).then_some(*encoding))
    }
}

/// What pages call the encodings (WHATWG Encoding Standard, 4.2).
const LABELS: [(&str, Encoding); 10] = [
    ("utf-8", Encoding::Utf8),
    ("utf8", Encoding::Utf8),
    ("gb18030", Encoding::Gb18030),
    ("gbk", Encoding::Gb18030),
    ("x-gbk", Encoding::Gb18030),
    ("gb2312", Encoding::Gb18030),
    ("gb_2312-80", Encoding::Gb18030),
    ("utf-16", Encoding::Utf16Le),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
];

#[cfg(not(feature = "gb18030"))]
fn gb18030(_: &[u8]) -> Result<String, usize> {
    Err(0)
}

#[cfg(feature = "gb18030")]
fn gb18030(bytes: &[u8]) -> Result<String, usize> {
    use encoding_rs::{DecoderResult, GB18030};
    if let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let mut out = vec![0; 4096];
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, taken, _) = decoder.decode_to_utf8_without_replacement(rest, &mut out, true);
        read += taken;
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return Err(read),
            DecoderResult::Malformed(length, after) => {
                return Err(read.saturating_sub(usize::from(length) + usize::from(after)));
            }
        }
    }
}

fn wide_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut units = 0;
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = c.map_err(|_| 2 * units)?;
        units += c.len_utf16();
        text.push(c);
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(2 * units)
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
        let text = encoding.text(body).map_err(|fits| FileError::Encoding {
            name: name.to_owned(),
            at: mark.len() + fits + 1,
        })?;
        return Ok((text, *encoding, Vec::new()));
    }
    let said = (format == Format::Html).then(|| charset(bytes)).flatten();
    let claimed = said.as_deref().and_then(Encoding::said);
    // A page is what it says where that fits.
    if let Some(encoding) = claimed
        && let Ok(text) = encoding.text(bytes)
    {
        return Ok((text, encoding, Vec::new()));
    }
    let guess = [Encoding::Utf8, Encoding::Gb18030]
        .into_iter()
        .chain(wide(bytes));
    let mut at = 0;
    for encoding in guess {
        let text = encoding.text(bytes);
        if let Err(fits) = text {
            at = at.max(fits);
        }
        if let Some(text) = text.ok().filter(|text| !text.contains('\0')) {
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

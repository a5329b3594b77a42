//! What kind of file it is: by its first bytes, then by its ending.

use std::fmt;

use crate::error::{Damage, FileError};

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Word: `.docx`.
    Docx,
    /// A web page: `.html`, `.htm`.
    Html,
    /// Plain text: `.txt`, and what has no ending.
    Text,
    /// Markdown, read as text.
    Markdown,
    /// Comma- or tab-separated values: `.csv`, `.tsv`.
    Csv,
    /// Excel: `.xlsx`.
    Xlsx,
}

/// The kinds by the endings of their names.
const ENDINGS: [(&str, Format); 9] = [
    ("docx", Format::Docx),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("txt", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("xlsx", Format::Xlsx),
];

/// The first bytes of the files of Office before 2007, and of those that a password protects.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

impl Format {
    /// The endings of the names of files that are read, without the point.
    pub fn endings() -> impl Iterator<Item = &'static str> {
        ENDINGS.iter().map(|(ending, _)| *ending)
    }

    /// The kind that the ending of a name says.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let ending = ending(name)?;
        ENDINGS
            .iter()
            .find_map(|(known, format)| known.eq_ignore_ascii_case(ending).then_some(*format))
    }

    pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Self, FileError> {
        let named = || name.to_owned();
        if bytes.is_empty() {
            return Err(FileError::Empty { name: named() });
        }
        if bytes.starts_with(b"%PDF-") {
            return Err(FileError::Pdf { name: named() });
        }
        if bytes.starts_with(&COMPOUND) {
            // The streams of a compound file are named in UTF-16.
            let protected: Vec<u8> = "EncryptedPackage"
                .bytes()
                .flat_map(|byte| [byte, 0])
                .collect();
            let is_protected = bytes
                .windows(protected.len())
                .any(|window| window == protected);
            return Err(if is_protected {
                FileError::Protected { name: named() }
            } else {
                FileError::OldOffice { name: named() }
            });
        }
        let by_name = Self::by_name(name);
        if bytes.starts_with(b"PK\x03\x04") {
            return match by_name {
                Some(format @ (Self::Docx | Self::Xlsx)) => Ok(format),
                _ => crate::package::kind(name, bytes),
            };
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(FileError::Unknown { name: named() });
        }
        match by_name {
            Some(Self::Docx | Self::Xlsx) => Err(FileError::Damaged {
                name: named(),
                what: Damage::NoArchive,
            }),
            Some(format) => Ok(format),
            None if ending(name).is_none() => Ok(Self::Text),
            None => Err(FileError::Unknown { name: named() }),
        }
    }
}

/// What stands behind the last point of the last part of a path.
fn ending(name: &str) -> Option<&str> {
    let file = name.rsplit(['/', '\\']).next()?;
    let (stem, ending) = file.rsplit_once('.')?;
    (!stem.is_empty()).then_some(ending)
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        })
    }
}

//! Reports as they lie in a folder, as text that [`zhibiao`](https://docs.rs/zhibiao) reads (文件读取): `.docx`, `.html`, `.txt` and `.md` in UTF-8,
//! GB18030 and UTF-16, `.csv` and `.xlsx`; with the way back from the text to the paragraph, the cell or the byte it came from.
//!
//! ```
//! use zhibiao_files::{Format, Place, read};
//!
//! let page = "<nav><a href=/>首页</a></nav><h1>2026年甲县政府工作报告</h1><p>新增公办学位1650个。</p>";
//! let document = read("report.html", page.as_bytes())?;
//! assert_eq!(document.format(), Format::Html);
//! assert_eq!(document.text(), "2026年甲县政府工作报告\n新增公办学位1650个。\n");
//! let at = document.text().find("1650").unwrap();
//! assert_eq!(document.place(at), Some(Place::Byte(page.find("新增").unwrap())));
//! # Ok::<(), zhibiao_files::FileError>(())
//! ```
//!
//! A table comes out as rows, its cells parted by tabs: so the extractor knows the columns, and reads a cell that holds a figure alone with the
//! name of its row and the header of its column. What is not read, or read in a way that somebody should know of, is a [`Remark`].
//!
//! PDF is not read: `pdftotext -layout` makes text of it, and the extractor mends its line breaks.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic
)]
#![warn(clippy::pedantic)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

mod document;
mod docx;
mod encoding;
mod error;
mod format;
mod garbled;
mod html;
mod package;
mod remark;
#[cfg(feature = "sheets")]
mod sheet;
mod table;
mod writer;

use std::path::Path;

pub use document::{Document, Place};
pub use encoding::Encoding;
pub use error::{Damage, FileError, refusal_in_chinese};
pub use format::Format;
pub use remark::Remark;

/// The most bytes of a file that are read.
pub const LARGEST_FILE: u64 = 100_000_000;

/// Reads a file.
///
/// # Errors
///
/// [`FileError`] where it cannot be read, is larger than [`LARGEST_FILE`], or is of a kind that is not read; each says what would help.
pub fn read_file(path: &Path) -> Result<Document, FileError> {
    read(&path.to_string_lossy(), &bytes_of(path)?)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, FileError> {
    let name = path.to_string_lossy();
    let io = |source| FileError::Io {
        name: name.to_string(),
        source,
    };
    let metadata = std::fs::metadata(path).map_err(io)?;
    if metadata.is_dir() {
        return Err(FileError::Directory {
            name: name.to_string(),
        });
    }
    if metadata.len() > LARGEST_FILE {
        return Err(FileError::TooLarge {
            name: name.to_string(),
            bytes: metadata.len(),
        });
    }
    std::fs::read(path).map_err(io)
}

/// Reads a file that is text as it stands, such as a table of observations: its encoding is found, and nothing else is changed. The mark of
/// the encoding is cut off.
///
/// # Errors
///
/// As [`read_file`]; [`FileError::Unknown`] for what is no text by itself (.docx, .xlsx).
pub fn read_text(path: &Path) -> Result<(String, Vec<Remark>), FileError> {
    let name = path.to_string_lossy();
    let bytes = bytes_of(path)?;
    let format = match Format::of(&name, &bytes) {
        Ok(Format::Docx | Format::Xlsx) => {
            return Err(FileError::Unknown {
                name: name.to_string(),
            });
        }
        // Whatever its ending says (.json, .jsonl), it is asked for as text.
        Err(FileError::Unknown { .. }) => Format::Text,
        format => format?,
    };
    let (text, _, remarks) = encoding::decode(&name, &bytes, format)?;
    Ok((text, remarks))
}

/// Reads the bytes of a file; `name` tells its kind by its ending where the bytes do not.
///
/// # Errors
///
/// As [`read_file`].
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, FileError> {
    let named = || name.to_owned();
    let length = bytes.len() as u64;
    if length > LARGEST_FILE {
        return Err(FileError::TooLarge {
            name: named(),
            bytes: length,
        });
    }
    let format = Format::of(name, bytes)?;
    let mut document = match format {
        Format::Docx => docx::read(name, bytes)?,
        #[cfg(feature = "sheets")]
        Format::Xlsx => sheet::workbook(name, bytes)?,
        #[cfg(not(feature = "sheets"))]
        Format::Xlsx | Format::Csv => return Err(FileError::Unknown { name: named() }),
        format => {
            let (text, encoding, remarks) = encoding::decode(name, bytes, format)?;
            let mut document = match format {
                #[cfg(feature = "sheets")]
                Format::Csv => sheet::csv(name, &text)?,
                Format::Html => html::read(&text),
                _ => Document::plain(format, text),
            };
            document.encoding = Some(encoding);
            document.remarks.splice(0..0, remarks);
            document
        }
    };
    if document.text.trim().is_empty() {
        return Err(FileError::NoText {
            name: named(),
            pictures: document.pictures(),
        });
    }
    let is_guessed = document
        .encoding
        .is_some_and(|encoding| encoding != Encoding::Utf8);
    document
        .remarks
        .extend(garbled::remark(&document.text, is_guessed));
    Ok(document)
}

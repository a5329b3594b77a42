//! What keeps a file from being read, and what would help.

use std::io;

use thiserror::Error;

/// Why a file was not read; [`chinese`](Self::chinese) says the same in Chinese.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FileError {
    /// The system refused: no such file, no permission.
    #[error("cannot read {name}: {source}")]
    Io {
        /// The file.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A folder where a file is asked for.
    #[error("{name} is a folder; name a file in it")]
    Directory {
        /// The folder.
        name: String,
    },
    /// A file without a byte.
    #[error("{name} is empty")]
    Empty {
        /// The file.
        name: String,
    },
    /// A file, or a part of one when unpacked, that is larger than what is read.
    #[error("{name} has {bytes} bytes, more than are read; split it")]
    TooLarge {
        /// The file, or the part of it.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// A PDF.
    #[error(
        "{name} is a PDF, which is not read: make text of it first, as with `pdftotext -layout {name} report.txt`; the line breaks are mended"
    )]
    Pdf {
        /// The file.
        name: String,
    },
    /// A file of Word or Excel before 2007.
    #[error("{name} is a file of Office before 2007: save it as .docx or .xlsx")]
    OldOffice {
        /// The file.
        name: String,
    },
    /// A file that a password protects.
    #[error("{name} is protected by a password: save it without")]
    Protected {
        /// The file.
        name: String,
    },
    /// A kind of file that is not known.
    #[error("{name} is of a kind that is not read: .docx, .html, .txt, .md, .csv and .xlsx are")]
    Unknown {
        /// The file.
        name: String,
    },
    /// A file that is cut, half-written or no such file at all.
    #[error("{name} is damaged: {what}; open it in its own program and save it again")]
    Damaged {
        /// The file.
        name: String,
        /// What is wrong with it.
        what: Damage,
    },
    /// Bytes that are text in none of the encodings.
    #[error(
        "{name} is text in none of UTF-8, GB18030 and UTF-16: byte {at} fits none; save it as UTF-8"
    )]
    Encoding {
        /// The file.
        name: String,
        /// The first byte that does not fit, counted from 1.
        at: usize,
    },
    /// Nothing to read, as in a scan.
    #[error("{name} has no text{}", if *pictures > 0 { format!(", only {pictures} pictures: it needs text recognition (OCR) first") } else { String::new() })]
    NoText {
        /// The file.
        name: String,
        /// How many pictures it has.
        pictures: usize,
    },
}

/// What is wrong with a file that is damaged; what a reader of archives or of XML says of it is in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Damage {
    /// Its name is that of a package, and it is none.
    #[error("it is no zip archive")]
    NoArchive,
    /// The package cannot be unpacked.
    #[error("it cannot be unpacked: {0}")]
    Archive(String),
    /// A part that each such package has is not there.
    #[error("it has no part {0}")]
    NoPart(String),
    /// A part that is not UTF-8.
    #[error("a part of it is not UTF-8")]
    NotUtf8,
    /// A part that is no XML.
    #[error("a part of it is no XML: {0}")]
    Xml(String),
    /// A part with a document type, which Office does not write.
    #[error("it has a DTD")]
    Dtd,
    /// A table that is no CSV.
    #[error("a row of it is no CSV: {0}")]
    Csv(String),
}

impl Damage {
    /// The same in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NoArchive => "不是zip文件".to_owned(),
            Self::Archive(words) => format!("压缩包解不开（{words}）"),
            Self::NoPart(part) => format!("缺少部件{part}"),
            Self::NotUtf8 => "部件不是UTF-8".to_owned(),
            Self::Xml(words) => format!("部件不是有效的XML（{words}）"),
            Self::Dtd => "含有文档类型定义（DTD）".to_owned(),
            Self::Csv(words) => format!("表格行不是有效的CSV（{words}）"),
        }
    }
}

impl FileError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Io { name, source } => format!("无法读取{name}：{}", refusal_in_chinese(source)),
            Self::Directory { name } => format!("{name}是文件夹，请指定其中的文件"),
            Self::Empty { name } => format!("{name}是空文件"),
            Self::TooLarge { name, bytes } => {
                format!("{name}有{bytes}字节，超出可读取的大小，请拆分")
            }
            Self::Pdf { name } => format!(
                "{name}是PDF，不直接读取：请先转成文本，例如 `pdftotext -layout {name} report.txt`，断行会自动修补"
            ),
            Self::OldOffice { name } => {
                format!("{name}是Office 2007以前的格式，请另存为.docx或.xlsx")
            }
            Self::Protected { name } => format!("{name}设有密码，请取消密码后另存"),
            Self::Unknown { name } => {
                format!("{name}的类型不支持：可读取.docx、.html、.txt、.md、.csv、.xlsx")
            }
            Self::Damaged { name, what } => {
                format!("{name}已损坏：{}；请用原程序打开后重新保存", what.chinese())
            }
            Self::Encoding { name, at } => {
                format!("{name}不是UTF-8、GB18030或UTF-16文本：第{at}个字节不合，请另存为UTF-8")
            }
            Self::NoText { name, pictures: 0 } => format!("{name}没有文字"),
            Self::NoText { name, pictures } => {
                format!("{name}没有文字，只有{pictures}张图片，需先做文字识别（OCR）")
            }
        }
    }
}

/// What the system refuses most often, in Chinese.
const REFUSALS: [(io::ErrorKind, &str); 9] = [
    (io::ErrorKind::NotFound, "文件不存在"),
    (io::ErrorKind::PermissionDenied, "没有权限"),
    (io::ErrorKind::AlreadyExists, "文件已存在"),
    (io::ErrorKind::StorageFull, "磁盘已满"),
    (io::ErrorKind::QuotaExceeded, "超出磁盘配额"),
    (io::ErrorKind::ReadOnlyFilesystem, "磁盘只读"),
    (io::ErrorKind::IsADirectory, "是文件夹，不是文件"),
    (io::ErrorKind::NotADirectory, "路径中有一段不是文件夹"),
    (io::ErrorKind::InvalidFilename, "文件名不合规则或过长"),
];

/// What the system refused, in Chinese; what it refuses seldom is in its own words.
#[must_use]
pub fn refusal_in_chinese(error: &io::Error) -> String {
    let known = REFUSALS.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, chinese)| (*chinese).to_owned())
}

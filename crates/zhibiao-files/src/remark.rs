//! What somebody should know of how a file was read.

use std::fmt;

use crate::encoding::Encoding;

/// A thing that was not read, or read in a way that should be known; it is shown in English, and in Chinese by [`chinese`](Self::chinese).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// The text is not UTF-8, and was taken for this by its bytes.
    Encoding(Encoding),
    /// The page says that it is of one encoding, and is of another.
    WrongEncoding {
        /// What it says.
        said: String,
        /// What it is.
        found: Encoding,
    },
    /// So many tracked changes were read as accepted: what was inserted is there, what was deleted is not.
    TrackedChanges(usize),
    /// So many pictures were not read.
    Pictures(usize),
    /// So many tables stand in a cell of another; their text was read as that of the cell.
    NestedTables(usize),
    /// So many cells are merged: a name is repeated in each row it stands for, a figure stands in the first only.
    MergedCells(usize),
    /// The text is garbled, as by a font without a map to characters.
    Garbled {
        /// How many of its characters have no meaning.
        characters: usize,
    },
    /// A number of a sheet has more digits than anybody types, as left by binary arithmetic (0.30000000000000004).
    LongNumber {
        /// The cell, with its sheet.
        cell: String,
        /// The number as it is stored.
        number: String,
    },
    /// The page ends inside a tag: it was cut.
    Cut,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(encoding) => write!(f, "read as {encoding}, by its bytes"),
            Self::WrongEncoding { said, found } => {
                write!(f, "says that it is {said}, and is {found}")
            }
            Self::TrackedChanges(count) => {
                write!(f, "{count} tracked changes were read as accepted")
            }
            Self::Pictures(count) => write!(f, "{count} pictures were not read"),
            Self::NestedTables(count) => {
                write!(
                    f,
                    "{count} tables inside cells were read as text of the cell"
                )
            }
            Self::MergedCells(count) => write!(
                f,
                "{count} merged cells: names are repeated in their rows, figures stand once"
            ),
            Self::Garbled { characters } => write!(
                f,
                "the text is garbled: {characters} characters mean nothing; it was perhaps copied out of a PDF whose font has no map, or is in another encoding (Big5): save it as UTF-8"
            ),
            Self::LongNumber { cell, number } => {
                write!(
                    f,
                    "{cell} stores {number}, which nobody typed; it was left as it is"
                )
            }
            Self::Cut => f.write_str("the page is cut inside a tag"),
        }
    }
}

impl Remark {
    /// The remark in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Encoding(encoding) => format!("按字节判断为{encoding}编码"),
            Self::WrongEncoding { said, found } => format!("自称{said}编码，实为{found}"),
            Self::TrackedChanges(count) => format!("有{count}处修订，按接受后的文字读取"),
            Self::Pictures(count) => format!("有{count}张图片未读取"),
            Self::NestedTables(count) => {
                format!("有{count}个表格嵌在单元格内，按该单元格的文字读取")
            }
            Self::MergedCells(count) => {
                format!("有{count}个合并单元格：名称在所涉各行重复，数字只计一次")
            }
            Self::Garbled { characters } => {
                format!(
                    "文字乱码：{characters}个字符没有意义，可能是从字体无映射的PDF复制而来，或为其他编码（如Big5）：请另存为UTF-8"
                )
            }
            Self::LongNumber { cell, number } => {
                format!("{cell}存的是{number}，不像手工录入，照原样保留")
            }
            Self::Cut => "网页在标签中间断开".to_owned(),
        }
    }
}

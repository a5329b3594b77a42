//! Why a catalogue is refused.

use super::Slug;

/// Why a catalogue, or a row of it, is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// A slug of other signs than small letters, digits and single hyphens.
    #[error(
        "`{text}` is not a slug: write small Latin letters, digits and single hyphens, such as urban-new-jobs"
    )]
    MalformedSlug {
        /// The slug as given.
        text: String,
    },
    /// A name that is blank, too long or holds a control character.
    #[error(
        "an indicator needs a name that can be seen, of at most 64 characters without control characters, not {text:?}"
    )]
    MalformedName {
        /// The name as given.
        text: String,
    },
    /// Two rows of one slug.
    #[error("the slug `{slug}` is taken by {name}")]
    SlugTaken {
        /// The slug.
        slug: Slug,
        /// The official name of the row that has it.
        name: String,
    },
    /// One name for two indicators, or twice for one.
    #[error(
        "the name {name:?} is taken by `{slug}`: a name means one indicator, and is written once"
    )]
    NameTaken {
        /// The name as given.
        name: String,
        /// The indicator that has it.
        slug: Slug,
    },
    /// A slug that is in no row.
    #[error("`{slug}` is in no row of the catalogue")]
    UnknownSlug {
        /// The slug as given.
        slug: String,
    },
    /// A row of another number of columns.
    #[error("a row has 12 columns parted by tabs, this one has {found}")]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// A cell that holds nothing that belongs into its column.
    #[error("`{text}` is no {column}: {expected}")]
    MalformedCell {
        /// The column.
        column: &'static str,
        /// The cell as given.
        text: String,
        /// What would be right.
        expected: &'static str,
    },
    /// A row of a table that is refused.
    #[error("line {line}: {error}")]
    Row {
        /// Its line, from 1.
        line: usize,
        /// Why.
        #[source]
        error: Box<CatalogueError>,
    },
}

impl CatalogueError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::MalformedSlug { text } => {
                format!("“{text}”不是代号，应为小写拉丁字母、数字和单个连字符，如“urban-new-jobs”")
            }
            Self::MalformedName { text } => {
                format!("指标须有可见的名称，至多64个字，且不含控制字符，“{text}”不是")
            }
            Self::SlugTaken { slug, name } => format!("代号“{slug}”已用于{name}"),
            Self::NameTaken { name, slug } => {
                format!("名称“{name}”已属“{slug}”；一个名称只指一个指标，只写一次")
            }
            Self::UnknownSlug { slug } => format!("目录中没有“{slug}”"),
            Self::Columns { found } => format!("每行应有12列，以制表符分隔，此行有{found}列"),
            Self::MalformedCell { column, text, .. } => {
                let (name, expected) = match *column {
                    "unit" => ("计量单位", "应为亿元、元/人之类的单位"),
                    "measure" => (
                        "计量方式",
                        "应为“total”、“level”、“growth”、“reduction”、“increase”或“decrease”",
                    ),
                    "direction" => ("方向", "应为“higher”、“lower”、“ceiling”或“band”"),
                    "nature" => ("属性", "应为“binding”、“anticipatory”，或不填"),
                    "ratio" => ("比率", "应写作分子÷分母"),
                    "field" => ("领域", "应为表中已有的领域"),
                    _ => ("其他名称", "名称之后只能加“@growth”"),
                };
                format!("“{text}”不能填入{name}一列，{expected}")
            }
            Self::Row { line, error } => format!("第{line}行：{}", error.chinese()),
        }
    }
}

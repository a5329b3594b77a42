//! Findings (发现): whatever is noticed about a text, a plan or its figures.
//!
//! Bad data is a finding, not an error: what reads or checks goes on and reports everything it noticed. Each finding
//! has a permanent [`Code`]; severity, messages in Chinese and English, meaning and remedy of a code stand in one row
//! of the table in `finding/code.rs`.

mod code;
mod code_name;
mod noticed;
mod reason;
mod unique;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::number::write_visible;
use crate::source::Span;

pub use code::{Code, CodeEntry};
pub use code_name::UnknownCode;
pub(crate) use noticed::Noticed;
pub(crate) use reason::{Reason, one_of, reasons};
pub(crate) use unique::unique;

/// How much a finding matters.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Severity {
    /// 提示: worth knowing, nothing need be done.
    Note,
    /// 警告: probably wrong, or not understood.
    Warning,
    /// 错误: certainly wrong.
    Error,
}

impl Severity {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Note, Language::Chinese) => "提示",
            (Self::Warning, Language::Chinese) => "警告",
            (Self::Error, Language::Chinese) => "错误",
            (Self::Note, Language::English) => "note",
            (Self::Warning, Language::English) => "warning",
            (Self::Error, Language::English) => "error",
        }
    }
}

/// A language that messages and labels are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// 中文.
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Place {
    /// The text or the plan as a whole.
    Whole,
    /// Bytes of the text.
    Span(Span),
    /// A cell of a table, or a row where no column is named.
    Cell {
        /// The line of the file, from 1.
        line: u64,
        /// The name of the column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        column: Option<String>,
    },
    /// A target, and the field of it that is meant.
    Target {
        /// The id of the target.
        id: String,
        /// The field, by its name in JSON.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
}

/// In Chinese, as it stands before a message: `第3行“数值”列`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("全文"),
            Self::Span(span) => write!(f, "字节{}..{}", span.start(), span.end()),
            Self::Cell { line, column: None } => write!(f, "第{line}行"),
            Self::Cell {
                line,
                column: Some(column),
            } => write!(f, "第{line}行“{}”列", Visible(column)),
            Self::Target { id, field: None } => write!(f, "指标{}", Visible(id)),
            Self::Target {
                id,
                field: Some(field),
            } => write!(f, "指标{}的{}", Visible(id), Visible(field)),
        }
    }
}

/// Something that was noticed: what ([`Code`]), how much it matters, where, and with which values.
///
/// Findings are ordered by place, then by code, so that a list of them has one order whatever the order of checking.
///
/// ```
/// use zhibiao::finding::{Code, Finding, Language, Place};
/// use zhibiao::source::Span;
///
/// let finding = Finding::new(Code::UnknownUnit, Place::Span(Span::new(0, 4)?))
///     .with_value("unit", "咪")
///     .with_value("text", "5咪");
/// assert_eq!(finding.code().to_string(), "unknown-unit");
/// assert_eq!(finding.message(Language::Chinese), "“5咪”中的单位“咪”无法识别");
/// assert_eq!(finding.message(Language::English), "the unit `咪` in `5咪` is not known");
/// # Ok::<(), zhibiao::source::SourceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "WireFinding", into = "WireFinding")]
pub struct Finding {
    place: Place,
    code: Code,
    severity: Severity,
    values: BTreeMap<String, String>,
    related: Vec<Place>,
}

impl Finding {
    /// The finding with its places put elsewhere.
    pub(crate) fn moved(mut self, to: impl Fn(Place) -> Place) -> Self {
        self.place = to(self.place);
        for place in &mut self.related {
            *place = to(place.clone());
        }
        self
    }

    /// A finding of this code at this place, with the severity that the table gives the code.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Self {
        Self {
            place,
            code,
            severity: code.severity(),
            values: BTreeMap::new(),
            related: Vec::new(),
        }
    }

    /// Adds a value that is involved; `{name}` in the message of the code stands for it.
    #[must_use]
    pub fn with_value(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds a value in words, `reason` in English and `reason_zh` in Chinese; each message takes the one in its language.
    #[must_use]
    pub fn with_words(
        self,
        name: &str,
        chinese: impl fmt::Display,
        english: impl fmt::Display,
    ) -> Self {
        self.with_value(&format!("{name}{IN_CHINESE}"), chinese)
            .with_value(name, english)
    }

    /// Adds a place that has to do with it: the figures that a stated rate contradicts, the whole that its parts exceed.
    #[must_use]
    pub fn with_related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Gives it another severity than the table does.
    #[must_use]
    pub const fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// What was noticed.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Where.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The values involved, by name.
    #[must_use]
    pub const fn values(&self) -> &BTreeMap<String, String> {
        &self.values
    }

    /// The other places that have to do with it.
    #[must_use]
    pub fn related(&self) -> &[Place] {
        &self.related
    }

    /// The message of its code with the values filled in.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        fill(self.code.template(language), &self.values, language)
    }
}

/// After the name of a value in words, for the one in Chinese.
const IN_CHINESE: &str = "_zh";

/// A quoted text as it may be shown: control and direction marks and line separators, which a terminal would obey, are
/// written out.
pub(crate) struct Visible<'a>(pub(crate) &'a str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| write_visible(c, f))
    }
}

/// A value in a message: as [`Visible`] has it, its beginning where it is very long. The whole of it is among the values.
fn shown(value: &str) -> String {
    const LONGEST: usize = 300;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", Visible(value.get(..end).unwrap_or_default())),
        None => Visible(value).to_string(),
    }
}

/// Replaces each `{name}` of the template in one pass; a value's own braces are left alone, and so is a name without value.
fn fill(template: &str, values: &BTreeMap<String, String>, language: Language) -> String {
    let mut message = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            message.push('{');
            rest = after;
            break;
        };
        let chinese = || values.get(&format!("{name}{IN_CHINESE}"));
        let own = (language == Language::Chinese).then(chinese).flatten();
        if let Some(value) = own.or_else(|| values.get(name)) {
            message.push_str(&shown(value));
        } else {
            message.push('{');
            message.push_str(name);
            message.push('}');
        }
        rest = after;
    }
    message.push_str(rest);
    message
}

/// A finding can end a program that asks for what it could not have ([`Statement::aim`](crate::extract::Statement::aim)).
impl std::error::Error for Finding {}

/// Severity, code and message in Chinese: `警告[unknown-unit] 字节0..4：“5咪”中的单位“咪”无法识别`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = Language::Chinese;
        write!(
            f,
            "{}[{}] {}：{}",
            self.severity.label(language),
            self.code,
            self.place,
            self.message(language)
        )
    }
}

/// The messages are written for readers of the JSON; on the way back they follow from the table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFinding {
    code: Code,
    severity: Severity,
    place: Place,
    #[serde(
        default,
        deserialize_with = "unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    values: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    related: Vec<Place>,
    #[serde(default)]
    message: Messages,
}

#[derive(Default)]
struct Messages {
    zh: String,
    en: String,
}

impl Serialize for Messages {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("zh", &self.zh), ("en", &self.en)])
    }
}

impl<'de> Deserialize<'de> for Messages {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self::default())
    }
}

impl From<Finding> for WireFinding {
    fn from(finding: Finding) -> Self {
        let message = Messages {
            zh: finding.message(Language::Chinese),
            en: finding.message(Language::English),
        };
        let Finding {
            place,
            code,
            severity,
            values,
            related,
        } = finding;
        Self {
            code,
            severity,
            place,
            values,
            related,
            message,
        }
    }
}

impl From<WireFinding> for Finding {
    fn from(wire: WireFinding) -> Self {
        Self {
            place: wire.place,
            code: wire.code,
            severity: wire.severity,
            values: wire.values,
            related: wire.related,
        }
    }
}

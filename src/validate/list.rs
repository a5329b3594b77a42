//! Findings as a table for people.

use crate::aggregate::table::Table;
use crate::finding::{Finding, Language, Place, Visible};

/// Findings as a table whose columns are aligned for Chinese characters: severity, code, place and message.
///
/// For programs, findings are serialized as they are; each prints as one line of text.
///
/// ```
/// use zhibiao::finding::{Code, Finding, Language, Place};
/// use zhibiao::validate::table;
///
/// let finding = Finding::new(Code::NumberWithoutUnit, Place::Whole).with_value("text", "1650");
/// assert_eq!(
///     table(&[finding], Language::English),
///     "severity  code                 place  message\n\
///      note      number-without-unit  all    `1650` has no unit"
/// );
/// ```
#[must_use]
pub fn table(findings: &[Finding], language: Language) -> String {
    let heads = match language {
        Language::Chinese => ["程度", "代码", "位置", "说明"],
        Language::English => ["severity", "code", "place", "message"],
    };
    let mut table = Table::new(heads, heads.len());
    for finding in findings {
        table.push([
            finding.severity().label(language).to_owned(),
            finding.code().to_string(),
            place(finding.place(), language),
            finding.message(language),
        ]);
    }
    table.to_string()
}

fn place(place: &Place, language: Language) -> String {
    let named = |name: &str, field: &Option<String>| match field {
        Some(field) => format!("{} {}", Visible(name), Visible(field)),
        None => Visible(name).to_string(),
    };
    match (language, place) {
        (Language::Chinese, place) => place.to_string(),
        (Language::English, Place::Whole) => "all".to_owned(),
        (Language::English, Place::Span(span)) => format!("{}..{}", span.start(), span.end()),
        (Language::English, Place::Cell { line, column }) => named(&format!("line {line}"), column),
        (Language::English, Place::Target { id, field }) => named(id, field),
    }
}

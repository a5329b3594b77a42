//! Names in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::unique;
use crate::number::Shown;
use crate::region::name::is_name;

/// Why a label is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// The key is no language tag.
    #[error("`{tag}` is not a language tag: write `en`, `fr` or `zh-Hant`, as BCP 47 has it", tag = Shown(tag))]
    MalformedTag {
        /// The key as given.
        tag: String,
    },
    /// The label is blank, or holds a control character.
    #[error("the label {label:?} for `{tag}` is blank or holds a control character", tag = Shown(tag), label = Shown(label))]
    MalformedLabel {
        /// The language.
        tag: String,
        /// The label as given.
        label: String,
    },
}

impl LabelError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::MalformedTag { tag } => {
                format!(
                    "“{tag}”不是语言标签，按BCP 47写作“en”、“fr”或“zh-Hant”",
                    tag = Shown(tag)
                )
            }
            Self::MalformedLabel { tag, label } => {
                format!(
                    "“{tag}”的名称“{label}”为空或含控制字符",
                    tag = Shown(tag),
                    label = Shown(label)
                )
            }
        }
    }
}

/// Names in other languages, by language tag (BCP 47).
///
/// ```
/// use zhibiao::indicator::Labels;
///
/// let labels = Labels::default().with("en", "places in public schools")?;
/// assert_eq!(labels.get("en"), Some("places in public schools"));
/// # Ok::<(), zhibiao::indicator::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "WireLabels")]
pub struct Labels(BTreeMap<String, String>);

#[derive(Deserialize)]
#[serde(transparent)]
struct WireLabels {
    #[serde(deserialize_with = "unique")]
    labels: BTreeMap<String, String>,
}

impl TryFrom<WireLabels> for Labels {
    type Error = LabelError;

    fn try_from(wire: WireLabels) -> Result<Self, Self::Error> {
        wire.labels
            .into_iter()
            .try_fold(Self::default(), |all, (tag, label)| all.with(tag, label))
    }
}

impl Labels {
    /// Adds or replaces the label of a language. Blanks around it are dropped.
    ///
    /// # Errors
    /// Where the tag is not of the form of a language tag, or the label is blank or holds a control character.
    pub fn with(
        mut self,
        tag: impl Into<String>,
        label: impl AsRef<str>,
    ) -> Result<Self, LabelError> {
        let (tag, label) = (tag.into(), label.as_ref().trim());
        let mut subtags = tag.split('-');
        let is_language =
            |s: &str| (2..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic());
        let is_subtag =
            |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
        if !subtags.next().is_some_and(is_language) || !subtags.all(is_subtag) {
            return Err(LabelError::MalformedTag { tag });
        }
        if !is_name(label) {
            return Err(LabelError::MalformedLabel {
                tag,
                label: label.to_owned(),
            });
        }
        self.0.insert(tag, label.to_owned());
        Ok(self)
    }

    /// The label of a language.
    #[must_use]
    pub fn get(&self, tag: &str) -> Option<&str> {
        self.0.get(tag).map(String::as_str)
    }

    /// Tags and labels, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(tag, label)| (tag.as_str(), label.as_str()))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

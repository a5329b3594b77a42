//! The permanent name of an indicator in data.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::CatalogueError;

/// The permanent name of an indicator in data: `gdp`, `urban-new-jobs`.
///
/// Small Latin letters and digits, in words parted by single hyphens; it begins with a letter.
///
/// ```
/// use zhibiao::catalogue::Slug;
///
/// assert_eq!("urban-new-jobs".parse::<Slug>()?.as_str(), "urban-new-jobs");
/// assert!("Urban jobs".parse::<Slug>().is_err());
/// # Ok::<(), zhibiao::catalogue::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(Arc<str>);

impl Slug {
    /// It as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = CatalogueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(is_word) {
            Ok(Self(text.into()))
        } else {
            Err(CatalogueError::MalformedSlug {
                text: text.to_owned(),
            })
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = CatalogueError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.as_str().to_owned()
    }
}

/// So that a map by slug is asked by text; equal slugs hash as their text.
impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

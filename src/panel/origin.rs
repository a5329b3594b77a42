//! Whose report a document is, and of which year.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::extract::{DocumentYear, Known, Outline, OutlineDocument, YearSource};
use crate::region::{PROVINCES, name::is_name};

/// Why it cannot be said whose report a document is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The name of the region or of the document is blank or holds a control character.
    #[error(
        "a report needs a region and a name that can be seen, without control characters, not {name:?}"
    )]
    MalformedName {
        /// The name as given.
        name: String,
    },
    /// Neither title nor text nor name tell the region.
    #[error(
        "{document}: neither the title nor the text nor the name of the file tells the region; name it, as in 浙江省-2026.txt"
    )]
    NoRegion {
        /// The document.
        document: String,
    },
    /// Neither title nor text nor name tell the year.
    #[error(
        "{document}: neither the title nor the text nor the name of the file tells the year; name it, as in 浙江省-2026.txt"
    )]
    NoYear {
        /// The document.
        document: String,
    },
}

impl ReportError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::MalformedName { name } => {
                format!("报告须有可见的地区和名称，且不含控制字符，“{name}”不是")
            }
            Self::NoRegion { document } => format!(
                "“{document}”：标题、正文和文件名都没有写明地区，可将文件命名为“浙江省-2026.txt”之类"
            ),
            Self::NoYear { document } => format!(
                "“{document}”：标题、正文和文件名都没有写明年份，可将文件命名为“浙江省-2026.txt”之类"
            ),
        }
    }
}

/// A document: the report of a region in a year (报告). It plans that year and looks back on the one before.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Report {
    // Shared: each value of a panel has its report.
    region: Arc<str>,
    year: i32,
    name: Arc<str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    region: String,
    year: i32,
    name: String,
}

impl From<Report> for Wire {
    fn from(report: Report) -> Self {
        Self {
            region: report.region().to_owned(),
            year: report.year,
            name: report.name().to_owned(),
        }
    }
}

impl TryFrom<Wire> for Report {
    type Error = ReportError;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        Self::new(&wire.region, wire.year)?.with_name(&wire.name)
    }
}

/// How much of a text is looked at for its title.
const HEAD: usize = 3_000;

impl Report {
    /// The report of a region in a year.
    ///
    /// # Errors
    /// [`ReportError::MalformedName`].
    pub fn new(region: &str, year: i32) -> Result<Self, ReportError> {
        let region = checked(region)?;
        Ok(Self {
            name: format!("{region}{year}年政府工作报告").into(),
            region: region.into(),
            year,
        })
    }

    /// Names the document, by its file.
    ///
    /// # Errors
    /// [`ReportError::MalformedName`].
    pub fn with_name(mut self, name: &str) -> Result<Self, ReportError> {
        self.name = checked(name)?.into();
        Ok(self)
    }

    /// The report that a text is: by its title and where it was given, by its headings and how it speaks of itself, by the name of its file,
    /// in this order; of the year that it only speaks of as the last one where all of these are silent. A text of the State Council is
    /// of 全国.
    ///
    /// # Errors
    /// [`ReportError::NoRegion`], [`ReportError::NoYear`]: neither is guessed.
    ///
    /// ```
    /// use zhibiao::panel::{Report, ReportError};
    ///
    /// let text = "政府工作报告\n——2026年1月27日在福建省第十四届人民代表大会第四次会议上\n各位代表：…";
    /// let report = Report::of_text("a.txt", text)?;
    /// assert_eq!((report.region(), report.year()), ("福建省", 2026));
    ///
    /// let named = Report::of_text("浙江-2026.txt", "各位代表：我代表省人民政府向大会报告工作。")?;
    /// assert_eq!((named.region(), named.year()), ("浙江省", 2026));
    ///
    /// let national = Report::of_text("2018.txt", "现在，我代表国务院，向大会报告政府工作。")?;
    /// assert_eq!((national.region(), national.year()), ("全国", 2018));
    ///
    /// let unknown = Report::of_text("notes.txt", "各位代表：");
    /// assert!(matches!(unknown, Err(ReportError::NoRegion { .. })));
    /// # Ok::<(), ReportError>(())
    /// ```
    pub fn of_text(file_name: &str, text: &str) -> Result<Self, ReportError> {
        let mut end = text.len().min(HEAD);
        while !text.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let head = text.get(..end).unwrap_or("");
        // Wrapped lines cut names in two.
        let joined: String = head.split_whitespace().collect();
        let session = of_session(&joined);
        let stem = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let outline = Outline::of(text, &Known::default());
        let document = outline.documents().first();
        let told = document.and_then(OutlineDocument::year);
        // Which year a text speaks of as the last is only a sign of when it was given.
        let is_sign = |year: &DocumentYear| year.source == YearSource::Text;
        let region = session
            .as_ref()
            .map(|(region, _)| region.clone())
            .or_else(|| known_place(document?.place()?))
            .or_else(|| of_speaker(&joined))
            .or_else(|| of_name(stem))
            .ok_or_else(|| ReportError::NoRegion {
                document: file_name.to_owned(),
            })?;
        let year = session
            .and_then(|(_, year)| year)
            .or_else(|| told.filter(|year| !is_sign(year)).map(|told| told.year))
            .or_else(|| first_year(stem))
            .or_else(|| told.map(|told| told.year))
            .ok_or_else(|| ReportError::NoYear {
                document: file_name.to_owned(),
            })?;
        Self::new(&full(&region), year)?.with_name(file_name)
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    pub(super) fn shared_region(&self) -> Arc<str> {
        self.region.clone()
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The name of the document.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The name.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn checked(name: &str) -> Result<String, ReportError> {
    let name = name.trim();
    if is_name(name) {
        Ok(name.to_owned())
    } else {
        Err(ReportError::MalformedName {
            name: name.to_owned(),
        })
    }
}

/// 2026年1月27日在福建省第十四届人民代表大会第四次会议上: where and when it was given.
fn of_session(head: &str) -> Option<(String, Option<i32>)> {
    let at = head.find("人民代表大会")?;
    let before = head.get(..at)?;
    let before = before.strip_suffix("全国").unwrap_or(before);
    let is_national = head.get(..at)?.ends_with("全国");
    let ordinal = before.rfind('第')?;
    let between = before.get(ordinal..)?;
    if !between.ends_with('届') || between.chars().count() > 8 {
        return None;
    }
    let place_and_day = before.get(..ordinal)?;
    let (day, place) = place_and_day.rsplit_once('在')?;
    let year = day.rfind('年').and_then(|at| year_before(day, at));
    if is_national {
        return Some(("全国".to_owned(), year));
    }
    is_place(place).then(|| (place.to_owned(), year))
}

/// The place that a title names, where it is a region.
fn known_place(named: &str) -> Option<String> {
    let place = named.split("人民政府").next().unwrap_or(named);
    let place = place.strip_suffix("人民").unwrap_or(place);
    match place {
        "国务院" | "全国" | "中华人民共和国" => Some("全国".to_owned()),
        place if is_place(place) || full(place) != place => Some(place.to_owned()),
        _ => None,
    }
}

/// 我代表国务院, 我代表浙江省人民政府.
fn of_speaker(head: &str) -> Option<String> {
    let (_, rest) = head.split_once("我代表")?;
    if rest.starts_with("国务院") {
        return Some("全国".to_owned());
    }
    let (place, _) = rest.split_once("人民政府")?;
    is_place(place).then(|| place.to_owned())
}

/// 浙江省-2026, 2026年宁波市: the letters of a file's name that are Chinese.
fn of_name(stem: &str) -> Option<String> {
    let chinese: String = stem
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .collect();
    let place = chinese.replace("政府工作报告", "").replace("工作报告", "");
    let place = place.trim_matches('年');
    let place = place.strip_suffix("人民").unwrap_or(place);
    (place == "全国" || is_place(place) || full(place) != place).then(|| place.to_owned())
}

/// Whether it reads like the name of a region: its level at the end, and nothing of a sentence in it.
fn is_place(text: &str) -> bool {
    let levels = ["省", "市", "县", "区", "州", "盟", "旗", "新区"];
    let count = text.chars().count();
    let is_short_of_a_name = [
        "省", "市", "县", "区", "州", "我市", "我县", "我省", "全市", "全省",
    ]
    .contains(&text);
    (2..=16).contains(&count)
        && levels.iter().any(|level| text.ends_with(level))
        && text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        && !is_short_of_a_name
}

/// 浙江 is 浙江省.
fn full(place: &str) -> String {
    let province = PROVINCES.iter().map(|(_, name)| *name).find(|name| {
        let rest = name.strip_prefix(place);
        rest.is_some_and(|rest| {
            place.chars().nth(1).is_some()
                && [
                    "省",
                    "市",
                    "自治区",
                    "壮族自治区",
                    "回族自治区",
                    "维吾尔自治区",
                    "特别行政区",
                ]
                .contains(&rest)
        })
    });
    province.unwrap_or(place).to_owned()
}

/// The first four digits that are a year.
fn first_year(text: &str) -> Option<i32> {
    let digits: Vec<(usize, char)> = text.char_indices().collect();
    digits.windows(4).find_map(|window| {
        let [(at, _), .., (_, _)] = window else {
            return None;
        };
        let year: i32 = text.get(*at..at.checked_add(4)?)?.parse().ok()?;
        (1949..=2100).contains(&year).then_some(year)
    })
}

/// The year that ends at a byte.
fn year_before(text: &str, at: usize) -> Option<i32> {
    let year: i32 = text.get(at.checked_sub(4)?..at)?.parse().ok()?;
    (1949..=2100).contains(&year).then_some(year)
}

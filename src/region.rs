//! Administrative regions (行政区划) and their codes.

pub(crate) mod name;

use crate::number::Shown;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use name::is_name;

/// The 34 regions of the first level, by their two digits. Source: GB/T 2260-2007.
pub const PROVINCES: [(&str, &str); 34] = [
    ("11", "北京市"),
    ("12", "天津市"),
    ("13", "河北省"),
    ("14", "山西省"),
    ("15", "内蒙古自治区"),
    ("21", "辽宁省"),
    ("22", "吉林省"),
    ("23", "黑龙江省"),
    ("31", "上海市"),
    ("32", "江苏省"),
    ("33", "浙江省"),
    ("34", "安徽省"),
    ("35", "福建省"),
    ("36", "江西省"),
    ("37", "山东省"),
    ("41", "河南省"),
    ("42", "湖北省"),
    ("43", "湖南省"),
    ("44", "广东省"),
    ("45", "广西壮族自治区"),
    ("46", "海南省"),
    ("50", "重庆市"),
    ("51", "四川省"),
    ("52", "贵州省"),
    ("53", "云南省"),
    ("54", "西藏自治区"),
    ("61", "陕西省"),
    ("62", "甘肃省"),
    ("63", "青海省"),
    ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"),
    ("71", "台湾省"),
    ("81", "香港特别行政区"),
    ("82", "澳门特别行政区"),
];

/// The level of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegionLevel {
    /// 省级: two digits.
    Province,
    /// 地级: four digits.
    Prefecture,
    /// 县级: six digits.
    County,
    /// 乡级: nine digits.
    Township,
    /// 村级: twelve digits.
    Village,
}

/// A code of GB/T 2260 (中华人民共和国行政区划代码), down to the county, and of the statistical division codes
/// (统计用区划代码) that continue it to township and village.
///
/// It is held in its short form: `330324`, `3303` and `33` for county, prefecture and province. The padded forms
/// `330300` and `330000`, and 12 digits for any level, are read as the same codes.
///
/// ```
/// use zhibiao::region::RegionCode;
///
/// let county: RegionCode = "330324".parse()?;
/// let codes: Vec<String> = county.ancestors().map(|code| code.to_string()).collect();
/// assert_eq!(codes, ["3303", "33"]);
/// assert_eq!(county.province_name(), "浙江省");
/// assert_eq!("330300".parse::<RegionCode>()?, county.parent().unwrap());
/// # Ok::<(), zhibiao::region::RegionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode {
    // Two, two, two, three and three digits, so that the order is that of the padded codes: a region stands before its parts.
    province: u8,
    prefecture: u8,
    county: u8,
    township: u16,
    village: u16,
}

/// Why a region or its code is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegionError {
    /// The code is not digits, or not of a known length.
    #[error(
        "`{code}` is not a region code: write 2, 4, 6, 9 or 12 digits, such as 33, 3303 or 330324", code = Shown(code)
    )]
    Malformed {
        /// The code as given.
        code: String,
    },
    /// The first two digits are no province.
    #[error("`{code}` is not a region code: GB/T 2260 has no province {province:02}", code = Shown(code))]
    UnknownProvince {
        /// The code as given.
        code: String,
        /// Its first two digits.
        province: u8,
    },
    /// A level is given below one that is left out.
    #[error("`{code}` is not a region code: it has zeros where the level above should be", code = Shown(code))]
    MissingLevel {
        /// The code as given.
        code: String,
    },
    /// The name is blank or holds a control character.
    #[error("a region needs a name that can be seen, without control characters, not {name:?}", name = Shown(name))]
    MalformedName {
        /// The name as given.
        name: String,
    },
}

impl RegionError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Malformed { code } => {
                format!(
                    "“{code}”不是行政区划代码，应为2、4、6、9或12位数字，如33、3303、330324",
                    code = Shown(code)
                )
            }
            Self::UnknownProvince { code, province } => {
                format!(
                    "“{code}”不是行政区划代码：GB/T 2260没有{province:02}这一省级代码",
                    code = Shown(code)
                )
            }
            Self::MissingLevel { code } => {
                format!(
                    "“{code}”不是行政区划代码：它的上一级为零",
                    code = Shown(code)
                )
            }
            Self::MalformedName { name } => {
                format!(
                    "地区须有可见的名称，且不含控制字符，“{name}”不是",
                    name = Shown(name)
                )
            }
        }
    }
}

impl RegionCode {
    /// Its level.
    #[must_use]
    pub const fn level(&self) -> RegionLevel {
        if self.village != 0 {
            RegionLevel::Village
        } else if self.township != 0 {
            RegionLevel::Township
        } else if self.county != 0 {
            RegionLevel::County
        } else if self.prefecture != 0 {
            RegionLevel::Prefecture
        } else {
            RegionLevel::Province
        }
    }

    /// The region that it is a part of; `None` for a province.
    ///
    /// A township of a prefecture without counties (Dongguan, 441900003) belongs to the prefecture.
    #[must_use]
    pub const fn parent(&self) -> Option<Self> {
        let mut parent = *self;
        match self.level() {
            RegionLevel::Village => parent.village = 0,
            RegionLevel::Township => parent.township = 0,
            RegionLevel::County => parent.county = 0,
            RegionLevel::Prefecture => parent.prefecture = 0,
            RegionLevel::Province => return None,
        }
        Some(parent)
    }

    /// Its parent, the parent of that, and so on up to the province.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> + use<> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// Whether it is `other` or a part of it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self == other || self.ancestors().any(|ancestor| ancestor == *other)
    }

    /// The name of the province it lies in.
    #[must_use]
    pub fn province_name(&self) -> &'static str {
        province_name(self.province).unwrap_or_default()
    }
}

fn province_name(province: u8) -> Option<&'static str> {
    PROVINCES
        .iter()
        .find(|(code, _)| code.parse() == Ok(province))
        .map(|(_, name)| *name)
}

/// The short form: `33`, `3303`, `330324`, `330324100`, `330324100001`.
impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.level();
        write!(f, "{:02}", self.province)?;
        if level >= RegionLevel::Prefecture {
            write!(f, "{:02}", self.prefecture)?;
        }
        if level >= RegionLevel::County {
            write!(f, "{:02}", self.county)?;
        }
        if level >= RegionLevel::Township {
            write!(f, "{:03}", self.township)?;
        }
        if level >= RegionLevel::Village {
            write!(f, "{:03}", self.village)?;
        }
        Ok(())
    }
}

impl FromStr for RegionCode {
    type Err = RegionError;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let malformed = || RegionError::Malformed {
            code: code.to_owned(),
        };
        if !matches!(code.len(), 2 | 4 | 6 | 9 | 12) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(malformed());
        }
        // Left-out levels are zeros in the padded code, so padding loses nothing.
        let padded = format!("{code:0<12}");
        let part = |range| {
            padded
                .get(range)
                .and_then(|digits: &str| digits.parse::<u16>().ok())
        };
        let pair = |range| part(range).and_then(|value| u8::try_from(value).ok());
        let (Some(province), Some(prefecture), Some(county), Some(township), Some(village)) =
            (pair(0..2), pair(2..4), pair(4..6), part(6..9), part(9..12))
        else {
            return Err(malformed());
        };
        if province_name(province).is_none() {
            return Err(RegionError::UnknownProvince {
                code: code.to_owned(),
                province,
            });
        }
        // Only a county may be left out between two levels: some prefectures have none.
        let below_prefecture = county != 0 || township != 0 || village != 0;
        if (prefecture == 0 && below_prefecture) || (township == 0 && village != 0) {
            return Err(RegionError::MissingLevel {
                code: code.to_owned(),
            });
        }
        Ok(Self {
            province,
            prefecture,
            county,
            township,
            village,
        })
    }
}

impl TryFrom<String> for RegionCode {
    type Error = RegionError;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> Self {
        code.to_string()
    }
}

/// A region by name, and by code where that is known.
///
/// ```
/// use zhibiao::region::Region;
///
/// let county = Region::new("永嘉县")?.with_code("330324".parse()?);
/// assert_eq!(county.to_string(), "永嘉县");
/// # Ok::<(), zhibiao::region::RegionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireRegion")]
pub struct Region {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<RegionCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRegion {
    name: String,
    #[serde(default)]
    code: Option<RegionCode>,
}

impl TryFrom<WireRegion> for Region {
    type Error = RegionError;

    fn try_from(wire: WireRegion) -> Result<Self, Self::Error> {
        Ok(Self {
            code: wire.code,
            ..Self::new(wire.name)?
        })
    }
}

impl Region {
    /// A region known by its name. Blanks around it are dropped.
    ///
    /// # Errors
    /// [`RegionError::MalformedName`] where the name is blank or holds a control character.
    pub fn new(name: impl AsRef<str>) -> Result<Self, RegionError> {
        let name = name.as_ref().trim().to_owned();
        if !is_name(&name) {
            return Err(RegionError::MalformedName { name });
        }
        Ok(Self { name, code: None })
    }

    /// Adds its code.
    #[must_use]
    pub const fn with_code(mut self, code: RegionCode) -> Self {
        self.code = Some(code);
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The code, where it is known.
    #[must_use]
    pub const fn code(&self) -> Option<RegionCode> {
        self.code
    }
}

/// The name.
impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

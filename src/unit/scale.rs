//! Powers of ten in front of a unit.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The power of ten in front of a unit (数量级), 万 in `万美元`. Its exponent is SDMX's `UNIT_MULT`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// No scale.
    #[default]
    One,
    /// 十
    Ten,
    /// 百
    Hundred,
    /// 千
    Thousand,
    /// 万
    TenThousand,
    /// 十万
    HundredThousand,
    /// 百万
    Million,
    /// 千万
    TenMillion,
    /// 亿
    HundredMillion,
    /// 十亿
    Billion,
    /// 百亿
    TenBillion,
    /// 千亿
    HundredBillion,
    /// 万亿
    Trillion,
}

impl Scale {
    /// All scales, the small ones first.
    pub const ALL: [Self; 13] = [
        Self::One,
        Self::Ten,
        Self::Hundred,
        Self::Thousand,
        Self::TenThousand,
        Self::HundredThousand,
        Self::Million,
        Self::TenMillion,
        Self::HundredMillion,
        Self::Billion,
        Self::TenBillion,
        Self::HundredBillion,
        Self::Trillion,
    ];

    /// The power of ten: 4 for 万.
    #[must_use]
    pub const fn exponent(self) -> u8 {
        self as u8
    }

    /// The scale of a power of ten from 0 to 12.
    #[must_use]
    pub fn from_exponent(exponent: i8) -> Option<Self> {
        Self::ALL.get(usize::try_from(exponent).ok()?).copied()
    }

    /// The Chinese label; empty for none.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Ten => "十",
            Self::Hundred => "百",
            Self::Thousand => "千",
            Self::TenThousand => "万",
            Self::HundredThousand => "十万",
            Self::Million => "百万",
            Self::TenMillion => "千万",
            Self::HundredMillion => "亿",
            Self::Billion => "十亿",
            Self::TenBillion => "百亿",
            Self::HundredBillion => "千亿",
            Self::Trillion => "万亿",
        }
    }

    /// The scale of a label, traditional 萬 and 億 included; `None` where it is no scale.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        // The common ones in a comparison each.
        match label {
            "" => return Some(Self::One),
            "万" => return Some(Self::TenThousand),
            "亿" => return Some(Self::HundredMillion),
            _ => {}
        }
        Self::ALL.into_iter().find(|scale| {
            let mut written = label.chars().map(|c| match c {
                '萬' => '万',
                '億' => '亿',
                other => other,
            });
            scale.label().chars().all(|c| written.next() == Some(c)) && written.next().is_none()
        })
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

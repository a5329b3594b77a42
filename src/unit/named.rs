//! Units common enough to have a name.

use super::Unit;
use super::index::row;

impl Unit {
    /// 元
    pub const YUAN: Self = Self::of_row(row("元"));
    /// 美元
    pub const US_DOLLAR: Self = Self::of_row(row("美元"));
    /// 公里
    pub const KILOMETRE: Self = Self::of_row(row("公里"));
    /// 米
    pub const METRE: Self = Self::of_row(row("米"));
    /// 平方米
    pub const SQUARE_METRE: Self = Self::of_row(row("平方米"));
    /// 亩
    pub const MU: Self = Self::of_row(row("亩"));
    /// 公顷
    pub const HECTARE: Self = Self::of_row(row("公顷"));
    /// 平方公里
    pub const SQUARE_KILOMETRE: Self = Self::of_row(row("平方公里"));
    /// 立方米
    pub const CUBIC_METRE: Self = Self::of_row(row("立方米"));
    /// 吨
    pub const TONNE: Self = Self::of_row(row("吨"));
    /// 千瓦时
    pub const KILOWATT_HOUR: Self = Self::of_row(row("千瓦时"));
    /// 千瓦
    pub const KILOWATT: Self = Self::of_row(row("千瓦"));
    /// %
    pub const PERCENT: Self = Self::of_row(row("%"));
    /// ‰
    pub const PERMILLE: Self = Self::of_row(row("‰"));
    /// 百分点
    pub const PERCENTAGE_POINT: Self = Self::of_row(row("百分点"));
    /// 基点
    pub const BASIS_POINT: Self = Self::of_row(row("基点"));
    /// 倍
    pub const MULTIPLE: Self = Self::of_row(row("倍"));
    /// 点
    pub const INDEX_POINT: Self = Self::of_row(row("点"));
    /// 名次
    pub const RANK: Self = Self::of_row(row("名次"));
    /// 天
    pub const DAY: Self = Self::of_row(row("天"));
    /// 个月
    pub const MONTH: Self = Self::of_row(row("个月"));
    /// 年
    pub const YEAR: Self = Self::of_row(row("年"));
    /// 人
    pub const PERSON: Self = Self::of_row(row("人"));
    /// 户
    pub const HOUSEHOLD: Self = Self::of_row(row("户"));
    /// 人次
    pub const PERSON_TIME: Self = Self::of_row(row("人次"));
    /// 个
    pub const PIECE: Self = Self::of_row(row("个"));
    /// 家
    pub const ENTERPRISE: Self = Self::of_row(row("家"));
    /// 项
    pub const ITEM: Self = Self::of_row(row("项"));
}

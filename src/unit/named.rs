//! Units common enough to have a name.

use super::Unit;

impl Unit {
    /// 元
    pub const YUAN: Self = Self::of_row(0);
    /// 美元
    pub const US_DOLLAR: Self = Self::of_row(1);
    /// 公里
    pub const KILOMETRE: Self = Self::of_row(32);
    /// 米
    pub const METRE: Self = Self::of_row(31);
    /// 平方米
    pub const SQUARE_METRE: Self = Self::of_row(35);
    /// 亩
    pub const MU: Self = Self::of_row(36);
    /// 公顷
    pub const HECTARE: Self = Self::of_row(37);
    /// 平方公里
    pub const SQUARE_KILOMETRE: Self = Self::of_row(38);
    /// 立方米
    pub const CUBIC_METRE: Self = Self::of_row(41);
    /// 吨
    pub const TONNE: Self = Self::of_row(47);
    /// 千瓦时
    pub const KILOWATT_HOUR: Self = Self::of_row(53);
    /// 千瓦
    pub const KILOWATT: Self = Self::of_row(57);
    /// %
    pub const PERCENT: Self = Self::of_row(88);
    /// ‰
    pub const PERMILLE: Self = Self::of_row(89);
    /// 百分点
    pub const PERCENTAGE_POINT: Self = Self::of_row(90);
    /// 基点
    pub const BASIS_POINT: Self = Self::of_row(91);
    /// 倍
    pub const MULTIPLE: Self = Self::of_row(93);
    /// 点
    pub const INDEX_POINT: Self = Self::of_row(94);
    /// 名次
    pub const RANK: Self = Self::of_row(95);
    /// 天
    pub const DAY: Self = Self::of_row(85);
    /// 个月
    pub const MONTH: Self = Self::of_row(79);
    /// 年
    pub const YEAR: Self = Self::of_row(81);
    /// 人
    pub const PERSON: Self = Self::of_row(97);
    /// 户
    pub const HOUSEHOLD: Self = Self::of_row(100);
    /// 人次
    pub const PERSON_TIME: Self = Self::of_row(101);
    /// 个
    pub const PIECE: Self = Self::of_row(109);
    /// 家
    pub const ENTERPRISE: Self = Self::of_row(110);
    /// 项
    pub const ITEM: Self = Self::of_row(113);
}

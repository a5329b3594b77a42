//! The rules by name; what each of them does is in `rule`.

use serde::Serialize;
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// The rule that produced a statement.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// 化学需氧量、氨氮排放总量分别下降3%、3.5%
    Respectively,
    /// 农村生活污水治理率由68%提高到80%
    BaselineToTarget,
    /// 规上工业增加值增速高于全市平均1.5个百分点
    Comparative,
    /// 在70%左右的地市开展分级诊疗试点
    ShareOfSet,
    /// 为4.2万名老年人免费体检
    Beneficiary,
    /// 为困难家庭实施无障碍改造180户
    ForWhom,
    /// 推进抽水蓄能、热电联产等14个重大项目
    ListAndCount,
    /// 新建12所学校
    VerbNumberNoun,
    /// 地区生产总值增长6%
    NounVerbNumber,
    /// 新增公办学位1650个
    VerbNounNumber,
    /// 开工工业项目18个、竣工12个
    VerbNumber,
    /// 城镇新增就业1000万人
    NounVerbNounNumber,
    /// 筹集保障性住房1280套,其中公租房300套
    Part,
    /// 新增高新技术企业40家、省科技型中小企业100家
    SharedVerb,
    /// 新建6所幼儿园、2所九年一贯制学校
    SharedVerbNumberNoun,
    /// 12个项目开工建设
    NumberNounVerb,
    /// 优良率未达到80%的目标
    StatedAim,
    /// 新增床位410张,占年度计划500张的82%
    ShareOfBase,
    /// 船舶数量占全国三成以上
    ShareOfWhole,
    /// 城镇登记失业率4.5%以内
    NounNumber,
    /// 营商环境评价进入全省前20名
    Rank,
    /// 制造业单项冠军实现零突破
    Breakthrough,
}

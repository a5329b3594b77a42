//! The table of atoms: a row each.

use super::{Atom, Dimension};

use Dimension as D;

/// A row of the table of atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The canonical label.
    pub label: &'static str,
    /// Other labels it is read from, traditional forms included.
    pub aliases: &'static [&'static str],
    /// What it measures.
    pub kind: AtomKind,
    /// The exact factor to the base of its dimension, numerator and denominator.
    pub factor: (u64, u64),
    /// Whether only whole amounts make sense.
    pub whole: bool,
    /// The code for interchange: ISO 4217 for currencies, otherwise the crate's own in the shape SDMX asks of a code.
    pub code: &'static str,
    /// The case-sensitive UCUM code.
    pub ucum: Option<&'static str>,
    /// Who says so.
    pub source: &'static str,
}

/// How a row gets its dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AtomKind {
    /// It shares this dimension with other rows.
    Of(Dimension),
    /// It is a currency, a dimension of its own.
    Currency,
    /// It is a counter, a dimension of its own.
    Counter,
}

const ORDER_1984: &str =
    "国务院《关于在我国统一实行法定计量单位的命令》1984, 《中华人民共和国法定计量单位》";
const MARKET_1959: &str = "国务院《关于统一计量制度的命令》1959: 1市里 = 500米, 1市斤 = 500克";
const MU: &str = "国务院《关于统一计量制度的命令》1959: 1市尺 = 1/3米, 1市亩 = 60平方市丈 = 2000/3平方米, 15亩 = 1公顷";
const GB3100: &str = "GB 3100-1993 国际单位制及其应用";
const GB3101: &str = "GB 3101-1993 有关量、单位和符号的一般原则";
const GB3102_1: &str = "GB/T 3102.1-1993 空间和时间的量和单位";
const GB3102_5: &str = "GB/T 3102.5-1993 电学和磁学的量和单位";
const GBT2589: &str =
    "GB/T 2589-2020 综合能耗计算通则; to 千瓦时 only by convention (当量值 or 等价值)";
const GBT32150: &str = "GB/T 32150-2015 工业企业温室气体排放核算和报告通则";
const GBT7408: &str = "GB/T 7408.1-2023 (ISO 8601-1:2019) 日期和时间";
const IEC80000: &str = "IEC 80000-13:2008, decimal prefixes";
const COMPUTING: &str = "工业和信息化部等六部门《算力基础设施高质量发展行动计划》2023";
const WORKING_TIME: &str = "《国务院关于职工工作时间的规定》1995";
const ISO: &str = "ISO 4217";
const NBS: &str = "国家统计局 统计公报 usage";
const COUNT: &str = "量词 of government reports";

const fn unit(
    label: &'static str,
    aliases: &'static [&'static str],
    dimension: Dimension,
    factor: (u64, u64),
    code: &'static str,
    ucum: Option<&'static str>,
    source: &'static str,
) -> Row {
    Row {
        label,
        aliases,
        kind: AtomKind::Of(dimension),
        factor,
        whole: false,
        code,
        ucum,
        source,
    }
}

const fn whole(
    label: &'static str,
    aliases: &'static [&'static str],
    dimension: Dimension,
    factor: (u64, u64),
    code: &'static str,
    ucum: Option<&'static str>,
    source: &'static str,
) -> Row {
    Row {
        whole: true,
        ..unit(label, aliases, dimension, factor, code, ucum, source)
    }
}

const fn currency(
    label: &'static str,
    aliases: &'static [&'static str],
    code: &'static str,
) -> Row {
    Row {
        label,
        aliases,
        kind: AtomKind::Currency,
        factor: (1, 1),
        whole: false,
        code,
        ucum: None,
        source: ISO,
    }
}

const fn counter(label: &'static str, aliases: &'static [&'static str], code: &'static str) -> Row {
    Row {
        label,
        aliases,
        kind: AtomKind::Counter,
        factor: (1, 1),
        whole: true,
        code,
        ucum: None,
        source: COUNT,
    }
}

/// A dimension of its own, as a counter is, but of amounts that need not be whole.
const fn own(label: &'static str, aliases: &'static [&'static str], code: &'static str) -> Row {
    Row {
        whole: false,
        ..counter(label, aliases, code)
    }
}

/// The atoms, a row each: label, aliases, what it measures, factor to the base, code, UCUM, source.
#[rustfmt::skip]
pub static ATOMS: &[Row] = &[
    // Money 货币: the base of each currency is itself.
    currency("元", &["人民币元", "元人民币", "人民币", "圆", "CNY", "RMB"], "CNY"),
    currency("美元", &["USD"], "USD"),
    currency("欧元", &["歐元", "EUR"], "EUR"),
    currency("日元", &["日圆", "JPY"], "JPY"),
    currency("港元", &["港币", "港幣", "HKD"], "HKD"),
    currency("澳门元", &["澳門元", "澳门币", "MOP"], "MOP"),
    currency("新台币", &["新臺幣", "新台幣", "新台币元", "TWD"], "TWD"),
    currency("英镑", &["英鎊", "GBP"], "GBP"),
    currency("澳元", &["澳大利亚元", "AUD"], "AUD"),
    currency("加元", &["加拿大元", "CAD"], "CAD"),
    currency("新西兰元", &["NZD"], "NZD"),
    currency("新加坡元", &["新元", "SGD"], "SGD"),
    currency("瑞士法郎", &["CHF"], "CHF"),
    currency("韩元", &["韓元", "KRW"], "KRW"),
    currency("卢布", &["盧布", "RUB"], "RUB"),
    currency("印度卢比", &["INR"], "INR"),
    currency("泰铢", &["泰銖", "THB"], "THB"),
    currency("林吉特", &["MYR"], "MYR"),
    currency("越南盾", &["VND"], "VND"),
    currency("印尼盾", &["印尼卢比", "IDR"], "IDR"),
    currency("巴西雷亚尔", &["BRL"], "BRL"),
    currency("南非兰特", &["ZAR"], "ZAR"),
    currency("瑞典克朗", &["SEK"], "SEK"),
    currency("挪威克朗", &["NOK"], "NOK"),
    currency("丹麦克朗", &["DKK"], "DKK"),
    currency("坚戈", &["KZT"], "KZT"),
    currency("图格里克", &["MNT"], "MNT"),
    currency("迪拉姆", &["阿联酋迪拉姆", "AED"], "AED"),
    currency("沙特里亚尔", &["SAR"], "SAR"),
    // Length 长度: base 米.
    unit("毫米", &["mm"], D::Length, (1, 1_000), "MM", Some("mm"), GB3102_1),
    unit("厘米", &["公分", "cm"], D::Length, (1, 100), "CM", Some("cm"), GB3102_1),
    unit("米", &["公尺", "延米", "m"], D::Length, (1, 1), "M", Some("m"), GB3102_1),
    unit("公里", &["千米", "km", "KM"], D::Length, (1_000, 1), "KM", Some("km"), ORDER_1984),
    unit("里", &["市里", "华里", "里路"], D::Length, (500, 1), "LI", None, MARKET_1959),
    unit("海里", &["浬", "n mile"], D::Length, (1_852, 1), "NMI", Some("[nmi_i]"), ORDER_1984),
    // Area 面积: base 平方米.
    unit("平方米", &["米²", "平米", "平方", "㎡", "m²", "m2", "平方公尺"], D::Area, (1, 1), "M2", Some("m2"), GB3102_1),
    unit("亩", &["市亩", "畝"], D::Area, (2_000, 3), "MU", None, MU),
    unit("公顷", &["公頃", "hm²", "ha"], D::Area, (10_000, 1), "HA", Some("har"), GB3100),
    unit("平方公里", &["平方千米", "km²", "km2", "㎢"], D::Area, (1_000_000, 1), "KM2", Some("km2"), GB3102_1),
    // Volume 体积: base 立方米.
    unit("毫升", &["mL", "ml"], D::Volume, (1, 1_000_000), "ML", Some("mL"), ORDER_1984),
    unit("升", &["公升", "L"], D::Volume, (1, 1_000), "L", Some("L"), ORDER_1984),
    unit("立方米", &["立方", "m³", "m3", "㎥"], D::Volume, (1, 1), "M3", Some("m3"), GB3102_1),
    // Mass 质量: base 克.
    unit("微克", &["μg", "µg", "ug"], D::Mass, (1, 1_000_000), "UG", Some("ug"), GB3100),
    unit("毫克", &["mg"], D::Mass, (1, 1_000), "MG", Some("mg"), GB3100),
    unit("克", &["g"], D::Mass, (1, 1), "G", Some("g"), GB3100),
    unit("担", &["市担"], D::Mass, (50_000, 1), "DAN_MASS", None, MARKET_1959),
    unit("斤", &["市斤"], D::Mass, (500, 1), "JIN", None, MARKET_1959),
    unit("公斤", &["千克", "kg", "KG"], D::Mass, (1_000, 1), "KG", Some("kg"), ORDER_1984),
    unit("吨", &["公吨", "噸", "t"], D::Mass, (1_000_000, 1), "T", Some("t"), ORDER_1984),
    // Energy 能量: base 焦耳.
    unit("焦耳", &["焦"], D::Energy, (1, 1), "J", Some("J"), ORDER_1984),
    unit("千焦", &["千焦耳", "kJ"], D::Energy, (1_000, 1), "KJ", Some("kJ"), GB3100),
    unit("兆焦", &["兆焦耳", "MJ"], D::Energy, (1_000_000, 1), "MJ", Some("MJ"), GB3100),
    unit("吉焦", &["吉焦耳", "GJ"], D::Energy, (1_000_000_000, 1), "GJ", Some("GJ"), GB3100),
    unit("瓦时", &["瓦·时", "Wh"], D::Energy, (3_600, 1), "WH", Some("W.h"), GB3102_5),
    unit("千瓦时", &["度", "度电", "千瓦時", "千瓦·时", "千瓦小时", "kWh", "kW·h"], D::Energy, (3_600_000, 1), "KWH", Some("kW.h"), GB3102_5),
    unit("兆瓦时", &["兆瓦·时", "MWh"], D::Energy, (3_600_000_000, 1), "MWH", Some("MW.h"), GB3102_5),
    unit("吉瓦时", &["吉瓦·时", "GWh"], D::Energy, (3_600_000_000_000, 1), "GWH", Some("GW.h"), GB3102_5),
    // Power 功率: base 瓦.
    unit("瓦", &["瓦特", "W"], D::Power, (1, 1), "W", Some("W"), ORDER_1984),
    unit("千瓦", &["kW", "KW"], D::Power, (1_000, 1), "KW", Some("kW"), GB3100),
    unit("兆瓦", &["MW"], D::Power, (1_000_000, 1), "MW", Some("MW"), GB3100),
    unit("吉瓦", &["GW"], D::Power, (1_000_000_000, 1), "GW", Some("GW"), GB3100),
    // Apparent power 视在功率: base 伏安. Voltage 电压: base 伏.
    unit("伏安", &["VA"], D::ApparentPower, (1, 1), "VA", Some("V.A"), GB3102_5),
    unit("千伏安", &["kVA", "KVA"], D::ApparentPower, (1_000, 1), "KVA", Some("kV.A"), GB3102_5),
    unit("兆伏安", &["MVA"], D::ApparentPower, (1_000_000, 1), "MVA", Some("MV.A"), GB3102_5),
    unit("伏", &["伏特", "V"], D::Voltage, (1, 1), "V", Some("V"), ORDER_1984),
    unit("千伏", &["kV", "KV"], D::Voltage, (1_000, 1), "KV", Some("kV"), GB3100),
    // Coal equivalent 标准煤 and carbon dioxide equivalent: base 千克标准煤 and 千克二氧化碳当量.
    unit("克标准煤", &["克标煤", "gce"], D::StandardCoal, (1, 1_000), "GCE", None, GBT2589),
    unit("千克标准煤", &["公斤标准煤", "千克标煤", "公斤标煤", "kgce"], D::StandardCoal, (1, 1), "KGCE", None, GBT2589),
    unit("吨标准煤", &["吨标煤", "噸標準煤", "tce"], D::StandardCoal, (1_000, 1), "TCE", None, GBT2589),
    unit("千克二氧化碳当量", &["千克二氧化碳", "公斤二氧化碳", "kgCO2e"], D::CarbonDioxide, (1, 1), "KG_CO2E", None, GBT32150),
    unit("吨二氧化碳当量", &["吨二氧化碳", "吨CO2", "tCO2", "tCO2e"], D::CarbonDioxide, (1_000, 1), "T_CO2E", None, GBT32150),
    // Data 数据量: base 字节; prefixes are powers of ten.
    unit("字节", &[], D::Data, (1, 1), "BYTE", Some("By"), IEC80000),
    unit("兆字节", &["MB"], D::Data, (1_000_000, 1), "MB", Some("MBy"), IEC80000),
    unit("吉字节", &["GB"], D::Data, (1_000_000_000, 1), "GB", Some("GBy"), IEC80000),
    unit("太字节", &["TB"], D::Data, (1_000_000_000_000, 1), "TB", Some("TBy"), IEC80000),
    unit("拍字节", &["PB"], D::Data, (1_000_000_000_000_000, 1), "PB", Some("PBy"), IEC80000),
    unit("PFLOPS", &["PFlops", "P"], D::Computing, (1, 1), "PFLOPS", None, COMPUTING),
    unit("EFLOPS", &["EFlops"], D::Computing, (1000, 1), "EFLOPS", None, COMPUTING),
    unit("分贝", &["dB"], D::SoundLevel, (1, 1), "DB", Some("dB"), ORDER_1984),
    unit("摄氏度", &["℃", "°C"], D::Temperature, (1, 1), "CEL", Some("Cel"), ORDER_1984),
    // Time 时间: months and years have no fixed number of days, so they are a dimension of their own.
    unit("个月", &["月", "個月"], D::CalendarTime, (1, 1), "MONTH", Some("mo"), GBT7408),
    unit("季度", &["个季度"], D::CalendarTime, (3, 1), "QUARTER", None, GBT7408),
    unit("年", &["周年"], D::CalendarTime, (12, 1), "YEAR", Some("a"), GBT7408),
    unit("秒", &["秒钟"], D::ClockTime, (1, 1), "SEC", Some("s"), ORDER_1984),
    unit("分钟", &["分鐘", "min"], D::ClockTime, (60, 1), "MIN", Some("min"), ORDER_1984),
    unit("小时", &["个小时", "小時", "h"], D::ClockTime, (3_600, 1), "HOUR", Some("h"), ORDER_1984),
    unit("天", &["日"], D::ClockTime, (86_400, 1), "DAY", Some("d"), ORDER_1984),
    unit("周", &["星期", "个星期"], D::ClockTime, (604_800, 1), "WEEK", Some("wk"), GBT7408),
    unit("工作日", &["个工作日"], D::WorkingTime, (1, 1), "WORKDAY", None, WORKING_TIME),
    // Shares 比例: base 1, and their differences: base 1 as well, but a dimension of its own.
    unit("%", &["％", "百分比"], D::Share, (1, 100), "PT", Some("%"), GB3101),
    unit("‰", &["千分比"], D::Share, (1, 1_000), "PM", Some("[ppth]"), GB3101),
    unit("百分点", &["个百分点", "個百分點", "百分點"], D::ShareChange, (1, 100), "PP", None, NBS),
    unit("基点", &["个基点", "BP", "bp"], D::ShareChange, (1, 10_000), "BP", None, NBS),
    unit("分", &[], D::Score, (1, 1), "SCORE", None, NBS),
    unit("倍", &[], D::Multiple, (1, 1), "MULTIPLE", None, NBS),
    unit("点", &["點", "指数点"], D::Index, (1, 1), "INDEX", None, NBS),
    whole("名次", &["位次", "个名次", "个位次"], D::Rank, (1, 1), "RANK", None, NBS),
    unit("岁", &["周岁", "歲"], D::Age, (1, 1), "AGE", None, NBS),
    // People 人: counters. 名 and 位 count people; a rank (第3名) is in 名次.
    counter("人", &[], "PS"),
    counter("名", &[], "MING"),
    counter("位", &[], "WEI"),
    counter("户", &["戶"], "HH"),
    counter("人次", &[], "PS_TIMES"),
    counter("户次", &["戶次"], "HH_TIMES"),
    counter("家次", &[], "JIA_TIMES"),
    counter("车次", &["車次"], "CHE_TIMES"),
    counter("架次", &[], "JIA_AIRCRAFT_TIMES"),
    counter("班次", &[], "BAN_TIMES"),
    counter("艘次", &[], "SOU_TIMES"),
    counter("标段", &[], "BIAODUAN"),
    // Counters 量词: each is a dimension of its own. Codes are pinyin, glossed where two read alike.
    counter("个", &["個"], "GE"),
    counter("家", &[], "JIA"),
    counter("所", &[], "SUO"),
    counter("座", &[], "ZUO"),
    counter("项", &["項"], "XIANG"),
    counter("款", &[], "KUAN"),
    counter("回", &[], "HUI"),
    counter("封", &[], "FENG"),
    counter("单", &["單"], "DAN"),
    counter("顶", &["頂"], "DING"),
    counter("套", &[], "TAO"),
    counter("件", &[], "JIAN"),
    counter("条", &["條"], "TIAO"),
    counter("处", &["處"], "CHU"),
    counter("台", &["臺"], "TAI"),
    counter("辆", &["輛"], "LIANG_VEHICLE"),
    counter("张", &["張"], "ZHANG"),
    counter("床", &[], "CHUANG"),
    counter("场", &["場"], "CHANG"),
    counter("届", &["屆"], "JIE_SESSION"),
    counter("场次", &["場次"], "CHANG_TIMES"),
    counter("种", &["種"], "ZHONG"),
    counter("类", &["類"], "LEI"),
    counter("只", &["隻"], "ZHI_ANIMAL"),
    counter("头", &["頭"], "TOU"),
    counter("匹", &[], "PI_ANIMAL"),
    counter("羽", &[], "YU"),
    counter("尾", &[], "WEI_FISH"),
    counter("班", &[], "BAN"),
    counter("间", &["間"], "JIAN_ROOM"),
    counter("栋", &["棟"], "DONG"),
    counter("幢", &[], "ZHUANG"),
    counter("艘", &[], "SOU"),
    counter("架", &[], "JIA_AIRCRAFT"),
    counter("列", &[], "LIE"),
    counter("节", &["節"], "JIE"),
    counter("对", &["對"], "DUI_PAIR"),
    counter("双", &["雙"], "SHUANG"),
    counter("孔", &[], "KONG"),
    counter("口", &[], "KOU"),
    counter("眼", &[], "YAN"),
    counter("株", &[], "ZHU"),
    counter("棵", &[], "KE"),
    counter("盏", &["盞"], "ZHAN"),
    counter("部", &[], "BU"),
    counter("份", &[], "FEN"),
    counter("篇", &[], "PIAN"),
    counter("期", &[], "QI"),
    own("次", &[], "CI"),
    own("等级", &["个等级"], "GRADE"),
    counter("例", &[], "LI_CASE"),
    counter("宗", &[], "ZONG"),
    counter("起", &[], "QI_CASE"),
    counter("笔", &["筆"], "BI"),
    counter("标箱", &["标准箱", "標箱", "TEU"], "TEU"),
    counter("面", &[], "MIAN"),
    counter("道", &[], "DAO"),
    counter("段", &[], "DUAN"),
    counter("园", &["園"], "YUAN_PARK"),
    counter("村", &[], "CUN"),
    counter("支", &[], "ZHI"),
    counter("队", &["隊"], "DUI"),
    counter("台套", &["台(套)", "台（套）"], "TAITAO"),
    counter("套件", &["套(件)", "套（件）"], "TAOJIAN"),
    counter("件套", &["件(套)", "件（套）"], "JIANTAO"),
    counter("门", &["門"], "MEN"),
    counter("批", &[], "PI"),
    counter("批次", &[], "PI_TIMES"),
    counter("项次", &["項次"], "XIANG_TIMES"),
    counter("件次", &[], "JIAN_TIMES"),
    counter("片", &[], "PIAN_AREA"),
    counter("块", &["塊"], "KUAI"),
    counter("根", &[], "GEN"),
    counter("枚", &[], "MEI"),
    counter("颗", &["顆"], "KE_GRAIN"),
    counter("本", &[], "BEN"),
    counter("册", &["冊"], "CE"),
    counter("卷", &[], "JUAN"),
    counter("幅", &[], "FU"),
    counter("首", &[], "SHOU"),
    own("课时", &["課時"], "KESHI"),
    own("学时", &["學時"], "XUESHI"),
    counter("席", &[], "XI"),
    counter("组", &["組"], "ZU"),
    counter("人份", &[], "PS_DOSE"),
    counter("剂次", &["劑次"], "JI_TIMES"),
    counter("剂", &["劑"], "JI_DOSE"),
    counter("台次", &["臺次"], "TAI_TIMES"),
    counter("列次", &[], "LIE_TIMES"),
    own("亩次", &["畝次"], "MU_TIMES"),
    own("吨公里", &["吨·公里"], "TKM"),
    own("人公里", &["人·公里"], "PKM"),
    counter("页", &["頁"], "YE"),
    counter("集", &[], "JI_EPISODE"),
    counter("轮", &["輪"], "LUN"),
    counter("趟", &[], "TANG"),
    counter("餐", &[], "CAN"),
    counter("包", &[], "BAO"),
    counter("袋", &[], "DAI_BAG"),
    counter("箱", &[], "XIANG_BOX"),
    counter("重量箱", &[], "ZHONGLIANGXIANG"),
    counter("桶", &[], "TONG"),
    counter("瓶", &[], "PING"),
    counter("盒", &[], "HE"),
    counter("罐", &[], "GUAN_CAN"),
    counter("束", &[], "SHU"),
    // 九成 is 90%.
    unit("成", &[], D::Share, (1, 10), "TENTH", None, NBS),
];

fn rows() -> impl Iterator<Item = (&'static Row, Atom)> {
    ATOMS
        .iter()
        .zip(0_u8..)
        .map(|(row, index)| (row, Atom::of_row(index)))
}

/// Every label an atom is read from, aliases and traditional forms included, for lexers.
///
/// ```
/// use zhibiao::unit::labels;
/// assert!(labels().any(|(label, atom)| label == "㎡" && atom.label() == "平方米"));
/// ```
pub fn labels() -> impl Iterator<Item = (&'static str, Atom)> {
    rows().flat_map(|(row, atom)| {
        std::iter::once(&row.label)
            .chain(row.aliases)
            .map(move |&label| (label, atom))
    })
}

/// The atom that is read where 千 stands before this one's label, as 公里 for 米.
pub(super) fn thousandfold(atom: Atom) -> Option<Atom> {
    let row = atom.row()?;
    rows()
        .find(|(other, _)| {
            std::iter::once(&other.label)
                .chain(other.aliases)
                .any(|label| label.strip_prefix('千') == Some(row.label))
        })
        .map(|(_, atom)| atom)
}

//! The words that tell a goal without a number, in tables; to add one, add a row.

use std::ops::Range;

use crate::extract::text::glyphs::Glyphs;
use crate::target::Stage::{self, Completed, InUse, Preparation, Started, UnderConstruction};

/// What a verb of [`AWARDS`] may take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Whatever follows is the title.
    AnyTitle,
    /// What follows must end like a title (创建 takes a 品牌 or a 氛围 too).
    TitleOnly,
}

/// Verbs before a project and the stage they name: (verb, stage).
const LEADS: &[(&str, Stage)] = &[
    ("谋划", Preparation),
    ("谋划建设", Preparation),
    ("谋划实施", Preparation),
    ("谋划推进", Preparation),
    ("谋划启动", Preparation),
    ("规划建设", Preparation),
    ("开工", Started),
    ("新开工", Started),
    ("开工建设", Started),
    ("动工", Started),
    ("动工建设", Started),
    ("启动", Started),
    ("启动建设", Started),
    ("开建", Started),
    ("建设", UnderConstruction),
    ("加快建设", UnderConstruction),
    ("加速建设", UnderConstruction),
    ("提速建设", UnderConstruction),
    ("推进建设", UnderConstruction),
    ("推动建设", UnderConstruction),
    ("抓紧建设", UnderConstruction),
    ("续建", UnderConstruction),
    ("新建", UnderConstruction),
    ("改建", UnderConstruction),
    ("扩建", UnderConstruction),
    ("改扩建", UnderConstruction),
    ("新改扩建", UnderConstruction),
    ("迁建", UnderConstruction),
    ("建成", Completed),
    ("基本建成", Completed),
    ("全面建成", Completed),
    ("竣工", Completed),
    ("完工", Completed),
    ("完成", Completed),
    ("贯通", Completed),
    ("建成投用", InUse),
    ("建成投产", InUse),
    ("建成通车", InUse),
    ("建成运营", InUse),
    ("建成开放", InUse),
    ("建成启用", InUse),
    ("建成投运", InUse),
    ("建成使用", InUse),
    ("投用", InUse),
    ("投产", InUse),
    ("投运", InUse),
    ("投入使用", InUse),
    ("启用", InUse),
    ("通车", InUse),
    ("开通", InUse),
];

/// Words behind a project and the stage they name.
const TAILS: &[(&str, Stage)] = &[
    ("前期", Preparation),
    ("前期工作", Preparation),
    ("前期研究", Preparation),
    ("前期谋划", Preparation),
    ("前期报批", Preparation),
    ("开工", Started),
    ("落地开工", Started),
    ("开工建设", Started),
    ("动工", Started),
    ("动工建设", Started),
    ("建设", UnderConstruction),
    ("加快建设", UnderConstruction),
    ("续建", UnderConstruction),
    ("施工", UnderConstruction),
    ("建成", Completed),
    ("竣工", Completed),
    ("完工", Completed),
    ("贯通", Completed),
    ("竣工验收", Completed),
    ("主体完工", Completed),
    ("投用", InUse),
    ("投产", InUse),
    ("投运", InUse),
    ("通车", InUse),
    ("开园", InUse),
    ("开馆", InUse),
    ("启用", InUse),
    ("运营", InUse),
    ("投入使用", InUse),
    ("投入运营", InUse),
    ("正式运营", InUse),
    ("开通运营", InUse),
    ("建成投用", InUse),
    ("竣工投用", InUse),
    ("竣工投产", InUse),
    ("建成投产", InUse),
    ("建成通车", InUse),
    ("建成运营", InUse),
    ("建成启用", InUse),
    ("通车运营", InUse),
];

/// Verbs that move a project on to the stage behind it: 推进A公路前期.
#[rustfmt::skip]
const MOVERS: &[&str] = &[
    "推进", "推动", "加快", "加速", "提速", "深化", "抓好", "做好", "抓紧", "开展", "实施", "实现",
    "促进", "促成", "督促", "完成", "攻坚",
];

/// The movers that say by themselves that a project goes on (推进城中村改造项目).
const CARRYING_ON: &[&str] = &["推进", "推动", "加快", "提速"];

/// Verbs before a title.
const AWARDS: &[(&str, Takes)] = &[
    ("争创", Takes::AnyTitle),
    ("创成", Takes::AnyTitle),
    ("申创", Takes::AnyTitle),
    ("创评", Takes::AnyTitle),
    ("获评", Takes::AnyTitle),
    ("获批", Takes::AnyTitle),
    ("获得", Takes::TitleOnly),
    ("荣获", Takes::AnyTitle),
    ("入选", Takes::AnyTitle),
    ("蝉联", Takes::AnyTitle),
    ("摘得", Takes::AnyTitle),
    ("捧回", Takes::AnyTitle),
    ("争取入选", Takes::AnyTitle),
    ("争取获评", Takes::AnyTitle),
    ("成功创建", Takes::TitleOnly),
    ("创建", Takes::TitleOnly),
    ("创建成", Takes::TitleOnly),
    ("申报", Takes::TitleOnly),
    ("申报创建", Takes::TitleOnly),
];

/// Words behind a title that is sought: 推进全国文明城市创建.
#[rustfmt::skip]
const TITLE_TAILS: &[&str] = &[
    "创建", "争创", "申创", "创建工作", "创建活动", "申报", "申报工作", "复评", "验收",
];

/// What a title ends with. A bare 活动, 氛围 or 机制 is none.
#[rustfmt::skip]
const TITLE_HEADS: &[&str] = &[
    "县", "市", "区", "镇", "乡", "村", "县城", "城市", "城区", "社区", "街区", "景区", "园区",
    "示范区", "先行区", "试验区", "度假区", "开发区", "高新区", "示范点", "示范带", "示范县",
    "示范市", "示范城市", "示范基地", "基地", "试点", "样板", "称号", "荣誉", "金奖", "银奖",
    "质量奖", "大奖", "金鼎", "银鼎", "鲁班奖", "百强", "强县", "强市", "强镇", "名城", "名镇",
    "名村", "之乡", "地理标志", "驰名商标", "博物馆", "学校", "医院", "校园", "单位", "集体",
    "企业", "河湖", "平台", "实验室", "遗产",
];

/// What follows 争创 and is no title: 争创一流业绩.
#[rustfmt::skip]
const BOASTS: &[&str] = &[
    "一流", "佳绩", "优异", "先进", "第一", "新业绩", "更多", "更大", "更好",
];

/// What a project's name ends with.
#[rustfmt::skip]
const PROJECT_HEADS: &[&str] = &[
    // any project
    "工程", "项目", "改造", "改建", "扩建", "迁建", "重建", "改造提升", "地块", "片区改造",
    // roads and rails
    "公路", "道路", "国道", "省道", "县道", "高速", "快速路", "大道", "路", "街", "巷", "隧道",
    "大桥", "特大桥", "桥", "桥梁", "互通", "枢纽", "铁路", "高铁", "地铁", "轻轨", "轨道交通",
    "接线", "延线", "延伸线", "支线", "连接线", "复线", "号线", "环线", "通道", "绿道", "段",
    "车站", "客运站", "高铁站", "站房", "机场", "码头", "港区", "航道", "停车场", "立交", "高架",
    // water, energy, utilities
    "水库", "水厂", "泵站", "水闸", "海塘", "堤防", "堤", "灌区", "水系", "电站", "变电站",
    "电厂", "风电场", "发电厂", "热电联产", "管网", "管廊", "管道", "污水厂", "污水处理厂",
    "污水处理站", "垃圾填埋场", "焚烧厂", "储配站", "加油站", "充电站", "充电桩", "数据中心",
    "粮库", "冷库",
    // schools, health, culture, welfare
    "学校", "小学", "中学", "高中", "初中", "幼儿园", "校区", "新校区", "分校", "职校", "技校",
    "医院", "分院", "院区", "卫生院", "养老院", "福利院", "敬老院", "图书馆", "博物馆", "文化馆",
    "体育馆", "美术馆", "展览馆", "科技馆", "纪念馆", "档案馆", "剧院", "体育场", "公园", "广场",
    "服务中心", "文化中心", "体育中心", "会展中心", "客运中心", "游客中心", "急救中心", "疾控中心",
    "指挥中心", "活动中心", "展示中心", "培训中心", "交易中心", "养老中心", "康养中心", "物流中心",
    // housing and industry
    "安置房", "安置小区", "公寓", "厂房", "产业园", "工业园", "科技园", "物流园", "创业园",
    "小微园", "创业创新园", "综合体", "大厦", "酒店", "度假村", "专业市场", "农贸市场", "生产线",
    "代线", "厂区",
];

/// Words that end like a project and are none.
#[rustfmt::skip]
const NO_PROJECTS: &[&str] = &[
    "思路", "出路", "新路", "之路", "门路", "套路", "阶段", "手段", "地段", "时段", "分段",
    "桥头堡", "基础设施项目", "渠道", "主渠道", "绿色通道", "服务通道", "上升通道", "连心桥",
    "互联互通", "大通道", "绿色改造", "设施建设与改造", "数字化改造", "数智化改造", "智能化改造",
    "技术改造",
];

/// What is called a project and is a programme (人才工程).
#[rustfmt::skip]
const PROGRAMMES: &[&str] = &[
    "人才工程", "民心工程", "民生工程", "惠民工程", "提升工程", "培育工程", "强基工程", "示范工程",
    "品牌工程", "系统工程", "育人工程", "铸魂工程", "培养工程", "倍增工程", "先锋工程", "振兴工程",
    "行动工程", "计划项目", "”工程",
];

/// Words that name no project of their own: 重点项目, 一批重大工程.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "一批", "一系列", "系列", "各类", "各项", "多个", "重点", "重大", "重要", "标志性", "骨干",
    "关键", "产业", "工业", "农业", "交通", "水利", "市政", "民生", "基础", "城市", "城镇", "农村",
    "乡村", "社会", "配套", "在建", "续建", "新建", "政府投资", "投资", "招商", "制造业", "服务业",
    "现代", "新型", "绿色", "等", "的", "公办", "民办", "中小", "省级", "市级", "县级", "国家级",
    "亿元以上", "高质量", "高标准",
];

/// What stands between a project and the stage behind it: 沙渡大桥6月底前通车.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "全线", "全面", "主体", "基本", "顺利", "早日", "如期", "按期", "按时", "提前", "正式",
    "年底前", "年内", "年底", "底前", "底", "末", "前", "内", "上半年", "下半年", "实现", "全部",
    "尽快", "加快", "抓紧", "力争", "确保",
];

/// Characters that make another word with 等 behind them (高等, 平等) or before it (等级).
pub(crate) const ETC_BEFORE: &[char] = &[
    '高', '中', '初', '平', '同', '优', '均', '对', '特', '劣', '相',
];
pub(crate) const ETC_AFTER: &[char] = &['级', '于', '待', '候', '值'];

/// The verb of a stage at the start of a range: its length and the stage.
pub(crate) fn lead(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<(usize, Stage)> {
    let (word, stage) = starting(glyphs, &range, LEADS.iter().map(|row| (row.0, row.1)))?;
    Some((length(word), stage))
}

/// The words of a stage at the end of a range: where they start, and the stage.
pub(crate) fn tail(glyphs: Glyphs<'_>, range: &Range<usize>) -> Option<(usize, Stage)> {
    let (word, stage) = ending(glyphs, range, TAILS.iter().map(|row| (row.0, row.1)))?;
    Some((range.end - length(word), stage))
}

/// The length of a mover at the start of a range.
pub(crate) fn mover(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<usize> {
    starting(glyphs, &range, MOVERS.iter().map(|word| (*word, ()))).map(|(word, ())| length(word))
}

/// Whether a mover needs no stage behind the project.
pub(crate) fn carries_on(glyphs: Glyphs<'_>, mover: &Range<usize>) -> bool {
    CARRYING_ON.iter().any(|word| glyphs.ends_with(mover, word))
}

/// The verb before a title at the start of a range: its length and what it takes.
pub(crate) fn award(glyphs: Glyphs<'_>, range: Range<usize>) -> Option<(usize, Takes)> {
    let (word, takes) = starting(glyphs, &range, AWARDS.iter().map(|row| (row.0, row.1)))?;
    Some((length(word), takes))
}

/// 争创, 争取入选.
pub(crate) fn is_striving(glyphs: Glyphs<'_>, verb: Range<usize>) -> bool {
    glyphs.char(verb.start) == '争'
}

/// Where the word behind a title that is sought starts.
pub(crate) fn title_tail(glyphs: Glyphs<'_>, range: &Range<usize>) -> Option<usize> {
    let (word, ()) = ending(glyphs, range, TITLE_TAILS.iter().map(|word| (*word, ())))?;
    Some(range.end - length(word))
}

/// Whether a range ends like a title.
pub(crate) fn title_head(glyphs: Glyphs<'_>, range: &Range<usize>) -> bool {
    let range = without_brackets(glyphs, range.clone());
    let range = match glyphs.char(range.end.saturating_sub(1)) {
        '”' if !range.is_empty() => range.start..range.end - 1,
        _ => range,
    };
    TITLE_HEADS
        .iter()
        .any(|word| glyphs.ends_with(&range, word))
}

/// Whether what starts at `at` is no title but praise.
pub(crate) fn is_boast(glyphs: Glyphs<'_>, at: usize) -> bool {
    BOASTS.iter().any(|word| glyphs.starts_with(at, word))
}

/// Where the head of a project's name starts, if the range ends with one.
pub(crate) fn project_head(glyphs: Glyphs<'_>, range: &Range<usize>) -> Option<usize> {
    let range = without_brackets(glyphs, range.clone());
    if NO_PROJECTS
        .iter()
        .any(|word| glyphs.ends_with(&range, word))
    {
        return None;
    }
    let (word, ()) = ending(glyphs, &range, PROJECT_HEADS.iter().map(|word| (*word, ())))?;
    Some(range.end - length(word))
}

/// Whether a range names a programme.
pub(crate) fn is_programme(glyphs: Glyphs<'_>, range: &Range<usize>) -> bool {
    PROGRAMMES.iter().any(|word| glyphs.ends_with(range, word))
}

/// A range without the generic words it starts with.
pub(crate) fn without_generic(glyphs: Glyphs<'_>, mut range: Range<usize>) -> Range<usize> {
    while let Some((word, ())) = starting(glyphs, &range, GENERIC.iter().map(|word| (*word, ()))) {
        range.start += length(word);
    }
    range
}

/// A range without the adverbs, months and years it ends with.
pub(crate) fn without_adverbs(glyphs: Glyphs<'_>, mut range: Range<usize>) -> Range<usize> {
    loop {
        if let Some((word, ())) = ending(glyphs, &range, ADVERBS.iter().map(|word| (*word, ()))) {
            range.end -= length(word);
            continue;
        }
        let unit = glyphs.char(range.end.saturating_sub(1));
        if range.is_empty() || !matches!(unit, '年' | '月' | '日') {
            return range;
        }
        let digits = (range.start..range.end - 1)
            .rev()
            .take_while(|&at| glyphs.char(at).is_ascii_digit())
            .count();
        if digits == 0 {
            return range;
        }
        range.end -= digits + 1;
    }
}

/// The most characters in brackets behind a name.
const LONGEST_BRACKET: usize = 40;

/// 瓯越大道北延线(江东大道): the name without what the brackets add.
fn without_brackets(glyphs: Glyphs<'_>, range: Range<usize>) -> Range<usize> {
    if range.is_empty() || glyphs.char(range.end - 1) != ')' {
        return range;
    }
    let mut inside = range.clone().rev().take(LONGEST_BRACKET);
    match inside.find(|&at| glyphs.char(at) == '(') {
        Some(open) => range.start..open,
        None => range,
    }
}

fn length(word: &str) -> usize {
    word.chars().count()
}

/// The longest word of a table that a range starts with.
fn starting<T>(
    glyphs: Glyphs<'_>,
    range: &Range<usize>,
    table: impl Iterator<Item = (&'static str, T)>,
) -> Option<(&'static str, T)> {
    table
        .filter(|(word, _)| glyphs.starts_with(range.start, word) && length(word) <= range.len())
        .max_by_key(|(word, _)| word.len())
}

/// The longest word of a table that a range ends with.
fn ending<T>(
    glyphs: Glyphs<'_>,
    range: &Range<usize>,
    table: impl Iterator<Item = (&'static str, T)>,
) -> Option<(&'static str, T)> {
    table
        .filter(|(word, _)| glyphs.ends_with(range, word))
        .max_by_key(|(word, _)| word.len())
}

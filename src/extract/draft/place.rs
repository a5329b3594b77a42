//! The place that a target is for, where its clause names one before its verb: 乙县新建公路100公里.

use crate::extract::statement::Statement;
use crate::region::Region;

/// Ends of the names of places.
const LEVELS: &[&str] = &["县", "市", "区", "镇", "乡", "街道", "州", "旗"];

/// Words that end like a place and name none.
const NO_PLACES: &[&str] = &[
    "城乡",
    "城镇",
    "乡镇",
    "城市",
    "县区",
    "社区",
    "小区",
    "地区",
    "山区",
    "库区",
    "灌区",
    "校区",
    "景区",
    "矿区",
    "林区",
    "牧区",
    "辖区",
    "城区",
    "市县",
    "县市",
    "区县",
    "院区",
    "厂区",
    "片区",
    "病区",
    "街区",
    "镇区",
    "农区",
    "都市",
    "村镇",
    "建制镇",
    "重点镇",
];

/// Words that begin what is no name: each of several, all of them, or the region itself.
const NO_STARTS: &[&str] = &[
    "全", "各", "每", "我", "本", "该", "两", "三", "四", "五", "几", "多", "在", "对", "向", "为",
    "由", "和", "与", "及", "等", "新", "中心",
];

/// Words of time before a place, and of intent behind it.
const TIMES: &[&str] = &["今年", "明年", "全年", "年内", "本年", "上半年", "下半年"];
const INTENTS: &[&str] = &[
    "将", "要", "力争", "确保", "计划", "拟", "争取", "今年", "全年", "年内", "共",
];

/// The fewest and the most characters of a place's name.
const SHORTEST: usize = 2;
const LONGEST: usize = 8;

/// The place that the clause of a statement begins with.
pub(super) fn of(text: &str, statement: &Statement<'_>) -> Option<Region> {
    let before = text.get(statement.sentence.start()..statement.span.start())?;
    let clause = before
        .rsplit(['，', ',', '；', ';', '。', '：', ':', '、', '\n'])
        .next()?;
    let mut clause = clause.trim_start();
    while let Some(rest) = TIMES.iter().find_map(|word| clause.strip_prefix(word)) {
        clause = rest;
    }
    let ends = clause
        .char_indices()
        .take(LONGEST)
        .map(|(at, c)| at + c.len_utf8());
    let name = ends
        .filter_map(|end| clause.split_at_checked(end))
        .find_map(|(name, rest)| {
            let rest = INTENTS
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest);
            let acts = !statement.action.is_empty() && rest.starts_with(&*statement.action);
            (acts && is_place(name) && !statement.indicator.contains(name)).then_some(name)
        });
    Region::new(name?).ok()
}

fn is_place(name: &str) -> bool {
    LEVELS.iter().any(|level| name.ends_with(level))
        && name.chars().count() >= SHORTEST
        && name.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        && !NO_PLACES.iter().any(|word| name.ends_with(word))
        && !NO_STARTS.iter().any(|word| name.starts_with(word))
}

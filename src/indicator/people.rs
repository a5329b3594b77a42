//! Numbers of people whose unit the text leaves out: 减少农村贫困人口1000万.

use crate::unit::Unit;

/// What a number without a counter is the number of, by the end of the name.
const PEOPLE: &[&str] = &[
    "人口",
    "人数",
    "人员",
    "人才",
    "工人",
    "残疾人",
    "老年人",
    "劳动力",
    "学生",
    "毕业生",
    "职工",
    "员工",
    "居民",
    "农民",
    "群众",
    "儿童",
    "老人",
    "军人",
    "官兵",
    "员额",
    "党员",
    "教师",
];

/// What may become of them, behind their name: 农村贫困人口脱贫, 农业转移人口在城镇落户.
const BECOMING: &[&str] = &["脱贫", "减贫", "落户", "市民化", "就业", "在城镇", "进城"];

/// A scale by itself, as the text writes it.
const SCALES: &[&str] = &["百", "千", "万", "十万", "百万", "千万", "亿"];

/// The unit of a number of people that is written with its scale only.
pub(crate) fn people(indicator: &str, written: &str) -> Option<Unit> {
    let mut name = indicator;
    while let Some(shorter) = BECOMING.iter().find_map(|word| name.strip_suffix(word)) {
        name = shorter;
    }
    let counts_people = PEOPLE.iter().any(|word| name.ends_with(word));
    if !counts_people || !SCALES.contains(&written) {
        return None;
    }
    format!("{written}人").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_counts_people_where_the_name_does() {
        let unit = |name, written| people(name, written).map(|unit| unit.to_string());
        assert_eq!(unit("农村贫困人口", "万").as_deref(), Some("万人"));
        assert_eq!(unit("农村贫困人口脱贫", "万").as_deref(), Some("万人"));
        assert_eq!(unit("农业转移人口在城镇", "万").as_deref(), Some("万人"));
        assert_eq!(unit("农村贫困人口", ""), None);
        assert_eq!(unit("就业", "万"), None);
        assert_eq!(unit("移动通信用户", "亿"), None);
        assert_eq!(unit("贫困人口比例", "万"), None);
    }
}

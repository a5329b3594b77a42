//! Whether a value is of the document's own region.

use super::Item;
use crate::catalogue::Catalogue;
use crate::extract::Statement;

/// Words for a place, with the ends of the names of the regions that they may be said of; of any other they are of a larger place.
const OF: [(&str, &[&str]); 12] = [
    ("全国", &["全国"]),
    ("我国", &["全国"]),
    ("全省", &["省"]),
    ("我省", &["省"]),
    ("全区", &["区"]),
    ("我区", &["区"]),
    ("全市", &["市"]),
    ("我市", &["市"]),
    ("全州", &["州"]),
    ("我州", &["州"]),
    ("全县", &["县", "旗", "市", "区"]),
    ("我县", &["县", "旗"]),
];

/// Whether a name begins with a word for a larger place than the region: 全市 in the report of a county, 全国 in that of a province.
pub(super) fn is_of_larger(name: &str, region: &str) -> bool {
    OF.iter()
        .find(|(word, _)| name.starts_with(word))
        .is_some_and(|(_, ends)| !ends.iter().any(|end| region.ends_with(end)))
}

/// Characters that may stand between the word for a place and the name of what is measured there (全市实现生产总值).
const LONGEST_LEAD: usize = 4;

/// Whether a clause says of a larger place what the name says: 全市地区生产总值 in the report of a county.
fn names_larger(clause: &str, name: &str, region: &str) -> bool {
    // Of what sort a region is that is only called 浙江 is not known; it is not the whole country.
    let is_known = region == "全国" || LEVELS.iter().any(|level| region.ends_with(level));
    let larger = OF.iter().filter(|(_, ends)| {
        (is_known || ends.contains(&"全国")) && !ends.iter().any(|end| region.ends_with(end))
    });
    let mut behind = larger.filter_map(|(word, _)| {
        let at = clause.rfind(word)?;
        clause.get(at + word.len()..)
    });
    behind.any(|rest| {
        let lead = rest.find(name).and_then(|at| rest.get(..at));
        lead.is_some_and(|lead| lead.chars().count() <= LONGEST_LEAD)
    })
}

/// Ends of the names of regions and zones.
const LEVELS: [&str; 11] = [
    "自治州",
    "自治县",
    "开发区",
    "新区",
    "省",
    "市",
    "县",
    "州",
    "盟",
    "旗",
    "区",
];

/// Characters of the longest name of a place.
const LONGEST: usize = 12;

/// Whether a name begins with the name of another place than the region, before that of a standard indicator: 甲市地区生产总值.
fn is_of_named_place(name: &str, region: &str, catalogue: &Catalogue) -> bool {
    // 脱贫县农村居民收入, 建成区人均公园绿地面积 are names of their own.
    if name.starts_with(region) || catalogue.has_name(name) {
        return false;
    }
    let ends = LEVELS
        .iter()
        .flat_map(|level| name.match_indices(level).map(|(at, _)| at + level.len()));
    ends.into_iter().any(|end| {
        let (Some(place), Some(rest)) = (name.get(..end), name.get(end..)) else {
            return false;
        };
        let letters = place.chars().take(LONGEST + 1).count();
        (3..=LONGEST).contains(&letters) && !place.ends_with("地区") && catalogue.has_name(rest)
    })
}

/// Whether a part (其中) is an indicator of its own beside its whole: 财政总收入…，其中一般公共预算收入…
pub(super) fn is_of_its_own(
    part: &Statement<'_>,
    statements: &[Statement<'_>],
    catalogue: &Catalogue,
) -> bool {
    let whole = part.part_of().and_then(|span| {
        let at = statements.partition_point(|one| one.span < span);
        statements.get(at).filter(|one| one.span == span)
    });
    whole.is_none_or(|whole| whole.indicator != part.indicator)
        && catalogue.has_name(&part.indicator)
}

/// The clause of a place, up to it.
pub(super) fn clause_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    // A clause is short; what is longer is cut.
    let from = before.char_indices().rev().take(LONGEST_CLAUSE).last();
    let near = before.get(from.map_or(0, |(from, _)| from)..).unwrap_or("");
    let mark = |c| matches!(c, '，' | '；' | '。' | '：' | ',' | ';' | ':' | '\n');
    let start = near.rfind(mark);
    let start = start.and_then(|at| Some(at + near.get(at..)?.chars().next()?.len_utf8()));
    near.get(start.unwrap_or(0)..).unwrap_or("").trim_start()
}

/// Characters of a clause that are looked at.
const LONGEST_CLAUSE: usize = 80;

/// Whether a clause speaks of what passes between the region and some others (对沿线国家进出口…).
fn is_with_others(clause: &str) -> bool {
    /// Words that begin alike and name no other.
    const NONE: [&str; 11] = [
        "对外",
        "对口",
        "同比",
        "同口径",
        "同期",
        "同时",
        "与上年",
        "与去年",
        "与此",
        "向好",
        "与全国",
    ];
    clause.starts_with(['对', '与', '同', '向'])
        && !NONE.iter().any(|word| clause.starts_with(word))
}

/// Whether a clause sums up over years that it only counts: 五年累计完成.
pub(super) fn sums_up_years(text: &str, item: &Item<'_>) -> bool {
    let clause = clause_before(text, item.span.start());
    clause.match_indices('年').any(|(at, mark)| {
        let (before, after) = (clause.get(..at), clause.get(at + mark.len()..));
        let counted = before.and_then(|before| before.chars().next_back());
        let counted = counted.is_some_and(|c| "两二三四五六七八九十".contains(c));
        let sums = ["累计", "共", "来", "间", "合计", "总计"];
        counted && after.is_some_and(|after| sums.iter().any(|word| after.starts_with(word)))
    })
}

/// Whether a clause tells of a day or a month and not of its years: 日均新设企业1.6万户.
pub(super) fn is_of_a_day(text: &str, item: &Item<'_>) -> bool {
    const OF_A_DAY: [&str; 9] = [
        "日均",
        "每天",
        "每日",
        "天均",
        "月均",
        "每月",
        "平均每小时",
        "周均",
        "每周",
    ];
    let clause = clause_before(text, item.span.start());
    OF_A_DAY.iter().any(|word| clause.contains(word))
}

/// Whether two values that follow each other are of one name in one clause (城乡居民收入分别达…和…): which is whose nobody knows.
pub(super) fn are_shared_out(text: &str, one: &Item<'_>, next: &Item<'_>) -> bool {
    let between = text.get(one.span.end()..next.span.start());
    one.name == next.name
        && one.measure == next.measure
        && one.side == next.side
        && between
            .is_some_and(|words| matches!(words.trim(), "、" | "和" | "与" | "及" | "，" | ","))
}

/// Verbs of what something brings about (中欧班列带动进出口415亿元): it is no more than its part.
const BROUGHT_ABOUT: [&str; 8] = [
    "带动", "拉动", "撬动", "促成", "吸引", "助力", "推动", "贡献",
];

/// Of which place, and of how much of it, the statements of a text are, one after the other. What a sentence says of a place that it names
/// holds for its further clauses too; what it says of something brought about, for those of the same indicator.
pub(super) struct Scopes<'a> {
    region: &'a str,
    catalogue: &'a Catalogue,
    last: Option<Last>,
}

/// The last statement that is not of the whole region.
struct Last {
    end: usize,
    /// The indicator that it is about, where it says nothing of others.
    only: Option<String>,
}

impl<'a> Scopes<'a> {
    pub(super) const fn new(region: &'a str, catalogue: &'a Catalogue) -> Self {
        Self {
            region,
            catalogue,
            last: None,
        }
    }

    /// Whether the next statement is not of the whole region.
    pub(super) fn is_elsewhere(&mut self, text: &str, item: &Item<'_>) -> bool {
        let names_own = item.name.starts_with(self.region)
            || OF.iter().any(|(word, _)| item.name.starts_with(word));
        let goes_on = self.last.take().filter(|last| {
            let between = text.get(last.end..item.span.start());
            let one_sentence =
                between.is_some_and(|words| !words.contains(['。', '；', ';', '\n', '！']));
            let same = last.only.as_ref().is_none_or(|name| name == item.name);
            one_sentence && same && !names_own
        });
        let clause = clause_before(text, item.span.start());
        let is_brought = BROUGHT_ABOUT.contains(&item.action)
            || is_with_others(clause)
            || names_larger(clause, item.name, self.region);
        let only = if is_of_named_place(item.name, self.region, self.catalogue) {
            None
        } else if is_brought {
            Some(item.name.to_owned())
        } else {
            match goes_on {
                Some(last) => last.only,
                None => return false,
            }
        };
        self.last = Some(Last {
            end: item.span.end(),
            only,
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_larger_places() {
        for (name, region, expected) in [
            ("全市生产总值", "永嘉县", true),
            ("全县生产总值", "永嘉县", false),
            ("全国城镇调查失业率", "浙江省", true),
            ("我国生产总值", "全国", false),
            ("全省生产总值", "浙江省", false),
            ("全省生产总值", "宁波市", true),
            ("全区生产总值", "广西壮族自治区", false),
            ("全市生产总值", "北京市", false),
            ("生产总值", "永嘉县", false),
        ] {
            assert_eq!(is_of_larger(name, region), expected, "{name} {region}");
        }
    }

    #[test]
    fn clauses_of_larger_places() {
        for (clause, region, expected) in [
            ("全市地区生产总值增长", "永嘉县", true),
            ("全市实现地区生产总值", "永嘉县", true),
            ("全县地区生产总值增长", "永嘉县", false),
            ("地区生产总值居全市第3位，增长", "永嘉县", false),
            ("全市首个示范区的地区生产总值", "永嘉县", false),
            ("全省地区生产总值", "浙江", false),
            ("全国地区生产总值", "浙江", true),
            ("全省地区生产总值", "全国", true),
        ] {
            let found = names_larger(clause, "地区生产总值", region);
            assert_eq!(found, expected, "{clause} {region}");
        }
    }

    #[test]
    fn names_of_places_below() {
        let catalogue = Catalogue::standard();
        for (name, expected) in [
            ("甲乙市地区生产总值", true),
            ("丙丁高新区进出口", true),
            ("某省地区生产总值", false),
            ("地区生产总值", false),
            ("城区常住人口", false),
            ("居民消费价格", false),
            ("脱贫县农村居民人均可支配收入", false),
        ] {
            assert_eq!(
                is_of_named_place(name, "某省", &catalogue),
                expected,
                "{name}"
            );
        }
    }
}

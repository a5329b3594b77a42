//! Spellings of names, made one: what is written differently and means the same.

/// Characters that a name may have; a longer one is no name.
pub(super) const LONGEST: usize = 64;

/// Written out and short, or old and new, forms of one word; the second stands for both.
const SPELLINGS: &[(&str, &str)] = &[
    ("地区生产总值", "GDP"),
    ("国内生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("相当于全省GDP", "相当于GDP"),
    ("相当于全市GDP", "相当于GDP"),
    ("相当于全县GDP", "相当于GDP"),
    ("相当于全区GDP", "相当于GDP"),
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("研究与试验发展", "研发"),
    ("研究和试验发展", "研发"),
    ("研究、试验发展", "研发"),
    ("R&D", "研发"),
    ("居民消费价格指数", "居民消费价格"),
    ("CPI", "居民消费价格"),
    ("比例", "比重"),
    ("比率", "比重"),
    ("和", "、"),
    ("与", "、"),
    ("及", "、"),
];

/// What the long forms begin with.
const BEGINNINGS: [char; 14] = [
    '地', '国', '生', '相', '规', '限', '研', 'R', '居', 'C', '比', '和', '与', '及',
];

/// Words before a name that say where it is measured, and not what (范围). Where they are the name's own (全社会用电量), the name is in
/// the table with them.
const SCOPE: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全乡",
    "全镇",
    "全域",
    "全自治区",
    "我国",
    "我省",
    "我市",
    "我县",
    "我区",
    "我州",
    "我盟",
    "我旗",
    "本省",
    "本市",
    "本县",
    "本区",
    "省内",
    "市内",
    "县内",
    "区内",
    "各地",
    "地方",
    "地区",
    "区域",
    "全社会",
    "全体",
    "全年",
];

/// Words after a name that say how it goes, and not what it is (走势); the number beside them is a rate of change.
const TREND: &[&str] = &[
    "年均增长速度",
    "年均增长率",
    "年均增速",
    "年均增长",
    "年均增幅",
    "平均增速",
    "平均增长",
    "实际增长",
    "名义增长",
    "同比增长",
    "同比增速",
    "增长速度",
    "增长幅度",
    "上涨幅度",
    "下降幅度",
    "降低幅度",
    "增长率",
    "下降率",
    "降低率",
    "增速",
    "增长",
    "增幅",
    "涨幅",
    "降幅",
    "上涨",
    "下降",
    "降低",
    "减少",
    "削减率",
];

/// What is remarked of a value before it is told (评语): 进出口总值创历史新高、突破6000亿元.
const REMARKS: &[&str] = &[
    "再创历史新高",
    "创历史新高",
    "创历史最高",
    "再创新高",
    "屡创新高",
    "创新高",
    "扭负为正",
    "由负转正",
    "止跌回升",
    "稳步回升",
];

/// Words after a name that say that it is an amount, and not what of (总量).
const AMOUNT: &[&str] = &[
    "总规模",
    "总数量",
    "总人数",
    "总面积",
    "总水平",
    "总量",
    "总额",
    "总数",
    "规模",
    "数量",
    "人数",
    "个数",
    "面积",
    "里程",
    "水平",
    "数",
    "量",
    "额",
];

/// How words of a place's level end; 浙江 is 浙江省.
const LEVELS: &[&str] = &[
    "维吾尔自治区",
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
];

/// A way to read a folded name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    pub(super) name: &'a str,
    /// Whether a word of trend was set aside.
    pub(super) is_of_trend: bool,
}

/// The name in one spelling; `None` where nothing is left of it or it is too long for a name.
pub(super) fn fold(name: &str) -> Option<String> {
    let mut folded = String::new();
    for (count, c) in name.chars().enumerate() {
        if count >= LONGEST {
            return None;
        }
        let c = match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        };
        match c {
            '的' | '〇' => {}
            // Most characters: ideographs, which need no look at what Unicode says of them.
            '\u{4E00}'..='\u{9FFF}' => folded.push(c),
            'Ⅰ' => folded.push('I'),
            'Ⅱ' => folded.push_str("II"),
            'Ⅲ' => folded.push_str("III"),
            'Ⅳ' => folded.push_str("IV"),
            'Ⅴ' => folded.push('V'),
            ',' | '、' => folded.push('、'),
            c if c.is_alphanumeric() || matches!(c, '.' | '%' | '&' | '+' | '-' | '/') => {
                folded.push(c.to_ascii_uppercase());
            }
            _ => {}
        }
    }
    // Most names have none of the characters that a spelling begins with.
    if folded.contains(BEGINNINGS) {
        for (long, short) in SPELLINGS {
            if folded.contains(long) {
                folded = folded.replace(long, short);
            }
        }
    }
    (!folded.is_empty()).then_some(folded)
}

/// A folded name as it is, and then with ever more words of scope, trend and amount set aside; the place is folded too.
pub(super) fn readings<'a>(folded: &'a str, place: &str) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    for name in without_scope(folded, place) {
        let mut rest = name;
        let mut is_of_trend = false;
        readings.push(Reading { name, is_of_trend });
        if let Some(shorter) = REMARKS.iter().find_map(|word| rest.strip_suffix(word)) {
            rest = shorter;
            readings.push(Reading {
                name: rest,
                is_of_trend,
            });
        }
        // 居民收入水平增速 has two of them.
        for _ in 0..2 {
            let trend = TREND.iter().find_map(|word| rest.strip_suffix(word));
            // 事故起数人数 are two numbers.
            let amount = || {
                let shorter = AMOUNT.iter().find_map(|word| rest.strip_suffix(word))?;
                (!shorter.ends_with('数')).then_some(shorter)
            };
            is_of_trend |= trend.is_some();
            match trend.or_else(amount) {
                Some(shorter) if !shorter.is_empty() => rest = shorter,
                _ => break,
            }
            readings.push(Reading {
                name: rest,
                is_of_trend,
            });
        }
    }
    readings
}

/// Whether a folded text is nothing but words of scope, or the place itself, which is folded; nothing is, too.
pub(super) fn is_scope(text: &str, place: &str) -> bool {
    text.is_empty()
        || without_scope(text, place)
            .last()
            .is_some_and(|rest| SCOPE.contains(rest) || is_place(rest, place))
}

fn is_place(text: &str, place: &str) -> bool {
    !place.is_empty() && (text == place || text == short(place))
}

/// 浙江 of 浙江省.
fn short(place: &str) -> &str {
    LEVELS
        .iter()
        .find_map(|level| place.strip_suffix(level))
        .filter(|short| short.chars().nth(1).is_some())
        .unwrap_or_default()
}

/// The name, and what is left of it without each word of scope before it.
fn without_scope<'a>(folded: &'a str, place: &str) -> Vec<&'a str> {
    let own = [place, short(place)];
    let words = || own.iter().chain(SCOPE).filter(|word| !word.is_empty());
    let mut names = vec![folded];
    let mut rest = folded;
    for _ in 0..3 {
        match words().find_map(|word| rest.strip_prefix(word)) {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => break,
        }
        names.push(rest);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, SPELLINGS};

    #[test]
    fn each_long_form_begins_with_one_of_the_beginnings() {
        for (long, _) in SPELLINGS {
            assert!(long.starts_with(BEGINNINGS), "{long}");
        }
        for first in BEGINNINGS {
            assert!(
                SPELLINGS.iter().any(|(long, _)| long.starts_with(first)),
                "{first}"
            );
        }
    }
}

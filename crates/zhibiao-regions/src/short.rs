//! Short names: 浙江 of 浙江省, 延边 of 延边朝鲜族自治州.

/// What a name ends with that a short name leaves out, the longest first.
const ENDINGS: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "林区",
    "特区",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "盟",
];

/// The peoples whose names stand before 自治区, 自治州, 自治县. Source: the names of GB/T 2260; GB/T 3304.
const PEOPLES: &[&str] = &[
    "各族",
    "维吾尔",
    "壮族",
    "回族",
    "蒙古族",
    "藏族",
    "彝族",
    "苗族",
    "侗族",
    "瑶族",
    "土家族",
    "布依族",
    "朝鲜族",
    "满族",
    "白族",
    "傣族",
    "哈尼族",
    "傈僳族",
    "黎族",
    "畲族",
    "佤族",
    "拉祜族",
    "水族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "锡伯族",
    "普米族",
    "塔吉克",
    "怒族",
    "鄂温克族",
    "保安族",
    "裕固族",
    "独龙族",
    "鄂伦春",
    "哈萨克族",
    "哈萨克",
    "东乡族",
    "蒙古",
];

/// The short name; the full one where too little would be left.
pub(crate) fn short(name: &'static str) -> &'static str {
    let Some((mut rest, ending)) = ENDINGS
        .iter()
        .find_map(|ending| Some((name.strip_suffix(ending)?, *ending)))
    else {
        return name;
    };
    if ending.starts_with("自治") {
        while let Some(shorter) = PEOPLES
            .iter()
            .find_map(|people| rest.strip_suffix(people))
            .filter(|shorter| is_enough(shorter))
        {
            rest = shorter;
        }
    }
    if is_enough(rest) { rest } else { name }
}

/// A short name has two characters at least: 城区 and 滨县 have none.
fn is_enough(name: &str) -> bool {
    name.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names() {
        for (name, expected) in [
            ("浙江省", "浙江"),
            ("内蒙古自治区", "内蒙古"),
            ("广西壮族自治区", "广西"),
            ("新疆维吾尔自治区", "新疆"),
            ("宁夏回族自治区", "宁夏"),
            ("香港特别行政区", "香港"),
            ("延边朝鲜族自治州", "延边"),
            ("恩施土家族苗族自治州", "恩施"),
            ("巴音郭楞蒙古自治州", "巴音郭楞"),
            ("黔东南苗族侗族自治州", "黔东南"),
            ("鄂伦春自治旗", "鄂伦春"),
            ("东乡族自治县", "东乡族"),
            ("大兴安岭地区", "大兴安岭"),
            ("锡林郭勒盟", "锡林郭勒"),
            ("永嘉县", "永嘉"),
            ("神农架林区", "神农架"),
            ("城区", "城区"),
            ("赵县", "赵县"),
        ] {
            assert_eq!(short(name), expected);
        }
    }
}

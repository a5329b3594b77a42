//! Whether a value is of the document's own region.

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
}

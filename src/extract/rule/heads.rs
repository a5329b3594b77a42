//! The head of a noun phrase, and where what is said of it begins.

use std::ops::Range;

use crate::extract::text::glyphs::Glyphs;

/// The head of a noun phrase, without what qualifies it: 亿元以上项目 → 项目.
pub(crate) fn head_of(noun: &str) -> &str {
    const HEADS: &[&str] = &[
        "项目",
        "企业",
        "工程",
        "人才",
        "平台",
        "学校",
        "园区",
        "基地",
        "示范村",
        "景区",
        "机构",
        "医院",
        "品牌",
    ];
    if let Some(head) = HEADS.iter().find(|head| noun.ends_with(**head)) {
        return head;
    }
    let qualifiers = ["以上", "以下", "以内", "级"];
    let after = qualifiers
        .iter()
        .filter_map(|word| noun.rfind(word).map(|at| at + word.len()))
        .max();
    after
        .and_then(|at| noun.get(at..))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(noun)
}

/// Where what is said of a noun begins: 教师‖开展帮扶, 资金‖用于建设, 产业链‖、若干个….
pub(crate) fn said_of(glyphs: Glyphs<'_>, noun: Range<usize>) -> Option<usize> {
    (noun.start + 2..noun.end).find(|&at| {
        let is = |words: &[&str]| words.iter().any(|word| glyphs.starts_with(at, word));
        match glyphs.char(at) {
            '进' => is(&["进行"]),
            '开' => is(&["开展"]),
            '用' => is(&["用于"]),
            '重' => is(&["重点扶持", "重点培育"]),
            '、' => is(&["、若干", "、一批"]),
            _ => false,
        }
    })
}

//! What belongs to the page and not to the text: page numbers, document numbers, sources, buttons; and notes that explain.

use super::index::Index;
use super::words::{EXPLANATION, FURNITURE};

static PAGE: Index<{ FURNITURE.len() }> = Index::new(&FURNITURE);

/// Whether a short line without blanks belongs to the page.
pub(super) fn is_furniture(plain: &str) -> bool {
    if plain.is_empty() {
        return true;
    }
    if is_page_number(plain) || plain.bytes().all(|byte| byte.is_ascii_punctuation()) {
        return true;
    }
    let many = plain.chars().count();
    if many > 60 {
        return false;
    }
    // 云督字〔2025〕19号.
    if many < 24 && plain.contains('〔') && plain.trim_end_matches(')').ends_with('号') {
        return true;
    }
    // ——2012年1月14日在甲市第五届人民代表大会第二次会议上; 市长 某某.
    if many < 60
        && plain.contains("人民代表大会")
        && (plain.starts_with('-') || plain.starts_with(|c: char| c.is_ascii_digit() || c == '('))
        && plain.trim_end_matches([')', '-']).ends_with(['上', '议'])
    {
        return true;
    }
    if many < 16
        && [
            "省长",
            "市长",
            "县长",
            "区长",
            "州长",
            "旗长",
            "镇长",
            "自治区主席",
            "总理",
        ]
        .iter()
        .any(|post| plain.contains(post))
        && !plain.contains(['、', ',', '。'])
    {
        return true;
    }
    // 附件2, 附表.
    if many < 6 && (plain.starts_with("附件") || plain.starts_with("附表")) {
        return true;
    }
    let begins = |word: &&str| {
        plain.starts_with(*word)
            && (many < 16
                || word.ends_with(':')
                || word.ends_with('/')
                || !word.is_ascii() && many < 30 && plain.contains([':', '年']))
    };
    PAGE.rows(plain)
        .filter_map(|row| FURNITURE.get(row))
        .any(begins)
}

/// Whether a short line without blanks explains words or figures.
pub(super) fn is_explanation(plain: &str) -> bool {
    EXPLANATION.iter().any(|word| plain.starts_with(word))
}

/// — 9 —, - 3 -, 第 3 页 共 20 页, ——2——.
pub(super) fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut digits = 0;
    let mut marks = 0;
    let mut pages = false;
    for c in line.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '—' | '-' | '－' | '–' | '―' | '·' | '~' | '─' => marks += 1,
            '页' => pages = true,
            '第' | '共' | '/' | '(' | ')' | '（' | '）' | ',' | '，' => {}
            _ if super::line::is_blank(c) => {}
            _ => return false,
        }
    }
    digits > 0 && digits < 9 && (pages || marks > 1)
}

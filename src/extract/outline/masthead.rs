//! The head of a bulletin (简报, 动态, 快报): its name, the issue, who compiled it, the date.

use super::line::{Line, plain};
use super::sieve::Set;
use super::years::{Named, mentions};

/// The lines at the head of a document that may say of which issue it is.
pub(super) const MASTHEAD: usize = 4;

/// The most bytes of such a line.
const LONGEST: usize = 160;

/// What bulletins are called.
const NAMES: &[&str] = &[
    "动态",
    "简报",
    "快报",
    "周报",
    "旬报",
    "月报",
    "季报",
    "日报",
    "专报",
    "通报",
    "要情",
    "专刊",
    "信息",
    "简讯",
    "通讯",
    "快讯",
    "摘报",
    "参阅",
    "工作交流",
    "情况反映",
    "督查情况",
];

/// The last characters of those names: most lines are refused by them.
static LAST: Set = Set::of("态报情刊息讯阅流映况");

/// The most characters of the name of a bulletin.
const LONGEST_NAME: usize = 24;

/// Whether a line without blanks may be the name of a bulletin, its issue left out.
pub(super) fn names_bulletin(plain: &str) -> bool {
    let name = plain.trim_end_matches(['》', '”', '"', '*']);
    LAST.ends(name)
        && NAMES.iter().any(|word| name.ends_with(word))
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(['。', ';', ',', '、', ':'])
}

/// Whether a line without blanks is the issue of a bulletin, or says who compiled it and when.
pub(super) fn is_issue(plain: &str) -> bool {
    if !plain.contains(['期', '编'])
        || plain.contains(['。', ';', '!', '?', '|'])
        || plain.chars().count() > 40
    {
        return false;
    }
    let numbered = |lead: &str| {
        plain.split(lead).skip(1).any(|after| {
            let rest = after.trim_start_matches(|c: char| {
                c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c)
            });
            rest.len() < after.len() && rest.starts_with('期')
        })
    };
    // 甲局编印2026年4月2日.
    let compiled = ["编印", "编发", "编"].iter().any(|word| {
        let mut places = plain.split(word).skip(1);
        places.any(|after| after.is_empty() || after.starts_with('2') && after.ends_with('日'))
    });
    !plain.contains(',') && (numbered("第") || numbered("总") || numbered(")"))
        || compiled && !plain.contains([',', ':'])
}

/// Whether one of the lines from `at` on says of which issue they are, or is the date.
pub(super) fn is_issued(text: &str, lines: &[Line], at: usize, buffer: &mut String) -> bool {
    let head = lines.get(at..).unwrap_or(&[]).iter().take(MASTHEAD - 1);
    for line in head {
        let Some(body) = text
            .get(line.body.clone())
            .filter(|body| body.len() <= LONGEST)
        else {
            return false;
        };
        plain(body, buffer);
        if is_issue(buffer) || is_date(buffer) {
            return true;
        }
    }
    false
}

/// Whether a line without blanks ends with a date and says nothing else but whose it is: 甲局2026年4月2日.
pub(super) fn is_date(plain: &str) -> bool {
    let bare = plain.trim_matches(['(', ')', '[', ']', '【', '】']);
    let ends = bare.ends_with('日') && bare.contains('月');
    ends && bare.chars().count() <= 40
        && !bare.contains(['。', ',', ';', ':', '、'])
        && matches!(
            mentions(bare).as_slice(),
            [mention] if matches!(mention.named, Named::Year(_))
                && bare.get(mention.end..).is_some_and(|rest| rest.chars().count() <= 6)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_bulletin_ends_with_a_character_that_is_looked_for() {
        for name in NAMES {
            assert!(names_bulletin(name), "{name}");
        }
    }
}

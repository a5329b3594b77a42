//! Responsible units (责任单位), where the text names them; the first leads.

use crate::extract::text::steps;

const LABELS: &[&str] = &[
    "牵头单位",
    "责任单位",
    "责任部门",
    "牵头部门",
    "主办单位",
    "负责单位",
    "配合单位",
    "协办单位",
    "实施单位",
];

/// Whether a sentence may name who is responsible; most do not, and are not searched.
pub(crate) fn may_name(body: &str) -> bool {
    LABELS.iter().any(|label| body.contains(label))
}

/// The units named in a sentence, in order.
pub(crate) fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    // Cut first: a line may be as long as the text, and has as many labels.
    let near = text.get(..floor(text, LONGEST)).unwrap_or(text);
    let line = near.split('\n').next().unwrap_or("");
    steps::count(line.len());
    // The label stands in the sentence at hand; what it names may go on behind a semicolon.
    let sentence = line.split(['。', ';', '；']).next().unwrap_or("");
    let Some(first) = LABELS.iter().filter_map(|label| sentence.find(label)).min() else {
        return units;
    };
    let bracketed = line
        .get(..first)
        .is_some_and(|before| before.ends_with(['(', '（', '[', '【']));
    let named = line.get(first..).unwrap_or("");
    let named = if bracketed {
        named.split([')', '）', ']', '】']).next()
    } else {
        named.split(['。', '|']).next()
    };
    for piece in named.unwrap_or("").split(['、', ',', '，', ';', '；', ' ']) {
        let name = LABELS
            .iter()
            .find_map(|label| piece.strip_prefix(label))
            .unwrap_or(piece);
        let name = name.trim_start_matches([':', '：', '为']).trim();
        let name = name
            .strip_prefix("牵头:")
            .or_else(|| name.strip_prefix("配合:"))
            .unwrap_or(name);
        if !name.is_empty() && name.chars().count() <= 30 && !units.contains(&name) {
            units.push(name);
        }
    }
    units
}

/// The most bytes of a line that are searched for units, so that the search stays linear.
const LONGEST: usize = 4_096;

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

//! Responsible units (责任单位), where the text names them; the first leads.

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

/// The units named in a sentence, in order.
pub(super) fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    if !text.contains("单位") && !text.contains("部门") {
        return units;
    }
    let Some(first) = LABELS.iter().filter_map(|label| text.find(label)).min() else {
        return units;
    };
    for piece in text
        .get(first..)
        .unwrap_or("")
        .split(['、', ',', '，', ';', '；', ')', '）', '。', ' ', '|', '\n'])
    {
        let piece = piece.trim_start_matches(['(', '（']);
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

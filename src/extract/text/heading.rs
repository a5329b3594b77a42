//! Headings and lead sentences: the theme path of a statement.

use std::sync::Arc;

/// The headings in force.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headings<'t> {
    /// Level and text, outermost first.
    stack: Vec<(u8, &'t str)>,
    lead: Option<&'t str>,
    /// The path, until a heading or lead sentence changes it.
    path: Option<Arc<[&'t str]>>,
}

/// The most characters of a heading or lead sentence.
const LONGEST: usize = 60;

impl<'t> Headings<'t> {
    pub(crate) fn path(&mut self) -> Arc<[&'t str]> {
        let path = self.path.get_or_insert_with(|| {
            let titles = self.stack.iter().map(|&(_, title)| title);
            titles.chain(self.lead).collect()
        });
        Arc::clone(path)
    }

    /// A line begins: the lead sentence of the one before is over.
    pub(crate) fn new_line(&mut self) {
        if self.lead.take().is_some() {
            self.path = None;
        }
    }

    /// Takes the first sentence of a line in: a heading, a lead sentence or neither. `alone` says that
    /// the line holds nothing else, `has_number` that it has digits. Returns whether it was a heading or a lead sentence.
    pub(crate) fn first_sentence(
        &mut self,
        text: &'t str,
        alone: bool,
        stop: bool,
        has_number: bool,
    ) -> bool {
        let text = text.trim();
        // A character takes at most four bytes: most long lines need no counting.
        if text.is_empty() || text.len() > 4 * LONGEST {
            return false;
        }
        let is_at_most = |most: usize| text.len() <= most || text.chars().count() <= most;
        if let Some((level, title)) = enumerated(text) {
            let numbered = || title.bytes().any(|byte| byte.is_ascii_digit());
            if title.is_empty() || !alone && level > 2 && numbered() || !is_at_most(LONGEST) {
                return false;
            }
            self.stack.retain(|&(known, _)| known < level);
            self.stack.push((level, title));
            self.lead = None;
            self.path = None;
            return true;
        }
        let has_comma = || text.contains([',', '，']) && !text.starts_with("坚持");
        if !alone && stop && !has_number && !has_comma() && is_at_most(30) {
            self.lead = Some(text);
            self.path = None;
            return true;
        }
        alone && !stop && is_at_most(40)
    }
}

/// The level and title of a line that starts with 一、 (一) 1. (1) or 第一章.
pub(crate) fn enumerated(text: &str) -> Option<(u8, &str)> {
    let chinese = |c: char| {
        matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百'
        )
    };
    let opens = |c: char| chinese(c) || c.is_ascii_digit() || matches!(c, '(' | '（' | '第');
    if !text.starts_with(opens) {
        return None;
    }
    let rest = text.trim_start_matches(chinese);
    if rest.len() < text.len()
        && let Some(title) = rest.strip_prefix(['、', '.', '．'])
    {
        return Some((1, title.trim()));
    }
    if let Some(rest) = text.strip_prefix(['(', '（']) {
        let after = rest.trim_start_matches(chinese);
        if after.len() < rest.len()
            && let Some(title) = after.strip_prefix([')', '）'])
        {
            return Some((2, title.trim()));
        }
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() < rest.len()
            && let Some(title) = after.strip_prefix([')', '）'])
        {
            return Some((4, title.trim()));
        }
    }
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() < text.len() && text.len() - after.len() <= 2 {
        if let Some(title) = after.strip_prefix(['、', '．']) {
            return Some((3, title.trim()));
        }
        if let Some(title) = after.strip_prefix('.')
            && !title.starts_with(|c: char| c.is_ascii_digit())
        {
            return Some((3, title.trim()));
        }
    }
    if let Some(rest) = text.strip_prefix('第') {
        let after = rest.trim_start_matches(chinese);
        if after.len() < rest.len()
            && let Some(title) = after.strip_prefix(['章', '部', '篇'])
        {
            return Some((0, title.trim_start_matches('分').trim()));
        }
    }
    None
}

/// What a short heading names, without its number: 3．旅游收入. It may be left out in the sentences after it.
pub(crate) fn topic(text: &str) -> Option<&str> {
    let text = text.trim();
    let title = enumerated(text).map_or(text, |(_, title)| title);
    let title = title.trim_end_matches(['。', '：', ':']);
    let length = title.chars().count();
    ((2..=14).contains(&length) && !title.contains(['，', ',', '；'])).then_some(title)
}

/// Labels that name nothing that is counted.
const EMPTY_LABELS: &[&str] = &[
    "如下", "情况", "方面", "目标", "任务", "要求", "进展", "问题", "单位", "计划", "安排", "举措",
    "措施", "时限", "工作", "名称", "事项", "通知", "其中", "记者", "部门", "责任",
];

/// Marks before the items of a list.
const MARKS: [char; 10] = ['▲', '▶', '●', '■', '◆', '•', '·', '-', ' ', '\u{3000}'];

/// Whether only a mark stands before a place in its line.
pub(crate) fn is_behind_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let marks = before.chars().rev().take(4);
    let mut others = marks.skip_while(|c| MARKS.contains(c));
    others.next().is_none_or(|c| c == '\n') && !before.ends_with('\n')
}

/// What a label before a line names, for what its clauses leave out: ▲农村公益性公墓：计划9处,已投用4处.
pub(crate) fn label(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(MARKS);
    let text = enumerated(text).map_or(text, |(_, title)| title);
    let name = text.split(['：', ':']).next()?;
    // （198票） behind a name.
    let name = name.split(['（', '(']).next()?.trim();
    let length = name.chars().count();
    let plain = !name.contains(['，', ',', '；', '、', '“', '”', '【', '|'])
        && !name.contains(|c: char| c.is_ascii_digit())
        && !EMPTY_LABELS.iter().any(|word| name.ends_with(word));
    ((3..=14).contains(&length) && plain && name.len() < text.len()).then_some(name)
}

//! Tables flattened to text: a line a row, a bar between the cells. What the header says of a column holds
//! for its cells: 项目内容|年度目标|进展情况.

use super::lexer::{End, Sentence};
use super::statement::Kind;

/// The table at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What the header says of each column.
    columns: Vec<Option<Kind>>,
    /// What the line at hand would say as a header; none where it is no header.
    line: Option<Vec<Option<Kind>>>,
    /// The cell at hand, counted from the beginning of its line.
    cell: usize,
}

/// The most columns that are kept.
const MOST: usize = 32;

impl Table {
    /// Comes to a sentence; tells which kind its column holds, where a header tells it.
    pub(super) fn enter(&mut self, text: &str, sentence: &Sentence) -> Option<Kind> {
        if sentence.starts_line {
            self.new_line();
        }
        if self.cell == 0 && sentence.end != End::Cell {
            return None;
        }
        let body = text.get(sentence.body.clone()).unwrap_or("").trim();
        if let Some(line) = &mut self.line {
            let is_title = body.len() <= 45 && (!sentence.contents.digits || names_year(body));
            if !is_title || line.len() != self.cell || line.len() == MOST {
                self.line = None;
            } else {
                line.push(kind(body));
            }
        }
        self.columns.get(self.cell).copied().flatten()
    }

    /// Leaves a sentence; tells whether a cell ends with it.
    pub(super) fn leave(&mut self, text: &str, sentence: &Sentence) -> bool {
        let mark = text.get(sentence.mark.clone()).unwrap_or("");
        let is_border = sentence.end == End::Cell && mark.starts_with(['|', '｜']);
        self.cell += usize::from(is_border);
        is_border
    }

    fn new_line(&mut self) {
        let header = self.line.replace(Vec::new());
        match header {
            Some(header) if header.iter().any(Option::is_some) => self.columns = header,
            // A line without a bar ends the table.
            _ if self.cell == 0 => self.columns.clear(),
            _ => {}
        }
        self.cell = 0;
    }
}

/// 2024年目标.
fn names_year(title: &str) -> bool {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    title.len() - rest.len() == 4
        && rest.starts_with('年')
        && !rest.contains(|c: char| c.is_ascii_digit())
}

/// What the title of a column says of its cells.
fn kind(title: &str) -> Option<Kind> {
    const DONE: &[&str] = &[
        "进展",
        "进展情况",
        "完成情况",
        "落实情况",
        "执行情况",
        "推进情况",
        "实施情况",
        "完成值",
        "完成数",
        "实际完成",
        "工作成效",
    ];
    const AHEAD: &[&str] = &[
        "目标",
        "目标值",
        "目标任务",
        "工作任务",
        "内容",
        "计划",
        "工作要求",
    ];
    let ends = |words: &[&str]| words.iter().any(|word| title.ends_with(word));
    if ends(DONE) {
        return Some(Kind::Achievement);
    }
    ends(AHEAD).then_some(Kind::Target)
}

//! Parts that are listed behind their whole in other words than 其中: in brackets, 分解到, 分别为, 包括, behind a colon, or as places alone. And 其中
//! itself where nothing but names and numbers follow.

use super::figure::{Figure, figures, is_mark};
use super::parts::{REST, is_part_of_part, is_partition, may_overlap};
use super::sum::{Term, adds_up, contradiction};
use super::words::last_clause;
use crate::extract::sentences;
use crate::finding::Finding;
use crate::source::Span;

/// How a list is introduced.
struct Row {
    /// A list of parts that contradict their whole; its test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are the table's tests")
    )]
    example: &'static str,
    /// What stands between the whole and the name of the first part.
    words: &'static [&'static str],
    /// Whether these are all the parts there are.
    is_complete: bool,
}

const ROWS: &[Row] = &[
    Row {
        example: "新建公园12个,其中综合公园5个、口袋公园8个",
        words: &["其中", "其中:", "其中："],
        is_complete: false,
    },
    Row {
        example: "实施项目40个,分别为新建25个、续建18个",
        words: &["分别为", "分别是"],
        is_complete: true,
    },
    Row {
        example: "培训农民6000人,包括种植户3500人、养殖户2800人",
        words: &["包括", "包含", "含", "涵盖"],
        is_complete: false,
    },
    Row {
        example: "下达任务100公里,分解到甲县40公里、乙县70公里",
        words: &[
            "分解到",
            "分解至",
            "分解给",
            "分解下达",
            "分解落实到",
            "分配到",
            "分配给",
            "下达到",
            "安排到",
        ],
        is_complete: false,
    },
];

/// Words that say of a number in brackets that it is no part: a plan, a stock, another time.
const NO_PART: &[&str] = &[
    "限额", "上限", "设计", "下达", "核定", "定额", "目标", "任务", "计划", "规划", "预算", "累计",
    "总", "共", "全", "达", "原", "去年", "上年", "同比", "较", "比", "现有", "约合", "折合",
    "预计", "可", "不含", "占", "净", "其中",
];

/// Words that begin a statement of its own, which is no part (其中高校毕业生2万人,新增技能人才8万人), or tell how far the same things came,
/// which overlap (其中开工30个、竣工20个).
const VERBS: &[&str] = &[
    "新增",
    "完成",
    "实现",
    "达到",
    "建成",
    "引进",
    "培育",
    "增长",
    "同比",
    "带动",
    "发放",
    "争取",
    "到位",
    "总投资",
    "投资",
    "惠及",
    "累计",
    "开展",
    "举办",
    "培训",
    "吸引",
    "推动",
    "实际",
    "有",
    "未",
    "尚",
    "仍",
    "另有",
    "另外",
    "还有",
    "已",
    "开工",
    "竣工",
    "投产",
    "投用",
    "落地",
    "签约",
    "入库",
    "在建",
];

/// How the names of places end.
const PLACES: &[&str] = &[
    "县", "市", "区", "乡", "镇", "街道", "村", "社区", "州", "旗",
];

/// How many figures back another whole is looked for.
const LOOK_BACK: usize = 6;

/// The most characters of a part's name.
const LONGEST_NAME: usize = 12;

/// Every whole that the parts listed behind it contradict.
pub(super) fn findings(text: &str) -> Vec<(Span, Finding)> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let figures = figures(text, sentence.body.clone());
        for (at, whole) in figures.iter().enumerate() {
            let rest = figures.get(at + 1..).unwrap_or_default();
            let Some(next) = rest.first() else { break };
            let gap = text.get(whole.span.end..next.span.start).unwrap_or("");
            let list = List {
                text,
                earlier: figures.get(..at).unwrap_or_default(),
                whole,
                rest,
                end: sentence.body.end,
            };
            let finding = list.bracketed(gap);
            let finding = finding.or_else(|| list.introduced(gap));
            let finding = finding.or_else(|| list.of_places(gap));
            found.extend(finding.and_then(|finding| Some((span(whole)?, finding))));
        }
    }
    found
}

/// A whole, and the figures behind it in its sentence.
struct List<'a> {
    text: &'a str,
    /// The figures before it.
    earlier: &'a [Figure],
    whole: &'a Figure,
    rest: &'a [Figure],
    end: usize,
}

impl<'a> List<'a> {
    /// 1650个(小学900个、初中800个)
    fn bracketed(&self, gap: &str) -> Option<Finding> {
        let name = gap.strip_prefix(['(', '（'])?;
        let inside = self.text.get(self.whole.span.end..self.end)?;
        let close = inside.find([')', '）'])?;
        let end = self.whole.span.end + close;
        if NO_PART.iter().any(|word| name.contains(word)) {
            return None;
        }
        let parts = self.parts(name, end)?;
        // All that is in the brackets is in the list.
        let last = parts.last()?.0.span.end;
        let is_all = self.text.get(last..end)?.trim().is_empty();
        if is_all {
            self.contradicted(&parts, false)
        } else {
            None
        }
    }

    /// ,分解到甲县40公里、乙县70公里 and :小学12所、初中9所
    fn introduced(&self, gap: &str) -> Option<Finding> {
        if let Some(name) = gap.strip_prefix([':', '：']) {
            let parts = self.parts(name, self.end)?;
            let is_list = parts.len() > 1 && !NO_PART.iter().any(|word| name.contains(word));
            return is_list.then(|| self.contradicted(&parts, false))?;
        }
        // What is introduced may be said before: 分配给三个镇,甲镇300户.
        let clauses = || gap.split(is_mark).map(str::trim);
        let row = ROWS.iter().find_map(|row| {
            let begins = |clause: &str| {
                let word = row.words.iter().filter(|word| clause.starts_with(**word));
                word.max_by_key(|word| word.len())
                    .map(|word| (row, word.len()))
            };
            clauses().find_map(begins)
        });
        let (row, length) = row?;
        let last = clauses().next_back()?;
        let is_introduced = row.words.iter().any(|word| last.starts_with(word));
        let name = if is_introduced {
            last.get(length..)?
        } else {
            last
        };
        let mut parts = self.parts(name, self.end)?;
        // A list that a bracket opens ends with it: 36人(含双重处分21人),实际处分213人.
        if gap.rfind(['(', '（']) > gap.rfind([')', '）']) {
            let listed = parts.first()?.0.span.start..parts.last()?.0.span.end;
            let start = listed.start;
            if let Some(close) = self.text.get(listed)?.find([')', '）']) {
                parts.retain(|(part, _)| part.span.end <= start + close);
            }
        }
        self.contradicted(&parts, row.is_complete)
    }

    /// ,甲乡200万元、乙乡180万元: places of one sort, that nothing introduces.
    fn of_places(&self, gap: &'a str) -> Option<Finding> {
        let name = gap.strip_prefix([',', '，'])?;
        let parts = self.parts(name, self.end)?;
        let (_, first) = parts.first()?;
        let sort = PLACES.iter().find(|sort| first.ends_with(**sort))?;
        // 甲县20亿元,乙县30亿元、丙县40亿元: the first is of a place too, and no whole.
        let before = self.text.get(..self.whole.span.start)?;
        let is_list = parts.len() > 1
            && parts.iter().all(|(_, name)| name.ends_with(sort))
            && self.is_enumerated(&parts)
            && !last_clause(before).contains(sort);
        is_list.then(|| self.contradicted(&parts, false))?
    }

    /// Whether the members of a list stand together by 、 or 和, apart from what a comma parts them from.
    fn is_enumerated(&self, parts: &[(&Figure, &str)]) -> bool {
        parts.windows(2).all(|pair| {
            let [(one, _), (next, _)] = pair else {
                return false;
            };
            let gap = self.text.get(one.span.end..next.span.start);
            gap.is_some_and(|gap| gap.starts_with(['、', '和', '与']))
        })
    }

    /// The parts up to a byte, the first of this name, each with its name; they keep to one mark between them.
    fn parts(&self, name: &'a str, end: usize) -> Option<Vec<(&'a Figure, &'a str)>> {
        let first = self.rest.first()?;
        if !self.is_part(first, name) {
            return None;
        }
        let (mut parts, mut mark) = (vec![(first, name)], None);
        let mut last = first;
        for figure in self.rest.get(1..)? {
            if figure.span.end > end {
                break;
            }
            let gap = self.text.get(last.span.end..figure.span.start)?;
            // The share of the part before.
            if figure.is_percent() && is_share_of_last(gap) {
                last = figure;
                continue;
            }
            let own = gap.trim_start_matches([')', '）']);
            let kind = match own.chars().next()? {
                '、' | '和' | '与' => Some('、'),
                ',' | '，' => Some(','),
                '；' | ';' => Some(';'),
                _ => None,
            }?;
            let name = own.trim_start_matches(|c| is_mark(c) || matches!(c, '和' | '与' | ' '));
            if *mark.get_or_insert(kind) != kind || !self.is_part(figure, name) {
                break;
            }
            parts.push((figure, name));
            last = figure;
        }
        Some(parts)
    }

    /// Whether a figure of this name may be a part: an exact amount of what the whole is of, and no statement of its own.
    fn is_part(&self, figure: &Figure, name: &str) -> bool {
        let name = name.trim();
        let is_name = !name.is_empty()
            && name.chars().count() <= LONGEST_NAME
            && !name.contains(is_mark)
            && !VERBS.iter().any(|verb| name.starts_with(verb));
        is_name && !figure.inexact && figure.dimension() == self.whole.dimension()
    }

    fn contradicted(&self, parts: &[(&Figure, &str)], is_complete: bool) -> Option<Finding> {
        let (last, earlier) = parts.split_last()?;
        let names = earlier.iter().map(|(_, name)| *name);
        let parts = if is_part_of_part(self.text, last.0.span.end, names) {
            earlier
        } else {
            parts
        };
        if self.whole.inexact || !adds_up(self.whole.dimension()) {
            return None;
        }
        let term = |figure: &Figure| Term::of(self.text, figure);
        let whole = term(self.whole)?;
        let terms: Option<Vec<Term<'_>>> = parts.iter().map(|(figure, _)| term(figure)).collect();
        let names: Vec<String> = parts.iter().map(|(_, name)| (*name).to_owned()).collect();
        let has_rest = names
            .iter()
            .any(|name| REST.iter().any(|word| name.contains(word)));
        let is_complete = is_complete || has_rest || is_partition(&names);
        let terms = terms?;
        if self.is_of_another(&whole, &terms) {
            return None;
        }
        if !is_complete && may_overlap(&names) {
            return terms
                .iter()
                .find_map(|part| contradiction(&whole, &[*part], false));
        }
        contradiction(&whole, &terms, is_complete)
    }

    /// 实有主体5.83万户,净增2140户,其中企业1.27万户: whether a part that is more than the amount right before it fits into one before that.
    fn is_of_another(&self, whole: &Term<'_>, parts: &[Term<'_>]) -> bool {
        let exceeds =
            |whole: &Term<'_>, part: &Term<'_>| contradiction(whole, &[*part], false).is_some();
        let Some(part) = parts.iter().find(|part| exceeds(whole, part)) else {
            return false;
        };
        let others = self.earlier.iter().rev().take(LOOK_BACK);
        let alike = others.filter(|other| other.dimension() == part.dimension());
        alike
            .filter_map(|other| Term::of(self.text, other))
            .any(|other| !exceeds(&other, part))
    }
}

fn span(figure: &Figure) -> Option<Span> {
    Span::new(figure.span.start, figure.span.end).ok()
}

/// ,占25% and (25%) behind a part.
fn is_share_of_last(gap: &str) -> bool {
    let gap = gap.trim_matches(|c| is_mark(c) || c == ' ');
    gap.is_empty() || gap.starts_with('占')
}

#[cfg(test)]
mod tests {
    use super::{ROWS, findings};

    #[test]
    fn every_example_is_found() {
        for row in ROWS {
            assert_eq!(findings(row.example).len(), 1, "{}", row.example);
        }
    }
}

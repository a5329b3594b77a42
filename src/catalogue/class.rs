//! Classes of counted things (计数对象类别), by the head noun of an indicator's name.

mod table;

use std::fmt;

use table::CLASSES;
pub use table::ClassRow;

/// Words after a head noun that count it and name nothing: 学位数, 公路总里程.
const COUNTING: &[&str] = &[
    "总数量",
    "总数",
    "数量",
    "个数",
    "总里程",
    "里程",
    "总面积",
    "面积",
    "总规模",
    "规模",
    "总量",
    "总额",
    "总人数",
    "人数",
    "数",
];

/// Characters of the longest head noun that is looked for.
const LONGEST: usize = 8;

/// What is counted or measured, by the head noun of its name (类别): 企业, 学位, 管网, 投资.
///
/// Amounts of one class add; amounts of different classes, or of things whose class is not known, do not, although their units
/// may be the same: 50个 teams and 1650个 school places are no 1700个.
///
/// A class may have a parent: 幼儿园 and 小学 are both 学校, so that their numbers add to one of 学校.
///
/// ```
/// use zhibiao::catalogue::Class;
///
/// let class = |name: &str| Class::of(name).map(|class| class.name());
/// assert_eq!(class("公办学位"), Some("学位"));
/// assert_eq!(class("规上工业企业数"), Some("企业"));
/// assert_eq!(class("满意度"), None);
///
/// let common = |a: &str, b: &str| Class::of(a)?.common(Class::of(b)?).map(Class::name);
/// assert_eq!(common("燃气管网", "污水管网"), Some("管网"));
/// assert_eq!(common("公办幼儿园", "寄宿制小学"), Some("学校"));
/// assert_eq!(common("孵化团队", "公办学位"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Class(u8);

impl Class {
    /// The class of an indicator, by the longest head noun that its name ends with; `None` where the table has none.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let bare = without_brackets(name);
        let name = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        // 企业数 counts 企业; 耕地面积 may be a row of its own, so that the whole name goes first.
        let counted = COUNTING.iter().find_map(|word| name.strip_suffix(word));
        Self::of_head(name).or_else(|| Self::of_head(counted?))
    }

    fn of_head(name: &str) -> Option<Self> {
        let starts = name.char_indices().rev().take(LONGEST).map(|(at, _)| at);
        let tails = starts.filter_map(|at| name.get(at..));
        tails.filter_map(Self::of_word).last()
    }

    fn of_word(word: &str) -> Option<Self> {
        all().find_map(|(class, row)| {
            (row.name == word || row.words.contains(&word)).then_some(class)
        })
    }

    fn named(name: &str) -> Option<Self> {
        all().find_map(|(class, row)| (row.name == name).then_some(class))
    }

    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> &'static ClassRow {
        CLASSES.get(usize::from(self.0)).unwrap_or(&table::NONE)
    }

    /// Its head noun.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The class that holds it: 学校 of 小学.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Self::named(self.row().parent)
    }

    /// It and the classes that hold it, from the nearest.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |class| class.parent())
    }

    /// The widest class that holds it; itself where none does.
    #[must_use]
    pub fn root(self) -> Self {
        self.ancestors().last().unwrap_or(self)
    }

    /// The other classes of its parent.
    pub fn siblings(self) -> impl Iterator<Item = Self> {
        let parent = self.row().parent;
        all()
            .filter(move |(class, row)| {
                !parent.is_empty() && row.parent == parent && *class != self
            })
            .map(|(class, _)| class)
    }

    /// The nearest class that holds both.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        self.ancestors()
            .find(|class| other.ancestors().any(|own| own == *class))
    }

    /// All classes, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        all().map(|(class, _)| class)
    }
}

/// 企业（团队） are 企业: what brackets add names nothing by itself.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in name.chars() {
        match c {
            '(' | '（' => depth = depth.saturating_add(1),
            ')' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

fn all() -> impl Iterator<Item = (Class, &'static ClassRow)> {
    (0..).map(Class).zip(CLASSES)
}

/// Its head noun.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_are_unique_and_short_enough() {
        let mut seen = BTreeSet::new();
        for (_, row) in all() {
            for word in std::iter::once(&row.name).chain(row.words) {
                assert!(seen.insert(*word), "{word} is in the table twice");
                assert!(word.chars().count() <= LONGEST, "{word} is too long");
            }
        }
        assert!(CLASSES.len() < usize::from(u8::MAX));
    }

    #[test]
    fn every_example_is_of_its_class() {
        for (class, row) in all() {
            assert_eq!(Class::of(row.example), Some(class), "{}", row.example);
        }
    }

    #[test]
    fn marks_and_brackets_are_set_aside() {
        for name in ["企业(团队)", "“品字标”企业", "“企业”", "企业（集团）数"]
        {
            assert_eq!(Class::of(name).map(Class::name), Some("企业"), "{name}");
        }
        for name in ["", "(", "（）", "(企业)", "数", "个数"] {
            let _ = Class::of(name);
        }
    }

    #[test]
    fn every_parent_is_a_class_and_none_is_its_own_ancestor() {
        for (class, row) in all() {
            assert_eq!(
                class.parent().is_some(),
                !row.parent.is_empty(),
                "{}",
                row.name
            );
            assert!(class.ancestors().take(CLASSES.len()).count() < CLASSES.len());
        }
    }
}

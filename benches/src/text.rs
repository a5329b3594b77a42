//! The texts that extraction is measured on.

use std::fmt;

/// A planning section of a county's report.
pub const REPORT: &str = include_str!("../../seeds/yongjia-2024.txt");

/// 200 words of the genre: verbs and units.
pub const PATTERNS: &str = include_str!("../patterns.txt");

const MB: usize = 1_000_000;

/// A text to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The report, again and again, to so many MB.
    Report(usize),
    /// 10 MB of one text, again and again.
    Only(&'static str),
    /// 10 MB of the report without a mark that ends a clause.
    OneClause,
}

/// All of them.
pub const ALL: [Text; 12] = [
    Text::Report(1),
    Text::Report(10),
    Text::Report(100),
    Text::Only("7"),
    Text::Only("一"),
    Text::Only("（"),
    Text::Only("“"),
    Text::Only("、"),
    Text::Only("5家,"),
    Text::Only("新增企业5家和"),
    Text::Only("\n"),
    Text::OneClause,
];

impl Text {
    /// The text, cut to a hundredth in a quick run.
    #[must_use]
    pub fn build(self) -> String {
        match self {
            Self::Report(megabytes) => repeat(&format!("{REPORT}\n\n"), megabytes * MB),
            Self::Only(unit) => repeat(unit, 10 * MB),
            Self::OneClause => {
                let clause: String = REPORT
                    .chars()
                    .filter(|char| !",.;，。；、：:！!？?\n".contains(*char))
                    .collect();
                repeat(&clause, 10 * MB)
            }
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(megabytes) => write!(f, "report, {megabytes:>3} MB"),
            Self::Only(unit) => write!(f, "only {}, 10 MB", unit.escape_debug()),
            Self::OneClause => f.write_str("one clause, 10 MB"),
        }
    }
}

/// Whether this run only shows that the benches work: `ZHIBIAO_BENCH_QUICK` is set.
#[must_use]
pub fn is_quick() -> bool {
    std::env::var_os("ZHIBIAO_BENCH_QUICK").is_some()
}

fn repeat(text: &str, bytes: usize) -> String {
    let bytes = if is_quick() { bytes / 100 } else { bytes };
    text.repeat((bytes / text.len()).max(1))
}

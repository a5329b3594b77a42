//! Wholes whose parts have names of their own, wherever they stand: 地区生产总值 and the value added of the three industries; and rates that
//! are a ratio of two named amounts: 城镇化率.

use super::parts::{is_share, term};
use super::sum::{Term, contradiction};
use crate::extract::Statement;
use crate::finding::Finding;
use crate::indicator::Measure;

/// A whole, by the end of its name, and its parts, each by words that its name holds.
struct Whole {
    names: &'static [&'static str],
    parts: &'static [&'static [&'static str]],
}

/// Sources: the yearbooks' tables of gross regional product, of population and of imports and exports.
const WHOLES: &[Whole] = &[
    Whole {
        names: &["生产总值", "GDP"],
        parts: &[
            &["第一产业增加值", "一产增加值"],
            &["第二产业增加值", "二产增加值"],
            &["第三产业增加值", "三产增加值"],
        ],
    },
    Whole {
        names: &[
            "进出口总额",
            "进出口总值",
            "货物进出口",
            "外贸进出口",
            "进出口",
        ],
        parts: &[&["出口"], &["进口"]],
    },
    Whole {
        names: &["常住人口"],
        parts: &[
            &["城镇人口", "城镇常住人口"],
            &["乡村人口", "农村人口", "乡村常住人口"],
        ],
    },
];

/// A rate, and the amounts that it is a ratio of, by the ends of their names.
struct RatioOf {
    rate: &'static str,
    part: &'static [&'static str],
    base: &'static [&'static str],
}

const RATIOS: &[RatioOf] = &[RatioOf {
    rate: "城镇化率",
    part: &["城镇人口", "城镇常住人口"],
    base: &["常住人口", "总人口"],
}];

/// How many statements ahead parts are looked for.
const LOOK_AHEAD: usize = 12;

/// Every whole that its named parts contradict.
pub(super) fn findings(statements: &[Statement<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let rest = statements.get(at + 1..).unwrap_or_default();
        let rest = rest.get(..LOOK_AHEAD).unwrap_or(rest);
        let whole = WHOLES.iter().find(|row| ends_with(statement, row.names));
        found.extend(whole.and_then(|row| sum_of(statement, row, rest)));
        found.extend(RATIOS.iter().find_map(|row| ratio_of(statement, row, rest)));
    }
    found
}

fn ends_with(statement: &Statement<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| statement.indicator.ends_with(name))
}

/// The same amount of the same years, that a whole and its parts tell.
fn is_alike(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let is_amount = |measure| matches!(measure, Measure::Total | Measure::Level);
    one.kind == other.kind
        && one.period == other.period
        && one.years() == other.years()
        && is_amount(one.measure)
        && is_amount(other.measure)
}

fn sum_of(statement: &Statement<'_>, row: &Whole, rest: &[Statement<'_>]) -> Option<Finding> {
    let whole = term(statement)?;
    let mut parts: Vec<Option<Term<'_>>> = vec![None; row.parts.len()];
    for next in rest {
        if is_share(next) {
            continue;
        }
        let Some(place) = row.parts.iter().position(|names| is_named(next, names)) else {
            // The next whole of the kind has parts of its own.
            if is_named(next, row.names) {
                break;
            }
            continue;
        };
        if !is_alike(statement, next) {
            return None;
        }
        let part = term(next).filter(|part| part.dimension() == whole.dimension())?;
        if parts.get_mut(place)?.replace(part).is_some() {
            return None;
        }
        if parts.iter().all(Option::is_some) {
            let parts: Vec<Term<'_>> = parts.into_iter().flatten().collect();
            return contradiction(&whole, &parts, true);
        }
    }
    None
}

/// Whether it is called so, apart from its place: 全市第一产业增加值, and not 农产品出口.
fn is_named(statement: &Statement<'_>, names: &[&str]) -> bool {
    const SCOPES: &[&str] = &[
        "", "全市", "全县", "全区", "全省", "全州", "地区", "年末", "全年", "国内", "货物",
    ];
    // 出口32亿元 behind 进出口总额: a verb of the total.
    names.contains(&&*statement.action)
        || names.iter().any(|name| {
            let before = statement.indicator.strip_suffix(name);
            before.is_some_and(|before| SCOPES.contains(&before))
        })
}

/// 年末常住人口87.5万人,其中城镇人口52.5万人,城镇化率60%
fn ratio_of(statement: &Statement<'_>, row: &RatioOf, rest: &[Statement<'_>]) -> Option<Finding> {
    if !is_named(statement, row.base) {
        return None;
    }
    let part = rest
        .first()
        .filter(|part| is_named(part, row.part) && is_alike(statement, part))?;
    let rate = rest
        .get(1)
        .filter(|rate| rate.indicator.ends_with(row.rate) && rate.kind == part.kind)?;
    super::rate::of_statements(rate, part, statement)
}

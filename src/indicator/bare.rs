//! Numbers that people write without a unit: 居民消费价格指数103左右, 城乡居民收入比2.4以内.

use crate::unit::Unit;

/// Ends of names whose numbers have no unit in a text, and the unit that says what they are.
const UNITS: &[(&str, Unit)] = &[
    ("指数", Unit::INDEX_POINT),
    ("收入比", Unit::MULTIPLE),
    ("收入之比", Unit::MULTIPLE),
    ("收入比值", Unit::MULTIPLE),
    ("收入倍差", Unit::MULTIPLE),
];

/// The unit of a number of an indicator of this name, where none is written.
pub(crate) fn bare_unit(indicator: &str, written: &str) -> Option<Unit> {
    let mut rows = UNITS.iter().filter(|_| written.is_empty());
    rows.find(|(end, _)| indicator.ends_with(end))
        .map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_and_ratios_need_no_unit() {
        let unit = |name| bare_unit(name, "");
        assert_eq!(unit("居民消费价格指数"), Some(Unit::INDEX_POINT));
        assert_eq!(unit("城乡居民收入比"), Some(Unit::MULTIPLE));
        assert_eq!(unit("地区生产总值"), None);
        assert_eq!(bare_unit("居民消费价格指数", "%"), None);
    }
}

//! What English readers call the atoms: symbols where there are any, words where there is one.

use super::Atom;
use super::table::AtomKind;

/// Label, name of one, name of several. A counter (个, 家, 套) has no English of its own; a currency has its ISO 4217 code.
const NAMES: &[(&str, &str, &str)] = &[
    ("毫米", "mm", "mm"),
    ("厘米", "cm", "cm"),
    ("米", "m", "m"),
    ("公里", "km", "km"),
    ("里", "li", "li"),
    ("海里", "nautical mile", "nautical miles"),
    ("平方米", "m²", "m²"),
    ("亩", "mu", "mu"),
    ("公顷", "ha", "ha"),
    ("平方公里", "km²", "km²"),
    ("毫升", "mL", "mL"),
    ("升", "L", "L"),
    ("立方米", "m³", "m³"),
    ("微克", "µg", "µg"),
    ("毫克", "mg", "mg"),
    ("克", "g", "g"),
    ("斤", "jin", "jin"),
    ("公斤", "kg", "kg"),
    ("吨", "t", "t"),
    ("焦耳", "J", "J"),
    ("千焦", "kJ", "kJ"),
    ("兆焦", "MJ", "MJ"),
    ("吉焦", "GJ", "GJ"),
    ("瓦时", "Wh", "Wh"),
    ("千瓦时", "kWh", "kWh"),
    ("兆瓦时", "MWh", "MWh"),
    ("吉瓦时", "GWh", "GWh"),
    ("瓦", "W", "W"),
    ("千瓦", "kW", "kW"),
    ("兆瓦", "MW", "MW"),
    ("吉瓦", "GW", "GW"),
    ("伏安", "VA", "VA"),
    ("千伏安", "kVA", "kVA"),
    ("兆伏安", "MVA", "MVA"),
    ("伏", "V", "V"),
    ("千伏", "kV", "kV"),
    ("克标准煤", "gce", "gce"),
    ("千克标准煤", "kgce", "kgce"),
    ("吨标准煤", "tce", "tce"),
    ("千克二氧化碳当量", "kg CO2e", "kg CO2e"),
    ("吨二氧化碳当量", "t CO2e", "t CO2e"),
    ("字节", "byte", "bytes"),
    ("兆字节", "MB", "MB"),
    ("吉字节", "GB", "GB"),
    ("太字节", "TB", "TB"),
    ("拍字节", "PB", "PB"),
    ("分贝", "dB", "dB"),
    ("摄氏度", "°C", "°C"),
    ("个月", "month", "months"),
    ("季度", "quarter", "quarters"),
    ("年", "year", "years"),
    ("秒", "second", "seconds"),
    ("分钟", "minute", "minutes"),
    ("小时", "hour", "hours"),
    ("天", "day", "days"),
    ("周", "week", "weeks"),
    ("工作日", "working day", "working days"),
    ("百分点", "percentage point", "percentage points"),
    ("基点", "basis point", "basis points"),
    ("分", "point", "points"),
    ("点", "index point", "index points"),
    ("名次", "place", "places"),
    ("岁", "year of age", "years of age"),
    ("人", "person", "people"),
    ("名", "person", "people"),
    ("位", "person", "people"),
    ("户", "household", "households"),
    ("人次", "person-time", "person-times"),
    ("户次", "household-time", "household-times"),
    ("标箱", "TEU", "TEU"),
];

impl Atom {
    /// What English readers call one, or several of it: `km`, `CNY`, `person` and `people`; `None` where English has no word
    /// for it, as of 家 and 套.
    ///
    /// ```
    /// use zhibiao::unit::Unit;
    /// assert_eq!(Unit::HOUSEHOLD.atom().english(), Some(("household", "households")));
    /// assert_eq!(Unit::YUAN.atom().english(), Some(("CNY", "CNY")));
    /// assert_eq!(Unit::ENTERPRISE.atom().english(), None);
    /// ```
    #[must_use]
    pub fn english(&self) -> Option<(&'static str, &'static str)> {
        let row = self.row()?;
        if matches!(row.kind, AtomKind::Currency) {
            return Some((row.code, row.code));
        }
        let name = NAMES.iter().find(|(label, ..)| *label == row.label);
        name.map(|(_, one, several)| (*one, *several))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_a_row_and_no_row_has_two() {
        let mut labels: Vec<&str> = NAMES.iter().map(|(label, ..)| *label).collect();
        for label in &labels {
            let atom: Atom = label.parse().unwrap();
            assert_eq!(atom.label(), *label);
        }
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), NAMES.len());
    }
}

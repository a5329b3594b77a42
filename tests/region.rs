//! Region codes: levels, parents, forms.

use proptest::prelude::*;
use zhibiao::region::{PROVINCES, Region, RegionCode, RegionError, RegionLevel};

mod strategies;
use strategies::region_code;

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

#[test]
fn a_county_knows_its_city_and_its_province() {
    let ancestors = |text: &str| {
        code(text)
            .ancestors()
            .map(|code| code.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ancestors("330324"), ["3303", "33"]);
    assert_eq!(
        ancestors("330324100201"),
        ["330324100", "330324", "3303", "33"]
    );
    assert_eq!(ancestors("33"), [""; 0]);
    // Counties run by the province itself (Jiyuan).
    assert_eq!(ancestors("419001"), ["4190", "41"]);
    // A prefecture without counties (Dongguan).
    assert_eq!(ancestors("441900003"), ["4419", "44"]);
    assert!(code("330324").is_within(&code("33")) && code("33").is_within(&code("33")));
    assert!(!code("330324").is_within(&code("3304")) && !code("33").is_within(&code("3303")));
}

#[test]
fn padded_codes_are_the_same_codes() {
    let same = [
        ("330000", "33", RegionLevel::Province),
        ("3300", "33", RegionLevel::Province),
        ("330300", "3303", RegionLevel::Prefecture),
        ("330324", "330324", RegionLevel::County),
        ("330324000", "330324", RegionLevel::County),
        ("330324000000", "330324", RegionLevel::County),
        ("330324100000", "330324100", RegionLevel::Township),
        ("330324100201", "330324100201", RegionLevel::Village),
        ("441900003000", "441900003", RegionLevel::Township),
    ];
    for (written, short, level) in same {
        assert_eq!(code(written).to_string(), short);
        assert_eq!((code(written), code(written).level()), (code(short), level));
    }
}

#[test]
fn refuses_what_is_no_code() {
    let kind = |text: &str| match text.parse::<RegionCode>().unwrap_err() {
        RegionError::Malformed { .. } => "malformed",
        RegionError::UnknownProvince { .. } => "province",
        RegionError::MissingLevel { .. } => "level",
        other => panic!("{other}"),
    };
    for text in [
        "",
        "3",
        "330",
        "33032",
        "3303241",
        "33032410",
        "3303241000",
        "33O324",
        "３３０３２４",
        "-3",
        "33 ",
        "浙江",
        "33032410020１",
    ] {
        assert_eq!(kind(text), "malformed", "{text}");
    }
    for text in ["00", "99", "10", "200000", "990101"] {
        assert_eq!(kind(text), "province", "{text}");
    }
    for text in ["330024", "330000100", "330324000201"] {
        assert_eq!(kind(text), "level", "{text}");
    }
}

#[test]
fn the_provinces_are_those_of_the_standard() {
    assert_eq!(PROVINCES.len(), 34);
    assert!(PROVINCES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    for (text, name) in PROVINCES {
        assert_eq!(code(text).province_name(), name);
        assert_eq!(code(text).to_string(), text);
    }
    let ending = |end: &str| {
        PROVINCES
            .iter()
            .filter(|(_, name)| name.ends_with(end))
            .count()
    };
    assert_eq!(
        (ending("省"), ending("自治区"), ending("特别行政区")),
        (23, 5, 2)
    );
    assert_eq!(
        PROVINCES
            .iter()
            .filter(|(_, name)| name.ends_with('市'))
            .count(),
        4
    );
}

#[test]
fn a_place_without_a_known_code_is_a_region() {
    let region = Region::new(" 经济开发区 ").unwrap();
    assert_eq!((region.name(), region.code()), ("经济开发区", None));
    assert!(Region::new("　").is_err());
    assert!(Region::new("永\n嘉").is_err());
}

proptest! {
    #[test]
    fn reading_what_is_written_is_the_identity(code in region_code()) {
        prop_assert_eq!(code.to_string().parse::<RegionCode>().unwrap(), code);
        prop_assert_eq!(format!("{:0<12}", code.to_string()).parse::<RegionCode>().unwrap(), code);
        prop_assert_eq!(serde_json::from_str::<RegionCode>(&serde_json::to_string(&code).unwrap()).unwrap(), code);
    }

    #[test]
    fn a_parent_is_one_level_or_more_up_and_stands_before_its_parts(code in region_code()) {
        match code.parent() {
            None => prop_assert_eq!(code.level(), RegionLevel::Province),
            Some(parent) => {
                prop_assert!(parent.level() < code.level() && parent < code && code.is_within(&parent));
                prop_assert!(code.to_string().starts_with(&parent.to_string()));
            }
        }
        prop_assert_eq!(code.ancestors().last().unwrap_or(code).to_string().len(), 2);
    }

    #[test]
    fn the_order_is_that_of_the_padded_codes(a in region_code(), b in region_code()) {
        let padded = |code: RegionCode| format!("{:0<12}", code.to_string());
        prop_assert_eq!(a.cmp(&b), padded(a).cmp(&padded(b)));
    }

    #[test]
    fn any_text_is_a_code_or_an_error(text in "[0-9]{0,13}|.{0,14}") {
        if let Ok(code) = text.parse::<RegionCode>() {
            prop_assert!(text.starts_with(&code.to_string()));
        }
    }
}

//! Laws of `unit`, and the table of atoms checked row by row.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::number::{self, Decimal, Ratio};
use zhibiao::unit::{ATOMS, Atom, AtomKind, Counters, Dimension, Scale, Unit, UnitError, labels};

fn atoms() -> Vec<Atom> {
    ATOMS
        .iter()
        .map(|row| row.label.parse::<Unit>().unwrap().atom())
        .collect()
}

fn atom() -> impl Strategy<Value = Atom> {
    prop_oneof![
        9 => select(atoms()),
        1 => "[咪哒喵]{1,4}".prop_map(|label| Atom::counter(&label).unwrap()),
    ]
}

fn scale() -> impl Strategy<Value = Scale> {
    select(Scale::ALL.to_vec())
}

fn unit() -> impl Strategy<Value = Unit> {
    (scale(), atom(), proptest::option::of((scale(), atom()))).prop_map(|(scale, atom, per)| {
        let unit = Unit::new(scale, atom);
        per.map_or(unit, |(scale, atom)| unit.per(scale, atom))
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

fn fraction(text: &str) -> Ratio {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    Ratio::new(
        number::parse(numerator).unwrap(),
        number::parse(denominator).unwrap(),
    )
    .unwrap()
}

#[test]
fn labels_read_and_print_as_the_table_says() {
    for row in rows(include_str!("data/units.tsv")) {
        let [text, label, measure, mult] = row[..] else {
            panic!("{row:?}")
        };
        let unit: Unit = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(unit.to_string(), label, "{text}");
        assert_eq!(
            (
                unit.code().unit_measure.as_str(),
                unit.code().unit_mult.to_string().as_str()
            ),
            (measure, mult)
        );
    }
}

#[test]
fn what_is_no_unit_is_refused_with_its_reason() {
    for row in rows(include_str!("data/units-refused.tsv")) {
        let [text, reason] = row[..] else {
            panic!("{row:?}")
        };
        let error = text.parse::<Unit>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn factors_are_those_written_by_hand() {
    for row in rows(include_str!("data/conversions.tsv")) {
        let [from, factor, to] = row[..] else {
            panic!("{row:?}")
        };
        let (from, to): (Unit, Unit) = (from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(
            from.factor_to(to).unwrap(),
            fraction(factor),
            "{from} to {to}"
        );
        assert_eq!(
            to.factor_to(from).unwrap(),
            fraction(factor).reciprocal().unwrap(),
            "{to} to {from}"
        );
    }
}

#[test]
fn every_atom_with_a_neighbour_has_its_factor_checked() {
    let checked: HashSet<&str> = rows(include_str!("data/conversions.tsv"))
        .flat_map(|row| [row[0], row[2]])
        .collect();
    let mut dimensions: BTreeMap<Dimension, Vec<Atom>> = BTreeMap::new();
    for atom in atoms() {
        dimensions.entry(atom.dimension()).or_default().push(atom);
    }
    for atom in dimensions
        .values()
        .filter(|atoms| atoms.len() > 1)
        .flatten()
    {
        assert!(
            checked.contains(atom.label()),
            "{atom} is not in conversions.tsv"
        );
    }
}

#[test]
fn rows_are_complete_and_unambiguous() {
    let mut seen = BTreeMap::new();
    for (label, atom) in labels() {
        assert_eq!(seen.insert(label, atom), None, "{label} names two atoms");
        assert!(!label.contains(['/', '{', '}', '／']), "{label}");
    }
    let mut codes = BTreeSet::new();
    for row in ATOMS {
        assert!(
            codes.insert(row.code),
            "{} is the code of two atoms",
            row.code
        );
        assert!(
            row.code
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'),
            "{}",
            row.code
        );
        assert!(
            !row.source.is_empty() && row.factor.0 > 0 && row.factor.1 > 0,
            "{}",
            row.label
        );
        if row.kind == AtomKind::Currency {
            assert_eq!(row.code.len(), 3, "{} is no ISO 4217 code", row.code);
            assert!(
                row.aliases.contains(&row.code),
                "{} is not read from its code",
                row.label
            );
        }
    }
}

#[test]
fn a_label_with_a_scale_names_one_unit() {
    // 千 before 瓦 is 千瓦, whichever way it was composed.
    for atom in atoms() {
        for scale in Scale::ALL {
            let unit = Unit::new(scale, atom);
            assert_eq!(format!("{scale}{atom}").parse::<Unit>().unwrap(), unit);
            assert_eq!(unit.to_string().parse::<Unit>().unwrap(), unit);
        }
        for alias in atom.aliases() {
            assert_eq!(
                alias.parse::<Unit>().unwrap(),
                Unit::new(Scale::One, atom),
                "{alias}"
            );
        }
    }
}

#[test]
fn every_atom_of_the_design_is_there() {
    let all = "元 美元 欧元 日元 港元 英镑 公里 米 平方米 公顷 亩 平方公里 立方米 升 斤 公斤 吨 千瓦时 度 千瓦 兆瓦 千伏安 \
        吨标准煤 年 月 天 小时 分钟 % ‰ 百分点 倍 点 名次 人 名 位 人次 户 个 家 所 座 项 套 件 条 处 台 辆 张 场 场次 种 只 \
        头 班 间 栋 幢 艘 架 列 对 孔 口 眼 株 盏 部 份 篇 期 次 例 宗 笔 标箱 床 面 道 段 村 支 队 台套 批 批次 项次 工作日 岁";
    for label in all.split_whitespace() {
        assert!(label.parse::<Unit>().is_ok(), "{label}");
    }
}

#[test]
fn named_units_are_the_rows_they_name() {
    for (unit, label) in [
        (Unit::YUAN, "元"),
        (Unit::US_DOLLAR, "美元"),
        (Unit::KILOMETRE, "公里"),
        (Unit::METRE, "米"),
        (Unit::SQUARE_METRE, "平方米"),
        (Unit::MU, "亩"),
        (Unit::HECTARE, "公顷"),
        (Unit::SQUARE_KILOMETRE, "平方公里"),
        (Unit::CUBIC_METRE, "立方米"),
        (Unit::TONNE, "吨"),
        (Unit::KILOWATT_HOUR, "千瓦时"),
        (Unit::KILOWATT, "千瓦"),
        (Unit::PERCENT, "%"),
        (Unit::PERMILLE, "‰"),
        (Unit::PERCENTAGE_POINT, "百分点"),
        (Unit::BASIS_POINT, "基点"),
        (Unit::MULTIPLE, "倍"),
        (Unit::INDEX_POINT, "点"),
        (Unit::RANK, "名次"),
        (Unit::DAY, "天"),
        (Unit::MONTH, "个月"),
        (Unit::YEAR, "年"),
        (Unit::PERSON, "人"),
        (Unit::HOUSEHOLD, "户"),
        (Unit::PERSON_TIME, "人次"),
        (Unit::PIECE, "个"),
        (Unit::ENTERPRISE, "家"),
        (Unit::ITEM, "项"),
    ] {
        assert_eq!(unit.to_string(), label);
        assert_eq!(label.parse::<Unit>().unwrap(), unit);
    }
}

#[test]
fn each_counter_and_each_currency_is_a_dimension_of_its_own() {
    for (left, right) in [
        ("家", "个"),
        ("名", "人"),
        ("元", "美元"),
        ("天", "年"),
        ("%", "百分点"),
        ("天", "工作日"),
        ("吨", "吨标准煤"),
    ] {
        let (left, right): (Unit, Unit) = (left.parse().unwrap(), right.parse().unwrap());
        assert_ne!(left.dimension(), right.dimension());
        let error = left.factor_to(right).unwrap_err();
        assert_eq!(
            error,
            UnitError::Dimension {
                from: left,
                to: right
            }
        );
        assert!(
            error.to_string().contains(&left.to_string())
                && error.to_string().contains(&right.to_string())
        );
    }
}

#[test]
fn registered_counters_are_read_beside_the_table() {
    let mut counters = Counters::new();
    let atom = counters.register("咪").unwrap();
    assert_eq!(counters.register("咪").unwrap(), atom);
    counters.register("咪咪").unwrap();
    assert_eq!(
        counters
            .iter()
            .map(|atom| atom.label().to_owned())
            .collect::<Vec<_>>(),
        ["咪", "咪咪"]
    );
    let unit = Unit::parse_with("万咪/千人", &counters).unwrap();
    assert_eq!(unit.atom(), atom);
    assert!(atom.is_whole_only() && atom.is_custom() && atom.code().is_none());
    assert!("万咪/千人".parse::<Unit>().is_err());
    assert_eq!(serde_json::to_string(&unit).unwrap(), r#""万{咪}/千人""#);
    assert!(counters.register("公里").is_err());
}

#[test]
fn parts_of_units_travel_as_strings() {
    let atom = Atom::counter("咪").unwrap();
    assert_eq!(
        serde_json::to_string(&[atom, Unit::YUAN.atom()]).unwrap(),
        r#"["{咪}","元"]"#
    );
    assert_eq!(
        serde_json::from_str::<[Atom; 2]>(r#"["{咪}","CNY"]"#).unwrap(),
        [atom, Unit::YUAN.atom()]
    );
    let counters: Counters = serde_json::from_str(r#"["咪","哒"]"#).unwrap();
    assert_eq!(serde_json::to_string(&counters).unwrap(), r#"["咪","哒"]"#);
    assert!(serde_json::from_str::<Counters>(r#"["公里"]"#).is_err());
    assert_eq!(
        serde_json::to_string(&Scale::TenThousand).unwrap(),
        r#""ten_thousand""#
    );
    for text in ["计数·元", "货币·个", "计数·咪", "长度·米", "长", ""] {
        assert!(text.parse::<Dimension>().is_err(), "{text}");
    }
}

#[test]
fn a_unit_is_small() {
    assert!(size_of::<Atom>() <= 16);
    assert!(size_of::<Unit>() <= 36);
}

#[test]
fn one_of_two_units_of_a_dimension_always_takes_the_other_exactly() {
    for left in atoms() {
        for right in atoms()
            .into_iter()
            .filter(|right| right.dimension() == left.dimension())
        {
            let (left, right) = (Unit::new(Scale::One, left), Unit::new(Scale::One, right));
            let finer = left.finer(right).unwrap();
            for unit in [left, right] {
                assert!(
                    unit.factor_to(finer).unwrap().to_decimal().is_ok(),
                    "{unit} in {finer}"
                );
            }
        }
    }
}

/// What an atom says of itself is what its row says; and the codes of UCUM are those of its own table.
#[test]
fn an_atom_tells_its_row() {
    for row in ATOMS {
        let atom = row.label.parse::<Unit>().unwrap().atom();
        assert_eq!(
            (atom.code(), atom.ucum(), atom.source()),
            (Some(row.code), row.ucum, Some(row.source))
        );
        assert!(!row.source.is_empty(), "{}", row.label);
        if row.kind == AtomKind::Currency {
            assert_eq!(atom.english(), Some((row.code, row.code)));
        }
    }
    let ucum = |label: &str| label.parse::<Unit>().unwrap().atom().ucum();
    for (label, code) in [
        ("平方米", "m2"),
        ("公顷", "har"),
        ("吨", "t"),
        ("千瓦时", "kW.h"),
        ("%", "%"),
    ] {
        assert_eq!(ucum(label), Some(code));
    }
    assert_eq!(ucum("元"), None);
    let english = |label: &str| label.parse::<Unit>().unwrap().atom().english();
    assert_eq!(english("公里"), Some(("km", "km")));
    let counter = Atom::counter("咪").unwrap();
    assert_eq!(
        (
            counter.code(),
            counter.ucum(),
            counter.source(),
            counter.english()
        ),
        (None, None, None, None)
    );
}

/// The longest counter or unit that ends the text, whichever of the two tables has it.
#[test]
fn the_longest_unit_wins_over_both_tables() {
    let mut counters = Counters::new();
    for label in ["里程", "大包", "亩地"] {
        counters.register(label).unwrap();
    }
    let atom = |text: &str| {
        let read = zhibiao::quantity::Quantity::parse_with(text, &counters).unwrap();
        read.unit().atom().label().to_owned()
    };
    for (text, label) in [
        ("5里程", "里程"),
        ("5大包", "大包"),
        ("5亩地", "亩地"),
        ("5亩", "亩"),
        ("三大包", "大包"),
        ("三亩地", "亩地"),
    ] {
        assert_eq!(atom(text), label, "{text}");
    }
    let mut short = Counters::new();
    short.register("方米").unwrap();
    let read = zhibiao::quantity::Quantity::parse_with("三平方米", &short).unwrap();
    assert_eq!(read.unit().atom().label(), "平方米");
}

proptest! {
    #[test]
    fn parse_undoes_print(unit in unit()) {
        prop_assert_eq!(format!("{unit:#}").parse::<Unit>().unwrap(), unit);
        let mut counters = Counters::new();
        for atom in [Some(unit.atom()), unit.denominator().map(|(_, atom)| atom)].into_iter().flatten() {
            if atom.is_custom() {
                counters.register(atom.label()).unwrap();
            }
        }
        prop_assert_eq!(Unit::parse_with(&unit.to_string(), &counters).unwrap(), unit);
    }

    #[test]
    fn json_reads_back(unit in unit()) {
        let json = serde_json::to_string(&unit).unwrap();
        prop_assert_eq!(serde_json::from_str::<Unit>(&json).unwrap(), unit);
    }

    #[test]
    fn codes_read_back(unit in unit()) {
        // As much, if not always as written: 个/千人 and 万个/千万人 have one code.
        let read = Unit::from_code(&unit.code()).unwrap();
        prop_assert_eq!(read.factor_to(unit).unwrap(), Ratio::ONE);
        prop_assert_eq!(Unit::from_code(&read.code()).unwrap(), read);
    }

    #[test]
    fn dimensions_read_back(unit in unit()) {
        let dimension = unit.dimension();
        prop_assert_eq!(format!("{:#}", dimension.numerator).parse::<Dimension>().unwrap(), dimension.numerator);
        let json = serde_json::to_string(&dimension).unwrap();
        prop_assert_eq!(serde_json::from_str::<zhibiao::unit::UnitDimension>(&json).unwrap(), dimension);
        prop_assert!(!dimension.numerator.label().is_empty() && !dimension.numerator.label_en().is_empty());
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,12}") {
        let _ = text.parse::<Unit>();
    }

    #[test]
    fn what_looks_like_a_unit_reads_back(text in "[十百千万亿]{0,3}[个元米克瓦时平方公里百分点名人户%/每{}咪]{0,5}") {
        if let Ok(unit) = text.parse::<Unit>() {
            prop_assert_eq!(format!("{unit:#}").parse::<Unit>().unwrap(), unit);
        }
    }

    #[test]
    fn units_convert_within_a_dimension_and_only_there(left in unit(), right in unit()) {
        prop_assert_eq!(left.factor_to(right).is_ok(), left.dimension() == right.dimension());
        prop_assert_eq!(left.finer(right), right.finer(left).map_err(|_| UnitError::Dimension { from: left, to: right }));
    }

    #[test]
    fn a_scale_is_a_power_of_ten(atom in atom(), from in scale(), to in scale()) {
        let factor = Unit::new(from, atom).factor_to(Unit::new(to, atom)).unwrap();
        let power = |scale: Scale| Decimal::from(10_u64.pow(scale.exponent().into()));
        prop_assert_eq!(factor, Ratio::new(power(from), power(to)).unwrap());
    }

    #[test]
    fn the_finer_unit_does_not_depend_on_the_order(atom in select(atoms()), seed in proptest::collection::vec((scale(), 0_usize..100), 3)) {
        let family: Vec<Atom> = atoms().into_iter().filter(|other| other.dimension() == atom.dimension()).collect();
        let [a, b, c] = [0, 1, 2].map(|i| Unit::new(seed[i].0, family[seed[i].1 % family.len()]));
        let left = a.finer(b).unwrap().finer(c).unwrap();
        let right = a.finer(b.finer(c).unwrap()).unwrap();
        prop_assert_eq!(left, right);
    }
}

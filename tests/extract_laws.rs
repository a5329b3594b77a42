//! Laws of extraction: what may change in a text without changing what is read out of it, and what holds of any text.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::extract::{Extraction, Extractor, Statement, Value, sentences};
use zhibiao::number::{self, Decimal};

const VERBS: &[&str] = &[
    "新增", "新建", "改造", "完成", "引进", "培育", "建成", "治理",
];
const NOUNS: &[&str] = &[
    "公办学位",
    "农村公路",
    "高新技术企业",
    "老旧小区",
    "口袋公园",
    "污水管网",
    "床位",
];
const UNITS: &[&str] = &["个", "家", "所", "公里", "套", "亩", "万平方米", "亿元"];
const BOUNDS: &[(&str, &str)] = &[
    ("", ""),
    ("不少于", ""),
    ("", "以上"),
    ("", "左右"),
    ("超", ""),
    ("约", ""),
];
const DISTRACTORS: &[&str] = &[
    "坚持以习近平新时代中国特色社会主义思想为指导,全面落实党的二十大精神。",
    "深入实施“三大行动”,办好民生“十件实事”。",
    "完善228国道改线方案,推进第二人民医院迁建前期。",
    "落实60周岁以上老年人优待政策。",
];

/// One clause that sets one number.
#[derive(Clone, Debug)]
struct Clause {
    verb: &'static str,
    noun: &'static str,
    number: u32,
    unit: &'static str,
    bound: (&'static str, &'static str),
}

impl Clause {
    fn with(&self, number: &str) -> String {
        let (before, after) = self.bound;
        format!(
            "{}{}{before}{number}{}{after}",
            self.verb, self.noun, self.unit
        )
    }

    fn text(&self) -> String {
        self.with(&self.number.to_string())
    }
}

fn clause() -> impl Strategy<Value = Clause> {
    (
        select(VERBS),
        select(NOUNS),
        2_u32..100_000,
        select(UNITS),
        select(BOUNDS),
    )
        .prop_map(|(verb, noun, number, unit, bound)| Clause {
            verb,
            noun,
            number,
            unit,
            bound,
        })
}

fn clauses() -> impl Strategy<Value = Vec<Clause>> {
    prop::collection::vec(clause(), 1..5)
}

fn paragraph(clauses: &[Clause], written: impl Fn(&Clause) -> String) -> String {
    clauses.iter().map(written).collect::<Vec<_>>().join(",") + "。"
}

fn extract(text: &str) -> Extraction<'_> {
    Extractor::default().extract(text)
}

/// Everything of a statement but its place and its number's digits.
fn meaning(statement: &Statement<'_>) -> String {
    format!(
        "{:?} {} {} {} {:?} {:?} {:?} {} {:?}",
        statement.kind,
        statement.action,
        statement.indicator,
        statement.unit,
        statement.bound,
        statement.measure,
        statement.commitment,
        statement.period,
        statement.rule
    )
}

/// The number in the unit's own base, whatever scale it is written with.
fn amount(statement: &Statement<'_>) -> Option<Decimal> {
    let Value::One(value) = statement.value else {
        return None;
    };
    let scale = statement.parsed_unit?.scale().exponent();
    number::mul(value, Decimal::from(10_u64.pow(u32::from(scale)))).ok()
}

fn full_width(text: &str) -> String {
    let widen = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - u32::from('0') + u32::from('０')).unwrap_or(c),
        _ => c,
    };
    text.chars().map(widen).collect()
}

/// The runs of ASCII and full-width digits.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            let end = at + c.len_utf8();
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = end,
                _ => runs.push(at..end),
            }
        }
    }
    runs
}

/// Text of the genre's characters, in any order.
fn soup() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "新增",
        "达到",
        "增长",
        "由",
        "提高到",
        "其中",
        "分别",
        "5",
        "12",
        "3.5",
        "1,200",
        "２０",
        "三百",
        "一",
        "第",
        "前",
        "万",
        "亿元",
        "个",
        "家",
        "%",
        "公里",
        "以上",
        "不少于",
        "、",
        "，",
        ",",
        "。",
        "；",
        "(",
        ")",
        "“",
        "”",
        "《",
        "》",
        "\n",
        "\n\n",
        " ",
        "2025年",
        "企业",
        "学校",
        "零突破",
        "前列",
        "|",
        "1.2.3",
        "去年",
        "力争",
        "：",
        "责任单位",
        "-",
        "—",
        "至",
        "\0",
        "咪",
    ];
    prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// A word that turns the meaning is never cut off its verb: 未新增…, 没有完成… never leave the statement as it was.
    #[test]
    fn a_negation_changes_what_it_stands_before(
        clause in clause(),
        lead in select(vec!["", "今年", "目前,", "截至6月底,", "全市", "计划"]),
        negation in select(vec!["未", "没有", "尚未", "未能", "不", "不得"]),
    ) {
        let extractor = Extractor::default();
        let said = |statement: &Statement<'_>| (statement.kind, statement.action.to_string(), statement.indicator.to_string());
        let plain = format!("{lead}{}。", clause.text());
        let turned = format!("{lead}{negation}{}。", clause.text());
        let before: Vec<_> = extractor.extract(&plain).statements.iter().map(said).collect();
        prop_assert_eq!(before.len(), 1, "{}", plain);
        for statement in extractor.extract(&turned).statements {
            prop_assert_ne!(said(&statement).1, before[0].1.clone(), "{}", turned);
        }
    }

    #[test]
    fn every_clause_is_one_statement(clauses in clauses()) {
        let text = paragraph(&clauses, Clause::text);
        let extraction = extract(&text);
        prop_assert_eq!(extraction.statements.len(), clauses.len(), "{}", text);
        for (statement, clause) in extraction.statements.iter().zip(&clauses) {
            prop_assert_eq!(&*statement.action, clause.verb);
            prop_assert_eq!(&*statement.indicator, clause.noun);
            prop_assert_eq!(&*statement.unit, clause.unit);
            prop_assert_eq!(&statement.value, &Value::One(clause.number.into()));
        }
        prop_assert_eq!(extraction.findings, []);
    }

    #[test]
    fn full_width_digits_change_no_value(clauses in clauses()) {
        let (half, full) = (paragraph(&clauses, Clause::text), full_width(&paragraph(&clauses, Clause::text)));
        let (half, full) = (extract(&half).statements, extract(&full).statements);
        let facts = |statement: &Statement<'_>| (meaning(statement), statement.value.clone());
        prop_assert_eq!(half.iter().map(facts).collect::<Vec<_>>(), full.iter().map(facts).collect::<Vec<_>>());
    }

    #[test]
    fn chinese_numerals_change_no_value(clauses in clauses()) {
        // 一万 before 万平方米 is no numeral, so a scaled unit gives way to its atom.
        let bare = |clause: &Clause| Clause { unit: clause.unit.trim_start_matches(['万', '亿']), ..clause.clone() };
        let clauses: Vec<Clause> = clauses.iter().map(bare).collect();
        let written = paragraph(&clauses, |clause| clause.with(&number::to_chinese(clause.number.into())));
        let plain = paragraph(&clauses, Clause::text);
        let (written, plain) = (extract(&written).statements, extract(&plain).statements);
        let amounts = |statements: &[Statement<'_>]| statements.iter().map(amount).collect::<Vec<_>>();
        prop_assert_eq!(amounts(&written), amounts(&plain));
    }

    #[test]
    fn paragraphs_are_read_apart(first in clauses(), second in clauses()) {
        let (a, b) = (paragraph(&first, Clause::text), paragraph(&second, Clause::text));
        let joined = format!("{a}\n\n{b}");
        let shift = a.len() + 2;
        let whole = extract(&joined).statements;
        let apart = extract(&a).statements.into_iter().map(|s| (s.span.start(), meaning(&s), s.value.clone()));
        let apart = apart.chain(
            extract(&b).statements.into_iter().map(|s| (s.span.start() + shift, meaning(&s), s.value.clone())),
        );
        let whole = whole.iter().map(|s| (s.span.start(), meaning(s), s.value.clone()));
        prop_assert_eq!(whole.collect::<Vec<_>>(), apart.collect::<Vec<_>>());
    }

    #[test]
    fn a_number_changes_only_its_own_value(clauses in clauses(), other in 2_u32..100_000, at in any::<prop::sample::Index>()) {
        let at = at.index(clauses.len());
        let mut changed = clauses.clone();
        changed[at].number = other;
        let (before, after) = (paragraph(&clauses, Clause::text), paragraph(&changed, Clause::text));
        let (before, after) = (extract(&before).statements, extract(&after).statements);
        prop_assert_eq!(before.len(), after.len());
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            prop_assert_eq!(meaning(before), meaning(after));
            let expected = if index == at { Value::One(other.into()) } else { before.value.clone() };
            prop_assert_eq!(&after.value, &expected);
        }
    }

    #[test]
    fn a_place_by_another_name_changes_nothing(clauses in clauses(), places in (select(&["永嘉", "青岚", "临海"][..]), select(&["武宁", "大理", "安吉"][..]))) {
        let named = |place: &str| format!("加快{place}新城建设。{}推动{place}特色小镇提档升级。", paragraph(&clauses, Clause::text));
        let (one, other) = (named(places.0), named(places.1));
        let facts = |text: &str| extract(text).statements.iter().map(|s| (meaning(s), s.value.clone(), s.span.start())).collect::<Vec<_>>();
        prop_assert_eq!(facts(&one), facts(&other));
    }

    #[test]
    fn a_distractor_between_paragraphs_adds_nothing(first in clauses(), second in clauses(), distractor in select(DISTRACTORS)) {
        let (a, b) = (paragraph(&first, Clause::text), paragraph(&second, Clause::text));
        let facts = |text: &str| extract(text).statements.iter().map(|s| (meaning(s), s.value.clone())).collect::<Vec<_>>();
        prop_assert_eq!(facts(&format!("{a}\n{b}")), facts(&format!("{a}\n{distractor}\n{b}")));
    }

    #[test]
    fn sentences_tile_any_text(text in prop_oneof![soup(), any::<String>()]) {
        let mut at = 0;
        for sentence in sentences(&text) {
            prop_assert_eq!(sentence.body.start, at);
            prop_assert_eq!(sentence.body.end, sentence.mark.start);
            prop_assert!(sentence.mark.end > at, "a sentence takes at least a byte");
            prop_assert!(text.get(sentence.body.clone()).is_some() && text.get(sentence.mark.clone()).is_some());
            at = sentence.mark.end;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn spans_of_any_text_are_ordered_disjoint_and_quoted(text in prop_oneof![soup(), any::<String>()]) {
        let extraction = extract(&text);
        let mut end = 0;
        for statement in &extraction.statements {
            prop_assert!(statement.span.start() >= end && !statement.span.is_empty(), "{:?}", statement);
            prop_assert_eq!(statement.span.of(&text), Some(statement.quote));
            prop_assert!(!statement.indicator.is_empty());
            end = statement.span.end();
        }
        prop_assert!(extraction.findings.is_sorted());
    }

    #[test]
    fn every_run_of_digits_is_accounted_for_once(text in prop_oneof![soup(), any::<String>()]) {
        let account = Extractor::default().account(&text);
        prop_assert!(account.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        for run in digit_runs(&text) {
            let holding = account.iter().filter(|number| number.span.start() < run.end && run.start < number.span.end());
            let holding: Vec<_> = holding.collect();
            prop_assert_eq!(holding.len(), 1, "{:?} of {:?}", run, text);
            prop_assert!(holding[0].span.start() <= run.start && run.end <= holding[0].span.end());
        }
    }
}

/// Numerals that break off or run on in a way no reader takes: each is reported, none is read in part.
#[test]
fn broken_numerals_are_reported_and_not_read_in_part() {
    for text in [
        "完成投资1e5万元。",
        "完成投资1.亿元。",
        "完成投资10 000万元。",
        "完成投资10个亿。",
        "新增1.2.3万家企业。",
    ] {
        let extraction = extract(text);
        assert!(
            extraction.statements.is_empty(),
            "{text}: {:?}",
            extraction.statements
        );
        assert_eq!(extraction.findings.len(), 1, "{text}");
    }
}

//! Cases of `tests/data/layout.txt`, and what holds for every text.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{Damage, Mended, mend};

/// A case of the data: as given, as mended, and its marks.
struct Case {
    given: String,
    mended: String,
    marks: String,
}

fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/layout.txt");
    let data = std::fs::read_to_string(path).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = data
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    while let Some(line) = lines.next() {
        if let Some(marks) = line.strip_prefix("marks ") {
            marks.clone_into(&mut cases.last_mut().unwrap().marks);
            continue;
        }
        let given: String = serde_json::from_str(line).unwrap();
        let mended = match lines.next().unwrap() {
            "=" => given.clone(),
            other => serde_json::from_str(other).unwrap(),
        };
        cases.push(Case {
            given,
            mended,
            marks: String::new(),
        });
    }
    cases
}

#[test]
fn texts_are_mended_as_the_data_say() {
    let cases = cases();
    assert!(cases.len() > 60, "only {} cases", cases.len());
    let mut report = String::new();
    for case in cases {
        let mended = mend(&case.given);
        check(&mended);
        if mended.text() != case.mended {
            writeln!(
                report,
                "given    {:?}\nmended   {:?}\nexpected {:?}\n",
                case.given,
                mended.text(),
                case.mended
            )
            .unwrap();
        }
        let marks: Vec<&str> = mended
            .marks()
            .iter()
            .map(|mark| &mended.text()[mark.range.clone()])
            .collect();
        if marks.join(" ") != case.marks {
            writeln!(report, "{:?} has the marks {marks:?}\n", mended.text()).unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn a_number_over_two_lines_has_a_span_over_both() {
    let given = "到位资金17\n26万元。";
    let mended = mend(given);
    let at = mended.text().find("1726").unwrap();
    assert_eq!(&given[mended.span(at..at + 4)], "17\n26");
    assert_eq!(&given[mended.span(at + 2..at + 4)], "26");
    assert_eq!(mended.original(at + 2), given.find("26").unwrap());
    assert_eq!(mended.original(usize::MAX), given.len());
    assert_eq!(mended.span(at..at), 12..12);
    assert_eq!(mended.given(), given);
}

#[test]
fn notes_have_a_line_for_each_kind() {
    let given = "新 建 学 校\n<p>到位资金17\n26万元，培训 30 人。</p>\n— 2 —\n";
    let mended = mend(given);
    let notes: Vec<(Damage, usize, &str)> = mended
        .notes()
        .iter()
        .map(|note| (note.damage, note.count, &given[note.first.clone()]))
        .collect();
    assert_eq!(
        notes,
        [
            (Damage::Markup, 2, "<p>"),
            (Damage::SpacedOut, 3, " "),
            (Damage::BrokenLine, 1, "\n"),
            (Damage::PageFurniture, 1, "— 2 —\n"),
            (Damage::StrayBlank, 2, " "),
        ]
    );
    assert_eq!(mend("新建学校3所。").notes(), []);
}

/// What holds of every mended text.
fn check(mended: &Mended<'_>) {
    let (given, text) = (mended.given(), mended.text());
    assert_eq!(mended.is_as_given(), given == text);
    // Mending again changes nothing.
    let again = mend(text);
    assert_eq!(again.text(), text, "mended twice");
    // Every character stands where the map says, or an entity or a tag does; places ascend and do not overlap.
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let span = mended.span(at..at + c.len_utf8());
        assert!(end <= span.start, "{at} goes back");
        assert_eq!(span.start, mended.original(at));
        let there = &given[span.clone()];
        let stood_for = c == '\n' || there.starts_with('&') || there.starts_with('\u{c}');
        assert!(there.chars().eq([c]) || stood_for, "{c:?} is not {there:?}");
        end = span.end;
    }
    assert!(end <= given.len());
    assert_eq!(mended.original(text.len()), end.max(mended.original(0)));
    let mut from = 0;
    for mark in mended.marks() {
        assert!(from <= mark.range.start && mark.range.start < mark.range.end);
        assert!(!text[mark.range.clone()].is_empty());
        from = mark.range.end;
    }
    let counted: usize = mended.notes().iter().map(|note| note.count).sum();
    assert_eq!(counted == 0, mended.is_as_given());
}

/// What texts of the genre and their damage are made of.
const PIECES: [&str; 64] = [
    "新增",
    "学位",
    "900个",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "\u{3000}\u{3000}",
    "完成投资",
    "12",
    "34万元",
    "增",
    "长",
    "5",
    ".",
    "%",
    "以上",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "— 3 —",
    "- 12 -",
    "第2页",
    "———",
    "1.",
    "2.",
    "（一）",
    "①",
    "●",
    "·",
    ">",
    "<",
    "<p>",
    "</p>",
    "<b>",
    "p>",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "amp;",
    "gt;",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "\u{c}",
    "新 建 学 校 ",
    "a",
    "|",
    "\t",
    " - ",
    "其中",
    "县教育局",
    "的",
    "全县粮食生产再获丰收，",
    "改造老旧小区十二个并完成投资",
    "3",
];

fn genre() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)
        .prop_map(|pieces| pieces.concat())
}

/// A paragraph of clauses.
fn paragraph() -> impl Strategy<Value = String> {
    let clause = prop::sample::select(
        &[
            "改造农村户厕3200户",
            "修建村内道路48公里",
            "生产秩序持续好转",
            "建成休闲广场七个",
            "一般公共预算收入增长6.5%",
            "惠及群众两万余人",
            "粮食总产稳定在52.3万吨以上",
        ][..],
    );
    prop::collection::vec(clause, 12..30).prop_map(|clauses| clauses.join("，") + "。")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_text(text in any::<String>()) {
        check(&mend(&text));
    }

    #[test]
    fn the_laws_hold_for_texts_of_the_genre(text in genre()) {
        check(&mend(&text));
    }

    #[test]
    fn any_range_gives_a_range_of_the_text(text in genre(), start in 0_usize..200, len in 0_usize..50) {
        let mended = mend(&text);
        let span = mended.span(start..start + len);
        prop_assert!(text.get(span).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn clean_paragraphs_are_borrowed(paragraphs in prop::collection::vec(paragraph(), 1..6)) {
        let text = paragraphs.join("\n");
        prop_assert!(mend(&text).is_as_given());
    }

    #[test]
    fn paragraphs_of_a_page_are_joined_again(
        paragraphs in prop::collection::vec(paragraph(), 1..6),
        width in 22_usize..45,
    ) {
        let mut page = String::new();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let characters: Vec<char> = paragraph.chars().collect();
            for (row, line) in characters.chunks(width).enumerate() {
                page.extend(line);
                page.push('\n');
                if row == 3 {
                    writeln!(page, "— {} —", number + 1).unwrap();
                }
            }
        }
        let expected = paragraphs.join("\n") + "\n";
        let mended = mend(&page);
        prop_assert_eq!(mended.text(), expected);
    }

    #[test]
    fn a_blank_after_every_character_leaves_no_trace(paragraphs in prop::collection::vec(paragraph(), 1..6)) {
        let text = paragraphs.join("\n");
        let spaced: String = text
            .chars()
            .flat_map(|c| if c == '\n' { vec![c] } else { vec![c, ' '] })
            .collect();
        let lines: Vec<String> = mend(&spaced).text().lines().map(|line| line.trim_end().to_owned()).collect();
        prop_assert_eq!(lines.join("\n"), text);
    }
}

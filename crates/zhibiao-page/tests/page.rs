//! What a page holds, whatever the text is.

use proptest::prelude::*;
use serde_json::Value;
use zhibiao::extract::Extractor;
use zhibiao_page::{Reading, document};

const YONGJIA: &str = include_str!("../../../seeds/yongjia-2024.txt");

fn page(text: &str) -> String {
    document(&[Reading::new("a.txt", text, &Extractor::default())])
}

/// The document of a page as text: notes of the margin and tags taken out, the signs of HTML put back.
fn shown(page: &str) -> String {
    let (_, rest) = page
        .split_once("<article id=document tabindex=-1>")
        .unwrap();
    let (article, _) = rest.split_once("</article>").unwrap();
    let mut pieces = article.split("<p class=margin");
    let first = pieces.next().unwrap().to_owned();
    let article = pieces.fold(first, |all, piece| {
        all + piece.split_once("</p>").unwrap().1
    });
    let mut out = String::new();
    let mut in_tag = false;
    for c in article.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    for (sign, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(sign, c);
    }
    out
}

fn data(page: &str) -> Vec<Value> {
    let (_, rest) = page
        .split_once("<script type=application/json id=data>")
        .unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn every_statement_is_marked_has_its_row_and_its_data() {
    let page = page(YONGJIA);
    let data = data(&page);
    assert_eq!(data.len(), 31);
    for (number, statement) in data.iter().enumerate() {
        let mark = format!("id=\"s{number}\"");
        let (_, rest) = page.split_once(&mark).unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        assert_eq!(
            rest.split_once("</mark>").unwrap().0,
            statement["quote"].as_str().unwrap()
        );
        assert!(page.contains(&format!("<tr id=\"r{number}\" class=\"target\"")));
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(
        squeezed(&shown(&page)),
        squeezed(&format!("a.txt{YONGJIA}"))
    );
}

#[test]
fn a_page_is_the_same_each_time_and_asks_for_nothing() {
    let first = page(YONGJIA);
    assert_eq!(first, page(YONGJIA));
    for asks in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!first.contains(asks), "{asks}");
    }
}

#[test]
fn a_table_stays_a_table_and_headings_stay_headings() {
    let page = page(
        "甲县2026年政府工作报告\n一、2026年工作安排\n新增学位5个。\n任务\t目标\n修路\t5公里\n",
    );
    assert!(
        page.contains("<h2><span id=p0-1>一、2026年工作安排</span></h2>"),
        "{page}"
    );
    assert!(page.contains(
        "<table class=text><tr><td><span id=p0-3>任务</span></td><td><span id=p0-4>目标</span></td></tr>\
         <tr><td><span id=p0-5>修路</span></td><td><span id=p0-6><mark id=\"s1\""
    ));
}

#[test]
fn what_was_not_understood_stands_in_the_margin_of_its_paragraph_or_behind_its_table() {
    let page = page("新增学位5个。\n第二段新建数百套。\n项目\t进展\n修路\t完成约7\n完。");
    let notes: Vec<usize> = page
        .match_indices("<p class=margin")
        .map(|(at, _)| at)
        .collect();
    let at = |words: &str| page.find(words).unwrap();
    let [first, second] = notes[..] else {
        panic!("{notes:?} in {page}");
    };
    assert!(at("id=p0-0>") < first && first < at("id=p0-1>"));
    assert!(at("id=p0-5>") < second && second < at("id=p0-6>完"));
}

#[test]
fn rows_of_the_headline_paragraph_say_so() {
    let page = page(
        "甲县2026年政府工作报告\n一、2026年工作安排\n主要预期目标是：地区生产总值增长5%左右，粮食产量3万吨以上。\n新增学位5个。\n",
    );
    let headline: Vec<bool> = page
        .split("<tr id=\"r")
        .skip(1)
        .map(|row| row.split_once('>').unwrap().0.contains("data-headline=yes"))
        .collect();
    assert_eq!(headline, [true, true, false]);
}

#[test]
fn markup_and_signs_of_direction_in_a_text_stay_text() {
    let text = "新增</script><script>alert(1)</script>企业5家&amp;<img src=x onerror=alert(1)>\u{202e}，建成“\"'”公园3个\u{2028}。\u{0}";
    let page = page(text);
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img") && !page.contains('\u{202e}') && !page.contains('\u{0}'));
    assert!(page.contains("[U+202E]"));
    assert!(
        data(&page)
            .iter()
            .any(|statement| statement["quote"] == "5家")
    );
}

#[test]
fn several_documents_are_numbered_through() {
    let extractor = Extractor::default();
    let readings =
        ["新增学位5个。", "修路3公里。"].map(|text| Reading::new("一", text, &extractor));
    let page = document(&readings);
    assert!(page.contains("id=\"s0\"") && page.contains("id=\"s1\"") && page.contains("id=\"r1\""));
    assert!(page.contains("<title>2份报告</title>"));
}

proptest! {
    #[test]
    fn nothing_in_a_text_is_markup(text in "[<>&\"'/a-z\t\n新增5家3个，。！－-]{0,120}") {
        let page = page(&text);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&shown(&page)), squeezed(&format!("a.txt{text}")));
        data(&page);
    }
}

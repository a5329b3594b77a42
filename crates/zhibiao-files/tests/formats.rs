//! One report, one task list, in every format: the same statements come out.

mod common;

use common::{archive, docx, docx_with, paragraph, sheet_row, word_row, xlsx};
use encoding_rs::GB18030;
use zhibiao::extract::{Extractor, Kind};
use zhibiao_files::{Encoding, Format, Place, Remark, read};

const REPORT: [&str; 6] = [
    "甲县2026年政府工作报告",
    "一、2025年工作回顾",
    "一年来，全县新增高新技术企业12家，规上工业增加值增长6.2%。",
    "二、2026年工作安排",
    "今年预期目标是：地区生产总值增长5%左右，城镇新增就业4500人以上。",
    "新建公办幼儿园3所，改造老旧小区21个。",
];

/// Kind, action, indicator, quote of each statement.
fn statements(text: &str) -> Vec<[String; 4]> {
    let extraction = Extractor::default().extract(text);
    let shown = |statement: &zhibiao::extract::Statement<'_>| {
        [
            statement.kind.to_string(),
            statement.action.to_string(),
            statement.indicator.to_string(),
            statement.quote.to_owned(),
        ]
    };
    extraction.statements.iter().map(shown).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

#[test]
fn a_report_says_the_same_in_every_format() {
    let text = REPORT.join("\n");
    let expected = [
        ["achievement", "新增", "高新技术企业", "12家"],
        ["achievement", "增长", "规上工业增加值", "6.2%"],
        ["target", "增长", "地区生产总值", "5%左右"],
        ["target", "新增", "城镇新增就业", "4500人以上"],
        ["target", "新建", "公办幼儿园", "3所"],
        ["target", "改造", "老旧小区", "21个"],
    ];
    let body: String = REPORT.iter().map(|line| paragraph(line)).collect();
    let page: String = REPORT.iter().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<html><head><meta charset=utf-8></head><body>{page}</body></html>");
    let (gb18030, _, _) = GB18030.encode(&text);
    let (gb_page, _, _) = GB18030.encode(&page);
    let cases: [(&str, Vec<u8>, Format, Option<Encoding>); 8] = [
        ("a.docx", docx(&body), Format::Docx, None),
        ("没有后缀", docx(&body), Format::Docx, None),
        (
            "a.html",
            page.clone().into_bytes(),
            Format::Html,
            Some(Encoding::Utf8),
        ),
        (
            "b.htm",
            gb_page.to_vec(),
            Format::Html,
            Some(Encoding::Gb18030),
        ),
        (
            "a.txt",
            text.clone().into_bytes(),
            Format::Text,
            Some(Encoding::Utf8),
        ),
        (
            "bom.md",
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Format::Markdown,
            Some(Encoding::Utf8),
        ),
        (
            "b.txt",
            gb18030.to_vec(),
            Format::Text,
            Some(Encoding::Gb18030),
        ),
        ("c.txt", utf16(&text), Format::Text, Some(Encoding::Utf16Le)),
    ];
    for (name, bytes, format, encoding) in cases {
        let document = read(name, &bytes).unwrap();
        assert_eq!(
            (document.format(), document.encoding()),
            (format, encoding),
            "{name}"
        );
        assert_eq!(document.text().trim_end(), text, "{name}");
        assert_eq!(statements(document.text()), expected, "{name}");
    }
}

#[test]
fn what_was_guessed_is_told() {
    let (bytes, _, _) = GB18030.encode("今年新增就业4500人。");
    let document = read("a.txt", &bytes).unwrap();
    assert_eq!(document.remarks(), [Remark::Encoding(Encoding::Gb18030)]);
    let (page, _, _) = GB18030.encode("<meta charset=\"utf-8\"><p>今年新增就业4500人。</p>");
    let document = read("a.html", &page).unwrap();
    let wrong = Remark::WrongEncoding {
        said: "utf-8".to_owned(),
        found: Encoding::Gb18030,
    };
    assert_eq!(document.remarks(), [wrong]);
}

const HEADER: [&str; 6] = ["序号", "任务", "目标", "牵头单位", "完成时限", "进展"];
const ROWS: [[&str; 6]; 3] = [
    [
        "1",
        "新建公办幼儿园",
        "5所",
        "县教育局",
        "2026年10月底前",
        "已开工3所",
    ],
    [
        "2",
        "改造老旧小区",
        "12个",
        "县住建局",
        "2026年12月底前",
        "完成7个",
    ],
    [
        "3",
        "城镇新增就业",
        "4500人",
        "县人社局",
        "2026年12月底前",
        "新增就业2300人",
    ],
];

/// What is read of the task list: kind, indicator, quote.
const TASKS: [[&str; 3]; 6] = [
    ["target", "公办幼儿园", "5所"],
    ["achievement", "公办幼儿园", "3所"],
    ["target", "老旧小区", "12个"],
    ["achievement", "老旧小区", "7个"],
    ["target", "城镇新增就业", "4500人"],
    ["achievement", "就业", "2300人"],
];

#[test]
fn a_task_list_says_the_same_in_every_format() {
    let title = "甲县2026年重点任务进展情况表";
    let rows = || std::iter::once(&HEADER).chain(&ROWS);
    let word: String = rows().map(|row| word_row(row)).collect();
    let word = docx(&format!("{}<w:tbl>{word}</w:tbl>", paragraph(title)));
    let cells = |row: &[&str; 6]| row.map(|cell| format!("<td>{cell}</td>")).concat();
    let page: String = rows()
        .map(|row| format!("<tr>{}</tr>", cells(row)))
        .collect();
    let page = format!("<h2>{title}</h2><table>{page}</table>").into_bytes();
    let sheet: String = rows()
        .enumerate()
        .map(|(at, row)| sheet_row(at + 2, row))
        .collect();
    let sheet = format!("<sheetData>{}{sheet}</sheetData>", sheet_row(1, &[title]));
    let sheet = xlsx("Sheet1", &sheet, "<styleSheet/>");
    let csv: String = rows().map(|row| row.join(",") + "\n").collect();
    let csv = format!("{title}\n{csv}").into_bytes();
    let tables = [
        ("a.docx", word),
        ("a.html", page),
        ("a.xlsx", sheet),
        ("a.csv", csv),
    ];
    for (name, bytes) in tables {
        let document = read(name, &bytes).unwrap();
        let extraction = Extractor::default().extract(document.text());
        let found: Vec<_> = extraction
            .statements
            .iter()
            .map(|statement| {
                let kind = statement.kind.to_string();
                [
                    kind,
                    statement.indicator.to_string(),
                    statement.quote.to_owned(),
                ]
            })
            .collect();
        assert_eq!(found, TASKS, "{name}");
        let target = &extraction.statements[0];
        assert_eq!(target.kind, Kind::Target);
        assert_eq!(target.unit, "所", "{name}");
        assert_eq!(target.units(), ["县教育局"], "{name}");
        assert_eq!(target.deadline(), "2026年10月底前", "{name}");
    }
}

#[test]
fn every_place_leads_back() {
    let body = format!(
        "{}{}<w:tbl>{}{}</w:tbl>",
        paragraph("第一段。"),
        paragraph("第二段。"),
        word_row(&["任务", "目标"]),
        word_row(&["修路", "5公里"])
    );
    let document = read("a.docx", &docx(&body)).unwrap();
    let place = |words: &str| {
        document
            .place(document.text().find(words).unwrap())
            .unwrap()
    };
    assert_eq!(place("第二段"), Place::Paragraph(2));
    let cell = Place::TableCell {
        table: 1,
        row: 2,
        column: 2,
    };
    assert_eq!(place("5公里"), cell);
    assert_eq!(cell.chinese(), "表1第2行第2列");

    let sheet = format!(
        "<sheetData>{}</sheetData>",
        sheet_row(3, &["修路", "5公里"])
    );
    let document = read("a.xlsx", &xlsx("任务", &sheet, "<styleSheet/>")).unwrap();
    assert_eq!(document.text(), "任务\n修路\t5公里\n");
    let cell = document
        .place(document.text().find("5公里").unwrap())
        .unwrap();
    assert_eq!(cell.to_string(), "任务!B3");

    let document = read("a.txt", "一\n二三四".as_bytes()).unwrap();
    let line = Place::Line { line: 2, column: 3 };
    assert_eq!(
        document.place(document.text().find('四').unwrap()),
        Some(line)
    );
}

#[test]
fn word_numbers_and_changes_are_read_as_shown() {
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let member = |level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let changed = "<w:p><w:r><w:t>新增学位</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>8</w:t></w:r></w:ins><w:r><w:t>个。</w:t></w:r></w:p>";
    let body = [
        member(0, "工业"),
        member(1, "技改"),
        member(1, "上云"),
        member(0, "农业"),
        member(1, "种植"),
        changed.to_owned(),
        "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>".to_owned(),
    ]
    .concat();
    let document = read(
        "a.docx",
        &docx_with(&body, &[("word/numbering.xml", numbering)]),
    )
    .unwrap();
    assert_eq!(
        document.text(),
        "一、工业\n1.技改\n2.上云\n二、农业\n1.种植\n新增学位8个。\n"
    );
    assert_eq!(
        document.remarks(),
        [Remark::TrackedChanges(2), Remark::Pictures(1)]
    );
}

#[test]
fn merged_names_are_said_in_each_row_and_figures_once() {
    let merge = |value: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr>{}</w:tc>",
            paragraph(text)
        )
    };
    let (begins, goes_on) = (" w:val=\"restart\"", "");
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        merge(begins, "教育"),
        merge(begins, "300万元"),
        word_tc("新建3所"),
        merge(goes_on, ""),
        merge(goes_on, ""),
        word_tc("改造2所"),
    );
    let document = read("a.docx", &docx(&body)).unwrap();
    assert_eq!(document.text(), "教育\t300万元\t新建3所\n教育\t\t改造2所\n");
    assert_eq!(document.remarks(), [Remark::MergedCells(2)]);
    let page = "<table><tr><td rowspan=2>教育<td colspan=2>甲</tr><tr><td>新建<td>3所</tr></table>";
    assert_eq!(
        read("a.html", page.as_bytes()).unwrap().text(),
        "教育\t甲\n教育\t新建\t3所\n"
    );
    let rows = format!(
        "<sheetData>{}<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>改造</t></is></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>",
        sheet_row(1, &["教育", "新建"])
    );
    let document = read("a.xlsx", &xlsx("Sheet1", &rows, "<styleSheet/>")).unwrap();
    assert_eq!(document.text(), "教育\t新建\n教育\t改造\n");
}

fn word_tc(text: &str) -> String {
    format!("<w:tc>{}</w:tc>", paragraph(text))
}

#[test]
fn numbers_of_sheets_are_as_typed() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>12.50</v></c><c r=\"B1\" s=\"1\"><v>0.28000000000000003</v></c>\
        <c r=\"C1\" s=\"2\"><v>46326</v></c><c r=\"D1\"><v>0.33333333333333331</v></c><c r=\"E1\" t=\"b\"><v>1</v></c>\
        <c r=\"F1\" t=\"e\"><v>#N/A</v></c><c r=\"G1\"><v>1.2E+3</v></c></row></sheetData>";
    let document = read("a.xlsx", &xlsx("Sheet1", rows, styles)).unwrap();
    assert_eq!(
        document.text(),
        "12.5\t28%\t2026年10月31日\t0.33333333333333331\t是\t\t1200\n"
    );
    let long = Remark::LongNumber {
        cell: "Sheet1!D1".to_owned(),
        number: "0.33333333333333331".to_owned(),
    };
    assert_eq!(document.remarks(), [long]);
}

#[test]
fn a_page_is_its_article() {
    let page = "<html><head><title>2026年甲县政府工作报告_甲县人民政府</title><script>if (a<b) {新增5家}</script></head><body>\
        <nav><ul><li>首页</ul></nav><div><a href=/>政务公开</a> <a href=/>互动</a></div>\
        <table><tr><td><table><tr><td>任务<td>目标</tr><tr><td>修路<td>5公里</tr></table></td></tr></table>\
        <p>新增学位&nbsp;5&#20010;。<br>完成<b>投资</b>3亿元。</p><footer>备案号</footer></body></html>";
    let document = read("a.html", page.as_bytes()).unwrap();
    assert_eq!(
        document.text(),
        "2026年甲县政府工作报告\n任务\t目标\n修路\t5公里\n新增学位 5个。\n完成投资3亿元。\n"
    );
    let page = format!(
        "<p>通知</p><article><p>{}</p></article><p>相关新闻3条</p>",
        REPORT[2].repeat(2)
    );
    let document = read("a.html", page.as_bytes()).unwrap();
    assert_eq!(document.text().trim_end(), REPORT[2].repeat(2));
}

#[test]
fn an_archive_of_something_else_is_not_taken_for_a_report() {
    let error = read("a.zip", &archive(&[("a.txt", "新增5家")])).unwrap_err();
    assert_eq!(
        error.chinese(),
        "a.zip的类型不支持：可读取.docx、.html、.txt、.md、.csv、.xlsx"
    );
}

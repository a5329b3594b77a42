//! The outline of documents of every layout: each `tests/data/outline/*.txt` has the outline that is expected of it beside it in
//! `*.outline`; and laws that hold for every text.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zhibiao::extract::{
    Column, Genre, Known, Outline, Section, SectionKind, SectionSign, TableLayout, TimeDirection,
    YearSource,
};
use zhibiao::source::Span;

fn read(text: &str) -> Outline {
    Outline::of(text, &Known::default())
}

fn name(word: impl Into<&'static str>) -> &'static str {
    word.into()
}

/// The words of a span on one line.
fn words(text: &str, span: Span) -> String {
    let words = span.of(text).expect("a span marks whole characters");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An outline as a reader would write it down.
fn listing(text: &str, outline: &Outline) -> String {
    let mut listing = String::new();
    for document in outline.documents() {
        let title = document
            .title()
            .map_or("-".to_owned(), |title| words(text, title));
        let genre = document.genre().map_or("-", name);
        let year = document.year().map_or("-".to_owned(), |year| {
            format!("{} ({})", year.year, name(year.source))
        });
        let place = document.place().unwrap_or("-");
        writeln!(listing, "document | {title} | {genre} | {year} | {place}").unwrap();
        for section in &outline.sections()[document.sections()] {
            let indent = "  ".repeat(section.level() + 1);
            let kind = name(section.kind());
            let lean = section.lean().map_or("-", name);
            let years = section
                .years()
                .map_or("-".to_owned(), |years| years.to_string());
            let heading = section.heading().map_or_else(
                || {
                    let begin = words(text, section.span());
                    format!("~{}", begin.chars().take(16).collect::<String>())
                },
                |heading| words(text, heading),
            );
            writeln!(listing, "{indent}{kind} | {lean} | {years} | {heading}").unwrap();
            if let Some(table) = section.table() {
                for column in table.columns() {
                    let header = column
                        .header()
                        .map_or("-".to_owned(), |header| words(text, header));
                    let years = column
                        .years()
                        .map_or("-".to_owned(), |years| years.to_string());
                    let unit = column
                        .unit()
                        .map_or("-".to_owned(), |unit| words(text, unit));
                    writeln!(
                        listing,
                        "{indent}  column {} | {header} | {years} | {unit}",
                        name(column.column())
                    )
                    .unwrap();
                }
                for cell in table.cells() {
                    let column = cell
                        .column()
                        .map_or("-".to_owned(), |column| column.to_string());
                    writeln!(
                        listing,
                        "{indent}  cell {} {column} | {}",
                        cell.row(),
                        words(text, cell.span())
                    )
                    .unwrap();
                }
            }
        }
    }
    listing
}

#[test]
fn documents_of_every_layout_have_the_outline_that_a_reader_sees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/outline");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the folder of the documents") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a document");
        let found = listing(&text, &read(&text));
        let expected = fs::read_to_string(path.with_extension("outline")).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert!(count > 20, "only {count} documents");
}

/// The sections with a heading that a text has: heading, kind, years.
fn told(text: &str) -> Vec<(String, SectionKind, String)> {
    let outline = read(text);
    let told = outline.sections().iter().filter_map(|section| {
        let years = section
            .years()
            .map_or(String::new(), |years| years.to_string());
        Some((words(text, section.heading()?), section.kind(), years))
    });
    told.collect()
}

/// The pieces of evidence of the section that holds `word`.
fn evidence(text: &str, word: &str) -> Vec<(SectionSign, TimeDirection, String)> {
    let outline = read(text);
    let section = outline
        .section_at(text.find(word).expect("the word"))
        .expect("a section");
    let pieces = section.evidence().iter();
    pieces
        .map(|piece| (piece.sign, piece.direction, words(text, piece.span)))
        .collect()
}

#[test]
fn each_kind_of_evidence_is_told_with_its_place() {
    let text = "2026年甲县政府工作报告\n一、2025年工作回顾\n过去一年，全县生产总值同比增长3.47%。\n二、来日方长\n力争新增企业30家左右。\n";
    let review = evidence(text, "全县生产总值");
    for expected in [
        (
            SectionSign::HeadingWord,
            TimeDirection::Back,
            "2025年工作回顾",
        ),
        (
            SectionSign::HeadingYear,
            TimeDirection::Back,
            "2025年工作回顾",
        ),
        (
            SectionSign::Lead,
            TimeDirection::Back,
            "过去一年，全县生产总值同比增长3.47%。",
        ),
        (SectionSign::Word, TimeDirection::Back, "过去一年"),
    ] {
        let (sign, direction, at) = expected;
        assert!(
            review.contains(&(sign, direction, at.to_owned())),
            "{expected:?} in {review:?}"
        );
    }
    let figures = evidence("全县生产总值增长3.47%。", "全县");
    assert!(
        figures.contains(&(
            SectionSign::ExactFigure,
            TimeDirection::Back,
            "3.47".to_owned()
        )),
        "{figures:?}"
    );
    let plan = evidence(text, "力争");
    assert!(
        plan.contains(&(SectionSign::Word, TimeDirection::Ahead, "力争".to_owned())),
        "{plan:?}"
    );
    assert!(
        plan.iter()
            .all(|(_, direction, _)| *direction == TimeDirection::Ahead),
        "{plan:?}"
    );

    let known = Known::default().with_direction(TimeDirection::Back);
    let stated = Outline::of("新建泵站9座。", &known);
    let section = &stated.sections()[0];
    assert_eq!(section.kind(), SectionKind::Review);
    assert_eq!(section.evidence()[0].sign, SectionSign::Stated);

    let all: BTreeSet<SectionSign> = [text, "全县生产总值增长3.47%。"]
        .iter()
        .flat_map(|text| read(text).sections().to_vec())
        .chain(stated.sections().to_vec())
        .flat_map(|section| section.evidence().to_vec())
        .map(|piece| piece.sign)
        .collect();
    let every = <SectionSign as strum::IntoEnumIterator>::iter().collect();
    assert_eq!(all, every, "every kind of evidence has a reproducer");
}

#[test]
fn a_section_that_says_nothing_by_itself_goes_with_its_neighbours() {
    let text = "2026年甲县政府工作报告\n一、风起\n生产总值同比增长5.3%，入选国家级试点2个。\n二、云涌\n新建学校3所。\n三、潮平\n医院成功升级，荣获国家奖励4项，居全省第二。\n四、帆悬\n力争新增企业30家，要确保就业9000人以上。\n五、岸阔\n新建泵站9座。\n";
    let kinds: Vec<_> = told(text).into_iter().map(|(_, kind, _)| kind).collect();
    use SectionKind::{Plan, Review};
    assert_eq!(kinds, [Review, Review, Review, Plan, Plan]);
    let outline = read(text);
    let between = outline.section_at(text.find("学校").unwrap()).unwrap();
    assert!(
        between
            .evidence()
            .iter()
            .all(|piece| piece.sign == SectionSign::Neighbours)
    );
}

#[test]
fn no_single_word_flips_a_section() {
    let plan = "2026年甲县政府工作报告\n一、2025年工作回顾\n生产总值增长5.3%。\n二、2026年重点任务\n（一）抓项目\n推进项目建设，力争开工30个。\n（二）全面完成改造\n完成改造3000户，竣工安置房20万平方米。\n（三）防风险\n坚决守住底线。\n";
    let kinds = told(plan);
    assert!(
        kinds[1..]
            .iter()
            .all(|(_, kind, _)| *kind == SectionKind::Plan),
        "{kinds:?}"
    );
    let review = "2026年甲县政府工作报告\n一、2025年极不平凡的成就\n全市确保了粮食丰收，生产总值增长5.3%。\n将企业办事时间压缩一半，新增企业127家。\n二、2026年重点任务\n新增企业100家以上。\n";
    let outline = read(review);
    let changed = outline
        .section_at(review.find("办事时间").unwrap())
        .unwrap();
    assert_eq!(changed.kind(), SectionKind::Review);
}

#[test]
fn years_follow_heading_lead_and_document() {
    let text = "2026年甲县政府工作报告\n一、2025年和“十四五”工作回顾\n新建泵站9座。\n二、“十五五”时期主要目标\n新建泵站90座。\n三、全力推动“十五五”开好局\n新建泵站12座左右。\n";
    let years: Vec<_> = told(text)
        .into_iter()
        .map(|(_, kind, years)| (kind, years))
        .collect();
    assert_eq!(
        years,
        [
            (SectionKind::Review, "2021-2025".to_owned()),
            (SectionKind::LongerAims, "2026-2030".to_owned()),
            (SectionKind::Plan, "2026".to_owned()),
        ]
    );
    let years_at = |text: &str, word: &str| {
        let outline = read(text);
        outline
            .section_at(text.find(word).unwrap())
            .and_then(Section::years)
            .map(|years| years.to_string())
    };
    let runs = "2018年甲市政府工作报告\n一、过去五年工作回顾\n五年来，新建学校30所。\n刚刚过去的2017年，新建医院2家。\n二、今后五年工作\n新建公园40个。\n";
    assert_eq!(years_at(runs, "学校").as_deref(), Some("2013-2017"));
    assert_eq!(years_at(runs, "医院").as_deref(), Some("2017"));
    assert_eq!(years_at(runs, "公园").as_deref(), Some("2018-2022"));
    assert_eq!(years_at("新建公园40个。", "公园"), None);
}

#[test]
fn the_year_of_a_document_is_told_from_title_date_heading_or_text() {
    let cases = [
        ("2026年甲县政府工作报告\n正文。\n", 2026, YearSource::Title),
        (
            "关于2025年上半年重点项目的通报\n正文。\n",
            2025,
            YearSource::Title,
        ),
        (
            "政府工作报告\n——2012年1月14日在甲市第五届人民代表大会第二次会议上\n正文。\n",
            2012,
            YearSource::Date,
        ),
        (
            "督查通报\n甲督字〔2025〕19号\n正文。\n",
            2025,
            YearSource::Date,
        ),
        ("一、2018年工作回顾\n正文。\n", 2019, YearSource::Heading),
        ("一、2019年工作安排\n正文。\n", 2019, YearSource::Heading),
        (
            "一、“十二五”时期工作回顾\n正文。\n",
            2016,
            YearSource::Heading,
        ),
        (
            "各位代表：\n2019年是关键之年，要继续努力。\n",
            2019,
            YearSource::Text,
        ),
    ];
    for (text, year, source) in cases {
        let found = read(text).documents()[0]
            .year()
            .map(|year| (year.year, year.source));
        assert_eq!(found, Some((year, source)), "{text}");
    }
    assert_eq!(read("新增学位800个。").documents()[0].year(), None);
    let known = Known::default().with_year(2030).unwrap();
    let stated = Outline::of("2026年甲县政府工作报告\n正文。\n", &known);
    assert_eq!(
        stated.documents()[0].year().unwrap().source,
        YearSource::Stated
    );
    assert!(Known::default().with_year(26).is_err());
}

#[test]
fn what_the_caller_knows_goes_before_the_text() {
    let known = Known::default()
        .with_genre(Genre::Programme)
        .with_place("  乙县 ");
    let outline = Outline::of("2026年甲县政府工作报告\n正文。\n", &known);
    let document = &outline.documents()[0];
    assert_eq!(
        (document.genre(), document.place(), document.place_span()),
        (Some(Genre::Programme), Some("乙县"), None)
    );
}

#[test]
fn ragged_rows_lose_their_columns_and_shift_nothing() {
    let text = "指标|年度目标|完成数\n学位|800|900|多\n床位|300\n泵站|9|7\n";
    let outline = read(text);
    let table = outline.sections()[0].table().expect("a table");
    let column = |word: &str| {
        let (_, cell) = outline.cell_at(text.find(word).unwrap()).expect("a cell");
        table.column_of(cell).map(|column| column.column())
    };
    assert_eq!(column("900"), None);
    assert_eq!(column("300"), None);
    assert_eq!(column("9|7"), Some(Column::Target));
    assert_eq!(column("7\n"), Some(Column::Result));
    assert_eq!(outline.cell_at(text.find("目标").unwrap()), None);
}

#[test]
fn a_table_without_header_is_told_by_its_cells() {
    let text = "4|新增托位300个。|已新增托位336个，完成率112%。|县卫健局\n5|改造泵站9座。|已改造7座。|县水利局\n";
    let outline = read(text);
    let table = outline.sections()[0].table().expect("a table");
    let columns: Vec<_> = table
        .columns()
        .iter()
        .map(|column| column.column())
        .collect();
    assert_eq!(
        columns,
        [
            Column::Number,
            Column::Task,
            Column::Result,
            Column::Responsible
        ]
    );
    assert_eq!(table.layout(), TableLayout::RowPerLine);
}

#[test]
fn headers_of_every_wording_say_what_their_cells_are() {
    use Column::{
        Base, Deadline, Growth, Indicator, Other, Rank, Rate, Responsible, Result, Target, Task,
    };
    let cases = [
        (Indicator, "主要指标 考核项 考核项目 督查项 评价项 重点项目"),
        (
            Task,
            "考核内容 工作内容 事项 任务 下步打算 下一步工作安排 民生实事",
        ),
        (
            Target,
            "年度目标值 目标要求 目标增速 预期增幅 考核标准 达标值",
        ),
        (
            Result,
            "现值 1—6月 累计完成 本月 进度 推进情况 目前完成 截至6月底",
        ),
        (Rate, "完成比例 占比 比重 序时进度"),
        (Growth, "增速 上半年实际增速 增幅 同比增减"),
        (Base, "基数 2024年基数 上年同期"),
        (Responsible, "责任科室 分管领导 责任处室 联系人 填报单位"),
        (Deadline, "完成时限 竣工时间 完成日期"),
        (Rank, "排名 位次 名次"),
        (
            Other,
            "备注 评价 结论 评估意见 状态 情况说明 是否达标 存在问题 考核分值 差距 未完成原因 缺口 等级",
        ),
    ];
    for (expected, headers) in cases {
        for header in headers.split(' ') {
            let text = format!("事项|目标|{header}\n学位|800个|某\n");
            let outline = read(&text);
            let found = outline.sections()[0].table().expect("a table").columns();
            assert_eq!(found[2].column(), expected, "{header}");
        }
    }
}

#[test]
fn the_end_of_a_page_does_not_end_a_table() {
    let rows = |text: &str| {
        let outline = read(text);
        let tables = outline.sections().iter().filter_map(Section::table);
        tables
            .map(|table| {
                let last = table.cells().last().expect("a cell");
                (
                    last.row() + 1,
                    table.cells().iter().all(|cell| cell.column().is_some()),
                )
            })
            .collect::<Vec<_>>()
    };
    let header = "指标\n目标\n完成\n";
    let cases = [
        format!("{header}学位\n800\n650\n— 2 —\n床位\n300\n210\n"),
        format!("{header}学位\n800\n650\n\n— 2 —\n\n床位\n300\n210\n"),
        format!("{header}学位\n800\n650\n第 2 页 共 3 页\n{header}床位\n300\n210\n"),
        format!("{header}学位\n800\n650\n床位\n- 2 -\n300\n210\n"),
        "序号\n指标\n目标\n完成\n1\n学位\n800\n650\n— 2 —\n2\n床位\n300\n210\n".to_owned(),
        "指标|目标|完成\n学位|800|650\n\n— 2 —\n\n床位|300|210\n".to_owned(),
        "指标|目标|完成\n学位|800|650\n————\n床位|300|210\n".to_owned(),
        "指标\t目标\t完成\n学位\t800\t650\n2\n指标\t目标\t完成\n床位\t300\t210。\n".to_owned(),
        "指标｜目标｜完成\n｜-｜-｜-｜\n学位｜800｜650。\n床位｜300｜210。\n".to_owned(),
        "指标：学位\n目标：800\n完成：650\n— 2 —\n指标：床位\n目标：300\n完成：210\n".to_owned(),
        "指标：学位\n目标：800\n完成：650\n\n指标：床位\n目标：300\n完成：210\n".to_owned(),
        "事项：学位\n\n目标：800\n\n完成：650\n\n事项：床位\n\n目标：300\n\n完成：210\n".to_owned(),
    ];
    for text in cases {
        assert_eq!(rows(&text), [(2, true)], "{text}");
    }
    let other = "指标\n目标\n完成\n学位\n800\n650\n— 2 —\n全县上下要再接再厉。\n";
    assert_eq!(rows(other), [(1, true)]);
}

#[test]
fn the_unit_said_before_a_table_is_that_of_its_figures() {
    let units = |line: &str| {
        let text = format!("{line}\n指标|目标|完成|增速\n公路|800|650|3.1\n");
        let outline = read(&text);
        let table = outline.sections().iter().find_map(Section::table);
        let columns = table.expect("a table").columns().iter();
        let unit =
            |column: &zhibiao::extract::TableColumn| column.unit().map(|unit| words(&text, unit));
        columns.map(unit).collect::<Vec<_>>()
    };
    let all = |unit: &str| vec![None, Some(unit.to_owned()), Some(unit.to_owned()), None];
    assert_eq!(units("（单位：万元）"), all("万元"));
    assert_eq!(units("单位:公里"), all("公里"));
    assert_eq!(
        units("附表3 道路建设情况（单位： 万平方米 ）"),
        all("万平方米")
    );
    for none in ["单位：万元、%", "单位：甲县", "责任单位：交通局"] {
        assert_eq!(units(none), [None, None, None, None], "{none}");
    }
}

#[test]
fn the_head_of_a_bulletin_says_when_it_is_of() {
    let cases = [
        "督查动态\n第9期（总第63期）\n甲县督查室编印    2026年4月2日\n已开工9个。\n",
        "工业运行周报（2026年第7期）\n已开工9个。\n",
        "城建快报\n2026年8月5日\n已开工9个。\n",
        "（2026年第12期）\n已开工9个。\n",
        "要情专报\n〔2026〕第3期\n已开工9个。\n",
    ];
    for text in cases {
        let outline = read(text);
        let document = &outline.documents()[0];
        assert_eq!(document.genre(), Some(Genre::Progress), "{text}");
        assert_eq!(document.year().map(|year| year.year), Some(2026), "{text}");
    }
    let passage = "2026年8月5日，甲县新开通公交线路2条。";
    assert_eq!(read(passage).documents()[0].genre(), None);
}

#[test]
fn a_mid_term_evaluation_is_of_the_latest_year_told_as_done() {
    let year = |text: &str| read(text).documents()[0].year().map(|year| year.year);
    let title = "甲市“十四五”规划中期评估报告\n";
    let told = format!("{title}截至2023年底，新建学校9所。到2025年要建成12所，2025年目标不变。\n");
    assert_eq!(year(&told), Some(2023));
    assert_eq!(
        year(&format!("{title}2021—2022年，新建学校9所。\n")),
        Some(2022)
    );
    assert_eq!(year(&format!("{title}新建学校9所。\n")), Some(2023));
    let known = "甲市“十三五”规划实施中期评估情况\n森林覆盖率已达57%。\n";
    assert_eq!(year(known), Some(2018));
}

#[test]
fn a_lead_that_names_a_plan_speaks_of_all_its_years() {
    let years = |text: &str| {
        let outline = read(text);
        outline.sections()[0].years().map(|years| years.to_string())
    };
    let coming = [
        "站在“十五五”的门槛上，到2030年，建成绿道90公里。",
        "用五年再造一个新城。“十五五”期间，新增企业300家。",
        "今后五年，是“十五五”时期，要新建泵站90座。",
        "未来5年，也就是“十五五”时期，新建泵站90座。",
    ];
    for text in coming {
        assert_eq!(years(text).as_deref(), Some("2026-2030"), "{text}");
    }
    let past = [
        "“十四五”以来，新建学校30所，2025年达到120所。",
        "五年来，我们走过“十四五”，新建学校30所，2025年建成6所。",
        "五年赶考，不负韶华。“十四五”期间，新建医院6家。",
    ];
    for text in past {
        assert_eq!(years(text).as_deref(), Some("2021-2025"), "{text}");
    }
    let one = "2026年是“十五五”开局之年，要新建泵站9座。";
    assert_eq!(years(one).as_deref(), Some("2026"));
}

#[test]
fn what_an_evaluation_finds_wrong_is_review_and_what_it_asks_for_is_plan() {
    let text = "甲市2025年民生实事评估报告\n一、完成情况\n已新增床位600张。\n虽然进展顺利，但仍存在选址难的问题，其中滞后2处。\n建议再新增床位300张。\n";
    let outline = read(text);
    let kind = |word: &str| outline.section_at(text.find(word).unwrap()).unwrap().kind();
    assert_eq!(kind("选址难"), SectionKind::Review);
    assert_eq!(kind("300张"), SectionKind::Plan);
}

#[test]
fn a_verb_that_is_a_button_too_hides_no_figure() {
    let text = "甲县2025年工作情况通报\n一、进展\n加大投入3200万元。\n加大\n";
    let outline = read(text);
    let kind = |word: &str| outline.section_at(text.find(word).unwrap()).unwrap().kind();
    assert_eq!(kind("3200"), SectionKind::Review);
    assert_eq!(kind("加大\n"), SectionKind::Furniture);
}

/// What must hold of every outline.
fn check(text: &str) {
    let outline = read(text);
    let marks = |span: Span| assert!(span.of(text).is_some(), "{span:?} marks whole characters");
    let mut end = 0;
    for document in outline.documents() {
        marks(document.span());
        assert_eq!(
            document.span().start(),
            end,
            "no byte between two documents"
        );
        end = document.span().end();
        document
            .title()
            .into_iter()
            .chain(document.place_span())
            .for_each(marks);
    }
    if !outline.documents().is_empty() {
        assert_eq!(end, text.len(), "no byte after the last document");
    }
    let mut last = 0;
    for (place, section) in outline.sections().iter().enumerate() {
        let span = section.span();
        marks(span);
        assert!(
            last <= span.start() && !span.is_empty(),
            "sections are in order: {section:?}"
        );
        last = span.start();
        match section.parent() {
            None => assert_eq!(section.level(), 0),
            Some(parent) => {
                assert!(parent < place);
                let parent = &outline.sections()[parent];
                assert!(
                    parent.span().includes(&span),
                    "{section:?} stands in {parent:?}"
                );
                assert_eq!(parent.level() + 1, section.level());
            }
        }
        if let Some(heading) = section.heading() {
            marks(heading);
            assert!(span.includes(&heading));
        }
        section
            .evidence()
            .iter()
            .for_each(|piece| marks(piece.span));
        if section.kind().direction().is_some() {
            assert_eq!(section.kind().direction(), section.lean());
        }
        let mut end = span.start();
        for cell in section.table().map_or(&[][..], |table| table.cells()) {
            marks(cell.span());
            assert!(
                end <= cell.span().start() && span.includes(&cell.span()),
                "{cell:?} in {span:?}"
            );
            end = cell.span().end();
            assert!(
                cell.column()
                    .is_none_or(|column| column < section.table().unwrap().columns().len())
            );
        }
    }
    let mut cursor = outline.cursor();
    for (offset, _) in text.char_indices() {
        let section = outline.section_at(offset);
        assert_eq!(cursor.section(offset), section);
        assert_eq!(cursor.document(offset), outline.document_at(offset));
        assert_eq!(cursor.cell(offset), outline.cell_at(offset));
        let innermost = outline
            .sections()
            .iter()
            .rev()
            .find(|section| section.span().start() <= offset && offset < section.span().end());
        assert_eq!(section, innermost);
    }
}

/// Lines of the genre, put together any way.
fn document() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "",
        "2026年甲县政府工作报告",
        "关于2025年重点项目的督查通报",
        "各位代表：",
        "各位代表！五年来，我们新建学校9所。",
        "一、2025年工作回顾",
        "二、2026年工作安排",
        "（一）抓项目。新建泵站9座。",
        "1.道路。硬化3公里。",
        "①路灯。",
        "第一部分 开篇",
        "全县生产总值同比增长5.37%，位居全省第二。",
        "要确保就业9000人以上，力争更多。",
        "今年，我们",
        "— 3 —",
        "注：口径为规上。",
        "名词解释",
        "序号",
        "指标",
        "目标",
        "进展",
        "1",
        "2",
        "序号|任务|目标|进展",
        "1|学位|800|已建",
        "2|床位|",
        "|---|---|",
        "年度目标：300",
        "完成数：200",
        "<p>二、打算</p><p>新建</p>",
        "## 2026年任务",
        "【本月】已完成3个。",
        "　　２０２５年，全县",
        "\u{feff}",
        "指标 | 完成率（%）",
        "附件2",
        "第9期（总第63期）",
        "城建快报",
        "考核项：学位",
        "督办文号：3",
        "（单位：万元）",
        "————",
        "2",
    ]);
    let ending = prop::sample::select(vec!["\n", "\n\n", "\r\n", ""]);
    prop::collection::vec((line, ending), 0..40).prop_map(|lines| {
        lines
            .into_iter()
            .flat_map(|(line, end)| [line, end])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_laws_hold_for_documents(text in document()) {
        check(&text);
    }

    #[test]
    fn the_laws_hold_for_arbitrary_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn the_laws_hold_for_signs_of_the_genre(text in "[一二（）()、.\\d|\\t　 \n\r<>p/年月“”十五将要已了：:#*—-]{0,120}") {
        check(&text);
    }

    #[test]
    fn blank_lines_before_it_move_an_outline_and_change_nothing(text in document(), blanks in 1..4_usize) {
        let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let moved = format!("{}{begin}", "\n".repeat(blanks));
        prop_assert_eq!(listing(begin, &read(begin)), listing(&moved, &read(&moved)));
    }
}

/// What a page leaves around the words of a cell is none of the cell.
#[test]
fn a_cell_is_its_words() {
    let text = "任务 | &nbsp;进展 情况 | 责任单位\n建学校3所 | &nbsp;已 建2所&nbsp; | 教育局\n";
    let outline = Outline::of(text, &Known::default());
    let tables = outline
        .sections()
        .iter()
        .filter_map(|section| section.table());
    let cells: Vec<_> = tables
        .flat_map(|table| table.cells().iter().map(|cell| cell.span().of(text)))
        .collect();
    assert_eq!(cells, [Some("建学校3所"), Some("已 建2所"), Some("教育局")]);
}

/// A year alone says of what year a passage speaks, not whether its numbers were reached or are aimed at.
#[test]
fn a_year_alone_tells_no_kind() {
    let assumed = |text: &str| -> Vec<bool> {
        let reading = zhibiao::extract::Extractor::default().extract(text);
        let statements = reading.statements.iter();
        statements
            .map(zhibiao::extract::Statement::kind_is_assumed)
            .collect()
    };
    assert_eq!(assumed("2025年，地区生产总值增长5.60%。\n"), [true]);
    assert_eq!(assumed("全县经济平稳。\n2025年，新增就业5万人。\n"), [true]);
    assert_eq!(assumed("2025年，力争新增就业5万人。\n"), [false]);
    assert_eq!(assumed("2025年，已新增就业5万人。\n"), [false]);
    let told = read("2026年是“十五五”开局之年，新增就业5万人。\n");
    assert_eq!(told.documents()[0].year().map(|told| told.year), Some(2026));
}

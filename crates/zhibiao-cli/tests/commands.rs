//! The program as it is called: what it prints, writes, and ends with.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

const REPORT: &str = "甲县2026年政府工作报告\n一、2025年工作回顾\n一年来，全县规上工业增加值增长6.2%。\n二、2026年工作安排\n\
    今年预期目标是：地区生产总值增长5%左右，城镇新增就业4500人以上。新建公办幼儿园3所。\n";

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhibiao"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_folder_is_read_and_what_fails_is_named_at_the_end() {
    let folder = folder("mixed");
    fs::write(folder.join("甲县-2026.txt"), REPORT).unwrap();
    fs::write(folder.join("空.txt"), "").unwrap();
    fs::write(folder.join("扫描.pdf"), "%PDF-1.7").unwrap();
    fs::write(folder.join("~$正在写.docx"), "x").unwrap();
    fs::write(folder.join("图.png"), "x").unwrap();
    let output = run(&folder, &["extract", "."]);
    assert_eq!(code(&output), 1);
    let lines: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let quotes: Vec<&str> = lines
        .iter()
        .map(|line| line["quote"].as_str().unwrap())
        .collect();
    assert_eq!(quotes, ["6.2%", "5%左右", "4500人以上", "3所"]);
    assert_eq!(lines[0]["document"], "甲县-2026.txt");
    assert_eq!(lines[3]["place"], "第5行第43字");
    assert_eq!(
        err(&output),
        "zhibiao: ./扫描.pdf是PDF，不直接读取：请先转成文本，例如 `pdftotext -layout ./扫描.pdf report.txt`，断行会自动修补\n\
         zhibiao: ./空.txt是空文件\nzhibiao: 3个文件中有2个未读取\n"
    );
    let english = run(&folder, &["--lang", "en", "extract", "空.txt"]);
    assert_eq!(
        (code(&english), err(&english)),
        (2, "zhibiao: 空.txt is empty\n".to_owned())
    );
    let nothing = run(&folder, &["extract", "没有.txt"]);
    assert_eq!(
        (code(&nothing), err(&nothing)),
        (2, "zhibiao: 无法读取没有.txt：文件不存在\n".to_owned())
    );
}

#[test]
fn an_existing_file_is_kept_unless_forced_and_nothing_is_half_written() {
    let folder = folder("kept");
    fs::write(folder.join("a b'c.txt"), REPORT).unwrap();
    fs::write(folder.join("out.csv"), "old").unwrap();
    let refused = run(&folder, &["extract", "a b'c.txt", "-o", "out.csv"]);
    assert_eq!(
        (code(&refused), err(&refused)),
        (
            2,
            "zhibiao: out.csv已存在；如需覆盖请加 --force\n".to_owned()
        )
    );
    assert_eq!(fs::read_to_string(folder.join("out.csv")).unwrap(), "old");
    let forced = run(
        &folder,
        &["extract", "a b'c.txt", "-o", "out.csv", "--force"],
    );
    assert_eq!(code(&forced), 0, "{}", err(&forced));
    let written = fs::read_to_string(folder.join("out.csv")).unwrap();
    assert!(written.starts_with("\u{feff}文件,位置,类别,动作,指标,数值,"));
    assert!(written.contains("a b'c.txt,第5行第43字,目标,新建,公办幼儿园,3,,所,"));
    let other = run(&folder, &["extract", "a b'c.txt", "-o", "out.pdf"]);
    assert_eq!(
        err(&other),
        "zhibiao: out.pdf：本命令可写出.jsonl、.csv、.xlsx、.html\n"
    );
    let nowhere = run(&folder, &["extract", "a b'c.txt", "-o", "no/such/out.csv"]);
    assert_eq!(code(&nowhere), 2);
    assert!(err(&nowhere).starts_with("zhibiao: 无法写出no/such/out.csv："));
    let left: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_workbook_has_every_sheet_with_numbers_as_numbers_and_formulas_as_text() {
    let folder = folder("book");
    fs::write(
        folder.join("甲县-2026.txt"),
        format!("{REPORT}新增“=1+1”企业12.50家，完成投资12345678901234567元。\n"),
    )
    .unwrap();
    let output = run(&folder, &["extract", "甲县-2026.txt", "-o", "a.xlsx"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let mut book: Xlsx<_> = open_workbook(folder.join("a.xlsx")).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["指标表述", "目标", "无量化目标", "提示", "汇总"]
    );
    let sheet = book.worksheet_range("指标表述").unwrap();
    let row = |words: &str| {
        let found = sheet
            .rows()
            .find(|row| row[4] == Data::String(words.to_owned()));
        found
            .unwrap_or_else(|| panic!("no row of {words}"))
            .to_vec()
    };
    assert_eq!(
        sheet.rows().next().unwrap()[4],
        Data::String("指标".to_owned())
    );
    let jobs = row("城镇新增就业");
    assert_eq!(
        (
            &jobs[5],
            jobs[7].to_string().as_str(),
            jobs[8].to_string().as_str()
        ),
        (&Data::Float(4500.0), "人", "不低于")
    );
    assert_eq!(row("“=1+1”企业")[5], Data::Float(12.5));
    // A number that a double does not hold stands as text, with a remark.
    assert_eq!(row("投资")[5], Data::String("12345678901234567".to_owned()));
    assert!(parts(&folder.join("a.xlsx")).contains("位数超过电子表格能准确保存的范围"));
    assert!(book.worksheet_formula("指标表述").unwrap().is_empty());
    let targets = book.worksheet_range("目标").unwrap();
    let target: Vec<String> = targets
        .rows()
        .find(|row| row[4] == Data::String("城镇新增就业".to_owned()))
        .unwrap()[3..15]
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        target,
        [
            "新增",
            "城镇新增就业",
            "数量",
            "4500",
            "",
            "人",
            "以上",
            "4500人以上",
            "总量",
            "",
            "",
            "2026年"
        ]
    );
    let panel = book.worksheet_range("汇总").unwrap();
    let growth: Vec<String> = panel
        .rows()
        .find(|row| row[2] == Data::String("gdp".to_owned()))
        .unwrap()[..7]
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        growth,
        ["甲县", "2026", "gdp", "地区生产总值", "目标", "增长", "5"]
    );
}

#[test]
fn a_plan_is_checked_followed_and_judged() {
    let folder = folder("plan");
    fs::write(
        folder.join("2025.txt"),
        "甲县2025年政府工作报告\n一、2025年工作安排\n今年新建公办幼儿园3所，改造老旧小区20个。\n",
    )
    .unwrap();
    fs::write(
        folder.join("2026.txt"),
        "甲县2026年政府工作报告\n一、2025年工作回顾\n一年来，新建公办幼儿园4所。\n二、2026年工作安排\n今年新建公办幼儿园2所。\n",
    )
    .unwrap();
    let plan = run(&folder, &["plan", "2025.txt", "-o", "plan.json"]);
    assert_eq!(code(&plan), 0, "{}", err(&plan));
    let followed = run(&folder, &["follow-up", "plan.json", "2026.txt"]);
    assert_eq!(
        out(&followed),
        "新建公办幼儿园3所 → 4所\n改造老旧小区20个　（报告没有再说到）\n"
    );
    let checked = run(&folder, &["check", "2025.txt"]);
    assert_eq!(
        (code(&checked), out(&checked)),
        (0, "0处错误，0处警告，0处提示\n".to_owned())
    );
    fs::write(
        folder.join("bad.txt"),
        "甲县2025年政府工作报告\n完成农村公路926.1公里,占计划500公里的66%。\n",
    )
    .unwrap();
    let wrong = run(&folder, &["check", "bad.txt"]);
    assert_eq!(code(&wrong), 1);
    assert!(
        out(&wrong).contains("警告[rate-contradiction]"),
        "{}",
        out(&wrong)
    );
    let plan: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("plan.json")).unwrap()).unwrap();
    let id = plan["targets"][0]["id"].as_str().unwrap();
    fs::write(
        folder.join("reports.csv"),
        format!("编号,截止日期,口径,时段,数值,单位,节点,缺报原因,数据状态,来源\n{id},2025-06-30,,,1,所,,,,月报\n"),
    )
    .unwrap();
    let board = run(
        &folder,
        &["board", "plan.json", "reports.csv", "--as-of", "2025-06-30"],
    );
    assert!(
        out(&board).contains("新建公办幼儿园3所　1所　33.33%"),
        "{}{}",
        out(&board),
        err(&board)
    );
    let page = run(
        &folder,
        &[
            "board",
            "plan.json",
            "reports.csv",
            "--as-of",
            "2025-06-30",
            "-o",
            "board.html",
        ],
    );
    assert!(page.status.success() || code(&page) == 1, "{}", err(&page));
    assert!(
        fs::read_to_string(folder.join("board.html"))
            .unwrap()
            .contains("33.33%")
    );
}

#[test]
fn corrections_of_a_page_are_applied_and_bad_lines_named() {
    let folder = folder("corrected");
    fs::write(
        folder.join("a.txt"),
        "今年新增学位50个，新建公园3个，修路5公里。",
    )
    .unwrap();
    let lines: Vec<Value> = out(&run(&folder, &["extract", "a.txt"]))
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let correction = |at: usize, rest: &str| {
        let line = &lines[at];
        format!(
            "{{\"document\":\"a.txt\",\"start\":{},\"end\":{},\"quote\":{},{rest}}}\n",
            line["start"], line["end"], line["quote"]
        )
    };
    let text = correction(
        0,
        "\"verdict\":\"fixed\",\"fields\":{\"indicator\":\"公办学位\"}",
    ) + &correction(1, "\"verdict\":\"wrong\"")
        + "not JSON\n";
    fs::write(folder.join("c.jsonl"), text).unwrap();
    let output = run(&folder, &["extract", "a.txt", "--corrections", "c.jsonl"]);
    let found: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|line| (&line["indicator"], &line["quote"]))
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].0, "公办学位");
    assert_eq!(found[1].1, "5公里");
    assert!(
        err(&output).starts_with("zhibiao: c.jsonl第3行不是更正："),
        "{}",
        err(&output)
    );
}

#[test]
fn completions_the_manual_and_a_panel_are_printed() {
    let folder = folder("panel");
    fs::write(folder.join("甲县-2026.txt"), REPORT).unwrap();
    let panel = run(&folder, &["panel", ".", "-o", "p.tsv"]);
    assert_eq!(code(&panel), 0, "{}", err(&panel));
    let written = fs::read_to_string(folder.join("p.tsv")).unwrap();
    assert!(
        written.contains("甲县-2026.txt\t甲县\t2026\tgdp\tgrowth\ttarget\t5\t%\tabout\t5%左右"),
        "{written}"
    );
    assert!(out(&run(&folder, &["panel", "."])).contains("地区生产总值"));
    assert!(out(&run(&folder, &["completions", "bash"])).contains("_zhibiao"));
    assert!(out(&run(&folder, &["man"])).contains(".TH zhibiao"));
    assert_eq!(code(&run(&folder, &["no-such-command"])), 2);
}

/// The parts of a workbook, one after the other.
fn parts(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive
            .by_index(at)
            .unwrap()
            .read_to_string(&mut all)
            .unwrap();
    }
    all
}

/// Where the rows of each sheet lead on the page.
fn anchors(path: &Path) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let sheets = (1..=5).map(|number| {
        let mut sheet = String::new();
        archive
            .by_name(&format!("xl/worksheets/sheet{number}.xml"))
            .unwrap()
            .read_to_string(&mut sheet)
            .unwrap();
        let places = sheet.split("location=\"").skip(1);
        places
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    });
    sheets.collect()
}

/// Where the first link of a workbook leads.
fn link(book: &str) -> &str {
    let (_, rest) = book.split_once("/hyperlink\" Target=\"").unwrap();
    rest.split('"').next().unwrap()
}

#[test]
fn each_row_of_a_workbook_leads_to_its_sentence_on_the_page() {
    let folder = folder("linked");
    fs::create_dir(folder.join("in")).unwrap();
    fs::create_dir(folder.join("out")).unwrap();
    for place in ["乙县", "甲县"] {
        let more = "开工建设县人民医院新院区。改造住房数百套。\n";
        fs::write(
            folder.join(format!("in/{place}-2026.txt")),
            format!("{REPORT}{more}"),
        )
        .unwrap();
    }
    let output = run(
        &folder,
        &["extract", "in", "-o", "book.xlsx", "--page", "page 1.html"],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = fs::read_to_string(folder.join("page 1.html")).unwrap();
    let marks = page.matches("<mark id=\"s").count();
    let book = parts(&folder.join("book.xlsx"));
    assert_eq!(link(&book), "page%201.html");
    for number in 0..marks {
        assert!(page.contains(&format!("<mark id=\"s{number}\"")));
        assert!(
            book.contains(&format!("location=\"s{number}\"")),
            "{number}"
        );
    }
    assert!(marks > 3 && !book.contains(&format!("location=\"s{marks}\"")));
    // So do the rows of the other sheets: to the mark of their statement, else to their line.
    let anchors = anchors(&folder.join("book.xlsx"));
    let rows = |name: &str| {
        let mut book: Xlsx<_> = open_workbook(folder.join("book.xlsx")).unwrap();
        book.worksheet_range(name).unwrap().rows().count() - 1
    };
    for (name, of_sheet) in ["指标表述", "目标", "无量化目标", "提示", "汇总"]
        .into_iter()
        .zip(&anchors)
    {
        assert_eq!(of_sheet.len(), rows(name), "{name}");
        assert!(of_sheet.len() >= 2, "{name}");
        for anchor in of_sheet {
            let with_quotes = format!(" id=\"{anchor}\"");
            let without = format!(" id={anchor}>");
            assert!(
                page.contains(&with_quotes) || page.contains(&without),
                "{name}: {anchor}"
            );
        }
    }

    // In another folder the workbook needs the whole path.
    let output = run(
        &folder,
        &[
            "extract",
            "in",
            "-o",
            "book.xlsx",
            "--force",
            "--page",
            "out/page.html",
        ],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    let book = parts(&folder.join("book.xlsx"));
    assert!(link(&book).ends_with("/out/page.html"), "{}", link(&book));

    let output = run(
        &folder,
        &["extract", "in", "-o", "a.csv", "--page", "b.html"],
    );
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("--page 与 -o 文件.xlsx 合用"),
        "{}",
        err(&output)
    );
    let output = run(
        &folder,
        &["extract", "in", "-o", "a.xlsx", "--page", "a#1.html"],
    );
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("路径中不能有 #"), "{}", err(&output));
    let output = run(
        &folder,
        &["extract", "in", "-o", "a.xlsx", "--page", "out/page.html"],
    );
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("out/page.html已存在"),
        "{}",
        err(&output)
    );
    assert!(!folder.join("a.xlsx").exists());
}

/// A table saved by a Chinese Excel, a plan as a table, and what cannot be read: each is told in the language asked for.
#[test]
fn tables_are_read_in_their_encoding_and_refusals_are_in_chinese() {
    let folder = folder("tables");
    // 编号,截止日期,数值,单位 / a,2024-06,2,公里 in GB18030, as Excel saves it.
    let mut reports =
        b"\xb1\xe0\xba\xc5,\xbd\xd8\xd6\xb9\xc8\xd5\xc6\xda,\xca\xfd\xd6\xb5,\xb5\xa5\xce\xbb\n"
            .to_vec();
    reports.extend(b"a,2024-06,2,\xb9\xab\xc0\xef\nz,2024-06,2,\xb9\xab\xc0\xef\n");
    fs::write(folder.join("填报.csv"), reports).unwrap();
    fs::write(
        folder.join("计划.csv"),
        "编号,指标,动作,数值,单位\na,绿道,新建,3,公里\n",
    )
    .unwrap();
    let output = run(
        &folder,
        &[
            "board",
            "计划.csv",
            "填报.csv",
            "--year",
            "2024",
            "--as-of",
            "2024-06-30",
        ],
    );
    assert!(
        out(&output).contains("新建绿道3公里　2公里　66.67%"),
        "{}",
        out(&output)
    );
    // The second row is of no target of the plan.
    assert!(err(&output).contains('z'), "{}", err(&output));

    fs::write(folder.join("坏.docx"), "no package").unwrap();
    // 2024年，新增學校3所，全縣經濟發展穩中有進，各項工作取得明顯成效 in Big5.
    let big5: &[u8] = b"2024\xa6~\xa1A\xb7s\xbcW\xbe\xc7\xae\xd53\xa9\xd2\xa1A\xa5\xfe\xbf\xa4\xb8g\xc0\xd9\xb5o\xae\
        i\xc3\xad\xa4\xa4\xa6\xb3\xb6i\xa1A\xa6U\xb6\xb5\xa4u\xa7@\xa8\xfa\xb1o\xa9\xfa\xc5\xe3\xa6\xa8\xae\xc4\xa1C";
    fs::write(folder.join("繁体.txt"), big5).unwrap();
    for (arguments, expected) in [
        (
            &["board", "计划.csv", "没有.csv"][..],
            "无法读取没有.csv：文件不存在",
        ),
        (&["extract", "坏.docx"], "坏.docx已损坏：不是zip文件"),
        (&["extract", "繁体.txt"], "繁体.txt：文字乱码"),
        (&["board", "计划.csv", "计划.csv"], "首行没有“截止日期”列"),
    ] {
        let told = err(&run(&folder, arguments));
        assert!(told.contains(expected), "{arguments:?}: {told}");
    }
}

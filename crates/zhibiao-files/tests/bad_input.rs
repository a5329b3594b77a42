//! Files that cannot be read: each is named with what would help; and no bytes bring the readers to fall.

mod common;

use common::{archive, docx, paragraph, xlsx};
use proptest::prelude::*;
use zhibiao_files::{FileError, Remark, read, read_file};

fn refused(name: &str, bytes: &[u8]) -> (String, String) {
    let error = read(name, bytes).unwrap_err();
    (error.to_string(), error.chinese())
}

#[test]
fn each_refusal_says_what_would_help() {
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let protected: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let protected = [&compound[..], &protected].concat();
    let only_picture = docx("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>");
    let half = docx(&paragraph("新增5家"));
    let half = &half[..half.len() / 2];
    let bomb = archive(&[(
        "word/document.xml",
        "<!DOCTYPE x [<!ENTITY a \"啊\">]><x>&a;</x>",
    )]);
    for (name, bytes, english, chinese) in [
        ("空.txt", &b""[..], "空.txt is empty", "空.txt是空文件"),
        (
            "a.pdf",
            b"%PDF-1.7",
            "a.pdf is a PDF, which is not read: make text of it first, as with `pdftotext -layout a.pdf report.txt`; the line breaks are mended",
            "a.pdf是PDF，不直接读取：请先转成文本，例如 `pdftotext -layout a.pdf report.txt`，断行会自动修补",
        ),
        (
            "a.doc",
            &compound,
            "a.doc is a file of Office before 2007: save it as .docx or .xlsx",
            "a.doc是Office 2007以前的格式，请另存为.docx或.xlsx",
        ),
        (
            "a.docx",
            &protected,
            "a.docx is protected by a password: save it without",
            "a.docx设有密码，请取消密码后另存",
        ),
        (
            "a.docx",
            &only_picture,
            "a.docx has no text, only 1 pictures: it needs text recognition (OCR) first",
            "a.docx没有文字，只有1张图片，需先做文字识别（OCR）",
        ),
        (
            "a.docx",
            b"no zip",
            "a.docx is damaged: it is no zip archive; open it in its own program and save it again",
            "a.docx已损坏：不是zip文件；请用原程序打开后重新保存",
        ),
        (
            "a.docx",
            &bomb,
            "a.docx is damaged: it has a DTD; open it in its own program and save it again",
            "a.docx已损坏：含有文档类型定义（DTD）；请用原程序打开后重新保存",
        ),
        (
            "a.rtf",
            b"{\\rtf1}",
            "a.rtf is of a kind that is not read: .docx, .html, .txt, .md, .csv and .xlsx are",
            "a.rtf的类型不支持：可读取.docx、.html、.txt、.md、.csv、.xlsx",
        ),
        (
            "a.txt",
            b"abc\xff\xff\xff",
            "a.txt is text in none of UTF-8, GB18030 and UTF-16: byte 4 fits none; save it as UTF-8",
            "a.txt不是UTF-8、GB18030或UTF-16文本：第4个字节不合，请另存为UTF-8",
        ),
    ] {
        assert_eq!(
            refused(name, bytes),
            (english.to_owned(), chinese.to_owned())
        );
    }
    assert!(matches!(
        read("a.docx", half),
        Err(FileError::Damaged { .. })
    ));
    assert!(matches!(
        read("a.docx", &archive(&[("x", "y")])),
        Err(FileError::Damaged { .. })
    ));
    assert!(matches!(
        read_file(std::path::Path::new(".")),
        Err(FileError::Directory { .. })
    ));
    let missing = read_file(std::path::Path::new("没有 这个'文件'.txt")).unwrap_err();
    assert_eq!(missing.chinese(), "无法读取没有 这个'文件'.txt：文件不存在");
}

#[test]
fn a_page_that_is_cut_is_read_as_far_as_it_goes() {
    let document = read("a.html", "<p>新增学位5个。<div clas".as_bytes()).unwrap();
    assert_eq!(document.text(), "新增学位5个。\n");
    assert_eq!(document.remarks(), [Remark::Cut]);
}

#[test]
fn garbled_text_is_told() {
    let text = "\u{e001}\u{e002}新增\u{fffd}5\u{e003}家";
    let document = read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(document.remarks(), [Remark::Garbled { characters: 4 }]);
    let strange: String = (0..300)
        .filter_map(|at| char::from_u32(0x9000 + at))
        .collect();
    let document = read("a.txt", strange.as_bytes()).unwrap();
    assert_eq!(document.remarks(), [Remark::Garbled { characters: 300 }]);
}

#[test]
fn an_entity_that_nobody_knows_stays() {
    let document = read("a.docx", &docx(&paragraph("甲&unknown;乙&#19969;&amp;"))).unwrap();
    assert_eq!(document.text(), "甲&unknown;乙丁&\n");
}

#[test]
fn a_cell_far_out_fills_no_memory() {
    let rows = "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>5</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>6</v></c></row></sheetData>";
    let document = read("a.xlsx", &xlsx("Sheet1", rows, "<styleSheet/>")).unwrap();
    assert_eq!(document.text().trim_start_matches('\t'), "5\n6\n");
    let spans = format!(
        "<table><tr><td colspan=99999999 rowspan=99999999>甲{}",
        "<tr><td>乙<td>丙".repeat(3)
    );
    assert!(read("a.html", spans.as_bytes()).unwrap().text().len() < 10_000);
}

proptest! {
    #[test]
    fn no_bytes_bring_a_reader_to_fall(bytes in prop::collection::vec(any::<u8>(), 0..400), ending in "docx|html|txt|csv|xlsx") {
        let _ = read(&format!("a.{ending}"), &bytes);
    }

    #[test]
    fn no_page_brings_the_reader_to_fall(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<table>", "</table>", "<tr>", "<td>", "<td rowspan=3>", "</td>", "<p>", "</p>", "<nav>", "</nav>", "<article>",
                "</article>", "<title>", "</title>", "<a>", "</a>", "新增5家", " ", "&amp;", "<", "<script>", "</script>",
            ]),
            0..60,
        ),
    ) {
        let page = parts.concat();
        if let Ok(document) = read("a.html", page.as_bytes()) {
            for (at, _) in document.text().char_indices() {
                prop_assert!(document.place(at).is_some() || document.text()[..at].trim().is_empty());
            }
        }
    }

    #[test]
    fn no_word_file_brings_the_reader_to_fall(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "</w:p>", "<w:r><w:t>新增5家</w:t></w:r>",
                "<w:vMerge/>", "<w:gridSpan w:val=\"3\"/>", "<w:del>", "</w:del>", "<w:tab/>", "<w:br/>",
            ]),
            0..60,
        ),
    ) {
        let _ = read("a.docx", &docx(&parts.concat()));
    }

    #[test]
    fn utf16_and_gb18030_come_back(text in "[一-龥a-z0-9，。\n]{1,80}") {
        prop_assume!(!text.trim().is_empty());
        let units: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let document = read("a.txt", &units).unwrap();
        prop_assert_eq!(document.text(), &text);
        let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
        // Some bytes of GB18030 are UTF-8 as well.
        if std::str::from_utf8(&bytes).is_err() {
            let document = read("a.txt", &bytes).unwrap();
            prop_assert_eq!(document.text(), &text);
        }
    }
}

/// A table is read as it stands, whatever its name; what is no text is refused.
#[test]
fn text_is_read_as_it_stands() {
    use zhibiao_files::read_text;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("as-it-stands");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        read_text(&path)
    };
    // 编号 in GB18030, and behind a mark of UTF-8.
    let (text, remarks) = write("a.csv", b"\xb1\xe0\xba\xc5,1\n").unwrap();
    assert_eq!((text.as_str(), remarks.len()), ("编号,1\n", 1));
    assert_eq!(write("a.json", "\u{feff}{}".as_bytes()).unwrap().0, "{}");
    assert!(matches!(
        write("a.xlsx", &archive(&[("xl/workbook.xml", "y")])),
        Err(FileError::Unknown { .. })
    ));
}

//! The page around its parts: styles, script, controls.

use crate::escape;
use crate::labels::both;

const STYLE: &str = include_str!("../assets/page.css");
const SCRIPT: &str = include_str!("../assets/page.js");

/// The parts of a page; texts in them are escaped already, but for the title and the data. A page of many documents is large: each part is
/// let go of when it is written.
pub(crate) struct Parts<'a> {
    pub(crate) title: &'a str,
    pub(crate) summary: &'a str,
    /// The document, where the page has one beside the table.
    pub(crate) left: Option<String>,
    pub(crate) table: Table,
    pub(crate) data: String,
}

/// A table: what stands before its rows, and these.
pub(crate) struct Table {
    pub(crate) head: String,
    pub(crate) rows: String,
}

pub(crate) fn page(parts: Parts<'_>) -> String {
    let title = escape::text(parts.title);
    let controls = controls(parts.left.is_some());
    let layout = if parts.left.is_some() {
        "beside"
    } else {
        "alone"
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=zh-CN>\n<head>\n<meta charset=utf-8>\n<meta name=viewport content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n\
         <link rel=icon href=data:,>\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body class={layout}>\n\
         <header><h1>{title}</h1>{controls}{summary}</header>\n<main>",
        summary = parts.summary,
    );
    let length = |part: Option<&String>| part.map_or(0, String::len);
    out.reserve(
        length(parts.left.as_ref()) + parts.table.rows.len() + parts.data.len() + SCRIPT.len(),
    );
    if let Some(left) = parts.left {
        out.push_str("<article id=document tabindex=-1>");
        out.push_str(&left);
        out.push_str("</article>");
    }
    out.push_str("<aside id=side aria-label=\"指标表 table\">");
    out.push_str(&parts.table.head);
    out.push_str(&parts.table.rows);
    drop(parts.table);
    out.push_str(
        "</tbody></table><p id=status role=status aria-live=polite></p></aside></main>\n<script type=application/json id=data>",
    );
    escape::json(&mut out, &parts.data);
    drop(parts.data);
    out.push_str("</script>\n<script>\n");
    out.push_str(SCRIPT);
    out.push_str("</script>\n</body>\n</html>\n");
    out
}

fn controls(with_document: bool) -> String {
    let correct = if with_document {
        format!(
            "<button id=save-corrections disabled>{}</button>",
            both(("下载更正", "Save corrections"))
        )
    } else {
        String::new()
    };
    let kinds = if with_document {
        "<select id=kind aria-label=\"类别 kind\"><option value=\"\">全部 all</option><option value=target>目标 targets</option>\
         <option value=achievement>完成 achievements</option></select><select id=unit aria-label=\"单位 unit\"><option value=\"\">单位 unit</option></select>\
         <select id=years aria-label=\"年份 years\"><option value=\"\">年份 years</option></select>\
         <select id=theme aria-label=\"主题 theme\"><option value=\"\">主题 theme</option></select><select id=headline aria-label=\"主要目标 headline\">\
         <option value=\"\">全文 whole text</option><option value=yes>主要目标 headline</option></select>"
    } else {
        ""
    };
    format!(
        "<div class=controls role=toolbar aria-label=\"筛选 filter\"><input id=search type=search placeholder=\"搜索 search\" aria-label=\"搜索 search\">{kinds}\
         <button id=save-csv>{}</button>{correct}<button id=language aria-label=\"切换语言 switch language\">中文 / English</button></div>",
        both(("导出CSV", "Save CSV"))
    )
}

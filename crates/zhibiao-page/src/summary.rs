//! What stands on top of a page: how many statements of each kind there are, and findings in words.

use std::fmt::Write as _;

use zhibiao::extract::Kind;

use crate::Reading;
use crate::labels::{self, both};

pub(crate) fn write(readings: &[Reading<'_>]) -> String {
    let statements = || readings.iter().flat_map(|reading| &reading.statements);
    let targets = statements()
        .filter(|statement| statement.kind == Kind::Target)
        .count();
    let all = statements().count();
    let findings: usize = readings.iter().map(|reading| reading.findings.len()).sum();
    let mut out = String::from("<ul class=counts>");
    for (number, class, label) in [
        (targets, "target", ("目标", "targets")),
        (all - targets, "achievement", ("完成情况", "achievements")),
        (findings, "finding", ("未读懂之处", "not understood")),
    ] {
        let _ = write!(
            out,
            "<li class=\"{class}\"><b>{number}</b> {}</li>",
            both(label)
        );
    }
    out.push_str("</ul>");
    if findings > 0 {
        let _ = write!(
            out,
            "<details class=findings><summary>{}</summary><ul>",
            both(("未读懂之处", "Not understood"))
        );
        for finding in readings.iter().flat_map(|reading| &reading.findings) {
            let _ = write!(out, "<li>{}</li>", labels::finding(finding));
        }
        out.push_str("</ul></details>");
    }
    out
}

//! Texts inside a page: whatever they hold, they stay texts.

use std::fmt::Write as _;

/// A text between tags or in an attribute in double quotes. Characters that turn the direction of writing are shown by their numbers.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "[U+{:04X}]", u32::from(c));
            }
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Writes JSON inside a `script` element: nothing in it ends the element or a line of the script.
pub(crate) fn json(out: &mut String, json: &str) {
    for piece in json.split_inclusive(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let mark = piece.chars().next_back().and_then(|last| match last {
            '<' => Some("\\u003c"),
            '>' => Some("\\u003e"),
            '&' => Some("\\u0026"),
            '\u{2028}' => Some("\\u2028"),
            '\u{2029}' => Some("\\u2029"),
            _ => None,
        });
        match mark {
            Some(mark) => {
                let mut before = piece.chars();
                before.next_back();
                out.push_str(before.as_str());
                out.push_str(mark);
            }
            None => out.push_str(piece),
        }
    }
}

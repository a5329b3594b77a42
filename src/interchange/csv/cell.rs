//! What a cell of the table holds: text that no spreadsheet runs, and lists.

/// Between the entries of a list.
pub(in crate::interchange) const ENTRIES: char = '；';
/// Between the headings of a theme path.
pub(in crate::interchange) const HEADINGS: char = '>';
/// Between the parts of an entry.
pub(in crate::interchange) const PARTS: char = '=';

/// What is so.
pub(in crate::interchange) const YES: &str = "是";

const ESCAPE: char = '\\';

/// Puts an apostrophe before text that a spreadsheet would run as a formula, and before text that has one already.
///
/// The signs are those of the OWASP page “CSV Injection”, and their full-width forms, which an input method may leave.
pub(in crate::interchange) fn protect(text: String) -> String {
    if text.starts_with(is_risky) {
        format!("'{text}")
    } else {
        text
    }
}

/// Takes the apostrophe away again.
pub(in crate::interchange) fn unprotect(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_risky) => rest,
        _ => text,
    }
}

fn is_risky(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠'
    )
}

/// The items with the separator between them; where it occurs in an item, a backslash stands before it.
pub(in crate::interchange) fn join<T: AsRef<str>>(
    items: impl IntoIterator<Item = T>,
    separator: char,
) -> String {
    let mut list = String::new();
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            list.push(separator);
        }
        for c in item.as_ref().chars() {
            if c == separator || c == ESCAPE {
                list.push(ESCAPE);
            }
            list.push(c);
        }
    }
    list
}

/// The items of a list, without the blanks around them; an empty text has none. The inverse of [`join`].
pub(in crate::interchange) fn split(list: &str, separator: char) -> Vec<String> {
    if list.trim().is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    let mut item = String::new();
    let mut signs = list.chars();
    while let Some(c) = signs.next() {
        if c == ESCAPE {
            item.extend(signs.next());
        } else if c == separator {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    items.iter().map(|item| item.trim().to_owned()).collect()
}

//! What a cell of the table holds: text that no spreadsheet runs, and lists.

use csv::StringRecord;

/// Between the entries of a list.
pub(in crate::interchange) const ENTRIES: char = '；';
/// Between the headings of a theme path.
pub(in crate::interchange) const HEADINGS: char = '>';
/// Between the parts of an entry.
pub(in crate::interchange) const PARTS: char = '=';

/// What is so.
pub(in crate::interchange) const YES: &str = "是";

const ESCAPE: char = '\\';

/// Puts an apostrophe before what a spreadsheet would run as a formula, and before what has one already: at the beginning of the text,
/// and where one that takes another list separator, or passes over the quotation marks, would begin a cell.
///
/// The signs are those of the OWASP page “CSV Injection”, and their full-width forms, which an input method may leave.
pub(in crate::interchange) fn protect(text: String) -> String {
    if !risks(&text) {
        return text;
    }
    let mut protected = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && is_risky(c) {
            protected.push('\'');
        }
        protected.push(c);
        begins = begins_cell(c) || (begins && c.is_whitespace());
    }
    protected
}

/// The record with the apostrophes taken away again.
pub(in crate::interchange) fn unprotected(record: StringRecord) -> StringRecord {
    if !record.as_slice().contains('\'') {
        return record;
    }
    let mut plain: StringRecord = record.iter().map(unprotect).collect();
    plain.set_position(record.position().cloned());
    plain
}

fn unprotect(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut begins = true;
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        if begins && c == '\'' && signs.peek().copied().is_some_and(is_risky) {
            begins = signs.next().is_some_and(|c| {
                plain.push(c);
                begins_cell(c)
            });
            continue;
        }
        plain.push(c);
        begins = begins_cell(c) || (begins && c.is_whitespace());
    }
    plain
}

fn risks(text: &str) -> bool {
    let mut begins = true;
    text.chars().any(|c| {
        let risks = begins && is_risky(c);
        begins = begins_cell(c) || (begins && c.is_whitespace());
        risks
    })
}

/// Whether a spreadsheet may begin a cell behind it.
fn begins_cell(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
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

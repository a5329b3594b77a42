//! What may be a name: something to be seen, on one line. A region is the first thing here that has one.

/// Whether something of the text can be seen, and it holds no control character, no line break among them.
pub(crate) fn is_name(text: &str) -> bool {
    !text.chars().any(char::is_control) && is_visible(text)
}

/// Whether something of the text can be seen.
pub(crate) fn is_visible(text: &str) -> bool {
    text.chars()
        .any(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(c))
}

/// Whether nothing is drawn for the character: two names that differ in it look the same.
///
/// Source: Unicode, `DerivedCoreProperties`, `Default_Ignorable_Code_Point`; and U+2800, the Braille pattern without dots.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

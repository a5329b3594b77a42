//! Text of others in a message: seen as it is, its beginning where it is long.

use std::fmt::{self, Write};

/// How many characters of a text a message shows.
const LONGEST: usize = 60;

/// A text in a message: control and direction marks and line separators, which a terminal would obey, and marks of no width are written
/// out, and a long text
/// ends with `…`. With `{:?}` it stands in quotation marks.
pub(crate) struct Shown<T>(pub(crate) T);

impl<T: AsRef<str>> fmt::Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.as_ref().chars();
        for c in chars.by_ref().take(LONGEST) {
            write_visible(c, f)?;
        }
        match chars.as_str() {
            "" | "…" => f.write_str(chars.as_str()),
            _ => f.write_char('…'),
        }
    }
}

impl<T: AsRef<str>> fmt::Debug for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// Texts in a message with something between them, the first of many.
pub(crate) struct ShownList<'a>(pub(crate) &'a [String], pub(crate) &'static str);

impl fmt::Display for ShownList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 20;
        let Self(texts, between) = self;
        for (place, text) in texts.iter().take(MOST).enumerate() {
            if place > 0 {
                f.write_str(between)?;
            }
            Shown(text).fmt(f)?;
        }
        if texts.len() > MOST {
            f.write_str(between)?;
            f.write_char('…')?;
        }
        Ok(())
    }
}

/// Writes a character, or its number where a terminal would obey it or nothing could be seen of it.
pub(crate) fn write_visible(c: char, f: &mut impl Write) -> fmt::Result {
    let hidden = c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}'
        );
    if hidden {
        write!(f, "{}", c.escape_unicode())
    } else {
        f.write_char(c)
    }
}

/// A text as an error keeps it: as written, its beginning where it is long.
pub(crate) fn quoted(text: &str) -> String {
    match text
        .char_indices()
        .nth(LONGEST)
        .and_then(|(end, _)| text.get(..end))
    {
        Some(beginning) => format!("{beginning}…"),
        None => text.to_owned(),
    }
}

//! What a web page leaves over: tags, entities, invisible characters; and the form feeds of a converter.

use super::Damage;
use super::characters::is_blank;
use super::map::Edit;

/// Which kinds of damage a text may have, by its bytes alone: a bit for each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs(u8);

const MARKUP: u8 = 1;
const BLANKS: u8 = 2;
const LINES: u8 = 4;
const THIN_BLANKS: u8 = 8;

/// The one scan that a text without damage costs.
///
/// Every byte is judged with the two that follow and without a branch, so that the processor takes many at once.
pub(super) fn scan(text: &str) -> Signs {
    let bytes = text.as_bytes();
    let seconds = bytes.get(1..).unwrap_or_default();
    let thirds = bytes.get(2..).unwrap_or_default();
    let mut found = 0;
    for ((first, second), third) in bytes.iter().zip(seconds).zip(thirds) {
        found |= sign(*first, *second, *third);
    }
    for at in bytes.len().saturating_sub(2)..bytes.len() {
        let byte = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
        found |= sign(byte(0), byte(1), byte(2));
    }
    Signs(found)
}

/// What the bytes at one place may be a sign of.
#[expect(
    clippy::inline_always,
    clippy::needless_bitwise_bool,
    clippy::manual_range_contains,
    reason = "the loop around it is vectorized only if it is inlined and has no branch"
)]
#[inline(always)]
fn sign(first: u8, second: u8, third: u8) -> u8 {
    let general = (first == 0xe2) & (second == 0x80);
    let invisible = (general & (third >= 0x8b) & (third <= 0x8f))
        | ((first == 0xe2) & (second == 0x81) & (third == 0xa0))
        | ((first == 0xef) & (second == 0xbb) & (third == 0xbf))
        | ((first == 0xc2) & (second == 0xad));
    let thin = (general & (((third >= 0x82) & (third <= 0x8a)) | (third == 0xaf)))
        | ((first == 0xe2) & (second == 0x81) & (third == 0x9f))
        | ((first == 0xc2) & (second == 0xa0));
    (u8::from(invisible | (first == b'<') | (first == b'&') | (first == 0x0c)) * MARKUP)
        | (u8::from(thin) * THIN_BLANKS)
        | (u8::from(first == b' ') * BLANKS)
        | (u8::from(first == b'\n') * LINES)
}

impl Signs {
    pub(super) const fn markup(self) -> bool {
        self.0 & MARKUP != 0
    }

    pub(super) const fn blanks(self) -> bool {
        self.0 & (BLANKS | THIN_BLANKS) != 0
    }

    pub(super) const fn lines(self) -> bool {
        self.0 & LINES != 0
    }

    /// Whether a text has other blanks than that of ASCII.
    pub(super) const fn thin_blanks(self) -> bool {
        self.0 & THIN_BLANKS != 0
    }

    /// The lines of the text these are the signs of that have a blank, and where each begins.
    pub(super) fn lines_with_blanks(self, text: &str) -> impl Iterator<Item = (usize, &str)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = text.get(from..)?;
            // Without others, the blank of ASCII is looked for and not the line.
            let blank = if self.thin_blanks() {
                rest.find(is_blank)?
            } else {
                rest.find(' ')?
            };
            let (before, after) = rest.split_at_checked(blank)?;
            let begin = before.rfind('\n').map_or(0, |end| end + 1);
            let end = after.find('\n').map_or(rest.len(), |end| blank + end + 1);
            let at = from + begin;
            from += end;
            Some((at, rest.get(begin..end)?))
        })
    }
}

/// Tags that end a line; of every other tag nothing is left.
const LINE_TAGS: [&str; 27] = [
    "address",
    "article",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "section",
    "table",
    "tr",
    "ul",
];

/// Tags within a line.
const INLINE_TAGS: [&str; 21] = [
    "a", "b", "body", "em", "font", "head", "html", "i", "img", "input", "label", "meta", "o:p",
    "s", "span", "strong", "sub", "sup", "tbody", "thead", "u",
];

/// Tags of a table's cells: each begins a line, as the cells of a copied table do.
const CELL_TAGS: [&str; 2] = ["td", "th"];

/// A tag longer than this is none.
const LONGEST_TAG: usize = 400;

/// Named entities and their characters (HTML 4.01, section 24), those that reports have.
const ENTITIES: [(&str, char); 32] = [
    ("amp", '&'),
    ("bull", '•'),
    ("copy", '©'),
    ("deg", '°'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("permil", '‰'),
    ("plusmn", '±'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("yen", '¥'),
    ("zwnj", '\u{200c}'),
];

/// The edits that take markup out of a text.
pub(super) fn edits(text: &str, _: Signs) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut from = 0;
    // Whether what is kept so far ends a line, so that two tags end one line and not two.
    let mut line_begin = true;
    for (at, c) in text.char_indices() {
        if at < from {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let found = match c {
            '<' => tag(rest),
            '&' => entity(rest),
            '\u{c}' => Some((1, Some('\n'))),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {
                Some((c.len_utf8(), None))
            }
            _ => None,
        };
        match found {
            Some((len, with)) => {
                from = at + len;
                let ends_twice = with == Some('\n')
                    && (line_begin
                        || text
                            .get(from..)
                            .is_some_and(|rest| rest.starts_with(['\n', '\r'])));
                let with = with.filter(|_| !ends_twice);
                line_begin = with.map_or(line_begin, |with| with == '\n');
                edits.push(Edit {
                    range: at..from,
                    with,
                    damage: Damage::Markup,
                });
            }
            None => line_begin = c == '\n' || (line_begin && c == '\r'),
        }
    }
    edits
}

/// How long the tag at the begin is, and what is left of it.
fn tag(rest: &str) -> Option<(usize, Option<char>)> {
    if rest.starts_with("<!--") {
        let end = rest
            .bytes()
            .take(LONGEST_TAG)
            .position(|byte| byte == b'>')?;
        return Some((end + 1, None));
    }
    let bytes = rest.as_bytes();
    let named = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let mut quoted = None;
    let mut end = None;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_TAG).skip(named) {
        match (quoted, byte) {
            (None, b'>') => {
                end = Some(at);
                break;
            }
            (None, b'"' | b'\'') => quoted = Some(*byte),
            (Some(open), close) if open == *close => quoted = None,
            // Text between two brackets is no tag.
            (None, 0x80..) | (_, b'<') => return None,
            _ => {}
        }
    }
    let end = end?;
    let inside = rest.get(named..end)?.to_ascii_lowercase();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == ':';
    let name = inside.split(|c| !is_name(c)).next().unwrap_or_default();
    let left = if LINE_TAGS.contains(&name) || CELL_TAGS.contains(&name) {
        Some('\n')
    } else if INLINE_TAGS.contains(&name) {
        None
    } else if glued(name, &inside) {
        Some('\n')
    } else {
        return None;
    };
    Some((end + 1, left))
}

/// A tag whose blanks are lost: `<divclass="title">`.
fn glued(name: &str, inside: &str) -> bool {
    inside.contains('=')
        && ["class", "style", "align", "id"].iter().any(|attribute| {
            name.strip_suffix(attribute)
                .is_some_and(|tag| LINE_TAGS.contains(&tag) || CELL_TAGS.contains(&tag))
        })
}

/// How long the entity at the begin is, and its character.
fn entity(rest: &str) -> Option<(usize, Option<char>)> {
    let mut named = 1;
    // `&amp;nbsp;` was escaped twice.
    while rest
        .get(named..)
        .is_some_and(|rest| rest.starts_with("amp;"))
    {
        named += 4;
    }
    let amp = (named > 1).then_some((named, Some('&')));
    let end = rest
        .as_bytes()
        .iter()
        .skip(named)
        .take(9)
        .position(|byte| *byte == b';')
        .map(|len| named + len);
    let Some(end) = end else {
        return amp;
    };
    let name = rest.get(named..end).unwrap_or_default();
    let c = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        }
        .and_then(char::from_u32)
        .filter(|c| !c.is_control()),
        None => ENTITIES
            .iter()
            .find_map(|(known, c)| (*known == name).then_some(*c)),
    };
    match c {
        Some(c) => Some((end + 1, Some(c))),
        None => amp,
    }
}

//! What a web page leaves over: tags, entities, invisible characters; and the form feeds of a converter.

use super::Damage;
use super::characters::{is_blank, width};
use super::map::Edit;

/// Which kinds of damage a text may have, by its bytes alone: a bit for each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs(u8);

const MARKUP: u8 = 1;
const BLANKS: u8 = 2;
const LINES: u8 = 4;
const THIN_BLANKS: u8 = 8;

/// The one scan that a text without damage costs: most of its characters are known by their first byte to be no sign.
pub(super) fn scan(text: &str) -> Signs {
    let mut rest = text.as_bytes();
    let mut found = 0;
    loop {
        rest = match rest {
            [] => return Signs(found),
            [0xe4..=0xe9, _, _, after @ ..] => after,
            [first, after @ ..] => {
                found |= match first {
                    b' ' => BLANKS,
                    b'\n' => LINES,
                    b'<' | b'&' | 0x0c => MARKUP,
                    0xc2 | 0xe2 | 0xef => sign(rest),
                    _ => 0,
                };
                match first {
                    0..0xc0 => after,
                    _ => rest.get(width(*first)..).unwrap_or_default(),
                }
            }
        };
    }
}

/// What a character of more than one byte is a sign of.
const fn sign(character: &[u8]) -> u8 {
    match character {
        // Of no width; the mark of byte order; the soft hyphen.
        [0xe2, 0x80, 0x8b..=0x8f, ..]
        | [0xe2, 0x81, 0xa0, ..]
        | [0xef, 0xbb, 0xbf, ..]
        | [0xc2, 0xad, ..] => MARKUP,
        [0xe2, 0x80, 0x82..=0x8a | 0xaf, ..] | [0xe2, 0x81, 0x9f, ..] | [0xc2, 0xa0, ..] => {
            THIN_BLANKS
        }
        _ => 0,
    }
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

    /// Whether a line of the text these are the signs of has a blank.
    pub(super) fn blank_in(self, line: &str) -> bool {
        line.as_bytes().contains(&b' ') || (self.thin_blanks() && line.contains(is_blank))
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

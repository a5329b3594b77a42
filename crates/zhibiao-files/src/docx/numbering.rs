//! The numbers that Word shows before paragraphs and does not store in them: 一、, （二）, 3.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::error::FileError;
use crate::package::{Node, Package, attribute};

/// Which list a paragraph is a member of, and how deep.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbered {
    pub(crate) list: Option<String>,
    pub(crate) level: Option<usize>,
}

impl Numbered {
    /// What the paragraph says itself, or else its style.
    pub(crate) fn or(self, style: Option<Self>) -> Self {
        let style = style.unwrap_or_default();
        Self {
            list: self.list.or(style.list),
            level: self.level.or(style.level),
        }
    }
}

/// The lists that styles are members of, by the styles' names.
pub(crate) type Styles = HashMap<String, Numbered>;

/// Reads the styles.
pub(crate) fn styles(package: &Package<'_>, xml: &str) -> Result<Styles, FileError> {
    let mut styles = Styles::default();
    let mut own = None;
    package.events(xml, |node| match node {
        Node::Start(tag, "style") => own = attribute(tag, "styleId"),
        Node::Start(tag, name @ ("ilvl" | "numId")) => {
            if let Some(style) = &own {
                let numbered = styles.entry(style.clone()).or_default();
                let value = attribute(tag, "val");
                if name == "ilvl" {
                    numbered.level = value.and_then(|value| value.parse().ok());
                } else {
                    numbered.list = value;
                }
            }
        }
        Node::End("style") => own = None,
        _ => {}
    })?;
    Ok(styles)
}

/// The depth of lists.
const LEVELS: usize = 9;

/// How the members of one level are numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`: the number of a level where `%` and its place stand.
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
        }
    }
}

/// The lists of a file, and how far each has come.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    patterns: HashMap<String, Vec<Level>>,
    /// The pattern of each list.
    lists: HashMap<String, String>,
    /// The last number of each level, by pattern; none where it has not begun.
    reached: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(crate) fn read(package: &Package<'_>, xml: &str) -> Result<Self, FileError> {
        let mut numbering = Self::default();
        let mut pattern = None;
        let mut list = None;
        package.events(xml, |node| match node {
            Node::Start(tag, "abstractNum") => {
                pattern = attribute(tag, "abstractNumId");
                if let Some(pattern) = &pattern {
                    numbering.patterns.insert(pattern.clone(), Vec::new());
                }
            }
            Node::Start(_, "lvl") => {
                if let Some(levels) = numbering.levels(pattern.as_ref()) {
                    levels.push(Level::default());
                }
            }
            Node::Start(tag, name @ ("start" | "numFmt" | "lvlText")) => {
                let value = attribute(tag, "val").unwrap_or_default();
                let levels = numbering.levels(pattern.as_ref());
                if let Some(level) = levels.and_then(|levels| levels.last_mut()) {
                    match name {
                        "start" => level.start = value.parse().unwrap_or(1),
                        "numFmt" => level.format = value,
                        _ => level.text = value,
                    }
                }
            }
            Node::End("abstractNum") => pattern = None,
            Node::Start(tag, "num") => list = attribute(tag, "numId"),
            Node::Start(tag, "abstractNumId") => {
                if let (Some(list), Some(pattern)) = (&list, attribute(tag, "val")) {
                    numbering.lists.insert(list.clone(), pattern);
                }
            }
            Node::End("num") => list = None,
            _ => {}
        })?;
        Ok(numbering)
    }

    fn levels(&mut self, pattern: Option<&String>) -> Option<&mut Vec<Level>> {
        self.patterns.get_mut(pattern?)
    }

    /// The number of the next member; nothing for what is in no list, or has a bullet.
    pub(crate) fn next(&mut self, numbered: &Numbered) -> String {
        let found = || {
            let pattern = self.lists.get(numbered.list.as_ref()?)?;
            Some((pattern.clone(), self.patterns.get(pattern)?))
        };
        let Some((pattern, levels)) = found() else {
            return String::new();
        };
        let own = numbered.level.unwrap_or(0).min(LEVELS - 1);
        let reached = self.reached.entry(pattern).or_default();
        for (place, number) in reached.iter_mut().enumerate() {
            let start = levels.get(place).map_or(1, |level| level.start);
            *number = match place.cmp(&own) {
                Ordering::Less => Some(number.unwrap_or(start)),
                Ordering::Equal => Some(number.map_or(start, |number| number.saturating_add(1))),
                Ordering::Greater => None,
            };
        }
        let Some(level) = levels.get(own).filter(|level| level.format != "bullet") else {
            return String::new();
        };
        let mut shown = level.text.clone();
        for (place, number) in reached.iter().enumerate() {
            let format = levels.get(place).map_or("", |level| level.format.as_str());
            let number = written(number.unwrap_or(0), format);
            shown = shown.replace(&format!("%{}", place + 1), &number);
        }
        shown
    }
}

/// A number as a format writes it; as digits where the format is not known.
fn written(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => number
            .checked_sub(1)
            .filter(|place| *place < 20)
            .and_then(|place| char::from_u32(0x2460 + place))
            .map_or_else(|| number.to_string(), |sign| sign.to_string()),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// Numbers up to 99 in Chinese; larger ones, which no list has, in digits.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |place: u32| DIGITS.get(place as usize).copied().unwrap_or("");
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

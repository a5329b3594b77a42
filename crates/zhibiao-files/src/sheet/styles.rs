//! How the numbers of a workbook are shown: as they are, as percentages, as dates.

use std::collections::HashMap;

use crate::error::FileError;
use crate::package::{Node, Package, attribute};

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    #[default]
    AsIs,
    Percent,
    Date,
}

/// The styles of cells by their number.
#[derive(Debug, Default)]
pub(crate) struct Styles(Vec<Shown>);

impl Default for &Styles {
    fn default() -> Self {
        static NONE: Styles = Styles(Vec::new());
        &NONE
    }
}

impl Styles {
    pub(crate) fn read(package: &Package<'_>, xml: &str) -> Result<Self, FileError> {
        let mut own: HashMap<u32, Shown> = HashMap::new();
        let mut shown = Vec::new();
        let mut in_cells = false;
        package.events(xml, |node| match node {
            Node::Start(tag, "numFmt") => {
                let number = attribute(tag, "numFmtId").and_then(|number| number.parse().ok());
                if let (Some(number), Some(code)) = (number, attribute(tag, "formatCode")) {
                    own.insert(number, by_code(&code));
                }
            }
            Node::Start(_, "cellXfs") => in_cells = true,
            Node::End("cellXfs") => in_cells = false,
            Node::Start(tag, "xf") if in_cells => {
                let number = attribute(tag, "numFmtId").and_then(|number| number.parse().ok());
                let number: u32 = number.unwrap_or(0);
                shown.push(
                    own.get(&number)
                        .copied()
                        .unwrap_or_else(|| by_number(number)),
                );
            }
            _ => {}
        })?;
        Ok(Self(shown))
    }

    pub(crate) fn shown(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }
}

/// The formats that every workbook has (ECMA-376, 18.8.30), those of China included.
fn by_number(number: u32) -> Shown {
    match number {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Date,
        _ => Shown::AsIs,
    }
}

/// A format of the workbook's own, by its code: what stands in quotes or brackets is text.
fn by_code(code: &str) -> Shown {
    let mut quoted = false;
    let mut bracketed = false;
    let mut plain = String::new();
    for c in code.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if quoted || bracketed => {}
            _ => plain.push(c.to_ascii_lowercase()),
        }
    }
    if plain.contains('%') {
        Shown::Percent
    } else if plain.contains('y') || plain.contains('d') && plain.contains('m') {
        Shown::Date
    } else {
        Shown::AsIs
    }
}

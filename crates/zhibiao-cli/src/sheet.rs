//! A table as every output takes it: CSV, Excel.

use zhibiao::completion::Light;
use zhibiao::finding::Language;
use zhibiao::number::Decimal;

use crate::arguments::Tongue;

/// A heading in both languages, and how wide its column is in characters.
pub type Column = (&'static str, &'static str, u16);

/// One table with its name in both languages.
pub struct Sheet {
    pub name: (&'static str, &'static str),
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// An exact number.
    Number(Decimal),
    Light(Light),
    /// A text that leads to a place of a page.
    Link(Box<Link>),
}

/// A text, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub text: String,
    pub to: String,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    pub fn link(text: String, to: String) -> Self {
        Self::Link(Box::new(Link { text, to }))
    }

    /// What is shown of it.
    pub fn shown(&self, tongue: Tongue) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Link(link) => link.text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Light(light) => light.label(language(tongue)).to_owned(),
        }
    }
}

pub fn language(tongue: Tongue) -> Language {
    match tongue {
        Tongue::Zh => Language::Chinese,
        Tongue::En => Language::English,
    }
}

pub fn in_tongue(pair: (&'static str, &'static str), tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Zh => pair.0,
        Tongue::En => pair.1,
    }
}

impl Sheet {
    /// As values parted by commas, with the mark that Excel knows UTF-8 by; a text that a sheet would take for a formula
    /// begins with an apostrophe.
    pub fn to_csv(&self, tongue: Tongue) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xef\xbb\xbf".to_vec());
        let headers = self
            .columns
            .iter()
            .map(|&(zh, en, _)| in_tongue((zh, en), tongue));
        // Writing to memory does not fail.
        let _ = writer.write_record(headers);
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => guarded(text),
                Cell::Link(link) => guarded(&link.text),
                other => other.shown(tongue),
            });
            let _ = writer.write_record(cells);
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// `=1+1` of a document stays text.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

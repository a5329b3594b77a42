//! A table that lines up where Chinese characters take two columns.

use std::fmt;

use unicode_width::UnicodeWidthStr;

pub struct Table<const N: usize> {
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table with this header.
    pub fn new(header: [&str; N]) -> Self {
        Self {
            rows: vec![header.map(str::to_owned)],
        }
    }

    pub fn row(&mut self, cells: [&str; N]) {
        self.rows.push(cells.map(str::to_owned));
    }

    /// Whether it has no row but the header.
    pub fn is_empty(&self) -> bool {
        self.rows.len() <= 1
    }
}

impl<const N: usize> fmt::Display for Table<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for (width, cell) in widths.iter().zip(row) {
                let blanks = " ".repeat(width - cell.width());
                line += &format!("  {cell}{blanks}");
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

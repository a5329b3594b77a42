//! The table of indicators, as text.

use super::direction::Direction;
use super::nature::Nature;
use super::{CatalogueError, Entry};

pub(super) const INDICATORS: &str = include_str!("indicators.tsv");

const SOURCES: &str = include_str!("sources.tsv");

/// How the line of the column names begins.
const HEAD: &str = "slug\t";

/// The rows of a table with their lines, from 1.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter(|(_, line)| !line.starts_with(HEAD))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The title of a source; what is no key of the table is a title itself.
fn source(key: &str) -> &str {
    lines(SOURCES)
        .find_map(|(_, line)| line.split_once('\t').filter(|(own, _)| *own == key))
        .map_or(key, |(_, title)| title)
}

/// The indicator of a row.
pub(super) fn entry(row: &str) -> Result<Entry, CatalogueError> {
    let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
    let Ok(
        [
            slug,
            name,
            english,
            aliases,
            unit,
            measure,
            direction,
            nature,
            ratio,
            field,
            example,
            source_key,
        ],
    ) = <[&str; 12]>::try_from(cells.as_slice())
    else {
        return Err(CatalogueError::Columns { found: cells.len() });
    };
    let mut entry = Entry::new(slug, name)?
        .with_english(english)
        .with_measure(one_of("measure", measure, MEASURES)?)
        .with_field(one_of("field", field, "see `Field`")?)
        .with_example(example)
        .with_source(source(source_key));
    entry = match direction {
        "higher" => entry.with_direction(Direction::HigherIsBetter),
        "lower" => entry.with_direction(Direction::LowerIsBetter),
        "band" => entry.with_direction(Direction::WithinBand),
        "ceiling" => entry.with_ceiling(),
        _ => {
            return Err(cell(
                "direction",
                direction,
                "write higher, lower, band or ceiling",
            ));
        }
    };
    if !unit.is_empty() {
        let unit = unit.parse();
        entry = entry.with_unit(
            unit.map_err(|_| cell("unit", row_unit(row), "write a unit such as 亿元 or 元/人"))?,
        );
    }
    if !nature.is_empty() {
        entry = entry.with_nature(one_of::<Nature>(
            "nature",
            nature,
            "write binding, anticipatory or nothing",
        )?);
    }
    if !ratio.is_empty() {
        let (numerator, denominator) = ratio
            .split_once('÷')
            .ok_or_else(|| cell("ratio", ratio, "write numerator÷denominator"))?;
        entry = entry.with_ratio_of(numerator, denominator)?;
    }
    for alias in aliases.split('|').filter(|alias| !alias.is_empty()) {
        entry = match alias.split_once('@') {
            None => entry.with_alias(alias)?,
            Some((name, "growth")) => entry.with_growth_alias(name)?,
            Some(_) => return Err(cell("alias", alias, "after a name, @growth alone is known")),
        };
    }
    Ok(entry)
}

const MEASURES: &str = "write total, level, growth, reduction, increase or decrease";

fn row_unit(row: &str) -> &str {
    row.split('\t').nth(4).unwrap_or_default().trim()
}

fn one_of<T: std::str::FromStr>(
    column: &'static str,
    text: &str,
    expected: &'static str,
) -> Result<T, CatalogueError> {
    text.parse().map_err(|_| cell(column, text, expected))
}

fn cell(column: &'static str, text: &str, expected: &'static str) -> CatalogueError {
    CatalogueError::MalformedCell {
        column,
        text: text.to_owned(),
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn the_table_has_no_error_and_every_row_its_fields() {
        let built = Catalogue::default().extend().table(INDICATORS).build();
        let catalogue = built.unwrap();
        assert_eq!(catalogue.entries().len(), rows(INDICATORS).count());
        for entry in catalogue.entries() {
            let slug = entry.slug();
            assert!(!entry.english().is_empty(), "{slug} has no English name");
            assert!(!entry.example().is_empty(), "{slug} has no example");
            assert!(
                entry.source().contains('《'),
                "the source of {slug} is no key of sources.tsv"
            );
        }
    }

    #[test]
    fn every_source_is_used() {
        for (_, line) in lines(SOURCES) {
            let (key, _) = line.split_once('\t').unwrap();
            let is_used = rows(INDICATORS).any(|(_, row)| row.ends_with(&format!("\t{key}")));
            assert!(is_used, "no row is from {key}");
        }
    }
}

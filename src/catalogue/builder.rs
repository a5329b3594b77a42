//! A catalogue with rows and names of a caller's own.

use super::entry::Name;
use super::spelling::fold;
use super::{Catalogue, CatalogueError, Entry, table};

/// Adds rows and names to a catalogue; [`build`](Self::build) checks them.
///
/// ```
/// use zhibiao::catalogue::{Catalogue, CatalogueError, Entry};
///
/// let refused = Catalogue::standard().extend().alias("retail-sales", "GDP").build();
/// assert!(matches!(refused, Err(CatalogueError::NameTaken { .. })));
/// ```
#[derive(Debug, Clone)]
#[must_use = "a catalogue exists only after `build`"]
pub struct CatalogueBuilder {
    built: Result<Catalogue, CatalogueError>,
}

impl CatalogueBuilder {
    pub(super) const fn new(catalogue: Catalogue) -> Self {
        Self {
            built: Ok(catalogue),
        }
    }

    /// Adds an indicator with its names.
    pub fn entry(self, entry: Entry) -> Self {
        self.with(|catalogue| add(catalogue, entry))
    }

    /// Adds a name to the indicator of a slug.
    pub fn alias(self, slug: &str, name: &str) -> Self {
        self.with(|catalogue| add_name(catalogue, slug, &Name::new(name)?))
    }

    /// Adds a name that is read only before a rate of change, as 经济 of `gdp`.
    pub fn growth_alias(self, slug: &str, name: &str) -> Self {
        self.with(|catalogue| add_name(catalogue, slug, &Name::of_growth(name)?))
    }

    /// Adds the rows of a table: lines of twelve columns parted by tabs, as in `src/catalogue/indicators.tsv`. Lines that are
    /// blank or begin with `#`, and the line of the column names, are no rows.
    ///
    /// ```
    /// use zhibiao::catalogue::Catalogue;
    ///
    /// let rows = "tea-output\t茶叶产量\toutput of tea\t茶叶总产量\t吨\ttotal\thigher\t\t\tagriculture\t茶叶产量9000吨\tyearbook";
    /// let catalogue = Catalogue::standard().extend().table(rows).build()?;
    /// assert_eq!(catalogue.get("tea-output").unwrap().english(), "output of tea");
    /// # Ok::<(), zhibiao::catalogue::CatalogueError>(())
    /// ```
    pub fn table(self, text: &str) -> Self {
        table::rows(text).fold(self, |builder, (line, row)| {
            builder.with(|catalogue| {
                let added = table::entry(row).and_then(|entry| add(catalogue, entry));
                added.map_err(|error| CatalogueError::Row {
                    line,
                    error: Box::new(error),
                })
            })
        })
    }

    /// The catalogue.
    ///
    /// # Errors
    /// The first that is wrong: a slug or a name that is taken, a name for no row, a row of a table that is malformed.
    pub fn build(self) -> Result<Catalogue, CatalogueError> {
        self.built
    }

    fn with(mut self, change: impl FnOnce(&mut Catalogue) -> Result<(), CatalogueError>) -> Self {
        if let Ok(catalogue) = &mut self.built
            && let Err(error) = change(catalogue)
        {
            self.built = Err(error);
        }
        self
    }
}

fn add(catalogue: &mut Catalogue, mut entry: Entry) -> Result<(), CatalogueError> {
    if let Some(other) = catalogue.get(entry.slug().as_str()) {
        return Err(CatalogueError::SlugTaken {
            slug: entry.slug().clone(),
            name: other.name().to_owned(),
        });
    }
    let slug = entry.slug().clone();
    let names = entry.take_names();
    catalogue
        .slugs
        .insert(slug.clone(), catalogue.entries.len());
    catalogue.entries.push(entry);
    let own = Name::new(catalogue.entries.last().map_or("", Entry::name))?;
    insert(catalogue, slug.as_str(), &own)?;
    names
        .iter()
        .try_for_each(|name| add_name(catalogue, slug.as_str(), name))
}

fn add_name(catalogue: &mut Catalogue, slug: &str, name: &Name) -> Result<(), CatalogueError> {
    insert(catalogue, slug, name)?;
    if let Some(at) = catalogue.slugs.get(slug)
        && let Some(entry) = catalogue.entries.get_mut(*at)
    {
        entry.push_name(name.clone());
    }
    Ok(())
}

/// Makes a name findable.
fn insert(catalogue: &mut Catalogue, slug: &str, name: &Name) -> Result<(), CatalogueError> {
    let Some(at) = catalogue.slugs.get(slug).copied() else {
        return Err(CatalogueError::UnknownSlug {
            slug: slug.to_owned(),
        });
    };
    let folded = fold(name.as_str()).ok_or_else(|| CatalogueError::MalformedName {
        text: name.as_str().to_owned(),
    })?;
    let names = if name.is_of_growth() {
        &mut catalogue.growth_names
    } else {
        &mut catalogue.names
    };
    if let Some(other) = names.get(&folded)
        && let Some(owner) = catalogue.entries.get(*other)
    {
        return Err(CatalogueError::NameTaken {
            name: name.as_str().to_owned(),
            slug: owner.slug().clone(),
        });
    }
    names.insert(folded, at);
    Ok(())
}

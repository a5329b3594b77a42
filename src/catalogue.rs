//! The catalogue (指标目录): the standard indicators of these documents, and the classes of the things they count.
//!
//! One indicator has one [`Slug`], whatever a report calls it: 地区生产总值, 生产总值 and GDP are `gdp`, and so is 经济 before a rate
//! of change. Names match exactly, after words of scope (全省, 全市, 地方, 全社会 …) and of trend (增速, 涨幅 …) are set aside. A name
//! that is not in the table has no slug: it is never guessed.
//!
//! The table is `src/catalogue/indicators.tsv`, a row each; who adds a row needs no Rust. A caller adds rows and names of
//! their own by [`Catalogue::extend`].
//!
//! ```
//! use zhibiao::catalogue::{Catalogue, Entry, Mention};
//! use zhibiao::indicator::{Direction, Measure};
//!
//! let standard = Catalogue::standard();
//! let gdp = standard.find("全省地区生产总值").map(|entry| entry.slug().as_str());
//! assert_eq!(gdp, Some("gdp"));
//! assert_eq!(standard.find("数字经济核心产业"), None);
//!
//! // 经济 is the gross domestic product only where it grows.
//! let growth = Mention::new("经济").with_measure(Measure::Growth);
//! assert_eq!(standard.identify(&growth), standard.get("gdp"));
//! assert_eq!(standard.find("经济"), None);
//!
//! let own = standard
//!     .extend()
//!     .entry(Entry::new("tea-output", "茶叶产量")?.with_alias("茶叶总产量")?.with_unit("吨".parse()?))
//!     .alias("retail-sales", "社零额")
//!     .build()?;
//! assert_eq!(own.find("全县茶叶总产量").map(Entry::direction), Some(Direction::HigherIsBetter));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod builder;
mod class;
pub(crate) mod direction;
mod entry;
mod error;
mod family;
pub(crate) mod measure;
mod mention;
pub(crate) mod nature;
mod slug;
mod spelling;
mod table;

use std::collections::HashMap;

pub use builder::CatalogueBuilder;
pub use class::{Class, ClassRow};
pub use entry::{Entry, Field, RatioOf};
pub use error::CatalogueError;
pub use family::Family;
pub(crate) use family::measured;
pub use mention::Mention;
pub use slug::Slug;

use measure::Measure;
use spelling::Reading;

/// The indicators that are known by name, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    entries: Vec<Entry>,
    /// Where the entry of a slug stands.
    slugs: HashMap<Slug, usize>,
    /// Where the entry of a name stands; names are folded.
    names: HashMap<String, usize>,
    /// The same of names that are read only before a rate of change.
    growth_names: HashMap<String, usize>,
}

impl Catalogue {
    /// The standard indicators: `src/catalogue/indicators.tsv`, read and checked anew by each call. Keep the value.
    ///
    /// ```
    /// use zhibiao::catalogue::Catalogue;
    ///
    /// let catalogue = Catalogue::standard();
    /// assert!(catalogue.entries().len() >= 200);
    /// assert_eq!(catalogue.find("城镇新增就业人数").unwrap().name(), "城镇新增就业");
    /// ```
    #[must_use]
    pub fn standard() -> Self {
        // A test holds that the table has no error.
        let table = Self::default().extend().table(table::INDICATORS);
        table.build().unwrap_or_default()
    }

    /// Starts a catalogue with all that this one has and more.
    pub fn extend(&self) -> CatalogueBuilder {
        CatalogueBuilder::new(self.clone())
    }

    /// The indicators, in the order of the table.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The indicator of this slug.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Entry> {
        self.slugs.get(slug).and_then(|at| self.entries.get(*at))
    }

    /// The indicator of this slug, or an error that names it.
    ///
    /// # Errors
    /// [`CatalogueError::UnknownSlug`].
    pub fn require(&self, slug: &str) -> Result<&Entry, CatalogueError> {
        self.get(slug).ok_or_else(|| CatalogueError::UnknownSlug {
            slug: slug.to_owned(),
        })
    }

    /// The indicator of this name, whatever its number means.
    ///
    /// ```
    /// use zhibiao::catalogue::Catalogue;
    ///
    /// let catalogue = Catalogue::standard();
    /// let slug = |name: &str| catalogue.find(name).map(|entry| entry.slug().to_string());
    /// assert_eq!(slug("全市规上工业增加值增速"), slug("规模以上工业增加值"));
    /// assert_eq!(slug("地方一般公共预算收入").as_deref(), Some("general-budget-revenue"));
    /// assert_eq!(slug("高端装备制造业增加值"), None);
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.identify(&Mention::new(name))
    }

    /// Whether a name is one of the table as it stands, with nothing set aside: 全国重点实验室, and not 全国生产总值.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        spelling::fold(name).is_some_and(|name| self.names.contains_key(&name))
    }

    /// The indicator that a text speaks of.
    ///
    /// The verb may be a part of the name (新增 + 城镇就业); the measure opens the names that are read only of growth; a unit
    /// of another kind speaks against the indicator (出口5万辆 is no export value), and so does a rate of nothing that
    /// changes (固定资产投资的12%).
    #[must_use]
    pub fn identify(&self, mention: &Mention<'_>) -> Option<&Entry> {
        let is_change = mention.measure().is_some_and(Measure::is_change);
        let place = spelling::fold(mention.place()).unwrap_or_default();
        mention
            .wordings(&place)
            .into_iter()
            .flatten()
            .find_map(|wording| {
                let readings = spelling::readings(&wording, &place);
                readings.into_iter().find_map(|reading| {
                    let entry = self.named(&reading, is_change || reading.is_of_trend)?;
                    mention.admits(entry, &reading).then_some(entry)
                })
            })
    }

    fn named(&self, reading: &Reading<'_>, grows: bool) -> Option<&Entry> {
        let growth = grows.then(|| self.growth_names.get(reading.name)).flatten();
        let at = growth.or_else(|| self.names.get(reading.name))?;
        self.entries.get(*at)
    }
}

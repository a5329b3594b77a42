//! One region, as it was for some years.

use std::fmt;

use zhibiao::region::{Region, RegionCode};

use crate::short::short;

/// A region of a code and a name (行政区划), for the years that it had both.
///
/// ```
/// use zhibiao_regions::Directory;
///
/// let now = Directory::current();
/// let district = now.get("330112".parse()?).unwrap();
/// assert_eq!((district.name(), district.short_name()), ("临安区", "临安"));
/// assert_eq!((district.since(), district.until()), (Some(2017), None));
/// # Ok::<(), zhibiao::region::RegionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Division {
    pub(crate) code: RegionCode,
    pub(crate) name: &'static str,
    pub(crate) since: Option<i32>,
    pub(crate) until: Option<i32>,
}

impl Division {
    pub(crate) fn of_row([code, name, since, until]: [&'static str; 4]) -> Option<Self> {
        let year = |cell: &str| match cell {
            "" => Some(None),
            cell => cell.parse().ok().map(Some),
        };
        Some(Self {
            code: code.parse().ok()?,
            name,
            since: year(since)?,
            until: year(until)?,
        })
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> RegionCode {
        self.code
    }

    /// Its full name: 永嘉县, 延边朝鲜族自治州.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its short name: 永嘉, 延边; the full one where it has none.
    #[must_use]
    pub fn short_name(&self) -> &'static str {
        short(self.name)
    }

    /// The year at whose end it first had this code and name; `None` where that was 2000 or before.
    #[must_use]
    pub const fn since(&self) -> Option<i32> {
        self.since
    }

    /// The year at whose end it had them no more; `None` where it still has.
    #[must_use]
    pub const fn until(&self) -> Option<i32> {
        self.until
    }

    /// Whether it had them at the end of a year.
    #[must_use]
    pub fn is_of(&self, year: i32) -> bool {
        self.since.is_none_or(|since| since <= year) && self.until.is_none_or(|until| year < until)
    }

    /// It as plans have it.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        let region = Region::new(self.name).ok()?;
        Some(region.with_code(self.code))
    }
}

/// The full name.
impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

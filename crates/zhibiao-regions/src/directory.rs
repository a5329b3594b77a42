//! The regions there were at the end of a year, by code and by name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use zhibiao::aggregate::{Tree, TreeError};
use zhibiao::region::RegionCode;

use crate::{Division, FIRST_YEAR, LAST_YEAR, table};

/// Why there is no directory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DirectoryError {
    /// A year that the data do not know.
    #[error("the regions of {year} are not known: the data are of {FIRST_YEAR} to {LAST_YEAR}")]
    YearUnknown {
        /// The year as given.
        year: i32,
    },
}

impl DirectoryError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::YearUnknown { year } => {
                format!("没有{year}年的行政区划，数据为{FIRST_YEAR}年至{LAST_YEAR}年")
            }
        }
    }
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'a> {
    /// No region of that year.
    None,
    /// This one.
    One(&'a Division),
    /// One of these; the name alone does not tell which.
    Several(Vec<&'a Division>),
}

/// Characters of the longest name that is looked up.
const LONGEST: usize = 48;

/// The regions there were at the end of a year (某年末的行政区划).
#[derive(Debug, Clone)]
pub struct Directory {
    year: i32,
    divisions: BTreeMap<RegionCode, Division>,
    /// The codes of each full and each short name.
    names: HashMap<&'static str, Vec<RegionCode>>,
}

impl Directory {
    /// The regions there are.
    #[must_use]
    pub fn current() -> Self {
        Self::new(LAST_YEAR)
    }

    /// The regions there were at the end of a year.
    ///
    /// # Errors
    /// [`DirectoryError::YearUnknown`].
    ///
    /// ```
    /// use zhibiao_regions::Directory;
    ///
    /// let code = "330104".parse()?; // 江干区
    /// assert!(Directory::at(2020)?.get(code).is_some());
    /// assert!(Directory::at(2021)?.get(code).is_none());
    /// assert!(Directory::at(1949).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn at(year: i32) -> Result<Self, DirectoryError> {
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
            Ok(Self::new(year))
        } else {
            Err(DirectoryError::YearUnknown { year })
        }
    }

    fn new(year: i32) -> Self {
        let divisions: BTreeMap<RegionCode, Division> = Self::all()
            .into_iter()
            .filter(|division| division.is_of(year))
            .map(|division| (division.code, division))
            .collect();
        let mut names: HashMap<&str, Vec<RegionCode>> = HashMap::new();
        for division in divisions.values() {
            let short = division.short_name();
            names.entry(division.name).or_default().push(division.code);
            if short != division.name {
                names.entry(short).or_default().push(division.code);
            }
        }
        Self {
            year,
            divisions,
            names,
        }
    }

    /// Every region of every year, in the order of the codes.
    #[must_use]
    pub fn all() -> Vec<Division> {
        table::regions().filter_map(Division::of_row).collect()
    }

    /// The year at whose end the regions were these.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The regions, in the order of their codes: a region before its parts.
    pub fn divisions(&self) -> impl Iterator<Item = &Division> {
        self.divisions.values()
    }

    /// The region of a code.
    #[must_use]
    pub fn get(&self, code: RegionCode) -> Option<&Division> {
        self.divisions.get(&code)
    }

    /// The region that a name stands for: a full name (永嘉县), a short one (永嘉, 浙江), or one after those of regions that it lies
    /// in (浙江省温州市永嘉县, 浙江永嘉).
    ///
    /// ```
    /// use zhibiao_regions::{Directory, Found};
    ///
    /// let now = Directory::current();
    /// let code = |name: &str| match now.find(name) {
    ///     Found::One(division) => division.code().to_string(),
    ///     Found::Several(divisions) => format!("{} of them", divisions.len()),
    ///     Found::None => String::new(),
    /// };
    /// assert_eq!(code("浙江"), "33");
    /// assert_eq!(code("浙江温州永嘉"), "330324");
    /// assert_eq!(code("吉林"), "2 of them"); // the province and its city
    /// assert_eq!(code("吉林省"), "22");
    /// assert_eq!(code("浙江省鼓楼区"), "");
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Found<'_> {
        let name: String = name
            .chars()
            .filter(|c| !c.is_whitespace())
            .take(LONGEST + 1)
            .collect();
        if name.chars().count() > LONGEST {
            return Found::None;
        }
        let codes = self.codes_of(&name, None);
        let mut divisions: Vec<&Division> = codes
            .iter()
            .filter_map(|code| self.divisions.get(code))
            .collect();
        match (divisions.pop(), divisions.is_empty()) {
            (None, _) => Found::None,
            (Some(division), true) => Found::One(division),
            (Some(division), false) => {
                divisions.push(division);
                Found::Several(divisions)
            }
        }
    }

    /// The codes that a name may stand for, among the parts of `within`.
    fn codes_of(&self, name: &str, within: Option<RegionCode>) -> BTreeSet<RegionCode> {
        let lies_within = |code: &RegionCode| {
            within.is_none_or(|within| *code != within && code.is_within(&within))
        };
        let own: BTreeSet<RegionCode> = self
            .names
            .get(name)
            .into_iter()
            .flatten()
            .copied()
            .filter(lies_within)
            .collect();
        if !own.is_empty() {
            return own;
        }
        // What stands before may be the names of regions around it, the longest first.
        let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(1).collect();
        for end in ends.into_iter().rev() {
            let (Some(outer), Some(rest)) = (name.get(..end), name.get(end..)) else {
                continue;
            };
            let found: BTreeSet<RegionCode> = self
                .names
                .get(outer)
                .into_iter()
                .flatten()
                .filter(|code| lies_within(code))
                .flat_map(|code| self.codes_of(rest, Some(*code)))
                .collect();
            if !found.is_empty() {
                return found;
            }
        }
        BTreeSet::new()
    }

    /// All codes, as `zhibiao::validate::plan_in` takes them.
    #[must_use]
    pub fn codes(&self) -> BTreeSet<RegionCode> {
        self.divisions.keys().copied().collect()
    }

    /// The parts of a region, at every level, in the order of their codes.
    pub fn parts(&self, code: RegionCode) -> impl Iterator<Item = &Division> {
        self.divisions
            .range(code..)
            .map(|(_, division)| division)
            .skip_while(move |division| division.code == code)
            .take_while(move |division| division.code.is_within(&code))
    }

    /// The tree of a region and its parts, for `zhibiao::aggregate::roll_up`. A part stands under the nearest region around it that
    /// there is: 定安县 (469021) under 海南省.
    ///
    /// # Errors
    /// None that the data bring about; those of [`Tree::new`].
    ///
    /// ```
    /// use zhibiao_regions::Directory;
    ///
    /// let wenzhou = "3303".parse()?;
    /// let tree = Directory::current().tree(wenzhou)?;
    /// assert_eq!(tree.children(&wenzhou).count(), 12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tree(&self, code: RegionCode) -> Result<Tree<RegionCode>, TreeError> {
        Tree::new(self.parts(code).map(|part| {
            let mut around = part.code.ancestors();
            let parent = around.find(|outer| self.divisions.contains_key(outer) || *outer == code);
            (part.code, parent.unwrap_or(code))
        }))
    }
}

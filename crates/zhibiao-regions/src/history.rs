//! What changed: predecessors and successors.

use std::collections::{BTreeMap, BTreeSet};

use zhibiao::region::RegionCode;

use crate::{Directory, Division, table};

/// What happened to a region (变更类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ChangeKind {
    /// 新设
    Established,
    /// 撤销
    Abolished,
    /// 更名
    Renamed,
    /// 同名改码: it has another code, mostly since it lies elsewhere or is of another level.
    Recoded,
    /// 撤县设市
    CountyToCity,
    /// 撤县设区
    CountyToDistrict,
    /// 撤市设区
    CityToDistrict,
    /// 撤区设区: districts joined or parted anew.
    DistrictToDistrict,
    /// 撤地设市
    PrefectureToCity,
    /// 区划调整
    Rearranged,
}

impl ChangeKind {
    const ALL: [(Self, &'static str); 10] = [
        (Self::Established, "新设"),
        (Self::Abolished, "撤销"),
        (Self::Renamed, "更名"),
        (Self::Recoded, "同名改码"),
        (Self::CountyToCity, "撤县设市"),
        (Self::CountyToDistrict, "撤县设区"),
        (Self::CityToDistrict, "撤市设区"),
        (Self::DistrictToDistrict, "撤区设区"),
        (Self::PrefectureToCity, "撤地设市"),
        (Self::Rearranged, "区划调整"),
    ];

    /// Its name in Chinese.
    #[must_use]
    pub fn label(self) -> &'static str {
        let row = Self::ALL.into_iter().find(|(kind, _)| *kind == self);
        row.map_or("", |(_, label)| label)
    }
}

/// A code with the name it stood for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Named {
    /// The code.
    pub code: RegionCode,
    /// The name.
    pub name: &'static str,
}

/// A change of one region (变更).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Change {
    /// The year in which it was approved.
    pub year: i32,
    /// What happened.
    pub kind: ChangeKind,
    /// What was before; `None` where there was none.
    pub before: Option<Named>,
    /// What is after; `None` where it was parted or its successor is not told.
    pub after: Option<Named>,
    /// The document that approved it, where that is known: 国函〔2018〕163号.
    pub document: &'static str,
}

/// What changed from 2000 on (沿革).
#[derive(Debug, Clone)]
pub struct History {
    /// In the order of the years.
    changes: Vec<Change>,
    /// What each code stood for.
    divisions: BTreeMap<RegionCode, Vec<Division>>,
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

impl History {
    /// All changes.
    #[must_use]
    pub fn new() -> Self {
        let named = |code: &'static str, name: &'static str| {
            (!code.is_empty()).then(|| code.parse().ok().map(|code| Named { code, name }))
        };
        let change = |[year, kind, old_code, old_name, new_code, new_name, document]: [_; 7]| {
            let kinds = ChangeKind::ALL;
            Some(Change {
                year: str::parse(year).ok()?,
                kind: kinds.into_iter().find(|(_, label)| *label == kind)?.0,
                before: named(old_code, old_name).flatten(),
                after: named(new_code, new_name).flatten(),
                document,
            })
        };
        let mut divisions: BTreeMap<RegionCode, Vec<Division>> = BTreeMap::new();
        for division in Directory::all() {
            divisions.entry(division.code()).or_default().push(division);
        }
        Self {
            changes: table::changes().filter_map(change).collect(),
            divisions,
        }
    }

    /// The changes, in the order of the years.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes that a region came out of.
    pub fn predecessors(&self, code: RegionCode) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.after.is_some_and(|after| after.code == code))
    }

    /// The changes that a region went into.
    pub fn successors(&self, code: RegionCode) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.before.is_some_and(|before| before.code == code))
    }

    /// What the region that had a code at the end of a year is now: itself, or all that took something of it over, as far as the data
    /// tell; empty where they do not.
    ///
    /// ```
    /// use zhibiao_regions::History;
    ///
    /// let history = History::new();
    /// let now = |code: &str, year| -> Vec<String> {
    ///     let codes = history.now(code.parse().unwrap(), year);
    ///     codes.iter().map(ToString::to_string).collect()
    /// };
    /// assert_eq!(now("330324", 2005), ["330324"]);
    /// assert_eq!(now("330185", 2005), ["330112"]); // 临安市 is 临安区
    /// assert_eq!(now("330104", 2020), ["330102"]); // 江干区 was joined to 上城区
    /// ```
    #[must_use]
    pub fn now(&self, code: RegionCode, year: i32) -> BTreeSet<RegionCode> {
        let mut now = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(code, year)];
        while let Some((code, year)) = open.pop() {
            if !seen.insert((code, year)) {
                continue;
            }
            let left = self
                .successors(code)
                .filter(|change| change.year > year && !self.is_used(code, change.year));
            let left: Vec<&Change> = left.collect();
            let Some(first) = left.iter().map(|change| change.year).min() else {
                now.insert(code);
                continue;
            };
            for change in left.iter().filter(|change| change.year == first) {
                open.extend(change.after.map(|after| (after.code, first)));
            }
        }
        now
    }

    /// Whether the code stands for a region at the end of a year: what was only renamed has it still, and so has what gave a part
    /// away (余杭区 in 2021).
    fn is_used(&self, code: RegionCode, year: i32) -> bool {
        let divisions = self.divisions.get(&code).into_iter().flatten();
        divisions.into_iter().any(|division| division.is_of(year))
    }
}
